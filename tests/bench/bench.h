// bench.h: what a group of measurements is written with (README.md of this folder).
//
// A group is one function in one file of groups/ and one line in groups.def. It makes Works (what
// is run), has them measured (in turns, where there are two), and says rows: a name, what was
// measured, and a goal that is met or not.
//
//   void group_latency(Bench *bench) {
//     Work *ours = work_commands(bench, 1);
//     work_command(ours, bench_tool(bench), "render", "-o", bench_path(bench, "out"), file, NULL);
//     Work *theirs = work_commands(bench, 1);
//     ... work_command(theirs, bench_program(bench, "dot"), "-Tsvg", input, "-o", output, NULL);
//     const Pair *pair = bench_pair(bench, ours, theirs, 0);
//     bench_side(bench, "12 SVG files", &pair->ours, MEASURE_WALL, at_most(0.010));
//     bench_ratio(bench, "12 SVG files, beside dot", pair, MEASURE_WALL, at_least(25));
//   }
//
// Everything that these functions return belongs to the bench, until the group ends. A command that
// fails is said, its rows are "not measured", and the exit status is 2.
#ifndef HEAPSTORY_BENCH_H
#define HEAPSTORY_BENCH_H

#include "heapstory/base.h"
#include "meter.h"
#include "numbers.h"

typedef struct Bench Bench;

// The groups' functions.
#define GROUP(name, words, needs) void group_##name(Bench *bench);
#include "groups.def"
#undef GROUP

// ---- places -------------------------------------------------------------------------------------

// The heapstory of this build.
const char *bench_tool(const Bench *bench);
// This source tree.
const char *bench_source(const Bench *bench);
// A program of the system by name, in /usr/bin before all other folders of PATH (there Debian's
// CPython is). A group's needs in groups.def are looked up before it is called.
const char *bench_program(Bench *bench, const char *name);
// The Python of --peers, or NULL.
const char *bench_peers(const Bench *bench);
// A path in the group's scratch folder, which is empty when the group begins and gone after it.
const char *bench_path(Bench *bench, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Text that lasts as long as the group.
const char *bench_text(Bench *bench, const char *format, ...) __attribute__((format(printf, 2, 3)));
// Writes a file of the scratch folder; gives its path.
const char *bench_write(Bench *bench, const char *name, const char *bytes, size_t length);
// Bytes of all files below a folder whose names end with `suffix`.
double bench_bytes(const char *folder, const char *suffix);

// ---- what is run --------------------------------------------------------------------------------

typedef struct Work Work;

// Commands, begun in the order in which they are added, `parallel` at a time (1: one after the
// other). Standard output goes to /dev/null. Time is from the first start to the last end,
// processor time the sum, memory the peak of the largest process (and no less than this one has
// now, some 4 MB).
Work *work_commands(Bench *bench, unsigned parallel);
void work_command(Work *work, const char *program, ...) __attribute__((sentinel));
void work_arguments(Work *work, const char *const *argv); // the same; NULL ends them

// A function, called in a fork of this process: what it leaves behind is gone, and memory is its
// own. It calls meter_start() and meter_stop() around what counts (meter.h). False: it failed.
Work *work_call(Bench *bench, bool (*call)(void *payload, Meter *meter), void *payload);

// A command that measures itself with a Meter and prints meter_print()'s line, such as
// heapstory-bench-python, or a Python script that prints the same four numbers.
Work *work_report(Bench *bench, const char *program, ...) __attribute__((sentinel));

// Called before every run of this work and not measured, such as to empty a folder.
void work_before(Work *work, void (*before)(void *payload), void *payload);
// A folder of the scratch folder is moved aside before every run, and made again.
void work_empties(Work *work, const char *path);

// ---- what is measured ---------------------------------------------------------------------------

typedef enum Measure {
  MEASURE_WALL,  // seconds
  MEASURE_CPU,   // seconds, user and system
  MEASURE_PEAK,  // bytes: peak of a process; of what is metered, what it added
  MEASURE_VALUE, // what meter_value() was told
} Measure;

typedef struct Sample {
  const Cost *costs;
  size_t count; // 0: a run failed
} Sample;

typedef struct Pair {
  Sample ours, theirs;
} Pair;

// Runs both in turns: ours, theirs, ours, theirs ... after one run of each that is not counted.
// `most`: this many repetitions at most, where one takes long; 0: as many as --repetitions says.
// With 1 it is the only run, and counts: for memory, which is the same in each.
const Pair *bench_pair(Bench *bench, Work *ours, Work *theirs, unsigned most);
// The same with one side.
const Sample *bench_sample(Bench *bench, Work *work, unsigned most);
double sample_median(const Sample *sample, Measure measure);

// ---- what is said -------------------------------------------------------------------------------

// Names of rows are different in a group: that is how the runs of --runs find each other.

// Ratio of the medians, with the smallest and the largest ratio of a turn. With a goal "at least"
// it is theirs / ours (how many times faster or smaller we are), with "at most" ours / theirs.
void bench_ratio(Bench *bench, const char *name, const Pair *pair, Measure measure, Goal goal);
// The same where a run of the two sides does a different amount of work: both are divided by
// theirs.
void bench_ratio_per(Bench *bench, const char *name, const Pair *pair, Measure measure, double ours,
                     double theirs, Goal goal);
// The median of one side.
void bench_side(Bench *bench, const char *name, const Sample *sample, Measure measure, Goal goal);
// Any other number.
void bench_value(Bench *bench, const char *name, double value, Unit unit, Goal goal);
// Two numbers that are compared as bench_ratio() does.
void bench_values(Bench *bench, const char *name, double ours, double theirs, Unit unit, Goal goal);
// Something could not be measured here, and why.
void bench_skip(Bench *bench, const char *name, const char *why);

// ---- how it grows -------------------------------------------------------------------------------

// Time and memory for several sizes: a table, and for both the exponent that fits best (1: twice
// the size takes twice as long). It is judged by all sizes and by the two largest; the worse
// counts.
typedef struct Growth {
  const char *name; // "a ring is drawn"
  const char *of;   // what size counts: "objects"
  const size_t *sizes;
  size_t count; // at least 3
  Work *(*make)(Bench *bench, void *payload, size_t size);
  void *payload;
  Measure time; // MEASURE_WALL or MEASURE_CPU
  // Largest exponent allowed; 0: that of n log n over these sizes, and 0.1 for noise. (Sizes that
  // count something large, as megabytes, have an n log n that is not meant.)
  double most;
  unsigned repetitions; // at most
  bool time_only;       // where memory is given back, what is taken says nothing
} Growth;

void bench_growth(Bench *bench, const Growth *growth);

#endif
