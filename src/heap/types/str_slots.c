// str_slots.c: the operators of str and its row. Mirrors CPython Objects/unicodeobject.c
// (unicode_concatenate, unicode_subscript, unicode_new ...). Methods: str_case.c, str_split.c,
// str_search.c, str_methods.c.
#include "../arguments.h"
#include "internal.h"
#include "values.h"

// ---- text, hash, comparison -------------------------------------------------------------------

static bool str_describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  str_repr(as_str(self)->chars, as_str(self)->bytes, text);
  return true;
}

static Object *repr(Heap *heap, Object *self) {
  Text text = {0};
  str_repr(as_str(self)->chars, as_str(self)->bytes, &text);
  return str_take(heap, &text);
}

static Object *itself(Heap *heap, Object *self) {
  return object_is(self, &str_type) ? object_incref(self)
                                    : str_new(heap, as_str(self)->chars, as_str(self)->bytes);
}

static bool hash(Heap *heap, Object *self, int64_t *hash_out) {
  (void)heap;
  *hash_out = str_hash(self);
  return true;
}

static Object *compare(Heap *heap, Object *self, Object *other, Comparison op) {
  if (!is_str(self) || !is_str(other)) return new_not_implemented(heap);
  return bool_new(heap, order_satisfies(str_compare_text(as_str(self), as_str(other)), op));
}

// ---- as a sequence ----------------------------------------------------------------------------

static int64_t length(Heap *heap, Object *self) {
  (void)heap;
  return as_str(self)->length;
}

static Object *slice(Heap *heap, Object *self, Object *key) {
  int64_t start, step, count = slice_adjust(heap, key, as_str(self)->length, &start, &step);
  if (count < 0) return NULL;
  if (step == 1) return str_substring(heap, self, (size_t)start, (size_t)(start + count));
  const Str *str = as_str(self);
  Text text = {0};
  for (int64_t i = 0; i < count; i++) {
    size_t at = str_offset(str, (size_t)(start + i * step));
    uint32_t c = 0;
    text_add_n(&text, str->chars + at, utf8_decode(str->chars + at, str->bytes - at, &c));
  }
  return str_take(heap, &text);
}

static bool is_index(Heap *heap, const Object *key) {
  return is_int(key) || (key->cls->user && class_lookup_text(heap, key->cls, "__index__"));
}

static Object *get_item(Heap *heap, Object *self, Object *key) {
  if (object_is(key, &slice_type)) return slice(heap, self, key);
  if (!is_index(heap, key))
    return heap_raise(heap, TYPE_TYPE_ERROR, "string indices must be integers, not '%s'",
                      type_name(key));
  int64_t index, count = as_str(self)->length;
  if (is_int(key) && !int_fits(key))
    return heap_raise(heap, TYPE_INDEX_ERROR, "cannot fit 'int' into an index-sized integer");
  if (!int_as_index(heap, key, &index)) return NULL;
  if (index < 0) index += count;
  if (index < 0 || index >= count)
    return heap_raise(heap, TYPE_INDEX_ERROR, "string index out of range");
  return str_character(heap, self, (size_t)index);
}

static int contains(Heap *heap, Object *self, Object *value) {
  if (!is_str(value)) {
    heap_raise(heap, TYPE_TYPE_ERROR, "'in <string>' requires string as left operand, not %s",
               type_name(value));
    return -1;
  }
  const Str *str = as_str(self), *part = as_str(value);
  return chars_find(str->chars, str->bytes, part->chars, part->bytes) >= 0;
}

static Object *iterate(Heap *heap, Object *self) {
  Iterator *iterator = (Iterator *)object_new(heap, heap_class(heap, TYPE_STR_ITERATOR), 0);
  if (!iterator) return NULL;
  iterator->sequence = object_incref(self);
  gc_track(heap, (Object *)iterator);
  return (Object *)iterator;
}

// ---- operators --------------------------------------------------------------------------------

// str has no nb_add: a class that defines __radd__ is asked first, then the sequence's own message
// comes.
static bool is_asked_first(Heap *heap, const Object *other, const char *name) {
  return other->cls->user && class_lookup_text(heap, other->cls, name);
}

static Object *add(Heap *heap, Object *left, Object *right) {
  if (is_str(left) && is_str(right)) return str_concatenate(heap, left, right);
  if (!is_str(left) || is_asked_first(heap, right, "__radd__")) return new_not_implemented(heap);
  return heap_raise(heap, TYPE_TYPE_ERROR, "can only concatenate str (not \"%s\") to str",
                    type_name(right));
}

static Object *repeat(Heap *heap, Object *self, Object *times_object) {
  int64_t times;
  uint64_t bytes;
  const Str *str = as_str(self);
  if (!int_as_index(heap, times_object, &times)) return NULL;
  if (times <= 0 || str->bytes == 0) return str_new(heap, "", 0);
  if (times == 1) return itself(heap, self);
  if (__builtin_mul_overflow((uint64_t)times, (uint64_t)str->bytes, &bytes) ||
      bytes >= UINT32_MAX || (heap->bytes_limit && bytes > heap->bytes_limit))
    return heap_raise(heap, TYPE_MEMORY_ERROR, "str of %u characters times %lld",
                      (unsigned)str->length, (long long)times);
  Text text = {0};
  for (int64_t i = 0; i < times; i++) text_add_n(&text, str->chars, str->bytes);
  return str_take(heap, &text);
}

static Object *multiply(Heap *heap, Object *left, Object *right) {
  Object *str = is_str(left) ? left : right, *times = is_str(left) ? right : left;
  if (is_index(heap, times)) return repeat(heap, str, times);
  if (is_asked_first(heap, times, str == left ? "__rmul__" : "__mul__"))
    return new_not_implemented(heap);
  return heap_raise(heap, TYPE_TYPE_ERROR, "can't multiply sequence by non-int of type '%s'",
                    type_name(times));
}

static Object *binary(Heap *heap, Object *left, Object *right, BinaryOp op) {
  if (op == OP_ADD) return add(heap, left, right);
  if (op == OP_MULTIPLY) return multiply(heap, left, right);
  if (op == OP_REMAINDER && is_str(left)) return str_percent(heap, left, right);
  return new_not_implemented(heap);
}

// ---- str() ------------------------------------------------------------------------------------

static Object *decoded(Heap *heap, Object *object, Object *encoding, Object *errors) {
  if (is_str(object)) return heap_raise(heap, TYPE_TYPE_ERROR, "decoding str is not supported");
  if (!is_bytes(object))
    return heap_raise(heap, TYPE_TYPE_ERROR, "decoding to str: need a bytes-like object, %s found",
                      type_name(object));
  const Bytes *bytes = (const Bytes *)object;
  return bytes_decode(heap, bytes->chars, bytes->count,
                      encoding ? as_str(encoding)->chars : "utf-8",
                      errors ? as_str(errors)->chars : "strict");
}

static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  static const char *const names[] = {"object", "encoding", "errors", NULL};
  if (!keywords_known(heap, "str", keyword_names, names)) return NULL;
  bool vectorcall = heap->profile->int_and_str_vectorcall && cls == heap_class(heap, TYPE_STR);
  if (vectorcall && !keyword_names && !arguments_count(heap, "str", count, 0, 3)) return NULL;
  if (count > 3)
    return heap_raise(heap, TYPE_TYPE_ERROR, "str() takes at most 3 arguments (%zu given)", count);
  Object *given[3];
  for (size_t i = 0; i < 3; i++)
    given[i] =
        i < count ? arguments[i] : keyword_argument(arguments, count, keyword_names, names[i]);
  if (!arguments_are_codec(heap, "str", given[1], given[2])) return NULL;
  Object *plain = !given[0]              ? str_new(heap, "", 0)
                  : given[1] || given[2] ? decoded(heap, given[0], given[1], given[2])
                                         : object_str(heap, given[0]);
  if (!plain || cls == heap_class(heap, TYPE_STR)) return plain;
  Object *self = str_new_of_class(heap, cls, as_str(plain)->chars, as_str(plain)->bytes);
  object_decref(heap, plain);
  return self;
}

// The static one-character strings of 3.12+ carry their UTF-8 with them: its bytes and the NUL
// count (FACTS.md 1.2).
static size_t extra_size(Heap *heap, const Object *self) {
  static const uint8_t cached[LAYOUTS] = {0, 3, 3, 3, 3};
  const Str *str = (const Str *)self;
  bool one = (self->flags & OBJECT_STATIC) && str->length == 1 && !str->ascii;
  return str_layout_extra(heap, self) + (one ? cached[heap->profile->layout] : 0);
}

static void blocks(const Object *self, BlockVisit visit, void *payload) {
  visit(self, BLOCK_TEXT, ((const Str *)self)->block, payload);
}

const Type str_type = {
    .name = "str",
    .id = TYPE_STR,
    .base = TYPE_OBJECT,
    .flags = TYPE_BASE | TYPE_STRING_FORM | TYPE_OWN_SIZE,
    .shape = SHAPE_ATOM,
    .host_size = sizeof(Str),
    .freelist = FREELIST_NONE,
    .basic_size = {48, 40}, // of the ASCII layout; items are bytes
    .item_size = 1,
    .items = str_items,
    .extra_size = extra_size,
    .blocks = blocks,
    .dealloc = str_dealloc,
    .release = str_release,
    .describe = str_describe,
    .repr = repr,
    .str = itself,
    .format = str_format_slot,
    .hash = hash,
    .compare = compare,
    .length = length,
    .get_item = get_item,
    .contains = contains,
    .iterate = iterate,
    .binary = binary,
    .construct = construct,
    .methods = str_methods,
};
