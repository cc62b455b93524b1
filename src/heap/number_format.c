// number_format.c: __format__ of int, float and complex. Mirrors CPython Python/formatter_unicode.c
// (format_long_internal, format_float_internal, format_complex_internal).
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "values.h"

// ---- doubles ----------------------------------------------------------------------------------

// 'g' with a digit behind the point at least, as no type but a precision asks for: exponents start
// one digit earlier.
static void general_with_point(double value, int precision, bool alternate, Text *text) {
  char buffer[32];
  if (precision == 0) precision = 1;
  snprintf(buffer, sizeof buffer, "%.*e", precision > 17 ? 17 : precision - 1, value);
  char *mark = strchr(buffer, 'e');
  int exponent = mark ? atoi(mark + 1) : 0;
  if (mark && exponent == precision - 1) {
    Text digits = {0};
    double_text(value, 'e', precision - 1, alternate, false, &digits);
    char *e = strchr(digits.chars, 'e'), *end = e;
    if (!alternate && memchr(digits.chars, '.', (size_t)(e - digits.chars)))
      while (end[-1] == '0' || end[-1] == '.')
        if (*--end == '.') break;
    text_add_n(text, digits.chars, (size_t)(end - digits.chars));
    text_add(text, e);
    text_delete(&digits);
    return;
  }
  size_t from = text->length;
  double_text(value, 'g', precision, alternate, false, text);
  if (mark && !strpbrk(text->chars + from, ".e")) text_add(text, ".0");
}

static void double_by_type(double value, const FormatSpec *spec, bool add_point_zero, Text *text) {
  char type = spec->type;
  int precision = spec->precision < 0 ? 6 : (int)spec->precision;
  if (!type && spec->precision < 0)
    double_text(value, 'r', 0, spec->alternate, add_point_zero, text);
  else if (!type && add_point_zero)
    general_with_point(value, precision, spec->alternate, text);
  else if (type == '%') {
    double_text(value * 100, 'f', precision, spec->alternate, false, text);
    text_add_char(text, '%');
  } else {
    char kind = type == 0 || type == 'n' ? 'g' : (char)tolower((unsigned char)type);
    double_text(value, kind, precision, spec->alternate, false, text);
  }
  if (type && isupper((unsigned char)type))
    for (size_t i = 0; i < text->length; i++)
      text->chars[i] = (char)toupper((unsigned char)text->chars[i]);
}

// Splits text of a double into sign, whole digits and the rest, and lays it out.
static void layout_double(const FormatSpec *spec, Text *number, Text *text) {
  const char *at = text_chars(number);
  NumberParts parts = {.prefix = ""};
  parts.negative = *at == '-';
  parts.digits = at += parts.negative;
  while (isdigit((unsigned char)*at)) at++;
  parts.digit_count = (size_t)(at - parts.digits);
  parts.rest = at;
  if (spec->negative_zero && strcspn(parts.digits, "123456789ian") >= strcspn(parts.digits, "eE"))
    parts.negative = false;
  format_number(spec, &parts, text);
}

static Object *format_double(Heap *heap, double value, const FormatSpec *spec) {
  Text number = {0}, text = {0};
  double_by_type(value, spec, true, &number);
  layout_double(spec, &number, &text);
  text_delete(&number);
  return str_take(heap, &text);
}

Object *float_format(Heap *heap, Object *self, const char *chars, size_t length) {
  FormatSpec spec;
  if (length == 0) return object_str(heap, self);
  if (!format_spec_read(heap, self, chars, length, &spec)) return NULL;
  if (spec.type && !strchr("eEfFgGn%", spec.type))
    return format_unknown_code(heap, spec.type, self);
  return format_double(heap, ((Float *)self)->value, &spec);
}

// ---- int --------------------------------------------------------------------------------------

static Object *format_character(Heap *heap, Object *self, const FormatSpec *spec) {
  if (spec->sign)
    return heap_raise(heap, TYPE_VALUE_ERROR, "Sign not allowed with integer format specifier 'c'");
  if (spec->alternate)
    return heap_raise(heap, TYPE_VALUE_ERROR,
                      "Alternate form (#) not allowed with integer format specifier 'c'");
  if (!int_fits(self))
    return heap_raise(heap, TYPE_OVERFLOW_ERROR, "Python int too large to convert to C long");
  if (int_value(self) < 0 || int_value(self) > 0x10FFFF)
    return heap_raise(heap, TYPE_OVERFLOW_ERROR, "%%c arg not in range(0x110000)");
  Text character = {0}, text = {0};
  FormatSpec plain = *spec;
  if (plain.align == '=') plain.align = '>';
  text_add_codepoint(&character, (uint32_t)int_value(self));
  format_pad(&plain, character.chars, character.length, 1, '>', &text);
  text_delete(&character);
  return str_take(heap, &text);
}

static Object *format_digits(Heap *heap, Object *self, const FormatSpec *spec) {
  int base = spec->type == 'b'                        ? 2
             : spec->type == 'o'                      ? 8
             : spec->type == 'x' || spec->type == 'X' ? 16
                                                      : 10;
  char prefix[3] = {'0', spec->type, 0};
  Text number = {0}, text = {0};
  if (!int_add_text(heap, self, base, &number)) return NULL;
  if (spec->type == 'X')
    for (size_t i = 0; i < number.length; i++)
      number.chars[i] = (char)toupper((unsigned char)number.chars[i]);
  bool negative = number.chars[0] == '-';
  NumberParts parts = {.negative = negative,
                       .prefix = spec->alternate && base != 10 ? prefix : "",
                       .digits = number.chars + negative,
                       .digit_count = number.length - negative,
                       .rest = ""};
  format_number(spec, &parts, &text);
  text_delete(&number);
  return str_take(heap, &text);
}

Object *int_format(Heap *heap, Object *self, const char *chars, size_t length) {
  FormatSpec spec;
  double value;
  if (length == 0) return object_str(heap, self);
  if (!format_spec_read(heap, self, chars, length, &spec)) return NULL;
  if (spec.type && strchr("eEfFgG%", spec.type))
    return int_to_double(heap, self, &value) ? format_double(heap, value, &spec) : NULL;
  if (spec.type && !strchr("bcdoxXn", spec.type)) return format_unknown_code(heap, spec.type, self);
  if (spec.precision >= 0)
    return heap_raise(heap, TYPE_VALUE_ERROR, "Precision not allowed in integer format specifier");
  if (spec.negative_zero)
    return heap_raise(heap, TYPE_VALUE_ERROR,
                      "Negative zero coercion (z) not allowed in integer format specifier");
  return spec.type == 'c' ? format_character(heap, self, &spec) : format_digits(heap, self, &spec);
}

// ---- complex ----------------------------------------------------------------------------------

static void add_part(double value, const FormatSpec *spec, char sign, Text *text) {
  FormatSpec part = *spec;
  Text number = {0};
  part.width = -1;
  part.sign = sign;
  double_by_type(value, &part, false, &number);
  layout_double(&part, &number, text);
  text_delete(&number);
}

Object *complex_format(Heap *heap, Object *self, const char *chars, size_t length) {
  FormatSpec spec;
  const Complex *number = (const Complex *)self;
  if (length == 0) return object_str(heap, self);
  if (!format_spec_read(heap, self, chars, length, &spec)) return NULL;
  if (spec.type && !strchr("eEfFgGn", spec.type)) return format_unknown_code(heap, spec.type, self);
  if (spec.fill == '0')
    return heap_raise(heap, TYPE_VALUE_ERROR,
                      "Zero padding is not allowed in complex format specifier");
  if (spec.align == '=')
    return heap_raise(heap, TYPE_VALUE_ERROR,
                      "'=' alignment flag is not allowed in complex format specifier");
  bool only_imaginary = !spec.type && number->real == 0 && !signbit(number->real);
  Text body = {0}, text = {0};
  if (!spec.type && !only_imaginary) text_add_char(&body, '(');
  if (!only_imaginary) add_part(number->real, &spec, spec.sign, &body);
  add_part(number->imaginary, &spec, only_imaginary ? spec.sign : '+', &body);
  text_add(&body, !spec.type && !only_imaginary ? "j)" : "j");
  format_pad(&spec, body.chars, body.length, body.length, '>', &text);
  text_delete(&body);
  return str_take(heap, &text);
}
