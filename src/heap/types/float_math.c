// float_math.c: the binary operators of float, and round(). Mirrors CPython Objects/floatobject.c
// (float_rem, _float_div_mod, float_pow, float___round___impl) and longobject.c
// (int___round___impl).
#include "internal.h"
#include "values.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

// The sign of the result is the divisor's, of a zero too.
double float_modulo(double left, double right) {
  double rest = fmod(left, right);
  if (rest == 0) return copysign(0.0, right);
  return (right < 0) != (rest < 0) ? rest + right : rest;
}

void *zero_division(Heap *heap, const char *before) {
  return heap_raise(heap, TYPE_ZERO_DIVISION_ERROR, "%s",
                    heap->profile->zero_division_in_one_form ? "division by zero" : before);
}

static double floor_quotient(double left, double right) {
  double rest = fmod(left, right), quotient = (left - rest) / right;
  if (rest != 0 && (right < 0) != (rest < 0)) quotient -= 1;
  if (quotient == 0) return copysign(0.0, left / right);
  double whole = floor(quotient);
  return quotient - whole > 0.5 ? whole + 1 : whole;
}

static bool is_odd(double value) { return fmod(fabs(value), 2.0) == 1.0; }

static Object *float_power(Heap *heap, double base, double exponent) {
  if (exponent == 0) return float_new(heap, 1.0);
  if (isnan(base)) return float_new(heap, base);
  if (isnan(exponent)) return float_new(heap, base == 1.0 ? 1.0 : exponent);
  if (isfinite(base) && base == 0 && exponent < 0)
    return heap_raise(heap, TYPE_ZERO_DIVISION_ERROR,
                      heap->profile->zero_division_in_one_form
                          ? "zero to a negative power"
                          : "0.0 cannot be raised to a negative power");
  if (isinf(base) || isinf(exponent) || base == 0) return float_new(heap, pow(base, exponent));
  if (base < 0 && exponent != floor(exponent)) return complex_power(heap, base, 0, exponent, 0);
  double value = pow(fabs(base), exponent);
  if (isinf(value))
    return heap_raise(heap, TYPE_OVERFLOW_ERROR, "(%d, 'Numerical result out of range')", ERANGE);
  return float_new(heap, base < 0 && is_odd(exponent) ? -value : value);
}

static Object *apply(Heap *heap, double a, double b, BinaryOp op) {
  switch (op) {
  case OP_ADD: return float_new(heap, a + b);
  case OP_SUBTRACT: return float_new(heap, a - b);
  case OP_MULTIPLY: return float_new(heap, a * b);
  case OP_TRUE_DIVIDE:
    return b != 0 ? float_new(heap, a / b) : zero_division(heap, "float division by zero");
  case OP_FLOOR_DIVIDE:
    return b != 0 ? float_new(heap, floor_quotient(a, b))
                  : zero_division(heap, "float floor division by zero");
  case OP_REMAINDER:
    return b != 0 ? float_new(heap, float_modulo(a, b)) : zero_division(heap, "float modulo");
  case OP_POWER: return float_power(heap, a, b);
  case OP_MATRIX_MULTIPLY:
  case OP_LEFT_SHIFT:
  case OP_RIGHT_SHIFT:
  case OP_AND:
  case OP_XOR:
  case OP_OR:
  case OP_COUNT: break;
  }
  return new_not_implemented(heap);
}

Object *float_binary(Heap *heap, Object *left, Object *right, BinaryOp op) {
  double a, b;
  bool known = (is_float(left) || is_int(left)) && (is_float(right) || is_int(right));
  if (!known || op == OP_MATRIX_MULTIPLY || (op >= OP_LEFT_SHIFT && op <= OP_OR))
    return new_not_implemented(heap);
  if (!number_as_double(heap, left, &a) || !number_as_double(heap, right, &b)) return NULL;
  return apply(heap, a, b, op);
}

// ---- round() ----------------------------------------------------------------------------------

// Without digits: the nearest whole number, half to even, as an int.
static Object *round_to_int(Heap *heap, double value) {
  return int_from_double(heap, isfinite(value) ? nearbyint(value) : value);
}

// The magnitude to a multiple of 10**zeros, half to even; `inexact`: something below 1 was cut off.
static void round_magnitude(mpz_ptr whole, uint64_t zeros, bool inexact) {
  mpz_t unit, rest;
  mpz_inits(unit, rest, NULL);
  mpz_ui_pow_ui(unit, 10, zeros);
  mpz_fdiv_qr(whole, rest, whole, unit);
  mpz_mul_2exp(rest, rest, 1);
  int order = mpz_cmp(rest, unit);
  if (order > 0 || (order == 0 && (inexact || mpz_odd_p(whole)))) mpz_add_ui(whole, whole, 1);
  mpz_mul(whole, whole, unit);
  mpz_clears(unit, rest, NULL);
}

// round(1234.5, -2): in whole numbers, so that nothing is rounded twice.
static Object *round_tens(Heap *heap, double value, uint64_t zeros) {
  mpz_t whole;
  bool overflow;
  mpz_init_set_d(whole, fabs(value));
  round_magnitude(whole, zeros, value != trunc(value));
  double result = mpz_to_double(whole, &overflow);
  mpz_clear(whole);
  if (overflow)
    return heap_raise(heap, TYPE_OVERFLOW_ERROR, "rounded value too large to represent");
  return float_new(heap, copysign(result, value));
}

// double_round: correctly rounded through decimal text.
static Object *round_double(Heap *heap, double value, int64_t digits) {
  if (!isfinite(value) || digits > 323) return float_new(heap, value);
  if (digits < -308) return float_new(heap, copysign(0.0, value));
  if (digits < 0) return round_tens(heap, value, (uint64_t)-digits);
  Text text = {0};
  text_printf(&text, "%.*f", (int)digits, value);
  double result = strtod(text.chars, NULL);
  text_delete(&text);
  return float_new(heap, result);
}

// round(int, -n): to a multiple of 10**n, half to even.
static Object *round_int(Heap *heap, Object *number, int64_t digits) {
  IntView view;
  mpz_srcptr value = int_view(number, &view);
  if (digits >= 0) return int_unary(heap, number, UNARY_OP_POSITIVE);
  if (-(uint64_t)digits > mpz_sizeinbase(value, 10) + 1) return int_new(heap, 0);
  mpz_t whole;
  mpz_init(whole);
  mpz_abs(whole, value);
  round_magnitude(whole, -(uint64_t)digits, false);
  if (mpz_sgn(value) < 0) mpz_neg(whole, whole);
  Object *result = int_from_mpz(heap, whole);
  mpz_clear(whole);
  return result;
}

Object *number_round(Heap *heap, Object *number, Object *digits_object) {
  bool has_digits = digits_object && digits_object != heap->none;
  int64_t digits = 0;
  if (!is_float(number) && !is_int(number)) {
    Object *result = has_digits ? NULL : call_special(heap, number, "__round__");
    if (result || heap->raised) return result;
    return heap_raise(heap, TYPE_TYPE_ERROR, "type %s doesn't define __round__ method",
                      type_name(number));
  }
  if (has_digits && !int_as_index(heap, digits_object, &digits)) return NULL;
  if (is_int(number)) return round_int(heap, number, digits);
  double value = ((Float *)number)->value;
  return has_digits ? round_double(heap, value, digits) : round_to_int(heap, value);
}
