// compile_call.c: calls. Mirrors CPython 3.12 Python/compile.c compiler_call, compiler_call_helper,
// maybe_optimize_method_call: methods are called without a bound method object, keywords' names
// come from a hidden tuple.
#include "compile_internal.h"

#include <string.h>

enum { STACK_GUIDELINE = 30 };

// A hidden tuple of names; the strings themselves are machinery.
static bool emit_names(Compiler *compiler, Opcode opcode, const Keyword *keywords, size_t count) {
  Heap *heap = compiler->heap;
  Object **names = mem_alloc(mem_size(count + 1, sizeof *names));
  size_t made = 0;
  heap_internal_begin(heap);
  for (; made < count; made++) {
    const char *name =
        compiler_mangle(compiler, compiler->builder->class_name, keywords[made].name);
    names[made] = str_intern(heap, name, strlen(name));
    if (!names[made]) break;
  }
  for (size_t i = 0; made == count && i < count; i++) object_incref(names[i]);
  Object *tuple = made == count ? tuple_new_constant_steal(heap, names, count) : NULL;
  heap_internal_end(heap);
  // The names are alive while the unit makes its own tuple of them, so that it finds them interned.
  Object *merged = tuple ? unit_merge_steal(compiler->unit, tuple, true) : NULL;
  for (size_t i = 0; i < made; i++) object_decref(heap, names[i]);
  mem_free(names);
  emit_argument(compiler, opcode, builder_constant(compiler, merged));
  return merged != NULL;
}

static bool check_keywords(Compiler *compiler, const Keyword *keywords, size_t count) {
  for (size_t i = 0; i < count; i++)
    for (size_t j = 0; j < i; j++)
      if (keywords[i].name && keywords[j].name && strcmp(keywords[i].name, keywords[j].name) == 0)
        return compile_error(compiler, keywords[i].at, "keyword argument repeated: %s",
                             keywords[i].name);
  return true;
}

static bool is_simple(const ExprList *arguments, const Keyword *keywords, size_t keyword_count) {
  if (arguments->count + keyword_count * 2 > STACK_GUIDELINE) return false;
  for (size_t i = 0; i < arguments->count; i++)
    if (arguments->items[i]->kind == EXPR_STARRED) return false;
  for (size_t i = 0; i < keyword_count; i++)
    if (!keywords[i].name) return false;
  return true;
}

static bool compile_values(Compiler *compiler, const Keyword *keywords, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (!compile_expr(compiler, keywords[i].value)) return false;
  return true;
}

static bool compile_simple(Compiler *compiler, const ExprList *arguments, const Keyword *keywords,
                           size_t count) {
  for (size_t i = 0; i < arguments->count; i++)
    if (!compile_expr(compiler, arguments->items[i])) return false;
  if (!count) return true;
  return compile_values(compiler, keywords, 0, count) &&
         emit_names(compiler, OPCODE_KW_NAMES, keywords, count);
}

// compiler_subkwargs: a dict of the keywords from..to.
static bool compile_keyword_run(Compiler *compiler, const Keyword *keywords, size_t from, size_t to,
                                bool *have) {
  size_t count = to - from;
  bool big = count * 2 > STACK_GUIDELINE;
  if (count > 1 && !big && compiler->heap->profile->constant_key_maps) {
    if (!compile_values(compiler, keywords, from, to) ||
        !emit_names(compiler, OPCODE_LOAD_HIDDEN, keywords + from, count))
      return false;
    emit_argument(compiler, OPCODE_BUILD_CONST_KEY_MAP, count);
  } else {
    if (big) emit_argument(compiler, OPCODE_BUILD_MAP, 0);
    for (size_t i = from; i < to; i++) {
      emit_str(compiler,
               compiler_mangle(compiler, compiler->builder->class_name, keywords[i].name));
      if (!compile_expr(compiler, keywords[i].value)) return false;
      if (big) emit_argument(compiler, OPCODE_MAP_ADD, 1);
    }
    if (!big) emit_argument(compiler, OPCODE_BUILD_MAP, count);
  }
  if (*have) emit_argument(compiler, OPCODE_DICT_MERGE, 1);
  *have = true;
  return true;
}

static bool compile_keyword_dict(Compiler *compiler, const Keyword *keywords, size_t count) {
  size_t run = 0;
  bool have = false;
  for (size_t i = 0; i < count; i++) {
    if (keywords[i].name) {
      run++;
      continue;
    }
    if (run && !compile_keyword_run(compiler, keywords, i - run, i, &have)) return false;
    run = 0;
    if (!have) emit_argument(compiler, OPCODE_BUILD_MAP, 0);
    have = true;
    if (!compile_expr(compiler, keywords[i].value)) return false;
    emit_argument(compiler, OPCODE_DICT_MERGE, 1);
  }
  return !run || compile_keyword_run(compiler, keywords, count - run, count, &have);
}

// NULL and the callable are on the stack, and `pushed` arguments.
bool compile_call_arguments(Compiler *compiler, size_t pushed, const ExprList *arguments,
                            const Keyword *keywords, size_t keyword_count) {
  Position at = compiler->builder->at;
  if (is_simple(arguments, keywords, keyword_count)) {
    if (!compile_simple(compiler, arguments, keywords, keyword_count)) return false;
    compiler->builder->at = at;
    emit_argument(compiler, OPCODE_CALL, pushed + arguments->count + keyword_count);
    return true;
  }
  bool one_star = pushed == 0 && arguments->count == 1 && arguments->items[0]->kind == EXPR_STARRED;
  if (one_star ? !compile_expr(compiler, arguments->items[0]->as.value)
               : !compile_collection(compiler, arguments, pushed, OPCODE_BUILD_LIST,
                                     OPCODE_LIST_APPEND, OPCODE_LIST_EXTEND, true))
    return false;
  if (keyword_count && !compile_keyword_dict(compiler, keywords, keyword_count)) return false;
  compiler->builder->at = at;
  emit_argument(compiler, OPCODE_CALL_FUNCTION_EX, keyword_count > 0);
  return true;
}

// ---- super().x --------------------------------------------------------------------------------

// can_optimize_super_call: super() without arguments in a method, or super(A, self), super not
// rebound here.
static bool is_super_call(Compiler *compiler, const Expr *expr, size_t *count_out) {
  const Builder *b = compiler->builder;
  if (expr->kind != EXPR_CALL || expr->as.call.keyword_count) return false;
  const Expr *function = expr->as.call.function;
  const ExprList *arguments = &expr->as.call.arguments;
  if (function->kind != EXPR_NAME || strcmp(function->as.name, "super") != 0) return false;
  if (!scope_is_function(b->scope)) return false;
  if (symbol_kind(scope_symbol(b->scope, compiler_intern(compiler, "super"))) !=
      VARIABLE_GLOBAL_IMPLICIT)
    return false;
  if (scope_symbol(compiler->module, compiler_intern(compiler, "super")) & SYMBOL_BOUND)
    return false;
  *count_out = arguments->count;
  if (arguments->count == 2)
    return arguments->items[0]->kind != EXPR_STARRED && arguments->items[1]->kind != EXPR_STARRED;
  return arguments->count == 0 && b->scope->parameters.count > 0 &&
         symbol_kind(scope_symbol(b->scope, compiler_intern(compiler, "__class__"))) ==
             VARIABLE_FREE;
}

// load_args_for_super: super, the class, self; then the attribute without a super object in
// between.
bool compile_super_attribute(Compiler *compiler, const Expr *attribute, bool method,
                             bool *done_out) {
  size_t count;
  const Expr *call = attribute->as.attribute.object;
  *done_out = is_super_call(compiler, call, &count);
  if (!*done_out) return true;
  if (!compile_name(compiler, "super", NAME_LOAD)) return false;
  if (count == 2) {
    if (!compile_expr(compiler, call->as.call.arguments.items[0]) ||
        !compile_expr(compiler, call->as.call.arguments.items[1]))
      return false;
  } else {
    const char *self = compiler->builder->scope->parameters.items[0];
    if (!compile_name(compiler, "__class__", NAME_LOAD)) return false;
    VariableKind kind = symbol_kind(scope_symbol(compiler->builder->scope, self));
    if (kind == VARIABLE_CELL)
      emit_argument(compiler, OPCODE_LOAD_DEREF, builder_cell(compiler, self));
    else
      emit_argument(compiler, OPCODE_LOAD_FAST, builder_local(compiler, self));
  }
  compiler->builder->at = attribute->at;
  emit_name(compiler, method ? OPCODE_LOAD_SUPER_METHOD : OPCODE_LOAD_SUPER_ATTR,
            attribute->as.attribute.name);
  return true;
}

// ---- calls ------------------------------------------------------------------------------------

// maybe_optimize_method_call: object.name(...) pushes the function and the object instead of a
// bound method.
static bool compile_method_call(Compiler *compiler, const Expr *call) {
  const Expr *attribute = call->as.call.function;
  bool done = false;
  if (!compile_super_attribute(compiler, attribute, true, &done)) return false;
  if (!done) {
    if (!compile_expr(compiler, attribute->as.attribute.object)) return false;
    compiler->builder->at = attribute->at;
    emit_name(compiler, OPCODE_LOAD_METHOD, attribute->as.attribute.name);
  }
  if (!compile_simple(compiler, &call->as.call.arguments, call->as.call.keywords,
                      call->as.call.keyword_count))
    return false;
  compiler->builder->at = call->at;
  emit_argument(compiler, OPCODE_CALL, call->as.call.arguments.count + call->as.call.keyword_count);
  return true;
}

// ---- all(generator), list(generator) ... ------------------------------------------------------

// Which of common_constants is called with a generator expression alone; COMMON_CONSTANTS = none.
static int inlined_consumer(const Compiler *compiler, const Expr *call) {
  const Expr *function = call->as.call.function;
  bool alone = call->as.call.arguments.count == 1 && !call->as.call.keyword_count &&
               call->as.call.arguments.items[0]->kind == EXPR_GENERATOR;
  if (!alone || function->kind != EXPR_NAME) return COMMON_CONSTANTS;
  for (int i = 0; i < compiler->heap->profile->generator_calls_inlined; i++)
    if (strcmp(function->as.name, common_constants[i]) == 0) return i;
  return COMMON_CONSTANTS;
}

static void emit_bool(Compiler *compiler, bool value) {
  Heap *heap = compiler->heap;
  emit_argument(compiler, OPCODE_LOAD_CONST,
                builder_constant(compiler, value ? heap->true_ : heap->false_));
}

// [generator]: the first item that decides ends the loop.
static void loop_until_decided(Compiler *compiler, bool all, Label end) {
  Label loop = label_new(compiler), exhausted = label_new(compiler);
  label_place(compiler, loop);
  emit_jump(compiler, OPCODE_FOR_ITER, exhausted);
  emit_jump(compiler, all ? OPCODE_POP_JUMP_IF_TRUE : OPCODE_POP_JUMP_IF_FALSE, loop);
  emit(compiler, OPCODE_POP_TOP);
  emit_bool(compiler, !all);
  emit_jump(compiler, OPCODE_JUMP, end);
  label_place(compiler, exhausted);
  emit_bool(compiler, all);
}

// [list or set][generator]
static void loop_to_fill(Compiler *compiler, int consumer) {
  Label loop = label_new(compiler), exhausted = label_new(compiler);
  label_place(compiler, loop);
  emit_jump(compiler, OPCODE_FOR_ITER, exhausted);
  emit_argument(compiler, consumer == COMMON_SET ? OPCODE_SET_ADD : OPCODE_LIST_APPEND, 2);
  emit_jump(compiler, OPCODE_JUMP, loop);
  label_place(compiler, exhausted);
  if (consumer == COMMON_TUPLE) emit(compiler, OPCODE_LIST_TO_TUPLE);
}

// maybe_optimize_function_call: where the name is the built-in one, a loop stands in its place.
static bool compile_consumer(Compiler *compiler, const Expr *call, int consumer) {
  Label skip = label_new(compiler), end = label_new(compiler);
  const Expr *generator = call->as.call.arguments.items[0];
  bool decides = consumer == COMMON_ALL || consumer == COMMON_ANY;
  if (!compile_expr(compiler, call->as.call.function)) return false;
  emit_argument(compiler, OPCODE_COPY, 1);
  emit_argument(compiler, OPCODE_LOAD_COMMON_CONSTANT, (size_t)consumer);
  emit_argument(compiler, OPCODE_IS_OP, 0);
  emit_jump(compiler, OPCODE_POP_JUMP_IF_FALSE, skip);
  emit(compiler, OPCODE_POP_TOP);
  if (!decides)
    emit_argument(compiler, consumer == COMMON_SET ? OPCODE_BUILD_SET : OPCODE_BUILD_LIST, 0);
  if (!compile_expr(compiler, generator)) return false;
  if (decides)
    loop_until_decided(compiler, consumer == COMMON_ALL, end);
  else
    loop_to_fill(compiler, consumer);
  emit_jump(compiler, OPCODE_JUMP, end);
  label_place(compiler, skip);
  emit(compiler, OPCODE_PUSH_NULL);
  emit_argument(compiler, OPCODE_SWAP, 2);
  if (!compile_expr(compiler, generator)) return false;
  emit_argument(compiler, OPCODE_CALL, 1);
  label_place(compiler, end);
  return true;
}

bool compile_call(Compiler *compiler, const Expr *call) {
  const ExprList *arguments = &call->as.call.arguments;
  const Keyword *keywords = call->as.call.keywords;
  size_t count = call->as.call.keyword_count;
  if (!check_keywords(compiler, keywords, count)) return false;
  int consumer = inlined_consumer(compiler, call);
  if (consumer < COMMON_CONSTANTS) return compile_consumer(compiler, call, consumer);
  size_t pushed = arguments->count + count + (count > 0);
  if (call->as.call.function->kind == EXPR_ATTRIBUTE && pushed < STACK_GUIDELINE &&
      is_simple(arguments, keywords, count))
    return compile_method_call(compiler, call);
  size_t null = compiler->builder->emitted.count;
  emit(compiler, OPCODE_PUSH_NULL);
  int16_t extra = compiler->builder->extra;
  if (compiler->heap->profile->callable_before_null) compiler->builder->extra--;
  if (!compile_expr(compiler, call->as.call.function)) return false;
  compiler->builder->extra = extra;
  compiler->builder->emitted.items[null].argument = (uint32_t)compiler->builder->emitted.count;
  compiler->builder->at = call->at;
  return compile_call_arguments(compiler, 0, arguments, keywords, count);
}
