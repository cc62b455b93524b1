// collection.h: one collection from inside: the objects that it examined, what refers to them, and
// what each phase of the algorithm made of them.
//
// For every object here: at[PHASE_SUBTRACT_REFS].gc_refs = at[PHASE_UPDATE_REFS].gc_refs minus the
// references to it from objects that were examined, and that is the sum of its outside holders.
#ifndef HEAPSTORY_COLLECTION_H
#define HEAPSTORY_COLLECTION_H

#include "heapstory/snapshot.h"

typedef enum CollectionVerdict {
  VERDICT_OPEN, // the phases before MOVE_UNREACHABLE
  VERDICT_REACHABLE,
  VERDICT_UNREACHABLE, // tentatively: finalizers may still change it
  VERDICT_RESURRECTED, // reachable again, through what a finalizer or a callback did
  VERDICT_KEPT,        // garbage that stays: gc.garbage has it
  VERDICT_FREED,
} CollectionVerdict;

// What is true of an object behind a phase. Of a dead one refcount and gc_refs are those of the
// phase before.
typedef struct CollectionState {
  int64_t refcount, gc_refs;
  CollectionVerdict verdict;
} CollectionState;

typedef struct CollectionObject {
  int64_t serial; // as in SnapshotObject
  const char *type;
  Shape shape;
  bool internal;  // machinery
  bool names;     // the dict where the names of a frame stand
  bool finalized; // its __del__ ran in this collection
  CollectionState at[PHASES];
} CollectionObject;

// From an object that was examined to another one, or to itself. Indices into `objects`.
typedef struct CollectionReference {
  uint32_t from, to;
  PlaceKind kind;
  const char *place; // as in SnapshotReference; "" between two pieces of machinery
} CollectionReference;

typedef enum CollectionHolderKind {
  HOLDER_NAME,   // a name of a frame
  HOLDER_OBJECT, // an object that was not examined
  HOLDER_OTHER,  // the interpreter: a call under way, a constant
} CollectionHolderKind;

// Where references to objects stand that no examined object stores, but for the names of a dict
// that is examined itself.
typedef struct CollectionHolder {
  CollectionHolderKind kind;
  uint32_t to; // index into `objects`
  int32_t
      through; // of a NAME: index of the dict where it stands; NO_OBJECT: it is held from outside
  const char *name; // NAME: the name; OBJECT: its type; OTHER: NULL
  int64_t serial;   // OBJECT; 0 otherwise
  int64_t count;    // references
} CollectionHolder;

// One step of move_unreachable: out of the list of what may be reachable, or back into it.
typedef struct CollectionMove {
  uint32_t object; // index into `objects`
  bool rescued;
} CollectionMove;

// Left out of the arrays, where machinery was not asked for: machinery that lived on and holds none
// of the other objects.
typedef struct SnapshotCollection {
  int generation;
  bool automatic;
  int64_t collected, uncollectable; // gc.collect() gives the sum
  int64_t examined;                 // objects, with those that are left out
  size_t number, of;                // it is this one of so many that examined objects in the step
  const CollectionObject *objects;  // in the order of the list that was examined
  size_t object_count;
  const CollectionReference *references; // in the order in which they are subtracted
  size_t reference_count;
  const CollectionHolder *holders;
  size_t holder_count;
  const CollectionMove *moves; // in order
  size_t move_count;
} SnapshotCollection;

// ---- taking -----------------------------------------------------------------------------------

typedef struct CollectionWatch CollectionWatch;

// Looks into the collections of a heap from now on (its gc_observer), until `delete`.
CollectionWatch *collection_watch_new(Heap *heap);
void collection_watch_delete(CollectionWatch *watch);
// The __del__ of the object of this serial is about to run (EVENT_FINALIZE, which the caller heard).
void collection_watch_finalizer(CollectionWatch *watch, int64_t serial);
void collection_watch_forget(CollectionWatch *watch); // what was seen so far
// Puts the collection to tell of into snapshot->collection, NULL where none examined anything, and
// forgets them all. Of several that is the last one that found unreachable objects; where none did,
// the last that was asked for; where none was, the last. With `internal` nothing is left out.
void collection_watch_take(CollectionWatch *watch, Snapshot *snapshot, bool internal);

#endif
