// graph.c: the graph view: the stack of frames, objects as cards, every reference from the cell
// that holds it.
#include <string.h>

#include "internal.h"

const Moment *moment_now(const Drawing *drawing) {
  return &drawing->run->moments.items[drawing->run->now];
}

const Moment *moment_before(const Drawing *drawing) {
  return drawing->run->now ? &drawing->run->moments.items[drawing->run->now - 1] : NULL;
}

void add_edge(Drawing *drawing, SceneEdge edge) {
  if (drawing->presence[edge.to] == PRESENCE_NONE) edge.state = EDGE_ABSENT;
  array_push(&drawing->edges, edge);
}

const char *own_text(Scratch *scratch, const char *text) {
  return text ? scratch_strndup(scratch, text, strlen(text)) : NULL;
}

// ---- which cards are in the picture -----------------------------------------------------------

static Presence presence_of(const Drawing *drawing, uint32_t card) {
  const Run *run = drawing->run;
  if (run->shown[run->now][card]) return PRESENCE_SHOWN;
  if (run->now == 0 || !run->shown[run->now - 1][card]) return PRESENCE_NONE;
  const RunGroup *group = run_group(run, card, run->now);
  if (!group) return PRESENCE_NONE;
  const RunObject *object = run_member(run, group, 0);
  bool alive = snapshot_find(moment_now(drawing)->snapshot, object->serial) != NO_OBJECT;
  return alive || object->plain_value ? PRESENCE_LINGERING : PRESENCE_GHOST;
}

static void find_presence(Drawing *drawing) {
  size_t count = drawing->run->cards.count;
  drawing->presence =
      scratch_alloc(&drawing->scene->scratch, mem_size(count + 1, sizeof(Presence)));
  for (uint32_t i = 0; i < count; i++) drawing->presence[i] = presence_of(drawing, i);
}

// ---- islands ----------------------------------------------------------------------------------

static IslandState island_state(const Drawing *drawing, int32_t island) {
  const Run *run = drawing->run;
  const Snapshot *now = moment_now(drawing)->snapshot;
  IslandState state = ISLAND_ABSENT;
  for (uint32_t i = 0; i < run->cards.count; i++) {
    if (run->cards.items[i].island != island || drawing->presence[i] == PRESENCE_NONE) continue;
    int64_t serial = run_member(run, run_group(run, i, run->now), 0)->serial;
    if (!island_member(run, run->now, serial)) return ISLAND_ABSENT;
    int32_t object = snapshot_find(now, serial);
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
  Scratch *scratch = &scene->scratch;
  scene->island_count = drawing->run->islands.count;
  scene->islands = scratch_alloc(scratch, mem_size(scene->island_count + 1, sizeof(SceneIsland)));
  for (size_t i = 0; i < scene->island_count; i++) {
    SceneIsland *island = &scene->islands[i];
    island->state = island_state(drawing, (int32_t)i);
    for (IslandState state = ISLAND_UNREACHABLE; state <= ISLAND_UNCOLLECTABLE; state++)
      word_reserve(&island->title, island_title(drawing->run, scratch, (int32_t)i, state));
    if (island->state != ISLAND_ABSENT)
      word_now(&island->title, island_title(drawing->run, scratch, (int32_t)i, island->state));
  }
}

// ---- words around -----------------------------------------------------------------------------

// References of this step that no line shows. Elsewhere they stand in their rows in words; a chip
// has no rows.
static size_t count_cut(const Run *run) {
  size_t count = 0;
  for (size_t i = 0; i < run->cut.count && run->density == DENSITY_CHIPS;) {
    uint32_t card = run->cut.items[i].card; // those of one card stand together
    Leads leads = leads_new(run, card, run->now);
    for (; i < run->cut.count && run->cut.items[i].card == card; i++)
      count += leads_find(&leads, (int32_t)run->cut.items[i].row, run->cut.items[i].to) != NULL;
    leads_delete(&leads);
  }
  return count;
}

static void draw_caption(Drawing *drawing, const Snapshot *last) {
  Scene *scene = drawing->scene;
  const Run *run = drawing->run;
  caption_make(scene, moment_now(drawing)->snapshot, last);
  const char *longest = run->sentences[run->now];
  size_t most = scene_columns(longest);
  for (size_t m = 0; m < run->moments.count; m++) {
    size_t columns = scene_columns(run->sentences[m]);
    if (columns <= most) continue;
    longest = run->sentences[m];
    most = columns;
  }
  scene->sentence = own_text(&scene->scratch, run->sentences[run->now]);
  scene->longest = own_text(&scene->scratch, longest);
  size_t left_out = run_left_out(run, run->now);
  size_t cut = count_cut(run);
  if (left_out)
    scene->left_out =
        scratch_printf(&scene->scratch, "… %zu more object%s", left_out, left_out == 1 ? "" : "s");
  else if (cut)
    scene->left_out =
        scratch_printf(&scene->scratch, "… %zu more reference%s", cut, cut == 1 ? "" : "s");
}

// What lingers does so at the end of a reference that went in this step. Where none is drawn there,
// its place is out of sight and so is the card.
static void drop_strays(Drawing *drawing) {
  Scene *scene = drawing->scene;
  bool *reached = mem_zalloc(scene->card_count + 1);
  for (size_t e = 0; e < drawing->edges.count; e++)
    if (drawing->edges.items[e].state != EDGE_ABSENT) reached[drawing->edges.items[e].to] = true;
  for (size_t i = 0; i < scene->card_count; i++)
    if (drawing->presence[i] == PRESENCE_LINGERING && !reached[i])
      scene->cards[i].state = CARD_ABSENT;
  for (size_t e = 0; e < drawing->edges.count; e++) {
    SceneEdge *edge = &drawing->edges.items[e];
    if (!edge->from_frame && scene->cards[edge->owner].state == CARD_ABSENT)
      edge->state = EDGE_ABSENT;
  }
  mem_free(reached);
}

static void keep_edges(Drawing *drawing) {
  Scene *scene = drawing->scene;
  scene->edge_count = drawing->edges.count;
  scene->edges = scratch_alloc(&scene->scratch, mem_size(scene->edge_count + 1, sizeof(SceneEdge)));
  if (scene->edge_count)
    memcpy(scene->edges, drawing->edges.items, scene->edge_count * sizeof(SceneEdge));
  array_delete(&drawing->edges);
}

// ---- the view ---------------------------------------------------------------------------------

typedef struct Graph {
  const Snapshot *const *snapshots;
  size_t count;
  Windows windows;
} Graph;

void *view_graph_open(const Snapshot *const *snapshots, size_t count, const ViewOptions *options) {
  static const ViewOptions defaults;
  Graph *graph = mem_alloc(sizeof *graph);
  *graph = (Graph){.snapshots = snapshots, .count = count};
  windows_open(&graph->windows, snapshots, count, options ? options : &defaults);
  return graph;
}

void view_graph_close(void *opened) {
  Graph *graph = opened;
  windows_close(&graph->windows);
  mem_free(graph);
}

Scene *view_graph_scene(void *opened, size_t at) {
  Graph *graph = opened;
  Scratch scratch = {0};
  Scene *scene = scratch_alloc(&scratch, sizeof *scene);
  scene->scratch = scratch;
  Drawing drawing = {.scene = scene, .run = windows_run(&graph->windows, at, &scene->window)};
  scene->density = drawing.run->density;
  find_presence(&drawing);
  draw_stack(&drawing);
  draw_cards(&drawing);
  drop_strays(&drawing);
  draw_islands(&drawing);
  draw_caption(&drawing, graph->snapshots[graph->count - 1]);
  keep_edges(&drawing);
  legend_make(scene);
  return scene;
}
