// walk.h: what lists, dicts and instances refer to, in CPython's order. These are their `traverse`
// slots; the collector's passes have them inline, with a `visit` that is known there and asks for
// no place: most objects are of these types.
#ifndef HEAPSTORY_HEAP_WALK_H
#define HEAPSTORY_HEAP_WALK_H

#include "heapstory/heap.h"

#define WALK static inline __attribute__((always_inline)) void

// The last item first.
WALK list_walk(Object *self, Visit visit, void *payload) {
  const List *list = (const List *)self;
  for (size_t i = list->count; i-- > 0;) visit(list->items[i], PLACE_AT(i), payload);
}

// The entry of a split table that has this name, NULL where there is none. *next: where the one
// behind the last found stands, which is mostly the next one asked for; 0 to begin with.
static inline const DictEntry *dict_split_entry(const Dict *dict, const Object *name,
                                                uint32_t *next) {
  if (*next >= dict->entry_count || dict->entries[*next].key != name)
    for (*next = 0; *next < dict->entry_count && dict->entries[*next].key != name;) ++*next;
  return *next < dict->entry_count ? &dict->entries[(*next)++] : NULL;
}

// The values of a split table lie in the order of the class's keys, whatever order this instance
// stored them in.
WALK dict_walk_split(const Dict *dict, Visit visit, void *payload) {
  uint32_t next = 0;
  for (size_t name = 0; name < dict->shared->names.count; name++) {
    const DictEntry *entry = dict_split_entry(dict, dict->shared->names.items[name], &next);
    if (entry && entry->value) visit(entry->value, PLACE_OF(PLACE_ITEM, entry->key), payload);
  }
}

WALK dict_walk(Object *self, Visit visit, void *payload) {
  const Dict *dict = (const Dict *)self;
  if (dict->shared) {
    dict_walk_split(dict, visit, payload);
    return;
  }
  for (uint32_t i = 0; i < dict->entry_count; i++) {
    const DictEntry *entry = &dict->entries[i];
    if (!entry->value) continue;
    visit(entry->value, PLACE_OF(PLACE_ITEM, entry->key), payload);
    visit(entry->key, PLACE_OF(PLACE_KEY, entry->key), payload);
  }
}

WALK instance_walk(Object *self, Visit visit, void *payload) {
  const InstancePart *part = instance_part(self);
  const Class *cls = self->cls;
  for (size_t i = 0; part->slots && i < cls->slot_count; i++)
    if (part->slots[i]) visit(part->slots[i], PLACE_OF(PLACE_ATTRIBUTE, cls->slots[i]), payload);
  for (uint32_t i = 0; part->values && i < part->capacity; i++)
    if (part->values[i])
      visit(part->values[i], PLACE_OF(PLACE_ATTRIBUTE, cls->keys->names.items[i]), payload);
  if (part->dict) visit(part->dict, PLACE_NAMED("__dict__"), payload);
  visit(&self->cls->head.object, PLACE_NAMED("__class__"), payload);
  if (cls->solid->traverse) cls->solid->traverse(self, visit, payload);
}

#undef WALK

#endif
