// signals.c: what must be undone when a signal ends the process.
#define _XOPEN_SOURCE 700 // SIGXFSZ
#include "signals.h"

#include <stddef.h>

// A mutable global, because a handler has no other way to find it. It changes only while the
// signals are blocked.
static Undo *volatile newest;

static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
enum { SIGNALS = sizeof signals / sizeof *signals };

static sigset_t all_signals(void) {
  sigset_t all;
  sigemptyset(&all);
  for (size_t i = 0; i < SIGNALS; i++) sigaddset(&all, signals[i]);
  return all;
}

sigset_t signals_block(void) {
  sigset_t all = all_signals(), before;
  sigprocmask(SIG_BLOCK, &all, &before);
  return before;
}

void signals_unblock(sigset_t before) { sigprocmask(SIG_SETMASK, &before, NULL); }

void signals_undo(void) {
  for (const Undo *undo = newest; undo; undo = undo->next) undo->run(undo->payload);
}

// The signal that is raised here ends the process when the handler returns: until then all of them
// are blocked. SA_RESETHAND is not used: on Linux a second signal may come between the reset of the
// handler and the blocking, and nothing would be undone.
static void on_signal(int number) {
  signals_undo();
  signal(number, SIG_DFL);
  raise(number);
}

void signals_start(void) {
  struct sigaction action = {.sa_handler = on_signal}, before;
  action.sa_mask = all_signals();
  for (size_t i = 0; i < SIGNALS; i++)
    if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
      sigaction(signals[i], &action, NULL);
  signal(SIGXFSZ, SIG_IGN);
  signal(SIGCHLD, SIG_DFL); // who ignores it cannot ask how a child ended
}

void signals_forget(void) { newest = NULL; }

void signals_add(Undo *undo) {
  sigset_t before = signals_block();
  undo->next = newest;
  newest = undo;
  signals_unblock(before);
}

void signals_remove(Undo *undo) {
  sigset_t before = signals_block();
  for (Undo *at = newest; at; at = at->next)
    if (at->next == undo) at->next = undo->next;
  if (newest == undo) newest = undo->next;
  signals_unblock(before);
}
