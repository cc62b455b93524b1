// list.h: what list.c and list_methods.c share.
#ifndef HEAPSTORY_HEAP_LIST_H
#define HEAPSTORY_HEAP_LIST_H

#include "heapstory/heap.h"

extern const Builtin list_methods[];

// CPython's list_resize: room for `count` items, and that many there are now; new slots are not
// initialised.
bool list_resize(Heap *heap, List *self, size_t count);
// The same for fewer items than there are, but an empty list gives its array up.
bool list_shrink(Heap *heap, List *self, size_t count);
// self[from:from + removed] = items (stolen); the removed ones die last first.
bool list_replace(Heap *heap, List *self, size_t from, size_t removed, Object **items,
                  size_t count);
// Releases what a list had, the last item first, then its arrays.
void list_release_array(Heap *heap, const List *was);
// Releases items that were taken out, and frees their array, which was none of a list.
void list_release_steal(Heap *heap, Object **items, size_t count, bool last_first);
// self[slice] = value; value NULL deletes.
bool list_set_slice(Heap *heap, List *self, Object *slice, Object *value);
// PySequence_Fast of what is neither list nor tuple: a list made of its iterator.
Object *list_from_fast(Heap *heap, Object *iterable);
// The number of items that an iterable is thought to have, `otherwise` where it does not tell.
int64_t length_hint(Heap *heap, Object *iterable, const Object *iterator, int64_t otherwise);
// Lexicographic comparison of two rows of items (types/tuple.c).
Object *sequence_compare(Heap *heap, Object *const *a, size_t an, Object *const *b, size_t bn,
                         Comparison op);

#endif
