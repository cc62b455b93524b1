// cells.c: the rows of an object at one step. Cells beyond the limits of DESIGN.md are left out,
// except for what changed in the step, and for what leads to a card of its own.
#include <string.h>

#include "internal.h"

enum { HEAD_OF_SEQUENCE = 5, HEAD_OF_KEYED = 7, MAX_FORCED = 3, MAX_LEADING = 8, SHORTEST_RUN = 3 };

typedef struct Taking {
  Scratch *scratch;
  const Moment *moment;
  const SnapshotObject *owner;
  const ViewOptions *options;
  const Sharing *sharing;
  Array(Cell) groups;
} Taking;

static bool is_sequence(Shape shape) { return shape == SHAPE_LIST || shape == SHAPE_TUPLE; }

const char *key_text(Scratch *scratch, const SnapshotReference *place) {
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

// ---- places that share a row ------------------------------------------------------------------

static int32_t shared_card(const Taking *taking, int32_t object) {
  if (!taking->sharing) return ALONE;
  return taking->sharing->card(taking->sharing->run,
                               taking->moment->snapshot->objects[object].serial);
}

// One behind the last place that goes on with the row that begins at `at`.
static uint32_t end_of_row(const Taking *taking, uint32_t at, bool *merged) {
  const SnapshotReference *places = taking->moment->snapshot->references;
  uint32_t end = taking->owner->first_reference + taking->owner->reference_count, next = at + 1;
  int32_t card = shared_card(taking, places[at].to);
  *merged = card != ALONE && places[at].kind != PLACE_ATTRIBUTE;
  if (!*merged && !is_sequence(taking->owner->shape)) return next;
  bool keyed = next < end && places[next].kind == PLACE_KEY;
  while (next < end) {
    if (places[next].kind == PLACE_KEY && keyed) {
      next++;
      continue;
    }
    bool same = *merged ? places[next].kind == places[at].kind &&
                              shared_card(taking, places[next].to) == card
                        : places[next].to == places[at].to;
    if (!same) break;
    next++;
  }
  while (next > at + 1 && places[next - 1].kind == PLACE_KEY) next--;
  return next;
}

static uint32_t count_places(const Taking *taking, uint32_t from, uint32_t end) {
  const SnapshotReference *places = taking->moment->snapshot->references;
  uint32_t count = 0;
  for (uint32_t i = from; i < end; i++) count += places[i].kind != PLACE_KEY;
  return count;
}

static void take_groups(Taking *taking) {
  const Snapshot *snapshot = taking->moment->snapshot;
  uint32_t end = taking->owner->first_reference + taking->owner->reference_count;
  for (uint32_t at = taking->owner->first_reference, next; at < end; at = next) {
    bool merged;
    next = at + 1;
    if (!place_shown(snapshot, &snapshot->references[at], taking->options)) continue;
    next = end_of_row(taking, at, &merged);
    uint32_t count = count_places(taking, at, next);
    if (!merged && count < SHORTEST_RUN) next = at + 1, count = 1;
    array_push(&taking->groups, (Cell){.to = snapshot->references[at].to,
                                       .first = at,
                                       .count = count,
                                       .merged = merged && count > 1});
  }
}

static uint32_t last_place(const Taking *taking, const Cell *group) {
  const SnapshotReference *places = taking->moment->snapshot->references;
  uint32_t at = group->first;
  for (uint32_t left = group->count - 1; left; left -= places[at].kind != PLACE_KEY) at++;
  return at;
}

static bool group_changed(const Taking *taking, const Cell *group) {
  const SnapshotReference *places = taking->moment->snapshot->references;
  uint32_t last = last_place(taking, group);
  for (uint32_t at = group->first; at <= last; at++)
    if (places[at].kind != PLACE_KEY && place_changed(taking->moment, at)) return true;
  return false;
}

// ---- which of them are shown ------------------------------------------------------------------

static void force_what_changed(const Taking *taking, size_t head, bool *shown) {
  size_t count = taking->groups.count, forced = 0, changed[MAX_FORCED];
  const Snapshot *before = taking->moment->before;
  if (!before || snapshot_find(before, taking->owner->serial) == NO_OBJECT) return;
  for (size_t i = head; i + 1 < count; i++) {
    if (!group_changed(taking, &taking->groups.items[i])) continue;
    if (forced == MAX_FORCED) return; // it changed as a whole
    changed[forced++] = i;
  }
  for (size_t i = 0; i < forced; i++) shown[changed[i]] = true;
}

// Where objects share cards, what has a card of its own was told from its like: its place is shown
// too.
static void force_what_leads_on(const Taking *taking, size_t head, bool *shown) {
  size_t forced = 0;
  for (size_t i = head; taking->sharing && i + 1 < taking->groups.count; i++) {
    const Cell *group = &taking->groups.items[i];
    const SnapshotObject *target = &taking->moment->snapshot->objects[group->to];
    bool leads = taking->moment->drawn[group->to] && target->shape != SHAPE_ATOM;
    if (!leads || shown[i] || forced == MAX_LEADING) continue;
    shown[i] = true;
    forced++;
  }
}

// Marks the groups that are shown: the first ones, the last, and the few that changed.
static void choose(const Taking *taking, bool *shown) {
  size_t count = taking->groups.count;
  bool sequence = is_sequence(taking->owner->shape) || taking->owner->shape == SHAPE_SET;
  size_t head = sequence ? HEAD_OF_SEQUENCE : HEAD_OF_KEYED;
  bool all = count <= head + 2; // a gap takes a row too
  for (size_t i = 0; i < count; i++) shown[i] = all || i < head || i == count - 1;
  if (all) return;
  force_what_changed(taking, head, shown);
  force_what_leads_on(taking, head, shown);
}

static void name_group(const Taking *taking, Cell *group) {
  const SnapshotReference *places = taking->moment->snapshot->references;
  group->key = key_text(taking->scratch, &places[group->first]);
  if (group->count == 1) return;
  const char *last = key_text(taking->scratch, &places[last_place(taking, group)]);
  group->key =
      places[group->first].kind == PLACE_ELEMENT
          ? scratch_printf(taking->scratch, "·  ×%u", group->count)
          : scratch_printf(taking->scratch, "%s … %s  ×%u", group->key, last, group->count);
}

// ---- all together -----------------------------------------------------------------------------

static void push(Cells *cells, Cell cell) {
  cell.row = cells->rows++;
  cells->items[cells->count++] = cell;
}

static Cells take_shown(Taking *taking, const bool *shown) {
  size_t count = taking->groups.count;
  Cells cells = {.items = scratch_alloc(taking->scratch, mem_size(count, sizeof(Cell)))};
  for (size_t i = 0; i < count; i++) {
    Cell *group = &taking->groups.items[i];
    if (shown[i]) {
      name_group(taking, group);
      group->changed = group_changed(taking, group);
      push(&cells, *group);
      continue;
    }
    uint32_t places = 0;
    for (; !shown[i]; i++) places += taking->groups.items[i].count; // the last one is shown
    i--;
    const char *words = scratch_printf(taking->scratch, "… %u more", places);
    push(&cells, (Cell){.to = NO_OBJECT, .gap = true, .key = words});
  }
  return cells;
}

Cells cells_take(Scratch *scratch, const Moment *moment, const SnapshotObject *owner,
                 const ViewOptions *options, const Sharing *sharing) {
  Taking taking = {
      .scratch = scratch, .moment = moment, .owner = owner, .options = options, .sharing = sharing};
  Cells cells = {0};
  take_groups(&taking);
  if (taking.groups.count) {
    bool *shown = mem_zalloc(taking.groups.count);
    choose(&taking, shown);
    cells = take_shown(&taking, shown);
    mem_free(shown);
  }
  array_delete(&taking.groups);
  return cells;
}
