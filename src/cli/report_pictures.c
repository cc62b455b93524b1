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
  size_t older, newer; // indices of `snapshots`
} Turn;

typedef struct Pages {
  const Stored *older, *newer;
  StoredPairs pairs;
  Snapshot **was; // the older run with the serials of the newer; owned
  Snapshot *is;   // the newer run; the array is owned
  Array(const Snapshot *) snapshots;
  Array(Turn) turns;
  const View *view;
  void *graph;        // the view, open on all of them
  Geometry *geometry; // of the window that was drawn last
  size_t window;
  Errors *errors;
} Pages;

static const ViewOptions view_options = {.title = NULL};

// ---- findings ---------------------------------------------------------------------------------

static void add_findings(ReportCase *report, const StoredDifferences *differences) {
  for (size_t i = 0; i < differences->count; i++) {
    const StoredDifference *d = &differences->items[i];
    report_case_add(report, (Finding){.step = d->step,
                                      .gone = d->older >= 0 && d->newer < 0,
                                      .line = d->line,
                                      .words = mem_strdup(d->words)});
  }
}

// ---- turns ------------------------------------------------------------------------------------

// What was there before the first step: nothing.
static const Snapshot nothing = {.source = "", .output = ""};

static size_t add_side(Pages *pages, const Snapshot *before, const Snapshot *step) {
  array_push(&pages->snapshots, before);
  array_push(&pages->snapshots, step);
  return pages->snapshots.count - 1;
}

static void add_turn(Pages *pages, const StoredPair *pair) {
  Turn turn = {SIZE_MAX, SIZE_MAX};
  int32_t older = pair->older, newer = pair->newer;
  if (older >= 0)
    turn.older = add_side(pages, older ? pages->was[older - 1] : &nothing, pages->was[older]);
  if (newer >= 0)
    turn.newer = add_side(pages, newer ? &pages->is[newer - 1] : &nothing, &pages->is[newer]);
  array_push(&pages->turns, turn);
}

static bool is_named(const StoredDifferences *differences, const StoredPair *pair) {
  for (size_t i = 0; i < differences->count; i++)
    if (differences->items[i].older == pair->older && differences->items[i].newer == pair->newer)
      return true;
  return false;
}

static void add_turns(Pages *pages, const StoredDifferences *differences, size_t *undrawn) {
  for (size_t i = 0; i < pages->pairs.count; i++) {
    if (!is_named(differences, &pages->pairs.items[i])) continue;
    if (pages->turns.count < MOST_PAIRS)
      add_turn(pages, &pages->pairs.items[i]);
    else
      ++*undrawn;
  }
}

// ---- one picture ------------------------------------------------------------------------------

static size_t last_step(const Stored *run) {
  return run->count ? run->snapshots[run->count - 1]->step : 0;
}

// Its title says which run it is, and counts the steps of that run.
static void name_scene(const Pages *pages, Scene *scene, size_t at, bool older) {
  scene->name = scratch_printf(&scene->scratch, "%s, step %zu of %zu: %s",
                               older ? "as it was" : "as it is", pages->snapshots.items[at]->step,
                               last_step(older ? pages->older : pages->newer), scene->statement);
}

static void add_picture(const Scene *scene, const Geometry *geometry, bool caption, Text *svg) {
  const DrawOptions options = {.no_caption = !caption};
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
  if (pages->geometry) add_picture(scene, pages->geometry, false, svg);
  return pages->geometry;
}

static bool draw_changes(Pages *pages, const Turn *turn, Text *svg) {
  if (turn->older == SIZE_MAX || turn->newer == SIZE_MAX) return true;
  Scene *scene = view_diff_of(pages->snapshots.items[turn->older],
                              pages->snapshots.items[turn->newer], &view_options);
  scene->from = "as it was";
  Geometry *geometry = layout_place(scene, pages->errors);
  if (geometry) add_picture(scene, geometry, true, svg);
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
    name_scene(pages, sides.older, turn->older, true);
  }
  if (turn->newer != SIZE_MAX) {
    sides.newer = pages->view->scene(graph, turn->newer - first);
    name_scene(pages, sides.newer, turn->newer, false);
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
    bool gone = turn->newer == SIZE_MAX;
    const Snapshot *step = pages->snapshots.items[gone ? turn->older : turn->newer];
    PicturePair pair = {.step = step->step, .gone = gone, .source = mem_strdup(step->source)};
    well = draw_turn(pages, turn, &pair);
    array_push(&report->pairs, pair);
    if (!well)
      error_add(pages->errors, (Position){.line = step->line}, "step %zu could not be drawn",
                step->step);
  }
  return well;
}

// Both runs as they are drawn. A note is the scenario's and not the run's: a stored one has none.
// The sentence that stands in for it says what each of them did.
static void take_runs(Pages *pages) {
  size_t count = pages->newer->count;
  pages->was = stored_renumbered(pages->older, pages->newer, &pages->pairs);
  pages->is = mem_alloc(mem_size(count + 1, sizeof *pages->is));
  for (size_t i = 0; i < pages->older->count; i++) pages->was[i]->note = NULL;
  for (size_t i = 0; i < count; i++) {
    pages->is[i] = *pages->newer->snapshots[i];
    pages->is[i].note = NULL;
  }
}

static void delete_runs(Pages *pages) {
  for (size_t i = 0; i < pages->older->count; i++) snapshot_delete(pages->was[i]);
  mem_free(pages->was);
  mem_free(pages->is);
}

static bool draw_pairs(ReportCase *report, const Stored *older, const Stored *newer,
                       const StoredDifferences *differences, Errors *errors) {
  Pages pages = {.older = older, .newer = newer, .view = view_find("graph"), .errors = errors};
  pages.pairs = stored_align(older, newer);
  take_runs(&pages);
  add_turns(&pages, differences, &report->undrawn);
  pages.graph = pages.view->open(pages.snapshots.items, pages.snapshots.count, &view_options);
  bool well = draw_all(&pages, report);
  pages.view->close(pages.graph);
  forget_geometry(&pages);
  delete_runs(&pages);
  stored_pairs_delete(&pages.pairs);
  array_delete(&pages.snapshots);
  array_delete(&pages.turns);
  return well;
}

bool report_add_differences(ReportCase *report, const Stored *older, const Stored *newer,
                            const StoredDifferences *differences, bool drawn, Errors *errors) {
  add_findings(report, differences);
  if (!drawn || differences->count == 0) return true;
  return draw_pairs(report, older, newer, differences, errors);
}

bool report_compare(ReportCase *report, const Stored *older, const Stored *newer, bool drawn,
                    Errors *errors) {
  StoredDifferences differences = stored_compare(older, newer);
  bool well = report_add_differences(report, older, newer, &differences, drawn, errors);
  stored_differences_delete(&differences);
  return well;
}
