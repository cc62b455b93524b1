// why.h: what the files behind heapstory/why.h share. Private to the room.
#ifndef HEAPSTORY_SNAPSHOT_WHY_H
#define HEAPSTORY_SNAPSHOT_WHY_H

#include "heapstory/why.h"

#include "words.h"

// One snapshot, prepared for asking.
typedef struct Asking {
  Why *why;
  const Snapshot *snapshot;
  Holders holders;
  int32_t target;      // the object
  int32_t *frame_of;   // per object: the frame whose names it holds, or -1
  int32_t *module_of;  // per object: the module whose names it holds, or NO_OBJECT
  Array(int32_t) told; // objects of the program that the words name
  Text text;
} Asking;

// ---- why_find.c ----
// What `asked` meant in the newest of snapshots[0 .. at] where it meant something: the index of the
// snapshot, and the serial in why->serial. SIZE_MAX after adding an error.
size_t why_find(Why *why, const Snapshot *const *snapshots, size_t count, size_t at,
                Errors *errors);

// ---- why_holders.c ----
void why_count(Asking *asking); // fills holders, unattributed, borrowers
// Adds the words of a reference, of a holder that is no object, of an object: "#3.ref".
WhyHolderKind why_add_reference(Asking *asking, const SnapshotReference *reference, Text *text);
WhyHolderKind why_add_holder(Asking *asking, const SnapshotHolder *holder, Text *text);
void why_add_object(Asking *asking, int32_t object, Text *text);
// Whether an object is a dict of names, which a chain begins with.
bool why_is_scope(const Asking *asking, int32_t object);
void why_tell_others(Asking *asking); // fills others
const char *why_kept(Asking *asking); // what stands in asking->text, which is empty then

// ---- why_chains.c ----
void why_chain(Asking *asking);  // fills chains
void why_circle(Asking *asking); // fills cycle, tail, generation

#endif
