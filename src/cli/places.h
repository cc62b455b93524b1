// places.h: where the graphs of one scenario get their places from. Private to the room.
#ifndef HEAPSTORY_CLI_PLACES_H
#define HEAPSTORY_CLI_PLACES_H

#include "cli.h"

#include "heapstory/geometry_file.h"

typedef struct Places {
  char *path;           // of the geometry file; owned
  GeometryFile *stored; // read when the first graph asks; NULL before
  // Of a check: what the file has not, or has for other cards, is laid out, and that is said here.
  // NULL: it is an error.
  Errors *stale;
  GeometryFile *used; // with `stale`: the places of all graphs that were drawn
} Places;

// DIR/cycle.geometry. Owned.
char *places_path(const char *directory, const char *scenario);
// The places of a scene: those of the file, or by layout where `places` is NULL. NULL after adding
// an error.
Geometry *places_find(Places *places, const View *view, const Scene *scene, Errors *errors);
void places_delete(Places *places); // NULL is allowed; what is in it goes, itself it stays

#endif
