// set_methods.c: the operations of sets, as methods and operators. Mirrors CPython
// Objects/setobject.c, which operand is walked and which is searched included: the order of the
// result follows from it.
#include "../set.h"
#include "../values.h"

// ---- two operands -----------------------------------------------------------------------------

int set_is_subset(Heap *heap, Object *left, Object *right) {
  if (((Set *)left)->used > ((Set *)right)->used) return 0;
  size_t position = 0;
  Object *key;
  for (int64_t hash; set_next(left, &position, &key, &hash);) {
    object_incref(key);
    int found = set_contains_hashed(heap, right, key, hash);
    object_decref(heap, key);
    if (found <= 0) return found;
  }
  return 1;
}

// Adds each element of `walked` to `result` where its being in `searched` is as wanted.
static bool filter(Heap *heap, Object *result, Object *walked, Object *searched, bool wanted) {
  size_t position = 0;
  Object *key;
  for (int64_t hash; set_next(walked, &position, &key, &hash);) {
    object_incref(key);
    int found = set_contains_hashed(heap, searched, key, hash);
    bool fine = found >= 0 && (found != wanted || set_add_hashed(heap, result, key, hash));
    object_decref(heap, key);
    if (!fine) return false;
  }
  return true;
}

// Where `fine` is false the result is given up.
static Object *result_or_null(Heap *heap, Object *result, bool fine) {
  if (fine) return result;
  object_decref(heap, result);
  return NULL;
}

static bool intersect_iterable(Heap *heap, Object *result, Object *set, Object *iterable) {
  Object *iterator = object_iterate(heap, iterable);
  if (!iterator) return false;
  bool fine = true;
  for (Object *key; fine && (key = object_next(heap, iterator));) {
    int64_t hash;
    int found = object_hash(heap, key, &hash) ? set_contains_hashed(heap, set, key, hash) : -1;
    fine = found >= 0 && (!found || set_add_hashed(heap, result, key, hash));
    object_decref(heap, key);
    if (fine && found && ((Set *)result)->used >= ((Set *)set)->used) break;
  }
  object_decref(heap, iterator);
  return fine && !heap->raised;
}

// The smaller operand is walked.
Object *set_intersection(Heap *heap, Object *set, Object *other) {
  if (set == other) return set_copy(heap, set);
  Object *result = set_new_like(heap, set, NULL);
  if (!result) return NULL;
  if (!is_set(other))
    return result_or_null(heap, result, intersect_iterable(heap, result, set, other));
  bool swap = ((Set *)other)->used > ((Set *)set)->used;
  bool fine = filter(heap, result, swap ? set : other, swap ? other : set, true);
  return result_or_null(heap, result, fine);
}

static bool discard_all(Heap *heap, Object *set, Object *other) {
  size_t position = 0;
  Object *key;
  for (int64_t hash; set_next(other, &position, &key, &hash);) {
    object_incref(key);
    int found = set_discard_hashed(heap, set, key, hash);
    object_decref(heap, key);
    if (found < 0) return false;
  }
  return true;
}

static bool discard_iterable(Heap *heap, Object *set, Object *iterable) {
  Object *iterator = object_iterate(heap, iterable);
  if (!iterator) return false;
  bool fine = true;
  for (Object *key; fine && (key = object_next(heap, iterator));) {
    int64_t hash;
    fine = object_hash(heap, key, &hash) && set_discard_hashed(heap, set, key, hash) >= 0;
    object_decref(heap, key);
  }
  object_decref(heap, iterator);
  return fine && !heap->raised;
}

// From 3.11: a much larger operand is first cut down to what both have.
static bool discard_set(Heap *heap, Object *set, Object *other) {
  if (((Set *)other)->used >> 3 <= ((Set *)set)->used) return discard_all(heap, set, other);
  Object *both = set_intersection(heap, set, other);
  if (!both) return false;
  bool fine = discard_all(heap, set, both);
  object_decref(heap, both);
  return fine;
}

bool set_difference_update(Heap *heap, Object *set, Object *other) {
  if (set == other) {
    set_clear(heap, set);
    return true;
  }
  bool fine = is_set(other) ? discard_set(heap, set, other) : discard_iterable(heap, set, other);
  return fine && set_purge(heap, set);
}

static Object *copy_and_difference(Heap *heap, Object *set, Object *other) {
  Object *result = set_copy(heap, set);
  return result ? result_or_null(heap, result, set_difference_update(heap, result, other)) : NULL;
}

static bool keep_not_in_dict(Heap *heap, Object *result, Object *set, Object *dict) {
  size_t position = 0;
  Object *key;
  for (int64_t hash; set_next(set, &position, &key, &hash);) {
    object_incref(key);
    bool found = dict_get(heap, dict, key) != NULL;
    bool fine = !heap->raised && (found || set_add_hashed(heap, result, key, hash));
    object_decref(heap, key);
    if (!fine) return false;
  }
  return true;
}

// A set much larger than the other is copied and thinned out; else what is not in the other is
// gathered.
static Object *difference(Heap *heap, Object *set, Object *other) {
  bool dict = object_is(other, &dict_type);
  if (!is_set(other) && !dict) return copy_and_difference(heap, set, other);
  size_t other_used = dict ? ((Dict *)other)->used : ((Set *)other)->used;
  if (((Set *)set)->used >> 2 > other_used) return copy_and_difference(heap, set, other);
  Object *result = set_new_like(heap, set, NULL);
  if (!result) return NULL;
  bool fine =
      dict ? keep_not_in_dict(heap, result, set, other) : filter(heap, result, set, other, false);
  return result_or_null(heap, result, fine);
}

static bool toggle_all(Heap *heap, Object *set, Object *other) {
  size_t position = 0;
  Object *key;
  for (int64_t hash; set_next(other, &position, &key, &hash);) {
    object_incref(key);
    int found = set_discard_hashed(heap, set, key, hash);
    bool fine = found >= 0 && (found || set_add_hashed(heap, set, key, hash));
    object_decref(heap, key);
    if (!fine) return false;
  }
  return true;
}

bool set_symmetric_difference_update(Heap *heap, Object *set, Object *other) {
  if (set == other) {
    set_clear(heap, set);
    return true;
  }
  if (is_set(other)) return toggle_all(heap, set, other);
  Object *other_set = set_new_like(heap, set, other);
  if (!other_set) return false;
  bool fine = toggle_all(heap, set, other_set);
  object_decref(heap, other_set);
  return fine;
}

// Begins with a set of `other`, into which `set` is toggled.
static Object *symmetric_difference(Heap *heap, Object *set, Object *other) {
  Object *result = set_new_like(heap, set, other);
  if (!result) return NULL;
  return result_or_null(heap, result, set_symmetric_difference_update(heap, result, set));
}

static Object *set_union(Heap *heap, Object *set, Object *other) {
  Object *result = set_copy(heap, set);
  if (!result || set == other) return result;
  return result_or_null(heap, result, set_update(heap, result, other));
}

// ---- operators --------------------------------------------------------------------------------

Object *set_binary(Heap *heap, Object *left, Object *right, BinaryOp op) {
  if (!is_set(left) || !is_set(right)) return new_not_implemented(heap);
  if (op == OP_OR) return set_union(heap, left, right);
  if (op == OP_AND) return set_intersection(heap, left, right);
  if (op == OP_SUBTRACT) return difference(heap, left, right);
  if (op == OP_XOR) return symmetric_difference(heap, left, right);
  return new_not_implemented(heap);
}

static bool intersection_update(Heap *heap, Object *set, Object *other) {
  Object *both = set_intersection(heap, set, other);
  if (!both) return false;
  set_swap(set, both);
  object_decref(heap, both);
  return true;
}

Object *set_in_place(Heap *heap, Object *left, Object *right, BinaryOp op) {
  if (!is_set(right)) return new_not_implemented(heap);
  bool fine;
  if (op == OP_OR)
    fine = set_update(heap, left, right);
  else if (op == OP_AND)
    fine = intersection_update(heap, left, right);
  else if (op == OP_SUBTRACT)
    fine = set_difference_update(heap, left, right);
  else if (op == OP_XOR)
    fine = set_symmetric_difference_update(heap, left, right);
  else
    return new_not_implemented(heap);
  return fine ? object_incref(left) : NULL;
}

// ---- methods ----------------------------------------------------------------------------------

static Object *none_if(Heap *heap, bool fine) { return fine ? new_none(heap) : NULL; }

// Of a class derived from set, through super().__init__(iterable).
METHOD(init) {
  if (((Set *)self)->fill) set_clear(heap, self);
  return none_if(heap, count == 0 || set_update(heap, self, arguments[0]));
}

METHOD(add) { return none_if(heap, set_add(heap, self, arguments[0])); }
METHOD(discard) { return none_if(heap, set_discard(heap, self, arguments[0]) >= 0); }
METHOD(pop) { return set_pop(heap, self); }
METHOD(copy) { return set_copy(heap, self); }
METHOD(frozenset_copy) {
  return self->cls->type == &frozenset_type ? object_incref(self) : set_copy(heap, self);
}

METHOD(remove_) {
  int found = set_discard(heap, self, arguments[0]);
  if (found == 0) return heap_raise_key(heap, arguments[0]);
  return none_if(heap, found > 0);
}

METHOD(clear) {
  set_clear(heap, self);
  return new_none(heap);
}

METHOD(update) {
  for (size_t i = 0; i < count; i++)
    if (!set_update(heap, self, arguments[i])) return NULL;
  return new_none(heap);
}

METHOD(union_) {
  Object *result = set_copy(heap, self);
  for (size_t i = 0; result && i < count; i++) {
    if (arguments[i] == self) continue;
    result = result_or_null(heap, result, set_update(heap, result, arguments[i]));
  }
  return result;
}

METHOD(intersection) {
  if (count == 0) return set_copy(heap, self);
  Object *result = object_incref(self);
  for (size_t i = 0; result && i < count; i++) {
    Object *next = set_intersection(heap, result, arguments[i]);
    object_decref(heap, result);
    result = next;
  }
  return result;
}

METHOD(intersection_update_) {
  Object *both = intersection(heap, self, arguments, count, NULL);
  if (!both) return NULL;
  set_swap(self, both);
  object_decref(heap, both);
  return new_none(heap);
}

METHOD(difference_) {
  if (count == 0) return set_copy(heap, self);
  Object *result = difference(heap, self, arguments[0]);
  for (size_t i = 1; result && i < count; i++)
    result = result_or_null(heap, result, set_difference_update(heap, result, arguments[i]));
  return result;
}

METHOD(difference_update_) {
  for (size_t i = 0; i < count; i++)
    if (!set_difference_update(heap, self, arguments[i])) return NULL;
  return new_none(heap);
}

METHOD(symmetric_difference_) { return symmetric_difference(heap, self, arguments[0]); }
METHOD(symmetric_difference_update_) {
  return none_if(heap, set_symmetric_difference_update(heap, self, arguments[0]));
}

METHOD(issubset) {
  int result;
  if (is_set(arguments[0])) {
    result = set_is_subset(heap, self, arguments[0]);
  } else {
    Object *both = set_intersection(heap, self, arguments[0]);
    if (!both) return NULL;
    result = ((Set *)both)->used == ((Set *)self)->used;
    object_decref(heap, both);
  }
  return result < 0 ? NULL : bool_new(heap, result);
}

// Walks an iterable until an element's being in the set is `stop`: 1 met, 0 not met, -1 exception.
static int walk_until(Heap *heap, Object *set, Object *iterable, bool stop) {
  Object *iterator = object_iterate(heap, iterable);
  if (!iterator) return -1;
  int met = 0;
  for (Object *key; !met && (key = object_next(heap, iterator));) {
    int64_t hash;
    int found = object_hash(heap, key, &hash) ? set_contains_hashed(heap, set, key, hash) : -1;
    object_decref(heap, key);
    met = found < 0 ? -1 : found == stop;
  }
  object_decref(heap, iterator);
  return heap->raised ? -1 : met;
}

METHOD(issuperset) {
  int result;
  if (is_set(arguments[0])) {
    result = set_is_subset(heap, arguments[0], self);
  } else {
    int missing = walk_until(heap, self, arguments[0], false);
    result = missing < 0 ? -1 : !missing;
  }
  return result < 0 ? NULL : bool_new(heap, result);
}

static int sets_meet(Heap *heap, Object *walked, Object *searched) {
  size_t position = 0;
  Object *key;
  for (int64_t hash; set_next(walked, &position, &key, &hash);) {
    object_incref(key);
    int found = set_contains_hashed(heap, searched, key, hash);
    object_decref(heap, key);
    if (found) return found;
  }
  return 0;
}

METHOD(isdisjoint) {
  Object *other = arguments[0];
  int met;
  if (other == self) {
    met = ((Set *)self)->used > 0;
  } else if (is_set(other)) {
    bool swap = ((Set *)other)->used > ((Set *)self)->used;
    met = sets_meet(heap, swap ? self : other, swap ? other : self);
  } else {
    met = walk_until(heap, self, other, true);
  }
  return met < 0 ? NULL : bool_new(heap, !met);
}

const Builtin set_methods[] = {
    {"__init__", init, 0, 1, BUILTIN_TUPLE},
    {"add", add, 1, 1, 0},
    {"discard", discard, 1, 1, 0},
    {"remove", remove_, 1, 1, 0},
    {"pop", pop, 0, 0, 0},
    {"clear", clear, 0, 0, 0},
    {"copy", copy, 0, 0, 0},
    {"update", update, 0, -1, ARGUMENT_TUPLES_SETS},
    {"intersection_update", intersection_update_, 0, -1, ARGUMENT_TUPLES_SETS},
    {"difference_update", difference_update_, 0, -1, ARGUMENT_TUPLES_SETS},
    {"symmetric_difference_update", symmetric_difference_update_, 1, 1, 0},
    {"union", union_, 0, -1, ARGUMENT_TUPLES_SETS},
    {"intersection", intersection, 0, -1, ARGUMENT_TUPLES_SETS},
    {"difference", difference_, 0, -1, ARGUMENT_TUPLES_SETS},
    {"symmetric_difference", symmetric_difference_, 1, 1, 0},
    {"issubset", issubset, 1, 1, 0},
    {"issuperset", issuperset, 1, 1, 0},
    {"isdisjoint", isdisjoint, 1, 1, 0},
    {NULL, NULL, 0, 0, 0},
};

const Builtin frozenset_methods[] = {
    {"copy", frozenset_copy, 0, 0, 0},
    {"union", union_, 0, -1, ARGUMENT_TUPLES_SETS},
    {"intersection", intersection, 0, -1, ARGUMENT_TUPLES_SETS},
    {"difference", difference_, 0, -1, ARGUMENT_TUPLES_SETS},
    {"symmetric_difference", symmetric_difference_, 1, 1, 0},
    {"issubset", issubset, 1, 1, 0},
    {"issuperset", issuperset, 1, 1, 0},
    {"isdisjoint", isdisjoint, 1, 1, 0},
    {NULL, NULL, 0, 0, 0},
};
