// moment.c: one step by itself: which objects are drawn.
//
// Drawn is what a name leads to through cells that are shown, what nothing leads to (an island),
// and data that only hidden things hold (a list that is a class attribute). With a focus it is what
// lies within some references of it, and islands.
#include <string.h>

#include "internal.h"

static bool is_machinery(Shape shape) {
  return shape == SHAPE_FUNCTION || shape == SHAPE_CLASS || shape == SHAPE_METHOD ||
         shape == SHAPE_MODULE || shape == SHAPE_OTHER;
}

int64_t object_serial(const Snapshot *snapshot, int32_t object) {
  return object == NO_OBJECT ? 0 : snapshot->objects[object].serial;
}

// ---- from object to object --------------------------------------------------------------------

// What waits to be drawn with what leads on from it, nearest first.
typedef struct Waiting {
  int32_t object;
  size_t distance; // from the focus
} Waiting;

typedef struct Flood {
  Scratch *scratch;
  Moment *moment;
  const ViewOptions *options;
  bool whole, focused;
  bool *drawn;
  Array(Waiting) waiting;
} Flood;

static void draw(Flood *flood, int32_t object, size_t distance) {
  const SnapshotObject *o = &flood->moment->snapshot->objects[object];
  if (flood->drawn[object] || object_hidden(o, flood->options)) return;
  flood->drawn[object] = true;
  array_push(&flood->waiting, (Waiting){object, distance});
}

static void lead_on(Flood *flood, const Waiting *from, int32_t to) {
  size_t depth = flood->options->depth ? flood->options->depth : DEFAULT_DEPTH;
  const SnapshotObject *target = &flood->moment->snapshot->objects[to];
  if (flood->focused && from->distance >= depth) return;
  if (flood->options->show_internal || !object_plain_value(target))
    draw(flood, to, from->distance + 1);
}

static void lead_on_from_cells(Flood *flood, const Waiting *from) {
  Moment *moment = flood->moment;
  const SnapshotObject *object = &moment->snapshot->objects[from->object];
  Cells *cells = &moment->cells[from->object];
  if (!cells->items) *cells = cells_take(flood->scratch, moment, object, flood->options, NULL);
  for (size_t i = 0; i < cells->count; i++)
    if (cells->items[i].to != NO_OBJECT) lead_on(flood, from, cells->items[i].to);
}

static void lead_on_from_places(Flood *flood, const Waiting *from) {
  const Snapshot *snapshot = flood->moment->snapshot;
  const SnapshotObject *object = &snapshot->objects[from->object];
  for (uint32_t i = 0; i < object->reference_count; i++) {
    const SnapshotReference *place = &snapshot->references[object->first_reference + i];
    if (place_shown(snapshot, place, flood->options)) lead_on(flood, from, place->to);
  }
}

static void draw_what_follows(Flood *flood) {
  for (size_t i = 0; i < flood->waiting.count; i++) {
    Waiting from = flood->waiting.items[i];
    if (flood->whole)
      lead_on_from_places(flood, &from);
    else
      lead_on_from_cells(flood, &from);
  }
}

// ---- where it begins --------------------------------------------------------------------------

// What a class statement was told (__slots__ ...) explains nothing that moves: it stays with the
// hidden class.
static bool is_declaration(const SnapshotReference *reference) {
  return reference->kind == PLACE_ITEM && strncmp(reference->place, "['__", 4) == 0;
}

static bool *find_held(const Flood *flood) {
  const Snapshot *snapshot = flood->moment->snapshot;
  bool *held = mem_zalloc(snapshot->object_count + 1);
  for (size_t i = 0; i < snapshot->reference_count; i++) {
    const SnapshotReference *reference = &snapshot->references[i];
    if (is_declaration(reference) ||
        !object_machinery(&snapshot->objects[reference->from], flood->options))
      held[reference->to] = true;
  }
  for (size_t i = 0; i < snapshot->binding_count; i++)
    if (snapshot->bindings[i].to != NO_OBJECT) held[snapshot->bindings[i].to] = true;
  return held;
}

// Data that lives without a holder that could be drawn: an island, or the attribute of a class.
static void draw_what_nothing_shows(Flood *flood) {
  const Snapshot *snapshot = flood->moment->snapshot;
  bool *held = find_held(flood);
  for (size_t i = 0; i < snapshot->object_count; i++) {
    const SnapshotObject *object = &snapshot->objects[i];
    bool data = object->shape == SHAPE_LIST || object->shape == SHAPE_DICT ||
                object->shape == SHAPE_SET || object->shape == SHAPE_INSTANCE;
    bool tracked = object->flags & SNAPSHOT_TRACKED;
    bool island = !(object->flags & SNAPSHOT_REACHABLE) || (object->flags & SNAPSHOT_GARBAGE);
    if ((island && tracked && !is_machinery(object->shape)) ||
        (data && tracked && !held[i] && !flood->focused))
      draw(flood, (int32_t)i, 1);
  }
  mem_free(held);
}

static bool in_focus(const Flood *flood, const MomentName *name) {
  const ViewWords *focus = &flood->options->focus;
  for (size_t i = 0; i < focus->count; i++)
    if (strcmp(focus->items[i], name->name) == 0) return true;
  return !flood->focused;
}

static void draw_focused_numbers(Flood *flood) {
  const ViewWords *focus = &flood->options->focus;
  const Snapshot *snapshot = flood->moment->snapshot;
  for (size_t i = 0; flood->focused && i < focus->count; i++)
    for (size_t o = 0; focus->items[i][0] == '#' && o < snapshot->object_count; o++)
      if (word_means_object(focus->items[i], &snapshot->objects[o])) draw(flood, (int32_t)o, 0);
}

static void flood_all(Flood *flood) {
  const Moment *moment = flood->moment;
  for (size_t i = 0; i < moment->name_count; i++)
    if (moment->names[i].to != NO_OBJECT && in_focus(flood, &moment->names[i]))
      draw(flood, moment->names[i].to, 0);
  draw_focused_numbers(flood);
  draw_what_nothing_shows(flood);
  draw_what_follows(flood);
  array_delete(&flood->waiting);
}

static const MomentName *keep_names(Scratch *scratch, MomentNames *names) {
  MomentName *kept = scratch_alloc(scratch, mem_size(names->count + 1, sizeof *kept));
  if (names->count) memcpy(kept, names->items, names->count * sizeof *kept);
  array_delete(names);
  return kept;
}

Moment moment_take(Scratch *scratch, const Snapshot *snapshot, const Snapshot *before,
                   const ViewOptions *options, bool whole) {
  Moment moment = {.snapshot = snapshot, .before = before};
  moment.places = same_places_new(scratch, snapshot, before);
  size_t count = snapshot->object_count;
  MomentNames names = names_take(scratch, snapshot, before, options);
  moment.name_count = names.count;
  moment.names = keep_names(scratch, &names);
  moment.drawn = scratch_alloc(scratch, count + 1);
  if (!whole) moment.cells = scratch_alloc(scratch, mem_size(count + 1, sizeof(Cells)));
  Flood flood = {.scratch = scratch, .moment = &moment, .options = options, .whole = whole};
  flood.focused = options->focus.count > 0;
  if (flood.focused) {
    Flood all = flood;
    all.focused = false;
    all.drawn = moment.beyond = scratch_alloc(scratch, count + 1);
    flood_all(&all);
  }
  flood.drawn = moment.drawn;
  flood_all(&flood);
  for (size_t i = 0; i < count; i++) moment.drawn_count += moment.drawn[i];
  return moment;
}
