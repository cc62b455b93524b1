// side_kind.c: what a file is, told by its first characters and keys, never by its name.
#include "sides.h"

#include <string.h>

static const char *const words[] = {"scenario", "snapshot", "trace", "unknown"};

const char *side_word(SideKind kind) { return words[kind]; }

// Keys of one kind alone. What is in neither list ("gc", a word that is misspelt) tells nothing.
static const char *const scenario_keys[] = {"steps", "title", "profile", "context", "render", NULL};
static const char *const trace_keys[] = {"step",   "source",  "line",   "output", "result", "error",
                                         "frames", "objects", "memory", "events", NULL};

static bool is_among(const char *const *keys, const char *key, size_t length) {
  for (; *keys; keys++)
    if (strlen(*keys) == length && strncmp(*keys, key, length) == 0) return true;
  return false;
}

static const char *skip_blanks(const char *at, const char *end) {
  while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')) at++;
  return at;
}

// Behind the closing quote of a string; `at` is behind the opening one.
static const char *skip_string(const char *at, const char *end) {
  while (at < end && *at != '"') at += *at == '\\' && at + 1 < end ? 2 : 1;
  return at < end ? at + 1 : end;
}

// The first key of the outermost object that tells; a scenario is what none tells of, so that its
// reader says what is wrong with it.
static SideKind kind_of_object(const char *at, const char *end) {
  size_t depth = 0;
  while (at < end) {
    char c = *at++;
    if (c == '{' || c == '[') depth++;
    if ((c == '}' || c == ']') && --depth == 0) break;
    if (c != '"') continue;
    const char *key = at, *behind = at = skip_string(at, end);
    size_t length = (size_t)(behind - key) - 1;
    behind = skip_blanks(behind, end);
    if (depth != 1 || behind == end || *behind != ':') continue;
    if (is_among(trace_keys, key, length)) return SIDE_TRACE;
    if (is_among(scenario_keys, key, length)) return SIDE_SCENARIO;
  }
  return SIDE_SCENARIO;
}

SideKind side_kind(const char *text, size_t length) {
  static const char header[] = "heapstory snapshots", mark[] = "\xEF\xBB\xBF";
  const char *end = text + length, *at = text;
  if (length >= sizeof header - 1 && memcmp(text, header, sizeof header - 1) == 0)
    return SIDE_SNAPSHOT;
  if (length >= sizeof mark - 1 && memcmp(text, mark, sizeof mark - 1) == 0) at += sizeof mark - 1;
  at = skip_blanks(at, end);
  return at < end && *at == '{' ? kind_of_object(at, end) : SIDE_UNKNOWN;
}
