// match.c: the same objects in two runs. A serial means something in its own run only; between two
// runs an object is the same where the same names and places lead to it.
#include "heapstory/snapshot.h"

#include <string.h>

typedef struct Pair {
  int32_t old, new;
} Pair;

typedef struct Match {
  const Snapshot *old, *new;
  int32_t *mate;     // by object of `old`: the same one of `new`; NO_OBJECT
  bool *taken;       // by object of `new`
  Array(Pair) queue; // found, what they hold not looked at yet
  int64_t *serials;  // by object of `old`: in the copy
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

static int64_t new_serial(void *payload, int64_t serial) {
  const Match *m = payload;
  int32_t object = snapshot_find(m->old, serial);
  return object == NO_OBJECT ? 0 : m->serials[object];
}

static int64_t new_frame(void *payload, int64_t serial) {
  const Match *m = payload;
  size_t same = same_frames(m), at = 0;
  int64_t highest = 0;
  for (size_t f = 0; f < m->new->frame_count; f++)
    if (m->new->frames[f].serial > highest) highest = m->new->frames[f].serial;
  while (m->old->frames[at].serial != serial) at++;
  return at < same ? m->new->frames[at].serial : highest + 1 + (int64_t)(at - same);
}

Snapshot *snapshot_matched(const Snapshot *old, const Snapshot *new) {
  Match m = {.old = old, .new = new};
  find_pairs(&m);
  number(&m);
  Snapshot *copy = snapshot_renumbered(old, new_serial, new_frame, &m);
  copy->events = NULL;
  copy->event_count = 0;
  mem_free(m.mate);
  mem_free(m.taken);
  mem_free(m.serials);
  array_delete(&m.queue);
  return copy;
}
