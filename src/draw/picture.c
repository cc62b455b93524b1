// picture.c: the list of shapes of a page, see picture.h.
#include "heapstory/picture.h"

#include <string.h>

#include "heapstory/metrics.h"
#include "picture.h"

int font_width(Font font, const char *text) {
  return font.mono ? mono_width(text, font.size) : sans_width(text, font.size, font.bold);
}

double font_natural_width(Font font, const char *text) {
  return font.mono ? mono_advance(text, font.size) : sans_advance(text, font.size, font.bold);
}

Picture *picture_new(double width, double height, const char *name, const char *description) {
  Picture *picture = mem_zalloc(sizeof *picture);
  picture->width = width;
  picture->height = height;
  picture->page_width = 960;
  picture->page_height = 960 * height / width;
  picture->name = scratch_printf(&picture->scratch, "%s", name);
  picture->description = scratch_printf(&picture->scratch, "%s", description ? description : "");
  return picture;
}

void picture_delete(Picture *picture) {
  if (!picture) return;
  for (size_t i = 0; i < picture->shapes.count; i++) picture_delete(picture->shapes.items[i].part);
  array_delete(&picture->shapes);
  scratch_delete(&picture->scratch);
  mem_free(picture);
}

double picture_width(const Picture *picture) { return picture->width; }
double picture_height(const Picture *picture) { return picture->height; }
const char *picture_name(const Picture *picture) { return picture->name; }

void picture_set_page(Picture *picture, double width, double height) {
  picture->page_width = width;
  picture->page_height = height;
}

double picture_page_width(const Picture *picture) { return picture->page_width; }
double picture_page_height(const Picture *picture) { return picture->page_height; }

size_t picture_count(const Picture *picture) { return picture->shapes.count; }

const PictureShape *picture_shape(const Picture *picture, size_t index) {
  return &picture->shapes.items[index];
}

// ---- shapes -----------------------------------------------------------------------------------

static const char *copy(Picture *picture, const char *text) {
  return text ? scratch_strndup(&picture->scratch, text, strlen(text)) : NULL;
}

static const Point *copy_points(Picture *picture, const Point *points, size_t count) {
  Point *own = scratch_alloc(&picture->scratch, mem_size(count + 1, sizeof *own));
  memcpy(own, points, count * sizeof *own);
  return own;
}

void picture_open(Picture *picture, const PictureGroup *group) {
  PictureGroup own = {copy(picture, group->class), copy(picture, group->id),
                      copy(picture, group->title)};
  array_push(&picture->shapes, (PictureShape){.kind = PICTURE_OPEN, .group = own});
}

void picture_close(Picture *picture) {
  array_push(&picture->shapes, (PictureShape){.kind = PICTURE_CLOSE});
}

void picture_rect(Picture *picture, Box box, double radius, Paint paint) {
  array_push(&picture->shapes,
             (PictureShape){.kind = PICTURE_RECT, .box = box, .radius = radius, .paint = paint});
}

void picture_circle(Picture *picture, Point center, double radius, Paint paint) {
  Box box = {center.x - radius, center.y - radius, 2 * radius, 2 * radius};
  array_push(&picture->shapes,
             (PictureShape){.kind = PICTURE_CIRCLE, .box = box, .radius = radius, .paint = paint});
}

void picture_line(Picture *picture, Point from, Point to, Paint paint) {
  Point ends[] = {from, to};
  array_push(&picture->shapes, (PictureShape){.kind = PICTURE_CURVE,
                                              .straight = true,
                                              .paint = paint,
                                              .points = copy_points(picture, ends, 2),
                                              .point_count = 2});
}

void picture_curve(Picture *picture, const Point *points, size_t count, Paint paint) {
  array_push(&picture->shapes, (PictureShape){.kind = PICTURE_CURVE,
                                              .paint = paint,
                                              .points = copy_points(picture, points, count),
                                              .point_count = count});
}

void picture_polygon(Picture *picture, const Point *points, size_t count, Paint paint) {
  array_push(&picture->shapes, (PictureShape){.kind = PICTURE_POLYGON,
                                              .paint = paint,
                                              .points = copy_points(picture, points, count),
                                              .point_count = count});
}

const double *dash_lengths(Dash dash) {
  static const double lengths[][DASH_LENGTHS] = {[DASH_DASHED] = {6, 4}, [DASH_DOTTED] = {1.5, 3}};
  return dash == DASH_NONE ? NULL : lengths[dash];
}

double picture_baseline(Box cell, double size, bool mono) {
  return cell.y + cell.height / 2 + size * (mono ? 0.35 : 0.36);
}

// A line of its own, a little longer than the words: a renderer's line-through is as thin and as
// long as it likes, and on a single letter nobody sees it. A little below the bar of an "e".
static void strike(Picture *picture, Box cell, Align align, Font font, const char *text) {
  enum { BEYOND = 2 };
  double width = font_natural_width(font, text);
  if (width > cell.width) width = cell.width;
  double x = cell.x + (cell.width - width) * (double)align / 2;
  double y = picture_baseline(cell, font.size, font.mono) - font.size * 0.25;
  picture_line(picture, (Point){x - BEYOND, y}, (Point){x + width + BEYOND, y},
               (Paint){.line = font.color, .width = 1.2});
}

void picture_words(Picture *picture, Box cell, Align align, Font font, const char *text) {
  if (!text || !*text) return;
  array_push(&picture->shapes, (PictureShape){.kind = PICTURE_WORDS,
                                              .box = cell,
                                              .align = align,
                                              .font = font,
                                              .text = copy(picture, text)});
  if (font.strike) strike(picture, cell, align, font, text);
}

void picture_place(Picture *picture, Picture *part, Box box) {
  array_push(&picture->shapes, (PictureShape){.kind = PICTURE_PART, .box = box, .part = part});
}

PartPlace picture_part_place(const PictureShape *part) {
  double width = part->part->width, height = part->part->height;
  double across = part->box.width / width, down = part->box.height / height;
  double scale = across < down ? across : down;
  Point corner = {part->box.x + (part->box.width - scale * width) / 2,
                  part->box.y + (part->box.height - scale * height) / 2};
  return (PartPlace){corner, scale};
}
