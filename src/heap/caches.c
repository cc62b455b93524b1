// caches.c: small ints, one-character strings, one-byte bytes, the table of interned strings.
// Mirrors CPython Include/internal/pycore_global_objects.h and, for interning,
// Objects/unicodeobject.c.
#include "internal.h"
#include "values.h"

#include <string.h>

static size_t small_int_count(const Profile *profile) {
  int64_t count = (int64_t)profile->small_int_max - profile->small_int_min + 1;
  return count > 0 ? (size_t)count : 0;
}

void caches_init(Heap *heap) {
  ValueCaches *caches = heap_caches(heap);
  *caches = (ValueCaches){0};
  size_t count = small_int_count(heap->profile);
  if (count) caches->small_ints = mem_zalloc(mem_size(count, sizeof *caches->small_ints));
}

void caches_delete(Heap *heap) {
  ValueCaches *caches = heap_caches(heap);
  mem_free(caches->small_ints);
  mem_free(caches->interned.slots);
  *caches = (ValueCaches){0};
}

Object *caches_small_int(Heap *heap, int64_t value) {
  const Profile *profile = heap->profile;
  if (value < profile->small_int_min || value > profile->small_int_max) return NULL;
  Object **slot = &heap_caches(heap)->small_ints[value - profile->small_int_min];
  if (!*slot) {
    *slot = object_new_static(heap, heap_class(heap, TYPE_INT), 1);
    ((Int *)*slot)->value = value;
  }
  return *slot;
}

void values_new_singletons(Heap *heap) {
  heap->none = object_new_static(heap, heap_class(heap, TYPE_NONE), 0);
  heap->false_ = object_new_static(heap, heap_class(heap, TYPE_BOOL), 1);
  heap->true_ = object_new_static(heap, heap_class(heap, TYPE_BOOL), 1);
  ((Int *)heap->true_)->value = 1;
  heap->ellipsis = object_new_static(heap, heap_class(heap, TYPE_ELLIPSIS), 0);
  heap->not_implemented = object_new_static(heap, heap_class(heap, TYPE_NOT_IMPLEMENTED), 0);
  heap->empty_str = str_new_static(heap, "", 0);
  heap->empty_bytes = bytes_new_static(heap, "", 0);
}

// ---- interned strings -------------------------------------------------------------------------

static size_t slot_of(const InternTable *table, int64_t hash) {
  return (size_t)(uint64_t)hash & (table->capacity - 1);
}

Str *intern_find(Heap *heap, const char *chars, size_t bytes, int64_t hash) {
  const InternTable *table = &heap_caches(heap)->interned;
  if (table->count == 0) return NULL;
  for (size_t at = slot_of(table, hash);; at = (at + 1) & (table->capacity - 1)) {
    Str *str = table->slots[at];
    if (!str) return NULL;
    if (str->hash == hash && str->bytes == bytes && memcmp(str->chars, chars, bytes) == 0)
      return str;
  }
}

static void insert(InternTable *table, Str *str) {
  size_t at = slot_of(table, str->hash);
  while (table->slots[at]) at = (at + 1) & (table->capacity - 1);
  table->slots[at] = str;
  table->count++;
}

static void grow(InternTable *table) {
  InternTable larger = {.capacity = table->capacity ? table->capacity * 2 : 256};
  larger.slots = mem_zalloc(mem_size(larger.capacity, sizeof *larger.slots));
  for (size_t i = 0; i < table->capacity; i++)
    if (table->slots[i]) insert(&larger, table->slots[i]);
  mem_free(table->slots);
  *table = larger;
}

void intern_add(Heap *heap, Str *str) {
  InternTable *table = &heap_caches(heap)->interned;
  if ((table->count + 1) * 4 > table->capacity * 3) grow(table);
  str_hash(&str->object);
  insert(table, str);
  str->interned = true;
}

// Linear probing without tombstones: what stood behind the hole and belongs before it moves up.
void intern_remove(Heap *heap, Str *str) {
  InternTable *table = &heap_caches(heap)->interned;
  str->interned = false;
  if (table->count == 0) return;
  size_t mask = table->capacity - 1, hole = slot_of(table, str->hash);
  while (table->slots[hole] != str) {
    if (!table->slots[hole]) return; // a cached character: interned without standing in the table
    hole = (hole + 1) & mask;
  }
  for (size_t at = (hole + 1) & mask; table->slots[at]; at = (at + 1) & mask) {
    size_t home = slot_of(table, table->slots[at]->hash);
    if (((at - home) & mask) < ((at - hole) & mask)) continue;
    table->slots[hole] = table->slots[at];
    hole = at;
  }
  table->slots[hole] = NULL;
  table->count--;
}
