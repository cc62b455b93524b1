// recorder.c: keeps what a step printed, returned, raised and caused until its snapshot is taken.
#include "recorder.h"

#include <string.h>

// Events of one step beyond this many are not kept: a loop of a million allocations is one
// sentence.
enum { EVENTS_KEPT = 100000 };

// A snapshot of more than this many takes the recorder's array; of fewer, a copy of just their
// size.
enum { EVENTS_COPIED = 4096 };

void recorder_init(Recorder *r, const Scenario *scenario, const char *profile) {
  *r = (Recorder){.recording = mem_zalloc(sizeof *r->recording)};
  r->recording->scenario = scenario;
  r->recording->profile = profile;
}

// Events of one type mostly come one after the other: they share its name.
static const char *keep_name(Recorder *r, const char *type) {
  if (!type) return NULL;
  if (!r->last_name || strcmp(r->last_name, type) != 0)
    r->last_name = scratch_strndup(&r->names, type, strlen(type));
  return r->last_name;
}

bool recorder_event(Recorder *r, const Event *event) {
  if (r->watch && event->kind == EVENT_FINALIZE)
    collection_watch_finalizer(r->watch, event->serial);
  if (r->events.count >= EVENTS_KEPT) return r->watch != NULL;
  array_push(&r->events, (SnapshotEvent){.kind = event->kind,
                                         .serial = event->serial,
                                         .type = keep_name(r, event->type),
                                         .a = event->a,
                                         .b = event->b,
                                         .c = event->c});
  return true;
}

// None is no result, as at the prompt.
void recorder_result(Recorder *r, Heap *heap, Object *value) {
  text_clear(&r->result);
  if (value == heap->none) return;
  Object *repr = object_repr(heap, value);
  if (!repr) return; // the exception goes on
  text_add_n(&r->result, ((Str *)repr)->chars, ((Str *)repr)->bytes);
  object_decref(heap, repr);
}

void recorder_clear(Recorder *r) {
  text_clear(&r->output);
  text_clear(&r->result);
  text_clear(&r->error_type);
  text_clear(&r->error_message);
  r->events.count = 0;
  r->last_name = NULL;
  scratch_delete(&r->names);
}

static void give_events(Recorder *r, Snapshot *snapshot) {
  if (r->events.count <= EVENTS_COPIED) {
    snapshot_set_events(snapshot, r->events.items, r->events.count);
    return;
  }
  snapshot_take_events(snapshot, r->events.items, r->events.count);
  r->events.items = NULL;
  r->events.count = r->events.capacity = 0;
}

static const char *or_null(Snapshot *snapshot, const Text *text) {
  return text->length ? snapshot_text(snapshot, text_chars(text)) : NULL;
}

// The newest snapshot is shown with the one before it, which nobody needs then.
static void show(const Recorder *r) {
  const Recording *recording = r->recording;
  size_t newest = recording->count - 1;
  Snapshot *before = newest > 0 ? recording->snapshots[newest - 1] : NULL;
  if (!r->sight.see) return;
  r->sight.see(r->sight.payload, before, recording->snapshots[newest]);
  if (before) snapshot_forget(before);
}

void recorder_take(Recorder *r, const Step *step, bool internal) {
  r->steps++;
  bool wanted = !r->sight.wants || r->sight.wants(r->sight.payload, r->steps);
  Snapshot *s = wanted ? snapshot_taker_take(r->taker) : snapshot_taker_skip(r->taker);
  s->step = r->steps;
  s->source = snapshot_text(s, step->source);
  s->note = snapshot_text(s, step->note);
  s->line = step->at.line;
  s->picture = step->picture;
  s->output = snapshot_text(s, text_chars(&r->output));
  s->result = or_null(s, &r->result);
  s->error_type = or_null(s, &r->error_type);
  s->error_message = s->error_type ? snapshot_text(s, text_chars(&r->error_message)) : NULL;
  give_events(r, s);
  if (r->watch) collection_watch_take(r->watch, s, internal);
  Recording *recording = r->recording;
  array_grow((void **)&recording->snapshots, &r->capacity, recording->count + 1,
             sizeof *recording->snapshots);
  recording->snapshots[recording->count++] = s;
  show(r);
  text_clear(&r->last_output);
  text_add_n(&r->last_output, text_chars(&r->output), r->output.length);
  recorder_clear(r);
}

Recording *recorder_end(Recorder *r) {
  snapshot_taker_delete(r->taker);
  text_delete(&r->output);
  text_delete(&r->last_output);
  text_delete(&r->result);
  text_delete(&r->error_type);
  text_delete(&r->error_message);
  array_delete(&r->events);
  scratch_delete(&r->names);
  return r->recording;
}

void recording_delete(Recording *recording) {
  if (!recording) return;
  for (size_t i = 0; i < recording->count; i++) snapshot_delete(recording->snapshots[i]);
  mem_free(recording->snapshots);
  mem_free(recording);
}
