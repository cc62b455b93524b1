// numbers.c: medians, exponents, goals, and numbers as words.
#include "numbers.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- statistics ---------------------------------------------------------------------------------

static int by_value(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

double median(const double *values, size_t count) {
  double *sorted = mem_alloc(mem_size(count, sizeof *sorted));
  memcpy(sorted, values, count * sizeof *sorted);
  qsort(sorted, count, sizeof *sorted, by_value);
  double middle = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
  mem_free(sorted);
  return middle;
}

double exponent(const double *sizes, const double *costs, size_t count) {
  double x = 0, y = 0, xx = 0, xy = 0;
  for (size_t i = 0; i < count; i++) {
    double size = log(sizes[i]), cost = log(costs[i]);
    x += size;
    y += cost;
    xx += size * size;
    xy += size * cost;
  }
  return ((double)count * xy - x * y) / ((double)count * xx - x * x);
}

double exponent_worst(const double *sizes, const double *costs, size_t count) {
  double last = exponent(sizes + count - 2, costs + count - 2, 2);
  return fmax(exponent(sizes, costs, count), last - 0.15);
}

double exponent_n_log_n(const double *sizes, size_t count) {
  double *costs = mem_alloc(mem_size(count, sizeof *costs));
  for (size_t i = 0; i < count; i++) costs[i] = sizes[i] * log(sizes[i]);
  double slope = exponent(sizes, costs, count);
  mem_free(costs);
  return slope;
}

// ---- goals --------------------------------------------------------------------------------------

Goal at_least(double limit) { return (Goal){GOAL_AT_LEAST, limit}; }
Goal at_most(double limit) { return (Goal){GOAL_AT_MOST, limit}; }
Goal no_goal(void) { return (Goal){GOAL_NONE, 0}; }

double goal_ratio(Goal goal, double ours, double theirs) {
  return goal.sense == GOAL_AT_MOST ? ours / theirs : theirs / ours;
}

bool goal_met(Goal goal, double value) {
  if (goal.sense == GOAL_AT_LEAST) return value >= goal.limit;
  if (goal.sense == GOAL_AT_MOST) return value <= goal.limit;
  return true;
}

// ---- words --------------------------------------------------------------------------------------

typedef struct Size {
  double factor;
  const char *name;
} Size;

static const Size second_sizes[] = {{1, " s"}, {1e-3, " ms"}, {1e-6, " us"}, {1e-9, " ns"}, {0, 0}};
static const Size byte_sizes[] = {{1e9, " GB"}, {1e6, " MB"}, {1e3, " kB"}, {1, " B"}, {0, 0}};
static const Size rate_sizes[] = {
    {1e9, " GB/s"}, {1e6, " MB/s"}, {1e3, " kB/s"}, {1, " B/s"}, {0, 0}};
static const Size share_sizes[] = {{0.01, " %"}, {0, 0}};
static const Size plain_sizes[] = {{1, ""}, {0, 0}};

static const Size *sizes_of(Unit unit) {
  switch (unit) {
  case UNIT_SECONDS: return second_sizes;
  case UNIT_BYTES: return byte_sizes;
  case UNIT_RATE: return rate_sizes;
  case UNIT_SHARE: return share_sizes;
  case UNIT_TIMES:
  case UNIT_COUNT:
  case UNIT_EXPONENT: return plain_sizes;
  }
  return plain_sizes;
}

// Three significant digits, and all digits of a whole number; where a limit is said, no more digits
// than it has.
static void add(Text *text, double value, Unit unit, bool short_form) {
  const Size *size = sizes_of(unit);
  // 0.9995 of a unit is said as 1.00 of it.
  while (size[1].name && fabs(value) < size->factor * 0.9995) size++;
  double shown = value / size->factor;
  double magnitude = fabs(shown);
  int digits = magnitude >= 99.95 ? 0 : magnitude >= 9.995 ? 1 : 2;
  if (unit == UNIT_COUNT && shown == floor(shown)) digits = 0;
  if (short_form)
    text_printf(text, "%.4g%s", shown, size->name);
  else
    text_printf(text, "%.*f%s", digits, shown, size->name);
}

void number_add(Text *text, double value, Unit unit) { add(text, value, unit, false); }

void goal_add(Text *text, Goal goal, Unit unit) {
  if (goal.sense == GOAL_NONE) return;
  text_add(text, goal.sense == GOAL_AT_LEAST ? "at least " : "at most ");
  if (unit == UNIT_EXPONENT)
    text_printf(text, "%.2f", goal.limit);
  else
    add(text, goal.limit, unit, true);
}

bool number_read(const char *text, unsigned most, unsigned *number_out) {
  if (!*text || text[strspn(text, "0123456789")] || strlen(text) > 9) return false;
  unsigned long number = strtoul(text, NULL, 10);
  if (number < 1 || number > most) return false;
  *number_out = (unsigned)number;
  return true;
}
