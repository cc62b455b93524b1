// plain.h: a quick look at Python text, without tokens and without a tree.
//
// Most text that a scenario holds is plain: names, literals, displays, operators, calls, the usual
// statements. The look understands that much and says yes or "I do not know", never no: what it
// does not know the grammar reads. So it may be narrower than Python anywhere, and must be wider
// nowhere: what it takes, python_read takes (the fuzzer and test_python hold it to that).
#ifndef HEAPSTORY_PYTHON_PLAIN_H
#define HEAPSTORY_PYTHON_PLAIN_H

#include "heapstory/python.h"

// Well below the limits of python.h, so that what is put together from plain parts keeps to them.
enum {
  PLAIN_MAX_NESTED = 50, // expressions in one another
  PLAIN_MAX_DEPTH = 200, // of an expression's tree
  PLAIN_MAX_NAMES = 8,   // parameters, or keywords of a call: they are compared with one another
};

// Between two calls the cursor stands on the first character of a token. A function that fails
// leaves it anywhere: nothing is tried again.
typedef struct Plain {
  const char *at;    // in a text that ends with NUL
  uint32_t brackets; // open around the cursor: there a line may end
  uint32_t fields;   // of f-strings around it
  uint32_t nested;
  bool is_target; // the expression just read is a name, an attribute or an item
} Plain;

// Names that must differ: of parameters, of keywords.
typedef struct PlainNames {
  struct {
    const char *at;
    size_t length;
  } items[PLAIN_MAX_NAMES];
  size_t count;
} PlainNames;

extern const unsigned char plain_classes[256];
enum {
  PLAIN_START = 1,    // a letter or `_`
  PLAIN_DIGIT = 2,    //
  PLAIN_OPERATOR = 4, // begins an operator of two operands
  PLAIN_NAME = PLAIN_START | PLAIN_DIGIT,
};
static inline bool plain_begins_name(char c) {
  return plain_classes[(unsigned char)c] & PLAIN_START;
}
static inline bool plain_is_digit(char c) { return plain_classes[(unsigned char)c] & PLAIN_DIGIT; }

// ---- plain.c: below the grammar ---------------------------------------------------------------

void plain_skip_blanks(Plain *p);
static inline void plain_blanks(Plain *p) {
  if (*p->at == ' ') p->at++;
  if ((unsigned char)*p->at <= '#') plain_skip_blanks(p); // no blank, newline or `#` is above it
}
bool plain_char(Plain *p, char c);           // takes that character, if it comes next
bool plain_word(Plain *p, const char *word); // the same for a reserved word
// Takes a name that is no reserved word; `names` (may be NULL) must not hold it yet.
bool plain_name(Plain *p, PlainNames *names);
bool plain_comment(Plain *p); // up to the end of the line; false where its bytes are not UTF-8
bool plain_number(Plain *p);
// Characters of a string from the cursor to behind its closing quotes (`size` of them).
bool plain_string(Plain *p, char quote, size_t size, bool bytes, bool raw);
// One character of a string: a plain one, or a known escape where `escapes`.
bool plain_string_char(Plain *p, bool bytes, bool escapes);

// ---- plain_expr.c: a bound of the depth of the tree, 0 where it is not plain -------------------

uint32_t plain_expression(Plain *p);
uint32_t plain_expressions(Plain *p, bool *targets_out); // `a, b`; whether each is a target
uint32_t plain_targets(Plain *p);                        // of `for`: what stands before `in`
uint32_t plain_arguments(Plain *p);                      // with its parentheses
// Parameters up to `close`, which is left; annotations only where `annotated`.
uint32_t plain_parameters(Plain *p, char close, bool annotated);

#endif
