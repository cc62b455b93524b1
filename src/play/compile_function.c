// compile_function.c: def, lambda, class. Mirrors CPython 3.12 Python/compile.c compiler_function,
// compiler_lambda, compiler_class, compiler_make_closure.
#include "compile_internal.h"

#include <stdlib.h>
#include <string.h>

// A str that opens a body; NULL where there is none.
const char *body_docstring(const StmtList *body, const Expr **expr_out) {
  if (!body->count || body->items[0]->kind != STMT_EXPR) return NULL;
  const Expr *expr = body->items[0]->as.expr;
  if (expr->kind != EXPR_CONSTANT || expr->as.constant.kind != CONSTANT_STR) return NULL;
  *expr_out = expr;
  return expr->as.constant.text;
}

// Docstrings are machinery: nothing but co_consts and __doc__ shows them.
static Object *docstring(Compiler *compiler, const Expr *expr) {
  heap_internal_begin(compiler->heap);
  Object *doc = literal_new(compiler->heap, expr);
  heap_internal_end(compiler->heap);
  return doc ? unit_merge_steal(compiler->unit, doc, true) : NULL;
}

// ---- making a function object -----------------------------------------------------------------

static bool push_closure(Compiler *compiler, const Code *code, const NameTable *free_names,
                         bool internal) {
  for (size_t i = 0; i < free_names->count; i++)
    emit_argument(compiler, OPCODE_LOAD_CLOSURE, builder_cell(compiler, free_names->items[i].name));
  emit_argument(compiler, internal ? OPCODE_BUILD_CLOSURE : OPCODE_BUILD_TUPLE, code->free_count);
  return true;
}

// Names of the code's free variables, from the strings at its end.
bool compile_make_closure(Compiler *compiler, Code *code_stolen, uint32_t flags) {
  if (code_stolen->free_count) {
    NameTable names = {0};
    for (uint32_t i = code_stolen->local_count - code_stolen->free_count;
         i < code_stolen->local_count; i++)
      name_number(&names, compiler_intern(compiler, ((Str *)code_stolen->locals[i])->chars));
    push_closure(compiler, code_stolen, &names, flags & MAKE_INTERNAL);
    name_table_delete(&names);
    flags |= MAKE_CLOSURE;
  }
  uint32_t number = builder_constant(compiler, (Object *)code_stolen);
  object_decref(compiler->heap, (Object *)code_stolen);
  emit_argument(compiler, OPCODE_LOAD_CONST, number);
  emit_argument(compiler, OPCODE_MAKE_FUNCTION, flags);
  return !compiler->failed;
}

// ---- defaults and annotations -----------------------------------------------------------------

// A tuple of constants is one constant, as CPython's flow graph optimizer makes it.
static bool compile_positional_defaults(Compiler *compiler, const Parameters *parameters) {
  ExprList defaults = {.items = scratch_alloc(&compiler->scratch,
                                              parameters->positional_count * sizeof(Expr *) + 1)};
  for (size_t i = 0; i < parameters->positional_count; i++)
    if (parameters->positional[i].fallback)
      defaults.items[defaults.count++] = parameters->positional[i].fallback;
  if (compiler->display_tuples && fold_all_constant(compiler->heap, &defaults, 0, defaults.count)) {
    compile_folded_items(compiler, &defaults);
    for (size_t i = 0; i < defaults.count; i++) { // the loads of which the tuple is made
      Object *value = fold(compiler->heap, defaults.items[i]);
      if (!value) return compile_no_memory(compiler);
      builder_constant(compiler, unit_merge_steal(compiler->unit, value, false));
    }
    Object *tuple = fold_tuple(compiler->heap, &defaults, 0, defaults.count);
    if (tuple) emit_constant_steal(compiler, tuple, true);
    return tuple || compile_no_memory(compiler);
  }
  for (size_t i = 0; i < defaults.count; i++)
    if (!compile_expr(compiler, defaults.items[i])) return false;
  emit_argument(compiler, OPCODE_BUILD_TUPLE, defaults.count);
  return true;
}

static bool compile_keyword_defaults(Compiler *compiler, const Parameters *parameters) {
  size_t count = 0;
  for (size_t i = 0; i < parameters->keyword_only_count; i++) {
    const Parameter *parameter = &parameters->keyword_only[i];
    if (!parameter->fallback) continue;
    emit_str(compiler, compiler_mangle(compiler, compiler->builder->class_name, parameter->name));
    if (!compile_expr(compiler, parameter->fallback)) return false;
    count++;
  }
  emit_argument(compiler, OPCODE_BUILD_MAP, count);
  return true;
}

static bool compile_defaults(Compiler *compiler, const Parameters *parameters, uint32_t *flags) {
  bool positional = false, keyword = false;
  for (size_t i = 0; i < parameters->positional_count; i++)
    positional |= parameters->positional[i].fallback != NULL;
  for (size_t i = 0; i < parameters->keyword_only_count; i++)
    keyword |= parameters->keyword_only[i].fallback != NULL;
  *flags |= (positional ? MAKE_DEFAULTS : 0) | (keyword ? MAKE_KEYWORD_DEFAULTS : 0);
  return (!positional || compile_positional_defaults(compiler, parameters)) &&
         (!keyword || compile_keyword_defaults(compiler, parameters));
}

static bool compile_annotation(Compiler *compiler, const char *name, const Expr *annotation,
                               size_t *count) {
  if (!annotation) return true;
  emit_str(compiler, compiler_mangle(compiler, compiler->builder->class_name, name));
  *count += 2;
  return compile_expr(compiler, annotation);
}

static bool compile_annotations(Compiler *compiler, const Stmt *stmt, uint32_t *flags) {
  if (compiler->heap->profile->lazy_annotations)
    return compile_function_annotate(compiler, stmt, flags);
  const Parameters *p = stmt->as.function.parameters;
  size_t count = 0;
  for (size_t i = 0; i < p->positional_count; i++)
    if (!compile_annotation(compiler, p->positional[i].name, p->positional[i].annotation, &count))
      return false;
  if (p->star && !compile_annotation(compiler, p->star->name, p->star->annotation, &count))
    return false;
  for (size_t i = 0; i < p->keyword_only_count; i++)
    if (!compile_annotation(compiler, p->keyword_only[i].name, p->keyword_only[i].annotation,
                            &count))
      return false;
  if (p->double_star &&
      !compile_annotation(compiler, p->double_star->name, p->double_star->annotation, &count))
    return false;
  if (!compile_annotation(compiler, "return", stmt->as.function.returns, &count)) return false;
  if (!count) return true;
  emit_argument(compiler, OPCODE_BUILD_TUPLE, count);
  *flags |= MAKE_ANNOTATIONS;
  return true;
}

static void set_arguments(Code *code, const Parameters *parameters) {
  code->argument_count = (uint32_t)parameters->positional_count;
  code->positional_only_count = (uint32_t)parameters->positional_only_count;
  code->keyword_only_count = (uint32_t)parameters->keyword_only_count;
  code->flags |=
      (parameters->star ? CODE_VARARGS : 0) | (parameters->double_star ? CODE_VARKEYWORDS : 0);
}

// ---- def and lambda ---------------------------------------------------------------------------

static bool compile_decorators(Compiler *compiler, const ExprList *decorators) {
  for (size_t i = 0; i < decorators->count; i++)
    if (!compile_expr(compiler, decorators->items[i])) return false;
  return true;
}

// The decorator stands where a method would, what it decorates where self would.
static void apply_decorators(Compiler *compiler, const ExprList *decorators) {
  for (size_t i = decorators->count; i-- > 0;) {
    compiler->builder->at = decorators->items[i]->at;
    emit_argument(compiler, OPCODE_CALL, 0);
  }
}

static void return_none(Compiler *compiler) {
  emit_none(compiler);
  emit(compiler, OPCODE_RETURN_VALUE);
}

static Code *compile_function_body(Compiler *compiler, const Stmt *stmt) {
  const Expr *doc = NULL;
  builder_open(compiler, scope_of(compiler->builder->scope, stmt), stmt->as.function.name,
               stmt->at);
  if (compiler->failed) return builder_close(compiler);
  set_arguments(compiler->builder->code, stmt->as.function.parameters);
  StmtList body = stmt->as.function.body;
  if (body_docstring(&body, &doc)) {
    builder_constant(compiler, docstring(compiler, doc));
    body.items++, body.count--;
  } else {
    builder_constant(compiler, compiler->heap->none);
  }
  if (compile_body(compiler, &body)) return_none(compiler);
  return builder_close(compiler);
}

bool compile_function(Compiler *compiler, const Stmt *stmt) {
  uint32_t flags = 0;
  if (!compile_decorators(compiler, &stmt->as.function.decorators) ||
      !compile_defaults(compiler, stmt->as.function.parameters, &flags) ||
      !compile_annotations(compiler, stmt, &flags))
    return false;
  Code *code = compile_function_body(compiler, stmt);
  if (!code) return false;
  compiler->builder->at = stmt->at;
  if (!compile_make_closure(compiler, code, flags)) return false;
  apply_decorators(compiler, &stmt->as.function.decorators);
  return compile_name(compiler, stmt->as.function.name, NAME_STORE);
}

bool compile_lambda(Compiler *compiler, const Expr *expr) {
  uint32_t flags = 0;
  if (!compile_defaults(compiler, expr->as.lambda.parameters, &flags)) return false;
  builder_open(compiler, scope_of(compiler->builder->scope, expr), "<lambda>", expr->at);
  if (!compiler->failed) {
    set_arguments(compiler->builder->code, expr->as.lambda.parameters);
    builder_constant(compiler, compiler->heap->none);
    if (compile_expr(compiler, expr->as.lambda.body)) {
      if (compiler->builder->scope->generator) {
        emit(compiler, OPCODE_POP_TOP);
        emit_none(compiler);
      }
      emit(compiler, OPCODE_RETURN_VALUE);
    }
  }
  Code *code = builder_close(compiler);
  if (!code) return false;
  compiler->builder->at = expr->at;
  return compile_make_closure(compiler, code, flags);
}

// ---- class ------------------------------------------------------------------------------------

// maybe_add_static_attribute_to_class: of the nearest class around the function.
void compile_note_static(Compiler *compiler, const Expr *attribute) {
  const Expr *object = attribute->as.attribute.object;
  if (object->kind != EXPR_NAME || strcmp(object->as.name, "self") != 0) return;
  for (Builder *b = compiler->builder->outer; b; b = b->outer) {
    if (b->scope->kind != SCOPE_CLASS) continue;
    name_number(&b->static_attributes, compiler_intern(compiler, attribute->as.attribute.name));
    return;
  }
}

static int by_name(const void *left, const void *right) {
  return strcmp(((const NameEntry *)left)->name, ((const NameEntry *)right)->name);
}

static void store_first_line(Compiler *compiler, const Stmt *stmt) {
  const ExprList *decorators = &stmt->as.class_.decorators;
  Position at = decorators->count ? decorators->items[0]->at : stmt->at;
  heap_internal_begin(compiler->heap);
  Object *line = int_new(compiler->heap, at.line);
  heap_internal_end(compiler->heap);
  if (!line) {
    compile_no_memory(compiler);
    return;
  }
  emit_constant_steal(compiler, line, true);
  compile_name(compiler, "__firstlineno__", NAME_STORE);
}

// A constant tuple of the names in the order of the alphabet.
static void store_static_attributes(Compiler *compiler) {
  Heap *heap = compiler->heap;
  NameTable *names = &compiler->builder->static_attributes;
  Array(Object *) items = {0};
  if (names->count) qsort(names->items, names->count, sizeof *names->items, by_name);
  heap_internal_begin(heap);
  for (size_t i = 0; i < names->count; i++)
    array_push(&items, str_intern(heap, names->items[i].name, strlen(names->items[i].name)));
  Object *tuple = tuple_new_constant_steal(heap, items.items, items.count);
  heap_internal_end(heap);
  array_delete(&items);
  if (!tuple) {
    compile_no_memory(compiler);
    return;
  }
  Object *merged = unit_merge_steal(compiler->unit, tuple, true);
  emit_argument(compiler, OPCODE_LOAD_HIDDEN, builder_constant(compiler, merged));
  // CPython's compiler keeps one reference for ever, for each class body: such a tuple is never
  // freed and never part of a class's garbage (3.13.18, 3.14.10, 3.15.2).
  if (names->count) heap_hold_for(heap, merged, "the compiler");
  compile_name(compiler, "__static_attributes__", NAME_STORE);
}

static bool compile_class_body(Compiler *compiler, const Stmt *stmt) {
  Builder *b = compiler->builder;
  const Expr *doc = NULL;
  StmtList body = stmt->as.class_.body;
  b->class_name = stmt->as.class_.name;
  compile_name(compiler, "__name__", NAME_LOAD);
  compile_name(compiler, "__module__", NAME_STORE);
  emit_str(compiler, text_chars(&b->qualname));
  compile_name(compiler, "__qualname__", NAME_STORE);
  bool lines = compiler->heap->profile->class_line_attributes;
  if (lines) store_first_line(compiler, stmt);
  if (b->scope->annotated && !compiler->heap->profile->lazy_annotations)
    emit(compiler, OPCODE_SETUP_ANNOTATIONS);
  if (b->scope->needs_class_dict) {
    emit(compiler, OPCODE_LOAD_LOCALS);
    emit_argument(compiler, OPCODE_STORE_DEREF,
                  builder_cell(compiler, compiler_intern(compiler, "__classdict__")));
  }
  if (body_docstring(&body, &doc)) {
    emit_argument(compiler, OPCODE_LOAD_CONST,
                  builder_constant(compiler, docstring(compiler, doc)));
    compile_name(compiler, "__doc__", NAME_STORE);
    body.items++, body.count--;
  }
  if (!compile_body(compiler, &body)) return false;
  if (!compile_class_annotate(compiler)) return false;
  if (lines) store_static_attributes(compiler);
  if (b->scope->needs_class_dict) {
    emit_argument(compiler, OPCODE_LOAD_CLOSURE,
                  builder_cell(compiler, compiler_intern(compiler, "__classdict__")));
    compile_name(compiler, "__classdictcell__", NAME_STORE);
  }
  if (!b->scope->needs_class_closure) {
    return_none(compiler);
    return true;
  }
  emit_argument(compiler, OPCODE_LOAD_CLOSURE,
                builder_cell(compiler, compiler_intern(compiler, "__class__")));
  emit_argument(compiler, OPCODE_COPY, 1);
  compile_name(compiler, "__classcell__", NAME_STORE);
  emit(compiler, OPCODE_RETURN_VALUE);
  return true;
}

bool compile_class(Compiler *compiler, const Stmt *stmt) {
  const ExprList *bases = &stmt->as.class_.bases;
  for (size_t i = 0; i < bases->count; i++)
    if (bases->items[i]->kind == EXPR_STARRED)
      return compile_refuse(compiler, bases->items[i]->at, "* in the bases of a class");
  if (stmt->as.class_.keyword_count) {
    const Keyword *keyword = &stmt->as.class_.keywords[0];
    return compile_refuse(compiler, keyword->at,
                          keyword->name ? keyword->name : "** in the bases of a class");
  }
  if (!compile_decorators(compiler, &stmt->as.class_.decorators)) return false;
  builder_open(compiler, scope_of(compiler->builder->scope, stmt), stmt->as.class_.name, stmt->at);
  if (!compiler->failed) compile_class_body(compiler, stmt);
  Code *code = builder_close(compiler);
  if (!code) return false;
  compiler->builder->at = stmt->at;
  enum { BUILDER_AND_NULL = 2 }; // __build_class__ stands below its arguments
  int16_t extra = compiler->builder->extra;
  compiler->builder->extra = (int16_t)(extra + BUILDER_AND_NULL);
  if (!compile_make_closure(compiler, code, MAKE_INTERNAL)) return false;
  emit_str(compiler, stmt->as.class_.name);
  for (size_t i = 0; i < bases->count; i++)
    if (!compile_expr(compiler, bases->items[i])) return false;
  compiler->builder->at = stmt->at;
  emit_argument(compiler, OPCODE_BUILD_CLASS, bases->count);
  compiler->builder->extra = extra;
  apply_decorators(compiler, &stmt->as.class_.decorators);
  return compile_name(compiler, stmt->as.class_.name, NAME_STORE);
}
