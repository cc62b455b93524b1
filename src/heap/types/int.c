// int.c: int as a value: birth, comparison, hash, unary operators, the type's row.
// Mirrors CPython Objects/longobject.c. A value that fits int64_t stands in Int.value, any other in
// Int.big (GMP); what the simulated memory sees is CPython's digits of 30 bits. Binary operators:
// int_math.c; conversions: int_convert.c.
#include "internal.h"
#include "values.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static_assert(sizeof(long) == 8 && GMP_NUMB_BITS == 64, "mpz_get_si and IntView need 64 bits");

static uint64_t magnitude(int64_t value) { return value < 0 ? -(uint64_t)value : (uint64_t)value; }

static size_t digits_of(uint64_t bits) {
  if (bits >> DIGIT_BITS == 0) return bits != 0;
  size_t count = 0;
  for (; bits; bits >>= DIGIT_BITS) count++;
  return count;
}

size_t mpz_digits(mpz_srcptr value) {
  return mpz_sgn(value) == 0 ? 0 : (mpz_sizeinbase(value, 2) + DIGIT_BITS - 1) / DIGIT_BITS;
}

size_t int_digits(const Object *object) {
  const Int *self = (const Int *)object;
  return self->big ? mpz_digits(self->big) : digits_of(magnitude(self->value));
}

mpz_srcptr int_view(const Object *object, IntView *view) {
  const Int *self = (const Int *)object;
  if (self->big) return self->big;
  view->limb = magnitude(self->value);
  return mpz_roinit_n(view->value, &view->limb, self->value < 0 ? -1 : self->value != 0);
}

// ---- birth and death --------------------------------------------------------------------------

Object *int_new_sized(Heap *heap, int64_t value, size_t digits) {
  Object *cached = caches_small_int(heap, value);
  if (cached) return object_incref(cached);
  size_t least = digits_of(magnitude(value));
  if (digits < least) digits = least;
  Int *self = object_new_int(heap, digits ? digits : 1);
  if (!self) return NULL;
  self->value = value;
  return &self->object;
}

Object *int_new(Heap *heap, int64_t value) {
  const Profile *profile = heap->profile;
  bool cached = value >= profile->small_int_min && value <= profile->small_int_max;
  if (cached || magnitude(value) >> DIGIT_BITS) return int_new_sized(heap, value, 0);
  Int *self = object_new_int(heap, 1);
  if (!self) return NULL;
  self->value = value;
  return &self->object;
}

Object *int_from_mpz_sized(Heap *heap, mpz_srcptr value, size_t digits) {
  if (mpz_fits_slong_p(value)) return int_new_sized(heap, mpz_get_si(value), digits);
  size_t least = mpz_digits(value);
  Int *self = object_new_int(heap, digits < least ? least : digits);
  if (!self) return NULL;
  self->big = mem_alloc(sizeof *self->big);
  mpz_init_set(self->big, value);
  return &self->object;
}

Object *int_from_mpz(Heap *heap, mpz_srcptr value) { return int_from_mpz_sized(heap, value, 0); }

bool int_fits(const Object *object) { return is_int(object) && !((const Int *)object)->big; }

int64_t int_value(const Object *object) {
  assert(int_fits(object));
  return ((const Int *)object)->value;
}

// An int has one digit at least, 0 too (3.11 and later).
size_t int_items(const Object *self) {
  size_t digits = int_digits(self);
  return digits ? digits : 1;
}

void int_release(Object *self) {
  Int *number = (Int *)self;
  if (!number->big) return;
  mpz_clear(number->big);
  mem_free(number->big);
  number->big = NULL;
}

void int_dealloc(Heap *heap, Object *self) {
  (void)heap;
  int_release(self);
}

// ---- comparison, hash -------------------------------------------------------------------------

bool order_satisfies(int order, Comparison op) {
  switch (op) {
  case CMP_LT: return order < 0;
  case CMP_LE: return order <= 0;
  case CMP_EQ: return order == 0;
  case CMP_NE: return order != 0;
  case CMP_GT: return order > 0;
  case CMP_GE: return order >= 0;
  }
  return false;
}

int int_compare(const Object *left, const Object *right) {
  const Int *a = (const Int *)left, *b = (const Int *)right;
  if (!a->big && !b->big) return (a->value > b->value) - (a->value < b->value);
  IntView x, y;
  return mpz_cmp(int_view(left, &x), int_view(right, &y));
}

int int_compare_double(const Object *left, double right) {
  IntView view;
  if (isinf(right)) return right > 0 ? -1 : 1;
  return mpz_cmp_d(int_view(left, &view), right);
}

Object *int_compare_slot(Heap *heap, Object *self, Object *other, Comparison op) {
  if (!is_int(self) || !is_int(other)) return new_not_implemented(heap);
  return bool_new(heap, order_satisfies(int_compare(self, other), op));
}

// long_hash: the value modulo the prime 2^61 - 1, with the sign; -1 is CPython's mark of an error.
bool int_hash(Heap *heap, Object *self, int64_t *hash_out) {
  (void)heap;
  IntView view;
  mpz_srcptr value = int_view(self, &view);
  int64_t hash = (int64_t)mpz_tdiv_ui(value, ((uint64_t)1 << 61) - 1);
  if (mpz_sgn(value) < 0) hash = -hash;
  *hash_out = hash == -1 ? -2 : hash;
  return true;
}

int int_truth(Heap *heap, Object *self) {
  (void)heap;
  const Int *number = (const Int *)self;
  return number->big || number->value != 0;
}

// ---- unary operators --------------------------------------------------------------------------

// An int of the exact type is its own +x, int(x), x.conjugate(); a bool or a subclass gives a new
// int.
static Object *itself(Heap *heap, Object *self) {
  if (object_is(self, &int_type)) return object_incref(self);
  IntView view;
  return int_from_mpz(heap, int_view(self, &view));
}

Object *int_unary(Heap *heap, Object *self, UnaryOp op) {
  const Int *number = (const Int *)self;
  if (op == UNARY_OP_POSITIVE) return itself(heap, self);
  if (!number->big && number->value != INT64_MIN) {
    if (op == UNARY_OP_NEGATIVE) return int_new(heap, -number->value);
    // ~x = -(x + 1): more than one digit goes through the general addition, one digit larger.
    size_t digits = int_digits(self);
    return int_new_sized(heap, ~number->value, digits > 1 ? digits + 1 : 0);
  }
  IntView view;
  mpz_t result;
  mpz_init(result);
  if (op == UNARY_OP_NEGATIVE)
    mpz_neg(result, int_view(self, &view));
  else
    mpz_com(result, int_view(self, &view));
  size_t digits = op == UNARY_OP_NEGATIVE ? 0 : int_digits(self) + 1;
  Object *object = int_from_mpz_sized(heap, result, digits);
  mpz_clear(result);
  return object;
}

// ---- text -------------------------------------------------------------------------------------

// The conversion of digits looks for signals, and so for a collection that waits (SIGCHECK in
// long_to_decimal_string_internal, PyErr_CheckSignals); 0 has no digits.
static void check_signals(Heap *heap, const Object *self) {
  bool zero = int_fits(self) && int_value(self) == 0;
  if (heap->gc.requested && !zero) gc_breaker(heap);
}

Object *int_repr(Heap *heap, Object *self) {
  Text text = {0};
  check_signals(heap, self);
  if (int_fits(self)) {
    char chars[WHOLE_CHARS], *at = whole_chars(int_value(self), chars);
    return str_new(heap, at, (size_t)(chars + WHOLE_CHARS - at));
  }
  if (int_add_text(heap, self, 10, &text)) return str_take(heap, &text);
  text_delete(&text);
  return NULL;
}

static bool int_describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  int_describe_text(self, text);
  return true;
}

// ---- methods ----------------------------------------------------------------------------------

METHOD(bit_length) {
  IntView view;
  mpz_srcptr value = int_view(self, &view);
  return int_new(heap, mpz_sgn(value) ? (int64_t)mpz_sizeinbase(value, 2) : 0);
}

METHOD(bit_count) {
  IntView view;
  mpz_t absolute;
  mpz_init(absolute);
  mpz_abs(absolute, int_view(self, &view));
  int64_t ones = (int64_t)mpz_popcount(absolute);
  mpz_clear(absolute);
  return int_new(heap, ones);
}

METHOD(own_value) { return itself(heap, self); }
METHOD(is_integer) { return bool_new(heap, true); }

METHOD(as_integer_ratio) {
  Object *numerator = itself(heap, self), *one = int_new(heap, 1);
  Object *pair = numerator && one ? tuple_new(heap, (Object *[]){numerator, one}, 2) : NULL;
  object_decref_null(heap, numerator);
  object_decref_null(heap, one);
  return pair;
}

static Object *get_real(Heap *heap, Object *self) { return itself(heap, self); }

static Object *get_zero(Heap *heap, Object *self) {
  (void)self;
  return int_new(heap, 0);
}

static Object *get_one(Heap *heap, Object *self) {
  (void)self;
  return int_new(heap, 1);
}

static const Builtin int_methods[] = {
    {"as_integer_ratio", as_integer_ratio, 0, 0, 0},
    {"bit_count", bit_count, 0, 0, 0},
    {"bit_length", bit_length, 0, 0, 0},
    {"conjugate", own_value, 0, 0, 0},
    {"from_bytes", int_from_bytes, 0, 2, BUILTIN_STATIC | BUILTIN_KEYWORDS},
    {"to_bytes", int_to_bytes, 0, 2, BUILTIN_KEYWORDS},
    {"is_integer", is_integer, 0, 0, 0},
    {"__index__", own_value, 0, 0, 0},
    {"__int__", own_value, 0, 0, 0},
    {NULL, NULL, 0, 0, 0},
};

static const Member int_members[] = {
    {"real", get_real, NULL},       {"imag", get_zero, NULL}, {"numerator", get_real, NULL},
    {"denominator", get_one, NULL}, {NULL, NULL, NULL},
};

const Type int_type = {
    .name = "int",
    .id = TYPE_INT,
    .base = TYPE_OBJECT,
    .flags = TYPE_BASE | TYPE_STRING_FORM | TYPE_VARIABLE | TYPE_OWN_SIZE,
    .shape = SHAPE_ATOM,
    .host_size = sizeof(Int),
    .freelist = FREELIST_INT,
    .basic_size = {24},
    .item_size = 4,
    .items = int_items,
    .dealloc = int_dealloc,
    .release = int_release,
    .describe = int_describe,
    .repr = int_repr,
    .format = int_format,
    .hash = int_hash,
    .compare = int_compare_slot,
    .truth = int_truth,
    .unary = int_unary,
    .binary = int_binary,
    .construct = int_construct,
    .methods = int_methods,
    .members = int_members,
};
