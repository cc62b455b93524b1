// compare_collector.c: the collector's numbers and memory.
#include <inttypes.h>
#include <string.h>

#include "compare.h"

static void add_numbers(Text *words, const int64_t *numbers, size_t count) {
  for (size_t i = 0; i < count; i++) text_printf(words, " %" PRId64, numbers[i]);
}

static void compare_numbers(Comparison *c, const char *what, const int64_t *is, const int64_t *was,
                            size_t count) {
  uint64_t apart = HASH_START;
  if (memcmp(is, was, count * sizeof *is) == 0) return;
  for (size_t i = 0; i < count; i++)
    apart = hash_number(apart, (int64_t)((uint64_t)is[i] - (uint64_t)was[i]));
  if (!found_lasting(c, hash_text(HASH_START, what), apart, 0)) return;
  Text words = {0};
  text_add(&words, what);
  add_numbers(&words, is, count);
  text_add(&words, ", was");
  add_numbers(&words, was, count);
  found_add(c, 0, &words);
}

static void compare_word(Comparison *c, const char *what, bool is, bool was, const char *yes,
                         const char *no) {
  Text words = {0};
  if (is == was || !found_lasting(c, hash_text(HASH_START, what), is, 0)) return;
  text_printf(&words, "%s %s, was %s", what, is ? yes : no, was ? yes : no);
  found_add(c, 0, &words);
}

// ---- gc.garbage -------------------------------------------------------------------------------

// Identity of what a list of serials names.
static int64_t id_of_serial(const Comparison *c, int side, int64_t serial) {
  int32_t at = snapshot_find(c->states[side], serial);
  return at == NO_OBJECT ? INT64_MIN : c->ids[side][at];
}

static void add_garbage(Text *words, const SnapshotGc *gc) {
  if (gc->garbage_count == 0) text_add(words, " empty");
  for (size_t i = 0; i < gc->garbage_count && i < 8; i++)
    text_printf(words, " #%" PRId64, gc->garbage[i]);
  if (gc->garbage_count > 8) text_printf(words, " and %zu more", gc->garbage_count - 8);
}

static void compare_garbage(Comparison *c) {
  const SnapshotGc *was = &c->states[OLDER]->gc, *is = &c->states[NEWER]->gc;
  uint64_t state = HASH_START;
  bool same = was->garbage_count == is->garbage_count;
  for (size_t i = 0; i < was->garbage_count || i < is->garbage_count; i++) {
    int64_t a = i < was->garbage_count ? id_of_serial(c, OLDER, was->garbage[i]) : 0;
    int64_t b = i < is->garbage_count ? id_of_serial(c, NEWER, is->garbage[i]) : 0;
    same = same && (a == b) &&
           (a != INT64_MIN || was->garbage[i] == is->garbage[i]); // of what is not shown
    state = hash_number(hash_number(state, a), b);
  }
  if (same || !found_lasting(c, hash_text(HASH_START, "garbage"), state, 0)) return;
  Text words = {0};
  text_add(&words, "gc.garbage");
  add_garbage(&words, is);
  text_add(&words, ", was");
  add_garbage(&words, was);
  found_add(c, 0, &words);
}

// ---- memory -----------------------------------------------------------------------------------

static void compare_memory(Comparison *c) {
  static const char *const names[] = {"arenas", "pools", "blocks", "bytes", "large bytes"};
  const SnapshotMemory *a = &c->states[OLDER]->memory, *b = &c->states[NEWER]->memory;
  const uint64_t was[] = {a->arenas, a->pools, a->blocks, a->bytes, a->large};
  const uint64_t is[] = {b->arenas, b->pools, b->blocks, b->bytes, b->large};
  uint64_t apart = HASH_START;
  if (memcmp(is, was, sizeof is) == 0) return;
  for (int i = 0; i < 5; i++) apart = hash_number(apart, (int64_t)(is[i] - was[i]));
  if (!found_lasting(c, hash_text(HASH_START, "memory"), apart, 0)) return;
  Text words = {0};
  const char *separator = "memory ";
  for (int i = 0; i < 5; i++) {
    if (is[i] == was[i]) continue;
    text_printf(&words, "%s%" PRIu64 " %s, was %" PRIu64, separator, is[i], names[i], was[i]);
    separator = "; ";
  }
  found_add(c, 0, &words);
}

static void compare_stats(Comparison *c) {
  static const char *const names[] = {
      "statistics of generation 0 (collections, collected, uncollectable)",
      "statistics of generation 1 (collections, collected, uncollectable)",
      "statistics of generation 2 (collections, collected, uncollectable)"};
  for (int g = 0; g < 3; g++) {
    const SnapshotStats *a = &c->states[OLDER]->gc.stats[g], *b = &c->states[NEWER]->gc.stats[g];
    int64_t was[] = {a->collections, a->collected, a->uncollectable};
    int64_t is[] = {b->collections, b->collected, b->uncollectable};
    compare_numbers(c, names[g], is, was, 3);
  }
}

void compare_collector(Comparison *c) {
  const Snapshot *a = c->states[OLDER], *b = c->states[NEWER];
  const SnapshotGc *was = &a->gc, *is = &b->gc;
  compare_word(c, "collector", is->enabled, was->enabled, "on", "off");
  compare_numbers(c, "collector threshold", is->threshold, was->threshold, 3);
  compare_numbers(c, "collector count", is->count, was->count, 3);
  compare_number(c, "last collected", is->last_collected, was->last_collected);
  compare_number(c, "unreachable objects", b->unreachable, a->unreachable);
  compare_number(c, "objects of the program", b->user_objects, a->user_objects);
  compare_numbers(c, "objects in generations", is->in_generation, was->in_generation, 4);
  compare_numbers(c, "internal objects in generations", is->internal, was->internal, 4);
  compare_word(c, "old objects in", is->two_spaces, was->two_spaces, "two spaces",
               "two generations");
  compare_number(c, "cycles of the two spaces", is->cycles, was->cycles);
  compare_stats(c);
  compare_garbage(c);
  compare_memory(c);
}
