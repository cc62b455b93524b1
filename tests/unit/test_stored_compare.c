// test_stored_compare.c: two stored runs: which steps are the same, and what differs, in words.
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

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(steps_are_the_same_where_their_sources_are),
      cmocka_unit_test(many_steps_are_aligned),
      cmocka_unit_test(a_step_more_moves_no_objects),
      cmocka_unit_test(what_lasts_is_said_once),
      cmocka_unit_test(equal_runs_have_no_differences),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
