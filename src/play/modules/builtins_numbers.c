// builtins_numbers.c: abs, round, divmod, pow, chr, ord, bin, hex, oct. Mirrors CPython
// Python/bltinmodule.c, Objects/abstract.c and, for the third argument of pow, Objects/longobject.c
// (long_pow).
#include "modules.h"

#include <math.h>

// What a scenario's class defines; built-in types are answered here without a look at their
// namespaces.
static Object *user_special(Heap *heap, Object *self, const char *name) {
  return self->cls->user ? class_lookup_text(heap, self->cls, name) : NULL;
}

static int int_sign(const Object *object) {
  const Int *number = (const Int *)object;
  if (number->big) return mpz_sgn(number->big);
  return (number->value > 0) - (number->value < 0);
}

FUNCTION(builtin_abs) {
  Object *number = arguments[0], *method = user_special(heap, number, "__abs__");
  if (method) return call_method(heap, method, number, NULL, NULL);
  if (is_int(number))
    return object_unary(heap, number, int_sign(number) < 0 ? UNARY_OP_NEGATIVE : UNARY_OP_POSITIVE);
  if (is_kind(number, &float_type)) return float_new(heap, fabs(((Float *)number)->value));
  if (!is_kind(number, &complex_type))
    return heap_raise(heap, TYPE_TYPE_ERROR, "bad operand type for abs(): '%s'", type_text(number));
  const Complex *complex = (Complex *)number;
  double length = hypot(complex->real, complex->imaginary);
  if (isinf(length) && isfinite(complex->real) && isfinite(complex->imaginary))
    return heap_raise(heap, TYPE_OVERFLOW_ERROR, "absolute value too large");
  return float_new(heap, length);
}

FUNCTION(builtin_round) {
  static const char *const names[] = {"number", "ndigits", NULL};
  Object *values[2];
  if (!arguments_take_all(heap, "round", names, 1, arguments, count, keyword_names, values))
    return NULL;
  Object *method = user_special(heap, values[0], "__round__");
  Object *digits = values[1] == heap->none ? NULL : values[1];
  if (method) return call_method(heap, method, values[0], digits, NULL);
  return number_round(heap, values[0], digits);
}

// ---- divmod -----------------------------------------------------------------------------------

static bool is_real(const Object *object) { return is_int(object) || is_kind(object, &float_type); }

static Object *divide_numbers(Heap *heap, Object *left, Object *right) {
  double divisor = 1;
  bool floats = is_kind(left, &float_type) || is_kind(right, &float_type);
  if (floats && !number_as_double(heap, right, &divisor)) return NULL;
  if (divisor == 0 && !heap->profile->zero_division_in_one_form)
    return heap_raise(heap, TYPE_ZERO_DIVISION_ERROR, "float divmod()");
  Object *quotient = object_binary(heap, left, right, OP_FLOOR_DIVIDE, false);
  Object *rest = quotient ? object_binary(heap, left, right, OP_REMAINDER, false) : NULL;
  bool ints = rest && is_kind(quotient, &int_type);
  Object *pair = NULL;
  if (rest) pair = ints ? tuple_pair(heap, quotient, rest) : tuple_pack(heap, 2, quotient, rest);
  object_decref_null(heap, quotient);
  object_decref_null(heap, rest);
  return pair;
}

FUNCTION(builtin_divmod) {
  Object *left = arguments[0], *right = arguments[1];
  Object *result = heap->not_implemented, *method = user_special(heap, left, "__divmod__");
  if (method)
    result = call_method(heap, method, left, right, NULL);
  else
    object_incref(result);
  if (result == heap->not_implemented && (method = user_special(heap, right, "__rdivmod__"))) {
    object_decref(heap, result);
    result = call_method(heap, method, right, left, NULL);
  }
  if (result != heap->not_implemented) return result;
  object_decref(heap, result);
  if (is_real(left) && is_real(right)) return divide_numbers(heap, left, right);
  return heap_raise(heap, TYPE_TYPE_ERROR,
                    "unsupported operand type(s) for divmod(): '%s' and '%s'", type_text(left),
                    type_text(right));
}

// ---- pow --------------------------------------------------------------------------------------

static void read_int(const Object *object, mpz_t value) {
  const Int *number = (const Int *)object;
  if (number->big)
    mpz_init_set(value, number->big);
  else
    mpz_init_set_si(value, (long)number->value);
}

// base ** exponent % modulus, of modulus > 0; false where a negative exponent meets a base without
// an inverse.
static bool power_modulo(mpz_t base, mpz_t exponent, const mpz_t modulus) {
  if (mpz_sgn(exponent) < 0) {
    if (!mpz_invert(base, base, modulus)) return false;
    mpz_neg(exponent, exponent);
  }
  mpz_powm(base, base, exponent, modulus);
  return true;
}

static Object *int_power_modulo(Heap *heap, Object *const *operands) {
  if (int_sign(operands[2]) == 0)
    return heap_raise(heap, TYPE_VALUE_ERROR, "pow() 3rd argument cannot be 0");
  mpz_t base, exponent, modulus;
  read_int(operands[0], base);
  read_int(operands[1], exponent);
  read_int(operands[2], modulus);
  bool negative = mpz_sgn(modulus) < 0; // the result has the sign of the modulus
  mpz_abs(modulus, modulus);
  Object *result = NULL;
  if (power_modulo(base, exponent, modulus)) {
    if (negative && mpz_sgn(base)) mpz_sub(base, base, modulus);
    result = int_from_mpz(heap, base);
  } else {
    heap_raise(heap, TYPE_VALUE_ERROR, "base is not invertible for the given modulus");
  }
  mpz_clear(base);
  mpz_clear(exponent);
  mpz_clear(modulus);
  return result;
}

static Object *power_of_three(Heap *heap, Object *const *operands) {
  Object *method = user_special(heap, operands[0], "__pow__");
  if (method) return call_method(heap, method, operands[0], operands[1], operands[2]);
  bool ints = true, numbers = true;
  for (int i = 0; i < 3; i++) {
    ints = ints && is_int(operands[i]);
    numbers = numbers && is_real(operands[i]);
  }
  if (ints) return int_power_modulo(heap, operands);
  if (numbers)
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "pow() 3rd argument not allowed unless all arguments are integers");
  return heap_raise(heap, TYPE_TYPE_ERROR,
                    "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
                    type_text(operands[0]), type_text(operands[1]), type_text(operands[2]));
}

FUNCTION(builtin_pow) {
  static const char *const names[] = {"base", "exp", "mod", NULL};
  Object *values[3];
  if (!arguments_take_all(heap, "pow", names, 2, arguments, count, keyword_names, values))
    return NULL;
  if (values[2] && values[2] != heap->none) return power_of_three(heap, values);
  return object_binary(heap, values[0], values[1], OP_POWER, false);
}

// ---- characters and digits --------------------------------------------------------------------

FUNCTION(builtin_chr) {
  int64_t code;
  if (!int_as_index(heap, arguments[0], &code)) {
    if (!heap_raised_is(heap, TYPE_OVERFLOW_ERROR)) return NULL;
    heap_forget(heap);
    return heap_raise(heap, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C int");
  }
  if (code < 0 || code > 0x10ffff)
    return heap_raise(heap, TYPE_VALUE_ERROR, "chr() arg not in range(0x110000)");
  if (code >= 0xd800 && code <= 0xdfff) return not_modelled(heap, "surrogate characters");
  Text text = {0};
  text_add_codepoint(&text, (uint32_t)code);
  return str_take(heap, &text);
}

FUNCTION(builtin_ord) {
  Object *object = arguments[0];
  size_t length;
  if (is_kind(object, &bytes_type)) {
    length = ((Bytes *)object)->count;
    if (length == 1) return int_new(heap, (unsigned char)((Bytes *)object)->chars[0]);
  } else if (is_kind(object, &str_type)) {
    const Str *str = (Str *)object;
    uint32_t code = 0;
    length = str->length;
    if (length == 1 && utf8_decode(str->chars, str->bytes, &code)) return int_new(heap, code);
  } else {
    return heap_raise(heap, TYPE_TYPE_ERROR, "ord() expected string of length 1, but %s found",
                      type_text(object));
  }
  return heap_raise(heap, TYPE_TYPE_ERROR,
                    "ord() expected a character, but string of length %zu found", length);
}

// operator.index: an int itself, or what a class's __index__ gives.
static Object *as_int(Heap *heap, Object *object) {
  if (is_int(object)) return object_incref(object);
  Object *method = user_special(heap, object, "__index__");
  if (!method)
    return heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object cannot be interpreted as an integer",
                      type_text(object));
  Object *result = call_method(heap, method, object, NULL, NULL);
  if (!result || is_int(result)) return result;
  heap_raise(heap, TYPE_TYPE_ERROR, "__index__ returned non-int (type %s)", type_text(result));
  object_decref(heap, result);
  return NULL;
}

static Object *digits(Heap *heap, Object *object, const char *spec) {
  Object *number = as_int(heap, object);
  if (!number) return NULL;
  Object *text = int_type.format(heap, number, spec, 2);
  object_decref(heap, number);
  return text;
}

FUNCTION(builtin_bin) { return digits(heap, arguments[0], "#b"); }
FUNCTION(builtin_oct) { return digits(heap, arguments[0], "#o"); }
FUNCTION(builtin_hex) { return digits(heap, arguments[0], "#x"); }

const Builtin builtins_numbers[] = {
    {"abs", builtin_abs, 1, 1, 0},
    {"bin", builtin_bin, 1, 1, 0},
    {"chr", builtin_chr, 1, 1, 0},
    {"divmod", builtin_divmod, 2, 2, 0},
    {"hex", builtin_hex, 1, 1, 0},
    {"oct", builtin_oct, 1, 1, 0},
    {"ord", builtin_ord, 1, 1, 0},
    {"pow", builtin_pow, 0, 3, BUILTIN_KEYWORDS},
    {"round", builtin_round, 0, 2, BUILTIN_KEYWORDS | LATE_KEYWORDS(CLINIC, 2)},
    {NULL, NULL, 0, 0, 0},
};
