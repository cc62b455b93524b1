// inputs.c: files and folders of the command line, as scenarios.
#include "inputs.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// ---- walking ----------------------------------------------------------------------------------

static bool fail(const char *folder, Errors *errors) {
  int error = errno;
  errors->file = folder;
  error_add(errors, (Position){0}, "cannot read the folder: %s", strerror(error));
  errors->file = NULL;
  return false;
}

// A link that leads nowhere is a file: whoever opens it says so.
static bool is_file(const char *path) {
  struct stat status;
  return stat(path, &status) != 0 || S_ISREG(status.st_mode);
}

bool is_folder(const char *path) {
  struct stat status;
  return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool is_own_folder(const char *path) {
  struct stat status;
  return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool walk_entry(const char *path, const char *name, const Walk *walk, Errors *errors) {
  if (is_own_folder(path)) return !walk->wants_folder(name) || walk_folder(path, walk, errors);
  return !is_file(path) || walk->visit(walk->payload, path);
}

bool walk_folder(const char *folder, const Walk *walk, Errors *errors) {
  DIR *stream = opendir(folder);
  if (!stream) return fail(folder, errors);
  bool well = true;
  size_t length = strlen(folder);
  const char *slash = length > 0 && folder[length - 1] == '/' ? "" : "/";
  for (struct dirent *entry; well && (errno = 0, entry = readdir(stream));) {
    if (entry->d_name[0] == '.') continue;
    Text path = {0};
    text_printf(&path, "%s%s%s", folder, slash, entry->d_name);
    well = walk_entry(text_chars(&path), entry->d_name, walk, errors);
    text_delete(&path);
  }
  if (well && errno) well = fail(folder, errors);
  closedir(stream);
  return well;
}

// ---- scenarios --------------------------------------------------------------------------------

static bool may_hold_scenarios(const char *name) { return strcmp(name, "snapshots") != 0; }

static bool add_scenario(void *payload, const char *path) {
  Inputs *inputs = payload;
  size_t length = strlen(path);
  if (length > 5 && strcmp(path + length - 5, ".json") == 0)
    array_push(inputs, (Input){.file = mem_strdup(path)});
  return true;
}

static int by_path(const void *left, const void *right) {
  return strcmp(((const Input *)left)->file, ((const Input *)right)->file);
}

static bool find_below(const char *folder, Inputs *inputs, Errors *errors) {
  size_t first = inputs->count;
  const Walk walk = {may_hold_scenarios, add_scenario, inputs};
  if (!walk_folder(folder, &walk, errors)) return false;
  if (inputs->count == first) {
    errors->file = folder;
    error_add(errors, (Position){0}, "there is no scenario (*.json) below this folder");
    errors->file = NULL;
    return false;
  }
  qsort(inputs->items + first, inputs->count - first, sizeof *inputs->items, by_path);
  for (size_t i = first; i < inputs->count; i++) inputs->items[i].folder = folder;
  return true;
}

bool inputs_find(const char *const *words, size_t count, Inputs *inputs, Errors *errors) {
  bool well = true;
  for (size_t i = 0; i < count; i++) {
    if (strcmp(words[i], "-") != 0 && is_folder(words[i]))
      well &= find_below(words[i], inputs, errors);
    else
      array_push(inputs, (Input){.file = mem_strdup(words[i])});
  }
  return well;
}

void inputs_delete(Inputs *inputs) {
  for (size_t i = 0; i < inputs->count; i++) mem_free(inputs->items[i].file);
  array_delete(inputs);
}

const char *input_below(const Input *input) {
  const char *slash = strrchr(input->file, '/');
  if (!input->folder) return slash ? slash + 1 : input->file;
  const char *below = input->file + strlen(input->folder);
  while (*below == '/') below++;
  return below;
}
