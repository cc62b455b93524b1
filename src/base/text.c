// text.c: the growing string, JSON and XML escapes, UTF-8.
#include "heapstory/base.h"

#include <stdlib.h>
#include <string.h>

static void reserve(Text *text, size_t more) {
  size_t wanted = text->length + more + 1;
  if (wanted <= text->capacity) return;
  size_t larger = text->capacity ? text->capacity * 2 : 64;
  if (larger < wanted) larger = wanted;
  text->chars = mem_realloc(text->chars, larger);
  mem_expect_filled(text->chars, larger);
  text->capacity = larger;
}

void text_add_n(Text *text, const char *chars, size_t length) {
  reserve(text, length);
  if (length) memcpy(text->chars + text->length, chars, length);
  text->length += length;
  text->chars[text->length] = 0;
}

void text_add(Text *text, const char *chars) { text_add_n(text, chars, strlen(chars)); }

void text_add_all(Text *text, ...) {
  va_list all;
  va_start(all, text);
  for (const char *chars; (chars = va_arg(all, const char *));) text_add(text, chars);
  va_end(all);
}

void text_add_char(Text *text, char c) { text_add_n(text, &c, 1); }

char *whole_chars(long long number, char chars[WHOLE_CHARS]) {
  char *at = chars + WHOLE_CHARS;
  unsigned long long left =
      number < 0 ? 0 - (unsigned long long)number : (unsigned long long)number;
  do *--at = (char)('0' + left % 10);
  while (left /= 10);
  if (number < 0) *--at = '-'; // 2^63 has 19 digits
  return at;
}

void text_add_whole(Text *text, long long number) {
  char chars[WHOLE_CHARS], *at = whole_chars(number, chars);
  text_add_n(text, at, (size_t)(chars + WHOLE_CHARS - at));
}

void text_add_codepoint(Text *text, uint32_t c) {
  if (c < 0x80) {
    text_add_char(text, (char)c);
  } else if (c < 0x800) {
    text_add_char(text, (char)(0xC0 | c >> 6));
    text_add_char(text, (char)(0x80 | (c & 0x3F)));
  } else if (c < 0x10000) {
    text_add_char(text, (char)(0xE0 | c >> 12));
    text_add_char(text, (char)(0x80 | (c >> 6 & 0x3F)));
    text_add_char(text, (char)(0x80 | (c & 0x3F)));
  } else {
    text_add_char(text, (char)(0xF0 | c >> 18));
    text_add_char(text, (char)(0x80 | (c >> 12 & 0x3F)));
    text_add_char(text, (char)(0x80 | (c >> 6 & 0x3F)));
    text_add_char(text, (char)(0x80 | (c & 0x3F)));
  }
}

// Written where there is room for it, which is nearly always; a second time where there was not.
void text_vprintf(Text *text, const char *format, va_list arguments) {
  va_list again;
  va_copy(again, arguments);
  reserve(text, 0);
  size_t room = text->capacity - text->length;
  int length = vsnprintf(text->chars + text->length, room, format, again);
  va_end(again);
  if (length < 0) length = 0;
  if ((size_t)length >= room) {
    reserve(text, (size_t)length);
    vsnprintf(text->chars + text->length, (size_t)length + 1, format, arguments);
  }
  text->length += (size_t)length;
  text->chars[text->length] = 0;
}

void text_printf(Text *text, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  text_vprintf(text, format, arguments);
  va_end(arguments);
}

const char *text_chars(const Text *text) { return text->chars ? text->chars : ""; }

char *text_take(Text *text) {
  reserve(text, 0);
  text->chars[text->length] = 0;
  char *chars = text->chars;
  *text = (Text){0};
  return chars;
}

void text_clear(Text *text) {
  text->length = 0;
  if (text->chars) text->chars[0] = 0;
}

void text_delete(Text *text) {
  mem_free(text->chars);
  *text = (Text){0};
}

void text_add_json(Text *text, const char *chars, size_t length) {
  text_add_char(text, '"');
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)chars[i];
    switch (c) {
    case '"': text_add(text, "\\\""); break;
    case '\\': text_add(text, "\\\\"); break;
    case '\n': text_add(text, "\\n"); break;
    case '\r': text_add(text, "\\r"); break;
    case '\t': text_add(text, "\\t"); break;
    default:
      if (c < 0x20 || c == 0x7F)
        text_printf(text, "\\u%04x", c);
      else
        text_add_char(text, (char)c);
    }
  }
  text_add_char(text, '"');
}

uint32_t codepoint_shown(uint32_t c) {
  bool control = c < 0x20 || (c >= 0x7F && c < 0xA0), no_character = (c & 0xFFFE) == 0xFFFE;
  if (c == '\t' || c == '\n') return ' ';
  return control || no_character ? 0xFFFD : c;
}

void text_add_xml_codepoint(Text *text, uint32_t c) {
  switch (c) {
  case '&': text_add(text, "&amp;"); return;
  case '<': text_add(text, "&lt;"); return;
  case '>': text_add(text, "&gt;"); return;
  case '"': text_add(text, "&quot;"); return;
  default: text_add_codepoint(text, codepoint_shown(c));
  }
}

// Characters that stand for themselves are added as one run.
void text_add_xml(Text *text, const char *words) {
  while (*words) {
    size_t plain = 0;
    while (words[plain] >= ' ' && words[plain] < 0x7F && !strchr("&<>\"", words[plain])) plain++;
    text_add_n(text, words, plain);
    words += plain;
    uint32_t c = utf8_next(&words);
    if (c) text_add_xml_codepoint(text, c);
  }
}

size_t utf8_decode(const char *at, size_t left, uint32_t *codepoint_out) {
  const unsigned char *s = (const unsigned char *)at;
  static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  size_t length = s[0] < 0x80 ? 1 : s[0] >= 0xF0 && s[0] < 0xF8 ? 4 : s[0] >= 0xE0 ? 3 : 2;
  if (s[0] < 0x80) return *codepoint_out = s[0], 1;
  if (s[0] < 0xC2 || s[0] >= 0xF8 || left < length) return 0;
  uint32_t c = s[0] & (0xFFu >> (length + 1));
  for (size_t i = 1; i < length; i++) {
    if ((s[i] & 0xC0) != 0x80) return 0;
    c = c << 6 | (s[i] & 0x3F);
  }
  if (c < least[length] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return 0;
  *codepoint_out = c;
  return length;
}

uint32_t utf8_next(const char **at) {
  uint32_t c = 0;
  // Four bytes are there, or the NUL comes first and ends what is decoded.
  size_t length = **at ? utf8_decode(*at, 4, &c) : 0;
  if (length == 0 && **at) {
    c = 0xFFFD;
    length = 1;
  }
  *at += length;
  return c;
}

size_t utf8_invalid(const char *chars, size_t length) {
  size_t at = 0;
  while (at < length) {
    uint32_t c;
    size_t n = utf8_decode(chars + at, length - at, &c);
    if (n == 0) break;
    at += n;
  }
  return at;
}
