// watch.c: looks into collections while they run, phase by phase, and keeps the one to tell of.
#include "watch.h"

struct CollectionWatch {
  Heap *heap;
  GcObserver observer;
  Inside now, best; // the collection that runs; the one to tell of
  size_t seen;      // collections of the step that examined objects
  bool any;         // `best` holds one
  bool running;
};

// ---- what became of the objects ---------------------------------------------------------------

// A phase begins with what was true behind the one before.
static void carry_on(Inside *inside, CollectorPhase phase) {
  for (size_t i = 0; i < inside->objects.count; i++)
    inside->objects.items[i].at[phase] = inside->objects.items[i].at[phase - 1];
}

static void note_list(Inside *inside, CollectorPhase phase, const GcLinks *list,
                      CollectionVerdict verdict) {
  for (const GcLinks *gc = list->next; gc != list; gc = gc->next) {
    int32_t object = inside_find(inside, gc_object(gc)->serial);
    if (object == NO_OBJECT) continue; // a finalizer made it
    CollectionState *state = &inside->objects.items[object].at[phase];
    state->gc_refs = gc_object(gc)->gc_refs;
    state->verdict = verdict;
  }
}

typedef struct Living {
  Inside *inside;
  CollectorPhase phase;
  bool *alive; // by object
} Living;

static void note_living(Object *o, void *payload) {
  Living *living = payload;
  int32_t at = inside_find(living->inside, o->serial);
  if (at == NO_OBJECT) return;
  CollectionObject *object = &living->inside->objects.items[at];
  object->at[living->phase].refcount = o->refcount;
  living->alive[at] = true;
}

// Counts of the living, and who is dead.
static void note_deaths(Inside *inside, Heap *heap, CollectorPhase phase) {
  bool *alive = mem_zalloc(inside->objects.count + 1);
  heap_walk(heap, note_living, &(Living){inside, phase, alive});
  for (size_t i = 0; i < inside->objects.count; i++)
    if (!alive[i]) inside->objects.items[i].at[phase].verdict = VERDICT_FREED;
  mem_free(alive);
}

// Garbage that lives on: gc.garbage has it, or what ran while other garbage died has taken it.
static void note_kept(Inside *inside, const Heap *heap) {
  for (size_t i = 0; i < inside->objects.count; i++) {
    CollectionState *state = &inside->objects.items[i].at[PHASE_CLEAR];
    if (state->verdict == VERDICT_UNREACHABLE) state->verdict = VERDICT_RESURRECTED;
  }
  const List *garbage = (const List *)heap->gc.garbage;
  for (size_t i = 0; i < garbage->count; i++) {
    int32_t object = inside_find(inside, garbage->items[i]->serial);
    if (object != NO_OBJECT) inside->objects.items[object].at[PHASE_CLEAR].verdict = VERDICT_KEPT;
  }
}

// ---- the observer -----------------------------------------------------------------------------

static void on_begin(Heap *heap, int generation, bool automatic, void *payload) {
  (void)heap;
  CollectionWatch *watch = payload;
  inside_clear(&watch->now);
  watch->running = true;
  watch->now.facts.generation = generation;
  watch->now.facts.automatic = automatic;
}

static void on_phase(Heap *heap, CollectorPhase phase, const GcLinks *list,
                     const GcLinks *unreachable, void *payload) {
  CollectionWatch *watch = payload;
  Inside *inside = &watch->now;
  if (phase > PHASE_UPDATE_REFS) carry_on(inside, phase);
  switch (phase) {
  case PHASE_UPDATE_REFS: inside_begin(inside, heap, list); return;
  case PHASE_SUBTRACT_REFS: note_list(inside, phase, list, VERDICT_OPEN); return;
  case PHASE_MOVE_UNREACHABLE:
    note_list(inside, phase, list, VERDICT_REACHABLE);
    note_list(inside, phase, unreachable, VERDICT_UNREACHABLE);
    inside->found = unreachable->next != unreachable;
    return;
  case PHASE_FINALIZE:
    note_list(inside, phase, list, VERDICT_RESURRECTED);
    note_list(inside, phase, unreachable, VERDICT_UNREACHABLE);
    note_deaths(inside, heap, phase);
    return;
  case PHASE_CLEAR:
    note_deaths(inside, heap, phase);
    note_kept(inside, heap);
    return;
  case PHASES: return;
  }
}

static void on_move(Heap *heap, const Object *object, bool rescued, void *payload) {
  (void)heap;
  Inside *inside = &((CollectionWatch *)payload)->now;
  int32_t at = inside_find(inside, object->serial);
  array_push(&inside->moves, (CollectionMove){.object = (uint32_t)at, .rescued = rescued});
}

static int rank(const Inside *inside) { return inside->found * 2 + !inside->facts.automatic; }

static void on_end(Heap *heap, int64_t collected, int64_t uncollectable, void *payload) {
  (void)heap;
  CollectionWatch *watch = payload;
  watch->running = false;
  if (watch->now.objects.count == 0) return;
  watch->now.facts.collected = collected;
  watch->now.facts.uncollectable = uncollectable;
  watch->now.facts.number = ++watch->seen;
  if (watch->any && rank(&watch->now) < rank(&watch->best)) return;
  Inside other = watch->best;
  watch->best = watch->now;
  watch->now = other;
  watch->any = true;
}

void collection_watch_finalizer(CollectionWatch *watch, int64_t serial) {
  if (!watch->running) return;
  int32_t object = inside_find(&watch->now, serial);
  if (object != NO_OBJECT) watch->now.objects.items[object].finalized = true;
}

// ---- its life ---------------------------------------------------------------------------------

CollectionWatch *collection_watch_new(Heap *heap) {
  CollectionWatch *watch = mem_zalloc(sizeof *watch);
  watch->heap = heap;
  watch->observer = (GcObserver){on_begin, on_phase, on_move, on_end, watch};
  heap->gc_observer = &watch->observer;
  return watch;
}

void collection_watch_delete(CollectionWatch *watch) {
  if (!watch) return;
  watch->heap->gc_observer = NULL;
  inside_delete(&watch->now);
  inside_delete(&watch->best);
  mem_free(watch);
}

void collection_watch_forget(CollectionWatch *watch) {
  inside_clear(&watch->best);
  watch->any = false;
  watch->seen = 0;
}

void collection_watch_take(CollectionWatch *watch, Snapshot *snapshot, bool internal) {
  if (watch->any) {
    watch->best.facts.of = watch->seen;
    inside_write(&watch->best, snapshot, internal);
  }
  collection_watch_forget(watch);
}
