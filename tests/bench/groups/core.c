// core.c: the heap beside CPython 3.11 (../python/core.c does the same with libpython3.11): blocks
// of mixed sizes, a million objects in a ring, alive and dead, and the memory that objects take.
// The collector is disabled but where it is called.
#include "bench.h"
#include "heapstory/heap.h"
#include "mixed.h"

#include <string.h>

static Heap *heap;
static Class *node;
static Object *name_next, *name_dict;

static Addr allocate(size_t bytes) { return block_new(heap, bytes); }
static void release(Addr block) { block_free(heap, block); }
MIXED_FUNCTIONS(Addr, allocate, release)

// ---- makers -----------------------------------------------------------------------------------

// A maker gives an object that refers to another one, whose reference it takes.

static Object *new_list(Object *next) { return list_from_steal(heap, &next, 1); }

static Object *new_instance(Object *next) {
  Object *o = object_call(heap, &node->head.object, NULL, 0, NULL);
  object_set_attribute(heap, o, name_next, next);
  object_decref(heap, next);
  return o;
}

static Object *new_instance_with_dict(Object *next) {
  Object *o = new_instance(next);
  object_decref(heap, object_get_attribute(heap, o, name_dict));
  return o;
}

static Object *new_tuple(Object *next) {
  Object *pair = tuple_new(heap, (Object *[]){next, next}, 2);
  object_decref(heap, next);
  return pair;
}

static Object *new_int(Object *next) {
  static int64_t number = 1000;
  object_decref(heap, next);
  return int_new(heap, number++);
}

typedef Object *(*Maker)(Object *next);

// ---- cases ------------------------------------------------------------------------------------

typedef enum Act { ACT_BUILD, ACT_ALIVE, ACT_DEAD, ACT_FREE, ACT_MEMORY, ACT_CHECK } Act;

typedef struct Case {
  Maker make;
  Act act;
  size_t objects;
} Case;

static void prepare(void) {
  heap = heap_new(profile_find("cpython-3.11"));
  heap->gc.enabled = false;
  Object *name = str_intern(heap, "Node", 4), *namespace = dict_new(heap);
  node = (Class *)class_new(heap, name, heap->empty_tuple, namespace);
  name_next = str_intern(heap, "next", 4);
  name_dict = str_intern(heap, "__dict__", 8);
}

static Object *chain(const Case *c, Object **last_out) {
  Object *first = new_none(heap);
  for (size_t i = 0; i < c->objects; i++) {
    first = c->make(first);
    if (i == 0) *last_out = first;
  }
  return first;
}

static void close_ring(Object *last, Object *first) {
  if (object_is(last, &list_type))
    object_store(heap, &((List *)last)->items[0], object_incref(first));
  else
    object_set_attribute(heap, last, name_next, first);
}

// A ring, collected while it is alive or dead; true where the collection found what it should.
static bool run_collection(const Case *c, Object *first, Object *last, Meter *meter) {
  close_ring(last, first);
  bool dead = c->act == ACT_DEAD;
  if (dead) object_decref(heap, first);
  meter_start(meter);
  int64_t found = gc_collect(heap, GENERATIONS - 1);
  meter_stop(meter);
  return dead ? found >= (int64_t)c->objects : found == 0;
}

static bool run_check(Object *first, Meter *meter) {
  Text problems = {0};
  heap_hold(heap, first);
  object_decref(heap, first);
  meter_start(meter);
  heap_check(heap, &problems);
  meter_stop(meter);
  text_delete(&problems);
  return true;
}

static bool run_ring(const Case *c, Meter *meter) {
  Object *last = NULL;
  if (c->act == ACT_BUILD) meter_start(meter);
  Object *first = chain(c, &last);
  if (c->act == ACT_BUILD) {
    meter_stop(meter);
    return true;
  }
  if (c->act == ACT_CHECK) return run_check(first, meter);
  if (c->act != ACT_FREE) return run_collection(c, first, last, meter);
  meter_start(meter);
  object_decref(heap, first);
  meter_stop(meter);
  return true;
}

static bool run_memory(const Case *c, Meter *meter) {
  Object **objects = mem_alloc(mem_size(c->objects, sizeof *objects));
  for (size_t i = 0; i < c->objects; i++) objects[i] = heap->none; // touched before it is measured
  meter_start(meter);
  for (size_t i = 0; i < c->objects; i++) objects[i] = c->make(new_none(heap));
  meter_stop(meter);
  return objects[c->objects / 2]->refcount == 1;
}

static bool run_case(void *payload, Meter *meter) {
  const Case *c = payload;
  prepare();
  return c->act == ACT_MEMORY ? run_memory(c, meter) : run_ring(c, meter);
}

static bool run_requests(void *payload, Meter *meter) {
  prepare();
  mixed_fill(&mixed);
  meter_start(meter);
  (*(void (**)(void))payload)();
  meter_stop(meter);
  return true;
}

// ---- rows -------------------------------------------------------------------------------------

static void say_requests(Bench *bench) {
  static struct {
    void (*run)(void);
    const char *name, *words;
  } ways[] = {{mixed_pairs, "pairs", "blocks of 1 to 512 bytes: freed at once"},
              {mixed_window, "window", "blocks of 1 to 512 bytes: 4096 alive, any is freed"},
              {mixed_stacks, "stacks", "blocks of 1 to 512 bytes: stacks of 1000"}};
  for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
    Work *theirs = work_report(bench, BENCH_PYTHON, "requests", ways[i].name, NULL);
    const Pair *pair = bench_pair(bench, work_call(bench, run_requests, &ways[i].run), theirs, 0);
    bench_ratio(bench, ways[i].words, pair, MEASURE_CPU, at_most(1));
  }
}

typedef struct Kind {
  Maker make;
  const char *name, *words;
} Kind;

static void say_acts(Bench *bench, const Kind *kind) {
  static const struct {
    Act act;
    const char *name, *words;
    double most; // 0: no goal
  } acts[] = {{ACT_ALIVE, "alive", "gc.collect() of a living ring of a million", 1},
              {ACT_DEAD, "dead", "gc.collect() of a dead ring of a million", 1},
              {ACT_BUILD, "build", "a chain of a million is built", 0},
              {ACT_FREE, "free", "a chain of a million is freed by its counts", 0}};
  for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
    Case c = {kind->make, acts[i].act, CORE_OBJECTS};
    Work *theirs = work_report(bench, BENCH_PYTHON, kind->name, acts[i].name, NULL);
    const Pair *pair =
        bench_pair(bench, work_call(bench, run_case, &c), theirs, acts[i].most > 0 ? 7 : 3);
    bench_ratio(bench, bench_text(bench, "%s: %s", acts[i].words, kind->words), pair, MEASURE_CPU,
                acts[i].most > 0 ? at_most(acts[i].most) : no_goal());
  }
}

static void say_memory(Bench *bench, const Kind *kind) {
  Case c = {kind->make, ACT_MEMORY, CORE_OBJECTS};
  Work *theirs = work_report(bench, BENCH_PYTHON, kind->name, "memory", NULL);
  const Pair *pair = bench_pair(bench, work_call(bench, run_case, &c), theirs, 1);
  bench_ratio(bench, bench_text(bench, "memory of a million: %s", kind->words), pair, MEASURE_PEAK,
              at_most(2));
}

enum { SIZES = 4 };

// One case for each size: all of them are run in turns.
typedef struct Growing {
  Maker make;
  Act act;
  Case cases[SIZES];
  size_t count;
} Growing;

static Work *growing(Bench *bench, void *payload, size_t size) {
  Growing *g = payload;
  Case *c = &g->cases[g->count++ % SIZES];
  *c = (Case){g->make, g->act, size};
  return work_call(bench, run_case, c);
}

static void say_growth(Bench *bench, const char *name, Maker make, Act act) {
  static const size_t sizes[SIZES] = {125000, 250000, 500000, 1000000};
  Growing g = {.make = make, .act = act};
  bench_growth(bench, &(Growth){.name = name,
                                .of = "objects",
                                .sizes = sizes,
                                .count = SIZES,
                                .make = growing,
                                .payload = &g,
                                .time = MEASURE_CPU,
                                .repetitions = 3,
                                .time_only = act == ACT_DEAD || act == ACT_FREE});
}

void group_core(Bench *bench) {
  static const Kind kinds[] = {{new_list, "list", "lists"},
                               {new_instance, "instance", "instances"},
                               {new_instance_with_dict, "dict", "instances with a __dict__"},
                               {new_tuple, "tuple", "tuples"},
                               {new_int, "int", "ints"}};
  say_requests(bench);
  for (size_t i = 0; i < 2; i++) say_acts(bench, &kinds[i]);
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) say_memory(bench, &kinds[i]);
  say_growth(bench, "a ring of lists is collected", new_list, ACT_DEAD);
  say_growth(bench, "a chain of instances is built", new_instance, ACT_BUILD);
  say_growth(bench, "a chain of instances is freed", new_instance, ACT_FREE);
  say_growth(bench, "the heap is proved sane", new_list, ACT_CHECK);
}
