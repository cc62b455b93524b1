// report_pictures.c: the pictures of a report.
//
// The graph view is opened on one array in which steps of both runs take turns, each behind the one
// before it, so that its picture is what `render` draws:
//
//   older 5, older 6, newer 5, newer 6,   older 8, older 9, newer 8, newer 9, ...
//
// Objects of the older run bear the serials of the newer one, so the same object has the same card
// in both; all share a window and its geometry as far as one layout can bear.
#include "report_pictures.h"

#include <string.h>

#include "heapstory/draw.h"
#include "heapstory/layout.h"
#include "heapstory/scene.h"

// One step of both runs among the turns; SIZE_MAX where a run has no such step.
typedef struct Turn {
  const StepPair *pair;
  size_t older, newer; // indices of `snapshots`
} Turn;

typedef struct Pages {
  SameThings same;
  const StepPair *pairs;
  Array(const Snapshot *) snapshots;
  Array(Snapshot *) renumbered; // owned
  Array(Turn) turns;
  const View *view;
  void *graph;        // the view, open on all of them
  Geometry *geometry; // of the window that was drawn last
  size_t window;
  size_t steps_older, steps_newer;
  Errors *errors;
} Pages;

static const ViewOptions view_options = {.title = NULL};

// ---- turns ------------------------------------------------------------------------------------

// What was there before the first step: nothing.
static const Snapshot nothing = {.source = "", .output = ""};

static const Snapshot *as_newer(Pages *pages, const Snapshot *older) {
  Snapshot *copy = same_renumbered(&pages->same, older);
  array_push(&pages->renumbered, copy);
  return copy;
}

// The step of one run behind which pairs[at] comes.
static const Snapshot *before(Pages *pages, size_t at, bool older) {
  while (at-- > 0) {
    const StepPair *pair = &pages->pairs[at];
    if (older && pair->older) return as_newer(pages, pair->older);
    if (!older && pair->newer) return pair->newer;
  }
  return &nothing;
}

static void add_turn(Pages *pages, size_t at) {
  const StepPair *pair = &pages->pairs[at];
  Turn turn = {pair, SIZE_MAX, SIZE_MAX};
  if (pair->older) {
    array_push(&pages->snapshots, before(pages, at, true));
    turn.older = pages->snapshots.count;
    array_push(&pages->snapshots, as_newer(pages, pair->older));
  }
  if (pair->newer) {
    array_push(&pages->snapshots, before(pages, at, false));
    turn.newer = pages->snapshots.count;
    array_push(&pages->snapshots, pair->newer);
  }
  array_push(&pages->turns, turn);
}

static bool is_of(const StepPair *pair, const Finding *finding) {
  if (finding->gone) return !pair->newer && pair->older->step == finding->step;
  return pair->newer && pair->newer->step == finding->step;
}

static bool is_named(const ReportCase *report, const StepPair *pair) {
  for (size_t i = 0; i < report->findings.count; i++)
    if (is_of(pair, &report->findings.items[i])) return true;
  return false;
}

// ---- one picture ------------------------------------------------------------------------------

// The caption says which run it is, and counts the steps of that run.
static void name_scene(const Pages *pages, Scene *scene, const Snapshot *snapshot, bool older) {
  Scratch *scratch = &scene->scratch;
  size_t last = older ? pages->steps_older : pages->steps_newer;
  size_t most = pages->steps_older > pages->steps_newer ? pages->steps_older : pages->steps_newer;
  scene->pill.text = scratch_printf(scratch, "step %zu of %zu", snapshot->step, last);
  scene->pill.widest = scratch_printf(scratch, "step %zu of %zu", most, most);
  scene->name = scratch_printf(scratch, "%s, %s: %s", older ? "as it was" : "as it is",
                               scene->pill.text, scene->statement);
}

static void add_picture(const Scene *scene, const Geometry *geometry, Text *svg) {
  const DrawOptions options = {.no_caption = false};
  Picture *picture = draw_scene(scene, geometry, &options);
  picture_add_svg(picture, theme_find("auto"), NULL, svg);
  picture_delete(picture);
}

static void forget_geometry(Pages *pages) {
  geometry_delete(pages->geometry);
  pages->geometry = NULL;
}

static bool draw_side(Pages *pages, const Scene *scene, Text *svg) {
  if (!scene) return true;
  if (!pages->geometry || pages->window != scene->window) {
    forget_geometry(pages);
    pages->geometry = layout_place(scene, pages->errors);
    pages->window = scene->window;
  }
  if (pages->geometry) add_picture(scene, pages->geometry, svg);
  return pages->geometry;
}

static bool draw_changes(Pages *pages, const Turn *turn, Text *svg) {
  if (turn->older == SIZE_MAX || turn->newer == SIZE_MAX) return true;
  Scene *scene = view_diff_of(pages->snapshots.items[turn->older],
                              pages->snapshots.items[turn->newer], &view_options);
  scene->from = "as it was";
  Geometry *geometry = layout_place(scene, pages->errors);
  if (geometry) add_picture(scene, geometry, svg);
  scene_delete(scene);
  bool well = geometry;
  geometry_delete(geometry);
  return well;
}

// ---- both sides of a step ---------------------------------------------------------------------

typedef struct Sides {
  Scene *older, *newer;
} Sides;

// `first`: of the snapshots that the graph is open on.
static Sides take_sides(const Pages *pages, const Turn *turn, void *graph, size_t first) {
  Sides sides = {NULL, NULL};
  if (turn->older != SIZE_MAX) {
    sides.older = pages->view->scene(graph, turn->older - first);
    name_scene(pages, sides.older, turn->pair->older, true);
  }
  if (turn->newer != SIZE_MAX) {
    sides.newer = pages->view->scene(graph, turn->newer - first);
    name_scene(pages, sides.newer, turn->pair->newer, false);
  }
  return sides;
}

static void delete_sides(Sides *sides) {
  scene_delete(sides->older);
  scene_delete(sides->newer);
}

static bool draw_sides(Pages *pages, const Sides *sides, PicturePair *out) {
  return draw_side(pages, sides->older, &out->older) && draw_side(pages, sides->newer, &out->newer);
}

// Where one window ends and the next begins between the two they have one of their own.
static bool draw_apart(Pages *pages, const Turn *turn, PicturePair *out) {
  size_t first = turn->older - 1;
  void *graph = pages->view->open(pages->snapshots.items + first, 4, &view_options);
  Sides sides = take_sides(pages, turn, graph, first);
  forget_geometry(pages);
  bool well = draw_sides(pages, &sides, out);
  forget_geometry(pages);
  delete_sides(&sides);
  pages->view->close(graph);
  return well;
}

static bool draw_turn(Pages *pages, const Turn *turn, PicturePair *out) {
  Sides sides = take_sides(pages, turn, pages->graph, 0);
  bool parted = sides.older && sides.newer && sides.older->window != sides.newer->window;
  bool well = parted ? draw_apart(pages, turn, out) : draw_sides(pages, &sides, out);
  delete_sides(&sides);
  return well && draw_changes(pages, turn, &out->changes);
}

// ---- all of them ------------------------------------------------------------------------------

static bool draw_all(Pages *pages, ReportCase *report) {
  bool well = true;
  for (size_t i = 0; well && i < pages->turns.count; i++) {
    const Turn *turn = &pages->turns.items[i];
    const Snapshot *step = turn->pair->newer ? turn->pair->newer : turn->pair->older;
    PicturePair pair = {.step = step->step, .gone = !turn->pair->newer};
    pair.source = mem_strdup(step->source);
    well = draw_turn(pages, turn, &pair);
    array_push(&report->pairs, pair);
    if (!well)
      error_add(pages->errors, (Position){.line = step->line}, "step %zu could not be drawn",
                step->step);
  }
  return well;
}

bool report_draw_pairs(ReportCase *report, const StepPair *pairs, size_t count, Errors *errors) {
  Pages pages = {.pairs = pairs, .view = view_find("graph"), .errors = errors};
  pages.same = same_find(pairs, count);
  for (size_t i = 0; i < count; i++) {
    if (pairs[i].older) pages.steps_older = pairs[i].older->step;
    if (pairs[i].newer) pages.steps_newer = pairs[i].newer->step;
    if (!is_named(report, &pairs[i])) continue;
    if (pages.turns.count < MOST_PAIRS)
      add_turn(&pages, i);
    else
      report->undrawn++;
  }
  pages.graph = pages.view->open(pages.snapshots.items, pages.snapshots.count, &view_options);
  bool well = draw_all(&pages, report);
  pages.view->close(pages.graph);
  forget_geometry(&pages);
  for (size_t i = 0; i < pages.renumbered.count; i++) snapshot_delete(pages.renumbered.items[i]);
  array_delete(&pages.renumbered);
  array_delete(&pages.snapshots);
  array_delete(&pages.turns);
  same_delete(&pages.same);
  return well;
}
