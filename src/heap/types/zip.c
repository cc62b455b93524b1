// zip.c: zip and map: several iterators walked side by side. Mirrors CPython Python/bltinmodule.c.
#include "../arguments.h"
#include "../iterators.h"

// Host struct of both; strict is zip's alone.
typedef struct ZipBody {
  Zip zip;
  bool strict;
} ZipBody;

// A tuple of iterators over the iterables; NULL with an exception pending.
static Object *iterate_all(Heap *heap, Object *const *iterables, size_t count) {
  Object *iterators = pair_new(heap, count);
  for (size_t i = 0; iterators && i < count; i++) {
    Object *iterator = object_iterate(heap, iterables[i]);
    if (iterator) {
      pair_put(heap, iterators, i, iterator);
    } else {
      object_decref(heap, iterators);
      return NULL;
    }
  }
  return iterators;
}

static size_t width(const Zip *zip) { return ((Tuple *)zip->iterators)->count; }

// ---- zip --------------------------------------------------------------------------------------

static bool take_strict(Heap *heap, Object *const *arguments, size_t count, Object *keyword_names,
                        bool *strict_out) {
  static const char *const names[] = {"strict", NULL};
  Object *value;
  *strict_out = false;
  if (!keyword_names || ((Tuple *)keyword_names)->count == 0) return true;
  if (!arguments_take(heap, "zip", names, 0, arguments + count, 0, keyword_names, &value))
    return false;
  int truth = object_truth(heap, value);
  *strict_out = truth > 0;
  return truth >= 0;
}

// zip_new: the iterators, the result tuple full of None, the object; around it the argument tuple
// of the call.
static Object *zip_new(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                       bool strict) {
  Object *iterators = iterate_all(heap, arguments, count);
  if (!iterators) return NULL;
  Object *pair = pair_new(heap, count), *self = pair ? object_new(heap, cls, 0) : NULL;
  if (!self) {
    object_decref_null(heap, pair);
    object_decref(heap, iterators);
    return NULL;
  }
  ((Zip *)self)->iterators = iterators;
  ((Zip *)self)->pair = pair;
  ((ZipBody *)self)->strict = strict;
  gc_track(heap, self);
  return self;
}

static Object *zip_construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                             Object *keyword_names) {
  bool strict;
  Object *tuple = arguments_tuple(heap, arguments, count);
  if (!tuple) return NULL;
  Object *self = take_strict(heap, arguments, count, keyword_names, &strict)
                     ? zip_new(heap, cls, arguments, count, strict)
                     : NULL;
  object_decref(heap, tuple);
  return self;
}

static void *uneven(Heap *heap, size_t i, const char *word) {
  const char *plural = i == 1 ? " " : "s 1-";
  return heap_raise(heap, TYPE_VALUE_ERROR, "zip() argument %zu is %s than argument%s%zu", i + 1,
                    word, plural, i);
}

// strict: the iterator `at` ended first. All before it gave an item; the first must show that the
// others end too.
static void *check_strict(Heap *heap, Zip *zip, size_t at) {
  if (heap->raised) return NULL;
  if (at > 0) return uneven(heap, at, "shorter");
  for (size_t i = 1; i < width(zip); i++) {
    Object *item = object_next(heap, ((Tuple *)zip->iterators)->items[i]);
    if (item) {
      object_decref(heap, item);
      return uneven(heap, i, "longer");
    }
    if (heap->raised) return NULL;
  }
  return NULL;
}

static Object *zip_next(Heap *heap, Object *self) {
  Zip *zip = (Zip *)self;
  size_t count = width(zip);
  Object *pair = count ? pair_take(heap, zip->pair) : NULL;
  if (!pair) return NULL;
  for (size_t i = 0; i < count; i++) {
    Object *item = object_next(heap, ((Tuple *)zip->iterators)->items[i]);
    if (!item) {
      object_decref(heap, pair);
      return ((ZipBody *)self)->strict ? check_strict(heap, zip, i) : NULL;
    }
    pair_put(heap, pair, i, item);
  }
  return pair;
}

// ---- map --------------------------------------------------------------------------------------

static Object *map_construct(Heap *heap, Class *cls, Object *const *arguments, size_t count,
                             Object *keyword_names) {
  if (!arguments_no_keywords(heap, "map", keyword_names)) return NULL;
  if (count < 2)
    return heap_raise(heap, TYPE_TYPE_ERROR, "map() must have at least two arguments.");
  Object *iterators = iterate_all(heap, arguments + 1, count - 1);
  Object *self = iterators ? object_new(heap, cls, 0) : NULL;
  if (!self) {
    object_decref_null(heap, iterators);
    return NULL;
  }
  ((Zip *)self)->iterators = iterators;
  ((Zip *)self)->function = object_incref(arguments[0]);
  gc_track(heap, self);
  return self;
}

static Object *map_next(Heap *heap, Object *self) {
  Zip *zip = (Zip *)self;
  size_t count = width(zip), taken = 0;
  Object *few[8], **items = count <= 8 ? few : mem_alloc(mem_size(count, sizeof *items));
  Object *result = NULL;
  while (taken < count) {
    items[taken] = object_next(heap, ((Tuple *)zip->iterators)->items[taken]);
    if (!items[taken]) break;
    taken++;
  }
  if (taken == count) result = object_vectorcall(heap, zip->function, items, count, NULL);
  for (size_t i = 0; i < taken; i++) object_decref(heap, items[i]);
  if (items != few) mem_free(items);
  return result;
}

// ---- both -------------------------------------------------------------------------------------

static void traverse(Object *self, Visit visit, void *payload) {
  const Zip *zip = (Zip *)self;
  if (zip->iterators) visit(zip->iterators, PLACE_NAMED("iterators"), payload);
  if (zip->pair) visit(zip->pair, PLACE_NAMED("result"), payload);
  if (zip->function) visit(zip->function, PLACE_NAMED("func"), payload);
}

static void dealloc(Heap *heap, Object *self) {
  Zip *zip = (Zip *)self;
  object_decref_null(heap, zip->iterators);
  object_decref_null(heap, zip->pair);
  object_decref_null(heap, zip->function);
}

#define ZIP_SLOTS                                                                                  \
  .base = TYPE_OBJECT, .flags = TYPE_GC | TYPE_BASE, .shape = SHAPE_OTHER,                         \
  .host_size = sizeof(ZipBody), .freelist = FREELIST_NONE, .traverse = traverse,                   \
  .dealloc = dealloc, .iterate = iterator_self

const Type zip_type = {
    .name = "zip",
    .id = TYPE_ZIP,
    ZIP_SLOTS,
    .basic_size = {48},
    .next = zip_next,
    .construct = zip_construct,
};

const Type map_type = {
    .name = "map",
    .id = TYPE_MAP,
    ZIP_SLOTS,
    .basic_size = {32, [LAYOUT_3_14] = 40},
    .next = map_next,
    .construct = map_construct,
};
