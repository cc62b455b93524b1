// play.h: executes a scenario on a heap and keeps a snapshot of every step: a Recording.
#ifndef HEAPSTORY_PLAY_H
#define HEAPSTORY_PLAY_H

#include "heapstory/scenario.h"
#include "heapstory/snapshot.h"

// Who looks at the steps while they are played.
typedef struct PlaySight {
  // Whether the snapshot of this step is looked at, in `see` or later; it is not taken otherwise
  // and has no objects, frames and numbers. NULL: all of them are.
  bool (*wants)(void *payload, size_t step);
  // Gets the snapshot of each step, and that of the step before it (NULL before the first), when it
  // has been taken. They are forgotten then (snapshot_forget), so that memory does not grow with
  // the steps. NULL: all are kept.
  void (*see)(void *payload, const Snapshot *before, const Snapshot *snapshot);
  void *payload;
} PlaySight;

typedef struct PlayOptions {
  const char *profile; // overrides the scenario's; NULL = the scenario's, else DEFAULT_PROFILE
  uint64_t max_steps;  // budget of executed bytecode instructions; 0 = DEFAULT_MAX_STEPS
  uint64_t max_bytes;  // budget of simulated memory; 0 = DEFAULT_MAX_BYTES
  bool internal;       // keep machinery objects in the snapshots
  unsigned needs;      // SnapshotNeed: what the snapshots hold beside objects and references
  bool check;          // heap_check() after every step; what it finds is a bug: assert-like abort
  bool stress;         // collect at every GC allocation (tests)
  PlaySight sight;     // all zero: every step is taken and kept
} PlayOptions;

// What a scenario gets that names none.
#define DEFAULT_PROFILE "cpython-3.14"
#define DEFAULT_MAX_STEPS UINT64_C(50000000)
#define DEFAULT_MAX_BYTES (UINT64_C(1) << 30)

typedef struct Recording {
  const Scenario *scenario; // borrowed
  const char *profile;      // name of the profile that ran
  Snapshot **snapshots;     // one for every step that is not `expect`, in order of execution
  size_t count;
  size_t steps_total; // as `count` would be had nothing stopped the run
} Recording;

// Plays a scenario. What stops it (an exception that no `raises` announced, a construct that is not
// modelled, a budget) is added to `errors`; an `expect` that does not hold, to `failures`, and the
// run goes on. The Recording holds what ran, also after an error; NULL only where nothing could run
// (unknown profile).
Recording *play_scenario(const Scenario *scenario, const PlayOptions *options, Errors *errors,
                         Errors *failures);
void recording_delete(Recording *recording);

#endif
