// format.c: a scenario in its one canonical form, written from the text that was read.
//
// Blanks and the escapes of characters change, nothing else: keys and values stay in the order that
// people chose, and numbers stay as they are spelt, for they are Python (1e2 is a float, 100 none).
// What a form looks like follows from keys and values alone, so what was formatted stays as it is.
//
//   - two spaces a level; a key of the top level a line, a step a line;
//   - what fits into its line stands on it: { "assign": "a", "value": [1, 2] };
//   - what does not is opened: a member a line, or as many words as a line holds;
//   - characters stand as they are, but for those that cannot be seen: unseen[].
#include "internal.h"

#include <string.h>

#define BLANK " \t\r\n"

enum { LINE = 100 }; // code points, with the comma at its end

typedef struct Writer {
  const char *at, *end; // in the document, which is known to be good
  Text *text;
  size_t column; // code points of the line so far
} Writer;

static const char *behind_blanks(const char *at) {
  while (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r') at++;
  return at;
}

static void skip_blank(Writer *writer) { writer->at = behind_blanks(writer->at); }

// Inline, so that the length of what is written here is known.
static inline void add(Writer *writer, const char *chars) {
  size_t length = strlen(chars);
  text_add_n(writer->text, chars, length);
  writer->column += length;
}

static void new_line(Writer *writer, size_t indent) {
  static const char blanks[] = "                ";
  text_add_char(writer->text, '\n');
  for (size_t left = indent, some; left > 0; left -= some) {
    some = left < sizeof blanks ? left : sizeof blanks - 1;
    text_add_n(writer->text, blanks, some);
  }
  writer->column = indent;
}

// ---- characters -------------------------------------------------------------------------------

// Controls, marks of direction, separators, what has no width, and what is no character. The
// joiners U+200C and U+200D are not among them: Persian and families of emoji are written with
// them.
static const struct {
  uint32_t first, last;
} unseen[] = {
    {0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},     {0x61C, 0x61C},
    {0x180E, 0x180E}, {0x200B, 0x200B}, {0x200E, 0x200F}, {0x2028, 0x202E},
    {0x2060, 0x206F}, {0xFDD0, 0xFDEF}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB},
};

static bool must_escape(uint32_t c) {
  if (c == '"' || c == '\\' || (c & 0xFFFE) == 0xFFFE) return true;
  for (size_t i = 0; i < sizeof unseen / sizeof *unseen && unseen[i].first <= c; i++)
    if (c <= unseen[i].last) return true;
  return false;
}

static void add_escape(Writer *writer, uint32_t c) {
  static const char letters[] = "\"\"\\\\\bb\ff\nn\rr\tt"; // the character, its letter
  char escape[16];
  const char *pair = letters;
  while (*pair && (unsigned char)*pair != c) pair += 2;
  if (*pair)
    memcpy(escape, (char[]){'\\', pair[1], 0}, 3);
  else if (c < 0x10000)
    snprintf(escape, sizeof escape, "\\u%04x", c);
  else
    snprintf(escape, sizeof escape, "\\u%04x\\u%04x", 0xD7C0 + (c >> 10), 0xDC00 + (c & 0x3FF));
  add(writer, escape);
}

// ---- values on one line: false as soon as one ends behind `limit` -----------------------------

// What stands as it is, up to the first character that may not: most of all strings.
static void add_plain(Writer *writer) {
  const char *from = writer->at;
  size_t length = (size_t)(json_skip_plain(from, writer->end) - from);
  const char *delete = memchr(from, 0x7F, length); // plain in JSON, and cannot be seen
  if (delete) length = (size_t)(delete - from);
  text_add_n(writer->text, from, length);
  writer->at += length;
  writer->column += length;
}

static bool add_string(Writer *writer, size_t limit) {
  add(writer, "\"");
  writer->at++;
  for (uint32_t c;;) {
    add_plain(writer);
    if (writer->column > limit) return false;
    if (*writer->at == '"') break;
    writer->at += json_unit(writer->at, &c);
    if (must_escape(c)) {
      add_escape(writer, c);
    } else {
      text_add_codepoint(writer->text, c);
      writer->column++;
    }
    if (writer->column > limit) return false;
  }
  writer->at++;
  add(writer, "\"");
  return writer->column <= limit;
}

// A number, true, false, null.
static bool add_word(Writer *writer, size_t limit) {
  size_t length = strcspn(writer->at, BLANK ",]}");
  text_add_n(writer->text, writer->at, length);
  writer->at += length;
  writer->column += length;
  return writer->column <= limit;
}

// The key and what stands behind it, up to the value.
static bool add_key(Writer *writer, size_t limit) {
  if (!add_string(writer, limit)) return false;
  skip_blank(writer);
  writer->at++; // the colon
  skip_blank(writer);
  add(writer, ": ");
  return true;
}

static bool add_flat(Writer *writer, size_t limit);

static bool add_flat_members(Writer *writer, size_t limit) {
  bool is_object = *writer->at == '{', first = true;
  char end = is_object ? '}' : ']';
  add(writer, is_object ? "{" : "[");
  for (writer->at++, skip_blank(writer); *writer->at != end; skip_blank(writer), first = false) {
    if (!first) {
      writer->at++; // the comma
      skip_blank(writer);
      add(writer, ", ");
    } else if (is_object) {
      add(writer, " ");
    }
    if (is_object && !add_key(writer, limit)) return false;
    if (!add_flat(writer, limit)) return false;
  }
  writer->at++;
  add(writer, !is_object ? "]" : first ? "}" : " }");
  return writer->column <= limit;
}

static bool add_flat(Writer *writer, size_t limit) {
  if (*writer->at == '"') return add_string(writer, limit);
  if (*writer->at == '{' || *writer->at == '[') return add_flat_members(writer, limit);
  return add_word(writer, limit);
}

// On this line, with the comma behind it, or not at all.
static bool try_flat(Writer *writer) {
  Writer before = *writer;
  size_t length = writer->text->length;
  bool fits = add_flat(writer, LINE);
  if (fits) {
    skip_blank(writer);
    fits = *writer->at != ',' || writer->column < LINE;
  }
  if (fits) return true;
  *writer = before;
  writer->text->chars[writer->text->length = length] = 0;
  return false;
}

// ---- values on several lines ------------------------------------------------------------------

// The width of a number or of a string without blanks, which is a name as a rule, and the place
// behind it; 0 for anything else.
static size_t word_width(const char *at, const char **end_out) {
  size_t width = 2; // the quotes
  uint32_t c;
  if (*at == '-' || (*at >= '0' && *at <= '9')) {
    width = json_number_length(at);
    return *end_out = at + width, width;
  }
  if (*at++ != '"') return 0;
  for (; *at != '"'; width++) {
    at += json_unit(at, &c);
    if (c == ' ' || must_escape(c)) return 0;
  }
  return *end_out = at + 1, width;
}

static bool is_all_words(const char *at) {
  if (*at != '[') return false;
  do {
    at = behind_blanks(at + 1);
    if (word_width(at, &at) == 0) return false;
    at = behind_blanks(at);
  } while (*at == ',');
  return true;
}

// Words of an array, as many as a line holds.
static void add_filled(Writer *writer, size_t indent) {
  const char *end;
  add(writer, "[");
  new_line(writer, indent + 2);
  for (bool first = true; *writer->at != ']'; first = false) {
    writer->at++; // the bracket, or the comma
    skip_blank(writer);
    if (!first && writer->column + 1 + word_width(writer->at, &end) + 1 > LINE)
      new_line(writer, indent + 2);
    else if (!first)
      add(writer, " ");
    add_flat(writer, SIZE_MAX);
    skip_blank(writer);
    if (*writer->at == ',') add(writer, ",");
  }
  writer->at++;
  new_line(writer, indent);
  add(writer, "]");
}

typedef enum Level {
  LEVEL_TOP,       // the scenario: always opened, as its steps are
  LEVEL_TOP_STEPS, //
  LEVEL_STEPS,     // of a "repeat": on one line or opened
  LEVEL_BELOW,
} Level;

static void add_value(Writer *writer, size_t indent, Level level);

// `chars`: a key as it was written.
static Level level_below(Level level, const char *chars) {
  if (strcmp(chars, "\"steps\": ") != 0) return LEVEL_BELOW;
  return level == LEVEL_TOP ? LEVEL_TOP_STEPS : LEVEL_STEPS;
}

// A member a line.
static void add_opened(Writer *writer, size_t indent, Level level) {
  bool is_object = *writer->at == '{';
  char end = is_object ? '}' : ']';
  add(writer, is_object ? "{" : "[");
  while (*writer->at != end) {
    writer->at++; // the bracket, or the comma
    skip_blank(writer);
    new_line(writer, indent + 2);
    size_t key = writer->text->length;
    if (is_object) add_key(writer, SIZE_MAX);
    Level below = is_object ? level_below(level, writer->text->chars + key) : LEVEL_BELOW;
    add_value(writer, indent + 2, below);
    skip_blank(writer);
    if (*writer->at == ',') add(writer, ",");
  }
  writer->at++;
  new_line(writer, indent);
  add(writer, is_object ? "}" : "]");
}

static bool is_empty(const char *at) {
  at = behind_blanks(at + 1);
  return *at == '}' || *at == ']';
}

static void add_value(Writer *writer, size_t indent, Level level) {
  bool holds = (*writer->at == '{' || *writer->at == '[') && !is_empty(writer->at);
  if (!holds)
    add_flat(writer, SIZE_MAX);
  else if (level >= LEVEL_STEPS && try_flat(writer))
    return;
  else if (level == LEVEL_BELOW && is_all_words(writer->at))
    add_filled(writer, indent);
  else
    add_opened(writer, indent, level);
}

void scenario_add_formatted(const Scenario *scenario, Text *text) {
  const ScenarioMemory *memory = scenario->memory;
  const Document *document = &memory->document;
  Writer writer = {.at = document->text, .end = document->text + document->length, .text = text};
  skip_blank(&writer);
  add_value(&writer, 0, LEVEL_TOP);
  text_add_char(text, '\n');
}

const char *scenario_bytes(const Scenario *scenario, size_t *length_out) {
  const ScenarioMemory *memory = scenario->memory;
  *length_out = memory->document.length;
  return memory->document.text;
}
