// machine.c: what it is that figures were measured on.
#include "internal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

// The value of a line "name : value" of a file; "unknown" if there is none. Yours.
static char *line_of(const char *file, const char *name) {
  FILE *stream = fopen(file, "r");
  char line[512];
  char *value = NULL;
  while (stream && !value && fgets(line, sizeof line, stream)) {
    char *colon = strchr(line, ':');
    if (!colon || strncmp(line, name, strlen(name)) != 0) continue;
    line[strcspn(line, "\n")] = 0;
    value = mem_strdup(colon + 1 + strspn(colon + 1, " \t"));
  }
  if (stream) fclose(stream);
  return value ? value : mem_strdup("unknown");
}

// The first line that a command says, on either stream. Yours.
static char *first_line(const char *program, const char *option) {
  char *path = program_find(program);
  if (!path) return mem_strdup("not installed");
  Text command = {0};
  text_printf(&command, "'%s' %s 2>&1 </dev/null", path, option);
  FILE *stream = popen(text_chars(&command), "r");
  char line[256] = "";
  if (stream && !fgets(line, sizeof line, stream)) strcpy(line, "says nothing");
  if (stream) pclose(stream);
  line[strcspn(line, "\n")] = 0;
  text_delete(&command);
  mem_free(path);
  return mem_strdup(line);
}

// "/tmp, tmpfs": files cost more on a disk. Yours.
static char *scratch_words(const char *room) {
  static const struct {
    unsigned long magic;
    const char *name;
  } kinds[] = {{0x01021994, "tmpfs"}, {0xEF53, "ext4"},      {0x794C7630, "overlay"},
               {0x58465342, "xfs"},   {0x9123683E, "btrfs"}, {0x6969, "nfs"}};
  struct statfs status = {0};
  const char *name = "a file system of another kind";
  statfs(room, &status);
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (kinds[i].magic == (unsigned long)status.f_type) name = kinds[i].name;
  const char *slash = strrchr(room, '/');
  Text text = {0};
  text_printf(&text, "%.*s, %s", (int)(slash - room), room, name);
  return text_take(&text);
}

static void print_fact(FILE *stream, bool markdown, const char *name, const char *value) {
  fprintf(stream, markdown ? "%s: %s.\n" : "%-12s %s\n", name, value);
}

// Owns the value.
static void print_owned(FILE *stream, bool markdown, const char *name, char *value) {
  print_fact(stream, markdown, name, value);
  mem_free(value);
}

void machine_print(Bench *bench, bool markdown, FILE *stream) {
  struct utsname kernel = {0};
  uname(&kernel);
  long processors = sysconf(_SC_NPROCESSORS_ONLN);
  double load[3] = {0};
  getloadavg(load, 3);
  char *model = line_of("/proc/cpuinfo", "model name");
  print_fact(stream, markdown, "Machine", bench_text(bench, "%ld x %s", processors, model));
  mem_free(model);
  print_fact(stream, markdown, "Kernel",
             bench_text(bench, "%s %s", kernel.sysname, kernel.release));
  print_owned(stream, markdown, "Scratch", scratch_words(bench->room));
  print_owned(stream, markdown, "heapstory", first_line(HEAPSTORY_TOOL, "--version"));
  print_owned(stream, markdown, "dot", first_line("dot", "-V"));
  print_owned(stream, markdown, "Python", first_line("python3.11", "--version"));
  print_fact(stream, markdown, "Load",
             bench_text(bench, "%.2f %.2f %.2f", load[0], load[1], load[2]));
  fflush(stream);
}

// ---- others -------------------------------------------------------------------------------------

// Time of all processors so far, and how much of it was idle, in ticks. False where nobody says.
static bool read_ticks(double *all_out, double *idle_out) {
  FILE *stream = fopen("/proc/stat", "r");
  double ticks[8] = {0}; // user nice system idle iowait irq softirq steal
  bool well =
      stream && fscanf(stream, "cpu %lf %lf %lf %lf %lf %lf %lf %lf", &ticks[0], &ticks[1],
                       &ticks[2], &ticks[3], &ticks[4], &ticks[5], &ticks[6], &ticks[7]) == 8;
  if (stream) fclose(stream);
  *all_out = 0;
  for (size_t i = 0; i < 8; i++) *all_out += ticks[i];
  *idle_out = ticks[3] + ticks[4];
  return well;
}

void machine_warn(Bench *bench) {
  double all, idle, all_later, idle_later;
  bool known = read_ticks(&all, &idle);
  nanosleep(&(struct timespec){.tv_nsec = 300000000}, NULL);
  known = known && read_ticks(&all_later, &idle_later) && all_later > all;
  double busy = known ? 1 - (idle_later - idle) / (all_later - all) : 0;
  if (busy > bench->busiest) bench->busiest = busy;
  if (!known || busy > 0.1)
    fprintf(
        stderr,
        "heapstory-bench: %s: warning: others use %.0f %% of the processors: ratios hold better "
        "than times\n",
        bench->group, busy * 100);
}
