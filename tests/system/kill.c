// kill.c: a process that is killed (SIGKILL) at any moment leaves every file as it was or as it
// shall be, and the next run leaves nothing temporary behind (ctest: system.kill).
//
//   kill BINARY MOMENTS [SEED]
//
// `render` and `check --update` change the files of an old state into those of a new one. They are
// killed at MOMENTS random moments of the time that they take, with one process and with three
// workers, the parent alone or all of them.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char *binary;
static int failures;
static size_t all_littered, all_between; // moments in the middle: without them nothing is tested

#define FAIL(...) (failures++, printf("FAILED: "), printf(__VA_ARGS__), printf("\n"))

// ---- a tree of files, in memory -----------------------------------------------------------------

typedef struct File {
  char path[512];
  char *bytes;
  size_t length;
} File;

typedef struct Tree {
  File files[256];
  size_t count, litter; // litter: names that begin with ".heapstory-"
} Tree;

static char *read_bytes(const char *path, size_t *length_out) {
  FILE *file = fopen(path, "rb");
  *length_out = 0;
  if (!file) return NULL;
  char *bytes = malloc(1 << 20);
  *length_out = fread(bytes, 1, 1 << 20, file);
  fclose(file);
  return bytes;
}

static void add_folder(Tree *tree, const char *folder) {
  DIR *list = opendir(folder);
  for (const struct dirent *entry; list && (entry = readdir(list));) {
    char path[512];
    struct stat status;
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    if (strncmp(entry->d_name, ".heapstory-", 11) == 0) {
      tree->litter++;
      continue;
    }
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    if (lstat(path, &status) != 0) continue;
    if (S_ISDIR(status.st_mode)) {
      add_folder(tree, path);
    } else if (tree->count < 256) {
      File *file = &tree->files[tree->count++];
      snprintf(file->path, sizeof file->path, "%s", path);
      file->bytes = read_bytes(path, &file->length);
    }
  }
  if (list) closedir(list);
}

static Tree *tree_read(void) {
  Tree *tree = calloc(1, sizeof *tree);
  add_folder(tree, ".");
  return tree;
}

static void tree_delete(Tree *tree) {
  for (size_t i = 0; i < tree->count; i++) free(tree->files[i].bytes);
  free(tree);
}

static const File *tree_find(const Tree *tree, const char *path) {
  for (size_t i = 0; i < tree->count; i++)
    if (strcmp(tree->files[i].path, path) == 0) return &tree->files[i];
  return NULL;
}

static bool is_same(const File *a, const File *b) {
  return a && b && a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

static bool is_scenario(const File *file) { return strstr(file->path, ".json") != NULL; }

// Makes the files, but for the scenarios, those of `tree` again.
static void tree_restore(const Tree *tree) {
  Tree *now = tree_read();
  for (size_t i = 0; i < now->count; i++)
    if (!tree_find(tree, now->files[i].path)) unlink(now->files[i].path);
  for (size_t i = 0; i < tree->count; i++) {
    const File *file = &tree->files[i];
    if (is_scenario(file) || is_same(file, tree_find(now, file->path))) continue;
    FILE *output = fopen(file->path, "wb");
    if (!output || fwrite(file->bytes, 1, file->length, output) != file->length) abort();
    fclose(output);
  }
  tree_delete(now);
}

// ---- the command --------------------------------------------------------------------------------

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void wait_seconds(double seconds) {
  struct timespec time = {.tv_sec = (time_t)seconds};
  time.tv_nsec = (long)((seconds - (double)time.tv_sec) * 1e9);
  nanosleep(&time, NULL);
}

// In a group of its own.
static pid_t start(const char *const *arguments) {
  pid_t pid = fork();
  if (pid == 0) {
    setpgid(0, 0);
    int output = open("../output", O_WRONLY | O_CREAT | O_TRUNC, 0666);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    execv(binary, (char *const *)arguments);
    _exit(127);
  }
  setpgid(pid, pid);
  return pid;
}

static bool run(const char *const *arguments, double *seconds_out) {
  double begin = now();
  pid_t pid = start(arguments);
  int status = 1;
  waitpid(pid, &status, 0);
  if (seconds_out) *seconds_out = now() - begin;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// Workers end with their parent; as their new parent we see them go.
static bool all_have_ended(pid_t group) {
  for (double until = now() + 10; now() < until; wait_seconds(0.001)) {
    while (waitpid(-1, NULL, WNOHANG) > 0) continue;
    if (kill(-group, 0) != 0 && errno == ESRCH) return true;
  }
  kill(-group, SIGKILL);
  return false;
}

// ---- one moment ---------------------------------------------------------------------------------

typedef struct Trial {
  const char *const *arguments;
  const char *words;
  const Tree *older, *newer;
  double seconds;           // that the command takes
  size_t littered, between; // moments with temporary files left, and with some files old, some new
} Trial;

static void look_at_files(Trial *trial, double moment) {
  Tree *tree = tree_read();
  size_t old = 0, new = 0;
  for (size_t i = 0; i < tree->count; i++) {
    const File *file = &tree->files[i];
    bool is_old = is_same(file, tree_find(trial->older, file->path));
    bool is_new = is_same(file, tree_find(trial->newer, file->path));
    old += is_old && !is_new;
    new += is_new && !is_old;
    if (!is_old && !is_new)
      FAIL("%s, %.4f s: %s is neither old nor new", trial->words, moment, file->path);
  }
  for (size_t i = 0; i < trial->older->count; i++)
    if (!tree_find(tree, trial->older->files[i].path))
      FAIL("%s, %.4f s: %s is gone", trial->words, moment, trial->older->files[i].path);
  trial->littered += tree->litter > 0;
  trial->between += old > 0 && new > 0;
  tree_delete(tree);
}

static void look_at_end(const Trial *trial, double moment) {
  Tree *tree = tree_read();
  if (tree->litter) FAIL("%s, %.4f s: temporary files after the next run", trial->words, moment);
  if (tree->count != trial->newer->count)
    FAIL("%s, %.4f s: %zu files after the next run", trial->words, moment, tree->count);
  for (size_t i = 0; i < tree->count; i++)
    if (!is_same(&tree->files[i], tree_find(trial->newer, tree->files[i].path)))
      FAIL("%s, %.4f s: %s after the next run", trial->words, moment, tree->files[i].path);
  tree_delete(tree);
}

static void try_moment(Trial *trial, bool all) {
  double moment = trial->seconds * (double)random() / (double)RAND_MAX;
  tree_restore(trial->older);
  pid_t pid = start(trial->arguments);
  wait_seconds(moment);
  kill(all ? -pid : pid, SIGKILL);
  waitpid(pid, NULL, 0);
  if (!all_have_ended(pid)) FAIL("%s, %.4f s: a worker goes on", trial->words, moment);
  look_at_files(trial, moment);
  if (!run(trial->arguments, NULL)) FAIL("%s, %.4f s: the next run fails", trial->words, moment);
  look_at_end(trial, moment);
}

// ---- all of them --------------------------------------------------------------------------------

// In the new state each scenario has a step more, so that every file differs.
static void write_scenarios(bool newer) {
  for (char name = 'a'; name < 'f'; name++) {
    char path[] = "x.json";
    path[0] = name;
    FILE *file = fopen(path, "w");
    fprintf(file, "{\"steps\": [\"%c = [1]\", \"k = {'a': %c}\"%s]}", name, name,
            newer ? ", \"z = k\"" : "");
    fclose(file);
  }
}

static double median(double *times) { // of three
  double low = times[0] < times[1] ? times[0] : times[1];
  double high = times[0] < times[1] ? times[1] : times[0];
  return times[2] < low ? low : times[2] > high ? high : times[2];
}

// COMMAND in a folder of its own: its words begin with it, and "-j3".
static void try_command(const char *words, const char *const *arguments, size_t moments) {
  char folder[] = "kill.XXXXXX";
  double times[3];
  if (!mkdtemp(folder) || chdir(folder) != 0) abort();
  write_scenarios(false);
  if (!run(arguments, NULL)) FAIL("%s: does not even work", words);
  Tree *older = tree_read();
  write_scenarios(true);
  if (!run(arguments, NULL)) FAIL("%s: does not even work", words);
  Tree *newer = tree_read();
  for (int i = 0; i < 3; i++) {
    tree_restore(older);
    run(arguments, &times[i]);
  }
  if (older->count < 6 || newer->count < older->count)
    FAIL("%s: %zu files, then %zu", words, older->count, newer->count);
  // The scenarios are the new ones from now on.
  for (size_t i = 0; i < older->count; i++) {
    File *file = &older->files[i];
    if (!is_scenario(file)) continue;
    free(file->bytes);
    file->bytes = read_bytes(file->path, &file->length);
  }
  Trial trial = {.arguments = arguments, .words = words, .older = older, .newer = newer};
  trial.seconds = median(times) * 1.1;
  for (size_t i = 0; i < moments; i++) try_moment(&trial, i % 2);
  printf("%s: %zu moments of %.0f ms, %zu with temporary files left, %zu between old and new\n",
         words, moments, trial.seconds * 1000, trial.littered, trial.between);
  all_littered += trial.littered;
  all_between += trial.between;
  tree_delete(older);
  tree_delete(newer);
  if (chdir("..") != 0) abort();
}

int main(int count, char **arguments) {
  char room[] = "/tmp/heapstory-kill.XXXXXX", command[64];
  size_t moments = count > 2 ? (size_t)atol(arguments[2]) : 200;
  if (count < 2) return 2;
  binary = realpath(arguments[1], NULL);
  srandom(count > 3 ? (unsigned)atol(arguments[3]) : 1);
  setenv("LC_ALL", "C", 1);
  unsetenv("CI");
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  if (!binary || !mkdtemp(room) || chdir(room) != 0) return 2;
#define SCENARIOS "a.json", "b.json", "c.json", "d.json", "e.json", NULL
  const char *const rendering[] = {binary, "render", "-q", "-j1", SCENARIOS};
  const char *const rendering_3[] = {binary, "render", "-q", "-j3", SCENARIOS};
  const char *const going_3[] = {binary, "render", "-q", "-j3", "--keep-going", SCENARIOS};
  const char *const running_3[] = {binary, "run", "-fjsonl", "-j3", "-otext", SCENARIOS};
  const char *const checking[] = {binary, "check", "--update", "-j1", SCENARIOS};
  const char *const checking_3[] = {binary, "check", "--update", "-j3", SCENARIOS};
  try_command("render -j1", rendering, moments / 4);
  try_command("render -j3", rendering_3, moments / 8);
  try_command("render -j3 --keep-going", going_3, moments / 8);
  try_command("run -j3 -o FILE", running_3, moments / 8);
  try_command("check --update -j1", checking, moments / 4);
  try_command("check --update -j3", checking_3, moments / 4);
  if (moments >= 100 && (all_littered < 10 || all_between < 10))
    FAIL("too few moments were in the middle");
  snprintf(command, sizeof command, "rm -rf %s", room);
  if (chdir("/") != 0 || system(command) != 0) return 2;
  return failures > 0;
}
