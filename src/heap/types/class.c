// class.c: classes: the object `type`, built-in class objects, lookup along the mro, calling a
// class. What a class statement makes stands in class_new.c. Mirrors CPython Objects/typeobject.c
// (type_traverse, type_clear, type_dealloc, type_getattro).
#include "class.h"

#include "../arguments.h"
#include "../attribute.h"
#include "../descriptors.h"
#include "../internal.h"
#include "../special.h"
#include "../values.h"

#include <stdlib.h>
#include <string.h>

// ---- built-in classes -------------------------------------------------------------------------

// FACTS.md 1.1: GC header, + pre-header. In 3.11 the pre-header is for the dict alone.
uint16_t class_prefix(const Heap *heap, const Class *cls) {
  static const bool weakrefs_in_front[LAYOUTS] = {false, true, true, true, true};
  static const bool dict_behind_items[LAYOUTS] = {true, false, false, false, false};
  int layout = (int)heap->profile->layout;
  if (!(cls->type->flags & TYPE_GC)) return 0;
  bool dict = cls->has_dict && !((cls->solid->flags & TYPE_VARIABLE) && dict_behind_items[layout]);
  return dict || (cls->has_weakrefs && weakrefs_in_front[layout]) ? 32 : 16;
}

// Static types are no GC objects (type_is_gc), and what they are named needs no str before somebody
// asks.
Class *class_new_builtin(Heap *heap, const Type *type) {
  static const Class first = {.solid = &type_type, .type = &type_type, .prefix = 0};
  Class *metaclass = heap->classes[TYPE_TYPE] ? heap->classes[TYPE_TYPE] : (Class *)&first;
  Class *cls = (Class *)object_new_static(heap, metaclass, 0);
  cls->head.object.flags &= ~(unsigned)OBJECT_GC;
  cls->type = type;
  cls->solid = type->solid ? type->solid : type;
  cls->base = type->id == TYPE_OBJECT ? NULL : heap->classes[type->base];
  cls->prefix = class_prefix(heap, cls);
  if (type->id == TYPE_TYPE)
    heap->classes[TYPE_OBJECT]->head.object.cls = cls, cls->head.object.cls = cls;
  return cls;
}

void class_name_builtin(Heap *heap, Class *cls) {
  const char *name = type_short_name(cls->type);
  if (!cls->name) cls->name = str_intern(heap, name, strlen(name));
  if (!cls->qualname) cls->qualname = object_incref(cls->name);
}

static void fill_namespace(Heap *heap, Class *cls) {
  const Type *type = cls->type;
  special_fill(heap, cls);
  for (const Builtin *row = type->methods; row && row->name; row++) {
    Object *descriptor = special_is_slot(row->name) ? slot_wrapper_new(heap, cls, NULL, row)
                                                    : method_descriptor_new(heap, row, cls);
    dict_set_str(heap, cls->dict, row->name, descriptor);
    object_decref(heap, descriptor);
  }
  for (const Member *row = type->members; row && row->name; row++) {
    Object *descriptor = getset_new(heap, row, cls);
    dict_set_str(heap, cls->dict, row->name, descriptor);
    object_decref(heap, descriptor);
  }
}

// The namespace of a built-in class is made when first looked at: most runs never look at most of
// them.
Object *class_namespace(Heap *heap, Class *cls) {
  if (cls->dict) return cls->dict;
  Object *raised = heap->raised;
  uint64_t limit = heap->bytes_limit;
  heap->raised = NULL;
  heap->bytes_limit = 0;
  heap_outside_begin(heap);
  cls->dict = object_new_held(heap, heap->classes[TYPE_DICT]);
  ((Dict *)cls->dict)->namespace_ = true;
  fill_namespace(heap, cls);
  heap_outside_end(heap);
  heap->bytes_limit = limit;
  heap->raised = raised;
  return cls->dict;
}

bool class_add_method(Heap *heap, Class *cls, const Builtin *row) {
  heap_outside_begin(heap);
  Object *descriptor = method_descriptor_new(heap, row, cls);
  bool added = descriptor && dict_set_str(heap, class_namespace(heap, cls), row->name, descriptor);
  object_decref_null(heap, descriptor);
  heap_outside_end(heap);
  return added;
}

// ---- references -------------------------------------------------------------------------------

static void visit_word(Object *object, const char *word, Visit visit, void *payload) {
  if (object) visit(object, PLACE_NAMED(word), payload);
}

// type_traverse (dict, mro, bases, base), then what no collector needs to see but a count explains.
// `subclasses` and `slot_names` are not there: CPython's collector does not see them either
// (object_hidden_references tells).
static void traverse(Object *self, Visit visit, void *payload) {
  const Class *cls = (Class *)self;
  // A built-in class's namespace is static: the interpreter holds it.
  if (cls->user) visit_word(cls->dict, "__dict__", visit, payload);
  visit_word(cls->mro, "__mro__", visit, payload);
  visit_word(cls->bases, "__bases__", visit, payload);
  if (cls->user) visit_word((Object *)cls->base, "__base__", visit, payload);
  visit_word(cls->name, "__name__", visit, payload);
  visit_word(cls->qualname, "__qualname__", visit, payload);
  for (size_t i = 0; cls->keys && i < cls->keys->names.count; i++)
    visit_word(cls->keys->names.items[i], "shared keys", visit, payload);
}

void object_hidden_references(const Object *self, Visit visit, void *payload) {
  const Class *cls = (const Class *)self;
  if (self->cls->solid != &type_type || !cls->user) return;
  visit_word(cls->subclasses, "__subclasses__", visit, payload);
  visit_word(cls->slot_names, "__slots__", visit, payload);
}

static void clear(Heap *heap, Object *self) {
  Class *cls = (Class *)self;
  if (cls->dict) dict_clear(heap, cls->dict);
  object_drop(heap, &cls->mro);
}

static void blocks(const Object *self, BlockVisit visit, void *payload) {
  const Class *cls = (const Class *)self;
  if (cls->keys) visit(self, BLOCK_SHARED_KEYS, cls->keys->block, payload);
}

static void release(Object *self) {
  Class *cls = (Class *)self;
  if (cls->keys) array_delete(&cls->keys->names);
  mem_free(cls->keys);
  mem_free(cls->slots);
}

static void dealloc(Heap *heap, Object *self) {
  Class *cls = (Class *)self;
  class_leave_base(heap, cls);
  if (cls->base) object_decref(heap, &cls->base->head.object);
  cls->base = NULL;
  Object **const places[] = {&cls->dict, &cls->bases,    &cls->mro,       &cls->subclasses,
                             &cls->name, &cls->qualname, &cls->slot_names};
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) object_drop(heap, places[i]);
  if (cls->keys) shared_keys_disown(heap, cls->keys);
  cls->keys = NULL;
  release(self);
}

// sizeof(PyTypeObject): a static type has no more. sys.getsizeof(int) of 3.11.7, 3.12.1,
// 3.13.18, 3.14.10, 3.15.2, GC header off.
static const uint16_t static_size[LAYOUTS] = {408, 416, 400, 400, 408};

static size_t extra_size(Heap *heap, const Object *self) {
  const Class *cls = (const Class *)self;
  if (!cls->user)
    return (size_t)static_size[heap->profile->layout] - type_type.basic_size[heap->profile->layout];
  return cls->keys ? SHARED_KEYS_BYTES : 0;
}

// ---- attributes of a class --------------------------------------------------------------------

static Object *get_attribute(Heap *heap, Object *self, Object *name) {
  Class *cls = (Class *)self;
  Object *meta = class_lookup(heap, self->cls, name);
  bool data = meta && meta->cls->type == &getset_type;
  if (data) return meta->cls->type->bind(heap, meta, self, self->cls);
  Object *found = class_lookup(heap, cls, name);
  if (found)
    return found->cls->type->bind ? found->cls->type->bind(heap, found, NULL, cls)
                                  : object_incref(found);
  if (meta)
    return meta->cls->type->bind ? meta->cls->type->bind(heap, meta, self, self->cls)
                                 : object_incref(meta);
  if (!cls->user) class_name_builtin(heap, cls);
  if (special_is_not_modelled(cls->solid, ((Str *)name)->chars))
    return heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR, "'%s.%s' is not modelled",
                      ((Str *)cls->name)->chars, ((Str *)name)->chars);
  return heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "type object '%s' has no attribute '%s'",
                    ((Str *)cls->name)->chars, ((Str *)name)->chars);
}

static bool set_attribute(Heap *heap, Object *self, Object *name, Object *value) {
  Class *cls = (Class *)self;
  if (!cls->user) {
    heap_raise(heap, TYPE_TYPE_ERROR, "cannot set '%s' attribute of immutable type '%s'",
               ((Str *)name)->chars, cls->type->name);
    return false;
  }
  if (value) return dict_set(heap, cls->dict, name, value);
  int removed = dict_remove(heap, cls->dict, name);
  if (removed == 0)
    heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "type object '%s' has no attribute '%s'",
               ((Str *)cls->name)->chars, ((Str *)name)->chars);
  return removed > 0;
}

static Object *get_name(Heap *heap, Object *self) {
  Class *cls = (Class *)self;
  if (!cls->user) class_name_builtin(heap, cls);
  return object_incref(cls->name);
}

static Object *get_qualname(Heap *heap, Object *self) {
  get_name(heap, self);
  object_decref(heap, ((Class *)self)->name);
  return object_incref(((Class *)self)->qualname);
}

static Object *get_module(Heap *heap, Object *self) {
  Class *cls = (Class *)self;
  size_t package = (size_t)(type_short_name(cls->type) - cls->type->name);
  if (!cls->user)
    return package ? str_new(heap, cls->type->name, package - 1) : str_from(heap, "builtins");
  Object *module = class_module(heap, cls);
  if (module) return object_incref(module);
  return heap_raise(heap, TYPE_ATTRIBUTE_ERROR, "__module__");
}

static Object *get_tuple(Heap *heap, Object *self, bool whole) {
  Class *cls = (Class *)self;
  if (cls->user) return object_incref(whole ? cls->mro : cls->bases);
  Array(Object *) items = {0};
  for (Class *c = whole ? cls : cls->base; c; c = whole ? c->base : NULL)
    array_push(&items, object_incref(&c->head.object));
  Object *tuple = tuple_new_steal(heap, items.items, items.count);
  array_delete(&items);
  return tuple;
}

// What tp_subclasses holds, for those that are alive.
METHOD(get_subclasses) {
  Object *list = list_new(heap, 0), *key, *ref;
  Object *subclasses = ((Class *)self)->subclasses;
  for (size_t at = 0; list && subclasses && dict_next(subclasses, &at, &key, &ref);)
    if (((Weakref *)ref)->referent) list_append(heap, list, ((Weakref *)ref)->referent);
  return list;
}

METHOD(get_mro_list) {
  Object *list = list_new(heap, 0);
  for (Class *c = (Class *)self; list && c; c = c->base) list_append(heap, list, &c->head.object);
  return list;
}

static const Builtin methods[] = {
    {"mro", get_mro_list, 0, 0, 0},
    {"__subclasses__", get_subclasses, 0, 0, 0},
    {NULL, NULL, 0, 0, 0},
};

// type_get_annotate: that there is no such function is written down too. Borrowed.
static Object *annotate_of(Heap *heap, Class *cls) {
  Object *annotate = dict_get_str(heap, cls->dict, "__annotate_func__");
  if (annotate) return annotate;
  return dict_set_str(heap, cls->dict, "__annotate_func__", heap->none) ? heap->none : NULL;
}

// What is not there yet is made: an empty dict, or by the class's function. Kept in the namespace.
static Object *get_annotations(Heap *heap, Object *self) {
  Class *cls = (Class *)self;
  if (!cls->user)
    return heap_raise(heap, TYPE_ATTRIBUTE_ERROR,
                      "type object '%s' has no attribute '__annotations__'",
                      type_short_name(cls->type));
  bool lazy = heap->profile->lazy_annotations;
  Object *found = dict_get_str(heap, cls->dict, "__annotations__");
  if (!found && lazy) found = dict_get_str(heap, cls->dict, "__annotations_cache__");
  if (found) return object_incref(found);
  Object *annotate = lazy ? annotate_of(heap, cls) : NULL;
  if (annotate == heap->none) annotate = NULL;
  if (heap->raised) return NULL;
  Object *made = annotate ? annotations_make(heap, annotate) : dict_new(heap);
  const char *name = lazy ? "__annotations_cache__" : "__annotations__";
  if (made && dict_set_str(heap, cls->dict, name, made)) return made;
  object_decref_null(heap, made);
  return NULL;
}

static Object *get_annotate(Heap *heap, Object *self) {
  Class *cls = (Class *)self;
  if (!cls->user) return object_incref(heap->none);
  Object *annotate = annotate_of(heap, cls);
  return annotate ? object_incref(annotate) : NULL;
}

static Object *get_mro(Heap *heap, Object *self) { return get_tuple(heap, self, true); }
static Object *get_bases(Heap *heap, Object *self) { return get_tuple(heap, self, false); }
static Object *get_base(Heap *heap, Object *self) {
  const Class *base = ((Class *)self)->base;
  return object_incref(base ? (Object *)base : heap->none);
}
static Object *get_dict(Heap *heap, Object *self) {
  return object_incref(class_namespace(heap, (Class *)self));
}

static const Member members[] = {
    {"__name__", get_name, NULL},         {"__qualname__", get_qualname, NULL},
    {"__module__", get_module, NULL},     {"__mro__", get_mro, NULL},
    {"__bases__", get_bases, NULL},       {"__base__", get_base, NULL},
    {"__dict__", get_dict, NULL},         {"__annotations__", get_annotations, NULL},
    {"__annotate__", get_annotate, NULL}, {NULL, NULL, NULL},
};

// A[key]: as CPython, the method that the class has for it, bound to the class.
static Object *get_item(Heap *heap, Object *self, Object *key) {
  Class *cls = (Class *)self;
  Object *found = class_special(heap, cls, "__class_getitem__");
  if (!found)
    return heap_raise(heap, TYPE_TYPE_ERROR, "type '%s' is not subscriptable",
                      class_short_name(cls));
  Object *method = found->cls->type->bind ? found->cls->type->bind(heap, found, NULL, cls)
                                          : object_incref(found);
  Object *result = method ? object_call(heap, method, &key, 1, NULL) : NULL;
  object_decref_null(heap, method);
  return result;
}

// ---- calling a class --------------------------------------------------------------------------

// tp_init of a class: the user's; or the built-in one, where the object came from a __new__ that
// left it to be filled. Borrowed; NULL = nothing to do.
static Object *find_init(Heap *heap, Class *cls) {
  Object *init = class_special(heap, cls, "__init__");
  bool made_apart = cls->solid != &object_type && class_special(heap, cls, "__new__");
  return !init && made_apart ? class_lookup_text(heap, cls, "__init__") : init;
}

static bool initialise(Heap *heap, Object *self, Object *const *arguments, size_t count,
                       Object *names) {
  Object *init = find_init(heap, self->cls);
  if (!init) return true;
  const Builtin *row = object_is(init, &slot_wrapper_type) ? ((SlotWrapper *)init)->row : NULL;
  Object *result = row ? row->function(heap, self, arguments, count, names)
                       : arguments_prepend_call(heap, init, self, arguments, count, names);
  if (!result) return false;
  bool none = result == heap->none;
  if (!none)
    heap_raise(heap, TYPE_TYPE_ERROR, "__init__() should return None, not '%s'", type_name(result));
  object_decref(heap, result);
  return none;
}

// type.__call__ of a built-in or user class; type(x) is the class of x.
static Object *class_call(Heap *heap, Object *self, Object *const *arguments, size_t count,
                          Object *names) {
  Class *cls = (Class *)self;
  if (cls == heap->classes[TYPE_TYPE] && count == 1 && !names)
    return object_incref(&arguments[0]->cls->head.object);
  if (!cls->user) {
    if (cls->type->construct) return cls->type->construct(heap, cls, arguments, count, names);
    return heap_raise(heap, TYPE_TYPE_ERROR, "cannot create '%s' instances", cls->type->name);
  }
  Object *instance = class_make_instance(heap, cls, arguments, count, names);
  if (!instance || !object_isinstance(instance, cls)) return instance;
  if (initialise(heap, instance, arguments, count, names)) return instance;
  object_decref(heap, instance);
  return NULL;
}

static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *names) {
  (void)cls;
  if (count == 3 && !names && object_isinstance(arguments[0], heap->classes[TYPE_STR]) &&
      arguments[1]->cls->type == &tuple_type && arguments[2]->cls->type == &dict_type)
    return class_new(heap, arguments[0], arguments[1], arguments[2]);
  return heap_raise(heap, TYPE_TYPE_ERROR, "type() takes 1 or 3 arguments");
}

static Object *repr(Heap *heap, Object *self) {
  Class *cls = (Class *)self;
  Text text = {0};
  if (cls->user) {
    const Object *found = class_module(heap, cls);
    const char *module = found && is_str(found) ? ((const Str *)found)->chars : NULL;
    text_printf(&text, "<class '%s%s%s'>", module ? module : "", module ? "." : "",
                ((Str *)cls->qualname)->chars);
  } else {
    text_printf(&text, "<class '%s'>", cls->type->name);
  }
  return str_take(heap, &text);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  const Class *cls = (Class *)self;
  text_printf(text, "class %s", cls->user ? ((Str *)cls->name)->chars : cls->type->name);
  return true;
}

const Type type_type = {
    .name = "type",
    .id = TYPE_TYPE,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC,
    .shape = SHAPE_CLASS,
    .host_size = sizeof(Class),
    .weakrefs_offset = offsetof(Class, weakrefs),
    .freelist = FREELIST_NONE,
    // sizeof(PyHeapTypeObject): FACTS.md 1.2
    .basic_size = {904, 920, 928, 936, 944},
    .item_size = 40, // a PyMemberDef for each name in __slots__; getsizeof does not count them
    .extra_size = extra_size,
    .traverse = traverse,
    .blocks = blocks,
    .clear = clear,
    .dealloc = dealloc,
    .release = release,
    .describe = describe,
    .repr = repr,
    .get_item = get_item,
    .get_attribute = get_attribute,
    .set_attribute = set_attribute,
    .call = class_call,
    .construct = construct,
    .methods = methods,
    .members = members,
};
