// dict_methods.c: what Python code does with dictionaries. Mirrors CPython Objects/dictobject.c
// of 3.12.
#include "dict.h"

#include "../arguments.h"
#include "../internal.h"
#include "../iterators.h"
#include "../set.h"
#include "../values.h"

// ---- text -------------------------------------------------------------------------------------

bool dict_describe(Heap *heap, Object *self, Text *text) {
  size_t position = 0;
  Object *key, *value;
  text_add_char(text, '{');
  for (bool first = true; dict_next(self, &position, &key, &value); first = false) {
    if (!first) text_add(text, ", ");
    if (text->length > 200) {
      text_add(text, "...");
      break;
    }
    object_describe(heap, key, text);
    text_add(text, ": ");
    if (value == self)
      text_add(text, "{...}");
    else
      object_describe(heap, value, text);
  }
  text_add_char(text, '}');
  return true;
}

static bool add_repr(Heap *heap, Object *object, Text *text) {
  object_incref(object);
  Object *repr = object_repr(heap, object);
  object_decref(heap, object);
  if (!repr) return false;
  text_add_n(text, ((Str *)repr)->chars, ((Str *)repr)->bytes);
  object_decref(heap, repr);
  return true;
}

Object *dict_repr(Heap *heap, Object *self) {
  if (self->flags & OBJECT_IN_REPR) return str_from(heap, "{...}");
  Text text = {0};
  size_t position = 0;
  Object *key, *value;
  bool good = true;
  if (!repr_enter(heap, self)) return NULL;
  text_add_char(&text, '{');
  for (bool first = true; good && dict_next(self, &position, &key, &value); first = false) {
    if (!first) text_add(&text, ", ");
    good = add_repr(heap, key, &text);
    text_add(&text, ": ");
    good = good && add_repr(heap, value, &text);
  }
  repr_leave(heap, self);
  text_add_char(&text, '}');
  if (good) return str_take(heap, &text);
  text_delete(&text);
  return NULL;
}

// ---- mapping ----------------------------------------------------------------------------------

Object *dict_compare(Heap *heap, Object *self, Object *other, Comparison op) {
  if (!is_kind(other, &dict_type) || (op != CMP_EQ && op != CMP_NE))
    return new_not_implemented(heap);
  bool equal = ((Dict *)self)->used == ((Dict *)other)->used;
  size_t position = 0;
  Object *key, *value;
  while (equal && dict_next(self, &position, &key, &value)) {
    Object *theirs = dict_get(heap, other, key);
    if (heap->raised) return NULL;
    int same = theirs ? object_equal(heap, value, theirs) : 0;
    if (same < 0) return NULL;
    equal = same;
  }
  return bool_new(heap, equal == (op == CMP_EQ));
}

int64_t dict_length(Heap *heap, Object *self) {
  (void)heap;
  return (int64_t)((Dict *)self)->used;
}

Object *dict_get_item(Heap *heap, Object *self, Object *key) {
  Object *value = dict_get(heap, self, key);
  if (value) return object_incref(value);
  return heap->raised ? NULL : heap_raise_key(heap, key);
}

bool dict_set_item(Heap *heap, Object *self, Object *key, Object *value) {
  if (value) return dict_set(heap, self, key, value);
  int removed = dict_remove(heap, self, key);
  if (removed == 0) heap_raise_key(heap, key);
  return removed > 0;
}

int dict_contains(Heap *heap, Object *self, Object *key) {
  Object *value = dict_get(heap, self, key);
  return value ? 1 : heap->raised ? -1 : 0;
}

Object *dict_iterate(Heap *heap, Object *self) {
  return dict_iterator_new(heap, TYPE_DICT_KEY_ITERATOR, self);
}

Object *dict_binary(Heap *heap, Object *left, Object *right, BinaryOp op) {
  if (op != OP_OR || !is_kind(left, &dict_type) || !is_kind(right, &dict_type))
    return new_not_implemented(heap);
  Object *result = dict_copy(heap, left);
  if (!result || dict_update(heap, result, right)) return result;
  object_decref(heap, result);
  return NULL;
}

Object *dict_in_place(Heap *heap, Object *left, Object *right, BinaryOp op) {
  if (op != OP_OR) return new_not_implemented(heap);
  return dict_update(heap, left, right) ? object_incref(left) : NULL;
}

static bool add_keywords(Heap *heap, Object *self, Object *const *values, Object *keyword_names) {
  const Tuple *names = (Tuple *)keyword_names;
  for (size_t i = 0; names && i < names->count; i++)
    if (!dict_set(heap, self, names->items[i], values[i])) return false;
  return true;
}

Object *dict_construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                       Object *keyword_names) {
  if (!arguments_count(heap, "dict", count, 0, 1)) return NULL;
  Object *self = dict_new_unlisted(heap, cls);
  if (!self) return NULL;
  bool good = (count == 0 || dict_update(heap, self, arguments[0])) &&
              add_keywords(heap, self, arguments + count, keyword_names);
  if (good) return self;
  object_decref(heap, self);
  return NULL;
}

// ---- methods ----------------------------------------------------------------------------------

METHOD(get) {
  Object *value = dict_get(heap, self, arguments[0]);
  if (heap->raised) return NULL;
  return object_incref(value ? value : count > 1 ? arguments[1] : heap->none);
}

METHOD(set_default) {
  Object *value = dict_get(heap, self, arguments[0]);
  if (value) return object_incref(value);
  value = count > 1 ? arguments[1] : heap->none;
  if (heap->raised || !dict_set(heap, self, arguments[0], value)) return NULL;
  return object_incref(value);
}

METHOD(pop) {
  Object *value;
  if (((Dict *)self)->used == 0) // the key of an empty dict is not even hashed
    return count > 1 ? object_incref(arguments[1]) : heap_raise_key(heap, arguments[0]);
  int taken = dict_take(heap, self, arguments[0], &value);
  if (taken > 0) return value;
  if (taken < 0) return NULL;
  return count > 1 ? object_incref(arguments[1]) : heap_raise_key(heap, arguments[0]);
}

METHOD(pop_item) {
  DictEntry entry;
  if (!dict_pop_last(heap, self, &entry)) {
    Object *message = str_from(heap, "popitem(): dictionary is empty");
    heap_raise_key(heap, message);
    object_decref(heap, message);
    return NULL;
  }
  Object *pair = tuple_pack(heap, 2, entry.key, entry.value);
  object_decref(heap, entry.key);
  object_decref(heap, entry.value);
  return pair;
}

METHOD(clear) {
  dict_clear(heap, self);
  return new_none(heap);
}

METHOD(copy) { return dict_copy(heap, self); }

// Keywords are merged as the dict that the call made of them (BUILTIN_TUPLE): an empty dict clones
// its keys object. Ours stands outside the blocks.
static bool merge_keywords(Heap *heap, Object *self, Object *const *values, Object *keyword_names) {
  if (!keyword_names || ((Tuple *)keyword_names)->count == 0) return true;
  heap_outside_begin(heap);
  Object *keywords = dict_new(heap);
  bool made = keywords && add_keywords(heap, keywords, values, keyword_names);
  heap_outside_end(heap);
  bool done = made && dict_update(heap, self, keywords);
  object_decref_null(heap, keywords);
  return done;
}

METHOD(update) {
  if (count && !dict_update(heap, self, arguments[0])) return NULL;
  return merge_keywords(heap, self, arguments + count, keyword_names) ? new_none(heap) : NULL;
}

METHOD(keys) { return dict_view_new(heap, TYPE_DICT_KEYS, self); }
METHOD(values) { return dict_view_new(heap, TYPE_DICT_VALUES, self); }
METHOD(item_pairs) { return dict_view_new(heap, TYPE_DICT_ITEMS, self); }

METHOD(reversed) { return dict_iterator_new(heap, TYPE_DICT_REVERSE_KEY_ITERATOR, self); }

// _PyDict_FromKeys of a dict or set: room for all keys first, and no iterator.
static bool fill_from_known(Heap *heap, Object *dict, Object *source, Object *value) {
  size_t position = 0;
  Object *key, *unused;
  int64_t hash;
  bool keyed = object_is(source, &dict_type);
  size_t count = keyed ? ((Dict *)source)->used : ((Set *)source)->used;
  if (!dict_reserve(heap, dict, count, keyed && ((Dict *)source)->unicode)) return false;
  while (keyed ? dict_next(source, &position, &key, &unused)
               : set_next(source, &position, &key, &hash))
    if (!dict_set(heap, dict, key, value)) return false;
  return true;
}

// _PyDict_FromKeys of a class that derives from dict: what the class makes, filled by __setitem__.
static Object *from_keys_of(Heap *heap, Object *cls, Object *source, Object *value) {
  Object *result = object_call(heap, cls, NULL, 0, NULL);
  Object *iterator = result ? object_iterate(heap, source) : NULL;
  for (Object *key; iterator && !heap->raised && (key = object_next(heap, iterator));) {
    object_set_item(heap, result, key, value);
    object_decref(heap, key);
  }
  object_decref_null(heap, iterator);
  if (!heap->raised) return result;
  object_decref_null(heap, result);
  return NULL;
}

METHOD(from_keys) {
  Object *source = arguments[0], *value = count > 1 ? arguments[1] : heap->none;
  if (((Class *)self)->user) return from_keys_of(heap, self, source, value);
  Object *result = dict_new_unlisted(heap, heap->classes[TYPE_DICT]);
  if (object_is(source, &dict_type) || object_is(source, &set_type) ||
      object_is(source, &frozenset_type)) {
    if (result && fill_from_known(heap, result, source, value)) return result;
    object_decref_null(heap, result);
    return NULL;
  }
  Object *iterator = result ? object_iterate(heap, source) : NULL;
  for (Object *key; iterator && !heap->raised && (key = object_next(heap, iterator));) {
    dict_set(heap, result, key, value);
    object_decref(heap, key);
  }
  object_decref_null(heap, iterator);
  if (!heap->raised) return result;
  object_decref_null(heap, result);
  return NULL;
}

const Builtin dict_methods[] = {
    {"__init__", update, 0, 1, BUILTIN_KEYWORDS},
    {"get", get, 1, 2, 0},
    {"setdefault", set_default, 1, 2, 0},
    {"pop", pop, 1, 2, 0},
    {"popitem", pop_item, 0, 0, 0},
    {"clear", clear, 0, 0, 0},
    {"copy", copy, 0, 0, 0},
    {"update", update, 0, 1, BUILTIN_KEYWORDS | BUILTIN_TUPLE},
    {"keys", keys, 0, 0, 0},
    {"values", values, 0, 0, 0},
    {"items", item_pairs, 0, 0, 0},
    {"__reversed__", reversed, 0, 0, 0},
    {"fromkeys", from_keys, 1, 2, BUILTIN_STATIC},
    {NULL, NULL, 0, 0, 0},
};
