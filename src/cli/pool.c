// pool.c: worker processes: how many, how they begin, how they end.
#include "pool.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "processors.h"

// ---- how many ---------------------------------------------------------------------------------

size_t workers_wanted(const Options *options) {
  enum { MOST = 256 };
  if (options->file_count < 2) return options->file_count;
  uint64_t jobs;
  Errors none = {0}; // it was checked before
  options_number(&options->jobs, 0, &jobs, &none);
  errors_delete(&none);
  if (jobs == 0) jobs = processors_allowed();
  if (jobs > MOST) jobs = MOST;
  return jobs < options->file_count ? (size_t)jobs : options->file_count;
}

// ---- the end of a worker ----------------------------------------------------------------------

void worker_close(Worker *worker) {
  const int ends[] = {worker->orders, worker->orders_reader, worker->frames, worker->errors};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (ends[i] >= 0) close(ends[i]);
  text_delete(&worker->bytes);
  sigset_t before = signals_block();
  *worker = (Worker){.orders = -1, .orders_reader = -1, .frames = -1, .errors = -1};
  signals_unblock(before);
}

// Folders that are empty. Twice, because one may stand in another that was heard of later.
static void remove_empty(const Pool *pool) {
  for (int pass = 0; pass < 2; pass++)
    for (size_t i = pool->missing.count; i-- > 0;) rmdir(pool->missing.items[i]);
}

// In a signal handler: the workers undo what they began, then the folders go that are empty.
static void undo_pool(void *payload) {
  const Pool *pool = payload;
  for (size_t i = 0; i < pool->worker_count; i++)
    if (pool->workers[i].pid) kill(pool->workers[i].pid, SIGTERM);
  for (size_t i = 0; i < pool->worker_count; i++)
    if (pool->workers[i].pid) waitpid(pool->workers[i].pid, NULL, 0);
  remove_empty(pool);
}

// True when it has ended; a second at most.
static bool has_ended(pid_t pid) {
  struct timespec moment = {.tv_nsec = 50 * 1000};
  for (; moment.tv_nsec < 500 * 1000 * 1000; moment.tv_nsec *= 2) {
    if (waitpid(pid, NULL, WNOHANG) != 0) return true;
    nanosleep(&moment, NULL);
  }
  return false;
}

void worker_end(Worker *worker) {
  kill(worker->pid, SIGTERM);
  kill(worker->pid, SIGCONT);
  if (!has_ended(worker->pid)) {
    kill(worker->pid, SIGKILL);
    waitpid(worker->pid, NULL, 0);
  }
  sigset_t before = signals_block();
  worker->pid = 0;
  signals_unblock(before);
}

// ---- its begin --------------------------------------------------------------------------------

// The child keeps its own ends alone: those of the others must end with them.
static _Noreturn void be_worker(Pool *pool, const Worker *self, const int frames[2],
                                const int errors[2]) {
  Link link = {.orders = self->orders_reader,
               .frames = frames[1],
               .waits = !pool->teller->options->keep_going,
               .once = pool->teller->telling->command == RENDER};
  for (size_t i = 0; i < pool->worker_count; i++) {
    const Worker *other = &pool->workers[i];
    if (!other->pid) continue;
    close(other->orders), close(other->orders_reader);
    close(other->frames), close(other->errors);
  }
  close(self->orders), close(frames[0]), close(errors[0]);
  dup2(errors[1], STDERR_FILENO);
  close(errors[1]);
  int nothing = open("/dev/null", O_WRONLY);
  if (nothing >= 0) dup2(nothing, STDOUT_FILENO), close(nothing);
  worker_run(pool->teller, &link);
}

static bool make_pipes(int orders[2], int frames[2], int errors[2]) {
  if (pipe(orders) != 0) return false;
  if (pipe(frames) == 0) {
    if (pipe(errors) == 0) return true;
    close(frames[0]), close(frames[1]);
  }
  close(orders[0]), close(orders[1]);
  return false;
}

// Whoever ends us by SIGKILL leaves workers behind that would go on for a while.
static void end_with(pid_t parent) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGTERM);
#endif
  if (getppid() != parent) _exit(EXIT_TROUBLE);
}

bool pool_start(Pool *pool, Worker *worker) {
  int orders[2], frames[2], errors[2];
  if (!make_pipes(orders, frames, errors)) return false;
  Worker fresh = {.orders = orders[1], .orders_reader = orders[0]};
  pid_t parent = getpid();
  sigset_t before = signals_block();
  fresh.pid = fork();
  if (fresh.pid == 0) {
    signals_forget();
    end_with(parent);
    signals_unblock(before);
    be_worker(pool, &fresh, frames, errors);
  }
  close(frames[1]), close(errors[1]);
  fresh.frames = frames[0], fresh.errors = errors[0];
  fcntl(fresh.frames, F_SETFL, O_NONBLOCK);
  fcntl(fresh.errors, F_SETFL, O_NONBLOCK);
  bool well = fresh.pid > 0;
  if (!well) fresh.pid = 0;
  *worker = fresh;
  signals_unblock(before);
  if (!well) worker_close(worker);
  return well;
}

// ---- the pool ---------------------------------------------------------------------------------

// Scenarios for each job that may be begun before the first of them is taken.
enum { AHEAD = 16 };

void pool_open(Pool *pool) {
  pool->worker_count = pool->jobs * 2;
  pool->window = pool->jobs * AHEAD;
  pool->workers = mem_zalloc(mem_size(pool->worker_count, sizeof *pool->workers));
  pool->tasks = mem_zalloc(mem_size(pool->window, sizeof *pool->tasks));
  for (size_t i = 0; i < pool->worker_count; i++)
    pool->workers[i].orders = pool->workers[i].orders_reader = pool->workers[i].frames =
        pool->workers[i].errors = -1;
  pool->undo = (Undo){.run = undo_pool, .payload = pool};
  signals_add(&pool->undo);
}

void pool_close(Pool *pool) {
  progress_hide(&pool->progress);
  signals_remove(&pool->undo);
  remove_empty(pool);
  for (size_t i = 0; i < pool->window; i++) {
    text_delete(&pool->tasks[i].put);
    text_delete(&pool->tasks[i].said);
    text_delete(&pool->tasks[i].loss);
    words_delete(&pool->tasks[i].once);
  }
  mem_free(pool->workers);
  mem_free(pool->tasks);
  words_delete(&pool->missing);
}
