// trace_object.c: an object of the heap and its references, as the trace has them.
#include "trace.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

typedef struct RawObject {
  SnapshotObject object;
  int64_t generation;
  bool immortal, tracked, finalized, reachable, internal;
} RawObject;

// "0x7f0000004030"; digits that are no more than 64 bits.
static bool read_address(Trace *t, void *field) {
  uint64_t *address = field;
  const char *at = json_here(&t->json), *digits;
  if (!json_read_text(&t->json, &t->text)) return false;
  digits = text_chars(&t->text) + 2;
  size_t length = t->text.length > 2 ? strspn(digits, "0123456789abcdef") : 0;
  if (length == 0 || length > 16 || length != t->text.length - 2 ||
      strncmp(t->text.chars, "0x", 2) != 0)
    return json_fail(&t->json, at, "expected an address: \"0x\" and hexadecimal digits");
  *address = 0;
  for (size_t i = 0; i < length; i++)
    *address = *address << 4 | (uint64_t)(digits[i] > '9' ? digits[i] - 'a' + 10 : digits[i] - '0');
  return true;
}

static bool read_generation(Trace *t, void *field) {
  int64_t *generation = field;
  *generation = -1;
  return json_take_null(&t->json) || json_read_integer(&t->json, 0, 2, generation);
}

// ---- references -------------------------------------------------------------------------------

typedef struct RawReference {
  const char *place;
  Mention to;
} RawReference;

static bool read_place(Trace *t, void *field) {
  const char *at = json_here(&t->json);
  return field_text(t, field) &&
         (**(const char **)field || json_fail(&t->json, at, "no such place"));
}

static bool read_mention(Trace *t, void *field) {
  Mention *mention = field;
  mention->at = json_here(&t->json);
  return field_serial(t, &mention->serial);
}

static bool read_references(Trace *t, void *field) {
  static const Field fields[] = {{"place", offsetof(RawReference, place), read_place, false},
                                 {"to", offsetof(RawReference, to), read_mention, false},
                                 {0}};
  SnapshotObject *object = field;
  object->first_reference = (uint32_t)t->references.count;
  for (JsonWalk walk = json_enter(&t->json, '['); json_next_item(&t->json, &walk);) {
    RawReference raw = {.place = ""};
    fields_read(t, "a reference", fields, &raw);
    array_push(&t->references,
               (SnapshotReference){.from = (int32_t)t->objects.count, .place = raw.place});
    array_push(&t->reference_to, raw.to);
    object->reference_count++;
  }
  return true;
}

// ---- the object -------------------------------------------------------------------------------

static unsigned flags_of(const RawObject *raw) {
  unsigned flags = 0;
  if (raw->immortal) flags |= SNAPSHOT_IMMORTAL;
  if (raw->tracked) flags |= SNAPSHOT_TRACKED;
  if (raw->finalized) flags |= SNAPSHOT_FINALIZED;
  if (raw->reachable) flags |= SNAPSHOT_REACHABLE;
  if (raw->internal) flags |= SNAPSHOT_INTERNAL;
  return flags;
}

// Every object once, in the order of the serials, the negative ones for machinery.
static void check_serial(Trace *t, const RawObject *raw, const char *at) {
  int64_t serial = raw->object.serial;
  size_t count = t->objects.count;
  int64_t last = count ? t->objects.items[count - 1].serial : INT64_MIN;
  if (serial == 0) return; // that has been said
  if ((serial < 0) != raw->internal)
    json_fail(&t->json, at, "serial %" PRId64 ": machinery alone has negative serials", serial);
  if (serial == last)
    json_fail(&t->json, at, "serial %" PRId64 " stands twice", serial);
  else if (serial < last)
    json_fail(&t->json, at,
              "serial %" PRId64 " stands behind %" PRId64 ": objects are sorted by serial", serial,
              last);
}

bool trace_read_object(Trace *t, void *unused) {
  static const Field fields[] = {
      {"serial", offsetof(RawObject, object.serial), field_serial, false},
      {"address", offsetof(RawObject, object.address), read_address, false},
      {"type", offsetof(RawObject, object.type), field_text, false},
      {"value", offsetof(RawObject, object.value), field_text_or_null, false},
      {"refcount", offsetof(RawObject, object.refcount), field_number, false},
      {"immortal", offsetof(RawObject, immortal), field_truth, false},
      {"size", offsetof(RawObject, object.size), field_count, false},
      {"block", offsetof(RawObject, object.block), field_count, false},
      {"tracked", offsetof(RawObject, tracked), field_truth, false},
      {"generation", offsetof(RawObject, generation), read_generation, false},
      {"finalized", offsetof(RawObject, finalized), field_truth, false},
      {"reachable", offsetof(RawObject, reachable), field_truth, false},
      {"internal", offsetof(RawObject, internal), field_truth, true},
      {"references", offsetof(RawObject, object), read_references, false},
      {0}};
  (void)unused;
  RawObject raw = {.object = {.type = "", .first_reference = (uint32_t)t->references.count}};
  const char *at = json_here(&t->json);
  size_t before = t->json.faults;
  fields_read(t, "an object", fields, &raw);
  if (t->json.faults == before) check_serial(t, &raw, at);
  raw.object.flags = flags_of(&raw);
  raw.object.generation = (int)raw.generation;
  array_push(&t->objects, raw.object);
  return t->json.faults == before;
}
