// fmt.c: `heapstory fmt`: scenario files in their canonical form, written in place.
#define _XOPEN_SOURCE 700 // fchown
#include "cli.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"

static const Position nowhere;

// A pipe or a device holds nothing that could be replaced.
static bool check_place(const char *file, struct stat *status, Errors *errors) {
  if (stat(file, status) != 0)
    return error_add(errors, nowhere, "cannot open: %s", strerror(errno));
  if (S_ISREG(status->st_mode)) return true;
  return error_add(errors, nowhere,
                   "this is no regular file: it cannot be written in place; 'heapstory fmt -' "
                   "formats standard input");
}

// What the file was to others it stays: its owner, where that may be said, and its mode.
static bool keep_status(const Sink *sink, const struct stat *status, Errors *errors) {
  int file = sink->outbox.file;
  bool owned = fchown(file, status->st_uid, status->st_gid) == 0;
  mode_t mode = status->st_mode & (owned ? 07777 : 0777);
  return fchmod(file, mode) == 0 ||
         error_add(errors, nowhere, "cannot keep its mode: %s", strerror(errno));
}

static bool write_text(const char *file, const Text *text, Errors *errors) {
  struct stat status;
  Sink sink;
  bool in_place = strcmp(file, "-") != 0;
  if (in_place && !check_place(file, &status, errors)) return false;
  if (!sink_open(&sink, file, errors)) return false;
  bool well = (!in_place || keep_status(&sink, &status, errors)) &&
              sink_write(&sink, text->chars, text->length, errors);
  return sink_close(&sink, well, errors) && well;
}

static bool is_same(const Scenario *scenario, const Text *text) {
  size_t length;
  const char *before = scenario_bytes(scenario, &length);
  return length == text->length && memcmp(before, text->chars, length) == 0;
}

// Standard input is written to standard output in any case: whoever reads it wants a scenario.
static ExitStatus format_scenario(const Options *options, const Scenario *scenario,
                                  Errors *errors) {
  ExitStatus status = EXIT_WELL;
  Text text = {0};
  scenario_add_formatted(scenario, &text);
  bool same = is_same(scenario, &text);
  if (options->check) {
    if (!same) printf("%s\n", scenario->file);
    status = same ? EXIT_WELL : EXIT_DIFFERS;
  } else if (!same || strcmp(scenario->file, "-") == 0) {
    status = write_text(scenario->file, &text, errors) ? EXIT_WELL : EXIT_TROUBLE;
  }
  text_delete(&text);
  return status;
}

static ExitStatus format_file(const Options *options, const char *file) {
  Errors errors = {.file = file};
  Scenario *scenario = scenario_read(file, &errors);
  ExitStatus status = EXIT_TROUBLE;
  if (scenario) status = format_scenario(options, scenario, &errors);
  if (!files_pipe_broke()) errors_print(&errors, stderr);
  scenario_delete(scenario);
  errors_delete(&errors);
  return status;
}

ExitStatus fmt_command(const Options *options, Errors *errors) {
  ExitStatus worst = EXIT_WELL;
  for (size_t i = 0; i < options->file_count; i++) {
    if (options->file_count + options->elsewhere.count == 1 || strcmp(options->files[i], "-") != 0)
      continue;
    error_add(errors, nowhere, "'-' stands alone: standard output holds one scenario");
    return EXIT_TROUBLE;
  }
  for (size_t i = 0; i < options->file_count; i++) {
    ExitStatus status = format_file(options, options->files[i]);
    if (status > worst) worst = status;
    if (status == EXIT_TROUBLE && !options->keep_going) break;
  }
  return worst;
}
