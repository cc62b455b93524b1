// graph.c: the graph view: the stack of frames, objects as cards, every reference from the cell
// that holds it.
#include <string.h>

#include "internal.h"

const Moment *moment_now(const Drawing *drawing) {
  return &drawing->run.moments.items[drawing->run.now];
}

const Moment *moment_before(const Drawing *drawing) {
  return drawing->run.now ? &drawing->run.moments.items[drawing->run.now - 1] : NULL;
}

void add_edge(Drawing *drawing, SceneEdge edge) {
  if (drawing->presence[edge.to] == PRESENCE_NONE) edge.state = EDGE_ABSENT;
  array_push(&drawing->edges, edge);
}

// ---- which cards are in the picture -----------------------------------------------------------

static void show(const Run *run, const Moment *moment, bool *shown) {
  const Snapshot *snapshot = moment->snapshot;
  for (size_t i = 0; i < snapshot->object_count; i++) {
    if (!moment->drawn[i]) continue;
    int32_t card = run_find(run, snapshot->objects[i].serial);
    if (card >= 0) shown[card] = true;
    for (size_t c = 0; c < moment->cells[i].count; c++) {
      card = run_find(run, object_serial(snapshot, moment->cells[i].items[c].to));
      if (card >= 0) shown[card] = true;
    }
  }
}

static Presence presence_of(const Drawing *drawing, uint32_t card, bool now, bool before) {
  const RunCard *c = &drawing->run.cards.items[card];
  if (now) return PRESENCE_SHOWN;
  if (!before) return PRESENCE_NONE;
  bool alive = snapshot_find(moment_now(drawing)->snapshot, c->serial) != NO_OBJECT;
  return alive || c->plain_value ? PRESENCE_LINGERING : PRESENCE_GHOST;
}

static void find_presence(Drawing *drawing) {
  const Run *run = &drawing->run;
  bool *now = mem_zalloc(run->cards.count + 1), *before = mem_zalloc(run->cards.count + 1);
  show(run, moment_now(drawing), now);
  if (moment_before(drawing)) show(run, moment_before(drawing), before);
  drawing->presence =
      scratch_alloc(&drawing->scene->scratch, mem_size(run->cards.count + 1, sizeof(Presence)));
  for (uint32_t i = 0; i < run->cards.count; i++)
    drawing->presence[i] = presence_of(drawing, i, now[i], before[i]);
  mem_free(now);
  mem_free(before);
}

static void count_holders(Drawing *drawing) {
  const Run *run = &drawing->run;
  Scratch *scratch = &drawing->scene->scratch;
  drawing->holders = scratch_alloc(scratch, mem_size(run->moments.count, sizeof(uint32_t *)));
  for (size_t m = 0; m < run->moments.count; m++) {
    drawing->holders[m] = scratch_alloc(scratch, mem_size(run->cards.count + 1, sizeof(uint32_t)));
    run_count_holders(run, &run->moments.items[m], drawing->holders[m]);
  }
}

// ---- islands ----------------------------------------------------------------------------------

static IslandState island_state(const Drawing *drawing, int32_t island) {
  const Snapshot *now = moment_now(drawing)->snapshot;
  IslandState state = ISLAND_ABSENT;
  for (uint32_t i = 0; i < drawing->run.cards.count; i++) {
    const RunCard *card = &drawing->run.cards.items[i];
    if (card->island != island || drawing->presence[i] == PRESENCE_NONE) continue;
    if (!island_member(&drawing->run, drawing->run.now, card->serial)) return ISLAND_ABSENT;
    int32_t object = snapshot_find(now, card->serial);
    if (object == NO_OBJECT)
      state = ISLAND_COLLECTED;
    else if (state == ISLAND_COLLECTED)
      continue;
    else if (now->objects[object].flags & SNAPSHOT_GARBAGE)
      state = ISLAND_UNCOLLECTABLE;
    else if (state == ISLAND_ABSENT)
      state = ISLAND_UNREACHABLE;
  }
  return state;
}

static void draw_islands(Drawing *drawing) {
  Scene *scene = drawing->scene;
  scene->island_count = drawing->run.island_count;
  scene->islands =
      scratch_alloc(&scene->scratch, mem_size(scene->island_count + 1, sizeof(SceneIsland)));
  for (size_t i = 0; i < scene->island_count; i++) {
    SceneIsland *island = &scene->islands[i];
    island->state = island_state(drawing, (int32_t)i);
    for (IslandState state = ISLAND_UNREACHABLE; state <= ISLAND_UNCOLLECTABLE; state++)
      word_reserve(&island->title, island_title(&drawing->run, (int32_t)i, state));
    if (island->state != ISLAND_ABSENT)
      word_now(&island->title, island_title(&drawing->run, (int32_t)i, island->state));
  }
}

// ---- words around -----------------------------------------------------------------------------

static const char *full_sentence(Drawing *drawing, const Moment *moment) {
  Scratch *scratch = &drawing->scene->scratch;
  const char *sentence = sentence_of(scratch, moment->before, moment->snapshot);
  if (drawing->run.left_out == 0) return limit_end(scratch, sentence, 2 * MAX_SENTENCE);
  return scratch_printf(scratch, "%s … %zu more objects are not drawn.",
                        limit_end(scratch, sentence, MAX_SENTENCE), drawing->run.left_out);
}

static void draw_caption(Drawing *drawing, const Snapshot *last) {
  Scene *scene = drawing->scene;
  caption_make(scene, moment_now(drawing)->snapshot, last);
  scene->longest = scene->sentence = full_sentence(drawing, moment_now(drawing));
  for (size_t m = 0; m < drawing->run.moments.count; m++) {
    const char *other = full_sentence(drawing, &drawing->run.moments.items[m]);
    if (scene_columns(other) > scene_columns(scene->longest)) scene->longest = other;
  }
}

// ---- the view ---------------------------------------------------------------------------------

typedef struct Graph {
  const Snapshot *const *snapshots;
  size_t count;
  const ViewOptions *options;
} Graph;

void *view_graph_open(const Snapshot *const *snapshots, size_t count, const ViewOptions *options) {
  static const ViewOptions defaults;
  Graph *graph = mem_alloc(sizeof *graph);
  *graph = (Graph){snapshots, count, options ? options : &defaults};
  return graph;
}

void view_graph_close(void *opened) { mem_free(opened); }

Scene *view_graph_scene(void *opened, size_t at) {
  const Graph *graph = opened;
  Scratch scratch = {0};
  Scene *scene = scratch_alloc(&scratch, sizeof *scene);
  scene->scratch = scratch;
  Drawing drawing = {.scene = scene};
  run_make(&drawing.run, &scene->scratch, graph->snapshots, graph->count, at, graph->options);
  // Where the union of all steps is too large, every step is a window of its own.
  scene->window = drawing.run.moments.count == graph->count ? 0 : at + 1;
  scene->density = drawing.run.density;
  find_presence(&drawing);
  count_holders(&drawing);
  draw_stack(&drawing);
  draw_cards(&drawing);
  draw_islands(&drawing);
  draw_caption(&drawing, graph->snapshots[graph->count - 1]);
  scene->edge_count = drawing.edges.count;
  scene->edges = scratch_alloc(&scene->scratch, mem_size(scene->edge_count + 1, sizeof(SceneEdge)));
  if (scene->edge_count)
    memcpy(scene->edges, drawing.edges.items, scene->edge_count * sizeof(SceneEdge));
  array_delete(&drawing.edges);
  legend_make(scene);
  run_delete(&drawing.run);
  return scene;
}
