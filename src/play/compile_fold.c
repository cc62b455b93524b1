// compile_fold.c: the values of constant expressions. Mirrors CPython 3.12 Python/ast_opt.c with
// its limits; the results are merged like any other constant (compile_const.c).
#include "compile_internal.h"
#include "constant.h"

// Limits of ast_opt.c.
enum { MAX_INT_BITS = 128, MAX_COLLECTION = 256, MAX_STR = 4096, MAX_TOTAL_ITEMS = 1024 };

static Object *no_item(void *payload, const char **at) {
  (void)payload, (void)at;
  return NULL;
}

Object *literal_new(Heap *heap, const Expr *expr) {
  Text key = {0};
  constant_literal_key(expr, &key);
  const char *at = key.chars;
  Object *made = constant_make(heap, &at, no_item, NULL);
  text_delete(&key);
  return made;
}

// ---- limits -----------------------------------------------------------------------------------

static size_t int_bits(const Object *o) {
  const Int *number = (const Int *)o;
  if (number->big) return mpz_sizeinbase(number->big, 2);
  uint64_t bits = number->value < 0 ? -(uint64_t)number->value : (uint64_t)number->value;
  size_t count = 0;
  for (; bits; bits >>= 1) count++;
  return count;
}

static bool is_int(const Object *o) { return object_is(o, &int_type) || object_is(o, &bool_type); }
static bool is_text(const Object *o) {
  return object_is(o, &str_type) || object_is(o, &bytes_type);
}

static size_t text_length(const Object *o) {
  return object_is(o, &str_type) ? ((const Str *)o)->length : ((const Bytes *)o)->count;
}

// Items of a tuple, nested ones counted in (check_complexity); -1 beyond the limit.
static int64_t complexity(const Object *o, int64_t limit) {
  if (!object_is(o, &tuple_type)) return limit;
  const Tuple *tuple = (const Tuple *)o;
  limit -= (int64_t)tuple->count;
  for (size_t i = 0; limit >= 0 && i < tuple->count; i++)
    limit = complexity(tuple->items[i], limit);
  return limit;
}

static bool multiply_is_safe(const Object *a, const Object *b) {
  if (is_int(a) && is_int(b)) {
    size_t bits_a = int_bits(a), bits_b = int_bits(b);
    return !bits_a || !bits_b || bits_a + bits_b <= MAX_INT_BITS;
  }
  if (!is_int(a)) return is_int(b) ? multiply_is_safe(b, a) : true;
  bool sequence = object_is(b, &tuple_type), text = is_text(b);
  if (!sequence && !text) return true;
  size_t length = sequence ? ((const Tuple *)b)->count : text_length(b);
  if (!length) return true;
  if (!int_fits(a)) return false;
  int64_t times = int_value(a);
  if (text) return times >= 0 && (uint64_t)times <= MAX_STR / length;
  if (times < 0 || (uint64_t)times > MAX_COLLECTION / length) return false;
  return times == 0 || complexity(b, MAX_TOTAL_ITEMS / times) >= 0;
}

static bool power_is_safe(const Object *a, const Object *b) {
  if (!is_int(a) || !is_int(b) || !int_bits(b)) return true;
  if (!int_fits(b)) return false;
  int64_t times = int_value(b);
  return times < 0 || (times <= MAX_INT_BITS && int_bits(a) <= (size_t)(MAX_INT_BITS / times));
}

static bool shift_is_safe(const Object *a, const Object *b) {
  if (!is_int(a) || !is_int(b) || !int_bits(a) || !int_bits(b)) return true;
  if (!int_fits(b)) return false;
  int64_t by = int_value(b);
  return by < 0 || (by <= MAX_INT_BITS && int_bits(a) <= (size_t)(MAX_INT_BITS - by));
}

static bool binary_is_safe(const Object *a, const Object *b, BinaryOperator op) {
  switch (op) {
  case BINARY_MULTIPLY: return multiply_is_safe(a, b);
  case BINARY_POWER: return power_is_safe(a, b);
  case BINARY_LEFT_SHIFT: return shift_is_safe(a, b);
  case BINARY_REMAINDER: return !is_text(a);
  case BINARY_MATRIX_MULTIPLY:
  case BINARY_OPERATORS: return false;
  case BINARY_ADD:
  case BINARY_SUBTRACT:
  case BINARY_TRUE_DIVIDE:
  case BINARY_FLOOR_DIVIDE:
  case BINARY_RIGHT_SHIFT:
  case BINARY_AND:
  case BINARY_XOR:
  case BINARY_OR: return true;
  }
  return false;
}

// ---- folding ----------------------------------------------------------------------------------

static Object *fold_unary(Heap *heap, const Expr *expr) {
  Object *operand = fold(heap, expr->as.unary.operand);
  if (!operand) return NULL;
  Object *result = NULL;
  switch (expr->as.unary.operator) {
  case UNARY_INVERT: result = object_unary(heap, operand, UNARY_OP_INVERT); break;
  case UNARY_PLUS: result = object_unary(heap, operand, UNARY_OP_POSITIVE); break;
  case UNARY_MINUS: result = object_unary(heap, operand, UNARY_OP_NEGATIVE); break;
  case UNARY_NOT: result = bool_new(heap, !object_truth(heap, operand)); break;
  }
  object_decref(heap, operand);
  return result;
}

static Object *fold_pair(Heap *heap, const Expr *left, const Expr *right, BinaryOperator op,
                         bool subscript) {
  Object *a = fold(heap, left);
  Object *b = a ? fold(heap, right) : NULL;
  Object *result = NULL;
  if (b && subscript)
    result = object_get_item(heap, a, b);
  else if (b && binary_is_safe(a, b, op))
    result = object_binary(heap, a, b, (BinaryOp)op, false);
  object_decref_null(heap, a);
  object_decref_null(heap, b);
  return result;
}

// Since 3.14 a slice of literals is a constant: is_constant_slice of Python/codegen.c, which sees
// no folded ones (-1).
static Object *fold_slice(Heap *heap, const Expr *expr) {
  const Expr *const bounds[] = {expr->as.slice.lower, expr->as.slice.upper, expr->as.slice.step};
  Object *parts[3] = {NULL};
  bool constant = heap->profile->slices_folded;
  for (int i = 0; constant && i < 3; i++)
    constant =
        !bounds[i] || (bounds[i]->kind == EXPR_CONSTANT && (parts[i] = fold(heap, bounds[i])));
  Object *slice = constant ? slice_new(heap, parts[0], parts[1], parts[2]) : NULL;
  for (int i = 0; i < 3; i++) object_decref_null(heap, parts[i]);
  return slice;
}

static Object *fold_inner(Heap *heap, const Expr *expr) {
  switch (expr->kind) {
  case EXPR_CONSTANT: return literal_new(heap, expr);
  case EXPR_UNARY: return fold_unary(heap, expr);
  case EXPR_SLICE: return fold_slice(heap, expr);
  case EXPR_BINARY:
    return fold_pair(heap, expr->as.binary.left, expr->as.binary.right, expr->as.binary.operator,
                     false);
  case EXPR_SUBSCRIPT:
    return fold_pair(heap, expr->as.subscript.object, expr->as.subscript.index, BINARY_ADD, true);
  case EXPR_TUPLE:
    return fold_all_constant(heap, &expr->as.items, 0, expr->as.items.count)
               ? fold_tuple(heap, &expr->as.items, 0, expr->as.items.count)
               : NULL;
  case EXPR_NAME:
  case EXPR_ATTRIBUTE:
  case EXPR_STARRED:
  case EXPR_LIST:
  case EXPR_SET:
  case EXPR_DICT:
  case EXPR_LIST_COMP:
  case EXPR_SET_COMP:
  case EXPR_DICT_COMP:
  case EXPR_GENERATOR:
  case EXPR_BOOLEAN:
  case EXPR_COMPARE:
  case EXPR_CONDITIONAL:
  case EXPR_CALL:
  case EXPR_LAMBDA:
  case EXPR_YIELD:
  case EXPR_YIELD_FROM:
  case EXPR_FORMATTED:
  case EXPR_JOINED:
  case EXPR_NAMED: return NULL;
  }
  return NULL;
}

// Cheap: is there any leaf that cannot be constant? Keeps fold() from making objects in vain.
static bool may_fold(const Expr *expr) {
  switch (expr->kind) {
  case EXPR_CONSTANT: return true;
  case EXPR_SLICE:
    return (!expr->as.slice.lower || may_fold(expr->as.slice.lower)) &&
           (!expr->as.slice.upper || may_fold(expr->as.slice.upper)) &&
           (!expr->as.slice.step || may_fold(expr->as.slice.step));
  case EXPR_UNARY: return may_fold(expr->as.unary.operand);
  case EXPR_BINARY: return may_fold(expr->as.binary.left) && may_fold(expr->as.binary.right);
  case EXPR_SUBSCRIPT:
    return may_fold(expr->as.subscript.object) && may_fold(expr->as.subscript.index);
  case EXPR_TUPLE:
    for (size_t i = 0; i < expr->as.items.count; i++)
      if (!may_fold(expr->as.items.items[i])) return false;
    return true;
  case EXPR_NAME:
  case EXPR_ATTRIBUTE:
  case EXPR_STARRED:
  case EXPR_LIST:
  case EXPR_SET:
  case EXPR_DICT:
  case EXPR_LIST_COMP:
  case EXPR_SET_COMP:
  case EXPR_DICT_COMP:
  case EXPR_GENERATOR:
  case EXPR_BOOLEAN:
  case EXPR_COMPARE:
  case EXPR_CONDITIONAL:
  case EXPR_CALL:
  case EXPR_LAMBDA:
  case EXPR_YIELD:
  case EXPR_YIELD_FROM:
  case EXPR_FORMATTED:
  case EXPR_JOINED:
  case EXPR_NAMED: return false;
  }
  return false;
}

Object *fold(Heap *heap, const Expr *expr) {
  if (!may_fold(expr)) return NULL;
  heap_internal_begin(heap);
  Object *value = fold_inner(heap, expr);
  if (!value) heap_forget(heap);
  heap_internal_end(heap);
  return value;
}

bool fold_is_constant(Heap *heap, const Expr *expr) {
  if (expr->kind == EXPR_CONSTANT) return true;
  Object *value = fold(heap, expr);
  object_decref_null(heap, value);
  return value != NULL;
}

bool fold_all_constant(Heap *heap, const ExprList *items, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (!fold_is_constant(heap, items->items[i])) return false;
  return true;
}

Object *fold_tuple(Heap *heap, const ExprList *items, size_t from, size_t to) {
  size_t count = to - from, made = 0;
  Object **values = mem_alloc(mem_size(count + 1, sizeof *values));
  heap_internal_begin(heap);
  while (made < count && (values[made] = fold(heap, items->items[from + made]))) made++;
  Object *tuple = made == count ? tuple_new_constant_steal(heap, values, count) : NULL;
  for (size_t i = 0; made < count && i < made; i++) object_decref(heap, values[i]);
  heap_internal_end(heap);
  mem_free(values);
  return tuple;
}
