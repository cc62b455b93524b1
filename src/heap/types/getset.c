// getset.c: computed attributes as found on a class: `type(x).start`, `A.__dict__['__dict__']`.
// Mirrors CPython's getset descriptors (Objects/descrobject.c).
#include "../descriptors.h"
#include "../values.h"

#include <string.h>

Object *getset_new(Heap *heap, const Member *row, Class *cls) {
  Object *o = object_new(heap, heap_class(heap, TYPE_GETSET), 0);
  if (!o) return NULL;
  GetSet *g = (GetSet *)o;
  g->row = row;
  g->name = row->name;
  g->cls = (Class *)object_incref(&cls->head.object);
  gc_track(heap, o);
  return o;
}

static bool applies(Heap *heap, const GetSet *g, const Object *self) {
  if (object_isinstance(self, g->cls)) return true;
  heap_raise(heap, TYPE_TYPE_ERROR,
             "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", g->name,
             class_text(g->cls), type_name(self));
  return false;
}

static Object *bind(Heap *heap, Object *o, Object *owner, Class *cls) {
  (void)cls;
  const GetSet *g = (GetSet *)o;
  if (!owner) return object_incref(o);
  return applies(heap, g, owner) ? g->row->get(heap, owner) : NULL;
}

bool getset_set(Heap *heap, Object *descriptor, Object *self, Object *value) {
  const GetSet *g = (GetSet *)descriptor;
  if (!applies(heap, g, self)) return false;
  if (g->row->set) return g->row->set(heap, self, value);
  heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "attribute '%s' of '%s' objects is not writable", g->name,
             class_text(g->cls));
  return false;
}

// ---- any data descriptor ----------------------------------------------------------------------

bool descriptor_is_data(const Object *descriptor) {
  const Type *type = descriptor->cls->solid;
  return type == &getset_type || type == &member_type || type == &property_type;
}

bool descriptor_set(Heap *heap, Object *descriptor, Object *self, Object *value) {
  const Type *type = descriptor->cls->solid;
  if (type == &getset_type) return getset_set(heap, descriptor, self, value);
  if (type == &member_type) return member_set(heap, descriptor, self, value);
  return property_set(heap, descriptor, self, value);
}

// ---- row --------------------------------------------------------------------------------------

static Object *repr(Heap *heap, Object *o) {
  const GetSet *g = (GetSet *)o;
  Text text = {0};
  text_printf(&text, "<attribute '%s' of '%s' objects>", g->name, class_text(g->cls));
  return str_take(heap, &text);
}

static bool describe(Heap *heap, Object *o, Text *text) {
  (void)heap;
  text_printf(text, "%s.%s", class_text(((GetSet *)o)->cls), ((GetSet *)o)->name);
  return true;
}

static Object *get_name(Heap *heap, Object *o) { return str_from(heap, ((GetSet *)o)->name); }

static Object *get_class(Heap *heap, Object *o) {
  (void)heap;
  return object_incref(&((GetSet *)o)->cls->head.object);
}

static const Member members[] = {
    {"__name__", get_name, NULL},
    {"__objclass__", get_class, NULL},
    {NULL, NULL, NULL},
};

static void traverse(Object *o, Visit visit, void *payload) {
  visit(&((GetSet *)o)->cls->head.object, PLACE_NAMED("__objclass__"), payload);
}

static void dealloc(Heap *heap, Object *o) {
  object_decref(heap, &((GetSet *)o)->cls->head.object);
}

const Type getset_type = {
    .name = "getset_descriptor",
    .id = TYPE_GETSET,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(GetSet),
    .freelist = FREELIST_NONE,
    .basic_size = {48},
    .traverse = traverse,
    .dealloc = dealloc,
    .describe = describe,
    .repr = repr,
    .bind = bind,
    .members = members,
};
