// wrapper.c: staticmethod and classmethod. Mirrors CPython Objects/funcobject.c (3.10+).
#include "../arguments.h"
#include "../descriptors.h"
#include "../values.h"

#include <string.h>

// Host struct: `dict` holds what was copied from the function.
typedef struct WrapperBody {
  Wrapper wrapper;
  Object *dict;
} WrapperBody;

// ---- birth ------------------------------------------------------------------------------------

// functools_wraps: the wrapper looks like what it wraps. Reading __annotations__ makes the
// function's own dict of them, up to 3.13; from 3.14 they are lazy.
static const bool copies_annotations[LAYOUTS] = {
    [LAYOUT_3_11] = true, [LAYOUT_3_12] = true, [LAYOUT_3_13] = true};

static bool copy_attribute(Heap *heap, WrapperBody *body, const char *word) {
  Object *name = str_intern(heap, word, strlen(word));
  if (!name) return false;
  Object *value = heap->profile->wrappers_look_quietly
                      ? object_find_attribute(heap, body->wrapper.callable, name)
                      : object_get_attribute(heap, body->wrapper.callable, name);
  bool fine = !heap->raised || heap_raised_is(heap, TYPE_ATTRIBUTE_ERROR);
  if (heap->raised && fine) heap_forget(heap);
  if (value && !body->dict) fine = (body->dict = dict_new(heap)) != NULL;
  if (value && fine) fine = dict_set(heap, body->dict, name, value);
  object_decref_null(heap, value);
  object_decref(heap, name);
  return fine;
}

static bool wraps(Heap *heap, WrapperBody *body) {
  static const char *const words[] = {"__module__", "__name__", "__qualname__", "__doc__"};
  for (size_t i = 0; i < 4; i++)
    if (!copy_attribute(heap, body, words[i])) return false;
  return !copies_annotations[heap->profile->layout] ||
         copy_attribute(heap, body, "__annotations__");
}

static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  const char *name = cls->solid->name;
  if (!arguments_no_keywords(heap, name, keyword_names)) return NULL;
  if (!arguments_count(heap, name, count, 1, 1)) return NULL;
  Object *o = object_new(heap, cls, 0);
  if (o) {
    gc_track(heap, o);
    ((Wrapper *)o)->callable = object_incref(arguments[0]);
    if (!wraps(heap, (WrapperBody *)o)) {
      object_decref(heap, o);
      o = NULL;
    }
  }
  return o;
}

// PyClassMethod_New and PyStaticMethod_New: what C code wraps looks like the function in 3.15.2
// alone.
static const bool bare_wraps[LAYOUTS] = {[LAYOUT_3_15] = true};

static Object *make_bare(Heap *heap, TypeId id, Object *function) {
  Object *o = object_new(heap, heap_class(heap, id), 0);
  if (!o) return NULL;
  gc_track(heap, o);
  ((Wrapper *)o)->callable = object_incref(function);
  if (!bare_wraps[heap->profile->layout] || wraps(heap, (WrapperBody *)o)) return o;
  object_decref(heap, o);
  return NULL;
}

Object *class_method_new(Heap *heap, Object *function) {
  return make_bare(heap, TYPE_CLASS_METHOD, function);
}

Object *static_method_new(Heap *heap, Object *function) {
  return make_bare(heap, TYPE_STATIC_METHOD, function);
}

// ---- binding ----------------------------------------------------------------------------------

// Borrowed; NULL with an exception pending where the collector has cleared it.
static Object *callable_of(Heap *heap, Object *o) {
  Object *callable = ((Wrapper *)o)->callable;
  if (callable) return callable;
  return heap_raise(heap, TYPE_RUNTIME_ERROR, "uninitialized %s object", o->cls->solid->name);
}

static Object *get_function(Heap *heap, Object *o) {
  Object *callable = callable_of(heap, o);
  return callable ? object_incref(callable) : NULL;
}

static Object *bind_static(Heap *heap, Object *o, Object *owner, Class *cls) {
  (void)owner, (void)cls;
  return get_function(heap, o);
}

static Object *call_static(Heap *heap, Object *o, Object *const *arguments, size_t count,
                           Object *keyword_names) {
  Object *callable = callable_of(heap, o);
  return callable ? object_call(heap, callable, arguments, count, keyword_names) : NULL;
}

// cm_descr_get: the class takes the place of self.
static Object *bind_class(Heap *heap, Object *o, Object *owner, Class *cls) {
  Object *callable = callable_of(heap, o);
  Class *self = cls ? cls : owner->cls;
  return callable ? method_new(heap, callable, &self->head.object) : NULL;
}

// ---- rows -------------------------------------------------------------------------------------

static Object *get_dict(Heap *heap, Object *o) {
  WrapperBody *body = (WrapperBody *)o;
  if (!body->dict && !(body->dict = dict_new(heap))) return NULL;
  return object_incref(body->dict);
}

static const Member members[] = {
    {"__func__", get_function, NULL},
    {"__wrapped__", get_function, NULL},
    {"__dict__", get_dict, NULL},
    {NULL, NULL, NULL},
};

// The copied attributes go before those of the type, as in any object with a __dict__.
static Object *get_attribute(Heap *heap, Object *o, Object *name) {
  Object *dict = ((WrapperBody *)o)->dict, *value = dict ? dict_get(heap, dict, name) : NULL;
  if (value) return object_incref(value);
  return heap->raised ? NULL : object_generic_get_attribute(heap, o, name);
}

static Object *repr(Heap *heap, Object *o) {
  Object *callable = callable_of(heap, o);
  Object *inner = callable ? object_repr(heap, callable) : NULL;
  if (!inner) return NULL;
  Text text = {0};
  text_printf(&text, "<%s(%s)>", o->cls->solid->name, as_str(inner)->chars);
  object_decref(heap, inner);
  return str_take(heap, &text);
}

static void traverse(Object *o, Visit visit, void *payload) {
  const WrapperBody *body = (WrapperBody *)o;
  if (body->wrapper.callable) visit(body->wrapper.callable, PLACE_NAMED("__func__"), payload);
  if (body->dict) visit(body->dict, PLACE_NAMED("__dict__"), payload);
}

static void clear(Heap *heap, Object *o) {
  object_store(heap, &((Wrapper *)o)->callable, NULL);
  object_store(heap, &((WrapperBody *)o)->dict, NULL);
}

#define WRAPPER_SLOTS                                                                              \
  .base = TYPE_OBJECT, .flags = TYPE_GC | TYPE_BASE, .shape = SHAPE_OTHER,                         \
  .host_size = sizeof(WrapperBody), .freelist = FREELIST_NONE, .basic_size = {32},                 \
  .traverse = traverse, .clear = clear, .dealloc = clear, .repr = repr,                            \
  .get_attribute = get_attribute, .construct = construct, .members = members

const Type static_method_type = {
    .name = "staticmethod",
    .id = TYPE_STATIC_METHOD,
    WRAPPER_SLOTS,
    .call = call_static,
    .bind = bind_static,
};

const Type class_method_type = {
    .name = "classmethod",
    .id = TYPE_CLASS_METHOD,
    WRAPPER_SLOTS,
    .bind = bind_class,
};
