// str_translate.c: str.translate and str.maketrans. Mirrors CPython Objects/unicodeobject.c
// (unicode_maketrans_impl, charmaptranslate_lookup).
#include "str_methods.h"

#include <string.h>

static uint32_t code_at(const Str *str, size_t *offset) {
  uint32_t code = 0;
  size_t n = utf8_decode(str->chars + *offset, str->bytes - *offset, &code);
  *offset += n ? n : 1;
  return code;
}

static bool put(Heap *heap, Object *dict, uint32_t code, Object *value) {
  Object *key = int_new(heap, code);
  bool done = key && dict_set(heap, dict, key, value);
  object_decref_null(heap, key);
  return done;
}

// maketrans(dict): keys of one character become their numbers.
static bool put_all(Heap *heap, Object *to, Object *from) {
  Object *key, *value;
  for (size_t position = 0; dict_next(from, &position, &key, &value);) {
    if (is_int(key)) {
      if (!dict_set(heap, to, key, value)) return false;
      continue;
    }
    if (!is_str(key)) {
      heap_raise(heap, TYPE_TYPE_ERROR, "keys in translate table must be strings or integers");
      return false;
    }
    size_t offset = 0;
    if (as_str(key)->length != 1) {
      heap_raise(heap, TYPE_VALUE_ERROR, "string keys in translate table must be of length 1");
      return false;
    }
    if (!put(heap, to, code_at(as_str(key), &offset), value)) return false;
  }
  return true;
}

static bool put_pairs(Heap *heap, Object *dict, Object *const *arguments, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (!is_str(arguments[i])) {
      heap_raise(heap, TYPE_TYPE_ERROR,
                 i == 0 ? "first maketrans argument must be a string if there is a second argument"
                        : "maketrans() argument %zu must be str, not %s",
                 i + 1, type_name(arguments[i]));
      return false;
    }
  const Str *from = as_str(arguments[0]), *to = as_str(arguments[1]);
  if (from->length != to->length) {
    heap_raise(heap, TYPE_VALUE_ERROR, "the first two maketrans arguments must have equal length");
    return false;
  }
  for (size_t at = 0, with = 0; at < from->bytes;) {
    uint32_t code = code_at(from, &at);
    Object *value = int_new(heap, code_at(to, &with));
    bool done = value && put(heap, dict, code, value);
    object_decref_null(heap, value);
    if (!done) return false;
  }
  const Str *gone = count > 2 ? as_str(arguments[2]) : NULL;
  for (size_t at = 0; gone && at < gone->bytes;)
    if (!put(heap, dict, code_at(gone, &at), heap->none)) return false;
  return true;
}

STR_METHOD(maketrans) {
  (void)self;
  if (count == 1 && !object_is(arguments[0], &dict_type))
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "if you give only one argument to maketrans it must be a dict");
  Object *dict = dict_new(heap);
  bool done = dict && (count == 1 ? put_all(heap, dict, arguments[0])
                                  : put_pairs(heap, dict, arguments, count));
  if (done) return dict;
  object_decref_null(heap, dict);
  return NULL;
}

// What the table has for a character is added: None nothing, an int that character, a str itself.
static bool add_mapped(Heap *heap, Object *mapped, Text *text) {
  if (mapped == heap->none) return true;
  if (is_str(mapped)) {
    text_add_n(text, as_str(mapped)->chars, as_str(mapped)->bytes);
    return true;
  }
  if (!is_int(mapped)) {
    heap_raise(heap, TYPE_TYPE_ERROR, "character mapping must return integer, None or str");
    return false;
  }
  if (!int_fits(mapped) || int_value(mapped) < 0 || int_value(mapped) > 0x10ffff) {
    heap_raise(heap, TYPE_VALUE_ERROR, "character mapping must be in range(0x110000)");
    return false;
  }
  text_add_codepoint(text, (uint32_t)int_value(mapped));
  return true;
}

STR_METHOD(translate) {
  const Str *str = as_str(self);
  Text text = {0};
  bool good = true;
  for (size_t at = 0; good && at < str->bytes;) {
    size_t from = at;
    Object *key = int_new(heap, code_at(str, &at));
    Object *mapped = key ? object_get_item(heap, arguments[0], key) : NULL;
    object_decref_null(heap, key);
    if (mapped) {
      good = add_mapped(heap, mapped, &text);
      object_decref(heap, mapped);
    } else if (heap_raised_is(heap, TYPE_LOOKUP_ERROR)) {
      heap_forget(heap);
      text_add_n(&text, str->chars + from, at - from);
    } else {
      good = false;
    }
  }
  if (good) return str_unless_same(heap, self, &text);
  text_delete(&text);
  return NULL;
}
