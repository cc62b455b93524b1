// groups.c: which objects share a card.
//
// Equal objects: of one type and shape, with the same keys, to which the same happened in every
// step of the run, and which hang together: they have an owner in common, or refer to each other.
// Owners count as one where they share a card themselves, so the parting begins with all that look
// alike and goes on until nothing parts any more. A long chain of objects of several kinds would
// part once for each of its links, and no picture has room for so many cards: what does not settle
// parts only once. What a name refers to, and a small island, is never put together; what changes
// by itself in some step has a card of its own in all of them.
#include <string.h>

#include "internal.h"

enum {
  LEAST_GROUP = 3,
  SMALL_ISLAND = 6,
  MOST_ROUNDS = DEFAULT_MAX_OBJECTS, // each has one more card at least
};

// A pair of parts seen, and the first object that was there.
typedef struct Pair {
  uint32_t owner, part, object;
  uint32_t round; // in which it was seen; what is older counts no more
} Pair;

typedef struct Parting {
  Run *run;
  uint32_t *parts;   // by object: objects of one part may share a card
  uint32_t *parents; // by object: what was found to hang together
  size_t part_count;
  Indices owners, owned; // references: owned[i] is referred to by owners[i]
  bool *held;            // by object: what is no equal of it refers to it
  Pair *pairs;
  size_t pair_capacity;
  uint32_t round;
} Parting;

// ---- who owns what ----------------------------------------------------------------------------

static bool may_share(const Parting *parting, uint32_t object) {
  const RunObject *o = &parting->run->objects.items[object];
  return !o->named && !o->in_place && !o->plain_value;
}

// The owners of `object`, an index into the snapshot of a moment, have their say about it at the
// first moment where it is drawn.
static bool is_asked(const Parting *parting, size_t moment, int32_t object) {
  uint32_t number = parting->run->known[moment][object];
  return number != NOWHERE && parting->run->objects.items[number].from == moment &&
         may_share(parting, number);
}

static void find_owners_at(Parting *parting, size_t m) {
  const Run *run = parting->run;
  const Moment *moment = &run->moments.items[m];
  const Snapshot *snapshot = moment->snapshot;
  for (size_t i = 0; i < snapshot->object_count; i++) {
    const SnapshotObject *object = &snapshot->objects[i];
    for (uint32_t r = 0; moment->drawn[i] && r < object->reference_count; r++) {
      const SnapshotReference *place = &snapshot->references[object->first_reference + r];
      if (!is_asked(parting, m, place->to)) continue;
      if (!place_shown(snapshot, place, run->options)) continue;
      array_push(&parting->owners, run->known[m][i]);
      array_push(&parting->owned, run->known[m][place->to]);
    }
  }
}

static void find_owners(Parting *parting) {
  const Run *run = parting->run;
  bool *asked = mem_zalloc(run->moments.count + 1); // by moment: any object is
  for (uint32_t i = 0; i < run->objects.count; i++)
    if (may_share(parting, i)) asked[run->objects.items[i].from] = true;
  for (size_t m = 0; m < run->moments.count; m++)
    if (asked[m]) find_owners_at(parting, m);
  mem_free(asked);
}

// ---- the parting ------------------------------------------------------------------------------

static uint32_t root_of(Parting *parting, uint32_t at) {
  uint32_t *parents = parting->parents;
  while (parents[at] != at) at = parents[at] = parents[parents[at]];
  return at;
}

static void join(Parting *parting, uint32_t a, uint32_t b) {
  a = root_of(parting, a);
  b = root_of(parting, b);
  parting->parents[a > b ? a : b] = a > b ? b : a;
}

// Joins with what the same owner had of the same part before.
static void join_by_owner(Parting *parting, uint32_t owner, uint32_t object) {
  uint32_t part = parting->parts[object];
  size_t mask = parting->pair_capacity - 1;
  size_t at = (size_t)mark_mix(mark_mix(0, owner), part) & mask;
  for (;; at = (at + 1) & mask) {
    Pair *pair = &parting->pairs[at];
    if (pair->round != parting->round) {
      *pair = (Pair){owner, part, object, parting->round};
      return;
    }
    if (pair->owner != owner || pair->part != part) continue;
    join(parting, pair->object, object);
    return;
  }
}

// What hangs together and is held by nothing else (rings of equal objects, lost ones) counts as
// held by one owner.
static void join_unheld(Parting *parting) {
  size_t count = parting->run->objects.count;
  for (uint32_t i = 0; i < count; i++)
    if (parting->held[i]) parting->held[root_of(parting, i)] = true;
  bool *lost = mem_alloc(count + 1);
  for (uint32_t i = 0; i < count; i++)
    lost[i] = may_share(parting, i) && !parting->held[root_of(parting, i)];
  for (uint32_t i = 0; i < count; i++)
    if (lost[i]) join_by_owner(parting, NOWHERE, i);
  mem_free(lost);
}

static void join_all(Parting *parting) {
  parting->round++;
  memset(parting->held, 0, parting->run->objects.count);
  for (size_t i = 0; i < parting->owned.count; i++) {
    uint32_t object = parting->owned.items[i], owner = parting->owners.items[i];
    bool equal = parting->parts[owner] == parting->parts[object];
    parting->held[object] = parting->held[object] || !equal;
    if (equal)
      join(parting, owner, object);
    else
      join_by_owner(parting, parting->parts[owner], object);
  }
  join_unheld(parting);
}

// True where a part fell into several.
static bool part(Parting *parting) {
  size_t count = parting->run->objects.count, parts = 0;
  for (uint32_t i = 0; i < count; i++) parting->parents[i] = i;
  join_all(parting);
  uint32_t *numbers = mem_alloc(mem_size(count + 1, sizeof *numbers));
  for (uint32_t i = 0; i < count; i++)
    numbers[i] = root_of(parting, i) == i ? (uint32_t)parts++ : numbers[root_of(parting, i)];
  memcpy(parting->parts, numbers, count * sizeof *numbers);
  mem_free(numbers);
  bool more = parts != parting->part_count;
  parting->part_count = parts;
  return more;
}

// ---- where it begins --------------------------------------------------------------------------

static size_t *count_islands(const Run *run) {
  size_t *sizes = mem_zalloc(mem_size(run->islands.count + 1, sizeof *sizes));
  for (size_t i = 0; i < run->objects.count; i++)
    if (run->objects.items[i].island >= 0) sizes[run->objects.items[i].island]++;
  return sizes;
}

// All that look alike are one part.
static void begin(Parting *parting) {
  Run *run = parting->run;
  size_t *islands = count_islands(run);
  SerialMap kinds = {0};
  for (uint32_t i = 0; i < run->objects.count; i++) {
    const RunObject *object = &run->objects.items[i];
    uint64_t kind = mark_mix(mark_mix(object->kind, object->to), (uint64_t)object->island);
    uint32_t part = i;
    bool small = object->island >= 0 && islands[object->island] <= SMALL_ISLAND;
    if (may_share(parting, i) && !small) part = serial_map_get(&kinds, (int64_t)kind);
    if (part == NOWHERE) serial_map_put(&kinds, (int64_t)kind, part = i);
    parting->parts[i] = part;
  }
  serial_map_delete(&kinds);
  mem_free(islands);
}

static void settle(Parting *parting) {
  begin(parting);
  for (int round = 0; round < MOST_ROUNDS; round++)
    if (!part(parting)) return;
  begin(parting);
  part(parting);
}

static void make_parting(Parting *parting) {
  size_t count = parting->run->objects.count;
  parting->parts = mem_alloc(mem_size(count + 1, sizeof(uint32_t)));
  parting->parents = mem_alloc(mem_size(count + 1, sizeof(uint32_t)));
  parting->held = mem_zalloc(count + 1);
  find_owners(parting);
  parting->pair_capacity = 64;
  while (parting->pair_capacity < 2 * (parting->owned.count + count)) parting->pair_capacity *= 2;
  parting->pairs = mem_zalloc(mem_size(parting->pair_capacity, sizeof(Pair)));
  settle(parting);
  mem_free(parting->pairs);
}

static void delete_parting(Parting *parting) {
  mem_free(parting->parts);
  mem_free(parting->parents);
  mem_free(parting->held);
  array_delete(&parting->owners);
  array_delete(&parting->owned);
}

// ---- groups -----------------------------------------------------------------------------------

static void add_group(Run *run, uint32_t object) {
  RunObject *o = &run->objects.items[object];
  o->group = (uint32_t)run->groups.count;
  array_push(&run->groups, (RunGroup){.first = (uint32_t)run->members.count,
                                      .count = 1,
                                      .from = o->from,
                                      .to = o->to,
                                      .card = NOWHERE});
  array_push(&run->members, object);
}

static void add_alone(Run *run) {
  for (uint32_t i = 0; i < run->objects.count; i++)
    if (!run->objects.items[i].in_place) add_group(run, i);
}

// `next`: by object, the next one of its part.
static void add_together(Run *run, uint32_t first, const uint32_t *next) {
  add_group(run, first);
  uint32_t group = run->objects.items[first].group;
  for (uint32_t i = next[first]; i != NOWHERE; i = next[i]) {
    array_push(&run->members, i);
    run->objects.items[i].group = group;
    run->groups.items[group].count++;
  }
}

static void add_parts(Run *run, const uint32_t *parts, size_t part_count) {
  size_t count = run->objects.count;
  uint32_t *next = mem_alloc(mem_size(count + 1, sizeof *next));
  uint32_t *last = mem_alloc(mem_size(part_count + 1, sizeof *last));
  uint32_t *sizes = mem_zalloc(mem_size(part_count + 1, sizeof *sizes));
  for (size_t p = 0; p < part_count; p++) last[p] = NOWHERE;
  for (uint32_t i = 0; i < count; i++) {
    next[i] = NOWHERE;
    if (last[parts[i]] != NOWHERE) next[last[parts[i]]] = i;
    last[parts[i]] = i;
    sizes[parts[i]]++;
  }
  for (uint32_t i = 0; i < count; i++) {
    if (run->objects.items[i].in_place || run->objects.items[i].group != NOWHERE) continue;
    if (sizes[parts[i]] >= LEAST_GROUP)
      add_together(run, i, next);
    else
      add_group(run, i);
  }
  mem_free(next);
  mem_free(last);
  mem_free(sizes);
}

void groups_make(Run *run) {
  if (!run->collapsing) {
    add_alone(run);
    return;
  }
  Parting parting = {.run = run};
  make_parting(&parting);
  add_parts(run, parting.parts, parting.part_count);
  delete_parting(&parting);
}
