// steps.c: the table of verbs, and the reading of "steps".
//
// To add a verb: a row in heapstory/operations.def (word, help), a row here (keys), a reader.
#include "internal.h"

#include <string.h>

// ---- the table --------------------------------------------------------------------------------

// keys[0] is the verb itself; its name comes from operations.def.
typedef struct Verb {
  VerbReader *read;
  Key keys[5];
} Verb;

static VerbReader read_repeat;

static const Verb verbs[OPERATION_COUNT] = {
    [OPERATION_ASSIGN] = {read_assign,
                          {{"assign", KIND_STRING | KIND_ARRAY, true}, {"value", KIND_ANY, true}}},
    [OPERATION_DEL] = {read_del, {{"del", KIND_STRING | KIND_ARRAY, true}}},
    [OPERATION_CYCLE] = {read_cycle, {{"cycle", KIND_ARRAY, true}, {"by", KIND_STRING, true}}},
    [OPERATION_CLASS] = {read_class,
                         {{"class", KIND_STRING, true},
                          {"init", KIND_ARRAY, false},
                          {"attributes", KIND_OBJECT, false},
                          {"slots", KIND_ARRAY, false}}},
    [OPERATION_ENTER] = {read_enter,
                         {{"enter", KIND_STRING, true}, {"locals", KIND_OBJECT, false}}},
    [OPERATION_RETURN] = {read_return,
                          {{"return", KIND_ANY, true}, {"assign", KIND_STRING | KIND_NULL, false}}},
    [OPERATION_COLLECT] = {read_collect, {{"collect", KIND_NUMBER, true}}},
    [OPERATION_GC] = {read_gc, {{"gc", KIND_STRING | KIND_OBJECT, true}}},
    [OPERATION_PRINT] = {read_print, {{"print", KIND_ANY, true}}},
    [OPERATION_EXPECT] = {read_expect,
                          {{"expect", KIND_OBJECT, true}, {"profiles", KIND_ARRAY, false}}},
    [OPERATION_REPEAT] = {read_repeat,
                          {{"repeat", KIND_NUMBER, true}, {"steps", KIND_ARRAY, true}}},
    [OPERATION_PYTHON] = {read_python, {{"python", KIND_STRING, true}}},
};

static const Key common_keys[] = {{"note", KIND_STRING, false},
                                  {"picture", KIND_BOOLEAN, false},
                                  {"raises", KIND_STRING, false},
                                  {0}};

enum { COMMON_NOTE, COMMON_PICTURE, COMMON_RAISES, COMMON_KEYS };

static const char *const verb_words[] = {
#define OPERATION(id, verb, help) verb,
#include "heapstory/operations.def"
#undef OPERATION
    "note", "picture", "raises", NULL};

const char *operation_verb(Operation operation) { return verb_words[operation]; }

const char *operation_help(Operation operation) {
  static const char *const helps[] = {
#define OPERATION(id, verb, help) help,
#include "heapstory/operations.def"
#undef OPERATION
  };
  return helps[operation];
}

// ---- keys -------------------------------------------------------------------------------------

// As strcmp() == 0; most words differ in their first character.
static bool is_word(const char *a, const char *b) {
  while (*a && *a == *b) a++, b++;
  return *a == *b;
}

static int key_row(const Key *keys, const char *name) {
  for (int i = 0; keys && keys[i].name; i++)
    if (is_word(keys[i].name, name)) return i;
  return -1;
}

static void unknown_key(Reader *reader, const cJSON *item, const char *what, const Key *keys,
                        const Key *others) {
  const char *words[2 * MAX_KEYS + 1];
  size_t count = 0;
  for (const Key *key = keys; key->name; key++) words[count++] = key->name;
  for (const Key *key = others; key && key->name; key++) words[count++] = key->name;
  words[count] = NULL;
  report_key(reader, item, "unknown key %s of %s%s", quoted(reader, item->string), what,
             suggestion(reader, item->string, words));
}

void read_keys(Reader *reader, const cJSON *object, const char *what, const Key *keys,
               const Key *others, const cJSON **fields) {
  bool seen[MAX_KEYS] = {false};
  const cJSON *item;
  for (int i = 0; keys[i].name; i++) fields[i] = NULL;
  cJSON_ArrayForEach(item, object) {
    int row = key_row(keys, item->string);
    if (row < 0 && key_row(others, item->string) < 0) unknown_key(reader, item, what, keys, others);
    if (row < 0 || seen[row]) continue; // a repeated key is an error of the scan
    seen[row] = true;
    push_key(reader, item);
    if (expect_kind(reader, item, keys[row].kinds)) fields[row] = item;
    pop(reader);
  }
  for (int i = 0; keys[i].name; i++)
    if (keys[i].required && !seen[i]) report(reader, object, "%s needs '%s'", what, keys[i].name);
}

static void find_common(const cJSON *object, const cJSON **items) {
  const cJSON *item;
  cJSON_ArrayForEach(item, object) {
    int row = key_row(common_keys, item->string);
    if (row >= 0 && !items[row]) items[row] = item;
  }
}

static void read_common(Reader *reader, const cJSON *object, Step *step) {
  const cJSON *fields[COMMON_KEYS] = {NULL}, *items[COMMON_KEYS] = {NULL};
  find_common(object, items);
  for (int i = 0; i < COMMON_KEYS; i++) {
    const cJSON *item = items[i];
    if (!item) continue;
    push_key(reader, item);
    if (expect_kind(reader, item, common_keys[i].kinds)) fields[i] = item;
    if (i == COMMON_RAISES && fields[i]) read_identifier(reader, item, "the name of an exception");
    pop(reader);
  }
  if (fields[COMMON_NOTE]) step->note = keep_text(reader, fields[COMMON_NOTE]->valuestring);
  if (fields[COMMON_RAISES]) step->raises = keep_text(reader, fields[COMMON_RAISES]->valuestring);
  if (fields[COMMON_PICTURE]) step->picture = cJSON_IsTrue(fields[COMMON_PICTURE]);
}

// ---- which verb -------------------------------------------------------------------------------

static Operation verb_of_key(const char *key) {
  for (int i = 0; i < OPERATION_COUNT; i++)
    if (is_word(verb_words[i], key)) return (Operation)i;
  return OPERATION_COUNT;
}

static bool is_key_of_some_verb(const char *name) {
  for (int i = 0; i < OPERATION_COUNT; i++)
    if (key_row(verbs[i].keys, name) >= 0) return true;
  return false;
}

static void report_verbs(Reader *reader, const cJSON *object) {
  Text words = {0};
  for (int i = 0; i < OPERATION_COUNT; i++)
    text_printf(&words, "%s'%s'", i ? ", " : "", verb_words[i]);
  report(reader, object, "this step has no verb; expected one of %s", words.chars);
  text_delete(&words);
}

// No key is a verb: a misspelt one is the likely reason, so the keys of all verbs pass.
static void report_no_verb(Reader *reader, const cJSON *object) {
  const cJSON *item;
  bool unknown = false;
  cJSON_ArrayForEach(item, object) {
    if (is_key_of_some_verb(item->string) || key_row(common_keys, item->string) >= 0) continue;
    report_key(reader, item, "unknown key %s%s", quoted(reader, item->string),
               suggestion(reader, item->string, verb_words));
    unknown = true;
  }
  if (!unknown) report_verbs(reader, object);
}

// "assign" is a verb, and a key of "return": a verb that is a key of another one present gives way.
static Operation find_verb(Reader *reader, const cJSON *object) {
  Operation found = OPERATION_COUNT;
  const cJSON *item;
  cJSON_ArrayForEach(item, object) {
    Operation operation = verb_of_key(item->string);
    if (operation == OPERATION_COUNT || operation == found) continue;
    if (found == OPERATION_COUNT || key_row(verbs[operation].keys, verb_words[found]) >= 0) {
      found = operation;
    } else if (key_row(verbs[found].keys, item->string) < 0) {
      report_key(reader, item, "two verbs in one step: '%s' and '%s'", verb_words[found],
                 item->string);
      return OPERATION_COUNT;
    }
  }
  if (found == OPERATION_COUNT) report_no_verb(reader, object);
  return found;
}

// ---- steps ------------------------------------------------------------------------------------

static void read_object_step(Reader *reader, const cJSON *object, Step *step) {
  static const char *const quoted_verbs[] = {
#define OPERATION(id, verb, help) "'" verb "'",
#include "heapstory/operations.def"
#undef OPERATION
  };
  const cJSON *fields[MAX_KEYS];
  step->operation = find_verb(reader, object);
  if (step->operation == OPERATION_COUNT) {
    reader->unknown_verb = true;
  } else {
    const Verb *verb = &verbs[step->operation];
    read_keys(reader, object, quoted_verbs[step->operation], verb->keys, common_keys, fields);
    verb->read(reader, step, fields);
  }
  read_common(reader, object, step);
}

void read_step(Reader *reader, const cJSON *item, Step *step) {
  step->memory = reader->memory;
  step->offset = (uint32_t)value_offset(item);
  step->at = document_position(&reader->memory->document, value_offset(item));
  step->picture = true;
  step->source = "";
  reader->step_faults = reader->faults;
  reader->has_map = false;
  if (is_kind(item, KIND_STRING)) {
    step->operation = OPERATION_PYTHON;
    read_python(reader, step, (const cJSON *[]){item});
  } else if (is_kind(item, KIND_OBJECT)) {
    read_object_step(reader, item, step);
  } else {
    reader->unknown_verb = true;
    expect_kind(reader, item, KIND_STRING | KIND_OBJECT);
  }
  if (step->operation == OPERATION_EXPECT) step->picture = false;
}

static size_t count_items(const cJSON *array) {
  size_t count = 0;
  const cJSON *item;
  cJSON_ArrayForEach(item, array) count++;
  return count;
}

void read_steps(Reader *reader, const cJSON *array, Steps *steps) {
  const cJSON *item;
  size_t index = 0, count = count_items(array);
  if (count == 0) report(reader, array, "expected at least one step");
  steps->items = scratch_alloc(&reader->memory->scratch, mem_size(count, sizeof(Step)));
  steps->count = count;
  cJSON_ArrayForEach(item, array) {
    push_index(reader, index);
    steps->items[index].path = path_text(reader);
    if (has_room(reader)) read_step(reader, item, &steps->items[index]);
    index++;
    pop(reader);
  }
}

// ---- repeat -----------------------------------------------------------------------------------

// What a caption says of a loop: its body where that is one short line.
static void caption_repeat(Reader *reader, Step *step) {
  enum { SHORT = 60 };
  const Steps *steps = &step->as.repeat.steps;
  const char *body = steps->count == 1 ? steps->items[0].source : "";
  bool is_short = *body && strlen(body) <= SHORT && !strpbrk(body, ":\n");
  step->source = scratch_printf(&reader->memory->scratch, "for _ in range(%llu): %s",
                                (unsigned long long)step->as.repeat.count, is_short ? body : "...");
}

static void read_repeat(Reader *reader, Step *step, const cJSON *const *fields) {
  int64_t count = 1;
  if (fields[0]) {
    push_key(reader, fields[0]);
    read_integer(reader, fields[0], 1, SCENARIO_MAX_REPEAT, &count);
    pop(reader);
  }
  step->as.repeat.count = (uint64_t)count;
  if (fields[1]) {
    push_key(reader, fields[1]);
    read_steps(reader, fields[1], &step->as.repeat.steps);
    pop(reader);
  }
  caption_repeat(reader, step);
  reader->has_map = false; // that of its last step
}
