// digest.c: SHA-256, see digest.h.
#include "heapstory/digest.h"

#include <sys/types.h>

#include <sha2.h>

void digest_sha256(const void *bytes, size_t length, char digits[DIGEST_CHARS + 1]) {
  SHA256Data(bytes, length, digits);
}
