// trace.c: a snapshot as one line of JSON: the trace, version 1 (product.md).
//
// Compact, keys in the order of product.md. What product.md leaves open:
//
//   generation   0, 1, 2; null: no generation holds it (untracked, or frozen by gc.freeze())
//   internal     present, and true, on machinery only; its serials are negative
//   gc.stats     as gc.get_stats(): one object per generation
//   gc.garbage   serials
//   events       {"event": word, "serial": n, "type": "..", ...}: serial and type where an object
//                is meant (it may be dead by now), then the event's own numbers, named in
//                event_fields
#include "heapstory/snapshot.h"

#include <inttypes.h>
#include <string.h>

static const char *const event_words[EVENT_KINDS] = {
#define EVENT(id, word) [EVENT_##id] = word,
#include "heapstory/events.def"
#undef EVENT
};

const EventFields event_fields[EVENT_KINDS] = {
    [EVENT_ALLOCATE] = {.names = {"bytes"}},
    [EVENT_COLLECT_START] = {.names = {"generation", "automatic"}, .truth = "automatic"},
    [EVENT_COLLECT] = {.names = {"generation", "collected", "uncollectable"}},
    [EVENT_ARENA] = {.names = {"mapped"}, .truth = "mapped"},
    [EVENT_FREELIST_CLEAR] = {.names = {"objects"}},
};

// ---- small pieces -----------------------------------------------------------------------------

static void add_string(Text *text, const char *chars) {
  if (chars)
    text_add_json(text, chars, strlen(chars));
  else
    text_add(text, "null");
}

static void add_key(Text *text, const char *key) {
  add_string(text, key);
  text_add_char(text, ':');
}

// By hand: a trace is mostly numbers, and printf would be most of its time.
static void add_decimal(Text *text, uint64_t number) {
  char digits[20];
  size_t at = sizeof digits;
  do digits[--at] = (char)('0' + number % 10);
  while (number /= 10);
  text_add_n(text, digits + at, sizeof digits - at);
}

static void add_signed_decimal(Text *text, int64_t number) {
  if (number < 0) text_add_char(text, '-');
  add_decimal(text, number < 0 ? -(uint64_t)number : (uint64_t)number);
}

static void add_number(Text *text, const char *key, int64_t number) {
  add_key(text, key);
  add_signed_decimal(text, number);
}

static void add_unsigned(Text *text, const char *key, uint64_t number) {
  add_key(text, key);
  add_decimal(text, number);
}

static void add_truth(Text *text, const char *key, bool truth) {
  add_key(text, key);
  text_add(text, truth ? "true" : "false");
}

static void add_comma(Text *text, size_t index) {
  if (index > 0) text_add_char(text, ',');
}

static void add_numbers(Text *text, const char *key, const int64_t *numbers, size_t count) {
  add_key(text, key);
  text_add_char(text, '[');
  for (size_t i = 0; i < count; i++) {
    add_comma(text, i);
    add_signed_decimal(text, numbers[i]);
  }
  text_add_char(text, ']');
}

// ---- parts of a line --------------------------------------------------------------------------

static void add_step(const Snapshot *s, Text *text) {
  add_unsigned(text, "step", s->step);
  text_add(text, ",\"source\":");
  add_string(text, s->source ? s->source : "");
  text_add_char(text, ',');
  add_unsigned(text, "line", s->line);
  text_add(text, ",\"output\":");
  add_string(text, s->output ? s->output : "");
  text_add(text, ",\"result\":");
  add_string(text, s->result);
  text_add(text, ",\"error\":");
  if (!s->error_type) {
    text_add(text, "null");
    return;
  }
  text_add(text, "{\"type\":");
  add_string(text, s->error_type);
  text_add(text, ",\"message\":");
  add_string(text, s->error_message ? s->error_message : "");
  text_add_char(text, '}');
}

static void add_frame(const Snapshot *s, const SnapshotFrame *frame, Text *text) {
  text_add(text, "{\"name\":");
  add_string(text, frame->name);
  text_add(text, ",\"names\":{");
  for (uint32_t i = 0; i < frame->binding_count; i++) {
    const SnapshotBinding *binding = &s->bindings[frame->first_binding + i];
    add_comma(text, i);
    add_number(text, binding->name, s->objects[binding->to].serial);
  }
  text_add(text, "}}");
}

static void add_references(const Snapshot *s, const SnapshotObject *object, Text *text) {
  text_add(text, "\"references\":[");
  for (uint32_t i = 0; i < object->reference_count; i++) {
    const SnapshotReference *reference = &s->references[object->first_reference + i];
    add_comma(text, i);
    text_add(text, "{\"place\":");
    add_string(text, reference->place);
    text_add_char(text, ',');
    add_number(text, "to", s->objects[reference->to].serial);
    text_add_char(text, '}');
  }
  text_add_char(text, ']');
}

static void add_object(const Snapshot *s, const SnapshotObject *object, Text *text) {
  text_add_char(text, '{');
  add_number(text, "serial", object->serial);
  text_printf(text, ",\"address\":\"0x%" PRIx64 "\",\"type\":", object->address);
  add_string(text, object->type);
  text_add(text, ",\"value\":");
  add_string(text, object->value);
  text_add_char(text, ',');
  add_number(text, "refcount", object->refcount);
  text_add_char(text, ',');
  add_truth(text, "immortal", object->flags & SNAPSHOT_IMMORTAL);
  text_add_char(text, ',');
  add_unsigned(text, "size", object->size);
  text_add_char(text, ',');
  add_unsigned(text, "block", object->block);
  text_add_char(text, ',');
  add_truth(text, "tracked", object->flags & SNAPSHOT_TRACKED);
  if (object->generation < 0 || object->generation > 2)
    text_add(text, ",\"generation\":null,");
  else
    text_printf(text, ",\"generation\":%d,", object->generation);
  add_truth(text, "finalized", object->flags & SNAPSHOT_FINALIZED);
  text_add_char(text, ',');
  add_truth(text, "reachable", object->flags & SNAPSHOT_REACHABLE);
  if (object->flags & SNAPSHOT_INTERNAL) text_add(text, ",\"internal\":true");
  text_add_char(text, ',');
  add_references(s, object, text);
  text_add_char(text, '}');
}

static void add_gc(const SnapshotGc *gc, Text *text) {
  text_add(text, "\"gc\":{");
  add_truth(text, "enabled", gc->enabled);
  text_add_char(text, ',');
  add_numbers(text, "threshold", gc->threshold, 3);
  text_add_char(text, ',');
  add_numbers(text, "count", gc->count, 3);
  text_add(text, ",\"stats\":[");
  for (size_t i = 0; i < 3; i++) {
    add_comma(text, i);
    text_add_char(text, '{');
    add_number(text, "collections", gc->stats[i].collections);
    text_add_char(text, ',');
    add_number(text, "collected", gc->stats[i].collected);
    text_add_char(text, ',');
    add_number(text, "uncollectable", gc->stats[i].uncollectable);
    text_add_char(text, '}');
  }
  text_add(text, "],");
  add_numbers(text, "garbage", gc->garbage, gc->garbage_count);
  text_add_char(text, '}');
}

static void add_memory(const SnapshotMemory *memory, Text *text) {
  text_add(text, "\"memory\":{");
  add_unsigned(text, "arenas", memory->arenas);
  text_add_char(text, ',');
  add_unsigned(text, "pools", memory->pools);
  text_add_char(text, ',');
  add_unsigned(text, "blocks", memory->blocks);
  text_add_char(text, ',');
  add_unsigned(text, "bytes", memory->bytes);
  text_add_char(text, ',');
  add_unsigned(text, "large", memory->large);
  text_add_char(text, '}');
}

static void add_event(const SnapshotEvent *event, Text *text) {
  const EventFields *fields = &event_fields[event->kind];
  const int64_t numbers[3] = {event->a, event->b, event->c};
  text_add(text, "{\"event\":");
  add_string(text, event_words[event->kind]);
  if (event->serial) {
    text_add_char(text, ',');
    add_number(text, "serial", event->serial);
  }
  if (event->type) {
    text_add(text, ",\"type\":");
    add_string(text, event->type);
  }
  for (size_t i = 0; i < 3 && fields->names[i]; i++) {
    bool truth = fields->truth && strcmp(fields->names[i], fields->truth) == 0;
    text_add_char(text, ',');
    if (truth)
      add_truth(text, fields->names[i], numbers[i] > 0);
    else
      add_number(text, fields->names[i], numbers[i]);
  }
  text_add_char(text, '}');
}

// ---- front door -------------------------------------------------------------------------------

void snapshot_add_trace(const Snapshot *s, Text *text) {
  text_add_char(text, '{');
  add_step(s, text);
  text_add(text, ",\"frames\":[");
  for (size_t i = 0; i < s->frame_count; i++) {
    add_comma(text, i);
    add_frame(s, &s->frames[i], text);
  }
  text_add(text, "],\"objects\":[");
  for (size_t i = 0; i < s->object_count; i++) {
    add_comma(text, i);
    add_object(s, &s->objects[i], text);
  }
  text_add(text, "],");
  add_gc(&s->gc, text);
  text_add_char(text, ',');
  add_memory(&s->memory, text);
  text_add(text, ",\"events\":[");
  for (size_t i = 0; i < s->event_count; i++) {
    add_comma(text, i);
    add_event(&s->events[i], text);
  }
  text_add(text, "]}\n");
}
