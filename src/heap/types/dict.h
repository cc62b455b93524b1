// dict.h: what dict.c and dict_methods.c share.
#ifndef HEAPSTORY_HEAP_DICT_H
#define HEAPSTORY_HEAP_DICT_H

#include "heapstory/heap.h"

// ---- dict.c ----
// As tp_alloc makes it: dict(...) never takes from the free list.
Object *dict_new_unlisted(Heap *heap, Class *cls);
// Makes room for that many items, as if none were there yet.
bool dict_reserve(Heap *heap, Object *dict, size_t items, bool unicode);
// Takes an item out: 1 with its value (the caller's then), 0 absent, -1 exception.
int dict_take(Heap *heap, Object *dict, Object *key, Object **value_out);
// The newest item, key and value the caller's then; false where the dict is empty.
bool dict_pop_last(Heap *heap, Object *dict, DictEntry *entry_out);

// ---- dict_methods.c: slots of dict_type ----
extern const Builtin dict_methods[];
bool dict_describe(Heap *heap, Object *self, Text *text);
Object *dict_repr(Heap *heap, Object *self);
Object *dict_compare(Heap *heap, Object *self, Object *other, Comparison op);
int64_t dict_length(Heap *heap, Object *self);
Object *dict_get_item(Heap *heap, Object *self, Object *key);
bool dict_set_item(Heap *heap, Object *self, Object *key, Object *value);
int dict_contains(Heap *heap, Object *self, Object *key);
Object *dict_iterate(Heap *heap, Object *self);
Object *dict_binary(Heap *heap, Object *left, Object *right, BinaryOp op);
Object *dict_in_place(Heap *heap, Object *left, Object *right, BinaryOp op);
Object *dict_construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                       Object *keyword_names);

#endif
