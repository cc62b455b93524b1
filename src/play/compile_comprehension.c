// compile_comprehension.c: comprehensions, whose code stands in the function around them (PEP 709),
// and generator expressions, which are functions. Mirrors CPython 3.12 Python/compile.c
// compiler_comprehension, push_inlined_comprehension_state.
#include "compile_internal.h"

typedef struct Inlined {
  Scope *scope;
  Array(uint32_t) pushed;     // fast locals saved on the stack
  Array(NameEntry) symbols;   // meanings of names to be restored
  Array(const char *) hidden; // names made fast locals of a module or class for the time being
  Label cleanup;
} Inlined;

// ---- clauses ----------------------------------------------------------------------------------

static bool compile_element(Compiler *compiler, const Expr *expr, size_t depth) {
  const Expr *element = expr->as.comprehension.element;
  if (!compile_expr(compiler, element)) return false;
  compiler->builder->at = element->at;
  switch ((int)expr->kind) {
  case EXPR_GENERATOR:
    emit(compiler, OPCODE_YIELD_VALUE);
    emit_argument(compiler, OPCODE_RESUME, 1);
    emit(compiler, OPCODE_POP_TOP);
    return true;
  case EXPR_LIST_COMP: emit_argument(compiler, OPCODE_LIST_APPEND, depth + 1); return true;
  case EXPR_SET_COMP: emit_argument(compiler, OPCODE_SET_ADD, depth + 1); return true;
  default:
    if (!compile_expr(compiler, expr->as.comprehension.value)) return false;
    emit_argument(compiler, OPCODE_MAP_ADD, depth + 1);
    return true;
  }
}

// `for x in [expr]`: an assignment (CPython 3.9+: the idiom for a temporary); the only element of a
// list or tuple.
static const Expr *only_element(Compiler *compiler, const Expr *iterable) {
  if (iterable->kind != EXPR_LIST && iterable->kind != EXPR_TUPLE) return NULL;
  if (iterable->as.items.count != 1 || iterable->as.items.items[0]->kind == EXPR_STARRED)
    return NULL;
  return fold_is_constant(compiler->heap, iterable->as.items.items[0])
             ? NULL
             : iterable->as.items.items[0];
}

// compiler_sync_comprehension_generator. `depth`: values between the result and the top.
static bool compile_clauses(Compiler *compiler, const Expr *expr, size_t number, size_t depth) {
  const Comprehension *clause = &expr->as.comprehension.clauses[number];
  Label start = label_new(compiler), skip = label_new(compiler), end = label_new(compiler);
  const Expr *only = number > 0 ? only_element(compiler, clause->iterable) : NULL;
  if (number > 0) {
    if (!(only ? compile_expr(compiler, only) : compile_iterable(compiler, clause->iterable)))
      return false;
    if (!only) emit_loop_start(compiler);
  }
  if (!only) {
    depth++;
    label_place(compiler, start);
    emit_jump(compiler, OPCODE_FOR_ITER, end);
  }
  if (!compile_store(compiler, clause->target)) return false;
  for (size_t i = 0; i < clause->conditions.count; i++)
    if (!compile_jump_if(compiler, clause->conditions.items[i], skip, false)) return false;
  bool last = number + 1 == expr->as.comprehension.clause_count;
  if (!(last ? compile_element(compiler, expr, depth)
             : compile_clauses(compiler, expr, number + 1, depth)))
    return false;
  label_place(compiler, skip);
  if (!only) {
    emit_jump(compiler, OPCODE_JUMP, start);
    label_place(compiler, end);
    if (number > 0) emit_loop_end(compiler);
  } else {
    label_place(compiler, start);
    label_place(compiler, end);
  }
  return true;
}

// Where loops keep what they run over, GET_ITER comes last: in the generator, or behind the list
// that a comprehension fills. What stands between keeps the optimizer from making a tuple of a
// display (dis of 3.15.2).
static bool compile_outermost(Compiler *compiler, const Expr *expr) {
  const Expr *iterable = expr->as.comprehension.clauses[0].iterable;
  bool late = compiler->heap->profile->loops_keep_iterable;
  if (!(late ? compile_expr(compiler, iterable) : compile_iterable(compiler, iterable)))
    return false;
  compiler->builder->at = expr->at;
  if (!late) emit(compiler, OPCODE_GET_ITER);
  return true;
}

// ---- names of an inlined comprehension --------------------------------------------------------

static void hide(Compiler *compiler, Inlined *in, const char *name) {
  Builder *b = compiler->builder;
  if (scope_is_function(b->scope) || name_find(&b->hidden, name)) return;
  name_add(&b->hidden, name, 1);
  array_push(&in->hidden, name);
}

static void override(Compiler *compiler, Inlined *in, const char *name, uint32_t symbol) {
  Builder *b = compiler->builder;
  NameEntry *outer = name_find(&b->scope->symbols, name);
  uint32_t old = outer ? outer->value : 0;
  if (symbol_kind(old) == symbol_kind(symbol)) return;
  array_push(&in->symbols, ((NameEntry){name, outer ? outer->value : NAME_ABSENT}));
  if (outer)
    outer->value = symbol;
  else
    name_add(&b->scope->symbols, name, symbol);
}

static void isolate(Compiler *compiler, Inlined *in, const char *name, uint32_t symbol,
                    bool in_class) {
  bool bound = (symbol & SYMBOL_LOCAL) && !(symbol & SYMBOL_NONLOCAL);
  if ((symbol & SYMBOL_PARAMETER) || (!bound && !in_class)) return;
  override(compiler, in, name, symbol);
  if (!bound) return;
  hide(compiler, in, name);
  uint32_t local = builder_local(compiler, name);
  emit_argument(compiler, OPCODE_LOAD_FAST_AND_CLEAR, local);
  if (symbol_kind(symbol) == VARIABLE_CELL)
    emit_argument(compiler, OPCODE_MAKE_CELL, builder_cell(compiler, name));
  array_push(&in->pushed, local);
}

// The iterator of the outermost iterable is on the stack and stays on top.
static void inline_begin(Compiler *compiler, Inlined *in) {
  Builder *b = compiler->builder;
  bool in_class = b->scope->kind == SCOPE_CLASS && !b->inlined;
  b->inlined++;
  for (size_t i = 0; i < in->scope->symbols.count; i++)
    isolate(compiler, in, in->scope->symbols.items[i].name, in->scope->symbols.items[i].value,
            in_class);
  if (!in->pushed.count) return;
  in->cleanup = label_new(compiler);
  emit_argument(compiler, OPCODE_SWAP, in->pushed.count + 1);
  emit_setup(compiler, OPCODE_SETUP_FINALLY, in->cleanup);
}

static void restore_locals(Compiler *compiler, const Inlined *in) {
  emit_argument(compiler, OPCODE_SWAP, in->pushed.count + 1);
  for (size_t i = in->pushed.count; i-- > 0;)
    emit_argument(compiler, OPCODE_STORE_FAST_MAYBE_NULL, in->pushed.items[i]);
}

static void inline_end(Compiler *compiler, Inlined *in) {
  Builder *b = compiler->builder;
  b->inlined--;
  if (in->pushed.count) {
    Label end = label_new(compiler);
    emit_pop_block(compiler);
    emit_jump(compiler, OPCODE_JUMP, end);
    label_place(compiler, in->cleanup);
    emit_argument(compiler, OPCODE_SWAP, 2); // drops the unfinished result
    emit(compiler, OPCODE_POP_TOP);
    restore_locals(compiler, in);
    emit(compiler, OPCODE_RERAISE);
    label_place(compiler, end);
    restore_locals(compiler, in);
  }
  for (size_t i = in->symbols.count; i-- > 0;) {
    NameEntry saved = in->symbols.items[i];
    if (saved.value == NAME_ABSENT)
      name_remove(&b->scope->symbols, saved.name);
    else
      name_find(&b->scope->symbols, saved.name)->value = saved.value;
  }
  for (size_t i = 0; i < in->hidden.count; i++) name_remove(&b->hidden, in->hidden.items[i]);
  array_delete(&in->pushed);
  array_delete(&in->symbols);
  array_delete(&in->hidden);
}

// ---- both kinds -------------------------------------------------------------------------------

static void build_empty(Compiler *compiler, const Expr *expr) {
  emit_argument(compiler,
                expr->kind == EXPR_LIST_COMP  ? OPCODE_BUILD_LIST
                : expr->kind == EXPR_SET_COMP ? OPCODE_BUILD_SET
                                              : OPCODE_BUILD_MAP,
                0);
}

// The function is made; it is called with the outermost iterator.
static bool call_with_iterator(Compiler *compiler, const Expr *expr, Position at) {
  Code *code = builder_close(compiler);
  if (!code) return false;
  compiler->builder->at = at;
  if (!compile_make_closure(compiler, code, 0) || !compile_outermost(compiler, expr)) return false;
  emit_argument(compiler, OPCODE_CALL, 0);
  return true;
}

static void open_function(Compiler *compiler, const Expr *expr, const char *name) {
  builder_open(compiler, scope_of(compiler->builder->scope, expr), name, expr->at);
  if (compiler->builder->code) compiler->builder->code->argument_count = 1;
}

// Before PEP 709 a comprehension is a function.
static bool compile_called_comprehension(Compiler *compiler, const Expr *expr) {
  Position at = expr->at;
  open_function(compiler, expr,
                expr->kind == EXPR_LIST_COMP  ? "<listcomp>"
                : expr->kind == EXPR_SET_COMP ? "<setcomp>"
                                              : "<dictcomp>");
  build_empty(compiler, expr);
  emit_argument(compiler, OPCODE_LOAD_FAST, 0);
  if (compile_clauses(compiler, expr, 0, 0)) emit(compiler, OPCODE_RETURN_VALUE);
  return call_with_iterator(compiler, expr, at);
}

bool compile_comprehension(Compiler *compiler, const Expr *expr) {
  const Profile *profile = compiler->heap->profile;
  if (!profile->comprehensions_inlined) return compile_called_comprehension(compiler, expr);
  Inlined in = {.scope = scope_of(compiler->builder->scope, expr)};
  if (!compile_outermost(compiler, expr)) return false;
  inline_begin(compiler, &in);
  build_empty(compiler, expr);
  emit_argument(compiler, OPCODE_SWAP, 2);
  if (profile->loops_keep_iterable) emit_loop_start(compiler);
  bool done = compile_clauses(compiler, expr, 0, 0);
  if (profile->loops_keep_iterable) emit_loop_end(compiler);
  inline_end(compiler, &in);
  return done;
}

bool compile_generator(Compiler *compiler, const Expr *expr) {
  Position at = expr->at;
  open_function(compiler, expr, "<genexpr>");
  if (!compiler->heap->profile->loops_keep_iterable) emit_argument(compiler, OPCODE_LOAD_FAST, 0);
  if (compile_clauses(compiler, expr, 0, 0)) {
    emit_none(compiler);
    emit(compiler, OPCODE_RETURN_VALUE);
  }
  return call_with_iterator(compiler, expr, at);
}
