// serial_map.c: objects by serial: a hash table with open addressing. Eight serials in a row stand
// side by side: who goes through the objects of a snapshot finds most of them in one cache line.
#include "internal.h"

static size_t place_of(const SerialMap *map, int64_t serial) {
  size_t mask = map->capacity - 1;
  size_t at = ((size_t)mark_mix(0, (uint64_t)serial >> 3) << 3 | ((size_t)serial & 7)) & mask;
  while (map->values[at] != NOWHERE && map->serials[at] != serial) at = (at + 1) & mask;
  return at;
}

uint32_t serial_map_get(const SerialMap *map, int64_t serial) {
  return map->capacity ? map->values[place_of(map, serial)] : NOWHERE;
}

static void grow(SerialMap *map) {
  SerialMap wider = {.capacity = map->capacity ? 2 * map->capacity : 64, .count = map->count};
  wider.serials = mem_alloc(mem_size(wider.capacity, sizeof *wider.serials));
  wider.values = mem_alloc(mem_size(wider.capacity, sizeof *wider.values));
  for (size_t i = 0; i < wider.capacity; i++) wider.values[i] = NOWHERE;
  for (size_t i = 0; i < map->capacity; i++) {
    if (map->values[i] == NOWHERE) continue;
    size_t at = place_of(&wider, map->serials[i]);
    wider.serials[at] = map->serials[i];
    wider.values[at] = map->values[i];
  }
  serial_map_delete(map);
  *map = wider;
}

void serial_map_put(SerialMap *map, int64_t serial, uint32_t value) {
  if (2 * (map->count + 1) > map->capacity) grow(map);
  size_t at = place_of(map, serial);
  map->count += map->values[at] == NOWHERE;
  map->serials[at] = serial;
  map->values[at] = value;
}

void serial_map_delete(SerialMap *map) {
  mem_free(map->serials);
  mem_free(map->values);
  *map = (SerialMap){0};
}
