// why.h: what keeps an object alive, what each part of its count is, or how it died.
//
// It is asked of a run whose snapshots hold all machinery (snapshot_take with `internal`): then
// every counted reference is known, and the parts of a count add up to it.
#ifndef HEAPSTORY_WHY_H
#define HEAPSTORY_WHY_H

#include "heapstory/snapshot.h"

typedef enum WhyState {
  WHY_REACHABLE,   // a name, or the interpreter, leads to it
  WHY_UNREACHABLE, // alive, and nothing leads to it
  WHY_IMMORTAL,    // nothing counts its references
  WHY_DEAD,
} WhyState;

typedef enum WhyHolderKind {
  WHY_NAME,        // "name a of <module>"
  WHY_STACK,       // the value stack of a frame: "the evaluation stack of f()"
  WHY_OBJECT,      // "#3.ref"
  WHY_INTERPRETER, // what neither a frame nor an object of the program holds
} WhyHolderKind;

// One part of a count.
typedef struct WhyHolder {
  WhyHolderKind kind;
  const char *words;
  int64_t count;  // references that it stands for: places of one container are one part
  int64_t serial; // OBJECT: the object that holds, machinery (< 0) of one of the program's or
                  // itself one
} WhyHolder;

// From a root to the object: "name a of <module>", "#1.ref", "#2".
typedef struct WhyChain {
  const char **links;
  size_t count;
} WhyChain;

typedef enum WhyEnd {
  WHY_END_COUNT,      // its count reached 0
  WHY_END_COLLECTION, // while a collection ran, which found it unreachable
  WHY_END_IN_PASSING, // made and freed in one step: no snapshot knows it
  WHY_END_UNKNOWN,    // machinery, whose end is no event; or one of too many events
} WhyEnd;

typedef struct Why {
  const char *asked;     // "a", "#7", "d['k']"
  const Snapshot *now;   // the step that is asked about
  const Snapshot *meant; // the newest step up to it in which `asked` meant something
  const Snapshot *gone;  // the step after that one; NULL: it means something now
  const Snapshot *seen;  // the newest step up to it that has the object; NULL: IN_PASSING
  int64_t serial;
  const SnapshotObject *object; // in `seen`; NULL: IN_PASSING
  const char *type;
  WhyState state; // now
  WhyState was;   // in `seen`: the same where it lives
  // Of the object in `seen`:
  WhyHolder *holders; // their counts add up to refcount - unattributed
  size_t holder_count;
  int64_t unattributed; // references whose holder no snapshot shows; 0 unless a snapshot is partial
  const char **borrowers; // who uses it without being counted
  size_t borrower_count;
  WhyChain *chains; // the shortest from each root, short ones first
  size_t chain_count;
  WhyChain cycle; // unreachable: what holds itself, closed: its first link comes again at the end
  WhyChain tail;  // from that cycle to the object where it is no part of it; may be empty
  const char **others; // the other objects that the words name: "#3 Node"
  size_t other_count;
  int generation; // unreachable: the oldest that anything is in that keeps it; -1: in none; 3:
                  // frozen
  // Dead:
  WhyEnd end;
  const Snapshot *ended; // the step in which it died
  int ended_generation;  // COLLECTION: of which it was
  bool ended_automatically;
  Scratch scratch; // private
} Why;

// Asks about snapshots[at] of a run: a name (`a`), a number (`#7`), or either with places behind it
// (`a.ref`, `d['k']`, `#3[0]`). What has no meaning there is looked for in the steps before. NULL
// after adding an error that names the nearest word.
Why *why_take(const Snapshot *const *snapshots, size_t count, size_t at, const char *asked,
              Errors *errors);
void why_delete(Why *why);

void why_add_text(const Why *why, Text *text); // for people
void why_add_json(const Why *why, Text *text); // one line

#endif
