// slots.c: the places of cards. Where the run has few, each group of objects has its own for ever;
// where it has many, one that comes later may have the place of one that is gone (its ghost, too),
// when both need the same space.
#include "internal.h"

enum { MAX_OWN_PLACES = 12 }; // as many as a slide can show in a legible size

// Places that have been taken, each free again from some moment on. Every kind of groups has a span
// of places as long as it has groups, so the first free one of a kind is found in logarithmic time:
// each node of a binary tree knows the earliest moment that a place below it is free from.
typedef struct Places {
  uint32_t *free_from;    // of node i: the earlier one of nodes 2i and 2i + 1; place p is size + p
  uint32_t *cards;        // by place
  size_t size;            // of places: a power of two
  uint32_t *kinds;        // by group: the number of its kind
  uint32_t *first, *used; // by kind: its first place, how many have been taken
} Places;

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

// Numbers the kinds in order of their first groups, and counts the groups of each into `first`.
static void number_kinds(const Run *run, Places *places) {
  SerialMap numbers = {0};
  uint32_t count = 0;
  for (size_t g = 0; g < run->groups.count; g++) {
    int64_t kind = (int64_t)kind_of(run, &run->groups.items[g]);
    uint32_t number = serial_map_get(&numbers, kind);
    if (number == NOWHERE) serial_map_put(&numbers, kind, number = count++);
    places->kinds[g] = number;
    places->first[number + 1]++;
  }
  for (uint32_t k = 0; k < count; k++) places->first[k + 1] += places->first[k];
  serial_map_delete(&numbers);
}

static Places places_new(const Run *run) {
  size_t groups = run->groups.count, bytes = mem_size(groups + 1, sizeof(uint32_t));
  Places places = {.size = 1};
  while (places.size < groups) places.size *= 2;
  places.free_from = mem_alloc(mem_size(2 * places.size, sizeof(uint32_t)));
  for (size_t i = 0; i < 2 * places.size; i++) places.free_from[i] = NOWHERE;
  places.cards = mem_alloc(bytes);
  places.kinds = mem_alloc(bytes);
  places.first = mem_zalloc(bytes);
  places.used = mem_zalloc(bytes);
  number_kinds(run, &places);
  return places;
}

static void places_delete(Places *places) {
  mem_free(places->free_from);
  mem_free(places->cards);
  mem_free(places->kinds);
  mem_free(places->first);
  mem_free(places->used);
}

// The first place from `place` on that is free at a moment; NOWHERE where none is.
static uint32_t find_free(const Places *places, uint32_t place, uint32_t moment) {
  size_t at = places->size + place;
  for (; places->free_from[at] > moment; at++) { // on to what lies right of it
    while (at % 2) at /= 2;
    if (at == 0) return NOWHERE;
  }
  while (at < places->size) {
    at *= 2;
    at += places->free_from[at] > moment;
  }
  return (uint32_t)(at - places->size);
}

static void take_place(Places *places, uint32_t place, uint32_t free_from) {
  uint32_t *tree = places->free_from;
  size_t at = places->size + place;
  tree[at] = free_from;
  for (at /= 2; at; at /= 2)
    tree[at] = tree[2 * at] < tree[2 * at + 1] ? tree[2 * at] : tree[2 * at + 1];
}

static uint32_t new_card(Run *run, const RunGroup *group) {
  array_push(&run->cards, (RunCard){.island = run_member(run, group, 0)->island});
  return (uint32_t)run->cards.count - 1;
}

// The place of a group of its kind that is gone, or a new one.
static uint32_t card_for(Run *run, uint32_t index, Places *places) {
  const RunGroup *group = &run->groups.items[index];
  uint32_t kind = places->kinds[index], end = places->first[kind] + places->used[kind];
  uint32_t place = find_free(places, places->first[kind], group->from);
  if (place >= end) {
    place = end;
    places->used[kind]++;
    places->cards[place] = new_card(run, group);
  }
  take_place(places, place, group->to + 1);
  return places->cards[place];
}

// `places` NULL: no place is used again.
static void place(Run *run, uint32_t index, Places *places) {
  RunGroup *group = &run->groups.items[index];
  bool own = !places || run_member(run, group, 0)->island >= 0;
  group->card = own ? new_card(run, group) : card_for(run, index, places);
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
  Places places = {0};
  if (reuse) places = places_new(run);
  for (uint32_t g = 0; g < run->groups.count; g++)
    if (!kept || kept[g]) place(run, g, reuse ? &places : NULL);
  places_delete(&places);
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
