// literal.h: from the text of number and string tokens to their values.
#ifndef HEAPSTORY_PYTHON_LITERAL_H
#define HEAPSTORY_PYTHON_LITERAL_H

#include "node.h"

Expr *literal_number(Parser *parser, Span at, const Token *token);
// One STRING: a constant of str or bytes.
Expr *literal_string(Parser *parser, Span at, const Token *token);
// One FSTRING_MIDDLE.
Expr *literal_middle(Parser *parser, Span at, const Token *token);
// A replacement field: a list of one EXPR_FORMATTED, after a constant with its own text where
// `equal` (the `=` of `{x = }`) is not NULL. `open` is its brace, conversion the name behind its
// `!` or NULL.
List literal_field(Parser *parser, Span at, const Token *open, Expr *value, const Token *equal,
                   const Token *conversion, Expr *format);
// One f-string or format specifier from its parts.
Expr *literal_fstring(Parser *parser, Span at, List parts);
// Adjacent literals (of literal_string and literal_fstring) joined to one.
Expr *literal_join(Parser *parser, Span at, List literals);

#endif
