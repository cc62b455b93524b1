// range.c: range and its iterator. Mirrors CPython Objects/rangeobject.c for bounds that fit 64
// bits; others are refused with OverflowError.
#include "../arguments.h"
#include "../iterators.h"
#include "../slice.h"
#include "../values.h"

// Start, stop, step and length as numbers.
typedef struct Numbers {
  int64_t start, stop, step, length;
} Numbers;

static Numbers numbers_of(const Object *self) {
  const Range *r = (const Range *)self;
  return (Numbers){int_value(r->start), int_value(r->stop), int_value(r->step),
                   int_value(r->length)};
}

// ---- birth ------------------------------------------------------------------------------------

static void *too_large(Heap *heap) {
  return heap_raise(heap, TYPE_OVERFLOW_ERROR, "ranges beyond 64 bits are not modelled");
}

// compute_range_length; -1 where it does not fit.
static int64_t length_of(int64_t start, int64_t stop, int64_t step) {
  if (step > 0 ? start >= stop : start <= stop) return 0;
  uint64_t span = step > 0 ? (uint64_t)stop - (uint64_t)start : (uint64_t)start - (uint64_t)stop;
  uint64_t stride = step > 0 ? (uint64_t)step : -(uint64_t)step;
  uint64_t length = (span - 1) / stride + 1;
  return length > INT64_MAX ? -1 : (int64_t)length;
}

// The three are stolen, and may be NULL with an exception pending.
static Object *from_steal(Heap *heap, Object *start, Object *stop, Object *step) {
  Object *length = NULL, *self = NULL;
  if (start && stop && step) {
    bool fits = int_fits(start) && int_fits(stop) && int_fits(step);
    int64_t count = fits ? length_of(int_value(start), int_value(stop), int_value(step)) : -1;
    length = count < 0 ? too_large(heap) : int_new(heap, count);
  }
  if (length) self = object_new(heap, heap_class(heap, TYPE_RANGE), 0);
  if (!self) {
    object_decref_null(heap, start);
    object_decref_null(heap, stop);
    object_decref_null(heap, step);
    object_decref_null(heap, length);
    return NULL;
  }
  Range *range = (Range *)self;
  range->start = start, range->stop = stop, range->step = step, range->length = length;
  return self;
}

Object *range_new(Heap *heap, int64_t start, int64_t stop, int64_t step) {
  return from_steal(heap, int_new(heap, start), int_new(heap, stop), int_new(heap, step));
}

static Object *take_step(Heap *heap, Object *argument) {
  Object *step = number_index(heap, argument);
  if (!step || !int_fits(step) || int_value(step) != 0) return step;
  object_decref(heap, step);
  return heap_raise(heap, TYPE_VALUE_ERROR, "range() arg 3 must not be zero");
}

// range_from_array: the ints given are held as they are.
static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  (void)cls;
  if (!arguments_no_keywords(heap, "range", keyword_names)) return NULL;
  if (!arguments_count(heap, "range", count, 1, 3)) return NULL;
  if (count == 1) {
    Object *stop = number_index(heap, arguments[0]);
    return stop ? from_steal(heap, int_new(heap, 0), stop, int_new(heap, 1)) : NULL;
  }
  Object *start = number_index(heap, arguments[0]);
  Object *stop = start ? number_index(heap, arguments[1]) : NULL;
  Object *step = !stop ? NULL : count == 3 ? take_step(heap, arguments[2]) : int_new(heap, 1);
  return from_steal(heap, start, stop, step);
}

// ---- protocols --------------------------------------------------------------------------------

static void add_text(const Object *self, Text *text) {
  Numbers n = numbers_of(self);
  text_printf(text, "range(%lld, %lld", (long long)n.start, (long long)n.stop);
  if (n.step != 1) text_printf(text, ", %lld", (long long)n.step);
  text_add_char(text, ')');
}

static Object *repr(Heap *heap, Object *self) {
  Text text = {0};
  add_text(self, &text);
  return str_take(heap, &text);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  add_text(self, text);
  return true;
}

static int64_t length(Heap *heap, Object *self) {
  (void)heap;
  return numbers_of(self).length;
}

// compute_item; wraps only beyond the end of ranges whose stop does not matter.
static int64_t item_at(Numbers n, int64_t index) {
  return (int64_t)((uint64_t)n.start + (uint64_t)index * (uint64_t)n.step);
}

static Object *get_slice(Heap *heap, Object *self, Object *slice) {
  Numbers n = numbers_of(self);
  SliceBounds b;
  int64_t step, stop;
  if (!slice_bounds(heap, slice, n.length, &b)) return NULL;
  bool over = __builtin_mul_overflow(n.step, b.step, &step) ||
              __builtin_mul_overflow(b.stop, n.step, &stop) ||
              __builtin_add_overflow(n.start, stop, &stop);
  if (over) return too_large(heap);
  return range_new(heap, item_at(n, b.start), stop, step);
}

static Object *get_item(Heap *heap, Object *self, Object *key) {
  if (key->cls->type == &slice_type) return get_slice(heap, self, key);
  Numbers n = numbers_of(self);
  Object *index = is_int(key) ? object_incref(key) : call_special(heap, key, "__index__");
  if (!index) {
    if (heap->raised) return NULL;
    return heap_raise(heap, TYPE_TYPE_ERROR, "range indices must be integers or slices, not %s",
                      type_name(key));
  }
  int64_t i = int_fits(index) ? int_value(index) : INT64_MAX;
  object_decref(heap, index);
  if (i < 0) i += n.length;
  if (i < 0 || i >= n.length)
    return heap_raise(heap, TYPE_INDEX_ERROR, "range object index out of range");
  return int_new(heap, item_at(n, i));
}

static bool contains_number(Numbers n, int64_t value) {
  bool between =
      n.step > 0 ? n.start <= value && value < n.stop : n.stop < value && value <= n.start;
  if (!between) return false;
  uint64_t distance =
      n.step > 0 ? (uint64_t)value - (uint64_t)n.start : (uint64_t)n.start - (uint64_t)value;
  return distance % (n.step > 0 ? (uint64_t)n.step : -(uint64_t)n.step) == 0;
}

// Of what is not an int each element is compared, as CPython does. *index_out: of the first equal
// one.
static int find(Heap *heap, Object *self, Object *value, int64_t *index_out) {
  Numbers n = numbers_of(self);
  if (value->cls->type == &int_type || value->cls->type == &bool_type) {
    if (!int_fits(value) || !contains_number(n, int_value(value))) return 0;
    *index_out = (int64_t)(((uint64_t)int_value(value) - (uint64_t)n.start)) / n.step;
    return 1;
  }
  Object *iterator = object_iterate(heap, self);
  if (!iterator) return -1;
  int found = 0;
  *index_out = -1;
  for (Object *item; found == 0 && (item = object_next(heap, iterator)); ++*index_out) {
    found = object_equal(heap, item, value);
    object_decref(heap, item);
  }
  object_decref(heap, iterator);
  return heap->raised ? -1 : found;
}

static int contains(Heap *heap, Object *self, Object *value) {
  int64_t index;
  return find(heap, self, value, &index);
}

METHOD(index_) {
  int64_t index;
  int found = find(heap, self, arguments[0], &index);
  if (found > 0) return int_new(heap, index);
  if (found < 0) return NULL;
  Text text = {0};
  object_describe(heap, arguments[0], &text);
  heap_raise(heap, TYPE_VALUE_ERROR, "%s is not in range", text_chars(&text));
  text_delete(&text);
  return NULL;
}

METHOD(count_) {
  int found = contains(heap, self, arguments[0]);
  return found < 0 ? NULL : int_new(heap, found);
}

static Object *compare(Heap *heap, Object *self, Object *other, Comparison op) {
  if (other->cls->type != &range_type || (op != CMP_EQ && op != CMP_NE))
    return new_not_implemented(heap);
  Numbers a = numbers_of(self), b = numbers_of(other);
  bool equal = a.length == b.length && (a.length == 0 || a.start == b.start) &&
               (a.length <= 1 || a.step == b.step);
  return bool_new(heap, equal == (op == CMP_EQ));
}

// range_hash: that of the tuple (length, start, step), with None for what does not matter.
static bool hash(Heap *heap, Object *self, int64_t *hash_out) {
  const Range *range = (Range *)self;
  int64_t count = int_value(range->length);
  Object *tuple = tuple_pack(heap, 3, range->length, count > 0 ? range->start : heap->none,
                             count > 1 ? range->step : heap->none);
  if (!tuple) return false;
  bool fine = object_hash(heap, tuple, hash_out);
  object_decref(heap, tuple);
  return fine;
}

static Object *iterate(Heap *heap, Object *self) {
  Object *iterator = object_new(heap, heap_class(heap, TYPE_RANGE_ITERATOR), 0);
  if (!iterator) return NULL;
  Numbers n = numbers_of(self);
  RangeIterator *it = (RangeIterator *)iterator;
  it->next = n.start, it->step = n.step, it->left = n.length;
  return iterator;
}

static Object *get_start(Heap *heap, Object *self) {
  (void)heap;
  return object_incref(((Range *)self)->start);
}

static Object *get_stop(Heap *heap, Object *self) {
  (void)heap;
  return object_incref(((Range *)self)->stop);
}

static Object *get_step(Heap *heap, Object *self) {
  (void)heap;
  return object_incref(((Range *)self)->step);
}

// Not for the collector, which knows no ranges: for heap_check and pictures.
static void traverse(Object *self, Visit visit, void *payload) {
  const Range *range = (Range *)self;
  visit(range->start, PLACE_NAMED("start"), payload);
  visit(range->stop, PLACE_NAMED("stop"), payload);
  visit(range->step, PLACE_NAMED("step"), payload);
  visit(range->length, PLACE_NAMED("length"), payload);
}

static void dealloc(Heap *heap, Object *self) {
  Range *range = (Range *)self;
  object_decref(heap, range->start);
  object_decref(heap, range->stop);
  object_decref(heap, range->step);
  object_decref(heap, range->length);
}

// range_reverse: an iterator of its own, without a range in between.
METHOD(reversed) {
  const Range *range = (Range *)self;
  int64_t count_left = int_value(range->length), step = int_value(range->step);
  Object *iterator = object_new(heap, heap_class(heap, TYPE_RANGE_ITERATOR), 0);
  if (!iterator) return NULL;
  RangeIterator *it = (RangeIterator *)iterator;
  it->left = count_left;
  it->step = (int64_t)(0 - (uint64_t)step);
  it->next =
      (int64_t)((uint64_t)int_value(range->start) + (uint64_t)(count_left - 1) * (uint64_t)step);
  return iterator;
}

static const Builtin methods[] = {
    {"__reversed__", reversed, 0, 0, 0},
    {"index", index_, 1, 1, 0},
    {"count", count_, 1, 1, 0},
    {NULL, NULL, 0, 0, 0},
};

static const Member members[] = {
    {"start", get_start, NULL},
    {"stop", get_stop, NULL},
    {"step", get_step, NULL},
    {NULL, NULL, NULL},
};

const Type range_type = {
    .name = "range",
    .id = TYPE_RANGE,
    .base = TYPE_OBJECT,
    .flags = TYPE_STRING_FORM,
    .shape = SHAPE_ATOM,
    .host_size = sizeof(Range),
    .freelist = FREELIST_RANGE,
    .basic_size = {48},
    .traverse = traverse,
    .dealloc = dealloc,
    .describe = describe,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .length = length,
    .get_item = get_item,
    .contains = contains,
    .iterate = iterate,
    .construct = construct,
    .methods = methods,
    .members = members,
};

// ---- the iterator: numbers alone, so the collector need not know it ---------------------------

static Object *next(Heap *heap, Object *self) {
  RangeIterator *it = (RangeIterator *)self;
  if (it->left <= 0) return NULL;
  Object *value = int_new(heap, it->next);
  if (!value) return NULL;
  it->next = (int64_t)((uint64_t)it->next + (uint64_t)it->step);
  it->left--;
  return value;
}

static bool iterator_text(Heap *heap, Object *self, Text *text) {
  (void)heap;
  const RangeIterator *it = (RangeIterator *)self;
  if (it->left > 0)
    text_printf(text, "next %lld", (long long)it->next);
  else
    text_add(text, "exhausted");
  return true;
}

const Type range_iterator_type = {
    .name = "range_iterator",
    .id = TYPE_RANGE_ITERATOR,
    .base = TYPE_OBJECT,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(RangeIterator),
    .freelist = FREELIST_RANGE_ITERATOR,
    .basic_size = {48, [LAYOUT_3_12] = 40},
    .describe = iterator_text,
    .iterate = iterator_self,
    .next = next,
};
