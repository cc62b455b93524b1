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

// A basic block of what was emitted, with what does not run.
typedef struct Stretch {
  uint32_t from, to; // emitted instructions
  uint32_t first;    // place in `order`; NO_LOAD = nothing of it runs
  bool empty;        // nothing is left of it, but it stands in the chain of blocks
  bool cold;         // it stands behind all others
  bool seen;
  bool ends_loop; // FOR_ITER jumps here: END_FOR stands in it
  uint32_t jumps; // blocks that end in a jump to it; `jumper` is the last of them
  uint32_t jumper;
} Stretch;

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
  bool *visited;         // what begins here is looked at
  bool *handler_at, *branch_to; // emitted instructions where a handler begins, where a branch leads
  Array(Stretch) stretches;
  Array(uint32_t) work;
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

// The callable of a call is loaded before the NULL beside it (3.13 and later): a NULL goes to where
// its callable ends. NULLs of nested callables end up in the order of their ends.
static void collect(Borrowing *s) {
  uint32_t count = (uint32_t)s->b->emitted.count;
  uint32_t *waiting = mem_zalloc(mem_size(count + 1, sizeof *waiting)); // by end, + 1; chained
  uint32_t *chain = mem_zalloc(mem_size(count + 1, sizeof *chain));
  for (uint32_t i = 0; i <= count; i++) {
    for (uint32_t null = waiting[i]; null; null = chain[null - 1]) array_push(&s->order, null - 1);
    if (i == count || s->b->emitted.items[i].dead) continue;
    const Emitted *e = &s->b->emitted.items[i];
    if (e->opcode == OPCODE_PUSH_NULL && e->argument) {
      chain[i] = waiting[e->argument];
      waiting[e->argument] = i + 1;
    } else {
      array_push(&s->order, i);
    }
  }
  mem_free(waiting);
  mem_free(chain);
  uint32_t next = (uint32_t)s->order.count;
  for (uint32_t i = count + 1; i-- > 0;) s->place[i] = next;
  for (uint32_t k = next; k-- > 0;) s->place[s->order.items[k]] = k;
  for (uint32_t i = count; i-- > 0;) {
    const Emitted *e = &s->b->emitted.items[i];
    if (e->dead || (e->opcode == OPCODE_PUSH_NULL && e->argument)) s->place[i] = s->place[i + 1];
  }
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

// ---- which blocks are looked at ---------------------------------------------------------------
//
// optimize_load_fast walks from block to block and stops at an empty one: what comes behind it is
// not looked at unless a jump leads there. Blocks become empty where only jumps to the next block
// were in them, where nothing reaches them, and where every jump to them became a copy of them.

static const Emitted *emitted(const Borrowing *s, uint32_t i) { return &s->b->emitted.items[i]; }

static void cut_stretches(Borrowing *s) {
  uint32_t count = (uint32_t)s->b->emitted.count;
  bool *cut = mem_zalloc(count + 1);
  for (uint32_t i = 0; i < count; i++) {
    const Emitted *e = emitted(s, i);
    if (opcode_flow((Opcode)e->opcode) != FLOW_NEXT) cut[i + 1] = true;
    uint32_t to = jumps((Opcode)e->opcode) ? s->b->labels.items[e->argument] : NO_LABEL;
    if (s->depth[i] >= 0 && to != NO_LABEL) cut[to] = true;
  }
  for (size_t i = 1; i < s->b->setups.count; i++) {
    const Setup *setup = &s->b->setups.items[i];
    uint32_t to = setup->depth >= 0 ? s->b->labels.items[setup->handler] : NO_LABEL;
    if (to != NO_LABEL) cut[to] = true;
  }
  for (uint32_t i = 0, from = 0; i < count; i++) {
    if (!cut[i + 1] && i + 1 < count) continue;
    Stretch stretch = {.from = from, .to = i + 1, .first = NO_LOAD};
    for (uint32_t k = i + 1; k-- > from;)
      if (!emitted(s, k)->dead) stretch.first = s->place[k];
    stretch.empty = s->depth[from] < 0 || stretch.first == NO_LOAD;
    stretch.cold = s->depth[from] >= 0 && !s->warm[from];
    array_push(&s->stretches, stretch);
    from = i + 1;
  }
  mem_free(cut);
}

static uint32_t stretch_at(const Borrowing *s, uint32_t i) {
  uint32_t low = 0, high = (uint32_t)s->stretches.count;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (s->stretches.items[middle].to <= i)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

// What leads where: nothing of it changes while blocks are emptied.
static void find_ways(Borrowing *s) {
  for (uint32_t i = 0; i < s->b->emitted.count; i++) {
    const Emitted *e = emitted(s, i);
    if (s->depth[i] < 0 || opcode_flow((Opcode)e->opcode) != FLOW_BRANCH) continue;
    uint32_t to = s->b->labels.items[e->argument];
    if (to != NO_LABEL) s->branch_to[to] = true;
  }
  for (size_t i = 1; i < s->b->setups.count; i++) {
    const Setup *setup = &s->b->setups.items[i];
    uint32_t to = setup->depth >= 0 ? s->b->labels.items[setup->handler] : NO_LABEL;
    if (to != NO_LABEL) s->handler_at[to] = true;
  }
  for (uint32_t m = 0; m < s->stretches.count; m++) {
    const Stretch *stretch = &s->stretches.items[m];
    const Emitted *last = emitted(s, stretch->to - 1);
    if (s->depth[stretch->to - 1] < 0 || !jumps((Opcode)last->opcode)) continue;
    uint32_t to = stretch_at(s, s->b->labels.items[last->argument]);
    if (to >= s->stretches.count) continue;
    s->stretches.items[to].jumps++;
    s->stretches.items[to].jumper = m;
  }
}

static void mark_ends_of_loops(Borrowing *s) {
  for (uint32_t i = 0; i < s->b->emitted.count; i++) {
    const Emitted *e = emitted(s, i);
    if (s->depth[i] < 0 || e->opcode != OPCODE_FOR_ITER) continue;
    uint32_t n = stretch_at(s, s->b->labels.items[e->argument]);
    if (n >= s->stretches.count) continue;
    s->stretches.items[n].ends_loop = true;
    s->stretches.items[n].empty = false;
  }
}

static Opcode last_opcode(const Borrowing *s, const Stretch *stretch) {
  return (Opcode)emitted(s, stretch->to - 1)->opcode;
}

static uint32_t target_of(const Borrowing *s, const Stretch *stretch) {
  return stretch_at(s, s->b->labels.items[emitted(s, stretch->to - 1)->argument]);
}

// A block without a line that ends in a jump: the end of a handler or of a range.
static bool has_no_line(const Borrowing *s, const Stretch *stretch) {
  for (uint32_t i = stretch->from; i < stretch->to; i++) {
    Opcode opcode = (Opcode)emitted(s, i)->opcode;
    if (opcode == OPCODE_POP_EXCEPT) return true;
    if (opcode != OPCODE_POP_BLOCK && opcode != OPCODE_JUMP) return false;
  }
  return true;
}

// inline_small_or_no_lineno_blocks. The instructions of block n, with the block that its jump
// copies, where that leaves the function; else 0.
static uint32_t exit_length(const Borrowing *s, uint32_t n) {
  uint32_t length = 0;
  for (size_t steps = 0; n < s->stretches.count && steps <= MAX_COPIED_BLOCK; steps++) {
    const Stretch *stretch = &s->stretches.items[n];
    length += stretch->to - stretch->from;
    Flow flow = opcode_flow(last_opcode(s, stretch));
    if (flow == FLOW_END) return length;
    if (flow != FLOW_JUMP) return 0;
    n = target_of(s, stretch);
  }
  return 0;
}

static bool is_exit_copied(const Borrowing *s, uint32_t n) {
  uint32_t length = exit_length(s, n);
  return length && length <= MAX_COPIED_BLOCK;
}

// A jump to it is a copy of it.
static bool is_copied(const Borrowing *s, uint32_t n) {
  if (n >= s->stretches.count) return false;
  const Stretch *stretch = &s->stretches.items[n];
  if (is_exit_copied(s, n)) return true;
  return opcode_flow(last_opcode(s, stretch)) == FLOW_JUMP && has_no_line(s, stretch);
}

// The block before it goes on with it.
static bool falls_into(const Borrowing *s, uint32_t n) {
  if (n == 0) return true;
  const Stretch *before = &s->stretches.items[n - 1];
  Flow flow = opcode_flow(last_opcode(s, before));
  return s->depth[before->to - 1] >= 0 && (flow == FLOW_NEXT || flow == FLOW_BRANCH);
}

static bool is_handler(const Borrowing *s, uint32_t n) {
  return s->handler_at[s->stretches.items[n].from];
}

// Whether something else than an unconditional jump leads to it.
static bool is_entered(const Borrowing *s, uint32_t n) {
  return is_handler(s, n) || s->branch_to[s->stretches.items[n].from] || falls_into(s, n);
}

static void empty_copied(Borrowing *s) {
  for (uint32_t n = 0; n < s->stretches.count; n++) {
    Stretch *stretch = &s->stretches.items[n];
    if (!stretch->empty && is_copied(s, n) && !is_entered(s, n)) stretch->empty = true;
  }
}

// The block behind it in the chain: handlers stand at the end.
static uint32_t next_stretch(const Borrowing *s, uint32_t n) {
  do n++;
  while (n < s->stretches.count && s->stretches.items[n].cold && !s->stretches.items[n].empty);
  return n;
}

// A block that is nothing but a jump and that is only jumped to: jump_thread leads the jumps on to
// where it goes, so that nothing reaches it.
static bool is_threaded(const Borrowing *s, uint32_t n) {
  const Stretch *stretch = &s->stretches.items[n];
  if (stretch->to - stretch->from != 1 || stretch->ends_loop || falls_into(s, n)) return false;
  if (s->depth[stretch->from] < 0 || last_opcode(s, stretch) != OPCODE_JUMP) return false;
  return !is_handler(s, n);
}

// Where the jump to block n ends: behind jumps that it is led on to and blocks that it copies.
// NO_LOAD where the copy leaves the function.
static uint32_t lands(const Borrowing *s, uint32_t n, bool copies) {
  for (size_t steps = 0; steps < s->stretches.count && n < s->stretches.count; steps++) {
    if (copies && is_exit_copied(s, n)) return NO_LOAD;
    if (!is_threaded(s, n) && !(copies && is_copied(s, n))) break;
    n = target_of(s, &s->stretches.items[n]);
  }
  return n;
}

// The jump at the end of a block leads over handlers and empty blocks alone: it goes away.
static bool falls_through(const Borrowing *s, uint32_t n) {
  const Stretch *stretch = &s->stretches.items[n];
  if (stretch->cold || last_opcode(s, stretch) != OPCODE_JUMP) return false;
  uint32_t to = lands(s, target_of(s, stretch), true);
  if (to <= n || to == NO_LOAD) return false;
  uint32_t next = next_stretch(s, n);
  while (next < to && s->stretches.items[next].empty) next = next_stretch(s, next);
  return next == to;
}

// The only block that leads to block n; NO_LOAD where there are more.
static uint32_t only_predecessor(const Borrowing *s, uint32_t n) {
  const Stretch *stretch = &s->stretches.items[n];
  if (is_handler(s, n) || stretch->jumps + falls_into(s, n) != 1) return NO_LOAD;
  if (stretch->jumps) return stretch->jumper;
  return n ? n - 1 : NO_LOAD;
}

// A block of which nothing is left keeps a NOP for its line, its own or that of the only block that
// leads to it (propagate_line_numbers), unless what follows is of that line.
static bool keeps_line(const Borrowing *s, uint32_t n) {
  uint32_t before = only_predecessor(s, n), next = next_stretch(s, n);
  while (next < s->stretches.count && s->stretches.items[next].empty) next = next_stretch(s, next);
  const Emitted *own = emitted(s, s->stretches.items[n].from);
  if (own->opcode != OPCODE_NOP) own = NULL;
  if ((!own && before == NO_LOAD) || next >= s->stretches.count) return false;
  uint32_t line = (own ? own : emitted(s, s->stretches.items[before].to - 1))->at.line;
  return emitted(s, s->stretches.items[next].from)->at.line != line;
}

static void empty_jumps(Borrowing *s) {
  for (uint32_t n = 0; n < s->stretches.count; n++)
    if (is_threaded(s, n)) s->stretches.items[n].empty = true;
  for (uint32_t n = (uint32_t)s->stretches.count; n-- > 0;) {
    Stretch *stretch = &s->stretches.items[n];
    if (s->depth[stretch->from] < 0 || stretch->ends_loop || stretch->cold) continue;
    bool nothing = stretch->first == NO_LOAD;
    bool alone = !nothing && !stretch->empty && s->order.items[stretch->first] == stretch->to - 1 &&
                 falls_through(s, n);
    if (nothing || alone) stretch->empty = !keeps_line(s, n);
  }
}

static void look_at(Borrowing *s, uint32_t n) {
  if (n >= s->stretches.count || s->stretches.items[n].seen) return;
  s->stretches.items[n].seen = true;
  if (!s->stretches.items[n].empty) array_push(&s->work, n);
}

static void walk(Borrowing *s) {
  mark_ends_of_loops(s);
  empty_copied(s);
  empty_jumps(s);
  look_at(s, 0);
  while (s->work.count) {
    uint32_t n = array_pop(&s->work);
    const Stretch stretch = s->stretches.items[n];
    if (stretch.first != NO_LOAD) s->visited[stretch.first] = true;
    const Emitted *last = emitted(s, stretch.to - 1);
    bool goes_on = last->dead || falls_through(s, n);
    Flow flow = goes_on ? FLOW_NEXT : opcode_flow((Opcode)last->opcode);
    if (flow == FLOW_NEXT || flow == FLOW_BRANCH) look_at(s, next_stretch(s, n));
    if (flow != FLOW_JUMP && flow != FLOW_BRANCH) continue;
    uint32_t to = lands(s, target_of(s, &stretch), flow == FLOW_JUMP);
    if (to != NO_LOAD) look_at(s, to);
  }
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
    case OPCODE_STORE_FAST_MAYBE_NULL:
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
    if (opcode == OPCODE_DELETE_FAST || opcode == OPCODE_LOAD_FAST_AND_CLEAR ||
        opcode == OPCODE_STORE_FAST_MAYBE_NULL)
      break;
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
  case OPCODE_STORE_FAST:
  case OPCODE_STORE_FAST_MAYBE_NULL: {
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

// What the jump at the end of a block copies, where that leaves the function.
static void simulate_copies(Borrowing *s, uint32_t last) {
  while (opcode_flow(opcode_at(s, last)) == FLOW_JUMP) {
    uint32_t n = stretch_at(s, s->b->labels.items[at(s, last)->argument]);
    if (n >= s->stretches.count || !is_exit_copied(s, n)) return;
    const Stretch *stretch = &s->stretches.items[n];
    if (stretch->first == NO_LOAD) return;
    uint32_t end = block_end(s, stretch->first);
    for (uint32_t k = stretch->first; k < end; k++) simulate(s, k, true);
    last = end - 1;
  }
}

static void simulate_block(Borrowing *s, uint32_t from) {
  uint32_t end = block_end(s, from);
  s->stack.count = 0;
  for (int i = 0; i < s->depth[s->order.items[from]]; i++) push_value(s, NO_LOAD, 0);
  for (uint32_t k = from; k < end; k++) simulate(s, k, false);
  simulate_copies(s, end - 1);
  for (size_t i = 0; i < s->stack.count; i++) own(s, s->stack.items[i]);
}

// ---- all --------------------------------------------------------------------------------------

static void rewrite(Borrowing *s, const uint32_t *partner) {
  bool looked_at = false;
  for (uint32_t k = 0; k < s->order.count; k++) {
    if (s->starts[k]) looked_at = s->visited[k];
    if (!looked_at) continue;
    if (opcode_at(s, k) != OPCODE_LOAD_FAST || s->owned[k] || s->owned[partner[k]]) continue;
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
  s.visited = mem_zalloc(count + 1);
  s.unsafe = mem_zalloc(mem_size(count + 1, sizeof *s.unsafe));
  s.handler_at = mem_zalloc(total + 1);
  s.branch_to = mem_zalloc(total + 1);
  uint32_t *partner = mem_zalloc(mem_size(count + 1, sizeof *partner));
  find_blocks(&s);
  cut_stretches(&s);
  find_ways(&s);
  if (compiler->heap->profile->borrowing_stops_at_empty_blocks) {
    walk(&s);
  } else {
    for (uint32_t k = 0; k < count; k++) s.visited[k] = warm[s.order.items[k]];
  }
  find_unbound(&s);
  find_pairs(&s, partner);
  for (uint32_t k = 0; k < count; k = block_end(&s, k))
    if (s.visited[k]) simulate_block(&s, k);
  rewrite(&s, partner);
  mem_free(s.place);
  mem_free(s.starts);
  mem_free(s.owned);
  mem_free(s.unsafe);
  mem_free(s.visited);
  mem_free(s.handler_at);
  mem_free(s.branch_to);
  array_delete(&s.stretches);
  array_delete(&s.work);
  mem_free(partner);
  array_delete(&s.order);
  array_delete(&s.stack);
}
