// scene_generations.h: the part of a scene that shows where the collector keeps objects: a lane for
// each generation, or for young and the two old spaces, and what moved between them in the step.
#ifndef HEAPSTORY_SCENE_GENERATIONS_H
#define HEAPSTORY_SCENE_GENERATIONS_H

#include "heapstory/scene.h"

enum {
  SCENE_LANES = 4,
  LANE_COLUMNS = 6,
  LANE_ROWS = 3,
  LANE_CELLS = LANE_COLUMNS * LANE_ROWS, // objects that a lane has room for
};

typedef enum ChipState {
  CHIP_PLAIN,
  CHIP_UNREACHABLE, // alive, and nothing leads to it
  CHIP_NEW,         // born in this step
  CHIP_ARRIVED,     // came from another lane, or is tracked since this step
  // gone from this lane since this step:
  CHIP_LEFT, // to another lane
  CHIP_UNTRACKED,
  CHIP_FREED,
  CHIP_COLLECTED,
} ChipState;

typedef struct SceneChip {
  int64_t serial;
  ChipState state;
  uint32_t cell;       // from left to right, then the next row; below LANE_CELLS
  const char *type;    // "list"
  const char *label;   // "#21"
  const char *tooltip; // "list #21, 72 bytes, refs 1, gen 0"
} SceneChip;

typedef enum NoteKind {
  NOTE_PLAIN,
  NOTE_MORE, // objects that the lane has no room for
  NOTE_RECLAIMED,
  NOTE_FREED,
  NOTE_UNREACHABLE,
  NOTE_MOVED,
} NoteKind;

typedef struct SceneNote {
  NoteKind kind;
  const char *words; // "2 reclaimed"
} SceneNote;

typedef struct SceneLane {
  bool present;         // false: nothing stands in it now; it keeps its space
  bool reserved;        // present in some step of the run
  const char *pill;     // "Gen 0"
  const char *role;     // "new objects"
  const char *count;    // "701→0"; NULL for a lane without a counter
  const char *limit;    // "/ 700"
  const char *unit;     // "allocations"
  bool passed;          // the counter was above the threshold in this step, or is
  int64_t filled, full; // of the gauge
  const char *contents; // "5 objects and 3 internal"
  SceneNote *notes;
  size_t note_count;
  SceneChip *chips; // by cell within those that stand here, then those that are gone
  size_t chip_count;
  uint32_t rows, columns; // that some step of the run needs; at least one row
} SceneLane;

// An object that changed lanes: from a chip that left to one that arrived.
typedef struct SceneMove {
  int64_t serial;
  uint32_t from_lane, from_cell, to_lane, to_cell;
} SceneMove;

typedef struct SceneGenerations {
  SceneLane lanes[SCENE_LANES]; // from young to old; the last one is permanent
  SceneMove *moves;
  size_t move_count;
} SceneGenerations;

#endif
