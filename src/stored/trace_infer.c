// trace_infer.c: what a trace does not say and its texts tell: shapes by type and value, kinds of
// places by their text, frames by their names.
#include "trace.h"

#include <string.h>

// ---- shapes -----------------------------------------------------------------------------------

typedef struct TypeShape {
  const char *type;
  Shape shape;
} TypeShape;

// Types whose objects have a value in words. What is not here has no shape of its own.
static const TypeShape valued[] = {
    {"int", SHAPE_ATOM},
    {"str", SHAPE_ATOM},
    {"float", SHAPE_ATOM},
    {"bool", SHAPE_ATOM},
    {"bytes", SHAPE_ATOM},
    {"bytearray", SHAPE_ATOM},
    {"complex", SHAPE_ATOM},
    {"range", SHAPE_ATOM},
    {"NoneType", SHAPE_ATOM},
    {"ellipsis", SHAPE_ATOM},
    {"NotImplementedType", SHAPE_ATOM},
    {"tuple", SHAPE_TUPLE},
    {"type", SHAPE_CLASS},
    {"function", SHAPE_FUNCTION},
    {"builtin_function_or_method", SHAPE_FUNCTION},
    {"method_descriptor", SHAPE_FUNCTION},
    {"wrapper_descriptor", SHAPE_FUNCTION},
    {"method", SHAPE_METHOD},
    {"method-wrapper", SHAPE_METHOD},
    {"cell", SHAPE_CELL},
    {"generator", SHAPE_GENERATOR},
    {"module", SHAPE_MODULE},
    {"ReferenceType", SHAPE_WEAKREF},
    {"ProxyType", SHAPE_WEAKREF},
    {"CallableProxyType", SHAPE_WEAKREF},
    {NULL, SHAPE_OTHER},
};

// Those that are shown by what they hold.
static const TypeShape containers[] = {
    {"list", SHAPE_LIST},     {"dict", SHAPE_DICT}, {"set", SHAPE_SET},
    {"frozenset", SHAPE_SET}, {NULL, SHAPE_OTHER},
};

static Shape find_shape(const TypeShape *rows, const char *type) {
  while (rows->type && strcmp(rows->type, type) != 0) rows++;
  return rows->shape;
}

static const SnapshotReference *places_of(const Trace *t, const SnapshotObject *object) {
  return t->references.items + object->first_reference;
}

static bool has_place(const Trace *t, const SnapshotObject *object, const char *place) {
  for (uint32_t i = 0; i < object->reference_count; i++)
    if (strcmp(places_of(t, object)[i].place, place) == 0) return true;
  return false;
}

// Neither a value nor a container: a kind of tuple, which has items, or an instance of a class that
// is machinery, which is not in every file. What machinery itself holds is in no file.
static Shape shape_of_other(const Trace *t, const SnapshotObject *object) {
  bool tuple = object->serial < 0 || has_place(t, object, "[0]");
  return tuple ? SHAPE_TUPLE : SHAPE_INSTANCE;
}

// An instance refers to its class, and says nothing else of itself.
static Shape shape_of(const Trace *t, const SnapshotObject *object) {
  if (object->value) return find_shape(valued, object->type);
  if (has_place(t, object, "__class__")) return SHAPE_INSTANCE;
  Shape shape = find_shape(containers, object->type);
  return shape == SHAPE_OTHER ? shape_of_other(t, object) : shape;
}

// ---- places -----------------------------------------------------------------------------------

static bool is_key(const char *place) { return strncmp(place, "key ", 4) == 0; }

// In brackets: a number of a sequence, or what a dict (or an instance of a class of dicts) stores.
static PlaceKind kind_of(const char *place, bool in_dict) {
  if (place[0] == '[') return in_dict ? PLACE_ITEM : PLACE_INDEX;
  if (place[0] == '{') return PLACE_ELEMENT;
  if (place[0] == '.') return PLACE_ATTRIBUTE;
  return in_dict && is_key(place) ? PLACE_KEY : PLACE_WORD;
}

// What machinery holds is not all in a trace, and in no stored file: its length is not known.
static void infer_places(Trace *t, SnapshotObject *object) {
  SnapshotReference *places = t->references.items + object->first_reference;
  bool in_dict = object->shape == SHAPE_DICT;
  for (uint32_t i = 0; object->shape == SHAPE_INSTANCE && i < object->reference_count; i++)
    in_dict = in_dict || is_key(places[i].place);
  for (uint32_t i = 0; i < object->reference_count; i++) {
    PlaceKind kind = places[i].kind = kind_of(places[i].place, in_dict);
    bool counts = kind == PLACE_INDEX || kind == PLACE_ITEM || kind == PLACE_ELEMENT;
    object->length += counts && object->serial > 0;
  }
}

void trace_infer_shapes(Trace *t) {
  for (size_t i = 0; i < t->objects.count; i++) {
    t->objects.items[i].shape = shape_of(t, &t->objects.items[i]);
    infer_places(t, &t->objects.items[i]);
  }
}

// ---- frames -----------------------------------------------------------------------------------

void trace_infer_frames(Trace *t) {
  bool same = true;
  for (size_t i = 0; i < t->frames.count; i++) {
    SnapshotFrame *frame = &t->frames.items[i];
    same =
        same && i < t->last_frames.count && strcmp(t->last_frames.items[i].name, frame->name) == 0;
    frame->serial = same ? t->last_frames.items[i].serial : ++t->frame_births;
  }
  array_truncate(&t->last_frames, 0);
  for (size_t i = 0; i < t->frames.count; i++) array_push(&t->last_frames, t->frames.items[i]);
}

// ---- counts -----------------------------------------------------------------------------------

// The program's objects alone: how many of the others a trace has depends on what was asked for.
void trace_infer_counts(Trace *t) {
  Snapshot *s = t->snapshot;
  for (size_t i = 0; i < t->objects.count; i++) {
    SnapshotObject *object = &t->objects.items[i];
    if (object->serial < 0) continue;
    bool tracked = object->flags & SNAPSHOT_TRACKED;
    s->user_objects++;
    s->unreachable += tracked && !(object->flags & SNAPSHOT_REACHABLE);
    if (object->generation >= 0) s->gc.in_generation[object->generation]++;
  }
  s->gc.last_collected = -1;
}
