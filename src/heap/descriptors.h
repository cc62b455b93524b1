// descriptors.h: what attribute lookup finds on classes, and the calling of functions written in C.
#ifndef HEAPSTORY_HEAP_DESCRIPTORS_H
#define HEAPSTORY_HEAP_DESCRIPTORS_H

#include "heapstory/heap.h"

// A built-in class has no str of its name before somebody asks for one.
static inline const char *class_text(const Class *cls) {
  return cls->user ? ((const Str *)cls->name)->chars : cls->type->name;
}

// ---- types/builtin.c ----
Object *method_descriptor_new(Heap *heap, const Builtin *row, Class *cls);

// ---- types/wrapper.c ----
// PyClassMethod_New, PyStaticMethod_New.
Object *class_method_new(Heap *heap, Object *function);
Object *static_method_new(Heap *heap, Object *function);

// ---- types/getset.c, member.c: cls and name are counted ----
Object *getset_new(Heap *heap, const Member *row, Class *cls);
Object *member_new(Heap *heap, Object *name, Class *cls, size_t slot);

// Stores through a descriptor found on the class; value NULL deletes.
bool getset_set(Heap *heap, Object *descriptor, Object *self, Object *value);
bool member_set(Heap *heap, Object *descriptor, Object *self, Object *value);
bool property_set(Heap *heap, Object *descriptor, Object *self, Object *value);
// The name that messages about a property use (__set_name__).
void property_set_name(Heap *heap, Object *property, Object *name);

// A data descriptor (getset, member, property) goes before the instance's own attributes.
bool descriptor_is_data(const Object *descriptor);
// Dispatches to the three above; only where descriptor_is_data.
bool descriptor_set(Heap *heap, Object *descriptor, Object *self, Object *value);

#endif
