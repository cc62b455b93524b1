// plain.c: what plain text is made of: blanks, words, numbers, strings. Narrower than lexer.c:
// names are ASCII, nothing warns, nothing is continued by a backslash.
#include "plain.h"

#include <string.h>

#include "lexer.h"

#define LETTER PLAIN_START
#define DIGIT PLAIN_DIGIT
#define JOINS PLAIN_OPERATOR

const unsigned char plain_classes[256] = {
    ['0'] = DIGIT,  ['1'] = DIGIT,  ['2'] = DIGIT,  ['3'] = DIGIT,  ['4'] = DIGIT,  ['5'] = DIGIT,
    ['6'] = DIGIT,  ['7'] = DIGIT,  ['8'] = DIGIT,  ['9'] = DIGIT,  ['A'] = LETTER, ['B'] = LETTER,
    ['C'] = LETTER, ['D'] = LETTER, ['E'] = LETTER, ['F'] = LETTER, ['G'] = LETTER, ['H'] = LETTER,
    ['I'] = LETTER, ['J'] = LETTER, ['K'] = LETTER, ['L'] = LETTER, ['M'] = LETTER, ['N'] = LETTER,
    ['O'] = LETTER, ['P'] = LETTER, ['Q'] = LETTER, ['R'] = LETTER, ['S'] = LETTER, ['T'] = LETTER,
    ['U'] = LETTER, ['V'] = LETTER, ['W'] = LETTER, ['X'] = LETTER, ['Y'] = LETTER, ['Z'] = LETTER,
    ['_'] = LETTER, ['a'] = LETTER, ['b'] = LETTER, ['c'] = LETTER, ['d'] = LETTER, ['e'] = LETTER,
    ['f'] = LETTER, ['g'] = LETTER, ['h'] = LETTER, ['i'] = LETTER, ['j'] = LETTER, ['k'] = LETTER,
    ['l'] = LETTER, ['m'] = LETTER, ['n'] = LETTER, ['o'] = LETTER, ['p'] = LETTER, ['q'] = LETTER,
    ['r'] = LETTER, ['s'] = LETTER, ['t'] = LETTER, ['u'] = LETTER, ['v'] = LETTER, ['w'] = LETTER,
    ['x'] = LETTER, ['y'] = LETTER, ['z'] = LETTER, ['!'] = JOINS,  ['%'] = JOINS,  ['&'] = JOINS,
    ['*'] = JOINS,  ['+'] = JOINS,  ['-'] = JOINS,  ['/'] = JOINS,  ['<'] = JOINS,  ['='] = JOINS,
    ['>'] = JOINS,  ['@'] = JOINS,  ['^'] = JOINS,  ['|'] = JOINS,
};

// What goes on with a name, letters beyond ASCII included.
static bool goes_on(char c) { return (plain_classes[(unsigned char)c] & PLAIN_NAME) || (c & 0x80); }

// ---- blanks and words -------------------------------------------------------------------------

// A comment inside brackets is a blank; in a field of an f-string no line ends.
void plain_skip_blanks(Plain *p) {
  for (;;) {
    while (*p->at == ' ' || *p->at == '\t') p->at++;
    if (p->brackets == 0 || p->fields) return;
    if (*p->at == '#') {
      if (!plain_comment(p)) return; // stays on the `#`, which nobody takes
    } else if (*p->at == '\n') {
      p->at++;
    } else {
      return;
    }
  }
}

bool plain_comment(Plain *p) {
  const char *at = p->at;
  while (*at && *at != '\n') {
    if ((unsigned char)*at >= 0x80 || *at == '\r') {
      uint32_t c;
      size_t size = utf8_decode(at, strnlen(at, 4), &c);
      if (size == 0 || *at == '\r') return false;
      at += size;
    } else {
      at++;
    }
  }
  p->at = at;
  return true;
}

bool plain_char(Plain *p, char c) {
  if (*p->at != c) return false;
  p->at++;
  plain_blanks(p);
  return true;
}

bool plain_word(Plain *p, const char *word) {
  const char *at = p->at;
  while (*word && *at == *word) at++, word++;
  if (*word || goes_on(*at)) return false;
  p->at = at;
  plain_blanks(p);
  return true;
}

static bool add_name(PlainNames *names, const char *at, size_t length) {
  if (names->count == PLAIN_MAX_NAMES) return false;
  for (size_t i = 0; i < names->count; i++)
    if (names->items[i].length == length && memcmp(names->items[i].at, at, length) == 0)
      return false;
  names->items[names->count].at = at;
  names->items[names->count++].length = length;
  return true;
}

bool plain_name(Plain *p, PlainNames *names) {
  const char *from = p->at;
  if (!plain_begins_name(*from)) return false;
  do p->at++;
  while (plain_classes[(unsigned char)*p->at] & PLAIN_NAME);
  size_t length = (size_t)(p->at - from);
  if (*p->at & 0x80 || *p->at == '\'' || *p->at == '"') return false;
  if (lexer_keyword(from, length)) return false;
  plain_blanks(p);
  return !names || add_name(names, from, length);
}

// ---- numbers ----------------------------------------------------------------------------------

static bool digits(Plain *p) {
  const char *from = p->at;
  while (plain_is_digit(*p->at)) p->at++;
  return p->at > from;
}

static bool is_hex(char c) { return plain_is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }

static bool hexadecimal(Plain *p) {
  const char *from = p->at += 2;
  while (is_hex(*p->at)) p->at++;
  return p->at > from;
}

bool plain_number(Plain *p) {
  enum { LONGEST = 1000 }; // a decimal of more than 4300 digits is refused
  const char *from = p->at;
  if (*from == '0' && (from[1] | 0x20) == 'x') {
    if (!hexadecimal(p)) return false;
  } else {
    if (*from == '0' && plain_is_digit(from[1])) return false;
    bool whole = digits(p), fraction = false;
    if (*p->at == '.') {
      p->at++;
      fraction = digits(p);
    }
    if (!whole && !fraction) return false;
    if ((*p->at | 0x20) == 'e') {
      p->at += 1 + (p->at[1] == '-' || p->at[1] == '+');
      if (!digits(p)) return false;
    }
  }
  if (goes_on(*p->at) || p->at - from > LONGEST) return false;
  plain_blanks(p);
  return true;
}

// ---- strings ----------------------------------------------------------------------------------

// A backslash and what it protects. Of letters that mean nothing behind it Python keeps both; a
// brace is never protected.
static bool escape(Plain *p) {
  char c = p->at[1];
  if (c == 'x' && is_hex(p->at[2]) && is_hex(p->at[3])) {
    p->at += 4;
    return true;
  }
  if (c <= ' ' || c == 0x7F || strchr("{}xuUN", c)) return false;
  p->at += 2;
  return true;
}

bool plain_string_char(Plain *p, bool bytes, bool escapes) {
  uint32_t c;
  if (*p->at == '\\') return escapes && escape(p);
  if (*p->at == '\r' || *p->at == 0) return false;
  size_t size = (unsigned char)*p->at < 0x80 ? 1 : utf8_decode(p->at, strnlen(p->at, 4), &c);
  p->at += size;
  return size == 1 || (size > 1 && !bytes);
}

bool plain_string(Plain *p, char quote, size_t size, bool bytes, bool raw) {
  for (;;) {
    while ((signed char)*p->at >= ' ' && *p->at != quote && *p->at != '\\') p->at++;
    if (*p->at == quote && (size == 1 || (p->at[1] == quote && p->at[2] == quote))) {
      p->at += size;
      return true;
    }
    if ((*p->at == '\n' && size == 1) || !plain_string_char(p, bytes, !raw)) return false;
  }
}
