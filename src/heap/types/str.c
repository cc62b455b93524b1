// str.c: str as a value: birth, shared and interned ones, code points inside UTF-8. Mirrors CPython
// Objects/unicodeobject.c. Text is kept as UTF-8; what the simulated memory sees is CPython's
// compact layout of 1, 2 or 4 bytes a code point. Slots: str_slots.c.
#include <string.h>

#include "internal.h"
#include "known_names.h"
#include "unicode.h"
#include "values.h"

// ---- birth ------------------------------------------------------------------------------------

static size_t ascii_prefix(const char *chars, size_t bytes) {
  size_t at = 0;
  while (at < bytes && (unsigned char)chars[at] < 0x80) at++;
  return at;
}

static void measure(Str *self) {
  uint32_t most = 0;
  size_t ascii = ascii_prefix(self->chars, self->bytes);
  self->length = (uint32_t)ascii;
  for (size_t at = ascii; at < self->bytes; self->length++) {
    uint32_t c = 0;
    size_t n = utf8_decode(self->chars + at, self->bytes - at, &c);
    at += n ? n : 1;
    if (c > most) most = c;
  }
  self->ascii = most < 0x80;
  self->width = most < 0x100 ? 1 : most < 0x10000 ? 2 : 4;
}

static size_t compact_bytes(const Str *str) { return ((size_t)str->length + 1) * str->width; }

// An instance of a class that derives from str is not compact: its characters stand in a block of
// their own.
size_t str_items(const Object *self) {
  return self->cls->user ? 0 : compact_bytes((const Str *)self);
}

// What the compact layout of a str that is not ASCII has behind that of one that is: its UTF-8
// cache (FACTS.md 1.2).
size_t str_layout_extra(Heap *heap, const Object *self) {
  static const uint8_t extra[LAYOUTS] = {[LAYOUT_3_11] = 24,
                                         [LAYOUT_3_12] = 16,
                                         [LAYOUT_3_13] = 16,
                                         [LAYOUT_3_14] = 16,
                                         [LAYOUT_3_15] = 16};
  if (self->cls && self->cls->user) return compact_bytes((const Str *)self);
  return ((const Str *)self)->ascii ? 0 : extra[heap->profile->layout];
}

// Measured before its birth, because the block depends on the widest character.
static Object *fresh(Heap *heap, Class *cls, const char *chars, size_t bytes, bool is_static) {
  if (bytes >= UINT32_MAX) return heap_raise(heap, TYPE_MEMORY_ERROR, "str of %zu bytes", bytes);
  Str plan = {.bytes = (uint32_t)bytes, .chars = mem_strndup(chars, bytes)};
  measure(&plan);
  size_t items = cls->user ? 0 : compact_bytes(&plan) + str_layout_extra(heap, &plan.object);
  Str *self =
      (Str *)(is_static ? object_new_static(heap, cls, items) : object_new(heap, cls, items));
  if (!self) {
    mem_free(plan.chars);
    return NULL;
  }
  if (cls->user && !(self->block = block_new(heap, compact_bytes(&plan)))) {
    mem_free(plan.chars);
    object_decref(heap, &self->object);
    return NULL;
  }
  self->chars = plan.chars;
  self->bytes = plan.bytes;
  self->length = plan.length;
  self->width = plan.width;
  self->ascii = plan.ascii;
  self->hash = -1;
  return &self->object;
}

// One that lives as long as the heap, outside its blocks.
Object *str_new_static(Heap *heap, const char *chars, size_t bytes) {
  Object *str = fresh(heap, heap_class(heap, TYPE_STR), chars, bytes, true);
  ((Str *)str)->interned = heap->profile->cached_strings;
  return str;
}

// '' and the one-character latin-1 strings, where the profile shares them; borrowed, NULL for any
// other.
static Object *shared(Heap *heap, const char *chars, size_t bytes) {
  uint32_t c = 0;
  if (!heap->profile->cached_strings || bytes > 2) return NULL;
  if (bytes == 0) return heap->empty_str;
  if (utf8_decode(chars, bytes, &c) != bytes || c > 0xFF) return NULL;
  Object **slot = &heap_caches(heap)->characters[c];
  if (!*slot) *slot = str_new_static(heap, chars, bytes);
  return *slot;
}

Object *str_new(Heap *heap, const char *chars, size_t bytes) {
  Object *one = shared(heap, chars, bytes);
  return one ? object_incref(one) : fresh(heap, heap_class(heap, TYPE_STR), chars, bytes, false);
}

Object *str_new_of_class(Heap *heap, Class *cls, const char *chars, size_t bytes) {
  return fresh(heap, cls, chars, bytes, false);
}

Object *str_from(Heap *heap, const char *chars) { return str_new(heap, chars, strlen(chars)); }

Object *str_take(Heap *heap, Text *text) {
  Object *str = str_new(heap, text_chars(text), text->length);
  text_delete(text);
  return str;
}

// ---- interning --------------------------------------------------------------------------------

// The interned str of this text, borrowed: found, or known to the interpreter and made at its first
// use.
static Object *find_interned(Heap *heap, const char *chars, size_t bytes, int64_t hash) {
  Str *found = intern_find(heap, chars, bytes, hash);
  if (found) return &found->object;
  if (!name_is_known(heap->profile, chars, bytes)) return NULL;
  Object *str = str_new_static(heap, chars, bytes);
  intern_add(heap, (Str *)str);
  return str;
}

Object *str_intern(Heap *heap, const char *chars, size_t bytes) {
  Object *one = shared(heap, chars, bytes);
  if (one) return object_incref(one);
  Object *found = find_interned(heap, chars, bytes, chars_hash(chars, bytes));
  if (found) return object_incref(found);
  Object *str = fresh(heap, heap_class(heap, TYPE_STR), chars, bytes, false);
  if (str) intern_add(heap, (Str *)str);
  return str;
}

void str_intern_in_place(Heap *heap, Object **place) {
  Str *str = (Str *)*place;
  if (str->interned || !object_is(*place, &str_type)) return;
  Object *found = find_interned(heap, str->chars, str->bytes, str_hash(*place));
  if (found)
    object_store(heap, place, object_incref(found));
  else
    intern_add(heap, str);
}

Object *str_intern_name(Heap *heap, const char *chars, size_t bytes) {
  Object *str = str_intern(heap, chars, bytes);
  if (str && heap->profile->code_names_immortal) str->flags |= OBJECT_IMMORTAL | OBJECT_STATIC;
  return str;
}

bool str_is_identifier_like(const char *chars, size_t bytes) {
  for (size_t i = 0; i < bytes; i++)
    if ((unsigned char)chars[i] >= 0x80 || !char_is((unsigned char)chars[i], CHAR_ID_CONTINUE))
      return false;
  return true;
}

// ---- death ------------------------------------------------------------------------------------

void str_release(Object *self) {
  mem_free(((Str *)self)->chars);
  ((Str *)self)->chars = NULL;
}

void str_dealloc(Heap *heap, Object *self) {
  if (((Str *)self)->interned) intern_remove(heap, (Str *)self);
  block_free(heap, ((Str *)self)->block);
  str_release(self);
}

// ---- equality, hash ---------------------------------------------------------------------------

bool str_equal(const Object *object, const char *chars) {
  const Str *str = (const Str *)object;
  return strlen(chars) == str->bytes && memcmp(str->chars, chars, str->bytes) == 0;
}

int64_t str_hash(Object *object) {
  Str *str = (Str *)object;
  if (str->hash == -1) str->hash = chars_hash(str->chars, str->bytes);
  return str->hash;
}

// The order of UTF-8 is the order of code points.
int str_compare_text(const Str *left, const Str *right) {
  size_t shorter = left->bytes < right->bytes ? left->bytes : right->bytes;
  int order = shorter ? memcmp(left->chars, right->chars, shorter) : 0;
  return order ? order : (left->bytes > right->bytes) - (left->bytes < right->bytes);
}

// ---- code points inside -----------------------------------------------------------------------

static bool is_start(char c) { return ((unsigned char)c & 0xC0) != 0x80; }

size_t utf8_length(const char *chars, size_t bytes) {
  size_t length = 0;
  for (size_t i = 0; i < bytes; i++) length += is_start(chars[i]);
  return length;
}

size_t str_offset(const Str *str, size_t index) {
  if (str->ascii) return index;
  size_t at = 0;
  for (; index; index--)
    for (at++; at < str->bytes && !is_start(str->chars[at]); at++)
      ;
  return at;
}

Object *str_character(Heap *heap, Object *object, size_t index) {
  const Str *str = (const Str *)object;
  size_t at = str_offset(str, index), end = at + 1;
  while (end < str->bytes && !is_start(str->chars[end])) end++;
  return str_new(heap, str->chars + at, end - at);
}

Object *str_substring(Heap *heap, Object *object, size_t from, size_t to) {
  const Str *str = (const Str *)object;
  if (from == 0 && to == str->length && object_is(object, &str_type)) return object_incref(object);
  size_t at = str_offset(str, from), end = str_offset(str, to);
  return str_new(heap, str->chars + at, end - at);
}

// ---- joining ----------------------------------------------------------------------------------

// An operand that adds nothing gives the other one itself.
Object *str_concatenate(Heap *heap, Object *left, Object *right) {
  if (as_str(right)->bytes == 0 && object_is(left, &str_type)) return object_incref(left);
  if (as_str(left)->bytes == 0 && object_is(right, &str_type)) return object_incref(right);
  Text text = {0};
  text_add_n(&text, as_str(left)->chars, as_str(left)->bytes);
  text_add_n(&text, as_str(right)->chars, as_str(right)->bytes);
  return str_take(heap, &text);
}

Object *str_join(Heap *heap, Object *const *parts, size_t count) {
  if (count == 1 && object_is(parts[0], &str_type)) return object_incref(parts[0]);
  char few[256] = "", *chars = few;
  size_t bytes = 0, at = 0;
  for (size_t i = 0; i < count; i++) bytes += as_str(parts[i])->bytes;
  if (bytes > sizeof few) chars = mem_alloc(bytes);
  for (size_t i = 0; i < count; at += as_str(parts[i++])->bytes)
    memcpy(chars + at, as_str(parts[i])->chars, as_str(parts[i])->bytes);
  Object *joined = str_new(heap, chars, bytes);
  if (chars != few) mem_free(chars);
  return joined;
}

// ---- repr -------------------------------------------------------------------------------------

static void add_escaped(uint32_t c, char quote, Text *text) {
  if (c == (uint32_t)quote || c == '\\')
    text_printf(text, "\\%c", (int)c);
  else if (c == '\t')
    text_add(text, "\\t");
  else if (c == '\n')
    text_add(text, "\\n");
  else if (c == '\r')
    text_add(text, "\\r");
  else if (char_is(c, CHAR_PRINTABLE))
    text_add_codepoint(text, c);
  else if (c < 0x100)
    text_printf(text, "\\x%02x", (unsigned)c);
  else if (c < 0x10000)
    text_printf(text, "\\u%04x", (unsigned)c);
  else
    text_printf(text, "\\U%08x", (unsigned)c);
}

// Single quotes, unless the text has some and no double ones.
void str_repr(const char *chars, size_t bytes, Text *text) {
  bool has_single = bytes && memchr(chars, '\'', bytes),
       has_double = bytes && memchr(chars, '"', bytes);
  char quote = has_single && !has_double ? '"' : '\'';
  text_add_char(text, quote);
  for (size_t at = 0; at < bytes;) {
    uint32_t c;
    size_t n = utf8_decode(chars + at, bytes - at, &c);
    if (n == 0) n = 1, c = 0xFFFD;
    add_escaped(c, quote, text);
    at += n;
  }
  text_add_char(text, quote);
}

void text_to_ascii(const char *chars, size_t bytes, Text *text) {
  for (size_t at = 0; at < bytes;) {
    uint32_t c = 0;
    size_t n = utf8_decode(chars + at, bytes - at, &c);
    if (c < 0x80)
      text_add_char(text, (char)c);
    else if (c < 0x100)
      text_printf(text, "\\x%02x", (unsigned)c);
    else
      text_printf(text, c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
    at += n ? n : 1;
  }
}

Object *object_ascii(Heap *heap, Object *object) {
  Object *repr = object_repr(heap, object);
  if (!repr || as_str(repr)->ascii) return repr;
  Text text = {0};
  text_to_ascii(as_str(repr)->chars, as_str(repr)->bytes, &text);
  object_decref(heap, repr);
  return str_take(heap, &text);
}
