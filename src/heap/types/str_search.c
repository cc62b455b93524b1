// str_search.c: find, count, replace and their kin. Mirrors CPython Objects/stringlib/find.h,
// transmogrify.h and unicodeobject.c (replace, tailmatch). Positions are code points outside, bytes
// of UTF-8 inside.
#include <string.h>

#include "str_methods.h"

int64_t chars_find(const char *chars, size_t bytes, const char *needle, size_t needle_bytes) {
  if (needle_bytes == 0) return 0;
  for (size_t at = 0; at + needle_bytes <= bytes; at++) {
    const char *hit = memchr(chars + at, needle[0], bytes - needle_bytes - at + 1);
    if (!hit) break;
    at = (size_t)(hit - chars);
    if (memcmp(hit, needle, needle_bytes) == 0) return (int64_t)at;
  }
  return -1;
}

int64_t chars_find_last(const char *chars, size_t bytes, const char *needle, size_t needle_bytes) {
  if (needle_bytes > bytes) return -1;
  for (size_t at = bytes - needle_bytes + 1; at-- > 0;)
    if (needle_bytes == 0 || memcmp(chars + at, needle, needle_bytes) == 0) return (int64_t)at;
  return -1;
}

const Str *str_argument(Heap *heap, Object *argument, const char *before) {
  if (is_str(argument)) return as_str(argument);
  return heap_raise(heap, TYPE_TYPE_ERROR, "%smust be str, not %s", before, type_name(argument));
}

// A bound of a search: None or an index, clamped as a slice's would be.
static bool bound(Heap *heap, Object *argument, int64_t length, int64_t *value_out) {
  if (argument == heap->none) return true;
  if (is_int(argument) && !int_fits(argument)) {
    *value_out = mpz_sgn(((Int *)argument)->big) < 0 ? 0 : length;
    if (mpz_sgn(((Int *)argument)->big) > 0) (*value_out)++;
    return true;
  }
  if (!is_int(argument) &&
      !(argument->cls->user && class_lookup_text(heap, argument->cls, "__index__")))
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "slice indices must be integers or None or have an __index__ method");
  if (!int_as_index(heap, argument, value_out)) return false;
  if (*value_out < 0) *value_out = *value_out + length < 0 ? 0 : *value_out + length;
  return true;
}

// Part of a str that is searched. `possible` is false where start lies behind the end: not even ''
// is found there.
typedef struct Window {
  const char *chars;
  size_t bytes, start, length; // start: code points in front of it
  bool possible;
} Window;

static bool window(Heap *heap, Object *self, Object *const *arguments, size_t count,
                   Window *window_out) {
  const Str *str = as_str(self);
  int64_t start = 0, end = str->length;
  if (count > 1 && !bound(heap, arguments[1], str->length, &start)) return false;
  if (count > 2 && !bound(heap, arguments[2], str->length, &end)) return false;
  if (end > str->length) end = str->length;
  *window_out = (Window){.possible = start <= end, .chars = str->chars};
  if (start > end) return true;
  size_t from = str_offset(str, (size_t)start), to = str_offset(str, (size_t)end);
  *window_out = (Window){str->chars + from, to - from, (size_t)start, (size_t)(end - start), true};
  return true;
}

// Index of the first or last hit, -1 for none, -2 with an exception pending.
static int64_t search(Heap *heap, Object *self, Object *const *arguments, size_t count, bool last) {
  Window w;
  const Str *needle = str_argument(heap, arguments[0], "");
  if (!needle || !window(heap, self, arguments, count, &w)) return -2;
  if (!w.possible) return -1;
  int64_t at =
      (last ? chars_find_last : chars_find)(w.chars, w.bytes, needle->chars, needle->bytes);
  return at < 0 ? -1 : (int64_t)(w.start + utf8_length(w.chars, (size_t)at));
}

static Object *found(Heap *heap, int64_t index, bool must) {
  if (index == -2) return NULL;
  if (index == -1 && must) return heap_raise(heap, TYPE_VALUE_ERROR, "substring not found");
  return int_new(heap, index);
}

STR_METHOD(find) { return found(heap, search(heap, self, arguments, count, false), false); }
STR_METHOD(rfind) { return found(heap, search(heap, self, arguments, count, true), false); }
STR_METHOD(index) { return found(heap, search(heap, self, arguments, count, false), true); }
STR_METHOD(rindex) { return found(heap, search(heap, self, arguments, count, true), true); }

static size_t count_in(const char *chars, size_t bytes, const Str *needle) {
  size_t hits = 0;
  for (int64_t at; (at = chars_find(chars, bytes, needle->chars, needle->bytes)) >= 0; hits++) {
    chars += (size_t)at + needle->bytes;
    bytes -= (size_t)at + needle->bytes;
  }
  return hits;
}

STR_METHOD(count) {
  Window w;
  const Str *needle = str_argument(heap, arguments[0], "");
  if (!needle || !window(heap, self, arguments, count, &w)) return NULL;
  if (!w.possible) return int_new(heap, 0);
  if (needle->bytes == 0) return int_new(heap, (int64_t)w.length + 1);
  return int_new(heap, (int64_t)count_in(w.chars, w.bytes, needle));
}

// ---- startswith, endswith ---------------------------------------------------------------------

static bool matches(const Window *w, const Str *part, bool at_end) {
  if (!w->possible || part->bytes > w->bytes) return false;
  return memcmp(w->chars + (at_end ? w->bytes - part->bytes : 0), part->chars, part->bytes) == 0;
}

static Object *tail_match(Heap *heap, Object *self, Object *const *arguments, size_t count,
                          bool at_end) {
  Window w;
  const char *name = at_end ? "endswith" : "startswith";
  if (!window(heap, self, arguments, count, &w)) return NULL;
  if (is_str(arguments[0])) return bool_new(heap, matches(&w, as_str(arguments[0]), at_end));
  if (!is_kind(arguments[0], &tuple_type))
    return heap_raise(heap, TYPE_TYPE_ERROR, "%s first arg must be str or a tuple of str, not %s",
                      name, type_name(arguments[0]));
  const Tuple *parts = (const Tuple *)arguments[0];
  for (size_t i = 0; i < parts->count; i++) {
    if (!is_str(parts->items[i]))
      return heap_raise(heap, TYPE_TYPE_ERROR, "tuple for %s must only contain str, not %s", name,
                        type_name(parts->items[i]));
    if (matches(&w, as_str(parts->items[i]), at_end)) return bool_new(heap, true);
  }
  return bool_new(heap, false);
}

STR_METHOD(startswith) { return tail_match(heap, self, arguments, count, false); }
STR_METHOD(endswith) { return tail_match(heap, self, arguments, count, true); }

static Object *without(Heap *heap, Object *self, Object *part_object, bool at_end,
                       const char *before) {
  const Str *str = as_str(self), *part = str_argument(heap, part_object, before);
  if (!part) return NULL;
  Window w = {str->chars, str->bytes, 0, str->length, true};
  if (!matches(&w, part, at_end)) return str_substring(heap, self, 0, str->length);
  return at_end ? str_substring(heap, self, 0, str->length - part->length)
                : str_substring(heap, self, part->length, str->length);
}

STR_METHOD(removeprefix) {
  return without(heap, self, arguments[0], false, "removeprefix() argument ");
}
STR_METHOD(removesuffix) {
  return without(heap, self, arguments[0], true, "removesuffix() argument ");
}

// ---- replace ----------------------------------------------------------------------------------

// '' stands before every character and at the end.
static void replace_empty(const Str *str, const Str *with, int64_t most, Text *text) {
  for (size_t at = 0; at < str->bytes;) {
    if (most) text_add_n(text, with->chars, with->bytes), most--;
    uint32_t c = 0;
    size_t n = utf8_decode(str->chars + at, str->bytes - at, &c);
    text_add_n(text, str->chars + at, n);
    at += n;
  }
  if (most) text_add_n(text, with->chars, with->bytes);
}

static void replace(const Str *str, const Str *old, const Str *with, int64_t most, Text *text) {
  const char *chars = str->chars;
  size_t left = str->bytes;
  for (int64_t at; most && (at = chars_find(chars, left, old->chars, old->bytes)) >= 0; most--) {
    text_add_n(text, chars, (size_t)at);
    text_add_n(text, with->chars, with->bytes);
    chars += (size_t)at + old->bytes;
    left -= (size_t)at + old->bytes;
  }
  text_add_n(text, chars, left);
}

Object *str_unless_same(Heap *heap, Object *self, Text *text) {
  const Str *str = as_str(self);
  bool same = text->length == str->bytes && memcmp(text_chars(text), str->chars, str->bytes) == 0;
  if (!same || !object_is(self, &str_type)) return str_take(heap, text);
  text_delete(text);
  return object_incref(self);
}

STR_METHOD(replace) {
  int64_t most = -1;
  const Str *old = str_argument(heap, arguments[0], "replace() argument 1 ");
  const Str *with = old ? str_argument(heap, arguments[1], "replace() argument 2 ") : NULL;
  if (!with || (count > 2 && !str_count_argument(heap, arguments[2], &most))) return NULL;
  Text text = {0};
  if (old->bytes == 0)
    replace_empty(as_str(self), with, most, &text);
  else
    replace(as_str(self), old, with, most, &text);
  return str_unless_same(heap, self, &text);
}
