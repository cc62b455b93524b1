// watch.h: a collection while it is seen: what the files collection.c and watch.c share. Private to
// the room.
#ifndef HEAPSTORY_SNAPSHOT_WATCH_H
#define HEAPSTORY_SNAPSHOT_WATCH_H

#include "heapstory/collection.h"
#include "heapstory/heap.h"

// Where the object of a serial stands in `objects`.
typedef struct SerialEntry {
  int64_t serial;
  uint32_t object;
} SerialEntry;

// One collection with everything that it examined, machinery too.
typedef struct Inside {
  SnapshotCollection facts; // without the arrays
  Array(CollectionObject) objects;
  Array(CollectionReference) references;
  Array(CollectionHolder) holders;
  Array(CollectionMove) moves;
  Array(SerialEntry) entries; // sorted
  bool found;                 // something was unreachable
  Scratch texts;
} Inside;

void inside_clear(Inside *inside); // keeps the memory of the arrays
void inside_delete(Inside *inside);
// Index of the object of this serial, or NO_OBJECT.
int32_t inside_find(const Inside *inside, int64_t serial);
// At PHASE_UPDATE_REFS: the objects, the references between them, and who else holds them.
void inside_begin(Inside *inside, Heap *heap, const GcLinks *list);
// Copies what a picture needs into the snapshot's memory.
void inside_write(const Inside *inside, Snapshot *snapshot, bool internal);

#endif
