// bytearray.c: bytes that change. Mirrors CPython Objects/bytearrayobject.c: growth of
// PyByteArray_Resize, the front cut off without moving (bytearray_setslice_linear). The methods
// that it shares with bytes: bytes_methods.c, bytes_split.c.
#include "../arguments.h"
#include "bytes.h"
#include "internal.h"
#include "iterators.h"

#include <string.h>

static ByteArray *as_array(Object *object) { return (ByteArray *)object; }

// ---- the block --------------------------------------------------------------------------------

// Up to 3.14 ob_alloc counts the NUL behind the bytes and the block is just that; since 3.15 the
// block is a bytes object and ob_alloc the bytes it has room for. sys.getsizeof(bytearray(5)) of
// 3.14.10 and 3.15.2: 62 and 102.
typedef struct BlockForm {
  uint8_t counted_nul, head;
} BlockForm;

static BlockForm form_of(const Heap *heap) {
  static const BlockForm forms[LAYOUTS] = {{1, 0}, {1, 0}, {1, 0}, {1, 0}, {0, 33}};
  return forms[heap->profile->layout];
}

// `allocated` as the profile counts it; 0 = no block.
static bool set_block(Heap *heap, ByteArray *self, size_t allocated) {
  size_t bytes = allocated ? allocated + form_of(heap).head : 0;
  Addr block = 0;
  if (bytes) {
    bool moves = self->offset || !self->block;
    block = moves ? block_new(heap, bytes) : block_resize(heap, self->block, bytes);
    if (!block) return false;
    if (moves) block_free(heap, self->block);
  } else {
    block_free(heap, self->block);
  }
  self->block = block;
  self->allocated = allocated;
  self->offset = 0;
  return true;
}

static void set_host_room(ByteArray *self, size_t count) {
  if (self->room > count) return;
  self->room = count + count / 2 + 16;
  self->bytes.chars = mem_realloc(self->bytes.chars, self->room);
}

// PyByteArray_Resize. New bytes are not set.
static bool resize(Heap *heap, ByteArray *self, size_t count) {
  size_t nul = form_of(heap).counted_nul, allocated = self->allocated;
  if (count >= UINT32_MAX || (heap->bytes_limit && count > heap->bytes_limit)) {
    heap_raise(heap, TYPE_MEMORY_ERROR, "bytearray of %zu bytes", count);
    return false;
  }
  if (count == self->bytes.count) return true;
  bool fits = count + self->offset + nul <= allocated;
  if (!fits || count < allocated / 2) {
    bool moderate = !fits && (double)count <= (double)allocated * 1.125;
    size_t wanted = moderate ? count + (count >> 3) + (count < 9 ? 3 : 6) : count + nul;
    if (!set_block(heap, self, wanted)) return false;
  }
  set_host_room(self, count + 1);
  self->bytes.count = count;
  self->bytes.chars[count] = '\0';
  return true;
}

// ---- birth and death --------------------------------------------------------------------------

static Object *fresh(Heap *heap, Class *cls) {
  ByteArray *self = (ByteArray *)object_new(heap, cls, 0);
  if (!self) return NULL;
  set_host_room(self, 1);
  self->bytes.chars[0] = '\0';
  return &self->bytes.object;
}

static bool fill(Heap *heap, Object *self, const char *chars, size_t count) {
  if (count && !set_block(heap, as_array(self), count + form_of(heap).counted_nul)) return false;
  set_host_room(as_array(self), count + 1);
  if (count) memcpy(as_array(self)->bytes.chars, chars, count);
  as_array(self)->bytes.chars[count] = '\0';
  as_array(self)->bytes.count = count;
  return true;
}

Object *bytearray_new(Heap *heap, const char *chars, size_t count) {
  Object *self = fresh(heap, heap_class(heap, TYPE_BYTEARRAY));
  if (!self || fill(heap, self, chars, count)) return self;
  object_decref(heap, self);
  return NULL;
}

static void blocks(const Object *self, BlockVisit visit, void *payload) {
  visit(self, BLOCK_TEXT, ((const ByteArray *)self)->block, payload);
}

static void release(Object *self) {
  mem_free(as_array(self)->bytes.chars);
  as_array(self)->bytes.chars = NULL;
}

static void dealloc(Heap *heap, Object *self) {
  block_free(heap, as_array(self)->block);
  release(self);
}

static size_t extra_size(Heap *heap, const Object *self) {
  size_t allocated = ((const ByteArray *)self)->allocated;
  return allocated ? allocated + form_of(heap).head : 0;
}

// ---- replacing a part -------------------------------------------------------------------------

// bytearray_setslice_linear: bytes [from, to) become `with`.
static bool splice(Heap *heap, ByteArray *self, size_t from, size_t to, Span with) {
  size_t old = self->bytes.count, tail = old - to;
  char *copy = with.count ? mem_strndup(with.chars, with.count) : NULL; // it may be our own part
  bool good = true;
  if (with.count < to - from) {
    size_t fewer = to - from - with.count;
    char *chars = self->bytes.chars;
    memmove(chars + from + with.count, chars + to, tail);
    if (from == 0) self->offset += fewer; // the front is left behind where it stood
    good = resize(heap, self, old - fewer);
  } else if (with.count > to - from) {
    good = resize(heap, self, old + with.count - (to - from));
    if (good) memmove(self->bytes.chars + from + with.count, self->bytes.chars + to, tail);
  }
  if (good && with.count) memcpy(self->bytes.chars + from, copy, with.count);
  mem_free(copy);
  return good;
}

static bool add_span(Heap *heap, ByteArray *self, Span span) {
  return splice(heap, self, self->bytes.count, self->bytes.count, span);
}

// ---- bytearray() ------------------------------------------------------------------------------

static bool byte_of(Heap *heap, Object *item, char *out) {
  int64_t value;
  if (!int_as_index(heap, item, &value)) return false;
  if (value < 0 || value > 255) {
    heap_raise(heap, TYPE_VALUE_ERROR, "byte must be in range(0, 256)");
    return false;
  }
  *out = (char)(unsigned char)value;
  return true;
}

// Exact lists and tuples are as long as they are, and need no iterator.
static bool fill_from_items(Heap *heap, Object *self, Object *sequence) {
  ByteArray *array = as_array(self);
  bool list = object_is(sequence, &list_type);
  size_t count = list ? ((List *)sequence)->count : ((Tuple *)sequence)->count;
  if (!resize(heap, array, count)) return false;
  memset(array->bytes.chars, 0, count);
  for (size_t i = 0; i < count; i++) {
    // __index__ of an item may have made the list shorter
    if (list && i >= ((List *)sequence)->count) break;
    Object *item = list ? ((List *)sequence)->items[i] : ((Tuple *)sequence)->items[i];
    char byte = 0;
    object_incref(item);
    bool good = byte_of(heap, item, &byte);
    object_decref(heap, item);
    if (!good) return false;
    if (i < array->bytes.count) array->bytes.chars[i] = byte;
  }
  return true;
}

// Anything else is appended one by one.
static bool fill_from(Heap *heap, Object *self, Object *iterable) {
  if (object_is(iterable, &list_type) || object_is(iterable, &tuple_type))
    return fill_from_items(heap, self, iterable);
  Object *iterator = object_iterate(heap, iterable), *item;
  if (!iterator) {
    if (!heap_raised_is(heap, TYPE_TYPE_ERROR)) return false;
    heap_forget(heap);
    heap_raise(heap, TYPE_TYPE_ERROR, "cannot convert '%s' object to bytearray",
               type_name(iterable));
    return false;
  }
  bool good = true;
  while (good && (item = object_next(heap, iterator))) {
    char byte = 0;
    good = byte_of(heap, item, &byte);
    object_decref(heap, item);
    good = good && add_span(heap, as_array(self), (Span){&byte, 1});
  }
  object_decref(heap, iterator);
  return good && !heap->raised;
}

static bool initialise(Heap *heap, Object *self, Object *source, Object *encoding, Object *errors) {
  if (!source) return true;
  if (is_str(source)) {
    if (!encoding) {
      heap_raise(heap, TYPE_TYPE_ERROR, "string argument without an encoding");
      return false;
    }
    Object *encoded = str_encode(heap, source, as_str(encoding)->chars,
                                 errors ? as_str(errors)->chars : "strict");
    bool good = encoded && add_span(heap, as_array(self), span_of(encoded));
    object_decref_null(heap, encoded);
    return good;
  }
  if (encoding || errors) {
    heap_raise(heap, TYPE_TYPE_ERROR, "%s without a string argument",
               encoding ? "encoding" : "errors");
    return false;
  }
  if (is_bytes_like(source)) return add_span(heap, as_array(self), span_of(source));
  if (!is_int(source)) return fill_from(heap, self, source);
  int64_t count;
  if (!int_as_index(heap, source, &count)) return false;
  if (count < 0) {
    heap_raise(heap, TYPE_VALUE_ERROR, "negative count");
    return false;
  }
  if (!resize(heap, as_array(self), (size_t)count)) return false;
  memset(as_array(self)->bytes.chars, 0, (size_t)count);
  return true;
}

static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  static const char *const names[] = {"source", "encoding", "errors", NULL};
  Object *given[3];
  if (!keywords_known(heap, "bytearray", keyword_names, names)) return NULL;
  if (count > 3)
    return heap_raise(heap, TYPE_TYPE_ERROR, "bytearray() takes at most 3 arguments (%zu given)",
                      count);
  for (size_t i = 0; i < 3; i++)
    given[i] =
        i < count ? arguments[i] : keyword_argument(arguments, count, keyword_names, names[i]);
  if (!arguments_are_codec(heap, "bytearray", given[1], given[2])) return NULL;
  Object *self = fresh(heap, cls);
  if (!self || initialise(heap, self, given[0], given[1], given[2])) return self;
  object_decref(heap, self);
  return NULL;
}

// ---- items ------------------------------------------------------------------------------------

// The index inside; -1 with an exception pending.
static int64_t index_of(Heap *heap, Object *self, Object *key) {
  int64_t index, count = (int64_t)as_array(self)->bytes.count;
  if (!int_as_index(heap, key, &index)) {
    if (!heap_raised_is(heap, TYPE_TYPE_ERROR)) return -1;
    heap_forget(heap);
    heap_raise(heap, TYPE_TYPE_ERROR, "bytearray indices must be integers or slices, not %s",
               type_name(key));
    return -1;
  }
  if (index < 0) index += count;
  if (index >= 0 && index < count) return index;
  heap_raise(heap, TYPE_INDEX_ERROR, "bytearray index out of range");
  return -1;
}

static Object *get_item(Heap *heap, Object *self, Object *key) {
  if (!object_is(key, &slice_type)) {
    int64_t index = index_of(heap, self, key);
    return index < 0 ? NULL : int_new(heap, (unsigned char)as_array(self)->bytes.chars[index]);
  }
  int64_t start, step;
  int64_t count = slice_adjust(heap, key, (int64_t)as_array(self)->bytes.count, &start, &step);
  if (count < 0) return NULL;
  Text text = {0};
  for (int64_t i = 0; i < count; i++)
    text_add_char(&text, as_array(self)->bytes.chars[start + i * step]);
  Object *result = bytearray_new(heap, text_chars(&text), (size_t)count);
  text_delete(&text);
  return result;
}

// Takes every `step`-th byte out.
static bool delete_stepped(Heap *heap, ByteArray *self, int64_t start, int64_t count,
                           int64_t step) {
  if (step < 0) start += (count - 1) * step, step = -step;
  size_t to = (size_t)start, next = (size_t)start, left = (size_t)count;
  for (size_t from = (size_t)start; from < self->bytes.count; from++) {
    bool gone = left && from == next;
    if (gone) next += (size_t)step, left--;
    if (!gone) self->bytes.chars[to++] = self->bytes.chars[from];
  }
  return resize(heap, self, self->bytes.count - (size_t)count);
}

static bool set_slice(Heap *heap, Object *object, Object *key, Span with, bool deletes) {
  ByteArray *self = as_array(object);
  int64_t start, step;
  int64_t count = slice_adjust(heap, key, (int64_t)self->bytes.count, &start, &step);
  if (count < 0) return false;
  if (step == 1) return splice(heap, self, (size_t)start, (size_t)(start + count), with);
  if (deletes) return count == 0 || delete_stepped(heap, self, start, count, step);
  if ((size_t)count != with.count) {
    heap_raise(heap, TYPE_VALUE_ERROR,
               "attempt to assign bytes of size %zu to extended slice of size %lld", with.count,
               (long long)count);
    return false;
  }
  for (int64_t i = 0; i < count; i++) self->bytes.chars[start + i * step] = with.chars[i];
  return true;
}

static bool set_item(Heap *heap, Object *self, Object *key, Object *value) {
  if (object_is(key, &slice_type)) {
    if (!value || is_bytes_like(value))
      return set_slice(heap, self, key, value ? span_of(value) : (Span){"", 0}, !value);
    if (is_int(value) || is_str(value)) {
      heap_raise(heap, TYPE_TYPE_ERROR,
                 "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
      return false;
    }
    Object *other = fresh(heap, heap_class(heap, TYPE_BYTEARRAY));
    bool good =
        other && fill_from(heap, other, value) && set_slice(heap, self, key, span_of(other), false);
    object_decref_null(heap, other);
    return good;
  }
  int64_t index = index_of(heap, self, key);
  if (index < 0) return false;
  if (!value) return splice(heap, as_array(self), (size_t)index, (size_t)index + 1, (Span){"", 0});
  return byte_of(heap, value, &as_array(self)->bytes.chars[index]);
}

static int64_t length(Heap *heap, Object *self) {
  (void)heap;
  return (int64_t)as_array(self)->bytes.count;
}

static int contains(Heap *heap, Object *self, Object *value) {
  return bytes_type.contains(heap, self, value);
}

// ---- text, comparison, operators --------------------------------------------------------------

static bool describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  text_add(text, "bytearray(");
  bytes_repr_text(as_array(self)->bytes.chars, as_array(self)->bytes.count, text);
  text_add_char(text, ')');
  return true;
}

static Object *repr(Heap *heap, Object *self) {
  Text text = {0};
  text_printf(&text, "%s(", type_name(self));
  bytes_repr_text(as_array(self)->bytes.chars, as_array(self)->bytes.count, &text);
  text_add_char(&text, ')');
  return str_take(heap, &text);
}

static Object *compare(Heap *heap, Object *self, Object *other, Comparison op) {
  return bytes_type.compare(heap, self, other, op);
}

static Object *times_of(Heap *heap, Object *self, Object *times_object, int64_t *times_out) {
  (void)self;
  if (is_int(times_object) && int_as_index(heap, times_object, times_out)) {
    if (*times_out < 0) *times_out = 0;
    return heap->none;
  }
  if (heap->raised) return NULL;
  return heap_raise(heap, TYPE_TYPE_ERROR, "can't multiply sequence by non-int of type '%s'",
                    type_name(times_object));
}

static bool repeat_in_place(Heap *heap, ByteArray *self, int64_t times) {
  size_t count = self->bytes.count;
  uint64_t total;
  if (__builtin_mul_overflow((uint64_t)times, (uint64_t)count, &total)) total = UINT32_MAX;
  if (!resize(heap, self, (size_t)total)) return false;
  for (uint64_t at = count; at < total; at += count)
    memcpy(self->bytes.chars + at, self->bytes.chars, count);
  return true;
}

static Object *multiply(Heap *heap, Object *left, Object *right) {
  Object *self = is_bytearray(left) ? left : right;
  int64_t times;
  if (!times_of(heap, self, self == left ? right : left, &times)) return NULL;
  Span span = span_of(self);
  uint64_t total;
  if (__builtin_mul_overflow((uint64_t)times, (uint64_t)span.count, &total) ||
      total >= UINT32_MAX || (heap->bytes_limit && total > heap->bytes_limit))
    return heap_raise(heap, TYPE_MEMORY_ERROR, "bytearray times %lld", (long long)times);
  Text text = {0};
  for (int64_t i = 0; span.count && i < times; i++) text_add_n(&text, span.chars, span.count);
  Object *result = bytearray_new(heap, text_chars(&text), text.length);
  text_delete(&text);
  return result;
}

static Object *binary(Heap *heap, Object *left, Object *right, BinaryOp op) {
  if (op == OP_MULTIPLY) return multiply(heap, left, right);
  if (op != OP_ADD || !is_bytes_like(left)) return new_not_implemented(heap);
  if (!is_bytes_like(right))
    return heap_raise(heap, TYPE_TYPE_ERROR, "can't concat %s to %s", type_name(right),
                      type_name(left));
  if (!is_bytearray(left)) return bytes_type.binary(heap, left, right, op);
  Text text = {0};
  text_add_n(&text, span_of(left).chars, span_of(left).count);
  text_add_n(&text, span_of(right).chars, span_of(right).count);
  Object *result = bytearray_new(heap, text_chars(&text), text.length);
  text_delete(&text);
  return result;
}

static Object *in_place(Heap *heap, Object *left, Object *right, BinaryOp op) {
  if (op == OP_MULTIPLY) {
    int64_t times;
    if (!times_of(heap, left, right, &times) || !repeat_in_place(heap, as_array(left), times))
      return NULL;
    return object_incref(left);
  }
  if (op != OP_ADD) return new_not_implemented(heap);
  if (!is_bytes_like(right))
    return heap_raise(heap, TYPE_TYPE_ERROR, "can't concat %s to %s", type_name(right),
                      type_name(left));
  return add_span(heap, as_array(left), span_of(right)) ? object_incref(left) : NULL;
}

// ---- methods that change it -------------------------------------------------------------------

METHOD(append) {
  char byte = 0;
  if (!byte_of(heap, arguments[0], &byte)) return NULL;
  return add_span(heap, as_array(self), (Span){&byte, 1}) ? new_none(heap) : NULL;
}

METHOD(extend) {
  if (is_bytes_like(arguments[0]))
    return add_span(heap, as_array(self), span_of(arguments[0])) ? new_none(heap) : NULL;
  if (is_str(arguments[0]))
    return heap_raise(heap, TYPE_TYPE_ERROR, "expected iterable of integers; got: 'str'");
  Object *other = fresh(heap, heap_class(heap, TYPE_BYTEARRAY));
  bool good = other && fill_from(heap, other, arguments[0]) &&
              add_span(heap, as_array(self), span_of(other));
  object_decref_null(heap, other);
  return good ? new_none(heap) : NULL;
}

METHOD(insert) {
  int64_t index, size = (int64_t)as_array(self)->bytes.count;
  char byte = 0;
  if (!int_as_index(heap, arguments[0], &index) || !byte_of(heap, arguments[1], &byte)) return NULL;
  if (index < 0) index = index + size < 0 ? 0 : index + size;
  if (index > size) index = size;
  return splice(heap, as_array(self), (size_t)index, (size_t)index, (Span){&byte, 1})
             ? new_none(heap)
             : NULL;
}

// Moves what stands behind; the front is never left behind here.
static bool take_out(Heap *heap, ByteArray *self, size_t index) {
  char *chars = self->bytes.chars;
  memmove(chars + index, chars + index + 1, self->bytes.count - index - 1);
  return resize(heap, self, self->bytes.count - 1);
}

METHOD(pop) {
  int64_t index = -1, size = (int64_t)as_array(self)->bytes.count;
  if (count && !int_as_index(heap, arguments[0], &index)) return NULL;
  if (size == 0) return heap_raise(heap, TYPE_INDEX_ERROR, "pop from empty bytearray");
  if (index < 0) index += size;
  if (index < 0 || index >= size)
    return heap_raise(heap, TYPE_INDEX_ERROR, "pop index out of range");
  unsigned char value = (unsigned char)as_array(self)->bytes.chars[index];
  return take_out(heap, as_array(self), (size_t)index) ? int_new(heap, value) : NULL;
}

METHOD(remove_) {
  char byte = 0;
  if (!byte_of(heap, arguments[0], &byte)) return NULL;
  const Span span = span_of(self);
  const char *at = span.count ? memchr(span.chars, byte, span.count) : NULL;
  if (!at) return heap_raise(heap, TYPE_VALUE_ERROR, "value not found in bytearray");
  return take_out(heap, as_array(self), (size_t)(at - span.chars)) ? new_none(heap) : NULL;
}

METHOD(reverse) {
  Bytes *bytes = &as_array(self)->bytes;
  for (size_t i = 0; i < bytes->count / 2; i++) {
    char other = bytes->chars[bytes->count - 1 - i];
    bytes->chars[bytes->count - 1 - i] = bytes->chars[i];
    bytes->chars[i] = other;
  }
  return new_none(heap);
}

METHOD(clear) { return resize(heap, as_array(self), 0) ? new_none(heap) : NULL; }

METHOD(copy) { return bytearray_new(heap, span_of(self).chars, span_of(self).count); }

METHOD(from_hex) {
  Text text = {0};
  Object *result = bytes_from_hex(heap, arguments[0], &text)
                       ? bytearray_new(heap, text_chars(&text), text.length)
                       : NULL;
  text_delete(&text);
  return result;
}

static const Builtin methods[] = {
#define ROW BYTES_ROW
#include "bytes_methods.def"
#undef ROW
    {"append", append, 1, 1, 0},
    {"clear", clear, 0, 0, 0},
    {"copy", copy, 0, 0, 0},
    {"extend", extend, 1, 1, 0},
    {"fromhex", from_hex, 1, 1, BUILTIN_STATIC},
    {"insert", insert, 2, 2, 0},
    {"pop", pop, 0, 1, 0},
    {"remove", remove_, 1, 1, 0},
    {"reverse", reverse, 0, 0, 0},
    {NULL, NULL, 0, 0, 0},
};

const Type bytearray_type = {
    .name = "bytearray",
    .id = TYPE_BYTEARRAY,
    .base = TYPE_OBJECT,
    .flags = TYPE_BASE | TYPE_STRING_FORM | TYPE_UNHASHABLE,
    .shape = SHAPE_ATOM,
    .host_size = sizeof(ByteArray),
    .freelist = FREELIST_NONE,
    .basic_size = {56, [LAYOUT_3_15] = 64},
    .extra_size = extra_size,
    .blocks = blocks,
    .dealloc = dealloc,
    .release = release,
    .describe = describe,
    .repr = repr,
    .compare = compare,
    .length = length,
    .get_item = get_item,
    .set_item = set_item,
    .contains = contains,
    .iterate = bytes_iterate,
    .binary = binary,
    .in_place = in_place,
    .construct = construct,
    .methods = methods,
};
