// str_split.c: split, partition, splitlines, join. Mirrors CPython
// Objects/stringlib/{split,partition}.h and unicodeobject.c (_PyUnicode_JoinArray).
#include <string.h>

#include "str_methods.h"
#include "unicode.h"

// ---- lists of pieces --------------------------------------------------------------------------

enum {
  MAX_PREALLOC = 12
}; // stringlib's split starts with a list of so many slots, or maxsplit + 1

static bool add_piece(Heap *heap, Object *list, const char *from, const char *to) {
  Object *piece = str_new(heap, from, (size_t)(to - from));
  return piece && list_append_steal(heap, list, piece);
}

// A piece that is the whole exact str is that str.
static bool add_last(Heap *heap, Object *list, Object *self, const char *from, const char *to) {
  const Str *str = as_str(self);
  bool whole = from == str->chars && to == str->chars + str->bytes && object_is(self, &str_type);
  return whole ? list_append(heap, list, self) : add_piece(heap, list, from, to);
}

static Object *finish(Heap *heap, Object *list, bool good, bool reverse) {
  if (!good) {
    object_decref(heap, list);
    return NULL;
  }
  List *pieces = (List *)list;
  for (size_t i = 0; reverse && i < pieces->count / 2; i++) {
    Object *other = pieces->items[pieces->count - 1 - i];
    pieces->items[pieces->count - 1 - i] = pieces->items[i];
    pieces->items[i] = other;
  }
  return list;
}

// ---- by white space ---------------------------------------------------------------------------

static const char *skip(const char *at, const char *end, bool space) {
  while (at < end) {
    uint32_t c = 0;
    size_t n = utf8_decode(at, (size_t)(end - at), &c);
    if (char_is(c, CHAR_SPACE) != space) break;
    at += n;
  }
  return at;
}

static const char *skip_back(const char *from, const char *at, bool space) {
  while (at > from) {
    const char *before = at - 1;
    while (before > from && ((unsigned char)*before & 0xC0) == 0x80) before--;
    uint32_t c = 0;
    utf8_decode(before, (size_t)(at - before), &c);
    if (char_is(c, CHAR_SPACE) != space) break;
    at = before;
  }
  return at;
}

static bool split_space(Heap *heap, Object *self, Object *list, int64_t most) {
  const char *at = as_str(self)->chars, *end = at + as_str(self)->bytes;
  for (; (at = skip(at, end, true)) < end && most; most--) {
    const char *to = skip(at, end, false);
    if (!add_last(heap, list, self, at, to)) return false;
    at = to;
  }
  return at >= end || add_last(heap, list, self, at, end); // the rest, with its spaces at the end
}

static bool rsplit_space(Heap *heap, Object *self, Object *list, int64_t most) {
  const char *from = as_str(self)->chars, *at = from + as_str(self)->bytes;
  for (; (at = skip_back(from, at, true)) > from && most; most--) {
    const char *start = skip_back(from, at, false);
    if (!add_last(heap, list, self, start, at)) return false;
    at = start;
  }
  return at <= from || add_last(heap, list, self, from, at);
}

// ---- by a separator ---------------------------------------------------------------------------

static bool split_at(Heap *heap, Object *self, const Str *by, Object *list, int64_t most) {
  const char *at = as_str(self)->chars, *end = at + as_str(self)->bytes;
  for (int64_t hit; most && (hit = chars_find(at, (size_t)(end - at), by->chars, by->bytes)) >= 0;
       most--) {
    if (!add_piece(heap, list, at, at + hit)) return false;
    at += (size_t)hit + by->bytes;
  }
  return add_last(heap, list, self, at, end);
}

static bool rsplit_at(Heap *heap, Object *self, const Str *by, Object *list, int64_t most) {
  const char *from = as_str(self)->chars, *end = from + as_str(self)->bytes;
  for (int64_t hit;
       most && (hit = chars_find_last(from, (size_t)(end - from), by->chars, by->bytes)) >= 0;
       most--) {
    if (!add_piece(heap, list, from + (size_t)hit + by->bytes, end)) return false;
    end = from + hit;
  }
  return add_last(heap, list, self, from, end);
}

bool str_count_argument(Heap *heap, Object *argument, int64_t *value_out) {
  if (!int_as_index(heap, argument, value_out)) return false;
  if (*value_out < 0) *value_out = -1;
  return true;
}

// How many slots the list starts with. The separator is NULL for white space; one that cannot occur
// makes a list of one.
static size_t first_slots(const Heap *heap, const Str *str, const Str *by, int64_t most) {
  if (by && (by->width > str->width || str->length < by->length)) return 1;
  if (most < 0 && heap->profile->split_guesses_pieces)
    most = by ? str->length / by->length + 1 : ((int64_t)str->length - 1) / 2 + 1;
  return most < 0 || most >= MAX_PREALLOC ? MAX_PREALLOC : (size_t)most + 1;
}

static Object *split(Heap *heap, Object *self, Object *const *arguments, size_t count,
                     Object *keyword_names, bool reverse) {
  static const char *const names[] = {"sep", "maxsplit", NULL};
  if (!keywords_known(heap, reverse ? "rsplit" : "split", keyword_names, names)) return NULL;
  Object *by = count > 0 ? arguments[0] : keyword_argument(arguments, count, keyword_names, "sep");
  Object *limit =
      count > 1 ? arguments[1] : keyword_argument(arguments, count, keyword_names, "maxsplit");
  int64_t most = -1;
  if (limit && !str_count_argument(heap, limit, &most)) return NULL;
  if (by && by != heap->none && !is_str(by))
    return heap_raise(heap, TYPE_TYPE_ERROR, "must be str or None, not %s", type_name(by));
  bool by_space = !by || by == heap->none;
  if (!by_space && as_str(by)->bytes == 0)
    return heap_raise(heap, TYPE_VALUE_ERROR, "empty separator");
  Object *list =
      list_new(heap, first_slots(heap, as_str(self), by_space ? NULL : as_str(by), most));
  if (!list) return NULL;
  bool good = by_space ? (reverse ? rsplit_space : split_space)(heap, self, list, most)
                       : (reverse ? rsplit_at : split_at)(heap, self, as_str(by), list, most);
  return finish(heap, list, good, reverse);
}

STR_METHOD(split) { return split(heap, self, arguments, count, keyword_names, false); }
STR_METHOD(rsplit) { return split(heap, self, arguments, count, keyword_names, true); }

// ---- lines ------------------------------------------------------------------------------------

static bool is_line_end(uint32_t c) {
  return (c >= 0x0A && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

STR_METHOD(splitlines) {
  static const char *const names[] = {"keepends", NULL};
  if (!keywords_known(heap, "splitlines", keyword_names, names)) return NULL;
  Object *keep_object =
      count ? arguments[0] : keyword_argument(arguments, count, keyword_names, "keepends");
  int keep = keep_object ? object_truth(heap, keep_object) : 0;
  if (keep < 0) return NULL;
  Object *list = list_new(heap, 0);
  if (!list) return NULL;
  bool good = true;
  const char *at = as_str(self)->chars, *end = at + as_str(self)->bytes, *from = at;
  while (good && at < end) {
    uint32_t c = 0;
    const char *stop = at;
    at += utf8_decode(at, (size_t)(end - at), &c);
    if (!is_line_end(c)) continue;
    if (c == '\r' && at < end && *at == '\n') at++;
    good = add_last(heap, list, self, from, keep ? at : stop);
    from = at;
  }
  if (good && from < end) good = add_last(heap, list, self, from, end);
  return finish(heap, list, good, false);
}

// ---- partition --------------------------------------------------------------------------------

static Object *triple(Heap *heap, Object *before_steal, Object *middle, Object *after_steal) {
  Object *tuple =
      before_steal && after_steal ? tuple_pack(heap, 3, before_steal, middle, after_steal) : NULL;
  object_decref_null(heap, before_steal);
  object_decref_null(heap, after_steal);
  return tuple;
}

static Object *not_found(Heap *heap, Object *self, bool reverse) {
  Object *empty = str_new(heap, "", 0), *whole = str_substring(heap, self, 0, as_str(self)->length);
  if (!empty) return object_decref_null(heap, whole), NULL;
  Object *tuple = triple(heap, reverse ? object_incref(empty) : whole, empty,
                         reverse ? whole : object_incref(empty));
  object_decref(heap, empty);
  return tuple;
}

static Object *partition(Heap *heap, Object *self, Object *by_object, bool reverse) {
  const Str *str = as_str(self), *by = str_argument(heap, by_object, "");
  if (!by) return NULL;
  if (by->bytes == 0) return heap_raise(heap, TYPE_VALUE_ERROR, "empty separator");
  int64_t at =
      (reverse ? chars_find_last : chars_find)(str->chars, str->bytes, by->chars, by->bytes);
  if (at < 0) return not_found(heap, self, reverse);
  size_t after = (size_t)at + by->bytes;
  return triple(heap, str_new(heap, str->chars, (size_t)at), by_object,
                str_new(heap, str->chars + after, str->bytes - after));
}

STR_METHOD(partition) { return partition(heap, self, arguments[0], false); }
STR_METHOD(rpartition) { return partition(heap, self, arguments[0], true); }

// ---- join -------------------------------------------------------------------------------------

static Object *join_items(Heap *heap, const Str *by, Object *const *items, size_t count) {
  if (count == 1 && object_is(items[0], &str_type)) return object_incref(items[0]);
  Text text = {0};
  for (size_t i = 0; i < count; i++) {
    if (!is_str(items[i])) {
      text_delete(&text);
      return heap_raise(heap, TYPE_TYPE_ERROR, "sequence item %zu: expected str instance, %s found",
                        i, type_name(items[i]));
    }
    if (i) text_add_n(&text, by->chars, by->bytes);
    text_add_n(&text, as_str(items[i])->chars, as_str(items[i])->bytes);
  }
  return str_take(heap, &text);
}

// PySequence_Fast: a list or tuple as it is, anything else becomes a list first.
STR_METHOD(join) {
  Object *items = arguments[0];
  if (is_kind(items, &tuple_type))
    return join_items(heap, as_str(self), ((Tuple *)items)->items, ((Tuple *)items)->count);
  if (is_kind(items, &list_type))
    return join_items(heap, as_str(self), ((List *)items)->items, ((List *)items)->count);
  Object *iterator = object_iterate(heap, items), *list = iterator ? list_new(heap, 0) : NULL,
         *result = NULL;
  if (!iterator && heap_raised_is(heap, TYPE_TYPE_ERROR)) {
    heap_forget(heap);
    heap_raise(heap, TYPE_TYPE_ERROR, "can only join an iterable");
  }
  if (list && list_extend(heap, list, iterator))
    result = join_items(heap, as_str(self), ((List *)list)->items, ((List *)list)->count);
  object_decref_null(heap, list);
  object_decref_null(heap, iterator);
  return result;
}
