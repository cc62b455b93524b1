// pools_choose.c: the strips of a run and the blocks on them, the same for all its pictures.
//
// Every step has one vote, shared out among the blocks of the program that it takes or gives up: so
// a step that makes one object weighs as much as one that makes a thousand, and what the run is
// about is what is shown. An object in focus counts more.
#include "pools.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_UNITS = 8 }; // room for a block between two gaps

#define VOTE (UINT64_C(1) << 32)

typedef Array(PoolRow) Rows; // of all pools that are ever used, by address

static int by_address(const void *left, const void *right) {
  uint64_t a = ((const PoolRow *)left)->address, b = ((const PoolRow *)right)->address;
  return a < b ? -1 : a > b;
}

static PoolRow *row_of(const Rows *rows, uint64_t address) {
  PoolRow key = {.address = address};
  if (rows->count == 0) return NULL;
  return bsearch(&key, rows->items, rows->count, sizeof key, by_address);
}

static void add_rows(Rows *rows, const Snapshot *snapshot) {
  size_t known = rows->count;
  for (size_t i = 0; i < snapshot->pools->pool_count; i++) {
    const SnapshotPool *pool = &snapshot->pools->pools[i];
    if (pool->state == POOL_NEVER_USED) continue;
    Rows old = {rows->items, known, 0};
    PoolRow *row = row_of(&old, pool->address);
    if (!row) {
      array_push(rows, (PoolRow){.address = pool->address, .bytes = pool->block_bytes});
      row = &rows->items[rows->count - 1];
    }
    if (pool->block_count > row->peak) row->peak = pool->block_count;
  }
  if (rows->count > known) qsort(rows->items, rows->count, sizeof *rows->items, by_address);
}

// ---- votes ------------------------------------------------------------------------------------

static void count_change(const BlockChange *change, void *payload) {
  (void)change;
  ++*(uint64_t *)payload;
}

typedef struct Voting {
  const Rows *rows;
  uint64_t share;
  const PoolsFocus *focus;
} Voting;

static void vote(const BlockChange *change, void *payload) {
  const Voting *voting = payload;
  uint64_t votes = voting->share;
  if (pools_in_focus(voting->focus, change->now.serial)) votes += VOTE / 4;
  row_of(voting->rows, change->pool->address)->votes += votes;
}

// Leaves the number of changes of each step in `changes`.
static void vote_all(const Rows *rows, const Snapshot *const *snapshots, size_t count,
                     const PoolsFocus *focuses, uint64_t *changes) {
  for (size_t i = 0; i < count; i++) {
    const Snapshot *before = i ? snapshots[i - 1] : NULL;
    each_block_change(before, snapshots[i], count_change, &changes[i]);
    if (changes[i] == 0) continue;
    Voting voting = {rows, VOTE / changes[i], &focuses[i]};
    each_block_change(before, snapshots[i], vote, &voting);
  }
}

// Seats by size class, as in d'Hondt's method: the second pool of a class counts half, the third a
// third: pools of many sizes are shown before many of one size.
static int by_class_and_votes(const void *left, const void *right) {
  const PoolRow *a = left, *b = right;
  if (a->bytes != b->bytes) return a->bytes < b->bytes ? -1 : 1;
  if (a->votes != b->votes) return a->votes > b->votes ? -1 : 1;
  return by_address(left, right);
}

static void divide_votes(Rows *rows) {
  if (rows->count) qsort(rows->items, rows->count, sizeof *rows->items, by_class_and_votes);
  uint64_t seat = 0;
  for (size_t i = 0; i < rows->count; i++) {
    seat = i && rows->items[i].bytes == rows->items[i - 1].bytes ? seat + 1 : 1;
    rows->items[i].votes /= seat;
  }
}

static int by_votes(const void *left, const void *right) {
  const PoolRow *a = left, *b = right;
  if (a->votes != b->votes) return a->votes > b->votes ? -1 : 1;
  return by_address(left, right);
}

static int by_size(const void *left, const void *right) {
  const PoolRow *a = left, *b = right;
  if (a->bytes != b->bytes) return a->bytes < b->bytes ? -1 : 1;
  return by_address(left, right);
}

// ---- blocks of a strip ------------------------------------------------------------------------

// Of each block of the chosen pools: the fewest changes that a step had in which it changed. The
// fewer, the more special it is.
typedef struct Special {
  const PoolRows *rows;
  uint64_t *fewest[POOLS_MOST];
  uint64_t changes; // of the step
  const PoolsFocus *focus;
} Special;

static void note_special(const BlockChange *change, void *payload) {
  const Special *special = payload;
  for (size_t i = 0; i < special->rows->count; i++) {
    if (special->rows->items[i].address != change->pool->address) continue;
    uint64_t *fewest = &special->fewest[i][change->number];
    bool focus = pools_in_focus(special->focus, change->now.serial);
    uint64_t changes = focus ? 1 : special->changes;
    if (changes < *fewest) *fewest = changes;
  }
}

typedef struct Candidate {
  uint32_t block;
  uint64_t fewest;
} Candidate;

static int by_special(const void *left, const void *right) {
  const Candidate *a = left, *b = right;
  if (a->fewest != b->fewest) return a->fewest < b->fewest ? -1 : 1;
  return a->block < b->block ? -1 : a->block > b->block;
}

static unsigned units_of(const bool *shown, uint32_t count) {
  unsigned units = 0;
  for (uint32_t i = 0; i < count; i++)
    if (shown[i])
      units++;
    else if (i == 0 || shown[i - 1])
      units += POOLS_GAP_UNITS;
  return units;
}

static void add_slots(PoolRow *row, const bool *shown) {
  for (uint32_t i = 0, end; i < row->peak; i = end) {
    for (end = i + 1; !shown[i] && end < row->peak && !shown[end];) end++;
    // A gap saves no space where it is short.
    if (!shown[i] && end - i > POOLS_GAP_UNITS) {
      array_push(&row->slots, ((PoolSlot){i, end - i}));
      continue;
    }
    for (uint32_t block = i; block < end; block++) array_push(&row->slots, ((PoolSlot){block, 1}));
  }
}

// The most special ones, as many as there is room for.
static void choose_blocks(PoolRow *row, const uint64_t *fewest, unsigned units) {
  bool *shown = mem_zalloc(row->peak + 1);
  Candidate *candidates = mem_alloc(mem_size(row->peak + 1, sizeof *candidates));
  for (uint32_t i = 0; i < row->peak; i++) candidates[i] = (Candidate){i, fewest[i]};
  if (row->peak) qsort(candidates, row->peak, sizeof *candidates, by_special);
  for (uint32_t i = 0; i < row->peak; i++) {
    bool *block = &shown[candidates[i].block];
    *block = true;
    *block = units_of(shown, row->peak) <= units;
  }
  add_slots(row, shown);
  mem_free(candidates);
  mem_free(shown);
}

// Where there are few blocks they may be wide.
static unsigned units_needed(const PoolRows *rows) {
  unsigned most = LEAST_UNITS;
  for (size_t i = 0; i < rows->count; i++) {
    unsigned units = 0;
    for (size_t s = 0; s < rows->items[i].slots.count; s++)
      units += rows->items[i].slots.items[s].count > 1 ? POOLS_GAP_UNITS : 1;
    if (units > most) most = units;
  }
  return most;
}

static void choose_all_blocks(PoolRows *rows, const Snapshot *const *snapshots, size_t count,
                              const PoolsFocus *focuses, const uint64_t *changes) {
  Special special = {.rows = rows};
  for (size_t i = 0; i < rows->count; i++) {
    size_t bytes = mem_size(rows->items[i].peak + 1, sizeof(uint64_t));
    special.fewest[i] = mem_alloc(bytes);
    memset(special.fewest[i], 0xFF, bytes);
  }
  for (size_t i = 0; i < count; i++) {
    special.changes = changes[i];
    special.focus = &focuses[i];
    each_block_change(i ? snapshots[i - 1] : NULL, snapshots[i], note_special, &special);
  }
  for (size_t i = 0; i < rows->count; i++) {
    choose_blocks(&rows->items[i], special.fewest[i], rows->units);
    mem_free(special.fewest[i]);
  }
  rows->units = units_needed(rows);
}

// ---- the whole --------------------------------------------------------------------------------

static bool shows(const PoolRows *rows, uint64_t address) {
  for (size_t i = 0; i < rows->count; i++)
    if (rows->items[i].address == address) return true;
  return false;
}

// Long numbers make wide cells, of which fewer stand side by side.
static unsigned units_for(const PoolRows *rows, const Snapshot *const *snapshots, size_t count) {
  enum { COLUMNS = 45, LEAST_COLUMNS = 3 };
  int64_t largest = 0;
  for (size_t s = 0; s < count; s++)
    for (size_t p = 0; p < snapshots[s]->pools->pool_count; p++) {
      const SnapshotPool *pool = &snapshots[s]->pools->pools[p];
      for (uint32_t i = 0; shows(rows, pool->address) && i < pool->block_count; i++) {
        int64_t serial = block_at(snapshots[s], pool, i).serial;
        if (serial > largest) largest = serial;
      }
    }
  char text[32];
  unsigned columns = (unsigned)snprintf(text, sizeof text, "#%lld", (long long)largest);
  unsigned units = COLUMNS / (columns < LEAST_COLUMNS ? LEAST_COLUMNS : columns);
  return units < LEAST_UNITS ? LEAST_UNITS : units;
}

// Those with votes come first. What only machinery uses is counted, not shown, unless there is
// nothing else.
static size_t rows_worth_showing(const Rows *rows) {
  size_t count = 0;
  while (count < rows->count && rows->items[count].votes) count++;
  if (count == 0) count = rows->count;
  return count < POOLS_MOST ? count : POOLS_MOST;
}

PoolRows pool_rows_choose(const Snapshot *const *snapshots, size_t count,
                          const PoolsFocus *focuses) {
  Rows rows = {0};
  uint64_t *changes = mem_zalloc(mem_size(count + 1, sizeof *changes));
  for (size_t i = 0; i < count; i++) add_rows(&rows, snapshots[i]);
  vote_all(&rows, snapshots, count, focuses, changes);
  divide_votes(&rows);
  if (rows.count) qsort(rows.items, rows.count, sizeof *rows.items, by_votes);
  PoolRows chosen = {.items = rows.items, .count = rows_worth_showing(&rows)};
  chosen.left_out = rows.count > chosen.count;
  if (chosen.count) qsort(chosen.items, chosen.count, sizeof *chosen.items, by_size);
  chosen.units = units_for(&chosen, snapshots, count);
  choose_all_blocks(&chosen, snapshots, count, focuses, changes);
  mem_free(changes);
  return chosen;
}

void pool_rows_delete(PoolRows *rows) {
  for (size_t i = 0; i < rows->count; i++) array_delete(&rows->items[i].slots);
  mem_free(rows->items);
}
