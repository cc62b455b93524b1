// vm_class.c: class statements and super(). Mirrors CPython 3.12 Python/bltinmodule.c
// builtin___build_class__, Objects/typeobject.c type_new_set_classcell and LOAD_SUPER_ATTR of
// Python/bytecodes.c.
#include "vm_internal.h"

// Runs the body in a namespace of its own; what it returns is the cell of __class__, or None.
static Object *run_body(Vm *vm, Object *function, Object *namespace) {
  Function *body = (Function *)function;
  vm_push_frame(vm, (Code *)body->code, function, body->globals, body->builtins, namespace);
  return vm_run_frame(vm);
}

// type(name, bases, namespace) has no vectorcall: its arguments stand in a tuple.
static Object *make_class(Heap *heap, Object *name, Object *bases, Object *namespace) {
  Object *values[] = {name, bases, namespace};
  heap_internal_begin(heap);
  Object *arguments = tuple_new(heap, values, 3);
  heap_internal_end(heap);
  Object *cls = arguments ? class_new(heap, name, bases, namespace) : NULL;
  object_decref_null(heap, arguments);
  return cls;
}

static Object *prepare(Heap *heap, Object *self, Object *const *arguments, size_t count,
                       Object *names) {
  (void)self, (void)arguments, (void)count, (void)names;
  return dict_new(heap);
}

// type.__prepare__(name, bases): the namespace; the method is bound for the call.
static Object *make_namespace(Heap *heap, Object *name, Object *bases) {
  static const Builtin row = {"__prepare__", prepare, 0, -1, 0};
  Object *type = &heap_class(heap, TYPE_TYPE)->head.object, *const values[] = {name, bases};
  Object *method = builtin_new(heap, &row, type, NULL);
  Object *namespace = method ? object_call(heap, method, values, 2, NULL) : NULL;
  object_decref_null(heap, method);
  return namespace;
}

// [function][name][bases ...]
bool vm_build_class(Vm *vm, Frame *frame, uint32_t count) {
  Heap *heap = vm->heap;
  Object **values = peek(frame, count + 2), *cls = NULL, *cell = NULL;
  heap_internal_begin(heap);
  Object *bases = tuple_new(heap, values + 2, count),
         *namespace = bases ? make_namespace(heap, values[1], bases) : NULL;
  heap_internal_end(heap);
  if (bases && count && !object_is_tracked(bases)) gc_track(heap, bases); // made by C code
  if (namespace) cell = run_body(vm, values[0], namespace);
  if (cell) cls = make_class(heap, values[1], bases, namespace);
  object_decref_null(heap, cell);
  object_decref_null(heap, namespace);
  object_decref_null(heap, bases);
  if (!replace_values(heap, frame, count + 2, cls)) return false;
  check_breaker(heap);
  return true;
}

// ---- super ------------------------------------------------------------------------------------

// super(cls, self).name as it is written.
static Object *find_through_object(Heap *heap, Object *super, Object *cls, Object *self,
                                   Object *name) {
  Object *arguments[] = {cls, self};
  Object *object = object_call(heap, super, arguments, 2, NULL);
  if (!object) return NULL;
  Object *value = object_get_attribute(heap, object, name);
  object_decref(heap, object);
  return value;
}

// [super][class][self]; for a method call the function and self stay, or NULL and the attribute.
// A warm instruction needs no super object where `super` is the built-in one.
bool vm_load_super(Heap *heap, Frame *frame, Object *name, bool method) {
  Object **values = peek(frame, 3), *self = values[2], *value = NULL;
  bool can = values[0] == &heap_class(heap, TYPE_SUPER)->head.object &&
             values[1]->cls->solid == &type_type,
       unbound = false;
  if (heap->profile->super_adapts && vm_adapts(heap, frame, can))
    value = super_find(heap, (Class *)values[1], self, name, method ? &unbound : NULL);
  if (!value && !heap->raised) value = find_through_object(heap, values[0], values[1], self, name);
  if (!unbound) {
    drop_values(heap, frame, 3);
    if (value && method) push(frame, NULL);
    if (value) push(frame, value);
    return value != NULL;
  }
  bool borrowed = *peek_borrowed(frame, 1);
  frame->top--; // self stays
  drop_values(heap, frame, 2);
  push(frame, value);
  if (borrowed)
    push_borrowed(frame, self);
  else
    push(frame, self);
  return true;
}
