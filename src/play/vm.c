// vm.c: the evaluator's front: the module's frame, steps, budget.
#include "vm_internal.h"

Vm *vm_new(Heap *heap, uint64_t budget, VmResult on_result, void *payload) {
  Vm *vm = mem_zalloc(sizeof *vm);
  vm->heap = heap;
  vm->left = budget;
  vm->on_result = on_result;
  vm->payload = payload;
  heap->hooks.run_function = vm_run_function;
  heap->hooks.resume = vm_resume;
  heap->hooks.close = vm_close;
  heap->hooks.tick = vm_tick;
  vm_add_generator_methods(heap);
  return vm;
}

// The frame that shows a module's names while nothing runs.
static bool is_idle(const Frame *frame) { return frame && frame->code->instruction_count == 0; }

void vm_start(Vm *vm, Code *code, Object *globals) {
  Heap *heap = vm->heap;
  Frame *idle = is_idle(heap->frame) ? heap->frame : NULL;
  vm->running = true;
  vm->fatal = false;
  if (idle) {
    vm->idle_code = idle->code;
    vm->idle_globals = idle->globals;
    vm->idle_serial = idle->serial;
    heap_hold_for(heap, &vm->idle_code->object, "the prompt");
    heap_hold_for(heap, vm->idle_globals, "the prompt");
    frame_pop(heap);
  }
  Frame *frame = vm_push_frame(vm, code, NULL, globals, heap->builtins, globals);
  object_decref(heap, &code->object);
  frame->boundary = true;
  if (idle) frame->serial = vm->idle_serial;
}

static void finish(Vm *vm) {
  Heap *heap = vm->heap;
  vm->running = false;
  if (!vm->idle_code) return;
  Frame *idle =
      frame_push(heap, vm->idle_code, NULL, vm->idle_globals, heap->builtins, vm->idle_globals);
  idle->serial = vm->idle_serial;
  idle->play = vm;
  heap_let_go(heap, &vm->idle_code->object);
  heap_let_go(heap, vm->idle_globals);
  vm->idle_code = NULL;
}

VmStatus vm_run(Vm *vm) {
  if (!vm->running) return VM_DONE;
  LoopResult result = vm_loop(vm);
  if (result == LOOP_STEPPED) return VM_STEPPED;
  if (result == LOOP_RETURNED) object_decref(vm->heap, vm->value);
  vm->value = NULL;
  finish(vm);
  if (result == LOOP_RETURNED) return VM_DONE;
  if (!vm->stopped) return VM_RAISED;
  heap_forget(vm->heap);
  return VM_STOPPED;
}

size_t vm_step(const Vm *vm) { return vm->step; }
Position vm_raised_at(const Vm *vm) { return vm->raised_at; }

void vm_delete(Vm *vm) {
  Heap *heap = vm->heap;
  vm->stopped = true;
  heap->hooks.event = NULL;
  heap->hooks.print = NULL;
  while (heap->frame) frame_pop(heap);
  if (vm->idle_code) {
    heap_let_go(heap, &vm->idle_code->object);
    heap_let_go(heap, vm->idle_globals);
  }
  heap->hooks.run_function = NULL;
  heap->hooks.resume = NULL;
  heap->hooks.close = NULL;
  heap->hooks.tick = NULL;
  literals_delete(vm);
  mem_free(vm);
}
