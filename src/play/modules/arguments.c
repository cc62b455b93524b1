// arguments.c: keyword arguments of functions written in C, with the messages of CPython 3.12 (Python/getargs.c).
#include "modules.h"

#include <string.h>

static int find(const char *const *names, const char *name) {
  for (int i = 0; names[i]; i++)
    if (strcmp(names[i], name) == 0) return i;
  return -1;
}

bool keywords_take(Heap *heap, const char *function, const char *const *names, Object *const *arguments, size_t count,
                   Object *keyword_names, Object **values_out) {
  size_t given = keyword_names ? ((Tuple *)keyword_names)->count : 0;
  for (size_t i = 0; i < given; i++) {
    const char *name = ((Str *)((Tuple *)keyword_names)->items[i])->chars;
    int index = find(names, name);
    if (index < 0) {
      heap_raise(heap, TYPE_TYPE_ERROR, "'%s' is an invalid keyword argument for %s()", name, function);
      return false;
    }
    if (values_out[index]) {
      heap_raise(heap, TYPE_TYPE_ERROR, "argument for %s() given by name ('%s') and position (%d)", function, name,
                 index + 1);
      return false;
    }
    values_out[index] = arguments[count + i];
  }
  return true;
}

Object *call_method(Heap *heap, Object *method, Object *self, Object *first, Object *second) {
  Object *arguments[] = {self, first, second};
  size_t count = first ? second ? 3 : 2 : 1;
  object_incref(method);   // the call may take it out of its class
  Object *result = object_call(heap, method, arguments, count, NULL);
  object_decref(heap, method);
  return result;
}
