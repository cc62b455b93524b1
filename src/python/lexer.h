// lexer.h: Python text to tokens, as CPython 3.12's Parser/tokenizer.c cuts them (f-strings
// included: they become FSTRING_START, FSTRING_MIDDLE, ... FSTRING_END with the tokens of each
// field between).
//
// The whole text is cut before the grammar sees the first token. CPython cuts on demand, but looks
// for errors of its tokenizer in the rest of the file before it reports "invalid syntax": the same
// errors come first.
#ifndef HEAPSTORY_PYTHON_LEXER_H
#define HEAPSTORY_PYTHON_LEXER_H

#include "heapstory/base.h"

typedef struct Token {
  int kind;        // PY_... of grammar.h, or the character itself for an operator of one character
  Position at;     // of its first character, origin included
  Position end;    // just behind its last one
  size_t from, to; // its bytes in Tokens.text
  uint32_t level;  // brackets open before it
  bool first;      // first of a logical line (INDENT and DEDENT do not count)
  bool raw;        // text of an f-string with an r
  bool field;      // a `{` that opens a replacement field of an f-string
} Token;

// What a reader found wrong: CPython's message with its class in front. NULL message: nothing.
typedef struct Failure {
  Position at;
  const char *message; // in the scratch memory
} Failure;

// Invariants: the last token has kind 0 (end of text) or PY_BROKEN (failure is set).
typedef struct Tokens {
  const char *text; // newlines are \n alone, the last line has one; ended by NUL
  size_t length;
  Token *items;
  size_t count;
  Failure failure;
  bool overrides; // CPython reports the failure even where a syntax error precedes it
  char open;      // the innermost bracket open at the end of text; 0: none
  Position open_at;
} Tokens;

// Cuts `text`; everything returned lives in `scratch`, except the text's own characters, which are
// copied there. `expression`: leading blanks are no indentation.
void lexer_cut(Tokens *tokens, const char *text, size_t length, Position origin, bool expression,
               Scratch *scratch);

// The kind of a reserved word of Python 3.12, 0 for any other name.
int lexer_keyword(const char *name, size_t length);
// True where every character may stand in an identifier, and the first may begin one. Non-ASCII:
// letters and marks by block; symbols, punctuation, blanks, emoji and private-use characters are
// not accepted.
bool lexer_identifier(const char *name, size_t length);

#endif
