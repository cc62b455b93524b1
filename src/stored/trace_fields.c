// trace_fields.c: objects of JSON whose keys are known, from tables; see trace.h.
#include "trace.h"

#include <string.h>

static const int64_t MOST = INT64_C(1000000000000000000); // 10^18: any sum of two fits

static size_t find(const Field *fields, const char *name) {
  size_t i = 0;
  while (fields[i].name && strcmp(fields[i].name, name) != 0) i++;
  return i;
}

// A key as it may stand in a message.
static char *shown(const char *key) {
  enum { MOST_SHOWN = 40 };
  Text quoted = {0};
  size_t length = strlen(key);
  if (length > MOST_SHOWN)
    for (length = MOST_SHOWN; ((unsigned char)key[length] & 0xC0) == 0x80;) length--;
  text_add_json(&quoted, key, length);
  return text_take(&quoted);
}

void fields_refuse_twice(Trace *t, const char *at, const char *key, const char *what) {
  char *words = shown(key);
  json_fail(&t->json, at, "%s stands twice in %s", words, what);
  mem_free(words);
}

static void refuse_key(Trace *t, const char *what, const Field *fields, const char *at) {
  const char *names[MOST_FIELDS + 1] = {0};
  for (size_t i = 0; fields[i].name; i++) names[i] = fields[i].name;
  const char *nearest = nearest_word(text_chars(&t->key), names);
  char *key = shown(text_chars(&t->key));
  json_fail(&t->json, at, "unknown key %s of %s%s%s%s", key, what,
            nearest ? "; did you mean \"" : "", nearest ? nearest : "", nearest ? "\"?" : "");
  mem_free(key);
}

// The value of a key that has been read.
static void read_member(Trace *t, const char *what, const Field *fields, const char *at, void *into,
                        unsigned *seen) {
  size_t i = find(fields, text_chars(&t->key));
  if (!fields[i].name) {
    refuse_key(t, what, fields, at);
    json_skip(&t->json);
  } else if (*seen & 1u << i) {
    fields_refuse_twice(t, at, fields[i].name, what);
    json_skip(&t->json);
  } else {
    *seen |= 1u << i;
    fields[i].read(t, (char *)into + fields[i].offset);
  }
}

unsigned fields_read(Trace *t, const char *what, const Field *fields, void *into) {
  unsigned seen = 0;
  const char *at;
  const char *start = json_here(&t->json);
  JsonWalk walk = json_enter(&t->json, '{');
  bool object = walk != JSON_OUTSIDE;
  while (json_next_member(&t->json, &walk, &t->key, &at))
    read_member(t, what, fields, at, into, &seen);
  for (size_t i = 0; object && fields[i].name && !t->json.broken; i++)
    if (!fields[i].optional && !(seen & 1u << i))
      json_fail(&t->json, start, "%s has no \"%s\"", what, fields[i].name);
  return seen;
}

// ---- values -----------------------------------------------------------------------------------

bool field_number(Trace *t, void *field) { return json_read_integer(&t->json, -MOST, MOST, field); }

bool field_count(Trace *t, void *field) {
  int64_t number = 0;
  bool well = json_read_integer(&t->json, 0, MOST, &number);
  *(uint64_t *)field = (uint64_t)number;
  return well;
}

bool field_truth(Trace *t, void *field) { return json_read_truth(&t->json, field); }

bool field_truth_number(Trace *t, void *field) {
  bool truth;
  bool well = json_read_truth(&t->json, &truth);
  *(int64_t *)field = truth;
  return well;
}

bool field_text(Trace *t, void *field) {
  *(const char **)field = "";
  if (!json_read_text(&t->json, &t->text)) return false;
  *(const char **)field = snapshot_text(t->snapshot, text_chars(&t->text));
  return true;
}

bool field_text_or_null(Trace *t, void *field) {
  *(const char **)field = NULL;
  return json_take_null(&t->json) || field_text(t, field);
}

bool field_serial(Trace *t, void *field) {
  int64_t *serial = field;
  const char *at = json_here(&t->json);
  if (!json_read_integer(&t->json, -INT64_MAX, MOST, serial)) return false;
  return *serial != 0 || json_fail(&t->json, at, "no object has the serial 0");
}
