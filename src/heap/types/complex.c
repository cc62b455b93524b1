// complex.c: complex. Mirrors CPython Objects/complexobject.c.
#include "internal.h"
#include "values.h"

#include <errno.h>
#include <math.h>

typedef struct Pair {
  double real, imaginary;
} Pair;

Object *complex_new(Heap *heap, double real, double imaginary) {
  Complex *self = (Complex *)object_new(heap, heap_class(heap, TYPE_COMPLEX), 0);
  if (self) self->real = real, self->imaginary = imaginary;
  return (Object *)self;
}

static bool is_number(const Object *object) {
  return is_complex(object) || is_float(object) || is_int(object);
}

static bool as_pair(Heap *heap, Object *object, Pair *pair_out) {
  *pair_out = (Pair){0, 0};
  if (!is_complex(object)) return number_as_double(heap, object, &pair_out->real);
  *pair_out = (Pair){((Complex *)object)->real, ((Complex *)object)->imaginary};
  return true;
}

// ---- text -------------------------------------------------------------------------------------

static void add_text(const Complex *self, Text *text) {
  bool real = self->real != 0 || signbit(self->real);
  if (real) {
    text_add_char(text, '(');
    double_text(self->real, 'r', 0, false, false, text);
    if (!signbit(self->imaginary) || isnan(self->imaginary)) text_add_char(text, '+');
  }
  double_text(self->imaginary, 'r', 0, false, false, text);
  text_add(text, real ? "j)" : "j");
}

static bool complex_describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  add_text((Complex *)self, text);
  return true;
}

static Object *complex_repr(Heap *heap, Object *self) {
  Text text = {0};
  add_text((Complex *)self, &text);
  return str_take(heap, &text);
}

// ---- comparison, hash, truth ------------------------------------------------------------------

static bool complex_hash(Heap *heap, Object *self, int64_t *hash_out) {
  (void)heap;
  const Complex *number = (const Complex *)self;
  uint64_t real = (uint64_t)double_hash(number->real, self->address);
  uint64_t imaginary = (uint64_t)double_hash(number->imaginary, self->address);
  int64_t hash = (int64_t)(real + 1000003u * imaginary);
  *hash_out = hash == -1 ? -2 : hash;
  return true;
}

static Object *complex_compare(Heap *heap, Object *self, Object *other, Comparison op) {
  if ((op != CMP_EQ && op != CMP_NE) || !is_number(other)) return new_not_implemented(heap);
  const Complex *a = (const Complex *)self;
  bool equal;
  if (is_complex(other)) {
    const Complex *b = (const Complex *)other;
    equal = a->real == b->real && a->imaginary == b->imaginary;
  } else if (is_int(other)) {
    equal = a->imaginary == 0 && !isnan(a->real) && int_compare_double(other, a->real) == 0;
  } else {
    equal = a->imaginary == 0 && a->real == ((Float *)other)->value;
  }
  return bool_new(heap, equal == (op == CMP_EQ));
}

static int complex_truth(Heap *heap, Object *self) {
  (void)heap;
  return ((Complex *)self)->real != 0 || ((Complex *)self)->imaginary != 0;
}

// ---- arithmetic -------------------------------------------------------------------------------

static Object *from_pair(Heap *heap, Pair p) { return complex_new(heap, p.real, p.imaginary); }

static Pair product(Pair a, Pair b) {
  return (Pair){a.real * b.real - a.imaginary * b.imaginary,
                a.real * b.imaginary + a.imaginary * b.real};
}

// _Py_c_quot: divides by the larger part of the divisor first, against overflow.
static Pair quotient(Pair a, Pair b) {
  if (fabs(b.real) >= fabs(b.imaginary)) {
    double ratio = b.imaginary / b.real, bottom = b.real + b.imaginary * ratio;
    return (Pair){(a.real + a.imaginary * ratio) / bottom, (a.imaginary - a.real * ratio) / bottom};
  }
  if (fabs(b.imaginary) >= fabs(b.real)) {
    double ratio = b.real / b.imaginary, bottom = b.real * ratio + b.imaginary;
    return (Pair){(a.real * ratio + a.imaginary) / bottom, (a.imaginary * ratio - a.real) / bottom};
  }
  return (Pair){NAN, NAN};
}

static Pair power_whole(Pair base, int64_t exponent) {
  Pair result = {1, 0};
  uint64_t left = (uint64_t)(exponent < 0 ? -exponent : exponent);
  for (Pair square = base; left; left >>= 1, square = product(square, square))
    if (left & 1) result = product(result, square);
  return exponent < 0 ? quotient((Pair){1, 0}, result) : result;
}

static Pair power_polar(Pair a, Pair b) {
  double size = hypot(a.real, a.imaginary), angle = atan2(a.imaginary, a.real);
  double length = pow(size, b.real), phase = angle * b.real;
  if (b.imaginary != 0) {
    length /= exp(angle * b.imaginary);
    phase += b.imaginary * log(size);
  }
  return (Pair){length * cos(phase), length * sin(phase)};
}

Object *complex_power(Heap *heap, double a, double b, double c, double d) {
  Pair base = {a, b}, exponent = {c, d}, result;
  if (c == 0 && d == 0) return complex_new(heap, 1, 0);
  if (a == 0 && b == 0) {
    if (d != 0 || c < 0)
      return heap_raise(heap, TYPE_ZERO_DIVISION_ERROR, "%s to a negative or complex power",
                        heap->profile->zero_division_in_one_form ? "zero" : "0.0");
    return complex_new(heap, 0, 0);
  }
  bool whole = d == 0 && c == floor(c) && fabs(c) <= 100;
  result = whole ? power_whole(base, (int64_t)c) : power_polar(base, exponent);
  if (isinf(result.real) || isinf(result.imaginary))
    return heap_raise(heap, TYPE_OVERFLOW_ERROR, "complex exponentiation");
  return from_pair(heap, result);
}

static Object *complex_binary(Heap *heap, Object *left, Object *right, BinaryOp op) {
  Pair a, b;
  bool known = is_number(left) && is_number(right);
  bool modelled = op == OP_ADD || op == OP_SUBTRACT || op == OP_MULTIPLY || op == OP_TRUE_DIVIDE ||
                  op == OP_POWER;
  if (!known || !modelled) return new_not_implemented(heap);
  if (!as_pair(heap, left, &a) || !as_pair(heap, right, &b)) return NULL;
  if (op == OP_ADD) return complex_new(heap, a.real + b.real, a.imaginary + b.imaginary);
  if (op == OP_SUBTRACT) return complex_new(heap, a.real - b.real, a.imaginary - b.imaginary);
  if (op == OP_MULTIPLY) return from_pair(heap, product(a, b));
  if (op == OP_POWER) return complex_power(heap, a.real, a.imaginary, b.real, b.imaginary);
  if (b.real == 0 && b.imaginary == 0) return zero_division(heap, "complex division by zero");
  return from_pair(heap, quotient(a, b));
}

static Object *complex_unary(Heap *heap, Object *self, UnaryOp op) {
  const Complex *number = (const Complex *)self;
  switch (op) {
  case UNARY_OP_NEGATIVE: return complex_new(heap, -number->real, -number->imaginary);
  case UNARY_OP_POSITIVE:
    return object_is(self, &complex_type) ? object_incref(self)
                                          : complex_new(heap, number->real, number->imaginary);
  case UNARY_OP_INVERT: break;
  }
  return heap_raise(heap, TYPE_TYPE_ERROR, "bad operand type for unary ~: '%s'", type_name(self));
}

// ---- complex(), methods -----------------------------------------------------------------------

static bool from_text(Heap *heap, Object *text, Pair *pair_out) {
  const Str *str = as_str(text);
  if (text_read_complex(str->chars, str->bytes, &pair_out->real, &pair_out->imaginary)) return true;
  heap_raise(heap, TYPE_VALUE_ERROR, "complex() arg is a malformed string");
  return false;
}

static bool from_arguments(Heap *heap, Object *real, Object *imaginary, Pair *pair_out) {
  Pair other;
  *pair_out = (Pair){0, 0};
  if (real && is_str(real) && imaginary)
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "complex() can't take second arg if first is a string");
  if (imaginary && is_str(imaginary))
    return heap_raise(heap, TYPE_TYPE_ERROR, "complex() second arg can't be a string");
  if (real && is_str(real)) return from_text(heap, real, pair_out);
  if (real && !is_number(real) && !real->cls->user)
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "complex() first argument must be a string or a number, not '%s'",
                      type_name(real));
  if (real && !as_pair(heap, real, pair_out)) return false;
  if (!imaginary) return true;
  if (!is_number(imaginary) && !imaginary->cls->user)
    return heap_raise(heap, TYPE_TYPE_ERROR, "complex() second argument must be a number, not '%s'",
                      type_name(imaginary));
  if (!as_pair(heap, imaginary, &other)) return false;
  pair_out->real -= other.imaginary;
  pair_out->imaginary += other.real;
  return true;
}

// PyNumber_Float: a part that is no float or complex becomes a float for a moment.
static bool through_float(Heap *heap, Object *part) {
  if (!part || !is_int(part)) return true;
  Object *real = float_new(heap, 0);
  object_decref_null(heap, real);
  return real;
}

static Object *complex_construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                                 Object *keyword_names) {
  static const char *const names[] = {"real", "imag", NULL};
  if (!keywords_known(heap, "complex", keyword_names, names)) return NULL;
  if (count > 2)
    return heap_raise(heap, TYPE_TYPE_ERROR, "complex() takes at most 2 arguments (%zu given)",
                      count);
  Object *real =
      count > 0 ? arguments[0] : keyword_argument(arguments, count, keyword_names, "real");
  Object *imaginary =
      count > 1 ? arguments[1] : keyword_argument(arguments, count, keyword_names, "imag");
  bool plain = cls == heap_class(heap, TYPE_COMPLEX);
  if (plain && real && !imaginary && object_is(real, &complex_type)) return object_incref(real);
  Pair pair;
  if (!from_arguments(heap, real, imaginary, &pair) || !through_float(heap, real) ||
      !through_float(heap, imaginary))
    return NULL;
  Complex *self = (Complex *)object_new_unlisted(heap, cls); // tp_alloc

  if (self) self->real = pair.real, self->imaginary = pair.imaginary;
  return (Object *)self;
}

METHOD(conjugate) {
  return complex_new(heap, ((Complex *)self)->real, -((Complex *)self)->imaginary);
}

static Object *get_real(Heap *heap, Object *self) {
  return float_new(heap, ((Complex *)self)->real);
}

static Object *get_imaginary(Heap *heap, Object *self) {
  return float_new(heap, ((Complex *)self)->imaginary);
}

static const Builtin complex_methods[] = {{"conjugate", conjugate, 0, 0, 0}, {NULL, NULL, 0, 0, 0}};
static const Member complex_members[] = {
    {"real", get_real, NULL}, {"imag", get_imaginary, NULL}, {NULL, NULL, NULL}};

const Type complex_type = {
    .name = "complex",
    .id = TYPE_COMPLEX,
    .base = TYPE_OBJECT,
    .flags = TYPE_BASE | TYPE_STRING_FORM,
    .shape = SHAPE_ATOM,
    .host_size = sizeof(Complex),
    .freelist = FREELIST_COMPLEX,
    .basic_size = {32},
    .describe = complex_describe,
    .repr = complex_repr,
    .format = complex_format,
    .hash = complex_hash,
    .compare = complex_compare,
    .truth = complex_truth,
    .unary = complex_unary,
    .binary = complex_binary,
    .construct = complex_construct,
    .methods = complex_methods,
    .members = complex_members,
};
