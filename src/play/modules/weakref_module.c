// weakref_module.c: the module weakref: the class of references and what is known about an
// object's. Mirrors CPython Modules/_weakref.c. proxy, finalize and the weak dictionaries are
// refused by name (names.c).
#include "modules.h"

// The first reference of an object's chain; NULL = none, or its type allows none.
static Object *first_reference(Object *object) {
  const Class *cls = object->cls;
  if (cls->user) {
    const InstancePart *part = instance_part(object);
    return part ? part->weakrefs : NULL;
  }
  size_t offset = cls->type->weakrefs_offset;
  return offset ? *(Object **)((char *)object + offset) : NULL;
}

FUNCTION(weakref_getweakrefcount) {
  int64_t references = 0;
  for (Object *ref = first_reference(arguments[0]); ref; ref = ((Weakref *)ref)->next) references++;
  return int_new(heap, references);
}

FUNCTION(weakref_getweakrefs) {
  Object *list = list_new(heap, 0);
  for (Object *ref = first_reference(arguments[0]); list && ref; ref = ((Weakref *)ref)->next)
    if (!list_append(heap, list, ref)) {
      object_decref(heap, list);
      return NULL;
    }
  return list;
}

static const Builtin functions[] = {
    {"getweakrefcount", weakref_getweakrefcount, 1, 1, 0},
    {"getweakrefs", weakref_getweakrefs, 1, 1, 0},
    {NULL, NULL, 0, 0, 0},
};

bool weakref_install(Heap *heap, Object *module) {
  Object *cls = &heap_class(heap, TYPE_WEAKREF)->head.object;
  return module_add(heap, module, "ref", cls) && module_add(heap, module, "ReferenceType", cls) &&
         module_add_builtins(heap, module, functions);
}
