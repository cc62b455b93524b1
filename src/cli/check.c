// check.c: `heapstory check`: scenarios compared with their stored snapshots.
#include "check.h"

#include <stdlib.h>
#include <string.h>

static const Position nowhere;

// ---- CI ---------------------------------------------------------------------------------------

static bool is_on(const char *variable) {
  const char *value = getenv(variable);
  return value && value[0] && strcmp(value, "0") != 0 && strcmp(value, "false") != 0;
}

bool is_ci(void) { return is_on("CI") || is_on("TF_BUILD"); }

// ---- what was asked for -----------------------------------------------------------------------

static bool read_unreferenced(Checking *checking, Errors *errors) {
  const Setting *setting = &checking->options->unreferenced;
  checking->unreferenced = checking->dry ? UNREFERENCED_REJECT : UNREFERENCED_WARN;
  if (!setting->value) return true;
  int index = choice_index(CHOICE_UNREFERENCED, setting->value);
  if (index < 0)
    return choice_refuse(CHOICE_UNREFERENCED, setting->origin, setting->value, nowhere, errors);
  checking->unreferenced = (Unreferenced)index;
  return true;
}

// Which snapshots nobody asks for can be told of whole folders alone.
static bool check_folders(const Checking *checking, Errors *errors) {
  const Setting *setting = &checking->options->unreferenced;
  const Inputs *inputs = &checking->options->inputs;
  if (!setting->value || strcmp(setting->origin, "--unreferenced") != 0) return true;
  for (size_t i = 0; i < inputs->count; i++)
    if (inputs->items[i].folder) return true;
  return error_add(errors, nowhere,
                   "--unreferenced: snapshots without a scenario are looked for "
                   "where a folder is given, and none was");
}

// Nobody reviews what a CI accepts.
static bool check_dry(const Checking *checking, Errors *errors) {
  bool well = true;
  if (!checking->dry) return true;
  if (checking->options->update)
    well = error_add(errors, nowhere,
                     "--update: CI is set in the environment, and then nothing is written");
  if (checking->unreferenced == UNREFERENCED_DELETE)
    well = error_add(errors, nowhere,
                     "%s delete: CI is set in the environment, and then nothing is deleted",
                     checking->options->unreferenced.origin);
  return well;
}

static int by_path(const void *left, const void *right) {
  const SnapshotPlace *const *a = left, *const *b = right;
  return strcmp((*a)->path, (*b)->path);
}

// Two scenarios must not have one snapshot. Without CI, what a killed process has left in their
// folders is removed, whether something is written there or not.
static bool check_places(const Checking *checking, Errors *errors) {
  size_t count = checking->places.count;
  bool well = true;
  const SnapshotPlace **order = mem_alloc(mem_size(count + 1, sizeof *order));
  for (size_t i = 0; i < count; i++) order[i] = &checking->places.items[i];
  qsort(order, count, sizeof *order, by_path);
  for (size_t i = 0; i < count; i++) {
    if (!checking->dry) snapshot_sweep(order[i]);
    if (i == 0 || by_path(&order[i - 1], &order[i]) != 0) continue;
    size_t one = (size_t)(order[i - 1] - checking->places.items);
    size_t other = (size_t)(order[i] - checking->places.items);
    well = error_add(errors, nowhere, "two scenarios have the snapshot '%s': %s and %s",
                     order[i]->path, checking->options->files[one < other ? one : other],
                     checking->options->files[one < other ? other : one]);
  }
  mem_free(order);
  return well;
}

static bool find_places(Checking *checking, Errors *errors) {
  const Inputs *inputs = &checking->options->inputs;
  const char *directory = checking->options->snapshots.value;
  for (size_t i = 0; i < inputs->count; i++) {
    array_push(&checking->places, snapshot_place(&inputs->items[i], directory));
    if (!directory && strcmp(inputs->items[i].file, "-") == 0)
      return error_add(errors, nowhere,
                       "'-': standard input has no folder for its snapshot (see --snapshots)");
  }
  return check_places(checking, errors);
}

// ---- the call ---------------------------------------------------------------------------------

static bool take_case(void *payload, size_t at, const char *bytes, size_t length, Errors *errors) {
  Checking *checking = payload;
  (void)at;
  size_t before = checking->cases.count;
  if (!report_cases_unpack(bytes, length, &checking->cases))
    return error_add(errors, nowhere, "what a worker found has been cut off");
  for (size_t i = before; i < checking->cases.count; i++)
    check_print_case(checking, &checking->cases.items[i]);
  return true;
}

static ExitStatus check_all(Checking *checking, Errors *errors) {
  Telling telling = {.command = CHECK,
                     .tell = check_story,
                     .tell_payload = checking,
                     .take = take_case,
                     .take_payload = checking,
                     .excuse = check_excuse};
  ExitStatus status = stories_tell(checking->options, &telling, errors);
  if (!check_unreferenced(checking, errors)) status = EXIT_TROUBLE;
  for (size_t i = 0; i < checking->cases.count && status == EXIT_WELL; i++)
    if (verdict_is_fault(checking->cases.items[i].verdict)) status = EXIT_DIFFERS;
  if (!checking->options->quiet) check_print_summary(checking);
  if (!reports_write(&checking->reports, &checking->cases, errors)) status = EXIT_TROUBLE;
  return status;
}

ExitStatus check_command(const Options *options, Errors *errors) {
  Checking checking = {.options = options, .dry = is_ci()};
  ExitStatus status = EXIT_TROUBLE;
  bool well = read_unreferenced(&checking, errors) && check_folders(&checking, errors) &&
              check_dry(&checking, errors) && find_places(&checking, errors) &&
              reports_open(&checking.reports, &options->report, errors);
  if (well) status = check_all(&checking, errors);
  for (size_t i = 0; i < checking.places.count; i++)
    snapshot_place_delete(&checking.places.items[i]);
  array_delete(&checking.places);
  report_cases_delete(&checking.cases);
  reports_close(&checking.reports);
  return status;
}
