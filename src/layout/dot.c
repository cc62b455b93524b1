// dot.c: Scene to DOT text; the only maker of graphs. Nothing is laid out here, so the text is
// ready for plain `dot` and does not depend on the version of Graphviz.
//
//   cluster_stack { strutS, S }     cluster_heap { cluster_island0 { obj1 ... }  obj3 ...  strutH }
//   S:f0n1:c -> obj1:box:w          a name          obj1:r0:c -> obj3:box:w         a row
//   obj1:box:e -> obj3:r1L:c        a reference back from obj3 to obj1, reversed: dot always sees a
//   DAG
#include <string.h>

#include "attributes.h"
#include "heapstory/layout.h"
#include "heapstory/scene.h"
#include "labels.h"
#include "page.h"
#include "reference.h"
#include "render.h"

enum { THICK = 3 }; // points: the width of a line whose head would be too large

typedef struct Writer {
  const Scene *scene;
  const Theme *theme;
  Page page;
  Html html;
  Agraph_t *graph, *stack_panel, *heap_panel;
  Agnode_t *stack, *stack_strut, *heap_strut;
  Agnode_t **cards;
} Writer;

static void set_color(const Writer *w, void *object, const char *name, Token token) {
  set(object, name, w->theme->colors[token]);
}

// ---- graph, panels, struts --------------------------------------------------------------------

// Words outside of an HTML label; Graphviz escapes them for XML by itself. A backslash would start
// an escape of its own
// ("\N"), and 2.42 writes one at the end of a name so that it cannot be read again.
static void add_plain(Text *text, const char *words) {
  size_t valid = utf8_invalid(words, strlen(words));
  for (size_t i = 0; i < valid; i++)
    text_add_char(text, words[i] == '\\' ? '/' : (unsigned char)words[i] < 0x20 ? ' ' : words[i]);
}

static void set_defaults(const Writer *w) {
  Agraph_t *g = w->graph;
  agattr(g, AGNODE, mut("shape"), mut("plain"));
  agattr(g, AGNODE, mut("fontname"), mut(sans_faces));
  agattr(g, AGNODE, mut("label"), mut(""));
  agattr(g, AGNODE, mut("style"), mut(""));
  agattr(g, AGEDGE, mut("dir"), mut("both"));
  agattr(g, AGEDGE, mut("arrowtail"), mut("dot"));
  agattr(g, AGEDGE, mut("arrowhead"), mut("normal"));
  agattr(g, AGEDGE, mut("arrowsize"), mut("0.85"));
  agattr(g, AGEDGE, mut("penwidth"), mut("1.5"));
  agattr(g, AGEDGE, mut("tailclip"), mut("false"));
  agattr(g, AGEDGE, mut("color"), mut(w->theme->colors[TOKEN_EDGE]));
}

static void set_page(Writer *w) {
  Agraph_t *g = w->graph;
  char size[64], viewport[64], pad[64];
  int magnify = w->page.magnify;
  snprintf(size, sizeof size, "%d.%02d,%d.%02d!", 40 * magnify / 300, 40 * magnify / 3 % 100,
           15 * magnify / 200, 15 * magnify / 2 % 100);
  snprintf(viewport, sizeof viewport, "%d,%d", PAGE_WIDTH * magnify / 100,
           PAGE_HEIGHT * magnify / 100);
  snprintf(pad, sizeof pad, "0.%02d,0.%02d", PAGE_PAD_X * 100 / 72, PAGE_PAD_Y * 100 / 72);
  set(g, "rankdir", "LR");
  set(g, "newrank", "true");
  set(g, "outputorder", "nodesfirst");
  set(g, "splines", "true");
  set_color(w, g, "bgcolor", TOKEN_CANVAS);
  set(g, "fontname", sans_faces);
  set_inches(g, "nodesep", page_nodesep(w->scene));
  set_inches(g, "ranksep", w->page.ranksep);
  set(g, "size", size);
  set(g, "viewport", viewport);
  set(g, "pad", pad);
  set(g, "labelloc", "t");
  set(g, "labeljust", "l");
  caption_label(&w->html, w->scene, w->page.width);
  set_label(g, &w->html);
}

static Agraph_t *open_cluster(Writer *w, Agraph_t *parent, const char *name, const char *style,
                              Token fill, Token line) {
  Agraph_t *cluster = agsubg(parent, mut(name), 1);
  set(cluster, "style", style);
  set_color(w, cluster, "fillcolor", fill);
  set_color(w, cluster, "color", line);
  set_whole(cluster, "margin", PANEL_MARGIN);
  return cluster;
}

// An invisible bar; its port b is its lower end.
static Agnode_t *add_strut(Writer *w, Agraph_t *panel, const char *name, int width, int height) {
  Agnode_t *strut = agnode(panel, mut(name), 1);
  table_open(&w->html, (HtmlBox){0}, NULL);
  row_open(&w->html);
  space(&w->html, width, height - 2, NULL);
  row_close(&w->html);
  row_open(&w->html);
  space(&w->html, width, 2, "b");
  row_close(&w->html);
  table_close(&w->html);
  set_label(strut, &w->html);
  set(strut, "style", "invis");
  return strut;
}

static void add_panels(Writer *w) {
  w->stack_panel =
      open_cluster(w, w->graph, "cluster_stack", "rounded,filled", TOKEN_PANEL, TOKEN_PANELLINE);
  panel_label(&w->html, "STACK", TOKEN_MUTED);
  set_label(w->stack_panel, &w->html);
  w->heap_panel =
      open_cluster(w, w->graph, "cluster_heap", "rounded,filled", TOKEN_PANEL, TOKEN_PANELLINE);
  heap_label(&w->html, w->scene, w->page.legend_width);
  set_label(w->heap_panel, &w->html);
  w->stack = agnode(w->stack_panel, mut("S"), 1);
  stack_label(&w->html, w->scene, w->page.ranksep);
  set_label(w->stack, &w->html);
  set(w->stack, "id", "stack");
  set(w->stack, "class", "stack");
}

// ---- islands and cards ------------------------------------------------------------------------

static Agraph_t *add_island(Writer *w, int32_t index) {
  const SceneIsland *island = &w->scene->islands[index];
  char name[48];
  snprintf(name, sizeof name, "cluster_island%d", (int)index);
  IslandLook look = island_look(island->state);
  const char *style = island->state == ISLAND_ABSENT ? "invis"
                      : look.box.dash == DASH_DASHED ? "rounded,filled,dashed"
                                                     : "rounded,filled";
  Agraph_t *cluster = open_cluster(w, w->heap_panel, name, style, look.box.fill, look.box.line);
  set_width(cluster, "penwidth", look.box.width);
  island_label(&w->html, island);
  set_label(cluster, &w->html);
  return cluster;
}

static void add_card(Writer *w, Agraph_t *place, uint32_t index) {
  const SceneCard *card = &w->scene->cards[index];
  char id[CARD_ID], name[CARD_ID], class[CARD_CLASS];
  card_id(card, id);
  snprintf(name, sizeof name, "obj%s", id + strlen("obj-"));
  w->cards[index] = agnode(place, name, 1);
  card_label(&w->html, card, w->scene->density, w->page.card_width[index]);
  set_label(w->cards[index], &w->html);
  if (card->state == CARD_ABSENT) {
    set(w->cards[index], "style", "invis");
    return;
  }
  card_class(card, class);
  set(w->cards[index], "class", class);
  set(w->cards[index], "id", id);
  Text tooltip = {0};
  add_plain(&tooltip, card->tooltip);
  set(w->cards[index], "tooltip", text_chars(&tooltip));
  text_delete(&tooltip);
}

static void add_cards(Writer *w) {
  Agraph_t **islands = mem_zalloc(mem_size(w->scene->island_count + 1, sizeof *islands));
  for (uint32_t i = 0; i < w->scene->card_count; i++) {
    int32_t island = w->scene->cards[i].island;
    if (island >= 0 && !islands[island]) islands[island] = add_island(w, island);
    add_card(w, island >= 0 ? islands[island] : w->heap_panel, i);
  }
  mem_free(islands);
}

// ---- edges ------------------------------------------------------------------------------------

static const char *end_of(TailKind tail) {
  static const char *const ends[] = {"none", "dot", "odot"};
  return ends[tail];
}

static void dress_edge(const Writer *w, Agedge_t *edge, EdgeState state, bool back) {
  Arrow plain = edge_look(EDGE_PLAIN).arrow;
  Arrow arrow = state == EDGE_ABSENT ? plain : edge_look(state).arrow;
  const char *cell = end_of(arrow.tail), *target = arrow.head == HEAD_EMPTY ? "empty" : "normal";
  if (state == EDGE_ABSENT) set(edge, "style", "invis");
  if (arrow.line != plain.line) set_color(w, edge, "color", arrow.line);
  if (arrow.width != plain.width) set_width(edge, "penwidth", arrow.width);
  if (arrow.dash == DASH_DASHED) set(edge, "style", "dashed");
  // Heads grow with their line.
  if (arrow.width >= THICK) set(edge, "arrowsize", "0.75");
  if (back || arrow.tail != plain.tail) {
    set(edge, "arrowtail", back ? target : cell);
    set(edge, "arrowhead", back ? cell : target);
  }
}

// Between cards without rows: thin, from side to side.
static void dress_chip_edge(Agedge_t *edge, bool back) {
  set(edge, back ? "arrowhead" : "arrowtail", "none");
  set(edge, "penwidth", "1");
}

static void add_edge(Writer *w, size_t index) {
  const SceneEdge *edge = &w->scene->edges[index];
  Agedge_t *line = add_reference(w->graph, w->scene, &w->page, edge, w->stack, w->cards);
  dress_edge(w, line, edge->state, edge->back);
  if (starts_at_side(w->scene, edge)) dress_chip_edge(line, edge->back);
}

static Agedge_t *add_invisible(Writer *w, Agnode_t *from, Agnode_t *to, int ranks, int weight) {
  Agedge_t *edge = agedge(w->graph, from, to, NULL, 1);
  set(edge, "style", "invis");
  set_whole(edge, "minlen", ranks);
  set_whole(edge, "weight", weight);
  return edge;
}

// Struts come last: their own edge, which aligns the lower ends of the panels, must be the last of
// all.
static void add_struts(Writer *w) {
  w->heap_strut = add_strut(w, w->heap_panel, "strutH", w->page.heap_fill, w->page.strut);
  w->stack_strut = add_strut(w, w->stack_panel, "strutS", 2, w->page.strut);
  for (uint32_t i = 0; i < w->scene->card_count; i++) {
    if (w->page.first[i]) add_invisible(w, w->stack, w->cards[i], page_minlen(&w->page, i), 0);
    if (w->page.last[i]) add_invisible(w, w->cards[i], w->heap_strut, 1, 0);
  }
  add_invisible(w, w->stack, w->heap_strut, REFERENCE_RANKS, 0);
  set(add_invisible(w, w->stack_strut, w->stack, 1, 1), "headport", "w");
  Agedge_t *floor = add_invisible(w, w->stack_strut, w->heap_strut, 1, 80);
  set(floor, "tailport", "b:e");
  set(floor, "headport", "b:w");
  set(floor, "tailclip", "true");
}

// ---- all together -----------------------------------------------------------------------------

static void build(Writer *w) {
  Text name = {0};
  add_plain(&name, w->scene->name);
  w->graph = agopen(mut(text_chars(&name)), Agdirected, discipline());
  text_delete(&name);
  w->cards = mem_zalloc(mem_size(w->scene->card_count + 1, sizeof *w->cards));
  set_defaults(w);
  set_page(w);
  add_panels(w);
  add_cards(w);
  for (size_t i = 0; i < w->scene->edge_count; i++) add_edge(w, i);
  add_struts(w);
}

bool layout_add_dot(const Scene *scene, const Theme *theme, Text *text, Errors *errors) {
  Writer w = {.scene = scene, .theme = theme, .html = {.theme = theme}};
  Text complaints = {0}, written = {0};
  complaints_begin(&complaints);
  w.page = page_plan(scene);
  build(&w);
  Channel channel = {.sink = &written};
  agwrite(w.graph, &channel);
  agclose(w.graph);
  page_delete(&w.page);
  mem_free(w.cards);
  text_delete(&w.html.text);
  bool ok = complaints_end(&complaints, "libcgraph", errors);
  if (ok) text_add_n(text, text_chars(&written), written.length);
  text_delete(&written);
  return ok;
}
