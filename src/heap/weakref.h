// weakref.h: the chains of weak references, for the collector, the dying and the weakref module
// (types/weakref.c).
#ifndef HEAPSTORY_HEAP_WEAKREF_H
#define HEAPSTORY_HEAP_WEAKREF_H

#include "heapstory/heap.h"

// Where an object keeps the first weakref of its chain; NULL: its type allows no weak references.
Object **weakrefs_of(Object *object);
Object *weakrefs_first(Object *object); // borrowed; NULL = none
size_t weakrefs_count(Object *object);  // weakref.getweakrefcount
// Takes the weakref out of its referent's chain; its callback stays (CPython's
// _PyWeakref_ClearRef).
void weakref_unlink(Weakref *ref);
void weakref_clear_one(Heap *heap, Weakref *ref); // the same, as the collector calls it
// As weakref_new, of a class that derives from ref; shared only for ref itself.
Object *weakref_new_of(Heap *heap, Class *cls, Object *referent, Object *callback);

#endif
