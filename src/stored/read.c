// read.c: the text of a stored file back to snapshots, see stored.h. A step begins with what the
// step before had; its lines replace, add and take away.
#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

// What a file names: an object of the program by serial, machinery by its words.
typedef struct Part {
  char *name;     // as it stands in the file: "#2", "\"int 1\""
  int64_t serial; // negative for machinery
  bool alive;     // in the step that is read
  bool described; // its line was seen
  SnapshotObject object;
  char *type, *value;
  Array(struct Place {
    char *place;
    PlaceKind kind;
    size_t to; // index into parts
  }) places;
} Part;

typedef struct Binding {
  char *name;
  size_t to; // index into parts; SIZE_MAX for nothing
} Binding;

typedef struct Frame {
  int64_t serial;
  char *name;
  Array(Binding) bindings;
} Frame;

typedef struct Reader {
  const char *at, *end; // what is left of the line
  const char *line_start, *next, *text_end;
  uint32_t line;
  Errors *errors;
  size_t faults;
  Array(Part) parts;
  Array(Frame) frames;
  size_t part;       // that the lines of references belong to; SIZE_MAX for none
  bool frames_fresh; // the frames of this step have begun
  SnapshotGc gc;
  int64_t unreachable, user_objects;
  SnapshotMemory memory;
  Array(int64_t) garbage;
  Snapshot *snapshot; // the step that is read; NULL before the first
  Text source, output;
  Array(SnapshotEvent) events;
  uint32_t *slots; // hash of the parts' names: index + 1; a power of two
  size_t slot_count;
  Stored *stored;
  Array(Snapshot *) snapshots;
} Reader;

// ---- words of a line --------------------------------------------------------------------------

static bool fail(Reader *r, const char *what) {
  Position at = {r->line, (uint32_t)(r->at - r->line_start) + 1};
  r->faults++;
  return error_add(r->errors, at, "%s", what);
}

static void skip_blanks(Reader *r) {
  while (r->at < r->end && *r->at == ' ') r->at++;
}

// Takes `word` where it stands next, as a whole word.
static bool take(Reader *r, const char *word) {
  size_t length = strlen(word);
  skip_blanks(r);
  if ((size_t)(r->end - r->at) < length || memcmp(r->at, word, length) != 0) return false;
  const char *behind = r->at + length;
  if (behind < r->end && *behind != ' ' && *behind != ',') return false;
  r->at = behind;
  return true;
}

static bool take_sign(Reader *r, char sign) {
  skip_blanks(r);
  if (r->at >= r->end || *r->at != sign) return false;
  r->at++;
  return true;
}

static bool at_end(Reader *r) {
  skip_blanks(r);
  return r->at == r->end;
}

static bool read_number(Reader *r, int64_t *number) {
  skip_blanks(r);
  bool negative = r->at < r->end && *r->at == '-';
  const char *start = r->at + negative;
  uint64_t value = 0;
  r->at = start;
  for (; r->at < r->end && *r->at >= '0' && *r->at <= '9'; r->at++) {
    if (value > (UINT64_MAX - 9) / 10) return fail(r, "the number is too large");
    value = value * 10 + (uint64_t)(*r->at - '0');
  }
  if (r->at == start) return fail(r, "expected a number");
  *number = negative ? -(int64_t)value : (int64_t)value;
  return true;
}

static bool read_unsigned(Reader *r, uint64_t *number) {
  int64_t value = 0;
  if (!read_number(r, &value)) return false;
  *number = (uint64_t)value;
  return true;
}

static bool read_numbers(Reader *r, int64_t *numbers, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (!read_number(r, &numbers[i])) return false;
  return true;
}

static int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool read_escape(Reader *r, Text *text) {
  static const char signs[] = "\"\\/bfnrt", chars[] = "\"\\/\b\f\n\r\t";
  if (r->at >= r->end) return fail(r, "the string has no end");
  const char *found = strchr(signs, *r->at);
  if (found && *r->at) {
    text_add_char(text, chars[found - signs]);
    r->at++;
    return true;
  }
  uint32_t point = 0;
  if (*r->at != 'u' || r->end - r->at < 5) return fail(r, "no such escape");
  for (int i = 1; i <= 4; i++) {
    int digit = hex(r->at[i]);
    if (digit < 0) return fail(r, "no such escape");
    point = point * 16 + (uint32_t)digit;
  }
  text_add_codepoint(text, point);
  r->at += 5;
  return true;
}

// A string in quotes; its text is yours.
static char *read_quoted(Reader *r) {
  Text text = {0};
  if (!take_sign(r, '"')) {
    fail(r, "expected a string in quotes");
    return NULL;
  }
  while (r->at < r->end && *r->at != '"') {
    char c = *r->at++;
    if (c != '\\') {
      text_add_char(&text, c);
    } else if (!read_escape(r, &text)) {
      text_delete(&text);
      return NULL;
    }
  }
  if (r->at >= r->end) {
    fail(r, "the string has no end");
    text_delete(&text);
    return NULL;
  }
  r->at++;
  text_add(&text, "");
  char *taken = text_take(&text);
  return taken ? taken : mem_strdup("");
}

// A plain word or a string.
static char *read_name(Reader *r) {
  skip_blanks(r);
  if (r->at < r->end && *r->at == '"') return read_quoted(r);
  const char *start = r->at;
  while (r->at < r->end && *r->at != ' ' && *r->at != ',') r->at++;
  size_t length = (size_t)(r->at - start);
  if (is_plain(start, length)) return mem_strndup(start, length);
  r->at = start;
  fail(r, "expected a name");
  return NULL;
}

// ---- parts ------------------------------------------------------------------------------------

static uint64_t hash(const char *name, size_t length) {
  uint64_t h = 1469598103934665603u;
  for (size_t i = 0; i < length; i++) h = (h ^ (unsigned char)name[i]) * 1099511628211u;
  return h;
}

// The slot of a name: its part + 1, or 0 where it may stand.
static uint32_t *slot_of(const Reader *r, const char *name, size_t length) {
  size_t mask = r->slot_count - 1, at = (size_t)hash(name, length) & mask;
  for (;; at = (at + 1) & mask) {
    if (r->slots[at] == 0) return &r->slots[at];
    const char *other = r->parts.items[r->slots[at] - 1].name;
    if (strncmp(other, name, length) == 0 && !other[length]) return &r->slots[at];
  }
}

static void grow_slots(Reader *r) {
  if (2 * r->parts.count < r->slot_count) return;
  mem_free(r->slots);
  r->slot_count = r->slot_count ? 2 * r->slot_count : 256;
  r->slots = mem_zalloc(mem_size(r->slot_count, sizeof *r->slots));
  for (size_t i = 0; i < r->parts.count; i++) {
    const char *name = r->parts.items[i].name;
    *slot_of(r, name, strlen(name)) = (uint32_t)i + 1;
  }
}

static size_t add_part(Reader *r, const char *name, size_t length, int64_t serial) {
  grow_slots(r);
  uint32_t *slot = slot_of(r, name, length);
  if (*slot == 0) {
    array_push(&r->parts, (Part){.name = mem_strndup(name, length), .serial = serial});
    *slot = (uint32_t)r->parts.count;
  }
  return *slot - 1;
}

// The end of a name in quotes, its number "~2" included; NULL where it has none.
static const char *end_of_quoted(const Reader *r) {
  const char *at = r->at + 1;
  for (; at < r->end && *at != '"'; at++)
    if (*at == '\\') at++;
  if (at >= r->end) return NULL;
  at++;
  if (at < r->end && *at == '~')
    for (at++; at < r->end && *at >= '0' && *at <= '9'; at++) {
    }
  return at;
}

// A negative number that depends on the name alone, so that the same machinery has the same one in
// every file; names that differ in their number alone ("~2") follow each other.
static int64_t machinery_serial(const char *name, const char *end) {
  const char *base = end;
  uint64_t number = 0;
  while (base > name && base[-1] != '"') base--;
  for (const char *digit = base; digit < end; digit++)
    if (*digit != '~') number = number * 10 + (uint64_t)(*digit - '0');
  uint64_t place = (hash(name, (size_t)(base - name)) >> 14 << 12) + (number & 0xfff);
  return INT64_MIN + 1 + (int64_t)place;
}

// "#2" or "\"int 1\"": what the file calls an object.
static bool read_part(Reader *r, size_t *part_out) {
  skip_blanks(r);
  const char *start = r->at;
  int64_t serial = 0;
  if (take_sign(r, '#')) {
    if (!read_number(r, &serial)) return false;
    if (serial <= 0) return fail(r, "serials count from 1");
    *part_out = add_part(r, start, (size_t)(r->at - start), serial);
    return true;
  }
  const char *end = r->at < r->end && *r->at == '"' ? end_of_quoted(r) : NULL;
  if (!end) return fail(r, "expected an object: '#' and its serial, or a name in quotes");
  r->at = end;
  *part_out = add_part(r, start, (size_t)(end - start), machinery_serial(start, end));
  return true;
}

static void clear_places(Part *part) {
  for (size_t i = 0; i < part->places.count; i++) mem_free(part->places.items[i].place);
  array_truncate(&part->places, 0);
}

// ---- lines of objects -------------------------------------------------------------------------

static bool read_flag(Reader *r, SnapshotObject *object) {
  for (int bit = 0; bit < FLAG_WORDS; bit++)
    if (take(r, flag_words[bit])) {
      object->flags |= 1u << bit;
      return true;
    }
  return false;
}

static bool read_shape(Reader *r, SnapshotObject *object) {
  for (Shape shape = SHAPE_ATOM; shape <= SHAPE_OTHER; shape++)
    if (take(r, shape_words[shape])) {
      object->shape = shape;
      return true;
    }
  return fail(r, "no such shape");
}

static bool read_generation(Reader *r, SnapshotObject *object) {
  int64_t generation = 0;
  if (!read_number(r, &generation)) return false;
  if (generation < 0 || generation > 3) return fail(r, "generations are 0 to 3");
  object->generation = (int)generation;
  object->flags |= SNAPSHOT_TRACKED;
  return true;
}

static bool read_bytes(Reader *r, SnapshotObject *object) {
  if (!read_unsigned(r, &object->size)) return false;
  if (!take(r, "bytes")) return fail(r, "expected 'bytes'");
  object->block = object->size;
  return true;
}

// One fact behind a comma.
static bool read_fact(Reader *r, SnapshotObject *object) {
  if (take(r, "refs")) return read_number(r, &object->refcount);
  if (take(r, "gen")) return read_generation(r, object);
  if (take(r, "block")) return read_unsigned(r, &object->block);
  if (take(r, "length")) return read_unsigned(r, &object->length);
  if (take(r, "shape")) return read_shape(r, object);
  if (take(r, "untracked")) {
    object->flags &= ~(unsigned)SNAPSHOT_TRACKED;
    return true;
  }
  if (take(r, "unreachable")) {
    object->flags &= ~(unsigned)SNAPSHOT_REACHABLE;
    return true;
  }
  skip_blanks(r);
  if (r->at < r->end && *r->at >= '0' && *r->at <= '9') return read_bytes(r, object);
  return read_flag(r, object) || fail(r, "no such fact of an object");
}

static bool read_facts(Reader *r, Part *part) {
  SnapshotObject *object = &part->object;
  while (take_sign(r, ','))
    if (!read_fact(r, object)) return false;
  return at_end(r) || fail(r, "expected a comma");
}

static bool read_object(Reader *r) {
  size_t at = 0;
  if (!read_part(r, &at)) return false;
  Part *part = &r->parts.items[at];
  char *type = read_name(r);
  if (!type) return false;
  skip_blanks(r);
  char *value = r->at < r->end && *r->at == '"' ? read_quoted(r) : NULL;
  mem_free(part->type);
  mem_free(part->value);
  part->type = type;
  part->value = value;
  bool program = part->serial > 0;
  part->object = (SnapshotObject){.serial = part->serial,
                                  .generation = -1,
                                  .flags = SNAPSHOT_REACHABLE | (program ? 0 : SNAPSHOT_INTERNAL),
                                  .shape = implied_shape(type, value, program)};
  part->alive = true;
  clear_places(part);
  r->part = at;
  return read_facts(r, part);
}

// ---- lines of references ----------------------------------------------------------------------

static PlaceKind kind_of(Reader *r, const Part *part) {
  static const char *const words[] = {
      [PLACE_INDEX] = "index", [PLACE_ATTRIBUTE] = NULL,    [PLACE_KEY] = "key",
      [PLACE_ITEM] = "item",   [PLACE_ELEMENT] = "element", [PLACE_WORD] = "word"};
  for (PlaceKind kind = PLACE_INDEX; kind <= PLACE_WORD; kind++)
    if (words[kind] && take(r, words[kind])) return kind;
  skip_blanks(r);
  if (r->at < r->end && *r->at == '.') return PLACE_ATTRIBUTE;
  return part->object.shape == SHAPE_DICT ? PLACE_ITEM : PLACE_INDEX;
}

// The text up to " = ".
static char *read_place(Reader *r) {
  skip_blanks(r);
  if (r->at < r->end && *r->at == '"') return read_quoted(r);
  for (const char *at = r->at; at + 3 <= r->end; at++) {
    if (memcmp(at, " = ", 3) != 0) continue;
    char *place = mem_strndup(r->at, (size_t)(at - r->at));
    r->at = at + 1;
    return place;
  }
  fail(r, "expected ' = ' and an object");
  return NULL;
}

static bool read_reference(Reader *r) {
  if (r->part == SIZE_MAX) return fail(r, "a reference stands below its object");
  size_t owner = r->part, to = 0;
  PlaceKind kind = kind_of(r, &r->parts.items[owner]);
  char *place = read_place(r);
  if (!place) return false;
  if (!take_sign(r, '=') || !read_part(r, &to) || !at_end(r)) {
    mem_free(place);
    return fail(r, "expected '=' and an object");
  }
  array_push(&r->parts.items[owner].places, (struct Place){place, kind, to});
  return true;
}

static bool read_gone(Reader *r) {
  size_t at = 0;
  if (!read_part(r, &at)) return false;
  if (!r->parts.items[at].alive) return fail(r, "it was not there before");
  r->parts.items[at].alive = false;
  return at_end(r) || fail(r, "nothing may follow");
}

// ---- lines of frames --------------------------------------------------------------------------

static void clear_frames(Reader *r) {
  for (size_t i = 0; i < r->frames.count; i++) {
    Frame *frame = &r->frames.items[i];
    for (size_t b = 0; b < frame->bindings.count; b++) mem_free(frame->bindings.items[b].name);
    array_delete(&frame->bindings);
    mem_free(frame->name);
  }
  array_truncate(&r->frames, 0);
}

// The first frame of a step replaces all of the step before.
static void begin_frames(Reader *r) {
  if (!r->frames_fresh) clear_frames(r);
  r->frames_fresh = true;
}

static bool read_frame(Reader *r) {
  Frame frame = {0};
  begin_frames(r);
  if (!read_number(r, &frame.serial)) return false;
  frame.name = read_quoted(r);
  if (!frame.name) return false;
  array_push(&r->frames, frame);
  r->part = SIZE_MAX;
  return at_end(r) || fail(r, "nothing may follow");
}

static bool read_binding(Reader *r) {
  size_t to = SIZE_MAX;
  char *name = read_place(r);
  if (!name) return false;
  bool well = take_sign(r, '=') && (take(r, "nothing") || read_part(r, &to)) && at_end(r);
  if (!well) {
    mem_free(name);
    return fail(r, "expected '=' and an object");
  }
  array_push(&r->frames.items[r->frames.count - 1].bindings, (Binding){name, to});
  return true;
}

// ---- lines of a step --------------------------------------------------------------------------

static bool read_stats(Reader *r, int generation) {
  SnapshotStats *stats = &r->gc.stats[generation];
  int64_t numbers[3];
  if (!read_numbers(r, numbers, 3)) return false;
  *stats = (SnapshotStats){numbers[0], numbers[1], numbers[2]};
  return true;
}

static bool read_garbage(Reader *r) {
  while (take_sign(r, '#')) {
    int64_t serial;
    if (!read_number(r, &serial)) return false;
    array_push(&r->garbage, serial);
  }
  return true;
}

static bool read_collector_fact(Reader *r) {
  if (take(r, "threshold")) return read_numbers(r, r->gc.threshold, 3);
  if (take(r, "count")) return read_numbers(r, r->gc.count, 3);
  if (take(r, "last")) return read_number(r, &r->gc.last_collected);
  if (take(r, "unreachable")) return read_number(r, &r->unreachable);
  if (take(r, "objects")) return read_number(r, &r->user_objects);
  if (take(r, "in")) return read_numbers(r, r->gc.in_generation, 4);
  if (take(r, "internal")) return read_numbers(r, r->gc.internal, 4);
  if (take(r, "gen0")) return read_stats(r, 0);
  if (take(r, "gen1")) return read_stats(r, 1);
  if (take(r, "gen2")) return read_stats(r, 2);
  if (take(r, "garbage")) return read_garbage(r);
  if (!take(r, "spaces")) return fail(r, "no such fact of the collector");
  r->gc.two_spaces = true;
  return read_number(r, &r->gc.cycles);
}

static bool read_collector(Reader *r) {
  bool enabled = take(r, "on");
  if (!enabled && !take(r, "off")) return fail(r, "expected 'on' or 'off'");
  r->gc = (SnapshotGc){.enabled = enabled};
  array_truncate(&r->garbage, 0);
  while (take_sign(r, ','))
    if (!read_collector_fact(r)) return false;
  return at_end(r) || fail(r, "expected a comma");
}

static bool read_memory(Reader *r) {
  static const char *const words[] = {"arenas", "pools", "blocks", "bytes", "large"};
  uint64_t *numbers[] = {&r->memory.arenas, &r->memory.pools, &r->memory.blocks, &r->memory.bytes,
                         &r->memory.large};
  for (int i = 0; i < 5; i++) {
    if (i && !take_sign(r, ',')) return fail(r, "expected a comma");
    if (!read_unsigned(r, numbers[i])) return false;
    if (!take(r, words[i])) return fail(r, "expected arenas, pools, blocks, bytes, large");
  }
  return at_end(r) || fail(r, "nothing may follow");
}

static bool read_event(Reader *r) {
  SnapshotEvent event = {0};
  size_t kind = 0;
  while (event_words[kind] && !take(r, event_words[kind])) kind++;
  if (!event_words[kind]) return fail(r, "no such event");
  event.kind = (EventKind)kind;
  if (take_sign(r, '#') && !read_number(r, &event.serial)) return false;
  skip_blanks(r);
  if (r->at < r->end && *r->at != ':') {
    char *type = read_name(r);
    if (!type) return false;
    event.type = snapshot_text(r->snapshot, type);
    mem_free(type);
  }
  int64_t *numbers[] = {&event.a, &event.b, &event.c};
  if (take_sign(r, ':'))
    for (int i = 0; i < 3 && !at_end(r); i++)
      if (!read_number(r, numbers[i])) return false;
  array_push(&r->events, event);
  return at_end(r) || fail(r, "nothing may follow");
}

static bool read_text(Reader *r, const char **text) {
  char *words = read_quoted(r);
  if (!words) return false;
  *text = snapshot_text(r->snapshot, words);
  mem_free(words);
  return at_end(r) || fail(r, "nothing may follow");
}

static bool read_line_of(Reader *r, Text *text) {
  char *words = read_quoted(r);
  if (!words) return false;
  if (text->chars) text_add_char(text, '\n');
  text_add(text, words);
  mem_free(words);
  return at_end(r) || fail(r, "nothing may follow");
}

// ---- a step becomes a snapshot ----------------------------------------------------------------

static int by_serial(const void *left, const void *right) {
  const Part *a = *(Part *const *)left, *b = *(Part *const *)right;
  return a->serial < b->serial ? -1 : a->serial > b->serial;
}

// Index in the snapshot of each part; NO_OBJECT for one that is not alive.
static int32_t *take_objects(Reader *r) {
  Snapshot *s = r->snapshot;
  Part **order = mem_alloc(mem_size(r->parts.count + 1, sizeof *order));
  int32_t *index = mem_alloc(mem_size(r->parts.count + 1, sizeof *index));
  for (size_t i = 0; i < r->parts.count; i++) {
    index[i] = NO_OBJECT;
    if (r->parts.items[i].alive) order[s->object_count++] = &r->parts.items[i];
  }
  qsort(order, s->object_count, sizeof *order, by_serial);
  s->objects = scratch_alloc(&s->scratch, mem_size(s->object_count + 1, sizeof *s->objects));
  for (size_t i = 0; i < s->object_count; i++) {
    s->objects[i] = order[i]->object;
    s->objects[i].type = snapshot_text(s, order[i]->type);
    s->objects[i].value = snapshot_text(s, order[i]->value);
    index[order[i] - r->parts.items] = (int32_t)i;
    s->reference_count += order[i]->places.count;
  }
  mem_free(order);
  return index;
}

static bool take_references(Reader *r, const int32_t *index) {
  Snapshot *s = r->snapshot;
  size_t at = 0;
  s->references =
      scratch_alloc(&s->scratch, mem_size(s->reference_count + 1, sizeof *s->references));
  Array(uint32_t) part_of = {0};
  array_reserve(&part_of, s->object_count + 1);
  for (size_t i = 0; i < r->parts.count; i++)
    if (index[i] != NO_OBJECT) part_of.items[index[i]] = (uint32_t)i;
  bool well = true;
  for (size_t i = 0; i < s->object_count; i++) {
    const Part *part = &r->parts.items[part_of.items[i]];
    s->objects[i].first_reference = (uint32_t)at;
    s->objects[i].reference_count = (uint32_t)part->places.count;
    for (size_t p = 0; p < part->places.count; p++) {
      const struct Place *place = &part->places.items[p];
      well = well && index[place->to] != NO_OBJECT;
      s->references[at++] = (SnapshotReference){(int32_t)i, index[place->to], place->kind,
                                                snapshot_text(s, place->place)};
    }
  }
  array_delete(&part_of);
  return well || fail(r, "the step refers to an object that is not there");
}

static bool take_frames(Reader *r, const int32_t *index) {
  Snapshot *s = r->snapshot;
  bool well = true;
  for (size_t f = 0; f < r->frames.count; f++)
    s->binding_count += r->frames.items[f].bindings.count;
  s->frame_count = r->frames.count;
  s->frames = scratch_alloc(&s->scratch, mem_size(s->frame_count + 1, sizeof *s->frames));
  s->bindings = scratch_alloc(&s->scratch, mem_size(s->binding_count + 1, sizeof *s->bindings));
  uint32_t at = 0;
  for (size_t f = 0; f < s->frame_count; f++) {
    const Frame *frame = &r->frames.items[f];
    s->frames[f] = (SnapshotFrame){.serial = frame->serial,
                                   .name = snapshot_text(s, frame->name),
                                   .first_binding = at,
                                   .binding_count = (uint32_t)frame->bindings.count};
    for (size_t b = 0; b < frame->bindings.count; b++) {
      const Binding *binding = &frame->bindings.items[b];
      int32_t to = binding->to == SIZE_MAX ? NO_OBJECT : index[binding->to];
      well = well && (binding->to == SIZE_MAX || to != NO_OBJECT);
      s->bindings[at++] = (SnapshotBinding){snapshot_text(s, binding->name), to};
    }
  }
  return well || fail(r, "a name refers to an object that is not there");
}

static bool end_step(Reader *r) {
  Snapshot *s = r->snapshot;
  if (!s) return true;
  int32_t *index = take_objects(r);
  bool well = take_references(r, index) && take_frames(r, index);
  mem_free(index);
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
  snapshot_set_events(s, r->events.items, r->events.count);
  text_delete(&r->source);
  text_delete(&r->output);
  array_truncate(&r->events, 0);
  return well;
}

static bool begin_step(Reader *r) {
  uint64_t step = 0, line = 0;
  bool well = end_step(r);
  if (!read_unsigned(r, &step) || !take(r, "line") || !read_unsigned(r, &line))
    return fail(r, "expected the number of the step and its line");
  r->snapshot = mem_zalloc(sizeof(Snapshot));
  r->snapshot->step = (size_t)step;
  r->snapshot->line = (uint32_t)line;
  r->snapshot->picture = !(take(r, "no") && take(r, "picture"));
  array_push(&r->snapshots, r->snapshot);
  r->frames_fresh = false;
  r->part = SIZE_MAX;
  return (at_end(r) || fail(r, "nothing may follow")) && well;
}

// ---- lines ------------------------------------------------------------------------------------

static bool read_step_line(Reader *r) {
  Snapshot *s = r->snapshot;
  if (take(r, ">")) return read_line_of(r, &r->source);
  if (take(r, "printed")) return read_line_of(r, &r->output);
  if (take(r, "note")) return read_text(r, &s->note);
  if (take(r, "result")) return read_text(r, &s->result);
  if (take(r, "raised")) return read_text(r, &s->error_type);
  if (take(r, "message")) return read_text(r, &s->error_message);
  if (take(r, "frame")) return read_frame(r);
  if (take(r, "no frames")) {
    begin_frames(r);
    return true;
  }
  if (take(r, "gone")) return read_gone(r);
  if (take(r, "collector")) return read_collector(r);
  if (take(r, "memory")) return read_memory(r);
  if (take(r, "event")) return read_event(r);
  return read_object(r);
}

static bool read_head_line(Reader *r) {
  char **word = take(r, "title")     ? &r->stored->title
                : take(r, "profile") ? &r->stored->profile
                                     : NULL;
  if (!word) return fail(r, "expected title, profile or step");
  mem_free(*word);
  *word = read_quoted(r);
  return *word && (at_end(r) || fail(r, "nothing may follow"));
}

static bool read_line(Reader *r) {
  size_t indent = 0;
  while (r->at < r->end && *r->at == ' ') r->at++, indent++;
  if (r->at == r->end) return true;
  if (indent == 0) return take(r, "step") ? begin_step(r) : read_head_line(r);
  if (!r->snapshot) return fail(r, "a step begins with 'step'");
  if (indent == 2) return read_step_line(r);
  if (indent != 4) return fail(r, "lines stand 0, 2 or 4 blanks in");
  bool binding = r->part == SIZE_MAX && r->frames_fresh && r->frames.count;
  return binding ? read_binding(r) : read_reference(r);
}

static bool next_line(Reader *r) {
  if (r->next >= r->text_end) return false;
  const char *end = memchr(r->next, '\n', (size_t)(r->text_end - r->next));
  r->at = r->line_start = r->next;
  r->end = end ? end : r->text_end;
  r->next = end ? end + 1 : r->text_end;
  r->line++;
  return true;
}

static void reader_delete(Reader *r) {
  for (size_t i = 0; i < r->parts.count; i++) {
    Part *part = &r->parts.items[i];
    clear_places(part);
    array_delete(&part->places);
    mem_free(part->name);
    mem_free(part->type);
    mem_free(part->value);
  }
  clear_frames(r);
  array_delete(&r->parts);
  array_delete(&r->frames);
  array_delete(&r->garbage);
  array_delete(&r->events);
  mem_free(r->slots);
  text_delete(&r->source);
  text_delete(&r->output);
}

Stored *stored_read(const char *text, size_t length, Errors *errors) {
  enum { MOST_FAULTS = 20 };
  Stored *stored = mem_zalloc(sizeof *stored);
  Reader r = {.next = text,
              .text_end = text + length,
              .errors = errors,
              .stored = stored,
              .part = SIZE_MAX};
  size_t header = strlen(STORED_HEADER);
  if (!next_line(&r) || (size_t)(r.end - r.at) != header ||
      memcmp(r.at, STORED_HEADER, header) != 0)
    fail(&r, "the first line is not '" STORED_HEADER "'");
  while (r.faults < MOST_FAULTS && next_line(&r)) read_line(&r);
  r.at = r.end = r.line_start;
  if (!end_step(&r)) r.faults++;
  stored->snapshots = r.snapshots.items;
  stored->count = r.snapshots.count;
  reader_delete(&r);
  if (r.faults == 0) return stored;
  stored_delete(stored);
  return NULL;
}

void stored_delete(Stored *stored) {
  if (!stored) return;
  for (size_t i = 0; i < stored->count; i++) snapshot_delete(stored->snapshots[i]);
  mem_free(stored->snapshots);
  mem_free(stored->title);
  mem_free(stored->profile);
  mem_free(stored);
}

Stored *stored_take(const Snapshot *const *snapshots, size_t count, const char *title) {
  Text text = {0};
  Errors errors = {0};
  stored_add(snapshots, count, title, &text);
  Stored *stored = stored_read(text_chars(&text), text.length, &errors);
  assert(stored && stored->count == count);
  for (size_t i = 0; i < count; i++) {
    Snapshot *snapshot = stored->snapshots[i];
    snapshot->line = snapshots[i]->line;
    snapshot->note = snapshot_text(snapshot, snapshots[i]->note);
    snapshot->picture = snapshots[i]->picture;
  }
  errors_delete(&errors);
  text_delete(&text);
  return stored;
}
