// target.c: the left-hand sides. Mirrors _PyPegen_get_invalid_target(), _PyPegen_get_expr_name()
// and the invalid_assignment rules of CPython 3.12's grammar.
#include "target.h"

static const char *constant_words(ConstantKind kind) {
  switch (kind) {
  case CONSTANT_NONE: return "None";
  case CONSTANT_TRUE: return "True";
  case CONSTANT_FALSE: return "False";
  case CONSTANT_ELLIPSIS: return "ellipsis";
  case CONSTANT_INT:
  case CONSTANT_FLOAT:
  case CONSTANT_IMAGINARY:
  case CONSTANT_STR:
  case CONSTANT_BYTES: break;
  }
  return "literal";
}

const char *target_words(const Expr *expr) {
  switch (expr->kind) {
  case EXPR_CONSTANT: return constant_words(expr->as.constant.kind);
  case EXPR_NAME: return "name";
  case EXPR_ATTRIBUTE: return "attribute";
  case EXPR_SUBSCRIPT: return "subscript";
  case EXPR_SLICE: return "slice";
  case EXPR_STARRED: return "starred";
  case EXPR_LIST: return "list";
  case EXPR_TUPLE: return "tuple";
  case EXPR_SET: return "set display";
  case EXPR_DICT: return "dict literal";
  case EXPR_LIST_COMP: return "list comprehension";
  case EXPR_SET_COMP: return "set comprehension";
  case EXPR_DICT_COMP: return "dict comprehension";
  case EXPR_GENERATOR: return "generator expression";
  case EXPR_UNARY:
  case EXPR_BINARY:
  case EXPR_BOOLEAN: return "expression";
  case EXPR_COMPARE: return "comparison";
  case EXPR_CONDITIONAL: return "conditional expression";
  case EXPR_CALL: return "function call";
  case EXPR_LAMBDA: return "lambda";
  case EXPR_YIELD:
  case EXPR_YIELD_FROM: return "yield expression";
  case EXPR_FORMATTED:
  case EXPR_JOINED: return "f-string expression";
  case EXPR_NAMED: return "named expression";
  }
  return "expression";
}

// The first part that cannot be a target; NULL where all can. As deep as the tree: see node.h.
static const Expr *invalid_part(const Expr *expr, TargetKind kind) {
  if (expr->kind == EXPR_LIST || expr->kind == EXPR_TUPLE) {
    for (size_t i = 0; i < expr->as.items.count; i++) {
      const Expr *part = invalid_part(expr->as.items.items[i], kind);
      if (part) return part;
    }
    return NULL;
  }
  if (expr->kind == EXPR_STARRED)
    return kind == TARGET_DELETE ? expr : invalid_part(expr->as.value, kind);
  bool valid =
      expr->kind == EXPR_NAME || expr->kind == EXPR_SUBSCRIPT || expr->kind == EXPR_ATTRIBUTE;
  return valid ? NULL : expr;
}

bool target_check(Parser *parser, const Expr *expr, TargetKind kind) {
  const Expr *part = invalid_part(expr, kind);
  if (!part) return true;
  return parser_fail(parser, part->at, "SyntaxError: cannot %s %s",
                     kind == TARGET_DELETE ? "delete" : "assign to", target_words(part));
}

// ---- assignment -------------------------------------------------------------------------------

// CPython's bitwise_or: what stands on one side of a comparison.
static bool is_operand(const Expr *expr) {
  if (node_grouped(expr)) return true;
  switch (expr->kind) {
  case EXPR_BOOLEAN:
  case EXPR_COMPARE:
  case EXPR_CONDITIONAL:
  case EXPR_LAMBDA:
  case EXPR_YIELD:
  case EXPR_YIELD_FROM:
  case EXPR_STARRED:
  case EXPR_NAMED: return false;
  case EXPR_UNARY: return expr->as.unary.operator!= UNARY_NOT;
  case EXPR_CONSTANT:
    return expr->as.constant.kind != CONSTANT_NONE && expr->as.constant.kind != CONSTANT_TRUE &&
           expr->as.constant.kind != CONSTANT_FALSE;
  case EXPR_LIST:
  case EXPR_TUPLE:
  case EXPR_GENERATOR: return false;
  case EXPR_NAME:
  case EXPR_ATTRIBUTE:
  case EXPR_SUBSCRIPT:
  case EXPR_SLICE:
  case EXPR_SET:
  case EXPR_DICT:
  case EXPR_LIST_COMP:
  case EXPR_SET_COMP:
  case EXPR_DICT_COMP:
  case EXPR_BINARY:
  case EXPR_CALL:
  case EXPR_FORMATTED:
  case EXPR_JOINED: return true;
  }
  return true;
}

// Whether a value's text begins with an operand: only then CPython thinks of `==`.
static bool begins_with_operand(const Expr *value) {
  if (node_grouped(value)) return true;
  if (value->kind == EXPR_TUPLE) return begins_with_operand(value->as.items.items[0]);
  return value->kind != EXPR_YIELD && value->kind != EXPR_YIELD_FROM &&
         value->kind != EXPR_LAMBDA && value->kind != EXPR_STARRED &&
         !(value->kind == EXPR_UNARY && value->as.unary.operator== UNARY_NOT);
}

// The last expression of an unparenthesized tuple, which is what stands before the `=`.
static const Expr *before_sign(const Expr *side) {
  if (side->kind == EXPR_TUPLE && !node_grouped(side) && side->as.items.count)
    return side->as.items.items[side->as.items.count - 1];
  return side;
}

static bool check_side(Parser *parser, const Expr *side, bool only, const Expr *value) {
  const Expr *part = invalid_part(side, TARGET_ASSIGN), *last = before_sign(side);
  if (!part) return true;
  if ((side->kind == EXPR_YIELD || side->kind == EXPR_YIELD_FROM) && !node_grouped(side))
    return parser_fail(parser, side->at,
                       "SyntaxError: assignment to yield expression not possible");
  if (only && part == last && is_operand(part) && begins_with_operand(value))
    return parser_fail(
        parser, part->at,
        "SyntaxError: cannot assign to %s here. Maybe you meant '==' instead of '='?",
        target_words(part));
  return target_check(parser, side, TARGET_ASSIGN);
}

Stmt *target_assign(Parser *parser, Span at, List sides) {
  Stmt *stmt = node_stmt(parser, at, STMT_ASSIGN);
  ExprList all = list_exprs(parser, sides);
  stmt->as.assign.value = all.items[--all.count];
  stmt->as.assign.targets = all;
  for (size_t i = 0; i < all.count; i++)
    if (!check_side(parser, all.items[i], all.count == 1, stmt->as.assign.value)) break;
  return node_stmt_done(parser, stmt);
}

Stmt *target_augmented(Parser *parser, Span at, Expr *target, BinaryOperator operator,
                       Expr * value) {
  Stmt *stmt = node_stmt(parser, at, STMT_AUGMENTED);
  bool valid =
      target->kind == EXPR_NAME || target->kind == EXPR_ATTRIBUTE || target->kind == EXPR_SUBSCRIPT;
  if (!valid)
    parser_fail(parser, target->at,
                "SyntaxError: '%s' is an illegal expression for augmented assignment",
                target_words(target));
  stmt->as.augmented.target = target;
  stmt->as.augmented.operator= operator;
  stmt->as.augmented.value = value;
  return node_stmt_done(parser, stmt);
}

Stmt *target_annotated(Parser *parser, Span at, Expr *target, Position colon, Expr *annotation,
                       Expr *value) {
  Stmt *stmt = node_stmt(parser, at, STMT_ANNOTATED);
  if (target->kind == EXPR_STARRED)
    parser_fail(parser, colon, "SyntaxError: invalid syntax");
  else if (target->kind == EXPR_LIST || target->kind == EXPR_TUPLE)
    parser_fail(parser, target->at, "SyntaxError: only single target (not %s) can be annotated",
                target_words(target));
  else if (target->kind != EXPR_NAME && target->kind != EXPR_ATTRIBUTE &&
           target->kind != EXPR_SUBSCRIPT)
    parser_fail(parser, target->at, "SyntaxError: illegal target for annotation");
  stmt->as.annotated.target = target;
  stmt->as.annotated.annotation = annotation;
  stmt->as.annotated.value = value;
  return node_stmt_done(parser, stmt);
}

Stmt *target_delete(Parser *parser, Span at, Expr *targets) {
  Stmt *stmt = node_stmt(parser, at, STMT_DELETE);
  if (targets->kind == EXPR_TUPLE && !node_grouped(targets))
    stmt->as.targets = targets->as.items;
  else
    stmt->as.targets = list_exprs(parser, list_of(parser, targets));
  target_check(parser, targets, TARGET_DELETE);
  return node_stmt_done(parser, stmt);
}
