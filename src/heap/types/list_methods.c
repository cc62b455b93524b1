// list_methods.c: list's methods, slice assignment, sorting. Mirrors CPython Objects/listobject.c
// of 3.12.
#include "list.h"

#include "../internal.h"
#include "../iterators.h"
#include "../values.h"

#include <string.h>

// ---- slices -----------------------------------------------------------------------------------

// PySequence_Fast: a list or tuple itself, anything else as a list; a list that is assigned to its
// own slice is copied. A new reference; NULL with an exception pending.
static Object *fast_sequence(Heap *heap, const List *self, Object *iterable) {
  if (iterable == &self->gc.object) return list_slice(heap, iterable, 0, (int64_t)self->count, 1);
  if (is_kind(iterable, &list_type) || is_kind(iterable, &tuple_type))
    return object_incref(iterable);
  Object *list = list_from_fast(heap, iterable);
  if (!list && heap_raised_is(heap, TYPE_TYPE_ERROR))
    heap_raise(heap, TYPE_TYPE_ERROR, "can only assign an iterable");
  return list;
}

// A private array of new references to a sequence's items.
static Object **take_items(Object *sequence, size_t *count_out) {
  bool is_list = is_kind(sequence, &list_type);
  Object *const *from = is_list ? ((List *)sequence)->items : ((Tuple *)sequence)->items;
  size_t count = is_list ? ((List *)sequence)->count : ((Tuple *)sequence)->count;
  Object **items = mem_alloc(mem_size(count, sizeof *items));
  for (size_t i = 0; i < count; i++) items[i] = object_incref(from[i]);
  *count_out = count;
  return items;
}

// del self[start::step]: first to last.
static bool delete_stepped(Heap *heap, List *self, int64_t start, int64_t step, int64_t count) {
  if (count == 0) return true;
  if (step < 0) {
    start += step * (count - 1);
    step = -step;
  }
  Object **old = mem_alloc(mem_size((size_t)count, sizeof *old));
  size_t to = (size_t)start, taken = 0;
  for (size_t i = (size_t)start; i < self->count; i++) {
    if (taken < (size_t)count && i == (size_t)(start + (int64_t)taken * step))
      old[taken++] = self->items[i];
    else
      self->items[to++] = self->items[i];
  }
  list_resize(heap, self, to);
  list_release_steal(heap, old, (size_t)count, false);
  return true;
}

static bool assign_stepped(Heap *heap, List *self, int64_t start, int64_t step, int64_t wanted,
                           Object *value) {
  size_t count = 0;
  Object *sequence = fast_sequence(heap, self, value);
  if (!sequence) return false;
  Object **items = take_items(sequence, &count);
  if (count != (size_t)wanted) {
    list_release_steal(heap, items, count, false);
    object_decref(heap, sequence);
    heap_raise(heap, TYPE_VALUE_ERROR,
               "attempt to assign sequence of size %zu to extended slice of size %lld", count,
               (long long)wanted);
    return false;
  }
  for (size_t i = 0; i < count; i++) {
    Object **slot = &self->items[start + (int64_t)i * step], *old = *slot;
    *slot = items[i];
    items[i] = old;
  }
  list_release_steal(heap, items, count, false);
  object_decref(heap, sequence);
  return true;
}

bool list_set_slice(Heap *heap, List *self, Object *slice, Object *value) {
  int64_t start, step, count = slice_adjust(heap, slice, (int64_t)self->count, &start, &step);
  if (count < 0) return false;
  if (step != 1)
    return value ? assign_stepped(heap, self, start, step, count, value)
                 : delete_stepped(heap, self, start, step, count);
  size_t added = 0;
  Object *sequence = value ? fast_sequence(heap, self, value) : NULL;
  if (value && !sequence) return false;
  Object **items = value ? take_items(sequence, &added) : NULL;
  // Taking the items may have run code that changed this list.
  if ((size_t)start > self->count) start = (int64_t)self->count;
  if ((size_t)(start + count) > self->count) count = (int64_t)self->count - start;
  bool done = list_replace(heap, self, (size_t)start, (size_t)count, items, added);
  mem_free(items);
  object_decref_null(heap, sequence);
  return done;
}

// ---- sorting ----------------------------------------------------------------------------------

typedef struct Sort {
  Heap *heap;
  bool reverse;
} Sort;

// A pair of key and item: both move together.
typedef struct Sortable {
  Object *key, *item;
} Sortable;

// Whether `a` must come behind `b`, which stands behind it now: 0 1, -1 exception.
static int out_of_order(const Sort *sort, const Sortable *a, const Sortable *b) {
  Object *less = sort->reverse ? object_compare(sort->heap, a->key, b->key, CMP_LT)
                               : object_compare(sort->heap, b->key, a->key, CMP_LT);
  if (!less) return -1;
  int truth = object_truth(sort->heap, less);
  object_decref(sort->heap, less);
  return truth;
}

static bool merge(const Sort *sort, Sortable *items, size_t count, Sortable *room) {
  if (count < 2) return true;
  size_t half = count / 2, a = 0, b = half;
  if (!merge(sort, items, half, room) || !merge(sort, items + half, count - half, room))
    return false;
  memcpy(room, items, count * sizeof *items);
  for (size_t to = 0; to < count; to++) {
    int behind = 0;
    if (a < half && b < count) behind = out_of_order(sort, &room[a], &room[b]);
    if (behind < 0) {
      memcpy(items, room, count * sizeof *items);
      return false;
    }
    items[to] = a < half && !behind ? room[a++] : b < count ? room[b++] : room[a++];
  }
  return true;
}

// As CPython: the list is empty and without an array while it is sorted. What keys and comparisons
// put into it meanwhile goes.
bool list_sort(Heap *heap, Object *list, Object *key, bool reverse) {
  List *self = (List *)list;
  List before = *self;
  size_t count = before.count;
  Sortable *items = mem_alloc(mem_size(count, 2 * sizeof *items)), *room = items + count;
  self->items = NULL;
  self->count = self->allocated = 0;
  self->block = 0;
  self->got_array = false;
  size_t made = 0;
  bool good = true;
  for (; made < count; made++) items[made] = (Sortable){.item = before.items[made]};
  for (size_t i = 0; i < count && good; i++) {
    items[i].key = key && key != heap->none ? object_vectorcall(heap, key, &items[i].item, 1, NULL)
                                            : object_incref(items[i].item);
    good = items[i].key != NULL;
  }
  Sort sort = {heap, reverse};
  if (good) good = merge(&sort, items, count, room);
  for (size_t i = 0; i < count; i++) {
    object_decref_null(heap, items[i].key);
    before.items[i] = items[i].item;
  }
  mem_free(items);
  if (self->got_array && good) {
    heap_raise(heap, TYPE_VALUE_ERROR, "list modified during sort");
    good = false;
  }
  List after = *self;
  self->items = before.items;
  self->count = count;
  self->allocated = before.allocated;
  self->block = before.block;
  list_release_array(heap, &after);
  return good;
}

// ---- methods ----------------------------------------------------------------------------------

METHOD(init) {
  if (((List *)self)->block) list_clear(heap, self);
  if (count && !list_extend(heap, self, arguments[0])) return NULL;
  return new_none(heap);
}

METHOD(append) { return list_append(heap, self, arguments[0]) ? new_none(heap) : NULL; }
METHOD(extend) { return list_extend(heap, self, arguments[0]) ? new_none(heap) : NULL; }

METHOD(insert) {
  int64_t index;
  if (!int_as_index(heap, arguments[0], &index)) return NULL;
  return list_insert(heap, self, index, arguments[1]) ? new_none(heap) : NULL;
}

METHOD(pop) {
  List *list = (List *)self;
  int64_t index = -1;
  if (count && !int_as_index(heap, arguments[0], &index)) return NULL;
  if (list->count == 0) return heap_raise(heap, TYPE_INDEX_ERROR, "pop from empty list");
  if (index < 0) index += (int64_t)list->count;
  if (index < 0 || (size_t)index >= list->count)
    return heap_raise(heap, TYPE_INDEX_ERROR, "pop index out of range");
  Object *item = list->items[index];
  bool last = (size_t)index == list->count - 1;
  memmove(&list->items[index], &list->items[index + 1],
          (list->count - (size_t)index - 1) * sizeof item);
  if (last && heap->profile->list_pop_resizes)
    list_resize(heap, list, list->count - 1);
  else
    list_shrink(heap, list, list->count - 1);
  return item;
}

static int64_t find(Heap *heap, List *list, Object *value, size_t from, size_t to) {
  for (size_t i = from; i < list->count && i < to; i++) {
    Object *item = object_incref(list->items[i]);
    int equal = object_equal(heap, item, value);
    object_decref(heap, item);
    if (equal < 0) return -2;
    if (equal) return (int64_t)i;
  }
  return -1;
}

METHOD(remove_value) {
  List *list = (List *)self;
  int64_t index = find(heap, list, arguments[0], 0, SIZE_MAX);
  if (index == -2) return NULL;
  if (index < 0) return heap_raise(heap, TYPE_VALUE_ERROR, "list.remove(x): x not in list");
  return list_replace(heap, list, (size_t)index, 1, NULL, 0) ? new_none(heap) : NULL;
}

static bool bound(Heap *heap, Object *argument, size_t length, size_t *bound_out) {
  int64_t index;
  if (!int_as_index(heap, argument, &index)) return false;
  if (index < 0) index += (int64_t)length;
  *bound_out = index < 0 ? 0 : (size_t)index;
  return true;
}

METHOD(index_of) {
  List *list = (List *)self;
  size_t from = 0, to = SIZE_MAX;
  if (count > 1 && !bound(heap, arguments[1], list->count, &from)) return NULL;
  if (count > 2 && !bound(heap, arguments[2], list->count, &to)) return NULL;
  int64_t index = find(heap, list, arguments[0], from, to);
  if (index >= 0) return int_new(heap, index);
  if (index == -2) return NULL;
  Object *repr = object_repr(heap, arguments[0]);
  if (!repr) return NULL;
  heap_raise(heap, TYPE_VALUE_ERROR, "%s is not in list", ((Str *)repr)->chars);
  object_decref(heap, repr);
  return NULL;
}

METHOD(count_of) {
  List *list = (List *)self;
  int64_t n = 0;
  for (int64_t at = -1; (at = find(heap, list, arguments[0], (size_t)(at + 1), SIZE_MAX)) >= 0;)
    n++;
  return heap->raised ? NULL : int_new(heap, n);
}

METHOD(clear) {
  list_clear(heap, self);
  return new_none(heap);
}

METHOD(copy) { return list_slice(heap, self, 0, (int64_t)((List *)self)->count, 1); }

METHOD(reverse) {
  List *list = (List *)self;
  for (size_t i = 0; i < list->count / 2; i++) {
    Object *item = list->items[i];
    list->items[i] = list->items[list->count - 1 - i];
    list->items[list->count - 1 - i] = item;
  }
  return new_none(heap);
}

METHOD(sort) {
  static const char *const names[] = {"key", "reverse", NULL};
  if (!keywords_known(heap, "sort", keyword_names, names)) return NULL;
  Object *key = keyword_argument(arguments, count, keyword_names, "key");
  Object *reverse = keyword_argument(arguments, count, keyword_names, "reverse");
  int reversed = reverse ? object_truth(heap, reverse) : 0;
  if (reversed < 0) return NULL;
  return list_sort(heap, self, key, reversed) ? new_none(heap) : NULL;
}

METHOD(reversed) { return list_reversed(heap, self); }

const Builtin list_methods[] = {
    {"__init__", init, 0, 1, 0},
    {"append", append, 1, 1, 0},
    {"extend", extend, 1, 1, 0},
    {"insert", insert, 2, 2, 0},
    {"pop", pop, 0, 1, 0},
    {"remove", remove_value, 1, 1, 0},
    {"index", index_of, 1, 3, 0},
    {"count", count_of, 1, 1, 0},
    {"clear", clear, 0, 0, 0},
    {"copy", copy, 0, 0, 0},
    {"reverse", reverse, 0, 0, 0},
    {"__reversed__", reversed, 0, 0, 0},
    {"sort", sort, 0, 0, BUILTIN_KEYWORDS | LATE_KEYWORDS(CLINIC, 2)},
    {NULL, NULL, 0, 0, 0},
};
