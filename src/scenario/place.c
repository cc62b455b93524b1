// place.c: from byte offsets to lines and columns, and from Python text back to the JSON string
// that holds it.
//
// A scenario may be one line of 50 MB, so a column must not be counted from the line's start each
// time: marks give the position of every 256th byte, and a lookup walks from the mark. They are
// made when they are first needed: who reads a good file asks for one place behind the other, and
// walks from the last one.
#include "internal.h"

#include <string.h>

enum {
  MARK_STEP = 256,
  NEAR = 1 << 16, // bytes that are walked rather than marked
};

struct Marks {
  Position *items;    // of every 256th byte; NULL until they are needed
  size_t last_offset; // the last place that was asked for
  Position last;
};

// Bytes 10xxxxxx go on with a code point. Eight at a time: this is most of the work of a lookup.
size_t count_codepoints(const char *text, size_t length) {
  const uint64_t ones = 0x0101010101010101;
  size_t count = length, i = 0;
  for (uint64_t word; i + 8 <= length; i += 8) {
    memcpy(&word, text + i, 8);
    count -= (word >> 7 & ~word >> 6 & ones) * ones >> 56; // adds the eight bits
  }
  for (; i < length; i++) count -= ((unsigned char)text[i] & 0xC0) == 0x80;
  return count;
}

static Position advance(Position at, const char *chars, size_t length) {
  const char *end = chars + length, *newline;
  while (chars < end && (newline = memchr(chars, '\n', (size_t)(end - chars)))) {
    at = (Position){at.line + 1, 1};
    chars = newline + 1;
  }
  at.column += (uint32_t)count_codepoints(chars, (size_t)(end - chars));
  return at;
}

void document_begin(Document *document, char *text, size_t length) {
  *document = (Document){text, length, mem_zalloc(sizeof(Marks))};
  document->marks->last = (Position){1, 1};
}

static Position *marks_of(const Document *document) {
  size_t count = document->length / MARK_STEP + 1;
  Position *items = mem_alloc(mem_size(count, sizeof *items));
  Position at = {1, 1};
  for (size_t i = 0; i < count; i++) {
    items[i] = at;
    if (i + 1 < count) at = advance(at, document->text + i * MARK_STEP, MARK_STEP);
  }
  return items;
}

void document_delete(Document *document) {
  mem_free(document->text);
  if (document->marks) mem_free(document->marks->items);
  mem_free(document->marks);
  *document = (Document){0};
}

Position document_position(const Document *document, size_t offset) {
  Marks *marks = document->marks;
  if (offset > document->length) offset = document->length;
  if (!marks->items && offset >= marks->last_offset && offset - marks->last_offset <= NEAR) {
    const char *from = document->text + marks->last_offset;
    marks->last = advance(marks->last, from, offset - marks->last_offset);
    marks->last_offset = offset;
    return marks->last;
  }
  if (!marks->items && offset <= MARK_STEP)
    return advance((Position){1, 1}, document->text, offset);
  if (!marks->items) marks->items = marks_of(document);
  size_t mark = offset / MARK_STEP;
  return advance(marks->items[mark], document->text + mark * MARK_STEP, offset % MARK_STEP);
}

// ---- inside a JSON string ---------------------------------------------------------------------

static uint32_t hex4(const char *at) {
  uint32_t value = 0;
  for (int i = 0; i < 4; i++) {
    unsigned char c = (unsigned char)at[i];
    value = value << 4 | (c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return value;
}

static size_t escape_unit(const char *at, uint32_t *codepoint_out) {
  switch (at[1]) {
  case 'b': return *codepoint_out = '\b', 2;
  case 'f': return *codepoint_out = '\f', 2;
  case 'n': return *codepoint_out = '\n', 2;
  case 'r': return *codepoint_out = '\r', 2;
  case 't': return *codepoint_out = '\t', 2;
  case 'u': break;
  default: return *codepoint_out = (unsigned char)at[1], 2;
  }
  uint32_t high = hex4(at + 2);
  *codepoint_out = high;
  if (high < 0xD800 || high > 0xDBFF) return 6;
  *codepoint_out = 0x10000 + ((high - 0xD800) << 10) + (hex4(at + 8) - 0xDC00);
  return 12;
}

size_t json_unit(const char *at, uint32_t *codepoint_out) {
  if (*at == '\\') return escape_unit(at, codepoint_out);
  return utf8_decode(at, 4, codepoint_out); // the document is valid UTF-8 and ended by NUL
}

char *json_string_text(const char *at, const char *end, Scratch *memory, size_t *length_out) {
  const char *escape = memchr(at, '\\', (size_t)(end - at));
  if (!escape) return scratch_strndup(memory, at, *length_out = (size_t)(end - at));
  Text text = {0};
  for (uint32_t c; escape; escape = memchr(at, '\\', (size_t)(end - at))) {
    text_add_n(&text, at, (size_t)(escape - at));
    at = escape + escape_unit(escape, &c);
    text_add_codepoint(&text, c);
  }
  text_add_n(&text, at, (size_t)(end - at));
  char *kept = scratch_strndup(memory, text.chars, *length_out = text.length);
  text_delete(&text);
  return kept;
}

size_t json_string_offset(const Document *document, size_t string, size_t n) {
  const char *at = document->text + string + 1;
  for (uint32_t c; n > 0 && *at != '"'; n--) at += json_unit(at, &c);
  return (size_t)(at - document->text);
}

// ---- inside Python text -----------------------------------------------------------------------

size_t python_offset(const char *text, size_t length, Position at) {
  size_t i = 0;
  for (uint32_t line = 1; line < at.line && i < length; i++) {
    if (text[i] == '\r' && i + 1 < length && text[i + 1] == '\n') i++;
    line += text[i] == '\n' || text[i] == '\r';
  }
  for (uint32_t column = 1; column < at.column && i < length; column++) {
    if (text[i] == '\n' || text[i] == '\r') break;
    for (i++; i < length && ((unsigned char)text[i] & 0xC0) == 0x80;) i++;
  }
  return i;
}
