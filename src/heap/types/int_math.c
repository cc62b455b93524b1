// int_math.c: the binary operators of int. Mirrors CPython 3.12 Objects/longobject.c, as far as the
// blocks that it asks for: two operands of one digit give a result of exact size, the general
// routines (x_add, x_mul, x_divrem ...) allocate what the result may need and trim it afterwards,
// which shows in the block (FACTS.md 1.3).
#include "internal.h"
#include "values.h"

#include <math.h>

static bool is_compact(const Object *object) {
  const Int *self = (const Int *)object;
  return !self->big && self->value > -(1 << DIGIT_BITS) && self->value < 1 << DIGIT_BITS;
}

static size_t larger(size_t a, size_t b) { return a > b ? a : b; }

static int sign_of(const Object *object) {
  const Int *self = (const Int *)object;
  return self->big ? mpz_sgn(self->big) : (self->value > 0) - (self->value < 0);
}

// ---- limits -----------------------------------------------------------------------------------

bool int_size_allowed(Heap *heap, uint64_t bits) {
  uint64_t most = (uint64_t)1 << 31;
  if (heap->bytes_limit && heap->bytes_limit * 8 < most) most = heap->bytes_limit * 8;
  if (bits <= most) return true;
  heap_raise(heap, TYPE_MEMORY_ERROR, "int of %llu bits", (unsigned long long)bits);
  return false;
}

static uint64_t bits_of(mpz_srcptr value) { return mpz_sgn(value) ? mpz_sizeinbase(value, 2) : 0; }

// ---- digits that the general routines allocate ------------------------------------------------

// x_sub of two numbers of one length starts at the highest digit in which they differ.
static size_t difference_digits(mpz_srcptr a, mpz_srcptr b) {
  size_t da = mpz_digits(a), db = mpz_digits(b);
  if (da != db) return larger(da, db);
  mpz_t x, y;
  mpz_inits(x, y, NULL);
  mpz_abs(x, a), mpz_abs(y, b);
  mpz_xor(x, x, y);
  size_t digits = mpz_digits(x);
  mpz_clears(x, y, NULL);
  return digits;
}

static size_t sum_digits(mpz_srcptr a, mpz_srcptr b, bool subtract) {
  bool same_sign = (mpz_sgn(a) < 0) == (mpz_sgn(b) < 0);
  return same_sign != subtract ? larger(mpz_digits(a), mpz_digits(b)) + 1 : difference_digits(a, b);
}

// x_divrem: the divisor's top digit is shifted to fill its 30 bits; the quotient gets one digit
// more where the shifted dividend's top is not below the divisor's.
static size_t quotient_digits(mpz_srcptr a, mpz_srcptr b) {
  size_t da = mpz_digits(a), db = mpz_digits(b);
  if (db == 1) return da;
  mp_bitcnt_t shift = db * DIGIT_BITS - mpz_sizeinbase(b, 2);
  mpz_t v, w;
  mpz_inits(v, w, NULL);
  mpz_abs(v, a), mpz_abs(w, b);
  mpz_mul_2exp(v, v, shift), mpz_mul_2exp(w, w, shift);
  bool carry = mpz_digits(v) > da;
  mpz_tdiv_q_2exp(v, v, (da - 1) * DIGIT_BITS), mpz_tdiv_q_2exp(w, w, (db - 1) * DIGIT_BITS);
  size_t digits = da - db + (carry || mpz_cmp(v, w) >= 0);
  mpz_clears(v, w, NULL);
  return digits;
}

// ---- + - * ------------------------------------------------------------------------------------

static Object *add_digits(Heap *heap, Object *left, Object *right, bool subtract) {
  const Int *a = (const Int *)left, *b = (const Int *)right;
  int64_t small;
  IntView x, y;
  mpz_srcptr p = int_view(left, &x), q = int_view(right, &y);
  size_t digits = sum_digits(p, q, subtract);
  if (!a->big && !b->big &&
      !(subtract ? __builtin_sub_overflow(a->value, b->value, &small)
                 : __builtin_add_overflow(a->value, b->value, &small)))
    return int_new_sized(heap, small, digits);
  mpz_t sum;
  mpz_init(sum);
  if (subtract)
    mpz_sub(sum, p, q);
  else
    mpz_add(sum, p, q);
  Object *result = int_from_mpz_sized(heap, sum, digits);
  mpz_clear(sum);
  return result;
}

Object *int_add(Heap *heap, Object *left, Object *right) {
  if (!is_compact(left) || !is_compact(right)) return add_digits(heap, left, right, false);
  return int_new(heap, ((const Int *)left)->value + ((const Int *)right)->value);
}

Object *int_subtract(Heap *heap, Object *left, Object *right) {
  if (!is_compact(left) || !is_compact(right)) return add_digits(heap, left, right, true);
  return int_new(heap, ((const Int *)left)->value - ((const Int *)right)->value);
}

static Object *multiply(Heap *heap, Object *left, Object *right) {
  const Int *a = (const Int *)left, *b = (const Int *)right;
  int64_t small;
  bool exact = is_compact(left) && is_compact(right);
  size_t digits = exact ? 0 : int_digits(left) + int_digits(right);
  if (!a->big && !b->big && !__builtin_mul_overflow(a->value, b->value, &small))
    return int_new_sized(heap, small, digits);
  IntView x, y;
  mpz_srcptr p = int_view(left, &x), q = int_view(right, &y);
  if (!int_size_allowed(heap, bits_of(p) + bits_of(q))) return NULL;
  mpz_t product;
  mpz_init(product);
  mpz_mul(product, p, q);
  Object *result = int_from_mpz_sized(heap, product, digits);
  mpz_clear(product);
  return result;
}

// ---- // % -------------------------------------------------------------------------------------

static Object *floor_divide_small(Heap *heap, int64_t a, int64_t b, bool remainder) {
  int64_t quotient = a / b, rest = a % b;
  if (rest != 0 && (rest < 0) != (b < 0)) quotient--, rest += b;
  return int_new(heap, remainder ? rest : quotient);
}

// l_divmod, l_mod: truncated division, corrected by one where the signs differ and something
// remains.
static Object *floor_divide_big(Heap *heap, Object *left, Object *right, bool remainder) {
  IntView x, y;
  mpz_srcptr a = int_view(left, &x), b = int_view(right, &y);
  bool below = mpz_cmpabs(a, b) < 0;
  if (remainder && below && (mpz_sgn(a) == 0 || (mpz_sgn(a) < 0) == (mpz_sgn(b) < 0)) &&
      object_is(left, &int_type))
    return object_incref(left); // long_rem gives the left operand itself
  mpz_t quotient, rest;
  mpz_inits(quotient, rest, NULL);
  mpz_fdiv_qr(quotient, rest, a, b);
  bool corrected = mpz_sgn(rest) != 0 && (mpz_sgn(a) < 0) != (mpz_sgn(b) < 0);
  size_t digits;
  if (remainder)
    digits = corrected ? mpz_digits(b) : below || mpz_digits(b) == 1 ? 0 : mpz_digits(b);
  else if (corrected)
    digits = mpz_digits(quotient) > 1 ? mpz_digits(quotient) + 1 : 0;
  else
    digits = below ? 0 : quotient_digits(a, b);
  Object *result = int_from_mpz_sized(heap, remainder ? rest : quotient, digits);
  mpz_clears(quotient, rest, NULL);
  return result;
}

static Object *floor_divide(Heap *heap, Object *left, Object *right, bool remainder) {
  if (sign_of(right) == 0)
    return zero_division(heap, remainder ? "integer modulo by zero"
                                         : "integer division or modulo by zero");
  if (is_compact(left) && is_compact(right))
    return floor_divide_small(heap, int_value(left), int_value(right), remainder);
  return floor_divide_big(heap, left, right, remainder);
}

// ---- / and doubles ----------------------------------------------------------------------------

// Keeps the top 53 bits (fewer for a subnormal result) of magnitude * 2**exponent, rounded half to
// even; `inexact` says that something non-zero was cut off below.
static double rounded(mpz_ptr magnitude, int64_t exponent, bool inexact, bool *overflow_out) {
  int64_t bits = (int64_t)mpz_sizeinbase(magnitude, 2), cut = bits - 53;
  if (exponent + cut < -1074) cut = -1074 - exponent;
  *overflow_out = exponent + bits > 1025;
  if (*overflow_out) return 0;
  if (cut > 0) {
    bool half = mpz_tstbit(magnitude, (mp_bitcnt_t)(cut - 1));
    bool below = inexact || (cut > 1 && mpz_scan1(magnitude, 0) < (mp_bitcnt_t)(cut - 1));
    mpz_tdiv_q_2exp(magnitude, magnitude, (mp_bitcnt_t)cut);
    if (half && (below || mpz_odd_p(magnitude))) mpz_add_ui(magnitude, magnitude, 1);
    exponent += cut;
  }
  double value = ldexp(mpz_get_d(magnitude), (int)exponent);
  *overflow_out = isinf(value);
  return value;
}

double mpz_ratio(mpz_srcptr left, mpz_srcptr right, bool *overflow_out) {
  *overflow_out = false;
  if (mpz_sgn(left) == 0) return 0;
  mpz_t a, b, rest;
  mpz_inits(a, b, rest, NULL);
  mpz_abs(a, left), mpz_abs(b, right);
  // A quotient of at least 64 bits holds the 53 and the one to round by.
  int64_t shift = 66 - ((int64_t)mpz_sizeinbase(a, 2) - (int64_t)mpz_sizeinbase(b, 2));
  double value = 0;
  if (shift > 2000) {
    shift = 0; // below half the smallest subnormal
  } else {
    if (shift > 0)
      mpz_mul_2exp(a, a, (mp_bitcnt_t)shift);
    else
      mpz_mul_2exp(b, b, (mp_bitcnt_t)-shift);
    mpz_tdiv_qr(a, rest, a, b);
    value = rounded(a, -shift, mpz_sgn(rest) != 0, overflow_out);
  }
  mpz_clears(a, b, rest, NULL);
  return (mpz_sgn(left) < 0) != (mpz_sgn(right) < 0) ? -value : value;
}

double mpz_to_double(mpz_srcptr value, bool *overflow_out) {
  mpz_t one;
  mpz_init_set_ui(one, 1);
  double result = mpz_ratio(value, one, overflow_out);
  mpz_clear(one);
  return result;
}

bool int_to_double(Heap *heap, const Object *object, double *value_out) {
  const Int *self = (const Int *)object;
  bool overflow = false;
  if (self->big)
    *value_out = mpz_to_double(self->big, &overflow);
  else
    *value_out = (double)self->value;
  if (overflow) heap_raise(heap, TYPE_OVERFLOW_ERROR, "int too large to convert to float");
  return !overflow;
}

static Object *true_divide(Heap *heap, Object *left, Object *right) {
  if (sign_of(right) == 0) return heap_raise(heap, TYPE_ZERO_DIVISION_ERROR, "division by zero");
  IntView x, y;
  bool overflow;
  double value = mpz_ratio(int_view(left, &x), int_view(right, &y), &overflow);
  if (overflow)
    return heap_raise(heap, TYPE_OVERFLOW_ERROR, "integer division result too large for a float");
  if (sign_of(left) == 0 && sign_of(right) < 0) value = -0.0;
  return float_new(heap, value);
}

// ---- ** ---------------------------------------------------------------------------------------

// The product takes the place of a factor that is given up.
static bool multiply_in(Heap *heap, Object **z, Object *factor) {
  Object *product = multiply(heap, *z, factor);
  object_decref(heap, *z);
  *z = product;
  return product != NULL;
}

// Left-to-right binary exponentiation as long_pow does it, with all its intermediate objects.
static Object *power_loop(Heap *heap, Object *base, uint64_t exponent) {
  Object *z = exponent > 1 ? object_incref(base) : int_new(heap, 1);
  if (exponent == 0 || !z) return z;
  if (exponent == 1) return multiply_in(heap, &z, base) ? z : NULL;
  for (uint64_t bit = (uint64_t)1 << (62 - __builtin_clzll(exponent)); bit; bit >>= 1)
    if (!multiply_in(heap, &z, z) || ((exponent & bit) && !multiply_in(heap, &z, base)))
      return NULL;
  return z;
}

static Object *power(Heap *heap, Object *left, Object *right) {
  if (sign_of(right) < 0) return float_binary(heap, left, right, OP_POWER);
  IntView view;
  mpz_srcptr base = int_view(left, &view);
  bool tiny = mpz_cmpabs_ui(base, 1) <= 0; // -1 0 1: any exponent will do
  if (!int_fits(right) && !tiny) {
    int_size_allowed(heap, UINT64_MAX);
    return NULL;
  }
  uint64_t exponent = int_fits(right) ? (uint64_t)int_value(right) : 2;
  if (tiny && exponent > 3) {
    IntView other;
    exponent = mpz_odd_p(int_view(right, &other)) ? 3 : 2;
  }
  uint64_t bits;
  if (__builtin_mul_overflow(bits_of(base), exponent, &bits)) bits = UINT64_MAX;
  return int_size_allowed(heap, bits) ? power_loop(heap, left, exponent) : NULL;
}

// ---- << >> ------------------------------------------------------------------------------------

static Object *shift_left(Heap *heap, Object *left, Object *right) {
  if (sign_of(right) < 0) return heap_raise(heap, TYPE_VALUE_ERROR, "negative shift count");
  if (sign_of(left) == 0) return int_new(heap, 0);
  IntView view;
  mpz_srcptr value = int_view(left, &view);
  uint64_t count = int_fits(right) ? (uint64_t)int_value(right) : (uint64_t)1 << 62;
  if (!int_size_allowed(heap, bits_of(value) + count)) return NULL;
  bool exact = is_compact(left) && count < DIGIT_BITS;
  size_t digits = exact ? 0 : mpz_digits(value) + count / DIGIT_BITS + (count % DIGIT_BITS != 0);
  mpz_t result;
  mpz_init(result);
  mpz_mul_2exp(result, value, count);
  Object *object = int_from_mpz_sized(heap, result, digits);
  mpz_clear(result);
  return object;
}

static Object *shift_right(Heap *heap, Object *left, Object *right) {
  if (sign_of(right) < 0) return heap_raise(heap, TYPE_VALUE_ERROR, "negative shift count");
  IntView view;
  mpz_srcptr value = int_view(left, &view);
  uint64_t count = int_fits(right) ? (uint64_t)int_value(right) : UINT64_MAX;
  if (count >= bits_of(value)) return int_new(heap, sign_of(left) < 0 ? -1 : 0);
  uint64_t words = count / DIGIT_BITS;
  if (sign_of(left) < 0 && count % DIGIT_BITS == 0 && words) words--;
  size_t digits = is_compact(left) ? 0 : mpz_digits(value) - words;
  mpz_t result;
  mpz_init(result);
  mpz_fdiv_q_2exp(result, value, count);
  Object *object = int_from_mpz_sized(heap, result, digits);
  mpz_clear(result);
  return object;
}

// ---- & | ^ ------------------------------------------------------------------------------------

// long_bitwise: the longer operand decides, the shorter where its sign extension cannot matter.
static size_t bitwise_digits(mpz_srcptr a, mpz_srcptr b, BinaryOp op) {
  if (mpz_digits(a) < mpz_digits(b)) {
    mpz_srcptr c = a;
    a = b, b = c;
  }
  bool na = mpz_sgn(a) < 0, nb = mpz_sgn(b) < 0;
  size_t da = mpz_digits(a), db = mpz_digits(b);
  if (op == OP_XOR) return da + (na != nb);
  if (op == OP_AND) return (nb ? da : db) + (na && nb);
  return (nb ? db : da) + (na || nb);
}

static Object *bitwise(Heap *heap, Object *left, Object *right, BinaryOp op) {
  IntView x, y;
  mpz_srcptr a = int_view(left, &x), b = int_view(right, &y);
  size_t digits = is_compact(left) && is_compact(right) ? 0 : bitwise_digits(a, b, op);
  mpz_t result;
  mpz_init(result);
  if (op == OP_AND)
    mpz_and(result, a, b);
  else if (op == OP_OR)
    mpz_ior(result, a, b);
  else
    mpz_xor(result, a, b);
  Object *object = int_from_mpz_sized(heap, result, digits);
  mpz_clear(result);
  return object;
}

Object *int_binary(Heap *heap, Object *left, Object *right, BinaryOp op) {
  if (!is_int(left) || !is_int(right)) return new_not_implemented(heap);
  switch (op) {
  case OP_ADD: return int_add(heap, left, right);
  case OP_SUBTRACT: return int_subtract(heap, left, right);
  case OP_MULTIPLY: return multiply(heap, left, right);
  case OP_TRUE_DIVIDE: return true_divide(heap, left, right);
  case OP_FLOOR_DIVIDE: return floor_divide(heap, left, right, false);
  case OP_REMAINDER: return floor_divide(heap, left, right, true);
  case OP_POWER: return power(heap, left, right);
  case OP_LEFT_SHIFT: return shift_left(heap, left, right);
  case OP_RIGHT_SHIFT: return shift_right(heap, left, right);
  case OP_AND:
  case OP_OR:
  case OP_XOR: return bitwise(heap, left, right, op);
  case OP_MATRIX_MULTIPLY:
  case OP_COUNT: break;
  }
  return new_not_implemented(heap);
}
