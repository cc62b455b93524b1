// read.c: the text of a stored file back to snapshots, line by line, see stored.h and read.h.
#include "read.h"
#include "reel.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

enum { MOST_FAULTS = 100 };

// ---- lines ------------------------------------------------------------------------------------

// What is known of the step is written again, for the proof.
static void prove_step(Reader *r, const Snapshot *before) {
  if (!r->proves || r->faults > 0) return;
  if (!r->writer) r->writer = stored_writer_new(r->stored->title);
  stored_writer_add(r->writer, before, r->snapshot);
}

static bool close_step(Reader *r) {
  bool well = end_step(r);
  size_t count = r->snapshots.count;
  Snapshot *before = count > 1 ? r->snapshots.items[count - 2] : NULL;
  if (count == 0) return well;
  prove_step(r, before);
  if (r->forgets && before) snapshot_forget(before);
  return well;
}

static bool begin_step(Reader *r) {
  uint64_t step = 0;
  bool well = close_step(r);
  r->lost = false;
  array_truncate(&r->blocks, 0);
  r->snapshot = snapshot_new(r->texts);
  array_push(&r->snapshots, r->snapshot);
  if (!read_unsigned(r, &step)) return false;
  r->snapshot->step = (size_t)step;
  return expect_end(r) && well;
}

static bool read_text(Reader *r, const char **text) {
  char *words = read_rest(r);
  if (!words) return false;
  *text = keep_words(r, words);
  return true;
}

static bool read_source(Reader *r) {
  char *words = read_rest(r);
  if (!words) return false;
  if (r->has_source) text_add_char(&r->source, '\n');
  text_add(&r->source, words);
  r->has_source = true;
  mem_free(words);
  return true;
}

static bool read_output(Reader *r, bool ends) {
  if (r->output_open) return fail(r, "the line before this one had no end");
  char *words = read_rest(r);
  if (!words) return false;
  text_add(&r->output, words);
  if (ends) text_add_char(&r->output, '\n');
  r->output_open = !ends;
  mem_free(words);
  return true;
}

static Frame *find_frame(Reader *r, int64_t serial) {
  for (size_t f = 0; f < r->frames.count; f++)
    if (r->frames.items[f].serial == serial) return &r->frames.items[f];
  array_push(&r->frames, (Frame){.serial = serial});
  return &r->frames.items[r->frames.count - 1];
}

bool read_frame(Reader *r) {
  int64_t serial = 0;
  open_places(r, NULL, SHAPE_OTHER);
  if (!read_number(r, &serial)) return false;
  char *name = read_rest(r);
  if (!name) return false;
  Frame *frame = find_frame(r, serial);
  frame->name = keep_words(r, name);
  open_places(r, &frame->places, SHAPE_OTHER);
  return true;
}

static bool read_step_line(Reader *r) {
  Snapshot *s = r->snapshot;
  if (next_is(r, '#')) {
    array_push(&r->blocks, r->line_start);
    return read_object(r);
  }
  if (take(r, "last")) return r->blocks.count ? read_objects_again(r) : read_events_again(r);
  array_truncate(&r->blocks, 0);
  if (take_sign(r, '*')) return read_machinery(r);
  if (take(r, ">")) return read_source(r);
  if (take(r, "raised")) return read_text(r, &s->error_type);
  if (take(r, "message")) return read_text(r, &s->error_message);
  if (take(r, "result")) return read_text(r, &s->result);
  if (take(r, "printed")) return read_output(r, true);
  if (take(r, "printing")) return read_output(r, false);
  if (take(r, "frame")) return read_frame(r);
  if (take(r, "gone")) return read_gone(r);
  if (take(r, "collector")) return read_collector(r);
  if (take(r, "memory")) return read_memory(r);
  if (take(r, "event")) return read_event(r);
  return fail(r, "a line of a step begins with '#', '*', '>' or a word that says what it is");
}

static bool read_head_line(Reader *r) {
  char **text = take(r, "title")     ? &r->stored->title
                : take(r, "profile") ? &r->stored->profile
                                     : NULL;
  if (!text) return fail(r, "expected title, profile or step");
  mem_free(*text);
  *text = read_rest(r);
  return *text != NULL;
}

static bool read_line(Reader *r) {
  size_t indent = 0;
  if (r->at == r->end) return true;
  const char *control = memchr(r->at, 0, (size_t)(r->end - r->at));
  if (control) return fail_at(r, control, "a stored file holds no NUL");
  while (next_is(r, ' ')) r->at++, indent++;
  if (indent == 0) return take(r, "step") ? begin_step(r) : read_head_line(r);
  if (!r->snapshot) return fail(r, "a step begins with 'step'");
  if (indent == 2) return !(r->lost = !read_step_line(r));
  return indent == 4 ? read_place(r) : fail(r, "lines stand 0, 2 or 4 blanks in");
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

static bool read_header(Reader *r) {
  const char *header = STORED_HEADER;
  size_t length = strlen(header);
  bool there = next_line(r);
  if (there && r->end > r->at && r->end[-1] == '\r')
    return fail_at(r, r->end - 1,
                   "the line ends with a carriage return: a stored file is the same bytes "
                   "everywhere (in .gitattributes: *.snap -text)");
  if (!there) r->at = r->line_start = r->next, r->line = 1;
  if (there && (size_t)(r->end - r->at) == length && memcmp(r->at, header, length) == 0)
    return true;
  return fail(r, "the first line is not '" STORED_HEADER "'");
}

// ---- nothing but what is written ----------------------------------------------------------------

// A file that says the same in other words was edited: its next version would differ in lines that
// nothing has changed.
static void check_bytes(Reader *r, const char *text, size_t length) {
  const Text *again = stored_writer_text(r->writer);
  const char *expected = text_chars(again);
  size_t same = 0, line = 0;
  while (same < length && same < again->length && text[same] == expected[same]) {
    same++;
    if (text[same - 1] == '\n') {
      line = same;
      r->line++;
    }
  }
  if (same < length || same < again->length) {
    size_t end = line + strcspn(expected + line, "\n");
    char *wanted = mem_strndup(expected + line, end - line < 100 ? end - line : 100);
    r->line_start = text + line;
    r->faults++;
    Position at = {r->line, (uint32_t)(same - line) + 1};
    if (line < again->length)
      error_add(r->errors, at, "heapstory writes this line as '%s'", wanted);
    else
      error_add(r->errors, at, "heapstory writes no more than the lines before this one");
    mem_free(wanted);
  }
}

// ---- the file ---------------------------------------------------------------------------------

void reader_close(Reader *r) {
  parts_delete(r);
  stored_writer_delete(r->writer);
  for (size_t f = 0; f < r->frames.count; f++) array_delete(&r->frames.items[f].places);
  array_delete(&r->frames);
  array_delete(&r->garbage);
  array_delete(&r->events);
  array_delete(&r->blocks);
  text_delete(&r->source);
  text_delete(&r->output);
  snapshot_texts_release(r->texts);
}

static void read_lines(Reader *r) {
  if (!read_header(r)) return;
  while (next_line(r)) {
    if (r->faults >= MOST_FAULTS) {
      fail(r, "so many mistakes that the rest was not read");
      return;
    }
    read_line(r);
  }
  if (r->text_end[-1] != '\n') fail_at(r, r->end, "the last line has no end");
  close_step(r);
  if (r->proves && !r->writer) r->writer = stored_writer_new(r->stored->title);
}

Reader reader_open(const char *text, size_t length, Stored *stored, SnapshotTexts *texts,
                   Errors *errors) {
  return (Reader){.next = text,
                  .text_end = text + length,
                  .errors = errors,
                  .texts = texts ? snapshot_texts_share(texts) : snapshot_texts_new(),
                  .stored = stored,
                  .most_entries = SIZE_MAX / 2};
}

// The line "step" of the step behind ends this one; it is read again when that one is read.
static bool ends_step(Reader *r) {
  bool ends = r->snapshot && r->end - r->at > 5 && memcmp(r->at, "step ", 5) == 0;
  if (ends) r->next = r->line_start;
  return ends;
}

Snapshot *reader_read_step(Reader *r) {
  if (r->line == 0) read_header(r);
  while (next_line(r) && !ends_step(r)) read_line(r);
  bool well = end_step(r);
  assert(well && r->faults == 0);
  (void)well;
  Snapshot *snapshot = r->snapshot;
  r->snapshot = NULL;
  array_truncate(&r->snapshots, 0);
  return snapshot;
}

typedef enum Reading {
  READ_OWN = 1,     // it has just been written here, and need not be proved
  READ_AS_REEL = 2, // the snapshots are forgotten
} Reading;

// A few lines can stand for more than any machine holds: "#1 to #999999999999 list".
static Stored *read_file(const char *text, size_t length, unsigned how, Errors *errors) {
  enum { MOST_ENTRIES = 1 << 24 };
  Stored *stored = mem_zalloc(sizeof *stored);
  Reader r = reader_open(text, length, stored, NULL, errors);
  if (!(how & READ_OWN)) r.most_entries = MOST_ENTRIES;
  r.proves = !(how & READ_OWN);
  r.forgets = how & READ_AS_REEL;
  read_lines(&r);
  stored->snapshots = r.snapshots.items;
  stored->count = r.snapshots.count;
  if (r.forgets && stored->count) snapshot_forget(stored->snapshots[stored->count - 1]);
  r.line = 1;
  if (r.faults == 0 && r.writer) check_bytes(&r, text, length);
  bool well = r.faults == 0;
  if (well && r.forgets) stored->reel = reel_new(text, length, r.texts);
  reader_close(&r);
  if (well) return stored;
  stored_delete(stored);
  return NULL;
}

Stored *stored_read(const char *text, size_t length, Errors *errors) {
  return read_file(text, length, 0, errors);
}

Stored *stored_read_reel(const char *text, size_t length, Errors *errors) {
  return read_file(text, length, READ_AS_REEL, errors);
}

void stored_delete(Stored *stored) {
  if (!stored) return;
  for (size_t i = 0; i < stored->count; i++) snapshot_delete(stored->snapshots[i]);
  reel_delete(stored->reel);
  mem_free(stored->snapshots);
  mem_free(stored->title);
  mem_free(stored->profile);
  mem_free(stored);
}

static void take_words(Snapshot *snapshot, const Snapshot *played) {
  snapshot->line = played->line;
  snapshot->note = snapshot_text(snapshot, played->note);
  snapshot->picture = played->picture;
}

Stored *stored_take_text(const Text *file, const Snapshot *const *snapshots, size_t count) {
  Errors errors = {0};
  Stored *stored = read_file(text_chars(file), file->length, READ_OWN | READ_AS_REEL, &errors);
  assert(stored && stored->count == count);
  for (size_t i = 0; i < count; i++) take_words(stored->snapshots[i], snapshots[i]);
  errors_delete(&errors);
  return stored;
}

Stored *stored_take(const Snapshot *const *snapshots, size_t count, const char *title) {
  Text text = {0};
  stored_add(snapshots, count, title, &text);
  Stored *stored = stored_take_text(&text, snapshots, count);
  stored_unroll(stored);
  text_delete(&text);
  return stored;
}
