// class.c: classes: the object `type`, built-in class objects, what a class statement makes, lookup
// along the mro. Mirrors CPython Objects/typeobject.c of 3.12 (type_new, type_traverse, type_clear,
// type_dealloc, type_getattro).
#include "../arguments.h"
#include "../attribute.h"
#include "../descriptors.h"
#include "../internal.h"
#include "../values.h"

#include <stdlib.h>
#include <string.h>

// ---- built-in classes -------------------------------------------------------------------------

// FACTS.md 1.1: GC header, + pre-header. In 3.11 the pre-header is for the dict alone.
static uint16_t class_prefix(const Heap *heap, const Class *cls) {
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
  cls->type = cls->solid = type;
  cls->base = type->id == TYPE_OBJECT ? NULL : heap->classes[type->base];
  cls->prefix = class_prefix(heap, cls);
  if (type->id == TYPE_TYPE)
    heap->classes[TYPE_OBJECT]->head.object.cls = cls, cls->head.object.cls = cls;
  return cls;
}

static void class_name_builtin(Heap *heap, Class *cls) {
  const char *name = type_short_name(cls->type);
  if (!cls->name) cls->name = str_intern(heap, name, strlen(name));
  if (!cls->qualname) cls->qualname = object_incref(cls->name);
}

static void fill_namespace(Heap *heap, Class *cls) {
  const Type *type = cls->type;
  for (const Builtin *row = type->methods; row && row->name; row++) {
    Object *descriptor = method_descriptor_new(heap, row, cls);
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
  cls->dict = object_new_static(heap, heap->classes[TYPE_DICT], 0);
  fill_namespace(heap, cls);
  heap_outside_end(heap);
  heap->bytes_limit = limit;
  heap->raised = raised;
  return cls->dict;
}

// ---- lookup -----------------------------------------------------------------------------------

// Whether any row of the chain has a table of methods or members: saves making empty namespaces.
static bool has_namespace(const Class *cls) {
  return cls->user || cls->type->methods || cls->type->members;
}

Object *class_lookup(Heap *heap, Class *cls, Object *name) {
  for (; cls; cls = cls->base) {
    if (!has_namespace(cls)) continue;
    Object *found = dict_get(heap, class_namespace(heap, cls), name);
    if (found) return found;
  }
  return NULL;
}

Object *class_lookup_text(Heap *heap, Class *cls, const char *name) {
  for (; cls; cls = cls->base) {
    if (!has_namespace(cls)) continue;
    Object *found = dict_get_str(heap, class_namespace(heap, cls), name);
    if (found) return found;
  }
  return NULL;
}

Object *class_lookup_user(Heap *heap, Class *cls, const char *name) {
  for (; cls && cls->user; cls = cls->base) {
    Object *found = dict_get_str(heap, cls->dict, name);
    if (found) return found;
  }
  return NULL;
}

// ---- references -------------------------------------------------------------------------------

static void visit_word(Object *object, const char *word, Visit visit, void *payload) {
  if (object) visit(object, PLACE_NAMED(word), payload);
}

// type_traverse (dict, mro, bases, base, module), then what no collector needs to see but a count
// explains.
static void traverse(Object *self, Visit visit, void *payload) {
  const Class *cls = (Class *)self;
  // A built-in class's namespace is static: the interpreter holds it.
  if (cls->user) visit_word(cls->dict, "__dict__", visit, payload);
  visit_word(cls->mro, "__mro__", visit, payload);
  visit_word(cls->bases, "__bases__", visit, payload);
  if (cls->user) visit_word((Object *)cls->base, "__base__", visit, payload);
  visit_word(cls->module, "__module__", visit, payload);
  visit_word(cls->name, "__name__", visit, payload);
  visit_word(cls->qualname, "__qualname__", visit, payload);
  for (size_t i = 0; i < cls->slot_count; i++)
    visit_word(cls->slots[i], "__slots__", visit, payload);
  for (size_t i = 0; cls->keys && i < cls->keys->names.count; i++)
    visit_word(cls->keys->names.items[i], "shared keys", visit, payload);
}

static void clear(Heap *heap, Object *self) {
  Class *cls = (Class *)self;
  if (cls->dict) dict_clear(heap, cls->dict);
  object_drop(heap, &cls->mro);
}

static void release(Object *self) {
  Class *cls = (Class *)self;
  if (cls->keys) array_delete(&cls->keys->names);
  mem_free(cls->keys);
  mem_free(cls->slots);
}

static void dealloc(Heap *heap, Object *self) {
  Class *cls = (Class *)self;
  if (cls->base) {
    cls->base->subclasses--;
    object_decref(heap, &cls->base->head.object);
    cls->base = NULL;
  }
  object_drop(heap, &cls->dict);
  object_drop(heap, &cls->bases);
  object_drop(heap, &cls->mro);
  object_drop(heap, &cls->name);
  object_drop(heap, &cls->qualname);
  object_drop(heap, &cls->module);
  for (size_t i = 0; i < cls->slot_count; i++) object_drop(heap, &cls->slots[i]);
  if (cls->keys) shared_keys_disown(heap, cls->keys);
  cls->keys = NULL;
  release(self);
}

enum {
  SHARED_KEYS_BYTES = 768,
  SHARED_KEYS_MAX = 30
}; // FACTS.md 1.2, 1.4: 64-slot unicode keys of 3.11+

// sizeof(PyTypeObject): a static type has no more. sys.getsizeof(int) of 3.11.7, 3.12.1, 3.13.0, GC
// header off.
static const uint16_t static_size[LAYOUTS] = {408, 416, 400, 400, 400};

static size_t extra_size(Heap *heap, const Object *self) {
  const Class *cls = (const Class *)self;
  if (!cls->user)
    return (size_t)static_size[heap->profile->layout] - type_type.basic_size[heap->profile->layout];
  return cls->keys ? SHARED_KEYS_BYTES : 0;
}

// ---- the class statement ----------------------------------------------------------------------

static int by_text(const void *left, const void *right) {
  return strcmp(((Str *)*(Object *const *)left)->chars, ((Str *)*(Object *const *)right)->chars);
}

// The names of __slots__: a str, or an iterable of them. False with an exception pending.
static bool read_slots(Heap *heap, Object *slots, Object ***names_out, size_t *count_out) {
  Array(Object *) names = {0};
  if (object_isinstance(slots, heap->classes[TYPE_STR])) {
    array_push(&names, object_incref(slots));
  } else {
    Object *iterator = object_iterate(heap, slots);
    if (!iterator) return false;
    for (Object *name; (name = object_next(heap, iterator));) array_push(&names, name);
    object_decref(heap, iterator);
  }
  for (size_t i = 0; i < names.count && !heap->raised; i++)
    if (!object_isinstance(names.items[i], heap->classes[TYPE_STR]))
      heap_raise(heap, TYPE_TYPE_ERROR, "__slots__ items must be strings, not '%s'",
                 type_name(names.items[i]));
    else if (((Str *)names.items[i])->length == 0)
      heap_raise(heap, TYPE_TYPE_ERROR, "__slots__ must be identifiers");
    else
      str_intern_in_place(heap, &names.items[i]);
  *names_out = names.items;
  *count_out = names.count;
  return !heap->raised;
}

static bool take_name(Heap *heap, Object **names, size_t *count, const char *name) {
  for (size_t i = 0; i < *count; i++) {
    if (!str_equal(names[i], name)) continue;
    object_decref(heap, names[i]);
    memmove(&names[i], &names[i + 1], (--*count - i) * sizeof *names);
    return true;
  }
  return false;
}

// Slots of the base first, then the own ones in alphabetical order, as type_new_slots sorts them.
static bool add_slots(Heap *heap, Class *cls, Object *slots) {
  Object **names = NULL;
  size_t count = 0;
  bool good = read_slots(heap, slots, &names, &count);
  if (good) {
    cls->has_dict = take_name(heap, names, &count, "__dict__") || cls->has_dict;
    cls->has_weakrefs = take_name(heap, names, &count, "__weakref__") || cls->has_weakrefs;
    if (count && (cls->solid->flags & TYPE_VARIABLE)) {
      heap_raise(heap, TYPE_TYPE_ERROR, "nonempty __slots__ not supported for subtype of '%s'",
                 cls->base->user ? ((Str *)cls->base->name)->chars : cls->base->type->name);
      good = false;
    }
    if (count) qsort(names, count, sizeof *names, by_text);
    size_t inherited = cls->slot_count;
    cls->slots = mem_realloc(cls->slots, mem_size(inherited + count + 1, sizeof *cls->slots));
    if (count) memcpy(cls->slots + inherited, names, count * sizeof *names);
    cls->slot_count += count;
    cls->slot_own = count;
    for (size_t i = 0; i < count; i++) {
      if (dict_get(heap, cls->dict, names[i])) {
        heap_raise(heap, TYPE_VALUE_ERROR, "'%s' in __slots__ conflicts with class variable",
                   ((Str *)names[i])->chars);
        good = false;
        continue;
      }
      Object *member = member_new(heap, names[i], cls, inherited + i);
      dict_set(heap, cls->dict, names[i], member);
      object_decref(heap, member);
    }
  } else {
    for (size_t i = 0; i < count; i++) object_decref(heap, names[i]);
  }
  mem_free(names);
  return good;
}

static void inherit(Class *cls, Class *base) {
  cls->base = base;
  object_incref(&base->head.object);
  base->subclasses++;
  cls->type = &instance_type;
  cls->solid = base->solid;
  cls->has_dict = base->has_dict;
  cls->has_weakrefs = base->has_weakrefs;
  cls->slot_count = base->slot_count;
  cls->instance_offset = (base->solid->host_size + 15) & ~(size_t)15;
  if (!base->slot_count) return;
  cls->slots = mem_alloc(mem_size(base->slot_count, sizeof *cls->slots));
  for (size_t i = 0; i < base->slot_count; i++) cls->slots[i] = object_incref(base->slots[i]);
}

static bool add_shared_keys(Heap *heap, Class *cls) {
  cls->keys = mem_zalloc(sizeof *cls->keys);
  cls->keys->usable = SHARED_KEYS_MAX;
  cls->keys->block = block_new(heap, SHARED_KEYS_BYTES);
  return cls->keys->block != 0;
}

static bool add_mro(Heap *heap, Class *cls) {
  Array(Object *) mro = {0};
  for (Class *c = cls; c; c = c->base) array_push(&mro, object_incref(&c->head.object));
  cls->mro = tuple_new_steal(heap, mro.items, mro.count);
  array_delete(&mro);
  return cls->mro != NULL;
}

// The descriptors that give instances their __dict__ and __weakref__; each refers to the class.
static void add_descriptors(Heap *heap, Class *cls, bool dict, bool weakref) {
  const char *const names[] = {"__dict__", "__weakref__"};
  const bool wanted[] = {dict, weakref};
  for (int i = 0; i < 2; i++) {
    if (!wanted[i]) continue;
    Object *descriptor = getset_new(heap, instance_member(names[i]), cls);
    dict_set_str(heap, cls->dict, names[i], descriptor);
    object_decref(heap, descriptor);
  }
}

static Class *best_base(Heap *heap, Object *bases) {
  const Tuple *tuple = (Tuple *)bases;
  if (tuple->count > 1)
    return heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR, "'multiple inheritance' is not modelled");
  if (tuple->count == 0) return heap->classes[TYPE_OBJECT];
  if (!object_isinstance(tuple->items[0], heap->classes[TYPE_TYPE]))
    return heap_raise(heap, TYPE_TYPE_ERROR, "bases must be types");
  Class *base = (Class *)tuple->items[0];
  if (base->user || base == heap->classes[TYPE_OBJECT]) return base;
  if (base->type->flags & TYPE_BASE) return base;
  class_name_builtin(heap, base);
  return heap_raise(heap, TYPE_TYPE_ERROR, "type '%s' is not an acceptable base type",
                    ((Str *)base->name)->chars);
}

static void take_names(Heap *heap, Class *cls, Object *name) {
  cls->name = object_incref(name);
  Object *qualname = dict_get_str(heap, cls->dict, "__qualname__");
  cls->qualname = object_incref(qualname ? qualname : name);
  Object *module = dict_get_str(heap, cls->dict, "__module__");
  if (module) cls->module = object_incref(module);
  Object *key = str_from(heap, "__qualname__");
  dict_remove(heap, cls->dict, key);
  object_decref(heap, key);
}

static bool fill_class(Heap *heap, Class *cls, Object *name, Object *bases, Class *base) {
  bool base_dict = base->has_dict || (base->solid->flags & TYPE_HAS_DICT),
       base_weakrefs = base->has_weakrefs || base->solid->weakrefs_offset;
  inherit(cls, base);
  take_names(heap, cls, name);
  Object *empty[] = {&heap->classes[TYPE_OBJECT]->head.object};
  cls->bases = ((Tuple *)bases)->count ? object_incref(bases) : tuple_new(heap, empty, 1);
  Object *slots = dict_get_str(heap, cls->dict, "__slots__");
  if (slots) {
    if (!add_slots(heap, cls, slots)) return false;
  } else {
    cls->has_dict = !(base->solid->flags & TYPE_HAS_DICT);
    cls->has_weakrefs = !(base->solid->flags & TYPE_VARIABLE);
  }
  add_descriptors(heap, cls, cls->has_dict && !base_dict, cls->has_weakrefs && !base_weakrefs);
  cls->prefix = class_prefix(heap, cls);
  if (cls->has_dict && !add_shared_keys(heap, cls)) return false;
  return cls->bases && add_mro(heap, cls) && !heap->raised;
}

Object *class_new(Heap *heap, Object *name, Object *bases, Object *namespace) {
  Class *base = best_base(heap, bases);
  if (!base) return NULL;
  Class *cls = (Class *)object_new(heap, heap->classes[TYPE_TYPE], 0);
  if (!cls) return NULL;
  cls->user = true;
  cls->type = cls->solid = &object_type;
  gc_track(heap, &cls->head.object);
  heap_internal_begin(heap);
  cls->dict = dict_copy(heap, namespace);
  bool good = cls->dict && fill_class(heap, cls, name, bases, base);
  heap_internal_end(heap);
  if (good) return &cls->head.object;
  object_decref(heap, &cls->head.object);
  return NULL;
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
  const Class *cls = (Class *)self;
  if (cls->module) return object_incref(cls->module);
  size_t package = (size_t)(type_short_name(cls->type) - cls->type->name);
  if (cls->user || !package) return str_from(heap, cls->user ? "__main__" : "builtins");
  return str_new(heap, cls->type->name, package - 1);
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
    {"__name__", get_name, NULL},     {"__qualname__", get_qualname, NULL},
    {"__module__", get_module, NULL}, {"__mro__", get_mro, NULL},
    {"__bases__", get_bases, NULL},   {"__base__", get_base, NULL},
    {"__dict__", get_dict, NULL},     {NULL, NULL, NULL},
};

// ---- calling a class --------------------------------------------------------------------------

// Of a class that derives from list, dict, set or an exception: the built-in row makes the object.
// A user's __init__ replaces the built-in one, which would have filled a container.
static Object *make_derived(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                            Object *names) {
  bool takes_arguments =
      cls->solid->id >= TYPE_BASE_EXCEPTION || !class_lookup_user(heap, cls, "__init__");
  if (!cls->solid->construct)
    return heap_raise(heap, TYPE_TYPE_ERROR, "cannot create '%s' instances",
                      ((Str *)cls->name)->chars);
  Object *self = takes_arguments ? cls->solid->construct(heap, cls, arguments, count, names)
                                 : cls->solid->construct(heap, cls, NULL, 0, NULL);
  if (!self) return NULL;
  if (cls->slot_count)
    instance_part(self)->slots = mem_zalloc(mem_size(cls->slot_count, sizeof(Object *)));
  if (!object_is_tracked(self)) gc_track(heap, self); // of a base that is no GC type
  return self;
}

static Object *make_instance(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                             Object *names) {
  Object *init = class_lookup_user(heap, cls, "__init__");
  if (cls->solid != &object_type) return make_derived(heap, cls, arguments, count, names);
  if (!init && (count || names))
    return heap_raise(heap, TYPE_TYPE_ERROR, "%s() takes no arguments", ((Str *)cls->name)->chars);
  return instance_new(heap, cls);
}

static bool initialise(Heap *heap, Object *self, Object *const *arguments, size_t count,
                       Object *names) {
  Object *init = class_lookup_user(heap, self->cls, "__init__");
  if (!init) return true;
  Object *result = arguments_prepend_call(heap, init, self, arguments, count, names);
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
  Object *instance = make_instance(heap, cls, arguments, count, names);
  if (!instance) return NULL;
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
    const char *module = cls->module ? ((Str *)cls->module)->chars : NULL;
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
    .extra_size = extra_size,
    .traverse = traverse,
    .clear = clear,
    .dealloc = dealloc,
    .release = release,
    .describe = describe,
    .repr = repr,
    .get_attribute = get_attribute,
    .set_attribute = set_attribute,
    .call = class_call,
    .construct = construct,
    .members = members,
};
