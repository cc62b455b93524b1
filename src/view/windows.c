// windows.c: a whole recording as runs of steps that share one layout.
//
// The density is decided once, from the fullest step. Then the first run takes as many steps as one
// layout can bear, the next one what follows, and so on: what survives stands still within a run,
// and may jump from one to the next.
#include <string.h>

#include "internal.h"

enum {
  MAX_FULL = 9,        // objects drawn at once at full density
  MAX_DENSE = 24,      // and at dense
  MAX_UNION = 60,      // cards of one layout: above it stillness wastes more space than it is worth
  MAX_COLLAPSED = 30,  // the same where objects share cards: the picture is full already
  MAX_STACK_ROWS = 22, // lines of one stack
  MAX_STEPS = 1000,    // of one run
};

// ---- density ----------------------------------------------------------------------------------

static void take_moments(Windows *windows, const Snapshot *const *snapshots, size_t count,
                         bool whole) {
  array_truncate(&windows->moments, 0);
  for (size_t i = 0; i < count; i++)
    array_push(&windows->moments,
               moment_take(&windows->scratch, snapshots[i], i ? snapshots[i - 1] : NULL,
                           windows->options, whole));
}

// Objects that a step draws when each value that one place alone refers to is written there.
static size_t count_dense(const Windows *windows, size_t at) {
  Run run;
  size_t count = 0;
  run_gather(&run, windows->moments.items, NULL, at, at, DENSITY_DENSE, windows->options);
  for (size_t i = 0; i < run.objects.count; i++)
    count += !run.objects.items[i].in_place && run.objects.items[i].from <= run.first &&
             run.objects.items[i].to >= run.first;
  run_delete(&run);
  return count;
}

// A picture with more lines than the eye can follow, of the few objects that the limits of rows let
// through: all of them as one card say more.
static bool is_knot(const Windows *windows, size_t at) {
  enum { FEW_LINES = 24, LINES_PER_OBJECT = 3 };
  const Moment *moment = &windows->moments.items[at];
  size_t lines = 0;
  for (size_t i = 0; i < moment->snapshot->object_count; i++)
    for (size_t c = 0; moment->drawn[i] && c < moment->cells[i].count; c++) {
      int32_t to = moment->cells[i].items[c].to;
      lines += to != NO_OBJECT && moment->drawn[to];
    }
  if (lines <= FEW_LINES || lines <= LINES_PER_OBJECT * moment->drawn_count) return false;
  Scratch scratch = {0};
  Moment whole = moment_take(&scratch, moment->snapshot, moment->before, windows->options, true);
  size_t count = whole.drawn_count;
  scratch_delete(&scratch);
  return count > MAX_DENSE;
}

static Density find_density(const Windows *windows) {
  Density density = DENSITY_FULL;
  if (windows->options->density != DENSITY_AUTO) return windows->options->density;
  for (size_t m = 0; m < windows->moments.count; m++) {
    if (is_knot(windows, m)) return DENSITY_COLLAPSED;
    if (windows->moments.items[m].drawn_count <= MAX_FULL) continue;
    density = DENSITY_DENSE;
    if (windows->moments.items[m].drawn_count <= MAX_DENSE) continue;
    if (count_dense(windows, m) > MAX_DENSE) return DENSITY_COLLAPSED;
  }
  return density;
}

static void take_marks(Windows *windows) {
  size_t count = windows->moments.count;
  windows->marks = scratch_alloc(&windows->scratch, mem_size(count + 1, sizeof(Mark *)));
  for (size_t m = 0; m < count; m++) {
    const Moment *moment = &windows->moments.items[m];
    const Snapshot *snapshot = moment->snapshot;
    Mark *marks =
        scratch_alloc(&windows->scratch, mem_size(snapshot->object_count + 1, sizeof(Mark)));
    for (size_t i = 0; i < snapshot->object_count; i++) {
      if (!moment->drawn[i]) continue;
      int32_t old =
          moment->before ? snapshot_find(moment->before, snapshot->objects[i].serial) : NO_OBJECT;
      marks[i] = mark_of(moment, &snapshot->objects[i],
                         old == NO_OBJECT ? NULL : &moment->before->objects[old], windows->options);
    }
    windows->marks[m] = marks;
  }
}

// ---- windows ----------------------------------------------------------------------------------

static void gather(const Windows *windows, size_t from, size_t to, Run *run) {
  run_gather(run, windows->moments.items, windows->marks, from, to, windows->density,
             windows->options);
}

typedef struct Load {
  size_t cards, rows;
  bool collapsing;
} Load;

static Load load_of(const Windows *windows, size_t from, size_t to) {
  Run run;
  gather(windows, from, to, &run);
  Load load = {run_weight(&run), run_stack_rows(&run), run.collapsing};
  run_delete(&run);
  return load;
}

static size_t or_more(size_t wanted, size_t least) {
  size_t limit = least + least / 4;
  return wanted > limit ? wanted : limit;
}

// A single step is never too much, and what it needs, with some air, is what its run may need.
static bool bears(const Windows *windows, size_t from, size_t to, const Load *single) {
  Load load = load_of(windows, from, to);
  return load.cards <= or_more(load.collapsing ? MAX_COLLAPSED : MAX_UNION, single->cards) &&
         load.rows <= or_more(MAX_STACK_ROWS, single->rows);
}

// The last step of the window that begins at `from`: by doubling, then by halving. `length`: a
// guess.
static size_t find_end(const Windows *windows, size_t from, size_t length) {
  size_t last = windows->moments.count - 1, well = from, bad;
  if (windows->options->single_steps || from == last) return from;
  if (last - from >= MAX_STEPS) last = from + MAX_STEPS - 1;
  Load single = load_of(windows, from, from);
  for (bad = last + 1; well < last; length *= 2) {
    size_t to = from + length < last ? from + length : last;
    if (!bears(windows, from, to, &single)) {
      bad = to;
      break;
    }
    well = to;
  }
  while (well + 1 < bad) {
    size_t middle = well + (bad - well) / 2;
    if (bears(windows, from, middle, &single))
      well = middle;
    else
      bad = middle;
  }
  return well;
}

void windows_open(Windows *windows, const Snapshot *const *snapshots, size_t count,
                  const ViewOptions *options) {
  *windows = (Windows){.options = options, .open = SIZE_MAX};
  bool whole = options->density == DENSITY_COLLAPSED || options->density == DENSITY_CHIPS;
  take_moments(windows, snapshots, count, whole);
  windows->density = find_density(windows);
  if (windows->density == DENSITY_COLLAPSED && !whole)
    take_moments(windows, snapshots, count, true);
  if (windows->density == DENSITY_COLLAPSED) take_marks(windows);
  size_t length = 1;
  for (size_t from = 0; from < count;) {
    array_push(&windows->starts, from);
    size_t end = find_end(windows, from, length);
    length = end > from ? end - from : 1;
    from = end + 1;
  }
  array_push(&windows->starts, count);
}

Run *windows_run(Windows *windows, size_t at, size_t *window_out) {
  size_t window = 0;
  while (windows->starts.items[window + 1] <= at) window++;
  size_t from = windows->starts.items[window];
  if (windows->open != window) {
    if (windows->open != SIZE_MAX) run_delete(&windows->run);
    gather(windows, from, windows->starts.items[window + 1] - 1, &windows->run);
    run_finish(&windows->run);
    windows->open = window;
  }
  windows->run.now = at - from + windows->run.first;
  *window_out = window;
  return &windows->run;
}

void windows_close(Windows *windows) {
  if (windows->open != SIZE_MAX) run_delete(&windows->run);
  array_delete(&windows->moments);
  array_delete(&windows->starts);
  scratch_delete(&windows->scratch);
}
