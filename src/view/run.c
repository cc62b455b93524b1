// run.c: the union of all steps of a run: every card, row, name and reference that any picture
// shows, in one fixed order. One step is then only states in that union, and nothing moves between
// pictures.
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum {
  MAX_UNION = 60, // above it a union wastes more space than stillness is worth: two steps only
  MAX_MOMENTS = 400,
  MAX_FULL = 9, // objects drawn at once at full density
  MAX_KEYS = 9, // keys of one object in the whole run; above it rows are places
  MAX_CARDS = 800,
  KEPT_CARDS = 200,
  FEW_CARDS = 24,
  EDGES_PER_CARD = 4, // budget of dot
};

static void add_target(Targets *targets, int32_t card) {
  if (card < 0) return;
  for (size_t i = 0; i < targets->count; i++)
    if (targets->items[i].card == (uint32_t)card) return;
  array_push(targets, (Target){.card = (uint32_t)card});
}

int32_t run_find(const Run *run, int64_t serial) {
  size_t low = 0, high = run->indexed;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (run->index[middle].serial < serial)
      low = middle + 1;
    else
      high = middle;
  }
  bool found = low < run->indexed && run->index[low].serial == serial;
  return found ? (int32_t)run->index[low].card : -1;
}

static int by_serial(const void *left, const void *right) {
  const RunEntry *a = left, *b = right;
  return a->serial < b->serial ? -1 : a->serial > b->serial;
}

static void index_cards(Run *run) {
  mem_free(run->index);
  run->index = mem_alloc(mem_size(run->cards.count + 1, sizeof *run->index));
  for (size_t i = 0; i < run->cards.count; i++)
    run->index[i] = (RunEntry){run->cards.items[i].serial, (uint32_t)i};
  run->indexed = run->cards.count;
  qsort(run->index, run->indexed, sizeof *run->index, by_serial);
}

// ---- cards ------------------------------------------------------------------------------------

static void add_card(Run *run, const Moment *moment, int32_t object) {
  const SnapshotObject *o = &moment->snapshot->objects[object];
  if (!moment->drawn[object] || run_find(run, o->serial) >= 0) return;
  array_push(&run->cards, (RunCard){.serial = o->serial,
                                    .plain_value = object_plain_value(o),
                                    .since = SIZE_MAX,
                                    .island = -1});
}

// In order of birth; values that the program did not make come in the order of their names.
static void add_cards(Run *run, const Moment *moment) {
  const Snapshot *snapshot = moment->snapshot;
  size_t known = run->cards.count;
  for (size_t i = 0; i < snapshot->object_count; i++)
    if (snapshot->objects[i].serial > 0) add_card(run, moment, (int32_t)i);
  if (run->cards.count > known) index_cards(run);
  const SnapshotBinding *binding;
  for (size_t at = 0; (binding = next_binding(snapshot, &at));) {
    known = run->cards.count;
    add_card(run, moment, binding->to);
    if (run->cards.count > known) index_cards(run);
  }
  known = run->cards.count;
  for (size_t i = 0; i < snapshot->object_count; i++)
    if (snapshot->objects[i].serial <= 0) add_card(run, moment, (int32_t)i);
  if (run->cards.count > known) index_cards(run);
}

// Takes every step, or only the last two where all of them show more objects than stay readable as
// one.
static void take_moments(Run *run, const Snapshot *const *snapshots, size_t count, size_t at) {
  bool all = count <= MAX_MOMENTS;
  index_cards(run);
  for (size_t i = 0; all && i < count; i++) {
    array_push(&run->moments,
               moment_take(run->scratch, snapshots[i], i ? snapshots[i - 1] : NULL, run->options));
    add_cards(run, &run->moments.items[i]);
    all = run->cards.count <= MAX_UNION;
  }
  run->now = at;
  if (all) return;
  array_truncate(&run->moments, 0);
  array_truncate(&run->cards, 0);
  index_cards(run);
  for (size_t i = at ? at - 1 : at; i <= at; i++) {
    array_push(&run->moments,
               moment_take(run->scratch, snapshots[i], i ? snapshots[i - 1] : NULL, run->options));
    add_cards(run, &run->moments.items[run->moments.count - 1]);
  }
  run->now = run->moments.count - 1;
}

static void mark_named(Run *run, const Snapshot *snapshot) {
  const SnapshotBinding *binding;
  for (size_t at = 0; (binding = next_binding(snapshot, &at));) {
    int32_t card = run_binding(run, snapshot, binding);
    if (card >= 0) run->cards.items[card].named = true;
  }
}

void run_count_holders(const Run *run, const Moment *moment, uint32_t *holders) {
  const Snapshot *snapshot = moment->snapshot;
  memset(holders, 0, run->cards.count * sizeof *holders);
  const SnapshotBinding *binding;
  for (size_t at = 0; (binding = next_binding(snapshot, &at));) {
    int32_t card = run_binding(run, snapshot, binding);
    if (card >= 0) holders[card]++;
  }
  for (size_t i = 0; i < snapshot->object_count; i++)
    for (size_t c = 0; c < moment->cells[i].count; c++) {
      const Cell *cell = &moment->cells[i].items[c];
      int32_t card = run_find(run, object_serial(snapshot, cell->to));
      if (card >= 0) holders[card] += cell->count;
    }
}

static void count_holders(Run *run) {
  uint32_t *holders = mem_alloc(mem_size(run->cards.count + 1, sizeof *holders));
  for (size_t m = 0; m < run->moments.count; m++) {
    mark_named(run, run->moments.items[m].snapshot);
    run_count_holders(run, &run->moments.items[m], holders);
    for (size_t i = 0; i < run->cards.count; i++)
      if (holders[i] > run->cards.items[i].holders) run->cards.items[i].holders = holders[i];
  }
  mem_free(holders);
}

static const SnapshotObject *object_of(const Moment *moment, int64_t serial) {
  int32_t object = snapshot_find(moment->snapshot, serial);
  return object == NO_OBJECT ? NULL : &moment->snapshot->objects[object];
}

const SnapshotObject *run_object(const Run *run, int64_t serial) {
  for (size_t m = 0; m < run->moments.count; m++) {
    const SnapshotObject *object = object_of(&run->moments.items[m], serial);
    if (object) return object;
  }
  return NULL;
}

static void keep_cards(Run *run, const bool *keep) {
  size_t kept = 0;
  for (size_t i = 0; i < run->cards.count; i++)
    if (keep[i]) run->cards.items[kept++] = run->cards.items[i];
  run->cards.count = kept;
  index_cards(run);
}

// At dense level an atom that one slot alone refers to is written into that slot.
static void put_atoms_in_place(Run *run) {
  for (size_t m = 0; m < run->moments.count; m++)
    if (run->moments.items[m].drawn_count > MAX_FULL) run->density = DENSITY_DENSE;
  if (run->density == DENSITY_FULL) return;
  bool *keep = mem_alloc(run->cards.count + 1);
  for (size_t i = 0; i < run->cards.count; i++) {
    const RunCard *card = &run->cards.items[i];
    keep[i] =
        card->named || card->holders != 1 || run_object(run, card->serial)->shape != SHAPE_ATOM;
  }
  keep_cards(run, keep);
  mem_free(keep);
}

// ---- rows -------------------------------------------------------------------------------------

static int32_t find_key(const RunCard *card, const char *key) {
  for (size_t i = 0; i < card->rows.count; i++)
    if (card->rows.items[i].key && strcmp(card->rows.items[i].key, key) == 0) return (int32_t)i;
  return -1;
}

int32_t run_row(const RunCard *card, const Cells *cells, size_t cell) {
  if (!card->by_position) return find_key(card, cells->items[cell].key);
  return cell < card->rows.count ? (int32_t)cell : -1;
}

static void add_rows_of(RunCard *card, const Cells *cells) {
  for (size_t c = 0; c < cells->count; c++) {
    const Cell *cell = &cells->items[c];
    if (cell->to == NO_OBJECT) card->by_position = true;
    if (card->by_position) {
      if (c >= card->rows.count) array_push(&card->rows, (RunRow){0});
    } else if (find_key(card, cell->key) < 0) {
      array_push(&card->rows, (RunRow){.key = cell->key});
      card->by_position = card->rows.count > MAX_KEYS;
    }
  }
}

static const Cells *cells_of(const Moment *moment, int64_t serial) {
  int32_t object = snapshot_find(moment->snapshot, serial);
  static const Cells none;
  return object == NO_OBJECT ? &none : &moment->cells[object];
}

static void add_rows(Run *run, RunCard *card) {
  Shape shape = run_object(run, card->serial)->shape;
  card->by_position = shape == SHAPE_LIST || shape == SHAPE_TUPLE || shape == SHAPE_SET;
  bool keyed = !card->by_position;
  for (size_t m = 0; m < run->moments.count; m++)
    add_rows_of(card, cells_of(&run->moments.items[m], card->serial));
  if (!keyed || !card->by_position) return;
  array_truncate(&card->rows, 0); // too many keys in the run: begin again, by place
  for (size_t m = 0; m < run->moments.count; m++)
    add_rows_of(card, cells_of(&run->moments.items[m], card->serial));
}

static void add_targets(Run *run, RunCard *card, const Moment *moment) {
  const Cells *cells = cells_of(moment, card->serial);
  for (size_t c = 0; c < cells->count; c++) {
    int64_t serial = object_serial(moment->snapshot, cells->items[c].to);
    int32_t row = run_row(card, cells, c);
    if (row >= 0 && serial != card->serial && !run->edges_in_place)
      add_target(&card->rows.items[row].targets, run_find(run, serial));
  }
}

static size_t add_all_rows(Run *run) {
  size_t edges = 0;
  for (size_t i = 0; i < run->cards.count; i++) {
    RunCard *card = &run->cards.items[i];
    add_rows(run, card);
    for (size_t m = 0; m < run->moments.count; m++) add_targets(run, card, &run->moments.items[m]);
    for (size_t r = 0; r < card->rows.count; r++) edges += card->rows.items[r].targets.count;
  }
  return edges;
}

static void delete_rows(Run *run) {
  for (size_t i = 0; i < run->cards.count; i++) {
    RunCard *card = &run->cards.items[i];
    for (size_t r = 0; r < card->rows.count; r++) array_delete(&card->rows.items[r].targets);
    array_delete(&card->rows);
  }
}

// ---- the budget of dot ------------------------------------------------------------------------

// What changed in the step and what a name refers to stays, the first of each; the rest is counted.
static void leave_out(Run *run) {
  const Moment *now = &run->moments.items[run->now];
  bool *keep = mem_zalloc(run->cards.count + 1);
  size_t kept = 0;
  for (int round = 0; round < 2; round++)
    for (size_t i = 0; i < run->cards.count && kept < KEPT_CARDS; i++) {
      const RunCard *card = &run->cards.items[i];
      const SnapshotObject *object = object_of(now, card->serial);
      const SnapshotObject *before =
          now->before ? object_of(&run->moments.items[0], card->serial) : NULL;
      bool changed = !object || !before || object->refcount != before->refcount ||
                     island_member(run, run->now, card->serial);
      if (keep[i] || !(round == 0 ? card->named : changed)) continue;
      keep[i] = true;
      kept++;
    }
  run->left_out = run->cards.count - kept;
  keep_cards(run, keep);
  mem_free(keep);
}

static void add_rows_within_budget(Run *run) {
  if (run->cards.count > MAX_CARDS) leave_out(run);
  size_t edges = add_all_rows(run);
  if (run->cards.count <= FEW_CARDS || edges <= EDGES_PER_CARD * run->cards.count) return;
  delete_rows(run);
  run->edges_in_place = true;
  add_all_rows(run);
}

// ---- frames -----------------------------------------------------------------------------------

int32_t run_binding(const Run *run, const Snapshot *snapshot, const SnapshotBinding *binding) {
  return binding->to == NO_OBJECT ? -1 : run_find(run, object_serial(snapshot, binding->to));
}

static const char *frame_name(const Snapshot *snapshot, size_t depth) {
  return frame_shown(snapshot, depth) ? snapshot->frames[depth].name : NULL;
}

size_t run_frame(const Run *run, const Snapshot *snapshot, size_t depth) {
  const char *name = frame_name(snapshot, depth);
  for (size_t i = 0; i < run->frames.count; i++) {
    const RunFrame *frame = &run->frames.items[i];
    if (!name && !frame->name) return i;
    if (name && frame->name && frame->depth == depth && strcmp(frame->name, name) == 0) return i;
  }
  return SIZE_MAX;
}

static RunFrame *add_frame(Run *run, const Snapshot *snapshot, size_t depth) {
  size_t known = run_frame(run, snapshot, depth), place = 0;
  if (known != SIZE_MAX) return &run->frames.items[known];
  while (place < run->frames.count && run->frames.items[place].depth > depth) place++;
  array_push(&run->frames, (RunFrame){0});
  memmove(&run->frames.items[place + 1], &run->frames.items[place],
          (run->frames.count - 1 - place) * sizeof(RunFrame));
  run->frames.items[place] = (RunFrame){.depth = depth, .name = frame_name(snapshot, depth)};
  return &run->frames.items[place];
}

static void add_name(RunFrame *frame, const char *name, int32_t card) {
  if (card < 0 || !frame->name) return;
  for (size_t i = 0; i < frame->names.count; i++)
    if (strcmp(frame->names.items[i].text, name) == 0) {
      add_target(&frame->names.items[i].targets, card);
      return;
    }
  array_push(&frame->names, (RunName){.text = name});
  add_target(&frame->names.items[frame->names.count - 1].targets, card);
}

static void add_frames(Run *run) {
  for (size_t m = 0; m < run->moments.count; m++) {
    const Snapshot *snapshot = run->moments.items[m].snapshot;
    for (size_t depth = 0; depth < snapshot->frame_count; depth++) {
      const SnapshotFrame *frame = &snapshot->frames[depth];
      RunFrame *place = add_frame(run, snapshot, depth);
      for (uint32_t b = 0; b < frame->binding_count; b++) {
        const SnapshotBinding *binding = &snapshot->bindings[frame->first_binding + b];
        add_name(place, binding->name, run_binding(run, snapshot, binding));
      }
    }
  }
}

// ---- all together -----------------------------------------------------------------------------

void run_make(Run *run, Scratch *scratch, const Snapshot *const *snapshots, size_t count, size_t at,
              const ViewOptions *options) {
  *run = (Run){.options = options, .scratch = scratch};
  take_moments(run, snapshots, count, at);
  count_holders(run);
  put_atoms_in_place(run);
  add_rows_within_budget(run);
  add_frames(run);
  depths_find(run);
  islands_find(run);
}

void run_delete(Run *run) {
  delete_rows(run);
  for (size_t i = 0; i < run->frames.count; i++) {
    for (size_t n = 0; n < run->frames.items[i].names.count; n++)
      array_delete(&run->frames.items[i].names.items[n].targets);
    array_delete(&run->frames.items[i].names);
  }
  array_delete(&run->frames);
  array_delete(&run->cards);
  array_delete(&run->moments);
  mem_free(run->index);
}
