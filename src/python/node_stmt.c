// node_stmt.c: statements and the parts that only statements and calls have.
#include <string.h>

#include "node.h"
#include "signature.h"

// As Node of node.c: the Stmt comes first.
typedef struct StmtNode {
  Stmt stmt;
  uint32_t depth;
} StmtNode;

Stmt *node_stmt(Parser *parser, Span at, StmtKind kind) {
  StmtNode *node = scratch_alloc(parser->scratch, sizeof *node);
  node->stmt.kind = kind;
  node->stmt.at = at.from;
  node->stmt.end = at.to;
  return &node->stmt;
}

// ---- depth ------------------------------------------------------------------------------------

static uint32_t larger(uint32_t a, uint32_t b) { return a > b ? a : b; }

static uint32_t depth_of_exprs(ExprList list) {
  uint32_t depth = 0;
  for (size_t i = 0; i < list.count; i++) depth = larger(depth, node_depth(list.items[i]));
  return depth;
}

static uint32_t depth_of_body(StmtList list) {
  uint32_t depth = 0;
  for (size_t i = 0; i < list.count; i++)
    depth = larger(depth, ((const StmtNode *)list.items[i])->depth);
  return depth;
}

static uint32_t depth_of_keywords(const Keyword *keywords, size_t count) {
  uint32_t depth = 0;
  for (size_t i = 0; i < count; i++) depth = larger(depth, node_depth(keywords[i].value));
  return depth;
}

static uint32_t depth_of_try(const Stmt *stmt) {
  uint32_t depth =
      larger(depth_of_body(stmt->as.try_.body), depth_of_body(stmt->as.try_.otherwise));
  for (size_t i = 0; i < stmt->as.try_.handler_count; i++) {
    const Handler *handler = &stmt->as.try_.handlers[i];
    depth = larger(depth, larger(node_depth(handler->type), depth_of_body(handler->body)));
  }
  return larger(depth, depth_of_body(stmt->as.try_.finally));
}

static uint32_t depth_of_with(const Stmt *stmt) {
  uint32_t depth = depth_of_body(stmt->as.with.body);
  for (size_t i = 0; i < stmt->as.with.count; i++) {
    const WithItem *item = &stmt->as.with.items[i];
    depth = larger(depth, larger(node_depth(item->context), node_depth(item->target)));
  }
  return depth;
}

static uint32_t depth_below(const Stmt *stmt) {
  switch (stmt->kind) {
  case STMT_EXPR:
  case STMT_RETURN: return node_depth(stmt->as.expr);
  case STMT_ASSIGN:
    return larger(depth_of_exprs(stmt->as.assign.targets), node_depth(stmt->as.assign.value));
  case STMT_AUGMENTED:
    return larger(node_depth(stmt->as.augmented.target), node_depth(stmt->as.augmented.value));
  case STMT_ANNOTATED:
    return larger(
        node_depth(stmt->as.annotated.target),
        larger(node_depth(stmt->as.annotated.annotation), node_depth(stmt->as.annotated.value)));
  case STMT_DELETE: return depth_of_exprs(stmt->as.targets);
  case STMT_RAISE:
    return larger(node_depth(stmt->as.raise.exception), node_depth(stmt->as.raise.cause));
  case STMT_ASSERT:
    return larger(node_depth(stmt->as.assertion.test), node_depth(stmt->as.assertion.message));
  case STMT_IF:
  case STMT_WHILE:
    return larger(
        node_depth(stmt->as.branch.test),
        larger(depth_of_body(stmt->as.branch.body), depth_of_body(stmt->as.branch.otherwise)));
  case STMT_FOR:
    return larger(
        larger(node_depth(stmt->as.loop.target), node_depth(stmt->as.loop.iterable)),
        larger(depth_of_body(stmt->as.loop.body), depth_of_body(stmt->as.loop.otherwise)));
  case STMT_TRY: return depth_of_try(stmt);
  case STMT_WITH: return depth_of_with(stmt);
  case STMT_FUNCTION:
    return larger(larger(signature_depth(stmt->as.function.parameters),
                         node_depth(stmt->as.function.returns)),
                  larger(depth_of_body(stmt->as.function.body),
                         depth_of_exprs(stmt->as.function.decorators)));
  case STMT_CLASS:
    return larger(
        larger(depth_of_exprs(stmt->as.class_.bases),
               depth_of_keywords(stmt->as.class_.keywords, stmt->as.class_.keyword_count)),
        larger(depth_of_body(stmt->as.class_.body), depth_of_exprs(stmt->as.class_.decorators)));
  case STMT_PASS:
  case STMT_BREAK:
  case STMT_CONTINUE:
  case STMT_GLOBAL:
  case STMT_NONLOCAL:
  case STMT_IMPORT:
  case STMT_IMPORT_FROM: return 0;
  }
  return 0;
}

Stmt *node_stmt_done(Parser *parser, Stmt *stmt) {
  uint32_t depth = depth_below(stmt) + 1;
  ((StmtNode *)stmt)->depth = depth;
  if (depth > PYTHON_MAX_DEPTH) parser_too_deep(parser, stmt->at);
  return stmt;
}

Stmt *node_stmt_expr(Parser *parser, Span at, StmtKind kind, Expr *expr) {
  Stmt *stmt = node_stmt(parser, at, kind);
  stmt->as.expr = expr;
  return node_stmt_done(parser, stmt);
}

Stmt *node_decorated(Parser *parser, Stmt *stmt, List decorators) {
  ExprList list = list_exprs(parser, decorators);
  if (stmt->kind == STMT_FUNCTION)
    stmt->as.function.decorators = list;
  else
    stmt->as.class_.decorators = list;
  return node_stmt_done(parser, stmt);
}

// ---- parts ------------------------------------------------------------------------------------

Pair *node_pair(Parser *parser, Expr *key, Expr *value) {
  Pair *pair = scratch_alloc(parser->scratch, sizeof *pair);
  *pair = (Pair){key, value};
  return pair;
}

Comparison *node_comparison(Parser *parser, CompareOperator operator, Expr * operand) {
  Comparison *comparison = scratch_alloc(parser->scratch, sizeof *comparison);
  *comparison = (Comparison){operator, operand };
  return comparison;
}

Comprehension *node_clause(Parser *parser, Expr *target, Expr *iterable, List conditions) {
  Comprehension *clause = scratch_alloc(parser->scratch, sizeof *clause);
  *clause = (Comprehension){target, iterable, list_exprs(parser, conditions)};
  return clause;
}

GroupItem *node_group_item(Parser *parser, Expr *value, Expr *target, Position as) {
  GroupItem *item = scratch_alloc(parser->scratch, sizeof *item);
  *item = (GroupItem){value, target, as};
  return item;
}

Handler *node_handler(Parser *parser, Position at, Expr *type, const Token *name, StmtList body) {
  Handler *handler = scratch_alloc(parser->scratch, sizeof *handler);
  *handler = (Handler){type, name ? node_identifier(parser, name) : NULL, body, at};
  return handler;
}

WithItem *node_with_item(Parser *parser, Expr *context, Expr *target) {
  WithItem *item = scratch_alloc(parser->scratch, sizeof *item);
  *item = (WithItem){context, target};
  return item;
}

Alias *node_alias(Parser *parser, Position at, const char *name, const Token *as_name) {
  Alias *alias = scratch_alloc(parser->scratch, sizeof *alias);
  *alias = (Alias){name, as_name ? node_identifier(parser, as_name) : NULL, at};
  return alias;
}
