// write_machinery.c: machinery by name: values, classes and functions that the program did not
// make.
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "align.h"
#include "write.h"

static void add_machine(Writer *w, const SnapshotObject *object, uint32_t *number) {
  Text text = {0};
  char *words = machinery_name(object->type, object->value);
  *number = (uint32_t)w->machines.count + 1;
  uint32_t *namesakes = map_at(&w->namesakes, hash_text(HASH_START, words));
  add_value(&text, words);
  if (++*namesakes > 1) text_printf(&text, " ~%u", (unsigned)*namesakes);
  array_push(&w->machines, (Machine){.words = words, .name = text_take(&text)});
}

// Those that have one name get numbers, in the order in which they are first seen.
void name_machinery(Writer *w) {
  const Snapshot *s = w->snapshot;
  for (size_t i = 0; i < s->object_count && s->objects[i].serial < 0; i++) {
    if (!w->kept[i]) continue;
    uint32_t *number = map_at(&w->machine_of, (uint64_t)s->objects[i].serial);
    if (*number == 0) add_machine(w, &s->objects[i], number);
  }
}

int64_t id_of(Writer *w, const Snapshot *snapshot, int32_t index) {
  if (index == NO_OBJECT) return 0;
  int64_t serial = snapshot->objects[index].serial;
  return serial > 0 ? serial : -(int64_t)*map_at(&w->machine_of, (uint64_t)serial);
}

void add_id(const Writer *w, Text *text, int64_t id) {
  if (id > 0)
    text_printf(text, "#%" PRId64, id);
  else
    text_add(text, id == 0 ? "nothing" : w->machines.items[-id - 1].name);
}

// ---- their lines ------------------------------------------------------------------------------

typedef struct Line {
  const char *name;
  char *facts;
  bool whole; // an int: its number
  int64_t number;
} Line;

// Ints by number, then all others by name.
static int by_name(const void *left, const void *right) {
  const Line *a = left, *b = right;
  if (a->whole != b->whole) return a->whole ? -1 : 1;
  if (a->whole && a->number != b->number) return a->number < b->number ? -1 : 1;
  return strcmp(a->name, b->name);
}

// Type and value, where the name does not give them back, and facts.
static char *facts_of(const Machine *machine, const SnapshotObject *object) {
  Text text = {0};
  char *type = NULL, *value = NULL;
  bool well = machinery_facts(machine->words, &type, &value) && strcmp(type, object->type) == 0 &&
              (value == NULL) == (object->value == NULL) &&
              (!value || strcmp(value, object->value) == 0);
  if (!well) {
    text_add(&text, ", type ");
    add_quoted(&text, object->type);
    if (object->value) text_add(&text, ", value ");
    if (object->value) add_quoted(&text, object->value);
  }
  add_facts(&text, object);
  mem_free(type);
  mem_free(value);
  return text_take(&text);
}

// How many lines from `from` on are ints that follow each other and have the same facts.
static size_t run_of(const Line *lines, size_t from, size_t count) {
  size_t to = from + 1;
  while (to < count && lines[from].whole && lines[to].whole &&
         lines[to].number == lines[to - 1].number + 1 &&
         strcmp(lines[to].facts, lines[from].facts) == 0)
    to++;
  return to - from;
}

static void write_lines(Writer *w, const Line *lines, size_t count) {
  for (size_t i = 0, run; i < count; i += run) {
    run = run_of(lines, i, count);
    if (run < 3) run = 1;
    text_printf(w->text, "  * %s", lines[i].name);
    if (run > 1) text_printf(w->text, " to %s", lines[i + run - 1].name);
    text_printf(w->text, "%s\n", lines[i].facts);
  }
}

void write_machinery(Writer *w) {
  const Snapshot *s = w->snapshot;
  Array(Line) lines = {0};
  for (size_t i = 0; i < s->object_count && s->objects[i].serial < 0; i++) {
    if (!w->kept[i]) continue;
    Machine *machine = &w->machines.items[-id_of(w, s, (int32_t)i) - 1];
    Line line = {.name = machine->name, .facts = facts_of(machine, &s->objects[i])};
    line.whole = machinery_whole(line.name, &line.number);
    if (machine->facts && strcmp(machine->facts, line.facts) == 0) {
      mem_free(line.facts);
      continue;
    }
    mem_free(machine->facts);
    machine->facts = mem_strdup(line.facts);
    array_push(&lines, line);
  }
  if (lines.count) qsort(lines.items, lines.count, sizeof(Line), by_name);
  write_lines(w, lines.items, lines.count);
  for (size_t i = 0; i < lines.count; i++) mem_free(lines.items[i].facts);
  array_delete(&lines);
}
