// compile_flow.c: from what was emitted to what runs: code that cannot be reached goes, jumps get
// their direction, the depth of the stack and the protected ranges are found. Mirrors the visible
// part of CPython 3.12 Python/flowgraph.c and Python/assemble.c. Constants that only dead code used
// go too (remove_unused_consts).
#include "compile_internal.h"

#include <assert.h>
#include <string.h>

typedef struct Flowgraph {
  Compiler *compiler;
  Builder *b;
  int *depth;          // before each emitted instruction; -1 = not reached
  uint8_t *loops;      // loops around it that keep an index beside what they run over
  bool *warm;          // reached without an exception
  uint32_t *place;     // number in the finished code
  uint32_t *constants; // new place of each constant; NO_LABEL = unused
  bool *labelled;      // a label stands here
  Array(uint32_t) work;
  int deepest;
  int counted; // co_stacksize
  bool cold;   // walking on behalf of handlers
} Flowgraph;

static Emitted *at(Flowgraph *f, uint32_t i) { return &f->b->emitted.items[i]; }
static uint32_t target(Flowgraph *f, uint32_t i) { return f->b->labels.items[at(f, i)->argument]; }
static bool is_setup(Opcode opcode) {
  return opcode == OPCODE_SETUP_FINALLY || opcode == OPCODE_SETUP_CLEANUP ||
         opcode == OPCODE_SETUP_WITH;
}
static bool is_pseudo(Opcode opcode) {
  return is_setup(opcode) || opcode == OPCODE_POP_BLOCK || opcode == OPCODE_NOP;
}

// ---- reachability and depth -------------------------------------------------------------------

// A loop that keeps what it runs over has an index beside it on CPython's stack (3.15); our frames
// hold it elsewhere, but co_stacksize counts it: `for` from FOR_ITER on, `yield from` from SEND on.
static void count_loops(Flowgraph *f) {
  for (uint32_t i = 0; i < f->b->emitted.count; i++) {
    Opcode opcode = (Opcode)at(f, i)->opcode;
    if (opcode != OPCODE_FOR_ITER && opcode != OPCODE_SEND) continue;
    for (uint32_t k = i; k < target(f, i); k++) f->loops[k]++;
  }
}

static void see_depth(Flowgraph *f, uint32_t i, int depth) {
  depth += f->loops[i];
  if (depth > f->deepest) f->deepest = depth;
}

static void visit(Flowgraph *f, uint32_t i, int depth) {
  see_depth(f, i, depth);
  if (i >= f->b->emitted.count) return;
  assert(f->depth[i] < 0 || f->depth[i] == depth);
  if (f->depth[i] >= 0) return;
  f->depth[i] = depth;
  f->warm[i] = !f->cold;
  array_push(&f->work, i);
}

// co_stacksize counts what CPython's handlers have besides ours: lasti below the exception, and
// COPY or None above it.
static int deepest_in_handler(Opcode opcode, int depth) {
  if (opcode == OPCODE_SETUP_CLEANUP) return depth + 3;
  return opcode == OPCODE_SETUP_WITH ? depth + 4 : depth;
}

static void step(Flowgraph *f, uint32_t i) {
  const Emitted *e = at(f, i);
  Opcode opcode = (Opcode)e->opcode;
  int depth = f->depth[i];
  if (is_setup(opcode)) {
    see_depth(f, i, deepest_in_handler(opcode, depth));
    f->b->setups.items[e->argument].depth = opcode == OPCODE_SETUP_WITH ? depth - 1 : depth;
    visit(f, i + 1, depth);
    return;
  }
  Flow flow = opcode_flow(opcode);
  if (flow == FLOW_JUMP || flow == FLOW_BRANCH)
    visit(f, target(f, i), depth + opcode_effect(opcode, e->argument, true));
  if (flow == FLOW_NEXT || flow == FLOW_BRANCH)
    visit(f, i + 1, depth + opcode_effect(opcode, e->argument, false));
}

static void drain(Flowgraph *f) {
  while (f->work.count) {
    uint32_t i = array_pop(&f->work);
    step(f, i);
  }
}

// co_stacksize counts what CPython's stack has besides ours.
static void count_stack(Flowgraph *f, uint32_t i) {
  const Profile *profile = f->compiler->heap->profile;
  const Emitted *e = at(f, i);
  Opcode opcode = (Opcode)e->opcode;
  int before = f->depth[i], after = before, more = 0;
  bool generators_catch = profile->generator_least_stack > 1;
  switch ((int)opcode) {
  case OPCODE_KW_NAMES: more = profile->names_on_stack; break;
  case OPCODE_CALL_FUNCTION_EX: more = profile->keywords_always_pushed && !(e->argument & 1); break;
  case OPCODE_RETURN_GENERATOR: more = generators_catch ? 2 : 0; break; // what leaves it, lasti
  case OPCODE_CLEANUP_THROW:
    if (!generators_catch) return;
    break;
  default: break;
  }
  if (is_setup(opcode))
    after = deepest_in_handler(opcode, before);
  else
    after = before + opcode_effect(opcode, e->argument, false);
  int most = (after > before + more ? after : before + more) + e->extra;
  if (most > f->counted) f->counted = most;
}

// First what runs without exceptions, then handlers of ranges that were entered, until none is
// left.
static void reach(Flowgraph *f) {
  visit(f, 0, 0);
  drain(f);
  f->cold = true;
  for (bool more = true; more;) {
    more = false;
    for (size_t i = 1; i < f->b->setups.count; i++) {
      const Setup *setup = &f->b->setups.items[i];
      uint32_t handler = setup->depth >= 0 ? f->b->labels.items[setup->handler] : NO_LABEL;
      if (handler == NO_LABEL || f->depth[handler] >= 0) continue;
      visit(f, handler, setup->depth + 1);
      drain(f);
      more = true;
    }
  }
}

// The iterator of a generator expression is there before the generator is: below the handler that
// makes a RuntimeError of StopIteration, with lasti and the exception.
static void count_outer_iterator(Flowgraph *f) {
  enum { ITERATOR_AND_INDEX = 2, IN_HANDLER = 2 };
  if (strcmp(f->b->scope->name, "<genexpr>") == 0 && f->deepest < ITERATOR_AND_INDEX + IN_HANDLER)
    f->deepest = ITERATOR_AND_INDEX + IN_HANDLER;
}

// ---- swaps ------------------------------------------------------------------------------------

static void find_labels(Flowgraph *f) {
  for (size_t k = 0; k < f->b->labels.count; k++)
    if (f->b->labels.items[k] != NO_LABEL) f->labelled[f->b->labels.items[k]] = true;
}

static bool is_store_fast(Opcode opcode) {
  return opcode == OPCODE_STORE_FAST || opcode == OPCODE_STORE_FAST_MAYBE_NULL;
}

static bool can_change_places(Flowgraph *f, uint32_t i) {
  Opcode opcode = (Opcode)at(f, i)->opcode;
  if (is_store_fast(opcode)) return true;
  bool discard = opcode == OPCODE_POP_TOP || opcode == OPCODE_STEP_RESULT;
  return discard && f->compiler->heap->profile->swaps_reach_discards;
}

// apply_static_swaps: SWAP n and n stores are the stores alone, the first and the last in each
// other's place. Which old value dies first depends on it.
static void apply_static_swap(Flowgraph *f, uint32_t i) {
  uint32_t count = at(f, i)->argument;
  if (i + count >= f->b->emitted.count) return;
  for (uint32_t k = i + 1; k <= i + count; k++)
    if (!can_change_places(f, k) || f->labelled[k] || at(f, k)->at.line != at(f, i)->at.line)
      return;
  Emitted *first = at(f, i + 1), *last = at(f, i + count), swapped = *first;
  for (uint32_t k = i + 1; k <= i + count; k++)
    for (uint32_t m = i + 1; m < k; m++)
      if (is_store_fast((Opcode)at(f, k)->opcode) && is_store_fast((Opcode)at(f, m)->opcode) &&
          at(f, k)->argument == at(f, m)->argument)
        return;
  *first = *last;
  *last = swapped;
  at(f, i)->opcode = OPCODE_NOP;
}

// Of two stores in one local the first discards its value (optimize_basic_block).
static void discard_repeated_stores(Flowgraph *f) {
  for (uint32_t i = 0; i + 1 < f->b->emitted.count; i++) {
    const Emitted *next = at(f, i + 1);
    if (at(f, i)->opcode == OPCODE_STORE_FAST && next->opcode == OPCODE_STORE_FAST &&
        at(f, i)->argument == next->argument && at(f, i)->at.line == next->at.line &&
        !f->labelled[i + 1])
      at(f, i)->opcode = OPCODE_POP_TOP;
  }
}

static void apply_static_swaps(Flowgraph *f) {
  for (uint32_t i = 0; i < f->b->emitted.count; i++)
    if (at(f, i)->opcode == OPCODE_SWAP) apply_static_swap(f, i);
}

// ---- numbering --------------------------------------------------------------------------------

static bool is_dead(Flowgraph *f, uint32_t i) {
  return f->depth[i] < 0 || is_pseudo((Opcode)at(f, i)->opcode);
}

// A jump to what follows anyway.
static bool is_idle(Flowgraph *f, uint32_t i) {
  if (at(f, i)->opcode != OPCODE_JUMP) return false;
  uint32_t to = target(f, i);
  if (to <= i) return false;
  for (uint32_t k = i + 1; k < to; k++)
    if (!is_dead(f, k)) return false;
  return true;
}

// Where CPython puts handlers behind all other code, every way back from there is a backward jump.
static bool is_backward(Flowgraph *f, uint32_t i) {
  uint32_t to = target(f, i);
  bool last = f->compiler->heap->profile->handlers_stand_last;
  return to <= i || (last && !f->warm[i] && to < f->b->emitted.count && f->warm[to]);
}

// A conditional jump backwards is one forwards around a JUMP_BACKWARD (normalize_jumps), which
// checks the eval breaker.
static bool is_split(Flowgraph *f, uint32_t i) {
  Opcode opcode = (Opcode)at(f, i)->opcode;
  return (opcode == OPCODE_POP_JUMP_IF_FALSE || opcode == OPCODE_POP_JUMP_IF_TRUE) &&
         is_backward(f, i);
}

static uint32_t number(Flowgraph *f) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < f->b->emitted.count; i++) {
    f->place[i] = count;
    Emitted *e = at(f, i);
    e->dead = is_dead(f, i) || is_idle(f, i);
    if (!e->dead) count += is_split(f, i) ? 2 : 1;
  }
  f->place[f->b->emitted.count] = count;
  return count;
}

// ---- constants, names, locals -----------------------------------------------------------------

// trim_unused_consts: all in front of the last one that is used.
static void keep_unused(Flowgraph *f) {
  bool used = false;
  for (size_t i = f->b->constants.count; i-- > 0;) {
    used = used || f->constants[i] != NO_LABEL;
    if (used) f->constants[i] = 0;
  }
}

// The first one stays always: it may be a docstring (remove_unused_consts). Ints that an
// instruction carries are none.
static uint32_t first_constant(const Flowgraph *f) {
  const Heap *heap = f->compiler->heap;
  for (uint32_t i = 0; i < f->b->constants.count; i++) {
    const Object *constant = f->b->constants.items[i];
    bool small = object_is(constant, &int_type) && int_fits(constant) && int_value(constant) >= 0 &&
                 int_value(constant) <= heap->profile->small_int_operand_max;
    if (!small) return i;
  }
  return NO_LABEL;
}

static void keep_constants(Flowgraph *f, Code *code) {
  Builder *b = f->b;
  for (size_t i = 0; i < b->constants.count; i++) f->constants[i] = NO_LABEL;
  bool has_doc = scope_is_function(b->scope) && !b->scope->comprehension && b->constants.count;
  if (has_doc) f->constants[0] = 0;
  for (uint32_t i = 0; i < b->emitted.count; i++)
    if (!at(f, i)->dead && opcode_operand((Opcode)at(f, i)->opcode) == OPERAND_CONSTANT)
      f->constants[at(f, i)->argument] = 0;
  uint32_t first = first_constant(f);
  if (first != NO_LABEL) f->constants[first] = 0;
  if (f->compiler->heap->profile->unused_constants_kept) keep_unused(f);
  uint32_t count = 0;
  Object **kept = mem_alloc(mem_size(b->constants.count + 1, sizeof *kept));
  for (size_t i = 0; i < b->constants.count; i++) {
    if (f->constants[i] == NO_LABEL) continue;
    f->constants[i] = count;
    kept[count++] = b->constants.items[i];
  }
  Object *holder = unit_holder(f->compiler->unit, kept, count);
  mem_free(kept);
  if (holder) {
    code->constants = mem_alloc(sizeof *code->constants);
    code->constants[code->constant_count++] = holder;
  } else {
    compile_no_memory(f->compiler);
  }
}

static Object *name_object(Flowgraph *f, const char *name) {
  Heap *heap = f->compiler->heap;
  heap_internal_begin(heap);
  Object *str = str_intern_name(heap, name, strlen(name));
  heap_internal_end(heap);
  if (str) return str;
  compile_no_memory(f->compiler);
  return object_incref(f->b->code->name);
}

static void keep_names(Flowgraph *f, Code *code) {
  const NameTable *names = &f->b->names;
  code->names = mem_alloc(mem_size(names->count + 1, sizeof(Object *)));
  for (size_t i = 0; i < names->count; i++)
    code->names[code->name_count++] = name_object(f, names->items[i].name);
}

// Fast locals in order of first use, then cells that are not locals, then free variables.
static void keep_locals(Flowgraph *f, Code *code, uint32_t *cells) {
  Builder *b = f->b;
  size_t total = b->locals.count + b->cells.count + b->free.count;
  code->locals = mem_alloc(mem_size(total + 1, sizeof(Object *)));
  code->local_is_cell = mem_zalloc(total + 1);
  for (size_t i = 0; i < b->locals.count; i++)
    code->locals[code->local_count++] = name_object(f, b->locals.items[i].name);
  for (size_t i = 0; i < b->cells.count; i++) {
    const NameEntry *local = name_find(&b->locals, b->cells.items[i].name);
    cells[i] = local ? local->value : code->local_count;
    code->local_is_cell[cells[i]] = 1;
    if (!local) code->locals[code->local_count++] = name_object(f, b->cells.items[i].name);
  }
  for (size_t i = 0; i < b->free.count; i++) {
    cells[b->cells.count + i] = code->local_count;
    code->local_is_cell[code->local_count] = 1;
    code->locals[code->local_count++] = name_object(f, b->free.items[i].name);
  }
  code->cell_count = (uint32_t)b->cells.count;
  code->free_count = (uint32_t)b->free.count;
}

// ---- writing ----------------------------------------------------------------------------------

static bool names_cell(Opcode opcode) {
  return opcode == OPCODE_LOAD_DEREF || opcode == OPCODE_LOAD_DICT_OR_DEREF ||
         opcode == OPCODE_LOAD_CLASS_DEREF || opcode == OPCODE_STORE_DEREF ||
         opcode == OPCODE_DELETE_DEREF || opcode == OPCODE_LOAD_CLOSURE ||
         opcode == OPCODE_MAKE_CELL;
}

static uint32_t final_argument(Flowgraph *f, uint32_t i, const uint32_t *cells) {
  const Emitted *e = at(f, i);
  Opcode opcode = (Opcode)e->opcode;
  if (names_cell(opcode)) return cells[e->argument];
  if (opcode_operand(opcode) == OPERAND_CONSTANT) return f->constants[e->argument];
  if (opcode_operand(opcode) == OPERAND_TARGET) return f->place[target(f, i)];
  return e->argument;
}

static void put(Code *code, Opcode opcode, uint32_t argument, Position position) {
  code->instructions[code->instruction_count] = instruction_make(opcode, argument);
  code->positions[code->instruction_count++] = position;
}

// From handlers, which stand behind all else, back to the code in front.
static Opcode backward_jump(Flowgraph *f, uint32_t i) {
  bool unchecked = f->compiler->heap->profile->handlers_return_unchecked;
  bool returns = target(f, i) > i;
  return unchecked && returns ? OPCODE_JUMP_NO_INTERRUPT : OPCODE_JUMP_BACKWARD;
}

static void write(Flowgraph *f, Code *code, uint32_t count, const uint32_t *cells) {
  code->instructions = mem_alloc(mem_size(count + 1, sizeof *code->instructions));
  code->positions = mem_alloc(mem_size(count + 1, sizeof *code->positions));
  for (uint32_t i = 0; i < f->b->emitted.count; i++) {
    const Emitted *e = at(f, i);
    if (e->dead) continue;
    Opcode opcode = (Opcode)e->opcode;
    uint32_t argument = final_argument(f, i, cells);
    if (is_split(f, i)) {
      Opcode inverse =
          opcode == OPCODE_POP_JUMP_IF_TRUE ? OPCODE_POP_JUMP_IF_FALSE : OPCODE_POP_JUMP_IF_TRUE;
      put(code, inverse, code->instruction_count + 2, e->at);
      bool counts = !f->compiler->heap->profile->runs_before_adapting;
      put(code, counts ? OPCODE_JUMP_BACKWARD : OPCODE_JUMP_BACKWARD_IF, argument, e->at);
    } else {
      if (opcode == OPCODE_JUMP && is_backward(f, i)) opcode = backward_jump(f, i);
      if (e->borrows) opcode = OPCODE_LOAD_FAST_BORROW;
      if (opcode == OPCODE_STORE_FAST_MAYBE_NULL) opcode = OPCODE_STORE_FAST;
      put(code, opcode, argument, e->at);
    }
  }
  assert(code->instruction_count == count);
}

// Runs of instructions under the same handler.
static void write_ranges(Flowgraph *f, Code *code) {
  Array(CodeRange) ranges = {0};
  uint32_t open = 0;
  for (uint32_t i = 0; i < f->b->emitted.count; i++) {
    const Emitted *e = at(f, i);
    if (e->dead) continue;
    uint32_t from = f->place[i], to = from + (is_split(f, i) ? 2 : 1);
    const Setup *setup = &f->b->setups.items[e->handler];
    if (e->handler && e->handler == open) {
      ranges.items[ranges.count - 1].to = to;
    } else if (e->handler) {
      array_push(&ranges, ((CodeRange){from, to, f->place[f->b->labels.items[setup->handler]],
                                       (uint32_t)setup->depth}));
    }
    open = e->handler;
  }
  code->ranges = ranges.items;
  code->range_count = (uint32_t)ranges.count;
}

// Code units of CPython 3.12, inline caches included: what sys.getsizeof counts.
static size_t code_units(const Code *code) {
  size_t units = 0;
  for (uint32_t i = 0; i < code->instruction_count; i++) {
    switch ((int)instruction_opcode(code->instructions[i])) {
    case OPCODE_LOAD_ATTR:
    case OPCODE_LOAD_METHOD: units += 10; break;
    case OPCODE_LOAD_GLOBAL:
    case OPCODE_STORE_ATTR: units += 5; break;
    case OPCODE_CALL: units += 4; break;
    case OPCODE_BINARY_OP:
    case OPCODE_COMPARE_OP:
    case OPCODE_BINARY_SUBSCR:
    case OPCODE_STORE_SUBSCR:
    case OPCODE_FOR_ITER:
    case OPCODE_UNPACK_SEQUENCE:
    case OPCODE_SEND:
    case OPCODE_LOAD_SUPER_ATTR:
    case OPCODE_LOAD_SUPER_METHOD: units += 2; break;
    case OPCODE_PUSH_NULL: // merged into LOAD_GLOBAL where one follows
      units += i + 1 == code->instruction_count ||
               instruction_opcode(code->instructions[i + 1]) != OPCODE_LOAD_GLOBAL;
      break;
    case OPCODE_RETURN_VALUE: // with a constant: one RETURN_CONST
      units += i == 0 || instruction_opcode(code->instructions[i - 1]) != OPCODE_LOAD_CONST;
      break;
    default: units++; break;
    }
  }
  return units;
}

void flow_assemble(Compiler *compiler, Builder *b) {
  Flowgraph f = {.compiler = compiler, .b = b};
  size_t total = b->emitted.count;
  f.depth = mem_alloc(mem_size(total + 1, sizeof *f.depth));
  memset(f.depth, 0xff, (total + 1) * sizeof *f.depth);
  f.loops = mem_zalloc(total + 1);
  f.warm = mem_zalloc(total + 1);
  f.place = mem_zalloc(mem_size(total + 1, sizeof *f.place));
  f.constants = mem_zalloc(mem_size(b->constants.count + 1, sizeof *f.constants));
  f.labelled = mem_zalloc(total + 1);
  uint32_t *cells = mem_zalloc(mem_size(b->cells.count + b->free.count + 1, sizeof *cells));

  Code *code = b->code;
  find_labels(&f);
  if (compiler->heap->profile->repeated_stores_discard) discard_repeated_stores(&f);
  apply_static_swaps(&f);
  bool indexed = compiler->heap->profile->loops_keep_iterable;
  if (indexed) count_loops(&f);
  reach(&f);
  if (indexed) count_outer_iterator(&f);
  uint32_t count = number(&f);
  if (compiler->heap->profile->locals_borrowed) borrow_locals(compiler, b, f.depth, f.warm);
  keep_constants(&f, code);
  keep_names(&f, code);
  keep_locals(&f, code, cells);
  write(&f, code, count, cells);
  write_ranges(&f, code);
  code->stack_size = f.deepest > 0 ? (uint32_t)f.deepest : 1;
  for (uint32_t i = 0; i < total; i++)
    if (f.depth[i] >= 0) count_stack(&f, i);
  code->counted_stack = f.counted > 0 ? (uint32_t)f.counted : 1;
  code->simulated_size = code_units(code) * 2;
  if (scope_is_function(b->scope)) code->flags |= CODE_FUNCTION;
  if (b->handled > HANDLED_MAX) compile_error(compiler, b->at, "too many local variables");
  code->flags |= b->handled << HANDLED_SHIFT;
  if (b->scope->kind == SCOPE_CLASS) code->flags |= CODE_CLASS_BODY;
  if (scope_is_function(b->scope) && b->scope->generator) code->flags |= CODE_GENERATOR;

  mem_free(f.depth);
  mem_free(f.loops);
  mem_free(f.warm);
  mem_free(f.place);
  mem_free(f.constants);
  mem_free(f.labelled);
  mem_free(cells);
  array_delete(&f.work);
}
