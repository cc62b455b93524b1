// texts.c: texts that the snapshots of one run share.
#include "heapstory/snapshot.h"

#include <stdio.h>
#include <string.h>

typedef struct KeptText {
  const char *chars; // NULL: a free place
  uint32_t length, hash;
} KeptText;

// Texts of the numbers from 0 on, in cells of one size: most texts of a large list are such, and
// need no hash to be found. Chunk by chunk as they are asked for; NULL: not yet.
typedef Array(char *) NumberTexts;

enum {
  NUMBERS = 1 << 20, // larger ones are texts as any other
  CHUNK = 128,
  CELL = 10, // "[1048575]" and its end
};

struct SnapshotTexts {
  size_t owners;
  Scratch scratch;
  NumberTexts numbers, indexes; // "5", "[5]"
  KeptText *table;              // open addressing, never more than half full
  size_t size, count;
};

enum { SMALLEST_TABLE = 256 };

SnapshotTexts *snapshot_texts_new(void) {
  SnapshotTexts *texts = mem_zalloc(sizeof *texts);
  texts->owners = 1;
  texts->size = SMALLEST_TABLE;
  texts->table = mem_zalloc(texts->size * sizeof *texts->table);
  return texts;
}

SnapshotTexts *snapshot_texts_share(SnapshotTexts *texts) {
  texts->owners++;
  return texts;
}

void snapshot_texts_release(SnapshotTexts *texts) {
  if (!texts || --texts->owners > 0) return;
  scratch_delete(&texts->scratch);
  array_delete(&texts->numbers);
  array_delete(&texts->indexes);
  mem_free(texts->table);
  mem_free(texts);
}

// ---- numbers ----------------------------------------------------------------------------------

static void write_number(char *cell, uint32_t number, bool in_brackets) {
  size_t digits = 1;
  for (uint32_t rest = number; rest >= 10; rest /= 10) digits++;
  char *first = cell + in_brackets;
  for (size_t i = digits; i-- > 0; number /= 10) first[i] = (char)('0' + number % 10);
  if (!in_brackets) return;
  cell[0] = '[';
  first[digits] = ']';
}

static const char *number_text(SnapshotTexts *texts, uint32_t number, bool in_brackets) {
  NumberTexts *kept = in_brackets ? &texts->indexes : &texts->numbers;
  uint32_t chunk = number / CHUNK;
  while (kept->count <= chunk) array_push(kept, NULL);
  char **cells = &kept->items[chunk];
  if (!*cells) {
    *cells = scratch_alloc(&texts->scratch, CHUNK * CELL);
    for (uint32_t i = 0; i < CHUNK; i++)
      write_number(*cells + (size_t)i * CELL, chunk * CHUNK + i, in_brackets);
  }
  return *cells + (size_t)(number % CHUNK) * CELL;
}

// Whether a text is just what number_text() writes.
static bool is_number(const char *chars, size_t length, uint32_t *number) {
  if (length == 0 || length > 7 || (chars[0] == '0' && length > 1)) return false;
  *number = 0;
  for (size_t i = 0; i < length; i++) {
    if (chars[i] < '0' || chars[i] > '9') return false;
    *number = *number * 10 + (uint32_t)(chars[i] - '0');
  }
  return *number < NUMBERS;
}

static bool is_index(const char *chars, size_t length, uint32_t *number) {
  return length > 2 && chars[0] == '[' && chars[length - 1] == ']' &&
         is_number(chars + 1, length - 2, number);
}

const char *snapshot_texts_index(SnapshotTexts *texts, size_t index) {
  if (index < NUMBERS) return number_text(texts, (uint32_t)index, true);
  char chars[32];
  int length = snprintf(chars, sizeof chars, "[%zu]", index);
  return snapshot_texts_keep(texts, chars, (size_t)length);
}

// ---- all others -------------------------------------------------------------------------------

static uint32_t hash_of(const char *chars, size_t length) {
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)chars[i]) * 16777619u;
  return hash ^ hash >> 15;
}

// The place of a text, or the free one where it belongs.
static KeptText *place_of(const SnapshotTexts *texts, const char *chars, uint32_t length,
                          uint32_t hash) {
  for (size_t at = hash & (texts->size - 1);; at = (at + 1) & (texts->size - 1)) {
    KeptText *kept = &texts->table[at];
    if (!kept->chars) return kept;
    if (kept->hash == hash && kept->length == length && memcmp(kept->chars, chars, length) == 0)
      return kept;
  }
}

static void grow(SnapshotTexts *texts) {
  KeptText *old = texts->table;
  size_t size = texts->size;
  texts->size *= 2;
  texts->table = mem_zalloc(mem_size(texts->size, sizeof *texts->table));
  for (size_t i = 0; i < size; i++)
    if (old[i].chars) *place_of(texts, old[i].chars, old[i].length, old[i].hash) = old[i];
  mem_free(old);
}

const char *snapshot_texts_keep(SnapshotTexts *texts, const char *chars, size_t length) {
  uint32_t number;
  if (is_number(chars, length, &number)) return number_text(texts, number, false);
  if (is_index(chars, length, &number)) return number_text(texts, number, true);
  uint32_t hash = hash_of(chars, length);
  KeptText *kept = place_of(texts, chars, (uint32_t)length, hash);
  if (kept->chars) return kept->chars;
  const char *copy = scratch_strndup(&texts->scratch, chars, length);
  *kept = (KeptText){copy, (uint32_t)length, hash};
  if (++texts->count * 2 > texts->size) grow(texts);
  return copy;
}
