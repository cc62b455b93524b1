// contrast.c: pairs of colours from pictures, and WCAG's arithmetic (contrast.h).
#include "contrast.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---- which colours meet -----------------------------------------------------------------------

static void note(Pairs *pairs, Meeting meeting, Token token, Token below, const char *page,
                 const char *what) {
  char **where = &pairs->where[meeting][token][below];
  if (token == TOKEN_NONE || *where) return;
  Text words = {0};
  text_printf(&words, "%s, '%s'", page, what);
  *where = text_take(&words);
}

// A text may begin on one fill and end on another: both ends and the middle are looked at.
static void note_words(Pairs *pairs, const Flat *flat, size_t index, const char *page) {
  const FlatShape *words = &flat->items[index];
  Box box = words_box(words, font_natural_width(words->as.font, words->as.text));
  for (int i = 0; i <= 2; i++) {
    Point at = {box.x + box.width * i / 2, box.y + box.height / 2};
    Token below = flat_fill_at(flat, index, at);
    note(pairs, MEETING_TEXT, words->as.font.color, below, page, words->as.text);
  }
}

static void note_line_at(Pairs *pairs, const Flat *flat, size_t index, Point at, const char *page) {
  const Paint paint = flat->items[index].as.paint;
  note(pairs, MEETING_LINE, paint.line, flat_fill_at(flat, index, at), page, "a line");
  // A border has an inside; a head of an arrow is of one colour.
  if (paint.fill != TOKEN_NONE && paint.fill != paint.line)
    note(pairs, MEETING_LINE, paint.line, paint.fill, page, "a border on what it encloses");
}

// Middles of the four sides.
static void note_border(Pairs *pairs, const Flat *flat, size_t index, const char *page) {
  Box box = flat->items[index].as.box;
  double x = box.x + box.width / 2, y = box.y + box.height / 2;
  Point sides[] = {{x, box.y}, {x, box.y + box.height}, {box.x, y}, {box.x + box.width, y}};
  for (size_t i = 0; i < 4; i++) note_line_at(pairs, flat, index, sides[i], page);
}

static Point middle(const PictureShape *shape) {
  Point sum = {0};
  if (shape->kind == PICTURE_CIRCLE)
    return (Point){shape->box.x + shape->radius, shape->box.y + shape->radius};
  for (size_t i = 0; i < shape->point_count; i++) {
    sum.x += shape->points[i].x / (double)shape->point_count;
    sum.y += shape->points[i].y / (double)shape->point_count;
  }
  return sum;
}

// Dots and heads of arrows: their fill is the mark, where no line around it is.
static void note_mark(Pairs *pairs, const Flat *flat, size_t index, const char *page) {
  const PictureShape *shape = &flat->items[index].as;
  bool ring = shape->paint.line != TOKEN_NONE && shape->paint.width > 0 &&
              shape->paint.line != shape->paint.fill;
  if (ring) return;
  Token below = flat_fill_at(flat, index, middle(shape));
  note(pairs, MEETING_LINE, shape->paint.fill, below, page, "a mark");
}

static void note_shape(Pairs *pairs, const Flat *flat, size_t index, const char *page) {
  const PictureShape *shape = &flat->items[index].as;
  bool line = shape->paint.line != TOKEN_NONE && shape->paint.width > 0;
  if (shape->kind == PICTURE_WORDS) note_words(pairs, flat, index, page);
  if (shape->kind == PICTURE_RECT && line) note_border(pairs, flat, index, page);
  if (shape->kind == PICTURE_CIRCLE && line) note_border(pairs, flat, index, page);
  if (shape->kind == PICTURE_CIRCLE || shape->kind == PICTURE_POLYGON)
    note_mark(pairs, flat, index, page);
  if (shape->kind != PICTURE_CURVE && shape->kind != PICTURE_POLYGON) return;
  // Of a Bezier curve only every third point lies on it.
  bool curved = shape->kind == PICTURE_CURVE && !shape->straight;
  for (size_t i = 0; line && i < shape->point_count; i += curved ? 3 : 1)
    note_line_at(pairs, flat, index, shape->points[i], page);
}

void pairs_note(Pairs *pairs, const Flat *flat, const char *page) {
  for (size_t i = 0; i < flat->count; i++) note_shape(pairs, flat, i, page);
}

void pairs_delete(Pairs *pairs) {
  for (Meeting m = 0; m < MEETINGS; m++)
    for (Token token = 0; token < TOKEN_COUNT; token++)
      for (Token below = 0; below < TOKEN_COUNT; below++) mem_free(pairs->where[m][token][below]);
}

size_t pairs_count(const Pairs *pairs, Meeting meeting) {
  size_t count = 0;
  for (Token token = 0; token < TOKEN_COUNT; token++)
    for (Token below = 0; below < TOKEN_COUNT; below++)
      count += pairs->where[meeting][token][below] != NULL;
  return count;
}

// ---- WCAG 2.1 ---------------------------------------------------------------------------------

static double linear(long channel) {
  double c = (double)channel / 255;
  return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(const char *color) {
  long rgb = strtol(color + 1, NULL, 16);
  return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
}

double contrast_ratio(const char *one, const char *other) {
  double a = luminance(one), b = luminance(other);
  return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}

// ---- the verdict ------------------------------------------------------------------------------

const char *hairline_reason(Token token) {
  switch ((int)token) {
  case TOKEN_PANELLINE: return "around panels and lanes, which their fills and titles tell apart";
  case TOKEN_LINE: return "around cards at rest and between rows: words stand in columns anyway";
  case TOKEN_PILL: return "around badges, which hold words of their own";
  default: return NULL;
  }
}

static void judge(const Pairs *pairs, Meeting meeting, Token token, Token below, const Theme *theme,
                  double least, Text *faults) {
  double ratio = contrast_ratio(theme->colors[token], theme->colors[below]);
  if (ratio >= least) return;
  text_printf(faults, "%s: %s %s on %s has a contrast of %.2f, not %.1f: %s\n", theme->name,
              meeting == MEETING_TEXT ? "text" : "line", token_name(token), token_name(below),
              ratio, least, pairs->where[meeting][token][below]);
}

size_t pairs_judge(const Pairs *pairs, const Theme *theme, double least_text, double least_line,
                   Text *faults) {
  size_t judged = 0;
  for (Meeting m = 0; m < MEETINGS; m++)
    for (Token token = 0; token < TOKEN_COUNT; token++)
      for (Token below = 0; below < TOKEN_COUNT; below++) {
        if (!pairs->where[m][token][below]) continue;
        if (m == MEETING_LINE && hairline_reason(token)) continue;
        judge(pairs, m, token, below, theme, m == MEETING_TEXT ? least_text : least_line, faults);
        judged++;
      }
  return judged;
}
