// traceback.c: the chain of frames that an exception has passed, from the one that caught it down
// to the one that raised it. Mirrors CPython Python/traceback.c.
#include "../internal.h"
#include "../values.h"

// A new entry in front of `next` (NULL = none). There must be room for it even where the simulated
// memory is used up.
static Object *entry_new(Heap *heap, Object *next, Frame *frame) {
  uint64_t limit = heap->bytes_limit;
  heap->bytes_limit = 0;
  heap_internal_begin(heap);
  Object *object = frame_object(heap, frame);
  Traceback *self = (Traceback *)object_new(heap, heap->classes[TYPE_TRACEBACK], 0);
  self->next = next ? object_incref(next) : NULL;
  self->frame = object_incref(object);
  self->line = frame_line(frame);
  gc_track(heap, &self->gc.object);
  heap_internal_end(heap);
  heap->bytes_limit = limit;
  return &self->gc.object;
}

Object *traceback_of(Heap *heap, Frame *frame) { return entry_new(heap, NULL, frame); }

// PyTraceBack_Here. The exception is not pending meanwhile.
void traceback_here(Heap *heap) {
  Object *raised = heap->raised;
  if (!raised || !heap->frame) return;
  heap->raised = NULL;
  Exception *exception = (Exception *)raised;
  object_store(heap, &exception->traceback, entry_new(heap, exception->traceback, heap->frame));
  heap->raised = raised;
}

// ---- the row ----------------------------------------------------------------------------------

static void traverse(Object *self, Visit visit, void *payload) {
  const Traceback *t = (Traceback *)self;
  if (t->next) visit(t->next, PLACE_NAMED("tb_next"), payload);
  if (t->frame) visit(t->frame, PLACE_NAMED("tb_frame"), payload);
}

static void clear(Heap *heap, Object *self) {
  object_drop(heap, &((Traceback *)self)->next);
  object_drop(heap, &((Traceback *)self)->frame);
}

static Object *or_none(Heap *heap, Object *object) {
  return object_incref(object ? object : heap->none);
}
static Object *get_next(Heap *heap, Object *self) {
  return or_none(heap, ((Traceback *)self)->next);
}
static Object *get_frame(Heap *heap, Object *self) {
  return or_none(heap, ((Traceback *)self)->frame);
}
static Object *get_line(Heap *heap, Object *self) {
  return int_new(heap, ((Traceback *)self)->line);
}

static bool set_next(Heap *heap, Object *self, Object *value) {
  if (!value) return heap_raise(heap, TYPE_TYPE_ERROR, "can't delete tb_next attribute");
  Object *next = value == heap->none ? NULL : value;
  if (next && !object_is(next, &traceback_type))
    return heap_raise(heap, TYPE_TYPE_ERROR, "expected traceback object, got '%s'",
                      type_name(next));
  for (const Object *at = next; at; at = ((const Traceback *)at)->next)
    if (at == self) return heap_raise(heap, TYPE_VALUE_ERROR, "traceback loop detected");
  object_store(heap, &((Traceback *)self)->next, next ? object_incref(next) : NULL);
  return true;
}

static const Member members[] = {
    {"tb_next", get_next, set_next},
    {"tb_frame", get_frame, NULL},
    {"tb_lineno", get_line, NULL},
    {NULL, NULL, NULL},
};

static bool describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  text_printf(text, "traceback line %u", ((Traceback *)self)->line);
  return true;
}

// sys.getsizeof of a traceback is 56 in 3.11.7 .. 3.15.2.
const Type traceback_type = {
    .name = "traceback",
    .id = TYPE_TRACEBACK,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC | TYPE_TRASHCAN,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(Traceback),
    .freelist = FREELIST_NONE,
    .basic_size = {40},
    .traverse = traverse,
    .clear = clear,
    .dealloc = clear,
    .describe = describe,
    .members = members,
};
