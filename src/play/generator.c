// generator.c: running generators. Mirrors CPython 3.12 Objects/genobject.c gen_send_ex2,
// gen_close, _gen_throw and the instructions of yield in Python/bytecodes.c. The type row is heap's
// (types/generator.c).
#include "vm_internal.h"

static Frame *enter(Vm *vm, Generator *generator, Object *value) {
  Frame *frame = generator->frame;
  push(frame, object_incref(value));
  frame->back = vm->heap->frame;
  frame->boundary = true;
  frame->play = vm;
  vm->heap->frame = frame;
  generator->state = GENERATOR_RUNNING;
  vm->frames++;
  return frame;
}

// The frame of a generator that has returned or raised.
void vm_finish_generator(Vm *vm, Frame *frame) {
  Heap *heap = vm->heap;
  Generator *generator = (Generator *)frame->generator;
  Object *raised = heap->raised;
  heap->raised = NULL;
  heap->frame = frame->back;
  if (raised && heap->profile->dead_generators_forget_caller) frame->back = NULL;
  vm->frames--;
  generator->frame = NULL;
  generator->state = GENERATOR_DONE;
  frame_delete(heap, frame);
  heap->raised = raised;
}

// A StopIteration that leaves the frame of a generator is no end of iteration (PEP 479).
static void replace_stop_iteration(Heap *heap) {
  if (!heap_raised_is(heap, TYPE_STOP_ITERATION)) return;
  Object *stop = heap->raised;
  heap->raised = NULL;
  heap_raise(heap, TYPE_RUNTIME_ERROR, "generator raised StopIteration");
  Exception *error = (Exception *)heap->raised;
  object_store(heap, &error->cause, object_incref(stop));
  object_store(heap, &error->context, stop);
}

// exception_stolen: raised where the generator stands, NULL = none.
static Object *resume(Vm *vm, Object *self, Object *value, Object *exception_stolen,
                      Object **returned_out) {
  Heap *heap = vm->heap;
  Generator *generator = (Generator *)self;
  bool begun = generator->state != GENERATOR_CREATED, thrown = exception_stolen;
  *returned_out = NULL;
  enter(vm, generator, value);
  if (exception_stolen) heap_raise_object(heap, exception_stolen);
  if (vm->frames > RECURSION_LIMIT)
    heap_raise(heap, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
  object_incref(self);
  vm->value = NULL;
  LoopResult result = vm_loop(vm);
  Object *made = vm->value;
  vm->value = NULL;
  if (result == LOOP_RAISED && (begun || !thrown || !heap->profile->unstarted_generators_stop))
    replace_stop_iteration(heap);
  object_decref(heap, self);
  if (result == LOOP_YIELDED) return made;
  if (result == LOOP_RETURNED) *returned_out = made;
  return NULL;
}

// False with an exception pending where it cannot run.
static bool can_run(Heap *heap, const Generator *generator, const Vm *vm) {
  if (generator->state == GENERATOR_RUNNING)
    heap_raise(heap, TYPE_VALUE_ERROR, "generator already executing");
  else if (!vm || vm->stopped)
    heap_raise(heap, TYPE_SYSTEM_ERROR, "no evaluator runs");
  else
    return true;
  return false;
}

Object *vm_resume(Heap *heap, Object *self, Object *value, Object **returned_out) {
  Vm *vm = vm_of(heap);
  const Generator *generator = (const Generator *)self;
  *returned_out = NULL;
  if (generator->state == GENERATOR_DONE || !generator->frame)
    return *returned_out = object_incref(heap->none), NULL;
  return can_run(heap, generator, vm) ? resume(vm, self, value, NULL, returned_out) : NULL;
}

// ---- throw and close --------------------------------------------------------------------------

// _PyGen_yf: what `yield from` waits for, borrowed; NULL = it stands at a plain yield.
static Object *delegate(const Generator *generator) {
  Frame *frame = generator->frame;
  if (!frame || generator->state != GENERATOR_SUSPENDED) return NULL;
  Instruction next = frame->code->instructions[frame->pc];
  bool from = instruction_opcode(next) == OPCODE_RESUME && instruction_argument(next) == 2;
  return from ? *peek(frame, 1) : NULL;
}

Object *vm_throw(Heap *heap, Object *self, Object *exception, Object **returned_out) {
  Generator *generator = (Generator *)self;
  Vm *vm = vm_of(heap);
  *returned_out = NULL;
  if (!can_run(heap, generator, vm)) return object_decref(heap, exception), NULL;
  if (generator->state == GENERATOR_DONE) {
    heap_raise_object(heap, exception);
    return NULL;
  }
  Object *inner = delegate(generator);
  if (inner && is_kind_of(inner, &generator_type)) {
    generator->state = GENERATOR_RUNNING;
    Object *value = vm_throw(heap, inner, exception, returned_out);
    generator->state = GENERATOR_SUSPENDED;
    if (value) return value;
    if (!heap->raised) { // the inner one returned: StopIteration carries the value to CLEANUP_THROW
      Object *stop = exception_new(heap, heap_class(heap, TYPE_STOP_ITERATION),
                                   *returned_out == heap->none ? NULL : *returned_out);
      object_decref_null(heap, *returned_out);
      *returned_out = NULL;
      if (stop) heap_raise_object(heap, stop);
    }
    exception = heap->raised;
    heap->raised = NULL;
  }
  return resume(vm, self, heap->none, exception, returned_out);
}

static bool close_delegate(Heap *heap, Generator *generator, Object *inner) {
  generator->state = GENERATOR_RUNNING;
  object_incref(inner);
  bool done = !is_kind_of(inner, &generator_type) || vm_close(heap, inner);
  object_decref(heap, inner);
  generator->state = GENERATOR_SUSPENDED;
  return done;
}

// GeneratorExit where nothing catches it: no object is made of it, but a frame and a traceback are.
static void fall_through(Heap *heap, Generator *generator) {
  Frame *frame = generator->frame;
  generator->state = GENERATOR_RUNNING;
  Object *traceback = traceback_of(heap, frame);
  generator->frame = NULL;
  generator->state = GENERATOR_DONE;
  drop_values(heap, frame, frame->top - frame->code->local_count);
  frame_delete(heap, frame);
  object_decref(heap, traceback);
}

static void clear_frame(Heap *heap, Generator *generator) {
  Frame *frame = generator->frame;
  generator->frame = NULL;
  generator->state = GENERATOR_DONE;
  frame_delete(heap, frame);
}

// Without raising in it; false where GeneratorExit must be raised.
static bool close_quietly(Heap *heap, Generator *generator) {
  if (vm_find_handler(generator->frame)) return false;
  if (heap->profile->closing_clears_frame)
    clear_frame(heap, generator);
  else if (heap->profile->exceptions_made_late)
    fall_through(heap, generator);
  return !generator->frame;
}

bool vm_close(Heap *heap, Object *self) {
  Generator *generator = (Generator *)self;
  Vm *vm = vm_of(heap);
  if (!generator->frame || generator->state == GENERATOR_DONE) return true;
  if (generator->state == GENERATOR_CREATED) {
    if (!close_quietly(heap, generator)) clear_frame(heap, generator);
    return true;
  }
  if (!can_run(heap, generator, vm)) return false;
  Object *inner = delegate(generator), *returned = NULL, *exception = NULL;
  if (!inner && close_quietly(heap, generator)) return true;
  if (inner && !close_delegate(heap, generator, inner)) {
    exception = heap->raised;
    heap->raised = NULL;
  } else {
    exception = exception_new(heap, heap_class(heap, TYPE_GENERATOR_EXIT), NULL);
    if (!exception) return false;
  }
  Object *value = resume(vm, self, heap->none, exception, &returned);
  object_decref_null(heap, returned);
  if (value) {
    object_decref(heap, value);
    heap_raise(heap, TYPE_RUNTIME_ERROR, "generator ignored GeneratorExit");
    return false;
  }
  if (heap_raised_is(heap, TYPE_GENERATOR_EXIT) || heap_raised_is(heap, TYPE_STOP_ITERATION))
    heap_forget(heap);
  return !heap->raised;
}

// generator.throw(exception)
static Object *throw_method(Heap *heap, Object *self, Object *const *arguments, size_t count,
                            Object *keyword_names) {
  (void)count, (void)keyword_names;
  Object *exception = arguments[0], *returned = NULL;
  const Class *base = heap_class(heap, TYPE_BASE_EXCEPTION);
  bool is_class =
      exception->cls->solid == &type_type && class_is_subclass((Class *)exception, base);
  if (!is_class && !object_isinstance(exception, base))
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "exceptions must be classes or instances deriving from BaseException, not %s",
                      exception->cls->user ? chars_of(exception->cls->name)
                                           : exception->cls->type->name);
  exception = is_class ? object_call(heap, exception, NULL, 0, NULL) : object_incref(exception);
  Object *value = exception ? vm_throw(heap, self, exception, &returned) : NULL;
  if (value || heap->raised) return value;
  Object *stop = exception_new(heap, heap_class(heap, TYPE_STOP_ITERATION),
                               returned == heap->none ? NULL : returned);
  object_decref_null(heap, returned);
  if (stop) heap_raise_object(heap, stop);
  return NULL;
}

static const Builtin throw_row = {"throw", throw_method, 1, 3, 0};

// The row of type generator cannot name what only the evaluator can do.
void vm_add_generator_methods(Heap *heap) {
  Class *cls = heap_class(heap, TYPE_GENERATOR);
  class_lookup_text(heap, cls, "send"); // makes the namespace
  if (!cls->dict || dict_get_str(heap, cls->dict, throw_row.name)) return;
  heap_internal_begin(heap);
  Object *descriptor = object_new(heap, heap_class(heap, TYPE_METHOD_DESCRIPTOR), 0);
  if (descriptor) {
    ((MethodDescriptor *)descriptor)->row = &throw_row;
    ((MethodDescriptor *)descriptor)->cls = (Class *)object_incref(&cls->head.object);
    gc_track(heap, descriptor);
    dict_set_str(heap, cls->dict, throw_row.name, descriptor);
    object_decref(heap, descriptor);
  }
  heap_internal_end(heap);
}

// ---- yield from -------------------------------------------------------------------------------

bool vm_get_yield_from_iterator(Heap *heap, Frame *frame) {
  Object *iterable = *peek(frame, 1);
  return is_kind_of(iterable, &generator_type) || vm_get_iter(heap, frame);
}

// The value that a StopIteration carries; drops it.
static Object *take_stop_value(Heap *heap) {
  const Tuple *arguments = (const Tuple *)((Exception *)heap->raised)->arguments;
  Object *value = object_incref(arguments && arguments->count ? arguments->items[0] : heap->none);
  heap_forget(heap);
  return value;
}

static Object *send_method(Heap *heap, Object *receiver, Object *value) {
  heap_internal_begin(heap);
  Object *name = str_intern(heap, "send", 4);
  heap_internal_end(heap);
  Object *method = name ? object_get_attribute(heap, receiver, name) : NULL;
  object_decref_null(heap, name);
  if (!method) return NULL;
  Object *result = object_call(heap, method, &value, 1, NULL);
  object_decref(heap, method);
  return result;
}

// [iterator][value sent] becomes [iterator][value yielded or returned].
bool vm_send(Heap *heap, Frame *frame, bool *done_out) {
  Object *receiver = *peek(frame, 2), *value = *peek(frame, 1), *result, *returned = NULL;
  if (is_kind_of(receiver, &generator_type))
    result = vm_resume(heap, receiver, value, &returned);
  else if (value == heap->none)
    result = vm_next_item(heap, frame, 2);
  else
    result = send_method(heap, receiver, value);
  *done_out = !result;
  if (!result && heap_raised_is(heap, TYPE_STOP_ITERATION))
    result = take_stop_value(heap);
  else if (!result && !heap->raised)
    result = returned ? returned : object_incref(heap->none);
  return replace_values(heap, frame, 1, result);
}

// [iterator][value sent][exception] becomes [None][value] where the iterator had come to its end.
bool vm_cleanup_throw(Heap *heap, Frame *frame) {
  Object *exception = *peek(frame, 1);
  if (!object_isinstance(exception, heap_class(heap, TYPE_STOP_ITERATION))) {
    frame->top--;
    heap_raise_object(heap, exception);
    return false;
  }
  const Tuple *arguments = (const Tuple *)((Exception *)exception)->arguments;
  Object *value = object_incref(arguments && arguments->count ? arguments->items[0] : heap->none);
  drop_values(heap, frame, 3);
  push(frame, object_incref(heap->none));
  push(frame, value);
  return true;
}
