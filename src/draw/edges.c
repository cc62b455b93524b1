// edges.c: the references of a graph, each from the dot in its cell to the border of its target.
#include "parts.h"

// What is gone lies below what is there, what is new above it.
static int layer_of(EdgeState state) {
  switch (state) {
  case EDGE_REMOVED:
  case EDGE_REPLACED:
  case EDGE_CLEARED: return 0;
  case EDGE_ABSENT:
  case EDGE_PLAIN:
  case EDGE_ISLAND: break;
  case EDGE_NEW:
  case EDGE_REBOUND: return 2;
  }
  return 1;
}

// Between cards without rows: thin, from side to side.
static Arrow thin(Arrow arrow) {
  arrow.width = arrow.width > 2 ? 2 : 1;
  arrow.tail = TAIL_NONE;
  return arrow;
}

// Where a value stands now at the place of the reference that was there, the line begins at the
// border: it would strike the value.
static void spare_value(const Scene *scene, const Geometry *geometry, const SceneEdge *edge,
                        Point *points, size_t count, Point shift) {
  if (edge->state != EDGE_REPLACED || edge->from_frame) return;
  const SceneCard *card = &scene->cards[edge->owner];
  if (edge->cell >= card->row_count || !card->rows[edge->cell].value.text) return;
  Box box = geometry->cards[edge->owner];
  curve_begin_at(points, count, shift.x + (edge->back ? box.x : box_right(box)));
}

static void draw_edge(Picture *picture, const Scene *scene, const Geometry *geometry,
                      const SceneEdge *edge, Point shift) {
  const Curve *curve = &geometry->edges[edge - scene->edges];
  if (edge->state == EDGE_ABSENT || curve->count == 0) return;
  EdgeLook look = edge_look(edge->state);
  if (!edge->from_frame && scene->cards[edge->owner].row_count == 0) look.arrow = thin(look.arrow);
  Point *points = mem_alloc(mem_size(curve->count, sizeof *points));
  for (size_t i = 0; i < curve->count; i++)
    points[i] = (Point){curve->points[i].x + shift.x, curve->points[i].y + shift.y};
  spare_value(scene, geometry, edge, points, curve->count, shift);
  picture_open(picture, &(PictureGroup){.class = look.class});
  draw_arrow(picture, points, curve->count, look.arrow);
  picture_close(picture);
  mem_free(points);
}

void draw_edges(Picture *picture, const Scene *scene, const Geometry *geometry, Point shift) {
  for (int layer = 0; layer < 3; layer++)
    for (size_t e = 0; e < scene->edge_count; e++)
      if (layer_of(scene->edges[e].state) == layer)
        draw_edge(picture, scene, geometry, &scene->edges[e], shift);
}
