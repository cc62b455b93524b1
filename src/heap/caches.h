// caches.h: the shared values of one heap: small ints, one-character strings, one-byte bytes, the
// table of interned strings. As CPython's _PyRuntime.static_objects and
// interp->cached_objects.interned_strings.
//
// Each cached object is made at its first use, outside the simulated blocks (object_new_static),
// and the reference that it is born with belongs to the interpreter, as that of every static object
// (heap_walk_holders). The intern table is weak: it counts no reference, and an interned str leaves
// it when it dies.
#ifndef HEAPSTORY_HEAP_CACHES_H
#define HEAPSTORY_HEAP_CACHES_H

#include "heapstory/types.h"

// Open addressing, linear probing, no tombstones. Invariant: capacity is 0 or a power of two above
// count * 4 / 3.
typedef struct InternTable {
  Str **slots;
  size_t capacity, count;
} InternTable;

typedef struct ValueCaches {
  Object **small_ints; // profile->small_int_max - small_int_min + 1 of them; NULL = not yet used
  Object *characters[256]; // latin-1; NULL = not yet used
  Object *byte_values[256];
  InternTable interned;
} ValueCaches;

void caches_init(Heap *heap);
void caches_delete(Heap *heap);

// Makes what heap.h calls singletons: none, true_, false_, ellipsis, not_implemented, empty_str,
// empty_bytes. Needs heap->classes.
void values_new_singletons(Heap *heap);

// The cached int; NULL where the profile caches none of this value. Borrowed.
Object *caches_small_int(Heap *heap, int64_t value);

// The interned str of equal text, NULL if there is none; borrowed.
Str *intern_find(Heap *heap, const char *chars, size_t bytes, int64_t hash);
void intern_add(Heap *heap, Str *str);
void intern_remove(Heap *heap, Str *str);

#endif
