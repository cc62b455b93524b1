// vm_adapt.c: instructions that adapt to what they see, as far as memory shows it: a call from a
// warm instruction enters the Python function at once, and its operands move into the new frame.
// Mirrors Python/specialize.c (function_kind, adaptive counters, _PyCode_Quicken of 3.11),
// BINARY_SUBSCR_GETITEM of CPython 3.11 to 3.15 and CALL_ALLOC_AND_ENTER_INIT of 3.13 to 3.15.
// Measured: from the second execution of the instruction on; in 3.11 from the eighth run of its
// code on (a start or a jump back), then at once.
#include "vm_internal.h"

enum { COOLDOWN = 52, BACKOFFS = 13 };
// In 3.11 an instruction whose form has not fitted so often waits as after the fourth failure.
enum { MISSES = 53, BACKOFF_OF_MISSES = 4 };

// Executions that an instruction waits after it has failed to adapt for the n-th time, 2 = the
// first one: when `a, b = 'xy'` begins to make no iterator for tuples.
static const uint16_t backoffs[2][BACKOFFS] = {
    {0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 1023, 2047, 4095},
    {0, 1, 6, 30, 126, 508, 2052, 2052, 2052, 2052, 2052, 2052, 2052},
};

static void back_off(const Heap *heap, Adaption *self) {
  if (self->backoff < BACKOFFS - 1) self->backoff++;
  self->form = 0;
  self->left = backoffs[heap->profile->backoff_by_primes][self->backoff];
}

void vm_count_run(const Heap *heap, Code *code) {
  if (code->runs < heap->profile->runs_before_adapting) code->runs++;
}

// Codes that adapt as a whole (_PyCode_Quicken of 3.11).
static bool adapts_when_quickened(const Heap *heap, Adaption *self, uint64_t form) {
  if (self->form && self->form == form) return true;
  if (self->form) {
    if (!--self->left)
      *self = (Adaption){.left = backoffs[0][BACKOFF_OF_MISSES], .backoff = BACKOFF_OF_MISSES};
    return false;
  }
  if (!self->left && form) {
    *self = (Adaption){.form = form, .left = MISSES};
    return true;
  }
  if (!self->left) back_off(heap, self);
  self->left--;
  return false;
}

// Counts an execution of the instruction that has just been read, on something that a form of it is
// made for (0 = none is): true where it runs in that form.
bool vm_adapts(Heap *heap, Frame *frame, uint64_t form) {
  Code *code = frame->code;
  uint8_t runs = heap->profile->runs_before_adapting;
  if (code->runs < runs) return false;
  if (!code->adaptions)
    code->adaptions = mem_zalloc(mem_size(code->instruction_count, sizeof *code->adaptions));
  Adaption *self = &code->adaptions[frame->pc - 1];
  if (runs) return adapts_when_quickened(heap, self, form);
  if (form && self->form == form) return true;
  if (!self->form && !self->backoff) *self = (Adaption){.left = 1, .backoff = 1};
  if (!self->left && form) {
    *self = (Adaption){.form = form, .left = COOLDOWN};
    return true;
  }
  if (!self->left) back_off(heap, self);
  self->left--;
  return false;
}

// function_kind: SIMPLE_FUNCTION.
static bool is_simple(const Object *function) {
  if (!function || !is_kind_of(function, &function_type)) return false;
  const Code *code = (const Code *)((const Function *)function)->code;
  return !(code->flags & (CODE_VARARGS | CODE_VARKEYWORDS)) && !code->keyword_only_count;
}

static uint32_t arguments_of(const Object *function) {
  return ((const Code *)((const Function *)function)->code)->argument_count;
}

// a[b] of a class with a simple __getitem__: true where its frame has been entered.
bool vm_enter_getitem(Vm *vm, Frame *frame, bool *failed_out) {
  Heap *heap = vm->heap;
  *failed_out = false;
  if (!heap->profile->getitem_adapts) return false;
  Class *cls = (*peek(frame, 2))->cls;
  Object *found = cls->user ? class_lookup_literal(heap, cls, "__getitem__") : NULL;
  bool can = is_simple(found) && arguments_of(found) == 2;
  if (!vm_adapts(heap, frame, can)) return false;
  frame->top -= 2;
  *failed_out = !vm_push_function(vm, object_incref(found), &frame->slots[frame->top],
                                  &frame->borrowed[frame->top], 2, NULL);
  return true;
}

// What an attribute of instances of a class is to LOAD_ATTR.
typedef enum AttributeForm { FORM_PLAIN = 1, FORM_ENTERS = 2, FORMS = 4 } AttributeForm;

// The function that a.name enters, of a property or __getattribute__; NULL where there is none.
// *form_out: 0 = no form fits.
static Object *entered_by(Heap *heap, Class *cls, Object *name, uint32_t *count_out,
                          uint64_t *form_out) {
  Object *all = class_lookup_literal(heap, cls, "__getattribute__");
  bool own = all && is_kind_of(all, &function_type);
  Object *found = class_lookup(heap, cls, name), *function = NULL;
  *form_out = 0;
  if (class_lookup_literal(heap, cls, "__getattr__")) return NULL;
  *count_out = own ? 2 : 1;
  if (own)
    function = all;
  else if (found && found->cls->type == &property_type && !found->cls->user)
    function = ((Property *)found)->get;
  if (function && (!is_simple(function) || arguments_of(function) != *count_out)) return NULL;
  *form_out =
      (uint64_t)((const Object *)cls)->serial * FORMS + (function ? FORM_ENTERS : FORM_PLAIN);
  return function;
}

// a.name: true where a frame has been entered (LOAD_ATTR_PROPERTY,
// LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN).
bool vm_enter_attribute(Vm *vm, Frame *frame, Object *name, bool *failed_out) {
  Heap *heap = vm->heap;
  *failed_out = false;
  Object *owner = *peek(frame, 1);
  if (!heap->profile->attributes_adapt || !owner->cls->user) return false;
  uint32_t count = 0;
  uint64_t form = 0;
  Object *function = entered_by(heap, owner->cls, name, &count, &form);
  if (!vm_adapts(heap, frame, form) || !function) return false;
  Object *arguments[] = {owner, count == 2 ? object_incref(name) : NULL};
  bool borrowed[] = {*peek_borrowed(frame, 1), false};
  frame->top--;
  *failed_out = !vm_push_function(vm, object_incref(function), arguments, borrowed, count, NULL);
  return true;
}

// a.name() of a class with __getattr__ has found a bound method: true where the warm instruction
// takes the function and its object apart instead. They stand on the stack then.
bool vm_unbinds(Heap *heap, Frame *frame, Object *name, const Object *bound) {
  Object *owner = *peek(frame, 1);
  if (!heap->profile->getattr_methods_adapt || !owner->cls->user) return false;
  if (bound->cls->type != &method_type || ((const Method *)bound)->self != owner) return false;
  Object *function = class_lookup(heap, owner->cls, name);
  const Object *all = class_lookup_literal(heap, owner->cls, "__getattribute__");
  bool own = all && is_kind_of(all, &function_type);
  if (own || function != ((const Method *)bound)->function) return false;
  if (!vm_adapts(heap, frame, (uint64_t)((const Object *)owner->cls)->serial)) return false;
  bool borrowed = *peek_borrowed(frame, 1);
  frame->top--;
  push(frame, object_incref(function));
  if (borrowed)
    push_borrowed(frame, owner);
  else
    push(frame, owner);
  return true;
}

// The __init__ of a class whose instances object.__new__ makes; NULL = it has none, or not simple.
static Object *simple_init(Heap *heap, Object *callable, uint32_t count) {
  if (callable->cls->solid != &type_type) return NULL;
  Class *cls = (Class *)callable;
  if (!cls->user || cls->solid != &object_type) return NULL;
  Object *init = class_lookup_literal(heap, cls, "__init__");
  const Object *maker = class_lookup_literal(heap, cls, "__new__");
  bool own = maker && !is_kind_of(maker, &builtin_type);
  if (!is_simple(init) || own) return NULL;
  bool exact = heap->profile->init_adapts == INIT_ADAPTS_TO_EXACT_ARGUMENTS;
  return !exact || arguments_of(init) == count + 1 ? init : NULL;
}

// [NULL][class][arguments ...]: true where __init__ has been entered. The instance stands below its
// frame, whose result vm_finish_init looks at.
bool vm_enter_init(Vm *vm, Frame *frame, uint32_t count, bool *failed_out) {
  Heap *heap = vm->heap;
  *failed_out = false;
  if (heap->profile->init_adapts == INIT_ADAPTS_NEVER) return false;
  Object *cls = *peek(frame, count + 1);
  Object *init = simple_init(heap, cls, count);
  if (!vm_adapts(heap, frame, init ? (uint64_t)cls->serial : 0)) return false;
  Object *self = instance_new(heap, (Class *)cls);
  if (!self) return *failed_out = true;
  // [self for the caller][self for __init__][arguments ...]
  object_incref(init);
  *peek(frame, count + 2) = object_incref(self);
  replace_value(heap, frame, count + 1, self);
  frame->top -= count + 1;
  Frame *entered = vm_push_function(vm, init, &frame->slots[frame->top],
                                    &frame->borrowed[frame->top], count + 1, NULL);
  if (entered) entered->initialises = true;
  *failed_out = !entered;
  return true;
}

// What __init__ returned (stolen) must be None.
bool vm_finish_init(Heap *heap, Object *value) {
  bool none = value == heap->none;
  if (!none)
    heap_raise(heap, TYPE_TYPE_ERROR, "__init__() should return None, not '%s'",
               value->cls->user ? chars_of(value->cls->name) : value->cls->type->name);
  object_decref(heap, value);
  return none;
}
