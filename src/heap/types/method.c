// method.c: bound methods: a function and the object that goes in front of its arguments. Mirrors
// CPython Objects/classobject.c.
#include "../arguments.h"
#include "../values.h"

#include <string.h>

Object *method_new(Heap *heap, Object *function, Object *self) {
  Object *o = object_new(heap, heap_class(heap, TYPE_METHOD), 0);
  if (!o) return NULL;
  ((Method *)o)->function = object_incref(function);
  ((Method *)o)->self = object_incref(self);
  gc_track(heap, o);
  return o;
}

// types.MethodType(function, self).
static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  (void)cls;
  if (!arguments_no_keywords(heap, "method", keyword_names) ||
      !arguments_count(heap, "method", count, 2, 2))
    return NULL;
  if (!object_is_callable(heap, arguments[0]))
    return heap_raise(heap, TYPE_TYPE_ERROR, "first argument must be callable");
  if (arguments[1] == heap->none)
    return heap_raise(heap, TYPE_TYPE_ERROR, "instance must not be None");
  Object *tuple = arguments_tuple(heap, arguments, count);
  Object *o = tuple ? method_new(heap, arguments[0], arguments[1]) : NULL;
  object_decref_null(heap, tuple);
  return o;
}

// method_vectorcall: self stands in front, keyword values stay behind.
static Object *call(Heap *heap, Object *o, Object *const *arguments, size_t count,
                    Object *keyword_names) {
  const Method *method = (Method *)o;
  size_t all = count + (keyword_names ? ((Tuple *)keyword_names)->count : 0);
  Object *few[8], **with_self = all < 8 ? few : mem_alloc(mem_size(all + 1, sizeof *with_self));
  with_self[0] = method->self;
  if (all) memcpy(with_self + 1, arguments, mem_size(all, sizeof *with_self));
  Object *result = object_call(heap, method->function, with_self, count + 1, keyword_names);
  if (with_self != few) mem_free(with_self);
  return result;
}

static Object *attribute_text(Heap *heap, Object *o, const char *name) {
  Object *key = str_intern(heap, name, strlen(name));
  if (!key) return NULL;
  Object *value = object_get_attribute(heap, o, key);
  object_decref(heap, key);
  return value;
}

// "<bound method A.m of <A object at 0x...>>"
static Object *repr(Heap *heap, Object *o) {
  const Method *method = (Method *)o;
  Object *name = attribute_text(heap, method->function, "__qualname__");
  if (!name) heap_forget(heap);
  Object *self = object_repr(heap, method->self);
  Text text = {0};
  text_printf(&text, "<bound method %s of %s>", name && is_str(name) ? as_str(name)->chars : "?",
              self ? as_str(self)->chars : "");
  object_decref_null(heap, name);
  if (!self) {
    text_delete(&text);
    return NULL;
  }
  object_decref(heap, self);
  return str_take(heap, &text);
}

static bool describe(Heap *heap, Object *o, Text *text) {
  const Method *method = (Method *)o;
  (void)heap;
  text_add(text, "bound method");
  if (method->function->cls->type == &function_type)
    text_printf(text, " %s", as_str(((Function *)method->function)->qualname)->chars);
  return true;
}

// Equal where the functions are equal and the objects identical (3.8+).
static Object *compare(Heap *heap, Object *o, Object *other, Comparison op) {
  if (other->cls->type != &method_type || (op != CMP_EQ && op != CMP_NE))
    return new_not_implemented(heap);
  const Method *a = (Method *)o, *b = (Method *)other;
  int equal = object_equal(heap, a->function, b->function);
  if (equal < 0) return NULL;
  return bool_new(heap, (equal && a->self == b->self) == (op == CMP_EQ));
}

static bool hash(Heap *heap, Object *o, int64_t *hash_out) {
  const Method *method = (Method *)o;
  int64_t function;
  if (!object_hash(heap, method->function, &function)) return false;
  Addr address = method->self->address;
  *hash_out = function ^ (int64_t)(address >> 4 | address << 60);
  if (*hash_out == -1) *hash_out = -2;
  return true;
}

static Object *get_function(Heap *heap, Object *o) {
  (void)heap;
  return object_incref(((Method *)o)->function);
}

static Object *get_self(Heap *heap, Object *o) {
  (void)heap;
  return object_incref(((Method *)o)->self);
}

static const Member members[] = {
    {"__func__", get_function, NULL},
    {"__self__", get_self, NULL},
    {NULL, NULL, NULL},
};

// method_getattro: what the type does not know is asked of the function.
static Object *get_attribute(Heap *heap, Object *o, Object *name) {
  if (class_lookup(heap, o->cls, name)) return object_generic_get_attribute(heap, o, name);
  return object_get_attribute(heap, ((Method *)o)->function, name);
}

static void traverse(Object *o, Visit visit, void *payload) {
  visit(((Method *)o)->function, PLACE_NAMED("__func__"), payload);
  visit(((Method *)o)->self, PLACE_NAMED("__self__"), payload);
}

static void dealloc(Heap *heap, Object *o) {
  object_decref(heap, ((Method *)o)->function);
  object_decref(heap, ((Method *)o)->self);
}

const Type method_type = {
    .name = "method",
    .id = TYPE_METHOD,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC,
    .shape = SHAPE_METHOD,
    .host_size = sizeof(Method),
    .weakrefs_offset = offsetof(Method, weakrefs),
    .freelist = FREELIST_METHOD,
    .basic_size = {48},
    .traverse = traverse,
    .dealloc = dealloc,
    .describe = describe,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .get_attribute = get_attribute,
    .call = call,
    .construct = construct,
    .members = members,
};
