// iterators.c: iterators over sequences: list, tuple, str and whatever has __getitem__. Mirrors
// CPython Objects/iterobject.c and the iterators in listobject.c, tupleobject.c, unicodeobject.c.
//
// An iterator holds its sequence until it is exhausted and lets go of it then (it_seq = NULL). None
// has a tp_clear: the collector breaks their cycles elsewhere.
#include "../iterators.h"
#include "../values.h"

// The host struct of str's: the byte at which the next code point begins.
typedef struct StrIterator {
  Iterator it;
  size_t offset;
} StrIterator;

Object *iterator_new(Heap *heap, TypeId type, Object *sequence) {
  Object *self = object_new(heap, heap_class(heap, type), 0);
  if (!self) return NULL;
  ((Iterator *)self)->sequence = object_incref(sequence);
  gc_track(heap, self);
  return self;
}

Object *iterator_self(Heap *heap, Object *iterator) {
  (void)heap;
  return object_incref(iterator);
}

void iterator_finish(Heap *heap, Iterator *it) {
  Object *sequence = it->sequence;
  it->sequence = NULL;
  object_decref(heap, sequence);
}

// ---- next -------------------------------------------------------------------------------------

static Object *list_next(Heap *heap, Object *self) {
  Iterator *it = (Iterator *)self;
  const List *list = (List *)it->sequence;
  if (!list) return NULL;
  if ((size_t)it->index < list->count) return object_incref(list->items[it->index++]);
  iterator_finish(heap, it);
  return NULL;
}

static Object *tuple_next(Heap *heap, Object *self) {
  Iterator *it = (Iterator *)self;
  const Tuple *tuple = (Tuple *)it->sequence;
  if (!tuple) return NULL;
  if ((size_t)it->index < tuple->count) return object_incref(tuple->items[it->index++]);
  iterator_finish(heap, it);
  return NULL;
}

static Object *str_next(Heap *heap, Object *self) {
  StrIterator *it = (StrIterator *)self;
  const Str *str = (Str *)it->it.sequence;
  if (!str) return NULL;
  if (it->offset >= str->bytes) {
    iterator_finish(heap, &it->it);
    return NULL;
  }
  uint32_t codepoint;
  size_t length = utf8_decode(str->chars + it->offset, str->bytes - it->offset, &codepoint);
  Object *character = str_new(heap, str->chars + it->offset, length);
  if (!character) return NULL;
  it->offset += length;
  it->it.index++;
  return character;
}

// Of bytes and bytearray, which begin alike.
static Object *bytes_next(Heap *heap, Object *self) {
  Iterator *it = (Iterator *)self;
  const Bytes *bytes = (Bytes *)it->sequence;
  if (!bytes) return NULL;
  if ((size_t)it->index < bytes->count)
    return int_new(heap, (unsigned char)bytes->chars[it->index++]);
  iterator_finish(heap, it);
  return NULL;
}

// By __getitem__ and counting; IndexError and StopIteration end it.
static Object *sequence_next(Heap *heap, Object *self) {
  Iterator *it = (Iterator *)self;
  if (!it->sequence) return NULL;
  Object *index = int_new(heap, it->index);
  if (!index) return NULL;
  it->index++;
  Object *item = object_get_item(heap, it->sequence, index);
  object_decref(heap, index);
  if (item) return item;
  if (!heap_raised_is(heap, TYPE_INDEX_ERROR) && !heap_raised_is(heap, TYPE_STOP_ITERATION))
    return NULL;
  heap_forget(heap);
  if (it->sequence) iterator_finish(heap, it);
  return NULL;
}

// ---- how much is left -------------------------------------------------------------------------

static int64_t left_of(int64_t length, int64_t index) {
  return length > index ? length - index : 0;
}

int64_t iterator_length_hint(const Object *o) {
  const Type *type = o->cls->type;
  if (type == &range_iterator_type) return ((const RangeIterator *)o)->left;
  if (type == &set_iterator_type) return set_iterator_left(o);
  if (type == &dict_key_iterator_type || type == &dict_value_iterator_type ||
      type == &dict_item_iterator_type)
    return dict_iterator_left(o);
  if (type == &set_type || type == &frozenset_type) return (int64_t)((const Set *)o)->used;
  if (type == &dict_keys_type || type == &dict_values_type || type == &dict_items_type)
    return (int64_t)((const Dict *)((const DictView *)o)->dict)->used;
  const Iterator *it = (const Iterator *)o;
  if (type == &list_iterator_type)
    return it->sequence ? left_of((int64_t)((List *)it->sequence)->count, it->index) : 0;
  if (type == &tuple_iterator_type)
    return it->sequence ? left_of((int64_t)((Tuple *)it->sequence)->count, it->index) : 0;
  if (type == &bytes_iterator_type || type == &bytearray_iterator_type)
    return it->sequence ? left_of((int64_t)((Bytes *)it->sequence)->count, it->index) : 0;
  if (type == &str_iterator_type)
    return it->sequence ? left_of((int64_t)((Str *)it->sequence)->length, it->index) : 0;
  return -1;
}

// ---- the collector, the end -------------------------------------------------------------------

void iterator_traverse(Object *self, Visit visit, void *payload) {
  Object *sequence = ((Iterator *)self)->sequence;
  if (sequence) visit(sequence, PLACE_NAMED("it_seq"), payload);
}

void iterator_dealloc(Heap *heap, Object *self) {
  object_decref_null(heap, ((Iterator *)self)->sequence);
}

bool iterator_describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  const Iterator *it = (Iterator *)self;
  if (it->sequence)
    text_printf(text, "next %lld", (long long)it->index);
  else
    text_add(text, "exhausted");
  return true;
}

#define ITERATOR_SLOTS                                                                             \
  .base = TYPE_OBJECT, .flags = TYPE_GC, .shape = SHAPE_OTHER, .basic_size = {32},                 \
  .traverse = iterator_traverse, .dealloc = iterator_dealloc, .describe = iterator_describe,       \
  .iterate = iterator_self

const Type sequence_iterator_type = {
    .name = "iterator",
    .id = TYPE_SEQUENCE_ITERATOR,
    ITERATOR_SLOTS,
    .host_size = sizeof(Iterator),
    .freelist = FREELIST_NONE,
    .next = sequence_next,
};

const Type list_iterator_type = {
    .name = "list_iterator",
    .id = TYPE_LIST_ITERATOR,
    ITERATOR_SLOTS,
    .host_size = sizeof(Iterator),
    .freelist = FREELIST_LIST_ITERATOR,
    .next = list_next,
};

const Type tuple_iterator_type = {
    .name = "tuple_iterator",
    .id = TYPE_TUPLE_ITERATOR,
    ITERATOR_SLOTS,
    .host_size = sizeof(Iterator),
    .freelist = FREELIST_TUPLE_ITERATOR,
    .next = tuple_next,
};

// CPython has a second type, str_iterator, for strings that are not ASCII; the only difference is
// its name.
const Type str_iterator_type = {
    .name = "str_ascii_iterator",
    .id = TYPE_STR_ITERATOR,
    ITERATOR_SLOTS,
    .host_size = sizeof(StrIterator),
    .freelist = FREELIST_NONE,
    .next = str_next,
};

const Type bytes_iterator_type = {
    .name = "bytes_iterator",
    .id = TYPE_BYTES_ITERATOR,
    ITERATOR_SLOTS,
    .host_size = sizeof(Iterator),
    .freelist = FREELIST_NONE,
    .next = bytes_next,
};

const Type bytearray_iterator_type = {
    .name = "bytearray_iterator",
    .id = TYPE_BYTEARRAY_ITERATOR,
    ITERATOR_SLOTS,
    .host_size = sizeof(Iterator),
    .freelist = FREELIST_NONE,
    .next = bytes_next,
};
