// parts.h: what all views are put together from: page, caption, panels, pills, legend, arrows. They
// look alike because they are drawn here.
#ifndef HEAPSTORY_DRAW_PARTS_H
#define HEAPSTORY_DRAW_PARTS_H

#include "heapstory/draw.h"
#include "heapstory/furniture.h"
#include "heapstory/looks.h"

enum { PANEL_RADIUS = 8, CARD_RADIUS = 8, BADGE_RADIUS = 6, ISLAND_RADIUS = 8 };

// ---- "parts.c": page, panels, pills -----------------------------------------------------------

// A page of 960 x 540 points times `scale` (at least LEAST_SCALE percent) with its caption. What is
// left for the content goes to `content_out`.
Picture *page_open(const Scene *scene, double scale, const DrawOptions *options, Box *content_out);
// The same for a page of any height.
Picture *page_open_sized(const Scene *scene, double width, double height,
                         const DrawOptions *options, Box *content_out);
// Height that page_open takes from the top: margin and caption.
double page_head(const Scene *scene, double scale, const DrawOptions *options);

void draw_panel(Picture *picture, Box box);
// "STACK" in the upper left corner of a panel.
void draw_panel_title(Picture *picture, Box panel, const char *title);
// A rounded box with a text in its middle.
void draw_pill(Picture *picture, Box box, Paint paint, Font font, const char *text);
// `text`, or as much of it as fits into `width` and "…"; yours to mem_free.
char *words_that_fit(Font font, const char *text, int width);
// Words of a cell, cut to what fits there.
void draw_words(Picture *picture, Box cell, Align align, Font font, const char *text);
Box box_inset(Box box, double by);
Box box_union(Box a, Box b); // an empty box (width 0 and height 0) is none
double box_right(Box box);
double box_bottom(Box box);

// ---- "legend.c" -------------------------------------------------------------------------------

// In the title line of a panel, at its right end; `title_width` is taken at the left.
void draw_legend(Picture *picture, const Scene *scene, Box line, double title_width);
// One mark in a cell of LEGEND_MARK x height.
void draw_legend_mark(Picture *picture, LegendKind kind, Box cell);

// ---- "arrows.c" -------------------------------------------------------------------------------

// Along a chain of cubic curves, from its first point (dot or ring) to its last (tip of the head).
void draw_arrow(Picture *picture, const Point *points, size_t count, Arrow arrow);
// Lets a chain of curves begin where its first curve passes `x`; as it is where that never does.
void curve_begin_at(Point *points, size_t count, double x);
void draw_straight_arrow(Picture *picture, Point from, Point to, Arrow arrow);

// ---- the other views --------------------------------------------------------------------------

Picture *draw_generations(const Scene *scene, const DrawOptions *options);
Picture *draw_timeline(const Scene *scene, const DrawOptions *options);
Picture *draw_pools(const Scene *scene, const DrawOptions *options);

// ---- "graph.c" and its parts ------------------------------------------------------------------

Picture *draw_graph(const Scene *scene, const Geometry *geometry, const DrawOptions *options);
Picture *draw_storyboard(const Scene *scene, const Geometry *geometry, const DrawOptions *options);
// Stack, islands, cards and references of a graph, moved by `shift`, without panels: for pages of
// other views too.
void draw_graph_content(Picture *picture, const Scene *scene, const Geometry *geometry,
                        Point shift);
void draw_frames(Picture *picture, const Scene *scene, Point corner);
void draw_card(Picture *picture, const SceneCard *card, Density density, Box box);
void draw_edges(Picture *picture, const Scene *scene, const Geometry *geometry, Point shift);

// ---- "collector.c" ----------------------------------------------------------------------------

Picture *draw_collector(const Scene *scene, const DrawOptions *options);

#endif
