// recorder.h: what was heard and seen since the last snapshot, and the snapshots so far.
#ifndef HEAPSTORY_PLAY_RECORDER_H
#define HEAPSTORY_PLAY_RECORDER_H

#include "heapstory/collection.h"
#include "heapstory/heap.h"
#include "heapstory/play.h"

typedef struct Recorder {
  Recording *recording;
  SnapshotTaker *taker;
  PlaySight sight;
  size_t capacity;                // of recording->snapshots
  size_t steps;                   // taken so far
  Text output, last_output;       // printed by the step that runs; by the step before
  Text result;                    // repr of an expression statement's value
  Text error_type, error_message; // of an announced exception
  Array(SnapshotEvent) events;
  Scratch names;          // type names of the events
  const char *last_name;  // of them, the one that came last
  CollectionWatch *watch; // NULL where nobody wants to see collections from inside
} Recorder;

void recorder_init(Recorder *recorder, const Scenario *scenario, const char *profile);
// False where the step's further events need not be told.
bool recorder_event(Recorder *recorder, const Event *event);
void recorder_result(Recorder *recorder, Heap *heap, Object *value);
// Takes the snapshot of a step and forgets what belonged to it.
void recorder_take(Recorder *recorder, const Step *step, bool internal);
void recorder_clear(Recorder *recorder);
// Frees all but the recording, which is the caller's then.
Recording *recorder_end(Recorder *recorder);

#endif
