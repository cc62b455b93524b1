// work.c: what is run, and what one run of it took.
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

typedef struct Command {
  char **argv;   // NULL ends it; a block of its own, as every word
  pid_t process; // 0: it is not running
} Command;

typedef enum WorkKind { WORK_COMMANDS, WORK_CALL, WORK_REPORT } WorkKind;

struct Work {
  WorkKind kind;
  Array(Command) commands;
  unsigned parallel;
  bool (*call)(void *payload, Meter *meter);
  void *payload;
  void (*before)(void *payload);
  void *before_payload;
  char *empties; // a folder
};

// ---- made ---------------------------------------------------------------------------------------

static Work *work_new(Bench *bench, WorkKind kind) {
  Work *work = mem_zalloc(sizeof *work);
  work->kind = kind;
  array_push(&bench->works, work);
  return work;
}

Work *work_commands(Bench *bench, unsigned parallel) {
  Work *work = work_new(bench, WORK_COMMANDS);
  work->parallel = parallel;
  return work;
}

void work_arguments(Work *work, const char *const *argv) {
  size_t count = 0;
  while (argv[count]) count++;
  Command command = {.argv = mem_zalloc(mem_size(count + 1, sizeof *command.argv))};
  for (size_t i = 0; i < count; i++) command.argv[i] = mem_strdup(argv[i]);
  array_push(&work->commands, command);
}

// The words of `program, ...`.
static void add_command(Work *work, const char *program, va_list words) {
  Array(const char *) argv = {0};
  for (const char *word = program; word; word = va_arg(words, const char *))
    array_push(&argv, word);
  array_push(&argv, NULL);
  work_arguments(work, argv.items);
  array_delete(&argv);
}

void work_command(Work *work, const char *program, ...) {
  va_list words;
  va_start(words, program);
  add_command(work, program, words);
  va_end(words);
}

Work *work_call(Bench *bench, bool (*call)(void *payload, Meter *meter), void *payload) {
  Work *work = work_new(bench, WORK_CALL);
  work->call = call;
  work->payload = payload;
  return work;
}

Work *work_report(Bench *bench, const char *program, ...) {
  Work *work = work_new(bench, WORK_REPORT);
  va_list words;
  va_start(words, program);
  add_command(work, program, words);
  va_end(words);
  return work;
}

void work_before(Work *work, void (*before)(void *payload), void *payload) {
  work->before = before;
  work->before_payload = payload;
}

void work_empties(Work *work, const char *path) { work->empties = mem_strdup(path); }

void works_delete(Bench *bench) {
  for (size_t i = 0; i < bench->works.count; i++) {
    Work *work = bench->works.items[i];
    for (size_t j = 0; j < work->commands.count; j++) {
      for (char **word = work->commands.items[j].argv; *word; word++) mem_free(*word);
      mem_free(work->commands.items[j].argv);
    }
    array_delete(&work->commands);
    mem_free(work->empties);
    mem_free(work);
  }
  array_delete(&bench->works);
}

// ---- commands -----------------------------------------------------------------------------------

// What failed: the command's words, and the first that it said.
static bool command_failed(Bench *bench, const Command *command, const char *how) {
  Text words = {0};
  for (char **word = command->argv; *word && words.length < 200; word++)
    text_printf(&words, "%s%s", words.length ? " " : "", *word);
  Errors errors = {0};
  size_t length = 0;
  char *said = file_read(bench_path(bench, ".stderr"), &length, &errors);
  while (length > 0 && said[length - 1] == '\n') said[--length] = 0;
  bench_trouble(bench, "%s: %s%s%.600s", text_chars(&words), how, length > 0 ? ": " : "",
                length > 0 ? said : "");
  mem_free(said);
  errors_delete(&errors);
  text_delete(&words);
  return false;
}

static bool spawn(Bench *bench, const Command *command, int output, pid_t *process_out) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  if (output < 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  else
    posix_spawn_file_actions_adddup2(&actions, output, 1);
  posix_spawn_file_actions_addopen(&actions, 2, bench_path(bench, ".stderr"),
                                   O_WRONLY | O_CREAT | O_APPEND, 0600);
  int fault = posix_spawnp(process_out, command->argv[0], &actions, NULL, command->argv, environ);
  posix_spawn_file_actions_destroy(&actions);
  return fault == 0 || command_failed(bench, command, strerror(fault));
}

static double seconds(struct timeval time) {
  return (double)time.tv_sec + (double)time.tv_usec * 1e-6;
}

// Waits for `process`, or any with -1, and adds what it took. False: it failed. `process_out` is
// who it was.
static bool await(pid_t process, Cost *cost, pid_t *process_out) {
  int status;
  struct rusage usage;
  do *process_out = wait4(process, &status, 0, &usage);
  while (*process_out < 0 && errno == EINTR);
  if (*process_out < 0) return false;
  cost->cpu += seconds(usage.ru_utime) + seconds(usage.ru_stime);
  double peak = (double)usage.ru_maxrss * 1024;
  if (peak > cost->peak) cost->peak = peak;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static Command *command_of(const Work *work, pid_t process) {
  for (size_t i = 0; i < work->commands.count; i++)
    if (work->commands.items[i].process == process) return &work->commands.items[i];
  return NULL;
}

// After the first that fails no other one is begun.
static bool run_commands(Bench *bench, const Work *work, Cost *cost) {
  size_t running = 0, begun = 0;
  bool well = true;
  double start = clock_wall();
  while (running > 0 || (well && begun < work->commands.count)) {
    if (well && begun < work->commands.count && running < work->parallel) {
      Command *command = &work->commands.items[begun++];
      well = spawn(bench, command, -1, &command->process);
      running += well;
      continue;
    }
    pid_t ended;
    bool ended_well = await(-1, cost, &ended);
    Command *command = command_of(work, ended);
    if (!ended_well && well) well = command_failed(bench, command, "failed");
    if (command) command->process = 0;
    running--;
  }
  cost->wall = clock_wall() - start;
  return well;
}

// ---- what measures itself -----------------------------------------------------------------------

// The line that a process prints into a pipe, which is closed here.
static bool read_report(int from, Cost *cost_out) {
  FILE *pipe = fdopen(from, "r");
  char line[256];
  bool well = pipe && fgets(line, sizeof line, pipe) && cost_read(line, cost_out);
  if (pipe) fclose(pipe);
  return well;
}

static bool run_report(Bench *bench, const Work *work, Cost *cost) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) < 0) return false;
  pid_t process;
  const Command *command = &work->commands.items[0];
  bool well = spawn(bench, command, ends[1], &process);
  close(ends[1]);
  bool read = read_report(ends[0], cost);
  if (!well) return false;
  Cost whole = {0};
  if (!await(process, &whole, &process)) return command_failed(bench, command, "failed");
  return read || command_failed(bench, command, "does not say what it took");
}

// A fork that does not work is a row that is not measured.
static bool run_call(Bench *bench, const Work *work, Cost *cost) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) < 0) return false;
  fflush(NULL);
  pid_t process = fork();
  if (process == 0) {
    Meter meter = {0};
    bool well = work->call(work->payload, &meter);
    FILE *report = fdopen(ends[1], "w");
    if (report) meter_print(&meter, report);
    _exit(well && report && fclose(report) == 0 ? 0 : 1);
  }
  close(ends[1]);
  bool well = read_report(ends[0], cost);
  Cost whole = {0};
  well = process > 0 && await(process, &whole, &process) && well;
  if (!well) bench_trouble(bench, "a function failed");
  return well;
}

// ---- one run ------------------------------------------------------------------------------------

// Moved aside, not removed: ext4 does not give out the numbers of files again that have just gone,
// and looks for others at length. All of it goes with the scratch folder.
static void move_aside(Bench *bench, const Work *work) {
  Text aside = {0};
  text_printf(&aside, "%s.%u", work->empties, bench->asides++);
  if (rename(work->empties, text_chars(&aside)) != 0 && errno != ENOENT)
    bench_trouble(bench, "%s: %s", work->empties, strerror(errno));
  text_delete(&aside);
  mkdir(work->empties, 0700);
}

bool work_run(Bench *bench, Work *work, Cost *cost_out) {
  *cost_out = (Cost){0};
  if (work->empties) move_aside(bench, work);
  if (work->before) work->before(work->before_payload);
  unlink(bench_path(bench, ".stderr"));
  // A process that is begun here starts with this one's peak, a fork with the memory that it keeps:
  // what earlier groups took and gave back is no part of either.
  malloc_trim(0);
  meter_forget_peak();
  switch (work->kind) {
  case WORK_COMMANDS: return run_commands(bench, work, cost_out);
  case WORK_CALL: return run_call(bench, work, cost_out);
  case WORK_REPORT: return run_report(bench, work, cost_out);
  }
  return false;
}
