// files.h: output that appears whole or not at all. Private to the room.
#ifndef HEAPSTORY_FILES_H
#define HEAPSTORY_FILES_H

#include "heapstory/base.h"

#include "signals.h"
#include "temporary.h"

// Files of one folder that appear together: each is written into a temporary folder in it, and
// renamed when all are complete. Several outboxes may be open at a time, also in one folder; one
// that is open must not be moved in memory, a signal has to find it.
typedef struct Outbox {
  Undo undo;
  int folder;       // descriptor; -1 where closed
  int file;         // the one being written; -1 where none
  char *path;       // of the folder, for messages
  char *made;       // folder made for it, which goes again if nothing appears; or NULL
  char *made_above; // the same for the folder above
  Temporary temporary;
  struct OutboxEntry *items;
  size_t count;
  size_t capacity;
  size_t settled; // of the first so many entries all bytes are on the disk
} Outbox;

// Opens DIRECTORY/folder and makes what is missing; folder NULL: the directory itself, which must
// be there. Removes the temporary folders there of processes that were killed.
// A `folder` that is a symbolic link is refused: it might lead out of DIRECTORY.
bool outbox_open(Outbox *outbox, const char *directory, const char *folder, Errors *errors);
bool outbox_begin(Outbox *outbox, const char *name, Errors *errors);
bool outbox_write(Outbox *outbox, const char *bytes, size_t length, Errors *errors);
bool outbox_end(Outbox *outbox, Errors *errors);
// Renames all when the bytes of all are on the disk, up to the first that cannot be.
bool outbox_commit(Outbox *outbox, Errors *errors);
// Removes what was not committed. Also after outbox_open() has failed.
void outbox_close(Outbox *outbox);

// Where a text goes: standard output ("-"), a file, or something that is no regular file
// (/dev/null, a pipe) and is written to directly.
typedef struct Sink {
  char *path; // NULL: standard output
  int file;   // -1 where the outbox has it
  Outbox outbox;
} Sink;

bool sink_open(Sink *sink, const char *path, Errors *errors);
bool sink_write(Sink *sink, const char *bytes, size_t length, Errors *errors);
// With `keep` a file takes its name, else it is removed.
bool sink_close(Sink *sink, bool keep, Errors *errors);
// All of it: opened, written, closed.
bool sink_put(const char *path, const char *bytes, size_t length, Errors *errors);

// Makes sure that 0, 1 and 2 are open, so that no file of ours can become standard error, and that
// signals remove what is unfinished. Once, at the start.
void files_start(void);
// In a worker process: what a file asks before it appears (`sure`: its folder is new, so that
// nothing is in the way of its name), and who is told of folders that will be made because they are
// missing. Those go again where they are empty at the end, also when this process could not do that
// because another one was using them.
typedef struct FileHooks {
  void *payload;
  void (*before_commit)(void *payload, bool sure);
  void (*missing)(void *payload, const char *path);
} FileHooks;
// Nothing of the parent's is unfinished business of this process. `hooks` is borrowed for good.
void files_start_worker(const FileHooks *hooks);
// True after a write to a pipe that nobody reads any more: nothing is left to say.
bool files_pipe_broke(void);

#endif
