// test_stored.c: stored snapshots: what was written is read back, for every scenario that ships
// under every profile; mistakes have positions.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "heapstory/play.h"
#include "heapstory/profile.h"
#include "heapstory/stored.h"
#include "shipped.h"

static void add_file(Stored *stored, Text *text) {
  stored_add((const Snapshot *const *)stored->snapshots, stored->count, stored->title, text);
}

// Written, read, written again: the same bytes; and the trace, addresses aside, says the same.
static void check_run(const Snapshot *const *snapshots, size_t count, const char *title,
                      const char *what) {
  Text first = {0}, second = {0};
  Errors errors = {0};
  stored_add(snapshots, count, title, &first);
  Stored *stored = stored_read(text_chars(&first), first.length, &errors);
  if (!stored) {
    errors_print(&errors, stderr);
    fail_msg("%s cannot be read back", what);
  }
  add_file(stored, &second);
  size_t same = 0;
  while (first.chars[same] && first.chars[same] == second.chars[same]) same++;
  if (first.chars[same] || second.chars[same])
    fail_msg("%s: \"%.60s\" reads as \"%.60s\"", what, first.chars + same, second.chars + same);
  assert_int_equal(stored->count, count);
  for (size_t i = 0; i < count; i++) {
    const Snapshot *a = snapshots[i], *b = stored->snapshots[i];
    assert_string_equal(a->source, b->source);
    assert_string_equal(a->output, b->output);
    assert_true(b->object_count <= a->object_count && b->reference_count <= a->reference_count);
    assert_int_equal(a->event_count, b->event_count);
    assert_memory_equal(a->gc.count, b->gc.count, sizeof a->gc.count);
    assert_memory_equal(a->gc.in_generation, b->gc.in_generation, sizeof a->gc.in_generation);
    for (size_t o = 0; o < a->object_count; o++) {
      const SnapshotObject *old = &a->objects[o];
      if (old->serial <= 0) continue;
      int32_t found = snapshot_find(b, old->serial);
      assert_int_not_equal(found, NO_OBJECT);
      const SnapshotObject *new = &b->objects[found];
      assert_int_equal(old->refcount * !(old->flags & SNAPSHOT_IMMORTAL), new->refcount);
      assert_int_equal(old->flags, new->flags);
      assert_int_equal(old->shape, new->shape);
      assert_int_equal(old->generation, new->generation);
      assert_int_equal(old->size, new->size);
      assert_int_equal(old->block, new->block);
      assert_int_equal(old->length, new->length);
    }
  }
  stored_delete(stored);
  errors_delete(&errors);
  text_delete(&first);
  text_delete(&second);
}

// ---- reels --------------------------------------------------------------------------------------

static void assert_same_state(const Snapshot *left, const Snapshot *right) {
  Text a = {0}, b = {0};
  snapshot_add_trace(left, &a);
  snapshot_add_trace(right, &b);
  assert_string_equal(text_chars(&a), text_chars(&b));
  text_delete(&a);
  text_delete(&b);
}

static void assert_no_differences(const Stored *older, const Stored *newer) {
  StoredDifferences differences = stored_compare(older, newer);
  assert_int_equal(differences.count, 0);
  stored_differences_delete(&differences);
}

// A reel shows the states that its file has, in any order, with the one before each; it holds none.
static void check_reel(const Snapshot *const *snapshots, size_t count, const char *title) {
  Text file = {0}, again = {0};
  Errors errors = {0};
  stored_add(snapshots, count, title, &file);
  Stored *whole = stored_read(text_chars(&file), file.length, &errors);
  Stored *reel = stored_read_reel(text_chars(&file), file.length, &errors);
  assert_non_null(whole);
  assert_non_null(reel);
  assert_int_equal(reel->count, count);
  for (size_t i = 0; i < count; i++) {
    size_t at = i < count / 2 ? 2 * i : count - 1 - i; // there is going back
    assert_int_equal(reel->snapshots[at]->object_count, 0);
    assert_string_equal(reel->snapshots[at]->source, whole->snapshots[at]->source);
    const Snapshot *state = stored_state(reel, at);
    assert_same_state(state, whole->snapshots[at]);
    if (at > 0) assert_same_state(stored_state(reel, at - 1), whole->snapshots[at - 1]);
    if (i < count / 2) assert_ptr_equal(state, stored_state(reel, at));
  }
  assert_no_differences(whole, reel);
  assert_no_differences(reel, whole);
  stored_unroll(reel);
  add_file(reel, &again);
  assert_string_equal(text_chars(&file), text_chars(&again));
  stored_delete(whole);
  stored_delete(reel);
  text_delete(&file);
  text_delete(&again);
}

static void check_under(const char *path, const char *profile) {
  Errors errors = {0}, failures = {0};
  Scenario *scenario = scenario_read(path, &errors);
  assert_non_null(scenario);
  PlayOptions options = {.profile = profile};
  Recording *recording = play_scenario(scenario, &options, &errors, &failures);
  if (recording)
    check_run((const Snapshot *const *)recording->snapshots, recording->count, scenario->title,
              path);
  if (recording && !profile)
    check_reel((const Snapshot *const *)recording->snapshots, recording->count, scenario->title);
  recording_delete(recording);
  scenario_delete(scenario);
  errors_delete(&errors);
  errors_delete(&failures);
}

// Those that retell CPython's own tests are many: under their own profile alone.
static void check_scenario(const char *path, void *payload) {
  (void)payload;
  bool many = strstr(path, "/scenarios/cpython/") != NULL;
  check_under(path, NULL);
  for (size_t p = 0; !many && profile_name(p); p++) check_under(path, profile_name(p));
}

static void reads_back_every_scenario(void **state) {
  (void)state;
  assert_true(shipped_visit("", check_scenario, NULL) > 230);
}

// ---- properties ---------------------------------------------------------------------------------

// A run of these statements.
static Recording *play(const char *const *steps, size_t count, Scenario **scenario_out) {
  Errors errors = {0};
  Text text = {0};
  text_add(&text, "{\"title\": \" \\\"odd\\\" \\u0001 title \", \"steps\": [");
  for (size_t i = 0; i < count; i++) {
    if (i) text_add_char(&text, ',');
    text_add_json(&text, steps[i], strlen(steps[i]));
  }
  text_add(&text, "]}");
  *scenario_out = scenario_read_text("test.json", text_chars(&text), text.length, &errors);
  errors_print(&errors, stderr);
  assert_non_null(*scenario_out);
  Recording *recording = play_scenario(*scenario_out, &(PlayOptions){0}, &errors, &errors);
  errors_print(&errors, stderr);
  assert_int_equal(errors.count, 0);
  text_delete(&text);
  return recording;
}

static void check_steps(const char *const *steps, size_t count, const char *what) {
  Scenario *scenario;
  Recording *recording = play(steps, count, &scenario);
  check_run((const Snapshot *const *)recording->snapshots, recording->count, scenario->title, what);
  recording_delete(recording);
  scenario_delete(scenario);
}

// Names, keys, values and printed text that would be read as something else without quotes.
static void strange_texts_are_read_back(void **state) {
  (void)state;
  static const char *const steps[] = {
      "print('x', end='')",
      "print('  lead\\ttab  ')",
      "print('\"q\"\\n\\n  ')",
      "print('')",
      "print('a\\u2028b \\x9b')",
      ("d = {'a = b': 1, 'x to y': [], 'gone': {}, '#5': (), \"it's \\\"q\\\"\": 5.5, 'n\\nl': 6, "
       "'\303\251\342\230\203': [[]], 'word: x': 3, '': 4, ' ': 7, 1: 2, -1: {3}}"),
      "class A:\n    def __repr__(self):\n        return 'odd, \"r\" of #1 to ~2\\n x'",
      "a = A()",
      "nothing = a",
      "gone = [a]",
      "anew = 'v, of #3'",
      "last = '#4'",
      "word = ' to '",
      "setattr(a, 'odd = name', d)",
      "setattr(a, 'gone', [1])",
      "setattr(a, 'key: x', (2,))",
      "setattr(a, '', {})",
      "s = {1, 'a', (2, 3), frozenset([1]), 'b'}",
      "s.add(a)",
      "s.discard(1)",
      "l = [1, 2, 3, [], None, None, None, None]",
      "l.pop(0)",
      "l.insert(0, l)",
      "del l[1:3]",
      "l.reverse()",
      "del a.gone",
      "a.x = 1",
      "del nothing",
      "b = ['x' * 3000, b'\\x00\\xff', '\\x00\\x1f\\x7f']",
      "def f(x, y=[], *, z=(1, 2)):\n    return x",
      "g = (n for n in l)",
      "next(g)",
      "'multi\\nline'",
      "''",
      "0",
      "T = type('A b, c', (), {'q': []})",
      "t = T()"};
  check_steps(steps, sizeof steps / sizeof *steps, "strange texts");
}

static void very_long_lines_are_read_back(void **state) {
  (void)state;
  static const char *const steps[] = {"print('x' * 1000000)", "a = list(range(1000)) * 10",
                                      "b = a[::-1]", "'x' * 100000"};
  check_steps(steps, sizeof steps / sizeof *steps, "long lines");
}

// What machinery a snapshot shows beside the program's objects is not in the file.
static void a_file_does_not_depend_on_machinery(void **state) {
  (void)state;
  for (int i = 0; i < 2; i++) {
    static const char *const names[] = {"gallery/05-nested", "cpython-docs/docs-weakrefs"};
    Text path = {0}, files[2] = {{0}, {0}};
    Errors errors = {0};
    text_printf(&path, "%s/scenarios/%s.json", SOURCE_DIR, names[i]);
    Scenario *scenario = scenario_read(text_chars(&path), &errors);
    for (int internal = 0; internal < 2; internal++) {
      const PlayOptions options = {.internal = internal};
      Recording *recording = play_scenario(scenario, &options, &errors, &errors);
      stored_add((const Snapshot *const *)recording->snapshots, recording->count, NULL,
                 &files[internal]);
      recording_delete(recording);
    }
    assert_string_equal(text_chars(&files[0]), text_chars(&files[1]));
    text_delete(&files[0]);
    text_delete(&files[1]);
    text_delete(&path);
    scenario_delete(scenario);
  }
}

// Seconds of the processor that writing, reading and comparing take.
static double seconds_for(size_t objects) {
  Scenario *scenario;
  Text many = {0};
  Errors errors = {0};
  text_printf(&many, "l = [[i * i, [i]] for i in range(%zu)]", objects);
  const char *steps[] = {text_chars(&many), "for x in l:\n    x.append(None)", "l.pop(0)", "del l"};
  Recording *recording = play(steps, sizeof steps / sizeof *steps, &scenario);
  clock_t start = clock();
  Stored *stored =
      stored_take((const Snapshot *const *)recording->snapshots, recording->count, "x");
  StoredDifferences differences = stored_compare(stored, stored);
  double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
  assert_int_equal(differences.count, 0);
  assert_true(stored->snapshots[0]->user_objects > 3 * (int64_t)objects - 500);
  stored_differences_delete(&differences);
  stored_delete(stored);
  recording_delete(recording);
  scenario_delete(scenario);
  errors_delete(&errors);
  text_delete(&many);
  return seconds;
}

// Ten times the objects take about ten times as long: 100 times would be quadratic.
static void time_is_linear(void **state) {
  (void)state;
  double few = seconds_for(3400), many = seconds_for(34000);
  if (many > 40 * few + 0.1) fail_msg("10,000 objects: %.3f s, 100,000: %.3f s", few, many);
}

// ---- mistakes ---------------------------------------------------------------------------------

static void assert_refused(const char *body, uint32_t line, uint32_t column, const char *words) {
  Text text = {0};
  Errors errors = {0};
  text_printf(&text, "heapstory snapshots 1\n%s", body);
  assert_null(stored_read(text_chars(&text), text.length, &errors));
  assert_true(errors.count > 0);
  if (!strstr(errors.items[0].message, words)) print_message("%s\n", errors.items[0].message);
  assert_non_null(strstr(errors.items[0].message, words));
  assert_int_equal(errors.items[0].at.line, line);
  assert_int_equal(errors.items[0].at.column, column);
  errors_delete(&errors);
  text_delete(&text);
}

static void mistakes_have_positions(void **state) {
  (void)state;
  assert_refused("titel x\n", 2, 1, "expected title");
  assert_refused("step x\n", 2, 6, "expected a number");
  assert_refused("step 1 2\n", 2, 8, "nothing may follow");
  assert_refused("step 1\n  #1 list, refs many\n", 3, 17, "expected a number");
  assert_refused("step 1\n  #1 list, refs 99999999999999999999\n", 3, 17, "too large");
  assert_refused("step 1\n  #1 list, colour 3\n", 3, 12, "no such fact");
  assert_refused("step 1\n  #1 list, gen 4\n", 3, 16, "0 to 3");
  assert_refused("step 1\n  #0 list\n", 3, 3, "count from 1");
  assert_refused("step 1\n  > \"x\n", 3, 5, "no end");
  assert_refused("step 1\n  > \"\\u0000\"\n", 3, 7, "NUL");
  assert_refused("step 1\n    [0] = #1\n", 3, 5, "below an object");
  assert_refused("step 1\n  gone #4\n", 3, 8, "not there before");
  assert_refused("step 1\n  gone frame 1\n", 3, 14, "not there before");
  assert_refused("step 1\n  #1 list\n    gone [0]\n", 4, 10, "not there before");
  assert_refused("step 1\n  #1 list\n    [0] = #2\n", 4, 1, "#1 refers to what is not there");
  assert_refused("step 1\n  #1 list\n    [0] = int 1\n", 4, 1, "int 1 is nowhere described");
  assert_refused("step 1\n  #1 A of #2\n", 3, 1, "a class that is not there");
  assert_refused("step 1\n  #1 list\n    [0] to [3] = #2 to #4\n", 4, 18, "as many objects");
  assert_refused("step 1\n  #1 to #9 int 3 to 4, 28 bytes\n", 3, 21, "as many values");
  assert_refused("step 1\n  #1 to #99999999 list\n", 3, 18, "16,777,216");
  assert_refused("step 1\n  event dealloc #1\n  last 2 again 3 times\n", 4, 7, "not so many");
  assert_refused("step 1\n  event explode #1\n", 3, 9, "no such event");
  assert_refused("step 1\n  collector fast\n", 3, 13, "no such fact");
  assert_refused("step 1\n  memory banks 3\n", 3, 10, "expected arenas");
  assert_refused("step 1\n  printing x\n  printed y\n", 4, 10, "had no end");
  assert_refused("  #1 list\n", 2, 3, "begins with 'step'");
  assert_refused("step 1\n   > x\n", 3, 4, "0, 2 or 4");
  assert_refused("step 1\n  frame 1 <module>\n    a #1\n", 4, 9, "expected '='");
}

// What says the same in other words was edited: it is refused where it first differs.
static void only_what_is_written_is_read(void **state) {
  (void)state;
  assert_refused("step 1\n  > a\n", 2, 1, "heapstory writes this line as ''");
  assert_refused("\nstep 1 \n", 3, 7, "heapstory writes this line as 'step 1'");
  assert_refused("\nstep 01\n", 3, 6, "'step 1'");
  assert_refused("\nstep 1\n\n", 4, 1, "no more than the lines before");
  assert_refused("\nstep 1\n  > \"a\"\n", 4, 5, "'  > a'");
  assert_refused("\nstep 1\n  #2 list, 56 bytes\n", 4, 12, "'  #2 list, refs 0, 56 bytes'");
  assert_refused("\nstep 1\n  #2 list, refs 0, 1 bytes\n  #1 list, refs 0, 1 bytes\n", 4, 4,
                 "'  #1 list");
  assert_refused("\nstep 1", 3, 7, "the last line has no end");
}

// All mistakes of a file are told.
static void every_mistake_is_told(void **state) {
  (void)state;
  static const char text[] = "heapstory snapshots 1\ncolour red\n\nstep 1\n  > a\n  #1 list, x\n"
                             "  collector fast\n  event dealloc #1\n  memory x\n";
  for (int reel = 0; reel < 2; reel++) {
    Errors errors = {0};
    assert_null((reel ? stored_read_reel : stored_read)(text, strlen(text), &errors));
    assert_int_equal(errors.count, 4);
    assert_int_equal(errors.items[3].at.line, 9);
    errors_delete(&errors);
  }
}

static void bytes_that_are_no_text_are_refused(void **state) {
  (void)state;
  static const char nul[] = "heapstory snapshots 1\n\nstep 1\n  > a\0b\n";
  static const char windows[] = "heapstory snapshots 1\r\n\r\nstep 1\r\n";
  Errors errors = {0};
  assert_null(stored_read(nul, sizeof nul - 1, &errors));
  assert_string_equal(errors.items[0].message, "a stored file holds no NUL");
  assert_int_equal(errors.items[0].at.column, 6);
  errors_delete(&errors);
  assert_null(stored_read(windows, sizeof windows - 1, &errors));
  assert_int_equal(errors.count, 1);
  assert_non_null(strstr(errors.items[0].message, "carriage return"));
  errors_delete(&errors);
}

static void the_first_line_must_be_ours(void **state) {
  (void)state;
  Errors errors = {0};
  assert_null(stored_read("snapshots 9\n", 12, &errors));
  assert_int_equal(errors.items[0].at.line, 1);
  errors_delete(&errors);
  assert_null(stored_read("", 0, &errors));
  errors_delete(&errors);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reads_back_every_scenario),
      cmocka_unit_test(strange_texts_are_read_back),
      cmocka_unit_test(very_long_lines_are_read_back),
      cmocka_unit_test(a_file_does_not_depend_on_machinery),
      cmocka_unit_test(time_is_linear),
      cmocka_unit_test(mistakes_have_positions),
      cmocka_unit_test(only_what_is_written_is_read),
      cmocka_unit_test(every_mistake_is_told),
      cmocka_unit_test(bytes_that_are_no_text_are_refused),
      cmocka_unit_test(the_first_line_must_be_ours),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
