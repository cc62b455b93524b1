// texts.c: texts that the snapshots of one run share.
#include "heapstory/snapshot.h"

#include <string.h>

typedef struct KeptText {
  const char *chars; // NULL: a free place
  uint32_t length, hash;
} KeptText;

struct SnapshotTexts {
  size_t owners;
  Scratch scratch;
  KeptText *table; // open addressing, never more than half full
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
  mem_free(texts->table);
  mem_free(texts);
}

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
  uint32_t hash = hash_of(chars, length);
  KeptText *kept = place_of(texts, chars, (uint32_t)length, hash);
  if (kept->chars) return kept->chars;
  const char *copy = scratch_strndup(&texts->scratch, chars, length);
  *kept = (KeptText){copy, (uint32_t)length, hash};
  if (++texts->count * 2 > texts->size) grow(texts);
  return copy;
}
