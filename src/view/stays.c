// stays.c: a cell for every object in its lane: the same one as long as it lives, so that nothing
// moves but what the collector moves, and that straight down (or up).
//
// All stays of an object are known before the first is drawn: it gets the first cell that is free
// in all of them, if possible one whose way from lane to lane crosses no other chip. Where no cell
// is free for a whole life, each stay looks for one of its own; where none is free for a whole
// stay, the chip appears when there is room.
#include "lives.h"

#include <string.h>

#include "heapstory/scene_generations.h"

enum { ALL_CELLS = (1u << LANE_CELLS) - 1 };

typedef struct Plan {
  Stays *stays;
  size_t steps;
  uint32_t *taken[LANES]; // by step: cells with a chip or a ghost
  uint32_t *ways[LANES];  // by step: cells that an arrow crosses
} Plan;

// ---- which stays there are --------------------------------------------------------------------

static Stay *stay_of(Stays *stays, uint32_t reference) {
  return reference ? &stays->items.items[reference - 1] : NULL;
}

static uint32_t add_stay(Stays *stays, int lane, size_t from, size_t end) {
  array_push(&stays->items,
             (Stay){.lane = lane, .from = from, .end = end, .cell = NO_CELL, .visible = from});
  stays->used[lane] = true;
  return (uint32_t)stays->items.count;
}

// The object of a life stands in `lane` at `step`.
static void note_lane(Stays *stays, size_t life, uint32_t *last, int lane, size_t step) {
  Stay *before = stay_of(stays, last[life]);
  if (before && before->lane == lane && before->end == step) {
    before->end++;
    return;
  }
  bool promoted_at_birth = !before && lane > 0;
  uint32_t ghost = promoted_at_birth ? add_stay(stays, 0, step, step) : 0;
  uint32_t stay = add_stay(stays, lane, step, step + 1);
  if (ghost) stay_of(stays, ghost)->next = stay;
  uint32_t first = ghost ? ghost : stay;
  if (last[life])
    stay_of(stays, last[life])->next = first;
  else
    stays->first[life] = first;
  last[life] = stay;
}

static void note_step(Stays *stays, const Lives *lives, const Snapshot *snapshot, uint32_t *last,
                      size_t step) {
  size_t life = 0;
  for (size_t i = 0; i < snapshot->object_count; i++) {
    const SnapshotObject *object = &snapshot->objects[i];
    if (object->serial <= 0) continue;
    while (lives->items[life].serial < object->serial) life++;
    int lane = lane_of(snapshot, object);
    if (lane != LANE_NONE) note_lane(stays, life, last, lane, step);
  }
}

// ---- what is free -----------------------------------------------------------------------------

// The step behind a stay and its ghost.
static size_t behind(const Plan *plan, const Stay *stay) {
  return stay->end < plan->steps ? stay->end + 1 : stay->end;
}

static uint32_t taken_during(const Plan *plan, uint32_t *const *by_lane, const Stay *stay) {
  uint32_t taken = 0;
  for (size_t step = stay->from; step < behind(plan, stay); step++)
    taken |= by_lane[stay->lane][step];
  return taken;
}

static uint32_t column_of(uint32_t cell) {
  uint32_t first_row = 1u << cell % LANE_COLUMNS, all = 0;
  for (int row = 0; row < LANE_ROWS; row++) all |= first_row << row * LANE_COLUMNS;
  return all;
}

// Cells of a lane that an arrow between two cells of one column crosses.
static uint32_t way_through(int lane, const Stay *from, const Stay *to, uint32_t cell) {
  uint32_t below = ~((2u << cell) - 1), above = (1u << cell) - 1, column = column_of(cell);
  bool down = to->lane > from->lane;
  if (lane == from->lane) return column & (down ? below : above);
  if (lane == to->lane) return column & (down ? above : below);
  bool between = down ? lane > from->lane && lane < to->lane : lane < from->lane && lane > to->lane;
  return between ? column : 0;
}

static bool way_is_free(const Plan *plan, const Stay *from, const Stay *to, uint32_t cell) {
  for (int lane = 0; lane < LANES; lane++)
    if (plan->taken[lane][to->from] & way_through(lane, from, to, cell)) return false;
  return true;
}

static bool moves_to(const Stay *from, const Stay *to) {
  return to && from->end == to->from && from->lane != to->lane;
}

static bool ways_are_free(const Plan *plan, const Stay *stay, uint32_t cell) {
  for (const Stay *next; stay; stay = next) {
    next = stay_of(plan->stays, stay->next);
    if (moves_to(stay, next) && !way_is_free(plan, stay, next, cell)) return false;
  }
  return true;
}

// ---- taking cells -----------------------------------------------------------------------------

static void take(Plan *plan, Stay *stay, uint32_t cell, size_t visible) {
  stay->cell = cell;
  stay->visible = visible;
  for (size_t step = visible; step < behind(plan, stay); step++)
    plan->taken[stay->lane][step] |= 1u << cell;
  uint32_t row = cell / LANE_COLUMNS + 1, column = cell % LANE_COLUMNS + 1;
  Stays *stays = plan->stays;
  if (stays->rows[stay->lane] < row) stays->rows[stay->lane] = row;
  if (stays->columns[stay->lane] < column) stays->columns[stay->lane] = column;
}

static void take_for_life(Plan *plan, Stay *stay, uint32_t cell) {
  for (Stay *next; stay; stay = next) {
    next = stay_of(plan->stays, stay->next);
    take(plan, stay, cell, stay->from);
    for (int lane = 0; lane < LANES && moves_to(stay, next); lane++)
      plan->ways[lane][next->from] |= way_through(lane, stay, next, cell);
  }
}

// A cell for the whole life; false where there is none.
static bool place_life(Plan *plan, Stay *first) {
  uint32_t taken = 0, crossed = 0;
  for (const Stay *stay = first; stay; stay = stay_of(plan->stays, stay->next)) {
    taken |= taken_during(plan, plan->taken, stay);
    crossed |= taken_during(plan, plan->ways, stay);
  }
  for (int careful = 1; careful >= 0; careful--)
    for (uint32_t cell = 0; cell < LANE_CELLS; cell++) {
      if ((careful ? taken | crossed : taken) & 1u << cell) continue;
      if (careful && !ways_are_free(plan, first, cell)) continue;
      take_for_life(plan, first, cell);
      return true;
    }
  return false;
}

// The cell that it had, one of the same column, or any; NO_CELL where none is free.
static uint32_t nearest_free(uint32_t taken, uint32_t had) {
  uint32_t free = ALL_CELLS & ~taken;
  if (had != NO_CELL && free & column_of(had))
    free &= free & 1u << had ? 1u << had : column_of(had);
  for (uint32_t cell = 0; cell < LANE_CELLS; cell++)
    if (free & 1u << cell) return cell;
  return NO_CELL;
}

// A cell for as much of the stay as can be, from some step on to its end.
static void place_stay(Plan *plan, Stay *stay, uint32_t had) {
  uint32_t taken = 0, cell = NO_CELL;
  size_t visible = 0;
  for (size_t step = behind(plan, stay); step-- > stay->from;) {
    taken |= plan->taken[stay->lane][step];
    uint32_t found = nearest_free(taken, had);
    if (found == NO_CELL) break;
    cell = found;
    visible = step;
  }
  if (cell != NO_CELL) take(plan, stay, cell, visible);
}

static void place(Plan *plan, Stay *first) {
  if (place_life(plan, first)) return;
  uint32_t had = NO_CELL;
  for (Stay *stay = first; stay; stay = stay_of(plan->stays, stay->next)) {
    place_stay(plan, stay, had);
    if (stay->cell != NO_CELL) had = stay->cell;
  }
}

// ---- front door -------------------------------------------------------------------------------

static void place_all(Stays *stays, size_t life_count, size_t steps) {
  Plan plan = {.stays = stays, .steps = steps};
  for (int lane = 0; lane < LANES; lane++) {
    plan.taken[lane] = mem_zalloc(mem_size(steps + 1, sizeof *plan.taken[lane]));
    plan.ways[lane] = mem_zalloc(mem_size(steps + 1, sizeof *plan.ways[lane]));
  }
  for (size_t life = 0; life < life_count; life++)
    if (stays->first[life]) place(&plan, stay_of(stays, stays->first[life]));
  for (int lane = 0; lane < LANES; lane++) {
    mem_free(plan.taken[lane]);
    mem_free(plan.ways[lane]);
    if (stays->rows[lane] == 0) stays->rows[lane] = 1;
  }
}

void stays_find(Stays *stays, const Lives *lives, const Snapshot *const *snapshots, size_t count) {
  uint32_t *last = mem_zalloc(mem_size(lives->count + 1, sizeof *last));
  memset(stays, 0, sizeof *stays);
  stays->first = mem_zalloc(mem_size(lives->count + 1, sizeof *stays->first));
  for (size_t step = 0; step < count; step++) note_step(stays, lives, snapshots[step], last, step);
  place_all(stays, lives->count, count);
  mem_free(last);
}

void stays_delete(Stays *stays) {
  array_delete(&stays->items);
  mem_free(stays->first);
}

bool stay_shown(const Stay *stay, size_t step) {
  return stay->cell != NO_CELL && step >= stay->visible;
}
