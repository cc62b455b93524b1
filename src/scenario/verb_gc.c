// verb_gc.c: collect and gc.
#include "internal.h"

#include <string.h>

void read_collect(Reader *reader, Step *step, const cJSON *const *fields) {
  int64_t generation = 0;
  if (!fields[0]) return;
  push_key(reader, fields[0]);
  read_integer(reader, fields[0], 0, 2, &generation);
  pop(reader);
  step->as.collect.generation = (int)generation;
  step->source = scratch_printf(&reader->memory->scratch, "gc.collect(%d)", (int)generation);
}

static void read_word(Reader *reader, Step *step, const cJSON *string) {
  static const char *const words[] = {"enable",    "disable", "freeze", "unfreeze",
                                      "threshold", "debug",   NULL};
  const char *word = string->valuestring;
  size_t verb = 0;
  while (words[verb] && strcmp(words[verb], word) != 0) verb++;
  if (verb > GC_VERB_UNFREEZE && words[verb]) {
    report(reader, string, "'%s' needs a value: {\"gc\": {\"%s\": ...}}", word, word);
    return;
  }
  if (!words[verb]) {
    report(reader, string, "unknown word %s%s", quoted(reader, word),
           suggestion(reader, word, words));
    return;
  }
  step->as.gc.verb = (GcVerb)verb;
  step->source = scratch_printf(&reader->memory->scratch, "gc.%s()", word);
}

static void read_threshold(Reader *reader, Step *step, const cJSON *array) {
  Text text = {0};
  step->as.gc.verb = GC_VERB_THRESHOLD;
  int64_t thresholds[3] = {0}; // each at most INT32_MAX
  size_t count = 0;
  read_thresholds(reader, array, thresholds, &count);
  text_add(&text, "gc.set_threshold(");
  for (size_t i = 0; i < count; i++) {
    text_printf(&text, "%s%lld", i ? ", " : "", (long long)thresholds[i]);
    step->as.gc.thresholds[i] = (int32_t)thresholds[i];
  }
  step->as.gc.threshold_count = (uint32_t)count;
  text_add(&text, ")");
  step->source = keep_text(reader, text.chars);
  text_delete(&text);
}

// ---- debug ------------------------------------------------------------------------------------

// CPython's own numbers (Include/internal/pycore_gc.h: _PyGC_DEBUG_...).
static const struct {
  const char *word, *name;
  unsigned flags;
} debug_rows[] = {
    {"stats", "gc.DEBUG_STATS", 1},
    {"collectable", "gc.DEBUG_COLLECTABLE", 2},
    {"uncollectable", "gc.DEBUG_UNCOLLECTABLE", 4},
    {"saveall", "gc.DEBUG_SAVEALL", 32},
    {"leak", "gc.DEBUG_LEAK", 38},
    {"off", "0", 0},
};

enum { DEBUG_ROWS = sizeof debug_rows / sizeof *debug_rows };

static void add_flag(Reader *reader, Step *step, const cJSON *string, Text *text) {
  const char *words[DEBUG_ROWS + 1] = {0};
  if (!expect_kind(reader, string, KIND_STRING)) return;
  for (int i = 0; i < DEBUG_ROWS; i++) {
    words[i] = debug_rows[i].word;
    if (strcmp(words[i], string->valuestring) != 0) continue;
    if (text->length) text_add(text, " | ");
    text_add(text, debug_rows[i].name);
    step->as.gc.debug |= debug_rows[i].flags;
    return;
  }
  report(reader, string, "unknown word %s%s", quoted(reader, string->valuestring),
         suggestion(reader, string->valuestring, words));
}

static void read_debug(Reader *reader, Step *step, const cJSON *value) {
  Text flags = {0};
  const cJSON *item;
  size_t index = 0;
  step->as.gc.verb = GC_VERB_DEBUG;
  if (cJSON_IsString(value))
    add_flag(reader, step, value, &flags);
  else
    cJSON_ArrayForEach(item, value) {
      push_index(reader, index++);
      add_flag(reader, step, item, &flags);
      pop(reader);
    }
  step->source = scratch_printf(&reader->memory->scratch, "gc.set_debug(%s)",
                                flags.length ? flags.chars : "0");
  text_delete(&flags);
}

static void read_settings(Reader *reader, Step *step, const cJSON *object) {
  static const Key keys[] = {
      {"threshold", KIND_ARRAY, false}, {"debug", KIND_STRING | KIND_ARRAY, false}, {0}};
  static void (*const readers[])(Reader *, Step *, const cJSON *) = {read_threshold, read_debug};
  const cJSON *fields[MAX_KEYS];
  read_keys(reader, object, "'gc'", keys, NULL, fields);
  if (!object->child) report(reader, object, "expected 'threshold' or 'debug'");
  if (fields[0] && fields[1]) report(reader, object, "expected 'threshold' or 'debug', found both");
  for (int i = 0; i < 2; i++) {
    if (!fields[i]) continue;
    push_key(reader, fields[i]);
    readers[i](reader, step, fields[i]);
    pop(reader);
  }
}

void read_gc(Reader *reader, Step *step, const cJSON *const *fields) {
  if (!fields[0]) return;
  push_key(reader, fields[0]);
  if (cJSON_IsString(fields[0]))
    read_word(reader, step, fields[0]);
  else
    read_settings(reader, step, fields[0]);
  pop(reader);
}
