// layout.c: chooses how a graph is laid out: by dot where it is quick, by dot under guard where it
// may not be, in columns where it is not.
#include "heapstory/draw.h"
#include "heapstory/scene_storyboard.h"
#include "place.h"

// Figures: graphviz.md 1. Above FREE a child process watches; dense graphs are dot's worst input.
// Up to MOST dot takes 0.3 to 1.5 s, then soon minutes: the size decides and not the clock, so that
// a picture is the same on a slower machine; SECONDS are for what dot finds harder than it looks.
enum {
  FREE_CARDS = 40,
  FREE_EDGES = 90,
  CAREFUL_CARDS = 150,
  MOST_CARDS = 600,
  MOST_EDGES = 700,
  DENSE = 4,
  FEW_DENSE = 24,
  SECONDS = 3,
};

static PlaceEffort effort_for(const Scene *scene) {
  if (scene->card_count > FEW_DENSE && scene->edge_count > DENSE * scene->card_count)
    return PLACE_HASTY;
  return scene->card_count > CAREFUL_CARDS ? PLACE_THRIFTY : PLACE_FULL;
}

static void place_watched(const Scene *scene, Geometry *geometry) {
  PlaceEffort effort = effort_for(scene);
  if (scene->card_count > MOST_CARDS) {
    geometry->coarse = "too many objects for a layout, drawn in columns";
  } else if (scene->edge_count > MOST_EDGES) {
    geometry->coarse = "too many references for a layout, drawn in columns";
  } else if (!place_guarded(scene, effort, SECONDS, geometry)) {
    geometry->coarse = "the layout took too long, drawn in columns";
  }
  if (geometry->coarse) place_in_columns(scene, geometry);
}

// ---- a graph, a storyboard --------------------------------------------------------------------

static Geometry *place_graph(const Scene *scene, Errors *errors) {
  Geometry *geometry = geometry_new(scene);
  geometry->quick = scene->card_count <= FREE_CARDS && scene->edge_count <= FREE_EDGES;
  if (!geometry->quick) {
    place_watched(scene, geometry);
  } else if (!place_by_dot(scene, PLACE_FULL, geometry, errors)) {
    geometry_delete(geometry);
    return NULL;
  }
  geometry_find_bounds(geometry);
  return geometry;
}

static Geometry *place_frame(const Scene *graph, Errors *errors) {
  Geometry *geometry = place_graph(graph, errors);
  if (!geometry) return NULL;
  geometry_spread(geometry, draw_storyboard_room() - geometry->bounds.width);
  if (!geometry->coarse) geometry_find_hulls(graph, geometry);
  geometry_find_bounds(geometry);
  return geometry;
}

// Frames of one window have the same places.
static Geometry *place_frames(const SceneStoryboard *board, Errors *errors) {
  Geometry *all = mem_zalloc(sizeof *all);
  all->frames = mem_zalloc(mem_size(board->frame_count, sizeof *all->frames));
  for (size_t i = 0; i < board->frame_count; i++) {
    const Scene *graph = board->frames[i].graph;
    bool same = i > 0 && graph->window == board->frames[i - 1].graph->window;
    all->frames[i] = same ? all->frames[i - 1] : place_frame(graph, errors);
    if (!all->frames[i]) {
      geometry_delete(all);
      return NULL;
    }
    all->frame_count = i + 1;
    if (all->frames[i]->coarse) all->coarse = all->frames[i]->coarse;
  }
  return all;
}

Geometry *layout_place(const Scene *scene, Errors *errors) {
  if (scene->kind == SCENE_STORYBOARD) return place_frames(scene->storyboard, errors);
  Geometry *geometry = place_graph(scene, errors);
  if (!geometry) return NULL;
  double page = draw_graph_scale(scene, geometry, &(DrawOptions){0}) * PAGE_WIDTH;
  geometry_spread(geometry, page - 2 * PAGE_PAD_X - 2 * PANEL_AIR - geometry->bounds.width);
  if (!geometry->coarse) {
    geometry_soften(geometry);
    geometry_find_hulls(scene, geometry);
  }
  geometry_find_bounds(geometry);
  return geometry;
}
