// read.h: how the text of a stored file becomes snapshots: a step begins with what the step before
// had, its lines change that, and at its end it is a snapshot. Private to the room.
#ifndef HEAPSTORY_STORED_READ_H
#define HEAPSTORY_STORED_READ_H

#include "words.h"

// What a file names: an object of the program by serial, machinery by its words.
typedef struct Part {
  char *name;     // as it stands in the file: "#2", "int 1"
  char *words;    // of machinery: its name without quotes and number
  int64_t serial; // negative for machinery
  bool alive;     // in the step that is read; of machinery: something shows it
  bool described; // its line was seen
  bool listed;    // in `program` or `born` of the reader
  int32_t index;  // in the snapshot of the step, where it is there; else NO_OBJECT
  SnapshotObject object;
  const char *type, *value; // among the texts of the run, as all that is const here
  struct Places *places;    // of an object of the program
  int64_t class_serial;     // of an instance, whose class stands behind its places; 0 for none
} Part;

// A reference or a name, and what it refers to.
typedef struct Place {
  const char *place;
  PlaceKind kind;
  size_t to; // index into parts; SIZE_MAX for nothing
  bool gone; // until the list is closed
} Place;

// A list that lines change: where the search for the next place begins.
typedef struct Places {
  Place *items;
  size_t count;
  size_t capacity;
  size_t cursor, gone_cursor;
  bool has_gone;
} Places;

typedef struct Frame {
  int64_t serial;
  const char *name;
  Places places;
} Frame;

typedef struct Reader {
  const char *at, *end; // what is left of the line
  const char *line_start, *next, *text_end;
  uint32_t line;
  Errors *errors;
  size_t faults;
  SnapshotTexts *texts;
  Array(Part) parts;
  // Numbers of parts by serial: machinery, also what nothing shows; the program's objects that the
  // step before had, and those that this one has beside them, in the order of their lines.
  Array(uint32_t) machines, program, born;
  bool any_gone; // in the step that is read: something of `program` or `born`
  Array(Frame) frames;
  Places *open; // that lines of references or names belong to; NULL for none
  Shape owner;  // of `open`
  bool lost;    // the line above, that places would belong to, is a mistake
  SnapshotGc gc;
  int64_t unreachable, user_objects;
  SnapshotMemory memory;
  Array(int64_t) garbage;
  Snapshot *snapshot; // the step that is read; NULL before the first
  Text source, output;
  bool has_source, output_open; // a line was read; the last line has no end yet
  Array(SnapshotEvent) events;
  size_t pattern;             // events since the last line "last"
  Array(const char *) blocks; // where the lines of the objects above begin
  int64_t shifted_from,
      shifted;         // serials from that one on are so much higher than they are written
  size_t entries;      // that the file has given rise to so far
  size_t most_entries; // that it may
  uint32_t *slots;     // hash of the parts' names: index + 1; a power of two
  size_t slot_count;
  Stored *stored;
  Array(Snapshot *) snapshots;
  bool forgets;         // each snapshot, when the next one is there
  bool proves;          // that nothing but this would be written: by `writer`
  StoredWriter *writer; // NULL until the first step is there
} Reader;

// ---- the whole (read.c) -------------------------------------------------------------------------

// A file that is read; NULL texts: they are its own.
Reader reader_open(const char *text, size_t length, Stored *stored, SnapshotTexts *texts,
                   Errors *errors);
void reader_close(Reader *r);
// Reads on to the end of the next step, of a file that has no mistakes. The snapshot is yours.
Snapshot *reader_read_step(Reader *r);

// ---- words of a line (line.c) -------------------------------------------------------------------

// All of these skip blanks first. Where they return false or NULL the mistake has been added.
bool fail(Reader *r, const char *what);
bool fail_at(Reader *r, const char *at, const char *what);
void skip_blanks(Reader *r);
bool next_is(const Reader *r, char sign);
bool take(Reader *r, const char *word); // a whole word; adds no mistake
bool take_sign(Reader *r, char sign);   // adds no mistake
bool expect_end(Reader *r);
bool read_number(Reader *r, int64_t *number);
bool read_unsigned(Reader *r, uint64_t *number);
bool read_numbers(Reader *r, int64_t *numbers, size_t count);
char *read_quoted(Reader *r); // yours
char *read_name(Reader *r);   // a plain word or a string; yours
char *read_rest(Reader *r);   // all that is left: as it is, or a string; yours
// A value: up to a comma, " of #", " to " or " ~", or a string; yours.
char *read_value(Reader *r);
// One more of what a short text can make many of; false where that are too many.
bool count_entries(Reader *r, uint64_t more);

// The text, which must not be NULL, among those of the run; frees it.
const char *keep_words(Reader *r, char *words);

// ---- parts (read_parts.c) -----------------------------------------------------------------------

bool read_part(Reader *r, size_t *part_out); // as a reference names it
size_t program_part(Reader *r, int64_t serial);
// The machine that is `further` on from an int ("int 5"), SIZE_MAX where the part is none.
size_t whole_part(Reader *r, size_t part, int64_t further);
bool part_whole(const Reader *r, size_t part, int64_t *number_out);
bool read_serial(Reader *r, int64_t *serial); // behind '#'
void parts_delete(Reader *r);

// ---- lines --------------------------------------------------------------------------------------

bool read_object(Reader *r);    // "#2 Node ...", behind the blanks (read_objects.c)
bool read_machinery(Reader *r); // behind "*"
bool read_gone(Reader *r);      // behind "gone"
bool read_frame(Reader *r);     // behind "frame"
bool read_place(Reader *r);     // four blanks in (read_places.c)
void open_places(Reader *r, Places *places, Shape owner);
void close_places(Places *places); // takes out what is gone
void clear_places(Places *places);
bool read_collector(Reader *r); // read_collector.c
bool read_memory(Reader *r);
bool read_event(Reader *r); // read_events.c
// Behind "last": what stands above comes again, with other serials.
bool read_again_facts(Reader *r, uint64_t *length, uint64_t *times, int64_t *up);
bool read_events_again(Reader *r);
bool read_objects_again(Reader *r); // read_again.c
// Ends the step: what the parts are now becomes its snapshot (read_snapshot.c)
bool end_step(Reader *r);

#endif
