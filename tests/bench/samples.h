// samples.h: scenarios that several groups measure with.
#ifndef HEAPSTORY_BENCH_SAMPLES_H
#define HEAPSTORY_BENCH_SAMPLES_H

#include "bench.h"

// A lesson of 12 pictures with 10 objects: nodes, a list, a dict, a cycle, a call. `number` makes
// scenarios that differ.
void sample_lesson(Text *text, unsigned number);
// Written as NAME of the scratch folder.
const char *sample_lesson_write(Bench *bench, const char *name, unsigned number);

#endif
