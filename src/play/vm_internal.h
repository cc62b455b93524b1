// vm_internal.h: the evaluator's own structures, grouped by the file that defines what works on
// them.
//
//   vm.c          the API
//   vm_loop.c     the dispatch loop
//   vm_frame.c    frames come and go; arguments become locals     (CPython Python/ceval.c:
//   initialize_locals) vm_call.c     calls vm_name.c     names, cells vm_data.c     operators,
//   attributes, items, displays, unpacking, f-strings vm_raise.c    exceptions vm_class.c    class
//   statements, super() vm_import.c generator.c   generators literal.c     constants of profile
//   textbook
//
// Operands stay on the frame's stack until the operation is done, then they are given up from the
// deepest one on: the order of CPython's DECREF_INPUTS. An operation returns false with an
// exception pending.
#ifndef HEAPSTORY_PLAY_VM_INTERNAL_H
#define HEAPSTORY_PLAY_VM_INTERNAL_H

#include "bytecode.h"
#include "vm.h"

// CPython's sys.getrecursionlimit().
enum { RECURSION_LIMIT = 1000 };

struct Vm {
  Heap *heap;
  uint64_t left; // instructions that may still run
  VmResult on_result;
  void *payload;
  size_t step; // of the last mark
  Position raised_at;
  bool running;    // a module's code is on the stack of calls, or was until it raised
  bool stopped;    // the budget is used up: no handler runs any more
  bool fatal;      // an exception that no step catches: the marks' own handlers are passed over
  Code *idle_code; // heap_hold while `running`: of the idle frame that will come back; NULL where
                   // none
  Object *idle_globals;
  int64_t idle_serial;
  Object *keyword_names; // KW_NAMES for the next CALL; borrowed from co_consts
  Object *value;         // what the loop returned; owned
  uint32_t frames;       // on the stack of calls
  struct LiteralTable *literals;
};

typedef enum LoopResult { LOOP_RETURNED, LOOP_YIELDED, LOOP_RAISED, LOOP_STEPPED } LoopResult;

// ---- the value stack --------------------------------------------------------------------------

static inline void push(Frame *frame, Object *value_stolen) {
  frame_push_value(frame, value_stolen);
}
// Pushes what someone else holds until it is consumed (Frame.borrowed).
static inline void push_borrowed(Frame *frame, Object *value) {
  frame->borrowed[frame->top] = true;
  frame->slots[frame->top++] = value;
}
// n-th from the top, 1 = the top. What is stored through it must leave the count of the slot right.
static inline Object **peek(Frame *frame, uint32_t n) { return &frame->slots[frame->top - n]; }
static inline bool *peek_borrowed(Frame *frame, uint32_t n) {
  return &frame->borrowed[frame->top - n];
}
// The n topmost values become counted: they move into something that outlives the frame.
static inline void own_values(Frame *frame, uint32_t count) {
  for (uint32_t i = 1; i <= count; i++) {
    if (*peek_borrowed(frame, i)) object_incref(*peek(frame, i));
    *peek_borrowed(frame, i) = false;
  }
}
// The top, counted, is the caller's.
static inline Object *pop(Frame *frame) {
  own_values(frame, 1);
  return frame->slots[--frame->top];
}
// Another value takes the n-th place from the top.
static inline void replace_value(Heap *heap, Frame *frame, uint32_t n, Object *value_stolen) {
  frame_store(heap, frame, frame->top - n, value_stolen, false);
}
static inline void drop_slot(Heap *heap, const Frame *frame, uint32_t slot) {
  if (!frame->borrowed[slot]) object_decref_null(heap, frame->slots[slot]);
}
// Gives up `count` values that stand beyond the top of a frame's stack (they were taken off by
// lowering frame->top), the deepest first.
static inline void drop_in_order(Heap *heap, Frame *frame, uint32_t from, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) drop_slot(heap, frame, from + i);
}
// Drops the n topmost values, in the profile's order.
static inline void drop_values(Heap *heap, Frame *frame, uint32_t count) {
  uint32_t from = frame->top -= count;
  bool reversed = heap->profile->operands_die_reversed;
  if (count == 1) {
    drop_slot(heap, frame, from);
  } else if (count == 2) {
    drop_slot(heap, frame, from + reversed);
    drop_slot(heap, frame, from + !reversed);
  } else if (!reversed) {
    drop_in_order(heap, frame, from, count);
  } else {
    for (uint32_t i = count; i-- > 0;) drop_slot(heap, frame, from + i);
  }
}
// The same, then the result takes their place; false where it is NULL.
static inline bool replace_values(Heap *heap, Frame *frame, uint32_t count, Object *result) {
  drop_values(heap, frame, count);
  if (result) push(frame, result);
  return result != NULL;
}

static inline Object *constant_at(const Frame *frame, uint32_t i) {
  return code_holder(frame->code)->constants[i];
}
static inline Object *name_at(const Frame *frame, uint32_t i) { return frame->code->names[i]; }
static inline const char *chars_of(const Object *str) { return ((const Str *)str)->chars; }
static inline bool is_kind_of(const Object *o, const Type *type) { return o->cls->type == type; }

// Where 3.12 looks whether a collection waits: function entry, backward jumps, after calls of C
// functions.
static inline void check_breaker(Heap *heap) {
  if (heap->gc.requested) gc_breaker(heap);
}

// ---- vm_loop.c --------------------------------------------------------------------------------

// Runs the top frame until a frame with `boundary` is left. An exception that is pending at the
// start is raised at once.
LoopResult vm_loop(Vm *vm);

// The evaluator that a frame belongs to; NULL: none runs.
static inline Vm *vm_of(const Heap *heap) { return heap->frame ? heap->frame->play : NULL; }

// ---- vm_frame.c ----
// A frame on top; RecursionError and NULL where there are too many. Borrowed arguments.
Frame *vm_push_frame(Vm *vm, Code *code, Object *function, Object *globals, Object *builtins,
                     Object *names);
void vm_pop_frame(Vm *vm); // a pending exception stays
// A frame for a Python function; the function, `count` positional and the keyword arguments are
// taken in any case. `borrowed`: which arguments are not counted; NULL = none.
Frame *vm_push_function(Vm *vm, Object *function_stolen, Object **arguments_stolen,
                        const bool *borrowed, size_t count, Object *keyword_names);
bool vm_copy_free_vars(Frame *frame, uint32_t count);
bool vm_make_cell(Heap *heap, Frame *frame, uint32_t local);

// ---- vm_call.c ----
bool vm_call(Vm *vm, Frame *frame, uint32_t count);   // CALL
bool vm_call_ex(Vm *vm, Frame *frame, bool keywords); // CALL_FUNCTION_EX
bool vm_dict_merge(Heap *heap, Frame *frame, uint32_t depth);
Object *vm_run_function(Heap *heap, Object *function, Object *const *arguments, size_t count,
                        Object *keyword_names);
// Runs the frame on top, which becomes a boundary, to its end: its value, or NULL.
Object *vm_run_frame(Vm *vm);

// ---- vm_iterate.c ----
bool vm_get_iter(Heap *heap, Frame *frame);
// The next item of the n-th value from the top: NULL without an exception = there is none.
Object *vm_next_item(Heap *heap, Frame *frame, uint32_t n);
bool vm_for_iter(Heap *heap, Frame *frame, uint32_t target);

// ---- vm_adapt.c ----
bool vm_enter_attribute(Vm *vm, Frame *frame, Object *name, bool *failed_out);
bool vm_unbinds(Heap *heap, Frame *frame, Object *name, const Object *bound);
// A start or a loop of `code`.
void vm_count_run(const Heap *heap, Code *code);
bool vm_adapts(Heap *heap, Frame *frame, uint64_t form);
// True where a Python function has been entered instead, or *failed_out: an exception is pending.
bool vm_enter_getitem(Vm *vm, Frame *frame, bool *failed_out);
bool vm_enter_init(Vm *vm, Frame *frame, uint32_t count, bool *failed_out);
bool vm_finish_init(Heap *heap, Object *value_stolen);

// ---- vm_name.c ----
// UnboundLocalError: false.
bool vm_unbound_local(Heap *heap, const Frame *frame, uint32_t local);
bool vm_delete_fast(Heap *heap, Frame *frame, uint32_t local);
bool vm_load_name(Heap *heap, Frame *frame, Object *name);
bool vm_store_name(Heap *heap, Frame *frame, Object *name);
bool vm_delete_name(Heap *heap, Frame *frame, Object *name);
bool vm_load_global(Heap *heap, Frame *frame, Object *name);
bool vm_store_global(Heap *heap, Frame *frame, Object *name);
bool vm_delete_global(Heap *heap, Frame *frame, Object *name);
bool vm_load_deref(Heap *heap, Frame *frame, uint32_t local);
// [namespace of a class]: what it has, or what is outside it.
bool vm_load_dict_or_global(Heap *heap, Frame *frame, Object *name);
bool vm_load_dict_or_deref(Heap *heap, Frame *frame, uint32_t local);
bool vm_load_class_deref(Heap *heap, Frame *frame, uint32_t local);
bool vm_delete_deref(Heap *heap, Frame *frame, uint32_t local);
bool vm_setup_annotations(Heap *heap, Frame *frame);
bool vm_setup_conditional(Heap *heap, Frame *frame);

// ---- vm_data.c ----
bool vm_load_method(Heap *heap, Frame *frame, Object *name);
bool vm_slice_item(Heap *heap, Frame *frame, bool store);
bool vm_unpack(Heap *heap, Frame *frame, uint32_t count);
bool vm_unpack_ex(Heap *heap, Frame *frame, uint32_t before, uint32_t after);
bool vm_build_set(Heap *heap, Frame *frame, uint32_t count);
bool vm_build_map(Heap *heap, Frame *frame, uint32_t count);
bool vm_build_const_key_map(Heap *heap, Frame *frame, uint32_t count);
bool vm_list_extend(Heap *heap, Frame *frame, uint32_t depth);
bool vm_dict_update(Heap *heap, Frame *frame, uint32_t depth);
bool vm_format(Heap *heap, Frame *frame, uint32_t flags);
bool vm_build_slice(Heap *heap, Frame *frame, uint32_t count);

// ---- vm_raise.c ----
// RAISE_VARARGS; true where what is being handled goes on, so that its traceback stays as it is.
bool vm_raise(Heap *heap, Frame *frame, uint32_t count);
void vm_set_context(Heap *heap); // __context__ of the pending exception
bool vm_check_match(Heap *heap, Frame *frame);
void vm_push_exc_info(Heap *heap, Frame *frame, uint32_t local);
void vm_pop_except(Heap *heap, Frame *frame, uint32_t local);
bool vm_before_with(Heap *heap, Frame *frame);
bool vm_load_special(Heap *heap, Frame *frame, bool is_exit);
bool vm_with_except_start(Heap *heap, Frame *frame, uint32_t taken);
const CodeRange *vm_find_handler(const Frame *frame); // of the instruction before pc

// ---- vm_class.c ----
bool vm_build_class(Vm *vm, Frame *frame, uint32_t bases);
bool vm_load_super(Heap *heap, Frame *frame, Object *name, bool method);

// ---- vm_import.c ----
bool vm_import_name(Heap *heap, Frame *frame, Object *name);
bool vm_import_from(Heap *heap, Frame *frame, Object *name);

// ---- generator.c ----
Object *vm_resume(Heap *heap, Object *generator, Object *value, Object **returned_out);
bool vm_close(Heap *heap, Object *generator);
bool vm_tick(Heap *heap, uint64_t work); // HeapHooks.tick
// Raises an exception (stolen) where the generator stands; as vm_resume.
Object *vm_throw(Heap *heap, Object *generator, Object *exception_stolen, Object **returned_out);
void vm_add_generator_methods(Heap *heap);
// Takes the finished frame of a generator away.
void vm_finish_generator(Vm *vm, Frame *frame);
bool vm_get_yield_from_iterator(Heap *heap, Frame *frame);
// SEND; *done_out: the inner iterator has returned.
bool vm_send(Heap *heap, Frame *frame, bool *done_out);
bool vm_cleanup_throw(Heap *heap, Frame *frame);

// ---- literal.c ----
// The object that LOAD_CONST pushes: a new reference. `hidden`: a tuple that no program sees.
Object *literal_load(Vm *vm, Object *constant, bool hidden);
void literals_delete(Vm *vm);

#endif
