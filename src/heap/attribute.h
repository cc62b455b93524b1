// attribute.h: where an instance's attributes live.
#ifndef HEAPSTORY_HEAP_ATTRIBUTE_H
#define HEAPSTORY_HEAP_ATTRIBUTE_H

#include "heapstory/heap.h"

// Names that the instances of one class share. -1 = not there, or no room.
int shared_keys_find(const SharedKeys *keys, Object *name);
int shared_keys_add(SharedKeys *keys, Object *name);

// The class dies: its keys stay while there are dicts that share them.
void shared_keys_disown(Heap *heap, SharedKeys *keys);
// A dict that shared them does so no more.
void shared_keys_let_go(Heap *heap, SharedKeys *keys);
// Slots that the next array of values gets: names known and names that there is room for.
uint32_t shared_keys_capacity(const SharedKeys *keys);
// Bytes of an array of values, in a block of its own or inside an object.
size_t values_bytes(const Heap *heap, uint32_t capacity);
// Whether instances of a class keep their attributes in such an array before a dict is asked for.
bool class_has_inline_values(const Heap *heap, const Class *cls);

// Bytes of the host array: the values, and a byte for each that says its place in the order.
static inline size_t instance_values_bytes(const InstancePart *part) {
  return part->capacity * (sizeof(Object *) + 1);
}

// Gives a new instance of such a class its empty array; false with MemoryError pending.
bool instance_make_values(Heap *heap, Object *self);

// The instance's own attribute, borrowed; NULL where it has none. Never brings a dict into being.
Object *instance_attribute(Heap *heap, Object *self, Object *name);

// PyObject_GenericGetAttr is what its class looks attributes up with.
bool attribute_is_generic(Heap *heap, Object *self);

// Moves values[index] into a split dict as its newest item.
void dict_adopt_split(Object *dict, uint8_t index, Object **values);
// The object in which a dict's values stand dies: they move to a block of their own.
void dict_detach(Heap *heap, Object *dict);

#endif
