// places.c: places of graphs, from a geometry file or from a layout, see places.h.
#include "places.h"

#include <errno.h>
#include <sys/stat.h>

char *places_path(const char *directory, const char *scenario) {
  Text path = {0};
  char *folder = story_folder(scenario);
  text_printf(&path, "%s/%s.geometry", directory, folder);
  mem_free(folder);
  return text_take(&path);
}

// Reads the file, once. errors->file is its path.
static bool need_file(Places *places, Errors *errors) {
  struct stat status;
  size_t length;
  if (places->stored) return true;
  if (stat(places->path, &status) != 0 && errno == ENOENT)
    return error_add(errors, (Position){0},
                     "there is no such geometry file: heapstory check --svg --update");
  char *text = file_read(places->path, &length, errors);
  if (text) places->stored = geometry_file_read(text, length, errors);
  mem_free(text);
  return places->stored;
}

// What is stored stays, and what is drawn is kept.
static Geometry *find_or_lay_out(Places *places, const View *view, const Scene *scene,
                                 Errors *errors) {
  Geometry *geometry = NULL;
  if (places->stored)
    geometry = geometry_file_find(places->stored, view->name, scene, places->stale);
  if (!geometry) geometry = layout_place(scene, errors);
  if (geometry) geometry_file_add(places->used, view->name, scene, geometry);
  return geometry;
}

Geometry *places_find(Places *places, const View *view, const Scene *scene, Errors *errors) {
  if (!places) return layout_place(scene, errors);
  if (places->stale) return find_or_lay_out(places, view, scene, errors);
  const char *file = errors->file;
  errors->file = places->path;
  Geometry *geometry = NULL;
  if (need_file(places, errors))
    geometry = geometry_file_find(places->stored, view->name, scene, errors);
  errors->file = file;
  return geometry;
}

void places_delete(Places *places) {
  if (!places) return;
  geometry_file_delete(places->stored);
  geometry_file_delete(places->used);
  mem_free(places->path);
}
