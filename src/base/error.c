// error.c: errors with positions, and the nearest valid word.
#include "heapstory/base.h"

#include <stdlib.h>
#include <string.h>

bool error_add(Errors *errors, Position at, const char *format, ...) {
  va_list arguments;
  Text text = {0};
  va_start(arguments, format);
  text_vprintf(&text, format, arguments);
  va_end(arguments);
  array_push(errors, (Error){.file = errors->file ? mem_strdup(errors->file) : NULL,
                             .at = at,
                             .message = text_take(&text)});
  return false;
}

static int by_position(const void *left, const void *right) {
  const Error *const *a = left, *const *b = right;
  bool same_file = (!(*a)->file && !(*b)->file) ||
                   ((*a)->file && (*b)->file && strcmp((*a)->file, (*b)->file) == 0);
  if (same_file && (*a)->at.line != (*b)->at.line) return (*a)->at.line < (*b)->at.line ? -1 : 1;
  if (same_file && (*a)->at.column != (*b)->at.column)
    return (*a)->at.column < (*b)->at.column ? -1 : 1;
  return *a < *b ? -1 : *a > *b; // the order in which they were found
}

void errors_print(const Errors *errors, FILE *stream) {
  if (errors->count == 0) return;
  const Error **sorted = mem_alloc(mem_size(errors->count, sizeof *sorted));
  for (size_t i = 0; i < errors->count; i++) sorted[i] = &errors->items[i];
  // Only runs of one file are sorted: files stay in the order in which they were read.
  for (size_t from = 0, to; from < errors->count; from = to) {
    for (to = from + 1; to < errors->count; to++) {
      const char *a = sorted[from]->file, *b = sorted[to]->file;
      if ((a == NULL) != (b == NULL) || (a && strcmp(a, b) != 0)) break;
    }
    qsort(sorted + from, to - from, sizeof *sorted, by_position);
  }
  for (size_t i = 0; i < errors->count; i++) {
    const Error *e = sorted[i];
    fprintf(stream, "%s:", e->file ? e->file : "heapstory");
    if (e->at.line) fprintf(stream, "%u:", e->at.line);
    if (e->at.line && e->at.column) fprintf(stream, "%u:", e->at.column);
    fprintf(stream, " error: %s\n", e->message);
  }
  mem_free(sorted);
}

void errors_delete(Errors *errors) {
  for (size_t i = 0; i < errors->count; i++) {
    mem_free(errors->items[i].file);
    mem_free(errors->items[i].message);
  }
  array_delete(errors);
}

// Edits that turn a into b, two swapped neighbours counting as one (optimal string alignment);
// words of ours have at most 64 characters.
static size_t distance(const char *a, const char *b) {
  enum { LONGEST = 64 };
  size_t m = strlen(a), n = strlen(b), rows[3][LONGEST + 1];
  if (m > LONGEST || n > LONGEST) return SIZE_MAX;
  for (size_t j = 0; j <= n; j++) rows[0][j] = j;
  for (size_t i = 1; i <= m; i++) {
    size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
    row[0] = i;
    for (size_t j = 1; j <= n; j++) {
      size_t best = above[j - 1] + (a[i - 1] != b[j - 1]);
      if (above[j] + 1 < best) best = above[j] + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped && two_above[j - 2] + 1 < best) best = two_above[j - 2] + 1;
      row[j] = best;
    }
  }
  return rows[m % 3][n];
}

const char *nearest_word(const char *word, const char *const *words) {
  size_t length = strlen(word), limit = length / 3 > 1 ? length / 3 : 1, best = limit + 1;
  const char *found = NULL;
  for (; *words; words++) {
    size_t d = distance(word, *words);
    if (d < best && d < strlen(*words)) {
      best = d;
      found = *words;
    }
  }
  return found;
}
