// bytes_split.c: methods of bytes and bytearray that take apart, join, and turn into text. Mirrors
// CPython Objects/stringlib/{split,partition,join}.h and Python/pystrhex.c.
#include "bytes.h"

#include <string.h>

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// ---- pieces -----------------------------------------------------------------------------------

// stringlib's split starts with a list of so many slots, or maxsplit + 1.
enum { MAX_PREALLOC = 12 };

typedef struct Pieces {
  Heap *heap;
  Object *self, *list;
  bool good;
} Pieces;

static bool pieces_begin(Pieces *pieces, Heap *heap, Object *self, int64_t most) {
  size_t room = most < 0 || most >= MAX_PREALLOC ? MAX_PREALLOC : (size_t)most + 1;
  *pieces = (Pieces){heap, self, list_new(heap, room), true};
  return pieces->list != NULL;
}

static void pieces_add(Pieces *p, size_t from, size_t to) {
  if (!p->good) return;
  bool whole = from == 0 && to == span_of(p->self).count && object_is(p->self, &bytes_type);
  Object *piece = whole ? object_incref(p->self)
                        : bytes_like(p->heap, p->self, span_of(p->self).chars + from, to - from);
  p->good = piece && list_append_steal(p->heap, p->list, piece);
}

static Object *pieces_end(Pieces *p, bool reverse) {
  List *list = (List *)p->list;
  for (size_t i = 0; reverse && i < list->count / 2; i++) {
    Object *other = list->items[list->count - 1 - i];
    list->items[list->count - 1 - i] = list->items[i];
    list->items[i] = other;
  }
  if (p->good) return p->list;
  object_decref(p->heap, p->list);
  return NULL;
}

static void split_blanks(Pieces *p, int64_t most) {
  Span s = span_of(p->self);
  for (size_t at = 0;;) {
    while (at < s.count && is_blank(s.chars[at])) at++;
    if (at == s.count) return;
    size_t end = at;
    if (most-- == 0) {
      end = s.count;
      while (end > at && is_blank(s.chars[end - 1])) end--;
      pieces_add(p, at, end);
      return;
    }
    while (end < s.count && !is_blank(s.chars[end])) end++;
    pieces_add(p, at, end);
    at = end;
  }
}

static void split_blanks_back(Pieces *p, int64_t most) {
  Span s = span_of(p->self);
  for (size_t end = s.count;;) {
    while (end > 0 && is_blank(s.chars[end - 1])) end--;
    if (end == 0) return;
    size_t at = end;
    if (most-- == 0) {
      at = 0;
      while (at < end && is_blank(s.chars[at])) at++;
      pieces_add(p, at, end);
      return;
    }
    while (at > 0 && !is_blank(s.chars[at - 1])) at--;
    pieces_add(p, at, end);
    end = at;
  }
}

static void split_at(Pieces *p, Span separator, int64_t most) {
  Span s = span_of(p->self);
  size_t at = 0;
  while (most-- != 0) {
    int64_t next = chars_find(s.chars + at, s.count - at, separator.chars, separator.count);
    if (next < 0) break;
    pieces_add(p, at, at + (size_t)next);
    at += (size_t)next + separator.count;
  }
  pieces_add(p, at, s.count);
}

static void split_at_back(Pieces *p, Span separator, int64_t most) {
  Span s = span_of(p->self);
  size_t end = s.count;
  while (most-- != 0) {
    int64_t next = chars_find_last(s.chars, end, separator.chars, separator.count);
    if (next < 0) break;
    pieces_add(p, (size_t)next + separator.count, end);
    end = (size_t)next;
  }
  pieces_add(p, 0, end);
}

static Object *split_by(Heap *heap, Object *self, Object *const *arguments, size_t count,
                        Object *keyword_names, bool back) {
  static const char *const names[] = {"sep", "maxsplit", NULL};
  Object *given[2];
  if (!keywords_known(heap, back ? "rsplit" : "split", keyword_names, names)) return NULL;
  for (size_t i = 0; i < 2; i++)
    given[i] =
        i < count ? arguments[i] : keyword_argument(arguments, count, keyword_names, names[i]);
  int64_t most = -1;
  Span separator = {NULL, 0};
  bool blanks = !given[0] || given[0] == heap->none;
  if (!blanks && !bytes_needed(heap, given[0], &separator)) return NULL;
  if (given[1] && !int_as_index(heap, given[1], &most)) return NULL;
  if (!blanks && separator.count == 0) return heap_raise(heap, TYPE_VALUE_ERROR, "empty separator");
  Pieces pieces;
  if (!pieces_begin(&pieces, heap, self, most)) return NULL;
  if (blanks)
    (back ? split_blanks_back : split_blanks)(&pieces, most);
  else
    (back ? split_at_back : split_at)(&pieces, separator, most);
  return pieces_end(&pieces, back);
}

BYTES_METHOD(split) { return split_by(heap, self, arguments, count, keyword_names, false); }
BYTES_METHOD(rsplit) { return split_by(heap, self, arguments, count, keyword_names, true); }

BYTES_METHOD(splitlines) {
  static const char *const names[] = {"keepends", NULL};
  if (!keywords_known(heap, "splitlines", keyword_names, names)) return NULL;
  Object *keep =
      count ? arguments[0] : keyword_argument(arguments, count, keyword_names, "keepends");
  int keeps = keep ? object_truth(heap, keep) : 0;
  if (keeps < 0) return NULL;
  Pieces pieces = {heap, self, list_new(heap, 0), true};
  if (!pieces.list) return NULL;
  Span s = span_of(self);
  for (size_t at = 0; at < s.count;) {
    size_t end = at;
    while (end < s.count && s.chars[end] != '\n' && s.chars[end] != '\r') end++;
    size_t next = end;
    if (next < s.count)
      next += s.chars[end] == '\r' && end + 1 < s.count && s.chars[end + 1] == '\n' ? 2 : 1;
    pieces_add(&pieces, at, keeps ? next : end);
    at = next;
  }
  return pieces_end(&pieces, false);
}

static Object *three(Heap *heap, Object *a_steal, Object *b_steal, Object *c_steal) {
  Object *tuple =
      a_steal && b_steal && c_steal ? tuple_pack(heap, 3, a_steal, b_steal, c_steal) : NULL;
  object_decref_null(heap, a_steal);
  object_decref_null(heap, b_steal);
  object_decref_null(heap, c_steal);
  return tuple;
}

static Object *parted(Heap *heap, Object *self, Object *separator, bool back) {
  Span s = span_of(self), sought;
  if (!bytes_needed(heap, separator, &sought)) return NULL;
  if (sought.count == 0) return heap_raise(heap, TYPE_VALUE_ERROR, "empty separator");
  int64_t at = back ? chars_find_last(s.chars, s.count, sought.chars, sought.count)
                    : chars_find(s.chars, s.count, sought.chars, sought.count);
  if (at < 0) {
    Object *whole = is_bytes(self) ? object_incref(self) : bytes_like(heap, self, s.chars, s.count);
    Object *none = bytes_like(heap, self, "", 0), *nothing = bytes_like(heap, self, "", 0);
    return back ? three(heap, none, nothing, whole) : three(heap, whole, none, nothing);
  }
  size_t behind = (size_t)at + sought.count;
  Object *middle = is_bytes(self) ? object_incref(separator)
                                  : bytes_like(heap, self, sought.chars, sought.count);
  return three(heap, bytes_like(heap, self, s.chars, (size_t)at), middle,
               bytes_like(heap, self, s.chars + behind, s.count - behind));
}

BYTES_METHOD(partition) { return parted(heap, self, arguments[0], false); }
BYTES_METHOD(rpartition) { return parted(heap, self, arguments[0], true); }

BYTES_METHOD(join) {
  Object *list = list_new(heap, 0);
  if (!list || !list_extend(heap, list, arguments[0])) {
    object_decref_null(heap, list);
    if (heap_raised_is(heap, TYPE_TYPE_ERROR)) {
      heap_forget(heap);
      heap_raise(heap, TYPE_TYPE_ERROR, "can only join an iterable");
    }
    return NULL;
  }
  const List *items = (List *)list;
  Span between = span_of(self);
  Text text = {0};
  Object *result = NULL;
  bool good = true;
  for (size_t i = 0; good && i < items->count; i++) {
    good = is_bytes_like(items->items[i]);
    if (!good) {
      heap_raise(heap, TYPE_TYPE_ERROR, "sequence item %zu: expected a bytes-like object, %s found",
                 i, type_name(items->items[i]));
      break;
    }
    if (i) text_add_n(&text, between.chars, between.count);
    text_add_n(&text, span_of(items->items[i]).chars, span_of(items->items[i]).count);
  }
  bool one = good && items->count == 1 && object_is(items->items[0], &bytes_type);
  if (one && is_bytes(self))
    result = object_incref(items->items[0]);
  else if (good)
    result = bytes_like(heap, self, text_chars(&text), text.length);
  text_delete(&text);
  object_decref(heap, list);
  return result;
}

// ---- text -------------------------------------------------------------------------------------

BYTES_METHOD(decode) {
  static const char *const names[] = {"encoding", "errors", NULL};
  const char *given[2] = {"utf-8", "strict"};
  if (!keywords_known(heap, "decode", keyword_names, names)) return NULL;
  for (size_t i = 0; i < 2; i++) {
    Object *argument =
        i < count ? arguments[i] : keyword_argument(arguments, count, keyword_names, names[i]);
    if (!argument) continue;
    if (!is_str(argument))
      return heap_raise(heap, TYPE_TYPE_ERROR, "decode() argument '%s' must be str, not %s",
                        names[i], type_name(argument));
    given[i] = as_str(argument)->chars;
  }
  return bytes_decode(heap, span_of(self).chars, span_of(self).count, given[0], given[1]);
}

BYTES_METHOD(hex) {
  static const char *const names[] = {"sep", "bytes_per_sep", NULL};
  Object *given[2];
  if (!keywords_known(heap, "hex", keyword_names, names)) return NULL;
  for (size_t i = 0; i < 2; i++)
    given[i] =
        i < count ? arguments[i] : keyword_argument(arguments, count, keyword_names, names[i]);
  int64_t group = 1;
  char between = 0;
  if (given[0]) {
    Span separator = is_str(given[0])     ? (Span){as_str(given[0])->chars, as_str(given[0])->bytes}
                     : is_bytes(given[0]) ? span_of(given[0])
                                          : (Span){NULL, 0};
    if (!is_str(given[0]) && !is_bytes(given[0]))
      return heap_raise(heap, TYPE_TYPE_ERROR, "sep must be str or bytes.");
    if (separator.count != 1) return heap_raise(heap, TYPE_VALUE_ERROR, "sep must be length 1.");
    between = *separator.chars;
  }
  if (given[1] && !int_as_index(heap, given[1], &group)) return NULL;
  Span s = span_of(self);
  Text text = {0};
  size_t size = (size_t)(group < 0 ? -group : group);
  for (size_t i = 0; i < s.count; i++) {
    size_t place = group < 0 ? i : s.count - i;
    if (between && size && i && place % size == 0) text_add_char(&text, between);
    text_printf(&text, "%02x", (unsigned)(unsigned char)s.chars[i]);
  }
  return str_take(heap, &text);
}

static int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// False with ValueError or TypeError pending.
bool bytes_from_hex(Heap *heap, Object *argument, Text *text) {
  if (!is_str(argument)) {
    heap_raise(heap, TYPE_TYPE_ERROR, "fromhex() argument must be str, not %s",
               type_name(argument));
    return false;
  }
  const Str *str = as_str(argument);
  for (size_t i = 0; i < str->bytes;) {
    if (is_blank(str->chars[i])) {
      i++;
      continue;
    }
    int digits[2];
    for (size_t k = 0; k < 2; k++, i++) {
      digits[k] = i < str->bytes ? digit_value(str->chars[i]) : -1;
      if (digits[k] >= 0) continue;
      if (i >= str->bytes)
        heap_raise(heap, TYPE_VALUE_ERROR,
                   "fromhex() arg must contain an even number of hexadecimal digits");
      else
        heap_raise(heap, TYPE_VALUE_ERROR,
                   "non-hexadecimal number found in fromhex() arg at position %zu",
                   utf8_length(str->chars, i));
      return false;
    }
    text_add_char(text, (char)(unsigned char)(digits[0] * 16 + digits[1]));
  }
  return true;
}
