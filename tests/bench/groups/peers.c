// peers.c: a cycle that is born and leaks, eight statements and eight SVG files, beside tools that
// draw what they find in a live interpreter (README.md, "Tools that draw Python's memory").
#include <stdlib.h>

#include "bench.h"
#include "samples.h"

// Without --peers only what Debian has.
static const struct {
  const char *module;
  bool in_debian;
} peers[] = {{"objgraph", true}, {"memory_graph", false}, {"lolviz", false}};

static const char scenario[] =
    "{\"steps\": [\n"
    "  \"class Node:\\n    def __init__(self, value):\\n        self.value = value\\n"
    "        self.ref = None\",\n"
    "  \"a = Node(1)\", \"b = Node(2)\", \"a.ref = b\", \"b.ref = a\", \"del a\", \"del b\",\n"
    "  {\"collect\": 2}\n"
    "]}\n";

static bool has_module(Bench *bench, const char *python, const char *module) {
  return system(bench_text(bench, "'%s' -c 'import %s' >/dev/null 2>&1", python, module)) == 0;
}

static void measure(Bench *bench, const char *python, const char *module, const char *file) {
  const char *name = bench_text(bench, "8 SVG files, beside %s", module);
  if (!has_module(bench, python, module)) {
    bench_skip(bench, name, bench_text(bench, "%s has no %s", python, module));
    return;
  }
  const char *ours = bench_path(bench, "ours"), *theirs = bench_path(bench, "theirs");
  Work *our_work = work_commands(bench, 1), *their_work = work_commands(bench, 1);
  work_command(our_work, bench_tool(bench), "render", "-o", ours, file, NULL);
  work_command(their_work, python,
               bench_text(bench, "%s/tests/bench/peers/draw.py", bench_source(bench)), module,
               theirs, NULL);
  work_empties(our_work, ours);
  work_empties(their_work, theirs);
  bench_ratio(bench, name, bench_pair(bench, our_work, their_work, 0), MEASURE_WALL, no_goal());
}

void group_peers(Bench *bench) {
  const char *file = bench_write(bench, "cycle.json", scenario, sizeof scenario - 1);
  const char *chosen = bench_peers(bench);
  const char *python = chosen ? chosen : bench_program(bench, "python3.11");
  for (size_t i = 0; i < sizeof peers / sizeof *peers; i++)
    if (chosen || peers[i].in_debian) measure(bench, python, peers[i].module, file);
}
