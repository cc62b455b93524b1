// vm_loop.c: the dispatch loop. Mirrors CPython 3.12 Python/bytecodes.c instruction by instruction;
// what needs more than a few lines stands in the other vm_*.c. Calls of Python functions do not
// nest the loop; C code that calls Python does.
#include "vm_internal.h"

#include "modules/modules.h"

// ---- instructions of a few lines --------------------------------------------------------------

static bool load_attr(Vm *vm, Frame *frame, Object *name) {
  Heap *heap = vm->heap;
  bool failed = false;
  if (vm_enter_attribute(vm, frame, name, &failed)) return !failed;
  Object *owner = *peek(frame, 1), *value = object_get_attribute(heap, owner, name);
  if (!value) modules_refuse_attribute(heap, owner, name);
  return replace_values(heap, frame, 1, value);
}

// [value][owner]
static bool store_attr(Heap *heap, Frame *frame, Object *name) {
  bool done = object_set_attribute(heap, *peek(frame, 1), name, *peek(frame, 2));
  drop_values(heap, frame, 2);
  return done;
}

static bool delete_attr(Heap *heap, Frame *frame, Object *name) {
  bool done = object_set_attribute(heap, *peek(frame, 1), name, NULL);
  drop_values(heap, frame, 1);
  return done;
}

// Of BINARY_OP and BINARY_SUBSCR.
static inline bool replace_operands(Heap *heap, Frame *frame, Object *result) {
  if (!result || !heap->profile->binary_operands_die_in_order)
    return replace_values(heap, frame, 2, result);
  uint32_t left = frame->top -= 2;
  drop_in_order(heap, frame, left, 2);
  if (result) push(frame, result);
  return result != NULL;
}

static bool binary_subscr(Vm *vm, Frame *frame) {
  Heap *heap = vm->heap;
  bool failed;
  if (vm_enter_getitem(vm, frame, &failed)) return !failed;
  return replace_operands(heap, frame, object_get_item(heap, *peek(frame, 2), *peek(frame, 1)));
}

// [value][container][key]
static bool store_subscr(Heap *heap, Frame *frame) {
  bool done = object_set_item(heap, *peek(frame, 2), *peek(frame, 1), *peek(frame, 3));
  drop_values(heap, frame, 3);
  return done;
}

static bool delete_subscr(Heap *heap, Frame *frame) {
  bool done = object_set_item(heap, *peek(frame, 2), *peek(frame, 1), NULL);
  drop_values(heap, frame, 2);
  return done;
}

// Two ints, neither of them a bool or of a class that derives from int: the type's own row is the
// one that the protocols of abstract.c would come to.
static inline bool are_ints(const Object *left, const Object *right) {
  return is_kind_of(left, &int_type) && is_kind_of(right, &int_type);
}

static bool binary_op(Heap *heap, Frame *frame, uint32_t arg) {
  Object *left = *peek(frame, 2), *right = *peek(frame, 1);
  if (are_ints(left, right)) {
    if (arg == OP_ADD || arg == OP_COUNT + OP_ADD)
      return replace_operands(heap, frame, int_add(heap, left, right));
    if (arg == OP_SUBTRACT || arg == OP_COUNT + OP_SUBTRACT)
      return replace_operands(heap, frame, int_subtract(heap, left, right));
  }
  bool in_place = arg >= OP_COUNT;
  return replace_operands(heap, frame,
                          object_binary(heap, left, right, (BinaryOp)(arg % OP_COUNT), in_place));
}

static bool unary_op(Heap *heap, Frame *frame, UnaryOp op) {
  return replace_values(heap, frame, 1, object_unary(heap, *peek(frame, 1), op));
}

static bool unary_not(Heap *heap, Frame *frame) {
  int truth = object_truth(heap, *peek(frame, 1));
  return replace_values(heap, frame, 1, truth < 0 ? NULL : bool_new(heap, !truth));
}

static bool compare_small(int64_t a, int64_t b, Comparison op) {
  switch (op) {
  case CMP_LT: return a < b;
  case CMP_LE: return a <= b;
  case CMP_EQ: return a == b;
  case CMP_NE: return a != b;
  case CMP_GT: return a > b;
  case CMP_GE: return a >= b;
  }
  return false;
}

static inline bool compare_op(Heap *heap, Frame *frame, uint32_t arg) {
  Object *left = *peek(frame, 2), *right = *peek(frame, 1), *result;
  const Int *a = (const Int *)left, *b = (const Int *)right;
  if (are_ints(left, right) && !a->big && !b->big)
    result = object_incref(compare_small(a->value, b->value, (Comparison)arg) ? heap->true_
                                                                              : heap->false_);
  else
    result = object_compare(heap, left, right, (Comparison)arg);
  return replace_values(heap, frame, 2, result);
}

static bool is_op(Heap *heap, Frame *frame, bool inverted) {
  bool same = *peek(frame, 2) == *peek(frame, 1);
  return replace_values(heap, frame, 2, bool_new(heap, same != inverted));
}

static bool contains_op(Heap *heap, Frame *frame, bool inverted) {
  int found = object_contains(heap, *peek(frame, 1), *peek(frame, 2));
  return replace_values(heap, frame, 2, found < 0 ? NULL : bool_new(heap, (found > 0) != inverted));
}

// PyStackRef_DUP: what is borrowed stays so.
static void copy(Frame *frame, uint32_t n) {
  Object *value = *peek(frame, n);
  if (*peek_borrowed(frame, n))
    push_borrowed(frame, value);
  else
    push(frame, object_incref(value));
}

static void swap(Frame *frame, uint32_t n) {
  Object *top = *peek(frame, 1);
  bool borrowed = *peek_borrowed(frame, 1);
  *peek(frame, 1) = *peek(frame, n);
  *peek_borrowed(frame, 1) = *peek_borrowed(frame, n);
  *peek(frame, n) = top;
  *peek_borrowed(frame, n) = borrowed;
}

static inline bool load_fast(Heap *heap, Frame *frame, uint32_t local) {
  Object *value = frame->slots[local];
  if (!value) return vm_unbound_local(heap, frame, local);
  if (frame->borrowed[local])
    push_borrowed(frame, value); // PyStackRef_DUP: an argument that the caller holds
  else
    push(frame, object_incref(value));
  return true;
}

static inline void store_fast(Heap *heap, Frame *frame, uint32_t local) {
  uint32_t top = --frame->top;
  Object *old = frame->borrowed[local] ? NULL : frame->slots[local];
  frame->slots[local] = frame->slots[top];
  frame->borrowed[local] = frame->borrowed[top];
  object_decref_null(heap, old);
}

static void load_fast_and_clear(Frame *frame, uint32_t local) {
  frame->slots[frame->top] = frame->slots[local];
  frame->borrowed[frame->top++] = frame->borrowed[local];
  frame->slots[local] = NULL;
  frame->borrowed[local] = false;
}

static inline bool load_const(Vm *vm, Frame *frame, uint32_t number, bool hidden) {
  Object *constant = constant_at(frame, number);
  const Profile *profile = vm->heap->profile;
  if (profile->constants_borrowed) return push_borrowed(frame, constant), true;
  bool is_object = profile->literals == LITERALS_CONSTANT;
  Object *value = is_object ? object_incref(constant) : literal_load(vm, constant, hidden);
  if (value) push(frame, value);
  return value != NULL;
}

static bool load_common_constant(Heap *heap, Frame *frame, uint32_t number) {
  heap_internal_begin(heap);
  Object *name = str_from(heap, common_constants[number]);
  Object *value = name ? dict_get(heap, frame->builtins, name) : NULL;
  if (name && !value) value = builtins_find(heap, name);
  heap_internal_end(heap);
  object_decref_null(heap, name);
  if (value) push(frame, object_incref(value));
  return value != NULL;
}

// The items move from the stack into what is built.
static bool build_from(Frame *frame, uint32_t count, Object *built) {
  frame->top -= count;
  if (built) push(frame, built);
  return built != NULL;
}

static bool build_string(Heap *heap, Frame *frame, uint32_t count) {
  return replace_values(heap, frame, count, str_join(heap, peek(frame, count), count));
}

static bool list_append_op(Heap *heap, Frame *frame, uint32_t depth) {
  Object *item = pop(frame);
  return list_append_steal(heap, *peek(frame, depth), item);
}

static bool set_add_op(Heap *heap, Frame *frame, uint32_t depth) {
  bool done = set_add(heap, *peek(frame, depth + 1), *peek(frame, 1));
  drop_values(heap, frame, 1);
  return done;
}

static bool map_add_op(Heap *heap, Frame *frame, uint32_t depth) {
  bool done = dict_set(heap, *peek(frame, depth + 2), *peek(frame, 2), *peek(frame, 1));
  drop_values(heap, frame, 2);
  return done;
}

static bool set_update_op(Heap *heap, Frame *frame, uint32_t depth) {
  bool done = set_update(heap, *peek(frame, depth + 1), *peek(frame, 1));
  drop_values(heap, frame, 1);
  return done;
}

static bool list_to_tuple(Heap *heap, Frame *frame) {
  const List *list = (const List *)*peek(frame, 1);
  return replace_values(heap, frame, 1, tuple_new(heap, list->items, list->count));
}

// ---- jumps ------------------------------------------------------------------------------------

// Pops the condition; -1 exception.
static inline int pop_truth(Heap *heap, Frame *frame) {
  Object *condition = *peek(frame, 1);
  int truth = condition == heap->true_    ? 1
              : condition == heap->false_ ? 0
                                          : object_truth(heap, condition);
  drop_values(heap, frame, 1);
  return truth;
}

static inline bool pop_jump(Heap *heap, Frame *frame, uint32_t target, bool wanted) {
  int truth = pop_truth(heap, frame);
  if (truth == wanted) frame->pc = target;
  return truth >= 0;
}

static bool send(Heap *heap, Frame *frame, uint32_t target) {
  bool done = false, good = vm_send(heap, frame, &done);
  if (good && done) frame->pc = target;
  return good;
}

// The counter is a range iterator of machinery; nobody asks it for an int.
static bool repeat(Heap *heap, Frame *frame, Object *count) {
  heap_internal_begin(heap);
  Object *range = range_new(heap, 0, int_value(count), 1),
         *counter = range ? object_iterate(heap, range) : NULL;
  object_decref_null(heap, range);
  heap_internal_end(heap);
  if (counter) push(frame, counter);
  return counter != NULL;
}

static void repeat_next(Heap *heap, Frame *frame, uint32_t target) {
  RangeIterator *counter = (RangeIterator *)*peek(frame, 1);
  if (counter->left-- > 0) return;
  drop_values(heap, frame, 1);
  frame->pc = target;
}

// ---- functions --------------------------------------------------------------------------------

// The docstring is the first constant of a function; every other code object has None there or no
// function of its own.
static Object *docstring(Heap *heap, const Code *code) {
  const Code *holder = code_holder(code);
  bool has = (code->flags & CODE_FUNCTION) && holder->constant_count &&
             is_kind_of(holder->constants[0], &str_type);
  return object_incref(has ? holder->constants[0] : heap->none);
}

static bool make_function(Heap *heap, Frame *frame, uint32_t flags) {
  bool internal = (flags & MAKE_INTERNAL) || (frame->code->flags & CODE_CLASS_BODY);
  Object *code = pop(frame);
  if (internal) heap_internal_begin(heap);
  Function *f = (Function *)function_new(heap, code, frame->globals, frame->builtins, NULL);
  if (internal) heap_internal_end(heap);
  if (!f) return false;
  f->doc = docstring(heap, (const Code *)code);
  if (flags & MAKE_CLOSURE) f->closure = pop(frame);
  if (flags & MAKE_ANNOTATIONS) f->annotations = pop(frame);
  if (flags & MAKE_ANNOTATE) f->annotate = pop(frame);
  if (flags & MAKE_KEYWORD_DEFAULTS) f->keyword_defaults = pop(frame);
  if (flags & MAKE_DEFAULTS) f->defaults = pop(frame);
  push(frame, &f->gc.object);
  return true;
}

static bool build_closure(Heap *heap, Frame *frame, uint32_t count) {
  heap_internal_begin(heap);
  Object *cells = tuple_new_steal(heap, peek(frame, count), count);
  heap_internal_end(heap);
  return build_from(frame, count, cells);
}

// The frame of a call turns into a generator, which its caller gets at once.
static bool return_generator(Vm *vm, bool *left_out) {
  Frame *frame = vm->heap->frame;
  bool boundary = frame->boundary;
  Object *generator = generator_new(vm->heap);
  if (!generator) return false;
  vm->frames--;
  frame->boundary = false;
  *left_out = boundary;
  if (boundary)
    vm->value = generator;
  else
    push(vm->heap->frame, generator);
  return true;
}

// True where the loop ends with it.
static bool return_value(Vm *vm, Frame *frame, bool *failed_out) {
  Object *value = pop(frame);
  bool boundary = frame->boundary, initialises = frame->initialises;
  if (frame->generator)
    vm_finish_generator(vm, frame);
  else
    vm_pop_frame(vm);
  if (boundary)
    vm->value = value;
  else if (initialises)
    *failed_out = !vm_finish_init(vm->heap, value); // the instance is on the caller's stack
  else
    push(vm->heap->frame, value);
  return boundary;
}

static void yield_value(Vm *vm, Frame *frame) {
  vm->value = pop(frame);
  vm->heap->frame = frame->back;
  vm->frames--;
  frame->back = NULL;
  ((Generator *)frame->generator)->state = GENERATOR_SUSPENDED;
}

static bool step_result(Vm *vm, Frame *frame) {
  bool requested = vm->heap->gc.requested; // looking at the value must not collect
  vm->heap->gc.requested = false;
  if (vm->on_result) vm->on_result(vm->heap, *peek(frame, 1), vm->payload);
  vm->heap->gc.requested |= requested;
  drop_values(vm->heap, frame, 1);
  return !vm->heap->raised;
}

// ---- exceptions -------------------------------------------------------------------------------

static bool has_mark_behind(const Frame *frame) {
  for (uint32_t i = frame->pc; i < frame->code->instruction_count; i++)
    if (instruction_opcode(frame->code->instructions[i]) == OPCODE_STEP) return true;
  return false;
}

static const CodeRange *handler_of(Vm *vm, Frame *frame) {
  bool steps = frame->code->flags & CODE_STEPPED;
  if (steps && !vm->fatal) vm->raised_at = frame->code->positions[frame->pc - 1];
  if (vm->stopped || (steps && vm->fatal)) return NULL;
  return vm_find_handler(frame);
}

static void drop_temporaries(Heap *heap, Frame *frame, uint32_t depth) {
  Object *raised = heap->raised;
  heap->raised = NULL;
  while (frame->top > depth) {
    Object *value = pop(frame);
    object_decref_null(heap, value);
  }
  heap->raised = raised;
}

// Goes to the nearest handler; false where the exception leaves the loop.
static bool unwind(Vm *vm) {
  Heap *heap = vm->heap;
  for (;;) {
    Frame *frame = heap->frame;
    const CodeRange *range = handler_of(vm, frame);
    if (range) {
      drop_temporaries(heap, frame, frame->code->local_count + range->stack_depth);
      exception_settle(heap, heap->raised);
      push(frame, heap->raised);
      heap->raised = NULL;
      frame->pc = range->handler;
      return true;
    }
    bool boundary = frame->boundary;
    drop_temporaries(heap, frame, frame->code->local_count);
    // A function of the steps in which a step raised that does not catch: its RETURN is not meant.
    if ((frame->code->flags & CODE_STEPPED) && (frame->code->flags & CODE_FUNCTION) &&
        has_mark_behind(frame))
      vm->fatal = true;
    if (frame->generator)
      vm_finish_generator(vm, frame);
    else
      vm_pop_frame(vm);
    if (boundary) return false;
    if (!vm->stopped) traceback_here(heap);
  }
}

static bool stop(Vm *vm) {
  vm->left = 0;
  vm->stopped = true;
  heap_raise(vm->heap, TYPE_SYSTEM_ERROR, "the budget of instructions is used up");
  return false;
}

// Work of so many instructions; false where no more are left.
static inline bool spend(Vm *vm, uint64_t work) {
  if (__builtin_expect(vm->left < work, false)) return stop(vm);
  vm->left -= work;
  return true;
}

bool vm_tick(Heap *heap, uint64_t work) {
  Vm *vm = vm_of(heap);
  return !vm || spend(vm, work);
}

// ---- the loop ---------------------------------------------------------------------------------

#define CHECK(operation)                                                                           \
  if (!(operation)) goto raised;                                                                   \
  break

LoopResult vm_loop(Vm *vm) {
  Heap *heap = vm->heap;
  if (heap->raised) goto thrown;
  for (;;) {
    Frame *frame = heap->frame;
    Instruction word = frame->code->instructions[frame->pc++];
    uint32_t arg = instruction_argument(word);
    if (!spend(vm, 1)) goto reraised;
    switch ((int)instruction_opcode(word)) {
    case OPCODE_NOP:
    case OPCODE_SETUP_FINALLY:
    case OPCODE_SETUP_CLEANUP:
    case OPCODE_SETUP_WITH:
    case OPCODE_POP_BLOCK: break;
    case OPCODE_POP_TOP: drop_values(heap, frame, 1); break;
    case OPCODE_PUSH_NULL: push(frame, NULL); break;
    case OPCODE_COPY: copy(frame, arg); break;
    case OPCODE_SWAP: swap(frame, arg); break;

    case OPCODE_LOAD_CONST: CHECK(load_const(vm, frame, arg, false));
    case OPCODE_LOAD_HIDDEN: CHECK(load_const(vm, frame, arg, true));
    case OPCODE_LOAD_FAST: CHECK(load_fast(heap, frame, arg));
    case OPCODE_LOAD_FAST_BORROW: push_borrowed(frame, frame->slots[arg]); break;
    case OPCODE_LOAD_FAST_AND_CLEAR: load_fast_and_clear(frame, arg); break;
    case OPCODE_STORE_FAST: store_fast(heap, frame, arg); break;
    case OPCODE_DELETE_FAST: CHECK(vm_delete_fast(heap, frame, arg));
    case OPCODE_LOAD_NAME: CHECK(vm_load_name(heap, frame, name_at(frame, arg)));
    case OPCODE_STORE_NAME: CHECK(vm_store_name(heap, frame, name_at(frame, arg)));
    case OPCODE_DELETE_NAME: CHECK(vm_delete_name(heap, frame, name_at(frame, arg)));
    case OPCODE_LOAD_GLOBAL: CHECK(vm_load_global(heap, frame, name_at(frame, arg)));
    case OPCODE_STORE_GLOBAL: CHECK(vm_store_global(heap, frame, name_at(frame, arg)));
    case OPCODE_DELETE_GLOBAL: CHECK(vm_delete_global(heap, frame, name_at(frame, arg)));
    case OPCODE_LOAD_DEREF: CHECK(vm_load_deref(heap, frame, arg));
    case OPCODE_LOAD_CLASS_DEREF: CHECK(vm_load_class_deref(heap, frame, arg));
    case OPCODE_LOAD_LOCALS: push(frame, object_incref(frame->names)); break;
    case OPCODE_LOAD_DICT_OR_GLOBAL:
      CHECK(vm_load_dict_or_global(heap, frame, name_at(frame, arg)));
    case OPCODE_LOAD_DICT_OR_DEREF: CHECK(vm_load_dict_or_deref(heap, frame, arg));
    case OPCODE_STORE_DEREF: {
      Object *value = pop(frame);
      object_store(heap, &((Cell *)frame->slots[arg])->content, value);
      break;
    }
    case OPCODE_DELETE_DEREF: CHECK(vm_delete_deref(heap, frame, arg));
    case OPCODE_LOAD_CLOSURE: push(frame, object_incref(frame->slots[arg])); break;
    case OPCODE_MAKE_CELL: CHECK(vm_make_cell(heap, frame, arg));
    case OPCODE_COPY_FREE_VARS: CHECK(vm_copy_free_vars(frame, arg));

    case OPCODE_LOAD_ATTR: CHECK(load_attr(vm, frame, name_at(frame, arg)));
    case OPCODE_LOAD_METHOD: CHECK(vm_load_method(heap, frame, name_at(frame, arg)));
    case OPCODE_LOAD_SUPER_ATTR: CHECK(vm_load_super(heap, frame, name_at(frame, arg), false));
    case OPCODE_LOAD_SUPER_METHOD: CHECK(vm_load_super(heap, frame, name_at(frame, arg), true));
    case OPCODE_STORE_ATTR: CHECK(store_attr(heap, frame, name_at(frame, arg)));
    case OPCODE_DELETE_ATTR: CHECK(delete_attr(heap, frame, name_at(frame, arg)));
    case OPCODE_BINARY_SUBSCR: CHECK(binary_subscr(vm, frame));
    case OPCODE_STORE_SUBSCR: CHECK(store_subscr(heap, frame));
    case OPCODE_DELETE_SUBSCR: CHECK(delete_subscr(heap, frame));
    case OPCODE_BINARY_SLICE: CHECK(vm_slice_item(heap, frame, false));
    case OPCODE_STORE_SLICE: CHECK(vm_slice_item(heap, frame, true));
    case OPCODE_BUILD_SLICE: CHECK(vm_build_slice(heap, frame, arg));

    case OPCODE_BINARY_OP: CHECK(binary_op(heap, frame, arg));
    case OPCODE_UNARY_NEGATIVE: CHECK(unary_op(heap, frame, UNARY_OP_NEGATIVE));
    case OPCODE_UNARY_POSITIVE: CHECK(unary_op(heap, frame, UNARY_OP_POSITIVE));
    case OPCODE_UNARY_INVERT: CHECK(unary_op(heap, frame, UNARY_OP_INVERT));
    case OPCODE_UNARY_NOT: CHECK(unary_not(heap, frame));
    case OPCODE_COMPARE_OP: CHECK(compare_op(heap, frame, arg));
    case OPCODE_IS_OP: CHECK(is_op(heap, frame, arg));
    case OPCODE_CONTAINS_OP: CHECK(contains_op(heap, frame, arg));

    case OPCODE_BUILD_TUPLE:
      own_values(frame, arg);
      CHECK(build_from(frame, arg, tuple_new_steal(heap, peek(frame, arg), arg)));
    case OPCODE_BUILD_CLOSURE: CHECK(build_closure(heap, frame, arg));
    case OPCODE_BUILD_LIST:
      own_values(frame, arg);
      CHECK(build_from(frame, arg, list_from_steal(heap, peek(frame, arg), arg)));
    case OPCODE_BUILD_SET: CHECK(vm_build_set(heap, frame, arg));
    case OPCODE_BUILD_MAP: CHECK(vm_build_map(heap, frame, arg));
    case OPCODE_BUILD_CONST_KEY_MAP: CHECK(vm_build_const_key_map(heap, frame, arg));
    case OPCODE_BUILD_STRING: CHECK(build_string(heap, frame, arg));
    case OPCODE_FORMAT_VALUE: CHECK(vm_format(heap, frame, arg));
    case OPCODE_LIST_APPEND: CHECK(list_append_op(heap, frame, arg));
    case OPCODE_SET_ADD: CHECK(set_add_op(heap, frame, arg));
    case OPCODE_MAP_ADD: CHECK(map_add_op(heap, frame, arg));
    case OPCODE_LIST_EXTEND: CHECK(vm_list_extend(heap, frame, arg));
    case OPCODE_SET_UPDATE: CHECK(set_update_op(heap, frame, arg));
    case OPCODE_DICT_UPDATE: CHECK(vm_dict_update(heap, frame, arg));
    case OPCODE_DICT_MERGE: CHECK(vm_dict_merge(heap, frame, arg));
    case OPCODE_LIST_TO_TUPLE: CHECK(list_to_tuple(heap, frame));
    case OPCODE_UNPACK_SEQUENCE: CHECK(vm_unpack(heap, frame, arg));
    case OPCODE_UNPACK_EX: CHECK(vm_unpack_ex(heap, frame, arg & 0xff, arg >> 8));

    case OPCODE_JUMP:
    case OPCODE_JUMP_NO_INTERRUPT: frame->pc = arg; break;
    case OPCODE_JUMP_BACKWARD:
    case OPCODE_JUMP_BACKWARD_IF:
      if (instruction_opcode(word) == OPCODE_JUMP_BACKWARD) vm_count_run(heap, frame->code);
      frame->pc = arg;
      check_breaker(heap);
      break;
    case OPCODE_POP_JUMP_IF_FALSE: CHECK(pop_jump(heap, frame, arg, false));
    case OPCODE_POP_JUMP_IF_TRUE: CHECK(pop_jump(heap, frame, arg, true));
    case OPCODE_GET_ITER: CHECK(vm_get_iter(heap, frame));
    case OPCODE_FOR_ITER: CHECK(vm_for_iter(heap, frame, arg));

    case OPCODE_MAKE_FUNCTION: CHECK(make_function(heap, frame, arg));
    case OPCODE_BUILD_CLASS: CHECK(vm_build_class(vm, frame, arg));
    case OPCODE_SETUP_ANNOTATIONS: CHECK(vm_setup_annotations(heap, frame));
    case OPCODE_SETUP_CONDITIONAL: CHECK(vm_setup_conditional(heap, frame));
    case OPCODE_KW_NAMES: vm->keyword_names = constant_at(frame, arg); break;
    case OPCODE_CALL: CHECK(vm_call(vm, frame, arg));
    case OPCODE_CALL_FUNCTION_EX: CHECK(vm_call_ex(vm, frame, arg & 1));
    case OPCODE_RETURN_VALUE: {
      bool failed = false;
      if (return_value(vm, frame, &failed)) return LOOP_RETURNED;
      CHECK(!failed);
    }
    case OPCODE_RESUME:
      vm_count_run(heap, frame->code);
      if (arg < 2) check_breaker(heap);
      break;
    case OPCODE_RETURN_GENERATOR: {
      bool left = false;
      if (!return_generator(vm, &left)) goto raised;
      if (left) return LOOP_RETURNED;
      break;
    }
    case OPCODE_YIELD_VALUE: yield_value(vm, frame); return LOOP_YIELDED;
    case OPCODE_GET_YIELD_FROM_ITER: CHECK(vm_get_yield_from_iterator(heap, frame));
    case OPCODE_SEND: CHECK(send(heap, frame, arg));
    case OPCODE_END_SEND: {
      Object *value = pop(frame), *receiver = pop(frame);
      push(frame, value);
      object_decref(heap, receiver);
      break;
    }
    case OPCODE_CLEANUP_THROW:
      if (!vm_cleanup_throw(heap, frame)) goto reraised;
      break;

    case OPCODE_PUSH_EXC_INFO: vm_push_exc_info(heap, frame, arg); break;
    case OPCODE_POP_EXCEPT: vm_pop_except(heap, frame, arg); break;
    case OPCODE_CHECK_EXC_MATCH: CHECK(vm_check_match(heap, frame));
    case OPCODE_RERAISE: heap_raise_object(heap, pop(frame)); goto reraised;
    case OPCODE_RAISE_VARARGS:
      if (vm_raise(heap, frame, arg)) goto reraised;
      goto raised;
    case OPCODE_LOAD_COMMON_CONSTANT: CHECK(load_common_constant(heap, frame, arg));
    case OPCODE_LOAD_ASSERTION_ERROR:
      push(frame, object_incref(&heap_class(heap, TYPE_ASSERTION_ERROR)->head.object));
      break;
    case OPCODE_BEFORE_WITH: CHECK(vm_before_with(heap, frame));
    case OPCODE_WITH_EXCEPT_START: CHECK(vm_with_except_start(heap, frame, arg));
    case OPCODE_LOAD_SPECIAL: CHECK(vm_load_special(heap, frame, arg == 1));

    case OPCODE_IMPORT_NAME: CHECK(vm_import_name(heap, frame, name_at(frame, arg)));
    case OPCODE_IMPORT_FROM: CHECK(vm_import_from(heap, frame, name_at(frame, arg)));

    case OPCODE_STEP: vm->step = arg; return LOOP_STEPPED;
    case OPCODE_STEP_RAISED: heap->raised = pop(frame); break;
    case OPCODE_STEP_RESULT: CHECK(step_result(vm, frame));
    case OPCODE_REPEAT: CHECK(repeat(heap, frame, constant_at(frame, arg)));
    case OPCODE_REPEAT_NEXT: repeat_next(heap, frame, arg); break;
    default: heap_raise(heap, TYPE_SYSTEM_ERROR, "unknown opcode"); goto raised;
    }
    continue;

  raised:
    vm_set_context(heap);
  thrown:
    if (!vm->stopped) traceback_here(heap);
  reraised:
    if (!unwind(vm)) return LOOP_RAISED;
  }
}
