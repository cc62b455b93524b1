// number_text.c: numbers to text and back. Mirrors CPython's PyLong_FromString, Python/pystrtod.c,
// float_new and complex_new's parsers. The C library prints and reads doubles; the locale is never
// set, so the point is a point.
#include "values.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "unicode.h"

// ---- cleaning: spaces around, other scripts' digits and spaces --------------------------------

// As _PyUnicode_TransformDecimalAndSpaceToASCII, then stripped. False where another character
// remains.
static bool to_ascii(const char *chars, size_t bytes, Text *text) {
  for (size_t at = 0; at < bytes;) {
    uint32_t c;
    size_t n = utf8_decode(chars + at, bytes - at, &c);
    if (n == 0) return false;
    at += n;
    int digit = c < 128 ? -1 : char_decimal(c);
    if (digit >= 0)
      text_add_char(text, (char)('0' + digit));
    else if (char_is(c, CHAR_SPACE))
      text_add_char(text, ' ');
    else if (c >= 128 || c == 0)
      return false;
    else
      text_add_char(text, (char)c);
  }
  return true;
}

static const char *strip(Text *text) {
  while (text->length && text->chars[text->length - 1] == ' ') text->chars[--text->length] = 0;
  const char *from = text_chars(text);
  while (*from == ' ') from++;
  return from;
}

// ---- int --------------------------------------------------------------------------------------

static int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

static int prefix_base(const char *at) {
  if (at[0] != '0') return 0;
  char c = (char)tolower((unsigned char)at[1]);
  return c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
}

// Digits with single underscores between them, up to the end.
static bool clean_digits(const char *at, int base, Text *text) {
  char before = '_';
  for (; *at; before = *at++) {
    if (*at == '_' && before == '_') return false;
    if (*at == '_') continue;
    if (digit_value(*at) >= base) return false;
    text_add_char(text, *at);
  }
  return before != '_';
}

static bool zeros_only(const char *chars) { return chars[strspn(chars, "0")] == 0; }

// The size that CPython's long_from_string_base and long_from_binary_base allocate before they
// trim.
static size_t allocated_digits(int base, size_t count) {
  if ((base & (base - 1)) == 0) {
    int bits = 0;
    while (base >> (bits + 1)) bits++;
    return ((size_t)bits * count + DIGIT_BITS - 1) / DIGIT_BITS;
  }
  return (size_t)((double)count * (log((double)base) / (DIGIT_BITS * log(2.0))) + 1);
}

static bool read_int(const char *at, int base, mpz_t value, size_t *digits_out,
                     size_t *decimals_out) {
  bool negative = *at == '-';
  if (*at == '-' || *at == '+') at++;
  int prefix = prefix_base(at);
  bool bare_zero = base == 0 && prefix == 0 && *at == '0'; // 0 and 000 alone, never 0777
  if (prefix && (base == 0 || base == prefix)) {
    base = prefix;
    at += 2;
    if (*at == '_') at++;
  }
  if (base == 0) base = 10;
  Text digits = {0};
  bool good = clean_digits(at, base, &digits) && !(bare_zero && !zeros_only(text_chars(&digits)));
  if (good) {
    *digits_out = allocated_digits(base, digits.length);
    *decimals_out = (base & (base - 1)) == 0 ? 0 : digits.length;
    if (*decimals_out <= DECIMALS_LIMIT) mpz_set_str(value, digits.chars, base);
    if (negative) mpz_neg(value, value);
  }
  text_delete(&digits);
  return good;
}

bool text_read_int(const char *chars, size_t bytes, int base, mpz_t value, size_t *digits_out,
                   size_t *decimals_out) {
  mpz_init(value);
  Text text = {0};
  bool good = to_ascii(chars, bytes, &text) &&
              read_int(strip(&text), base, value, digits_out, decimals_out);
  text_delete(&text);
  return good;
}

bool int_add_text(Heap *heap, const Object *object, int base, Text *text) {
  IntView view;
  if (base == 10 && int_fits(object)) {
    text_add_whole(text, int_value(object));
    return true;
  }
  mpz_srcptr value = int_view(object, &view);
  size_t length =
      mpz_sizeinbase(value, base); // exact for powers of two, else one too large at most
  if (base == 10 && length > DECIMALS_LIMIT + 1) goto too_long;
  char *digits = mem_alloc(length + 2);
  mpz_get_str(digits, base, value);
  if (base == 10 && strlen(digits + (*digits == '-')) > DECIMALS_LIMIT) {
    mem_free(digits);
    goto too_long;
  }
  text_add(text, digits);
  mem_free(digits);
  return true;
too_long:
  heap_raise(heap, TYPE_VALUE_ERROR,
             "Exceeds the limit (%d digits) for integer string conversion; use "
             "sys.set_int_max_str_digits() to increase the limit",
             DECIMALS_LIMIT);
  return false;
}

void int_describe_text(const Object *object, Text *text) {
  const Int *self = (const Int *)object;
  if (!self->big) {
    text_add_whole(text, self->value);
  } else if (mpz_sizeinbase(self->big, 10) > DECIMALS_LIMIT) {
    text_printf(text, "<int of %zu bits>", mpz_sizeinbase(self->big, 2));
  } else {
    char *digits = mem_alloc(mpz_sizeinbase(self->big, 10) + 2);
    text_add(text, mpz_get_str(digits, 10, self->big));
    mem_free(digits);
  }
}

// ---- float ------------------------------------------------------------------------------------

static bool word_at(const char **at, const char *word) {
  size_t n = 0;
  while (word[n] && tolower((unsigned char)(*at)[n]) == word[n]) n++;
  if (word[n]) return false;
  *at += n;
  return true;
}

static size_t digits_at(const char **at, Text *text) {
  size_t count = 0;
  while (isdigit((unsigned char)**at) ||
         (**at == '_' && count && isdigit((unsigned char)(*at)[1]))) {
    if (**at != '_') text_add_char(text, **at);
    count++, (*at)++;
  }
  return count;
}

// A float in decimal notation or a word, sign included; moves *at behind it.
static bool double_at(const char **at, double *value_out) {
  bool negative = **at == '-';
  if (**at == '-' || **at == '+') (*at)++;
  bool infinite = word_at(at, "infinity") || word_at(at, "inf");
  if (infinite || word_at(at, "nan")) {
    *value_out = copysign(infinite ? (double)INFINITY : (double)NAN, negative ? -1.0 : 1.0);
    return true;
  }
  Text text = {0};
  size_t count = digits_at(at, &text);
  if (**at == '.') {
    text_add_char(&text, *(*at)++);
    count += digits_at(at, &text);
  }
  if (count && (**at == 'e' || **at == 'E')) {
    const char *before = *at;
    size_t length = text.length;
    text_add_char(&text, *(*at)++);
    if (**at == '-' || **at == '+') text_add_char(&text, *(*at)++);
    if (digits_at(at, &text) == 0) {
      *at = before;
      text.chars[text.length = length] = 0;
    }
  }
  if (count) *value_out = strtod(text.chars, NULL);
  if (count && negative) *value_out = -*value_out;
  text_delete(&text);
  return count > 0;
}

bool text_read_float(const char *chars, size_t bytes, double *value_out) {
  Text text = {0};
  bool good = to_ascii(chars, bytes, &text);
  if (good) {
    const char *at = strip(&text);
    good = double_at(&at, value_out) && *at == 0;
  }
  text_delete(&text);
  return good;
}

// real, imaginary or both; the imaginary part ends in j and may be a sign alone.
static bool complex_at(const char *at, double *real_out, double *imaginary_out) {
  double first = 0;
  *real_out = *imaginary_out = 0;
  const char *start = at;
  if (!double_at(&at, &first)) {
    at = start;
    first = *at == '-' ? -1 : 1;
    if (*at == '-' || *at == '+') at++;
    if (*at != 'j' && *at != 'J') return false;
  }
  if (*at == 'j' || *at == 'J') {
    *imaginary_out = first;
    return at[1] == 0;
  }
  *real_out = first;
  if (*at == 0) return true;
  if (*at != '-' && *at != '+') return false;
  start = at;
  if (!double_at(&at, imaginary_out)) {
    *imaginary_out = *start == '-' ? -1 : 1;
    at = start + 1;
  }
  return (*at == 'j' || *at == 'J') && at[1] == 0;
}

bool text_read_complex(const char *chars, size_t bytes, double *real_out, double *imaginary_out) {
  Text text = {0};
  bool good = to_ascii(chars, bytes, &text);
  if (good) {
    const char *at = strip(&text);
    size_t length = strlen(at);
    if (length > 1 && at[0] == '(' && at[length - 1] == ')') {
      text.chars[--text.length] = 0;
      while (text.chars[text.length - 1] == ' ') text.chars[--text.length] = 0;
      for (at++; *at == ' ';) at++;
    }
    good = complex_at(at, real_out, imaginary_out);
  }
  text_delete(&text);
  return good;
}

// ---- doubles to text --------------------------------------------------------------------------

// The fewest digits that read back equal, as d.ddde+xx.
static void shortest(double value, char *buffer, size_t size) {
  for (int precision = 0; precision < 17; precision++) {
    snprintf(buffer, size, "%.*e", precision, value);
    if (strtod(buffer, NULL) == value) return;
  }
}

// repr's layout: positional while -4 <= exponent < 16.
static void repr_text(double value, bool alternate, bool add_point_zero, Text *text) {
  char buffer[32], digits[32];
  shortest(fabs(value), buffer, sizeof buffer);
  int exponent = atoi(strchr(buffer, 'e') + 1);
  size_t count = 0;
  for (const char *c = buffer; *c != 'e'; c++)
    if (*c != '.') digits[count++] = *c;
  if (signbit(value)) text_add_char(text, '-');
  if (exponent < -4 || exponent >= 16) {
    text_add_n(text, digits, 1);
    if (count > 1 || alternate) text_add_char(text, '.');
    text_add_n(text, digits + 1, count - 1);
    text_printf(text, "e%c%02d", exponent < 0 ? '-' : '+', abs(exponent));
    return;
  }
  if (exponent < 0) text_add(text, "0.");
  for (int i = -1; i > exponent; i--) text_add_char(text, '0');
  for (int i = 0; i < (int)count || i <= exponent; i++) {
    if (exponent >= 0 && i == exponent + 1) text_add_char(text, '.');
    text_add_char(text, i < (int)count ? digits[i] : '0');
  }
  bool whole = exponent >= 0 && (int)count <= exponent + 1;
  if (whole && (add_point_zero || alternate)) text_add(text, add_point_zero ? ".0" : ".");
}

void double_text(double value, char kind, int precision, bool alternate, bool add_point_zero,
                 Text *text) {
  if (isnan(value))
    text_add(text, "nan");
  else if (isinf(value))
    text_add(text, value < 0 ? "-inf" : "inf");
  else if (kind == 'r')
    repr_text(value, alternate, add_point_zero, text);
  else if (kind == 'e')
    text_printf(text, alternate ? "%#.*e" : "%.*e", precision, value);
  else if (kind == 'f')
    text_printf(text, alternate ? "%#.*f" : "%.*f", precision, value);
  else
    text_printf(text, alternate ? "%#.*g" : "%.*g", precision, value);
}

void float_repr(double value, Text *text) { double_text(value, 'r', 0, false, true, text); }
