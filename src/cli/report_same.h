// report_same.h: which objects of two runs are the same. Private to the room.
#ifndef HEAPSTORY_CLI_REPORT_SAME_H
#define HEAPSTORY_CLI_REPORT_SAME_H

#include "heapstory/snapshot.h"

typedef struct Same {
  int64_t older, newer; // serials
} Same;

// Serials of one kind of thing, objects or frames.
typedef struct SameSerials {
  Same *items; // sorted by `older`
  size_t count;
  size_t capacity;
  int64_t *taken; // serials of the newer run, sorted
  size_t taken_count;
  int64_t above; // the highest serial of both runs
} SameSerials;

// What the same step made is the same, the first of its kind with the first, and so on: so what one
// run has more changes the numbers of nothing else.
typedef struct SameThings {
  SameSerials objects, frames;
} SameThings;

// A step of both runs; NULL where one has none.
typedef struct StepPair {
  const Snapshot *older, *newer;
} StepPair;

SameThings same_find(const StepPair *pairs, size_t count);
void same_delete(SameThings *same);
// The older snapshot with the serials of the newer run; what that run has not keeps its own where
// it is free. Machinery keeps its own. Its strings are those of `older`.
Snapshot *same_renumbered(const SameThings *same, const Snapshot *older);

#endif
