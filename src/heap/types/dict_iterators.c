// dict_iterators.c: iterators over a dict's keys, values and items. Mirrors dictiterobject of
// CPython Objects/dictobject.c.
#include "../iterators.h"

// Host struct; it.index is the place in the entries.
typedef struct DictIterator {
  Iterator it;
  int64_t used; // of the dict at birth; -1 = it was changed
  int64_t left;
  Object *pair; // of items: the tuple that is used again; else NULL
} DictIterator;

Object *dict_iterator_new(Heap *heap, TypeId type, Object *dict) {
  Object *self = object_new(heap, heap_class(heap, type), 0);
  if (!self) return NULL;
  DictIterator *it = (DictIterator *)self;
  it->it.sequence = object_incref(dict);
  it->used = it->left = (int64_t)((Dict *)dict)->used;
  bool reversed = type >= TYPE_DICT_REVERSE_KEY_ITERATOR && type <= TYPE_DICT_REVERSE_ITEM_ITERATOR;
  bool pairs = type == TYPE_DICT_ITEM_ITERATOR || type == TYPE_DICT_REVERSE_ITEM_ITERATOR;
  if (reversed) it->it.index = (int64_t)((Dict *)dict)->entry_count;
  if (pairs && !(it->pair = pair_new(heap, 2))) {
    object_decref(heap, self);
    return NULL;
  }
  gc_track(heap, self);
  return self;
}

int64_t dict_iterator_left(const Object *self) {
  const DictIterator *it = (const DictIterator *)self;
  bool same = it->it.sequence && it->used == (int64_t)((Dict *)it->it.sequence)->used;
  return same ? it->left : 0;
}

// The next entry, borrowed; false at the end or with an exception pending.
static bool advance(Heap *heap, DictIterator *it, Object **key_out, Object **value_out) {
  if (!it->it.sequence) return false;
  if (it->used != (int64_t)((Dict *)it->it.sequence)->used) {
    it->used = -1; // for good
    heap_raise(heap, TYPE_RUNTIME_ERROR, "dictionary changed size during iteration");
    return false;
  }
  size_t position = (size_t)it->it.index;
  if (!dict_next(it->it.sequence, &position, key_out, value_out)) {
    iterator_finish(heap, &it->it);
    return false;
  }
  if (it->left == 0) { // as many came and went: more entries than were promised
    heap_raise(heap, TYPE_RUNTIME_ERROR, "dictionary keys changed during iteration");
    iterator_finish(heap, &it->it);
    return false;
  }
  it->it.index = (int64_t)position;
  it->left--;
  return true;
}

// dictreviter_iter_lock_held: from the last entry to the first.
static bool advance_back(Heap *heap, DictIterator *it, Object **key_out, Object **value_out) {
  if (!it->it.sequence) return false;
  const Dict *dict = (Dict *)it->it.sequence;
  if (it->used != (int64_t)dict->used) {
    it->used = -1;
    heap_raise(heap, TYPE_RUNTIME_ERROR, "dictionary changed size during iteration");
    return false;
  }
  int64_t at = it->it.index;
  if (at > (int64_t)dict->entry_count) at = (int64_t)dict->entry_count;
  while (at > 0 && !dict->entries[at - 1].value) at--;
  if (at <= 0) {
    iterator_finish(heap, &it->it);
    return false;
  }
  *key_out = dict->entries[at - 1].key;
  *value_out = dict->entries[at - 1].value;
  it->it.index = at - 1;
  it->left--;
  return true;
}

static Object *next_key(Heap *heap, Object *self) {
  Object *key, *value;
  return advance(heap, (DictIterator *)self, &key, &value) ? object_incref(key) : NULL;
}

static Object *next_value(Heap *heap, Object *self) {
  Object *key, *value;
  return advance(heap, (DictIterator *)self, &key, &value) ? object_incref(value) : NULL;
}

// dictiter_iternextitem: both are held before the old ones die.
static Object *make_item(Heap *heap, Object *self, Object *key, Object *value) {
  object_incref(key), object_incref(value);
  return pair_give(heap, ((DictIterator *)self)->pair, key, value);
}

static Object *next_item(Heap *heap, Object *self) {
  Object *key, *value;
  bool more = advance(heap, (DictIterator *)self, &key, &value);
  return more ? make_item(heap, self, key, value) : NULL;
}

static Object *last_key(Heap *heap, Object *self) {
  Object *key, *value;
  return advance_back(heap, (DictIterator *)self, &key, &value) ? object_incref(key) : NULL;
}

static Object *last_value(Heap *heap, Object *self) {
  Object *key, *value;
  return advance_back(heap, (DictIterator *)self, &key, &value) ? object_incref(value) : NULL;
}

static Object *last_item(Heap *heap, Object *self) {
  Object *key, *value;
  bool more = advance_back(heap, (DictIterator *)self, &key, &value);
  return more ? make_item(heap, self, key, value) : NULL;
}

static void traverse(Object *self, Visit visit, void *payload) {
  const DictIterator *it = (DictIterator *)self;
  if (it->it.sequence) visit(it->it.sequence, PLACE_NAMED("di_dict"), payload);
  if (it->pair) visit(it->pair, PLACE_NAMED("di_result"), payload);
}

static void dealloc(Heap *heap, Object *self) {
  iterator_dealloc(heap, self);
  object_decref_null(heap, ((DictIterator *)self)->pair);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  if (((Iterator *)self)->sequence)
    text_printf(text, "%lld left", (long long)((DictIterator *)self)->left);
  else
    text_add(text, "exhausted");
  return true;
}

#define ITERATOR_SLOTS                                                                             \
  .base = TYPE_OBJECT, .flags = TYPE_GC, .shape = SHAPE_OTHER, .host_size = sizeof(DictIterator),  \
  .freelist = FREELIST_NONE, .basic_size = {56}, .traverse = traverse, .dealloc = dealloc,         \
  .describe = describe, .iterate = iterator_self

const Type dict_key_iterator_type = {
    .name = "dict_keyiterator",
    .id = TYPE_DICT_KEY_ITERATOR,
    ITERATOR_SLOTS,
    .next = next_key,
};

const Type dict_value_iterator_type = {
    .name = "dict_valueiterator",
    .id = TYPE_DICT_VALUE_ITERATOR,
    ITERATOR_SLOTS,
    .next = next_value,
};

const Type dict_item_iterator_type = {
    .name = "dict_itemiterator",
    .id = TYPE_DICT_ITEM_ITERATOR,
    ITERATOR_SLOTS,
    .next = next_item,
};

const Type dict_reverse_key_iterator_type = {
    .name = "dict_reversekeyiterator",
    .id = TYPE_DICT_REVERSE_KEY_ITERATOR,
    ITERATOR_SLOTS,
    .next = last_key,
};

const Type dict_reverse_value_iterator_type = {
    .name = "dict_reversevalueiterator",
    .id = TYPE_DICT_REVERSE_VALUE_ITERATOR,
    ITERATOR_SLOTS,
    .next = last_value,
};

const Type dict_reverse_item_iterator_type = {
    .name = "dict_reverseitemiterator",
    .id = TYPE_DICT_REVERSE_ITEM_ITERATOR,
    ITERATOR_SLOTS,
    .next = last_item,
};
