// album.h: the pictures of the scenarios that ship, drawn through the front doors, for tests that
// look at all of them: as `heapstory render` would draw them, with no option given.
#ifndef HEAPSTORY_TESTS_ALBUM_H
#define HEAPSTORY_TESTS_ALBUM_H

#include "heapstory/draw.h"
#include "heapstory/layout.h"
#include "heapstory/play.h"

// One picture. Pages of one run (a scenario and a view) come one after the other.
typedef struct AlbumPage {
  const char *file; // "seeds/node-cycle.json", below scenarios/
  const View *view;
  size_t number; // of the step, or of the page
  const Scene *scene;
  const Geometry *geometry; // NULL for scenes that need none
  const Picture *picture;
  bool first; // of its run
} AlbumPage;

typedef void (*OnPage)(const AlbumPage *page, void *payload);

// Every picture of every view of the scenarios in folders of scenarios/ whose path begins with
// `folder` ("" = all), in a fixed order. Returns how many.
size_t album_visit(const char *folder, OnPage visit, void *payload);
// The pictures of some views (NULL ends their names), of every scenario that ends without an error
// under `profile`.
size_t album_visit_under(const char *profile, const char *const *names, OnPage visit,
                         void *payload);

#endif
