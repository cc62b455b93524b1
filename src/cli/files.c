// files.c: output that appears whole or not at all.
//
//   DIR/cycle/.heapstory-4711-0/0 -- all written, on the disk, closed --> DIR/cycle/001-graph.svg
//
// Everything below the folder goes through its descriptor (openat, renameat): nobody can put a link
// in the way.
#define _XOPEN_SOURCE 700 // realpath
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "writeback.h"

typedef struct OutboxEntry {
  char *name, *temporary; // the second in the temporary folder
  int file;               // -1 where it is not on its way to the disk
  bool done;              // renamed
} OutboxEntry;

static bool pipe_broke;
static const FileHooks *hooks; // of a worker

void files_start(void) {
  for (int i = 0; i < 3; i++)
    // For reading, so that writing to a descriptor that was closed still fails.
    if (fcntl(i, F_GETFD) < 0 && open("/dev/null", O_RDONLY) < 0) exit(2);
  signals_start();
}

void files_start_worker(const FileHooks *of_worker) {
  signals_forget();
  temporaries_forget();
  hooks = of_worker;
}

bool files_pipe_broke(void) { return pipe_broke; }

// ---- writing ----------------------------------------------------------------------------------

static bool fail(Errors *errors, const char *verb, const char *path, const char *name) {
  int error = errno;
  errors->file = NULL; // it is no mistake of the scenario
  if (error == EPIPE) pipe_broke = true;
  bool here = name && strcmp(path, ".") == 0;
  return error_add(errors, (Position){0}, "cannot %s '%s%s%s': %s", verb, here ? "" : path,
                   name && !here ? "/" : "", name ? name : "", strerror(error));
}

static bool write_all(int file, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(file, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes += written;
    length -= (size_t)written;
  }
  return true;
}

static bool close_file(int file) {
  bool settled = writeback_end(file);
  int error = errno;
  if (close(file) != 0) return false;
  errno = error;
  return settled;
}

// ---- folders ----------------------------------------------------------------------------------

// Makes a folder and those above it. `made_out`: whether the last one was made here.
static bool make_folders(const char *path, bool *made_out) {
  char *part = mem_strdup(path);
  bool well = true;
  *made_out = false;
  for (char *at = part + 1; well; at++) {
    if (*at != '/' && *at != 0) continue;
    char end = *at;
    *at = 0;
    *made_out = mkdir(part, 0777) == 0;
    well = *made_out || errno == EEXIST || errno == EISDIR || errno == EROFS;
    *at = end;
    if (end == 0) break;
  }
  int error = errno;
  mem_free(part);
  errno = error;
  return well;
}

static char *join(const char *directory, const char *name) {
  Text text = {0};
  text_printf(&text, "%s/%s", directory, name);
  return text_take(&text);
}

// What could not be done with which path; `errno` says why.
typedef struct Obstacle {
  const char *verb, *path;
} Obstacle;

static bool open_below(Outbox *outbox, int above, const char *folder, Obstacle *obstacle) {
  *obstacle = (Obstacle){"make folder", outbox->path};
  bool made = mkdirat(above, folder, 0777) == 0;
  if (!made && errno != EEXIST) return false;
  if (made) outbox->made = mem_strdup(outbox->path);
  obstacle->verb = "write into";
  outbox->folder = openat(above, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  return outbox->folder >= 0;
}

static bool open_folder(Outbox *outbox, const char *directory, const char *folder,
                        Obstacle *obstacle) {
  bool made = false;
  *obstacle = (Obstacle){"make folder", directory};
  if (folder && !make_folders(directory, &made)) return false;
  if (made) outbox->made_above = mem_strdup(directory);
  obstacle->verb = "write into";
  int above = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (above < 0 || !folder) {
    outbox->folder = above;
    return above >= 0;
  }
  bool well = open_below(outbox, above, folder, obstacle);
  int error = errno;
  close(above);
  errno = error;
  return well;
}

static bool open_all(Outbox *outbox, const char *directory, const char *folder,
                     Obstacle *obstacle) {
  if (!open_folder(outbox, directory, folder, obstacle)) return false;
  temporaries_sweep(outbox->folder);
  *obstacle = (Obstacle){"write into", outbox->path};
  return temporary_make(&outbox->temporary, outbox->folder);
}

static Outbox closed_outbox(void) {
  return (Outbox){.folder = -1, .file = -1, .temporary = {.above = -1, .folder = -1, .lock = -1}};
}

static void remove_unfinished(void *payload);

static void tell_missing(const char *path) {
  struct stat status;
  if (hooks && lstat(path, &status) != 0 && errno == ENOENT) hooks->missing(hooks->payload, path);
}

// Another heapstory that leaves may take a folder with it that is empty for a moment: ENOENT.
bool outbox_open(Outbox *outbox, const char *directory, const char *folder, Errors *errors) {
  Obstacle obstacle;
  bool well = false;
  int error = ENOENT;
  char *path = folder ? join(directory, folder) : mem_strdup(directory);
  if (folder) tell_missing(directory);
  if (folder) tell_missing(path);
  sigset_t before = signals_block(); // what is made here, a signal must find
  for (int attempt = 0; !well && error == ENOENT && attempt < 20; attempt++) {
    if (attempt > 0) outbox_close(outbox);
    *outbox = closed_outbox();
    outbox->path = mem_strdup(path);
    outbox->undo = (Undo){.run = remove_unfinished, .payload = outbox};
    signals_add(&outbox->undo);
    well = open_all(outbox, directory, folder, &obstacle);
    error = errno;
  }
  signals_unblock(before);
  mem_free(path);
  errno = error;
  return well || fail(errors, obstacle.verb, obstacle.path, NULL);
}

// ---- files of an outbox -----------------------------------------------------------------------

// Removes what was not committed, and the folders that were made for nothing: rmdir() leaves alone
// what others have put something into. Only what POSIX allows in a signal handler.
static void remove_unfinished(void *payload) {
  const Outbox *outbox = payload;
  bool appeared = false;
  for (size_t i = 0; i < outbox->count; i++) {
    appeared = appeared || outbox->items[i].done;
    if (!outbox->items[i].done) unlinkat(outbox->temporary.folder, outbox->items[i].temporary, 0);
  }
  temporary_remove(&outbox->temporary);
  if (!appeared && outbox->made) rmdir(outbox->made);
  if (!appeared && outbox->made_above) rmdir(outbox->made_above);
}

// Its entry comes first, so that a signal finds it.
bool outbox_begin(Outbox *outbox, const char *name, Errors *errors) {
  Text number = {0};
  text_printf(&number, "%zu", outbox->count);
  OutboxEntry entry = {.name = mem_strdup(name), .temporary = text_take(&number), .file = -1};
  sigset_t before = signals_block();
  array_push(outbox, entry);
  signals_unblock(before);
  outbox->file = openat(outbox->temporary.folder, entry.temporary,
                        O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  return outbox->file >= 0 || fail(errors, "write", outbox->path, name);
}

bool outbox_write(Outbox *outbox, const char *bytes, size_t length, Errors *errors) {
  if (write_all(outbox->file, bytes, length)) return true;
  return fail(errors, "write", outbox->path, outbox->items[outbox->count - 1].name);
}

// Waits for the files that are on their way.
static bool settle(Outbox *outbox, Errors *errors) {
  bool well = true;
  for (; outbox->settled < outbox->count; outbox->settled++) {
    OutboxEntry *entry = &outbox->items[outbox->settled];
    int file = entry->file;
    entry->file = -1;
    if (file >= 0 && !close_file(file)) well = fail(errors, "write", outbox->path, entry->name);
    if (!well) break;
  }
  return well;
}

// All files of a folder are on their way together, so that the disk is waited for once; not so many
// that a process may not have them open.
bool outbox_end(Outbox *outbox, Errors *errors) {
  enum { MOST_OPEN = 64 };
  writeback_begin(outbox->file);
  outbox->items[outbox->count - 1].file = outbox->file;
  outbox->file = -1;
  return outbox->count - outbox->settled < MOST_OPEN || settle(outbox, errors);
}

bool outbox_commit(Outbox *outbox, Errors *errors) {
  bool well = settle(outbox, errors);
  if (well && hooks) hooks->before_commit(hooks->payload, outbox->made);
  for (size_t i = 0; well && i < outbox->count; i++) {
    OutboxEntry *entry = &outbox->items[i];
    sigset_t before = signals_block();
    entry->done =
        renameat(outbox->temporary.folder, entry->temporary, outbox->folder, entry->name) == 0;
    int error = errno;
    signals_unblock(before);
    errno = error;
    if (!entry->done) well = fail(errors, "write", outbox->path, entry->name);
  }
  return well;
}

void outbox_close(Outbox *outbox) {
  if (outbox->file >= 0) close(outbox->file);
  remove_unfinished(outbox);
  signals_remove(&outbox->undo);
  temporary_close(&outbox->temporary);
  if (outbox->folder >= 0) close(outbox->folder);
  for (size_t i = 0; i < outbox->count; i++) {
    if (outbox->items[i].file >= 0) close(outbox->items[i].file);
    mem_free(outbox->items[i].name);
    mem_free(outbox->items[i].temporary);
  }
  array_delete(outbox);
  mem_free(outbox->path);
  mem_free(outbox->made);
  mem_free(outbox->made_above);
  *outbox = closed_outbox();
}

// ---- sinks ------------------------------------------------------------------------------------

// The folder and the name of a path that is to be a regular file.
static bool open_in_outbox(Sink *sink, const char *path, Errors *errors) {
  const char *slash = strrchr(path, '/');
  size_t length = slash ? (size_t)(slash - path) : 0;
  char *folder = slash ? mem_strndup(path, length ? length : 1) : mem_strdup(".");
  const char *name = slash ? slash + 1 : path;
  bool well =
      outbox_open(&sink->outbox, folder, NULL, errors) && outbox_begin(&sink->outbox, name, errors);
  if (!well) outbox_close(&sink->outbox);
  mem_free(folder);
  return well;
}

bool sink_open(Sink *sink, const char *path, Errors *errors) {
  struct stat status;
  *sink = (Sink){.file = -1, .outbox = closed_outbox()};
  if (strcmp(path, "-") == 0) {
    sink->file = STDOUT_FILENO;
    return true;
  }
  bool exists = stat(path, &status) == 0, well;
  if (path[0] == 0 || path[strlen(path) - 1] == '/' || (exists && S_ISDIR(status.st_mode))) {
    errno = path[0] ? EISDIR : ENOENT;
    return fail(errors, "write", path, NULL);
  }
  if (exists && !S_ISREG(status.st_mode)) {
    sink->file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    well = sink->file >= 0 || fail(errors, "write", path, NULL);
  } else {
    // Through a link the file behind it is replaced, not the link.
    char *real = exists ? realpath(path, NULL) : NULL;
    well = open_in_outbox(sink, real ? real : path, errors);
    free(real);
  }
  if (well) sink->path = mem_strdup(path);
  return well;
}

bool sink_write(Sink *sink, const char *bytes, size_t length, Errors *errors) {
  if (sink->file < 0) return outbox_write(&sink->outbox, bytes, length, errors);
  if (write_all(sink->file, bytes, length)) return true;
  return fail(errors, "write", sink->path ? sink->path : "standard output", NULL);
}

bool sink_close(Sink *sink, bool keep, Errors *errors) {
  bool well = true;
  if (sink->file < 0) {
    well = !keep || (outbox_end(&sink->outbox, errors) && outbox_commit(&sink->outbox, errors));
    outbox_close(&sink->outbox);
  } else if (sink->path && !close_file(sink->file)) {
    well = fail(errors, "write", sink->path, NULL);
  }
  mem_free(sink->path);
  return well;
}

bool sink_put(const char *path, const char *bytes, size_t length, Errors *errors) {
  Sink sink;
  if (!sink_open(&sink, path, errors)) return false;
  bool well = sink_write(&sink, bytes, length, errors);
  return sink_close(&sink, well, errors) && well;
}
