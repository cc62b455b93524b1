// peek.c: names and attributes looked up without touching the heap: what `expect` and pictures see
// through.
#include "attribute.h"
#include "internal.h"

#include <string.h>

static Object *content(Object *object) {
  return object && object->cls->type == &cell_type ? ((Cell *)object)->content : object;
}

Object *heap_peek_name(Heap *heap, const char *name) {
  const Frame *frame = heap->frame;
  if (!frame) return NULL;
  for (uint32_t i = 0; i < frame->code->local_count; i++)
    if (frame->slots[i] && str_equal(frame->code->locals[i], name)) return content(frame->slots[i]);
  Object *found = frame->names ? dict_get_str(heap, frame->names, name) : NULL;
  if (!found) found = dict_get_str(heap, frame->globals, name);
  return found ? found : dict_get_str(heap, frame->builtins, name);
}

static Object *peek_instance(Heap *heap, Object *self, const char *name) {
  const InstancePart *part = instance_part(self);
  if (!part) return NULL;
  if (strcmp(name, "__dict__") == 0) return part->dict;
  for (size_t i = 0; part->slots && i < self->cls->slot_count; i++)
    if (str_equal(self->cls->slots[i], name)) return part->slots[i];
  if (part->dict) return dict_get_str(heap, part->dict, name);
  for (uint32_t i = 0; part->values && i < part->capacity && i < self->cls->keys->names.count; i++)
    if (part->values[i] && str_equal(self->cls->keys->names.items[i], name)) return part->values[i];
  return NULL;
}

Object *object_peek_attribute(Heap *heap, Object *self, const char *name) {
  if (strcmp(name, "__class__") == 0) return &self->cls->head.object;
  if (self->cls->type == &module_type) return dict_get_str(heap, ((Module *)self)->dict, name);
  if (self->cls->type == &type_type) return class_lookup_user(heap, (Class *)self, name);
  if (self->cls->type == &function_type && ((Function *)self)->dict)
    return dict_get_str(heap, ((Function *)self)->dict, name);
  Object *own = peek_instance(heap, self, name);
  return own ? own : class_lookup_user(heap, self->cls, name);
}
