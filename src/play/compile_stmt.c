// compile_stmt.c: statements. Mirrors CPython 3.12 Python/compile.c compiler_visit_stmt.
#include "compile_internal.h"

#include <string.h>

bool compile_body(Compiler *compiler, const StmtList *body) {
  for (size_t i = 0; i < body->count; i++)
    if (!compile_stmt(compiler, body->items[i])) return false;
  return true;
}

// A constant alone leaves nothing behind.
static bool compile_expression_statement(Compiler *compiler, const Stmt *stmt) {
  if (fold_is_constant(compiler->heap, stmt->as.expr)) return true;
  if (!compile_expr(compiler, stmt->as.expr)) return false;
  emit(compiler, OPCODE_POP_TOP);
  return true;
}

static bool compile_if(Compiler *compiler, const Stmt *stmt) {
  Label end = label_new(compiler);
  bool has_else = stmt->as.branch.otherwise.count > 0;
  Label next = has_else ? label_new(compiler) : end;
  if (!compile_jump_if(compiler, stmt->as.branch.test, next, false) ||
      !compile_body(compiler, &stmt->as.branch.body))
    return false;
  if (has_else) {
    emit_jump(compiler, OPCODE_JUMP, end);
    label_place(compiler, next);
    if (!compile_body(compiler, &stmt->as.branch.otherwise)) return false;
  }
  label_place(compiler, end);
  return true;
}

static bool compile_raise(Compiler *compiler, const Stmt *stmt) {
  size_t count = 0;
  if (stmt->as.raise.exception) {
    if (!compile_expr(compiler, stmt->as.raise.exception)) return false;
    count++;
    if (stmt->as.raise.cause) {
      if (!compile_expr(compiler, stmt->as.raise.cause)) return false;
      count++;
    }
  }
  compiler->builder->at = stmt->at;
  emit_argument(compiler, OPCODE_RAISE_VARARGS, count);
  return true;
}

static bool compile_assert(Compiler *compiler, const Stmt *stmt) {
  Label end = label_new(compiler);
  if (!compile_jump_if(compiler, stmt->as.assertion.test, end, true)) return false;
  emit(compiler, OPCODE_LOAD_ASSERTION_ERROR);
  if (stmt->as.assertion
          .message) { // the class stands where a method would, the message where self would
    if (!compile_expr(compiler, stmt->as.assertion.message)) return false;
    emit_argument(compiler, OPCODE_CALL, 0);
  }
  compiler->builder->at = stmt->at;
  emit_argument(compiler, OPCODE_RAISE_VARARGS, 1);
  label_place(compiler, end);
  return true;
}

// ---- imports ----------------------------------------------------------------------------------

static bool compile_import(Compiler *compiler, const Stmt *stmt) {
  for (size_t i = 0; i < stmt->as.import.count; i++) {
    const Alias *alias = &stmt->as.import.aliases[i];
    const char *dot = strchr(alias->name, '.');
    emit_none(compiler); // no list of names; the level, always 0, is left out
    emit_none(compiler);
    emit_name(compiler, OPCODE_IMPORT_NAME, alias->name);
    const char *name = alias->as_name ? alias->as_name : alias->name;
    if (!alias->as_name && dot)
      name = scratch_strndup(&compiler->scratch, name, (size_t)(dot - name));
    if (!compile_name(compiler, name, NAME_STORE)) return false;
  }
  return true;
}

static bool compile_import_from(Compiler *compiler, const Stmt *stmt) {
  if (!stmt->as.import.module) return compile_refuse(compiler, stmt->at, "from . import");
  emit_none(compiler);
  compiler->builder->at = stmt->at;
  emit_str(compiler, stmt->as.import.aliases[0].name); // stands for the tuple of names: not None
  emit_name(compiler, OPCODE_IMPORT_NAME, stmt->as.import.module);
  for (size_t i = 0; i < stmt->as.import.count; i++) {
    const Alias *alias = &stmt->as.import.aliases[i];
    emit_name(compiler, OPCODE_IMPORT_FROM, alias->name);
    if (!compile_name(compiler, alias->as_name ? alias->as_name : alias->name, NAME_STORE))
      return false;
  }
  emit(compiler, OPCODE_POP_TOP);
  return true;
}

// ---- all kinds --------------------------------------------------------------------------------

static bool compile_deletions(Compiler *compiler, const Stmt *stmt) {
  for (size_t i = 0; i < stmt->as.targets.count; i++)
    if (!compile_delete(compiler, stmt->as.targets.items[i])) return false;
  return true;
}

bool compile_stmt(Compiler *compiler, const Stmt *stmt) {
  if (compiler->failed) return false;
  compiler->builder->at = stmt->at;
  switch (stmt->kind) {
  case STMT_EXPR: return compile_expression_statement(compiler, stmt);
  case STMT_ASSIGN: return compile_assign(compiler, stmt);
  case STMT_AUGMENTED: return compile_augmented(compiler, stmt);
  case STMT_ANNOTATED: return compile_annotated(compiler, stmt);
  case STMT_DELETE: return compile_deletions(compiler, stmt);
  case STMT_PASS:
  case STMT_GLOBAL:
  case STMT_NONLOCAL: return true;
  case STMT_BREAK:
  case STMT_CONTINUE: return compile_break(compiler, stmt);
  case STMT_RETURN: return compile_return(compiler, stmt);
  case STMT_RAISE: return compile_raise(compiler, stmt);
  case STMT_ASSERT: return compile_assert(compiler, stmt);
  case STMT_IMPORT: return compile_import(compiler, stmt);
  case STMT_IMPORT_FROM: return compile_import_from(compiler, stmt);
  case STMT_IF: return compile_if(compiler, stmt);
  case STMT_WHILE: return compile_while(compiler, stmt);
  case STMT_FOR: return compile_for(compiler, stmt);
  case STMT_TRY: return compile_try(compiler, stmt);
  case STMT_WITH: return compile_with(compiler, stmt, 0);
  case STMT_FUNCTION: return compile_function(compiler, stmt);
  case STMT_CLASS: return compile_class(compiler, stmt);
  }
  return false;
}
