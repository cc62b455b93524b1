// pinned.c: a picture as DOT: every shape a node or an edge at its place, for views that are no
// graphs. Plain `dot` draws it as it stands (layout="nop2": positions are taken, nothing is laid
// out), so that every view has a DOT and every format of Graphviz.
#include <math.h>

#include "attributes.h"
#include "heapstory/layout.h"
#include "render.h"

enum { SMALLEST = 3 }; // points: what is smaller cannot be read, and its cell would have no size

typedef struct Pinned {
  const Theme *theme;
  Agraph_t *graph;
  double height; // of the page: DOT counts from below
  double scale;  // of a part; places of the part are moved by x and y
  double x, y;
  unsigned nodes;
} Pinned;

static const char *color(const Pinned *p, Token token) { return p->theme->colors[token]; }

static Point place(const Pinned *p, Point at) {
  return (Point){p->x + at.x * p->scale, p->height - (p->y + at.y * p->scale)};
}

static void add_point(Text *text, Point at) {
  add_number(text, at.x);
  text_add_char(text, ',');
  add_number(text, at.y);
}

// ---- nodes ------------------------------------------------------------------------------------

static Agnode_t *add_node(Pinned *p, const char *shape, Box box) {
  char name[32];
  Text pos = {0};
  snprintf(name, sizeof name, "s%u", p->nodes++);
  Agnode_t *node = agnode(p->graph, name, 1);
  add_point(&pos, place(p, (Point){box.x + box.width / 2, box.y + box.height / 2}));
  set(node, "pos", text_chars(&pos));
  set(node, "shape", shape);
  set(node, "label", "");
  set_exact_inches(node, "width", box.width * p->scale);
  set_exact_inches(node, "height", box.height * p->scale);
  text_delete(&pos);
  return node;
}

static void dress_node(const Pinned *p, Agnode_t *node, const PictureShape *shape) {
  Text style = {0};
  const Paint *paint = &shape->paint;
  bool line = paint->line != TOKEN_NONE && paint->width > 0;
  if (paint->fill != TOKEN_NONE) {
    text_add(&style, "filled");
    set(node, "fillcolor", color(p, paint->fill));
  }
  if (shape->radius > 0 && shape->kind == PICTURE_RECT)
    text_add(&style, style.length ? ",rounded" : "rounded");
  if (line && paint->dash != DASH_NONE)
    text_add(&style, paint->dash == DASH_DASHED ? ",dashed" : ",dotted");
  set(node, "style", text_chars(&style) + (text_chars(&style)[0] == ','));
  set(node, "color", line ? color(p, paint->line) : color(p, paint->fill));
  set_number(node, "penwidth", line ? paint->width * p->scale : 0);
  text_delete(&style);
}

static void add_words(Pinned *p, const PictureShape *shape) {
  Html html = {.theme = p->theme};
  Font font = shape->font;
  font.size = (int)(font.size * p->scale + 0.5);
  if (font.size < SMALLEST || shape->box.height * p->scale < SMALLEST) return; // not even a speck
  Agnode_t *node = add_node(p, "plain", shape->box);
  set(node, "fixedsize", "false"); // the table has its size
  table_open(&html, (HtmlBox){0}, NULL);
  row_open(&html);
  words(&html, (int)(shape->box.width * p->scale), (int)(shape->box.height * p->scale),
        shape->align, font, shape->text);
  row_close(&html);
  table_close(&html);
  set_label(node, &html);
  text_delete(&html.text);
}

// ---- edges ------------------------------------------------------------------------------------

// Two points that nobody sees, and a line between them along `points`; `tip` NULL for no head.
static Agedge_t *add_edge(Pinned *p, const Point *points, size_t count, const Point *tip) {
  Agnode_t *ends[2];
  for (int i = 0; i < 2; i++) {
    Point at = points[i == 0 ? 0 : count - 1];
    ends[i] = add_node(p, "point", (Box){at.x, at.y, 0, 0});
    set(ends[i], "style", "invis");
  }
  Agedge_t *edge = agedge(p->graph, ends[0], ends[1], NULL, 1);
  Text pos = {0};
  if (tip) {
    text_add(&pos, "e,");
    add_point(&pos, place(p, *tip));
    text_add_char(&pos, ' ');
  }
  for (size_t i = 0; i < count; i++) {
    if (i) text_add_char(&pos, ' ');
    add_point(&pos, place(p, points[i]));
  }
  set(edge, "pos", text_chars(&pos));
  text_delete(&pos);
  return edge;
}

static Point between(Point a, Point b, double t) {
  return (Point){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

static void add_straight(Pinned *p, const PictureShape *shape, Agedge_t **edge_out) {
  Point a = shape->points[0], b = shape->points[shape->point_count - 1];
  const Point line[] = {a, between(a, b, 1 / 3.0), between(a, b, 2 / 3.0), b};
  *edge_out = add_edge(p, line, 4, NULL);
}

static void add_line(Pinned *p, const PictureShape *shape) {
  Agedge_t *edge;
  if (shape->straight)
    add_straight(p, shape, &edge);
  else
    edge = add_edge(p, shape->points, shape->point_count, NULL);
  set(edge, "color", color(p, shape->paint.line));
  set_number(edge, "penwidth", shape->paint.width * p->scale);
  if (shape->paint.dash != DASH_NONE)
    set(edge, "style", shape->paint.dash == DASH_DASHED ? "dashed" : "dotted");
}

// The polygons of our pictures are heads of arrows: corner, tip, corner.
static void add_head(Pinned *p, const PictureShape *shape) {
  if (shape->point_count != 3) return;
  Point base = between(shape->points[0], shape->points[2], 0.5), tip = shape->points[1];
  const Point line[] = {base, base, base, base};
  Agedge_t *edge = add_edge(p, line, 4, &tip);
  bool full = shape->paint.fill == shape->paint.line;
  set(edge, "arrowhead", full ? "normal" : "empty");
  set_number(edge, "arrowsize", hypot(tip.x - base.x, tip.y - base.y) * p->scale / 10);
  set(edge, "color", color(p, shape->paint.line));
}

// ---- all shapes -------------------------------------------------------------------------------

static void add_shapes(Pinned *p, const Picture *picture);

static void add_part(Pinned *p, const PictureShape *shape) {
  Pinned outer = *p;
  PartPlace place = picture_part_place(shape);
  p->x += place.corner.x * p->scale;
  p->y += place.corner.y * p->scale;
  p->scale *= place.scale;
  add_shapes(p, shape->part);
  outer.nodes = p->nodes;
  *p = outer;
}

static void add_shape(Pinned *p, const PictureShape *shape) {
  switch (shape->kind) {
  case PICTURE_OPEN:
  case PICTURE_CLOSE: return; // a group has no place of its own in DOT
  case PICTURE_RECT: dress_node(p, add_node(p, "box", shape->box), shape); return;
  case PICTURE_CIRCLE: dress_node(p, add_node(p, "circle", shape->box), shape); return;
  case PICTURE_CURVE: add_line(p, shape); return;
  case PICTURE_POLYGON: add_head(p, shape); return;
  case PICTURE_WORDS: add_words(p, shape); return;
  case PICTURE_PART: add_part(p, shape); return;
  }
}

static void add_shapes(Pinned *p, const Picture *picture) {
  for (size_t i = 0; i < picture_count(picture); i++) add_shape(p, picture_shape(picture, i));
}

static void open_graph(Pinned *p, const Picture *picture) {
  p->graph = agopen(mut("picture"), Agdirected, discipline());
  // An empty default is not written, and then the nodes' names would stand there.
  agattr(p->graph, AGNODE, mut("label"), mut(" "));
  agattr(p->graph, AGNODE, mut("fixedsize"), mut("true"));
  agattr(p->graph, AGNODE, mut("fontname"), mut(sans_faces));
  agattr(p->graph, AGEDGE, mut("dir"), mut("forward"));
  agattr(p->graph, AGEDGE, mut("arrowhead"), mut("none"));
  set(p->graph, "layout", "nop2");
  set(p->graph, "outputorder", "nodesfirst");
  set(p->graph, "bgcolor", color(p, TOKEN_CANVAS));
  set(p->graph, "pad", "0");
  // Two corners that nobody sees keep the page at its size.
  Point corners[] = {{0, 0}, {picture_width(picture), picture_height(picture)}};
  for (int i = 0; i < 2; i++)
    set(add_node(p, "point", (Box){corners[i].x, corners[i].y, 0, 0}), "style", "invis");
}

bool layout_add_picture_dot(const Picture *picture, const Theme *theme, Text *text,
                            Errors *errors) {
  Pinned p = {.theme = theme,
              .height = picture_page_height(picture),
              .scale = picture_page_width(picture) / picture_width(picture)};
  Text complaints = {0}, written = {0};
  complaints_begin(&complaints);
  open_graph(&p, picture);
  add_shapes(&p, picture);
  Channel channel = {.sink = &written};
  agwrite(p.graph, &channel);
  agclose(p.graph);
  bool ok = complaints_end(&complaints, "libcgraph", errors);
  if (ok) text_add_n(text, text_chars(&written), written.length);
  text_delete(&written);
  return ok;
}
