// arguments.c: reading arguments of functions written in C. Mirrors CPython Python/getargs.c, its
// messages above all.
#include "arguments.h"
#include "values.h"

#include <string.h>

bool arguments_count(Heap *heap, const char *function, size_t count, int least, int most) {
  bool few = count < (size_t)least, many = most >= 0 && count > (size_t)most;
  if (!few && !many) return true;
  int wanted = few ? least : most;
  const char *bound = least == most ? "" : few ? "at least " : "at most ";
  heap_raise(heap, TYPE_TYPE_ERROR, "%s expected %s%d argument%s, got %zu", function, bound, wanted,
             wanted == 1 ? "" : "s", count);
  return false;
}

static size_t keyword_count(Object *keyword_names) {
  return keyword_names ? ((Tuple *)keyword_names)->count : 0;
}

bool arguments_no_keywords(Heap *heap, const char *function, Object *keyword_names) {
  if (keyword_count(keyword_names) == 0) return true;
  heap_raise(heap, TYPE_TYPE_ERROR, "%s() takes no keyword arguments", function);
  return false;
}

static bool take_keyword(Heap *heap, const char *function, const char *const *names, Str *name,
                         Object *value, Object **values_out) {
  for (size_t i = 0; names[i]; i++) {
    if (strcmp(names[i], name->chars) != 0) continue;
    if (!values_out[i]) {
      values_out[i] = value;
      return true;
    }
    heap_raise(heap, TYPE_TYPE_ERROR, "argument for %s() given by name ('%s') and position (%zu)",
               function, name->chars, i + 1);
    return false;
  }
  heap_raise_keyword(heap, function, name->chars);
  return false;
}

bool arguments_take(Heap *heap, const char *function, const char *const *names, size_t least,
                    Object *const *arguments, size_t count, Object *keyword_names,
                    Object **values_out) {
  size_t most = 0, keywords = keyword_count(keyword_names);
  while (names[most]) values_out[most++] = NULL;
  if (count + keywords > most) {
    heap_raise(heap, TYPE_TYPE_ERROR, "%s() takes at most %zu argument%s (%zu given)", function,
               most, most == 1 ? "" : "s", count + keywords);
    return false;
  }
  for (size_t i = 0; i < count; i++) values_out[i] = arguments[i];
  for (size_t i = 0; i < keywords; i++) {
    Str *name = (Str *)((Tuple *)keyword_names)->items[i];
    if (!take_keyword(heap, function, names, name, arguments[count + i], values_out)) return false;
  }
  for (size_t i = 0; i < least; i++) {
    if (values_out[i]) continue;
    heap_raise(heap, TYPE_TYPE_ERROR, "%s() missing required argument '%s' (pos %zu)", function,
               names[i], i + 1);
    return false;
  }
  return true;
}

// _PyArg_BadArgument.
static bool is_text(Heap *heap, const char *function, const char *name, const Object *given) {
  if (!given || is_str(given)) return true;
  heap_raise(heap, TYPE_TYPE_ERROR, "%s() argument '%s' must be str, not %s", function, name,
             given == heap->none ? "None" : type_name(given));
  return false;
}

bool arguments_are_codec(Heap *heap, const char *function, const Object *encoding,
                         const Object *errors) {
  return is_text(heap, function, "encoding", encoding) && is_text(heap, function, "errors", errors);
}

Object *arguments_tuple(Heap *heap, Object *const *arguments, size_t count) {
  if (count && arguments_are_packed(heap, arguments) &&
      ((Tuple *)heap->packed_tuple)->count == count)
    return object_incref(heap->packed_tuple);
  Object *tuple = tuple_new(heap, arguments, count);
  if (tuple && count && !object_is_tracked(tuple)) gc_track(heap, tuple);
  return tuple;
}

// ---- calls of methods with keywords -----------------------------------------------------------

// Which of [self][arguments][values of keywords] are counted while the call runs.
static size_t first_counted(const Heap *heap, size_t positional) {
  return heap->profile->unpacked_arguments_counted ? 0 : positional + 1;
}

static Object *call_unpacked(Heap *heap, Object *method, Object **all, size_t count,
                             Object *keyword_names) {
  const Tuple *names = (const Tuple *)keyword_names;
  size_t total = 1 + count + names->count, first = first_counted(heap, count);
  heap_internal_begin(heap);
  Object *unpacked = tuple_new(heap, names->items, names->count);
  heap_internal_end(heap);
  if (!unpacked) return NULL;
  for (size_t i = first; i < total; i++) object_incref(all[i]);
  Object *result = object_call(heap, method, all, count + 1, keyword_names);
  for (size_t i = first; i < total; i++) object_decref(heap, all[i]);
  object_decref(heap, unpacked);
  return result;
}

Object *arguments_prepend_call(Heap *heap, Object *method, Object *self, Object *const *arguments,
                               size_t count, Object *keyword_names) {
  size_t total = count + (keyword_names ? ((Tuple *)keyword_names)->count : 0);
  Object **all = mem_alloc(mem_size(total + 1, sizeof *all));
  all[0] = self;
  if (total) memcpy(all + 1, arguments, total * sizeof *all);
  object_incref(method);
  Object *result = keyword_names ? call_unpacked(heap, method, all, count, keyword_names)
                                 : object_call(heap, method, all, count + 1, NULL);
  object_decref(heap, method);
  mem_free(all);
  return result;
}
