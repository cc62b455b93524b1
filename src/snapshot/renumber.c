// renumber.c: a snapshot whose objects and frames bear other numbers, so that it can stand beside
// those of another run.
#include "heapstory/snapshot.h"

#include <stdlib.h>

typedef struct Copy {
  const Snapshot *from;
  Snapshot *to;
  Renumber *object, *frame;
  void *payload;
  int32_t *places; // by object of `from`: its index in `to`
} Copy;

typedef struct Numbered {
  int64_t serial;
  int32_t from;
} Numbered;

static int by_serial(const void *left, const void *right) {
  int64_t a = ((const Numbered *)left)->serial, b = ((const Numbered *)right)->serial;
  return a < b ? -1 : a > b;
}

// Objects stay sorted by serial.
static Numbered *order_of(Copy *c) {
  size_t count = c->from->object_count;
  Numbered *order = mem_alloc(mem_size(count + 1, sizeof *order));
  c->places = mem_alloc(mem_size(count + 1, sizeof *c->places));
  for (size_t i = 0; i < count; i++)
    order[i] = (Numbered){c->object(c->payload, c->from->objects[i].serial), (int32_t)i};
  if (count > 1) qsort(order, count, sizeof *order, by_serial);
  for (size_t i = 0; i < count; i++) c->places[order[i].from] = (int32_t)i;
  return order;
}

static void copy_objects(Copy *c) {
  size_t count = c->from->object_count, references = c->from->reference_count;
  Numbered *order = order_of(c);
  SnapshotObject *objects = scratch_alloc(&c->to->scratch, mem_size(count + 1, sizeof *objects));
  SnapshotReference *places =
      scratch_alloc(&c->to->scratch, mem_size(references + 1, sizeof *places));
  uint32_t written = 0;
  for (size_t i = 0; i < count; i++) {
    objects[i] = c->from->objects[order[i].from];
    objects[i].serial = order[i].serial;
    uint32_t first = objects[i].first_reference;
    objects[i].first_reference = written;
    for (uint32_t r = 0; r < objects[i].reference_count; r++) {
      places[written] = c->from->references[first + r];
      places[written].from = (int32_t)i;
      places[written].to = c->places[places[written].to];
      written++;
    }
  }
  c->to->objects = objects;
  c->to->references = places;
  mem_free(order);
}

static void copy_bindings(Copy *c) {
  const Snapshot *from = c->from;
  SnapshotBinding *bindings =
      scratch_alloc(&c->to->scratch, mem_size(from->binding_count + 1, sizeof *bindings));
  for (size_t i = 0; i < from->binding_count; i++) {
    bindings[i] = from->bindings[i];
    if (bindings[i].to != NO_OBJECT) bindings[i].to = c->places[bindings[i].to];
  }
  c->to->bindings = bindings;
}

static void copy_frames(Copy *c) {
  const Snapshot *from = c->from;
  SnapshotFrame *frames =
      scratch_alloc(&c->to->scratch, mem_size(from->frame_count + 1, sizeof *frames));
  for (size_t f = 0; f < from->frame_count; f++) {
    frames[f] = from->frames[f];
    frames[f].serial = c->frame(c->payload, frames[f].serial);
    if (frames[f].names) frames[f].names = c->object(c->payload, frames[f].names);
  }
  c->to->frames = frames;
}

static void copy_holders(Copy *c) {
  const Snapshot *from = c->from;
  SnapshotHolder *holders =
      scratch_alloc(&c->to->scratch, mem_size(from->holder_count + 1, sizeof *holders));
  for (size_t i = 0; i < from->holder_count; i++) {
    holders[i] = from->holders[i];
    holders[i].to = c->places[holders[i].to];
    if (holders[i].from != NO_OBJECT) holders[i].from = c->places[holders[i].from];
  }
  c->to->holders = holders;
}

static void copy_numbers(Copy *c) {
  const Snapshot *from = c->from;
  size_t count = from->gc.garbage_count;
  int64_t *garbage = scratch_alloc(&c->to->scratch, mem_size(count + 1, sizeof *garbage));
  SnapshotEvent *events =
      scratch_alloc(&c->to->scratch, mem_size(from->event_count + 1, sizeof *events));
  for (size_t i = 0; i < count; i++) garbage[i] = c->object(c->payload, from->gc.garbage[i]);
  for (size_t i = 0; i < from->event_count; i++) {
    events[i] = from->events[i];
    if (events[i].serial) events[i].serial = c->object(c->payload, events[i].serial);
  }
  c->to->gc.garbage = garbage;
  c->to->events = events;
}

Snapshot *snapshot_renumbered(const Snapshot *snapshot, Renumber *object, Renumber *frame,
                              void *payload) {
  Copy c = {snapshot, mem_alloc(sizeof *c.to), object, frame, payload, NULL};
  *c.to = *snapshot;
  c.to->scratch = (Scratch){0};
  c.to->texts = NULL;
  copy_objects(&c);
  copy_bindings(&c);
  copy_frames(&c);
  copy_holders(&c);
  copy_numbers(&c);
  mem_free(c.places);
  return c.to;
}
