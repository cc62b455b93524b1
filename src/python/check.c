// check.c: what Python refuses although its grammar takes it: 'return' outside function, and the
// like. Two walks over the tree, as in CPython: symtable.c speaks first, then compile.c. What needs
// to know every name of a scope (global after use, nonlocal without binding) is left to the
// compiler.
#include "check.h"

#include <stdlib.h>
#include <string.h>

// CPython: CO_MAXBLOCKS of frameobject.h.
enum { MAX_BLOCKS = 20 };

typedef enum ScopeKind { SCOPE_MODULE, SCOPE_CLASS, SCOPE_FUNCTION } ScopeKind;

// Where a node stands. Passed by value: a nested place is a changed copy.
typedef struct Place {
  ScopeKind scope;
  const Expr *comprehension; // the innermost one around the node inside its scope; NULL: none
  const struct Place *outer; // the place of that comprehension
  bool in_iterable;          // of a comprehension
  bool in_loop;
  uint32_t blocks;
} Place;

typedef struct Check {
  Parser *parser;
  bool symbols; // the first walk
} Check;

static bool walk_expr(const Check *check, Place place, const Expr *expr);
static bool walk_body(const Check *check, Place place, StmtList body);

static bool refuse(const Check *check, Position at, const char *message) {
  return parser_fail(check->parser, at, "SyntaxError: %s", message);
}

// ---- expressions ------------------------------------------------------------------------------

static bool walk_opt(const Check *check, Place place, const Expr *expr) {
  return !expr || walk_expr(check, place, expr);
}

static bool walk_exprs(const Check *check, Place place, ExprList list) {
  for (size_t i = 0; i < list.count; i++)
    if (!walk_opt(check, place, list.items[i])) return false;
  return true;
}

// The elements of a display, the arguments of a call: here a star may stand.
static bool walk_elements(const Check *check, Place place, ExprList list) {
  for (size_t i = 0; i < list.count; i++) {
    const Expr *item = list.items[i];
    if (!walk_expr(check, place, item->kind == EXPR_STARRED ? item->as.value : item)) return false;
  }
  return true;
}

// One of several names in the order of the text.
typedef struct Named {
  const char *name;
  Position at;
  size_t index;
} Named;

static int by_name(const void *left, const void *right) {
  const Named *a = left, *b = right;
  int order = strcmp(a->name, b->name);
  return order ? order : (a->index > b->index) - (a->index < b->index);
}

// The first name that stands there a second time; NULL: none. Sorts, so that long lists stay cheap.
static const Named *first_repeated(Named *names, size_t count) {
  const Named *found = NULL;
  if (count > 1) qsort(names, count, sizeof *names, by_name);
  for (size_t i = 1; i < count; i++) {
    bool repeated = strcmp(names[i - 1].name, names[i].name) == 0;
    if (repeated && (!found || names[i].index < found->index)) found = &names[i];
  }
  return found;
}

static Named *names_for(const Check *check, size_t most) {
  return scratch_alloc(check->parser->scratch, mem_size(most, sizeof(Named)));
}

static bool check_keywords(const Check *check, const Keyword *keywords, size_t count) {
  Named *names = names_for(check, count);
  size_t named = 0;
  for (size_t i = 0; i < count; i++)
    if (keywords[i].name) names[named++] = (Named){keywords[i].name, keywords[i].at, i};
  const Named *repeated = first_repeated(names, named);
  return !repeated || parser_fail(check->parser, repeated->at,
                                  "SyntaxError: keyword argument repeated: %s", repeated->name);
}

static bool walk_keywords(const Check *check, Place place, const Keyword *keywords, size_t count) {
  if (count > 1 && !check->symbols && !check_keywords(check, keywords, count)) return false;
  for (size_t i = 0; i < count; i++)
    if (!walk_expr(check, place, keywords[i].value)) return false;
  return true;
}

static bool check_yield(const Check *check, Place place, const Expr *expr) {
  if (place.comprehension && check->symbols) {
    static const char *const words[] = {"list comprehension", "set comprehension",
                                        "dict comprehension", "generator expression"};
    return parser_fail(check->parser, expr->at, "SyntaxError: 'yield' inside %s",
                       words[place.comprehension->kind - EXPR_LIST_COMP]);
  }
  if (place.scope != SCOPE_FUNCTION && !check->symbols)
    return refuse(check, expr->at, "'yield' outside function");
  return walk_opt(check, place, expr->as.value);
}

static bool binds(const Expr *target, const char *name) {
  if (target->kind == EXPR_NAME) return strcmp(target->as.name, name) == 0;
  if (target->kind == EXPR_STARRED) return binds(target->as.value, name);
  if (target->kind != EXPR_TUPLE && target->kind != EXPR_LIST) return false;
  for (size_t i = 0; i < target->as.items.count; i++)
    if (binds(target->as.items.items[i], name)) return true;
  return false;
}

static bool check_named(const Check *check, Place place, const Expr *expr) {
  const char *name = expr->as.named.name;
  if (!check->symbols) return true;
  if (place.in_iterable)
    return refuse(check, expr->at,
                  "assignment expression cannot be used in a comprehension iterable expression");
  for (const Place *at = &place; at && at->comprehension; at = at->outer)
    for (size_t i = 0; i < at->comprehension->as.comprehension.clause_count; i++)
      if (binds(at->comprehension->as.comprehension.clauses[i].target, name))
        return parser_fail(
            check->parser, expr->at,
            "SyntaxError: assignment expression cannot rebind comprehension iteration "
            "variable '%s'",
            name);
  if (place.comprehension && place.scope == SCOPE_CLASS)
    return refuse(check, expr->at,
                  "assignment expression within a comprehension cannot be used in a "
                  "class body");
  return true;
}

// ---- targets ----------------------------------------------------------------------------------

static bool walk_target(const Check *check, Place place, const Expr *target, bool in_sequence) {
  if (target->kind == EXPR_STARRED) {
    if (!in_sequence && !check->symbols)
      return refuse(check, target->at, "starred assignment target must be in a list or tuple");
    return walk_target(check, place, target->as.value, false);
  }
  if (target->kind != EXPR_LIST && target->kind != EXPR_TUPLE)
    return walk_expr(check, place, target);
  size_t stars = 0;
  for (size_t i = 0; i < target->as.items.count; i++)
    stars += target->as.items.items[i]->kind == EXPR_STARRED;
  if (stars > 1 && !check->symbols)
    return refuse(check, target->at, "multiple starred expressions in assignment");
  for (size_t i = 0; i < target->as.items.count; i++)
    if (!walk_target(check, place, target->as.items.items[i], true)) return false;
  return true;
}

static bool walk_targets(const Check *check, Place place, ExprList targets) {
  for (size_t i = 0; i < targets.count; i++)
    if (!walk_target(check, place, targets.items[i], false)) return false;
  return true;
}

// The first iterable is evaluated outside; all else is inside.
static bool walk_comprehension(const Check *check, Place outer, const Expr *expr) {
  Place inner = outer, iterable = outer;
  inner.comprehension = expr;
  inner.outer = &outer;
  iterable.in_iterable = true;
  for (size_t i = 0; i < expr->as.comprehension.clause_count; i++) {
    const Comprehension *clause = &expr->as.comprehension.clauses[i];
    if (!walk_expr(check, iterable, clause->iterable) ||
        !walk_target(check, inner, clause->target, false) ||
        !walk_exprs(check, inner, clause->conditions))
      return false;
    iterable = inner;
    iterable.in_iterable = true;
  }
  return walk_expr(check, inner, expr->as.comprehension.element) &&
         walk_opt(check, inner, expr->as.comprehension.value);
}

// ---- functions --------------------------------------------------------------------------------

static void add_parameter(Named *names, size_t *count, const Parameter *parameter) {
  if (parameter) names[*count] = (Named){parameter->name, parameter->at, *count};
  *count += parameter != NULL;
}

static bool check_parameters(const Check *check, const Parameters *parameters) {
  size_t count = 0;
  Named *names =
      names_for(check, parameters->positional_count + parameters->keyword_only_count + 2);
  for (size_t i = 0; i < parameters->positional_count; i++)
    add_parameter(names, &count, &parameters->positional[i]);
  for (size_t i = 0; i < parameters->keyword_only_count; i++)
    add_parameter(names, &count, &parameters->keyword_only[i]);
  add_parameter(names, &count, parameters->star);
  add_parameter(names, &count, parameters->double_star);
  const Named *repeated = first_repeated(names, count);
  return !repeated ||
         parser_fail(check->parser, repeated->at,
                     "SyntaxError: duplicate argument '%s' in function definition", repeated->name);
}

static bool walk_parameter(const Check *check, Place place, const Parameter *parameter) {
  const Expr *annotation = parameter ? parameter->annotation : NULL;
  if (annotation && annotation->kind == EXPR_STARRED)
    annotation = annotation->as.value; // *args: *T
  return !parameter ||
         (walk_opt(check, place, parameter->fallback) && walk_opt(check, place, annotation));
}

// Defaults and annotations are evaluated where the function is made.
static bool walk_parameters(const Check *check, Place place, const Parameters *parameters) {
  for (size_t i = 0; i < parameters->positional_count; i++)
    if (!walk_parameter(check, place, &parameters->positional[i])) return false;
  for (size_t i = 0; i < parameters->keyword_only_count; i++)
    if (!walk_parameter(check, place, &parameters->keyword_only[i])) return false;
  return walk_parameter(check, place, parameters->star) &&
         walk_parameter(check, place, parameters->double_star) &&
         (!check->symbols || check_parameters(check, parameters));
}

// ---- one expression ---------------------------------------------------------------------------

static bool walk_call(const Check *check, Place place, const Expr *expr) {
  return walk_expr(check, place, expr->as.call.function) &&
         walk_elements(check, place, expr->as.call.arguments) &&
         walk_keywords(check, place, expr->as.call.keywords, expr->as.call.keyword_count);
}

static bool walk_expr(const Check *check, Place place, const Expr *expr) {
  switch (expr->kind) {
  case EXPR_CONSTANT:
  case EXPR_NAME: return true;
  case EXPR_ATTRIBUTE: return walk_expr(check, place, expr->as.attribute.object);
  case EXPR_SUBSCRIPT:
    return walk_expr(check, place, expr->as.subscript.object) &&
           walk_expr(check, place, expr->as.subscript.index);
  case EXPR_SLICE:
    return walk_opt(check, place, expr->as.slice.lower) &&
           walk_opt(check, place, expr->as.slice.upper) &&
           walk_opt(check, place, expr->as.slice.step);
  case EXPR_STARRED:
    if (!check->symbols) return refuse(check, expr->at, "can't use starred expression here");
    return walk_expr(check, place, expr->as.value);
  case EXPR_LIST:
  case EXPR_TUPLE:
  case EXPR_SET: return walk_elements(check, place, expr->as.items);
  case EXPR_DICT:
    return walk_exprs(check, place, expr->as.dict.keys) &&
           walk_exprs(check, place, expr->as.dict.values);
  case EXPR_LIST_COMP:
  case EXPR_SET_COMP:
  case EXPR_DICT_COMP:
  case EXPR_GENERATOR: return walk_comprehension(check, place, expr);
  case EXPR_UNARY: return walk_expr(check, place, expr->as.unary.operand);
  case EXPR_BINARY:
    return walk_expr(check, place, expr->as.binary.left) &&
           walk_expr(check, place, expr->as.binary.right);
  case EXPR_BOOLEAN: return walk_exprs(check, place, expr->as.boolean.values);
  case EXPR_COMPARE:
    return walk_expr(check, place, expr->as.compare.left) &&
           walk_exprs(check, place, expr->as.compare.comparators);
  case EXPR_CONDITIONAL:
    return walk_expr(check, place, expr->as.conditional.condition) &&
           walk_expr(check, place, expr->as.conditional.body) &&
           walk_expr(check, place, expr->as.conditional.otherwise);
  case EXPR_CALL: return walk_call(check, place, expr);
  case EXPR_LAMBDA:
    return walk_parameters(check, place, expr->as.lambda.parameters) &&
           walk_expr(check, (Place){.scope = SCOPE_FUNCTION}, expr->as.lambda.body);
  case EXPR_YIELD:
  case EXPR_YIELD_FROM: return check_yield(check, place, expr);
  case EXPR_FORMATTED:
    return walk_expr(check, place, expr->as.formatted.value) &&
           walk_opt(check, place, expr->as.formatted.format);
  case EXPR_JOINED: return walk_exprs(check, place, expr->as.parts);
  case EXPR_NAMED:
    return check_named(check, place, expr) && walk_expr(check, place, expr->as.named.value);
  }
  return true;
}

// ---- statements -------------------------------------------------------------------------------

// One more block of the frame around `place`: CPython allows twenty.
static bool push_block(const Check *check, Place *place, Position at) {
  if (place->blocks++ < MAX_BLOCKS || check->symbols) return true;
  return refuse(check, at, "too many statically nested blocks");
}

static bool walk_loop(const Check *check, Place place, const Stmt *stmt, StmtList body,
                      StmtList otherwise) {
  Place inner = place;
  inner.in_loop = true;
  return push_block(check, &inner, stmt->at) && walk_body(check, inner, body) &&
         walk_body(check, place, otherwise);
}

static bool walk_handler(const Check *check, Place place, const Handler *handler) {
  // The exception being handled takes a block, and so does the name's clean-up.
  return push_block(check, &place, handler->at) && push_block(check, &place, handler->at) &&
         walk_opt(check, place, handler->type) && walk_body(check, place, handler->body);
}

static bool walk_try(const Check *check, Place place, const Stmt *stmt) {
  Place outer = place, body;
  size_t count = stmt->as.try_.handler_count;
  for (size_t i = 0; i + 1 < count && !check->symbols; i++)
    if (!stmt->as.try_.handlers[i].type)
      return refuse(check, stmt->as.try_.handlers[i].at, "default 'except:' must be last");
  if (stmt->as.try_.finally.count && !push_block(check, &place, stmt->at)) return false;
  body = place;
  if (count && !push_block(check, &body, stmt->at)) return false;
  if (!walk_body(check, body, stmt->as.try_.body)) return false;
  for (size_t i = 0; i < count; i++)
    if (!walk_handler(check, place, &stmt->as.try_.handlers[i])) return false;
  return walk_body(check, place, stmt->as.try_.otherwise) && push_block(check, &outer, stmt->at) &&
         walk_body(check, outer, stmt->as.try_.finally);
}

static bool walk_with(const Check *check, Place place, const Stmt *stmt) {
  for (size_t i = 0; i < stmt->as.with.count; i++) {
    const WithItem *item = &stmt->as.with.items[i];
    if (!walk_expr(check, place, item->context) || !push_block(check, &place, stmt->at) ||
        (item->target && !walk_target(check, place, item->target, false)))
      return false;
  }
  return walk_body(check, place, stmt->as.with.body);
}

static bool walk_function(const Check *check, Place place, const Stmt *stmt) {
  return walk_exprs(check, place, stmt->as.function.decorators) &&
         walk_parameters(check, place, stmt->as.function.parameters) &&
         walk_opt(check, place, stmt->as.function.returns) &&
         walk_body(check, (Place){.scope = SCOPE_FUNCTION}, stmt->as.function.body);
}

static bool walk_class(const Check *check, Place place, const Stmt *stmt) {
  return walk_exprs(check, place, stmt->as.class_.decorators) &&
         walk_elements(check, place, stmt->as.class_.bases) &&
         walk_keywords(check, place, stmt->as.class_.keywords, stmt->as.class_.keyword_count) &&
         walk_body(check, (Place){.scope = SCOPE_CLASS}, stmt->as.class_.body);
}

static bool walk_return(const Check *check, Place place, const Stmt *stmt) {
  if (place.scope != SCOPE_FUNCTION && !check->symbols)
    return refuse(check, stmt->at, "'return' outside function");
  return walk_opt(check, place, stmt->as.expr);
}

static bool check_jump(const Check *check, Place place, const Stmt *stmt) {
  if (place.in_loop || check->symbols) return true;
  return refuse(check, stmt->at,
                stmt->kind == STMT_BREAK ? "'break' outside loop"
                                         : "'continue' not properly in loop");
}

static bool walk_stmt(const Check *check, Place place, const Stmt *stmt) {
  switch (stmt->kind) {
  case STMT_EXPR: return walk_expr(check, place, stmt->as.expr);
  case STMT_ASSIGN:
    return walk_expr(check, place, stmt->as.assign.value) &&
           walk_targets(check, place, stmt->as.assign.targets);
  case STMT_AUGMENTED:
    return walk_expr(check, place, stmt->as.augmented.target) &&
           walk_expr(check, place, stmt->as.augmented.value);
  case STMT_ANNOTATED:
    return walk_expr(check, place, stmt->as.annotated.target) &&
           walk_expr(check, place, stmt->as.annotated.annotation) &&
           walk_opt(check, place, stmt->as.annotated.value);
  case STMT_DELETE: return walk_exprs(check, place, stmt->as.targets);
  case STMT_PASS:
  case STMT_GLOBAL:
  case STMT_IMPORT:
  case STMT_IMPORT_FROM: return true;
  case STMT_BREAK:
  case STMT_CONTINUE: return check_jump(check, place, stmt);
  case STMT_RETURN: return walk_return(check, place, stmt);
  case STMT_RAISE:
    return walk_opt(check, place, stmt->as.raise.exception) &&
           walk_opt(check, place, stmt->as.raise.cause);
  case STMT_NONLOCAL:
    return place.scope != SCOPE_MODULE || !check->symbols ||
           refuse(check, stmt->at, "nonlocal declaration not allowed at module level");
  case STMT_ASSERT:
    return walk_expr(check, place, stmt->as.assertion.test) &&
           walk_opt(check, place, stmt->as.assertion.message);
  case STMT_IF:
    return walk_expr(check, place, stmt->as.branch.test) &&
           walk_body(check, place, stmt->as.branch.body) &&
           walk_body(check, place, stmt->as.branch.otherwise);
  case STMT_WHILE:
    return walk_expr(check, place, stmt->as.branch.test) &&
           walk_loop(check, place, stmt, stmt->as.branch.body, stmt->as.branch.otherwise);
  case STMT_FOR:
    return walk_expr(check, place, stmt->as.loop.iterable) &&
           walk_target(check, place, stmt->as.loop.target, false) &&
           walk_loop(check, place, stmt, stmt->as.loop.body, stmt->as.loop.otherwise);
  case STMT_TRY: return walk_try(check, place, stmt);
  case STMT_WITH: return walk_with(check, place, stmt);
  case STMT_FUNCTION: return walk_function(check, place, stmt);
  case STMT_CLASS: return walk_class(check, place, stmt);
  }
  return true;
}

static bool walk_body(const Check *check, Place place, StmtList body) {
  for (size_t i = 0; i < body.count; i++)
    if (!walk_stmt(check, place, body.items[i])) return false;
  return true;
}

bool check_tree(const PyTree *tree, Parser *parser) {
  for (int walk = 0; walk < 2; walk++) {
    Check check = {parser, walk == 0};
    Place place = {.scope = SCOPE_MODULE};
    if (tree->expr && !walk_expr(&check, place, tree->expr)) return false;
    if (!walk_body(&check, place, tree->body)) return false;
  }
  return true;
}
