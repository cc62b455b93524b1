// draw.h: Scene and Geometry to a Picture: the only place that knows what things look like.
#ifndef HEAPSTORY_DRAW_H
#define HEAPSTORY_DRAW_H

#include "heapstory/geometry.h"

typedef struct DrawOptions {
  bool no_caption; // panels only, for slides that have their own title
} DrawOptions;

// True where the scene shows a graph, or several: draw_scene then needs its geometry (layout.h).
bool draw_needs_geometry(const Scene *scene);
// True where the whole scene is one graph: it can be written as DOT.
bool draw_is_graph(const Scene *scene);
// `geometry` is NULL for other scenes.
Picture *draw_scene(const Scene *scene, const Geometry *geometry, const DrawOptions *options);

// Scale of the page that a graph needs: 1 is 960 x 540 points of content and furniture, above it
// the sizes of geometry.h are shown smaller.
double draw_graph_scale(const Scene *scene, const Geometry *geometry, const DrawOptions *options);

// Width that a graph has in a frame of a storyboard at its largest.
double draw_storyboard_room(void);

#endif
