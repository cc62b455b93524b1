// paint.c: every kind of shape with cairo, as svg.c writes it.
#include "paint.h"

#include <stdlib.h>

void paint_set_color(const Painter *painter, Token token) {
  unsigned long color = strtoul(painter->theme->colors[token] + 1, NULL, 16);
  painter->library->cairo_set_source_rgb(painter->cairo, (double)(color >> 16) / 255,
                                         (double)(color >> 8 & 255) / 255,
                                         (double)(color & 255) / 255);
}

// ---- shapes -----------------------------------------------------------------------------------

static void draw_line(const Painter *painter, Paint paint) {
  const Library *library = painter->library;
  paint_set_color(painter, paint.line);
  library->cairo_set_line_width(painter->cairo, paint.width);
  library->cairo_set_dash(painter->cairo, dash_lengths(paint.dash),
                          paint.dash == DASH_NONE ? 0 : DASH_LENGTHS, 0);
  library->cairo_stroke(painter->cairo);
}

// The path: its inside, then its line.
static void paint_path(const Painter *painter, Paint paint) {
  const Library *library = painter->library;
  bool line = paint.line != TOKEN_NONE && paint.width > 0;
  if (paint.fill != TOKEN_NONE) {
    paint_set_color(painter, paint.fill);
    (line ? library->cairo_fill_preserve : library->cairo_fill)(painter->cairo);
  }
  if (line) draw_line(painter, paint);
  library->cairo_new_path(painter->cairo);
}

// A line to `from`, and a quarter of an ellipse around `corner` to `to`.
static void add_corner(const Painter *painter, Point from, Point corner, Point to) {
  const double part = 0.5522847498; // of the way to the corner
  const Library *library = painter->library;
  library->cairo_line_to(painter->cairo, from.x, from.y);
  library->cairo_curve_to(painter->cairo, from.x + (corner.x - from.x) * part,
                          from.y + (corner.y - from.y) * part, to.x + (corner.x - to.x) * part,
                          to.y + (corner.y - to.y) * part, to.x, to.y);
}

// Clockwise from where the upper side begins, as SVG has it: there a dashed line begins.
// More than half a side is no radius; each direction has its own.
static void add_rounded(const Painter *painter, Box box, double radius) {
  double right = box.x + box.width, bottom = box.y + box.height;
  double across = radius < box.width / 2 ? radius : box.width / 2;
  double down = radius < box.height / 2 ? radius : box.height / 2;
  painter->library->cairo_move_to(painter->cairo, box.x + across, box.y);
  add_corner(painter, (Point){right - across, box.y}, (Point){right, box.y},
             (Point){right, box.y + down});
  add_corner(painter, (Point){right, bottom - down}, (Point){right, bottom},
             (Point){right - across, bottom});
  add_corner(painter, (Point){box.x + across, bottom}, (Point){box.x, bottom},
             (Point){box.x, bottom - down});
  add_corner(painter, (Point){box.x, box.y + down}, (Point){box.x, box.y},
             (Point){box.x + across, box.y});
  painter->library->cairo_close_path(painter->cairo);
}

static void paint_rect(const Painter *painter, const PictureShape *shape) {
  Box box = shape->box;
  if (box.width <= 0 || box.height <= 0) return;
  if (shape->radius > 0)
    add_rounded(painter, box, shape->radius);
  else
    painter->library->cairo_rectangle(painter->cairo, box.x, box.y, box.width, box.height);
  paint_path(painter, shape->paint);
}

static void paint_circle(const Painter *painter, const PictureShape *shape) {
  const double full_turn = 6.28318530717958648;
  Box box = shape->box;
  painter->library->cairo_arc(painter->cairo, box.x + shape->radius, box.y + shape->radius,
                              shape->radius, 0, full_turn);
  painter->library->cairo_close_path(painter->cairo);
  paint_path(painter, shape->paint);
}

static void add_points(const Painter *painter, const PictureShape *shape, bool straight) {
  const Library *library = painter->library;
  const Point *p = shape->points;
  library->cairo_move_to(painter->cairo, p[0].x, p[0].y);
  for (size_t i = 1; straight && i < shape->point_count; i++)
    library->cairo_line_to(painter->cairo, p[i].x, p[i].y);
  for (size_t i = 1; !straight && i + 2 < shape->point_count; i += 3)
    library->cairo_curve_to(painter->cairo, p[i].x, p[i].y, p[i + 1].x, p[i + 1].y, p[i + 2].x,
                            p[i + 2].y);
}

static void paint_points(const Painter *painter, const PictureShape *shape) {
  bool polygon = shape->kind == PICTURE_POLYGON;
  if (shape->point_count < 2) return;
  add_points(painter, shape, polygon || shape->straight);
  if (polygon) painter->library->cairo_close_path(painter->cairo);
  paint_path(painter, shape->paint);
}

// ---- words and parts --------------------------------------------------------------------------

// What is wider than its cell is drawn smaller.
static void paint_words(const Painter *painter, const PictureShape *shape) {
  if (!painter->letters) return;
  const Line *line = letters_line(painter->letters, shape->font, shape->text);
  Box cell = shape->box;
  double size = shape->font.size;
  if (line->ems * size > cell.width) size = cell.width / line->ems;
  Point start = {cell.x + (cell.width - line->ems * size) * (double)shape->align / 2,
                 picture_baseline(cell, size, shape->font.mono)};
  paint_set_color(painter, shape->font.color);
  letters_show(painter->letters, line, painter->cairo, start, size, painter->as_outlines);
}

static void paint_part(const Painter *painter, const PictureShape *shape) {
  const Library *library = painter->library;
  PartPlace place = picture_part_place(shape);
  library->cairo_save(painter->cairo);
  library->cairo_translate(painter->cairo, place.corner.x, place.corner.y);
  library->cairo_scale(painter->cairo, place.scale, place.scale);
  paint_shapes(painter, shape->part);
  library->cairo_restore(painter->cairo);
}

static void paint_shape(const Painter *painter, const PictureShape *shape) {
  switch (shape->kind) {
  case PICTURE_OPEN:
  case PICTURE_CLOSE: return; // a group is not seen
  case PICTURE_RECT: paint_rect(painter, shape); return;
  case PICTURE_CIRCLE: paint_circle(painter, shape); return;
  case PICTURE_CURVE:
  case PICTURE_POLYGON: paint_points(painter, shape); return;
  case PICTURE_WORDS: paint_words(painter, shape); return;
  case PICTURE_PART: paint_part(painter, shape); return;
  }
}

void paint_shapes(const Painter *painter, const Picture *picture) {
  for (size_t i = 0; i < picture_count(picture); i++)
    paint_shape(painter, picture_shape(picture, i));
}
