// compare_events.c: what happened during a step, in order.
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "words.h"

// An event that only one run has at its place in the order.
typedef struct Stray {
  uint64_t key;
  int side;
  const SnapshotEvent *event;
  uint64_t subject;         // kind, object and type: the key without the numbers
  bool elsewhere;           // the other run has it, at another place
  const SnapshotEvent *was; // of a newer one: the older one that had other numbers
} Stray;

typedef Array(Stray) Strays;

static int64_t id_of(const Comparison *c, int side, int64_t serial) {
  const Life *life = life_find(&c->lives[side], serial);
  if (!life) return 0;
  int64_t index = life - c->lives[side].items;
  return side == NEWER ? index + 1 : life->mate >= 0 ? life->mate + 1 : -index - 1;
}

static uint64_t subject_of(const Comparison *c, int side, const SnapshotEvent *event) {
  uint64_t key = hash_number(HASH_START, (int64_t)event->kind);
  return hash_text(hash_number(key, id_of(c, side, event->serial)), event->type);
}

static uint64_t key_of(const Comparison *c, int side, const SnapshotEvent *event) {
  uint64_t key = subject_of(c, side, event);
  return hash_number(hash_number(hash_number(key, event->a), event->b), event->c);
}

static uint64_t *keys_of(const Comparison *c, int side, const Snapshot *step) {
  size_t count = step->event_count;
  uint64_t *keys = mem_alloc(mem_size(count + 1, sizeof *keys));
  for (size_t i = 0; i < count; i++) keys[i] = key_of(c, side, &step->events[i]);
  return keys;
}

// An object that is new or gone is said to be so, and so is a step that made it before, or will
// make it: that it was made, and that it died, goes without saying.
static bool is_said(const Comparison *c, int side, const SnapshotEvent *event) {
  const Life *life = life_find(&c->lives[side], event->serial);
  if (!life || (event->kind != EVENT_ALLOCATE && event->kind != EVENT_DEALLOC)) return false;
  if (life->mate < 0) return life->seen;
  if (event->kind == EVENT_DEALLOC) return false;
  int32_t here = side == OLDER ? c->pair.older : c->pair.newer;
  int32_t there = side == OLDER ? c->pair.newer : c->pair.older;
  return life->birth == here && c->lives[!side].items[life->mate].birth != there;
}

static int by_side(uint64_t a, uint64_t b, const Stray *left, const Stray *right) {
  if (a != b) return a < b ? -1 : 1;
  return left->side != right->side ? left->side - right->side : left < right ? -1 : left > right;
}

static int by_key(const void *left, const void *right) {
  const Stray *a = *(Stray *const *)left, *b = *(Stray *const *)right;
  return by_side(a->key, b->key, a, b);
}

static int by_subject(const void *left, const void *right) {
  const Stray *a = *(Stray *const *)left, *b = *(Stray *const *)right;
  return by_side(a->subject, b->subject, a, b);
}

static bool is_settled(const Stray *stray) { return stray->elsewhere || stray->was; }

// What one run has too much at one place and too little at another stands in another order.
static void settle_moved(Stray *older, Stray *newer) { older->elsewhere = newer->elsewhere = true; }

// What happened to one object in both, with other numbers.
static void settle_changed(Stray *older, Stray *newer) {
  if (is_settled(older) || is_settled(newer)) return;
  newer->was = older->event;
  older->was = newer->event;
}

// Settles those of both runs that the order puts side by side: the first with the first.
static void settle(Strays *strays, int (*order_by)(const void *, const void *),
                   void (*both)(Stray *older, Stray *newer)) {
  Stray **order = mem_alloc(mem_size(strays->count + 1, sizeof *order));
  bool moved = order_by == by_key;
  for (size_t i = 0; i < strays->count; i++) order[i] = &strays->items[i];
  if (strays->count) qsort(order, strays->count, sizeof *order, order_by);
  for (size_t from = 0, middle, to; from < strays->count; from = to) {
    uint64_t key = moved ? order[from]->key : order[from]->subject;
    for (middle = from; middle < strays->count && order[middle]->side == OLDER &&
                        (moved ? order[middle]->key : order[middle]->subject) == key;)
      middle++;
    for (to = middle; to < strays->count && (moved ? order[to]->key : order[to]->subject) == key;)
      to++;
    for (size_t i = from, j = middle; i < middle && j < to; i++, j++) both(order[i], order[j]);
  }
  mem_free(order);
}

// "event dealloc #3 Node"
static void add_event(Text *words, const SnapshotEvent *event) {
  text_printf(words, "event %s", event_words[event->kind]);
  if (event->serial > 0) text_printf(words, " #%" PRId64, event->serial);
  if (event->type) {
    text_add_char(words, ' ');
    say_text(words, event->type);
  }
}

static void add_numbers(Text *words, const SnapshotEvent *event) {
  text_printf(words, "%" PRId64, event->a);
  if (event->b || event->c) text_printf(words, " %" PRId64, event->b);
  if (event->c) text_printf(words, " %" PRId64, event->c);
}

// That a block of another size was allocated follows from the object, of which it is said.
static bool is_block(const Comparison *c, const Stray *stray) {
  if (!stray->was || stray->event->kind != EVENT_ALLOCATE) return false;
  int32_t newer = snapshot_find(c->states[NEWER], stray->event->serial);
  int32_t older = snapshot_find(c->states[OLDER], stray->was->serial);
  if (stray->event->serial <= 0 || newer == NO_OBJECT || older == NO_OBJECT) return false;
  uint64_t is = c->states[NEWER]->objects[newer].block,
           was = c->states[OLDER]->objects[older].block;
  return is != was && (uint64_t)stray->event->a == is && (uint64_t)stray->was->a == was &&
         stray->event->b == stray->was->b && stray->event->c == stray->was->c;
}

static void report(Comparison *c, const Stray *stray) {
  if (is_block(c, stray)) return;
  // Of the two places of an event that stands elsewhere, or with other numbers, one is told.
  if (is_settled(stray) && stray->side == OLDER) return;
  if (!is_settled(stray) && is_said(c, stray->side, stray->event)) return;
  const char *what = stray->elsewhere       ? " stands elsewhere in the order"
                     : stray->side == NEWER ? " is new"
                                            : " is gone";
  Text words = {0};
  add_event(&words, stray->event);
  uint64_t alike =
      hash_text(hash_number(HASH_START, (int64_t)stray->event->kind), stray->event->type);
  if (stray->was) {
    text_add(&words, ": ");
    add_numbers(&words, stray->event);
    text_add(&words, ", was ");
    add_numbers(&words, stray->was);
  } else {
    text_add(&words, what);
    alike = hash_text(alike, what);
  }
  found_add(c, alike, &words);
}

static void add_strays(const Comparison *c, Strays *strays, int side, const Snapshot *step,
                       const uint64_t *keys, const bool *settled) {
  for (size_t i = 0; i < step->event_count; i++)
    if (!settled[i])
      array_push(strays, (Stray){.key = keys[i],
                                 .subject = subject_of(c, side, &step->events[i]),
                                 .side = side,
                                 .event = &step->events[i]});
}

// Those of a step that only one run has are not told: what they left behind is.
void compare_events(Comparison *c) {
  if (c->pair.older < 0 || c->pair.newer < 0) return;
  const Snapshot *older = c->states[OLDER], *newer = c->states[NEWER];
  size_t older_count = older->event_count, newer_count = newer->event_count;
  uint64_t *a = keys_of(c, OLDER, older), *b = keys_of(c, NEWER, newer);
  int32_t *mates = mem_alloc(mem_size(older_count + 1, sizeof *mates));
  bool *settled[] = {mem_zalloc(older_count + 1), mem_zalloc(newer_count + 1)};
  Strays strays = {0};
  align_keys((Keys){a, older_count}, (Keys){b, newer_count}, mates);
  for (size_t i = 0; i < older_count; i++)
    if (mates[i] >= 0) settled[OLDER][i] = settled[NEWER][mates[i]] = true;
  add_strays(c, &strays, OLDER, older, a, settled[OLDER]);
  add_strays(c, &strays, NEWER, newer, b, settled[NEWER]);
  settle(&strays, by_key, settle_moved);
  settle(&strays, by_subject, settle_changed);
  for (size_t i = 0; i < strays.count; i++) report(c, &strays.items[i]);
  array_delete(&strays);
  mem_free(settled[OLDER]);
  mem_free(settled[NEWER]);
  mem_free(mates);
  mem_free(a);
  mem_free(b);
}
