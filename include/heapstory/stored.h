// stored.h: the snapshots of a run as a text file that lives beside a scenario: written for review,
// line by line, and read back whole.
//
//   heapstory snapshots 1
//   title A cycle is born, leaks and is collected
//   profile ...
//
//   step 4
//     > a.ref = b
//     frame 1 <module>
//       b = #3
//     #2 Node of #1, refs 1, gen 0, 48 bytes
//       .ref = #3
//     * int 1, 28 bytes, immortal
//     gone #4
//     collector count 3 0 0
//     memory blocks 22, bytes 2192
//     event dealloc #4 list
//
// A step says what differs from the step before: an object and its facts where one of them is new,
// references and names that refer to something else, numbers that have changed; what is not there
// is as it was (before the first step: all numbers 0, the collector off). So a file is as long as
// what happens, and one changed count is one changed line. Crowds take one line: "#5 to #1004 int
// 257 to 1256, refs 1, ...", "[0] to [999] = #5 to #1004"; "last 2 again 998 times, serials 3 up":
// the two objects, or events, above. A block as large as sys.getsizeof says, machinery without a
// block, a shape that the type tells go without saying. Texts stand as they are, or as JSON strings
// where they would not be read back so.
//
// Objects of the program are named by their serial; machinery (behind '*') has no number worth
// keeping and is named by what it is ("int 1", "module 'gc'"); it is in the file while a name or a
// place of the program's objects shows it.
//
// Left out: addresses (an allocation moves all behind it); pools and phases of collections (views
// ask for them, a run is the same without); who holds a count beside references and names, the
// references of machinery and which dict holds a frame's names (it follows from the steps); what
// the scenario says and the run does not: lines, notes, which steps have a picture (a comment or a
// better caption must not change what is known of the run).
#ifndef HEAPSTORY_STORED_H
#define HEAPSTORY_STORED_H

#include "heapstory/snapshot.h"

typedef struct Stored {
  char *title;   // NULL where absent
  char *profile; // NULL where absent
  Snapshot **snapshots;
  size_t count;
  // Where it is there, `snapshots` have the step and its words alone, and the rest is read again
  // when it is asked for: memory is that of the file. Private.
  struct Reel *reel;
} Stored;

// Adds the file of a run. Equal runs give equal bytes.
void stored_add(const Snapshot *const *snapshots, size_t count, const char *title, Text *text);
// The same, step by step: each is added with the one before it (NULL: it is the first), which is
// not needed any more behind that.
typedef struct StoredWriter StoredWriter;
StoredWriter *stored_writer_new(const char *title);
void stored_writer_add(StoredWriter *writer, const Snapshot *before, const Snapshot *snapshot);
const Text *stored_writer_text(const StoredWriter *writer); // the file so far
void stored_writer_delete(StoredWriter *writer);            // NULL is allowed
// Reads one: every mistake of the text (the first 100) is added with line and column, and NULL
// returned. What stored_add wrote reads as the same snapshots, but for what is left out (see
// above), and for machinery's serials, which are given anew. Nothing else is read: a text that
// stored_add would write otherwise is a mistake, carriage returns included, so that equal runs are
// equal bytes and two files that differ differ in a fact. A file may stand for 16,777,216 objects,
// references and events.
Stored *stored_read(const char *text, size_t length, Errors *errors);
// The same, as a reel: the comparison of long runs goes through both step by step.
Stored *stored_read_reel(const char *text, size_t length, Errors *errors);
void stored_delete(Stored *stored);
// The whole snapshot of a step, by its index. Of a reel two are good at a time, the last that was
// read and the one before it: they cost nothing, the next one costs its lines in the file, and one
// further back all lines up to it.
const Snapshot *stored_state(const Stored *stored, size_t at);
// A reel becomes a run whose snapshots are whole, for those who want all of them at once.
void stored_unroll(Stored *stored);
// The same of a run that was just played: what reading its file would give, but each step with the
// line in the scenario, the note and the wish for a picture that the snapshots have.
Stored *stored_take(const Snapshot *const *snapshots, size_t count, const char *title);
// The same by the file of the run; of the snapshots only the step and its words are looked at.
// As a reel.
Stored *stored_take_text(const Text *file, const Snapshot *const *snapshots, size_t count);

// ---- two runs ---------------------------------------------------------------------------------

// Steps of two runs that are the same: indices of `snapshots`, -1 where only one run has the step.
typedef struct StoredPair {
  int32_t older, newer;
} StoredPair;

typedef struct StoredPairs {
  StoredPair *items;
  size_t count;
  size_t capacity;
} StoredPairs;

// Goes through both runs in order. Steps are the same where their source is, as many as can be (a
// longest common subsequence; of runs that differ by more than 512 steps perhaps not a longest
// one). Between those, steps whose sources are most alike are a step that was changed; where more
// than 250,000 pairs would have to be looked at for that, they are paired in order.
StoredPairs stored_align(const Stored *older, const Stored *newer);
void stored_pairs_delete(StoredPairs *pairs);

// What a difference is about.
typedef enum StoredKind {
  STORED_RUN,       // its title, its profile
  STORED_STEP,      // the statement, what it printed, gave or raised; that it is new or gone
  STORED_SERIAL,    // of an object that is the same
  STORED_FRAME,     // frames and their names
  STORED_OBJECT,    // that it is there, and its own facts
  STORED_REFERENCE, // from a name or an object to an object
  STORED_COLLECTOR, // its numbers, and those of the memory
  STORED_EVENT,
} StoredKind;

const char *stored_kind_word(StoredKind kind); // "reference"

typedef struct StoredDifference {
  int32_t older, newer; // the step, as in StoredPair; -1 for both: the run as a whole
  size_t step;          // its number in the newer run, else in the older; 0: the run as a whole
  uint32_t line;        // in the scenario of the newer run; 0 where unknown or only older
  StoredKind kind;
  char *words; // "#2 Node: refcount 1, was 2"; one line, fit for a terminal; owned
} StoredDifference;

typedef struct StoredDifferences {
  StoredDifference *items;
  size_t count;
  size_t capacity;
} StoredDifferences;

// What differs, in the order of the steps; nothing where both runs give the same file, and
// something where they do not. Both as stored_read or stored_take gave them.
//
// An object of one run is that of the other where the same step made it, as the same one of its
// kind; else where the same names and places lead to it. So what is new or gone moves no others:
// that their serials have moved is said once. What differs is said at the step where it begins, not
// again where it lasts ("#2 Node: refcount 2, was 1" in ten steps is one difference, and so is a
// count that is one higher from there on); where it ends while its object lives the words say so
// (", up to step 6"). Of more than eight differences of a step that are alike three are told and
// the rest counted.
StoredDifferences stored_compare(const Stored *older, const Stored *newer);
void stored_differences_delete(StoredDifferences *differences);

// The snapshots of the older run, with the serials that the same objects and frames bear in the
// newer one, so that both can be drawn on the same places; what that one has not keeps its own
// where it is free there. As many as the older run has steps: yours, each and the array. Their
// strings are those of `older`, which must outlive them.
Snapshot **stored_renumbered(const Stored *older, const Stored *newer, const StoredPairs *pairs);

// ---- traces (trace.c) -------------------------------------------------------------------------

// Reads a trace, version 1 (`run --format jsonl`), one JSON object a step; keys in any order. Every
// mistake is added with line and column: of syntax, of kinds, unknown, repeated and missing keys,
// serials that are there twice or lead to nothing. NULL after a mistake. What a trace says of an
// object is read as stored_read would have read it. What it does not say:
//
//   lost: title, profile, notes, which steps have no picture; __slots__, lengths of str, bytes and
//     machinery; spaces of an old generation, the permanent generation; what the last collection
//     found, and what the interpreter itself has
//   told by texts: shapes and kinds of places by types, values and places; lengths of containers
//   frames: those of one depth and name, in steps that follow each other, are one
//   counts of generations and of what is unreachable: as far as objects tell
Stored *stored_read_trace(const char *text, size_t length, Errors *errors);
// The same run as far as a trace says it: what can be compared with what was read from one. NULL
// after adding an error where a file that nobody wrote says what no trace can (a serial of 10^19).
Stored *stored_through_trace(const Stored *stored, Errors *errors);

#endif
