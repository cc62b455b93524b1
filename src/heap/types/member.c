// member.c: the descriptor of a name in __slots__. Mirrors CPython's member descriptors
// (Objects/descrobject.c, Python/structmember.c).
#include "../descriptors.h"
#include "../values.h"

Object *member_new(Heap *heap, Object *name, Class *cls, size_t slot) {
  Object *o = object_new(heap, heap_class(heap, TYPE_MEMBER), 0);
  if (!o) return NULL;
  MemberDescriptor *m = (MemberDescriptor *)o;
  m->cls = (Class *)object_incref(&cls->head.object);
  m->name = object_incref(name);
  m->slot = slot;
  gc_track(heap, o);
  return o;
}

static const char *name_of(const MemberDescriptor *m) { return as_str(m->name)->chars; }

// The slot in the instance; NULL with TypeError pending where it is none of the class.
static Object **slot_of(Heap *heap, const MemberDescriptor *m, Object *self) {
  if (object_isinstance(self, m->cls)) return &instance_part(self)->slots[m->slot];
  return heap_raise(heap, TYPE_TYPE_ERROR,
                    "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name_of(m),
                    class_text(m->cls), type_name(self));
}

static Object *bind(Heap *heap, Object *o, Object *owner, Class *cls) {
  (void)cls;
  const MemberDescriptor *m = (MemberDescriptor *)o;
  if (!owner) return object_incref(o);
  Object **slot = slot_of(heap, m, owner);
  if (!slot) return NULL;
  if (*slot) return object_incref(*slot);
  return heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'",
                    type_name(owner), name_of(m));
}

bool member_set(Heap *heap, Object *descriptor, Object *self, Object *value) {
  const MemberDescriptor *m = (MemberDescriptor *)descriptor;
  Object **slot = slot_of(heap, m, self);
  if (!slot) return false;
  if (!value && !*slot) { // PyMember_SetOne gives the bare name
    heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "%s", name_of(m));
    return false;
  }
  object_store(heap, slot, value ? object_incref(value) : NULL);
  return true;
}

static Object *repr(Heap *heap, Object *o) {
  const MemberDescriptor *m = (MemberDescriptor *)o;
  Text text = {0};
  text_printf(&text, "<member '%s' of '%s' objects>", name_of(m), class_text(m->cls));
  return str_take(heap, &text);
}

static bool describe(Heap *heap, Object *o, Text *text) {
  (void)heap;
  const MemberDescriptor *m = (MemberDescriptor *)o;
  text_printf(text, "%s.%s", class_text(m->cls), name_of(m));
  return true;
}

static Object *get_name(Heap *heap, Object *o) {
  (void)heap;
  return object_incref(((MemberDescriptor *)o)->name);
}

static Object *get_class(Heap *heap, Object *o) {
  (void)heap;
  return object_incref(&((MemberDescriptor *)o)->cls->head.object);
}

static const Member members[] = {
    {"__name__", get_name, NULL},
    {"__objclass__", get_class, NULL},
    {NULL, NULL, NULL},
};

static void traverse(Object *o, Visit visit, void *payload) {
  const MemberDescriptor *m = (MemberDescriptor *)o;
  visit(&m->cls->head.object, PLACE_NAMED("__objclass__"), payload);
  visit(m->name, PLACE_NAMED("__name__"), payload);
}

// descr_dealloc: the class, then the name.
static void dealloc(Heap *heap, Object *o) {
  object_decref(heap, &((MemberDescriptor *)o)->cls->head.object);
  object_decref(heap, ((MemberDescriptor *)o)->name);
}

const Type member_type = {
    .name = "member_descriptor",
    .id = TYPE_MEMBER,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(MemberDescriptor),
    .freelist = FREELIST_NONE,
    .basic_size = {48},
    .traverse = traverse,
    .dealloc = dealloc,
    .describe = describe,
    .repr = repr,
    .bind = bind,
    .members = members,
};
