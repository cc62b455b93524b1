// reel.c: a stored run whose steps are read again when they are asked for: two of them are there,
// the last that was read and the one before it.
#include "reel.h"

#include <assert.h>

#include "read.h"

struct Reel {
  char *text;
  size_t length;
  SnapshotTexts *texts;
  Stored heads; // title and profile, as they are read again
  Errors none;
  Reader reader; // where `open`
  bool open;
  size_t read;            // steps so far
  Snapshot *now, *before; // numbers read - 1 and read - 2; NULL where there is none
};

Reel *reel_new(const char *text, size_t length, SnapshotTexts *texts) {
  Reel *reel = mem_zalloc(sizeof *reel);
  reel->text = mem_strndup(text, length);
  reel->length = length;
  reel->texts = snapshot_texts_share(texts);
  return reel;
}

static void rewind_reel(Reel *reel) {
  snapshot_delete(reel->now);
  snapshot_delete(reel->before);
  reel->now = reel->before = NULL;
  reel->read = 0;
  if (reel->open) {
    array_delete(&reel->reader.snapshots);
    reader_close(&reel->reader);
  }
  reel->open = false;
}

void reel_delete(Reel *reel) {
  if (!reel) return;
  rewind_reel(reel);
  mem_free(reel->heads.title);
  mem_free(reel->heads.profile);
  errors_delete(&reel->none);
  snapshot_texts_release(reel->texts);
  mem_free(reel->text);
  mem_free(reel);
}

static void read_next(Reel *reel) {
  if (!reel->open)
    reel->reader = reader_open(reel->text, reel->length, &reel->heads, reel->texts, &reel->none);
  reel->open = true;
  snapshot_delete(reel->before);
  reel->before = reel->now;
  reel->now = reader_read_step(&reel->reader);
  reel->read++;
}

const Snapshot *stored_state(const Stored *stored, size_t at) {
  Reel *reel = stored->reel;
  assert(at < stored->count);
  if (!reel) return stored->snapshots[at];
  if (at + 2 < reel->read) rewind_reel(reel);
  while (reel->read <= at) read_next(reel);
  return at + 1 == reel->read ? reel->now : reel->before;
}

// The words of a step that was played are more than those of its file.
void stored_unroll(Stored *stored) {
  Reel *reel = stored->reel;
  if (!reel) return;
  rewind_reel(reel);
  for (size_t i = 0; i < stored->count; i++) {
    Snapshot *words = stored->snapshots[i];
    read_next(reel);
    Snapshot *whole = reel->now;
    reel->now = NULL;
    whole->line = words->line;
    whole->note = words->note;
    whole->picture = words->picture;
    snapshot_delete(words);
    stored->snapshots[i] = whole;
  }
  reel_delete(reel);
  stored->reel = NULL;
}
