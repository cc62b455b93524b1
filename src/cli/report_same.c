// report_same.c: which objects of two runs are the same, see report_same.h.
#include "report_same.h"

#include <stdlib.h>
#include <string.h>

// Something that a step made.
typedef struct Born {
  const char *kind; // its type, or the frame's name
  int64_t serial;
} Born;

typedef struct Births {
  Born *items;
  size_t count;
  size_t capacity;
  int64_t highest; // serial of all steps so far
} Births;

// ---- what a step made -------------------------------------------------------------------------

static void bear(Births *births, const char *kind, int64_t serial) {
  if (serial > births->highest) array_push(births, (Born){kind, serial});
}

static void rise(Births *births) {
  for (size_t i = 0; i < births->count; i++)
    if (births->items[i].serial > births->highest) births->highest = births->items[i].serial;
}

static void take_objects(Births *births, const Snapshot *snapshot) {
  array_truncate(births, 0);
  for (size_t i = 0; snapshot && i < snapshot->object_count; i++)
    bear(births, snapshot->objects[i].type, snapshot->objects[i].serial);
  rise(births);
}

static void take_frames(Births *births, const Snapshot *snapshot) {
  array_truncate(births, 0);
  for (size_t i = 0; snapshot && i < snapshot->frame_count; i++)
    bear(births, snapshot->frames[i].name, snapshot->frames[i].serial);
  rise(births);
}

// ---- what is the same -------------------------------------------------------------------------

static int by_kind(const void *left, const void *right) {
  const Born *a = left, *b = right;
  int kinds = strcmp(a->kind, b->kind);
  if (kinds) return kinds;
  return a->serial < b->serial ? -1 : a->serial > b->serial;
}

static void sort(Births *births) {
  if (births->count > 1) qsort(births->items, births->count, sizeof *births->items, by_kind);
}

// The n-th of a kind with the n-th of that kind.
static void pair_births(Births *older, Births *newer, SameSerials *same) {
  sort(older);
  sort(newer);
  for (size_t i = 0, j = 0; i < older->count && j < newer->count;) {
    int kinds = strcmp(older->items[i].kind, newer->items[j].kind);
    if (kinds == 0) array_push(same, (Same){older->items[i].serial, newer->items[j].serial});
    i += kinds <= 0;
    j += kinds >= 0;
  }
}

static int by_number(const void *left, const void *right) {
  int64_t a = *(const int64_t *)left, b = *(const int64_t *)right; // of a Same: `older`
  return a < b ? -1 : a > b;
}

typedef void (*Take)(Births *births, const Snapshot *snapshot);

static SameSerials find(const StepPair *pairs, size_t count, Take take) {
  SameSerials same = {0};
  Births older = {0}, newer = {0};
  Array(int64_t) taken = {0};
  for (size_t i = 0; i < count; i++) {
    take(&older, pairs[i].older);
    take(&newer, pairs[i].newer);
    for (size_t j = 0; j < newer.count; j++) array_push(&taken, newer.items[j].serial);
    pair_births(&older, &newer, &same);
  }
  if (same.count > 1) qsort(same.items, same.count, sizeof *same.items, by_number);
  if (taken.count > 1) qsort(taken.items, taken.count, sizeof *taken.items, by_number);
  same.taken = taken.items;
  same.taken_count = taken.count;
  same.above = older.highest > newer.highest ? older.highest : newer.highest;
  array_delete(&older);
  array_delete(&newer);
  return same;
}

SameThings same_find(const StepPair *pairs, size_t count) {
  return (SameThings){find(pairs, count, take_objects), find(pairs, count, take_frames)};
}

void same_delete(SameThings *same) {
  mem_free(same->objects.taken);
  mem_free(same->frames.taken);
  array_delete(&same->objects);
  array_delete(&same->frames);
}

// ---- new numbers ------------------------------------------------------------------------------

static int64_t number_of(const SameSerials *same, int64_t serial) {
  if (serial <= 0) return serial;
  const Same *found =
      same->count ? bsearch(&serial, same->items, same->count, sizeof(Same), by_number) : NULL;
  if (found) return found->newer;
  bool taken = same->taken_count &&
               bsearch(&serial, same->taken, same->taken_count, sizeof(int64_t), by_number);
  return taken ? same->above + serial : serial;
}

static int64_t object_number(void *payload, int64_t serial) {
  return number_of(&((const SameThings *)payload)->objects, serial);
}

static int64_t frame_number(void *payload, int64_t serial) {
  return number_of(&((const SameThings *)payload)->frames, serial);
}

Snapshot *same_renumbered(const SameThings *same, const Snapshot *older) {
  SameThings borrowed = *same;
  return snapshot_renumbered(older, object_number, frame_number, &borrowed);
}
