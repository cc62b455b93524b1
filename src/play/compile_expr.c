// compile_expr.c: expressions. Mirrors CPython 3.12 Python/compile.c compiler_visit_expr1; what the
// optimizer of the tree does to an expression (compile_fold.c) is done on the way.
#include "compile_internal.h"

// ---- operators --------------------------------------------------------------------------------

static bool emit_comparison(Compiler *compiler, CompareOperator op) {
  switch (op) {
  case COMPARE_LT: emit_argument(compiler, OPCODE_COMPARE_OP, CMP_LT); break;
  case COMPARE_LE: emit_argument(compiler, OPCODE_COMPARE_OP, CMP_LE); break;
  case COMPARE_EQ: emit_argument(compiler, OPCODE_COMPARE_OP, CMP_EQ); break;
  case COMPARE_NE: emit_argument(compiler, OPCODE_COMPARE_OP, CMP_NE); break;
  case COMPARE_GT: emit_argument(compiler, OPCODE_COMPARE_OP, CMP_GT); break;
  case COMPARE_GE: emit_argument(compiler, OPCODE_COMPARE_OP, CMP_GE); break;
  case COMPARE_IS: emit_argument(compiler, OPCODE_IS_OP, 0); break;
  case COMPARE_IS_NOT: emit_argument(compiler, OPCODE_IS_OP, 1); break;
  case COMPARE_IN: emit_argument(compiler, OPCODE_CONTAINS_OP, 0); break;
  case COMPARE_NOT_IN: emit_argument(compiler, OPCODE_CONTAINS_OP, 1); break;
  }
  return true;
}

static bool compile_comparator(Compiler *compiler, const Expr *expr, size_t i) {
  CompareOperator op = expr->as.compare.operators[i];
  const Expr *right = expr->as.compare.comparators.items[i];
  bool last = i + 1 == expr->as.compare.comparators.count;
  return last && (op == COMPARE_IN || op == COMPARE_NOT_IN) ? compile_iterable(compiler, right)
                                                            : compile_expr(compiler, right);
}

static bool compile_chain(Compiler *compiler, const Expr *expr, size_t last) {
  Label cleanup = label_new(compiler), end = label_new(compiler);
  for (size_t i = 0; i < last; i++) {
    if (!compile_comparator(compiler, expr, i)) return false;
    emit_argument(compiler, OPCODE_SWAP, 2);
    emit_argument(compiler, OPCODE_COPY, 2);
    emit_comparison(compiler, expr->as.compare.operators[i]);
    emit_argument(compiler, OPCODE_COPY, 1);
    emit_jump(compiler, OPCODE_POP_JUMP_IF_FALSE, cleanup);
    emit(compiler, OPCODE_POP_TOP);
  }
  if (!compile_comparator(compiler, expr, last)) return false;
  emit_comparison(compiler, expr->as.compare.operators[last]);
  emit_jump(compiler, OPCODE_JUMP, end);
  label_place(compiler, cleanup);
  emit_argument(compiler, OPCODE_SWAP, 2);
  emit(compiler, OPCODE_POP_TOP);
  label_place(compiler, end);
  return true;
}

static bool compile_compare(Compiler *compiler, const Expr *expr) {
  size_t last = expr->as.compare.comparators.count - 1;
  if (!compile_expr(compiler, expr->as.compare.left)) return false;
  compiler->builder->at = expr->at;
  if (last > 0) return compile_chain(compiler, expr, last);
  return compile_comparator(compiler, expr, 0) &&
         emit_comparison(compiler, expr->as.compare.operators[0]);
}

static bool compile_boolean(Compiler *compiler, const Expr *expr) {
  const ExprList *values = &expr->as.boolean.values;
  Label end = label_new(compiler);
  for (size_t i = 0; i + 1 < values->count; i++) {
    if (!compile_expr(compiler, values->items[i])) return false;
    emit_argument(compiler, OPCODE_COPY, 1);
    emit_jump(compiler, expr->as.boolean.is_or ? OPCODE_POP_JUMP_IF_TRUE : OPCODE_POP_JUMP_IF_FALSE,
              end);
    emit(compiler, OPCODE_POP_TOP);
  }
  if (!compile_expr(compiler, values->items[values->count - 1])) return false;
  label_place(compiler, end);
  return true;
}

static bool compile_conditional(Compiler *compiler, const Expr *expr) {
  Label otherwise = label_new(compiler), end = label_new(compiler);
  if (!compile_jump_if(compiler, expr->as.conditional.condition, otherwise, false) ||
      !compile_expr(compiler, expr->as.conditional.body))
    return false;
  emit_jump(compiler, OPCODE_JUMP, end);
  label_place(compiler, otherwise);
  if (!compile_expr(compiler, expr->as.conditional.otherwise)) return false;
  label_place(compiler, end);
  return true;
}

// `not a in b` is `a not in b` (fold_unaryop).
static bool is_inverted(const Expr *expr) {
  const Expr *operand = expr->as.unary.operand;
  return expr->as.unary.operator== UNARY_NOT && operand->kind == EXPR_COMPARE &&
      operand->as.compare.comparators.count == 1 && operand->as.compare.operators[0] >= COMPARE_IS;
}

static bool compile_inverted(Compiler *compiler, const Expr *expr) {
  static const CompareOperator inverse[] = {[COMPARE_IS] = COMPARE_IS_NOT,
                                            [COMPARE_IS_NOT] = COMPARE_IS,
                                            [COMPARE_IN] = COMPARE_NOT_IN,
                                            [COMPARE_NOT_IN] = COMPARE_IN};
  const Expr *compare = expr->as.unary.operand;
  if (!compile_expr(compiler, compare->as.compare.left) ||
      !compile_comparator(compiler, compare, 0))
    return false;
  compiler->builder->at = compare->at;
  return emit_comparison(compiler, inverse[compare->as.compare.operators[0]]);
}

static bool compile_unary(Compiler *compiler, const Expr *expr) {
  static const Opcode opcodes[] = {[UNARY_INVERT] = OPCODE_UNARY_INVERT,
                                   [UNARY_NOT] = OPCODE_UNARY_NOT,
                                   [UNARY_PLUS] = OPCODE_UNARY_POSITIVE,
                                   [UNARY_MINUS] = OPCODE_UNARY_NEGATIVE};
  if (is_inverted(expr)) return compile_inverted(compiler, expr);
  if (!compile_expr(compiler, expr->as.unary.operand)) return false;
  compiler->builder->at = expr->at;
  emit(compiler, opcodes[expr->as.unary.operator]);
  return true;
}

// ---- jumps on a condition (compiler_jump_if) --------------------------------------------------

static bool jump_if_boolean(Compiler *compiler, const Expr *expr, Label label, bool condition) {
  const ExprList *values = &expr->as.boolean.values;
  bool inner = expr->as.boolean.is_or;
  Label next = inner == condition ? label : label_new(compiler);
  for (size_t i = 0; i + 1 < values->count; i++)
    if (!compile_jump_if(compiler, values->items[i], next, inner)) return false;
  if (!compile_jump_if(compiler, values->items[values->count - 1], label, condition)) return false;
  if (next != label) label_place(compiler, next);
  return true;
}

static bool jump_if_conditional(Compiler *compiler, const Expr *expr, Label label, bool condition) {
  Label end = label_new(compiler), otherwise = label_new(compiler);
  if (!compile_jump_if(compiler, expr->as.conditional.condition, otherwise, false) ||
      !compile_jump_if(compiler, expr->as.conditional.body, label, condition))
    return false;
  emit_jump(compiler, OPCODE_JUMP, end);
  label_place(compiler, otherwise);
  if (!compile_jump_if(compiler, expr->as.conditional.otherwise, label, condition)) return false;
  label_place(compiler, end);
  return true;
}

static Opcode jump_on(bool condition) {
  return condition ? OPCODE_POP_JUMP_IF_TRUE : OPCODE_POP_JUMP_IF_FALSE;
}

static bool jump_if_chain(Compiler *compiler, const Expr *expr, Label label, bool condition) {
  size_t last = expr->as.compare.comparators.count - 1;
  Label cleanup = label_new(compiler), end = label_new(compiler);
  if (!compile_expr(compiler, expr->as.compare.left)) return false;
  for (size_t i = 0; i < last; i++) {
    if (!compile_comparator(compiler, expr, i)) return false;
    emit_argument(compiler, OPCODE_SWAP, 2);
    emit_argument(compiler, OPCODE_COPY, 2);
    emit_comparison(compiler, expr->as.compare.operators[i]);
    emit_jump(compiler, OPCODE_POP_JUMP_IF_FALSE, cleanup);
  }
  if (!compile_comparator(compiler, expr, last)) return false;
  emit_comparison(compiler, expr->as.compare.operators[last]);
  emit_jump(compiler, jump_on(condition), label);
  emit_jump(compiler, OPCODE_JUMP, end);
  label_place(compiler, cleanup);
  emit(compiler, OPCODE_POP_TOP);
  if (!condition) emit_jump(compiler, OPCODE_JUMP, label);
  label_place(compiler, end);
  return true;
}

static bool jump_if_value(Compiler *compiler, const Expr *expr, Label label, bool condition) {
  Object *constant = fold(compiler->heap, expr);
  if (constant) { // the test of a constant is gone after CPython's optimizer, and what cannot run
                  // with it
    bool truth = object_truth(compiler->heap, constant) == 1;
    object_decref(compiler->heap, constant);
    if (truth == condition) emit_jump(compiler, OPCODE_JUMP, label);
    return true;
  }
  if (!compile_expr(compiler, expr)) return false;
  emit_jump(compiler, jump_on(condition), label);
  return true;
}

bool compile_jump_if(Compiler *compiler, const Expr *expr, Label label, bool condition) {
  compiler->builder->at = expr->at;
  if (expr->kind == EXPR_UNARY && expr->as.unary.operator== UNARY_NOT && !is_inverted(expr))
    return compile_jump_if(compiler, expr->as.unary.operand, label, !condition);
  if (expr->kind == EXPR_BOOLEAN) return jump_if_boolean(compiler, expr, label, condition);
  if (expr->kind == EXPR_CONDITIONAL) return jump_if_conditional(compiler, expr, label, condition);
  if (expr->kind == EXPR_COMPARE && expr->as.compare.comparators.count > 1)
    return jump_if_chain(compiler, expr, label, condition);
  return jump_if_value(compiler, expr, label, condition);
}

// ---- subscripts -------------------------------------------------------------------------------

// is_constant_slice: of literals alone.
static bool is_constant_slice(const Compiler *compiler, const Expr *slice) {
  if (!compiler->heap->profile->slices_folded) return false;
  const Expr *bounds[] = {slice->as.slice.lower, slice->as.slice.upper, slice->as.slice.step};
  for (size_t i = 0; i < 3; i++)
    if (bounds[i] && bounds[i]->kind != EXPR_CONSTANT) return false;
  return true;
}

static Object *fold_bound(Compiler *compiler, const Expr *bound) {
  Object *value = bound ? unit_literal(compiler->unit, bound) : compiler->heap->none;
  if (!value) compile_no_memory(compiler);
  return value;
}

static bool compile_constant_slice(Compiler *compiler, const Expr *slice) {
  Object *start = fold_bound(compiler, slice->as.slice.lower),
         *stop = fold_bound(compiler, slice->as.slice.upper),
         *step = fold_bound(compiler, slice->as.slice.step);
  if (!start || !stop || !step) return false;
  heap_internal_begin(compiler->heap);
  Object *made = slice_new(compiler->heap, start, stop, step);
  heap_internal_end(compiler->heap);
  if (!made) return compile_no_memory(compiler);
  emit_constant_steal(compiler, made, false);
  return !compiler->failed;
}

bool slice_is_two_bounds(const Compiler *compiler, const Expr *index) {
  if (!compiler->heap->profile->slice_instructions) return false;
  return index->kind == EXPR_SLICE && !index->as.slice.step && !is_constant_slice(compiler, index);
}

static bool compile_bound(Compiler *compiler, const Expr *bound) {
  if (bound) return compile_expr(compiler, bound);
  emit_none(compiler);
  return true;
}

bool compile_slice_bounds(Compiler *compiler, const Expr *slice) {
  return compile_bound(compiler, slice->as.slice.lower) &&
         compile_bound(compiler, slice->as.slice.upper);
}

static bool compile_slice(Compiler *compiler, const Expr *slice) {
  if (is_constant_slice(compiler, slice)) return compile_constant_slice(compiler, slice);
  if (!compile_slice_bounds(compiler, slice)) return false;
  if (slice->as.slice.step && !compile_expr(compiler, slice->as.slice.step)) return false;
  emit_argument(compiler, OPCODE_BUILD_SLICE, slice->as.slice.step ? 3 : 2);
  return true;
}

static bool compile_subscript(Compiler *compiler, const Expr *expr) {
  const Expr *index = expr->as.subscript.index;
  bool bounds = slice_is_two_bounds(compiler, index);
  if (!compile_expr(compiler, expr->as.subscript.object)) return false;
  if (!(bounds ? compile_slice_bounds(compiler, index) : compile_expr(compiler, index)))
    return false;
  compiler->builder->at = expr->at;
  emit(compiler, bounds ? OPCODE_BINARY_SLICE : OPCODE_BINARY_SUBSCR);
  return true;
}

static bool compile_attribute(Compiler *compiler, const Expr *expr) {
  bool done = false;
  if (!compile_super_attribute(compiler, expr, false, &done)) return false;
  if (done) return true;
  if (!compile_expr(compiler, expr->as.attribute.object)) return false;
  compiler->builder->at = expr->at;
  emit_name(compiler, OPCODE_LOAD_ATTR, expr->as.attribute.name);
  return true;
}

// ---- all kinds --------------------------------------------------------------------------------

static bool compile_constant(Compiler *compiler, const Expr *expr) {
  Object *constant = unit_literal(compiler->unit, expr);
  emit_argument(compiler, OPCODE_LOAD_CONST, builder_constant(compiler, constant));
  return constant != NULL;
}

static bool compile_binary(Compiler *compiler, const Expr *expr) {
  const Expr *joined = percent_as_joined(compiler, expr);
  if (joined) return compile_joined(compiler, joined);
  if (!compile_expr(compiler, expr->as.binary.left) ||
      !compile_expr(compiler, expr->as.binary.right))
    return false;
  compiler->builder->at = expr->at;
  emit_argument(compiler, OPCODE_BINARY_OP, expr->as.binary.operator);
  return true;
}

static bool compile_yield(Compiler *compiler, const Expr *expr) {
  if (expr->kind == EXPR_YIELD_FROM) {
    if (!compile_expr(compiler, expr->as.value)) return false;
    int16_t extra = compiler->builder->extra;
    if (compiler->heap->profile->loops_keep_iterable) compiler->builder->extra++;
    emit(compiler, OPCODE_GET_YIELD_FROM_ITER);
    emit_none(compiler);
    bool done = compile_yield_from(compiler);
    compiler->builder->extra = extra;
    return done;
  }
  if (!compile_bound(compiler, expr->as.value)) return false;
  emit(compiler, OPCODE_YIELD_VALUE);
  emit_argument(compiler, OPCODE_RESUME, 1);
  return true;
}

// compiler_add_yield_from: throw() and close() go to the inner iterator, whose StopIteration ends
// the loop.
bool compile_yield_from(Compiler *compiler) {
  Label send = label_new(compiler), fail = label_new(compiler), exit = label_new(compiler);
  label_place(compiler, send);
  emit_jump(compiler, OPCODE_SEND, exit);
  emit_setup(compiler, OPCODE_SETUP_FINALLY, fail);
  emit(compiler, OPCODE_YIELD_VALUE);
  emit_pop_block(compiler);
  emit_argument(compiler, OPCODE_RESUME, 2);
  emit_jump(compiler, OPCODE_JUMP_NO_INTERRUPT, send);
  label_place(compiler, fail);
  emit(compiler, OPCODE_CLEANUP_THROW);
  emit_jump(compiler, OPCODE_JUMP, exit);
  label_place(compiler, exit);
  emit(compiler, OPCODE_END_SEND);
  return true;
}

static bool compile_walrus(Compiler *compiler, const Expr *expr) {
  if (!compile_expr(compiler, expr->as.named.value)) return false;
  emit_argument(compiler, OPCODE_COPY, 1);
  return compile_name(compiler, expr->as.named.name, NAME_STORE);
}

static bool compile_by_kind(Compiler *compiler, const Expr *expr) {
  switch (expr->kind) {
  case EXPR_CONSTANT: return compile_constant(compiler, expr);
  case EXPR_NAME: return compile_name(compiler, expr->as.name, NAME_LOAD);
  case EXPR_ATTRIBUTE: return compile_attribute(compiler, expr);
  case EXPR_SUBSCRIPT: return compile_subscript(compiler, expr);
  case EXPR_SLICE: return compile_slice(compiler, expr);
  case EXPR_STARRED: return compile_error(compiler, expr->at, "can't use starred expression here");
  case EXPR_LIST:
    return compile_collection(compiler, &expr->as.items, 0, OPCODE_BUILD_LIST, OPCODE_LIST_APPEND,
                              OPCODE_LIST_EXTEND, false);
  case EXPR_TUPLE:
    return compile_collection(compiler, &expr->as.items, 0, OPCODE_BUILD_LIST, OPCODE_LIST_APPEND,
                              OPCODE_LIST_EXTEND, true);
  case EXPR_SET:
    return compile_collection(compiler, &expr->as.items, 0, OPCODE_BUILD_SET, OPCODE_SET_ADD,
                              OPCODE_SET_UPDATE, false);
  case EXPR_DICT: return compile_dict(compiler, expr);
  case EXPR_LIST_COMP:
  case EXPR_SET_COMP:
  case EXPR_DICT_COMP: return compile_comprehension(compiler, expr);
  case EXPR_GENERATOR: return compile_generator(compiler, expr);
  case EXPR_UNARY: return compile_unary(compiler, expr);
  case EXPR_BINARY: return compile_binary(compiler, expr);
  case EXPR_BOOLEAN: return compile_boolean(compiler, expr);
  case EXPR_COMPARE: return compile_compare(compiler, expr);
  case EXPR_CONDITIONAL: return compile_conditional(compiler, expr);
  case EXPR_CALL: return compile_call(compiler, expr);
  case EXPR_LAMBDA: return compile_lambda(compiler, expr);
  case EXPR_YIELD:
  case EXPR_YIELD_FROM: return compile_yield(compiler, expr);
  case EXPR_FORMATTED: return compile_formatted(compiler, expr);
  case EXPR_JOINED: return compile_joined(compiler, expr);
  case EXPR_NAMED: return compile_walrus(compiler, expr);
  }
  return false;
}

// What is loaded before the optimizer of the code folds it: it stands in co_consts until what is
// not used goes.
static void load_leaves(Compiler *compiler, const Expr *expr) {
  if (expr->kind == EXPR_CONSTANT) {
    builder_constant(compiler, unit_literal(compiler->unit, expr));
  } else if (expr->kind == EXPR_UNARY) {
    load_leaves(compiler, expr->as.unary.operand);
  } else if (expr->kind == EXPR_BINARY) {
    load_leaves(compiler, expr->as.binary.left);
    load_leaves(compiler, expr->as.binary.right);
  } else if (expr->kind == EXPR_SUBSCRIPT) {
    load_leaves(compiler, expr->as.subscript.object);
    load_leaves(compiler, expr->as.subscript.index);
  } else if (expr->kind == EXPR_TUPLE) {
    compile_folded_items(compiler, &expr->as.items);
  }
}

void compile_folded_items(Compiler *compiler, const ExprList *items) {
  if (compiler->heap->profile->arena_holds_folded) return;
  for (size_t i = 0; i < items->count; i++) load_leaves(compiler, items->items[i]);
}

bool compile_expr(Compiler *compiler, const Expr *expr) {
  compiler->builder->at = expr->at;
  if (expr->kind != EXPR_CONSTANT) {
    Object *constant = fold(compiler->heap, expr);
    if (constant) {
      if (!compiler->heap->profile->arena_holds_folded) load_leaves(compiler, expr);
      emit_constant_steal(compiler, constant, false);
      return !compiler->failed;
    }
  }
  return compile_by_kind(compiler, expr);
}
