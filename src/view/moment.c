// moment.c: one step by itself: which objects are drawn, and the cells of each.
//
// Drawn is what a name leads to through cells that are shown, what nothing leads to (an island),
// and data that only hidden things hold (a list that is a class attribute). Cells beyond the limits
// of DESIGN.md are left out, except for what changed in the step.
#include <string.h>

#include "internal.h"

enum {
  HEAD_OF_SEQUENCE = 5,
  HEAD_OF_KEYED = 7,
  MAX_FORCED = 3,
  SHORTEST_RUN = 3,
  MAX_FRAMES = 12,
  OLDEST_FRAMES = 3,
};

static bool is_sequence(Shape shape) { return shape == SHAPE_LIST || shape == SHAPE_TUPLE; }

static bool is_machinery(Shape shape) {
  return shape == SHAPE_FUNCTION || shape == SHAPE_CLASS || shape == SHAPE_METHOD ||
         shape == SHAPE_MODULE || shape == SHAPE_OTHER;
}

bool object_plain_value(const SnapshotObject *object) {
  bool value =
      object->shape == SHAPE_ATOM || (object->shape == SHAPE_TUPLE && object->reference_count == 0);
  return value && (object->serial < 0 || (object->flags & SNAPSHOT_IMMORTAL));
}

bool object_hidden(const SnapshotObject *object, const ViewOptions *options) {
  if (options->show_internal || object_plain_value(object)) return false;
  if (object->shape == SHAPE_CLASS && object->serial > 0) return !options->show_types;
  return object->shape == SHAPE_CLASS || object->shape == SHAPE_MODULE || object->serial < 0 ||
         (object->flags & SNAPSHOT_INTERNAL);
}

int64_t object_serial(const Snapshot *snapshot, int32_t object) {
  return object == NO_OBJECT ? 0 : snapshot->objects[object].serial;
}

bool frame_shown(const Snapshot *snapshot, size_t depth) {
  size_t count = snapshot->frame_count;
  return count <= MAX_FRAMES || depth < OLDEST_FRAMES ||
         depth >= count - (MAX_FRAMES - OLDEST_FRAMES);
}

const SnapshotBinding *next_binding(const Snapshot *snapshot, size_t *at) {
  for (size_t depth = 0; depth < snapshot->frame_count; depth++) {
    const SnapshotFrame *frame = &snapshot->frames[depth];
    size_t end = (size_t)frame->first_binding + frame->binding_count;
    if (*at >= end) continue;
    for (; *at < end && frame_shown(snapshot, depth); ++*at)
      if (snapshot->bindings[*at].to != NO_OBJECT) return &snapshot->bindings[(*at)++];
    *at = end;
  }
  return NULL;
}

// ---- the same place in two snapshots ----------------------------------------------------------

static int64_t same_place(const Snapshot *from, uint32_t at, const Snapshot *in) {
  if (!in) return 0;
  const SnapshotReference *wanted = &from->references[at];
  const SnapshotObject *owner = &from->objects[wanted->from];
  int32_t found = snapshot_find(in, owner->serial);
  if (found == NO_OBJECT) return 0;
  const SnapshotObject *other = &in->objects[found];
  const SnapshotReference *places = in->references + other->first_reference;
  int64_t serial = object_serial(from, wanted->to);
  uint32_t offset = at - owner->first_reference;
  // An element of a set has no place of its own: it is the same one when it is the same object.
  bool element = wanted->kind == PLACE_ELEMENT;
  for (uint32_t i = 0; i <= other->reference_count; i++) {
    uint32_t j = i == 0 ? offset : i - 1; // most places stay where they were
    if (j >= other->reference_count || places[j].kind != wanted->kind) continue;
    if (element ? object_serial(in, places[j].to) == serial
                : strcmp(places[j].place, wanted->place) == 0)
      return object_serial(in, places[j].to);
  }
  return 0;
}

int64_t target_before(const Moment *moment, const Cell *cell, uint32_t offset) {
  return same_place(moment->snapshot, cell->first + offset, moment->before);
}

int64_t target_now(const Moment *moment, const Cell *cell_before, uint32_t offset) {
  return same_place(moment->before, cell_before->first + offset, moment->snapshot);
}

bool died_in_collection(const Snapshot *snapshot, int64_t serial) {
  bool collecting = false;
  for (size_t i = 0; i < snapshot->event_count; i++) {
    const SnapshotEvent *event = &snapshot->events[i];
    if (event->kind == EVENT_COLLECT_START) collecting = true;
    if (event->kind == EVENT_COLLECT) collecting = false;
    if (event->kind == EVENT_DEALLOC && event->serial == serial) return collecting;
  }
  return false;
}

// ---- cells ------------------------------------------------------------------------------------

typedef struct Taking {
  Scratch *scratch;
  Moment *moment;
  const ViewOptions *options;
  Array(Cell) groups;     // of the object at hand
  Array(int32_t) waiting; // objects whose cells are still to be taken
} Taking;

// Words are machinery of the holder (a function's __globals__); of those only what leads to data
// counts.
static bool word_shown(const Taking *taking, const SnapshotObject *owner,
                       const SnapshotObject *target) {
  if (object_hidden(target, taking->options)) return false;
  bool value = target->shape == SHAPE_ATOM || object_plain_value(target);
  return !value || owner->shape == SHAPE_CELL;
}

static bool place_shown(const Taking *taking, const SnapshotObject *owner,
                        const SnapshotReference *place) {
  const SnapshotObject *target = &taking->moment->snapshot->objects[place->to];
  if (place->kind == PLACE_KEY) return false; // the key is the row's text
  if (taking->options->show_internal) return true;
  if (owner->shape == SHAPE_ATOM) return false; // the value says it all
  return place->kind != PLACE_WORD || word_shown(taking, owner, target);
}

static const char *key_text(Scratch *scratch, const SnapshotReference *place) {
  const char *text = place->place;
  size_t length = strlen(text);
  switch (place->kind) {
  case PLACE_INDEX:
  case PLACE_ITEM:
  case PLACE_KEY:
    if (length >= 2 && text[0] == '[') text = scratch_strndup(scratch, text + 1, length - 2);
    break;
  case PLACE_ATTRIBUTE: text += *text == '.'; break;
  case PLACE_ELEMENT: return "·";
  case PLACE_WORD: break;
  }
  return *text == '\'' || *text == '"' ? limit_middle(scratch, text, MAX_NAME)
                                       : limit_end(scratch, text, MAX_NAME);
}

static void take_groups(Taking *taking, const SnapshotObject *owner) {
  const Snapshot *snapshot = taking->moment->snapshot;
  uint32_t end = owner->first_reference + owner->reference_count;
  array_truncate(&taking->groups, 0);
  for (uint32_t at = owner->first_reference, next; at < end; at = next) {
    const SnapshotReference *place = &snapshot->references[at];
    next = at + 1;
    if (!place_shown(taking, owner, place)) continue;
    while (is_sequence(owner->shape) && next < end && snapshot->references[next].to == place->to)
      next++;
    if (next - at < SHORTEST_RUN) next = at + 1;
    array_push(&taking->groups, (Cell){.to = place->to, .first = at, .count = next - at});
  }
}

static bool group_changed(const Taking *taking, const Cell *group) {
  int64_t serial = object_serial(taking->moment->snapshot, group->to);
  for (uint32_t i = 0; i < group->count; i++)
    if (target_before(taking->moment, group, i) != serial) return true;
  return false;
}

// Marks the groups that are shown: the first ones, the last, and the few that changed.
static void choose(const Taking *taking, const SnapshotObject *owner, bool *shown) {
  size_t count = taking->groups.count, forced = 0;
  bool sequence = is_sequence(owner->shape) || owner->shape == SHAPE_SET;
  size_t head = sequence ? HEAD_OF_SEQUENCE : HEAD_OF_KEYED;
  bool all = count <= head + 2; // a gap takes a row too
  for (size_t i = 0; i < count; i++) shown[i] = all || i < head || i == count - 1;
  bool existed =
      taking->moment->before && snapshot_find(taking->moment->before, owner->serial) != NO_OBJECT;
  if (all || !existed) return;
  size_t changed[MAX_FORCED];
  for (size_t i = head; i + 1 < count; i++) {
    if (!group_changed(taking, &taking->groups.items[i])) continue;
    if (forced == MAX_FORCED) return; // it changed as a whole
    changed[forced++] = i;
  }
  for (size_t i = 0; i < forced; i++) shown[changed[i]] = true;
}

static void name_group(Taking *taking, Cell *group) {
  const SnapshotReference *places = taking->moment->snapshot->references;
  group->key = key_text(taking->scratch, &places[group->first]);
  if (group->count == 1) return;
  group->key = scratch_printf(taking->scratch, "%s … %s  ×%u", group->key,
                              key_text(taking->scratch, &places[group->first + group->count - 1]),
                              group->count);
}

static Cells take_cells(Taking *taking, const SnapshotObject *owner) {
  take_groups(taking, owner);
  size_t count = taking->groups.count;
  if (count == 0) return (Cells){0};
  bool *shown = scratch_alloc(taking->scratch, count);
  choose(taking, owner, shown);
  Cells cells = {.items = scratch_alloc(taking->scratch, mem_size(count, sizeof(Cell)))};
  for (size_t i = 0; i < count; i++) {
    Cell *group = &taking->groups.items[i];
    if (shown[i]) {
      name_group(taking, group);
      cells.items[cells.count++] = *group;
      continue;
    }
    uint32_t places = 0;
    for (; !shown[i]; i++) places += taking->groups.items[i].count; // the last one is shown
    i--;
    cells.items[cells.count++] =
        (Cell){.to = NO_OBJECT, .key = scratch_printf(taking->scratch, "… %u more", places)};
  }
  return cells;
}

// ---- what is drawn ----------------------------------------------------------------------------

static void draw(Taking *taking, int32_t object) {
  Moment *moment = taking->moment;
  if (moment->drawn[object] || object_hidden(&moment->snapshot->objects[object], taking->options))
    return;
  moment->drawn[object] = true;
  moment->drawn_count++;
  array_push(&taking->waiting, object);
}

static void draw_what_follows(Taking *taking) {
  Moment *moment = taking->moment;
  while (taking->waiting.count) {
    int32_t object = array_pop(&taking->waiting);
    Cells cells = take_cells(taking, &moment->snapshot->objects[object]);
    moment->cells[object] = cells;
    for (size_t i = 0; i < cells.count; i++) {
      int32_t to = cells.items[i].to;
      if (to == NO_OBJECT) continue;
      if (taking->options->show_internal || !object_plain_value(&moment->snapshot->objects[to]))
        draw(taking, to);
    }
  }
}

// What a class statement was told (__slots__ ...) explains nothing that moves: it stays with the
// hidden class.
static bool is_declaration(const SnapshotReference *reference) {
  return reference->kind == PLACE_ITEM && strncmp(reference->place, "['__", 4) == 0;
}

// Data that lives without a holder that could be drawn: an island, or the attribute of a class.
static void draw_what_nothing_shows(Taking *taking) {
  const Snapshot *snapshot = taking->moment->snapshot;
  bool *held = mem_zalloc(snapshot->object_count + 1);
  for (size_t i = 0; i < snapshot->reference_count; i++) {
    const SnapshotReference *reference = &snapshot->references[i];
    if (is_declaration(reference) ||
        !object_hidden(&snapshot->objects[reference->from], taking->options))
      held[reference->to] = true;
  }
  for (size_t i = 0; i < snapshot->object_count; i++) {
    const SnapshotObject *object = &snapshot->objects[i];
    bool data = object->shape == SHAPE_LIST || object->shape == SHAPE_DICT ||
                object->shape == SHAPE_SET || object->shape == SHAPE_INSTANCE;
    bool tracked = object->flags & SNAPSHOT_TRACKED;
    bool island = !(object->flags & SNAPSHOT_REACHABLE) || (object->flags & SNAPSHOT_GARBAGE);
    if ((island && tracked && !is_machinery(object->shape)) || (data && tracked && !held[i]))
      draw(taking, (int32_t)i);
  }
  mem_free(held);
}

Moment moment_take(Scratch *scratch, const Snapshot *snapshot, const Snapshot *before,
                   const ViewOptions *options) {
  Moment moment = {.snapshot = snapshot, .before = before};
  moment.drawn = scratch_alloc(scratch, snapshot->object_count + 1);
  moment.cells = scratch_alloc(scratch, mem_size(snapshot->object_count + 1, sizeof(Cells)));
  Taking taking = {.scratch = scratch, .moment = &moment, .options = options};
  const SnapshotBinding *binding;
  for (size_t at = 0; (binding = next_binding(snapshot, &at));) draw(&taking, binding->to);
  draw_what_nothing_shows(&taking);
  draw_what_follows(&taking);
  array_delete(&taking.groups);
  array_delete(&taking.waiting);
  return moment;
}
