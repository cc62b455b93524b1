// snapshot.c: what every user of a Snapshot needs: its strings, its end, and an object by its
// serial.
#include <string.h>

#include "texts.h"

const char *snapshot_text(Snapshot *snapshot, const char *text) {
  return text ? scratch_strndup(&snapshot->scratch, text, strlen(text)) : NULL;
}

void snapshot_delete(Snapshot *snapshot) {
  if (!snapshot) return;
  scratch_delete(&snapshot->scratch);
  texts_release(snapshot->texts);
  mem_free(snapshot);
}

int32_t snapshot_find(const Snapshot *snapshot, int64_t serial) {
  size_t low = 0, high = snapshot->object_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (snapshot->objects[middle].serial < serial)
      low = middle + 1;
    else
      high = middle;
  }
  bool found = low < snapshot->object_count && snapshot->objects[low].serial == serial;
  return found ? (int32_t)low : NO_OBJECT;
}
