// words.h: how an account calls things: objects, places, holders. Private to the room.
#ifndef HEAPSTORY_SNAPSHOT_WORDS_H
#define HEAPSTORY_SNAPSHOT_WORDS_H

#include "heapstory/snapshot.h"

// Adds text that others wrote, safe for a terminal: control characters become \xNN. `indent` blanks
// follow each line feed, so that all its lines stand below the first.
void words_add_plain(Text *text, const char *chars, size_t indent);
// "#2 Node", "#5 int 1000"; machinery has no number worth reading: "None", "10", "internal dict".
void words_add_object(Text *text, const SnapshotObject *object);
// Where a reference is stored: "#2.ref", "#3[0]", "#3 key 'k'", "#3 element"; `place` as a snapshot
// writes it, serial 0 for the place alone.
void words_add_place(Text *text, int64_t serial, const char *place);
// The place behind the words of its holder: ".ref", "[0]", " key 'k'".
void words_join_place(Text *text, const char *place);

// What refers to each object: items[start[o] .. start[o + 1]) for the object o.
typedef struct TargetIndex {
  uint32_t *start, *items;
} TargetIndex;

// Who holds what in a snapshot.
typedef struct Holders {
  const Snapshot *snapshot;
  TargetIndex references, bindings;
  uint32_t *frame_of; // for each binding its frame
} Holders;

Holders holders_of(const Snapshot *snapshot);
void holders_delete(Holders *holders);
// "a, #4.ref, n in fact() and 2 inside the interpreter"; "nothing" where there is none. What
// machinery holds is only counted, and so is what no snapshot shows (temporaries, constants).
void holders_add(const Holders *holders, int32_t object, Text *text);

#endif
