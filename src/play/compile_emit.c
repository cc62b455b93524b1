// compile_emit.c: code objects under construction. Mirrors CPython 3.12 Python/compile.c
// compiler_enter_scope, compiler_addop and friends.
#include "compile_internal.h"

#include <stdlib.h>
#include <string.h>

bool compile_error(Compiler *compiler, Position at, const char *format, ...) {
  va_list arguments;
  Text text = {0};
  va_start(arguments, format);
  text_vprintf(&text, format, arguments);
  va_end(arguments);
  if (!compiler->failed) compiler->failed_step = compiler->step;
  compiler->failed = true;
  error_add(compiler->errors, at, "%s", text_chars(&text));
  text_delete(&text);
  return false;
}

bool compile_refuse(Compiler *compiler, Position at, const char *construct) {
  return compile_error(compiler, at, "'%s' is not modelled", construct);
}

// The simulated memory has a limit that a constant can pass.
bool compile_no_memory(Compiler *compiler) {
  Text type = {0}, message = {0};
  if (compiler->heap->raised) heap_raised_text(compiler->heap, &type, &message);
  heap_forget(compiler->heap);
  compile_error(compiler, compiler->builder->at, "%s",
                message.length ? text_chars(&message) : "the simulated memory is full");
  text_delete(&type);
  text_delete(&message);
  return false;
}

// ---- opening and closing ----------------------------------------------------------------------

static int compare_names(const void *a, const void *b) {
  return strcmp(((const NameEntry *)a)->name, ((const NameEntry *)b)->name);
}

// The names of one kind in the order of the alphabet (dictbytype).
static void collect(NameTable *table, const Scope *scope, VariableKind kind, uint32_t flag) {
  Array(NameEntry) found = {0};
  for (size_t i = 0; i < scope->symbols.count; i++) {
    NameEntry entry = scope->symbols.items[i];
    if (symbol_kind(entry.value) == kind || (entry.value & flag)) array_push(&found, entry);
  }
  if (found.count) qsort(found.items, found.count, sizeof *found.items, compare_names);
  for (size_t i = 0; i < found.count; i++) name_number(table, found.items[i].name);
  array_delete(&found);
}

static void set_qualname(Compiler *compiler, Builder *builder, const char *name) {
  const Builder *outer = builder->outer;
  if (outer && outer->scope->kind != SCOPE_MODULE) {
    const char *mangled = compiler_mangle(compiler, outer->class_name, name);
    VariableKind kind = symbol_kind(scope_symbol(outer->scope, mangled));
    bool global = builder->scope->kind != SCOPE_MODULE && kind == VARIABLE_GLOBAL_EXPLICIT &&
                  strcmp(builder->scope->name, "<lambda>") != 0;
    if (!global)
      text_printf(&builder->qualname, "%s%s", text_chars(&outer->qualname),
                  scope_is_function(outer->scope) ? ".<locals>." : ".");
  }
  text_add(&builder->qualname, name);
}

static void emit_cell(Compiler *compiler, size_t number) {
  emit_argument(compiler, OPCODE_MAKE_CELL, number);
}

// insert_prefix_instructions: cells of arguments first, in their order.
static void emit_prefix(Compiler *compiler) {
  Builder *b = compiler->builder;
  if (b->free.count) emit_argument(compiler, OPCODE_COPY_FREE_VARS, b->free.count);
  for (size_t i = 0; i < b->scope->parameters.count; i++) {
    const NameEntry *cell = name_find(&b->cells, b->scope->parameters.items[i]);
    if (cell) emit_cell(compiler, cell->value);
  }
  for (size_t i = 0; i < b->cells.count; i++)
    if (!(scope_symbol(b->scope, b->cells.items[i].name) & SYMBOL_PARAMETER))
      emit_cell(compiler, i);
  bool loops = b->scope->comprehension && compiler->heap->profile->loops_keep_iterable;
  if (scope_is_function(b->scope) && b->scope->generator) {
    if (loops) { // the iterable is looked at when the generator is made
      emit_argument(compiler, OPCODE_LOAD_FAST, 0);
      emit_loop_start(compiler);
    }
    emit(compiler, OPCODE_RETURN_GENERATOR);
    emit(compiler, OPCODE_POP_TOP);
  }
  emit_argument(compiler, OPCODE_RESUME, 0);
}

void builder_open(Compiler *compiler, Scope *scope, const char *name, Position at) {
  Builder *b = mem_zalloc(sizeof *b);
  b->outer = compiler->builder;
  b->scope = scope;
  b->at = at;
  b->class_name = scope->class_name;
  array_push(&b->setups, ((Setup){NO_LABEL, 0, -1}));
  for (size_t i = 0; i < scope->parameters.count; i++)
    name_number(&b->locals, scope->parameters.items[i]);
  collect(&b->cells, scope, VARIABLE_CELL, SYMBOL_COMPREHENSION_CELL);
  if (scope->needs_class_dict) name_number(&b->cells, compiler_intern(compiler, "__classdict__"));
  if (scope->needs_class_closure) name_number(&b->cells, compiler_intern(compiler, "__class__"));
  collect(&b->free, scope, VARIABLE_FREE, SYMBOL_FREE_CLASS);
  set_qualname(compiler, b, name);
  compiler->builder = b;

  Heap *heap = compiler->heap;
  heap_internal_begin(heap);
  Object *code_name = str_intern(heap, name, strlen(name));
  Object *qualname = str_intern(heap, text_chars(&b->qualname), b->qualname.length);
  b->code = code_name && qualname ? code_new(heap, code_name, qualname) : NULL;
  object_decref_null(heap, code_name);
  object_decref_null(heap, qualname);
  heap_internal_end(heap);
  if (!b->code)
    compile_no_memory(compiler);
  else
    b->code->first_line = at.line;
  emit_prefix(compiler);
}

void builder_abandon(Compiler *compiler) {
  Builder *b = compiler->builder;
  compiler->builder = b->outer;
  object_decref_null(compiler->heap, (Object *)b->code);
  name_table_delete(&b->locals);
  name_table_delete(&b->cells);
  name_table_delete(&b->free);
  name_table_delete(&b->hidden);
  name_table_delete(&b->names);
  name_table_delete(&b->static_attributes);
  name_table_delete(&b->constant_numbers);
  for (size_t i = 0; i < b->constants.count; i++)
    object_decref(compiler->heap, b->constants.items[i]);
  array_delete(&b->constants);
  array_delete(&b->emitted);
  array_delete(&b->labels);
  array_delete(&b->setups);
  array_delete(&b->blocks);
  text_delete(&b->qualname);
  mem_free(b);
}

Code *builder_close(Compiler *compiler) {
  Builder *b = compiler->builder;
  Code *code = NULL;
  if (!compiler->failed && b->emitted.count > ARGUMENT_MAX / 2)
    compile_error(compiler, b->at, "the program is too long");
  if (!compiler->failed) {
    flow_assemble(compiler, b);
    code = b->code;
    b->code = NULL;
  }
  if (compiler->failed && code) {
    object_decref(compiler->heap, (Object *)code);
    code = NULL;
  }
  builder_abandon(compiler);
  return code;
}

// ---- instructions -----------------------------------------------------------------------------

Label label_new(Compiler *compiler) {
  array_push(&compiler->builder->labels, NO_LABEL);
  return (Label)(compiler->builder->labels.count - 1);
}

void label_place(Compiler *compiler, Label label) {
  compiler->builder->labels.items[label] = (uint32_t)compiler->builder->emitted.count;
}

void emit_argument(Compiler *compiler, Opcode opcode, size_t argument) {
  Builder *b = compiler->builder;
  if (argument > ARGUMENT_MAX) {
    compile_error(compiler, b->at, "the program is too long");
    argument = 0;
  }
  array_push(&b->emitted, ((Emitted){.opcode = (uint8_t)opcode,
                                     .argument = (uint32_t)argument,
                                     .handler = b->handler,
                                     .extra = b->extra,
                                     .at = b->at}));
}

void emit(Compiler *compiler, Opcode opcode) { emit_argument(compiler, opcode, 0); }
void emit_jump(Compiler *compiler, Opcode opcode, Label label) {
  emit_argument(compiler, opcode, label);
}

static int16_t loop_extra(const Compiler *compiler) {
  return compiler->heap->profile->loops_keep_iterable ? 1 : 0;
}

void emit_loop_start(Compiler *compiler) {
  compiler->builder->extra = (int16_t)(compiler->builder->extra + loop_extra(compiler));
  emit(compiler, OPCODE_GET_ITER);
}

void emit_loop_end(Compiler *compiler) {
  compiler->builder->extra = (int16_t)(compiler->builder->extra - loop_extra(compiler));
}

void emit_name(Compiler *compiler, Opcode opcode, const char *name) {
  Builder *b = compiler->builder;
  emit_argument(compiler, opcode,
                name_number(&b->names, compiler_mangle(compiler, b->class_name, name)));
}

// ---- constants --------------------------------------------------------------------------------

// Each constant once in co_consts; the unit made equal ones identical.
uint32_t builder_constant(Compiler *compiler, Object *constant) {
  Builder *b = compiler->builder;
  if (!constant) return compile_no_memory(compiler), 0;
  uint32_t number = name_number(&b->constant_numbers, (const char *)constant);
  if (number == b->constants.count) array_push(&b->constants, object_incref(constant));
  return number;
}

void emit_constant_steal(Compiler *compiler, Object *constant, bool hidden) {
  Object *merged = unit_merge_steal(compiler->unit, constant, hidden);
  emit_argument(compiler, hidden ? OPCODE_LOAD_HIDDEN : OPCODE_LOAD_CONST,
                builder_constant(compiler, merged));
}

void emit_none(Compiler *compiler) {
  emit_argument(compiler, OPCODE_LOAD_CONST, builder_constant(compiler, compiler->heap->none));
}

void emit_str(Compiler *compiler, const char *text) {
  Heap *heap = compiler->heap;
  heap_internal_begin(heap);
  Object *str = str_intern(heap, text, strlen(text));
  heap_internal_end(heap);
  if (!str)
    compile_no_memory(compiler);
  else
    emit_constant_steal(compiler, str, true);
}

// ---- protected ranges -------------------------------------------------------------------------

void emit_setup(Compiler *compiler, Opcode opcode, Label handler) {
  Builder *b = compiler->builder;
  array_push(&b->setups, ((Setup){handler, b->handler, -1}));
  uint32_t number = (uint32_t)(b->setups.count - 1);
  emit_argument(compiler, opcode, number);
  b->handler = number;
}

void emit_pop_block(Compiler *compiler) {
  Builder *b = compiler->builder;
  emit(compiler, OPCODE_POP_BLOCK);
  b->handler = b->setups.items[b->handler].outer;
}

// What is being handled stands in a hidden local, as it does in tstate->exc_info.
static uint32_t handled_local(Compiler *compiler) {
  Builder *b = compiler->builder;
  if (!b->handled) b->handled = 1 + name_number(&b->locals, compiler_intern(compiler, ".handled"));
  return b->handled - 1;
}

void emit_handler_start(Compiler *compiler) {
  emit_argument(compiler, OPCODE_PUSH_EXC_INFO, handled_local(compiler));
}

void emit_pop_except(Compiler *compiler) {
  emit_argument(compiler, OPCODE_POP_EXCEPT, handled_local(compiler));
}

void emit_pop_except_and_reraise(Compiler *compiler) {
  emit_argument(compiler, OPCODE_COPY, 2);
  emit_pop_except(compiler);
  emit(compiler, OPCODE_RERAISE);
}
