// run.c: the union of all steps that share one layout: every card, row, name and reference that any
// of their pictures shows, in one fixed order. One step is then only states in that union, and
// nothing moves between pictures.
#include <string.h>

#include "internal.h"

enum { MAX_KEYS = 9 }; // keys of one card in the whole run; above it rows are places

static void add_target(Targets *targets, int32_t card) {
  if (card < 0) return;
  for (size_t i = 0; i < targets->count; i++)
    if (targets->items[i].card == (uint32_t)card) return;
  array_push(targets, (Target){.card = (uint32_t)card});
}

const RunObject *run_object(const Run *run, int64_t serial) {
  uint32_t object = serial_map_get(&run->index, serial);
  return object == NOWHERE ? NULL : &run->objects.items[object];
}

int32_t run_find(const Run *run, int64_t serial) {
  const RunObject *object = run_object(run, serial);
  if (!object || object->group == NOWHERE) return -1;
  uint32_t card = run->groups.items[object->group].card;
  return card == NOWHERE ? -1 : (int32_t)card;
}

const RunGroup *run_group(const Run *run, uint32_t card, size_t moment) {
  const Indices *groups = &run->cards.items[card].groups;
  size_t low = 0, high = groups->count; // the last one that begins by then lies in [low, high)
  while (low + 1 < high) {
    size_t middle = low + (high - low) / 2;
    if (run->groups.items[groups->items[middle]].from <= moment)
      low = middle;
    else
      high = middle;
  }
  const RunGroup *group = &run->groups.items[groups->items[low]];
  return group->from <= moment && moment <= group->to ? group : NULL;
}

// ---- objects ----------------------------------------------------------------------------------

static uint32_t add_object(Run *run, const SnapshotObject *o, size_t moment) {
  uint32_t known = serial_map_get(&run->index, o->serial);
  if (known != NOWHERE) return known;
  serial_map_put(&run->index, o->serial, (uint32_t)run->objects.count);
  array_push(&run->objects, (RunObject){.serial = o->serial,
                                        .any = o,
                                        .plain_value = object_plain_value(o),
                                        .from = (uint32_t)moment,
                                        .kind = mark_text((uint64_t)o->shape, o->type),
                                        .since = SIZE_MAX,
                                        .collected = NOWHERE,
                                        .island = -1,
                                        .group = NOWHERE});
  return (uint32_t)run->objects.count - 1;
}

// A ghost is seen one step longer than the object.
static void lasts(const Run *run, RunObject *object, size_t moment) {
  object->to = (uint32_t)(moment + 1 < run->moments.count ? moment + 1 : moment);
}

// The number of an object that the moment before knows: most of them. Both snapshots are sorted by
// serial, so `at` only moves on.
static uint32_t known_before(const Run *run, size_t moment, int64_t serial, size_t *at) {
  if (moment == 0) return NOWHERE;
  const Snapshot *before = run->moments.items[moment - 1].snapshot;
  while (*at < before->object_count && before->objects[*at].serial < serial) ++*at;
  bool same = *at < before->object_count && before->objects[*at].serial == serial;
  return same ? run->known[moment - 1][*at] : NOWHERE;
}

// `before`: where the moment before has it, or less.
static void add_drawn(Run *run, size_t moment, size_t index, size_t *before, const Mark *marks) {
  const Moment *m = &run->moments.items[moment];
  if (!m->drawn[index]) return;
  const SnapshotObject *drawn = &m->snapshot->objects[index];
  uint32_t number = known_before(run, moment, drawn->serial, before);
  if (number == NOWHERE) number = add_object(run, drawn, moment);
  run->known[moment][index] = number;
  RunObject *object = &run->objects.items[number];
  lasts(run, object, moment);
  if (!marks) return;
  object->kind = mark_mix(object->kind, moment);
  object->kind = mark_mix(object->kind, marks[index].state);
  if (moment >= run->first) object->kind = mark_mix(object->kind, marks[index].change);
}

// In order of birth; values that the program did not make come in the order of their names.
static void add_moment(Run *run, size_t moment, const Mark *marks) {
  const Moment *m = &run->moments.items[moment];
  const Snapshot *snapshot = m->snapshot;
  size_t before = 0, bytes = mem_size(snapshot->object_count + 1, sizeof(uint32_t));
  run->known[moment] = scratch_alloc(&run->scratch, bytes);
  for (size_t i = 0; i < snapshot->object_count; i++) run->known[moment][i] = NOWHERE;
  for (size_t i = 0; i < snapshot->object_count; i++)
    if (snapshot->objects[i].serial > 0) add_drawn(run, moment, i, &before, marks);
  for (size_t i = 0; i < m->name_count; i++) {
    int32_t to = m->names[i].to;
    if (to != NO_OBJECT && snapshot->objects[to].serial <= 0 && m->drawn[to])
      add_object(run, &snapshot->objects[to], moment);
  }
  before = 0;
  for (size_t i = 0; i < snapshot->object_count && snapshot->objects[i].serial <= 0; i++)
    add_drawn(run, moment, i, &before, marks);
}

// What one moment draws may be there, and not drawn, in others.
static void find_others(Run *run, size_t moment) {
  const Snapshot *snapshot = run->moments.items[moment].snapshot;
  uint32_t *known = run->known[moment];
  for (size_t i = 0; i < snapshot->object_count; i++)
    if (known[i] == NOWHERE) known[i] = serial_map_get(&run->index, snapshot->objects[i].serial);
}

static void add_moments(Run *run, const Mark *const *marks) {
  size_t count = run->moments.count;
  run->known = scratch_alloc(&run->scratch, mem_size(count + 1, sizeof *run->known));
  for (size_t m = 0; m < count; m++) add_moment(run, m, marks ? marks[m] : NULL);
  for (size_t m = 0; m < count; m++) find_others(run, m);
}

// ---- who holds them ---------------------------------------------------------------------------

// `counts`: by object of the run.
static void hold(Run *run, size_t moment, int32_t object, uint32_t *counts) {
  uint32_t index = run->known[moment][object];
  if (index == NOWHERE) return;
  counts[index]++;
  RunObject *held = &run->objects.items[index];
  if (!held->plain_value) return; // it is seen where it is drawn, and a value where it is held too
  if (moment < held->from) held->from = (uint32_t)moment;
  if (moment >= held->to) lasts(run, held, moment);
}

static void hold_by_places(Run *run, size_t moment, int32_t owner, uint32_t *counts) {
  const Moment *m = &run->moments.items[moment];
  const SnapshotObject *object = &m->snapshot->objects[owner];
  for (uint32_t i = 0; i < object->reference_count; i++) {
    const SnapshotReference *place = &m->snapshot->references[object->first_reference + i];
    if (run->known[moment][place->to] == NOWHERE) continue;
    if (place_shown(m->snapshot, place, run->options)) hold(run, moment, place->to, counts);
  }
}

static void count_holders(Run *run, size_t moment, uint32_t *counts) {
  const Moment *m = &run->moments.items[moment];
  memset(counts, 0, run->objects.count * sizeof *counts);
  for (size_t i = 0; i < m->name_count; i++) {
    if (m->names[i].to == NO_OBJECT) continue;
    hold(run, moment, m->names[i].to, counts);
    uint32_t index = run->known[moment][m->names[i].to];
    if (index != NOWHERE) run->objects.items[index].named = true;
  }
  for (size_t i = 0; i < m->snapshot->object_count; i++)
    if (m->drawn[i]) hold_by_places(run, moment, (int32_t)i, counts);
}

// An atom that one place alone refers to is written there, unless there is room enough.
static void find_holders(Run *run) {
  uint32_t *counts = mem_alloc(mem_size(run->objects.count + 1, sizeof *counts));
  for (size_t m = 0; m < run->moments.count; m++) {
    count_holders(run, m, counts);
    for (size_t i = 0; i < run->objects.count; i++)
      if (counts[i] > run->objects.items[i].holders) run->objects.items[i].holders = counts[i];
  }
  mem_free(counts);
  for (size_t i = 0; i < run->objects.count && run->density != DENSITY_FULL; i++) {
    RunObject *object = &run->objects.items[i];
    object->in_place = !object->named && object->holders == 1 && object->any->shape == SHAPE_ATOM;
  }
}

// ---- frames -----------------------------------------------------------------------------------

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

static void add_frame(Run *run, const Snapshot *snapshot, size_t depth) {
  size_t place = 0;
  if (run_frame(run, snapshot, depth) != SIZE_MAX) return;
  while (place < run->frames.count && run->frames.items[place].depth > depth) place++;
  array_push(&run->frames, (RunFrame){0});
  memmove(&run->frames.items[place + 1], &run->frames.items[place],
          (run->frames.count - 1 - place) * sizeof(RunFrame));
  run->frames.items[place] = (RunFrame){.depth = depth, .name = frame_name(snapshot, depth)};
}

static bool is_cut(const Moment *moment, size_t depth) {
  for (size_t i = 0; i < moment->name_count; i++)
    if (moment->names[i].depth == depth && moment->names[i].to == NO_OBJECT) return true;
  return false;
}

// Below all that is there; of a frame that is cut, below the name before it. Returns its row.
static size_t insert_name(RunFrame *frame, const char *text, size_t row) {
  array_push(&frame->names, (RunName){0});
  memmove(&frame->names.items[row + 1], &frame->names.items[row],
          (frame->names.count - 1 - row) * sizeof(RunName));
  frame->names.items[row] = (RunName){.text = text};
  return row;
}

static size_t add_name(RunFrame *frame, const MomentName *name, int32_t card, size_t row) {
  size_t i = 0;
  while (i < frame->names.count && strcmp(frame->names.items[i].text, name->text) != 0) i++;
  if (i == frame->names.count) i = insert_name(frame, name->text, row);
  add_target(&frame->names.items[i].targets, card);
  return i;
}

static void add_names(Run *run, const Moment *moment) {
  size_t depth = SIZE_MAX, next = 0;
  bool cut = false;
  for (size_t i = 0; i < moment->name_count; i++) {
    const MomentName *name = &moment->names[i];
    RunFrame *frame = &run->frames.items[run_frame(run, moment->snapshot, name->depth)];
    int32_t card = run_find(run, object_serial(moment->snapshot, name->to));
    if (name->depth != depth) {
      depth = name->depth;
      cut = is_cut(moment, depth);
      next = 0;
    }
    if (card < 0 && name->to != NO_OBJECT) continue;
    next = add_name(frame, name, card, cut ? next : frame->names.count) + 1;
  }
}

static void add_frames(Run *run) {
  for (size_t m = 0; m < run->moments.count; m++) {
    const Moment *moment = &run->moments.items[m];
    for (size_t depth = 0; depth < moment->snapshot->frame_count; depth++)
      add_frame(run, moment->snapshot, depth);
    add_names(run, moment);
  }
}

size_t run_stack_rows(const Run *run) {
  size_t rows = 0;
  for (size_t i = 0; i < run->frames.count; i++)
    rows += 2 + (run->frames.items[i].names.count ? run->frames.items[i].names.count : 1);
  return rows;
}

// ---- the union --------------------------------------------------------------------------------

static bool draws_more(const Run *run, size_t moment, size_t limit) {
  const Moment *m = &run->moments.items[moment];
  size_t count = 0;
  for (size_t i = 0; i < m->snapshot->object_count && count <= limit; i++)
    if (m->drawn[i]) count += !run->objects.items[run->known[moment][i]].in_place;
  return count > limit;
}

static void find_fullest(Run *run) {
  uint32_t *present = mem_zalloc(mem_size(run->moments.count + 1, sizeof *present));
  for (size_t g = 0; g < run->groups.count; g++)
    for (size_t m = run->groups.items[g].from; m <= run->groups.items[g].to; m++) present[m]++;
  for (size_t m = 0; m < run->moments.count; m++)
    if (present[m] > run->fullest) run->fullest = present[m];
  mem_free(present);
}

// A part of the run with few objects shows each of them.
static bool has_many(const Run *run) {
  enum { MAX_DENSE = 24 };
  if (run->options->density == DENSITY_COLLAPSED) return true;
  for (size_t m = 0; m < run->moments.count; m++)
    if (draws_more(run, m, MAX_DENSE)) return true;
  return false;
}

void run_gather(Run *run, const Moment *moments, const Mark *const *marks, size_t from, size_t to,
                Density density, const ViewOptions *options) {
  *run = (Run){.options = options, .density = density, .first = from > 0};
  for (size_t i = from - run->first; i <= to; i++) array_push(&run->moments, moments[i]);
  add_moments(run, marks ? marks + from - run->first : NULL);
  find_holders(run);
  islands_find(run);
  run->collapsing = density == DENSITY_COLLAPSED && has_many(run);
  groups_make(run);
  find_fullest(run);
  slots_make(run);
  add_frames(run);
}

size_t run_weight(const Run *run) {
  size_t weight = run->cards.count + run->left_out_cards;
  for (size_t i = 0; i < run->cards.count; i++) weight += run->cards.items[i].island >= 0 ? 2 : 0;
  return weight;
}

// ---- rows -------------------------------------------------------------------------------------

static int32_t find_key(const RunCard *card, const char *key) {
  for (size_t i = 0; i < card->rows.count; i++)
    if (card->rows.items[i].key && strcmp(card->rows.items[i].key, key) == 0) return (int32_t)i;
  return -1;
}

int32_t run_row(const RunCard *card, const Cells *cells, size_t cell) {
  if (!card->by_position) return find_key(card, cells->items[cell].key);
  uint32_t row = cells->items[cell].row;
  return row < card->rows.count ? (int32_t)row : -1;
}

static void add_rows_of(RunCard *card, const Cells *cells) {
  for (size_t c = 0; c < cells->count; c++) {
    const Cell *cell = &cells->items[c];
    if (cell->gap || cell->merged) card->by_position = true;
    if (card->by_position) {
      while (cell->row >= card->rows.count) array_push(&card->rows, (RunRow){0});
    } else if (find_key(card, cell->key) < 0) {
      array_push(&card->rows, (RunRow){.key = cell->key});
      card->by_position = card->rows.count > MAX_KEYS;
    }
  }
}

static int32_t shared_card(const void *payload, int64_t serial) {
  const Run *run = payload;
  const RunObject *object = run_object(run, serial);
  if (!object || object->group == NOWHERE) return ALONE;
  return run->groups.items[object->group].count > 1 ? (int32_t)object->group : ALONE;
}

// Of a card that shows headers only: one row with all that it refers to.
static Cells chip_cells(Run *run, const Moment *moment, const SnapshotObject *owner) {
  Cells cells = {.rows = 1};
  cells.items = scratch_alloc(&run->scratch, mem_size(owner->reference_count + 1, sizeof(Cell)));
  for (uint32_t i = 0; i < owner->reference_count; i++) {
    uint32_t at = owner->first_reference + i;
    const SnapshotReference *place = &moment->snapshot->references[at];
    if (!place_shown(moment->snapshot, place, run->options)) continue;
    if (run_find(run, object_serial(moment->snapshot, place->to)) < 0) continue;
    cells.items[cells.count++] = (Cell){.key = "",
                                        .to = place->to,
                                        .first = at,
                                        .count = 1,
                                        .changed = place_changed(moment, at),
                                        .merged = true};
  }
  return cells;
}

static void take_cells(Run *run, size_t moment) {
  Moment *m = &run->moments.items[moment];
  Sharing sharing = {shared_card, run};
  size_t count = m->snapshot->object_count;
  m->cells = scratch_alloc(&run->scratch, mem_size(count + 1, sizeof(Cells)));
  for (size_t i = 0; i < count; i++) {
    const SnapshotObject *object = &m->snapshot->objects[i];
    if (!m->drawn[i] || run_find(run, object->serial) < 0) continue;
    if (run->density == DENSITY_CHIPS)
      m->cells[i] = chip_cells(run, m, object);
    else if (shared_card(run, object->serial) == ALONE)
      m->cells[i] = cells_take(&run->scratch, m, object, run->options, &sharing);
  }
}

// Those of a card of several objects stand with the first of them.
static void take_group_cells(Run *run) {
  for (size_t g = 0; g < run->groups.count; g++) {
    const RunGroup *group = &run->groups.items[g];
    if (group->count == 1 || group->card == NOWHERE) continue;
    for (size_t m = group->from; m <= group->to; m++) {
      Moment *moment = &run->moments.items[m];
      int32_t object = snapshot_find(moment->snapshot, run_member(run, group, 0)->serial);
      if (object != NO_OBJECT) moment->cells[object] = group_cells(run, group, m);
    }
  }
}

const Cells *run_cells(const Run *run, uint32_t card, size_t moment) {
  static const Cells none;
  const RunGroup *group = run_group(run, card, moment);
  if (!group) return &none;
  const Moment *m = &run->moments.items[moment];
  int32_t object = snapshot_find(m->snapshot, run_member(run, group, 0)->serial);
  return object == NO_OBJECT || !m->drawn[object] ? &none : &m->cells[object];
}

static bool starts_by_position(const Run *run, const RunCard *card) {
  const RunGroup *group = &run->groups.items[card->groups.items[0]];
  Shape shape = run_member(run, group, 0)->any->shape;
  return group->count > 1 || run->density == DENSITY_CHIPS || shape == SHAPE_LIST ||
         shape == SHAPE_TUPLE || shape == SHAPE_SET;
}

static void add_rows(Run *run, uint32_t index) {
  RunCard *card = &run->cards.items[index];
  card->by_position = starts_by_position(run, card);
  bool keyed = !card->by_position;
  for (size_t m = 0; m < run->moments.count; m++) add_rows_of(card, run_cells(run, index, m));
  if (!keyed || !card->by_position) return;
  array_truncate(&card->rows, 0); // too many keys in the run: begin again, by place
  for (size_t m = 0; m < run->moments.count; m++) add_rows_of(card, run_cells(run, index, m));
}

// `seen`: row and card of the targets of all rows that have many.
static void add_row_target(Targets *targets, uint32_t row, int32_t card, SerialMap *seen) {
  enum { MANY = 16 };
  if (card < 0 || targets->count < MANY) {
    add_target(targets, card);
    return;
  }
  int64_t of_row = (int64_t)row << 32;
  for (size_t i = 0; targets->count == MANY && i < MANY; i++)
    serial_map_put(seen, of_row | targets->items[i].card, 0);
  if (serial_map_get(seen, of_row | card) != NOWHERE) return;
  serial_map_put(seen, of_row | card, 0);
  array_push(targets, (Target){.card = (uint32_t)card});
}

static void add_targets(Run *run, uint32_t index, size_t moment, SerialMap *seen) {
  RunCard *card = &run->cards.items[index];
  const Cells *cells = run_cells(run, index, moment);
  for (size_t c = 0; c < cells->count; c++) {
    int64_t serial = object_serial(run->moments.items[moment].snapshot, cells->items[c].to);
    int32_t row = run_row(card, cells, c), target = run_find(run, serial);
    if (row >= 0 && target != (int32_t)index && !cells->items[c].words)
      add_row_target(&card->rows.items[row].targets, (uint32_t)row, target, seen);
  }
}

static void add_all_rows(Run *run) {
  for (uint32_t i = 0; i < run->cards.count; i++) {
    SerialMap seen = {0};
    add_rows(run, i);
    for (size_t m = 0; m < run->moments.count; m++) add_targets(run, i, m, &seen);
    serial_map_delete(&seen);
  }
}

// ---- what each step shows ---------------------------------------------------------------------

static void count_shown(Run *run, size_t moment, bool *shown, uint32_t *holders) {
  const Moment *m = &run->moments.items[moment];
  for (size_t i = 0; i < m->name_count; i++) {
    int32_t card = run_find(run, object_serial(m->snapshot, m->names[i].to));
    if (card >= 0) holders[card] += m->names[i].count;
  }
  for (size_t i = 0; i < m->snapshot->object_count; i++) {
    if (!m->drawn[i]) continue;
    int32_t card = run_find(run, m->snapshot->objects[i].serial);
    if (card >= 0) shown[card] = true;
    for (size_t c = 0; c < m->cells[i].count; c++) {
      const Cell *cell = &m->cells[i].items[c];
      card = run_find(run, object_serial(m->snapshot, cell->to));
      if (card < 0) continue;
      holders[card] += cell->count;
      shown[card] = true;
    }
  }
}

static void find_shown(Run *run) {
  size_t moments = run->moments.count, cards = run->cards.count + 1;
  run->shown = scratch_alloc(&run->scratch, mem_size(moments + 1, sizeof(bool *)));
  run->holders = scratch_alloc(&run->scratch, mem_size(moments + 1, sizeof(uint32_t *)));
  for (size_t m = 0; m < moments; m++) {
    run->shown[m] = scratch_alloc(&run->scratch, cards);
    run->holders[m] = scratch_alloc(&run->scratch, mem_size(cards, sizeof(uint32_t)));
    count_shown(run, m, run->shown[m], run->holders[m]);
  }
}

// A value stands in the cell that refers to it, so it is not left out where that cell is shown.
static bool *find_mentioned(const Run *run, const Moment *moment) {
  bool *mentioned = mem_zalloc(moment->snapshot->object_count + 1);
  for (size_t i = 0; i < moment->snapshot->object_count; i++)
    for (uint32_t r = 0; moment->drawn[i] && r < moment->snapshot->objects[i].reference_count;
         r++) {
      const SnapshotObject *owner = &moment->snapshot->objects[i];
      int32_t to = moment->snapshot->references[owner->first_reference + r].to;
      if (run_find(run, owner->serial) >= 0) mentioned[to] = true;
    }
  return mentioned;
}

size_t run_left_out(const Run *run, size_t moment) {
  const Moment *m = &run->moments.items[moment];
  if (!m->beyond && run->left_out_cards == 0) return 0;
  const bool *all = m->beyond ? m->beyond : m->drawn;
  bool *mentioned = find_mentioned(run, m);
  size_t count = 0;
  for (size_t i = 0; i < m->snapshot->object_count; i++) {
    const SnapshotObject *object = &m->snapshot->objects[i];
    if (!all[i] || run_find(run, object->serial) >= 0) continue;
    count += object->serial > 0 && !(object->shape == SHAPE_ATOM && mentioned[i]);
  }
  mem_free(mentioned);
  return count;
}

// ---- all together -----------------------------------------------------------------------------

static void write_sentences(Run *run) {
  run->sentences =
      scratch_alloc(&run->scratch, mem_size(run->moments.count + 1, sizeof(const char *)));
  for (size_t m = 0; m < run->moments.count; m++) {
    const Moment *moment = &run->moments.items[m];
    const char *sentence = sentence_of(&run->scratch, moment->before, moment->snapshot);
    run->sentences[m] = limit_end(&run->scratch, sentence, 2 * MAX_SENTENCE);
  }
}

void run_finish(Run *run) {
  if (run->moments.count && !run->moments.items[0].cells) {
    for (size_t m = 0; m < run->moments.count; m++) take_cells(run, m);
    take_group_cells(run);
  }
  add_all_rows(run);
  budget_apply(run);
  find_shown(run);
  depths_find(run);
  write_sentences(run);
  reserve_cards(run);
}

void run_delete(Run *run) {
  for (size_t i = 0; i < run->cards.count; i++) {
    RunCard *card = &run->cards.items[i];
    for (size_t r = 0; r < card->rows.count; r++) array_delete(&card->rows.items[r].targets);
    array_delete(&card->rows);
    array_delete(&card->groups);
  }
  for (size_t i = 0; i < run->frames.count; i++) {
    for (size_t n = 0; n < run->frames.items[i].names.count; n++)
      array_delete(&run->frames.items[i].names.items[n].targets);
    array_delete(&run->frames.items[i].names);
  }
  array_delete(&run->frames);
  array_delete(&run->cards);
  array_delete(&run->cut);
  array_delete(&run->groups);
  array_delete(&run->members);
  array_delete(&run->islands);
  array_delete(&run->objects);
  array_delete(&run->moments);
  serial_map_delete(&run->index);
  scratch_delete(&run->scratch);
  *run = (Run){0};
}
