// machinery.c: runs the Python that heapstory brings along (weakref.py, copy.py). What it makes is
// what an import has left behind when a program begins to count: old, held by the module.
#include "machinery.h"

#include "modules.h"

#include <string.h>

typedef struct Flag {
  const char *name;
  bool value;
} Flag;

static bool set_flags(Heap *heap, Object *module, const Flag *flags) {
  for (; flags->name; flags++)
    if (!module_add(heap, module, flags->name, flags->value ? heap->true_ : heap->false_))
      return false;
  return true;
}

static bool run_weakref(Heap *heap, Object *module) {
  const Profile *profile = heap->profile;
  const Flag flags[] = {
      {"_guarded", profile->weak_containers_put_removals_off},
      {"_refuses_keywords", profile->weak_key_update_refuses_keywords},
      {NULL, false},
  };
  return set_flags(heap, module, flags) &&
         code_run_text(heap, (const char *)weakref_text, weakref_text_length, module);
}

// The types that copy.py cannot name.
static Object *types_of_copy(Heap *heap) {
  static const TypeId ids[] = {TYPE_NONE,     TYPE_ELLIPSIS, TYPE_NOT_IMPLEMENTED, TYPE_BUILTIN,
                               TYPE_FUNCTION, TYPE_CODE,     TYPE_WEAKREF,         TYPE_METHOD};
  enum { COUNT = sizeof ids / sizeof *ids };
  Object *items[COUNT];
  for (size_t i = 0; i < COUNT; i++) items[i] = &heap_class(heap, ids[i])->head.object;
  return tuple_new(heap, items, COUNT);
}

static bool run_copy(Heap *heap, Object *module) {
  const Profile *profile = heap->profile;
  const Flag flags[] = {
      {"_by_table", profile->copy_by_table},
      {"_looks_first", profile->copy_looks_first},
      {"_asks_twice", profile->copy_asks_twice},
      {"_lists_arguments", profile->copy_lists_arguments},
      {NULL, false},
  };
  return set_flags(heap, module, flags) && reduce_install(heap) &&
         module_add_steal(heap, module, "_types", types_of_copy(heap)) &&
         code_run_text(heap, (const char *)copy_text, copy_text_length, module);
}

static const struct {
  const char *name;
  bool (*run)(Heap *heap, Object *module);
} parts[] = {{"weakref", run_weakref}, {"copy", run_copy}};

static bool run_part(Heap *heap, Object *module, size_t index) {
  bool enabled = heap->gc.enabled;
  uint64_t limit = heap->bytes_limit;
  heap->gc.enabled = false;
  heap->bytes_limit = 0;
  heap_outside_begin(heap);
  bool done = parts[index].run(heap, module);
  heap_outside_end(heap);
  heap->bytes_limit = limit;
  heap->gc.enabled = enabled;
  return done;
}

// What has run has left __builtins__ in the namespace.
bool machinery_prepare(Heap *heap, Object *module, const char *name) {
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    if (strcmp(name, parts[i].name) != 0) continue;
    if (dict_get_str(heap, ((Module *)module)->dict, "__builtins__")) return true;
    return run_part(heap, module, i);
  }
  return true;
}
