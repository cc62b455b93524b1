// steps.c: how run, check and diff grow with the steps of a scenario and with the objects that each
// step finds.
//
// Two kinds of scenario: a heap that stands still while each step changes a little beside it, for
// many steps and for many objects; and a leak, where steps and objects grow together: every step
// looks at all that leaked before, so that the amount of work is their product.
#include "bench.h"

typedef enum Kind { KIND_STANDING, KIND_LEAKING } Kind;

typedef struct Shape {
  Kind kind;
  size_t steps, objects; // 0: as many as the size of the growth says
} Shape;

// What becomes of a step in the middle of the scenario.
typedef enum Edit { EDIT_NONE, EDIT_ONE } Edit;

static void add_head(Text *text, Kind kind, size_t objects) {
  text_add(text, "{\"title\": \"Steps\", \"profile\": \"cpython-3.12\", \"steps\": [\n");
  if (kind == KIND_STANDING)
    text_printf(text, "  \"heap = [[] for i in range(%zu)]\",\n  \"beside = [0]\"", objects);
  else
    text_add(text, "  \"class Node:\\n    pass\",\n  {\"gc\": \"disable\"}");
}

static const char *write_scenario(Bench *bench, const char *name, Kind kind, size_t steps,
                                  size_t objects, Edit edit) {
  Text text = {0};
  add_head(&text, kind, objects);
  for (size_t i = 0; i < steps; i++) {
    if (edit == EDIT_ONE && i == steps / 2)
      text_add(&text, ",\n  \"other = 'edited'\"");
    else if (kind == KIND_STANDING)
      text_printf(&text, ",\n  \"beside[0] = %zu\"", i % 100);
    else
      text_add(&text, ",\n  \"n = Node(); n.ref = n\"");
  }
  text_add(&text, "\n]}\n");
  const char *path = bench_write(bench, name, text_chars(&text), text.length);
  text_delete(&text);
  return path;
}

static const char *scenario_of(Bench *bench, const Shape *shape, size_t size, Edit edit) {
  size_t steps = shape->steps ? shape->steps : size;
  size_t objects = shape->objects ? shape->objects : size;
  const char *name = bench_text(bench, "%d-%d-%zu-%zu.json", shape->kind, edit, steps, objects);
  return write_scenario(bench, name, shape->kind, steps, objects, edit);
}

static Work *run_work(Bench *bench, void *payload, size_t size) {
  Work *work = work_commands(bench, 1);
  work_command(work, bench_tool(bench), "run", scenario_of(bench, payload, size, EDIT_NONE), NULL);
  return work;
}

// The snapshot is there when the check is measured.
static Work *check_work(Bench *bench, void *payload, size_t size) {
  const char *file = scenario_of(bench, payload, size, EDIT_NONE);
  Work *update = work_commands(bench, 1), *check = work_commands(bench, 1);
  work_command(update, bench_tool(bench), "check", "--update", "-q", file, NULL);
  bench_sample(bench, update, 1);
  work_command(check, bench_tool(bench), "check", "-q", file, NULL);
  return check;
}

// A diff that finds something gives 1, which is no failure: it is told to a shell.
static Work *diff_work(Bench *bench, void *payload, size_t size) {
  const char *older = scenario_of(bench, payload, size, EDIT_NONE);
  const char *newer = scenario_of(bench, payload, size, EDIT_ONE);
  Work *work = work_commands(bench, 1);
  work_command(work, bench_program(bench, "sh"), "-c", "\"$0\" diff \"$1\" \"$2\"; test $? -eq 1",
               bench_tool(bench), older, newer, NULL);
  return work;
}

typedef Work *Make(Bench *bench, void *payload, size_t size);

static const struct {
  const char *name;
  Make *make;
} commands[] = {{"run", run_work}, {"check", check_work}, {"diff, one step edited", diff_work}};

// `product`: twice the size is four times the work; what is above 2 is for noise.
static void grow(Bench *bench, const char *how, const char *of, Shape shape, const size_t *sizes,
                 size_t count, bool product) {
  for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
    Growth growth = {.name = bench_text(bench, "%s: %s", commands[i].name, how),
                     .of = of,
                     .sizes = sizes,
                     .count = count,
                     .make = commands[i].make,
                     .payload = &shape,
                     .time = MEASURE_CPU,
                     .most = product ? 2.1 : 0,
                     .repetitions = 3};
    bench_growth(bench, &growth);
  }
}

void group_steps(Bench *bench) {
  static const size_t steps[] = {250, 500, 1000, 2000};
  static const size_t objects[] = {2000, 4000, 8000, 16000};
  static const size_t both[] = {250, 500, 1000, 2000};
  grow(bench, "1,000 objects, more steps", "steps", (Shape){KIND_STANDING, 0, 1000}, steps, 4,
       false);
  grow(bench, "100 steps, more objects", "objects", (Shape){KIND_STANDING, 100, 0}, objects, 4,
       false);
  grow(bench, "each step leaks an object", "steps and objects", (Shape){KIND_LEAKING, 0, 1}, both,
       4, true);
}
