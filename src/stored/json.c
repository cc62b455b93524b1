// json.c: strict JSON (RFC 8259) value by value, see json.h.
#include "json.h"

#include <inttypes.h>
#include <string.h>

// ---- mistakes ---------------------------------------------------------------------------------

static Position position_of(const Json *json, const char *at) {
  Position position = {json->line, 1};
  const char *line = json->record;
  for (const char *end; (end = memchr(line, '\n', (size_t)(at - line))); line = end + 1)
    position.line++;
  for (; line < at; line++) position.column += ((unsigned char)*line & 0xC0) != 0x80;
  return position;
}

bool json_fail(Json *json, const char *at, const char *format, ...) {
  Text words = {0};
  if (json->faults == JSON_MOST_FAULTS) {
    json->broken = true;
    return false;
  }
  va_list arguments;
  va_start(arguments, format);
  text_vprintf(&words, format, arguments);
  va_end(arguments);
  json->faults++;
  error_add(json->errors, position_of(json, at), "%s", text_chars(&words));
  text_delete(&words);
  return false;
}

static bool syntax(Json *json, const char *at, const char *words) {
  if (!json->broken) json_fail(json, at, "%s", words);
  json->broken = true;
  return false;
}

static void skip_blanks(Json *json) {
  while (json->at < json->end &&
         (*json->at == ' ' || *json->at == '\t' || *json->at == '\n' || *json->at == '\r'))
    json->at++;
}

// The next character that is no blank; 0 at the end.
static char peek(Json *json) {
  if (json->broken) return 0;
  skip_blanks(json);
  return json->at < json->end ? *json->at : 0;
}

const char *json_here(Json *json) {
  peek(json);
  return json->at;
}

static const char *kind_at(const Json *json) {
  char c = json->at < json->end ? *json->at : 0;
  switch (c) {
  case '{': return "an object";
  case '[': return "an array";
  case '"': return "a string";
  case 't':
  case 'f': return "true or false";
  case 'n': return "null";
  case 0: return "the end";
  default: return c == '-' || (c >= '0' && c <= '9') ? "a number" : "something else";
  }
}

// Another kind of value stands here; it is skipped. Always false.
static bool expected(Json *json, const char *what) {
  bool value = peek(json) && !strchr("}],:", *json->at);
  if (json->broken) return false;
  json_fail(json, json->at, "expected %s, found %s", what, kind_at(json));
  json->broken = !value || !json_skip(json);
  return false;
}

// ---- strings ----------------------------------------------------------------------------------

static int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// The four digits behind "\u"; UINT32_MAX where they are none.
static uint32_t read_unit(const char *at, const char *end) {
  uint32_t unit = 0;
  if (end - at < 6 || at[0] != '\\' || at[1] != 'u') return UINT32_MAX;
  for (int i = 2; i < 6; i++) {
    int digit = hex(at[i]);
    if (digit < 0) return UINT32_MAX;
    unit = unit * 16 + (uint32_t)digit;
  }
  return unit;
}

// "é", or the two halves of what needs two.
static bool read_unicode(Json *json, Text *text) {
  uint32_t unit = read_unit(json->at, json->end), low = UINT32_MAX;
  const char *at = json->at;
  if (unit == UINT32_MAX) return syntax(json, at, "expected four hexadecimal digits behind \\u");
  json->at += 6;
  if (unit == 0) return syntax(json, at, "no text holds a NUL character");
  if (unit >= 0xD800 && unit < 0xDC00) low = read_unit(json->at, json->end);
  bool pair = low >= 0xDC00 && low < 0xE000;
  if (unit >= 0xD800 && unit < 0xE000 && !pair)
    return syntax(json, at, "half of a surrogate pair is no character");
  if (pair) json->at += 6;
  text_add_codepoint(text, pair ? 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00) : unit);
  return true;
}

static bool read_escape(Json *json, Text *text) {
  static const char signs[] = "\"\\/bfnrt", chars[] = "\"\\/\b\f\n\r\t";
  char sign = json->at + 1 < json->end ? json->at[1] : 0;
  if (sign == 'u') return read_unicode(json, text);
  const char *found = sign ? strchr(signs, sign) : NULL;
  if (!found) return syntax(json, json->at, "no such escape");
  text_add_char(text, chars[found - signs]);
  json->at += 2;
  return true;
}

// Characters up to the next that is not taken as it is.
static bool read_plain(Json *json, Text *text) {
  const char *start = json->at;
  while (json->at < json->end && *json->at != '"' && *json->at != '\\' &&
         (unsigned char)*json->at >= 0x20)
    json->at++;
  size_t length = (size_t)(json->at - start), well = utf8_invalid(start, length);
  if (well < length) return syntax(json, start + well, "not UTF-8");
  text_add_n(text, start, length);
  return true;
}

static bool read_string(Json *json, Text *text) {
  const char *start = json->at++;
  while (read_plain(json, text)) {
    char c = json->at < json->end ? *json->at : 0;
    if (c == '"') {
      json->at++;
      return true;
    }
    if (json->at >= json->end || c == '\n') return syntax(json, start, "the string has no end");
    if (c != '\\') return syntax(json, json->at, "a control character must be escaped");
    if (!read_escape(json, text)) return false;
  }
  return false;
}

bool json_read_text(Json *json, Text *text) {
  text_clear(text);
  text_add(text, "");
  return peek(json) == '"' ? read_string(json, text) : expected(json, "a string");
}

// ---- numbers and words ------------------------------------------------------------------------

static bool is_digit(const Json *json, const char *at) {
  return at < json->end && *at >= '0' && *at <= '9';
}

static bool skip_digits(Json *json) {
  if (!is_digit(json, json->at)) return syntax(json, json->at, "expected a digit");
  while (is_digit(json, json->at)) json->at++;
  return true;
}

// Over a number. `whole_out`: it has neither fraction nor exponent.
static bool skip_number(Json *json, bool *whole_out) {
  const char *start = json->at;
  if (*json->at == '-') json->at++;
  bool zero = json->at < json->end && *json->at == '0';
  *whole_out = true;
  if (!skip_digits(json)) return false;
  if (zero && json->at - start > 1 + (*start == '-'))
    return syntax(json, start, "a number does not begin with 0");
  if (json->at < json->end && *json->at == '.') {
    *whole_out = false;
    json->at++;
    if (!skip_digits(json)) return false;
  }
  if (json->at < json->end && (*json->at == 'e' || *json->at == 'E')) {
    *whole_out = false;
    json->at++;
    if (json->at < json->end && (*json->at == '+' || *json->at == '-')) json->at++;
    return skip_digits(json);
  }
  return true;
}

// Digits as a number; false where it is too large for any.
static bool to_integer(const char *at, const char *end, int64_t *number) {
  bool negative = *at == '-';
  int64_t value = 0;
  for (at += negative; at < end; at++)
    if (__builtin_mul_overflow(value, 10, &value) ||
        __builtin_add_overflow(value, (int64_t)(*at - '0'), &value))
      return false;
  *number = negative ? -value : value;
  return true;
}

bool json_read_integer(Json *json, int64_t least, int64_t most, int64_t *number) {
  char c = peek(json);
  if (c != '-' && !(c >= '0' && c <= '9')) return expected(json, "a whole number");
  const char *start = json->at;
  bool whole;
  if (!skip_number(json, &whole)) return false;
  if (!whole) return json_fail(json, start, "expected a whole number");
  if (!to_integer(start, json->at, number) || *number < least || *number > most)
    return json_fail(json, start, "expected a number from %" PRId64 " to %" PRId64, least, most);
  return true;
}

static bool take_word(Json *json, const char *word) {
  size_t length = strlen(word);
  if ((size_t)(json->end - json->at) < length || memcmp(json->at, word, length) != 0) return false;
  json->at += length;
  return true;
}

bool json_read_truth(Json *json, bool *truth) {
  *truth = peek(json) == 't';
  return (!json->broken && (take_word(json, "true") || take_word(json, "false"))) ||
         expected(json, "true or false");
}

bool json_take_null(Json *json) { return peek(json) == 'n' && take_word(json, "null"); }

// ---- arrays and objects -----------------------------------------------------------------------

JsonWalk json_enter(Json *json, char bracket) {
  if (peek(json) != bracket) {
    expected(json, bracket == '[' ? "an array" : "an object");
    return JSON_OUTSIDE;
  }
  json->at++;
  return JSON_FIRST;
}

static bool next(Json *json, JsonWalk *walk, char close, const char *words) {
  if (*walk == JSON_OUTSIDE || json->broken) return false;
  char c = peek(json);
  bool first = *walk == JSON_FIRST;
  if (c == close) {
    json->at++;
    *walk = JSON_OUTSIDE;
    return false;
  }
  *walk = JSON_LATER;
  if (first) return true;
  if (c != ',') return syntax(json, json->at, words);
  json->at++;
  return true;
}

bool json_next_item(Json *json, JsonWalk *walk) {
  return next(json, walk, ']', "expected ',' or ']'");
}

bool json_next_member(Json *json, JsonWalk *walk, Text *key, const char **key_at) {
  if (!next(json, walk, '}', "expected ',' or '}'")) return false;
  if (peek(json) != '"') return syntax(json, json->at, "expected a key in quotes");
  *key_at = json->at;
  if (!json_read_text(json, key)) return false;
  if (peek(json) != ':') return syntax(json, json->at, "expected ':'");
  json->at++;
  return true;
}

// ---- values that nobody wants -----------------------------------------------------------------

static bool is_token(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '+' || c == '.';
}

static bool skip_token(Json *json) {
  const char *start = json->at;
  while (json->at < json->end && is_token(*json->at)) json->at++;
  return json->at > start || syntax(json, start, "expected a value");
}

// Brackets are counted, not followed: depth costs nothing, and the record is refused anyway.
bool json_skip(Json *json) {
  size_t depth = 0;
  Text ignored = {0};
  do {
    char c = peek(json);
    text_clear(&ignored);
    if (c == '"') {
      read_string(json, &ignored);
    } else if (c == '{' || c == '[') {
      depth++;
      json->at++;
    } else if (depth > 0 && c && strchr("}],:", c)) {
      depth -= c == '}' || c == ']';
      json->at++;
    } else {
      skip_token(json);
    }
  } while (depth > 0 && !json->broken);
  text_delete(&ignored);
  return !json->broken;
}

// ---- records ----------------------------------------------------------------------------------

static void skip_line(Json *json) {
  const char *end = memchr(json->at, '\n', (size_t)(json->end - json->at));
  json->at = end ? end + 1 : json->end;
}

bool json_next_record(Json *json) {
  if (json->faults == JSON_MOST_FAULTS) return false;
  while (json->at < json->end && (*json->at == ' ' || *json->at == '\t' || *json->at == '\r'))
    json->at++;
  bool clean = json->at == json->record || json->at == json->end || *json->at == '\n';
  if (!clean && !json->broken) json_fail(json, json->at, "a step ends with its line");
  if (!clean) skip_line(json);
  json->broken = false;
  skip_blanks(json);
  json->line = position_of(json, json->at).line;
  json->record = json->at;
  return json->at < json->end;
}
