// trace.h: what the files of the trace reader share. Private to the room.
#ifndef HEAPSTORY_STORED_TRACE_H
#define HEAPSTORY_STORED_TRACE_H

#include "heapstory/stored.h"

#include "json.h"

// A serial that the record names, and where: what it leads to is known at the end of the record.
typedef struct Mention {
  int64_t serial;
  const char *at; // in the text of the trace
} Mention;

typedef struct Trace {
  Json json;
  Text key, text; // being read
  Snapshot *snapshot;
  SnapshotTexts *texts;
  // Of the record, in the order of its text.
  Array(SnapshotObject) objects;
  Array(SnapshotReference) references;
  Array(SnapshotFrame) frames;
  Array(SnapshotBinding) bindings;
  Array(SnapshotEvent) events;
  Array(Mention) reference_to, binding_to, garbage; // of each reference, of each binding
  size_t last_step;
  Array(SnapshotFrame) last_frames; // of the record before; their names are borrowed from it
  int64_t frame_births;
  Array(Snapshot *) snapshots;
} Trace;

// ---- trace_fields.c: objects of JSON whose keys are known -------------------------------------

typedef bool ReadField(Trace *trace, void *field);

typedef struct Field {
  const char *name; // NULL ends a table
  size_t offset;    // of what `read` gets, in the struct that is filled
  ReadField *read;
  bool optional;
} Field;

enum { MOST_FIELDS = 16 };

// Reads one object of JSON into a struct. Keys in any order; what is unknown, there twice or
// missing is a mistake. `what`: "an object of the heap". The bits of the fields that were there.
unsigned fields_read(Trace *trace, const char *what, const Field *fields, void *into);
// "a" stands twice in `what`.
void fields_refuse_twice(Trace *trace, const char *at, const char *key, const char *what);

ReadField field_count;        // uint64_t
ReadField field_number;       // int64_t
ReadField field_truth;        // bool
ReadField field_truth_number; // int64_t: 1, 0
ReadField field_text;         // const char *, the snapshot's own
ReadField field_text_or_null;
ReadField field_serial; // int64_t, not 0

// ---- trace_object.c, trace_event.c: parts of a record -----------------------------------------

ReadField trace_read_object, trace_read_event;

// ---- trace_infer.c: what a trace does not say -------------------------------------------------

// Shapes, kinds of places and lengths of the objects of a record, by type, value and places.
void trace_infer_shapes(Trace *trace);
// A frame is the one of the record before where all below it are, and it has the same name.
void trace_infer_frames(Trace *trace);
// What the collector and the snapshot count, as far as objects tell.
void trace_infer_counts(Trace *trace);

#endif
