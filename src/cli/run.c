// run.c: `heapstory run`: what happened, as an account for people or as the trace.
#include "cli.h"

#include <string.h>

#include "files.h"

typedef struct Output {
  Sink sink;
  bool failed; // nothing more can be written
  size_t told; // scenarios so far
} Output;

static bool is_trace(const Story *story) {
  return strcmp(story->settings.formats.items[0], "jsonl") == 0;
}

static bool write_text(Output *output, Text *text, Errors *errors) {
  output->failed = !sink_write(&output->sink, text_chars(text), text->length, errors);
  text_clear(text);
  return !output->failed;
}

// A run that an error ended is told as far as it came.
static bool run_story(Story *story, void *payload, Errors *errors) {
  Output *output = payload;
  const Recording *recording = story->recording;
  bool trace = is_trace(story), well = !output->failed;
  Text text = {0};
  if (!trace) story_add_header(story, output->told++, &text);
  for (size_t at = 0; well && at < recording->count; at++) {
    const Snapshot *snapshot = recording->snapshots[at];
    if (!settings_wants_step(&story->settings, snapshot->step)) continue;
    if (!trace) text_add_char(&text, '\n');
    if (trace)
      snapshot_add_trace(snapshot, &text);
    else
      snapshot_add_account(at > 0 ? recording->snapshots[at - 1] : NULL, snapshot, &text);
    well = write_text(output, &text, errors);
  }
  if (well && text.length > 0) well = write_text(output, &text, errors);
  text_delete(&text);
  return well;
}

ExitStatus run_command(const Options *options, Errors *errors) {
  Output output = {0};
  if (!sink_open(&output.sink, options->output.value ? options->output.value : "-", errors))
    return EXIT_TROUBLE;
  ExitStatus status = stories_tell(options, RUN, run_story, &output, errors);
  bool keep = !output.failed && (status != EXIT_TROUBLE || options->keep_going);
  return sink_close(&output.sink, keep, errors) ? status : EXIT_TROUBLE;
}
