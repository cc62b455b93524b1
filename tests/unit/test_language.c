// test_language.c: programs over builtins, methods, syntax (tests/oracle/language), sizes, growth
// and caches (tests/oracle/containers), classes and what they are made of (tests/oracle/classes):
// each profile prints what its Python printed. NAME.py is the
// program, NAME.BUILD.txt the output of that build (tests/oracle/record_programs.py wrote it).
#include "heapstory/heap.h"
#include "heapstory/play.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct {
  const char *build, *profile;
} builds[] = {
    {"3.11.7", "cpython-3.11"},  {"3.12.1", "cpython-3.12"}, {"3.13.18", "cpython-3.13"},
    {"3.14.10", "cpython-3.14"}, {"3.15.2", "cpython-3.15"},
};

enum { BUILDS = sizeof builds / sizeof *builds };

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

static char *oracle_text(const char *folder, const char *name, const char *build) {
  Text path = {0};
  text_printf(&path, SOURCE_DIR "/tests/oracle/%s/%s%s%s.%s", folder, name, build ? "." : "",
              build ? build : "", build ? "txt" : "py");
  char *text = file_text(text_chars(&path));
  text_delete(&path);
  return text;
}

// Appends what a test compares to `seen`.
typedef void (*Look)(const Snapshot *last, const char *recorded, Text *seen);

static void look_at_output(const Snapshot *last, const char *recorded, Text *seen) {
  (void)recorded;
  text_add(seen, last->output);
}

// For every name of the recording ("name bytes" a line) the block of its object.
static void look_at_blocks(const Snapshot *last, const char *recorded, Text *seen) {
  for (const char *line = recorded; *line; line = strchr(line, '\n') + 1) {
    size_t length = strcspn(line, " "), i = 0;
    while (i < last->binding_count && (strncmp(last->bindings[i].name, line, length) != 0 ||
                                       last->bindings[i].name[length] != 0))
      i++;
    if (i == last->binding_count) fail_msg("no name %.*s", (int)length, line);
    const SnapshotObject *object = &last->objects[last->bindings[i].to];
    text_printf(seen, "%.*s %llu\n", (int)length, line, (unsigned long long)object->block);
  }
}

// What is seen after the last step; the error where the scenario did not end well.
static char *output_of(const char *name, const char *program, const char *profile, Look look,
                       const char *recorded) {
  Text json = {0}, output = {0};
  text_printf(&json, "{\"profile\": \"%s\", \"context\": \"script\", \"steps\": [", profile);
  text_add_json(&json, program, strlen(program));
  text_add(&json, "]}");
  Errors errors = {0}, failures = {0};
  PlayOptions options = {.check = true};
  Scenario *scenario = scenario_read_text(name, text_chars(&json), json.length, &errors);
  Recording *recording = scenario ? play_scenario(scenario, &options, &errors, &failures) : NULL;
  if (recording && recording->count) look(recording->snapshots[0], recorded, &output);
  for (size_t i = 0; i < errors.count; i++)
    text_printf(&output, "error: %s\n", errors.items[i].message);
  recording_delete(recording);
  scenario_delete(scenario);
  errors_delete(&errors);
  errors_delete(&failures);
  text_delete(&json);
  return text_take(&output);
}

static size_t compare_program(const char *folder, const char *name, Look look) {
  char *program = oracle_text(folder, name, NULL);
  size_t compared = 0;
  assert_non_null(program);
  for (size_t i = 0; i < BUILDS; i++) {
    char *recorded = oracle_text(folder, name, builds[i].build);
    if (!recorded) continue;
    char *output = output_of(name, program, builds[i].profile, look, recorded);
    if (strcmp(output, recorded) != 0) print_error("%s as %s:\n", name, builds[i].build);
    assert_string_equal(output, recorded);
    mem_free(output);
    mem_free(recorded);
    compared++;
  }
  mem_free(program);
  return compared;
}

static void assert_folder_is_as_recorded(const char *folder, Look look) {
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
    if (!compare_program(folder, name, look)) fail_msg("%s has no recording", name);
    programs++;
  }
  closedir(directory);
  assert_true(programs > 0);
}

static void language_is_as_recorded(void **state) {
  (void)state;
  assert_folder_is_as_recorded("language", look_at_output);
}

static void containers_are_as_recorded(void **state) {
  (void)state;
  assert_folder_is_as_recorded("containers", look_at_output);
}

static void classes_are_as_recorded(void **state) {
  (void)state;
  assert_folder_is_as_recorded("classes", look_at_output);
}

static void blocks_are_as_recorded(void **state) {
  (void)state;
  assert_folder_is_as_recorded("blocks", look_at_blocks);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(language_is_as_recorded),
      cmocka_unit_test(containers_are_as_recorded),
      cmocka_unit_test(blocks_are_as_recorded),
      cmocka_unit_test(classes_are_as_recorded),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
