// builtins_iterate.c: the builtins that go through iterables: iter, next, any, all, sum, min, max,
// sorted. Mirrors CPython Python/bltinmodule.c of 3.12.
#include "modules.h"

#include <math.h>

// ---- iterators --------------------------------------------------------------------------------

FUNCTION(builtin_iter) {
  if (count == 1) return object_iterate(heap, arguments[0]);
  if (!object_is_callable(heap, arguments[0]))
    return heap_raise(heap, TYPE_TYPE_ERROR, "iter(v, w): v must be callable");
  return callable_iterator_new(heap, arguments[0], arguments[1]);
}

static void *stop_iteration(Heap *heap) {
  Object *stop = exception_new(heap, heap_class(heap, TYPE_STOP_ITERATION), NULL);
  if (stop) heap_raise_object(heap, stop);
  return NULL;
}

FUNCTION(builtin_next) {
  Object *iterator = arguments[0];
  Object *item = object_is(iterator, &generator_type) ? generator_next(heap, iterator)
                                                      : object_next(heap, iterator);
  if (item) return item;
  if (heap->raised && (count < 2 || !heap_raised_is(heap, TYPE_STOP_ITERATION))) return NULL;
  if (count < 2) return stop_iteration(heap);
  if (heap->raised) heap_forget(heap);
  return object_incref(arguments[1]);
}

// ---- any, all ---------------------------------------------------------------------------------

// Whether an item of this truth comes up: 0 1, -1 exception.
static int find_truth(Heap *heap, Object *iterable, int wanted) {
  Object *iterator = object_iterate(heap, iterable);
  if (!iterator) return -1;
  int found = 0;
  for (Object *item; found == 0 && (item = object_next(heap, iterator));) {
    int truth = object_truth(heap, item);
    object_decref(heap, item);
    found = truth < 0 ? -1 : truth == wanted;
  }
  object_decref(heap, iterator);
  return heap->raised ? -1 : found;
}

FUNCTION(builtin_any) {
  int found = find_truth(heap, arguments[0], 1);
  return found < 0 ? NULL : bool_new(heap, found);
}

FUNCTION(builtin_all) {
  int found = find_truth(heap, arguments[0], 0);
  return found < 0 ? NULL : bool_new(heap, !found);
}

// ---- sum --------------------------------------------------------------------------------------

// As CPython: exact ints are added without making objects, then exact floats with Neumaier's
// correction (3.12), the rest with `+`.
typedef struct Sum {
  Object *total; // owned; NULL while the total is kept in one of the others
  bool whole;    // `integer` is the total, else `real` + `correction`
  int64_t integer;
  double real, correction;
} Sum;

static bool is_exact_int(const Object *object) {
  return object_is(object, &int_type) || object_is(object, &bool_type);
}

static void sum_begin(Heap *heap, Sum *sum, Object *start) {
  sum->total = start;
  if (object_is(start, &int_type) && int_fits(start))
    *sum = (Sum){.whole = true, .integer = int_value(start)};
  else if (object_is(start, &float_type))
    *sum = (Sum){.real = ((Float *)start)->value};
  if (!sum->total) object_decref(heap, start);
}

static double sum_real(const Sum *sum) {
  return sum->correction != 0 && isfinite(sum->correction) ? sum->real + sum->correction
                                                           : sum->real;
}

// The total as an object, from now on kept as one unless it is a float that stays in the fast lane.
static Object *sum_total(Heap *heap, Sum *sum) {
  if (sum->total) return sum->total;
  return sum->total = sum->whole ? int_new(heap, sum->integer) : float_new(heap, sum_real(sum));
}

static bool sum_fast(Sum *sum, const Object *item) {
  if (sum->total) return false;
  if (sum->whole) {
    int64_t result;
    if (!is_exact_int(item) || !int_fits(item)) return false;
    if (__builtin_add_overflow(sum->integer, int_value(item), &result)) return false;
    sum->integer = result;
    return true;
  }
  if (object_is(item, &float_type)) {
    double x = ((const Float *)item)->value, t = sum->real + x;
    sum->correction += fabs(sum->real) >= fabs(x) ? (sum->real - t) + x : (x - t) + sum->real;
    sum->real = t;
    return true;
  }
  if (!is_int(item) || !int_fits(item)) return false;
  sum->real += (double)int_value(item);
  return true;
}

// `item` is given up.
static bool sum_add(Heap *heap, Sum *sum, Object *item) {
  if (sum_fast(sum, item)) {
    object_decref(heap, item);
    return true;
  }
  bool from_int = !sum->total && sum->whole;
  Object *left = sum_total(heap, sum);
  Object *total = left ? object_binary(heap, left, item, OP_ADD, false) : NULL;
  object_decref(heap, item);
  object_decref_null(heap, left);
  sum->total = total;
  if (total && from_int && object_is(total, &float_type)) sum_begin(heap, sum, total);
  return total != NULL;
}

static Object *sum_of(Heap *heap, Object *iterable, Object *start) {
  Object *iterator = object_iterate(heap, iterable);
  if (!iterator) return NULL;
  Sum sum = {0};
  sum_begin(heap, &sum, object_incref(start));
  bool adding = true;
  for (Object *item; adding && (item = object_next(heap, iterator));)
    adding = sum_add(heap, &sum, item);
  object_decref(heap, iterator);
  if (!heap->raised) return sum_total(heap, &sum);
  object_decref_null(heap, sum.total);
  return NULL;
}

FUNCTION(builtin_sum) {
  static const char *const names[] = {"", "start", NULL};
  Object *values[2];
  if (!arguments_take_all(heap, "sum", names, 1, arguments, count, keyword_names, values))
    return NULL;
  Object *iterable = values[0], *start = values[1];
  if (start && is_kind(start, &str_type))
    return heap_raise(heap, TYPE_TYPE_ERROR, "sum() can't sum strings [use ''.join(seq) instead]");
  if (start && is_kind(start, &bytes_type))
    return heap_raise(heap, TYPE_TYPE_ERROR, "sum() can't sum bytes [use b''.join(seq) instead]");
  if (start) return sum_of(heap, iterable, start);
  Object *zero = int_new(heap, 0);
  Object *total = zero ? sum_of(heap, iterable, zero) : NULL;
  object_decref_null(heap, zero);
  return total;
}

// ---- min, max ---------------------------------------------------------------------------------

typedef struct Extreme {
  const char *name;
  Comparison op;
  Object *key;          // borrowed; NULL = none
  Object *item, *value; // the best so far and its key, owned; NULL at first
} Extreme;

// Keeps the item where it beats the best so far; it is given up. False with an exception pending.
static bool extreme_try(Heap *heap, Extreme *best, Object *item) {
  Object *value =
      best->key ? object_vectorcall(heap, best->key, &item, 1, NULL) : object_incref(item);
  int better = value ? 1 : -1;
  if (value && best->item) {
    Object *result = object_compare(heap, value, best->value, best->op);
    better = result ? object_truth(heap, result) : -1;
    object_decref_null(heap, result);
  }
  if (better <= 0) {
    object_decref_null(heap, value);
    object_decref(heap, item);
    return better == 0;
  }
  object_store(heap, &best->value, value);
  object_store(heap, &best->item, item);
  return true;
}

static bool extreme_search(Heap *heap, Extreme *best, Object *const *arguments, size_t count) {
  bool fine = true;
  if (count > 1) {
    for (size_t i = 0; fine && i < count; i++)
      fine = extreme_try(heap, best, object_incref(arguments[i]));
    return fine;
  }
  Object *iterator = object_iterate(heap, arguments[0]);
  if (!iterator) return false;
  for (Object *item; fine && (item = object_next(heap, iterator));)
    fine = extreme_try(heap, best, item);
  object_decref(heap, iterator);
  return fine && !heap->raised;
}

static Object *extreme(Heap *heap, const char *name, Comparison op, Object *const *arguments,
                       size_t count, Object *keyword_names) {
  static const char *const names[] = {"key", "default", NULL};
  Object *values[2] = {NULL};
  if (count == 0)
    return heap_raise(heap, TYPE_TYPE_ERROR, "%s expected at least 1 argument, got 0", name);
  if (!keywords_take(heap, name, names, arguments, count, keyword_names, values)) return NULL;
  if (count > 1 && values[1])
    return heap_raise(heap, TYPE_TYPE_ERROR,
                      "Cannot specify a default for %s() with multiple positional arguments", name);
  Extreme best = {.name = name, .op = op, .key = values[0] == heap->none ? NULL : values[0]};
  bool fine = extreme_search(heap, &best, arguments, count);
  object_decref_null(heap, best.value);
  if (fine && best.item) return best.item;
  object_decref_null(heap, best.item);
  if (!fine) return NULL;
  if (values[1]) return object_incref(values[1]);
  return heap_raise(heap, TYPE_VALUE_ERROR, "%s() iterable argument is empty", name);
}

FUNCTION(builtin_min) { return extreme(heap, "min", CMP_LT, arguments, count, keyword_names); }
FUNCTION(builtin_max) { return extreme(heap, "max", CMP_GT, arguments, count, keyword_names); }

// ---- sorted -----------------------------------------------------------------------------------

// As CPython: a new list, and a call of its method `sort`, which is an object while the call lasts.
FUNCTION(builtin_sorted) {
  if (count != 1)
    return heap_raise(heap, TYPE_TYPE_ERROR, "sorted expected 1 argument, got %zu", count);
  Object *list = list_new(heap, 0), *sort = NULL, *name = NULL, *result = NULL;
  if (list && list_extend(heap, list, arguments[0])) name = str_intern(heap, "sort", 4);
  if (name) sort = object_get_attribute(heap, list, name);
  if (sort) result = object_call(heap, sort, arguments + 1, 0, keyword_names);
  object_decref_null(heap, name);
  object_decref_null(heap, sort);
  object_decref_null(heap, result);
  if (result) return list;
  object_decref_null(heap, list);
  return NULL;
}

const Builtin builtins_iterate[] = {
    {"all", builtin_all, 1, 1, 0},
    {"any", builtin_any, 1, 1, 0},
    {"iter", builtin_iter, 1, 2, 0},
    {"max", builtin_max, 0, -1,
     BUILTIN_KEYWORDS | ARGUMENT_TUPLES_MAX_MIN | LATE_KEYWORDS(MAX_MIN, 2)},
    {"min", builtin_min, 0, -1,
     BUILTIN_KEYWORDS | ARGUMENT_TUPLES_MAX_MIN | LATE_KEYWORDS(MAX_MIN, 2)},
    {"next", builtin_next, 1, 2, 0},
    {"sorted", builtin_sorted, 0, -1, BUILTIN_KEYWORDS},
    {"sum", builtin_sum, 0, 2, BUILTIN_KEYWORDS | LATE_KEYWORDS(CLINIC, 1)},
    {NULL, NULL, 0, 0, 0},
};
