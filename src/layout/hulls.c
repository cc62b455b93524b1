// hulls.c: the boxes around islands: as tight as their cards, the references between these and the
// title allow, and no border where a reference from outside runs along it.
#include <math.h>

#include "heapstory/metrics.h"
#include "place.h"

enum { MARGIN = PANEL_MARGIN, TITLE = PANEL_TITLE_HEIGHT + 4, CLEAR = 7, SAMPLES = 16, TRIES = 4 };

static double right_of(Box box) { return box.x + box.width; }
static double bottom_of(Box box) { return box.y + box.height; }

static bool is_empty(Box box) { return box.width <= 0 && box.height <= 0; }

static Box around(Box a, Box b) {
  if (is_empty(a)) return b;
  double x = fmin(a.x, b.x), y = fmin(a.y, b.y);
  return (Box){x, y, fmax(right_of(a), right_of(b)) - x, fmax(bottom_of(a), bottom_of(b)) - y};
}

static bool meet(Box a, Box b) {
  return a.x < right_of(b) && b.x < right_of(a) && a.y < bottom_of(b) && b.y < bottom_of(a);
}

// ---- what must lie inside ---------------------------------------------------------------------

static bool is_inner(const Scene *scene, const SceneEdge *edge, int32_t island) {
  return !edge->from_frame && scene->cards[edge->owner].island == island &&
         scene->cards[edge->to].island == island;
}

static Box content_of(const Scene *scene, const Geometry *g, int32_t island) {
  Box content = {0};
  for (size_t i = 0; i < g->card_count; i++)
    if (scene->cards[i].island == island) content = around(content, g->cards[i]);
  for (size_t e = 0; e < g->edge_count; e++) {
    const Curve *curve = &g->edges[e];
    if (curve->count < 4 || !is_inner(scene, &scene->edges[e], island)) continue;
    for (size_t i = 0; i < curve_sample_count(curve, SAMPLES); i++) {
      Point p = curve_sample(curve, SAMPLES, i);
      content = around(content, (Box){p.x, p.y, 0.01, 0.01});
    }
  }
  return content;
}

static Box hull_of(const Scene *scene, Box content, int32_t island) {
  const char *title = scene->islands[island].title.widest;
  double width = content.width, words = sans_width(title, SIZE_TITLE, true);
  if (width < words) width = words;
  return (Box){content.x - MARGIN, content.y - TITLE, width + 2 * MARGIN,
               TITLE + content.height + MARGIN};
}

// ---- references beside the lower border -------------------------------------------------------

// The flat pieces of references from outside that are too near to the border.
typedef struct Beside {
  bool any;
  double upper, lower;
} Beside;

static void look_beside(const Curve *curve, Box hull, Beside *beside) {
  double border = bottom_of(hull);
  for (size_t i = 1; i < curve_sample_count(curve, SAMPLES); i++) {
    Point a = curve_sample(curve, SAMPLES, i - 1), b = curve_sample(curve, SAMPLES, i);
    bool flat = fabs(b.y - a.y) < fabs(b.x - a.x) / 4;
    if (!flat || b.x < hull.x || b.x > right_of(hull) || fabs(b.y - border) >= CLEAR) continue;
    beside->upper = beside->any ? fmin(beside->upper, b.y) : b.y;
    beside->lower = beside->any ? fmax(beside->lower, b.y) : b.y;
    beside->any = true;
  }
}

static Beside find_beside(const Scene *scene, const Geometry *g, int32_t island, Box hull) {
  Beside beside = {0};
  for (size_t e = 0; e < g->edge_count; e++)
    if (g->edges[e].count >= 4 && !is_inner(scene, &scene->edges[e], island))
      look_beside(&g->edges[e], hull, &beside);
  return beside;
}

static bool is_free(const Scene *scene, const Geometry *g, int32_t island, Box hull) {
  for (size_t i = 0; i < g->card_count; i++)
    if (scene->cards[i].island != island && meet(hull, g->cards[i])) return false;
  for (size_t i = 0; i < (size_t)island; i++)
    if (!is_empty(g->islands[i]) && meet(hull, g->islands[i])) return false;
  return true;
}

// Above the reference where the cards leave room for that, else below it.
static Box keep_clear(const Scene *scene, const Geometry *g, int32_t island, Box hull,
                      Box content) {
  for (int i = 0; i < TRIES; i++) {
    Beside beside = find_beside(scene, g, island, hull);
    Box moved = hull;
    if (!beside.any) return hull;
    bool above = i == 0 && beside.upper - CLEAR >= bottom_of(content) + CLEAR;
    moved.height = (above ? beside.upper - CLEAR : beside.lower + CLEAR) - hull.y;
    if (!is_free(scene, g, island, moved)) return hull;
    hull = moved;
  }
  return hull;
}

void geometry_find_hulls(const Scene *scene, Geometry *g) {
  for (size_t i = 0; i < g->island_count; i++) {
    Box content = content_of(scene, g, (int32_t)i);
    g->islands[i] = (Box){0};
    if (is_empty(content)) continue;
    Box hull = hull_of(scene, content, (int32_t)i);
    g->islands[i] = keep_clear(scene, g, (int32_t)i, hull, content);
  }
}
