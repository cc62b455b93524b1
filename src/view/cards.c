// cards.c: the cards of one step in the union of all cards: words, badges, rows, and the edges of
// the rows.
#include <string.h>

#include "internal.h"

static const SnapshotObject *find(const Snapshot *snapshot, int64_t serial) {
  int32_t object = snapshot ? snapshot_find(snapshot, serial) : NO_OBJECT;
  return object == NO_OBJECT ? NULL : &snapshot->objects[object];
}

static const Cells *cells_in(const Moment *moment, int64_t serial) {
  static const Cells none;
  int32_t object = moment ? snapshot_find(moment->snapshot, serial) : NO_OBJECT;
  return object == NO_OBJECT ? &none : &moment->cells[object];
}

// ---- words of the header ----------------------------------------------------------------------

static const char *sub_text(Scratch *scratch, const SnapshotObject *object, bool has_rows) {
  unsigned long long length = object->length;
  if (object->flags & SNAPSHOT_IMMORTAL) return "immortal";
  if (object->flags & SNAPSHOT_SLOTS) return "slots";
  if (!has_rows) return limit_sub(scratch, object);
  switch (object->shape) {
  case SHAPE_LIST: return scratch_printf(scratch, "[%llu]", length);
  case SHAPE_TUPLE: return scratch_printf(scratch, "(%llu)", length);
  case SHAPE_DICT:
  case SHAPE_SET: return scratch_printf(scratch, "{%llu}", length);
  case SHAPE_ATOM:
  case SHAPE_INSTANCE:
  case SHAPE_CLASS:
  case SHAPE_FUNCTION:
  case SHAPE_METHOD:
  case SHAPE_CELL:
  case SHAPE_GENERATOR:
  case SHAPE_MODULE:
  case SHAPE_WEAKREF:
  case SHAPE_OTHER: break;
  }
  return NULL;
}

static const char *generation_text(const Drawing *drawing, int generation) {
  static const char *const full[] = {"gen 0", "gen 1", "gen 2", "perm"};
  static const char *const dense[] = {"g0", "g1", "g2", "perm"};
  if (generation < 0 || generation > 3) return NULL;
  return drawing->run.density == DENSITY_DENSE ? dense[generation] : full[generation];
}

// The badge of a moment: `now` NULL = it died, `before` NULL = it was not there.
static const char *refs_text(const Drawing *drawing, size_t moment, uint32_t card,
                             const SnapshotObject *now, const SnapshotObject *before) {
  Scratch *scratch = &drawing->scene->scratch;
  const char *unit = drawing->run.density == DENSITY_DENSE ? "" : "refs ";
  if ((now ? now : before)->flags & SNAPSHOT_IMMORTAL) return scratch_printf(scratch, "%s∞", unit);
  long long count = now ? (long long)now->refcount : 0;
  const char *text = scratch_printf(scratch, "%s%lld", unit, count);
  if (before && before->refcount != count)
    text = scratch_printf(scratch, "%s%lld→%lld", unit, (long long)before->refcount, count);
  long long hidden = count - drawing->holders[moment][card];
  bool complete = drawing->run.left_out == 0 && !drawing->run.edges_in_place;
  if (!now || hidden <= 0 || !complete || now->serial < 0) return text;
  return scratch_printf(scratch, "%s · %lld hidden", text, hidden);
}

// ---- words of the rows ------------------------------------------------------------------------

static bool has_target(const RunRow *row, int32_t card) {
  for (size_t t = 0; t < row->targets.count; t++)
    if ((int32_t)row->targets.items[t].card == card) return true;
  return false;
}

// What a cell refers to, in words; NULL where an edge starts instead.
static const char *cell_value(const Drawing *drawing, const RunCard *card, const RunRow *row,
                              const Snapshot *snapshot, int32_t to) {
  Scratch *scratch = &drawing->scene->scratch;
  if (to == NO_OBJECT) return NULL;
  const SnapshotObject *object = &snapshot->objects[to];
  long long serial = object->serial;
  if (serial == card->serial) return scratch_printf(scratch, "#%lld itself", serial);
  if (has_target(row, run_find(&drawing->run, serial))) return NULL;
  if (object->shape == SHAPE_ATOM || serial < 0 || object_hidden(object, drawing->run.options)) {
    const char *value = limit_value(scratch, object);
    return value ? value : limit_end(scratch, object->type, MAX_TYPE);
  }
  return scratch_printf(scratch, "%s #%lld", limit_end(scratch, object->type, MAX_TYPE), serial);
}

typedef struct RowWords {
  const char *value;
  bool changed;
} RowWords;

static RowWords row_words(const Drawing *drawing, const Moment *moment, const RunCard *card,
                          const RunRow *row, const Cell *cell) {
  enum { MAX_BOTH = 14 };
  Scratch *scratch = &drawing->scene->scratch;
  RowWords words = {cell_value(drawing, card, row, moment->snapshot, cell->to), false};
  if (!words.value || !find(moment->before, card->serial)) return words;
  int64_t serial = target_before(moment, cell, 0);
  if (serial == object_serial(moment->snapshot, cell->to)) return words;
  words.changed = true;
  int32_t target = serial ? snapshot_find(moment->before, serial) : NO_OBJECT;
  const char *old =
      target == NO_OBJECT ? NULL : cell_value(drawing, card, row, moment->before, target);
  if (old && strcmp(old, words.value) != 0 &&
      scene_columns(old) + scene_columns(words.value) < MAX_BOTH)
    words.value = scratch_printf(scratch, "%s→%s", old, words.value);
  return words;
}

static void reserve_rows(const Drawing *drawing, const RunCard *card, const Moment *moment,
                         SceneCard *out) {
  const Cells *cells = cells_in(moment, card->serial);
  for (size_t c = 0; c < cells->count; c++) {
    int32_t row = run_row(card, cells, c);
    if (row < 0) continue;
    word_reserve(&out->rows[row].key, cells->items[c].key);
    word_reserve(&out->rows[row].value,
                 row_words(drawing, moment, card, &card->rows.items[row], &cells->items[c]).value);
  }
}

static void show_rows(const Drawing *drawing, const RunCard *card, const Moment *moment,
                      SceneCard *out) {
  const Cells *cells = cells_in(moment, card->serial);
  for (size_t c = 0; c < cells->count; c++) {
    int32_t row = run_row(card, cells, c);
    if (row < 0) continue;
    RowWords words = row_words(drawing, moment, card, &card->rows.items[row], &cells->items[c]);
    SceneRow *line = &out->rows[row];
    line->state = words.changed ? ROW_CHANGED : ROW_PLAIN;
    line->gap = cells->items[c].to == NO_OBJECT;
    word_now(&line->key, cells->items[c].key);
    word_now(&line->value, words.value);
  }
}

// Rows of the step before that are struck now: all of a ghost, else those whose place is gone.
static void strike_rows(const Drawing *drawing, const RunCard *card, bool ghost, SceneCard *out) {
  const Moment *before = moment_before(drawing);
  const Cells *cells = cells_in(before, card->serial);
  for (size_t c = 0; c < cells->count; c++) {
    const Cell *cell = &cells->items[c];
    int32_t row = run_row(card, cells, c);
    if (row < 0 || out->rows[row].state != ROW_ABSENT || (cell->to == NO_OBJECT && !ghost))
      continue;
    if (!ghost && target_now(moment_now(drawing), cell, 0)) continue;
    SceneRow *line = &out->rows[row];
    line->state = ROW_REMOVED;
    line->gap = cell->to == NO_OBJECT;
    word_now(&line->key, cell->key);
    word_now(&line->value,
             cell_value(drawing, card, &card->rows.items[row], before->snapshot, cell->to));
  }
}

// ---- edges ------------------------------------------------------------------------------------

static bool is_new(const Moment *moment, const SnapshotObject *object) {
  return object->serial > 0 && !find(moment->before, object->serial);
}

static EdgeState edge_now(const Drawing *drawing, const RunCard *card, const Cell *cell) {
  const Moment *now = moment_now(drawing);
  int64_t serial = object_serial(now->snapshot, cell->to);
  for (uint32_t i = 0; i < cell->count; i++)
    if (target_before(now, cell, i) != serial) return EDGE_NEW;
  size_t at = drawing->run.now;
  bool island =
      island_member(&drawing->run, at, card->serial) && island_member(&drawing->run, at, serial);
  return island ? EDGE_ISLAND : EDGE_PLAIN;
}

static EdgeState edge_gone(const Drawing *drawing, const RunCard *card, const Cell *cell,
                           int32_t row, const SceneCard *out) {
  switch (out->state) {
  case CARD_COLLECTED: return EDGE_CLEARED;
  case CARD_FREED: return EDGE_REMOVED;
  case CARD_ABSENT:
  case CARD_PLAIN:
  case CARD_NEW:
  case CARD_UNREACHABLE:
  case CARD_IMMORTAL: break;
  }
  int64_t serial = object_serial(moment_before(drawing)->snapshot, cell->to);
  if (!find(moment_now(drawing)->snapshot, card->serial)) return EDGE_ABSENT;
  if (target_now(moment_now(drawing), cell, 0) == serial) return EDGE_ABSENT;
  return out->rows[row].state == ROW_REMOVED ? EDGE_REMOVED : EDGE_REPLACED;
}

// What the cells of a moment make of the edge from `row` to `serial`; ABSENT where none of them is
// it.
static EdgeState edge_state(const Drawing *drawing, uint32_t index, int32_t row, int64_t serial,
                            const SceneCard *out) {
  const RunCard *card = &drawing->run.cards.items[index];
  const Moment *now = moment_now(drawing), *before = moment_before(drawing);
  const Cells *cells = cells_in(now, card->serial);
  for (size_t c = 0; c < cells->count; c++)
    if (object_serial(now->snapshot, cells->items[c].to) == serial &&
        run_row(card, cells, c) == row)
      return edge_now(drawing, card, &cells->items[c]);
  cells = cells_in(before, card->serial);
  for (size_t c = 0; c < cells->count; c++)
    if (object_serial(before->snapshot, cells->items[c].to) == serial &&
        run_row(card, cells, c) == row)
      return edge_gone(drawing, card, &cells->items[c], row, out);
  return EDGE_ABSENT;
}

static void draw_edges(Drawing *drawing, uint32_t index) {
  const RunCard *card = &drawing->run.cards.items[index];
  const SceneCard *out = &drawing->scene->cards[index];
  for (size_t r = 0; r < card->rows.count; r++)
    for (size_t t = 0; t < card->rows.items[r].targets.count; t++) {
      const Target *target = &card->rows.items[r].targets.items[t];
      uint32_t to = target->card;
      SceneEdge edge = {.owner = index, .cell = (uint32_t)r, .to = to, .back = target->back};
      if (out->state != CARD_ABSENT)
        edge.state =
            edge_state(drawing, index, (int32_t)r, drawing->run.cards.items[to].serial, out);
      add_edge(drawing, edge);
    }
}

// ---- cards ------------------------------------------------------------------------------------

static CardState card_state(const Drawing *drawing, uint32_t index, const SnapshotObject *object) {
  const Run *run = &drawing->run;
  const RunCard *card = &run->cards.items[index];
  if (drawing->presence[index] == PRESENCE_NONE) return CARD_ABSENT;
  if (drawing->presence[index] == PRESENCE_GHOST)
    return island_member(run, run->now, card->serial) ? CARD_COLLECTED : CARD_FREED;
  if (object->flags & SNAPSHOT_IMMORTAL) return CARD_IMMORTAL;
  bool garbage = object->flags & SNAPSHOT_GARBAGE;
  if (island_member(run, run->now, card->serial) && !garbage) return CARD_UNREACHABLE;
  return is_new(moment_now(drawing), object) ? CARD_NEW : CARD_PLAIN;
}

static void reserve_words(const Drawing *drawing, uint32_t index, SceneCard *out) {
  const RunCard *card = &drawing->run.cards.items[index];
  Scratch *scratch = &drawing->scene->scratch;
  for (size_t m = 0; m < drawing->run.moments.count; m++) {
    const Moment *moment = &drawing->run.moments.items[m];
    const SnapshotObject *now = find(moment->snapshot, card->serial);
    const SnapshotObject *before = find(moment->before, card->serial);
    if (now || before) word_reserve(&out->refs, refs_text(drawing, m, index, now, before));
    if (!now) continue;
    word_reserve(&out->sub, sub_text(scratch, now, out->row_count > 0));
    word_reserve(&out->generation, generation_text(drawing, now->generation));
    if (out->row_count == 0 || now->value) word_reserve(&out->value, limit_value(scratch, now));
    reserve_rows(drawing, card, moment, out);
  }
}

static void show_words(const Drawing *drawing, uint32_t index, SceneCard *out) {
  const RunCard *card = &drawing->run.cards.items[index];
  Scratch *scratch = &drawing->scene->scratch;
  const SnapshotObject *now = find(moment_now(drawing)->snapshot, card->serial);
  const Moment *earlier = moment_before(drawing);
  const SnapshotObject *before = earlier ? find(earlier->snapshot, card->serial) : NULL;
  const SnapshotObject *object = now ? now : before;
  bool immortal = object->flags & SNAPSHOT_IMMORTAL, dead = !now && !card->plain_value;
  if (!now && !dead) now = before; // a value that nothing touches any more still has its count
  word_now(&out->refs,
           refs_text(drawing, drawing->run.now, index, now, dead || now ? before : NULL));
  if (before && !immortal && (dead || now->refcount != before->refcount))
    out->count = dead ? COUNT_ZERO : COUNT_CHANGED;
  word_now(&out->sub, sub_text(scratch, object, out->row_count > 0));
  word_now(&out->generation, generation_text(drawing, object->generation));
  out->generation_number = object->generation;
  if (out->value.widest) word_now(&out->value, limit_value(scratch, object));
  out->tooltip =
      scratch_printf(scratch, "%s%s%s, %llu bytes, %s%s%s", out->type, out->label ? " " : "",
                     out->label ? out->label : "", (unsigned long long)object->size,
                     drawing->run.density == DENSITY_DENSE ? "refs " : "", out->refs.text,
                     object->generation < 0 ? "" : ", ");
  if (object->generation >= 0)
    out->tooltip = scratch_printf(scratch, "%sgen %d", out->tooltip, object->generation);
}

static void draw_card(Drawing *drawing, uint32_t index) {
  const RunCard *card = &drawing->run.cards.items[index];
  Scratch *scratch = &drawing->scene->scratch;
  SceneCard *out = &drawing->scene->cards[index];
  const SnapshotObject *any = run_object(&drawing->run, card->serial);
  const SnapshotObject *now = find(moment_now(drawing)->snapshot, card->serial);
  out->serial = card->serial;
  out->island = card->island;
  out->tagged = card->serial > 0;
  out->type = limit_end(scratch, any->type, MAX_TYPE);
  if (card->serial > 0) out->label = scratch_printf(scratch, "#%lld", (long long)card->serial);
  out->row_count = card->rows.count;
  out->rows = scratch_alloc(scratch, mem_size(out->row_count + 1, sizeof(SceneRow)));
  out->state = card_state(drawing, index, now ? now : any);
  reserve_words(drawing, index, out);
  if (out->state == CARD_ABSENT) return;
  show_words(drawing, index, out);
  if (out->state == CARD_FREED) out->tag = "× freed";
  if (now && is_new(moment_now(drawing), now)) out->tag = "+ new";
  bool ghost = out->state == CARD_FREED || out->state == CARD_COLLECTED;
  if (!ghost) show_rows(drawing, card, moment_now(drawing), out);
  if (moment_before(drawing)) strike_rows(drawing, card, ghost, out);
}

void draw_cards(Drawing *drawing) {
  Scene *scene = drawing->scene;
  scene->card_count = drawing->run.cards.count;
  scene->cards = scratch_alloc(&scene->scratch, mem_size(scene->card_count + 1, sizeof(SceneCard)));
  for (uint32_t i = 0; i < scene->card_count; i++) draw_card(drawing, i);
  for (uint32_t i = 0; i < scene->card_count; i++) draw_edges(drawing, i);
}
