// png.c: one scenario of twelve steps as PNG of 1600 x 900 pixels, beside a dot process a picture
// that draws the same graphs with as many pixels, and with the 96 pixels an inch that are its own.
#include "bench.h"
#include "samples.h"

enum { PICTURES = 12, MIDDLE = 6, FULL = 120, PLAIN = 96 };

// dot -Tpng with `dpi` of `count` steps from `first` on.
static Work *dot_work(Bench *bench, unsigned dpi, unsigned first, unsigned count) {
  Work *work = work_commands(bench, 1);
  work_empties(work, bench_path(bench, "theirs"));
  for (unsigned step = first; step < first + count; step++)
    work_command(work, bench_program(bench, "dot"), "-Tpng", bench_text(bench, "-Gdpi=%u", dpi),
                 bench_path(bench, "dot/lesson/%03u-graph.dot", step), "-o",
                 bench_path(bench, "theirs/%03u.png", step), NULL);
  return work;
}

// PNG of some steps ("1-12").
static Work *png_work(Bench *bench, const char *file, const char *steps) {
  Work *work = work_commands(bench, 1);
  work_empties(work, bench_path(bench, "ours"));
  work_command(work, bench_tool(bench), "render", "-f", "png", "--steps", steps, "-o",
               bench_path(bench, "ours"), file, NULL);
  return work;
}

void group_png(Bench *bench) {
  const char *file = sample_lesson_write(bench, "lesson.json", 1);
  const char *steps = bench_text(bench, "1-%d", PICTURES),
             *middle = bench_text(bench, "%d", MIDDLE);
  Work *dots = work_commands(bench, 1);
  work_command(dots, bench_tool(bench), "render", "-f", "dot", "-o", bench_path(bench, "dot"), file,
               NULL);
  bench_sample(bench, dots, 1);

  const Pair *pair =
      bench_pair(bench, png_work(bench, file, steps), dot_work(bench, FULL, 1, PICTURES), 5);
  bench_side(bench, "12 PNG files", &pair->ours, MEASURE_WALL, no_goal());
  bench_ratio(bench, "12 PNG files, beside dot -Tpng", pair, MEASURE_WALL, at_least(5));
  bench_ratio(bench, "the same, time of the processor", pair, MEASURE_CPU, at_least(5));
  bench_values(bench, "the same, bytes", bench_bytes(bench_path(bench, "ours"), ".png"),
               bench_bytes(bench_path(bench, "theirs"), ".png"), UNIT_BYTES, at_most(0.45));
  pair = bench_pair(bench, png_work(bench, file, middle), dot_work(bench, FULL, MIDDLE, 1), 0);
  bench_ratio(bench, "1 PNG file, beside dot -Tpng", pair, MEASURE_WALL, no_goal());
  pair = bench_pair(bench, png_work(bench, file, steps), dot_work(bench, PLAIN, 1, PICTURES), 3);
  bench_ratio(bench, "12 PNG files, beside dot's of 1280 x 720", pair, MEASURE_WALL, no_goal());
}
