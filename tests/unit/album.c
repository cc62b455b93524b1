// album.c: scenarios are played and drawn (album.h).
#include "album.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "shipped.h"

#define SCENARIOS SOURCE_DIR "/scenarios"

// ---- drawing ----------------------------------------------------------------------------------

typedef struct Album {
  AlbumPage page;
  const char *folder;      // the beginning of paths below scenarios/
  const char *profile;     // NULL: the scenario's own
  const char *const *only; // names of views; NULL: all
  OnPage visit;
  void *payload;
  size_t count;
} Album;

static void assert_no_errors(const Errors *errors, const char *file) {
  errors_print(errors, stderr);
  if (errors->count > 0) fail_msg("%s is not well", file);
}

static Geometry *place(const Scene *scene, const char *file) {
  Errors errors = {0};
  Geometry *geometry = layout_place(scene, &errors);
  assert_no_errors(&errors, file);
  assert_non_null(geometry);
  return geometry;
}

// `kept`: the places of the window that was drawn last.
static void draw_page(Album *album, Scene *scene, Geometry **kept, size_t *window) {
  bool needed = draw_needs_geometry(scene);
  if (needed && (!*kept || *window != scene->window)) {
    geometry_delete(*kept);
    *kept = place(scene, album->page.file);
    *window = scene->window;
  }
  const DrawOptions options = {0};
  Picture *picture = draw_scene(scene, needed ? *kept : NULL, &options);
  album->page.scene = scene;
  album->page.geometry = needed ? *kept : NULL;
  album->page.picture = picture;
  album->visit(&album->page, album->payload);
  album->page.first = false;
  album->count++;
  picture_delete(picture);
  scene_delete(scene);
}

static void draw_view(Album *album, const View *view, const Recording *recording) {
  const ViewOptions options = {0};
  const Snapshot *const *snapshots = (const Snapshot *const *)recording->snapshots;
  void *opened = view->open(snapshots, recording->count, &options);
  Geometry *kept = NULL;
  size_t window = 0;
  album->page.view = view;
  album->page.first = true;
  for (size_t at = 0;; at++) {
    if (view->scope == VIEW_OF_STEP && at == recording->count) break;
    if (view->scope == VIEW_OF_STEP && !snapshots[at]->picture) continue;
    Scene *scene = view->scene(opened, at);
    if (!scene) break;
    album->page.number = view->scope == VIEW_OF_STEP ? snapshots[at]->step : at + 1;
    draw_page(album, scene, &kept, &window);
  }
  view->close(opened);
  geometry_delete(kept);
}

static bool is_wanted(const Album *album, const View *view) {
  for (const char *const *name = album->only; name && *name; name++)
    if (strcmp(*name, view->name) == 0) return true;
  return !album->only;
}

static void draw_scenario(const char *path, void *payload) {
  Album *album = payload;
  const char *file = path + strlen(SCENARIOS "/");
  if (strncmp(file, album->folder, strlen(album->folder)) != 0) return;
  Errors errors = {0}, failures = {0};
  PlayOptions options = {.profile = album->profile};
  for (const View *view = views; view->name; view++) options.needs |= view->needs;
  album->page.file = file;
  Scenario *scenario = scenario_read(path, &errors);
  assert_no_errors(&errors, path);
  Recording *recording = play_scenario(scenario, &options, &errors, &failures);
  bool shown = errors.count == 0 || !album->profile; // what ends in an error elsewhere is left out
  if (shown) assert_no_errors(&errors, path);
  for (const View *view = views; shown && view->name; view++)
    if (is_wanted(album, view)) draw_view(album, view, recording);
  recording_delete(recording);
  scenario_delete(scenario);
  errors_delete(&errors);
  errors_delete(&failures);
}

static size_t visit_all(Album *album) {
  shipped_visit("", draw_scenario, album);
  return album->count;
}

size_t album_visit(const char *folder, OnPage visit, void *payload) {
  Album album = {.folder = folder, .visit = visit, .payload = payload};
  return visit_all(&album);
}

size_t album_visit_under(const char *profile, const char *const *names, OnPage visit,
                         void *payload) {
  Album album = {
      .folder = "", .visit = visit, .payload = payload, .profile = profile, .only = names};
  return visit_all(&album);
}
