// why_chains.c: the shortest ways to an object from what is not an object itself, and for what
// nothing leads to, the cycle that keeps it.
//
// All of it is one walk back from the object, from referent to referrer; what is found there knows
// the reference that leads on towards the object.
#include "why.h"

#include <stdlib.h>
#include <string.h>

static const uint32_t NOWHERE = UINT32_MAX;

// A walk back from `target`: in `order` all objects that lead there, nearest first.
typedef struct Walk {
  Asking *asking;
  int32_t target;
  uint32_t *next; // per object: the reference to take; NOWHERE: not seen, or the target itself
  uint32_t *far;  // per object: references to take
  Array(int32_t) order;
  uint32_t closing; // the reference of the target by which it holds itself; NOWHERE
} Walk;

static bool seen(const Walk *walk, int32_t object) {
  return object == walk->target || walk->next[object] != NOWHERE;
}

static void see_referrers(Walk *walk, int32_t object) {
  const TargetIndex *index = &walk->asking->holders.references;
  for (uint32_t i = index->start[object]; i < index->start[object + 1]; i++) {
    int32_t from = walk->asking->snapshot->references[index->items[i]].from;
    if (from == walk->target && walk->closing == NOWHERE) walk->closing = index->items[i];
    if (seen(walk, from) || why_is_scope(walk->asking, from)) continue;
    walk->next[from] = index->items[i];
    walk->far[from] = walk->far[object] + 1;
    array_push(&walk->order, from);
  }
}

static Walk walk_back(Asking *asking, int32_t target) {
  size_t count = asking->snapshot->object_count;
  Walk walk = {.asking = asking, .target = target, .closing = NOWHERE};
  walk.next = mem_alloc(mem_size(count, sizeof *walk.next));
  walk.far = mem_zalloc(mem_size(count, sizeof *walk.far));
  for (size_t i = 0; i < count; i++) walk.next[i] = NOWHERE;
  array_push(&walk.order, target);
  for (size_t i = 0; i < walk.order.count; i++) see_referrers(&walk, walk.order.items[i]);
  return walk;
}

static void walk_delete(Walk *walk) {
  mem_free(walk->next);
  mem_free(walk->far);
  array_delete(&walk->order);
}

// ---- links ------------------------------------------------------------------------------------

typedef Array(const char *) Links;

// Machinery is told by its owner: "#2.__dict__['ref']" says all that "#2.__dict__" says.
static void add_link(Asking *asking, Links *links) {
  const char *words = why_kept(asking);
  size_t before = links->count ? strlen(links->items[links->count - 1]) : 0;
  if (before && strncmp(links->items[links->count - 1], words, before) == 0)
    links->items[links->count - 1] = words;
  else
    array_push(links, words);
}

static void add_reference_link(Asking *asking, Links *links, uint32_t reference) {
  why_add_reference(asking, &asking->snapshot->references[reference], &asking->text);
  add_link(asking, links);
}

// From an object on to the target of the walk, which is the last link.
static void add_way(Walk *walk, Links *links, int32_t from) {
  for (int32_t at = from; at != walk->target;) {
    add_reference_link(walk->asking, links, walk->next[at]);
    at = walk->asking->snapshot->references[walk->next[at]].to;
  }
}

static void add_end(Asking *asking, Links *links, int32_t object) {
  why_add_object(asking, object, &asking->text);
  add_link(asking, links);
}

static WhyChain kept_chain(Asking *asking, Links *links) {
  WhyChain chain = {.count = links->count};
  chain.links = scratch_alloc(&asking->why->scratch, links->count * sizeof *links->items);
  for (size_t i = 0; i < links->count; i++) chain.links[i] = links->items[i];
  array_delete(links);
  return chain;
}

// ---- from the roots ---------------------------------------------------------------------------

// A reference that no object holds, or that stands in a dict of names.
typedef struct Root {
  const SnapshotHolder *holder; // or:
  const SnapshotReference *reference;
  int32_t to;
  uint32_t far;
  size_t at; // order of finding
} Root;

typedef Array(Root) Roots;

static void add_root(const Walk *walk, Roots *roots, Root root) {
  if (!seen(walk, root.to)) return;
  root.far = walk->far[root.to];
  root.at = roots->count;
  array_push(roots, root);
}

static int by_distance(const void *left, const void *right) {
  const Root *a = left, *b = right;
  if (a->far != b->far) return a->far < b->far ? -1 : 1;
  return (a->at > b->at) - (a->at < b->at);
}

static Roots find_roots(const Walk *walk) {
  const Snapshot *s = walk->asking->snapshot;
  Roots roots = {0};
  for (size_t i = 0; i < s->reference_count; i++)
    if (why_is_scope(walk->asking, s->references[i].from))
      add_root(walk, &roots, (Root){.reference = &s->references[i], .to = s->references[i].to});
  for (size_t i = 0; i < s->holder_count; i++)
    if (s->holders[i].counted && s->holders[i].from == NO_OBJECT)
      add_root(walk, &roots, (Root){.holder = &s->holders[i], .to = s->holders[i].to});
  if (roots.count > 1) qsort(roots.items, roots.count, sizeof *roots.items, by_distance);
  return roots;
}

static WhyChain chain_of(Walk *walk, const Root *root) {
  Asking *asking = walk->asking;
  Links links = {0};
  if (root->reference)
    why_add_reference(asking, root->reference, &asking->text);
  else
    why_add_holder(asking, root->holder, &asking->text);
  add_link(asking, &links);
  add_way(walk, &links, root->to);
  add_end(asking, &links, walk->target);
  return kept_chain(asking, &links);
}

static bool same_chain(const WhyChain *a, const WhyChain *b) {
  if (a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++)
    if (strcmp(a->links[i], b->links[i]) != 0) return false;
  return true;
}

void why_chain(Asking *asking) {
  Why *why = asking->why;
  Walk walk = walk_back(asking, asking->target);
  Roots roots = find_roots(&walk);
  why->chains = scratch_alloc(&why->scratch, roots.count * sizeof *why->chains);
  for (size_t i = 0; i < roots.count; i++) {
    WhyChain chain = chain_of(&walk, &roots.items[i]);
    bool again = why->chain_count && same_chain(&why->chains[why->chain_count - 1], &chain);
    if (!again) why->chains[why->chain_count++] = chain;
  }
  array_delete(&roots);
  walk_delete(&walk);
}

// ---- cycles -----------------------------------------------------------------------------------

// Whoever goes back from what nothing leads to, comes to where it has been: an object on a cycle.
static int32_t somewhere_on_a_cycle(const Asking *asking) {
  const TargetIndex *index = &asking->holders.references;
  bool *been = mem_zalloc(mem_size(asking->snapshot->object_count, sizeof *been));
  int32_t at = asking->target;
  while (at != NO_OBJECT && !been[at]) {
    been[at] = true;
    bool held = index->start[at] < index->start[at + 1];
    at = held ? asking->snapshot->references[index->items[index->start[at]]].from : NO_OBJECT;
  }
  mem_free(been);
  return at;
}

typedef Array(int32_t) Members;

// The shortest cycle through the target of the walk.
static WhyChain cycle_of(Walk *walk, Members *members) {
  Asking *asking = walk->asking;
  Links links = {0};
  int32_t first = asking->snapshot->references[walk->closing].to;
  array_push(members, walk->target);
  for (int32_t at = first; at != walk->target; at = asking->snapshot->references[walk->next[at]].to)
    array_push(members, at);
  add_reference_link(asking, &links, walk->closing);
  add_way(walk, &links, first);
  add_end(asking, &links, walk->target);
  return kept_chain(asking, &links);
}

// The shortest way from a cycle to the object.
static WhyChain tail_of(Walk *walk, const int32_t *members, size_t count) {
  int32_t nearest = members[0];
  Links links = {0};
  for (size_t i = 1; i < count; i++)
    if (walk->far[members[i]] < walk->far[nearest]) nearest = members[i];
  add_way(walk, &links, nearest);
  add_end(walk->asking, &links, walk->target);
  return kept_chain(walk->asking, &links);
}

static int oldest_generation(const Walk *walk) {
  int oldest = -1;
  for (size_t i = 0; i < walk->order.count; i++) {
    int generation = walk->asking->snapshot->objects[walk->order.items[i]].generation;
    if (generation > oldest) oldest = generation;
  }
  return oldest;
}

void why_circle(Asking *asking) {
  Why *why = asking->why;
  Walk walk = walk_back(asking, asking->target);
  Members members = {0};
  why->generation = oldest_generation(&walk);
  if (walk.closing != NOWHERE) {
    why->cycle = cycle_of(&walk, &members);
  } else {
    int32_t on = somewhere_on_a_cycle(asking);
    if (on != NO_OBJECT) {
      Walk around = walk_back(asking, on);
      why->cycle = cycle_of(&around, &members);
      why->tail = tail_of(&walk, members.items, members.count);
      walk_delete(&around);
    }
  }
  array_delete(&members);
  walk_delete(&walk);
}
