// check_unreferenced.c: snapshots that no scenario asks for any more: it was renamed or deleted.
//
// Only where a whole folder of scenarios was given can anybody tell: its `snapshots` folders, or
// that of --snapshots, then belong to the scenarios of this call alone. Of several shards the first
// looks, and knows the scenarios of all.
#include "check.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef struct Search {
  const Checking *checking;
  Words found;   // paths
  bool anywhere; // below --snapshots; else in folders named "snapshots" alone
} Search;

static bool any_folder(const char *name) { return name[0] != 0; }

// ---- which they are ---------------------------------------------------------------------------

static bool ends_with(const char *path, const char *end) {
  size_t length = strlen(path), wanted = strlen(end);
  return length > wanted && strcmp(path + length - wanted, end) == 0;
}

static bool is_in_snapshots(const char *path) {
  const char *slash = strrchr(path, '/');
  if (!slash) return false;
  char *folder = mem_strndup(path, (size_t)(slash - path));
  bool is = strcmp(folder, "snapshots") == 0 || ends_with(folder, "/snapshots");
  mem_free(folder);
  return is;
}

static bool is_place(const Checking *checking, const char *path, size_t length) {
  for (size_t i = 0; i < checking->places.count; i++) {
    const char *place = checking->places.items[i].path;
    if (strncmp(place, path, length) == 0 && !place[length]) return true;
  }
  return false;
}

// Length of the scenario's part of a path: "snapshots/cycle" of "snapshots/cycle/006-graph.svg" and
// of "snapshots/cycle.geometry"; 0 where it is neither.
static size_t owner_length(const char *path) {
  static const char ends[][16] = {".geometry", ".geometry.new"};
  const char *slash = strrchr(path, '/');
  if (slash && slash > path && is_picture_name(slash + 1)) return (size_t)(slash - path);
  for (size_t i = 0; i < 2; i++)
    if (ends_with(path, ends[i])) return strlen(path) - strlen(ends[i]);
  return 0;
}

// Pictures and places of a scenario that is not there. What a scenario that is there draws no
// longer is found by itself.
static void visit_picture(Search *search, const char *path) {
  size_t length = owner_length(path);
  Text snapshot = {0};
  if (length == 0) return;
  text_add_n(&snapshot, path, length);
  bool wanted = search->anywhere || is_in_snapshots(text_chars(&snapshot));
  text_add(&snapshot, ".snap");
  if (wanted && !is_place(search->checking, text_chars(&snapshot), snapshot.length))
    array_push(&search->found, mem_strdup(path));
  text_delete(&snapshot);
}

static bool visit(void *payload, const char *path) {
  Search *search = payload;
  visit_picture(search, path);
  bool beside = ends_with(path, ".snap.new");
  if (!beside && !ends_with(path, ".snap")) return true;
  if (!search->anywhere && !is_in_snapshots(path)) return true;
  if (!is_place(search->checking, path, strlen(path) - (beside ? strlen(".new") : 0)))
    array_push(&search->found, mem_strdup(path));
  return true;
}

// Below the folders that were given, where that is where snapshots are.
static bool search_given(Search *search, const Inputs *inputs, bool *given_out, Errors *errors) {
  const Walk walk = {any_folder, visit, search};
  const char *before = NULL;
  bool well = true;
  for (size_t i = 0; i < inputs->count; i++) {
    const char *folder = inputs->items[i].folder;
    *given_out = *given_out || folder;
    if (folder && folder != before && !search->anywhere) well &= walk_folder(folder, &walk, errors);
    before = folder;
  }
  return well;
}

static bool search_folders(Search *search, Errors *errors) {
  const Options *options = search->checking->options;
  const Walk walk = {any_folder, visit, search};
  search->anywhere = options->snapshots.value != NULL;
  bool given = false;
  bool well = search_given(search, &options->inputs, &given, errors) &&
              search_given(search, &options->elsewhere, &given, errors);
  if (given && search->anywhere && is_folder(options->snapshots.value))
    well = walk_folder(options->snapshots.value, &walk, errors);
  return well;
}

// ---- what becomes of them ---------------------------------------------------------------------

Verdict check_judge_unreferenced(const Checking *checking, const char *path,
                                 bool (*remover)(const char *), Errors *errors) {
  switch (checking->unreferenced) {
  case UNREFERENCED_REJECT: return VERDICT_REJECTED;
  case UNREFERENCED_DELETE:
    if (remover(path)) return VERDICT_REMOVED;
    errors->file = path;
    if (errno)
      error_add(errors, (Position){0}, "cannot delete: %s", strerror(errno));
    else
      error_add(errors, (Position){0}, "not deleted: it does not begin as a snapshot does");
    errors->file = NULL;
    return VERDICT_UNREFERENCED;
  case UNREFERENCED_WARN:
  case UNREFERENCED_IGNORE: break;
  }
  return VERDICT_UNREFERENCED;
}

typedef bool Remover(const char *path);

static Remover *remover_of(const char *path) {
  bool snapshot = ends_with(path, ".snap") || ends_with(path, ".snap.new");
  return snapshot ? snapshot_remove : picture_remove;
}

static char *name_of(const char *path) {
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  return mem_strndup(name, strcspn(name, "."));
}

static int by_bytes(const void *left, const void *right) {
  return strcmp(*(char *const *)left, *(char *const *)right);
}

bool check_unreferenced(Checking *checking, Errors *errors) {
  Search search = {.checking = checking};
  size_t before = errors->count;
  if (checking->unreferenced == UNREFERENCED_IGNORE || !shard_is_first(&checking->options->dealt))
    return true;
  search_folders(&search, errors);
  if (search.found.count)
    qsort(search.found.items, search.found.count, sizeof *search.found.items, by_bytes);
  for (size_t i = 0; i < search.found.count; i++) {
    const char *path = search.found.items[i];
    if (i && strcmp(path, search.found.items[i - 1]) == 0)
      continue; // folders inside each other, or of two shards
    char *name = name_of(path);
    Verdict verdict = check_judge_unreferenced(checking, path, remover_of(path), errors);
    array_push(&checking->cases, report_case_make(path, name, NULL, path, verdict));
    check_print_case(checking, &checking->cases.items[checking->cases.count - 1]);
    mem_free(name);
  }
  words_delete(&search.found);
  return errors->count == before;
}
