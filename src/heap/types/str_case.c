// str_case.c: upper, lower and their kin, and the tests of what a str consists of. Mirrors CPython
// Objects/unicodeobject.c (do_upper, do_title, handle_capital_sigma, unicode_isalpha ...).
#include "str_methods.h"
#include "unicode.h"

// Walks the code points of a str.
typedef struct Walk {
  const char *at;
  size_t left;
  uint32_t c;
} Walk;

static Walk walk(Object *self) { return (Walk){as_str(self)->chars, as_str(self)->bytes, 0}; }

static bool step(Walk *w) {
  if (w->left == 0) return false;
  size_t n = utf8_decode(w->at, w->left, &w->c);
  w->at += n;
  w->left -= n;
  return true;
}

static bool is_cased(uint32_t c) {
  return char_is_upper(c) || char_is_lower(c) || char_is_title(c);
}

// ---- mapping ----------------------------------------------------------------------------------

enum { CAPITAL_SIGMA = 0x3A3, SMALL_SIGMA = 0x3C3, FINAL_SIGMA = 0x3C2 };

static void add_mapped(size_t (*map)(uint32_t, uint32_t *), uint32_t c, Text *text) {
  uint32_t to[CHAR_MAPPED_MOST];
  size_t count = map(c, to);
  for (size_t i = 0; i < count; i++) text_add_codepoint(text, to[i]);
}

// A capital sigma at the end of a word becomes the final one. (CPython also looks past
// case-ignorable characters.)
static void add_lower(const Walk *w, bool after_cased, Text *text) {
  uint32_t next = 0;
  if (w->left) utf8_decode(w->at, w->left, &next);
  if (w->c == CAPITAL_SIGMA)
    text_add_codepoint(text, after_cased && !is_cased(next) ? FINAL_SIGMA : SMALL_SIGMA);
  else
    add_mapped(char_lower, w->c, text);
}

static Object *mapped(Heap *heap, Object *self, size_t (*map)(uint32_t, uint32_t *)) {
  Text text = {0};
  for (Walk w = walk(self); step(&w);) add_mapped(map, w.c, &text);
  return str_take(heap, &text);
}

STR_METHOD(upper) { return mapped(heap, self, char_upper); }
STR_METHOD(casefold) { return mapped(heap, self, char_fold); }

STR_METHOD(lower) {
  Text text = {0};
  bool cased = false;
  for (Walk w = walk(self); step(&w); cased = is_cased(w.c)) add_lower(&w, cased, &text);
  return str_take(heap, &text);
}

STR_METHOD(capitalize) {
  Text text = {0};
  bool first = true, cased = false;
  for (Walk w = walk(self); step(&w); first = false, cased = is_cased(w.c)) {
    if (first)
      add_mapped(char_title, w.c, &text);
    else
      add_lower(&w, cased, &text);
  }
  return str_take(heap, &text);
}

STR_METHOD(title) {
  Text text = {0};
  bool cased = false;
  for (Walk w = walk(self); step(&w); cased = is_cased(w.c)) {
    if (cased)
      add_lower(&w, true, &text);
    else
      add_mapped(char_title, w.c, &text);
  }
  return str_take(heap, &text);
}

STR_METHOD(swapcase) {
  Text text = {0};
  bool cased = false;
  for (Walk w = walk(self); step(&w); cased = is_cased(w.c)) {
    if (char_is_upper(w.c))
      add_lower(&w, cased, &text);
    else if (char_is_lower(w.c))
      add_mapped(char_upper, w.c, &text);
    else
      text_add_codepoint(&text, w.c);
  }
  return str_take(heap, &text);
}

// ---- tests ------------------------------------------------------------------------------------

// Every character is of one of the kinds; `empty` is the answer for ''.
static Object *all(Heap *heap, Object *self, unsigned kinds, bool empty) {
  for (Walk w = walk(self); step(&w);)
    if (!char_is(w.c, kinds)) return bool_new(heap, false);
  return bool_new(heap, empty || as_str(self)->length > 0);
}

STR_METHOD(isalpha) { return all(heap, self, CHAR_ALPHA, false); }
STR_METHOD(isdecimal) { return all(heap, self, CHAR_DECIMAL, false); }
STR_METHOD(isdigit) { return all(heap, self, CHAR_DIGIT, false); }
STR_METHOD(isnumeric) { return all(heap, self, CHAR_NUMERIC, false); }
STR_METHOD(isspace) { return all(heap, self, CHAR_SPACE, false); }
STR_METHOD(isprintable) { return all(heap, self, CHAR_PRINTABLE, true); }
STR_METHOD(isascii) { return bool_new(heap, as_str(self)->ascii); }

STR_METHOD(isalnum) {
  return all(heap, self, CHAR_ALPHA | CHAR_DECIMAL | CHAR_DIGIT | CHAR_NUMERIC, false);
}

STR_METHOD(isidentifier) {
  Walk w = walk(self);
  if (!step(&w) || !char_is(w.c, CHAR_ID_START)) return bool_new(heap, false);
  while (step(&w))
    if (!char_is(w.c, CHAR_ID_CONTINUE)) return bool_new(heap, false);
  return bool_new(heap, true);
}

// Some character has this case and none the other.
static Object *of_case(Heap *heap, Object *self, bool (*wanted)(uint32_t),
                       bool (*other)(uint32_t)) {
  bool found = false;
  for (Walk w = walk(self); step(&w); found = found || wanted(w.c))
    if (other(w.c) || char_is_title(w.c)) return bool_new(heap, false);
  return bool_new(heap, found);
}

STR_METHOD(islower) { return of_case(heap, self, char_is_lower, char_is_upper); }
STR_METHOD(isupper) { return of_case(heap, self, char_is_upper, char_is_lower); }

STR_METHOD(istitle) {
  bool cased = false, found = false;
  for (Walk w = walk(self); step(&w); cased = is_cased(w.c)) {
    bool capital = char_is_upper(w.c) || char_is_title(w.c);
    if (capital ? cased : char_is_lower(w.c) && !cased) return bool_new(heap, false);
    found = found || is_cased(w.c);
  }
  return bool_new(heap, found);
}
