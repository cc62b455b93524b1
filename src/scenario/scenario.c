// scenario.c: the top level of a scenario file, and the way from its text to a Scenario.
#include "internal.h"

#include <string.h>

enum { TOP_SCHEMA, TOP_TITLE, TOP_PROFILE, TOP_CONTEXT, TOP_GC, TOP_RENDER, TOP_STEPS, TOP_KEYS };

// "$schema" is where an editor finds src/share/scenario.schema.json; nobody here reads it.
static const Key top_keys[] = {{"$schema", KIND_STRING, false}, {"title", KIND_STRING, false},
                               {"profile", KIND_STRING, false}, {"context", KIND_STRING, false},
                               {"gc", KIND_OBJECT, false},      {"render", KIND_OBJECT, false},
                               {"steps", KIND_ARRAY, true},     {0}};

// ---- gc, context ------------------------------------------------------------------------------

static void read_gc_defaults(Reader *reader, const cJSON *object, Scenario *scenario) {
  static const Key keys[] = {
      {"enabled", KIND_BOOLEAN, false}, {"threshold", KIND_ARRAY, false}, {0}};
  const cJSON *fields[MAX_KEYS];
  read_keys(reader, object, "'gc'", keys, NULL, fields);
  if (fields[0]) scenario->gc_enabled = cJSON_IsTrue(fields[0]);
  if (!fields[1]) return;
  push_key(reader, fields[1]);
  read_thresholds(reader, fields[1], scenario->thresholds, &scenario->threshold_count);
  pop(reader);
}

static void read_context(Reader *reader, const cJSON *string, Scenario *scenario) {
  static const char *const words[] = {"interactive", "module", "script", NULL};
  for (int i = 0; words[i]; i++) {
    if (strcmp(words[i], string->valuestring) != 0) continue;
    scenario->context = (Context)i;
    return;
  }
  report(reader, string, "unknown word %s%s", quoted(reader, string->valuestring),
         suggestion(reader, string->valuestring, words));
}

// ---- render -----------------------------------------------------------------------------------

// "graph" or ["graph", "pools"]: comma separated.
static const char *read_words(Reader *reader, const cJSON *value) {
  const cJSON *item;
  size_t index = 0;
  Text text = {0};
  if (cJSON_IsString(value))
    text_add(&text, value->valuestring);
  else
    cJSON_ArrayForEach(item, value) {
      push_index(reader, index);
      if (index++) text_add_char(&text, ',');
      if (expect_kind(reader, item, KIND_STRING)) text_add(&text, item->valuestring);
      pop(reader);
    }
  if (text.length == 0) report(reader, value, "expected at least one word");
  const char *words = keep_text(reader, text_chars(&text));
  text_delete(&text);
  return words;
}

// "1", "0", digits, or words.
static const char *read_setting(Reader *reader, const cJSON *value) {
  if (cJSON_IsBool(value)) return cJSON_IsTrue(value) ? "1" : "0";
  if (!cJSON_IsNumber(value)) return read_words(reader, value);
  int64_t number = 1;
  Text text = {0};
  read_integer(reader, value, 1, 1000000000, &number);
  text_printf(&text, "%lld", (long long)number);
  const char *digits = keep_text(reader, text_chars(&text));
  text_delete(&text);
  return digits;
}

static void read_render(Reader *reader, const cJSON *object, Scenario *scenario) {
  enum { WORDS = KIND_STRING | KIND_ARRAY };
  RenderDefaults *render = &scenario->render;
  const struct {
    Key key;
    const char **value;
  } rows[] = {
      {{"view", WORDS, false}, &render->views},
      {{"theme", KIND_STRING, false}, &render->theme},
      {{"format", WORDS, false}, &render->formats},
      {{"steps", KIND_STRING, false}, &render->steps},
      {{"transparent", KIND_BOOLEAN, false}, &render->transparent},
      {{"caption", KIND_BOOLEAN, false}, &render->caption},
      {{"show", WORDS, false}, &render->show},
      {{"focus", WORDS, false}, &render->focus},
      {{"hide", WORDS, false}, &render->hide},
      {{"depth", KIND_NUMBER, false}, &render->depth},
      {{"max_objects", KIND_NUMBER, false}, &render->max_objects},
      {{"against", KIND_NUMBER, false}, &render->against},
      {{"density", KIND_STRING, false}, &render->density},
      {{"layout", KIND_STRING, false}, &render->layout},
  };
  enum { ROWS = sizeof rows / sizeof *rows };
  Key keys[ROWS + 1] = {0};
  const cJSON *fields[MAX_KEYS];
  for (int i = 0; i < ROWS; i++) keys[i] = rows[i].key;
  scenario->render_at = document_position(&reader->memory->document, value_offset(object));
  read_keys(reader, object, "'render'", keys, NULL, fields);
  for (int i = 0; i < ROWS; i++) {
    if (!fields[i]) continue;
    push_key(reader, fields[i]);
    *rows[i].value = read_setting(reader, fields[i]);
    pop(reader);
  }
}

// ---- the top level ----------------------------------------------------------------------------

static void read_words_of_top(Reader *reader, const cJSON *const *fields, Scenario *scenario) {
  if (fields[TOP_TITLE]) scenario->title = keep_text(reader, fields[TOP_TITLE]->valuestring);
  if (!fields[TOP_PROFILE]) return;
  scenario->profile = keep_text(reader, fields[TOP_PROFILE]->valuestring);
  scenario->profile_at =
      document_position(&reader->memory->document, value_offset(fields[TOP_PROFILE]));
}

// The steps themselves were read while the scan went by.
static void read_top_steps(Reader *reader, const cJSON *array, Scenario *scenario) {
  ScenarioMemory *memory = reader->memory;
  if (memory->steps.count == 0) report(reader, array, "expected at least one step");
  report_waiting(reader);
  scenario->steps = (Steps){memory->steps.items, memory->steps.count};
}

// The keys whose values have a reader of their own.
static void read_top(Reader *reader, const cJSON *root, Scenario *scenario) {
  static void (*const readers[TOP_KEYS])(Reader *, const cJSON *, Scenario *) = {
      [TOP_CONTEXT] = read_context,
      [TOP_GC] = read_gc_defaults,
      [TOP_RENDER] = read_render,
      [TOP_STEPS] = read_top_steps,
  };
  const cJSON *fields[MAX_KEYS];
  if (!expect_kind(reader, root, KIND_OBJECT)) return;
  read_keys(reader, root, "a scenario", top_keys, NULL, fields);
  read_words_of_top(reader, fields, scenario);
  for (int i = 0; i < TOP_KEYS; i++) {
    if (!fields[i] || !readers[i]) continue;
    push_key(reader, fields[i]);
    readers[i](reader, fields[i], scenario);
    pop(reader);
  }
  check_frames(reader, &scenario->steps);
}

// ---- from bytes to a Scenario -----------------------------------------------------------------

// "out/cycle.json" -> "cycle"
static const char *scenario_name(Scratch *scratch, const char *file) {
  if (strcmp(file, "-") == 0) return "stdin";
  const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
  size_t length = strlen(name), suffix = strlen(".json");
  if (length > suffix && strcmp(name + length - suffix, ".json") == 0) length -= suffix;
  return scratch_strndup(scratch, name, length);
}

static void read_element(Reader *reader, const JsonPart *part) {
  ScenarioMemory *memory = reader->memory;
  if (!has_room(reader)) return;
  const cJSON *item = document_parse(&memory->document, part, &reader->tree);
  array_push(&memory->steps, (Step){0});
  reader->path[0] = (PathPart){.key = "steps"};
  reader->path[1] = (PathPart){.index = memory->steps.count - 1};
  reader->depth = 2;
  if (item)
    read_step(reader, item, &memory->steps.items[memory->steps.count - 1]);
  else
    report(reader, &(cJSON){.valueint = (int)part->from}, "cJSON cannot read this step");
  reader->depth = 0;
  scratch_clear(&reader->tree);
}

static void read_document(ScenarioMemory *memory, Errors *errors) {
  Reader reader = {
      .memory = memory, .errors = errors, .errors_before = errors->count, .is_waiting = true};
  JsonIndex index = {0};
  JsonStream stream = {.element = read_element, .reader = &reader};
  if (json_scan(&memory->document, &stream, &index, errors)) {
    reader.is_waiting = false;
    const cJSON *root =
        document_parse_but(&memory->document, &index, stream.from, stream.to, &reader.tree);
    if (root)
      read_top(&reader, root, &memory->scenario);
    else
      error_add(errors, (Position){0, 0}, "cJSON cannot read this file");
  }
  array_delete(&index.places);
  array_delete(&index.long_numbers);
  reader_delete(&reader);
}

// `text` becomes the scenario's, or is freed.
static Scenario *read_owned(const char *file, char *text, size_t length, Errors *errors) {
  size_t before = errors->count;
  ScenarioMemory *memory = mem_zalloc(sizeof *memory);
  Scenario *scenario = &memory->scenario;
  document_begin(&memory->document, text, length);
  scenario->memory = memory;
  scenario->file = scratch_strndup(&memory->scratch, file, strlen(file));
  scenario->name = scenario_name(&memory->scratch, file);
  scenario->gc_enabled = -1;
  read_document(memory, errors);
  if (errors->count == before) return scenario;
  scenario_delete(scenario);
  return NULL;
}

Scenario *scenario_read(const char *file, Errors *errors) {
  const char *file_before = errors->file;
  size_t length;
  errors->file = file;
  char *text = file_read(file, &length, errors);
  Scenario *scenario = text ? read_owned(file, text, length, errors) : NULL;
  errors->file = file_before;
  return scenario;
}

Scenario *scenario_read_text(const char *file, const char *text, size_t length, Errors *errors) {
  const char *file_before = errors->file;
  Scenario *scenario = NULL;
  errors->file = file;
  if (length > SCENARIO_MAX_BYTES)
    error_add(errors, (Position){0, 0}, "the text is larger than 512 MiB");
  else
    scenario = read_owned(file, mem_strndup(text, length), length, errors);
  errors->file = file_before;
  return scenario;
}

void scenario_delete(Scenario *scenario) {
  if (!scenario) return;
  ScenarioMemory *memory = scenario->memory;
  for (size_t i = 0; i < memory->trees.count; i++) python_delete(memory->trees.items[i]);
  array_delete(&memory->trees);
  array_delete(&memory->steps);
  document_delete(&memory->document);
  scratch_delete(&memory->scratch);
  mem_free(memory);
}
