// copy_instance.c: copies an instance of a scenario's class. Mirrors object.__reduce_ex__(4),
// object.__getstate__ (CPython Objects/typeobject.c of 3.12) and copy._reconstruct (Lib/copy.py).
// As there, both __dict__s come into being (FACTS.md 1.4) unless the instance has no attributes.
#include "modules.h"

// Methods that would change how the copy is made.
static bool refuse_hooks(Heap *heap, Class *cls) {
  static const char *const hooks[] = {"__reduce__",     "__reduce_ex__", "__getnewargs_ex__",
                                      "__getnewargs__", "__getstate__",  "__setstate__"};
  for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++) {
    Object *method = class_lookup_text(heap, cls, hooks[i]);
    if (!method || object_is(method, &method_descriptor_type)) continue;
    heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR, "'copying by %s' is not modelled", hooks[i]);
    return false;
  }
  return true;
}

// copyreg._slotnames: the first copy leaves a list of the slots' names in the class.
static bool note_slots(Heap *heap, Class *cls) {
  if (dict_get_str(heap, cls->dict, "__slotnames__")) return true;
  heap_internal_begin(heap);
  Object *names = list_new(heap, 0);
  for (size_t i = 0; names && i < cls->slot_count; i++) list_append(heap, names, cls->slots[i]);
  bool noted = names && !heap->raised && dict_set_str(heap, cls->dict, "__slotnames__", names);
  object_decref_null(heap, names);
  heap_internal_end(heap);
  return noted;
}

// copyreg.__newobj__: cls.__new__(cls), without __init__.
static Object *blank(Heap *heap, Object *self) {
  Class *cls = self->cls;
  const Type *solid = cls->solid;
  if (solid == &object_type) return instance_new(heap, cls);
  if (solid == &list_type || solid == &dict_type) return solid->construct(heap, cls, NULL, 0, NULL);
  return heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR,
                    "'copying an instance of a class derived from %s' is not modelled",
                    solid->name);
}

static bool has_attributes(const InstancePart *part) {
  if (part->dict) return ((Dict *)part->dict)->used > 0;
  return part->values && part->used > 0;
}

static bool copy_dict(Heap *heap, Object *self, Object *copy, CopyPart part, void *payload) {
  if (!self->cls->has_dict || !has_attributes(instance_part(self))) return true;
  Object *dict = instance_get_dict(heap, self);
  Object *state = dict ? part(heap, dict, payload) : NULL;
  Object *target = state ? instance_get_dict(heap, copy) : NULL;
  bool copied = target && dict_update(heap, target, state);
  object_decref_null(heap, state);
  return copied;
}

static bool copy_slots(Heap *heap, Object *self, Object *copy, CopyPart part, void *payload) {
  const InstancePart *from = instance_part(self);
  for (size_t i = 0; from->slots && i < self->cls->slot_count; i++) {
    if (!from->slots[i]) continue;
    Object *old = object_incref(from->slots[i]);
    Object *value = part(heap, old, payload);
    bool stored = value && object_set_attribute(heap, copy, self->cls->slots[i], value);
    object_decref(heap, old);
    object_decref_null(heap, value);
    if (!stored) return false;
  }
  return true;
}

static bool copy_list_items(Heap *heap, Object *self, Object *copy, CopyPart part, void *payload) {
  for (size_t i = 0; i < ((List *)self)->count; i++) {
    Object *item = object_incref(((List *)self)->items[i]);
    Object *value = part(heap, item, payload);
    object_decref(heap, item);
    if (!value || !list_append_steal(heap, copy, value)) return false;
  }
  return true;
}

static bool copy_dict_items(Heap *heap, Object *self, Object *copy, CopyPart part, void *payload) {
  Object *key, *value;
  for (size_t position = 0; dict_next(self, &position, &key, &value);) {
    object_incref(key), object_incref(value);
    Object *new_key = part(heap, key, payload);
    Object *new_value = new_key ? part(heap, value, payload) : NULL;
    bool stored = new_value && object_set_item(heap, copy, new_key, new_value);
    object_decref(heap, key), object_decref(heap, value);
    object_decref_null(heap, new_key);
    object_decref_null(heap, new_value);
    if (!stored) return false;
  }
  return true;
}

Object *copy_instance(Heap *heap, Object *self, CopyPart part, CopyMade made, void *payload) {
  if (!refuse_hooks(heap, self->cls) || !note_slots(heap, self->cls)) return NULL;
  Object *copy = blank(heap, self);
  if (!copy) return NULL;
  bool copied = (!made || made(heap, self, copy, payload)) &&
                copy_dict(heap, self, copy, part, payload) &&
                copy_slots(heap, self, copy, part, payload);
  if (copied && is_kind(self, &list_type))
    copied = copy_list_items(heap, self, copy, part, payload);
  if (copied && is_kind(self, &dict_type))
    copied = copy_dict_items(heap, self, copy, part, payload);
  if (copied) return copy;
  object_decref(heap, copy);
  return NULL;
}
