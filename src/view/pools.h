// pools.h: what the files of the pools view share, grouped by the file that defines it.
//
//   all snapshots ── pools_choose.c ──▶ the strips of the run and their cells
//                 ── pools_large.c  ──▶ the chip of each large request
//                 ── pools_story.c  ──▶ a sentence a step, and the object in focus
//   one step      ── pools.c and the rest ──▶ Scene
#ifndef HEAPSTORY_VIEW_POOLS_H
#define HEAPSTORY_VIEW_POOLS_H

#include "heapstory/scene_pools.h"
#include "internal.h"

// ---- "pools_blocks.c": blocks of two steps side by side ---------------------------------------

// The pool of this address where it is mapped; NULL also for a snapshot that is NULL.
const SnapshotPool *pool_find(const Snapshot *snapshot, uint64_t address);
bool pool_in_use(const SnapshotPool *pool); // NULL: no
// Free where it was never touched, or `pool` is NULL.
SnapshotBlock block_at(const Snapshot *snapshot, const SnapshotPool *pool, uint32_t number);
uint64_t block_address(const Snapshot *snapshot, const SnapshotPool *pool, uint32_t number);

// A block of the program that was taken, given up, or both, since the step before.
typedef struct BlockChange {
  const SnapshotPool *pool; // of the step in which it was or is
  uint32_t number;
  SnapshotBlock before, now; // free where there was none
} BlockChange;
typedef void (*BlockChangeVisit)(const BlockChange *change, void *payload);
// `before` may be NULL. In order of addresses.
void each_block_change(const Snapshot *before, const Snapshot *now, BlockChangeVisit visit,
                       void *payload);

// ---- "pools_story.c" --------------------------------------------------------------------------

typedef struct PoolsStory {
  const char *sentence; // what the step did to blocks: its note, or made from what changed
  int64_t subject;      // the object that took a block; of several, the one that a name was bound
                        // to; 0 = none that stands out
} PoolsStory;

PoolsStory pools_story(Scratch *scratch, const Snapshot *before, const Snapshot *now);

// ---- "pools_focus.c" --------------------------------------------------------------------------

typedef struct PoolsFocus {
  int64_t serials[POOLS_FOCUS];
  size_t count;
} PoolsFocus;

PoolsFocus pools_focus(const Snapshot *before, const Snapshot *now, const ViewOptions *options,
                       int64_t subject);
bool pools_in_focus(const PoolsFocus *focus, int64_t serial);

// ---- "pools_choose.c": which pools and blocks the pictures of a run show ----------------------

typedef struct PoolSlot {
  uint32_t first, count; // one block, or a gap
} PoolSlot;

typedef struct PoolRow {
  uint64_t address;
  uint32_t bytes; // of the blocks that it served first
  uint32_t peak;  // most blocks touched
  uint64_t votes; // how much of what happens in the run happens here
  Array(PoolSlot) slots;
} PoolRow;

typedef struct PoolRows {
  PoolRow *items; // the chosen ones, by block size and address
  size_t count;
  unsigned units;
  bool left_out; // there were more
} PoolRows;

PoolRows pool_rows_choose(const Snapshot *const *snapshots, size_t count,
                          const PoolsFocus *focuses);
void pool_rows_delete(PoolRows *rows);

// ---- "pools_large.c": chips for requests above the small limit --------------------------------

// A request of the program: the same block of the same object from one step to the next.
typedef struct LargeLife {
  int64_t serial;
  BlockRole role;
  size_t from, to; // steps (indices); it is shown as gone at to + 1
  size_t place;    // NO_PLACE: none was free
} LargeLife;

#define NO_PLACE SIZE_MAX

typedef struct LargeLives {
  LargeLife *items;
  size_t count, capacity;
  size_t places; // used at once, at most POOLS_LARGE
} LargeLives;

LargeLives large_lives(const Snapshot *const *snapshots, size_t count);
const SnapshotLarge *large_find(const Snapshot *snapshot, int64_t serial, BlockRole role);

// ---- "pools_words.c" --------------------------------------------------------------------------

const char *bytes_text(Scratch *scratch, uint64_t bytes); // "944", "80,056"
// "list #4", "class Node"; from the step or the one before, where it was alive.
const char *owner_noun(Scratch *scratch, const Snapshot *before, const Snapshot *now,
                       int64_t serial);
const char *role_word(BlockRole role); // "items"; "head" for the object itself
// "pool 3", or "pool 3 of arena 1".
const char *pool_noun(Scratch *scratch, const SnapshotPool *pool);

// ---- the parts of a picture -------------------------------------------------------------------

// What all pictures of a run share.
typedef struct PoolsRun {
  const Snapshot *const *snapshots;
  size_t count;
  const char **sentences; // of each step
  PoolsFocus *focuses;    // of each step
  PoolRows rows;
  LargeLives lives;
  size_t arenas; // most that are mapped at once, counted to the last one
  size_t cell_marks_most;
  bool large_words_ever;
  const char *longest; // sentence
  Scratch scratch;
} PoolsRun;

// One picture.
typedef struct PoolsDrawing {
  const PoolsRun *run;
  size_t at;
  const Snapshot *before, *now;
  const PoolsFocus *focus;
  Scene *scene;
  ScenePools *pools;
  Scratch *scratch;
} PoolsDrawing;

// "pools_map.c"
size_t pool_cell_kinds(const Snapshot *snapshot); // different ones in the maps of a step
void draw_pool_maps(PoolsDrawing *d);
// "pools_strip.c"
void draw_pool_strips(PoolsDrawing *d);
// "items of list #4", "dict #5".
const char *part_title(const PoolsDrawing *d, int64_t serial, BlockRole role);
// "pools_large.c"
void draw_large_chips(PoolsDrawing *d);
// Words for requests without a chip; NULL where chips say all.
const char *large_words(Scratch *scratch, const PoolsRun *run, size_t at);
// "pools_legend.c": of the blocks that the other parts show.
void draw_block_legend(PoolsDrawing *d);

#endif
