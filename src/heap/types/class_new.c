// class_new.c: what a class statement or type(name, bases, namespace) makes: the class object and
// its bundle (FACTS.md 2.1, 5.2, 10.1). Mirrors CPython Objects/typeobject.c: type_new,
// PyType_Ready, type_new_set_names, type_new_init_subclass, in their order, which the collector's
// lists show.
#include "class.h"

#include "../descriptors.h"
#include "../values.h"
#include "../weakref.h"

#include <stdlib.h>
#include <string.h>

// Names that the interpreter has as static objects take no block of the scenario's.
static Object *static_name(Heap *heap, const char *name) {
  heap_outside_begin(heap);
  Object *str = str_intern(heap, name, strlen(name));
  heap_outside_end(heap);
  return str;
}

static bool set_named(Heap *heap, Object *dict, const char *name, Object *value) {
  Object *key = static_name(heap, name);
  bool done = key && dict_set(heap, dict, key, value);
  object_decref_null(heap, key);
  return done;
}

static void remove_named(Heap *heap, Object *dict, const char *name) {
  Object *key = static_name(heap, name);
  if (key) dict_remove(heap, dict, key);
  object_decref_null(heap, key);
}

// ---- bases ------------------------------------------------------------------------------------

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

static void inherit(Class *cls, Class *base) {
  cls->base = base;
  object_incref(&base->head.object);
  cls->type = &instance_type;
  cls->solid = base->solid;
  cls->has_dict = base->has_dict;
  cls->has_weakrefs = base->has_weakrefs;
  cls->instance_offset = base->solid->host_size;
}

// ---- __slots__ --------------------------------------------------------------------------------

static int by_text(const void *left, const void *right) {
  return strcmp(((Str *)*(Object *const *)left)->chars, ((Str *)*(Object *const *)right)->chars);
}

// PySequence_Tuple: the names as a tuple; a str is one name.
static Object *slots_tuple(Heap *heap, Object *slots) {
  if (is_str(slots)) return tuple_pack(heap, 1, slots);
  if (object_is(slots, &tuple_type)) return object_incref(slots);
  if (object_is(slots, &list_type))
    return tuple_new(heap, ((List *)slots)->items, ((List *)slots)->count);
  Array(Object *) names = {0};
  Object *iterator = object_iterate(heap, slots), *tuple = NULL;
  for (Object *name; iterator && (name = object_next(heap, iterator));) array_push(&names, name);
  object_decref_null(heap, iterator);
  if (!heap->raised)
    tuple = tuple_new_steal(heap, names.items, names.count);
  else
    for (size_t i = 0; i < names.count; i++) object_decref(heap, names.items[i]);
  array_delete(&names);
  return tuple;
}

// What is not ASCII is taken for letters.
static bool is_identifier(const Str *name) {
  const char *c = name->chars;
  if (name->bytes == 0 || (*c >= '0' && *c <= '9')) return false;
  for (; *c; c++)
    if (!((unsigned char)*c >= 128 || str_is_identifier_like(c, 1))) return false;
  return true;
}

static bool valid_slots(Heap *heap, const Tuple *names) {
  for (size_t i = 0; i < names->count; i++) {
    if (!is_str(names->items[i]))
      return heap_raise(heap, TYPE_TYPE_ERROR, "__slots__ items must be strings, not '%s'",
                        type_name(names->items[i]));
    if (!is_identifier((Str *)names->items[i]))
      return heap_raise(heap, TYPE_TYPE_ERROR, "__slots__ must be identifiers");
  }
  return true;
}

// The own slots of the class, sorted, `__dict__` and `__weakref__` taken out; they are made by way
// of a list, as type_new_slots does. NULL with an exception pending.
static Object *sorted_slots(Heap *heap, Object *dict, const Tuple *names, bool *dict_out,
                            bool *weakref_out) {
  Object *list = list_new(heap, names->count), *tuple = NULL;
  for (size_t i = 0; list && i < names->count && !heap->raised; i++) {
    Object *name = names->items[i];
    if (str_equal(name, "__dict__"))
      *dict_out = true;
    else if (str_equal(name, "__weakref__"))
      *weakref_out = true;
    else if (dict_get(heap, dict, name))
      heap_raise(heap, TYPE_VALUE_ERROR, "'%s' in __slots__ conflicts with class variable",
                 ((Str *)name)->chars);
    else
      list_append(heap, list, name);
  }
  if (list && !heap->raised) {
    List *own = (List *)list;
    for (size_t i = 0; i < own->count; i++) str_intern_in_place(heap, &own->items[i]);
    if (own->count) qsort(own->items, own->count, sizeof *own->items, by_text);
    tuple = tuple_new(heap, own->items, own->count);
  }
  object_decref_null(heap, list);
  return tuple;
}

typedef struct SlotPlan {
  Object *names;              // Tuple of the class's own, sorted; NULL without __slots__
  bool add_dict, add_weakref; // __slots__ names them
} SlotPlan;

// The items of such an object leave no place for slots.
static bool room_for_slots(Heap *heap, const Class *base, const SlotPlan *plan) {
  if (!plan->names || !((Tuple *)plan->names)->count) return true;
  if (!(base->solid->flags & TYPE_VARIABLE)) return true;
  if (heap->profile->tuples_have_slots && base->solid == &tuple_type) return true;
  return heap_raise(heap, TYPE_TYPE_ERROR, "%s __slots__ not supported for subtype of '%s'",
                    heap->profile->tuples_have_slots ? "arbitrary" : "nonempty", class_text(base));
}

static bool plan_slots(Heap *heap, Object *dict, const Class *base, SlotPlan *plan) {
  Object *slots = dict_get_str(heap, dict, "__slots__");
  if (!slots) return true;
  Object *names = slots_tuple(heap, slots);
  if (names && valid_slots(heap, (Tuple *)names))
    plan->names = sorted_slots(heap, dict, (Tuple *)names, &plan->add_dict, &plan->add_weakref);
  object_decref_null(heap, names);
  return plan->names && room_for_slots(heap, base, plan);
}

// Slots of the base first, then the own ones. The strs are held by the classes' tuples of names.
static void take_slots(Class *cls, const SlotPlan *plan) {
  const Class *base = cls->base;
  const Tuple *own = (Tuple *)plan->names;
  cls->slot_own = own ? own->count : 0;
  cls->slot_count = base->slot_count + cls->slot_own;
  if (!cls->slot_count) return;
  cls->slots = mem_alloc(mem_size(cls->slot_count, sizeof *cls->slots));
  if (base->slot_count) memcpy(cls->slots, base->slots, base->slot_count * sizeof *cls->slots);
  if (cls->slot_own)
    memcpy(cls->slots + base->slot_count, own->items, cls->slot_own * sizeof *cls->slots);
}

static bool add_members(Heap *heap, Class *cls) {
  for (size_t i = cls->slot_count - cls->slot_own; i < cls->slot_count; i++) {
    Object *member = member_new(heap, cls->slots[i], cls, i);
    if (!member || !dict_set(heap, cls->dict, cls->slots[i], member)) return false;
    object_decref(heap, member);
  }
  return true;
}

// ---- __dict__ and __weakref__ of instances ----------------------------------------------------

static const char *const getset_names[] = {"__dict__", "__weakref__"};

// Where all classes share them, they are made with the interpreter, for `object`.
static Object *shared_getset(Heap *heap, int which) {
  Object **place = &heap->private_->shared_getsets[which];
  if (*place) return object_incref(*place);
  heap_outside_begin(heap);
  Object *getset =
      getset_new(heap, instance_member(getset_names[which]), heap->classes[TYPE_OBJECT]);
  heap_outside_end(heap);
  gc_untrack(heap, getset);
  heap_hold_for(heap, getset, "the interpreter");
  return *place = getset;
}

static bool add_getsets(Heap *heap, Class *cls, bool dict, bool weakref) {
  const bool wanted[] = {dict, weakref};
  for (int i = 0; i < 2; i++) {
    if (!wanted[i]) continue;
    Object *getset = heap->profile->shared_instance_getsets
                         ? shared_getset(heap, i)
                         : getset_new(heap, instance_member(getset_names[i]), cls);
    bool done = getset && set_named(heap, cls->dict, getset_names[i], getset);
    object_decref_null(heap, getset);
    if (!done) return false;
  }
  return true;
}

// Names assigned to `self` in the class's functions are known before the first instance where the
// profile says so.
static void know_static_attributes(Heap *heap, Class *cls) {
  const Object *names = dict_get_str(heap, cls->dict, "__static_attributes__");
  if (!names || !object_is(names, &tuple_type)) return;
  const Tuple *tuple = (const Tuple *)names;
  for (size_t i = 0; i < tuple->count && i < SHARED_KEYS_MAX; i++) {
    array_push(&cls->keys->names, object_incref(tuple->items[i]));
    cls->keys->usable--;
  }
}

static bool add_shared_keys(Heap *heap, Class *cls) {
  cls->keys = mem_zalloc(sizeof *cls->keys);
  cls->keys->usable = SHARED_KEYS_MAX;
  cls->keys->block = block_new(heap, SHARED_KEYS_BYTES);
  if (cls->keys->block && heap->profile->keys_know_static_attributes)
    know_static_attributes(heap, cls);
  return cls->keys->block != 0;
}

// ---- type_new_set_attrs -----------------------------------------------------------------------

static bool take_names(Heap *heap, Class *cls, Object *name) {
  cls->name = object_incref(name);
  if (!dict_get_str(heap, cls->dict, "__module__") && heap->frame) {
    Object *module = dict_get_str(heap, heap->frame->globals, "__name__");
    if (module && !set_named(heap, cls->dict, "__module__", module)) return false;
  }
  Object *qualname = dict_get_str(heap, cls->dict, "__qualname__");
  if (qualname && !is_str(qualname))
    return heap_raise(heap, TYPE_TYPE_ERROR, "type __qualname__ must be a str, not %s",
                      type_name(qualname));
  cls->qualname = object_incref(qualname ? qualname : name);
  if (qualname) remove_named(heap, cls->dict, "__qualname__");
  return true;
}

// __new__ is static, the other two are class methods, without saying so.
static bool wrap_methods(Heap *heap, Class *cls) {
  static const struct {
    const char *name;
    Object *(*wrap)(Heap *heap, Object *function);
  } rows[] = {{"__new__", static_method_new},
              {"__init_subclass__", class_method_new},
              {"__class_getitem__", class_method_new}};
  for (int i = 0; i < 3; i++) {
    Object *function = dict_get_str(heap, cls->dict, rows[i].name);
    if (!function || !object_is(function, &function_type)) continue;
    Object *wrapped = rows[i].wrap(heap, function);
    bool done = wrapped && set_named(heap, cls->dict, rows[i].name, wrapped);
    object_decref_null(heap, wrapped);
    if (!done) return false;
  }
  return true;
}

// Cells of the class body: what super() knows as __class__, and the namespace of annotations.
static void fill_cell(Heap *heap, Class *cls, const char *name, Object *content) {
  Object *cell = dict_get_str(heap, cls->dict, name);
  if (!cell || !object_is(cell, &cell_type)) return;
  object_store(heap, &((Cell *)cell)->content, object_incref(content));
  remove_named(heap, cls->dict, name);
}

static bool set_attributes(Heap *heap, Class *cls, Object *name, bool add_dict, bool add_weakref) {
  if (!take_names(heap, cls, name) || !wrap_methods(heap, cls)) return false;
  if (heap->profile->shared_instance_getsets && !add_getsets(heap, cls, add_dict, add_weakref))
    return false;
  fill_cell(heap, cls, "__classdictcell__", cls->dict);
  fill_cell(heap, cls, "__classcell__", &cls->head.object);
  return !cls->has_dict || add_shared_keys(heap, cls);
}

// ---- PyType_Ready -----------------------------------------------------------------------------

static bool add_mro(Heap *heap, Class *cls) {
  Array(Object *) mro = {0};
  for (Class *c = cls; c; c = c->base) array_push(&mro, object_incref(&c->head.object));
  cls->mro = tuple_new_steal(heap, mro.items, mro.count);
  array_delete(&mro);
  return cls->mro != NULL;
}

// The table of a built-in base is the interpreter's; that of a user class is made for its first
// subclass. Keys are addresses.
static bool join_base(Heap *heap, Class *cls) {
  Class *base = cls->base;
  Object *ref = weakref_new(heap, &cls->head.object, NULL);
  Object *key = ref ? int_new(heap, (int64_t)cls->head.object.address) : NULL;
  if (!base->user) heap_outside_begin(heap);
  if (key && !base->subclasses)
    base->subclasses =
        base->user ? dict_new(heap) : object_new_static(heap, heap->classes[TYPE_DICT], 0);
  bool done = key && base->subclasses && dict_set(heap, base->subclasses, key, ref);
  if (!base->user) {
    if (done) gc_untrack(heap, base->subclasses);
    heap_outside_end(heap);
  }
  object_decref_null(heap, ref);
  object_decref_null(heap, key);
  return done;
}

void class_leave_base(Heap *heap, Class *cls) {
  Class *base = cls->base;
  if (!base || !base->subclasses) return;
  heap_internal_begin(heap);
  Object *key = int_new(heap, (int64_t)cls->head.object.address);
  heap_internal_end(heap);
  if (key) dict_remove(heap, base->subclasses, key);
  object_decref_null(heap, key);
  if (base->user && ((Dict *)base->subclasses)->used == 0) object_drop(heap, &base->subclasses);
}

static bool ready(Heap *heap, Class *cls, bool add_dict, bool add_weakref) {
  if (!add_mro(heap, cls) || !add_members(heap, cls)) return false;
  if (!heap->profile->shared_instance_getsets && !add_getsets(heap, cls, add_dict, add_weakref))
    return false;
  if (!dict_get_str(heap, cls->dict, "__doc__") &&
      !set_named(heap, cls->dict, "__doc__", heap->none))
    return false;
  if (dict_get_str(heap, cls->dict, "__eq__") && !dict_get_str(heap, cls->dict, "__hash__") &&
      !set_named(heap, cls->dict, "__hash__", heap->none))
    return false;
  return join_base(heap, cls);
}

// ---- what the new class tells others ----------------------------------------------------------

static bool call_set_name(Heap *heap, Class *cls, Object *name, Object *value) {
  if (object_is(value, &property_type)) { // METH_VARARGS: through a tuple
    Object *pair = tuple_pack(heap, 2, &cls->head.object, name);
    if (pair) property_set_name(heap, value, name);
    object_decref_null(heap, pair);
    return pair != NULL;
  }
  Object *function = value->cls->user ? class_lookup_user(heap, value->cls, "__set_name__") : NULL;
  if (!function) return true;
  Object *method = method_new(heap, function, value);
  Object *const arguments[] = {&cls->head.object, name};
  Object *result = method ? object_call(heap, method, arguments, 2, NULL) : NULL;
  object_decref_null(heap, result);
  object_decref_null(heap, method);
  return result != NULL;
}

// Over a copy: __set_name__ may change the class.
static bool set_names(Heap *heap, Class *cls) {
  Object *copy = dict_copy(heap, cls->dict), *name, *value;
  bool done = copy != NULL;
  for (size_t at = 0; done && dict_next(copy, &at, &name, &value);)
    done = call_set_name(heap, cls, name, value);
  object_decref_null(heap, copy);
  return done;
}

METHOD(init_subclass) { return new_none(heap); }

// super(cls, cls).__init_subclass__(): the built-in one does nothing, but is bound first.
static bool init_subclass_of(Heap *heap, Class *cls) {
  static const Builtin row = {"__init_subclass__", init_subclass, 0, 0, 0};
  Object *self = &cls->head.object, *const pair[] = {self, self};
  Class *super_class = heap->classes[TYPE_SUPER];
  Object *super = super_type.construct(heap, super_class, pair, 2, NULL), *result = NULL;
  Object *function = class_lookup_user(heap, cls->base, "__init_subclass__");
  Object *method = NULL;
  if (super)
    method = function ? function->cls->type->bind(heap, function, self, cls)
                      : builtin_new(heap, &row, self, NULL);
  object_decref_null(heap, super);
  if (method) result = object_call(heap, method, NULL, 0, NULL);
  object_decref_null(heap, result);
  object_decref_null(heap, method);
  return result != NULL;
}

// ---- type_new ---------------------------------------------------------------------------------

static Class *allocate(Heap *heap, Object *bases_steal, Object *dict_steal, SlotPlan *plan) {
  int internal = heap->internal; // the class is the program's own, its bundle is machinery
  heap->internal = 0;
  size_t members = plan->names ? ((Tuple *)plan->names)->count : 0;
  Class *cls = (Class *)object_new(heap, heap->classes[TYPE_TYPE], members);
  heap->internal = internal;
  if (!cls) {
    object_decref(heap, bases_steal);
    object_decref(heap, dict_steal);
    object_decref_null(heap, plan->names);
    return NULL;
  }
  cls->user = true;
  cls->type = cls->solid = &object_type;
  cls->bases = bases_steal;
  cls->dict = dict_steal;
  ((Dict *)dict_steal)->namespace_ = true;
  cls->slot_names = plan->names;
  gc_track(heap, &cls->head.object);
  return cls;
}

static bool build(Heap *heap, Class *cls, Object *name, Class *base, const SlotPlan *plan) {
  bool base_dict = base->has_dict || (base->solid->flags & TYPE_HAS_DICT),
       base_weakrefs = base->has_weakrefs || base->solid->weakrefs_offset;
  inherit(cls, base);
  take_slots(cls, plan);
  bool plain = !plan->names;
  cls->has_dict |= plan->add_dict || (plain && !(base->solid->flags & TYPE_HAS_DICT));
  cls->has_weakrefs |= plan->add_weakref || (plain && !(base->solid->flags & TYPE_VARIABLE));
  cls->prefix = class_prefix(heap, cls);
  bool add_dict = cls->has_dict && !base_dict, add_weakref = cls->has_weakrefs && !base_weakrefs;
  return set_attributes(heap, cls, name, add_dict, add_weakref) &&
         ready(heap, cls, add_dict, add_weakref);
}

static Object *class_of(Heap *heap, Object *name, Object *bases, Object *namespace, Class *base) {
  SlotPlan plan = {0};
  Object *tuple = ((Tuple *)bases)->count
                      ? object_incref(bases)
                      : tuple_pack(heap, 1, &heap->classes[TYPE_OBJECT]->head.object);
  Object *dict = tuple ? dict_copy(heap, namespace) : NULL;
  if (!dict || !plan_slots(heap, dict, base, &plan)) {
    object_decref_null(heap, plan.names);
    object_decref_null(heap, tuple);
    object_decref_null(heap, dict);
    return NULL;
  }
  Class *cls = allocate(heap, tuple, dict, &plan);
  if (cls && build(heap, cls, name, base, &plan) && !heap->raised) return &cls->head.object;
  if (cls) object_decref(heap, &cls->head.object);
  return NULL;
}

Object *class_new(Heap *heap, Object *name, Object *bases, Object *namespace) {
  Class *base = best_base(heap, bases);
  if (!base) return NULL;
  heap_internal_begin(heap);
  Object *cls = class_of(heap, name, bases, namespace, base);
  bool told = cls && set_names(heap, (Class *)cls) && init_subclass_of(heap, (Class *)cls);
  heap_internal_end(heap);
  if (told) return cls;
  object_decref_null(heap, cls);
  return NULL;
}
