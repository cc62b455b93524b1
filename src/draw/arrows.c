// arrows.c: lines with a dot at the cell where they start and a head at what they lead to. The line
// ends inside the head, so that its thickness never blunts the tip.
#include <math.h>
#include <string.h>

#include "parts.h"

enum { MOST_POINTS = 3 * 200 + 1 };

static double distance(Point a, Point b) { return hypot(a.x - b.x, a.y - b.y); }

static Point between(Point a, Point b, double t) {
  return (Point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

// Cuts a cubic curve at `t`: its first part takes its place.
static void keep_until(Point curve[4], double t) {
  Point a = between(curve[0], curve[1], t), b = between(curve[1], curve[2], t),
        c = between(curve[2], curve[3], t);
  Point d = between(a, b, t), e = between(b, c, t);
  curve[1] = a;
  curve[2] = d;
  curve[3] = between(d, e, t);
}

static Point point_at(const Point curve[4], double t) {
  Point copy[4];
  memcpy(copy, curve, sizeof copy);
  keep_until(copy, t);
  return copy[3];
}

void curve_begin_at(Point *points, size_t count, double x) {
  if (count < 4 || (points[0].x - x) * (points[3].x - x) >= 0) return;
  double low = 0, high = 1;
  for (int i = 0; i < 24; i++) {
    double middle = (low + high) / 2;
    bool passed = (points[0].x - x) * (point_at(points, middle).x - x) < 0;
    *(passed ? &high : &low) = middle;
  }
  Point reversed[] = {points[3], points[2], points[1], points[0]};
  keep_until(reversed, 1 - high);
  for (int i = 0; i < 4; i++) points[i] = reversed[3 - i];
}

// Where the last curve comes within `length` of the tip.
static double cut_for(const Point curve[4], double length) {
  double low = 0, high = 1;
  if (distance(curve[0], curve[3]) <= length) return 0.02;
  for (int i = 0; i < 24; i++) {
    double middle = (low + high) / 2;
    if (distance(point_at(curve, middle), curve[3]) > length)
      low = middle;
    else
      high = middle;
  }
  return high;
}

static void draw_head(Picture *picture, Point from, Point tip, double half, const Arrow *arrow) {
  double length = distance(from, tip);
  if (length < 0.01) return;
  double across_x = -(tip.y - from.y) / length * half, across_y = (tip.x - from.x) / length * half;
  Point corners[] = {
      {from.x + across_x, from.y + across_y}, tip, {from.x - across_x, from.y - across_y}};
  bool full = arrow->head == HEAD_FULL;
  Paint paint = {.fill = full ? arrow->line : TOKEN_PANEL,
                 .line = arrow->line,
                 .width = full ? 1 : arrow->width * 0.8};
  picture_polygon(picture, corners, 3, paint);
}

static void draw_tail(Picture *picture, Point at, const Arrow *arrow) {
  double radius = 3 + arrow->width * 0.25;
  switch (arrow->tail) {
  case TAIL_NONE: return;
  case TAIL_DOT: picture_circle(picture, at, radius, (Paint){.fill = arrow->line}); return;
  case TAIL_RING:
    picture_circle(picture, at, radius - 0.5,
                   (Paint){.fill = TOKEN_PANEL, .line = arrow->line, .width = 1.3});
    return;
  }
}

void draw_arrow(Picture *picture, const Point *points, size_t count, Arrow arrow) {
  if (count < 4 || count > MOST_POINTS) return;
  Point own[MOST_POINTS];
  memcpy(own, points, count * sizeof *own);
  Point *last = own + count - 4, tip = own[count - 1];
  double length = 8.5 + arrow.width * 0.6, half = 3 + arrow.width * 0.45;
  if (arrow.head != HEAD_NONE) keep_until(last, cut_for(last, length));
  Paint paint = {.line = arrow.line, .width = arrow.width, .dash = arrow.dash};
  picture_curve(picture, own, count, paint);
  if (arrow.head != HEAD_NONE) draw_head(picture, last[3], tip, half, &arrow);
  draw_tail(picture, own[0], &arrow);
}

void draw_straight_arrow(Picture *picture, Point from, Point to, Arrow arrow) {
  Point points[] = {from, between(from, to, 1 / 3.0), between(from, to, 2 / 3.0), to};
  draw_arrow(picture, points, 4, arrow);
}
