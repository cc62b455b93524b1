// write_collector.c: numbers of the collector and of memory that are not what they were. Before the
// first step all are 0.
#include <inttypes.h>
#include <string.h>

#include "write.h"

// A line that begins with its first fact.
typedef struct Facts {
  Text *text;
  const char *line;
  bool begun;
} Facts;

static void add_fact(Facts *facts, const char *word) {
  if (facts->begun)
    text_add(facts->text, ", ");
  else
    text_printf(facts->text, "  %s ", facts->line);
  text_add(facts->text, word);
  facts->begun = true;
}

static void add_numbers(Facts *facts, const char *word, const int64_t *is, const int64_t *was,
                        size_t count) {
  if (memcmp(is, was, count * sizeof *is) == 0) return;
  add_fact(facts, word);
  for (size_t i = 0; i < count; i++) text_printf(facts->text, " %" PRId64, is[i]);
}

static bool same_garbage(const SnapshotGc *a, const SnapshotGc *b) {
  return a->garbage_count == b->garbage_count &&
         (a->garbage_count == 0 ||
          memcmp(a->garbage, b->garbage, a->garbage_count * sizeof *a->garbage) == 0);
}

// "garbage #2 #3": all of them, in the order of the list.
static void add_garbage(Facts *facts, const SnapshotGc *gc) {
  add_fact(facts, gc->garbage_count ? "garbage" : "garbage empty");
  for (size_t i = 0, to; i < gc->garbage_count; i = to) {
    for (to = i + 1; to < gc->garbage_count && gc->garbage[to] == gc->garbage[to - 1] + 1; to++) {
    }
    if (to - i < 3) to = i + 1;
    text_printf(facts->text, " #%" PRId64, gc->garbage[i]);
    if (to - i > 1) text_printf(facts->text, " to #%" PRId64, gc->garbage[to - 1]);
  }
}

static void add_stats(Facts *facts, const SnapshotGc *is, const SnapshotGc *was) {
  static const char *const words[] = {"gen0", "gen1", "gen2"};
  for (int g = 0; g < 3; g++) {
    const SnapshotStats *a = &is->stats[g], *b = &was->stats[g];
    int64_t now[] = {a->collections, a->collected, a->uncollectable};
    int64_t before[] = {b->collections, b->collected, b->uncollectable};
    add_numbers(facts, words[g], now, before, 3);
  }
}

static void write_gc(Writer *w, const Snapshot *s, const Snapshot *before) {
  Facts facts = {.text = w->text, .line = "collector"};
  const SnapshotGc *is = &s->gc, *was = &before->gc;
  if (is->enabled != was->enabled) add_fact(&facts, is->enabled ? "on" : "off");
  add_numbers(&facts, "threshold", is->threshold, was->threshold, 3);
  add_numbers(&facts, "count", is->count, was->count, 3);
  add_numbers(&facts, "last", &is->last_collected, &was->last_collected, 1);
  add_numbers(&facts, "unreachable", &s->unreachable, &before->unreachable, 1);
  add_numbers(&facts, "objects", &s->user_objects, &before->user_objects, 1);
  add_numbers(&facts, "in", is->in_generation, was->in_generation, 4);
  add_numbers(&facts, "internal", is->internal, was->internal, 4);
  if (is->two_spaces != was->two_spaces)
    add_fact(&facts, is->two_spaces ? "two spaces" : "generations");
  add_numbers(&facts, "cycles", &is->cycles, &was->cycles, 1);
  add_stats(&facts, is, was);
  if (!same_garbage(is, was)) add_garbage(&facts, is);
  if (facts.begun) text_add_char(w->text, '\n');
}

static void write_memory(Writer *w, const SnapshotMemory *is, const SnapshotMemory *was) {
  static const char *const words[] = {"arenas", "pools", "blocks", "bytes", "large"};
  const uint64_t now[] = {is->arenas, is->pools, is->blocks, is->bytes, is->large};
  const uint64_t before[] = {was->arenas, was->pools, was->blocks, was->bytes, was->large};
  Facts facts = {.text = w->text, .line = "memory"};
  for (int i = 0; i < 5; i++) {
    if (now[i] == before[i]) continue;
    add_fact(&facts, words[i]);
    text_printf(w->text, " %" PRIu64, now[i]);
  }
  if (facts.begun) text_add_char(w->text, '\n');
}

void write_collector(Writer *w) {
  static const Snapshot nothing;
  const Snapshot *before = w->before ? w->before : &nothing;
  write_gc(w, w->snapshot, before);
  write_memory(w, &w->snapshot->memory, &before->memory);
}
