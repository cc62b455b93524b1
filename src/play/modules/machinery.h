// machinery.h: modules, or parts of them, that CPython has in Python and heapstory too.
#ifndef HEAPSTORY_PLAY_MACHINERY_H
#define HEAPSTORY_PLAY_MACHINERY_H

#include "heapstory/heap.h"

// Runs the Python part of a module once, before its first import, as machinery: outside the
// simulated blocks, old, with no collection under way. False with an exception pending.
bool machinery_prepare(Heap *heap, Object *module, const char *name);

// weakref.py, as bytes in the program.
extern const unsigned char weakref_text[];
extern const unsigned long weakref_text_length;

#endif
