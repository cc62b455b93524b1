// pools_legend.c: what the looks of blocks mean, as far as this picture uses them.
#include "pools.h"

static void add_mark(ScenePools *pools, PoolBlockState state, const char *text, const char *words) {
  pools->block_marks[pools->block_mark_count++] =
      (SceneBlockMark){.state = state, .text = text, .words = words};
}

// Parts of an object in focus, each once: "list #4: head + items". NULL where it has no block now.
static const char *focus_words(const PoolsDrawing *d, int64_t serial) {
  bool has[BLOCK_KEPT + 1] = {0};
  size_t parts = 0;
  const SnapshotPools *now = d->now->pools;
  for (size_t i = 0; i < now->block_count; i++)
    if (now->blocks[i].serial == serial) has[now->blocks[i].role] = true;
  for (size_t i = 0; i < now->large_count; i++)
    if (now->large[i].serial == serial) has[now->large[i].role] = true;
  for (BlockRole role = 0; role <= BLOCK_KEPT; role++) parts += has[role];
  if (parts == 0) return NULL;
  const char *words = owner_noun(d->scratch, d->before, d->now, serial);
  if (parts == 1) return words;
  const char *joint = ":";
  for (BlockRole role = 0; role <= BLOCK_KEPT; role++) {
    if (!has[role]) continue;
    words = scratch_printf(d->scratch, "%s%s %s", words, joint, role_word(role));
    joint = " +";
  }
  return words;
}

static void mark_focus(PoolsDrawing *d) {
  for (size_t i = 0; i < d->focus->count; i++) {
    int64_t serial = d->focus->serials[i];
    const char *words = focus_words(d, serial);
    if (!words) continue;
    add_mark(d->pools, POOL_BLOCK_USED, scratch_printf(d->scratch, "#%lld", (long long)serial),
             words);
    d->pools->block_marks[d->pools->block_mark_count - 1].focus = true;
  }
}

void draw_block_legend(PoolsDrawing *d) {
  ScenePools *pools = d->pools;
  bool seen[POOL_BLOCK_STATES] = {0};
  for (size_t i = 0; i < pools->pool_count; i++)
    for (size_t b = 0; b < pools->pools[i].block_count; b++)
      seen[pools->pools[i].blocks[b].state] = true;
  for (size_t i = 0; i < pools->large_count; i++) seen[pools->large[i].state] = true;
  if (seen[POOL_BLOCK_USED]) add_mark(pools, POOL_BLOCK_USED, "#n", "block of an object");
  if (seen[POOL_BLOCK_NEW]) add_mark(pools, POOL_BLOCK_NEW, "#n", "taken now");
  if (seen[POOL_BLOCK_GONE]) add_mark(pools, POOL_BLOCK_GONE, "#n", "given up now");
  if (seen[POOL_BLOCK_FREE]) add_mark(pools, POOL_BLOCK_FREE, "·", "free");
  if (seen[POOL_BLOCK_NEXT]) add_mark(pools, POOL_BLOCK_NEXT, "►", "free, given out next");
  if (seen[POOL_BLOCK_KEPT])
    add_mark(pools, POOL_BLOCK_KEPT, "×", "dead, kept by its type's free list");
  if (seen[POOL_BLOCK_OTHERS]) add_mark(pools, POOL_BLOCK_OTHERS, NULL, "machinery");
  mark_focus(d);
}
