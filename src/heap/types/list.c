// list.c: lists: their array of items and its growth. Mirrors CPython Objects/listobject.c of 3.12
// (FACTS.md 1.3, 6).
#include "list.h"

#include "../arguments.h"
#include "../internal.h"
#include "../iterators.h"
#include "../set.h"
#include "../values.h"
#include "../walk.h"

#include <string.h>

enum { SLOT = 8 }; // bytes of an item in the simulated array

// Bytes of the host array of a list that has one: there may be one without slots.
static size_t host_bytes(size_t allocated) {
  return mem_size(allocated ? allocated : 1, sizeof(Object *));
}

// Resizes the item array, also to no slots: there is still an array then (PyMem_Realloc).
static bool resize_array(Heap *heap, List *self, size_t allocated) {
  Addr block = block_resize(heap, self->block, mem_size(allocated, SLOT));
  if (!block) return false;
  self->block = block;
  self->items =
      host_array_resize(heap, self->items, host_bytes(self->allocated), host_bytes(allocated));
  self->allocated = allocated;
  self->got_array = true;
  return true;
}

static void drop_array(Heap *heap, List *self) {
  block_free(heap, self->block);
  host_array_free(heap, self->items, host_bytes(self->allocated));
  self->block = 0;
  self->items = NULL;
  self->allocated = 0;
}

// Gives the item array exactly `allocated` slots.
static bool reallocate(Heap *heap, List *self, size_t allocated) {
  if (allocated) return resize_array(heap, self, allocated);
  drop_array(heap, self);
  return true;
}

// list_resize of 3.9+: makes room for `count` items and says how many there are.
bool list_resize(Heap *heap, List *self, size_t count) {
  bool kept = count >= self->allocated >> 1 || self->allocated <= heap->profile->list_slots_kept;
  if (self->allocated >= count && kept) {
    self->count = count;
    return true;
  }
  size_t allocated = (count + (count >> 3) + 6) & ~(size_t)3;
  if (count > self->count && count - self->count > allocated - count)
    allocated = (count + 3) & ~(size_t)3;
  bool empty = count == 0;
  bool kept_empty = empty && heap->profile->list_pop_resizes;
  if (empty) allocated = 0;
  if (!(kept_empty ? resize_array : reallocate)(heap, self, allocated)) return false;
  self->count = count;
  return true;
}

bool list_shrink(Heap *heap, List *self, size_t count) {
  if (count) return list_resize(heap, self, count);
  self->count = 0;
  return reallocate(heap, self, 0);
}

// list_preallocate_exact of 3.10+: an even number of slots.
static bool preallocate(Heap *heap, List *self, size_t count) {
  return reallocate(heap, self, (count + 1) & ~(size_t)1);
}

// list(): tp_alloc, which never takes from the free list.
static Object *list_new_of(Heap *heap, Class *cls) {
  Object *self = object_new_unlisted(heap, cls);
  if (self) gc_track(heap, self);
  return self;
}

Object *list_new(Heap *heap, size_t allocated) {
  Object *self = object_new(heap, heap->classes[TYPE_LIST], 0);
  if (!self) return NULL;
  if (allocated && !reallocate(heap, (List *)self, allocated)) {
    object_decref(heap, self);
    return NULL;
  }
  gc_track(heap, self);
  return self;
}

Object *list_from_steal(Heap *heap, Object **items, size_t count) {
  List *self = (List *)list_new(heap, count);
  if (!self) {
    for (size_t i = 0; i < count; i++) object_decref(heap, items[i]);
    return NULL;
  }
  if (count) memcpy(self->items, items, count * sizeof *items);
  self->count = count;
  return &self->gc.object;
}

bool list_append_steal(Heap *heap, Object *list, Object *item) {
  List *self = (List *)list;
  size_t at = self->count;
  if (at < self->allocated) {
    self->count++;
  } else if (!list_resize(heap, self, at + 1)) {
    object_decref(heap, item);
    return false;
  }
  self->items[at] = item;
  return true;
}

bool list_append(Heap *heap, Object *list, Object *item) {
  return list_append_steal(heap, list, object_incref(item));
}

// ---- extend -----------------------------------------------------------------------------------

static bool extend_items(Heap *heap, List *self, Object *source) {
  bool is_list = is_kind(source, &list_type);
  size_t n = is_list ? ((List *)source)->count : ((Tuple *)source)->count, m = self->count;
  if (n == 0) return true;
  if (!self->block) {
    if (!preallocate(heap, self, n)) return false;
    self->count = n;
  } else if (!list_resize(heap, self, m + n)) {
    return false;
  }
  Object *const *from =
      is_list ? ((List *)source)->items : ((Tuple *)source)->items; // after a resize of itself
  for (size_t i = 0; i < n; i++) self->items[m + i] = object_incref(from[i]);
  return true;
}

// PyObject_LengthHint; -1 with an exception pending.
int64_t length_hint(Heap *heap, Object *iterable, const Object *iterator, int64_t otherwise) {
  bool own = iterable->cls->type == &instance_type;
  if (own ? class_special(heap, iterable->cls, "__len__") != NULL
          : iterable->cls->type->length != NULL) {
    int64_t length = object_length(heap, iterable);
    if (length >= 0 || !heap_raised_is(heap, TYPE_TYPE_ERROR)) return length;
    heap_forget(heap); // a proxy whose referent has none
  }
  int64_t hint = iterator_length_hint(iterator);
  if (hint < 0 || !builtin_special(heap, iterable)) return otherwise;
  return hint;
}

static bool extend_iterator(Heap *heap, List *self, Object *iterable, Object *iterator) {
  int64_t hint = length_hint(heap, iterable, iterator, 8);
  if (heap->raised) return false;
  size_t n = (size_t)hint, m = self->count;
  if (!self->block) {
    if (n && !preallocate(heap, self, n)) return false;
  } else {
    if (!list_resize(heap, self, m + n)) return false;
    self->count = m;
  }
  for (Object *item; (item = object_next(heap, iterator));)
    if (!list_append_steal(heap, &self->gc.object, item)) return false;
  if (heap->raised) return false;
  return self->count < self->allocated ? list_resize(heap, self, self->count) : true;
}

// The number of items of a set, a dict or a view of one, as list_extend takes them without an
// iterator; -1 for anything else.
static int64_t known_length(Heap *heap, Object *iterable) {
  if (!heap->profile->list_extends_by_length) return -1;
  const Type *type = iterable->cls->type;
  bool known = type == &set_type || type == &frozenset_type || type == &dict_type ||
               type == &dict_keys_type || type == &dict_values_type || type == &dict_items_type;
  return known ? type->length(heap, iterable) : -1;
}

// The next item of one of those, a new reference; NULL at the end or with an exception pending.
static Object *next_known(Heap *heap, Object *iterable, size_t *position) {
  Object *key, *value;
  int64_t hash;
  if (is_set(iterable))
    return set_next(iterable, position, &key, &hash) ? object_incref(key) : NULL;
  const Type *type = iterable->cls->type;
  Object *dict = type == &dict_type ? iterable : ((DictView *)iterable)->dict;
  if (!dict_next(dict, position, &key, &value)) return NULL;
  if (type == &dict_items_type) return tuple_new(heap, (Object *[]){key, value}, 2);
  return object_incref(type == &dict_values_type ? value : key);
}

static bool extend_known(Heap *heap, List *self, Object *iterable, size_t count) {
  size_t m = self->count, position = 0;
  if (count == 0) return true;
  if (!list_resize(heap, self, m + count)) return false;
  self->count = m;
  for (Object *item; (item = next_known(heap, iterable, &position));)
    self->items[self->count++] = item;
  return !heap->raised;
}

bool list_extend(Heap *heap, Object *list, Object *iterable) {
  List *self = (List *)list;
  if (iterable->cls->type == &list_type || iterable->cls->type == &tuple_type)
    return extend_items(heap, self, iterable);
  int64_t known = known_length(heap, iterable);
  if (known >= 0) return extend_known(heap, self, iterable, (size_t)known);
  Object *iterator = object_iterate(heap, iterable);
  if (!iterator) return false;
  bool done = extend_iterator(heap, self, iterable, iterator);
  object_decref(heap, iterator);
  return done;
}

Object *list_from_fast(Heap *heap, Object *iterable) {
  Object *iterator = object_iterate(heap, iterable), *list = iterator ? list_new(heap, 0) : NULL;
  if (list && !list_extend(heap, list, iterator)) {
    object_decref(heap, list);
    list = NULL;
  }
  object_decref_null(heap, iterator);
  return list;
}

// ---- slices -----------------------------------------------------------------------------------

bool list_insert(Heap *heap, Object *list, int64_t index, Object *item) {
  List *self = (List *)list;
  size_t count = self->count;
  if (index < 0) index += (int64_t)count;
  if (index < 0) index = 0;
  if ((size_t)index > count) index = (int64_t)count;
  if (!list_resize(heap, self, count + 1)) return false;
  memmove(&self->items[index + 1], &self->items[index],
          (count - (size_t)index) * sizeof *self->items);
  self->items[index] = object_incref(item);
  return true;
}

Object *list_slice(Heap *heap, Object *list, int64_t from, int64_t count, int64_t step) {
  const List *self = (List *)list;
  Object *result = list_new(heap, (size_t)count);
  if (!result) return NULL;
  for (int64_t i = 0; i < count; i++)
    ((List *)result)->items[i] = object_incref(self->items[from + i * step]);
  ((List *)result)->count = (size_t)count;
  return result;
}

// Items are taken out first and released afterwards: a finalizer must not see a list half changed.
void list_release_steal(Heap *heap, Object **items, size_t count, bool last_first) {
  for (size_t i = 0; i < count; i++) object_decref(heap, items[last_first ? count - 1 - i : i]);
  mem_free(items);
}

void list_release_array(Heap *heap, const List *was) {
  for (size_t i = was->count; i-- > 0;) object_decref(heap, was->items[i]);
  host_array_free(heap, was->items, host_bytes(was->allocated));
  block_free(heap, was->block);
}

// `del l[i]`, which CPython has changed more than once (FACTS.md 1.3).
static bool delete_item(Heap *heap, List *self, size_t at) {
  ListDelete how = heap->profile->list_delete;
  if (how == LIST_DELETE_AS_SLICE) return list_replace(heap, self, at, 1, NULL, 0);
  Object *item = self->items[at];
  memmove(&self->items[at], &self->items[at + 1], (self->count - at - 1) * sizeof item);
  if (how == LIST_DELETE_KEEPS_ROOM)
    self->count--;
  else
    list_resize(heap, self, self->count - 1);
  object_decref(heap, item);
  return true;
}

// list_ass_slice: self[from:from + removed] = items (stolen, `count` of them).
bool list_replace(Heap *heap, List *self, size_t from, size_t removed, Object **items,
                  size_t count) {
  Object **old = mem_alloc(mem_size(removed, sizeof *old));
  if (removed) memcpy(old, &self->items[from], removed * sizeof *old);
  size_t tail = self->count - from - removed, total = self->count - removed + count;
  if (total == 0) {
    self->count = 0;
    reallocate(heap, self, 0);
    list_release_steal(heap, old, removed, true);
    return true;
  }
  size_t before = self->count;
  if (count < removed)
    memmove(&self->items[from + count], &self->items[from + removed], tail * sizeof *old);
  if (total != before && !list_resize(heap, self, total)) {
    self->count = before;
    mem_free(old);
    return false;
  }
  if (count > removed)
    memmove(&self->items[from + count], &self->items[from + removed], tail * sizeof *old);
  if (count) memcpy(&self->items[from], items, count * sizeof *items);
  list_release_steal(heap, old, removed, true);
  return true;
}

void list_clear(Heap *heap, Object *list) {
  List *self = (List *)list;
  List was = *self;
  self->items = NULL;
  self->count = self->allocated = 0;
  self->block = 0;
  list_release_array(heap, &was);
}

Object *list_repeat(Heap *heap, Object *list, int64_t times) {
  const List *self = (List *)list;
  size_t n = times > 0 ? (size_t)times : 0;
  if (self->count && n > (UINT64_C(1) << 40) / self->count)
    return heap_raise(heap, TYPE_MEMORY_ERROR, "list too large");
  Object *result = list_new(heap, self->count * n);
  if (!result) return NULL;
  List *to = (List *)result;
  for (size_t i = 0; i < self->count * n; i++)
    to->items[i] = object_incref(self->items[i % self->count]);
  to->count = self->count * n;
  return result;
}

// ---- references: the last item first ----------------------------------------------------------

static void traverse(Object *self, Visit visit, void *payload) {
  const List *list = (List *)self;
  for (size_t i = list->count; i-- > 0;) visit(list->items[i], PLACE_AT(i), payload);
}

static size_t extra_size(Heap *heap, const Object *self) {
  (void)heap;
  return ((const List *)self)->allocated * SLOT;
}

static void blocks(const Object *self, BlockVisit visit, void *payload) {
  visit(self, BLOCK_ITEMS, ((const List *)self)->block, payload);
}

static void release(Object *self) {
  const List *list = (List *)self;
  if (list->items) host_array_release(list->items, host_bytes(list->allocated));
}

// ---- text, comparison -------------------------------------------------------------------------

static bool describe(Heap *heap, Object *self, Text *text) {
  const List *list = (List *)self;
  text_add_char(text, '[');
  for (size_t i = 0; i < list->count; i++) {
    if (i) text_add(text, ", ");
    if (text->length > 200) {
      text_add(text, "...");
      break;
    }
    if (list->items[i] == self)
      text_add(text, "[...]");
    else
      object_describe(heap, list->items[i], text);
  }
  text_add_char(text, ']');
  return true;
}

static Object *repr(Heap *heap, Object *self) {
  List *list = (List *)self;
  if (self->flags & OBJECT_IN_REPR) return str_from(heap, "[...]");
  Text text = {0};
  if (list->count == 0) return str_from(heap, "[]");
  if (!repr_enter(heap, self)) return NULL;
  text_add_char(&text, '[');
  for (size_t i = 0; i < list->count && !heap->raised; i++) {
    Object *part = object_repr(heap, list->items[i]);
    if (!part) break;
    text_printf(&text, "%s%s", i ? ", " : "", ((Str *)part)->chars);
    object_decref(heap, part);
  }
  repr_leave(heap, self);
  text_add_char(&text, ']');
  if (!heap->raised) return str_take(heap, &text);
  text_delete(&text);
  return NULL;
}

static Object *compare(Heap *heap, Object *self, Object *other, Comparison op) {
  if (!is_kind(other, &list_type)) return new_not_implemented(heap);
  const List *a = (List *)self, *b = (List *)other;
  if (a->count != b->count && (op == CMP_EQ || op == CMP_NE)) return bool_new(heap, op == CMP_NE);
  return sequence_compare(heap, a->items, a->count, b->items, b->count, op);
}

// ---- sequence ---------------------------------------------------------------------------------

static int64_t length(Heap *heap, Object *self) {
  (void)heap;
  return (int64_t)((List *)self)->count;
}

// The index of an item; -1 with an exception pending.
static int64_t index_of(Heap *heap, List *self, Object *key, const char *what) {
  int64_t index;
  if (!is_int(key) && !instance_part(key)) {
    heap_raise(heap, TYPE_TYPE_ERROR, "list indices must be integers or slices, not %s",
               type_name(key));
    return -1;
  }
  if (!int_as_index(heap, key, &index)) return -1;
  if (index < 0) index += (int64_t)self->count;
  if (index >= 0 && (size_t)index < self->count) return index;
  heap_raise(heap, TYPE_INDEX_ERROR, "list %sindex out of range", what);
  return -1;
}

static Object *get_item(Heap *heap, Object *self, Object *key) {
  List *list = (List *)self;
  if (key->cls->type == &slice_type) {
    int64_t start, step, count = slice_adjust(heap, key, (int64_t)list->count, &start, &step);
    return count < 0 ? NULL : list_slice(heap, self, start, count, step);
  }
  int64_t index = index_of(heap, list, key, "");
  return index < 0 ? NULL : object_incref(list->items[index]);
}

static bool set_item(Heap *heap, Object *self, Object *key, Object *value) {
  List *list = (List *)self;
  if (key->cls->type == &slice_type) return list_set_slice(heap, list, key, value);
  int64_t index = index_of(heap, list, key, "assignment ");
  if (index < 0) return false;
  if (value) {
    object_store(heap, &list->items[index], object_incref(value));
    return true;
  }
  return delete_item(heap, list, (size_t)index);
}

static int contains(Heap *heap, Object *self, Object *value) {
  const List *list = (List *)self;
  int found = 0;
  for (size_t i = 0; i < list->count && found == 0; i++) {
    Object *item = object_incref(list->items[i]);
    found = object_equal(heap, item, value);
    object_decref(heap, item);
  }
  return found;
}

static Object *iterate(Heap *heap, Object *self) {
  return iterator_new(heap, TYPE_LIST_ITERATOR, self);
}

static Object *binary(Heap *heap, Object *left, Object *right, BinaryOp op) {
  if (op == OP_ADD && is_kind(left, &list_type) && is_kind(right, &list_type)) {
    const List *a = (List *)left, *b = (List *)right;
    Object *result = list_new(heap, a->count + b->count);
    if (!result) return NULL;
    Object **to = ((List *)result)->items;
    for (size_t i = 0; i < a->count; i++) *to++ = object_incref(a->items[i]);
    for (size_t i = 0; i < b->count; i++) *to++ = object_incref(b->items[i]);
    ((List *)result)->count = a->count + b->count;
    return result;
  }
  int64_t times;
  bool on_left = is_kind(left, &list_type) && is_int(right),
       on_right = is_kind(right, &list_type) && is_int(left);
  if (op != OP_MULTIPLY || (!on_left && !on_right)) return new_not_implemented(heap);
  if (!int_as_index(heap, on_left ? right : left, &times)) return NULL;
  return list_repeat(heap, on_left ? left : right, times);
}

static Object *in_place(Heap *heap, Object *left, Object *right, BinaryOp op) {
  if (op == OP_ADD) return list_extend(heap, left, right) ? object_incref(left) : NULL;
  int64_t times;
  if (op != OP_MULTIPLY || !is_int(right)) return new_not_implemented(heap);
  if (!int_as_index(heap, right, &times)) return NULL;
  List *self = (List *)left;
  size_t count = self->count;
  if (times <= 0) {
    list_clear(heap, left);
  } else if (count && times > 1) {
    if ((uint64_t)times > (UINT64_C(1) << 40) / count)
      return heap_raise(heap, TYPE_MEMORY_ERROR, "list too large");
    if (!list_resize(heap, self, count * (size_t)times)) return NULL;
    for (size_t i = count; i < self->count; i++)
      self->items[i] = object_incref(self->items[i % count]);
  }
  return object_incref(left);
}

static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  if (!arguments_no_keywords(heap, "list", keyword_names) ||
      !arguments_count(heap, "list", count, 0, 1))
    return NULL;
  Object *self = list_new_of(heap, cls);
  if (self && count && !list_extend(heap, self, arguments[0])) {
    object_decref(heap, self);
    return NULL;
  }
  return self;
}

const Type list_type = {
    .name = "list",
    .id = TYPE_LIST,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN | TYPE_UNHASHABLE | TYPE_FILLED_BY_INIT,
    .shape = SHAPE_LIST,
    .host_size = sizeof(List),
    .freelist = FREELIST_LIST,
    .basic_size = {40},
    .extra_size = extra_size,
    .traverse = traverse,
    .blocks = blocks,
    .clear = list_clear,
    .dealloc = list_clear,
    .release = release,
    .describe = describe,
    .repr = repr,
    .compare = compare,
    .length = length,
    .get_item = get_item,
    .set_item = set_item,
    .contains = contains,
    .iterate = iterate,
    .binary = binary,
    .in_place = in_place,
    .construct = construct,
    .methods = list_methods,
};
