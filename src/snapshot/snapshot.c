// snapshot.c: what every user of a Snapshot needs: its strings, its end, and an object by its
// serial.
#include <string.h>

#include "heapstory/snapshot.h"

Snapshot *snapshot_new(SnapshotTexts *texts) {
  Snapshot *snapshot = mem_zalloc(sizeof *snapshot);
  if (texts) snapshot->texts = snapshot_texts_share(texts);
  return snapshot;
}

const char *snapshot_text(Snapshot *snapshot, const char *text) {
  if (!text) return NULL;
  size_t length = strlen(text);
  return snapshot->texts ? snapshot_texts_keep(snapshot->texts, text, length)
                         : scratch_strndup(&snapshot->scratch, text, length);
}

// All of what only the scratch memory holds; the words of a step are among the texts of the run.
void snapshot_forget(Snapshot *s) {
  if (!s->texts) return;
  scratch_delete(&s->scratch);
  mem_free(s->large_events);
  s->large_events = NULL;
  s->objects = NULL;
  s->references = NULL;
  s->frames = NULL;
  s->bindings = NULL;
  s->holders = NULL;
  s->events = NULL;
  s->object_count = s->reference_count = s->frame_count = 0;
  s->binding_count = s->holder_count = s->event_count = 0;
  s->gc.garbage = NULL;
  s->gc.garbage_count = 0;
  s->pools = NULL;
  s->collection = NULL;
}

void snapshot_delete(Snapshot *snapshot) {
  if (!snapshot) return;
  scratch_delete(&snapshot->scratch);
  mem_free(snapshot->large_events);
  snapshot_texts_release(snapshot->texts);
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
