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

static bool put_header(Story *story, const char *profile, Errors *errors) {
  Text text = {0};
  story_add_header(story, profile, &text);
  bool well = story_put(story, text_chars(&text), text.length, errors);
  text_delete(&text);
  return well;
}

static void see(Story *story, const Snapshot *before, const Snapshot *snapshot, Errors *errors) {
  bool trace = is_trace(story);
  if (!settings_wants_step(&story->settings, snapshot->step)) return;
  if (!trace && !story->told && !put_header(story, snapshot->profile, errors)) return;
  Text text = {0};
  if (trace) {
    snapshot_add_trace(snapshot, &text);
  } else {
    text_add_char(&text, '\n');
    snapshot_add_account(before, snapshot, &text);
  }
  story_put(story, text_chars(&text), text.length, errors);
  text_delete(&text);
}

// A run that an error ended is told as far as it came.
static bool run_story(Story *story, void *payload, Errors *errors) {
  (void)payload;
  bool begun = story->told || is_trace(story);
  return (begun || put_header(story, story->recording->profile, errors)) &&
         story_put(story, "", 0, errors);
}

ExitStatus run_command(const Options *options, Errors *errors) {
  static const Seeing seeing = {.streams = streams, .wants = wants, .see = see};
  return texts_tell(options, RUN, run_story, NULL, &seeing, errors);
}
