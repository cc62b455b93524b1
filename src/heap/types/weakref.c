// weakref.c: weak references and the chain of them that a referent leads; proxies are in proxy.c.
// Mirrors CPython Objects/weakrefobject.c, 3.8 to 3.15.
//
// Order of a chain: the shared ref without callback first, then the shared proxy, then those with
// callbacks and of derived classes, the newest first (FACTS.md 7.1). Invariant: ref->referent is
// NULL exactly while the ref is in no chain.
#include "../weakref.h"
#include "../arguments.h"
#include "../descriptors.h"
#include "../internal.h"
#include "../values.h"

// ---- the chain --------------------------------------------------------------------------------

// Instances of user classes keep the chain in their own part, whatever they derive from.
Object **weakrefs_of(Object *object) {
  const Class *cls = object->cls;
  if (cls->user) {
    bool allowed = cls->has_weakrefs || cls->solid->weakrefs_offset;
    InstancePart *part = allowed ? instance_part(object) : NULL;
    return part ? &part->weakrefs : NULL;
  }
  size_t offset = cls->type->weakrefs_offset;
  return offset ? (Object **)((char *)object + offset) : NULL;
}

Object *weakrefs_first(Object *object) {
  Object **first = weakrefs_of(object);
  return first ? *first : NULL;
}

size_t weakrefs_count(Object *object) {
  size_t count = 0;
  for (Object *ref = weakrefs_first(object); ref; ref = ((Weakref *)ref)->next) count++;
  return count;
}

void weakref_unlink(Weakref *ref) {
  if (!ref->referent) return;
  if (ref->prev)
    ((Weakref *)ref->prev)->next = ref->next;
  else
    *weakrefs_of(ref->referent) = ref->next;
  if (ref->next) ((Weakref *)ref->next)->prev = ref->prev;
  ref->next = ref->prev = ref->referent = NULL;
}

void weakref_clear_one(Heap *heap, Weakref *ref) {
  (void)heap;
  weakref_unlink(ref);
}

// The weakrefs that all without a callback share (get_basic_refs); NULL where there is none.
static Object *shared_ref(Object *first) {
  bool basic = first && !((Weakref *)first)->callback && object_is(first, &weakref_type);
  return basic ? first : NULL;
}

static Object *shared_proxy(Object *first) {
  Object *at = shared_ref(first) ? ((Weakref *)first)->next : first;
  bool basic = at && !((Weakref *)at)->callback && is_proxy(at);
  return basic ? at : NULL;
}

static void link_first(Weakref *ref, Object **first) {
  ref->prev = NULL;
  ref->next = *first;
  if (*first) ((Weakref *)*first)->prev = &ref->gc.object;
  *first = &ref->gc.object;
}

static void link_behind(Weakref *ref, Object *before) {
  ref->prev = before;
  ref->next = ((Weakref *)before)->next;
  if (ref->next) ((Weakref *)ref->next)->prev = &ref->gc.object;
  ((Weakref *)before)->next = &ref->gc.object;
}

// ---- birth ------------------------------------------------------------------------------------

static Object *find_shared(Class *cls, Object *first) {
  if (cls->type == &weakref_type) return shared_ref(first);
  return cls->user ? NULL : shared_proxy(first);
}

// Where the chain's order puts a new one: behind this, or in front where it is NULL.
static Object *place_behind(bool shares, Class *cls, Object *first) {
  if (shares && cls->type == &weakref_type) return NULL;
  Object *proxy = shares ? NULL : shared_proxy(first);
  return proxy ? proxy : shared_ref(first);
}

static void fill(Heap *heap, Object *self, Object *referent, Object *callback, bool shares) {
  Object **first = weakrefs_of(referent);
  Weakref *ref = (Weakref *)self;
  ref->hash = -1;
  ref->referent = referent;
  ref->callback = callback ? object_incref(callback) : NULL;
  gc_track(heap, self);
  Object *before = place_behind(shares, self->cls, *first);
  if (before)
    link_behind(ref, before);
  else
    link_first(ref, first);
}

Object *weakref_new_of(Heap *heap, Class *cls, Object *referent, Object *callback) {
  Object **first = weakrefs_of(referent);
  if (!first)
    return heap_raise(heap, TYPE_TYPE_ERROR, "cannot create weak reference to '%s' object",
                      type_name(referent));
  if (callback == heap->none) callback = NULL;
  bool shares = !callback && !cls->user;
  Object *same = shares ? find_shared(cls, *first) : NULL;
  if (same) return object_incref(same);
  Object *self = object_new(heap, cls, 0);
  if (!self) return NULL;
  same = shares ? find_shared(cls, *first) : NULL; // made by a collection inside the allocation
  if (same) {
    object_decref(heap, self);
    return object_incref(same);
  }
  fill(heap, self, referent, callback, shares);
  return self;
}

Object *weakref_new(Heap *heap, Object *referent, Object *callback) {
  return weakref_new_of(heap, heap_class(heap, TYPE_WEAKREF), referent, callback);
}

// weakref.ref(o, callback): __new__ takes a tuple (FACTS.md 5.2); that of a derived class has been
// made by its call.
static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  bool own_init = cls->user && class_special(heap, cls, "__init__"); // may take keywords
  if (!own_init && !arguments_no_keywords(heap, "ref", keyword_names)) return NULL;
  if (!arguments_count(heap, "__new__", count, 1, 2)) return NULL;
  Object *tuple = cls->user ? NULL : arguments_tuple(heap, arguments, count);
  if (!cls->user && !tuple) return NULL;
  Object *self = weakref_new_of(heap, cls, arguments[0], count == 2 ? arguments[1] : NULL);
  object_decref_null(heap, tuple);
  return self;
}

// ---- the referent dies ------------------------------------------------------------------------

static void call_back(Heap *heap, Object *ref, Object *callback) {
  Object *result = object_vectorcall(heap, callback, &ref, 1, NULL);
  if (result)
    object_decref(heap, result);
  else
    heap_unraisable(heap, UNRAISABLE_WEAKREF_CALLBACK, callback);
}

// The only ref with a callback: no tuple is needed.
static void clear_last(Heap *heap, Weakref *ref) {
  Object *callback = ref->callback;
  ref->callback = NULL;
  weakref_unlink(ref);
  if (!callback) return;
  if (ref->gc.object.refcount > 0) {
    Object *self = object_incref(&ref->gc.object); // the callback may drop it
    call_back(heap, self, callback);
    object_decref(heap, self);
  }
  object_decref(heap, callback);
}

// Takes every ref out of the chain, with its callback, into (ref, callback) pairs, then calls.
// CPython keeps them in a tuple, which is a GC allocation and has room for every ref, also one that
// has no callback; refs that are dying themselves leave their callback to be dropped. What stays
// empty there is None here.
static void clear_many(Heap *heap, Object **first, size_t count) {
  Object **pairs = mem_alloc(mem_size(count, 2 * sizeof *pairs));
  size_t taken = 0;
  while (*first) {
    Weakref *ref = (Weakref *)*first;
    Object *callback = ref->callback;
    ref->callback = NULL;
    weakref_unlink(ref);
    if (callback && ref->gc.object.refcount > 0) {
      pairs[taken++] = object_incref(&ref->gc.object);
      pairs[taken++] = callback;
    } else {
      object_decref_null(heap, callback);
    }
  }
  for (size_t i = taken; i < 2 * count; i++) pairs[i] = object_incref(heap->none);
  Object *tuple = tuple_new_steal(heap, pairs, 2 * count);
  for (size_t i = 0; tuple && i < taken; i += 2)
    call_back(heap, ((Tuple *)tuple)->items[i], ((Tuple *)tuple)->items[i + 1]);
  object_decref_null(heap, tuple);
  mem_free(pairs);
}

// The ref or proxy that serves all who ask for one without a callback; where it is not looked at
// closely, a subclass's ref without a callback passes for it.
static bool is_shared(const Heap *heap, const Weakref *ref) {
  return !ref->callback && !(heap->profile->lone_weakref_in_tuple && ref->gc.object.cls->user);
}

// PyObject_ClearWeakRefs.
void weakrefs_clear(Heap *heap, Object *referent) {
  Object **first = weakrefs_of(referent);
  if (!first) return;
  for (int i = 0; i < 2 && *first && is_shared(heap, (Weakref *)*first); i++)
    weakref_unlink((Weakref *)*first);
  if (!*first) return;
  Object *raised = heap->raised;
  heap->raised = NULL;
  size_t count = weakrefs_count(referent);
  if (count == 1 && !heap->profile->lone_weakref_in_tuple)
    clear_last(heap, (Weakref *)*first);
  else
    clear_many(heap, first, count);
  if (heap->raised) heap_forget(heap);
  heap->raised = raised;
}

// ---- protocols --------------------------------------------------------------------------------

static Object *call(Heap *heap, Object *self, Object *const *arguments, size_t count,
                    Object *keyword_names) {
  (void)arguments;
  if (!arguments_no_keywords(heap, "weakref", keyword_names)) return NULL;
  if (!arguments_count(heap, "weakref", count, 0, 0)) return NULL;
  Object *referent = ((Weakref *)self)->referent;
  return object_incref(referent ? referent : heap->none);
}

// That of the referent, remembered.
static bool hash(Heap *heap, Object *self, int64_t *hash_out) {
  Weakref *ref = (Weakref *)self;
  if (ref->hash == -1) {
    if (!ref->referent) {
      heap_raise(heap, TYPE_TYPE_ERROR, "weak object has gone away");
      return false;
    }
    Object *referent = object_incref(ref->referent);
    bool fine = object_hash(heap, referent, &ref->hash);
    object_decref(heap, referent);
    if (!fine) return false;
  }
  *hash_out = ref->hash;
  return true;
}

static Object *compare(Heap *heap, Object *self, Object *other, Comparison op) {
  if ((op != CMP_EQ && op != CMP_NE) || !is_kind(other, &weakref_type))
    return new_not_implemented(heap);
  Object *left = ((Weakref *)self)->referent, *right = ((Weakref *)other)->referent;
  if (!left || !right) return bool_new(heap, (self == other) == (op == CMP_EQ));
  object_incref(left), object_incref(right);
  Object *result = object_compare(heap, left, right, op);
  object_decref(heap, left), object_decref(heap, right);
  return result;
}

// The name of what has one, for repr: " (f)".
static const char *name_of(const Object *o) {
  if (o->cls->type == &function_type) return as_str(((const Function *)o)->name)->chars;
  if (o->cls->type == &builtin_type) return ((const BuiltinObject *)o)->row->name;
  if (o->cls->solid == &type_type) return class_text((const Class *)o);
  return NULL;
}

static Object *repr(Heap *heap, Object *self) {
  const Object *referent = ((Weakref *)self)->referent;
  const char *name = referent ? name_of(referent) : NULL;
  Text text = {0};
  text_printf(&text, "<weakref at 0x%llx; ", (unsigned long long)self->address);
  if (referent)
    text_printf(&text, "to '%s' at 0x%llx", type_name(referent),
                (unsigned long long)referent->address);
  else
    text_add(&text, "dead");
  if (name) text_printf(&text, " (%s)", name);
  text_add_char(&text, '>');
  return str_take(heap, &text);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  const Object *referent = ((Weakref *)self)->referent;
  if (referent)
    text_printf(text, "to %s", type_name(referent));
  else
    text_add(text, "dead");
  return true;
}

static Object *get_callback(Heap *heap, Object *self) {
  Object *callback = ((Weakref *)self)->callback;
  return object_incref(callback ? callback : heap->none);
}

// weakref___init__: __new__ has done all; looks at the arguments alone.
METHOD(init) { return new_none(heap); }

static const Builtin methods[] = {{"__init__", init, 1, 2, 0}, {NULL, NULL, 0, 0, 0}};

static const Member members[] = {
    {"__callback__", get_callback, NULL},
    {NULL, NULL, NULL},
};

void weakref_traverse(Object *self, Visit visit, void *payload) {
  Object *callback = ((Weakref *)self)->callback;
  if (callback) visit(callback, PLACE_NAMED("__callback__"), payload);
}

// clear_weakref: out of the chain, the callback is dropped uncalled.
void weakref_drop(Heap *heap, Object *self) {
  weakref_unlink((Weakref *)self);
  object_store(heap, &((Weakref *)self)->callback, NULL);
}

const Type weakref_type = {
    .name = "weakref.ReferenceType",
    .id = TYPE_WEAKREF,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC | TYPE_BASE,
    .shape = SHAPE_WEAKREF,
    .host_size = sizeof(Weakref),
    .freelist = FREELIST_NONE,
    .basic_size = {64},
    .traverse = weakref_traverse,
    .clear = weakref_drop,
    .dealloc = weakref_drop,
    .describe = describe,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .call = call,
    .construct = construct,
    .methods = methods,
    .members = members,
};
