// gc_module.c: the module gc. Mirrors the lower half of CPython Modules/gcmodule.c of 3.12.
#include "modules.h"

enum { DEBUG_STATS = 1, DEBUG_UNCOLLECTABLE = 4, DEBUG_LEAK = 38 };

static bool overflow(Heap *heap, const char *message) {
  heap_raise(heap, TYPE_OVERFLOW_ERROR, "%s", message);
  return false;
}

// What a C function that takes an int reads (Argument Clinic).
static bool read_int(Heap *heap, Object *given, int64_t *number_out) {
  if (!int_as_index(heap, given, number_out)) return false;
  return *number_out == (int32_t)*number_out ||
         overflow(heap, "Python int too large to convert to C int");
}

// ---- collections and their switches -----------------------------------------------------------

FUNCTION(gc_collect_function) {
  static const char *const names[] = {"generation", NULL};
  Object *given;
  int64_t generation = GENERATIONS - 1;
  if (!arguments_take_all(heap, "collect", names, 0, arguments, count, keyword_names, &given))
    return NULL;
  if (given && !read_int(heap, given, &generation)) return NULL;
  if (generation < 0 || generation >= GENERATIONS)
    return heap_raise(heap, TYPE_VALUE_ERROR, "invalid generation");
  return int_new(heap, gc_collect(heap, (int)generation));
}

FUNCTION(gc_enable) {
  heap->gc.enabled = true;
  return new_none(heap);
}

FUNCTION(gc_disable) {
  heap->gc.enabled = false;
  return new_none(heap);
}

FUNCTION(gc_isenabled) { return bool_new(heap, heap->gc.enabled); }

FUNCTION(gc_freeze_function) {
  gc_freeze(heap);
  return new_none(heap);
}

FUNCTION(gc_unfreeze_function) {
  gc_unfreeze(heap);
  return new_none(heap);
}

FUNCTION(gc_get_freeze_count) { return int_new(heap, gc_frozen(heap)); }

// What CPython would write to stderr is in the events here: those of DEBUG_STATS are always there
// (collect_start, collect), DEBUG_COLLECTABLE adds one per object, and nothing is uncollectable.
FUNCTION(gc_set_debug) {
  int64_t flags;
  if (!read_int(heap, arguments[0], &flags)) return NULL;
  heap->gc.debug = (unsigned)flags;
  return new_none(heap);
}

FUNCTION(gc_get_debug) { return int_new(heap, (int32_t)heap->gc.debug); }

// ---- numbers ----------------------------------------------------------------------------------

// Py_BuildValue("(iii)"): the tuple is a tracked object that counts from the next look on.
static Object *three_numbers(Heap *heap, const int64_t numbers[3]) {
  Object *items[3] = {int_new(heap, numbers[0]), int_new(heap, numbers[1]),
                      int_new(heap, numbers[2])};
  Object *tuple = NULL;
  if (items[0] && items[1] && items[2]) tuple = tuple_pack(heap, 3, items[0], items[1], items[2]);
  for (int i = 0; i < 3; i++) object_decref_null(heap, items[i]);
  return tuple;
}

FUNCTION(gc_get_count) {
  const int64_t numbers[] = {gc_count(heap, 0), gc_count(heap, 1), gc_count(heap, 2)};
  return three_numbers(heap, numbers);
}

FUNCTION(gc_get_threshold) {
  const int64_t numbers[] = {heap->gc.threshold[0], heap->gc.threshold[1], heap->gc.threshold[2]};
  return three_numbers(heap, numbers);
}

// The same by PyArg_ParseTuple.
static bool parse_int(Heap *heap, Object *given, int64_t *number_out) {
  if (!int_as_index(heap, given, number_out)) return false;
  if (*number_out == (int32_t)*number_out) return true;
  return overflow(heap, *number_out > 0 ? "signed integer is greater than maximum"
                                        : "signed integer is less than minimum");
}

// All are read before any is set.
static Object *set_thresholds(Heap *heap, Object *const *arguments, size_t count) {
  if (count == 0 || count > GENERATIONS)
    return heap_raise(heap, TYPE_TYPE_ERROR, "gc.set_threshold requires 1 to 3 arguments");
  int64_t thresholds[GENERATIONS];
  for (size_t i = 0; i < count; i++)
    if (!parse_int(heap, arguments[i], &thresholds[i])) return NULL;
  for (size_t i = 0; i < count; i++) gc_set_threshold(heap, (int)i, thresholds[i]);
  return new_none(heap);
}

// What stands before a bad argument is set.
static Object *parse_thresholds(Heap *heap, Object *const *arguments, size_t count) {
  if (count == 0 || count > GENERATIONS)
    return heap_raise(heap, TYPE_TYPE_ERROR, "set_threshold() takes %s %s (%zu given)",
                      count ? "at most" : "at least", count ? "3 arguments" : "1 argument", count);
  for (size_t i = 0; i < count; i++) {
    int64_t threshold;
    if (!parse_int(heap, arguments[i], &threshold)) return NULL;
    gc_set_threshold(heap, (int)i, threshold);
  }
  return new_none(heap);
}

FUNCTION(gc_set_threshold_function) {
  return heap->profile->thresholds_read_first ? set_thresholds(heap, arguments, count)
                                              : parse_thresholds(heap, arguments, count);
}

static bool add_number(Heap *heap, Object *dict, const char *key, int64_t number) {
  Object *name = str_from(heap, key), *value = int_new(heap, number);
  bool added = name && value && dict_set(heap, dict, name, value);
  object_decref_null(heap, name);
  object_decref_null(heap, value);
  return added;
}

// No clock runs here: a collection takes no time.
static bool add_candidates(Heap *heap, Object *dict, const GcStats *stats) {
  Object *duration = float_new(heap, 0.0);
  bool added = duration && add_number(heap, dict, "candidates", stats->candidates) &&
               dict_set_str(heap, dict, "duration", duration);
  object_decref_null(heap, duration);
  return added;
}

static Object *stats_dict(Heap *heap, const GcStats *stats) {
  Object *dict = dict_new(heap);
  if (dict && add_number(heap, dict, "collections", stats->collections) &&
      add_number(heap, dict, "collected", stats->collected) &&
      add_number(heap, dict, "uncollectable", stats->uncollectable) &&
      (!heap->profile->stats_of_candidates || add_candidates(heap, dict, stats)))
    return dict;
  object_decref_null(heap, dict);
  return NULL;
}

FUNCTION(gc_get_stats) {
  GcStats stats[GENERATIONS]; // copied: making the result may collect
  for (int g = 0; g < GENERATIONS; g++) stats[g] = heap->gc.stats[g];
  Object *list = list_new(heap, 0);
  for (int g = 0; list && g < GENERATIONS; g++) {
    Object *dict = stats_dict(heap, &stats[g]);
    if (dict && list_append_steal(heap, list, dict)) continue;
    object_decref(heap, list);
    list = NULL;
  }
  return list;
}

// ---- objects ----------------------------------------------------------------------------------

typedef struct Gathering {
  Heap *heap;
  Object *list;
} Gathering;

static void gather(Object *object, void *payload) {
  const Gathering *gathering = payload;
  if (object != gathering->list && !gathering->heap->raised)
    list_append(gathering->heap, gathering->list, object);
}

static bool read_generation(Heap *heap, Object *given, int64_t *generation_out) {
  *generation_out = -1; // all
  if (!given || given == heap->none) return true;
  bool number =
      is_int(given) || (given->cls->user && class_lookup_text(heap, given->cls, "__index__"));
  if (!number) {
    heap_raise(heap, TYPE_TYPE_ERROR, "argument should be integer or None, not '%s'",
               type_text(given));
    return false;
  }
  if (!int_as_index(heap, given, generation_out)) return false;
  if (*generation_out >= GENERATIONS)
    heap_raise(heap, TYPE_VALUE_ERROR,
               "generation parameter must be less than the number of available generations (%d)",
               GENERATIONS);
  else if (*generation_out < -1)
    heap_raise(heap, TYPE_VALUE_ERROR, "generation parameter cannot be negative");
  return !heap->raised;
}

FUNCTION(gc_get_objects) {
  static const char *const names[] = {"generation", NULL};
  Object *given;
  int64_t generation;
  if (!arguments_take_all(heap, "get_objects", names, 0, arguments, count, keyword_names, &given))
    return NULL;
  if (!read_generation(heap, given, &generation)) return NULL;
  Gathering gathering = {heap, list_new(heap, 0)};
  if (!gathering.list) return NULL;
  for (int g = 0; g < GENERATIONS; g++)
    if (generation < 0 || g == generation) gc_walk(heap, g, gather, &gathering);
  if (!heap->raised) return gathering.list;
  object_decref(heap, gathering.list);
  return NULL;
}

FUNCTION(gc_get_referrers) { return references_to(heap, arguments, count); }
FUNCTION(gc_get_referents) { return references_from(heap, arguments, count); }
FUNCTION(gc_is_tracked) { return bool_new(heap, object_is_tracked(arguments[0])); }

FUNCTION(gc_is_finalized) {
  unsigned both = OBJECT_GC | OBJECT_FINALIZED;
  return bool_new(heap, (arguments[0]->flags & both) == both);
}

// ---- the module -------------------------------------------------------------------------------

static const Builtin functions[] = {
    {"collect", gc_collect_function, 0, 1, BUILTIN_KEYWORDS},
    {"disable", gc_disable, 0, 0, 0},
    {"enable", gc_enable, 0, 0, 0},
    {"freeze", gc_freeze_function, 0, 0, 0},
    {"get_count", gc_get_count, 0, 0, 0},
    {"get_debug", gc_get_debug, 0, 0, 0},
    {"get_freeze_count", gc_get_freeze_count, 0, 0, 0},
    {"get_objects", gc_get_objects, 0, 1, BUILTIN_KEYWORDS | LATE_KEYWORDS(CLINIC, 1)},
    {"get_referents", gc_get_referents, 0, -1, BUILTIN_TUPLE},
    {"get_referrers", gc_get_referrers, 0, -1, BUILTIN_TUPLE},
    {"get_stats", gc_get_stats, 0, 0, 0},
    {"get_threshold", gc_get_threshold, 0, 0, 0},
    {"is_finalized", gc_is_finalized, 1, 1, 0},
    {"is_tracked", gc_is_tracked, 1, 1, 0},
    {"isenabled", gc_isenabled, 0, 0, 0},
    {"set_debug", gc_set_debug, 1, 1, 0},
    {"set_threshold", gc_set_threshold_function, 0, -1, BUILTIN_TUPLE},
    {"unfreeze", gc_unfreeze_function, 0, 0, 0},
    {NULL, NULL, 0, 0, 0},
};

bool gc_install(Heap *heap, Object *module) {
  static const struct {
    const char *name;
    int64_t value;
  } constants[] = {
      {"DEBUG_STATS", DEBUG_STATS},
      {"DEBUG_COLLECTABLE", GC_DEBUG_COLLECTABLE},
      {"DEBUG_UNCOLLECTABLE", DEBUG_UNCOLLECTABLE},
      {"DEBUG_SAVEALL", GC_DEBUG_SAVEALL},
      {"DEBUG_LEAK", DEBUG_LEAK},
  };
  for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
    if (!module_add_steal(heap, module, constants[i].name, int_new(heap, constants[i].value)))
      return false;
  return module_add(heap, module, "garbage", heap->gc.garbage) &&
         module_add(heap, module, "callbacks", heap->gc.callbacks) &&
         module_add_builtins(heap, module, functions);
}
