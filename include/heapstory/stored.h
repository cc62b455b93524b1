// stored.h: the snapshots of a run as a text file that lives beside a scenario: written for review,
// line by line, and read back whole.
//
//   heapstory snapshots 1
//   title "A cycle is born, leaks and is collected"
//   profile "..."
//
//   step 4 line 9
//     > a.ref = b
//     frame 1 "<module>"
//       a = #2
//       b = #4
//     #2 Node, refs 1, gen 0, 48 bytes
//       .value = "int 1"
//       .ref = #4
//     gone #3
//     collector on, threshold 700 10 10, count 3 0 0, ...
//
// A step says what differs from the step before: an object with its references stands there where
// anything about it is new, the frames where any of them changed. So a file is as long as what
// happens, and one changed count is one changed line. Objects of the program are named by their
// serial; machinery has no number worth keeping and is named by what it is ("int 1", "type list").
// Left out: addresses (any allocation moves all behind it), pools and phases of collections.
#ifndef HEAPSTORY_STORED_H
#define HEAPSTORY_STORED_H

#include "heapstory/snapshot.h"

typedef struct Stored {
  char *title;   // NULL where absent
  char *profile; // NULL where absent
  Snapshot **snapshots;
  size_t count;
} Stored;

// Adds the file of a run. Equal runs give equal bytes.
void stored_add(const Snapshot *const *snapshots, size_t count, const char *title, Text *text);
// Reads one: every mistake of the text is added with line and column, and NULL returned.
// What stored_add wrote reads as the same snapshots, but for what is left out (see above), and for
// machinery's serials, which are given anew.
Stored *stored_read(const char *text, size_t length, Errors *errors);
void stored_delete(Stored *stored);

#endif
