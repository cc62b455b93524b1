// str_methods.c: the table of str's methods, and those that strip, pad and encode. Mirrors CPython
// Objects/unicodeobject.c.
#include "str_methods.h"

#include <string.h>

#include "unicode.h"

const Builtin str_methods[] = {
#define ROW(name, least, most, flags) {#name, str_method_##name, least, most, flags},
    STR_METHODS(ROW)
#undef ROW
        {"format", str_format_method, 0, -1, BUILTIN_KEYWORDS | BUILTIN_TUPLE},
    {"format_map", str_format_map, 1, 1, 0},
    {NULL, NULL, 0, 0, 0},
};

// ---- strip ------------------------------------------------------------------------------------

static bool is_stripped(const Str *set, const char *chars, size_t bytes) {
  uint32_t c = 0;
  if (set) return chars_find(set->chars, set->bytes, chars, bytes) >= 0;
  utf8_decode(chars, bytes, &c);
  return char_is(c, CHAR_SPACE);
}

static Object *strip(Heap *heap, Object *self, Object *const *arguments, size_t count,
                     const char *name, int sides) {
  const Str *str = as_str(self), *set = NULL;
  if (count && arguments[0] != heap->none) {
    if (!is_str(arguments[0]))
      return heap_raise(heap, TYPE_TYPE_ERROR, "%s arg must be None or str", name);
    set = as_str(arguments[0]);
  }
  size_t from = 0, to = str->bytes;
  while ((sides & 1) && from < to) {
    uint32_t c = 0;
    size_t n = utf8_decode(str->chars + from, to - from, &c);
    if (!is_stripped(set, str->chars + from, n)) break;
    from += n;
  }
  while ((sides & 2) && from < to) {
    size_t before = to - 1;
    while (before > from && ((unsigned char)str->chars[before] & 0xC0) == 0x80) before--;
    if (!is_stripped(set, str->chars + before, to - before)) break;
    to = before;
  }
  if (from == 0 && to == str->bytes) return str_substring(heap, self, 0, str->length);
  return str_new(heap, str->chars + from, to - from);
}

STR_METHOD(lstrip) { return strip(heap, self, arguments, count, "lstrip", 1); }
STR_METHOD(rstrip) { return strip(heap, self, arguments, count, "rstrip", 2); }
STR_METHOD(strip) { return strip(heap, self, arguments, count, "strip", 3); }

// ---- padding ----------------------------------------------------------------------------------

static bool too_wide(Heap *heap, int64_t width) {
  if (width < 1 << 28) return false;
  heap_raise(heap, TYPE_MEMORY_ERROR, "str of %lld characters", (long long)width);
  return true;
}

// Width and fill of the arguments; false with an exception pending.
static bool pad_arguments(Heap *heap, Object *const *arguments, size_t count, int64_t *width_out,
                          const char **fill_out) {
  *fill_out = " ";
  if (!int_as_index(heap, arguments[0], width_out) || too_wide(heap, *width_out)) return false;
  if (count < 2) return true;
  if (!is_str(arguments[1]))
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "The fill character must be a unicode character, not %s",
                      type_name(arguments[1]));
  if (as_str(arguments[1])->length != 1)
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "The fill character must be exactly one character long");
  *fill_out = as_str(arguments[1])->chars;
  return true;
}

static Object *padded(Heap *heap, Object *self, int64_t before, int64_t after, const char *fill) {
  Text text = {0};
  if (before <= 0 && after <= 0) return str_substring(heap, self, 0, as_str(self)->length);
  for (; before > 0; before--) text_add(&text, fill);
  text_add_n(&text, as_str(self)->chars, as_str(self)->bytes);
  for (; after > 0; after--) text_add(&text, fill);
  return str_take(heap, &text);
}

STR_METHOD(ljust) {
  int64_t width;
  const char *fill;
  if (!pad_arguments(heap, arguments, count, &width, &fill)) return NULL;
  return padded(heap, self, 0, width - as_str(self)->length, fill);
}

STR_METHOD(rjust) {
  int64_t width;
  const char *fill;
  if (!pad_arguments(heap, arguments, count, &width, &fill)) return NULL;
  return padded(heap, self, width - as_str(self)->length, 0, fill);
}

// An odd space goes left where the width is odd too.
STR_METHOD(center) {
  int64_t width;
  const char *fill;
  if (!pad_arguments(heap, arguments, count, &width, &fill)) return NULL;
  int64_t margin = width - as_str(self)->length;
  if (margin <= 0) return padded(heap, self, 0, 0, fill);
  int64_t left = margin / 2 + (margin & width & 1);
  return padded(heap, self, left, margin - left, fill);
}

STR_METHOD(zfill) {
  int64_t width;
  const Str *str = as_str(self);
  if (!int_as_index(heap, arguments[0], &width) || too_wide(heap, width)) return NULL;
  if (width <= str->length) return str_substring(heap, self, 0, str->length);
  Text text = {0};
  size_t sign = str->bytes && (str->chars[0] == '-' || str->chars[0] == '+');
  text_add_n(&text, str->chars, sign);
  for (int64_t i = str->length; i < width; i++) text_add_char(&text, '0');
  text_add_n(&text, str->chars + sign, str->bytes - sign);
  return str_take(heap, &text);
}

STR_METHOD(expandtabs) {
  static const char *const names[] = {"tabsize", NULL};
  int64_t size = 8, column = 0;
  if (!keywords_known(heap, "expandtabs", keyword_names, names)) return NULL;
  Object *argument =
      count ? arguments[0] : keyword_argument(arguments, count, keyword_names, "tabsize");
  if (argument && (!int_as_index(heap, argument, &size) || too_wide(heap, size))) return NULL;
  Text text = {0};
  for (const char *at = as_str(self)->chars, *end = at + as_str(self)->bytes; at < end; at++) {
    if (*at == '\t') {
      int64_t spaces = size > 0 ? size - column % size : 0;
      for (column += spaces; spaces; spaces--) text_add_char(&text, ' ');
      continue;
    }
    text_add_char(&text, *at);
    if (((unsigned char)*at & 0xC0) != 0x80) column++;
    if (*at == '\n' || *at == '\r') column = 0;
  }
  return str_unless_same(heap, self, &text);
}

// ---- encode -----------------------------------------------------------------------------------

STR_METHOD(encode) {
  static const char *const names[] = {"encoding", "errors", NULL};
  const char *given[2] = {"utf-8", "strict"};
  if (!keywords_known(heap, "encode", keyword_names, names)) return NULL;
  for (size_t i = 0; i < 2; i++) {
    Object *argument =
        i < count ? arguments[i] : keyword_argument(arguments, count, keyword_names, names[i]);
    if (!argument) continue;
    if (!is_str(argument))
      return heap_raise(heap, TYPE_TYPE_ERROR, "encode() argument '%s' must be str, not %s",
                        names[i], type_name(argument));
    given[i] = as_str(argument)->chars;
  }
  return str_encode(heap, self, given[0], given[1]);
}
