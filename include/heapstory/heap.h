// heap.h: the simulated memory of one CPython: allocator, objects, reference counts, collector.
// Stands alone: no JSON, no Graphviz, no output.
#ifndef HEAPSTORY_HEAP_H
#define HEAPSTORY_HEAP_H

#include "heapstory/frame.h"
#include "heapstory/types.h"

typedef struct Event {
  EventKind kind;
  int64_t serial;   // of the object; 0 where none
  const char *type; // name of its type; borrowed from the heap, valid until the next step
  int64_t a, b, c;  // see events.def
} Event;

// What the heap calls back. Each may be NULL.
typedef struct HeapHooks {
  void (*event)(Heap *heap, const Event *event, void *payload);
  // Runs a Python function (type FunctionObject); set by play.
  Object *(*run_function)(Heap *heap, Object *function, Object *const *arguments, size_t count,
                          Object *keyword_names);
  // Resumes a generator with a value (borrowed); NULL without exception pending = returned
  // (StopIteration value in *returned_out).
  Object *(*resume)(Heap *heap, Object *generator, Object *value, Object **returned_out);
  // Throws GeneratorExit into a suspended generator (close()); false with an exception pending.
  bool (*close)(Heap *heap, Object *generator);
  void (*print)(Heap *heap, const char *chars, size_t length, bool to_stderr);
  // Work is done that may have no end where no instruction runs: an iterator is asked for an item,
  // the repr of a container begins. `work`: instructions that it counts as; false with an exception
  // pending where the run's budget is used up. Set by play.
  bool (*tick)(Heap *heap, uint64_t work);
  void *payload;
} HeapHooks;

// Whoever looks into collections while they run: heap->gc_observer. All are called where they are
// set, and must change nothing of the heap.
typedef struct GcObserver {
  void (*begin)(Heap *heap, int generation, bool automatic, void *payload);
  // `list`: the objects examined; from MOVE_UNREACHABLE on, those of them that are reachable; at
  // FINALIZE, those that finalizers made reachable again. `unreachable`: the others; NULL before
  // MOVE_UNREACHABLE. Both NULL at CLEAR. A collection that examines nothing has no phases.
  void (*phase)(Heap *heap, CollectorPhase phase, const GcLinks *list, const GcLinks *unreachable,
                void *payload);
  // move_unreachable puts an object into the unreachable list or, as `rescued`, back behind the
  // reachable ones.
  void (*move)(Heap *heap, const Object *object, bool rescued, void *payload);
  void (*end)(Heap *heap, int64_t collected, int64_t uncollectable, void *payload);
  void *payload;
} GcObserver;

typedef struct GcStats {
  int64_t collections, collected, uncollectable;
  int64_t candidates; // objects examined
} GcStats;

enum { GENERATIONS = 3 };
enum { GC_DEBUG_COLLECTABLE = 2, GC_DEBUG_SAVEALL = 32 };

typedef struct Gc {
  bool enabled, collecting;
  bool requested; // an automatic collection waits for the eval breaker (COLLECT_AT_BREAKER)
  GcLinks generations[GENERATIONS]; // heads of lists. Incremental: young, old space 0, 1.
  GcLinks permanent;
  int64_t threshold[GENERATIONS], count[GENERATIONS];
  int64_t long_lived_total, long_lived_pending;
  int64_t tracked;             // objects of the program in all lists
  int64_t interpreter_objects; // Profile's, while they are not frozen: they count as long-lived
  int64_t immortal_frozen;     // Profile.immortal_containers that gc.get_freeze_count() adds
  // the incremental collector's own
  int visited_space;           // 0 or 1: where survivors of this cycle stand
  bool marking;                // the next increment starts a cycle
  int64_t interpreter_pending; // of interpreter_objects, those not visited in this cycle
  int64_t work_to_do;
  int64_t cycles; // that have ended
  GcStats stats[GENERATIONS];
  unsigned debug;              // GC_DEBUG_*
  Object *garbage, *callbacks; // Lists: gc.garbage, gc.callbacks
  int64_t last_collected;      // -1 before the first collection
} Gc;

struct Heap {
  const Profile *profile;
  HeapHooks hooks;
  // singletons and classes: borrowed
  Object *none, *true_, *false_, *ellipsis, *not_implemented, *empty_tuple, *empty_str,
      *empty_bytes;
  Class *classes[TYPE_COUNT];
  Object *raised;   // pending exception (owned), NULL = none
  Frame *frame;     // top of the stack of calls
  Object *builtins; // Dict of builtins
  Object *modules;  // Dict: sys.modules
  Gc gc;
  const GcObserver *gc_observer; // NULL: nobody looks
  int internal;                  // > 0: what is born now is machinery (heap_internal_begin/end)
  bool stress;                   // collect at every allocation of a GC object (tests)
  uint64_t bytes_limit;          // MemoryError beyond it; 0 = none
  uint32_t depth; // nesting of C calls into Python code: RecursionError beyond a limit
  // f(*tuple) under way: the arguments as laid out for the call, and the tuple that holds them; who
  // asks for a tuple of those arguments gets that one.
  Object *const *packed_arguments;
  Object *packed_tuple;
  struct HeapPrivate *private_;
};

// None as a result: a new reference.
static inline Object *new_none(Heap *heap) { return object_incref(heap->none); }

Heap *heap_new(const Profile *profile);
void heap_delete(Heap *heap);

// Objects born between the two are machinery: negative serial, OBJECT_INTERNAL.
static inline void heap_internal_begin(Heap *heap) { heap->internal++; }
static inline void heap_internal_end(Heap *heap) { heap->internal--; }

// What is made between the two belongs to the interpreter's start: machinery that takes no
// simulated block and is not counted by the collector, so that a scenario begins with clean pools
// and counters.
void heap_outside_begin(Heap *heap);
void heap_outside_end(Heap *heap);

// References that the host itself holds (a code object between two steps): known to heap_check and
// the snapshot.
void heap_hold(Heap *heap, Object *object); // counts up
// The same, told as the place where it is stored: "the syntax tree".
void heap_hold_for(Heap *heap, Object *object, const char *who);
void heap_let_go(Heap *heap, Object *object); // counts down

// ---- birth and death (object.c) ---------------------------------------------------------------

// A new object of a class, refcount 1, zero filled, block of basic size + items; untracked. `items`
// = variable items. Counts in gc.get_count() and may run a collection (COLLECT_AT_ALLOCATION). NULL
// + MemoryError beyond bytes_limit.
Object *object_new(Heap *heap, Class *cls, size_t items);
static inline Class *heap_class(Heap *heap, TypeId id) { return heap->classes[id]; }
void gc_track(Heap *heap, Object *object); // appended to generation 0
void gc_untrack(Heap *heap, Object *object);
// A simulated block that belongs to an object (list items, dict keys): address, 0 with MemoryError
// pending.
Addr block_new(Heap *heap, size_t bytes);
Addr block_resize(Heap *heap, Addr block, size_t bytes); // block 0 = new; as PyMem_Realloc
void block_free(Heap *heap, Addr block);                 // 0 is allowed
size_t block_bytes(const Heap *heap, Addr block);        // really taken

size_t object_size(Heap *heap, Object *object); // sys.getsizeof
size_t object_block(Heap *heap,
                    Object *object); // bytes really taken by its own block; 0 for static ones
int object_generation(const Heap *heap,
                      const Object *object); // 0 1 2, 3 permanent, -1: walks the lists
// Whether old objects stand in two spaces, visited and pending, and whether one of generation 2 is
// in the space that its cycle has still to visit.
bool gc_has_spaces(const Heap *heap);
bool gc_is_pending(const Heap *heap, const Object *object);
int64_t object_shown_refcount(Heap *heap,
                              Object *object); // true count, or the profile's immortal number

// ---- the protocols that Python operators use (abstract.c) -------------------------------------

Object *object_repr(Heap *heap, Object *self); // a Str
Object *object_str(Heap *heap, Object *self);
Object *object_format(Heap *heap, Object *self, const char *spec, size_t length);
bool object_hash(Heap *heap, Object *self, int64_t *hash_out);
Object *object_compare(Heap *heap, Object *left, Object *right, Comparison op);
int object_equal(Heap *heap, Object *left, Object *right); // identity first; 0 1 -1
int object_truth(Heap *heap, Object *self);
int64_t object_length(Heap *heap, Object *self);
Object *object_get_item(Heap *heap, Object *self, Object *key);
bool object_set_item(Heap *heap, Object *self, Object *key, Object *value); // value NULL: delete
int object_contains(Heap *heap, Object *self, Object *value);
Object *object_iterate(Heap *heap, Object *self);
Object *object_next(Heap *heap, Object *iterator); // NULL without exception: exhausted
Object *object_unary(Heap *heap, Object *self, UnaryOp op);
Object *object_binary(Heap *heap, Object *left, Object *right, BinaryOp op, bool in_place);
bool object_is_callable(Heap *heap, Object *self);
Object *object_call(Heap *heap, Object *callable, Object *const *arguments, size_t count,
                    Object *keyword_names);
// The same, as C code calls: what has no vectorcall (classes of the program, instances with
// __call__
// ...) gets its arguments in a tuple.
Object *object_vectorcall(Heap *heap, Object *callable, Object *const *arguments, size_t count,
                          Object *keyword_names);
bool object_has_vectorcall(const Heap *heap, const Object *callable, size_t count);
// The attribute, or NULL without an exception where there is none: no AttributeError is made for it
// where the lookup is the generic one.
Object *object_find_attribute(Heap *heap, Object *self, Object *name);
Object *object_get_attribute(Heap *heap, Object *self, Object *name);
bool object_set_attribute(Heap *heap, Object *self, Object *name,
                          Object *value); // value NULL: delete
Object *object_generic_get_attribute(Heap *heap, Object *self, Object *name);
bool object_generic_set_attribute(Heap *heap, Object *self, Object *name, Object *value);
// LOAD_METHOD: 1 = *method_out is an unbound function, call it with self first; 0 = *method_out is
// the attribute itself; -1.
int object_get_method(Heap *heap, Object *self, Object *name, Object **method_out);
// A short value for pictures and messages; never changes the heap, never runs Python code.
void object_describe(Heap *heap, Object *self, Text *text);

// ---- looking without touching (peek.c): nothing is counted, made or run; all results are borrow

// What `name` means in the top frame: local, global or builtin; NULL where it is not bound.
Object *heap_peek_name(Heap *heap, const char *name);
// An attribute that is stored somewhere: of an instance, class, module; NULL where there is none.
Object *object_peek_attribute(Heap *heap, Object *self, const char *name);

// ---- exceptions (exception.c) -----------------------------------------------------------------

// Raises a built-in exception with a message. Always returns NULL, so that `return heap_raise(...)`
// works.
void *heap_raise(Heap *heap, TypeId type, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void heap_raise_object(
    Heap *heap, Object *exception_stolen);     // replaces a pending one, which becomes its context
void *heap_raise_key(Heap *heap, Object *key); // KeyError(key)
// TypeError: a function written in C does not know the keyword.
void *heap_raise_keyword(Heap *heap, const char *function, const char *name);
bool heap_raised_is(Heap *heap, TypeId type); // pending and of this type or a subclass
void heap_forget(Heap *heap);                 // drops the pending exception
// The type's name and str() of the pending exception as text.
void heap_raised_text(Heap *heap, Text *type, Text *message);
// What was under way when an exception came that nobody can catch.
typedef enum Unraisable {
  UNRAISABLE_IN, // nothing that has a sentence of its own
  UNRAISABLE_DEALLOCATOR,
  UNRAISABLE_WEAKREF_CALLBACK,
  UNRAISABLE_WEAKREF_CALLBACK_OF_GARBAGE,
  UNRAISABLE_GC_CALLBACK,
  UNRAISABLE_GENERATOR,
} Unraisable;
// Takes the pending exception away and gives it to sys.unraisablehook, which by default prints
// "Exception ignored in: ..." (unraisable.c).
void heap_unraisable(Heap *heap, Unraisable situation, Object *where);
// What the default hook does with its argument, a TYPE_UNRAISABLE_ARGUMENTS.
void heap_print_unraisable(Heap *heap, Object *arguments);

// ---- the collector (gc.c) ---------------------------------------------------------------------

// gc.collect(generation): result n + m. Runs finalizers and callbacks. 0 while a collection is
// under way.
int64_t gc_collect(Heap *heap, int generation);
// Runs the automatic collection that waits, if any: the eval breaker's check (calls, loops,
// function entry).
void gc_breaker(Heap *heap);
void gc_freeze(Heap *heap);
void gc_unfreeze(Heap *heap);
// What the type's `traverse` reports, but where the profile says so an instance reports the values
// that stand inside it instead of its __dict__, and that dict nothing.
void gc_traverse(Heap *heap, Object *object, Visit visit, void *payload);
int64_t gc_frozen(const Heap *heap);                // gc.get_freeze_count()
int64_t gc_count(const Heap *heap, int generation); // as gc.get_count() says it
// Where the interpreter's own objects stand, for which the profile has their number: by generation,
// 3 = permanent; with two spaces those visited at 1, those pending at 2.
void gc_interpreter(const Heap *heap, int64_t counts[GENERATIONS + 1]);
void gc_set_threshold(Heap *heap, int generation, int64_t threshold);
int64_t gc_list_size(const GcLinks *head);
// Calls `visit` for every tracked object of a generation (3 = permanent), in list order.
void gc_walk(Heap *heap, int generation, void (*visit)(Object *object, void *payload),
             void *payload);

// ---- looking at the whole heap ----------------------------------------------------------------

// Every object alive, machinery included, in no particular order.
void heap_walk(Heap *heap, void (*visit)(Object *object, void *payload), void *payload);
// Every counted reference that is not held by an object: frames, modules, held objects, the pending
// exception ...
void heap_walk_holders(Heap *heap, Visit visit, void *payload);
// Of these the references of the interpreter itself: neither a frame's nor a class's.
void heap_walk_interpreter(Heap *heap, Visit visit, void *payload);
// Of these the references of one object: counted, but reported by no traverse, so that no collector
// sees them (a class's subclasses).
void object_hidden_references(const Object *object, Visit visit, void *payload);

typedef struct MemoryUse {
  uint64_t arenas, pools, blocks, bytes, large;
} MemoryUse;
MemoryUse heap_memory(const Heap *heap);

// A pool at this moment. `used` + free ones = `carved` <= `capacity`: the rest was never touched.
typedef struct PoolUse {
  Addr address, first_block; // of the pool, and of the block behind its header
  uint32_t arena, index;     // number of its arena, and of the pool in it
  PoolState state;
  uint32_t block_bytes;  // of its size class; 0 = never used
  uint32_t used, carved; // blocks in use; blocks used or in the chain of free ones
  uint32_t capacity;     // blocks that fit
  int32_t next;          // number of the block that is given out next; -1 = none
  bool shared;           // the interpreter's own blocks, which the model has not, stand in it too
} PoolUse;
// Every pool of every arena that is mapped, in order of arenas and addresses.
void heap_walk_pools(const Heap *heap, void (*visit)(const PoolUse *pool, void *payload),
                     void *payload);
// Number of the block at an address of this pool.
static inline uint32_t pool_block(const PoolUse *pool, Addr block) {
  return (uint32_t)((block - pool->first_block) / pool->block_bytes);
}
// Every block in use, in pools or above the small limit, in no particular order. At rest, none is
// left out: an object's own and those beside it, and those that free lists keep.
void heap_walk_blocks(Heap *heap, BlockVisit visit, void *payload);

// Proves the whole heap sane: refcount == number of holders for each counted object, pool
// equations, one owner for each block in use, list membership, dict and list invariants. Changes
// nothing. Adds what is wrong to `problems` and returns false. Only at rest (no C function of a
// type under way): temporaries in C variables are holders that it cannot see.
bool heap_check(Heap *heap, Text *problems);

#endif
