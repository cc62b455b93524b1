// run.c: `heapstory run`: what happened, as an account for people or as the trace.
#include "cli.h"

#include <string.h>

static bool is_trace(const Story *story) {
  return strcmp(story->settings.formats.items[0], "jsonl") == 0;
}

static bool put_text(Story *story, Text *text, Errors *errors) {
  bool well = story_put(story, text_chars(text), text->length, errors);
  text_clear(text);
  return well;
}

// A run that an error ended is told as far as it came.
static bool run_story(Story *story, void *payload, Errors *errors) {
  (void)payload;
  const Recording *recording = story->recording;
  bool trace = is_trace(story), well = true;
  Text text = {0};
  if (!trace) story_add_header(story, &text);
  for (size_t at = 0; well && at < recording->count; at++) {
    const Snapshot *snapshot = recording->snapshots[at];
    if (!settings_wants_step(&story->settings, snapshot->step)) continue;
    if (!trace) text_add_char(&text, '\n');
    if (trace)
      snapshot_add_trace(snapshot, &text);
    else
      snapshot_add_account(at > 0 ? recording->snapshots[at - 1] : NULL, snapshot, &text);
    well = put_text(story, &text, errors);
  }
  well = well && put_text(story, &text, errors);
  text_delete(&text);
  return well;
}

ExitStatus run_command(const Options *options, Errors *errors) {
  return texts_tell(options, RUN, run_story, NULL, errors);
}
