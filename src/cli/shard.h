// shard.h: `--shard 3/16`: which of the scenarios are this call's, where others have the rest.
// Private to the room.
//
// Scenarios are dealt out like cards: in byte order of their paths, one to each shard in turn. So
// it depends on nothing but their names, which are the same on every machine: neither on the order
// in which a shell lists them, nor on what is in the files, which `fmt` may be changing meanwhile.
// Shards differ by one scenario at most, and neighbours, which often cost much alike, go to
// different ones.
#ifndef HEAPSTORY_CLI_SHARD_H
#define HEAPSTORY_CLI_SHARD_H

#include <stdint.h>

#include "inputs.h"

typedef struct Shard {
  uint64_t number, count; // number from 1 to count; 0/0: nothing was said, and all are ours
} Shard;

// Reads "3/16"; `text` may be NULL. `origin` is who said it, for the message.
bool shard_read(Shard *shard, const char *text, const char *origin, Errors *errors);
// Leaves what is ours in `inputs`, in the order that they have, and moves the rest to `elsewhere`.
void shard_deal(const Shard *shard, Inputs *inputs, Inputs *elsewhere);
// Whether what belongs to no scenario, and so to no shard, is this call's: it is the first one's.
bool shard_is_first(const Shard *shard);
// "-03-of-16", as file names of a shard end, or nothing.
void shard_add_suffix(const Shard *shard, Text *text);

#endif
