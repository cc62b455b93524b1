// renumber.c: an older run with the serials of the newer one, see stored_renumbered in stored.h.
#include <stdlib.h>
#include <string.h>

#include "compare.h"

typedef struct FramePair {
  int64_t older, newer; // serials
} FramePair;

typedef struct Numbers {
  Lives older, newer;
  Array(FramePair) frames; // sorted by both
  int64_t above_objects, above_frames;
} Numbers;

static void raise_above(Numbers *numbers, const Stored *run, const Lives *lives) {
  if (lives->count && lives->items[lives->count - 1].serial > numbers->above_objects)
    numbers->above_objects = lives->items[lives->count - 1].serial;
  for (size_t i = 0; i < run->count; i++)
    for (size_t f = 0; f < run->snapshots[i]->frame_count; f++)
      if (run->snapshots[i]->frames[f].serial > numbers->above_frames)
        numbers->above_frames = run->snapshots[i]->frames[f].serial;
}

// Frames are the same down from the module as long as they have the same names; each stays so.
static void pair_frames(Numbers *numbers, const Snapshot *older, const Snapshot *newer) {
  size_t depth = older->frame_count < newer->frame_count ? older->frame_count : newer->frame_count;
  for (size_t f = 0; f < depth; f++) {
    const SnapshotFrame *a = &older->frames[f], *b = &newer->frames[f];
    const FramePair *last = numbers->frames.count
                                ? &numbers->frames.items[numbers->frames.count - 1]
                                : &(FramePair){0, 0};
    if (strcmp(a->name, b->name) != 0) return;
    if (a->serial > last->older && b->serial > last->newer)
      array_push(&numbers->frames, (FramePair){a->serial, b->serial});
  }
}

static int by_older(const void *left, const void *right) {
  const FramePair *a = left, *b = right;
  return a->older < b->older ? -1 : a->older > b->older;
}

static int64_t object_number(void *payload, int64_t serial) {
  const Numbers *numbers = payload;
  const Life *life = life_find(&numbers->older, serial);
  if (life && life->mate >= 0) return numbers->newer.items[life->mate].serial;
  return life_find(&numbers->newer, serial) ? numbers->above_objects + serial : serial;
}

static int64_t frame_number(void *payload, int64_t serial) {
  const Numbers *numbers = payload;
  const FramePair wanted = {.older = serial}, *found = NULL;
  if (numbers->frames.count)
    found = bsearch(&wanted, numbers->frames.items, numbers->frames.count, sizeof wanted, by_older);
  return found ? found->newer : numbers->above_frames + serial;
}

Snapshot **stored_renumbered(const Stored *older, const Stored *newer, const StoredPairs *pairs) {
  Numbers numbers = {.older = lives_of(older), .newer = lives_of(newer)};
  Snapshot **copies = mem_alloc(mem_size(older->count + 1, sizeof *copies));
  match_lives(older, newer, pairs, &numbers.older, &numbers.newer);
  raise_above(&numbers, older, &numbers.older);
  raise_above(&numbers, newer, &numbers.newer);
  for (size_t i = 0; i < pairs->count; i++) {
    StoredPair pair = pairs->items[i];
    if (pair.older >= 0 && pair.newer >= 0)
      pair_frames(&numbers, older->snapshots[pair.older], newer->snapshots[pair.newer]);
  }
  for (size_t i = 0; i < older->count; i++)
    copies[i] = snapshot_renumbered(older->snapshots[i], object_number, frame_number, &numbers);
  array_delete(&numbers.older);
  array_delete(&numbers.newer);
  array_delete(&numbers.frames);
  return copies;
}
