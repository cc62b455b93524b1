// columns.c: places without dot, for graphs that are too large or too dense for it. Cards stand in
// columns by their distance from the stack, each beside the first one that refers to it from the
// column before, and below all that hangs on its elder siblings. Where a sheet of such columns is
// full the next one begins on its right, so that the whole is about as wide as a page. References
// are plain curves. n log n in cards and references.
#include <math.h>

#include "labels.h"
#include "place.h"

enum { COLUMN_GAP = 70, SHEET_GAP = 110, ROW_GAP = 12, FARTHEST_TURN = 160, NONE = -1 };

// What hangs on what: each card on the first one that refers to it from the column before.
typedef struct Forest {
  int32_t *parent, *child, *sibling; // by card: the first child, the next sibling; NONE
} Forest;

typedef struct Columns {
  const Scene *scene;
  Geometry *geometry;
  int *rank; // by card
  int ranks; // how many there are
  Forest forest;
  int *sheet;    // by card
  int sheets;    // in use: those of a block follow those of the block before it
  double *need;  // by card: how tall it is with all that hangs on it
  double *next;  // by card: where its next child may begin
  double height; // of a sheet, at most
  double x;      // where the next sheet begins
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

// ---- what hangs on what -----------------------------------------------------------------------

static void find_parents(Columns *columns, int32_t *added, size_t *count) {
  const Scene *scene = columns->scene;
  for (size_t e = 0; e < scene->edge_count; e++) {
    const SceneEdge *edge = &scene->edges[e];
    if (edge->from_frame) continue;
    uint32_t from = edge->back ? edge->to : edge->owner, to = edge->back ? edge->owner : edge->to;
    bool near = columns->rank[from] + 1 == columns->rank[to] &&
                scene->cards[from].island == scene->cards[to].island;
    if (!near || columns->forest.parent[to] != NONE) continue;
    columns->forest.parent[to] = (int32_t)from;
    added[(*count)++] = (int32_t)to;
  }
}

static void find_forest(Columns *columns) {
  size_t cards = columns->scene->card_count, bytes = mem_size(cards + 1, sizeof(int32_t));
  Forest *forest = &columns->forest;
  *forest = (Forest){mem_alloc(bytes), mem_alloc(bytes), mem_alloc(bytes)};
  for (size_t i = 0; i < cards; i++)
    forest->parent[i] = forest->child[i] = forest->sibling[i] = NONE;
  int32_t *added = mem_alloc(bytes);
  size_t count = 0;
  find_parents(columns, added, &count);
  while (count-- > 0) { // the first child is put in front last
    int32_t child = added[count], parent = forest->parent[child];
    forest->sibling[child] = forest->child[parent];
    forest->child[parent] = child;
  }
  mem_free(added);
}

// The card behind another one where children follow their parents; NONE at the end of the tree.
static int32_t card_behind(const Forest *forest, int32_t card) {
  if (forest->child[card] != NONE) return forest->child[card];
  while (card != NONE && forest->sibling[card] == NONE) card = forest->parent[card];
  return card == NONE ? NONE : forest->sibling[card];
}

static void find_needs(Columns *columns) {
  const Scene *scene = columns->scene;
  size_t cards = scene->card_count, count = 0;
  int32_t *order = mem_alloc(mem_size(cards + 1, sizeof *order));
  for (int32_t i = 0; i < (int32_t)cards; i++)
    if (columns->forest.parent[i] == NONE)
      for (int32_t at = i; at != NONE; at = card_behind(&columns->forest, at)) order[count++] = at;
  while (count-- > 0) { // what hangs on a card comes behind it
    int32_t card = order[count], parent = columns->forest.parent[card];
    double own = card_height(&scene->cards[card], scene->density) + ROW_GAP;
    columns->need[card] = fmax(columns->need[card], own);
    if (parent != NONE) columns->need[parent] += columns->need[card];
  }
  mem_free(order);
}

// ---- sheets -----------------------------------------------------------------------------------

// A first guess: as tall as makes the area of all cards 16 : 9.
static double first_height(const Scene *scene) {
  double area = 0;
  for (size_t i = 0; i < scene->card_count; i++) {
    const SceneCard *card = &scene->cards[i];
    area += (card_height(card, scene->density) + ROW_GAP) *
            (card_width(card, scene->density) + COLUMN_GAP);
  }
  return sqrt(area * 9 / 16);
}

static double least_height(const Scene *scene) {
  double tallest = stack_height(scene);
  for (size_t i = 0; i < scene->card_count; i++)
    tallest = fmax(tallest, card_height(&scene->cards[i], scene->density) + ROW_GAP);
  return tallest;
}

// Gives a card its sheet and its height there. `root`: where the next tree may begin.
static void put_card(Columns *columns, int32_t card, double *root) {
  const Scene *scene = columns->scene;
  const int32_t *parent = columns->forest.parent;
  double height = card_height(&scene->cards[card], scene->density);
  double y = parent[card] == NONE ? *root : columns->next[parent[card]];
  // What would be cut in two, and is not so tall that the sheet would stay empty, begins the next.
  bool cut = y + columns->need[card] > columns->height + ROW_GAP &&
             columns->need[card] <= columns->height / 3;
  if (y > 0 && (cut || y + height > columns->height)) {
    columns->sheets++;
    *root = y = 0;
    for (int32_t at = parent[card]; at != NONE; at = parent[at]) columns->next[at] = 0;
  }
  double below = y + height + ROW_GAP;
  columns->sheet[card] = columns->sheets - 1;
  columns->next[card] = y;
  for (int32_t at = parent[card]; at != NONE; at = parent[at])
    columns->next[at] = fmax(columns->next[at], below);
  *root = fmax(*root, below);
  columns->geometry->cards[card] = (Box){
      0, y, card_width(&scene->cards[card], scene->density) + 2 * card_border(&scene->cards[card]),
      height};
}

// All cards of one island (NONE: of none) in sheets of their own.
static void put_trees(Columns *columns, int32_t island) {
  const Scene *scene = columns->scene;
  double root = 0;
  columns->sheets++;
  for (int32_t i = 0; i < (int32_t)scene->card_count; i++) {
    if (scene->cards[i].island != island || columns->forest.parent[i] != NONE) continue;
    for (int32_t at = i; at != NONE; at = card_behind(&columns->forest, at))
      put_card(columns, at, &root);
  }
}

// Columns of the sheets from `first` on, from left to right: each as wide as its widest card.
static void put_columns(Columns *columns, int32_t island, int first, double top) {
  const Scene *scene = columns->scene;
  size_t count = (size_t)(columns->sheets - first) * (size_t)columns->ranks;
  double *wide = mem_zalloc(mem_size(count + 1, sizeof *wide));
  double *left = mem_zalloc(mem_size(count + 1, sizeof *left));
  for (size_t i = 0; i < scene->card_count; i++) {
    if (scene->cards[i].island != island) continue;
    size_t at =
        (size_t)(columns->sheet[i] - first) * (size_t)columns->ranks + (size_t)columns->rank[i];
    wide[at] = fmax(wide[at], columns->geometry->cards[i].width);
  }
  for (size_t at = 0; at < count; at++) {
    left[at] = columns->x;
    if (wide[at] > 0) columns->x += wide[at] + COLUMN_GAP;
    bool last = (at + 1) % (size_t)columns->ranks == 0;
    if (last && columns->x > left[0]) columns->x += SHEET_GAP - COLUMN_GAP;
  }
  for (size_t i = 0; i < scene->card_count; i++) {
    if (scene->cards[i].island != island) continue;
    Box *box = &columns->geometry->cards[i];
    box->x = left[(size_t)(columns->sheet[i] - first) * (size_t)columns->ranks +
                  (size_t)columns->rank[i]];
    box->y += top;
  }
  mem_free(wide);
  mem_free(left);
}

static void put_block(Columns *columns, int32_t island, double top) {
  int first = columns->sheets;
  put_trees(columns, island);
  put_columns(columns, island, first, top);
}

// Islands stand behind all others, each in a block of its own.
static void put_islands(Columns *columns) {
  enum { MARGIN = PANEL_MARGIN };
  for (size_t i = 0; i < columns->scene->island_count; i++) {
    double left = columns->x, top = PANEL_TITLE_HEIGHT + MARGIN;
    columns->x += MARGIN;
    put_block(columns, (int32_t)i, top);
    double right = columns->x - SHEET_GAP + MARGIN;
    if (right > left)
      columns->geometry->islands[i] = (Box){left, 0, right - left, columns->height + top + MARGIN};
    columns->x = fmax(right, left) + SHEET_GAP;
  }
}

static void put_all(Columns *columns) {
  double stack = stack_height(columns->scene);
  columns->sheets = 0;
  columns->geometry->stack =
      (Box){0, (columns->height - stack) / 2, stack_width(columns->scene), stack};
  columns->x = columns->geometry->stack.width + COLUMN_GAP;
  put_block(columns, NONE, 0);
  put_islands(columns);
}

// Columns of trees leave room, so how wide a height makes the whole is tried.
static void fit_height(Columns *columns) {
  enum { TRIES = 4 };
  double least = least_height(columns->scene);
  columns->height = fmax(least, round(first_height(columns->scene)));
  for (int i = 0; i < TRIES; i++) {
    put_all(columns);
    double wanted = sqrt(columns->x * columns->height * 9 / 16);
    columns->height = fmax(least, round(wanted));
  }
  put_all(columns);
}

// ---- references -------------------------------------------------------------------------------

static Curve curve_between(Point from, Point to, bool back) {
  double reach = fabs(to.x - from.x) / 2;
  bool turns = back ? to.x > from.x : to.x < from.x;
  if (reach < 40) reach = 40;
  if (turns && reach > FARTHEST_TURN) reach = FARTHEST_TURN; // it shall not widen the picture
  if (back) reach = -reach;
  Curve curve = {mem_alloc(4 * sizeof(Point)), 4};
  curve.points[0] = from;
  curve.points[1] = (Point){from.x + reach, from.y};
  curve.points[2] = (Point){to.x - reach, to.y};
  curve.points[3] = to;
  return curve;
}

void place_in_columns(const Scene *scene, Geometry *geometry) {
  size_t cards = scene->card_count + 1;
  Columns columns = {.scene = scene,
                     .geometry = geometry,
                     .rank = mem_zalloc(mem_size(cards, sizeof(int))),
                     .ranks = 1,
                     .sheet = mem_zalloc(mem_size(cards, sizeof(int))),
                     .need = mem_zalloc(mem_size(cards, sizeof(double))),
                     .next = mem_zalloc(mem_size(cards, sizeof(double)))};
  find_ranks(scene, columns.rank);
  for (size_t i = 0; i < scene->card_count; i++)
    if (columns.rank[i] >= columns.ranks) columns.ranks = columns.rank[i] + 1;
  find_forest(&columns);
  find_needs(&columns);
  fit_height(&columns);
  for (size_t e = 0; e < scene->edge_count; e++)
    geometry->edges[e] =
        curve_between(geometry_edge_start(scene, geometry, &scene->edges[e]),
                      geometry_edge_end(scene, geometry, &scene->edges[e]), scene->edges[e].back);
  mem_free(columns.rank);
  mem_free(columns.sheet);
  mem_free(columns.need);
  mem_free(columns.next);
  mem_free(columns.forest.parent);
  mem_free(columns.forest.child);
  mem_free(columns.forest.sibling);
}
