// match.c: the same objects in two runs. A serial means something in its own run only; between two
// runs an object is the same where the same names and places lead to it.
#include "heapstory/snapshot.h"

#include <stdlib.h>
#include <string.h>

typedef struct Pair {
  int32_t old, new;
} Pair;

typedef struct Match {
  const Snapshot *old, *new;
  int32_t *mate;     // by object of `old`: the same one of `new`; NO_OBJECT
  bool *taken;       // by object of `new`
  Array(Pair) queue; // found, what they hold not looked at yet
  Snapshot *copy;
  int64_t *serials; // by object of `old`: in the copy
  int32_t *places;  // by object of `old`: its index there
} Match;

// ---- finding pairs ----------------------------------------------------------------------------

static bool same_text(const char *a, const char *b) { return a && b ? strcmp(a, b) == 0 : a == b; }

// What has a value is its value; what has none is what it holds.
static bool alike(const SnapshotObject *a, const SnapshotObject *b) {
  return (a->serial < 0) == (b->serial < 0) && strcmp(a->type, b->type) == 0 &&
         same_text(a->value, b->value);
}

static bool pair_up(Match *m, int32_t old, int32_t new) {
  if (m->mate[old] != NO_OBJECT || m->taken[new]) return false;
  if (!alike(&m->old->objects[old], &m->new->objects[new])) return false;
  m->mate[old] = new;
  m->taken[new] = true;
  array_push(&m->queue, (Pair){old, new});
  return true;
}

static void pair_place(Match *m, const SnapshotReference *place, const SnapshotObject *in) {
  for (uint32_t i = 0; i < in->reference_count; i++) {
    const SnapshotReference *other = &m->new->references[in->first_reference + i];
    if (other->kind != place->kind || strcmp(other->place, place->place) != 0) continue;
    // Elements of a set have one place: any that is alike will do.
    if (pair_up(m, place->to, other->to) || place->kind != PLACE_ELEMENT) return;
  }
}

static void pair_what_they_hold(Match *m) {
  for (size_t i = 0; i < m->queue.count; i++) {
    const SnapshotObject *old = &m->old->objects[m->queue.items[i].old];
    const SnapshotObject *new = &m->new->objects[m->queue.items[i].new];
    for (uint32_t r = 0; r < old->reference_count; r++)
      pair_place(m, &m->old->references[old->first_reference + r], new);
  }
}

// Frames are the same down from the module as long as they have the same names.
static size_t same_frames(const Match *m) {
  size_t depth = 0;
  while (depth < m->old->frame_count &&
         depth < m->new->frame_count &&strcmp(m->old->frames[depth].name,
                                              m->new->frames[depth].name) ==
             0)
    depth++;
  return depth;
}

static void pair_names(Match *m, const SnapshotFrame *old, const SnapshotFrame *new) {
  for (uint32_t i = 0; i < old->binding_count; i++)
    for (uint32_t j = 0; j < new->binding_count; j++) {
      const SnapshotBinding *a = &m->old->bindings[old->first_binding + i];
      const SnapshotBinding *b = &m->new->bindings[new->first_binding + j];
      if (strcmp(a->name, b->name) == 0) pair_up(m, a->to, b->to);
    }
}

// What no name leads to (islands, machinery) has nothing but its number.
static void pair_numbers(Match *m) {
  for (size_t i = 0; i < m->old->object_count; i++) {
    int32_t same = snapshot_find(m->new, m->old->objects[i].serial);
    if (same != NO_OBJECT) pair_up(m, (int32_t)i, same);
  }
}

static void find_pairs(Match *m) {
  m->mate = mem_alloc(mem_size(m->old->object_count + 1, sizeof *m->mate));
  m->taken = mem_zalloc(m->new->object_count + 1);
  for (size_t i = 0; i < m->old->object_count; i++) m->mate[i] = NO_OBJECT;
  size_t frames = same_frames(m);
  for (size_t f = 0; f < frames; f++) pair_names(m, &m->old->frames[f], &m->new->frames[f]);
  pair_what_they_hold(m);
  pair_numbers(m);
}

// ---- new serials ------------------------------------------------------------------------------

// Objects without a mate get numbers that no object of `new` has: above all of them, machinery
// below.
static void number(Match *m) {
  int64_t highest = 0, lowest = 0;
  size_t count = m->new->object_count;
  if (count && m->new->objects[0].serial < 0) lowest = m->new->objects[0].serial;
  if (count && m->new->objects[count - 1].serial > 0) highest = m->new->objects[count - 1].serial;
  m->serials = mem_alloc(mem_size(m->old->object_count + 1, sizeof *m->serials));
  for (size_t i = 0; i < m->old->object_count; i++) {
    bool machinery = m->old->objects[i].serial < 0;
    if (m->mate[i] != NO_OBJECT)
      m->serials[i] = m->new->objects[m->mate[i]].serial;
    else
      m->serials[i] = machinery ? --lowest : ++highest;
  }
}

typedef struct Numbered {
  int64_t serial;
  int32_t old;
} Numbered;

static int by_serial(const void *left, const void *right) {
  int64_t a = ((const Numbered *)left)->serial, b = ((const Numbered *)right)->serial;
  return a < b ? -1 : a > b;
}

static void copy_objects(Match *m) {
  const Snapshot *old = m->old;
  size_t count = old->object_count;
  Numbered *order = mem_alloc(mem_size(count + 1, sizeof *order));
  m->places = mem_alloc(mem_size(count + 1, sizeof *m->places));
  for (size_t i = 0; i < count; i++) order[i] = (Numbered){m->serials[i], (int32_t)i};
  if (count > 1) qsort(order, count, sizeof *order, by_serial);
  for (size_t i = 0; i < count; i++) m->places[order[i].old] = (int32_t)i;
  SnapshotObject *objects = scratch_alloc(&m->copy->scratch, mem_size(count + 1, sizeof *objects));
  SnapshotReference *references =
      scratch_alloc(&m->copy->scratch, mem_size(old->reference_count + 1, sizeof *references));
  uint32_t written = 0;
  for (size_t i = 0; i < count; i++) {
    objects[i] = old->objects[order[i].old];
    objects[i].serial = order[i].serial;
    uint32_t first = objects[i].first_reference;
    objects[i].first_reference = written;
    for (uint32_t r = 0; r < objects[i].reference_count; r++) {
      references[written] = old->references[first + r];
      references[written].from = (int32_t)i;
      references[written].to = m->places[references[written].to];
      written++;
    }
  }
  m->copy->objects = objects;
  m->copy->references = references;
  mem_free(order);
}

static void copy_bindings(Match *m) {
  const Snapshot *old = m->old;
  SnapshotBinding *bindings =
      scratch_alloc(&m->copy->scratch, mem_size(old->binding_count + 1, sizeof *bindings));
  for (size_t i = 0; i < old->binding_count; i++)
    bindings[i] = (SnapshotBinding){old->bindings[i].name, m->places[old->bindings[i].to]};
  m->copy->bindings = bindings;
}

static void copy_frames(Match *m) {
  const Snapshot *old = m->old;
  SnapshotFrame *frames =
      scratch_alloc(&m->copy->scratch, mem_size(old->frame_count + 1, sizeof *frames));
  size_t same = same_frames(m);
  int64_t highest = 0;
  for (size_t f = 0; f < m->new->frame_count; f++)
    if (m->new->frames[f].serial > highest) highest = m->new->frames[f].serial;
  for (size_t f = 0; f < old->frame_count; f++) {
    frames[f] = old->frames[f];
    frames[f].serial = f < same ? m->new->frames[f].serial : ++highest;
    int32_t names = frames[f].names ? snapshot_find(old, frames[f].names) : NO_OBJECT;
    frames[f].names = names == NO_OBJECT ? 0 : m->serials[names];
  }
  m->copy->frames = frames;
}

static void copy_holders(Match *m) {
  const Snapshot *old = m->old;
  SnapshotHolder *holders =
      scratch_alloc(&m->copy->scratch, mem_size(old->holder_count + 1, sizeof *holders));
  for (size_t i = 0; i < old->holder_count; i++) {
    holders[i] = old->holders[i];
    holders[i].to = m->places[holders[i].to];
    if (holders[i].from != NO_OBJECT) holders[i].from = m->places[holders[i].from];
  }
  m->copy->holders = holders;
}

static void copy_garbage(Match *m) {
  const SnapshotGc *gc = &m->old->gc;
  int64_t *garbage =
      scratch_alloc(&m->copy->scratch, mem_size(gc->garbage_count + 1, sizeof *garbage));
  for (size_t i = 0; i < gc->garbage_count; i++) {
    int32_t object = snapshot_find(m->old, gc->garbage[i]);
    garbage[i] = object == NO_OBJECT ? 0 : m->serials[object];
  }
  m->copy->gc.garbage = garbage;
}

Snapshot *snapshot_matched(const Snapshot *old, const Snapshot *new) {
  Match m = {.old = old, .new = new, .copy = mem_alloc(sizeof *m.copy)};
  *m.copy = *old;
  m.copy->scratch = (Scratch){0};
  m.copy->events = NULL;
  m.copy->event_count = 0;
  find_pairs(&m);
  number(&m);
  copy_objects(&m);
  copy_bindings(&m);
  copy_frames(&m);
  copy_holders(&m);
  copy_garbage(&m);
  mem_free(m.mate);
  mem_free(m.taken);
  mem_free(m.serials);
  mem_free(m.places);
  array_delete(&m.queue);
  return m.copy;
}
