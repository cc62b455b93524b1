// why.c: what keeps an object alive, or how it died: the question put together.
#include "why.h"

#include <string.h>

// ---- an object that a snapshot has ------------------------------------------------------------

static void note_scopes(Asking *asking) {
  const Snapshot *s = asking->snapshot;
  asking->frame_of = mem_alloc(mem_size(s->object_count, sizeof *asking->frame_of));
  asking->module_of = mem_alloc(mem_size(s->object_count, sizeof *asking->module_of));
  for (size_t i = 0; i < s->object_count; i++)
    asking->frame_of[i] = -1, asking->module_of[i] = NO_OBJECT;
  for (size_t f = s->frame_count; f-- > 0;) { // the oldest frame with these names is the last word
    int32_t names = s->frames[f].names ? snapshot_find(s, s->frames[f].names) : NO_OBJECT;
    if (names != NO_OBJECT) asking->frame_of[names] = (int32_t)f;
  }
  for (size_t i = 0; i < s->reference_count; i++) {
    const SnapshotReference *r = &s->references[i];
    const SnapshotObject *from = &s->objects[r->from];
    bool names = from->shape == SHAPE_MODULE && from->value && strcmp(r->place, "__dict__") == 0;
    if (names) asking->module_of[r->to] = r->from;
  }
}

static void describe(Why *why, int32_t target) {
  const SnapshotObject *o = &why->seen->objects[target];
  Asking asking = {.why = why, .snapshot = why->seen, .target = target};
  asking.holders = holders_of(why->seen);
  note_scopes(&asking);
  why->object = o;
  why->type = o->type;
  why_count(&asking);
  if (o->flags & SNAPSHOT_IMMORTAL)
    why->was = WHY_IMMORTAL;
  else if (o->flags & SNAPSHOT_REACHABLE)
    why->was = WHY_REACHABLE;
  else
    why->was = WHY_UNREACHABLE;
  if (why->was == WHY_REACHABLE) why_chain(&asking);
  if (why->was == WHY_UNREACHABLE) why_circle(&asking);
  why_tell_others(&asking);
  holders_delete(&asking.holders);
  mem_free(asking.frame_of);
  mem_free(asking.module_of);
  array_delete(&asking.told);
  text_delete(&asking.text);
}

// ---- how it ended -----------------------------------------------------------------------------

// Looks for its death among the events of a step.
static bool find_end(Why *why, const Snapshot *step) {
  const SnapshotEvent *collection = NULL;
  for (size_t i = 0; i < step->event_count; i++) {
    const SnapshotEvent *event = &step->events[i];
    if (event->kind == EVENT_COLLECT_START) collection = event;
    if (event->kind == EVENT_COLLECT) collection = NULL;
    if (event->kind != EVENT_DEALLOC || event->serial != why->serial) continue;
    why->ended = step;
    why->end = collection ? WHY_END_COLLECTION : WHY_END_COUNT;
    if (collection) {
      why->ended_generation = (int)collection->a;
      why->ended_automatically = collection->b;
    }
    return true;
  }
  return false;
}

// It lived last in snapshots[lived], or in none; it is not in snapshots[at].
static void note_end(Why *why, const Snapshot *const *snapshots, size_t lived, size_t at) {
  bool in_passing = !why->seen;
  why->state = WHY_DEAD;
  why->end = WHY_END_UNKNOWN;
  for (size_t i = in_passing ? lived : lived + 1; i <= at; i++) {
    if (!find_end(why, snapshots[i])) continue;
    if (in_passing) why->end = WHY_END_IN_PASSING;
    return;
  }
  why->ended = snapshots[in_passing ? lived : lived + 1];
}

// ---- front door -------------------------------------------------------------------------------

Why *why_take(const Snapshot *const *snapshots, size_t count, size_t at, const char *asked,
              Errors *errors) {
  Why *why = mem_zalloc(sizeof *why);
  why->asked = scratch_strndup(&why->scratch, asked, strlen(asked));
  why->now = snapshots[at];
  why->generation = -1;
  size_t found = why_find(why, snapshots, count, at, errors);
  if (found == SIZE_MAX) {
    why_delete(why);
    return NULL;
  }
  why->meant = snapshots[found];
  if (found < at) why->gone = snapshots[found + 1];
  size_t lived = at;
  while (lived > found && snapshot_find(snapshots[lived], why->serial) == NO_OBJECT) lived--;
  int32_t target = snapshot_find(snapshots[lived], why->serial);
  if (target != NO_OBJECT) {
    why->seen = snapshots[lived];
    describe(why, target);
    why->state = why->was;
  }
  if (why->seen != why->now) note_end(why, snapshots, lived, at);
  return why;
}

void why_delete(Why *why) {
  if (!why) return;
  scratch_delete(&why->scratch);
  mem_free(why);
}
