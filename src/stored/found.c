// found.c: what a comparison has found: what lasts is said once, what comes in crowds is counted.
#include <inttypes.h>
#include <stdlib.h>

#include "compare.h"

enum {
  MOST_ALIKE = 8, // differences of one step that are told one by one
  TOLD = 3,       // of more than that
};

void found_add(Comparison *c, uint64_t alike, Text *words) {
  const Snapshot *newer = c->pair.newer >= 0 ? c->runs[NEWER]->snapshots[c->pair.newer] : NULL;
  const Snapshot *older = c->pair.older >= 0 ? c->runs[OLDER]->snapshots[c->pair.older] : NULL;
  StoredDifference difference = {.older = c->pair.older,
                                 .newer = c->pair.newer,
                                 .step = newer   ? newer->step
                                         : older ? older->step
                                                 : 0,
                                 .line = newer ? newer->line : 0,
                                 .kind = c->kind,
                                 .words = text_take(words)};
  array_push(&c->found, (Found){.difference = difference, .alike = alike});
}

// ---- what lasts -------------------------------------------------------------------------------

static int by_key(const void *left, const void *right) {
  const Lasting *a = left, *b = right;
  if (a->key != b->key) return a->key < b->key ? -1 : 1;
  return a->found < b->found ? -1 : a->found > b->found;
}

static int by_key_alone(const void *left, const void *right) {
  const Lasting *a = left, *b = right;
  return a->key < b->key ? -1 : a->key > b->key;
}

bool found_lasting(Comparison *c, uint64_t key, uint64_t state, int64_t object) {
  Lasting now = {key, state, object, c->found.count}, *before = NULL;
  if (c->before.count)
    before = bsearch(&now, c->before.items, c->before.count, sizeof now, by_key_alone);
  bool known = before && before->state == state;
  if (known) now.found = before->found;
  array_push(&c->now, now);
  return !known;
}

// Whether an object is there in both states; what is of no object always is.
static bool lives_on(const Comparison *c, int64_t object) {
  const Lives *newer = &c->lives[NEWER], *older = &c->lives[OLDER];
  if (object == 0) return true;
  if (object < 0 || (size_t)object > newer->count) return false;
  const Life *life = &newer->items[object - 1];
  return life->mate >= 0 && snapshot_find(c->states[NEWER], life->serial) != NO_OBJECT &&
         snapshot_find(c->states[OLDER], older->items[life->mate].serial) != NO_OBJECT;
}

void found_end_step(Comparison *c) {
  if (c->now.count) qsort(c->now.items, c->now.count, sizeof(Lasting), by_key);
  for (size_t i = 0; i < c->before.count; i++) {
    const Lasting *before = &c->before.items[i];
    bool lasts =
        c->now.count && bsearch(before, c->now.items, c->now.count, sizeof *before, by_key_alone);
    if (!lasts && lives_on(c, before->object)) c->found.items[before->found].last = c->step_before;
  }
  Lasting *items = c->before.items;
  size_t capacity = c->before.capacity;
  c->before.items = c->now.items;
  c->before.count = c->now.count;
  c->before.capacity = c->now.capacity;
  c->now.items = items;
  c->now.count = 0;
  c->now.capacity = capacity;
}

// ---- crowds -----------------------------------------------------------------------------------

static void take_words(Found *found, Text *text) {
  StoredDifference *difference = &found->difference;
  text_add(text, difference->words);
  if (found->last && found->last == difference->step)
    text_add(text, ", in this step alone");
  else if (found->last)
    text_printf(text, ", up to step %zu", found->last);
  mem_free(difference->words);
  difference->words = NULL;
}

static int by_alike(const void *left, const void *right) {
  const Found *a = *(Found *const *)left, *b = *(Found *const *)right;
  if (a->alike != b->alike) return a->alike < b->alike ? -1 : 1;
  return a < b ? -1 : a > b;
}

// Of those that are alike the fourth speaks for all that follow, which lose their words.
static void tell_together(Found **alike, size_t count) {
  if (count <= MOST_ALIKE || alike[0]->alike == 0) return;
  Text words = {0};
  text_printf(&words, "and %zu more like these, the last: ", count - TOLD);
  take_words(alike[count - 1], &words);
  for (size_t i = TOLD; i < count; i++) {
    mem_free(alike[i]->difference.words);
    alike[i]->difference.words = NULL;
    alike[i]->last = 0;
  }
  alike[TOLD]->difference.words = text_take(&words);
}

static void tell_crowds(Found *found, size_t count) {
  Found **order = mem_alloc(mem_size(count + 1, sizeof *order));
  for (size_t i = 0; i < count; i++) order[i] = &found[i];
  if (count) qsort(order, count, sizeof *order, by_alike);
  for (size_t from = 0, to; from < count; from = to) {
    for (to = from + 1; to < count && order[to]->alike == order[from]->alike; to++) {
    }
    tell_together(order + from, to - from);
  }
  mem_free(order);
}

static bool is_same_step(const StoredDifference *a, const StoredDifference *b) {
  return a->older == b->older && a->newer == b->newer;
}

StoredDifferences found_take(Comparison *c) {
  StoredDifferences taken = {0};
  Found *found = c->found.items;
  for (size_t from = 0, to; from < c->found.count; from = to) {
    for (to = from + 1;
         to < c->found.count && is_same_step(&found[from].difference, &found[to].difference);
         to++) {
    }
    tell_crowds(found + from, to - from);
  }
  for (size_t i = 0; i < c->found.count; i++) {
    Text words = {0};
    if (!found[i].difference.words) continue;
    take_words(&found[i], &words);
    found[i].difference.words = text_take(&words);
    array_push(&taken, found[i].difference);
  }
  array_delete(&c->found);
  array_delete(&c->before);
  array_delete(&c->now);
  return taken;
}

void stored_differences_delete(StoredDifferences *differences) {
  for (size_t i = 0; i < differences->count; i++) mem_free(differences->items[i].words);
  array_delete(differences);
}
