// write.h: how the text of a stored file is made, step after step. Private to the room.
#ifndef HEAPSTORY_STORED_WRITE_H
#define HEAPSTORY_STORED_WRITE_H

#include "heapstory/stored.h"
#include "map.h"
#include "words.h"

// Machinery of a run, from the first step on that shows it.
typedef struct Machine {
  char *words; // of type and value, at first sight: what the name tells
  char *name;  // as the file has it, its number included: "int 1", "dict ~2"
  char *facts; // as last written; NULL before
} Machine;

struct StoredWriter {
  Text *text; // what is written to: the file, or lines that wait
  Text file;
  const Snapshot *snapshot, *before; // the step at hand, and the one before; `before` may be NULL
  bool *kept, *kept_before;          // by object: the file has it
  Array(Machine) machines;
  Map machine_of;       // by serial: its number in `machines` + 1
  Map namesakes;        // by hash of a name: how many have it
  Array(size_t) blocks; // where the lines of each object begin, while they are made
};
typedef struct StoredWriter Writer;

// Where something is kept, and what: a reference of an object or a name of a frame.
typedef struct Placed {
  const char *place;
  PlaceKind kind;
  int64_t to; // serial of an object of the program, -1 - number of a machine; 0 for nothing
} Placed;

typedef Array(Placed) PlacedList;

// ---- names of objects (write_machinery.c)

// Gives machinery that the step shows its names.
void name_machinery(Writer *w);
// What the file calls an object; `id` as in Placed.
void add_id(const Writer *w, Text *text, int64_t id);
int64_t id_of(Writer *w, const Snapshot *snapshot, int32_t index);
// The lines of machinery that is new, or not what it was.
void write_machinery(Writer *w);

// ---- parts of a step

// Facts of an object behind its value: ", refs 1, gen 0, 48 bytes". (write_objects.c)
void add_facts(Text *text, const SnapshotObject *object);
void write_objects(Writer *w);
// The lines of objects, put together where they are alike (write_again.c).
void write_blocks(Writer *w, const Text *text, const size_t *starts, size_t count);
// What is other than before (`older` NULL: all of it), a line each; `owner` tells which kinds go
// without saying. (write_places.c)
void write_places(Writer *w, const PlacedList *older, const PlacedList *newer, Shape owner);
void write_collector(Writer *w); // and memory (write_collector.c)
void write_events(Writer *w);    // write_events.c

#endif
