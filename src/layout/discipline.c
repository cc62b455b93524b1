// discipline.c: sequential ids and in-memory text for libcgraph, see discipline.h.
#include "discipline.h"

#include <string.h>

typedef struct Entry {
  char *name; // NULL: anonymous. A string of libcgraph's own table: agwrite looks in front of its
              // characters to see whether it is HTML, and would find there whatever malloc left in
              // front of a string of ours
  int type;   // AGRAPH, AGNODE, AGEDGE
} Entry;

// Entry i has the id i + 1. `slots` is a hash table of named entries: index + 1, 0 = free; a power
// of two.
typedef struct Ids {
  Agraph_t *graph;
  Array(Entry) entries;
  uint32_t *slots;
  size_t slot_count;
  size_t named;
} Ids;

static int base_type(int type) { return type == AGINEDGE ? AGEDGE : type; }

static uint64_t hash(int type, const char *name) {
  uint64_t h = 1469598103934665603u + (uint64_t)type;
  for (; *name; name++) h = (h ^ (unsigned char)*name) * 1099511628211u;
  return h;
}

static uint32_t *find_slot(const Ids *ids, int type, const char *name) {
  size_t mask = ids->slot_count - 1, at = hash(type, name) & mask;
  for (;; at = (at + 1) & mask) {
    if (ids->slots[at] == 0) return &ids->slots[at];
    const Entry *entry = &ids->entries.items[ids->slots[at] - 1];
    if (entry->type == type && strcmp(entry->name, name) == 0) return &ids->slots[at];
  }
}

static void grow(Ids *ids) {
  if (ids->named * 2 < ids->slot_count) return;
  mem_free(ids->slots);
  ids->slot_count = ids->slot_count ? ids->slot_count * 2 : 64;
  ids->slots = mem_zalloc(mem_size(ids->slot_count, sizeof *ids->slots));
  for (size_t i = 0; i < ids->entries.count; i++) {
    const Entry *entry = &ids->entries.items[i];
    if (entry->name) *find_slot(ids, entry->type, entry->name) = (uint32_t)(i + 1);
  }
}

static void *ids_open(Agraph_t *graph, Agdisc_t *disc) {
  (void)disc;
  Ids *ids = mem_zalloc(sizeof *ids);
  ids->graph = graph;
  grow(ids);
  return ids;
}

static long ids_map(void *state, int type, char *name, IDTYPE *id, int create) {
  Ids *ids = state;
  type = base_type(type);
  uint32_t *slot = NULL;
  if (name) {
    grow(ids);
    slot = find_slot(ids, type, name);
    if (*slot) {
      *id = *slot;
      return 1;
    }
  }
  if (!create) return 0;
  array_push(&ids->entries, (Entry){name ? agstrdup(ids->graph, name) : NULL, type});
  *id = ids->entries.count;
  if (slot) {
    *slot = (uint32_t)ids->entries.count;
    ids->named++;
  }
  return 1;
}

static void ids_free(void *state, int type, IDTYPE id) { (void)state, (void)type, (void)id; }

static char *ids_print(void *state, int type, IDTYPE id) {
  const Ids *ids = state;
  (void)type;
  return id >= 1 && id <= ids->entries.count ? ids->entries.items[id - 1].name : NULL;
}

static void ids_close(void *state) {
  Ids *ids = state; // the names go with the graph's table of strings
  array_delete(&ids->entries);
  mem_free(ids->slots);
  mem_free(ids);
}

static void ids_register(void *state, int type, void *object) {
  (void)state, (void)type, (void)object;
}

static int channel_read(void *channel, char *buffer, int size) {
  Channel *c = channel;
  size_t bytes = c->left < (size_t)size ? c->left : (size_t)size;
  if (bytes) memcpy(buffer, c->source, bytes);
  c->source += bytes;
  c->left -= bytes;
  return (int)bytes;
}

static int channel_write(void *channel, const char *text) {
  text_add(((Channel *)channel)->sink, text);
  return 0;
}

static int channel_flush(void *channel) {
  (void)channel;
  return 0;
}

Agdisc_t *discipline(void) {
  // By name: 2.42 has members more than 14 has. Never written to, though the type says it could be.
  static Agiddisc_t ids = {.open = ids_open,
                           .map = ids_map,
                           .free = ids_free,
                           .print = ids_print,
                           .close = ids_close,
                           .idregister = ids_register};
  static Agiodisc_t io = {.afread = channel_read, .putstr = channel_write, .flush = channel_flush};
  static Agdisc_t all = {.id = &ids, .io = &io};
  return &all;
}

char *mut(const char *text) {
  union {
    const char *constant;
    char *variable;
  } same = {text};
  return same.variable;
}
