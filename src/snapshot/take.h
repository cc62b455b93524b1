// take.h: what the files that take a snapshot share. Private to the room.
#ifndef HEAPSTORY_SNAPSHOT_TAKE_H
#define HEAPSTORY_SNAPSHOT_TAKE_H

#include "heapstory/heap.h"
#include "heapstory/snapshot.h"

// What is known of each object while the snapshot is made.
typedef struct Row {
  Object *object;
  int generation;
  bool reachable, included;
  int32_t index; // in the snapshot; NO_OBJECT where it is left out
} Row;

// Every object alive, sorted by serial; found again through a table by host pointer.
typedef struct Rows {
  Row *items;
  size_t count, capacity;
  uint32_t *table; // row number + 1
  size_t table_size;
} Rows;

typedef struct Take {
  Heap *heap;
  Rows rows;
  Array(Row *) queue; // reachable, not yet traversed
  Array(SnapshotObject) objects;
  Array(SnapshotReference) references;
  Array(SnapshotFrame) frames;
  Array(SnapshotBinding) bindings;
  Array(SnapshotHolder) holders;
  Snapshot *snapshot;
  Row *from;             // whose references are being visited
  SnapshotHolder holder; // what is the same for all holders that are being visited
  bool internal;
  Text text;
} Take;

// ---- take.c ----
Row *take_row(Take *take, const Object *object); // of an object alive
// Names of the interpreter: __name__ and the like, and hidden locals of the compiler (".handled").
bool take_hides_name(const Object *name);
const char *take_text(Take *take); // what stands in take->text, kept; the text is empty then

// ---- take_frames.c ----
void take_frames(Take *take);  // with their names
void take_holders(Take *take); // behind the frames: it names them by their index

// ---- take_pools.c ----
// Memory comes from `scratch`.
SnapshotPools *take_pools(Heap *heap, Scratch *scratch);

#endif
