// library.c: finds the functions of library.def.
#include "library.h"

#include "heapstory/load.h"

static const struct {
  const char *library, *name;
  size_t offset;
} functions[] = {
#define FUNCTION(library, name) {library, #name, offsetof(Library, name)},
#include "library.def"
#undef FUNCTION
};

bool library_load(Library *library, Errors *errors) {
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    void *function = load_function(functions[i].library, functions[i].name);
    if (!function)
      return error_add(errors, (Position){0}, "PNG and PDF need %s, which is not installed",
                       functions[i].library);
    *(void **)((char *)library + functions[i].offset) = function;
  }
  return true;
}
