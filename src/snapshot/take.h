// take.h: parts of a snapshot that have files of their own.
#ifndef HEAPSTORY_SNAPSHOT_TAKE_H
#define HEAPSTORY_SNAPSHOT_TAKE_H

#include "heapstory/heap.h"
#include "heapstory/snapshot.h"

// Memory comes from `scratch`.
SnapshotPools *take_pools(Heap *heap, Scratch *scratch);

#endif
