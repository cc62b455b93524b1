// check_snapshot.c: the files in which the snapshots of scenarios are kept.
//
//   scenarios/cycle.json   scenarios/snapshots/cycle.snap       what was accepted
//                          scenarios/snapshots/cycle.snap.new   what the last run gave instead
//
// Nothing is read or written through a link: a snapshot is a file of its own, in a folder of its
// own below the one that the user named.
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "heapstory/stored.h"

#include "files.h"

static const Position nowhere;

// ---- places -----------------------------------------------------------------------------------

// "a/b"; one of them alone where the other is "".
static char *join(const char *folder, const char *name) {
  Text path = {0};
  size_t length = strlen(folder);
  bool apart = length && name[0] && folder[length - 1] != '/';
  text_printf(&path, "%s%s%s", folder, apart ? "/" : "", name);
  return text_take(&path);
}

// The folder of a path; "" where it names none.
static char *folder_of(const char *path) {
  const char *slash = strrchr(path, '/');
  if (!slash) return mem_strdup("");
  return slash == path ? mem_strdup("/") : mem_strndup(path, (size_t)(slash - path));
}

SnapshotPlace snapshot_place(const Input *input, const char *directory) {
  SnapshotPlace place;
  char *own = story_folder(input->file);
  Text name = {0};
  text_printf(&name, "%s.snap", own);
  place.name = text_take(&name);
  place.base = directory ? mem_strdup(directory) : folder_of(input->file);
  place.folder = directory ? folder_of(input_below(input)) : mem_strdup("snapshots");
  char *folder = join(place.base, place.folder);
  place.path = join(folder, place.name);
  mem_free(folder);
  mem_free(own);
  return place;
}

void snapshot_place_delete(SnapshotPlace *place) {
  mem_free(place->base);
  mem_free(place->folder);
  mem_free(place->name);
  mem_free(place->path);
}

// ---- reading ----------------------------------------------------------------------------------

static const char *kind_word(mode_t mode) {
  if (S_ISLNK(mode)) return "a symbolic link";
  return S_ISDIR(mode) ? "a folder" : S_ISREG(mode) ? "a file" : "no regular file";
}

// What stands at a path, a link not followed. It must be of the wanted kind.
static SnapshotState look(const char *path, mode_t wanted, const char *rule, Errors *errors) {
  struct stat status;
  bool found = lstat(path, &status) == 0;
  if (found && (status.st_mode & S_IFMT) == wanted) return SNAPSHOT_PRESENT;
  if (!found && (errno == ENOENT || errno == ENOTDIR)) return SNAPSHOT_ABSENT;
  errors->file = path;
  if (found)
    error_add(errors, nowhere, "this is %s: %s", kind_word(status.st_mode), rule);
  else
    error_add(errors, nowhere, "cannot open: %s", strerror(errno));
  return SNAPSHOT_REFUSED;
}

// The folders below `base`, one after the other, and the file in the last.
static SnapshotState find_file(const SnapshotPlace *place, Errors *errors) {
  SnapshotState state = SNAPSHOT_PRESENT;
  for (const char *end = place->folder; state == SNAPSHOT_PRESENT && *end;) {
    end += strspn(end, "/");
    end += strcspn(end, "/");
    char *part = mem_strndup(place->folder, (size_t)(end - place->folder));
    char *path = join(place->base, part);
    state = look(path, S_IFDIR, "snapshots stand in a folder of their own", errors);
    mem_free(part);
    mem_free(path);
  }
  if (state != SNAPSHOT_PRESENT) return state;
  return look(place->path, S_IFREG, "a snapshot is a file of its own", errors);
}

SnapshotState snapshot_read(const SnapshotPlace *place, char **bytes_out, size_t *length_out,
                            Errors *errors) {
  const char *file = errors->file;
  SnapshotState state = find_file(place, errors);
  errors->file = place->path;
  if (state == SNAPSHOT_PRESENT) {
    *bytes_out = file_read(place->path, length_out, errors);
    if (!*bytes_out) state = SNAPSHOT_REFUSED;
  }
  errors->file = file;
  return state;
}

// ---- writing ----------------------------------------------------------------------------------

// Opens the folder of a place, which is made where it is missing.
static bool open_folder(const SnapshotPlace *place, Outbox *outbox, Errors *errors) {
  struct stat status;
  char *folder = join(place->base, place->folder);
  if (!place->folder[0] && stat(folder, &status) == 0) {
    bool well = outbox_open(outbox, folder, NULL, errors);
    mem_free(folder);
    return well;
  }
  size_t length = strlen(folder);
  while (length > 1 && folder[length - 1] == '/') folder[--length] = 0;
  char *above = folder_of(folder);
  const char *slash = strrchr(folder, '/');
  bool well = outbox_open(outbox, above[0] ? above : ".", slash ? slash + 1 : folder, errors);
  mem_free(above);
  mem_free(folder);
  return well;
}

static char *new_name(const char *name) {
  Text text = {0};
  text_printf(&text, "%s.new", name);
  return text_take(&text);
}

bool snapshot_write(const SnapshotPlace *place, bool beside, const Text *text, Errors *errors) {
  Outbox outbox;
  char *name = beside ? new_name(place->name) : mem_strdup(place->name);
  bool well = open_folder(place, &outbox, errors) && outbox_begin(&outbox, name, errors) &&
              outbox_write(&outbox, text_chars(text), text->length, errors) &&
              outbox_end(&outbox, errors) && outbox_commit(&outbox, errors);
  outbox_close(&outbox);
  mem_free(name);
  return well;
}

// ---- removing ---------------------------------------------------------------------------------

bool snapshot_remove(const char *path) {
  static const char header[] = "heapstory snapshots ";
  char begins[sizeof header - 1];
  errno = 0;
  int file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return false;
  ssize_t length = read(file, begins, sizeof begins);
  close(file);
  if (length != (ssize_t)sizeof begins || memcmp(begins, header, sizeof begins) != 0) return false;
  return unlink(path) == 0;
}

bool snapshot_remove_new(const SnapshotPlace *place, Errors *errors) {
  char *path = new_name(place->path);
  bool well =
      snapshot_remove(path) || errno == 0 || errno == ENOENT || errno == ENOTDIR || errno == ELOOP;
  if (!well) {
    errors->file = NULL;
    error_add(errors, nowhere, "cannot remove '%s': %s", path, strerror(errno));
  }
  mem_free(path);
  return well;
}

void snapshot_sweep(const SnapshotPlace *place) {
  char *folder = join(place->base, place->folder);
  int above = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (above >= 0) {
    temporaries_sweep(above);
    close(above);
  }
  mem_free(folder);
}
