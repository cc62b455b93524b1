// constant.h: constants as text that says type and value, so that equal ones can be found: Unit and
// the literals of profile textbook. Mirrors CPython's _PyCode_ConstantKey (Objects/codeobject.c):
// 1, 1.0 and True differ, so do 0.0 and -0.0, and tuples item by item.
#ifndef HEAPSTORY_PLAY_CONSTANT_H
#define HEAPSTORY_PLAY_CONSTANT_H

#include "heapstory/heap.h"
#include "heapstory/python.h"

// Adds the key of a constant object (int, float, str, tuple ... of such); false for an object that
// is none.
bool constant_key(Heap *heap, Object *constant, Text *key);
// The same from a literal of the tree.
void constant_literal_key(const Expr *literal, Text *key);

// Behind the key that begins at `at`.
const char *constant_skip(const char *at);

// Makes what a key says; `*at` moves behind it. `item` makes the items of a tuple or frozenset from
// their keys (a new reference each). NULL with an exception pending.
typedef Object *(*ConstantItem)(void *payload, const char **at);
Object *constant_make(Heap *heap, const char **at, ConstantItem item, void *payload);

#endif
