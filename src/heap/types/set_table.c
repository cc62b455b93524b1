// set_table.c: the hash table of sets. Mirrors CPython Objects/setobject.c (3.8 to 3.15 alike): the
// probing decides the order of elements, which repr, iteration and deallocation show.
//
// An entry is empty (key NULL, hash 0), deleted (key `dummy`, hash -1) or holds an element. The
// first 8 entries stand inside the object; a larger table is a block of its own, 16 bytes an entry.
#include "../set.h"

#include <string.h>

enum { LINEAR_PROBES = 9, PERTURB_SHIFT = 5, LARGE_SET = 50000 };

static const Object deleted;
static Object *const dummy = (Object *)&deleted;

static bool is_live(const SetEntry *entry) { return entry->key && entry->key != dummy; }

// How many entries behind the i-th are looked at before the next jump.
static size_t probes(size_t i, size_t mask) {
  return i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
}

static size_t next_index(size_t i, uint64_t *perturb, size_t mask) {
  *perturb >>= PERTURB_SHIFT;
  return (i * 5 + 1 + *perturb) & mask;
}

// ---- searching --------------------------------------------------------------------------------

typedef enum Match { MATCH_ERROR = -1, MATCH_NO, MATCH_YES, MATCH_CHANGED } Match;

// The comparison may run Python code, which may change the set.
static Match compare_key(Heap *heap, Set *set, SetEntry *entry, Object *key) {
  Object *start = entry->key;
  if (start == key) return MATCH_YES;
  const SetEntry *table = set->table;
  object_incref(start);
  int equal = object_equal(heap, start, key);
  object_decref(heap, start);
  if (equal < 0) return MATCH_ERROR;
  if (set->table != table || entry->key != start) return MATCH_CHANGED;
  return equal ? MATCH_YES : MATCH_NO;
}

// The entry that holds an equal key, or else the empty one where the search ended; NULL with an
// exception pending. *dummy_out: the last deleted entry passed by, where a new key would go.
static SetEntry *search(Heap *heap, Set *set, Object *key, int64_t hash, SetEntry **dummy_out) {
restart:;
  size_t mask = set->mask, i = (size_t)hash & mask;
  uint64_t perturb = (uint64_t)hash;
  *dummy_out = NULL;
  for (;; i = next_index(i, &perturb, mask)) {
    SetEntry *entry = &set->table[i];
    for (size_t left = probes(i, mask) + 1; left > 0; left--, entry++) {
      if (!entry->key) return entry;
      if (entry->key == dummy) *dummy_out = entry;
      if (entry->key == dummy || entry->hash != hash) continue;
      switch (compare_key(heap, set, entry, key)) {
      case MATCH_YES: return entry;
      case MATCH_ERROR: return NULL;
      case MATCH_CHANGED: goto restart;
      case MATCH_NO: break;
      }
    }
  }
}

// Puts a key that is known to be absent into a table without deleted entries.
static void insert_clean(SetEntry *table, size_t mask, Object *key, int64_t hash) {
  uint64_t perturb = (uint64_t)hash;
  for (size_t i = (size_t)hash & mask;; i = next_index(i, &perturb, mask)) {
    SetEntry *entry = &table[i];
    for (size_t left = probes(i, mask) + 1; left > 0; left--, entry++) {
      if (entry->key) continue;
      *entry = (SetEntry){key, hash};
      return;
    }
  }
}

// ---- growing ----------------------------------------------------------------------------------

static SetEntry *table_new(size_t size) { return mem_zalloc(mem_size(size, sizeof(SetEntry))); }

void set_init(Set *set) {
  set->table = table_new(SET_INLINE);
  set->mask = SET_INLINE - 1;
  set->used = set->fill = 0;
  set->block = 0;
  set->hash = -1;
}

// set_table_resize: to the smallest power of two above `wanted`; deleted entries are left behind.
static bool resize(Heap *heap, Set *set, size_t wanted) {
  size_t size = SET_INLINE;
  while (size <= wanted) size <<= 1;
  if (size == SET_INLINE && set->mask == SET_INLINE - 1 && set->fill == set->used) return true;
  Addr block = 0;
  if (size > SET_INLINE && !(block = block_new(heap, size * SET_ENTRY_BYTES))) return false;
  SetEntry *old = set->table;
  size_t old_mask = set->mask;
  set->table = table_new(size);
  set->mask = size - 1;
  set->fill = set->used;
  for (size_t i = 0; i <= old_mask; i++)
    if (is_live(&old[i])) insert_clean(set->table, set->mask, old[i].key, old[i].hash);
  mem_free(old);
  block_free(heap, set->block);
  set->block = block;
  return true;
}

static bool grow(Heap *heap, Set *set) {
  return resize(heap, set, set->used > LARGE_SET ? set->used * 2 : set->used * 4);
}

bool set_purge(Heap *heap, Object *self) {
  Set *set = (Set *)self;
  return set->fill - set->used <= set->mask / 4 || grow(heap, set);
}

// ---- one element ------------------------------------------------------------------------------

bool set_add_hashed(Heap *heap, Object *self, Object *key, int64_t hash) {
  Set *set = (Set *)self;
  object_incref(key); // before the search: a comparison could let go of it
  SetEntry *deleted_entry, *entry = search(heap, set, key, hash, &deleted_entry);
  if (!entry || entry->key) {
    object_decref(heap, key);
    return entry != NULL;
  }
  set->used++;
  if (deleted_entry) {
    *deleted_entry = (SetEntry){key, hash};
    return true;
  }
  set->fill++;
  *entry = (SetEntry){key, hash};
  return set->fill * 5 < set->mask * 3 || grow(heap, set);
}

int set_contains_hashed(Heap *heap, Object *self, Object *key, int64_t hash) {
  SetEntry *unused, *entry = search(heap, (Set *)self, key, hash, &unused);
  return entry ? entry->key != NULL : -1;
}

int set_discard_hashed(Heap *heap, Object *self, Object *key, int64_t hash) {
  SetEntry *unused, *entry = search(heap, (Set *)self, key, hash, &unused);
  if (!entry) return -1;
  if (!entry->key) return 0;
  Object *old = entry->key;
  *entry = (SetEntry){dummy, -1};
  ((Set *)self)->used--;
  object_decref(heap, old);
  return 1;
}

bool set_next(Object *self, size_t *position, Object **key_out, int64_t *hash_out) {
  const Set *set = (Set *)self;
  size_t i = *position;
  while (i <= set->mask && !is_live(&set->table[i])) i++;
  *position = i + 1;
  if (i > set->mask) return false;
  *key_out = set->table[i].key;
  *hash_out = set->table[i].hash;
  return true;
}

// set_pop: the search goes on where the last pop ended.
Object *set_pop(Heap *heap, Object *self) {
  Set *set = (Set *)self;
  size_t i = ((SetBody *)self)->finger & set->mask;
  if (set->used == 0) return heap_raise(heap, TYPE_KEY_ERROR, "pop from an empty set");
  while (!is_live(&set->table[i])) i = (i + 1) & set->mask;
  Object *key = set->table[i].key;
  set->table[i] = (SetEntry){dummy, -1};
  set->used--;
  ((SetBody *)self)->finger = i + 1;
  return key;
}

// ---- all elements -----------------------------------------------------------------------------

// An empty table that is exactly as large as the other, without deleted entries there: copied entry
// by entry.
static void copy_table(Set *set, const Set *other) {
  memcpy(set->table, other->table, mem_size(other->mask + 1, sizeof(SetEntry)));
  for (size_t i = 0; i <= set->mask; i++)
    if (set->table[i].key) object_incref(set->table[i].key);
  set->fill = other->fill;
  set->used = other->used;
}

static void insert_all_clean(Set *set, const Set *other) {
  set->fill = set->used = other->used;
  for (size_t i = 0; i <= other->mask; i++) {
    const SetEntry *entry = &other->table[i];
    if (is_live(entry)) insert_clean(set->table, set->mask, object_incref(entry->key), entry->hash);
  }
}

// set_merge: one resize in front, as if no element were in both.
bool set_merge(Heap *heap, Object *self, Object *other_set) {
  Set *set = (Set *)self, *other = (Set *)other_set;
  if (other == set || other->used == 0) return true;
  if ((set->fill + other->used) * 5 >= set->mask * 3 &&
      !resize(heap, set, (set->used + other->used) * 2))
    return false;
  if (set->fill == 0 && set->mask == other->mask && other->fill == other->used) {
    copy_table(set, other);
    return true;
  }
  if (set->fill == 0) {
    insert_all_clean(set, other);
    return true;
  }
  for (size_t i = 0; i <= other->mask; i++) {
    SetEntry entry = other->table[i];
    if (is_live(&entry) && !set_add_hashed(heap, self, entry.key, entry.hash)) return false;
  }
  return true;
}

static bool update_dict(Heap *heap, Object *self, Object *dict) {
  Set *set = (Set *)self;
  size_t count = ((Dict *)dict)->used, position = 0;
  if ((set->fill + count) * 5 >= set->mask * 3 && !resize(heap, set, (set->used + count) * 2))
    return false;
  for (Object *key, *value; dict_next(dict, &position, &key, &value);) {
    int64_t hash = ((Dict *)dict)->entries[position - 1].hash; // __hash__ is not called again
    if (!set_add_hashed(heap, self, key, hash)) return false;
  }
  return true;
}

static bool update_iterable(Heap *heap, Object *self, Object *iterable) {
  Object *iterator = object_iterate(heap, iterable);
  if (!iterator) return false;
  bool fine = true;
  for (Object *key; fine && (key = object_next(heap, iterator));) {
    fine = set_add(heap, self, key);
    object_decref(heap, key);
  }
  object_decref(heap, iterator);
  return fine && !heap->raised;
}

bool set_update(Heap *heap, Object *self, Object *iterable) {
  if (is_set(iterable)) return set_merge(heap, self, iterable);
  if (object_is(iterable, &dict_type)) return update_dict(heap, self, iterable);
  return update_iterable(heap, self, iterable);
}

// set_swap_bodies: used by the in-place operations; identity, weak references and finger stay.
void set_swap(Object *left, Object *right) {
  Set *a = (Set *)left, *b = (Set *)right, old = *a;
  a->used = b->used, a->fill = b->fill, a->mask = b->mask, a->table = b->table, a->block = b->block;
  b->used = old.used, b->fill = old.fill, b->mask = old.mask;
  b->table = old.table, b->block = old.block;
  a->hash = b->hash = -1;
}

// ---- end --------------------------------------------------------------------------------------

static void let_go(Heap *heap, SetEntry *table, size_t used) {
  for (SetEntry *entry = table; used > 0; entry++) {
    if (!is_live(entry)) continue;
    used--;
    object_decref(heap, entry->key);
  }
}

// set_clear_internal: the set is empty before the first element dies.
void set_clear(Heap *heap, Object *self) {
  Set *set = (Set *)self, old = *set;
  set_init(set);
  let_go(heap, old.table, old.used);
  mem_free(old.table);
  block_free(heap, old.block);
}

void set_dealloc(Heap *heap, Object *self) {
  Set *set = (Set *)self;
  if (set->table) let_go(heap, set->table, set->used);
  block_free(heap, set->block);
  set_release(self);
}

void set_release(Object *self) {
  mem_free(((Set *)self)->table);
  ((Set *)self)->table = NULL;
}

void set_traverse(Object *self, Visit visit, void *payload) {
  const Set *set = (Set *)self;
  for (size_t i = 0; set->table && i <= set->mask; i++)
    if (is_live(&set->table[i])) visit(set->table[i].key, (Place){.kind = PLACE_ELEMENT}, payload);
}

// ---- frozenset's hash -------------------------------------------------------------------------

static uint64_t shuffle(uint64_t h) { return ((h ^ 89869747U) ^ (h << 16)) * 3644798167U; }

// frozenset_hash. CPython runs over empty and deleted entries too and takes their effect out again;
// the result is that of the elements alone.
int64_t set_hash_elements(const Set *set) {
  uint64_t hash = 0;
  for (size_t i = 0; i <= set->mask; i++)
    if (is_live(&set->table[i])) hash ^= shuffle((uint64_t)set->table[i].hash);
  hash ^= (set->used + 1) * UINT64_C(1927868237);
  hash ^= (hash >> 11) ^ (hash >> 25);
  hash = hash * 69069U + 907133923U;
  return hash == UINT64_MAX ? 590923713 : (int64_t)hash;
}
