// programs.h: programs of tests/oracle played as scripts and compared with what a build printed:
// FOLDER/NAME.py is the program, FOLDER/NAME.BUILD.txt its recorded output.
#ifndef HEAPSTORY_TESTS_PROGRAMS_H
#define HEAPSTORY_TESTS_PROGRAMS_H

#include "heapstory/play.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Build {
  const char *profile, *build; // "cpython-3.12", "3.12.1"
} Build;

// NULL where there is no such file.
static char *program_text(const char *folder, const char *name, const char *ending) {
  Text path = {0}, text = {0};
  text_printf(&path, SOURCE_DIR "/tests/oracle/%s/%s.%s", folder, name, ending);
  FILE *file = fopen(text_chars(&path), "rb");
  text_delete(&path);
  if (!file) return NULL;
  char room[4096];
  for (size_t n; (n = fread(room, 1, sizeof room, file)) > 0;) text_add_n(&text, room, n);
  fclose(file);
  return text_take(&text);
}

// What the program prints under a profile; an error is the last line.
static char *program_output(const char *program, const char *profile, const PlayOptions *options) {
  Text json = {0}, output = {0};
  text_printf(&json, "{\"profile\": \"%s\", \"context\": \"script\", \"steps\": [", profile);
  text_add_json(&json, program, strlen(program));
  text_add(&json, "]}");
  Errors errors = {0}, failures = {0};
  Scenario *scenario = scenario_read_text("program", text_chars(&json), json.length, &errors);
  Recording *recording = scenario ? play_scenario(scenario, options, &errors, &failures) : NULL;
  if (recording && recording->count) text_add(&output, recording->snapshots[0]->output);
  for (size_t i = 0; i < errors.count; i++)
    text_printf(&output, "error: %s\n", errors.items[i].message);
  recording_delete(recording);
  scenario_delete(scenario);
  errors_delete(&errors);
  errors_delete(&failures);
  text_delete(&json);
  return text_take(&output);
}

// The first line that differs is told, not the whole text.
static bool same_lines(const char *name, const char *build, const char *found,
                       const char *expected) {
  for (size_t line = 1; *found || *expected; line++) {
    size_t a = strcspn(found, "\n"), b = strcspn(expected, "\n");
    if (a != b || strncmp(found, expected, a) != 0) {
      fprintf(stderr, "%s, %s, line %zu:\n  CPython:   %.*s\n  heapstory: %.*s\n", name, build,
              line, (int)b, expected, (int)a, found);
      return false;
    }
    found += a + (found[a] == '\n');
    expected += b + (expected[b] == '\n');
  }
  return true;
}

// Plays one program under each build that it was recorded from. Adds up how many there were;
// returns how many differ.
static size_t program_differs(const char *folder, const char *name, const Build *builds,
                              size_t count, const PlayOptions *options, size_t *compared) {
  char *program = program_text(folder, name, "py");
  size_t differ = 0;
  for (size_t i = 0; program && i < count; i++) {
    char ending[32];
    snprintf(ending, sizeof ending, "%s.txt", builds[i].build);
    char *expected = program_text(folder, name, ending);
    if (!expected) continue;
    char *found = program_output(program, builds[i].profile, options);
    differ += !same_lines(name, builds[i].build, found, expected);
    *compared += 1;
    mem_free(found);
    mem_free(expected);
  }
  mem_free(program);
  return differ;
}

#endif
