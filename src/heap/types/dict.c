// dict.c: dictionaries: combined tables and the split tables of instances. Mirrors CPython
// Objects/dictobject.c of 3.12 in everything that shows: sizes, order, growth, tracking, blocks of
// keys objects (FACTS.md 1.3, 3.5, 3.6).
//
// A combined table:  log2_size 0 = the shared empty keys, no block; else a keys object of 1 <<
// log2_size slots with
//                    room for 2/3 of them. entries[0 .. entry_count) in insertion order, deleted
//                    ones with value NULL. index: host hash table of 1 << (log2_size + 1) entry
//                    numbers.
// A split table:     `shared` is the class's keys; keys are not counted here; entries in this
// instance's order.
#include "dict.h"
#include "list.h"

#include "../attribute.h"
#include "../internal.h"
#include "../values.h"
#include "../walk.h"

#include <assert.h>
#include <string.h>

enum { EMPTY = -1, DELETED = -2, MINIMUM_LOG2 = 3, ABSENT = -1, FAILED = -2, MAYBE = -3 };

// ---- sizes ------------------------------------------------------------------------------------

static uint32_t usable_of(unsigned log2_size) { return (uint32_t)((UINT64_C(2) << log2_size) / 3); }

// Bytes of a keys object: header, index of 1, 2, 4 or 8 bytes a slot, entries (FACTS.md 1.3).
static size_t keys_bytes(unsigned log2_size, bool unicode) {
  size_t slot = log2_size < 8 ? 1 : log2_size < 16 ? 2 : log2_size < 32 ? 4 : 8;
  return 32 + (slot << log2_size) + usable_of(log2_size) * (size_t)(unicode ? 16 : 24);
}

// calculate_log2_keysize: the smallest power of two that is not below `least`; where the profile
// says so, bit 3 is set before.
static unsigned log2_for(const Heap *heap, size_t least) {
  if (heap->profile->dict_sizes_least_bit)
    least |= 8;
  else if (least < 8)
    least = 8;
  return 64 - (unsigned)__builtin_clzll((least - 1) | 7);
}

static size_t extra_size(Heap *heap, const Object *self) {
  (void)heap;
  const Dict *dict = (const Dict *)self;
  // A split dict says what the class's keys have room for now, not what its own values array has.
  if (dict->shared) return 8 * (dict->shared->usable + dict->shared->names.count);
  return dict->log2_size ? keys_bytes(dict->log2_size, dict->unicode) : 0;
}

// ---- keys objects -----------------------------------------------------------------------------

static bool is_small_unicode(const Dict *dict) {
  return dict->log2_size == MINIMUM_LOG2 && dict->unicode;
}

static Addr keys_block_new(Heap *heap, unsigned log2_size, bool unicode) {
  if (log2_size == MINIMUM_LOG2 && unicode) {
    Addr block = freelist_take(heap, FREELIST_DICT_KEYS);
    if (block) return block;
  }
  return block_new(heap, keys_bytes(log2_size, unicode));
}

static void keys_block_free(Heap *heap, const Dict *dict) {
  if (!dict->block) return;
  // What stands outside the blocks is not used again.
  bool reuse = is_small_unicode(dict) && block_bytes(heap, dict->block);
  if (reuse && freelist_give(heap, FREELIST_DICT_KEYS, dict->block)) return;
  block_free(heap, dict->block);
}

static void put_index(Dict *dict, int64_t hash, int32_t entry) {
  size_t mask = ((size_t)2 << dict->log2_size) - 1, slot = (size_t)hash & mask;
  for (size_t perturb = (size_t)hash; dict->index[slot] >= 0;) {
    perturb >>= 5;
    slot = (slot * 5 + perturb + 1) & mask;
  }
  dict->index[slot] = entry;
}

// ---- host arrays ------------------------------------------------------------------------------

static size_t entries_bytes(uint32_t room) { return mem_size(room, sizeof(DictEntry)); }

static DictEntry *entries_new(Heap *heap, uint32_t room) {
  return host_array_new(heap, entries_bytes(room));
}

static size_t index_bytes(unsigned log2_size) { return sizeof(int32_t) * 2 << log2_size; }

// dictresize: a new keys object with the living entries only. Counts do not move.
static bool resize(Heap *heap, Dict *dict, unsigned log2_size, bool unicode) {
  Addr block = keys_block_new(heap, log2_size, unicode);
  if (!block) return false;
  keys_block_free(heap, dict);
  unsigned old_log2_size = dict->log2_size;
  dict->block = block;
  dict->log2_size = (uint8_t)log2_size;
  dict->unicode = unicode;
  uint32_t room = usable_of(log2_size);
  DictEntry *entries = entries_new(heap, room);
  uint32_t count = 0;
  for (uint32_t i = 0; i < dict->entry_count; i++)
    if (dict->entries[i].value) entries[count++] = dict->entries[i];
  host_array_free(heap, dict->entries, entries_bytes(dict->room));
  host_array_free(heap, dict->index, index_bytes(old_log2_size));
  dict->entries = entries;
  dict->room = room;
  dict->entry_count = count;
  dict->usable = usable_of(log2_size) - count;
  dict->index = host_array_new(heap, index_bytes(log2_size));
  memset(dict->index, 0xFF, index_bytes(log2_size));
  for (uint32_t i = 0; i < count; i++) put_index(dict, entries[i].hash, (int32_t)i);
  return true;
}

// GROWTH_RATE of 3.x: three times what is in use.
static bool grow(Heap *heap, Dict *dict, bool unicode) {
  return resize(heap, dict, log2_for(heap, (size_t)dict->used * 3), unicode);
}

// A split table that a key does not fit becomes a combined one; from here on it holds its keys
// itself.
static bool unsplit(Heap *heap, Dict *dict, bool unicode) {
  Addr values_block = dict->values_block;
  SharedKeys *shared = dict->shared;
  dict->shared = NULL;
  dict->log2_size = 0;
  dict->values_block = 0;
  dict->embedded = false;
  for (uint32_t i = 0; i < dict->entry_count; i++)
    if (dict->entries[i].value) object_incref(dict->entries[i].key);
  bool done = resize(heap, dict, log2_for(heap, (size_t)dict->used * 3), unicode);
  shared_keys_let_go(heap, shared);
  block_free(heap, values_block);
  return done;
}

static void free_arrays(Heap *heap, const Dict *dict) {
  host_array_free(heap, dict->entries, entries_bytes(dict->room));
  host_array_free(heap, dict->index, index_bytes(dict->log2_size));
}

static void release(Object *self) {
  const Dict *dict = (Dict *)self;
  if (dict->entries) host_array_release(dict->entries, entries_bytes(dict->room));
  if (dict->index) host_array_release(dict->index, index_bytes(dict->log2_size));
}

// ---- making -----------------------------------------------------------------------------------

static Object *begin(Heap *heap, Object *self) {
  if (!self) return NULL;
  ((Dict *)self)->unicode = true;
  if (heap->profile->dicts_tracked_at_birth || self->cls->user) gc_track(heap, self);
  return self;
}

Object *dict_new(Heap *heap) { return begin(heap, object_new(heap, heap->classes[TYPE_DICT], 0)); }

Object *dict_new_unlisted(Heap *heap, Class *cls) {
  return begin(heap, object_new_unlisted(heap, cls));
}

bool dict_reserve(Heap *heap, Object *dict, size_t items, bool unicode) {
  return resize(heap, (Dict *)dict, log2_for(heap, (items * 3 + 1) / 2), unicode);
}

Object *dict_new_presized(Heap *heap, size_t items, bool unicode) {
  Object *self = dict_new(heap);
  if (!self || items <= usable_of(MINIMUM_LOG2)) return self;
  if (resize(heap, (Dict *)self, log2_for(heap, (items * 3 + 1) / 2), unicode)) return self;
  object_decref(heap, self);
  return NULL;
}

// The values array of an instance becomes the dict's; dict_adopt_split moves the items over.
Object *dict_new_split(Heap *heap, SharedKeys *keys, Object **values, uint32_t capacity,
                       Addr values_block) {
  Dict *self = (Dict *)object_new(heap, heap->classes[TYPE_DICT], 0);
  if (!self) return NULL;
  self->unicode = true;
  self->shared = keys;
  keys->dicts++;
  self->shared_capacity = capacity;
  self->values_block = values_block;
  self->room = capacity;
  self->entries = entries_new(heap, capacity);
  bool track = heap->profile->dicts_tracked_at_birth;
  for (uint32_t i = 0; values && i < capacity; i++)
    track |= values[i] && gc_may_be_tracked(values[i]);
  if (track) gc_track(heap, &self->gc.object);
  return &self->gc.object;
}

void dict_adopt_split(Object *dict, uint8_t index, Object **values) {
  Dict *self = (Dict *)dict;
  Object *name = self->shared->names.items[index];
  self->entries[self->entry_count++] = (DictEntry){name, values[index], str_hash(name)};
  self->used++;
}

void dict_detach(Heap *heap, Object *dict) {
  Dict *self = (Dict *)dict;
  if (!self->embedded) return;
  self->embedded = false;
  self->values_block = block_new(heap, values_bytes(heap, self->shared_capacity));
  if (self->values_block) return;
  heap_unraisable(heap, UNRAISABLE_IN, dict);
  dict_clear(heap, dict);
}

// ---- lookup -----------------------------------------------------------------------------------

// 1 equal, 0 not, -1 exception, 2 the table changed while Python code compared.
static int same_key(Heap *heap, Dict *dict, const DictEntry *entry, Object *key, int64_t hash) {
  if (entry->key == key) return 1;
  if (entry->hash != hash) return 0;
  if (entry->key->cls->type == &str_type && key->cls->type == &str_type) {
    const Str *a = (Str *)entry->key, *b = (Str *)key;
    return a->bytes == b->bytes && memcmp(a->chars, b->chars, a->bytes) == 0;
  }
  const DictEntry *entries = dict->entries;
  Object *candidate = object_incref(entry->key);
  int equal = object_equal(heap, candidate, key);
  bool moved = dict->entries != entries || entry->key != candidate;
  object_decref(heap, candidate);
  return moved && equal >= 0 ? 2 : equal;
}

static int32_t find_split(const Dict *dict, Object *key) {
  if (key->cls->type != &str_type) return ABSENT;
  for (uint32_t i = 0; i < dict->entry_count; i++) {
    if (!dict->entries[i].value) continue;
    if (dict->entries[i].key == key || str_equal(dict->entries[i].key, ((Str *)key)->chars))
      return (int32_t)i;
  }
  return ABSENT;
}

// Number of the entry with this key, ABSENT or FAILED (exception pending).
static int32_t find(Heap *heap, Dict *dict, Object *key, int64_t hash) {
  if (dict->shared) return find_split(dict, key);
  if (!dict->index) return ABSENT;
  size_t mask = ((size_t)2 << dict->log2_size) - 1, slot = (size_t)hash & mask;
  for (size_t perturb = (size_t)hash;;) {
    int32_t at = dict->index[slot];
    if (at == EMPTY) return ABSENT;
    if (at >= 0) {
      int same = same_key(heap, dict, &dict->entries[at], key, hash);
      if (same == 1) return at;
      if (same == 2) return find(heap, dict, key, hash);
      if (same < 0) return FAILED;
    }
    perturb >>= 5;
    slot = (slot * 5 + perturb + 1) & mask;
  }
}

static bool hash_of(Heap *heap, Object *key, int64_t *hash_out) {
  if (key->cls->type != &str_type) return object_hash(heap, key, hash_out);
  *hash_out = str_hash(key);
  return true;
}

// The same for a key that is the very object in the table, as names are: nobody is asked whether
// two keys are equal. ABSENT says that none is; MAYBE that find() has to look.
static inline int32_t find_name(const Dict *dict, const Object *key) {
  if (key->cls->type != &str_type || dict->shared || !dict->index) return MAYBE;
  int64_t hash = ((const Str *)key)->hash;
  if (hash == -1) return MAYBE;
  size_t mask = ((size_t)2 << dict->log2_size) - 1, slot = (size_t)hash & mask;
  for (size_t perturb = (size_t)hash;;) {
    int32_t at = dict->index[slot];
    if (at == EMPTY) return ABSENT;
    if (at >= 0) {
      const DictEntry *entry = &dict->entries[at];
      if (entry->key == key) return at;
      if (entry->hash == hash) return MAYBE;
    }
    perturb >>= 5;
    slot = (slot * 5 + perturb + 1) & mask;
  }
}

Object *dict_get(Heap *heap, Object *dict, Object *key) {
  int64_t hash;
  int32_t name = find_name((Dict *)dict, key);
  if (name != MAYBE) return name >= 0 ? ((Dict *)dict)->entries[name].value : NULL;
  if (!hash_of(heap, key, &hash)) return NULL;
  int32_t at = find(heap, (Dict *)dict, key, hash);
  return at >= 0 ? ((Dict *)dict)->entries[at].value : NULL;
}

// Without making a str: tables of names are small, and their keys are interned.
Object *dict_get_str(Heap *heap, Object *dict, const char *key) {
  const Dict *self = (Dict *)dict;
  size_t bytes = strlen(key);
  int64_t hash = chars_hash(key, bytes);
  const Str *interned = (Str *)intern_find(heap, key, bytes, hash);
  if (interned) {
    int32_t at = find(heap, (Dict *)dict, (Object *)interned, hash);
    return at >= 0 ? self->entries[at].value : NULL;
  }
  for (uint32_t i = 0; i < self->entry_count; i++) {
    const DictEntry *entry = &self->entries[i];
    if (entry->value && entry->hash == hash && entry->key->cls->type == &str_type &&
        str_equal(entry->key, key))
      return entry->value;
  }
  return NULL;
}

// ---- storing ----------------------------------------------------------------------------------

// MAINTAIN_TRACKING: an untracked dict is tracked when the first container goes in.
static void maintain_tracking(Heap *heap, Dict *dict, const Object *key, const Object *value) {
  Object *self = &dict->gc.object;
  if (!object_is_tracked(self) && (self->flags & OBJECT_GC) &&
      (gc_may_be_tracked(key) || gc_may_be_tracked(value)))
    gc_track(heap, self);
}

static bool make_room(Heap *heap, Dict *dict, bool unicode) {
  if (dict->log2_size == 0) return resize(heap, dict, MINIMUM_LOG2, unicode);
  if (dict->unicode && !unicode) return grow(heap, dict, false);
  return dict->usable > 0 || grow(heap, dict, dict->unicode);
}

static bool add_split(Heap *heap, Dict *dict, Object *key, Object *value, int64_t hash) {
  bool unicode = key->cls->type == &str_type;
  int index = unicode ? shared_keys_add(dict->shared, key) : -1;
  if (index < 0 || (uint32_t)index >= dict->shared_capacity)
    return unsplit(heap, dict, unicode) && dict_set(heap, &dict->gc.object, key, value);
  if (dict->entry_count == dict->shared_capacity) { // deleted items left holes: close them
    uint32_t count = 0;
    for (uint32_t i = 0; i < dict->entry_count; i++)
      if (dict->entries[i].value) dict->entries[count++] = dict->entries[i];
    dict->entry_count = count;
  }
  maintain_tracking(heap, dict, key, value);
  dict->entries[dict->entry_count++] =
      (DictEntry){dict->shared->names.items[index], object_incref(value), hash};
  dict->used++;
  return true;
}

// Behind the search, which may run Python code that looks something up.
static bool replace(Heap *heap, Dict *dict, int32_t at, Object *key, Object *value) {
  maintain_tracking(heap, dict, key, value);
  if (dict->namespace_) namespace_changed(heap);
  object_store(heap, &dict->entries[at].value, object_incref(value));
  return true;
}

static bool set_hashed(Heap *heap, Dict *dict, Object *key, Object *value, int64_t hash) {
  int32_t at = find(heap, dict, key, hash);
  if (at == FAILED) return false;
  if (at >= 0) return replace(heap, dict, at, key, value);
  if (dict->shared) return add_split(heap, dict, key, value, hash);
  if (!make_room(heap, dict, key->cls->type == &str_type)) return false;
  maintain_tracking(heap, dict, key, value);
  if (dict->namespace_) namespace_changed(heap);
  put_index(dict, hash, (int32_t)dict->entry_count);
  dict->entries[dict->entry_count++] = (DictEntry){object_incref(key), object_incref(value), hash};
  dict->usable--;
  dict->used++;
  return true;
}

bool dict_set(Heap *heap, Object *dict, Object *key, Object *value) {
  int64_t hash;
  int32_t at = find_name((Dict *)dict, key);
  if (at >= 0) return replace(heap, (Dict *)dict, at, key, value);
  return hash_of(heap, key, &hash) && set_hashed(heap, (Dict *)dict, key, value, hash);
}

bool dict_set_str(Heap *heap, Object *dict, const char *key, Object *value) {
  heap_internal_begin(heap);
  Object *name = str_intern(heap, key, strlen(key));
  heap_internal_end(heap);
  if (!name) return false;
  bool done = dict_set(heap, dict, name, value);
  object_decref(heap, name);
  return done;
}

// Takes an entry out; its references are the caller's then.
static DictEntry take_entry(Heap *heap, Dict *dict, int32_t at) {
  if (dict->namespace_) namespace_changed(heap);
  DictEntry entry = dict->entries[at];
  dict->entries[at].value = dict->entries[at].key = NULL;
  dict->used--;
  if (dict->shared) {
    object_incref(entry.key); // so that callers treat both kinds alike
    memmove(&dict->entries[at], &dict->entries[at + 1],
            (dict->entry_count - (uint32_t)at - 1) * sizeof entry);
    dict->entry_count--;
    return entry;
  }
  size_t mask = ((size_t)2 << dict->log2_size) - 1, slot = (size_t)entry.hash & mask;
  for (size_t perturb = (size_t)entry.hash; dict->index[slot] != at;) {
    perturb >>= 5;
    slot = (slot * 5 + perturb + 1) & mask;
  }
  dict->index[slot] = DELETED;
  return entry;
}

int dict_take(Heap *heap, Object *dict, Object *key, Object **value_out) {
  int64_t hash;
  if (!hash_of(heap, key, &hash)) return -1;
  int32_t at = find(heap, (Dict *)dict, key, hash);
  if (at < 0) return at == FAILED ? -1 : 0;
  DictEntry entry = take_entry(heap, (Dict *)dict, at);
  *value_out = entry.value;
  object_decref(heap, entry.key);
  return 1;
}

int dict_remove(Heap *heap, Object *dict, Object *key) {
  Object *value;
  int taken = dict_take(heap, dict, key, &value);
  if (taken > 0) object_decref(heap, value);
  return taken;
}

bool dict_next(Object *dict, size_t *position, Object **key_out, Object **value_out) {
  const Dict *self = (Dict *)dict;
  while (*position < self->entry_count) {
    const DictEntry *entry = &self->entries[(*position)++];
    if (!entry->value) continue;
    if (key_out) *key_out = entry->key;
    if (value_out) *value_out = entry->value;
    return true;
  }
  return false;
}

// popitem: the newest item; false where there is none.
bool dict_pop_last(Heap *heap, Object *dict, DictEntry *entry_out) {
  Dict *self = (Dict *)dict;
  if (self->used == 0) return false;
  int32_t at = (int32_t)self->entry_count - 1;
  while (!self->entries[at].value) at--;
  *entry_out = take_entry(heap, self, at);
  if (!self->shared) self->entry_count = (uint32_t)at;
  return true;
}

// clone_combined_dict_keys: a keys object of the same size, deleted entries included, from the
// allocator and never from the free list. `dict` is empty.
static bool clone_keys(Heap *heap, Dict *dict, const Dict *from) {
  Addr block = block_new(heap, keys_bytes(from->log2_size, from->unicode));
  if (!block) return false;
  Dict old = *dict;
  dict->block = block;
  dict->log2_size = from->log2_size;
  dict->unicode = from->unicode;
  dict->usable = from->usable;
  dict->used = from->used;
  dict->entry_count = from->entry_count;
  dict->room = usable_of(from->log2_size);
  dict->entries = entries_new(heap, dict->room);
  dict->index = host_array_new(heap, index_bytes(from->log2_size));
  memcpy(dict->entries, from->entries, from->entry_count * sizeof *dict->entries);
  memcpy(dict->index, from->index, index_bytes(from->log2_size));
  for (uint32_t i = 0; i < dict->entry_count; i++) {
    if (!dict->entries[i].value) continue;
    object_incref(dict->entries[i].key);
    object_incref(dict->entries[i].value);
  }
  keys_block_free(heap, &old);
  free_arrays(heap, &old);
  return true;
}

// A split table is copied with its values; the dict is never taken from the free list.
static Object *copy_split(Heap *heap, const Dict *from) {
  Addr block = block_new(heap, values_bytes(heap, from->shared_capacity));
  Dict *copy = block ? (Dict *)object_new_unlisted(heap, from->gc.object.cls) : NULL;
  if (!copy) {
    block_free(heap, block);
    return NULL;
  }
  copy->unicode = true;
  copy->shared = from->shared;
  copy->shared->dicts++;
  copy->shared_capacity = from->shared_capacity;
  copy->values_block = block;
  copy->used = from->used;
  copy->entry_count = from->entry_count;
  copy->room = copy->shared_capacity;
  copy->entries = entries_new(heap, copy->room);
  memcpy(copy->entries, from->entries, copy->entry_count * sizeof *copy->entries);
  for (uint32_t i = 0; i < copy->entry_count; i++)
    if (copy->entries[i].value) object_incref(copy->entries[i].value);
  if (heap->profile->dicts_tracked_at_birth || object_is_tracked(&from->gc.object))
    gc_track(heap, &copy->gc.object);
  return &copy->gc.object;
}

static void track_like(Heap *heap, Dict *dict, const Dict *from) {
  if (object_is_tracked(&from->gc.object) && !object_is_tracked(&dict->gc.object))
    gc_track(heap, &dict->gc.object);
}

// PyDict_Copy: the keys object of a dict that lost few items is cloned, else one that fits.
Object *dict_copy(Heap *heap, Object *dict) {
  const Dict *from = (Dict *)dict;
  if (from->used && from->shared) return copy_split(heap, from);
  bool compact = from->used && from->used >= (size_t)from->entry_count * 2 / 3;
  bool unlisted = heap->profile->dict_remade_unlisted && !compact;
  Object *copy = unlisted ? dict_new_unlisted(heap, heap->classes[TYPE_DICT]) : dict_new(heap);
  if (!copy || from->used == 0) return copy;
  bool done = compact ? clone_keys(heap, (Dict *)copy, from) : dict_update(heap, copy, dict);
  if (done && compact) track_like(heap, (Dict *)copy, from);
  if (done) return copy;
  object_decref(heap, copy);
  return NULL;
}

// PySequence_Fast of the pair: a list or tuple as it is, anything else as a list.
static void update_pair(Heap *heap, Object *dict, Object *pair) {
  bool is_list = is_kind(pair, &list_type), fast = is_list || is_kind(pair, &tuple_type);
  Object *sequence = fast ? object_incref(pair) : list_from_fast(heap, pair);
  if (sequence) {
    bool from_list = is_list || !fast;
    Object **items = from_list ? ((List *)sequence)->items : ((Tuple *)sequence)->items;
    size_t count = from_list ? ((List *)sequence)->count : ((Tuple *)sequence)->count;
    if (count == 2)
      dict_set(heap, dict, items[0], items[1]);
    else
      heap_raise(heap, TYPE_VALUE_ERROR,
                 "dictionary update sequence element has length %zu; 2 is required", count);
  }
  object_decref_null(heap, sequence);
}

static bool update_pairs(Heap *heap, Object *dict, Object *iterable) {
  Object *iterator = object_iterate(heap, iterable);
  if (!iterator) return false;
  for (Object *pair; !heap->raised && (pair = object_next(heap, iterator));) {
    update_pair(heap, dict, pair);
    object_decref(heap, pair);
  }
  object_decref(heap, iterator);
  return !heap->raised;
}

// Whether dict_merge into an empty dict clones the other's keys object: it has no holes and is no
// larger than it needs to be.
static bool is_clean(const Dict *from) {
  return !from->shared && from->used == from->entry_count &&
         (from->log2_size == MINIMUM_LOG2 || usable_of(from->log2_size - 1u) < from->used);
}

// One resize for all in front, as if no key were in both.
static bool make_room_for(Heap *heap, Dict *dict, const Dict *from) {
  if (dict->shared || usable_of(dict->log2_size) >= from->used) return true;
  return resize(heap, dict, log2_for(heap, (((size_t)dict->used + from->used) * 3 + 1) / 2),
                from->unicode && dict->unicode);
}

bool dict_update(Heap *heap, Object *dict, Object *other) {
  if (!is_kind(other, &dict_type)) return update_pairs(heap, dict, other);
  const Dict *from = (Dict *)other;
  if (from->used == 0 || other == dict) return true;
  if (((Dict *)dict)->used == 0 && !((Dict *)dict)->shared && is_clean(from)) {
    if (!clone_keys(heap, (Dict *)dict, from)) return false;
    track_like(heap, (Dict *)dict, from);
    return true;
  }
  if (!make_room_for(heap, (Dict *)dict, from)) return false;
  for (uint32_t i = 0; i < from->entry_count; i++) {
    DictEntry entry = from->entries[i];
    if (!entry.value) continue;
    object_incref(entry.key);
    object_incref(entry.value);
    bool done = set_hashed(heap, (Dict *)dict, entry.key, entry.value, entry.hash);
    object_decref(heap, entry.key);
    object_decref(heap, entry.value);
    if (!done) return false;
  }
  return true;
}

// ---- references -------------------------------------------------------------------------------

// Split: values in the order of the class's keys. Otherwise value, then key, entry by entry
// (CPython leaves the keys of a table of str out: the collector has no use for them, but a count
// must be explained).
static void traverse(Object *self, Visit visit, void *payload) { dict_walk(self, visit, payload); }

static void blocks(const Object *self, BlockVisit visit, void *payload) {
  const Dict *dict = (const Dict *)self;
  visit(self, BLOCK_KEYS, dict->block, payload);
  visit(self, BLOCK_VALUES, dict->values_block, payload);
}

static void release_split(Heap *heap, const Dict *old) {
  uint32_t next = 0;
  for (size_t name = 0; name < old->shared->names.count; name++) {
    const DictEntry *entry = dict_split_entry(old, old->shared->names.items[name], &next);
    if (entry && entry->value) object_decref(heap, entry->value);
  }
}

static void release_entries(Heap *heap, const Dict *old) {
  for (uint32_t i = 0; i < old->entry_count; i++) {
    if (!old->entries[i].value) continue;
    object_decref(heap, old->entries[i].key);
    object_decref(heap, old->entries[i].value);
  }
}

// clear_embedded_values: the table stays split and keeps its values array.
static void clear_embedded(Heap *heap, Dict *dict) {
  Dict old = *dict;
  dict->room = dict->shared_capacity;
  dict->entries = entries_new(heap, dict->room);
  dict->used = 0;
  dict->entry_count = 0;
  release_split(heap, &old);
  host_array_free(heap, old.entries, entries_bytes(old.room));
}

// The dict is empty before its items die; they die in insertion order, key before value.
void dict_clear(Heap *heap, Object *self) {
  Dict *dict = (Dict *)self, old = *dict;
  if (dict->namespace_) namespace_changed(heap);
  if (dict->embedded) {
    clear_embedded(heap, dict);
    return;
  }
  dict->entries = NULL;
  dict->index = NULL;
  dict->used = 0;
  dict->entry_count = dict->usable = dict->shared_capacity = 0;
  dict->log2_size = 0;
  dict->unicode = true;
  dict->block = dict->values_block = 0;
  dict->shared = NULL;
  if (old.shared)
    release_split(heap, &old);
  else
    release_entries(heap, &old);
  keys_block_free(heap, &old);
  if (old.shared) shared_keys_let_go(heap, old.shared);
  block_free(heap, old.values_block);
  free_arrays(heap, &old);
}

void dict_maybe_untrack(Heap *heap, Object *self) {
  const Dict *dict = (Dict *)self;
  for (uint32_t i = 0; i < dict->entry_count; i++) {
    const DictEntry *entry = &dict->entries[i];
    if (entry->value && (gc_may_be_tracked(entry->key) || gc_may_be_tracked(entry->value))) return;
  }
  gc_untrack(heap, self);
}

const Type dict_type = {
    .name = "dict",
    .id = TYPE_DICT,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN | TYPE_UNHASHABLE | TYPE_UNTRACKABLE |
             TYPE_FILLED_BY_INIT,
    .shape = SHAPE_DICT,
    .host_size = sizeof(Dict),
    .freelist = FREELIST_DICT,
    .basic_size = {48},
    .extra_size = extra_size,
    .traverse = traverse,
    .blocks = blocks,
    .clear = dict_clear,
    .dealloc = dict_clear,
    .release = release,
    .describe = dict_describe,
    .repr = dict_repr,
    .compare = dict_compare,
    .length = dict_length,
    .get_item = dict_get_item,
    .set_item = dict_set_item,
    .contains = dict_contains,
    .iterate = dict_iterate,
    .binary = dict_binary,
    .in_place = dict_in_place,
    .construct = dict_construct,
    .methods = dict_methods,
};
