// geometry.c: what holds for places wherever they come from, see geometry.h.
#include "heapstory/geometry.h"

#include <math.h>

Geometry *geometry_new(const Scene *scene) {
  Geometry *geometry = mem_zalloc(sizeof *geometry);
  geometry->card_count = scene->card_count;
  geometry->edge_count = scene->edge_count;
  geometry->island_count = scene->island_count;
  geometry->cards = mem_zalloc(mem_size(scene->card_count + 1, sizeof(Box)));
  geometry->edges = mem_zalloc(mem_size(scene->edge_count + 1, sizeof(Curve)));
  geometry->islands = mem_zalloc(mem_size(scene->island_count + 1, sizeof(Box)));
  return geometry;
}

void geometry_delete(Geometry *geometry) {
  if (!geometry) return;
  for (size_t i = 0; i < geometry->frame_count; i++)
    if (i == 0 || geometry->frames[i] != geometry->frames[i - 1])
      geometry_delete(geometry->frames[i]);
  mem_free(geometry->frames);
  for (size_t i = 0; i < geometry->edge_count; i++) mem_free(geometry->edges[i].points);
  mem_free(geometry->cards);
  mem_free(geometry->edges);
  mem_free(geometry->islands);
  mem_free(geometry);
}

// ---- bounds -----------------------------------------------------------------------------------

typedef struct Bounds {
  double left, top, right, bottom;
} Bounds;

static void cover(Bounds *bounds, double x, double y) {
  bounds->left = fmin(bounds->left, x);
  bounds->top = fmin(bounds->top, y);
  bounds->right = fmax(bounds->right, x);
  bounds->bottom = fmax(bounds->bottom, y);
}

static void cover_box(Bounds *bounds, Box box) {
  if (box.width <= 0 && box.height <= 0) return;
  cover(bounds, box.x, box.y);
  cover(bounds, box.x + box.width, box.y + box.height);
}

void geometry_find_bounds(Geometry *g) {
  Bounds bounds = {g->stack.x, g->stack.y, g->stack.x, g->stack.y};
  cover_box(&bounds, g->stack);
  for (size_t i = 0; i < g->card_count; i++) cover_box(&bounds, g->cards[i]);
  for (size_t i = 0; i < g->island_count; i++) cover_box(&bounds, g->islands[i]);
  for (size_t i = 0; i < g->edge_count; i++)
    for (size_t p = 0; p < g->edges[i].count; p++)
      cover(&bounds, g->edges[i].points[p].x, g->edges[i].points[p].y);
  g->bounds =
      (Box){bounds.left, bounds.top, bounds.right - bounds.left, bounds.bottom - bounds.top};
}

// ---- ends of references -----------------------------------------------------------------------

// The first and the last point are put where they belong, their neighbours with them.
void curve_pin(Curve *curve, Point from, Point to) {
  Point *last = &curve->points[curve->count - 1];
  curve->points[1].x += from.x - curve->points[0].x;
  curve->points[1].y += from.y - curve->points[0].y;
  last[-1].x += to.x - last->x;
  last[-1].y += to.y - last->y;
  curve->points[0] = from;
  *last = to;
}
