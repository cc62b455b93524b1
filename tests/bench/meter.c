// meter.c: measures a stretch of the process that it is in. Links without any room, so that
// programs with another library in them can use it.
#include "meter.h"

#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

double clock_wall(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static double clock_cpu(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

// A line of /proc/self/status, in bytes; 0 where there is none.
static double status_bytes(const char *name) {
  FILE *status = fopen("/proc/self/status", "r");
  if (!status) return 0;
  char line[256];
  double kilobytes = 0;
  while (fgets(line, sizeof line, status))
    if (strncmp(line, name, strlen(name)) == 0 &&
        sscanf(line + strlen(name), ": %lf", &kilobytes) == 1)
      break;
  fclose(status);
  return kilobytes * 1024;
}

// proc(5), clear_refs.
void meter_forget_peak(void) {
  int file = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
  if (file < 0) return;
  // Where it cannot, the peak so far counts: the figure is too large, not too small.
  ssize_t written = write(file, "5", 1);
  (void)written;
  close(file);
}

void meter_start(Meter *meter) {
  status_bytes("VmHWM"); // what reading it takes is there before
  meter_forget_peak();
  meter->resident = status_bytes("VmRSS");
  meter->cpu = clock_cpu();
  meter->wall = clock_wall();
}

void meter_stop(Meter *meter) {
  double wall = clock_wall(), cpu = clock_cpu();
  meter->cost.wall += wall - meter->wall;
  meter->cost.cpu += cpu - meter->cpu;
  meter->cost.peak = fmax(status_bytes("VmHWM") - meter->resident, 0);
}

void meter_value(Meter *meter, double value) { meter->cost.value = value; }

void meter_print(const Meter *meter, FILE *stream) {
  const Cost *cost = &meter->cost;
  fprintf(stream, "%.9f %.9f %.0f %.9g\n", cost->wall, cost->cpu, cost->peak, cost->value);
}

bool cost_read(const char *line, Cost *cost_out) {
  Cost cost = {0};
  int end = 0;
  if (sscanf(line, "%lf %lf %lf %lf %n", &cost.wall, &cost.cpu, &cost.peak, &cost.value, &end) !=
          4 ||
      line[end])
    return false;
  *cost_out = cost;
  return true;
}
