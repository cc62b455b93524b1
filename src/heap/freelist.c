// freelist.c: per type, a stack of blocks whose objects are dead (CPython's free lists, FACTS.md
// 5). Taking from one or giving to one moves neither gc.get_count() nor the allocator. Only exact
// built-in types have one.
#include "internal.h"

enum { SLICE_BYTES = 56 }; // GC header and struct

// Ints have one for those of one digit, however large the block is that they were computed in.
FreelistKind freelist_kind(const Class *cls, size_t items) {
  FreelistKind kind = cls->user ? FREELIST_NONE : cls->type->freelist;
  if (kind == FREELIST_INT && items > 1) return FREELIST_NONE;
  if (kind != FREELIST_TUPLE) return kind;
  return items >= 1 && items <= FREELIST_TUPLE_LENGTHS ? (FreelistKind)(FREELIST_TUPLE + items)
                                                       : FREELIST_NONE;
}

Addr freelist_take(Heap *heap, FreelistKind kind) {
  if (kind == FREELIST_NONE) return 0;
  if (kind > FREELIST_TUPLE + (int)heap->profile->tuple_longest_reused) return 0;
  Freelist *list = &heap->private_->freelists[kind];
  return list->count ? list->items[--list->count] : 0;
}

bool freelist_give(Heap *heap, FreelistKind kind, Addr block) {
  if (kind == FREELIST_NONE) return false;
  Freelist *list = &heap->private_->freelists[kind];
  uint16_t limit = heap->profile->freelists[kind];
  if (list->count >= limit) return false;
  if (!list->items) list->items = mem_alloc(mem_size(limit, sizeof *list->items));
  list->items[list->count++] = block;
  return true;
}

// Blocks of GC objects were counted in gc.get_count() when they were allocated.
static bool counts(FreelistKind kind) {
  return kind != FREELIST_FLOAT && kind != FREELIST_INT && kind != FREELIST_DICT_KEYS &&
         kind != FREELIST_RANGE && kind != FREELIST_RANGE_ITERATOR && kind != FREELIST_COMPLEX;
}

// The slice cache begins full: start-up has made slices. Its block is the interpreter's.
void freelists_init(Heap *heap) {
  if (!heap->profile->slice_cache_kept) return;
  heap_outside_begin(heap);
  freelist_give(heap, FREELIST_SLICE, block_new(heap, SLICE_BYTES));
  heap_outside_end(heap);
}

// Emptied newest first, as the C loops that pop and free do.
void freelists_clear(Heap *heap) {
  int64_t freed = 0;
  for (int kind = 0; kind < FREELISTS; kind++) {
    Freelist *list = &heap->private_->freelists[kind];
    if (kind == FREELIST_SLICE && heap->profile->slice_cache_kept) continue;
    for (; list->count; freed++) {
      block_free(heap, list->items[--list->count]);
      if (counts((FreelistKind)kind)) gc_freed(heap);
    }
  }
  if (freed) heap_event(heap, EVENT_FREELIST_CLEAR, NULL, freed, 0, 0);
}

void freelists_delete(Heap *heap) {
  for (int kind = 0; kind < FREELISTS; kind++) mem_free(heap->private_->freelists[kind].items);
}
