// inputs.h: scenarios that a command is given, each by its name or with the folder above it.
// Private to the room.
#ifndef HEAPSTORY_CLI_INPUTS_H
#define HEAPSTORY_CLI_INPUTS_H

#include "heapstory/base.h"

// One scenario.
typedef struct Input {
  char *file;         // as it is opened and named in messages: "scenarios/seeds/cycle.json"; owned
  const char *folder; // the folder that was given: "scenarios"; borrowed; NULL: the file was
} Input;

// In the order of the words; those of one folder in byte order of their paths.
typedef struct Inputs {
  Input *items;
  size_t count;
  size_t capacity;
} Inputs;

// A folder stands for all *.json below it, but for what is hidden and for folders named
// "snapshots"; symbolic links to folders are not followed. A folder without any, or that cannot be
// read, is an error. What is no folder is left to whoever reads it.
bool inputs_find(const char *const *words, size_t count, Inputs *inputs, Errors *errors);
void inputs_delete(Inputs *inputs);
// The scenario's path below the folder that was given; the file's own name where it was.
const char *input_below(const Input *input);

// ---- walking through folders ------------------------------------------------------------------

// A file or folder below. False ends the walk (after adding an error). Links to files are files.
typedef struct Walk {
  bool (*wants_folder)(const char *name);
  bool (*visit)(void *payload, const char *path);
  void *payload;
} Walk;

bool is_folder(const char *path); // or a link to one

// Visits every file below a folder in no order, hidden ones and links to folders left out.
bool walk_folder(const char *folder, const Walk *walk, Errors *errors);

#endif
