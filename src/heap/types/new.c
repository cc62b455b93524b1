// new.c: `__new__` by name: `object.__new__(A)`, and what a user's class defines. Mirrors CPython
// Objects/typeobject.c: tp_new_wrapper, object_new, slot_tp_new.
#include "../arguments.h"
#include "../attribute.h"
#include "../descriptors.h"
#include "../internal.h"
#include "../special.h"
#include "../values.h"

#include <string.h>

// ---- instances of built-in rows ---------------------------------------------------------------

static void add_slots(Object *self) {
  size_t count = self->cls->slot_count;
  if (count) instance_part(self)->slots = mem_zalloc(mem_size(count, sizeof(Object *)));
}

// The row of the built-in type below a class makes the object. Where CPython fills it in tp_init,
// tp_new takes no notice of the arguments.
static Object *make_of_row(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                           Object *names, bool filled) {
  if (!cls->solid->construct)
    return heap_raise(heap, TYPE_TYPE_ERROR, "cannot create '%s' instances", class_text(cls));
  Object *self = filled ? cls->solid->construct(heap, cls, arguments, count, names)
                        : cls->solid->construct(heap, cls, NULL, 0, NULL);
  if (!self || !cls->user) return self;
  add_slots(self);
  if (!object_is_tracked(self)) gc_track(heap, self); // of a base that is no GC type
  return self;
}

// ---- __new__ of built-in classes --------------------------------------------------------------

// excess_args of object_new: they are an error unless __init__ alone is the user's.
static bool object_takes(Heap *heap, Class *cls, size_t count, const Object *names) {
  if (!count && !names) return true;
  if (class_special(heap, cls, "__new__")) {
    heap_raise(heap, TYPE_TYPE_ERROR,
               "object.__new__() takes exactly one argument (the type to instantiate)");
    return false;
  }
  if (class_special(heap, cls, "__init__")) return true;
  heap_raise(heap, TYPE_TYPE_ERROR, "%s() takes no arguments", class_text(cls));
  return false;
}

// tp_new_wrapper's checks. NULL with TypeError pending.
static Class *class_to_make(Heap *heap, Class *owner, Object *const *arguments, size_t count) {
  const char *name = owner->type->name;
  if (count == 0)
    return heap_raise(heap, TYPE_TYPE_ERROR, "%s.__new__(): not enough arguments", name);
  if (arguments[0]->cls->solid != &type_type)
    return heap_raise(heap, TYPE_TYPE_ERROR, "%s.__new__(X): X is not a type object (%s)", name,
                      type_name(arguments[0]));
  Class *cls = (Class *)arguments[0];
  if (!class_is_subclass(cls, owner))
    return heap_raise(heap, TYPE_TYPE_ERROR, "%s.__new__(%s): %s is not a subtype of %s", name,
                      class_text(cls), class_text(cls), name);
  if (cls->solid != owner->type)
    return heap_raise(heap, TYPE_TYPE_ERROR, "%s.__new__(%s) is not safe, use %s.__new__()", name,
                      class_text(cls), cls->solid->name);
  return cls;
}

static Object *make(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                    Object *keyword_names) {
  if (cls->solid == &object_type) {
    if (!object_takes(heap, cls, count, keyword_names)) return NULL;
    return cls->user ? instance_new(heap, cls) : object_new(heap, cls, 0);
  }
  bool fills = !(cls->solid->flags & TYPE_FILLED_BY_INIT);
  return make_of_row(heap, cls, arguments, count, keyword_names, fills);
}

// tp_new_wrapper: what stands behind the class goes on in a tuple of its own.
METHOD(new_) {
  Class *cls = class_to_make(heap, (Class *)self, arguments, count);
  if (!cls) return NULL;
  Object *rest = count > 1 ? arguments_tuple(heap, arguments + 1, count - 1) : NULL;
  if (count > 1 && !rest) return NULL;
  Object *made = make(heap, cls, arguments + 1, count - 1, keyword_names);
  object_decref_null(heap, rest);
  return made;
}

static const Builtin new_row = {"__new__", new_, 0, -1, BUILTIN_KEYWORDS | BUILTIN_TUPLE},
                     new_fast_row = {"__new__", new_, 0, -1, BUILTIN_KEYWORDS};

Object *new_method(Heap *heap, Class *cls) {
  bool has = cls->type->construct && cls->type->id != TYPE_TYPE;
  const Builtin *row = heap->profile->new_called_with_tuple ? &new_row : &new_fast_row;
  return has ? builtin_new(heap, row, &cls->head.object, NULL) : NULL;
}

// ---- calling a user's class -------------------------------------------------------------------

// slot_tp_new: __new__ gets the class in front of the arguments.
static Object *call_new(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                        Object *names) {
  Object *name = str_intern(heap, "__new__", 7);
  Object *method = name ? object_get_attribute(heap, &cls->head.object, name) : NULL;
  object_decref_null(heap, name);
  if (!method) return NULL;
  Object *self = arguments_prepend_call(heap, method, &cls->head.object, arguments, count, names);
  object_decref(heap, method);
  return self;
}

Object *class_make_instance(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                            Object *names) {
  if (class_special(heap, cls, "__new__")) return call_new(heap, cls, arguments, count, names);
  Object *init = class_special(heap, cls, "__init__");
  if (cls->solid != &object_type) {
    bool filled = !init || !(cls->solid->flags & TYPE_FILLED_BY_INIT);
    return make_of_row(heap, cls, arguments, count, names, filled);
  }
  if (!object_takes(heap, cls, count, names)) return NULL;
  return instance_new(heap, cls);
}
