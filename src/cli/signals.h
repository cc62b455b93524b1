// signals.h: what must be undone when a signal ends the process. Private to the room.
#ifndef HEAPSTORY_CLI_SIGNALS_H
#define HEAPSTORY_CLI_SIGNALS_H

#include <signal.h>

// Something unfinished: temporary files, worker processes. `run` is called in a signal handler, so
// it may call only what POSIX allows there; what it reads changes while the signals are blocked.
typedef struct Undo {
  void (*run)(void *payload);
  void *payload;
  struct Undo *next; // older
} Undo;

// SIGINT, SIGTERM, SIGHUP and SIGPIPE, where they were not ignored (nohup), undo what is unfinished
// before they end the process; SIGXFSZ is ignored, so that a file that may not grow is an error of
// write(). Once, at the start.
void signals_start(void);
// A child that was forked has nothing to undo of its parent's.
void signals_forget(void);
// The newest is undone first. Adding and removing block the signals themselves.
void signals_add(Undo *undo);
void signals_remove(Undo *undo);
// Undoes everything now.
void signals_undo(void);

sigset_t signals_block(void);
void signals_unblock(sigset_t before);

#endif
