// gc_region.c: one collection of the objects of one list, the same in every collector. Mirrors
// deduce_unreachable to delete_garbage of CPython Modules/gcmodule.c (3.11, 3.12) and Python/gc.c
// (3.13 to 3.15) step by step, list order included (FACTS.md 3.4).
//
// States of a tracked object during a collection:
//   COLLECTING                 a member of the list examined; gc_refs = references from outside
//                              found so far
//   COLLECTING | UNREACHABLE   in the unreachable list, tentatively
//   neither                    not a member, or proved reachable
#include "gc.h"
#include "walk.h"
#include "weakref.h"

#include <assert.h>

// ---- who looks on -----------------------------------------------------------------------------

static void tell_phase(Heap *heap, CollectorPhase phase, const GcLinks *list,
                       const GcLinks *unreachable) {
  const GcObserver *observer = heap->gc_observer;
  if (observer) observer->phase(heap, phase, list, unreachable, observer->payload);
}

// ---- which are unreachable --------------------------------------------------------------------

// An immortal object can never be garbage.
static void set_immortal_aside(Heap *heap, GcLinks *gc) {
  if (heap->profile->immortal_containers_untracked)
    gc_untrack(heap, gc_object(gc));
  else
    gc_list_move(gc, &heap->gc.permanent);
}

// What a pass over the list learns of it.
typedef struct Census {
  int64_t objects, program; // all; those that the program made
} Census;

// gc_refs = refcount.
static Census update_refs(Heap *heap, GcLinks *list) {
  Census census = {0};
  for (GcLinks *gc = list->next, *next; gc != list; gc = next) {
    next = gc->next;
    Object *o = gc_object(gc);
    if (o->flags & OBJECT_IMMORTAL) {
      set_immortal_aside(heap, gc);
      continue;
    }
    o->gc_refs = o->refcount;
    o->flags |= OBJECT_COLLECTING;
    census.objects++;
    census.program += gc_of_program(o);
  }
  return census;
}

// gc_traverse for a `visit` that is known where this is inlined.
static inline __attribute__((always_inline)) void each_referent(Heap *heap, Object *o, Visit visit,
                                                                void *payload) {
  const Type *type = o->cls->type;
  bool plain = !heap->profile->embedded_dicts_unseen;
  if (type == &list_type)
    list_walk(o, visit, payload);
  else if (type == &instance_type && (plain || !instance_part(o)->dict))
    instance_walk(o, visit, payload);
  else if (type == &dict_type && plain)
    dict_walk(o, visit, payload);
  else
    gc_traverse(heap, o, visit, payload);
}

static inline void visit_subtract(Object *referent, Place place, void *payload) {
  (void)place, (void)payload;
  if ((referent->flags & (OBJECT_GC | OBJECT_COLLECTING)) == (OBJECT_GC | OBJECT_COLLECTING)) {
    assert(referent->gc_refs > 0);
    referent->gc_refs--;
  }
}

static void subtract_refs(Heap *heap, GcLinks *list) {
  for (GcLinks *gc = list->next; gc != list; gc = gc->next)
    each_referent(heap, gc_object(gc), visit_subtract, NULL);
}

// The walk that parts the list in two.
typedef struct Split {
  Heap *heap;
  GcLinks *list;
  const GcObserver *observer; // NULL: nobody looks
  GcResult *result;           // NULL: what may be untracked is not noted
} Split;

static void tell_move(const Split *split, const Object *object, bool rescued) {
  if (split->observer)
    split->observer->move(split->heap, object, rescued, split->observer->payload);
}

// A child of something reachable: it comes back from the unreachable list, to the END of the list
// being walked.
static inline void visit_reachable(Object *referent, Place place, void *payload) {
  (void)place;
  const Split *split = payload;
  if (!(referent->flags & OBJECT_COLLECTING)) return;
  if (referent->flags & OBJECT_UNREACHABLE) {
    referent->flags &= ~(unsigned)OBJECT_UNREACHABLE;
    referent->gc_refs = 1;
    gc_list_move(gc_of(referent), split->list);
    tell_move(split, referent, true);
  } else if (referent->gc_refs == 0) {
    referent->gc_refs = 1;
  }
}

// What has been found reachable stays where it stands in the list: noted in that order.
static inline void note_untrackable(const Split *split, Object *o) {
  if (!split->result) return;
  if (o->cls->type == &tuple_type) array_push(&split->result->tuples, o);
  if (o->cls->type == &dict_type) array_push(&split->result->dicts, o);
}

static void move_unreachable(Split *split, GcLinks *unreachable) {
  GcLinks *list = split->list;
  for (GcLinks *gc = list->next, *next; gc != list; gc = next) {
    Object *o = gc_object(gc);
    if (o->gc_refs > 0) {
      each_referent(split->heap, o, visit_reachable, split);
      o->flags &= ~(unsigned)OBJECT_COLLECTING;
      note_untrackable(split, o);
      next = gc->next; // only now: a child may have been appended behind us
    } else {
      next = gc->next;
      o->flags |= OBJECT_UNREACHABLE;
      gc_list_move(gc, unreachable);
      tell_move(split, o, false);
    }
  }
}

// Objects of `unreachable` keep the mark UNREACHABLE.
static Census deduce_unreachable(Heap *heap, GcLinks *base, GcLinks *unreachable,
                                 GcResult *result) {
  Census census = update_refs(heap, base);
  tell_phase(heap, PHASE_UPDATE_REFS, base, NULL);
  subtract_refs(heap, base);
  tell_phase(heap, PHASE_SUBTRACT_REFS, base, NULL);
  gc_list_init(unreachable);
  move_unreachable(&(Split){heap, base, heap->gc_observer, result}, unreachable);
  tell_phase(heap, PHASE_MOVE_UNREACHABLE, base, unreachable);
  return census;
}

// The same once more, of what was unreachable before finalizers ran: nobody needs to look.
static void deduce_again(Heap *heap, GcLinks *base, GcLinks *unreachable) {
  update_refs(heap, base);
  subtract_refs(heap, base);
  gc_list_init(unreachable);
  move_unreachable(&(Split){heap, base, NULL, NULL}, unreachable);
  gc_list_clear_flags(unreachable, OBJECT_UNREACHABLE);
}

int64_t gc_untrack_those(Heap *heap, const GcArray *objects,
                         void (*maybe)(Heap *heap, Object *object)) {
  int64_t tracked = heap->gc.tracked;
  for (size_t i = 0; i < objects->count; i++) maybe(heap, objects->items[i]);
  return tracked - heap->gc.tracked;
}

void gc_region_split(Heap *heap, GcLinks *list, GcLinks *unreachable, GcResult *result) {
  array_truncate(&result->tuples, 0);
  array_truncate(&result->dicts, 0);
  Census census = deduce_unreachable(heap, list, unreachable, result);
  result->candidates += census.objects;
  result->survivors = census.program;
  result->found = 0;
  for (GcLinks *gc = unreachable->next; gc != unreachable; gc = gc->next) {
    Object *o = gc_object(gc);
    o->flags &= ~(unsigned)OBJECT_UNREACHABLE;
    result->found++;
    result->survivors -= gc_of_program(o);
  }
  result->survivors -= gc_untrack_those(heap, &result->tuples, tuple_maybe_untrack);
}

// ---- weak references (FACTS.md 7.2) -----------------------------------------------------------

// The weakrefs of one unreachable object are cleared; those with a callback that are themselves
// reachable go to `to_call`, with a reference each. Where the profile says so, a ref without
// callback lives until the finalizers have run.
static void clear_weakrefs_of(Heap *heap, Object *o, GcLinks *to_call) {
  bool spare = heap->profile->weakrefs_outlive_finalizers;
  for (Object *ref = weakrefs_first(o), *next; ref; ref = next) {
    next = ((Weakref *)ref)->next;
    bool calls = ((Weakref *)ref)->callback != NULL;
    if (!calls && spare) continue;
    weakref_clear_one(heap, (Weakref *)ref);
    if (!calls || (ref->flags & OBJECT_COLLECTING)) continue;
    object_incref(ref);
    gc_list_move(gc_of(ref), to_call);
  }
}

// Before anything else runs. A weakref that is garbage itself never calls back.
static void clear_weakrefs(Heap *heap, GcLinks *unreachable, GcLinks *to_call) {
  gc_list_init(to_call);
  for (GcLinks *gc = unreachable->next, *next; gc != unreachable; gc = next) {
    next = gc->next;
    Object *o = gc_object(gc);
    if (is_weakref(o) && !heap->profile->weakrefs_outlive_finalizers)
      weakref_clear_one(heap, (Weakref *)o);
    clear_weakrefs_of(heap, o, to_call);
  }
}

static int64_t call_weakref_callbacks(Heap *heap, GcLinks *to_call, GcLinks *old) {
  int64_t freed = 0;
  while (!gc_list_is_empty(to_call)) {
    GcLinks *gc = to_call->next;
    Object *ref = gc_object(gc);
    Object *callback = object_incref(((Weakref *)ref)->callback);
    Object *result = object_vectorcall(heap, callback, &ref, 1, NULL);
    if (result)
      object_decref(heap, result);
    else
      heap_unraisable(heap, UNRAISABLE_WEAKREF_CALLBACK_OF_GARBAGE, callback);
    object_decref(heap, callback);
    object_decref(heap, ref);
    if (to_call->next == gc)
      gc_list_move(gc, old);
    else
      freed++;
  }
  return freed;
}

// Those that finalizers made, or that were spared for them: no callback runs.
static void clear_weakrefs_again(Heap *heap, GcLinks *garbage) {
  if (!heap->profile->weakrefs_cleared_again) return;
  for (GcLinks *gc = garbage->next; gc != garbage; gc = gc->next) {
    Object *o = gc_object(gc);
    if (is_weakref(o)) weakref_clear_one(heap, (Weakref *)o);
    for (Object *ref = weakrefs_first(o); ref; ref = weakrefs_first(o))
      weakref_clear_one(heap, (Weakref *)ref);
  }
}

// ---- finalizers, resurrection, destruction ----------------------------------------------------

// Whether Python code may have run. As long as it has not, nothing leaves the list.
static bool finalize_garbage(Heap *heap, GcLinks *unreachable) {
  GcLinks seen, *first = unreachable->next;
  for (; first != unreachable; first = first->next) {
    Object *o = gc_object(first);
    if (object_has_finalizer(heap, o) && !(o->flags & OBJECT_FINALIZED)) break;
    if (o->cls->type->finalize) o->flags |= OBJECT_FINALIZED;
  }
  if (first == unreachable) return false;
  gc_list_init(&seen);
  while (unreachable->next != first) gc_list_move(unreachable->next, &seen);
  while (!gc_list_is_empty(unreachable)) {
    GcLinks *gc = unreachable->next;
    Object *o = gc_object(gc);
    gc_list_move(gc, &seen);
    if (!o->cls->type->finalize || (o->flags & OBJECT_FINALIZED)) continue;
    o->flags |= OBJECT_FINALIZED;
    object_incref(o);
    o->cls->type->finalize(heap, o);
    object_decref(heap, o);
  }
  gc_list_merge(&seen, unreachable);
  return true;
}

static void report(Heap *heap, GcLinks *list, unsigned flags, EventKind kind) {
  for (GcLinks *gc = list->next; gc != list; gc = gc->next)
    if ((gc_object(gc)->flags & flags) == flags) heap_event(heap, kind, gc_object(gc), 0, 0, 0);
}

// What finalizers made reachable again joins the older generation; the rest stays in `final`.
static void handle_resurrected(Heap *heap, GcLinks *unreachable, GcLinks *final, GcLinks *old) {
  gc_list_clear_flags(unreachable, OBJECT_COLLECTING);
  deduce_again(heap, unreachable, final);
  tell_phase(heap, PHASE_FINALIZE, unreachable, final);
  report(heap, unreachable, OBJECT_FINALIZED, EVENT_RESURRECT);
  gc_list_merge(unreachable, old);
}

static void delete_garbage(Heap *heap, GcLinks *garbage, GcLinks *old) {
  while (!gc_list_is_empty(garbage)) {
    GcLinks *gc = garbage->next;
    Object *o = gc_object(gc);
    if (heap->gc.debug & GC_DEBUG_SAVEALL) {
      list_append(heap, heap->gc.garbage, o);
    } else if (o->cls->type->clear) {
      object_incref(o);
      o->cls->type->clear(heap, o);
      if (heap->raised) heap_unraisable(heap, UNRAISABLE_IN, o);
      object_decref(heap, o);
    }
    if (garbage->next == gc) {
      o->flags &= ~(unsigned)OBJECT_COLLECTING;
      gc_list_move(gc, old);
    }
  }
}

void gc_region_destroy(Heap *heap, GcLinks *unreachable, GcLinks *old, GcResult *result) {
  GcLinks to_call, final;
  if (heap->gc.debug & GC_DEBUG_COLLECTABLE) report(heap, unreachable, 0, EVENT_COLLECTABLE);
  clear_weakrefs(heap, unreachable, &to_call);
  bool ran = !gc_list_is_empty(&to_call);
  result->collected += call_weakref_callbacks(heap, &to_call, old);
  ran |= finalize_garbage(heap, unreachable);
  if (ran || heap->gc_observer) {
    handle_resurrected(heap, unreachable, &final, old);
    result->collected += gc_list_size(&final);
  } else { // to deduce the same again would find the same, in the same order
    gc_list_init(&final);
    gc_list_merge(unreachable, &final);
    result->collected += result->found;
  }
  clear_weakrefs_again(heap, &final);
  delete_garbage(heap, &final, old);
  tell_phase(heap, PHASE_CLEAR, NULL, NULL);
}
