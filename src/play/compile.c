// compile.c: the compiler's front: modules, expressions, steps with marks. See compile_internal.h
// for the files.
#include "compile_internal.h"

static bool open_module(Compiler *compiler, Unit *unit, Errors *errors, const CodeStep *steps,
                        size_t count) {
  *compiler = (Compiler){.unit = unit, .heap = unit_heap(unit), .errors = errors};
  compiler->display_tuples = compiler->heap->profile->literals == LITERALS_CONSTANT;
  if (!scopes_build(compiler, steps, count)) return false;
  builder_open(compiler, compiler->module, "<module>", (Position){1, 1});
  if (compiler->heap->profile->lazy_annotations)
    compile_module_annotate(compiler);
  else if (compiler->module->annotated)
    emit(compiler, OPCODE_SETUP_ANNOTATIONS);
  return !compiler->failed;
}

// Drops whatever is still open and what the compilation held.
static Code *close_module(Compiler *compiler) {
  while (compiler->builder && compiler->builder->outer) builder_abandon(compiler);
  Code *code = compiler->builder ? builder_close(compiler) : NULL;
  heap_forget(compiler->heap);
  unit_end(compiler->unit);
  scope_delete(compiler->module);
  name_table_delete(&compiler->interned);
  array_delete(&compiler->repeats);
  array_delete(&compiler->entered);
  scratch_delete(&compiler->scratch);
  return code;
}

static void return_none(Compiler *compiler) {
  emit_none(compiler);
  emit(compiler, OPCODE_RETURN_VALUE);
}

Code *compile_module(Unit *unit, const StmtList *body, Errors *errors) {
  Compiler compiler;
  CodeStep step = {.kind = CODE_STEP_BODY, .body = *body};
  if (open_module(&compiler, unit, errors, &step, 1) && compile_body(&compiler, body))
    return_none(&compiler);
  return close_module(&compiler);
}

Code *compile_expression(Unit *unit, const Expr *expr, Errors *errors) {
  Compiler compiler;
  Stmt statement = {.kind = STMT_EXPR, .at = expr->at, .as.expr = (Expr *)expr}, *only = &statement;
  CodeStep step = {.kind = CODE_STEP_BODY, .body = {&only, 1}};
  if (open_module(&compiler, unit, errors, &step, 1) && compile_expr(&compiler, expr))
    emit(&compiler, OPCODE_RETURN_VALUE);
  return close_module(&compiler);
}

// ---- one step ---------------------------------------------------------------------------------

static bool compile_direct(Compiler *compiler, const StmtList *body) {
  for (size_t i = 0; i < body->count; i++) {
    const Stmt *stmt = body->items[i];
    compiler->builder->at = stmt->at;
    if (stmt->kind != STMT_EXPR) {
      if (!compile_stmt(compiler, stmt)) return false;
    } else {
      if (!compile_expr(compiler, stmt->as.expr)) return false;
      emit(compiler, OPCODE_STEP_RESULT);
    }
  }
  return true;
}

// An exception of the step comes to its mark as a value. NO_LABEL: nothing catches it.
static Label protect_begin(Compiler *compiler, bool catches) {
  if (!catches) return NO_LABEL;
  Label caught = label_new(compiler);
  emit_setup(compiler, OPCODE_SETUP_FINALLY, caught);
  return caught;
}

static void protect_end(Compiler *compiler, Label caught) {
  if (caught == NO_LABEL) return;
  Label end = label_new(compiler);
  emit_pop_block(compiler);
  emit_jump(compiler, OPCODE_JUMP, end);
  label_place(compiler, caught);
  emit(compiler, OPCODE_STEP_RAISED);
  label_place(compiler, end);
}

static bool compile_body_step(Compiler *compiler, const CodeStep *step, bool mark) {
  Label caught = protect_begin(compiler, step->catches && mark);
  if (!compile_direct(compiler, &step->body)) return false;
  protect_end(compiler, caught);
  return true;
}

// ---- a function between ENTER and RETURN ------------------------------------------------------

// The function is called by the code in front of it as soon as it is made; its name is bound
// nowhere. What its RETURN raises comes out of the call: the range for it stands around that.
static bool enter_function(Compiler *compiler, const CodeStep *step, bool return_catches) {
  Label caught = protect_begin(compiler, return_catches);
  array_push(&compiler->entered, caught);
  emit(compiler, OPCODE_PUSH_NULL);
  builder_open(compiler, scope_of(compiler->builder->scope, step), step->name, step->at);
  if (compiler->failed) return false;
  compiler->builder->code->flags |= CODE_STEPPED;
  builder_constant(compiler, compiler->heap->none);
  return true;
}

static bool leave_function(Compiler *compiler) {
  Position at = compiler->builder->at;
  Code *code = builder_close(compiler);
  if (!code) return false;
  compiler->builder->at = at;
  if (!compile_make_closure(compiler, code, MAKE_INTERNAL)) return false;
  emit_argument(compiler, OPCODE_CALL, 0);
  return true;
}

static bool in_open_repeat(const Compiler *compiler) {
  return compiler->repeats.count &&
         compiler->repeats.items[compiler->repeats.count - 1].builder == compiler->builder;
}

static bool compile_return_step(Compiler *compiler, const CodeStep *step) {
  if (in_open_repeat(compiler))
    return compile_error(compiler, step->at,
                         "'return' in a 'repeat' that did not enter the function");
  if (step->value && !compile_expr(compiler, step->value)) return false;
  if (!step->value) emit_none(compiler);
  emit(compiler, OPCODE_RETURN_VALUE);
  if (!leave_function(compiler)) return false;
  if (!step->target)
    emit(compiler, OPCODE_POP_TOP);
  else if (!compile_name(compiler, step->target, NAME_STORE))
    return false;
  protect_end(compiler, array_pop(&compiler->entered));
  return true;
}

// Whether the RETURN that belongs to the ENTER `from` catches; it must not be the last step without
// a mark.
static bool return_catches(const CodeStep *steps, size_t from, size_t marks) {
  size_t open = 0;
  for (size_t i = from; i < marks; i++) {
    open += steps[i].kind == CODE_STEP_ENTER;
    if (steps[i].kind == CODE_STEP_RETURN && --open == 0) return steps[i].catches;
  }
  return false;
}

// ---- repeat -----------------------------------------------------------------------------------

static bool begin_repeat(Compiler *compiler, const CodeStep *step) {
  heap_internal_begin(compiler->heap);
  Object *count =
      int_new(compiler->heap, step->count > INT64_MAX ? INT64_MAX : (int64_t)step->count);
  heap_internal_end(compiler->heap);
  if (!count) return compile_no_memory(compiler);
  uint32_t number = builder_constant(compiler, unit_merge_steal(compiler->unit, count, true));
  emit_argument(compiler, OPCODE_REPEAT, number);
  return true;
}

// Behind the mark of REPEAT.
static void open_repeat(Compiler *compiler) {
  Repeat repeat = {compiler->builder, label_new(compiler), label_new(compiler)};
  label_place(compiler, repeat.start);
  emit_jump(compiler, OPCODE_REPEAT_NEXT, repeat.end);
  array_push(&compiler->repeats, repeat);
}

static bool end_repeat(Compiler *compiler, const CodeStep *step) {
  if (!in_open_repeat(compiler))
    return compile_error(compiler, step->at, "'repeat' ends in a function that was entered in it");
  Repeat repeat = array_pop(&compiler->repeats);
  emit_jump(compiler, OPCODE_JUMP, repeat.start);
  label_place(compiler, repeat.end);
  return true;
}

// ---- all steps --------------------------------------------------------------------------------

// `marks`: how many of the steps have a mark behind them.
static bool compile_step(Compiler *compiler, const CodeStep *steps, size_t i, size_t marks) {
  const CodeStep *step = &steps[i];
  switch (step->kind) {
  case CODE_STEP_BODY: return compile_body_step(compiler, step, i < marks);
  case CODE_STEP_ENTER:
    return enter_function(compiler, step, return_catches(steps, i, marks)) &&
           compile_body_step(compiler, step, i < marks);
  case CODE_STEP_RETURN: return compile_return_step(compiler, step);
  case CODE_STEP_REPEAT: return begin_repeat(compiler, step);
  case CODE_STEP_REPEAT_END: return end_repeat(compiler, step);
  }
  return false;
}

Code *compile_steps(Unit *unit, const CodeStep *steps, size_t count, bool last_mark, Errors *errors,
                    size_t *failed_out) {
  Compiler compiler;
  bool done = open_module(&compiler, unit, errors, steps, count);
  size_t marks = last_mark || !count ? count : count - 1;
  if (done) compiler.builder->code->flags |= CODE_STEPPED;
  for (size_t i = 0; done && i < count; i++) {
    compiler.step = i;
    compiler.builder->at = steps[i].at;
    done = compile_step(&compiler, steps, i, marks);
    if (done && i < marks) emit_argument(&compiler, OPCODE_STEP, i);
    if (done && steps[i].kind == CODE_STEP_REPEAT) open_repeat(&compiler);
  }
  while (done && compiler.builder->outer) { // functions that are entered and never left
    return_none(&compiler);
    done = leave_function(&compiler);
    if (done) emit(&compiler, OPCODE_POP_TOP);
  }
  if (done) return_none(&compiler);
  Code *code = close_module(&compiler);
  if (failed_out) *failed_out = compiler.failed_step;
  return code;
}
