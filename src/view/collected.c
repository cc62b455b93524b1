// collected.c: which objects of a collection are drawn, and in which order; how each was reached.
//
// Up to six objects are all drawn. Of more, those that were put aside as unreachable, whether they
// came back or not; the others stand in one card for each side.
#include "collected.h"

enum { MOST_ALL = 6, MOST_OF_A_SIDE = 4, MAX_MEMBER_TYPE = 10 };

typedef Array(int32_t) Objects;

static const CollectionObject *at(const Collected *c, int32_t object) {
  return &c->collection->objects[object];
}

static bool put_aside(const Collected *c, int32_t object) {
  return at(c, object)->at[PHASE_MOVE_UNREACHABLE].verdict == VERDICT_UNREACHABLE;
}

bool collected_is_many(const Collected *c, uint32_t member) {
  return c->object[member] == NO_OBJECT;
}

const CollectionObject *collected_object(const Collected *c, uint32_t member) {
  return at(c, c->object[member]);
}

// ---- data and machinery -----------------------------------------------------------------------

static bool is_data(const Collected *c, int32_t object) {
  const CollectionObject *o = at(c, object);
  if (put_aside(c, object)) return true;
  if (o->names) return false;
  if (c->options->show_internal) return true;
  if (o->internal) return false;
  switch (o->shape) {
  case SHAPE_CLASS: return c->options->show_types;
  case SHAPE_FUNCTION:
  case SHAPE_METHOD:
  case SHAPE_CELL:
  case SHAPE_MODULE:
  case SHAPE_OTHER: return false;
  case SHAPE_ATOM:
  case SHAPE_LIST:
  case SHAPE_TUPLE:
  case SHAPE_DICT:
  case SHAPE_SET:
  case SHAPE_INSTANCE:
  case SHAPE_GENERATOR:
  case SHAPE_WEAKREF: break;
  }
  return true;
}

static void count_fates(Collected *c) {
  for (int32_t i = 0; (size_t)i < c->collection->object_count; i++) {
    const CollectionObject *o = at(c, i);
    if (!is_data(c, i)) continue;
    c->shown++;
    c->reachable += !put_aside(c, i);
    c->unreachable += put_aside(c, i);
    c->saved += o->at[PHASE_FINALIZE].verdict == VERDICT_RESURRECTED;
    c->late += o->at[PHASE_FINALIZE].verdict != VERDICT_RESURRECTED &&
               o->at[PHASE_CLEAR].verdict == VERDICT_RESURRECTED;
    c->freed += put_aside(c, i) && o->at[PHASE_CLEAR].verdict == VERDICT_FREED;
    c->kept += o->at[PHASE_CLEAR].verdict == VERDICT_KEPT;
    c->finalizers |= o->finalized || o->at[PHASE_FINALIZE].verdict == VERDICT_RESURRECTED ||
                     o->at[PHASE_FINALIZE].verdict == VERDICT_FREED;
  }
}

static void note_rescues(Collected *c) {
  uint32_t number = 0;
  bool before = true; // before the first that was taken back
  for (size_t i = 0; i < c->collection->move_count; i++) {
    const CollectionMove *move = &c->collection->moves[i];
    before &= !move->rescued;
    if (before) c->aside[move->object] = true;
    if (move->rescued && is_data(c, (int32_t)move->object)) c->order[move->object] = ++number;
  }
}

// ---- how each was reached ---------------------------------------------------------------------

// The walk of move_unreachable once more. What was reached through machinery that is left out of
// the collection starts a walk of its own.
typedef struct Walk {
  Collected *collected;
  int64_t *refs;
  bool *done; // its references were followed
  Objects queue;
} Walk;

static void find(Walk *walk, int32_t object, int32_t by, bool through) {
  if (walk->refs[object] > 0) return;
  walk->refs[object] = 1;
  walk->collected->reached[object] = (Reached){by, through};
  array_push(&walk->queue, object);
}

static void follow(Walk *walk, int32_t object) {
  const SnapshotCollection *c = walk->collected->collection;
  if (walk->done[object] || walk->refs[object] == 0) return;
  walk->done[object] = true;
  const uint32_t *first = walk->collected->first;
  for (uint32_t i = first[object]; i < first[object + 1]; i++)
    find(walk, (int32_t)c->references[i].to, object, false);
  for (size_t i = 0; c->objects[object].names && i < c->holder_count; i++)
    if (c->holders[i].through == object) find(walk, (int32_t)c->holders[i].to, object, true);
}

static void find_reached(Collected *c) {
  size_t count = c->collection->object_count;
  Walk walk = {.collected = c,
               .refs = mem_alloc(mem_size(count + 1, sizeof(int64_t))),
               .done = mem_zalloc(count + 1)};
  for (int32_t i = 0; (size_t)i < count; i++) {
    walk.refs[i] = at(c, i)->at[PHASE_SUBTRACT_REFS].gc_refs;
    c->reached[i].by = NO_OBJECT;
    array_push(&walk.queue, i);
  }
  for (size_t i = 0; i < walk.queue.count; i++) follow(&walk, walk.queue.items[i]);
  array_delete(&walk.queue);
  mem_free(walk.refs);
  mem_free(walk.done);
}

// ---- order ------------------------------------------------------------------------------------

typedef struct Ordering {
  const Collected *collected;
  bool *seen;
  Objects side[2]; // reachable; put aside
} Ordering;

// Depth first along the references, so that neighbours stand beside each other.
static void visit(Ordering *ordering, int32_t object) {
  const Collected *c = ordering->collected;
  Objects waiting = {0};
  array_push(&waiting, object);
  while (waiting.count) {
    int32_t next = array_pop(&waiting);
    if (ordering->seen[next] || !is_data(c, next)) continue;
    ordering->seen[next] = true;
    array_push(&ordering->side[put_aside(c, next)], next);
    for (uint32_t i = c->first[next + 1]; i-- > c->first[next];)
      array_push(&waiting, (int32_t)c->collection->references[i].to);
  }
  array_delete(&waiting);
}

static void put_in_order(Ordering *ordering) {
  const SnapshotCollection *c = ordering->collected->collection;
  for (size_t i = 0; i < c->holder_count; i++) visit(ordering, (int32_t)c->holders[i].to);
  for (int32_t i = 0; (size_t)i < c->object_count; i++) visit(ordering, i);
}

// ---- cards ------------------------------------------------------------------------------------

static void add_object(Collected *c, int32_t object) {
  const CollectionObject *o = at(c, object);
  SceneMember member = {.type = limit_end(c->scratch, o->type, MAX_MEMBER_TYPE),
                        .island = put_aside(c, object)};
  if (o->serial > 0) member.label = scratch_printf(c->scratch, "#%lld", (long long)o->serial);
  c->member[object] = (int32_t)c->member_count;
  c->object[c->member_count] = object;
  c->members[c->member_count++] = member;
}

static bool wants(const Collected *c, int32_t object, bool any) {
  return any || c->order[object] > 0;
}

static void add_many(Collected *c, const Objects *side, size_t count, bool island) {
  for (size_t i = 0; i < side->count; i++)
    if (c->member[side->items[i]] == NO_OBJECT)
      c->member[side->items[i]] = (int32_t)c->member_count;
  const char *more = count < side->count ? " more" : "";
  c->object[c->member_count] = NO_OBJECT;
  c->members[c->member_count++] =
      (SceneMember){.many = scratch_printf(c->scratch, "%zu%s", count, more),
                    .type = island ? "unreachable" : "reachable",
                    .island = island};
}

// A card of many takes the place of one object, and stands for two at least. `any`: not only those
// that were taken back.
static void add_side(Collected *c, const Objects *side, bool island, bool any) {
  size_t most = side->count, wanted = 0, added = 0;
  if (c->shown > MOST_ALL && most > MOST_OF_A_SIDE) most = MOST_OF_A_SIDE - 1;
  for (size_t i = 0; i < side->count; i++) wanted += wants(c, side->items[i], any);
  bool all = side->count - (wanted < most ? wanted : most) < 2;
  for (size_t i = 0; i < side->count && (all || added < most); i++) {
    if (!all && !wants(c, side->items[i], any)) continue;
    add_object(c, side->items[i]);
    added++;
  }
  if (added < side->count) add_many(c, side, side->count - added, island);
}

static void index_references(Collected *c) {
  const SnapshotCollection *collection = c->collection;
  c->first = scratch_alloc(c->scratch, mem_size(collection->object_count + 1, sizeof *c->first));
  for (size_t i = 0; i < collection->reference_count; i++)
    c->first[collection->references[i].from + 1]++;
  for (size_t i = 0; i < collection->object_count; i++) c->first[i + 1] += c->first[i];
}

void collected_choose(Collected *c) {
  size_t count = c->collection->object_count;
  c->member = scratch_alloc(c->scratch, mem_size(count + 1, sizeof *c->member));
  c->reached = scratch_alloc(c->scratch, mem_size(count + 1, sizeof *c->reached));
  c->order = scratch_alloc(c->scratch, mem_size(count + 1, sizeof *c->order));
  c->aside = scratch_alloc(c->scratch, count + 1);
  for (size_t i = 0; i < count; i++) c->member[i] = NO_OBJECT;
  index_references(c);
  count_fates(c);
  note_rescues(c);
  find_reached(c);
  Ordering ordering = {.collected = c, .seen = mem_zalloc(count + 1)};
  put_in_order(&ordering);
  bool any = c->shown <= MOST_ALL || c->collection->move_count == 0;
  add_side(c, &ordering.side[0], false, any);
  add_side(c, &ordering.side[1], true, true);
  mem_free(ordering.seen);
  array_delete(&ordering.side[0]);
  array_delete(&ordering.side[1]);
}
