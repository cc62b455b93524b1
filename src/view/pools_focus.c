// pools_focus.c: the objects whose blocks have the accent: those that the options name, else the
// one that the step is about.
#include "pools.h"

#include <stdlib.h>
#include <string.h>

bool pools_in_focus(const PoolsFocus *focus, int64_t serial) {
  for (size_t i = 0; i < focus->count; i++)
    if (focus->serials[i] == serial) return serial > 0;
  return false;
}

static void add(PoolsFocus *focus, int64_t serial) {
  if (serial > 0 && focus->count < POOLS_FOCUS && !pools_in_focus(focus, serial))
    focus->serials[focus->count++] = serial;
}

// What a name means in the newest frame that knows it; 0 = nothing.
static int64_t named(const Snapshot *snapshot, const char *name) {
  for (size_t f = snapshot ? snapshot->frame_count : 0; f-- > 0;) {
    const SnapshotFrame *frame = &snapshot->frames[f];
    for (uint32_t i = 0; i < frame->binding_count; i++) {
      const SnapshotBinding *binding = &snapshot->bindings[frame->first_binding + i];
      if (strcmp(binding->name, name) == 0) return object_serial(snapshot, binding->to);
    }
  }
  return 0;
}

PoolsFocus pools_focus(const Snapshot *before, const Snapshot *now, const ViewOptions *options,
                       int64_t subject) {
  PoolsFocus focus = {0};
  if (options->focus.count == 0) add(&focus, subject);
  for (size_t i = 0; i < options->focus.count; i++) {
    const char *word = options->focus.items[i];
    if (word[0] == '#') {
      add(&focus, strtoll(word + 1, NULL, 10));
      continue;
    }
    int64_t serial = named(now, word);
    add(&focus, serial ? serial : named(before, word));
  }
  return focus;
}
