// why_holders.c: who holds an object, in words, and the parts of its count.
#include "why.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum {
  DEEPEST = 4,    // owners of machinery that its words go back through
  SEPARATE = 3,   // places of one container that are told one by one
  LONGEST = 1000, // holders of one kind that are compared for being the same
};

const char *why_kept(Asking *asking) {
  Text *text = &asking->text;
  const char *copy = scratch_strndup(&asking->why->scratch, text_chars(text), text->length);
  text_clear(text);
  return copy;
}

bool why_is_scope(const Asking *asking, int32_t object) {
  return asking->frame_of[object] >= 0 || asking->module_of[object] != NO_OBJECT;
}

// ---- frames and modules -----------------------------------------------------------------------

// "<module>", "f()", "f() call 2" where there are several of that name.
static void add_frame(const Asking *asking, int32_t frame, Text *text) {
  const Snapshot *s = asking->snapshot;
  const char *name = s->frames[frame].name;
  size_t same = 0, before = 0;
  for (size_t i = 0; i < s->frame_count; i++) {
    bool is = strcmp(s->frames[i].name, name) == 0;
    same += is;
    before += is && i < (size_t)frame;
  }
  words_add_plain(text, name, 0);
  if (name[0] != '<') text_add(text, "()");
  if (same > 1) text_printf(text, " call %zu", before + 1);
}

static void add_module(const Asking *asking, int32_t module, Text *text) {
  const char *value = asking->snapshot->objects[module].value, *quote = strchr(value, '\'');
  const char *end = quote ? strchr(quote + 1, '\'') : NULL;
  if (end)
    text_add_n(text, quote + 1, (size_t)(end - quote - 1));
  else
    words_add_plain(text, value, 0);
}

static void add_scope(const Asking *asking, int32_t dict, Text *text) {
  if (asking->frame_of[dict] >= 0)
    add_frame(asking, asking->frame_of[dict], text);
  else
    add_module(asking, asking->module_of[dict], text);
}

// "['k']" without its brackets and quotes; other keys as they are.
static void add_key(const char *place, Text *text) {
  size_t length = strlen(place);
  bool quoted = length > 4 && strncmp(place, "['", 2) == 0;
  char *key = quoted ? mem_strndup(place + 2, length - 4) : mem_strdup(place);
  words_add_plain(text, key, 0);
  mem_free(key);
}

static WhyHolderKind add_name(Asking *asking, const SnapshotReference *r, Text *text) {
  bool module = asking->frame_of[r->from] < 0;
  if (r->kind == PLACE_KEY) {
    words_add_place(text, 0, r->place);
    text_add(text, " among the names of ");
    add_scope(asking, r->from, text);
  } else if (module) {
    add_scope(asking, r->from, text);
    text_add_char(text, '.');
    add_key(r->place, text);
  } else {
    text_add(text, "name ");
    add_key(r->place, text);
    text_add(text, " of ");
    add_scope(asking, r->from, text);
  }
  bool own =
      r->kind == PLACE_KEY || strncmp(r->place, "['__", 4) == 0; // Python's, not the program's
  return module || own ? WHY_INTERPRETER : WHY_NAME;
}

// ---- objects ----------------------------------------------------------------------------------

static void tell(Asking *asking, int32_t object) {
  if (object == asking->target || asking->snapshot->objects[object].serial < 0) return;
  for (size_t i = 0; i < asking->told.count; i++)
    if (asking->told.items[i] == object) return;
  if (asking->told.count < LONGEST) array_push(&asking->told, object);
}

// The compiler keeps constants in a code object behind the one, or those, that have them.
static bool is_constants(const SnapshotObject *o) {
  return o->value && strcmp(o->type, "code") == 0 && strcmp(o->value, "code co_consts") == 0;
}

// Machinery without a value of its own is what its only owner says: "#1.__dict__".
static const SnapshotReference *only_owner(const Asking *asking, int32_t object) {
  const TargetIndex *index = &asking->holders.references;
  uint32_t owners = index->start[object + 1] - index->start[object];
  bool shared = owners > 1 && is_constants(&asking->snapshot->objects[object]);
  if (owners != 1 && !shared) return NULL;
  const SnapshotReference *r = &asking->snapshot->references[index->items[index->start[object]]];
  return r->from == object ? NULL : r;
}

static void add_object(Asking *asking, int32_t object, Text *text, int depth) {
  const SnapshotObject *o = &asking->snapshot->objects[object];
  const SnapshotReference *owner = depth < DEEPEST ? only_owner(asking, object) : NULL;
  if (o->serial > 0) {
    text_printf(text, "#%" PRId64, o->serial);
    tell(asking, object);
  } else if (why_is_scope(asking, object)) {
    text_add(text, "the names of ");
    add_scope(asking, object, text);
  } else if (owner && !o->value && why_is_scope(asking, owner->from)) {
    add_name(asking, owner, text);
  } else if (is_constants(o) && owner) { // the place says the rest
    add_object(asking, owner->from, text, depth + 1);
  } else if (o->value || !owner) {
    words_add_object(text, o);
  } else {
    add_object(asking, owner->from, text, depth + 1);
    words_join_place(text, owner->place);
  }
}

void why_add_object(Asking *asking, int32_t object, Text *text) {
  add_object(asking, object, text, 0);
}

// A generator and a frame that has ended hold locals and a value stack, as a frame on the stack
// does.
static bool is_suspended(const SnapshotObject *o) {
  return o->shape == SHAPE_GENERATOR || (o->shape == SHAPE_OTHER && strcmp(o->type, "frame") == 0);
}

WhyHolderKind why_add_reference(Asking *asking, const SnapshotReference *r, Text *text) {
  const SnapshotObject *from = &asking->snapshot->objects[r->from];
  if (why_is_scope(asking, r->from)) return add_name(asking, r, text);
  if (is_suspended(from) && r->kind == PLACE_ATTRIBUTE) {
    text_printf(text, "name %s of %s ", r->place + 1, from->type);
    why_add_object(asking, r->from, text);
    return WHY_OBJECT;
  }
  if (is_suspended(from) && strcmp(r->place, "temporary") == 0) {
    text_printf(text, "the evaluation stack of %s ", from->type);
    why_add_object(asking, r->from, text);
    return WHY_OBJECT;
  }
  why_add_object(asking, r->from, text);
  words_join_place(text, r->place);
  return WHY_OBJECT;
}

// ---- holders that are no objects --------------------------------------------------------------

static WhyHolderKind add_frame_holder(const Asking *asking, const SnapshotHolder *h, Text *text) {
  bool local = h->kind == PLACE_ATTRIBUTE, stack = strcmp(h->place, "temporary") == 0;
  bool handled = local && strcmp(h->place, ".handled") == 0;
  if (handled)
    text_add(text, "the exception being handled in ");
  else if (local)
    text_printf(text, "name %s of ", h->place);
  else if (stack)
    text_add(text, "the evaluation stack of ");
  else
    text_printf(text, "%s of the frame of ", h->place);
  add_frame(asking, h->frame, text);
  if (local && !handled) return WHY_NAME;
  return stack || handled ? WHY_STACK : WHY_INTERPRETER;
}

WhyHolderKind why_add_holder(Asking *asking, const SnapshotHolder *h, Text *text) {
  static const char *const words[][2] = {
      {"interpreter", "the interpreter"},
      {"host", "the host"},
      {"raised", "the exception that is raised"},
      {"thread", "the thread state"},
      {"shared keys", "the attribute names of a class that is gone"},
  };
  if (h->frame >= 0) return add_frame_holder(asking, h, text);
  if (h->from != NO_OBJECT) {
    why_add_object(asking, h->from, text);
    words_join_place(text, h->place);
    return WHY_OBJECT;
  }
  const char *place = h->place;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strcmp(place, words[i][0]) == 0) place = words[i][1];
  text_add(text, place);
  return WHY_INTERPRETER;
}

// ---- the parts of a count ---------------------------------------------------------------------

typedef Array(WhyHolder) Parts;

static void add_part(Asking *asking, Parts *parts, WhyHolderKind kind, int64_t count,
                     int32_t from) {
  int64_t serial = from == NO_OBJECT ? 0 : asking->snapshot->objects[from].serial;
  const char *words = why_kept(asking);
  bool machinery = serial < 0 && words[0] != '#'; // not a part of an object of the program either
  if (kind == WHY_OBJECT && machinery) kind = WHY_INTERPRETER;
  if (kind != WHY_OBJECT) serial = 0;
  // What has no place of its own (the evaluation stack) may hold more than once.
  for (size_t i = 0; i < parts->count && parts->count < LONGEST; i++) {
    if (strcmp(parts->items[i].words, words) != 0) continue;
    parts->items[i].count += count;
    return;
  }
  array_push(parts, (WhyHolder){.kind = kind, .words = words, .count = count, .serial = serial});
}

// References from one object: each place alone, or where there are many the first and the last.
static void add_run(Asking *asking, Parts *parts, const uint32_t *items, size_t count) {
  const SnapshotReference *all = asking->snapshot->references;
  bool many = count > SEPARATE && !why_is_scope(asking, all[items[0]].from);
  for (size_t i = 0; i < (many ? 1 : count); i++) {
    const SnapshotReference *r = &all[items[i]];
    WhyHolderKind kind = why_add_reference(asking, r, &asking->text);
    if (many) text_add(&asking->text, " ... ");
    if (many) words_add_place(&asking->text, 0, all[items[count - 1]].place);
    add_part(asking, parts, kind, many ? (int64_t)count : 1, r->from);
  }
}

static int64_t count_references(Asking *asking, Parts *parts) {
  const TargetIndex *index = &asking->holders.references;
  const SnapshotReference *all = asking->snapshot->references;
  const uint32_t *at = index->items + index->start[asking->target];
  const uint32_t *end = index->items + index->start[asking->target + 1];
  int64_t counted = end - at;
  for (const uint32_t *next; at < end; at = next) {
    for (next = at + 1; next < end && all[*next].from == all[*at].from;) next++;
    add_run(asking, parts, at, (size_t)(next - at));
  }
  return counted;
}

static int64_t count_holders(Asking *asking, Parts *parts) {
  const Snapshot *s = asking->snapshot;
  int64_t counted = 0;
  for (size_t i = 0; i < s->holder_count; i++) {
    const SnapshotHolder *h = &s->holders[i];
    if (h->to != asking->target || !h->counted) continue;
    add_part(asking, parts, why_add_holder(asking, h, &asking->text), 1, h->from);
    counted++;
  }
  return counted;
}

static void note_borrowers(Asking *asking) {
  const Snapshot *s = asking->snapshot;
  Array(const char *) borrowers = {0};
  for (size_t i = 0; i < s->holder_count; i++) {
    if (s->holders[i].to != asking->target || s->holders[i].counted) continue;
    why_add_holder(asking, &s->holders[i], &asking->text);
    array_push(&borrowers, why_kept(asking));
  }
  Why *why = asking->why;
  why->borrowers = scratch_alloc(&why->scratch, borrowers.count * sizeof *borrowers.items);
  for (size_t i = 0; i < borrowers.count; i++) why->borrowers[i] = borrowers.items[i];
  why->borrower_count = borrowers.count;
  array_delete(&borrowers);
}

// Names first, then objects of the program, then the rest.
static void sort_parts(const Parts *parts, WhyHolder *out) {
  static const WhyHolderKind order[] = {WHY_NAME, WHY_STACK, WHY_OBJECT, WHY_INTERPRETER};
  size_t count = 0;
  for (size_t k = 0; k < sizeof order / sizeof *order; k++)
    for (size_t i = 0; i < parts->count; i++)
      if (parts->items[i].kind == order[k]) out[count++] = parts->items[i];
}

void why_count(Asking *asking) {
  Why *why = asking->why;
  const SnapshotObject *o = &asking->snapshot->objects[asking->target];
  Parts parts = {0};
  int64_t counted = count_references(asking, &parts);
  counted += count_holders(asking, &parts);
  why->holders = scratch_alloc(&why->scratch, parts.count * sizeof *parts.items);
  why->holder_count = parts.count;
  sort_parts(&parts, why->holders);
  if (!(o->flags & SNAPSHOT_IMMORTAL)) why->unattributed = o->refcount - counted;
  note_borrowers(asking);
  array_delete(&parts);
}

static int by_index(const void *left, const void *right) {
  return *(const int32_t *)left - *(const int32_t *)right;
}

void why_tell_others(Asking *asking) {
  Why *why = asking->why;
  size_t count = asking->told.count;
  if (count > 1) qsort(asking->told.items, count, sizeof *asking->told.items, by_index);
  why->others = scratch_alloc(&why->scratch, count * sizeof *why->others);
  for (size_t i = 0; i < count; i++) {
    words_add_object(&asking->text, &asking->snapshot->objects[asking->told.items[i]]);
    why->others[i] = why_kept(asking);
  }
  why->other_count = count;
}
