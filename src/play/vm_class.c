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

// Where the global `super` is the built-in one, the lookup behind a class needs no super object.
static Object *find_direct(Heap *heap, Object *super, Object *cls, Object *self, Object *name) {
  if (super != &heap_class(heap, TYPE_SUPER)->head.object || cls->cls->solid != &type_type)
    return NULL;
  const Class *start = (const Class *)cls;
  if (!object_isinstance(self, start) || !start->base || str_equal(name, "__class__")) return NULL;
  return class_lookup(heap, start->base, name);
}

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
bool vm_load_super(Heap *heap, Frame *frame, Object *name, bool method) {
  Object **values = peek(frame, 3), *self = values[2];
  Object *found = find_direct(heap, values[0], values[1], self, name), *value = NULL;
  if (heap->raised) return drop_values(heap, frame, 3), false;
  bool unbound = found && method &&
                 (is_kind_of(found, &function_type) || is_kind_of(found, &method_descriptor_type));
  if (unbound)
    value = object_incref(found);
  else if (!found)
    value = find_through_object(heap, values[0], values[1], self, name);
  else if (!found->cls->type->bind)
    value = object_incref(found);
  else
    value = found->cls->type->bind(heap, found, self, self->cls);
  if (unbound) object_incref(self);
  drop_values(heap, frame, 3);
  if (!value) return false;
  if (method) push(frame, unbound ? value : NULL);
  push(frame, unbound ? self : value);
  return true;
}
