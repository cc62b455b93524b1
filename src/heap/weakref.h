// weakref.h: the chains of weak references, for the collector, the dying and the weakref module
// (types/weakref.c).
#ifndef HEAPSTORY_HEAP_WEAKREF_H
#define HEAPSTORY_HEAP_WEAKREF_H

#include "heapstory/heap.h"

static inline bool is_proxy(const Object *object) {
  return object->cls->type == &proxy_type || object->cls->type == &callable_proxy_type;
}
// A ref (of a derived class too) or a proxy: its struct is a Weakref.
static inline bool is_weakref(const Object *object) {
  return object->cls->solid == &weakref_type || is_proxy(object);
}

// Where an object keeps the first weakref of its chain; NULL: its type allows no weak references.
Object **weakrefs_of(Object *object);
Object *weakrefs_first(Object *object); // borrowed; NULL = none
size_t weakrefs_count(Object *object);  // weakref.getweakrefcount
// Takes the weakref out of its referent's chain; its callback stays (CPython's
// _PyWeakref_ClearRef).
void weakref_unlink(Weakref *ref);
void weakref_clear_one(Heap *heap, Weakref *ref); // the same, as the collector calls it
// As weakref_new, of ref, a class that derives from it or a class of proxies; shared where there is
// no callback and the class does not derive.
Object *weakref_new_of(Heap *heap, Class *cls, Object *referent, Object *callback);
// Slots that refs and proxies share.
void weakref_traverse(Object *self, Visit visit, void *payload);
void weakref_drop(Heap *heap, Object *self); // out of the chain, the callback is dropped uncalled

#endif
