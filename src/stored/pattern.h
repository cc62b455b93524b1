// pattern.h: what comes again and again is written once. Private to the room.
#ifndef HEAPSTORY_STORED_PATTERN_H
#define HEAPSTORY_STORED_PATTERN_H

#include "heapstory/base.h"

// Things in a row, each of which may be what another is, but for serials that are `up` higher.
typedef struct Row {
  const void *items;
  size_t count;
  // How much higher the serials are when things[at .. + length) come again.
  int64_t (*up)(const void *items, size_t at, size_t length);
  // Whether the thing `behind` places behind `at` comes again `length` places further on.
  bool (*repeats)(const void *items, size_t at, size_t behind, size_t length, int64_t up);
} Row;

// `length` things that come again `again` times.
typedef struct Pattern {
  size_t length, again;
  int64_t up;
} Pattern;

// The pattern at `at` that stands for most things; one thing that comes once where none stands for
// `fewest`.
Pattern pattern_find(const Row *row, size_t at, size_t fewest);

#endif
