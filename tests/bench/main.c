// main.c: which groups run, how often, and what is said at the end.
//
//   heapstory-bench [--list] [--repetitions N] [--runs N] [--markdown] [--peers PYTHON] [GROUP...]
//
// Exit status: 0 every goal is met, 1 one is not, 2 something could not be run.
#include "internal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Group {
  const char *name, *words, *needs;
  void (*run)(Bench *bench);
} Group;

static const Group groups[] = {
#define GROUP(name, words, needs) {#name, words, needs, group_##name},
#include "groups.def"
#undef GROUP
};
enum { GROUPS = sizeof groups / sizeof *groups };

enum { REPETITIONS = 11, MOST_REPETITIONS = 1000, MOST_RUNS = 20 };

typedef struct Options {
  bool chosen[GROUPS];
  unsigned runs, repetitions;
  const char *peers;
  bool markdown, list, help;
} Options;

// ---- options ------------------------------------------------------------------------------------

static const char *const usage =
    "usage: heapstory-bench [options] [GROUP...]\n"
    "  --list           the groups\n"
    "  --repetitions N  turns of each measurement (11; those that take long make fewer)\n"
    "  --runs N         everything N times, beside one another in the table (1)\n"
    "  --markdown       the tables for the README on standard output, rows as they come on "
    "standard error\n"
    "  --peers PYTHON   one that has memory_graph, lolviz and objgraph, for the group peers\n"
    "Exit status: 0 every goal is met, 1 one is not, 2 something could not be run.\n";

static bool choose(Options *options, const char *name) {
  for (size_t i = 0; i < GROUPS; i++)
    if (strcmp(groups[i].name, name) == 0) return options->chosen[i] = true;
  fprintf(stderr, "heapstory-bench: no group '%s'; --list says which there are\n", name);
  return false;
}

// The number behind an option, which is argv[*i].
static bool read_number(char **argv, int *i, unsigned most, unsigned *number_out) {
  const char *option = argv[*i];
  if (argv[*i + 1] && number_read(argv[++*i], most, number_out)) return true;
  fprintf(stderr, "heapstory-bench: %s takes a number from 1 to %u\n", option, most);
  return false;
}

static bool read_program(char **argv, int *i, const char **program_out) {
  const char *option = argv[*i];
  if (argv[*i + 1] && access(argv[*i + 1], X_OK) == 0) {
    *program_out = argv[++*i];
    return true;
  }
  fprintf(stderr, "heapstory-bench: %s takes the path of a program\n", option);
  return false;
}

static bool read_options(Options *options, char **argv) {
  bool any = false;
  for (int i = 1; argv[i]; i++) {
    bool well = true;
    if (strcmp(argv[i], "--list") == 0)
      options->list = true;
    else if (strcmp(argv[i], "--help") == 0)
      options->help = true;
    else if (strcmp(argv[i], "--markdown") == 0)
      options->markdown = true;
    else if (strcmp(argv[i], "--repetitions") == 0)
      well = read_number(argv, &i, MOST_REPETITIONS, &options->repetitions);
    else if (strcmp(argv[i], "--peers") == 0)
      well = read_program(argv, &i, &options->peers);
    else if (strcmp(argv[i], "--runs") == 0)
      well = read_number(argv, &i, MOST_RUNS, &options->runs);
    else
      well = any = choose(options, argv[i]);
    if (!well) return false;
  }
  for (size_t i = 0; i < GROUPS && !any; i++) options->chosen[i] = true;
  return true;
}

// ---- groups -------------------------------------------------------------------------------------

const char *group_words(const char *name) {
  size_t i = 0;
  while (strcmp(groups[i].name, name) != 0) i++;
  return groups[i].words;
}

void bench_trouble(Bench *bench, const char *format, ...) {
  Text text = {0};
  va_list arguments;
  va_start(arguments, format);
  text_vprintf(&text, format, arguments);
  va_end(arguments);
  fprintf(stderr, "heapstory-bench: %s: %s\n", bench->group, text_chars(&text));
  text_delete(&text);
  bench->trouble = true;
}

// The first of a group's needs that is not here, in `missing`.
static bool lacks(const Group *group, Text *missing) {
  for (const char *at = group->needs; *at;) {
    size_t length = strcspn(at, " ");
    text_clear(missing);
    text_add_n(missing, at, length);
    char *path = program_find(text_chars(missing));
    if (!path) return true;
    mem_free(path);
    at += length + strspn(at + length, " ");
  }
  return false;
}

static void run_group(Bench *bench, const Group *group, FILE *stream) {
  fprintf(stream, "\n%s: %s\n", group->name, group->words);
  double began = clock_wall();
  bench->group = group->name;
  Text missing = {0};
  if (!room_enter(bench)) return;
  machine_warn(bench);
  if (lacks(group, &missing))
    bench_skip(bench, group->words, bench_text(bench, "there is no %s here", text_chars(&missing)));
  else
    group->run(bench);
  text_delete(&missing);
  room_leave(bench);
  works_delete(bench);
  scratch_delete(&bench->texts);
  fprintf(stream, "  (%.0f s)\n", clock_wall() - began);
}

// Nothing of the user's settings reaches what is measured.
static void clean_environment(void) {
  extern char **environ;
  for (char **entry = environ; *entry;) {
    size_t length = strcspn(*entry, "=");
    char *name = mem_strndup(*entry, length);
    if (strncmp(name, "HEAPSTORY_", 10) == 0) {
      unsetenv(name);
      entry = environ;
    } else {
      entry++;
    }
    mem_free(name);
  }
  setenv("LC_ALL", "C", 1);
}

static int summary(const Bench *bench, FILE *stream) {
  size_t goals = 0, met = 0, skipped = 0;
  for (size_t i = 0; i < bench->rows.count; i++) {
    const Row *row = &bench->rows.items[i];
    skipped += row->skipped != NULL;
    goals += !row->skipped && row->goal.sense != GOAL_NONE;
    met += !row->skipped && row->goal.sense != GOAL_NONE && row_met(row);
  }
  fprintf(stream, "\n%zu of %zu goals are met", met, goals);
  if (skipped) fprintf(stream, "; %zu not measured", skipped);
  fprintf(stream, "; it took %.0f s\n", clock_wall() - bench->began);
  return bench->trouble ? 2 : met < goals ? 1 : 0;
}

static int run(const Options *options) {
  Bench bench = {.group = "machine",
                 .repetitions = options->repetitions,
                 .peers = options->peers,
                 .quiet = options->markdown,
                 .began = clock_wall()};
  FILE *words = options->markdown ? stderr : stdout;
  clean_environment();
  if (!room_enter(&bench)) return 2;
  machine_print(&bench, options->markdown, stdout);
  room_leave(&bench);
  for (unsigned i = 1; i <= options->runs; i++) {
    bench.run = i;
    if (options->runs > 1) fprintf(words, "\nRun %u of %u\n", i, options->runs);
    for (size_t group = 0; group < GROUPS; group++)
      if (options->chosen[group]) run_group(&bench, &groups[group], words);
  }
  if (options->markdown) {
    printf("Runs: %u. Others used at most %.0f %% of the processors when a group began.\n",
           options->runs, bench.busiest * 100);
    rows_markdown(&bench, stdout);
  }
  int status = summary(&bench, words);
  bench_rows_delete(&bench);
  return status;
}

int main(int argc, char **argv) {
  (void)argc;
  Options options = {.repetitions = REPETITIONS, .runs = 1};
  if (!read_options(&options, argv)) return 2;
  if (options.help) fputs(usage, stdout);
  for (size_t i = 0; i < GROUPS && options.list && !options.help; i++)
    printf("%-12s %s\n", groups[i].name, groups[i].words);
  return options.help || options.list ? 0 : run(&options);
}
