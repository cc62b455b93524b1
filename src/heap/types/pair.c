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

static Object *pair_new_of(Heap *heap, Object *first, Object *second) {
  Object *pair = tuple_pair(heap, first, second);
  object_decref(heap, first), object_decref(heap, second);
  return pair;
}

Object *pair_give(Heap *heap, Object *kept, Object *first, Object *second) {
  if (kept->refcount != 1) return pair_new_of(heap, first, second);
  Object *pair = pair_take(heap, kept);
  Object **items = ((Tuple *)pair)->items, *old_first = items[0], *old_second = items[1];
  items[0] = first;
  items[1] = second;
  object_decref(heap, old_first), object_decref(heap, old_second);
  return pair;
}

void pair_put(Heap *heap, Object *pair, size_t index, Object *item) {
  object_store(heap, &((Tuple *)pair)->items[index], item);
}
