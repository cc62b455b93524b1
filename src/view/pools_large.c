// pools_large.c: a place for each request above the small limit, kept as long as it lives; a place
// that was given up is used again.
#include <string.h>

#include "pools.h"

const SnapshotLarge *large_find(const Snapshot *snapshot, int64_t serial, BlockRole role) {
  const SnapshotPools *pools = snapshot ? snapshot->pools : NULL;
  for (size_t i = 0; pools && i < pools->large_count; i++)
    if (pools->large[i].serial == serial && pools->large[i].role == role) return &pools->large[i];
  return NULL;
}

static LargeLife *living(LargeLives *lives, int64_t serial, BlockRole role, size_t at) {
  for (size_t i = lives->count; i-- > 0;) {
    LargeLife *life = &lives->items[i];
    if (life->serial == serial && life->role == role && life->to + 1 == at) return life;
  }
  return NULL;
}

static void live_on(LargeLives *lives, const Snapshot *snapshot, size_t at) {
  for (size_t i = 0; i < snapshot->pools->large_count; i++) {
    const SnapshotLarge *large = &snapshot->pools->large[i];
    if (large->serial <= 0) continue;
    LargeLife *life = at ? living(lives, large->serial, large->role, at) : NULL;
    if (life)
      life->to = at;
    else
      array_push(lives, ((LargeLife){large->serial, large->role, at, at, NO_PLACE}));
  }
}

// The first place that nothing has, its ghost's step included.
static void give_place(LargeLives *lives, size_t which) {
  LargeLife *life = &lives->items[which];
  for (size_t place = 0; place < POOLS_LARGE; place++) {
    bool taken = false;
    for (size_t i = 0; i < which; i++) {
      const LargeLife *other = &lives->items[i];
      taken |= other->place == place && other->to + 1 >= life->from;
    }
    if (taken) continue;
    life->place = place;
    if (place >= lives->places) lives->places = place + 1;
    return;
  }
}

enum { LIVES_MOST = 4096 }; // beyond, chips would not tell anything

LargeLives large_lives(const Snapshot *const *snapshots, size_t count) {
  LargeLives lives = {0};
  for (size_t i = 0; i < count && lives.count < LIVES_MOST; i++) live_on(&lives, snapshots[i], i);
  for (size_t i = 0; i < lives.count; i++) give_place(&lives, i);
  return lives;
}

// ---- chips ------------------------------------------------------------------------------------

static SceneLarge large_chip(const PoolsDrawing *d, const LargeLife *life) {
  bool gone = life->to < d->at;
  const SnapshotLarge *large = large_find(gone ? d->before : d->now, life->serial, life->role);
  const SnapshotLarge *old = gone ? NULL : large_find(d->before, life->serial, life->role);
  bool grown = old && old->bytes != large->bytes;
  const char *owner = owner_noun(d->scratch, d->before, d->now, life->serial);
  const char *number = scratch_printf(d->scratch, "#%lld", (long long)life->serial);
  SceneLarge chip = {.state = POOL_BLOCK_USED, .focus = pools_in_focus(d->focus, life->serial)};
  if (gone) chip.state = POOL_BLOCK_GONE;
  if (life->from == d->at || grown) chip.state = POOL_BLOCK_NEW;
  const char *part =
      life->role == BLOCK_OBJECT
          ? scratch_strndup(d->scratch, owner, strcspn(owner, "#") - (strchr(owner, '#') != NULL))
          : role_word(life->role);
  chip.label = scratch_printf(d->scratch, "%s %s", number, part);
  chip.size = scratch_printf(d->scratch, "%s B", bytes_text(d->scratch, large->bytes));
  chip.title =
      scratch_printf(d->scratch, "%s, %s bytes from malloc",
                     part_title(d, life->serial, life->role), bytes_text(d->scratch, large->bytes));
  return chip;
}

// Requests without a chip: of machinery, or of which there are too many.
typedef struct Unplaced {
  size_t requests;
  uint64_t bytes;
} Unplaced;

static Unplaced unplaced(const PoolsRun *run, size_t at) {
  const Snapshot *now = run->snapshots[at];
  Unplaced left = {now->pools->large_count, now->memory.large};
  for (size_t i = 0; i < run->lives.count; i++) {
    const LargeLife *life = &run->lives.items[i];
    if (life->place == NO_PLACE || life->from > at || life->to < at) continue;
    left.bytes -= large_find(now, life->serial, life->role)->bytes;
    left.requests--;
  }
  return left;
}

const char *large_words(Scratch *scratch, const PoolsRun *run, size_t at) {
  Unplaced left = unplaced(run, at);
  size_t all = run->snapshots[at]->pools->large_count;
  if (all == 0) return run->lives.places ? NULL : "no request so far";
  if (left.requests == 0) return NULL;
  const char *bytes = bytes_text(scratch, left.bytes);
  if (left.requests < all) return scratch_printf(scratch, "… %zu more, %s B", left.requests, bytes);
  return scratch_printf(scratch, "%zu request%s, %s B", all, all == 1 ? "" : "s", bytes);
}

void draw_large_chips(PoolsDrawing *d) {
  ScenePools *pools = d->pools;
  const LargeLives *lives = &d->run->lives;
  pools->large_limit = scratch_printf(d->scratch, "ABOVE %u B: MALLOC", d->now->pools->small_max);
  pools->large_count = lives->places;
  pools->large = scratch_alloc(d->scratch, mem_size(lives->places + 1, sizeof(SceneLarge)));
  for (size_t i = 0; i < lives->count; i++) {
    const LargeLife *life = &lives->items[i];
    if (life->place == NO_PLACE || life->from > d->at || life->to + 1 < d->at) continue;
    pools->large[life->place] = large_chip(d, life);
  }
  pools->more_large = large_words(d->scratch, d->run, d->at);
  pools->large_words_ever = d->run->large_words_ever;
}
