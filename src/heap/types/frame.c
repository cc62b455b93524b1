// frame.c (types): frames as objects, and f_locals of functions. Mirrors CPython 3.11 to 3.15:
// Objects/frameobject.c (frame_dealloc, frame_traverse, frame_tp_clear, frame_clear, the proxy of
// PEP 667) and take_ownership of Python/frame.c.
#include "../internal.h"
#include "../values.h"

// ---- birth, and the end of the frame ----------------------------------------------------------

// What handles an exception stands in a hidden local that CPython does not have.
size_t code_local_slots(const Code *code) {
  size_t count = code->local_count;
  for (uint32_t i = 0; i < code->local_count; i++) count -= str_equal(code->locals[i], ".handled");
  return count;
}

Object *frame_object(Heap *heap, Frame *frame) {
  if (frame->object) return frame->object;
  size_t slots = code_local_slots(frame->code) + frame->code->counted_stack;
  heap_internal_begin(heap);
  FrameObject *self = (FrameObject *)object_new(heap, heap->classes[TYPE_FRAME], slots);
  heap_internal_end(heap);
  if (!self) return NULL;
  self->frame = frame;
  self->slots = slots;
  return frame->object = &self->gc.object;
}

// take_ownership: the frames that called get objects too.
static void take_over(Heap *heap, FrameObject *self, Frame *frame) {
  frame_own(frame);
  self->owns = true;
  Object *back = frame->back ? frame_object(heap, frame->back) : NULL;
  if (back) self->back = object_incref(back);
  frame->back = NULL;
  frame->generator = NULL;
  gc_track(heap, &self->gc.object);
}

bool frame_hand_over(Heap *heap, Frame *frame) {
  Object *object = frame->object;
  if (!object) return false;
  frame->object = NULL;
  bool lives = object->refcount > 1;
  if (lives) take_over(heap, (FrameObject *)object, frame);
  object_decref(heap, object);
  return lives;
}

// ---- references -------------------------------------------------------------------------------

static size_t items(const Object *self) { return ((const FrameObject *)self)->slots; }

static void traverse(Object *self, Visit visit, void *payload) {
  const FrameObject *f = (FrameObject *)self;
  if (f->back) visit(f->back, PLACE_NAMED("f_back"), payload);
  if (f->owns) frame_traverse(f->frame, visit, payload);
}

static void drop_values(Heap *heap, Frame *frame) {
  bool reversed = heap->profile->locals_die_reversed;
  for (uint32_t i = 0; i < frame->top; i++)
    frame_store(heap, frame, reversed ? frame->top - 1 - i : i, NULL, false);
}

static void clear(Heap *heap, Object *self) {
  FrameObject *f = (FrameObject *)self;
  if (!f->owns) return;
  drop_values(heap, f->frame);
  object_drop(heap, &f->frame->locals_dict);
}

static void dealloc(Heap *heap, Object *self) {
  FrameObject *f = (FrameObject *)self;
  if (f->owns) frame_delete_owned(heap, f);
}

static void release(Object *self) {
  FrameObject *f = (FrameObject *)self;
  if (f->owns) mem_free(f->frame);
}

// ---- attributes -------------------------------------------------------------------------------

uint32_t frame_line(const Frame *frame) {
  const Code *code = frame->code;
  if (!code->instruction_count) return code->first_line;
  return code->positions[frame->pc ? frame->pc - 1 : 0].line;
}

static Frame *frame_of(const Object *self) { return ((const FrameObject *)self)->frame; }

static Object *get_back(Heap *heap, Object *self) {
  const FrameObject *f = (FrameObject *)self;
  Frame *back = f->owns ? NULL : f->frame->back;
  Object *object = back ? frame_object(heap, back) : f->back;
  if (back && !object) return NULL;
  return object_incref(object ? object : heap->none);
}

static Object *get_code(Heap *heap, Object *self) {
  (void)heap;
  return object_incref(&frame_of(self)->code->object);
}

static Object *or_none(Heap *heap, Object *object) {
  return object_incref(object ? object : heap->none);
}
static Object *get_globals(Heap *heap, Object *self) {
  return or_none(heap, frame_of(self)->globals);
}
static Object *get_builtins(Heap *heap, Object *self) {
  return or_none(heap, frame_of(self)->builtins);
}
static Object *get_line(Heap *heap, Object *self) {
  return int_new(heap, frame_line(frame_of(self)));
}
static Object *get_locals(Heap *heap, Object *self) { return frame_get_locals(heap, self); }

static const Member members[] = {
    {"f_back", get_back, NULL},
    {"f_code", get_code, NULL},
    {"f_globals", get_globals, NULL},
    {"f_builtins", get_builtins, NULL},
    {"f_lineno", get_line, NULL},
    {"f_locals", get_locals, NULL},
    {NULL, NULL, NULL},
};

METHOD(clear_frame) {
  const FrameObject *f = (FrameObject *)self;
  if (f->owns) {
    clear(heap, self);
    return new_none(heap);
  }
  if (f->frame->generator && ((Generator *)f->frame->generator)->state != GENERATOR_RUNNING)
    return heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR,
                      "'frame.clear' of a suspended generator is not modelled");
  return heap_raise(heap, TYPE_RUNTIME_ERROR, "cannot clear an executing frame");
}

static const Builtin methods[] = {{"clear", clear_frame, 0, 0, 0}, {NULL, NULL, 0, 0, 0}};

static Object *repr(Heap *heap, Object *self) {
  Text text = {0};
  text_printf(&text, "<frame at 0x%llx, file '', line %u, code %s>",
              (unsigned long long)self->address, frame_line(frame_of(self)),
              ((Str *)frame_of(self)->code->name)->chars);
  return str_take(heap, &text);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  text_printf(text, "frame of %s", ((Str *)frame_of(self)->code->name)->chars);
  return true;
}

// Sizes: sys.getsizeof of frames with a known number of slots, less 16 for the collector's header
// (3.11.7 .. 3.15.2).
const Type frame_type = {
    .name = "frame",
    .id = TYPE_FRAME,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC | TYPE_TRASHCAN,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(FrameObject),
    .freelist = FREELIST_NONE,
    .basic_size = {120, [LAYOUT_3_13] = 136, [LAYOUT_3_14] = 152},
    .item_size = 8,
    .items = items,
    .traverse = traverse,
    .clear = clear,
    .dealloc = dealloc,
    .release = release,
    .describe = describe,
    .repr = repr,
    .methods = methods,
    .members = members,
};
