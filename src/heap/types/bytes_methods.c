// bytes_methods.c: the methods of bytes and bytearray, which work on the same bytes. Mirrors
// CPython Objects/bytes_methods.c, Objects/stringlib and Objects/bytesobject.c. A result that
// equals an exact bytes object is that object; a bytearray always gives a new one.
#include "bytes.h"

#include <string.h>

// ---- results ----------------------------------------------------------------------------------

Object *bytes_like(Heap *heap, Object *self, const char *chars, size_t count) {
  return is_bytes(self) ? bytes_new(heap, chars, count) : bytearray_new(heap, chars, count);
}

Object *bytes_take(Heap *heap, Object *self, Text *text) {
  Object *result = bytes_like(heap, self, text_chars(text), text->length);
  text_delete(text);
  return result;
}

// return_self: an exact bytes object itself.
static Object *unchanged(Heap *heap, Object *self) {
  if (object_is(self, &bytes_type)) return object_incref(self);
  return bytes_like(heap, self, span_of(self).chars, span_of(self).count);
}

static Object *part(Heap *heap, Object *self, size_t from, size_t to) {
  if (from == 0 && to == span_of(self).count) return unchanged(heap, self);
  return bytes_like(heap, self, span_of(self).chars + from, to - from);
}

bool bytes_needed(Heap *heap, Object *object, Span *span_out) {
  if (is_bytes_like(object)) {
    *span_out = span_of(object);
    return true;
  }
  heap_raise(heap, TYPE_TYPE_ERROR, "a bytes-like object is required, not '%s'", type_name(object));
  return false;
}

// ---- one byte at a time -----------------------------------------------------------------------

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return is_upper(c) || is_lower(c); }
static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static char to_lower(char c) { return is_upper(c) ? (char)(c + 32) : c; }
static char to_upper(char c) { return is_lower(c) ? (char)(c - 32) : c; }
static char swapped(char c) { return is_upper(c) ? to_lower(c) : to_upper(c); }

typedef enum Change { LOWER, UPPER, SWAP, CAPITAL, TITLE } Change;

static Object *changed(Heap *heap, Object *self, Change change) {
  Span span = span_of(self);
  Text text = {0};
  bool inside = false; // a word
  for (size_t i = 0; i < span.count; i++) {
    char c = span.chars[i];
    bool low = change == LOWER || (change == CAPITAL && i) || (change == TITLE && inside);
    text_add_char(&text, change == SWAP ? swapped(c) : low ? to_lower(c) : to_upper(c));
    inside = is_letter(c);
  }
  return bytes_take(heap, self, &text);
}

BYTES_METHOD(lower) { return changed(heap, self, LOWER); }
BYTES_METHOD(upper) { return changed(heap, self, UPPER); }
BYTES_METHOD(swapcase) { return changed(heap, self, SWAP); }
BYTES_METHOD(capitalize) { return changed(heap, self, CAPITAL); }
BYTES_METHOD(title) { return changed(heap, self, TITLE); }

static Object *all_are(Heap *heap, Object *self, bool (*test)(char)) {
  Span span = span_of(self);
  bool all = span.count > 0;
  for (size_t i = 0; all && i < span.count; i++) all = test(span.chars[i]);
  return bool_new(heap, all);
}

static bool is_letter_or_digit(char c) { return is_letter(c) || is_digit(c); }

BYTES_METHOD(isalnum) { return all_are(heap, self, is_letter_or_digit); }
BYTES_METHOD(isalpha) { return all_are(heap, self, is_letter); }
BYTES_METHOD(isdigit_) { return all_are(heap, self, is_digit); }
BYTES_METHOD(isspace_) { return all_are(heap, self, is_blank); }

BYTES_METHOD(isascii_) {
  Span span = span_of(self);
  for (size_t i = 0; i < span.count; i++)
    if ((unsigned char)span.chars[i] >= 0x80) return bool_new(heap, false);
  return bool_new(heap, true);
}

// Some letter of the one kind, none of the other.
static Object *cased(Heap *heap, Object *self, bool (*wanted)(char), bool (*other)(char)) {
  Span span = span_of(self);
  bool any = false, against = false;
  for (size_t i = 0; i < span.count; i++) {
    any = any || wanted(span.chars[i]);
    against = against || other(span.chars[i]);
  }
  return bool_new(heap, any && !against);
}

BYTES_METHOD(islower_) { return cased(heap, self, is_lower, is_upper); }
BYTES_METHOD(isupper_) { return cased(heap, self, is_upper, is_lower); }

BYTES_METHOD(istitle) {
  Span span = span_of(self);
  bool any = false, inside = false, good = true;
  for (size_t i = 0; i < span.count; i++) {
    char c = span.chars[i];
    if (is_upper(c) ? inside : is_lower(c) && !inside) good = false;
    inside = is_letter(c);
    any = any || inside;
  }
  return bool_new(heap, any && good);
}

// ---- searching --------------------------------------------------------------------------------

// PySlice-like bounds of find, count, startswith: None and what is left out mean the ends.
static bool bounds(Heap *heap, Object *const *arguments, size_t count, size_t length,
                   int64_t *from_out, int64_t *to_out) {
  int64_t limits[2] = {0, (int64_t)length};
  for (size_t i = 1; i < count && i < 3; i++) {
    if (arguments[i] == heap->none) continue;
    if (is_int(arguments[i]) && !int_fits(arguments[i])) {
      limits[i - 1] = mpz_sgn(((Int *)arguments[i])->big) < 0 ? 0 : (int64_t)length + 1;
      continue;
    }
    if (!int_as_index(heap, arguments[i], &limits[i - 1])) return false;
    if (limits[i - 1] < 0) limits[i - 1] += (int64_t)length;
    if (limits[i - 1] < 0) limits[i - 1] = 0;
  }
  if (limits[1] > (int64_t)length) limits[1] = (int64_t)length;
  *from_out = limits[0];
  *to_out = limits[1];
  return true;
}

// What find, index, count look for: bytes, or one byte given as an int.
static bool needle(Heap *heap, Object *object, char *room, Span *span_out) {
  if (is_bytes_like(object)) {
    *span_out = span_of(object);
    return true;
  }
  int64_t value;
  if (!is_int(object)) {
    heap_raise(heap, TYPE_TYPE_ERROR, "argument should be integer or bytes-like object, not '%s'",
               type_name(object));
    return false;
  }
  if (!int_fits(object) || (value = int_value(object)) < 0 || value > 255) {
    heap_raise(heap, TYPE_VALUE_ERROR, "byte must be in range(0, 256)");
    return false;
  }
  *room = (char)(unsigned char)value;
  *span_out = (Span){room, 1};
  return true;
}

// -2 with an exception pending, -1 not found.
static int64_t search(Heap *heap, Object *self, Object *const *arguments, size_t count, bool last) {
  Span span = span_of(self), sought;
  char room;
  int64_t from, to;
  if (!needle(heap, arguments[0], &room, &sought) ||
      !bounds(heap, arguments, count, span.count, &from, &to))
    return -2;
  if (from > to) return -1;
  const char *chars = span.chars + from;
  size_t bytes = (size_t)(to - from);
  int64_t at = last ? chars_find_last(chars, bytes, sought.chars, sought.count)
                    : chars_find(chars, bytes, sought.chars, sought.count);
  return at < 0 ? -1 : at + from;
}

static Object *found(Heap *heap, Object *self, Object *const *arguments, size_t count, bool last,
                     bool raises) {
  int64_t at = search(heap, self, arguments, count, last);
  if (at == -2) return NULL;
  if (at < 0 && raises) return heap_raise(heap, TYPE_VALUE_ERROR, "subsection not found");
  return int_new(heap, at);
}

BYTES_METHOD(find) { return found(heap, self, arguments, count, false, false); }
BYTES_METHOD(rfind) { return found(heap, self, arguments, count, true, false); }
BYTES_METHOD(index_) { return found(heap, self, arguments, count, false, true); }
BYTES_METHOD(rindex_) { return found(heap, self, arguments, count, true, true); }

BYTES_METHOD(count_) {
  Span span = span_of(self), sought;
  char room;
  int64_t from, to, times = 0;
  if (!needle(heap, arguments[0], &room, &sought) ||
      !bounds(heap, arguments, count, span.count, &from, &to))
    return NULL;
  if (from > to) return int_new(heap, 0);
  if (sought.count == 0) return int_new(heap, to - from + 1);
  while (from < to) {
    int64_t at = chars_find(span.chars + from, (size_t)(to - from), sought.chars, sought.count);
    if (at < 0) break;
    times++;
    from += at + (int64_t)sought.count;
  }
  return int_new(heap, times);
}

static int matches(Heap *heap, Object *self, Object *sought, int64_t from, int64_t to, bool at_end,
                   const char *name) {
  if (!is_bytes_like(sought)) {
    heap_raise(heap, TYPE_TYPE_ERROR, "%s first arg must be bytes or a tuple of bytes, not %s",
               name, type_name(sought));
    return -1;
  }
  Span span = span_of(self), want = span_of(sought);
  if (from > to || (size_t)(to - from) < want.count) return 0;
  const char *at = span.chars + (at_end ? to - (int64_t)want.count : from);
  return memcmp(at, want.chars, want.count) == 0;
}

static Object *edge(Heap *heap, Object *self, Object *const *arguments, size_t count, bool at_end) {
  const char *name = at_end ? "endswith" : "startswith";
  int64_t from, to;
  if (!bounds(heap, arguments, count, span_of(self).count, &from, &to)) return NULL;
  int met = 0;
  if (is_kind(arguments[0], &tuple_type)) {
    const Tuple *tuple = (Tuple *)arguments[0];
    for (size_t i = 0; met == 0 && i < tuple->count; i++) {
      Span ignored;
      if (!bytes_needed(heap, tuple->items[i], &ignored)) return NULL;
      met = matches(heap, self, tuple->items[i], from, to, at_end, name);
    }
  } else {
    met = matches(heap, self, arguments[0], from, to, at_end, name);
  }
  return met < 0 ? NULL : bool_new(heap, met);
}

BYTES_METHOD(startswith) { return edge(heap, self, arguments, count, false); }
BYTES_METHOD(endswith) { return edge(heap, self, arguments, count, true); }

// ---- shortening, padding ----------------------------------------------------------------------

static bool among(Span set, char c) { return set.count && memchr(set.chars, c, set.count); }

static Object *stripped(Heap *heap, Object *self, Object *const *arguments, size_t count, bool left,
                        bool right) {
  Span span = span_of(self), set = {" \t\n\r\v\f", 6};
  if (count && arguments[0] != heap->none && !bytes_needed(heap, arguments[0], &set)) return NULL;
  size_t from = 0, to = span.count;
  while (left && from < to && among(set, span.chars[from])) from++;
  while (right && to > from && among(set, span.chars[to - 1])) to--;
  return part(heap, self, from, to);
}

BYTES_METHOD(strip) { return stripped(heap, self, arguments, count, true, true); }
BYTES_METHOD(lstrip) { return stripped(heap, self, arguments, count, true, false); }
BYTES_METHOD(rstrip) { return stripped(heap, self, arguments, count, false, true); }

BYTES_METHOD(removeprefix) {
  Span span = span_of(self), fix;
  if (!bytes_needed(heap, arguments[0], &fix)) return NULL;
  bool has = fix.count && fix.count <= span.count && memcmp(span.chars, fix.chars, fix.count) == 0;
  return part(heap, self, has ? fix.count : 0, span.count);
}

BYTES_METHOD(removesuffix) {
  Span span = span_of(self), fix;
  if (!bytes_needed(heap, arguments[0], &fix)) return NULL;
  bool has = fix.count && fix.count <= span.count &&
             memcmp(span.chars + span.count - fix.count, fix.chars, fix.count) == 0;
  return part(heap, self, 0, span.count - (has ? fix.count : 0));
}

static void add_times(Text *text, char c, int64_t times) {
  for (int64_t i = 0; i < times; i++) text_add_char(text, c);
}

static Object *padded(Heap *heap, Object *self, int64_t left, int64_t right, char fill) {
  Span span = span_of(self);
  if (left <= 0 && right <= 0) return unchanged(heap, self);
  if (heap->bytes_limit && (uint64_t)(left + right) > heap->bytes_limit)
    return heap_raise(heap, TYPE_MEMORY_ERROR, "bytes of %lld", (long long)(left + right));
  Text text = {0};
  add_times(&text, fill, left);
  text_add_n(&text, span.chars, span.count);
  add_times(&text, fill, right);
  return bytes_take(heap, self, &text);
}

static bool pad_arguments(Heap *heap, const char *name, Object *self, Object *const *arguments,
                          size_t count, int64_t *missing_out, char *fill_out) {
  int64_t width;
  *fill_out = ' ';
  if (!int_as_index(heap, arguments[0], &width)) return false;
  if (count > 1) {
    Span fill = {NULL, 0};
    if (is_bytes_like(arguments[1])) fill = span_of(arguments[1]);
    if (fill.count != 1) {
      heap_raise(heap, TYPE_TYPE_ERROR, "%s() argument 2 must be a byte string of length 1, not %s",
                 name, type_name(arguments[1]));
      return false;
    }
    *fill_out = *fill.chars;
  }
  *missing_out = width - (int64_t)span_of(self).count;
  return true;
}

BYTES_METHOD(ljust) {
  int64_t missing;
  char fill;
  if (!pad_arguments(heap, "ljust", self, arguments, count, &missing, &fill)) return NULL;
  return padded(heap, self, 0, missing, fill);
}

BYTES_METHOD(rjust) {
  int64_t missing;
  char fill;
  if (!pad_arguments(heap, "rjust", self, arguments, count, &missing, &fill)) return NULL;
  return padded(heap, self, missing, 0, fill);
}

BYTES_METHOD(center) {
  int64_t missing;
  char fill;
  if (!pad_arguments(heap, "center", self, arguments, count, &missing, &fill)) return NULL;
  if (missing <= 0) return unchanged(heap, self);
  int64_t width = missing + (int64_t)span_of(self).count;
  int64_t left = missing / 2 + (missing & width & 1);
  return padded(heap, self, left, missing - left, fill);
}

BYTES_METHOD(zfill) {
  int64_t width;
  if (!int_as_index(heap, arguments[0], &width)) return NULL;
  Span span = span_of(self);
  int64_t missing = width - (int64_t)span.count;
  if (missing <= 0) return unchanged(heap, self);
  bool sign = span.count && (span.chars[0] == '+' || span.chars[0] == '-');
  Text text = {0};
  if (sign) text_add_char(&text, span.chars[0]);
  add_times(&text, '0', missing);
  text_add_n(&text, span.chars + sign, span.count - sign);
  return bytes_take(heap, self, &text);
}

BYTES_METHOD(expandtabs) {
  static const char *const names[] = {"tabsize", NULL};
  if (!keywords_known(heap, "expandtabs", keyword_names, names)) return NULL;
  Object *given =
      count ? arguments[0] : keyword_argument(arguments, count, keyword_names, "tabsize");
  int64_t size = 8, column = 0;
  if (given && !int_as_index(heap, given, &size)) return NULL;
  Span span = span_of(self);
  Text text = {0};
  for (size_t i = 0; i < span.count; i++) {
    char c = span.chars[i];
    if (c == '\t') {
      int64_t step = size > 0 ? size - column % size : 0;
      add_times(&text, ' ', step);
      column += step;
      continue;
    }
    text_add_char(&text, c);
    column = c == '\n' || c == '\r' ? 0 : column + 1;
  }
  return bytes_take(heap, self, &text);
}

// ---- replacing --------------------------------------------------------------------------------

BYTES_METHOD(replace) {
  static const char *const names[] = {"count", NULL};
  Span span = span_of(self), old, new;
  int64_t most = -1;
  if (!keywords_known(heap, "replace", keyword_names, names)) return NULL;
  Object *limit =
      count > 2 ? arguments[2] : keyword_argument(arguments, count, keyword_names, "count");
  if (!bytes_needed(heap, arguments[0], &old) || !bytes_needed(heap, arguments[1], &new) ||
      (limit && !int_as_index(heap, limit, &most)))
    return NULL;
  Text text = {0};
  size_t at = 0;
  int64_t done = 0;
  while (most < 0 || done < most) {
    int64_t next = old.count ? chars_find(span.chars + at, span.count - at, old.chars, old.count)
                             : (at <= span.count ? 0 : -1);
    if (next < 0) break;
    text_add_n(&text, span.chars + at, (size_t)next);
    text_add_n(&text, new.chars, new.count);
    at += (size_t)next + old.count;
    done++;
    if (old.count) continue;
    if (at < span.count) text_add_char(&text, span.chars[at]);
    at++;
  }
  if (done == 0) {
    text_delete(&text);
    return unchanged(heap, self);
  }
  if (at < span.count) text_add_n(&text, span.chars + at, span.count - at);
  return bytes_take(heap, self, &text);
}

BYTES_METHOD(maketrans) {
  Span from, to;
  if (!bytes_needed(heap, arguments[0], &from) || !bytes_needed(heap, arguments[1], &to))
    return NULL;
  if (from.count != to.count)
    return heap_raise(heap, TYPE_VALUE_ERROR, "maketrans arguments must have same length");
  char table[256];
  for (int i = 0; i < 256; i++) table[i] = (char)(unsigned char)i;
  for (size_t i = 0; i < from.count; i++) table[(unsigned char)from.chars[i]] = to.chars[i];
  return bytes_new(heap, table, 256);
}

BYTES_METHOD(translate) {
  static const char *const names[] = {"delete", NULL};
  Span span = span_of(self), table = {NULL, 0}, gone = {NULL, 0};
  if (!keywords_known(heap, "translate", keyword_names, names)) return NULL;
  Object *removed =
      count > 1 ? arguments[1] : keyword_argument(arguments, count, keyword_names, "delete");
  if (arguments[0] != heap->none && !bytes_needed(heap, arguments[0], &table)) return NULL;
  if (table.chars && table.count != 256)
    return heap_raise(heap, TYPE_VALUE_ERROR, "translation table must be 256 characters long");
  if (removed && !bytes_needed(heap, removed, &gone)) return NULL;
  Text text = {0};
  for (size_t i = 0; i < span.count; i++) {
    char c = span.chars[i];
    if (!among(gone, c)) text_add_char(&text, table.chars ? table.chars[(unsigned char)c] : c);
  }
  bool same = text.length == span.count &&
              (!span.count || memcmp(text_chars(&text), span.chars, span.count) == 0);
  if (!same || !object_is(self, &bytes_type)) return bytes_take(heap, self, &text);
  text_delete(&text);
  return object_incref(self);
}
