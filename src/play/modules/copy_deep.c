// copy_deep.c: copy.deepcopy. Mirrors CPython Lib/copy.py of 3.12: the memo maps id(original) to
// the copy, and under its own id holds a list that keeps the originals alive.
#include "modules.h"

#include <string.h>

// copy._deepcopy_atomic.
static bool is_atomic(const Object *object) {
  static const Type *const types[] = {
      &none_type,     &ellipsis_type, &not_implemented_type, &int_type,      &float_type,
      &bool_type,     &complex_type,  &bytes_type,           &str_type,      &code_type,
      &type_type,     &range_type,    &builtin_type,         &function_type, &weakref_type,
      &property_type,
  };
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (object_is(object, types[i])) return true;
  return false;
}

// ---- the memo ---------------------------------------------------------------------------------

// The copy made before, borrowed; NULL where there is none, or with an exception pending.
static Object *remembered(Heap *heap, Object *memo, const Object *original) {
  Object *key = int_new(heap, (int64_t)original->address);
  Object *copy = key ? dict_get(heap, memo, key) : NULL;
  object_decref_null(heap, key);
  return copy;
}

static bool remember(Heap *heap, Object *original, Object *copy, void *memo) {
  Object *key = int_new(heap, (int64_t)original->address);
  bool stored = key && dict_set(heap, memo, key, copy);
  object_decref_null(heap, key);
  return stored;
}

// copy._keep_alive: as long as the memo lives, no other object may come to the original's address.
static bool keep_alive(Heap *heap, Object *original, Object *memo) {
  Object *kept = remembered(heap, memo, memo);
  if (kept) return object_is(kept, &list_type) && list_append(heap, kept, original);
  if (heap->raised) return false;
  Object *items[] = {object_incref(original)};
  kept = list_from_steal(heap, items, 1);
  bool stored = kept && remember(heap, memo, kept, memo);
  object_decref_null(heap, kept);
  return stored;
}

// ---- containers -------------------------------------------------------------------------------

static Object *deep_list(Heap *heap, Object *original, Object *memo) {
  Object *copy = list_new(heap, 0);
  bool fine = copy && remember(heap, original, copy, memo);
  for (size_t i = 0; fine && i < ((List *)original)->count; i++) {
    Object *item = object_incref(((List *)original)->items[i]);
    Object *value = copy_deep(heap, item, memo);
    object_decref(heap, item);
    fine = value && list_append_steal(heap, copy, value);
  }
  if (fine) return copy;
  object_decref_null(heap, copy);
  return NULL;
}

static bool deep_entry(Heap *heap, Object *copy, Object *key, Object *value, Object *memo) {
  object_incref(key), object_incref(value);
  Object *new_key = copy_deep(heap, key, memo);
  Object *new_value = new_key ? copy_deep(heap, value, memo) : NULL;
  bool stored = new_value && dict_set(heap, copy, new_key, new_value);
  object_decref(heap, key), object_decref(heap, value);
  object_decref_null(heap, new_key);
  object_decref_null(heap, new_value);
  return stored;
}

static Object *deep_dict(Heap *heap, Object *original, Object *memo) {
  Object *copy = dict_new(heap), *key, *value;
  bool fine = copy && remember(heap, original, copy, memo);
  size_t used = ((Dict *)original)->used, position = 0;
  while (fine && dict_next(original, &position, &key, &value)) {
    fine = deep_entry(heap, copy, key, value, memo);
    if (!fine || ((Dict *)original)->used == used) continue;
    heap_raise(heap, TYPE_RUNTIME_ERROR, "dictionary changed size during iteration");
    fine = false;
  }
  if (fine) return copy;
  object_decref_null(heap, copy);
  return NULL;
}

// A tuple whose items are all their own copies is its own copy; one that was met again while its
// items were copied has been copied there.
static Object *deep_tuple(Heap *heap, Object *original, Object *memo) {
  const Tuple *tuple = (Tuple *)original;
  Object **items = mem_zalloc(mem_size(tuple->count + 1, sizeof *items)), *copy = NULL;
  bool fine = true;
  for (size_t i = 0; fine && i < tuple->count; i++)
    fine = (items[i] = copy_deep(heap, tuple->items[i], memo)) != NULL;
  bool same = fine && memcmp(items, tuple->items, tuple->count * sizeof *items) == 0;
  if (fine) copy = remembered(heap, memo, original);
  if (copy)
    object_incref(copy);
  else if (fine && !heap->raised)
    copy = same ? object_incref(original) : tuple_new(heap, items, tuple->count);
  for (size_t i = 0; i < tuple->count; i++) object_decref_null(heap, items[i]);
  mem_free(items);
  return copy;
}

// set.__reduce__: a set of the deep copy of the list of its elements.
static Object *deep_set(Heap *heap, Object *original, Object *memo) {
  Object *list = list_new(heap, 0), *elements = NULL, *copy = NULL;
  if (list && list_extend(heap, list, original)) elements = copy_deep(heap, list, memo);
  if (elements) copy = set_new(heap, object_is(original, &frozenset_type));
  if (copy && (!set_update(heap, copy, elements) || !remember(heap, original, copy, memo))) {
    object_decref(heap, copy);
    copy = NULL;
  }
  object_decref_null(heap, list);
  object_decref_null(heap, elements);
  return copy;
}

static Object *deep_method(Heap *heap, const Method *method, Object *memo) {
  Object *self = copy_deep(heap, method->self, memo);
  Object *copy = self ? method_new(heap, method->function, self) : NULL;
  object_decref_null(heap, self);
  return copy;
}

static Object *deep_part(Heap *heap, Object *part, void *memo) {
  return copy_deep(heap, part, memo);
}

static Object *deep_instance(Heap *heap, Object *original, Object *memo) {
  Object *method = class_lookup_text(heap, original->cls, "__deepcopy__");
  if (method) return call_method(heap, method, original, memo, NULL);
  return copy_instance(heap, original, deep_part, remember, memo);
}

// ---- any object -------------------------------------------------------------------------------

static Object *deep_object(Heap *heap, Object *object, Object *memo) {
  if (object_is(object, &list_type)) return deep_list(heap, object, memo);
  if (object_is(object, &dict_type)) return deep_dict(heap, object, memo);
  if (object_is(object, &tuple_type)) return deep_tuple(heap, object, memo);
  if (object_is(object, &set_type) || object_is(object, &frozenset_type))
    return deep_set(heap, object, memo);
  if (object_is(object, &method_type)) return deep_method(heap, (Method *)object, memo);
  if (object->cls->user) return deep_instance(heap, object, memo);
  return copy_refuse(heap, "copy.deepcopy", object);
}

enum { DEEPEST = 300 }; // levels: about three Python frames each, of the 1000 that CPython allows

static Object *deep_fresh(Heap *heap, Object *object, Object *memo) {
  if (heap->depth >= DEEPEST)
    return heap_raise(heap, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded");
  heap->depth++;
  Object *copy = deep_object(heap, object, memo);
  heap->depth--;
  bool fine = copy && (copy == object ||
                       (remember(heap, object, copy, memo) && keep_alive(heap, object, memo)));
  if (fine) return copy;
  object_decref_null(heap, copy);
  return NULL;
}

Object *copy_deep(Heap *heap, Object *object, Object *memo) {
  if (is_atomic(object)) return object_incref(object);
  Object *copy = remembered(heap, memo, object);
  if (copy || heap->raised) return copy ? object_incref(copy) : NULL;
  return deep_fresh(heap, object, memo);
}
