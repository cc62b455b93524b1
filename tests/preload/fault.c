// fault.c: a library to preload: the n-th call that changes a disk fails, as on a disk that is
// full.
//
//   FAULT_CALL   write, rename, create (open with O_CREAT), mkdir, close (of what was written),
//                fsync (or another way to wait for the disk), lock, or any: all of them but lock
//   FAULT_AT     which one fails, from 1; FAULT_ON=1: and all after it
//   FAULT_ERRNO  its errno, a number (default: ENOSPC)
//   FAULT_SHORT  =1: the write before the one that fails writes half of what it should
//   FAULT_MARK   a file that is made when a call has failed
//   FAULT_DISK   =1: every file system says that it is ext4
// What is written to standard error does not count, nor to a pipe.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))

static long calls;

static long number_of(const char *name, long absent) {
  const char *value = getenv(name);
  return value ? atol(value) : absent;
}

static void leave_mark(void) {
  const char *path = getenv("FAULT_MARK");
  int file = path ? REAL(open)(path, O_WRONLY | O_CREAT, 0666) : -1;
  if (file >= 0) REAL(close)(file);
}

static bool is_meant(const char *call) {
  const char *meant = getenv("FAULT_CALL");
  if (!meant) return false;
  return strcmp(meant, call) == 0 || (strcmp(meant, "any") == 0 && strcmp(call, "lock") != 0);
}

// Whether this call fails; errno is set.
static bool fails(const char *call) {
  if (!is_meant(call)) return false;
  long at = number_of("FAULT_AT", 0);
  calls++;
  if (calls != at && !(calls > at && number_of("FAULT_ON", 0))) return false;
  leave_mark();
  errno = (int)number_of("FAULT_ERRNO", ENOSPC);
  return true;
}

// Open for writing alone: a lock is open for both, and has nothing in it.
static bool counts(int file) {
  struct stat status;
  int error = errno;
  bool well = file != STDERR_FILENO && fstat(file, &status) == 0 && !S_ISFIFO(status.st_mode) &&
              (fcntl(file, F_GETFL) & O_ACCMODE) == O_WRONLY;
  errno = error;
  return well;
}

ssize_t write(int file, const void *bytes, size_t length) {
  if (counts(file)) {
    if (fails("write")) return -1;
    if (number_of("FAULT_SHORT", 0) && is_meant("write") && length > 1 &&
        calls + 1 == number_of("FAULT_AT", 0))
      length /= 2;
  }
  return REAL(write)(file, bytes, length);
}

int fsync(int file) { return fails("fsync") ? -1 : REAL(fsync)(file); }

// Another way to wait for the disk.
int sync_file_range(int file, off64_t offset, off64_t length, unsigned flags) {
  bool waits = flags & SYNC_FILE_RANGE_WAIT_AFTER;
  return waits && fails("fsync") ? -1 : REAL(sync_file_range)(file, offset, length, flags);
}

// FAULT_DISK: every file system says that it is ext4.
int fstatfs(int file, struct statfs *status) {
  int result = REAL(fstatfs)(file, status);
  if (result == 0 && number_of("FAULT_DISK", 0)) status->f_type = 0xEF53;
  return result;
}

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
  return fails("rename") ? -1 : REAL(renameat)(from_folder, from, to_folder, to);
}

int mkdir(const char *path, mode_t mode) { return fails("mkdir") ? -1 : REAL(mkdir)(path, mode); }

int mkdirat(int folder, const char *path, mode_t mode) {
  return fails("mkdir") ? -1 : REAL(mkdirat)(folder, path, mode);
}

int openat(int folder, const char *path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  mode_t mode = flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  if ((flags & O_CREAT) && fails("create")) return -1;
  return REAL(openat)(folder, path, flags, mode);
}

// What Linux does: the descriptor is closed in any case.
int close(int file) {
  bool failed = counts(file) && fails("close");
  int error = errno, status = REAL(close)(file);
  if (failed) errno = error;
  return failed ? -1 : status;
}

int fcntl(int file, int command, ...) {
  va_list arguments;
  va_start(arguments, command);
  void *argument = va_arg(arguments, void *);
  va_end(arguments);
  if (command == F_SETLK && fails("lock")) return -1;
  return REAL(fcntl)(file, command, argument);
}
