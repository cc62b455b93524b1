// picture_check.h: is a picture well made? Walks its shapes and says in words what is wrong:
//
//   words outside of the page, words wider or higher than their cell, words upon words, and words
//   that leave the box (card, pill, chip, panel) in which they stand
//
//   Text faults = {0};
//   check_picture(picture, &faults);
//   assert_string_equal(text_chars(&faults), "");
//
// A picture inside of a picture is looked at by itself.
#ifndef HEAPSTORY_TESTS_PICTURE_CHECK_H
#define HEAPSTORY_TESTS_PICTURE_CHECK_H

#include "heapstory/picture.h"

static inline bool check_within(Box inner, Box outer, double slack) {
  return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
         inner.x + inner.width <= outer.x + outer.width + slack &&
         inner.y + inner.height <= outer.y + outer.height + slack;
}

static inline bool check_meet(Box a, Box b, double slack) {
  return a.x + slack < b.x + b.width && b.x + slack < a.x + a.width &&
         a.y + slack < b.y + b.height && b.y + slack < a.y + a.height;
}

// Where the letters stand: the widest that any font makes them, and from the tops of capitals to
// their feet.
static inline Box check_ink(const PictureShape *words) {
  double width = font_width(words->font, words->text), height = words->font.size * 0.72;
  Box cell = words->box;
  double x = cell.x + (cell.width - width) * (double)words->align / 2;
  return (Box){x, cell.y + (cell.height - height) / 2, width, height};
}

static inline void check_fault(Text *faults, const char *what, const PictureShape *words, Box box) {
  text_printf(faults, "%s: \"%s\" at %.1f,%.1f, %.1f x %.1f\n", what, words->text, box.x, box.y,
              box.width, box.height);
}

// The smallest rectangle around the middle of a text that is high enough to be its box; NULL where
// it stands on the bare page. A text may be wider than a mere mark (a bar) behind it.
static inline const PictureShape *check_box_of(const Picture *picture, Box ink) {
  Point middle = {ink.x + ink.width / 2, ink.y + ink.height / 2};
  const PictureShape *smallest = NULL;
  for (size_t i = 0; i < picture_count(picture); i++) {
    const PictureShape *shape = picture_shape(picture, i);
    if (shape->kind != PICTURE_RECT || shape->box.height < ink.height) continue;
    bool around = check_within((Box){middle.x, middle.y, 0, 0}, shape->box, 0);
    double area = shape->box.width * shape->box.height;
    if (around && (!smallest || area < smallest->box.width * smallest->box.height))
      smallest = shape;
  }
  return smallest;
}

static inline void check_words(const Picture *picture, const PictureShape *words, Box ink,
                               Text *faults) {
  Box page = {0, 0, picture_width(picture), picture_height(picture)};
  if (!check_within(words->box, page, 0.01)) check_fault(faults, "off the page", words, words->box);
  if (ink.width > words->box.width + 0.01) check_fault(faults, "too wide", words, words->box);
  if (ink.height > words->box.height + 0.01) check_fault(faults, "too high", words, words->box);
  const PictureShape *box = check_box_of(picture, ink);
  if (box && !check_within(ink, box->box, 1)) check_fault(faults, "out of its box", words, ink);
}

static inline void check_picture(const Picture *picture, Text *faults) {
  typedef struct Inked {
    const PictureShape *words;
    Box ink;
  } Inked;
  Array(Inked) all = {0};
  for (size_t i = 0; i < picture_count(picture); i++) {
    const PictureShape *shape = picture_shape(picture, i);
    if (shape->kind == PICTURE_PART) check_picture(shape->part, faults);
    if (shape->kind != PICTURE_WORDS) continue;
    Box ink = check_ink(shape);
    check_words(picture, shape, ink, faults);
    for (size_t j = 0; j < all.count; j++)
      if (check_meet(ink, all.items[j].ink, 0.5))
        check_fault(faults, all.items[j].words->text, shape, ink);
    array_push(&all, (Inked){shape, ink});
  }
  array_delete(&all);
}

#endif
