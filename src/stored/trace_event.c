// trace_event.c: an event of the trace. Which numbers it has, and what they are called, depends on
// its kind (event_fields).
#include "trace.h"

#include <stddef.h>
#include <string.h>

#include "words.h"

enum { NUMBERS = 7, FIRST_NUMBER = 3 };

typedef struct RawEvent {
  const char *word, *type;
  int64_t serial;
  int64_t numbers[NUMBERS];
} RawEvent;

static const Field fields[] = {
    {"event", offsetof(RawEvent, word), field_text, false},
    {"serial", offsetof(RawEvent, serial), field_serial, true},
    {"type", offsetof(RawEvent, type), field_text, true},
    {"bytes", offsetof(RawEvent, numbers[0]), field_number, true},
    {"generation", offsetof(RawEvent, numbers[1]), field_number, true},
    {"automatic", offsetof(RawEvent, numbers[2]), field_truth_number, true},
    {"collected", offsetof(RawEvent, numbers[3]), field_number, true},
    {"uncollectable", offsetof(RawEvent, numbers[4]), field_number, true},
    {"mapped", offsetof(RawEvent, numbers[5]), field_truth_number, true},
    {"objects", offsetof(RawEvent, numbers[6]), field_number, true},
    {0},
};

static size_t number_called(const char *name) {
  size_t i = 0;
  while (strcmp(fields[FIRST_NUMBER + i].name, name) != 0) i++;
  return i;
}

// Takes the numbers that the kind has; `given`, bits of the fields, must have these and no others.
static void take_numbers(Trace *t, const RawEvent *raw, unsigned given, const char *at,
                         SnapshotEvent *event) {
  const EventFields *known = &event_fields[event->kind];
  int64_t *to[] = {&event->a, &event->b, &event->c};
  for (size_t i = 0; i < 3 && known->names[i]; i++) {
    size_t number = number_called(known->names[i]);
    unsigned bit = 1u << (FIRST_NUMBER + number);
    *to[i] = raw->numbers[number];
    if (!(given & bit))
      json_fail(&t->json, at, "the event \"%s\" has no \"%s\"", raw->word, known->names[i]);
    given &= ~bit;
  }
  for (size_t i = 0; i < NUMBERS; i++)
    if (given & 1u << (FIRST_NUMBER + i))
      json_fail(&t->json, at, "\"%s\" is no number of the event \"%s\"",
                fields[FIRST_NUMBER + i].name, raw->word);
  // An arena that is unmapped counts down.
  if (event->kind == EVENT_ARENA && event->a == 0) event->a = -1;
}

bool trace_read_event(Trace *t, void *unused) {
  (void)unused;
  RawEvent raw = {.word = ""};
  const char *at = json_here(&t->json);
  size_t before = t->json.faults, kind = 0;
  unsigned given = fields_read(t, "an event", fields, &raw);
  if (t->json.faults > before) return false;
  while (event_words[kind] && strcmp(event_words[kind], raw.word) != 0) kind++;
  if (!event_words[kind]) {
    const char *nearest = nearest_word(raw.word, event_words);
    return json_fail(&t->json, at, "no such event%s%s%s", nearest ? "; did you mean \"" : "",
                     nearest ? nearest : "", nearest ? "\"?" : "");
  }
  SnapshotEvent event = {.kind = (EventKind)kind, .serial = raw.serial, .type = raw.type};
  take_numbers(t, &raw, given, at, &event);
  array_push(&t->events, event);
  return t->json.faults == before;
}
