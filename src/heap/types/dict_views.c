// dict_views.c: dict.keys(), dict.values(), dict.items(). Mirrors the views of CPython
// Objects/dictobject.c.
#include "../iterators.h"
#include "../internal.h"
#include "../set.h"
#include "../values.h"

Object *dict_view_new(Heap *heap, TypeId type, Object *dict) {
  Object *self = object_new(heap, heap_class(heap, type), 0);
  if (!self) return NULL;
  ((DictView *)self)->dict = object_incref(dict);
  gc_track(heap, self);
  return self;
}

static Object *dict_of(const Object *self) { return ((const DictView *)self)->dict; }

static int64_t length(Heap *heap, Object *self) {
  (void)heap;
  return (int64_t)((Dict *)dict_of(self))->used;
}

static Object *iterate_keys(Heap *heap, Object *self) {
  return dict_iterator_new(heap, TYPE_DICT_KEY_ITERATOR, dict_of(self));
}

static Object *iterate_values(Heap *heap, Object *self) {
  return dict_iterator_new(heap, TYPE_DICT_VALUE_ITERATOR, dict_of(self));
}

static Object *iterate_items(Heap *heap, Object *self) {
  return dict_iterator_new(heap, TYPE_DICT_ITEM_ITERATOR, dict_of(self));
}

// dictview_repr: through a list of the elements.
static Object *repr(Heap *heap, Object *self) {
  if (self->flags & OBJECT_IN_REPR) return str_from(heap, "...");
  Object *list = repr_enter(heap, self) ? list_new(heap, 0) : NULL;
  if (!list) return NULL;
  Object *inner = list_extend(heap, list, self) ? object_repr(heap, list) : NULL;
  repr_leave(heap, self);
  object_decref(heap, list);
  if (!inner) return NULL;
  Text text = {0};
  text_printf(&text, "%s(%s)", type_name(self), ((Str *)inner)->chars);
  object_decref(heap, inner);
  return str_take(heap, &text);
}

static int contains_key(Heap *heap, Object *self, Object *key) {
  if (dict_get(heap, dict_of(self), key)) return 1;
  return heap->raised ? -1 : 0;
}

static int contains_item(Heap *heap, Object *self, Object *item) {
  if (!is_kind(item, &tuple_type) || ((Tuple *)item)->count != 2) return 0;
  Object *found = dict_get(heap, dict_of(self), ((Tuple *)item)->items[0]);
  if (!found) return heap->raised ? -1 : 0;
  object_incref(found);
  int equal = object_equal(heap, found, ((Tuple *)item)->items[1]);
  object_decref(heap, found);
  return equal;
}

// ---- keys and items are like sets -------------------------------------------------------------

static bool is_view(const Object *o) {
  return o->cls->type == &dict_keys_type || o->cls->type == &dict_items_type;
}

static bool is_set_like(const Object *o) { return is_set(o) || is_view(o); }

static int all_contained(Heap *heap, Object *walked, Object *searched) {
  Object *iterator = object_iterate(heap, walked);
  if (!iterator) return -1;
  int contained = 1;
  for (Object *item; contained == 1 && (item = object_next(heap, iterator));) {
    contained = object_contains(heap, searched, item);
    object_decref(heap, item);
  }
  object_decref(heap, iterator);
  return heap->raised ? -1 : contained;
}

static Object *compare(Heap *heap, Object *self, Object *other, Comparison op) {
  if (!is_set_like(other)) return new_not_implemented(heap);
  int64_t mine = object_length(heap, self), theirs = object_length(heap, other);
  bool fits = false, reversed = op == CMP_GT || op == CMP_GE;
  switch (op) {
  case CMP_EQ:
  case CMP_NE: fits = mine == theirs; break;
  case CMP_LT: fits = mine < theirs; break;
  case CMP_LE: fits = mine <= theirs; break;
  case CMP_GT: fits = mine > theirs; break;
  case CMP_GE: fits = mine >= theirs; break;
  }
  int result = !fits ? 0 : all_contained(heap, reversed ? other : self, reversed ? self : other);
  return result < 0 ? NULL : bool_new(heap, op == CMP_NE ? !result : result);
}

static bool update_by(Heap *heap, Object *result, Object *other, BinaryOp op) {
  if (op == OP_OR) return set_update(heap, result, other);
  if (op == OP_SUBTRACT) return set_difference_update(heap, result, other);
  return set_symmetric_difference_update(heap, result, other);
}

// A set of the left operand, changed by the right one (dictviews_sub, _or, _xor,
// _PyDictView_Intersect).
static Object *binary(Heap *heap, Object *left, Object *right, BinaryOp op) {
  if (op != OP_OR && op != OP_AND && op != OP_SUBTRACT && op != OP_XOR)
    return new_not_implemented(heap);
  Object *result = set_new_of(heap, heap_class(heap, TYPE_SET), left);
  if (!result) return NULL;
  if (op == OP_AND) {
    Object *both = set_intersection(heap, result, right);
    object_decref(heap, result);
    return both;
  }
  if (update_by(heap, result, right, op)) return result;
  object_decref(heap, result);
  return NULL;
}

METHOD(isdisjoint) {
  Object *iterator = object_iterate(heap, arguments[0]);
  if (!iterator) return NULL;
  int met = 0;
  for (Object *item; met == 0 && (item = object_next(heap, iterator));) {
    met = object_contains(heap, self, item);
    object_decref(heap, item);
  }
  object_decref(heap, iterator);
  return heap->raised ? NULL : bool_new(heap, !met);
}

METHOD(reversed_keys) {
  return dict_iterator_new(heap, TYPE_DICT_REVERSE_KEY_ITERATOR, dict_of(self));
}
METHOD(reversed_values) {
  return dict_iterator_new(heap, TYPE_DICT_REVERSE_VALUE_ITERATOR, dict_of(self));
}
METHOD(reversed_items) {
  return dict_iterator_new(heap, TYPE_DICT_REVERSE_ITEM_ITERATOR, dict_of(self));
}

static const Builtin keys_methods[] = {
    {"__reversed__", reversed_keys, 0, 0, 0},
    {"isdisjoint", isdisjoint, 1, 1, 0},
    {NULL, NULL, 0, 0, 0},
};

static const Builtin values_methods[] = {
    {"__reversed__", reversed_values, 0, 0, 0},
    {NULL, NULL, 0, 0, 0},
};

static const Builtin items_methods[] = {
    {"__reversed__", reversed_items, 0, 0, 0},
    {"isdisjoint", isdisjoint, 1, 1, 0},
    {NULL, NULL, 0, 0, 0},
};

// ---- rows -------------------------------------------------------------------------------------

static void traverse(Object *self, Visit visit, void *payload) {
  visit(dict_of(self), PLACE_NAMED("dv_dict"), payload);
}

static void dealloc(Heap *heap, Object *self) { object_decref_null(heap, dict_of(self)); }

#define VIEW_SLOTS                                                                                 \
  .base = TYPE_OBJECT, .shape = SHAPE_OTHER, .host_size = sizeof(DictView),                        \
  .freelist = FREELIST_NONE, .basic_size = {24}, .traverse = traverse, .dealloc = dealloc,         \
  .repr = repr, .length = length

const Type dict_keys_type = {
    .name = "dict_keys",
    .id = TYPE_DICT_KEYS,
    .flags = TYPE_GC | TYPE_UNHASHABLE,
    VIEW_SLOTS,
    .iterate = iterate_keys,
    .contains = contains_key,
    .compare = compare,
    .binary = binary,
    .methods = keys_methods,
};

const Type dict_values_type = {
    .name = "dict_values",
    .id = TYPE_DICT_VALUES,
    .flags = TYPE_GC,
    VIEW_SLOTS,
    .iterate = iterate_values,
    .methods = values_methods,
};

const Type dict_items_type = {
    .name = "dict_items",
    .id = TYPE_DICT_ITEMS,
    .flags = TYPE_GC | TYPE_UNHASHABLE,
    VIEW_SLOTS,
    .iterate = iterate_items,
    .contains = contains_item,
    .compare = compare,
    .binary = binary,
    .methods = items_methods,
};
