// test_obmalloc.c: the allocator's book-keeping: known addresses, and random use with every
// equation proved.
#include "heap/obmalloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_sane(const Obmalloc *o) {
  Text problems = {0};
  bool sane = obmalloc_check(o, &problems);
  if (!sane) print_error("%s", text_chars(&problems));
  text_delete(&problems);
  assert_true(sane);
}

static void blocks_are_carved_in_order_and_reused_last_first(void **state) {
  (void)state;
  Obmalloc o;
  obmalloc_init(&o, profile_find("cpython-3.12"));
  Addr a = obmalloc_alloc(&o, 33), b = obmalloc_alloc(&o, 48), c = obmalloc_alloc(&o, 40);
  assert_true(b == a + 48 && c == b + 48); // one class: 33..48 bytes
  assert_int_equal(a % 16384, POOL_HEADER);
  obmalloc_free(&o, a);
  obmalloc_free(&o, b);
  assert_true(obmalloc_alloc(&o, 48) == b);
  assert_true(obmalloc_alloc(&o, 48) == a);
  assert_int_equal(obmalloc_block_bytes(&o, c), 48);
  assert_int_equal(o.pools_in_use, 1);
  assert_sane(&o);
  obmalloc_delete(&o);
}

static void an_arena_has_63_pools(void **state) {
  (void)state;
  Obmalloc o;
  obmalloc_init(&o, profile_find("cpython-3.12"));
  Addr blocks[63 * 31 + 1];
  for (size_t i = 0; i < 63 * 31 + 1; i++) { // 31 blocks of 512 bytes fill a pool
    blocks[i] = obmalloc_alloc(&o, 512);
    assert_int_equal(o.arenas_in_use, i < 63 * 31 ? 1 : 2);
  }
  assert_sane(&o);
  // The last usable arena is kept even when it is empty; an empty one in front of it is unmapped.
  for (size_t i = 0; i < 63 * 31 + 1; i++) obmalloc_free(&o, blocks[i]);
  assert_int_equal(o.arenas_in_use, 1);
  assert_int_equal(o.blocks_in_use, 0);
  assert_sane(&o);
  obmalloc_delete(&o);
}

static void a_reused_pool_of_the_same_class_keeps_its_chain(void **state) {
  (void)state;
  Obmalloc o;
  obmalloc_init(&o, profile_find("cpython-3.12"));
  Addr a = obmalloc_alloc(&o, 64), b = obmalloc_alloc(&o, 64);
  obmalloc_free(&o, a);
  obmalloc_free(&o, b);
  assert_int_equal(o.pools_in_use, 0);
  assert_true(obmalloc_alloc(&o, 64) == b);
  assert_true(obmalloc_alloc(&o, 64) == a);
  obmalloc_free(&o, a);
  obmalloc_free(&o, b);
  assert_int_equal(obmalloc_alloc(&o, 128) % 16384, POOL_HEADER); // another class starts afresh
  assert_sane(&o);
  obmalloc_delete(&o);
}

static void realloc_keeps_what_uses_three_quarters(void **state) {
  (void)state;
  Obmalloc o;
  obmalloc_init(&o, profile_find("cpython-3.12"));
  Addr a = obmalloc_alloc(&o, 64);
  assert_true(obmalloc_realloc(&o, a, 49) == a);
  assert_true(obmalloc_realloc(&o, a, 48) != a);
  Addr large = obmalloc_alloc(&o, 513);
  assert_int_equal(o.large_bytes, 528);
  assert_true(obmalloc_realloc(&o, large, 2000) == large);
  obmalloc_free(&o, large);
  assert_int_equal(o.large_bytes, 0);
  assert_sane(&o);
  obmalloc_delete(&o);
}

static void assert_insane(const Obmalloc *o, const char *why) {
  Text problems = {0};
  assert_false(obmalloc_check(o, &problems));
  if (!strstr(text_chars(&problems), why)) print_error("%s", text_chars(&problems));
  assert_non_null(strstr(text_chars(&problems), why));
  text_delete(&problems);
}

static void a_pool_in_no_list_is_found(void **state) {
  (void)state;
  Obmalloc o;
  obmalloc_init(&o, profile_find("cpython-3.12"));
  obmalloc_alloc(&o, 16), obmalloc_alloc(&o, 32);
  Pool *small = o.used[0], *larger = o.used[1];
  o.used[0] = NULL;
  assert_insane(&o, "a used pool is in no list");
  o.used[1] = small;
  assert_insane(&o, "in the wrong list");
  o.used[0] = small, o.used[1] = larger;
  small->count = 2;
  assert_insane(&o, "used + free != carved");
  small->count = 1;
  assert_sane(&o);
  obmalloc_delete(&o);
}

typedef struct Live {
  Addr address;
  size_t bytes;
} Live;

static int by_address(const void *left, const void *right) {
  const Live *a = left, *b = right;
  return a->address < b->address ? -1 : a->address > b->address;
}

static void random_use_stays_sane(void **state) {
  (void)state;
  for (unsigned seed = 1; seed <= 4; seed++) {
    Obmalloc o;
    obmalloc_init(&o, profile_find("cpython-3.12"));
    Array(Live) live = {0};
    uint64_t random = seed;
    for (int step = 0; step < 20000; step++) {
      random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
      unsigned die = (unsigned)(random >> 33);
      bool grow = step / 2500 % 2 == 0;
      if (live.count == 0 || die % 100 < (grow ? 62u : 38u)) {
        size_t bytes = 1 + (die >> 8) % 700;
        Addr block = obmalloc_alloc(&o, bytes);
        assert_true(obmalloc_block_bytes(&o, block) >= bytes);
        array_push(&live, (Live){block, bytes});
      } else {
        size_t at = (die >> 8) % live.count;
        obmalloc_free(&o, live.items[at].address);
        live.items[at] = live.items[--live.count];
      }
      if (step % 1000 == 0) assert_sane(&o);
    }
    assert_sane(&o);
    qsort(live.items, live.count, sizeof *live.items, by_address);
    for (size_t i = 1; i < live.count; i++)
      assert_true(live.items[i - 1].address + live.items[i - 1].bytes <= live.items[i].address);
    while (live.count) obmalloc_free(&o, array_pop(&live).address);
    assert_int_equal(o.blocks_in_use, 0);
    assert_int_equal(o.large_bytes, 0);
    assert_sane(&o);
    array_delete(&live);
    obmalloc_delete(&o);
  }
}

// ---- addresses of real interpreters -----------------------------------------------------------

// The steps of tests/oracle/obmalloc/record.py.
enum { STEPS = 40000, SHOWN = 300, WAVE = 10000, MOST = 20000 };

static const size_t recorded_sizes[] = {512, 496, 480, 464, 448, 432};

typedef struct Steps {
  Obmalloc o;
  uint64_t seed;
  Addr live[MOST];
  size_t count;
  Addr pools[1024]; // base of each pool, in the order in which they are first seen
  size_t pool_count;
} Steps;

static unsigned steps_random(Steps *s, unsigned n) {
  s->seed = (s->seed * 1103515245 + 12345) % 2147483648;
  return (unsigned)(s->seed >> 12) % n;
}

static size_t pool_label(Steps *s, Addr pool) {
  size_t label = 0;
  while (label < s->pool_count && s->pools[label] != pool) label++;
  if (label == s->pool_count) {
    assert_true(s->pool_count < sizeof s->pools / sizeof *s->pools);
    s->pools[s->pool_count++] = pool;
  }
  return label;
}

// The block taken; 0 where one was given back.
static Addr random_step(Steps *s, int step) {
  bool grow = step / WAVE % 2 == 0;
  if (step == 0) return obmalloc_alloc(&s->o, recorded_sizes[0]);
  if (s->count == 0 || steps_random(s, 100) < (grow ? 78 : 20))
    return obmalloc_alloc(&s->o, recorded_sizes[steps_random(s, 6)]);
  size_t at = steps_random(s, (unsigned)s->count);
  obmalloc_free(&s->o, s->live[at]);
  s->live[at] = s->live[--s->count];
  return 0;
}

static unsigned long next_number(FILE *file) {
  unsigned long number = 0;
  assert_int_equal(fscanf(file, "%lu", &number), 1);
  return number;
}

static void skip_line(FILE *file) {
  int c;
  while ((c = fgetc(file)) != '\n') assert_true(c != EOF);
}

// Wherever a real interpreter took a block, this one does: the same pool, counted from the first
// block of a fresh arena, and the same offset in it; emptied pools and arenas are used again.
static void addresses_are_those_of_real_interpreters(void **state) {
  (void)state;
  FILE *file = fopen(SOURCE_DIR "/tests/oracle/obmalloc/addresses.txt", "r");
  assert_non_null(file);
  skip_line(file);
  skip_line(file);
  Steps *s = mem_zalloc(sizeof *s);
  s->seed = 20261121;
  obmalloc_init(&s->o, profile_find("cpython-3.14"));
  unsigned long hashes[STEPS / 100], hash = 0;
  int shown = 0;
  uint64_t most_arenas = 0;
  for (int step = 0; step < STEPS; step++) {
    Addr block = random_step(s, step);
    if (block) {
      s->live[s->count++] = block;
      size_t label = pool_label(s, block / 16384), offset = block % 16384;
      hash = (hash * 31 + label * 1031 + offset) % 1000000007;
      if (shown++ < SHOWN) {
        assert_int_equal(label, next_number(file));
        assert_int_equal(offset, next_number(file));
      }
    }
    if (s->o.arenas_in_use > most_arenas) most_arenas = s->o.arenas_in_use;
    if (step % 100 == 99) hashes[step / 100] = hash;
    if (step % 1000 == 999) assert_sane(&s->o);
  }
  skip_line(file);
  skip_line(file);
  for (size_t i = 0; i < STEPS / 100; i++) assert_int_equal(hashes[i], next_number(file));
  assert_true(most_arenas >= 3);
  fclose(file);
  obmalloc_delete(&s->o);
  mem_free(s);
}

// Another size of pools and arenas is a row of numbers alone.
static void pools_and_arenas_of_another_size(void **state) {
  (void)state;
  Profile made_up = *profile_find("cpython-3.12");
  made_up.name = "made-up";
  made_up.pool_size = 4096;
  made_up.arena_size = 256 << 10;
  Obmalloc o;
  obmalloc_init(&o, &made_up);
  Addr blocks[64 * 7 + 1];
  for (size_t i = 0; i < 64 * 7 + 1; i++) { // 7 blocks of 512 bytes fill a pool, 64 pools an arena
    blocks[i] = obmalloc_alloc(&o, 512);
    assert_int_equal(blocks[i] % 4096, POOL_HEADER + i % 7 * 512);
    assert_int_equal(o.arenas_in_use, i < 64 * 7 ? 1 : 2);
  }
  assert_int_equal(o.pools_in_use, 65);
  assert_sane(&o);
  for (size_t i = 0; i < 64 * 7 + 1; i++) obmalloc_free(&o, blocks[i]);
  assert_int_equal(o.blocks_in_use, 0);
  assert_int_equal(o.arenas_in_use, 1);
  assert_sane(&o);
  obmalloc_delete(&o);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(blocks_are_carved_in_order_and_reused_last_first),
      cmocka_unit_test(an_arena_has_63_pools),
      cmocka_unit_test(a_reused_pool_of_the_same_class_keeps_its_chain),
      cmocka_unit_test(realloc_keeps_what_uses_three_quarters),
      cmocka_unit_test(a_pool_in_no_list_is_found),
      cmocka_unit_test(random_use_stays_sane),
      cmocka_unit_test(addresses_are_those_of_real_interpreters),
      cmocka_unit_test(pools_and_arenas_of_another_size),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
