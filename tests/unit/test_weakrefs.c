// test_weakrefs.c: every program of tests/oracle/weakrefs, played as a script under each profile
// that a recording was made for, prints what that build printed, with the heap proved sane.
#include "heapstory/heap.h"
#include "heapstory/play.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FOLDER SOURCE_DIR "/tests/oracle/weakrefs/"

// The profile and the build that the recording was made with.
static const struct {
  const char *profile, *build;
} recorded[] = {
    {"cpython-3.11", "3.11.7"},  {"cpython-3.12", "3.12.1"}, {"cpython-3.13", "3.13.18"},
    {"cpython-3.14", "3.14.10"}, {"cpython-3.15", "3.15.2"},
};

static char *file_text(const char *name, const char *build) {
  Text path = {0};
  text_printf(&path, FOLDER "%s.%s%s", name, build, *build == 'p' ? "" : ".txt");
  FILE *file = fopen(text_chars(&path), "rb");
  if (!file) fail_msg("cannot open %s", text_chars(&path));
  Text text = {0};
  char room[4096];
  for (size_t n; (n = fread(room, 1, sizeof room, file)) > 0;) text_add_n(&text, room, n);
  fclose(file);
  text_delete(&path);
  return text_take(&text);
}

static char *scenario_text(const char *profile, const char *program) {
  Text json = {0};
  text_printf(&json, "{\"profile\": \"%s\", \"context\": \"script\", \"steps\": [", profile);
  text_add_json(&json, program, strlen(program));
  text_add(&json, "]}");
  return text_take(&json);
}

// The first line that differs is told, not the whole text.
static void assert_same_lines(const char *name, const char *build, const char *found,
                              const char *expected) {
  for (size_t line = 1; *found || *expected; line++) {
    size_t a = strcspn(found, "\n"), b = strcspn(expected, "\n");
    if (a != b || strncmp(found, expected, a) != 0)
      fail_msg("%s, %s, line %zu:\n  CPython:   %.*s\n  heapstory: %.*s", name, build, line, (int)b,
               expected, (int)a, found);
    found += a + (found[a] == '\n');
    expected += b + (expected[b] == '\n');
  }
}

static void assert_prints_as(const char *name, const char *profile, const char *build,
                             const PlayOptions *options) {
  char *program = file_text(name, "py"), *expected = file_text(name, build);
  char *json = scenario_text(profile, program);
  Errors errors = {0}, failures = {0};
  Scenario *scenario = scenario_read_text(name, json, strlen(json), &errors);
  assert_non_null(scenario);
  Recording *recording = play_scenario(scenario, options, &errors, &failures);
  errors_print(&errors, stderr);
  errors_print(&failures, stderr);
  if (errors.count || failures.count) fail_msg("%s under %s", name, profile);
  assert_same_lines(name, build, recording->snapshots[0]->output, expected);
  recording_delete(recording);
  scenario_delete(scenario);
  errors_delete(&errors);
  errors_delete(&failures);
  mem_free(program);
  mem_free(expected);
  mem_free(json);
}

// Calls `visit` for each NAME.py but the recorder and the generator; returns how many there were.
static size_t each_program(void (*visit)(const char *name)) {
  size_t count = 0;
  DIR *folder = opendir(FOLDER);
  assert_non_null(folder);
  for (struct dirent *entry; (entry = readdir(folder));) {
    size_t length = strlen(entry->d_name);
    if (length < 4 || strcmp(entry->d_name + length - 3, ".py") != 0) continue;
    if (strcmp(entry->d_name, "record.py") == 0 || strcmp(entry->d_name, "generate.py") == 0)
      continue;
    char name[256];
    snprintf(name, sizeof name, "%.*s", (int)(length - 3), entry->d_name);
    visit(name);
    count++;
  }
  closedir(folder);
  return count;
}

static void play_as_recorded(const char *name) {
  PlayOptions options = {.check = true};
  for (size_t i = 0; i < sizeof recorded / sizeof *recorded; i++)
    assert_prints_as(name, recorded[i].profile, recorded[i].build, &options);
}

static void programs_print_what_each_build_printed(void **state) {
  (void)state;
  assert_true(each_program(play_as_recorded) >= 7);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(programs_print_what_each_build_printed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
