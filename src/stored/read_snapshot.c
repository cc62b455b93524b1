// read_snapshot.c: at the end of a step what is known becomes its snapshot.
#include <stdlib.h>
#include <string.h>

#include "read.h"

// ---- machinery that something shows -----------------------------------------------------------

static void show(Reader *r, size_t part) {
  if (part != SIZE_MAX && r->parts.items[part].serial < 0) r->parts.items[part].alive = true;
}

// As the writer decides it: what a name or a place of the program's objects refers to.
static void find_alive(Reader *r) {
  for (size_t i = 0; i < r->parts.count; i++)
    if (r->parts.items[i].serial < 0) r->parts.items[i].alive = false;
  for (size_t i = 0; i < r->parts.count; i++) {
    const Part *part = &r->parts.items[i];
    if (!part->alive || !part->places) continue;
    for (size_t p = 0; p < part->places->count; p++)
      if (part->places->items[p].kind != PLACE_WORD) show(r, part->places->items[p].to);
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

static bool are_described(Reader *r) {
  bool well = true;
  for (size_t i = 0; i < r->parts.count; i++) {
    const Part *part = &r->parts.items[i];
    if (part->alive && !part->described) well = fail_part(r, part, "is nowhere described");
  }
  return well;
}

// ---- objects ----------------------------------------------------------------------------------

static int by_serial(const void *left, const void *right) {
  const Part *a = *(Part *const *)left, *b = *(Part *const *)right;
  return a->serial < b->serial ? -1 : a->serial > b->serial;
}

static size_t count_places(const Part *part) {
  return (part->places ? part->places->count : 0) + (part->class_serial > 0);
}

// The parts of the step by serial, and of each part its index in the snapshot: NO_OBJECT for one
// that is not there. Both yours.
static Part **take_objects(Reader *r, int32_t **index_out) {
  Snapshot *s = r->snapshot;
  Part **order = mem_alloc(mem_size(r->parts.count + 1, sizeof *order));
  int32_t *index = mem_alloc(mem_size(r->parts.count + 1, sizeof *index));
  for (size_t i = 0; i < r->parts.count; i++) {
    index[i] = NO_OBJECT;
    if (r->parts.items[i].alive) order[s->object_count++] = &r->parts.items[i];
  }
  if (s->object_count) qsort(order, s->object_count, sizeof(Part *), by_serial);
  s->objects = scratch_alloc(&s->scratch, mem_size(s->object_count + 1, sizeof *s->objects));
  for (size_t i = 0; i < s->object_count; i++) {
    s->objects[i] = order[i]->object;
    s->objects[i].type = snapshot_text(s, order[i]->type);
    s->objects[i].value = snapshot_text(s, order[i]->value);
    s->reference_count += count_places(order[i]);
    index[order[i] - r->parts.items] = (int32_t)i;
  }
  *index_out = index;
  return order;
}

static bool take_references_of(Reader *r, const Part *part, int32_t from, const int32_t *index,
                               SnapshotReference *references) {
  Snapshot *s = r->snapshot;
  const Places *places = part->places;
  size_t count = places ? places->count : 0;
  for (size_t p = 0; p < count; p++) {
    const Place *place = &places->items[p];
    int32_t to = place->to == SIZE_MAX ? NO_OBJECT : index[place->to];
    if (to == NO_OBJECT) return fail_part(r, part, "refers to what is not there");
    references[p] = (SnapshotReference){from, to, place->kind, snapshot_text(s, place->place)};
  }
  if (part->class_serial == 0) return true;
  int32_t class = snapshot_find(s, part->class_serial);
  if (class == NO_OBJECT) return fail_part(r, part, "is of a class that is not there");
  references[count] = (SnapshotReference){from, class, PLACE_WORD, "__class__"};
  return true;
}

static bool take_references(Reader *r, Part *const *order, const int32_t *index) {
  Snapshot *s = r->snapshot;
  bool well = true;
  size_t at = 0;
  s->references =
      scratch_alloc(&s->scratch, mem_size(s->reference_count + 1, sizeof *s->references));
  for (size_t i = 0; i < s->object_count; i++) {
    s->objects[i].first_reference = (uint32_t)at;
    s->objects[i].reference_count = (uint32_t)count_places(order[i]);
    if (!take_references_of(r, order[i], (int32_t)i, index, s->references + at)) well = false;
    at += s->objects[i].reference_count;
  }
  return well;
}

// ---- frames -----------------------------------------------------------------------------------

static bool take_bindings(Reader *r, const Frame *frame, const int32_t *index,
                          SnapshotBinding *bindings) {
  bool well = true;
  for (size_t b = 0; b < frame->places.count; b++) {
    const Place *place = &frame->places.items[b];
    int32_t to = place->to == SIZE_MAX ? NO_OBJECT : index[place->to];
    bindings[b] = (SnapshotBinding){snapshot_text(r->snapshot, place->place), to};
    if (place->to != SIZE_MAX && to == NO_OBJECT)
      well = fail_part(r, &r->parts.items[place->to], "has a name, but is not there");
  }
  return well;
}

static bool take_frames(Reader *r, const int32_t *index) {
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
                                   .name = snapshot_text(s, frame->name),
                                   .first_binding = at,
                                   .binding_count = (uint32_t)frame->places.count};
    if (!take_bindings(r, frame, index, s->bindings + at)) well = false;
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
  int32_t *index = NULL;
  if (!r->snapshot) return true;
  open_places(r, NULL, SHAPE_OTHER);
  find_alive(r);
  // After a mistake much would not be there that the file has.
  bool well = r->faults == 0 && are_described(r);
  if (well) {
    Part **order = take_objects(r, &index);
    bool references = take_references(r, order, index);
    well = take_frames(r, index) && references;
    take_rest(r);
    mem_free(order);
    mem_free(index);
  }
  text_clear(&r->source);
  text_clear(&r->output);
  r->has_source = r->output_open = false;
  array_truncate(&r->events, 0);
  r->pattern = 0;
  return well;
}
