// take.c: walks the heap and writes down what is there. No file of this room but take*.c sees the
// heap.
#include "take.h"

#include <string.h>

// ---- generations, reachability ----------------------------------------------------------------

typedef struct InGeneration {
  Take *take;
  int generation;
  int64_t count;
} InGeneration;

// With two spaces, where generation 1 has nothing: the visited one.
static int lane_of(const InGeneration *in, const Object *object) {
  bool visited = in->generation == 2 && gc_has_spaces(in->take->heap) &&
                 !gc_is_pending(in->take->heap, object);
  return visited ? 1 : in->generation;
}

static void note_generation(Object *object, void *payload) {
  InGeneration *in = payload;
  take_row(in->take, object)->generation = (int8_t)in->generation;
  in->count++;
  bool made_for_program = (object->flags & OBJECT_INTERNAL) && !(object->flags & OBJECT_NO_BLOCK);
  if (made_for_program) in->take->snapshot->gc.internal[lane_of(in, object)]++;
}

static void note_generations(Take *take) {
  gc_interpreter(take->heap, take->snapshot->gc.internal);
  for (int g = 0; g <= GENERATIONS; g++) {
    InGeneration in = {take, g, 0};
    gc_walk(take->heap, g, note_generation, &in);
    take->snapshot->gc.in_generation[g] = in.count;
  }
}

static void reach(Take *take, uint32_t number) {
  Row *row = &take->rows.items[number];
  if (row->reachable) return;
  row->reachable = true;
  array_push(&take->queue, number);
}

static void reach_held(Object *referent, Place place, void *payload) {
  (void)place;
  Take *take = payload;
  reach(take, take_row_number(referent));
}

// From all that is held by no object: as heap_walk_holders tells it.
static void note_reachable(Take *take) {
  for (size_t i = 0; i < take->rows.count; i++)
    object_hidden_references(take->rows.items[i].object, reach_held, take);
  for (Frame *frame = take->heap->frame; frame; frame = frame->back)
    frame_traverse(frame, reach_held, take);
  for (size_t i = 0; i < take->interpreter.count; i++) reach(take, take->interpreter.items[i].to);
  while (take->queue.count) {
    const Row *row = &take->rows.items[array_pop(&take->queue)];
    for (uint32_t e = 0; e < row->edge_count; e++)
      reach(take, take->edges.items[row->first_edge + e].to);
  }
}

static void note_garbage(Take *take) {
  const List *garbage = (List *)take->heap->gc.garbage;
  for (size_t i = 0; i < garbage->count; i++) take_row(take, garbage->items[i])->garbage = true;
}

// ---- which objects are shown ------------------------------------------------------------------

static bool is_user(const Row *row) { return !(row->object->flags & OBJECT_INTERNAL); }

// Machinery that holds a program's object explains its count.
static bool explains(const Take *take, const Row *row) {
  const Object *holder = row->object;
  if (holder == take->heap->modules || holder == take->heap->builtins) return false;
  for (uint32_t e = 0; e < row->edge_count; e++)
    if (is_user(&take->rows.items[take->edges.items[row->first_edge + e].to])) return true;
  return false;
}

static void include_referents(Take *take, const Row *row) {
  for (uint32_t e = 0; e < row->edge_count; e++)
    take->rows.items[take->edges.items[row->first_edge + e].to].included = true;
}

bool take_hides_name(const Object *name) {
  const Str *str = (const Str *)name;
  const char *chars = str->chars;
  bool special =
      str->bytes > 4 && strncmp(chars, "__", 2) == 0 && strcmp(chars + str->bytes - 2, "__") == 0;
  return chars[0] == '.' || special;
}

static void include_names(Take *take) {
  for (Frame *frame = take->heap->frame; frame; frame = frame->back) {
    for (uint32_t i = 0; i < frame->code->local_count; i++) {
      Object *value = frame->slots[i];
      if (!value) continue;
      take_row(take, value)->included = true;
      if (value->cls->type == &cell_type && ((Cell *)value)->content)
        take_row(take, ((Cell *)value)->content)->included = true;
    }
    size_t position = 0;
    Object *key, *value;
    while (frame->names && dict_next(frame->names, &position, &key, &value))
      if (!take_hides_name(key)) take_row(take, value)->included = true;
  }
}

static void choose(Take *take) {
  include_names(take);
  for (size_t i = 0; i < take->rows.count; i++) {
    Row *row = &take->rows.items[i];
    if (take->internal || is_user(row)) row->included = true;
    if (is_user(row))
      include_referents(take, row);
    else if (explains(take, row))
      row->included = true;
  }
}

// ---- writing down -----------------------------------------------------------------------------

const char *take_text(Take *take) {
  const char *copy = snapshot_texts_keep(take->texts, text_chars(&take->text), take->text.length);
  text_clear(&take->text);
  return copy;
}

// A class may get another name.
static void write_type(Take *take, Row *row) {
  const char *name = class_short_name(row->object->cls);
  if (!row->type || strcmp(row->type, name) != 0)
    row->type = snapshot_texts_keep(take->texts, name, strlen(name));
}

static bool shown_by_references(Shape shape) {
  return shape == SHAPE_LIST || shape == SHAPE_TUPLE || shape == SHAPE_DICT || shape == SHAPE_SET ||
         shape == SHAPE_INSTANCE;
}

// Long values are cut at a character; pictures cut again to what fits.
enum { VALUE_BYTES = 200 };

// Whether its words stay what they were.
static bool keeps_value(const Object *object) {
  return object_is(object, &int_type) || object_is(object, &str_type) ||
         object_is(object, &float_type) || object_is(object, &bytes_type);
}

static void write_value(Take *take, Row *row, Shape shape) {
  Object *object = row->object;
  if (row->value && keeps_value(object)) return;
  row->value = NULL;
  if (shown_by_references(shape) && object != take->heap->empty_tuple) return;
  object_describe(take->heap, object, &take->text);
  if (take->text.length > VALUE_BYTES) {
    size_t end = VALUE_BYTES;
    while (end > 0 && (take->text.chars[end] & 0xC0) == 0x80) end--;
    take->text.length = end;
    text_add(&take->text, "...");
  }
  row->value = take_text(take);
}

static uint64_t length_of(const Object *object) {
  const Type *type = object->cls->solid;
  if (type == &list_type) return ((const List *)object)->count;
  if (type == &tuple_type) return ((const Tuple *)object)->count;
  if (type == &dict_type) return ((const Dict *)object)->used;
  if (type == &set_type || type == &frozenset_type) return ((const Set *)object)->used;
  if (type == &str_type) return ((const Str *)object)->length;
  if (type == &bytes_type) return ((const Bytes *)object)->count;
  return 0;
}

static unsigned flags_of(const Heap *heap, const Row *row) {
  const Object *o = row->object;
  unsigned flags = 0;
  if (o->flags & OBJECT_IMMORTAL) flags |= SNAPSHOT_IMMORTAL;
  if (object_is_tracked(o)) flags |= SNAPSHOT_TRACKED;
  if (o->flags & OBJECT_FINALIZED) flags |= SNAPSHOT_FINALIZED;
  if (row->reachable) flags |= SNAPSHOT_REACHABLE;
  if (o->flags & OBJECT_INTERNAL) flags |= SNAPSHOT_INTERNAL;
  if (o->cls->user && o->cls->slot_count) flags |= SNAPSHOT_SLOTS;
  if (row->garbage) flags |= SNAPSHOT_GARBAGE;
  if (row->generation == 2 && gc_is_pending(heap, o)) flags |= SNAPSHOT_PENDING;
  return flags;
}

static void write_object(Take *take, Row *row, SnapshotObject *object) {
  Object *o = row->object;
  Shape shape = o->cls->type->shape;
  write_type(take, row);
  write_value(take, row, shape);
  object->serial = o->serial;
  object->address = o->address;
  object->type = row->type;
  object->value = row->value;
  object->refcount =
      o->flags & OBJECT_IMMORTAL ? object_shown_refcount(take->heap, o) : o->refcount;
  object->size = object_size(take->heap, o);
  object->block = object_block(take->heap, o);
  object->length = length_of(o);
  object->shape = shape;
  object->flags = flags_of(take->heap, row);
  object->generation = row->generation;
}

// Numbers the objects that are shown. Returns how many references they have at most.
static size_t number_objects(Take *take) {
  size_t references = 0, count = 0;
  for (size_t i = 0; i < take->rows.count; i++) {
    Row *row = &take->rows.items[i];
    if (!row->included) continue;
    row->index = (int32_t)count++;
    references += row->edge_count;
  }
  take->snapshot->object_count = count;
  return references;
}

static void write_references(Take *take, const Row *row) {
  Snapshot *s = take->snapshot;
  SnapshotObject *object = &s->objects[row->index];
  object->first_reference = (uint32_t)s->reference_count;
  for (uint32_t e = 0; e < row->edge_count; e++) {
    const Edge *edge = &take->edges.items[row->first_edge + e];
    int32_t to = take->rows.items[edge->to].index;
    if (to == NO_OBJECT) continue;
    s->references[s->reference_count++] = (SnapshotReference){
        .from = row->index, .to = to, .kind = edge->place.kind, .place = edge_text(take, row, e)};
  }
  object->reference_count = (uint32_t)s->reference_count - object->first_reference;
}

static void write_objects(Take *take) {
  Snapshot *s = take->snapshot;
  size_t references = number_objects(take);
  s->objects = scratch_alloc(&s->scratch, mem_size(s->object_count, sizeof *s->objects));
  s->references = scratch_alloc(&s->scratch, mem_size(references, sizeof *s->references));
  for (size_t i = 0; i < take->rows.count; i++) {
    Row *row = &take->rows.items[i];
    if (!row->included) continue;
    write_object(take, row, &s->objects[row->index]);
    write_references(take, row);
  }
}

// ---- the whole --------------------------------------------------------------------------------

static void write_gc(Take *take) {
  const Gc *gc = &take->heap->gc;
  SnapshotGc *out = &take->snapshot->gc;
  out->enabled = gc->enabled;
  out->two_spaces = gc_has_spaces(take->heap);
  out->cycles = gc->cycles;
  for (int g = 0; g < GENERATIONS; g++) {
    out->threshold[g] = gc->threshold[g];
    out->count[g] = gc_count(take->heap, g);
    out->stats[g] = (SnapshotStats){gc->stats[g].collections, gc->stats[g].collected,
                                    gc->stats[g].uncollectable};
  }
  const List *garbage = (List *)gc->garbage;
  int64_t *serials = scratch_alloc(&take->snapshot->scratch, garbage->count * sizeof *serials);
  for (size_t i = 0; i < garbage->count; i++) serials[i] = garbage->items[i]->serial;
  out->garbage = serials;
  out->garbage_count = garbage->count;
  out->last_collected = gc->last_collected;
}

static void count_objects(Take *take) {
  Snapshot *s = take->snapshot;
  for (size_t i = 0; i < take->rows.count; i++) {
    const Row *row = &take->rows.items[i];
    if (!row->reachable && object_is_tracked(row->object)) s->unreachable++;
    if (is_user(row)) s->user_objects++;
  }
}

static void *copied(Snapshot *snapshot, const void *items, size_t bytes) {
  void *copy = scratch_alloc(&snapshot->scratch, bytes);
  if (bytes) memcpy(copy, items, bytes);
  return copy;
}

// Moves what was gathered into the snapshot's own memory; the array stays, for the next step.
#define COPY(field, count_field, array)                                                            \
  (snapshot->field = copied(snapshot, (array).items, (array).count * sizeof *(array).items),       \
   snapshot->count_field = (array).count, (array).count = 0)

static void copy_arrays(Take *take) {
  Snapshot *snapshot = take->snapshot;
  COPY(frames, frame_count, take->frames);
  COPY(bindings, binding_count, take->bindings);
  COPY(holders, holder_count, take->holders);
}

SnapshotTaker *snapshot_taker_new(Heap *heap, bool internal, unsigned needs) {
  SnapshotTaker *taker = mem_zalloc(sizeof *taker);
  taker->heap = heap;
  taker->internal = internal;
  taker->needs = needs;
  taker->texts = snapshot_texts_new();
  return taker;
}

void snapshot_taker_delete(SnapshotTaker *taker) {
  if (!taker) return;
  take_rows_delete(&taker->rows);
  array_delete(&taker->edges);
  array_delete(&taker->edges_before);
  array_delete(&taker->interpreter);
  array_delete(&taker->queue);
  array_delete(&taker->frames);
  array_delete(&taker->bindings);
  array_delete(&taker->holders);
  text_delete(&taker->text);
  snapshot_texts_release(taker->texts);
  mem_free(taker);
}

Snapshot *snapshot_taker_skip(SnapshotTaker *taker) {
  Snapshot *snapshot = snapshot_new(taker->texts);
  snapshot->output = "";
  snapshot->source = "";
  snapshot->picture = true;
  snapshot->profile = taker->heap->profile->name;
  return snapshot;
}

Snapshot *snapshot_taker_take(SnapshotTaker *taker) {
  Take *take = taker;
  Snapshot *snapshot = take->snapshot = snapshot_taker_skip(taker);
  take_rows(take);
  take_edges(take);
  note_generations(take);
  note_garbage(take);
  note_reachable(take);
  choose(take);
  write_objects(take);
  take_frames(take);
  take_holders(take);
  write_gc(take);
  MemoryUse use = heap_memory(take->heap);
  snapshot->memory = (SnapshotMemory){use.arenas, use.pools, use.blocks, use.bytes, use.large};
  if (take->needs & SNAPSHOT_NEEDS_POOLS)
    snapshot->pools = take_pools(take->heap, &snapshot->scratch);
  count_objects(take);
  copy_arrays(take);
  return snapshot;
}

Snapshot *snapshot_take(Heap *heap, bool internal, unsigned needs) {
  SnapshotTaker *taker = snapshot_taker_new(heap, internal, needs);
  Snapshot *snapshot = snapshot_taker_take(taker);
  snapshot_taker_delete(taker);
  return snapshot;
}

// Events of one type mostly come one after the other: they share the snapshot's name of it.
static void put_events(Snapshot *snapshot, SnapshotEvent *to, const SnapshotEvent *from,
                       size_t count) {
  const char *type = NULL;
  for (size_t i = 0; i < count; i++) {
    bool same = i > 0 && from[i].type == type;
    type = from[i].type;
    const char *own = same ? to[i - 1].type : snapshot_text(snapshot, type);
    to[i] = from[i];
    to[i].type = own;
  }
  snapshot->events = to;
  snapshot->event_count = count;
}

void snapshot_set_events(Snapshot *snapshot, const SnapshotEvent *events, size_t count) {
  put_events(snapshot, scratch_alloc(&snapshot->scratch, count * sizeof *events), events, count);
}

void snapshot_take_events(Snapshot *snapshot, SnapshotEvent *events, size_t count) {
  put_events(snapshot, events, events, count); // in place
  snapshot->large_events = events;
}
