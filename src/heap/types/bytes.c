// bytes.c: bytes as a value. Mirrors CPython Objects/bytesobject.c; methods: bytes_methods.c,
// bytes_split.c.
#include <string.h>

#include "../arguments.h"
#include "bytes.h"
#include "iterators.h"
#include "internal.h"

static Bytes *as_bytes(Object *object) { return (Bytes *)object; }

// ---- birth and death --------------------------------------------------------------------------

static Object *fresh(Heap *heap, Class *cls, const char *chars, size_t count, bool is_static) {
  Bytes *self = (Bytes *)(is_static ? object_new_static(heap, cls, count + 1)
                                    : object_new(heap, cls, count + 1));
  if (!self) return NULL;
  self->count = count;
  self->hash = -1;
  self->chars = mem_zalloc(count + 1);
  if (count) memcpy(self->chars, chars, count);
  return &self->object;
}

Object *bytes_new_static(Heap *heap, const char *chars, size_t count) {
  return fresh(heap, heap_class(heap, TYPE_BYTES), chars, count, true);
}

// b'' and single bytes, where the profile shares them.
Object *bytes_new(Heap *heap, const char *chars, size_t count) {
  Class *cls = heap_class(heap, TYPE_BYTES);
  if (!heap->profile->cached_strings || count > 1) return fresh(heap, cls, chars, count, false);
  Object **slot =
      count ? &heap_caches(heap)->byte_values[(unsigned char)*chars] : &heap->empty_bytes;
  if (!*slot) *slot = bytes_new_static(heap, chars, count);
  return object_incref(*slot);
}

static size_t items(const Object *self) { return ((const Bytes *)self)->count + 1; }

static void release(Object *self) {
  mem_free(as_bytes(self)->chars);
  as_bytes(self)->chars = NULL;
}

static void dealloc(Heap *heap, Object *self) {
  (void)heap;
  release(self);
}

// ---- text, hash, comparison -------------------------------------------------------------------

void bytes_repr_text(const char *chars, size_t count, Text *text) {
  bool has_single = count && memchr(chars, '\'', count),
       has_double = count && memchr(chars, '"', count);
  char quote = has_single && !has_double ? '"' : '\'';
  text_printf(text, "b%c", quote);
  for (size_t i = 0; i < count; i++) {
    unsigned char c = (unsigned char)chars[i];
    if (c == (unsigned char)quote || c == '\\')
      text_printf(text, "\\%c", c);
    else if (c == '\t')
      text_add(text, "\\t");
    else if (c == '\n')
      text_add(text, "\\n");
    else if (c == '\r')
      text_add(text, "\\r");
    else if (c < ' ' || c >= 0x7F)
      text_printf(text, "\\x%02x", c);
    else
      text_add_char(text, (char)c);
  }
  text_add_char(text, quote);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  bytes_repr_text(as_bytes(self)->chars, as_bytes(self)->count, text);
  return true;
}

static Object *repr(Heap *heap, Object *self) {
  Text text = {0};
  bytes_repr_text(as_bytes(self)->chars, as_bytes(self)->count, &text);
  return str_take(heap, &text);
}

static bool hash(Heap *heap, Object *self, int64_t *hash_out) {
  (void)heap;
  Bytes *bytes = as_bytes(self);
  if (bytes->hash == -1) bytes->hash = bytes_hash_of(bytes->chars, bytes->count);
  *hash_out = bytes->hash;
  return true;
}

static Object *compare(Heap *heap, Object *self, Object *other, Comparison op) {
  if (!is_bytes_like(self) || !is_bytes_like(other)) return new_not_implemented(heap);
  const Bytes *a = as_bytes(self), *b = as_bytes(other);
  int order = memcmp(a->chars, b->chars, a->count < b->count ? a->count : b->count);
  if (order == 0) order = (a->count > b->count) - (a->count < b->count);
  return bool_new(heap, order_satisfies(order, op));
}

// ---- as a sequence ----------------------------------------------------------------------------

static int64_t length(Heap *heap, Object *self) {
  (void)heap;
  return (int64_t)as_bytes(self)->count;
}

static Object *slice(Heap *heap, Object *self, Object *key) {
  const Bytes *bytes = as_bytes(self);
  int64_t start, step, count = slice_adjust(heap, key, (int64_t)bytes->count, &start, &step);
  if (count < 0) return NULL;
  if (step == 1 && (size_t)count == bytes->count && object_is(self, &bytes_type))
    return object_incref(self);
  if (step == 1) return bytes_new(heap, bytes->chars + start, (size_t)count);
  Text text = {0};
  for (int64_t i = 0; i < count; i++) text_add_char(&text, bytes->chars[start + i * step]);
  Object *result = bytes_new(heap, text_chars(&text), (size_t)count);
  text_delete(&text);
  return result;
}

static bool is_index(Heap *heap, const Object *key) {
  return is_int(key) || (key->cls->user && class_lookup_text(heap, key->cls, "__index__"));
}

static Object *get_item(Heap *heap, Object *self, Object *key) {
  int64_t index, count = (int64_t)as_bytes(self)->count;
  if (object_is(key, &slice_type)) return slice(heap, self, key);
  if (!is_index(heap, key))
    return heap_raise(heap, TYPE_TYPE_ERROR, "byte indices must be integers or slices, not %s",
                      type_name(key));
  if (is_int(key) && !int_fits(key))
    return heap_raise(heap, TYPE_INDEX_ERROR, "cannot fit 'int' into an index-sized integer");
  if (!int_as_index(heap, key, &index)) return NULL;
  if (index < 0) index += count;
  if (index < 0 || index >= count) return heap_raise(heap, TYPE_INDEX_ERROR, "index out of range");
  return int_new(heap, (unsigned char)as_bytes(self)->chars[index]);
}

static int contains(Heap *heap, Object *self, Object *value) {
  const Bytes *bytes = as_bytes(self);
  if (is_bytes_like(value)) {
    // _Py_bytes_contains asks for a number first: the TypeError is made and dropped.
    if (heap->profile->dropped_errors_are_made) {
      heap_raise(heap, TYPE_TYPE_ERROR, "'%s' object cannot be interpreted as an integer",
                 type_name(value));
      heap_forget(heap);
    }
    return chars_find(bytes->chars, bytes->count, as_bytes(value)->chars, as_bytes(value)->count) >=
           0;
  }
  if (!is_int(value)) {
    heap_raise(heap, TYPE_TYPE_ERROR, "a bytes-like object is required, not '%s'",
               type_name(value));
    return -1;
  }
  if (!int_fits(value) || int_value(value) < 0 || int_value(value) > 255) {
    heap_raise(heap, TYPE_VALUE_ERROR, "byte must be in range(0, 256)");
    return -1;
  }
  return memchr(bytes->chars, (int)int_value(value), bytes->count) != NULL;
}

Object *bytes_iterate(Heap *heap, Object *self) {
  return iterator_new(heap, is_bytes(self) ? TYPE_BYTES_ITERATOR : TYPE_BYTEARRAY_ITERATOR, self);
}

// ---- operators --------------------------------------------------------------------------------

static bool is_asked_first(Heap *heap, const Object *other, const char *name) {
  return other->cls->user && class_lookup_text(heap, other->cls, name);
}

static Object *add(Heap *heap, Object *left, Object *right) {
  if (!is_bytes(left)) return new_not_implemented(heap);
  if (!is_bytes_like(right)) {
    if (is_asked_first(heap, right, "__radd__")) return new_not_implemented(heap);
    return heap_raise(heap, TYPE_TYPE_ERROR, "can't concat %s to bytes", type_name(right));
  }
  if (as_bytes(right)->count == 0 && object_is(left, &bytes_type)) return object_incref(left);
  if (as_bytes(left)->count == 0 && object_is(right, &bytes_type)) return object_incref(right);
  Text text = {0};
  text_add_n(&text, as_bytes(left)->chars, as_bytes(left)->count);
  text_add_n(&text, as_bytes(right)->chars, as_bytes(right)->count);
  Object *result = bytes_new(heap, text.chars, text.length);
  text_delete(&text);
  return result;
}

static Object *multiply(Heap *heap, Object *left, Object *right) {
  Object *self = is_bytes(left) ? left : right, *times_object = self == left ? right : left;
  int64_t times;
  uint64_t total;
  if (!is_index(heap, times_object)) {
    if (is_asked_first(heap, times_object, self == left ? "__rmul__" : "__mul__"))
      return new_not_implemented(heap);
    return heap_raise(heap, TYPE_TYPE_ERROR, "can't multiply sequence by non-int of type '%s'",
                      type_name(times_object));
  }
  if (!int_as_index(heap, times_object, &times)) return NULL;
  if (times < 0) times = 0;
  if (times == 1 && object_is(self, &bytes_type)) return object_incref(self);
  if (__builtin_mul_overflow((uint64_t)times, (uint64_t)as_bytes(self)->count, &total) ||
      total >= UINT32_MAX || (heap->bytes_limit && total > heap->bytes_limit))
    return heap_raise(heap, TYPE_MEMORY_ERROR, "bytes times %lld", (long long)times);
  Text text = {0};
  if (total == 0) times = 0;
  for (int64_t i = 0; i < times; i++)
    text_add_n(&text, as_bytes(self)->chars, as_bytes(self)->count);
  Object *result = bytes_new(heap, text_chars(&text), text.length);
  text_delete(&text);
  return result;
}

static Object *binary(Heap *heap, Object *left, Object *right, BinaryOp op) {
  if (op == OP_ADD) return add(heap, left, right);
  return op == OP_MULTIPLY ? multiply(heap, left, right) : new_not_implemented(heap);
}

// ---- bytes() ----------------------------------------------------------------------------------

bool bytes_add_byte(Heap *heap, Object *item, Text *text) {
  int64_t value;
  if (!int_as_index(heap, item, &value)) return false;
  if (value < 0 || value > 255) {
    heap_raise(heap, TYPE_VALUE_ERROR, "bytes must be in range(0, 256)");
    return false;
  }
  text_add_char(text, (char)(unsigned char)value);
  return true;
}

// _PyBytes_FromList, _PyBytes_FromTuple: without an iterator.
static Object *from_sequence(Heap *heap, Object *sequence) {
  Text text = {0};
  bool is_list = object_is(sequence, &list_type), good = true;
  for (size_t i = 0; good; i++) {
    size_t count = is_list ? ((List *)sequence)->count : ((Tuple *)sequence)->count;
    if (i >= count) break;
    Object *item =
        object_incref(is_list ? ((List *)sequence)->items[i] : ((Tuple *)sequence)->items[i]);
    good = bytes_add_byte(heap, item, &text);
    object_decref(heap, item);
  }
  Object *result = good ? bytes_new(heap, text_chars(&text), text.length) : NULL;
  text_delete(&text);
  return result;
}

static Object *from_iterable(Heap *heap, Object *iterable) {
  Text text = {0};
  bool good = true;
  if (object_is(iterable, &list_type) || object_is(iterable, &tuple_type))
    return from_sequence(heap, iterable);
  Object *iterator = object_iterate(heap, iterable), *item, *result = NULL;
  if (!iterator) {
    if (!heap_raised_is(heap, TYPE_TYPE_ERROR)) return NULL;
    heap_forget(heap);
    return heap_raise(heap, TYPE_TYPE_ERROR, "cannot convert '%s' object to bytes",
                      type_name(iterable));
  }
  while (good && (item = object_next(heap, iterator))) {
    good = bytes_add_byte(heap, item, &text);
    object_decref(heap, item);
  }
  if (!heap->raised) result = bytes_new(heap, text_chars(&text), text.length);
  object_decref(heap, iterator);
  text_delete(&text);
  return result;
}

static Object *zeros(Heap *heap, Object *count_object) {
  int64_t count;
  if (!int_as_index(heap, count_object, &count)) return NULL;
  if (count < 0) return heap_raise(heap, TYPE_VALUE_ERROR, "negative count");
  if (count >= UINT32_MAX || (heap->bytes_limit && (uint64_t)count > heap->bytes_limit))
    return heap_raise(heap, TYPE_MEMORY_ERROR, "bytes of %lld", (long long)count);
  char *chars = mem_zalloc((size_t)count + 1);
  Object *result = bytes_new(heap, chars, (size_t)count);
  mem_free(chars);
  return result;
}

static Object *plain(Heap *heap, Object *source, Object *encoding, Object *errors) {
  if (!source) return bytes_new(heap, "", 0);
  // PyObject_LookupSpecial(__bytes__): bound for a moment, then called.
  if (is_bytes(source) && !encoding && !errors) {
    Object *method = class_lookup_text(heap, source->cls, "__bytes__");
    Object *bound = method ? method->cls->type->bind(heap, method, source, source->cls) : NULL;
    Object *result = bound ? object_call(heap, bound, NULL, 0, NULL) : NULL;
    object_decref_null(heap, bound);
    return result;
  }
  if (is_str(source)) {
    if (!encoding) return heap_raise(heap, TYPE_TYPE_ERROR, "string argument without an encoding");
    return str_encode(heap, source, as_str(encoding)->chars,
                      errors ? as_str(errors)->chars : "strict");
  }
  if (encoding || errors)
    return heap_raise(heap, TYPE_TYPE_ERROR, "%s without a string argument",
                      encoding ? "encoding" : "errors");
  if (object_is(source, &bytes_type)) return object_incref(source);
  if (is_bytes_like(source))
    return bytes_new(heap, as_bytes(source)->chars, as_bytes(source)->count);
  return is_index(heap, source) ? zeros(heap, source) : from_iterable(heap, source);
}

static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  static const char *const names[] = {"source", "encoding", "errors", NULL};
  Object *given[3];
  if (!keywords_known(heap, "bytes", keyword_names, names)) return NULL;
  if (count > 3)
    return heap_raise(heap, TYPE_TYPE_ERROR, "bytes() takes at most 3 arguments (%zu given)",
                      count);
  for (size_t i = 0; i < 3; i++)
    given[i] =
        i < count ? arguments[i] : keyword_argument(arguments, count, keyword_names, names[i]);
  if (!arguments_are_codec(heap, "bytes", given[1], given[2])) return NULL;
  Object *value = plain(heap, given[0], given[1], given[2]);
  if (!value || cls == heap_class(heap, TYPE_BYTES)) return value;
  Object *self = fresh(heap, cls, as_bytes(value)->chars, as_bytes(value)->count, false);
  object_decref(heap, value);
  return self;
}

METHOD(as_bytes_method) {
  if (object_is(self, &bytes_type)) return object_incref(self);
  return bytes_new(heap, span_of(self).chars, span_of(self).count);
}

METHOD(from_hex) {
  Text text = {0};
  Object *result = bytes_from_hex(heap, arguments[0], &text)
                       ? bytes_new(heap, text_chars(&text), text.length)
                       : NULL;
  text_delete(&text);
  return result;
}

static const Builtin methods[] = {
#define ROW BYTES_ROW
#include "bytes_methods.def"
#undef ROW
    {"__bytes__", as_bytes_method, 0, 0, 0},
    {"fromhex", from_hex, 1, 1, BUILTIN_STATIC},
    {NULL, NULL, 0, 0, 0},
};

const Type bytes_type = {
    .name = "bytes",
    .id = TYPE_BYTES,
    .base = TYPE_OBJECT,
    .flags = TYPE_BASE | TYPE_STRING_FORM | TYPE_VARIABLE,
    .shape = SHAPE_ATOM,
    .host_size = sizeof(Bytes),
    .freelist = FREELIST_NONE,
    .basic_size = {32},
    .item_size = 1,
    .items = items,
    .dealloc = dealloc,
    .release = release,
    .describe = describe,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .length = length,
    .get_item = get_item,
    .contains = contains,
    .iterate = bytes_iterate,
    .binary = binary,
    .construct = construct,
    .methods = methods,
};
