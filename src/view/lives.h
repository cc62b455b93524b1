// lives.h: the objects of a whole run, each with its birth and its end, and in which lane of the
// collector it stands: what the views `generations` and `timeline` share.
#ifndef HEAPSTORY_VIEW_LIVES_H
#define HEAPSTORY_VIEW_LIVES_H

#include "internal.h"

enum { LANES = 4, LANE_PERMANENT = 3, LANE_NONE = -1 };

// ---- "lives.c" --------------------------------------------------------------------------------

// An object that the program made. Steps are indices into the snapshots of the run.
typedef struct Life {
  int64_t serial;
  const SnapshotObject *object; // as it was at first
  size_t born;                  // the first step that has it
  size_t died;                  // the first step that has it no more; the number of steps for none
  bool collected;               // by the collector
} Life;

typedef Array(Life) Lives;

// In the order of their birth.
void lives_find(Lives *lives, const Snapshot *const *snapshots, size_t count);
// The object of a life at a step; NULL where it is not alive.
const SnapshotObject *life_at(const Life *life, const Snapshot *const *snapshots, size_t step);

// ---- "lanes.c": where the collector keeps objects ---------------------------------------------

// Generation 0 1 2, or young, old visited, old pending; 3 is permanent; LANE_NONE where untracked.
int lane_of(const Snapshot *snapshot, const SnapshotObject *object);
const char *lane_pill(const Snapshot *snapshot, int lane); // "Gen 0", "Young", "Old", "Permanent"
const char *lane_role(const Snapshot *snapshot, int lane); // "new objects"
const char *lane_word(const Snapshot *snapshot, int lane); // "gen 0", "old pending": in a sentence

// ---- "stays.c": which cell of which lane an object has, from step to step ---------------------

enum { NO_CELL = UINT32_MAX };

// An object in one lane, from the step `from` until `end`, the first step that finds it there no
// more and shows its ghost. A stay that ends where it begins is a ghost alone: of an object that
// was born and moved on in one step.
typedef struct Stay {
  int lane;
  size_t from, end;
  uint32_t cell;  // NO_CELL where the lane has no room
  size_t visible; // the first step in which it has its cell
  uint32_t next;  // stay of the same object, + 1; 0 at the end
} Stay;

typedef struct Stays {
  Array(Stay) items;
  uint32_t *first;                      // by life: its first stay, + 1; 0 for none
  uint32_t rows[LANES], columns[LANES]; // of cells that a lane needs in some step
  bool used[LANES];                     // something stands there in some step
} Stays;

// An object keeps its cell as long as it lives, in all lanes, wherever there is room.
void stays_find(Stays *stays, const Lives *lives, const Snapshot *const *snapshots, size_t count);
void stays_delete(Stays *stays);
bool stay_shown(const Stay *stay, size_t step); // its chip, or its ghost, has a cell

// ---- "collections.c": what the collector did in a step, in one sentence -----------------------

// Objects that changed lanes in a step, by where they came from and where they are.
typedef struct Moved {
  size_t count[LANES][LANES];
} Moved;

// The step's note, or what its collections did; without any, what the step did to memory.
const char *collections_sentence(Scratch *scratch, const Snapshot *before, const Snapshot *now,
                                 const Moved *moved);
// Collections that ran in the step; the first and the last one's events, where there are any.
typedef struct Collections {
  size_t count, by_generation[LANES];
  int64_t collected, uncollectable; // of all
  const SnapshotEvent *last_start;
  bool automatic; // one of them
} Collections;

Collections collections_of(const Snapshot *snapshot);

#endif
