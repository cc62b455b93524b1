// test_pools.c: what snapshots know of pools, blocks and large requests: the same numbers as their
// memory, the same addresses as their objects, for every scenario that ships and every profile.
#include "heapstory/play.h"
#include "heapstory/profile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "shipped.h"

typedef struct Played {
  Scenario *scenario;
  Recording *recording;
  Errors errors, failures;
} Played;

static void play(Played *p, const char *profile) {
  PlayOptions options = {.needs = SNAPSHOT_NEEDS_POOLS, .profile = profile};
  assert_non_null(p->scenario);
  p->recording = play_scenario(p->scenario, &options, &p->errors, &p->failures);
  errors_print(&p->errors, stderr);
  assert_int_equal(p->errors.count, 0);
}

static Played play_text(const char *profile, const char *steps) {
  Played p = {0};
  Text text = {0};
  text_printf(&text, "{\"steps\": [%s]}", steps);
  p.scenario = scenario_read_text("test", text_chars(&text), text.length, &p.errors);
  text_delete(&text);
  play(&p, profile);
  return p;
}

static void played_delete(Played *p) {
  recording_delete(p->recording);
  scenario_delete(p->scenario);
  errors_delete(&p->errors);
  errors_delete(&p->failures);
}

// ---- every scenario that ships ----------------------------------------------------------------

// Sums over the pools are what the trace says of memory.
static void sums_agree(const Snapshot *s) {
  const SnapshotPools *p = s->pools;
  uint64_t arenas = 0, used = 0, pools = 0, bytes = 0, large = 0, blocks = 0;
  for (size_t i = 0; i < p->pool_count; i++) {
    const SnapshotPool *pool = &p->pools[i];
    arenas += i == 0 || pool[-1].arena != pool->arena;
    pools += pool->state == POOL_USED || pool->state == POOL_FULL;
    used += pool->used;
    bytes += (uint64_t)pool->used * pool->block_bytes;
    assert_true(pool->block_count <= pool->capacity);
    assert_int_equal(pool->state == POOL_NEVER_USED, pool->block_bytes == 0);
    for (uint32_t b = 0; b < pool->block_count; b++)
      blocks += p->blocks[pool->first_block + b].role != BLOCK_FREE;
  }
  for (size_t i = 0; i < p->large_count; i++) large += p->large[i].bytes;
  assert_int_equal(arenas, s->memory.arenas);
  assert_int_equal(pools, s->memory.pools);
  assert_int_equal(used, s->memory.blocks);
  assert_int_equal(blocks, s->memory.blocks);
  assert_int_equal(bytes, s->memory.bytes);
  assert_int_equal(large, s->memory.large);
}

static void assert_block(const SnapshotObject *object, uint64_t address, uint64_t bytes) {
  assert_true(object->address >= address && object->address < address + bytes);
  assert_int_equal(object->block, bytes);
}

// An object lies in the block that says so, and each that lies in one has one.
static void addresses_agree(const Snapshot *s) {
  const SnapshotPools *p = s->pools;
  size_t in_blocks = 0, blocks = 0;
  for (size_t i = 0; i < s->object_count; i++) in_blocks += s->objects[i].block > 0;
  for (size_t i = 0; i < p->pool_count; i++)
    for (uint32_t b = 0; b < p->pools[i].block_count; b++) {
      const SnapshotBlock *block = &p->blocks[p->pools[i].first_block + b];
      int32_t object = block->serial ? snapshot_find(s, block->serial) : NO_OBJECT;
      if (block->role != BLOCK_OBJECT || object == NO_OBJECT) continue;
      uint32_t bytes = p->pools[i].block_bytes;
      uint64_t tail = (p->pool_bytes - 48) - (uint64_t)p->pools[i].capacity * bytes;
      assert_true(tail < bytes);
      assert_block(&s->objects[object], p->pools[i].address + 48 + (uint64_t)b * bytes, bytes);
      blocks++;
    }
  for (size_t i = 0; i < p->large_count; i++) {
    int32_t object = snapshot_find(s, p->large[i].serial);
    if (p->large[i].role != BLOCK_OBJECT || object == NO_OBJECT) continue;
    assert_block(&s->objects[object], p->large[i].address, p->large[i].bytes);
    blocks++;
  }
  assert_int_equal(blocks, in_blocks);
}

// Under the profile; NULL: under its own.
static void check_scenario(const char *path, void *profile) {
  Played p = {0};
  p.scenario = scenario_read(path, &p.errors);
  play(&p, profile);
  for (size_t i = 0; i < p.recording->count; i++) {
    sums_agree(p.recording->snapshots[i]);
    addresses_agree(p.recording->snapshots[i]);
  }
  played_delete(&p);
}

static void pools_are_what_memory_says(void **state) {
  (void)state;
  for (size_t i = 0; profile_name(i); i++) {
    void *profile = (void *)profile_name(i);
    assert_true(shipped_visit("seeds", check_scenario, profile) >= 40);
    assert_true(shipped_visit("gallery", check_scenario, profile) >= 10);
  }
  assert_true(shipped_visit("cpython/figures", check_scenario, NULL) >= 40);
}

// ---- numbers that are known -------------------------------------------------------------------

typedef struct Found {
  const SnapshotPool *pool; // NULL: large
  uint32_t block;
  uint64_t bytes;
} Found;

// The block of an object with this role; fails where there is none.
static Found find_block(const Snapshot *s, int64_t serial, BlockRole role) {
  const SnapshotPools *p = s->pools;
  for (size_t i = 0; i < p->pool_count; i++)
    for (uint32_t b = 0; b < p->pools[i].block_count; b++) {
      const SnapshotBlock *block = &p->blocks[p->pools[i].first_block + b];
      if (block->serial == serial && block->role == role)
        return (Found){&p->pools[i], b, p->pools[i].block_bytes};
    }
  for (size_t i = 0; i < p->large_count; i++)
    if (p->large[i].serial == serial && p->large[i].role == role)
      return (Found){NULL, 0, p->large[i].bytes};
  fail_msg("#%d has no block of role %d", (int)serial, (int)role);
  return (Found){0};
}

static int64_t serial_of(const Snapshot *s, const char *name) {
  for (size_t i = 0; i < s->binding_count; i++)
    if (strcmp(s->bindings[i].name, name) == 0) return s->objects[s->bindings[i].to].serial;
  fail_msg("no name %s", name);
  return 0;
}

// FACTS.md 1.3: a list is 40 bytes behind a head of 16, its items 8 each, with room for 4 after the
// first append; 512 bytes are the most that a pool serves.
static void items_of_a_list_move_from_pool_to_pool_to_malloc(void **state) {
  (void)state;
  Played p = play_text("cpython-3.12", "\"l = []\", \"l.append(None)\", \"l += [None] * 4\", "
                                       "\"l += [None] * 59\", \"l.append(None)\"");
  Snapshot **s = p.recording->snapshots;
  int64_t list = serial_of(s[0], "l");
  const uint64_t items[] = {0, 4 * 8, 8 * 8, 64 * 8, 76 * 8}; // 76 = (65 + 65 / 8 + 6) & ~3
  for (size_t i = 0; i < 5; i++) {
    assert_int_equal(find_block(s[i], list, BLOCK_OBJECT).bytes, 64);
    if (i == 0) continue;
    Found array = find_block(s[i], list, BLOCK_ITEMS);
    assert_int_equal(array.bytes, items[i]);
    assert_int_equal(array.pool == NULL, items[i] > 512);
  }
  played_delete(&p);
}

// Blocks as test_obmalloc has them: 340 of 48 bytes, last in first out.
static void a_freed_block_is_the_next_one(void **state) {
  (void)state;
  Played p = play_text("cpython-3.12", "\"class P:\\n    __slots__ = ('x', 'y')\", \"p = P()\", "
                                       "\"q = P()\", \"del p\", \"r = P()\"");
  Snapshot **s = p.recording->snapshots;
  Found before = find_block(s[2], serial_of(s[1], "p"), BLOCK_OBJECT);
  assert_int_equal(before.bytes, 48);
  assert_int_equal(before.pool->capacity, 340);
  assert_true(before.pool->shared);
  Found other = find_block(s[3], serial_of(s[3], "q"), BLOCK_OBJECT);
  assert_int_equal(other.pool->next, before.block);
  assert_int_equal(s[3]->pools->blocks[other.pool->first_block + before.block].role, BLOCK_FREE);
  Found after = find_block(s[4], serial_of(s[4], "r"), BLOCK_OBJECT);
  assert_int_equal(after.block, before.block);
  assert_true(after.pool->address == before.pool->address);
  played_delete(&p);
}

// FACTS.md 5: a float that dies leaves its block to the free list of its type.
static void free_lists_keep_blocks(void **state) {
  (void)state;
  Played p = play_text("cpython-3.12", "\"x = 2.5\", \"x = None\", \"y = 4.5\"");
  Snapshot **s = p.recording->snapshots;
  Found alive = find_block(s[0], serial_of(s[0], "x"), BLOCK_OBJECT);
  assert_int_equal(alive.bytes, 32); // 24 in blocks of 16
  const SnapshotBlock *kept = &s[1]->pools->blocks[alive.pool->first_block + alive.block];
  assert_int_equal(kept->role, BLOCK_KEPT);
  assert_int_equal(kept->serial, 0);
  Found again = find_block(s[2], serial_of(s[2], "y"), BLOCK_OBJECT);
  assert_int_equal(again.block, alive.block);
  played_delete(&p);
}

static void nothing_is_kept_unasked(void **state) {
  (void)state;
  Errors errors = {0}, failures = {0};
  static const char text[] = "{\"steps\": [\"x = []\"]}";
  Scenario *scenario = scenario_read_text("test", text, strlen(text), &errors);
  Recording *recording = play_scenario(scenario, &(PlayOptions){0}, &errors, &failures);
  assert_null(recording->snapshots[0]->pools);
  recording_delete(recording);
  scenario_delete(scenario);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pools_are_what_memory_says),
      cmocka_unit_test(items_of_a_list_move_from_pool_to_pool_to_malloc),
      cmocka_unit_test(a_freed_block_is_the_next_one),
      cmocka_unit_test(free_lists_keep_blocks),
      cmocka_unit_test(nothing_is_kept_unasked),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
