// workers.c: scenarios told by worker processes, and what they tell taken in the order of the
// files.
//
//   orders: 7 ──▶ worker: read, play, draw, write ──▶ frames: put.. put.. done ──▶ taken in turn
//                   └─ its stderr ──────────────────▶ said when all of 7 is taken
//
// Processes, because libgvc is not thread-safe and may crash: a worker that dies loses one
// scenario. They are forked before this process has called libgvc. One worker has one scenario at a
// time.
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "files.h"
#include "pool.h"

enum {
  MOST_HELD = 64 << 20, // bytes that wait in memory for their turn
  PATIENCE = 100,       // milliseconds between looks at what makes no noise: deaths, clocks
};

static Task *task_of(Pool *pool, size_t at) { return &pool->tasks[at % pool->window]; }

// ---- what comes from a worker -----------------------------------------------------------------

static void hold(Pool *pool, Task *task, const char *bytes, size_t length) {
  text_add_n(&task->put, (const char *)&length, sizeof length);
  text_add_n(&task->put, bytes, length);
  pool->held += sizeof length + length;
}

static void get_frame(Pool *pool, Worker *worker, const Frame *frame, const char *bytes) {
  Task *task = worker->task;
  Done done;
  if (!task && frame->kind != FRAME_MISSING) return;
  switch ((FrameKind)frame->kind) {
  case FRAME_PUT: hold(pool, task, bytes, frame->length); break;
  case FRAME_SAY: array_push(&task->once, mem_strndup(bytes, frame->length)); break;
  case FRAME_MISSING: {
    char *path = mem_strndup(bytes, frame->length);
    sigset_t before = signals_block();
    array_push(&pool->missing, path);
    signals_unblock(before);
    break;
  }
  case FRAME_SURE: task->sure = true; // fall through
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
  const Options *options = pool->teller->options;
  if (task->said.length > 0 && task->said.chars[task->said.length - 1] != '\n')
    text_add_char(&task->said, '\n');
  if (worker->late)
    text_printf(&task->loss, "given up after %llu second%s (%s)", (unsigned long long)pool->timeout,
                pool->timeout == 1 ? "" : "s", options->timeout.origin);
  else if (WIFSIGNALED(status))
    text_printf(&task->loss, "the worker died (signal %d)", WTERMSIG(status));
  else
    text_printf(&task->loss, "the worker ended (exit status %d)", WEXITSTATUS(status));
  text_printf(&task->said, "%s: error: %s\n", options->files[task->at], text_chars(&task->loss));
  task->status = EXIT_TROUBLE;
  task->done = true;
}

// In the middle of its work. It may have made folders of which nothing has been heard yet.
static void end(Pool *pool, Worker *worker) {
  worker_end(worker);
  worker->task = NULL;
  read_all(worker->frames, &worker->bytes);
  get_frames(pool, worker);
  worker_close(worker);
}

static void end_all(Pool *pool) {
  for (size_t i = 0; i < pool->worker_count; i++)
    if (pool->workers[i].pid) kill(pool->workers[i].pid, SIGTERM);
  for (size_t i = 0; i < pool->worker_count; i++)
    if (pool->workers[i].pid) end(pool, &pool->workers[i]);
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
  get_frames(pool, worker);
  read_errors(worker);
  if (worker->task && !worker->task->done) lose(pool, worker, status);
  worker_close(worker);
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
  *failed_out = empty && !pool_start(pool, empty);
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
  if (task->put.length > 0) progress_hide(&pool->progress); // standard output may be its terminal
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

// What the worker could not put any more.
static void excuse(Pool *pool, const Task *task) {
  const Telling *telling = pool->teller->telling;
  Story story = {.options = pool->teller->options, .at = task->at, .teller = pool->teller};
  Errors errors = {.file = story.options->files[task->at]};
  if (!telling->excuse) return;
  error_add(&errors, (Position){0}, "%s", text_chars(&task->loss));
  telling->excuse(&story, telling->tell_payload, &errors);
  errors_delete(&errors);
}

static void finish(Pool *pool, Task *task) {
  if (task->loss.length > 0) excuse(pool, task);
  if (task->said.length + task->once.count > 0) progress_hide(&pool->progress);
  for (size_t i = 0; i < task->once.count; i++) teller_say(pool->teller, task->once.items[i]);
  if (!files_pipe_broke()) fwrite(text_chars(&task->said), 1, task->said.length, stderr);
  if (task->status > pool->worst) pool->worst = task->status;
  if (task->status == EXIT_TROUBLE && !pool->teller->options->keep_going) pool->stopped = true;
  text_delete(&task->said);
  text_delete(&task->loss);
  words_delete(&task->once);
  *task = (Task){0};
  pool->turn++;
}

// Those that need not wait until all before them are done, because nothing can go wrong with these
// any more. Else the workers would give names one after the other, each when it has been woken.
static void let_go_early(Pool *pool) {
  for (size_t at = pool->turn; at < pool->next; at++) {
    Task *task = task_of(pool, at);
    if (task->done ? task->status == EXIT_TROUBLE : !task->sure) return;
    if (task->waits) let_go(pool, task);
  }
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
    if (!task->done) break;
    finish(pool, task);
  }
  if (!pool->stopped) let_go_early(pool);
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
    end(pool, worker);
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
  end_all(&pool);
  pool_close(&pool);
  return pool.worst;
}
