// test_heap.c: the core alone: birth, death, cycles, the collector, heap_check. Links no other room
// but base.
#include "heapstory/heap.h"

#include "heap/internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void assert_sane(Heap *heap) {
  Text problems = {0};
  bool sane = heap_check(heap, &problems);
  if (!sane) print_error("%s", text_chars(&problems));
  text_delete(&problems);
  assert_true(sane);
}

static Heap *heap_for(const char *profile) {
  Heap *heap = heap_new(profile_find(profile));
  assert_sane(heap);
  return heap;
}

static void an_empty_heap_is_sane(void **state) {
  (void)state;
  for (size_t i = 0; profile_name(i); i++) {
    Heap *heap = heap_for(profile_name(i));
    MemoryUse use = heap_memory(heap);
    assert_int_equal(use.blocks, 0);
    heap_delete(heap);
  }
}

static void a_list_dies_with_its_last_reference(void **state) {
  (void)state;
  Heap *heap = heap_for("cpython-3.12");
  Object *list = list_new(heap, 0);
  heap_hold(heap, list);
  object_decref(heap, list);
  assert_int_equal(list->refcount, 1);
  assert_int_equal(object_size(heap, list), 56);
  assert_int_equal(object_block(heap, list), 64);
  assert_int_equal(object_generation(heap, list), 0);
  assert_true(list_append(heap, list, list));
  assert_int_equal(list->refcount, 2);
  assert_sane(heap);
  heap_let_go(heap, list);
  assert_sane(heap);
  assert_int_equal(gc_collect(heap, 2), 1);
  assert_sane(heap);
  assert_int_equal(heap_memory(heap).blocks, 0);
  heap_delete(heap);
}

static Object *held_instance(Heap *heap, Class *cls) {
  Object *object = instance_new(heap, cls);
  heap_hold(heap, object);
  object_decref(heap, object);
  return object;
}

static Object *empty_class(Heap *heap) {
  Object *name = str_from(heap, "Node"), *namespace = dict_new(heap);
  Object *cls = class_new(heap, name, heap->empty_tuple, namespace);
  object_decref(heap, name);
  object_decref(heap, namespace);
  return cls;
}

static void a_pair_of_instances_is_collected(void **state) {
  (void)state;
  Heap *heap = heap_for("cpython-3.12");
  Object *cls = empty_class(heap);
  heap_hold(heap, cls);
  object_decref(heap, cls);
  assert_int_equal(cls->refcount, 4); // the holder, its mro, two descriptors: FACTS.md 2.1
  assert_sane(heap);
  Object *a = held_instance(heap, (Class *)cls), *b = held_instance(heap, (Class *)cls);
  Object *ref = str_intern(heap, "ref", 3);
  assert_true(object_set_attribute(heap, a, ref, b));
  assert_true(object_set_attribute(heap, b, ref, a));
  object_decref(heap, ref);
  assert_int_equal(a->refcount, 2);
  assert_int_equal(object_size(heap, a), 48);
  assert_sane(heap);
  heap_let_go(heap, a);
  heap_let_go(heap, b);
  assert_int_equal(a->refcount, 1);
  assert_int_equal(gc_collect(heap, 2), 2);
  assert_sane(heap);
  heap_let_go(heap, cls);
  assert_int_equal(gc_collect(heap, 2), 5); // FACTS.md 10.1: class A: pass
  assert_sane(heap);
  heap_delete(heap);
}

static void deep_nests_are_parked(void **state) {
  (void)state;
  Heap *heap = heap_for("cpython-3.12");
  Object *inner = list_new(heap, 0);
  for (int i = 0; i < 100000; i++) inner = list_from_steal(heap, &inner, 1);
  object_decref(heap, inner);
  assert_sane(heap);
  heap_delete(heap);
}

static void host_arrays_keep_what_is_in_them(void **state) {
  (void)state;
  Heap *heap = heap_for("cpython-3.12");
  unsigned char *array = NULL;
  size_t bytes = 0;
  const size_t sizes[] = {8, 16, 24, 512, 520, 4096, 512, 100, 17, 16, 1};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    array = host_array_resize(heap, array, bytes, sizes[i]);
    for (size_t at = 0; at < bytes && at < sizes[i]; at++)
      assert_int_equal(array[at], (unsigned char)at);
    bytes = sizes[i];
    for (size_t at = 0; at < bytes; at++) array[at] = (unsigned char)at;
  }
  host_array_free(heap, array, bytes);
  unsigned char *again = host_array_new(heap, 1);
  assert_int_equal(again[0], 0);
  host_array_free(heap, again, 1);
  heap_delete(heap);
}

// ---- a collection that is watched, and one that is not ------------------------------------------

typedef struct Deaths {
  int64_t serials[4096];
  size_t count;
} Deaths;

static void note_death(Heap *heap, const Event *event, void *payload) {
  (void)heap;
  Deaths *deaths = payload;
  if (event->kind == EVENT_DEALLOC && deaths->count < 4096)
    deaths->serials[deaths->count++] = event->serial;
}

static void no_begin(Heap *heap, int generation, bool automatic, void *payload) {
  (void)heap, (void)generation, (void)automatic, (void)payload;
}
static void no_phase(Heap *heap, CollectorPhase phase, const GcLinks *list,
                     const GcLinks *unreachable, void *payload) {
  (void)heap, (void)phase, (void)list, (void)unreachable, (void)payload;
}
static void no_move(Heap *heap, const Object *object, bool rescued, void *payload) {
  (void)heap, (void)object, (void)rescued, (void)payload;
}
static void no_end(Heap *heap, int64_t collected, int64_t uncollectable, void *payload) {
  (void)heap, (void)collected, (void)uncollectable, (void)payload;
}

static Object *random_container(Heap *heap, Object *cls, unsigned kind, Object *content) {
  Object *key = str_intern(heap, "ref", 3), *made;
  switch (kind % 4) {
  case 0: made = list_from_steal(heap, (Object *[]){object_incref(content)}, 1); break;
  case 1: made = tuple_new(heap, (Object *[]){content, heap->none}, 2); break;
  case 2:
    made = dict_new(heap);
    dict_set(heap, made, key, content);
    break;
  default:
    made = instance_new(heap, (Class *)cls);
    object_set_attribute(heap, made, key, content);
    if (kind & 64) instance_get_dict(heap, made);
  }
  object_decref(heap, key);
  return made;
}

// Rounds of containers that refer to older ones, lists that close cycles, and collections.
static void random_program(Heap *heap, uint64_t random) {
  enum { LIVING = 40 };
  Object *living[LIVING], *cls = empty_class(heap);
  for (int i = 0; i < LIVING; i++) living[i] = list_new(heap, 0);
  for (int step = 0; step < 600; step++) {
    random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    unsigned die = (unsigned)(random >> 33);
    Object **place = &living[die % LIVING], *other = living[die / LIVING % LIVING];
    object_store(heap, place, random_container(heap, cls, die >> 16, other));
    if (other->cls->type == &list_type) list_append(heap, other, *place);
    if (step % 50 == 49) gc_collect(heap, step / 50 % GENERATIONS);
  }
  for (int i = 0; i < LIVING; i++) object_decref(heap, living[i]);
  object_decref(heap, cls);
  gc_collect(heap, 2);
}

static void who_looks_on_changes_nothing(void **state) {
  (void)state;
  static Deaths alone, watched;
  const GcObserver observer = {no_begin, no_phase, no_move, no_end, NULL};
  for (size_t i = 0; profile_name(i); i++) {
    int64_t long_lived[2];
    for (int side = 0; side < 2; side++) {
      Heap *heap = heap_for(profile_name(i));
      Deaths *deaths = side ? &watched : &alone;
      deaths->count = 0;
      heap->hooks = (HeapHooks){.event = note_death, .payload = deaths};
      heap->gc_observer = side ? &observer : NULL;
      random_program(heap, i + 1);
      assert_sane(heap);
      assert_int_equal(gc_list_size(&heap->gc.generations[0]), 0);
      long_lived[side] = heap->gc.long_lived_total;
      heap_delete(heap);
    }
    assert_true(alone.count > 300);
    assert_int_equal(alone.count, watched.count);
    assert_memory_equal(alone.serials, watched.serials, alone.count * sizeof *alone.serials);
    assert_int_equal(long_lived[0], long_lived[1]);
  }
}

static void a_dict_keeps_order_and_sizes(void **state) {
  (void)state;
  Heap *heap = heap_for("cpython-3.12");
  Object *dict = dict_new(heap);
  heap_hold(heap, dict);
  object_decref(heap, dict);
  assert_int_equal(object_size(heap, dict), 64);
  const int sizes[] = {184, 184, 184, 184, 184, 272,
                       272, 272, 272, 272, 464}; // FACTS.md 1.3, str keys
  for (int i = 0; i < 11; i++) {
    char name[8];
    snprintf(name, sizeof name, "k%d", i);
    Object *value = int_new(heap, i);
    assert_true(dict_set_str(heap, dict, name, value));
    object_decref(heap, value);
    assert_int_equal(object_size(heap, dict), sizes[i]);
  }
  assert_false(object_is_tracked(dict));
  Object *list = list_new(heap, 0);
  assert_true(dict_set_str(heap, dict, "list", list));
  object_decref(heap, list);
  assert_true(object_is_tracked(dict));
  assert_sane(heap);
  heap_let_go(heap, dict);
  assert_sane(heap);
  heap_delete(heap);
}

static void lists_grow_as_cpython_s_do(void **state) {
  (void)state;
  Heap *heap = heap_for("cpython-3.12");
  Object *list = list_new(heap, 0);
  const size_t capacities[] = {4,  8,  16, 24,  32,  40,  52,
                               64, 76, 92, 108, 128, 148, 172}; // FACTS.md 1.3
  size_t at = 0;
  for (int i = 0; i < 172; i++) {
    assert_true(list_append(heap, list, heap->none));
    if (((List *)list)->allocated != capacities[at]) at++;
    assert_int_equal(((List *)list)->allocated, capacities[at]);
  }
  object_decref(heap, list);
  assert_sane(heap);
  heap_delete(heap);
}

static void free_lists_hide_both_sides(void **state) {
  (void)state;
  Heap *heap = heap_for("cpython-3.12");
  Object *lists[201];
  gc_collect(heap, 2);
  for (int i = 0; i < 201; i++) lists[i] = list_new(heap, 0);
  assert_int_equal(heap->gc.count[0], 201);
  for (int i = 0; i < 201; i++) object_decref(heap, lists[i]);
  assert_int_equal(heap->gc.count[0], 80); // FACTS.md 5.2, its get_count() tuple apart
  Object *a = list_new(heap, 0), *b = list_new(heap, 0);
  Addr first = a->address, second = b->address;
  object_decref(heap, a);
  object_decref(heap, b);
  Object *c = list_new(heap, 0), *d = list_new(heap, 0);
  assert_true(c->address == second && d->address == first);
  object_decref(heap, c);
  object_decref(heap, d);
  heap_delete(heap);
}

static void survivors_move_up(void **state) {
  (void)state;
  Heap *heap = heap_for("cpython-3.12");
  Object *list = list_new(heap, 0);
  heap_hold(heap, list);
  object_decref(heap, list);
  for (int expected = 1; expected <= 3; expected++) {
    gc_collect(heap, expected - 1);
    assert_int_equal(object_generation(heap, list), expected < 3 ? expected : 2);
  }
  gc_freeze(heap);
  assert_int_equal(object_generation(heap, list), 3);
  gc_unfreeze(heap);
  assert_int_equal(object_generation(heap, list), 2);
  assert_sane(heap);
  heap_let_go(heap, list);
  heap_delete(heap);
}

// ---- collectors as data -----------------------------------------------------------------------

// Lists that refer to themselves and that nothing else holds.
static void make_garbage(Heap *heap, int n) {
  for (int i = 0; i < n; i++) {
    Object *list = list_new(heap, 0);
    list_append(heap, list, list);
    object_decref(heap, list);
    gc_breaker(heap);
  }
}

// A row that nobody ships: small pools, a threshold of 5, any collector, with no change elsewhere.
static void a_made_up_profile_works(void **state) {
  (void)state;
  const Collector *const collectors[] = {&collector_generational, &collector_incremental};
  for (size_t i = 0; i < 2; i++) {
    Profile made_up = *profile_find("cpython-3.12");
    made_up.name = "made-up";
    made_up.pool_size = 4096;
    made_up.arena_size = 256 << 10;
    made_up.thresholds[0] = 5;
    made_up.collector = collectors[i];
    made_up.interpreter_objects = 0;
    Heap *heap = heap_new(&made_up);
    make_garbage(heap, 5);
    assert_int_equal(gc_count(heap, 0), 5);
    make_garbage(heap, 20000);
    int64_t collections = 0, collected = 0;
    for (int g = 0; g < GENERATIONS; g++) {
      collections += heap->gc.stats[g].collections;
      collected += heap->gc.stats[g].collected;
    }
    assert_true(collections > 100);
    assert_true(collected > 19000);
    assert_true(heap_memory(heap).pools < 600); // garbage does not pile up
    assert_sane(heap);
    gc_collect(heap, 2);
    assert_int_equal(heap_memory(heap).blocks, 0);
    assert_sane(heap);
    heap_delete(heap);
  }
}

// The spaces of the incremental collector: what an increment has seen stands in the visited one.
static void the_spaces_change_roles(void **state) {
  (void)state;
  Heap *heap = heap_for("cpython-3.14-incremental");
  Object *list = list_new(heap, 0);
  heap_hold(heap, list);
  object_decref(heap, list);
  gc_collect(heap, 2);
  int visited = heap->gc.visited_space;
  int64_t own[GENERATIONS + 1], all = heap->profile->interpreter_objects;
  assert_int_equal(object_generation(heap, list), 2);
  assert_true(gc_is_pending(heap, list)); // the cycle is over: all is to be visited again
  gc_interpreter(heap, own);
  assert_int_equal(own[2], all);
  make_garbage(heap, 100);
  assert_int_equal(gc_collect(heap, 1), 0); // marks what the interpreter reaches
  assert_false(heap->gc.marking);
  assert_int_equal(heap->gc.work_to_do < 0, 1);
  gc_interpreter(heap, own);
  assert_int_equal(own[2], heap->profile->interpreter_unmarked);
  assert_int_equal(own[1] + own[2], all);
  assert_int_equal(gc_collect(heap, 1), 0); // no work: nothing is examined
  assert_int_equal(heap->gc.stats[1].collections, 0);
  assert_int_equal(gc_collect(heap, 0), 100);
  assert_int_equal(gc_count(heap, 1), 1);
  gc_collect(heap, 2);
  assert_int_equal(heap->gc.visited_space, !visited);
  assert_true(heap->gc.marking);
  assert_sane(heap);
  gc_freeze(heap);
  gc_interpreter(heap, own);
  assert_int_equal(own[3], all);
  assert_int_equal(own[2], 0);
  heap_let_go(heap, list);
  heap_delete(heap);
}

// ---- blocks and pools -------------------------------------------------------------------------

typedef struct Seen {
  const Object *owner; // whose blocks are asked for
  unsigned roles;      // bits
  size_t count, kept;
  PoolUse pools[64];
  size_t pool_count;
} Seen;

static void see_block(const Object *owner, BlockRole role, Addr block, void *payload) {
  Seen *seen = payload;
  assert_true(block != 0);
  seen->kept += role == BLOCK_KEPT;
  if (owner != seen->owner) return;
  seen->roles |= 1u << role;
  seen->count++;
}

static void see_pool(const PoolUse *pool, void *payload) {
  Seen *seen = payload;
  assert_int_equal(pool->index, seen->pool_count);
  seen->pools[seen->pool_count++] = *pool;
}

static void objects_know_their_blocks(void **state) {
  (void)state;
  Heap *heap = heap_for("cpython-3.12");
  Object *list = list_new(heap, 4), *dict = dict_new(heap), *set = set_new(heap, false);
  heap_hold(heap, list);
  heap_hold(heap, dict);
  heap_hold(heap, set);
  assert_true(dict_set_str(heap, dict, "k", list));
  for (int64_t i = 0; i < 8; i++) assert_true(set_add(heap, set, int_new(heap, i)));
  object_decref(heap, list);
  object_decref(heap, dict);
  object_decref(heap, set);
  const struct {
    const Object *owner;
    unsigned roles;
  } expected[] = {{list, 1u << BLOCK_OBJECT | 1u << BLOCK_ITEMS},
                  {dict, 1u << BLOCK_OBJECT | 1u << BLOCK_KEYS},
                  {set, 1u << BLOCK_OBJECT | 1u << BLOCK_TABLE}};
  for (size_t i = 0; i < 3; i++) {
    Seen seen = {.owner = expected[i].owner};
    heap_walk_blocks(heap, see_block, &seen);
    assert_int_equal(seen.roles, expected[i].roles);
    assert_int_equal(seen.count, 2);
    assert_int_equal(seen.kept, 0);
  }
  heap_let_go(heap, set);
  heap_let_go(heap, dict);
  heap_let_go(heap, list);
  Seen dead = {.owner = list};
  heap_walk_blocks(heap, see_block, &dead);
  assert_int_equal(dead.count, 0);
  assert_int_equal(dead.kept, 3); // list, dict and its keys have free lists, the set has none
  heap_delete(heap);
}

static void a_pool_says_what_is_in_it(void **state) {
  (void)state;
  Heap *heap = heap_for("cpython-3.12");
  Addr a = block_new(heap, 40), b = block_new(heap, 48), c = block_new(heap, 512);
  block_free(heap, a);
  block_free(heap, c);
  Seen seen = {0};
  heap_walk_pools(heap, see_pool, &seen);
  assert_int_equal(seen.pool_count, 63); // one of 64 is lost to alignment (test_obmalloc)
  const PoolUse *first = &seen.pools[0], *second = &seen.pools[1];
  assert_int_equal(first->state, POOL_USED);
  assert_int_equal(first->block_bytes, 48);
  assert_int_equal(first->capacity, 340); // (16384 - 48) / 48
  assert_int_equal(first->used, 1);
  assert_int_equal(first->carved, 3); // one more than were given out stands in the chain
  assert_int_equal(first->next, 0);   // last in, first out
  assert_true(first->shared);
  assert_int_equal(pool_block(first, b), 1);
  assert_int_equal(second->state, POOL_USED); // the interpreter's own blocks keep it
  assert_int_equal(second->used, 0);
  assert_int_equal(second->capacity, 31);
  assert_int_equal(seen.pools[2].state, POOL_NEVER_USED);
  assert_int_equal(seen.pools[2].block_bytes, 0);
  block_free(heap, b);
  heap_delete(heap);
}

// Nobody else owns first pools in the textbook: an empty one goes back.
static void a_pool_is_given_back_or_full(void **state) {
  (void)state;
  Heap *heap = heap_for("textbook");
  Addr blocks[31];
  for (size_t i = 0; i < 31; i++) blocks[i] = block_new(heap, 512);
  Seen full = {0}, empty = {0};
  heap_walk_pools(heap, see_pool, &full);
  assert_int_equal(full.pools[0].state, POOL_FULL);
  assert_int_equal(full.pools[0].next, -1);
  assert_false(full.pools[0].shared);
  for (size_t i = 0; i < 31; i++) block_free(heap, blocks[i]);
  heap_walk_pools(heap, see_pool, &empty);
  assert_int_equal(empty.pools[0].state, POOL_EMPTY);
  assert_int_equal(empty.pools[0].block_bytes, 512);
  heap_delete(heap);
}

static void a_block_without_owner_is_not_sane(void **state) {
  (void)state;
  Heap *heap = heap_for("cpython-3.12");
  Addr small = block_new(heap, 100);
  Text problems = {0};
  assert_false(heap_check(heap, &problems));
  assert_non_null(strstr(text_chars(&problems), "0 blocks have an owner, 1 are in use"));
  block_free(heap, small);
  assert_sane(heap);
  block_free(heap, block_new(heap, 1000));
  Addr large = block_new(heap, 1000);
  text_clear(&problems);
  assert_false(heap_check(heap, &problems));
  block_free(heap, large);
  List *a = (List *)list_new(heap, 4);
  heap_hold(heap, &a->gc.object);
  object_decref(heap, &a->gc.object);
  List *b = (List *)list_new(heap, 0);
  heap_hold(heap, &b->gc.object);
  object_decref(heap, &b->gc.object);
  assert_sane(heap);
  b->block = a->block;
  text_clear(&problems);
  assert_false(heap_check(heap, &problems));
  assert_non_null(strstr(text_chars(&problems), "two owners"));
  b->block = 0;
  text_delete(&problems);
  heap_delete(heap);
}

// In several arenas, so that addresses differ in more than their last bytes.
static void two_owners_are_found_among_many(void **state) {
  (void)state;
  enum { LISTS = 20000 };
  Heap *heap = heap_for("cpython-3.12");
  Object *all = list_new(heap, LISTS);
  List *const *lists = (List *const *)((List *)all)->items;
  for (size_t i = 0; i < LISTS; i++) ((List *)all)->items[i] = list_new(heap, 4);
  ((List *)all)->count = LISTS;
  heap_hold(heap, all);
  object_decref(heap, all);
  assert_sane(heap);
  Addr block = lists[LISTS - 1]->block;
  lists[LISTS - 1]->block = lists[0]->block;
  Text problems = {0};
  assert_false(heap_check(heap, &problems));
  assert_non_null(strstr(text_chars(&problems), "two owners"));
  lists[LISTS - 1]->block = block;
  assert_sane(heap);
  text_delete(&problems);
  heap_delete(heap);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_empty_heap_is_sane),
      cmocka_unit_test(a_list_dies_with_its_last_reference),
      cmocka_unit_test(a_pair_of_instances_is_collected),
      cmocka_unit_test(deep_nests_are_parked),
      cmocka_unit_test(host_arrays_keep_what_is_in_them),
      cmocka_unit_test(who_looks_on_changes_nothing),
      cmocka_unit_test(a_dict_keeps_order_and_sizes),
      cmocka_unit_test(lists_grow_as_cpython_s_do),
      cmocka_unit_test(free_lists_hide_both_sides),
      cmocka_unit_test(survivors_move_up),
      cmocka_unit_test(a_made_up_profile_works),
      cmocka_unit_test(the_spaces_change_roles),
      cmocka_unit_test(objects_know_their_blocks),
      cmocka_unit_test(a_pool_says_what_is_in_it),
      cmocka_unit_test(a_pool_is_given_back_or_full),
      cmocka_unit_test(a_block_without_owner_is_not_sane),
      cmocka_unit_test(two_owners_are_found_among_many),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
