// bool.c: True and False: two static ints. Mirrors CPython Objects/boolobject.c.
#include "internal.h"
#include "values.h"

Object *bool_new(Heap *heap, bool value) {
  return object_incref(value ? heap->true_ : heap->false_);
}

static bool bool_describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  text_add(text, ((Int *)self)->value ? "True" : "False");
  return true;
}

static Object *bool_repr(Heap *heap, Object *self) {
  return str_from(heap, ((Int *)self)->value ? "True" : "False");
}

// format(True) is 'True', format(True, 'd') is '1'.
static Object *bool_format(Heap *heap, Object *self, const char *spec, size_t length) {
  return length == 0 ? bool_repr(heap, self) : int_format(heap, self, spec, length);
}

// & | ^ of two bools stay bool; everything else is int's.
static Object *bool_binary(Heap *heap, Object *left, Object *right, BinaryOp op) {
  if (!is_bool(left) || !is_bool(right)) return int_binary(heap, left, right, op);
  bool a = ((Int *)left)->value, b = ((Int *)right)->value;
  if (op == OP_AND) return bool_new(heap, a && b);
  if (op == OP_OR) return bool_new(heap, a || b);
  if (op == OP_XOR) return bool_new(heap, a != b);
  return int_binary(heap, left, right, op);
}

static Object *bool_construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                              Object *keyword_names) {
  (void)cls;
  if (keyword_names && ((Tuple *)keyword_names)->count)
    return heap_raise(heap, TYPE_TYPE_ERROR, "bool() takes no keyword arguments");
  if (count > 1)
    return heap_raise(heap, TYPE_TYPE_ERROR, "bool expected at most 1 argument, got %zu", count);
  int truth = count ? object_truth(heap, arguments[0]) : 0;
  return truth < 0 ? NULL : bool_new(heap, truth);
}

const Type bool_type = {
    .name = "bool",
    .id = TYPE_BOOL,
    .base = TYPE_INT,
    .flags = TYPE_STRING_FORM,
    .shape = SHAPE_ATOM,
    .host_size = sizeof(Int),
    .freelist = FREELIST_NONE,
    .basic_size = {24},
    .item_size = 4,
    .items = int_items,
    .describe = bool_describe,
    .repr = bool_repr,
    .format = bool_format,
    .hash = int_hash,
    .compare = int_compare_slot,
    .truth = int_truth,
    .unary = int_unary,
    .binary = bool_binary,
    .construct = bool_construct,
};
