// enumerate.c: mirrors CPython Objects/enumobject.c.
#include "../arguments.h"
#include "../iterators.h"

#include <string.h>

// enumerate(iterable, start=0): the iterator is made after the object, as enum_new_impl does.
// It reads its keywords itself, and refuses them in the same words in every version.
static bool keywords_known(Heap *heap, Object *keyword_names) {
  const Tuple *names = (const Tuple *)keyword_names;
  for (size_t i = 0; names && i < names->count; i++) {
    const char *name = ((const Str *)names->items[i])->chars;
    if (strcmp(name, "iterable") == 0 || strcmp(name, "start") == 0) continue;
    heap_raise(heap, TYPE_TYPE_ERROR, "'%s' is an invalid keyword argument for enumerate()", name);
    return false;
  }
  return true;
}

static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  static const char *const names[] = {"iterable", "start", NULL};
  Object *values[2];
  int64_t start = 0;
  if (!keywords_known(heap, keyword_names)) return NULL;
  if (!arguments_take(heap, "enumerate", names, 1, arguments, count, keyword_names, values))
    return NULL;
  Object *self = object_new(heap, cls, 0);
  if (!self) return NULL;
  gc_track(heap, self);
  Enumerate *e = (Enumerate *)self;
  bool fine = !values[1] || int_as_index(heap, values[1], &start);
  e->index = start;
  if (fine) fine = (e->iterator = object_iterate(heap, values[0])) != NULL;
  if (fine) fine = (e->pair = pair_new(heap, 2)) != NULL;
  if (!fine) {
    object_decref(heap, self);
    return NULL;
  }
  return self;
}

static Object *next(Heap *heap, Object *self) {
  Enumerate *e = (Enumerate *)self;
  Object *item = object_next(heap, e->iterator);
  if (!item) return NULL;
  Object *index = int_new(heap, e->index);
  if (!index) {
    object_decref(heap, item);
    return NULL;
  }
  e->index++;
  return pair_give(heap, e->pair, index, item);
}

static void traverse(Object *self, Visit visit, void *payload) {
  const Enumerate *e = (Enumerate *)self;
  if (e->iterator) visit(e->iterator, PLACE_NAMED("en_sit"), payload);
  if (e->pair) visit(e->pair, PLACE_NAMED("en_result"), payload);
}

static void dealloc(Heap *heap, Object *self) {
  object_decref_null(heap, ((Enumerate *)self)->iterator);
  object_decref_null(heap, ((Enumerate *)self)->pair);
}

static bool describe(Heap *heap, Object *self, Text *text) {
  (void)heap;
  text_printf(text, "next %lld", (long long)((Enumerate *)self)->index);
  return true;
}

const Type enumerate_type = {
    .name = "enumerate",
    .id = TYPE_ENUMERATE,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC | TYPE_BASE,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(Enumerate),
    .freelist = FREELIST_NONE,
    .basic_size = {56},
    .traverse = traverse,
    .dealloc = dealloc,
    .describe = describe,
    .iterate = iterator_self,
    .next = next,
    .construct = construct,
};
