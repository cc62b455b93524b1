// progress.c: how far it is, on one line of a terminal.
#include <math.h>
#include <time.h>
#include <unistd.h>

#include "teller.h"

double seconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

Progress progress_begin(const Options *options) {
  double now = seconds_now();
  return (Progress){
      .shown = !options->quiet && options->file_count > 1 && isatty(STDERR_FILENO),
      .total = options->file_count,
      .begun = now,
      .last = now,
  };
}

enum { WIDTH = 60 };

// The cursor stays at the beginning of the line: whatever is written next goes over it.
void progress_show(Progress *progress, size_t done) {
  double now = seconds_now(), passed = now - progress->begun;
  if (!progress->shown || done == 0 || now - progress->last < 0.1) return;
  double rate = (double)done / passed, left = (double)(progress->total - done) / rate;
  Text line = {0};
  text_printf(&line, "%zu/%zu scenarios, %.*f/s, %.0f s left", done, progress->total, rate < 10,
              rate, ceil(left));
  fprintf(stderr, "%-*s\r", WIDTH, text_chars(&line));
  text_delete(&line);
  progress->last = now;
  progress->visible = true;
}

void progress_hide(Progress *progress) {
  if (progress->visible) fprintf(stderr, "%*s\r", WIDTH, "");
  progress->visible = false;
}
