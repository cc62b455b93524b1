// target.h: what may be assigned to, deleted, looped over; and CPython's words for what may not.
#ifndef HEAPSTORY_PYTHON_TARGET_H
#define HEAPSTORY_PYTHON_TARGET_H

#include "node.h"

typedef enum TargetKind { TARGET_ASSIGN, TARGET_DELETE, TARGET_FOR } TargetKind;

// CPython's _PyPegen_get_expr_name(): "function call", "literal", ...
const char *target_words(const Expr *expr);
// Fails the parser where `expr` is no target.
bool target_check(Parser *parser, const Expr *expr, TargetKind kind);
// The whole of `a = b = value`: `sides` are all of its expressions, in order.
Stmt *target_assign(Parser *parser, Span at, List sides);
Stmt *target_augmented(Parser *parser, Span at, Expr *target, BinaryOperator operator,
                       Expr * value);
Stmt *target_annotated(Parser *parser, Span at, Expr *target, Position colon, Expr *annotation,
                       Expr *value);
Stmt *target_delete(Parser *parser, Span at, Expr *targets);

#endif
