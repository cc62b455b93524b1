// take_pools.c: writes down pools, blocks and whose they are.
#include "take.h"

#include <stdlib.h>

typedef struct PoolsTake {
  Heap *heap;
  SnapshotPools *pools;
  Array(PoolUse) uses;
  Array(SnapshotLarge) large;
} PoolsTake;

static void add_pool(const PoolUse *use, void *payload) {
  PoolsTake *take = payload;
  array_push(&take->uses, *use);
}

static SnapshotPool pool_row(const PoolUse *use, size_t first_block) {
  return (SnapshotPool){.address = use->address,
                        .arena = use->arena,
                        .index = use->index,
                        .state = use->state,
                        .block_bytes = use->block_bytes,
                        .used = use->used,
                        .capacity = use->capacity,
                        .next = use->next,
                        .shared = use->shared,
                        .first_block = (uint32_t)first_block,
                        .block_count = use->carved};
}

// All blocks are free until an owner is found.
static void write_pools(PoolsTake *take, Scratch *scratch) {
  SnapshotPools *pools = take->pools;
  size_t count = take->uses.count;
  if (count)
    pools->pool_header = (uint32_t)(take->uses.items[0].first_block - take->uses.items[0].address);
  pools->pools = scratch_alloc(scratch, mem_size(count, sizeof *pools->pools));
  pools->pool_count = count;
  for (size_t i = 0; i < count; i++) {
    pools->pools[i] = pool_row(&take->uses.items[i], pools->block_count);
    pools->block_count += take->uses.items[i].carved;
  }
  pools->blocks = scratch_alloc(scratch, mem_size(pools->block_count, sizeof *pools->blocks));
}

// Index of the pool in which an address lies; -1 for none.
static ptrdiff_t pool_at(const SnapshotPools *pools, uint64_t address) {
  size_t low = 0, high = pools->pool_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (pools->pools[middle].address <= address)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == 0 || address - pools->pools[low - 1].address >= pools->pool_bytes) return -1;
  return (ptrdiff_t)low - 1;
}

static void write_owner(const Object *owner, BlockRole role, Addr block, void *payload) {
  PoolsTake *take = payload;
  int64_t serial = owner ? owner->serial : 0;
  ptrdiff_t pool = pool_at(take->pools, block);
  if (pool < 0) {
    SnapshotLarge row = {block, block_bytes(take->heap, block), serial, role};
    array_push(&take->large, row);
    return;
  }
  uint32_t number = pool_block(&take->uses.items[pool], block);
  take->pools->blocks[take->pools->pools[pool].first_block + number] =
      (SnapshotBlock){.serial = serial, .role = role};
}

static int by_address(const void *left, const void *right) {
  uint64_t a = ((const SnapshotLarge *)left)->address, b = ((const SnapshotLarge *)right)->address;
  return a < b ? -1 : a > b;
}

static void write_large(PoolsTake *take, Scratch *scratch) {
  SnapshotPools *pools = take->pools;
  pools->large_count = take->large.count;
  pools->large = scratch_alloc(scratch, mem_size(take->large.count, sizeof *pools->large));
  for (size_t i = 0; i < take->large.count; i++) pools->large[i] = take->large.items[i];
  if (pools->large_count) qsort(pools->large, pools->large_count, sizeof *pools->large, by_address);
}

SnapshotPools *take_pools(Heap *heap, Scratch *scratch) {
  PoolsTake take = {.heap = heap, .pools = scratch_alloc(scratch, sizeof *take.pools)};
  take.pools->arena_bytes = heap->profile->arena_size;
  take.pools->pool_bytes = heap->profile->pool_size;
  take.pools->small_max = heap->profile->small_max;
  heap_walk_pools(heap, add_pool, &take);
  write_pools(&take, scratch);
  heap_walk_blocks(heap, write_owner, &take);
  write_large(&take, scratch);
  array_delete(&take.uses);
  array_delete(&take.large);
  return take.pools;
}
