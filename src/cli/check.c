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

static bool any_folder(const Inputs *inputs) {
  for (size_t i = 0; i < inputs->count; i++)
    if (inputs->items[i].folder) return true;
  return false;
}

// Which snapshots nobody asks for can be told of whole folders alone.
static bool check_folders(const Checking *checking, Errors *errors) {
  const Setting *setting = &checking->options->unreferenced;
  const Options *options = checking->options;
  if (!setting->value || strcmp(setting->origin, "--unreferenced") != 0) return true;
  if (any_folder(&options->inputs) || any_folder(&options->elsewhere)) return true;
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

// The scenario that has a place.
static const char *file_of(const Checking *checking, const SnapshotPlace *place) {
  size_t at = (size_t)(place - checking->places.items);
  const Options *options = checking->options;
  size_t ours = options->inputs.count;
  return at < ours ? options->files[at] : options->elsewhere.items[at - ours].file;
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
    bool ordered = order[i - 1] < order[i];
    well = error_add(errors, nowhere, "two scenarios have the snapshot '%s': %s and %s",
                     order[i]->path, file_of(checking, order[ordered ? i - 1 : i]),
                     file_of(checking, order[ordered ? i : i - 1]));
  }
  mem_free(order);
  return well;
}

static bool add_places(Checking *checking, const Inputs *inputs, Errors *errors) {
  const char *directory = checking->options->snapshots.value;
  for (size_t i = 0; i < inputs->count; i++) {
    array_push(&checking->places, snapshot_place(&inputs->items[i], directory));
    if (!directory && strcmp(inputs->items[i].file, "-") == 0)
      return error_add(errors, nowhere,
                       "'-': standard input has no folder for its snapshot (see --snapshots)");
  }
  return true;
}

static bool find_places(Checking *checking, Errors *errors) {
  const Options *options = checking->options;
  return add_places(checking, &options->inputs, errors) &&
         add_places(checking, &options->elsewhere, errors) && check_places(checking, errors);
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
                     .seeing = &check_seeing,
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
              reports_open(&checking.reports, options, errors);
  if (well) status = check_all(&checking, errors);
  for (size_t i = 0; i < checking.places.count; i++)
    snapshot_place_delete(&checking.places.items[i]);
  array_delete(&checking.places);
  report_cases_delete(&checking.cases);
  reports_close(&checking.reports);
  return status;
}
