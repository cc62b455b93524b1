// compile_display.c: displays of lists, tuples, sets and dicts, what loops run over, f-strings.
// Mirrors CPython 3.12 Python/compile.c starunpack_helper, compiler_dict, compiler_joined_str, and
// Python/ast_opt.c fold_iter.
#include "compile_internal.h"

// Longer displays and calls are built piece by piece (STACK_USE_GUIDELINE).
enum { STACK_GUIDELINE = 30 };

static bool compile_list(Compiler *compiler, const ExprList *list) {
  for (size_t i = 0; i < list->count; i++)
    if (!compile_expr(compiler, list->items[i])) return false;
  return true;
}

// ---- displays ---------------------------------------------------------------------------------

static bool has_star(const ExprList *items) {
  for (size_t i = 0; i < items->count; i++)
    if (items->items[i]->kind == EXPR_STARRED) return true;
  return false;
}

// Three constants or more come from one hidden tuple (a frozenset for a set display).
static bool collect_constants(Compiler *compiler, const ExprList *items, Opcode build,
                              Opcode extend, bool tuple) {
  Object *values = fold_tuple(compiler->heap, items, 0, items->count);
  if (!values) return compile_no_memory(compiler);
  if (build == OPCODE_BUILD_SET) {
    heap_internal_begin(compiler->heap);
    Object *set = set_new(compiler->heap, true);
    bool done = set && set_update(compiler->heap, set, values);
    heap_internal_end(compiler->heap);
    object_decref(compiler->heap, values);
    if (!done) {
      object_decref_null(compiler->heap, set);
      return compile_no_memory(compiler);
    }
    values = set;
  }
  compile_folded_items(compiler, items);
  emit_argument(compiler, build, 0);
  emit_constant_steal(compiler, values, true);
  emit_argument(compiler, extend, 1);
  if (tuple) emit(compiler, OPCODE_LIST_TO_TUPLE);
  return true;
}

// starunpack_helper: `pushed` values are on the stack already.
bool compile_collection(Compiler *compiler, const ExprList *items, size_t pushed, Opcode build,
                        Opcode add, Opcode extend, bool tuple) {
  size_t count = items->count;
  bool foldable = tuple ? count > 0 : count > 2 && compiler->display_tuples;
  if (foldable && pushed == 0 && fold_all_constant(compiler->heap, items, 0, count)) {
    if (!tuple) return collect_constants(compiler, items, build, extend, tuple);
    Object *values = fold_tuple(compiler->heap, items, 0, count);
    compile_folded_items(compiler, items);
    if (values) emit_constant_steal(compiler, values, false);
    return values || compile_no_memory(compiler);
  }
  bool big = count + pushed > STACK_GUIDELINE;
  if (!has_star(items) && !big) {
    if (!compile_list(compiler, items)) return false;
    emit_argument(compiler, tuple ? OPCODE_BUILD_TUPLE : build, count + pushed);
    return true;
  }
  bool built = big;
  if (big) emit_argument(compiler, build, pushed);
  for (size_t i = 0; i < count; i++) {
    const Expr *item = items->items[i];
    bool star = item->kind == EXPR_STARRED;
    if (star && !built) emit_argument(compiler, build, i + pushed);
    built = built || star;
    if (!compile_expr(compiler, star ? item->as.value : item)) return false;
    if (star)
      emit_argument(compiler, extend, 1);
    else if (built)
      emit_argument(compiler, add, 1);
  }
  if (tuple) emit(compiler, OPCODE_LIST_TO_TUPLE);
  return true;
}

// compiler_subdict: constant keys are taken from one hidden tuple.
static bool compile_dict_part(Compiler *compiler, const Expr *dict, size_t from, size_t to) {
  const ExprList *keys = &dict->as.dict.keys, *values = &dict->as.dict.values;
  size_t count = to - from;
  bool big = count * 2 > STACK_GUIDELINE;
  if (count > 1 && !big && compiler->display_tuples && compiler->heap->profile->constant_key_maps &&
      fold_all_constant(compiler->heap, keys, from, to)) {
    for (size_t i = from; i < to; i++)
      if (!compile_expr(compiler, values->items[i])) return false;
    Object *tuple = fold_tuple(compiler->heap, keys, from, to);
    if (!tuple) return compile_no_memory(compiler);
    emit_constant_steal(compiler, tuple, true);
    emit_argument(compiler, OPCODE_BUILD_CONST_KEY_MAP, count);
    return true;
  }
  if (big) emit_argument(compiler, OPCODE_BUILD_MAP, 0);
  for (size_t i = from; i < to; i++) {
    if (!compile_expr(compiler, keys->items[i]) || !compile_expr(compiler, values->items[i]))
      return false;
    if (big) emit_argument(compiler, OPCODE_MAP_ADD, 1);
  }
  if (!big) emit_argument(compiler, OPCODE_BUILD_MAP, count);
  return true;
}

static bool compile_dict_run(Compiler *compiler, const Expr *dict, size_t from, size_t to,
                             bool *have) {
  if (!compile_dict_part(compiler, dict, from, to)) return false;
  if (*have) emit_argument(compiler, OPCODE_DICT_UPDATE, 1);
  *have = true;
  return true;
}

bool compile_dict(Compiler *compiler, const Expr *dict) {
  size_t count = dict->as.dict.values.count, run = 0;
  bool have = false;
  for (size_t i = 0; i < count; i++) {
    if (!dict->as.dict.keys.items[i]) { // **value
      if (run && !compile_dict_run(compiler, dict, i - run, i, &have)) return false;
      run = 0;
      if (!have) emit_argument(compiler, OPCODE_BUILD_MAP, 0);
      have = true;
      if (!compile_expr(compiler, dict->as.dict.values.items[i])) return false;
      emit_argument(compiler, OPCODE_DICT_UPDATE, 1);
    } else if (run * 2 > STACK_GUIDELINE) {
      if (!compile_dict_run(compiler, dict, i - run, i + 1, &have)) return false;
      run = 0;
    } else {
      run++;
    }
  }
  if (run && !compile_dict_run(compiler, dict, count - run, count, &have)) return false;
  if (!have) emit_argument(compiler, OPCODE_BUILD_MAP, 0);
  return true;
}

// ---- what loops run over ----------------------------------------------------------------------

// What a loop or `in` runs over: a list display becomes a tuple, a constant set a frozenset
// (fold_iter).
bool compile_iterable(Compiler *compiler, const Expr *expr) {
  bool list = expr->kind == EXPR_LIST, set = expr->kind == EXPR_SET;
  if ((!list && !set) || has_star(&expr->as.items)) return compile_expr(compiler, expr);
  bool constant = fold_all_constant(compiler->heap, &expr->as.items, 0, expr->as.items.count);
  if (!constant)
    return list ? compile_collection(compiler, &expr->as.items, 0, OPCODE_BUILD_LIST,
                                     OPCODE_LIST_APPEND, OPCODE_LIST_EXTEND, true)
                : compile_expr(compiler, expr);
  Object *values = fold_tuple(compiler->heap, &expr->as.items, 0, expr->as.items.count);
  if (values && set) {
    heap_internal_begin(compiler->heap);
    Object *frozen = set_new(compiler->heap, true);
    bool done = frozen && set_update(compiler->heap, frozen, values);
    heap_internal_end(compiler->heap);
    object_decref(compiler->heap, values);
    if (!done) { // [[]] and the like are not hashable: left to the display
      object_decref_null(compiler->heap, frozen);
      heap_forget(compiler->heap);
      return compile_expr(compiler, expr);
    }
    values = frozen;
  }
  if (!values) return compile_no_memory(compiler);
  compile_folded_items(compiler, &expr->as.items);
  emit_constant_steal(compiler, values, true);
  return true;
}

// ---- f-strings --------------------------------------------------------------------------------

bool compile_formatted(Compiler *compiler, const Expr *expr) {
  uint32_t flags = expr->as.formatted.conversion == 's'   ? FORMAT_STR
                   : expr->as.formatted.conversion == 'r' ? FORMAT_REPR
                   : expr->as.formatted.conversion == 'a' ? FORMAT_ASCII
                                                          : 0;
  if (!compile_expr(compiler, expr->as.formatted.value)) return false;
  if (expr->as.formatted.format) {
    if (!compile_expr(compiler, expr->as.formatted.format)) return false;
    flags |= FORMAT_SPEC;
  }
  compiler->builder->at = expr->at;
  emit_argument(compiler, OPCODE_FORMAT_VALUE, flags);
  return true;
}

// Longer ones than the guideline are joined in CPython as well ("".join of a list): the same
// strings.
bool compile_joined(Compiler *compiler, const Expr *expr) {
  if (!compile_list(compiler, &expr->as.parts)) return false;
  if (expr->as.parts.count != 1) emit_argument(compiler, OPCODE_BUILD_STRING, expr->as.parts.count);
  return true;
}
