// texts.c: commands that write one text about all their scenarios, one after the other.
#include "cli.h"

#include <string.h>

#include "files.h"

typedef struct Output {
  Sink sink;
  bool apart; // empty lines between scenarios: it is for people
  bool begun;
  size_t at; // the scenario that the last piece came from
} Output;

static bool take_text(void *payload, size_t at, const char *bytes, size_t length, Errors *errors) {
  Output *output = payload;
  bool next = output->begun && output->at != at;
  output->begun = true;
  output->at = at;
  return (!next || !output->apart || sink_write(&output->sink, "\n\n", 2, errors)) &&
         sink_write(&output->sink, bytes, length, errors);
}

ExitStatus texts_tell(const Options *options, unsigned command, Tell *tell, void *payload,
                      const Seeing *seeing, Errors *errors) {
  const char *format = options->format.value;
  Output output = {.apart = !format || strcmp(format, "jsonl") != 0};
  Telling telling = {.command = command,
                     .tell = tell,
                     .tell_payload = payload,
                     .take = take_text,
                     .take_payload = &output,
                     .seeing = seeing};
  if (!sink_open(&output.sink, options->output.value ? options->output.value : "-", errors))
    return EXIT_TROUBLE;
  ExitStatus status = stories_tell(options, &telling, errors);
  bool keep = !telling.failed && (status != EXIT_TROUBLE || options->keep_going);
  return sink_close(&output.sink, keep, errors) ? status : EXIT_TROUBLE;
}
