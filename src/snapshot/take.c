// take.c: walks the heap and writes down what is there. No file of this room but take*.c sees the
// heap.
#include "take.h"

#include <stdlib.h>
#include <string.h>

static void add_row(Object *object, void *payload) {
  Rows *rows = payload;
  array_push(rows, (Row){.object = object, .generation = -1, .index = NO_OBJECT});
}

static int by_serial(const void *left, const void *right) {
  int64_t a = ((const Row *)left)->object->serial, b = ((const Row *)right)->object->serial;
  return a < b ? -1 : a > b;
}

static size_t table_slot(const Rows *rows, const Object *object) {
  size_t mask = rows->table_size - 1,
         at = ((uintptr_t)object >> 4) * UINT64_C(0x9E3779B97F4A7C15) >> 20 & mask;
  while (rows->table[at] && rows->items[rows->table[at] - 1].object != object) at = (at + 1) & mask;
  return at;
}

Row *take_row(Take *take, const Object *object) {
  return &take->rows.items[take->rows.table[table_slot(&take->rows, object)] - 1];
}

static void collect_rows(Take *take) {
  Rows *rows = &take->rows;
  heap_walk(take->heap, add_row, rows);
  qsort(rows->items, rows->count, sizeof *rows->items, by_serial);
  for (rows->table_size = 64; rows->table_size < rows->count * 2;) rows->table_size *= 2;
  rows->table = mem_zalloc(mem_size(rows->table_size, sizeof *rows->table));
  for (size_t i = 0; i < rows->count; i++)
    rows->table[table_slot(rows, rows->items[i].object)] = (uint32_t)i + 1;
}

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
  take_row(in->take, object)->generation = in->generation;
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

static void reach(Object *referent, Place place, void *payload) {
  (void)place;
  Take *take = payload;
  Row *row = take_row(take, referent);
  if (row->reachable) return;
  row->reachable = true;
  array_push(&take->queue, row);
}

static void note_reachable(Take *take) {
  heap_walk_holders(take->heap, reach, take);
  while (take->queue.count) {
    Row *row = array_pop(&take->queue);
    if (row->object->cls->type->traverse)
      row->object->cls->type->traverse(row->object, reach, take);
  }
}

// ---- which objects are shown ------------------------------------------------------------------

static bool is_user(const Row *row) { return !(row->object->flags & OBJECT_INTERNAL); }

static void include(Object *referent, Place place, void *payload) {
  (void)place;
  take_row(payload, referent)->included = true;
}

// Machinery that holds a program's object explains its count.
static void include_holder(Object *referent, Place place, void *payload) {
  (void)place;
  Take *take = payload;
  const Object *holder = take->from->object;
  bool table = holder == take->heap->modules || holder == take->heap->builtins;
  if (is_user(take_row(take, referent)) && !table) take->from->included = true;
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
    const Type *type = row->object->cls->type;
    if (take->internal || is_user(row)) row->included = true;
    take->from = row;
    if (!type->traverse) continue;
    if (is_user(row))
      type->traverse(row->object, include, take);
    else
      type->traverse(row->object, include_holder, take);
  }
}

// ---- writing down -----------------------------------------------------------------------------

const char *take_text(Take *take) {
  const char *copy =
      scratch_strndup(&take->snapshot->scratch, text_chars(&take->text), take->text.length);
  text_clear(&take->text);
  return copy;
}

static const char *type_text(Take *take, const Object *object) {
  return snapshot_text(take->snapshot, class_short_name(object->cls));
}

static bool shown_by_references(Shape shape) {
  return shape == SHAPE_LIST || shape == SHAPE_TUPLE || shape == SHAPE_DICT || shape == SHAPE_SET ||
         shape == SHAPE_INSTANCE;
}

// Long values are cut at a character; pictures cut again to what fits.
enum { VALUE_BYTES = 200 };

static const char *value_text(Take *take, Object *object, Shape shape) {
  if (shown_by_references(shape) && object != take->heap->empty_tuple) return NULL;
  object_describe(take->heap, object, &take->text);
  if (take->text.length > VALUE_BYTES) {
    size_t end = VALUE_BYTES;
    while (end > 0 && (take->text.chars[end] & 0xC0) == 0x80) end--;
    take->text.length = end;
    text_add(&take->text, "...");
  }
  return take_text(take);
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

static bool in_garbage(const Heap *heap, const Object *object) {
  const List *garbage = (List *)heap->gc.garbage;
  for (size_t i = 0; i < garbage->count; i++)
    if (garbage->items[i] == object) return true;
  return false;
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
  if (in_garbage(heap, o)) flags |= SNAPSHOT_GARBAGE;
  if (row->generation == 2 && gc_is_pending(heap, o)) flags |= SNAPSHOT_PENDING;
  return flags;
}

static void write_object(Take *take, Row *row) {
  Object *o = row->object;
  Shape shape = o->cls->type->shape;
  SnapshotObject object = {
      .serial = o->serial,
      .address = o->address,
      .type = type_text(take, o),
      .value = value_text(take, o, shape),
      .refcount = o->flags & OBJECT_IMMORTAL ? object_shown_refcount(take->heap, o) : o->refcount,
      .size = object_size(take->heap, o),
      .block = object_block(take->heap, o),
      .length = length_of(o),
      .shape = shape,
      .flags = flags_of(take->heap, row),
      .generation = row->generation,
  };
  row->index = (int32_t)take->objects.count;
  array_push(&take->objects, object);
}

static void write_reference(Object *referent, Place place, void *payload) {
  Take *take = payload;
  const Row *to = take_row(take, referent);
  if (to->index == NO_OBJECT) return;
  place_describe(take->heap, place, &take->text);
  array_push(&take->references, (SnapshotReference){.from = take->from->index,
                                                    .to = to->index,
                                                    .kind = place.kind,
                                                    .place = take_text(take)});
}

// Sequences are traversed from the last item to the first; a reader wants them in order.
static void reverse_indexes(Take *take, size_t first) {
  for (size_t i = first, j = take->references.count; i + 1 < j--; i++) {
    SnapshotReference r = take->references.items[i];
    take->references.items[i] = take->references.items[j];
    take->references.items[j] = r;
  }
}

static void write_references(Take *take, Row *row) {
  size_t first = take->references.count;
  take->from = row;
  if (row->object->cls->type->traverse)
    row->object->cls->type->traverse(row->object, write_reference, take);
  Shape shape = row->object->cls->type->shape;
  if (shape == SHAPE_LIST || shape == SHAPE_TUPLE) reverse_indexes(take, first);
  SnapshotObject *object = &take->objects.items[row->index];
  object->first_reference = (uint32_t)first;
  object->reference_count = (uint32_t)(take->references.count - first);
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

// Arrays made here move into the snapshot's own memory, so that one call frees all of it.
static void *moved(Snapshot *snapshot, void *items, size_t bytes) {
  void *copy = scratch_alloc(&snapshot->scratch, bytes);
  if (bytes) memcpy(copy, items, bytes);
  mem_free(items);
  return copy;
}

#define MOVE(field, count_field, array)                                                            \
  (snapshot->field = moved(snapshot, (array).items, (array).count * sizeof *(array).items),        \
   snapshot->count_field = (array).count)

static void finish(Take *take) {
  Snapshot *snapshot = take->snapshot;
  MOVE(objects, object_count, take->objects);
  MOVE(references, reference_count, take->references);
  MOVE(frames, frame_count, take->frames);
  MOVE(bindings, binding_count, take->bindings);
  MOVE(holders, holder_count, take->holders);
  mem_free(take->rows.items);
  mem_free(take->rows.table);
  array_delete(&take->queue);
  text_delete(&take->text);
}

Snapshot *snapshot_take(Heap *heap, bool internal, unsigned needs) {
  Snapshot *snapshot = mem_zalloc(sizeof *snapshot);
  Take take = {.heap = heap, .snapshot = snapshot, .internal = internal};
  snapshot->output = "";
  snapshot->source = "";
  snapshot->picture = true;
  snapshot->profile = heap->profile->name;
  collect_rows(&take);
  note_generations(&take);
  note_reachable(&take);
  choose(&take);
  for (size_t i = 0; i < take.rows.count; i++)
    if (take.rows.items[i].included) write_object(&take, &take.rows.items[i]);
  for (size_t i = 0; i < take.rows.count; i++)
    if (take.rows.items[i].included) write_references(&take, &take.rows.items[i]);
  take_frames(&take);
  take_holders(&take);
  write_gc(&take);
  MemoryUse use = heap_memory(heap);
  snapshot->memory = (SnapshotMemory){use.arenas, use.pools, use.blocks, use.bytes, use.large};
  if (needs & SNAPSHOT_NEEDS_POOLS) snapshot->pools = take_pools(heap, &snapshot->scratch);
  count_objects(&take);
  finish(&take);
  return snapshot;
}

void snapshot_set_events(Snapshot *snapshot, const SnapshotEvent *events, size_t count) {
  SnapshotEvent *copy = scratch_alloc(&snapshot->scratch, count * sizeof *copy);
  for (size_t i = 0; i < count; i++) {
    copy[i] = events[i];
    copy[i].type = snapshot_text(snapshot, events[i].type);
  }
  snapshot->events = copy;
  snapshot->event_count = count;
}
