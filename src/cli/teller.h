// teller.h: how one scenario is told, by this process or by a worker. Private to the room.
#ifndef HEAPSTORY_CLI_TELLER_H
#define HEAPSTORY_CLI_TELLER_H

#include "cli.h"

// Who tells scenarios. What is put goes to `take`, or through a pipe to the process that has it.
typedef struct Teller {
  const Options *options;
  Telling *telling;
  struct Link *link; // to the process that has the output; NULL: this one has it
  Words said;        // what is said once in a call
} Teller;

// Reads, plays and tells one scenario; its errors go to stderr.
ExitStatus teller_tell(Teller *teller, size_t at);
// Writes to stderr what was not said before.
void teller_say(Teller *teller, const char *text);
// Gives to `take` what was put. False where it could not be taken.
bool teller_take(Teller *teller, size_t at, const char *bytes, size_t length, Errors *errors);

// ---- progress.c: "123/1000 scenarios, 45/s, 20 s left", on a terminal ---------------------------

typedef struct Progress {
  bool shown;   // is there a terminal, and did nobody forbid it
  bool visible; // there is a line to be wiped away
  size_t total;
  double begun, last; // seconds of seconds_now()
} Progress;

double seconds_now(void); // of a clock that only runs forward
Progress progress_begin(const Options *options);
void progress_show(Progress *progress, size_t done);
// Makes room for other text.
void progress_hide(Progress *progress);

// ---- link.c: the pipes between a worker and the process that has the output ---------------------

typedef enum FrameKind {
  FRAME_PUT,     // bytes that were put
  FRAME_SAY,     // a text that is said once in a call
  FRAME_MISSING, // path of a folder that will be made
  FRAME_WAIT,    // the worker waits until it may rename its files
  FRAME_SURE,    // the same, and nothing can be in the way of them
  FRAME_DONE,    // a Done
} FrameKind;

typedef struct Frame {
  uint64_t kind, length; // of the bytes that follow
} Frame;

typedef struct Done {
  ExitStatus status;
  bool retires; // the worker ends
} Done;

// The worker's end.
typedef struct Link {
  int orders; // numbers of scenarios come from here, and GO
  int frames; // frames go here
  bool waits; // files appear in the order of the scenarios
  bool once;  // those of a scenario all together, and behind that nothing can go wrong with it
  bool may_go;
} Link;

#define ORDER_GO UINT64_MAX

// Where the other process has gone there is nothing left to do: what is unfinished is removed, and
// this process ends.
void link_send(const Link *link, FrameKind kind, const void *bytes, size_t length);

// ---- worker.c: a process that tells scenarios as it is ordered ----------------------------------

_Noreturn void worker_run(Teller *teller, Link *link);

// ---- workers.c: the process that has the output -------------------------------------------------

// How many workers are wanted: -j, at most one for each scenario; the default is the processors
// that this process may use (processors.h).
size_t workers_wanted(const Options *options);
// The worst status of all, as if one process had told them one after the other.
ExitStatus workers_tell(Teller *teller, size_t jobs, Errors *errors);

#endif
