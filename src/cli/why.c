// why.c: `heapstory why`: what keeps an object alive after a step, or how it died.
#include "cli.h"

#include "heapstory/why.h"

#include <string.h>

// The snapshot of the step that is asked about; by default the last. SIZE_MAX after an error.
static size_t choose_step(const Story *story, Errors *errors) {
  const Recording *recording = story->recording;
  uint64_t step = 0;
  if (recording->count == 0) {
    error_add(errors, (Position){0}, "no step has run");
    return SIZE_MAX;
  }
  const Setting *setting = &story->options->step;
  size_t last = recording->count - 1;
  if (!setting->value) return last;
  if (!options_number(setting, 0, &step, errors)) return SIZE_MAX;
  for (size_t i = 0; i < recording->count; i++)
    if (recording->snapshots[i]->step == step) return i;
  error_add(errors, (Position){0}, "there is no step %s: the last one is %zu", setting->value,
            recording->snapshots[last]->step);
  return SIZE_MAX;
}

static bool answer_story(Story *story, void *payload, Errors *errors) {
  const char *asked = payload;
  const Recording *recording = story->recording;
  size_t at = story->broken ? SIZE_MAX : choose_step(story, errors);
  if (at == SIZE_MAX) return false;
  Why *why =
      why_take((const Snapshot *const *)recording->snapshots, recording->count, at, asked, errors);
  if (!why) return false;
  Text text = {0};
  bool json = strcmp(story->settings.formats.items[0], "jsonl") == 0;
  if (!json) story_add_header(story, recording->profile, &text);
  if (!json) text_add_char(&text, '\n');
  if (json)
    why_add_json(why, &text);
  else
    why_add_text(why, &text);
  bool well = story_put(story, text_chars(&text), text.length, errors);
  text_delete(&text);
  why_delete(why);
  return well;
}

ExitStatus why_command(const Options *options, Errors *errors) {
  Options rest = *options; // the scenarios alone
  rest.files++;
  rest.file_count--;
  rest.internal = true;
  if (rest.file_count > 0)
    return texts_tell(&rest, WHY, answer_story, (void *)options->files[0], NULL, errors);
  error_add(errors, (Position){0}, "'why' wants NAME SCENARIO... (see 'heapstory why --help')");
  return EXIT_TROUBLE;
}
