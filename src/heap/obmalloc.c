// obmalloc.c: arenas, pools, blocks. Mirrors CPython Objects/obmalloc.c (3.10 to 3.15, 64-bit;
// FACTS.md 4) with numbers in place of memory: a block's link to the next free one stands in the
// pool's table instead of in the block.
#include "obmalloc.h"

#include <assert.h>
#include <string.h>

// Regions of the simulated address space. An arena is not pool-aligned, as mmap's are in practice:
// one pool of 64 is lost to alignment (FACTS.md 4).
#define ARENA_REGION UINT64_C(0x7f0000001000)
#define LARGE_REGION UINT64_C(0x560000000010)

static uint32_t class_bytes(const Obmalloc *o, uint32_t size_class) {
  return (size_class + 1) << o->alignment_shift;
}

static uint32_t log2_of(uint64_t power) {
  assert(power && (power & (power - 1)) == 0);
  return (uint32_t)__builtin_ctzll(power);
}

void obmalloc_init(Obmalloc *o, const Profile *profile) {
  assert(profile->small_max / profile->alignment <= SIZE_CLASSES);
  assert(profile->arena_size / profile->pool_size <= POOLS_PER_ARENA);
  assert(profile->pool_size / profile->alignment < NO_BLOCK);
  uint64_t pool_size = profile->pool_size;
  *o = (Obmalloc){.profile = profile,
                  .arena_shift = log2_of(profile->arena_size),
                  .pool_shift = log2_of(pool_size),
                  .alignment_shift = log2_of(profile->alignment),
                  .small_max = profile->small_max,
                  .first_pool = (ARENA_REGION + pool_size - 1) / pool_size * pool_size,
                  .large_next = LARGE_REGION};
}

static void arena_delete(Arena *arena) {
  for (uint32_t i = 0; i < arena->carved; i++) mem_free(arena->pools[i].links);
  mem_free(arena);
}

void obmalloc_delete(Obmalloc *o) {
  for (size_t i = 0; i < o->arenas.count; i++)
    if (o->arenas.items[i]) arena_delete(o->arenas.items[i]);
  array_delete(&o->arenas);
  array_delete(&o->large_free);
  mem_free(o->large);
}

// ---- arenas -----------------------------------------------------------------------------------

static Arena *arena_new(Obmalloc *o) {
  size_t index = o->first_unmapped;
  while (index < o->arenas.count && o->arenas.items[index]) index++;
  if (index == o->arenas.count) array_push(&o->arenas, NULL);
  o->first_unmapped = index + 1;
  uint64_t pool_size = o->profile->pool_size, size = o->profile->arena_size;
  Addr base = ARENA_REGION + index * size, first = o->first_pool + index * size;
  uint32_t pools = (uint32_t)((base + size - first) / pool_size);
  Arena *arena = mem_zalloc(sizeof *arena + mem_size(pools, sizeof *arena->pools));
  arena->index = (uint32_t)index;
  arena->base = base;
  arena->total_pools = arena->free_pools = pools;
  for (uint32_t i = 0; i < pools; i++)
    arena->pools[i] =
        (Pool){.arena = arena, .base = first + i * pool_size, .size_class = -1, .free = NO_BLOCK};
  o->arenas.items[index] = arena;
  o->arenas_in_use++;
  if (o->arena_changed) o->arena_changed(o->payload, 1);
  return arena;
}

static void arena_unmap(Obmalloc *o, Arena *arena) {
  o->arenas.items[arena->index] = NULL;
  if (arena->index < o->first_unmapped) o->first_unmapped = arena->index;
  o->arenas_in_use--;
  arena_delete(arena);
  if (o->arena_changed) o->arena_changed(o->payload, -1);
}

static void unlink_arena(Obmalloc *o, Arena *arena) {
  if (arena->prev)
    arena->prev->next = arena->next;
  else
    o->usable = arena->next;
  if (arena->next) arena->next->prev = arena->prev;
}

// ---- pools ------------------------------------------------------------------------------------

static void link_used(Obmalloc *o, Pool *pool) {
  Pool **front = &o->used[pool->size_class];
  pool->prev = NULL;
  pool->next = *front;
  if (*front) (*front)->prev = pool;
  *front = pool;
}

static void unlink_used(Obmalloc *o, Pool *pool) {
  if (pool->prev)
    pool->prev->next = pool->next;
  else
    o->used[pool->size_class] = pool->next;
  if (pool->next) pool->next->prev = pool->prev;
  pool->next = pool->prev = NULL;
}

// A free pool of the fullest usable arena: the last one emptied, else the next one never used.
static Pool *take_pool(Obmalloc *o) {
  if (!o->usable) {
    Arena *arena = arena_new(o);
    o->usable = arena;
    o->last_with[arena->free_pools] = arena;
  }
  Arena *arena = o->usable;
  if (o->last_with[arena->free_pools] == arena) o->last_with[arena->free_pools] = NULL;
  if (arena->free_pools > 1) o->last_with[arena->free_pools - 1] = arena;
  Pool *pool = arena->freepools;
  if (pool)
    arena->freepools = pool->next;
  else
    pool = &arena->pools[arena->carved++];
  if (--arena->free_pools == 0) {
    o->usable = arena->next;
    if (o->usable) o->usable->prev = NULL;
    arena->next = arena->prev = NULL;
  }
  o->pools_in_use++;
  return pool;
}

static Addr block_address(const Pool *pool, uint32_t block) {
  return pool->base + POOL_HEADER + (uint64_t)block * pool->block_size;
}

// Exact: offset = number * size and size * reciprocal = 2^32 + e with e <= size, and number * e is
// below 2^32.
static uint32_t block_number(const Pool *pool, Addr address) {
  uint64_t offset = address - pool->base - POOL_HEADER;
  return (uint32_t)(offset * pool->reciprocal >> 32);
}

// A pool begins with two blocks carved: the one that was asked for, and the chain's first.
static void format_pool(Obmalloc *o, Pool *pool, uint32_t size_class) {
  pool->size_class = (int16_t)size_class;
  pool->block_size = class_bytes(o, size_class);
  pool->reciprocal = (uint32_t)((UINT64_C(1) << 32) / pool->block_size + 1);
  pool->capacity = (uint16_t)((o->profile->pool_size - POOL_HEADER) / pool->block_size);
  mem_free(pool->links);
  pool->links = mem_alloc(pool->capacity * sizeof *pool->links);
  pool->carved = 1;
  pool->free = NO_BLOCK;
}

// The chain ran out: carve one more block, or take the full pool off its list.
static void extend_pool(Obmalloc *o, Pool *pool) {
  if (pool->carved == pool->capacity) {
    unlink_used(o, pool);
    return;
  }
  pool->free = pool->carved;
  pool->links[pool->carved++] = NO_BLOCK;
}

static inline Addr pop_block(Obmalloc *o, Pool *pool) {
  uint32_t block = pool->free;
  pool->count++;
  pool->free = pool->links[block];
  if (pool->free == NO_BLOCK) extend_pool(o, pool);
  return block_address(pool, block);
}

// The first block of a pool just taken. A pool that last served the same class keeps its chain.
static Addr start_pool(Obmalloc *o, Pool *pool, uint32_t size_class) {
  pool->shared = o->first_pools_are_shared && !o->started[size_class];
  o->started[size_class] = true;
  bool same = pool->size_class == (int32_t)size_class;
  if (!same) format_pool(o, pool, size_class);
  link_used(o, pool);
  if (same) return pop_block(o, pool);
  pool->count = 1;
  extend_pool(o, pool);
  return block_address(pool, 0);
}

static inline Addr small_alloc(Obmalloc *o, size_t bytes) {
  uint32_t size_class = (uint32_t)((bytes - 1) >> o->alignment_shift);
  o->blocks_in_use++;
  o->bytes_in_use += class_bytes(o, size_class);
  Pool *pool = o->used[size_class];
  return pool ? pop_block(o, pool) : start_pool(o, take_pool(o), size_class);
}

// An empty pool goes back to its arena, which may be unmapped or change its place among the usable
// ones.
static void give_pool_back(Obmalloc *o, Pool *pool) {
  unlink_used(o, pool);
  o->pools_in_use--;
  Arena *arena = pool->arena;
  pool->next = arena->freepools;
  arena->freepools = pool;
  uint32_t free_pools = arena->free_pools;
  Arena *last = o->last_with[free_pools];
  if (last == arena) {
    Arena *before = arena->prev;
    o->last_with[free_pools] = before && before->free_pools == free_pools ? before : NULL;
  }
  arena->free_pools = ++free_pools;
  if (free_pools == arena->total_pools && arena->next) {
    unlink_arena(o, arena);
    arena_unmap(o, arena);
    return;
  }
  if (free_pools == 1) {
    arena->prev = NULL;
    arena->next = o->usable;
    if (o->usable) o->usable->prev = arena;
    o->usable = arena;
    if (!o->last_with[1]) o->last_with[1] = arena;
    return;
  }
  if (!o->last_with[free_pools]) o->last_with[free_pools] = arena;
  if (arena == last) return;
  unlink_arena(o, arena);
  arena->prev = last;
  arena->next = last->next;
  if (arena->next) arena->next->prev = arena;
  last->next = arena;
}

static inline void small_free(Obmalloc *o, Pool *pool, Addr address) {
  uint32_t block = block_number(pool, address);
  assert(address == block_address(pool, block) && pool->count > 0);
  o->blocks_in_use--;
  o->bytes_in_use -= pool->block_size;
  uint16_t next = pool->free;
  pool->links[block] = next;
  pool->free = (uint16_t)block;
  pool->count--;
  if (next == NO_BLOCK)
    link_used(o, pool);
  else if (pool->count == 0 && !pool->shared)
    give_pool_back(o, pool);
}

// ---- large requests ---------------------------------------------------------------------------

static size_t large_slot(const Obmalloc *o, Addr address) {
  size_t mask = o->large_capacity - 1,
         slot = (address >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 32 & mask;
  while (o->large[slot].address && o->large[slot].address != address) slot = (slot + 1) & mask;
  return slot;
}

static void large_put(Obmalloc *o, LargeBlock block) {
  if ((o->large_count + 1) * 2 > o->large_capacity) {
    LargeBlock *old = o->large;
    size_t old_capacity = o->large_capacity;
    o->large_capacity = old_capacity ? old_capacity * 2 : 64;
    o->large = mem_zalloc(mem_size(o->large_capacity, sizeof *o->large));
    for (size_t i = 0; i < old_capacity; i++)
      if (old[i].address) o->large[large_slot(o, old[i].address)] = old[i];
    mem_free(old);
  }
  o->large[large_slot(o, block.address)] = block;
  o->large_count++;
}

static uint64_t large_round(size_t bytes) {
  return bytes ? ((uint64_t)bytes + 15) & ~UINT64_C(15) : 16;
}

static Addr large_alloc(Obmalloc *o, size_t bytes) {
  LargeBlock block = {.bytes = large_round(bytes)};
  for (size_t i = o->large_free.count; i-- > 0 && !block.address;)
    if (o->large_free.items[i].bytes == block.bytes) {
      block.address = o->large_free.items[i].address;
      memmove(&o->large_free.items[i], &o->large_free.items[i + 1],
              (o->large_free.count - i - 1) * sizeof *o->large_free.items);
      o->large_free.count--;
    }
  if (!block.address) {
    block.address = o->large_next;
    o->large_next += block.bytes + 16; // libc's chunk header
  }
  o->large_bytes += block.bytes;
  large_put(o, block);
  return block.address;
}

static void large_remove(Obmalloc *o, size_t slot) {
  size_t mask = o->large_capacity - 1;
  o->large[slot].address = 0;
  o->large_count--;
  for (size_t next = (slot + 1) & mask; o->large[next].address; next = (next + 1) & mask) {
    LargeBlock moved = o->large[next];
    o->large[next].address = 0;
    o->large[large_slot(o, moved.address)] = moved;
  }
}

enum { LARGE_FREE_KEPT = 64 }; // bounds the search above

static void large_free(Obmalloc *o, Addr address) {
  size_t slot = large_slot(o, address);
  assert(o->large[slot].address == address);
  LargeBlock block = o->large[slot];
  o->large_bytes -= block.bytes;
  large_remove(o, slot);
  if (o->large_free.count == LARGE_FREE_KEPT)
    memmove(o->large_free.items, o->large_free.items + 1, --o->large_free.count * sizeof block);
  array_push(&o->large_free, block);
}

// ---- the front --------------------------------------------------------------------------------

Addr obmalloc_alloc(Obmalloc *o, size_t bytes) {
  return bytes - 1 < o->small_max ? small_alloc(o, bytes) : large_alloc(o, bytes);
}

void obmalloc_free(Obmalloc *o, Addr block) {
  Pool *pool = obmalloc_pool_of(o, block);
  if (pool)
    small_free(o, pool, block);
  else
    large_free(o, block);
}

size_t obmalloc_block_bytes(const Obmalloc *o, Addr block) {
  const Pool *pool = obmalloc_pool_of(o, block);
  if (pool) return pool->block_size;
  if (!o->large_capacity) return 0;
  const LargeBlock *large = &o->large[large_slot(o, block)];
  return large->address ? large->bytes : 0;
}

Addr obmalloc_realloc(Obmalloc *o, Addr block, size_t bytes) {
  const Pool *pool = obmalloc_pool_of(o, block);
  if (!pool) { // libc's realloc; that it stays where it is, is our simplification
    LargeBlock *large = &o->large[large_slot(o, block)];
    o->large_bytes += large_round(bytes) - large->bytes;
    large->bytes = large_round(bytes);
    return block;
  }
  size_t size = pool->block_size;
  if (bytes <= size && 4 * bytes > 3 * size) return block;
  Addr moved = obmalloc_alloc(o, bytes);
  obmalloc_free(o, block);
  return moved;
}

// ---- looking ----------------------------------------------------------------------------------

static bool is_in_use(const Pool *pool) { return pool->count > 0 || pool->shared; }

PoolState obmalloc_pool_state(const Pool *pool) {
  if (pool->size_class < 0) return POOL_NEVER_USED;
  if (!is_in_use(pool)) return POOL_EMPTY;
  return pool->free == NO_BLOCK ? POOL_FULL : POOL_USED;
}

// ---- the proof --------------------------------------------------------------------------------

static uint32_t chain_length(const Pool *pool) {
  uint32_t n = 0;
  for (uint16_t b = pool->free; b != NO_BLOCK && n <= pool->carved; n++) b = pool->links[b];
  return n;
}

static bool check_pool(const Pool *pool, Text *problems) {
  if (pool->size_class < 0 || pool->count + chain_length(pool) == pool->carved) return true;
  text_printf(problems, "pool 0x%llx: used + free != carved\n", (unsigned long long)pool->base);
  return false;
}

static bool belongs_in_list(const Pool *pool) { return is_in_use(pool) && pool->free != NO_BLOCK; }

// Each pool in a list of used ones belongs there. With their number, which is `listed`, all that
// belong there are in one.
static bool check_lists(const Obmalloc *o, uint64_t listed, Text *problems) {
  bool sane = true;
  for (int c = 0; c < SIZE_CLASSES; c++)
    for (const Pool *pool = o->used[c], *before = NULL; pool; before = pool, pool = pool->next) {
      listed--;
      if (pool->size_class == c && pool->prev == before && belongs_in_list(pool)) continue;
      text_printf(problems, "pool 0x%llx: in the wrong list\n", (unsigned long long)pool->base);
      sane = false;
      break; // what follows may lead anywhere
    }
  if (sane && listed) text_add(problems, "a used pool is in no list\n");
  return sane && listed == 0;
}

bool obmalloc_check(const Obmalloc *o, Text *problems) {
  bool sane = true;
  uint64_t blocks = 0, pools = 0, listed = 0;
  for (size_t i = 0; i < o->arenas.count; i++) {
    const Arena *arena = o->arenas.items[i];
    if (!arena) continue;
    uint32_t in_use = 0;
    for (uint32_t p = 0; p < arena->carved; p++) {
      sane &= check_pool(&arena->pools[p], problems);
      in_use += is_in_use(&arena->pools[p]);
      listed += belongs_in_list(&arena->pools[p]);
      blocks += arena->pools[p].count;
    }
    pools += in_use;
    if (in_use + arena->free_pools != arena->total_pools) {
      text_printf(problems, "arena %zu: used + free pools != total\n", i);
      sane = false;
    }
  }
  sane &= check_lists(o, listed, problems);
  for (const Arena *a = o->usable; a && a->next; a = a->next)
    if (a->free_pools > a->next->free_pools) {
      text_add(problems, "usable arenas are not in ascending order of free pools\n");
      sane = false;
    }
  if (blocks != o->blocks_in_use || pools != o->pools_in_use) {
    text_add(problems, "totals of blocks or pools are wrong\n");
    sane = false;
  }
  return sane;
}
