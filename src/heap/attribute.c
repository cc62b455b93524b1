// attribute.c: attribute lookup as PyObject_GenericGetAttr, GenericSetAttr and type_getattro do it,
// and where an instance's attributes live (CPython Objects/object.c, dictobject.c "inline values";
// FACTS.md 1.4).
#include "internal.h"
#include "values.h"
#include "attribute.h"
#include "descriptors.h"
#include "special.h"

#include <string.h>

// ---- inline values ----------------------------------------------------------------------------

static int find_shared(const SharedKeys *keys, const Object *name) {
  for (size_t i = 0; i < keys->names.count; i++)
    if (keys->names.items[i] == name) return (int)i;
  return -1;
}

int shared_keys_find(const SharedKeys *keys, Object *name) {
  int index = find_shared(keys, name);
  if (index >= 0 || ((Str *)name)->interned) return index;
  for (size_t i = 0; i < keys->names.count; i++)
    if (str_equal(keys->names.items[i], ((Str *)name)->chars)) return (int)i;
  return -1;
}

// insert_into_dictkeys: the index of a name, which is added while there is room; -1 where there is
// none.
int shared_keys_add(SharedKeys *keys, Object *name) {
  int index = shared_keys_find(keys, name);
  if (index >= 0 || keys->usable == 0) return index;
  keys->usable--;
  array_push(&keys->names, object_incref(name));
  return (int)keys->names.count - 1;
}

static uint8_t *value_order(const InstancePart *part) {
  return (uint8_t *)(part->values + part->capacity);
}

static void forget_order(InstancePart *part, uint8_t index) {
  uint8_t *order = value_order(part), *at = memchr(order, index, part->used);
  memmove(at, at + 1, (size_t)(order + part->used - at - 1));
  part->used--;
}

// 1 stored or deleted, 0 absent (delete), -1 no room: a dict must take over.
static int store_value(Heap *heap, Object *self, InstancePart *part, Object *name, Object *value) {
  int index = shared_keys_add(self->cls->keys, name);
  if (index < 0 || (uint32_t)index >= part->capacity) return -1;
  Object *old = part->values[index];
  part->values[index] = value ? object_incref(value) : NULL;
  if (!old && value) value_order(part)[part->used++] = (uint8_t)index;
  if (old && !value) forget_order(part, (uint8_t)index);
  if (!old && !value) return 0;
  object_decref_null(heap, old);
  return 1;
}

static void shared_keys_delete(Heap *heap, SharedKeys *keys) {
  for (size_t i = 0; i < keys->names.count; i++) object_drop(heap, &keys->names.items[i]);
  block_free(heap, keys->block);
  array_delete(&keys->names);
  mem_free(keys);
}

void shared_keys_disown(Heap *heap, SharedKeys *keys) {
  if (keys->dicts)
    array_push(&heap->private_->orphan_keys, keys);
  else
    shared_keys_delete(heap, keys);
}

void shared_keys_let_go(Heap *heap, SharedKeys *keys) {
  if (--keys->dicts) return;
  HeapPrivate *p = heap->private_;
  for (size_t i = 0; i < p->orphan_keys.count; i++) {
    if (p->orphan_keys.items[i] != keys) continue;
    p->orphan_keys.items[i] = array_pop(&p->orphan_keys);
    shared_keys_delete(heap, keys);
    return;
  }
}

bool class_has_inline_values(const Heap *heap, const Class *cls) {
  if (!cls->has_dict || !cls->keys) return false;
  bool plain = cls->solid == &object_type;
  switch (heap->profile->inline_values) {
  case INLINE_VALUES_OF_PLAIN_OBJECTS: return plain;
  case INLINE_VALUES_WITHOUT_SLOTS: return plain && cls->slot_count == 0;
  case INLINE_VALUES_OF_ALL: return !(cls->solid->flags & TYPE_VARIABLE);
  }
  return false;
}

uint32_t shared_keys_capacity(const SharedKeys *keys) {
  return keys->usable + (uint32_t)keys->names.count;
}

// 3.11 and 3.12: a byte a name for the order and two for size and capacity stand in front; since
// the values stand in the object, size, capacity and two flags have a word of their own.
size_t values_bytes(const Heap *heap, uint32_t capacity) {
  bool in_object = heap->profile->instance_dicts_in_object;
  size_t order = (capacity + (in_object ? 7 : 9)) & ~(size_t)7;
  return order + 8 * (capacity + (size_t)in_object);
}

// init_inline_values: every new instance first lowers the room that the shared keys still have
// (FACTS.md 1.4). Inside an object the values took what there was room for before (object_new).
bool instance_make_values(Heap *heap, Object *self) {
  SharedKeys *keys = self->cls->keys;
  InstancePart *part = instance_part(self);
  if (keys->usable > 1) keys->usable--;
  part->capacity = shared_keys_capacity(keys);
  if (!heap->profile->instance_dicts_in_object) {
    part->values_block = block_new(heap, values_bytes(heap, part->capacity));
    if (!part->values_block) return false;
  }
  part->values = host_array_new(heap, instance_values_bytes(part));
  return true;
}

// new_dict_with_shared_keys: of an instance that has no inline values.
static Object *new_dict_of_class(Heap *heap, SharedKeys *keys) {
  uint32_t capacity = shared_keys_capacity(keys);
  Addr block = block_new(heap, values_bytes(heap, capacity));
  if (!block) return NULL;
  Object *dict = dict_new_split(heap, keys, NULL, capacity, block);
  if (!dict) block_free(heap, block);
  return dict;
}

// make_dict_from_instance_attributes: the values array becomes the dict's, or is shared with it
// where it stands in the object.
Object *instance_get_dict(Heap *heap, Object *self) {
  InstancePart *part = instance_part(self);
  if (!part || !self->cls->has_dict) return NULL;
  if (part->dict) return part->dict;
  if (!part->values) return part->dict = new_dict_of_class(heap, self->cls->keys);
  Object *dict =
      dict_new_split(heap, self->cls->keys, part->values, part->capacity, part->values_block);
  if (!dict) return NULL;
  ((Dict *)dict)->embedded = heap->profile->instance_dicts_in_object;
  for (uint32_t i = 0; i < part->used; i++)
    dict_adopt_split(dict, value_order(part)[i], part->values);
  host_array_free(heap, part->values, instance_values_bytes(part));
  part->values = NULL;
  part->values_block = 0;
  part->used = part->capacity = 0;
  return part->dict = dict;
}

Object *instance_attribute(Heap *heap, Object *self, Object *name) {
  const InstancePart *part = instance_part(self);
  if (!part) return NULL;
  if (part->dict) return dict_get(heap, part->dict, name);
  if (!part->values) return NULL;
  int index = shared_keys_find(self->cls->keys, name);
  return index >= 0 && (uint32_t)index < part->capacity ? part->values[index] : NULL;
}

// 1 done, 0 absent (delete), -1 exception.
static int store_attribute(Heap *heap, Object *self, Object *name, Object *value) {
  InstancePart *part = instance_part(self);
  if (part->values) {
    int done = store_value(heap, self, part, name, value);
    if (done >= 0) return done;
  }
  Object *dict = instance_get_dict(heap, self);
  if (!dict) return -1;
  if (!value) return dict_remove(heap, dict, name);
  return dict_set(heap, dict, name, value) ? 1 : -1;
}

// ---- generic lookup ---------------------------------------------------------------------------

// What a user class defines has been looked for; the rest comes from the built-in type below it.
static bool refuse_special(Heap *heap, Object *self, Object *name) {
  const char *chars = ((Str *)name)->chars;
  if (!*chars || !special_is_not_modelled(self->cls->solid, chars)) return false;
  heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR, "'%s.%s' is not modelled", type_name(self), chars);
  return true;
}

static void *no_attribute(Heap *heap, Object *self, Object *name) {
  if (refuse_special(heap, self, name)) return NULL;
  return heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'",
                    type_name(self), ((Str *)name)->chars);
}

static Object *bind(Heap *heap, Object *descriptor, Object *self) {
  if (!descriptor->cls->type->bind) return object_incref(descriptor);
  return descriptor->cls->type->bind(heap, descriptor, self, self->cls);
}

// NULL without an exception where there is none.
static Object *find_generic(Heap *heap, Object *self, Object *name) {
  Object *descriptor = class_lookup(heap, self->cls, name);
  if (descriptor && descriptor_is_data(descriptor)) return bind(heap, descriptor, self);
  Object *own = instance_attribute(heap, self, name);
  if (own) return object_incref(own);
  if (heap->raised) return NULL;
  return descriptor ? bind(heap, descriptor, self) : NULL;
}

Object *object_generic_get_attribute(Heap *heap, Object *self, Object *name) {
  Object *value = find_generic(heap, self, name);
  return value || heap->raised ? value : no_attribute(heap, self, name);
}

bool attribute_is_generic(Heap *heap, Object *self) {
  const Type *type = self->cls->type;
  return !type->get_attribute || type->id >= TYPE_BASE_EXCEPTION ||
         (type == &instance_type && !class_special(heap, self->cls, "__getattribute__") &&
          !class_special(heap, self->cls, "__getattr__"));
}

// A name of __slots__ that has no value.
static bool slot_is_empty(Heap *heap, Object *self, Object *name) {
  Object *descriptor = class_lookup(heap, self->cls, name);
  if (!descriptor || descriptor->cls != heap->classes[TYPE_MEMBER]) return false;
  const MemberDescriptor *m = (MemberDescriptor *)descriptor;
  return object_isinstance(self, m->cls) && !instance_part(self)->slots[m->slot];
}

// _PyObject_LookupAttr.
Object *object_find_attribute(Heap *heap, Object *self, Object *name) {
  if (attribute_is_generic(heap, self) && !self->cls->solid->get_attribute) {
    if (!heap->profile->dropped_errors_are_made && slot_is_empty(heap, self, name)) return NULL;
    Object *value = find_generic(heap, self, name);
    if (!value && !heap->raised) refuse_special(heap, self, name);
    if (value || !heap_raised_is(heap, TYPE_ATTRIBUTE_ERROR)) return value;
    heap_forget(heap); // of a property
    return NULL;
  }
  Object *value = object_get_attribute(heap, self, name);
  if (!value && heap_raised_is(heap, TYPE_ATTRIBUTE_ERROR)) heap_forget(heap);
  return value;
}

bool object_generic_set_attribute(Heap *heap, Object *self, Object *name, Object *value) {
  Object *descriptor = class_lookup(heap, self->cls, name);
  if (descriptor && descriptor_is_data(descriptor))
    return descriptor_set(heap, descriptor, self, value);
  if (instance_part(self) && self->cls->has_dict) {
    int done = store_attribute(heap, self, name, value);
    if (done == 0) no_attribute(heap, self, name);
    return done > 0;
  }
  if (descriptor)
    heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "'%s' object attribute '%s' is read-only",
               type_name(self), ((Str *)name)->chars);
  else if (!refuse_special(heap, self, name))
    heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'%s", type_name(self),
               ((Str *)name)->chars,
               heap->profile->store_says_no_dict ? " and no __dict__ for setting new attributes"
                                                 : "");
  return false;
}

// Exceptions look in a __dict__ of their own; else nothing about them differs from the generic way.
static Object *own_attribute(Heap *heap, Object *self, Object *name) {
  if (self->cls->solid->id < TYPE_BASE_EXCEPTION) return instance_attribute(heap, self, name);
  Object *dict = ((Exception *)self)->dict;
  return dict ? dict_get(heap, dict, name) : NULL;
}

// _PyObject_GetMethod: avoids the bound method object that a call would drop at once.
int object_get_method(Heap *heap, Object *self, Object *name, Object **method_out) {
  if (attribute_is_generic(heap, self)) {
    Object *descriptor = class_lookup(heap, self->cls, name);
    bool callable = descriptor && object_is_unbound_method(descriptor);
    if (callable && !own_attribute(heap, self, name) && !heap->raised) {
      *method_out = object_incref(descriptor);
      return 1;
    }
    if (heap->raised) return -1;
  }
  *method_out = object_get_attribute(heap, self, name);
  return *method_out ? 0 : -1;
}
