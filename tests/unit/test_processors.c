// How many processors control groups allow: trees of /proc and /sys as machines and containers have
// them.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "cli/processors.h"

static char room[64];

static int make_room(void **state) {
  (void)state;
  strcpy(room, "/tmp/test_processors.XXXXXX");
  return mkdtemp(room) ? 0 : -1;
}

static int remove_room(void **state) {
  (void)state;
  char command[128];
  snprintf(command, sizeof command, "rm -rf %s", room);
  return system(command);
}

static void put(const char *path, const char *text) {
  char full[512];
  snprintf(full, sizeof full, "%s%s", room, path);
  for (char *at = full + strlen(room) + 1; (at = strchr(at, '/')); at++) {
    *at = 0;
    mkdir(full, 0777);
    *at = '/';
  }
  FILE *file = fopen(full, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

typedef struct Case {
  const char *group; // what /proc/self/cgroup says
  struct {
    const char *path, *text;
  } files[4];
  size_t expected;
} Case;

static const Case cases[] = {
    // No limit: version 2, version 1, nothing at all.
    {"0::/user.slice\n", {{"/sys/fs/cgroup/user.slice/cpu.max", "max 100000\n"}}, SIZE_MAX},
    {"3:cpu,cpuacct:/\n",
     {{"/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n"},
      {"/sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n"}},
     SIZE_MAX},
    {"0::/gone\n", {{"/sys/fs/cgroup/other/cpu.max", "100000 100000\n"}}, SIZE_MAX},
    // A container of version 2 sees its own group as the root.
    {"0::/\n", {{"/sys/fs/cgroup/cpu.max", "200000 100000\n"}}, 2},
    {"0::/\n", {{"/sys/fs/cgroup/cpu.max", "50000 100000\n"}}, 1},
    {"0::/\n", {{"/sys/fs/cgroup/cpu.max", "150000 100000\n"}}, 2},
    {"0::/\n", {{"/sys/fs/cgroup/cpu.max", "320000 160000\n"}}, 2},
    // The smallest of a group and those above it.
    {"0::/a/b\n",
     {{"/sys/fs/cgroup/a/b/cpu.max", "max 100000\n"},
      {"/sys/fs/cgroup/a/cpu.max", "300000 100000\n"}},
     3},
    {"0::/a/b\n",
     {{"/sys/fs/cgroup/a/b/cpu.max", "500000 100000\n"},
      {"/sys/fs/cgroup/a/cpu.max", "700000 100000\n"}},
     5},
    // A container of version 1 has the path of its host, and stands at the root.
    {"12:memory:/docker/1a2b\n4:cpuacct,cpu:/docker/1a2b\n0::/docker/1a2b\n",
     {{"/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "400000\n"},
      {"/sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n"}},
     4},
    // "cpuset" is no "cpu".
    {"5:cpuset:/x\n",
     {{"/sys/fs/cgroup/cpu/x/cpu.cfs_quota_us", "100000\n"},
      {"/sys/fs/cgroup/cpu/x/cpu.cfs_period_us", "100000\n"}},
     SIZE_MAX},
    // What nobody can read is no limit.
    {"nonsense\n", {{"/sys/fs/cgroup/cpu.max", "100000 100000\n"}}, SIZE_MAX},
    {"0::/\n", {{"/sys/fs/cgroup/cpu.max", "100000 0\n"}}, SIZE_MAX},
    {"0::/\n", {{"/sys/fs/cgroup/cpu.max", "nan nan\n"}}, SIZE_MAX},
    {"0::/\n", {{"/sys/fs/cgroup/cpu.max", "1e300 1\n"}}, SIZE_MAX},
};

static void test_groups(void **state) {
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    assert_int_equal(make_room(state), 0);
    put("/proc/self/cgroup", cases[i].group);
    for (size_t f = 0; f < 4 && cases[i].files[f].path; f++)
      put(cases[i].files[f].path, cases[i].files[f].text);
    size_t found = processors_of_groups(room);
    if (found != cases[i].expected) print_error("case %zu: %s\n", i, cases[i].group);
    assert_int_equal(found, cases[i].expected);
    assert_int_equal(remove_room(state), 0);
  }
}

static void test_none(void **state) {
  assert_int_equal(make_room(state), 0);
  assert_true(processors_of_groups(room) == SIZE_MAX);
  assert_int_equal(remove_room(state), 0);
}

static void test_here(void **state) {
  (void)state;
  size_t allowed = processors_allowed(), quota = processors_of_groups("");
  assert_in_range(allowed, 1, quota);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_groups),
      cmocka_unit_test(test_none),
      cmocka_unit_test(test_here),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
