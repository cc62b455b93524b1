// float.c: float as a value: birth, comparison, hash, conversions, the type's row. Mirrors CPython
// Objects/floatobject.c; hash: Python/pyhash.c. Operators: float_math.c; repr: number_text.c.
#include "internal.h"
#include "values.h"

#include <math.h>

Object *float_new(Heap *heap, double value) {
  Float *self = (Float *)object_new(heap, heap_class(heap, TYPE_FLOAT), 0);
  if (self) self->value = value;
  return (Object *)self;
}

bool number_as_double(Heap *heap, Object *object, double *value_out) {
  if (is_float(object)) return *value_out = ((Float *)object)->value, true;
  if (is_int(object)) return int_to_double(heap, object, value_out);
  Object *value = call_special(heap, object, "__float__");
  if (!value && !heap->raised && (value = call_special(heap, object, "__index__")) &&
      is_int(value)) {
    bool good = int_to_double(heap, value, value_out);
    object_decref(heap, value);
    return good;
  }
  bool good = value && is_float(value);
  if (good)
    *value_out = ((Float *)value)->value;
  else if (value)
    heap_raise(heap, TYPE_TYPE_ERROR, "%s.__float__ returned non-float (type %s)",
               type_name(object), type_name(value));
  else if (!heap->raised)
    heap_raise(heap, TYPE_TYPE_ERROR, "must be real number, not %s", type_name(object));
  object_decref_null(heap, value);
  return good;
}

// ---- hash: _Py_HashDouble: the value modulo 2**61 - 1, so that equal ints and floats hash alike

enum { HASH_BITS = 61, HASH_INFINITY = 314159 };

int64_t double_hash(double value, Addr address) {
  const uint64_t modulus = ((uint64_t)1 << HASH_BITS) - 1;
  if (isinf(value)) return value > 0 ? HASH_INFINITY : -HASH_INFINITY;
  if (isnan(value)) return (int64_t)(address >> 4 | address << 60);
  int exponent, sign = value < 0 ? -1 : 1;
  uint64_t x = 0;
  for (double m = frexp(fabs(value), &exponent); m != 0;) {
    x = ((x << 28) & modulus) | x >> (HASH_BITS - 28);
    m *= 268435456.0; // 28 bits at a time
    exponent -= 28;
    uint64_t y = (uint64_t)m;
    m -= (double)y;
    x += y;
    if (x >= modulus) x -= modulus;
  }
  exponent = exponent >= 0 ? exponent % HASH_BITS : HASH_BITS - 1 - ((-1 - exponent) % HASH_BITS);
  x = ((x << exponent) & modulus) | x >> (HASH_BITS - exponent);
  int64_t hash = sign * (int64_t)x;
  return hash == -1 ? -2 : hash;
}

static bool float_hash(Heap *heap, Object *self, int64_t *hash_out) {
  (void)heap;
  *hash_out = double_hash(((Float *)self)->value, self->address);
  return true;
}

// ---- comparison, truth, text ------------------------------------------------------------------

static Object *float_compare(Heap *heap, Object *self, Object *other, Comparison op) {
  double a = ((Float *)self)->value;
  if (!is_float(other) && !is_int(other)) return new_not_implemented(heap);
  bool is_nan = isnan(a) || (is_float(other) && isnan(((Float *)other)->value));
  if (is_nan) return bool_new(heap, op == CMP_NE);
  if (is_int(other)) return bool_new(heap, order_satisfies(-int_compare_double(other, a), op));
  double b = ((Float *)other)->value;
  return bool_new(heap, order_satisfies((a > b) - (a < b), op));
}

static int float_truth(Heap *heap, Object *self) {
  (void)heap;
  return ((Float *)self)->value != 0;
}

static bool float_describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  float_repr(((Float *)self)->value, text);
  return true;
}

static Object *float_repr_slot(Heap *heap, Object *self) {
  Text text = {0};
  float_repr(((Float *)self)->value, &text);
  return str_take(heap, &text);
}

static Object *itself(Heap *heap, Object *self) {
  return object_is(self, &float_type) ? object_incref(self)
                                      : float_new(heap, ((Float *)self)->value);
}

static Object *float_unary(Heap *heap, Object *self, UnaryOp op) {
  switch (op) {
  case UNARY_OP_NEGATIVE: return float_new(heap, -((Float *)self)->value);
  case UNARY_OP_POSITIVE: return itself(heap, self);
  case UNARY_OP_INVERT: break;
  }
  return heap_raise(heap, TYPE_TYPE_ERROR, "bad operand type for unary ~: '%s'", type_name(self));
}

// ---- float() ----------------------------------------------------------------------------------

static bool from_chars(Heap *heap, const char *chars, size_t bytes, bool is_str_text,
                       double *value_out) {
  if (text_read_float(chars, bytes, value_out)) return true;
  Text shown = {0};
  if (is_str_text)
    str_repr(chars, bytes, &shown);
  else
    bytes_repr_text(chars, bytes, &shown);
  heap_raise(heap, TYPE_VALUE_ERROR, "could not convert string to float: %s", text_chars(&shown));
  text_delete(&shown);
  return false;
}

static bool from_object(Heap *heap, Object *value, double *value_out) {
  if (is_str(value))
    return from_chars(heap, as_str(value)->chars, as_str(value)->bytes, true, value_out);
  if (is_bytes(value))
    return from_chars(heap, ((Bytes *)value)->chars, ((Bytes *)value)->count, false, value_out);
  if (number_as_double(heap, value, value_out)) return true;
  if (heap_raised_is(heap, TYPE_TYPE_ERROR) && !value->cls->user) {
    heap_forget(heap);
    heap_raise(heap, TYPE_TYPE_ERROR,
               "float() argument must be a string or a real number, not '%s'", type_name(value));
  }
  return false;
}

static Object *float_construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                               Object *keyword_names) {
  double value = 0;
  if (keyword_names && ((Tuple *)keyword_names)->count)
    return heap_raise(heap, TYPE_TYPE_ERROR, "float() takes no keyword arguments");
  if (count > 1)
    return heap_raise(heap, TYPE_TYPE_ERROR, "float expected at most 1 argument, got %zu", count);
  bool plain = cls == heap_class(heap, TYPE_FLOAT);
  if (count && plain && object_is(arguments[0], &float_type)) return object_incref(arguments[0]);
  if (count && !from_object(heap, arguments[0], &value)) return NULL;
  Float *self = (Float *)object_new(heap, cls, 0);
  if (self) self->value = value;
  return (Object *)self;
}

// ---- methods ----------------------------------------------------------------------------------

METHOD(is_integer) {
  double value = ((Float *)self)->value;
  return bool_new(heap, isfinite(value) && floor(value) == value);
}

METHOD(conjugate) { return itself(heap, self); }

METHOD(as_integer_ratio) {
  double value = ((Float *)self)->value;
  if (isinf(value))
    return heap_raise(heap, TYPE_OVERFLOW_ERROR, "cannot convert Infinity to integer ratio");
  if (isnan(value))
    return heap_raise(heap, TYPE_VALUE_ERROR, "cannot convert NaN to integer ratio");
  int exponent;
  double fraction = frexp(value, &exponent);
  for (int i = 0; i < 300 && fraction != floor(fraction); i++) fraction *= 2, exponent--;
  mpz_t top, bottom;
  mpz_init_set_d(top, fraction);
  mpz_init_set_ui(bottom, 1);
  if (exponent > 0)
    mpz_mul_2exp(top, top, (mp_bitcnt_t)exponent);
  else
    mpz_mul_2exp(bottom, bottom, (mp_bitcnt_t)-exponent);
  Object *numerator = int_from_mpz(heap, top), *denominator = int_from_mpz(heap, bottom);
  mpz_clears(top, bottom, NULL);
  Object *pair =
      numerator && denominator ? tuple_new(heap, (Object *[]){numerator, denominator}, 2) : NULL;
  object_decref_null(heap, numerator);
  object_decref_null(heap, denominator);
  return pair;
}

static Object *get_real(Heap *heap, Object *self) { return itself(heap, self); }

static Object *get_imaginary(Heap *heap, Object *self) {
  (void)self;
  return float_new(heap, 0);
}

static const Builtin float_methods[] = {
    {"as_integer_ratio", as_integer_ratio, 0, 0, 0},
    {"conjugate", conjugate, 0, 0, 0},
    {"fromhex", float_from_hex, 1, 1, BUILTIN_STATIC},
    {"hex", float_hex, 0, 0, 0},
    {"is_integer", is_integer, 0, 0, 0},
    {NULL, NULL, 0, 0, 0},
};

static const Member float_members[] = {
    {"real", get_real, NULL},
    {"imag", get_imaginary, NULL},
    {NULL, NULL, NULL},
};

const Type float_type = {
    .name = "float",
    .id = TYPE_FLOAT,
    .base = TYPE_OBJECT,
    .flags = TYPE_BASE | TYPE_STRING_FORM,
    .shape = SHAPE_ATOM,
    .host_size = sizeof(Float),
    .freelist = FREELIST_FLOAT,
    .basic_size = {24},
    .describe = float_describe,
    .repr = float_repr_slot,
    .format = float_format,
    .hash = float_hash,
    .compare = float_compare,
    .truth = float_truth,
    .unary = float_unary,
    .binary = float_binary,
    .construct = float_construct,
    .methods = float_methods,
    .members = float_members,
};
