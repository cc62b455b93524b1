// latency.c: one scenario of twelve steps drawn by one process, beside a dot process a picture that
// draws the same graphs.
#include "bench.h"
#include "samples.h"

enum { PICTURES = 12 };

// `dot -T<format>` for every step of the scenario that was drawn as DOT.
static Work *dot_work(Bench *bench, const char *format) {
  Work *work = work_commands(bench, 1);
  for (unsigned step = 1; step <= PICTURES; step++)
    work_command(work, bench_program(bench, "dot"), bench_text(bench, "-T%s", format),
                 bench_path(bench, "dot/lesson/%03u-graph.dot", step), "-o",
                 bench_path(bench, "theirs-%02u.%s", step, format), NULL);
  return work;
}

static Work *render_work(Bench *bench, const char *file, const char *format, const char *folder) {
  Work *work = work_commands(bench, 1);
  work_command(work, bench_tool(bench), "render", "-f", format, "-o", folder, file, NULL);
  return work;
}

void group_latency(Bench *bench) {
  const char *file = sample_lesson_write(bench, "lesson.json", 1);
  bench_sample(bench, render_work(bench, file, "dot", bench_path(bench, "dot")), 1);
  const char *folder = bench_path(bench, "ours");
  Work *ours = render_work(bench, file, "svg", folder);
  work_empties(ours, folder);
  const Pair *pair = bench_pair(bench, ours, dot_work(bench, "svg"), 0);
  bench_side(bench, "12 SVG files", &pair->ours, MEASURE_WALL, at_most(0.010));
  bench_ratio(bench, "12 SVG files, beside dot -Tsvg", pair, MEASURE_WALL, at_least(25));
}
