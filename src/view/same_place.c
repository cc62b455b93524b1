// same_place.c: the same place of the same object in two steps. Most places stay where they were;
// those of an object with many are sorted before one that moved is looked for, so that a dict or a
// set of any size costs n log n.
#include <stdlib.h>
#include <string.h>

#include "internal.h"

// References of one snapshot, those of each object that was asked for in order of their places.
typedef struct Sorted {
  const Snapshot *snapshot;             // NULL: there is none
  const SnapshotReference **references; // NULL before the first question
  bool *done;                           // by object
} Sorted;

struct SamePlaces {
  Scratch *scratch;
  Sorted now, before;
};

SamePlaces *same_places_new(Scratch *scratch, const Snapshot *now, const Snapshot *before) {
  SamePlaces *places = scratch_alloc(scratch, sizeof *places);
  *places = (SamePlaces){scratch, {.snapshot = now}, {.snapshot = before}};
  return places;
}

// An element of a set has no place of its own: it is the same one when it is the same object.
static int compare(const SnapshotReference *a, const SnapshotReference *b) {
  if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
  if (a->kind == PLACE_ELEMENT) return a->to < b->to ? -1 : a->to > b->to;
  return strcmp(a->place, b->place);
}

static int by_place(const void *left, const void *right) {
  const SnapshotReference *const *a = left, *const *b = right;
  int order = compare(*a, *b);
  return order ? order : *a < *b ? -1 : *a > *b; // the first of equal ones comes first
}

static const SnapshotReference **sort(Scratch *scratch, Sorted *sorted, size_t object) {
  const Snapshot *snapshot = sorted->snapshot;
  const SnapshotObject *owner = &snapshot->objects[object];
  if (!sorted->references) {
    sorted->references =
        scratch_alloc(scratch, mem_size(snapshot->reference_count, sizeof *sorted->references));
    sorted->done = scratch_alloc(scratch, snapshot->object_count);
  }
  const SnapshotReference **own = sorted->references + owner->first_reference;
  if (sorted->done[object]) return own;
  for (uint32_t i = 0; i < owner->reference_count; i++)
    own[i] = &snapshot->references[owner->first_reference + i];
  qsort(own, owner->reference_count, sizeof(SnapshotReference *), by_place);
  sorted->done[object] = true;
  return own;
}

// The first place of an object that is equal to `wanted`; NULL where it has none.
static const SnapshotReference *search(Scratch *scratch, Sorted *sorted, size_t object,
                                       const SnapshotReference *wanted) {
  const SnapshotReference **own = sort(scratch, sorted, object);
  size_t low = 0, high = sorted->snapshot->objects[object].reference_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare(own[middle], wanted) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  bool found =
      low < sorted->snapshot->objects[object].reference_count && compare(own[low], wanted) == 0;
  return found ? own[low] : NULL;
}

static int64_t same_place(Scratch *scratch, const Snapshot *from, uint32_t at, Sorted *in) {
  enum { MANY = 16 };
  if (!in->snapshot) return 0;
  SnapshotReference wanted = from->references[at];
  const SnapshotObject *owner = &from->objects[wanted.from];
  int32_t found = snapshot_find(in->snapshot, owner->serial);
  if (found == NO_OBJECT) return 0;
  if (wanted.kind == PLACE_ELEMENT)
    wanted.to = snapshot_find(in->snapshot, object_serial(from, wanted.to));
  const SnapshotObject *other = &in->snapshot->objects[found];
  const SnapshotReference *places = in->snapshot->references + other->first_reference;
  uint32_t offset = at - owner->first_reference, count = other->reference_count;
  if (offset < count && compare(&places[offset], &wanted) == 0)
    return object_serial(in->snapshot, places[offset].to);
  const SnapshotReference *same = NULL;
  if (count > MANY) same = search(scratch, in, (size_t)found, &wanted);
  for (uint32_t i = 0; i < count && count <= MANY && !same; i++)
    if (compare(&places[i], &wanted) == 0) same = &places[i];
  return same ? object_serial(in->snapshot, same->to) : 0;
}

int64_t target_before(const Moment *moment, const Cell *cell, uint32_t offset) {
  SamePlaces *places = moment->places;
  return same_place(places->scratch, moment->snapshot, cell->first + offset, &places->before);
}

int64_t target_now(const Moment *moment, const Cell *cell_before, uint32_t offset) {
  SamePlaces *places = moment->places;
  return same_place(places->scratch, moment->before, cell_before->first + offset, &places->now);
}

bool place_changed(const Moment *moment, uint32_t reference) {
  SamePlaces *places = moment->places;
  int32_t to = moment->snapshot->references[reference].to;
  return same_place(places->scratch, moment->snapshot, reference, &places->before) !=
         object_serial(moment->snapshot, to);
}
