// words.c: how an account calls things: objects, places, holders.
#include "words.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_HOLDERS = 8 }; // named in one sentence; the others are counted

void words_add_plain(Text *text, const char *chars, size_t indent) {
  for (const unsigned char *c = (const unsigned char *)chars; *c; c++) {
    bool second_controls = c[0] == 0xC2 && c[1] >= 0x80 && c[1] < 0xA0; // U+0080 to U+009F
    if (*c == '\n') {
      text_printf(text, "\n%*s", (int)indent, "");
    } else if (second_controls) {
      text_printf(text, "\\x%02x", *++c);
    } else if ((*c < 0x20 && *c != '\t') || *c == 0x7F) {
      text_printf(text, "\\x%02x", *c);
    } else {
      text_add_char(text, (char)*c);
    }
  }
}

// A value stands in a sentence, so it keeps to its line.
static void add_value(Text *text, const char *value) {
  for (const char *line; (line = strchr(value, '\n')); value = line + 1) {
    char *part = mem_strndup(value, (size_t)(line - value));
    words_add_plain(text, part, 0);
    text_add(text, "\\n");
    mem_free(part);
  }
  words_add_plain(text, value, 0);
}

static bool starts_word(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

static bool continues_word(char c) { return starts_word(c) || (c >= '0' && c <= '9'); }

// "function f", "ValueError('x')", "class A": the type need not stand in front.
static bool value_tells_type(const SnapshotObject *object) {
  size_t length = strlen(object->type);
  if (!object->value) return false;
  if (strcmp(object->type, "type") == 0 && strncmp(object->value, "class ", 6) == 0) return true;
  return strncmp(object->value, object->type, length) == 0 &&
         !continues_word(object->value[length]);
}

void words_add_object(Text *text, const SnapshotObject *object) {
  bool machinery = object->flags & SNAPSHOT_INTERNAL;
  if (machinery && object->value) {
    add_value(text, object->value);
    return;
  }
  if (machinery)
    text_add(text, "internal");
  else
    text_printf(text, "#%" PRId64, object->serial);
  if (!value_tells_type(object)) text_printf(text, " %s", object->type);
  if (object->value) {
    text_add_char(text, ' ');
    add_value(text, object->value);
  }
}

void words_join_place(Text *text, const char *place) {
  bool key = strncmp(place, "key ", 4) == 0, element = place[0] == '{';
  if (key || element)
    text_add_char(text, ' ');
  else if (starts_word(place[0]))
    text_add_char(text, '.');
  add_value(text, element ? "element" : place);
}

void words_add_place(Text *text, int64_t serial, const char *place) {
  if (serial) {
    text_printf(text, "#%" PRId64, serial);
    words_join_place(text, place);
  } else {
    add_value(text, place[0] == '{' ? "element" : place);
  }
}

// ---- holders ----------------------------------------------------------------------------------

// A counting sort by target; what has the same target keeps the order of the snapshot. `targets` is
// the first of `count` int32_t that lie `stride` bytes apart.
static TargetIndex index_targets(const int32_t *targets, size_t stride, size_t count,
                                 size_t objects) {
  TargetIndex index = {.start = mem_zalloc(mem_size(objects + 2, sizeof *index.start)),
                       .items = mem_alloc(mem_size(count, sizeof *index.items))};
  const char *at = (const char *)targets;
  // Counted two places further on, so that filling moves each start to where it belongs.
  for (size_t i = 0; i < count; i++) index.start[*(const int32_t *)(at + i * stride) + 2]++;
  for (size_t i = 2; i < objects + 2; i++) index.start[i] += index.start[i - 1];
  for (size_t i = 0; i < count; i++)
    index.items[index.start[*(const int32_t *)(at + i * stride) + 1]++] = (uint32_t)i;
  return index;
}

Holders holders_of(const Snapshot *s) {
  Holders holders = {.snapshot = s};
  holders.references = index_targets(s->reference_count ? &s->references[0].to : NULL,
                                     sizeof *s->references, s->reference_count, s->object_count);
  holders.bindings = index_targets(s->binding_count ? &s->bindings[0].to : NULL,
                                   sizeof *s->bindings, s->binding_count, s->object_count);
  holders.frame_of = mem_zalloc(mem_size(s->binding_count, sizeof *holders.frame_of));
  for (size_t f = 0; f < s->frame_count; f++)
    for (uint32_t i = 0; i < s->frames[f].binding_count; i++)
      holders.frame_of[s->frames[f].first_binding + i] = (uint32_t)f;
  return holders;
}

void holders_delete(Holders *holders) {
  mem_free(holders->references.start);
  mem_free(holders->references.items);
  mem_free(holders->bindings.start);
  mem_free(holders->bindings.items);
  mem_free(holders->frame_of);
  *holders = (Holders){0};
}

// A sentence while it is written: how many holders were seen, and how many of them named.
typedef struct Sentence {
  Text *text;
  int64_t seen, named;
} Sentence;

static bool next_holder(Sentence *sentence) {
  sentence->seen++;
  if (sentence->named == MOST_HOLDERS) return false;
  if (sentence->named++ > 0) text_add(sentence->text, ", ");
  return true;
}

static void add_bindings(const Holders *holders, int32_t object, Sentence *sentence) {
  const Snapshot *s = holders->snapshot;
  const TargetIndex *index = &holders->bindings;
  for (uint32_t i = index->start[object]; i < index->start[object + 1]; i++) {
    uint32_t binding = index->items[i], frame = holders->frame_of[binding];
    if (!next_holder(sentence)) continue;
    words_add_plain(sentence->text, s->bindings[binding].name, 0);
    if (frame == 0) continue; // the module's names need no frame
    text_add(sentence->text, " in ");
    words_add_plain(sentence->text, s->frames[frame].name, 0);
    text_add(sentence->text, "()");
  }
}

static void add_references(const Holders *holders, int32_t object, Sentence *sentence) {
  const Snapshot *s = holders->snapshot;
  const TargetIndex *index = &holders->references;
  for (uint32_t i = index->start[object]; i < index->start[object + 1]; i++) {
    const SnapshotReference *reference = &s->references[index->items[i]];
    const SnapshotObject *from = &s->objects[reference->from];
    // The dict of a module holds its names once more: only what the program made is named.
    if (from->flags & SNAPSHOT_INTERNAL) continue;
    if (next_holder(sentence)) words_add_place(sentence->text, from->serial, reference->place);
  }
}

void holders_add(const Holders *holders, int32_t object, Text *text) {
  const SnapshotObject *o = &holders->snapshot->objects[object];
  Sentence sentence = {.text = text};
  add_bindings(holders, object, &sentence);
  add_references(holders, object, &sentence);
  int64_t unnamed = sentence.seen - sentence.named;
  int64_t hidden = o->flags & SNAPSHOT_IMMORTAL ? 0 : o->refcount - sentence.seen;
  if (unnamed > 0) text_printf(text, ", %" PRId64 " more", unnamed);
  if (hidden > 0)
    text_printf(text, "%s%" PRId64 " inside the interpreter", sentence.seen ? " and " : "", hidden);
  else if (sentence.seen == 0)
    text_add(text, "nothing");
}
