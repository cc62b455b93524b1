// gc.c: the generational collector. Mirrors CPython Modules/gcmodule.c of 3.12 step by step, list
// order included (FACTS.md 3): the order of every list is observable through finalizers.
//
// States of a tracked object during a collection:
//   COLLECTING                 a member of the generation examined; gc_refs = references from
//   outside found so far COLLECTING | UNREACHABLE   in the unreachable list, tentatively neither
//   not a member, or proved reachable
#include "internal.h"
#include "weakref.h"

#include <assert.h>

// ---- lists ------------------------------------------------------------------------------------

static void list_init(GcObject *head) { head->next = head->prev = head; }
static bool list_is_empty(const GcObject *head) { return head->next == head; }
static Object *as_object(GcObject *gc) { return &gc->object; }
static GcObject *as_gc(Object *o) { return (GcObject *)o; }

void gc_list_append(GcObject *head, GcObject *gc) {
  gc->next = head;
  gc->prev = head->prev;
  head->prev->next = gc;
  head->prev = gc;
}

static void list_remove(GcObject *gc) {
  gc->prev->next = gc->next;
  gc->next->prev = gc->prev;
  gc->next = gc->prev = NULL;
}

static void list_move(GcObject *gc, GcObject *to) {
  list_remove(gc);
  gc_list_append(to, gc);
}

// Everything of `from` goes to the end of `to`.
static void list_merge(GcObject *from, GcObject *to) {
  if (list_is_empty(from)) return;
  from->next->prev = to->prev;
  to->prev->next = from->next;
  from->prev->next = to;
  to->prev = from->prev;
  list_init(from);
}

int64_t gc_list_size(const GcObject *head) {
  int64_t n = 0;
  for (const GcObject *gc = head->next; gc != head; gc = gc->next) n++;
  return n;
}

void gc_track(Heap *heap, Object *o) {
  assert((o->flags & OBJECT_GC) && !as_gc(o)->next);
  gc_list_append(&heap->gc.generations[0], as_gc(o));
}

void gc_untrack(Object *o) {
  if (!object_is_tracked(o)) return;
  list_remove(as_gc(o));
  o->flags &= ~(unsigned)(OBJECT_COLLECTING | OBJECT_UNREACHABLE);
}

bool gc_may_be_tracked(const Object *o) {
  return (o->flags & OBJECT_GC) && (o->cls->type != &tuple_type || object_is_tracked(o));
}

void gc_init(Heap *heap) {
  Gc *gc = &heap->gc;
  gc->enabled = true;
  gc->last_collected = -1;
  list_init(&gc->permanent);
  for (int g = 0; g < GENERATIONS; g++) {
    list_init(&gc->generations[g]);
    gc->threshold[g] = heap->profile->thresholds[g];
  }
}

void gc_walk(Heap *heap, int generation, void (*visit)(Object *object, void *payload),
             void *payload) {
  GcObject *head =
      generation == GENERATIONS ? &heap->gc.permanent : &heap->gc.generations[generation];
  for (GcObject *gc = head->next, *next; gc != head; gc = next) {
    next = gc->next;
    visit(as_object(gc), payload);
  }
}

int object_generation(const Heap *heap, const Object *o) {
  if (!object_is_tracked(o)) return -1;
  for (int g = 0; g <= GENERATIONS; g++) {
    const GcObject *head = g == GENERATIONS ? &heap->gc.permanent : &heap->gc.generations[g];
    for (const GcObject *gc = head->next; gc != head; gc = gc->next)
      if (&gc->object == o) return g;
  }
  return -1;
}

// ---- when: counters and triggers (FACTS.md 3.1 to 3.3) ----------------------------------------

static void collect_automatically(Heap *heap);

void gc_count_up(Heap *heap) {
  Gc *gc = &heap->gc;
  gc->count[0]++;
  bool due = gc->enabled && gc->threshold[0] && gc->count[0] > gc->threshold[0] &&
             !gc->collecting && !heap->raised;
  if (heap->stress && gc->enabled && !gc->collecting && !heap->internal && !heap->raised) {
    gc_collect(heap, GENERATIONS - 1);
    return;
  }
  if (!due) return;
  if (heap->profile->collect_at == COLLECT_AT_ALLOCATION)
    collect_automatically(heap);
  else
    gc->requested = true;
}

void gc_count_down(Heap *heap) {
  if (heap->gc.count[0] > 0) heap->gc.count[0]--;
}

void gc_breaker(Heap *heap) {
  if (!heap->gc.requested) return;
  heap->gc.requested = false;
  collect_automatically(heap);
}

// ---- which are unreachable --------------------------------------------------------------------

// gc_refs = refcount. An immortal object can never be garbage: CPython 3.12 moves it to the
// permanent generation.
static void update_refs(Heap *heap, GcObject *list) {
  for (GcObject *gc = list->next, *next; gc != list; gc = next) {
    next = gc->next;
    Object *o = as_object(gc);
    if (o->flags & OBJECT_IMMORTAL) {
      list_move(gc, &heap->gc.permanent);
      continue;
    }
    o->gc_refs = (uint32_t)o->refcount;
    o->flags |= OBJECT_COLLECTING;
  }
}

static void visit_subtract(Object *referent, Place place, void *payload) {
  (void)place, (void)payload;
  if ((referent->flags & (OBJECT_GC | OBJECT_COLLECTING)) == (OBJECT_GC | OBJECT_COLLECTING)) {
    assert(referent->gc_refs > 0);
    referent->gc_refs--;
  }
}

static void subtract_refs(GcObject *list) {
  for (GcObject *gc = list->next; gc != list; gc = gc->next) {
    Object *o = as_object(gc);
    if (o->cls->type->traverse) o->cls->type->traverse(o, visit_subtract, NULL);
  }
}

// A child of something reachable: it comes back from the unreachable list, to the END of the list
// being walked.
static void visit_reachable(Object *referent, Place place, void *payload) {
  (void)place;
  if (!(referent->flags & OBJECT_COLLECTING)) return;
  if (referent->flags & OBJECT_UNREACHABLE) {
    referent->flags &= ~(unsigned)OBJECT_UNREACHABLE;
    referent->gc_refs = 1;
    list_move(as_gc(referent), payload);
  } else if (referent->gc_refs == 0) {
    referent->gc_refs = 1;
  }
}

static void move_unreachable(GcObject *young, GcObject *unreachable) {
  for (GcObject *gc = young->next, *next; gc != young; gc = next) {
    Object *o = as_object(gc);
    if (o->gc_refs > 0) {
      if (o->cls->type->traverse) o->cls->type->traverse(o, visit_reachable, young);
      o->flags &= ~(unsigned)OBJECT_COLLECTING;
      next = gc->next; // only now: a child may have been appended behind us
    } else {
      next = gc->next;
      o->flags |= OBJECT_UNREACHABLE;
      list_move(gc, unreachable);
    }
  }
}

static void deduce_unreachable(Heap *heap, GcObject *base, GcObject *unreachable) {
  update_refs(heap, base);
  subtract_refs(base);
  list_init(unreachable);
  move_unreachable(base, unreachable);
}

static void clear_flags(GcObject *list, unsigned flags) {
  for (GcObject *gc = list->next; gc != list; gc = gc->next) as_object(gc)->flags &= ~flags;
}

static void untrack(GcObject *list, const Type *type, void (*maybe)(Object *)) {
  for (GcObject *gc = list->next, *next; gc != list; gc = next) {
    next = gc->next;
    if (as_object(gc)->cls->type == type) maybe(as_object(gc));
  }
}

// ---- weak references (FACTS.md 7.2) -----------------------------------------------------------

// Clears every weakref to an unreachable object before anything else runs. Callbacks of weakrefs
// that are themselves reachable are collected in `to_call`, with a reference each.
static void clear_weakrefs(Heap *heap, GcObject *unreachable, GcObject *to_call) {
  list_init(to_call);
  for (GcObject *gc = unreachable->next, *next; gc != unreachable; gc = next) {
    next = gc->next;
    Object *o = as_object(gc);
    if (is_weakref(o)) weakref_clear_one(heap, (Weakref *)o);
    for (Object *ref = weakrefs_first(o); ref; ref = weakrefs_first(o)) {
      weakref_clear_one(heap, (Weakref *)ref);
      if (!((Weakref *)ref)->callback || (ref->flags & OBJECT_COLLECTING)) continue;
      object_incref(ref);
      list_move(as_gc(ref), to_call);
    }
  }
}

static int64_t call_weakref_callbacks(Heap *heap, GcObject *to_call, GcObject *old) {
  int64_t freed = 0;
  while (!list_is_empty(to_call)) {
    GcObject *gc = to_call->next;
    Object *ref = as_object(gc);
    Object *callback = object_incref(((Weakref *)ref)->callback);
    Object *result = object_call(heap, callback, &ref, 1, NULL);
    if (result)
      object_decref(heap, result);
    else
      heap_unraisable(heap, callback);
    object_decref(heap, callback);
    object_decref(heap, ref);
    if (to_call->next == gc)
      list_move(gc, old);
    else
      freed++;
  }
  return freed;
}

// ---- finalizers, resurrection, destruction ----------------------------------------------------

static void finalize_garbage(Heap *heap, GcObject *unreachable) {
  GcObject seen;
  list_init(&seen);
  while (!list_is_empty(unreachable)) {
    GcObject *gc = unreachable->next;
    Object *o = as_object(gc);
    list_move(gc, &seen);
    if (!o->cls->type->finalize || (o->flags & OBJECT_FINALIZED)) continue;
    o->flags |= OBJECT_FINALIZED;
    object_incref(o);
    o->cls->type->finalize(heap, o);
    object_decref(heap, o);
  }
  list_merge(&seen, unreachable);
}

static void report_resurrected(Heap *heap, GcObject *list) {
  for (GcObject *gc = list->next; gc != list; gc = gc->next)
    if (as_object(gc)->flags & OBJECT_FINALIZED)
      heap_event(heap, EVENT_RESURRECT, as_object(gc), 0, 0, 0);
}

// What finalizers made reachable again joins the older generation; the rest stays in `final`.
static void handle_resurrected(Heap *heap, GcObject *unreachable, GcObject *final, GcObject *old) {
  clear_flags(unreachable, OBJECT_COLLECTING);
  deduce_unreachable(heap, unreachable, final);
  clear_flags(final, OBJECT_UNREACHABLE);
  report_resurrected(heap, unreachable);
  list_merge(unreachable, old);
}

static void delete_garbage(Heap *heap, GcObject *garbage, GcObject *old) {
  while (!list_is_empty(garbage)) {
    GcObject *gc = garbage->next;
    Object *o = as_object(gc);
    if (heap->gc.debug & GC_DEBUG_SAVEALL) {
      list_append(heap, heap->gc.garbage, o);
    } else if (o->cls->type->clear) {
      object_incref(o);
      o->cls->type->clear(heap, o);
      if (heap->raised) heap_unraisable(heap, o);
      object_decref(heap, o);
    }
    if (garbage->next == gc) {
      o->flags &= ~(unsigned)OBJECT_COLLECTING;
      list_move(gc, old);
    }
  }
}

// ---- one collection ---------------------------------------------------------------------------

static void start_counters(Gc *gc, int generation) {
  if (generation + 1 < GENERATIONS) gc->count[generation + 1]++;
  for (int g = 0; g <= generation; g++) gc->count[g] = 0;
  for (int g = 0; g < generation; g++)
    list_merge(&gc->generations[g], &gc->generations[generation]);
}

// Survivors move one generation up; a full collection keeps them and may untrack dicts.
static void promote(Heap *heap, int generation) {
  Gc *gc = &heap->gc;
  GcObject *young = &gc->generations[generation];
  untrack(young, &tuple_type, tuple_maybe_untrack);
  if (generation + 1 < GENERATIONS) {
    if (generation == GENERATIONS - 2) gc->long_lived_pending += gc_list_size(young);
    list_merge(young, &gc->generations[generation + 1]);
    return;
  }
  if (heap->profile->untrack_dicts) untrack(young, &dict_type, dict_maybe_untrack);
  gc->long_lived_pending = 0;
  gc->long_lived_total = gc_list_size(young);
}

static int64_t collect_main(Heap *heap, int generation) {
  Gc *gc = &heap->gc;
  start_counters(gc, generation);
  GcObject unreachable, to_call, final;
  GcObject *old = &gc->generations[generation + 1 < GENERATIONS ? generation + 1 : generation];
  deduce_unreachable(heap, &gc->generations[generation], &unreachable);
  promote(heap, generation);
  clear_flags(&unreachable, OBJECT_UNREACHABLE);
  clear_weakrefs(heap, &unreachable, &to_call);
  int64_t collected = call_weakref_callbacks(heap, &to_call, old);
  finalize_garbage(heap, &unreachable);
  handle_resurrected(heap, &unreachable, &final, old);
  collected += gc_list_size(&final);
  delete_garbage(heap, &final, old);
  if (generation == GENERATIONS - 1) freelists_clear(heap);
  gc->stats[generation].collections++;
  gc->stats[generation].collected += collected;
  return collected;
}

// gc.callbacks: each is called with the phase and an info dict.
static void call_callbacks(Heap *heap, const char *phase, int generation, int64_t collected) {
  const List *callbacks = (List *)heap->gc.callbacks;
  if (callbacks->count == 0) return;
  Object *arguments[2] = {str_from(heap, phase), dict_new(heap)};
  const char *names[] = {"generation", "collected", "uncollectable"};
  const int64_t values[] = {generation, collected, 0};
  for (size_t i = 0; i < 3; i++) {
    Object *value = int_new(heap, values[i]);
    dict_set_str(heap, arguments[1], names[i], value);
    object_decref(heap, value);
  }
  for (size_t i = 0; i < callbacks->count; i++) {
    Object *callback = object_incref(callbacks->items[i]);
    Object *result = object_call(heap, callback, arguments, 2, NULL);
    if (result)
      object_decref(heap, result);
    else
      heap_unraisable(heap, callback);
    object_decref(heap, callback);
  }
  object_decref(heap, arguments[0]);
  object_decref(heap, arguments[1]);
}

static int64_t collect(Heap *heap, int generation, bool automatic) {
  Gc *gc = &heap->gc;
  if (gc->collecting) return 0;
  Object *raised = heap->raised; // finalizers must not see it
  heap->raised = NULL;
  gc->collecting = true;
  heap_event(heap, EVENT_COLLECT_START, NULL, generation, automatic, 0);
  call_callbacks(heap, "start", generation, 0);
  int64_t collected = collect_main(heap, generation);
  call_callbacks(heap, "stop", generation, collected);
  heap_event(heap, EVENT_COLLECT, NULL, generation, collected, 0);
  gc->collecting = false;
  gc->last_collected = collected;
  heap->raised = raised;
  return collected;
}

int64_t gc_collect(Heap *heap, int generation) { return collect(heap, generation, false); }

// The oldest generation whose count passed its threshold; a full collection only where enough
// survived since the last one (FACTS.md 3.3).
static void collect_automatically(Heap *heap) {
  Gc *gc = &heap->gc;
  for (int g = GENERATIONS - 1; g >= 0; g--) {
    if (gc->count[g] <= gc->threshold[g]) continue;
    if (g == GENERATIONS - 1 && gc->long_lived_pending < gc->long_lived_total / 4) continue;
    collect(heap, g, true);
    return;
  }
}

void gc_freeze(Heap *heap) {
  Gc *gc = &heap->gc;
  for (int g = 0; g < GENERATIONS; g++) {
    list_merge(&gc->generations[g], &gc->permanent);
    gc->count[g] = 0;
  }
}

void gc_unfreeze(Heap *heap) {
  list_merge(&heap->gc.permanent, &heap->gc.generations[GENERATIONS - 1]);
}
