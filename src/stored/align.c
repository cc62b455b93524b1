// align.c: the longest common subsequence of two sequences, see align.h. E. W. Myers, "An O(ND)
// difference algorithm and its variations", forward alone, with a bound on D.
#include "align.h"

#include <stdbool.h>
#include <string.h>

#include "heapstory/base.h"

// A search from one place of both sequences. On diagonal k, x - y == k, the path of d edits that
// goes furthest reaches x = reach[d * d + d + k]: rows of 2d + 1 follow each other, of which every
// second place is used.
typedef struct Search {
  const uint64_t *a, *b;
  int32_t a_count, b_count;
  int32_t *reach;
} Search;

static int32_t *reach_of(const Search *s, int32_t d, int32_t k) {
  return &s->reach[(size_t)d * (size_t)d + (size_t)(d + k)];
}

// Whether the path of d edits on diagonal k came down from k + 1, by an element of b.
static bool came_down(const Search *s, int32_t d, int32_t k) {
  if (k == -d) return true;
  return k != d && *reach_of(s, d - 1, k - 1) < *reach_of(s, d - 1, k + 1);
}

static int32_t start_of(const Search *s, int32_t d, int32_t k) {
  if (d == 0) return 0;
  return came_down(s, d, k) ? *reach_of(s, d - 1, k + 1) : *reach_of(s, d - 1, k - 1) + 1;
}

// Fills row d. True where a path has reached the end of both.
static bool fill_row(const Search *s, int32_t d) {
  for (int32_t k = -d; k <= d; k += 2) {
    int32_t x = start_of(s, d, k);
    while (x < s->a_count && x - k >= 0 && x - k < s->b_count && s->a[x] == s->b[x - k]) x++;
    *reach_of(s, d, k) = x;
    if (x >= s->a_count && x - k >= s->b_count) return true;
  }
  return false;
}

// The diagonal of row d that went furthest within both sequences.
static int32_t furthest(const Search *s, int32_t d) {
  int32_t best = 0, most = -1;
  for (int32_t k = -d; k <= d; k += 2) {
    int32_t x = *reach_of(s, d, k), y = x - k;
    if (x > s->a_count || y > s->b_count || y < 0 || x + y <= most) continue;
    most = x + y;
    best = k;
  }
  return best;
}

// Notes the elements that the path to diagonal k of row d has in common.
static void trace_back(const Search *s, int32_t d, int32_t k, int32_t b_start, int32_t *mates) {
  for (; d >= 0; d--) {
    int32_t start = start_of(s, d, k);
    for (int32_t x = *reach_of(s, d, k); x > start; x--) mates[x - 1] = b_start + x - 1 - k;
    if (d > 0) k += came_down(s, d, k) ? 1 : -1;
  }
}

// Aligns from the front as far as MOST_EDITS go; what is done of each is added to the places.
static void align_some(Search *s, int32_t *a_done, int32_t *b_done, int32_t *mates) {
  int32_t d = 0, k = 0, most = s->a_count + s->b_count;
  bool ended = false;
  if (most > MOST_EDITS) most = MOST_EDITS;
  for (; !(ended = fill_row(s, d)) && d < most; d++) {
  }
  k = ended ? s->a_count - s->b_count : furthest(s, d);
  int32_t x = *reach_of(s, d, k);
  trace_back(s, d, k, *b_done, mates + *a_done);
  *a_done += x;
  *b_done += x - k;
}

void align_keys(Keys older, Keys newer, int32_t *mates) {
  size_t front = 0, a_end = older.count, b_end = newer.count;
  for (size_t i = 0; i < older.count; i++) mates[i] = -1;
  for (; front < a_end && front < b_end && older.items[front] == newer.items[front]; front++)
    mates[front] = (int32_t)front;
  for (; a_end > front && b_end > front && older.items[a_end - 1] == newer.items[b_end - 1];
       a_end--, b_end--)
    mates[a_end - 1] = (int32_t)b_end - 1;
  if (front == a_end || front == b_end) return;
  size_t rows = a_end + b_end - 2 * front;
  if (rows > MOST_EDITS) rows = MOST_EDITS;
  Search s = {.reach = mem_alloc(mem_size((rows + 1) * (rows + 1), sizeof *s.reach))};
  int32_t a = (int32_t)front, b = (int32_t)front;
  while (a < (int32_t)a_end && b < (int32_t)b_end) {
    s.a = older.items + a;
    s.b = newer.items + b;
    s.a_count = (int32_t)a_end - a;
    s.b_count = (int32_t)b_end - b;
    align_some(&s, &a, &b, mates);
  }
  mem_free(s.reach);
}

// ---- keys -------------------------------------------------------------------------------------

uint64_t hash_bytes(uint64_t so_far, const void *bytes, size_t length) {
  for (size_t i = 0; i < length; i++)
    so_far = (so_far ^ ((const unsigned char *)bytes)[i]) * UINT64_C(1099511628211);
  return so_far;
}

uint64_t hash_text(uint64_t so_far, const char *text) {
  if (!text) return hash_bytes(so_far, "\1", 1);
  return hash_bytes(so_far, text, strlen(text) + 1);
}

uint64_t hash_number(uint64_t so_far, int64_t number) {
  return hash_bytes(so_far, &number, sizeof number);
}
