// copy_reduce.c: what an object says that it is made of: object.__reduce_ex__, object.__getstate__,
// and __reduce__ of sets and exceptions. Mirrors CPython Objects/typeobject.c (reduce_newobj,
// object_getstate_default), Objects/setobject.c and Objects/exceptions.c of 3.11 and later.
#include "machinery.h"

#include "modules.h"

// A new reference; NULL with an exception pending.
static Object *attribute(Heap *heap, Object *self, const char *word) {
  heap_outside_begin(heap);
  Object *name = str_intern(heap, word, strlen(word));
  heap_outside_end(heap);
  Object *value = name ? object_get_attribute(heap, self, name) : NULL;
  object_decref_null(heap, name);
  return value;
}

static bool is_row(const Object *object, const Builtin *row) {
  return object &&
         ((object_is(object, &builtin_type) && ((BuiltinObject *)object)->row == row) ||
          (object_is(object, &method_descriptor_type) && ((MethodDescriptor *)object)->row == row));
}

// ---- the state --------------------------------------------------------------------------------

// _PyObject_IsInstanceDictEmpty: the __dict__ does not come into being for nothing.
static Object *dict_state(Heap *heap, Object *self) {
  const InstancePart *part = self->cls->user && self->cls->has_dict ? instance_part(self) : NULL;
  bool filled = part && (part->dict ? ((Dict *)part->dict)->used > 0 : part->used > 0);
  if (!filled) return new_none(heap);
  Object *dict = instance_get_dict(heap, self);
  return dict ? object_incref(dict) : NULL;
}

// What copyreg._slotnames, a Python function, makes beside its list: an iterator over the mro, one
// over the slots, and what name.startswith('__') gets.
static void leave_traces(Heap *heap, const Class *cls) {
  bool cursors = heap->profile->loops_keep_iterable,
       packs = heap->profile->argument_tuples & ARGUMENT_TUPLES_STR_SEARCH;
  Object *classes = cursors ? NULL : object_iterate(heap, heap->empty_tuple);
  Object *slots = cursors ? NULL : object_iterate(heap, heap->empty_tuple);
  Object *argument = packs ? tuple_new(heap, cls->slots, 1) : NULL;
  object_decref_null(heap, argument);
  object_decref_null(heap, slots);
  object_decref_null(heap, classes);
}

// copyreg._slotnames: the first copy leaves a list of the slots' names in the class. Borrowed; NULL
// with an exception pending.
static Object *slot_names(Heap *heap, Class *cls) {
  Object *noted = dict_get_str(heap, cls->dict, "__slotnames__");
  if (noted) return noted;
  heap_internal_begin(heap);
  Object *names = list_new(heap, 0);
  if (names && cls->slot_count) leave_traces(heap, cls);
  for (size_t i = 0; names && i < cls->slot_count; i++) list_append(heap, names, cls->slots[i]);
  bool stored = names && !heap->raised && dict_set_str(heap, cls->dict, "__slotnames__", names);
  object_decref_null(heap, names);
  heap_internal_end(heap);
  return stored ? names : NULL;
}

// A dict of the slots that hold something, empty where none does.
static Object *slots_state(Heap *heap, Object *self, const List *names) {
  Object *slots = dict_new(heap);
  for (size_t i = 0; slots && i < names->count; i++) {
    Object *value = object_find_attribute(heap, self, names->items[i]);
    if (value) dict_set(heap, slots, names->items[i], value);
    object_decref_null(heap, value);
    if (!heap->raised) continue;
    object_decref(heap, slots);
    return NULL;
  }
  return slots;
}

FUNCTION(object_get_state) {
  Object *state = dict_state(heap, self);
  if (!state || !self->cls->user) return state;
  Object *names = slot_names(heap, self->cls), *slots = NULL;
  if (names && ((List *)names)->count == 0) return state;
  if (names) slots = slots_state(heap, self, (List *)names);
  Object *result = NULL;
  if (slots)
    result = ((Dict *)slots)->used ? tuple_pack(heap, 2, state, slots) : object_incref(state);
  object_decref_null(heap, slots);
  object_decref(heap, state);
  return result;
}

// What the object's own __getstate__ says, if it has one.
static Object *state_of(Heap *heap, Object *self) {
  Object *method = attribute(heap, self, "__getstate__");
  Object *state = method ? object_call(heap, method, NULL, 0, NULL) : NULL;
  object_decref_null(heap, method);
  return state;
}

// ---- object.__reduce_ex__ ---------------------------------------------------------------------

// What has no state that could be told, in Python or in the model.
static bool refuse(Heap *heap, const Object *self) {
  static const Type *const never[] = {&generator_type, &module_type, &cell_type, &code_type};
  const Class *cls = self->cls;
  for (size_t i = 0; i < sizeof never / sizeof *never; i++)
    if (cls->type == never[i]) {
      heap_raise(heap, TYPE_TYPE_ERROR, "cannot pickle '%s' object", type_text(self));
      return true;
    }
  const Type *solid = cls->solid;
  if (solid == &object_type || solid == &list_type || solid == &dict_type) return false;
  if (cls->user)
    heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR,
               "'copying an instance of a class derived from %s' is not modelled", solid->name);
  else
    heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR, "'copying a %s' is not modelled", type_text(self));
  return true;
}

static bool refuse_new_arguments(Heap *heap, Object *self) {
  static const char *const hooks[] = {"__getnewargs_ex__", "__getnewargs__"};
  for (size_t i = 0; i < 2; i++)
    if (class_lookup_text(heap, self->cls, hooks[i])) {
      heap_raise(heap, TYPE_NOT_IMPLEMENTED_ERROR, "'copying by %s' is not modelled", hooks[i]);
      return true;
    }
  return false;
}

// dict.items() of the object, through its class.
static Object *item_iterator(Heap *heap, Object *self) {
  Object *items = attribute(heap, self, "items");
  Object *view = items ? object_call(heap, items, NULL, 0, NULL) : NULL;
  object_decref_null(heap, items);
  Object *iterator = view ? object_iterate(heap, view) : NULL;
  object_decref_null(heap, view);
  return iterator;
}

// reduce_newobj: (copyreg.__newobj__, (cls,), state, list's items, dict's items).
static Object *reduce(Heap *heap, Object *self) {
  if (refuse(heap, self) || refuse_new_arguments(heap, self)) return NULL;
  Object *copy = modules_find(heap, "copy"), *result = NULL;
  Object *make = dict_get_str(heap, ((Module *)copy)->dict, "__newobj__");
  Object *arguments = tuple_pack(heap, 1, &self->cls->head.object);
  Object *state = arguments ? state_of(heap, self) : NULL, *list = NULL, *dict = NULL;
  if (state) list = is_kind(self, &list_type) ? object_iterate(heap, self) : new_none(heap);
  if (list) dict = is_kind(self, &dict_type) ? item_iterator(heap, self) : new_none(heap);
  if (dict) result = tuple_pack(heap, 5, make, arguments, state, list, dict);
  object_decref_null(heap, arguments);
  object_decref_null(heap, state);
  object_decref_null(heap, list);
  object_decref_null(heap, dict);
  return result;
}

FUNCTION(object_reduce) { return not_modelled(heap, "object.__reduce__"); }

static const Builtin object_reduce_row = {"__reduce__", object_reduce, 0, 0, 0};

FUNCTION(object_reduce_ex) {
  int64_t protocol;
  if (!int_as_index(heap, arguments[0], &protocol)) return NULL;
  Object *own = attribute(heap, self, "__reduce__");
  if (!own) return NULL;
  Object *result = NULL;
  if (!is_row(class_lookup_text(heap, self->cls, "__reduce__"), &object_reduce_row))
    result = object_call(heap, own, NULL, 0, NULL);
  else if (protocol < 2)
    result = not_modelled(heap, "object.__reduce_ex__ of protocol 0 or 1");
  object_decref(heap, own);
  return result || heap->raised ? result : reduce(heap, self);
}

// ---- sets and exceptions ----------------------------------------------------------------------

FUNCTION(set_reduce) {
  Object *items = list_new(heap, 0), *pack = NULL, *state = NULL, *result = NULL;
  if (items && list_extend(heap, items, self)) pack = tuple_pack(heap, 1, items);
  if (pack) state = state_of(heap, self);
  if (state) result = tuple_pack(heap, 3, &self->cls->head.object, pack, state);
  object_decref_null(heap, items);
  object_decref_null(heap, pack);
  object_decref_null(heap, state);
  return result;
}

FUNCTION(slice_reduce) {
  const Slice *slice = (Slice *)self;
  Object *parts = tuple_pack(heap, 3, slice->start, slice->stop, slice->step);
  Object *result = parts ? tuple_pack(heap, 2, &self->cls->head.object, parts) : NULL;
  object_decref_null(heap, parts);
  return result;
}

// getattr(self, name): looked up again.
FUNCTION(method_reduce) {
  const Method *method = (Method *)self;
  Object *name = attribute(heap, method->function, "__name__");
  Object *getattr = dict_get_str(heap, heap->builtins, "getattr");
  Object *parts = name && getattr ? tuple_pack(heap, 2, method->self, name) : NULL;
  Object *result = parts ? tuple_pack(heap, 2, getattr, parts) : NULL;
  object_decref_null(heap, parts);
  object_decref_null(heap, name);
  return result;
}

FUNCTION(exception_reduce) {
  const Exception *e = (Exception *)self;
  Object *cls = &self->cls->head.object;
  return e->dict ? tuple_pack(heap, 3, cls, e->arguments, e->dict)
                 : tuple_pack(heap, 2, cls, e->arguments);
}

FUNCTION(exception_set_state) {
  Object *state = arguments[0], *name, *value;
  if (state == heap->none) return new_none(heap);
  if (!is_kind(state, &dict_type))
    return heap_raise(heap, TYPE_TYPE_ERROR, "state is not a dictionary");
  for (size_t at = 0; dict_next(state, &at, &name, &value);)
    if (!object_set_attribute(heap, self, name, value)) return NULL;
  return new_none(heap);
}

// ---- where they are found ---------------------------------------------------------------------

static const Builtin object_reduce_ex_row = {"__reduce_ex__", object_reduce_ex, 1, 1, 0},
                     object_get_state_row = {"__getstate__", object_get_state, 0, 0, 0},
                     set_reduce_row = {"__reduce__", set_reduce, 0, 0, 0},
                     method_reduce_row = {"__reduce__", method_reduce, 0, 0, 0},
                     slice_reduce_row = {"__reduce__", slice_reduce, 0, 0, 0},
                     exception_reduce_row = {"__reduce__", exception_reduce, 0, 0, 0},
                     exception_set_state_row = {"__setstate__", exception_set_state, 1, 1, 0};

static const struct {
  TypeId id;
  const Builtin *row;
} methods[] = {
    {TYPE_OBJECT, &object_reduce_ex_row},
    {TYPE_OBJECT, &object_reduce_row},
    {TYPE_OBJECT, &object_get_state_row},
    {TYPE_SET, &set_reduce_row},
    {TYPE_FROZENSET, &set_reduce_row},
    {TYPE_SLICE, &slice_reduce_row},
    {TYPE_METHOD, &method_reduce_row},
    {TYPE_BASE_EXCEPTION, &exception_reduce_row},
    {TYPE_BASE_EXCEPTION, &exception_set_state_row},
};

bool reduce_install(Heap *heap) {
  for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
    if (!class_add_method(heap, heap_class(heap, methods[i].id), methods[i].row)) return false;
  return true;
}
