// pools_blocks.c: the blocks of two steps side by side.
#include "pools.h"

const SnapshotPool *pool_find(const Snapshot *snapshot, uint64_t address) {
  const SnapshotPools *pools = snapshot ? snapshot->pools : NULL;
  size_t low = 0, high = pools ? pools->pool_count : 0;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (pools->pools[middle].address == address) return &pools->pools[middle];
    if (pools->pools[middle].address < address)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

bool pool_in_use(const SnapshotPool *pool) {
  return pool && (pool->state == POOL_USED || pool->state == POOL_FULL);
}

SnapshotBlock block_at(const Snapshot *snapshot, const SnapshotPool *pool, uint32_t number) {
  if (!pool || number >= pool->block_count) return (SnapshotBlock){.role = BLOCK_FREE};
  return snapshot->pools->blocks[pool->first_block + number];
}

uint64_t block_address(const Snapshot *snapshot, const SnapshotPool *pool, uint32_t number) {
  uint64_t header = snapshot->pools->pool_header;
  return pool->address + header + (uint64_t)number * pool->block_bytes;
}

// ---- changes ----------------------------------------------------------------------------------

typedef struct Changing {
  const Snapshot *before, *now;
  BlockChangeVisit visit;
  void *payload;
} Changing;

static void compare_block(const Changing *c, const SnapshotPool *old, const SnapshotPool *new,
                          uint32_t number) {
  SnapshotBlock before = block_at(c->before, old, number), now = block_at(c->now, new, number);
  if (before.serial <= 0 && now.serial <= 0) return;
  if (before.serial == now.serial && before.role == now.role) return;
  c->visit(&(BlockChange){new ? new : old, number, before, now}, c->payload);
}

static void compare_blocks(const Changing *c, const SnapshotPool *old, const SnapshotPool *new) {
  uint32_t count = old ? old->block_count : 0;
  if (new &&new->block_count > count) count = new->block_count;
  for (uint32_t i = 0; i < count; i++) compare_block(c, old, new, i);
}

// Blocks of another size are other blocks.
static void compare_pool(const Changing *c, const SnapshotPool *old, const SnapshotPool *new) {
  if (old && new && old->block_bytes != new->block_bytes) {
    compare_blocks(c, old, NULL);
    compare_blocks(c, NULL, new);
  } else {
    compare_blocks(c, old, new);
  }
}

void each_block_change(const Snapshot *before, const Snapshot *now, BlockChangeVisit visit,
                       void *payload) {
  Changing c = {before, now, visit, payload};
  size_t old_count = before ? before->pools->pool_count : 0, count = now->pools->pool_count;
  for (size_t i = 0, j = 0; i < old_count || j < count;) {
    const SnapshotPool *old = i < old_count ? &before->pools->pools[i] : NULL;
    const SnapshotPool *new = j < count ? &now->pools->pools[j] : NULL;
    if (old && new && old->address < new->address) new = NULL;
    if (old && new &&new->address < old->address) old = NULL;
    compare_pool(&c, old, new);
    i += old != NULL;
    j += new != NULL;
  }
}
