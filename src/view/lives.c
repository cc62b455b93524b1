// lives.c: every object of a run from its birth to its end, see lives.h.
#include "lives.h"

#include <stdlib.h>

static int by_serial(const void *left, const void *right) {
  const Life *a = left, *b = right;
  return a->serial < b->serial ? -1 : a->serial > b->serial;
}

static Life *find(Lives *lives, int64_t serial) {
  Life wanted = {.serial = serial};
  return lives->count ? bsearch(&wanted, lives->items, lives->count, sizeof wanted, by_serial)
                      : NULL;
}

// Objects are sorted by serial, and no serial is used twice: what was not there before and is there
// now is born.
static void note_births(Lives *lives, const Snapshot *before, const Snapshot *now, size_t step,
                        size_t steps) {
  size_t old = 0, old_count = before ? before->object_count : 0;
  for (size_t i = 0; i < now->object_count; i++) {
    const SnapshotObject *object = &now->objects[i];
    while (old < old_count && before->objects[old].serial < object->serial) old++;
    bool there = old < old_count && before->objects[old].serial == object->serial;
    if (object->serial > 0 && !there)
      array_push(lives,
                 (Life){.serial = object->serial, .object = object, .born = step, .died = steps});
  }
}

static void note_deaths(Lives *lives, const Snapshot *before, const Snapshot *now, size_t step) {
  size_t at = 0;
  for (size_t i = 0; i < before->object_count; i++) {
    int64_t serial = before->objects[i].serial;
    while (at < now->object_count && now->objects[at].serial < serial) at++;
    bool there = at < now->object_count && now->objects[at].serial == serial;
    Life *life = there || serial <= 0 ? NULL : find(lives, serial);
    if (life) life->died = step;
  }
}

static void note_collected(Lives *lives, const Snapshot *snapshot) {
  bool collecting = false;
  for (size_t i = 0; i < snapshot->event_count; i++) {
    const SnapshotEvent *event = &snapshot->events[i];
    if (event->kind == EVENT_COLLECT_START) collecting = true;
    if (event->kind == EVENT_COLLECT) collecting = false;
    if (event->kind != EVENT_DEALLOC || !collecting) continue;
    Life *life = find(lives, event->serial);
    if (life) life->collected = true;
  }
}

void lives_find(Lives *lives, const Snapshot *const *snapshots, size_t count) {
  for (size_t step = 0; step < count; step++)
    note_births(lives, step ? snapshots[step - 1] : NULL, snapshots[step], step, count);
  if (lives->count) qsort(lives->items, lives->count, sizeof *lives->items, by_serial);
  for (size_t step = 1; step < count; step++) {
    note_deaths(lives, snapshots[step - 1], snapshots[step], step);
    note_collected(lives, snapshots[step]);
  }
}

const SnapshotObject *life_at(const Life *life, const Snapshot *const *snapshots, size_t step) {
  if (step < life->born || step >= life->died) return NULL;
  int32_t found = snapshot_find(snapshots[step], life->serial);
  return found == NO_OBJECT ? NULL : &snapshots[step]->objects[found];
}
