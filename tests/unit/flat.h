// flat.h: the shapes of a picture and of the pictures placed in it, in one list, in the points of
// the page: what is painted where.
#ifndef HEAPSTORY_TESTS_FLAT_H
#define HEAPSTORY_TESTS_FLAT_H

#include "heapstory/picture.h"

typedef struct FlatShape {
  PictureShape as; // in the points of the page, but for the size of its font
  double scale;    // of the picture that it stands in
} FlatShape;

typedef struct Flat {
  FlatShape *items; // without PART; in the order in which they are painted
  size_t count;
  size_t capacity;
  Scratch scratch;
} Flat;

Flat flat_take(const Picture *picture);
void flat_delete(Flat *flat);

// The topmost box at a point, of the shapes before `index`: its fill; the canvas where there is
// none. Dots and heads of arrows are no ground for anything.
Token flat_fill_at(const Flat *flat, size_t index, Point at);
// Where a text stands in its cell where it is `width` points of its own picture wide; as high as
// its capitals.
Box words_box(const FlatShape *words, double width);

#endif
