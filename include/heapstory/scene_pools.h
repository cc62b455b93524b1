// scene_pools.h: what the pools view shows: arenas as maps of their pools, pools as strips of their
// blocks, and the requests that no pool serves. Words and kinds, as in scene.h.
//
// All scenes of a run have the same strips, cells and chips in the same order; what is not there in
// this step is ABSENT and keeps its space.
#ifndef HEAPSTORY_SCENE_POOLS_H
#define HEAPSTORY_SCENE_POOLS_H

#include "heapstory/scene.h"

// ---- arenas -----------------------------------------------------------------------------------

typedef enum PoolCellKind {
  POOL_CELL_USED,   // holds blocks of the program
  POOL_CELL_OTHERS, // in use, but by the interpreter alone
  POOL_CELL_EMPTY,  // used before, given back to the arena
  POOL_CELL_NEVER,  // never used
  POOL_CELL_LOST,   // to alignment: no pool fits there
  POOL_CELL_KINDS
} PoolCellKind;

typedef struct ScenePoolCell {
  PoolCellKind kind;
  bool taken;        // from the arena in this step
  const char *size;  // "48": bytes of its blocks; NULL where it has none now
  const char *title; // "pool 3: 12 of 340 blocks of 48 bytes in use"
} ScenePoolCell;

typedef struct SceneArena {
  bool mapped;       // false: in other steps of the run
  const char *title; // "ARENA 0"
  ScenePoolCell *cells;
  size_t cell_count;
} SceneArena;

// ---- pools ------------------------------------------------------------------------------------

typedef enum PoolBlockState {
  POOL_BLOCK_ABSENT, // never touched so far
  POOL_BLOCK_USED,
  POOL_BLOCK_NEW,    // taken in this step
  POOL_BLOCK_GONE,   // given up in this step
  POOL_BLOCK_FREE,   // in the pool's chain
  POOL_BLOCK_NEXT,   // the front of the chain: given out next
  POOL_BLOCK_KEPT,   // of a dead object, in the free list of its type
  POOL_BLOCK_OTHERS, // of machinery
  POOL_BLOCK_STATES
} PoolBlockState;

typedef struct ScenePoolBlock {
  PoolBlockState state;
  bool focus;        // one of the blocks of an object in focus
  bool gap;          // stands for many blocks: "… 212 used"
  const char *text;  // "#4", "next"; NULL for nothing
  const char *title; // "items of list #4, 64 bytes at 0x7f0000004070"
} ScenePoolBlock;

typedef struct ScenePool {
  bool in_use;      // false: not (or no longer) taken from its arena
  const char *size; // "48 B"
  const char *name; // "pool 3 · …0c000": number in its arena, end of its address
  const char *use;  // "12 used · 340 blocks"
  ScenePoolBlock *blocks;
  size_t block_count;
  const char *rest; // "325 untouched"; NULL for none
} ScenePool;

// ---- requests above the small limit ------------------------------------------------------------

typedef struct SceneLarge {
  PoolBlockState state; // ABSENT USED NEW GONE
  bool focus;
  const char *label; // "#14 keys"
  const char *size;  // "1200 B"
  const char *title;
} SceneLarge;

// ---- words --------------------------------------------------------------------------------------

typedef struct ScenePoolMark {
  PoolCellKind kind;
  const char *words; // "never used (58)"
} ScenePoolMark;

typedef struct SceneBlockMark {
  PoolBlockState state;
  bool focus;
  const char *text; // inside of the mark
  const char *words;
} SceneBlockMark;

enum {
  POOLS_MOST = 8,         // strips
  POOLS_ARENAS = 4,       // maps
  POOLS_LARGE = 3,        // chips
  POOLS_GAP_UNITS = 3,    // a gap is as wide as so many blocks
  POOLS_FOCUS = 3,        // objects
  POOLS_BLOCK_MARKS = 10, // most that a legend has
};

typedef struct ScenePools {
  const char *figures; // "1 MiB = 64 pools of 16 KiB"
  SceneArena *arenas;  // as many as there are in any step, at most POOLS_ARENAS
  size_t arena_count;
  const char *more_arenas; // "… 29 more"; NULL for none
  ScenePoolMark cell_marks[POOL_CELL_KINDS];
  size_t cell_mark_count, cell_marks_most; // now, and in any step

  const char *in_use; // "9 pools · 17 blocks · 1216 bytes"
  ScenePool *pools;
  size_t pool_count;
  unsigned units;         // most blocks that stand side by side, a gap counted as POOLS_GAP_UNITS
  const char *more_pools; // "… 4 more pools in use: 3 × 32 B, 64 B"; NULL for none
  bool pools_left_out;    // in some step of the run
  const char *shared; // what the interpreter has to do with it; NULL where it shares no pool here
  SceneBlockMark block_marks[POOLS_BLOCK_MARKS];
  size_t block_mark_count;

  const char *large_limit; // "ABOVE 512 B: MALLOC"
  SceneLarge *large;       // a fixed number of places
  size_t large_count;
  const char *more_large; // what has no place, or: that there is none; NULL for nothing
  bool large_words_ever;  // in some step of the run
} ScenePools;

#endif
