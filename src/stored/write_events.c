// write_events.c: what happened during a step, in order. What happens again and again, to objects
// that are equally far apart, is written once:
//
//     event allocate #5 int: 32
//     event dealloc #4 int
//     last 2 again 998 times, serials 1 up
#include <inttypes.h>
#include <string.h>

#include "pattern.h"
#include "write.h"

enum { FEWEST_SAVED = 3 }; // events that a line "last" must stand for

// Whether b is what a is, `up` serials further on.
static bool is_again(const SnapshotEvent *a, const SnapshotEvent *b, int64_t up) {
  int64_t wanted = a->serial > 0 ? (int64_t)((uint64_t)a->serial + (uint64_t)up) : 0;
  int64_t serial = b->serial > 0 ? b->serial : 0;
  return a->kind == b->kind && serial == wanted && a->a == b->a && a->b == b->b && a->c == b->c &&
         texts_equal(a->type, b->type);
}

// How far on the first event with a serial is when it comes again.
static int64_t up_of(const void *items, size_t at, size_t length) {
  const SnapshotEvent *events = (const SnapshotEvent *)items + at;
  for (size_t i = 0; i < length; i++)
    if (events[i].serial > 0 && events[i + length].serial > 0)
      return events[i + length].serial - events[i].serial;
  return 0;
}

static bool repeats(const void *items, size_t at, size_t behind, size_t length, int64_t up) {
  const SnapshotEvent *event = (const SnapshotEvent *)items + at + behind;
  return is_again(event, event + length, up);
}

static void write_event(Text *text, const SnapshotEvent *event) {
  text_printf(text, "  event %s", event_words[event->kind]);
  if (event->serial > 0) text_printf(text, " #%" PRId64, event->serial);
  if (event->type) {
    text_add_char(text, ' ');
    if (is_plain(event->type, strlen(event->type)))
      text_add(text, event->type);
    else
      add_quoted(text, event->type);
  }
  const int64_t numbers[] = {event->a, event->b, event->c};
  int last = 3;
  while (last > 0 && numbers[last - 1] == 0) last--;
  if (last > 0) text_add_char(text, ':');
  for (int i = 0; i < last; i++) text_printf(text, " %" PRId64, numbers[i]);
  text_add_char(text, '\n');
}

void write_events(Writer *w) {
  const Snapshot *s = w->snapshot;
  const Row row = {s->events, s->event_count, up_of, repeats};
  for (size_t i = 0; i < s->event_count;) {
    Pattern pattern = pattern_find(&row, i, FEWEST_SAVED);
    for (size_t e = 0; e < pattern.length; e++) write_event(w->text, &s->events[i + e]);
    if (pattern.again)
      text_printf(w->text, "  last %zu again %zu times", pattern.length, pattern.again);
    if (pattern.again && pattern.up)
      text_printf(w->text, ", serials %" PRId64 " %s", pattern.up < 0 ? -pattern.up : pattern.up,
                  pattern.up < 0 ? "down" : "up");
    if (pattern.again) text_add_char(w->text, '\n');
    i += pattern.length * (pattern.again + 1);
  }
}
