// inside.c: what a collection examines, and who holds it: written down when it begins, before
// anything can die.
#include "watch.h"

#include <stdlib.h>
#include <string.h>

// ---- the objects ------------------------------------------------------------------------------

static int by_serial(const void *left, const void *right) {
  int64_t a = ((const SerialEntry *)left)->serial, b = ((const SerialEntry *)right)->serial;
  return a < b ? -1 : a > b;
}

int32_t inside_find(const Inside *inside, int64_t serial) {
  SerialEntry key = {.serial = serial};
  const SerialEntry *found =
      inside->entries.count
          ? bsearch(&key, inside->entries.items, inside->entries.count, sizeof key, by_serial)
          : NULL;
  return found ? (int32_t)found->object : NO_OBJECT;
}

static const char *copied(Inside *inside, const char *text) {
  return scratch_strndup(&inside->texts, text, strlen(text));
}

static void add_object(Inside *inside, const Object *o) {
  CollectionState start = {.refcount = o->refcount, .gc_refs = o->gc_refs};
  array_push(&inside->entries, (SerialEntry){o->serial, (uint32_t)inside->objects.count});
  array_push(&inside->objects, (CollectionObject){.serial = o->serial,
                                                  .type = copied(inside, class_short_name(o->cls)),
                                                  .shape = o->cls->type->shape,
                                                  .internal = o->flags & OBJECT_INTERNAL,
                                                  .at = {[PHASE_UPDATE_REFS] = start}});
}

// ---- who holds them ---------------------------------------------------------------------------

typedef struct Asking {
  Inside *inside;
  Heap *heap;
  const Object *from;  // whose references are being visited
  int32_t from_object; // its index; NO_OBJECT where it is not examined
  Text text;
} Asking;

static bool holds_names(const Heap *heap, const Object *dict) {
  for (const Frame *frame = heap->frame; frame; frame = frame->back)
    if (frame->names == dict) return true;
  return false;
}

static void add_name(Asking *asking, uint32_t to, int32_t through, const Object *name) {
  array_push(&asking->inside->holders,
             (CollectionHolder){.kind = HOLDER_NAME,
                                .to = to,
                                .through = through,
                                .name = copied(asking->inside, ((const Str *)name)->chars),
                                .count = 1});
}

static void add_reference(Asking *asking, uint32_t to, Place place) {
  const CollectionObject *objects = asking->inside->objects.items;
  text_clear(&asking->text);
  if (!objects[to].internal || !objects[asking->from_object].internal)
    place_describe(asking->heap, place, &asking->text);
  array_push(&asking->inside->references,
             (CollectionReference){.from = (uint32_t)asking->from_object,
                                   .to = to,
                                   .kind = place.kind,
                                   .place = copied(asking->inside, text_chars(&asking->text))});
}

enum { LOOK_BACK = 16 };

// Several references of one object are one holder, where they stand near each other.
static void add_holder(Asking *asking, uint32_t to) {
  Inside *inside = asking->inside;
  int64_t serial = asking->from->serial;
  size_t count = inside->holders.count, least = count > LOOK_BACK ? count - LOOK_BACK : 0;
  for (size_t i = count; i-- > least && inside->holders.items[i].serial == serial;)
    if (inside->holders.items[i].to == to) {
      inside->holders.items[i].count++;
      return;
    }
  array_push(&inside->holders,
             (CollectionHolder){.kind = HOLDER_OBJECT,
                                .to = to,
                                .through = NO_OBJECT,
                                .name = copied(inside, class_short_name(asking->from->cls)),
                                .serial = serial,
                                .count = 1});
}

static void ask(Object *referent, Place place, void *payload) {
  Asking *asking = payload;
  int32_t to = inside_find(asking->inside, referent->serial);
  if (to == NO_OBJECT) return;
  bool name = place.kind == PLACE_ITEM && place.at.key->cls->solid == &str_type &&
              holds_names(asking->heap, asking->from);
  if (name)
    add_name(asking, (uint32_t)to, asking->from_object, place.at.key);
  else if (asking->from_object == NO_OBJECT)
    add_holder(asking, (uint32_t)to);
  else
    add_reference(asking, (uint32_t)to, place);
}

static void ask_member(Asking *asking, const GcLinks *gc) {
  asking->from = gc_object(gc);
  asking->from_object = inside_find(asking->inside, gc_object(gc)->serial);
  asking->inside->objects.items[asking->from_object].names =
      holds_names(asking->heap, gc_object(gc));
  gc_traverse(asking->heap, gc_object(gc), ask, asking);
}

static void ask_outsider(Object *o, void *payload) {
  Asking *asking = payload;
  if (!o->cls->type->traverse || inside_find(asking->inside, o->serial) != NO_OBJECT) return;
  asking->from = o;
  asking->from_object = NO_OBJECT;
  o->cls->type->traverse(o, ask, asking);
}

static void ask_locals(Asking *asking) {
  for (const Frame *frame = asking->heap->frame; frame; frame = frame->back)
    for (uint32_t i = 0; !frame->names && i < frame->code->local_count; i++) {
      const Object *value = frame->borrowed[i] ? NULL : frame->slots[i];
      int32_t to = value ? inside_find(asking->inside, value->serial) : NO_OBJECT;
      if (to != NO_OBJECT) add_name(asking, (uint32_t)to, NO_OBJECT, frame->code->locals[i]);
    }
}

// What is left of a count when all that was found is taken off.
static void add_others(Inside *inside) {
  int64_t *left = mem_alloc(mem_size(inside->objects.count + 1, sizeof *left));
  for (size_t i = 0; i < inside->objects.count; i++)
    left[i] = inside->objects.items[i].at[PHASE_UPDATE_REFS].gc_refs;
  for (size_t i = 0; i < inside->references.count; i++) left[inside->references.items[i].to]--;
  for (size_t i = 0; i < inside->holders.count; i++)
    left[inside->holders.items[i].to] -= inside->holders.items[i].count;
  for (uint32_t i = 0; i < inside->objects.count; i++)
    if (left[i] > 0)
      array_push(&inside->holders,
                 (CollectionHolder){
                     .kind = HOLDER_OTHER, .to = i, .through = NO_OBJECT, .count = left[i]});
  mem_free(left);
}

void inside_begin(Inside *inside, Heap *heap, const GcLinks *list) {
  for (const GcLinks *gc = list->next; gc != list; gc = gc->next) add_object(inside, gc_object(gc));
  if (inside->entries.count)
    qsort(inside->entries.items, inside->entries.count, sizeof(SerialEntry), by_serial);
  Asking asking = {.inside = inside, .heap = heap};
  for (const GcLinks *gc = list->next; gc != list; gc = gc->next) ask_member(&asking, gc);
  heap_walk(heap, ask_outsider, &asking);
  ask_locals(&asking);
  add_others(inside);
  text_delete(&asking.text);
}

// ---- its memory -------------------------------------------------------------------------------

void inside_clear(Inside *inside) {
  inside->facts = (SnapshotCollection){0};
  inside->found = false;
  array_truncate(&inside->objects, 0);
  array_truncate(&inside->references, 0);
  array_truncate(&inside->holders, 0);
  array_truncate(&inside->moves, 0);
  array_truncate(&inside->entries, 0);
  scratch_delete(&inside->texts);
}

void inside_delete(Inside *inside) {
  array_delete(&inside->objects);
  array_delete(&inside->references);
  array_delete(&inside->holders);
  array_delete(&inside->moves);
  array_delete(&inside->entries);
  scratch_delete(&inside->texts);
}

// ---- what a snapshot keeps --------------------------------------------------------------------

// Machinery that lived on says something only where it refers to an object of the program.
static uint32_t *choose(const Inside *inside, bool internal) {
  size_t count = inside->objects.count;
  uint32_t *number = mem_zalloc(mem_size(count + 1, sizeof *number));
  for (size_t i = 0; i < count; i++) {
    const CollectionObject *object = &inside->objects.items[i];
    number[i] = internal || !object->internal || object->names ||
                object->at[PHASE_CLEAR].verdict != VERDICT_REACHABLE;
  }
  for (size_t i = 0; i < inside->references.count; i++) {
    const CollectionReference *r = &inside->references.items[i];
    if (!inside->objects.items[r->to].internal) number[r->from] = 1;
  }
  uint32_t kept = 0;
  for (size_t i = 0; i < count; i++) number[i] = number[i] ? ++kept : 0;
  return number; // from 1; 0 = left out
}

// Room in the snapshot for as many as there are; fewer may come.
#define ROOM(snapshot, array)                                                                      \
  scratch_alloc(&(snapshot)->scratch, mem_size((array).count + 1, sizeof *(array).items))

static void write_objects(const Inside *inside, const uint32_t *number, Snapshot *snapshot,
                          SnapshotCollection *out) {
  CollectionObject *objects = ROOM(snapshot, inside->objects);
  for (size_t i = 0; i < inside->objects.count; i++) {
    if (!number[i]) continue;
    CollectionObject *object = &objects[out->object_count++];
    *object = inside->objects.items[i];
    object->type = snapshot_text(snapshot, object->type);
  }
  out->objects = objects;
}

static void write_references(const Inside *inside, const uint32_t *number, Snapshot *snapshot,
                             SnapshotCollection *out) {
  CollectionReference *references = ROOM(snapshot, inside->references);
  for (size_t i = 0; i < inside->references.count; i++) {
    const CollectionReference *r = &inside->references.items[i];
    if (!number[r->from] || !number[r->to]) continue;
    references[out->reference_count++] =
        (CollectionReference){.from = number[r->from] - 1,
                              .to = number[r->to] - 1,
                              .kind = r->kind,
                              .place = snapshot_text(snapshot, r->place)};
  }
  out->references = references;
}

static void write_holders(const Inside *inside, const uint32_t *number, Snapshot *snapshot,
                          SnapshotCollection *out) {
  CollectionHolder *holders = ROOM(snapshot, inside->holders);
  for (size_t i = 0; i < inside->holders.count; i++) {
    CollectionHolder holder = inside->holders.items[i];
    if (!number[holder.to]) continue;
    holder.to = number[holder.to] - 1;
    if (holder.through != NO_OBJECT) holder.through = (int32_t)number[holder.through] - 1;
    holder.name = snapshot_text(snapshot, holder.name);
    holders[out->holder_count++] = holder;
  }
  out->holders = holders;
}

static void write_moves(const Inside *inside, const uint32_t *number, Snapshot *snapshot,
                        SnapshotCollection *out) {
  CollectionMove *moves = ROOM(snapshot, inside->moves);
  for (size_t i = 0; i < inside->moves.count; i++) {
    CollectionMove move = inside->moves.items[i];
    if (!number[move.object]) continue;
    move.object = number[move.object] - 1;
    moves[out->move_count++] = move;
  }
  out->moves = moves;
}

void inside_write(const Inside *inside, Snapshot *snapshot, bool internal) {
  SnapshotCollection *out = scratch_alloc(&snapshot->scratch, sizeof *out);
  *out = inside->facts;
  out->examined = (int64_t)inside->objects.count;
  uint32_t *number = choose(inside, internal);
  write_objects(inside, number, snapshot, out);
  write_references(inside, number, snapshot, out);
  write_holders(inside, number, snapshot, out);
  write_moves(inside, number, snapshot, out);
  mem_free(number);
  snapshot->collection = out;
}
