// pools_strip.c: pools as strips of their blocks.
#include "pools.h"

#include <stdlib.h>

// ---- blocks -----------------------------------------------------------------------------------

// The same pool in both steps, as far as its blocks can be compared.
typedef struct Pair {
  const SnapshotPool *before, *now; // NULL: not there
} Pair;

static Pair pair_of(const PoolsDrawing *d, uint64_t address) {
  Pair pair = {pool_find(d->before, address), pool_find(d->now, address)};
  if (pair.now && pair.now->state == POOL_NEVER_USED) pair.now = NULL;
  if (pair.before && pair.before->state == POOL_NEVER_USED) pair.before = NULL;
  bool same = pair.before && pair.now && pair.before->block_bytes == pair.now->block_bytes;
  if (pair.now && !same) pair.before = NULL;
  return pair;
}

static PoolBlockState block_state(const PoolsDrawing *d, Pair pair, uint32_t number) {
  SnapshotBlock before = block_at(d->before, pair.before, number);
  SnapshotBlock now = block_at(d->now, pair.now, number);
  bool same = before.serial == now.serial && before.role == now.role;
  if (now.serial > 0) return same ? POOL_BLOCK_USED : POOL_BLOCK_NEW;
  if (before.serial > 0) return POOL_BLOCK_GONE;
  if (!pool_in_use(pair.now) || number >= pair.now->block_count) return POOL_BLOCK_ABSENT;
  if (now.role == BLOCK_KEPT) return POOL_BLOCK_KEPT;
  if (now.role != BLOCK_FREE) return POOL_BLOCK_OTHERS;
  return pair.now->next == (int32_t)number ? POOL_BLOCK_NEXT : POOL_BLOCK_FREE;
}

static const char *block_text(const PoolsDrawing *d, PoolBlockState state, int64_t serial) {
  switch (state) {
  case POOL_BLOCK_USED:
  case POOL_BLOCK_NEW:
  case POOL_BLOCK_GONE: return scratch_printf(d->scratch, "#%lld", (long long)serial);
  case POOL_BLOCK_FREE: return "·";
  case POOL_BLOCK_NEXT: return "►";
  case POOL_BLOCK_KEPT: return "×";
  case POOL_BLOCK_ABSENT:
  case POOL_BLOCK_OTHERS:
  case POOL_BLOCK_STATES: break;
  }
  return NULL;
}

// "items of list #4", "dict #5".
const char *part_title(const PoolsDrawing *d, int64_t serial, BlockRole role) {
  const char *owner = owner_noun(d->scratch, d->before, d->now, serial);
  if (role == BLOCK_OBJECT) return owner;
  return scratch_printf(d->scratch, "%s of %s", role_word(role), owner);
}

static ScenePoolBlock one_block(const PoolsDrawing *d, Pair pair, uint32_t number) {
  const SnapshotPool *pool = pair.now ? pair.now : pair.before;
  ScenePoolBlock block = {.state = block_state(d, pair, number)};
  SnapshotBlock now = block_at(d->now, pair.now, number);
  if (block.state == POOL_BLOCK_GONE) now = block_at(d->before, pair.before, number);
  block.focus = pools_in_focus(d->focus, now.serial);
  block.text = block_text(d, block.state, now.serial);
  if (!block.text) return block;
  const Snapshot *in = pair.now ? d->now : d->before;
  block.title =
      scratch_printf(d->scratch, "%s, %u bytes at 0x%llx",
                     now.serial > 0 ? part_title(d, now.serial, now.role) : role_word(now.role),
                     pool->block_bytes, (unsigned long long)block_address(in, pool, number));
  return block;
}

// What is most worth saying of many blocks.
static ScenePoolBlock gap_block(const PoolsDrawing *d, Pair pair, PoolSlot slot) {
  size_t counts[POOL_BLOCK_STATES] = {0};
  ScenePoolBlock block = {.gap = true};
  for (uint32_t i = slot.first; i < slot.first + slot.count; i++) {
    PoolBlockState state = block_state(d, pair, i);
    int64_t owner = block_at(d->now, pair.now, i).serial;
    counts[state]++;
    block.focus |= pools_in_focus(d->focus, owner) && state != POOL_BLOCK_GONE;
  }
  size_t used = counts[POOL_BLOCK_USED] + counts[POOL_BLOCK_NEW] + counts[POOL_BLOCK_KEPT] +
                counts[POOL_BLOCK_OTHERS];
  size_t free_ones = counts[POOL_BLOCK_FREE] + counts[POOL_BLOCK_NEXT];
  const struct {
    PoolBlockState state;
    size_t count;
    const char *word;
  } words[] = {{POOL_BLOCK_NEW, counts[POOL_BLOCK_NEW], "new"},
               {POOL_BLOCK_GONE, counts[POOL_BLOCK_GONE], "gone"},
               {POOL_BLOCK_USED, used, "used"},
               {POOL_BLOCK_FREE, free_ones, "free"}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (words[i].count == 0) continue;
    block.state = words[i].state;
    block.text = scratch_printf(d->scratch, "… %zu %s", words[i].count, words[i].word);
    break;
  }
  block.title = scratch_printf(d->scratch, "blocks %u to %u: %zu used, %zu free", slot.first,
                               slot.first + slot.count - 1, used, free_ones);
  return block;
}

// ---- strips -----------------------------------------------------------------------------------

static const char *strip_name(const PoolsDrawing *d, const SnapshotPool *pool) {
  if (d->run->arenas > 1)
    return scratch_printf(d->scratch, "arena %u · pool %u", pool->arena, pool->index);
  return scratch_printf(d->scratch, "pool %u · …%05llx", pool->index,
                        (unsigned long long)(pool->address & 0xFFFFF));
}

static void draw_strip(PoolsDrawing *d, const PoolRow *row, ScenePool *strip) {
  Pair pair = pair_of(d, row->address);
  const SnapshotPool *pool = pair.now ? pair.now : pair.before;
  strip->in_use = pool_in_use(pair.now);
  strip->block_count = row->slots.count;
  strip->blocks = scratch_alloc(d->scratch, mem_size(row->slots.count + 1, sizeof(ScenePoolBlock)));
  if (!pool) return;
  for (size_t i = 0; i < row->slots.count; i++) {
    PoolSlot slot = row->slots.items[i];
    strip->blocks[i] = slot.count == 1 ? one_block(d, pair, slot.first) : gap_block(d, pair, slot);
  }
  strip->size = scratch_printf(d->scratch, "%u B", pool->block_bytes);
  strip->name = strip_name(d, pool);
  if (!strip->in_use) {
    strip->use = "given back to its arena";
    return;
  }
  strip->use = scratch_printf(d->scratch, "%u used · %u blocks", pool->used, pool->capacity);
  if (pool->capacity > pool->block_count)
    strip->rest = scratch_printf(d->scratch, "%u untouched", pool->capacity - pool->block_count);
}

static bool has_row(const PoolsRun *run, uint64_t address) {
  for (size_t i = 0; i < run->rows.count; i++)
    if (run->rows.items[i].address == address) return true;
  return false;
}

typedef struct ClassCount {
  uint32_t bytes;
  size_t count;
} ClassCount;

typedef Array(ClassCount) ClassCounts;

static int by_bytes(const void *left, const void *right) {
  const ClassCount *a = left, *b = right;
  return a->bytes < b->bytes ? -1 : a->bytes > b->bytes;
}

// Pools in use without a strip, by block size; returns how many.
static size_t count_others(const PoolsDrawing *d, ClassCounts *counts) {
  const SnapshotPools *pools = d->now->pools;
  size_t more = 0;
  for (size_t i = 0; i < pools->pool_count; i++) {
    const SnapshotPool *pool = &pools->pools[i];
    if (!pool_in_use(pool) || has_row(d->run, pool->address)) continue;
    size_t at = 0;
    while (at < counts->count && counts->items[at].bytes != pool->block_bytes) at++;
    if (at == counts->count) array_push(counts, ((ClassCount){.bytes = pool->block_bytes}));
    counts->items[at].count++;
    more++;
  }
  if (counts->count) qsort(counts->items, counts->count, sizeof *counts->items, by_bytes);
  return more;
}

// "… 12 more pools in use: 11 × 32 B, 48 B".
static const char *more_pools(const PoolsDrawing *d) {
  enum { NAMED = 6 };
  ClassCounts counts = {0};
  size_t more = count_others(d, &counts);
  const char *text = NULL;
  if (more)
    text = scratch_printf(d->scratch, "… %zu more pool%s in use:", more, more == 1 ? "" : "s");
  for (size_t i = 0; i < counts.count && i < NAMED; i++) {
    const ClassCount *c = &counts.items[i];
    const char *times = c->count > 1 ? scratch_printf(d->scratch, "%zu × ", c->count) : "";
    text = scratch_printf(d->scratch, "%s%s %s%u B", text, i ? "," : "", times, c->bytes);
  }
  if (counts.count > NAMED) text = scratch_printf(d->scratch, "%s …", text);
  array_delete(&counts);
  return text;
}

static const char *shared_words(const PoolsDrawing *d) {
  for (size_t i = 0; i < d->now->pools->pool_count; i++)
    if (d->now->pools->pools[i].shared)
      return "The first pool of each size holds blocks of the interpreter, too; they are not "
             "drawn.";
  return NULL;
}

void draw_pool_strips(PoolsDrawing *d) {
  ScenePools *pools = d->pools;
  const PoolRows *rows = &d->run->rows;
  const SnapshotMemory *memory = &d->now->memory;
  pools->in_use = scratch_printf(
      d->scratch, "%llu pool%s · %s block%s · %s bytes", (unsigned long long)memory->pools,
      memory->pools == 1 ? "" : "s", bytes_text(d->scratch, memory->blocks),
      memory->blocks == 1 ? "" : "s", bytes_text(d->scratch, memory->bytes));
  pools->pool_count = rows->count;
  pools->units = rows->units;
  pools->pools = scratch_alloc(d->scratch, mem_size(rows->count + 1, sizeof(ScenePool)));
  for (size_t i = 0; i < rows->count; i++) draw_strip(d, &rows->items[i], &pools->pools[i]);
  pools->pools_left_out = rows->left_out;
  pools->more_pools = more_pools(d);
  pools->shared = shared_words(d);
}
