// png.h: pixels to a PNG file with a palette.
//
// A drawing has few colours: 256 are enough, and the file is a third of one with true colours. The
// bytes depend on the pixels alone.
#ifndef HEAPSTORY_PNG_H
#define HEAPSTORY_PNG_H

#include "heapstory/base.h"

// Pixels as cairo keeps them: alpha, red, green, blue from the highest byte down, the colours
// multiplied by alpha; lines of `stride` pixels from the top.
typedef struct Pixels {
  const uint32_t *pixels;
  size_t stride;
  uint32_t width, height; // at least 1
  uint32_t dpi;           // said in the file, so that a slide shows it at its size
} Pixels;

// Up to 256 colours stay exactly what they are; of more, each pixel takes the nearest of the 256
// that were chosen.
void png_add(const Pixels *pixels, Text *bytes);

#endif
