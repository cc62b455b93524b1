// test_why.c: what keeps an object alive: every count of every scenario that ships adds up, under
// every profile, and what is said of an object is what the scenario did to it.
#include "heapstory/why.h"

#include "heapstory/heap.h"
#include "heapstory/play.h"
#include "heapstory/profile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "shipped.h"

// ---- playing ----------------------------------------------------------------------------------

typedef struct Played {
  Scenario *scenario;
  Recording *recording;
  Errors errors;
} Played;

static Played play(const char *text) {
  Played p = {0};
  Errors failures = {0};
  PlayOptions options = {.internal = true};
  p.scenario = scenario_read_text("test.json", text, strlen(text), &p.errors);
  assert_non_null(p.scenario);
  p.recording = play_scenario(p.scenario, &options, &p.errors, &failures);
  errors_print(&p.errors, stderr);
  assert_int_equal(p.errors.count, 0);
  assert_int_equal(failures.count, 0);
  return p;
}

static void played_delete(Played *p) {
  recording_delete(p->recording);
  scenario_delete(p->scenario);
  errors_delete(&p->errors);
}

static Why *take(Played *p, size_t step, const char *asked) {
  return why_take((const Snapshot *const *)p->recording->snapshots, p->recording->count, step - 1,
                  asked, &p->errors);
}

// The text of the answer without its first line, which repeats the statement.
static void assert_says(Played *p, size_t step, const char *asked, const char *expected) {
  Why *why = take(p, step, asked);
  errors_print(&p->errors, stderr);
  assert_non_null(why);
  Text text = {0};
  why_add_text(why, &text);
  assert_string_equal(strchr(text_chars(&text), '\n') + 1, expected);
  text_delete(&text);
  why_delete(why);
}

static void assert_json(Played *p, size_t step, const char *asked, const char *expected) {
  Why *why = take(p, step, asked);
  assert_non_null(why);
  Text text = {0};
  why_add_json(why, &text);
  assert_string_equal(text_chars(&text), expected);
  text_delete(&text);
  why_delete(why);
}

static void assert_refused(Played *p, size_t step, const char *asked, const char *words) {
  assert_null(take(p, step, asked));
  assert_int_equal(p->errors.count, 1);
  assert_string_equal(p->errors.items[0].message, words);
  errors_delete(&p->errors);
  p->errors = (Errors){0};
}

// ---- every count of every scenario ------------------------------------------------------------

typedef void (*OnRecording)(const Recording *recording);

typedef struct Round {
  const char *profile; // NULL: each its own
  OnRecording visit;
} Round;

static void play_file(const char *path, void *payload) {
  const Round *round = payload;
  Errors errors = {0}, failures = {0};
  Scenario *scenario = scenario_read(path, &errors);
  assert_non_null(scenario);
  PlayOptions options = {.profile = round->profile, .internal = true};
  Recording *recording = play_scenario(scenario, &options, &errors, &failures);
  assert_non_null(recording);
  round->visit(recording); // as far as it came: not every scenario is for every profile
  recording_delete(recording);
  scenario_delete(scenario);
  errors_delete(&errors);
  errors_delete(&failures);
}

// Every scenario that ships.
static void each_scenario(const char *profile, OnRecording visit) {
  Round round = {profile, visit};
  assert_true(shipped_visit("", play_file, &round) > 230);
}

static void counts_of_a_step_add_up(const Snapshot *s) {
  int64_t *counted = mem_zalloc(mem_size(s->object_count + 1, sizeof *counted));
  for (size_t i = 0; i < s->reference_count; i++) counted[s->references[i].to]++;
  for (size_t i = 0; i < s->holder_count; i++) counted[s->holders[i].to] += s->holders[i].counted;
  for (size_t i = 0; i < s->object_count; i++) {
    const SnapshotObject *o = &s->objects[i];
    if (o->flags & SNAPSHOT_IMMORTAL || counted[i] == o->refcount) continue;
    fail_msg("step %zu, #%lld %s: refcount %lld, %lld holders", s->step, (long long)o->serial,
             o->type, (long long)o->refcount, (long long)counted[i]);
  }
  mem_free(counted);
}

static void counts_add_up(const Recording *recording) {
  for (size_t i = 0; i < recording->count; i++) counts_of_a_step_add_up(recording->snapshots[i]);
}

static void every_count_of_every_scenario_adds_up_under_every_profile(void **state) {
  (void)state;
  for (size_t i = 0; profile_name(i); i++) each_scenario(profile_name(i), counts_add_up);
}

static void answer_adds_up(const Recording *recording, size_t at, const SnapshotObject *o) {
  Errors errors = {0};
  Text asked = {0};
  text_printf(&asked, "#%lld", (long long)o->serial);
  Why *why = why_take((const Snapshot *const *)recording->snapshots, recording->count, at,
                      text_chars(&asked), &errors);
  assert_non_null(why);
  int64_t sum = 0;
  for (size_t i = 0; i < why->holder_count; i++) sum += why->holders[i].count;
  assert_int_equal(why->unattributed, 0);
  if (why->state != WHY_IMMORTAL) assert_int_equal(sum, o->refcount);
  if (why->state == WHY_REACHABLE) assert_true(why->chain_count > 0);
  if (why->state == WHY_UNREACHABLE) assert_true(why->cycle.count > 1);
  why_delete(why);
  text_delete(&asked);
}

static void answers_add_up(const Recording *recording) {
  for (size_t at = 0; at < recording->count; at++) {
    const Snapshot *s = recording->snapshots[at];
    size_t asked = 0;
    for (size_t i = 0; i < s->object_count && asked < 40; i++)
      if (s->objects[i].serial > 0) answer_adds_up(recording, at, &s->objects[i]), asked++;
  }
}

static void every_answer_adds_up_and_names_a_way_or_a_cycle(void **state) {
  (void)state;
  each_scenario(NULL, answers_add_up);
}

// ---- what is said -----------------------------------------------------------------------------

#define CLASS_NODE "\"class Node: pass\""

static const char cycle[] =
    "{\"profile\": \"cpython-3.12\", \"steps\": [" CLASS_NODE
    ", \"a = Node()\", \"b = Node()\", \"a.ref = b; b.ref = a\", \"del a\", \"del b\","
    "{\"collect\": 0}]}";

static void a_name_is_counted_and_leads_to_its_object(void **state) {
  (void)state;
  Played p = play(cycle);
  assert_says(&p, 2, "a",
              "  a            #2 Node, 48 bytes, generation 0\n"
              "  refcount     1 = name a of <module>\n"
              "  kept by      name a of <module> -> #2\n");
  assert_says(&p, 4, "a.ref",
              "  a.ref        #3 Node, 48 bytes, generation 0\n"
              "  refcount     2 = name b of <module> + #2.ref\n"
              "  kept by      name b of <module> -> #3\n"
              "               name a of <module> -> #2.ref -> #3\n"
              "  where        #2 Node\n");
  played_delete(&p);
}

static void what_only_a_cycle_holds_is_unreachable(void **state) {
  (void)state;
  Played p = play(cycle);
  assert_says(
      &p, 6, "a",
      "  a            #2 Node, 48 bytes, generation 0; a is gone since step 5 (del a)\n"
      "  refcount     1 = #3.ref\n"
      "  unreachable  no name leads to it, nor anything in the interpreter\n"
      "  cycle        #2.ref -> #3.ref -> #2\n"
      "  found by     the next collection, of any generation; gc is enabled, its count at 12 "
      "of 700\n"
      "  where        #3 Node\n");
  assert_json(
      &p, 6, "a",
      "{\"step\":6,\"source\":\"del b\",\"asked\":\"a\",\"meant\":4,\"serial\":2,\"type\":"
      "\"Node\",\"value\":null,\"state\":\"unreachable\",\"seen\":6,\"refcount\":1,"
      "\"immortal\":false,\"holders\":[{\"kind\":\"object\",\"words\":\"#3.ref\",\"serial\":"
      "3,\"count\":1}],\"unattributed\":0,\"borrowers\":[],\"chains\":[],\"cycle\":"
      "[\"#2.ref\",\"#3.ref\",\"#2\"],\"tail\":[],\"found_by\":{\"generation\":0,"
      "\"enabled\":true}}\n");
  played_delete(&p);
}

static void what_hangs_on_a_cycle_has_a_way_from_it(void **state) {
  (void)state;
  Played p = play("{\"profile\": \"cpython-3.12\", \"gc\": {\"enabled\": false}, \"steps\": ["
                  "\"x = []\", \"x.append(x); x.append([[]]); y = x[1][0]\", {\"collect\": 1},"
                  "\"del x, y\"]}");
  assert_says(&p, 4, "y",
              "  y            #2 list, 56 bytes, generation 2; y is gone since step 4 (del x, y)\n"
              "  refcount     1 = #3[0]\n"
              "  unreachable  no name leads to it, nor anything in the interpreter\n"
              "  cycle        #1[0] -> #1\n"
              "  and from it  #1[1] -> #3[0] -> #2\n"
              "  found by     a collection that reaches generation 2; gc is disabled, so only "
              "gc.collect() runs one\n"
              "  where        #1 list, #3 list\n");
  played_delete(&p);
}

static void the_dead_are_told_with_their_end(void **state) {
  (void)state;
  Played p = play(cycle);
  assert_says(&p, 7, "b",
              "  b            #3 Node; b is gone since step 6 (del b)\n"
              "  freed        in step 7 (gc.collect(0)): found by a collection of generation 0\n"
              "  until then   as step 6 (del b) left it:\n"
              "  refcount     1 = #2.ref\n"
              "  unreachable  no name leads to it, nor anything in the interpreter\n"
              "  cycle        #3.ref -> #2.ref -> #3\n"
              "  where        #2 Node\n");
  assert_json(
      &p, 7, "#3",
      "{\"step\":7,\"source\":\"gc.collect(0)\",\"asked\":\"#3\",\"meant\":6,\"serial\":3,"
      "\"type\":\"Node\",\"value\":null,\"state\":\"dead\",\"freed\":{\"step\":7,\"source\":"
      "\"gc.collect(0)\",\"by\":\"collection\",\"generation\":0,\"automatic\":false},"
      "\"seen\":6,\"refcount\":1,\"immortal\":false,\"holders\":[{\"kind\":\"object\","
      "\"words\":\"#2.ref\",\"serial\":2,\"count\":1}],\"unattributed\":0,\"borrowers\":[],"
      "\"chains\":[],\"cycle\":[\"#3.ref\",\"#2.ref\",\"#3\"],\"tail\":[]}\n");
  played_delete(&p);
  p = play("{\"steps\": [\"x = [[]]\", \"y = 1; [[], []]; x = None\"]}");
  assert_says(&p, 2, "#2",
              "  #2           #2 list\n"
              "  freed        in step 2 (y = 1; [[], []]; x = None): its count reached 0\n"
              "  until then   as step 1 (x = [[]]) left it:\n"
              "  refcount     1 = name x of <module>\n"
              "  kept by      name x of <module> -> #2\n");
  assert_says(&p, 2, "#3",
              "  #3           #3 list\n"
              "  freed        made and freed in step 2 (y = 1; [[], []]; x = None)\n");
  played_delete(&p);
}

static void an_immortal_is_not_counted(void **state) {
  (void)state;
  Played p = play("{\"profile\": \"cpython-3.12\", \"steps\": [\"x = 5\", \"l = [5] * 4\"]}");
  assert_says(&p, 2, "x",
              "  x            5, 28 bytes\n"
              "  immortal     no reference to it is counted, and it is never freed; refcount says "
              "4294967295\n"
              "  used by      name x of <module>, #2[0] ... [3] (4 times), the interpreter\n"
              "  where        #2 list\n");
  played_delete(&p);
}

static void frames_cells_generators_and_methods_hold(void **state) {
  (void)state;
  Played p = play(
      "{\"profile\": \"cpython-3.12\", \"steps\": [\"class N:\\n    def m(self): pass\","
      "\"def g(x):\\n    yield x\", \"a = N()\", \"m = a.m\", \"i = g(a)\","
      "{\"enter\": \"f\", \"locals\": {\"p\": \"a\"}}, \"k = lambda: p\", {\"return\": null}]}");
  assert_says(&p, 7, "a",
              "  a            #3 N, 48 bytes, generation 0\n"
              "  refcount     4 = name a of <module> + #4.__self__ + name x of generator #5 + "
              "#6.cell_contents\n"
              "  kept by      name a of <module> -> #3\n"
              "               name m of <module> -> #4.__self__ -> #3\n"
              "               name i of <module> -> name x of generator #5 -> #3\n"
              "               name p of f() -> #6.cell_contents -> #3\n"
              "               name k of f() -> #8.__closure__ -> #7[0] -> #6.cell_contents -> #3\n"
              "  where        #4 method bound method N.m, #5 generator g, #6 cell <N object>, #7 "
              "tuple, #8 function <lambda>\n");
  played_delete(&p);
}

static void what_cannot_be_meant_is_refused(void **state) {
  (void)state;
  Played p = play(cycle);
  assert_refused(&p, 4, "Nodes", "'Nodes' is no name up to step 4, did you mean 'Node'?");
  assert_refused(&p, 2, "b", "'b' is bound only from step 3 on");
  assert_refused(&p, 2, "#3", "#3 is made only in step 3");
  assert_refused(&p, 4, "#9", "there is no #9 up to step 4: the program's objects are #1 to #3");
  assert_refused(&p, 4, "a.reff",
                 "#2 Node holds nothing at '.reff' in step 4, did you mean '.ref'?");
  const char *const wrong[] = {"", "#", "1a", "a.", "a[", "a[]", "a['x]", "a b", "#1x"};
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    Text words = {0};
    text_printf(&words,
                "expected a name, a number as #7, or a path as a.ref, d['k'], l[0]; not '%s'",
                wrong[i]);
    assert_refused(&p, 4, wrong[i], text_chars(&words));
    text_delete(&words);
  }
  played_delete(&p);
}

static void paths_lead_through_containers_and_modules(void **state) {
  (void)state;
  Played p = play("{\"profile\": \"cpython-3.12\", \"steps\": [\"import gc\","
                  "\"d = {'k': [[1.5]], 7: ()}; o = [d]\"]}");
  const struct {
    const char *asked, *type;
  } paths[] = {{"d['k'][0][0]", "float"}, {"d[\"k\"]", "list"},
               {"o[0][7]", "tuple"},      {"gc.garbage", "list"},
               {"#4['k']", "list"},       {"len", "builtin_function_or_method"},
               {"True", "bool"},          {"d.__class__", NULL}};
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
    Why *why = take(&p, 2, paths[i].asked);
    if (paths[i].type && !why) errors_print(&p.errors, stderr);
    if (paths[i].type) assert_string_equal(why->type, paths[i].type);
    if (!paths[i].type) assert_null(why);
    why_delete(why);
  }
  played_delete(&p);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_count_of_every_scenario_adds_up_under_every_profile),
      cmocka_unit_test(every_answer_adds_up_and_names_a_way_or_a_cycle),
      cmocka_unit_test(a_name_is_counted_and_leads_to_its_object),
      cmocka_unit_test(what_only_a_cycle_holds_is_unreachable),
      cmocka_unit_test(what_hangs_on_a_cycle_has_a_way_from_it),
      cmocka_unit_test(the_dead_are_told_with_their_end),
      cmocka_unit_test(an_immortal_is_not_counted),
      cmocka_unit_test(frames_cells_generators_and_methods_hold),
      cmocka_unit_test(what_cannot_be_meant_is_refused),
      cmocka_unit_test(paths_lead_through_containers_and_modules),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
