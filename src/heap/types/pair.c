// pair.c: the tuples that iterators give out and use again while nobody else holds them, as
// CPython's enumobject.c, bltinmodule.c (zip) and dictobject.c (items) do: a loop over them makes
// one tuple only.
#include "../iterators.h"

#include "../internal.h"

// PyTuple_Pack(count, None ...): tracked, whatever it holds.
Object *pair_new(Heap *heap, size_t count) {
  if (count == 0) return object_incref(heap->empty_tuple);
  Object **items = mem_alloc(mem_size(count, sizeof *items));
  for (size_t i = 0; i < count; i++) items[i] = heap->none;
  Object *pair = tuple_new(heap, items, count);
  mem_free(items);
  if (pair && !object_is_tracked(pair)) gc_track(heap, pair);
  return pair;
}

// A collection may have untracked the kept tuple: tracked again (bpo-42536).
Object *pair_take(Heap *heap, Object *kept) {
  if (kept->refcount != 1 || (kept->flags & OBJECT_IMMORTAL))
    return pair_new(heap, ((Tuple *)kept)->count);
  if (!object_is_tracked(kept)) gc_track(heap, kept);
  return object_incref(kept);
}

void pair_put(Heap *heap, Object *pair, size_t index, Object *item) {
  object_store(heap, &((Tuple *)pair)->items[index], item);
}
