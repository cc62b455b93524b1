// internal.h: what the files of the harness tell each other. Groups see bench.h alone.
#ifndef HEAPSTORY_BENCH_INTERNAL_H
#define HEAPSTORY_BENCH_INTERNAL_H

#include "bench.h"

typedef struct Numbers {
  double *items;
  size_t count;
  size_t capacity;
} Numbers;

// One row of the tables. Everything of it lasts for all runs; a run adds its numbers.
typedef struct Row {
  char *group, *name;
  Unit unit;        // of ours and theirs
  Unit judged_unit; // of `judged`
  Goal goal;
  Numbers ours, theirs;     // a number each run; theirs may be empty
  Numbers judged;           // what the goal is about: a ratio, an exponent, or ours again
  double smallest, largest; // of the turns of all runs; 0 where there are no turns
  unsigned run;             // the newest that said it
  bool is_ratio;
  bool of_growth; // stands in the growth's table
  char *skipped;  // why it was not measured; NULL if it was
} Row;

// A growth table: costs of all runs, size by size.
typedef struct GrowthTable {
  char *group, *name, *of;
  size_t count;
  size_t *sizes;
  Numbers *time, *memory; // of each size: a median each run
  size_t rows[2];         // with their exponents, in `rows` of the bench
} GrowthTable;

struct Bench {
  const char *group; // that runs now
  unsigned run;      // from 1
  unsigned repetitions;
  const char *peers; // a Python
  double began;
  double busiest;  // share of the processors that others used when a group began, at most
  bool quiet;      // rows are not said as they come
  bool trouble;    // something could not be run
  char *room;      // scratch folder of the group
  unsigned asides; // folders moved aside in it
  Scratch texts;   // of the group
  Array(Work *) works;
  Array(Sample *) samples;
  Array(Pair *) pairs;
  Array(Row) rows;
  Array(GrowthTable) growths;
};

// ---- main.c -------------------------------------------------------------------------------------
const char *group_words(const char *name);
void bench_trouble(Bench *bench, const char *format, ...) __attribute__((format(printf, 2, 3)));

// ---- places.c -----------------------------------------------------------------------------------
// Path of a program, or NULL.
char *program_find(const char *name);
bool room_enter(Bench *bench); // false: there is none, and that was said
void room_leave(Bench *bench);
// What is below a folder, and the folder.
void tree_remove(const char *path);

// ---- work.c -------------------------------------------------------------------------------------
bool work_run(Bench *bench, Work *work, Cost *cost_out);
void works_delete(Bench *bench);

// ---- rows.c -------------------------------------------------------------------------------------
void bench_rows_delete(Bench *bench);
bool row_met(const Row *row); // in every run; what was not measured is not met

// ---- table.c ------------------------------------------------------------------------------------
void row_print(const Row *row, FILE *stream); // as words, the newest run
void rows_markdown(const Bench *bench, FILE *stream);
void growth_print(const GrowthTable *table, FILE *stream);

// ---- machine.c ----------------------------------------------------------------------------------
void machine_print(Bench *bench, bool markdown, FILE *stream);
// Says so where others use the processors now.
void machine_warn(Bench *bench);

#endif
