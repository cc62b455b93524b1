// write.c: snapshots to the text of a stored file, see stored.h.
#include "write.h"

#include <inttypes.h>
#include <string.h>

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

// ---- texts ------------------------------------------------------------------------------------

static void add_line(Text *text, const char *word, const char *chars) {
  if (!chars) return;
  text_printf(text, "%s ", word);
  add_rest(text, chars);
  text_add_char(text, '\n');
}

// A line of a text, behind a sign; blanks at its front stay, those at its end need quotes.
static void add_text_line(Text *text, const char *sign, const char *chars, size_t length) {
  text_printf(text, "  %s", sign);
  if (length > 0) text_add_char(text, ' ');
  if (is_rest(chars, length, true))
    text_add_n(text, chars, length);
  else if (length > 0)
    text_add_json(text, chars, length);
  text_add_char(text, '\n');
}

static void write_source(Writer *w) {
  const char *source = w->snapshot->source;
  while (source && *source) {
    size_t length = strcspn(source, "\n");
    add_text_line(w->text, ">", source, length);
    source += length;
    if (*source == '\n' && !*++source) add_text_line(w->text, ">", "", 0);
  }
}

// What was printed: lines, of which the last may have no end yet.
static void write_output(Writer *w) {
  const char *output = w->snapshot->output;
  while (output && *output) {
    size_t length = strcspn(output, "\n");
    add_text_line(w->text, output[length] ? "printed" : "printing", output, length);
    output += length + (output[length] != 0);
  }
}

// ---- frames -----------------------------------------------------------------------------------

static const SnapshotFrame *find_frame(const Snapshot *s, int64_t serial) {
  for (size_t f = 0; s && f < s->frame_count; f++)
    if (s->frames[f].serial == serial) return &s->frames[f];
  return NULL;
}

static void take_names(Writer *w, const Snapshot *s, const SnapshotFrame *frame, PlacedList *list) {
  array_truncate(list, 0);
  for (uint32_t b = 0; b < frame->binding_count; b++) {
    const SnapshotBinding *binding = &s->bindings[frame->first_binding + b];
    array_push(list, (Placed){binding->name, implied_kind(binding->name, SHAPE_OTHER),
                              id_of(w, s, binding->to)});
  }
}

static bool same_names(const PlacedList *a, const PlacedList *b) {
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++)
    if (a->items[i].to != b->items[i].to || strcmp(a->items[i].place, b->items[i].place) != 0)
      return false;
  return true;
}

static void write_frame(Writer *w, const SnapshotFrame *frame) {
  const SnapshotFrame *before = find_frame(w->before, frame->serial);
  PlacedList is = {0}, was = {0};
  take_names(w, w->snapshot, frame, &is);
  if (before) take_names(w, w->before, before, &was);
  if (!before || strcmp(before->name, frame->name) != 0 || !same_names(&is, &was)) {
    text_printf(w->text, "  frame %" PRId64 " ", frame->serial);
    add_rest(w->text, frame->name);
    text_add_char(w->text, '\n');
    write_places(w, before ? &was : NULL, &is, SHAPE_OTHER);
  }
  array_delete(&is);
  array_delete(&was);
}

static void write_frames(Writer *w) {
  const Snapshot *s = w->snapshot, *before = w->before;
  for (size_t f = 0; before && f < before->frame_count; f++)
    if (!find_frame(s, before->frames[f].serial))
      text_printf(w->text, "  gone frame %" PRId64 "\n", before->frames[f].serial);
  for (size_t f = 0; f < s->frame_count; f++) write_frame(w, &s->frames[f]);
}

// ---- the file ---------------------------------------------------------------------------------

static void write_step(Writer *w) {
  const Snapshot *s = w->snapshot;
  text_printf(w->text, "\nstep %zu\n", s->step);
  write_source(w);
  add_line(w->text, "  raised", s->error_type);
  add_line(w->text, "  message", s->error_message);
  add_line(w->text, "  result", s->result);
  write_output(w);
  write_frames(w);
  write_objects(w);
  write_collector(w);
  write_events(w);
}

StoredWriter *stored_writer_new(const char *title) {
  Writer *w = mem_zalloc(sizeof *w);
  w->text = &w->file;
  text_add(&w->file, STORED_HEADER "\n");
  add_line(&w->file, "title", title);
  return w;
}

void stored_writer_add(StoredWriter *w, const Snapshot *before, const Snapshot *snapshot) {
  if (!before) add_line(&w->file, "profile", snapshot->profile);
  w->before = before;
  w->snapshot = snapshot;
  w->kept = find_kept(snapshot);
  name_machinery(w);
  write_step(w);
  mem_free(w->kept_before);
  w->kept_before = w->kept;
}

const Text *stored_writer_text(const StoredWriter *w) { return &w->file; }

void stored_writer_delete(StoredWriter *w) {
  if (!w) return;
  for (size_t i = 0; i < w->machines.count; i++) {
    mem_free(w->machines.items[i].words);
    mem_free(w->machines.items[i].name);
    mem_free(w->machines.items[i].facts);
  }
  array_delete(&w->machines);
  array_delete(&w->blocks);
  map_delete(&w->machine_of);
  map_delete(&w->namesakes);
  mem_free(w->kept_before);
  text_delete(&w->file);
  mem_free(w);
}

void stored_add(const Snapshot *const *snapshots, size_t count, const char *title, Text *text) {
  StoredWriter *w = stored_writer_new(title);
  for (size_t i = 0; i < count; i++)
    stored_writer_add(w, i > 0 ? snapshots[i - 1] : NULL, snapshots[i]);
  text_add_n(text, text_chars(&w->file), w->file.length);
  stored_writer_delete(w);
}
