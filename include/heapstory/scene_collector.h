// scene_collector.h: the part of a scene that shows a collection from inside: the same small graph
// once a phase, with what the phase made of its counts.
#ifndef HEAPSTORY_SCENE_COLLECTOR_H
#define HEAPSTORY_SCENE_COLLECTOR_H

#include "heapstory/base.h"

// ---- what is the same in all phases -----------------------------------------------------------

// An object that was examined, or in one card the many that are not drawn one by one.
typedef struct SceneMember {
  const char *type;  // of many: "reachable"
  const char *label; // "#3"; NULL for machinery
  const char *many;  // "14", "9 more"; then there is no label and no count. NULL for one object
  bool island;       // tentatively unreachable at the end of the walk
} SceneMember;

// What refers to a member from outside of the drawing.
typedef struct SceneHolder {
  uint32_t to;      // index into members
  const char *name; // "A"; "list #3"
  const char *word; // "name"; NULL where there is none
  bool code;        // the name is written in the program
} SceneHolder;

// References between two members, or of a member to itself.
typedef struct SceneLink {
  uint32_t from, to; // indices into members
  uint32_t count;    // so many references
} SceneLink;

// ---- what a phase says ------------------------------------------------------------------------

typedef enum MemberState {
  MEMBER_PLAIN,
  MEMBER_REACHED,   // something outside leads to it, or a finalizer made it so
  MEMBER_TENTATIVE, // in the unreachable list
  MEMBER_GARBAGE,   // freed
  MEMBER_KEPT,      // unreachable, and kept in gc.garbage
} MemberState;

typedef enum MemberCount {
  MEMBER_COUNT_PLAIN,
  MEMBER_COUNT_SUBTRACTED, // smaller than behind the phase before
  MEMBER_COUNT_REACHED,
  MEMBER_COUNT_ZERO,
} MemberCount;

typedef struct SceneMemberNow {
  MemberState state;
  MemberCount count;
  const char *refs;    // "refs 2"
  const char *gc_refs; // "2→1"
  const char *order;   // "2nd" that was taken back from the unreachable list; NULL for none
  const char *tooltip;
} SceneMemberNow;

typedef enum LinkState {
  LINK_ABSENT, // of a holder that comes later
  LINK_PLAIN,
  LINK_OUTSIDE,    // of a holder that is not examined
  LINK_SUBTRACTED, // it took one off the count of what it leads to
  LINK_REACHES,    // over it, what it leads to was found reachable
  LINK_GARBAGE,    // of a dead object
} LinkState;

typedef struct ScenePhase {
  const char *title;    // "subtract"
  const char *function; // as CPython calls it: "subtract_refs"
  const char *words;    // what it does
  const char *more;     // NULL, or a second line
  const char *sample;   // NULL, or a pill behind the words
  const SceneMemberNow *members;
  const LinkState *links;
  const LinkState *holders;
} ScenePhase;

typedef struct SceneCollector {
  const SceneMember *members; // the reachable ones first; each side in the order of a walk along it
  size_t member_count;
  const SceneHolder *holders; // at most one a member that leads to it from the start
  size_t holder_count;
  const SceneLink *links;
  size_t link_count;
  const ScenePhase *phases;
  size_t phase_count;
} SceneCollector;

#endif
