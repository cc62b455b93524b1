// view.h: snapshots to Scene: what to show, in kinds and words. No colours, no coordinates.
#ifndef HEAPSTORY_VIEW_H
#define HEAPSTORY_VIEW_H

#include "heapstory/snapshot.h"

typedef struct Scene Scene; // cards, rows, edges, frames, islands, caption: see scene.h

typedef struct ViewOptions {
  bool show_internal; // draw machinery (classes, modules, internal objects) too
  bool show_types;    // draw user classes as cards
} ViewOptions;

// What a view shows a picture of.
typedef enum ViewScope {
  VIEW_OF_STEP, // a picture of every step
  VIEW_OF_RUN,  // pages about all steps together
} ViewScope;

// One row each in src/view/views.def.
typedef struct View {
  const char *name; // "graph"
  ViewScope scope;
  unsigned needs;   // SnapshotNeed: what the snapshots must hold for it
  const char *help; // one line
  // Opens the view on a run: what all its pictures share is worked out once. The snapshots and the
  // options are borrowed until `close`.
  void *(*open)(const Snapshot *const *snapshots, size_t count, const ViewOptions *options);
  // Scene of snapshots[at], or of page `at` where the scope is the run (NULL behind the last page).
  Scene *(*scene)(void *opened, size_t at);
  void (*close)(void *opened);
} View;

// NULL for a name that is no view. The list ends with name NULL.
const View *view_find(const char *name);
extern const View views[];
void scene_delete(Scene *scene);

#endif
