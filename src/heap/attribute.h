// attribute.h: where an instance's attributes live.
#ifndef HEAPSTORY_HEAP_ATTRIBUTE_H
#define HEAPSTORY_HEAP_ATTRIBUTE_H

#include "heapstory/heap.h"

// Names that the instances of one class share. -1 = not there, or no room.
int shared_keys_find(const SharedKeys *keys, Object *name);
int shared_keys_add(SharedKeys *keys, Object *name);

// The instance's own attribute, borrowed; NULL where it has none. Never brings a dict into being.
Object *instance_attribute(Heap *heap, Object *self, Object *name);

// Moves values[index] into a split dict as its newest item.
void dict_adopt_split(Object *dict, uint8_t index, Object **values);

#endif
