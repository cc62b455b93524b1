// json.h: strict JSON, read value by value as its reader knows what must come. Nothing is kept in
// memory, nothing nests but what the reader itself asks for. Private to the room.
#ifndef HEAPSTORY_STORED_JSON_H
#define HEAPSTORY_STORED_JSON_H

#include "heapstory/base.h"

enum { JSON_MOST_FAULTS = 1000 };

typedef struct Json {
  const char *at, *end;
  const char *record; // where the record begins that is being read: positions count from here
  uint32_t line;      // of the record
  Errors *errors;
  size_t faults; // all of them, or JSON_MOST_FAULTS: then nothing more is read
  bool broken;   // a mistake of syntax: the rest of the record cannot be read
} Json;

// Adds a mistake at a place of the record. Always false.
bool json_fail(Json *json, const char *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// The record ends here: what is left of its line must be blank. After a mistake of syntax goes on
// behind the line. False at the end of the text.
bool json_next_record(Json *json);
const char *json_here(Json *json); // where the next value begins

// Each reads one value, or adds a mistake and returns false; a value of another kind is skipped, so
// that reading goes on behind it. Where the syntax is broken nothing more is read.
bool json_read_text(Json *json, Text *text); // replaces what was in it; no NUL inside
bool json_read_integer(Json *json, int64_t least, int64_t most, int64_t *number);
bool json_read_truth(Json *json, bool *truth);
bool json_skip(Json *json);      // any value, of what is refused anyway
bool json_take_null(Json *json); // adds no mistake where something else stands there

// for (bool first = json_enter(json, '['); json_next_item(json, &first, ']');) read one value
// json_enter() is false where no such bracket stands, and json_next_item() then is, too.
typedef enum JsonWalk { JSON_OUTSIDE, JSON_FIRST, JSON_LATER } JsonWalk;
JsonWalk json_enter(Json *json, char bracket);
bool json_next_item(Json *json, JsonWalk *walk);
// The same for members of an object: the key and its colon are read, the value comes next.
bool json_next_member(Json *json, JsonWalk *walk, Text *key, const char **key_at);

#endif
