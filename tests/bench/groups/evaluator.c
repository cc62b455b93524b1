// evaluator.c: loops of a million statements, as whole processes and kind by kind, beside Debian's
// CPython 3.11 with the same source; how the time grows with statements and with lines of source.
#include "bench.h"

#include <string.h>

enum { STATEMENTS = 1000000 };

// A loop of one kind of statement. `before` runs once, `body` is indented by four blanks, `after`
// takes away what the loop left, so that the picture of the step is small.
typedef struct Kind {
  const char *name, *before, *body, *after;
  unsigned statements; // in the body
} Kind;

static const char loop_start[] = "class P: pass\np = P()\nkept = []\n"
                                 "def f(a):\n    return a\n";
static const char loop_body[] = "    kept.append(i)\n    p.x = i\n    f(i)\n";

static const Kind kinds[] = {
    {"an int rebound", "", "", "", 1},
    {"an append to a list", "kept = []\n", "    kept.append(i)\n", "del kept\n", 2},
    {"an attribute stored", "class P: pass\np = P()\n", "    p.x = i\n", "", 2},
    {"an attribute read", "class P: pass\np = P()\np.x = 5\n", "    y = p.x\n", "", 2},
    {"a function called", "def f(a):\n    return a\n", "    f(i)\n", "", 2},
    {"a method called", "class P:\n    def m(self, a):\n        return a\np = P()\n",
     "    p.m(i)\n", "", 2},
    {"an object made", "class P:\n    def __init__(self, a):\n        self.a = a\n",
     "    p = P(i)\n", "", 2},
    {"a name deleted", "", "    x = i\n    del x\n", "", 3},
    {"a list, a tuple, a dict made", "", "    l = [i, i]\n    t = (i, i)\n    d = {'a': i}\n", "",
     4},
    {"an item stored and read", "l = [0] * 10\n", "    l[3] = i\n    x = l[3]\n", "", 3},
    {"a key stored and read", "d = {}\n", "    d['k'] = i\n    x = d['k']\n", "", 3},
    {"an f-string", "", "    s = f'a{i}b'\n", "", 2},
};

static const char *count_loop(Bench *bench, const Kind *kind, size_t statements) {
  return bench_text(bench, "%si = 0\nwhile i < %zu:\n%s    i = i + 1\n%s", kind->before,
                    statements / kind->statements, kind->body, kind->after);
}

static const char *write_text(Bench *bench, const char *name, const char *text) {
  return bench_write(bench, name, text, strlen(text));
}

// A scenario of one step. The sources here have neither quotes nor backslashes that JSON knows.
static const char *scenario(Bench *bench, const char *name, const char *context,
                            const char *source) {
  Text text = {0};
  text_printf(&text, "{\"context\": \"%s\", \"steps\": [\"", context);
  for (const char *at = source; *at; at++) {
    if (*at == '\n')
      text_add(&text, "\\n");
    else
      text_add_char(&text, *at);
  }
  text_add(&text, "\"]}");
  const char *path = write_text(bench, name, text_chars(&text));
  text_delete(&text);
  return path;
}

static Work *ours(Bench *bench, const char *file, const char *profile) {
  Work *work = work_commands(bench, 1);
  work_command(work, bench_tool(bench), "run", "-q", "--profile", profile, "--max-steps",
               "1000000000", file, NULL);
  return work;
}

static Work *theirs(Bench *bench, const char *source) {
  Work *work = work_commands(bench, 1);
  work_command(work, bench_program(bench, "python3.11"), write_text(bench, "loop.py", source),
               NULL);
  return work;
}

static const Pair *pair_of(Bench *bench, const char *source, const char *profile, unsigned most) {
  return bench_pair(bench, ours(bench, scenario(bench, "loop.json", "module", source), profile),
                    theirs(bench, source), most);
}

// ---- kind by kind, what a process costs that does nothing taken off ---------------------------

static double net(const Sample *sample, const Sample *start) {
  return sample_median(sample, MEASURE_CPU) - sample_median(start, MEASURE_CPU);
}

static void part(Bench *bench, const char *kind, const char *source, const Pair *start) {
  const char *name = bench_text(bench, "kinds of statements: %s", kind);
  const Pair *pair = pair_of(bench, source, "cpython-3.14", 7);
  if (!pair->ours.count || !pair->theirs.count || !start->ours.count || !start->theirs.count)
    bench_skip(bench, name, "a run failed");
  else
    bench_values(bench, name, net(&pair->ours, &start->ours), net(&pair->theirs, &start->theirs),
                 UNIT_SECONDS, at_most(2));
}

static void parts(Bench *bench) {
  const Pair *start = pair_of(bench, "i = 0\n", "cpython-3.14", 7);
  bench_ratio(bench, "a process that does nothing", start, MEASURE_CPU, no_goal());
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    part(bench, kinds[i].name, count_loop(bench, &kinds[i], STATEMENTS), start);
  part(bench, "a loop over a range", "for i in range(1000000):\n    pass\n", start);
  part(bench, "a loop in a function",
       "def g(n):\n    i = 0\n    while i < n:\n        i = i + 1\ng(1000000)\n", start);
  part(bench, "a generator",
       "def g(n):\n    i = 0\n    while i < n:\n        yield i\n        i += 1\n"
       "for x in g(500000):\n    pass\n",
       start);
  part(bench, "a list of a comprehension", "l = [i for i in range(1000000)]\ndel l\n", start);
  part(bench, "calls that nest",
       "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(29)\n", start);
}

// ---- whole processes --------------------------------------------------------------------------

static void whole(Bench *bench) {
  const Kind loop = {"loop", loop_start, loop_body, "del kept\n", 4};
  const Kind keeps = {"loop", loop_start, loop_body, "", 4};
  const char *source = count_loop(bench, &loop, STATEMENTS);
  bench_ratio(bench, "a million statements of four kinds",
              pair_of(bench, source, "cpython-3.14", 0), MEASURE_CPU, at_most(2));
  bench_ratio(bench, "the same as CPython 3.11 does it", pair_of(bench, source, "cpython-3.11", 0),
              MEASURE_CPU, at_most(2));
  Work *prompt = ours(bench, scenario(bench, "prompt.json", "interactive", source), "cpython-3.14");
  bench_ratio(bench, "the same at the prompt", bench_pair(bench, prompt, theirs(bench, source), 0),
              MEASURE_CPU, at_most(2));
  Text text = {0};
  text_printf(
      &text,
      "{\"context\": \"module\", \"steps\": [\"class P: pass\\np = P()\\nkept = []\\n"
      "def f(a):\\n    return a\\ni = 0\", {\"repeat\": %d, \"steps\": [\"kept.append(i)\", "
      "\"p.x = i\", \"f(i)\", \"i = i + 1\", \"kept.clear()\"]}]}",
      STATEMENTS / 5);
  const char *file = write_text(bench, "repeat.json", text_chars(&text));
  text_delete(&text);
  const Kind clears = {"loop", loop_start,
                       "    kept.append(i)\n    p.x = i\n    f(i)\n    kept.clear()\n", "", 5};
  Work *loop_theirs = theirs(bench, count_loop(bench, &clears, STATEMENTS));
  bench_ratio(bench, "a million steps of a repeat",
              bench_pair(bench, ours(bench, file, "cpython-3.14"), loop_theirs, 0), MEASURE_CPU,
              at_most(2));
  bench_ratio(bench, "a loop that leaves 250,000 ints, which are told",
              pair_of(bench, count_loop(bench, &keeps, STATEMENTS), "cpython-3.14", 3), MEASURE_CPU,
              no_goal());
  bench_ratio(bench, "fifty million instructions",
              pair_of(bench, count_loop(bench, &kinds[0], 5500000), "cpython-3.14", 5), MEASURE_CPU,
              at_most(2));
}

// ---- how it grows -----------------------------------------------------------------------------

static Work *make_loop(Bench *bench, void *payload, size_t size) {
  const char *source = count_loop(bench, payload, size);
  return ours(bench, scenario(bench, bench_text(bench, "loop-%zu.json", size), "module", source),
              "cpython-3.14");
}

static Work *make_lines(Bench *bench, void *payload, size_t size) {
  Text text = {0};
  for (size_t i = 0; i < size; i++) text_add(&text, payload);
  const char *file =
      scenario(bench, bench_text(bench, "lines-%zu.json", size), "module", text_chars(&text));
  text_delete(&text);
  return ours(bench, file, "cpython-3.14");
}

void group_evaluator(Bench *bench) {
  static const size_t statements[] = {500000, 1000000, 2000000};
  static const size_t lines[] = {25000, 50000, 100000};
  Kind loop = {"loop", loop_start, loop_body, "del kept\n", 4};
  char line[] = "a = b = 1\\nc = a + b\\n";
  whole(bench);
  parts(bench);
  bench_growth(bench, &(Growth){.name = "a loop runs",
                                .of = "statements",
                                .sizes = statements,
                                .count = sizeof statements / sizeof *statements,
                                .make = make_loop,
                                .payload = &loop,
                                .time = MEASURE_CPU,
                                .repetitions = 3});
  bench_growth(bench, &(Growth){.name = "lines are compiled and run",
                                .of = "pairs of lines",
                                .sizes = lines,
                                .count = sizeof lines / sizeof *lines,
                                .make = make_lines,
                                .payload = line,
                                .time = MEASURE_CPU,
                                .repetitions = 3});
}
