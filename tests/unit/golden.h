// golden.h: texts that are compared with files of tests/golden; with UPDATE=1 in the environment
// the files are rewritten: read the difference before you keep it.
#ifndef HEAPSTORY_TESTS_GOLDEN_H
#define HEAPSTORY_TESTS_GOLDEN_H

#include <stdlib.h>
#include <string.h>

#include "heapstory/base.h"

static inline void golden_read(const char *path, Text *text) {
  char buffer[4096];
  FILE *file = fopen(path, "rb");
  if (!file) return;
  for (size_t n; (n = fread(buffer, 1, sizeof buffer, file)) > 0;) text_add_n(text, buffer, n);
  fclose(file);
}

static inline void golden_write(const char *path, const Text *text) {
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(text_chars(text), 1, text->length, file), text->length);
  assert_int_equal(fclose(file), 0);
}

// `name`: of the file, with its ending.
static inline void assert_golden(const char *name, const Text *text) {
  Text wanted = {0}, path = {0};
  text_printf(&path, "%s/tests/golden/%s", SOURCE_DIR, name);
  if (getenv("UPDATE")) golden_write(text_chars(&path), text);
  golden_read(text_chars(&path), &wanted);
  if (strcmp(text_chars(text), text_chars(&wanted)) != 0)
    print_message("%s differs; UPDATE=1 rewrites it\n", text_chars(&path));
  assert_string_equal(text_chars(text), text_chars(&wanted));
  text_delete(&wanted);
  text_delete(&path);
}

#endif
