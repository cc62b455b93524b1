// vm_frame.c: frames come and go; arguments become locals. Mirrors CPython 3.12 Python/ceval.c:
// initialize_locals, too_many_positional, missing_arguments, _PyEvalFramePushAndInit.
#include "vm_internal.h"

#include <string.h>

Frame *vm_push_frame(Vm *vm, Code *code, Object *function, Object *globals, Object *builtins,
                     Object *names) {
  Frame *frame = frame_push(vm->heap, code, function, globals, builtins, names);
  frame->play = vm;
  vm->frames++;
  return frame;
}

// What dies with a frame may run finalizers: they do not see the exception that unwinds it.
void vm_pop_frame(Vm *vm) {
  Object *raised = vm->heap->raised;
  vm->heap->raised = NULL;
  vm->frames--;
  frame_pop(vm->heap);
  vm->heap->raised = raised;
}

// ---- what was passed and what is wanted -------------------------------------------------------

static const char *qualname(const Function *function) { return chars_of(function->qualname); }

static void too_many_positional(Heap *heap, const Frame *frame, const Function *function,
                                size_t given) {
  const Code *code = frame->code;
  size_t defaults = function->defaults ? ((Tuple *)function->defaults)->count : 0, keyword_only = 0;
  for (uint32_t i = 0; i < code->keyword_only_count; i++)
    keyword_only += frame->slots[code->argument_count + i] != NULL;
  Text takes = {0}, extra = {0};
  bool plural = defaults || code->argument_count != 1;
  if (defaults)
    text_printf(&takes, "from %zu to %u", code->argument_count - defaults, code->argument_count);
  else
    text_printf(&takes, "%u", code->argument_count);
  if (keyword_only)
    text_printf(&extra, " positional argument%s (and %zu keyword-only argument%s)",
                given != 1 ? "s" : "", keyword_only, keyword_only != 1 ? "s" : "");
  heap_raise(heap, TYPE_TYPE_ERROR, "%s() takes %s positional argument%s but %zu%s %s given",
             qualname(function), text_chars(&takes), plural ? "s" : "", given, text_chars(&extra),
             given == 1 && !keyword_only ? "was" : "were");
  text_delete(&takes);
  text_delete(&extra);
}

// format_missing: 'a', 'b', and 'c'.
static bool missing_arguments(Heap *heap, const Frame *frame, const Function *function, size_t from,
                              size_t to, const char *kind) {
  size_t missing = 0, named = 0;
  for (size_t i = from; i < to; i++) missing += !frame->slots[i];
  if (!missing) return true;
  Text names = {0};
  for (size_t i = from; i < to; i++) {
    if (frame->slots[i]) continue;
    if (named) text_add(&names, missing == 2 ? " and " : named + 1 == missing ? ", and " : ", ");
    text_printf(&names, "'%s'", chars_of(frame->code->locals[i]));
    named++;
  }
  heap_raise(heap, TYPE_TYPE_ERROR, "%s() missing %zu required %s argument%s: %s",
             qualname(function), missing, kind, missing == 1 ? "" : "s", text_chars(&names));
  text_delete(&names);
  return false;
}

// positional_only_passed_as_keyword: true where it raised.
static bool positional_as_keyword(Heap *heap, const Code *code, const Function *function,
                                  const Tuple *names) {
  Text list = {0};
  for (uint32_t i = 0; i < code->positional_only_count; i++)
    for (size_t k = 0; k < names->count; k++)
      if (str_equal(names->items[k], chars_of(code->locals[i])))
        text_printf(&list, "%s%s", list.length ? ", " : "", chars_of(code->locals[i]));
  bool any = list.length > 0;
  if (any)
    heap_raise(heap, TYPE_TYPE_ERROR,
               "%s() got some positional-only arguments passed as keyword arguments: '%s'",
               qualname(function), text_chars(&list));
  text_delete(&list);
  return any;
}

// ---- initialize_locals ------------------------------------------------------------------------

// What a caller passes: values, and which of them are not counted (NULL = none of them).
typedef struct Passed {
  Object **values;
  const bool *borrowed;
} Passed;

static bool is_borrowed(const Passed *passed, size_t i) {
  return passed->borrowed && passed->borrowed[i];
}

static void drop_passed(Heap *heap, const Passed *passed, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (!is_borrowed(passed, i)) object_decref(heap, passed->values[i]);
}

static void own_passed(const Passed *passed, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (is_borrowed(passed, i)) object_incref(passed->values[i]);
}

static bool make_star_parameters(Heap *heap, Frame *frame, const Passed *passed, size_t from,
                                 size_t to) {
  const Code *code = frame->code;
  uint32_t total = code->argument_count + code->keyword_only_count;
  if (code->flags & CODE_VARKEYWORDS) { // first, before anything else
    Object *dict = dict_new(heap);
    if (!dict) return drop_passed(heap, passed, from, to), false;
    frame->slots[total + (code->flags & CODE_VARARGS ? 1 : 0)] = dict;
  }
  if (code->flags & CODE_VARARGS) {
    own_passed(passed, from, to);
    frame->slots[total] = tuple_new_steal(heap, passed->values + from, to - from);
    return frame->slots[total] != NULL;
  }
  drop_passed(heap, passed, from, to); // too many: said when the keywords have been looked at
  return true;
}

static uint32_t find_parameter(const Code *code, Object *name) {
  uint32_t total = code->argument_count + code->keyword_only_count;
  for (uint32_t i = code->positional_only_count; i < total; i++)
    if (code->locals[i] == name) return i;
  for (uint32_t i = code->positional_only_count; i < total; i++)
    if (str_equal(code->locals[i], chars_of(name))) return i;
  return total;
}

// Takes the value number i of those passed.
static bool bind_keyword(Heap *heap, Frame *frame, const Function *function, const Tuple *names,
                         Object *name, const Passed *passed, size_t i) {
  Object *value = passed->values[i];
  const Code *code = frame->code;
  uint32_t total = code->argument_count + code->keyword_only_count,
           place = find_parameter(code, name);
  if (place < total && !frame->slots[place]) {
    frame->borrowed[place] = is_borrowed(passed, i);
    return frame->slots[place] = value, true;
  }
  bool done = false;
  if (place < total) {
    heap_raise(heap, TYPE_TYPE_ERROR, "%s() got multiple values for argument '%s'",
               qualname(function), chars_of(name));
  } else if (code->flags & CODE_VARKEYWORDS) {
    done = dict_set(heap, frame->slots[total + (code->flags & CODE_VARARGS ? 1 : 0)], name, value);
  } else if (!positional_as_keyword(heap, code, function, names)) {
    heap_raise(heap, TYPE_TYPE_ERROR, "%s() got an unexpected keyword argument '%s'",
               qualname(function), chars_of(name));
  }
  drop_passed(heap, passed, i, i + 1);
  return done;
}

static bool fill_defaults(Heap *heap, Frame *frame, const Function *function, size_t given) {
  const Code *code = frame->code;
  const Tuple *defaults = (const Tuple *)function->defaults;
  size_t count = defaults ? defaults->count : 0, first = code->argument_count - count;
  if (given < code->argument_count) {
    if (!missing_arguments(heap, frame, function, given < first ? given : first, first,
                           "positional"))
      return false;
    for (size_t i = 0; i < count; i++)
      if (!frame->slots[first + i]) frame->slots[first + i] = object_incref(defaults->items[i]);
  }
  uint32_t total = code->argument_count + code->keyword_only_count;
  for (uint32_t i = code->argument_count; i < total; i++) {
    if (frame->slots[i] || !function->keyword_defaults) continue;
    Object *value = dict_get(heap, function->keyword_defaults, code->locals[i]);
    if (value) frame->slots[i] = object_incref(value);
  }
  return missing_arguments(heap, frame, function, code->argument_count, total, "keyword-only");
}

// Every parameter gets its argument by position, and there is no other.
static bool binds_simply(const Code *code, size_t count, const Tuple *names) {
  return !names && count == code->argument_count && !code->keyword_only_count &&
         !(code->flags & (CODE_VARARGS | CODE_VARKEYWORDS));
}

// Takes all arguments in any case: those not placed are given up.
static bool bind(Heap *heap, Frame *frame, const Function *function, const Passed *passed,
                 size_t count, const Tuple *names) {
  const Code *code = frame->code;
  size_t keywords = names ? names->count : 0;
  size_t placed = count > code->argument_count ? code->argument_count : count;
  if (placed) memcpy(frame->slots, passed->values, placed * sizeof *passed->values);
  for (size_t i = 0; i < placed; i++) frame->borrowed[i] = is_borrowed(passed, i);
  if (binds_simply(code, count, names)) return true;
  if (!make_star_parameters(heap, frame, passed, placed, count)) {
    drop_passed(heap, passed, count, count + keywords);
    return false;
  }
  for (size_t i = 0; i < keywords; i++) {
    if (bind_keyword(heap, frame, function, names, names->items[i], passed, count + i)) continue;
    drop_passed(heap, passed, count + i + 1, count + keywords);
    return false;
  }
  if (count > code->argument_count && !(code->flags & CODE_VARARGS)) {
    too_many_positional(heap, frame, function, count);
    return false;
  }
  return fill_defaults(heap, frame, function, count);
}

Frame *vm_push_function(Vm *vm, Object *function_stolen, Object **arguments_stolen,
                        const bool *borrowed, size_t count, Object *keyword_names) {
  Heap *heap = vm->heap;
  const Function *function = (const Function *)function_stolen;
  Frame *frame = vm_push_frame(vm, (Code *)function->code, function_stolen, function->globals,
                               function->builtins, NULL);
  object_decref(heap, function_stolen);
  Passed passed = {arguments_stolen, borrowed};
  bool done = bind(heap, frame, function, &passed, count, (const Tuple *)keyword_names);
  if (done && vm->frames > RECURSION_LIMIT) {
    heap_raise(heap, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
    done = false;
  }
  if (done) return frame;
  vm_pop_frame(vm);
  return NULL;
}

// ---- cells ------------------------------------------------------------------------------------

// The function's closure stands in the last locals.
bool vm_copy_free_vars(Frame *frame, uint32_t count) {
  const Tuple *closure = (const Tuple *)((const Function *)frame->function)->closure;
  for (uint32_t i = 0; i < count; i++)
    frame->slots[frame->code->local_count - count + i] = object_incref(closure->items[i]);
  return true;
}

bool vm_make_cell(Heap *heap, Frame *frame, uint32_t local) {
  bool internal = str_equal(frame->code->locals[local], "__classdict__");
  if (internal) heap_internal_begin(heap);
  Object *cell = cell_new(heap, frame->slots[local]);
  if (internal) heap_internal_end(heap);
  if (!cell) return false;
  frame_store(heap, frame, local, cell, false);
  return true;
}
