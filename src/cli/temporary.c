// temporary.c: folders for files that are not whole yet, and what becomes of those whose owner
// died.
//
// Maker and sweeper may meet at any moment between the maker's mkdir() and its lock. Three rules
// keep them apart: a folder without a `lock` is only ever removed by rmdir(), which leaves what is
// not empty; who holds a lock looks whether the file is still the one of that name; and files go
// before the lock, so that a folder without one has nothing in it that is ours.
#define _XOPEN_SOURCE 700
#include "temporary.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char prefix[] = ".heapstory-";

// ---- the lock -----------------------------------------------------------------------------------

// False where another process holds it. Where the file system knows no locks, it counts as taken
// for who makes a folder and as not to be had for who sweeps: `unknown`.
static bool take_lock(int file, bool unknown) {
  struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  if (fcntl(file, F_SETLK, &whole) == 0) return true;
  return errno != EAGAIN && errno != EACCES && unknown;
}

static bool is_same(const struct stat *a, const struct stat *b) {
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

// Whether `file` is still what "lock" names in `folder`.
static bool is_named(int folder, int file) {
  struct stat open, named;
  return fstat(file, &open) == 0 && fstatat(folder, "lock", &named, AT_SYMLINK_NOFOLLOW) == 0 &&
         is_same(&open, &named);
}

// ---- making -------------------------------------------------------------------------------------

// Those of this process: a process may take its own locks, and must not sweep what it writes.
static Temporary *newest;

// Our number of the next name. Together with the process' number it keeps two heapstories in one
// folder apart; in containers they may have the same one, and then the next name is tried.
static unsigned serial;

// False with errno 0: a sweeper was there first, another name may do.
static bool make_named(Temporary *t) {
  if (mkdirat(t->above, t->name, 0700) != 0) {
    if (errno == EEXIST) errno = 0;
    return false;
  }
  t->folder = openat(t->above, t->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (t->folder < 0 && errno == ENOENT) errno = 0;
  if (t->folder < 0) return false;
  t->lock = openat(t->folder, "lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (t->lock < 0 && errno == ENOENT) errno = 0;
  if (t->lock < 0) return false;
  if (take_lock(t->lock, true) && is_named(t->folder, t->lock)) return true;
  errno = 0;
  return false;
}

bool temporary_make(Temporary *t, int above) {
  for (int attempt = 0; attempt < 1000; attempt++) {
    *t = (Temporary){.above = above, .folder = -1, .lock = -1};
    snprintf(t->name, sizeof t->name, "%s%ld-%u", prefix, (long)getpid(), serial++);
    if (make_named(t)) {
      t->older = newest;
      newest = t;
      return true;
    }
    int error = errno;
    if (error) temporary_remove(t);
    temporary_close(t);
    errno = error;
    if (error) return false;
  }
  errno = EEXIST;
  return false;
}

void temporary_remove(const Temporary *t) {
  if (t->lock >= 0) unlinkat(t->folder, "lock", 0);
  if (t->name[0]) unlinkat(t->above, t->name, AT_REMOVEDIR);
}

void temporary_close(Temporary *t) {
  for (Temporary **at = &newest; *at; at = &(*at)->older)
    if (*at == t) {
      *at = t->older;
      break;
    }
  if (t->lock >= 0) close(t->lock);
  if (t->folder >= 0) close(t->folder);
  *t = (Temporary){.above = -1, .folder = -1, .lock = -1};
}

// ---- sweeping -----------------------------------------------------------------------------------

// The folder that was swept last: who writes a thousand files into one sweeps it once. It is kept
// open, or a folder that is made when this one has gone could get its number. -1: none.
static int swept = -1;

static void keep_swept(int folder) {
  if (swept >= 0) close(swept);
  swept = folder < 0 ? -1 : fcntl(folder, F_DUPFD_CLOEXEC, 3);
}

static bool is_swept(int folder) {
  struct stat status, last;
  return swept >= 0 && fstat(folder, &status) == 0 && fstat(swept, &last) == 0 &&
         is_same(&status, &last);
}

void temporaries_forget(void) {
  keep_swept(-1);
  newest = NULL;
}

static bool is_number(const char *text) { return *text && text[strspn(text, "0123456789")] == 0; }

// ".heapstory-4711-0"
static bool is_ours(const char *name) {
  size_t length = sizeof prefix - 1;
  if (strncmp(name, prefix, length) != 0) return false;
  size_t digits = strspn(name + length, "0123456789");
  return digits > 0 && name[length + digits] == '-' && is_number(name + length + digits + 1);
}

static DIR *open_list(int folder) {
  int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *list = copy < 0 ? NULL : fdopendir(copy);
  if (!list && copy >= 0) close(copy);
  return list;
}

static void remove_files(int folder) {
  DIR *list = open_list(folder);
  const struct dirent *entry;
  while (list && (entry = readdir(list)))
    if (is_number(entry->d_name)) unlinkat(folder, entry->d_name, 0);
  if (list) closedir(list);
}

static bool is_mine(int folder) {
  struct stat status, own;
  for (const Temporary *at = newest; at; at = at->older)
    if (fstat(folder, &status) == 0 && fstat(at->folder, &own) == 0 && is_same(&status, &own))
      return true;
  return false;
}

static void sweep_unlocked(int above, int folder, const char *name) {
  int lock = openat(folder, "lock", O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (lock >= 0 && take_lock(lock, false) && is_named(folder, lock)) {
    remove_files(folder);
    unlinkat(folder, "lock", 0);
  }
  unlinkat(above, name, AT_REMOVEDIR);
  if (lock >= 0) close(lock);
}

static void sweep_named(int above, const char *name) {
  int folder = openat(above, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder >= 0 && !is_mine(folder)) sweep_unlocked(above, folder, name);
  if (folder >= 0) close(folder);
}

void temporaries_sweep(int above) {
  if (is_swept(above)) return;
  DIR *list = open_list(above);
  const struct dirent *entry;
  while (list && (entry = readdir(list)))
    if (is_ours(entry->d_name)) sweep_named(above, entry->d_name);
  if (list) closedir(list);
  keep_swept(above);
}
