// vm_import.c: import statements: of the modules that there are (modules/modules.h). Mirrors
// CPython Python/import.c as far as sys.modules goes.
#include "vm_internal.h"

#include "modules/machinery.h"
#include "modules/modules.h"

#include <string.h>

// _PyModuleSpec_IsInitializing: asks the module's spec for _initializing, which the specs made
// before there was an import system do not have.
static bool ask_spec(Heap *heap, const char *name) {
  if (!heap->profile->import_asks_spec_loudly) return true;
  if (strcmp(name, "sys") != 0 && strcmp(name, "builtins") != 0) return true;
  heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "'ModuleSpec' object has no attribute '_initializing'");
  bool made = heap_raised_is(heap, TYPE_ATTRIBUTE_ERROR);
  if (made) heap_forget(heap);
  return made;
}

// [level][names or None] becomes [module].
bool vm_import_name(Heap *heap, Frame *frame, Object *name) {
  Object *module = modules_find(heap, chars_of(name));
  if (!module && !heap->raised) {
    const char *text = chars_of(name), *dot = strchr(text, '.');
    Text package = {0};
    text_add_n(&package, text, dot ? (size_t)(dot - text) : strlen(text));
    Object *found = dot ? modules_find(heap, text_chars(&package)) : NULL;
    heap_raise(heap, TYPE_MODULE_NOT_FOUND_ERROR,
               found ? "No module named '%s'; '%s' is not a package" : "No module named '%s'",
               found ? text : text_chars(&package), text_chars(&package));
    text_delete(&package);
  }
  if (module && !ask_spec(heap, chars_of(name))) module = NULL;
  if (module && !machinery_prepare(heap, module, chars_of(name))) module = NULL;
  return replace_values(heap, frame, 2, module ? object_incref(module) : NULL);
}

bool vm_import_from(Heap *heap, Frame *frame, Object *name) {
  Object *module = *peek(frame, 1), *value = object_get_attribute(heap, module, name);
  if (value) {
    push(frame, value);
    return true;
  }
  modules_refuse_attribute(heap, module, name);
  if (!heap_raised_is(heap, TYPE_ATTRIBUTE_ERROR)) return false;
  const Object *own = is_kind_of(module, &module_type) ? ((Module *)module)->name : NULL;
  heap_raise(heap, TYPE_IMPORT_ERROR, "cannot import name '%s' from '%s' (unknown location)",
             chars_of(name), own ? chars_of(own) : "?");
  return false;
}
