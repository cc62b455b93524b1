// place.c: places of the parts of a graph, by dot: the skeleton of a scene (boxes and ports, no
// word) is laid out in a context that holds nothing but dot, so that no font, no plugin list and no
// cache of the machine takes part.
//
//   S:f0n1:c -> o1:box:w     a name       o1:r0:c -> o3:box:w     a row
//   o1:box:e -> o3:r1L:c     a reference back from o3 to o1, reversed: dot always sees a DAG
#include "place.h"

#include <math.h>
#include <string.h>

#include <graphviz/gvc.h>

#include "attributes.h"
#include "boxes.h"
#include "labels.h"
#include "reference.h"
#include "render.h"

extern gvplugin_library_t gvplugin_dot_layout_LTX_library, gvplugin_core_LTX_library;

static GVC_t *dot_alone; // made at the first layout, freed by place_shutdown

static GVC_t *the_context(void) {
  // gvc keeps the list and wants it writable.
  static lt_symlist_t plugins[] = {
      {"gvplugin_dot_layout_LTX_library", NULL}, {"gvplugin_core_LTX_library", NULL}, {0, NULL}};
  plugins[0].address = (void *)&gvplugin_dot_layout_LTX_library;
  plugins[1].address = (void *)&gvplugin_core_LTX_library;
  if (!dot_alone) dot_alone = gvContextPlugins(plugins, 0);
  return dot_alone;
}

void place_shutdown(void) {
  if (dot_alone) gvFreeContext(dot_alone);
  dot_alone = NULL;
}

typedef struct Skeleton {
  const Scene *scene;
  Page page;
  Agraph_t *graph;
  Agnode_t *stack, **cards;
  Agraph_t **islands;
  Agedge_t **edges; // of the scene; NULL for one that is not laid out
  Html html;
} Skeleton;

// ---- the skeleton -----------------------------------------------------------------------------

// What costs too much for a large graph is left out step by step (figures: graphviz.md 1).
static void set_effort(Agraph_t *g, PlaceEffort effort) {
  set(g, "splines", effort == PLACE_HASTY ? "line" : "true");
  if (effort == PLACE_FULL) return;
  set(g, "searchsize", "5");
  set(g, "mclimit", effort == PLACE_HASTY ? "0.05" : "0.1");
  if (effort == PLACE_THRIFTY) return;
  set(g, "nslimit", "1");
  set(g, "nslimit1", "1");
}

static void open_graph(Skeleton *s, PlaceEffort effort) {
  s->graph = agopen(mut("scene"), Agdirected, discipline());
  Agraph_t *g = s->graph;
  agattr(g, AGNODE, mut("shape"), mut("plain"));
  agattr(g, AGEDGE, mut("dir"), mut("none"));
  agattr(g, AGEDGE, mut("tailclip"), mut("false"));
  set(g, "rankdir", "LR");
  set(g, "newrank", "true");
  set_inches(g, "nodesep", page_nodesep(s->scene));
  set_inches(g, "ranksep", s->page.ranksep);
  set_effort(g, effort);
}

static Agraph_t *add_island(Skeleton *s, int32_t index) {
  char name[48];
  snprintf(name, sizeof name, "cluster_island%d", (int)index);
  s->islands[index] = agsubg(s->graph, name, 1);
  set_whole(s->islands[index], "margin", PANEL_MARGIN);
  SceneIsland island = s->scene->islands[index];
  island.title.text = NULL;
  island_label(&s->html, &island);
  set_label(s->islands[index], &s->html);
  set(s->islands[index], "labeljust", "l");
  return s->islands[index];
}

static void add_cards(Skeleton *s, const Ports *ports) {
  for (uint32_t i = 0; i < s->scene->card_count; i++) {
    const SceneCard *card = &s->scene->cards[i];
    char name[32];
    Agraph_t *place = s->graph;
    if (card->island >= 0)
      place = s->islands[card->island] ? s->islands[card->island] : add_island(s, card->island);
    snprintf(name, sizeof name, "o%u", (unsigned)i);
    s->cards[i] = agnode(place, name, 1);
    card_box(&s->html, s->scene, ports, i, s->page.card_width[i]);
    set_label(s->cards[i], &s->html);
  }
}

static void build(Skeleton *s, PlaceEffort effort) {
  const Scene *scene = s->scene;
  open_graph(s, effort);
  s->cards = mem_zalloc(mem_size(scene->card_count + 1, sizeof *s->cards));
  s->islands = mem_zalloc(mem_size(scene->island_count + 1, sizeof *s->islands));
  s->edges = mem_zalloc(mem_size(scene->edge_count + 1, sizeof *s->edges));
  s->stack = agnode(s->graph, mut("S"), 1);
  Ports ports = ports_find(scene);
  stack_box(&s->html, scene, &ports);
  set_label(s->stack, &s->html);
  add_cards(s, &ports);
  ports_delete(&ports);
  for (size_t e = 0; e < scene->edge_count; e++)
    s->edges[e] = add_reference(s->graph, scene, &s->page, &scene->edges[e], s->stack, s->cards);
  for (uint32_t i = 0; i < scene->card_count; i++) {
    if (!s->page.first[i]) continue;
    Agedge_t *edge = agedge(s->graph, s->stack, s->cards[i], NULL, 1);
    set(edge, "style", "invis");
    set_whole(edge, "minlen", page_minlen(&s->page, i));
    set_whole(edge, "weight", 0);
  }
}

static void skeleton_delete(Skeleton *s) {
  if (s->graph) agclose(s->graph);
  page_delete(&s->page);
  mem_free(s->cards);
  mem_free(s->islands);
  mem_free(s->edges);
  text_delete(&s->html.text);
}

// ---- what dot found ---------------------------------------------------------------------------

// dot counts from the lower left corner.
static Point point_of(const Skeleton *s, pointf p) {
  return (Point){p.x, GD_bb(s->graph).UR.y - p.y};
}

static Box node_box(const Skeleton *s, Agnode_t *node) {
  Point center = point_of(s, ND_coord(node));
  double width = round(ND_width(node) * 72), height = round(ND_height(node) * 72);
  return (Box){center.x - width / 2, center.y - height / 2, width, height};
}

static Curve curve_of(const Skeleton *s, const Geometry *geometry, size_t index) {
  Curve curve = {0};
  const SceneEdge *edge = &s->scene->edges[index];
  splines *found = ED_spl(s->edges[index]);
  if (!found || found->size == 0) return curve;
  const bezier *line = &found->list[0];
  curve.count = (size_t)line->size;
  curve.points = mem_alloc(mem_size(curve.count, sizeof(Point)));
  for (size_t i = 0; i < curve.count; i++)
    curve.points[edge->back ? curve.count - 1 - i : i] = point_of(s, line->list[i]);
  // dot rounds.
  curve_pin(&curve, geometry_edge_start(s->scene, geometry, edge),
            geometry_edge_end(s->scene, geometry, edge));
  return curve;
}

static void take(const Skeleton *s, Geometry *geometry) {
  geometry->stack = node_box(s, s->stack);
  geometry->bounds = geometry->stack;
  for (size_t i = 0; i < geometry->card_count; i++) geometry->cards[i] = node_box(s, s->cards[i]);
  for (size_t i = 0; i < geometry->edge_count; i++) geometry->edges[i] = curve_of(s, geometry, i);
  for (size_t i = 0; i < geometry->island_count; i++) {
    if (!s->islands[i]) continue;
    boxf bb = GD_bb(s->islands[i]);
    Point corner = point_of(s, (pointf){bb.LL.x, bb.UR.y});
    geometry->islands[i] = (Box){corner.x, corner.y, bb.UR.x - bb.LL.x, bb.UR.y - bb.LL.y};
  }
}

bool place_by_dot(const Scene *scene, PlaceEffort effort, Geometry *geometry, Errors *errors) {
  Skeleton s = {.scene = scene, .page = page_plan(scene)};
  Text complaints = {0};
  complaints_begin(&complaints);
  build(&s, effort);
  if (gvLayout(the_context(), s.graph, "dot") == 0) {
    take(&s, geometry);
    gvFreeLayout(dot_alone, s.graph);
  } else {
    text_add(&complaints, "no layout");
  }
  skeleton_delete(&s);
  return complaints_end(&complaints, "dot", errors);
}
