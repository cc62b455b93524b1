// slot_wrapper.c: a type's slot as a callable: `list.__len__` (slot wrapper) and `[].__len__`
// (method wrapper). Mirrors CPython Objects/descrobject.c, wrapperdescr_* and wrapper_*.
#include "../arguments.h"
#include "../descriptors.h"
#include "../special.h"
#include "../values.h"

static const char *name_of(const SlotWrapper *w) {
  return w->special ? w->special->name : w->row->name;
}

Object *slot_wrapper_new(Heap *heap, Class *cls, const Special *special, const Builtin *row) {
  Object *o = object_new(heap, heap_class(heap, TYPE_SLOT_WRAPPER), 0);
  if (!o) return NULL;
  SlotWrapper *w = (SlotWrapper *)o;
  w->special = special;
  w->row = row;
  w->cls = (Class *)object_incref(&cls->head.object);
  gc_track(heap, o);
  return o;
}

// ---- calls ------------------------------------------------------------------------------------

// check_num_args; wrap_init and wrap_call leave it to the slot.
static bool fits(Heap *heap, const SlotWrapper *w, size_t count) {
  if (w->row) return arguments_count(heap, w->row->name, count, w->row->least, w->row->most);
  int least = w->special->least, most = w->special->most;
  if (count >= (size_t)least && (most < 0 || count <= (size_t)most)) return true;
  heap_raise(heap, TYPE_TYPE_ERROR, "expected %d argument%s, got %zu", least, least == 1 ? "" : "s",
             count);
  return false;
}

static bool takes_keywords(const SlotWrapper *w) {
  return w->row ? w->row->flags & BUILTIN_KEYWORDS : w->special->most < 0;
}

static Object *run(Heap *heap, const SlotWrapper *w, Object *self, Object *const *arguments,
                   size_t count, Object *names) {
  if (names && ((Tuple *)names)->count && !takes_keywords(w))
    return heap_raise(heap, TYPE_TYPE_ERROR, "wrapper %s() takes no keyword arguments", name_of(w));
  if (!fits(heap, w, count)) return NULL;
  if (w->row) return w->row->function(heap, self, arguments, count, names);
  const Type *type = w->cls->type;
  if (w->special->slot == offsetof(Type, call))
    return type->call(heap, self, arguments, count, names);
  return w->special->run(heap, type, w->special, self, arguments, count);
}

static bool applies(Heap *heap, const SlotWrapper *w, const Object *self) {
  if (object_isinstance(self, w->cls)) return true;
  heap_raise(heap, TYPE_TYPE_ERROR, "descriptor '%s' requires a '%s' object but received a '%s'",
             name_of(w), class_text(w->cls), type_name(self));
  return false;
}

// wrapperdescr_call: the arguments come in a tuple, and go on in another without self.
static Object *call(Heap *heap, Object *o, Object *const *arguments, size_t count, Object *names) {
  const SlotWrapper *w = (SlotWrapper *)o;
  if (count == 0)
    return heap_raise(heap, TYPE_TYPE_ERROR, "descriptor '%s' of '%s' object needs an argument",
                      name_of(w), class_text(w->cls));
  bool keywords = names && ((Tuple *)names)->count;
  Object *tuple = arguments_tuple(heap, arguments, count), *dict = NULL, *rest = NULL;
  Object *result = NULL;
  if (tuple && keywords) dict = arguments_dict(heap, arguments + count, names);
  if (tuple && count > 1) rest = arguments_tuple(heap, arguments + 1, count - 1);
  if (!heap->raised && applies(heap, w, arguments[0]))
    result = run(heap, w, arguments[0], arguments + 1, count - 1, names);
  object_decref_null(heap, rest);
  object_decref_null(heap, dict);
  object_decref_null(heap, tuple);
  return result;
}

// ---- slot wrappers ----------------------------------------------------------------------------

static Object *bind(Heap *heap, Object *o, Object *owner, Class *cls) {
  (void)cls;
  if (!owner) return object_incref(o);
  if (!applies(heap, (SlotWrapper *)o, owner)) return NULL;
  Object *bound = object_new(heap, heap_class(heap, TYPE_METHOD_WRAPPER), 0);
  if (!bound) return NULL;
  ((MethodWrapper *)bound)->wrapper = object_incref(o);
  ((MethodWrapper *)bound)->self = object_incref(owner);
  gc_track(heap, bound);
  return bound;
}

static void add_text(const SlotWrapper *w, Text *text) {
  text_printf(text, "<slot wrapper '%s' of '%s' objects>", name_of(w), class_text(w->cls));
}

static Object *repr(Heap *heap, Object *o) {
  Text text = {0};
  add_text((SlotWrapper *)o, &text);
  return str_take(heap, &text);
}

static bool describe(Heap *heap, Object *o, Text *text) {
  (void)heap;
  add_text((SlotWrapper *)o, text);
  return true;
}

static Object *get_name(Heap *heap, Object *o) { return str_from(heap, name_of((SlotWrapper *)o)); }

static Object *qualname_of(Heap *heap, const SlotWrapper *w) {
  Text text = {0};
  text_printf(&text, "%s.%s", class_text(w->cls), name_of(w));
  return str_take(heap, &text);
}

static Object *get_qualname(Heap *heap, Object *o) { return qualname_of(heap, (SlotWrapper *)o); }

static Object *get_class(Heap *heap, Object *o) {
  (void)heap;
  return object_incref(&((SlotWrapper *)o)->cls->head.object);
}

static const Member members[] = {
    {"__name__", get_name, NULL},
    {"__qualname__", get_qualname, NULL},
    {"__objclass__", get_class, NULL},
    {NULL, NULL, NULL},
};

static void traverse(Object *o, Visit visit, void *payload) {
  visit(&((SlotWrapper *)o)->cls->head.object, PLACE_NAMED("__objclass__"), payload);
}

static void dealloc(Heap *heap, Object *o) {
  object_decref(heap, &((SlotWrapper *)o)->cls->head.object);
}

const Type slot_wrapper_type = {
    .name = "wrapper_descriptor",
    .id = TYPE_SLOT_WRAPPER,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC,
    .shape = SHAPE_FUNCTION,
    .host_size = sizeof(SlotWrapper),
    .freelist = FREELIST_NONE,
    .basic_size = {56}, // getsizeof(list.__len__) 72 in 3.11.7, 3.12.1, 3.13.18, 3.14.10, 3.15.2
    .traverse = traverse,
    .dealloc = dealloc,
    .describe = describe,
    .repr = repr,
    .call = call,
    .bind = bind,
    .members = members,
};

// ---- method wrappers --------------------------------------------------------------------------

static SlotWrapper *wrapper_of(const Object *o) {
  return (SlotWrapper *)((const MethodWrapper *)o)->wrapper;
}

static Object *call_bound(Heap *heap, Object *o, Object *const *arguments, size_t count,
                          Object *names) {
  Object *tuple = arguments_tuple(heap, arguments, count);
  if (!tuple) return NULL;
  Object *result = run(heap, wrapper_of(o), ((MethodWrapper *)o)->self, arguments, count, names);
  object_decref(heap, tuple);
  return result;
}

static Object *repr_bound(Heap *heap, Object *o) {
  const Object *self = ((MethodWrapper *)o)->self;
  Text text = {0};
  text_printf(&text, "<method-wrapper '%s' of %s object at 0x%llx>", name_of(wrapper_of(o)),
              type_name(self), (unsigned long long)self->address);
  return str_take(heap, &text);
}

static bool describe_bound(Heap *heap, Object *o, Text *text) {
  (void)heap;
  text_printf(text, "method-wrapper %s", name_of(wrapper_of(o)));
  return true;
}

static Object *compare_bound(Heap *heap, Object *o, Object *other, Comparison op) {
  if (!object_is(other, &method_wrapper_type) || (op != CMP_EQ && op != CMP_NE))
    return new_not_implemented(heap);
  const MethodWrapper *a = (MethodWrapper *)o, *b = (MethodWrapper *)other;
  return bool_new(heap, (a->wrapper == b->wrapper && a->self == b->self) == (op == CMP_EQ));
}

static bool hash_bound(Heap *heap, Object *o, int64_t *hash_out) {
  (void)heap;
  const MethodWrapper *m = (MethodWrapper *)o;
  Addr self = m->self->address, wrapper = m->wrapper->address;
  *hash_out = (int64_t)((self >> 4 | self << 60) ^ (wrapper >> 4 | wrapper << 60));
  if (*hash_out == -1) *hash_out = -2;
  return true;
}

static Object *bound_name(Heap *heap, Object *o) { return str_from(heap, name_of(wrapper_of(o))); }
static Object *bound_qualname(Heap *heap, Object *o) { return qualname_of(heap, wrapper_of(o)); }
static Object *bound_class(Heap *heap, Object *o) {
  (void)heap;
  return object_incref(&wrapper_of(o)->cls->head.object);
}
static Object *bound_self(Heap *heap, Object *o) {
  (void)heap;
  return object_incref(((MethodWrapper *)o)->self);
}

static const Member bound_members[] = {
    {"__self__", bound_self, NULL},
    {"__name__", bound_name, NULL},
    {"__qualname__", bound_qualname, NULL},
    {"__objclass__", bound_class, NULL},
    {NULL, NULL, NULL},
};

static void traverse_bound(Object *o, Visit visit, void *payload) {
  const MethodWrapper *m = (MethodWrapper *)o;
  visit(m->wrapper, PLACE_NAMED("slot wrapper"), payload);
  visit(m->self, PLACE_NAMED("__self__"), payload);
}

static void dealloc_bound(Heap *heap, Object *o) {
  object_decref(heap, ((MethodWrapper *)o)->wrapper);
  object_decref(heap, ((MethodWrapper *)o)->self);
}

const Type method_wrapper_type = {
    .name = "method-wrapper",
    .id = TYPE_METHOD_WRAPPER,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC | TYPE_TRASHCAN,
    .shape = SHAPE_METHOD,
    .host_size = sizeof(MethodWrapper),
    .freelist = FREELIST_NONE,
    .basic_size = {32}, // getsizeof([].__len__) 48 in the same builds
    .traverse = traverse_bound,
    .dealloc = dealloc_bound,
    .describe = describe_bound,
    .repr = repr_bound,
    .hash = hash_bound,
    .compare = compare_bound,
    .call = call_bound,
    .members = bound_members,
};
