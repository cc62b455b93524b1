// gc.h: the parts of the collector, known to each other: lists (gc_list.c), one collection of a
// list (gc_region.c), and the collectors that decide which lists (gc_generational.c,
// gc_incremental.c). gc.c is the front: counters, triggers, callbacks.
#ifndef HEAPSTORY_HEAP_GC_H
#define HEAPSTORY_HEAP_GC_H

#include "internal.h"

typedef Array(Object *) GcArray;

// What one collection found: the fields of gc.get_stats().
typedef struct GcResult {
  int64_t collected, uncollectable;
  int64_t candidates; // objects examined
  int64_t found;      // of these, unreachable ones
  int64_t survivors;  // of these, reachable ones that the program made and that are still tracked
  // Reachable ones in the order of their list, for gc_untrack_those; gc_region_split fills them
  // anew.
  GcArray tuples, dicts;
  bool counted; // in the statistics: an increment that had nothing to do is not
} GcResult;

// What the collectors of CPython differ in: one const struct each, named by the profile's row.
struct Collector {
  int shown[GENERATIONS];       // list -> the generation that gc.get_objects() and pictures say
  bool third_threshold;         // gc.set_threshold() takes the third value
  int (*due)(const Heap *heap); // generation of the automatic collection to run; -1 = none
  void (*collect)(Heap *heap, int generation, GcResult *result);
  GcLinks *(*oldest)(Gc *gc); // the list where the interpreter's own objects stand
  int64_t (*count)(const Gc *gc, int generation); // as gc.get_count() says it
  void (*freeze)(Heap *heap);
  void (*unfreeze)(Heap *heap);
  // Where old objects stand in two spaces: whether this one's is still to be visited; else NULL.
  bool (*pending)(const Heap *heap, const Object *object);
};

// ---- gc_list.c: circular lists of tracked objects ----
static inline bool gc_of_program(const Object *o) { return !(o->flags & OBJECT_INTERNAL); }
static inline bool gc_list_is_empty(const GcLinks *head) { return head->next == head; }
void gc_list_init(GcLinks *head);
void gc_list_remove(GcLinks *gc);
void gc_list_move(GcLinks *gc, GcLinks *to);    // to the end of `to`
void gc_list_merge(GcLinks *from, GcLinks *to); // all, to the end of `to`
// Without machinery, for which Profile.interpreter_objects stands.
int64_t gc_list_program_size(const GcLinks *head);
void gc_list_clear_flags(GcLinks *list, unsigned flags);

// ---- gc_region.c: one collection of the objects of a list ----
// Moves what only the list's own objects refer to into `unreachable` (uninitialized before), in
// CPython's order. Surviving tuples without tracked items are untracked.
void gc_region_split(Heap *heap, GcLinks *list, GcLinks *unreachable, GcResult *result);
// Weak references, finalizers, resurrection, death; what lives on goes to the end of `old`.
void gc_region_destroy(Heap *heap, GcLinks *unreachable, GcLinks *old, GcResult *result);
// Untracks of these what `maybe` finds to need no collector; says how many the program made.
int64_t gc_untrack_those(Heap *heap, const GcArray *objects,
                         void (*maybe)(Heap *heap, Object *object));

#endif
