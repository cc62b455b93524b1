// compare.c: what differs between two stored runs, see stored.h: the run as a whole, then step by
// step what each part says.
#include "compare.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

const char *stored_kind_word(StoredKind kind) {
  static const char *const words[] = {"run",    "step",      "serial",    "frame",
                                      "object", "reference", "collector", "event"};
  return words[kind];
}

static void compare_texts(Comparison *c, const char *what, const char *is, const char *was) {
  Text words = {0};
  if (texts_equal(is, was)) return;
  text_printf(&words, "%s ", what);
  say_texts(&words, is, was);
  found_add(c, 0, &words);
}

// ---- both states at hand ----------------------------------------------------------------------

// Machinery has the same serial in every file; an object of the program that of its life in the
// newer run, or none of those.
static int64_t identity(const Comparison *c, int side, const SnapshotObject *object,
                        const Life *life) {
  if (!life) return object->serial;
  int64_t index = life - c->lives[side].items;
  return side == NEWER ? index + 1 : life->mate >= 0 ? life->mate + 1 : -index - 1;
}

// `near`: where the mate of the object before stands.
static int32_t mate_of(const Comparison *c, int side, const SnapshotObject *object,
                       const Life *life, int32_t near) {
  const Snapshot *other = c->states[!side];
  int64_t serial = object->serial;
  if (life && life->mate < 0) return NO_OBJECT;
  if (life) serial = c->lives[!side].items[life->mate].serial;
  for (size_t i = (size_t)(near + 1); i < other->object_count && i < (size_t)near + 3; i++)
    if (other->objects[i].serial == serial) return (int32_t)i;
  return snapshot_find(other, serial);
}

static void know_objects(Comparison *c, int side) {
  const Snapshot *state = c->states[side];
  size_t near_life = 0;
  int32_t near_mate = NO_OBJECT;
  c->ids[side] = mem_realloc(c->ids[side], mem_size(state->object_count + 1, sizeof(int64_t)));
  c->mates[side] = mem_realloc(c->mates[side], mem_size(state->object_count + 1, sizeof(int32_t)));
  for (size_t i = 0; i < state->object_count; i++) {
    const SnapshotObject *object = &state->objects[i];
    const Life *life = life_find_near(&c->lives[side], object->serial, &near_life);
    c->ids[side][i] = identity(c, side, object, life);
    c->mates[side][i] = mate_of(c, side, object, life, near_mate);
    if (c->mates[side][i] != NO_OBJECT) near_mate = c->mates[side][i];
  }
}

// ---- a step -----------------------------------------------------------------------------------

// Steps are counted; what is new or gone moves those behind it.
static void compare_step_number(Comparison *c, const Snapshot *older, const Snapshot *newer) {
  int64_t is = (int64_t)newer->step - c->pair.newer, was = (int64_t)older->step - c->pair.older;
  if (is == was) return;
  if (!found_lasting(c, hash_text(HASH_START, "step"), (uint64_t)is - (uint64_t)was, 0)) return;
  Text words = {0};
  text_printf(&words, "step %zu, was %zu", newer->step, older->step);
  found_add(c, 0, &words);
}

static void report_step(Comparison *c, const Snapshot *step, const char *what) {
  Text words = {0};
  text_add(&words, what);
  say_text(&words, step->source);
  found_add(c, 0, &words);
}

static const char *given(const char *text) { return text && *text ? text : NULL; }

// What the step did beside what it left behind.
static void compare_step(Comparison *c, const Snapshot *older, const Snapshot *newer) {
  if (!older) report_step(c, newer, "this step is new: ");
  if (!newer) report_step(c, older, "this step is gone: ");
  if (older && newer) {
    compare_step_number(c, older, newer);
    compare_texts(c, "statement", newer->source, older->source);
  }
  if (!newer) return; // what it did is seen where it is not undone
  compare_texts(c, "raised", newer->error_type, older ? older->error_type : NULL);
  compare_texts(c, "message", newer->error_message, older ? older->error_message : NULL);
  compare_texts(c, "result", newer->result, older ? older->result : NULL);
  compare_texts(c, "printed", given(newer->output), older ? given(older->output) : NULL);
}

// ---- serials ----------------------------------------------------------------------------------

static int by_birth(const void *left, const void *right) {
  const Life *a = *(const Life *const *)left, *b = *(const Life *const *)right;
  if (a->birth != b->birth) return a->birth < b->birth ? -1 : 1;
  return a->serial < b->serial ? -1 : a->serial > b->serial;
}

// Serials that have moved: the first that is further on, or back, than all before it.
static void find_moved(Comparison *c) {
  const Lives *older = &c->lives[OLDER], *newer = &c->lives[NEWER];
  int64_t before = 0;
  for (size_t i = 0; i < newer->count; i++) {
    const Life *life = &newer->items[i];
    if (life->mate < 0) continue;
    int64_t shift = life->serial - older->items[life->mate].serial;
    if (shift != before && shift != 0) array_push(&c->moved, life);
    before = shift;
  }
  if (c->moved.count) qsort(c->moved.items, c->moved.count, sizeof(Life *), by_birth);
}

// "#5 Node, was #4"
static void report_moved(Comparison *c) {
  for (; c->moved_said < c->moved.count; c->moved_said++) {
    const Life *life = c->moved.items[c->moved_said];
    if (life->birth != c->pair.newer) return;
    Text words = {0};
    SnapshotObject object = {
        .serial = life->serial, .type = life->type ? life->type : "?", .value = life->value};
    say_object(&words, &object);
    text_printf(&words, ", was #%" PRId64, c->lives[OLDER].items[life->mate].serial);
    found_add(c, hash_text(HASH_START, "moved"), &words);
  }
}

// ---- all of it --------------------------------------------------------------------------------

// What the step left behind. Before the first step of a run nothing is known of its collector.
static void compare_states(Comparison *c) {
  static const Snapshot nothing;
  bool both = c->states[OLDER] && c->states[NEWER];
  for (int side = OLDER; side <= NEWER; side++)
    if (!c->states[side]) c->states[side] = &nothing;
  for (int side = OLDER; side <= NEWER; side++) know_objects(c, side);
  c->kind = STORED_FRAME;
  if (both) compare_frames(c);
  c->kind = STORED_OBJECT;
  compare_objects(c);
  c->kind = STORED_REFERENCE;
  compare_arrows(c);
  c->kind = STORED_COLLECTOR;
  if (both) compare_collector(c);
  c->kind = STORED_EVENT;
  compare_events(c);
  found_end_step(c);
  for (int side = OLDER; side <= NEWER; side++)
    if (c->states[side] == &nothing) c->states[side] = NULL;
}

static const Snapshot *state_of(const Comparison *c, int side, int32_t step) {
  return step >= 0 ? stored_state(c->runs[side], (size_t)step) : NULL;
}

static void compare_pair(Comparison *c) {
  const Snapshot *older = state_of(c, OLDER, c->pair.older);
  const Snapshot *newer = state_of(c, NEWER, c->pair.newer);
  if (older) c->states[OLDER] = older;
  if (newer) c->states[NEWER] = newer;
  c->kind = STORED_SERIAL;
  report_moved(c);
  c->kind = STORED_STEP;
  compare_step(c, older, newer);
  compare_states(c);
  c->step_before = newer ? newer->step : older->step;
}

static void compare_heads(Comparison *c) {
  c->pair = (StoredPair){-1, -1};
  c->kind = STORED_RUN;
  compare_texts(c, "title", c->runs[NEWER]->title, c->runs[OLDER]->title);
  compare_texts(c, "profile", c->runs[NEWER]->profile, c->runs[OLDER]->profile);
}

StoredDifferences stored_compare(const Stored *older, const Stored *newer) {
  Comparison c = {.runs = {older, newer}, .lives = {lives_of(older), lives_of(newer)}};
  StoredPairs pairs = stored_align(older, newer);
  match_lives(older, newer, &pairs, &c.lives[OLDER], &c.lives[NEWER]);
  find_moved(&c);
  compare_heads(&c);
  for (size_t i = 0; i < pairs.count; i++) {
    c.pair = pairs.items[i];
    compare_pair(&c);
  }
  StoredDifferences differences = found_take(&c);
  for (int side = OLDER; side <= NEWER; side++) {
    array_delete(&c.lives[side]);
    mem_free(c.ids[side]);
    mem_free(c.mates[side]);
  }
  array_delete(&c.moved);
  stored_pairs_delete(&pairs);
  return differences;
}
