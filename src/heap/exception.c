// exception.c: raising, asking for and forgetting Python exceptions inside the heap's own code.
#include "internal.h"
#include "values.h"

#include <string.h>

void heap_raise_object(Heap *heap, Object *exception) {
  Object *old = heap->raised;
  heap->raised = exception;
  if (old) object_decref(heap, old);
}

static void *raise_with(Heap *heap, TypeId type, Object *message) {
  Object *exception = exception_new(heap, heap->classes[type], message);
  if (exception) heap_raise_object(heap, exception);
  return NULL;
}

void *heap_raise(Heap *heap, TypeId type, const char *format, ...) {
  va_list arguments;
  Text text = {0};
  va_start(arguments, format);
  text_vprintf(&text, format, arguments);
  va_end(arguments);
  // The message must be there even when the simulated memory is used up: no limit while it is made.
  uint64_t limit = heap->bytes_limit;
  heap->bytes_limit = 0;
  Object *message = str_take(heap, &text);
  raise_with(heap, type, message);
  if (heap->raised) ((Exception *)heap->raised)->late = heap->profile->exceptions_made_late;
  object_decref(heap, message);
  heap->bytes_limit = limit;
  return NULL;
}

void *heap_raise_keyword(Heap *heap, const char *function, const char *name) {
  if (heap->profile->keyword_unexpected)
    return heap_raise(heap, TYPE_TYPE_ERROR, "%s() got an unexpected keyword argument '%s'",
                      function, name);
  return heap_raise(heap, TYPE_TYPE_ERROR, "'%s' is an invalid keyword argument for %s()", name,
                    function);
}

void *heap_raise_key(Heap *heap, Object *key) { return raise_with(heap, TYPE_KEY_ERROR, key); }

bool heap_raised_is(Heap *heap, TypeId type) {
  return heap->raised && object_isinstance(heap->raised, heap->classes[type]);
}

void heap_forget(Heap *heap) {
  Object *old = heap->raised;
  heap->raised = NULL;
  object_decref_null(heap, old);
}

static const char *class_name(const Class *cls) {
  return cls->user ? ((const Str *)cls->name)->chars : cls->type->name;
}

// As traceback prints it: the type's name and str(exception). Must not run Python code nor change
// the heap.
void heap_raised_text(Heap *heap, Text *type, Text *message) {
  const Exception *e = (const Exception *)heap->raised;
  text_add(type, class_name(heap->raised->cls));
  const Tuple *arguments = (const Tuple *)e->arguments;
  if (!arguments || arguments->count == 0) return;
  bool quoted = object_isinstance(heap->raised, heap->classes[TYPE_KEY_ERROR]);
  if (unicode_error_is(heap, heap->raised))
    unicode_error_text(heap->raised, message);
  else if (arguments->count > 1)
    object_describe(heap, e->arguments, message);
  else if (object_isinstance(arguments->items[0], heap->classes[TYPE_STR]) && !quoted)
    text_add_n(message, ((Str *)arguments->items[0])->chars, ((Str *)arguments->items[0])->bytes);
  else
    object_describe(heap, arguments->items[0], message);
}
