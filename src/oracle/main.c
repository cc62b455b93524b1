// main.c: heapstory-compare: does my Python agree?
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "record.h"
#include "rules.h"

typedef enum Status { WELL = 0, DIFFERS = 1, TROUBLE = 2 } Status;

typedef struct Options {
  const char *python, *profile, *save, *known[2];
  bool recordings, quiet, help, rules;
  Array(const char *) files;
} Options;

// Names of recordings that are known to differ, from up to two lists.
typedef struct Known {
  Text texts[2]; // of the files
  Array(const char *) names;
} Known;

static const Position nowhere;

static const char usage[] =
    "usage: heapstory-compare [--python PYTHON] [--profile NAME] [--save FILE] SCENARIO...\n"
    "       heapstory-compare --recording [--known FILE] [--profile NAME] RECORDING...\n"
    "       heapstory-compare --rules\n"
    "\n"
    "Runs scenarios in a real interpreter and in heapstory, and tells the first difference: "
    "identity of\n"
    "names, type, value, refcount, immortal, size, tracked, generation, finalized, references, "
    "result,\n"
    "output, error, counters of the collector.\n"
    "\n"
    "  --python PYTHON  interpreter, 3.8 or later (default: python3)\n"
    "  --profile NAME   the profile to play under (default: the one that stands for the "
    "interpreter)\n"
    "  --save FILE      keep what the interpreter did, one recording a line; '-': standard output\n"
    "  --recording      the files are recordings; no Python is needed\n"
    "  --known FILE     recordings that are known to differ, one name a line; that one of them "
    "agrees is\n"
    "                   a difference too\n"
    "  --rules          what is left out of the comparison, and why\n"
    "  -q, --quiet      say nothing about what agrees\n"
    "\n"
    "exit status: 0 all agree, 1 something differs, 2 trouble\n";

// ---- options
// ----------------------------------------------------------------------------------------

static bool read_value(Options *options, const char *name, const char *value, Errors *errors) {
  const struct {
    const char *name;
    const char **value;
  } rows[] = {{"--python", &options->python},
              {"--profile", &options->profile},
              {"--save", &options->save},
              {"--known", &options->known[options->known[0] != NULL]}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (strcmp(name, rows[i].name) != 0) continue;
    if (!value) return error_add(errors, nowhere, "'%s' wants a value", name);
    *rows[i].value = value;
    return true;
  }
  return error_add(errors, nowhere, "unknown option '%s' (see 'heapstory-compare --help')", name);
}

static bool read_switch(Options *options, const char *name) {
  const struct {
    const char *name, *letter;
    bool *value;
  } rows[] = {{"--recording", "", &options->recordings},
              {"--rules", "", &options->rules},
              {"--quiet", "-q", &options->quiet},
              {"--help", "-h", &options->help}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (strcmp(name, rows[i].name) != 0 && strcmp(name, rows[i].letter) != 0) continue;
    return *rows[i].value = true;
  }
  return false;
}

static bool options_read(Options *options, int count, char **arguments, Errors *errors) {
  for (int i = 1; i < count; i++) {
    if (arguments[i][0] != '-' || !arguments[i][1])
      array_push(&options->files, arguments[i]);
    else if (read_switch(options, arguments[i]))
      continue;
    else if (!read_value(options, arguments[i], i + 1 < count ? arguments[i + 1] : NULL, errors))
      return false;
    else
      i++;
  }
  if (options->help || options->rules) return true;
  if (options->files.count == 0)
    return error_add(errors, nowhere, "nothing to compare (see 'heapstory-compare --help')");
  if (options->recordings && (options->python || options->save))
    return error_add(errors, nowhere, "'--recording' asks no interpreter");
  return !options->profile || profile_find(options->profile) ||
         error_add(errors, nowhere, "unknown profile '%s'", options->profile);
}

// ---- known differences
// ------------------------------------------------------------------------------

static bool known_read(Known *known, Text *text, const char *file, Errors *errors) {
  FILE *stream = fopen(file, "r");
  if (!stream) return error_add(errors, nowhere, "%s: cannot be read", file);
  for (int c; (c = fgetc(stream)) != EOF;) text_add_char(text, (char)c);
  fclose(stream);
  for (char *line = text->length ? strtok(text->chars, "\n") : NULL; line;
       line = strtok(NULL, "\n")) {
    line[strcspn(line, " #")] = '\0';
    if (*line) array_push(&known->names, line);
  }
  return true;
}

// By its whole name, or by the snippet's alone, which means every build.
static bool is_known(const Known *known, const char *name, const char *snippet) {
  for (size_t i = 0; i < known->names.count; i++)
    if (strcmp(known->names.items[i], name) == 0 || strcmp(known->names.items[i], snippet) == 0)
      return true;
  return false;
}

// ---- comparing
// --------------------------------------------------------------------------------------

static Status tell(const Options *options, const Known *known, const char *name,
                   const cJSON *recording) {
  Verdict verdict = compare_recording(recording, options->profile);
  bool expected = is_known(known, name, member_text(recording, "snippet")),
       surprise = verdict.agrees == expected;
  if (!verdict.agrees && (surprise || !options->quiet))
    printf("%s: %s%s\n", name, expected ? "known to differ: " : "",
           text_chars(&verdict.difference));
  else if (verdict.agrees && expected)
    printf("%s: agrees now; remove it from the list of those that differ\n", name);
  else if (verdict.agrees && !options->quiet)
    printf("%s: agrees: %zu steps, %zu objects\n", name, verdict.steps, verdict.objects);
  verdict_delete(&verdict);
  return surprise ? DIFFERS : WELL;
}

static Status compare_file(const Options *options, const Known *known, const char *file,
                           Errors *errors) {
  cJSON *recordings = recordings_read(file, errors);
  if (!recordings) return TROUBLE;
  Status worst = WELL;
  const cJSON *recording;
  cJSON_ArrayForEach(recording, recordings) {
    Text name = {0};
    recording_add_name(recording, &name);
    Status status = tell(options, known, text_chars(&name), recording);
    if (status > worst) worst = status;
    text_delete(&name);
  }
  cJSON_Delete(recordings);
  return worst;
}

static bool save(const char *file, const cJSON *recording, Errors *errors) {
  FILE *stream = strcmp(file, "-") == 0 ? stdout : fopen(file, "a");
  if (!stream) return error_add(errors, nowhere, "%s: cannot be written", file);
  char *text = cJSON_PrintUnformatted(recording);
  bool well = fprintf(stream, "%s\n", text) > 0;
  cJSON_free(text);
  if (stream != stdout && fclose(stream) != 0) well = false;
  return well || error_add(errors, nowhere, "%s: cannot be written", file);
}

static Status compare_scenario(const Options *options, const char *file, Errors *errors) {
  Scenario *scenario = scenario_read(file, errors);
  if (!scenario) return TROUBLE;
  cJSON *recording = record(scenario, options->python ? options->python : "python3", errors);
  Status status = TROUBLE;
  if (recording && (!options->save || save(options->save, recording, errors))) {
    const Known none = {0};
    Text name = {0};
    text_printf(&name, "%s, CPython %s", scenario->name, member_text(recording, "version"));
    status = tell(options, &none, text_chars(&name), recording);
    text_delete(&name);
  }
  cJSON_Delete(recording);
  scenario_delete(scenario);
  return status;
}

static Status compare_all(const Options *options, Errors *errors) {
  Known known = {0};
  Status worst = WELL;
  for (int i = 0; i < 2; i++)
    if (options->known[i] && !known_read(&known, &known.texts[i], options->known[i], errors))
      worst = TROUBLE;
  for (size_t i = 0; worst != TROUBLE && i < options->files.count; i++) {
    const char *file = options->files.items[i];
    Status status = options->recordings ? compare_file(options, &known, file, errors)
                                        : compare_scenario(options, file, errors);
    if (status > worst) worst = status;
  }
  array_delete(&known.names);
  for (int i = 0; i < 2; i++) text_delete(&known.texts[i]);
  return worst;
}

static Status print_rules(void) {
  for (const Rule *rule = rules; rule->name; rule++) printf("%-28s  %s\n", rule->name, rule->why);
  return WELL;
}

int main(int count, char **arguments) {
  Options options = {0};
  Errors errors = {0};
  Status status = TROUBLE;
  if (options_read(&options, count, arguments, &errors)) {
    if (options.help)
      status = fputs(usage, stdout) < 0 ? TROUBLE : WELL;
    else
      status = options.rules ? print_rules() : compare_all(&options, &errors);
  }
  errors_print(&errors, stderr);
  errors_delete(&errors);
  array_delete(&options.files);
  return fflush(stdout) == 0 ? (int)status : TROUBLE;
}
