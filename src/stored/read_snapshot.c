// read_snapshot.c: at the end of a step what is known becomes its snapshot.
#include <stdlib.h>
#include <string.h>

#include "read.h"

// ---- objects of the program that are there ------------------------------------------------------

static Part *part_at(Reader *r, uint32_t number) { return &r->parts.items[number]; }

static void drop_gone(Reader *r) {
  size_t kept = 0;
  for (size_t i = 0; i < r->program.count; i++) {
    Part *part = part_at(r, r->program.items[i]);
    part->index = NO_OBJECT;
    part->listed = part->alive;
    if (part->alive) r->program.items[kept++] = r->program.items[i];
  }
  array_truncate(&r->program, kept);
  kept = 0;
  for (size_t i = 0; i < r->born.count; i++) {
    Part *part = part_at(r, r->born.items[i]);
    part->listed = part->alive;
    if (part->alive) r->born.items[kept++] = r->born.items[i];
  }
  array_truncate(&r->born, kept);
  r->any_gone = false;
}

typedef struct Born {
  int64_t serial;
  uint32_t part;
} Born;

static int by_serial(const void *left, const void *right) {
  const Born *a = left, *b = right;
  return a->serial < b->serial ? -1 : a->serial > b->serial;
}

// Sorts what the step made into what was there, from the end on.
static void merge_born(Reader *r) {
  size_t old = r->program.count, born = r->born.count, to = old + born;
  Born *order = mem_alloc(mem_size(born + 1, sizeof *order));
  for (size_t i = 0; i < born; i++)
    order[i] = (Born){part_at(r, r->born.items[i])->serial, r->born.items[i]};
  if (born > 1) qsort(order, born, sizeof *order, by_serial);
  array_reserve(&r->program, to);
  r->program.count = to;
  while (born > 0)
    if (old > 0 && part_at(r, r->program.items[old - 1])->serial > order[born - 1].serial)
      r->program.items[--to] = r->program.items[--old];
    else
      r->program.items[--to] = order[--born].part;
  mem_free(order);
  array_truncate(&r->born, 0);
}

// ---- machinery that something shows -----------------------------------------------------------

static void show(Reader *r, size_t part) {
  if (part != SIZE_MAX && r->parts.items[part].serial < 0) r->parts.items[part].alive = true;
}

// As the writer decides it: what a name or a place of the program's objects refers to.
static void find_alive(Reader *r) {
  for (size_t i = 0; i < r->machines.count; i++) part_at(r, r->machines.items[i])->alive = false;
  for (size_t i = 0; i < r->program.count; i++) {
    const Places *places = part_at(r, r->program.items[i])->places;
    for (size_t p = 0; places && p < places->count; p++)
      if (places->items[p].kind != PLACE_WORD) show(r, places->items[p].to);
  }
  for (size_t f = 0; f < r->frames.count; f++) {
    const Places *places = &r->frames.items[f].places;
    for (size_t p = 0; p < places->count; p++) show(r, places->items[p].to);
  }
}

static bool fail_part(Reader *r, const Part *part, const char *what) {
  Position at = {r->line, 1};
  r->faults++;
  return error_add(r->errors, at, "step %zu: %s %s", r->snapshot->step, part->name, what);
}

// In the order in which the file names them.
static bool fail_undescribed(Reader *r) {
  for (size_t i = 0; i < r->parts.count; i++) {
    const Part *part = &r->parts.items[i];
    if (part->alive && !part->described) fail_part(r, part, "is nowhere described");
  }
  return false;
}

static bool are_described(Reader *r) {
  for (size_t i = 0; i < r->machines.count; i++) {
    const Part *part = part_at(r, r->machines.items[i]);
    if (part->alive && !part->described) return fail_undescribed(r);
  }
  return true;
}

// ---- objects ----------------------------------------------------------------------------------

static size_t count_places(const Part *part) {
  return (part->places ? part->places->count : 0) + (part->class_serial > 0);
}

static void take_object(Reader *r, Part *part, SnapshotObject *object) {
  *object = part->object;
  object->type = part->type;
  object->value = part->value;
  part->index = (int32_t)(object - r->snapshot->objects);
  r->snapshot->reference_count += count_places(part);
}

// The parts of the step by serial: yours. Each gets its index in the snapshot.
static Part **take_objects(Reader *r) {
  Snapshot *s = r->snapshot;
  size_t most = r->machines.count + r->program.count;
  Part **order = mem_alloc(mem_size(most + 1, sizeof *order));
  for (size_t i = 0; i < r->machines.count; i++) {
    Part *part = part_at(r, r->machines.items[i]);
    part->index = NO_OBJECT;
    if (part->alive) order[s->object_count++] = part;
  }
  for (size_t i = 0; i < r->program.count; i++)
    order[s->object_count++] = part_at(r, r->program.items[i]);
  s->objects = scratch_alloc(&s->scratch, mem_size(s->object_count + 1, sizeof *s->objects));
  for (size_t i = 0; i < s->object_count; i++) take_object(r, order[i], &s->objects[i]);
  return order;
}

static int32_t index_of(const Reader *r, size_t part) {
  return part == SIZE_MAX ? NO_OBJECT : r->parts.items[part].index;
}

static bool take_references_of(Reader *r, const Part *part, SnapshotReference *references) {
  const Places *places = part->places;
  size_t count = places ? places->count : 0;
  for (size_t p = 0; p < count; p++) {
    const Place *place = &places->items[p];
    int32_t to = index_of(r, place->to);
    if (to == NO_OBJECT) return fail_part(r, part, "refers to what is not there");
    references[p] = (SnapshotReference){part->index, to, place->kind, place->place};
  }
  if (part->class_serial == 0) return true;
  int32_t class = snapshot_find(r->snapshot, part->class_serial);
  if (class == NO_OBJECT) return fail_part(r, part, "is of a class that is not there");
  references[count] = (SnapshotReference){part->index, class, PLACE_WORD, "__class__"};
  return true;
}

static bool take_references(Reader *r, Part *const *order) {
  Snapshot *s = r->snapshot;
  bool well = true;
  size_t at = 0;
  s->references =
      scratch_alloc(&s->scratch, mem_size(s->reference_count + 1, sizeof *s->references));
  for (size_t i = 0; i < s->object_count; i++) {
    s->objects[i].first_reference = (uint32_t)at;
    s->objects[i].reference_count = (uint32_t)count_places(order[i]);
    if (!take_references_of(r, order[i], s->references + at)) well = false;
    at += s->objects[i].reference_count;
  }
  return well;
}

// ---- frames -----------------------------------------------------------------------------------

static bool take_bindings(Reader *r, const Frame *frame, SnapshotBinding *bindings) {
  bool well = true;
  for (size_t b = 0; b < frame->places.count; b++) {
    const Place *place = &frame->places.items[b];
    int32_t to = index_of(r, place->to);
    bindings[b] = (SnapshotBinding){place->place, to};
    if (place->to != SIZE_MAX && to == NO_OBJECT)
      well = fail_part(r, &r->parts.items[place->to], "has a name, but is not there");
  }
  return well;
}

static bool take_frames(Reader *r) {
  Snapshot *s = r->snapshot;
  bool well = true;
  uint32_t at = 0;
  s->frame_count = r->frames.count;
  for (size_t f = 0; f < s->frame_count; f++) s->binding_count += r->frames.items[f].places.count;
  s->frames = scratch_alloc(&s->scratch, mem_size(s->frame_count + 1, sizeof *s->frames));
  s->bindings = scratch_alloc(&s->scratch, mem_size(s->binding_count + 1, sizeof *s->bindings));
  for (size_t f = 0; f < s->frame_count; f++) {
    const Frame *frame = &r->frames.items[f];
    s->frames[f] = (SnapshotFrame){.serial = frame->serial,
                                   .name = frame->name,
                                   .first_binding = at,
                                   .binding_count = (uint32_t)frame->places.count};
    if (!take_bindings(r, frame, s->bindings + at)) well = false;
    at += s->frames[f].binding_count;
  }
  return well;
}

// ---- the step ---------------------------------------------------------------------------------

static void take_rest(Reader *r) {
  Snapshot *s = r->snapshot;
  s->source = snapshot_text(s, text_chars(&r->source));
  s->output = snapshot_text(s, text_chars(&r->output));
  s->gc = r->gc;
  int64_t *garbage = scratch_alloc(&s->scratch, mem_size(r->garbage.count + 1, sizeof *garbage));
  for (size_t i = 0; i < r->garbage.count; i++) garbage[i] = r->garbage.items[i];
  s->gc.garbage = garbage;
  s->gc.garbage_count = r->garbage.count;
  s->memory = r->memory;
  s->unreachable = r->unreachable;
  s->user_objects = r->user_objects;
  s->profile = snapshot_text(s, r->stored->profile);
  s->picture = true;
  snapshot_set_events(s, r->events.items, r->events.count);
}

bool end_step(Reader *r) {
  if (!r->snapshot) return true;
  open_places(r, NULL, SHAPE_OTHER);
  if (r->any_gone) drop_gone(r);
  if (r->born.count) merge_born(r);
  find_alive(r);
  // After a mistake much would not be there that the file has.
  bool well = r->faults == 0 && are_described(r);
  if (well) {
    Part **order = take_objects(r);
    bool references = take_references(r, order);
    well = take_frames(r) && references;
    take_rest(r);
    mem_free(order);
  }
  text_clear(&r->source);
  text_clear(&r->output);
  r->has_source = r->output_open = false;
  array_truncate(&r->events, 0);
  r->pattern = 0;
  return well;
}
