// abstract.c: the protocols behind Python's operators: which slot answers, and the words where none
// does. Mirrors CPython Objects/abstract.c and the generic half of Objects/object.c.
#include "internal.h"
#include "values.h"

#include <string.h>

// ---- text of an object ------------------------------------------------------------------------

void object_describe(Heap *heap, Object *self, Text *text) {
  const Type *type = self->cls->type;
  if (type->describe && type->describe(heap, self, text)) return;
  text_printf(text, "<%s object at 0x%llx>", type_name(self), (unsigned long long)self->address);
}

static Object *default_repr(Heap *heap, Object *self) {
  Text text = {0};
  const char *module = self->cls->user ? "__main__." : "";
  text_printf(&text, "<%s%s object at 0x%llx>", module, type_name(self),
              (unsigned long long)self->address);
  return str_take(heap, &text);
}

// Nesting of repr, hash, comparison and calls into each other: bounded, so that no data can
// overflow the host's stack.
enum { DEEPEST = 2000 };

static bool enter(Heap *heap, const char *where) {
  if (++heap->depth <= DEEPEST) return true;
  heap->depth--;
  heap_raise(heap, TYPE_RECURSION_ERROR, "maximum recursion depth exceeded%s", where);
  return false;
}

// tp_repr.
static Object *run_repr(Heap *heap, Object *self) {
  if (!self->cls->type->repr) return default_repr(heap, self);
  if (!enter(heap, " while getting the repr of an object")) return NULL;
  Object *repr = self->cls->type->repr(heap, self);
  heap->depth--;
  return repr;
}

// PyErr_CheckSignals, which sees to a collection that waits, too.
static void check_signals(Heap *heap) {
  if (heap->gc.requested) gc_breaker(heap);
}

// PyObject_Repr.
Object *object_repr(Heap *heap, Object *self) {
  check_signals(heap);
  return run_repr(heap, self);
}

// PyObject_Str.
Object *object_str(Heap *heap, Object *self) {
  check_signals(heap);
  if (!self->cls->type->str) return run_repr(heap, self);
  if (!enter(heap, " while getting the str of an object")) return NULL;
  Object *str = self->cls->type->str(heap, self);
  heap->depth--;
  return str;
}

// __format__ of a class, bound: what CPython holds while it runs.
static Object *bound_format(Heap *heap, Object *self) {
  Object *found = class_special(heap, self->cls, "__format__");
  bool function = found && object_is(found, &function_type);
  return function ? method_new(heap, found, self) : builtin_bound(heap, self);
}

static Object *run_format(Heap *heap, Object *self, const char *spec, size_t length) {
  if (self->cls->type->format) return self->cls->type->format(heap, self, spec, length);
  if (length == 0) return object_str(heap, self);
  return heap_raise(heap, TYPE_TYPE_ERROR, "unsupported format string passed to %s.__format__",
                    type_name(self));
}

// PyObject_Format: str() of an exact str or int; everything else has its __format__ called.
Object *object_format(Heap *heap, Object *self, const char *spec, size_t length) {
  if (length == 0 && (object_is(self, &str_type) || object_is(self, &int_type)))
    return run_format(heap, self, spec, length);
  Object *bound = bound_format(heap, self);
  Object *result = bound ? run_format(heap, self, spec, length) : NULL;
  object_decref_null(heap, bound);
  return result;
}

// ---- hash, comparison, truth ------------------------------------------------------------------

// _Py_HashPointer: addresses are multiples of 16.
static int64_t address_hash(Addr address) {
  int64_t hash = (int64_t)(address >> 4 | address << 60);
  return hash == -1 ? -2 : hash;
}

bool object_hash(Heap *heap, Object *self, int64_t *hash_out) {
  const Type *type = self->cls->type;
  if (type->flags & TYPE_UNHASHABLE) {
    heap_raise(heap, TYPE_TYPE_ERROR, "unhashable type: '%s'", type_name(self));
    return false;
  }
  if (!type->hash) return *hash_out = address_hash(self->address), true;
  if (!enter(heap, " while hashing an object")) return false;
  bool done = type->hash(heap, self, hash_out);
  heap->depth--;
  return done;
}

static const char *const comparison_words[] = {"<", "<=", "==", "!=", ">", ">="};
static const Comparison swapped[] = {CMP_GT, CMP_GE, CMP_EQ, CMP_NE, CMP_LT, CMP_LE};

static Object *try_compare(Heap *heap, Object *left, Object *right, Comparison op) {
  if (left->cls->type->compare) return left->cls->type->compare(heap, left, right, op);
  if (op == CMP_EQ && left == right) return bool_new(heap, true);
  return object_incref(heap->not_implemented);
}

static Object *compare(Heap *heap, Object *left, Object *right, Comparison op) {
  bool right_first = left->cls != right->cls && class_is_subclass(right->cls, left->cls);
  for (int turn = 0; turn < 2; turn++) {
    bool reflected = (turn == 0) == right_first;
    Object *result = reflected ? try_compare(heap, right, left, swapped[op])
                               : try_compare(heap, left, right, op);
    if (result != heap->not_implemented) return result;
    object_decref(heap, result);
  }
  if (op == CMP_EQ) return bool_new(heap, left == right);
  if (op == CMP_NE) return bool_new(heap, left != right);
  return heap_raise(heap, TYPE_TYPE_ERROR, "'%s' not supported between instances of '%s' and '%s'",
                    comparison_words[op], type_name(left), type_name(right));
}

Object *object_compare(Heap *heap, Object *left, Object *right, Comparison op) {
  if (!enter(heap, " in comparison")) return NULL;
  Object *result = compare(heap, left, right, op);
  heap->depth--;
  return result;
}

int object_equal(Heap *heap, Object *left, Object *right) {
  if (left == right) return 1;
  Object *result = object_compare(heap, left, right, CMP_EQ);
  if (!result) return -1;
  int truth = object_truth(heap, result);
  object_decref(heap, result);
  return truth;
}

int object_truth(Heap *heap, Object *self) {
  if (self == heap->true_) return 1;
  if (self == heap->false_ || self == heap->none) return 0;
  const Type *type = self->cls->type;
  if (type->truth) return type->truth(heap, self);
  if (!type->length) return 1;
  int64_t length = type->length(heap, self);
  return length < 0 ? -1 : length > 0;
}

// ---- containers -------------------------------------------------------------------------------

int64_t object_length(Heap *heap, Object *self) {
  if (self->cls->type->length) return self->cls->type->length(heap, self);
  heap_raise(heap, TYPE_TYPE_ERROR, "object of type '%s' has no len()", type_name(self));
  return -1;
}

Object *object_get_item(Heap *heap, Object *self, Object *key) {
  if (self->cls->type->get_item) return self->cls->type->get_item(heap, self, key);
  const Class *cls = (Class *)self;
  if (object_isinstance(self, heap->classes[TYPE_TYPE]))
    return heap_raise(heap, TYPE_TYPE_ERROR, "type '%s' is not subscriptable",
                      cls->user ? ((Str *)cls->name)->chars : cls->type->name);
  return heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object is not subscriptable", type_name(self));
}

bool object_set_item(Heap *heap, Object *self, Object *key, Object *value) {
  if (self->cls->type->set_item) return self->cls->type->set_item(heap, self, key, value);
  heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object %s", type_name(self),
             value ? "does not support item assignment" : "doesn't support item deletion");
  return false;
}

int sequence_contains(Heap *heap, Object *self, Object *value) {
  if (!self->cls->type->iterate) {
    heap_raise(heap, TYPE_TYPE_ERROR, "argument of type '%s' is not iterable", type_name(self));
    return -1;
  }
  Object *iterator = object_iterate(heap, self);
  if (!iterator) return -1;
  int found = 0;
  for (Object *item; found == 0 && (item = object_next(heap, iterator));) {
    found = object_equal(heap, item, value);
    object_decref(heap, item);
  }
  if (heap->raised) found = -1;
  object_decref(heap, iterator);
  return found;
}

int object_contains(Heap *heap, Object *self, Object *value) {
  if (self->cls->type->contains) return self->cls->type->contains(heap, self, value);
  return sequence_contains(heap, self, value);
}

Object *object_iterate(Heap *heap, Object *self) {
  if (self->cls->type->iterate) return self->cls->type->iterate(heap, self);
  return heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object is not iterable", type_name(self));
}

Object *object_next(Heap *heap, Object *iterator) {
  if (heap->hooks.tick && !heap->hooks.tick(heap, 1)) return NULL;
  if (iterator->cls->type->next) return iterator->cls->type->next(heap, iterator);
  return heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object is not an iterator", type_name(iterator));
}

// ---- arithmetic -------------------------------------------------------------------------------

Object *object_unary(Heap *heap, Object *self, UnaryOp op) {
  static const char *const words[] = {"-", "+", "~"};
  if (self->cls->type->unary) {
    Object *result = self->cls->type->unary(heap, self, op);
    if (result != heap->not_implemented) return result;
    object_decref(heap, result);
  }
  return heap_raise(heap, TYPE_TYPE_ERROR, "bad operand type for unary %s: '%s'", words[op],
                    type_name(self));
}

static const char *const binary_words[] = {"+",           "-",  "*",  "@", "/", "//", "%",
                                           "** or pow()", "<<", ">>", "&", "^", "|"};
static const char *const in_place_words[] = {
    "+=", "-=", "*=", "@=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "^=", "|="};

// Both operands' types are asked, the more derived right one first (binary_op1).
static Object *binary(Heap *heap, Object *left, Object *right, BinaryOp op) {
  const Type *a = left->cls->type, *b = right->cls->type;
  bool same = left->cls == right->cls || (a == b && a != &instance_type);
  bool right_first = !same && class_is_subclass(right->cls, left->cls);
  const Type *turns[2] = {right_first ? b : a, same ? NULL : right_first ? a : b};
  for (int i = 0; i < 2; i++) {
    if (!turns[i] || !turns[i]->binary) continue;
    Object *result = turns[i]->binary(heap, left, right, op);
    if (result != heap->not_implemented) return result;
    object_decref(heap, result);
  }
  return object_incref(heap->not_implemented);
}

static void *unsupported(Heap *heap, Object *left, Object *right, const char *word, BinaryOp op) {
  if (op == OP_ADD && left->cls->type == &str_type)
    return heap_raise(heap, TYPE_TYPE_ERROR, "can only concatenate str (not \"%s\") to str",
                      type_name(right));
  if (op == OP_ADD && (left->cls->type == &list_type || left->cls->type == &tuple_type))
    return heap_raise(heap, TYPE_TYPE_ERROR, "can only concatenate %s (not \"%s\") to %s",
                      type_name(left), type_name(right), type_name(left));
  return heap_raise(heap, TYPE_TYPE_ERROR, "unsupported operand type(s) for %s: '%s' and '%s'",
                    word, type_name(left), type_name(right));
}

Object *object_binary(Heap *heap, Object *left, Object *right, BinaryOp op, bool in_place) {
  if (in_place && left->cls->type->in_place) {
    Object *result = left->cls->type->in_place(heap, left, right, op);
    if (result != heap->not_implemented) return result;
    object_decref(heap, result);
  }
  Object *result = binary(heap, left, right, op);
  if (result != heap->not_implemented) return result;
  object_decref(heap, result);
  return unsupported(heap, left, right, in_place ? in_place_words[op] : binary_words[op], op);
}

// ---- calls and attributes ---------------------------------------------------------------------

Object *object_call(Heap *heap, Object *callable, Object *const *arguments, size_t count,
                    Object *keyword_names) {
  if (!callable->cls->type->call)
    return heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object is not callable", type_name(callable));
  if (!enter(heap, " while calling a Python object")) return NULL;
  Object *result = callable->cls->type->call(heap, callable, arguments, count, keyword_names);
  heap->depth--;
  return result;
}

// Instances are callable where their class says so: their row has the slot in any case.
bool object_is_callable(Heap *heap, Object *self) {
  if (!self->cls->user) return self->cls->type->call != NULL;
  return self->cls->solid->call || class_lookup_text(heap, self->cls, "__call__");
}

// _PyObject_SetAttributeErrorContext: the exception holds what was asked.
static void hold_subject(Heap *heap, Object *self) {
  if (!heap->raised || heap->raised->cls != heap->classes[TYPE_ATTRIBUTE_ERROR]) return;
  Exception *error = (Exception *)heap->raised;
  error->late = false;
  if (!error->subject) error->subject = object_incref(self);
}

Object *object_get_attribute(Heap *heap, Object *self, Object *name) {
  Object *value = self->cls->type->get_attribute ? self->cls->type->get_attribute(heap, self, name)
                                                 : object_generic_get_attribute(heap, self, name);
  if (!value) hold_subject(heap, self);
  return value;
}

bool object_set_attribute(Heap *heap, Object *self, Object *name, Object *value) {
  if (self->cls->type->set_attribute)
    return self->cls->type->set_attribute(heap, self, name, value);
  return object_generic_set_attribute(heap, self, name, value);
}

// ---- places -----------------------------------------------------------------------------------

void place_describe(Heap *heap, Place place, Text *text) {
  switch (place.kind) {
  case PLACE_INDEX: text_printf(text, "[%zu]", place.at.index); break;
  case PLACE_ATTRIBUTE: text_printf(text, ".%s", ((Str *)place.at.key)->chars); break;
  case PLACE_KEY:
    text_add(text, "key ");
    object_describe(heap, place.at.key, text);
    break;
  case PLACE_ITEM:
    text_add(text, "[");
    object_describe(heap, place.at.key, text);
    text_add(text, "]");
    break;
  case PLACE_ELEMENT: text_add(text, "{}"); break;
  case PLACE_WORD: text_add(text, place.at.word); break;
  }
}
