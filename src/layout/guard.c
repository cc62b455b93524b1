// guard.c: a layout that cannot hang: it runs in a child process whose processor time is limited,
// and comes back through a pipe. libgvc has no way to be stopped from inside.
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "place.h"

enum { PATIENCE = 20 }; // how much longer than its processor time a layout may take

// ---- the child --------------------------------------------------------------------------------

static bool write_all(int file, const void *bytes, size_t length) {
  for (const char *at = bytes; length;) {
    ssize_t written = write(file, at, length);
    if (written <= 0) return false;
    at += written;
    length -= (size_t)written;
  }
  return true;
}

static bool write_curve(int file, const Curve *curve) {
  return write_all(file, &curve->count, sizeof curve->count) &&
         write_all(file, curve->points, curve->count * sizeof(Point));
}

static bool write_geometry(int file, const Geometry *g) {
  bool well = write_all(file, &g->stack, sizeof g->stack) &&
              write_all(file, g->cards, g->card_count * sizeof(Box)) &&
              write_all(file, g->islands, g->island_count * sizeof(Box));
  for (size_t i = 0; well && i < g->edge_count; i++) well = write_curve(file, &g->edges[i]);
  return well;
}

static void run_child(const Scene *scene, PlaceEffort effort, unsigned seconds, Geometry *geometry,
                      int file) {
  Errors errors = {0};
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL); // its parent may be killed, and nobody else waits for it
#endif
  // Processor time, so that what else the machine does decides about no picture.
  setrlimit(RLIMIT_CPU, &(struct rlimit){.rlim_cur = seconds, .rlim_max = seconds});
  signal(SIGALRM, SIG_DFL);
  alarm(PATIENCE * seconds);
  bool well = place_by_dot(scene, effort, geometry, &errors) && write_geometry(file, geometry);
  _exit(well ? 0 : 1);
}

// ---- the parent -------------------------------------------------------------------------------

static bool read_all(int file, void *bytes, size_t length) {
  for (char *at = bytes; length;) {
    ssize_t got = read(file, at, length);
    if (got <= 0) return false;
    at += got;
    length -= (size_t)got;
  }
  return true;
}

static bool read_curve(int file, Curve *curve) {
  size_t count;
  if (!read_all(file, &count, sizeof count)) return false;
  curve->points = mem_alloc(mem_size(count + 1, sizeof(Point)));
  curve->count = count;
  return read_all(file, curve->points, count * sizeof(Point));
}

static bool read_geometry(int file, Geometry *g) {
  bool well = read_all(file, &g->stack, sizeof g->stack) &&
              read_all(file, g->cards, g->card_count * sizeof(Box)) &&
              read_all(file, g->islands, g->island_count * sizeof(Box));
  for (size_t i = 0; well && i < g->edge_count; i++) well = read_curve(file, &g->edges[i]);
  return well;
}

// What a broken child left half read.
static void forget(Geometry *g) {
  for (size_t i = 0; i < g->edge_count; i++) {
    mem_free(g->edges[i].points);
    g->edges[i] = (Curve){0};
  }
}

bool place_guarded(const Scene *scene, PlaceEffort effort, unsigned seconds, Geometry *geometry) {
  int ends[2];
  if (pipe(ends) != 0) return false;
  pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    run_child(scene, effort, seconds, geometry, ends[1]);
  }
  close(ends[1]);
  bool well = child > 0 && read_geometry(ends[0], geometry);
  close(ends[0]);
  int status = 1;
  if (child > 0 && waitpid(child, &status, 0) != child) status = 1;
  well = well && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (!well) forget(geometry);
  return well;
}
