// worker.c: a process that tells scenarios as it is ordered, until there are no more orders.
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "files.h"
#include "teller.h"

// A number of a scenario, or ORDER_GO. Where no more orders can come, the process ends.
static uint64_t read_order(const Link *link) {
  uint64_t order;
  char *at = (char *)&order;
  for (size_t left = sizeof order; left > 0;) {
    ssize_t got = read(link->orders, at, left);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      signals_undo();
      _exit(EXIT_WELL);
    }
    at += got;
    left -= (size_t)got;
  }
  return order;
}

// ---- files ------------------------------------------------------------------------------------

// Without --keep-going no file may appear of a scenario that stands behind one with trouble.
static void wait_for_turn(void *payload, bool sure) {
  Link *link = payload;
  if (!link->waits || link->may_go) return;
  link_send(link, sure && link->once ? FRAME_SURE : FRAME_WAIT, NULL, 0);
  link->may_go = read_order(link) == ORDER_GO;
}

static void tell_missing(void *payload, const char *path) {
  link_send(payload, FRAME_MISSING, path, strlen(path));
}

// ---- how long it lives --------------------------------------------------------------------------

// libgvc loses some ten kilobytes with every layout, so a worker retires in time.
enum { MOST_SCENARIOS = 250, MOST_GROWTH = 96 * 1024 /* kB */ };

static long peak(void) {
  struct rusage usage;
  return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss : 0;
}

_Noreturn void worker_run(Teller *teller, Link *link) {
  const FileHooks hooks = {
      .payload = link, .before_commit = wait_for_turn, .missing = tell_missing};
  long at_first = peak();
  files_start_worker(&hooks);
  teller->link = link;
  for (size_t told = 1;; told++) {
    uint64_t order = read_order(link);
    link->may_go = false;
    Done done = {.status = teller_tell(teller, (size_t)order)};
    done.retires = told >= MOST_SCENARIOS || peak() - at_first > MOST_GROWTH;
    link_send(link, FRAME_DONE, &done, sizeof done);
    if (done.retires) _exit(EXIT_WELL);
  }
}
