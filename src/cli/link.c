// link.c: frames on their way from a worker.
#include <errno.h>
#include <unistd.h>

#include "signals.h"
#include "teller.h"

static _Noreturn void leave(void) {
  signals_undo();
  _exit(EXIT_TROUBLE);
}

static void write_all(int file, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(file, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) leave();
    bytes += written;
    length -= (size_t)written;
  }
}

void link_send(const Link *link, FrameKind kind, const void *bytes, size_t length) {
  const Frame frame = {.kind = kind, .length = length};
  write_all(link->frames, (const char *)&frame, sizeof frame);
  write_all(link->frames, bytes, length);
}
