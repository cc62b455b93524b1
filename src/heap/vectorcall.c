// vectorcall.c: calls with the arguments in an array. Mirrors _PyObject_VectorcallTstate and
// _PyObject_MakeTpCall of CPython Objects/call.c.
#include "internal.h"
#include "values.h"

// User classes, instances with __call__, and some built-in types have none. Exceptions keep the
// tuple as their args: their row makes it.
bool object_has_vectorcall(const Heap *heap, const Object *callable, size_t count) {
  if (callable->cls->user) return false;
  if (callable->cls->solid != &type_type) return true;
  const Class *cls = (const Class *)callable;
  if (cls->user) return false;
  switch ((int)cls->type->id) {
  case TYPE_INT:
  case TYPE_STR: return heap->profile->int_and_str_vectorcall;
  case TYPE_COMPLEX:
  case TYPE_BYTES:
  case TYPE_BYTEARRAY:
  case TYPE_SLICE:
  case TYPE_STATIC_METHOD:
  case TYPE_CLASS_METHOD: return false;
  case TYPE_TYPE: return count <= 1;
  default: return true;
  }
}

// int(x, base=y), str(x, encoding=y): their vectorcall hands them on.
static bool leaves_keywords(const Heap *heap, const Object *callable) {
  return callable == &heap->classes[TYPE_INT]->head.object ||
         callable == &heap->classes[TYPE_STR]->head.object;
}

// A tuple and a dict hold the arguments while the call runs.
static Object *call_through_tuple(Heap *heap, Object *callable, Object *const *arguments,
                                  size_t count, Object *keyword_names) {
  const Tuple *names = (const Tuple *)keyword_names;
  size_t total = count + (names ? names->count : 0);
  heap_internal_begin(heap);
  Object *tuple = tuple_new(heap, arguments, count), *dict = names ? dict_new(heap) : NULL;
  heap_internal_end(heap);
  for (size_t i = count; dict && i < total; i++)
    dict_set(heap, dict, names->items[i - count], arguments[i]);
  Object *result = tuple && (dict || !names)
                       ? object_call(heap, callable, arguments, count, keyword_names)
                       : NULL;
  object_decref_null(heap, tuple);
  object_decref_null(heap, dict);
  return result;
}

Object *object_vectorcall(Heap *heap, Object *callable, Object *const *arguments, size_t count,
                          Object *keyword_names) {
  size_t total = count + (keyword_names ? ((Tuple *)keyword_names)->count : 0);
  bool has = object_has_vectorcall(heap, callable, total) &&
             !(keyword_names && leaves_keywords(heap, callable));
  return has ? object_call(heap, callable, arguments, count, keyword_names)
             : call_through_tuple(heap, callable, arguments, count, keyword_names);
}
