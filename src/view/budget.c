// budget.c: references that would make the layout slow, or the picture a knot, are written in place
// ("Node #7") instead of drawn. Names keep theirs always.
//
// Measured with dot 2.42 on a ring of n nodes: a card that all of them refer to costs 0.01 s for n
// = 60, 0.1 s with 60 references, 0.5 s for 100, and minutes for 200. So a hub is one long before
// that, where its lines are no longer told apart by eye.
#include "internal.h"

enum {
  HUB = 16,           // references from rows to one card
  IMMORTAL_HUB = 4,   // to a value that is written in place as well
  FEW_CARDS = 24,     // up to here everything is drawn
  EDGES_PER_CARD = 4, // budget of dot
};

static bool is_value(const Run *run, const RunCard *card) {
  const RunGroup *group = &run->groups.items[card->groups.items[0]];
  return run_member(run, group, 0)->plain_value;
}

// References from rows to each card.
static uint32_t *count_targets(const Run *run, size_t *all) {
  uint32_t *counts = mem_zalloc(mem_size(run->cards.count + 1, sizeof *counts));
  *all = 0;
  for (size_t i = 0; i < run->cards.count; i++)
    for (size_t r = 0; r < run->cards.items[i].rows.count; r++) {
      const Targets *targets = &run->cards.items[i].rows.items[r].targets;
      *all += targets->count;
      for (size_t t = 0; t < targets->count; t++) counts[targets->items[t].card]++;
    }
  return counts;
}

static void drop_targets(Run *run, const bool *dropped) {
  for (size_t i = 0; i < run->cards.count; i++)
    for (size_t r = 0; r < run->cards.items[i].rows.count; r++) {
      Targets *targets = &run->cards.items[i].rows.items[r].targets;
      size_t kept = 0;
      for (size_t t = 0; t < targets->count; t++)
        if (!dropped[targets->items[t].card]) targets->items[kept++] = targets->items[t];
      targets->count = kept;
    }
}

static void drop_hubs(Run *run) {
  size_t all;
  uint32_t *counts = count_targets(run, &all);
  bool *dropped = mem_zalloc(run->cards.count + 1);
  for (size_t i = 0; i < run->cards.count; i++) {
    bool value = is_value(run, &run->cards.items[i]);
    dropped[i] = counts[i] > (value ? IMMORTAL_HUB : HUB);
  }
  drop_targets(run, dropped);
  mem_free(dropped);
  mem_free(counts);
}

static void drop_all(Run *run) {
  bool *dropped = mem_alloc(run->cards.count + 1);
  for (size_t i = 0; i < run->cards.count; i++) dropped[i] = true;
  drop_targets(run, dropped);
  mem_free(dropped);
}

void budget_apply(Run *run) {
  size_t all;
  drop_hubs(run);
  mem_free(count_targets(run, &all));
  if (run->cards.count <= FEW_CARDS || all <= EDGES_PER_CARD * run->cards.count) return;
  run->edges_in_place = true;
  drop_all(run);
}
