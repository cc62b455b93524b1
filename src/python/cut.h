// cut.h: what the parts of the lexer share: the cursor and its states.
#ifndef HEAPSTORY_PYTHON_CUT_H
#define HEAPSTORY_PYTHON_CUT_H

#include "heapstory/python.h"

#include "lexer.h"

// CPython: MAXFSTRINGLEVEL, MAX_EXPR_NESTING of Parser/tokenizer.h.
enum { MAX_FSTRINGS = 150, MAX_FIELDS = 3 };

// One f-string being cut. `brackets` counts those opened inside its fields; `field_at[n]` is that
// count where the n-th open field began.
typedef struct FString {
  size_t from; // of its prefix
  Position at;
  uint32_t line; // of its prefix
  char quote;
  uint32_t quote_size; // 1 or 3
  bool raw;
  bool in_text; // cutting its literal text (or a format specifier), not a field
  uint32_t brackets;
  uint32_t fields;
  uint32_t field_at[MAX_FIELDS];
} FString;

typedef struct Bracket {
  char open;
  uint32_t line;
  Position at;
} Bracket;

// Most texts are short, and the stacks are not: they are filled as they are used, and what stands
// before them is zeroed.
typedef struct Cut {
  Tokens *tokens;
  Scratch *scratch;
  Array(Token) list;
  const char *text;
  size_t length;
  size_t cursor;
  Position origin;
  uint32_t line;           // of the cursor, from 1
  size_t line_from;        // where that line begins
  size_t counted;          // code points are counted up to here ...
  uint32_t counted_column; // ... and this was the column
  bool expression;
  bool at_line_start; // the indentation of a logical line comes next
  bool first;         // the next token is the first of its logical line
  uint32_t indent;    // index of the innermost
  uint32_t level;
  uint32_t fstring_count;
  Position last_end; // of the last token that is no NEWLINE, INDENT or DEDENT
  uint32_t indents[PYTHON_MAX_INDENT], alternates[PYTHON_MAX_INDENT];
  Bracket brackets[PYTHON_MAX_BRACKETS];
  FString fstrings[MAX_FSTRINGS];
} Cut;

// Position of an offset on the current line.
Position cut_position(Cut *cut, size_t offset);
// Moves to the next line, which begins at `offset`.
void cut_next_line(Cut *cut, size_t offset);
// Adds the token from `from` to the cursor.
void cut_token(Cut *cut, int kind, size_t from, Position at);
// Ends the work with a message; the character at `offset` is where CPython points. Always false.
bool cut_fail(Cut *cut, size_t offset, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool cut_fail_at(Cut *cut, Position at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// cut_number.c: a number begins at the cursor.
bool cut_number(Cut *cut);
// cut_string.c: a string of `prefix` bytes of prefix begins at `from`; the cursor is on its quote.
bool cut_string(Cut *cut, size_t from, Position at);
bool cut_fstring(Cut *cut, size_t from, Position at);
// The literal text of the innermost f-string, up to a field or its end.
bool cut_fstring_text(Cut *cut);
static inline FString *cut_innermost(Cut *cut) {
  return cut->fstring_count ? &cut->fstrings[cut->fstring_count - 1] : NULL;
}

#endif
