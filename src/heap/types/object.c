// object.c (types): the row of `object`: what every object can do. Mirrors CPython
// Objects/typeobject.c, object_*.
#include "../internal.h"
#include "../values.h"

#include <string.h>

static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  (void)arguments;
  if (count || keyword_names)
    return heap_raise(heap, TYPE_TYPE_ERROR, "object() takes no arguments");
  return object_new(heap, cls, 0);
}

static Object *get_class(Heap *heap, Object *self) {
  (void)heap;
  return object_incref(&self->cls->head.object);
}

static Object *get_doc(Heap *heap, Object *self) {
  (void)self;
  return object_incref(heap->none);
}

// object.__init__ takes nothing of its own: what super().__init__() ends at. More is an error
// unless
// __new__ alone is the user's.
METHOD(init) {
  if (count == 0 && !keyword_names) return new_none(heap);
  if (class_special(heap, self->cls, "__init__"))
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "object.__init__() takes exactly one argument (the instance to initialize)");
  if (class_special(heap, self->cls, "__new__")) return new_none(heap);
  return heap_raise(heap, TYPE_TYPE_ERROR,
                    "%s.__init__() takes exactly one argument (the instance to initialize)",
                    type_name(self));
}

// Bytes without the header in front.
METHOD(size_of) { return int_new(heap, (int64_t)(object_size(heap, self) - self->cls->prefix)); }

METHOD(format) {
  if (!is_str(arguments[0]))
    return heap_raise(heap, TYPE_TYPE_ERROR, "__format__() argument must be str, not %s",
                      type_name(arguments[0]));
  const Str *spec = (Str *)arguments[0];
  const Type *solid = self->cls->solid;
  if (solid->format) return solid->format(heap, self, spec->chars, strlen(spec->chars));
  if (spec->length == 0) return object_str(heap, self);
  return heap_raise(heap, TYPE_TYPE_ERROR, "unsupported format string passed to %s.__format__",
                    type_name(self));
}

static const Builtin methods[] = {
    {"__init__", init, 0, -1, BUILTIN_KEYWORDS},
    {"__sizeof__", size_of, 0, 0, 0},
    {"__format__", format, 1, 1, 0},
    {NULL, NULL, 0, 0, 0},
};

static const Member members[] = {
    {"__class__", get_class, NULL}, {"__doc__", get_doc, NULL}, {NULL, NULL, NULL}};

const Type object_type = {
    .name = "object",
    .id = TYPE_OBJECT,
    .base = TYPE_OBJECT,
    .flags = TYPE_BASE,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(Object),
    .freelist = FREELIST_NONE,
    .basic_size = {16},
    .construct = construct,
    .methods = methods,
    .members = members,
};
