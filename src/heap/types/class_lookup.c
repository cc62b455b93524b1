// class_lookup.c: lookup along the mro, and what was found before: every operation on an instance
// asks its class for the method that a program may have defined. Mirrors CPython
// Objects/typeobject.c
// (_PyType_Lookup and its method cache).
//
// A finding holds as long as no namespace of any class changes (Dict.namespace_,
// namespace_changed): each carries the number of changes until it was made. Serials are never used
// twice, so neither classes nor names can be mistaken for others that had their place in memory.
#include "../internal.h"

#include <string.h>

void namespace_changed(Heap *heap) { heap->private_->lookups.changes++; }

static size_t slot_of(int64_t cls, uint64_t name) {
  uint64_t mixed =
      ((uint64_t)cls * UINT64_C(0x9E3779B97F4A7C15)) ^ (name * UINT64_C(0xC2B2AE3D27D4EB4F));
  return (size_t)(mixed >> 32) % LOOKUPS;
}

static bool is_meant(const LookupCache *cache, const Finding *at, int64_t cls, uint64_t name) {
  return at->changes == cache->changes && at->cls == cls && at->name == name;
}

// Two findings that belong in one place stand beside each other, the newer one there.
static const Finding *known(const LookupCache *cache, const Finding *table, int64_t cls,
                            uint64_t name) {
  size_t slot = slot_of(cls, name);
  if (is_meant(cache, &table[slot], cls, name)) return &table[slot];
  return is_meant(cache, &table[slot ^ 1], cls, name) ? &table[slot ^ 1] : NULL;
}

static void keep(const LookupCache *cache, Finding *table, int64_t cls, uint64_t name,
                 Object *found) {
  size_t slot = slot_of(cls, name);
  table[slot ^ 1] = table[slot];
  table[slot] = (Finding){.cls = cls, .name = name, .changes = cache->changes, .found = found};
}

static Object *find(Heap *heap, Class *cls, Object *name) {
  for (; cls; cls = cls->base) {
    Object *found = dict_get(heap, class_namespace(heap, cls), name);
    if (found) return found;
  }
  return NULL;
}

Object *class_lookup(Heap *heap, Class *cls, Object *name) {
  if (name->cls->type != &str_type) return find(heap, cls, name);
  LookupCache *cache = &heap->private_->lookups;
  uint64_t key = (uint64_t)name->serial;
  int64_t serial = cls->head.object.serial;
  const Finding *at = known(cache, cache->names, serial, key);
  if (at) return at->found;
  Object *found = find(heap, cls, name); // may make namespaces, which is a change
  keep(cache, cache->names, serial, key, found);
  return found;
}

Object *class_lookup_text(Heap *heap, Class *cls, const char *name) {
  for (; cls; cls = cls->base) {
    Object *found = dict_get_str(heap, class_namespace(heap, cls), name);
    if (found) return found;
  }
  return NULL;
}

Object *class_module(Heap *heap, const Class *cls) {
  return cls->user ? dict_get_str(heap, cls->dict, "__module__") : NULL;
}

Object *class_lookup_user(Heap *heap, Class *cls, const char *name) {
  for (; cls && cls->user; cls = cls->base) {
    Object *found = dict_get_str(heap, cls->dict, name);
    if (found) return found;
  }
  return NULL;
}

// `kind` parts findings of the two functions below: no address has its highest bit.
static Object *find_literal(Heap *heap, Class *cls, const char *literal, uint64_t kind,
                            Object *(*look)(Heap *heap, Class *cls, const char *name)) {
  LookupCache *cache = &heap->private_->lookups;
  uint64_t key = (uint64_t)(uintptr_t)literal | kind << 63;
  int64_t serial = cls->head.object.serial;
  const Finding *at = known(cache, cache->specials, serial, key);
  if (at) return at->found;
  Object *found = look(heap, cls, literal); // may make namespaces, which is a change
  keep(cache, cache->specials, serial, key, found);
  return found;
}

Object *class_special(Heap *heap, Class *cls, const char *literal) {
  return cls->user ? find_literal(heap, cls, literal, 0, class_lookup_user) : NULL;
}

Object *class_lookup_literal(Heap *heap, Class *cls, const char *literal) {
  return find_literal(heap, cls, literal, 1, class_lookup_text);
}
