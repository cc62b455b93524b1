// text_limits.c: words short enough for a cell, cut at whole characters, identity kept at both
// ends.
#include <string.h>

#include "internal.h"

static size_t codepoint_columns(uint32_t c) {
  if ((c >= 0x300 && c <= 0x36f) || (c >= 0x200b && c <= 0x200f) || (c >= 0x20d0 && c <= 0x20ff) ||
      (c >= 0xfe00 && c <= 0xfe0f))
    return 0;
  bool wide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) ||
              (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) ||
              (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
              (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1faff) ||
              (c >= 0x20000 && c <= 0x3fffd);
  return wide ? 2 : 1;
}

// One character at `at`: its bytes (1 for an invalid byte) and columns.
static size_t step(const char *at, size_t left, size_t *columns_out) {
  uint32_t c = 0;
  if ((unsigned char)*at < 0x80) return *columns_out = 1; // nearly all of them
  size_t bytes = utf8_decode(at, left, &c);
  *columns_out = bytes ? codepoint_columns(c) : 1;
  return bytes ? bytes : 1;
}

size_t scene_columns(const char *text) {
  size_t columns = 0, one, left = strlen(text);
  for (size_t bytes; left; text += bytes, left -= bytes) {
    bytes = step(text, left, &one);
    columns += one;
  }
  return columns;
}

// Bytes of the first `columns` columns.
static size_t head_bytes(const char *text, size_t columns) {
  size_t left = strlen(text), used = 0;
  while (used < left) {
    size_t one, bytes = step(text + used, left - used, &one);
    if (one > columns) break;
    columns -= one;
    used += bytes;
  }
  return used;
}

const char *limit_end(Scratch *scratch, const char *text, size_t columns) {
  if (scene_columns(text) <= columns) return own_text(scratch, text);
  return scratch_printf(scratch, "%.*s…", (int)head_bytes(text, columns - 1), text);
}

const char *limit_middle(Scratch *scratch, const char *text, size_t columns) {
  enum { TAIL = 5 }; // four characters and a quote
  size_t all = scene_columns(text);
  if (all <= columns) return own_text(scratch, text);
  size_t head = head_bytes(text, columns - TAIL - 1), tail = head_bytes(text, all - TAIL);
  return scratch_printf(scratch, "%.*s…%s", (int)head, text, text + tail);
}

static size_t digits(const char *text) {
  size_t count = strspn(text + (*text == '-'), "0123456789");
  return text[(*text == '-') + count] == 0 ? count : 0;
}

// "function f", "<function outer.<locals>.inner at 0x7f00>" and "<class '__main__.Node'>" say one
// word: the last name.
static const char *name_in_repr(Scratch *scratch, const char *repr) {
  static const char *const openings[] = {"function ",
                                         "class ",
                                         "module '",
                                         "generator ",
                                         "bound method ",
                                         "<function ",
                                         "<class '",
                                         "<module '",
                                         "<built-in method ",
                                         "<bound method ",
                                         "<generator object ",
                                         "<built-in function ",
                                         NULL};
  for (const char *const *opening = openings; *opening; opening++) {
    size_t skip = strlen(*opening);
    if (strncmp(repr, *opening, skip) != 0) continue;
    const char *from = repr + skip, *end = from + strcspn(from, "' ");
    if (end > from && !*end && end[-1] == '>') end--;
    for (const char *dot = from; dot < end; dot++)
      if (*dot == '.') from = dot + 1;
    return scratch_printf(scratch, "%.*s", (int)(end - from), from);
  }
  const char *address = strstr(repr, " at 0x");
  if (*repr != '<' || !address) return repr;
  return scratch_printf(scratch, "%.*s>", (int)(address - repr), repr);
}

static const char *empty_container(const SnapshotObject *object) {
  switch (object->shape) {
  case SHAPE_LIST: return "[ ]";
  case SHAPE_TUPLE: return "( )";
  case SHAPE_DICT: return "{ }";
  case SHAPE_SET: return "set()";
  case SHAPE_ATOM:
  case SHAPE_INSTANCE:
  case SHAPE_CLASS:
  case SHAPE_FUNCTION:
  case SHAPE_METHOD:
  case SHAPE_CELL:
  case SHAPE_GENERATOR:
  case SHAPE_MODULE:
  case SHAPE_WEAKREF:
  case SHAPE_OTHER: break;
  }
  return NULL;
}

const char *limit_value(Scratch *scratch, const SnapshotObject *object) {
  const char *value = object->value;
  if (!value) return empty_container(object);
  if (object->shape != SHAPE_ATOM) return limit_end(scratch, name_in_repr(scratch, value), MAX_STR);
  size_t count = digits(value);
  if (count > MAX_DIGITS)
    return scratch_printf(scratch, "%.*s…%s", 4 + (*value == '-'), value,
                          value + strlen(value) - 4);
  bool number = count || strchr("-0123456789", *value);
  return number ? limit_end(scratch, value, MAX_STR) : limit_middle(scratch, value, MAX_STR);
}

const char *limit_sub(Scratch *scratch, const SnapshotObject *object) {
  if (object->shape != SHAPE_ATOM || !object->value) return NULL;
  size_t count = digits(object->value);
  if (count > MAX_DIGITS) return scratch_printf(scratch, "%zu digits", count);
  if (!count && object->length && scene_columns(object->value) > MAX_STR)
    return scratch_printf(scratch, "%llu %s", (unsigned long long)object->length,
                          strcmp(object->type, "bytes") == 0 ? "bytes" : "chars");
  return NULL;
}

const char *limit_statement(Scratch *scratch, const char *source) {
  source += strspn(source, " \t\n");
  size_t line = strcspn(source, "\n");
  bool more = source[line] && source[line + strspn(source + line, " \t\n")];
  const char *first = scratch_strndup(scratch, source, line);
  return limit_end(scratch, more ? scratch_printf(scratch, "%s …", first) : first, MAX_STATEMENT);
}

// Rank by the width that words have in a proportional face too: beyond ASCII counts half as much
// again.
static size_t rank(const char *text) {
  size_t ascii = 0;
  for (const char *c = text; *c; c++) ascii += (unsigned char)*c < 0x80;
  return 2 * ascii + 3 * (scene_columns(text) - ascii);
}

void word_reserve(SceneWord *word, const char *text) {
  if (text && (!word->widest || rank(text) > rank(word->widest))) word->widest = text;
}

void word_now(SceneWord *word, const char *text) {
  word->text = text;
  word_reserve(word, text);
}
