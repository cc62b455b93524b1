// parser.h: what one run of the grammar works on, and the calls that its actions make.
#ifndef HEAPSTORY_PYTHON_PARSER_H
#define HEAPSTORY_PYTHON_PARSER_H

#include "heapstory/python.h"

#include "lexer.h"

typedef struct Span {
  Position from, to;
} Span;

// A list while it grows. Items are nodes, or the small structs below.
typedef struct Item {
  void *node;
  struct Item *next;
} Item;

typedef struct List {
  Item *first, *last;
  size_t count;
} List;

// Reads the tokens [next, end) of `tokens`, then an end of text.
typedef struct Parser {
  const Tokens *tokens;
  size_t next, end;
  int start; // the PY_START_ token that chooses what is read; 0 once handed out
  Scratch *scratch;
  bool trial; // only asks whether the tokens can be read: no refusals are worded
  Failure failure;
  size_t failed_at; // index of the token that could not be read; SIZE_MAX: none
  StmtList body;    // the result
  Expr *expr;
  const Expr *group; // a `(x as y)` no `with` has taken yet
  Position group_at; // of its `as`
  List group_items;
} Parser;

// Runs the grammar. False after an error: parser->failure is set unless parser->trial.
bool parser_run(Parser *parser);
// Whether [from, end) is one PY_START_...; *expr_out (may be NULL) is its tree.
bool parser_try(const Parser *parser, int start, size_t from, size_t end, Expr **expr_out);
// The end of the longest run of tokens from `from` that is one PY_START_...; `from` where there is
// none.
size_t parser_prefix(const Parser *parser, int start, size_t from);
// The token that one PY_START_... from `from` on cannot take.
size_t parser_reach(const Parser *parser, int start, size_t from);
// Refuses a tree deeper than PYTHON_MAX_DEPTH.
void parser_too_deep(Parser *parser, Position at);
// Keeps the first message; the grammar stops at the next token. Always false.
bool parser_fail(Parser *parser, Position at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// refuse.c: whether the token at `index` begins what Python knows and we do not model; words the
// refusal.
bool parser_refuses(Parser *parser, size_t index);
// diagnose.c: words the syntax error at parser->failed_at. `expected`: the kinds that could stand
// there.
typedef struct Expected {
  const int *kinds;
  size_t count;
} Expected;
void parser_diagnose(Parser *parser, Expected expected);

// ---- lists ------------------------------------------------------------------------------------

List list_of(Parser *parser, void *node);
List list_add(Parser *parser, List list, void *node);
List list_join(List list, List more);
ExprList list_exprs(Parser *parser, List list);
StmtList list_stmts(Parser *parser, List list);
NameList list_names(Parser *parser, List list);

#endif
