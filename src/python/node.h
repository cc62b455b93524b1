// node.h: makes the nodes of the tree. Each knows how deep the tree below it is: a tree deeper than
// PYTHON_MAX_DEPTH is refused while it grows, so that whoever walks it may recurse.
#ifndef HEAPSTORY_PYTHON_NODE_H
#define HEAPSTORY_PYTHON_NODE_H

#include "parser.h"

// ---- what lists hold besides Expr and Stmt ----------------------------------------------------

typedef struct Pair { // of a dict: a NULL key is `**value`
  Expr *key, *value;
} Pair;

typedef struct Comparison {
  CompareOperator operator; // of the first item: none
  Expr *operand;
} Comparison;

typedef enum ArgumentKind { ARGUMENT_PLAIN, ARGUMENT_KEYWORD, ARGUMENT_DOUBLE_STAR } ArgumentKind;

typedef struct Argument {
  ArgumentKind kind;
  const char *name; // of ARGUMENT_KEYWORD
  Expr *value;
  bool bare;       // a generator expression without parentheses of its own
  Position for_at; // its first `for`
  Span span;
} Argument;

typedef enum ParameterKind {
  PARAMETER_PLAIN,
  PARAMETER_STAR,
  PARAMETER_DOUBLE_STAR,
  PARAMETER_BARE_STAR,
  PARAMETER_SLASH,
} ParameterKind;

typedef struct ParameterItem {
  ParameterKind kind;
  Parameter *parameter; // NULL for the last two kinds
  Position at;
  Position bare_at; // where CPython points when nothing follows a bare star
} ParameterItem;

// An item of `( ... )`; target: `value as target`, of a with statement alone.
typedef struct GroupItem {
  Expr *value, *target;
  Position as;
} GroupItem;

// ---- expressions ------------------------------------------------------------------------------

uint32_t node_depth(const Expr *expr); // 0 for NULL
bool node_grouped(const Expr *expr);   // stands in parentheses (a tuple: its own ones)
Expr *node_group(Expr *expr);          // marks it so

Expr *node_keyword(Parser *parser, Span at, ConstantKind kind);
Expr *node_text(Parser *parser, Span at, ConstantKind kind, const char *text, size_t length);
Expr *node_number(Parser *parser, Span at, ConstantKind kind, double number);
Expr *node_name(Parser *parser, Span at, const Token *token);
Expr *node_attribute(Parser *parser, Span at, Expr *object, const Token *name);
Expr *node_subscript(Parser *parser, Span at, Expr *object, Expr *index);
Expr *node_slice(Parser *parser, Span at, Expr *lower, Expr *upper, Expr *step);
Expr *node_starred(Parser *parser, Span at, Expr *value);
Expr *node_sequence(Parser *parser, Span at, ExprKind kind, List items);
// The item itself where there is one and no comma, else a tuple.
Expr *node_items(Parser *parser, Span at, List items, bool comma);
Expr *node_dict(Parser *parser, Span at, List pairs);
Expr *node_comprehension(Parser *parser, Span at, ExprKind kind, Expr *element, Expr *value,
                         List clauses);
Expr *node_unary(Parser *parser, Span at, UnaryOperator operator, Expr * operand);
Expr *node_binary(Parser *parser, Span at, Expr *left, BinaryOperator operator, Expr * right);
Expr *node_boolean(Parser *parser, Span at, bool is_or, List values);
Expr *node_compare(Parser *parser, Span at, List comparisons);
Expr *node_conditional(Parser *parser, Span at, Expr *body, Expr *condition, Expr *otherwise);
Expr *node_call(Parser *parser, Span at, Expr *function, List arguments);
Expr *node_lambda(Parser *parser, Span at, Parameters *parameters, Expr *body);
Expr *node_yield(Parser *parser, Span at, ExprKind kind, Expr *value);
Expr *node_named(Parser *parser, Span at, Expr *target, Expr *value);
Expr *node_formatted(Parser *parser, Span at, Expr *value, char conversion, Expr *format);
Expr *node_joined(Parser *parser, Span at, List parts);

// ---- parts ------------------------------------------------------------------------------------

const char *node_identifier(Parser *parser, const Token *token);
Pair *node_pair(Parser *parser, Expr *key, Expr *value);
Comparison *node_comparison(Parser *parser, CompareOperator operator, Expr * operand);
Comprehension *node_clause(Parser *parser, Expr *target, Expr *iterable, List conditions);
Argument *node_argument(Parser *parser, Span at, ArgumentKind kind, const char *name, Expr *value);
GroupItem *node_group_item(Parser *parser, Expr *value, Expr *target, Position as);
ParameterItem *node_parameter(Parser *parser, ParameterKind kind, Span at, const Token *name,
                              Expr *annotation, Expr *fallback);
Keyword *node_keywords(Parser *parser, List arguments, size_t *count_out);
ExprList node_positionals(Parser *parser, List arguments);
Handler *node_handler(Parser *parser, Position at, Expr *type, const Token *name, StmtList body);
WithItem *node_with_item(Parser *parser, Expr *context, Expr *target);
Alias *node_alias(Parser *parser, Position at, const char *name, const Token *as_name);

// ---- statements: the caller fills .as of what node_stmt made, then calls node_stmt_done -------

Stmt *node_stmt(Parser *parser, Span at, StmtKind kind);
// Refuses a statement that is too deep; a simple one is as deep as its expressions.
Stmt *node_stmt_done(Parser *parser, Stmt *stmt);
Stmt *node_stmt_expr(Parser *parser, Span at, StmtKind kind, Expr *expr);
Stmt *node_decorated(Parser *parser, Stmt *stmt, List decorators);

#endif
