// read_collector.c: lines of the collector and of memory: what they do not name is as before.
#include <string.h>

#include "read.h"

static bool read_stats(Reader *r, int generation) {
  int64_t numbers[3];
  if (!read_numbers(r, numbers, 3)) return false;
  r->gc.stats[generation] = (SnapshotStats){numbers[0], numbers[1], numbers[2]};
  return true;
}

static bool read_garbage(Reader *r) {
  array_truncate(&r->garbage, 0);
  if (take(r, "empty")) return true;
  skip_blanks(r);
  if (!next_is(r, '#')) return fail(r, "expected 'empty' or '#' and a serial");
  for (skip_blanks(r); next_is(r, '#'); skip_blanks(r)) {
    int64_t first = 0, last = 0;
    const char *start = r->at;
    if (!read_serial(r, &first)) return false;
    last = first;
    if (take(r, "to")) {
      skip_blanks(r);
      if (!read_serial(r, &last)) return false;
      if (last <= first) return fail_at(r, start, "serials go up");
    }
    if (!count_entries(r, (uint64_t)(last - first) + 1)) return false;
    for (int64_t serial = first; serial <= last; serial++) array_push(&r->garbage, serial);
  }
  return true;
}

static bool read_collector_fact(Reader *r) {
  if (take(r, "on")) return r->gc.enabled = true;
  if (take(r, "off")) return !(r->gc.enabled = false);
  if (take(r, "threshold")) return read_numbers(r, r->gc.threshold, 3);
  if (take(r, "count")) return read_numbers(r, r->gc.count, 3);
  if (take(r, "last")) return read_number(r, &r->gc.last_collected);
  if (take(r, "unreachable")) return read_number(r, &r->unreachable);
  if (take(r, "objects")) return read_number(r, &r->user_objects);
  if (take(r, "in")) return read_numbers(r, r->gc.in_generation, 4);
  if (take(r, "internal")) return read_numbers(r, r->gc.internal, 4);
  if (take(r, "two spaces")) return r->gc.two_spaces = true;
  if (take(r, "generations")) return !(r->gc.two_spaces = false);
  if (take(r, "cycles")) return read_number(r, &r->gc.cycles);
  if (take(r, "gen0")) return read_stats(r, 0);
  if (take(r, "gen1")) return read_stats(r, 1);
  if (take(r, "gen2")) return read_stats(r, 2);
  if (take(r, "garbage")) return read_garbage(r);
  return fail(r, "no such fact of the collector");
}

bool read_collector(Reader *r) {
  do {
    skip_blanks(r);
    if (!read_collector_fact(r)) return false;
  } while (take_sign(r, ','));
  return expect_end(r);
}

static bool read_memory_fact(Reader *r) {
  if (take(r, "arenas")) return read_unsigned(r, &r->memory.arenas);
  if (take(r, "pools")) return read_unsigned(r, &r->memory.pools);
  if (take(r, "blocks")) return read_unsigned(r, &r->memory.blocks);
  if (take(r, "bytes")) return read_unsigned(r, &r->memory.bytes);
  if (take(r, "large")) return read_unsigned(r, &r->memory.large);
  return fail(r, "expected arenas, pools, blocks, bytes or large");
}

bool read_memory(Reader *r) {
  do {
    skip_blanks(r);
    if (!read_memory_fact(r)) return false;
  } while (take_sign(r, ','));
  return expect_end(r);
}
