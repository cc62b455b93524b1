// temporary.h: a folder for files that are not whole yet, beside the place where they shall appear.
// Private to the room.
//
//   DIR/cycle/.heapstory-4711-0/lock     locked as long as the process lives that made it
//   DIR/cycle/.heapstory-4711-0/0, 1 ..  the files, renamed to DIR/cycle/001-graph.svg when whole
//
// A process that is killed (SIGKILL) leaves such a folder. The kernel gives its lock back, so the
// next process that writes into DIR/cycle can tell that nobody owns it, and removes it. The lock is
// that of fcntl(): it holds between containers and, where the server knows locks, between machines,
// and a child does not inherit it. Where a file system knows no locks, nobody can tell, and what a
// kill left stays.
#ifndef HEAPSTORY_CLI_TEMPORARY_H
#define HEAPSTORY_CLI_TEMPORARY_H

#include <stdbool.h>

typedef struct Temporary {
  int above;  // descriptor of the folder that it stands in; borrowed
  int folder; // its own; -1: there is none
  int lock;
  char name[48];           // in `above`
  struct Temporary *older; // of this process
} Temporary;

// False with errno: ENOENT where `above` itself has been removed meanwhile. Signals are blocked, or
// one might leave the folder behind.
bool temporary_make(Temporary *temporary, int above);
// Removes the folder, from which all files have gone. May be called in a signal handler.
void temporary_remove(const Temporary *temporary);
void temporary_close(Temporary *temporary);

// Removes every folder in `above` that such a process has left behind, but nothing that is locked
// and nothing that looks otherwise. What cannot be removed stays: it is no trouble of this process.
void temporaries_sweep(int above);
// In a child that was forked: it owns no lock, and has swept nothing.
void temporaries_forget(void);

#endif
