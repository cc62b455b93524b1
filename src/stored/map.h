// map.h: numbers by keys. Private to the room.
#ifndef HEAPSTORY_STORED_MAP_H
#define HEAPSTORY_STORED_MAP_H

#include <stddef.h>
#include <stdint.h>

// Open addressing; a slot whose number is 0 is free.
typedef struct Map {
  struct MapSlot {
    uint64_t key;
    uint32_t number;
  } * slots;
  size_t slot_count, used;
} Map;

// The number of a key, to be read or, while it is 0, set; good until the next call.
uint32_t *map_at(Map *map, uint64_t key);
void map_delete(Map *map);

#endif
