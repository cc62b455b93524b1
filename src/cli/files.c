// files.c: output that appears whole or not at all.
//
//   DIR/cycle/.heapstory-4711-0.tmp -- all written, synced, closed --> DIR/cycle/001-graph.svg
//
// Everything below the folder goes through its descriptor (openat, renameat): nobody can put a link
// in the way. The only mutable globals of the room stand here: what a signal must remove.
#define _XOPEN_SOURCE 700 // realpath
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct OutboxEntry {
  char *name, *temporary;
  bool done; // renamed
} OutboxEntry;

// ---- signals ----------------------------------------------------------------------------------

// The outbox that is open. It changes only while the signals are blocked.
static Outbox *volatile open_outbox;
static volatile sig_atomic_t pipe_broke;

static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
enum { SIGNALS = sizeof signals / sizeof *signals };

// Removes what was not committed, and the folders that were made for nothing: rmdir() leaves alone
// what others have put something into.
static void remove_unfinished(const Outbox *outbox) {
  bool appeared = false;
  for (size_t i = 0; i < outbox->count; i++) {
    appeared = appeared || outbox->items[i].done;
    if (!outbox->items[i].done) unlinkat(outbox->folder, outbox->items[i].temporary, 0);
  }
  if (!appeared && outbox->made) rmdir(outbox->made);
  if (!appeared && outbox->made_above) rmdir(outbox->made_above);
}

// Only what POSIX allows in a handler. SA_RESETHAND has put the default back: the signal that is
// raised here ends the process when the handler returns.
static void on_signal(int number) {
  if (open_outbox) remove_unfinished(open_outbox);
  raise(number);
}

static sigset_t block_signals(void) {
  sigset_t blocked, before;
  sigemptyset(&blocked);
  for (size_t i = 0; i < SIGNALS; i++) sigaddset(&blocked, signals[i]);
  sigprocmask(SIG_BLOCK, &blocked, &before);
  return before;
}

static void unblock_signals(sigset_t before) { sigprocmask(SIG_SETMASK, &before, NULL); }

static void catch_signals(void) {
  struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND}, before;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < SIGNALS; i++) {
    // What was ignored when the program began (nohup) stays so.
    if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
      sigaction(signals[i], &action, NULL);
  }
}

void files_start(void) {
  for (int i = 0; i < 3; i++)
    // For reading, so that writing to a descriptor that was closed still fails.
    if (fcntl(i, F_GETFD) < 0 && open("/dev/null", O_RDONLY) < 0) exit(2);
  catch_signals();
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

// What has no disk behind it cannot be synced, and that is no trouble.
static bool sync_file(int file) {
  return fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
}

static bool close_file(int file) {
  bool synced = sync_file(file);
  int error = errno;
  if (close(file) != 0) return false;
  errno = error;
  return synced;
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

static bool open_below(Outbox *outbox, int above, const char *folder, Errors *errors) {
  bool made = mkdirat(above, folder, 0777) == 0;
  if (!made && errno != EEXIST) return fail(errors, "make folder", outbox->path, NULL);
  outbox->folder = openat(above, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (outbox->folder < 0) return fail(errors, "write into", outbox->path, NULL);
  if (made) outbox->made = mem_strdup(outbox->path);
  return true;
}

bool outbox_open(Outbox *outbox, const char *directory, const char *folder, Errors *errors) {
  *outbox = (Outbox){.folder = -1, .file = -1};
  outbox->path = folder ? join(directory, folder) : mem_strdup(directory);
  bool made = false, well = true;
  if (folder && !make_folders(directory, &made))
    return fail(errors, "make folder", directory, NULL);
  if (made) outbox->made_above = mem_strdup(directory);
  int above = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (above < 0) return fail(errors, "write into", directory, NULL);
  if (folder) {
    well = open_below(outbox, above, folder, errors);
    close(above);
  } else {
    outbox->folder = above;
  }
  sigset_t before = block_signals();
  open_outbox = outbox;
  unblock_signals(before);
  return well;
}

// ---- files of an outbox -----------------------------------------------------------------------

// A name that is not taken. The process' number keeps two heapstories in one folder apart.
static int create_temporary(Outbox *outbox, char **name_out) {
  for (int attempt = 0; attempt < 100; attempt++) {
    Text name = {0};
    text_printf(&name, ".heapstory-%ld-%u.tmp", (long)getpid(), outbox->serial++);
    int file = openat(outbox->folder, text_chars(&name),
                      O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file >= 0) {
      *name_out = text_take(&name);
      return file;
    }
    int error = errno;
    text_delete(&name);
    errno = error;
    if (error != EEXIST) break;
  }
  return -1;
}

bool outbox_begin(Outbox *outbox, const char *name, Errors *errors) {
  char *temporary = NULL;
  sigset_t before = block_signals(); // from its creation on a signal must find it
  outbox->file = create_temporary(outbox, &temporary);
  int error = errno;
  if (outbox->file >= 0)
    array_push(outbox, (OutboxEntry){.name = mem_strdup(name), .temporary = temporary});
  unblock_signals(before);
  errno = error;
  return outbox->file >= 0 || fail(errors, "write", outbox->path, name);
}

bool outbox_write(Outbox *outbox, const char *bytes, size_t length, Errors *errors) {
  if (write_all(outbox->file, bytes, length)) return true;
  return fail(errors, "write", outbox->path, outbox->items[outbox->count - 1].name);
}

bool outbox_end(Outbox *outbox, Errors *errors) {
  bool well = close_file(outbox->file);
  outbox->file = -1;
  return well || fail(errors, "write", outbox->path, outbox->items[outbox->count - 1].name);
}

bool outbox_commit(Outbox *outbox, Errors *errors) {
  bool well = true;
  for (size_t i = 0; well && i < outbox->count; i++) {
    OutboxEntry *entry = &outbox->items[i];
    sigset_t before = block_signals();
    entry->done = renameat(outbox->folder, entry->temporary, outbox->folder, entry->name) == 0;
    int error = errno;
    unblock_signals(before);
    errno = error;
    if (!entry->done) well = fail(errors, "write", outbox->path, entry->name);
  }
  return well;
}

void outbox_close(Outbox *outbox) {
  if (outbox->file >= 0) close(outbox->file);
  remove_unfinished(outbox);
  sigset_t before = block_signals();
  open_outbox = NULL;
  unblock_signals(before);
  if (outbox->folder >= 0) close(outbox->folder);
  for (size_t i = 0; i < outbox->count; i++) {
    mem_free(outbox->items[i].name);
    mem_free(outbox->items[i].temporary);
  }
  array_delete(outbox);
  mem_free(outbox->path);
  mem_free(outbox->made);
  mem_free(outbox->made_above);
  *outbox = (Outbox){.folder = -1, .file = -1};
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
  *sink = (Sink){.file = -1, .outbox = {.folder = -1, .file = -1}};
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
