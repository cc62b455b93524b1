// vm_call.c: calls. Mirrors CPython 3.12 Python/bytecodes.c CALL and CALL_FUNCTION_EX: arguments of
// a Python function are moved into its frame, those of anything else stay on the caller's stack
// until it has returned.
#include "vm_internal.h"

#include <string.h>

static Object *run_loop(Vm *vm) {
  vm->value = NULL;
  LoopResult result = vm_loop(vm);
  Object *value = vm->value;
  vm->value = NULL;
  return result == LOOP_RETURNED ? value : NULL;
}

Object *vm_run_frame(Vm *vm) {
  vm->heap->frame->boundary = true;
  return run_loop(vm);
}

// C code calls a Python function (_PyEval_Vector): the arguments stay with the caller, the frame
// has its own references.
Object *vm_run_function(Heap *heap, Object *function, Object *const *arguments, size_t count,
                        Object *keyword_names) {
  Vm *vm = vm_of(heap);
  if (!vm || vm->stopped) return heap_raise(heap, TYPE_SYSTEM_ERROR, "no evaluator runs");
  size_t total = count + (keyword_names ? ((Tuple *)keyword_names)->count : 0);
  Object *few[8], **own = total <= 8 ? few : mem_alloc(mem_size(total, sizeof *own));
  for (size_t i = 0; i < total; i++) own[i] = object_incref(arguments[i]);
  Frame *frame = vm_push_function(vm, object_incref(function), own, NULL, count, keyword_names);
  if (own != few) mem_free(own);
  return frame ? vm_run_frame(vm) : NULL;
}

// A bound method gives up its place to the function and the object it holds.
static void unwrap_method(Heap *heap, Frame *frame, uint32_t n) {
  const Method *method = (const Method *)*peek(frame, n - 1);
  *peek(frame, n) = object_incref(method->function);
  replace_value(heap, frame, n - 1, object_incref(method->self));
}

// The callable moves into the frame of the call.
static void own_values_at(Frame *frame, uint32_t slot) {
  if (frame->borrowed[slot]) object_incref(frame->slots[slot]);
  frame->borrowed[slot] = false;
}

// Whether a call of C code with keywords, which is to come, looks for a collection at its end.
static bool checks_breaker(Heap *heap, Frame *frame) {
  return !heap->profile->cold_keyword_calls_unchecked || vm_adapts(heap, frame, 1);
}

// str(x) of a warm instruction is PyObject_Str, without a tuple (CALL_STR_1).
static bool calls_str(Heap *heap, Frame *frame, const Object *callable, uint32_t count) {
  return count == 1 && heap->profile->str_adapts &&
         callable == &heap_class(heap, TYPE_STR)->head.object && vm_adapts(heap, frame, 1);
}

static bool is_function(const Object *callable, const char *name) {
  return is_kind_of(callable, &builtin_type) &&
         strcmp(((const BuiltinObject *)callable)->row->name, name) == 0;
}

static bool appends(Heap *heap, const Frame *frame, const Object *callable) {
  AppendAdapts when = heap->profile->append_adapts;
  bool dropped = instruction_opcode(frame->code->instructions[frame->pc]) == OPCODE_POP_TOP;
  if (when == APPEND_ADAPTS_NEVER || (when == APPEND_ADAPTS_DROPPED && !dropped)) return false;
  if (!is_kind_of(callable, &method_descriptor_type)) return false;
  const MethodDescriptor *method = (const MethodDescriptor *)callable;
  return method->cls == heap_class(heap, TYPE_LIST) && strcmp(method->row->name, "append") == 0;
}

// Calls that have instructions of their own, which do not look for a collection: len(x), type(x),
// isinstance(x, y), l.append(x).
static bool has_own_instruction(Heap *heap, const Frame *frame, const Object *callable,
                                bool is_method, uint32_t count) {
  if (!heap->profile->warm_calls_unchecked) return false;
  if (is_method) return count == 1 && appends(heap, frame, callable);
  if (count == 2) return is_function(callable, "isinstance");
  return count == 1 &&
         (callable == &heap_class(heap, TYPE_TYPE)->head.object || is_function(callable, "len"));
}

// [method or NULL][self or callable][arguments ...]
bool vm_call(Vm *vm, Frame *frame, uint32_t count) {
  Heap *heap = vm->heap;
  Object *names = vm->keyword_names;
  Object **place = peek(frame, count + 2);
  vm->keyword_names = NULL;
  if (!place[0] && is_kind_of(place[1], &method_type)) unwrap_method(heap, frame, count + 2);
  Object *callable = place[0] ? place[0] : place[1];
  Object **arguments = place[0] ? place + 1 : place + 2;
  size_t total = count + (place[0] != NULL),
         positional = total - (names ? ((Tuple *)names)->count : 0);
  if (is_kind_of(callable, &function_type)) {
    own_values_at(frame, (uint32_t)(place[0] ? frame->top - count - 2 : frame->top - count - 1));
    const bool *borrowed = frame->borrowed + (arguments - frame->slots);
    frame->top -= count + 2;
    return vm_push_function(vm, callable, arguments, borrowed, positional, names) != NULL;
  }
  bool failed;
  bool own = !names && has_own_instruction(heap, frame, callable, place[0] != NULL, count);
  bool checks = own ? !vm_adapts(heap, frame, (uint64_t)callable->serial)
                    : !names || checks_breaker(heap, frame);
  bool as_str = !names && !place[0] && calls_str(heap, frame, callable, count);
  if (!names && !place[0] && !own && vm_enter_init(vm, frame, count, &failed)) return !failed;
  Object *result = as_str ? object_str(heap, arguments[0])
                          : object_vectorcall(heap, callable, arguments, positional, names);
  drop_values(heap, frame, count + 2);
  if (!result) return false;
  push(frame, result);
  if (checks) check_breaker(heap);
  return true;
}

// ---- f(*arguments, **keywords) ----------------------------------------------------------------

// _PyObject_FunctionStr: with the module in front.
static const char *callable_text(Object *callable, Text *text) {
  if (is_kind_of(callable, &function_type)) {
    const Function *f = (const Function *)callable;
    if (f->module && is_kind_of(f->module, &str_type))
      text_printf(text, "%s.", chars_of(f->module));
    text_printf(text, "%s()", chars_of(f->qualname));
  } else if (is_kind_of(callable, &method_type))
    return callable_text(((Method *)callable)->function, text);
  else if (is_kind_of(callable, &builtin_type))
    text_printf(text, "%s()", ((BuiltinObject *)callable)->row->name);
  else
    text_printf(text, "%s object", callable->cls->type->name);
  return text_chars(text);
}

static const char *type_text_of(const Object *o) {
  return o->cls->user ? chars_of(o->cls->name) : o->cls->type->name;
}

// Any iterable becomes a tuple.
static bool make_tuple(Heap *heap, Frame *frame, uint32_t n, Object *callable) {
  Object *iterable = *peek(frame, n);
  if (is_kind_of(iterable, &tuple_type)) return true;
  Object *tuple = tuple_from(heap, iterable);
  if (!tuple && heap_raised_is(heap, TYPE_TYPE_ERROR) && !iterable->cls->type->iterate) {
    Text text = {0};
    heap_raise(heap, TYPE_TYPE_ERROR, "%s argument after * must be an iterable, not %s",
               callable_text(callable, &text), type_text_of(iterable));
    text_delete(&text);
  }
  if (tuple) replace_value(heap, frame, n, tuple);
  return tuple != NULL;
}

static void begin_internal(Heap *heap) { heap_internal_begin(heap); }
static void end_internal(Heap *heap) { heap_internal_end(heap); }

// All arguments, borrowed, in one array; *names_out is a new tuple, or NULL without keywords; where
// CPython makes none, it stands `outside` the simulated memory.
static Object **unpack(Heap *heap, const Tuple *positional, Object *keywords, bool outside,
                       Object **names_out) {
  size_t extra = keywords ? ((Dict *)keywords)->used : 0, at = positional->count, position = 0;
  Object **arguments = mem_alloc(mem_size(at + extra + 1, sizeof *arguments));
  Object **names = mem_alloc(mem_size(extra + 1, sizeof *names)), *key, *value;
  if (at) memcpy(arguments, positional->items, at * sizeof *arguments);
  for (size_t i = 0; extra && dict_next(keywords, &position, &key, &value); i++) {
    names[i] = object_incref(key);
    arguments[at++] = value;
  }
  (outside ? heap_outside_begin : begin_internal)(heap);
  *names_out = extra ? tuple_new_steal(heap, names, extra) : NULL;
  (outside ? heap_outside_end : end_internal)(heap);
  mem_free(names);
  return arguments;
}

static bool call_function_ex(Vm *vm, Frame *frame, Object *function, uint32_t used) {
  Heap *heap = vm->heap;
  Object **values = peek(frame, used), *tuple = values[2], *keywords = used == 4 ? values[3] : NULL,
         *names;
  Object **arguments = unpack(heap, (Tuple *)tuple, keywords, false, &names);
  size_t total = ((Tuple *)tuple)->count + (names ? ((Tuple *)names)->count : 0);
  for (size_t i = 0; i < total; i++) object_incref(arguments[i]);
  own_values(frame, used - 1);
  frame->top -= used;
  bool done =
      vm_push_function(vm, function, arguments, NULL, ((Tuple *)tuple)->count, names) != NULL;
  mem_free(arguments);
  object_decref_null(heap, names);
  object_decref(heap, tuple);
  object_decref_null(heap, keywords);
  return done;
}

// PyObject_Call: the tuple and the dict hold the arguments while the call runs. A callable with
// vectorcall gets keywords laid out once more (_PyStack_UnpackDict), which counts the arguments;
// others do that themselves where they call Python (arguments_prepend_call).
static Object *call_from_tuple(Heap *heap, Object *callable, Tuple *tuple, Object *keywords) {
  Object *names;
  size_t extra = keywords ? ((Dict *)keywords)->used : 0;
  bool packed = !object_has_vectorcall(heap, callable, tuple->count + extra);
  Object **arguments = unpack(heap, tuple, keywords, packed, &names);
  size_t total = tuple->count + (names ? ((Tuple *)names)->count : 0);
  size_t first = heap->profile->unpacked_arguments_counted ? 0 : tuple->count;
  if (!names || packed) first = total;
  for (size_t i = first; i < total; i++) object_incref(arguments[i]);
  Object *const *outer_arguments = heap->packed_arguments, *outer_tuple = heap->packed_tuple;
  heap->packed_arguments = arguments;
  heap->packed_tuple = (Object *)tuple;
  Object *result = object_call(heap, callable, arguments, tuple->count, names);
  heap->packed_arguments = outer_arguments;
  heap->packed_tuple = outer_tuple;
  for (size_t i = first; i < total; i++) object_decref(heap, arguments[i]);
  mem_free(arguments);
  object_decref_null(heap, names);
  return result;
}

// [NULL][callable][arguments][keywords]
bool vm_call_ex(Vm *vm, Frame *frame, bool has_keywords) {
  Heap *heap = vm->heap;
  uint32_t used = has_keywords ? 4 : 3;
  Object **values = peek(frame, used), *callable = values[1];
  if (!make_tuple(heap, frame, used - 2, callable)) return false;
  if (is_kind_of(callable, &function_type) && !heap->profile->starred_call_keeps_arguments)
    return call_function_ex(vm, frame, callable, used);
  Object *result =
      call_from_tuple(heap, callable, (Tuple *)values[2], has_keywords ? values[3] : NULL);
  drop_values(heap, frame, used - 1);
  frame->top--; // the NULL
  if (!result) return false;
  push(frame, result);
  check_breaker(heap);
  return true;
}

static bool refuse_duplicate(Heap *heap, Object *callable, Object *key) {
  Text text = {0};
  heap_raise(heap, TYPE_TYPE_ERROR, "%s got multiple values for keyword argument '%s'",
             callable_text(callable, &text), chars_of(key));
  text_delete(&text);
  return false;
}

// **other, into the dict of keywords below it: no key twice, all of them str.
bool vm_dict_merge(Heap *heap, Frame *frame, uint32_t depth) {
  Object *other = *peek(frame, 1), *dict = *peek(frame, depth + 1),
         *callable = *peek(frame, depth + 3), *key, *value;
  bool done =
      is_kind_of(other, &dict_type) || object_isinstance(other, heap_class(heap, TYPE_DICT));
  if (!done) {
    Text text = {0};
    heap_raise(heap, TYPE_TYPE_ERROR, "%s argument after ** must be a mapping, not %s",
               callable_text(callable, &text), type_text_of(other));
    text_delete(&text);
  }
  for (size_t position = 0; done && dict_next(other, &position, &key, &value);) {
    if (!object_isinstance(key, heap_class(heap, TYPE_STR)))
      done = heap_raise(heap, TYPE_TYPE_ERROR, "keywords must be strings") != NULL;
    else if (dict_get(heap, dict, key))
      done = refuse_duplicate(heap, callable, key);
    else
      done = dict_set(heap, dict, key, value);
  }
  drop_values(heap, frame, 1);
  return done;
}
