// none.c: None, Ellipsis, NotImplemented: one static object each. Mirrors CPython Objects/object.c,
// sliceobject.c.
#include "internal.h"
#include "values.h"

#define SINGLETON(prefix, word)                                                                    \
  static bool prefix##_describe(Heap *heap, Object *self, Text *text) {                            \
    (void)heap, (void)self;                                                                        \
    text_add(text, word);                                                                          \
    return true;                                                                                   \
  }                                                                                                \
  static Object *prefix##_repr(Heap *heap, Object *self) {                                         \
    (void)self;                                                                                    \
    return str_from(heap, word);                                                                   \
  }

SINGLETON(none, "None")
SINGLETON(ellipsis, "Ellipsis")
SINGLETON(not_implemented, "NotImplemented")

static int none_truth(Heap *heap, Object *self) {
  (void)heap, (void)self;
  return 0;
}

// The constant of 3.12 and later, so that sets with None are laid out alike on every run.
static bool none_hash(Heap *heap, Object *self, int64_t *hash_out) {
  (void)heap, (void)self;
  *hash_out = 0xFCA86420;
  return true;
}

// type(None)() and type(...)() give the one object.
static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  (void)arguments;
  if (count || (keyword_names && ((Tuple *)keyword_names)->count))
    return heap_raise(heap, TYPE_TYPE_ERROR, "%s takes no arguments", cls->type->name);
  Object *one = cls->type == &none_type       ? heap->none
                : cls->type == &ellipsis_type ? heap->ellipsis
                                              : heap->not_implemented;
  return object_incref(one);
}

const Type none_type = {
    .name = "NoneType",
    .id = TYPE_NONE,
    .base = TYPE_OBJECT,
    .flags = TYPE_STRING_FORM,
    .shape = SHAPE_ATOM,
    .host_size = sizeof(Object),
    .freelist = FREELIST_NONE,
    .basic_size = {16},
    .describe = none_describe,
    .repr = none_repr,
    .hash = none_hash,
    .truth = none_truth,
    .construct = construct,
};

const Type ellipsis_type = {
    .name = "ellipsis",
    .id = TYPE_ELLIPSIS,
    .base = TYPE_OBJECT,
    .flags = TYPE_STRING_FORM,
    .shape = SHAPE_ATOM,
    .host_size = sizeof(Object),
    .freelist = FREELIST_NONE,
    .basic_size = {16},
    .describe = ellipsis_describe,
    .repr = ellipsis_repr,
    .construct = construct,
};

const Type not_implemented_type = {
    .name = "NotImplementedType",
    .id = TYPE_NOT_IMPLEMENTED,
    .base = TYPE_OBJECT,
    .flags = TYPE_STRING_FORM,
    .shape = SHAPE_ATOM,
    .host_size = sizeof(Object),
    .freelist = FREELIST_NONE,
    .basic_size = {16},
    .describe = not_implemented_describe,
    .repr = not_implemented_repr,
    .construct = construct,
};
