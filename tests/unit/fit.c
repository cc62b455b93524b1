// fit.c: texts against cells, fills and each other (fit.h). A hundredth of a point is what the SVG
// rounds to.
#include "fit.h"

#define SLACK 0.01

static double right_of(Box box) { return box.x + box.width; }
static double bottom_of(Box box) { return box.y + box.height; }

static bool inside(Box outer, Box box) {
  return box.x >= outer.x - SLACK && right_of(box) <= right_of(outer) + SLACK &&
         box.y >= outer.y - SLACK && bottom_of(box) <= bottom_of(outer) + SLACK;
}

static bool overlap(Box a, Box b) {
  return a.x < right_of(b) - SLACK && b.x < right_of(a) - SLACK && a.y < bottom_of(b) - SLACK &&
         b.y < bottom_of(a) - SLACK;
}

static Box widest(const FlatShape *words) {
  double width = font_width(words->as.font, words->as.text);
  double cell = words->as.box.width / words->scale;
  return words_box(words, width < cell ? width : cell);
}

static void fault(Text *faults, const char *page, const char *text, const char *what) {
  text_printf(faults, "%s: '%s' %s\n", page, text, what);
}

// The topmost box below the middle of a text: what it seems to stand on.
static const PictureShape *ground(const Flat *flat, size_t index, Box box) {
  Box middle = {box.x + box.width / 2, box.y + box.height / 2, 0, 0};
  while (index-- > 0) {
    const PictureShape *shape = &flat->items[index].as;
    if (shape->kind == PICTURE_RECT && shape->paint.fill != TOKEN_NONE &&
        inside(shape->box, middle))
      return shape;
  }
  return NULL;
}

static void judge_cell(const Flat *flat, size_t index, Box paper, const char *page, Text *faults) {
  const FlatShape *words = &flat->items[index];
  Box box = widest(words);
  double cell_width = words->as.box.width / words->scale;
  double cell_height = words->as.box.height / words->scale;
  const PictureShape *on = ground(flat, index, box);
  if (font_width(words->as.font, words->as.text) > cell_width + SLACK)
    fault(faults, page, words->as.text, "may be wider than its cell");
  if (words->as.font.size > cell_height + SLACK)
    fault(faults, page, words->as.text, "is higher than its cell");
  if (!inside(paper, box)) fault(faults, page, words->as.text, "leaves the page");
  if (on && !inside(on->box, box)) fault(faults, page, words->as.text, "leaves what it stands on");
}

static void judge_pairs(const Flat *flat, size_t index, const char *page, Text *faults) {
  const FlatShape *words = &flat->items[index];
  Box box = widest(words);
  for (size_t i = 0; i < index; i++) {
    const FlatShape *other = &flat->items[i];
    if (other->as.kind != PICTURE_WORDS || !overlap(box, widest(other))) continue;
    Text what = {0};
    text_printf(&what, "runs into '%s'", other->as.text);
    fault(faults, page, words->as.text, text_chars(&what));
    text_delete(&what);
  }
}

void fit_judge(const Flat *flat, const Picture *picture, const char *page, Text *faults) {
  Box paper = {0, 0, picture_width(picture), picture_height(picture)};
  for (size_t i = 0; i < flat->count; i++) {
    if (flat->items[i].as.kind != PICTURE_WORDS) continue;
    judge_cell(flat, i, paper, page, faults);
    judge_pairs(flat, i, page, faults);
  }
}
