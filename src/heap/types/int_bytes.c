// int_bytes.c: int.to_bytes and int.from_bytes. Mirrors CPython Objects/longobject.c
// (int_to_bytes_impl, int_from_bytes_impl).
#include "bytes.h"

#include <string.h>

// 'big' and 'little'; false with an exception pending.
static bool is_little(Heap *heap, Object *order, bool *little_out) {
  *little_out = false;
  if (!order) return true;
  if (!is_str(order)) {
    heap_raise(heap, TYPE_TYPE_ERROR, "%s argument 'byteorder' must be str, not %s", "to_bytes()",
               type_name(order));
    return false;
  }
  *little_out = str_equal(order, "little");
  if (*little_out || str_equal(order, "big")) return true;
  heap_raise(heap, TYPE_VALUE_ERROR, "byteorder must be either 'little' or 'big'");
  return false;
}

static void turn(char *chars, size_t count) {
  for (size_t i = 0; i < count / 2; i++) {
    char other = chars[i];
    chars[i] = chars[count - 1 - i];
    chars[count - 1 - i] = other;
  }
}

// Big-endian two's complement of `count` bytes; false where the value does not fit.
static bool write_big(mpz_srcptr value, char *chars, size_t count, bool is_signed) {
  mpz_t bits;
  mpz_init_set(bits, value);
  bool negative = mpz_sgn(value) < 0, fits;
  if (negative) { // 2 ** (8 * count) + value, whose highest bit must be set
    mpz_t limit;
    mpz_init_set_ui(limit, 1);
    mpz_mul_2exp(limit, limit, 8 * count);
    mpz_add(bits, bits, limit);
    mpz_clear(limit);
    fits = count && mpz_sgn(bits) >= 0 && mpz_tstbit(bits, 8 * count - 1);
  } else {
    size_t used = mpz_sgn(bits) ? mpz_sizeinbase(bits, 2) : 0;
    fits = used + (is_signed && used) <= 8 * count;
  }
  if (fits && mpz_sgn(bits)) {
    size_t written = (mpz_sizeinbase(bits, 2) + 7) / 8;
    mpz_export(chars + count - written, NULL, 1, 1, 1, 0, bits);
  }
  mpz_clear(bits);
  return fits;
}

Object *int_to_bytes(Heap *heap, Object *self, Object *const *arguments, size_t count,
                     Object *keyword_names) {
  static const char *const names[] = {"length", "byteorder", "signed", NULL};
  Object *given[3];
  int64_t length = 1;
  bool little;
  if (!keywords_known(heap, "to_bytes", keyword_names, names)) return NULL;
  for (size_t i = 0; i < 3; i++)
    given[i] =
        i < count ? arguments[i] : keyword_argument(arguments, count, keyword_names, names[i]);
  if (given[0] && !int_as_index(heap, given[0], &length)) return NULL;
  if (!is_little(heap, given[1], &little)) return NULL;
  int is_signed = given[2] ? object_truth(heap, given[2]) : 0;
  if (is_signed < 0) return NULL;
  if (length < 0) return heap_raise(heap, TYPE_VALUE_ERROR, "length argument must be non-negative");
  if (length >= UINT32_MAX || (heap->bytes_limit && (uint64_t)length > heap->bytes_limit))
    return heap_raise(heap, TYPE_MEMORY_ERROR, "bytes of %lld", (long long)length);
  IntView view;
  mpz_srcptr value = int_view(self, &view);
  if (mpz_sgn(value) < 0 && !is_signed)
    return heap_raise(heap, TYPE_OVERFLOW_ERROR, "can't convert negative int to unsigned");
  char *chars = mem_zalloc((size_t)length + 1);
  Object *result = NULL;
  if (write_big(value, chars, (size_t)length, is_signed)) {
    if (little) turn(chars, (size_t)length);
    result = bytes_new(heap, chars, (size_t)length);
  } else {
    heap_raise(heap, TYPE_OVERFLOW_ERROR, "int too big to convert");
  }
  mem_free(chars);
  return result;
}

static Object *read_big(Heap *heap, const char *chars, size_t count, bool is_signed) {
  mpz_t value;
  mpz_init(value);
  if (count) mpz_import(value, count, 1, 1, 1, 0, chars);
  if (is_signed && count && ((unsigned char)chars[0] & 0x80)) {
    mpz_t limit;
    mpz_init_set_ui(limit, 1);
    mpz_mul_2exp(limit, limit, 8 * count);
    mpz_sub(value, value, limit);
    mpz_clear(limit);
  }
  Object *result = int_from_mpz_sized(heap, value, (count * 8 + DIGIT_BITS - 1) / DIGIT_BITS);
  mpz_clear(value);
  return result;
}

// The class calls it: an int of that class.
Object *int_from_bytes(Heap *heap, Object *self, Object *const *arguments, size_t count,
                       Object *keyword_names) {
  static const char *const names[] = {"bytes", "byteorder", "signed", NULL};
  Object *given[3];
  bool little;
  if (!keywords_known(heap, "from_bytes", keyword_names, names)) return NULL;
  for (size_t i = 0; i < 3; i++)
    given[i] =
        i < count ? arguments[i] : keyword_argument(arguments, count, keyword_names, names[i]);
  if (!given[0])
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "from_bytes() missing required argument 'bytes' (pos 1)");
  if (!is_little(heap, given[1], &little)) return NULL;
  int is_signed = given[2] ? object_truth(heap, given[2]) : 0;
  if (is_signed < 0) return NULL;
  Object *bytes = is_bytes_like(given[0])
                      ? object_incref(given[0])
                      : bytes_type.construct(heap, heap_class(heap, TYPE_BYTES), given, 1, NULL);
  if (!bytes) return NULL;
  Text text = {0};
  text_add_n(&text, span_of(bytes).chars, span_of(bytes).count);
  object_decref(heap, bytes);
  if (little && text.length) turn(text.chars, text.length);
  Object *value = read_big(heap, text_chars(&text), text.length, is_signed);
  text_delete(&text);
  if (!value || self == &heap_class(heap, TYPE_INT)->head.object) return value;
  Object *result = object_vectorcall(heap, self, &value, 1, NULL);
  object_decref(heap, value);
  return result;
}
