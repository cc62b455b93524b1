// load.c: libraries that are loaded when they are needed.
#include "heapstory/load.h"

#include <dlfcn.h>
#include <stddef.h>

void *load_function(const char *library, const char *name) {
  // Never closed: glib and what stands upon it cannot be unloaded.
  void *handle = dlopen(library, RTLD_LAZY | RTLD_LOCAL);
  return handle ? dlsym(handle, name) : NULL;
}
