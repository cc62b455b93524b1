// internal.h: what the files of room heap know of each other, grouped by the file that defines it.
#ifndef HEAPSTORY_HEAP_INTERNAL_H
#define HEAPSTORY_HEAP_INTERNAL_H

#include "heapstory/heap.h"

#include "caches.h"
#include "obmalloc.h"

// A stack of block addresses whose objects are dead: last in, first out (FACTS.md 5).
typedef struct Freelist {
  Addr *items;
  uint32_t count;
} Freelist;

// Host structs above this size are allocated one by one; below, in slabs by size.
enum { SLAB_LARGEST = 512, SLAB_STEP = 8, SLAB_KINDS = SLAB_LARGEST / SLAB_STEP + 1 };

// What stands in front of such a struct, GC object or not.
typedef struct LargeObject {
  struct LargeObject *next, *prev;
  GcLinks links;
} LargeObject;

// Frames of fewer slots are kept when they end, to be used again.
enum { SPARE_FRAME_SLOTS = 64 };

// A reference of the host, and the place that it is told as.
typedef struct Held {
  Object *object;
  const char *who;
} Held;

// What a lookup in a class found: NULL where there is nothing (types/class_lookup.c).
typedef struct Finding {
  int64_t cls;      // serial
  uint64_t name;    // serial of a str; address of a literal
  uint64_t changes; // those that there were when it was found; 0: nothing was
  Object *found;    // borrowed
} Finding;

enum { LOOKUPS = 256 };

typedef struct LookupCache {
  uint64_t changes; // of all namespaces of classes together, counted from 1 on
  Finding names[LOOKUPS], specials[LOOKUPS];
} LookupCache;

typedef struct HeapPrivate {
  Obmalloc obmalloc;
  Freelist freelists[FREELISTS];
  Slab slabs[2][SLAB_KINDS]; // without, with GcLinks in front
  Slab arrays[SLAB_KINDS];   // arrays.c
  LargeObject large;         // head of the circular list of objects too big for a slab
  Addr next_static;          // next address of the static region
  int outside; // > 0: what is made now stands outside the simulated blocks (heap_outside_begin)
  int64_t last_serial, last_internal, last_frame;
  uint32_t dealloc_depth;   // nested deallocations of TYPE_TRASHCAN objects
  uint32_t nested_deallocs; // of any type
  Array(Object *) parked;   // the trashcan: dead objects whose dealloc waits
  Array(Held) held;         // references of the host (heap_hold)
  Object *thread_dict;      // the thread state's dict; NULL before the first repr() of a container
  Array(SharedKeys *) orphan_keys; // of classes that died before the last __dict__ on them
  ValueCaches caches;
  LookupCache lookups;
  Frame *spare_frames[SPARE_FRAME_SLOTS]; // by their number of slots, chained by `back`
  Array(const Builtin *) late_keywords;   // functions whose tuple of keyword names has been made
  // __dict__ and __weakref__ of all classes (profile->shared_instance_getsets); NULL = not yet used
  Object *shared_getsets[2];
} HeapPrivate;

// ---- object.c ----
// An object outside the simulated blocks: machinery made with the heap. Immortal where the profile
// says so.
// Another number of items for a tuple that nobody else holds, untracked, as PyObject_GC_Resize: its
// block may move, and so does the host struct. NULL with MemoryError pending: the tuple is as it
// was.
Object *object_resize(Heap *heap, Object *tuple, size_t items);
Int *object_new_int(Heap *heap, size_t digits);
// A new object whose block never comes from the free list of its type.
Object *object_new_unlisted(Heap *heap, Class *cls);
Object *object_new_static(Heap *heap, Class *cls, size_t items);
// The same for a container that the interpreter holds: counted and collected as any other.
Object *object_new_held(Heap *heap, Class *cls);
bool object_has_finalizer(Heap *heap, const Object *object);
void heap_event(Heap *heap, EventKind kind, const Object *object, int64_t a, int64_t b, int64_t c);

// ---- arrays.c ----
void *host_array_new(Heap *heap, size_t bytes);                                   // zeroed
void host_array_free(Heap *heap, void *array, size_t bytes);                      // NULL is allowed
void *host_array_resize(Heap *heap, void *array, size_t old_bytes, size_t bytes); // NULL = new
// For heap_delete: what slabs do not give back together with themselves.
void host_array_release(void *array, size_t bytes);

// ---- freelist.c ----
FreelistKind freelist_kind(const Class *cls, size_t items);
Addr freelist_take(Heap *heap, FreelistKind kind);             // 0: empty
bool freelist_give(Heap *heap, FreelistKind kind, Addr block); // false: full or no such list
void freelists_init(Heap *heap);
void freelists_clear(Heap *heap); // a full collection empties all
void freelists_delete(Heap *heap);

// ---- gc.c ----
void gc_init(Heap *heap);
// Called for each GC object really allocated, respectively freed: gc.get_count().
void gc_allocated(Heap *heap);
void gc_freed(Heap *heap);
void gc_list_append(GcLinks *head, GcLinks *object);
// CPython's _PyObject_GC_MAY_BE_TRACKED: a GC object that is not an untracked tuple.
bool gc_may_be_tracked(const Object *object);

// ---- types/class.c ----
// The class object of a built-in type, with its lazily filled namespace.
Class *class_new_builtin(Heap *heap, const Type *type);
// What the namespace of a user class has as __module__: borrowed, NULL where there is none.
Object *class_module(Heap *heap, const Class *cls);
const Type *type_row(TypeId id);

// ---- types/function.c ----
// Calls what makes annotations (PEP 649): a new dict, NULL with an exception pending.
Object *annotations_make(Heap *heap, Object *annotate);

// ---- frame.c ----
void frames_delete(Heap *heap); // the memory of frames that may be used again

// ---- types/frame.c ----
// Fast locals, cells and free variables that CPython's frame has.
size_t code_local_slots(const Code *code);
// The frame has ended: true where its object lives on and has taken it over.
bool frame_hand_over(Heap *heap, Frame *frame);
// Gives up what a frame holds that its object has taken over, and the frame itself.
void frame_delete_owned(Heap *heap, FrameObject *owner);

// ---- caches (types/int.c, str.c) ----
static inline ValueCaches *heap_caches(Heap *heap) { return &heap->private_->caches; }

// ---- types/dict.c ----
void dict_maybe_untrack(Heap *heap, Object *dict);
Object *dict_new_split(Heap *heap, SharedKeys *keys, Object **values, uint32_t capacity,
                       Addr values_block);

// ---- types/tuple.c ----
void tuple_maybe_untrack(Heap *heap, Object *tuple);

// ---- types/repr_guard.c ----
// Marks a container (OBJECT_IN_REPR) while its repr() runs; false with an exception pending.
bool repr_enter(Heap *heap, Object *object);
void repr_leave(Heap *heap, Object *object);

// ---- types/instance.c ----
const Member *instance_member(const char *name); // rows of the __dict__ and __weakref__ descriptors

// ---- types/class.c ----
// Like class_lookup, but what a built-in class has does not count.
Object *class_lookup_user(Heap *heap, Class *cls, const char *name);
// The same for a name that is a literal in the source: it is known by its address.
Object *class_special(Heap *heap, Class *cls, const char *literal);
void namespace_changed(Heap *heap); // of some class
// The namespace of a class: a built-in one's is filled at the first look. Borrowed.
Object *class_namespace(Heap *heap, Class *cls);

// ---- abstract.c ----
int sequence_contains(Heap *heap, Object *self, Object *value); // by iteration

#endif
