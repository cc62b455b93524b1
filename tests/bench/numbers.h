// numbers.h: medians, exponents, goals, and numbers as words. Nothing here knows of time.
#ifndef HEAPSTORY_BENCH_NUMBERS_H
#define HEAPSTORY_BENCH_NUMBERS_H

#include "heapstory/base.h"

// ---- statistics ---------------------------------------------------------------------------------

// The middle one, or the mean of the two in the middle. count > 0.
double median(const double *values, size_t count);
// The slope of log(costs) over log(sizes), by least squares. Sizes differ; costs are above 0.
double exponent(const double *sizes, const double *costs, size_t count);
// By all sizes, or by the two largest, whichever is worse: what a fixed cost hides among small
// sizes counts. Two sizes are swayed more by noise, so 0.15 of theirs does not. count >= 2.
double exponent_worst(const double *sizes, const double *costs, size_t count);
// The exponent of n log n over these sizes (all above 1).
double exponent_n_log_n(const double *sizes, size_t count);

// ---- goals --------------------------------------------------------------------------------------

typedef struct Goal {
  enum { GOAL_NONE, GOAL_AT_LEAST, GOAL_AT_MOST } sense;
  double limit; // in the unit of what is measured: seconds, bytes, times, a share of 1
} Goal;

Goal at_least(double limit);
Goal at_most(double limit);
Goal no_goal(void);
// What a goal about two sides judges: "at most" asks how much of theirs ours is, all else how many
// times theirs is ours.
double goal_ratio(Goal goal, double ours, double theirs);
// A limit itself is met; NaN meets no goal.
bool goal_met(Goal goal, double value);

// ---- words --------------------------------------------------------------------------------------

typedef enum Unit {
  UNIT_SECONDS,
  UNIT_BYTES,
  UNIT_RATE,     // bytes a second
  UNIT_TIMES,    // a ratio
  UNIT_SHARE,    // of 1, said in percent
  UNIT_COUNT,    // of anything
  UNIT_EXPONENT, // of growth
} Unit;

// Three significant digits, with a unit of a fitting size: "7.12 ms", "1.50 MB", "38 %".
void number_add(Text *text, double value, Unit unit);
// "at least 25", "at most 10 ms"; nothing for no goal.
void goal_add(Text *text, Goal goal, Unit unit);

// A whole number from 1 to `most`, or false.
bool number_read(const char *text, unsigned most, unsigned *number_out);

#endif
