// float_hex.c: float.hex and float.fromhex. Mirrors CPython Objects/floatobject.c
// (float_hex_impl, float_fromhex_impl).
#include "../values.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// 13 hexadecimal digits behind the point, as CPython writes them.
Object *float_hex(Heap *heap, Object *self, Object *const *arguments, size_t count,
                  Object *keyword_names) {
  (void)arguments, (void)count, (void)keyword_names;
  double value = ((Float *)self)->value;
  if (!isfinite(value)) return object_repr(heap, self);
  Text text = {0};
  if (signbit(value)) text_add_char(&text, '-');
  if (value == 0) {
    text_add(&text, "0x0.0p+0");
    return str_take(heap, &text);
  }
  int exponent;
  double fraction = frexp(fabs(value), &exponent);
  int shift = 1 - (-1021 > exponent ? -1021 - exponent : 0);
  fraction = ldexp(fraction, shift);
  exponent -= shift;
  text_printf(&text, "0x%d.", (int)fraction);
  for (int i = 0; i < 13; i++) {
    fraction = (fraction - floor(fraction)) * 16;
    text_printf(&text, "%x", (unsigned)fraction);
  }
  text_printf(&text, "p%+d", exponent);
  return str_take(heap, &text);
}

static const char *skip_blanks(const char *at, const char *end) {
  while (at < end && (*at == ' ' || (*at >= '\t' && *at <= '\r'))) at++;
  return at;
}

// Whether at..end is [sign][0x]digits[.digits][p[sign]digits], with a digit of the number.
static bool is_hexadecimal(const char *at, const char *end) {
  if (at < end && (*at == '+' || *at == '-')) at++;
  if (end - at > 1 && at[0] == '0' && (at[1] == 'x' || at[1] == 'X')) at += 2;
  size_t digits = 0;
  for (; at < end && isxdigit((unsigned char)*at); at++) digits++;
  if (at < end && *at == '.')
    for (at++; at < end && isxdigit((unsigned char)*at); at++) digits++;
  if (!digits) return false;
  if (at == end) return true;
  if (*at != 'p' && *at != 'P') return false;
  at++;
  if (at < end && (*at == '+' || *at == '-')) at++;
  const char *first = at;
  while (at < end && isdigit((unsigned char)*at)) at++;
  return at == end && at > first;
}

// strtod() reads what CPython's own loop reads, given the prefix.
static double read_hexadecimal(const char *at, const char *end) {
  Text text = {0};
  if (*at == '+' || *at == '-') text_add_char(&text, *at++);
  bool prefixed = end - at > 1 && (at[1] == 'x' || at[1] == 'X');
  if (!prefixed) text_add(&text, "0x");
  text_add_n(&text, at, (size_t)(end - at));
  double value = strtod(text_chars(&text), NULL);
  text_delete(&text);
  return value;
}

static bool read_word(const char *at, const char *end, double *value_out) {
  static const struct {
    const char *word;
    double value;
  } words[] = {{"inf", INFINITY}, {"infinity", INFINITY}, {"nan", NAN}};
  bool negative = at < end && *at == '-';
  if (at < end && (*at == '-' || *at == '+')) at++;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t n = strlen(words[i].word), same = 0;
    while (same < n && at + same < end && tolower((unsigned char)at[same]) == words[i].word[same])
      same++;
    if (same < n || at + n != end) continue;
    *value_out = negative ? -words[i].value : words[i].value;
    return true;
  }
  return false;
}

Object *float_from_hex(Heap *heap, Object *self, Object *const *arguments, size_t count,
                       Object *keyword_names) {
  (void)count, (void)keyword_names;
  if (!is_str(arguments[0]))
    return heap_raise(heap, TYPE_TYPE_ERROR, "bad argument type for built-in operation");
  const Str *str = as_str(arguments[0]);
  const char *end = str->chars + str->bytes, *at = skip_blanks(str->chars, end);
  while (end > at && skip_blanks(end - 1, end) == end) end--;
  double number;
  if (!read_word(at, end, &number)) {
    if (!is_hexadecimal(at, end))
      return heap_raise(heap, TYPE_VALUE_ERROR, "invalid hexadecimal floating-point string");
    number = read_hexadecimal(at, end);
    if (isinf(number))
      return heap_raise(heap, TYPE_OVERFLOW_ERROR,
                        "hexadecimal value too large to represent as a float");
  }
  Object *value = float_new(heap, number);
  if (!value || self == &heap_class(heap, TYPE_FLOAT)->head.object) return value;
  Object *result = object_vectorcall(heap, self, &value, 1, NULL);
  object_decref(heap, value);
  return result;
}
