// slice.c: mirrors CPython Objects/sliceobject.c.
#include "../slice.h"
#include "../arguments.h"
#include "../values.h"

Object *slice_new(Heap *heap, Object *start, Object *stop, Object *step) {
  Object *self = object_new(heap, heap_class(heap, TYPE_SLICE), 0);
  if (!self) return NULL;
  Slice *slice = (Slice *)self;
  slice->start = object_incref(start ? start : heap->none);
  slice->stop = object_incref(stop ? stop : heap->none);
  slice->step = object_incref(step ? step : heap->none);
  gc_track(heap, self);
  return self;
}

static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  (void)cls;
  if (!arguments_no_keywords(heap, "slice", keyword_names)) return NULL;
  if (!arguments_count(heap, "slice", count, 1, 3)) return NULL;
  if (count == 1) return slice_new(heap, NULL, arguments[0], NULL);
  return slice_new(heap, arguments[0], arguments[1], count == 3 ? arguments[2] : NULL);
}

// ---- bounds -----------------------------------------------------------------------------------

// _PyEval_SliceIndex: None leaves the value, ints too large are clipped.
static bool read_index(Heap *heap, Object *object, int64_t *value) {
  if (object == heap->none) return true;
  Object *index = is_int(object) ? object_incref(object) : call_special(heap, object, "__index__");
  if (!index) {
    if (heap->raised) return false;
    heap_raise(heap, TYPE_TYPE_ERROR,
               "slice indices must be integers or None or have an __index__ method");
    return false;
  }
  if (int_fits(index))
    *value = int_value(index);
  else
    *value = mpz_sgn(((Int *)index)->big) < 0 ? INT64_MIN : INT64_MAX;
  object_decref(heap, index);
  return true;
}

static int64_t clip(int64_t index, int64_t length, bool backwards) {
  if (index < 0) {
    index += length;
    return index >= 0 ? index : backwards ? -1 : 0;
  }
  return index < length ? index : backwards ? length - 1 : length;
}

bool slice_bounds(Heap *heap, Object *self, int64_t length, SliceBounds *b) {
  const Slice *slice = (Slice *)self;
  b->step = 1;
  if (!read_index(heap, slice->step, &b->step)) return false;
  if (b->step == 0) {
    heap_raise(heap, TYPE_VALUE_ERROR, "slice step cannot be zero");
    return false;
  }
  if (b->step < -INT64_MAX) b->step = -INT64_MAX;
  bool backwards = b->step < 0;
  b->start = backwards ? INT64_MAX : 0;
  b->stop = backwards ? INT64_MIN : INT64_MAX;
  if (!read_index(heap, slice->start, &b->start)) return false;
  if (!read_index(heap, slice->stop, &b->stop)) return false;
  b->start = clip(b->start, length, backwards);
  b->stop = clip(b->stop, length, backwards);
  b->count = 0;
  if (backwards && b->stop < b->start) b->count = (b->start - b->stop - 1) / -b->step + 1;
  if (!backwards && b->start < b->stop) b->count = (b->stop - b->start - 1) / b->step + 1;
  return true;
}

int64_t slice_adjust(Heap *heap, Object *slice, int64_t length, int64_t *start_out,
                     int64_t *step_out) {
  SliceBounds bounds;
  if (!slice_bounds(heap, slice, length, &bounds)) return -1;
  *start_out = bounds.start;
  *step_out = bounds.step;
  return bounds.count;
}

METHOD(indices) {
  int64_t length;
  SliceBounds b;
  if (!int_as_index(heap, arguments[0], &length)) return NULL;
  if (length < 0) return heap_raise(heap, TYPE_VALUE_ERROR, "length should not be negative");
  if (!slice_bounds(heap, self, length, &b)) return NULL;
  Object *items[3] = {int_new(heap, b.start), int_new(heap, b.stop), int_new(heap, b.step)};
  return tuple_new_steal(heap, items, 3);
}

// ---- protocols --------------------------------------------------------------------------------

static Object *repr(Heap *heap, Object *self) {
  const Slice *slice = (Slice *)self;
  Object *const parts[3] = {slice->start, slice->stop, slice->step};
  Text text = {0};
  text_add(&text, "slice(");
  for (size_t i = 0; i < 3; i++) {
    Object *part = object_repr(heap, parts[i]);
    if (!part) {
      text_delete(&text);
      return NULL;
    }
    text_add(&text, i ? ", " : "");
    text_add_n(&text, ((Str *)part)->chars, ((Str *)part)->bytes);
    object_decref(heap, part);
  }
  text_add_char(&text, ')');
  return str_take(heap, &text);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  const Slice *slice = (Slice *)self;
  if (text->length > 200) { // a list may hold a slice that holds the list
    text_add(text, "...");
    return true;
  }
  text_add(text, "slice(");
  object_describe(heap, slice->start, text);
  text_add(text, ", ");
  object_describe(heap, slice->stop, text);
  text_add(text, ", ");
  object_describe(heap, slice->step, text);
  text_add_char(text, ')');
  return true;
}

static Object *as_tuple(Heap *heap, Object *self) {
  const Slice *slice = (Slice *)self;
  return tuple_pack(heap, 3, slice->start, slice->stop, slice->step);
}

// slice_richcompare: as tuples.
static Object *compare(Heap *heap, Object *self, Object *other, Comparison op) {
  if (other->cls->type != &slice_type) return new_not_implemented(heap);
  Object *left = as_tuple(heap, self), *right = left ? as_tuple(heap, other) : NULL;
  Object *result = right ? object_compare(heap, left, right, op) : NULL;
  object_decref_null(heap, left);
  object_decref_null(heap, right);
  return result;
}

static const bool unhashable[LAYOUTS] = {[LAYOUT_3_11] = true};

// slicehash of 3.12: xxHash over the three.
static bool hash(Heap *heap, Object *self, int64_t *hash_out) {
  const Slice *slice = (Slice *)self;
  Object *const parts[3] = {slice->start, slice->stop, slice->step};
  if (unhashable[heap->profile->layout]) {
    heap_raise(heap, TYPE_TYPE_ERROR, "unhashable type: 'slice'");
    return false;
  }
  uint64_t sum = UINT64_C(2870177450012600261);
  for (size_t i = 0; i < 3; i++) {
    int64_t lane;
    if (!object_hash(heap, parts[i], &lane)) return false;
    sum += (uint64_t)lane * UINT64_C(14029467366897019727);
    sum = (sum << 31 | sum >> 33) * UINT64_C(11400714785074694791);
  }
  *hash_out = sum == UINT64_MAX ? 1546275796 : (int64_t)sum;
  return true;
}

static Object *get_start(Heap *heap, Object *self) {
  (void)heap;
  return object_incref(((Slice *)self)->start);
}

static Object *get_stop(Heap *heap, Object *self) {
  (void)heap;
  return object_incref(((Slice *)self)->stop);
}

static Object *get_step(Heap *heap, Object *self) {
  (void)heap;
  return object_incref(((Slice *)self)->step);
}

static void traverse(Object *self, Visit visit, void *payload) {
  const Slice *slice = (Slice *)self;
  visit(slice->start, PLACE_NAMED("start"), payload);
  visit(slice->stop, PLACE_NAMED("stop"), payload);
  visit(slice->step, PLACE_NAMED("step"), payload);
}

// slice_dealloc: the step first.
static void dealloc(Heap *heap, Object *self) {
  object_decref(heap, ((Slice *)self)->step);
  object_decref(heap, ((Slice *)self)->start);
  object_decref(heap, ((Slice *)self)->stop);
}

static const Builtin methods[] = {
    {"indices", indices, 1, 1, 0},
    {NULL, NULL, 0, 0, 0},
};

static const Member members[] = {
    {"start", get_start, NULL},
    {"stop", get_stop, NULL},
    {"step", get_step, NULL},
    {NULL, NULL, NULL},
};

const Type slice_type = {
    .name = "slice",
    .id = TYPE_SLICE,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(Slice),
    .freelist = FREELIST_SLICE,
    .basic_size = {40},
    .traverse = traverse,
    .dealloc = dealloc,
    .describe = describe,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .construct = construct,
    .methods = methods,
    .members = members,
};
