// builtins_attributes.c: getattr, setattr, delattr, hasattr and the namespaces vars, globals,
// locals. Mirrors CPython Python/bltinmodule.c.
#include "modules.h"

static bool is_name(Heap *heap, Object *name) {
  if (is_kind(name, &str_type)) return true;
  heap_raise(heap, TYPE_TYPE_ERROR, "attribute name must be string, not '%s'", type_text(name));
  return false;
}

// Where a module of ours lacks what Python's has, that is told; else NULL without an exception.
static Object *find_attribute(Heap *heap, Object *self, Object *name) {
  if (!object_is(self, &module_type)) return object_find_attribute(heap, self, name);
  Object *value = object_get_attribute(heap, self, name);
  if (!value) modules_refuse_attribute(heap, self, name);
  if (!value && heap_raised_is(heap, TYPE_ATTRIBUTE_ERROR)) heap_forget(heap);
  return value;
}

FUNCTION(builtin_getattr) {
  if (!is_name(heap, arguments[1])) return NULL;
  if (count < 3) {
    Object *value = object_get_attribute(heap, arguments[0], arguments[1]);
    if (!value) modules_refuse_attribute(heap, arguments[0], arguments[1]);
    return value;
  }
  Object *value = find_attribute(heap, arguments[0], arguments[1]);
  return value || heap->raised ? value : object_incref(arguments[2]);
}

FUNCTION(builtin_hasattr) {
  if (!is_name(heap, arguments[1])) return NULL;
  Object *value = find_attribute(heap, arguments[0], arguments[1]);
  if (!value && heap->raised) return NULL;
  object_decref_null(heap, value);
  return bool_new(heap, value != NULL);
}

// PyObject_SetAttr interns the name: it may become a key that all instances share.
static Object *store(Heap *heap, Object *self, Object *name, Object *value) {
  if (!is_name(heap, name)) return NULL;
  object_incref(name);
  str_intern_in_place(heap, &name);
  bool stored = object_set_attribute(heap, self, name, value);
  object_decref(heap, name);
  return stored ? new_none(heap) : NULL;
}

FUNCTION(builtin_setattr) { return store(heap, arguments[0], arguments[1], arguments[2]); }
FUNCTION(builtin_delattr) { return store(heap, arguments[0], arguments[1], NULL); }

// ---- namespaces -------------------------------------------------------------------------------

FUNCTION(builtin_globals) {
  if (!heap->frame) return heap_raise(heap, TYPE_SYSTEM_ERROR, "frame does not exist");
  return object_incref(heap->frame->globals);
}

Object *frame_locals(Heap *heap) {
  if (!heap->frame) return heap_raise(heap, TYPE_SYSTEM_ERROR, "frame does not exist");
  return frame_copy_locals(heap, heap->frame);
}

FUNCTION(builtin_locals) { return frame_locals(heap); }

FUNCTION(builtin_vars) {
  if (count == 0) return builtin_locals(heap, self, NULL, 0, NULL);
  Object *name = str_intern(heap, "__dict__", 8);
  Object *dict = name ? object_get_attribute(heap, arguments[0], name) : NULL;
  object_decref_null(heap, name);
  if (dict || !heap_raised_is(heap, TYPE_ATTRIBUTE_ERROR)) return dict;
  heap_forget(heap);
  return heap_raise(heap, TYPE_TYPE_ERROR, "vars() argument must have __dict__ attribute");
}

const Builtin builtins_attributes[] = {
    {"delattr", builtin_delattr, 2, 2, 0},       {"getattr", builtin_getattr, 2, 3, 0},
    {"globals", builtin_globals, 0, 0, 0},       {"hasattr", builtin_hasattr, 2, 2, 0},
    {"locals", builtin_locals, 0, 0, 0},         {"setattr", builtin_setattr, 3, 3, 0},
    {"vars", builtin_vars, 0, 1, BUILTIN_TUPLE}, {NULL, NULL, 0, 0, 0},
};
