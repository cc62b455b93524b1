// storyboard.c: all steps on one sheet, ten to a page: what a graph shows of each, small.
#include "heapstory/scene_storyboard.h"

#include <string.h>

#include "internal.h"

typedef struct Storyboard {
  void *graph; // the view graph, open on the same run
  const Snapshot *const *snapshots;
  Array(size_t) steps; // snapshots that have pictures
  const char *title;
  size_t per_page; // frames; 0: not known yet
} Storyboard;

void *view_storyboard_open(const Snapshot *const *snapshots, size_t count,
                           const ViewOptions *options) {
  Storyboard *s = mem_zalloc(sizeof *s);
  s->graph = view_graph_open(snapshots, count, options);
  s->snapshots = snapshots;
  s->title = options && options->title ? options->title : "The whole story";
  for (size_t i = 0; i < count; i++)
    if (options && options->wanted ? options->wanted[i] : snapshots[i]->picture)
      array_push(&s->steps, i);
  return s;
}

void view_storyboard_close(void *opened) {
  Storyboard *s = opened;
  view_graph_close(s->graph);
  array_delete(&s->steps);
  mem_free(s);
}

// ---- the legend -------------------------------------------------------------------------------

static const SceneLegend *find_legend(const SceneStoryboard *board, LegendKind kind,
                                      const char *words) {
  for (size_t f = 0; f < board->frame_count; f++) {
    const Scene *graph = board->frames[f].graph;
    for (size_t i = 0; i < graph->legend_count; i++) {
      bool same =
          graph->legend[i].kind == kind && (!words || strcmp(graph->legend[i].words, words) == 0);
      if (same) return &graph->legend[i];
    }
  }
  return NULL;
}

static void add_legend(Scene *scene, LegendKind kind, const char *words) {
  scene->legend[scene->legend_count++] =
      (SceneLegend){kind, scratch_strndup(&scene->scratch, words, strlen(words))};
}

// Words without a mark, of which there may be several: each once.
static void add_words(Scene *scene, const SceneStoryboard *board) {
  for (size_t f = 0; f < board->frame_count; f++)
    for (size_t i = 0; i < board->frames[f].graph->legend_count; i++) {
      const SceneLegend *item = &board->frames[f].graph->legend[i];
      bool first =
          item->kind == LEGEND_WORDS && find_legend(board, LEGEND_WORDS, item->words) == item;
      if (first) add_legend(scene, item->kind, item->words);
    }
}

// What frames say in marks, each once; what a plain arrow and a badge with its word are, a reader
// of ten frames knows.
static void make_legend(Scene *scene, const SceneStoryboard *board) {
  static const LegendKind order[] = {LEGEND_NEW_CARD, LEGEND_NEW,           LEGEND_REBOUND,
                                     LEGEND_REMOVED,  LEGEND_CLEARED,       LEGEND_FREED_CARD,
                                     LEGEND_ISLAND,   LEGEND_COLLECTED_CARD};
  static const LegendKind badges[] = {LEGEND_GENERATION_0, LEGEND_GENERATION_1, LEGEND_GENERATION_2,
                                      LEGEND_PERMANENT, LEGEND_COUNT};
  size_t most = 0;
  for (size_t f = 0; f < board->frame_count; f++) most += board->frames[f].graph->legend_count;
  scene->legend = scratch_alloc(&scene->scratch, (most + 1) * sizeof(SceneLegend));
  for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
    const SceneLegend *item = find_legend(board, order[i], NULL);
    if (item) add_legend(scene, item->kind, item->words);
  }
  for (size_t i = 0; scene->density != DENSITY_FULL && i < sizeof badges / sizeof *badges; i++) {
    const SceneLegend *item = find_legend(board, badges[i], NULL);
    if (item) add_legend(scene, item->kind, item->words);
  }
  add_words(scene, board);
}

// ---- a page -----------------------------------------------------------------------------------

static void add_caption(const Storyboard *s, Scene *scene, size_t page, size_t first,
                        size_t count) {
  Scratch *scratch = &scene->scratch;
  size_t pages = (s->steps.count + s->per_page - 1) / s->per_page;
  const char *pill = pages == 1
                         ? scratch_printf(scratch, "%zu step%s", count, count == 1 ? "" : "s")
                         : scratch_printf(scratch, "page %zu of %zu", page + 1, pages);
  word_now(&scene->pill, pill);
  word_reserve(&scene->pill, pill);
  scene->titled = true;
  scene->statement = limit_statement(scratch, s->title);
  scene->sentence = "Every frame has the same layout: what differs is what changed.";
  scene->longest = scene->sentence;
  scene->name = scratch_printf(scratch, "%s: steps %zu to %zu", scene->statement,
                               s->snapshots[s->steps.items[first]]->step,
                               s->snapshots[s->steps.items[first + count - 1]]->step);
}

// All steps of a run show the same cards, or their places: one says how many.
static size_t frames_per_page(const Storyboard *s) {
  Scene *graph = view_graph_scene(s->graph, s->steps.items[0]);
  bool small = graph->card_count <= STORYBOARD_SMALL;
  scene_delete(graph);
  return small ? STORYBOARD_FRAMES : STORYBOARD_FEW;
}

Scene *view_storyboard_scene(void *opened, size_t at) {
  Storyboard *s = opened;
  if (s->steps.count && !s->per_page) s->per_page = frames_per_page(s);
  size_t first = at * s->per_page, left = s->steps.count - first;
  if (first >= s->steps.count) return NULL;
  Scratch scratch = {0};
  Scene *scene = scratch_alloc(&scratch, sizeof *scene);
  scene->scratch = scratch;
  SceneStoryboard *board = scratch_alloc(&scene->scratch, sizeof *board);
  board->frame_count = left < s->per_page ? left : s->per_page;
  board->fullest = s->steps.count < s->per_page ? s->steps.count : s->per_page;
  board->frames = scratch_alloc(&scene->scratch, board->frame_count * sizeof *board->frames);
  for (size_t i = 0; i < board->frame_count; i++) {
    size_t step = s->steps.items[first + i];
    board->frames[i].graph = view_graph_scene(s->graph, step);
    board->frames[i].number = scratch_printf(&scene->scratch, "%zu", s->snapshots[step]->step);
  }
  scene->kind = SCENE_STORYBOARD;
  scene->storyboard = board;
  scene->window = at;
  scene->density = board->frames[0].graph->density;
  add_caption(s, scene, at, first, board->frame_count);
  make_legend(scene, board);
  return scene;
}

void storyboard_delete(const SceneStoryboard *board) {
  for (size_t i = 0; i < board->frame_count; i++) scene_delete(board->frames[i].graph);
}
