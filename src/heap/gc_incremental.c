// gc_incremental.c: the collector of CPython 3.14.0 to 3.14.4: a young list and two old spaces. A
// cycle of collection marks what the interpreter and the stacks reach, then examines what is left
// of the space not visited, increment by increment; then the spaces change roles. Mirrors
// Python/gc.c of 3.14.1 to 3.14.4 (FACTS.md 3.8).
//
// Each tracked object carries the space that it was last seen in (OBJECT_SPACE); one whose space is
// the visited one is not looked at again in this cycle. Young objects carry the other one.
#include "gc.h"

enum { YOUNG = 0, OLD = 1, SCAN_RATE_DIVISOR = 10 };

static GcLinks *space(Gc *gc, int number) { return &gc->generations[OLD + number]; }
static GcLinks *visited(Gc *gc) { return space(gc, gc->visited_space); }
static GcLinks *pending(Gc *gc) { return space(gc, !gc->visited_space); }

static void set_space(Object *o, int number) {
  o->flags = number ? o->flags | OBJECT_SPACE : o->flags & ~(unsigned)OBJECT_SPACE;
}

static void set_space_all(GcLinks *list, int number) {
  for (GcLinks *gc = list->next; gc != list; gc = gc->next) set_space(gc_object(gc), number);
}

static int space_of(const Object *o) { return (o->flags & OBJECT_SPACE) != 0; }

// ---- marking ----------------------------------------------------------------------------------

// Where objects that are seen for the first time in this cycle go.
typedef struct Marking {
  Gc *gc;
  GcLinks *to;
  int64_t marked;
} Marking;

static void visit_mark(Object *referent, Place place, void *payload) {
  (void)place;
  Marking *marking = payload;
  if ((referent->flags & OBJECT_IMMORTAL) || !object_is_tracked(referent)) return;
  if (space_of(referent) == marking->gc->visited_space) return;
  set_space(referent, marking->gc->visited_space);
  gc_list_move(gc_of(referent), marking->to);
  marking->marked += gc_of_program(referent);
}

// Everything reachable from what stands in `marking->to` goes to the visited space.
static int64_t mark_reachable(Heap *heap, Marking *marking) {
  while (!gc_list_is_empty(marking->to)) {
    GcLinks *gc = marking->to->next;
    gc_list_move(gc, visited(marking->gc));
    Object *o = gc_object(gc);
    gc_traverse(heap, o, visit_mark, marking);
  }
  return marking->marked;
}

// A frame's names and function, then its values from the top of the stack down.
static void mark_frame(Frame *frame, Marking *marking) {
  Place nowhere = PLACE_NAMED("stack");
  if (frame->names) visit_mark(frame->names, nowhere, marking);
  if (frame->function) visit_mark(frame->function, nowhere, marking);
  for (uint32_t i = frame->top; i-- > 0;)
    if (frame->slots[i]) visit_mark(frame->slots[i], nowhere, marking);
}

// Frames below one that an earlier increment marked have not changed since.
static int64_t mark_stacks(Heap *heap, bool start) {
  GcLinks reachable;
  gc_list_init(&reachable);
  Marking marking = {&heap->gc, &reachable, 0};
  for (Frame *frame = heap->frame; frame; frame = frame->back) {
    mark_frame(frame, &marking);
    if (!start && frame->marked) break;
    frame->marked = true;
  }
  return mark_reachable(heap, &marking);
}

static int64_t mark_globals(Heap *heap) {
  GcLinks reachable;
  gc_list_init(&reachable);
  Marking marking = {&heap->gc, &reachable, 0};
  Place nowhere = PLACE_NAMED("interpreter");
  visit_mark(heap->modules, nowhere, &marking);
  visit_mark(heap->builtins, nowhere, &marking);
  for (int id = 0; id < TYPE_COUNT; id++)
    if (heap->classes[id]->dict) visit_mark(heap->classes[id]->dict, nowhere, &marking);
  int64_t marked = mark_reachable(heap, &marking), own = heap->gc.interpreter_pending;
  if (own == 0) return marked; // they are, or were, frozen: visited
  heap->gc.interpreter_pending = heap->profile->interpreter_unmarked;
  return marked + own - heap->gc.interpreter_pending;
}

// CPython takes the marked objects off the work twice.
static void start_cycle(Heap *heap) {
  Gc *gc = &heap->gc;
  gc->work_to_do -= 2 * (mark_globals(heap) + mark_stacks(heap, true));
  gc->marking = false;
}

// ---- what is examined -------------------------------------------------------------------------

static int64_t heap_fraction(const Gc *gc) {
  int64_t scale = gc->threshold[OLD] < 2 ? 2 : gc->threshold[OLD];
  return (gc->tracked + gc->interpreter_objects) / SCAN_RATE_DIVISOR / scale;
}

static int64_t assess_work(Gc *gc) {
  int64_t born = gc->count[YOUNG], fraction = heap_fraction(gc);
  gc->count[YOUNG] = 0;
  return born + (fraction > born * 2 ? born * 2 : fraction);
}

static bool all_visited(Gc *gc) {
  return gc->interpreter_pending == 0 && gc_list_is_empty(pending(gc));
}

// The first object not visited and all that it reaches. The interpreter's own stand in front.
static int64_t expand(Heap *heap, GcLinks *increment) {
  if (heap->gc.interpreter_pending) return heap->gc.interpreter_pending--, 1;
  Marking marking = {&heap->gc, increment, 0};
  GcLinks *first = pending(&heap->gc)->next;
  gc_list_move(first, increment);
  set_space(gc_object(first), heap->gc.visited_space);
  for (GcLinks *gc = first; gc != increment; gc = gc->next) {
    Object *o = gc_object(gc);
    gc_traverse(heap, o, visit_mark, &marking);
  }
  return marking.marked + gc_of_program(gc_object(first));
}

// The cycle is over: the spaces change roles. What is frozen must stay visited, so that with frozen
// objects the others move instead.
static void complete_cycle(Gc *gc) {
  if (gc_list_is_empty(&gc->permanent)) {
    int not_visited = gc->visited_space;
    gc->visited_space = !not_visited;
    set_space_all(&gc->generations[YOUNG], not_visited);
  } else {
    GcLinks *from = visited(gc), *to = pending(gc);
    gc_list_merge(from, to);
    set_space_all(to, !gc->visited_space);
  }
  gc->interpreter_pending = gc->interpreter_objects;
  gc->work_to_do = 0;
  gc->marking = true;
  gc->cycles++;
}

// ---- the three collections --------------------------------------------------------------------

static void untrack_tuples(Heap *heap, GcLinks *list) {
  for (GcLinks *gc = list->next, *next; gc != list; gc = next) {
    next = gc->next;
    if (gc_object(gc)->cls->type == &tuple_type) tuple_maybe_untrack(heap, gc_object(gc));
  }
}

static void collect_list(Heap *heap, GcLinks *from, GcResult *result) {
  GcLinks unreachable, survivors;
  gc_list_init(&survivors);
  gc_region_split(heap, from, &unreachable, result);
  gc_list_merge(from, &survivors);
  gc_region_destroy(heap, &unreachable, &survivors, result);
  gc_list_merge(&survivors, visited(&heap->gc));
  result->counted = true;
}

static void collect_young(Heap *heap, GcResult *result) {
  Gc *gc = &heap->gc;
  GcLinks *young = &gc->generations[YOUNG];
  untrack_tuples(heap, young);
  set_space_all(young, gc->visited_space);
  collect_list(heap, young, result);
  gc->count[YOUNG] = 0;
  gc->count[OLD + gc->visited_space]++;
}

static void collect_increment(Heap *heap, GcResult *result) {
  Gc *gc = &heap->gc;
  GcLinks *young = &gc->generations[YOUNG];
  gc->work_to_do += assess_work(gc);
  if (gc->work_to_do < 0) return;
  untrack_tuples(heap, young);
  if (gc->marking) {
    start_cycle(heap);
    return;
  }
  gc->work_to_do -= mark_stacks(heap, false);
  set_space_all(young, gc->visited_space);
  GcLinks increment;
  gc_list_init(&increment);
  gc_list_merge(young, &increment);
  int64_t size = gc_list_program_size(&increment);
  while (size < gc->work_to_do && !all_visited(gc)) size += expand(heap, &increment);
  collect_list(heap, &increment, result);
  gc->work_to_do += heap_fraction(gc) - size;
  if (all_visited(gc)) complete_cycle(gc);
}

static void collect_full(Heap *heap, GcResult *result) {
  Gc *gc = &heap->gc;
  GcLinks *young = &gc->generations[YOUNG];
  untrack_tuples(heap, young);
  gc_list_merge(young, pending(gc));
  set_space_all(pending(gc), gc->visited_space);
  gc_list_merge(pending(gc), visited(gc));
  GcLinks unreachable;
  gc_region_split(heap, visited(gc), &unreachable, result);
  gc_region_destroy(heap, &unreachable, visited(gc), result);
  for (int g = 0; g < GENERATIONS; g++) gc->count[g] = 0;
  complete_cycle(gc);
  freelists_clear(heap);
  result->counted = true;
}

static void collect(Heap *heap, int generation, GcResult *result) {
  static void (*const collections[GENERATIONS])(Heap *, GcResult *) = {
      collect_young, collect_increment, collect_full};
  collections[generation](heap, result);
}

// An automatic collection is always an increment.
static int due(const Heap *heap) {
  (void)heap;
  return 1;
}

// Young, then the collections of the young since the spaces changed roles: of the visited space, of
// the other one.
static int64_t count(const Gc *gc, int generation) {
  if (generation == YOUNG) return gc->count[YOUNG];
  return gc->count[OLD + (generation == 1 ? gc->visited_space : !gc->visited_space)];
}

static void freeze(Heap *heap) {
  Gc *gc = &heap->gc;
  for (int g = 0; g < GENERATIONS; g++) {
    set_space_all(&gc->generations[g], gc->visited_space);
    gc_list_merge(&gc->generations[g], &gc->permanent);
    gc->count[g] = 0;
  }
}

static bool is_pending(const Heap *heap, const Object *o) {
  return space_of(o) != heap->gc.visited_space;
}

static void unfreeze(Heap *heap) { gc_list_merge(&heap->gc.permanent, visited(&heap->gc)); }

const Collector collector_incremental = {
    .shown = {0, 2, 2},
    .third_threshold = false,
    .due = due,
    .collect = collect,
    .oldest = pending,
    .count = count,
    .freeze = freeze,
    .unfreeze = unfreeze,
    .pending = is_pending,
};
