// pools_words.c: numbers, objects and parts of objects in the words of the pools view.
#include "pools.h"

static const char *grouped(Scratch *scratch, unsigned long long n) {
  if (n < 1000) return scratch_printf(scratch, "%llu", n);
  return scratch_printf(scratch, "%s,%03llu", grouped(scratch, n / 1000), n % 1000);
}

// Groups of three digits from five digits on: 9999, 10,000.
const char *bytes_text(Scratch *scratch, uint64_t bytes) {
  return bytes < 10000 ? scratch_printf(scratch, "%llu", (unsigned long long)bytes)
                       : grouped(scratch, bytes);
}

const char *owner_noun(Scratch *scratch, const Snapshot *before, const Snapshot *now,
                       int64_t serial) {
  const Snapshot *in = now;
  int32_t at = snapshot_find(now, serial);
  if (at == NO_OBJECT && before) at = snapshot_find(in = before, serial);
  if (at == NO_OBJECT) return scratch_printf(scratch, "object #%lld", (long long)serial);
  const SnapshotObject *object = &in->objects[at];
  const char *name = limit_value(scratch, object);
  if (object->shape == SHAPE_CLASS && name) return scratch_printf(scratch, "class %s", name);
  return scratch_printf(scratch, "%s #%lld", limit_end(scratch, object->type, MAX_TYPE),
                        (long long)serial);
}

const char *role_word(BlockRole role) {
  switch (role) {
  case BLOCK_FREE: return "free";
  case BLOCK_OBJECT: return "head";
  case BLOCK_ITEMS: return "items";
  case BLOCK_KEYS: return "keys";
  case BLOCK_VALUES: return "values";
  case BLOCK_TABLE: return "table";
  case BLOCK_TEXT: return "text";
  case BLOCK_SHARED_KEYS: return "shared keys";
  case BLOCK_KEPT: return "kept";
  }
  return "";
}

const char *pool_noun(Scratch *scratch, const SnapshotPool *pool) {
  if (pool->arena == 0) return scratch_printf(scratch, "pool %u", pool->index);
  return scratch_printf(scratch, "pool %u of arena %u", pool->index, pool->arena);
}
