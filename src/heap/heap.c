// heap.c: lifecycle of the heap, its singletons, and the references that no object holds.
#include "internal.h"

#include <assert.h>
#include <string.h>

#define STATIC_REGION UINT64_C(0x555500000000)

static void make_classes(Heap *heap) {
  for (int id = 0; id < TYPE_COUNT; id++)
    heap->classes[id] = class_new_builtin(heap, type_row((TypeId)id));
}

static void make_singletons(Heap *heap) {
  heap->empty_tuple = object_new_static(heap, heap->classes[TYPE_TUPLE], 0);
  caches_init(heap);
  values_new_singletons(heap);
}

Heap *heap_new(const Profile *profile) {
  Heap *heap = mem_zalloc(sizeof *heap);
  heap->profile = profile;
  heap->private_ = mem_zalloc(sizeof *heap->private_);
  HeapPrivate *p = heap->private_;
  obmalloc_init(&p->obmalloc, profile);
  p->obmalloc.first_pools_are_shared = profile->interpreter_shares_pools;
  p->large.next = p->large.prev = &p->large;
  p->next_static = STATIC_REGION;
  p->lookups.changes = 1;
  gc_init(heap);
  freelists_init(heap);
  heap_internal_begin(heap);
  make_classes(heap);
  make_singletons(heap);
  heap->builtins = object_new_held(heap, heap->classes[TYPE_DICT]);
  heap->modules = object_new_held(heap, heap->classes[TYPE_DICT]);
  heap->gc.garbage = object_new_held(heap, heap->classes[TYPE_LIST]);
  heap->gc.callbacks = object_new_held(heap, heap->classes[TYPE_LIST]);
  heap_internal_end(heap);
  return heap;
}

static void release(Object *object, void *payload) {
  (void)payload;
  if (object->cls->type->release) object->cls->type->release(object);
}

static void delete_frames(Heap *heap) {
  for (Frame *frame = heap->frame, *back; frame; frame = back) {
    back = frame->back;
    mem_free(frame);
  }
}

// Nothing dies the Python way here: host memory alone is given back, finalizers do not run.
void heap_delete(Heap *heap) {
  if (!heap) return;
  HeapPrivate *p = heap->private_;
  heap->hooks = (HeapHooks){0};
  heap_walk(heap, release, NULL);
  delete_frames(heap);
  frames_delete(heap);
  caches_delete(heap);
  freelists_delete(heap);
  for (LargeObject *large = p->large.next, *next; large != &p->large; large = next) {
    next = large->next;
    mem_free(large);
  }
  for (int links = 0; links < 2; links++)
    for (size_t i = 0; i < SLAB_KINDS; i++) slab_delete(&p->slabs[links][i]);
  for (size_t i = 0; i < SLAB_KINDS; i++) slab_delete(&p->arrays[i]);
  obmalloc_delete(&p->obmalloc);
  array_delete(&p->parked);
  array_delete(&p->late_keywords);
  array_delete(&p->held);
  for (size_t i = 0; i < p->orphan_keys.count; i++) {
    array_delete(&p->orphan_keys.items[i]->names);
    mem_free(p->orphan_keys.items[i]);
  }
  array_delete(&p->orphan_keys);
  mem_free(p);
  mem_free(heap);
}

void heap_outside_begin(Heap *heap) {
  heap_internal_begin(heap);
  heap->private_->outside++;
}

void heap_outside_end(Heap *heap) {
  heap->private_->outside--;
  heap_internal_end(heap);
}

void heap_hold_for(Heap *heap, Object *object, const char *who) {
  array_push(&heap->private_->held, (Held){object_incref(object), who});
}

void heap_hold(Heap *heap, Object *object) { heap_hold_for(heap, object, "host"); }

void heap_let_go(Heap *heap, Object *object) {
  HeapPrivate *p = heap->private_;
  for (size_t i = p->held.count; i-- > 0;)
    if (p->held.items[i].object == object) {
      memmove(&p->held.items[i], &p->held.items[i + 1], (p->held.count - i - 1) * sizeof(Held));
      p->held.count--;
      object_decref(heap, object);
      return;
    }
  assert(!"heap_let_go of an object that is not held");
}

// ---- references that no object holds ----------------------------------------------------------

typedef struct Walk {
  Visit visit;
  void *payload;
} Walk;

// Each static object is held once by the interpreter itself.
static void visit_static(Object *object, void *payload) {
  const Walk *walk = payload;
  if (object->flags & OBJECT_STATIC) walk->visit(object, PLACE_NAMED("interpreter"), walk->payload);
}

static void visit_hidden(Object *object, void *payload) {
  const Walk *walk = payload;
  object_hidden_references(object, walk->visit, walk->payload);
}

void heap_walk_interpreter(Heap *heap, Visit visit, void *payload) {
  heap_walk(heap, visit_static, &(Walk){visit, payload});
  HeapPrivate *p = heap->private_;
  for (size_t i = 0; i < p->held.count; i++)
    visit(p->held.items[i].object, PLACE_NAMED(p->held.items[i].who), payload);
  if (heap->raised) visit(heap->raised, PLACE_NAMED("raised"), payload);
  if (p->thread_dict) visit(p->thread_dict, PLACE_NAMED("thread"), payload);
  for (size_t i = 0; i < p->orphan_keys.count; i++)
    for (size_t n = 0; n < p->orphan_keys.items[i]->names.count; n++)
      visit(p->orphan_keys.items[i]->names.items[n], PLACE_NAMED("shared keys"), payload);
}

void heap_walk_holders(Heap *heap, Visit visit, void *payload) {
  heap_walk(heap, visit_hidden, &(Walk){visit, payload});
  for (Frame *frame = heap->frame; frame; frame = frame->back)
    frame_traverse(frame, visit, payload);
  heap_walk_interpreter(heap, visit, payload);
}

MemoryUse heap_memory(const Heap *heap) {
  const Obmalloc *o = &heap->private_->obmalloc;
  return (MemoryUse){.arenas = o->arenas_in_use,
                     .pools = o->pools_in_use,
                     .blocks = o->blocks_in_use,
                     .bytes = o->bytes_in_use,
                     .large = o->large_bytes};
}
