// traceback.c (types): where an exception has passed. Mirrors CPython Python/traceback.c: one entry
// for each frame, the outermost first; each holds its frame, which holds the locals.
#include "../values.h"

bool traceback_here(Heap *heap, Frame *frame) {
  Exception *exception = (Exception *)heap->raised;
  heap->raised = NULL;
  Object *object = frame_object(heap, frame);
  heap_internal_begin(heap);
  Traceback *self =
      object ? (Traceback *)object_new(heap, heap_class(heap, TYPE_TRACEBACK), 0) : NULL;
  heap_internal_end(heap);
  if (!self) {
    object_decref(heap, &exception->gc.object);
    return false;
  }
  self->frame = object_incref(object);
  self->next = exception->traceback;
  exception->traceback = &self->gc.object;
  gc_track(heap, &self->gc.object);
  heap->raised = &exception->gc.object;
  return true;
}

static void traverse(Object *self, Visit visit, void *payload) {
  const Traceback *t = (Traceback *)self;
  if (t->next) visit(t->next, PLACE_NAMED("tb_next"), payload);
  if (t->frame) visit(t->frame, PLACE_NAMED("tb_frame"), payload);
}

static void clear(Heap *heap, Object *self) {
  object_drop(heap, &((Traceback *)self)->next);
  object_drop(heap, &((Traceback *)self)->frame);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  (void)heap, (void)self;
  text_add(text, "traceback");
  return true;
}

const Type traceback_type = {
    .name = "traceback",
    .id = TYPE_TRACEBACK,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(Traceback),
    .freelist = FREELIST_NONE,
    .basic_size = {40, 40, 40, 40, 40},
    .traverse = traverse,
    .clear = clear,
    .dealloc = clear,
    .describe = describe,
};
