// str_percent.c: str % values. Mirrors CPython Objects/unicodeobject.c (unicode_format and its
// helpers).
#include <ctype.h>
#include <string.h>

#include "values.h"

typedef struct Percent {
  Heap *heap;
  const char *format, *at, *end;
  Object *values;      // what stands right of %
  Object *mapping;     // values, where it is one; borrowed
  Object *by_key;      // value found by %(key); owned
  int64_t next, count; // as CPython's argidx, arglen: -2, -1 for one value that is no tuple
  Text text;
} Percent;

// One conversion: %[(key)][flags][width][.precision]type
typedef struct Conversion {
  bool left, plus, space, alternate, zero;
  int64_t width, precision; // -1 = none
  uint32_t type;
} Conversion;

static void *fail(Percent *p, TypeId type, const char *message) {
  return heap_raise(p->heap, type, "%s", message);
}

static Object *next_value(Percent *p) { // borrowed
  if (p->next >= p->count)
    return fail(p, TYPE_TYPE_ERROR, "not enough arguments for format string");
  int64_t index = p->next++;
  if (p->count >= 0) return ((Tuple *)p->values)->items[index];
  return p->by_key ? p->by_key : p->values;
}

// ---- reading a conversion ---------------------------------------------------------------------

static bool read_key(Percent *p) {
  const char *from = ++p->at;
  int depth = 1;
  if (!p->mapping) return fail(p, TYPE_TYPE_ERROR, "format requires a mapping");
  for (; p->at < p->end && depth; p->at++) depth += (*p->at == '(') - (*p->at == ')');
  if (depth) return fail(p, TYPE_VALUE_ERROR, "incomplete format key");
  Object *key = str_new(p->heap, from, (size_t)(p->at - 1 - from));
  if (!key) return false;
  object_decref_null(p->heap, p->by_key);
  p->by_key = object_get_item(p->heap, p->mapping, key);
  object_decref(p->heap, key);
  p->next = -2;
  p->count = -1;
  return p->by_key != NULL;
}

static void read_flags(Percent *p, Conversion *c) {
  for (; p->at < p->end; p->at++) {
    if (*p->at == '-')
      c->left = true;
    else if (*p->at == '+')
      c->plus = true;
    else if (*p->at == ' ')
      c->space = true;
    else if (*p->at == '#')
      c->alternate = true;
    else if (*p->at == '0')
      c->zero = true;
    else
      return;
  }
}

static bool read_number(Percent *p, const char *what, int64_t *number_out) {
  if (p->at < p->end && *p->at == '*') {
    p->at++;
    Object *value = next_value(p);
    if (!value) return false;
    if (!is_int(value)) return fail(p, TYPE_TYPE_ERROR, "* wants int");
    if (!int_as_index(p->heap, value, number_out)) return false;
  } else {
    for (; p->at < p->end && isdigit((unsigned char)*p->at) && *number_out < INT32_MAX; p->at++)
      *number_out = (*number_out < 0 ? 0 : *number_out) * 10 + (*p->at - '0');
  }
  if (*number_out < 1 << 28) return true;
  heap_raise(p->heap, TYPE_VALUE_ERROR, "%s too big", what);
  return false;
}

static bool read_conversion(Percent *p, Conversion *c) {
  *c = (Conversion){.width = -1, .precision = -1};
  if (p->at < p->end && *p->at == '(' && !read_key(p)) return false;
  read_flags(p, c);
  if (!read_number(p, "width", &c->width)) return false;
  if (c->width < -1) c->left = true, c->width = -c->width; // '%*d' % (-5, x)
  if (p->at < p->end && *p->at == '.') {
    p->at++;
    c->precision = 0;
    if (!read_number(p, "precision", &c->precision)) return false;
    if (c->precision < 0) c->precision = 0;
  }
  if (p->at < p->end && strchr("hlL", *p->at)) p->at++;
  if (p->at == p->end) return fail(p, TYPE_VALUE_ERROR, "incomplete format");
  p->at += utf8_decode(p->at, (size_t)(p->end - p->at), &c->type);
  return true;
}

// ---- writing ----------------------------------------------------------------------------------

static void add_text(Percent *p, const Conversion *c, const char *chars, size_t bytes,
                     size_t length) {
  FormatSpec spec = {.width = c->width, .align = c->left ? '<' : '>'};
  format_pad(&spec, chars, bytes, length, '>', &p->text);
}

// `digits` may begin with a minus sign; `prefix` stands behind the sign.
static void add_number(Percent *p, const Conversion *c, const char *prefix, const char *digits) {
  FormatSpec spec = {.width = c->width, .align = c->left ? '<' : c->zero ? '=' : '>'};
  if (c->zero && !c->left) spec.fill = '0';
  spec.sign = c->plus ? '+' : c->space ? ' ' : 0;
  NumberParts parts = {.negative = *digits == '-', .prefix = prefix, .rest = ""};
  parts.digits = digits + parts.negative;
  parts.digit_count = strlen(parts.digits);
  format_number(&spec, &parts, &p->text);
}

static bool convert_text(Percent *p, const Conversion *c, Object *value) {
  Object *str = c->type == 's'   ? object_str(p->heap, value)
                : c->type == 'r' ? object_repr(p->heap, value)
                                 : object_ascii(p->heap, value);
  if (!str) return false;
  size_t shown = as_str(str)->length;
  if (c->precision >= 0 && (size_t)c->precision < shown) shown = (size_t)c->precision;
  add_text(p, c, as_str(str)->chars, str_offset(as_str(str), shown), shown);
  object_decref(p->heap, str);
  return true;
}

static bool convert_character(Percent *p, const Conversion *c, Object *value) {
  Text character = {0};
  if (is_str(value) && as_str(value)->length == 1) {
    text_add_n(&character, as_str(value)->chars, as_str(value)->bytes);
  } else if (is_int(value)) {
    if (!int_fits(value) || int_value(value) < 0 || int_value(value) > 0x10FFFF)
      return fail(p, TYPE_OVERFLOW_ERROR, "%c arg not in range(0x110000)");
    text_add_codepoint(&character, (uint32_t)int_value(value));
  } else {
    return fail(p, TYPE_TYPE_ERROR, "%c requires int or char");
  }
  add_text(p, c, character.chars, character.length, 1);
  text_delete(&character);
  return true;
}

// An int for %d (truncated from a float) or for %x and %o (through __index__).
static Object *whole(Percent *p, const Conversion *c, Object *value) {
  bool decimal = strchr("diu", (int)c->type) != NULL;
  if (is_int(value)) return object_incref(value);
  if (is_float(value) && decimal) return int_from_double(p->heap, ((Float *)value)->value);
  Object *result = decimal ? call_special(p->heap, value, "__int__") : NULL;
  if (!result && !p->heap->raised) result = call_special(p->heap, value, "__index__");
  if (result || p->heap->raised) return result;
  return heap_raise(p->heap, TYPE_TYPE_ERROR, "%%%c format: %s is required, not %s", (int)c->type,
                    decimal ? "a real number" : "an integer", type_name(value));
}

static bool convert_int(Percent *p, const Conversion *c, Object *value) {
  Object *number = whole(p, c, value);
  Text text = {0}, digits = {0};
  if (!number) return false;
  int base = c->type == 'o' ? 8 : c->type == 'x' || c->type == 'X' ? 16 : 10;
  bool good = int_add_text(p->heap, number, base, &text);
  object_decref(p->heap, number);
  if (good) {
    const char *at = text.chars;
    if (*at == '-') text_add_char(&digits, *at++);
    for (int64_t i = (int64_t)strlen(at); i < c->precision; i++) text_add_char(&digits, '0');
    for (; *at; at++)
      text_add_char(&digits, c->type == 'X' ? (char)toupper((unsigned char)*at) : *at);
    char prefix[3] = {'0', (char)c->type, 0};
    add_number(p, c, c->alternate && base != 10 ? prefix : "", digits.chars);
  }
  text_delete(&text);
  text_delete(&digits);
  return good;
}

static bool convert_double(Percent *p, const Conversion *c, Object *value) {
  double number;
  Text text = {0};
  if (!number_as_double(p->heap, value, &number)) return false;
  double_text(number, (char)tolower((int)c->type), c->precision < 0 ? 6 : (int)c->precision,
              c->alternate, false, &text);
  for (size_t i = 0; i < text.length && isupper((int)c->type); i++)
    text.chars[i] = (char)toupper((unsigned char)text.chars[i]);
  add_number(p, c, "", text.chars);
  text_delete(&text);
  return true;
}

static bool convert(Percent *p) {
  Conversion c;
  if (p->at < p->end && *p->at == '%') {
    text_add_char(&p->text, *p->at++);
    return true;
  }
  if (!read_conversion(p, &c)) return false;
  Object *value = next_value(p);
  if (!value) return false;
  if (c.type < 128 && c.type && strchr("sra", (int)c.type)) return convert_text(p, &c, value);
  if (c.type == 'c') return convert_character(p, &c, value);
  if (c.type < 128 && c.type && strchr("diuoxX", (int)c.type)) return convert_int(p, &c, value);
  if (c.type < 128 && c.type && strchr("eEfFgG", (int)c.type)) return convert_double(p, &c, value);
  heap_raise(p->heap, TYPE_VALUE_ERROR, "unsupported format character '%c' (0x%x) at index %zu",
             c.type > 31 && c.type < 128 ? (int)c.type : '?', (unsigned)c.type,
             utf8_length(p->format, (size_t)(p->at - p->format)) - 1);
  return false;
}

static bool run(Percent *p) {
  while (p->at < p->end) {
    const char *mark = memchr(p->at, '%', (size_t)(p->end - p->at));
    text_add_n(&p->text, p->at, (size_t)((mark ? mark : p->end) - p->at));
    if (!mark) break;
    p->at = mark + 1;
    if (!convert(p)) return false;
  }
  if (p->next < p->count && !p->mapping)
    return fail(p, TYPE_TYPE_ERROR, "not all arguments converted during string formatting");
  return true;
}

static bool is_mapping(Heap *heap, const Object *object) {
  if (is_str(object) || is_kind(object, &tuple_type)) return false;
  if (object->cls->user && class_lookup_text(heap, object->cls, "__getitem__")) return true;
  return object->cls->type->get_item || (object->cls->solid && object->cls->solid->get_item);
}

Object *str_percent(Heap *heap, Object *format, Object *values) {
  const Str *str = as_str(format);
  bool many = is_kind(values, &tuple_type);
  Percent p = {
      .heap = heap, .format = str->chars, .at = str->chars, .end = str->chars + str->bytes};
  p.values = values;
  p.next = many ? 0 : -2;
  p.count = many ? (int64_t)((Tuple *)values)->count : -1;
  if (is_mapping(heap, values)) p.mapping = values;
  bool good = run(&p);
  object_decref_null(heap, p.by_key);
  if (good) return str_take(heap, &p.text);
  text_delete(&p.text);
  return NULL;
}
