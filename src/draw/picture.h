// picture.h: what a picture is made of, for the files of this room.
#ifndef HEAPSTORY_DRAW_PICTURE_H
#define HEAPSTORY_DRAW_PICTURE_H

#include "heapstory/picture.h"

struct Picture {
  double width, height;           // of its own coordinates
  double page_width, page_height; // points that it is shown at
  const char *name, *description;
  Array(PictureShape) shapes;
  Scratch scratch; // owns every string and point
};

#endif
