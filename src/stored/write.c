// write.c: snapshots to the text of a stored file, see stored.h.
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

// A block of lines that stood in the step before, under the name of its object.
typedef struct Block {
  char *name, *lines;
  bool seen; // in this step
} Block;

// An object, and where it stands in its snapshot.
typedef struct Named {
  int64_t serial;
  const char *name;
  size_t index;
} Named;

typedef struct Writer {
  Text *text;
  const Snapshot *snapshot;
  char **names;                      // of the objects of this snapshot
  bool *kept;                        // by object: the file has it
  Array(Block) blocks;               // sorted by name
  char *frames, *collector, *memory; // lines of the step before
} Writer;

static void add_quoted(Text *text, const char *chars) { text_add_json(text, chars, strlen(chars)); }

static void add_name(Text *text, const char *name) {
  if (is_plain(name, strlen(name)))
    text_add(text, name);
  else
    add_quoted(text, name);
}

// ---- names of objects -------------------------------------------------------------------------

// "int 1", "type list", "dict": of machinery, whose serials are nobody's affair.
static char *machinery_name(const SnapshotObject *object) {
  Text plain = {0}, quoted = {0};
  bool says_it = object->value && strncmp(object->value, object->type, strlen(object->type)) == 0;
  if (!says_it) text_add(&plain, object->type);
  if (object->value) text_printf(&plain, "%s%s", says_it ? "" : " ", object->value);
  add_quoted(&quoted, text_chars(&plain));
  text_delete(&plain);
  return text_take(&quoted);
}

static int by_text(const void *left, const void *right) {
  return strcmp(**(char **const *)left, **(char **const *)right);
}

// Machinery that would have one name gets numbers, in the order of the snapshot.
static void tell_apart(char **names, size_t count) {
  char ***order = mem_alloc(mem_size(count + 1, sizeof *order));
  for (size_t i = 0; i < count; i++) order[i] = &names[i];
  qsort(order, count, sizeof *order, by_text);
  for (size_t from = 0, to; from < count; from = to) {
    for (to = from + 1; to < count && strcmp(*order[from], *order[to]) == 0; to++) {
    }
    for (size_t i = from + 1; i < to; i++) {
      // qsort is not stable: the pointers themselves say which comes first.
      for (size_t j = i; j > from && order[j] < order[j - 1]; j--) {
        char **swapped = order[j];
        order[j] = order[j - 1];
        order[j - 1] = swapped;
      }
    }
    for (size_t i = from + 1; i < to; i++) {
      Text name = {0};
      text_printf(&name, "%s~%zu", *order[from], i - from + 1);
      mem_free(*order[i]);
      *order[i] = text_take(&name);
    }
  }
  mem_free(order);
}

// The program's objects, and of machinery what a name or a place of theirs shows: values, classes,
// functions. What machinery needs for itself is nobody's affair.
static bool *find_kept(const Snapshot *s) {
  bool *kept = mem_zalloc(s->object_count + 1);
  for (size_t i = 0; i < s->object_count; i++) kept[i] = s->objects[i].serial > 0;
  for (size_t b = 0; b < s->binding_count; b++)
    if (s->bindings[b].to != NO_OBJECT) kept[s->bindings[b].to] = true;
  for (size_t r = 0; r < s->reference_count; r++) {
    const SnapshotReference *place = &s->references[r];
    if (s->objects[place->from].serial > 0 && place->kind != PLACE_WORD) kept[place->to] = true;
  }
  return kept;
}

// What is not kept has a name too, but takes no number from those that are.
static char **names_of(const Snapshot *snapshot, const bool *kept) {
  char **names = mem_alloc(mem_size(snapshot->object_count + 1, sizeof *names));
  for (size_t i = 0; i < snapshot->object_count; i++) {
    const SnapshotObject *object = &snapshot->objects[i];
    Text name = {0};
    if (object->serial > 0) text_printf(&name, "#%" PRId64, object->serial);
    if (!kept[i]) text_printf(&name, "-%zu", i);
    names[i] = name.length ? text_take(&name) : machinery_name(object);
  }
  tell_apart(names, snapshot->object_count);
  return names;
}

// ---- an object --------------------------------------------------------------------------------

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
}

static void add_facts(Text *text, const SnapshotObject *object) {
  bool program = object->serial > 0, tracked = object->flags & SNAPSHOT_TRACKED;
  if (program || tracked || object->refcount != 0)
    if (!(object->flags & SNAPSHOT_IMMORTAL))
      text_printf(text, ", refs %" PRId64, object->refcount);
  if (object->generation >= 0) text_printf(text, ", gen %d", object->generation);
  if (tracked && object->generation < 0) text_add(text, ", tracked");
  if (!tracked && object->generation >= 0) text_add(text, ", untracked");
  text_printf(text, ", %" PRIu64 " bytes", object->size);
  if (object->block != object->size) text_printf(text, ", block %" PRIu64, object->block);
  if (object->length) text_printf(text, ", length %" PRIu64, object->length);
  add_flags(text, object->flags, program);
  if (object->shape != implied_shape(object->type, object->value, program))
    text_printf(text, ", shape %s", shape_words[object->shape]);
}

static void add_references(const Writer *w, Text *text, const SnapshotObject *object) {
  for (uint32_t i = 0; i < object->reference_count && object->serial > 0; i++) {
    const SnapshotReference *place = &w->snapshot->references[object->first_reference + i];
    if (!w->kept[place->to]) continue;
    const char *word = kind_word(place->kind, object->shape);
    text_add(text, "    ");
    if (word) text_printf(text, "%s ", word);
    if (strpbrk(place->place, "\n\r\t\"") || strstr(place->place, " = "))
      add_quoted(text, place->place);
    else
      text_add(text, place->place);
    text_printf(text, " = %s\n", w->names[place->to]);
  }
}

// "#2 Node, refs 1 ..." and its references.
static char *object_lines(const Writer *w, size_t index) {
  const SnapshotObject *object = &w->snapshot->objects[index];
  Text text = {0};
  text_printf(&text, "  %s ", w->names[index]);
  add_name(&text, object->type);
  if (object->value) {
    text_add_char(&text, ' ');
    add_quoted(&text, object->value);
  }
  add_facts(&text, object);
  text_add_char(&text, '\n');
  add_references(w, &text, object);
  return text_take(&text);
}

static int by_name(const void *left, const void *right) {
  return strcmp(((const Block *)left)->name, ((const Block *)right)->name);
}

static Block *find_block(const Writer *w, size_t known, const char *name) {
  Block wanted = {.name = (char *)name};
  return known ? bsearch(&wanted, w->blocks.items, known, sizeof wanted, by_name) : NULL;
}

// Of machinery, whose serials say nothing: by name.
static int by_machinery(const void *left, const void *right) {
  const Named *a = left, *b = right;
  if (a->serial > 0 && b->serial > 0) return a->serial < b->serial ? -1 : a->serial > b->serial;
  if (a->serial > 0 || b->serial > 0) return a->serial > 0 ? -1 : 1;
  return strcmp(a->name, b->name);
}

// The program's objects by serial, then machinery by name. Yours to mem_free.
static Named *order_of(const Writer *w) {
  size_t count = w->snapshot->object_count;
  Named *order = mem_alloc(mem_size(count + 1, sizeof *order));
  for (size_t i = 0; i < count; i++)
    order[i] = (Named){w->snapshot->objects[i].serial, w->names[i], i};
  qsort(order, count, sizeof *order, by_machinery);
  return order;
}

static void add_objects(Writer *w) {
  size_t known = w->blocks.count;
  Named *order = order_of(w);
  for (size_t o = 0; o < w->snapshot->object_count; o++) {
    size_t i = order[o].index;
    if (!w->kept[i]) continue;
    char *lines = object_lines(w, i);
    Block *block = find_block(w, known, w->names[i]);
    if (!block || strcmp(block->lines, lines) != 0) text_add(w->text, lines);
    if (block) {
      mem_free(block->lines);
      block->lines = lines;
      block->seen = true;
    } else {
      array_push(&w->blocks, (Block){mem_strdup(w->names[i]), lines, true});
    }
  }
  mem_free(order);
}

// Says what is no longer there, and forgets it.
static void add_gone(Writer *w) {
  size_t kept = 0;
  for (size_t i = 0; i < w->blocks.count; i++) {
    Block *block = &w->blocks.items[i];
    if (block->seen) {
      block->seen = false;
      w->blocks.items[kept++] = *block;
      continue;
    }
    text_printf(w->text, "  gone %s\n", block->name);
    mem_free(block->name);
    mem_free(block->lines);
  }
  array_truncate(&w->blocks, kept);
  if (kept) qsort(w->blocks.items, kept, sizeof(Block), by_name);
}

// ---- the rest of a step -----------------------------------------------------------------------

// Adds lines where they differ from those of the step before, which they replace.
static void add_changed(Writer *w, char **before, Text *lines) {
  if (!*before || strcmp(*before, text_chars(lines)) != 0) text_add(w->text, text_chars(lines));
  mem_free(*before);
  *before = mem_strdup(text_chars(lines));
  text_delete(lines);
}

static void add_frames(Writer *w) {
  Text lines = {0};
  const Snapshot *s = w->snapshot;
  for (size_t f = 0; f < s->frame_count; f++) {
    const SnapshotFrame *frame = &s->frames[f];
    text_printf(&lines, "  frame %" PRId64 " ", frame->serial);
    add_quoted(&lines, frame->name);
    text_add_char(&lines, '\n');
    for (uint32_t b = 0; b < frame->binding_count; b++) {
      const SnapshotBinding *binding = &s->bindings[frame->first_binding + b];
      text_printf(&lines, "    %s = %s\n", binding->name,
                  binding->to == NO_OBJECT ? "nothing" : w->names[binding->to]);
    }
  }
  if (s->frame_count == 0) text_add(&lines, "  no frames\n");
  add_changed(w, &w->frames, &lines);
}

static void add_three(Text *text, const char *word, const int64_t *numbers) {
  text_printf(text, ", %s %" PRId64 " %" PRId64 " %" PRId64, word, numbers[0], numbers[1],
              numbers[2]);
}

static void add_collector(Writer *w) {
  Text lines = {0};
  const SnapshotGc *gc = &w->snapshot->gc;
  text_printf(&lines, "  collector %s", gc->enabled ? "on" : "off");
  add_three(&lines, "threshold", gc->threshold);
  add_three(&lines, "count", gc->count);
  text_printf(&lines, ", last %" PRId64 ", unreachable %" PRId64 ", objects %" PRId64,
              gc->last_collected, w->snapshot->unreachable, w->snapshot->user_objects);
  text_printf(&lines, ", in %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64, gc->in_generation[0],
              gc->in_generation[1], gc->in_generation[2], gc->in_generation[3]);
  text_printf(&lines, ", internal %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64, gc->internal[0],
              gc->internal[1], gc->internal[2], gc->internal[3]);
  if (gc->two_spaces) text_printf(&lines, ", spaces %" PRId64, gc->cycles);
  for (int g = 0; g < 3; g++) {
    const SnapshotStats *stats = &gc->stats[g];
    int64_t numbers[] = {stats->collections, stats->collected, stats->uncollectable};
    if (numbers[0]) add_three(&lines, (const char *[]){"gen0", "gen1", "gen2"}[g], numbers);
  }
  if (gc->garbage_count) text_add(&lines, ", garbage");
  for (size_t i = 0; i < gc->garbage_count; i++) text_printf(&lines, " #%" PRId64, gc->garbage[i]);
  text_add_char(&lines, '\n');
  add_changed(w, &w->collector, &lines);
}

static void add_memory(Writer *w) {
  Text lines = {0};
  const SnapshotMemory *m = &w->snapshot->memory;
  text_printf(&lines,
              "  memory %" PRIu64 " arenas, %" PRIu64 " pools, %" PRIu64 " blocks, %" PRIu64
              " bytes, %" PRIu64 " large\n",
              m->arenas, m->pools, m->blocks, m->bytes, m->large);
  add_changed(w, &w->memory, &lines);
}

static void add_event(Text *text, const SnapshotEvent *event) {
  text_printf(text, "  event %s", event_words[event->kind]);
  if (event->serial > 0) text_printf(text, " #%" PRId64, event->serial);
  if (event->type) {
    text_add_char(text, ' ');
    add_name(text, event->type);
  }
  const int64_t numbers[] = {event->a, event->b, event->c};
  for (int last = 3; last > 0; last--) {
    if (numbers[last - 1] == 0) continue;
    text_add(text, " :");
    for (int i = 0; i < last; i++) text_printf(text, " %" PRId64, numbers[i]);
    break;
  }
  text_add_char(text, '\n');
}

// Lines that a program wrote, each behind a sign.
static void add_lines(Text *text, const char *sign, const char *chars) {
  while (chars && *chars) {
    size_t length = strcspn(chars, "\n");
    text_printf(text, "  %s ", sign);
    text_add_json(text, chars, length);
    text_add_char(text, '\n');
    chars += length;
    if (*chars == '\n') chars++;
    if (chars[-1] == '\n' && !*chars) text_printf(text, "  %s \"\"\n", sign);
  }
}

static void add_word(Text *text, const char *word, const char *chars) {
  if (!chars) return;
  text_printf(text, "  %s ", word);
  add_quoted(text, chars);
  text_add_char(text, '\n');
}

static void add_step(Writer *w) {
  const Snapshot *s = w->snapshot;
  text_printf(w->text, "\nstep %zu line %u%s\n", s->step, (unsigned)s->line,
              s->picture ? "" : " no picture");
  add_lines(w->text, ">", s->source);
  add_word(w->text, "note", s->note);
  add_lines(w->text, "printed", s->output);
  add_word(w->text, "result", s->result);
  add_word(w->text, "raised", s->error_type);
  add_word(w->text, "message", s->error_message);
  add_frames(w);
  add_objects(w);
  add_gone(w);
  add_collector(w);
  add_memory(w);
  for (size_t i = 0; i < s->event_count; i++) add_event(w->text, &s->events[i]);
}

static void free_names(char **names, size_t count) {
  for (size_t i = 0; i < count; i++) mem_free(names[i]);
  mem_free(names);
}

static void writer_delete(Writer *w) {
  for (size_t i = 0; i < w->blocks.count; i++) {
    mem_free(w->blocks.items[i].name);
    mem_free(w->blocks.items[i].lines);
  }
  array_delete(&w->blocks);
  mem_free(w->frames);
  mem_free(w->collector);
  mem_free(w->memory);
}

void stored_add(const Snapshot *const *snapshots, size_t count, const char *title, Text *text) {
  Writer w = {.text = text};
  text_add(text, STORED_HEADER "\n");
  if (title) {
    text_add(text, "title ");
    add_quoted(text, title);
    text_add_char(text, '\n');
  }
  if (count && snapshots[0]->profile) {
    text_add(text, "profile ");
    add_quoted(text, snapshots[0]->profile);
    text_add_char(text, '\n');
  }
  for (size_t i = 0; i < count; i++) {
    w.snapshot = snapshots[i];
    w.kept = find_kept(snapshots[i]);
    w.names = names_of(snapshots[i], w.kept);
    add_step(&w);
    mem_free(w.kept);
    free_names(w.names, snapshots[i]->object_count);
  }
  writer_delete(&w);
}
