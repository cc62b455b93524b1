// selection.c: which objects a graph shows: words that name them, and the numbers and words around.
// Whether a word names anything is known only when the scenario has been played.
#include "cli.h"

#include <stdlib.h>
#include <string.h>

// ---- reading ----------------------------------------------------------------------------------

static bool is_there(const Words *words, const char *word) {
  for (size_t i = 0; i < words->count; i++)
    if (strcmp(words->items[i], word) == 0) return true;
  return false;
}

// "#7", or a word.
static bool read_word(Selection *selection, const char *word, Errors *errors) {
  const char *origin = selection->origin;
  if (!word[0])
    return error_add(errors, selection->at, "%s: a word is missing in the list", origin);
  if (is_there(&selection->words, word))
    return error_add(errors, selection->at, "%s: '%s' is there twice", origin, word);
  if (word[0] != '#') return true;
  const char *digits = word + 1;
  if (*digits && digits[strspn(digits, "0123456789")] == 0) return true;
  return error_add(errors, selection->at, "%s: expected an object's number as in #7, not '%s'",
                   origin, word);
}

bool selection_read(Selection *selection, const char *list, const char *origin, Position at,
                    Errors *errors) {
  bool well = true;
  selection->origin = origin;
  selection->at = at;
  for (const char *end; list; list = *end ? end + 1 : NULL) {
    size_t length = strcspn(list, ",");
    end = list + length;
    char *word = mem_strndup(list, length);
    bool good = read_word(selection, word, errors);
    if (good)
      array_push(&selection->words, word);
    else
      mem_free(word);
    well &= good;
  }
  return well;
}

// ---- checking ---------------------------------------------------------------------------------

typedef struct Known {
  const Recording *recording;
  Array(const char *) names; // of frames, and of types where they count
} Known;

static void add(Known *known, const char *name) {
  for (size_t i = 0; i < known->names.count; i++)
    if (strcmp(known->names.items[i], name) == 0) return;
  array_push(&known->names, name);
}

static void add_names(Known *known, bool types) {
  for (size_t at = 0; at < known->recording->count; at++) {
    const Snapshot *snapshot = known->recording->snapshots[at];
    for (size_t i = 0; i < snapshot->binding_count; i++) add(known, snapshot->bindings[i].name);
    for (size_t i = 0; types && i < snapshot->object_count; i++)
      add(known, snapshot->objects[i].type);
  }
  array_push(&known->names, NULL);
}

static bool has_object(const Recording *recording, const char *number) {
  int64_t serial = strtoll(number, NULL, 10);
  for (size_t at = 0; at < recording->count; at++)
    if (snapshot_find(recording->snapshots[at], serial) != NO_OBJECT) return true;
  return false;
}

static bool check_word(const Known *known, const Selection *selection, const char *word,
                       Errors *errors) {
  if (word[0] == '#')
    return has_object(known->recording, word + 1) ||
           error_add(errors, selection->at, "%s: no step has an object %s", selection->origin,
                     word);
  for (size_t i = 0; known->names.items[i]; i++)
    if (strcmp(known->names.items[i], word) == 0) return true;
  const char *nearest = nearest_word(word, known->names.items);
  return error_add(errors, selection->at, "%s: no step has a name '%s'%s%s%s", selection->origin,
                   word, nearest ? ", did you mean '" : "", nearest ? nearest : "",
                   nearest ? "'?" : "");
}

bool selection_check(const Selection *selection, const Recording *recording, bool types,
                     Errors *errors) {
  bool well = true;
  Known known = {.recording = recording};
  if (selection->words.count == 0) return true;
  add_names(&known, types);
  for (size_t i = 0; i < selection->words.count; i++)
    well &= check_word(&known, selection, selection->words.items[i], errors);
  array_delete(&known.names);
  return well;
}
