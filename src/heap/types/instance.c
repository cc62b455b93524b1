// instance.c: instances of user classes: their attributes, and special methods that Python code
// defines. Mirrors CPython Objects/typeobject.c (subtype_* and slot_* functions). What the class
// does not define is answered by the row of the built-in type that it derives from.
#include "../arguments.h"
#include "../attribute.h"
#include "../internal.h"
#include "../iterators.h"
#include "../values.h"
#include "../walk.h"

#include <string.h>

// ---- birth ------------------------------------------------------------------------------------

static size_t slots_bytes(const Class *cls) { return cls->slot_count * sizeof(Object *); }

Object *instance_new(Heap *heap, Class *cls) {
  Object *self = object_new(heap, cls, 0);
  if (!self) return NULL;
  if (cls->slot_count) instance_part(self)->slots = host_array_new(heap, slots_bytes(cls));
  gc_track(heap, self);
  return self;
}

// ---- references -------------------------------------------------------------------------------

static void traverse(Object *self, Visit visit, void *payload) {
  instance_walk(self, visit, payload);
}

// Slots of the most derived class first, each class's in alphabetical order; bases' stand first in
// the array.
static void clear_slots(Heap *heap, Object *self, InstancePart *part) {
  if (!part->slots) return;
  size_t end = self->cls->slot_count;
  for (const Class *cls = self->cls; cls && cls->user; cls = cls->base) {
    size_t first = end - cls->slot_own;
    for (size_t i = first; i < end; i++) object_drop(heap, &part->slots[i]);
    end = first;
  }
}

static void clear_values(Heap *heap, InstancePart *part) {
  part->used = 0;
  for (uint32_t i = 0; part->values && i < part->capacity; i++) object_drop(heap, &part->values[i]);
}

static void drop_dict(Heap *heap, InstancePart *part) {
  if (part->dict) dict_detach(heap, part->dict);
  object_drop(heap, &part->dict);
}

static void clear(Heap *heap, Object *self) {
  InstancePart *part = instance_part(self);
  clear_slots(heap, self, part);
  clear_values(heap, part);
  drop_dict(heap, part);
  if (self->cls->solid->clear) self->cls->solid->clear(heap, self);
}

static void release(Object *self) {
  const InstancePart *part = instance_part(self);
  host_array_release(part->slots, slots_bytes(self->cls));
  host_array_release(part->values, instance_values_bytes(part));
  if (self->cls->solid->release) self->cls->solid->release(self);
}

static void dealloc(Heap *heap, Object *self) {
  InstancePart *part = instance_part(self);
  clear_slots(heap, self, part);
  clear_values(heap, part);
  block_free(heap, part->values_block);
  drop_dict(heap, part);
  host_array_free(heap, part->slots, slots_bytes(self->cls));
  host_array_free(heap, part->values, instance_values_bytes(part));
  if (self->cls->solid->dealloc) self->cls->solid->dealloc(heap, self);
}

// ---- special methods --------------------------------------------------------------------------

// The method that a user class defines, borrowed; NULL where only built-in classes have one of this
// name. The name is a literal.
static Object *special(Heap *heap, Object *self, const char *name) {
  return class_special(heap, self->cls, name);
}

static Object *call_with(Heap *heap, Object *method, Object *self, Object *a, Object *b) {
  Object *arguments[3] = {self, a, b};
  size_t count = 1 + (a != NULL) + (b != NULL);
  object_incref(method);
  Object *result = object_call(heap, method, arguments, count, NULL);
  object_decref(heap, method);
  return result;
}

Object *call_special(Heap *heap, Object *self, const char *name) {
  Object *method = self->cls->user ? special(heap, self, name) : NULL;
  return method ? call_with(heap, method, self, NULL, NULL) : NULL;
}

static void finalize(Heap *heap, Object *self) {
  Object *method = special(heap, self, "__del__");
  if (!method) {
    if (self->cls->solid->finalize) self->cls->solid->finalize(heap, self);
    return;
  }
  heap_event(heap, EVENT_FINALIZE, self, 0, 0, 0);
  Object *raised = heap->raised;
  heap->raised = NULL;
  Object *result = call_with(heap, method, self, NULL, NULL);
  if (result)
    object_decref(heap, result);
  else
    heap_unraisable(heap, UNRAISABLE_DEALLOCATOR, method);
  heap->raised = raised;
}

static Object *default_repr(Heap *heap, Object *self) {
  if (self->cls->solid->repr) return self->cls->solid->repr(heap, self);
  Text text = {0};
  const Object *module = class_module(heap, self->cls);
  text_printf(&text, "<%s%s%s object at 0x%llx>", module ? ((const Str *)module)->chars : "",
              module ? "." : "", ((Str *)self->cls->qualname)->chars,
              (unsigned long long)self->address);
  return str_take(heap, &text);
}

static Object *text_result(Heap *heap, Object *result, const char *name) {
  if (!result || object_isinstance(result, heap->classes[TYPE_STR])) return result;
  heap_raise(heap, TYPE_TYPE_ERROR, "%s returned non-string (type %s)", name, type_name(result));
  object_decref(heap, result);
  return NULL;
}

static Object *repr(Heap *heap, Object *self) {
  Object *method = special(heap, self, "__repr__");
  if (!method) return default_repr(heap, self);
  return text_result(heap, call_with(heap, method, self, NULL, NULL), "__repr__");
}

static Object *str(Heap *heap, Object *self) {
  Object *method = special(heap, self, "__str__");
  if (method) return text_result(heap, call_with(heap, method, self, NULL, NULL), "__str__");
  if (self->cls->solid->str && !special(heap, self, "__repr__"))
    return self->cls->solid->str(heap, self);
  return repr(heap, self);
}

static Object *format(Heap *heap, Object *self, const char *spec, size_t length) {
  Object *method = special(heap, self, "__format__");
  if (method) {
    Object *argument = str_new(heap, spec, length);
    Object *result = call_with(heap, method, self, argument, NULL);
    object_decref_null(heap, argument);
    return text_result(heap, result, "__format__");
  }
  if (self->cls->solid->format) return self->cls->solid->format(heap, self, spec, length);
  if (length == 0) return str(heap, self);
  return heap_raise(heap, TYPE_TYPE_ERROR, "unsupported format string passed to %s.__format__",
                    type_name(self));
}

static bool hash(Heap *heap, Object *self, int64_t *hash_out) {
  Object *method = special(heap, self, "__hash__");
  if ((!method && special(heap, self, "__eq__")) || method == heap->none ||
      (!method && (self->cls->solid->flags & TYPE_UNHASHABLE))) {
    heap_raise(heap, TYPE_TYPE_ERROR, "unhashable type: '%s'", type_name(self));
    return false;
  }
  if (!method) {
    if (self->cls->solid->hash) return self->cls->solid->hash(heap, self, hash_out);
    *hash_out = (int64_t)(self->address >> 4);
    return true;
  }
  Object *result = call_with(heap, method, self, NULL, NULL);
  if (!result) return false;
  bool integer = is_int(result);
  if (integer)
    integer = int_hash(heap, result, hash_out);
  else
    heap_raise(heap, TYPE_TYPE_ERROR, "__hash__ method should return an integer");
  object_decref(heap, result);
  return integer;
}

static Object *compare(Heap *heap, Object *self, Object *other, Comparison op) {
  static const char *const names[] = {"__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"};
  Object *method = special(heap, self, names[op]);
  if (method) return call_with(heap, method, self, other, NULL);
  if (op == CMP_NE && (method = special(heap, self, "__eq__"))) {
    Object *equal = call_with(heap, method, self, other, NULL);
    if (!equal || equal == heap->not_implemented) return equal;
    int truth = object_truth(heap, equal);
    object_decref(heap, equal);
    return truth < 0 ? NULL : bool_new(heap, !truth);
  }
  if (self->cls->solid->compare) return self->cls->solid->compare(heap, self, other, op);
  if (op == CMP_EQ && self == other) return bool_new(heap, true);
  return new_not_implemented(heap);
}

static int64_t length(Heap *heap, Object *self) {
  Object *method = special(heap, self, "__len__");
  if (!method) {
    if (self->cls->solid->length) return self->cls->solid->length(heap, self);
    heap_raise(heap, TYPE_TYPE_ERROR, "object of type '%s' has no len()", type_name(self));
    return -1;
  }
  Object *result = call_with(heap, method, self, NULL, NULL);
  int64_t value = -1;
  if (result && int_as_index(heap, result, &value) && value < 0) {
    heap_raise(heap, TYPE_VALUE_ERROR, "__len__() should return >= 0");
    value = -1;
  }
  object_decref_null(heap, result);
  return heap->raised ? -1 : value;
}

static int truth(Heap *heap, Object *self) {
  Object *method = special(heap, self, "__bool__");
  if (!method) {
    if (!special(heap, self, "__len__")) {
      if (self->cls->solid->truth) return self->cls->solid->truth(heap, self);
      if (!self->cls->solid->length) return 1;
    }
    int64_t n = length(heap, self);
    return n < 0 ? -1 : n > 0;
  }
  Object *result = call_with(heap, method, self, NULL, NULL);
  if (!result) return -1;
  int value = result == heap->true_ ? 1 : result == heap->false_ ? 0 : -1;
  if (value < 0)
    heap_raise(heap, TYPE_TYPE_ERROR, "__bool__ should return bool, returned %s",
               type_name(result));
  object_decref(heap, result);
  return value;
}

static Object *get_item(Heap *heap, Object *self, Object *key) {
  Object *method = special(heap, self, "__getitem__");
  if (method) return call_with(heap, method, self, key, NULL);
  if (self->cls->solid->get_item) return self->cls->solid->get_item(heap, self, key);
  return heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object is not subscriptable", type_name(self));
}

static bool set_item(Heap *heap, Object *self, Object *key, Object *value) {
  Object *method = special(heap, self, value ? "__setitem__" : "__delitem__");
  if (method) {
    Object *result = call_with(heap, method, self, key, value);
    object_decref_null(heap, result);
    return result != NULL;
  }
  if (self->cls->solid->set_item) return self->cls->solid->set_item(heap, self, key, value);
  heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object %s", type_name(self),
             value ? "does not support item assignment" : "doesn't support item deletion");
  return false;
}

static int contains(Heap *heap, Object *self, Object *value) {
  Object *method = special(heap, self, "__contains__");
  if (!method) {
    if (self->cls->solid->contains && !special(heap, self, "__iter__"))
      return self->cls->solid->contains(heap, self, value);
    return sequence_contains(heap, self, value);
  }
  Object *result = call_with(heap, method, self, value, NULL);
  int found = result ? object_truth(heap, result) : -1;
  object_decref_null(heap, result);
  return found;
}

static Object *iterate(Heap *heap, Object *self) {
  Object *method = special(heap, self, "__iter__");
  if (method) return call_with(heap, method, self, NULL, NULL);
  if (self->cls->solid->iterate) return self->cls->solid->iterate(heap, self);
  if (special(heap, self, "__getitem__")) return iterator_new(heap, TYPE_SEQUENCE_ITERATOR, self);
  return heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object is not iterable", type_name(self));
}

static Object *next(Heap *heap, Object *self) {
  Object *method = special(heap, self, "__next__");
  if (method) {
    Object *result = call_with(heap, method, self, NULL, NULL);
    if (!result && heap_raised_is(heap, TYPE_STOP_ITERATION)) heap_forget(heap);
    return result;
  }
  if (self->cls->solid->next) return self->cls->solid->next(heap, self);
  return heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object is not an iterator", type_name(self));
}

static Object *unary(Heap *heap, Object *self, UnaryOp op) {
  static const char *const names[] = {"__neg__", "__pos__", "__invert__"};
  Object *method = special(heap, self, names[op]);
  if (method) return call_with(heap, method, self, NULL, NULL);
  return self->cls->solid->unary ? self->cls->solid->unary(heap, self, op)
                                 : new_not_implemented(heap);
}

typedef enum Side { SIDE_LEFT, SIDE_RIGHT, SIDE_IN_PLACE } Side;

static Object *operator_method(Heap *heap, Object *self, Side side, BinaryOp op) {
  static const char *const names[][OP_COUNT] = {
      {"__add__", "__sub__", "__mul__", "__matmul__", "__truediv__", "__floordiv__", "__mod__",
       "__pow__", "__lshift__", "__rshift__", "__and__", "__xor__", "__or__"},
      {"__radd__", "__rsub__", "__rmul__", "__rmatmul__", "__rtruediv__", "__rfloordiv__",
       "__rmod__", "__rpow__", "__rlshift__", "__rrshift__", "__rand__", "__rxor__", "__ror__"},
      {"__iadd__", "__isub__", "__imul__", "__imatmul__", "__itruediv__", "__ifloordiv__",
       "__imod__", "__ipow__", "__ilshift__", "__irshift__", "__iand__", "__ixor__", "__ior__"}};
  return special(heap, self, names[side][op]);
}

// Called with either operand an instance: __add__ of the left one, else __radd__ of the right one.
static Object *binary(Heap *heap, Object *left, Object *right, BinaryOp op) {
  Object *method =
      left->cls->type == &instance_type ? operator_method(heap, left, SIDE_LEFT, op) : NULL;
  if (method) {
    Object *result = call_with(heap, method, left, right, NULL);
    if (result != heap->not_implemented) return result;
    object_decref(heap, result);
  }
  method = right->cls->type == &instance_type && right->cls != left->cls
               ? operator_method(heap, right, SIDE_RIGHT, op)
               : NULL;
  if (method) return call_with(heap, method, right, left, NULL);
  const Type *solid = left->cls->type == &instance_type ? left->cls->solid : right->cls->solid;
  return solid->binary ? solid->binary(heap, left, right, op) : new_not_implemented(heap);
}

static Object *in_place(Heap *heap, Object *left, Object *right, BinaryOp op) {
  Object *method = operator_method(heap, left, SIDE_IN_PLACE, op);
  if (method) return call_with(heap, method, left, right, NULL);
  const Type *solid = left->cls->solid;
  return solid->in_place ? solid->in_place(heap, left, right, op) : new_not_implemented(heap);
}

// call_attribute.
static Object *call_getattr(Heap *heap, Object *method, Object *self, Object *name) {
  if (!heap->profile->getattr_binds || method->cls->type != &function_type)
    return call_with(heap, method, self, name, NULL);
  Object *bound = method_new(heap, method, self);
  if (!bound) return NULL;
  Object *result = object_call(heap, bound, &name, 1, NULL);
  object_decref(heap, bound);
  return result;
}

static Object *get_attribute(Heap *heap, Object *self, Object *name) {
  Object *method = special(heap, self, "__getattribute__");
  Object *result = method ? call_with(heap, method, self, name, NULL)
                   : self->cls->solid->get_attribute
                       ? self->cls->solid->get_attribute(heap, self, name)
                       : object_generic_get_attribute(heap, self, name);
  if (result || !heap_raised_is(heap, TYPE_ATTRIBUTE_ERROR)) return result;
  method = special(heap, self, "__getattr__");
  if (!method) return NULL;
  heap_forget(heap);
  return call_getattr(heap, method, self, name);
}

static bool set_attribute(Heap *heap, Object *self, Object *name, Object *value) {
  Object *method = special(heap, self, value ? "__setattr__" : "__delattr__");
  if (!method && self->cls->solid->set_attribute)
    return self->cls->solid->set_attribute(heap, self, name, value);
  if (!method) return object_generic_set_attribute(heap, self, name, value);
  Object *result = call_with(heap, method, self, name, value);
  object_decref_null(heap, result);
  return result != NULL;
}

static Object *call(Heap *heap, Object *self, Object *const *arguments, size_t count,
                    Object *keyword_names) {
  Object *method = special(heap, self, "__call__");
  if (!method) {
    if (self->cls->solid->call)
      return self->cls->solid->call(heap, self, arguments, count, keyword_names);
    return heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object is not callable", type_name(self));
  }
  return arguments_prepend_call(heap, method, self, arguments, count, keyword_names);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  if (self->cls->solid->describe && self->cls->solid != &object_type)
    return self->cls->solid->describe(heap, self, text);
  text_printf(text, "<%s object>", ((Str *)self->cls->name)->chars);
  return true;
}

// ---- the descriptors that a class gives its instances -----------------------------------------

static Object *get_dict(Heap *heap, Object *self) {
  Object *dict = instance_get_dict(heap, self);
  if (dict || heap->raised) return dict ? object_incref(dict) : NULL;
  return heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "'%s' object has no attribute '__dict__'",
                    type_name(self));
}

static Object *get_weakref(Heap *heap, Object *self) {
  const InstancePart *part = instance_part(self);
  return object_incref(part && part->weakrefs ? part->weakrefs : heap->none);
}

const Member *instance_member(const char *name) {
  static const Member dict = {"__dict__", get_dict, NULL},
                      weakref = {"__weakref__", get_weakref, NULL};
  return strcmp(name, "__dict__") == 0 ? &dict : &weakref;
}

const Type instance_type = {
    .name = "instance",
    .id = TYPE_OBJECT,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC | TYPE_BASE | TYPE_TRASHCAN,
    .shape = SHAPE_INSTANCE,
    .host_size = sizeof(Object),
    .freelist = FREELIST_NONE,
    .basic_size = {16},
    .traverse = traverse,
    .clear = clear,
    .dealloc = dealloc,
    .finalize = finalize,
    .release = release,
    .describe = describe,
    .repr = repr,
    .str = str,
    .format = format,
    .hash = hash,
    .compare = compare,
    .truth = truth,
    .length = length,
    .get_item = get_item,
    .set_item = set_item,
    .contains = contains,
    .iterate = iterate,
    .next = next,
    .unary = unary,
    .binary = binary,
    .in_place = in_place,
    .get_attribute = get_attribute,
    .set_attribute = set_attribute,
    .call = call,
};
