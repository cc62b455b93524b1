// class.h: what class.c and class_new.c lend to each other.
#ifndef HEAPSTORY_HEAP_TYPES_CLASS_H
#define HEAPSTORY_HEAP_TYPES_CLASS_H

#include "../internal.h"

// Sizes of the keys that the instances of a class share: 64-slot unicode keys of 3.11+ (FACTS.md
// 1.2, 1.4).
enum { SHARED_KEYS_BYTES = 768, SHARED_KEYS_MAX = 30 };

// Bytes in front of an instance of the class.
uint16_t class_prefix(const Heap *heap, const Class *cls);
// Gives a built-in class the str of its name.
void class_name_builtin(Heap *heap, Class *cls);
// Takes the weak reference to a dying class out of its base's table of subclasses.
void class_leave_base(Heap *heap, Class *cls);

#endif
