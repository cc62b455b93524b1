// copy_module.c: the module copy. Mirrors CPython Lib/copy.py of 3.12; what its Python code
// allocates on the way (frames, tuples, bound methods) is not modelled, the result is.
#include "modules.h"

void *copy_refuse(Heap *heap, const char *function, Object *object) {
  const Type *type = object->cls->type;
  if (type == &generator_type || type == &module_type || type == &cell_type)
    return heap_raise(heap, TYPE_TYPE_ERROR, "cannot pickle '%s' object", type_text(object));
  return heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR, "'%s' of a %s is not modelled", function,
                    type_text(object));
}

// copy._copy_immutable: these are their own copies.
static bool is_immutable(const Object *object) {
  static const Type *const types[] = {
      &none_type,     &int_type,      &float_type,   &bool_type,      &complex_type,
      &str_type,      &tuple_type,    &bytes_type,   &frozenset_type, &range_type,
      &slice_type,    &property_type, &builtin_type, &ellipsis_type,  &not_implemented_type,
      &function_type, &weakref_type,  &type_type,    &code_type,
  };
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (object_is(object, types[i])) return true;
  return false;
}

static Object *copy_set(Heap *heap, Object *set) {
  Object *copy = set_new(heap, false);
  if (!copy || set_update(heap, copy, set)) return copy;
  object_decref(heap, copy);
  return NULL;
}

static Object *same_part(Heap *heap, Object *part, void *payload) {
  (void)heap, (void)payload;
  return object_incref(part);
}

FUNCTION(copy_copy) {
  Object *object = arguments[0];
  if (is_immutable(object)) return object_incref(object);
  if (object_is(object, &list_type))
    return list_slice(heap, object, 0, (int64_t)((List *)object)->count, 1);
  if (object_is(object, &dict_type)) return dict_copy(heap, object);
  if (object_is(object, &set_type)) return copy_set(heap, object);
  if (!object->cls->user) return copy_refuse(heap, "copy.copy", object);
  Object *method = class_lookup_text(heap, object->cls, "__copy__");
  if (method) return call_method(heap, method, object, NULL, NULL);
  return copy_instance(heap, object, same_part, NULL, NULL);
}

FUNCTION(copy_deepcopy) {
  static const char *const names[] = {"x", "memo", NULL};
  Object *values[2];
  if (!arguments_take_all(heap, "deepcopy", names, 0, arguments, count, keyword_names, values))
    return NULL;
  if (!values[0])
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "deepcopy() missing 1 required positional argument: 'x'");
  if (values[1] && values[1] != heap->none) {
    if (object_is(values[1], &dict_type)) return copy_deep(heap, values[0], values[1]);
    return not_modelled(heap, "copy.deepcopy with a memo that is no dict");
  }
  Object *memo = dict_new(heap);
  Object *copy = memo ? copy_deep(heap, values[0], memo) : NULL;
  object_decref_null(heap, memo);
  return copy;
}

static const Builtin functions[] = {
    {"copy", copy_copy, 1, 1, 0},
    {"deepcopy", copy_deepcopy, 0, 2, BUILTIN_KEYWORDS},
    {NULL, NULL, 0, 0, 0},
};

bool copy_install(Heap *heap, Object *module) {
  return module_add_builtins(heap, module, functions);
}
