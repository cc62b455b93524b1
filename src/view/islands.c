// islands.c: which objects belong together when nothing leads to them any more.
//
// An island is what became unreachable (or collected, or gc.garbage) in the same step and hangs
// together. So a box never encloses what is still reachable, and each object has one island in the
// whole run.
#include <string.h>

#include "internal.h"

static const SnapshotObject *object_at(const Run *run, size_t moment, int64_t serial) {
  const Snapshot *snapshot = run->moments.items[moment].snapshot;
  int32_t object = snapshot_find(snapshot, serial);
  return object == NO_OBJECT ? NULL : &snapshot->objects[object];
}

bool island_member(const Run *run, size_t moment, int64_t serial) {
  const SnapshotObject *object = object_at(run, moment, serial);
  if (serial <= 0) return false;
  if (object) return !(object->flags & SNAPSHOT_REACHABLE) || (object->flags & SNAPSHOT_GARBAGE);
  return moment > 0 && object_at(run, moment - 1, serial) &&
         died_in_collection(run->moments.items[moment].snapshot, serial);
}

static void find_since(Run *run) {
  for (size_t i = 0; i < run->cards.count; i++) {
    RunCard *card = &run->cards.items[i];
    for (size_t m = 0; m < run->moments.count && card->since == SIZE_MAX; m++)
      if (island_member(run, m, card->serial)) card->since = m;
  }
}

// The moment whose references tie a card to its island: the last one where it was alive.
static const Moment *alive_moment(const Run *run, const RunCard *card) {
  size_t m = card->since;
  return &run->moments.items[object_at(run, m, card->serial) || m == 0 ? m : m - 1];
}

static bool refers(const Run *run, const RunCard *card, int64_t serial) {
  const Snapshot *snapshot = alive_moment(run, card)->snapshot;
  const SnapshotObject *owner = &snapshot->objects[snapshot_find(snapshot, card->serial)];
  for (uint32_t r = 0; r < owner->reference_count; r++)
    if (object_serial(snapshot, snapshot->references[owner->first_reference + r].to) == serial)
      return true;
  return false;
}

enum { NOT_YET = -2 };

// Gives the card and all that hang together with it the same island.
static void spread(Run *run, uint32_t first, int32_t island) {
  Indices waiting = {0};
  array_push(&waiting, first);
  run->cards.items[first].island = island;
  while (waiting.count) {
    const RunCard *card = &run->cards.items[array_pop(&waiting)];
    for (uint32_t i = 0; i < run->cards.count; i++) {
      RunCard *other = &run->cards.items[i];
      if (other->island != NOT_YET || other->since != card->since) continue;
      if (!refers(run, card, other->serial) && !refers(run, other, card->serial)) continue;
      other->island = island;
      array_push(&waiting, i);
    }
  }
  array_delete(&waiting);
}

void islands_find(Run *run) {
  find_since(run);
  for (size_t i = 0; i < run->cards.count; i++)
    run->cards.items[i].island = run->cards.items[i].since == SIZE_MAX ? -1 : NOT_YET;
  for (size_t i = 0; i < run->cards.count; i++)
    if (run->cards.items[i].island == NOT_YET)
      spread(run, (uint32_t)i, (int32_t)run->island_count++);
}

// ---- the title --------------------------------------------------------------------------------

// True where following references (or following them backwards) from `first` meets every member of
// its island that refers to anything, `first` included.
static bool meets_all(const Run *run, uint32_t first, bool backwards) {
  int32_t island = run->cards.items[first].island;
  bool *met = mem_zalloc(run->cards.count + 1), all = true;
  Indices waiting = {0};
  array_push(&waiting, first);
  while (waiting.count) {
    const RunCard *card = &run->cards.items[array_pop(&waiting)];
    for (uint32_t i = 0; i < run->cards.count; i++) {
      const RunCard *other = &run->cards.items[i];
      if (met[i] || other->island != island) continue;
      if (!(backwards ? refers(run, other, card->serial) : refers(run, card, other->serial)))
        continue;
      met[i] = true;
      array_push(&waiting, i);
    }
  }
  for (size_t i = 0; i < run->cards.count; i++) {
    const RunCard *card = &run->cards.items[i];
    all = all && (met[i] || card->island != island || card->rows.count == 0);
  }
  array_delete(&waiting);
  mem_free(met);
  return all;
}

static bool is_cycle(const Run *run, int32_t island) {
  for (uint32_t i = 0; i < run->cards.count; i++)
    if (run->cards.items[i].island == island && run->cards.items[i].rows.count)
      return meets_all(run, i, false) && meets_all(run, i, true);
  return false;
}

static bool was_automatic(const Snapshot *snapshot) {
  for (size_t i = 0; i < snapshot->event_count; i++)
    if (snapshot->events[i].kind == EVENT_COLLECT_START) return snapshot->events[i].b == 1;
  return false;
}

const char *island_title(const Run *run, int32_t island, IslandState state) {
  switch (state) {
  case ISLAND_COLLECTED:
    return was_automatic(run->moments.items[run->now].snapshot) ? "GARBAGE · found by the collector"
                                                                : "GARBAGE · found by gc.collect()";
  case ISLAND_UNCOLLECTABLE: return "UNCOLLECTABLE · kept in gc.garbage";
  case ISLAND_UNREACHABLE:
  case ISLAND_ABSENT: break;
  }
  return is_cycle(run, island) ? "UNREACHABLE CYCLE · still in memory"
                               : "UNREACHABLE OBJECTS · still in memory";
}
