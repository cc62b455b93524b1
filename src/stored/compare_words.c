// compare_words.c: how a comparison calls things.
#include <inttypes.h>
#include <string.h>

#include "compare.h"

// Texts longer than this are shown from where they begin to differ.
enum { LONG_TEXT = 100, BEFORE = 16 };

// A character of two bytes that a terminal would obey: U+0080 to U+009F.
static bool is_control_pair(const unsigned char *at) {
  return at[0] == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0;
}

static void add_some(Text *words, const char *text, size_t most) {
  const unsigned char *at = (const unsigned char *)text;
  for (; *at && most > 0; at++, most--) {
    if (*at == '\n')
      text_add(words, "\\n");
    else if (*at < 0x20 || *at == 0x7F)
      text_printf(words, "\\x%02x", *at);
    else if (is_control_pair(at))
      text_printf(words, "\\x%02x", *++at);
    else
      text_add_char(words, (char)*at);
    while (*at >= 0x80 && (at[1] & 0xC0) == 0x80) text_add_char(words, (char)*++at);
  }
  if (*at) text_add(words, "…");
}

void say_text(Text *words, const char *text) { add_some(words, text, LONG_TEXT); }

// "function f", "class Node", "None": the type need not stand in front.
static bool tells_type(const SnapshotObject *object) {
  size_t length = strlen(object->type);
  if (!object->value) return false;
  if (strcmp(object->type, "type") == 0 && strncmp(object->value, "class ", 6) == 0) return true;
  if (strcmp(object->type, "NoneType") == 0 || strcmp(object->type, "bool") == 0) return true;
  return strncmp(object->value, object->type, length) == 0;
}

void say_object(Text *words, const SnapshotObject *object) {
  if (object->serial > 0) text_printf(words, "#%" PRId64 " ", object->serial);
  if (!tells_type(object)) say_text(words, object->type);
  if (!object->value) return;
  if (!tells_type(object)) text_add_char(words, ' ');
  say_text(words, object->value);
}

static bool is_long(const char *text) { return text && strlen(text) > LONG_TEXT; }

// Where both texts stop being the same, a little before it, at the start of a character.
static size_t start_of_difference(const char *a, const char *b) {
  size_t at = 0;
  while (a[at] && a[at] == b[at]) at++;
  if (at <= BEFORE) return 0;
  at -= BEFORE;
  while (at > 0 && ((unsigned char)a[at] & 0xC0) == 0x80) at--;
  return at;
}

static void add_quoted(Text *words, const char *text, size_t start) {
  if (!text) {
    text_add(words, "nothing");
    return;
  }
  text_add(words, start ? "\"…" : "\"");
  say_text(words, text + start);
  text_add_char(words, '"');
}

void say_texts(Text *words, const char *is, const char *was) {
  size_t start = is && was && (is_long(is) || is_long(was)) ? start_of_difference(is, was) : 0;
  add_quoted(words, is, start);
  text_add(words, ", was ");
  add_quoted(words, was, start);
}

void compare_number(Comparison *c, const char *what, int64_t is, int64_t was) {
  Text words = {0};
  uint64_t apart = (uint64_t)is - (uint64_t)was;
  if (is == was || !found_lasting(c, hash_text(HASH_START, what), apart, 0)) return;
  text_printf(&words, "%s %" PRId64 ", was %" PRId64, what, is, was);
  found_add(c, 0, &words);
}
