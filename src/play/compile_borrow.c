// compile_borrow.c: which loads of fast locals need no reference of their own. Mirrors
// Python/flowgraph.c of CPython 3.14: optimize_load_fast, what makes a load LOAD_FAST_CHECK
// (add_checks_for_loads_of_uninitialized_variables), and the pairs of insert_superinstructions,
// whose two loads are borrowed together or not at all.
//
// A load is borrowed where its value is consumed in the same basic block, is not stored in another
// local, and its own local keeps its value until then. Handlers of exceptions are not looked at.
#include "compile_internal.h"

#include <string.h>

enum {
  NO_LOAD = UINT32_MAX,
  MASK_LOCALS = 64, // beyond them a load is checked unless its block has used the local before
  PAIR_LOCALS = 16, // locals that a superinstruction can name
  MAX_COPIED_BLOCK =
      4, // a jump to a block of so few instructions that ends in a return is the block
};

typedef struct Value {
  uint32_t load; // what pushed it, a place in `order`; NO_LOAD = something else
  uint32_t local;
} Value;

typedef struct Borrowing {
  Compiler *compiler;
  Builder *b;
  const int *depth;
  const bool *warm;
  Array(uint32_t) order; // instructions that run, in CPython's order
  uint32_t *place;       // of each instruction in `order`: its own or that of the next that runs
  bool *starts;          // a basic block begins; one more than `order`
  bool *owned;           // a load that must count
  uint64_t *unsafe;      // locals that may be unbound where a block starts
  bool *visited;
  Array(Value) stack;
} Borrowing;

static const Emitted *at(const Borrowing *s, uint32_t i) {
  return &s->b->emitted.items[s->order.items[i]];
}
static Opcode opcode_at(const Borrowing *s, uint32_t i) { return (Opcode)at(s, i)->opcode; }
static bool jumps(Opcode opcode) {
  Flow flow = opcode_flow(opcode);
  return flow == FLOW_JUMP || flow == FLOW_BRANCH;
}

// ---- basic blocks -----------------------------------------------------------------------------

// The callable of a call is loaded before the NULL beside it (3.13 and later).
static void collect(Borrowing *s) {
  for (uint32_t i = 0; i < s->b->emitted.count; i++)
    if (!s->b->emitted.items[i].dead) array_push(&s->order, i);
  for (uint32_t k = 0; k + 1 < s->order.count; k++)
    if (opcode_at(s, k) == OPCODE_PUSH_NULL && opcode_at(s, k + 1) == OPCODE_LOAD_FAST) {
      uint32_t swapped = s->order.items[k];
      s->order.items[k] = s->order.items[k + 1];
      s->order.items[++k] = swapped;
    }
  uint32_t next = (uint32_t)s->order.count;
  for (uint32_t i = (uint32_t)s->b->emitted.count + 1; i-- > 0;) s->place[i] = next;
  for (uint32_t k = next; k-- > 0;) s->place[s->order.items[k]] = k;
  for (uint32_t i = (uint32_t)s->b->emitted.count; i-- > 0;)
    if (s->b->emitted.items[i].dead) s->place[i] = s->place[i + 1];
}

static uint32_t label_place_of(const Borrowing *s, Label label) {
  uint32_t to = s->b->labels.items[label];
  return to == NO_LABEL ? (uint32_t)s->order.count : s->place[to];
}

static uint32_t target(const Borrowing *s, uint32_t i) {
  return label_place_of(s, at(s, i)->argument);
}

static void find_blocks(Borrowing *s) {
  s->starts[0] = true;
  for (uint32_t i = 0; i < s->b->emitted.count; i++) { // jumps to what follows split blocks as well
    const Emitted *e = &s->b->emitted.items[i];
    if (s->depth[i] >= 0 && jumps((Opcode)e->opcode))
      s->starts[label_place_of(s, e->argument)] = true;
  }
  for (uint32_t k = 0; k < s->order.count; k++) {
    if (opcode_flow(opcode_at(s, k)) != FLOW_NEXT) s->starts[k + 1] = true;
    uint32_t handler = at(s, k)->handler;
    if (handler) s->starts[label_place_of(s, s->b->setups.items[handler].handler)] = true;
  }
}

static uint32_t block_end(const Borrowing *s, uint32_t from) {
  uint32_t end = from + 1;
  while (end < s->order.count && !s->starts[end]) end++;
  return end;
}

// ---- locals that may be unbound ---------------------------------------------------------------

static uint64_t bit_of(uint32_t local) { return local < MASK_LOCALS ? UINT64_C(1) << local : 0; }

static void flow_into(Borrowing *s, uint32_t block, uint64_t unsafe, bool *more) {
  if (block >= s->order.count || !(unsafe & ~s->unsafe[block])) return;
  s->unsafe[block] |= unsafe;
  *more = true;
}

// One block; with `mark`, its loads of what may be unbound become owned.
static void scan_block(Borrowing *s, uint32_t from, bool mark, bool *more) {
  uint32_t end = block_end(s, from);
  uint64_t unsafe = s->unsafe[from];
  for (uint32_t k = from; k < end; k++) {
    const Emitted *e = at(s, k);
    uint64_t bit = bit_of(e->argument);
    if (e->handler)
      flow_into(s, label_place_of(s, s->b->setups.items[e->handler].handler), unsafe, more);
    switch ((int)e->opcode) {
    case OPCODE_DELETE_FAST:
    case OPCODE_LOAD_FAST_AND_CLEAR: unsafe |= bit; break;
    case OPCODE_STORE_FAST: unsafe &= ~bit; break;
    case OPCODE_LOAD_FAST:
      if (mark && (unsafe & bit)) s->owned[k] = true;
      unsafe &= ~bit;
      break;
    default: break;
    }
  }
  Flow flow = opcode_flow(opcode_at(s, end - 1));
  if (flow == FLOW_NEXT || flow == FLOW_BRANCH) flow_into(s, end, unsafe, more);
  if (flow == FLOW_JUMP || flow == FLOW_BRANCH) flow_into(s, target(s, end - 1), unsafe, more);
}

// Of locals without a bit: bound where the block has used them before (fast_scan_many_locals).
static void check_far_local(Borrowing *s, uint32_t k, uint32_t from) {
  uint32_t local = at(s, k)->argument;
  for (uint32_t i = k; i-- > from;) {
    Opcode opcode = opcode_at(s, i);
    if (at(s, i)->argument != local) continue;
    if (opcode == OPCODE_STORE_FAST || opcode == OPCODE_LOAD_FAST) return;
    if (opcode == OPCODE_DELETE_FAST || opcode == OPCODE_LOAD_FAST_AND_CLEAR) break;
  }
  s->owned[k] = true;
}

static void find_unbound(Borrowing *s) {
  const Code *code = s->b->code;
  uint32_t parameters = code->argument_count + code->keyword_only_count +
                        ((code->flags & CODE_VARARGS) != 0) +
                        ((code->flags & CODE_VARKEYWORDS) != 0);
  for (uint32_t local = parameters; local < s->b->locals.count; local++)
    s->unsafe[0] |= bit_of(local);
  for (bool more = true; more;) {
    more = false;
    for (uint32_t k = 0; k < s->order.count; k = block_end(s, k)) scan_block(s, k, false, &more);
  }
  bool more = false;
  for (uint32_t k = 0; k < s->order.count; k = block_end(s, k)) {
    scan_block(s, k, true, &more);
    for (uint32_t i = k, end = block_end(s, k); i < end; i++)
      if (opcode_at(s, i) == OPCODE_LOAD_FAST && at(s, i)->argument >= MASK_LOCALS &&
          at(s, i)->argument >= parameters)
        check_far_local(s, i, k);
  }
}

// ---- pairs ------------------------------------------------------------------------------------

static bool is_plain_load(const Borrowing *s, uint32_t k) {
  return opcode_at(s, k) == OPCODE_LOAD_FAST && !s->owned[k];
}

// `first` and the instruction behind it are one: both of one line, both of low locals.
static bool can_pair(const Borrowing *s, uint32_t first) {
  const Emitted *a = at(s, first), *b = at(s, first + 1);
  return a->at.line == b->at.line && a->argument < PAIR_LOCALS && b->argument < PAIR_LOCALS;
}

// partner[k]: the load that shares the fate of load k. A load behind a store in one instruction
// always counts.
static void find_pairs(Borrowing *s, uint32_t *partner) {
  for (uint32_t k = 0; k < s->order.count; k++) partner[k] = k;
  for (uint32_t k = 0; k + 1 < s->order.count; k++) {
    bool load = is_plain_load(s, k), store = opcode_at(s, k) == OPCODE_STORE_FAST;
    if ((!load && !store) || s->starts[k + 1] || !can_pair(s, k)) continue;
    bool load_next = is_plain_load(s, k + 1), store_next = opcode_at(s, k + 1) == OPCODE_STORE_FAST;
    if (load && load_next) {
      partner[k] = k + 1;
      partner[k + 1] = k;
    } else if (store && load_next) {
      s->owned[k + 1] = true;
    } else if (!(store && store_next)) {
      continue;
    }
    k++;
  }
}

// ---- the stack of one block -------------------------------------------------------------------

static void push_value(Borrowing *s, uint32_t load, uint32_t local) {
  array_push(&s->stack, ((Value){load, local}));
}
static Value pop_value(Borrowing *s) {
  return s->stack.count ? array_pop(&s->stack) : (Value){NO_LOAD, 0};
}
static void own(Borrowing *s, Value value) {
  if (value.load != NO_LOAD) s->owned[value.load] = true;
}

static void kill_local(Borrowing *s, uint32_t local) {
  for (size_t i = 0; i < s->stack.count; i++)
    if (s->stack.items[i].load != NO_LOAD && s->stack.items[i].local == local)
      own(s, s->stack.items[i]);
}

// How many values an instruction pushes; it consumes as many more as its effect says.
static uint32_t pushed(Opcode opcode, uint32_t argument) {
  switch ((int)opcode) {
  case OPCODE_UNPACK_SEQUENCE: return argument;
  case OPCODE_UNPACK_EX: return (argument & 0xff) + (argument >> 8) + 1;
  case OPCODE_BEFORE_WITH: return 2;
  case OPCODE_NOP:
  case OPCODE_RESUME:
  case OPCODE_JUMP:
  case OPCODE_JUMP_BACKWARD:
  case OPCODE_JUMP_NO_INTERRUPT:
  case OPCODE_MAKE_CELL:
  case OPCODE_COPY_FREE_VARS:
  case OPCODE_KW_NAMES:
  case OPCODE_DELETE_NAME:
  case OPCODE_DELETE_GLOBAL:
  case OPCODE_DELETE_DEREF:
  case OPCODE_SETUP_ANNOTATIONS:
  case OPCODE_SETUP_CONDITIONAL:
  case OPCODE_STEP:
  case OPCODE_REPEAT_NEXT:
  case OPCODE_POP_TOP:
  case OPCODE_STORE_NAME:
  case OPCODE_STORE_GLOBAL:
  case OPCODE_STORE_DEREF:
  case OPCODE_STORE_ATTR:
  case OPCODE_STORE_SUBSCR:
  case OPCODE_STORE_SLICE:
  case OPCODE_DELETE_ATTR:
  case OPCODE_DELETE_SUBSCR:
  case OPCODE_POP_JUMP_IF_FALSE:
  case OPCODE_POP_JUMP_IF_TRUE:
  case OPCODE_RETURN_VALUE:
  case OPCODE_RAISE_VARARGS:
  case OPCODE_RERAISE:
  case OPCODE_STEP_RAISED:
  case OPCODE_STEP_RESULT: return 0;
  // values that stay below are not consumed
  case OPCODE_LIST_APPEND:
  case OPCODE_LIST_EXTEND:
  case OPCODE_SET_ADD:
  case OPCODE_SET_UPDATE:
  case OPCODE_MAP_ADD:
  case OPCODE_DICT_UPDATE:
  case OPCODE_DICT_MERGE: return 0;
  default: return 1;
  }
}

static void consume_all(Borrowing *s, Opcode opcode, uint32_t argument) {
  uint32_t pushes = pushed(opcode, argument);
  int pops = (int)pushes - opcode_effect(opcode, argument, false);
  for (int i = 0; i < pops; i++) pop_value(s);
  for (uint32_t i = 0; i < pushes; i++) push_value(s, NO_LOAD, 0);
}

// What an instruction leaves on the stack although it took it: the object of a method call, the
// manager of a `with`, what a loop of 3.15 runs over.
static void consume_but_keep(Borrowing *s, uint32_t pops, bool result) {
  Value kept = pop_value(s);
  for (uint32_t i = 1; i < pops; i++) pop_value(s);
  if (result) push_value(s, NO_LOAD, 0);
  array_push(&s->stack, kept);
}

// `k` as the number of a load, NO_LOAD in a block that is copied.
static void simulate(Borrowing *s, uint32_t k, bool copied) {
  Opcode opcode = opcode_at(s, k);
  uint32_t argument = at(s, k)->argument;
  switch ((int)opcode) {
  case OPCODE_LOAD_FAST: push_value(s, copied || s->owned[k] ? NO_LOAD : k, argument); break;
  case OPCODE_LOAD_FAST_AND_CLEAR:
    kill_local(s, argument);
    push_value(s, NO_LOAD, 0);
    break;
  case OPCODE_STORE_FAST: {
    Value value = pop_value(s);
    kill_local(s, argument);
    own(s, value);
    break;
  }
  case OPCODE_DELETE_FAST: kill_local(s, argument); break;
  case OPCODE_COPY: {
    Value value = s->stack.items[s->stack.count - argument];
    array_push(&s->stack, value);
    break;
  }
  case OPCODE_SWAP: {
    Value *items = s->stack.items + s->stack.count, top = items[-1];
    items[-1] = items[-(int)argument];
    items[-(int)argument] = top;
    break;
  }
  case OPCODE_LOAD_METHOD: consume_but_keep(s, 1, true); break;
  case OPCODE_LOAD_SPECIAL: consume_but_keep(s, 1, true); break;
  case OPCODE_LOAD_SUPER_METHOD: consume_but_keep(s, 3, true); break;
  case OPCODE_GET_ITER:
    if (s->compiler->heap->profile->loops_keep_iterable)
      consume_but_keep(s, 1, false);
    else
      consume_all(s, opcode, argument);
    break;
  default: consume_all(s, opcode, argument); break;
  }
}

// inline_small_or_no_lineno_blocks: the end of the block that a jump copies, or its start.
static uint32_t copied_end(const Borrowing *s, uint32_t from) {
  if (from >= s->order.count) return from;
  uint32_t end = block_end(s, from);
  bool small = end - from <= MAX_COPIED_BLOCK;
  return small && opcode_flow(opcode_at(s, end - 1)) == FLOW_END ? end : from;
}

static void simulate_block(Borrowing *s, uint32_t from) {
  uint32_t end = block_end(s, from), last = end - 1;
  s->stack.count = 0;
  for (int i = 0; i < s->depth[s->order.items[from]]; i++) push_value(s, NO_LOAD, 0);
  for (uint32_t k = from; k < end; k++) simulate(s, k, false);
  if (opcode_flow(opcode_at(s, last)) == FLOW_JUMP) {
    uint32_t to = target(s, last);
    for (uint32_t k = to, stop = copied_end(s, to); k < stop; k++) simulate(s, k, true);
  }
  for (size_t i = 0; i < s->stack.count; i++) own(s, s->stack.items[i]);
}

// ---- all --------------------------------------------------------------------------------------

static void rewrite(Borrowing *s, const uint32_t *partner) {
  for (uint32_t k = 0; k < s->order.count; k++) {
    if (opcode_at(s, k) != OPCODE_LOAD_FAST || !s->warm[s->order.items[k]]) continue;
    if (s->owned[k] || s->owned[partner[k]]) continue;
    s->b->emitted.items[s->order.items[k]].borrows = true;
  }
}

void borrow_locals(Compiler *compiler, Builder *b, const int *depth, const bool *warm) {
  Borrowing s = {.compiler = compiler, .b = b, .depth = depth, .warm = warm};
  size_t total = b->emitted.count;
  s.place = mem_zalloc(mem_size(total + 1, sizeof *s.place));
  collect(&s);
  size_t count = s.order.count;
  s.starts = mem_zalloc(count + 1);
  s.owned = mem_zalloc(count + 1);
  s.unsafe = mem_zalloc(mem_size(count + 1, sizeof *s.unsafe));
  uint32_t *partner = mem_zalloc(mem_size(count + 1, sizeof *partner));
  find_blocks(&s);
  find_unbound(&s);
  find_pairs(&s, partner);
  for (uint32_t k = 0; k < count; k = block_end(&s, k))
    if (warm[s.order.items[k]]) simulate_block(&s, k);
  rewrite(&s, partner);
  mem_free(s.place);
  mem_free(s.starts);
  mem_free(s.owned);
  mem_free(s.unsafe);
  mem_free(partner);
  array_delete(&s.order);
  array_delete(&s.stack);
}
