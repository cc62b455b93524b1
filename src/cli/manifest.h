// manifest.h: what `render` wrote, with hashes, as `sha256sum -c` reads it, and what that depends
// on, as make and ninja read it. Private to the room.
#ifndef HEAPSTORY_CLI_MANIFEST_H
#define HEAPSTORY_CLI_MANIFEST_H

#include "files.h"
#include "pictures.h"

// Both files appear when all pictures are there, and not before.
typedef struct Manifest {
  const Options *options;
  Sink manifest, depfile;
  bool manifest_open, depfile_open;
  struct {
    char **items;
    size_t count, capacity;
  } lines, sources; // of the manifest; geometry files
} Manifest;

// Does nothing where neither is asked for. False after adding an error; close it in any case.
bool manifest_open(Manifest *manifest, const Options *options, Errors *errors);
// What became of one scenario, for manifest_take (see story_put). `folder`: of its pictures.
bool manifest_put(Story *story, const char *folder, const PictureFiles *pictures, Errors *errors);
void manifest_take(Manifest *manifest, const char *bytes, size_t length);
// Writes both, or nothing unless `keep`.
bool manifest_close(Manifest *manifest, bool keep, Errors *errors);

// One name as a depfile has it: blanks, "#", "$" and ":" escaped as make and ninja unescape them.
void depfile_add_name(Text *text, const char *name);

#endif
