// compile_name.c: loads, stores and deletions of names, by what kind of variable they are. Mirrors
// CPython 3.12 Python/compile.c compiler_nameop.
#include "compile_internal.h"

uint32_t builder_local(Compiler *compiler, const char *name) {
  return name_number(&compiler->builder->locals, name);
}

// Cells first, then free variables; flow_assemble moves them behind the locals.
uint32_t builder_cell(Compiler *compiler, const char *name) {
  Builder *b = compiler->builder;
  const NameEntry *cell = name_find(&b->cells, name);
  if (cell) return cell->value;
  const NameEntry *free_ = name_find(&b->free, name);
  return (uint32_t)b->cells.count + (free_ ? free_->value : 0);
}

static bool in_class_body(const Builder *b) { return b->scope->kind == SCOPE_CLASS && !b->inlined; }

static bool compile_deref(Compiler *compiler, const char *name, NameUse use) {
  Opcode load = in_class_body(compiler->builder) ? OPCODE_LOAD_CLASS_DEREF : OPCODE_LOAD_DEREF;
  Opcode opcode = use == NAME_LOAD    ? load
                  : use == NAME_STORE ? OPCODE_STORE_DEREF
                                      : OPCODE_DELETE_DEREF;
  emit_argument(compiler, opcode, builder_cell(compiler, name));
  return true;
}

static bool compile_fast(Compiler *compiler, const char *name, NameUse use) {
  Opcode opcode = use == NAME_LOAD    ? OPCODE_LOAD_FAST
                  : use == NAME_STORE ? OPCODE_STORE_FAST
                                      : OPCODE_DELETE_FAST;
  emit_argument(compiler, opcode, builder_local(compiler, name));
  return true;
}

static bool compile_global(Compiler *compiler, const char *name, NameUse use) {
  Opcode opcode = use == NAME_LOAD    ? OPCODE_LOAD_GLOBAL
                  : use == NAME_STORE ? OPCODE_STORE_GLOBAL
                                      : OPCODE_DELETE_GLOBAL;
  emit_argument(compiler, opcode, name_number(&compiler->builder->names, name));
  return true;
}

static bool compile_named(Compiler *compiler, const char *name, NameUse use) {
  const Builder *b = compiler->builder;
  // A comprehension inlined into a class body does not see the class's names.
  if (use == NAME_LOAD && b->scope->kind == SCOPE_CLASS && b->inlined)
    return compile_global(compiler, name, use);
  Opcode opcode = use == NAME_LOAD    ? OPCODE_LOAD_NAME
                  : use == NAME_STORE ? OPCODE_STORE_NAME
                                      : OPCODE_DELETE_NAME;
  emit_argument(compiler, opcode, name_number(&compiler->builder->names, name));
  return true;
}

// In annotations of a class: its namespace goes before what is outside.
static bool compile_seen_in_class(Compiler *compiler, const char *name, bool free_) {
  const char *dict = compiler_intern(compiler, "__classdict__");
  emit_argument(compiler, OPCODE_LOAD_DEREF, builder_cell(compiler, dict));
  if (free_)
    emit_argument(compiler, OPCODE_LOAD_DICT_OR_DEREF, builder_cell(compiler, name));
  else
    emit_argument(compiler, OPCODE_LOAD_DICT_OR_GLOBAL,
                  name_number(&compiler->builder->names, name));
  return true;
}

bool compile_name(Compiler *compiler, const char *plain, NameUse use) {
  Builder *b = compiler->builder;
  const char *name = compiler_mangle(compiler, b->class_name, plain);
  VariableKind kind = symbol_kind(scope_symbol(b->scope, name));
  bool outside = kind == VARIABLE_FREE || kind == VARIABLE_GLOBAL_IMPLICIT;
  if (b->scope->sees_class && outside && use == NAME_LOAD)
    return compile_seen_in_class(compiler, name, kind == VARIABLE_FREE);
  switch (kind) {
  case VARIABLE_FREE:
  case VARIABLE_CELL: return compile_deref(compiler, name, use);
  case VARIABLE_LOCAL:
    return scope_is_function(b->scope) || name_find(&b->hidden, name)
               ? compile_fast(compiler, name, use)
               : compile_named(compiler, name, use);
  case VARIABLE_GLOBAL_IMPLICIT:
    return scope_is_function(b->scope) ? compile_global(compiler, name, use)
                                       : compile_named(compiler, name, use);
  case VARIABLE_GLOBAL_EXPLICIT: return compile_global(compiler, name, use);
  case VARIABLE_UNKNOWN: break;
  }
  return compile_named(compiler, name, use);
}
