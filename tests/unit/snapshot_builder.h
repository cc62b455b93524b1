// snapshot_builder.h: snapshots made by hand for tests, and the runs of the visual spec's pictures.
//
//   Builder b = builder_new(1, "x = []");
//   builder_object(&b, 1, "list", SHAPE_LIST, NULL);
//   builder_name(&b, "x", 1);
//   Snapshot *snapshot = builder_done(&b);
//
// Counts are the references and names that lead to an object, plus `extra`; reachable is what the
// names reach.
#ifndef HEAPSTORY_TESTS_SNAPSHOT_BUILDER_H
#define HEAPSTORY_TESTS_SNAPSHOT_BUILDER_H

#include <stdlib.h>
#include <string.h>

#include "heapstory/snapshot.h"
#include "heapstory/view.h"

typedef struct BuilderReference {
  int64_t from, to;
  PlaceKind kind;
  const char *place;
} BuilderReference;

typedef struct BuilderName {
  size_t frame;
  const char *name;
  int64_t to;
} BuilderName;

typedef struct Builder {
  Snapshot *snapshot;
  Array(SnapshotObject) objects;
  Array(int64_t) extra; // per object: holders that nothing shows
  Array(BuilderReference) references;
  Array(BuilderName) names;
  Array(SnapshotFrame) frames;
  Array(SnapshotEvent) events;
} Builder;

static inline Builder builder_new(size_t step, const char *source) {
  Builder b = {.snapshot = mem_zalloc(sizeof(Snapshot))};
  Scratch *scratch = &b.snapshot->scratch;
  b.snapshot->step = step;
  b.snapshot->source = scratch_strndup(scratch, source, strlen(source));
  b.snapshot->output = "";
  b.snapshot->picture = true;
  b.snapshot->profile = "cpython-3.12";
  array_push(&b.frames, (SnapshotFrame){.serial = 1, .name = "<module>"});
  return b;
}

// Returns the object so that flags, generation or size can be changed; valid until the next one is
// added.
static inline SnapshotObject *builder_object(Builder *b, int64_t serial, const char *type,
                                             Shape shape, const char *value) {
  bool tracked = shape != SHAPE_ATOM && serial > 0;
  array_push(&b->objects, (SnapshotObject){.serial = serial,
                                           .type = type,
                                           .value = value,
                                           .shape = shape,
                                           .size = 48,
                                           .generation = tracked ? 0 : -1,
                                           .flags = tracked ? SNAPSHOT_TRACKED : 0});
  array_push(&b->extra, 0);
  return &b->objects.items[b->objects.count - 1];
}

// A value of the interpreter: small int, None, interned string.
static inline void builder_immortal(Builder *b, int64_t serial, const char *type,
                                    const char *value) {
  builder_object(b, serial, type, SHAPE_ATOM, value)->flags =
      SNAPSHOT_IMMORTAL | SNAPSHOT_REACHABLE | SNAPSHOT_INTERNAL;
}

static inline void builder_extra(Builder *b, int64_t count) {
  b->extra.items[b->extra.count - 1] = count;
}

static inline void builder_reference(Builder *b, int64_t from, PlaceKind kind, const char *place,
                                     int64_t to) {
  array_push(&b->references, (BuilderReference){from, to, kind, place});
}

static inline void builder_item(Builder *b, int64_t from, int index, int64_t to) {
  builder_reference(b, from, PLACE_INDEX, scratch_printf(&b->snapshot->scratch, "[%d]", index), to);
}

static inline void builder_frame(Builder *b, int64_t serial, const char *name) {
  array_push(&b->frames, (SnapshotFrame){.serial = serial, .name = name});
}

// In the newest frame so far.
static inline void builder_name(Builder *b, const char *name, int64_t to) {
  array_push(&b->names, (BuilderName){b->frames.count - 1, name, to});
}

static inline void builder_event(Builder *b, EventKind kind, int64_t serial, int64_t a, int64_t two,
                                 int64_t c) {
  array_push(&b->events, (SnapshotEvent){.kind = kind, .serial = serial, .a = a, .b = two, .c = c});
}

static inline int builder_by_serial(const void *left, const void *right) {
  const SnapshotObject *a = left, *b = right;
  return a->serial < b->serial ? -1 : a->serial > b->serial;
}

static inline int32_t builder_index(const Builder *b, int64_t serial) {
  for (size_t i = 0; i < b->snapshot->object_count; i++)
    if (b->snapshot->objects[i].serial == serial) return (int32_t)i;
  abort();
}

static inline void builder_reach(Snapshot *s, int32_t object) {
  if (s->objects[object].flags & (1u << 31)) return;
  s->objects[object].flags |= (1u << 31) | SNAPSHOT_REACHABLE;
  const SnapshotObject *o = &s->objects[object];
  for (uint32_t r = 0; r < o->reference_count; r++)
    builder_reach(s, s->references[o->first_reference + r].to);
}

static inline void *builder_copy(Snapshot *s, const void *items, size_t size) {
  void *copy = scratch_alloc(&s->scratch, size + 1);
  if (size) memcpy(copy, items, size);
  return copy;
}

static inline Snapshot *builder_done(Builder *b) {
  Snapshot *s = b->snapshot;
  for (size_t i = 0; i < b->objects.count; i++) b->objects.items[i].refcount = b->extra.items[i];
  s->object_count = b->objects.count;
  s->objects = builder_copy(s, b->objects.items, b->objects.count * sizeof(SnapshotObject));
  if (s->object_count)
    qsort(s->objects, s->object_count, sizeof(SnapshotObject), builder_by_serial);
  s->references = scratch_alloc(&s->scratch, (b->references.count + 1) * sizeof(SnapshotReference));
  for (size_t i = 0; i < s->object_count; i++) {
    SnapshotObject *o = &s->objects[i];
    o->first_reference = (uint32_t)s->reference_count;
    for (size_t r = 0; r < b->references.count; r++) {
      const BuilderReference *reference = &b->references.items[r];
      if (reference->from != o->serial) continue;
      int32_t to = builder_index(b, reference->to);
      s->references[s->reference_count++] =
          (SnapshotReference){(int32_t)i, to, reference->kind, reference->place};
      s->objects[to].refcount++;
    }
    o->reference_count = (uint32_t)s->reference_count - o->first_reference;
    if (o->shape != SHAPE_ATOM && !o->length) o->length = o->reference_count;
  }
  s->bindings = scratch_alloc(&s->scratch, (b->names.count + 1) * sizeof(SnapshotBinding));
  for (size_t f = 0; f < b->frames.count; f++) {
    b->frames.items[f].first_binding = (uint32_t)s->binding_count;
    for (size_t n = 0; n < b->names.count; n++) {
      if (b->names.items[n].frame != f) continue;
      int32_t to = builder_index(b, b->names.items[n].to);
      s->bindings[s->binding_count++] = (SnapshotBinding){b->names.items[n].name, to};
      s->objects[to].refcount++;
    }
    b->frames.items[f].binding_count =
        (uint32_t)s->binding_count - b->frames.items[f].first_binding;
  }
  s->frame_count = b->frames.count;
  s->frames = builder_copy(s, b->frames.items, b->frames.count * sizeof(SnapshotFrame));
  s->event_count = b->events.count;
  s->events = builder_copy(s, b->events.items, b->events.count * sizeof(SnapshotEvent));
  for (size_t i = 0; i < s->binding_count; i++) builder_reach(s, s->bindings[i].to);
  for (size_t i = 0; i < s->object_count; i++) s->objects[i].flags &= ~(1u << 31);
  array_delete(&b->objects);
  array_delete(&b->extra);
  array_delete(&b->references);
  array_delete(&b->names);
  array_delete(&b->frames);
  array_delete(&b->events);
  return s;
}

// ---- runs -------------------------------------------------------------------------------------

enum {
  RUN_MAX = 16,
  NONE = -1,
  TEN = -20,
  ELEVEN = -21,
  ONE = -11,
  TWO = -12,
  TWENTY = -30,
  EMPTY = -2,
  FALSE_ = -3,
  NAME_KEY = -40
};

typedef struct SampleRun {
  Snapshot *items[RUN_MAX];
  size_t count;
} SampleRun;

static inline void sample_push(SampleRun *run, Builder *b, const char *note) {
  b->snapshot->note = note;
  run->items[run->count++] = builder_done(b);
}

static inline void sample_delete(SampleRun *run) {
  for (size_t i = 0; i < run->count; i++) snapshot_delete(run->items[i]);
}

// x = 10; y = x; z = y; x = x + 1
static inline SampleRun sample_names(void) {
  static const char *const sources[] = {"x = 10", "y = x", "z = y", "x = x + 1"};
  SampleRun run = {0};
  for (size_t step = 0; step < 4; step++) {
    Builder b = builder_new(step + 1, sources[step]);
    builder_immortal(&b, TEN, "int", "10");
    if (step == 3) builder_immortal(&b, ELEVEN, "int", "11");
    builder_name(&b, "x", step == 3 ? ELEVEN : TEN);
    if (step > 0) builder_name(&b, "y", TEN);
    if (step > 1) builder_name(&b, "z", TEN);
    sample_push(&run, &b,
                step < 3 ? NULL
                         : "x now refers to 11; y and z still share 10. Small ints are immortal: "
                           "no count changes.");
  }
  return run;
}

// x = []; y = x; del y
static inline SampleRun sample_alias(void) {
  static const char *const sources[] = {"x = []", "y = x", "del y"};
  SampleRun run = {0};
  for (size_t step = 0; step < 3; step++) {
    Builder b = builder_new(step + 1, sources[step]);
    builder_object(&b, 1, "list", SHAPE_LIST, NULL);
    builder_name(&b, "x", 1);
    if (step == 1) builder_name(&b, "y", 1);
    sample_push(&run, &b, NULL);
  }
  return run;
}

static inline void sample_node(Builder *b, int64_t serial, int64_t value, int64_t ref) {
  builder_object(b, serial, "Node", SHAPE_INSTANCE, NULL);
  builder_reference(b, serial, PLACE_WORD, "__class__", 1);
  builder_reference(b, serial, PLACE_ATTRIBUTE, ".value", value);
  builder_reference(b, serial, PLACE_ATTRIBUTE, ".ref", ref);
}

// Two nodes refer to each other, lose their names and are collected.
static inline SampleRun sample_cycle(void) {
  static const char *const sources[] = {"a = Node(1)", "b = Node(2)", "a.ref = b",   "b.ref = a",
                                        "del a",       "del b",       "gc.collect()"};
  SampleRun run = {0};
  for (size_t step = 0; step < 7; step++) {
    Builder b = builder_new(step + 1, sources[step]);
    builder_immortal(&b, NONE, "NoneType", "None");
    builder_immortal(&b, ONE, "int", "1");
    builder_immortal(&b, TWO, "int", "2");
    builder_object(&b, 1, "type", SHAPE_CLASS, "<class '__main__.Node'>");
    builder_name(&b, "Node", 1);
    if (step < 6) sample_node(&b, 2, ONE, step < 2 ? NONE : 3);
    if (step > 0 && step < 6) sample_node(&b, 3, TWO, step < 3 ? NONE : 2);
    if (step < 4) builder_name(&b, "a", 2);
    if (step > 0 && step < 5) builder_name(&b, "b", 3);
    if (step == 6) {
      builder_event(&b, EVENT_COLLECT_START, 0, 2, 0, 0);
      builder_event(&b, EVENT_DEALLOC, 2, 0, 0, 0);
      builder_event(&b, EVENT_DEALLOC, 3, 0, 0, 0);
      builder_event(&b, EVENT_COLLECT, 0, 2, 2, 0);
    }
    sample_push(&run, &b, NULL);
  }
  return run;
}

// A call with three locals, and its return.
static inline SampleRun sample_call(void) {
  static const char *const sources[] = {"def func(): ...", "func()",   "a = 20",
                                        "b = []",          "c = \"\"", "return"};
  SampleRun run = {0};
  for (size_t step = 0; step < 6; step++) {
    Builder b = builder_new(step + 1, sources[step]);
    builder_object(&b, 1, "function", SHAPE_FUNCTION, "<function func at 0x7f0000001000>");
    builder_extra(&b, step > 0 && step < 5);
    builder_name(&b, "func", 1);
    if (step > 0 && step < 5) builder_frame(&b, 2, "func");
    if (step > 1) builder_immortal(&b, TWENTY, "int", "20");
    if (step > 1 && step < 5) builder_name(&b, "a", TWENTY);
    if (step > 2 && step < 5) builder_object(&b, 2, "list", SHAPE_LIST, NULL);
    if (step > 2 && step < 5) builder_name(&b, "b", 2);
    if (step == 4) builder_immortal(&b, EMPTY, "str", "''");
    if (step == 4) builder_name(&b, "c", EMPTY);
    sample_push(&run, &b,
                step == 4 ? "The locals a, b, c live in the frame of func(). They hold only "
                            "references: the objects are on the heap."
                          : NULL);
  }
  return run;
}

static inline void sample_float(Builder *b, int64_t serial, const char *value) {
  builder_object(b, serial, "float", SHAPE_ATOM, value);
}

static inline void sample_key(Builder *b, int64_t dict, int key, const char *place, int64_t to) {
  builder_reference(b, dict, PLACE_KEY, scratch_printf(&b->snapshot->scratch, "key %s", place),
                    NAME_KEY - key);
  builder_reference(b, dict, PLACE_ITEM, place, to);
}

static inline void sample_user(Builder *b, int64_t serial, int64_t name, int64_t boss) {
  builder_object(b, serial, "User", SHAPE_INSTANCE, NULL)->generation = 1;
  builder_reference(b, serial, PLACE_ATTRIBUTE, ".name", name);
  builder_reference(b, serial, PLACE_ATTRIBUTE, ".role", 9);
  builder_reference(b, serial, PLACE_ATTRIBUTE, ".boss", boss);
}

static inline void sample_config(Builder *b) {
  static const char *const keys[] = {"'name'",  "'users'", "'limits'", "'origin'",
                                     "'debug'", "'max'",   "'big'"};
  builder_immortal(b, NONE, "NoneType", "None");
  builder_immortal(b, FALSE_, "bool", "False");
  for (int i = 0; i < 7; i++) builder_immortal(b, NAME_KEY - i, "str", keys[i]);
  builder_object(b, 1, "dict", SHAPE_DICT, NULL)->generation = 1;
  b->objects.items[b->objects.count - 1].length = 5;
  builder_object(b, 2, "str", SHAPE_ATOM, "'demo'");
  builder_object(b, 3, "list", SHAPE_LIST, NULL)->generation = 1;
  builder_object(b, 6, "tuple", SHAPE_TUPLE, NULL)->generation = 1;
  builder_object(b, 7, "dict", SHAPE_DICT, NULL)->generation = 1;
  b->objects.items[b->objects.count - 1].length = 2;
  builder_object(b, 8, "str", SHAPE_ATOM, "'ada'");
  builder_object(b, 9, "str", SHAPE_ATOM, "'admin'");
  builder_object(b, 10, "str", SHAPE_ATOM, "'bob'");
  sample_float(b, 11, "1.5");
  sample_float(b, 12, "-2.25");
  builder_object(b, 13, "int", SHAPE_ATOM, "5000");
  builder_object(b, 14, "int", SHAPE_ATOM, "1267650600228229401496703205376");
  sample_user(b, 4, 8, NONE);
  sample_user(b, 5, 10, 4);
  sample_key(b, 1, 0, "['name']", 2);
  sample_key(b, 1, 1, "['users']", 3);
  sample_key(b, 1, 2, "['limits']", 7);
  sample_key(b, 1, 3, "['origin']", 6);
  sample_key(b, 1, 4, "['debug']", FALSE_);
  sample_key(b, 7, 5, "['max']", 13);
  sample_key(b, 7, 6, "['big']", 14);
  builder_item(b, 3, 0, 4);
  builder_item(b, 3, 1, 5);
  builder_item(b, 3, 2, 4);
  builder_item(b, 6, 0, 11);
  builder_item(b, 6, 1, 12);
}

// A nested dict, a list of 100, and a new instance with slots.
static inline SampleRun sample_nested(void) {
  SampleRun run = {0};
  for (size_t step = 0; step < 2; step++) {
    Builder b =
        builder_new(step + 13, step ? "p = Point(*cfg[\"origin\"])" : "first = cfg[\"users\"][0]");
    sample_config(&b);
    builder_object(&b, 16, "list", SHAPE_LIST, NULL);
    sample_float(&b, 17, "0.0");
    sample_float(&b, 18, "7.5");
    for (int i = 0; i < 99; i++) builder_item(&b, 16, i, 17);
    builder_item(&b, 16, 99, 18);
    builder_name(&b, "cfg", 1);
    builder_name(&b, "log", 16);
    builder_name(&b, "first", 4);
    if (step) {
      builder_object(&b, 19, "Point", SHAPE_INSTANCE, NULL)->flags |= SNAPSHOT_SLOTS;
      builder_reference(&b, 19, PLACE_ATTRIBUTE, ".x", 11);
      builder_reference(&b, 19, PLACE_ATTRIBUTE, ".y", 12);
      builder_name(&b, "p", 19);
    }
    sample_push(&run, &b,
                step ? "The slots x and y refer to floats that the tuple #6 already holds: shared, "
                       "not copied. Their counts go from 1 to 2."
                     : NULL);
  }
  return run;
}

// A list of 30 users with names of their own and one of two roles; then one changes its role.
static inline SampleRun sample_users(void) {
  SampleRun run = {0};
  for (size_t step = 0; step < 2; step++) {
    Builder b = builder_new(step + 1, step ? "users[5].role = 'b'" : "users = ...");
    builder_object(&b, 1, "list", SHAPE_LIST, NULL)->generation = 1;
    builder_object(&b, 2, "str", SHAPE_ATOM, "'role a'");
    builder_object(&b, 3, "str", SHAPE_ATOM, "'role b'");
    builder_immortal(&b, NONE, "NoneType", "None");
    for (int i = 0; i < 30; i++) {
      builder_object(&b, 10 + i, "User", SHAPE_INSTANCE, NULL)->generation = 1;
      const char *name = scratch_printf(&b.snapshot->scratch, "'user %d'", i);
      builder_object(&b, 100 + i, "str", SHAPE_ATOM, name);
      builder_reference(&b, 10 + i, PLACE_ATTRIBUTE, ".name", 100 + i);
      builder_reference(&b, 10 + i, PLACE_ATTRIBUTE, ".role", i == 5 && step ? 3 : 2);
      builder_reference(&b, 10 + i, PLACE_ATTRIBUTE, ".boss", NONE);
      builder_item(&b, 1, i, 10 + i);
    }
    builder_name(&b, "users", 1);
    builder_name(&b, "other", 3);
    sample_push(&run, &b, NULL);
  }
  return run;
}

// One picture of a view that is opened for it alone.
static inline Scene *make_scene(const char *view, const Snapshot *const *snapshots, size_t count,
                                size_t at, const ViewOptions *options) {
  const View *found = view_find(view);
  void *opened = found->open(snapshots, count, options);
  Scene *scene = found->scene(opened, at);
  found->close(opened);
  return scene;
}

#endif
