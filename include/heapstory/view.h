// view.h: snapshots to Scene: what to show, in kinds and words. No colours, no coordinates.
#ifndef HEAPSTORY_VIEW_H
#define HEAPSTORY_VIEW_H

#include "heapstory/snapshot.h"

typedef struct Scene Scene; // cards, rows, edges, frames, islands, caption: see scene.h

// How much of each object a graph shows.
typedef enum Density {
  DENSITY_AUTO, // as the run's fullest step needs it; only in options
  DENSITY_FULL,
  DENSITY_DENSE,     // short badges; a value that one place alone refers to is written there
  DENSITY_COLLAPSED, // equal objects share a card
  DENSITY_CHIPS,     // headers only
} Density;

enum { DEFAULT_DEPTH = 3, DEFAULT_MAX_OBJECTS = 150 };

// A list of words; none: NULL, 0.
typedef struct ViewWords {
  const char *const *items;
  size_t count;
} ViewWords;

typedef struct ViewOptions {
  bool show_internal; // draw machinery (classes, modules, internal objects) too
  bool show_types;    // draw user classes as cards
  ViewWords focus;    // names and "#7": draw what is near them, and islands; none: all
  ViewWords hide;     // names, types and "#7" that are not drawn
  size_t depth;       // references that a focus reaches; 0: DEFAULT_DEPTH
  size_t max_objects; // cards that are drawn; 0: DEFAULT_MAX_OBJECTS
  size_t against;     // diff: the step that each is compared with; 0: the one before it
  Density density;
  bool single_steps; // each step is laid out by itself, compact; else as many as possible together,
                     // and nothing moves between them
  const char *title; // of the scenario; NULL for none
  const bool *wanted; // by snapshot: its picture is asked for; NULL: where the scenario wants one
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
  // Scene of snapshots[at], NULL where the view has nothing to show of that step; or of page `at`
  // where the scope is the run (NULL behind the last page).
  Scene *(*scene)(void *opened, size_t at);
  void (*close)(void *opened);
} View;

// What differs between any two snapshots, as the view diff draws it, objects matched by serial: of
// two runs `old` is what snapshot_matched() gives. `old` NULL: nothing was there.
Scene *view_diff_of(const Snapshot *old, const Snapshot *new, const ViewOptions *options);

// A statement as the caption of a diff has it: its first line, cut to as many columns.
const char *view_diff_statement(Scratch *scratch, const char *source, size_t columns);

// NULL for a name that is no view. The list ends with name NULL.
const View *view_find(const char *name);
extern const View views[];
void scene_delete(Scene *scene);

#endif
