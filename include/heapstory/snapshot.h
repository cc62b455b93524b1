// snapshot.h: the immutable picture of one step, as flat arrays; trace and text of it; what differs
// between two.
//
// A Snapshot holds no pointer into the heap: any number may be kept, compared, printed and drawn
// later. Identity over time is the serial. Objects are sorted by serial; references by (from, order
// of traversal).
#ifndef HEAPSTORY_SNAPSHOT_H
#define HEAPSTORY_SNAPSHOT_H

#include "heapstory/base.h"
#include "heapstory/kinds.h"

typedef struct Heap Heap;

enum { NO_OBJECT = -1 }; // an index that points at nothing

typedef enum SnapshotFlag {
  SNAPSHOT_IMMORTAL = 1 << 0,
  SNAPSHOT_TRACKED = 1 << 1,
  SNAPSHOT_FINALIZED = 1 << 2,
  SNAPSHOT_REACHABLE =
      1 << 3, // from a frame, a module or any other holder outside the objects themselves
  SNAPSHOT_INTERNAL = 1 << 4, // machinery that the scenario did not ask for; negative serial
  SNAPSHOT_SLOTS = 1 << 5,    // an instance whose class has __slots__
  SNAPSHOT_GARBAGE = 1 << 6,  // listed in gc.garbage
  SNAPSHOT_PENDING = 1 << 7,  // in an old space that its cycle has still to visit (two_spaces)
} SnapshotFlag;

typedef struct SnapshotObject {
  int64_t serial;    // > 0: made by the program, in order of birth; < 0: machinery
  uint64_t address;  // id()
  const char *type;  // as type(o).__name__
  const char *value; // short repr; NULL for what is shown by its references (containers, instances)
  int64_t refcount;  // number of references (sys.getrefcount minus its own)
  uint64_t size;     // sys.getsizeof
  uint64_t block;    // bytes really taken from the allocator for the object itself
  uint64_t length;   // len() of a container or str; 0 otherwise
  Shape shape;
  unsigned flags;           // SnapshotFlag
  int generation;           // 0 1 2; 3 = permanent; -1 = in no generation
  uint32_t first_reference; // of this object: references[first_reference .. + reference_count)
  uint32_t reference_count;
} SnapshotObject;

typedef struct SnapshotReference {
  int32_t from; // index into objects
  int32_t to;   // index into objects
  PlaceKind kind;
  const char *place; // "[0]", ".ref", "['k']", "__class__"
} SnapshotReference;

typedef struct SnapshotBinding {
  const char *name;
  int32_t to; // index into objects
} SnapshotBinding;

typedef struct SnapshotFrame {
  int64_t serial;   // birth number of the frame: the same frame has the same one in every step
  const char *name; // "<module>", "func"
  uint32_t first_binding; // bindings[first_binding .. + binding_count), in order of definition
  uint32_t binding_count;
  int64_t names; // serial of the dict that holds the names; 0 in a function
} SnapshotFrame;

// A reference that no traverse of an object reports: together with the references it explains every
// count. Where the holder is no frame and no object it is the interpreter itself.
typedef struct SnapshotHolder {
  int32_t to;     // index into objects
  int32_t frame;  // index into frames; -1 for none
  int32_t from;   // index into objects, of a class whose traverse does not tell; NO_OBJECT
  PlaceKind kind; // ATTRIBUTE: a local of the frame; else WORD
  const char
      *place;   // "x"; "temporary" (the value stack), "f_code", "interpreter", "the prompt" ...
  bool counted; // false: a local or temporary of the frame that borrows what others hold
} SnapshotHolder;

// What happened during the step, in order.
typedef struct SnapshotEvent {
  EventKind kind;
  int64_t serial;   // of the object; 0 where none
  const char *type; // of the object; NULL where none
  int64_t a, b, c;  // see events.def
} SnapshotEvent;

typedef struct SnapshotStats {
  int64_t collections, collected, uncollectable;
} SnapshotStats;

typedef struct SnapshotGc {
  bool enabled;
  int64_t threshold[3], count[3];
  int64_t in_generation[4]; // objects held by generation 0, 1, 2 and permanent
  // Old objects stand in two spaces, visited and pending, which change roles at the end of a cycle,
  // instead of in generations 1 and 2.
  bool two_spaces;
  // Objects beside the program's: what the model made for it, and the interpreter's own as the
  // profile numbers them. By generation; with two spaces those visited stand at 1, pending at 2.
  int64_t internal[4];
  int64_t cycles; // of the two spaces that have ended
  SnapshotStats stats[3];
  const int64_t *garbage; // serials, in the order of gc.garbage
  size_t garbage_count;
  int64_t last_collected; // result of the last collection; -1 before the first
} SnapshotGc;

typedef struct SnapshotMemory {
  uint64_t arenas, pools, blocks; // in use
  uint64_t bytes;                 // in used blocks
  uint64_t large;                 // bytes of requests above the small limit (libc malloc)
} SnapshotMemory;

// ---- pools, where they are asked for ----------------------------------------------------------

// A block of a pool that was used once or stands in the chain of free ones.
typedef struct SnapshotBlock {
  int64_t serial; // of the object that it belongs to; 0 = nobody's: free, or kept by a free list
  BlockRole role;
} SnapshotBlock;

typedef struct SnapshotPool {
  uint64_t address;
  uint32_t arena, index; // number of its arena, and of the pool in it
  PoolState state;
  uint32_t block_bytes;    // 0 = never used
  uint32_t used, capacity; // blocks in use; blocks that fit
  int32_t next;            // number of the block that is given out next; -1 = none
  bool shared; // the interpreter's own blocks, which are not shown, stand in it too: never empty
  uint32_t first_block; // blocks[first_block .. + block_count), in order of addresses; the rest of
  uint32_t block_count; // the pool was never touched
} SnapshotPool;

// A request above the small limit, which goes to libc malloc.
typedef struct SnapshotLarge {
  uint64_t address, bytes;
  int64_t serial; // as in SnapshotBlock
  BlockRole role;
} SnapshotLarge;

typedef struct SnapshotPools {
  uint64_t arena_bytes, pool_bytes;
  uint32_t pool_header; // bytes in front of a pool's first block
  uint32_t small_max;   // bytes; requests above go to malloc
  SnapshotPool *pools;  // of every arena that is mapped, in order of addresses
  size_t pool_count;
  SnapshotBlock *blocks;
  size_t block_count;
  SnapshotLarge *large; // in order of addresses
  size_t large_count;
} SnapshotPools;

// What a snapshot holds only where it is asked for: it costs memory.
typedef enum SnapshotNeed {
  SNAPSHOT_NEEDS_POOLS = 1 << 0,
  SNAPSHOT_NEEDS_PHASES = 1 << 1, // a collection of the step from inside
} SnapshotNeed;

typedef struct SnapshotCollection SnapshotCollection; // collection.h
typedef struct SnapshotTexts SnapshotTexts;

typedef struct Snapshot {
  size_t step;            // number of the step, from 1
  const char *source;     // the statement, as the caption shows it
  const char *note;       // NULL where absent
  uint32_t line;          // of the step in the scenario file
  const char *output;     // what was printed; "" for nothing
  const char *result;     // repr of an expression statement's value; NULL where none
  const char *error_type; // of an announced exception; NULL where none
  const char *error_message;
  bool picture; // false: the scenario wants no picture of this step
  const char *profile;
  SnapshotObject *objects;
  size_t object_count;
  SnapshotReference *references;
  size_t reference_count;
  SnapshotFrame *frames;
  size_t frame_count; // oldest first: the module, then calls
  SnapshotBinding *bindings;
  size_t binding_count;
  SnapshotHolder *holders; // frames from the oldest on, classes, the interpreter
  size_t holder_count;
  SnapshotEvent *events;
  size_t event_count;
  SnapshotEvent *large_events; // NULL, or `events` where they are not in `scratch`; private
  SnapshotGc gc;
  SnapshotMemory memory;
  const SnapshotPools *pools;           // NULL without SNAPSHOT_NEEDS_POOLS
  const SnapshotCollection *collection; // NULL where none ran, or without SNAPSHOT_NEEDS_PHASES
  int64_t unreachable;  // tracked objects that nothing outside the unreachable set refers to
  int64_t user_objects; // alive and made by the program
  Scratch scratch;      // owns the arrays above, and strings; private
  SnapshotTexts *texts; // owns the other strings: those of a run are shared; private
} Snapshot;

// Texts that the snapshots of a run share: each different one is kept once, so equal ones are one
// pointer.
SnapshotTexts *snapshot_texts_new(void);                   // has one owner
SnapshotTexts *snapshot_texts_share(SnapshotTexts *texts); // has one more
void snapshot_texts_release(SnapshotTexts *texts);         // of the last owner: deletes it
const char *snapshot_texts_keep(SnapshotTexts *texts, const char *chars, size_t length);
const char *snapshot_texts_index(SnapshotTexts *texts, size_t index); // "[5]"
// Of nothing, all zero; it shares the texts. NULL: it has its own memory for them.
Snapshot *snapshot_new(SnapshotTexts *texts);

// Takes the snapshots of a heap, step by step: what stays from step to step is found and written
// faster, and equal texts are kept once. With `internal` every machinery object is included, else
// only those that a program's object or name touches directly. `needs`: SnapshotNeed bits. The heap
// must be there while it takes; snapshots live on without either.
typedef struct SnapshotTaker SnapshotTaker;
SnapshotTaker *snapshot_taker_new(Heap *heap, bool internal, unsigned needs);
void snapshot_taker_delete(SnapshotTaker *taker);
// The snapshot of this moment. The caller fills step, source, note, line, output, result, error
// with snapshot_text()-owned strings, and the events that it heard from the heap's hook.
Snapshot *snapshot_taker_take(SnapshotTaker *taker);
// The same without looking at the heap: no objects, frames, numbers.
Snapshot *snapshot_taker_skip(SnapshotTaker *taker);
Snapshot *snapshot_take(Heap *heap, bool internal, unsigned needs); // a single one
void snapshot_set_events(Snapshot *snapshot, const SnapshotEvent *events, size_t count); // copies
// The same without a copy: the array comes from mem_alloc. For many of them.
void snapshot_take_events(Snapshot *snapshot, SnapshotEvent *events_stolen, size_t count);
// Copies a string into the snapshot's own memory; NULL stays NULL.
const char *snapshot_text(Snapshot *snapshot, const char *text);
// Gives back what was found in the heap: what stays is the step and its words.
void snapshot_forget(Snapshot *snapshot);
void snapshot_delete(Snapshot *snapshot);

// Index of the object with this serial, or NO_OBJECT.
int32_t snapshot_find(const Snapshot *snapshot, int64_t serial);

// A copy of `old` in which what is the same object in `new`, a snapshot of another run, bears its
// serial there: both have the same type and value, and the same names and places lead to them. What
// no name leads to is the same where its serial is. All others get serials that `new` does not
// have; events are left out. So what compares snapshots of one run compares those of two. Its
// strings are those of `old`, which must outlive it.
Snapshot *snapshot_matched(const Snapshot *old, const Snapshot *new);

// A copy in which objects and frames bear the numbers that two functions give for theirs: different
// ones for different objects, 0 for nothing. Pools and collections keep the old ones. Its strings
// are those of `snapshot`, which must outlive it.
typedef int64_t Renumber(void *payload, int64_t serial);
Snapshot *snapshot_renumbered(const Snapshot *snapshot, Renumber *object, Renumber *frame,
                              void *payload);

// ---- what differs between two steps -----------------------------------------------------------

typedef enum ChangeKind {
  CHANGE_CREATED,
  CHANGE_FREED, // object
  CHANGE_BOUND,
  CHANGE_REBOUND,
  CHANGE_UNBOUND, // name of a frame
  CHANGE_REFERENCE_ADDED,
  CHANGE_REFERENCE_REMOVED,
  CHANGE_REFCOUNT,
  CHANGE_GENERATION,
  CHANGE_UNREACHABLE,
  CHANGE_RESURRECTED,
  CHANGE_SIZE,
  CHANGE_VALUE,
  CHANGE_FRAME_PUSHED,
  CHANGE_FRAME_POPPED,
} ChangeKind;

// Indices refer to the old or the new snapshot; NO_OBJECT where it does not apply.
typedef struct Change {
  ChangeKind kind;
  int32_t old_object, new_object;
  int64_t from, to;  // REFCOUNT, GENERATION, SIZE: the two numbers
  const char *place; // BOUND..UNBOUND: the name; REFERENCE_*: the place; borrowed from a snapshot
  int64_t frame;     // serial of the frame; 0 where it does not apply
  int64_t old_target, target; // serials; 0 where it does not apply
} Change;

typedef struct Changes {
  Change *items;
  size_t count;
  size_t capacity;
} Changes;

// What changed from `old` (NULL: nothing existed) to `new`, objects matched by serial, in a fixed
// order: frames, names, created, references, counts, generations, freed. Machinery is left out.
Changes changes_between(const Snapshot *old, const Snapshot *new);
// The same one by one, kept by nobody: there may be as many as objects and references.
typedef void ChangeSee(void *payload, const Change *change);
void changes_see(const Snapshot *old, const Snapshot *new, ChangeSee *see, void *payload);
void changes_delete(Changes *changes);

// ---- text of a snapshot -----------------------------------------------------------------------

// Names of an event's numbers a, b, c in the trace (see events.def); NULL where one means nothing.
typedef struct EventFields {
  const char *names[3];
  const char *truth; // which of them is a yes (> 0) or no
} EventFields;
extern const EventFields event_fields[EVENT_KINDS];

// One line of the trace, version 1 (product.md), newline included.
void snapshot_add_trace(const Snapshot *snapshot, Text *text);
// The readable account of a step: the statement, what it printed, and each change as a sentence.
void snapshot_add_account(const Snapshot *old, const Snapshot *new, Text *text);

#endif
