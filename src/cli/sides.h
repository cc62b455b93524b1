// sides.h: the two runs that are compared, wherever they come from. Private to the room.
#ifndef HEAPSTORY_CLI_SIDES_H
#define HEAPSTORY_CLI_SIDES_H

#include "cli.h"

#include "heapstory/stored.h"

// What a file is, by its content.
typedef enum SideKind { SIDE_SCENARIO, SIDE_SNAPSHOT, SIDE_TRACE, SIDE_UNKNOWN } SideKind;

typedef struct Side {
  const char *file; // as it was named; borrowed from the options
  SideKind kind;
  Scenario *scenario;    // NULL where the run was not played
  Stored *stored;        // the run
  char *title, *profile; // NULL where nobody says them; owned
  size_t steps;
} Side;

typedef struct Sides {
  Side older, newer;
} Sides;

// The word of a kind: "scenario", "snapshot", "trace".
const char *side_word(SideKind kind);
// What the bytes of a file are.
SideKind side_kind(const char *text, size_t length);
// Reads both files of the options, or the one that is played under two profiles; scenarios are
// played. Where one side is a trace both say what a trace can say; where two profiles are asked for
// they are no difference. False after adding errors. To be deleted in any case.
bool sides_read(Sides *sides, const Options *options, Errors *errors);
void sides_delete(Sides *sides);
// "cycle" of "lessons/cycle.json", "cycle.snap", "cycle.jsonl": a folder for its pictures. Owned.
char *side_folder(const Side *side);

#endif
