// object.c (types): the row of `object`: what every object can do. Mirrors CPython
// Objects/typeobject.c, object_*.
#include "../internal.h"
#include "../values.h"

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

// object.__init__ takes nothing of its own: what super().__init__() ends at.
METHOD(init) {
  if (count > 0)
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "object.__init__() takes exactly one argument (the instance to initialize)");
  return new_none(heap);
}

METHOD(repr) { return object_repr(heap, self); }
METHOD(str) { return object_str(heap, self); }

METHOD(set_attribute) {
  bool done = object_generic_set_attribute(heap, self, arguments[0], arguments[1]);
  return done ? new_none(heap) : NULL;
}

METHOD(get_attribute) { return object_generic_get_attribute(heap, self, arguments[0]); }

static const Builtin methods[] = {
    {"__init__", init, 0, -1, 0},
    {"__repr__", repr, 0, 0, 0},
    {"__str__", str, 0, 0, 0},
    {"__setattr__", set_attribute, 2, 2, 0},
    {"__getattribute__", get_attribute, 1, 1, 0},
    {NULL, NULL, 0, 0, 0},
};

static const Member members[] = {
    {"__class__", get_class, NULL}, {"__doc__", get_doc, NULL}, {NULL, NULL, NULL}};

// host_size is GcObject's: instances of user classes lie on it.
const Type object_type = {
    .name = "object",
    .id = TYPE_OBJECT,
    .base = TYPE_OBJECT,
    .flags = TYPE_BASE,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(GcObject),
    .freelist = FREELIST_NONE,
    .basic_size = {16},
    .construct = construct,
    .methods = methods,
    .members = members,
};
