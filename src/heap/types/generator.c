// generator.c: generators: a frame that is kept between resumptions. Mirrors CPython
// Objects/genobject.c of 3.12; running the frame is the evaluator's affair.
#include "../internal.h"
#include "../iterators.h"
#include "../values.h"

Object *generator_new(Heap *heap) {
  Frame *frame = heap->frame;
  size_t stack = frame->code->counted_stack, least = heap->profile->generator_least_stack;
  size_t slots = code_local_slots(frame->code) + (stack < least ? least : stack);
  Generator *self = (Generator *)object_new(heap, heap->classes[TYPE_GENERATOR], slots);
  if (!self) return NULL;
  frame_own(frame);
  heap->frame = frame->back;
  frame->back = NULL;
  frame->generator = &self->gc.object;
  self->frame = frame;
  self->slots = slots;
  const Function *function = (Function *)frame->function;
  self->name = object_incref(function ? function->name : frame->code->name);
  self->qualname = object_incref(function ? function->qualname : frame->code->qualname);
  gc_track(heap, &self->gc.object);
  return &self->gc.object;
}

// A running frame stands on the stack of calls and is seen from there.
static void traverse(Object *self, Visit visit, void *payload) {
  const Generator *g = (Generator *)self;
  visit(g->name, PLACE_NAMED("__name__"), payload);
  visit(g->qualname, PLACE_NAMED("__qualname__"), payload);
  if (g->frame && g->state != GENERATOR_RUNNING) frame_traverse(g->frame, visit, payload);
}

static void drop_frame(Heap *heap, Generator *g) {
  Frame *frame = g->frame;
  if (!frame) return;
  g->frame = NULL;
  g->state = GENERATOR_DONE;
  frame_delete(heap, frame);
}

static void dealloc(Heap *heap, Object *self) {
  Generator *g = (Generator *)self;
  drop_frame(heap, g);
  object_decref(heap, g->name);
  object_decref(heap, g->qualname);
}

static void release(Object *self) {
  const Generator *g = (Generator *)self;
  if (g->frame && g->state != GENERATOR_RUNNING) mem_free(g->frame);
}

// close() of one that has not begun: nothing runs in it.
static void close_unstarted(Heap *heap, Generator *g) {
  if (!heap->profile->closing_frees_unstarted)
    g->state = GENERATOR_DONE;
  else if (heap->hooks.close)
    heap->hooks.close(heap, &g->gc.object);
  else
    drop_frame(heap, g);
}

// Does what close() does; an error in it is told and dropped.
static void finalize(Heap *heap, Object *self) {
  Generator *g = (Generator *)self;
  if (g->state == GENERATOR_CREATED && g->frame) close_unstarted(heap, g);
  if (!g->frame || g->state != GENERATOR_SUSPENDED || !heap->hooks.close) return;
  Object *raised = heap->raised;
  heap->raised = NULL;
  if (!heap->hooks.close(heap, self)) heap_unraisable(heap, UNRAISABLE_GENERATOR, self);
  heap->raised = raised;
}

static bool describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  text_printf(text, "generator %s", ((Str *)((Generator *)self)->qualname)->chars);
  return true;
}

static Object *repr(Heap *heap, Object *self) {
  Text text = {0};
  text_printf(&text, "<generator object %s at 0x%llx>",
              ((Str *)((Generator *)self)->qualname)->chars, (unsigned long long)self->address);
  return str_take(heap, &text);
}

static Object *resume(Heap *heap, Object *self, Object *value, Object **returned) {
  if (!heap->hooks.resume)
    return heap_raise(heap, TYPE_SYSTEM_ERROR, "no evaluator for generators");
  return heap->hooks.resume(heap, self, value, returned);
}

static Object *next(Heap *heap, Object *self) {
  Object *returned = NULL;
  Object *value = resume(heap, self, heap->none, &returned);
  object_decref_null(heap, returned);
  return value;
}

// StopIteration with the generator's return value.
static void *stop(Heap *heap, Object *returned) {
  Object *value = returned == heap->none ? NULL : returned;
  Object *exception = exception_new(heap, heap->classes[TYPE_STOP_ITERATION], value);
  object_decref_null(heap, returned);
  if (exception) heap_raise_object(heap, exception);
  return NULL;
}

METHOD(send) {
  Object *returned = NULL;
  const Generator *g = (Generator *)self;
  if (g->state == GENERATOR_CREATED && arguments[0] != heap->none)
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "can't send non-None value to a just-started generator");
  Object *value = resume(heap, self, arguments[0], &returned);
  return value || heap->raised ? value : stop(heap, returned);
}

Object *generator_next(Heap *heap, Object *generator) {
  Object *returned = NULL;
  Object *value = resume(heap, generator, heap->none, &returned);
  return value || heap->raised ? value : stop(heap, returned);
}

METHOD(next_method) { return generator_next(heap, self); }

METHOD(close) {
  Generator *g = (Generator *)self;
  if (g->state == GENERATOR_CREATED) close_unstarted(heap, g);
  if (!g->frame || !heap->hooks.close) return new_none(heap);
  return heap->hooks.close(heap, self) ? new_none(heap) : NULL;
}

static const Builtin methods[] = {
    {"send", send, 1, 1, 0},
    {"close", close, 0, 0, 0},
    {"__next__", next_method, 0, 0, 0},
    {NULL, NULL, 0, 0, 0},
};

static Object *get_name(Heap *heap, Object *self) {
  (void)heap;
  return object_incref(((Generator *)self)->name);
}

static const Member members[] = {{"__name__", get_name, NULL}, {NULL, NULL, NULL}};

// The frame stands inside the generator's block: 8 bytes for each local and each place of the value
// stack.
static size_t items(const Object *self) { return ((const Generator *)self)->slots; }

const Type generator_type = {
    .name = "generator",
    .id = TYPE_GENERATOR,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC,
    .shape = SHAPE_GENERATOR,
    .host_size = sizeof(Generator),
    .weakrefs_offset = offsetof(Generator, weakrefs),
    .freelist = FREELIST_NONE,
    // type(g).__basicsize__ of 3.11.7, 3.12.1, 3.13.18, 3.14.10, 3.15.2.
    .basic_size = {152, 144, 144, 152},
    .item_size = 8,
    .items = items,
    .traverse = traverse,
    .dealloc = dealloc,
    .finalize = finalize,
    .release = release,
    .describe = describe,
    .repr = repr,
    .iterate = iterator_self,
    .next = next,
    .methods = methods,
    .members = members,
};
