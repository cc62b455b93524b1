// check.c: heap_check: the whole heap proved sane, without changing anything. What CPython cannot
// do: every reference has a known holder here, so that refcounts must be equal to the number of
// holders.
#include "internal.h"
#include "weakref.h"

#include <string.h>

// Holders counted per object: a table by host pointer, filled by one walk.
typedef struct Count {
  const Object *object;
  int64_t holders;
} Count;
typedef struct Counts {
  Count *slots;
  size_t capacity; // a power of two
} Counts;

// Objects of a page lie beside one another, pages anywhere: walks go through the heap in its order,
// and a table that no cache holds is read in that order, too.
static Count *slot_of(const Counts *counts, const Object *object) {
  size_t mask = counts->capacity - 1, address = (uintptr_t)object;
  size_t page = (address >> 12) * UINT64_C(0x9E3779B97F4A7C15) >> 20;
  size_t at = (page << 8 | (address >> 4 & 255)) & mask;
  while (counts->slots[at].object && counts->slots[at].object != object) at = (at + 1) & mask;
  return &counts->slots[at];
}

static void count_object(Object *object, void *payload) {
  (void)object;
  ++*(size_t *)payload;
}

static void add_object(Object *object, void *payload) {
  *slot_of(payload, object) = (Count){object, 0};
}

// At most half full, and never grown: the objects are counted before.
static Counts counts_new(Heap *heap) {
  size_t objects = 0;
  heap_walk(heap, count_object, &objects);
  Counts counts = {.capacity = 1024};
  while (counts.capacity < objects * 2) counts.capacity *= 2;
  counts.slots = mem_zalloc(mem_size(counts.capacity, sizeof *counts.slots));
  heap_walk(heap, add_object, &counts);
  return counts;
}

typedef struct Check {
  Heap *heap;
  Counts counts;
  Text *problems;
  bool sane;
} Check;

static void complain(Check *check, const Object *object, const char *what) {
  text_printf(check->problems, "#%lld %s: %s\n", (long long)object->serial, object->cls->type->name,
              what);
  check->sane = false;
}

static void count_holder(Object *referent, Place place, void *payload) {
  (void)place;
  Check *check = payload;
  Count *count = slot_of(&check->counts, referent);
  if (!count->object) {
    text_printf(check->problems, "a reference to an object that is not alive (%s)\n",
                place.kind == PLACE_WORD ? place.at.word : "in a container");
    check->sane = false;
    return;
  }
  count->holders++;
}

static void count_references(Object *object, void *payload) {
  Check *check = payload;
  // A class of a built-in type is static: what it refers to besides its namespace was never
  // counted.
  if (object->cls->type->traverse) object->cls->type->traverse(object, count_holder, check);
}

static void check_list(Check *check, const Object *object) {
  const List *list = (const List *)object;
  if (list->count > list->allocated) complain(check, object, "more items than slots");
  if (list->allocated && !list->block) complain(check, object, "slots without a block");
}

static void check_dict(Check *check, const Object *object) {
  const Dict *dict = (const Dict *)object;
  size_t alive = 0;
  for (uint32_t i = 0; i < dict->entry_count; i++) alive += dict->entries[i].value != NULL;
  if (alive != dict->used) complain(check, object, "used != items alive");
  if (!dict->shared && (dict->log2_size == 0) != (dict->block == 0))
    complain(check, object, "keys without a block");
}

static void check_object(Object *object, void *payload) {
  Check *check = payload;
  int64_t holders = slot_of(&check->counts, object)->holders;
  if (!(object->flags & OBJECT_IMMORTAL) && holders != object->refcount) {
    Text what = {0};
    text_printf(&what, "refcount %lld, but %lld holders: ", (long long)object->refcount,
                (long long)holders);
    object_describe(check->heap, object, &what);
    complain(check, object, text_chars(&what));
    text_delete(&what);
  }
  if (object->flags & (OBJECT_COLLECTING | OBJECT_UNREACHABLE) && !check->heap->gc.collecting)
    complain(check, object, "a mark of a collection is left");
  if (object->cls->type == &list_type) check_list(check, object);
  if (object->cls->type == &dict_type) check_dict(check, object);
  if (!(object->flags & OBJECT_NO_BLOCK) && object_block(check->heap, object) == 0)
    complain(check, object, "its address lies in no block");
  Object *ref = weakrefs_first(object);
  for (; ref; ref = ((Weakref *)ref)->next)
    if (((Weakref *)ref)->referent != object)
      complain(check, object, "a weakref in its chain refers elsewhere");
}

static void check_links(Check *check, const GcLinks *head) {
  for (const GcLinks *gc = head->next; gc != head; gc = gc->next) {
    if (gc->next->prev != gc || gc->prev->next != gc)
      complain(check, gc_object(gc), "its list is broken");
    if (!(gc_object(gc)->flags & OBJECT_GC))
      complain(check, gc_object(gc), "tracked, but no GC object");
    if (!slot_of(&check->counts, gc_object(gc))->object) {
      text_add(check->problems, "a dead object is still tracked\n");
      check->sane = false;
      return;
    }
  }
}

// ---- blocks -----------------------------------------------------------------------------------

typedef Array(Addr) Owned;

static void add_block(const Object *owner, BlockRole role, Addr block, void *payload) {
  (void)owner, (void)role;
  Owned *owned = payload;
  array_push(owned, block);
}

// By one byte of each, in their order; false: that byte is the same in all, nothing was moved.
static bool deal(const Addr *from, Addr *to, size_t count, unsigned shift) {
  size_t ends[256] = {0};
  for (size_t i = 0; i < count; i++) ends[from[i] >> shift & 255]++;
  if (ends[from[0] >> shift & 255] == count) return false;
  for (size_t byte = 1; byte < 256; byte++) ends[byte] += ends[byte - 1];
  for (size_t i = count; i-- > 0;) to[--ends[from[i] >> shift & 255]] = from[i];
  return true;
}

// A radix sort: in proportion to the blocks.
static void sort_addresses(Owned *owned) {
  if (owned->count == 0) return;
  Addr *other = mem_alloc(mem_size(owned->capacity, sizeof *other));
  for (unsigned shift = 0; shift < 64; shift += 8) {
    if (!deal(owned->items, other, owned->count, shift)) continue;
    Addr *sorted = other;
    other = owned->items;
    owned->items = sorted;
  }
  mem_free(other);
}

// Each block in use has one owner: none is lost, none is given to two.
static void check_blocks(Check *check) {
  Owned owned = {0};
  heap_walk_blocks(check->heap, add_block, &owned);
  sort_addresses(&owned);
  const Obmalloc *o = &check->heap->private_->obmalloc;
  if (owned.count != o->blocks_in_use + o->large_count) {
    text_printf(check->problems, "%zu blocks have an owner, %llu are in use\n", owned.count,
                (unsigned long long)(o->blocks_in_use + o->large_count));
    check->sane = false;
  }
  for (size_t i = 1; i < owned.count; i++)
    if (owned.items[i] == owned.items[i - 1]) {
      text_printf(check->problems, "block 0x%llx: two owners\n",
                  (unsigned long long)owned.items[i]);
      check->sane = false;
    }
  array_delete(&owned);
}

bool heap_check(Heap *heap, Text *problems) {
  Check check = {.heap = heap, .counts = counts_new(heap), .problems = problems, .sane = true};
  heap_walk(heap, count_references, &check);
  heap_walk_holders(heap, count_holder, &check);
  heap_walk(heap, check_object, &check);
  for (int g = 0; g < GENERATIONS; g++) check_links(&check, &heap->gc.generations[g]);
  check_links(&check, &heap->gc.permanent);
  check_blocks(&check);
  check.sane &= obmalloc_check(&heap->private_->obmalloc, problems);
  mem_free(check.counts.slots);
  return check.sane;
}
