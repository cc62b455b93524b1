// fuzz_trace.c: any bytes as a trace. Besides the sanitizers it asserts what the reader promises: a
// run or errors but not both, errors of one line; and that what was read is a run like any other:
// written as a file and as a trace it can be read again.
#include "heapstory/stored.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition) {
  if (!condition) abort();
}

static void check_errors(const Errors *errors, size_t size) {
  for (size_t i = 0; i < errors->count; i++) {
    const Error *error = &errors->items[i];
    require(error->message && *error->message && !strpbrk(error->message, "\n\r\x1b"));
    require(utf8_invalid(error->message, strlen(error->message)) == strlen(error->message));
    require(error->at.line <= size + 1 && error->at.column <= size + 1);
  }
}

static void check_run(const Stored *stored) {
  Text first = {0}, second = {0};
  Errors errors = {0};
  Stored *through = stored_through_trace(stored, &errors);
  require(through && errors.count == 0);
  stored_add((const Snapshot *const *)stored->snapshots, stored->count, NULL, &first);
  stored_add((const Snapshot *const *)through->snapshots, through->count, NULL, &second);
  require(strcmp(text_chars(&first), text_chars(&second)) == 0);
  stored_delete(through);
  text_delete(&first);
  text_delete(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Errors errors = {0};
  Stored *stored = stored_read_trace((const char *)data, size, &errors);
  require((stored == NULL) == (errors.count > 0));
  check_errors(&errors, size);
  if (stored) check_run(stored);
  stored_delete(stored);
  errors_delete(&errors);
  return 0;
}
