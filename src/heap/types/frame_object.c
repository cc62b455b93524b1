// frame_object.c (types): what a traceback knows of a call. Mirrors CPython 3.11+
// Objects/frameobject.c and Python/frame.c: a frame gets an object when a traceback names it, and
// becomes that object's own when the call ends while the object is still wanted (take_ownership).
#include "../values.h"

Object *frame_object(Heap *heap, Frame *frame) {
  if (frame->object) return frame->object;
  size_t slots = frame->code->local_count + frame->code->stack_size;
  heap_internal_begin(heap);
  FrameObject *self = (FrameObject *)object_new(heap, heap_class(heap, TYPE_FRAME), slots);
  heap_internal_end(heap);
  if (!self) return NULL;
  self->slots = slots;
  return frame->object = &self->gc.object;
}

bool frame_outlives_call(Heap *heap, Frame *frame) {
  FrameObject *self = (FrameObject *)frame->object;
  if (!self) return false;
  frame->object = NULL;
  bool wanted = self->gc.object.refcount > 1;
  if (wanted) {
    Object *back = frame->back ? frame_object(heap, frame->back) : NULL;
    self->back = back ? object_incref(back) : NULL;
    frame->back = NULL;
    frame->generator = NULL;
    frame_own(frame);
    self->frame = frame;
    gc_track(heap, &self->gc.object);
  }
  object_decref(heap, &self->gc.object);
  return wanted;
}

static void traverse(Object *self, Visit visit, void *payload) {
  const FrameObject *f = (FrameObject *)self;
  if (f->back) visit(f->back, PLACE_NAMED("f_back"), payload);
  if (f->frame) frame_traverse(f->frame, visit, payload);
}

static void clear(Heap *heap, Object *self) {
  Frame *frame = ((FrameObject *)self)->frame;
  for (uint32_t i = 0; frame && i < frame->top; i++) frame_store(heap, frame, i, NULL, false);
}

static void dealloc(Heap *heap, Object *self) {
  FrameObject *f = (FrameObject *)self;
  Frame *frame = f->frame;
  f->frame = NULL;
  if (frame) frame_delete(heap, frame);
  object_drop(heap, &f->back);
}

static void release(Object *self) { mem_free(((FrameObject *)self)->frame); }

static bool describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  const Frame *frame = ((FrameObject *)self)->frame;
  text_printf(text, "frame%s%s", frame ? " " : "", frame ? ((Str *)frame->code->name)->chars : "");
  return true;
}

static size_t items(const Object *self) { return ((const FrameObject *)self)->slots; }

const Type frame_type = {
    .name = "frame",
    .id = TYPE_FRAME,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(FrameObject),
    .freelist = FREELIST_NONE,
    // sys.getsizeof of frames with 4 and 7 places, on 3.11.7, 3.12.1, 3.13.18, 3.14.10, 3.15.2.
    .basic_size = {120, 120, 136, 152, 152},
    .item_size = 8,
    .items = items,
    .traverse = traverse,
    .clear = clear,
    .dealloc = dealloc,
    .release = release,
    .describe = describe,
};
