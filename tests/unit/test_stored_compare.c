// test_stored_compare.c: two stored runs: which steps are the same, and what differs, in words.
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "heapstory/play.h"
#include "heapstory/stored.h"

static Stored *play_under(const char *steps, const char *profile) {
  Errors errors = {0};
  Text text = {0};
  const PlayOptions options = {.profile = profile};
  text_printf(&text, "{\"steps\": [%s]}", steps);
  Scenario *scenario = scenario_read_text("test.json", text_chars(&text), text.length, &errors);
  assert_non_null(scenario);
  Recording *recording = play_scenario(scenario, &options, &errors, &errors);
  errors_print(&errors, stderr);
  assert_int_equal(errors.count, 0);
  Stored *stored =
      stored_take((const Snapshot *const *)recording->snapshots, recording->count, scenario->title);
  recording_delete(recording);
  scenario_delete(scenario);
  text_delete(&text);
  return stored;
}

// Of a scenario that ships, under its own profile.
static Stored *stored_of(const char *name) {
  Errors errors = {0};
  Text path = {0};
  text_printf(&path, "%s/scenarios/%s.json", SOURCE_DIR, name);
  Scenario *scenario = scenario_read(text_chars(&path), &errors);
  assert_non_null(scenario);
  Recording *recording = play_scenario(scenario, &(PlayOptions){0}, &errors, &errors);
  assert_int_equal(errors.count, 0);
  Stored *stored =
      stored_take((const Snapshot *const *)recording->snapshots, recording->count, scenario->title);
  recording_delete(recording);
  scenario_delete(scenario);
  text_delete(&path);
  return stored;
}

static Stored *play(const char *steps) { return play_under(steps, "cpython-3.12"); }

// "3 #2 Node: refcount 1, was 2\n..."
static void add_words(const StoredDifferences *differences, Text *text) {
  for (size_t i = 0; i < differences->count; i++)
    text_printf(text, "%zu %s\n", differences->items[i].step, differences->items[i].words);
}

static void assert_words(Stored *older, Stored *newer, const char *expected) {
  Text text = {0};
  StoredDifferences differences = stored_compare(older, newer);
  add_words(&differences, &text);
  assert_string_equal(text_chars(&text), expected);
  text_delete(&text);
  stored_differences_delete(&differences);
  stored_delete(older);
  stored_delete(newer);
}

// ---- steps ------------------------------------------------------------------------------------

// A run whose steps have one letter each.
static Stored *run_of(const char *letters) {
  Text text = {0};
  Errors errors = {0};
  text_add(&text, "heapstory snapshots 1\n");
  for (size_t i = 0; letters[i]; i++) text_printf(&text, "\nstep %zu\n  > %c\n", i + 1, letters[i]);
  Stored *stored = stored_read(text_chars(&text), text.length, &errors);
  errors_print(&errors, stderr);
  assert_non_null(stored);
  text_delete(&text);
  return stored;
}

// "0-0 1-. .-1": pairs of indices.
static void assert_pairs(const char *older, const char *newer, const char *expected) {
  Text text = {0};
  Stored *a = run_of(older), *b = run_of(newer);
  StoredPairs pairs = stored_align(a, b);
  for (size_t i = 0; i < pairs.count; i++) {
    StoredPair pair = pairs.items[i];
    if (i) text_add_char(&text, ' ');
    text_add_char(&text, pair.older < 0 ? '.' : older[pair.older]);
    text_add_char(&text, pair.newer < 0 ? '.' : newer[pair.newer]);
  }
  assert_string_equal(text_chars(&text), expected);
  text_delete(&text);
  stored_pairs_delete(&pairs);
  stored_delete(a);
  stored_delete(b);
}

static void steps_are_the_same_where_their_sources_are(void **state) {
  (void)state;
  assert_pairs("", "", "");
  assert_pairs("abc", "abc", "aa bb cc");
  assert_pairs("abc", "", "a. b. c.");
  assert_pairs("", "ab", ".a .b");
  assert_pairs("abc", "xabc", ".x aa bb cc");
  assert_pairs("abc", "abcx", "aa bb cc .x");
  assert_pairs("abc", "abxc", "aa bb .x cc");
  assert_pairs("abcd", "acd", "aa b. cc dd");
  assert_pairs("abc", "axc", "aa bx cc");
  assert_pairs("abcde", "axcye", "aa bx cc dy ee");
  assert_pairs("aaaa", "aaa", "aa aa aa a.");
  assert_pairs("abab", "baba", "a. bb aa bb .a");
}

// Whatever differs: both runs are gone through in order, each step once, and what is common to both
// is at least as long as what a run has left of the other.
static void many_steps_are_aligned(void **state) {
  (void)state;
  enum { STEPS = 4000 };
  char older[STEPS + 1], newer[STEPS + 1];
  uint32_t seed = 1;
  for (int i = 0; i < STEPS; i++) {
    seed = seed * 1664525 + 1013904223;
    older[i] = (char)('a' + (seed >> 24) % 26);
    newer[i] = i % 7 == 3 ? '#' : older[i];
  }
  older[STEPS] = newer[STEPS] = 0;
  Stored *a = run_of(older), *b = run_of(newer);
  StoredPairs pairs = stored_align(a, b);
  int32_t next_older = 0, next_newer = 0, same = 0;
  for (size_t i = 0; i < pairs.count; i++) {
    StoredPair pair = pairs.items[i];
    if (pair.older >= 0) assert_int_equal(pair.older, next_older++);
    if (pair.newer >= 0) assert_int_equal(pair.newer, next_newer++);
    if (pair.older >= 0 && pair.newer >= 0 && older[pair.older] == newer[pair.newer]) same++;
  }
  assert_int_equal(next_older, STEPS);
  assert_int_equal(next_newer, STEPS);
  assert_true(same >= STEPS * 5 / 7); // 6 of 7, were no bound reached
  stored_pairs_delete(&pairs);
  stored_delete(a);
  stored_delete(b);
}

// ---- words ------------------------------------------------------------------------------------

static void equal_runs_have_no_differences(void **state) {
  (void)state;
  assert_words(play("\"a = []\", \"b = [a]\""), play("\"a = []\", \"b = [a]\""), "");
}

static void a_step_more_moves_no_objects(void **state) {
  (void)state;
  assert_words(play("\"a = []\", \"b = [a]\", \"del a\""),
               play("\"x = {1}\", \"a = []\", \"b = [a]\", \"del a\""),
               "1 this step is new: x = {1}\n"
               "1 #1 set is new\n"
               "2 #2 list, was #1\n"
               "2 name x → #1 set is new\n"
               "2 collector count 2 0 0, was 1 0 0\n"
               "2 objects of the program 2, was 1\n"
               "2 objects in generations 2 0 93 0, was 1 0 93 0\n"
               "2 memory 3 pools, was 2; 2 blocks, was 1; 288 bytes, was 64\n");
}

// A second holder of #1 from step 2 on.
static void what_lasts_is_said_once(void **state) {
  (void)state;
  assert_words(play("\"a = []\", \"b = 1\", \"c = 2\", \"b = 3\", \"d = 4\""),
               play("\"a = []\", \"b = a\", \"c = 2\", \"b = 3\", \"d = 4\""),
               "2 statement \"b = a\", was \"b = 1\"\n"
               "2 name b → #1 list, was int 1, up to step 3\n"
               "2 #1 list: refcount 2, was 1, up to step 3\n");
}

static void crowds_are_counted(void **state) {
  (void)state;
  assert_words(play("\"l = [[] for i in range(30)]\", \"del l\""),
               play("\"l = [[] for i in range(60)]\", \"del l\""),
               "1 statement \"l = [[] for i in range(60)]\", was \"l = [[] for i in range(30)]\"\n"
               "1 #34 list is new\n"
               "1 #35 list is new\n"
               "1 #36 list is new\n"
               "1 and 27 more like these, the last: #63 list is new\n"
               "1 #3 list: length 60, was 30\n"
               "1 #3 list: size 568, was 312\n"
               "1 reference #3[30] → #34 list is new\n"
               "1 reference #3[31] → #35 list is new\n"
               "1 reference #3[32] → #36 list is new\n"
               "1 and 27 more like these, the last: reference #3[59] → #63 list is new\n"
               "1 collector count 61 0 0, was 31 0 0\n"
               "1 objects of the program 61, was 31, in this step alone\n"
               "1 objects in generations 61 0 93 0, was 31 0 93 0, in this step alone\n"
               "1 memory 10 pools, was 7; 62 blocks, was 32; 4416 bytes, was 2240\n"
               "2 memory 10 pools, was 7; 61 blocks, was 31; 3904 bytes, was 1984\n");
}

// Two statements in one: what they made is what it was.
static void objects_are_found_by_their_names(void **state) {
  (void)state;
  assert_words(play("\"a = [1]\", \"b = {2}\", \"a.append(b)\""),
               play("\"a, b = [1], {2}\", \"a.append(b)\""),
               "1 this step is gone: a = [1]\n"
               "1 statement \"a, b = [1], {2}\", was \"b = {2}\"\n");
}

static void what_is_edited_is_told_by_its_object(void **state) {
  (void)state;
  assert_words(play("\"a = 1000\", \"b = [a]\""), play("\"a = 2000\", \"b = [a]\""),
               "1 statement \"a = 2000\", was \"a = 1000\"\n"
               "1 #1 int 2000: value \"2000\", was \"1000\"\n");
  assert_words(play("\"print(1)\", \"0\""), play("\"print(2)\", \"0\""),
               "1 statement \"print(2)\", was \"print(1)\"\n"
               "1 printed \"2\\n\", was \"1\\n\"\n");
}

static void a_step_less_is_told(void **state) {
  (void)state;
  assert_words(play("\"a = []\", \"a.append(a)\", \"del a\""), play("\"a = []\", \"del a\""),
               "2 this step is gone: a.append(a)\n"
               "2 #1 list: refcount 1, was 2\n"
               "2 #1 list: length 0, was 1\n"
               "2 #1 list: size 56, was 88\n"
               "2 reference #1[0] → #1 list is gone\n"
               "2 objects in generations 1 0 93 0, was 1 0 126 0\n"
               "2 memory 2 pools, was 3; 1 blocks, was 2; 64 bytes, was 96\n"
               "2 #1 list is gone\n"
               "2 unreachable objects 0, was 1\n"
               "2 objects of the program 0, was 1\n"
               "2 objects in generations 0 0 93 0, was 1 0 126 0\n"
               "2 event dealloc #1 list is new\n");
}

static void profiles_are_compared(void **state) {
  (void)state;
  assert_words(play_under("\"a = []\"", "cpython-3.12"), play_under("\"a = []\"", "cpython-3.13"),
               "0 profile \"cpython-3.13\", was \"cpython-3.12\"\n"
               "1 collector threshold 2000 10 10, was 700 10 10\n"
               "1 objects in generations 1 0 95 0, was 1 0 93 0\n"
               "1 internal objects in generations 0 0 4258 0, was 0 0 4217 0\n");
  assert_words(play_under("\"s = 'a b'\"", "cpython-3.11"),
               play_under("\"s = 'a b'\"", "cpython-3.12"),
               "0 profile \"cpython-3.12\", was \"cpython-3.11\"\n"
               "1 #1 str 'a b': size 44, was 52\n"
               "1 #1 str 'a b': block 48, was 64\n"
               "1 internal objects in generations 0 0 4217 0, was 0 0 3993 0\n"
               "1 memory 3 pools, was 2; 48 bytes, was 64\n");
}

// ---- every fact ---------------------------------------------------------------------------------

// One fact of a snapshot that a test changes, and puts back.
typedef struct Mutation {
  const char *what;
  // Changes the fact in the snapshot; false where it has no such fact. `object` is an object of it.
  bool (*change)(Snapshot *snapshot, SnapshotObject *object);
  const char *words; // that the difference has; NULL: what stands elsewhere may differ, too
  bool of_object;    // and which name the object
} Mutation;

#define CHANGE(name, ...)                                                                          \
  static bool name(Snapshot *s, SnapshotObject *o) {                                               \
    (void)s;                                                                                       \
    (void)o;                                                                                       \
    __VA_ARGS__;                                                                                   \
    return true;                                                                                   \
  }

CHANGE(change_refcount, if (o->flags & SNAPSHOT_IMMORTAL) return false; o->refcount++)
CHANGE(change_generation, if (o->generation < 0) return false; o->generation = 2 - o->generation;
       if (o->generation == 1) o->generation = 3)
CHANGE(change_size, o->size++; o->block++)
CHANGE(change_block, o->block += 16)
CHANGE(change_length, o->length++)
CHANGE(change_shape, o->shape = o->shape == SHAPE_CELL ? SHAPE_OTHER : SHAPE_CELL)
CHANGE(change_value, o->value = o->value ? "changed" : "a value")
CHANGE(change_type, o->type = "Changed")
CHANGE(change_immortal, o->flags ^= SNAPSHOT_IMMORTAL; o->refcount = 0)
CHANGE(change_tracked, o->flags ^= SNAPSHOT_TRACKED)
CHANGE(change_finalized, o->flags ^= SNAPSHOT_FINALIZED)
CHANGE(change_reachable, o->flags ^= SNAPSHOT_REACHABLE)
CHANGE(change_slots, o->flags ^= SNAPSHOT_SLOTS)
CHANGE(change_garbage, o->flags ^= SNAPSHOT_GARBAGE)
CHANGE(change_pending, o->flags ^= SNAPSHOT_PENDING)
CHANGE(change_internal, o->flags ^= SNAPSHOT_INTERNAL)

static SnapshotReference *first_reference(Snapshot *s, const SnapshotObject *o) {
  return o->reference_count ? &s->references[o->first_reference] : NULL;
}

CHANGE(change_place, SnapshotReference *r = first_reference(s, o); if (!r) return false;
       r->place = ".changed")
CHANGE(change_kind, SnapshotReference *r = first_reference(s, o); if (!r) return false;
       r->kind = r->kind == PLACE_ITEM ? PLACE_INDEX : PLACE_ITEM)
CHANGE(change_target, SnapshotReference *r = first_reference(s, o);
       if (!r || r->to == o - s->objects) return false; r->to = (int32_t)(o - s->objects))
CHANGE(drop_reference, if (!o->reference_count) return false; o->first_reference++;
       o->reference_count--)
CHANGE(change_name, if (!s->binding_count) return false; s->bindings[0].name = "changed")
CHANGE(change_binding, if (!s->binding_count || s->bindings[0].to == o - s->objects) return false;
       s->bindings[0].to = (int32_t)(o - s->objects))
CHANGE(unbind, if (!s->binding_count || s->bindings[0].to == NO_OBJECT) return false;
       s->bindings[0].to = NO_OBJECT)
CHANGE(drop_name, uint32_t *count = &s->frames[s->frame_count - 1].binding_count;
       if (!*count) return false; --*count)
CHANGE(swap_names, if (s->frames[0].binding_count < 2) return false;
       SnapshotBinding first = s->bindings[0]; s->bindings[0] = s->bindings[1];
       s->bindings[1] = first)
CHANGE(change_frame_name, s->frames[s->frame_count - 1].name = "changed")
CHANGE(change_frame_serial, s->frames[s->frame_count - 1].serial += 100)
CHANGE(drop_frame, s->frame_count--)
CHANGE(change_enabled, s->gc.enabled = !s->gc.enabled)
CHANGE(change_threshold, s->gc.threshold[1]++)
CHANGE(change_count, s->gc.count[0]++)
CHANGE(change_in_generation, s->gc.in_generation[3]++)
CHANGE(change_internal_count, s->gc.internal[2]++)
CHANGE(change_spaces, s->gc.two_spaces = !s->gc.two_spaces)
CHANGE(change_cycles, s->gc.cycles++)
CHANGE(change_stats, s->gc.stats[1].collected++)
CHANGE(change_last, s->gc.last_collected++)
CHANGE(change_garbage_list, static const int64_t garbage[] = {7}; s->gc.garbage = garbage;
       s->gc.garbage_count = 1)
CHANGE(change_unreachable, s->unreachable++)
CHANGE(change_user_objects, s->user_objects++)
CHANGE(change_arenas, s->memory.arenas++)
CHANGE(change_pools, s->memory.pools++)
CHANGE(change_blocks, s->memory.blocks++)
CHANGE(change_bytes, s->memory.bytes++)
CHANGE(change_large, s->memory.large++)
CHANGE(change_event_kind, if (!s->event_count) return false;
       s->events[0].kind = s->events[0].kind == EVENT_ARENA ? EVENT_COLLECT : EVENT_ARENA)
CHANGE(change_event_number, if (!s->event_count) return false; s->events[0].b++)
CHANGE(change_event_type, if (!s->event_count) return false; s->events[0].type = "Changed")
CHANGE(drop_event, if (!s->event_count) return false; s->event_count--)
CHANGE(swap_events, if (s->event_count < 2) return false; SnapshotEvent first = s->events[0];
       s->events[0] = s->events[1]; s->events[1] = first)
CHANGE(change_source, s->source = "changed")
CHANGE(change_result, s->result = s->result ? NULL : "changed")
CHANGE(change_output, s->output = *s->output ? "" : "changed\n")
CHANGE(change_raised, s->error_type = s->error_type ? NULL : "Changed")
CHANGE(change_message, s->error_message = s->error_message ? NULL : "changed")
CHANGE(change_step, s->step += 1000)

static const Mutation mutations[] = {
    {"refcount", change_refcount, "refcount", true},
    {"generation", change_generation, "generation", true},
    {"size", change_size, NULL, true},
    {"block", change_block, "block", true},
    {"length", change_length, "length", true},
    {"shape", change_shape, "drawn as", true},
    {"value", change_value, "value", true},
    {"type", change_type, NULL, false},
    {"immortal", change_immortal, "immortal", true},
    {"tracked", change_tracked, "tracked", true},
    {"finalized", change_finalized, "finalized", true},
    {"reachable", change_reachable, "reachable", true},
    {"slots", change_slots, "slots", true},
    {"garbage", change_garbage, "gc.garbage", true},
    {"pending", change_pending, "pending", true},
    {"internal", change_internal, "internal", true},
    {"place", change_place, NULL, false},
    {"kind", change_kind, NULL, false},
    {"target", change_target, NULL, false},
    {"reference", drop_reference, NULL, false},
    {"name", change_name, NULL, false},
    {"binding", change_binding, NULL, false},
    {"unbound", unbind, NULL, false},
    {"names", drop_name, NULL, false},
    {"order of names", swap_names, "in another order", false},
    {"frame", change_frame_name, NULL, false},
    {"call", change_frame_serial, NULL, false},
    {"frames", drop_frame, NULL, false},
    {"enabled", change_enabled, "collector o", false},
    {"threshold", change_threshold, "collector threshold", false},
    {"count", change_count, "collector count", false},
    {"in", change_in_generation, "objects in generations", false},
    {"internal", change_internal_count, "internal objects", false},
    {"spaces", change_spaces, "old objects in", false},
    {"cycles", change_cycles, "cycles", false},
    {"stats", change_stats, "generation 1", false},
    {"last", change_last, "last collected", false},
    {"garbage list", change_garbage_list, "gc.garbage", false},
    {"unreachable", change_unreachable, "unreachable objects", false},
    {"user objects", change_user_objects, "objects of the program", false},
    {"arenas", change_arenas, "arenas", false},
    {"pools", change_pools, "pools", false},
    {"blocks", change_blocks, "blocks", false},
    {"bytes", change_bytes, "bytes", false},
    {"large", change_large, "large bytes", false},
    {"event", change_event_kind, NULL, false},
    {"event's numbers", change_event_number, "event", false},
    {"event's type", change_event_type, NULL, false},
    {"events", drop_event, "event", false},
    {"order of events", swap_events, NULL, false},
    {"source", change_source, "statement", false},
    {"result", change_result, "result", false},
    {"output", change_output, "printed", false},
    {"raised", change_raised, "raised", false},
    {"message", change_message, "message", false},
    {"step", change_step, "step", false},
};
enum { MUTATIONS = sizeof mutations / sizeof *mutations };

// All that a mutation may change, to put it back.
typedef struct Kept {
  Snapshot snapshot;
  SnapshotObject *objects;
  SnapshotReference *references;
  SnapshotBinding *bindings;
  SnapshotFrame *frames;
  SnapshotEvent *events;
} Kept;

static void *copied(const void *items, size_t count, size_t size) {
  void *copy = mem_alloc(mem_size(count + 1, size));
  if (count) memcpy(copy, items, count * size);
  return copy;
}

static Kept keep(const Snapshot *s) {
  return (Kept){*s,
                copied(s->objects, s->object_count, sizeof *s->objects),
                copied(s->references, s->reference_count, sizeof *s->references),
                copied(s->bindings, s->binding_count, sizeof *s->bindings),
                copied(s->frames, s->frame_count, sizeof *s->frames),
                copied(s->events, s->event_count, sizeof *s->events)};
}

static void put_back_items(void *items, void *kept, size_t count, size_t size) {
  if (count) memcpy(items, kept, count * size);
  mem_free(kept);
}

static void put_back(Snapshot *s, Kept *kept) {
  *s = kept->snapshot;
  put_back_items(s->objects, kept->objects, s->object_count, sizeof *s->objects);
  put_back_items(s->references, kept->references, s->reference_count, sizeof *s->references);
  put_back_items(s->bindings, kept->bindings, s->binding_count, sizeof *s->bindings);
  put_back_items(s->frames, kept->frames, s->frame_count, sizeof *s->frames);
  put_back_items(s->events, kept->events, s->event_count, sizeof *s->events);
}

static char *file_of(const Stored *run) {
  Text text = {0};
  stored_add((const Snapshot *const *)run->snapshots, run->count, run->title, &text);
  return text_take(&text);
}

// The first difference is of that step, and says what differs, of which object.
static void check_found(const Mutation *m, const StoredDifferences *found, size_t step,
                        int64_t serial, const char *path) {
  const StoredDifference *first = &found->items[0];
  Text name = {0};
  if (found->count == 0) fail_msg("%s step %zu: %s is not noticed", path, step + 1, m->what);
  if (first->newer != (int32_t)step)
    fail_msg("%s step %zu: %s is found in %d: %s", path, step + 1, m->what, first->newer,
             first->words);
  if (m->words && (found->count != 1 || !strstr(first->words, m->words)))
    fail_msg("%s step %zu: %s is told as %zu: %s", path, step + 1, m->what, found->count,
             first->words);
  text_printf(&name, "#%" PRId64 " ", serial);
  if (m->of_object && serial > 0 && strncmp(first->words, text_chars(&name), name.length) != 0)
    fail_msg("%s: %s of %s is told as %s", path, m->what, text_chars(&name), first->words);
  text_delete(&name);
}

static size_t mutate(const Mutation *m, const Stored *older, const char *file, Stored *newer,
                     size_t step, size_t object, const char *path) {
  Snapshot *s = newer->snapshots[step];
  Kept kept = keep(s);
  int64_t serial = s->objects[object].serial;
  bool done = m->change(s, &s->objects[object]);
  char *changed = file_of(newer);
  StoredDifferences found = stored_compare(older, newer);
  if (strcmp(file, changed) != 0)
    check_found(m, &found, step, serial, path);
  else if (found.count > 0)
    fail_msg("%s: %s changes nothing, but: %s", path, m->what, found.items[0].words);
  bool told = done && found.count > 0;
  stored_differences_delete(&found);
  mem_free(changed);
  put_back(s, &kept);
  return told;
}

static void mutate_run(const char *path, size_t *told) {
  Stored *older = stored_of(path), *newer = stored_of(path);
  char *file = file_of(older);
  size_t steps[] = {0, older->count / 2, older->count - 1};
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    const Snapshot *s = older->snapshots[steps[i]];
    if (s->object_count == 0 || s->frame_count == 0) continue;
    size_t objects[] = {0, s->object_count / 2, s->object_count - 1};
    for (size_t o = 0; o < sizeof objects / sizeof *objects; o++)
      for (size_t m = 0; m < MUTATIONS; m++)
        told[m] += mutate(&mutations[m], older, file, newer, steps[i], objects[o], path);
  }
  mem_free(file);
  stored_delete(older);
  stored_delete(newer);
}

static void every_changed_fact_is_told(void **state) {
  (void)state;
  static const char *const scenarios[] = {
      "gallery/03-cycle",           "gallery/04-call", "gallery/05-nested",
      "seeds/gc-garbage-saveall",   "seeds/slots",     "seeds/func-call",
      "cpython-docs/docs-weakrefs", "seeds/slice-copy"};
  size_t told[MUTATIONS] = {0};
  for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++) mutate_run(scenarios[i], told);
  for (size_t m = 0; m < MUTATIONS; m++)
    if (told[m] < 3) fail_msg("%s was changed %zu times only", mutations[m].what, told[m]);
}

// ---- every number of a file -----------------------------------------------------------------

// The count of an object that changes in a file holds until the next line of the object: that is
// one difference.
static void check_number(const Stored *older, const char *file, size_t at, size_t length,
                         const char *path) {
  Text text = {0};
  Errors errors = {0};
  text_add_n(&text, file, at);
  text_printf(&text, "%lld", atoll(file + at) + 1);
  text_add(&text, file + at + length);
  Stored *newer = stored_read(text_chars(&text), text.length, &errors);
  if (newer) {
    StoredDifferences found = stored_compare(older, newer);
    bool crowds = strstr(file, "\n  last ") || strstr(file, " to #");
    bool count = !crowds && strncmp(file + at - 6, " refs ", 6) == 0;
    if (found.count == 0) fail_msg("%s: %.40s is not noticed", path, file + at - 20);
    if (count && (found.count != 1 || !strstr(found.items[0].words, ": refcount ")))
      fail_msg("%s: %.40s is told as %zu: %s", path, file + at - 20, found.count,
               found.items[0].words);
    stored_differences_delete(&found);
  }
  stored_delete(newer);
  errors_delete(&errors);
  text_delete(&text);
}

static void every_changed_number_of_a_file_is_told(void **state) {
  (void)state;
  static const char *const scenarios[] = {"gallery/03-cycle", "seeds/func-call",
                                          "seeds/collector-off-leak", "seeds/list-of-zeros"};
  for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++) {
    Stored *older = stored_of(scenarios[i]);
    char *file = file_of(older);
    for (size_t at = strcspn(file, "\n"), length; file[at]; at += length ? length : 1) {
      length = strspn(file + at, "0123456789");
      if (length > 0 && length < 9) check_number(older, file, at, length, scenarios[i]);
    }
    mem_free(file);
    stored_delete(older);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(steps_are_the_same_where_their_sources_are),
      cmocka_unit_test(many_steps_are_aligned),
      cmocka_unit_test(a_step_more_moves_no_objects),
      cmocka_unit_test(what_lasts_is_said_once),
      cmocka_unit_test(crowds_are_counted),
      cmocka_unit_test(objects_are_found_by_their_names),
      cmocka_unit_test(what_is_edited_is_told_by_its_object),
      cmocka_unit_test(a_step_less_is_told),
      cmocka_unit_test(profiles_are_compared),
      cmocka_unit_test(every_changed_fact_is_told),
      cmocka_unit_test(every_changed_number_of_a_file_is_told),
      cmocka_unit_test(equal_runs_have_no_differences),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
