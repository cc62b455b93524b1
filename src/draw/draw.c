// draw.c: which drawing a scene gets.
#include "heapstory/draw.h"

#include "parts.h"

bool draw_needs_geometry(const Scene *scene) {
  return scene->kind == SCENE_GRAPH || scene->kind == SCENE_STORYBOARD;
}

bool draw_is_graph(const Scene *scene) { return scene->kind == SCENE_GRAPH; }

Picture *draw_scene(const Scene *scene, const Geometry *geometry, const DrawOptions *options) {
  switch (scene->kind) {
  case SCENE_GRAPH: return draw_graph(scene, geometry, options);
  case SCENE_GENERATIONS: return draw_generations(scene, options);
  case SCENE_COLLECTOR: return draw_collector(scene, options);
  case SCENE_TIMELINE: return draw_timeline(scene, options);
  case SCENE_STORYBOARD: return draw_storyboard(scene, geometry, options);
  case SCENE_POOLS: return draw_pools(scene, options);
  }
  return NULL;
}
