// unicode.c: kinds and case mappings of characters. Mirrors CPython Objects/unicodectype.c and its
// generated tables; ours are ranges (unicode_data.inc, written by unicode_data.py) searched in
// halves.
#include "unicode.h"

typedef struct Kinds {
  uint32_t from, to;
  uint8_t kinds;
} Kinds;
// Every stride-th code point of from .. to becomes itself + delta.
typedef struct Run {
  uint32_t from, to;
  uint8_t stride;
  int32_t delta;
} Run;
typedef struct Several {
  uint32_t from, first, second, third;
} Several; // third 0 = two

#include "unicode_data.inc"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool in(uint32_t c, uint32_t from, uint32_t to) { return c - from <= to - from; }

static unsigned ascii_kinds(uint32_t c) {
  if (in(c, '0', '9'))
    return CHAR_DECIMAL | CHAR_DIGIT | CHAR_NUMERIC | CHAR_PRINTABLE | CHAR_ID_CONTINUE;
  if (in(c | 0x20, 'a', 'z')) return CHAR_ALPHA | CHAR_PRINTABLE | CHAR_ID_START | CHAR_ID_CONTINUE;
  if (c == '_') return CHAR_PRINTABLE | CHAR_ID_START | CHAR_ID_CONTINUE;
  if (c == ' ') return CHAR_SPACE | CHAR_PRINTABLE;
  if (in(c, 9, 13) || in(c, 0x1C, 0x1F)) return CHAR_SPACE;
  return in(c, 0x21, 0x7E) ? CHAR_PRINTABLE : 0;
}

static const Kinds *kinds_row(uint32_t c) {
  size_t low = 0, high = COUNT(kinds_table);
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (kinds_table[middle].to < c)
      low = middle + 1;
    else
      high = middle;
  }
  return low < COUNT(kinds_table) && kinds_table[low].from <= c ? &kinds_table[low] : NULL;
}

unsigned char_kinds(uint32_t c) {
  if (c < 128) return ascii_kinds(c);
  const Kinds *row = kinds_row(c);
  return row ? row->kinds : 0;
}

// Decimal digits stand in whole tens of neighbours, 0 first.
int char_decimal(uint32_t c) {
  if (c < 128) return in(c, '0', '9') ? (int)(c - '0') : -1;
  const Kinds *row = kinds_row(c);
  return row && (row->kinds & CHAR_DECIMAL) ? (int)((c - row->from) % 10) : -1;
}

static const Run *run_find(const Run *runs, size_t count, uint32_t c) {
  size_t low = 0, high = count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (runs[middle].to < c)
      low = middle + 1;
    else
      high = middle;
  }
  // Runs of stride 2 may be interleaved with the next one.
  for (size_t i = low; i < count && i < low + 2; i++)
    if (in(c, runs[i].from, runs[i].to) && (c - runs[i].from) % runs[i].stride == 0)
      return &runs[i];
  return NULL;
}

bool char_is_upper(uint32_t c) {
  return c < 128 ? in(c, 'A', 'Z') : run_find(is_upper_runs, COUNT(is_upper_runs), c) != NULL;
}

bool char_is_lower(uint32_t c) {
  return c < 128 ? in(c, 'a', 'z') : run_find(is_lower_runs, COUNT(is_lower_runs), c) != NULL;
}

// The title case letters of Unicode (general category Lt) are these alone.
bool char_is_title(uint32_t c) {
  return c == 0x1C5 || c == 0x1C8 || c == 0x1CB || c == 0x1F2 || in(c, 0x1F88, 0x1F8F) ||
         in(c, 0x1F98, 0x1F9F) || in(c, 0x1FA8, 0x1FAF) || c == 0x1FBC || c == 0x1FCC ||
         c == 0x1FFC;
}

static size_t map(const Run *runs, size_t run_count, const Several *several, size_t several_count,
                  uint32_t c, uint32_t *out) {
  for (size_t i = 0; i < several_count && several[i].from <= c; i++) {
    if (several[i].from != c) continue;
    out[0] = several[i].first, out[1] = several[i].second, out[2] = several[i].third;
    return out[2] ? 3 : 2;
  }
  const Run *run = run_find(runs, run_count, c);
  *out = run ? (uint32_t)((int32_t)c + run->delta) : c;
  return 1;
}

#define MAP(name, c, out)                                                                          \
  map(name##_runs, COUNT(name##_runs), name##_several, COUNT(name##_several), c, out)

static size_t ascii_flip(uint32_t c, uint32_t from, uint32_t to, uint32_t *out) {
  *out = in(c, from, to) ? c ^ 0x20 : c;
  return 1;
}

size_t char_upper(uint32_t c, uint32_t *out) {
  return c < 128 ? ascii_flip(c, 'a', 'z', out) : MAP(upper, c, out);
}

size_t char_lower(uint32_t c, uint32_t *out) {
  return c < 128 ? ascii_flip(c, 'A', 'Z', out) : MAP(lower, c, out);
}

size_t char_title(uint32_t c, uint32_t *out) {
  return c < 128 ? ascii_flip(c, 'a', 'z', out) : MAP(title, c, out);
}

size_t char_fold(uint32_t c, uint32_t *out) {
  return c < 128 ? ascii_flip(c, 'A', 'Z', out) : MAP(fold, c, out);
}
