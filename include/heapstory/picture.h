// picture.h: a drawn page: shapes with places and kinds of colour, in reading order; and its SVG.
//
// Coordinates are points, x to the right, y downwards, from the upper left corner of the page. A
// picture knows no theme: shapes carry tokens, and the theme is chosen when it is written. All
// texts stand in cells whose width is known, so that no font can make them spill.
//
//   picture_open(p, &(PictureGroup){.class = "object", .id = "obj-3", .title = "list #3"});
//   picture_rect(p, box, 8, (Paint){.fill = TOKEN_CARD, .line = TOKEN_LINE, .width = 1});
//   picture_words(p, cell, ALIGN_LEFT, (Font){.size = 13, .color = TOKEN_INK, .bold = true},
//   "list"); picture_close(p);
#ifndef HEAPSTORY_PICTURE_H
#define HEAPSTORY_PICTURE_H

#include "heapstory/base.h"
#include "heapstory/theme.h"

typedef struct Point {
  double x, y;
} Point;

// x and y are the upper left corner.
typedef struct Box {
  double x, y, width, height;
} Box;

typedef enum Dash { DASH_NONE, DASH_DASHED, DASH_DOTTED } Dash;
enum { DASH_LENGTHS = 2 };
// Points that are drawn and points that are left out; NULL for DASH_NONE.
const double *dash_lengths(Dash dash);

// How a shape is painted: TOKEN_NONE paints nothing; width 0 draws no line.
typedef struct Paint {
  Token fill, line;
  double width;
  Dash dash;
} Paint;

typedef enum Align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT } Align;

typedef struct Font {
  int size; // points
  Token color;
  bool bold, mono, italic, strike;
} Font;

// Width that a text takes at most, in whole points (metrics.h).
int font_width(Font font, const char *text);
// Width in the first face of the theme.
double font_natural_width(Font font, const char *text);

// A part of the picture for people who do not see it, for style sheets and for scripts. NULL: none.
typedef struct PictureGroup {
  const char *class; // "object new gen0": what it is and what happened to it
  const char *id;    // unique in the picture: "obj-3"
  const char *title; // "list #3, 72 bytes, refs 1, gen 0"
} PictureGroup;

typedef struct Picture Picture;

// A page of `width` x `height` points of its own; as a slide it is always 960 x 540 or what
// `picture_set_page` says. `name`: "step 6 of 7: del b"; `description`: one sentence.
Picture *picture_new(double width, double height, const char *name, const char *description);
void picture_delete(Picture *picture);
double picture_width(const Picture *picture);
double picture_height(const Picture *picture);
const char *picture_name(const Picture *picture);
// The size on paper or screen that the page is shown at, in points (default 960 wide).
void picture_set_page(Picture *picture, double width, double height);
double picture_page_width(const Picture *picture);
double picture_page_height(const Picture *picture);

// ---- shapes; all strings are copied -----------------------------------------------------------

void picture_open(Picture *picture, const PictureGroup *group);
void picture_close(Picture *picture);
void picture_rect(Picture *picture, Box box, double radius, Paint paint);
void picture_circle(Picture *picture, Point center, double radius, Paint paint);
void picture_line(Picture *picture, Point from, Point to, Paint paint);
// A chain of cubic Bezier curves: 3n + 1 points.
void picture_curve(Picture *picture, const Point *points, size_t count, Paint paint);
void picture_polygon(Picture *picture, const Point *points, size_t count, Paint paint);
// One line of text in a cell: in the middle of its height, aligned within its width. The text was
// measured to fit; where another font would make it wider it is squeezed. NULL or "" draws nothing.
void picture_words(Picture *picture, Box cell, Align align, Font font, const char *text);
// Another picture, scaled into a box (its proportions are kept, it stands in the middle). Takes it.
void picture_place(Picture *picture, Picture *part, Box box);

// ---- the shapes, for writers and for tests ----------------------------------------------------

typedef enum ShapeKind {
  PICTURE_OPEN,
  PICTURE_CLOSE,
  PICTURE_RECT,
  PICTURE_CIRCLE,
  PICTURE_CURVE, // a line is a polyline of `points`, where `straight`
  PICTURE_POLYGON,
  PICTURE_WORDS,
  PICTURE_PART,
} ShapeKind;

typedef struct PictureShape {
  ShapeKind kind;
  Box box;       // RECT, WORDS (the cell), PART; of a circle its bounds
  double radius; // RECT: of its corners
  Paint paint;   // RECT, CIRCLE, CURVE, POLYGON
  bool straight; // CURVE: points are joined by straight lines
  const Point *points;
  size_t point_count;
  Align align; // WORDS
  Font font;
  const char *text;
  PictureGroup group; // OPEN
  Picture *part;      // PART
} PictureShape;

size_t picture_count(const Picture *picture);
const PictureShape *picture_shape(const Picture *picture, size_t index);

// Baseline of a line of text of `size` points that stands in the middle of a cell: half the height
// of a capital below it.
double picture_baseline(Box cell, double size, bool mono);

// Where a PART lies: its points times `scale`, from `corner` on.
typedef struct PartPlace {
  Point corner;
  double scale;
} PartPlace;

PartPlace picture_part_place(const PictureShape *part);

// ---- SVG --------------------------------------------------------------------------------------

typedef struct SvgOptions {
  bool transparent; // no background
} SvgOptions;

// SVG 1.1, in bytes that depend on the picture, the theme and the options alone. `options` may be
// NULL.
void picture_add_svg(const Picture *picture, const Theme *theme, const SvgOptions *options,
                     Text *text);

#endif
