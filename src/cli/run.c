// run.c: `heapstory run`: what happened, as an account for people or as the trace.
#include "cli.h"

#include <string.h>

static bool is_trace(const Story *story) {
  return strcmp(story->settings.formats.items[0], "jsonl") == 0;
}

static bool streams(const Story *story) {
  (void)story;
  return true;
}

// An account of a step needs the one before it.
static bool wants(const Story *story, size_t step) {
  return settings_wants_step(&story->settings, step) ||
         (!is_trace(story) && settings_wants_step(&story->settings, step + 1));
}

// What is told: put at once, or kept until all of it is there.
static void tell(Story *story, const Text *text, Errors *errors) {
  if (!story_is_apart(story)) {
    story_put(story, text_chars(text), text->length, errors);
    return;
  }
  if (!story->notes) story->notes = mem_zalloc(sizeof(Text));
  text_add_n(story->notes, text_chars(text), text->length);
}

static void see(Story *story, const Snapshot *before, const Snapshot *snapshot, Errors *errors) {
  Text text = {0};
  if (!settings_wants_step(&story->settings, snapshot->step)) return;
  if (is_trace(story)) {
    snapshot_add_trace(snapshot, &text);
  } else {
    if (!story->told && !story->notes) story_add_header(story, snapshot->profile, &text);
    text_add_char(&text, '\n');
    snapshot_add_account(before, snapshot, &text);
  }
  tell(story, &text, errors);
  text_delete(&text);
}

static void drop(void *notes) {
  text_delete(notes);
  mem_free(notes);
}

// In pieces: a process that takes them need not hold all of them.
static bool put_notes(Story *story, Errors *errors) {
  enum { PIECE = 1 << 20 };
  const Text *notes = story->notes;
  bool well = true;
  for (size_t at = 0, length; well && notes && at < notes->length; at += length) {
    length = notes->length - at < PIECE ? notes->length - at : PIECE;
    well = story_put(story, text_chars(notes) + at, length, errors);
  }
  return well && story_put(story, "", 0, errors);
}

// A run that an error ended is told as far as it came.
static bool run_story(Story *story, void *payload, Errors *errors) {
  (void)payload;
  if (!story->told && !story->notes && !is_trace(story)) {
    Text text = {0};
    story_add_header(story, story->recording->profile, &text);
    tell(story, &text, errors);
    text_delete(&text);
  }
  return put_notes(story, errors);
}

ExitStatus run_command(const Options *options, Errors *errors) {
  static const Seeing seeing = {.streams = streams, .wants = wants, .see = see, .drop = drop};
  return texts_tell(options, RUN, run_story, NULL, &seeing, errors);
}
