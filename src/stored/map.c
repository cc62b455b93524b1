// map.c: see map.h.
#include "map.h"

#include "heapstory/base.h"

static struct MapSlot *find(const Map *map, uint64_t key) {
  uint64_t mixed = (key ^ key >> 32) * UINT64_C(0x9E3779B97F4A7C15);
  size_t mask = map->slot_count - 1, at = (size_t)(mixed >> 20) & mask;
  while (map->slots[at].number && map->slots[at].key != key) at = (at + 1) & mask;
  return &map->slots[at];
}

static void grow(Map *map) {
  Map larger = {.slot_count = map->slot_count ? 2 * map->slot_count : 64};
  larger.slots = mem_zalloc(mem_size(larger.slot_count, sizeof *larger.slots));
  for (size_t i = 0; i < map->slot_count; i++) {
    if (map->slots[i].number == 0) continue;
    *find(&larger, map->slots[i].key) = map->slots[i];
    larger.used++;
  }
  mem_free(map->slots);
  *map = larger;
}

// A slot that is asked for counts as used, so that the caller may set it.
uint32_t *map_at(Map *map, uint64_t key) {
  if (2 * (map->used + 1) > map->slot_count) grow(map);
  struct MapSlot *slot = find(map, key);
  if (slot->number == 0) {
    slot->key = key;
    map->used++;
  }
  return &slot->number;
}

void map_delete(Map *map) {
  mem_free(map->slots);
  *map = (Map){0};
}
