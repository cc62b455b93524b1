// set_iterator.c: the iterator over a set: table order. Mirrors setiterobject of CPython
// Objects/setobject.c.
#include "../iterators.h"
#include "../set.h"

// Host struct; it.index is the place in the table.
typedef struct SetIterator {
  Iterator it;
  int64_t used; // of the set at birth; -1 = it was changed
  int64_t left;
} SetIterator;

Object *set_iterate(Heap *heap, Object *set) {
  Object *self = iterator_new(heap, TYPE_SET_ITERATOR, set);
  if (!self) return NULL;
  SetIterator *it = (SetIterator *)self;
  it->used = it->left = (int64_t)((Set *)set)->used;
  return self;
}

int64_t set_iterator_left(const Object *self) {
  const SetIterator *it = (const SetIterator *)self;
  bool same = it->it.sequence && it->used == (int64_t)((Set *)it->it.sequence)->used;
  return same ? it->left : 0;
}

static Object *next(Heap *heap, Object *self) {
  SetIterator *it = (SetIterator *)self;
  if (!it->it.sequence) return NULL;
  if (it->used != (int64_t)((Set *)it->it.sequence)->used) {
    it->used = -1; // for good
    return heap_raise(heap, TYPE_RUNTIME_ERROR, "Set changed size during iteration");
  }
  size_t position = (size_t)it->it.index;
  Object *key;
  int64_t hash;
  bool found = set_next(it->it.sequence, &position, &key, &hash);
  it->it.index = (int64_t)position;
  if (!found) {
    iterator_finish(heap, &it->it);
    return NULL;
  }
  it->left--;
  return object_incref(key);
}

static void traverse(Object *self, Visit visit, void *payload) {
  Object *set = ((Iterator *)self)->sequence;
  if (set) visit(set, PLACE_NAMED("si_set"), payload);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  if (((Iterator *)self)->sequence)
    text_printf(text, "%lld left", (long long)((SetIterator *)self)->left);
  else
    text_add(text, "exhausted");
  return true;
}

const Type set_iterator_type = {
    .name = "set_iterator",
    .id = TYPE_SET_ITERATOR,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(SetIterator),
    .freelist = FREELIST_NONE,
    .basic_size = {48},
    .traverse = traverse,
    .dealloc = iterator_dealloc,
    .describe = describe,
    .iterate = iterator_self,
    .next = next,
};
