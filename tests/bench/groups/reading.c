// reading.c: a scenario of 50 MB, read: four shapes of it, beside cJSON alone and Python's json.
//
// "Read" is all that scenario_read does: every mistake of the file would be known behind it, those
// of the Python in it included. cJSON and json.load make a tree of the JSON and look no further.
#include "bench.h"

#include "heapstory/scenario.h"

#include <cjson/cJSON.h>

#include <string.h>

enum { MEGABYTE = 1000000 };

// ---- the shapes ---------------------------------------------------------------------------------

// Adds the step with this number, as JSON.
typedef void AddStep(Text *text, unsigned number);

static void add_assign(Text *text, unsigned i) {
  text_printf(text,
              "{\"assign\": \"x%u\", \"value\": \"[%u, 'abc', {'k': %u}]\", "
              "\"note\": \"step number %u sets a variable\", \"picture\": false}",
              i % 10, i, i, i);
}

static void add_statement(Text *text, unsigned i) {
  static const char *const rows[] = {
      "\"x%u = [%u, 'abc', {'k': 1}]\"",
      "\"node%u.ref = Node(%u, name='n')\"",
      "\"for i in range(1%u):\\n    total += i * %u\\n    items.append(total)\"",
      "\"print(f'{x%u} of {%u}')\"",
      "\"def f%u(a, b=None):\\n    if a is None:\\n        return b\\n    return [a, %u]\"",
      "\"x%u[%u:] += (1, 2)  # grows\"",
  };
  const char *row = rows[i % (sizeof rows / sizeof *rows)];
  text_printf(text, row, i % 10, i);
}

// One step of a megabyte: classes, as people write them.
static void add_program(Text *text, unsigned i) {
  size_t from = text->length;
  text_add_char(text, '"');
  for (unsigned k = 0; text->length - from < MEGABYTE; k++)
    text_printf(text,
                "class Node%u(Base):\\n    \\\"\\\"\\\"A node of kind %u.\\\"\\\"\\\"\\n\\n"
                "    def __init__(self, value, ref=None):\\n        self.value = value\\n"
                "        self.ref = ref  # the next one\\n"
                "        self.items = [x * %u for x in range(10) if x %% 2 == 0]\\n\\n"
                "    def total(self):\\n        result = 0\\n"
                "        for key, value in self.items:\\n"
                "            if value > %u and not key:\\n                result += value\\n"
                "            elif key in ('a', 'b'):\\n                continue\\n"
                "        return result\\n\\n"
                "print(f'total: {Node%u({}).total()}')\\n",
                k, i, k, i, k);
  text_add_char(text, '"');
}

static void add_noted(Text *text, unsigned i) {
  text_printf(text, "{\"assign\": \"x%u\", \"value\": %u, \"note\": \"", i % 10, i);
  for (int k = 0; k < 40; k++)
    text_add(text, "A long note that says what happens here, with \\\"quotes\\\", a caf\xC3\xA9 "
                   "and a line\\nbreak in it. ");
  text_add(text, "\"}");
}

typedef struct Shape {
  const char *name;
  AddStep *add;
} Shape;

static const Shape shapes[] = {
    {"many small steps", add_assign},
    {"many statements", add_statement},
    {"programs of a megabyte", add_program},
    {"long notes", add_noted},
};

static const char *write_shape(Bench *bench, const char *name, const Shape *shape, size_t bytes) {
  Text text = {0};
  text_add(&text, "{\"title\": \"big\", \"steps\": [");
  for (unsigned i = 0; text.length < bytes; i++) {
    if (i) text_add(&text, ",\n");
    shape->add(&text, i);
  }
  text_add(&text, "]}\n");
  const char *path = bench_write(bench, name, text_chars(&text), text.length);
  text_delete(&text);
  return path;
}

// ---- what is run --------------------------------------------------------------------------------

static bool read_ours(void *path, Meter *meter) {
  Errors errors = {0};
  size_t length = 0;
  meter_start(meter);
  Scenario *scenario = scenario_read(path, &errors);
  meter_stop(meter);
  if (scenario) scenario_bytes(scenario, &length);
  meter_value(meter, (double)length);
  errors_print(&errors, stderr);
  return scenario != NULL;
}

static bool read_by_cjson(void *path, Meter *meter) {
  Errors errors = {0};
  size_t length;
  meter_start(meter);
  char *text = file_read(path, &length, &errors);
  cJSON *root = text ? cJSON_ParseWithLength(text, length) : NULL;
  meter_stop(meter);
  return root != NULL;
}

static Work *by_python(Bench *bench, const char *path) {
  static const char script[] =
      "import json, resource, sys, time\n"
      "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024\n"
      "before, wall, cpu = peak(), time.perf_counter(), time.process_time()\n"
      "with open(sys.argv[1], encoding='utf-8') as file: tree = json.load(file)\n"
      "print(time.perf_counter() - wall, time.process_time() - cpu, peak() - before, 0)\n";
  return work_report(bench, bench_program(bench, "python3.11"), "-c", script, path, NULL);
}

// ---- what is said -------------------------------------------------------------------------------

// By processor time: reading is one thread, and the machine may have other things to do.
static void measure(Bench *bench, const Shape *shape) {
  enum { SIZE = 50 * MEGABYTE, TURNS = 5 };
  const char *path = write_shape(bench, "big.json", shape, SIZE), *name = shape->name;
  Work *ours = work_call(bench, read_ours, (void *)path);
  const Pair *pair = bench_pair(bench, ours, work_call(bench, read_by_cjson, (void *)path), TURNS);
  double length = sample_median(&pair->ours, MEASURE_VALUE);
  bench_value(bench, bench_text(bench, "50 MB are read: %s", name),
              length / sample_median(&pair->ours, MEASURE_CPU), UNIT_RATE, at_least(150e6));
  bench_value(bench, bench_text(bench, "memory by the size of the file: %s", name),
              sample_median(&pair->ours, MEASURE_PEAK) / length, UNIT_TIMES, at_most(7));
  bench_ratio(bench, bench_text(bench, "beside cJSON alone: %s", name), pair, MEASURE_CPU,
              no_goal());
  bench_ratio(bench, bench_text(bench, "memory beside cJSON alone: %s", name), pair, MEASURE_PEAK,
              no_goal());
  pair = bench_pair(bench, ours, by_python(bench, path), 3);
  bench_ratio(bench, bench_text(bench, "beside json.load of Python 3.11: %s", name), pair,
              MEASURE_CPU, no_goal());
}

static Work *work_of_size(Bench *bench, void *payload, size_t size) {
  const char *name = bench_text(bench, "%zu.json", size);
  return work_call(bench, read_ours, (void *)write_shape(bench, name, payload, size * MEGABYTE));
}

void group_reading(Bench *bench) {
  static const size_t sizes[] = {5, 10, 20, 50};
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) measure(bench, &shapes[i]);
  bench_growth(bench, &(Growth){.name = "a file is read",
                                .of = "megabytes",
                                .sizes = sizes,
                                .count = sizeof sizes / sizeof *sizes,
                                .make = work_of_size,
                                .payload = (void *)&shapes[0],
                                .time = MEASURE_CPU,
                                .most = 1.16, // n log n of so many bytes
                                .repetitions = 3});
}
