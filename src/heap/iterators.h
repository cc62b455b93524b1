// iterators.h: making iterators and dict views, for the types' `iterate` slots and methods.
#ifndef HEAPSTORY_HEAP_ITERATORS_H
#define HEAPSTORY_HEAP_ITERATORS_H

#include "heapstory/heap.h"

// ---- types/iterators.c: type is one of SEQUENCE, LIST, TUPLE, STR _ITERATOR ----
Object *iterator_new(Heap *heap, TypeId type, Object *sequence);
Object *iterator_self(Heap *heap, Object *iterator); // the `iterate` slot of every iterator
// __length_hint__ of the iterators of this room (and of sets, dict views); -1 = not known.
int64_t iterator_length_hint(const Object *iterator);
// What all iterators over one object share.
void iterator_traverse(Object *self, Visit visit, void *payload);
void iterator_dealloc(Heap *heap, Object *self);
void iterator_finish(Heap *heap, Iterator *it); // exhausted: the sequence is let go
bool iterator_describe(Heap *heap, Object *self, Text *text);
int64_t set_iterator_left(const Object *iterator);
int64_t dict_iterator_left(const Object *iterator);

// ---- types/reversed.c, filter.c, range.c ----
Object *list_reversed(Heap *heap, Object *list);

// ---- types/dict_iterators.c: type is one of DICT_KEY, DICT_VALUE, DICT_ITEM _ITERATOR and their
// REVERSE ----
Object *dict_iterator_new(Heap *heap, TypeId type, Object *dict);

// ---- types/dict_views.c: type is one of DICT_KEYS, DICT_VALUES, DICT_ITEMS ----
Object *dict_view_new(Heap *heap, TypeId type, Object *dict);

// ---- result tuples used again, as enumerate, zip and dict.items() do ----
// A tuple of `count` times None, made by C code.
Object *pair_new(Heap *heap, size_t count);
// The tuple to fill and return, a new reference: `kept` itself where nobody else holds it, else a
// new one.
Object *pair_take(Heap *heap, Object *kept);
// The pair of two items (stolen) that enumerate() or dict.items() gives next: `kept` where nobody
// else holds it. Its old items die after both new ones are stored.
Object *pair_give(Heap *heap, Object *kept, Object *first_steal, Object *second_steal);
// Stores an item (stolen); the old one is let go.
void pair_put(Heap *heap, Object *pair, size_t index, Object *item_steal);

#endif
