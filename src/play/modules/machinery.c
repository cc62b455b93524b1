// machinery.c: runs the Python that heapstory brings along (weakref.py). What it makes is what an
// import has left behind when a program begins to count: old, held by the module.
#include "machinery.h"

#include "modules.h"

#include <string.h>

static bool set_flag(Heap *heap, Object *module, const char *name, bool value) {
  return module_add(heap, module, name, value ? heap->true_ : heap->false_);
}

static bool run_weakref(Heap *heap, Object *module) {
  const Profile *profile = heap->profile;
  if (!set_flag(heap, module, "_guarded", profile->weak_containers_put_removals_off) ||
      !set_flag(heap, module, "_refuses_keywords", profile->weak_key_update_refuses_keywords))
    return false;
  return code_run_text(heap, (const char *)weakref_text, weakref_text_length, module);
}

bool machinery_prepare(Heap *heap, Object *module, const char *name) {
  if (strcmp(name, "weakref") != 0) return true;
  if (dict_get_str(heap, ((Module *)module)->dict, "_guarded")) return true;
  bool enabled = heap->gc.enabled;
  uint64_t limit = heap->bytes_limit;
  heap->gc.enabled = false;
  heap->bytes_limit = 0;
  heap_internal_begin(heap);
  heap_outside_begin(heap);
  bool done = run_weakref(heap, module);
  heap_outside_end(heap);
  heap_internal_end(heap);
  heap->bytes_limit = limit;
  heap->gc.enabled = enabled;
  return done;
}
