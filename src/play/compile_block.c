// compile_block.c: loops, try, with, and how control leaves them. Mirrors CPython 3.12
// Python/compile.c: the stack of frame blocks, compiler_unwind_fblock, compiler_for,
// compiler_while, compiler_try_except, compiler_try_finally, compiler_with. There is no lasti slot
// (see bytecode.def).
#include "compile_internal.h"

void block_push(Compiler *compiler, BlockKind kind, Label start, Label end) {
  array_push(&compiler->builder->blocks, ((Block){.kind = kind, .start = start, .end = end}));
}

void block_pop(Compiler *compiler) { compiler->builder->blocks.count--; }

static Block *top_block(Compiler *compiler) {
  return &compiler->builder->blocks.items[compiler->builder->blocks.count - 1];
}

// ---- leaving ----------------------------------------------------------------------------------

static void swap_if(Compiler *compiler, bool keep) {
  if (keep) emit_argument(compiler, OPCODE_SWAP, 2);
}

static void forget_name(Compiler *compiler, const char *name) {
  emit_none(compiler);
  compile_name(compiler, name, NAME_STORE);
  compile_name(compiler, name, NAME_DELETE);
}

static bool with_keeps_pair(const Compiler *compiler) {
  return compiler->heap->profile->with_keeps_pair;
}

// A bound method stands where the function of a pair does, the first None where its object does.
static void call_exit_with_nones(Compiler *compiler) {
  for (int i = 0; i < 3; i++) emit_none(compiler);
  emit_argument(compiler, OPCODE_CALL, with_keeps_pair(compiler) ? 3 : 2);
}

static bool run_finally(Compiler *compiler, const StmtList *body, bool keep) {
  emit_pop_block(compiler);
  if (keep) block_push(compiler, BLOCK_POP_VALUE, NO_LABEL, NO_LABEL);
  if (!compile_body(compiler, body)) return false;
  if (keep) block_pop(compiler);
  return true;
}

// Undoes one block, which is off the stack of blocks already. `keep`: a return value is on top.
static bool unwind(Compiler *compiler, const Block *block, bool keep) {
  switch (block->kind) {
  case BLOCK_WHILE:
  case BLOCK_HANDLER: return true;
  case BLOCK_FOR:
  case BLOCK_POP_VALUE:
    swap_if(compiler, keep);
    emit(compiler, OPCODE_POP_TOP);
    return true;
  case BLOCK_TRY: emit_pop_block(compiler); return true;
  case BLOCK_FINALLY_TRY: return run_finally(compiler, block->finally, keep);
  case BLOCK_FINALLY_END:
    swap_if(compiler, keep);
    emit(compiler, OPCODE_POP_TOP);
    swap_if(compiler, keep);
    emit_pop_block(compiler);
    emit_pop_except(compiler);
    return true;
  case BLOCK_WITH:
    emit_pop_block(compiler);
    if (keep && with_keeps_pair(compiler)) emit_argument(compiler, OPCODE_SWAP, 3);
    swap_if(compiler, keep);
    call_exit_with_nones(compiler);
    emit(compiler, OPCODE_POP_TOP);
    return true;
  case BLOCK_HANDLER_CLEANUP:
    if (block->name) emit_pop_block(compiler);
    swap_if(compiler, keep);
    emit_pop_block(compiler);
    emit_pop_except(compiler);
    if (block->name) forget_name(compiler, block->name);
    return true;
  }
  return true;
}

static bool is_loop(const Block *block) {
  return block->kind == BLOCK_WHILE || block->kind == BLOCK_FOR;
}

// Undoes all blocks, or those inside the innermost loop; the blocks are in force again afterwards,
// for the code behind.
static bool unwind_all(Compiler *compiler, bool keep, bool to_loop, Block *loop_out) {
  Builder *b = compiler->builder;
  if (b->blocks.count == 0) return true;
  Block block = b->blocks.items[b->blocks.count - 1];
  if (to_loop && is_loop(&block)) return *loop_out = block, true;
  b->blocks.count--;
  bool done = unwind(compiler, &block, keep) && unwind_all(compiler, keep, to_loop, loop_out);
  array_push(&b->blocks, block);
  return done;
}

bool compile_break(Compiler *compiler, const Stmt *stmt) {
  bool is_break = stmt->kind == STMT_BREAK;
  Builder *b = compiler->builder;
  uint32_t handler = b->handler;
  Block loop = {.start = NO_LABEL};
  if (!unwind_all(compiler, false, true, &loop)) return false;
  if (loop.start == NO_LABEL)
    return compile_error(compiler, stmt->at,
                         is_break ? "'break' outside loop" : "'continue' not properly in loop");
  if (is_break && !unwind(compiler, &loop, false)) return false;
  emit_jump(compiler, OPCODE_JUMP, is_break ? loop.end : loop.start);
  b->handler = handler;
  return true;
}

bool compile_return(Compiler *compiler, const Stmt *stmt) {
  Builder *b = compiler->builder;
  const Expr *value = stmt->as.expr;
  if (!scope_is_function(b->scope))
    return compile_error(compiler, stmt->at, "'return' outside function");
  uint32_t handler = b->handler;
  bool keep = value && !fold_is_constant(compiler->heap, value); // a constant is loaded last
  Block none;
  if (keep && !compile_expr(compiler, value)) return false;
  if (!unwind_all(compiler, keep, false, &none)) return false;
  if (!value)
    emit_none(compiler);
  else if (!keep && !compile_expr(compiler, value))
    return false;
  emit(compiler, OPCODE_RETURN_VALUE);
  b->handler = handler;
  return true;
}

// ---- loops ------------------------------------------------------------------------------------

bool compile_while(Compiler *compiler, const Stmt *stmt) {
  Label loop = label_new(compiler), body = label_new(compiler), anchor = label_new(compiler),
        end = label_new(compiler);
  label_place(compiler, loop);
  block_push(compiler, BLOCK_WHILE, loop, end);
  size_t count = compiler->builder->emitted.count;
  if (!compile_jump_if(compiler, stmt->as.branch.test, anchor, false)) return false;
  if (compiler->builder->emitted.count == count &&
      compiler->heap->profile->borrowing_stops_at_empty_blocks) {
    compiler->builder->at = stmt->as.branch.test->at; // `while True:` is a block that has a line
    emit(compiler, OPCODE_NOP);
    emit_jump(compiler, OPCODE_JUMP, body);
  }
  label_place(compiler, body);
  if (!compile_body(compiler, &stmt->as.branch.body)) return false;
  if (compiler->heap->profile->while_tests_once)
    emit_jump(compiler, OPCODE_JUMP, loop);
  else if (!compile_jump_if(compiler, stmt->as.branch.test, body, true))
    return false;
  block_pop(compiler);
  label_place(compiler, anchor);
  if (!compile_body(compiler, &stmt->as.branch.otherwise)) return false;
  label_place(compiler, end);
  return true;
}

bool compile_for(Compiler *compiler, const Stmt *stmt) {
  Label start = label_new(compiler), cleanup = label_new(compiler), end = label_new(compiler);
  block_push(compiler, BLOCK_FOR, start, end);
  if (!compile_iterable(compiler, stmt->as.loop.iterable)) return false;
  compiler->builder->at = stmt->as.loop.iterable->at;
  emit_loop_start(compiler);
  label_place(compiler, start);
  emit_jump(compiler, OPCODE_FOR_ITER, cleanup);
  if (!compile_store(compiler, stmt->as.loop.target) ||
      !compile_body(compiler, &stmt->as.loop.body))
    return false;
  emit_jump(compiler, OPCODE_JUMP, start);
  label_place(compiler, cleanup);
  emit_loop_end(compiler);
  block_pop(compiler);
  if (!compile_body(compiler, &stmt->as.loop.otherwise)) return false;
  label_place(compiler, end);
  return true;
}

// ---- try --------------------------------------------------------------------------------------

// `except E as name:` runs its body in a range of its own that takes the name away.
static bool compile_named_handler(Compiler *compiler, const Handler *handler, Label end) {
  Label cleanup = label_new(compiler);
  compile_name(compiler, handler->name, NAME_STORE);
  emit_setup(compiler, OPCODE_SETUP_CLEANUP, cleanup);
  block_push(compiler, BLOCK_HANDLER_CLEANUP, NO_LABEL, NO_LABEL);
  top_block(compiler)->name = handler->name;
  if (!compile_body(compiler, &handler->body)) return false;
  block_pop(compiler);
  emit_pop_block(compiler);
  uint32_t outer = compiler->builder->handler;
  emit_pop_block(compiler);
  emit_pop_except(compiler);
  forget_name(compiler, handler->name);
  emit_jump(compiler, OPCODE_JUMP, end);
  compiler->builder->handler = outer;
  label_place(compiler, cleanup);
  forget_name(compiler, handler->name);
  emit(compiler, OPCODE_RERAISE);
  return true;
}

static bool compile_plain_handler(Compiler *compiler, const Handler *handler, Label end) {
  emit(compiler, OPCODE_POP_TOP);
  block_push(compiler, BLOCK_HANDLER_CLEANUP, NO_LABEL, NO_LABEL);
  if (!compile_body(compiler, &handler->body)) return false;
  block_pop(compiler);
  uint32_t outer = compiler->builder->handler;
  emit_pop_block(compiler);
  emit_pop_except(compiler);
  emit_jump(compiler, OPCODE_JUMP, end);
  compiler->builder->handler = outer;
  return true;
}

static bool compile_handlers(Compiler *compiler, const Stmt *stmt, Label end) {
  size_t count = stmt->as.try_.handler_count;
  for (size_t i = 0; i < count; i++) {
    const Handler *handler = &stmt->as.try_.handlers[i];
    Label next = label_new(compiler);
    compiler->builder->at = handler->at;
    if (!handler->type && i + 1 < count)
      return compile_error(compiler, handler->at, "default 'except:' must be last");
    if (handler->type) {
      if (!compile_expr(compiler, handler->type)) return false;
      emit(compiler, OPCODE_CHECK_EXC_MATCH);
      emit_jump(compiler, OPCODE_POP_JUMP_IF_FALSE, next);
    }
    if (!(handler->name ? compile_named_handler(compiler, handler, end)
                        : compile_plain_handler(compiler, handler, end)))
      return false;
    label_place(compiler, next);
  }
  emit(compiler, OPCODE_RERAISE);
  return true;
}

static bool compile_try_except(Compiler *compiler, const Stmt *stmt) {
  Label except = label_new(compiler), cleanup = label_new(compiler), end = label_new(compiler);
  emit_setup(compiler, OPCODE_SETUP_FINALLY, except);
  block_push(compiler, BLOCK_TRY, NO_LABEL, NO_LABEL);
  if (!compile_body(compiler, &stmt->as.try_.body)) return false;
  block_pop(compiler);
  emit_pop_block(compiler);
  if (!compile_body(compiler, &stmt->as.try_.otherwise)) return false;
  emit_jump(compiler, OPCODE_JUMP, end);
  label_place(compiler, except);
  emit_setup(compiler, OPCODE_SETUP_CLEANUP, cleanup);
  emit_handler_start(compiler);
  block_push(compiler, BLOCK_HANDLER, NO_LABEL, NO_LABEL);
  if (!compile_handlers(compiler, stmt, end)) return false;
  block_pop(compiler);
  compiler->builder->handler = compiler->builder->setups.items[compiler->builder->handler].outer;
  label_place(compiler, cleanup);
  emit_pop_except_and_reraise(compiler);
  label_place(compiler, end);
  return true;
}

static bool compile_try_finally(Compiler *compiler, const Stmt *stmt) {
  Label end = label_new(compiler), cleanup = label_new(compiler), exit = label_new(compiler);
  emit_setup(compiler, OPCODE_SETUP_FINALLY, end);
  block_push(compiler, BLOCK_FINALLY_TRY, NO_LABEL, end);
  top_block(compiler)->finally = &stmt->as.try_.finally;
  if (!(stmt->as.try_.handler_count ? compile_try_except(compiler, stmt)
                                    : compile_body(compiler, &stmt->as.try_.body)))
    return false;
  emit_pop_block(compiler);
  block_pop(compiler);
  if (!compile_body(compiler, &stmt->as.try_.finally)) return false;
  emit_jump(compiler, OPCODE_JUMP, exit);
  label_place(compiler, end);
  block_push(compiler, BLOCK_FINALLY_END, end, NO_LABEL);
  emit_setup(compiler, OPCODE_SETUP_CLEANUP, cleanup);
  emit_handler_start(compiler);
  if (!compile_body(compiler, &stmt->as.try_.finally)) return false;
  block_pop(compiler);
  emit(compiler, OPCODE_RERAISE);
  compiler->builder->handler = compiler->builder->setups.items[compiler->builder->handler].outer;
  label_place(compiler, cleanup);
  emit_pop_except_and_reraise(compiler);
  label_place(compiler, exit);
  return true;
}

bool compile_try(Compiler *compiler, const Stmt *stmt) {
  return stmt->as.try_.finally.count ? compile_try_finally(compiler, stmt)
                                     : compile_try_except(compiler, stmt);
}

// ---- with -------------------------------------------------------------------------------------

static void compile_with_handler(Compiler *compiler, Label final, Label exit) {
  Builder *b = compiler->builder;
  Label cleanup = label_new(compiler), suppress = label_new(compiler);
  label_place(compiler, final);
  emit_setup(compiler, OPCODE_SETUP_CLEANUP, cleanup);
  emit_handler_start(compiler);
  emit_argument(compiler, OPCODE_WITH_EXCEPT_START, with_keeps_pair(compiler) ? 2 : 1);
  emit_jump(compiler, OPCODE_POP_JUMP_IF_TRUE, suppress);
  emit(compiler, OPCODE_RERAISE);
  label_place(compiler, suppress);
  emit(compiler, OPCODE_POP_TOP); // the exception
  uint32_t outer = b->setups.items[b->handler].outer;
  emit_pop_block(compiler);
  emit_pop_except(compiler);
  if (with_keeps_pair(compiler)) emit(compiler, OPCODE_POP_TOP);
  emit(compiler, OPCODE_POP_TOP); // __exit__
  emit_jump(compiler, OPCODE_JUMP, exit);
  b->handler = outer;
  label_place(compiler, cleanup);
  emit_pop_except_and_reraise(compiler);
}

// [manager] becomes what __exit__ takes, and the result of __enter__.
static void enter_with(Compiler *compiler) {
  if (!with_keeps_pair(compiler)) {
    emit(compiler, OPCODE_BEFORE_WITH);
    return;
  }
  emit_argument(compiler, OPCODE_COPY, 1);
  emit_argument(compiler, OPCODE_LOAD_SPECIAL, 1);
  emit_argument(compiler, OPCODE_SWAP, 2);
  emit_argument(compiler, OPCODE_SWAP, 3);
  emit_argument(compiler, OPCODE_LOAD_SPECIAL, 0);
  emit_argument(compiler, OPCODE_CALL, 0);
}

bool compile_with(Compiler *compiler, const Stmt *stmt, size_t number) {
  const WithItem *item = &stmt->as.with.items[number];
  Label final = label_new(compiler), exit = label_new(compiler);
  if (!compile_expr(compiler, item->context)) return false;
  enter_with(compiler);
  emit_setup(compiler, OPCODE_SETUP_WITH, final);
  block_push(compiler, BLOCK_WITH, NO_LABEL, final);
  if (item->target) {
    if (!compile_store(compiler, item->target)) return false;
  } else {
    emit(compiler, OPCODE_POP_TOP);
  }
  bool last = number + 1 == stmt->as.with.count;
  if (!(last ? compile_body(compiler, &stmt->as.with.body)
             : compile_with(compiler, stmt, number + 1)))
    return false;
  emit_pop_block(compiler);
  block_pop(compiler);
  call_exit_with_nones(compiler);
  emit(compiler, OPCODE_POP_TOP);
  emit_jump(compiler, OPCODE_JUMP, exit);
  compile_with_handler(compiler, final, exit);
  label_place(compiler, exit);
  return true;
}
