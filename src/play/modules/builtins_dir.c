// builtins_dir.c: dir(): the names of a namespace, of an instance or of a class. Mirrors CPython
// Python/bltinmodule.c builtin_dir and object___dir__, type___dir__ of Objects/typeobject.c: what
// they merge is a copy of the namespaces, so an instance's __dict__ comes into being.
#include "modules.h"

// dir(object()) of 3.11.7 to 3.15.2, all alike.
static const char *const object_names[] = {
    "__class__",   "__delattr__", "__dir__",           "__doc__",          "__eq__",
    "__format__",  "__ge__",      "__getattribute__",  "__getstate__",     "__gt__",
    "__hash__",    "__init__",    "__init_subclass__", "__le__",           "__lt__",
    "__ne__",      "__new__",     "__reduce__",        "__reduce_ex__",    "__repr__",
    "__setattr__", "__sizeof__",  "__str__",           "__subclasshook__", NULL};

// PyMapping_Keys or a list of any iterable, sorted.
static Object *sorted_names(Heap *heap, Object *iterable) {
  Object *list = list_new(heap, 0);
  if (list && list_extend(heap, list, iterable) && list_sort(heap, list, NULL, false)) return list;
  object_decref_null(heap, list);
  return NULL;
}

// What a scenario's class and its bases define; false with an exception pending.
static bool merge_class(Heap *heap, Object *names, const Class *cls) {
  for (; cls->user; cls = cls->base)
    if (!dict_update(heap, names, cls->dict)) return false;
  if (cls->type != &object_type) {
    Text text = {0};
    text_printf(&text, "dir() of a %s", cls->type->name);
    not_modelled(heap, text_chars(&text));
    text_delete(&text);
    return false;
  }
  bool fine = true;
  for (size_t i = 0; fine && object_names[i]; i++)
    fine = dict_set_str(heap, names, object_names[i], heap->none);
  return fine;
}

static bool merge_object(Heap *heap, Object *names, Object *object) {
  if (is_kind(object, &type_type)) return merge_class(heap, names, (Class *)object);
  Object *own = object->cls->user ? instance_get_dict(heap, object) : NULL;
  if (heap->raised || (own && !dict_update(heap, names, own))) return false;
  return merge_class(heap, names, object->cls);
}

static Object *names_of(Heap *heap, Object *object) {
  Object *method = object->cls->user ? class_lookup_text(heap, object->cls, "__dir__") : NULL;
  if (method) {
    Object *names = call_method(heap, method, object, NULL, NULL);
    Object *list = names ? sorted_names(heap, names) : NULL;
    object_decref_null(heap, names);
    return list;
  }
  Object *names = dict_new(heap);
  Object *list = names && merge_object(heap, names, object) ? sorted_names(heap, names) : NULL;
  object_decref_null(heap, names);
  return list;
}

FUNCTION(builtin_dir) {
  if (count) return names_of(heap, arguments[0]);
  Object *locals = frame_locals(heap);
  Object *list = locals ? sorted_names(heap, locals) : NULL;
  object_decref_null(heap, locals);
  return list;
}

const Builtin builtins_dir[] = {
    {"dir", builtin_dir, 0, 1, BUILTIN_TUPLE},
    {NULL, NULL, 0, 0, 0},
};
