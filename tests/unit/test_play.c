// test_play.c: scenarios played whole: the seeds under every hostile mode, the cycle of product.md
// number by number, budgets, contexts, and that nothing depends on what ran before.
#include "heapstory/heap.h"
#include "heapstory/play.h"
#include "heapstory/profile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "shipped.h"

// A process that ends in the middle of its work leaks: the leak sanitizer must not turn its exit
// status into its own.
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#define IGNORE_LEAKS() __lsan_disable()
#else
#define IGNORE_LEAKS() ((void)0)
#endif

// ---- playing ----------------------------------------------------------------------------------

typedef struct Played {
  Scenario *scenario;
  Recording *recording;
  Errors errors, failures;
} Played;

static Played play_text(const char *name, const char *text, const PlayOptions *options) {
  Played p = {0};
  p.scenario = scenario_read_text(name, text, strlen(text), &p.errors);
  if (!p.scenario) errors_print(&p.errors, stderr);
  assert_non_null(p.scenario);
  p.recording = play_scenario(p.scenario, options, &p.errors, &p.failures);
  return p;
}

static void played_delete(Played *p) {
  recording_delete(p->recording);
  scenario_delete(p->scenario);
  errors_delete(&p->errors);
  errors_delete(&p->failures);
}

static void assert_well(Played *p) {
  errors_print(&p->errors, stderr);
  errors_print(&p->failures, stderr);
  assert_int_equal(p->errors.count, 0);
  assert_int_equal(p->failures.count, 0);
}

static const SnapshotObject *named(const Snapshot *s, const char *name) {
  for (size_t i = 0; i < s->binding_count; i++)
    if (strcmp(s->bindings[i].name, name) == 0) return &s->objects[s->bindings[i].to];
  fail_msg("no name %s", name);
  return NULL;
}

// ---- every seed, in every mode ----------------------------------------------------------------

typedef void (*OnSeed)(Scenario *scenario, void *payload);

typedef struct Round {
  OnSeed visit;
  void *payload;
} Round;

static void read_seed(const char *path, void *payload) {
  const Round *round = payload;
  Errors errors = {0};
  Scenario *scenario = scenario_read(path, &errors);
  errors_print(&errors, stderr);
  assert_non_null(scenario);
  round->visit(scenario, round->payload);
  scenario_delete(scenario);
  errors_delete(&errors);
}

// Every scenario of a folder of scenarios/, which holds at least so many.
static void each_in(const char *folder, size_t least, OnSeed visit, void *payload) {
  Round round = {visit, payload};
  assert_true(shipped_visit(folder, read_seed, &round) >= least);
}

static void each_seed(OnSeed visit, void *payload) { each_in("seeds", 40, visit, payload); }

// CPython's own tests retold; ctest plays them under every CPython (scenario.cpython.*).
static void each_retold(OnSeed visit, void *payload) {
  each_in("cpython/test_gc", 30, visit, payload);
  each_in("cpython/test_finalization", 10, visit, payload);
  each_in("cpython/test_weakref", 20, visit, payload);
  each_in("cpython/figures", 40, visit, payload);
}

static void hold_and_stay_sane(Scenario *scenario, void *payload) {
  Errors errors = {0}, failures = {0};
  Recording *recording = play_scenario(scenario, payload, &errors, &failures);
  errors_print(&errors, stderr);
  errors_print(&failures, stderr);
  assert_int_equal(errors.count, 0);
  assert_int_equal(failures.count, 0);
  recording_delete(recording);
  errors_delete(&errors);
  errors_delete(&failures);
}

static void seeds_hold_and_the_heap_is_sane_after_every_step(void **state) {
  (void)state;
  PlayOptions options = {.check = true};
  each_seed(hold_and_stay_sane, &options);
}

// A collection at every allocation moves generations and counters, but no reference, no output and
// nothing that the heap check proves.
static void stay_sane(Scenario *scenario, void *payload) {
  Errors errors = {0}, failures = {0};
  Recording *recording = play_scenario(scenario, payload, &errors, &failures);
  errors_print(&errors, stderr);
  assert_int_equal(errors.count, 0);
  recording_delete(recording);
  errors_delete(&errors);
  errors_delete(&failures);
}

static void scenarios_survive_a_collection_at_every_allocation(void **state) {
  (void)state;
  PlayOptions options = {.check = true, .stress = true};
  each_seed(stay_sane, &options);
  each_retold(stay_sane, &options);
}

static void seeds_play_under_every_profile(void **state) {
  (void)state;
  for (size_t i = 0; profile_name(i); i++) {
    PlayOptions options = {.check = true, .profile = profile_name(i)};
    each_seed(stay_sane, &options);
  }
}

// ---- every number of every expect counts ------------------------------------------------------

typedef struct Mutations {
  size_t tried, unnoticed;
} Mutations;

static void try_mutation(Scenario *scenario, const Step *step, const Fact *fact, Mutations *m) {
  Errors errors = {0}, failures = {0};
  bool named = step->as.expect.profile_count > 0;
  PlayOptions options = {.profile = named ? step->as.expect.profiles[0].name : NULL};
  Recording *recording = play_scenario(scenario, &options, &errors, &failures);
  m->tried++;
  if (failures.count == 0) {
    m->unnoticed++;
    print_error("%s:%u:%u: changed, and nobody noticed\n", scenario->file, fact->at.line,
                fact->at.column);
  }
  recording_delete(recording);
  errors_delete(&errors);
  errors_delete(&failures);
}

static void mutate_fact(Scenario *scenario, const Step *step, Fact *fact, Mutations *m) {
  bool three = fact->kind == FACT_COUNT || fact->kind == FACT_THRESHOLD;
  for (int i = 0; three && i < 3; i++) {
    fact->numbers[i]++;
    try_mutation(scenario, step, fact, m);
    fact->numbers[i]--;
  }
  bool number = fact->kind == FACT_REFCOUNT || fact->kind == FACT_GENERATION ||
                fact->kind == FACT_SIZE || (fact->kind >= FACT_ALIVE && fact->kind <= FACT_OBJECTS);
  if (!number || fact->is_null || fact->is_immortal) return;
  fact->number++;
  try_mutation(scenario, step, fact, m);
  fact->number--;
}

static void mutate_steps(Scenario *scenario, const Steps *steps, Mutations *m) {
  for (size_t i = 0; i < steps->count; i++) {
    const Step *step = &steps->items[i];
    if (step->operation == OPERATION_REPEAT) mutate_steps(scenario, &step->as.repeat.steps, m);
    if (step->operation != OPERATION_EXPECT) continue;
    for (size_t f = 0; f < step->as.expect.count; f++)
      mutate_fact(scenario, step, &step->as.expect.facts[f], m);
  }
}

static void mutate_seed(Scenario *scenario, void *payload) {
  mutate_steps(scenario, &scenario->steps, payload);
}

static void every_number_of_an_expect_counts(void **state) {
  (void)state;
  Mutations m = {0};
  each_seed(mutate_seed, &m);
  assert_true(m.tried > 200);
  each_retold(mutate_seed, &m);
  assert_true(m.tried > 700);
  assert_int_equal(m.unnoticed, 0);
}

// ---- the cycle of product.md ------------------------------------------------------------------

static const char cycle[] =
    "{\"profile\": \"cpython-3.12\", \"steps\": ["
    "\"class Node:\\n    def __init__(self, value):\\n        self.value = value\\n        "
    "self.ref = None\","
    "{\"assign\": \"a\", \"value\": \"Node(1)\"}, \"b = Node(2)\","
    "{\"cycle\": [\"a\", \"b\"], \"by\": \"ref\"},"
    "{\"del\": \"a\"}, \"del b\", {\"expect\": {\"unreachable\": 2}},"
    "{\"collect\": 2}, {\"expect\": {\"collected\": 2, \"unreachable\": 0}}]}";

static void the_cycle_counts_as_cpython_does(void **state) {
  (void)state;
  PlayOptions options = {.check = true};
  Played p = play_text("cycle", cycle, &options);
  assert_well(&p);
  assert_int_equal(p.recording->count, 7);
  Snapshot **s = p.recording->snapshots;
  assert_int_equal(named(s[0], "Node")->serial, 1);
  assert_int_equal(named(s[0], "Node")->refcount, 4);
  assert_int_equal(named(s[0], "Node")->size, 1704);
  const SnapshotObject *a = named(s[3], "a"), *b = named(s[3], "b");
  assert_int_equal(a->refcount, 2);
  assert_int_equal(b->refcount, 2);
  assert_int_equal(a->size, 48);
  assert_int_equal(s[3]->unreachable, 0);
  for (size_t i = 0; i < 2; i++) {
    const SnapshotObject *left = &s[5]->objects[snapshot_find(s[5], i ? b->serial : a->serial)];
    assert_int_equal(left->refcount, 1);
    assert_false(left->flags & SNAPSHOT_REACHABLE);
    assert_int_equal(left->generation, 0);
  }
  assert_int_equal(s[5]->unreachable, 2);
  assert_int_equal(s[6]->gc.last_collected, 2);
  assert_int_equal(s[6]->unreachable, 0);
  assert_int_equal(snapshot_find(s[6], a->serial), NO_OBJECT);
  played_delete(&p);
}

static void trace_of(const char *text, Text *trace) {
  PlayOptions options = {0};
  Played p = play_text("again", text, &options);
  for (size_t i = 0; i < p.recording->count; i++)
    snapshot_add_trace(p.recording->snapshots[i], trace);
  played_delete(&p);
}

static void add_trace(Scenario *scenario, void *payload) {
  Errors errors = {0}, failures = {0};
  PlayOptions options = {0};
  Recording *recording = play_scenario(scenario, &options, &errors, &failures);
  for (size_t i = 0; i < recording->count; i++)
    snapshot_add_trace(recording->snapshots[i], payload);
  recording_delete(recording);
  errors_delete(&errors);
  errors_delete(&failures);
}

static void equal_bytes_whatever_ran_before(void **state) {
  (void)state;
  Text first = {0}, all = {0}, second = {0}, all_again = {0};
  trace_of(cycle, &first);
  each_seed(add_trace, &all);
  trace_of(cycle, &second);
  each_seed(add_trace, &all_again);
  assert_string_equal(text_chars(&first), text_chars(&second));
  assert_string_equal(text_chars(&all), text_chars(&all_again));
  text_delete(&first);
  text_delete(&second);
  text_delete(&all);
  text_delete(&all_again);
}

// ---- contexts ---------------------------------------------------------------------------------

// FACTS.md 2.3, true counts (getrefcount minus its argument): who holds constants in the three
// contexts.
static void constants_are_held_as_the_context_says(void **state) {
  (void)state;
  const struct {
    const char *context;
    int x, y;
  } rows[] = {{"interactive", 1, 1}, {"module", 2, 2}, {"script", 3, 3}};
  for (size_t i = 0; i < 3; i++) {
    char text[400];
    snprintf(text, sizeof text,
             "{\"profile\": \"cpython-3.12\", \"context\": \"%s\", \"steps\": [\"x = 1000000\", "
             "\"y = 'not an identifier'\", \"import sys\", \"n = sys.getrefcount(x)\"]}",
             rows[i].context);
    PlayOptions options = {.check = true};
    Played p = play_text(rows[i].context, text, &options);
    assert_well(&p);
    const Snapshot *last = p.recording->snapshots[3];
    assert_int_equal(named(last, "x")->refcount, rows[i].x);
    assert_int_equal(named(last, "y")->refcount, rows[i].y);
    char shown[16];
    snprintf(shown, sizeof shown, "%d", rows[i].x + 1);
    assert_string_equal(named(last, "n")->value, shown);
    played_delete(&p);
  }
}

// ---- expect under some profiles ----------------------------------------------------------------

static size_t failures_under(const char *profile, const char *text) {
  PlayOptions options = {.check = true, .profile = profile};
  Played p = play_text("profiles", text, &options);
  assert_int_equal(p.errors.count, 0);
  size_t count = p.failures.count;
  played_delete(&p);
  return count;
}

// The facts are false: they fail where they are checked.
static void an_expect_is_checked_under_the_profiles_that_it_names(void **state) {
  (void)state;
  static const char one[] = "{\"steps\": [\"x = []\", {\"expect\": {\"refcount\": {\"x\": 9}}, "
                            "\"profiles\": [\"cpython-3.11\", \"textbook\"]}]}";
  static const char all[] = "{\"steps\": [\"x = []\", {\"expect\": {\"refcount\": {\"x\": 9}}}]}";
  for (size_t i = 0; profile_name(i); i++) {
    const char *name = profile_name(i);
    bool named = strcmp(name, "cpython-3.11") == 0 || strcmp(name, "textbook") == 0;
    assert_int_equal(failures_under(name, one), named ? 1 : 0);
    assert_int_equal(failures_under(name, all), 1);
  }
}

// Also where it stands in a repeat and where it would not be checked: all of them, before a step
// runs.
static void an_unknown_profile_of_an_expect_is_an_error(void **state) {
  (void)state;
  PlayOptions options = {.check = true, .profile = "textbook"};
  Played p = play_text(
      "unknown",
      "{\"steps\": [{\"expect\": {\"objects\": 0}, \"profiles\": [\"textbook\", "
      "\"cpython-3.l1\"]},\n"
      "{\"repeat\": 2, \"steps\": [{\"expect\": {\"objects\": 0}, \"profiles\": [\"jython\"]}]}]}",
      &options);
  assert_null(p.recording);
  assert_int_equal(p.errors.count, 2);
  assert_int_equal(p.errors.items[0].at.line, 1);
  assert_int_equal(p.errors.items[0].at.column, 64);
  assert_string_equal(p.errors.items[0].message,
                      "unknown profile 'cpython-3.l1'; did you mean 'cpython-3.11'?");
  assert_int_equal(p.errors.items[1].at.line, 2);
  assert_string_equal(p.errors.items[1].message,
                      "unknown profile 'jython' (heapstory list profiles names them)");
  played_delete(&p);
}

static size_t events_of(const Snapshot *snapshot, EventKind kind, const char *type) {
  size_t count = 0;
  for (size_t i = 0; i < snapshot->event_count; i++)
    count += snapshot->events[i].kind == kind && strcmp(snapshot->events[i].type, type) == 0;
  return count;
}

// Few events are copied into the snapshot, many move there: the next step begins with none.
static void events_belong_to_their_step_however_many(void **state) {
  (void)state;
  Played p = play_text("events",
                       "{\"steps\": [\"a = [[] for i in range(6000)]\", \"b = {}\", "
                       "\"del a\", \"c = []\"]}",
                       &(PlayOptions){.check = true});
  assert_well(&p);
  Snapshot **snapshots = p.recording->snapshots;
  assert_int_equal(events_of(snapshots[0], EVENT_ALLOCATE, "list"), 6001);
  assert_int_equal(events_of(snapshots[1], EVENT_ALLOCATE, "dict"), 1);
  assert_int_equal(events_of(snapshots[1], EVENT_ALLOCATE, "list"), 0);
  assert_int_equal(events_of(snapshots[2], EVENT_DEALLOC, "list"), 6001);
  assert_int_equal(events_of(snapshots[3], EVENT_ALLOCATE, "list"), 1);
  assert_int_equal(events_of(snapshots[3], EVENT_DEALLOC, "list"), 0);
  assert_ptr_equal(snapshots[0]->events, snapshots[0]->large_events);
  assert_null(snapshots[1]->large_events);
  played_delete(&p);
}

// ---- trouble ----------------------------------------------------------------------------------

static void assert_error(const char *text, const PlayOptions *options, const char *expected) {
  Played p = play_text("trouble.json", text, options);
  assert_int_equal(p.errors.count, 1);
  char found[512];
  snprintf(found, sizeof found, "%u:%u: %s", p.errors.items[0].at.line, p.errors.items[0].at.column,
           p.errors.items[0].message);
  if (!strstr(found, expected)) fail_msg("expected '%s', found '%s'", expected, found);
  played_delete(&p);
}

static void trouble_ends_the_run_with_its_position(void **state) {
  (void)state;
  PlayOptions options = {.check = true, .max_steps = 100000};
  assert_error("{\"steps\": [\"while True:\\n    pass\"]}", &options,
               "1:12: steps[0]: stopped after 100000 instructions");
  assert_error("{\"steps\": [\"max(iter(int, 1))\"]}", &options,
               "1:12: steps[0]: stopped after 100000 instructions");
  assert_error("{\"steps\": [\".5 in range(10 ** 12)\"]}", &options,
               "1:12: steps[0]: stopped after 100000 instructions");
  assert_error("{\"steps\": [\"x = 1\", \"y = xx\"]}", &options,
               "1:26: steps[1]: NameError: name 'xx' is not defined");
  assert_error("{\"steps\": [\"a = [0] * 10**10\"]}", &options, "MemoryError");
  assert_error("{\"steps\": [\"def f(n):\\n    return f(n + 1)\", \"f(0)\"]}", &options,
               "RecursionError: maximum recursion depth exceeded");
  assert_error("{\"steps\": [\"f = open('x')\"]}", &options, "'open' is not modelled");
  assert_error("{\"steps\": [\"import os\"]}", &options,
               "ModuleNotFoundError: No module named 'os'");
  assert_error("{\"steps\": [\"s = 'x' * 3\", \"s + 1\"]}", &options,
               "TypeError: can only concatenate str");
}

static void announced_exceptions_are_part_of_the_story(void **state) {
  (void)state;
  PlayOptions options = {.check = true};
  Played p = play_text(
      "raises",
      "{\"steps\": [{\"python\": \"1 / 0\", \"raises\": \"ArithmeticError\"},"
      "{\"enter\": \"f\", \"locals\": {\"a\": []}}, {\"python\": \"b\", \"raises\": \"NameError\"},"
      "\"a.append(1)\", {\"return\": \"a\", \"assign\": \"r\"}]}",
      &options);
  assert_well(&p);
  assert_string_equal(p.recording->snapshots[0]->error_type, "ZeroDivisionError");
  assert_string_equal(p.recording->snapshots[0]->error_message, "division by zero");
  assert_string_equal(p.recording->snapshots[2]->error_type, "NameError");
  assert_int_equal(p.recording->snapshots[3]->frame_count, 2);
  assert_int_equal(p.recording->snapshots[4]->frame_count, 1);
  assert_int_equal(named(p.recording->snapshots[4], "r")->refcount, 1);
  played_delete(&p);
  p = play_text("not raised", "{\"steps\": [{\"python\": \"x = 1\", \"raises\": \"NameError\"}]}",
                &options);
  assert_int_equal(p.failures.count, 1);
  played_delete(&p);
}

// Whatever host allocation is refused: the process says so and ends with status 2, it does not
// crash.
static void a_host_out_of_memory_ends_with_status_2(void **state) {
  (void)state;
  for (uint64_t n = 1; n < 4000; n += 1 + n / 8) {
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
      if (!freopen("/dev/null", "w", stderr)) _exit(3);
      IGNORE_LEAKS();
      mem_fail_after(n);
      Errors errors = {0}, failures = {0};
      PlayOptions options = {0};
      Scenario *scenario = scenario_read_text("cycle", cycle, strlen(cycle), &errors);
      play_scenario(scenario, &options, &errors, &failures);
      _exit(0); // fewer than n allocations
    }
    int status;
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_true(WEXITSTATUS(status) == 2 || WEXITSTATUS(status) == 0);
    if (WEXITSTATUS(status) == 0) assert_true(n > 500);
  }
}

// A step keeps 100,000 events and is told of no more; the next one is told of its own.
static void test_events_of_a_long_loop(void **state) {
  (void)state;
  Played p =
      play_text("events.json",
                "{\"context\": \"module\", \"steps\": [\"for i in range(60000): x = i + 1000\", "
                "\"y = [1]\"]}",
                &(PlayOptions){0});
  assert_well(&p);
  assert_int_equal(p.recording->count, 2);
  assert_int_equal(p.recording->snapshots[0]->event_count, 100000);
  const Snapshot *last = p.recording->snapshots[1];
  bool made = false;
  for (size_t i = 0; i < last->event_count; i++)
    made |= last->events[i].kind == EVENT_ALLOCATE && strcmp(last->events[i].type, "list") == 0;
  assert_true(made && last->event_count < 10);
  played_delete(&p);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_events_of_a_long_loop),
      cmocka_unit_test(the_cycle_counts_as_cpython_does),
      cmocka_unit_test(seeds_hold_and_the_heap_is_sane_after_every_step),
      cmocka_unit_test(every_number_of_an_expect_counts),
      cmocka_unit_test(scenarios_survive_a_collection_at_every_allocation),
      cmocka_unit_test(seeds_play_under_every_profile),
      cmocka_unit_test(equal_bytes_whatever_ran_before),
      cmocka_unit_test(constants_are_held_as_the_context_says),
      cmocka_unit_test(an_expect_is_checked_under_the_profiles_that_it_names),
      cmocka_unit_test(an_unknown_profile_of_an_expect_is_an_error),
      cmocka_unit_test(events_belong_to_their_step_however_many),
      cmocka_unit_test(trouble_ends_the_run_with_its_position),
      cmocka_unit_test(announced_exceptions_are_part_of_the_story),
      cmocka_unit_test(a_host_out_of_memory_ends_with_status_2),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
