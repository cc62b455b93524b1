// vm.h: the evaluator: runs code objects on a Heap, holding references exactly as CPython's
// interpreter loop does.
//
//   Vm *vm = vm_new(heap, max_instructions, on_result, payload);
//   vm_start(vm, compile_steps(...), globals);
//   while ((status = vm_run(vm)) == VM_STEPPED) look(vm_step(vm));
//
// At rest (between two calls of vm_run) everything it holds stands in frames, so that heap_check
// and the snapshot see it.
#ifndef HEAPSTORY_PLAY_VM_H
#define HEAPSTORY_PLAY_VM_H

#include "heapstory/heap.h"

typedef enum VmStatus {
  VM_DONE,    // the module's code has ended
  VM_STEPPED, // step vm_step(vm) has run, and vm_run goes on behind it. heap->raised is pending
              // where the step `catches` (CodeStep) and raised: to be taken or forgotten before the
              // next vm_run
  VM_RAISED,  // heap->raised is pending, nothing catches it; the code has ended
  VM_STOPPED, // the budget is used up; the code has ended, nothing is pending
} VmStatus;

typedef struct Vm Vm;

// Gets the value of each expression statement that is a direct part of a step, while the stack
// still holds it (borrowed). May run Python code (repr) and leave an exception pending, which the
// step then raises.
typedef void (*VmResult)(Heap *heap, Object *value, void *payload);

// Sets the heap's hooks run_function, resume, close and tick. `budget`: instructions that may run,
// and items that iterators may give, in all. on_result may be NULL.
Vm *vm_new(Heap *heap, uint64_t budget, VmResult on_result, void *payload);
// Takes all frames off the heap and gives up what they hold. Nothing is reported or printed any
// more, no Python code runs.
void vm_delete(Vm *vm);

// Makes a module's code (stolen) what vm_run runs, in these globals (a dict, borrowed). Where the
// top frame is an idle one (code without instructions: the module's frame between two statements),
// the new frame stands in its place, with its serial, and an idle one comes back when the code has
// ended.
void vm_start(Vm *vm, Code *code, Object *globals);
VmStatus vm_run(Vm *vm);
size_t vm_step(const Vm *vm); // number of the step that ran last
// VM_RAISED or an exception with VM_STEPPED: where in the step's text the instruction stands that
// raised or called what raised.
Position vm_raised_at(const Vm *vm);

// What the innermost except or finally clause under way handles: borrowed, NULL = nothing.
Object *vm_handled(const Heap *heap);

#endif
