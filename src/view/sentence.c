// sentence.c: what a step did to memory, in one sentence: the scenario's note, or one made from
// what changed. The strongest thing that happened speaks: an exception, a collection, a call, an
// object that nothing leads to any more, a name, a reference.
#include <string.h>

#include "internal.h"

typedef struct Story {
  Scratch *scratch;
  const Snapshot *before, *now;
  Changes changes;
} Story;

static const Change *nth(const Story *story, ChangeKind kind, size_t n) {
  for (size_t i = 0; i < story->changes.count; i++)
    if (story->changes.items[i].kind == kind && n-- == 0) return &story->changes.items[i];
  return NULL;
}

static size_t how_many(const Story *story, ChangeKind kind) {
  size_t count = 0;
  for (size_t i = 0; i < story->changes.count; i++) count += story->changes.items[i].kind == kind;
  return count;
}

static const SnapshotObject *object_with(const Story *story, int64_t serial) {
  int32_t object = snapshot_find(story->now, serial);
  if (object != NO_OBJECT) return &story->now->objects[object];
  object = story->before ? snapshot_find(story->before, serial) : NO_OBJECT;
  return object == NO_OBJECT ? NULL : &story->before->objects[object];
}

// "list #3", or the value itself where it has no number.
static const char *noun(const Story *story, int64_t serial) {
  const SnapshotObject *object = object_with(story, serial);
  if (!object) return "it";
  if (serial > 0)
    return scratch_printf(story->scratch, "%s #%lld",
                          limit_end(story->scratch, object->type, MAX_TYPE), (long long)serial);
  const char *value = limit_value(story->scratch, object);
  return value ? value : object->type;
}

static const Change *change_of(const Story *story, ChangeKind kind, int64_t serial) {
  for (size_t i = 0; i < story->changes.count; i++) {
    const Change *change = &story->changes.items[i];
    if (change->kind != kind) continue;
    bool old = change->old_object != NO_OBJECT &&
               object_serial(story->before, change->old_object) == serial;
    bool new =
        change->new_object != NO_OBJECT &&object_serial(story->now, change->new_object) == serial;
    if (old || new) return change;
  }
  return NULL;
}

// ", its count goes from 1 to 2" with the given joint; "" where it did not change.
static const char *count_clause(const Story *story, const char *joint, int64_t serial) {
  const Change *change = change_of(story, CHANGE_REFCOUNT, serial);
  if (!change || serial <= 0) return "";
  return scratch_printf(story->scratch, "%s its count goes from %lld to %lld", joint,
                        (long long)change->from, (long long)change->to);
}

// What became of an object that lost a reference.
static const char *fate(const Story *story, int64_t serial) {
  const SnapshotObject *object = object_with(story, serial);
  if (!object || serial <= 0 || (object->flags & SNAPSHOT_IMMORTAL))
    return object && (object->flags & SNAPSHOT_IMMORTAL)
               ? scratch_printf(story->scratch, "%s is immortal and stays", noun(story, serial))
               : NULL;
  if (change_of(story, CHANGE_FREED, serial))
    return scratch_printf(story->scratch, "%s has no reference left and is freed",
                          noun(story, serial));
  return scratch_printf(story->scratch, "%s keeps %lld reference%s", noun(story, serial),
                        (long long)object->refcount, object->refcount == 1 ? "" : "s");
}

static const char *with_fate(const Story *story, const char *sentence, int64_t serial) {
  const char *end = fate(story, serial);
  return scratch_printf(story->scratch, end ? "%s: %s." : "%s.", sentence, end);
}

// ---- one function per thing that can happen ---------------------------------------------------

static const char *about_collection(const Story *story) {
  for (size_t i = 0; i < story->now->event_count; i++) {
    const SnapshotEvent *event = &story->now->events[i];
    if (event->kind != EVENT_COLLECT) continue;
    long long collected = event->b;
    size_t moved = how_many(story, CHANGE_GENERATION);
    if (event->c > 0)
      return scratch_printf(story->scratch,
                            "The collector cannot free %lld objects: they stay in gc.garbage.",
                            (long long)event->c);
    if (collected == 1) return "The collector finds 1 unreachable object and frees it.";
    if (collected > 0)
      return scratch_printf(story->scratch,
                            "The collector finds %lld unreachable objects and frees them.",
                            collected);
    if (moved)
      return scratch_printf(story->scratch,
                            "The collector finds nothing to free; %zu survivor%s one "
                            "generation older.",
                            moved, moved == 1 ? " is" : "s are");
    return "The collector finds nothing to free.";
  }
  return NULL;
}

static const char *frame_of(const Snapshot *snapshot, int64_t serial) {
  for (size_t i = 0; snapshot && i < snapshot->frame_count; i++)
    if (snapshot->frames[i].serial == serial) return snapshot->frames[i].name;
  return "<module>";
}

static const char *about_frames(const Story *story) {
  const Change *change = nth(story, CHANGE_FRAME_PUSHED, 0);
  size_t freed = how_many(story, CHANGE_FREED);
  if (change && story->before)
    return scratch_printf(story->scratch, "%s() is called: a new frame holds its names.",
                          frame_of(story->now, change->frame));
  change = nth(story, CHANGE_FRAME_POPPED, 0);
  if (!change) return NULL;
  const char *start =
      scratch_printf(story->scratch, "%s() returns: its frame and its references are gone",
                     frame_of(story->before, change->frame));
  if (freed == 0) return scratch_printf(story->scratch, "%s.", start);
  return scratch_printf(story->scratch, "%s, and %zu object%s freed.", start, freed,
                        freed == 1 ? " is" : "s are");
}

static const char *about_unreachable(const Story *story) {
  const Change *change = nth(story, CHANGE_UNREACHABLE, 0),
               *other = nth(story, CHANGE_UNREACHABLE, 1);
  if (!change) return NULL;
  const char *one = noun(story, object_serial(story->now, change->new_object));
  size_t count = how_many(story, CHANGE_UNREACHABLE);
  if (count == 1)
    return scratch_printf(story->scratch,
                          "No name leads to %s any more, but it still has references.", one);
  const char *two = count == 2 ? noun(story, object_serial(story->now, other->new_object))
                               : scratch_printf(story->scratch, "%zu others", count - 1);
  return scratch_printf(story->scratch,
                        "No name leads to %s and %s any more, but they still have references.", one,
                        two);
}

static const char *about_binding(const Story *story, const Change *change) {
  const char *name = limit_end(story->scratch, change->place, MAX_NAME);
  const SnapshotObject *object = object_with(story, change->target);
  size_t names = 0;
  for (size_t i = 0; i < story->changes.count; i++) {
    const Change *other = &story->changes.items[i];
    names += other->kind == CHANGE_BOUND && other->target == change->target;
  }
  if (object && object->shape == SHAPE_CLASS && change->target > 0)
    return scratch_printf(story->scratch, "The class %s is defined.", name);
  if (object && object->shape == SHAPE_FUNCTION)
    return scratch_printf(story->scratch, "The function %s is defined.", name);
  if (object && object->shape == SHAPE_MODULE)
    return scratch_printf(story->scratch, "The module %s is imported.", name);
  if (names > 1)
    return scratch_printf(story->scratch, "%zu new names, one object: they all refer to %s.", names,
                          noun(story, change->target));
  if (change_of(story, CHANGE_CREATED, change->target))
    return scratch_printf(story->scratch, "%s is created and the name %s refers to it.",
                          noun(story, change->target), name);
  return scratch_printf(story->scratch, "The name %s refers to %s%s.", name,
                        noun(story, change->target), count_clause(story, ":", change->target));
}

static bool is_definition(const Story *story, const Change *change) {
  const SnapshotObject *object = object_with(story, change->target);
  return change->kind == CHANGE_BOUND && object &&
         (object->shape == SHAPE_CLASS || object->shape == SHAPE_MODULE ||
          object->shape == SHAPE_FUNCTION);
}

// The first name that changed; one that was defined or imported speaks only where nothing else did.
static const char *about_names(const Story *story, bool definitions) {
  for (size_t i = 0; i < story->changes.count; i++) {
    const Change *change = &story->changes.items[i];
    if (is_definition(story, change) != definitions) continue;
    const char *name = change->place ? limit_end(story->scratch, change->place, MAX_NAME) : "";
    if (change->kind == CHANGE_BOUND) return about_binding(story, change);
    if (change->kind == CHANGE_REBOUND)
      return with_fate(
          story,
          scratch_printf(story->scratch, "%s now refers to %s", name, noun(story, change->target)),
          change->old_target);
    if (change->kind == CHANGE_UNBOUND)
      return with_fate(story, scratch_printf(story->scratch, "The name %s is gone", name),
                       change->old_target);
  }
  return NULL;
}

// A reference of an object that was there before and is there still, not part of a birth or a
// death.
static const Change *living_reference(const Story *story, ChangeKind kind) {
  for (size_t i = 0; i < story->changes.count; i++) {
    const Change *change = &story->changes.items[i];
    if (change->kind != kind || change->old_object == NO_OBJECT || change->new_object == NO_OBJECT)
      continue;
    if (change->place && strncmp(change->place, "key ", 4) != 0) return change; // the item speaks
  }
  return NULL;
}

static const char *about_references(const Story *story) {
  const Change *change = living_reference(story, CHANGE_REFERENCE_ADDED);
  bool added = change;
  if (!added) change = living_reference(story, CHANGE_REFERENCE_REMOVED);
  if (!change) return NULL;
  const char *owner = noun(story, object_serial(story->now, change->new_object));
  const char *place = limit_end(story->scratch, change->place ? change->place : "", MAX_NAME);
  if (added)
    return scratch_printf(story->scratch, "%s%s now refers to %s%s.", owner, place,
                          noun(story, change->target), count_clause(story, ":", change->target));
  return with_fate(story, scratch_printf(story->scratch, "%s%s is gone", owner, place),
                   change->old_target);
}

static const char *about_the_rest(const Story *story) {
  size_t freed = how_many(story, CHANGE_FREED), created = how_many(story, CHANGE_CREATED);
  const char *output = story->now->output;
  if (story->now->result)
    return scratch_printf(story->scratch, "The value is %s.",
                          limit_middle(story->scratch, story->now->result, 2 * MAX_SENTENCE / 3));
  if (output && *output)
    return scratch_printf(story->scratch, "Printed: %s",
                          limit_end(story->scratch,
                                    scratch_strndup(story->scratch, output, strcspn(output, "\n")),
                                    2 * MAX_SENTENCE / 3));
  if (freed || created)
    return scratch_printf(story->scratch, "%zu objects are created, %zu freed.", created, freed);
  return "Nothing changes in memory.";
}

// Line breaks of a note become spaces: the layout breaks lines by itself.
static const char *on_one_line(Scratch *scratch, const char *text) {
  char *line = scratch_strndup(scratch, text, strlen(text));
  for (char *c = line; *c; c++)
    if (*c == '\n' || *c == '\t' || *c == '\r') *c = ' ';
  return line;
}

const char *sentence_of(Scratch *scratch, const Snapshot *before, const Snapshot *now) {
  if (now->note) return on_one_line(scratch, now->note);
  Story story = {scratch, before, now, changes_between(before, now)};
  const char *text = NULL;
  if (now->error_type)
    text = scratch_printf(scratch, "%s is raised: %s", now->error_type,
                          now->error_message ? now->error_message : "");
  if (!text) text = about_collection(&story);
  if (!text) text = about_frames(&story);
  if (!text) text = about_unreachable(&story);
  if (!text) text = about_names(&story, false);
  if (!text) text = about_names(&story, true);
  if (!text) text = about_references(&story);
  if (!text) text = about_the_rest(&story);
  changes_delete(&story.changes);
  return on_one_line(scratch, text);
}
