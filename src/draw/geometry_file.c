// geometry_file.c: places of scenes to lines and back, see geometry_file.h. What a scene asks for
// is one text a line, written by the same functions whether places are kept or looked for: so one
// comparison of texts says whether they are still for what is drawn.
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "geometry_lines.h"
#include "heapstory/draw.h"
#include "heapstory/scene_storyboard.h"

const char *const line_words[LINE_KINDS] = {"stack", "frame", "card", "island", "edge"};

#define UPDATE "heapstory check --svg --update"

// ---- the file ---------------------------------------------------------------------------------

GeometryFile *geometry_file_new(void) { return mem_zalloc(sizeof(GeometryFile)); }

void geometry_file_delete(GeometryFile *file) {
  for (size_t i = 0; file && i < file->count; i++) {
    PlaceEntry *entry = &file->items[i];
    for (size_t l = 0; l < entry->lines.count; l++) {
      mem_free(entry->lines.items[l].asked);
      mem_free(entry->lines.items[l].numbers);
    }
    array_delete(&entry->lines);
    mem_free(entry->view);
  }
  if (file) array_delete(file);
  mem_free(file);
}

size_t geometry_file_count(const GeometryFile *file) { return file->count; }

PlaceEntry *geometry_file_entry(const GeometryFile *file, const char *view, size_t window) {
  for (size_t i = 0; i < file->count; i++)
    if (file->items[i].window == window && strcmp(file->items[i].view, view) == 0)
      return &file->items[i];
  return NULL;
}

// The fewest digits that are read as the same number; whole ones as people write them.
static void add_number(Text *text, double number) {
  char digits[40];
  bool whole = number == floor(number) && fabs(number) < 1e9;
  snprintf(digits, sizeof digits, "%.0f", number);
  for (int precision = 1; !whole && precision <= 17; precision++) {
    snprintf(digits, sizeof digits, "%.*g", precision, number);
    if (strtod(digits, NULL) == number) break;
  }
  text_add(text, digits);
}

static void write_line(const PlaceLine *line, Text *text) {
  text_printf(text, "  %s", line->asked);
  if (line->count) text_add(text, " at");
  for (size_t i = 0; i < line->count; i++) {
    text_add_char(text, ' ');
    add_number(text, line->numbers[i]);
  }
  text_add_char(text, '\n');
}

void geometry_file_write(const GeometryFile *file, Text *text) {
  text_add(text, GEOMETRY_HEADER "\n");
  for (size_t i = 0; i < file->count; i++) {
    const PlaceEntry *entry = &file->items[i];
    text_printf(text, "\n%s window %zu\n", entry->view, entry->window);
    for (size_t l = 0; l < entry->lines.count; l++) write_line(&entry->lines.items[l], text);
  }
}

// ---- what a graph asks places for -------------------------------------------------------------

static void add_quoted(Text *text, const char *words) {
  text_add_char(text, ' ');
  text_add_json(text, words ? words : "", words ? strlen(words) : 0);
}

static void ask_card(const Scene *scene, size_t index, Text *text) {
  const SceneCard *card = &scene->cards[index];
  text_printf(text, "card %" PRId64, card->serial);
  add_quoted(text, card->type);
  add_quoted(text, card->label.widest);
  text_printf(text, " %d %d", card_width(card, scene->density), card_height(card, scene->density));
  if (card->island >= 0) text_printf(text, ", island %d", (int)card->island + 1);
}

static void ask_edge(const SceneEdge *edge, Text *text) {
  text_printf(text, edge->from_frame ? "edge frame %u name %u" : "edge card %u row %u",
              (unsigned)edge->owner + 1, (unsigned)edge->cell + 1);
  text_printf(text, ", card %u%s", (unsigned)edge->to + 1, edge->back ? ", back" : "");
}

// In the order of the lines: the stack, its frames, cards, islands, references.
static size_t line_count(const Scene *scene) {
  return 1 + scene->frame_count + scene->card_count + scene->island_count + scene->edge_count;
}

static LineKind kind_at(const Scene *scene, size_t at, size_t *index_out) {
  const size_t counts[] = {1, scene->frame_count, scene->card_count, scene->island_count,
                           scene->edge_count};
  int kind = LINE_STACK;
  for (; kind < LINE_EDGE && at >= counts[kind]; kind++) at -= counts[kind];
  *index_out = at;
  return (LineKind)kind;
}

// What stands before "at" in line `at` of a graph. Yours to mem_free.
static char *ask(const Scene *scene, size_t at) {
  Text text = {0};
  size_t index;
  switch (kind_at(scene, at, &index)) {
  case LINE_STACK:
    text_printf(&text, "stack %d %d", stack_width(scene), stack_height(scene));
    break;
  case LINE_FRAME:
    text_add(&text, "frame");
    add_quoted(&text, scene->frames[index].title);
    text_printf(&text, " %zu", frame_rows(&scene->frames[index]));
    break;
  case LINE_CARD: ask_card(scene, index, &text); break;
  case LINE_ISLAND:
    text_add(&text, "island");
    add_quoted(&text, scene->islands[index].title.widest);
    break;
  case LINE_EDGE: ask_edge(&scene->edges[index], &text); break;
  }
  return text_take(&text);
}

// ---- places to lines --------------------------------------------------------------------------

static PlaceLine line_of_box(Box box) {
  PlaceLine line = {.count = 4, .numbers = mem_alloc(4 * sizeof(double))};
  memcpy(line.numbers, (double[]){box.x, box.y, box.width, box.height}, 4 * sizeof(double));
  return line;
}

static PlaceLine line_of_curve(const Curve *curve) {
  PlaceLine line = {.count = 2 * curve->count};
  line.numbers = mem_alloc(mem_size(line.count + 1, sizeof(double)));
  for (size_t i = 0; i < curve->count; i++) {
    line.numbers[2 * i] = curve->points[i].x;
    line.numbers[2 * i + 1] = curve->points[i].y;
  }
  return line;
}

static PlaceLine line_of(const Scene *scene, const Geometry *g, size_t at) {
  size_t index;
  switch (kind_at(scene, at, &index)) {
  case LINE_STACK: return line_of_box(g->stack);
  case LINE_FRAME: break;
  case LINE_CARD: return line_of_box(g->cards[index]);
  case LINE_ISLAND: return line_of_box(g->islands[index]);
  case LINE_EDGE: return line_of_curve(&g->edges[index]);
  }
  return (PlaceLine){0};
}

static void add_graph(GeometryFile *file, const char *view, const Scene *scene, const Geometry *g) {
  if (geometry_file_entry(file, view, scene->window + 1)) return;
  PlaceEntry entry = {.view = mem_strdup(view), .window = scene->window + 1};
  for (size_t at = 0; at < line_count(scene); at++) {
    PlaceLine line = line_of(scene, g, at);
    line.asked = ask(scene, at);
    array_push(&entry.lines, line);
  }
  array_push(file, entry);
}

void geometry_file_add(GeometryFile *file, const char *view, const Scene *scene,
                       const Geometry *geometry) {
  const SceneStoryboard *board = scene->storyboard;
  if (scene->kind == SCENE_GRAPH) add_graph(file, view, scene, geometry);
  for (size_t i = 0; scene->kind == SCENE_STORYBOARD && i < board->frame_count; i++)
    add_graph(file, view, board->frames[i].graph, geometry->frames[i]);
}

// ---- lines to places --------------------------------------------------------------------------

// A look for the places of one graph.
typedef struct Search {
  const PlaceEntry *entry;
  const Scene *scene;
  Geometry *geometry;
  Errors *errors;
} Search;

static bool refuse(const Search *s, uint32_t line, const char *here, const char *now) {
  return error_add(
      s->errors, (Position){line, line ? 3 : 0},
      "the geometry of %s, window %zu was made for other cards (here: %s; now: %s): " UPDATE,
      s->entry->view, s->entry->window, here, now);
}

static Box box_of(const PlaceLine *line) {
  const double *n = line->numbers;
  return (Box){n[0], n[1], n[2], n[3]};
}

static bool take_box(const Search *s, const PlaceLine *line, int width, int height, Box *box_out) {
  *box_out = box_of(line);
  if (box_out->width > width - 0.5 && fabs(box_out->height - height) < 0.5) return true;
  return error_add(s->errors, (Position){line->line, 3},
                   "it needs %d x %d points, and has others: " UPDATE, width, height);
}

static Curve curve_of(const PlaceLine *line) {
  Curve curve = {.count = line->count / 2};
  if (curve.count) curve.points = mem_alloc(mem_size(curve.count, sizeof(Point)));
  for (size_t i = 0; i < curve.count; i++)
    curve.points[i] = (Point){line->numbers[2 * i], line->numbers[2 * i + 1]};
  return curve;
}

static bool take_line(const Search *s, size_t at) {
  const PlaceLine *line = &s->entry->lines.items[at];
  const Scene *scene = s->scene;
  Geometry *g = s->geometry;
  size_t i;
  switch (kind_at(scene, at, &i)) {
  case LINE_STACK:
    return take_box(s, line, stack_width(scene),
                    scene->frame_count ? stack_height(scene) : (int)lround(line->numbers[3]),
                    &g->stack);
  case LINE_FRAME: break;
  case LINE_CARD:
    return take_box(s, line, card_width(&scene->cards[i], scene->density),
                    card_height(&scene->cards[i], scene->density), &g->cards[i]);
  case LINE_ISLAND: g->islands[i] = box_of(line); break;
  case LINE_EDGE: g->edges[i] = curve_of(line); break;
  }
  return true;
}

static bool take_lines(const Search *s) {
  size_t wanted = line_count(s->scene), found = s->entry->lines.count;
  bool well = true;
  for (size_t at = 0; well && at < wanted; at++) {
    const PlaceLine *line = at < found ? &s->entry->lines.items[at] : NULL;
    char *asked = ask(s->scene, at);
    if (!line)
      well = refuse(s, s->entry->line, "nothing more", asked);
    else if (strcmp(line->asked, asked) != 0)
      well = refuse(s, line->line, line->asked, asked);
    else
      well = take_line(s, at);
    mem_free(asked);
  }
  if (well && found > wanted)
    well = refuse(s, s->entry->lines.items[wanted].line, s->entry->lines.items[wanted].asked,
                  "nothing more");
  return well;
}

static bool is_near(Point a, Point b) { return fabs(a.x - b.x) < 0.01 && fabs(a.y - b.y) < 0.01; }

// A reference ends where its cards are, also where somebody has moved them.
static void attach_ends(const Scene *scene, Geometry *g) {
  for (size_t i = 0; i < g->edge_count; i++) {
    Curve *curve = &g->edges[i];
    if (curve->count == 0) continue;
    Point *first = &curve->points[0], *last = &curve->points[curve->count - 1];
    Point from = geometry_edge_start(scene, g, &scene->edges[i]);
    Point to = geometry_edge_end(scene, g, &scene->edges[i]);
    if (is_near(*first, from)) from = *first;
    if (is_near(*last, to)) to = *last;
    curve_pin(curve, from, to);
  }
}

static Geometry *find_graph(const GeometryFile *file, const char *view, const Scene *scene,
                            Errors *errors) {
  Search search = {.scene = scene, .errors = errors};
  search.entry = geometry_file_entry(file, view, scene->window + 1);
  if (!search.entry) {
    error_add(errors, (Position){0}, "there is no geometry of %s, window %zu: " UPDATE, view,
              scene->window + 1);
    return NULL;
  }
  search.geometry = geometry_new(scene);
  if (!take_lines(&search)) {
    geometry_delete(search.geometry);
    return NULL;
  }
  attach_ends(scene, search.geometry);
  geometry_find_bounds(search.geometry);
  return search.geometry;
}

static Geometry *find_frames(const GeometryFile *file, const char *view,
                             const SceneStoryboard *board, Errors *errors) {
  Geometry *all = mem_zalloc(sizeof *all);
  all->frames = mem_zalloc(mem_size(board->frame_count, sizeof *all->frames));
  for (size_t i = 0; i < board->frame_count; i++) {
    const Scene *graph = board->frames[i].graph;
    bool same = i > 0 && graph->window == board->frames[i - 1].graph->window;
    all->frames[i] = same ? all->frames[i - 1] : find_graph(file, view, graph, errors);
    if (!all->frames[i]) {
      geometry_delete(all);
      return NULL;
    }
    all->frame_count = i + 1;
  }
  return all;
}

Geometry *geometry_file_find(const GeometryFile *file, const char *view, const Scene *scene,
                             Errors *errors) {
  if (scene->kind == SCENE_STORYBOARD) return find_frames(file, view, scene->storyboard, errors);
  return find_graph(file, view, scene, errors);
}
