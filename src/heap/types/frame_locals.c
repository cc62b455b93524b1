// frame_locals.c: locals() and f_locals of functions: one dict for the frame's life, or a view of
// the fast locals and copies of them. Mirrors CPython Objects/frameobject.c: PyFrame_FastToLocals
// of 3.11 and 3.12, the proxy of 3.13+ (PEP 667).
#include "../arguments.h"
#include "../internal.h"
#include "../values.h"

// ---- the values -------------------------------------------------------------------------------

static bool is_hidden(const Object *name) { return ((const Str *)name)->chars[0] == '.'; }

// The value that a name has now, borrowed; NULL = none.
static Object *value_at(const Frame *frame, uint32_t i) {
  Object *value = frame->slots[i];
  if (value && object_is(value, &cell_type)) value = ((Cell *)value)->content;
  return value;
}

// What the fast locals hold now; a name without a value is taken out.
static bool fill(Heap *heap, const Frame *frame, Object *dict) {
  for (uint32_t i = 0; i < frame->code->local_count; i++) {
    Object *name = frame->code->locals[i], *value = value_at(frame, i);
    if (is_hidden(name)) continue;
    if (value ? !dict_set(heap, dict, name, value) : dict_remove(heap, dict, name) < 0)
      return false;
  }
  return true;
}

Object *frame_copy_locals(Heap *heap, Frame *frame) {
  if (frame->names) return object_incref(frame->names);
  Object *dict = frame->locals_dict ? object_incref(frame->locals_dict) : dict_new(heap);
  if (!dict) return NULL;
  // For the locals of inlined comprehensions, of which a function shows none.
  if (heap->profile->locals_look_for_hidden) object_decref_null(heap, dict_new(heap));
  if (heap->profile->frame_keeps_locals_dict && !frame->locals_dict)
    frame->locals_dict = object_incref(dict);
  if (fill(heap, frame, dict)) return dict;
  object_decref(heap, dict);
  return NULL;
}

// ---- the proxy --------------------------------------------------------------------------------

typedef struct FrameLocals {
  GcObject gc;
  Object *frame; // FrameObject
} FrameLocals;

Object *frame_get_locals(Heap *heap, Object *object) {
  Frame *frame = ((FrameObject *)object)->frame;
  if (frame->names || heap->profile->frame_keeps_locals_dict) return frame_copy_locals(heap, frame);
  Object *arguments = tuple_pack(heap, 1, object);
  Object *self = arguments ? object_new(heap, heap->classes[TYPE_FRAME_LOCALS], 0) : NULL;
  object_decref_null(heap, arguments);
  if (!self) return NULL;
  ((FrameLocals *)self)->frame = object_incref(object);
  gc_track(heap, self);
  return self;
}

static Frame *frame_of(const Object *self) {
  return ((const FrameObject *)((const FrameLocals *)self)->frame)->frame;
}

// -1 where no local has the name.
static int64_t find(const Frame *frame, const Object *key) {
  if (!is_str(key)) return -1;
  for (uint32_t i = 0; i < frame->code->local_count; i++)
    if (str_equal(frame->code->locals[i], ((const Str *)key)->chars)) return i;
  return -1;
}

static Object *copy_of(Heap *heap, const Object *self) {
  Object *dict = dict_new(heap);
  if (!dict || fill(heap, frame_of(self), dict)) return dict;
  object_decref(heap, dict);
  return NULL;
}

static Object *get_item(Heap *heap, Object *self, Object *key) {
  const Frame *frame = frame_of(self);
  int64_t at = find(frame, key);
  Object *value = at < 0 ? NULL : value_at(frame, (uint32_t)at);
  if (value) return object_incref(value);
  if (is_str(key))
    return heap_raise(heap, TYPE_KEY_ERROR, "local variable '%s' is not defined",
                      ((const Str *)key)->chars);
  return heap_raise_key(heap, key);
}

static bool set_item(Heap *heap, Object *self, Object *key, Object *value) {
  Frame *frame = frame_of(self);
  int64_t at = find(frame, key);
  if (!value || at < 0)
    return heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR,
                      value ? "'new names in f_locals' is not modelled"
                            : "'del of names in f_locals' is not modelled");
  Object **place = &frame->slots[at];
  if (*place && object_is(*place, &cell_type))
    object_store(heap, &((Cell *)*place)->content, object_incref(value));
  else
    frame_store(heap, frame, (uint32_t)at, object_incref(value), false);
  return true;
}

static int contains(Heap *heap, Object *self, Object *key) {
  (void)heap;
  int64_t at = find(frame_of(self), key);
  return at >= 0 && value_at(frame_of(self), (uint32_t)at);
}

static int64_t length(Heap *heap, Object *self) {
  (void)heap;
  const Frame *frame = frame_of(self);
  int64_t count = 0;
  for (uint32_t i = 0; i < frame->code->local_count; i++)
    count += !is_hidden(frame->code->locals[i]) && value_at(frame, i);
  return count;
}

typedef enum Part { PART_KEYS, PART_VALUES, PART_ITEMS } Part;

static Object *list_of(Heap *heap, const Object *self, Part part) {
  const Frame *frame = frame_of(self);
  Object *list = list_new(heap, 0);
  for (uint32_t i = 0; list && i < frame->code->local_count; i++) {
    Object *name = frame->code->locals[i], *value = value_at(frame, i);
    if (is_hidden(name) || !value) continue;
    Object *item = part == PART_ITEMS ? tuple_pack(heap, 2, name, value)
                                      : object_incref(part == PART_KEYS ? name : value);
    if (!item || !list_append_steal(heap, list, item)) return object_decref(heap, list), NULL;
  }
  return list;
}

static Object *iterate(Heap *heap, Object *self) {
  Object *list = list_of(heap, self, PART_KEYS);
  Object *iterator = list ? object_iterate(heap, list) : NULL;
  object_decref_null(heap, list);
  return iterator;
}

static Object *repr(Heap *heap, Object *self) {
  Object *dict = copy_of(heap, self), *text = dict ? object_repr(heap, dict) : NULL;
  object_decref_null(heap, dict);
  return text;
}

static Object *compare(Heap *heap, Object *self, Object *other, Comparison op) {
  Object *dict = copy_of(heap, self);
  Object *result = dict ? object_compare(heap, dict, other, op) : NULL;
  object_decref_null(heap, dict);
  return result;
}

METHOD(keys) { return list_of(heap, self, PART_KEYS); }
METHOD(values) { return list_of(heap, self, PART_VALUES); }
METHOD(item_pairs) { return list_of(heap, self, PART_ITEMS); }
METHOD(copy) { return copy_of(heap, self); }
METHOD(get) {
  Object *value = contains(heap, self, arguments[0]) ? get_item(heap, self, arguments[0]) : NULL;
  return value ? value : object_incref(count == 2 ? arguments[1] : heap->none);
}

static const Builtin methods[] = {
    {"keys", keys, 0, 0, 0}, {"values", values, 0, 0, 0}, {"items", item_pairs, 0, 0, 0},
    {"copy", copy, 0, 0, 0}, {"get", get, 1, 2, 0},       {NULL, NULL, 0, 0, 0},
};

static void traverse(Object *self, Visit visit, void *payload) {
  Object *frame = ((FrameLocals *)self)->frame;
  if (frame) visit(frame, PLACE_NAMED("frame"), payload);
}

static void dealloc(Heap *heap, Object *self) { object_drop(heap, &((FrameLocals *)self)->frame); }

const Type frame_locals_type = {
    .name = "FrameLocalsProxy",
    .id = TYPE_FRAME_LOCALS,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC | TYPE_UNHASHABLE,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(FrameLocals),
    .freelist = FREELIST_NONE,
    .basic_size = {24},
    .traverse = traverse,
    .dealloc = dealloc,
    .repr = repr,
    .compare = compare,
    .length = length,
    .get_item = get_item,
    .set_item = set_item,
    .contains = contains,
    .iterate = iterate,
    .methods = methods,
};
