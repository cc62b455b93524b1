// digest.h: the SHA-256 of bytes, by libmd.
#ifndef HEAPSTORY_DIGEST_H
#define HEAPSTORY_DIGEST_H

#include <stddef.h>

enum { DIGEST_CHARS = 64 };

// Lower case hexadecimal digits, and a NUL.
void digest_sha256(const void *bytes, size_t length, char digits[DIGEST_CHARS + 1]);

#endif
