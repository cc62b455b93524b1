// check_pictures.c: the second gates, `check --dot` and `check --svg`: the pictures of a scenario
// and those that were accepted, byte for byte. SVG is drawn on stored places (places.h), which are
// accepted like a picture.
#include "check.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pictures.h"
#include "places.h"

typedef struct Gate {
  const Checking *checking;
  Story *story;
  const SnapshotPlace *place; // of the scenario's snapshot
  ReportCase *report;
  ReportCases *others;
  PictureFiles pictures;
} Gate;

// ---- names and places -------------------------------------------------------------------------

bool is_picture_name(const char *name) {
  size_t digits = strspn(name, "0123456789");
  const char *view = name + digits + 1;
  if (digits < 3 || name[digits] != '-') return false;
  const char *end = view + strspn(view, "abcdefghijklmnopqrstuvwxyz");
  if (end == view) return false;
  static const char ends[][12] = {".svg", ".dot", ".svg.new", ".dot.new"};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (strcmp(end, ends[i]) == 0) return true;
  return false;
}

static char *joined(const char *a, const char *b, const char *c) {
  Text text = {0};
  text_add(&text, a);
  text_add(&text, b);
  text_add(&text, c);
  return text_take(&text);
}

// Its place without ".snap": of "snapshots/cycle.snap" "snapshots/cycle".
static char *stem_of(const char *path) { return mem_strndup(path, strlen(path) - strlen(".snap")); }

static SnapshotPlace place_of_geometry(const SnapshotPlace *place) {
  char *path = stem_of(place->path), *name = stem_of(place->name);
  SnapshotPlace geometry = {mem_strdup(place->base), mem_strdup(place->folder),
                            joined(name, ".geometry", ""), joined(path, ".geometry", "")};
  mem_free(path);
  mem_free(name);
  return geometry;
}

static SnapshotPlace place_of_picture(const SnapshotPlace *place, const char *picture) {
  char *path = stem_of(place->path), *name = stem_of(place->name);
  SnapshotPlace own = {mem_strdup(place->base),
                       joined(place->folder, place->folder[0] ? "/" : "", name),
                       mem_strdup(picture), joined(path, "/", picture)};
  mem_free(path);
  mem_free(name);
  return own;
}

bool picture_remove(const char *path) {
  struct stat status;
  if (lstat(path, &status) != 0) return false;
  if (!S_ISREG(status.st_mode)) errno = EISDIR;
  if (!S_ISREG(status.st_mode) || unlink(path) != 0) return false;
  // The folder of a scenario's pictures goes with the last of them.
  const char *slash = strrchr(path, '/');
  char *folder =
      slash && is_picture_name(slash + 1) ? mem_strndup(path, (size_t)(slash - path)) : NULL;
  if (folder) rmdir(folder);
  mem_free(folder);
  return true;
}

static bool remove_new(const SnapshotPlace *place, Errors *errors) {
  char *path = joined(place->path, ".new", "");
  bool well = picture_remove(path) || errno == ENOENT || errno == ENOTDIR;
  if (!well) error_add(errors, (Position){0}, "cannot remove '%s': %s", path, strerror(errno));
  mem_free(path);
  return well;
}

// ---- what becomes of the case -----------------------------------------------------------------

static void add_finding(Gate *gate, size_t step, char *words) {
  report_case_add(gate->report, (Finding){.step = step, .words = words});
}

// The worst of all that was compared is what the scenario gets; `against` names it.
static void judge(Gate *gate, Verdict verdict) {
  static const int ranks[VERDICT_COUNT] = {
      [VERDICT_NEW] = 1,     [VERDICT_UPDATED] = 2, [VERDICT_MISSING] = 3,
      [VERDICT_DIFFERS] = 4, [VERDICT_UNMET] = 5,   [VERDICT_TROUBLE] = 6};
  if (ranks[verdict] <= ranks[gate->report->verdict]) return;
  mem_free(gate->report->against);
  gate->report->against = stem_of(gate->place->path);
  gate->report->verdict = verdict;
}

static bool may_accept(const Gate *gate) {
  return !gate->checking->dry && gate->story->failures->count == 0;
}

// Writes what is accepted, or what would be, beside it.
static bool keep(Gate *gate, const SnapshotPlace *place, bool beside, const Text *text,
                 Errors *errors) {
  if (!may_accept(gate)) return true;
  return snapshot_write(place, beside, text, errors) && (beside || remove_new(place, errors));
}

// A file whose bytes are `text` now. `name` as people know it; `step`: that it is about.
static bool compare_file(Gate *gate, const SnapshotPlace *place, const char *name, size_t step,
                         const Text *text, Errors *errors) {
  char *bytes = NULL;
  size_t length = 0;
  SnapshotState state = snapshot_read(place, &bytes, &length, errors);
  bool update = gate->checking->options->update && may_accept(gate);
  bool same = state == SNAPSHOT_PRESENT && length == text->length &&
              memcmp(bytes, text_chars(text), length) == 0;
  mem_free(bytes);
  if (state == SNAPSHOT_REFUSED) return false;
  if (same) return gate->checking->dry || remove_new(place, errors);
  if (state == SNAPSHOT_ABSENT) {
    judge(gate, may_accept(gate) ? VERDICT_NEW : VERDICT_MISSING);
    return keep(gate, place, false, text, errors);
  }
  judge(gate, update ? VERDICT_UPDATED : VERDICT_DIFFERS);
  add_finding(gate, step, joined(name, " differs from its snapshot", ""));
  return keep(gate, place, !update, text, errors);
}

// ---- drawing ----------------------------------------------------------------------------------

// Only what the gates are about is drawn, whatever formats the scenario wants.
static void choose_formats(Settings *settings) {
  words_delete(&settings->formats);
  settings->formats = (Words){0};
  if (settings->gate_dot) array_push(&settings->formats, mem_strdup("dot"));
  if (settings->gate_svg) array_push(&settings->formats, mem_strdup("svg"));
}

// The stored places. A file that is none is trouble, but where it is replaced.
static bool read_places(const Gate *gate, const SnapshotPlace *place, Places *places,
                        Errors *errors) {
  char *bytes = NULL;
  size_t length = 0;
  if (snapshot_read(place, &bytes, &length, errors) == SNAPSHOT_REFUSED) return false;
  Errors faults = {.file = place->path};
  if (bytes) places->stored = geometry_file_read(bytes, length, &faults);
  bool update = gate->checking->options->update && may_accept(gate);
  for (size_t i = 0; i < faults.count && !update; i++) {
    errors->file = faults.items[i].file;
    error_add(errors, faults.items[i].at, "%s", faults.items[i].message);
  }
  bool well = update || faults.count == 0;
  errors_delete(&faults);
  mem_free(bytes);
  return well;
}

// Each graph whose places are stale, in words.
static void add_stale(Gate *gate, const Errors *stale) {
  for (size_t i = 0; i < stale->count; i++) {
    add_finding(gate, 0, mem_strdup(stale->items[i].message));
    judge(gate, VERDICT_DIFFERS);
  }
}

static bool compare_places(Gate *gate, const SnapshotPlace *place, const Places *places,
                           Errors *errors) {
  Text text = {0};
  if (geometry_file_count(places->used) == 0 && !places->stored) return true;
  geometry_file_write(places->used, &text);
  bool update = gate->checking->options->update && may_accept(gate);
  if (!update) add_stale(gate, places->stale);
  char *name = joined(gate->report->name, ".geometry", "");
  bool well = compare_file(gate, place, name, 0, &text, errors);
  mem_free(name);
  text_delete(&text);
  return well;
}

static bool compare_pictures(Gate *gate, Errors *errors) {
  bool well = true;
  for (size_t i = 0; well && i < gate->pictures.count; i++) {
    const PictureFile *picture = &gate->pictures.items[i];
    SnapshotPlace place = place_of_picture(gate->place, picture->name);
    well = compare_file(gate, &place, picture->name, picture->step, &picture->bytes, errors);
    snapshot_place_delete(&place);
  }
  return well;
}

// ---- pictures that are drawn no longer --------------------------------------------------------

static bool is_drawn(const Gate *gate, const char *name) {
  for (size_t i = 0; i < gate->pictures.count; i++) {
    const char *picture = gate->pictures.items[i].name;
    size_t length = strlen(picture);
    if (strncmp(name, picture, length) == 0 &&
        (!name[length] || strcmp(name + length, ".new") == 0))
      return true;
  }
  return false;
}

// Of a gate that is not asked for nobody knows what is drawn.
static bool is_looked_at(const Gate *gate, const char *name) {
  const Settings *settings = &gate->story->settings;
  return is_picture_name(name) && ((settings->gate_svg && strstr(name, ".svg")) ||
                                   (settings->gate_dot && strstr(name, ".dot")));
}

static int by_name(const struct dirent **left, const struct dirent **right) {
  return strcmp((*left)->d_name, (*right)->d_name);
}

static void report_left_over(Gate *gate, const char *folder, const char *name, Errors *errors) {
  char *path = joined(folder, "/", name);
  Verdict verdict = check_judge_unreferenced(gate->checking, path, picture_remove, errors);
  ReportCase report = report_case_make(path, gate->report->name, NULL, path, verdict);
  report_case_add(&report, (Finding){.words = mem_strdup("its scenario has no such picture")});
  array_push(gate->others, report);
  mem_free(path);
}

static bool find_left_over(Gate *gate, Errors *errors) {
  struct dirent **entries = NULL;
  size_t before = errors->count;
  char *folder = stem_of(gate->place->path);
  int count = gate->checking->unreferenced == UNREFERENCED_IGNORE
                  ? 0
                  : scandir(folder, &entries, NULL, by_name);
  for (int i = 0; i < count; i++) {
    const char *name = entries[i]->d_name;
    if (is_looked_at(gate, name) && !is_drawn(gate, name))
      report_left_over(gate, folder, name, errors);
    free(entries[i]);
  }
  free(entries);
  mem_free(folder);
  return errors->count == before;
}

// ---- all of it --------------------------------------------------------------------------------

bool check_pictures(const Checking *checking, Story *story, ReportCase *report, ReportCases *others,
                    Errors *errors) {
  Gate gate = {checking, story, &checking->places.items[story->at], report, others, {0}};
  SnapshotPlace geometry = place_of_geometry(gate.place);
  Errors stale = {0};
  Places places = {.stale = &stale, .used = geometry_file_new()};
  places.path = mem_strdup(geometry.path);
  choose_formats(&story->settings);
  story->places = &places;
  bool well = read_places(&gate, &geometry, &places, errors) &&
              draw_story(story, NULL, &gate.pictures, errors);
  story->places = NULL;
  if (well && story->settings.gate_svg) well = compare_places(&gate, &geometry, &places, errors);
  well = well && compare_pictures(&gate, errors);
  if (well) well = find_left_over(&gate, errors);
  picture_files_delete(&gate.pictures);
  places_delete(&places);
  errors_delete(&stale);
  snapshot_place_delete(&geometry);
  return well;
}
