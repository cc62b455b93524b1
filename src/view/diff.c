// diff.c: two steps laid over one another: what came, what went, what is another now, and one
// reference of what is around that; the rest is counted.
//
// The two are a run of two steps: the graph of the second one has nearly all of it. What is left is
// to call things what they are between two states that may lie far apart (diff_marks.c), and to
// leave out what is the same in both (diff_trim.c).
#include <string.h>

#include "internal.h"

typedef struct Diff {
  const Snapshot *const *snapshots;
  size_t count;
  ViewOptions options;
} Diff;

void *view_diff_open(const Snapshot *const *snapshots, size_t count, const ViewOptions *options) {
  Diff *diff = mem_zalloc(sizeof *diff);
  *diff = (Diff){.snapshots = snapshots, .count = count};
  if (options) diff->options = *options;
  diff->options.single_steps = false; // the two have one layout
  return diff;
}

void view_diff_close(void *opened) { mem_free(opened); }

// ---- words around -----------------------------------------------------------------------------

static void add_pill(Scene *scene, PillKind kind, const char *format, size_t count,
                     const char *what) {
  const char *words = scratch_printf(&scene->scratch, format, count, what, count == 1 ? "" : "s");
  if (count) scene->pills[scene->pill_count++] = (ScenePill){kind, words};
}

static void make_pills(Scene *scene, const DiffCount *n) {
  enum { MOST_PILLS = 5 };
  scene->pills = scratch_alloc(&scene->scratch, MOST_PILLS * sizeof *scene->pills);
  add_pill(scene, PILL_ADDED, "+%zu %s%s", n->added, "object");
  add_pill(scene, PILL_REMOVED, "−%zu %s%s", n->removed, "object");
  if (n->changed)
    scene->pills[scene->pill_count++] =
        (ScenePill){PILL_CHANGED, scratch_printf(&scene->scratch, "%zu object%s changed",
                                                 n->changed, n->changed == 1 ? "" : "s")};
  add_pill(scene, PILL_ADDED, "+%zu %s%s", n->references_added, "reference");
  add_pill(scene, PILL_REMOVED, "−%zu %s%s", n->references_removed, "reference");
  if (!scene->pill_count)
    scene->pills[scene->pill_count++] = (ScenePill){PILL_SAME, "no difference"};
}

const char *view_diff_statement(Scratch *scratch, const char *source, size_t columns) {
  return limit_end(scratch, limit_statement(scratch, source), columns);
}

static void make_caption(Scene *scene, const Snapshot *old, const Snapshot *new) {
  enum { MOST_COLUMNS = 66 }; // of the statement: both steps stand in one line
  Scratch *scratch = &scene->scratch;
  Text all = {0};
  for (size_t i = 0; i < scene->pill_count; i++)
    text_printf(&all, "%s%s", i ? ", " : "", scene->pills[i].words);
  scene->pill = (SceneWord){"diff", "diff"};
  scene->from = old ? scratch_printf(scratch, "step %zu", old->step) : "nothing";
  scene->statement = scratch_printf(scratch, "step %zu: %s", new->step,
                                    view_diff_statement(scratch, new->source, MOST_COLUMNS));
  scene->name = scratch_printf(scratch, "diff of %s and %s", scene->from, scene->statement);
  scene->sentence = scratch_strndup(scratch, text_chars(&all), all.length);
  scene->longest = scene->sentence;
  text_delete(&all);
}

// ---- the view ---------------------------------------------------------------------------------

static Scene *make_scene(const Snapshot *old, const Snapshot *new, const ViewOptions *options) {
  const Snapshot *pair[] = {old ? old : new, new};
  size_t count = old ? 2 : 1;
  void *graph = view_graph_open(pair, count, options);
  Scene *before = old ? view_graph_scene(graph, 0) : NULL;
  Scene *scene = view_graph_scene(graph, count - 1);
  view_graph_close(graph);
  bool alike = before && before->window == scene->window;
  DiffCount found = diff_mark(scene, alike ? before : NULL);
  scene_delete(before);
  make_pills(scene, &found);
  make_caption(scene, old, new);
  diff_trim(scene);
  diff_legend(scene);
  return scene;
}

// What is left is often so little that it can be shown in full, however much there is in all.
Scene *view_diff_of(const Snapshot *old, const Snapshot *new, const ViewOptions *options) {
  enum { FEW = 9 };
  ViewOptions full = *options;
  if (options->density != DENSITY_AUTO) return make_scene(old, new, options);
  full.density = DENSITY_FULL;
  Scene *scene = make_scene(old, new, &full);
  if (scene->card_count <= FEW) return scene;
  scene_delete(scene);
  return make_scene(old, new, options);
}

static const Snapshot *other_step(const Diff *diff, size_t at) {
  for (size_t i = 0; diff->options.against && i < diff->count; i++)
    if (diff->snapshots[i]->step == diff->options.against) return diff->snapshots[i];
  return at > 0 ? diff->snapshots[at - 1] : NULL;
}

Scene *view_diff_scene(void *opened, size_t at) {
  const Diff *diff = opened;
  Scene *scene = view_diff_of(other_step(diff, at), diff->snapshots[at], &diff->options);
  scene->window = at; // every pair has its own layout
  return scene;
}
