// diff_pictures.c: the diff picture of every step that differs. The older run bears the serials of
// the newer one, so that an object has one card, which says what became of it.
#include "diff.h"

#include <string.h>

#include "heapstory/scene.h"

typedef struct Pages {
  const Diff *diff;
  const Drawing *drawing;
  Snapshot **was; // the older run, renumbered; owned
  size_t hidden;  // steps of which no picture shows anything
} Pages;

// What was there before the first step.
static const Snapshot nothing = {.source = "", .output = ""};

// ---- which two states -------------------------------------------------------------------------

// Where only one run has the step, the other stands where it stood before that: SIZE_MAX for
// nowhere.
typedef struct Moment {
  size_t older, newer;
} Moment;

static Moment find_moment(const StoredPairs *pairs, const StoredDifference *difference) {
  Moment moment = {SIZE_MAX, SIZE_MAX};
  for (size_t i = 0; i < pairs->count; i++) {
    StoredPair pair = pairs->items[i];
    if (pair.older >= 0) moment.older = (size_t)pair.older;
    if (pair.newer >= 0) moment.newer = (size_t)pair.newer;
    if (pair.older == difference->older && pair.newer == difference->newer) break;
  }
  return moment;
}

// ---- words ------------------------------------------------------------------------------------

// What tells the two sides apart: the Python, or else the file; where that says nothing, or much
// more than a caption can hold, their order.
typedef struct Names {
  char *older, *newer; // owned
} Names;

static char *name_of(const Side *side, const Side *other) {
  bool profiles = side->profile && other->profile && strcmp(side->profile, other->profile) != 0;
  return profiles ? mem_strdup(side->profile) : side_folder(side);
}

static Names names_of(const Sides *sides) {
  enum { MOST_COLUMNS = 24 };
  Names names = {name_of(&sides->older, &sides->newer), name_of(&sides->newer, &sides->older)};
  if (strcmp(names.older, names.newer) != 0 && scene_columns(names.older) <= MOST_COLUMNS &&
      scene_columns(names.newer) <= MOST_COLUMNS)
    return names;
  mem_free(names.older);
  mem_free(names.newer);
  return (Names){mem_strdup("older"), mem_strdup("newer")};
}

// A state of one run, as the caption names it: "old", "old, step 3", "old, after step 3".
static const char *state_of(Scratch *scratch, const char *run, const Snapshot *state,
                            const char *before_number) {
  if (state == &nothing) return scratch_printf(scratch, "%s, before the first step", run);
  return before_number ? scratch_printf(scratch, "%s%s step %zu", run, before_number, state->step)
                       : scratch_printf(scratch, "%s", run);
}

// "old, step 4: a.ref = b", in what room `beside` leaves: the caption is one line.
static const char *step_of(Scratch *scratch, const char *run, const Snapshot *step,
                           const char *beside) {
  enum { LINE = 78, LEAST = 16 };
  const char *head = scratch_printf(scratch, "%s, step %zu: ", run, step->step);
  size_t taken = scene_columns(head) + scene_columns(beside);
  return scratch_printf(
      scratch, "%s%s", head,
      view_diff_statement(scratch, step->source, taken + LEAST < LINE ? LINE - taken : LEAST));
}

// The caption names both runs, and the statement of the step: "old -> new, step 4: a.ref = b"; of a
// step that the newer run has not "old, step 4: a.ref = b -> new, after step 3".
static void name_scene(const Pages *pages, Scene *scene, const StoredDifference *difference,
                       const Snapshot *old, const Snapshot *new) {
  Scratch *scratch = &scene->scratch;
  Names names = names_of(pages->diff->sides);
  bool alike = old->step == new->step && difference->older >= 0;
  if (difference->newer < 0) {
    scene->statement = state_of(scratch, names.newer, new, ", after");
    scene->from = step_of(scratch, names.older, old, scene->statement);
  } else {
    const char *number = difference->older < 0 ? ", after" : alike ? NULL : ",";
    scene->from = state_of(scratch, names.older, old, number);
    scene->statement = step_of(scratch, names.newer, new, scene->from);
  }
  scene->name = scratch_printf(scratch, "diff of %s and %s", scene->from, scene->statement);
  mem_free(names.older);
  mem_free(names.newer);
}

// ---- pictures ---------------------------------------------------------------------------------

static bool shows_something(const Scene *scene) {
  return scene->pill_count != 1 || scene->pills[0].kind != PILL_SAME;
}

// Numbers of the collector and events are in no picture of objects.
static bool is_drawn(StoredKind kind) {
  return kind == STORED_FRAME || kind == STORED_OBJECT || kind == STORED_REFERENCE;
}

static bool has_drawn(const Diff *diff, const DiffStep *step) {
  for (size_t i = step->from; i < step->to; i++)
    if (is_drawn(diff->differences.items[i].kind)) return true;
  return false;
}

// The number is that of the newer run's step; a step that it has not stands beside its number in
// the older one.
static bool draw_step(Pages *pages, const StoredDifference *difference, PictureFiles *files,
                      Errors *errors) {
  const Stored *newer = pages->diff->sides->newer.stored;
  Moment moment = find_moment(&pages->diff->pairs, difference);
  const Snapshot *old = moment.older == SIZE_MAX ? &nothing : pages->was[moment.older];
  const Snapshot *new = moment.newer == SIZE_MAX ? &nothing : newer->snapshots[moment.newer];
  const ViewOptions options = drawing_view_options(pages->drawing);
  Scene *scene = view_diff_of(old, new, &options);
  bool well = true;
  if (shows_something(scene)) {
    Text stem = {0};
    name_scene(pages, scene, difference, old, new);
    text_printf(&stem, "%03zu-%s", difference->step, difference->newer < 0 ? "gone" : "diff");
    well = drawing_add(pages->drawing, scene, text_chars(&stem), files, errors);
    if (!well)
      error_add(errors, (Position){.line = difference->line}, "step %zu could not be drawn",
                difference->step);
    text_delete(&stem);
  } else {
    pages->hidden++;
  }
  scene_delete(scene);
  return well;
}

bool diff_draw(const Diff *diff, const Drawing *drawing, PictureFiles *files, size_t *hidden_out,
               Errors *errors) {
  const Stored *older = diff->sides->older.stored;
  Pages pages = {.diff = diff, .drawing = drawing};
  DiffStep step = {0};
  bool well = true;
  pages.was = stored_renumbered(older, diff->sides->newer.stored, &diff->pairs);
  while (well && diff_step(diff, step.to, &step)) {
    if (has_drawn(diff, &step))
      well = draw_step(&pages, &diff->differences.items[step.from], files, errors);
    else
      pages.hidden += step.older || step.newer;
  }
  for (size_t i = 0; i < older->count; i++) snapshot_delete(pages.was[i]);
  mem_free(pages.was);
  *hidden_out = pages.hidden;
  return well;
}
