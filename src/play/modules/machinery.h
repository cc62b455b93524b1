// machinery.h: modules, or parts of them, that CPython has in Python and heapstory too.
#ifndef HEAPSTORY_PLAY_MACHINERY_H
#define HEAPSTORY_PLAY_MACHINERY_H

#include "heapstory/heap.h"

// Runs the Python part of a module once, before its first import, as machinery: outside the
// simulated blocks, old, with no collection under way. False with an exception pending.
bool machinery_prepare(Heap *heap, Object *module, const char *name);

// copy_reduce.c: __reduce_ex__ and its like, found on the classes from then on.
bool reduce_install(Heap *heap);

// weakref.py and copy.py, as bytes in the program.
extern const unsigned char weakref_text[], copy_text[];
extern const unsigned long weakref_text_length, copy_text_length;

#endif
