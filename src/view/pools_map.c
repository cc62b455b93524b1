// pools_map.c: arenas as maps of their pools.
#include "pools.h"

static PoolCellKind cell_kind(const SnapshotPool *pool) {
  switch (pool->state) {
  case POOL_NEVER_USED: return POOL_CELL_NEVER;
  case POOL_EMPTY: return POOL_CELL_EMPTY;
  case POOL_USED:
  case POOL_FULL: break;
  }
  return pool->used ? POOL_CELL_USED : POOL_CELL_OTHERS;
}

static ScenePoolCell arena_cell(const PoolsDrawing *d, const SnapshotPool *pool) {
  ScenePoolCell cell = {.kind = cell_kind(pool)};
  cell.taken = pool_in_use(pool) && !pool_in_use(pool_find(d->before, pool->address));
  const char *noun = pool_noun(d->scratch, pool);
  if (pool_in_use(pool)) {
    cell.size = scratch_printf(d->scratch, "%u", pool->block_bytes);
    cell.title = scratch_printf(d->scratch, "%s at 0x%llx: %u of %u blocks of %u bytes in use",
                                noun, (unsigned long long)pool->address, pool->used, pool->capacity,
                                pool->block_bytes);
  } else {
    cell.title =
        scratch_printf(d->scratch, "%s at 0x%llx: %s", noun, (unsigned long long)pool->address,
                       pool->state == POOL_EMPTY ? "empty again" : "never used");
  }
  return cell;
}

static size_t pools_of_arena(const SnapshotPools *pools) {
  return (size_t)(pools->arena_bytes / pools->pool_bytes);
}

static void draw_arena(PoolsDrawing *d, SceneArena *arena, uint32_t number) {
  const SnapshotPools *pools = d->now->pools;
  size_t count = 0;
  arena->title = scratch_printf(d->scratch, "ARENA %u", number);
  arena->cell_count = pools_of_arena(pools);
  arena->cells = scratch_alloc(d->scratch, mem_size(arena->cell_count, sizeof *arena->cells));
  for (size_t i = 0; i < pools->pool_count; i++)
    if (pools->pools[i].arena == number) arena->cells[count++] = arena_cell(d, &pools->pools[i]);
  arena->mapped = count > 0;
  for (; count < arena->cell_count; count++)
    arena->cells[count] = (ScenePoolCell){.kind = POOL_CELL_LOST, .title = "lost to alignment"};
}

// "1 MiB", "16 KiB"
static const char *power_text(Scratch *scratch, uint64_t bytes) {
  const uint64_t kib = 1024, mib = kib * kib;
  if (bytes % mib == 0)
    return scratch_printf(scratch, "%llu MiB", (unsigned long long)(bytes / mib));
  if (bytes % kib == 0)
    return scratch_printf(scratch, "%llu KiB", (unsigned long long)(bytes / kib));
  return scratch_printf(scratch, "%llu bytes", (unsigned long long)bytes);
}

static const char *cell_words(PoolCellKind kind) {
  switch (kind) {
  case POOL_CELL_USED: return "in use, by block size";
  case POOL_CELL_OTHERS: return "the interpreter's only";
  case POOL_CELL_EMPTY: return "empty again";
  case POOL_CELL_NEVER: return "never used";
  case POOL_CELL_LOST: return "lost to alignment";
  case POOL_CELL_KINDS: break;
  }
  return "";
}

static void count_cells(const Snapshot *snapshot, size_t *counts) {
  const SnapshotPools *pools = snapshot->pools;
  for (size_t i = 0; i < pools->pool_count; i++) counts[cell_kind(&pools->pools[i])]++;
  counts[POOL_CELL_LOST] = snapshot->memory.arenas * pools_of_arena(pools) - pools->pool_count;
}

size_t pool_cell_kinds(const Snapshot *snapshot) {
  size_t counts[POOL_CELL_KINDS] = {0}, kinds = 0;
  count_cells(snapshot, counts);
  for (size_t i = 0; i < POOL_CELL_KINDS; i++) kinds += counts[i] > 0;
  return kinds;
}

void draw_pool_maps(PoolsDrawing *d) {
  ScenePools *pools = d->pools;
  const PoolsRun *run = d->run;
  const SnapshotPools *now = d->now->pools;
  pools->figures =
      scratch_printf(d->scratch, "%s = %zu pools of %s", power_text(d->scratch, now->arena_bytes),
                     pools_of_arena(now), power_text(d->scratch, now->pool_bytes));
  bool all = run->arenas <= POOLS_ARENAS;
  pools->arena_count = all ? (run->arenas ? run->arenas : 1) : POOLS_ARENAS - 1;
  pools->arenas = scratch_alloc(d->scratch, mem_size(pools->arena_count, sizeof(SceneArena)));
  for (uint32_t i = 0; i < pools->arena_count; i++) draw_arena(d, &pools->arenas[i], i);
  if (!all) {
    size_t shown = 0;
    for (size_t i = 0; i < pools->arena_count; i++) shown += pools->arenas[i].mapped;
    size_t more = (size_t)d->now->memory.arenas - shown;
    pools->more_arenas = scratch_printf(d->scratch, "… %zu more", more);
  }
  size_t counts[POOL_CELL_KINDS] = {0};
  count_cells(d->now, counts);
  for (PoolCellKind kind = 0; kind < POOL_CELL_KINDS; kind++)
    if (counts[kind])
      pools->cell_marks[pools->cell_mark_count++] = (ScenePoolMark){
          kind, scratch_printf(d->scratch, "%s (%zu)", cell_words(kind), counts[kind])};
  pools->cell_marks_most = run->cell_marks_most;
}
