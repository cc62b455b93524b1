// processors.c: how many processors this process may use. A container has all processors of its
// machine, and a share of their time that the kernel enforces: more workers than that would wait
// for each other.
#define _GNU_SOURCE // sched_getaffinity
#include "processors.h"

#include <sched.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "heapstory/base.h"

// ---- control groups -----------------------------------------------------------------------------

// The first line of a file, without its end. False where there is none.
static bool read_line(const char *folder, const char *name, char *line, int size) {
  Text path = {0};
  text_printf(&path, "%s/%s", folder, name);
  FILE *file = fopen(text_chars(&path), "re");
  text_delete(&path);
  bool well = file && fgets(line, size, file);
  if (file) fclose(file);
  return well;
}

// Microseconds of processor time in each period. False where there is no limit.
typedef bool ReadQuota(const char *folder, double *quota_out, double *period_out);

// "200000 100000" or "max 100000"
static bool read_v2(const char *folder, double *quota_out, double *period_out) {
  char line[64];
  return read_line(folder, "cpu.max", line, sizeof line) &&
         sscanf(line, "%lf %lf", quota_out, period_out) == 2;
}

// -1 is no limit.
static bool read_v1(const char *folder, double *quota_out, double *period_out) {
  char quota[64], period[64];
  return read_line(folder, "cpu.cfs_quota_us", quota, sizeof quota) &&
         read_line(folder, "cpu.cfs_period_us", period, sizeof period) &&
         sscanf(quota, "%lf", quota_out) == 1 && sscanf(period, "%lf", period_out) == 1;
}

static size_t quota_of(const char *folder, ReadQuota *read) {
  double quota, period;
  if (!read(folder, &quota, &period) || !(quota > 0) || !(period > 0)) return SIZE_MAX;
  double count = quota / period;
  if (count > 1e6) return SIZE_MAX;
  size_t whole = (size_t)count;
  return whole + ((double)whole < count);
}

// A group and all above it, as far as this process sees them: in a container the last one is its
// own, whatever path /proc has for it.
static size_t smallest_quota(const char *mount, const char *group, ReadQuota *read) {
  Text folder = {0};
  text_printf(&folder, "%s%s", mount, group);
  size_t smallest = SIZE_MAX, top = strlen(mount);
  for (;;) {
    size_t quota = quota_of(text_chars(&folder), read);
    if (quota < smallest) smallest = quota;
    if (folder.length <= top) break;
    while (folder.length > top && folder.chars[folder.length - 1] != '/') folder.length--;
    if (folder.length > top) folder.length--;
    folder.chars[folder.length] = 0;
  }
  text_delete(&folder);
  return smallest;
}

static bool has_word(const char *list, const char *word) {
  size_t length = strlen(word);
  for (const char *at = list; *at; at += strcspn(at, ","), at += *at == ',')
    if (strcspn(at, ",") == length && strncmp(at, word, length) == 0) return true;
  return false;
}

// "0::/user.slice" of version 2, "4:cpu,cpuacct:/docker/1a2b" of version 1.
static size_t quota_of_line(const char *root, char *line) {
  line[strcspn(line, "\n")] = 0;
  char *controllers = strchr(line, ':');
  char *group = controllers ? strchr(controllers + 1, ':') : NULL;
  if (!group) return SIZE_MAX;
  *group++ = 0;
  controllers++;
  bool second = !*controllers;
  if (!second && !has_word(controllers, "cpu")) return SIZE_MAX;
  Text mount = {0};
  text_printf(&mount, "%s/sys/fs/cgroup%s", root, second ? "" : "/cpu");
  size_t quota = smallest_quota(text_chars(&mount), group, second ? read_v2 : read_v1);
  text_delete(&mount);
  return quota;
}

size_t processors_of_groups(const char *root) {
  char line[4096];
  size_t smallest = SIZE_MAX;
  Text path = {0};
  text_printf(&path, "%s/proc/self/cgroup", root);
  FILE *file = fopen(text_chars(&path), "re");
  text_delete(&path);
  while (file && fgets(line, sizeof line, file)) {
    size_t quota = quota_of_line(root, line);
    if (quota < smallest) smallest = quota;
  }
  if (file) fclose(file);
  return smallest;
}

// ---- both ---------------------------------------------------------------------------------------

static size_t processors_bound_to(void) {
#ifdef __linux__
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return (size_t)CPU_COUNT(&set);
#endif
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? (size_t)count : 1;
}

size_t processors_allowed(void) {
  size_t bound = processors_bound_to(), quota = processors_of_groups("");
  return quota < bound ? quota : bound;
}
