// test_collector.c: programs about the collector (tests/oracle/collector) print what each build
// printed: 50,000 random steps, every automatic collection of long loops, where one that is due
// begins, orders of death, what is tracked. The heap is proved sane behind each.
#include "programs.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const Build builds[] = {
    {"cpython-3.11", "3.11.7"},  {"cpython-3.12", "3.12.1"},
    {"cpython-3.13", "3.13.18"}, {"cpython-3.14", "3.14.10"},
    {"cpython-3.15", "3.15.2"},  {"cpython-3.14-incremental", "3.14.2w"},
};

enum { BUILDS = sizeof builds / sizeof *builds };

static void plays_as_recorded(const char *name, size_t recordings) {
  PlayOptions options = {.check = true};
  size_t compared = 0;
  assert_int_equal(program_differs("collector", name, builds, BUILDS, &options, &compared), 0);
  assert_int_equal(compared, recordings);
}

#define PROGRAM(name, recordings)                                                                  \
  static void name(void **state) {                                                                 \
    (void)state;                                                                                   \
    plays_as_recorded(#name, recordings);                                                          \
  }

PROGRAM(random_steps, 5)
PROGRAM(automatic, 6)
PROGRAM(breaker, 6)
PROGRAM(death, 6)
PROGRAM(increments, 1)
PROGRAM(late_weakrefs, 5)
PROGRAM(module, 5)
PROGRAM(switches, 6)
PROGRAM(tracking, 6)
PROGRAM(trashcan, 5)
PROGRAM(weakrefs, 6)

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(random_steps), cmocka_unit_test(automatic),  cmocka_unit_test(breaker),
      cmocka_unit_test(death),        cmocka_unit_test(increments), cmocka_unit_test(late_weakrefs),
      cmocka_unit_test(module),       cmocka_unit_test(switches),   cmocka_unit_test(tracking),
      cmocka_unit_test(trashcan),     cmocka_unit_test(weakrefs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
