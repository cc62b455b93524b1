// node.c: expressions, and the lists they are made of. Statements are in node_stmt.c.
#include "node.h"

#include <string.h>

#include "target.h"

// What the parser knows of an expression besides its tree. The Expr comes first: one is the other.
typedef struct Node {
  Expr expr;
  uint32_t depth;
  bool grouped;
} Node;

// ---- lists ------------------------------------------------------------------------------------

List list_of(Parser *parser, void *node) { return list_add(parser, (List){0}, node); }

List list_add(Parser *parser, List list, void *node) {
  Item *item = scratch_alloc(parser->scratch, sizeof *item);
  item->node = node;
  if (list.last)
    list.last->next = item;
  else
    list.first = item;
  list.last = item;
  list.count++;
  return list;
}

List list_join(List list, List more) {
  if (list.count == 0) return more;
  if (more.count == 0) return list;
  list.last->next = more.first;
  return (List){list.first, more.last, list.count + more.count};
}

static void *pointers(Parser *parser, List list) {
  if (list.count == 0) return NULL;
  void **items = scratch_alloc(parser->scratch, mem_size(list.count, sizeof *items)),
       **next = items;
  for (const Item *item = list.first; item; item = item->next) *next++ = item->node;
  return items;
}

ExprList list_exprs(Parser *parser, List list) {
  return (ExprList){pointers(parser, list), list.count};
}

StmtList list_stmts(Parser *parser, List list) {
  return (StmtList){pointers(parser, list), list.count};
}

NameList list_names(Parser *parser, List list) {
  return (NameList){pointers(parser, list), list.count};
}

// ---- depth ------------------------------------------------------------------------------------

uint32_t node_depth(const Expr *expr) { return expr ? ((const Node *)expr)->depth : 0; }

bool node_grouped(const Expr *expr) { return ((const Node *)expr)->grouped; }

Expr *node_group(Expr *expr) {
  ((Node *)expr)->grouped = true;
  return expr;
}

static Expr *make(Parser *parser, Span at, ExprKind kind) {
  Node *node = scratch_alloc(parser->scratch, sizeof *node);
  node->expr.kind = kind;
  node->expr.at = at.from;
  node->expr.end = at.to;
  node->depth = 1;
  return &node->expr;
}

// Called once for each child, which may be NULL.
static void adopt(Parser *parser, Expr *expr, const Expr *child) {
  uint32_t depth = node_depth(child) + 1;
  Node *node = (Node *)expr;
  if (depth > node->depth) node->depth = depth;
  if (depth > PYTHON_MAX_DEPTH) parser_too_deep(parser, expr->at);
}

static void adopt_all(Parser *parser, Expr *expr, ExprList children) {
  for (size_t i = 0; i < children.count; i++) adopt(parser, expr, children.items[i]);
}

// ---- expressions ------------------------------------------------------------------------------

const char *node_identifier(Parser *parser, const Token *token) {
  return scratch_strndup(parser->scratch, parser->tokens->text + token->from,
                         token->to - token->from);
}

Expr *node_keyword(Parser *parser, Span at, ConstantKind kind) {
  Expr *expr = make(parser, at, EXPR_CONSTANT);
  expr->as.constant.kind = kind;
  return expr;
}

Expr *node_text(Parser *parser, Span at, ConstantKind kind, const char *text, size_t length) {
  Expr *expr = node_keyword(parser, at, kind);
  expr->as.constant.text = text;
  expr->as.constant.length = length;
  return expr;
}

Expr *node_number(Parser *parser, Span at, ConstantKind kind, double number) {
  Expr *expr = node_keyword(parser, at, kind);
  expr->as.constant.number = number;
  return expr;
}

Expr *node_name(Parser *parser, Span at, const Token *token) {
  Expr *expr = make(parser, at, EXPR_NAME);
  expr->as.name = node_identifier(parser, token);
  return expr;
}

Expr *node_attribute(Parser *parser, Span at, Expr *object, const Token *name) {
  Expr *expr = make(parser, at, EXPR_ATTRIBUTE);
  expr->as.attribute.object = object;
  expr->as.attribute.name = node_identifier(parser, name);
  adopt(parser, expr, object);
  return expr;
}

Expr *node_subscript(Parser *parser, Span at, Expr *object, Expr *index) {
  Expr *expr = make(parser, at, EXPR_SUBSCRIPT);
  expr->as.subscript.object = object;
  expr->as.subscript.index = index;
  adopt(parser, expr, object);
  adopt(parser, expr, index);
  return expr;
}

Expr *node_slice(Parser *parser, Span at, Expr *lower, Expr *upper, Expr *step) {
  Expr *expr = make(parser, at, EXPR_SLICE);
  expr->as.slice.lower = lower;
  expr->as.slice.upper = upper;
  expr->as.slice.step = step;
  adopt(parser, expr, lower);
  adopt(parser, expr, upper);
  adopt(parser, expr, step);
  return expr;
}

static Expr *with_value(Parser *parser, Span at, ExprKind kind, Expr *value) {
  Expr *expr = make(parser, at, kind);
  expr->as.value = value;
  adopt(parser, expr, value);
  return expr;
}

Expr *node_starred(Parser *parser, Span at, Expr *value) {
  return with_value(parser, at, EXPR_STARRED, value);
}

Expr *node_yield(Parser *parser, Span at, ExprKind kind, Expr *value) {
  return with_value(parser, at, kind, value);
}

Expr *node_sequence(Parser *parser, Span at, ExprKind kind, List items) {
  Expr *expr = make(parser, at, kind);
  expr->as.items = list_exprs(parser, items);
  adopt_all(parser, expr, expr->as.items);
  return expr;
}

Expr *node_items(Parser *parser, Span at, List items, bool comma) {
  if (items.count == 1 && !comma) return items.first->node;
  return node_sequence(parser, at, EXPR_TUPLE, items);
}

Expr *node_dict(Parser *parser, Span at, List pairs) {
  Expr *expr = make(parser, at, EXPR_DICT);
  List keys = {0}, values = {0};
  for (const Item *item = pairs.first; item; item = item->next) {
    const Pair *pair = item->node;
    keys = list_add(parser, keys, pair->key);
    values = list_add(parser, values, pair->value);
  }
  expr->as.dict.keys = list_exprs(parser, keys);
  expr->as.dict.values = list_exprs(parser, values);
  adopt_all(parser, expr, expr->as.dict.keys);
  adopt_all(parser, expr, expr->as.dict.values);
  return expr;
}

Expr *node_comprehension(Parser *parser, Span at, ExprKind kind, Expr *element, Expr *value,
                         List clauses) {
  Expr *expr = make(parser, at, kind);
  Comprehension *out = scratch_alloc(parser->scratch, mem_size(clauses.count, sizeof *out));
  expr->as.comprehension.element = element;
  expr->as.comprehension.value = value;
  expr->as.comprehension.clauses = out;
  expr->as.comprehension.clause_count = clauses.count;
  adopt(parser, expr, element);
  adopt(parser, expr, value);
  for (const Item *item = clauses.first; item; item = item->next, out++) {
    *out = *(const Comprehension *)item->node;
    adopt(parser, expr, out->target);
    adopt(parser, expr, out->iterable);
    adopt_all(parser, expr, out->conditions);
  }
  return expr;
}

Expr *node_unary(Parser *parser, Span at, UnaryOperator operator, Expr * operand) {
  Expr *expr = make(parser, at, EXPR_UNARY);
  expr->as.unary.operator= operator;
  expr->as.unary.operand = operand;
  adopt(parser, expr, operand);
  return expr;
}

Expr *node_binary(Parser *parser, Span at, Expr *left, BinaryOperator operator, Expr * right) {
  Expr *expr = make(parser, at, EXPR_BINARY);
  expr->as.binary.operator= operator;
  expr->as.binary.left = left;
  expr->as.binary.right = right;
  adopt(parser, expr, left);
  adopt(parser, expr, right);
  return expr;
}

Expr *node_boolean(Parser *parser, Span at, bool is_or, List values) {
  Expr *expr = make(parser, at, EXPR_BOOLEAN);
  expr->as.boolean.is_or = is_or;
  expr->as.boolean.values = list_exprs(parser, values);
  adopt_all(parser, expr, expr->as.boolean.values);
  return expr;
}

Expr *node_compare(Parser *parser, Span at, List comparisons) {
  Expr *expr = make(parser, at, EXPR_COMPARE);
  size_t count = comparisons.count - 1;
  CompareOperator *operators = scratch_alloc(parser->scratch, mem_size(count, sizeof *operators));
  List operands = {0};
  expr->as.compare.left = ((const Comparison *)comparisons.first->node)->operand;
  expr->as.compare.operators = operators;
  for (const Item *item = comparisons.first->next; item; item = item->next) {
    const Comparison *comparison = item->node;
    *operators++ = comparison->operator;
    operands = list_add(parser, operands, comparison->operand);
  }
  expr->as.compare.comparators = list_exprs(parser, operands);
  adopt(parser, expr, expr->as.compare.left);
  adopt_all(parser, expr, expr->as.compare.comparators);
  return expr;
}

Expr *node_conditional(Parser *parser, Span at, Expr *body, Expr *condition, Expr *otherwise) {
  Expr *expr = make(parser, at, EXPR_CONDITIONAL);
  expr->as.conditional.condition = condition;
  expr->as.conditional.body = body;
  expr->as.conditional.otherwise = otherwise;
  adopt(parser, expr, condition);
  adopt(parser, expr, body);
  adopt(parser, expr, otherwise);
  return expr;
}

Expr *node_call(Parser *parser, Span at, Expr *function, List arguments) {
  Expr *expr = make(parser, at, EXPR_CALL);
  expr->as.call.function = function;
  expr->as.call.arguments = node_positionals(parser, arguments);
  expr->as.call.keywords = node_keywords(parser, arguments, &expr->as.call.keyword_count);
  adopt(parser, expr, function);
  adopt_all(parser, expr, expr->as.call.arguments);
  for (size_t i = 0; i < expr->as.call.keyword_count; i++)
    adopt(parser, expr, expr->as.call.keywords[i].value);
  return expr;
}

static void adopt_parameters(Parser *parser, Expr *expr, const Parameter *parameters,
                             size_t count) {
  for (size_t i = 0; i < count; i++) adopt(parser, expr, parameters[i].fallback);
}

Expr *node_lambda(Parser *parser, Span at, Parameters *parameters, Expr *body) {
  Expr *expr = make(parser, at, EXPR_LAMBDA);
  expr->as.lambda.parameters = parameters;
  expr->as.lambda.body = body;
  adopt_parameters(parser, expr, parameters->positional, parameters->positional_count);
  adopt_parameters(parser, expr, parameters->keyword_only, parameters->keyword_only_count);
  adopt(parser, expr, body);
  return expr;
}

Expr *node_named(Parser *parser, Span at, Expr *target, Expr *value) {
  Expr *expr = make(parser, at, EXPR_NAMED);
  if (target->kind != EXPR_NAME || node_grouped(target)) {
    parser_fail(parser, target->at, "SyntaxError: cannot use assignment expressions with %s",
                target_words(target));
    return expr;
  }
  expr->as.named.name = target->as.name;
  expr->as.named.value = value;
  adopt(parser, expr, value);
  return expr;
}

Expr *node_formatted(Parser *parser, Span at, Expr *value, char conversion, Expr *format) {
  Expr *expr = make(parser, at, EXPR_FORMATTED);
  expr->as.formatted.value = value;
  expr->as.formatted.conversion = conversion;
  expr->as.formatted.format = format;
  adopt(parser, expr, value);
  adopt(parser, expr, format);
  return expr;
}

Expr *node_joined(Parser *parser, Span at, List parts) {
  Expr *expr = make(parser, at, EXPR_JOINED);
  expr->as.parts = list_exprs(parser, parts);
  adopt_all(parser, expr, expr->as.parts);
  return expr;
}
