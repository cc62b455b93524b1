// workers.c: scenarios told by worker processes, and what they tell taken in the order of the
// files.
//
//   orders: 7 ──▶ worker: read, play, draw, write ──▶ frames: put.. put.. done ──▶ taken when 1 to
//   6 are
//                   └─ its stderr ──────────────────▶ said when all of 7 is taken
//
// Processes, because libgvc is not thread-safe and may crash: a worker that dies loses one
// scenario. They are forked before this process has called libgvc. One worker has one scenario at a
// time.
#define _GNU_SOURCE // sched_getaffinity
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "files.h"
#include "teller.h"

enum {
  AHEAD = 16,           // scenarios for each job that may be begun before the first is taken
  MOST_HELD = 64 << 20, // bytes that wait in memory for their turn
  PATIENCE = 100,       // milliseconds between looks at what makes no noise: deaths, clocks
};

// A scenario that has been given out and is not taken yet.
typedef struct Task {
  size_t at;
  bool begun, waits, done;
  ExitStatus status;
  Text put; // a size_t and so many bytes, again and again
  Text said;
  Words once;
} Task;

typedef struct Worker {
  pid_t pid;                 // 0: there is none
  int orders, orders_reader; // both ends: a write to a worker that died must not raise SIGPIPE
  int frames, errors;
  Text bytes; // of frames that are not complete
  Task *task; // NULL: it has nothing to do
  bool retires, late;
  double spent; // seconds of its task; waiting for others does not count
} Worker;

typedef struct Pool {
  Undo undo;
  Teller *teller;
  Progress progress;
  size_t jobs, count; // scenarios
  size_t turn, next;  // the next one to be taken, the next one to be begun
  uint64_t timeout;
  bool stopped;
  ExitStatus worst;
  Worker *workers; // twice as many as jobs: those that wait for their turn do not work
  size_t worker_count;
  Task *tasks; // a ring
  size_t window;
  size_t held;
  Words made; // folders
  double now;
} Pool;

static Task *task_of(Pool *pool, size_t at) { return &pool->tasks[at % pool->window]; }

// ---- how many ---------------------------------------------------------------------------------

static size_t processors(void) {
#ifdef __linux__
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return (size_t)CPU_COUNT(&set);
#endif
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? (size_t)count : 1;
}

size_t workers_wanted(const Options *options) {
  enum { MOST = 256 };
  uint64_t jobs;
  Errors none = {0}; // it was checked before
  options_number(&options->jobs, 0, &jobs, &none);
  errors_delete(&none);
  if (jobs == 0) jobs = processors();
  if (jobs > MOST) jobs = MOST;
  return jobs < options->file_count ? (size_t)jobs : options->file_count;
}

// ---- the end of a worker ----------------------------------------------------------------------

static void close_worker(Worker *worker) {
  const int ends[] = {worker->orders, worker->orders_reader, worker->frames, worker->errors};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (ends[i] >= 0) close(ends[i]);
  text_delete(&worker->bytes);
  sigset_t before = signals_block();
  *worker = (Worker){.orders = -1, .orders_reader = -1, .frames = -1, .errors = -1};
  signals_unblock(before);
}

// In a signal handler: the workers undo what they began, then the folders go that are empty.
static void undo_pool(void *payload) {
  const Pool *pool = payload;
  for (size_t i = 0; i < pool->worker_count; i++)
    if (pool->workers[i].pid) kill(pool->workers[i].pid, SIGTERM);
  for (size_t i = 0; i < pool->worker_count; i++)
    if (pool->workers[i].pid) waitpid(pool->workers[i].pid, NULL, 0);
  for (size_t i = pool->made.count; i-- > 0;) rmdir(pool->made.items[i]);
}

// True when it has ended; a second at most.
static bool has_ended(pid_t pid) {
  const struct timespec moment = {.tv_nsec = 10 * 1000 * 1000};
  for (int i = 0; i < 100; i++) {
    if (waitpid(pid, NULL, WNOHANG) != 0) return true;
    nanosleep(&moment, NULL);
  }
  return false;
}

// Ends it in the middle of its work: its own handler removes what is unfinished.
static void end_worker(Worker *worker) {
  kill(worker->pid, SIGTERM);
  kill(worker->pid, SIGCONT);
  if (!has_ended(worker->pid)) {
    kill(worker->pid, SIGKILL);
    waitpid(worker->pid, NULL, 0);
  }
  close_worker(worker);
}

static void end_all(Pool *pool) {
  for (size_t i = 0; i < pool->worker_count; i++)
    if (pool->workers[i].pid) kill(pool->workers[i].pid, SIGTERM);
  for (size_t i = 0; i < pool->worker_count; i++)
    if (pool->workers[i].pid) end_worker(&pool->workers[i]);
  for (size_t i = pool->made.count; i-- > 0;) rmdir(pool->made.items[i]);
}

// ---- its begin --------------------------------------------------------------------------------

// The child keeps its own ends alone: those of the others must end with them.
static _Noreturn void be_worker(Pool *pool, const Worker *self, const int frames[2],
                                const int errors[2]) {
  Link link = {.orders = self->orders_reader,
               .frames = frames[1],
               .waits = !pool->teller->options->keep_going};
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

static bool start_worker(Pool *pool, Worker *worker) {
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
  if (!well) close_worker(worker);
  return well;
}

// ---- what comes from a worker -----------------------------------------------------------------

static void hold(Pool *pool, Task *task, const char *bytes, size_t length) {
  text_add_n(&task->put, (const char *)&length, sizeof length);
  text_add_n(&task->put, bytes, length);
  pool->held += sizeof length + length;
}

static void get_frame(Pool *pool, Worker *worker, const Frame *frame, const char *bytes) {
  Task *task = worker->task;
  Done done;
  switch ((FrameKind)frame->kind) {
  case FRAME_PUT: hold(pool, task, bytes, frame->length); break;
  case FRAME_SAY: array_push(&task->once, mem_strndup(bytes, frame->length)); break;
  case FRAME_MADE: {
    char *path = mem_strndup(bytes, frame->length);
    sigset_t before = signals_block();
    array_push(&pool->made, path);
    signals_unblock(before);
    break;
  }
  case FRAME_WAIT: task->waits = true; break;
  case FRAME_DONE:
    memcpy(&done, bytes, sizeof done);
    task->done = true;
    task->status = done.status;
    worker->retires = done.retires;
    break;
  }
}

// Takes complete frames from what has come.
static void get_frames(Pool *pool, Worker *worker) {
  Text *bytes = &worker->bytes;
  size_t at = 0;
  Frame frame;
  while (bytes->length - at >= sizeof frame) {
    memcpy(&frame, bytes->chars + at, sizeof frame);
    if (bytes->length - at - sizeof frame < frame.length) break;
    get_frame(pool, worker, &frame, bytes->chars + at + sizeof frame);
    at += sizeof frame + frame.length;
  }
  if (at == 0) return;
  memmove(bytes->chars, bytes->chars + at, bytes->length - at);
  bytes->length -= at;
}

// Reads what is there, once. False at the end.
static bool read_some(int file, Text *text) {
  char buffer[65536];
  ssize_t got = read(file, buffer, sizeof buffer);
  if (got > 0) text_add_n(text, buffer, (size_t)got);
  return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

static void read_all(int file, Text *text) {
  for (size_t before = text->length + 1; before != text->length;) {
    before = text->length;
    read_some(file, text);
  }
}

// Everything that a worker wrote before its last frame is in the pipe by now.
static void read_errors(Worker *worker) {
  if (worker->task) read_all(worker->errors, &worker->task->said);
}

static void release(Worker *worker) {
  if (!worker->task || !worker->task->done) return;
  read_errors(worker);
  worker->task = NULL;
  worker->spent = 0;
}

// ---- deaths -----------------------------------------------------------------------------------

static void lose(Pool *pool, Worker *worker, int status) {
  Task *task = worker->task;
  const char *file = pool->teller->options->files[task->at];
  if (task->said.length > 0 && task->said.chars[task->said.length - 1] != '\n')
    text_add_char(&task->said, '\n');
  text_printf(&task->said, "%s: error: ", file);
  if (worker->late)
    text_printf(&task->said, "given up after %llu second%s (%s)\n",
                (unsigned long long)pool->timeout, pool->timeout == 1 ? "" : "s",
                pool->teller->options->timeout.origin);
  else if (WIFSIGNALED(status))
    text_printf(&task->said, "the worker died (signal %d)\n", WTERMSIG(status));
  else
    text_printf(&task->said, "the worker ended (exit status %d)\n", WEXITSTATUS(status));
  task->status = EXIT_TROUBLE;
  task->done = true;
}

// Looks whether a worker has ended, and what it left in its pipes.
static void look_for_death(Pool *pool, Worker *worker) {
  int status;
  sigset_t before = signals_block();
  pid_t pid = waitpid(worker->pid, &status, WNOHANG);
  if (pid == worker->pid) worker->pid = 0;
  signals_unblock(before);
  if (pid == 0) return;
  read_all(worker->frames, &worker->bytes);
  if (worker->task) get_frames(pool, worker);
  read_errors(worker);
  if (worker->task && !worker->task->done) lose(pool, worker, status);
  close_worker(worker);
}

// ---- giving out -------------------------------------------------------------------------------

// Too much is waiting for its turn: this worker is not listened to until it is its own.
static bool is_held_back(const Pool *pool, const Worker *worker) {
  return worker->task && worker->task->at != pool->turn && pool->held > MOST_HELD;
}

static bool is_working(const Pool *pool, const Worker *worker) {
  return worker->pid && worker->task && !worker->task->waits && !is_held_back(pool, worker);
}

// One that has nothing to do, or else a new one. NULL: there is no place for one.
static Worker *find_worker(Pool *pool, bool *failed_out) {
  Worker *empty = NULL;
  size_t working = 0;
  for (size_t i = 0; i < pool->worker_count; i++) working += is_working(pool, &pool->workers[i]);
  if (working >= pool->jobs) return NULL;
  for (size_t i = 0; i < pool->worker_count; i++) {
    Worker *worker = &pool->workers[i];
    if (worker->pid && !worker->task && !worker->retires) return worker;
    if (!worker->pid && !empty) empty = worker;
  }
  *failed_out = empty && !start_worker(pool, empty);
  return *failed_out ? NULL : empty;
}

static bool has_worker(const Pool *pool) {
  for (size_t i = 0; i < pool->worker_count; i++)
    if (pool->workers[i].pid) return true;
  return false;
}

static void order(const Worker *worker, uint64_t number) {
  ssize_t written = write(worker->orders, &number, sizeof number);
  (void)written; // to a worker that died, which is noticed in any case
}

// False after adding an error: there is no worker and there can be none.
static bool give_out(Pool *pool, Errors *errors) {
  while (pool->next < pool->count && pool->next < pool->turn + pool->window) {
    bool failed = false;
    Worker *worker = find_worker(pool, &failed);
    if (failed && !has_worker(pool))
      return error_add(errors, (Position){0}, "cannot start a worker: %s", strerror(errno));
    if (!worker) return true;
    worker->task = task_of(pool, pool->next);
    worker->task->at = pool->next++;
    worker->task->begun = true;
    order(worker, worker->task->at);
  }
  return true;
}

// ---- taking -----------------------------------------------------------------------------------

static bool take_put(Pool *pool, Task *task) {
  Errors errors = {0};
  bool well = true;
  for (size_t at = 0, length; well && at < task->put.length; at += sizeof length + length) {
    memcpy(&length, task->put.chars + at, sizeof length);
    well =
        teller_take(pool->teller, task->at, task->put.chars + at + sizeof length, length, &errors);
  }
  pool->held -= task->put.length;
  text_delete(&task->put);
  if (errors.count > 0) progress_hide(&pool->progress);
  if (!files_pipe_broke()) errors_print(&errors, stderr);
  errors_delete(&errors);
  return well;
}

static void let_go(Pool *pool, Task *task) {
  for (size_t i = 0; i < pool->worker_count; i++)
    if (pool->workers[i].task == task) order(&pool->workers[i], ORDER_GO);
  task->waits = false;
}

static void finish(Pool *pool, Task *task) {
  if (task->said.length + task->once.count > 0) progress_hide(&pool->progress);
  for (size_t i = 0; i < task->once.count; i++) teller_say(pool->teller, task->once.items[i]);
  if (!files_pipe_broke()) fwrite(text_chars(&task->said), 1, task->said.length, stderr);
  if (task->status > pool->worst) pool->worst = task->status;
  if (task->status == EXIT_TROUBLE && !pool->teller->options->keep_going) pool->stopped = true;
  text_delete(&task->said);
  words_delete(&task->once);
  *task = (Task){0};
  pool->turn++;
}

// As far as the order of the files allows.
static void take(Pool *pool) {
  while (!pool->stopped && pool->turn < pool->next) {
    Task *task = task_of(pool, pool->turn);
    if (!take_put(pool, task)) {
      pool->stopped = true;
      pool->worst = EXIT_TROUBLE;
      return;
    }
    if (task->waits) let_go(pool, task);
    if (!task->done) return;
    finish(pool, task);
  }
}

// ---- the round --------------------------------------------------------------------------------

// Waits until something comes, and reads it.
static void listen(Pool *pool) {
  struct pollfd *polls = mem_zalloc(mem_size(pool->worker_count * 2, sizeof *polls));
  for (size_t i = 0; i < pool->worker_count; i++) {
    const Worker *worker = &pool->workers[i];
    bool deaf = !worker->pid || is_held_back(pool, worker);
    polls[2 * i] = (struct pollfd){.fd = deaf ? -1 : worker->frames, .events = POLLIN};
    polls[2 * i + 1] = (struct pollfd){.fd = worker->pid ? worker->errors : -1, .events = POLLIN};
  }
  if (poll(polls, (nfds_t)(pool->worker_count * 2), PATIENCE) > 0)
    for (size_t i = 0; i < pool->worker_count; i++) {
      Worker *worker = &pool->workers[i];
      if (polls[2 * i + 1].revents && worker->task) read_some(worker->errors, &worker->task->said);
      if (polls[2 * i].revents && read_some(worker->frames, &worker->bytes) && worker->task)
        get_frames(pool, worker);
    }
  mem_free(polls);
}

static void look_at_clock(Pool *pool) {
  double now = seconds_now(), passed = now - pool->now;
  pool->now = now;
  for (size_t i = 0; pool->timeout && i < pool->worker_count; i++) {
    Worker *worker = &pool->workers[i];
    if (is_working(pool, worker)) worker->spent += passed;
    if (!is_working(pool, worker) || worker->late || worker->spent < (double)pool->timeout)
      continue;
    worker->late = true;
    read_errors(worker);
    lose(pool, worker, 0);
    end_worker(worker);
  }
}

static void go_round(Pool *pool) {
  listen(pool);
  look_at_clock(pool);
  for (size_t i = 0; i < pool->worker_count; i++) {
    Worker *worker = &pool->workers[i];
    release(worker);
    if (worker->pid) look_for_death(pool, worker);
  }
  take(pool);
  progress_show(&pool->progress, pool->turn);
}

static void pool_open(Pool *pool) {
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

static void pool_close(Pool *pool) {
  progress_hide(&pool->progress);
  end_all(pool);
  signals_remove(&pool->undo);
  for (size_t i = 0; i < pool->window; i++) {
    text_delete(&pool->tasks[i].put);
    text_delete(&pool->tasks[i].said);
    words_delete(&pool->tasks[i].once);
  }
  mem_free(pool->workers);
  mem_free(pool->tasks);
  words_delete(&pool->made);
}

ExitStatus workers_tell(Teller *teller, size_t jobs, Errors *errors) {
  Pool pool = {
      .teller = teller,
      .progress = progress_begin(teller->options),
      .jobs = jobs,
      .count = teller->options->file_count,
      .now = seconds_now(),
  };
  options_number(&teller->options->timeout, 0, &pool.timeout, errors);
  fflush(stdout);
  pool_open(&pool);
  while (!pool.stopped && pool.turn < pool.count) {
    if (!give_out(&pool, errors)) {
      pool.worst = EXIT_TROUBLE;
      break;
    }
    go_round(&pool);
  }
  pool_close(&pool);
  return pool.worst;
}
