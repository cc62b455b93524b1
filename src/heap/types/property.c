// property.c: mirrors CPython's propertyobject (Objects/descrobject.c).
#include "../arguments.h"
#include "../descriptors.h"
#include "../values.h"

// Host struct: `name` is what __set_name__ told, NULL before.
typedef struct PropertyBody {
  Property property;
  Object *name;
} PropertyBody;

// ---- birth ------------------------------------------------------------------------------------

static Object *null_if_none(Heap *heap, Object *object) {
  return !object || object == heap->none ? NULL : object_incref(object);
}

// The getter's docstring, where none was given (property_init_impl).
static Object *doc_of(Heap *heap, Object *getter) {
  if (!getter || getter->cls->type != &function_type) return NULL;
  return null_if_none(heap, ((Function *)getter)->doc);
}

static Object *property_new(Heap *heap, Class *cls, Object *get, Object *set, Object *delete_,
                            Object *doc) {
  Object *o = object_new(heap, cls, 0);
  if (!o) return NULL;
  gc_track(heap, o);
  Property *p = (Property *)o;
  p->get = null_if_none(heap, get);
  p->set = null_if_none(heap, set);
  p->delete_ = null_if_none(heap, delete_);
  p->doc = null_if_none(heap, doc);
  if (!p->doc) p->doc = doc_of(heap, p->get);
  return o;
}

static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  static const char *const names[] = {"fget", "fset", "fdel", "doc", NULL};
  Object *values[4];
  if (!arguments_take(heap, "property", names, 0, arguments, count, keyword_names, values))
    return NULL;
  Object *tuple = arguments_tuple(heap, arguments, count);
  if (!tuple) return NULL;
  Object *o = property_new(heap, cls, values[0], values[1], values[2], values[3]);
  object_decref(heap, tuple);
  return o;
}

void property_set_name(Heap *heap, Object *property, Object *name) {
  object_store(heap, &((PropertyBody *)property)->name, object_incref(name));
}

METHOD(set_name) {
  property_set_name(heap, self, arguments[1]);
  return new_none(heap);
}

// property_copy: @x.setter makes a new property with one function exchanged.
static Object *copy_with(Heap *heap, Object *self, Object *get, Object *set, Object *delete_) {
  const Property *p = (Property *)self;
  Object *none = heap->none;
  Object *values[] = {get ? get : p->get, set ? set : p->set, delete_ ? delete_ : p->delete_,
                      get ? NULL : p->doc};
  for (int i = 0; i < 4; i++)
    if (!values[i]) values[i] = none;
  Object *tuple = arguments_tuple(heap, values, 4); // type(self)(get, set, delete, doc)
  if (!tuple) return NULL;
  Object *o = property_new(heap, self->cls, values[0], values[1], values[2], values[3]);
  object_decref(heap, tuple);
  Object *name = ((PropertyBody *)self)->name;
  if (o && name) ((PropertyBody *)o)->name = object_incref(name);
  return o;
}

METHOD(getter) { return copy_with(heap, self, arguments[0], NULL, NULL); }
METHOD(setter) { return copy_with(heap, self, NULL, arguments[0], NULL); }
METHOD(deleter) { return copy_with(heap, self, NULL, NULL, arguments[0]); }

// ---- reading and storing ----------------------------------------------------------------------

static void *lacks(Heap *heap, Object *o, const Object *owner, const char *what) {
  const Object *name = ((PropertyBody *)o)->name;
  if (name && is_str(name))
    return heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "property '%s' of '%s' object has no %s",
                      ((const Str *)name)->chars, type_name(owner), what);
  return heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "property of '%s' object has no %s",
                    type_name(owner), what);
}

static Object *bind(Heap *heap, Object *o, Object *owner, Class *cls) {
  (void)cls;
  const Property *p = (Property *)o;
  if (!owner) return object_incref(o);
  if (!p->get) return lacks(heap, o, owner, "getter");
  return object_vectorcall(heap, p->get, &owner, 1, NULL);
}

bool property_set(Heap *heap, Object *descriptor, Object *self, Object *value) {
  const Property *p = (Property *)descriptor;
  Object *function = value ? p->set : p->delete_;
  if (!function) return lacks(heap, descriptor, self, value ? "setter" : "deleter");
  Object *const arguments[2] = {self, value};
  Object *result = object_vectorcall(heap, function, arguments, value ? 2 : 1, NULL);
  object_decref_null(heap, result);
  return result != NULL;
}

// ---- row --------------------------------------------------------------------------------------

static Object *or_none(Heap *heap, Object *o) { return object_incref(o ? o : heap->none); }
static Object *get_get(Heap *heap, Object *o) { return or_none(heap, ((Property *)o)->get); }
static Object *get_set(Heap *heap, Object *o) { return or_none(heap, ((Property *)o)->set); }
static Object *get_delete(Heap *heap, Object *o) { return or_none(heap, ((Property *)o)->delete_); }
static Object *get_doc(Heap *heap, Object *o) { return or_none(heap, ((Property *)o)->doc); }

static bool set_doc(Heap *heap, Object *o, Object *value) {
  object_store(heap, &((Property *)o)->doc, value ? object_incref(value) : NULL);
  return true;
}

static const Builtin methods[] = {
    {"getter", getter, 1, 1, 0},   {"setter", setter, 1, 1, 0},
    {"deleter", deleter, 1, 1, 0}, {"__set_name__", set_name, 2, 2, BUILTIN_TUPLE},
    {NULL, NULL, 0, 0, 0},
};

static const Member members[] = {
    {"fget", get_get, NULL},       {"fset", get_set, NULL}, {"fdel", get_delete, NULL},
    {"__doc__", get_doc, set_doc}, {NULL, NULL, NULL},
};

static void traverse(Object *o, Visit visit, void *payload) {
  const Property *p = (Property *)o;
  if (p->get) visit(p->get, PLACE_NAMED("fget"), payload);
  if (p->set) visit(p->set, PLACE_NAMED("fset"), payload);
  if (p->delete_) visit(p->delete_, PLACE_NAMED("fdel"), payload);
  if (p->doc) visit(p->doc, PLACE_NAMED("__doc__"), payload);
  if (((PropertyBody *)o)->name) visit(((PropertyBody *)o)->name, PLACE_NAMED("__name__"), payload);
}

// property_clear clears the docstring alone; the functions go with the object.
static void clear(Heap *heap, Object *o) { object_store(heap, &((Property *)o)->doc, NULL); }

static void dealloc(Heap *heap, Object *o) {
  Property *p = (Property *)o;
  object_decref_null(heap, p->get);
  object_decref_null(heap, p->set);
  object_decref_null(heap, p->delete_);
  object_decref_null(heap, p->doc);
  object_decref_null(heap, ((PropertyBody *)o)->name);
}

const Type property_type = {
    .name = "property",
    .id = TYPE_PROPERTY,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC | TYPE_BASE,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(PropertyBody),
    .freelist = FREELIST_NONE,
    .basic_size = {64},
    .traverse = traverse,
    .clear = clear,
    .dealloc = dealloc,
    .construct = construct,
    .bind = bind,
    .methods = methods,
    .members = members,
};
