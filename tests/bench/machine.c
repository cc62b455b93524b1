// machine.c: what it is that figures were measured on.
#include "internal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
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
  bool known = getloadavg(load, 3) == 3;
  char *model = line_of("/proc/cpuinfo", "model name");
  print_fact(stream, markdown, "Machine", bench_text(bench, "%ld x %s", processors, model));
  mem_free(model);
  print_fact(stream, markdown, "Kernel",
             bench_text(bench, "%s %s", kernel.sysname, kernel.release));
  print_fact(stream, markdown, "Scratch", bench->room);
  print_owned(stream, markdown, "heapstory", first_line(HEAPSTORY_TOOL, "--version"));
  print_owned(stream, markdown, "dot", first_line("dot", "-V"));
  print_owned(stream, markdown, "Python", first_line("python3.11", "--version"));
  print_fact(stream, markdown, "Load",
             bench_text(bench, "%.2f %.2f %.2f", load[0], load[1], load[2]));
  fflush(stream);
  if (!known || load[0] > 0.5)
    fprintf(stderr,
            "heapstory-bench: warning: this machine is busy (load average %.2f): "
            "ratios hold better than times\n",
            load[0]);
}
