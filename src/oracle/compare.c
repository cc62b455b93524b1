// compare.c: walks a recorded step and our snapshot of it side by side, from the names on.
//
// Objects have labels there and serials here. A label stands for one serial as long as it lives,
// and two labels for two: that is what identity means on both sides.
#include "compare.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "replay.h"
#include "rules.h"

typedef struct Pair {
  const char *label; // borrowed from the recording
  int64_t serial;
  uint64_t address;
} Pair;

typedef Array(Pair) Pairs;

// An object that is still to be compared, and how the program reaches it.
typedef struct Visit {
  size_t row;   // of the recorded objects
  int32_t ours; // index into the snapshot's objects
  const char *path;
} Visit;

typedef struct Compare {
  const cJSON *recording, *step;
  const Snapshot *snapshot;
  Verdict *verdict;
  const cJSON **rows; // the step's recorded objects
  size_t row_count;
  int32_t *partner; // of each row: index into the snapshot's objects, or NO_OBJECT
  bool *taken;      // of each object of ours: it has a partner
  Array(Visit) visits;
  Pairs before, now; // what labels stood for behind the step before, and behind this one
  Scratch scratch;   // of one step: paths
} Compare;

static bool differ(Compare *c, const char *format, ...) __attribute__((format(printf, 2, 3)));

static bool differ(Compare *c, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  text_vprintf(&c->verdict->difference, format, arguments);
  va_end(arguments);
  return false;
}

// ---- facts of an object
// -----------------------------------------------------------------------------

static bool same_number(Compare *c, const Visit *at, const char *word, const cJSON *recorded,
                        int64_t ours) {
  int64_t number = cJSON_IsNull(recorded) ? -1 : (int64_t)cJSON_GetNumberValue(recorded);
  if (number == ours) return true;
  Text texts[2] = {{0}, {0}};
  for (int i = 0; i < 2; i++) {
    int64_t value = i ? ours : number;
    if (value < 0)
      text_add(&texts[i], "none");
    else
      text_printf(&texts[i], "%" PRId64, value);
  }
  differ(c, "%s: %s: recorded %s, ours %s", at->path, word, text_chars(&texts[0]),
         text_chars(&texts[1]));
  text_delete(&texts[0]);
  text_delete(&texts[1]);
  return false;
}

static bool same_truth(Compare *c, const Visit *at, const char *word, const cJSON *recorded,
                       const SnapshotObject *ours, SnapshotFlag flag) {
  bool truth = ours->flags & flag;
  return truth == (bool)cJSON_IsTrue(recorded) ||
         differ(c, "%s: %s: recorded %s, ours %s", at->path, word, truth ? "false" : "true",
                truth ? "true" : "false");
}

static bool same_text(Compare *c, const Visit *at, const char *word, const cJSON *recorded,
                      const char *ours) {
  const char *text = cJSON_GetStringValue(recorded);
  size_t length = text ? strlen(text) : 0;
  bool cut = length >= 3 && strcmp(text + length - 3, "...") == 0;
  return !text || cut || !ours || strcmp(text, ours) == 0 ||
         differ(c, "%s: %s: recorded %s, ours %s", at->path, word, text, ours);
}

static bool same_field(Compare *c, const Visit *at, Field field, const cJSON *recorded,
                       const SnapshotObject *o) {
  switch (field) {
  case FIELD_TYPE: return same_text(c, at, "type", recorded, o->type);
  case FIELD_VALUE: return same_text(c, at, "value", recorded, o->value);
  case FIELD_REFCOUNT:
    return o->flags & SNAPSHOT_IMMORTAL || same_number(c, at, "refcount", recorded, o->refcount);
  case FIELD_IMMORTAL: return same_truth(c, at, "immortal", recorded, o, SNAPSHOT_IMMORTAL);
  case FIELD_SIZE: return same_number(c, at, "size", recorded, (int64_t)o->size);
  case FIELD_TRACKED: return same_truth(c, at, "tracked", recorded, o, SNAPSHOT_TRACKED);
  case FIELD_GENERATION:
    return same_number(c, at, "generation", recorded, o->generation > 2 ? -1 : o->generation);
  case FIELD_FINALIZED: return same_truth(c, at, "finalized", recorded, o, SNAPSHOT_FINALIZED);
  case FIELD_COUNT:
  case FIELD_RESULT:
  case FIELD_ADDRESS: break; // of the step
  }
  return true;
}

static const struct {
  const char *key;
  Field field;
} fields[] = {
    {"type", FIELD_TYPE},
    {"value", FIELD_VALUE},
    {"immortal", FIELD_IMMORTAL},
    {"refcount", FIELD_REFCOUNT},
    {"sizeof", FIELD_SIZE},
    {"tracked", FIELD_TRACKED},
    {"generation", FIELD_GENERATION},
    {"finalized", FIELD_FINALIZED},
};

// Only `generation` says something by being null; any other null was not looked at.
static bool was_seen(const cJSON *recorded, Field field) {
  return recorded && (field == FIELD_GENERATION || !cJSON_IsNull(recorded));
}

static bool same_object(Compare *c, const Visit *at) {
  const SnapshotObject *ours = &c->snapshot->objects[at->ours];
  Seen seen = {c->recording, c->step, c->rows[at->row], ours};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    const cJSON *recorded = cJSON_GetObjectItemCaseSensitive(seen.row, fields[i].key);
    if (!was_seen(recorded, fields[i].field) || rule_for(&seen, fields[i].field)) continue;
    if (!same_field(c, at, fields[i].field, recorded, ours)) return false;
  }
  c->verdict->objects++;
  return true;
}

// ---- identity
// ---------------------------------------------------------------------------------------

static size_t find_row(const Compare *c, const char *label) {
  for (size_t i = 0; i < c->row_count; i++)
    if (strcmp(member_text(c->rows[i], "label"), label) == 0) return i;
  return c->row_count;
}

static const Pair *find_pair(const Pairs *pairs, const char *label) {
  for (size_t i = 0; i < pairs->count; i++)
    if (strcmp(pairs->items[i].label, label) == 0) return &pairs->items[i];
  return NULL;
}

// Pairs a label with an object of ours, and remembers to compare them.
static bool meet(Compare *c, const char *label, int32_t ours, const char *path) {
  size_t row = find_row(c, label);
  if (row == c->row_count) return differ(c, "%s: the recording does not describe %s", path, label);
  if (c->partner[row] == ours) return true;
  if (c->partner[row] != NO_OBJECT)
    return differ(c, "%s: recorded as the same object as another place, ours is a second one",
                  path);
  if (c->taken[ours])
    return differ(c, "%s: recorded as an object of its own, ours is one with another place", path);
  const SnapshotObject *object = &c->snapshot->objects[ours];
  const Pair *old = find_pair(&c->before, label);
  // A recorder knows addresses: what took a dead object's place within one statement looks the
  // same.
  if (old && old->serial != object->serial && old->address != object->address)
    return differ(c, "%s: recorded as the object of the step before, ours is a new one", path);
  c->partner[row] = ours;
  c->taken[ours] = true;
  array_push(&c->now, (Pair){label, object->serial, object->address});
  array_push(&c->visits, (Visit){row, ours, path});
  return true;
}

// ---- references
// -------------------------------------------------------------------------------------

// How the older recorder writes attributes: "next"; and what it numbers is not comparable.
static const char *place_of(Compare *c, const char *recorded) {
  static const char *const words[] = {"cell_contents", "__self__",     "__func__",
                                      "__callback__",  "__defaults__", "__closure__"};
  static const char *const numbered[] = {"key", "val", "default", "closure"};
  if (strchr("[{.", *recorded)) return recorded;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strcmp(recorded, words[i]) == 0) return recorded;
  for (size_t i = 0; i < sizeof numbered / sizeof *numbered; i++) {
    size_t length = strlen(numbered[i]);
    if (strncmp(recorded, numbered[i], length) == 0 && recorded[length] >= '0' &&
        recorded[length] <= '9')
      return NULL;
  }
  return scratch_printf(&c->scratch, ".%s", recorded);
}

static int32_t find_reference(const Snapshot *s, int32_t from, const char *place) {
  const SnapshotObject *o = &s->objects[from];
  for (uint32_t i = 0; i < o->reference_count; i++) {
    const SnapshotReference *r = &s->references[o->first_reference + i];
    if (strcmp(r->place, place) == 0) return r->to;
  }
  return NO_OBJECT;
}

// Where an instance's __dict__ is an object, its attributes are that one's items.
static int32_t find_attribute(Compare *c, int32_t from, const char *place) {
  int32_t to = find_reference(c->snapshot, from, place);
  if (to != NO_OBJECT || place[0] != '.') return to;
  int32_t dict = find_reference(c->snapshot, from, "__dict__");
  if (dict == NO_OBJECT) return NO_OBJECT;
  return find_reference(c->snapshot, dict, scratch_printf(&c->scratch, "['%s']", place + 1));
}

static bool may_be(const SnapshotObject *ours, const cJSON *row) {
  const char *value = member_text(row, "value");
  return strcmp(ours->type, member_text(row, "type")) == 0 &&
         (!*value || !ours->value || strcmp(value, ours->value) == 0);
}

// A set's elements have no places. Where type and value leave no doubt, the element is paired; else
// it is left out, and only its being there counts.
static bool same_element(Compare *c, const Visit *at, const char *label) {
  const SnapshotObject *set = &c->snapshot->objects[at->ours];
  size_t row = find_row(c, label), candidates = 0;
  int32_t found = NO_OBJECT;
  for (uint32_t i = 0; row < c->row_count && i < set->reference_count; i++) {
    const SnapshotReference *r = &c->snapshot->references[set->first_reference + i];
    if (r->kind != PLACE_ELEMENT || !may_be(&c->snapshot->objects[r->to], c->rows[row])) continue;
    candidates++;
    found = r->to;
  }
  const char *path = scratch_printf(&c->scratch, "%s{}", at->path);
  if (candidates == 0) return differ(c, "%s: no such element as %s", path, label);
  return candidates > 1 || meet(c, label, found, path);
}

static bool same_edge(Compare *c, const Visit *at, const char *recorded, const char *label) {
  const char *place = place_of(c, recorded);
  if (!place) return true;
  if (place[0] == '{') return same_element(c, at, label);
  const char *path =
      scratch_printf(&c->scratch, "%s%s%s", at->path, strchr("[.", *place) ? "" : ".", place);
  int32_t to = find_attribute(c, at->ours, place);
  if (to == NO_OBJECT)
    return differ(c, "%s: recorded as a reference to %s, ours has none", path, label);
  return meet(c, label, to, path);
}

// Whether the recorder would have seen a reference of ours.
static bool is_comparable(const Compare *c, const SnapshotObject *o, const SnapshotReference *r) {
  if (r->kind == PLACE_INDEX) return o->shape == SHAPE_LIST || o->shape == SHAPE_TUPLE;
  if (r->kind != PLACE_ATTRIBUTE || o->shape != SHAPE_INSTANCE) return false;
  const cJSON *step; // attributes that no statement spells are not asked for
  cJSON_ArrayForEach(step, member(c->recording, "steps")) if (strstr(member_text(step, "statement"),
                                                                     r->place)) return true;
  return false;
}

static bool is_recorded(Compare *c, const char *label, const char *place) {
  const cJSON *edge;
  cJSON_ArrayForEach(edge, member(c->step, "edges")) {
    if (strcmp(cJSON_GetStringValue(cJSON_GetArrayItem(edge, 0)), label) != 0) continue;
    const char *other = place_of(c, cJSON_GetStringValue(cJSON_GetArrayItem(edge, 1)));
    if (other && strcmp(other, place) == 0) return true;
  }
  return false;
}

static bool same_references(Compare *c, const Visit *at) {
  const char *label = member_text(c->rows[at->row], "label");
  const cJSON *edge;
  cJSON_ArrayForEach(edge, member(c->step, "edges")) {
    if (strcmp(cJSON_GetStringValue(cJSON_GetArrayItem(edge, 0)), label) != 0) continue;
    if (!same_edge(c, at, cJSON_GetStringValue(cJSON_GetArrayItem(edge, 1)),
                   cJSON_GetStringValue(cJSON_GetArrayItem(edge, 2))))
      return false;
  }
  const SnapshotObject *o = &c->snapshot->objects[at->ours];
  for (uint32_t i = 0; i < o->reference_count; i++) {
    const SnapshotReference *r = &c->snapshot->references[o->first_reference + i];
    if (is_comparable(c, o, r) && !is_recorded(c, label, r->place))
      return differ(c, "%s%s: ours is a reference, none was recorded", at->path, r->place);
  }
  return true;
}

// ---- names
// ------------------------------------------------------------------------------------------

// Names of the machinery on either side.
static bool is_hidden(const char *name) { return strncmp(name, "__", 2) == 0; }

static int32_t find_name(const Snapshot *s, const char *name) {
  const SnapshotFrame *globals = &s->frames[0];
  for (uint32_t i = 0; i < globals->binding_count; i++) {
    const SnapshotBinding *binding = &s->bindings[globals->first_binding + i];
    if (strcmp(binding->name, name) == 0) return binding->to;
  }
  return NO_OBJECT;
}

static bool same_names(Compare *c) {
  const cJSON *names = member(c->step, "names"), *name;
  cJSON_ArrayForEach(name, names) {
    if (is_hidden(name->string)) continue;
    int32_t ours = find_name(c->snapshot, name->string);
    if (ours == NO_OBJECT)
      return differ(c, "name %s: recorded, ours does not know it", name->string);
    if (!meet(c, cJSON_GetStringValue(name), ours, name->string)) return false;
  }
  const SnapshotFrame *globals = &c->snapshot->frames[0];
  for (uint32_t i = 0; names && i < globals->binding_count; i++) {
    const char *ours = c->snapshot->bindings[globals->first_binding + i].name;
    if (!is_hidden(ours) && !member(names, ours))
      return differ(c, "name %s: ours has it, the recording has not", ours);
  }
  return true;
}

static bool same_graph(Compare *c) {
  if (!same_names(c)) return false;
  for (size_t i = 0; i < c->visits.count; i++) {
    Visit at = c->visits.items[i]; // a copy: more are added meanwhile
    if (!same_object(c, &at) || !same_references(c, &at)) return false;
  }
  return true;
}

// ---- facts of a step
// --------------------------------------------------------------------------------

static bool same_error(Compare *c) {
  const cJSON *recorded = member(c->step, "error");
  const char *ours = c->snapshot->error_type;
  if (!recorded && !ours) return true;
  Text text = {0};
  if (cJSON_IsString(recorded))
    text_add(&text, cJSON_GetStringValue(recorded));
  else if (recorded)
    text_printf(&text, "%s: %s", member_text(recorded, "type"), member_text(recorded, "message"));
  Text mine = {0};
  if (ours) text_printf(&mine, "%s: %s", ours, c->snapshot->error_message);
  bool same = strcmp(text_chars(&text), text_chars(&mine)) == 0 ||
              differ(c, "error: recorded %s, ours %s", recorded ? text_chars(&text) : "none",
                     ours ? text_chars(&mine) : "none");
  text_delete(&text);
  text_delete(&mine);
  return same;
}

// The older recorder keeps ints, floats, bools and strings as they are, not their repr.
static bool same_result(Compare *c) {
  const cJSON *recorded = cJSON_GetObjectItemCaseSensitive(c->step, "result");
  Seen seen = {.recording = c->recording, .step = c->step};
  if (!recorded || rule_for(&seen, FIELD_RESULT)) return true;
  const char *ours = c->snapshot->result;
  if (cJSON_IsNull(recorded) || !ours)
    return (cJSON_IsNull(recorded) && !ours) ||
           differ(c, "result: recorded %s, ours %s", cJSON_IsNull(recorded) ? "none" : "one",
                  ours ? ours : "none");
  char *text = cJSON_IsString(recorded) ? mem_strdup(cJSON_GetStringValue(recorded)) : NULL;
  if (cJSON_IsBool(recorded)) text = mem_strdup(cJSON_IsTrue(recorded) ? "True" : "False");
  if (!text) {
    char *printed = cJSON_PrintUnformatted(recorded);
    text = mem_strdup(printed);
    cJSON_free(printed);
  }
  bool quoted = ours[0] == '\'' && strlen(ours) == strlen(text) + 2 &&
                strncmp(ours + 1, text, strlen(text)) == 0;
  bool same =
      quoted || strcmp(text, ours) == 0 || differ(c, "result: recorded %s, ours %s", text, ours);
  mem_free(text);
  return same;
}

// A text with its addresses blotted out, yours to mem_free: 0x7f.., and where id() was asked (rule
// "addresses") every number that is long enough.
static char *blot(const char *text, bool numbers) {
  enum { SHORTEST = 7 };
  Text blotted = {0};
  for (size_t length; *text; text += length) {
    size_t hex = strncmp(text, "0x", 2) == 0 ? 2 + strspn(text + 2, "0123456789abcdef") : 0;
    size_t digits = numbers ? strspn(text, "0123456789") : 0;
    bool address = hex > 2 || digits >= SHORTEST;
    length = hex > 2 ? hex : digits > 0 ? digits : 1;
    if (address)
      text_add(&blotted, "ADDRESS");
    else
      text_add_n(&blotted, text, length);
  }
  text_add(&blotted, "");
  return text_take(&blotted);
}

// The first line in which two texts differ.
static bool same_lines(Compare *c, const char *recorded, const char *ours) {
  if (strcmp(recorded, ours) == 0) return true;
  for (size_t line = 1;; line++) {
    size_t length = strcspn(recorded, "\n"), other = strcspn(ours, "\n");
    if (length != other || strncmp(recorded, ours, length) != 0 || !recorded[length] ||
        !ours[other])
      return differ(c, "output, line %zu: recorded %.*s, ours %.*s", line, (int)length, recorded,
                    (int)other, ours);
    recorded += length + 1;
    ours += other + 1;
  }
}

static bool same_output(Compare *c) {
  const cJSON *recorded = member(c->step, "printed");
  Seen seen = {.recording = c->recording, .step = c->step};
  if (!recorded) return true;
  bool asked = rule_for(&seen, FIELD_ADDRESS) != NULL;
  char *left = blot(cJSON_GetStringValue(recorded), asked);
  char *right = blot(c->snapshot->output, asked);
  bool same = same_lines(c, left, right);
  mem_free(left);
  mem_free(right);
  return same;
}

static bool same_count(Compare *c) {
  const cJSON *gc = member(c->step, "gc");
  const cJSON *recorded = gc ? member(gc, "count") : member(c->step, "gc_count");
  Seen seen = {.recording = c->recording, .step = c->step};
  if (!recorded || rule_for(&seen, FIELD_COUNT)) return true;
  int64_t numbers[3];
  for (int i = 0; i < 3; i++)
    numbers[i] = (int64_t)cJSON_GetNumberValue(cJSON_GetArrayItem(recorded, i));
  const int64_t *ours = c->snapshot->gc.count;
  return memcmp(numbers, ours, sizeof numbers) == 0 ||
         differ(c, "gc.get_count(): recorded (%d, %d, %d), ours (%d, %d, %d)", (int)numbers[0],
                (int)numbers[1], (int)numbers[2], (int)ours[0], (int)ours[1], (int)ours[2]);
}

// ---- steps
// ------------------------------------------------------------------------------------------

static void start_step(Compare *c) {
  const cJSON *objects = member(c->step, "objects"), *row;
  c->row_count = 0;
  c->rows = mem_alloc(mem_size((size_t)cJSON_GetArraySize(objects) + 1, sizeof *c->rows));
  cJSON_ArrayForEach(row, objects) c->rows[c->row_count++] = row;
  c->partner = mem_alloc(mem_size(c->row_count + 1, sizeof *c->partner));
  for (size_t i = 0; i < c->row_count; i++) c->partner[i] = NO_OBJECT;
  c->taken = mem_zalloc(c->snapshot->object_count + 1);
  c->visits.count = 0;
}

static void end_step(Compare *c) {
  mem_free(c->rows);
  mem_free(c->partner);
  mem_free(c->taken);
  Pairs old = c->before;
  c->before = c->now;
  c->now = old;
  c->now.count = 0;
  scratch_delete(&c->scratch);
}

static bool compare_step(Compare *c) {
  start_step(c);
  bool same = same_error(c) && same_output(c) && same_result(c) && same_graph(c) && same_count(c);
  end_step(c);
  return same;
}

// "step 4, a.ref = b: ", before the difference that was found in it.
static void name_step(Compare *c, size_t number) {
  char *difference = text_take(&c->verdict->difference);
  const char *statement = member_text(c->step, "statement");
  size_t length = strcspn(statement, "\n");
  text_printf(&c->verdict->difference, "step %zu, %.*s%s: %s", number, (int)length, statement,
              statement[length] ? " ..." : "", difference);
  mem_free(difference);
}

static void compare_steps(Compare *c, const Replay *replay, const Errors *errors) {
  size_t index = 0;
  cJSON_ArrayForEach(c->step, member(c->recording, "steps")) {
    c->snapshot = replay_step(replay, index++);
    bool same = c->snapshot ? compare_step(c)
                            : differ(c, "ours stops here: %s",
                                     errors->count ? errors->items[0].message : "no reason given");
    if (!same) {
      name_step(c, index);
      return;
    }
    c->verdict->steps++;
  }
  c->verdict->agrees = true;
}

Verdict compare_recording(const cJSON *recording, const char *profile) {
  Verdict verdict = {0};
  Errors errors = {0};
  Replay replay;
  Compare c = {.recording = recording, .verdict = &verdict};
  const Profile *row = profile ? profile_find(profile) : recording_profile(recording);
  if (!row)
    differ(&c, "no profile for CPython %s", member_text(recording, "version"));
  else if (!replay_start(&replay, recording, row->name, &errors))
    differ(&c, "cannot be played: %s", errors.count ? errors.items[0].message : "no reason given");
  else
    compare_steps(&c, &replay, &errors);
  if (row) replay_end(&replay);
  array_delete(&c.visits);
  array_delete(&c.before);
  array_delete(&c.now);
  errors_delete(&errors);
  return verdict;
}

void verdict_delete(Verdict *verdict) { text_delete(&verdict->difference); }
