// unicode.h: what Python's str methods know about characters: kinds and case mappings of
// Unicode 15.0 (CPython 3.12).
#ifndef HEAPSTORY_HEAP_UNICODE_H
#define HEAPSTORY_HEAP_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum CharKind {
  CHAR_ALPHA = 1 << 0, // str.isalpha() and so on
  CHAR_DECIMAL = 1 << 1,
  CHAR_DIGIT = 1 << 2,
  CHAR_NUMERIC = 1 << 3,
  CHAR_SPACE = 1 << 4,
  CHAR_PRINTABLE = 1 << 5,
  CHAR_ID_START = 1 << 6,
  CHAR_ID_CONTINUE = 1 << 7,
} CharKind;

enum { CHAR_MAPPED_MOST = 3 };

unsigned char_kinds(uint32_t c);
static inline bool char_is(uint32_t c, unsigned kinds) { return (char_kinds(c) & kinds) != 0; }
int char_decimal(uint32_t c); // its value as a decimal digit, -1 for none
bool char_is_upper(uint32_t c);
bool char_is_lower(uint32_t c);
// Title case without upper case: the digraphs like U+01C5.
bool char_is_title(uint32_t c);
// Each fills at most CHAR_MAPPED_MOST code points and returns how many.
size_t char_upper(uint32_t c, uint32_t *out);
size_t char_lower(uint32_t c, uint32_t *out);
size_t char_title(uint32_t c, uint32_t *out);
size_t char_fold(uint32_t c, uint32_t *out);

#endif
