// fuzz_stored.c: any bytes as a stored file, or as two of them (a line "====" stands between).
// Besides the sanitizers it asserts what the room promises: a run or mistakes but not both; what is
// read is written as the same bytes; two runs differ in words exactly where their files do; a run
// does not differ from itself.
#define _GNU_SOURCE // memmem
#include "heapstory/stored.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
  if (!condition) abort();
}

static void check_errors(const Errors *errors, size_t size) {
  for (size_t i = 0; i < errors->count; i++) {
    const Error *error = &errors->items[i];
    require(error->message && *error->message && !strpbrk(error->message, "\n\r"));
    require(error->at.line > 0 && error->at.line <= size + 1 && error->at.column <= size + 1);
  }
}

// That what was read is written as the same bytes is what stored_read itself looks at.
static Stored *read(const char *text, size_t length) {
  Errors errors = {0};
  Stored *stored = stored_read(text, length, &errors);
  require((stored == NULL) == (errors.count > 0));
  check_errors(&errors, length);
  errors_delete(&errors);
  return stored;
}

static void check_pairs(const Stored *older, const Stored *newer) {
  StoredPairs pairs = stored_align(older, newer);
  int32_t next[2] = {0, 0};
  for (size_t i = 0; i < pairs.count; i++) {
    StoredPair pair = pairs.items[i];
    require(pair.older >= 0 || pair.newer >= 0);
    if (pair.older >= 0) require(pair.older == next[0]++);
    if (pair.newer >= 0) require(pair.newer == next[1]++);
  }
  require((size_t)next[0] == older->count && (size_t)next[1] == newer->count);
  stored_pairs_delete(&pairs);
}

static void compare(const Stored *older, const Stored *newer, bool same) {
  StoredDifferences differences = stored_compare(older, newer);
  require(same == (differences.count == 0));
  for (size_t i = 0; i < differences.count; i++) {
    const StoredDifference *d = &differences.items[i];
    require(d->words && *d->words && !strpbrk(d->words, "\n\r\x1b"));
    require(d->older < (int32_t)older->count && d->newer < (int32_t)newer->count);
  }
  stored_differences_delete(&differences);
  check_pairs(older, newer);
}

// Numbers that stand for many things would only take long: "#1 to #99999", "again 99999 times".
static bool is_large(const char *text, size_t length) {
  size_t digits = 0;
  for (size_t i = 1; i < length; i++) {
    bool digit = text[i] >= '0' && text[i] <= '9';
    bool counts = text[i - 1] == '#' || text[i - 1] == '[' ||
                  (i > 1 && text[i - 1] == ' ' && (text[i - 2] == 't' || text[i - 2] == 'n'));
    digits = digit && (digits || counts) ? digits + 1 : 0;
    if (digits == 5) return true;
  }
  return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *text = (const char *)data, *between = memmem(text, size, "====\n", 5);
  size_t first = between ? (size_t)(between - text) : size;
  if (is_large(text, size)) return 0;
  Stored *older = read(text, first);
  Stored *newer = between ? read(between + 5, size - first - 5) : NULL;
  bool same = between && first == size - first - 5 && memcmp(text, between + 5, first) == 0;
  if (older && !newer) compare(older, older, true);
  if (older && newer) compare(older, newer, same);
  stored_delete(older);
  stored_delete(newer);
  return 0;
}
