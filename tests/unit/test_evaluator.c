// test_evaluator.c: programs of tests/oracle/evaluator print what real interpreters printed, under
// the profile of each build and in each context: who holds which reference, in which order things
// die, what is counted (FACTS.md 2, 5.2, 6). NAME.BUILD.CONTEXT.txt stands beside NAME.py;
// tests/oracle/record_evaluator.py wrote it.
#include "heapstory/play.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define PROGRAMS SOURCE_DIR "/tests/oracle/evaluator"

// The profile that models a build.
static const struct {
  const char *build, *profile;
} builds[] = {
    {"3.11.7", "cpython-3.11"},  {"3.12.1", "cpython-3.12"}, {"3.13.18", "cpython-3.13"},
    {"3.14.10", "cpython-3.14"}, {"3.15.2", "cpython-3.15"},
};
static const char *const contexts[] = {"script", "module", "interactive"};

enum { BUILDS = sizeof builds / sizeof *builds, CONTEXTS = sizeof contexts / sizeof *contexts };

// NULL where there is no such file.
static char *file_text(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) return NULL;
  Text text = {0};
  char room[4096];
  for (size_t n; (n = fread(room, 1, sizeof room, file)) > 0;) text_add_n(&text, room, n);
  fclose(file);
  return text_take(&text);
}

// A step each for statements that blank lines part; otherwise all of it is one.
static void add_steps(Text *json, const char *program, bool typed) {
  while (*program) {
    const char *end = typed ? strstr(program, "\n\n") : NULL;
    size_t length = end ? (size_t)(end - program) : strlen(program);
    text_add_json(json, program, length);
    program += length;
    while (*program == '\n') program++;
    if (*program) text_add(json, ", ");
  }
}

typedef struct Played {
  Scenario *scenario;
  Recording *recording;
} Played;

static Played play(const char *name, const char *json) {
  Errors errors = {0}, failures = {0};
  Played p = {0};
  PlayOptions options = {.check = true};
  p.scenario = scenario_read_text(name, json, strlen(json), &errors);
  if (p.scenario) p.recording = play_scenario(p.scenario, &options, &errors, &failures);
  errors_print(&errors, stderr);
  errors_print(&failures, stderr);
  if (errors.count || failures.count || !p.recording) fail_msg("%s does not play", name);
  errors_delete(&errors);
  errors_delete(&failures);
  return p;
}

static void assert_same_lines(const char *name, const char *found, const char *recorded) {
  for (size_t line = 1; *found || *recorded; line++) {
    int f = (int)strcspn(found, "\n"), r = (int)strcspn(recorded, "\n");
    if (f != r || strncmp(found, recorded, (size_t)f) != 0)
      fail_msg("%s: line %zu: CPython printed '%.*s', heapstory '%.*s'", name, line, r, recorded, f,
               found);
    found += f + (found[f] == '\n');
    recorded += r + (recorded[r] == '\n');
  }
}

static void assert_prints(const char *name, const char *program, const char *recorded, size_t build,
                          size_t context) {
  Text json = {0}, output = {0}, title = {0};
  text_printf(&title, "%s %s %s", name, builds[build].profile, contexts[context]);
  text_printf(&json, "{\"profile\": \"%s\", \"context\": \"%s\", \"steps\": [",
              builds[build].profile, contexts[context]);
  add_steps(&json, program, strcmp(contexts[context], "interactive") == 0);
  text_add(&json, "]}");
  Played p = play(text_chars(&title), text_chars(&json));
  for (size_t i = 0; i < p.recording->count; i++)
    text_add(&output, p.recording->snapshots[i]->output);
  assert_same_lines(text_chars(&title), text_chars(&output), recorded);
  recording_delete(p.recording);
  scenario_delete(p.scenario);
  text_delete(&json);
  text_delete(&output);
  text_delete(&title);
}

// How many recordings of the program there are.
static size_t compare_program(const char *file) {
  size_t found = 0;
  int length = (int)strlen(file) - 3;
  Text path = {0};
  text_printf(&path, PROGRAMS "/%s", file);
  char *program = file_text(text_chars(&path));
  for (size_t b = 0; b < BUILDS; b++)
    for (size_t c = 0; c < CONTEXTS; c++) {
      text_clear(&path);
      text_printf(&path, PROGRAMS "/%.*s.%s.%s.txt", length, file, builds[b].build, contexts[c]);
      char *recorded = file_text(text_chars(&path));
      if (!recorded) continue;
      found++;
      assert_prints(file, program, recorded, b, c);
      mem_free(recorded);
    }
  mem_free(program);
  text_delete(&path);
  return found;
}

static void programs_print_what_cpython_prints(void **state) {
  (void)state;
  size_t programs = 0;
  DIR *directory = opendir(PROGRAMS);
  assert_non_null(directory);
  for (struct dirent *entry; (entry = readdir(directory));) {
    size_t length = strlen(entry->d_name);
    if (length < 4 || strcmp(entry->d_name + length - 3, ".py") != 0) continue;
    size_t recordings = compare_program(entry->d_name);
    if (recordings < BUILDS - 1) fail_msg("%s: only %zu recordings", entry->d_name, recordings);
    programs++;
  }
  closedir(directory);
  assert_true(programs > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(programs_print_what_cpython_prints),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
