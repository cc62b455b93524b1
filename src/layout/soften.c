// soften.c: references bend, they do not break. dot ends a piece of a line often with an arm of a
// point or two: the tangents meet there, but to the eye it is a corner. Such arms grow to a part of
// their piece, along the tangent they have, or that the next piece has.
#include <math.h>

#include "place.h"

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
