// modules.c: makes the modules, fills heap->builtins, and looks names up in them. Mirrors CPython
// Python/bltinmodule.c
// (_PyBuiltin_Init) and the start of an interpreter, after which all this is old: it has been
// through collections.
#include "modules.h"

#include <string.h>

void *not_modelled(Heap *heap, const char *what) {
  return heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR, "'%s' is not modelled", what);
}

bool module_add_steal(Heap *heap, Object *module, const char *name, Object *value) {
  bool added = value && module_add(heap, module, name, value);
  object_decref_null(heap, value);
  return added;
}

// ---- the builtins that are classes and constants ----------------------------------------------

static const TypeId classes[] = {
    TYPE_BOOL,   TYPE_BYTES,     TYPE_BYTEARRAY, TYPE_CLASS_METHOD, TYPE_COMPLEX,
    TYPE_DICT,   TYPE_ENUMERATE, TYPE_FLOAT,     TYPE_FROZENSET,    TYPE_PROPERTY,
    TYPE_INT,    TYPE_LIST,      TYPE_MAP,       TYPE_FILTER,       TYPE_REVERSED,
    TYPE_OBJECT, TYPE_RANGE,     TYPE_SET,       TYPE_SLICE,        TYPE_STATIC_METHOD,
    TYPE_STR,    TYPE_SUPER,     TYPE_TUPLE,     TYPE_TYPE,         TYPE_ZIP,
};

static bool add_class(Heap *heap, Object *module, TypeId id) {
  Class *cls = heap_class(heap, id);
  return module_add(heap, module, cls->type->name, &cls->head.object);
}

static bool add_classes(Heap *heap, Object *module) {
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
    if (!add_class(heap, module, classes[i])) return false;
  for (TypeId id = TYPE_BASE_EXCEPTION; id < TYPE_COUNT; id++)
    if (!add_class(heap, module, id)) return false;
  Object *os_error = &heap_class(heap, TYPE_OS_ERROR)->head.object;
  return module_add(heap, module, "EnvironmentError", os_error) &&
         module_add(heap, module, "IOError", os_error);
}

static bool add_constants(Heap *heap, Object *module) {
  return module_add(heap, module, "None", heap->none) &&
         module_add(heap, module, "Ellipsis", heap->ellipsis) &&
         module_add(heap, module, "NotImplemented", heap->not_implemented) &&
         module_add(heap, module, "False", heap->false_) &&
         module_add(heap, module, "True", heap->true_) &&
         module_add(heap, module, "__debug__", heap->true_);
}

// heap->builtins is the namespace of the module `builtins`.
static bool builtins_install(Heap *heap, Object *module) {
  Module *builtins = (Module *)module;
  if (!dict_update(heap, heap->builtins, builtins->dict)) return false;
  object_store(heap, &builtins->dict, object_incref(heap->builtins));
  return module_add_builtins(heap, module, builtins_basic) &&
         module_add_builtins(heap, module, builtins_attributes) &&
         module_add_builtins(heap, module, builtins_numbers) &&
         module_add_builtins(heap, module, builtins_iterate) &&
         module_add_builtins(heap, module, builtins_code) &&
         module_add_builtins(heap, module, builtins_dir) && add_constants(heap, module) &&
         add_classes(heap, module);
}

// ---- the modules ------------------------------------------------------------------------------

static const struct {
  const char *name;
  bool (*install)(Heap *heap, Object *module); // NULL: all of it is in Python (machinery.c)
} modules[] = {
    {"builtins", builtins_install}, {"sys", sys_install}, {"gc", gc_install},
    {"weakref", weakref_install},   {"copy", NULL},
};

static bool install_one(Heap *heap, size_t index) {
  Object *module = module_new(heap, modules[index].name);
  if (!module) return false;
  bool installed = (!modules[index].install || modules[index].install(heap, module)) &&
                   dict_set_str(heap, heap->modules, modules[index].name, module);
  object_decref(heap, module);
  return installed;
}

bool modules_install(Heap *heap) {
  bool installed = true;
  heap_internal_begin(heap);
  for (size_t i = 0; installed && i < sizeof modules / sizeof *modules; i++)
    installed = install_one(heap, i);
  heap_internal_end(heap);
  // Everything to the permanent generation and from there to the end of the oldest.
  gc_freeze(heap);
  gc_unfreeze(heap);
  heap->gc.requested = false;
  return installed;
}

Object *modules_find(Heap *heap, const char *name) {
  return dict_get_str(heap, heap->modules, name);
}

// ---- names that are not there -----------------------------------------------------------------

Object *builtins_find(Heap *heap, Object *name) {
  Object *found = dict_get(heap, heap->builtins, name);
  const char *text = ((Str *)name)->chars;
  if (!found && !heap->raised && builtin_is_not_modelled(text)) not_modelled(heap, text);
  return found;
}

void modules_refuse_attribute(Heap *heap, Object *owner, Object *name) {
  if (!object_is(owner, &module_type) || !heap_raised_is(heap, TYPE_ATTRIBUTE_ERROR)) return;
  Object *module_name = ((Module *)owner)->name;
  if (!module_name || !is_kind(module_name, &str_type)) return;
  const char *module = ((Str *)module_name)->chars, *text = ((Str *)name)->chars;
  if (modules_find(heap, module) != owner || !attribute_is_not_modelled(module, text)) return;
  heap_forget(heap);
  heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR, "'%s.%s' is not modelled", module, text);
}
