// What the harness of tests/bench makes of numbers: medians, exponents of known data, goals, words.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <math.h>
#include <string.h>

#include <cmocka.h>

#include "meter.h"
#include "numbers.h"

static void assert_near(double value, double expected) {
  if (!(fabs(value - expected) < 1e-9)) fail_msg("%.12g is not %.12g", value, expected);
}

// ---- statistics ---------------------------------------------------------------------------------

static void medians(void **state) {
  (void)state;
  double odd[] = {9, 1, 5};
  assert_near(median(odd, 3), 5);
  assert_near(odd[0], 9); // the order of what was given is kept
  assert_near(median((double[]){4, 1, 100, 2}, 4), 3);
  assert_near(median((double[]){7}, 1), 7);
}

static void exponents(void **state) {
  (void)state;
  double sizes[] = {10, 100, 1000, 5000};
  double costs[4];
  double powers[] = {0, 0.5, 1, 2, 3};
  for (size_t power = 0; power < 5; power++) {
    for (size_t i = 0; i < 4; i++) costs[i] = 3e-6 * pow(sizes[i], powers[power]);
    assert_near(exponent(sizes, costs, 4), powers[power]);
  }
  // A fixed cost of 1 hides a square among small sizes, not between the two largest.
  for (size_t i = 0; i < 4; i++) costs[i] = 1 + 1e-6 * sizes[i] * sizes[i];
  assert_true(exponent(sizes, costs, 4) < 0.6);
  assert_near(exponent_worst(sizes, costs, 4), log(26.0 / 2) / log(5) - 0.15);
  // Of n log n from n to n^2: 1 + log 2 / log n.
  assert_near(exponent_n_log_n((double[]){10, 100}, 2), 1 + log10(2));
  // One that is out of line moves the slope as least squares say: x = 0 1 2, y = 0 3 0.
  assert_near(exponent((double[]){1, exp(1), exp(2)}, (double[]){1, exp(3), 1}, 3), 0);
}

// ---- goals --------------------------------------------------------------------------------------

static void goals(void **state) {
  (void)state;
  assert_true(goal_met(at_least(25), 25));
  assert_true(goal_met(at_least(25), 26));
  assert_false(goal_met(at_least(25), 24.999));
  assert_true(goal_met(at_most(0.45), 0.45));
  assert_false(goal_met(at_most(0.45), 0.4501));
  assert_true(goal_met(no_goal(), -1));
  assert_near(goal_ratio(at_least(25), 0.01, 0.3), 30); // times faster
  assert_near(goal_ratio(at_most(2), 0.03, 0.02), 1.5); // of theirs
  assert_near(goal_ratio(no_goal(), 0.01, 0.3), 30);
  assert_false(goal_met(at_least(1), NAN));
  assert_false(goal_met(at_most(1), NAN));
}

// ---- words --------------------------------------------------------------------------------------

static void assert_number(double value, Unit unit, const char *words) {
  Text text = {0};
  number_add(&text, value, unit);
  assert_string_equal(text_chars(&text), words);
  text_delete(&text);
}

static void numbers(void **state) {
  (void)state;
  assert_number(0.00712, UNIT_SECONDS, "7.12 ms");
  assert_number(0.2314, UNIT_SECONDS, "231 ms");
  assert_number(12.34, UNIT_SECONDS, "12.3 s");
  assert_number(0.9996, UNIT_SECONDS, "1.00 s");
  assert_number(45e-6, UNIT_SECONDS, "45.0 us");
  assert_number(3e-10, UNIT_SECONDS, "0.30 ns");
  assert_number(1536e3, UNIT_BYTES, "1.54 MB");
  assert_number(17, UNIT_BYTES, "17.0 B");
  assert_number(150e6, UNIT_RATE, "150 MB/s");
  assert_number(0.384, UNIT_SHARE, "38.4 %");
  assert_number(32.44, UNIT_TIMES, "32.4");
  assert_number(240.4, UNIT_TIMES, "240");
  assert_number(12000, UNIT_COUNT, "12000");
  assert_number(1.5, UNIT_COUNT, "1.50");
  assert_number(1.017, UNIT_EXPONENT, "1.02");
}

static void assert_goal(Goal goal, Unit unit, const char *words) {
  Text text = {0};
  goal_add(&text, goal, unit);
  assert_string_equal(text_chars(&text), words);
  text_delete(&text);
}

static void goals_in_words(void **state) {
  (void)state;
  assert_goal(at_least(25), UNIT_TIMES, "at least 25");
  assert_goal(at_most(0.010), UNIT_SECONDS, "at most 10 ms");
  assert_goal(at_most(2), UNIT_SECONDS, "at most 2 s");
  assert_goal(at_most(0.45), UNIT_SHARE, "at most 45 %");
  assert_goal(at_least(2.5), UNIT_TIMES, "at least 2.5");
  assert_goal(at_least(150e6), UNIT_RATE, "at least 150 MB/s");
  assert_goal(at_most(1.1376), UNIT_EXPONENT, "at most 1.14");
  assert_goal(no_goal(), UNIT_TIMES, "");
}

static void numbers_read(void **state) {
  (void)state;
  unsigned number = 77;
  assert_true(number_read("1", 20, &number));
  assert_int_equal(number, 1);
  assert_true(number_read("20", 20, &number));
  assert_int_equal(number, 20);
  static const char *const bad[] = {
      "", "0", "21", "-1", "+1", "1x", " 1", "1 ", "99999999999999999999"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    assert_false(number_read(bad[i], 20, &number));
  assert_int_equal(number, 20);
}

// ---- what a process says of itself --------------------------------------------------------------

static void reports(void **state) {
  (void)state;
  Meter meter = {.cost = {.wall = 1.25, .cpu = 0.5, .peak = 4096, .value = 3}};
  char line[128] = "";
  FILE *stream = fmemopen(line, sizeof line, "w");
  assert_non_null(stream);
  meter_print(&meter, stream);
  fclose(stream);
  Cost cost = {0};
  assert_true(cost_read(line, &cost));
  assert_memory_equal(&cost, &meter.cost, sizeof cost);
  assert_false(cost_read("1 2 3\n", &cost));
  assert_false(cost_read("1 2 3 4 5\n", &cost));
  assert_false(cost_read("Traceback\n", &cost));
  assert_near(cost.wall, 1.25);
}

// Memory that a stretch adds is counted, and what was there before is not.
static void meters(void **state) {
  (void)state;
  enum { MEGABYTES = 8 };
  char *before = mem_alloc((size_t)MEGABYTES << 20);
  memset(before, 1, (size_t)MEGABYTES << 20);
  Meter meter = {0};
  meter_start(&meter);
  char *added = mem_alloc((size_t)MEGABYTES << 20);
  memset(added, 1, (size_t)MEGABYTES << 20);
  mem_free(added);
  meter_stop(&meter);
  mem_free(before);
  assert_true(meter.cost.wall > 0 && meter.cost.cpu > 0);
  // The kernel counts pages in batches.
  assert_in_range((uintmax_t)meter.cost.peak, (uintmax_t)(MEGABYTES - 1) << 20,
                  (uintmax_t)(MEGABYTES + 4) << 20);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(medians), cmocka_unit_test(exponents),      cmocka_unit_test(goals),
      cmocka_unit_test(numbers), cmocka_unit_test(goals_in_words), cmocka_unit_test(numbers_read),
      cmocka_unit_test(reports), cmocka_unit_test(meters),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
