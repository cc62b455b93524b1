// page.c: sets a scene on a 16:9 page, see page.h.
#include "page.h"

#include "labels.h"

enum {
  RANKSEP_FULL = 22,
  RANKSEP_DENSE = 16,
  NODESEP_FULL = 7,
  NODESEP_DENSE = 4,
  TALLEST_COLUMN = 560, // points: what a page shows at a legible size
  MOST_PARTS = 4,
  LARGEST_SCALE = 160,
  LARGEST_PAGE = 300, // percent
  ISLAND_EXTRA = PANEL_TITLE_HEIGHT + 2 * PANEL_MARGIN + 8,
  LABEL_PAD = 16,   // what dot puts around a label, both sides together
  CAPTION_PAD = 24, // and between the caption and the panels
  RANK_WIDTH = 4,   // the empty ranks that a reference passes
  PANEL_EXTRA = PANEL_TITLE_HEIGHT + LABEL_PAD + PANEL_MARGIN + 7,
  LONGEST_CELL = 65000, // 65535 is the limit of Graphviz
  PANEL_GAP = 34,       // dot keeps two panels at least so far apart
};

int page_nodesep(const Scene *scene) {
  return scene->density == DENSITY_FULL ? NODESEP_FULL : NODESEP_DENSE;
}

int page_minlen(const Page *page, uint32_t card) {
  return REFERENCE_RANKS * (1 + page->shift[card]);
}

static int larger(int a, int b) { return a > b ? a : b; }

// ---- columns ----------------------------------------------------------------------------------

typedef struct Columns {
  int *rank; // by card, from 0
  int count;
  int width, height; // of all columns without gaps; of the tallest
} Columns;

// Longest path from the stack: relaxed until nothing moves (the graph has no circle any more).
static void find_ranks(const Scene *scene, int *rank) {
  for (bool moved = true; moved;) {
    moved = false;
    for (size_t e = 0; e < scene->edge_count; e++) {
      const SceneEdge *edge = &scene->edges[e];
      if (edge->from_frame) continue;
      uint32_t from = edge->back ? edge->to : edge->owner;
      uint32_t to = edge->back ? edge->owner : edge->to;
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

static int column_height(const Scene *scene, const Columns *columns, int rank) {
  int height = 0;
  for (size_t i = 0; i < scene->card_count; i++)
    if (columns->rank[i] == rank)
      height += card_height(&scene->cards[i], scene->density) + page_nodesep(scene);
  return height;
}

// A column that is taller than a page is dealt over the ranks behind it: every m-th card that leads
// nowhere stays, the others stand further right.
static void deal(const Scene *scene, Page *page, Columns *columns, int rank) {
  int height = column_height(scene, columns, rank);
  int parts = (height + TALLEST_COLUMN - 1) / TALLEST_COLUMN, part = 0;
  if (parts > MOST_PARTS) parts = MOST_PARTS;
  for (size_t i = 0; i < scene->card_count && parts > 1; i++) {
    if (columns->rank[i] != rank || !page->last[i] || scene->cards[i].island >= 0) continue;
    page->shift[i] = part;
    part = (part + 1) % parts;
  }
}

static void count_columns(const Scene *scene, Columns *columns) {
  columns->count = 0;
  for (size_t i = 0; i < scene->card_count; i++)
    if (columns->rank[i] >= columns->count) columns->count = columns->rank[i] + 1;
}

static Columns find_columns(const Scene *scene, Page *page) {
  Columns columns = {.rank = mem_zalloc(mem_size(scene->card_count + 1, sizeof(int)))};
  find_ranks(scene, columns.rank);
  count_columns(scene, &columns);
  for (int r = 0; r < columns.count; r++) deal(scene, page, &columns, r);
  for (size_t i = 0; i < scene->card_count; i++) columns.rank[i] += page->shift[i];
  count_columns(scene, &columns);
  for (int r = 0; r < columns.count; r++) {
    int height = column_height(scene, &columns, r);
    columns.width += widen(scene, page, &columns, r) + 4; // and the thick borders
    if (height > columns.height) columns.height = height;
  }
  if (scene->island_count) columns.height += ISLAND_EXTRA;
  return columns;
}

// ---- the page ---------------------------------------------------------------------------------

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
  int height = larger(stack_height(scene), columns->height);
  height += height / 12 + PANEL_EXTRA; // dot needs some air to keep lines apart
  int scale = larger(LEAST_SCALE, (width * 100 + PAGE_WIDTH - 1) / PAGE_WIDTH);
  height += caption_height(scene, PAGE_WIDTH * scale / 100 - 2 * PAGE_PAD_X - LABEL_PAD) +
            CAPTION_PAD + 2 * PAGE_PAD_Y;
  return larger(scale, (height * 100 + PAGE_HEIGHT - 1) / PAGE_HEIGHT);
}

static void fill_page(const Scene *scene, const Columns *columns, Page *page) {
  int base = scene->density == DENSITY_FULL ? RANKSEP_FULL : RANKSEP_DENSE;
  int scale = scale_for(scene, columns, base);
  page->width = PAGE_WIDTH * scale / 100 - 2 * PAGE_PAD_X - LABEL_PAD;
  for (page->ranksep = base + base * 6 / 10; page->ranksep > base; page->ranksep--)
    if (total_width(scene, columns, page->ranksep) <= page->width * 92 / 100) break;
  int panel =
      PAGE_HEIGHT * scale / 100 - 2 * PAGE_PAD_Y - caption_height(scene, page->width) - CAPTION_PAD;
  page->strut = panel - PANEL_EXTRA < LONGEST_CELL ? panel - PANEL_EXTRA : LONGEST_CELL;
  page->heap_fill = larger(2, page->width - total_width(scene, columns, page->ranksep));
  page->legend_width = heap_panel_width(columns, page->ranksep) + page->heap_fill - LABEL_PAD;
  page->magnify = scale <= LARGEST_SCALE ? 100 : scale * 100 / LARGEST_SCALE;
  if (page->magnify > LARGEST_PAGE) page->magnify = LARGEST_PAGE;
}

Page page_plan(const Scene *scene) {
  Page page = {.first = mem_alloc(scene->card_count + 1),
               .last = mem_alloc(scene->card_count + 1),
               .shift = mem_zalloc(mem_size(scene->card_count + 1, sizeof(int))),
               .card_width = mem_alloc(mem_size(scene->card_count + 1, sizeof(int)))};
  for (size_t i = 0; i < scene->card_count; i++)
    page.card_width[i] = card_width(&scene->cards[i], scene->density);
  for (size_t i = 0; i < scene->card_count; i++) page.first[i] = page.last[i] = true;
  for (size_t e = 0; e < scene->edge_count; e++) {
    const SceneEdge *edge = &scene->edges[e];
    page.first[edge->back ? edge->owner : edge->to] = false;
    if (!edge->from_frame) page.last[edge->back ? edge->to : edge->owner] = false;
  }
  Columns columns = find_columns(scene, &page);
  fill_page(scene, &columns, &page);
  mem_free(columns.rank);
  return page;
}

void page_delete(Page *page) {
  mem_free(page->first);
  mem_free(page->last);
  mem_free(page->shift);
  mem_free(page->card_width);
}
