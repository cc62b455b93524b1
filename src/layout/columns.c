// columns.c: places without dot, for graphs that are too large or too dense for it: columns by
// distance from the stack, each wrapped so that the whole is about as wide as a page; references
// are plain curves. Linear in cards and references.
#include <math.h>

#include "labels.h"
#include "place.h"

enum { COLUMN_GAP = 70, SHEET_GAP = 24, ROW_GAP = 12 };

typedef struct Columns {
  const Scene *scene;
  Geometry *geometry;
  int *rank;     // by card
  double height; // of a column, at most
  double x;      // where the next column begins
} Columns;

// ---- ranks ------------------------------------------------------------------------------------

typedef struct Links {
  uint32_t *first, *next, *target; // chains of the references that lead from a card
} Links;

// Longest way from the stack, in one pass over the cards that all their referrers were seen of.
static void find_ranks(const Scene *scene, int *rank) {
  size_t cards = scene->card_count, edges = scene->edge_count;
  uint32_t *waiting = mem_zalloc(mem_size(cards + 1, sizeof *waiting));
  uint32_t *ready = mem_alloc(mem_size(cards + 1, sizeof *ready));
  Links links = {mem_zalloc(mem_size(cards + 1, sizeof(uint32_t))),
                 mem_alloc(mem_size(edges + 1, sizeof(uint32_t))),
                 mem_alloc(mem_size(edges + 1, sizeof(uint32_t)))};
  for (size_t e = 0; e < edges; e++) {
    const SceneEdge *edge = &scene->edges[e];
    if (edge->from_frame) continue;
    uint32_t from = edge->back ? edge->to : edge->owner, to = edge->back ? edge->owner : edge->to;
    links.target[e] = to;
    links.next[e] = links.first[from];
    links.first[from] = (uint32_t)e + 1;
    waiting[to]++;
  }
  size_t count = 0;
  for (size_t i = 0; i < cards; i++)
    if (waiting[i] == 0) ready[count++] = (uint32_t)i;
  for (size_t at = 0; at < count; at++)
    for (uint32_t e = links.first[ready[at]]; e; e = links.next[e - 1]) {
      uint32_t to = links.target[e - 1];
      if (rank[to] <= rank[ready[at]]) rank[to] = rank[ready[at]] + 1;
      if (--waiting[to] == 0) ready[count++] = to;
    }
  mem_free(waiting);
  mem_free(ready);
  mem_free(links.first);
  mem_free(links.next);
  mem_free(links.target);
}

// ---- boxes ------------------------------------------------------------------------------------

// A column as tall as makes the whole about 16 : 9.
static double column_height(const Scene *scene) {
  double area = 0, tallest = stack_height(scene);
  for (size_t i = 0; i < scene->card_count; i++) {
    const SceneCard *card = &scene->cards[i];
    double height = card_height(card, scene->density) + ROW_GAP;
    area += height * (card_width(card, scene->density) + COLUMN_GAP);
    if (height > tallest) tallest = height;
  }
  double height = sqrt(area * 9 / 16);
  return height > tallest ? height : tallest;
}

// The cards of one rank and one island (-1: of none), in columns of limited height.
static bool put_rank(Columns *columns, int rank, int32_t island, double top) {
  const Scene *scene = columns->scene;
  double y = top, width = 0;
  bool any = false;
  for (size_t i = 0; i < scene->card_count; i++) {
    const SceneCard *card = &scene->cards[i];
    if (columns->rank[i] != rank || card->island != island) continue;
    double height = card_height(card, scene->density);
    if (any && y + height > top + columns->height) {
      columns->x += width + SHEET_GAP;
      y = top;
      width = 0;
    }
    Box box = {columns->x, y, card_width(card, scene->density) + 2 * card_border(card), height};
    columns->geometry->cards[i] = box;
    if (box.width > width) width = box.width;
    y += height + ROW_GAP;
    any = true;
  }
  if (any) columns->x += width + COLUMN_GAP;
  return any;
}

static void put_block(Columns *columns, int32_t island, int ranks, double top) {
  for (int rank = 0; rank < ranks; rank++) put_rank(columns, rank, island, top);
}

// Islands stand behind all others, each in a block of its own.
static void put_islands(Columns *columns, int ranks) {
  enum { MARGIN = PANEL_MARGIN };
  for (size_t i = 0; i < columns->scene->island_count; i++) {
    double left = columns->x, top = PANEL_TITLE_HEIGHT + MARGIN;
    columns->x += MARGIN;
    put_block(columns, (int32_t)i, ranks, top);
    double right = columns->x - COLUMN_GAP + MARGIN;
    if (right > left)
      columns->geometry->islands[i] = (Box){left, 0, right - left, columns->height + top + MARGIN};
    columns->x = right + SHEET_GAP;
  }
}

// ---- references -------------------------------------------------------------------------------

static Curve curve_between(Point from, Point to, bool back) {
  double reach = fabs(to.x - from.x) / 2;
  if (reach < 40) reach = 40;
  if (back) reach = -reach;
  Curve curve = {mem_alloc(4 * sizeof(Point)), 4};
  curve.points[0] = from;
  curve.points[1] = (Point){from.x + reach, from.y};
  curve.points[2] = (Point){to.x - reach, to.y};
  curve.points[3] = to;
  return curve;
}

void place_in_columns(const Scene *scene, Geometry *geometry) {
  Columns columns = {.scene = scene,
                     .geometry = geometry,
                     .rank = mem_zalloc(mem_size(scene->card_count + 1, sizeof(int))),
                     .height = column_height(scene)};
  int ranks = 1;
  find_ranks(scene, columns.rank);
  for (size_t i = 0; i < scene->card_count; i++)
    if (columns.rank[i] >= ranks) ranks = columns.rank[i] + 1;
  double stack = stack_height(scene);
  geometry->stack = (Box){0, (columns.height - stack) / 2, stack_width(scene), stack};
  columns.x = geometry->stack.width + COLUMN_GAP;
  put_block(&columns, -1, ranks, 0);
  put_islands(&columns, ranks);
  for (size_t e = 0; e < scene->edge_count; e++)
    geometry->edges[e] =
        curve_between(geometry_edge_start(scene, geometry, &scene->edges[e]),
                      geometry_edge_end(scene, geometry, &scene->edges[e]), scene->edges[e].back);
  mem_free(columns.rank);
}
