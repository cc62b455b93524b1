// proxy.c: weakref.proxy: a weak reference that behaves as its referent, which it holds while it
// asks it. Mirrors CPython Objects/weakrefobject.c (proxy_*).
#include "../arguments.h"
#include "../values.h"
#include "../weakref.h"

Object *proxy_new(Heap *heap, Object *referent, Object *callback) {
  TypeId id = object_is_callable(heap, referent) ? TYPE_CALLABLE_PROXY : TYPE_PROXY;
  return weakref_new_of(heap, heap_class(heap, id), referent, callback);
}

// ---- the referent -----------------------------------------------------------------------------

// A new reference to what stands behind a proxy, or to any other object itself; NULL with
// ReferenceError pending.
static Object *unwrap(Heap *heap, Object *object) {
  if (!is_proxy(object)) return object_incref(object);
  Object *referent = ((Weakref *)object)->referent;
  if (referent) return object_incref(referent);
  return heap_raise(heap, TYPE_REFERENCE_ERROR, "weakly-referenced object no longer exists");
}

// Both or neither.
static bool unwrap_two(Heap *heap, Object **left, Object **right) {
  *left = unwrap(heap, *left);
  if (!*left) return false;
  *right = unwrap(heap, *right);
  if (*right) return true;
  object_decref(heap, *left);
  return false;
}

static void release_two(Heap *heap, Object *left, Object *right) {
  object_decref(heap, left);
  object_decref(heap, right);
}

static Object *forward(Heap *heap, Object *self, Object *(*operation)(Heap *, Object *)) {
  Object *referent = unwrap(heap, self);
  if (!referent) return NULL;
  Object *result = operation(heap, referent);
  object_decref(heap, referent);
  return result;
}

// ---- text -------------------------------------------------------------------------------------

static Object *str(Heap *heap, Object *self) { return forward(heap, self, object_str); }

static Object *repr(Heap *heap, Object *self) {
  const Object *referent = ((Weakref *)self)->referent;
  const Object *shown = referent ? referent : heap->none;
  bool as_ref = heap->profile->proxy_repr_as_ref;
  Text text = {0};
  text_printf(&text, "<weakproxy at 0x%llx", (unsigned long long)self->address);
  if (as_ref && !referent)
    text_add(&text, "; dead>");
  else
    text_printf(&text, as_ref ? "; to '%s' at 0x%llx>" : " to %s at 0x%llx>", type_name(shown),
                (unsigned long long)shown->address);
  return str_take(heap, &text);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  const Object *referent = ((Weakref *)self)->referent;
  text_printf(text, "proxy %s%s", referent ? "to " : "dead", referent ? type_name(referent) : "");
  return true;
}

// ---- comparison, truth, containers ------------------------------------------------------------

static Object *compare(Heap *heap, Object *self, Object *other, Comparison op) {
  if (!unwrap_two(heap, &self, &other)) return NULL;
  Object *result = object_compare(heap, self, other, op);
  release_two(heap, self, other);
  return result;
}

static int truth(Heap *heap, Object *self) {
  Object *referent = unwrap(heap, self);
  int value = referent ? object_truth(heap, referent) : -1;
  object_decref_null(heap, referent);
  return value;
}

static int64_t length(Heap *heap, Object *self) {
  Object *referent = unwrap(heap, self);
  int64_t value = referent ? object_length(heap, referent) : -1;
  object_decref_null(heap, referent);
  return value;
}

static Object *get_item(Heap *heap, Object *self, Object *key) {
  if (!unwrap_two(heap, &self, &key)) return NULL;
  Object *item = object_get_item(heap, self, key);
  release_two(heap, self, key);
  return item;
}

static bool set_item(Heap *heap, Object *self, Object *key, Object *value) {
  Object *referent = unwrap(heap, self);
  bool done = referent && object_set_item(heap, referent, key, value);
  object_decref_null(heap, referent);
  return done;
}

static int contains(Heap *heap, Object *self, Object *value) {
  Object *referent = unwrap(heap, self);
  int found = referent ? object_contains(heap, referent, value) : -1;
  object_decref_null(heap, referent);
  return found;
}

static Object *iterate(Heap *heap, Object *self) { return forward(heap, self, object_iterate); }

static bool is_iterator(Heap *heap, const Object *object) {
  if (!object->cls->user) return object->cls->type->next != NULL;
  return object->cls->solid->next || class_lookup_text(heap, object->cls, "__next__");
}

static Object *next(Heap *heap, Object *self) {
  Object *referent = unwrap(heap, self), *item = NULL;
  if (!referent) return NULL;
  if (is_iterator(heap, referent))
    item = object_next(heap, referent);
  else
    heap_raise(heap, TYPE_TYPE_ERROR, "Weakref proxy referenced a non-iterator '%s' object",
               type_name(referent));
  object_decref(heap, referent);
  return item;
}

// ---- arithmetic, attributes, calls ------------------------------------------------------------

static Object *unary(Heap *heap, Object *self, UnaryOp op) {
  Object *referent = unwrap(heap, self);
  Object *result = referent ? object_unary(heap, referent, op) : NULL;
  object_decref_null(heap, referent);
  return result;
}

static Object *operate(Heap *heap, Object *left, Object *right, BinaryOp op, bool in_place) {
  if (!unwrap_two(heap, &left, &right)) return NULL;
  Object *result = object_binary(heap, left, right, op, in_place);
  release_two(heap, left, right);
  return result;
}

static Object *binary(Heap *heap, Object *left, Object *right, BinaryOp op) {
  return operate(heap, left, right, op, false);
}

static Object *in_place(Heap *heap, Object *left, Object *right, BinaryOp op) {
  return operate(heap, left, right, op, true);
}

static Object *get_attribute(Heap *heap, Object *self, Object *name) {
  Object *referent = unwrap(heap, self);
  Object *value = referent ? object_get_attribute(heap, referent, name) : NULL;
  object_decref_null(heap, referent);
  return value;
}

static bool set_attribute(Heap *heap, Object *self, Object *name, Object *value) {
  Object *referent = unwrap(heap, self);
  bool done = referent && object_set_attribute(heap, referent, name, value);
  object_decref_null(heap, referent);
  return done;
}

// proxy_call: it has no vectorcall, so that the arguments come in a tuple.
static Object *call(Heap *heap, Object *self, Object *const *arguments, size_t count,
                    Object *keyword_names) {
  Object *tuple = arguments_tuple(heap, arguments, count);
  Object *referent = tuple ? unwrap(heap, self) : NULL;
  Object *result = referent ? object_call(heap, referent, arguments, count, keyword_names) : NULL;
  object_decref_null(heap, referent);
  object_decref_null(heap, tuple);
  return result;
}

// ---- rows -------------------------------------------------------------------------------------

#define PROXY_ROW                                                                                  \
  .base = TYPE_OBJECT, .flags = TYPE_GC | TYPE_UNHASHABLE, .shape = SHAPE_WEAKREF,                 \
  .host_size = sizeof(Weakref), .freelist = FREELIST_NONE, .basic_size = {64},                     \
  .traverse = weakref_traverse, .clear = weakref_drop, .dealloc = weakref_drop,                    \
  .describe = describe, .repr = repr, .str = str, .compare = compare, .truth = truth,              \
  .length = length, .get_item = get_item, .set_item = set_item, .contains = contains,              \
  .iterate = iterate, .next = next, .unary = unary, .binary = binary, .in_place = in_place,        \
  .get_attribute = get_attribute, .set_attribute = set_attribute

const Type proxy_type = {.name = "weakref.ProxyType", .id = TYPE_PROXY, PROXY_ROW};
const Type callable_proxy_type = {
    .name = "weakref.CallableProxyType", .id = TYPE_CALLABLE_PROXY, PROXY_ROW, .call = call};
