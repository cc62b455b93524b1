// gc.c: the front of the collector: tracking, counters, triggers, callbacks. Mirrors the rest of
// CPython Modules/gcmodule.c and Python/gc.c (FACTS.md 3); which lists a collection examines is the
// Collector's matter (gc_generational.c, gc_incremental.c), what it does with a list gc_region.c's.
#include "gc.h"

#include <assert.h>
#include <string.h>

static const Collector *collector(const Heap *heap) { return heap->profile->collector; }

// ---- when: counters and triggers (FACTS.md 3.1, 3.2) ------------------------------------------

static void collect_automatically(Heap *heap);

static void count_up(Heap *heap) {
  Gc *gc = &heap->gc;
  gc->count[0]++;
  bool due = gc->enabled && gc->threshold[0] && gc->count[0] > gc->threshold[0] &&
             !gc->collecting && !heap->raised;
  if (!due) return;
  if (heap->profile->collect_at == COLLECT_AT_ALLOCATION)
    collect_automatically(heap);
  else
    gc->requested = true;
}

static void count_down(Heap *heap) {
  if (heap->gc.count[0] > 0) heap->gc.count[0]--;
}

void gc_allocated(Heap *heap) {
  bool stressed =
      heap->stress && heap->gc.enabled && !heap->gc.collecting && !heap->internal && !heap->raised;
  if (stressed)
    gc_collect(heap, GENERATIONS - 1);
  else if (!heap->profile->count_tracked)
    count_up(heap);
}

void gc_freed(Heap *heap) {
  if (!heap->profile->count_tracked) count_down(heap);
}

void gc_breaker(Heap *heap) {
  if (!heap->gc.requested) return;
  heap->gc.requested = false;
  if (heap->gc.enabled || !heap->profile->disabling_cancels_request) collect_automatically(heap);
}

// ---- tracking ---------------------------------------------------------------------------------

void gc_track(Heap *heap, Object *o) {
  assert((o->flags & OBJECT_GC) && !gc_of(o)->next);
  Gc *gc = &heap->gc;
  gc->tracked += gc_of_program(o);
  o->flags = gc->visited_space ? o->flags & ~(unsigned)OBJECT_SPACE : o->flags | OBJECT_SPACE;
  if (heap->private_->outside) { // of the interpreter's start, though made late
    gc_list_append(collector(heap)->oldest(gc), gc_of(o));
    return;
  }
  gc_list_append(&gc->generations[0], gc_of(o));
  if (heap->profile->count_tracked) count_up(heap);
}

void gc_untrack(Heap *heap, Object *o) {
  if (!object_is_tracked(o)) return;
  gc_list_remove(gc_of(o));
  o->flags &= ~(unsigned)(OBJECT_COLLECTING | OBJECT_UNREACHABLE);
  heap->gc.tracked -= gc_of_program(o);
  if (heap->profile->count_tracked && !heap->private_->outside) count_down(heap);
}

bool gc_may_be_tracked(const Object *o) {
  return (o->flags & OBJECT_GC) && (o->cls->type != &tuple_type || object_is_tracked(o));
}

void gc_init(Heap *heap) {
  Gc *gc = &heap->gc;
  gc->enabled = true;
  gc->marking = true;
  gc->last_collected = -1;
  gc->interpreter_objects = gc->interpreter_pending = heap->profile->interpreter_objects;
  gc->immortal_frozen = heap->profile->immortal_containers;
  gc_list_init(&gc->permanent);
  for (int g = 0; g < GENERATIONS; g++) {
    gc_list_init(&gc->generations[g]);
    gc->threshold[g] = heap->profile->thresholds[g];
  }
}

// ---- what an object refers to, as the collector sees it ----------------------------------------

// tp_traverse of an instance whose __dict__ has come into being where its values stay inside it.
typedef struct PastDict {
  const Object *dict;
  Visit visit;
  void *payload;
} PastDict;

static void visit_past_dict(Object *referent, Place place, void *payload) {
  const PastDict *past = payload;
  if (referent != past->dict)
    past->visit(referent, place, past->payload);
  else
    dict_type.traverse(referent, past->visit, past->payload);
}

static bool is_embedded(const Object *o) {
  return o && o->cls->type == &dict_type && ((const Dict *)o)->embedded;
}

void gc_traverse(Heap *heap, Object *o, Visit visit, void *payload) {
  const Type *type = o->cls->type;
  if (!type->traverse) return;
  bool unseen = heap->profile->embedded_dicts_unseen;
  if (unseen && is_embedded(o)) return;
  const InstancePart *part = unseen && o->cls->user ? instance_part(o) : NULL;
  if (part && is_embedded(part->dict))
    type->traverse(o, visit_past_dict, &(PastDict){part->dict, visit, payload});
  else
    type->traverse(o, visit, payload);
}

// ---- looking ----------------------------------------------------------------------------------

static void walk_list(GcLinks *head, void (*visit)(Object *object, void *payload), void *payload) {
  for (GcLinks *gc = head->next, *next; gc != head; gc = next) {
    next = gc->next;
    visit(gc_object(gc), payload);
  }
}

void gc_walk(Heap *heap, int generation, void (*visit)(Object *object, void *payload),
             void *payload) {
  if (generation == GENERATIONS) walk_list(&heap->gc.permanent, visit, payload);
  for (int g = 0; g < GENERATIONS; g++)
    if (collector(heap)->shown[g] == generation)
      walk_list(&heap->gc.generations[g], visit, payload);
}

bool gc_has_spaces(const Heap *heap) { return collector(heap)->pending; }

bool gc_is_pending(const Heap *heap, const Object *o) {
  return gc_has_spaces(heap) && collector(heap)->pending(heap, o);
}

void gc_interpreter(const Heap *heap, int64_t counts[GENERATIONS + 1]) {
  const Gc *gc = &heap->gc;
  memset(counts, 0, (GENERATIONS + 1) * sizeof *counts);
  if (gc->interpreter_objects == 0) {
    counts[GENERATIONS] = heap->profile->interpreter_objects;
    return;
  }
  int64_t visited = gc_has_spaces(heap) ? gc->interpreter_objects - gc->interpreter_pending : 0;
  counts[GENERATIONS - 2] = visited;
  counts[GENERATIONS - 1] = gc->interpreter_objects - visited;
}

int object_generation(const Heap *heap, const Object *o) {
  if (!object_is_tracked(o)) return -1;
  for (int g = 0; g <= GENERATIONS; g++) {
    const GcLinks *head = g == GENERATIONS ? &heap->gc.permanent : &heap->gc.generations[g];
    for (const GcLinks *gc = head->next; gc != head; gc = gc->next)
      if (gc_object(gc) == o) return g == GENERATIONS ? g : collector(heap)->shown[g];
  }
  return -1;
}

int64_t gc_count(const Heap *heap, int generation) {
  return collector(heap)->count(&heap->gc, generation);
}

// ---- one collection ---------------------------------------------------------------------------

static void add_number(Heap *heap, Object *info, const char *name, int64_t number) {
  Object *value = int_new(heap, number);
  dict_set_str(heap, info, name, value);
  object_decref(heap, value);
}

// No clock runs here: a collection takes no time.
static void add_duration(Heap *heap, Object *info) {
  Object *value = float_new(heap, 0.0);
  dict_set_str(heap, info, "duration", value);
  object_decref(heap, value);
}

static Object *callback_info(Heap *heap, int generation, const GcResult *result) {
  Object *info = dict_new(heap);
  add_number(heap, info, "generation", generation);
  add_number(heap, info, "collected", result->collected);
  add_number(heap, info, "uncollectable", result->uncollectable);
  if (!heap->profile->stats_of_candidates) return info;
  add_number(heap, info, "candidates", result->candidates);
  add_duration(heap, info);
  return info;
}

// gc.callbacks: each is called with the phase and an info dict.
static void call_callbacks(Heap *heap, const char *phase, int generation, const GcResult *result) {
  const List *callbacks = (List *)heap->gc.callbacks;
  if (callbacks->count == 0) return;
  Object *info = callback_info(heap, generation, result);
  Object *arguments[2] = {str_from(heap, phase), info};
  for (size_t i = 0; i < callbacks->count; i++) {
    Object *callback = object_incref(callbacks->items[i]);
    Object *returned = object_vectorcall(heap, callback, arguments, 2, NULL);
    if (returned)
      object_decref(heap, returned);
    else
      heap_unraisable(heap, UNRAISABLE_GC_CALLBACK, callback);
    object_decref(heap, callback);
  }
  object_decref(heap, arguments[0]);
  object_decref(heap, info);
}

static void add_stats(GcStats *stats, const GcResult *result) {
  if (!result->counted) return;
  stats->collections++;
  stats->collected += result->collected;
  stats->uncollectable += result->uncollectable;
  stats->candidates += result->candidates;
}

static int64_t collect(Heap *heap, int generation, bool automatic) {
  Gc *gc = &heap->gc;
  if (gc->collecting) return 0;
  GcResult result = {0};
  Object *raised = heap->raised; // finalizers must not see it
  heap->raised = NULL;
  gc->collecting = true;
  heap_event(heap, EVENT_COLLECT_START, NULL, generation, automatic, gc->count[0]);
  const GcObserver *observer = heap->gc_observer;
  if (observer) observer->begin(heap, generation, automatic, observer->payload);
  call_callbacks(heap, "start", generation, &result);
  collector(heap)->collect(heap, generation, &result);
  if (generation == GENERATIONS - 1) gc->immortal_frozen = heap->profile->immortal_containers;
  add_stats(&gc->stats[generation], &result);
  call_callbacks(heap, "stop", generation, &result);
  int64_t found = result.collected + result.uncollectable;
  heap_event(heap, EVENT_COLLECT, NULL, generation, result.collected, result.uncollectable);
  if (observer) observer->end(heap, result.collected, result.uncollectable, observer->payload);
  gc->collecting = false;
  gc->last_collected = found;
  heap->raised = raised;
  array_delete(&result.tuples);
  array_delete(&result.dicts);
  return found;
}

int64_t gc_collect(Heap *heap, int generation) { return collect(heap, generation, false); }

static void collect_automatically(Heap *heap) {
  int generation = collector(heap)->due(heap);
  if (generation >= 0) collect(heap, generation, true);
}

// ---- gc.freeze() and the thresholds -----------------------------------------------------------

void gc_freeze(Heap *heap) {
  collector(heap)->freeze(heap);
  heap->gc.interpreter_objects = heap->gc.interpreter_pending = 0;
}

void gc_unfreeze(Heap *heap) {
  collector(heap)->unfreeze(heap);
  heap->gc.interpreter_objects = heap->profile->interpreter_objects;
  heap->gc.immortal_frozen = 0;
}

int64_t gc_frozen(const Heap *heap) {
  return gc_list_size(&heap->gc.permanent) + heap->gc.immortal_frozen;
}

void gc_set_threshold(Heap *heap, int generation, int64_t threshold) {
  if (generation < GENERATIONS - 1 || collector(heap)->third_threshold)
    heap->gc.threshold[generation] = threshold;
}
