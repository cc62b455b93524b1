// expect.h: the facts that an `expect` step names, checked without touching the heap.
#ifndef HEAPSTORY_PLAY_EXPECT_H
#define HEAPSTORY_PLAY_EXPECT_H

#include "heapstory/heap.h"
#include "heapstory/scenario.h"
#include "heapstory/snapshot.h"

// Checks every fact of an `expect` step; what does not hold is added to `failures`. `output` is
// what the last step printed.
void expect_check(Heap *heap, const Step *step, const char *output, Errors *failures);

#endif
