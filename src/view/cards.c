// cards.c: the cards of one step in the union of all cards: words, badges, rows, and the edges of
// the rows.
#include <string.h>

#include "internal.h"

static const SnapshotObject *find(const Snapshot *snapshot, int64_t serial) {
  int32_t object = snapshot ? snapshot_find(snapshot, serial) : NO_OBJECT;
  return object == NO_OBJECT ? NULL : &snapshot->objects[object];
}

// What a card shows at a moment. Whatever happens to one of several objects happens to all of them,
// so the first one speaks.
typedef struct Body {
  const Run *run;
  uint32_t card;
  size_t at; // moment
  const RunGroup *group;
  int64_t serial;                     // of the first object
  const SnapshotObject *now, *before; // the same; NULL where it is not alive
} Body;

// `group` is NULL where the place of the card is empty.
static Body body_of(const Run *run, uint32_t card, size_t at) {
  Body body = {.run = run, .card = card, .at = at, .group = run_group(run, card, at)};
  if (!body.group) return body;
  const Moment *moment = &run->moments.items[at];
  body.serial = run_member(run, body.group, 0)->serial;
  body.now = find(moment->snapshot, body.serial);
  body.before = find(moment->before, body.serial);
  return body;
}

static bool is_dense(const Run *run) { return run->density != DENSITY_FULL; }

// ---- words of the header ----------------------------------------------------------------------

static const char *type_text(const Run *run, Scratch *scratch, const RunGroup *group) {
  const char *type = limit_end(scratch, run_member(run, group, 0)->any->type, MAX_TYPE);
  return group->count == 1 ? type : scratch_printf(scratch, "%s ×%u", type, group->count);
}

static const char *label_text(const Run *run, Scratch *scratch, const RunGroup *group) {
  long long first = run_member(run, group, 0)->serial;
  long long last = run_member(run, group, group->count - 1)->serial;
  if (first <= 0) return NULL;
  if (group->count == 1) return scratch_printf(scratch, "#%lld", first);
  bool all = last - first + 1 == group->count;
  return scratch_printf(scratch, all ? "#%lld–#%lld" : "#%lld … #%lld", first, last);
}

static const char *sub_text(Scratch *scratch, const Body *body, bool has_rows) {
  const SnapshotObject *object = body->now ? body->now : body->before;
  unsigned long long length = object->length;
  if (object->flags & SNAPSHOT_IMMORTAL) return "immortal";
  if (object->flags & SNAPSHOT_SLOTS) return "slots";
  if (body->group->count > 1) return NULL;
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

static bool is_promoted(const Body *body) {
  return body->now && body->before && body->before->generation >= 0 &&
         body->now->generation > body->before->generation;
}

// "gen 1"; "gen 0→1" in the step that brought it there.
static const char *generation_text(Scratch *scratch, const Body *body) {
  static const char *const names[] = {"0", "1", "2", "perm"};
  const SnapshotObject *object = body->now ? body->now : body->before;
  int to = object->generation;
  if (to < 0 || to > 3) return NULL;
  const char *unit = is_dense(body->run) ? "g" : "gen ";
  if (is_promoted(body))
    return scratch_printf(scratch, "%s%s→%s", unit, names[body->before->generation], names[to]);
  return to == 3 ? "perm" : scratch_printf(scratch, "%s%s", unit, names[to]);
}

static const char *value_text(Scratch *scratch, const Body *body) {
  const Moment *moment = &body->run->moments.items[body->at];
  if (body->group->count > 1)
    return group_value(body->run, scratch, body->group,
                       body->now ? moment->snapshot : moment->before);
  return limit_value(scratch, body->now ? body->now : body->before);
}

// ---- counts -----------------------------------------------------------------------------------

typedef struct Counts {
  long long low, high;
} Counts;

static Counts counts_in(const Body *body, const Snapshot *snapshot) {
  Counts counts = {0, 0};
  bool first = true;
  for (size_t i = 0; i < body->group->count; i++) {
    const SnapshotObject *object = find(snapshot, run_member(body->run, body->group, i)->serial);
    if (!object) continue;
    if (first || object->refcount < counts.low) counts.low = object->refcount;
    if (first || object->refcount > counts.high) counts.high = object->refcount;
    first = false;
  }
  return counts;
}

// "2", "2–7", "1→2".
static const char *counts_text(Scratch *scratch, const Counts *now, const Counts *before) {
  bool changed = before && (before->low != now->low || before->high != now->high);
  if (now->low != now->high) return scratch_printf(scratch, "%lld–%lld", now->low, now->high);
  if (!changed) return scratch_printf(scratch, "%lld", now->low);
  if (before->low != before->high)
    return scratch_printf(scratch, "%lld–%lld→%lld", before->low, before->high, now->low);
  return scratch_printf(scratch, "%lld→%lld", before->low, now->low);
}

static bool is_complete(const Run *run) {
  return run->left_out_cards == 0 && !run->edges_in_place && run->density != DENSITY_CHIPS &&
         run->options->focus.count == 0;
}

static bool is_immortal(const SnapshotObject *object) { return object->flags & SNAPSHOT_IMMORTAL; }

// "∞"; "2→∞" where it has become so, or is so in the other of two runs. NULL where it counts in
// both.
static const char *endless_text(Scratch *scratch, const Body *body, const Counts *now,
                                const Counts *before) {
  const SnapshotObject *any = body->now ? body->now : body->before;
  bool is = is_immortal(any), was = body->before ? is_immortal(body->before) : is;
  if (is && was) return "∞";
  if (is) return scratch_printf(scratch, "%s→∞", counts_text(scratch, before, NULL));
  return was ? scratch_printf(scratch, "∞→%s", counts_text(scratch, now, NULL)) : NULL;
}

// The badge: where it died its count goes to 0, where it is new it has no count before.
static const char *refs_text(Scratch *scratch, const Body *body) {
  const Run *run = body->run;
  const Moment *moment = &run->moments.items[body->at];
  const char *unit = is_dense(run) ? "" : "refs ";
  Counts now = counts_in(body, body->now ? moment->snapshot : NULL);
  Counts before = counts_in(body, moment->before);
  const char *endless = endless_text(scratch, body, &now, &before);
  if (endless) return scratch_printf(scratch, "%s%s", unit, endless);
  const char *counts = counts_text(scratch, &now, body->before ? &before : NULL);
  const char *text = scratch_printf(scratch, "%s%s", unit, counts);
  long long hidden = now.low - run->holders[body->at][body->card];
  if (!body->now || hidden <= 0 || !is_complete(run) || body->serial < 0) return text;
  return body->group->count > 1 ? text : scratch_printf(scratch, "%s · %lld hidden", text, hidden);
}

// ---- words of the rows ------------------------------------------------------------------------

static bool has_target(const RunRow *row, int32_t card) {
  for (size_t t = 0; t < row->targets.count; t++)
    if ((int32_t)row->targets.items[t].card == card) return true;
  return false;
}

// What a cell refers to, in words; NULL where an edge starts instead.
static const char *cell_value(const Body *body, Scratch *scratch, const RunRow *row,
                              const Snapshot *snapshot, const Cell *cell, int32_t to) {
  const Run *run = body->run;
  if (cell->words) return cell->words;
  if (to == NO_OBJECT) return NULL;
  const SnapshotObject *object = &snapshot->objects[to];
  long long serial = object->serial;
  if (serial == body->serial) return scratch_printf(scratch, "#%lld itself", serial);
  int32_t card = run_find(run, serial);
  if (has_target(row, card)) return NULL;
  if (object->shape == SHAPE_ATOM || serial < 0 || object_machinery(object, run->options)) {
    const char *value = limit_value(scratch, object);
    return value ? value : limit_end(scratch, object->type, MAX_TYPE);
  }
  const RunObject *known = card >= 0 ? run_object(run, serial) : NULL;
  if (known && run->groups.items[known->group].count > 1)
    return type_text(run, scratch, &run->groups.items[known->group]);
  return scratch_printf(scratch, "%s #%lld", limit_end(scratch, object->type, MAX_TYPE), serial);
}

typedef struct RowWords {
  const char *value;
  bool changed;
} RowWords;

static RowWords row_words(const Body *body, Scratch *scratch, const RunRow *row, const Cell *cell) {
  enum { MAX_BOTH = 14 };
  const Moment *moment = &body->run->moments.items[body->at];
  RowWords words = {cell_value(body, scratch, row, moment->snapshot, cell, cell->to), false};
  if (!words.value || !body->before || !cell->changed) return words;
  words.changed = true;
  if (cell->words) return words;
  int64_t serial = target_before(moment, cell, 0);
  int32_t target = serial ? snapshot_find(moment->before, serial) : NO_OBJECT;
  const char *old =
      target == NO_OBJECT ? NULL : cell_value(body, scratch, row, moment->before, cell, target);
  if (old && strcmp(old, words.value) != 0 &&
      scene_columns(old) + scene_columns(words.value) < MAX_BOTH)
    words.value = scratch_printf(scratch, "%s→%s", old, words.value);
  return words;
}

static void reserve_rows(const Body *body, Scratch *scratch, SceneCard *out) {
  const RunCard *card = &body->run->cards.items[body->card];
  const Cells *cells = run_cells(body->run, body->card, body->at);
  for (size_t c = 0; c < cells->count; c++) {
    int32_t row = run_row(card, cells, c);
    if (row < 0 || (size_t)row >= out->row_count) continue;
    word_reserve(&out->rows[row].key, cells->items[c].key);
    word_reserve(&out->rows[row].value,
                 row_words(body, scratch, &card->rows.items[row], &cells->items[c]).value);
  }
}

// Words stand in one cell of a row; other cells of it are only where edges start.
static void show_cell(Scratch *scratch, SceneRow *line, const Cell *cell, RowWords words) {
  bool known = line->state != ROW_ABSENT;
  if (!known || words.changed) line->state = words.changed ? ROW_CHANGED : ROW_PLAIN;
  line->gap = cell->gap;
  word_now(&line->key, own_text(scratch, cell->key));
  if (!known || words.value) word_now(&line->value, own_text(scratch, words.value));
  line->dotted = line->value.text && known;
}

static void show_rows(const Body *body, Scratch *scratch, SceneCard *out) {
  const RunCard *card = &body->run->cards.items[body->card];
  const Cells *cells = run_cells(body->run, body->card, body->at);
  for (size_t c = 0; c < cells->count; c++) {
    const Cell *cell = &cells->items[c];
    int32_t row = run_row(card, cells, c);
    if (row >= 0 && (size_t)row < out->row_count)
      show_cell(scratch, &out->rows[row], cell,
                row_words(body, scratch, &card->rows.items[row], cell));
  }
}

// Rows of the step before that are struck now: all of a ghost, else those whose place is gone.
static void strike_rows(const Body *body, Scratch *scratch, bool ghost, SceneCard *out) {
  const RunCard *card = &body->run->cards.items[body->card];
  const Moment *now = &body->run->moments.items[body->at];
  const Cells *cells = run_cells(body->run, body->card, body->at - 1);
  for (size_t c = 0; c < cells->count; c++) {
    const Cell *cell = &cells->items[c];
    int32_t row = run_row(card, cells, c);
    if (row < 0 || (size_t)row >= out->row_count || (cell->to == NO_OBJECT && !ghost)) continue;
    SceneRow *line = &out->rows[row];
    bool struck = line->state == ROW_REMOVED;
    if ((line->state != ROW_ABSENT && !struck) || (!ghost && target_now(now, cell, 0))) continue;
    line->state = ROW_REMOVED;
    line->gap = cell->gap;
    word_now(&line->key, own_text(scratch, cell->key));
    const char *value =
        cell_value(body, scratch, &card->rows.items[row], now->before, cell, cell->to);
    if (!struck || value) word_now(&line->value, own_text(scratch, value));
  }
}

// ---- edges ------------------------------------------------------------------------------------

static EdgeState edge_now(const Body *body, const Cell *cell) {
  if (cell->changed) return EDGE_NEW;
  const Run *run = body->run;
  int64_t serial = object_serial(run->moments.items[body->at].snapshot, cell->to);
  bool island = island_member(run, body->at, body->serial) && island_member(run, body->at, serial);
  return island ? EDGE_ISLAND : EDGE_PLAIN;
}

static EdgeState edge_gone(const Body *body, const Cell *cell, int32_t row, uint32_t to,
                           const SceneCard *out) {
  switch (out->state) {
  case CARD_COLLECTED: return EDGE_CLEARED;
  case CARD_FREED: return EDGE_REMOVED;
  case CARD_ABSENT:
  case CARD_PLAIN:
  case CARD_NEW:
  case CARD_RESURRECTED:
  case CARD_UNREACHABLE:
  case CARD_IMMORTAL:
  case CARD_ADDED:
  case CARD_REMOVED:
  case CARD_CHANGED: break;
  }
  const Moment *now = &body->run->moments.items[body->at];
  if (!body->now) return EDGE_ABSENT;
  int64_t serial = target_now(now, cell, 0);
  if (serial && run_find(body->run, serial) == (int32_t)to) return EDGE_ABSENT;
  bool removed = (size_t)row < out->row_count && out->rows[row].state == ROW_REMOVED;
  return removed || (out->row_count == 0 && !serial) ? EDGE_REMOVED : EDGE_REPLACED;
}

// What the cells of a step make of the edge from `row` to a card; ABSENT where none of them is it.
static EdgeState edge_state(const Body *body, const Leads *now, const Leads *before, int32_t row,
                            uint32_t to, const SceneCard *out) {
  const Cell *cell = leads_find(now, row, to);
  if (cell) return edge_now(body, cell);
  if (body->at > 0) cell = leads_find(before, row, to);
  return cell ? edge_gone(body, cell, row, to, out) : EDGE_ABSENT;
}

static void draw_edges(Drawing *drawing, uint32_t index) {
  const RunCard *card = &drawing->run->cards.items[index];
  const SceneCard *out = &drawing->scene->cards[index];
  Body body = body_of(drawing->run, index, drawing->run->now);
  Leads now = leads_new(drawing->run, index, body.at), before = {0};
  if (body.at > 0) before = leads_new(drawing->run, index, body.at - 1);
  for (size_t r = 0; r < card->rows.count; r++)
    for (size_t t = 0; t < card->rows.items[r].targets.count; t++) {
      const Target *target = &card->rows.items[r].targets.items[t];
      SceneEdge edge = {
          .owner = index, .cell = (uint32_t)r, .to = target->card, .back = target->back};
      if (out->state != CARD_ABSENT)
        edge.state = edge_state(&body, &now, &before, (int32_t)r, target->card, out);
      add_edge(drawing, edge);
    }
  leads_delete(&now);
  leads_delete(&before);
}

// ---- space ------------------------------------------------------------------------------------

static void reserve_words(const Body *body, Scratch *scratch, SceneCard *out) {
  if (!body->group || (!body->now && !body->before)) return;
  word_reserve(&out->label, label_text(body->run, scratch, body->group));
  word_reserve(&out->refs, refs_text(scratch, body));
  if (!body->now) return;
  word_reserve(&out->sub, sub_text(scratch, body, out->row_count > 0));
  word_reserve(&out->generation, generation_text(scratch, body));
  bool has_value = out->row_count == 0 &&
                   (body->run->density != DENSITY_CHIPS || body->now->shape == SHAPE_ATOM);
  if (has_value || body->now->value) word_reserve(&out->value, value_text(scratch, body));
  reserve_rows(body, scratch, out);
}

// Values of the interpreter neither come nor go.
static bool is_tagged(const Run *run, uint32_t index) {
  const RunGroup *group = &run->groups.items[run->cards.items[index].groups.items[0]];
  const RunObject *object = run_member(run, group, 0);
  return object->serial > 0 || !object->plain_value;
}

void reserve_cards(Run *run) {
  size_t count = run->cards.count;
  run->reserved = scratch_alloc(&run->scratch, mem_size(count + 1, sizeof(SceneCard)));
  for (uint32_t i = 0; i < count; i++) {
    SceneCard *out = &run->reserved[i];
    const RunCard *card = &run->cards.items[i];
    out->island = card->island;
    out->tagged = is_tagged(run, i);
    out->row_count = run->density == DENSITY_CHIPS ? 0 : card->rows.count;
    out->rows = scratch_alloc(&run->scratch, mem_size(out->row_count + 1, sizeof(SceneRow)));
    for (size_t m = 0; m < run->moments.count; m++) {
      Body body = body_of(run, i, m);
      reserve_words(&body, &run->scratch, out);
    }
  }
}

static void copy_word(Scratch *scratch, SceneWord *word) {
  word->widest = own_text(scratch, word->widest);
}

// A scene outlives the run: it has its own words.
static void copy_reserved(Scratch *scratch, const SceneCard *reserved, SceneCard *out) {
  *out = *reserved;
  out->rows = scratch_alloc(scratch, mem_size(out->row_count + 1, sizeof(SceneRow)));
  for (size_t r = 0; r < out->row_count; r++) {
    out->rows[r] = reserved->rows[r];
    copy_word(scratch, &out->rows[r].key);
    copy_word(scratch, &out->rows[r].value);
  }
  copy_word(scratch, &out->label);
  copy_word(scratch, &out->sub);
  copy_word(scratch, &out->generation);
  copy_word(scratch, &out->refs);
  copy_word(scratch, &out->value);
}

// ---- cards ------------------------------------------------------------------------------------

static bool is_new(const Body *body) { return body->serial > 0 && body->now && !body->before; }

static void find_resurrected(const Snapshot *snapshot, SerialMap *serials) {
  for (size_t i = 0; i < snapshot->event_count; i++)
    if (snapshot->events[i].kind == EVENT_RESURRECT)
      serial_map_put(serials, snapshot->events[i].serial, 0);
}

static CardState card_state(const Drawing *drawing, const Body *body) {
  if (drawing->presence[body->card] == PRESENCE_NONE) return CARD_ABSENT;
  bool island = island_member(body->run, body->at, body->serial);
  if (drawing->presence[body->card] == PRESENCE_GHOST) return island ? CARD_COLLECTED : CARD_FREED;
  const SnapshotObject *object = body->now ? body->now : body->before;
  if (object->flags & SNAPSHOT_IMMORTAL) return CARD_IMMORTAL;
  if (island && !(object->flags & SNAPSHOT_GARBAGE)) return CARD_UNREACHABLE;
  if (is_new(body)) return CARD_NEW;
  bool resurrected = serial_map_get(&drawing->resurrected, body->serial) != NOWHERE;
  return resurrected ? CARD_RESURRECTED : CARD_PLAIN;
}

static const char *tooltip(const Body *body, Scratch *scratch, const SceneCard *out) {
  const SnapshotObject *object = body->now ? body->now : body->before;
  const char *label = out->label.text ? out->label.text : "";
  Text text = {0};
  text_printf(&text, "%s%s%s, %llu bytes%s, %s%s", out->type, *label ? " " : "", label,
              (unsigned long long)object->size, body->group->count > 1 ? " each" : "",
              is_dense(body->run) ? "refs " : "", out->refs.text);
  if (object->generation >= 0) text_printf(&text, ", gen %d", object->generation);
  const char *kept = scratch_strndup(scratch, text_chars(&text), text.length);
  text_delete(&text);
  return kept;
}

static void show_words(const Body *body, Scratch *scratch, SceneCard *out) {
  const RunObject *object = run_member(body->run, body->group, 0);
  bool immortal = object->any->flags & SNAPSHOT_IMMORTAL;
  bool dead = !body->now && !object->plain_value;
  Body shown = *body;
  if (!shown.now && !dead) { // a value that nothing touches any more still has its count
    shown.now = shown.before;
    shown.at--;
  }
  const SnapshotObject *any = shown.now ? shown.now : shown.before;
  word_now(&out->label, label_text(body->run, scratch, body->group));
  word_now(&out->refs, refs_text(scratch, &shown));
  if (body->before && !immortal && (dead || shown.now->refcount != body->before->refcount))
    out->count = dead ? COUNT_ZERO : COUNT_CHANGED;
  word_now(&out->sub, sub_text(scratch, &shown, out->row_count > 0));
  word_now(&out->generation, generation_text(scratch, &shown));
  out->generation_number = any->generation;
  out->promoted = is_promoted(&shown);
  if (out->value.widest) word_now(&out->value, value_text(scratch, &shown));
  out->tooltip = tooltip(&shown, scratch, out);
}

static void draw_card(Drawing *drawing, uint32_t index) {
  Run *run = drawing->run;
  Scratch *scratch = &drawing->scene->scratch;
  SceneCard *out = &drawing->scene->cards[index];
  Body body = body_of(run, index, run->now);
  const RunGroup *group = body.group;
  if (!group) group = &run->groups.items[run->cards.items[index].groups.items[0]];
  copy_reserved(scratch, &run->reserved[index], out);
  out->serial = run_member(run, group, 0)->serial;
  out->members = group->count;
  out->type = type_text(run, scratch, group);
  if (!body.group || (!body.now && !body.before)) return;
  out->state = card_state(drawing, &body);
  if (out->state == CARD_ABSENT) return;
  show_words(&body, scratch, out);
  if (out->state == CARD_FREED) out->tag = "× freed";
  if (is_new(&body)) out->tag = "+ new";
  if (out->state == CARD_RESURRECTED) out->tag = "+ resurrected";
  bool ghost = out->state == CARD_FREED || out->state == CARD_COLLECTED;
  bool lingers = drawing->presence[index] == PRESENCE_LINGERING && body.before;
  // What is out of sight shows the rows that were seen last.
  const Body past = {run, index, run->now - 1, body.group, body.serial, body.before, NULL};
  if (!ghost) show_rows(lingers ? &past : &body, scratch, out);
  if (run->now > 0) strike_rows(&body, scratch, ghost, out);
}

void draw_cards(Drawing *drawing) {
  Scene *scene = drawing->scene;
  scene->card_count = drawing->run->cards.count;
  scene->cards = scratch_alloc(&scene->scratch, mem_size(scene->card_count + 1, sizeof(SceneCard)));
  find_resurrected(moment_now(drawing)->snapshot, &drawing->resurrected);
  for (uint32_t i = 0; i < scene->card_count; i++) draw_card(drawing, i);
  serial_map_delete(&drawing->resurrected);
  for (uint32_t i = 0; i < scene->card_count; i++) draw_edges(drawing, i);
}
