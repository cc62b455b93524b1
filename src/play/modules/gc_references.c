// gc_references.c: gc.get_referents and gc.get_referrers. Mirrors gc_get_referents_impl,
// gc_referrers_for and the tp_traverse functions of CPython 3.12, which know less than the heap's
// `traverse` slots: those report every counted reference.
#include "modules.h"

#include <string.h>

// ---- what a tp_traverse reports ---------------------------------------------------------------

typedef struct Filter {
  Object *self;
  Visit visit;
  void *payload;
} Filter;

// type_traverse: the names, slots and shared keys of a class are no objects of the collector.
static bool class_reports(const Class *cls, const Object *referent) {
  return referent == cls->dict || referent == cls->mro || referent == cls->bases ||
         (cls->base && referent == &cls->base->head.object);
}

static bool reports(Object *self, const Object *referent, Place place) {
  const Type *type = self->cls->solid;
  if (type == &dict_type) return place.kind != PLACE_KEY || !((Dict *)self)->unicode;
  if (type == &type_type) return class_reports((Class *)self, referent);
  if (type == &module_type) return referent == ((Module *)self)->dict;
  bool named = type == &member_type || type == &property_type;
  return !named || place.kind != PLACE_WORD || strcmp(place.at.word, "__name__") != 0;
}

static void filter(Object *referent, Place place, void *payload) {
  const Filter *f = payload;
  if (reports(f->self, referent, place)) f->visit(referent, place, f->payload);
}

void references_walk(Heap *heap, Object *self, Visit visit, void *payload) {
  const Type *type = self->cls->type;
  if (!(self->flags & OBJECT_GC) || !type->traverse) return;
  Filter f = {self, visit, payload};
  gc_traverse(heap, self, filter, &f);
}

// ---- gc.get_referents -------------------------------------------------------------------------

typedef struct Found {
  Heap *heap;
  Object *list;
} Found;

static void add_referent(Object *referent, Place place, void *payload) {
  (void)place;
  const Found *found = payload;
  if (!found->heap->raised) list_append(found->heap, found->list, referent);
}

Object *references_from(Heap *heap, Object *const *objects, size_t count) {
  Found found = {heap, list_new(heap, 0)};
  if (!found.list) return NULL;
  for (size_t i = 0; i < count; i++) references_walk(heap, objects[i], add_referent, &found);
  if (!heap->raised) return found.list;
  object_decref(heap, found.list);
  return NULL;
}

// ---- gc.get_referrers -------------------------------------------------------------------------

typedef struct Search {
  Heap *heap;
  Object *const *objects;
  size_t count;
  Object *list;                 // of the result: no referrer
  const Object *argument_tuple; // nor is the tuple of the call under way; NULL = there is none
  bool hit;
} Search;

static void compare_referent(Object *referent, Place place, void *payload) {
  (void)place;
  Search *search = payload;
  for (size_t i = 0; !search->hit && i < search->count; i++)
    search->hit = referent == search->objects[i];
}

static void examine(Object *object, void *payload) {
  Search *search = payload;
  if (object == search->list || object == search->argument_tuple || search->heap->raised) return;
  search->hit = false;
  references_walk(search->heap, object, compare_referent, search);
  if (search->hit) list_append(search->heap, search->list, object);
}

// The tuple of arguments that the call made (BUILTIN_TUPLE): the newest object of the youngest
// generation.
static const Object *newest_tuple(Heap *heap, Object *const *objects, size_t count) {
  const GcLinks *head = &heap->gc.generations[0];
  if (count == 0 || head->prev == head) return NULL;
  const Object *newest = gc_object(head->prev);
  const Tuple *tuple = (const Tuple *)newest;
  bool same = object_is(newest, &tuple_type) && tuple->count == count && newest->refcount == 1 &&
              memcmp(tuple->items, objects, count * sizeof *objects) == 0;
  return same ? newest : NULL;
}

Object *references_to(Heap *heap, Object *const *objects, size_t count) {
  Search search = {.heap = heap, .objects = objects, .count = count};
  search.argument_tuple = newest_tuple(heap, objects, count);
  search.list = list_new(heap, 0);
  if (!search.list) return NULL;
  for (int g = 0; g < GENERATIONS; g++) gc_walk(heap, g, examine, &search);
  if (!heap->raised) return search.list;
  object_decref(heap, search.list);
  return NULL;
}
