// mixed.h: the requests that both allocators get: sizes of 1 to 512 bytes, and which of the living
// blocks dies next, the same numbers in every program.
#ifndef HEAPSTORY_BENCH_MIXED_H
#define HEAPSTORY_BENCH_MIXED_H

#include <stdint.h>

enum {
  MIXED_REQUESTS = 1 << 20, // different ones; taken in turns
  MIXED_ROUNDS = 4,         // times that all of them are made
  MIXED_WINDOW = 4096,      // blocks that live at a time, where they die in random order
  MIXED_STACK = 1000,       // blocks that are freed last in, first out
  CORE_OBJECTS = 1000000,
};

typedef struct Mixed {
  uint16_t size[MIXED_REQUESTS], victim[MIXED_REQUESTS];
} Mixed;

static inline void mixed_fill(Mixed *mixed) {
  uint64_t random = UINT64_C(88172645463325252);
  for (int i = 0; i < MIXED_REQUESTS; i++) {
    random ^= random << 13, random ^= random >> 7, random ^= random << 17; // xorshift64
    mixed->size[i] = (uint16_t)(1 + random % 512);
    mixed->victim[i] = (uint16_t)(random / 512 % MIXED_WINDOW);
  }
}

// The three ways of requests, as functions of a side that has HANDLE, ALLOCATE(bytes),
// RELEASE(handle).
#define MIXED_FUNCTIONS(HANDLE, ALLOCATE, RELEASE)                                                 \
  static Mixed mixed;                                                                              \
  static HANDLE mixed_blocks[MIXED_WINDOW];                                                        \
  static void mixed_pairs(void) {                                                                  \
    for (int round = 0; round < MIXED_ROUNDS; round++)                                             \
      for (int i = 0; i < MIXED_REQUESTS; i++) {                                                   \
        HANDLE block = ALLOCATE(mixed.size[i]);                                                    \
        RELEASE(block);                                                                            \
      }                                                                                            \
  }                                                                                                \
  static void mixed_window(void) {                                                                 \
    for (int i = 0; i < MIXED_WINDOW; i++) mixed_blocks[i] = ALLOCATE(mixed.size[i]);              \
    for (int round = 0; round < MIXED_ROUNDS; round++)                                             \
      for (int i = 0; i < MIXED_REQUESTS; i++) {                                                   \
        HANDLE *victim = &mixed_blocks[mixed.victim[i]];                                           \
        RELEASE(*victim);                                                                          \
        *victim = ALLOCATE(mixed.size[i]);                                                         \
      }                                                                                            \
    for (int i = 0; i < MIXED_WINDOW; i++) RELEASE(mixed_blocks[i]);                               \
  }                                                                                                \
  static void mixed_stacks(void) {                                                                 \
    for (int round = 0; round < MIXED_ROUNDS; round++)                                             \
      for (int i = 0; i + MIXED_STACK <= MIXED_REQUESTS; i += MIXED_STACK) {                       \
        for (int k = 0; k < MIXED_STACK; k++) mixed_blocks[k] = ALLOCATE(mixed.size[i + k]);       \
        for (int k = MIXED_STACK; k-- > 0;) RELEASE(mixed_blocks[k]);                              \
      }                                                                                            \
  }

#endif
