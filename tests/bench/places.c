// places.c: programs, paths and the scratch folder.
#include "internal.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *bench_tool(const Bench *bench) {
  (void)bench;
  return HEAPSTORY_TOOL;
}

const char *bench_source(const Bench *bench) {
  (void)bench;
  return SOURCE_DIR;
}

const char *bench_peers(const Bench *bench) { return bench->peers; }

// ---- programs -----------------------------------------------------------------------------------

static char *program_in(const char *folder, size_t length, const char *name) {
  Text path = {0};
  text_add_n(&path, folder, length);
  text_printf(&path, "/%s", name);
  if (access(text_chars(&path), X_OK) == 0) return text_take(&path);
  text_delete(&path);
  return NULL;
}

char *program_find(const char *name) {
  if (strchr(name, '/')) return access(name, X_OK) == 0 ? mem_strdup(name) : NULL;
  char *found = program_in("/usr/bin", strlen("/usr/bin"), name);
  const char *path = getenv("PATH");
  while (!found && path && *path) {
    size_t length = strcspn(path, ":");
    if (length > 0) found = program_in(path, length, name);
    path += length + (path[length] == ':');
  }
  return found;
}

const char *bench_program(Bench *bench, const char *name) {
  char *found = program_find(name);
  const char *kept = bench_text(bench, "%s", found ? found : name);
  mem_free(found);
  return kept;
}

// ---- text and paths -----------------------------------------------------------------------------

static const char *keep(Bench *bench, Text *text) {
  const char *kept = scratch_strndup(&bench->texts, text_chars(text), text->length);
  text_delete(text);
  return kept;
}

const char *bench_text(Bench *bench, const char *format, ...) {
  Text text = {0};
  va_list arguments;
  va_start(arguments, format);
  text_vprintf(&text, format, arguments);
  va_end(arguments);
  return keep(bench, &text);
}

const char *bench_path(Bench *bench, const char *format, ...) {
  Text text = {0};
  text_printf(&text, "%s/", bench->room);
  va_list arguments;
  va_start(arguments, format);
  text_vprintf(&text, format, arguments);
  va_end(arguments);
  return keep(bench, &text);
}

const char *bench_write(Bench *bench, const char *name, const char *bytes, size_t length) {
  const char *path = bench_path(bench, "%s", name);
  FILE *file = fopen(path, "w");
  size_t written = file ? fwrite(bytes, 1, length, file) : 0;
  if (!file || fclose(file) != 0 || written != length)
    bench_trouble(bench, "%s: %s", path, strerror(errno));
  return path;
}

double bench_bytes(const char *folder, const char *suffix) {
  DIR *list = opendir(folder);
  double bytes = 0;
  for (const struct dirent *entry; list && (entry = readdir(list));) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    Text path = {0};
    text_printf(&path, "%s/%s", folder, entry->d_name);
    struct stat status;
    bool there = lstat(text_chars(&path), &status) == 0;
    size_t length = strlen(suffix);
    if (there && S_ISDIR(status.st_mode))
      bytes += bench_bytes(text_chars(&path), suffix);
    else if (there && path.length >= length &&
             strcmp(path.chars + path.length - length, suffix) == 0)
      bytes += (double)status.st_size;
    text_delete(&path);
  }
  if (list) closedir(list);
  return bytes;
}

// ---- the scratch folder -------------------------------------------------------------------------

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk) {
  (void)status, (void)kind, (void)walk;
  return remove(path);
}

void tree_remove(const char *path) { nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS); }

bool room_enter(Bench *bench) {
  const char *parent = getenv("TMPDIR");
  Text path = {0};
  text_printf(&path, "%s/heapstory-bench.XXXXXX", parent && *parent ? parent : "/tmp");
  bench->room = text_take(&path);
  if (mkdtemp(bench->room)) return true;
  bench_trouble(bench, "%s: %s", bench->room, strerror(errno));
  mem_free(bench->room);
  bench->room = NULL;
  return false;
}

void room_leave(Bench *bench) {
  tree_remove(bench->room);
  mem_free(bench->room);
  bench->room = NULL;
}
