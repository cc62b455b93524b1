// str_hash.c: the hash of str and bytes: SipHash-1-3 over CPython's own representation
// (Python/pyhash.c). CPython keys it at random for every process; the key here is 0, which is what
// PYTHONHASHSEED=0 gives: sets and dicts are laid out as in a recording made that way, and alike on
// every run.
#include <string.h>

#include "values.h"

static uint64_t rotate(uint64_t x, int n) { return x << n | x >> (64 - n); }

static void sip_round(uint64_t v[4]) {
  v[0] += v[1], v[2] += v[3];
  v[1] = rotate(v[1], 13) ^ v[0], v[3] = rotate(v[3], 16) ^ v[2];
  v[0] = rotate(v[0], 32);
  v[2] += v[1], v[0] += v[3];
  v[1] = rotate(v[1], 17) ^ v[2], v[3] = rotate(v[3], 21) ^ v[0];
  v[2] = rotate(v[2], 32);
}

static uint64_t little_endian(const uint8_t *at, size_t count) {
  uint64_t word = 0;
  for (size_t i = 0; i < count; i++) word |= (uint64_t)at[i] << (8 * i);
  return word;
}

int64_t bytes_hash_of(const void *data, size_t count) {
  if (count == 0) return 0;
  const uint8_t *at = data;
  uint64_t v[4] = {0x736f6d6570736575, 0x646f72616e646f6d, 0x6c7967656e657261, 0x7465646279746573};
  uint64_t last = (uint64_t)count << 56;
  for (; count >= 8; at += 8, count -= 8) {
    uint64_t word = little_endian(at, 8);
    v[3] ^= word;
    sip_round(v);
    v[0] ^= word;
  }
  last |= little_endian(at, count);
  v[3] ^= last;
  sip_round(v);
  v[0] ^= last;
  v[2] ^= 0xff;
  for (int i = 0; i < 3; i++) sip_round(v);
  int64_t hash = (int64_t)(v[0] ^ v[1] ^ v[2] ^ v[3]);
  return hash == -1 ? -2 : hash;
}

static uint32_t largest(const char *chars, size_t bytes) {
  uint32_t most = 0, c;
  size_t at = 0;
  while (at < bytes && (unsigned char)chars[at] < 0x80) at++;
  for (; at<bytes; most = c> most ? c : most) at += utf8_decode(chars + at, bytes - at, &c);
  return most;
}

// The code points as CPython stores them: 1, 2 or 4 bytes each, whatever the largest needs.
int64_t chars_hash(const char *chars, size_t bytes) {
  uint32_t most = largest(chars, bytes), c;
  if (most < 0x80) return bytes_hash_of(chars, bytes);
  size_t width = most < 0x100 ? 1 : most < 0x10000 ? 2 : 4, used = 0;
  uint8_t *units = mem_alloc(mem_size(bytes, width));
  for (size_t at = 0; at < bytes; at += utf8_decode(chars + at, bytes - at, &c)) {
    utf8_decode(chars + at, bytes - at, &c);
    for (size_t i = 0; i < width; i++) units[used++] = (uint8_t)(c >> (8 * i));
  }
  int64_t hash = bytes_hash_of(units, used);
  mem_free(units);
  return hash;
}
