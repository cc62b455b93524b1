// shipped.c: the scenarios that ship are found (shipped.h).
#include "shipped.h"

#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "heapstory/base.h"

typedef Array(char *) Files;

static int by_path(const void *left, const void *right) {
  return strcmp(*(char *const *)left, *(char *const *)right);
}

static bool is_folder(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool is_json(const char *name) {
  size_t length = strlen(name);
  return length > 5 && strcmp(name + length - 5, ".json") == 0;
}

static void find(const char *folder, Files *files);

static void find_at(const char *folder, const char *name, Files *files) {
  if (name[0] == '.') return;
  Text path = {0};
  text_printf(&path, "%s/%s", folder, name);
  if (!is_folder(text_chars(&path))) {
    if (is_json(name)) array_push(files, mem_strdup(text_chars(&path)));
  } else if (strcmp(name, "snapshots") != 0) {
    find(text_chars(&path), files);
  }
  text_delete(&path);
}

static void find(const char *folder, Files *files) {
  DIR *directory = opendir(folder);
  if (!directory) fail_msg("%s cannot be read: %s", folder, strerror(errno));
  for (struct dirent *entry; errno = 0, (entry = readdir(directory));)
    find_at(folder, entry->d_name, files);
  if (errno) fail_msg("%s cannot be read: %s", folder, strerror(errno));
  closedir(directory);
}

size_t shipped_visit(const char *below, OnShipped visit, void *payload) {
  Files files = {0};
  Text folder = {0};
  text_printf(&folder, "%s/scenarios%s%s", SOURCE_DIR, *below ? "/" : "", below);
  find(text_chars(&folder), &files);
  text_delete(&folder);
  if (files.count) qsort(files.items, files.count, sizeof *files.items, by_path);
  for (size_t i = 0; i < files.count; i++) {
    visit(files.items[i], payload);
    mem_free(files.items[i]);
  }
  size_t count = files.count;
  array_delete(&files);
  return count;
}
