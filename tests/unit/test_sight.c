// test_sight.c: steps that are seen while they are played: the same as those that are kept, only
// those that are wanted, and nothing left of them behind.
#include "heapstory/play.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

// Objects come and go at every place of a snapshot: in front of others, behind them, machinery too.
static const char churn[] =
    "{\"steps\": [\"import weakref\","
    " \"class Node:\\n    def __init__(self, value):\\n        self.value = value\","
    " \"l = [[i] for i in range(40)]\", \"d = {i: Node(i) for i in range(9)}\","
    " \"del l[3]\", \"l[7] = Node(l)\", \"del d[2]\", \"d['k'] = (1.5, l, b'xy')\","
    " \"l.insert(0, 'front')\", \"for i in range(200):\\n    n = Node(i)\\n    n.me = n\","
    " \"r = weakref.ref(d[3])\", \"Node.__name__ = 'Other'\", {\"collect\": 2},"
    " \"del l, n\", \"import copy\", \"e = copy.copy(d)\", \"d.clear()\", \"s = {2.5, (), 'x'}\","
    " {\"enter\": \"f\", \"locals\": {\"a\": \"[e]\"}}, \"a.append(a)\", {\"return\": 1},"
    " {\"collect\": 1}, \"x = ['a' * 300, 10 ** 30]\"]}";

static Scenario *read_churn(void) {
  Errors errors = {0};
  Scenario *scenario = scenario_read_text("churn.json", churn, strlen(churn), &errors);
  errors_print(&errors, stderr);
  assert_non_null(scenario);
  return scenario;
}

static Recording *play(const Scenario *scenario, const PlayOptions *options) {
  Errors errors = {0}, failures = {0};
  Recording *recording = play_scenario(scenario, options, &errors, &failures);
  errors_print(&errors, stderr);
  assert_int_equal(errors.count + failures.count, 0);
  return recording;
}

typedef struct Sight {
  const Recording *kept; // the same run, of which every step was kept
  size_t seen;
  size_t wanted; // this step alone; 0: all of them
} Sight;

static bool wants(void *payload, size_t step) { return ((Sight *)payload)->wanted == step; }

static void assert_same(const Snapshot *left, const Snapshot *right) {
  Text a = {0}, b = {0};
  snapshot_add_trace(left, &a);
  snapshot_add_trace(right, &b);
  assert_string_equal(text_chars(&a), text_chars(&b));
  text_delete(&a);
  text_delete(&b);
}

static void see(void *payload, const Snapshot *before, const Snapshot *snapshot) {
  Sight *sight = payload;
  const Recording *kept = sight->kept;
  assert_true(sight->seen < kept->count);
  assert_true((before == NULL) == (sight->seen == 0));
  if (!sight->wanted) {
    assert_same(snapshot, kept->snapshots[sight->seen]);
    if (before) assert_same(before, kept->snapshots[sight->seen - 1]);
  } else if (snapshot->step == sight->wanted) {
    assert_same(snapshot, kept->snapshots[sight->seen]);
  } else {
    assert_int_equal(snapshot->object_count + snapshot->frame_count, 0);
    assert_string_equal(snapshot->source, kept->snapshots[sight->seen]->source);
  }
  sight->seen++;
}

// What stays of a step that was seen are its words.
static void assert_forgotten(const Snapshot *snapshot, const Snapshot *kept) {
  assert_int_equal(snapshot->object_count + snapshot->reference_count + snapshot->frame_count, 0);
  assert_int_equal(snapshot->holder_count + snapshot->event_count + snapshot->binding_count, 0);
  assert_null(snapshot->scratch.chunks);
  assert_int_equal(snapshot->step, kept->step);
  assert_int_equal(snapshot->line, kept->line);
  assert_string_equal(snapshot->source, kept->source);
  assert_string_equal(snapshot->output, kept->output);
}

static void test_seen_steps_are_those_that_are_kept(void **state) {
  (void)state;
  Scenario *scenario = read_churn();
  for (int internal = 0; internal < 2; internal++) {
    const PlayOptions keeps = {.internal = internal};
    Sight sight = {.kept = play(scenario, &keeps)};
    const PlayOptions sees = {.internal = internal, .sight = {.see = see, .payload = &sight}};
    Recording *recording = play(scenario, &sees);
    assert_int_equal(sight.seen, sight.kept->count);
    assert_int_equal(recording->count, sight.kept->count);
    for (size_t i = 0; i + 1 < recording->count; i++)
      assert_forgotten(recording->snapshots[i], sight.kept->snapshots[i]);
    recording_delete(recording);
    recording_delete((Recording *)sight.kept);
  }
  scenario_delete(scenario);
}

// A taker that has followed the run says of each step what one says that sees this step first.
static void test_each_step_alone_is_the_same(void **state) {
  (void)state;
  Scenario *scenario = read_churn();
  for (int internal = 0; internal < 2; internal++) {
    const PlayOptions keeps = {.internal = internal};
    Recording *kept = play(scenario, &keeps);
    for (size_t step = 1; step <= kept->count; step++) {
      Sight sight = {.kept = kept, .wanted = step};
      const PlayOptions sees = {.internal = internal,
                                .sight = {.wants = wants, .see = see, .payload = &sight}};
      recording_delete(play(scenario, &sees));
      assert_int_equal(sight.seen, kept->count);
    }
    recording_delete(kept);
  }
  scenario_delete(scenario);
}

// Comparisons look at pointers first: equal texts of a run must be one.
static void test_equal_texts_are_one(void **state) {
  (void)state;
  Scenario *scenario = read_churn();
  Recording *kept = play(scenario, &(PlayOptions){0});
  size_t compared = 0;
  for (size_t s = 1; s < kept->count; s++) {
    const Snapshot *before = kept->snapshots[s - 1], *now = kept->snapshots[s];
    for (size_t i = 0; i < now->object_count; i++) {
      int32_t was = snapshot_find(before, now->objects[i].serial);
      if (was == NO_OBJECT) continue;
      const SnapshotObject *a = &before->objects[was], *b = &now->objects[i];
      if (strcmp(a->type, b->type) == 0) assert_ptr_equal(a->type, b->type);
      if (a->value && b->value && strcmp(a->value, b->value) == 0)
        assert_ptr_equal(a->value, b->value);
      for (uint32_t r = 0; r < a->reference_count && r < b->reference_count; r++) {
        const char *x = before->references[a->first_reference + r].place;
        const char *y = now->references[b->first_reference + r].place;
        if (strcmp(x, y) == 0) assert_ptr_equal(x, y);
        compared++;
      }
    }
  }
  assert_true(compared > 500);
  recording_delete(kept);
  scenario_delete(scenario);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_seen_steps_are_those_that_are_kept),
      cmocka_unit_test(test_each_step_alone_is_the_same),
      cmocka_unit_test(test_equal_texts_are_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
