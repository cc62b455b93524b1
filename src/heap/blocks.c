// blocks.c: pools, and whose the blocks in use are: no book is kept of owners, the objects know
// their blocks.
#include "internal.h"

// ---- pools ------------------------------------------------------------------------------------

static PoolUse use_of(const Pool *pool) {
  const Arena *arena = pool->arena;
  PoolUse use = {.address = pool->base,
                 .first_block = pool->base + POOL_HEADER,
                 .arena = arena->index,
                 .index = (uint32_t)(pool - arena->pools),
                 .state = obmalloc_pool_state(pool),
                 .used = pool->count,
                 .carved = pool->carved,
                 .next = pool->free == NO_BLOCK ? -1 : pool->free,
                 .shared = pool->shared};
  if (use.state == POOL_NEVER_USED) return use;
  use.block_bytes = pool->block_size;
  use.capacity = pool->capacity;
  return use;
}

void heap_walk_pools(const Heap *heap, void (*visit)(const PoolUse *pool, void *payload),
                     void *payload) {
  const Obmalloc *o = &heap->private_->obmalloc;
  for (size_t i = 0; i < o->arenas.count; i++) {
    const Arena *arena = o->arenas.items[i];
    for (uint32_t p = 0; arena && p < arena->total_pools; p++) {
      PoolUse use = use_of(&arena->pools[p]);
      visit(&use, payload);
    }
  }
}

// ---- owners -----------------------------------------------------------------------------------

typedef struct Walk {
  Heap *heap;
  BlockVisit visit;
  void *payload;
} Walk;

// What stands outside the allocator is in no block.
static void tell(const Object *owner, BlockRole role, Addr block, void *payload) {
  const Walk *walk = payload;
  if (block_bytes(walk->heap, block)) walk->visit(owner, role, block, walk->payload);
}

static void tell_object(Object *object, void *payload) {
  Class *cls = object->cls;
  if (!(object->flags & OBJECT_NO_BLOCK))
    tell(object, BLOCK_OBJECT, object->address - cls->prefix, payload);
  if (cls->solid->blocks) cls->solid->blocks(object, tell, payload);
  const InstancePart *part = instance_part(object);
  if (part) tell(object, BLOCK_VALUES, part->values_block, payload);
}

void heap_walk_blocks(Heap *heap, BlockVisit visit, void *payload) {
  Walk walk = {heap, visit, payload};
  heap_walk(heap, tell_object, &walk);
  const HeapPrivate *p = heap->private_;
  for (int kind = 0; kind < FREELISTS; kind++)
    for (uint32_t i = 0; i < p->freelists[kind].count; i++)
      tell(NULL, BLOCK_KEPT, p->freelists[kind].items[i], &walk);
  for (size_t i = 0; i < p->orphan_keys.count; i++)
    tell(NULL, BLOCK_SHARED_KEYS, p->orphan_keys.items[i]->block, &walk);
}
