// graph.c: a graph on its page: the panels STACK and HEAP, islands, cards, references.
#include <math.h>

#include "heapstory/metrics.h"
#include "parts.h"

// ---- islands ----------------------------------------------------------------------------------

static void draw_island(Picture *picture, const SceneIsland *island, Box box) {
  if (island->state == ISLAND_ABSENT) return;
  IslandLook look = island_look(island->state);
  picture_open(picture, &(PictureGroup){.class = look.class, .title = island->title.text});
  picture_rect(picture, box, ISLAND_RADIUS, look.box);
  picture_words(picture, (Box){box.x + 8, box.y + 2, box.width - 16, PANEL_TITLE_HEIGHT},
                ALIGN_LEFT, look.title, island->title.text);
  picture_close(picture);
}

static Box moved(Box box, Point shift) {
  return (Box){box.x + shift.x, box.y + shift.y, box.width, box.height};
}

void draw_graph_content(Picture *picture, const Scene *scene, const Geometry *geometry,
                        Point shift) {
  draw_frames(picture, scene, (Point){geometry->stack.x + shift.x, geometry->stack.y + shift.y});
  for (size_t i = 0; i < scene->island_count; i++)
    draw_island(picture, &scene->islands[i], moved(geometry->islands[i], shift));
  for (size_t i = 0; i < scene->card_count; i++)
    draw_card(picture, &scene->cards[i], scene->density, moved(geometry->cards[i], shift));
  draw_edges(picture, scene, geometry, shift);
}

// ---- the page ---------------------------------------------------------------------------------

enum {
  MOST_BETWEEN = 18, // the two panels
  MOST_BESIDE = 60,  // the stack: what is left of a wide gap lies in the heap
};

// Where the panels part: between the stack and the leftmost thing of the heap.
typedef struct Parting {
  double stack_right, heap_left;
} Parting;

static Box heap_bounds(const Geometry *geometry) {
  Box bounds = {0};
  for (size_t i = 0; i < geometry->card_count; i++) bounds = box_union(bounds, geometry->cards[i]);
  for (size_t i = 0; i < geometry->island_count; i++)
    bounds = box_union(bounds, geometry->islands[i]);
  return bounds;
}

static Parting part(const Geometry *geometry) {
  Box heap = heap_bounds(geometry);
  double right = box_right(geometry->stack);
  double gap = heap.width > 0 ? heap.x - right : 3 * PANEL_AIR;
  double between = fmin(gap * 0.36, MOST_BETWEEN);
  double beside = fmin(gap * 0.54 - between / 2, MOST_BESIDE);
  return (Parting){right + beside, right + beside + between};
}

// How far the drawing moves to the right, as far as the page has room, so that the stack stands in
// the middle of its panel.
static double centering(const Geometry *geometry, Parting parting, double room) {
  double spare = room - geometry->bounds.width - 2 * PANEL_AIR;
  double wanted = parting.stack_right - box_right(geometry->stack) - PANEL_AIR;
  if (wanted > spare) wanted = spare;
  return wanted > 0 ? wanted : 0;
}

double draw_graph_scale(const Scene *scene, const Geometry *geometry, const DrawOptions *options) {
  double width = geometry->bounds.width + 2 * PANEL_AIR + 2 * PAGE_PAD_X;
  double height = geometry->bounds.height + PANEL_TITLE_HEIGHT + 2 * PANEL_MARGIN;
  double scale = width / PAGE_WIDTH;
  if (scale < LEAST_SCALE / 100.0) scale = LEAST_SCALE / 100.0;
  double head = page_head(scene, scale, options) + PAGE_PAD_Y;
  return scale > (height + head) / PAGE_HEIGHT ? scale : (height + head) / PAGE_HEIGHT;
}

Picture *draw_graph(const Scene *scene, const Geometry *geometry, const DrawOptions *options) {
  Box content;
  Picture *picture =
      page_open(scene, draw_graph_scale(scene, geometry, options), options, &content);
  Box bounds = geometry->bounds;
  double room = content.height - PANEL_TITLE_HEIGHT - PANEL_MARGIN;
  Parting parting = part(geometry);
  Point shift = {content.x + PANEL_AIR - bounds.x + centering(geometry, parting, content.width),
                 content.y + PANEL_TITLE_HEIGHT + (room - bounds.height) / 2 - bounds.y};
  double stack_right = parting.stack_right + shift.x, heap_left = parting.heap_left + shift.x;
  Box stack = {content.x, content.y, stack_right - content.x, content.height};
  Box heap = {heap_left, content.y, box_right(content) - heap_left, content.height};
  draw_panel(picture, stack);
  draw_panel_title(picture, stack, "STACK");
  draw_panel(picture, heap);
  draw_panel_title(picture, heap, "HEAP");
  Box line = {heap.x + PANEL_MARGIN - 6, heap.y + 2, heap.width - 2 * PANEL_MARGIN + 6,
              PANEL_TITLE_HEIGHT};
  draw_legend(picture, scene, line, font_width(panel_title_font(TOKEN_MUTED), "HEAP") + 6);
  draw_graph_content(picture, scene, geometry, shift);
  return picture;
}
