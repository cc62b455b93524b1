// view.h: snapshots to Scene: what to show, in kinds and words. No colours, no coordinates.
#ifndef HEAPSTORY_VIEW_H
#define HEAPSTORY_VIEW_H

#include "heapstory/snapshot.h"

typedef struct Scene Scene; // cards, rows, edges, frames, islands, caption: see scene.h

typedef struct ViewOptions {
  bool show_internal; // draw machinery (classes, modules, internal objects) too
  bool show_types;    // draw user classes as cards
} ViewOptions;

// One row each in src/view/views.def.
typedef struct View {
  const char *name; // "graph"
  const char *help; // one line
  // Scene of the step snapshots[at], seen in the run snapshots[0..count): a view may look at the
  // step before (what changed) and at all others (so that nothing moves between pictures).
  Scene *(*make)(const Snapshot *const *snapshots, size_t count, size_t at,
                 const ViewOptions *options);
} View;

// NULL for a name that is no view. The list ends with name NULL.
const View *view_find(const char *name);
extern const View views[];
void scene_delete(Scene *scene);

#endif
