// programs.c: programs of tests/oracle compared with their recordings (programs.h).
#include "programs.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// The profile that models a build. "w": built for wasm32.
static const struct {
  const char *build, *profile;
} builds[] = {
    {"3.11.7", "cpython-3.11"},  {"3.12.1", "cpython-3.12"},
    {"3.13.18", "cpython-3.13"}, {"3.14.10", "cpython-3.14"},
    {"3.15.2", "cpython-3.15"},  {"3.14.2w", "cpython-3.14-incremental"},
};

static const struct {
  const char *name, *ending;
} contexts[] = {{"script", ""}, {"module", ".module"}, {"interactive", ".interactive"}};

enum { BUILDS = sizeof builds / sizeof *builds, CONTEXTS = sizeof contexts / sizeof *contexts };

typedef struct Program {
  const char *folder, *name;
  char *text;
} Program;

// FOLDER/NAME.ENDING, yours; NULL where there is no such file.
static char *read_text(const char *folder, const char *name, const char *ending) {
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

// Typed at the prompt, what blank lines part is a step each; otherwise all of it is one.
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

static void look_at_output(const Recording *recording, const char *recorded, Text *seen) {
  (void)recorded;
  for (size_t i = 0; i < recording->count; i++) text_add(seen, recording->snapshots[i]->output);
}

// What is seen of the program, yours; errors are the last lines.
static char *look_at_program(const char *program, size_t build, size_t context, Look look,
                             const char *recorded) {
  Text json = {0}, seen = {0};
  text_printf(&json, "{\"profile\": \"%s\", \"context\": \"%s\", \"steps\": [",
              builds[build].profile, contexts[context].name);
  add_steps(&json, program, strcmp(contexts[context].name, "interactive") == 0);
  text_add(&json, "]}");
  Errors errors = {0}, failures = {0};
  PlayOptions options = {.check = true};
  Scenario *scenario = scenario_read_text("program", text_chars(&json), json.length, &errors);
  Recording *recording = scenario ? play_scenario(scenario, &options, &errors, &failures) : NULL;
  if (recording) look(recording, recorded, &seen);
  for (size_t i = 0; i < errors.count; i++)
    text_printf(&seen, "error: %s\n", errors.items[i].message);
  recording_delete(recording);
  scenario_delete(scenario);
  errors_delete(&errors);
  errors_delete(&failures);
  text_delete(&json);
  return text_take(&seen);
}

static void assert_same_lines(const char *title, const char *seen, const char *recorded) {
  for (size_t line = 1; *seen || *recorded; line++) {
    size_t s = strcspn(seen, "\n"), r = strcspn(recorded, "\n");
    if (s != r || strncmp(seen, recorded, s) != 0)
      fail_msg("%s, line %zu:\n  CPython:   %.*s\n  heapstory: %.*s", title, line, (int)r, recorded,
               (int)s, seen);
    seen += s + (seen[s] == '\n');
    recorded += r + (recorded[r] == '\n');
  }
}

// Whether there is a recording of it.
static bool compare(const Program *program, size_t build, size_t context, Look look) {
  char ending[64];
  snprintf(ending, sizeof ending, "%s%s.txt", builds[build].build, contexts[context].ending);
  char *recorded = read_text(program->folder, program->name, ending);
  if (!recorded) return false;
  Text title = {0};
  text_printf(&title, "%s/%s (%s) as %s", program->folder, program->name, contexts[context].name,
              builds[build].build);
  char *seen = look_at_program(program->text, build, context, look, recorded);
  assert_same_lines(text_chars(&title), seen, recorded);
  text_delete(&title);
  mem_free(seen);
  mem_free(recorded);
  return true;
}

// How many recordings of the program there are.
static size_t program_is_as_recorded(const char *folder, const char *name, Look look) {
  Program program = {folder, name, read_text(folder, name, "py")};
  if (!program.text) fail_msg("there is no %s/%s.py", folder, name);
  size_t recordings = 0;
  for (size_t b = 0; b < BUILDS; b++)
    for (size_t c = 0; c < CONTEXTS; c++)
      recordings += compare(&program, b, c, look ? look : look_at_output);
  mem_free(program.text);
  return recordings;
}

void assert_folder_is_as_recorded(const char *folder, size_t least, Look look) {
  char path[1024];
  snprintf(path, sizeof path, "%s/tests/oracle/%s", SOURCE_DIR, folder);
  DIR *directory = opendir(path);
  assert_non_null(directory);
  size_t programs = 0;
  for (struct dirent *entry; (entry = readdir(directory));) {
    size_t length = strlen(entry->d_name);
    if (length < 4 || strcmp(entry->d_name + length - 3, ".py") != 0) continue;
    char name[256];
    snprintf(name, sizeof name, "%.*s", (int)(length - 3), entry->d_name);
    size_t recordings = program_is_as_recorded(folder, name, look);
    if (recordings < least) fail_msg("%s/%s: only %zu recordings", folder, name, recordings);
    programs++;
  }
  closedir(directory);
  assert_true(programs > 0);
}
