// weakref_module.c: the module weakref: the class of references and what is known about an
// object's. Mirrors CPython Modules/_weakref.c. finalize, the weak dictionaries and sets and
// WeakMethod are in Python (weakref.py).
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

FUNCTION(weakref_proxy) { return proxy_new(heap, arguments[0], count == 2 ? arguments[1] : NULL); }

// The Python part asks for it where a value has died: another one may have taken the key since.
FUNCTION(weakref_remove_dead) {
  Object *dict = arguments[0], *value;
  if (!is_kind(dict, &dict_type))
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "_remove_dead_weakref() argument 1 must be dict, not %s", type_text(dict));
  value = dict_get(heap, dict, arguments[1]);
  if (heap->raised) return NULL;
  bool dead = value && is_kind(value, &weakref_type) && !((Weakref *)value)->referent;
  if (dead && dict_remove(heap, dict, arguments[1]) < 0) return NULL;
  return new_none(heap);
}

static const Builtin functions[] = {
    {"_remove_dead_weakref", weakref_remove_dead, 2, 2, 0},
    {"getweakrefcount", weakref_getweakrefcount, 1, 1, 0},
    {"getweakrefs", weakref_getweakrefs, 1, 1, 0},
    {"proxy", weakref_proxy, 1, 2, 0},
    {NULL, NULL, 0, 0, 0},
};

static const struct {
  const char *name;
  TypeId id;
} classes[] = {
    {"ref", TYPE_WEAKREF},
    {"ReferenceType", TYPE_WEAKREF},
    {"ProxyType", TYPE_PROXY},
    {"CallableProxyType", TYPE_CALLABLE_PROXY},
};

// ProxyTypes: both classes of proxies.
static Object *proxy_types(Heap *heap) {
  Object *items[] = {&heap_class(heap, TYPE_PROXY)->head.object,
                     &heap_class(heap, TYPE_CALLABLE_PROXY)->head.object};
  return tuple_new(heap, items, 2);
}

// They are those of the module _weakref, and say so.
static bool add_functions(Heap *heap, Object *module) {
  Object *name = str_from(heap, "_weakref");
  bool fine = name != NULL;
  for (const Builtin *row = functions; fine && row->name; row++)
    fine = module_add_steal(heap, module, row->name, builtin_new(heap, row, module, name));
  object_decref_null(heap, name);
  return fine;
}

bool weakref_install(Heap *heap, Object *module) {
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
    if (!module_add(heap, module, classes[i].name, &heap_class(heap, classes[i].id)->head.object))
      return false;
  return module_add_steal(heap, module, "ProxyTypes", proxy_types(heap)) &&
         add_functions(heap, module);
}
