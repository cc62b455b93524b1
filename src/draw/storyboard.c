// storyboard.c: a page of steps, two in a row (or one, where they are wide), each a small graph
// under its statement; the legend stands where a frame would be next, or below when the page is
// full.
#include "heapstory/metrics.h"
#include "heapstory/scene_storyboard.h"
#include "parts.h"

enum {
  GAP = 12,   // between cells
  HEAD = 34,  // of a cell: number and statement
  INSET = 16, // around the graph in its cell
  FOOT = 10,
  NUMBER = 24, // cell of the number
  SIZE_STATEMENT = 15,
  SIZE_NUMBER = 13,
  LEGEND_LINE = 27,
  LEGEND_LEAST = 18,
  LEGEND_AIR = 6,      // above the line below the frames
  MOST_SCALE = 72,     // percent of the sizes of a slide
  TALLEST_PAGE = 1358, // as wide to as high as A4, while that leaves FAIR_SCALE
  LONGEST_PAGE = 2880,
  FAIR_SCALE = 55,
  SMALL_SCALE = 45, // of two columns: below it one is better
};

double draw_storyboard_room(void) {
  return ((PAGE_WIDTH - 2 * PAGE_PAD_X - GAP) / 2.0 - 2 * INSET) * 100 / MOST_SCALE;
}

// Of all cells: frames of one run look alike.
typedef struct Grid {
  double cell_width, cell_height, scale;
  size_t columns, rows;
  bool legend_below;
} Grid;

// Scale at which as many rows of graphs of a height fit into a page.
static double fitting(double height, size_t rows, double head, double page) {
  return ((page - head - PAGE_PAD_Y) / (double)rows - GAP - HEAD - FOOT) / height;
}

static double down(double height, size_t rows, double head) {
  double scale = fitting(height, rows, head, TALLEST_PAGE), fair = FAIR_SCALE / 100.0;
  if (scale >= fair) return scale;
  double longest = fitting(height, rows, head, LONGEST_PAGE);
  return longest < fair ? longest : fair;
}

static size_t rows_of(size_t frames, size_t columns) { return (frames + columns - 1) / columns; }

static Grid grid_of_columns(const SceneStoryboard *board, size_t columns, Box largest,
                            double head) {
  Grid grid = {.columns = columns, .scale = MOST_SCALE / 100.0};
  grid.rows = rows_of(board->frame_count, columns);
  grid.cell_width = (PAGE_WIDTH - 2 * PAGE_PAD_X - GAP * (double)(columns - 1)) / (double)columns;
  double across = (grid.cell_width - 2 * INSET) / largest.width;
  double most = down(largest.height, rows_of(board->fullest, columns), head);
  if (across < grid.scale) grid.scale = across;
  if (most < grid.scale) grid.scale = most;
  grid.cell_height = HEAD + largest.height * grid.scale + FOOT;
  return grid;
}

// Two columns, but where that would make wide graphs too small, one.
static Grid grid_of(const Scene *scene, const Geometry *geometry, double head) {
  const SceneStoryboard *board = scene->storyboard;
  Box largest = {.width = 1, .height = 1};
  for (size_t i = 0; i < geometry->frame_count; i++) {
    Box bounds = geometry->frames[i]->bounds;
    if (bounds.width > largest.width) largest.width = bounds.width;
    if (bounds.height > largest.height) largest.height = bounds.height;
  }
  Grid grid = grid_of_columns(board, 2, largest, head);
  Grid single = grid_of_columns(board, 1, largest, head);
  if (grid.scale < SMALL_SCALE / 100.0 && single.scale > grid.scale * 1.2) grid = single;
  grid.legend_below = scene->legend_count && board->frame_count % grid.columns == 0;
  return grid;
}

static Box cell_box(const Grid *grid, Box content, size_t index) {
  return (Box){content.x + (double)(index % grid->columns) * (grid->cell_width + GAP),
               content.y + (double)(index / grid->columns) * (grid->cell_height + GAP),
               grid->cell_width, grid->cell_height};
}

static void draw_head(Picture *picture, const SceneStoryFrame *frame, Box cell) {
  Font number = {.size = SIZE_NUMBER, .color = TOKEN_MUTED, .bold = true};
  Font statement = {.size = SIZE_STATEMENT, .color = TOKEN_INK, .bold = true, .mono = true};
  double left = cell.x + INSET, width = font_width(number, frame->number);
  if (width < NUMBER) width = NUMBER;
  Box line = {left, cell.y, width, HEAD};
  picture_words(picture, line, ALIGN_LEFT, number, frame->number);
  line.x += width;
  line.width = box_right(cell) - INSET - line.x;
  draw_words(picture, line, ALIGN_LEFT, statement, frame->graph->statement);
}

static void draw_frame(Picture *picture, const SceneStoryFrame *frame, const Geometry *geometry,
                       const Grid *grid, Box cell) {
  Box bounds = geometry->bounds;
  picture_open(picture, &(PictureGroup){.class = "frame", .title = frame->graph->name});
  draw_panel(picture, cell);
  draw_head(picture, frame, cell);
  Picture *part =
      picture_new(bounds.width, bounds.height, frame->graph->name, frame->graph->sentence);
  draw_graph_content(part, frame->graph, geometry, (Point){-bounds.x, -bounds.y});
  picture_place(picture, part,
                (Box){cell.x + INSET, cell.y + HEAD, bounds.width * grid->scale,
                      bounds.height * grid->scale});
  picture_close(picture);
}

// In the cell behind the last frame, one below the other, closer where they are many; what has no
// room even then is left out, the end of the list first.
static void draw_legend_cell(Picture *picture, const Scene *scene, Box cell) {
  Font font = {.size = SIZE_PILL, .color = TOKEN_MUTED};
  size_t room = (size_t)(cell.height / LEGEND_LEAST), count = scene->legend_count;
  if (count > room) count = room;
  double step = count ? cell.height / (double)count : 0;
  if (step > LEGEND_LINE) step = LEGEND_LINE;
  double top = cell.y + (cell.height - (double)count * step) / 2;
  picture_open(picture, &(PictureGroup){.class = "legend"});
  for (size_t i = 0; i < count; i++) {
    Box line = {cell.x + 2 * INSET, top + (double)i * step, LEGEND_MARK, step};
    if (legend_has_mark(scene->legend[i].kind)) {
      draw_legend_mark(picture, scene->legend[i].kind, line);
      line.x += LEGEND_MARK + LEGEND_MARK_GAP;
    }
    line.width = box_right(cell) - line.x;
    draw_words(picture, line, ALIGN_LEFT, font, scene->legend[i].words);
  }
  picture_close(picture);
}

Picture *draw_storyboard(const Scene *scene, const Geometry *geometry, const DrawOptions *options) {
  const SceneStoryboard *board = scene->storyboard;
  double head = page_head(scene, 1, options);
  Grid grid = grid_of(scene, geometry, head);
  double height = head + (double)grid.rows * (grid.cell_height + GAP) - GAP +
                  (grid.legend_below ? LEGEND_AIR + LEGEND_LINE : 0) + PAGE_PAD_Y;
  Box content;
  Picture *picture = page_open_sized(scene, PAGE_WIDTH, height, options, &content);
  for (size_t i = 0; i < board->frame_count; i++)
    draw_frame(picture, &board->frames[i], geometry->frames[i], &grid, cell_box(&grid, content, i));
  if (grid.legend_below)
    draw_legend(picture, scene,
                (Box){content.x, box_bottom(content) - LEGEND_LINE, content.width, LEGEND_LINE}, 0);
  else
    draw_legend_cell(picture, scene, cell_box(&grid, content, board->frame_count));
  return picture;
}
