// read_events.c: lines of events, see write_events.c.
#include <string.h>

#include "read.h"

// "dealloc" and ": 2 0 14" need no blank between them.
static bool take_event(Reader *r, const char *word) {
  size_t length = strlen(word);
  skip_blanks(r);
  if ((size_t)(r->end - r->at) < length || memcmp(r->at, word, length) != 0) return false;
  const char *behind = r->at + length;
  if (behind < r->end && *behind != ' ' && *behind != ':') return false;
  r->at = behind;
  return true;
}

static bool read_numbers_of(Reader *r, SnapshotEvent *event) {
  int64_t *numbers[] = {&event->a, &event->b, &event->c};
  if (!take_sign(r, ':')) return expect_end(r);
  for (int i = 0; i < 3; i++) {
    skip_blanks(r);
    if (i > 0 && r->at == r->end) return true;
    if (!read_number(r, numbers[i])) return false;
  }
  return expect_end(r);
}

bool read_event(Reader *r) {
  SnapshotEvent event = {0};
  size_t kind = 0;
  while (event_words[kind] && !take_event(r, event_words[kind])) kind++;
  if (!event_words[kind]) return fail(r, "no such event");
  event.kind = (EventKind)kind;
  skip_blanks(r);
  if (next_is(r, '#') && !read_serial(r, &event.serial)) return false;
  skip_blanks(r);
  if (r->at < r->end && *r->at != ':') {
    char *type = read_name(r);
    if (!type) return false;
    event.type = snapshot_text(r->snapshot, type);
    mem_free(type);
  }
  if (!read_numbers_of(r, &event) || !count_entries(r, 1)) return false;
  array_push(&r->events, event);
  r->pattern++;
  return true;
}

bool read_again_facts(Reader *r, uint64_t *length, uint64_t *times, int64_t *up) {
  const char *start = r->at;
  if (!read_unsigned(r, length)) return false;
  if (!take(r, "again")) return fail(r, "expected 'again'");
  if (!read_unsigned(r, times)) return false;
  if (!take(r, "times")) return fail(r, "expected 'times'");
  if (!take_sign(r, ',')) return expect_end(r);
  if (!take(r, "serials")) return fail(r, "expected 'serials'");
  if (!read_number(r, up)) return false;
  bool down = take(r, "down");
  if (!down && !take(r, "up")) return fail(r, "expected 'up' or 'down'");
  if (*times > UINT32_MAX || *length > UINT32_MAX || *up < 0 || *up > UINT32_MAX)
    return fail_at(r, start, "the number is too large");
  if (down) *up = -*up;
  return expect_end(r);
}

bool read_events_again(Reader *r) {
  uint64_t times = 0, length = 0;
  int64_t up = 0;
  const char *start = r->at;
  if (!read_again_facts(r, &length, &times, &up)) return false;
  if (length == 0 || length > r->pattern)
    return fail_at(r, start, "not so many events stand before this");
  if (!count_entries(r, times * length)) return false;
  size_t from = r->events.count - (size_t)length;
  for (uint64_t i = 0; i < times * length; i++) {
    SnapshotEvent event = r->events.items[from + (size_t)i];
    if (event.serial > 0 && (event.serial + up <= 0 || event.serial > INT64_MAX - UINT32_MAX))
      return fail_at(r, start, "serials count from 1, and not so far");
    if (event.serial > 0) event.serial += up;
    array_push(&r->events, event);
  }
  r->pattern = 0;
  return true;
}
