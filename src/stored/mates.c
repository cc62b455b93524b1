// mates.c: which object of one run is which of the other, see stored_compare in stored.h.
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "map.h"

// ---- lives ------------------------------------------------------------------------------------

static int by_serial_and_birth(const void *left, const void *right) {
  const Life *a = left, *b = right;
  if (a->serial != b->serial) return a->serial < b->serial ? -1 : 1;
  if (a->birth != b->birth) return a->birth < b->birth ? -1 : 1;
  return b->seen - a->seen; // an event knows no value
}

static int by_serial(const void *left, const void *right) {
  const Life *a = left, *b = right;
  return a->serial < b->serial ? -1 : a->serial > b->serial;
}

// Adds what the step has and the step before had not.
static void add_objects(Lives *lives, const Stored *run, size_t step) {
  const Snapshot *s = stored_state(run, step), *before = step ? stored_state(run, step - 1) : NULL;
  size_t b = 0;
  for (size_t i = 0; i < s->object_count; i++) {
    const SnapshotObject *o = &s->objects[i];
    while (before && b < before->object_count && before->objects[b].serial < o->serial) b++;
    if (o->serial <= 0) continue;
    if (before && b < before->object_count && before->objects[b].serial == o->serial) continue;
    array_push(lives, (Life){o->serial, o->type, o->value, (int32_t)step, true, -1});
  }
  for (size_t i = 0; i < s->event_count; i++) {
    const SnapshotEvent *e = &s->events[i];
    if (e->serial > 0)
      array_push(lives, (Life){e->serial, e->type, NULL, (int32_t)step, false, -1});
  }
}

Lives lives_of(const Stored *run) {
  Lives lives = {0};
  size_t kept = 0;
  for (size_t i = 0; i < run->count; i++) add_objects(&lives, run, i);
  if (lives.count) qsort(lives.items, lives.count, sizeof(Life), by_serial_and_birth);
  for (size_t i = 0; i < lives.count; i++) {
    const Life life = lives.items[i];
    if (kept > 0 && lives.items[kept - 1].serial == life.serial)
      lives.items[kept - 1].seen |= life.seen;
    else
      lives.items[kept++] = life;
  }
  array_truncate(&lives, kept);
  return lives;
}

Life *life_find(const Lives *lives, int64_t serial) {
  Life wanted = {.serial = serial};
  if (serial <= 0 || lives->count == 0) return NULL;
  return bsearch(&wanted, lives->items, lives->count, sizeof(Life), by_serial);
}

Life *life_find_near(const Lives *lives, int64_t serial, size_t *near) {
  enum { NEAR = 4 };
  if (serial <= 0) return NULL;
  for (size_t i = *near; i < lives->count && i < *near + NEAR; i++)
    if (lives->items[i].serial == serial) {
      *near = i;
      return &lives->items[i];
    }
  Life *life = life_find(lives, serial);
  if (life) *near = (size_t)(life - lives->items);
  return life;
}

// ---- births -----------------------------------------------------------------------------------

// The lives of a run by the step of their birth: order[start[step] .. start[step + 1]).
typedef struct Births {
  const Lives *lives;
  uint32_t *order, *start;
} Births;

static Births births_of(const Lives *lives, size_t steps) {
  Births births = {.lives = lives,
                   .order = mem_alloc(mem_size(lives->count + 1, sizeof *births.order)),
                   .start = mem_zalloc(mem_size(steps + 2, sizeof *births.start))};
  for (size_t i = 0; i < lives->count; i++) births.start[lives->items[i].birth + 2]++;
  for (size_t s = 2; s < steps + 2; s++) births.start[s] += births.start[s - 1];
  for (size_t i = 0; i < lives->count; i++)
    births.order[births.start[lives->items[i].birth + 1]++] = (uint32_t)i;
  return births;
}

static void births_delete(Births *births) {
  mem_free(births->order);
  mem_free(births->start);
}

// A part of the births of a step, [from, to) of its order.
typedef struct Part {
  const Births *births;
  uint32_t from, to;
} Part;

static uint64_t *keys_of(const Part *part, bool with_values) {
  uint64_t *keys = mem_alloc(mem_size(part->to - part->from + 1, sizeof *keys));
  for (uint32_t i = part->from; i < part->to; i++) {
    const Life *life = &part->births->lives->items[part->births->order[i]];
    keys[i - part->from] = hash_text(HASH_START, life->type);
    if (with_values) keys[i - part->from] = hash_text(keys[i - part->from], life->value);
  }
  return keys;
}

static void pair_lives(const Part *older, uint32_t a, const Part *newer, uint32_t b) {
  uint32_t left = older->births->order[a], right = newer->births->order[b];
  older->births->lives->items[left].mate = (int32_t)right;
  newer->births->lives->items[right].mate = (int32_t)left;
}

// In the order of birth: equal types and values, and between those equal types.
static void pair_part(Part older, Part newer, bool with_values) {
  size_t count = older.to - older.from;
  if (count == 0 || newer.from == newer.to) return;
  uint64_t *a = keys_of(&older, with_values), *b = keys_of(&newer, with_values);
  int32_t *mates = mem_alloc(mem_size(count + 1, sizeof *mates));
  align_keys((Keys){a, count}, (Keys){b, newer.to - newer.from}, mates);
  uint32_t a_done = older.from, b_done = newer.from;
  for (uint32_t i = older.from; i <= older.to; i++) {
    int32_t mate = i < older.to ? mates[i - older.from] : (int32_t)(newer.to - newer.from);
    if (mate < 0) continue;
    uint32_t j = newer.from + (uint32_t)mate;
    if (with_values)
      pair_part((Part){older.births, a_done, i}, (Part){newer.births, b_done, j}, false);
    if (i < older.to) pair_lives(&older, i, &newer, j);
    a_done = i + 1;
    b_done = j + 1;
  }
  mem_free(a);
  mem_free(b);
  mem_free(mates);
}

// ---- names and places -------------------------------------------------------------------------

// What is found at a pair of steps by the names that lead to it.
typedef struct Walk {
  const Snapshot *older, *newer;
  Lives *older_lives, *newer_lives;
  Array(StoredPair) queue; // objects of both that are the same; what they hold is looked at in turn
} Walk;

static void pair_objects(Walk *w, int32_t older, int32_t newer) {
  if (older == NO_OBJECT || newer == NO_OBJECT) return;
  const SnapshotObject *a = &w->older->objects[older], *b = &w->newer->objects[newer];
  Life *left = life_find(w->older_lives, a->serial), *right = life_find(w->newer_lives, b->serial);
  if (!left || !right || left->mate >= 0 || right->mate >= 0) return;
  if (strcmp(a->type, b->type) != 0 || (a->value == NULL) != (b->value == NULL)) return;
  if (a->value && strcmp(a->value, b->value) != 0) return;
  left->mate = (int32_t)(right - w->newer_lives->items);
  right->mate = (int32_t)(left - w->older_lives->items);
  array_push(&w->queue, (StoredPair){older, newer});
}

static void pair_names_of(Walk *w, const SnapshotFrame *older, const SnapshotFrame *newer) {
  const SnapshotBinding *a = w->older->bindings + older->first_binding;
  const SnapshotBinding *b = w->newer->bindings + newer->first_binding;
  Map names = {0};
  for (uint32_t j = 0; j < newer->binding_count; j++)
    *map_at(&names, hash_text(HASH_START, b[j].name)) = j + 1;
  for (uint32_t i = 0; i < older->binding_count; i++) {
    uint32_t found = *map_at(&names, hash_text(HASH_START, a[i].name));
    if (found && strcmp(a[i].name, b[found - 1].name) == 0)
      pair_objects(w, a[i].to, b[found - 1].to);
  }
  map_delete(&names);
}

static void pair_names(Walk *w) {
  const Snapshot *a = w->older, *b = w->newer;
  for (size_t f = 0; f < a->frame_count && f < b->frame_count; f++) {
    if (strcmp(a->frames[f].name, b->frames[f].name) != 0) return;
    pair_names_of(w, &a->frames[f], &b->frames[f]);
  }
}

// The same place is looked for from where the last one was found on: both lists have one order.
static void pair_places(Walk *w, const SnapshotObject *a, const SnapshotObject *b) {
  uint32_t next = 0;
  for (uint32_t i = 0; i < a->reference_count; i++) {
    const SnapshotReference *x = &w->older->references[a->first_reference + i];
    for (uint32_t j = next; j < b->reference_count && j < next + 64; j++) {
      const SnapshotReference *y = &w->newer->references[b->first_reference + j];
      if (x->kind != y->kind || strcmp(x->place, y->place) != 0) continue;
      pair_objects(w, x->to, y->to);
      next = j + 1;
      break;
    }
  }
}

static void queue_known(Walk *w) {
  size_t near = 0;
  for (size_t i = 0; i < w->older->object_count; i++) {
    const Life *life = life_find_near(w->older_lives, w->older->objects[i].serial, &near);
    if (!life || life->mate < 0) continue;
    int32_t newer = snapshot_find(w->newer, w->newer_lives->items[life->mate].serial);
    if (newer != NO_OBJECT) array_push(&w->queue, (StoredPair){(int32_t)i, newer});
  }
}

static bool has_single(const Snapshot *s, const Lives *lives) {
  size_t near = 0;
  for (size_t i = 0; i < s->object_count; i++) {
    const Life *life = life_find_near(lives, s->objects[i].serial, &near);
    if (life && life->mate < 0) return true;
  }
  return false;
}

static void walk_pair(Walk *w) {
  if (!has_single(w->older, w->older_lives) || !has_single(w->newer, w->newer_lives)) return;
  array_truncate(&w->queue, 0);
  pair_names(w);
  queue_known(w);
  for (size_t i = 0; i < w->queue.count; i++)
    pair_places(w, &w->older->objects[w->queue.items[i].older],
                &w->newer->objects[w->queue.items[i].newer]);
}

// The first step in which something may be single; the number of steps where nothing is.
static int32_t first_single(const Lives *lives, size_t steps) {
  int32_t first = (int32_t)steps;
  for (size_t i = 0; i < lives->count; i++)
    if (lives->items[i].mate < 0 && lives->items[i].birth < first) first = lives->items[i].birth;
  return first;
}

void match_lives(const Stored *older, const Stored *newer, const StoredPairs *pairs,
                 Lives *older_lives, Lives *newer_lives) {
  Births a = births_of(older_lives, older->count), b = births_of(newer_lives, newer->count);
  Walk walk = {.older_lives = older_lives, .newer_lives = newer_lives};
  for (size_t p = 0; p < pairs->count; p++) {
    int32_t i = pairs->items[p].older, j = pairs->items[p].newer;
    if (i < 0 || j < 0) continue;
    pair_part((Part){&a, a.start[i], a.start[i + 1]}, (Part){&b, b.start[j], b.start[j + 1]}, true);
  }
  int32_t older_single = first_single(older_lives, older->count);
  int32_t newer_single = first_single(newer_lives, newer->count);
  for (size_t p = 0; p < pairs->count; p++) {
    int32_t i = pairs->items[p].older, j = pairs->items[p].newer;
    if (i < older_single || j < newer_single) continue; // -1 is before all
    walk.older = stored_state(older, (size_t)i);
    walk.newer = stored_state(newer, (size_t)j);
    walk_pair(&walk);
  }
  array_delete(&walk.queue);
  births_delete(&a);
  births_delete(&b);
}
