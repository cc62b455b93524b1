// steps.c: which steps of two runs are the same, see stored_align in stored.h.
#include <stdlib.h>
#include <string.h>

#include "align.h"
#include "heapstory/stored.h"

// Steps between two pairs of equal ones, where one run at least has none left that equals.
typedef struct Gap {
  const Stored *older, *newer;
  int32_t older_start, newer_start;
  int32_t older_count, newer_count;
} Gap;

enum { MOST_CELLS = 250000 }; // of the table of a gap; larger gaps are paired in order

static uint64_t *keys_of(const Stored *run) {
  uint64_t *keys = mem_alloc(mem_size(run->count + 1, sizeof *keys));
  for (size_t i = 0; i < run->count; i++)
    keys[i] = hash_text(HASH_START, run->snapshots[i]->source);
  return keys;
}

// How much of the longer text both begin and end with: 0 to 100, and 1 for being there at all.
static uint32_t likeness(const char *a, const char *b) {
  size_t a_length = strlen(a), b_length = strlen(b), same = 0;
  size_t less = a_length < b_length ? a_length : b_length;
  size_t more = a_length < b_length ? b_length : a_length;
  while (same < less && a[same] == b[same]) same++;
  for (size_t i = 0; same < less && a[a_length - 1 - i] == b[b_length - 1 - i]; i++) same++;
  return more ? 1 + (uint32_t)(same * 100 / more) : 101;
}

static uint32_t likeness_at(const Gap *gap, int32_t i, int32_t j) {
  return likeness(gap->older->snapshots[gap->older_start + i]->source,
                  gap->newer->snapshots[gap->newer_start + j]->source);
}

// best[i][j]: the most likeness that the steps from i and j on can have.
static uint32_t *fill_table(const Gap *gap) {
  size_t width = (size_t)gap->newer_count + 1;
  uint32_t *best = mem_zalloc(mem_size(width * ((size_t)gap->older_count + 1), sizeof *best));
  for (int32_t i = gap->older_count - 1; i >= 0; i--)
    for (int32_t j = gap->newer_count - 1; j >= 0; j--) {
      uint32_t *here = &best[(size_t)i * width + (size_t)j];
      uint32_t both = likeness_at(gap, i, j) + here[width + 1];
      uint32_t either = here[1] > here[width] ? here[1] : here[width];
      *here = both > either ? both : either;
    }
  return best;
}

// Steps that were changed: those that are most alike, in order. What was edited in place between
// two neighbours that are the same is a gap of one and one.
static void pair_gap(const Gap *gap, int32_t *mates) {
  if (gap->older_count == 0 || gap->newer_count == 0) return;
  if ((size_t)gap->older_count * (size_t)gap->newer_count > MOST_CELLS) {
    for (int32_t i = 0; i < gap->older_count && i < gap->newer_count; i++)
      mates[gap->older_start + i] = gap->newer_start + i;
    return;
  }
  size_t width = (size_t)gap->newer_count + 1;
  uint32_t *best = fill_table(gap);
  for (int32_t i = 0, j = 0; i < gap->older_count && j < gap->newer_count;) {
    const uint32_t *here = &best[(size_t)i * width + (size_t)j];
    if (*here == here[1]) {
      j++;
    } else if (*here == here[width]) {
      i++;
    } else {
      mates[gap->older_start + i++] = gap->newer_start + j++;
    }
  }
  mem_free(best);
}

static void pair_gaps(const Stored *older, const Stored *newer, int32_t *mates) {
  Gap gap = {.older = older, .newer = newer};
  for (int32_t i = 0; i <= (int32_t)older->count; i++) {
    int32_t mate = i < (int32_t)older->count ? mates[i] : (int32_t)newer->count;
    if (mate < 0) continue;
    gap.older_count = i - gap.older_start;
    gap.newer_count = mate - gap.newer_start;
    pair_gap(&gap, mates);
    gap.older_start = i + 1;
    gap.newer_start = mate + 1;
  }
}

StoredPairs stored_align(const Stored *older, const Stored *newer) {
  StoredPairs pairs = {0};
  uint64_t *a = keys_of(older), *b = keys_of(newer);
  int32_t *mates = mem_alloc(mem_size(older->count + 1, sizeof *mates));
  align_keys((Keys){a, older->count}, (Keys){b, newer->count}, mates);
  pair_gaps(older, newer, mates);
  int32_t next = 0;
  for (int32_t i = 0; i < (int32_t)older->count; i++) {
    for (; next < mates[i]; next++) array_push(&pairs, (StoredPair){-1, next});
    array_push(&pairs, (StoredPair){i, mates[i]});
    if (mates[i] >= 0) next = mates[i] + 1;
  }
  for (; next < (int32_t)newer->count; next++) array_push(&pairs, (StoredPair){-1, next});
  mem_free(a);
  mem_free(b);
  mem_free(mates);
  return pairs;
}

void stored_pairs_delete(StoredPairs *pairs) { array_delete(pairs); }
