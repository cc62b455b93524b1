// compile_annotations.c: annotations that a function makes when they are asked for (PEP 649).
// Mirrors Python/codegen.c of CPython 3.14: codegen_function_annotations,
// codegen_process_deferred_annotations, codegen_annassign.
#include "compile_internal.h"

static void push_int(Compiler *compiler, int64_t value) {
  heap_internal_begin(compiler->heap);
  Object *number = int_new(compiler->heap, value);
  heap_internal_end(compiler->heap);
  if (number)
    emit_constant_steal(compiler, number, true);
  else
    compile_no_memory(compiler);
}

// `if .format > 2: raise NotImplementedError`: values are the only format that is made here.
static bool open_annotate(Compiler *compiler, const void *node, Position at) {
  builder_open(compiler, scope_of(compiler->builder->scope, node), "__annotate__", at);
  if (compiler->failed) return false;
  Code *code = compiler->builder->code;
  code->argument_count = code->positional_only_count = 1;
  builder_constant(compiler, compiler->heap->none);
  Label known = label_new(compiler);
  compile_name(compiler, ".format", NAME_LOAD);
  push_int(compiler, 2);
  emit_argument(compiler, OPCODE_COMPARE_OP, CMP_GT);
  emit_jump(compiler, OPCODE_POP_JUMP_IF_FALSE, known);
  emit_argument(
      compiler, OPCODE_LOAD_GLOBAL,
      name_number(&compiler->builder->names, compiler_intern(compiler, "NotImplementedError")));
  emit_argument(compiler, OPCODE_RAISE_VARARGS, 1);
  label_place(compiler, known);
  emit_argument(compiler, OPCODE_BUILD_MAP, 0);
  return !compiler->failed;
}

// The dict is on the stack. `name` is mangled here.
static bool add_annotation(Compiler *compiler, const char *name, const Expr *annotation) {
  if (!annotation) return true;
  emit_str(compiler, compiler_mangle(compiler, compiler->builder->class_name, name));
  if (!compile_expr(compiler, annotation)) return false;
  emit_argument(compiler, OPCODE_MAP_ADD, 1);
  return true;
}

static bool close_annotate(Compiler *compiler, bool done, Position at) {
  if (done) emit(compiler, OPCODE_RETURN_VALUE);
  Code *code = builder_close(compiler);
  compiler->builder->at = at;
  return code && compile_make_closure(compiler, code, MAKE_INTERNAL);
}

// ---- of functions -----------------------------------------------------------------------------

static bool add_parameters(Compiler *compiler, const Parameters *p) {
  bool done = true;
  for (size_t i = 0; done && i < p->positional_count; i++)
    done = add_annotation(compiler, p->positional[i].name, p->positional[i].annotation);
  if (done && p->star) done = add_annotation(compiler, p->star->name, p->star->annotation);
  for (size_t i = 0; done && i < p->keyword_only_count; i++)
    done = add_annotation(compiler, p->keyword_only[i].name, p->keyword_only[i].annotation);
  if (done && p->double_star)
    done = add_annotation(compiler, p->double_star->name, p->double_star->annotation);
  return done;
}

bool compile_function_annotate(Compiler *compiler, const Stmt *stmt, uint32_t *flags) {
  const Parameters *parameters = stmt->as.function.parameters;
  if (!scope_of(compiler->builder->scope, parameters)) return true;
  bool done = open_annotate(compiler, parameters, stmt->at) &&
              add_parameters(compiler, parameters) &&
              add_annotation(compiler, "return", stmt->as.function.returns);
  *flags |= MAKE_ANNOTATE;
  return close_annotate(compiler, done, stmt->at);
}

// ---- of names in classes and modules ----------------------------------------------------------

static bool add_names(Compiler *compiler, const Scope *owner, bool conditional) {
  bool done = true;
  for (size_t i = 0; done && i < owner->annotations.count; i++) {
    const Stmt *stmt = owner->annotations.items[i];
    Label next = label_new(compiler);
    if (conditional) { // the statement has run
      push_int(compiler, (int64_t)i);
      compile_name(compiler, "__conditional_annotations__", NAME_LOAD);
      emit_argument(compiler, OPCODE_CONTAINS_OP, 0);
      emit_jump(compiler, OPCODE_POP_JUMP_IF_FALSE, next);
    }
    done =
        add_annotation(compiler, stmt->as.annotated.target->as.name, stmt->as.annotated.annotation);
    label_place(compiler, next);
  }
  return done;
}

static bool make_annotate(Compiler *compiler, bool conditional) {
  const Scope *owner = compiler->builder->scope;
  Position at = compiler->builder->at;
  bool done = open_annotate(compiler, owner, at) && add_names(compiler, owner, conditional);
  return close_annotate(compiler, done, at);
}

bool compile_module_annotate(Compiler *compiler) {
  if (!compiler->module->annotations.count) return true;
  if (!make_annotate(compiler, true)) return false;
  compile_name(compiler, "__annotate__", NAME_STORE);
  emit(compiler, OPCODE_SETUP_CONDITIONAL);
  return true;
}

bool compile_class_annotate(Compiler *compiler) {
  if (!compiler->builder->scope->annotations.count) return true;
  return make_annotate(compiler, false) && compile_name(compiler, "__annotate_func__", NAME_STORE);
}

static size_t number_of(const Scope *scope, const Stmt *stmt) {
  size_t i = 0;
  while (scope->annotations.items[i] != stmt) i++;
  return i;
}

static bool is_direct(const Scope *scope, const Stmt *stmt) {
  const StmtList *body = &((const Stmt *)scope->node)->as.class_.body;
  for (size_t i = 0; i < body->count; i++)
    if (body->items[i] == stmt) return true;
  return false;
}

bool compile_lazy_annotated(Compiler *compiler, const Stmt *stmt) {
  const Scope *scope = compiler->builder->scope;
  if (stmt->as.annotated.target->kind != EXPR_NAME) return true;
  if (scope->kind == SCOPE_CLASS && !is_direct(scope, stmt))
    return compile_refuse(compiler, stmt->at, "annotation in a branch of a class body");
  if (scope->kind != SCOPE_MODULE) return true;
  compile_name(compiler, "__conditional_annotations__", NAME_LOAD);
  push_int(compiler, (int64_t)number_of(scope, stmt));
  emit_argument(compiler, OPCODE_SET_ADD, 1);
  emit(compiler, OPCODE_POP_TOP);
  return true;
}
