// super.c: attribute lookup behind a class in the mro. Mirrors CPython's superobject
// (Objects/typeobject.c).
#include "../arguments.h"
#include "../attribute.h"
#include "../descriptors.h"
#include "../values.h"

#include "heapstory/frame.h"

static bool is_class(const Object *o) { return o->cls->solid == &type_type; }

// ---- birth ------------------------------------------------------------------------------------

// supercheck: the class whose mro is walked, borrowed; NULL with TypeError pending.
static Class *check(Heap *heap, Class *cls, Object *self) {
  if (is_class(self) && class_is_subclass((Class *)self, cls)) return (Class *)self;
  if (object_isinstance(self, cls)) return self->cls;
  return heap_raise(heap, TYPE_TYPE_ERROR,
                    "super(type, obj): obj must be an instance or subtype of type");
}

// super() reads the frame that calls it: its first argument, and the cell that closures know as
// __class__.
static bool read_frame(Heap *heap, Object **cls_out, Object **self_out) {
  const Frame *frame = heap->frame;
  const char *problem = "super(): no arguments";
  if (frame && (frame->code->flags & CODE_FUNCTION) && frame->code->argument_count) {
    const Code *code = frame->code;
    Object *self = frame->slots[0];
    if (self && self->cls->type == &cell_type) self = ((Cell *)self)->content;
    *self_out = self;
    problem = self ? "super(): __class__ cell not found" : "super(): arg[0] deleted";
    for (uint32_t i = 0; self && i < code->local_count; i++) {
      Object *cell = frame->slots[i];
      if (!str_equal(code->locals[i], "__class__") || !cell || cell->cls->type != &cell_type)
        continue;
      *cls_out = ((Cell *)cell)->content;
      if (*cls_out) return true;
      problem = "super(): empty __class__ cell";
    }
  }
  heap_raise(heap, TYPE_RUNTIME_ERROR, "%s", problem);
  return false;
}

static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  if (!arguments_no_keywords(heap, "super", keyword_names)) return NULL;
  if (!arguments_count(heap, "super", count, 0, 2)) return NULL;
  Object *start = count ? arguments[0] : NULL, *self = count == 2 ? arguments[1] : NULL;
  if (count == 0 && !read_frame(heap, &start, &self)) return NULL;
  if (!is_class(start))
    return heap_raise(heap, TYPE_TYPE_ERROR, "super() argument 1 must be a type, not %s",
                      type_name(start));
  if (self == heap->none) self = NULL;
  Class *self_class = self ? check(heap, (Class *)start, self) : NULL;
  if (self && !self_class) return NULL;
  Object *o = object_new(heap, cls, 0);
  if (!o) return NULL;
  gc_track(heap, o);
  Super *s = (Super *)o;
  s->cls = (Class *)object_incref(start);
  if (self) {
    s->self = object_incref(self);
    s->self_class = (Class *)object_incref(&self_class->head.object);
  }
  return o;
}

// ---- lookup -----------------------------------------------------------------------------------

// What the classes behind s->cls have under the name; borrowed. Each class has one base, so they
// are those of the mro.
static Object *find_behind(Heap *heap, const Super *s, Object *name) {
  return s->cls->base ? class_lookup(heap, s->cls->base, name) : NULL;
}

// do_super_lookup: bound to the object; through a class, as the class itself would. Functions stay
// as they are where `unbound_out` is there. NULL, maybe with no exception: nothing is found.
static Object *find_bound(Heap *heap, const Super *s, Object *name, bool *unbound_out) {
  if (!s->self_class || str_equal(name, "__class__")) return NULL;
  Object *found = find_behind(heap, s, name);
  if (!found || !found->cls->type->bind) return found ? object_incref(found) : NULL;
  const Type *type = found->cls->type;
  object_incref(found);
  if (unbound_out &&
      (type == &function_type || type == &method_descriptor_type || type == &slot_wrapper_type)) {
    *unbound_out = true;
    return found;
  }
  Object *owner = s->self == &s->self_class->head.object ? NULL : s->self;
  Object *bound = type->bind(heap, found, owner, s->self_class);
  object_decref(heap, found);
  return bound;
}

static Object *get_attribute(Heap *heap, Object *o, Object *name) {
  Object *found = find_bound(heap, (Super *)o, name, NULL);
  return found || heap->raised ? found : object_generic_get_attribute(heap, o, name);
}

// _PySuper_Lookup.
Object *super_find(Heap *heap, Class *cls, Object *self, Object *name, bool *unbound_out) {
  Class *self_class = check(heap, cls, self);
  if (!self_class) return NULL;
  const Super s = {.cls = cls, .self = self, .self_class = self_class};
  return find_bound(heap, &s, name, attribute_is_generic(heap, self) ? unbound_out : NULL);
}

// ---- row --------------------------------------------------------------------------------------

static void add_text(const Object *o, Text *text) {
  const Super *s = (const Super *)o;
  text_printf(text, "<super: <class '%s'>, ", class_text(s->cls));
  if (s->self_class)
    text_printf(text, "<%s object>>", class_text(s->self_class));
  else
    text_add(text, "NULL>");
}

static Object *repr(Heap *heap, Object *o) {
  Text text = {0};
  add_text(o, &text);
  return str_take(heap, &text);
}

static bool describe(Heap *heap, Object *o, Text *text) {
  (void)heap;
  add_text(o, text);
  return true;
}

static Object *or_none(Heap *heap, Object *o) { return object_incref(o ? o : heap->none); }
static Object *get_cls(Heap *heap, Object *o) { return or_none(heap, (Object *)((Super *)o)->cls); }
static Object *get_self(Heap *heap, Object *o) { return or_none(heap, ((Super *)o)->self); }
static Object *get_self_class(Heap *heap, Object *o) {
  return or_none(heap, (Object *)((Super *)o)->self_class);
}

static const Member members[] = {
    {"__thisclass__", get_cls, NULL},
    {"__self__", get_self, NULL},
    {"__self_class__", get_self_class, NULL},
    {NULL, NULL, NULL},
};

static void traverse(Object *o, Visit visit, void *payload) {
  const Super *s = (Super *)o;
  if (s->self) visit(s->self, PLACE_NAMED("__self__"), payload);
  if (s->cls) visit(&s->cls->head.object, PLACE_NAMED("__thisclass__"), payload);
  if (s->self_class) visit(&s->self_class->head.object, PLACE_NAMED("__self_class__"), payload);
}

static void dealloc(Heap *heap, Object *o) {
  const Super *s = (Super *)o;
  object_decref_null(heap, s->self);
  object_decref_null(heap, (Object *)s->cls);
  object_decref_null(heap, (Object *)s->self_class);
}

const Type super_type = {
    .name = "super",
    .id = TYPE_SUPER,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC | TYPE_BASE,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(Super),
    .freelist = FREELIST_NONE,
    .basic_size = {40},
    .traverse = traverse,
    .dealloc = dealloc,
    .describe = describe,
    .repr = repr,
    .get_attribute = get_attribute,
    .construct = construct,
    .members = members,
};
