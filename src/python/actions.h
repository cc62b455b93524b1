// actions.h: what the grammar's actions do beyond making one node.
#ifndef HEAPSTORY_PYTHON_ACTIONS_H
#define HEAPSTORY_PYTHON_ACTIONS_H

#include "node.h"

// Called when a statement is complete: refuses a `(x as y)` that no `with` took.
void action_statement(Parser *parser);
// Where the next token is.
Position action_next(const Parser *parser);

// ---- expressions
Expr *action_call(Parser *parser, Span at, Expr *function, Span brackets, List arguments);
Argument *action_bare_generator(Parser *parser, Span at, Expr *element, Position for_at,
                                List clauses);
// For what CPython's grammar knows only to refuse it.
Argument *action_refuse_argument(Parser *parser, Span at, Expr *value, const char *message);
Expr *action_group(Parser *parser, Span at, List items, bool comma);
Expr *action_display(Parser *parser, Span at, ExprKind kind, List items);
Expr *action_generator(Parser *parser, Span at, List items, List clauses);
Expr *action_comprehension(Parser *parser, Span at, ExprKind kind, List items, List clauses);
Expr *action_dict_comprehension(Parser *parser, Span at, Position first, Pair *pair, List clauses);
// `[a, for a in b]`
Expr *action_bare_target(Parser *parser, List items);
// a[*b] is a[(*b,)]
bool action_starred(List items);

// ---- statements
Stmt *action_raise(Parser *parser, Span at, Expr *exception, Expr *cause);
Stmt *action_names(Parser *parser, Span at, StmtKind kind, List names);
Stmt *action_assert(Parser *parser, Span at, Expr *test, Expr *message);
const char *action_dotted(Parser *parser, const char *left, const char *between, const char *right);
Stmt *action_import(Parser *parser, Span at, StmtKind kind, const char *module, List aliases);
Stmt *action_branch(Parser *parser, Span at, StmtKind kind, Expr *test, StmtList body,
                    StmtList otherwise);
StmtList action_single(Parser *parser, Stmt *stmt);
Stmt *action_for(Parser *parser, Span at, Expr *target, Expr *iterable, StmtList body,
                 StmtList otherwise);
Stmt *action_try(Parser *parser, Span at, StmtList body, List handlers, StmtList otherwise,
                 StmtList finally);
List action_with_items(Parser *parser, List items);
Stmt *action_with(Parser *parser, Span at, List items, StmtList body);
Stmt *action_function(Parser *parser, Span at, const Token *name, List parameters, Expr *returns,
                      StmtList body);
Stmt *action_class(Parser *parser, Span at, const Token *name, List arguments, StmtList body);

#endif
