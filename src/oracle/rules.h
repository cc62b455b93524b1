// rules.h: what a recording cannot know about the program alone, by name: one table.
#ifndef ORACLE_RULES_H
#define ORACLE_RULES_H

#include "heapstory/snapshot.h"
#include "recording.h"

// The facts of a step and of an object that are compared.
typedef enum Field {
  FIELD_TYPE = 1 << 0,
  FIELD_VALUE = 1 << 1,
  FIELD_REFCOUNT = 1 << 2,
  FIELD_IMMORTAL = 1 << 3,
  FIELD_SIZE = 1 << 4,
  FIELD_TRACKED = 1 << 5,
  FIELD_GENERATION = 1 << 6,
  FIELD_FINALIZED = 1 << 7,
  FIELD_COUNT = 1 << 8, // gc.get_count()
  FIELD_RESULT = 1 << 9,
  FIELD_ADDRESS = 1 << 10, // a number in what was printed that id() may have given
} Field;

// What a rule may look at; `row` and `ours` are NULL for a fact of the whole step.
typedef struct Seen {
  const cJSON *recording, *step;
  const cJSON *row;           // the object as it was recorded
  const SnapshotObject *ours; // the same object of ours
} Seen;

typedef struct Rule {
  const char *name;
  const char *why;
  unsigned fields;
  bool (*applies)(const Seen *seen);
} Rule;

extern const Rule rules[]; // ends with name NULL

// The rule that leaves a field out, or NULL: it is compared.
const Rule *rule_for(const Seen *seen, Field field);

#endif
