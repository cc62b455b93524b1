// batch.c: a course of 1,000 scenarios, 12,000 SVG files, by workers; beside dot processes, four at
// a time, that draw the same graphs.
#include <sys/stat.h>
#include <unistd.h>

#include "bench.h"

enum {
  SCENARIOS = 1000,
  STEPS = 12,
  WORKERS = 4,
  SAMPLED = 25, // scenarios of which dot draws the pictures: all of them would take minutes
  TURNS = 3,
  FEW = 84, // scenarios with 1,008 pictures, and ten times as many
  MANY = 10 * FEW,
};

// ---- the scenarios ------------------------------------------------------------------------------

// Marsaglia's xorshift: the same numbers on every machine. Below `limit`.
static unsigned draw(uint64_t *state, unsigned limit) {
  *state ^= *state << 13;
  *state ^= *state >> 7;
  *state ^= *state << 17;
  return (unsigned)((*state >> 11) % limit);
}

// Nodes, a list, a dict and a tuple that refer to each other otherwise in each: ten objects, twelve
// steps. The seed is the number.
static void add_scenario(Text *text, unsigned number) {
  static const char names[] = "abcdefg";
  uint64_t state = 0x9E3779B97F4A7C15u * (number + 1);
  for (int i = 0; i < 8; i++) draw(&state, 2);
  text_printf(text, "{\"title\": \"Scenario %u\", \"steps\": [\n  \"class Node: pass\"", number);
  for (int i = 0; i < 4; i++) text_printf(text, ",\n  \"%c = Node()\"", names[i]);
  text_printf(text, ",\n  \"e = [%c, ", names[draw(&state, 4)]);
  text_printf(text, "%c, ", names[draw(&state, 4)]);
  text_printf(text, "%u]\"", 300 + draw(&state, 1000));
  text_printf(text, ",\n  \"f = {'k%u': ", draw(&state, 100));
  text_printf(text, "%c, 'm': e}\"", names[draw(&state, 4)]);
  text_printf(text, ",\n  \"g = (%c, ", names[draw(&state, 6)]);
  text_printf(text, "%c)\"", names[draw(&state, 6)]);
  for (int i = 0; i < 2; i++) {
    text_printf(text, ",\n  \"%c.", names[draw(&state, 4)]);
    text_printf(text, "r%u = ", draw(&state, 3));
    text_printf(text, "%c\"", names[draw(&state, 7)]);
  }
  text_printf(text, ",\n  \"del %c\"", names[draw(&state, 4)]);
  text_add(text, ",\n  \"import gc; gc.collect()\"\n]}\n");
}

static const char *write_scenarios(Bench *bench, const char *folder, unsigned count,
                                   unsigned every) {
  mkdir(bench_path(bench, "%s", folder), 0777);
  for (unsigned i = 0; i < count; i++) {
    Text text = {0};
    add_scenario(&text, i * every);
    bench_write(bench, bench_text(bench, "%s/s%04u.json", folder, i * every), text_chars(&text),
                text.length);
    text_delete(&text);
  }
  return bench_path(bench, "%s", folder);
}

// ---- what is run --------------------------------------------------------------------------------

static Work *render_work(Bench *bench, const char *scenarios, unsigned jobs) {
  Work *work = work_commands(bench, 1);
  const char *folder = bench_path(bench, "%s-j%u", scenarios, jobs);
  work_command(work, bench_tool(bench), "render", "-q", "-j", bench_text(bench, "%u", jobs), "-o",
               folder, bench_path(bench, "%s", scenarios), NULL);
  work_empties(work, folder);
  return work;
}

// `dot -Tsvg` for every picture of the sample.
static Work *dot_work(Bench *bench) {
  const char *every = write_scenarios(bench, "sample", SAMPLED, SCENARIOS / SAMPLED);
  const char *folder = bench_path(bench, "dot");
  Work *render = work_commands(bench, 1), *work = work_commands(bench, WORKERS);
  work_command(render, bench_tool(bench), "render", "-q", "-f", "dot", "-o", folder, every, NULL);
  bench_sample(bench, render, 1);
  for (unsigned i = 0; i < SAMPLED; i++)
    for (unsigned step = 1; step <= STEPS; step++) {
      const char *stem =
          bench_text(bench, "%s/s%04u/%03u-graph", folder, i * (SCENARIOS / SAMPLED), step);
      work_command(work, bench_program(bench, "dot"), "-Tsvg", bench_text(bench, "%s.dot", stem),
                   "-o", bench_text(bench, "%s.svg", stem), NULL);
    }
  return work;
}

// ---- what is said -------------------------------------------------------------------------------

static void measure_time(Bench *bench) {
  write_scenarios(bench, "all", SCENARIOS, 1);
  Work *ours = render_work(bench, "all", WORKERS);
  const Pair *pair = bench_pair(bench, ours, dot_work(bench), TURNS);
  bench_side(bench, "1,000 scenarios to 12,000 SVG files, -j4", &pair->ours, MEASURE_WALL,
             no_goal());
  bench_ratio_per(bench, "12,000 SVG files, beside dot -Tsvg four at a time (300 of them)", pair,
                  MEASURE_WALL, SCENARIOS * STEPS, SAMPLED * STEPS, at_least(60));
  const char *scaling = "12,000 SVG files, -j4 beside -j1";
  if (sysconf(_SC_NPROCESSORS_ONLN) < WORKERS) {
    bench_skip(bench, scaling, "there are fewer than four processors");
    return;
  }
  pair = bench_pair(bench, ours, render_work(bench, "all", 1), TURNS);
  bench_ratio(bench, scaling, pair, MEASURE_WALL, at_least(2.5));
}

// One process draws all, and never gives up its memory by ending as workers do.
static void measure_memory(Bench *bench) {
  write_scenarios(bench, "few", FEW, 1);
  write_scenarios(bench, "many", MANY, 1);
  const Pair *pair =
      bench_pair(bench, render_work(bench, "many", 1), render_work(bench, "few", 1), 1);
  bench_side(bench, "memory of a process that draws 10,080 pictures", &pair->ours, MEASURE_PEAK,
             at_most(64e6));
  bench_ratio(bench, "memory after 10,080 pictures, beside 1,008", pair, MEASURE_PEAK,
              at_most(1.1));
}

void group_batch(Bench *bench) {
  measure_time(bench);
  measure_memory(bench);
}
