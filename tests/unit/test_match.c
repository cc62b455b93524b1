// test_match.c: the same objects in two runs: found by the names and places that lead to them.
#include "heapstory/snapshot.h"

#include "heapstory/play.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

typedef struct Played {
  Scenario *scenario;
  Recording *recording;
} Played;

static Played play(const char *steps, bool internal) {
  Played p = {0};
  Errors errors = {0};
  Text text = {0};
  const PlayOptions options = {.profile = "textbook", .internal = internal};
  text_printf(&text, "{\"steps\": [%s]}", steps);
  p.scenario = scenario_read_text("test.json", text_chars(&text), text.length, &errors);
  assert_non_null(p.scenario);
  p.recording = play_scenario(p.scenario, &options, &errors, &errors);
  errors_print(&errors, stderr);
  assert_int_equal(errors.count, 0);
  text_delete(&text);
  return p;
}

static void played_delete(Played *p) {
  recording_delete(p->recording);
  scenario_delete(p->scenario);
}

static const Snapshot *last(const Played *p) {
  return p->recording->snapshots[p->recording->count - 1];
}

// Before the last step, which returns.
static const Snapshot *inside(const Played *p) {
  return p->recording->snapshots[p->recording->count - 2];
}

static int64_t named(const Snapshot *s, const char *name) {
  for (size_t i = 0; i < s->binding_count; i++)
    if (strcmp(s->bindings[i].name, name) == 0) return s->objects[s->bindings[i].to].serial;
  fail_msg("no name %s", name);
  return 0;
}

// Everything that a snapshot promises of its arrays.
static void assert_in_order(const Snapshot *s) {
  uint32_t next = 0;
  for (size_t i = 0; i < s->object_count; i++) {
    const SnapshotObject *o = &s->objects[i];
    if (i > 0) assert_true(o[-1].serial < o->serial);
    assert_int_equal(o->first_reference, next);
    next += o->reference_count;
    for (uint32_t r = 0; r < o->reference_count; r++) {
      assert_int_equal(s->references[o->first_reference + r].from, i);
      assert_true((size_t)s->references[o->first_reference + r].to < s->object_count);
    }
  }
  assert_int_equal(next, s->reference_count);
  for (size_t i = 0; i < s->holder_count; i++)
    assert_true((size_t)s->holders[i].to < s->object_count);
}

static void names_and_places_lead_to_the_same_objects(void **state) {
  (void)state;
  Played old = play("\"junk = [[], []]\", \"a = [[1.5], {'k': [2.5]}]\", \"b = 7000\"", false);
  Played new = play("\"a = [[1.5], {'k': [2.5]}]\", \"b = 7001\", \"c = []\"", false);
  Snapshot *matched = snapshot_matched(last(&old), last(&new));
  assert_in_order(matched);
  assert_int_equal(named(matched, "a"), named(last(&new), "a"));
  assert_int_not_equal(named(matched, "b"), named(last(&new), "b")); // another value
  Changes changes = changes_between(matched, last(&new));
  size_t created = 0, freed = 0, references = 0;
  for (size_t i = 0; i < changes.count; i++) {
    created += changes.items[i].kind == CHANGE_CREATED;
    freed += changes.items[i].kind == CHANGE_FREED;
    references += changes.items[i].kind == CHANGE_REFERENCE_ADDED;
  }
  assert_int_equal(created, 2);    // 7001, c
  assert_int_equal(freed, 4);      // junk and its two lists, 7000
  assert_int_equal(references, 0); // all of `a` is the same
  changes_delete(&changes);
  snapshot_delete(matched);
  played_delete(&old);
  played_delete(&new);
}

static void a_run_differs_in_nothing_from_itself(void **state) {
  (void)state;
  static const char steps[] =
      "\"class N:\\n    def m(self): pass\", \"a = N(); a.me = a; s = {1.5, 2.5, 'x'}\","
      "\"l = [a, {'k': (a, s)}]; l.append(l)\", {\"enter\": \"f\", \"locals\": {\"p\": \"l\"}},"
      "\"del globals()['a']\", {\"return\": null}";
  for (int internal = 0; internal < 2; internal++) {
    Played old = play(steps, internal), new = play(steps, internal);
    Snapshot *matched = snapshot_matched(inside(&old), inside(&new));
    assert_in_order(matched);
    assert_int_equal(matched->object_count, inside(&new)->object_count);
    Changes changes = changes_between(matched, inside(&new));
    assert_int_equal(changes.count, 0);
    changes_delete(&changes);
    snapshot_delete(matched);
    played_delete(&old);
    played_delete(&new);
  }
}

static void frames_are_the_same_down_from_the_module(void **state) {
  (void)state;
  Played old = play("{\"enter\": \"f\", \"locals\": {\"x\": \"[1]\"}}, {\"return\": null}", false);
  Played new = play(
      "\"y = []\", {\"enter\": \"f\", \"locals\": {\"x\": \"[1]\"}}, {\"return\": null}", false);
  Played other =
      play("{\"enter\": \"g\", \"locals\": {\"x\": \"[1]\"}}, {\"return\": null}", false);
  Snapshot *same = snapshot_matched(inside(&old), inside(&new));
  assert_int_equal(same->frames[1].serial, inside(&new)->frames[1].serial);
  assert_int_equal(named(same, "x"), named(inside(&new), "x"));
  snapshot_delete(same);
  same = snapshot_matched(inside(&old), inside(&other));
  assert_int_equal(same->frames[0].serial, inside(&other)->frames[0].serial);
  assert_int_not_equal(same->frames[1].serial, inside(&other)->frames[1].serial);
  snapshot_delete(same);
  played_delete(&old);
  played_delete(&new);
  played_delete(&other);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_and_places_lead_to_the_same_objects),
      cmocka_unit_test(a_run_differs_in_nothing_from_itself),
      cmocka_unit_test(frames_are_the_same_down_from_the_module),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
