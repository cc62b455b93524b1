// reader.c: paths, messages and the small checks that every verb needs.
#include "internal.h"

#include <string.h>

// ---- paths ------------------------------------------------------------------------------------

void push_key(Reader *reader, const cJSON *item) {
  reader->path[reader->depth++] = (PathPart){.key = item->string};
}

void push_index(Reader *reader, size_t index) {
  reader->path[reader->depth++] = (PathPart){.index = index};
}

void pop(Reader *reader) { reader->depth--; }

static bool is_plain_key(const char *key) {
  static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  return *key && strlen(key) < 40 && key[strspn(key, letters)] == 0;
}

static void add_index(Text *text, size_t index) {
  char digits[24], *at = digits + sizeof digits;
  *--at = ']';
  do *--at = (char)('0' + index % 10);
  while (index /= 10);
  *--at = '[';
  text_add_n(text, at, (size_t)(digits + sizeof digits - at));
}

static void add_path(const Reader *reader, Text *text) {
  for (size_t i = 0; i < reader->depth; i++) {
    const PathPart *part = &reader->path[i];
    if (!part->key) {
      add_index(text, part->index);
    } else if (is_plain_key(part->key)) {
      if (i > 0) text_add_char(text, '.');
      text_add(text, part->key);
    } else {
      text_add_char(text, '[');
      text_add_quoted(text, part->key, strlen(part->key));
      text_add_char(text, ']');
    }
  }
}

const char *step_path(const Step *step) {
  if (step->path) return step->path;
  return scratch_printf(&step->memory->scratch, "steps[%zu]",
                        (size_t)(step - step->memory->steps.items));
}

const char *path_text(Reader *reader) {
  Text *text = &reader->path_text;
  text_clear(text);
  add_path(reader, text);
  return scratch_strndup(&reader->memory->scratch, text_chars(text), text->length);
}

const char *keep_text(Reader *reader, const char *chars) {
  return scratch_strndup(&reader->memory->scratch, chars, strlen(chars));
}

// ---- messages ---------------------------------------------------------------------------------

static void put_error(Reader *reader, Position at, const char *message) {
  size_t count = reader->errors->count - reader->errors_before;
  if (count < MAX_ERRORS) error_add(reader->errors, at, "%s", message);
  if (count != MAX_ERRORS) return;
  error_add(reader->errors, at, "there are more than %d errors; the rest is not shown", MAX_ERRORS);
}

void report_waiting(Reader *reader) {
  reader->is_waiting = false;
  for (size_t i = 0; i < reader->waiting.count; i++)
    put_error(reader, reader->waiting.items[i].at, reader->waiting.items[i].message);
}

// Of those that wait, one more than can be shown is enough.
bool has_room(const Reader *reader) {
  if (reader->is_waiting) return reader->waiting.count <= MAX_ERRORS;
  return reader->errors->count - reader->errors_before <= MAX_ERRORS;
}

static bool add_error(Reader *reader, Position at, Text *path, const char *format,
                      va_list arguments) {
  reader->faults++;
  if (has_room(reader)) {
    if (path->length) text_add(path, ": ");
    text_vprintf(path, format, arguments);
    if (reader->is_waiting)
      error_add(&reader->waiting, at, "%s", path->chars);
    else
      put_error(reader, at, path->chars);
  }
  text_delete(path);
  scratch_delete(&reader->words);
  return false;
}

static bool add_error_here(Reader *reader, Position at, const char *format, va_list arguments) {
  Text path = {0};
  add_path(reader, &path);
  return add_error(reader, at, &path, format, arguments);
}

bool report_at(Reader *reader, Position at, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  add_error_here(reader, at, format, arguments);
  va_end(arguments);
  return false;
}

bool report(Reader *reader, const cJSON *item, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  Position at = document_position(&reader->memory->document, value_offset(item));
  add_error_here(reader, at, format, arguments);
  va_end(arguments);
  return false;
}

bool report_key(Reader *reader, const cJSON *item, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  Position at = document_position(&reader->memory->document, key_offset(item));
  add_error_here(reader, at, format, arguments);
  va_end(arguments);
  return false;
}

bool report_step(Reader *reader, const Step *step, const char *format, ...) {
  va_list arguments;
  Text path = {0};
  text_add(&path, step_path(step));
  va_start(arguments, format);
  add_error(reader, step->at, &path, format, arguments);
  va_end(arguments);
  return false;
}

const char *quoted(Reader *reader, const char *chars) {
  Text text = {0};
  text_add_quoted(&text, chars, strlen(chars));
  const char *kept = scratch_strndup(&reader->words, text.chars, text.length);
  text_delete(&text);
  return kept;
}

const char *suggestion(Reader *reader, const char *word, const char *const *words) {
  const char *near = nearest_word(word, words);
  if (near) return scratch_printf(&reader->words, "; did you mean '%s'?", near);
  Text text = {0};
  text_add(&text, words[0] && words[1] ? "; expected one of " : "; expected ");
  for (size_t i = 0; words[i]; i++) text_printf(&text, "%s'%s'", i ? ", " : "", words[i]);
  const char *kept = scratch_strndup(&reader->words, text.chars, text.length);
  text_delete(&text);
  return kept;
}

void reader_delete(Reader *reader) {
  errors_delete(&reader->waiting);
  text_delete(&reader->source.text);
  text_delete(&reader->path_text);
  array_delete(&reader->source.pieces);
  scratch_delete(&reader->words);
  scratch_delete(&reader->tree);
}

// ---- kinds ------------------------------------------------------------------------------------

static const struct {
  unsigned kinds;
  const char *words;
} kind_rows[] = {
    {KIND_STRING, "a string"}, {KIND_NUMBER, "a number"},  {KIND_BOOLEAN, "true or false"},
    {KIND_ARRAY, "an array"},  {KIND_OBJECT, "an object"}, {KIND_NULL, "null"},
};

enum { KIND_ROWS = sizeof kind_rows / sizeof *kind_rows };

static void add_kinds(Text *text, unsigned kinds) {
  size_t left = 0;
  for (int i = 0; i < KIND_ROWS; i++) left += (kind_rows[i].kinds & kinds) != 0;
  for (int i = 0; i < KIND_ROWS; i++) {
    if (!(kind_rows[i].kinds & kinds)) continue;
    text_add(text, kind_rows[i].words);
    if (--left) text_add(text, left == 1 ? " or " : ", ");
  }
}

static const char *found(const cJSON *item) {
  if (cJSON_IsTrue(item)) return "true";
  if (cJSON_IsFalse(item)) return "false";
  for (int i = 0; i < KIND_ROWS; i++)
    if (is_kind(item, kind_rows[i].kinds)) return kind_rows[i].words;
  return "nothing";
}

bool expect_kind(Reader *reader, const cJSON *item, unsigned kinds) {
  if (is_kind(item, kinds)) return true;
  Text text = {0};
  add_kinds(&text, kinds);
  report(reader, item, "expected %s, found %s", text.chars, found(item));
  text_delete(&text);
  return false;
}

// ---- values -----------------------------------------------------------------------------------

// The number's own text: cJSON's double would have rounded it. False for 1.0, 1e3 and what 64 bits
// cannot hold.
static bool parse_integer(const char *digits, size_t length, int64_t *out) {
  bool negative = *digits == '-';
  int64_t value = 0;
  for (size_t i = negative; i < length; i++) {
    if (digits[i] < '0' || digits[i] > '9') return false;
    if (__builtin_mul_overflow(value, 10, &value)) return false;
    if (__builtin_sub_overflow(value, digits[i] - '0', &value)) return false;
  }
  if (!negative && value == INT64_MIN) return false;
  *out = negative ? value : -value; // counted downwards, so that the least integer fits
  return true;
}

bool read_integer(Reader *reader, const cJSON *item, int64_t least, int64_t most, int64_t *out) {
  const char *text = reader->memory->document.text + value_offset(item);
  Text limits = {0};
  text_add(&limits, "an integer");
  if (most == INT64_MAX && least == 0)
    text_add(&limits, " of 0 or more");
  else if (most != INT64_MAX)
    text_printf(&limits, " from %lld to %lld", (long long)least, (long long)most);
  bool good = is_kind(item, KIND_NUMBER);
  size_t length = good ? json_number_length(text) : 0;
  if (!good) {
    report(reader, item, "expected %s, found %s", limits.chars, found(item));
  } else if (!parse_integer(text, length, out) || *out < least || *out > most) {
    good = report(reader, item, "expected %s, found %.*s%s", limits.chars,
                  (int)(length > 40 ? 40 : length), text, length > 40 ? "..." : "");
  }
  text_delete(&limits);
  return good;
}

bool read_identifier(Reader *reader, const cJSON *string, const char *what) {
  if (!expect_kind(reader, string, KIND_STRING)) return false;
  if (python_is_identifier(string->valuestring)) return true;
  return report(reader, string, "expected %s, found %s", what, quoted(reader, string->valuestring));
}

bool read_thresholds(Reader *reader, const cJSON *array, int64_t *out, size_t *count_out) {
  const cJSON *item;
  size_t count = 0;
  bool good = true;
  if (!expect_kind(reader, array, KIND_ARRAY)) return false;
  cJSON_ArrayForEach(item, array) {
    if (count == 3) return report(reader, array, "expected one to three thresholds, found more");
    push_index(reader, count);
    good &= read_integer(reader, item, 0, INT32_MAX, &out[count++]);
    pop(reader);
  }
  if (count == 0) return report(reader, array, "expected one to three thresholds, found none");
  *count_out = count;
  return good;
}
