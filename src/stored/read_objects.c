// read_objects.c: lines of objects, of machinery, and of what is gone.
#include <inttypes.h>
#include <string.h>

#include "read.h"

// ---- facts ------------------------------------------------------------------------------------

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
  skip_blanks(r);
  const char *start = r->at;
  if (!read_number(r, &generation)) return false;
  if (generation < 0 || generation > 3) return fail_at(r, start, "generations are 0 to 3");
  object->generation = (int)generation;
  object->flags |= SNAPSHOT_TRACKED;
  return true;
}

static bool read_bytes(Reader *r, SnapshotObject *object) {
  if (!read_unsigned(r, &object->size)) return false;
  if (!take(r, "bytes")) return fail(r, "expected 'bytes'");
  if (object->serial > 0) object->block = object->size;
  return true;
}

static bool take_off(Reader *r, SnapshotObject *object, const char *word, SnapshotFlag flag) {
  if (!take(r, word)) return false;
  object->flags &= ~(unsigned)flag;
  return true;
}

// One fact behind a comma.
static bool read_fact(Reader *r, SnapshotObject *object) {
  if (take(r, "refs")) return read_number(r, &object->refcount);
  if (take(r, "gen")) return read_generation(r, object);
  if (take(r, "block")) return read_unsigned(r, &object->block);
  if (take(r, "length")) return read_unsigned(r, &object->length);
  if (take(r, "shape")) return read_shape(r, object);
  if (take_off(r, object, "untracked", SNAPSHOT_TRACKED)) return true;
  if (take_off(r, object, "unreachable", SNAPSHOT_REACHABLE)) return true;
  if (take_off(r, object, "external", SNAPSHOT_INTERNAL)) return true;
  skip_blanks(r);
  if (r->at < r->end && *r->at >= '0' && *r->at <= '9') return read_bytes(r, object);
  return read_flag(r, object) || fail(r, "no such fact of an object");
}

static bool read_facts(Reader *r, SnapshotObject *object) {
  while (take_sign(r, ','))
    if (!read_fact(r, object)) return false;
  skip_blanks(r);
  return r->at == r->end || fail(r, "expected a comma and a fact");
}

static SnapshotObject plain_object(const Part *part, const char *type, const char *value) {
  bool program = part->serial > 0;
  return (SnapshotObject){.serial = part->serial,
                          .generation = -1,
                          .flags = SNAPSHOT_REACHABLE | (program ? 0 : SNAPSHOT_INTERNAL),
                          .shape = implied_shape(type, value != NULL, program)};
}

static void set_words(Reader *r, Part *part, const char *type, const char *value) {
  part->type = snapshot_texts_keep(r->texts, type, strlen(type));
  part->value = value ? snapshot_texts_keep(r->texts, value, strlen(value)) : NULL;
}

// ---- objects of the program -------------------------------------------------------------------

// What a line says; with `last` of all objects from the first to that one.
typedef struct Line {
  int64_t first, last; // serials
  char *type, *value;
  int64_t number; // of the first value, where the values count up
  bool counts_up;
  int64_t class_serial; // 0 for none
} Line;

static bool read_serials(Reader *r, Line *line) {
  const char *start = r->at;
  if (!read_serial(r, &line->first)) return false;
  line->last = line->first;
  if (!take(r, "to")) return count_entries(r, 1);
  skip_blanks(r);
  if (!read_serial(r, &line->last)) return false;
  if (line->last <= line->first) return fail_at(r, start, "serials go up");
  return count_entries(r, (uint64_t)(line->last - line->first) + 1);
}

static bool read_last_value(Reader *r, Line *line) {
  int64_t last = 0;
  skip_blanks(r);
  const char *start = r->at;
  if (!read_number(r, &last)) return false;
  line->counts_up = is_whole(line->value, &line->number);
  bool fits = line->counts_up && last - line->number == line->last - line->first;
  return fits || fail_at(r, start, "expected as many values as objects");
}

static bool ends_value(const Reader *r) {
  return r->at == r->end || *r->at == ',' ||
         ((size_t)(r->end - r->at) >= 4 && memcmp(r->at, "of #", 4) == 0);
}

static bool read_words(Reader *r, Line *line) {
  line->type = read_name(r);
  if (!line->type) return false;
  skip_blanks(r);
  if (!ends_value(r)) {
    line->value = read_value(r);
    if (!line->value) return false;
  }
  if (line->value && take(r, "to") && !read_last_value(r, line)) return false;
  if (!take(r, "of")) return true;
  skip_blanks(r);
  return read_serial(r, &line->class_serial);
}

static void set_object(Reader *r, const Line *line, const SnapshotObject *facts, int64_t further) {
  size_t at = program_part(r, line->first + further);
  Part *part = &r->parts.items[at];
  if (line->counts_up) {
    Text value = {0};
    text_printf(&value, "%" PRId64, line->number + further);
    set_words(r, part, line->type, text_chars(&value));
    text_delete(&value);
  } else {
    set_words(r, part, line->type, line->value);
  }
  if (!part->places) part->places = mem_zalloc(sizeof *part->places);
  if (!part->alive) clear_places(part->places);
  part->object = *facts;
  part->object.serial = part->serial;
  part->alive = part->described = true;
  part->class_serial = line->class_serial;
  if (part->listed) return;
  part->listed = true;
  array_push(&r->born, (uint32_t)at);
}

static bool read_lines(Reader *r, Line *line) {
  if (!read_serials(r, line) || !read_words(r, line)) return false;
  Part plain = {.serial = line->first};
  SnapshotObject facts = plain_object(&plain, line->type, line->value);
  if (!read_facts(r, &facts)) return false;
  for (int64_t i = 0; i <= line->last - line->first; i++) set_object(r, line, &facts, i);
  size_t last = program_part(r, line->last);
  open_places(r, r->parts.items[last].places, facts.shape);
  return true;
}

bool read_object(Reader *r) {
  Line line = {0};
  open_places(r, NULL, SHAPE_OTHER);
  bool well = read_lines(r, &line);
  mem_free(line.type);
  mem_free(line.value);
  return well;
}

// ---- machinery --------------------------------------------------------------------------------

static void know_words(Reader *r, Part *part) {
  char *type = NULL, *value = NULL;
  if (machinery_facts(part->words, &type, &value)) set_words(r, part, type, value);
  mem_free(type);
  mem_free(value);
}

// ", type "..." and value "..."": of those whose name does not tell them.
static bool read_type(Reader *r, Part *part) {
  char *type = read_quoted(r), *value = NULL;
  const char *before = r->at;
  if (!type) return false;
  if (take_sign(r, ',') && take(r, "value"))
    value = read_quoted(r);
  else
    r->at = before;
  bool well = value || r->at == before;
  if (well) set_words(r, part, type, value);
  mem_free(type);
  mem_free(value);
  return well;
}

static bool read_machine_facts(Reader *r, Part *part, SnapshotObject *facts) {
  const char *before = r->at;
  if (take_sign(r, ',') && take(r, "type")) {
    if (!read_type(r, part)) return false;
  } else {
    r->at = before;
    know_words(r, part);
  }
  if (!part->type) return fail(r, "expected its type: a name of this kind does not tell it");
  *facts = plain_object(part, part->type, part->value);
  return read_facts(r, facts);
}

bool read_machinery(Reader *r) {
  size_t first = 0, last = 0;
  SnapshotObject facts;
  int64_t from = 0, to = 0;
  open_places(r, NULL, SHAPE_OTHER);
  skip_blanks(r);
  const char *start = r->at;
  if (!read_part(r, &first)) return false;
  if (r->parts.items[first].serial > 0) return fail_at(r, start, "expected the name of machinery");
  last = first;
  if (take(r, "to")) {
    if (!read_part(r, &last)) return false;
    if (!part_whole(r, first, &from) || !part_whole(r, last, &to) || to <= from)
      return fail_at(r, start, "expected \"int 1 to int 9\"");
  }
  if (!count_entries(r, (uint64_t)(to - from) + 1)) return false;
  if (!read_machine_facts(r, &r->parts.items[first], &facts)) return false;
  for (int64_t i = 0; i <= to - from; i++) {
    size_t at = i ? whole_part(r, first, i) : first;
    Part *part = &r->parts.items[at];
    if (i) know_words(r, part);
    part->object = facts;
    part->object.serial = part->serial;
    part->described = true;
  }
  return true;
}

// ---- gone -------------------------------------------------------------------------------------

static bool read_gone_frame(Reader *r) {
  int64_t serial = 0;
  skip_blanks(r);
  const char *start = r->at;
  if (!read_number(r, &serial)) return false;
  for (size_t f = 0; f < r->frames.count; f++) {
    Frame *frame = &r->frames.items[f];
    if (frame->serial != serial) continue;
    array_delete(&frame->places);
    memmove(frame, frame + 1, (r->frames.count - f - 1) * sizeof *frame);
    r->frames.count--;
    return expect_end(r);
  }
  return fail_at(r, start, "it was not there before");
}

bool read_gone(Reader *r) {
  Line line = {0};
  open_places(r, NULL, SHAPE_OTHER);
  if (take(r, "frame")) return read_gone_frame(r);
  skip_blanks(r);
  const char *start = r->at;
  if (!read_serials(r, &line)) return false;
  for (int64_t serial = line.first; serial <= line.last; serial++) {
    size_t at = program_part(r, serial);
    Part *part = &r->parts.items[at];
    if (!part->alive) return fail_at(r, start, "it was not there before");
    part->alive = false;
    r->any_gone = true;
  }
  return expect_end(r);
}
