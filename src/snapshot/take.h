// take.h: what the files that take snapshots share. Private to the room.
//
//   heap ── take_rows.c ──▶ rows (objects) ── take_edges.c ──▶ edges (references) ── take.c ──▶
//   Snapshot
//
// Rows and edges live as long as the taker, so that a step writes anew only what it changed: texts
// of an object that was there before are those of the step before.
#ifndef HEAPSTORY_SNAPSHOT_TAKE_H
#define HEAPSTORY_SNAPSHOT_TAKE_H

#include "heapstory/heap.h"
#include "heapstory/snapshot.h"

// What is known of an object alive.
typedef struct Row {
  Object *object;
  int64_t serial;           // tells it from another one that stands where it stood
  const char *type, *value; // as written last; NULL where not yet
  uint32_t first_edge, edge_count;
  uint32_t first_before; // of the edges of the step before; there are `count_before`
  uint32_t count_before;
  int32_t index; // in the snapshot; NO_OBJECT where it is left out
  int8_t generation;
  bool reachable, included, garbage;
  bool seen; // in the walk that is going on
} Row;

// Every object alive, sorted by serial. While a snapshot is taken, each object bears the number of
// its row in gc_refs, which is free between collections.
typedef struct Rows {
  Row *items;
  size_t count, capacity;
  Array(Object *) born; // since the step before
  size_t seen;
  size_t expected; // the row behind the one found last
} Rows;

// A reference that an object reports, or that none does.
typedef struct Edge {
  Place place;
  int64_t key;      // serial of place.at.key, where it is one
  const char *text; // of the place; NULL: not written
  uint32_t to;      // number of a row
} Edge;

typedef Array(Edge) Edges;

struct SnapshotTaker {
  Heap *heap;
  bool internal;
  unsigned needs;
  SnapshotTexts *texts;
  Rows rows;
  Edges edges, edges_before; // by row, each as its traverse tells them
  Edges interpreter;         // what no object and no frame holds
  Array(uint32_t) queue;     // rows that are reachable, not yet followed
  Array(SnapshotFrame) frames;
  Array(SnapshotBinding) bindings;
  Array(SnapshotHolder) holders;
  Snapshot *snapshot;
  SnapshotHolder holder; // what is the same for all holders that are being visited
  Text text;
};
typedef struct SnapshotTaker Take;

// ---- take_rows.c ----
void take_rows(Take *take);
void take_rows_delete(Rows *rows);
static inline uint32_t take_row_number(const Object *object) { // of an object alive
  return object->gc_refs;
}
static inline Row *take_row(Take *take, const Object *object) {
  return &take->rows.items[take_row_number(object)];
}

// ---- take_edges.c ----
void take_edges(Take *take);
// The text of edge number `number` of a row.
const char *edge_text(Take *take, const Row *row, uint32_t number);
const char *place_text(Take *take, Place place);

// ---- take.c ----
// Names of the interpreter: __name__ and the like, and hidden locals of the compiler (".handled").
bool take_hides_name(const Object *name);
const char *take_text(Take *take); // what stands in take->text, kept; the text is empty then

// ---- take_frames.c ----
void take_frames(Take *take);  // with their names
void take_holders(Take *take); // behind the frames: it names them by their index

// ---- take_pools.c ----
// Memory comes from `scratch`.
SnapshotPools *take_pools(Heap *heap, Scratch *scratch);

#endif
