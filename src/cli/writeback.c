// writeback.c: bytes on the disk before the name, see writeback.h.
#ifdef __linux__
#define _GNU_SOURCE // sync_file_range
#endif
#include "writeback.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif

#ifdef __linux__
// The file systems of which it is known that what is renamed after its bytes were written keeps
// them: the size of a file, and where its bytes stand, enter the journal before its pages count as
// written (ext4_release_io_end(), xfs_end_ioend()). ext2 and ext3 share the number of ext4 and its
// driver.
static bool keeps_order(int file) {
  enum { EXT4 = 0xEF53, XFS = 0x58465342 };
  struct statfs status;
  return fstatfs(file, &status) == 0 && (status.f_type == EXT4 || status.f_type == XFS);
}
#endif

void writeback_begin(int file) {
#ifdef __linux__
  // What goes wrong here is said by writeback_end().
  int error = errno;
  (void)sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
  errno = error;
#else
  (void)file;
#endif
}

// What has no disk behind it cannot be synced, and that is no trouble.
static bool sync_all(int file) {
  return fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
}

bool writeback_end(int file) {
#ifdef __linux__
  const unsigned all =
      SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER;
  if (keeps_order(file))
    return sync_file_range(file, 0, 0, all) == 0 || (errno == ENOSYS && sync_all(file));
#endif
  return sync_all(file);
}
