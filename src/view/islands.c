// islands.c: which objects belong together when nothing leads to them any more.
//
// An island is what became unreachable (or collected, or gc.garbage) in the same step and hangs
// together. So a box never encloses what is still reachable, and each object has one island in the
// whole run. Very many islands of one step are put together.
#include <string.h>

#include "internal.h"

enum { MAX_ISLANDS = 6 };

static const SnapshotObject *object_at(const Run *run, size_t moment, int64_t serial) {
  const Snapshot *snapshot = run->moments.items[moment].snapshot;
  int32_t object = snapshot_find(snapshot, serial);
  return object == NO_OBJECT ? NULL : &snapshot->objects[object];
}

static bool is_stranded(const SnapshotObject *object) {
  return !(object->flags & SNAPSHOT_REACHABLE) || (object->flags & SNAPSHOT_GARBAGE);
}

bool island_member(const Run *run, size_t moment, int64_t serial) {
  if (serial <= 0) return false;
  const SnapshotObject *object = object_at(run, moment, serial);
  if (object) return is_stranded(object);
  const RunObject *known = run_object(run, serial);
  return known && known->collected == moment;
}

// ---- since when -------------------------------------------------------------------------------

static void note(Run *run, int64_t serial, size_t moment) {
  uint32_t object = serial > 0 ? serial_map_get(&run->index, serial) : NOWHERE;
  if (object == NOWHERE || run->objects.items[object].in_place) return;
  if (run->objects.items[object].since == SIZE_MAX) run->objects.items[object].since = moment;
}

static void collected(Run *run, int64_t serial, size_t moment) {
  uint32_t object = serial > 0 ? serial_map_get(&run->index, serial) : NOWHERE;
  if (object != NOWHERE) run->objects.items[object].collected = (uint32_t)moment;
  note(run, serial, moment);
}

static void note_collected(Run *run, size_t moment) {
  const Snapshot *snapshot = run->moments.items[moment].snapshot;
  bool collecting = false;
  for (size_t i = 0; i < snapshot->event_count; i++) {
    const SnapshotEvent *event = &snapshot->events[i];
    if (event->kind == EVENT_COLLECT_START) collecting = true;
    if (event->kind == EVENT_COLLECT) collecting = false;
    if (event->kind == EVENT_DEALLOC && collecting && object_at(run, moment - 1, event->serial) &&
        !object_at(run, moment, event->serial))
      collected(run, event->serial, moment);
  }
}

static void find_since(Run *run) {
  for (size_t m = 0; m < run->moments.count; m++) {
    const Snapshot *snapshot = run->moments.items[m].snapshot;
    for (size_t i = 0; i < snapshot->object_count; i++)
      if (is_stranded(&snapshot->objects[i])) note(run, snapshot->objects[i].serial, m);
    if (m > 0) note_collected(run, m);
  }
}

// ---- what hangs together ----------------------------------------------------------------------

// References between objects of islands.
typedef struct Ties {
  Indices from, to;
  bool *refers; // by object: it refers to anything
} Ties;

// The references that tie an object to its island: of the last moment where it was alive.
static void add_ties(const Run *run, uint32_t index, Ties *ties) {
  const RunObject *object = &run->objects.items[index];
  size_t m = object->since;
  if (!object_at(run, m, object->serial) && m > 0) m--;
  const Snapshot *snapshot = run->moments.items[m].snapshot;
  const SnapshotObject *owner = object_at(run, m, object->serial);
  for (uint32_t r = 0; r < owner->reference_count; r++) {
    const SnapshotReference *place = &snapshot->references[owner->first_reference + r];
    uint32_t other = serial_map_get(&run->index, snapshot->objects[place->to].serial);
    ties->refers[index] = ties->refers[index] || place_shown(snapshot, place, run->options);
    if (other == NOWHERE || run->objects.items[other].since != object->since) continue;
    array_push(&ties->from, index);
    array_push(&ties->to, other);
  }
}

static uint32_t root_of(uint32_t *parents, uint32_t at) {
  while (parents[at] != at) at = parents[at] = parents[parents[at]];
  return at;
}

// Numbers the islands in order of their first objects.
static void number_islands(Run *run, uint32_t *parents) {
  for (uint32_t i = 0; i < run->objects.count; i++) {
    RunObject *object = &run->objects.items[i];
    if (object->since == SIZE_MAX) continue;
    RunObject *root = &run->objects.items[root_of(parents, i)];
    if (root->island < 0) {
      root->island = (int32_t)run->islands.count;
      array_push(&run->islands, (RunIsland){.parts = 1});
    }
    object->island = root->island;
  }
}

static void tie(Run *run, const Ties *ties) {
  uint32_t *parents = mem_alloc(mem_size(run->objects.count + 1, sizeof *parents));
  for (uint32_t i = 0; i < run->objects.count; i++) parents[i] = i;
  for (size_t t = 0; t < ties->from.count; t++) {
    uint32_t a = root_of(parents, ties->from.items[t]), b = root_of(parents, ties->to.items[t]);
    parents[a > b ? a : b] = a > b ? b : a;
  }
  number_islands(run, parents);
  mem_free(parents);
}

// ---- cycles -----------------------------------------------------------------------------------

// Ties by object: those of `i` are items[first[i] .. first[i + 1]).
typedef struct Fan {
  uint32_t *first, *items;
} Fan;

static Fan fan_of(size_t objects, const Indices *from, const Indices *to) {
  Fan fan = {mem_zalloc(mem_size(objects + 2, sizeof(uint32_t))),
             mem_alloc(mem_size(from->count + 1, sizeof(uint32_t)))};
  for (size_t t = 0; t < from->count; t++) fan.first[from->items[t] + 2]++;
  for (size_t i = 2; i < objects + 2; i++) fan.first[i] += fan.first[i - 1];
  for (size_t t = 0; t < from->count; t++)
    fan.items[fan.first[from->items[t] + 1]++] = to->items[t];
  return fan;
}

static void meet(const Fan *fan, uint32_t first, bool *met) {
  Indices waiting = {0};
  array_push(&waiting, first);
  while (waiting.count) {
    uint32_t at = array_pop(&waiting);
    for (uint32_t i = fan->first[at]; i < fan->first[at + 1]; i++) {
      if (met[fan->items[i]]) continue;
      met[fan->items[i]] = true;
      array_push(&waiting, fan->items[i]);
    }
  }
  array_delete(&waiting);
}

// A cycle: each member that refers to anything is met from the first one of them, going forwards
// and going backwards.
static void meet_all(Run *run, const Fan *fan, const bool *refers) {
  bool *met = mem_zalloc(run->objects.count + 1), *begun = mem_zalloc(run->islands.count + 1);
  for (uint32_t i = 0; i < run->objects.count; i++) {
    int32_t island = run->objects.items[i].island;
    if (island < 0 || !refers[i] || begun[island]) continue;
    begun[island] = true;
    meet(fan, i, met);
  }
  for (uint32_t i = 0; i < run->objects.count; i++) {
    int32_t island = run->objects.items[i].island;
    if (island >= 0 && refers[i] && !met[i]) run->islands.items[island].is_cycle = false;
  }
  for (size_t i = 0; i < run->islands.count; i++)
    if (!begun[i]) run->islands.items[i].is_cycle = false;
  mem_free(begun);
  mem_free(met);
}

static void find_cycles(Run *run, const Ties *ties) {
  for (size_t i = 0; i < run->islands.count; i++) run->islands.items[i].is_cycle = true;
  for (int backwards = 0; backwards < 2; backwards++) {
    const Indices *from = backwards ? &ties->to : &ties->from;
    Fan fan = fan_of(run->objects.count, from, backwards ? &ties->from : &ties->to);
    meet_all(run, &fan, ties->refers);
    mem_free(fan.first);
    mem_free(fan.items);
  }
}

// ---- very many --------------------------------------------------------------------------------

// Those of one moment become one.
static void put_together(Run *run) {
  int32_t *of_moment = mem_alloc(mem_size(run->moments.count + 1, sizeof *of_moment));
  for (size_t m = 0; m < run->moments.count; m++) of_moment[m] = -1;
  Array(RunIsland) islands = {0};
  bool *counted = mem_zalloc(run->islands.count + 1);
  for (size_t i = 0; i < run->objects.count; i++) {
    RunObject *object = &run->objects.items[i];
    if (object->island < 0) continue;
    int32_t *island = &of_moment[object->since];
    if (*island < 0) {
      *island = (int32_t)islands.count;
      array_push(&islands, (RunIsland){.is_cycle = true});
    }
    RunIsland *whole = &islands.items[*island];
    whole->parts += !counted[object->island];
    whole->is_cycle &= run->islands.items[object->island].is_cycle;
    counted[object->island] = true;
    object->island = *island;
  }
  array_truncate(&run->islands, 0);
  for (size_t i = 0; i < islands.count; i++) array_push(&run->islands, islands.items[i]);
  array_delete(&islands);
  mem_free(counted);
  mem_free(of_moment);
}

void islands_find(Run *run) {
  find_since(run);
  Ties ties = {.refers = mem_zalloc(run->objects.count + 1)};
  for (uint32_t i = 0; i < run->objects.count; i++)
    if (run->objects.items[i].since != SIZE_MAX) add_ties(run, i, &ties);
  tie(run, &ties);
  find_cycles(run, &ties);
  if (run->islands.count > MAX_ISLANDS) put_together(run);
  array_delete(&ties.from);
  array_delete(&ties.to);
  mem_free(ties.refers);
}

// ---- the title --------------------------------------------------------------------------------

static bool was_automatic(const Snapshot *snapshot) {
  for (size_t i = 0; i < snapshot->event_count; i++)
    if (snapshot->events[i].kind == EVENT_COLLECT_START) return snapshot->events[i].b == 1;
  return false;
}

const char *island_title(const Run *run, Scratch *scratch, int32_t island, IslandState state) {
  const RunIsland *here = &run->islands.items[island];
  switch (state) {
  case ISLAND_COLLECTED:
    return was_automatic(run->moments.items[run->now].snapshot) ? "GARBAGE · found by the collector"
                                                                : "GARBAGE · found by gc.collect()";
  case ISLAND_UNCOLLECTABLE: return "UNCOLLECTABLE · kept in gc.garbage";
  case ISLAND_UNREACHABLE:
  case ISLAND_ABSENT: break;
  }
  if (here->parts > 1)
    return scratch_printf(scratch, "%zu UNREACHABLE %s · still in memory", here->parts,
                          here->is_cycle ? "CYCLES" : "ISLANDS");
  return here->is_cycle ? "UNREACHABLE CYCLE · still in memory"
                        : "UNREACHABLE OBJECTS · still in memory";
}
