// file.c: all bytes of a file or of standard input.
#include "heapstory/base.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static const Position NOWHERE = {0, 0};

static char *refuse(FILE *stream, char *bytes, Errors *errors, const char *what, int error) {
  if (error)
    error_add(errors, NOWHERE, "%s: %s", what, strerror(error));
  else
    error_add(errors, NOWHERE, "%s", what);
  if (stream && stream != stdin) fclose(stream);
  mem_free(bytes);
  return NULL;
}

static const char too_large[] = "the file is larger than 512 MiB";

// What the file system says of the size, as a first guess; a pipe or a device says nothing.
static size_t expected_size(FILE *stream) {
  struct stat status;
  if (fstat(fileno(stream), &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  return status.st_size > FILE_MAX_BYTES ? (size_t)FILE_MAX_BYTES + 1 : (size_t)status.st_size;
}

char *file_read(const char *file, size_t *length_out, Errors *errors) {
  FILE *stream = strcmp(file, "-") == 0 ? stdin : fopen(file, "rb");
  if (!stream) return refuse(NULL, NULL, errors, "cannot open", errno);
  size_t capacity = expected_size(stream), length = 0;
  if (capacity > FILE_MAX_BYTES) return refuse(stream, NULL, errors, too_large, 0);
  if (capacity < 4096) capacity = 4096;
  char *bytes = mem_alloc(capacity + 1);
  mem_expect_filled(bytes, capacity + 1);
  for (;;) {
    errno = 0;
    length += fread(bytes + length, 1, capacity - length, stream);
    if (ferror(stream)) return refuse(stream, bytes, errors, "cannot read", errno ? errno : EIO);
    if (length > FILE_MAX_BYTES) return refuse(stream, bytes, errors, too_large, 0);
    if (length < capacity) break; // the end
    int next = getc(stream);      // a file of the expected size ends here: do not double for it
    if (next == EOF && !ferror(stream)) break;
    capacity *= 2;
    bytes = mem_realloc(bytes, capacity + 1);
    if (next != EOF) bytes[length++] = (char)next;
  }
  if (stream != stdin) fclose(stream);
  bytes[length] = 0;
  *length_out = length;
  return bytes;
}
