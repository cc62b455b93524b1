// why_find.c: from what somebody typed to an object: `a`, `#7`, `a.ref`, `d['k']`, `#3[0].x`.
#include "why.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

// A root and the places behind it, spelled as snapshots spell them: ".ref", "[0]", "['k']".
typedef struct Path {
  char *name;     // of a root that is a name; NULL: a number
  int64_t serial; // of a root that is a number
  Array(char *) places;
} Path;

// ---- reading ----------------------------------------------------------------------------------

static bool is_word(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         c & 0x80;
}

static const char *end_of_word(const char *at) {
  while (is_word(*at)) at++;
  return at;
}

// The end of "[0]" or "['k']", or NULL.
static const char *end_of_item(const char *at) {
  char quote = *++at;
  if (quote != '\'' && quote != '"') {
    const char *end = at + strcspn(at, "]");
    return end > at && *end ? end + 1 : NULL;
  }
  for (at++; *at && *at != quote; at++)
    if (*at == '\\' && at[1]) at++;
  return *at && at[1] == ']' ? at + 2 : NULL;
}

static char *spelled(const char *at, const char *end) {
  char *place = mem_strndup(at, (size_t)(end - at));
  bool single = !strchr(place, '\'');
  if (place[0] == '[' && place[1] == '"' && single) // as repr() writes it
    place[1] = place[end - at - 2] = '\'';
  return place;
}

static bool read_root(Path *path, const char **at) {
  const char *start = *at + (**at == '#');
  const char *end = end_of_word(start);
  if (**at == '#') {
    char *number_end;
    path->serial = strtoll(start, &number_end, 10);
    *at = number_end;
    return end > start && number_end == end;
  }
  if (end > start) path->name = mem_strndup(start, (size_t)(end - start));
  *at = end;
  return path->name && !(*start >= '0' && *start <= '9');
}

static bool read_path(Path *path, const char *at) {
  if (!read_root(path, &at)) return false;
  while (*at) {
    const char *end = *at == '.' ? end_of_word(at + 1) : *at == '[' ? end_of_item(at) : NULL;
    if (!end || end == at + 1) return false;
    array_push(&path->places, spelled(at, end));
    at = end;
  }
  return true;
}

static void path_delete(Path *path) {
  mem_free(path->name);
  for (size_t i = 0; i < path->places.count; i++) mem_free(path->places.items[i]);
  array_delete(&path->places);
}

// ---- meaning ----------------------------------------------------------------------------------

static int32_t referent(const Snapshot *s, int32_t from, const char *place) {
  const SnapshotObject *o = &s->objects[from];
  for (uint32_t i = 0; i < o->reference_count; i++) {
    const SnapshotReference *r = &s->references[o->first_reference + i];
    if (strcmp(r->place, place) == 0) return r->to;
  }
  return NO_OBJECT;
}

static int32_t item_of(const Snapshot *s, int32_t dict, const char *name) {
  Text key = {0};
  text_printf(&key, "['%s']", name);
  int32_t item = dict == NO_OBJECT ? NO_OBJECT : referent(s, dict, text_chars(&key));
  text_delete(&key);
  return item;
}

// A module's and some instances' attributes stand in a dict; machinery spells ".__class__" without
// the dot.
static int32_t place_of(const Snapshot *s, int32_t from, const char *place) {
  int32_t to = referent(s, from, place);
  if (to == NO_OBJECT && place[0] == '.') to = referent(s, from, place + 1);
  if (to == NO_OBJECT && place[0] == '.') to = item_of(s, referent(s, from, "__dict__"), place + 1);
  return to;
}

static int32_t name_in_frame(const Snapshot *s, const SnapshotFrame *frame, const char *name) {
  for (uint32_t i = 0; i < frame->binding_count; i++) {
    const SnapshotBinding *binding = &s->bindings[frame->first_binding + i];
    if (strcmp(binding->name, name) == 0) return binding->to;
  }
  // Names that a snapshot does not list: __name__ and the like.
  return item_of(s, frame->names ? snapshot_find(s, frame->names) : NO_OBJECT, name);
}

// Newest frame first, as Python looks, but in all of them; then the builtins.
static int32_t root_of(const Snapshot *s, const Path *path) {
  int32_t found = NO_OBJECT;
  if (!path->name) return snapshot_find(s, path->serial);
  for (size_t f = s->frame_count; f-- > 0 && found == NO_OBJECT;)
    found = name_in_frame(s, &s->frames[f], path->name);
  if (found != NO_OBJECT || s->frame_count == 0) return found;
  for (size_t i = 0; i < s->object_count; i++)
    if (s->objects[i].flags & SNAPSHOT_IMMORTAL && s->objects[i].value &&
        s->objects[i].flags & SNAPSHOT_INTERNAL && strcmp(s->objects[i].value, path->name) == 0)
      return (int32_t)i; // None, True, False, Ellipsis
  int32_t builtins = name_in_frame(s, &s->frames[0], "__builtins__");
  return item_of(s, builtins, path->name);
}

// The object after the first `count` places, or NO_OBJECT.
static int32_t walk(const Snapshot *s, const Path *path, size_t count) {
  int32_t at = root_of(s, path);
  for (size_t i = 0; i < count && at != NO_OBJECT; i++) at = place_of(s, at, path->places.items[i]);
  return at;
}

// The newest of snapshots[0 .. at] where it means something, or SIZE_MAX.
static size_t newest(const Snapshot *const *snapshots, size_t at, const Path *path, size_t places) {
  for (size_t i = at + 1; i-- > 0;)
    if (walk(snapshots[i], path, places) != NO_OBJECT) return i;
  return SIZE_MAX;
}

// The first step after `at` that knows the root, or 0.
static size_t later_step(const Snapshot *const *snapshots, size_t count, size_t at,
                         const Path *path) {
  for (size_t i = at + 1; i < count; i++)
    if (root_of(snapshots[i], path) != NO_OBJECT) return snapshots[i]->step;
  return 0;
}

// An object that no snapshot knows was made and freed in one step: the event has its step and type.
static size_t made_in(const Snapshot *const *snapshots, size_t at, int64_t serial,
                      const char **type_out) {
  for (size_t i = 0; i <= at; i++)
    for (size_t e = 0; e < snapshots[i]->event_count; e++) {
      const SnapshotEvent *event = &snapshots[i]->events[e];
      if (event->kind != EVENT_ALLOCATE || event->serial != serial) continue;
      *type_out = event->type;
      return i;
    }
  return SIZE_MAX;
}

// ---- refusals ---------------------------------------------------------------------------------

typedef Array(const char *) Names;

static void add_names(Names *names, const Snapshot *s) {
  for (size_t i = 0; i < s->binding_count; i++) array_push(names, s->bindings[i].name);
}

static void refuse_name(const Snapshot *const *snapshots, size_t at, const char *name,
                        Errors *errors) {
  Names names = {0};
  for (size_t i = 0; i <= at; i++) add_names(&names, snapshots[i]);
  array_push(&names, NULL);
  const char *nearest = nearest_word(name, names.items);
  size_t step = snapshots[at]->step;
  if (nearest)
    error_add(errors, (Position){0}, "'%s' is no name up to step %zu, did you mean '%s'?", name,
              step, nearest);
  else
    error_add(errors, (Position){0}, "'%s' is no name up to step %zu", name, step);
  array_delete(&names);
}

static void refuse_serial(const Snapshot *const *snapshots, size_t at, int64_t serial,
                          Errors *errors) {
  int64_t last = 0;
  for (size_t i = 0; i <= at; i++)
    for (size_t o = 0; o < snapshots[i]->object_count; o++)
      if (snapshots[i]->objects[o].serial > last) last = snapshots[i]->objects[o].serial;
  error_add(errors, (Position){0},
            "there is no #%" PRId64 " up to step %zu: the program's objects are #1 to #%" PRId64,
            serial, snapshots[at]->step, last);
}

static void refuse_root(const Snapshot *const *snapshots, size_t count, size_t at, const Path *path,
                        Errors *errors) {
  size_t step = later_step(snapshots, count, at, path);
  if (step && path->name)
    error_add(errors, (Position){0}, "'%s' is bound only from step %zu on", path->name, step);
  else if (step)
    error_add(errors, (Position){0}, "#%" PRId64 " is made only in step %zu", path->serial, step);
  else if (path->name)
    refuse_name(snapshots, at, path->name, errors);
  else
    refuse_serial(snapshots, at, path->serial, errors);
}

// The first `places` places lead somewhere in snapshot `s`, the next one does not.
static void refuse_place(const Snapshot *s, const Path *path, size_t places, Errors *errors) {
  const SnapshotObject *o = &s->objects[walk(s, path, places)];
  const char *place = path->places.items[places];
  Names names = {0};
  for (uint32_t i = 0; i < o->reference_count; i++)
    array_push(&names, s->references[o->first_reference + i].place);
  array_push(&names, NULL);
  const char *nearest = nearest_word(place, names.items);
  Text what = {0};
  words_add_object(&what, o);
  error_add(errors, (Position){0}, "%s holds nothing at '%s' in step %zu%s%s%s", text_chars(&what),
            place, s->step, nearest ? ", did you mean '" : "", nearest ? nearest : "",
            nearest ? "'?" : "");
  text_delete(&what);
  array_delete(&names);
}

static void refuse(const Snapshot *const *snapshots, size_t count, size_t at, const Path *path,
                   Errors *errors) {
  for (size_t places = path->places.count; places-- > 0;) {
    size_t known = newest(snapshots, at, path, places);
    if (known == SIZE_MAX) continue;
    refuse_place(snapshots[known], path, places, errors);
    return;
  }
  refuse_root(snapshots, count, at, path, errors);
}

// ---- front door -------------------------------------------------------------------------------

size_t why_find(Why *why, const Snapshot *const *snapshots, size_t count, size_t at,
                Errors *errors) {
  Path path = {0};
  size_t found = SIZE_MAX;
  if (!read_path(&path, why->asked)) {
    error_add(errors, (Position){0},
              "expected a name, a number as #7, or a path as a.ref, d['k'], l[0]; not '%s'",
              why->asked);
  } else {
    found = newest(snapshots, at, &path, path.places.count);
    if (found != SIZE_MAX)
      why->serial =
          snapshots[found]->objects[walk(snapshots[found], &path, path.places.count)].serial;
    else if (!path.name && path.places.count == 0 && path.serial > 0 &&
             (found = made_in(snapshots, at, path.serial, &why->type)) != SIZE_MAX)
      why->serial = path.serial;
    else
      refuse(snapshots, count, at, &path, errors);
  }
  path_delete(&path);
  return found;
}
