// bytes.h: what the files of bytes and bytearray know of each other.
#ifndef HEAPSTORY_HEAP_BYTES_H
#define HEAPSTORY_HEAP_BYTES_H

#include "../values.h"

// A bytearray begins as bytes do, so that the methods read both; its bytes stand in a block of
// their own.
typedef struct ByteArray {
  Bytes bytes;
  size_t allocated; // ob_alloc, as the profile counts it
  size_t offset;    // bytes cut off at the front that the block still has
  size_t room;      // of bytes.chars on the host
  Addr block;
} ByteArray;

static inline bool is_bytearray(const Object *object) { return is_kind(object, &bytearray_type); }
static inline bool is_bytes_like(const Object *object) {
  return is_bytes(object) || is_bytearray(object);
}

// The bytes of either, borrowed.
typedef struct Span {
  const char *chars;
  size_t count;
} Span;
static inline Span span_of(Object *object) {
  const Bytes *bytes = (const Bytes *)object;
  return (Span){bytes->chars, bytes->count};
}

// ---- bytearray.c ----
Object *bytearray_new(Heap *heap, const char *chars, size_t count);

// ---- bytes.c ----
// The bytes that bytes(source) or bytearray(source) would hold, from an iterable of ints; false
// with an exception pending.
bool bytes_add_byte(Heap *heap, Object *item, Text *text);
Object *bytes_iterate(Heap *heap, Object *self); // of either

// ---- bytes_methods.c ----
Object *bytes_like(Heap *heap, Object *self, const char *chars, size_t count); // self's own type
Object *bytes_take(Heap *heap, Object *self, Text *text);
bool bytes_needed(Heap *heap, Object *object, Span *span_out); // TypeError where it has no bytes

// ---- bytes_split.c ----
bool bytes_from_hex(Heap *heap, Object *argument, Text *text);

#define ROW(name, function, least, most, flags)                                                    \
  Object *bytes_method_##function(Heap *heap, Object *self, Object *const *arguments,              \
                                  size_t count, Object *keyword_names);
#include "bytes_methods.def"
#undef ROW

// A method that both types have.
#define BYTES_METHOD(name)                                                                         \
  Object *bytes_method_##name(                                                                     \
      Heap *heap __attribute__((unused)), Object *self __attribute__((unused)),                    \
      Object *const *arguments __attribute__((unused)), size_t count __attribute__((unused)),      \
      Object *keyword_names __attribute__((unused)))

#define BYTES_ROW(name, function, least, most, flags)                                              \
  {#name, bytes_method_##function, least, most, flags},

#endif
