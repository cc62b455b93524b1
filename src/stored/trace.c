// trace.c: the trace, version 1 (product.md), back to snapshots: one JSON object a step, keys in
// any order. Pretty printing is allowed: a record may take more than a line.
#include "trace.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

// ---- frames -----------------------------------------------------------------------------------

static int by_text(const void *left, const void *right) {
  return strcmp(*(const char *const *)left, *(const char *const *)right);
}

// The names of a frame from `first` on: each once.
static void check_names(Trace *t, size_t first, const char *at) {
  size_t count = t->bindings.count - first;
  const char **names = mem_alloc(mem_size(count + 1, sizeof *names));
  for (size_t i = 0; i < count; i++) names[i] = t->bindings.items[first + i].name;
  if (count > 1) qsort(names, count, sizeof *names, by_text);
  for (size_t i = 1; i < count; i++)
    if (strcmp(names[i - 1], names[i]) == 0) fields_refuse_twice(t, at, names[i], "a frame");
  mem_free(names);
}

static bool read_names(Trace *t, void *field) {
  SnapshotFrame *frame = field;
  const char *start = json_here(&t->json), *at;
  size_t first = t->bindings.count;
  JsonWalk walk = json_enter(&t->json, '{');
  while (json_next_member(&t->json, &walk, &t->key, &at)) {
    bool well = t->key.length > 0 || json_fail(&t->json, at, "no such name");
    SnapshotBinding binding = {.name = snapshot_text(t->snapshot, text_chars(&t->key))};
    Mention mention = {.at = json_here(&t->json)};
    field_serial(t, &mention.serial);
    if (!well) continue;
    array_push(&t->bindings, binding);
    array_push(&t->binding_to, mention);
  }
  frame->first_binding = (uint32_t)first;
  frame->binding_count = (uint32_t)(t->bindings.count - first);
  check_names(t, first, start);
  return true;
}

static bool read_frame(Trace *t, void *unused) {
  static const Field fields[] = {{"name", offsetof(SnapshotFrame, name), field_text, false},
                                 {"names", 0, read_names, false},
                                 {0}};
  (void)unused;
  SnapshotFrame frame = {.name = ""};
  fields_read(t, "a frame", fields, &frame);
  array_push(&t->frames, frame);
  return true;
}

// ---- lists ------------------------------------------------------------------------------------

static bool read_list(Trace *t, ReadField *read) {
  for (JsonWalk walk = json_enter(&t->json, '['); json_next_item(&t->json, &walk);) read(t, NULL);
  return true;
}
static bool read_frames(Trace *t, void *unused) {
  (void)unused;
  return read_list(t, read_frame);
}
static bool read_objects(Trace *t, void *unused) {
  (void)unused;
  return read_list(t, trace_read_object);
}
static bool read_events(Trace *t, void *unused) {
  (void)unused;
  return read_list(t, trace_read_event);
}

// ---- collector and memory ---------------------------------------------------------------------

// Exactly three of what `read` reads, `stride` bytes apart.
static bool read_three(Trace *t, ReadField *read, void *to, size_t stride) {
  const char *at = json_here(&t->json);
  char ignored[64];
  size_t count = 0;
  JsonWalk walk = json_enter(&t->json, '[');
  bool array = walk != JSON_OUTSIDE;
  for (; json_next_item(&t->json, &walk); count++)
    read(t, count < 3 ? (char *)to + count * stride : ignored);
  return !array || t->json.broken || count == 3 ||
         json_fail(&t->json, at, "expected three, found %zu", count);
}

static bool read_numbers(Trace *t, void *field) {
  return read_three(t, field_number, field, sizeof(int64_t));
}

static bool read_generation_stats(Trace *t, void *field) {
  static const Field fields[] = {
      {"collections", offsetof(SnapshotStats, collections), field_number, false},
      {"collected", offsetof(SnapshotStats, collected), field_number, false},
      {"uncollectable", offsetof(SnapshotStats, uncollectable), field_number, false},
      {0}};
  fields_read(t, "the statistics of a generation", fields, field);
  return true;
}

static bool read_stats(Trace *t, void *field) {
  return read_three(t, read_generation_stats, field, sizeof(SnapshotStats));
}

static bool read_garbage_serial(Trace *t, void *unused) {
  (void)unused;
  Mention mention = {.at = json_here(&t->json)};
  field_serial(t, &mention.serial);
  array_push(&t->garbage, mention);
  return true;
}

static bool read_garbage(Trace *t, void *unused) {
  (void)unused;
  return read_list(t, read_garbage_serial);
}

static bool read_gc(Trace *t, void *field) {
  static const Field fields[] = {
      {"enabled", offsetof(SnapshotGc, enabled), field_truth, false},
      {"threshold", offsetof(SnapshotGc, threshold), read_numbers, false},
      {"count", offsetof(SnapshotGc, count), read_numbers, false},
      {"stats", offsetof(SnapshotGc, stats), read_stats, false},
      {"garbage", 0, read_garbage, false},
      {0}};
  fields_read(t, "the collector", fields, field);
  return true;
}

static bool read_memory(Trace *t, void *field) {
  static const Field fields[] = {{"arenas", offsetof(SnapshotMemory, arenas), field_count, false},
                                 {"pools", offsetof(SnapshotMemory, pools), field_count, false},
                                 {"blocks", offsetof(SnapshotMemory, blocks), field_count, false},
                                 {"bytes", offsetof(SnapshotMemory, bytes), field_count, false},
                                 {"large", offsetof(SnapshotMemory, large), field_count, false},
                                 {0}};
  fields_read(t, "the memory", fields, field);
  return true;
}

// ---- a record ---------------------------------------------------------------------------------

static bool read_step(Trace *t, void *field) {
  int64_t step = 0;
  const char *at = json_here(&t->json);
  if (!json_read_integer(&t->json, 1, UINT32_MAX, &step)) return false;
  *(size_t *)field = (size_t)step;
  size_t last = t->last_step;
  t->last_step = (size_t)step;
  return (size_t)step > last ||
         json_fail(&t->json, at, "step %" PRId64 " stands behind step %zu", step, last);
}

static bool read_line(Trace *t, void *field) {
  int64_t line = 0;
  bool well = json_read_integer(&t->json, 0, UINT32_MAX, &line);
  *(uint32_t *)field = (uint32_t)line;
  return well;
}

static bool read_error(Trace *t, void *field) {
  static const Field fields[] = {{"type", offsetof(Snapshot, error_type), field_text, false},
                                 {"message", offsetof(Snapshot, error_message), field_text, false},
                                 {0}};
  if (!json_take_null(&t->json)) fields_read(t, "the error", fields, field);
  return true;
}

static const Field record_fields[] = {
    {"step", offsetof(Snapshot, step), read_step, false},
    {"source", offsetof(Snapshot, source), field_text, false},
    {"line", offsetof(Snapshot, line), read_line, false},
    {"output", offsetof(Snapshot, output), field_text, false},
    {"result", offsetof(Snapshot, result), field_text_or_null, false},
    {"error", 0, read_error, false},
    {"frames", 0, read_frames, false},
    {"objects", 0, read_objects, false},
    {"gc", offsetof(Snapshot, gc), read_gc, false},
    {"memory", offsetof(Snapshot, memory), read_memory, false},
    {"events", 0, read_events, false},
    {0},
};

// ---- a record becomes a snapshot --------------------------------------------------------------

// A copy in the snapshot's own memory; of NULL: zeros.
static void *keep(Trace *t, const void *items, size_t count, size_t size) {
  size_t bytes = mem_size(count, size);
  void *copy = scratch_alloc(&t->snapshot->scratch, bytes + 1);
  if (items && bytes) memcpy(copy, items, bytes);
  return copy;
}

static int32_t resolve(Trace *t, const Mention *mention) {
  int32_t found = snapshot_find(t->snapshot, mention->serial);
  if (found == NO_OBJECT)
    json_fail(&t->json, mention->at, "the step has no object with the serial %" PRId64,
              mention->serial);
  return found;
}

static void resolve_all(Trace *t) {
  for (size_t i = 0; i < t->references.count; i++)
    t->references.items[i].to = resolve(t, &t->reference_to.items[i]);
  for (size_t i = 0; i < t->bindings.count; i++)
    t->bindings.items[i].to = resolve(t, &t->binding_to.items[i]);
}

static void keep_garbage(Trace *t) {
  SnapshotGc *gc = &t->snapshot->gc;
  int64_t *garbage = keep(t, NULL, t->garbage.count, sizeof *garbage);
  gc->garbage = garbage;
  gc->garbage_count = t->garbage.count;
  for (size_t i = 0; i < t->garbage.count; i++) {
    int32_t object = resolve(t, &t->garbage.items[i]);
    garbage[i] = t->garbage.items[i].serial;
    if (object != NO_OBJECT) t->snapshot->objects[object].flags |= SNAPSHOT_GARBAGE;
  }
}

static void keep_record(Trace *t) {
  Snapshot *s = t->snapshot;
  trace_infer_shapes(t);
  trace_infer_frames(t);
  trace_infer_counts(t);
  s->picture = true;
  s->object_count = t->objects.count;
  s->objects = keep(t, t->objects.items, t->objects.count, sizeof *s->objects);
  resolve_all(t);
  s->reference_count = t->references.count;
  s->references = keep(t, t->references.items, t->references.count, sizeof *s->references);
  s->frame_count = t->frames.count;
  s->frames = keep(t, t->frames.items, t->frames.count, sizeof *s->frames);
  s->binding_count = t->bindings.count;
  s->bindings = keep(t, t->bindings.items, t->bindings.count, sizeof *s->bindings);
  keep_garbage(t);
  snapshot_set_events(s, t->events.items, t->events.count);
}

static void forget_record(Trace *t) {
  array_truncate(&t->objects, 0);
  array_truncate(&t->references, 0);
  array_truncate(&t->frames, 0);
  array_truncate(&t->bindings, 0);
  array_truncate(&t->events, 0);
  array_truncate(&t->reference_to, 0);
  array_truncate(&t->binding_to, 0);
  array_truncate(&t->garbage, 0);
}

// What is not well formed is not looked at any further.
static void read_record(Trace *t) {
  size_t before = t->json.faults;
  t->snapshot = snapshot_new(t->texts);
  array_push(&t->snapshots, t->snapshot);
  fields_read(t, "a step", record_fields, t->snapshot);
  if (t->json.faults == before) keep_record(t);
  forget_record(t);
}

static void trace_delete(Trace *t) {
  for (size_t i = 0; i < t->snapshots.count; i++) snapshot_delete(t->snapshots.items[i]);
  snapshot_texts_release(t->texts);
  array_delete(&t->snapshots);
  array_delete(&t->objects);
  array_delete(&t->references);
  array_delete(&t->frames);
  array_delete(&t->bindings);
  array_delete(&t->events);
  array_delete(&t->reference_to);
  array_delete(&t->binding_to);
  array_delete(&t->garbage);
  array_delete(&t->last_frames);
  text_delete(&t->key);
  text_delete(&t->text);
}

// ---- front door -------------------------------------------------------------------------------

// As a run that was just played: so it has the same names for machinery, and leaves out the same.
static Stored *keep_all(const Trace *t) {
  return stored_take((const Snapshot *const *)t->snapshots.items, t->snapshots.count, NULL);
}

Stored *stored_read_trace(const char *text, size_t length, Errors *errors) {
  Trace t = {.json = {.at = text, .record = text, .end = text + length, .line = 1},
             .texts = snapshot_texts_new()};
  t.json.errors = errors;
  while (json_next_record(&t.json)) read_record(&t);
  if (t.snapshots.count == 0) json_fail(&t.json, t.json.at, "the trace has no step");
  Stored *stored = t.json.faults ? NULL : keep_all(&t);
  trace_delete(&t);
  return stored;
}

Stored *stored_through_trace(const Stored *stored, Errors *errors) {
  Text text = {0};
  Errors faults = {0};
  for (size_t i = 0; i < stored->count; i++) snapshot_add_trace(stored_state(stored, i), &text);
  Stored *through = stored_read_trace(text_chars(&text), text.length, &faults);
  if (!through)
    error_add(errors, (Position){0}, "it says what no trace can: %s", faults.items[0].message);
  errors_delete(&faults);
  text_delete(&text);
  return through;
}
