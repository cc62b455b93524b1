// unicode_exception.c: UnicodeEncodeError and UnicodeDecodeError: five arguments (encoding, object,
// start, end, reason) that their text is made of. Mirrors CPython Objects/exceptions.c.
#include "../internal.h"
#include "../values.h"

bool unicode_error_is(Heap *heap, Object *exception) {
  const Tuple *arguments = (Tuple *)((Exception *)exception)->arguments;
  bool is = object_isinstance(exception, heap_class(heap, TYPE_UNICODE_ENCODE_ERROR)) ||
            object_isinstance(exception, heap_class(heap, TYPE_UNICODE_DECODE_ERROR));
  if (!is || !arguments || arguments->count != 5) return false;
  Object *const *items = arguments->items;
  return is_str(items[0]) && (is_str(items[1]) || is_bytes(items[1])) && int_fits(items[2]) &&
         int_fits(items[3]) && is_str(items[4]);
}

// The character or byte that could not be converted; false where there is none at that place.
static bool shown_unit(Object *object, int64_t start, Text *text) {
  if (is_bytes(object)) {
    const Bytes *bytes = (Bytes *)object;
    if (start < 0 || (size_t)start >= bytes->count) return false;
    text_printf(text, "byte 0x%02x", (unsigned)(unsigned char)bytes->chars[start]);
    return true;
  }
  const Str *str = as_str(object);
  if (start < 0 || start >= str->length) return false;
  uint32_t c = 0;
  size_t at = str_offset(str, (size_t)start);
  utf8_decode(str->chars + at, str->bytes - at, &c);
  const char *form = c < 0x100     ? "character '\\x%02x'"
                     : c < 0x10000 ? "character '\\u%04x'"
                                   : "character '\\U%08x'";
  text_printf(text, form, (unsigned)c);
  return true;
}

void unicode_error_text(Object *exception, Text *text) {
  Object *const *items = ((Tuple *)((Exception *)exception)->arguments)->items;
  int64_t start = int_value(items[2]), end = int_value(items[3]);
  bool encodes = is_str(items[1]);
  Text unit = {0};
  text_printf(text, "'%s' codec can't %s ", as_str(items[0])->chars, encodes ? "encode" : "decode");
  if (end == start + 1 && shown_unit(items[1], start, &unit))
    text_printf(text, "%s in position %lld", text_chars(&unit), (long long)start);
  else
    text_printf(text, "%s in position %lld-%lld", encodes ? "characters" : "bytes",
                (long long)start, (long long)end - 1);
  text_printf(text, ": %s", as_str(items[4])->chars);
  text_delete(&unit);
}

// The exception's own field holds the object once more besides its arguments.
void *unicode_error_raise(Heap *heap, TypeId type, const char *encoding, Object *object,
                          size_t start, size_t end, const char *reason) {
  Object *items[] = {str_from(heap, encoding), object_incref(object), int_new(heap, (int64_t)start),
                     int_new(heap, (int64_t)end), str_from(heap, reason)};
  bool made = items[0] && items[2] && items[3] && items[4];
  Object *exception = made ? exception_new(heap, heap_class(heap, type), NULL) : NULL;
  Object *arguments = exception ? tuple_new(heap, items, 5) : NULL;
  for (int i = 0; i < 5; i++) object_decref_null(heap, items[i]);
  if (!arguments) {
    object_decref_null(heap, exception);
    return NULL;
  }
  object_store(heap, &((Exception *)exception)->arguments, arguments);
  ((Exception *)exception)->value = object_incref(object);
  heap_raise_object(heap, exception);
  return NULL;
}
