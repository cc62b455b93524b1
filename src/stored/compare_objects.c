// compare_objects.c: objects that only one run has, and facts of those that both have.
#include <inttypes.h>
#include <string.h>

#include "compare.h"
#include "words.h"

// ---- new and gone -----------------------------------------------------------------------------

static void report_single(Comparison *c, int side, size_t index) {
  const SnapshotObject *object = &c->states[side]->objects[index];
  const char *what = side == NEWER ? " is new" : " is gone";
  int64_t id = c->ids[side][index];
  if (!found_lasting(c, hash_text(hash_number(HASH_START, id), "alone"), (uint64_t)side, id))
    return;
  Text words = {0};
  say_object(&words, object);
  text_add(&words, what);
  found_add(c, hash_text(hash_text(HASH_START, what), object->type), &words);
}

// A step that only one run has may make what the other makes in another step.
static bool is_elsewhere(const Comparison *c, int side, int64_t serial) {
  bool both = c->pair.older >= 0 && c->pair.newer >= 0;
  return !both && life_find(&c->lives[side], serial)->mate >= 0;
}

// Machinery is there because something refers to it, and that is said.
static void report_singles(Comparison *c, int side) {
  const Snapshot *state = c->states[side];
  for (size_t i = 0; i < state->object_count; i++)
    if (c->mates[side][i] == NO_OBJECT && state->objects[i].serial > 0 &&
        !is_elsewhere(c, side, state->objects[i].serial))
      report_single(c, side, i);
}

// ---- facts ------------------------------------------------------------------------------------

typedef struct Both {
  Comparison *c;
  const SnapshotObject *older, *newer;
  int64_t id;
} Both;

// Whether a fact is to be told; its words then begin with the object.
static bool begin_fact(const Both *both, const char *fact, uint64_t state, Text *words) {
  uint64_t key = hash_text(hash_number(HASH_START, both->id), fact);
  if (!found_lasting(both->c, key, state, both->id)) return false;
  say_object(words, both->newer);
  text_add(words, ": ");
  return true;
}

static void end_fact(const Both *both, const char *fact, uint64_t state, Text *words) {
  uint64_t alike = hash_text(hash_text(HASH_START, fact), both->newer->type);
  found_add(both->c, hash_number(alike, (int64_t)state), words);
}

static void compare_count(const Both *both, const char *fact, uint64_t is, uint64_t was) {
  Text words = {0};
  if (is == was || !begin_fact(both, fact, is - was, &words)) return;
  text_printf(&words, "%s %" PRId64 ", was %" PRId64, fact, (int64_t)is, (int64_t)was);
  end_fact(both, fact, is - was, &words);
}

static void compare_text(const Both *both, const char *fact, const char *is, const char *was) {
  Text words = {0};
  uint64_t state = hash_text(hash_text(HASH_START, is), was);
  if (texts_equal(is, was)) return;
  if (!begin_fact(both, fact, state, &words)) return;
  text_printf(&words, "%s ", fact);
  say_texts(&words, is, was);
  end_fact(both, fact, state, &words);
}

static void compare_generation(const Both *both) {
  static const char *const names[] = {"none", "0", "1", "2", "permanent"};
  int is = both->newer->generation, was = both->older->generation;
  uint64_t state = (uint64_t)(10 * (is + 1) + was + 1);
  Text words = {0};
  if (is == was || !begin_fact(both, "generation", state, &words)) return;
  text_printf(&words, "generation %s, was %s", names[is + 1], names[was + 1]);
  end_fact(both, "generation", state, &words);
}

static void compare_flags(const Both *both) {
  static const char *const names[][2] = {{"mortal", "immortal"},
                                         {"untracked", "tracked"},
                                         {"not finalized", "finalized"},
                                         {"unreachable", "reachable"},
                                         {"external", "internal"},
                                         {"without slots", "with slots"},
                                         {"not in gc.garbage", "in gc.garbage"},
                                         {"visited", "pending"}};
  for (size_t bit = 0; bit < sizeof names / sizeof *names; bit++) {
    bool is = both->newer->flags >> bit & 1, was = both->older->flags >> bit & 1;
    Text words = {0};
    if (is == was || !begin_fact(both, names[bit][1], is, &words)) continue;
    text_printf(&words, "%s, was %s", names[bit][is], names[bit][was]);
    end_fact(both, names[bit][1], is, &words);
  }
}

static bool is_same(const SnapshotObject *a, const SnapshotObject *b) {
  return a->refcount == b->refcount && a->size == b->size && a->block == b->block &&
         a->length == b->length && a->shape == b->shape && a->flags == b->flags &&
         a->generation == b->generation && texts_equal(a->type, b->type) &&
         texts_equal(a->value, b->value);
}

static void compare_facts(const Both *both) {
  static const char *const shapes[] = {"an atom",   "a list",       "a tuple",     "a dict",
                                       "a set",     "an instance",  "a class",     "a function",
                                       "a method",  "a cell",       "a generator", "a module",
                                       "a weakref", "another thing"};
  const SnapshotObject *is = both->newer, *was = both->older;
  if (is_same(is, was)) return;
  compare_text(both, "type", is->type, was->type);
  compare_text(both, "value", is->value, was->value);
  if (!((is->flags ^ was->flags) & SNAPSHOT_IMMORTAL))
    compare_count(both, "refcount", (uint64_t)is->refcount, (uint64_t)was->refcount);
  compare_generation(both);
  compare_flags(both);
  compare_count(both, "length", is->length, was->length);
  compare_count(both, "size", is->size, was->size);
  compare_count(both, "block", is->block, was->block);
  compare_text(both, "drawn as", shapes[is->shape], shapes[was->shape]);
}

void compare_objects(Comparison *c) {
  const Snapshot *older = c->states[OLDER], *newer = c->states[NEWER];
  report_singles(c, NEWER);
  report_singles(c, OLDER);
  for (size_t i = 0; i < newer->object_count; i++) {
    int32_t mate = c->mates[NEWER][i];
    if (mate == NO_OBJECT) continue;
    Both both = {c, &older->objects[mate], &newer->objects[i], c->ids[NEWER][i]};
    compare_facts(&both);
  }
}
