// set.h: sets from inside room heap. set_table.c holds the hash table, set_methods.c the
// operations.
#ifndef HEAPSTORY_HEAP_SET_H
#define HEAPSTORY_HEAP_SET_H

#include "heapstory/heap.h"

enum { SET_INLINE = 8, SET_ENTRY_BYTES = 16 }; // PySet_MINSIZE, sizeof(setentry)

// The host struct of sets. Invariants: used <= fill <= mask; block != 0 exactly where mask > 7.
typedef struct SetBody {
  Set set;
  size_t finger; // where pop() looks first
} SetBody;

bool is_set(const Object *object); // set, frozenset or of a class derived from them
bool is_frozen(const Object *object);

// ---- types/set_table.c ----
void set_init(Set *set);
// Walks the elements in table order: *position starts at 0. Borrowed; false at the end.
bool set_next(Object *set, size_t *position, Object **key_out, int64_t *hash_out);
bool set_add_hashed(Heap *heap, Object *set, Object *key, int64_t hash);
int set_contains_hashed(Heap *heap, Object *set, Object *key, int64_t hash); // 0 1 -1
int set_discard_hashed(Heap *heap, Object *set, Object *key, int64_t hash);
bool set_merge(Heap *heap, Object *set, Object *other); // other is a set
bool set_purge(Heap *heap, Object *set); // rebuilds where more than a quarter are deleted entries
void set_swap(Object *left, Object *right);
void set_clear(Heap *heap, Object *set);
Object *set_pop(Heap *heap, Object *set);
int64_t set_hash_elements(const Set *set); // frozenset's hash
void set_dealloc(Heap *heap, Object *self);
void set_release(Object *self);
void set_traverse(Object *self, Visit visit, void *payload);

// ---- types/set.c ----
Object *set_new_of(Heap *heap, Class *cls, Object *iterable); // iterable may be NULL
Object *set_new_like(Heap *heap, Object *set,
                     Object *iterable); // set or frozenset, as the base of `set`
Object *set_copy(Heap *heap, Object *set);

// ---- types/set_iterator.c ----
Object *set_iterate(Heap *heap, Object *set);

// ---- types/set_methods.c ----
extern const Builtin set_methods[], frozenset_methods[];
int set_is_subset(Heap *heap, Object *left, Object *right); // of sets: 0 1 -1
bool set_difference_update(Heap *heap, Object *set, Object *other);
bool set_symmetric_difference_update(Heap *heap, Object *set, Object *other);
Object *set_intersection(Heap *heap, Object *set, Object *other);
Object *set_binary(Heap *heap, Object *left, Object *right, BinaryOp op);
Object *set_in_place(Heap *heap, Object *left, Object *right, BinaryOp op);

#endif
