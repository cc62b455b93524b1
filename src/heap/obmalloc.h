// obmalloc.h: the book-keeping of CPython's small object allocator over simulated addresses.
#ifndef HEAPSTORY_OBMALLOC_H
#define HEAPSTORY_OBMALLOC_H

#include "heapstory/object.h"

enum {
  POOL_HEADER = 48,      // bytes in front of a pool's first block (FACTS.md 4)
  SIZE_CLASSES = 64,     // most there can be: small_max / alignment
  POOLS_PER_ARENA = 256, // most there can be: arena_size / pool_size
};

// A pool serves blocks of one size class. Invariants, as in CPython:
//   used pool:  0 < count, linked in usedpools[size_class], free != NO_BLOCK
//   full pool:  free == NO_BLOCK, in no list
//   empty pool: count == 0, on its arena's stack of free pools; keeps its size class and chain for
//   a re-use
//   shared pool: the interpreter's own blocks, which are not shown, stand in it too: stays a used
//   pool when its last block is freed
// Blocks are numbered from the header on; a free block's successor in the chain stands in
// links[block], NO_BLOCK behind the last one.
typedef struct Pool {
  struct Pool *next, *prev; // usedpools of its class, or the arena's stack (next alone)
  struct Arena *arena;
  Addr base;
  uint16_t *links;     // one for each block of `capacity`; NULL = never used
  uint32_t block_size; // bytes; meaningless while never used, like the next one
  uint32_t reciprocal; // 2^32 / block_size, rounded up: a block's offset * this >> 32 is its number
  int16_t size_class;  // index; -1 = never used
  uint16_t count;      // blocks in use
  uint16_t carved;     // blocks in use or in the chain: the rest was never touched
  uint16_t capacity;   // blocks that fit
  uint16_t free;       // first block of the chain, NO_BLOCK = none
  bool shared;
} Pool;

enum { NO_BLOCK = 0xFFFF };

typedef struct Arena {
  struct Arena *next, *prev; // usable arenas, ascending by free_pools
  Addr base;                 // as mmap gave it: not pool-aligned
  uint32_t index;
  uint32_t free_pools, total_pools;
  uint32_t carved; // pools handed out once
  Pool *freepools; // stack of emptied pools
  Pool pools[];    // total_pools of them, the first at Obmalloc.first_pool + index * arena_size
} Arena;

typedef struct LargeBlock {
  Addr address;
  uint64_t bytes;
} LargeBlock; // address 0 = empty slot of the table

typedef struct Obmalloc {
  const Profile *profile;
  // From the profile, whose arena_size, pool_size and alignment are powers of two.
  uint32_t arena_shift, pool_shift, alignment_shift, small_max;
  Addr first_pool; // of arena 0
  // Whether the first pool of each size class is shared: in a running interpreter each class has a
  // pool that its own blocks keep in use. id() of a new instance is not that of one of another size
  // that died before (FACTS.md 14, id reuse). Set before the first allocation.
  bool first_pools_are_shared;
  bool started[SIZE_CLASSES]; // the class has had its first pool
  uint64_t blocks_in_use; // not beside bytes_in_use: two additions are faster than one of a vector
  Pool *used[SIZE_CLASSES];              // front of each class's list of used pools
  Arena *usable;                         // the fullest first
  Arena *last_with[POOLS_PER_ARENA + 1]; // CPython's nfp2lasta: rightmost arena with n free pools
  Array(Arena *) arenas; // by index; NULL = unmapped, its address is taken again first
  size_t first_unmapped; // below it no item of `arenas` is NULL
  uint64_t arenas_in_use, pools_in_use, bytes_in_use;
  // requests above small_max: libc malloc, here numbers from a region of their own
  LargeBlock *large;
  size_t large_capacity, large_count;
  Array(LargeBlock) large_free; // freed ones, re-used last in first out by exact size
  Addr large_next;
  uint64_t large_bytes;
  void (*arena_changed)(void *payload, int change);
  void *payload;
} Obmalloc;

void obmalloc_init(Obmalloc *o, const Profile *profile);
void obmalloc_delete(Obmalloc *o);
Addr obmalloc_alloc(Obmalloc *o, size_t bytes);
void obmalloc_free(Obmalloc *o, Addr block);
// As PyObject_Realloc: keeps the block where the new size fits and uses more than 3/4 of it.
Addr obmalloc_realloc(Obmalloc *o, Addr block, size_t bytes);
size_t obmalloc_block_bytes(const Obmalloc *o,
                            Addr block); // really taken; 0 for an address that is no block
// ---- looking ----------------------------------------------------------------------------------

PoolState obmalloc_pool_state(const Pool *pool);

// The pool of a block; NULL where it stands in none: above small_max, or outside the allocator.
static inline Pool *obmalloc_pool_of(const Obmalloc *o, Addr block) {
  uint64_t offset = block - o->first_pool; // wraps to a huge one for what lies below
  uint64_t index = offset >> o->arena_shift;
  if (index >= o->arenas.count) return NULL;
  Arena *arena = o->arenas.items[index];
  if (!arena) return NULL;
  uint64_t pool = (offset & ((UINT64_C(1) << o->arena_shift) - 1)) >> o->pool_shift;
  return pool < arena->total_pools ? &arena->pools[pool] : NULL;
}

// Proves the equations above for every pool and arena; says what is wrong.
bool obmalloc_check(const Obmalloc *o, Text *problems);

#endif
