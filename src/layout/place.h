// place.h: the two ways to places: dot, and columns where dot would take too long.
#ifndef HEAPSTORY_LAYOUT_PLACE_H
#define HEAPSTORY_LAYOUT_PLACE_H

#include "heapstory/layout.h"
#include "page.h"

// How much dot may do to keep lines short and apart.
typedef enum PlaceEffort { PLACE_FULL, PLACE_THRIFTY, PLACE_HASTY } PlaceEffort;

// Both fill the arrays of `geometry`, which are there and empty, in whole or not at all.
bool place_by_dot(const Scene *scene, PlaceEffort effort, Geometry *geometry, Errors *errors);
void place_in_columns(const Scene *scene, Geometry *geometry);
void place_shutdown(void);

// ---- "soften.c" -------------------------------------------------------------------------------

// A line as `samples` points a piece and its end.
Point curve_sample(const Curve *curve, size_t samples, size_t at);
size_t curve_sample_count(const Curve *curve, size_t samples);
// Takes the corners out of a line; out of all lines, where no card is in the way.
void curve_soften(Curve *curve);
void geometry_soften(Geometry *geometry);

// ---- "spread.c" and "hulls.c" -----------------------------------------------------------------

// Widens the gaps between the columns by at most `room` points together.
void geometry_spread(Geometry *geometry, double room);

// The boxes around islands, when everything else has its place.
void geometry_find_hulls(const Scene *scene, Geometry *geometry);

// ---- "guard.c" --------------------------------------------------------------------------------

// place_by_dot in a child process that is ended after `seconds` of processor time: false where it
// did not finish in time or broke; nothing is added to any Errors then.
bool place_guarded(const Scene *scene, PlaceEffort effort, unsigned seconds, Geometry *geometry);

#endif
