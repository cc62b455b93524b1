// paint.h: a Picture on a surface of cairo. Private to the room.
#ifndef HEAPSTORY_PAINT_H
#define HEAPSTORY_PAINT_H

#include "letters.h"

typedef struct Painter {
  const Library *library;
  Letters *letters; // NULL: no font is installed, words are left out
  const Theme *theme;
  cairo_t *cairo;
  bool as_outlines; // words, see letters_show
} Painter;

// All shapes of a picture, in its own points.
void paint_shapes(const Painter *painter, const Picture *picture);
void paint_set_color(const Painter *painter, Token token);

#endif
