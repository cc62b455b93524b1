// actions.c: what the grammar's actions do beyond making one node: see actions.h.
#include "actions.h"

#include "signature.h"
#include "target.h"

Position action_next(const Parser *parser) { return parser->tokens->items[parser->next].at; }

void action_statement(Parser *parser) {
  if (parser->group) parser_fail(parser, parser->group_at, "SyntaxError: invalid syntax");
}

// ---- groups -----------------------------------------------------------------------------------

static Expr *first_value(List items) { return ((const GroupItem *)items.first->node)->value; }

// The values of GroupItems. One with a target is remembered until its `with` takes it.
static List values_of(Parser *parser, List items, bool with_allowed) {
  List out = {0};
  for (const Item *at = items.first; at; at = at->next) {
    const GroupItem *item = at->node;
    if (item->target && !with_allowed)
      parser_fail(parser, item->as, "SyntaxError: invalid syntax");
    else if (item->target && !target_check(parser, item->target, TARGET_ASSIGN))
      break;
    out = list_add(parser, out, item->value);
  }
  return out;
}

static const GroupItem *first_target(List items) {
  for (const Item *at = items.first; at; at = at->next) {
    const GroupItem *item = at->node;
    if (item->target) return item;
  }
  return NULL;
}

Expr *action_group(Parser *parser, Span at, List items, bool comma) {
  const GroupItem *with = first_target(items);
  List values = values_of(parser, items, true);
  if (values.count == 0) return first_value(items);
  Expr *only = values.first->node;
  if (values.count > 1 || comma || with) {
    Expr *tuple = node_group(node_sequence(parser, at, EXPR_TUPLE, values));
    if (!with) return tuple;
    if (parser->group) parser_fail(parser, with->as, "SyntaxError: invalid syntax");
    parser->group = tuple;
    parser->group_at = with->as;
    parser->group_items = items;
    return tuple;
  }
  if (only->kind == EXPR_STARRED)
    parser_fail(parser, only->at, "SyntaxError: cannot use starred expression here");
  return node_group(only);
}

Expr *action_display(Parser *parser, Span at, ExprKind kind, List items) {
  return node_sequence(parser, at, kind, values_of(parser, items, false));
}

// ---- comprehensions ---------------------------------------------------------------------------

Expr *action_bare_target(Parser *parser, List items) {
  Expr *first = first_value(items);
  parser_fail(parser, first->at,
              "SyntaxError: did you forget parentheses around the comprehension target?");
  return first;
}

Expr *action_comprehension(Parser *parser, Span at, ExprKind kind, List items, List clauses) {
  List values = values_of(parser, items, false);
  if (values.count == 0) return first_value(items);
  if (values.count > 1) return action_bare_target(parser, items);
  Expr *element = values.first->node;
  if (element->kind == EXPR_STARRED)
    parser_fail(parser, element->at,
                "SyntaxError: iterable unpacking cannot be used in comprehension");
  return node_comprehension(parser, at, kind, element, NULL, clauses);
}

Expr *action_generator(Parser *parser, Span at, List items, List clauses) {
  if (items.count > 1) { // CPython has no words for this one
    parser_fail(parser, first_value(items)->at,
                "SyntaxError: did you forget parentheses around the comprehension target?");
    return first_value(items);
  }
  return action_comprehension(parser, at, EXPR_GENERATOR, items, clauses);
}

Expr *action_dict_comprehension(Parser *parser, Span at, Position first, Pair *pair, List clauses) {
  if (!pair->key) {
    parser_fail(parser, first, "SyntaxError: dict unpacking cannot be used in dict comprehension");
    return pair->value;
  }
  return node_comprehension(parser, at, EXPR_DICT_COMP, pair->key, pair->value, clauses);
}

bool action_starred(List items) { return ((const Expr *)items.first->node)->kind == EXPR_STARRED; }

// ---- calls ------------------------------------------------------------------------------------

Argument *action_bare_generator(Parser *parser, Span at, Expr *element, Position for_at,
                                List clauses) {
  Expr *generator = node_comprehension(parser, at, EXPR_GENERATOR, element, NULL, clauses);
  Argument *argument = node_argument(parser, at, ARGUMENT_PLAIN, NULL, generator);
  argument->bare = true;
  argument->for_at = for_at;
  return argument;
}

Argument *action_refuse_argument(Parser *parser, Span at, Expr *value, const char *message) {
  parser_fail(parser, at.from, "SyntaxError: %s", message);
  return node_argument(parser, at, ARGUMENT_PLAIN, NULL, value);
}

Expr *action_call(Parser *parser, Span at, Expr *function, Span brackets, List arguments) {
  const Argument *first = arguments.count ? arguments.first->node : NULL;
  if (first && first->bare) { // the call's parentheses are the generator's
    first->value->at = brackets.from;
    first->value->end = brackets.to;
  }
  return node_call(parser, at, function, arguments);
}

// ---- simple statements ------------------------------------------------------------------------

Stmt *action_raise(Parser *parser, Span at, Expr *exception, Expr *cause) {
  Stmt *stmt = node_stmt(parser, at, STMT_RAISE);
  stmt->as.raise.exception = exception;
  stmt->as.raise.cause = cause;
  return node_stmt_done(parser, stmt);
}

Stmt *action_names(Parser *parser, Span at, StmtKind kind, List names) {
  Stmt *stmt = node_stmt(parser, at, kind);
  stmt->as.names = list_names(parser, names);
  return node_stmt_done(parser, stmt);
}

Stmt *action_assert(Parser *parser, Span at, Expr *test, Expr *message) {
  Stmt *stmt = node_stmt(parser, at, STMT_ASSERT);
  stmt->as.assertion.test = test;
  stmt->as.assertion.message = message;
  return node_stmt_done(parser, stmt);
}

const char *action_dotted(Parser *parser, const char *left, const char *between,
                          const char *right) {
  return scratch_printf(parser->scratch, "%s%s%s", left, between, right);
}

Stmt *action_import(Parser *parser, Span at, StmtKind kind, const char *module, List aliases) {
  Stmt *stmt = node_stmt(parser, at, kind);
  Alias *out = scratch_alloc(parser->scratch, mem_size(aliases.count, sizeof *out));
  stmt->as.import.module = module;
  stmt->as.import.aliases = out;
  stmt->as.import.count = aliases.count;
  for (const Item *item = aliases.first; item; item = item->next)
    *out++ = *(const Alias *)item->node;
  return node_stmt_done(parser, stmt);
}

// ---- compound statements ----------------------------------------------------------------------

Stmt *action_branch(Parser *parser, Span at, StmtKind kind, Expr *test, StmtList body,
                    StmtList otherwise) {
  Stmt *stmt = node_stmt(parser, at, kind);
  stmt->as.branch.test = test;
  stmt->as.branch.body = body;
  stmt->as.branch.otherwise = otherwise;
  return node_stmt_done(parser, stmt);
}

StmtList action_single(Parser *parser, Stmt *stmt) {
  return list_stmts(parser, list_of(parser, stmt));
}

Stmt *action_for(Parser *parser, Span at, Expr *target, Expr *iterable, StmtList body,
                 StmtList otherwise) {
  Stmt *stmt = node_stmt(parser, at, STMT_FOR);
  target_check(parser, target, TARGET_FOR);
  stmt->as.loop.target = target;
  stmt->as.loop.iterable = iterable;
  stmt->as.loop.body = body;
  stmt->as.loop.otherwise = otherwise;
  return node_stmt_done(parser, stmt);
}

Stmt *action_try(Parser *parser, Span at, StmtList body, List handlers, StmtList otherwise,
                 StmtList finally) {
  Stmt *stmt = node_stmt(parser, at, STMT_TRY);
  Handler *out = scratch_alloc(parser->scratch, mem_size(handlers.count, sizeof *out));
  stmt->as.try_.body = body;
  stmt->as.try_.handlers = out;
  stmt->as.try_.handler_count = handlers.count;
  stmt->as.try_.otherwise = otherwise;
  stmt->as.try_.finally = finally;
  for (const Item *item = handlers.first; item; item = item->next)
    *out++ = *(const Handler *)item->node;
  return node_stmt_done(parser, stmt);
}

// `with (a, b):` and `with (a as b):` are two items and one, `with (a, *b):` is a tuple: Python
// takes the parentheses for its own wherever every item is a plain expression.
static List ungrouped(Parser *parser, List items) {
  const WithItem *only = items.first->node;
  const Expr *tuple = only->context;
  if (items.count > 1 || only->target || tuple->kind != EXPR_TUPLE || !node_grouped(tuple))
    return items;
  List out = {0};
  if (tuple == parser->group) {
    for (const Item *at = parser->group_items.first; at; at = at->next) {
      const GroupItem *item = at->node;
      out = list_add(parser, out, node_with_item(parser, item->value, item->target));
    }
    parser->group = NULL;
    return out;
  }
  for (size_t i = 0; i < tuple->as.items.count; i++) {
    Expr *item = tuple->as.items.items[i];
    bool plain = item->kind != EXPR_STARRED && (item->kind != EXPR_NAMED || node_grouped(item));
    if (!plain) return items;
    out = list_add(parser, out, node_with_item(parser, item, NULL));
  }
  return out.count ? out : items;
}

Stmt *action_with(Parser *parser, Span at, List items, StmtList body) {
  Stmt *stmt = node_stmt(parser, at, STMT_WITH);
  WithItem *out = scratch_alloc(parser->scratch, mem_size(items.count, sizeof *out));
  stmt->as.with.items = out;
  stmt->as.with.count = items.count;
  stmt->as.with.body = body;
  for (const Item *item = items.first; item; item = item->next)
    *out++ = *(const WithItem *)item->node;
  return node_stmt_done(parser, stmt);
}

// The header is read: the groups in it are settled before its body begins.
List action_with_items(Parser *parser, List items) {
  List out = ungrouped(parser, items);
  if (parser->group) parser_fail(parser, parser->group_at, "SyntaxError: invalid syntax");
  return out;
}

Stmt *action_function(Parser *parser, Span at, const Token *name, List parameters, Expr *returns,
                      StmtList body) {
  Stmt *stmt = node_stmt(parser, at, STMT_FUNCTION);
  stmt->as.function.name = node_identifier(parser, name);
  stmt->as.function.parameters = signature_parameters(parser, parameters);
  stmt->as.function.returns = returns;
  stmt->as.function.body = body;
  return node_stmt_done(parser, stmt);
}

Stmt *action_class(Parser *parser, Span at, const Token *name, List arguments, StmtList body) {
  Stmt *stmt = node_stmt(parser, at, STMT_CLASS);
  const Argument *first = arguments.count ? arguments.first->node : NULL;
  if (first && first->bare) parser_fail(parser, first->for_at, "SyntaxError: invalid syntax");
  stmt->as.class_.name = node_identifier(parser, name);
  stmt->as.class_.bases = node_positionals(parser, arguments);
  stmt->as.class_.keywords = node_keywords(parser, arguments, &stmt->as.class_.keyword_count);
  stmt->as.class_.body = body;
  return node_stmt_done(parser, stmt);
}
