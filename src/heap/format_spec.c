// format_spec.c: the format specification mini-language, its padding and grouping; str.__format__.
// Mirrors CPython Python/formatter_unicode.c (parse_internal_render_format_spec,
// calc_number_widths, fill_number).
#include <string.h>

#include "values.h"

// ---- reading ----------------------------------------------------------------------------------

typedef struct Cursor {
  const char *at, *end;
} Cursor;

static bool take(Cursor *cursor, char c) {
  if (cursor->at == cursor->end || *cursor->at != c) return false;
  cursor->at++;
  return true;
}

static char take_one_of(Cursor *cursor, const char *set) {
  if (cursor->at == cursor->end || !*cursor->at || !strchr(set, *cursor->at)) return 0;
  return *cursor->at++;
}

// False with ValueError pending beyond a Py_ssize_t; *count_out digits read.
static bool take_integer(Heap *heap, Cursor *cursor, int64_t *value_out, size_t *count_out) {
  int64_t value = 0;
  const char *from = cursor->at;
  for (; cursor->at < cursor->end && *cursor->at >= '0' && *cursor->at <= '9'; cursor->at++)
    if (__builtin_mul_overflow(value, 10, &value) ||
        __builtin_add_overflow(value, *cursor->at - '0', &value)) {
      heap_raise(heap, TYPE_VALUE_ERROR, "Too many decimal digits in format string");
      return false;
    }
  *count_out = (size_t)(cursor->at - from);
  if (*count_out) *value_out = value;
  return true;
}

static void read_alignment(Cursor *cursor, FormatSpec *spec) {
  uint32_t fill;
  size_t left = (size_t)(cursor->end - cursor->at);
  size_t n = left ? utf8_decode(cursor->at, left, &fill) : 0;
  if (n && n < left && cursor->at[n] && strchr("<>=^", cursor->at[n])) {
    spec->fill = fill;
    spec->align = cursor->at[n];
    cursor->at += n + 1;
  } else {
    spec->align = take_one_of(cursor, "<>=^");
  }
}

static bool read_grouping(Heap *heap, Cursor *cursor, FormatSpec *spec) {
  if (take(cursor, ',')) spec->grouping = ',';
  bool both = false;
  if (take(cursor, '_')) {
    both = spec->grouping == ',';
    spec->grouping = '_';
  }
  if (!both && spec->grouping == '_' && cursor->at < cursor->end) both = *cursor->at == ',';
  if (both) heap_raise(heap, TYPE_VALUE_ERROR, "Cannot specify both ',' and '_'.");
  return !both;
}

static bool grouping_allowed(Heap *heap, const FormatSpec *spec, char type) {
  if (!spec->grouping || !type || strchr("defgEG%F", type)) return true;
  if (spec->grouping == '_' && strchr("boxX", type)) return true;
  if (type > 32)
    heap_raise(heap, TYPE_VALUE_ERROR, "Cannot specify '%c' with '%c'.", spec->grouping, type);
  else
    heap_raise(heap, TYPE_VALUE_ERROR, "Cannot specify '%c' with '\\x%x'.", spec->grouping,
               (unsigned)(unsigned char)type);
  return false;
}

bool format_spec_read(Heap *heap, Object *value, const char *chars, size_t bytes,
                      FormatSpec *spec) {
  Cursor cursor = {chars, chars + bytes};
  size_t count;
  *spec = (FormatSpec){.width = -1, .precision = -1};
  read_alignment(&cursor, spec);
  spec->sign = take_one_of(&cursor, "+- ");
  spec->negative_zero = take(&cursor, 'z');
  spec->alternate = take(&cursor, '#');
  if (!spec->fill && take(&cursor, '0')) {
    spec->fill = '0';
    if (!spec->align && !is_str(value)) spec->align = '=';
  }
  if (!take_integer(heap, &cursor, &spec->width, &count)) return false;
  if (!read_grouping(heap, &cursor, spec)) return false;
  if (take(&cursor, '.')) {
    if (!take_integer(heap, &cursor, &spec->precision, &count)) return false;
    if (count == 0) {
      heap_raise(heap, TYPE_VALUE_ERROR, "Format specifier missing precision");
      return false;
    }
  }
  if (cursor.end - cursor.at > 1) {
    heap_raise(heap, TYPE_VALUE_ERROR, "Invalid format specifier '%.*s' for object of type '%s'",
               (int)bytes, chars, type_name(value));
    return false;
  }
  if (cursor.at < cursor.end) spec->type = *cursor.at;
  int64_t most = 1 << 28;
  if (spec->width > most || spec->precision > most) {
    heap_raise(heap, TYPE_MEMORY_ERROR, "a field of %lld characters",
               (long long)(spec->width > most ? spec->width : spec->precision));
    return false;
  }
  return grouping_allowed(heap, spec, spec->type || !is_str(value) ? spec->type : 's');
}

void *format_unknown_code(Heap *heap, char code, Object *value) {
  if (code > 32)
    return heap_raise(heap, TYPE_VALUE_ERROR, "Unknown format code '%c' for object of type '%s'",
                      code, type_name(value));
  return heap_raise(heap, TYPE_VALUE_ERROR, "Unknown format code '\\x%x' for object of type '%s'",
                    (unsigned)(unsigned char)code, type_name(value));
}

// ---- laying out -------------------------------------------------------------------------------

static void add_fill(const FormatSpec *spec, size_t count, Text *text) {
  for (; count; count--) text_add_codepoint(text, spec->fill ? spec->fill : ' ');
}

void format_pad(const FormatSpec *spec, const char *body, size_t bytes, size_t length, char align,
                Text *text) {
  size_t padding = spec->width > (int64_t)length ? (size_t)spec->width - length : 0;
  if (spec->align) align = spec->align;
  size_t before = align == '>' ? padding : align == '^' ? padding / 2 : 0;
  add_fill(spec, before, text);
  text_add_n(text, body, bytes);
  add_fill(spec, padding - before, text);
}

static size_t grouped_length(size_t digits, size_t group) {
  return group && digits ? digits + (digits - 1) / group : digits;
}

// The digits, with zeros in front up to `least` characters, separators counted.
static void add_grouped(const FormatSpec *spec, const NumberParts *parts, size_t least,
                        Text *text) {
  size_t group = !spec->grouping ? 0 : strchr("boxX", spec->type) && spec->type ? 4 : 3;
  size_t count = parts->digit_count;
  if (count)
    while (grouped_length(count, group) < least) count++;
  for (size_t left = count; left; left--) {
    text_add_char(text, left > parts->digit_count ? '0' : parts->digits[parts->digit_count - left]);
    if (group && left > 1 && (left - 1) % group == 0) text_add_char(text, spec->grouping);
  }
}

void format_number(const FormatSpec *spec, const NumberParts *parts, Text *text) {
  char sign = parts->negative ? '-' : spec->sign == '+' || spec->sign == ' ' ? spec->sign : 0;
  size_t outer =
      (sign != 0) + strlen(parts->prefix) + utf8_length(parts->rest, strlen(parts->rest));
  bool inner = spec->align == '=';
  size_t least =
      inner && spec->fill == '0' && spec->width > (int64_t)outer ? (size_t)spec->width - outer : 0;
  Text digits = {0}, body = {0};
  add_grouped(spec, parts, least, &digits);
  if (sign) text_add_char(&body, sign);
  text_add(&body, parts->prefix);
  size_t taken = outer + digits.length;
  if (inner && spec->width > (int64_t)taken) add_fill(spec, (size_t)spec->width - taken, &body);
  text_add_n(&body, text_chars(&digits), digits.length);
  text_add(&body, parts->rest);
  format_pad(spec, text_chars(&body), body.length, utf8_length(text_chars(&body), body.length), '>',
             text);
  text_delete(&digits);
  text_delete(&body);
}

// ---- str.__format__ ---------------------------------------------------------------------------

static const char *refused(const FormatSpec *spec) {
  if (spec->sign == ' ') return "Space not allowed in string format specifier";
  if (spec->sign) return "Sign not allowed in string format specifier";
  if (spec->negative_zero)
    return "Negative zero coercion (z) not allowed in string format specifier";
  if (spec->alternate) return "Alternate form (#) not allowed in string format specifier";
  if (spec->align == '=') return "'=' alignment not allowed in string format specifier";
  return NULL;
}

Object *str_format_slot(Heap *heap, Object *self, const char *chars, size_t length) {
  const Str *str = as_str(self);
  FormatSpec spec;
  if (length == 0) return object_str(heap, self);
  if (!format_spec_read(heap, self, chars, length, &spec)) return NULL;
  if (spec.type && spec.type != 's') return format_unknown_code(heap, spec.type, self);
  const char *problem = refused(&spec);
  if (problem) return heap_raise(heap, TYPE_VALUE_ERROR, "%s", problem);
  size_t shown = str->length;
  if (spec.precision >= 0 && (size_t)spec.precision < shown) shown = (size_t)spec.precision;
  Text text = {0};
  format_pad(&spec, str->chars, str_offset(str, shown), shown, '<', &text);
  return str_take(heap, &text);
}
