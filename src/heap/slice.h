// slice.h: slices from inside room heap (types/slice.c).
#ifndef HEAPSTORY_HEAP_SLICE_H
#define HEAPSTORY_HEAP_SLICE_H

#include "heapstory/heap.h"

// Where a slice of a sequence of `length` begins and ends (PySlice_Unpack, PySlice_AdjustIndices).
typedef struct SliceBounds {
  int64_t start, stop, step, count;
} SliceBounds;

bool slice_bounds(Heap *heap, Object *slice, int64_t length, SliceBounds *bounds_out);

#endif
