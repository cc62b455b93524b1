// arguments.c: keyword arguments of functions written in C, with the messages of CPython 3.12
// (Python/getargs.c).
#include "modules.h"

#include <string.h>

static int find(const char *const *names, const char *name) {
  for (int i = 0; names[i]; i++)
    if (strcmp(names[i], name) == 0) return i;
  return -1;
}

bool keywords_take(Heap *heap, const char *function, const char *const *names,
                   Object *const *arguments, size_t count, Object *keyword_names,
                   Object **values_out) {
  size_t given = keyword_names ? ((Tuple *)keyword_names)->count : 0;
  for (size_t i = 0; i < given; i++) {
    const char *name = ((Str *)((Tuple *)keyword_names)->items[i])->chars;
    int index = find(names, name);
    if (index < 0) {
      heap_raise_keyword(heap, function, name);
      return false;
    }
    if (values_out[index]) {
      heap_raise(heap, TYPE_TYPE_ERROR, "argument for %s() given by name ('%s') and position (%d)",
                 function, name, index + 1);
      return false;
    }
    values_out[index] = arguments[count + i];
  }
  return true;
}

static bool is_given(Object *keyword_names, const char *name) {
  for (size_t i = 0; keyword_names && i < ((Tuple *)keyword_names)->count; i++)
    if (str_equal(((Tuple *)keyword_names)->items[i], name)) return true;
  return false;
}

// What is missing is told before what is unknown.
static bool has_required(Heap *heap, const char *function, const char *const *names, size_t least,
                         size_t count, Object *keyword_names) {
  for (size_t i = count; i < least; i++) {
    if (!*names[i])
      heap_raise(heap, TYPE_TYPE_ERROR, "%s() takes at least %zu positional argument%s (%zu given)",
                 function, i + 1, i ? "s" : "", count);
    else if (!is_given(keyword_names, names[i]))
      heap_raise(heap, TYPE_TYPE_ERROR, "%s() missing required argument '%s' (pos %zu)", function,
                 names[i], i + 1);
    if (heap->raised) return false;
  }
  return true;
}

bool arguments_take_all(Heap *heap, const char *function, const char *const *names, size_t least,
                        Object *const *arguments, size_t count, Object *keyword_names,
                        Object **values_out) {
  size_t most = 0, given = count + (keyword_names ? ((Tuple *)keyword_names)->count : 0);
  while (names[most]) values_out[most++] = NULL;
  if (given > most) {
    heap_raise(heap, TYPE_TYPE_ERROR, "%s() takes at most %zu argument%s (%zu given)", function,
               most, most == 1 ? "" : "s", given);
    return false;
  }
  if (!has_required(heap, function, names, least, count, keyword_names)) return false;
  for (size_t i = 0; i < count; i++) values_out[i] = arguments[i];
  return keywords_take(heap, function, names, arguments, count, keyword_names, values_out);
}

Object *call_method(Heap *heap, Object *method, Object *self, Object *first, Object *second) {
  Object *arguments[] = {self, first, second};
  size_t count = first ? second ? 3 : 2 : 1;
  object_incref(method); // the call may take it out of its class
  Object *result = object_call(heap, method, arguments, count, NULL);
  object_decref(heap, method);
  return result;
}
