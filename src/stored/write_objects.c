// write_objects.c: objects of the program that are new, or not what they were, and those that are
// gone.
//
//     #2 Node of #1, refs 1, gen 0, 48 bytes
//     #5 to #9 int 257 to 261, refs 1, 28 bytes, block 32
#include <inttypes.h>
#include <string.h>

#include "write.h"

enum { SHORTEST_RUN = 3 };

// ---- facts ------------------------------------------------------------------------------------

static void add_flags(Text *text, unsigned flags, bool program) {
  for (int bit = 0; bit < FLAG_WORDS; bit++) {
    unsigned flag = 1u << bit;
    if (flag == SNAPSHOT_TRACKED || (flag == SNAPSHOT_INTERNAL && !program)) continue;
    if (flag == SNAPSHOT_REACHABLE) {
      if (!(flags & flag)) text_add(text, ", unreachable");
      continue;
    }
    if (flags & flag) text_printf(text, ", %s", flag_words[bit]);
  }
  if (!program && !(flags & SNAPSHOT_INTERNAL)) text_add(text, ", external");
}

void add_facts(Text *text, const SnapshotObject *object) {
  bool program = object->serial > 0, tracked = object->flags & SNAPSHOT_TRACKED;
  if (!(object->flags & SNAPSHOT_IMMORTAL) && (program || object->refcount != 0))
    text_printf(text, ", refs %" PRId64, object->refcount);
  if (object->generation >= 0) text_printf(text, ", gen %d", object->generation);
  if (tracked && object->generation < 0) text_add(text, ", tracked");
  if (!tracked && object->generation >= 0) text_add(text, ", untracked");
  text_printf(text, ", %" PRIu64 " bytes", object->size);
  if (object->block != (program ? object->size : 0))
    text_printf(text, ", block %" PRIu64, object->block);
  if (object->length) text_printf(text, ", length %" PRIu64, object->length);
  add_flags(text, object->flags, program);
  if (object->shape != implied_shape(object->type, object->value, program))
    text_printf(text, ", shape %s", shape_words[object->shape]);
}

// ---- what an object holds ---------------------------------------------------------------------

typedef struct Held {
  PlacedList places;
  int64_t class_id; // of an instance whose class stands last; 0 for none
} Held;

static void find_held(Writer *w, const Snapshot *s, const bool *kept, const SnapshotObject *object,
                      Held *held) {
  array_truncate(&held->places, 0);
  held->class_id = 0;
  for (uint32_t i = 0; i < object->reference_count; i++) {
    const SnapshotReference *r = &s->references[object->first_reference + i];
    if (!kept[r->to]) continue;
    array_push(&held->places, (Placed){r->place, r->kind, id_of(w, s, r->to)});
  }
  if (held->places.count == 0) return;
  const Placed *last = &held->places.items[held->places.count - 1];
  if (last->kind != PLACE_WORD || last->to <= 0 || strcmp(last->place, "__class__") != 0) return;
  held->class_id = last->to;
  held->places.count--;
}

// ---- lines ------------------------------------------------------------------------------------

// The line of an object before it is written, so that those which follow it can join.
typedef struct Line {
  const SnapshotObject *object;
  Text facts;    // all behind the value, the class included
  bool places;   // lines of references follow
  int64_t value; // of an int, where it is whole
  bool whole;
} Line;

static void take_line(Line *line, const SnapshotObject *object, const Held *held, bool places) {
  line->object = object;
  line->places = places;
  text_clear(&line->facts);
  if (held->class_id) text_printf(&line->facts, " of #%" PRId64, held->class_id);
  add_facts(&line->facts, object);
  line->whole =
      object->value && strcmp(object->type, "int") == 0 && is_whole(object->value, &line->value);
}

// How far the values of two neighbours are apart in a run: 0 or 1; -1 where they make none.
static int step_of(const Line *a, const Line *b) {
  if (b->object->serial != a->object->serial + 1) return -1;
  if (strcmp(a->object->type, b->object->type) != 0 || a->places || b->places) return -1;
  if (strcmp(text_chars(&a->facts), text_chars(&b->facts)) != 0) return -1;
  if (texts_equal(a->object->value, b->object->value)) return 0;
  return a->whole && b->whole && b->value == a->value + 1 ? 1 : -1;
}

static void write_line(Writer *w, const Line *first, const Line *last) {
  const SnapshotObject *object = first->object;
  array_push(&w->blocks, w->text->length);
  text_printf(w->text, "  #%" PRId64, object->serial);
  if (last != first) text_printf(w->text, " to #%" PRId64, last->object->serial);
  text_add_char(w->text, ' ');
  if (is_plain(object->type, strlen(object->type)))
    text_add(w->text, object->type);
  else
    add_quoted(w->text, object->type);
  if (object->value) {
    text_add_char(w->text, ' ');
    add_value(w->text, object->value);
  }
  if (last != first && !texts_equal(object->value, last->object->value))
    text_printf(w->text, " to %s", last->object->value);
  text_add(w->text, text_chars(&first->facts));
  text_add_char(w->text, '\n');
}

// Lines that wait for others to join them: equal but for serials and values, all as far apart.
typedef struct Waiting {
  Array(Line) lines;
  size_t count; // those in use
  int step;
} Waiting;

static void write_waiting(Writer *w, Waiting *waiting) {
  const Line *lines = waiting->lines.items;
  if (waiting->count >= SHORTEST_RUN) {
    write_line(w, &lines[0], &lines[waiting->count - 1]);
  } else {
    for (size_t i = 0; i < waiting->count; i++) write_line(w, &lines[i], &lines[i]);
  }
  waiting->count = 0;
}

static Line *next_line(Waiting *waiting) {
  if (waiting->count == waiting->lines.count) array_push(&waiting->lines, (Line){0});
  return &waiting->lines.items[waiting->count];
}

static void add_line(Writer *w, Waiting *waiting, const SnapshotObject *object, const Held *held,
                     bool places) {
  Line *line = next_line(waiting);
  take_line(line, object, held, places);
  if (waiting->count > 0) {
    int step = step_of(line - 1, line);
    bool joins = step >= 0 && (waiting->count == 1 || step == waiting->step);
    if (!joins) {
      Line swapped = *line;
      size_t at = waiting->count;
      write_waiting(w, waiting);
      waiting->lines.items[at] = waiting->lines.items[0];
      waiting->lines.items[0] = swapped;
    }
    waiting->step = step;
  }
  waiting->count++;
}

// ---- objects ----------------------------------------------------------------------------------

static bool same_facts(const SnapshotObject *a, const SnapshotObject *b) {
  bool immortal = a->flags & b->flags & SNAPSHOT_IMMORTAL;
  return (immortal || a->refcount == b->refcount) && a->size == b->size && a->block == b->block &&
         a->length == b->length && a->shape == b->shape && a->flags == b->flags &&
         a->generation == b->generation && texts_equal(a->type, b->type) &&
         texts_equal(a->value, b->value);
}

static bool same_places(const PlacedList *a, const PlacedList *b) {
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++) {
    const Placed *x = &a->items[i], *y = &b->items[i];
    if (x->to != y->to || x->kind != y->kind || strcmp(x->place, y->place) != 0) return false;
  }
  return true;
}

// Whether the file says of both what the references of an object are, as it said before: so it is
// of most objects in most steps. Texts of one run that are equal are one pointer.
static bool same_references(const Writer *w, const SnapshotObject *object,
                            const SnapshotObject *before) {
  const Snapshot *s = w->snapshot, *old = w->before;
  if (object->reference_count != before->reference_count) return false;
  for (uint32_t i = 0; i < object->reference_count; i++) {
    const SnapshotReference *is = &s->references[object->first_reference + i];
    const SnapshotReference *was = &old->references[before->first_reference + i];
    if (is->place != was->place || is->kind != was->kind ||
        s->objects[is->to].serial != old->objects[was->to].serial ||
        w->kept[is->to] != w->kept_before[was->to])
      return false;
  }
  return true;
}

static void write_object(Writer *w, Waiting *waiting, const SnapshotObject *object,
                         const SnapshotObject *before, Held *is, Held *was) {
  if (before && same_facts(object, before) && same_references(w, object, before)) return;
  find_held(w, w->snapshot, w->kept, object, is);
  if (before) find_held(w, w->before, w->kept_before, before, was);
  bool same = before && same_places(&was->places, &is->places);
  if (same && was->class_id == is->class_id && same_facts(object, before)) return;
  bool places = before ? !same : is->places.count > 0;
  add_line(w, waiting, object, is, places);
  if (!places) return;
  write_waiting(w, waiting);
  write_places(w, before ? &was->places : NULL, &is->places, object->shape);
}

static void write_all(Writer *w) {
  const Snapshot *s = w->snapshot, *before = w->before;
  Waiting waiting = {0};
  Held is = {0}, was = {0};
  size_t b = 0, count = before ? before->object_count : 0;
  Text blocks = {0}, *file = w->text;
  w->text = &blocks;
  array_truncate(&w->blocks, 0);
  for (size_t i = 0; i < s->object_count; i++) {
    const SnapshotObject *object = &s->objects[i];
    if (object->serial <= 0) continue;
    while (b < count && before->objects[b].serial < object->serial) b++;
    bool known = b < count && before->objects[b].serial == object->serial;
    write_object(w, &waiting, object, known ? &before->objects[b] : NULL, &is, &was);
  }
  write_waiting(w, &waiting);
  w->text = file;
  write_blocks(w, &blocks, w->blocks.items, w->blocks.count);
  text_delete(&blocks);
  for (size_t i = 0; i < waiting.lines.count; i++) text_delete(&waiting.lines.items[i].facts);
  array_delete(&waiting.lines);
  array_delete(&is.places);
  array_delete(&was.places);
}

// ---- gone -------------------------------------------------------------------------------------

static void write_gone_run(Writer *w, int64_t first, int64_t last) {
  if (last - first + 1 >= SHORTEST_RUN) {
    text_printf(w->text, "  gone #%" PRId64 " to #%" PRId64 "\n", first, last);
    return;
  }
  for (int64_t serial = first; serial <= last; serial++)
    text_printf(w->text, "  gone #%" PRId64 "\n", serial);
}

static void write_gone(Writer *w) {
  const Snapshot *s = w->snapshot, *before = w->before;
  int64_t first = 0, last = 0;
  for (size_t b = 0, i = 0; before && b < before->object_count; b++) {
    int64_t serial = before->objects[b].serial;
    if (serial <= 0) continue;
    while (i < s->object_count && s->objects[i].serial < serial) i++;
    if (i < s->object_count && s->objects[i].serial == serial) continue;
    if (first && serial == last + 1) {
      last = serial;
      continue;
    }
    if (first) write_gone_run(w, first, last);
    first = last = serial;
  }
  if (first) write_gone_run(w, first, last);
}

void write_objects(Writer *w) {
  write_all(w);
  write_machinery(w);
  write_gone(w);
}
