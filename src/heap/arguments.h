// arguments.h: reading the arguments of constructors, with CPython's messages (Python/getargs.c).
#ifndef HEAPSTORY_HEAP_ARGUMENTS_H
#define HEAPSTORY_HEAP_ARGUMENTS_H

#include "heapstory/heap.h"

enum { ANY_NUMBER = -1 };

// _PyArg_CheckPositional: "pop expected at most 1 argument, got 2".
bool arguments_count(Heap *heap, const char *function, size_t count, int least, int most);
// _PyArg_NoKeywords: "set() takes no keyword arguments".
bool arguments_no_keywords(Heap *heap, const char *function, Object *keyword_names);
// _PyArg_UnpackKeywords: fills values_out (borrowed, NULL = not given), one for each of `names`
// (NULL ends).
bool arguments_take(Heap *heap, const char *function, const char *const *names, size_t least,
                    Object *const *arguments, size_t count, Object *keyword_names,
                    Object **values_out);
// _PyObject_Call_Prepend: calls a method with `self` in front of the arguments. With keywords these
// are laid out once more while it runs (_PyStack_UnpackDict), which counts them.
Object *arguments_prepend_call(Heap *heap, Object *method, Object *self, Object *const *arguments,
                               size_t count, Object *keyword_names);
// The encoding and the errors of str(), bytes() and bytearray(), NULL where not given: both are
// str.
bool arguments_are_codec(Heap *heap, const char *function, const Object *encoding,
                         const Object *errors);
// The tuple that type.__call__ and METH_VARARGS build around a call: tracked, whatever it holds.
Object *arguments_tuple(Heap *heap, Object *const *arguments, size_t count);
// Whether these are the arguments of an f(*tuple) under way: that tuple holds them.
static inline bool arguments_are_packed(const Heap *heap, Object *const *arguments) {
  return arguments && arguments == heap->packed_arguments;
}
// METH_VARARGS | METH_KEYWORDS: the dict that CPython builds of the keywords (types/builtin.c).
Object *arguments_dict(Heap *heap, Object *const *values, Object *names);

#endif
