// compare.h: how two stored runs are compared, step by step. Private to the room.
#ifndef HEAPSTORY_STORED_COMPARE_H
#define HEAPSTORY_STORED_COMPARE_H

#include "align.h"
#include "heapstory/stored.h"

// ---- the same objects (mates.c) -----------------------------------------------------------------

// An object of the program from its birth on. Sorted by serial.
typedef struct Life {
  int64_t serial;
  const char *type, *value; // at first sight; borrowed from a snapshot
  int32_t birth;            // index of the step that first knows it
  bool seen;                // at the end of a step; else it lived and died within one
  int32_t mate;             // the same one in the other run's lives; -1 for none
} Life;

typedef struct Lives {
  Life *items;
  size_t count;
  size_t capacity;
} Lives;

Lives lives_of(const Stored *run);
Life *life_find(const Lives *lives, int64_t serial); // NULL for none
// The same, faster where serials are asked for in order: `near` is the index of the last one found,
// 0 at first.
Life *life_find_near(const Lives *lives, int64_t serial, size_t *near);
// Finds who is the same in both runs.
void match_lives(const Stored *older, const Stored *newer, const StoredPairs *pairs,
                 Lives *older_lives, Lives *newer_lives);

// ---- what was found (found.c) -------------------------------------------------------------------

// A difference while the comparison goes on.
typedef struct Found {
  StoredDifference difference;
  uint64_t alike; // those of a step with one number can be told together
  size_t last;    // number of the step up to which it holds; 0: as long as its object lives
} Found;

// One that lasts: it holds from the step that reported it to the one at hand.
typedef struct Lasting {
  uint64_t key;   // what differs: the object and its fact
  uint64_t state; // how it differs: both texts; for numbers how far they are apart
  int64_t object; // identity; 0 where it is of no object
  size_t found;   // index
} Lasting;

typedef struct Comparison {
  const Stored *runs[2]; // older, newer
  Lives lives[2];
  StoredPair pair;
  StoredKind kind; // of what is looked at
  // The states that are compared: of the pair; where only one run has the step, the other's before.
  const Snapshot *states[2];
  int64_t *ids[2];   // identity of each object of a state: equal numbers, the same object
  int32_t *mates[2]; // its index in the other state; NO_OBJECT
  Array(Found) found;
  Array(Lasting) before, now; // `before` is sorted by key
  size_t step_before;         // number of the step before the pair
  int64_t frame_shift;        // how far the serials of frames are apart
  Array(const Life *) moved;  // of the newer run: those from which on serials are further apart
  size_t moved_said;
} Comparison;

enum { OLDER, NEWER };

// Adds a difference of this step alone. Takes the words.
void found_add(Comparison *c, uint64_t alike, Text *words);
// Whether a difference that lasts is new; then, and only then, it is to be added next.
bool found_lasting(Comparison *c, uint64_t key, uint64_t state, int64_t object);
// Called when all of a pair is said.
void found_end_step(Comparison *c);
// Tells crowds together and says how long each lasts. Leaves the comparison without any.
StoredDifferences found_take(Comparison *c);

// ---- words (compare_words.c) --------------------------------------------------------------------

// Text of others on one line, control characters as escapes, with an end where it is very long.
void say_text(Text *words, const char *text);
// "#2 Node", "#5 int 1000", "int 1"
void say_object(Text *words, const SnapshotObject *object);
// "\"1\", was \"2\"": the part of both that differs, where they are long. NULL: nothing.
void say_texts(Text *words, const char *is, const char *was);
// Reports `what` with both numbers, where they differ in another way than before.
void compare_number(Comparison *c, const char *what, int64_t is, int64_t was);

// ---- parts of a step ----------------------------------------------------------------------------

void compare_arrows(Comparison *c);    // names and references (compare_arrows.c)
void compare_objects(Comparison *c);   // compare_objects.c
void compare_frames(Comparison *c);    // frames and their names (compare_arrows.c)
void compare_collector(Comparison *c); // and memory (compare_collector.c)
void compare_events(Comparison *c);    // compare_events.c

#endif
