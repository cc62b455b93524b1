// compile_scope.c: the first pass: a Scope for every block, and in it every name with how it is
// used. Mirrors CPython 3.12 Python/symtable.c, the visiting half; compile_resolve.c is the other
// one.
#include "compile_internal.h"

#include <string.h>

typedef struct Visitor {
  Compiler *compiler;
  Scope *scope;
} Visitor;

static bool visit_expr(Visitor *v, const Expr *expr);
static bool visit_body(Visitor *v, const StmtList *body);
static bool visit_target(Visitor *v, const Expr *target);

uint32_t scope_symbol(const Scope *scope, const char *name) {
  const NameEntry *entry = name_find(&scope->symbols, name);
  return entry ? entry->value : 0;
}

void scope_delete(Scope *scope) {
  if (!scope) return;
  for (size_t i = 0; i < scope->children.count; i++) scope_delete(scope->children.items[i]);
  array_delete(&scope->children);
  array_delete(&scope->parameters);
  array_delete(&scope->directives);
  array_delete(&scope->annotations);
  name_table_delete(&scope->symbols);
  name_table_delete(&scope->child_numbers);
  mem_free(scope);
}

Scope *scope_of(const Scope *parent, const void *node) {
  const NameEntry *entry = name_find(&parent->child_numbers, node);
  if (entry) return parent->children.items[entry->value];
  for (size_t i = 0, left = parent->inlined_children; left; i++) {
    Scope *child = parent->children.items[i];
    if (!child->inlined) continue;
    left--;
    Scope *inner = scope_of(child, node);
    if (inner) return inner;
  }
  return NULL;
}

static void enter(Visitor *v, ScopeKind kind, const void *node, const char *name, Position at) {
  Scope *scope = mem_zalloc(sizeof *scope);
  scope->kind = kind;
  scope->node = node;
  scope->name = compiler_intern(v->compiler, name);
  scope->parent = v->scope;
  scope->at = at;
  if (v->scope) {
    scope->class_name = v->scope->class_name;
    scope->nested = v->scope->nested || scope_is_function(v->scope);
    if (!name_find(&v->scope->child_numbers, node))
      name_add(&v->scope->child_numbers, node, (uint32_t)v->scope->children.count);
    array_push(&v->scope->children, scope);
  }
  v->scope = scope;
}

static void leave(Visitor *v) { v->scope = v->scope->parent; }

static const char *mangled(Visitor *v, const char *name) {
  return compiler_mangle(v->compiler, v->scope->class_name, name);
}

static void add_flag(Scope *scope, const char *name, uint32_t flag) {
  NameEntry *entry = name_find(&scope->symbols, name);
  if (entry)
    entry->value |= flag;
  else
    name_add(&scope->symbols, name, flag);
}

// symtable_add_def_helper.
static bool add(Visitor *v, const char *plain, uint32_t flag, Position at) {
  const char *name = mangled(v, plain);
  Scope *scope = v->scope;
  uint32_t old = scope_symbol(scope, name);
  if ((flag & SYMBOL_PARAMETER) && (old & SYMBOL_PARAMETER))
    return compile_error(v->compiler, at, "duplicate argument '%s' in function definition", plain);
  if (scope->in_iteration_target) {
    if (old & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL))
      return compile_error(
          v->compiler, at,
          "comprehension inner loop cannot rebind assignment expression target '%s'", plain);
    flag |= SYMBOL_ITERATION;
  }
  add_flag(scope, name, flag);
  if (flag & SYMBOL_PARAMETER) array_push(&scope->parameters, name);
  if ((flag & SYMBOL_GLOBAL) && v->compiler->module) add_flag(v->compiler->module, name, flag);
  return true;
}

// ---- expressions ------------------------------------------------------------------------------

static bool visit_list(Visitor *v, const ExprList *list) {
  for (size_t i = 0; i < list->count; i++)
    if (list->items[i] && !visit_expr(v, list->items[i])) return false;
  return true;
}

static bool visit_optional(Visitor *v, const Expr *expr) { return !expr || visit_expr(v, expr); }

static bool visit_keywords(Visitor *v, const Keyword *keywords, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (!visit_expr(v, keywords[i].value)) return false;
  return true;
}

static bool visit_defaults(Visitor *v, const Parameters *parameters) {
  for (size_t i = 0; i < parameters->positional_count; i++)
    if (!visit_optional(v, parameters->positional[i].fallback)) return false;
  for (size_t i = 0; i < parameters->keyword_only_count; i++)
    if (!visit_optional(v, parameters->keyword_only[i].fallback)) return false;
  return true;
}

static bool add_parameter(Visitor *v, const Parameter *parameter) {
  return add(v, parameter->name, SYMBOL_PARAMETER, parameter->at);
}

static bool add_parameters(Visitor *v, const Parameters *parameters) {
  for (size_t i = 0; i < parameters->positional_count; i++)
    if (!add_parameter(v, &parameters->positional[i])) return false;
  for (size_t i = 0; i < parameters->keyword_only_count; i++)
    if (!add_parameter(v, &parameters->keyword_only[i])) return false;
  v->scope->varargs = parameters->star != NULL;
  v->scope->varkeywords = parameters->double_star != NULL;
  if (parameters->star && !add_parameter(v, parameters->star)) return false;
  return !parameters->double_star || add_parameter(v, parameters->double_star);
}

static bool visit_lambda(Visitor *v, const Expr *expr) {
  if (!visit_defaults(v, expr->as.lambda.parameters)) return false;
  enter(v, SCOPE_FUNCTION, expr, "<lambda>", expr->at);
  bool done = add_parameters(v, expr->as.lambda.parameters) && visit_expr(v, expr->as.lambda.body);
  leave(v);
  return done;
}

static const char *comprehension_name(ExprKind kind) {
  return kind == EXPR_GENERATOR   ? "<genexpr>"
         : kind == EXPR_LIST_COMP ? "<listcomp>"
         : kind == EXPR_SET_COMP  ? "<setcomp>"
                                  : "<dictcomp>";
}

static bool visit_clause_target(Visitor *v, const Expr *target) {
  v->scope->in_iteration_target = true;
  bool done = visit_target(v, target);
  v->scope->in_iteration_target = false;
  return done;
}

static bool visit_clauses(Visitor *v, const Expr *expr) {
  for (size_t i = 0; i < expr->as.comprehension.clause_count; i++) {
    const Comprehension *clause = &expr->as.comprehension.clauses[i];
    if (!visit_clause_target(v, clause->target)) return false;
    if (i > 0) {
      v->scope->iterable_depth++;
      bool done = visit_expr(v, clause->iterable);
      v->scope->iterable_depth--;
      if (!done) return false;
    }
    if (!visit_list(v, &clause->conditions)) return false;
  }
  return visit_optional(v, expr->as.comprehension.value) &&
         visit_expr(v, expr->as.comprehension.element);
}

// The outermost iterable belongs to the scope around (symtable_handle_comprehension).
static bool visit_comprehension(Visitor *v, const Expr *expr) {
  v->scope->iterable_depth++;
  bool done = visit_expr(v, expr->as.comprehension.clauses[0].iterable);
  v->scope->iterable_depth--;
  if (!done) return false;
  enter(v, SCOPE_FUNCTION, expr, comprehension_name(expr->kind), expr->at);
  v->scope->comprehension = true;
  v->scope->generator = expr->kind == EXPR_GENERATOR;
  done = add(v, ".0", SYMBOL_PARAMETER, expr->at) && visit_clauses(v, expr);
  leave(v);
  return done;
}

// `:=` inside a comprehension binds in the function around it (symtable_extend_namedexpr_scope).
static bool bind_named(Visitor *v, const Expr *expr) {
  const char *name = mangled(v, expr->as.named.name);
  for (Scope *scope = v->scope; scope; scope = scope->parent) {
    if (scope->comprehension) {
      if (scope_symbol(scope, name) & SYMBOL_ITERATION)
        return compile_error(
            v->compiler, expr->at,
            "assignment expression cannot rebind comprehension iteration variable '%s'",
            expr->as.named.name);
      continue;
    }
    if (scope->kind == SCOPE_CLASS)
      return compile_error(
          v->compiler, expr->at,
          "assignment expression within a comprehension cannot be used in a class body");
    bool global = scope->kind == SCOPE_MODULE || (scope_symbol(scope, name) & SYMBOL_GLOBAL);
    add_flag(v->scope, name, global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL);
    add_flag(scope, name, scope->kind == SCOPE_MODULE ? SYMBOL_GLOBAL : SYMBOL_LOCAL);
    return true;
  }
  return true;
}

static bool visit_named(Visitor *v, const Expr *expr) {
  if (v->scope->iterable_depth > 0)
    return compile_error(
        v->compiler, expr->at,
        "assignment expression cannot be used in a comprehension iterable expression");
  if (v->scope->comprehension && !bind_named(v, expr)) return false;
  return visit_expr(v, expr->as.named.value) && add(v, expr->as.named.name, SYMBOL_LOCAL, expr->at);
}

static bool visit_yield(Visitor *v, const Expr *expr) {
  const char *what = expr->kind == EXPR_YIELD ? "yield" : "yield from";
  if (v->scope->comprehension)
    return compile_error(v->compiler, expr->at, "'yield' inside %s",
                         v->scope->generator ? "generator expression" : "list comprehension");
  if (!scope_is_function(v->scope))
    return compile_error(v->compiler, expr->at, "'%s' outside function", what);
  v->scope->generator = true;
  return visit_optional(v, expr->as.value);
}

static bool visit_name(Visitor *v, const Expr *expr) {
  if (!add(v, expr->as.name, SYMBOL_USED, expr->at)) return false;
  // super() needs the class that the method stands in.
  if (scope_is_function(v->scope) && strcmp(expr->as.name, "super") == 0)
    return add(v, "__class__", SYMBOL_USED, expr->at);
  return true;
}

static bool visit_dict(Visitor *v, const Expr *expr) {
  return visit_list(v, &expr->as.dict.keys) && visit_list(v, &expr->as.dict.values);
}

static bool visit_expr(Visitor *v, const Expr *expr) {
  switch (expr->kind) {
  case EXPR_CONSTANT: return true;
  case EXPR_NAME: return visit_name(v, expr);
  case EXPR_ATTRIBUTE: return visit_expr(v, expr->as.attribute.object);
  case EXPR_SUBSCRIPT:
    return visit_expr(v, expr->as.subscript.object) && visit_expr(v, expr->as.subscript.index);
  case EXPR_SLICE:
    return visit_optional(v, expr->as.slice.lower) && visit_optional(v, expr->as.slice.upper) &&
           visit_optional(v, expr->as.slice.step);
  case EXPR_STARRED: return visit_expr(v, expr->as.value);
  case EXPR_LIST:
  case EXPR_TUPLE:
  case EXPR_SET: return visit_list(v, &expr->as.items);
  case EXPR_DICT: return visit_dict(v, expr);
  case EXPR_LIST_COMP:
  case EXPR_SET_COMP:
  case EXPR_DICT_COMP:
  case EXPR_GENERATOR: return visit_comprehension(v, expr);
  case EXPR_UNARY: return visit_expr(v, expr->as.unary.operand);
  case EXPR_BINARY:
    return visit_expr(v, expr->as.binary.left) && visit_expr(v, expr->as.binary.right);
  case EXPR_BOOLEAN: return visit_list(v, &expr->as.boolean.values);
  case EXPR_COMPARE:
    return visit_expr(v, expr->as.compare.left) && visit_list(v, &expr->as.compare.comparators);
  case EXPR_CONDITIONAL:
    return visit_expr(v, expr->as.conditional.condition) &&
           visit_expr(v, expr->as.conditional.body) &&
           visit_expr(v, expr->as.conditional.otherwise);
  case EXPR_CALL:
    return visit_expr(v, expr->as.call.function) && visit_list(v, &expr->as.call.arguments) &&
           visit_keywords(v, expr->as.call.keywords, expr->as.call.keyword_count);
  case EXPR_LAMBDA: return visit_lambda(v, expr);
  case EXPR_YIELD:
  case EXPR_YIELD_FROM: return visit_yield(v, expr);
  case EXPR_FORMATTED:
    return visit_expr(v, expr->as.formatted.value) && visit_optional(v, expr->as.formatted.format);
  case EXPR_JOINED: return visit_list(v, &expr->as.parts);
  case EXPR_NAMED: return visit_named(v, expr);
  }
  return true;
}

static bool visit_target(Visitor *v, const Expr *target) {
  if (target->kind == EXPR_NAME) return add(v, target->as.name, SYMBOL_LOCAL, target->at);
  if (target->kind == EXPR_STARRED) return visit_target(v, target->as.value);
  if (target->kind == EXPR_TUPLE || target->kind == EXPR_LIST) {
    for (size_t i = 0; i < target->as.items.count; i++)
      if (!visit_target(v, target->as.items.items[i])) return false;
    return true;
  }
  return visit_expr(v, target);
}

static bool visit_targets(Visitor *v, const ExprList *targets) {
  for (size_t i = 0; i < targets->count; i++)
    if (!visit_target(v, targets->items[i])) return false;
  return true;
}

// ---- statements -------------------------------------------------------------------------------

static bool visit_annotations(Visitor *v, const Parameters *parameters, const Expr *returns) {
  for (size_t i = 0; i < parameters->positional_count; i++)
    if (!visit_optional(v, parameters->positional[i].annotation)) return false;
  if (parameters->star && !visit_optional(v, parameters->star->annotation)) return false;
  if (parameters->double_star && !visit_optional(v, parameters->double_star->annotation))
    return false;
  for (size_t i = 0; i < parameters->keyword_only_count; i++)
    if (!visit_optional(v, parameters->keyword_only[i].annotation)) return false;
  return visit_optional(v, returns);
}

// The scope of what makes annotations: `node` is what it belongs to. In a class it looks into the
// class's namespace first.
static void enter_annotate(Visitor *v, const void *node, Position at) {
  Scope *outer = v->scope, *known = scope_of(outer, node);
  if (known) {
    v->scope = known;
    return;
  }
  enter(v, SCOPE_FUNCTION, node, "__annotate__", at);
  array_push(&v->scope->parameters, compiler_intern(v->compiler, ".format"));
  add_flag(v->scope, compiler_intern(v->compiler, ".format"), SYMBOL_PARAMETER);
  v->scope->sees_class = outer->kind == SCOPE_CLASS;
  if (v->scope->sees_class)
    add_flag(v->scope, compiler_intern(v->compiler, "__classdict__"), SYMBOL_USED);
}

static bool has_annotations(const Parameters *p, const Expr *returns) {
  bool any =
      returns || (p->star && p->star->annotation) || (p->double_star && p->double_star->annotation);
  for (size_t i = 0; i < p->positional_count; i++) any |= p->positional[i].annotation != NULL;
  for (size_t i = 0; i < p->keyword_only_count; i++) any |= p->keyword_only[i].annotation != NULL;
  return any;
}

static bool visit_function_annotations(Visitor *v, const Stmt *stmt) {
  const Parameters *parameters = stmt->as.function.parameters;
  const Expr *returns = stmt->as.function.returns;
  if (!v->compiler->heap->profile->lazy_annotations)
    return visit_annotations(v, parameters, returns);
  if (!has_annotations(parameters, returns)) return true;
  Scope *outer = v->scope;
  enter_annotate(v, parameters, stmt->at);
  bool done = visit_annotations(v, parameters, returns);
  v->scope = outer;
  return done;
}

// Of names in functions they are never evaluated.
static bool visit_lazy_annotation(Visitor *v, const Stmt *stmt) {
  Scope *outer = v->scope;
  if (scope_is_function(outer) || stmt->as.annotated.target->kind != EXPR_NAME) return true;
  array_push(&outer->annotations, stmt);
  enter_annotate(v, outer, stmt->at);
  bool done = visit_expr(v, stmt->as.annotated.annotation);
  v->scope = outer;
  return done;
}

static bool visit_function(Visitor *v, const Stmt *stmt) {
  const Parameters *parameters = stmt->as.function.parameters;
  if (!add(v, stmt->as.function.name, SYMBOL_LOCAL, stmt->at) || !visit_defaults(v, parameters) ||
      !visit_function_annotations(v, stmt) || !visit_list(v, &stmt->as.function.decorators))
    return false;
  enter(v, SCOPE_FUNCTION, stmt, stmt->as.function.name, stmt->at);
  bool done = add_parameters(v, parameters) && visit_body(v, &stmt->as.function.body);
  leave(v);
  return done;
}

static bool visit_class(Visitor *v, const Stmt *stmt) {
  if (!add(v, stmt->as.class_.name, SYMBOL_LOCAL, stmt->at) ||
      !visit_list(v, &stmt->as.class_.bases) ||
      !visit_keywords(v, stmt->as.class_.keywords, stmt->as.class_.keyword_count) ||
      !visit_list(v, &stmt->as.class_.decorators))
    return false;
  enter(v, SCOPE_CLASS, stmt, stmt->as.class_.name, stmt->at);
  v->scope->class_name = stmt->as.class_.name;
  bool done = visit_body(v, &stmt->as.class_.body);
  leave(v);
  return done;
}

static const char *declaration_problem(uint32_t old) {
  if (old & SYMBOL_PARAMETER) return "name '%s' is parameter and %s";
  if (old & SYMBOL_USED) return "name '%s' is used prior to %s declaration";
  if (old & SYMBOL_ANNOTATED) return "annotated name '%s' can't be %s";
  if (old & SYMBOL_LOCAL) return "name '%s' is assigned to before %s declaration";
  return NULL;
}

static bool visit_declaration(Visitor *v, const Stmt *stmt) {
  bool global = stmt->kind == STMT_GLOBAL;
  for (size_t i = 0; i < stmt->as.names.count; i++) {
    const char *name = stmt->as.names.items[i];
    const char *problem = declaration_problem(scope_symbol(v->scope, mangled(v, name)));
    if (problem)
      return compile_error(v->compiler, stmt->at, problem, name, global ? "global" : "nonlocal");
    if (!global && v->scope->kind == SCOPE_MODULE)
      return compile_error(v->compiler, stmt->at,
                           "nonlocal declaration not allowed at module level");
    if (!add(v, name, global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL, stmt->at)) return false;
    array_push(&v->scope->directives, ((Directive){mangled(v, name), stmt->at}));
  }
  return true;
}

static bool visit_annotated(Visitor *v, const Stmt *stmt) {
  const Expr *target = stmt->as.annotated.target;
  if (target->kind == EXPR_NAME) {
    uint32_t old = scope_symbol(v->scope, mangled(v, target->as.name));
    if ((old & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL)) && v->scope != v->compiler->module)
      return compile_error(v->compiler, stmt->at, "annotated name '%s' can't be %s",
                           target->as.name, old & SYMBOL_GLOBAL ? "global" : "nonlocal");
    if (!add(v, target->as.name, SYMBOL_ANNOTATED | SYMBOL_LOCAL, target->at)) return false;
    if (!scope_is_function(v->scope)) v->scope->annotated = true;
  } else if (!visit_expr(v, target)) {
    return false;
  }
  bool lazy = v->compiler->heap->profile->lazy_annotations;
  return (lazy ? visit_lazy_annotation(v, stmt) : visit_expr(v, stmt->as.annotated.annotation)) &&
         visit_optional(v, stmt->as.annotated.value);
}

static bool visit_try(Visitor *v, const Stmt *stmt) {
  if (!visit_body(v, &stmt->as.try_.body)) return false;
  for (size_t i = 0; i < stmt->as.try_.handler_count; i++) {
    const Handler *handler = &stmt->as.try_.handlers[i];
    if (!visit_optional(v, handler->type)) return false;
    if (handler->name && !add(v, handler->name, SYMBOL_LOCAL, handler->at)) return false;
    if (!visit_body(v, &handler->body)) return false;
  }
  return visit_body(v, &stmt->as.try_.otherwise) && visit_body(v, &stmt->as.try_.finally);
}

static bool visit_with(Visitor *v, const Stmt *stmt) {
  for (size_t i = 0; i < stmt->as.with.count; i++) {
    const WithItem *item = &stmt->as.with.items[i];
    if (!visit_expr(v, item->context)) return false;
    if (item->target && !visit_target(v, item->target)) return false;
  }
  return visit_body(v, &stmt->as.with.body);
}

static bool visit_import(Visitor *v, const Stmt *stmt) {
  for (size_t i = 0; i < stmt->as.import.count; i++) {
    const Alias *alias = &stmt->as.import.aliases[i];
    if (strcmp(alias->name, "*") == 0)
      return compile_refuse(v->compiler, stmt->at, "from ... import *");
    const char *name = alias->as_name ? alias->as_name : alias->name;
    const char *dot = strchr(name, '.');
    if (dot) name = scratch_strndup(&v->compiler->scratch, name, (size_t)(dot - name));
    if (!add(v, name, SYMBOL_LOCAL, alias->at)) return false;
  }
  return true;
}

static bool visit_stmt(Visitor *v, const Stmt *stmt) {
  switch (stmt->kind) {
  case STMT_EXPR:
  case STMT_RETURN: return visit_optional(v, stmt->as.expr);
  case STMT_ASSIGN:
    return visit_expr(v, stmt->as.assign.value) && visit_targets(v, &stmt->as.assign.targets);
  case STMT_AUGMENTED:
    if (stmt->as.augmented.target->kind == EXPR_NAME && !visit_target(v, stmt->as.augmented.target))
      return false;
    if (stmt->as.augmented.target->kind != EXPR_NAME && !visit_expr(v, stmt->as.augmented.target))
      return false;
    return visit_expr(v, stmt->as.augmented.value);
  case STMT_ANNOTATED: return visit_annotated(v, stmt);
  case STMT_DELETE: return visit_targets(v, &stmt->as.targets);
  case STMT_PASS:
  case STMT_BREAK:
  case STMT_CONTINUE: return true;
  case STMT_RAISE:
    return visit_optional(v, stmt->as.raise.exception) && visit_optional(v, stmt->as.raise.cause);
  case STMT_GLOBAL:
  case STMT_NONLOCAL: return visit_declaration(v, stmt);
  case STMT_ASSERT:
    return visit_expr(v, stmt->as.assertion.test) && visit_optional(v, stmt->as.assertion.message);
  case STMT_IMPORT:
  case STMT_IMPORT_FROM: return visit_import(v, stmt);
  case STMT_IF:
  case STMT_WHILE:
    return visit_expr(v, stmt->as.branch.test) && visit_body(v, &stmt->as.branch.body) &&
           visit_body(v, &stmt->as.branch.otherwise);
  case STMT_FOR:
    return visit_target(v, stmt->as.loop.target) && visit_expr(v, stmt->as.loop.iterable) &&
           visit_body(v, &stmt->as.loop.body) && visit_body(v, &stmt->as.loop.otherwise);
  case STMT_TRY: return visit_try(v, stmt);
  case STMT_WITH: return visit_with(v, stmt);
  case STMT_FUNCTION: return visit_function(v, stmt);
  case STMT_CLASS: return visit_class(v, stmt);
  }
  return true;
}

static bool visit_body(Visitor *v, const StmtList *body) {
  for (size_t i = 0; i < body->count; i++)
    if (!visit_stmt(v, body->items[i])) return false;
  return true;
}

// ---- steps ------------------------------------------------------------------------------------

static bool visit_step(Visitor *v, const CodeStep *step) {
  switch (step->kind) {
  case CODE_STEP_BODY: return visit_body(v, &step->body);
  case CODE_STEP_ENTER:
    enter(v, SCOPE_FUNCTION, step, step->name, step->at);
    return visit_body(v, &step->body);
  case CODE_STEP_RETURN:
    if (!v->scope->parent) return compile_error(v->compiler, step->at, "'return' outside function");
    if (!visit_optional(v, step->value)) return false;
    leave(v);
    return !step->target || add(v, step->target, SYMBOL_LOCAL, step->at);
  case CODE_STEP_REPEAT:
  case CODE_STEP_REPEAT_END: return true;
  }
  return true;
}

bool scopes_build(Compiler *compiler, const CodeStep *steps, size_t count) {
  Visitor v = {.compiler = compiler};
  enter(&v, SCOPE_MODULE, NULL, "<module>", (Position){1, 1});
  compiler->module = v.scope;
  for (size_t i = 0; i < count; i++) {
    compiler->step = i;
    if (!visit_step(&v, &steps[i])) return false;
  }
  return scopes_resolve(compiler, compiler->module);
}
