// hidden.c: what is never drawn: machinery, unless the options ask for it, and what the options
// hide.
//
// A word of `hide` is a name, a type, or the number of an object: a name goes with what it alone
// leads to; what is hidden by type or number is written in place where something refers to it.
#include <stdlib.h>
#include <string.h>

#include "internal.h"

bool object_plain_value(const SnapshotObject *object) {
  bool value =
      object->shape == SHAPE_ATOM || (object->shape == SHAPE_TUPLE && object->reference_count == 0);
  return value && (object->serial < 0 || (object->flags & SNAPSHOT_IMMORTAL));
}

bool object_machinery(const SnapshotObject *object, const ViewOptions *options) {
  if (options->show_internal || object_plain_value(object)) return false;
  if (object->shape == SHAPE_CLASS && object->serial > 0) return !options->show_types;
  return object->shape == SHAPE_CLASS || object->shape == SHAPE_MODULE || object->serial < 0 ||
         (object->flags & SNAPSHOT_INTERNAL);
}

bool word_means_object(const char *word, const SnapshotObject *object) {
  return word[0] == '#' && object->serial > 0 && strtoll(word + 1, NULL, 10) == object->serial;
}

bool object_hidden(const SnapshotObject *object, const ViewOptions *options) {
  for (size_t i = 0; i < options->hide.count; i++)
    if (word_means_object(options->hide.items[i], object) ||
        strcmp(options->hide.items[i], object->type) == 0)
      return true;
  return object_machinery(object, options);
}

bool name_hidden(const char *name, const ViewOptions *options) {
  for (size_t i = 0; i < options->hide.count; i++)
    if (strcmp(options->hide.items[i], name) == 0) return true;
  return false;
}

// Words are machinery of the holder (a function's __globals__); of those only what leads to data
// counts.
static bool word_shown(const SnapshotObject *owner, const SnapshotObject *target,
                       const ViewOptions *options) {
  if (object_hidden(target, options)) return false;
  bool value = target->shape == SHAPE_ATOM || object_plain_value(target);
  return !value || owner->shape == SHAPE_CELL;
}

bool place_shown(const Snapshot *snapshot, const SnapshotReference *place,
                 const ViewOptions *options) {
  const SnapshotObject *owner = &snapshot->objects[place->from];
  if (place->kind == PLACE_KEY) return false; // the key is the row's text
  if (options->show_internal) return true;
  if (owner->shape == SHAPE_ATOM) return false; // the value says it all
  return place->kind != PLACE_WORD || word_shown(owner, &snapshot->objects[place->to], options);
}
