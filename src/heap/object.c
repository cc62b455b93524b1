// object.c: birth and death of objects, their blocks and sizes. Mirrors CPython Objects/object.c,
// the trashcan of Include/cpython/object.h (3.8 to 3.12) and the allocation half of
// Modules/gcmodule.c.
#include "attribute.h"
#include "internal.h"
#include "values.h"

#include <assert.h>
#include <string.h>

// Static objects and what the interpreter makes at its start: a region outside the arenas, as
// CPython's data segment is.
#define STATIC_REGION_END UINT64_C(0x560000000000)

// ---- blocks -----------------------------------------------------------------------------------

static bool within_limit(Heap *heap, size_t bytes) {
  const Obmalloc *o = &heap->private_->obmalloc;
  if (heap->bytes_limit == 0) return true;
  uint64_t used = o->bytes_in_use + o->large_bytes;
  if (bytes <= heap->bytes_limit && used <= heap->bytes_limit - bytes) return true;
  heap_raise(heap, TYPE_MEMORY_ERROR, "the scenario's heap is limited to %llu bytes",
             (unsigned long long)heap->bytes_limit);
  return false;
}

static bool is_outside(Addr block) { return block < STATIC_REGION_END; }

static Addr outside_new(Heap *heap, size_t bytes) {
  Addr block = heap->private_->next_static;
  heap->private_->next_static += (bytes + 15) & ~(size_t)15;
  return block;
}

Addr block_new(Heap *heap, size_t bytes) {
  if (heap->private_->outside) return outside_new(heap, bytes);
  if (!within_limit(heap, bytes)) return 0;
  return obmalloc_alloc(&heap->private_->obmalloc, bytes);
}

Addr block_resize(Heap *heap, Addr block, size_t bytes) {
  if (heap->private_->outside || (block && is_outside(block))) return block_new(heap, bytes);
  if (!within_limit(heap, bytes)) return 0;
  Obmalloc *o = &heap->private_->obmalloc;
  return block ? obmalloc_realloc(o, block, bytes) : obmalloc_alloc(o, bytes);
}

void block_free(Heap *heap, Addr block) {
  if (block && !is_outside(block)) obmalloc_free(&heap->private_->obmalloc, block);
}

size_t block_bytes(const Heap *heap, Addr block) {
  return block && !is_outside(block) ? obmalloc_block_bytes(&heap->private_->obmalloc, block) : 0;
}

// ---- host structs -----------------------------------------------------------------------------

// Only a tuple has its items inside the host struct.
static size_t host_size(const Class *cls, size_t items) {
  size_t size = cls->solid->host_size;
  if (cls->solid->id == TYPE_TUPLE) size += items * sizeof(Object *);
  return cls->instance_offset ? size + sizeof(InstancePart) : size;
}

static bool has_links(const Class *cls) { return cls->type->flags & TYPE_GC; }

static Object *large_new(HeapPrivate *p, size_t size) {
  LargeObject *large = mem_zalloc(sizeof *large + size);
  large->next = &p->large;
  large->prev = p->large.prev;
  large->prev->next = large;
  p->large.prev = large;
  return (Object *)(large + 1);
}

static Object *host_new(Heap *heap, const Class *cls, size_t items) {
  HeapPrivate *p = heap->private_;
  size_t size = host_size(cls, items), kind = (size + SLAB_STEP - 1) / SLAB_STEP;
  if (size > SLAB_LARGEST) return large_new(p, size);
  bool links = has_links(cls);
  return slab_alloc(&p->slabs[links][kind], kind * SLAB_STEP, links ? sizeof(GcLinks) : 0);
}

static void host_free(Heap *heap, Object *o, const Class *cls, size_t items) {
  HeapPrivate *p = heap->private_;
  size_t size = host_size(cls, items), kind = (size + SLAB_STEP - 1) / SLAB_STEP;
  if (size <= SLAB_LARGEST) {
    slab_free(&p->slabs[has_links(cls)][kind], o);
    return;
  }
  LargeObject *large = (LargeObject *)o - 1;
  large->prev->next = large->next;
  large->next->prev = large->prev;
  mem_free(large);
}

typedef struct Walk {
  void (*visit)(Object *object, void *payload);
  void *payload;
} Walk;

static void walk_block(void *block, void *payload) {
  const Walk *walk = payload;
  walk->visit(block, walk->payload);
}

void heap_walk(Heap *heap, void (*visit)(Object *object, void *payload), void *payload) {
  Walk walk = {visit, payload};
  HeapPrivate *p = heap->private_;
  for (int links = 0; links < 2; links++)
    for (size_t i = 0; i < SLAB_KINDS; i++) slab_walk(&p->slabs[links][i], walk_block, &walk);
  for (LargeObject *large = p->large.next, *next; large != &p->large; large = next) {
    next = large->next;
    visit((Object *)(large + 1), payload);
  }
}

// ---- birth ------------------------------------------------------------------------------------

static uint16_t basic_size(const Heap *heap, const Type *type) {
  for (int layout = (int)heap->profile->layout; layout >= 0; layout--)
    if (type->basic_size[layout]) return type->basic_size[layout];
  return 16;
}

// What a class statement adds to the object itself: its slots; in 3.11 the list of weak references,
// and the dict's pointer where items follow; the table of a str that is not compact.
static size_t added_bytes(const Heap *heap, const Class *cls) {
  static const uint8_t pointer[LAYOUTS] = {[LAYOUT_3_11] = 8};
  if (!cls->user) return 0;
  const Type *solid = cls->solid;
  size_t bytes = cls->slot_count * 8;
  if (cls->has_weakrefs && !solid->weakrefs_offset) bytes += pointer[heap->profile->layout];
  if (cls->has_dict && (solid->flags & TYPE_VARIABLE)) bytes += pointer[heap->profile->layout];
  return bytes;
}

// sizeof(PyUnicodeObject) against that of the compact layout: 80 and 48 in 3.11, 64 and 40 since.
static size_t head_size(const Heap *heap, const Class *cls) {
  static const uint8_t not_compact[LAYOUTS] = {32, 24, 24, 24, 24};
  size_t size = cls->prefix + basic_size(heap, cls->solid);
  return cls->user && cls->solid->id == TYPE_STR ? size + not_compact[heap->profile->layout] : size;
}

// What tp_alloc asks for, headers in front included. A class's slots stand in the object; with
// __slots__ the dict and the list of weak references stand in front (FACTS.md 1.1).
static size_t request(const Heap *heap, const Class *cls, size_t items) {
  return head_size(heap, cls) + added_bytes(heap, cls) + items * cls->solid->item_size;
}

// Attribute values that stand inside the object; sys.getsizeof does not tell of them.
static size_t inline_bytes(const Heap *heap, const Class *cls) {
  if (!heap->profile->instance_dicts_in_object || !class_has_inline_values(heap, cls)) return 0;
  return values_bytes(heap, shared_keys_capacity(cls->keys));
}

void heap_event(Heap *heap, EventKind kind, const Object *object, int64_t a, int64_t b, int64_t c) {
  if (!heap->hooks.event) return;
  Event event = {.kind = kind, .a = a, .b = b, .c = c};
  if (object) {
    event.serial = object->serial;
    event.type = object->cls->type == &instance_type ? ((Str *)object->cls->name)->chars
                                                     : object->cls->type->name;
  }
  heap->hooks.event(heap, &event, heap->hooks.payload);
}

static Object *born(Heap *heap, Class *cls, size_t items, bool internal) {
  HeapPrivate *p = heap->private_;
  Object *o = host_new(heap, cls, items);
  o->cls = cls;
  o->refcount = 1;
  o->serial = internal ? --p->last_internal : ++p->last_serial;
  if (internal) o->flags |= OBJECT_INTERNAL;
  if (cls->type->flags & TYPE_GC) o->flags |= OBJECT_GC;
  if (cls->user) object_incref(&cls->head.object);
  if (cls->solid == &tuple_type) ((Tuple *)o)->count = items; // instance_part stands behind them
  return o;
}

// Held by nobody but its owners, unlike a static object.
static Object *new_outside(Heap *heap, Class *cls, size_t items, size_t bytes) {
  Object *o = born(heap, cls, items, true);
  o->flags |= OBJECT_NO_BLOCK;
  o->address = outside_new(heap, bytes) + cls->prefix;
  return o;
}

// The same as request(): a class that has instances does not change its layout any more.
static size_t birth_request(const Heap *heap, Class *cls, size_t items) {
  if (!cls->birth_bytes) cls->birth_bytes = (uint32_t)request(heap, cls, 0);
  return cls->birth_bytes + items * cls->solid->item_size;
}

static Object *new_listed(Heap *heap, Class *cls, size_t items, FreelistKind freelist) {
  if (heap->private_->outside)
    return new_outside(heap, cls, items, request(heap, cls, items) + inline_bytes(heap, cls));
  Addr block = freelist_take(heap, freelist);
  if (!block) {
    size_t bytes = birth_request(heap, cls, items);
    if (cls->user) bytes += inline_bytes(heap, cls);
    if (!within_limit(heap, bytes)) return NULL;
    block = obmalloc_alloc(&heap->private_->obmalloc, bytes);
    if (cls->type->flags & TYPE_GC) gc_allocated(heap);
  }
  Object *o = born(heap, cls, items, heap->internal > 0);
  o->address = block + cls->prefix;
  if (is_outside(block)) o->flags |= OBJECT_NO_BLOCK; // what the slice cache began with
  if (heap->hooks.event && !(o->flags & OBJECT_INTERNAL))
    heap_event(heap, EVENT_ALLOCATE, o, (int64_t)block_bytes(heap, block), 0, 0);
  if (!cls->user || !class_has_inline_values(heap, cls) || instance_make_values(heap, o)) return o;
  object_decref(heap, o);
  return NULL;
}

Object *object_new(Heap *heap, Class *cls, size_t items) {
  return new_listed(heap, cls, items, freelist_kind(cls, items));
}

enum { INT_SLAB = (sizeof(Int) + SLAB_STEP - 1) / SLAB_STEP };

static Slab *int_slab(HeapPrivate *p) { return &p->slabs[false][INT_SLAB]; }

// object_new of an exact int, every step of it: nearly every statement makes one.
Int *object_new_int(Heap *heap, size_t digits) {
  HeapPrivate *p = heap->private_;
  Class *cls = heap_class(heap, TYPE_INT);
  Freelist *list = &p->freelists[FREELIST_INT];
  if (p->outside) return (Int *)object_new(heap, cls, digits);
  Int *self = slab_take(int_slab(p), INT_SLAB * SLAB_STEP, 0);
  Addr block = digits == 1 && list->count ? list->items[--list->count]
                                          : block_new(heap, birth_request(heap, cls, digits));
  if (!block) {
    slab_free(int_slab(p), self);
    return NULL;
  }
  bool internal = heap->internal > 0;
  *self = (Int){.object = {.cls = cls,
                           .address = block,
                           .serial = internal ? --p->last_internal : ++p->last_serial,
                           .flags = internal ? OBJECT_INTERNAL : 0,
                           .refcount = 1}};
  if (heap->hooks.event && !internal)
    heap_event(heap, EVENT_ALLOCATE, &self->object, (int64_t)block_bytes(heap, block), 0, 0);
  return self;
}

Object *object_new_unlisted(Heap *heap, Class *cls) {
  return new_listed(heap, cls, 0, FREELIST_NONE);
}

Object *object_resize(Heap *heap, Object *tuple, size_t items) {
  Class *cls = tuple->cls;
  size_t old_items = ((Tuple *)tuple)->count, kept = old_items < items ? old_items : items;
  Addr block = block_resize(heap, tuple->address - cls->prefix, request(heap, cls, items));
  if (!block) return NULL;
  Object *moved = host_new(heap, cls, items);
  memcpy(moved, tuple, offsetof(Tuple, items) + kept * sizeof(Object *));
  ((Tuple *)moved)->count = items;
  moved->address = block + cls->prefix;
  host_free(heap, tuple, cls, old_items);
  return moved;
}

Object *object_new_static(Heap *heap, Class *cls, size_t items) {
  Object *o = new_outside(heap, cls, items, request(heap, cls, items));
  o->flags |= OBJECT_STATIC;
  if (heap->profile->immortals) o->flags |= OBJECT_IMMORTAL;
  return o;
}

Object *object_new_held(Heap *heap, Class *cls) {
  Object *o = object_new_static(heap, cls, 0);
  o->flags &= ~(unsigned)OBJECT_IMMORTAL;
  return o;
}

// ---- death ------------------------------------------------------------------------------------

// Gives the block back and forgets the struct. A user class lives as long as its instances.
static void object_free(Heap *heap, Object *o) {
  Class *cls = o->cls;
  FreelistKind kind = cls->user ? FREELIST_NONE : cls->type->freelist;
  if (kind == FREELIST_INT || kind == FREELIST_TUPLE) // the number of items decides
    kind = freelist_kind(cls, cls->solid->items(o));
  bool first_slice = kind == FREELIST_SLICE && heap->profile->slice_cache_kept; // freelists_init
  if (!(o->flags & OBJECT_NO_BLOCK) || first_slice) {
    Addr block = o->address - cls->prefix;
    if (!freelist_give(heap, kind, block)) {
      block_free(heap, block);
      if (o->flags & OBJECT_GC) gc_freed(heap);
    }
  }
  host_free(heap, o, cls, cls->solid->id == TYPE_TUPLE ? ((Tuple *)o)->count : 0);
  if (cls->user) object_decref(heap, &cls->head.object);
}

static bool has_weakrefs(Object *o) {
  if (o->cls->type->weakrefs_offset)
    return *(Object **)((char *)o + o->cls->type->weakrefs_offset) != NULL;
  const InstancePart *part = instance_part(o);
  return part && part->weakrefs;
}

// An instance has one where its class or the built-in type below defines it.
bool object_has_finalizer(Heap *heap, const Object *o) {
  Class *cls = o->cls;
  if (cls->type != &instance_type) return cls->type->finalize;
  uint64_t changes = heap->private_->lookups.changes;
  if (cls->finalizer_changes != changes) {
    cls->finalizer = cls->solid->finalize || class_lookup_user(heap, cls, "__del__");
    cls->finalizer_changes = changes;
  }
  return cls->finalizer;
}

// PyObject_CallFinalizerFromDealloc: true where the object was resurrected.
static bool finalize_dying(Heap *heap, Object *o) {
  const Type *type = o->cls->type;
  if (!object_has_finalizer(heap, o) || (o->flags & OBJECT_FINALIZED)) return false;
  Object *raised = heap->raised;
  heap->raised = NULL;
  o->refcount = 1;
  // CPython's subtype_dealloc: tracked again, in the youngest generation, while the finalizer runs.
  if (o->flags & OBJECT_GC) gc_track(heap, o);
  o->flags |= OBJECT_FINALIZED;
  type->finalize(heap, o);
  bool alive = --o->refcount > 0;
  if (alive)
    heap_event(heap, EVENT_RESURRECT, o, 0, 0, 0);
  else
    gc_untrack(heap, o);
  heap->raised = raised;
  return alive;
}

static void destroy(Heap *heap, Object *o) {
  if (finalize_dying(heap, o)) return;
  if (has_weakrefs(o)) weakrefs_clear(heap, o);
  if (!(o->flags & OBJECT_INTERNAL)) heap_event(heap, EVENT_DEALLOC, o, 0, 0, 0);
  if (o->cls->type->dealloc) o->cls->type->dealloc(heap, o);
  object_free(heap, o);
}

// destroy() of an exact int, every step of it.
static void destroy_int(Heap *heap, Int *self) {
  HeapPrivate *p = heap->private_;
  Freelist *list = &p->freelists[FREELIST_INT];
  Object *o = &self->object;
  if (heap->hooks.event && !(o->flags & OBJECT_INTERNAL))
    heap_event(heap, EVENT_DEALLOC, o, 0, 0, 0);
  bool listed = list->count < heap->profile->freelists[FREELIST_INT] && int_items(o) == 1;
  int_release(o);
  bool kept = listed && freelist_give(heap, FREELIST_INT, o->address);
  if (!kept) block_free(heap, o->address);
  slab_free(int_slab(p), self);
}

// Objects nested deeper than the profile's depth wait until the outermost deallocation ends
// (FACTS.md 6, trashcan).
static void destroy_parked(Heap *heap) {
  HeapPrivate *p = heap->private_;
  p->dealloc_depth++;
  while (p->parked.count) {
    Object *o = array_pop(&p->parked);
    o->flags &= ~(unsigned)OBJECT_PARKED;
    object_dealloc(heap, o);
  }
  p->dealloc_depth--;
}

// Deallocations nested deeper than this are parked whatever the type: CPython would go on and, on a
// nest of types without trashcan, overflow its stack in the end; ours must not.
enum { DEEPEST_DEALLOC = 2000 };

void object_dealloc(Heap *heap, Object *o) {
  assert(o->refcount == 0);
  HeapPrivate *p = heap->private_;
  // What the collector never sees has no trashcan, and mostly nothing waits there.
  if (!(o->flags & OBJECT_GC) && !p->parked.count && p->nested_deallocs < DEEPEST_DEALLOC) {
    if (o->cls == heap_class(heap, TYPE_INT) && !(o->flags & OBJECT_NO_BLOCK)) {
      destroy_int(heap, (Int *)o);
      return;
    }
    p->nested_deallocs++;
    destroy(heap, o);
    p->nested_deallocs--;
    if (!p->parked.count) return;
    if (p->nested_deallocs == 0) destroy_parked(heap);
    return;
  }
  gc_untrack(heap, o);
  uint32_t limit = heap->profile->trashcan_depth;
  bool trashcan = (o->cls->type->flags & TYPE_TRASHCAN) && limit;
  if ((trashcan && p->dealloc_depth >= limit) || p->nested_deallocs >= DEEPEST_DEALLOC) {
    o->flags |= OBJECT_PARKED;
    array_push(&p->parked, o);
    return;
  }
  p->nested_deallocs++;
  p->dealloc_depth += trashcan;
  destroy(heap, o);
  p->dealloc_depth -= trashcan;
  p->nested_deallocs--;
  bool outermost = trashcan ? p->dealloc_depth == 0 : p->nested_deallocs == 0;
  if (p->parked.count && outermost) destroy_parked(heap);
}

// ---- sizes ------------------------------------------------------------------------------------

size_t object_size(Heap *heap, Object *o) {
  const Class *cls = o->cls;
  const Type *solid = cls->solid;
  size_t items = solid->items ? solid->items(o) : 0;
  size_t size = head_size(heap, cls) + items * solid->item_size;
  if (!(solid->flags & TYPE_OWN_SIZE)) size += added_bytes(heap, cls);
  if (solid->extra_size) size += solid->extra_size(heap, o);
  return size;
}

size_t object_block(Heap *heap, Object *o) {
  return o->flags & OBJECT_NO_BLOCK ? 0 : block_bytes(heap, o->address - o->cls->prefix);
}

// FACTS.md 2.5: constants of the interpreter's data, not None, classes and containers that it
// makes.
static bool is_static_value(const Object *o) {
  if (!(o->flags & OBJECT_STATIC)) return false;
  const Type *type = o->cls->type;
  return type == &int_type || type == &str_type || type == &bytes_type || type == &tuple_type;
}

int64_t object_shown_refcount(Heap *heap, Object *o) {
  if (o->flags & OBJECT_IMMORTAL) return heap->profile->immortal_refcount;
  return o->refcount + (is_static_value(o) ? heap->profile->static_refcount : 0);
}

bool class_is_subclass(const Class *cls, const Class *base) {
  for (; cls; cls = cls->base)
    if (cls == base) return true;
  return false;
}

bool object_isinstance(const Object *o, const Class *cls) { return class_is_subclass(o->cls, cls); }
