// vm_raise.c: exceptions. Mirrors CPython 3.12 Python/ceval.c do_raise, Python/errors.c
// _PyErr_SetObject (contexts) and the instructions of try and with in Python/bytecodes.c. What
// tstate->exc_info holds there stands in a hidden local of the frame whose except clause runs.
#include "vm_internal.h"

#include <string.h>

// ---- what is being handled --------------------------------------------------------------------

static Object **handled_place(Frame *frame) {
  uint32_t number = frame->code->flags >> HANDLED_SHIFT;
  return number ? &frame->slots[number - 1] : NULL;
}

// _PyErr_GetTopmostException.
Object *vm_handled(const Heap *heap) {
  for (Frame *frame = heap->frame; frame; frame = frame->back) {
    Object **place = handled_place(frame);
    if (place && *place) return *place;
  }
  return NULL;
}

// [exception] becomes [what was handled before][exception].
void vm_push_exc_info(Heap *heap, Frame *frame, uint32_t local) {
  Object *exception = pop(frame), *before = frame->slots[local];
  push(frame, before ? before : object_incref(heap->none));
  push(frame, exception);
  frame->slots[local] = object_incref(exception);
}

void vm_pop_except(Heap *heap, Frame *frame, uint32_t local) {
  Object *before = pop(frame), *now = frame->slots[local];
  bool none = before == heap->none;
  frame->slots[local] = none ? NULL : before;
  if (none) object_decref(heap, before);
  object_decref_null(heap, now);
}

static bool is_exception_class(Heap *heap, Object *o) {
  return o->cls->solid == &type_type &&
         class_is_subclass((Class *)o, heap_class(heap, TYPE_BASE_EXCEPTION));
}

static bool is_exception(Heap *heap, Object *o) {
  return object_isinstance(o, heap_class(heap, TYPE_BASE_EXCEPTION));
}

// A chain of contexts must not bite its tail.
static void break_cycle(Heap *heap, Object *handled, Object *exception) {
  for (Object *o = handled; o;) {
    Object *context = ((Exception *)o)->context;
    if (context == exception) {
      object_store(heap, &((Exception *)o)->context, NULL);
      return;
    }
    o = context;
  }
}

static void set_context(Heap *heap, Object *exception, bool replace) {
  Object *handled = vm_handled(heap);
  if (!handled || handled == exception || (!replace && ((Exception *)exception)->context)) return;
  break_cycle(heap, handled, exception);
  object_store(heap, &((Exception *)exception)->context, object_incref(handled));
}

// Of an exception that C code raised: where it has passed a frame already, the context is there.
void vm_set_context(Heap *heap) {
  if (!heap->raised) return;
  if (vm_handled(heap)) ((Exception *)heap->raised)->late = false; // it gets a context
  set_context(heap, heap->raised, false);
}

// ---- raise ------------------------------------------------------------------------------------

// A class is called; the result must be an exception. Steals the argument.
static Object *instantiate(Heap *heap, Object *stolen, const char *problem) {
  if (is_exception_class(heap, stolen)) {
    Object *made = object_call(heap, stolen, NULL, 0, NULL);
    if (made && !is_exception(heap, made)) {
      heap_raise(heap, TYPE_TYPE_ERROR,
                 "calling %s should have returned an instance of BaseException, not %s",
                 chars_of(((Class *)stolen)->name),
                 made->cls->user ? chars_of(made->cls->name) : made->cls->type->name);
      object_decref(heap, made);
      made = NULL;
    }
    object_decref(heap, stolen);
    return made;
  }
  if (is_exception(heap, stolen)) return stolen;
  object_decref(heap, stolen);
  return heap_raise(heap, TYPE_TYPE_ERROR, "%s", problem);
}

static bool set_cause(Heap *heap, Object *exception, Object *cause_stolen) {
  Object *cause = NULL;
  if (cause_stolen == heap->none)
    object_decref(heap, cause_stolen);
  else if (!(cause = instantiate(heap, cause_stolen,
                                 "exception causes must derive from BaseException")))
    return false;
  object_store(heap, &((Exception *)exception)->cause, cause);
  ((Exception *)exception)->suppress_context = true;
  return true;
}

static bool raise_again(Heap *heap) {
  Object *handled = vm_handled(heap);
  if (handled)
    heap_raise_object(heap, object_incref(handled));
  else
    heap_raise(heap, TYPE_RUNTIME_ERROR, "No active exception to reraise");
  return handled != NULL;
}

bool vm_raise(Heap *heap, Frame *frame, uint32_t count) {
  if (count == 0) return raise_again(heap);
  Object *cause = count == 2 ? pop(frame) : NULL;
  Object *exception = instantiate(heap, pop(frame), "exceptions must derive from BaseException");
  if (!exception) {
    object_decref_null(heap, cause);
    return false;
  }
  if (cause && !set_cause(heap, exception, cause)) {
    object_decref(heap, exception);
    return false;
  }
  set_context(heap, exception, true);
  heap_raise_object(heap, exception);
  return false;
}

// ---- except -----------------------------------------------------------------------------------

static bool check_except_type(Heap *heap, Object *type) {
  bool good = true;
  if (is_kind_of(type, &tuple_type)) {
    const Tuple *types = (const Tuple *)type;
    for (size_t i = 0; good && i < types->count; i++)
      good = is_exception_class(heap, types->items[i]);
  } else {
    good = is_exception_class(heap, type);
  }
  if (!good)
    heap_raise(heap, TYPE_TYPE_ERROR,
               "catching classes that do not inherit from BaseException is not allowed");
  return good;
}

static bool matches(const Object *exception, Object *type) {
  if (!is_kind_of(type, &tuple_type)) return class_is_subclass(exception->cls, (Class *)type);
  const Tuple *types = (const Tuple *)type;
  for (size_t i = 0; i < types->count; i++)
    if (class_is_subclass(exception->cls, (Class *)types->items[i])) return true;
  return false;
}

// [exception][type] becomes [exception][bool].
bool vm_check_match(Heap *heap, Frame *frame) {
  Object *type = *peek(frame, 1);
  if (!check_except_type(heap, type)) return drop_values(heap, frame, 1), false;
  return replace_values(heap, frame, 1, bool_new(heap, matches(*peek(frame, 2), type)));
}

// The range around the instruction that has just been read.
const CodeRange *vm_find_handler(const Frame *frame) {
  const Code *code = frame->code;
  uint32_t at = frame->pc - 1; // where a generator stands: its yield
  for (uint32_t i = 0; i < code->range_count; i++)
    if (code->ranges[i].from <= at && at < code->ranges[i].to) return &code->ranges[i];
  return NULL;
}

// ---- with -------------------------------------------------------------------------------------

// _PyObject_LookupSpecial: on the class, bound to the object.
static Object *lookup_special(Heap *heap, Object *self, const char *name) {
  Object *found = class_lookup_text(heap, self->cls, name);
  if (!found) return NULL;
  return found->cls->type->bind ? found->cls->type->bind(heap, found, self, self->cls)
                                : object_incref(found);
}

// [manager] becomes [__exit__][result of __enter__].
bool vm_before_with(Heap *heap, Frame *frame) {
  Object *manager = *peek(frame, 1), *exit = NULL;
  const char *type = manager->cls->user ? chars_of(manager->cls->name) : manager->cls->type->name;
  Object *enter = lookup_special(heap, manager, "__enter__");
  if (enter) exit = lookup_special(heap, manager, "__exit__");
  if (!exit && !heap->raised)
    heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object does not support the context manager protocol%s",
               type, enter ? " (missed __exit__ method)" : "");
  if (!exit) {
    object_decref_null(heap, enter);
    return drop_values(heap, frame, 1), false;
  }
  drop_values(heap, frame, 1);
  Object *result = object_call(heap, enter, NULL, 0, NULL);
  object_decref(heap, enter);
  if (!result) {
    object_decref(heap, exit);
    return false;
  }
  push(frame, exit);
  push(frame, result);
  return true;
}

// [object] becomes [function][object] or [NULL][bound method], of __enter__ or __exit__.
bool vm_load_special(Heap *heap, Frame *frame, bool is_exit) {
  Object *manager = *peek(frame, 1);
  const char *name = is_exit ? "__exit__" : "__enter__";
  Object *found = class_lookup_text(heap, manager->cls, name);
  if (!found && !heap->raised)
    heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object does not support the context manager protocol%s",
               manager->cls->user ? chars_of(manager->cls->name) : manager->cls->type->name,
               is_exit ? " (missed __exit__ method)" : "");
  if (!found) return false;
  bool borrowed = *peek_borrowed(frame, 1);
  bool unbound = is_kind_of(found, &function_type) || is_kind_of(found, &method_descriptor_type);
  if (!unbound) {
    Object *bound = found->cls->type->bind
                        ? found->cls->type->bind(heap, found, manager, manager->cls)
                        : object_incref(found);
    drop_values(heap, frame, 1);
    if (!bound) return false;
    push(frame, NULL);
    push(frame, bound);
    return true;
  }
  frame->top--;
  push(frame, object_incref(found));
  if (borrowed)
    push_borrowed(frame, manager);
  else
    push(frame, manager);
  return true;
}

// [__exit__, or it and the manager][handled before][exception]: pushes what __exit__ says of it.
bool vm_with_except_start(Heap *heap, Frame *frame, uint32_t taken) {
  Object *exception = *peek(frame, 1), *exit = *peek(frame, 2 + taken);
  Object *self = taken > 1 ? *peek(frame, 3) : NULL;
  Object *traceback = ((Exception *)exception)->traceback;
  Object *arguments[] = {self, &exception->cls->head.object, exception,
                         traceback ? traceback : heap->none};
  bool pair = exit && self;
  Object *result =
      object_call(heap, exit ? exit : self, pair ? arguments : arguments + 1, pair ? 4 : 3, NULL);
  if (result) push(frame, result);
  return result != NULL;
}
