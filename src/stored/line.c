// line.c: the words of a line of a stored file, see read.h.
#include <string.h>

#include "read.h"

bool fail_at(Reader *r, const char *at, const char *what) {
  Position position = {r->line, 1};
  for (const char *c = r->line_start; c < at; c++)
    if (((unsigned char)*c & 0xC0) != 0x80) position.column++;
  r->faults++;
  return error_add(r->errors, position, "%s", what);
}

bool fail(Reader *r, const char *what) { return fail_at(r, r->at, what); }

void skip_blanks(Reader *r) {
  while (r->at < r->end && *r->at == ' ') r->at++;
}

bool next_is(const Reader *r, char sign) { return r->at < r->end && *r->at == sign; }

bool take(Reader *r, const char *word) {
  size_t length = strlen(word);
  skip_blanks(r);
  if ((size_t)(r->end - r->at) < length || memcmp(r->at, word, length) != 0) return false;
  const char *behind = r->at + length;
  if (behind < r->end && *behind != ' ' && *behind != ',') return false;
  r->at = behind;
  return true;
}

bool take_sign(Reader *r, char sign) {
  skip_blanks(r);
  if (!next_is(r, sign)) return false;
  r->at++;
  return true;
}

bool expect_end(Reader *r) {
  skip_blanks(r);
  return r->at == r->end || fail(r, "nothing may follow here");
}

// ---- numbers ----------------------------------------------------------------------------------

static bool read_digits(Reader *r, uint64_t most, uint64_t *value) {
  const char *start = r->at;
  *value = 0;
  for (; r->at < r->end && *r->at >= '0' && *r->at <= '9'; r->at++) {
    unsigned digit = (unsigned)(*r->at - '0');
    if (*value > (most - digit) / 10) return fail_at(r, start, "the number is too large");
    *value = *value * 10 + digit;
  }
  return r->at > start || fail(r, "expected a number");
}

bool read_number(Reader *r, int64_t *number) {
  uint64_t value = 0;
  skip_blanks(r);
  bool negative = next_is(r, '-');
  if (negative) r->at++;
  if (!read_digits(r, INT64_MAX, &value)) return false;
  *number = negative ? -(int64_t)value : (int64_t)value;
  return true;
}

bool read_unsigned(Reader *r, uint64_t *number) {
  skip_blanks(r);
  return read_digits(r, UINT64_MAX, number);
}

bool read_numbers(Reader *r, int64_t *numbers, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (!read_number(r, &numbers[i])) return false;
  return true;
}

// ---- strings ----------------------------------------------------------------------------------

static int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_escape(Reader *r, Text *text) {
  static const char signs[] = "\"\\nrt", chars[] = "\"\\\n\r\t";
  if (r->at >= r->end) return fail(r, "the string has no end");
  const char *found = *r->at ? strchr(signs, *r->at) : NULL;
  if (found) {
    text_add_char(text, chars[found - signs]);
    r->at++;
    return true;
  }
  uint32_t point = 0;
  if (*r->at != 'u' || r->end - r->at < 5) return fail(r, "no such escape");
  for (int i = 1; i <= 4; i++) {
    int digit = hex(r->at[i]);
    if (digit < 0) return fail(r, "no such escape");
    point = point * 16 + (uint32_t)digit;
  }
  if (point == 0) return fail(r, "a text holds no NUL");
  text_add_codepoint(text, point);
  r->at += 5;
  return true;
}

static char *take_text(Text *text) {
  text_add(text, "");
  return text_take(text);
}

char *read_quoted(Reader *r) {
  Text text = {0};
  const char *start = r->at;
  if (!take_sign(r, '"')) {
    fail(r, "expected a string in quotes");
    return NULL;
  }
  while (r->at < r->end && *r->at != '"') {
    const char *plain = r->at;
    while (r->at < r->end && *r->at != '"' && *r->at != '\\') r->at++;
    text_add_n(&text, plain, (size_t)(r->at - plain));
    if (!next_is(r, '\\')) continue;
    r->at++;
    if (!read_escape(r, &text)) {
      text_delete(&text);
      return NULL;
    }
  }
  if (r->at >= r->end) {
    fail_at(r, start, "the string has no end");
    text_delete(&text);
    return NULL;
  }
  r->at++;
  return take_text(&text);
}

char *read_name(Reader *r) {
  skip_blanks(r);
  if (next_is(r, '"')) return read_quoted(r);
  const char *start = r->at;
  while (r->at < r->end && is_plain(r->at, 1)) r->at++;
  if (r->at > start) return mem_strndup(start, (size_t)(r->at - start));
  fail(r, "expected a name");
  return NULL;
}

char *read_rest(Reader *r) {
  if (r->at < r->end && *r->at == ' ') r->at++; // further blanks belong to the text
  if (next_is(r, '"')) {
    char *text = read_quoted(r);
    if (text && !expect_end(r)) {
      mem_free(text);
      return NULL;
    }
    return text;
  }
  char *rest = mem_strndup(r->at, (size_t)(r->end - r->at));
  r->at = r->end;
  return rest;
}

static bool starts(const Reader *r, const char *at, const char *words) {
  size_t length = strlen(words);
  return (size_t)(r->end - at) >= length && memcmp(at, words, length) == 0;
}

char *read_value(Reader *r) {
  skip_blanks(r);
  if (next_is(r, '"')) return read_quoted(r);
  const char *start = r->at, *at = start;
  while (at < r->end && *at != ',' && !starts(r, at, " of #") && !starts(r, at, " to ") &&
         !starts(r, at, " ~"))
    at++;
  r->at = at;
  if (at > start) return mem_strndup(start, (size_t)(at - start));
  fail(r, "expected a value");
  return NULL;
}

const char *keep_words(Reader *r, char *words) {
  const char *kept = snapshot_texts_keep(r->texts, words, strlen(words));
  mem_free(words);
  return kept;
}

bool count_entries(Reader *r, uint64_t more) {
  if (more > r->most_entries || r->entries + more > r->most_entries)
    return fail(r, "more than 16,777,216 objects, references and events");
  r->entries += (size_t)more;
  return true;
}
