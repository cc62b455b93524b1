// compile_target.c: assignment, deletion, augmented and annotated assignment. Mirrors CPython 3.12
// Python/compile.c unpack_helper, compiler_augassign, compiler_annassign, and of Python/flowgraph.c
// what it makes of `a, b = b, a`.
#include "compile_internal.h"

// ---- unpacking --------------------------------------------------------------------------------

static bool compile_unpack(Compiler *compiler, const ExprList *targets) {
  bool star = false;
  for (size_t i = 0; i < targets->count; i++) {
    if (targets->items[i]->kind != EXPR_STARRED) continue;
    if (star)
      return compile_error(compiler, targets->items[i]->at,
                           "multiple starred expressions in assignment");
    star = true;
    size_t behind = targets->count - i - 1;
    if (i >= 256 || behind >= 1 << 16)
      return compile_error(compiler, targets->items[i]->at,
                           "too many expressions in star-unpacking assignment");
    emit_argument(compiler, OPCODE_UNPACK_EX, i + (behind << 8));
  }
  if (!star) emit_argument(compiler, OPCODE_UNPACK_SEQUENCE, targets->count);
  for (size_t i = 0; i < targets->count; i++) {
    const Expr *target = targets->items[i];
    if (!compile_store(compiler, target->kind == EXPR_STARRED ? target->as.value : target))
      return false;
  }
  return true;
}

static bool compile_store_subscript(Compiler *compiler, const Expr *target) {
  const Expr *index = target->as.subscript.index;
  bool bounds = slice_is_two_bounds(compiler, index);
  if (!compile_expr(compiler, target->as.subscript.object)) return false;
  if (!(bounds ? compile_slice_bounds(compiler, index) : compile_expr(compiler, index)))
    return false;
  compiler->builder->at = target->at;
  emit(compiler, bounds ? OPCODE_STORE_SLICE : OPCODE_STORE_SUBSCR);
  return true;
}

// The value is on top of the stack.
bool compile_store(Compiler *compiler, const Expr *target) {
  compiler->builder->at = target->at;
  switch ((int)target->kind) {
  case EXPR_NAME: return compile_name(compiler, target->as.name, NAME_STORE);
  case EXPR_TUPLE:
  case EXPR_LIST: return compile_unpack(compiler, &target->as.items);
  case EXPR_SUBSCRIPT: return compile_store_subscript(compiler, target);
  case EXPR_ATTRIBUTE:
    compile_note_static(compiler, target);
    if (!compile_expr(compiler, target->as.attribute.object)) return false;
    compiler->builder->at = target->at;
    emit_name(compiler, OPCODE_STORE_ATTR, target->as.attribute.name);
    return true;
  case EXPR_STARRED:
    return compile_error(compiler, target->at,
                         "starred assignment target must be in a list or tuple");
  default: return compile_error(compiler, target->at, "cannot assign to expression");
  }
}

bool compile_delete(Compiler *compiler, const Expr *target) {
  compiler->builder->at = target->at;
  switch ((int)target->kind) {
  case EXPR_NAME: return compile_name(compiler, target->as.name, NAME_DELETE);
  case EXPR_TUPLE:
  case EXPR_LIST:
    for (size_t i = 0; i < target->as.items.count; i++)
      if (!compile_delete(compiler, target->as.items.items[i])) return false;
    return true;
  case EXPR_SUBSCRIPT:
    if (!compile_expr(compiler, target->as.subscript.object) ||
        !compile_expr(compiler, target->as.subscript.index))
      return false;
    compiler->builder->at = target->at;
    emit(compiler, OPCODE_DELETE_SUBSCR);
    return true;
  case EXPR_ATTRIBUTE:
    if (!compile_expr(compiler, target->as.attribute.object)) return false;
    compiler->builder->at = target->at;
    emit_name(compiler, OPCODE_DELETE_ATTR, target->as.attribute.name);
    return true;
  default: return compile_error(compiler, target->at, "cannot delete expression");
  }
}

// ---- a, b = b, a ------------------------------------------------------------------------------

static bool is_plain_sequence(const Expr *expr, ExprKind kind) {
  if (expr->kind != kind) return false;
  for (size_t i = 0; i < expr->as.items.count; i++)
    if (expr->as.items.items[i]->kind == EXPR_STARRED) return false;
  return true;
}

// BUILD_TUPLE n, UNPACK_SEQUENCE n with n up to 3 is no tuple at all.
static bool is_swap(Compiler *compiler, const Expr *target, const Expr *value) {
  if (!is_plain_sequence(value, EXPR_TUPLE)) return false;
  if (!is_plain_sequence(target, EXPR_TUPLE) && !is_plain_sequence(target, EXPR_LIST)) return false;
  size_t count = value->as.items.count;
  return count == target->as.items.count && count >= 1 && count <= 3 &&
         !fold_is_constant(compiler->heap, value);
}

static bool is_fast(Compiler *compiler, const Expr *target) {
  const Builder *b = compiler->builder;
  if (target->kind != EXPR_NAME) return false;
  const char *name = compiler_mangle(compiler, b->class_name, target->as.name);
  return symbol_kind(scope_symbol(b->scope, name)) == VARIABLE_LOCAL &&
         (scope_is_function(b->scope) || name_find(&b->hidden, name));
}

static bool same_name(Compiler *compiler, const Expr *a, const Expr *b) {
  return compiler_intern(compiler, a->as.name) == compiler_intern(compiler, b->as.name);
}

// apply_static_swaps: where all targets are different fast locals, SWAP n is done by storing in
// another order: the first and the last change places. Which old value dies first depends on it.
static bool stores_can_change_places(Compiler *compiler, const ExprList *targets) {
  for (size_t i = 0; i < targets->count; i++) {
    if (!is_fast(compiler, targets->items[i])) return false;
    for (size_t j = 0; j < i; j++)
      if (same_name(compiler, targets->items[i], targets->items[j])) return false;
  }
  return true;
}

static bool compile_swap(Compiler *compiler, const ExprList *targets, const ExprList *values) {
  size_t count = values->count;
  for (size_t i = 0; i < count; i++)
    if (!compile_expr(compiler, values->items[i])) return false;
  bool moved = count > 1 && stores_can_change_places(compiler, targets);
  if (count > 1 && !moved) emit_argument(compiler, OPCODE_SWAP, count);
  for (size_t i = 0; i < count; i++) {
    size_t which = !moved ? i : i == 0 ? count - 1 : i == count - 1 ? 0 : i;
    if (!compile_store(compiler, targets->items[which])) return false;
  }
  return true;
}

bool compile_assign(Compiler *compiler, const Stmt *stmt) {
  const ExprList *targets = &stmt->as.assign.targets;
  const Expr *value = stmt->as.assign.value;
  if (targets->count == 1 && is_swap(compiler, targets->items[0], value))
    return compile_swap(compiler, &targets->items[0]->as.items, &value->as.items);
  if (!compile_expr(compiler, value)) return false;
  for (size_t i = 0; i < targets->count; i++) {
    if (i + 1 < targets->count) emit_argument(compiler, OPCODE_COPY, 1);
    if (!compile_store(compiler, targets->items[i])) return false;
  }
  return true;
}

// ---- augmented and annotated assignment -------------------------------------------------------

static bool load_target(Compiler *compiler, const Expr *target, bool bounds) {
  if (target->kind == EXPR_NAME) return compile_name(compiler, target->as.name, NAME_LOAD);
  if (target->kind == EXPR_ATTRIBUTE) {
    if (!compile_expr(compiler, target->as.attribute.object)) return false;
    emit_argument(compiler, OPCODE_COPY, 1);
    emit_name(compiler, OPCODE_LOAD_ATTR, target->as.attribute.name);
    return true;
  }
  if (target->kind != EXPR_SUBSCRIPT)
    return compile_error(compiler, target->at, "illegal expression for augmented assignment");
  const Expr *index = target->as.subscript.index;
  if (!compile_expr(compiler, target->as.subscript.object)) return false;
  if (!(bounds ? compile_slice_bounds(compiler, index) : compile_expr(compiler, index)))
    return false;
  for (int i = 0; i < (bounds ? 3 : 2); i++) emit_argument(compiler, OPCODE_COPY, bounds ? 3 : 2);
  emit(compiler, bounds ? OPCODE_BINARY_SLICE : OPCODE_BINARY_SUBSCR);
  return true;
}

static bool store_target(Compiler *compiler, const Expr *target, bool bounds) {
  compiler->builder->at = target->at;
  if (target->kind == EXPR_NAME) return compile_name(compiler, target->as.name, NAME_STORE);
  for (size_t i = target->kind == EXPR_ATTRIBUTE ? 2 : bounds ? 4 : 3; i >= 2; i--)
    emit_argument(compiler, OPCODE_SWAP, i);
  if (target->kind == EXPR_ATTRIBUTE)
    emit_name(compiler, OPCODE_STORE_ATTR, target->as.attribute.name);
  else
    emit(compiler, bounds ? OPCODE_STORE_SLICE : OPCODE_STORE_SUBSCR);
  return true;
}

bool compile_augmented(Compiler *compiler, const Stmt *stmt) {
  const Expr *target = stmt->as.augmented.target;
  bool bounds =
      target->kind == EXPR_SUBSCRIPT && slice_is_two_bounds(compiler, target->as.subscript.index);
  compiler->builder->at = target->at;
  if (!load_target(compiler, target, bounds) || !compile_expr(compiler, stmt->as.augmented.value))
    return false;
  compiler->builder->at = stmt->at;
  emit_argument(compiler, OPCODE_BINARY_OP, (size_t)stmt->as.augmented.operator+ OP_COUNT);
  return store_target(compiler, target, bounds);
}

// The annotation of a name goes into __annotations__ of a module or class; elsewhere it is
// evaluated at most.
bool compile_annotated(Compiler *compiler, const Stmt *stmt) {
  const Expr *target = stmt->as.annotated.target, *annotation = stmt->as.annotated.annotation;
  if (stmt->as.annotated.value &&
      (!compile_expr(compiler, stmt->as.annotated.value) || !compile_store(compiler, target)))
    return false;
  const Builder *b = compiler->builder;
  if (scope_is_function(b->scope)) return true;
  if (compiler->heap->profile->lazy_annotations) return compile_lazy_annotated(compiler, stmt);
  if (!compile_expr(compiler, annotation)) return false;
  if (target->kind != EXPR_NAME) {
    emit(compiler, OPCODE_POP_TOP);
    return true;
  }
  compile_name(compiler, "__annotations__", NAME_LOAD);
  emit_str(compiler, compiler_mangle(compiler, b->class_name, target->as.name));
  emit(compiler, OPCODE_STORE_SUBSCR);
  return true;
}
