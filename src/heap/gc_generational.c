// gc_generational.c: the collector with three generations. Mirrors gc_collect_main of CPython
// Modules/gcmodule.c (3.11, 3.12) and Python/gc.c (3.13, 3.14.5 and later, 3.15);
// FACTS.md 3.3, 3.4.
#include "gc.h"

static void start_counters(Gc *gc, int generation) {
  if (generation + 1 < GENERATIONS) gc->count[generation + 1]++;
  for (int g = 0; g <= generation; g++) gc->count[g] = 0;
  for (int g = 0; g < generation; g++)
    gc_list_merge(&gc->generations[g], &gc->generations[generation]);
}

// Survivors move one generation up; a full collection keeps them and may untrack dicts.
static void promote(Heap *heap, int generation, const GcResult *result) {
  Gc *gc = &heap->gc;
  GcLinks *young = &gc->generations[generation];
  if (generation + 1 < GENERATIONS) {
    if (generation == GENERATIONS - 2) gc->long_lived_pending += gc_list_size(young);
    gc_list_merge(young, &gc->generations[generation + 1]);
    return;
  }
  gc->long_lived_pending = 0;
  gc->long_lived_total = result->survivors + gc->interpreter_objects;
  if (heap->profile->untrack_dicts)
    gc->long_lived_total -= gc_untrack_those(heap, &result->dicts, dict_maybe_untrack);
}

static void collect(Heap *heap, int generation, GcResult *result) {
  Gc *gc = &heap->gc;
  start_counters(gc, generation);
  GcLinks unreachable;
  GcLinks *old = &gc->generations[generation + 1 < GENERATIONS ? generation + 1 : generation];
  gc_region_split(heap, &gc->generations[generation], &unreachable, result);
  promote(heap, generation, result);
  gc_region_destroy(heap, &unreachable, old, result);
  if (generation == GENERATIONS - 1) freelists_clear(heap);
  result->counted = true;
}

// The oldest generation whose count passed its threshold; a full collection only where enough
// survived since the last one.
static int due(const Heap *heap) {
  const Gc *gc = &heap->gc;
  for (int g = GENERATIONS - 1; g >= 0; g--) {
    if (gc->count[g] <= gc->threshold[g]) continue;
    if (g == GENERATIONS - 1 && gc->long_lived_pending < gc->long_lived_total / 4) continue;
    return g;
  }
  return -1;
}

static GcLinks *oldest(Gc *gc) { return &gc->generations[GENERATIONS - 1]; }

static int64_t count(const Gc *gc, int generation) { return gc->count[generation]; }

static void freeze(Heap *heap) {
  Gc *gc = &heap->gc;
  for (int g = 0; g < GENERATIONS; g++) {
    gc_list_merge(&gc->generations[g], &gc->permanent);
    gc->count[g] = 0;
  }
}

static void unfreeze(Heap *heap) {
  gc_list_merge(&heap->gc.permanent, &heap->gc.generations[GENERATIONS - 1]);
}

const Collector collector_generational = {
    .shown = {0, 1, 2},
    .third_threshold = true,
    .due = due,
    .collect = collect,
    .oldest = oldest,
    .count = count,
    .freeze = freeze,
    .unfreeze = unfreeze,
};
