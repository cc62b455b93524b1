// marks.c: what happened to an object in a step, as a number: objects of one type with equal marks
// in every step of a run look alike in all its pictures, and may share a card.
#include <string.h>

#include "internal.h"

enum { MANY_KEYS = 8 }; // above it a dict is shown by places, whatever its keys are

uint64_t mark_mix(uint64_t hash, uint64_t value) {
  hash ^= value + 0x9e3779b97f4a7c15u + (hash << 6) + (hash >> 2);
  hash ^= hash >> 31;
  return hash * 0x9fb21c651e98df25u;
}

uint64_t mark_text(uint64_t hash, const char *text) {
  for (; *text; text++) hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
  return mark_mix(hash, 0);
}

static bool is_keyed(const SnapshotReference *place) {
  return place->kind == PLACE_ITEM || place->kind == PLACE_ATTRIBUTE;
}

static uint64_t keys_of(const Snapshot *snapshot, const SnapshotObject *object) {
  uint64_t hash = 0;
  uint32_t keys = 0;
  for (uint32_t i = 0; i < object->reference_count; i++) {
    const SnapshotReference *place = &snapshot->references[object->first_reference + i];
    if (!is_keyed(place)) continue;
    hash = mark_text(hash, place->place);
    if (++keys > MANY_KEYS) return 1;
  }
  return hash;
}

static uint64_t change_of(const Moment *moment, const SnapshotObject *now,
                          const SnapshotObject *before, const ViewOptions *options) {
  const Snapshot *snapshot = moment->snapshot, *old = moment->before;
  uint64_t hash = (uint64_t)(now->refcount - before->refcount);
  bool same = now->reference_count == before->reference_count;
  if (!same) hash = mark_mix(hash, now->reference_count - (uint64_t)before->reference_count);
  for (uint32_t i = 0; i < now->reference_count; i++) {
    const SnapshotReference *place = &snapshot->references[now->first_reference + i];
    int64_t to = object_serial(snapshot, place->to);
    if (same && object_serial(old, old->references[before->first_reference + i].to) == to) continue;
    if (!place_shown(snapshot, place, options)) continue;
    if (same || place_changed(moment, now->first_reference + i))
      hash = is_keyed(place) ? mark_text(hash, place->place) : mark_mix(hash, place->kind);
  }
  return hash;
}

Mark mark_of(const Moment *moment, const SnapshotObject *object, const SnapshotObject *before,
             const ViewOptions *options) {
  uint64_t state = mark_mix((uint64_t)object->generation, object->flags);
  state = mark_mix(state, keys_of(moment->snapshot, object));
  uint64_t change = before ? change_of(moment, object, before, options) : UINT64_MAX;
  return (Mark){state, change};
}
