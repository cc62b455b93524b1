// verb_class.c: {"class": "Node", "init": ["value"], "attributes": {"ref": null}, "slots": [..]} as
// a class statement:
//
//     class Node:
//         __slots__ = ('value', 'ref')
//         def __init__(self, value):
//             self.value = value
//             self.ref = None
#include "internal.h"

#include <stdlib.h>
#include <string.h>

enum { CLASS_NAME, CLASS_INIT, CLASS_ATTRIBUTES, CLASS_SLOTS };

static int by_name(const void *left, const void *right) {
  const cJSON *const *a = left, *const *b = right;
  int order = strcmp((*a)->valuestring, (*b)->valuestring);
  return order ? order : value_offset(*a) < value_offset(*b) ? -1 : 1;
}

// Sorted, so that a list of a million names is no trouble.
static void report_repeated(Reader *reader, const cJSON *array, size_t count) {
  const cJSON **items = mem_alloc(mem_size(count, sizeof *items)), *item;
  size_t i = 0;
  cJSON_ArrayForEach(item, array) items[i++] = item;
  qsort(items, count, sizeof *items, by_name);
  for (i = 1; i < count; i++)
    if (strcmp(items[i - 1]->valuestring, items[i]->valuestring) == 0)
      report(reader, items[i], "%s stands here twice", quoted(reader, items[i]->valuestring));
  mem_free(items);
}

static void check_names(Reader *reader, const cJSON *array, const char *what) {
  const cJSON *item;
  size_t index = 0;
  bool good = true;
  if (!array) return;
  push_key(reader, array);
  cJSON_ArrayForEach(item, array) {
    push_index(reader, index++);
    good &= read_identifier(reader, item, what);
    pop(reader);
  }
  if (good) report_repeated(reader, array, index);
  pop(reader);
}

static bool has_name(const cJSON *array, const char *name) {
  const cJSON *item;
  cJSON_ArrayForEach(item, array) if (cJSON_IsString(item) &&
                                      strcmp(item->valuestring, name) == 0) return true;
  return false;
}

// Attributes are looked up among the parameters, so these must be few: more than 255 are refused,
// and NULL comes back.
static const cJSON *check_init(Reader *reader, const cJSON *init) {
  enum { MOST = 255 };
  const cJSON *item;
  if (!init) return NULL;
  push_key(reader, init);
  if (has_name(init, "self")) report(reader, init, "'self' is a parameter already");
  size_t count = 0;
  cJSON_ArrayForEach(item, init) count++;
  if (count > MOST) report(reader, init, "expected at most %d parameters, found %zu", MOST, count);
  pop(reader);
  check_names(reader, init, "the name of a parameter");
  return count > MOST ? NULL : init;
}

static void add_slots(Source *source, const cJSON *slots) {
  const cJSON *item;
  source_add(source, "\n    __slots__ = (");
  cJSON_ArrayForEach(item, slots) {
    if (item != slots->child) source_add(source, ", ");
    source_add_string_literal(source, item->valuestring);
  }
  source_add(source, slots->child && !slots->child->next ? ",)" : ")");
}

static void add_init(Source *source, const cJSON *init) {
  const cJSON *item;
  source_add(source, "\n    def __init__(self");
  cJSON_ArrayForEach(item, init) {
    source_add(source, ", ");
    source_add_verbatim(source, item->valuestring, value_offset(item));
  }
  source_add(source, "):");
  cJSON_ArrayForEach(item, init) {
    source_add(source, "\n        self.");
    source_add(source, item->valuestring);
    source_add(source, " = ");
    source_add_verbatim(source, item->valuestring, value_offset(item));
  }
}

static void add_attributes(Reader *reader, Source *source, const cJSON *attributes,
                           const cJSON *init) {
  const cJSON *item;
  push_key(reader, attributes);
  cJSON_ArrayForEach(item, attributes) {
    const char *name = item->string;
    if (!python_is_identifier(name))
      report_key(reader, item, "expected the name of an attribute, found %s", quoted(reader, name));
    if (has_name(init, name))
      report_key(reader, item, "%s stands in 'init' too", quoted(reader, name));
    source_add(source, "\n        self.");
    source_add_verbatim(source, name, key_offset(item));
    source_add(source, " = ");
    push_key(reader, item);
    source_add_value(reader, source, item, EMBED_ALONE);
    pop(reader);
  }
  pop(reader);
}

void read_class(Reader *reader, Step *step, const cJSON *const *fields) {
  const cJSON *name = fields[CLASS_NAME], *init = fields[CLASS_INIT];
  const cJSON *attributes = fields[CLASS_ATTRIBUTES], *slots = fields[CLASS_SLOTS];
  Source *source = source_begin(reader);
  if (name) {
    push_key(reader, name);
    read_identifier(reader, name, "the name of a class");
    pop(reader);
  }
  init = check_init(reader, init);
  check_names(reader, slots, "the name of a slot");
  bool good = reader->faults == reader->step_faults; // all names are strings by now
  source_add(source, "class ");
  if (good) source_add_verbatim(source, name->valuestring, value_offset(name));
  source_add(source, ":");
  if (good && slots) add_slots(source, slots);
  bool has_init = (init && init->child) || (attributes && attributes->child);
  if (good && has_init) add_init(source, init);
  if (attributes) add_attributes(reader, source, attributes, init);
  if (!slots && !has_init) source_add(source, " pass");
  source_end(reader, source, step, true);
}
