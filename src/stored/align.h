// align.h: which elements of two sequences are the same. Private to the room.
#ifndef HEAPSTORY_STORED_ALIGN_H
#define HEAPSTORY_STORED_ALIGN_H

#include <stddef.h>
#include <stdint.h>

// A sequence is given by a key for each element: equal keys, equal elements.
typedef struct Keys {
  const uint64_t *items;
  size_t count;
} Keys;

// Sets mates[i] to the element of `newer` that older[i] is, -1 for none: a longest common
// subsequence. Memory is bounded: after MOST_EDITS insertions and removals the best path so far is
// settled and the search begins anew behind it, so that of sequences which differ more than that
// the result is a common subsequence, but perhaps not a longest one.
enum { MOST_EDITS = 512 };
void align_keys(Keys older, Keys newer, int32_t *mates);

// A hash of bytes; chained by giving the hash so far, HASH_START at first.
#define HASH_START UINT64_C(1469598103934665603)
uint64_t hash_bytes(uint64_t so_far, const void *bytes, size_t length);
uint64_t hash_text(uint64_t so_far, const char *text); // NULL differs from ""
uint64_t hash_number(uint64_t so_far, int64_t number);

#endif
