// filter.c: filter(), and the iterator that calls until a sentinel comes. Mirrors CPython
// Python/bltinmodule.c (filter) and Objects/iterobject.c (callable_iterator).
#include "../arguments.h"
#include "../iterators.h"
#include "../values.h"

typedef struct Filter {
  GcObject gc;
  Object *function, *iterator;
} Filter;

// ---- filter -----------------------------------------------------------------------------------

static Object *construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                         Object *keyword_names) {
  if (!arguments_no_keywords(heap, "filter", keyword_names) ||
      !arguments_count(heap, "filter", count, 2, 2))
    return NULL;
  Object *iterator = object_iterate(heap, arguments[1]);
  Filter *self = iterator ? (Filter *)object_new(heap, cls, 0) : NULL;
  if (!self) {
    object_decref_null(heap, iterator);
    return NULL;
  }
  self->function = object_incref(arguments[0]);
  self->iterator = iterator;
  gc_track(heap, &self->gc.object);
  return &self->gc.object;
}

// Whether the function wants the item: 0 1 -1. None and bool ask the item itself.
static int wants(Heap *heap, const Filter *self, Object *item) {
  if (self->function == heap->none || self->function == &heap_class(heap, TYPE_BOOL)->head.object)
    return object_truth(heap, item);
  Object *result = object_vectorcall(heap, self->function, &item, 1, NULL);
  int truth = result ? object_truth(heap, result) : -1;
  object_decref_null(heap, result);
  return truth;
}

static Object *next(Heap *heap, Object *object) {
  const Filter *self = (Filter *)object;
  for (Object *item; (item = object_next(heap, self->iterator));) {
    int wanted = wants(heap, self, item);
    if (wanted > 0) return item;
    object_decref(heap, item);
    if (wanted < 0) return NULL;
  }
  return NULL;
}

static void traverse(Object *object, Visit visit, void *payload) {
  const Filter *self = (Filter *)object;
  if (self->iterator) visit(self->iterator, PLACE_NAMED("it"), payload);
  if (self->function) visit(self->function, PLACE_NAMED("func"), payload);
}

static void dealloc(Heap *heap, Object *object) {
  Filter *self = (Filter *)object;
  object_drop(heap, &self->function);
  object_drop(heap, &self->iterator);
}

const Type filter_type = {
    .name = "filter",
    .id = TYPE_FILTER,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC | TYPE_BASE,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(Filter),
    .freelist = FREELIST_NONE,
    .basic_size = {32},
    .traverse = traverse,
    .dealloc = dealloc,
    .iterate = iterator_self,
    .next = next,
    .construct = construct,
};

// ---- iter(callable, sentinel): `iterator` is the sentinel -------------------------------------

Object *callable_iterator_new(Heap *heap, Object *callable, Object *sentinel) {
  Filter *self = (Filter *)object_new(heap, heap_class(heap, TYPE_CALLABLE_ITERATOR), 0);
  if (!self) return NULL;
  self->function = object_incref(callable);
  self->iterator = object_incref(sentinel);
  gc_track(heap, &self->gc.object);
  return &self->gc.object;
}

static Object *call_next(Heap *heap, Object *object) {
  Filter *self = (Filter *)object;
  if (!self->function) return NULL;
  Object *result = object_call(heap, self->function, NULL, 0, NULL);
  if (result && self->iterator) {
    int last = object_equal(heap, self->iterator, result);
    if (last == 0) return result;
    object_decref(heap, result);
    if (last < 0) return NULL;
  } else if (!heap_raised_is(heap, TYPE_STOP_ITERATION)) {
    return result;
  } else {
    heap_forget(heap);
  }
  dealloc(heap, object);
  return NULL;
}

static void callable_traverse(Object *object, Visit visit, void *payload) {
  const Filter *self = (Filter *)object;
  if (self->function) visit(self->function, PLACE_NAMED("it_callable"), payload);
  if (self->iterator) visit(self->iterator, PLACE_NAMED("it_sentinel"), payload);
}

const Type callable_iterator_type = {
    .name = "callable_iterator",
    .id = TYPE_CALLABLE_ITERATOR,
    .base = TYPE_OBJECT,
    .flags = TYPE_GC,
    .shape = SHAPE_OTHER,
    .host_size = sizeof(Filter),
    .freelist = FREELIST_NONE,
    .basic_size = {32},
    .traverse = callable_traverse,
    .dealloc = dealloc,
    .iterate = iterator_self,
    .next = call_next,
};
