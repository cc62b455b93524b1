// rows.c: runs in turns, and the rows and growth tables that come of them.
#include "internal.h"

#include <math.h>
#include <string.h>

// ---- samples ------------------------------------------------------------------------------------

static double measured(const Cost *cost, Measure measure) {
  switch (measure) {
  case MEASURE_WALL: return cost->wall;
  case MEASURE_CPU: return cost->cpu;
  case MEASURE_PEAK: return cost->peak;
  case MEASURE_VALUE: return cost->value;
  }
  return 0;
}

static Unit measure_unit(Measure measure) {
  if (measure == MEASURE_PEAK) return UNIT_BYTES;
  return measure == MEASURE_VALUE ? UNIT_COUNT : UNIT_SECONDS;
}

double sample_median(const Sample *sample, Measure measure) {
  if (sample->count == 0) return NAN;
  double *values = mem_alloc(mem_size(sample->count, sizeof *values));
  for (size_t i = 0; i < sample->count; i++) values[i] = measured(&sample->costs[i], measure);
  double middle = median(values, sample->count);
  mem_free(values);
  return middle;
}

// Runs `sides` works in turns. A run that fails leaves all samples empty.
static void run_in_turns(Bench *bench, Work **works, Sample *samples, size_t sides, unsigned most) {
  unsigned repetitions = most && most < bench->repetitions ? most : bench->repetitions;
  Cost *costs[2] = {0};
  bool well = true;
  Cost unmeasured;
  for (size_t side = 0; side < sides && well; side++) {
    costs[side] = scratch_alloc(&bench->texts, mem_size(repetitions, sizeof(Cost)));
    if (most != 1) well = work_run(bench, works[side], &unmeasured);
  }
  for (unsigned turn = 0; turn < repetitions && well; turn++)
    for (size_t side = 0; side < sides && well; side++)
      well = work_run(bench, works[side], &costs[side][turn]);
  for (size_t side = 0; side < sides; side++)
    samples[side] = (Sample){costs[side], well ? repetitions : 0};
}

const Pair *bench_pair(Bench *bench, Work *ours, Work *theirs, unsigned most) {
  Sample samples[2];
  run_in_turns(bench, (Work *[]){ours, theirs}, samples, 2, most);
  Pair *pair = scratch_alloc(&bench->texts, sizeof *pair);
  *pair = (Pair){samples[0], samples[1]};
  return pair;
}

const Sample *bench_sample(Bench *bench, Work *work, unsigned most) {
  Sample *sample = scratch_alloc(&bench->texts, sizeof *sample);
  run_in_turns(bench, &work, sample, 1, most);
  return sample;
}

// ---- rows ---------------------------------------------------------------------------------------

// The row of this group with this name: of an earlier run, or a new one.
static Row *row_find(Bench *bench, const char *name) {
  Row *row = NULL;
  for (size_t i = 0; i < bench->rows.count && !row; i++) {
    Row *known = &bench->rows.items[i];
    if (strcmp(known->group, bench->group) == 0 && strcmp(known->name, name) == 0) row = known;
  }
  if (row && row->run == bench->run) bench_trouble(bench, "two rows are named '%s'", name);
  if (!row) {
    array_push(&bench->rows, (Row){.group = mem_strdup(bench->group), .name = mem_strdup(name)});
    row = &bench->rows.items[bench->rows.count - 1];
  }
  row->run = bench->run;
  return row;
}

static void row_say(Bench *bench, const Row *row) {
  row_print(row, bench->quiet ? stderr : stdout);
}

void bench_skip(Bench *bench, const char *name, const char *why) {
  Row *row = row_find(bench, name);
  mem_free(row->skipped);
  row->skipped = mem_strdup(why);
  row_say(bench, row);
}

void bench_value(Bench *bench, const char *name, double value, Unit unit, Goal goal) {
  if (isnan(value)) {
    bench_skip(bench, name, "a run failed");
    return;
  }
  Row *row = row_find(bench, name);
  row->unit = row->judged_unit = unit;
  row->goal = goal;
  array_push(&row->ours, value);
  array_push(&row->judged, value);
  row_say(bench, row);
}

void bench_side(Bench *bench, const char *name, const Sample *sample, Measure measure, Goal goal) {
  bench_value(bench, name, sample_median(sample, measure), measure_unit(measure), goal);
}

// The row with what is compared; not yet said.
static Row *add_ratio(Bench *bench, const char *name, double ours, double theirs, Unit unit,
                      Goal goal) {
  Row *row = row_find(bench, name);
  row->unit = unit;
  row->judged_unit = UNIT_TIMES;
  row->goal = goal;
  row->is_ratio = true;
  array_push(&row->ours, ours);
  array_push(&row->theirs, theirs);
  array_push(&row->judged, goal_ratio(goal, ours, theirs));
  return row;
}

void bench_values(Bench *bench, const char *name, double ours, double theirs, Unit unit,
                  Goal goal) {
  row_say(bench, add_ratio(bench, name, ours, theirs, unit, goal));
}

void bench_ratio_per(Bench *bench, const char *name, const Pair *pair, Measure measure, double ours,
                     double theirs, Goal goal) {
  if (pair->ours.count == 0) {
    bench_skip(bench, name, "a run failed");
    return;
  }
  Row *row = add_ratio(bench, name, sample_median(&pair->ours, measure) / ours,
                       sample_median(&pair->theirs, measure) / theirs, measure_unit(measure), goal);
  for (size_t i = 0; i < pair->ours.count; i++) {
    double turn = goal_ratio(goal, measured(&pair->ours.costs[i], measure) / ours,
                             measured(&pair->theirs.costs[i], measure) / theirs);
    if (row->smallest == 0 || turn < row->smallest) row->smallest = turn;
    if (turn > row->largest) row->largest = turn;
  }
  row_say(bench, row);
}

void bench_ratio(Bench *bench, const char *name, const Pair *pair, Measure measure, Goal goal) {
  bench_ratio_per(bench, name, pair, measure, 1, 1, goal);
}

bool row_met(const Row *row) {
  for (size_t i = 0; i < row->judged.count; i++)
    if (!goal_met(row->goal, row->judged.items[i])) return false;
  return !row->skipped;
}

// ---- growth -------------------------------------------------------------------------------------

static GrowthTable *table_find(Bench *bench, const Growth *growth) {
  for (size_t i = 0; i < bench->growths.count; i++) {
    GrowthTable *table = &bench->growths.items[i];
    if (strcmp(table->group, bench->group) == 0 && strcmp(table->name, growth->name) == 0)
      return table;
  }
  GrowthTable table = {.group = mem_strdup(bench->group),
                       .name = mem_strdup(growth->name),
                       .of = mem_strdup(growth->of),
                       .count = growth->count};
  table.sizes = mem_alloc(mem_size(growth->count, sizeof *table.sizes));
  memcpy(table.sizes, growth->sizes, growth->count * sizeof *table.sizes);
  table.time = mem_zalloc(mem_size(growth->count, sizeof *table.time));
  table.memory = mem_zalloc(mem_size(growth->count, sizeof *table.memory));
  array_push(&bench->growths, table);
  return &bench->growths.items[bench->growths.count - 1];
}

// The row with the exponent.
static size_t judge(Bench *bench, const Growth *growth, const char *what, const double *sizes,
                    const double *costs) {
  double most = growth->most > 0 ? growth->most : exponent_n_log_n(sizes, growth->count) + 0.1;
  const char *name = bench_text(bench, "%s: %s by %s, exponent", growth->name, what, growth->of);
  bench_value(bench, name, exponent_worst(sizes, costs, growth->count), UNIT_EXPONENT,
              at_most(most));
  size_t at = 0;
  while (strcmp(bench->rows.items[at].group, bench->group) != 0 ||
         strcmp(bench->rows.items[at].name, name) != 0)
    at++;
  bench->rows.items[at].of_growth = true;
  return at;
}

void bench_growth(Bench *bench, const Growth *growth) {
  // A few pages more or less are not what grows.
  enum { PAGES = 1 << 16 };
  GrowthTable *table = table_find(bench, growth);
  double *room = scratch_alloc(&bench->texts, mem_size(growth->count, 3 * sizeof *room));
  double *sizes = room, *time = room + growth->count, *memory = time + growth->count;
  for (size_t i = 0; i < growth->count; i++) {
    Work *work = growth->make(bench, growth->payload, growth->sizes[i]);
    const Sample *sample = bench_sample(bench, work, growth->repetitions);
    if (sample->count == 0) {
      bench_skip(bench, growth->name, "a run failed");
      return;
    }
    sizes[i] = (double)growth->sizes[i];
    time[i] = sample_median(sample, growth->time);
    memory[i] = fmax(sample_median(sample, MEASURE_PEAK), PAGES);
    array_push(&table->time[i], time[i]);
    if (!growth->time_only) array_push(&table->memory[i], sample_median(sample, MEASURE_PEAK));
  }
  growth_print(table, bench->quiet ? stderr : stdout);
  table->rows[0] = judge(bench, growth, "time", sizes, time);
  if (!growth->time_only) table->rows[1] = judge(bench, growth, "memory", sizes, memory);
}

// ---- deleted ------------------------------------------------------------------------------------

void bench_rows_delete(Bench *bench) {
  for (size_t i = 0; i < bench->rows.count; i++) {
    Row *row = &bench->rows.items[i];
    mem_free(row->group);
    mem_free(row->name);
    mem_free(row->skipped);
    array_delete(&row->ours);
    array_delete(&row->theirs);
    array_delete(&row->judged);
  }
  array_delete(&bench->rows);
  for (size_t i = 0; i < bench->growths.count; i++) {
    GrowthTable *table = &bench->growths.items[i];
    for (size_t j = 0; j < table->count; j++) {
      array_delete(&table->time[j]);
      array_delete(&table->memory[j]);
    }
    mem_free(table->time);
    mem_free(table->memory);
    mem_free(table->sizes);
    mem_free(table->group);
    mem_free(table->name);
    mem_free(table->of);
  }
  array_delete(&bench->growths);
}
