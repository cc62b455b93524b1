// pattern.c: see pattern.h.
#include "pattern.h"

enum { LONGEST_PATTERN = 8 };

static Pattern try_length(const Row *row, size_t at, size_t length) {
  Pattern pattern = {.length = length};
  size_t left = row->count - at, same = 0;
  if (2 * length > left) return pattern;
  pattern.up = row->up(row->items, at, length);
  while (length + same < left && row->repeats(row->items, at, same, length, pattern.up)) same++;
  pattern.again = same / length;
  return pattern;
}

Pattern pattern_find(const Row *row, size_t at, size_t fewest) {
  Pattern best = {.length = 1};
  for (size_t length = 1; length <= LONGEST_PATTERN; length++) {
    Pattern pattern = try_length(row, at, length);
    if (pattern.again * length > best.again * best.length) best = pattern;
  }
  if (best.again * best.length < fewest) best = (Pattern){.length = 1};
  return best;
}
