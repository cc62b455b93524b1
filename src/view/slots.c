// slots.c: the places of cards. Where the run has few, each group of objects has its own for ever;
// where it has many, one that comes later may have the place of one that is gone (its ghost, too),
// when both need the same space.
#include "internal.h"

enum { MAX_OWN_PLACES = 12 }; // as many as a slide can show in a legible size

// What two groups must have in common to share a place.
typedef struct Fit {
  uint64_t kind;
  uint32_t free_from; // moment
  uint32_t card;
} Fit;

typedef Array(Fit) Fits;

// Sizes of containers in steps, so that a short list does not get the place of a long one.
static uint64_t size_class(uint32_t references) {
  enum { MANY = 8 };
  return references > MANY ? MANY : references > 2 ? 3 : references;
}

static uint64_t kind_of(const Run *run, const RunGroup *group) {
  const RunObject *object = run_member(run, group, 0);
  const SnapshotObject *any = object->any;
  uint64_t kind = mark_text((uint64_t)any->shape, any->type);
  kind = mark_mix(kind, any->flags & (SNAPSHOT_IMMORTAL | SNAPSHOT_SLOTS));
  kind = mark_mix(kind, size_class(any->reference_count));
  return mark_mix(kind, group->count > 1 ? 1 + group->count : object->named);
}

static Fit *find_fit(Fits *fits, uint64_t kind, const RunGroup *group) {
  for (size_t i = 0; i < fits->count; i++)
    if (fits->items[i].kind == kind && fits->items[i].free_from <= group->from)
      return &fits->items[i];
  return NULL;
}

static uint32_t new_card(Run *run, const RunGroup *group) {
  array_push(&run->cards, (RunCard){.island = run_member(run, group, 0)->island});
  return (uint32_t)run->cards.count - 1;
}

static void place(Run *run, uint32_t index, Fits *fits, bool reuse) {
  RunGroup *group = &run->groups.items[index];
  uint64_t kind = kind_of(run, group);
  bool own = !reuse || run_member(run, group, 0)->island >= 0;
  Fit *fit = own ? NULL : find_fit(fits, kind, group);
  group->card = fit ? fit->card : new_card(run, group);
  if (fit)
    fit->free_from = group->to + 1;
  else if (!own)
    array_push(fits, (Fit){kind, group->to + 1, group->card});
  array_push(&run->cards.items[group->card].groups, index);
}

// ---- too many ---------------------------------------------------------------------------------

// What a name refers to comes first, then what comes or goes in the run, then the rest as it was
// made.
static int rank_of(const Run *run, const RunGroup *group) {
  enum { NAMED, EVENTFUL, QUIET };
  const RunObject *object = run_member(run, group, 0);
  if (object->named) return NAMED;
  bool lasts = group->from <= run->first && group->to + 1 >= run->moments.count;
  return object->island >= 0 || !lasts ? EVENTFUL : QUIET;
}

// Which groups are drawn where there is room for so many cards.
static bool *choose(Run *run, size_t room) {
  bool *kept = mem_zalloc(run->groups.count + 1);
  for (int rank = 0; rank < 3; rank++)
    for (size_t g = 0; g < run->groups.count && room > 0; g++) {
      if (rank_of(run, &run->groups.items[g]) != rank) continue;
      kept[g] = true;
      room--;
    }
  for (size_t g = 0; g < run->groups.count; g++) run->left_out_cards += !kept[g];
  return kept;
}

// `kept` NULL: all of them.
static void place_all(Run *run, const bool *kept) {
  bool reuse = run->groups.count > MAX_OWN_PLACES;
  Fits fits = {0};
  for (uint32_t g = 0; g < run->groups.count; g++)
    if (!kept || kept[g]) place(run, g, &fits, reuse);
  array_delete(&fits);
}

static void forget_places(Run *run) {
  for (size_t i = 0; i < run->cards.count; i++) array_delete(&run->cards.items[i].groups);
  array_truncate(&run->cards, 0);
  for (size_t g = 0; g < run->groups.count; g++) run->groups.items[g].card = NOWHERE;
}

void slots_make(Run *run) {
  size_t room = run->options->max_objects ? run->options->max_objects : DEFAULT_MAX_OBJECTS;
  place_all(run, NULL);
  if (run->cards.count <= room) return;
  forget_places(run);
  bool *kept = choose(run, room);
  place_all(run, kept);
  mem_free(kept);
}
