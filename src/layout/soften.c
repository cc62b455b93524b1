// soften.c: references bend, they do not break. dot ends a piece of a line often with an arm of a
// point or two: the tangents meet there, but to the eye it is a corner. Such arms grow to a part of
// their piece, along the tangent they have, or that the next piece has. A line that would cross
// cards for it stays as it was.
#include <math.h>
#include <string.h>

#include "place.h"

// Point of a chain of cubic curves, at `at` of all its `samples` * pieces.
Point curve_sample(const Curve *curve, size_t samples, size_t at) {
  size_t piece = at / samples;
  double t = (double)(at % samples) / (double)samples, u = 1 - t;
  const Point *p = curve->points + 3 * piece;
  if (3 * piece + 1 >= curve->count) return curve->points[curve->count - 1];
  double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
  return (Point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                 a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

size_t curve_sample_count(const Curve *curve, size_t samples) {
  return (curve->count - 1) / 3 * samples + 1;
}

// ---- corners ----------------------------------------------------------------------------------

enum { ARM_PERCENT = 35, LEAST_PERCENT = 20 };

static Point minus(Point a, Point b) { return (Point){a.x - b.x, a.y - b.y}; }
static double length(Point v) { return hypot(v.x, v.y); }

// The arm of the piece on the other side of the joint, pointing this way; nothing at the ends.
static Point opposite(const Curve *curve, size_t joint, bool before) {
  if (joint == 0 || joint + 1 == curve->count) return (Point){0, 0};
  return minus(curve->points[joint], curve->points[before ? joint + 1 : joint - 1]);
}

// Arm of the piece before or behind a joint. It grows only towards the other end of the piece: no
// loop comes of it.
static void grow(Curve *curve, size_t joint, bool before) {
  Point *arm = &curve->points[before ? joint - 1 : joint + 1], at = curve->points[joint];
  Point chord = minus(curve->points[before ? joint - 3 : joint + 3], at), own = minus(*arm, at);
  double reach = length(chord);
  if (length(own) >= reach * LEAST_PERCENT / 100) return;
  Point along = length(own) > 0.5 ? own : opposite(curve, joint, before);
  double size = length(along), ahead = along.x * chord.x + along.y * chord.y;
  if (size <= 0.5 || ahead <= 0) return;
  double cosine = ahead / size / reach, grown = reach * ARM_PERCENT / 100 * cosine;
  if (grown <= length(own)) return;
  *arm = (Point){at.x + along.x / size * grown, at.y + along.y / size * grown};
}

void curve_soften(Curve *curve) {
  for (size_t joint = 3; joint + 3 < curve->count; joint += 3) {
    grow(curve, joint, true);
    grow(curve, joint, false);
  }
}

// ---- cards in the way -------------------------------------------------------------------------

enum { SAMPLES = 12, MOST_CHECKS = 40000 };

static bool is_inside(Box box, Point p) {
  return p.x > box.x && p.x < box.x + box.width && p.y > box.y && p.y < box.y + box.height;
}

// Samples of a line that lie in cards.
static size_t count_inside(const Geometry *g, const Curve *curve) {
  size_t inside = 0, samples = curve_sample_count(curve, SAMPLES);
  for (size_t i = 0; i < samples; i++) {
    Point p = curve_sample(curve, SAMPLES, i);
    for (size_t c = 0; c < g->card_count; c++) inside += is_inside(g->cards[c], p);
  }
  return inside;
}

void geometry_soften(Geometry *g) {
  if (g->card_count * g->edge_count > MOST_CHECKS) return;
  for (size_t i = 0; i < g->edge_count; i++) {
    Curve *curve = &g->edges[i];
    if (curve->count < 7) continue;
    size_t bytes = mem_size(curve->count, sizeof(Point)), before = count_inside(g, curve);
    Point *old = mem_alloc(bytes);
    memcpy(old, curve->points, bytes);
    curve_soften(curve);
    if (count_inside(g, curve) > before) memcpy(curve->points, old, bytes);
    mem_free(old);
  }
}
