// collapsed.c: the rows of a card that stands for several objects: one per key (one for all places
// of a list). A row says how many references start there; references among the objects themselves
// are said in words: "chain of 7", "ring of 200", "depth 3",
// "9 inside".
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum { MAX_ROWS = 8, MAX_TARGETS = 6, LONGEST_NUMBER = 7 };

// A card that a row leads to.
typedef struct Lead {
  int32_t card, to;
  uint32_t first, count;
  bool changed;
} Lead;

typedef struct Line {
  const char *place;    // of the first member that has it: the key
  uint32_t other;       // the line that had its number of kind and key before; NOWHERE
  uint32_t first, last; // references; `last` has the widest index
  uint32_t count;       // places in all
  Array(Lead) leads;
  SerialMap led;    // by card: its lead
  Indices from, to; // of references among the members: their numbers in the group
  size_t values;    // written in place
  const char *value, *low, *high;
  bool one_value, numbers, changed;
} Line;

typedef struct Collapse {
  const Run *run;
  Scratch *scratch;
  const RunGroup *group;
  uint32_t number; // of the group
  const Moment *moment;
  SerialMap ranks; // of members in the group
  Array(Line) lines;
  SerialMap found; // by kind and key: the newest line of those that have this number
} Collapse;

static bool is_keyed(PlaceKind kind) {
  return kind == PLACE_ITEM || kind == PLACE_ATTRIBUTE || kind == PLACE_WORD;
}

static bool same_line(const Collapse *collapse, const Line *line, const SnapshotReference *place) {
  const SnapshotReference *first = &collapse->moment->snapshot->references[line->first];
  if (first->kind != place->kind) return false;
  return !is_keyed(place->kind) || strcmp(first->place, place->place) == 0;
}

static int64_t number_of(const SnapshotReference *place) {
  uint64_t kind = (uint64_t)place->kind;
  return (int64_t)(is_keyed(place->kind) ? mark_text(kind, place->place) : kind);
}

static Line *line_of(Collapse *collapse, uint32_t reference, size_t hint) {
  const SnapshotReference *place = &collapse->moment->snapshot->references[reference];
  if (hint < collapse->lines.count && same_line(collapse, &collapse->lines.items[hint], place))
    return &collapse->lines.items[hint];
  int64_t number = number_of(place);
  uint32_t other = serial_map_get(&collapse->found, number);
  for (uint32_t i = other; i != NOWHERE; i = collapse->lines.items[i].other)
    if (same_line(collapse, &collapse->lines.items[i], place)) return &collapse->lines.items[i];
  serial_map_put(&collapse->found, number, (uint32_t)collapse->lines.count);
  array_push(&collapse->lines, (Line){.place = place->place,
                                      .other = other,
                                      .first = reference,
                                      .last = reference,
                                      .numbers = true});
  return &collapse->lines.items[collapse->lines.count - 1];
}

// ---- one reference ----------------------------------------------------------------------------

static void lead(Line *line, const Lead *new) {
  uint32_t found = serial_map_get(&line->led, new->card);
  if (found == NOWHERE) {
    serial_map_put(&line->led, new->card, (uint32_t)line->leads.count);
    array_push(&line->leads, *new);
    return;
  }
  line->leads.items[found].count++;
  line->leads.items[found].changed |= new->changed;
}

static const char *value_text(const Collapse *collapse, const SnapshotObject *object) {
  const char *value = limit_value(collapse->scratch, object);
  return value ? value : limit_end(collapse->scratch, object->type, MAX_TYPE);
}

static void add_value(const Collapse *collapse, Line *line, const SnapshotObject *object) {
  bool number = object->value && strspn(object->value, "0123456789.-") == strlen(object->value) &&
                strlen(object->value) <= LONGEST_NUMBER;
  const char *text = value_text(collapse, object);
  if (line->values++ == 0) {
    line->value = line->low = line->high = text;
    line->one_value = true;
  }
  line->numbers = line->numbers && number;
  line->one_value = line->one_value && strcmp(line->value, text) == 0;
  if (!line->numbers) return;
  if (strtod(text, NULL) < strtod(line->low, NULL)) line->low = text;
  if (strtod(text, NULL) > strtod(line->high, NULL)) line->high = text;
}

static void add_place(Collapse *collapse, uint32_t rank, uint32_t reference, size_t hint) {
  const Snapshot *snapshot = collapse->moment->snapshot;
  const SnapshotReference *place = &snapshot->references[reference];
  const SnapshotObject *target = &snapshot->objects[place->to];
  Line *line = line_of(collapse, reference, hint);
  const char *widest = snapshot->references[line->last].place;
  bool changed = place_changed(collapse->moment, reference);
  line->count++;
  line->changed |= changed;
  size_t length = strlen(place->place), known = strlen(widest); // of "[58]": larger is longer
  if (place->kind == PLACE_INDEX &&
      (length > known || (length == known && strcmp(place->place, widest) > 0)))
    line->last = reference;
  const RunObject *object = run_object(collapse->run, target->serial);
  int32_t card = run_find(collapse->run, target->serial);
  if (object && object->group == collapse->number) {
    array_push(&line->from, rank);
    array_push(&line->to, serial_map_get(&collapse->ranks, target->serial));
  } else if (card >= 0) {
    lead(line, &(Lead){card, place->to, reference, 1, changed});
  } else {
    add_value(collapse, line, target);
  }
}

static void add_member(Collapse *collapse, uint32_t rank) {
  const Snapshot *snapshot = collapse->moment->snapshot;
  int32_t index = snapshot_find(snapshot, run_member(collapse->run, collapse->group, rank)->serial);
  if (index == NO_OBJECT) return;
  const SnapshotObject *object = &snapshot->objects[index];
  size_t hint = 0;
  for (uint32_t r = 0; r < object->reference_count; r++) {
    uint32_t reference = object->first_reference + r;
    if (!place_shown(snapshot, &snapshot->references[reference], collapse->run->options)) continue;
    add_place(collapse, rank, reference, hint++);
  }
}

// ---- what references among the members make ---------------------------------------------------

// `next`: by rank, where the one reference of a member leads; NOWHERE. False where a member has two
// or is referred to twice.
static bool is_path(const Line *line, uint32_t *next, bool *entered) {
  for (size_t i = 0; i < line->from.count; i++) {
    uint32_t from = line->from.items[i], to = line->to.items[i];
    if (next[from] != NOWHERE || entered[to]) return false;
    next[from] = to;
    entered[to] = true;
  }
  return true;
}

// Members on the way from `at`, until it ends or comes to `stop`; at most `limit`.
static uint32_t walk(const uint32_t *next, uint32_t at, uint32_t stop, uint32_t limit) {
  uint32_t length = 1;
  for (at = next[at]; at != NOWHERE && at != stop && length < limit; at = next[at]) length++;
  return length;
}

// Every member is in a ring: NULL where these are not all of one length.
static const char *ring_words(Scratch *scratch, const uint32_t *next, uint32_t count) {
  uint32_t length = walk(next, 0, 0, count);
  bool *met = mem_zalloc(count), same = true;
  for (uint32_t i = 0; i < count && same; i++) {
    same = met[i] || walk(next, i, i, count) == length;
    for (uint32_t at = i; !met[at]; at = next[at]) met[at] = true;
  }
  mem_free(met);
  if (!same) return NULL;
  if (length == 1) return "each itself";
  if (length == count) return scratch_printf(scratch, "ring of %u", count);
  return scratch_printf(scratch, "%u rings of %u", count / length, length);
}

static bool is_only_inner_line(const Collapse *collapse) {
  size_t lines = 0;
  for (size_t i = 0; i < collapse->lines.count; i++)
    lines += collapse->lines.items[i].from.count > 0;
  return lines == 1;
}

static const char *name_path(const Collapse *collapse, const uint32_t *next, const bool *entered) {
  uint32_t count = collapse->group->count, chained = 0, chains = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (entered[i]) continue;
    chained += walk(next, i, NOWHERE, count);
    chains++;
  }
  if (chains == 0) return ring_words(collapse->scratch, next, count);
  if (chained != count) return NULL;
  if (chains == 1) return scratch_printf(collapse->scratch, "chain of %u", count);
  return is_only_inner_line(collapse) ? scratch_printf(collapse->scratch, "%u chains", chains)
                                      : NULL;
}

// "chain of 7", "3 chains", "ring of 200", "each itself"; NULL for anything else.
static const char *path_words(const Collapse *collapse, const Line *line) {
  uint32_t count = collapse->group->count;
  uint32_t *next = mem_alloc(mem_size(count, sizeof *next));
  bool *entered = mem_zalloc(count);
  for (uint32_t i = 0; i < count; i++) next[i] = NOWHERE;
  const char *words = is_path(line, next, entered) ? name_path(collapse, next, entered) : NULL;
  mem_free(next);
  mem_free(entered);
  return words;
}

// Levels of the deepest of the trees; 0 where the parents go round in a circle.
static uint32_t find_depth(const uint32_t *parent, uint32_t count) {
  uint32_t *levels = mem_zalloc(mem_size(count + 1, sizeof *levels)); // of those that are known
  uint32_t depth = 0;
  for (uint32_t i = 0; i < count && depth <= count; i++) {
    uint32_t level = 0, at = i;
    for (; at != NOWHERE && !levels[at] && level <= count; at = parent[at]) level++;
    if (at != NOWHERE) level += levels[at]; // no level: the way did not end
    if (level > depth) depth = level;
    for (at = i; at != NOWHERE && !levels[at]; at = parent[at]) levels[at] = level--;
  }
  mem_free(levels);
  return depth <= count ? depth : 0;
}

// Levels of the trees that all lines make together; 0 where they make anything else.
static uint32_t tree_depth(const Collapse *collapse) {
  uint32_t count = collapse->group->count, depth = 0;
  uint32_t *parent = mem_alloc(mem_size(count, sizeof *parent));
  bool tree = true;
  for (uint32_t i = 0; i < count; i++) parent[i] = NOWHERE;
  for (size_t l = 0; l < collapse->lines.count; l++)
    for (size_t i = 0; i < collapse->lines.items[l].from.count; i++) {
      uint32_t to = collapse->lines.items[l].to.items[i];
      tree = tree && parent[to] == NOWHERE;
      parent[to] = collapse->lines.items[l].from.items[i];
    }
  if (tree) depth = find_depth(parent, count);
  mem_free(parent);
  return depth;
}

static const char *inner_words(const Collapse *collapse, const Line *line) {
  const char *words = path_words(collapse, line);
  uint32_t depth = words ? 0 : tree_depth(collapse);
  if (words) return words;
  if (depth) return scratch_printf(collapse->scratch, "depth %u", depth);
  return scratch_printf(collapse->scratch, "%zu inside", line->from.count);
}

// ---- a row ------------------------------------------------------------------------------------

static const char *value_words(const Collapse *collapse, const Line *line) {
  if (line->one_value) return line->value;
  if (line->numbers) return scratch_printf(collapse->scratch, "%s … %s", line->low, line->high);
  return scratch_printf(collapse->scratch, "%zu values", line->values);
}

static const char *line_words(const Collapse *collapse, const Line *line) {
  if (line->from.count) return inner_words(collapse, line);
  if (line->leads.count > MAX_TARGETS)
    return scratch_printf(collapse->scratch, "%zu objects", line->leads.count);
  return line->leads.count || !line->values ? NULL : value_words(collapse, line);
}

static const char *line_key(const Collapse *collapse, const Line *line) {
  const SnapshotReference *references = collapse->moment->snapshot->references;
  const char *key = key_text(collapse->scratch, &references[line->first]);
  if (references[line->first].kind == PLACE_INDEX && line->last != line->first)
    key = scratch_printf(collapse->scratch, "0 … %s",
                         key_text(collapse->scratch, &references[line->last]));
  uint32_t leading = 0;
  for (size_t i = 0; i < line->leads.count; i++) leading += line->leads.items[i].count;
  if (is_keyed(references[line->first].kind) && leading == 0) return key;
  if (is_keyed(references[line->first].kind))
    return scratch_printf(collapse->scratch, "%s  ×%u", key, leading);
  return scratch_printf(collapse->scratch, "%s  ×%u", key, line->count);
}

static void push_line(const Collapse *collapse, const Line *line, uint32_t row, Cells *cells) {
  Cell cell = {.key = line_key(collapse, line),
               .to = NO_OBJECT,
               .first = line->first,
               .count = 1,
               .row = row,
               .merged = true,
               .changed = line->changed};
  cell.words = line_words(collapse, line);
  if (cell.words) cells->items[cells->count++] = cell;
  for (size_t i = 0; i < line->leads.count && line->leads.count <= MAX_TARGETS; i++) {
    const Lead *lead = &line->leads.items[i];
    Cell edge = cell;
    edge.words = NULL;
    edge.to = lead->to;
    edge.first = lead->first;
    edge.count = lead->count;
    edge.changed = lead->changed;
    cells->items[cells->count++] = edge;
  }
}

static Cells take_lines(const Collapse *collapse) {
  size_t count = collapse->lines.count, shown = count > MAX_ROWS ? MAX_ROWS - 1 : count;
  Cells cells = {.rows = (uint32_t)(count > shown ? shown + 1 : count)};
  cells.items =
      scratch_alloc(collapse->scratch, mem_size(count + 1, (MAX_TARGETS + 1) * sizeof(Cell)));
  for (size_t i = 0; i < shown; i++)
    push_line(collapse, &collapse->lines.items[i], (uint32_t)i, &cells);
  if (count == shown) return cells;
  const char *words = scratch_printf(collapse->scratch, "… %zu more", count - shown);
  cells.items[cells.count++] =
      (Cell){.key = words, .to = NO_OBJECT, .row = (uint32_t)shown, .gap = true};
  return cells;
}

const char *group_value(const Run *run, Scratch *scratch, const RunGroup *group,
                        const Snapshot *snapshot) {
  const Collapse collapse = {.run = run, .scratch = scratch, .group = group};
  Line line = {.numbers = true};
  for (uint32_t i = 0; i < group->count; i++) {
    int32_t object = snapshot_find(snapshot, run_member(run, group, i)->serial);
    if (object != NO_OBJECT) add_value(&collapse, &line, &snapshot->objects[object]);
  }
  return value_words(&collapse, &line);
}

Cells group_cells(Run *run, const RunGroup *group, size_t moment) {
  Collapse collapse = {.run = run,
                       .scratch = &run->scratch,
                       .group = group,
                       .number = run_member(run, group, 0)->group,
                       .moment = &run->moments.items[moment]};
  for (uint32_t i = 0; i < group->count; i++)
    serial_map_put(&collapse.ranks, run_member(run, group, i)->serial, i);
  for (uint32_t i = 0; i < group->count; i++) add_member(&collapse, i);
  Cells cells = take_lines(&collapse);
  for (size_t i = 0; i < collapse.lines.count; i++) {
    array_delete(&collapse.lines.items[i].leads);
    serial_map_delete(&collapse.lines.items[i].led);
    array_delete(&collapse.lines.items[i].from);
    array_delete(&collapse.lines.items[i].to);
  }
  array_delete(&collapse.lines);
  serial_map_delete(&collapse.ranks);
  serial_map_delete(&collapse.found);
  return cells;
}
