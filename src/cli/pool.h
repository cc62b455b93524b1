// pool.h: worker processes and the scenarios that they have in hand. Private to the room.
#ifndef HEAPSTORY_CLI_POOL_H
#define HEAPSTORY_CLI_POOL_H

#include <sys/types.h>

#include "signals.h"
#include "teller.h"

// A scenario that has been given out and is not taken yet.
typedef struct Task {
  size_t at;
  bool begun, waits, done;
  bool sure; // what is left is to give its files their names, with nothing in the way
  ExitStatus status;
  Text put; // a size_t and so many bytes, again and again
  Text said;
  Text loss; // how its worker ended before it was done
  Words once;
} Task;

typedef struct Worker {
  pid_t pid;                 // 0: there is none
  int orders, orders_reader; // both ends: a write to a worker that died must not raise SIGPIPE
  int frames, errors;
  Text bytes; // of frames that are not complete
  Task *task; // NULL: it has nothing to do
  bool retires, late;
  double spent; // seconds of its task; waiting for others does not count
} Worker;

typedef struct Pool {
  Undo undo;
  Teller *teller;
  Progress progress;
  size_t jobs, count; // scenarios
  size_t turn, next;  // the next one to be taken, the next one to be begun
  uint64_t timeout;
  bool stopped;
  ExitStatus worst;
  Worker *workers; // twice as many as jobs: those that wait for their turn do not work
  size_t worker_count;
  Task *tasks; // a ring
  size_t window;
  size_t held;
  Words missing; // folders before the first worker made them
  double now;
} Pool;

// ---- pool.c: processes ------------------------------------------------------------------------

void pool_open(Pool *pool);
// After the workers have ended. Removes the folders that they made for nothing.
void pool_close(Pool *pool);
// False with errno.
bool pool_start(Pool *pool, Worker *worker);
// Ends it in the middle of its work: its own handler removes what is unfinished. What it has said
// can still be read.
void worker_end(Worker *worker);
// The process has ended.
void worker_close(Worker *worker);

#endif
