// page.c: sets a scene on a 16:9 page, see page.h.
#include "page.h"

#include "labels.h"

enum {
  RANKSEP_FULL = 22, RANKSEP_DENSE = 16, NODESEP_FULL = 7, NODESEP_DENSE = 4,
  LEAST_SCALE = 86, LARGEST_SCALE = 160, LARGEST_PAGE = 300,   // percent
  ISLAND_EXTRA = PANEL_TITLE_HEIGHT + 2 * PANEL_MARGIN + 8,
  LABEL_PAD = 16,      // what dot puts around a label, both sides together
  CAPTION_PAD = 24,    // and between the caption and the panels
  RANK_WIDTH = 4,      // the empty ranks that a reference passes
  PANEL_EXTRA = PANEL_TITLE_HEIGHT + LABEL_PAD + PANEL_MARGIN + 7,
  PANEL_GAP = 34,      // dot keeps two panels at least so far apart
};

int page_nodesep(const Scene *scene) {
  return scene->density == DENSITY_DENSE ? NODESEP_DENSE : NODESEP_FULL;
}

static int larger(int a, int b) { return a > b ? a : b; }

// ---- which references run backwards ------------------------------------------------------------------------------

typedef enum Color { WHITE, GREY, BLACK } Color;

typedef struct Walk {
  const Scene *scene;
  uint32_t *first_edge;   // by card: edges of cards come in the order of their owners
  Color *color;
  bool *back;
} Walk;

// Depth first; a reference to a card that is still open closes a circle.
static void walk(Walk *w, uint32_t card) {
  w->color[card] = GREY;
  for (uint32_t e = w->first_edge[card]; e < w->first_edge[card + 1]; e++) {
    uint32_t to = w->scene->edges[e].to;
    if (w->color[to] == GREY) w->back[e] = true;
    if (w->color[to] == WHITE) walk(w, to);
  }
  w->color[card] = BLACK;
}

// Edges of frames come first, then those of the cards in order.
static void index_edges(Walk *w) {
  size_t e = 0;
  while (e < w->scene->edge_count && w->scene->edges[e].from_frame) e++;
  for (uint32_t card = 0; card <= w->scene->card_count; card++) {
    while (e < w->scene->edge_count && w->scene->edges[e].owner < card) e++;
    w->first_edge[card] = (uint32_t)e;
  }
}

static void find_back_edges(const Scene *scene, Page *page) {
  Walk w = {.scene = scene, .back = page->back};
  w.first_edge = mem_alloc(mem_size(scene->card_count + 1, sizeof *w.first_edge));
  w.color = mem_zalloc(mem_size(scene->card_count + 1, sizeof *w.color));
  index_edges(&w);
  for (size_t e = 0; e < scene->edge_count && scene->edges[e].from_frame; e++)
    if (w.color[scene->edges[e].to] == WHITE) walk(&w, scene->edges[e].to);
  for (uint32_t card = 0; card < scene->card_count; card++)
    if (w.color[card] == WHITE) walk(&w, card);
  mem_free(w.first_edge);
  mem_free(w.color);
}

// ---- columns ---------------------------------------------------------------------------------------------------

typedef struct Columns {
  int *rank;              // by card, from 0
  int count;
  int width, height;      // of all columns without gaps; of the tallest
} Columns;

// Longest path from the stack: relaxed until nothing moves (the graph has no circle any more).
static void find_ranks(const Scene *scene, const Page *page, int *rank) {
  for (bool moved = true; moved;) {
    moved = false;
    for (size_t e = 0; e < scene->edge_count; e++) {
      const SceneEdge *edge = &scene->edges[e];
      if (edge->from_frame) continue;
      uint32_t from = page->back[e] ? edge->to : edge->owner;
      uint32_t to = page->back[e] ? edge->owner : edge->to;
      if (rank[to] > rank[from]) continue;
      rank[to] = rank[from] + 1;
      moved = true;
    }
  }
}

// Cards of one column get one width: their left ends meet.
static int widen(const Scene *scene, Page *page, const Columns *columns, int rank) {
  int widest = 0;
  for (size_t i = 0; i < scene->card_count; i++)
    if (columns->rank[i] == rank && page->card_width[i] > widest) widest = page->card_width[i];
  for (size_t i = 0; i < scene->card_count; i++)
    if (columns->rank[i] == rank) page->card_width[i] = widest;
  return widest;
}

static Columns find_columns(const Scene *scene, Page *page) {
  Columns columns = {.rank = mem_zalloc(mem_size(scene->card_count + 1, sizeof(int)))};
  find_ranks(scene, page, columns.rank);
  for (size_t i = 0; i < scene->card_count; i++)
    if (columns.rank[i] >= columns.count) columns.count = columns.rank[i] + 1;
  for (int r = 0; r < columns.count; r++) {
    int height = 0;
    for (size_t i = 0; i < scene->card_count; i++) {
      if (columns.rank[i] != r) continue;
      height += card_height(&scene->cards[i], scene->density) + page_nodesep(scene);
    }
    columns.width += widen(scene, page, &columns, r) + 4;   // and the thick borders
    if (height > columns.height) columns.height = height;
  }
  if (scene->island_count) columns.height += ISLAND_EXTRA;
  return columns;
}

// ---- the page --------------------------------------------------------------------------------------------------

static int stack_panel_width(const Scene *scene, int ranksep) {
  return PANEL_MARGIN + 2 + ranksep + stack_width(scene) + ranksep + PANEL_MARGIN;
}

static int heap_panel_width(const Columns *columns, int ranksep) {
  int gaps = columns->count ? columns->count - 1 : 0;
  return PANEL_MARGIN + columns->width + (REFERENCE_RANKS * ranksep + RANK_WIDTH) * gaps + ranksep +
         PANEL_MARGIN;
}

static int total_width(const Scene *scene, const Columns *columns, int ranksep) {
  return stack_panel_width(scene, ranksep) +
         larger(PANEL_GAP, REFERENCE_RANKS * ranksep - 2 * PANEL_MARGIN) +
         heap_panel_width(columns, ranksep) + RANK_WIDTH + (scene->island_count ? PANEL_MARGIN : 0);
}

// Percent of 960 x 540 that the drawing needs.
static int scale_for(const Scene *scene, const Columns *columns, int ranksep) {
  int width = total_width(scene, columns, ranksep) + LABEL_PAD + 2 * PAGE_PAD_X;
  int height = larger(stack_height(scene), columns->height + columns->height / 12) + PANEL_EXTRA;
  int scale = larger(LEAST_SCALE, (width * 100 + PAGE_WIDTH - 1) / PAGE_WIDTH);
  height += caption_height(scene, PAGE_WIDTH * scale / 100 - 2 * PAGE_PAD_X - LABEL_PAD) + CAPTION_PAD +
            2 * PAGE_PAD_Y;
  return larger(scale, (height * 100 + PAGE_HEIGHT - 1) / PAGE_HEIGHT);
}

static void fill_page(const Scene *scene, const Columns *columns, Page *page) {
  int base = scene->density == DENSITY_DENSE ? RANKSEP_DENSE : RANKSEP_FULL;
  int scale = scale_for(scene, columns, base);
  page->width = PAGE_WIDTH * scale / 100 - 2 * PAGE_PAD_X - LABEL_PAD;
  for (page->ranksep = base + base * 6 / 10; page->ranksep > base; page->ranksep--)
    if (total_width(scene, columns, page->ranksep) <= page->width * 92 / 100) break;
  int panel = PAGE_HEIGHT * scale / 100 - 2 * PAGE_PAD_Y -
              caption_height(scene, page->width) - CAPTION_PAD;
  page->stack_strut = page->heap_strut = panel - PANEL_EXTRA;
  page->heap_fill = larger(2, page->width - total_width(scene, columns, page->ranksep));
  page->legend_width = heap_panel_width(columns, page->ranksep) + page->heap_fill - LABEL_PAD;
  page->magnify = scale <= LARGEST_SCALE ? 100 : scale * 100 / LARGEST_SCALE;
  if (page->magnify > LARGEST_PAGE) page->magnify = LARGEST_PAGE;
}

Page page_plan(const Scene *scene) {
  Page page = {.back = mem_zalloc(scene->edge_count + 1),
               .first = mem_alloc(scene->card_count + 1),
               .last = mem_alloc(scene->card_count + 1),
               .card_width = mem_alloc(mem_size(scene->card_count + 1, sizeof(int)))};
  for (size_t i = 0; i < scene->card_count; i++)
    page.card_width[i] = card_width(&scene->cards[i], scene->density);
  find_back_edges(scene, &page);
  for (size_t i = 0; i < scene->card_count; i++) page.first[i] = page.last[i] = true;
  for (size_t e = 0; e < scene->edge_count; e++) {
    const SceneEdge *edge = &scene->edges[e];
    page.first[page.back[e] ? edge->owner : edge->to] = false;
    if (!edge->from_frame) page.last[page.back[e] ? edge->to : edge->owner] = false;
  }
  Columns columns = find_columns(scene, &page);
  fill_page(scene, &columns, &page);
  mem_free(columns.rank);
  return page;
}

void page_delete(Page *page) {
  mem_free(page->back);
  mem_free(page->first);
  mem_free(page->last);
  mem_free(page->card_width);
}
