// Output that appears whole or not at all: what killed processes leave, and processes that work in
// one folder at the same time.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "cli/files.h"

// ---- a room for each test ----------------------------------------------------------------------

static char room[64];

static int make_room(void **state) {
  (void)state;
  strcpy(room, "/tmp/test_files.XXXXXX");
  return mkdtemp(room) && chdir(room) == 0 ? 0 : -1;
}

static int remove_room(void **state) {
  (void)state;
  char command[128];
  snprintf(command, sizeof command, "cd / && rm -rf %s", room);
  return system(command);
}

static void write_text(const char *path, const char *text) {
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  fclose(file);
}

static bool holds(const char *path, const char *text) {
  char buffer[64] = "";
  FILE *file = fopen(path, "r");
  if (!file) return false;
  size_t length = fread(buffer, 1, sizeof buffer - 1, file);
  fclose(file);
  buffer[length] = 0;
  return strcmp(buffer, text) == 0;
}

static bool exists(const char *path) {
  struct stat status;
  return lstat(path, &status) == 0;
}

// Names in a folder that begin with ".heapstory-".
static int count_litter(const char *path) {
  DIR *list = opendir(path);
  int count = 0;
  for (const struct dirent *entry; list && (entry = readdir(list));)
    count += strncmp(entry->d_name, ".heapstory-", 11) == 0;
  if (list) closedir(list);
  return count;
}

// ---- what a process does -----------------------------------------------------------------------

static bool begin(Outbox *outbox, const char *directory, const char *folder, const char *name,
                  const char *text) {
  Errors errors = {0};
  bool well = outbox_open(outbox, directory, folder, &errors) &&
              outbox_begin(outbox, name, &errors) &&
              outbox_write(outbox, text, strlen(text), &errors);
  errors_print(&errors, stderr);
  errors_delete(&errors);
  return well;
}

static bool finish(Outbox *outbox) {
  Errors errors = {0};
  bool well = outbox_end(outbox, &errors) && outbox_commit(outbox, &errors);
  outbox_close(outbox);
  errors_print(&errors, stderr);
  errors_delete(&errors);
  return well;
}

static bool write_whole(const char *directory, const char *folder, const char *name,
                        const char *text) {
  Outbox outbox;
  return begin(&outbox, directory, folder, name, text) && finish(&outbox);
}

// A folder is swept again when another one was swept between.
static void sweep_elsewhere(void) { assert_true(write_whole("elsewhere", "sub", "x.txt", "x")); }

// A process that is killed in the middle of a file.
static void be_killed(const char *directory, const char *folder) {
  pid_t child = fork();
  if (child == 0) {
    Outbox outbox;
    temporaries_forget();
    signals_forget();
    if (begin(&outbox, directory, folder, "a.txt", "hal")) raise(SIGKILL);
    _exit(1);
  }
  int status;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  sweep_elsewhere();
}

// ---- the tests ---------------------------------------------------------------------------------

static void test_killed(void **state) {
  (void)state;
  assert_true(write_whole(".", "sub", "a.txt", "old"));
  be_killed(".", "sub");
  be_killed(".", "sub"); // has swept what the first one left
  assert_int_equal(count_litter("sub"), 1);
  assert_true(holds("sub/a.txt", "old"));
  assert_true(write_whole(".", "sub", "b.txt", "new"));
  assert_int_equal(count_litter("sub"), 0);
  assert_true(holds("sub/a.txt", "old"));
  assert_true(holds("sub/b.txt", "new"));
}

static void test_sink_killed(void **state) {
  (void)state;
  Errors errors = {0};
  Sink sink;
  be_killed(".", NULL);
  assert_int_equal(count_litter("."), 1);
  assert_true(sink_open(&sink, "c.txt", &errors));
  assert_true(sink_write(&sink, "c", 1, &errors));
  assert_int_equal(count_litter("."), 1); // its own
  assert_true(sink_close(&sink, true, &errors));
  assert_int_equal(count_litter("."), 0);
  assert_true(holds("c.txt", "c"));
  assert_false(exists("a.txt"));
}

// Another process is in the middle of a file: nothing of it is swept.
static void test_two_alive(void **state) {
  (void)state;
  int ready[2], go[2], status;
  char byte = 0;
  assert_true(pipe(ready) == 0 && pipe(go) == 0);
  pid_t child = fork();
  if (child == 0) {
    Outbox outbox;
    bool well = begin(&outbox, ".", "sub", "child.txt", "child") && write(ready[1], "", 1) == 1 &&
                read(go[0], &byte, 1) == 1 && finish(&outbox);
    _exit(well ? 0 : 1);
  }
  assert_int_equal(read(ready[0], &byte, 1), 1);
  assert_true(write_whole(".", "sub", "parent.txt", "parent"));
  assert_int_equal(count_litter("sub"), 1);
  assert_int_equal(write(go[1], "", 1), 1);
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  assert_true(holds("sub/child.txt", "child"));
  assert_true(holds("sub/parent.txt", "parent"));
  assert_int_equal(count_litter("sub"), 0);
}

// Two outboxes of one process in one folder, and a child that was forked between.
static void test_two_own(void **state) {
  (void)state;
  Outbox first, second;
  int status;
  assert_true(begin(&first, ".", "sub", "1.txt", "one"));
  sweep_elsewhere();
  pid_t child = fork();
  if (child == 0) {
    signals_forget();
    temporaries_forget();
    bool well = write_whole(".", "sub", "3.txt", "three");
    raise(SIGTERM); // nothing of its parent's is undone
    _exit(well ? 0 : 1);
  }
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(begin(&second, ".", "sub", "2.txt", "two"));
  assert_int_equal(count_litter("sub"), 2);
  assert_true(finish(&first));
  be_killed(".", "sub"); // the lock of the second still holds
  assert_true(write_whole(".", "sub", "4.txt", "four"));
  assert_int_equal(count_litter("sub"), 1);
  assert_true(finish(&second));
  assert_true(holds("sub/1.txt", "one") && holds("sub/2.txt", "two"));
  assert_true(holds("sub/3.txt", "three") && holds("sub/4.txt", "four"));
  assert_int_equal(count_litter("sub"), 0);
}

// A second signal comes while the first one is being handled, or just before.
static void test_two_signals(void **state) {
  (void)state;
  for (int i = 0; i < 400; i++) {
    int ready[2], status;
    char byte;
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
      Outbox outbox;
      files_start();
      if (begin(&outbox, ".", "sub", "a.txt", "hal") && write(ready[1], "", 1) == 1)
        for (;;) continue; // on another processor
      _exit(1);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    kill(child, SIGTERM);
    kill(child, SIGTERM);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    assert_false(exists("sub"));
    close(ready[0]), close(ready[1]);
  }
}

static void test_not_ours(void **state) {
  (void)state;
  assert_int_equal(mkdir("elsewhere", 0777), 0);
  write_text("elsewhere/lock", "");
  write_text("elsewhere/0", "0");
  mkdir("sub", 0777);
  write_text("sub/.heapstory-1-0", "a file");
  mkdir("sub/.heapstory-notes", 0777);
  mkdir("sub/.heapstory-1-1x", 0777);
  mkdir("sub/.heapstory-1-2", 0777); // no lock: not in a state that we leave
  write_text("sub/.heapstory-1-2/0", "0");
  mkdir("sub/.heapstory-1-3", 0777); // ours, with a stranger's file in it
  write_text("sub/.heapstory-1-3/lock", "");
  write_text("sub/.heapstory-1-3/0", "0");
  write_text("sub/.heapstory-1-3/mine.txt", "mine");
  assert_int_equal(symlink("../elsewhere", "sub/.heapstory-1-4"), 0);
  mkdir("sub/.heapstory-1-5", 0777); // killed before it had a lock
  mkdir("sub/.heapstory-1-6", 0777); // a lock that leads elsewhere
  assert_int_equal(symlink("../../elsewhere/lock", "sub/.heapstory-1-6/lock"), 0);
  write_text("sub/.heapstory-1-6/0", "0");
  mkdir("sub/.heapstory-1-7", 0777); // a lock that never opens
  assert_int_equal(mkfifo("sub/.heapstory-1-7/lock", 0600), 0);
  assert_true(write_whole(".", "sub", "a.txt", "new"));
  assert_true(holds("sub/.heapstory-1-0", "a file"));
  assert_true(exists("sub/.heapstory-notes"));
  assert_true(exists("sub/.heapstory-1-1x"));
  assert_true(holds("sub/.heapstory-1-2/0", "0"));
  assert_true(holds("sub/.heapstory-1-3/mine.txt", "mine"));
  assert_false(exists("sub/.heapstory-1-3/0"));
  assert_true(exists("sub/.heapstory-1-4"));
  assert_true(exists("elsewhere/lock") && exists("elsewhere/0"));
  assert_false(exists("sub/.heapstory-1-5"));
  assert_true(exists("sub/.heapstory-1-6/0"));
}

// A folder that is made when the one swept last has gone is another one, though file systems like
// to give it the same number.
static void test_made_again(void **state) {
  (void)state;
  for (int i = 0; i < 20; i++) {
    assert_true(write_whole(".", "sub", "a.txt", "old"));
    assert_int_equal(unlink("sub/a.txt"), 0);
    assert_int_equal(rmdir("sub"), 0);
    assert_int_equal(mkdir("sub", 0777), 0);
    mkdir("sub/.heapstory-1-5", 0777); // killed before it had a lock
    assert_true(write_whole(".", "sub", "a.txt", "new"));
    assert_int_equal(count_litter("sub"), 0);
  }
}

// A folder that was made for nothing goes again, also when others come and go meanwhile.
static void test_nothing(void **state) {
  (void)state;
  Outbox outbox;
  assert_true(begin(&outbox, "new", "sub", "a.txt", "text"));
  outbox_close(&outbox);
  assert_false(exists("new"));
}

// Many processes at once come and go in one folder, finish, give up, and are killed.
static void visit(unsigned seed) {
  Outbox outbox;
  char name[32];
  for (unsigned i = 0; i < 100; i++) {
    seed = seed * 1103515245 + 12345;
    unsigned what = seed >> 16 & 63;
    snprintf(name, sizeof name, "%u.txt", i);
    temporaries_forget(); // every one sweeps
    if (!begin(&outbox, "new", "sub", name, name)) _exit(1);
    if (what == 0) raise(SIGKILL);
    if (what < 32)
      outbox_close(&outbox);
    else if (!finish(&outbox))
      _exit(2);
  }
  _exit(0);
}

// The folder goes and comes again all the time, because nothing ever appears.
static void give_up(unsigned seed) {
  Outbox outbox;
  (void)seed;
  for (unsigned i = 0; i < 200; i++) {
    temporaries_forget();
    if (!begin(&outbox, "new", "gone", "a.txt", "text")) _exit(1);
    outbox_close(&outbox);
  }
  _exit(0);
}

// Gives how many were killed; the others must have come to their end.
static int run_crowd(void (*run)(unsigned seed), unsigned seed) {
  enum { CROWD = 6 };
  pid_t children[CROWD];
  int killed = 0;
  for (unsigned i = 0; i < CROWD; i++) {
    children[i] = fork();
    if (children[i] == 0) run(seed * CROWD + i);
  }
  for (unsigned i = 0; i < CROWD; i++) {
    int status;
    assert_int_equal(waitpid(children[i], &status, 0), children[i]);
    killed += WIFSIGNALED(status);
    if (WIFEXITED(status)) assert_int_equal(WEXITSTATUS(status), 0);
  }
  return killed;
}

static void test_crowd(void **state) {
  (void)state;
  int killed = 0;
  for (unsigned round = 0; round < 5; round++) killed += run_crowd(visit, round);
  assert_true(killed > 5);
  sweep_elsewhere();
  assert_true(write_whole("new", "sub", "end.txt", "end"));
  assert_int_equal(count_litter("new/sub"), 0);
  for (unsigned i = 0; i < 100; i++) {
    char path[64];
    snprintf(path, sizeof path, "new/sub/%u.txt", i);
    if (exists(path)) assert_true(holds(path, path + 8));
  }
}

static void test_crowd_of_nothing(void **state) {
  (void)state;
  assert_int_equal(run_crowd(give_up, 0), 0);
  assert_int_equal(count_litter("new/gone"), 0);
}

// More files than a process may have open appear together.
static void test_many(void **state) {
  (void)state;
  struct rlimit before, few = {.rlim_cur = 80, .rlim_max = 80};
  assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
  few.rlim_max = before.rlim_max;
  assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
  Errors errors = {0};
  Outbox outbox;
  char name[32];
  assert_true(outbox_open(&outbox, ".", "sub", &errors));
  for (int i = 0; i < 200; i++) {
    snprintf(name, sizeof name, "%d.txt", i);
    assert_true(outbox_begin(&outbox, name, &errors) && outbox_write(&outbox, name, 2, &errors) &&
                outbox_end(&outbox, &errors));
  }
  assert_false(exists("sub/0.txt"));
  assert_true(outbox_commit(&outbox, &errors));
  outbox_close(&outbox);
  assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
  for (int i = 0; i < 200; i++) {
    snprintf(name, sizeof name, "sub/%d.txt", i);
    assert_true(exists(name));
  }
  assert_true(holds("sub/199.txt", "19"));
  // The descriptors were given back.
  int file = open("sub/0.txt", O_RDONLY);
  assert_in_range(file, 3, 15);
  close(file);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_killed, make_room, remove_room),
      cmocka_unit_test_setup_teardown(test_sink_killed, make_room, remove_room),
      cmocka_unit_test_setup_teardown(test_two_alive, make_room, remove_room),
      cmocka_unit_test_setup_teardown(test_two_own, make_room, remove_room),
      cmocka_unit_test_setup_teardown(test_two_signals, make_room, remove_room),
      cmocka_unit_test_setup_teardown(test_not_ours, make_room, remove_room),
      cmocka_unit_test_setup_teardown(test_made_again, make_room, remove_room),
      cmocka_unit_test_setup_teardown(test_nothing, make_room, remove_room),
      cmocka_unit_test_setup_teardown(test_crowd, make_room, remove_room),
      cmocka_unit_test_setup_teardown(test_many, make_room, remove_room),
      cmocka_unit_test_setup_teardown(test_crowd_of_nothing, make_room, remove_room),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
