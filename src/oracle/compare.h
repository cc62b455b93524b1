// compare.h: does what was recorded agree with what heapstory plays, step by step?
#ifndef ORACLE_COMPARE_H
#define ORACLE_COMPARE_H

#include "recording.h"

typedef struct Verdict {
  bool agrees;
  Text difference;       // the first one, in words; empty where it agrees
  size_t steps, objects; // that were compared and agree
} Verdict;

// `profile` NULL: the one that stands for the recorded build. The difference says why where the
// recording cannot be played.
Verdict compare_recording(const cJSON *recording, const char *profile);
void verdict_delete(Verdict *verdict);

#endif
