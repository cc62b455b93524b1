// palette.h: the colours of a picture, at most 256. Private to the room.
#ifndef HEAPSTORY_PALETTE_H
#define HEAPSTORY_PALETTE_H

#include "heapstory/png.h"

enum { PALETTE_SIZE = 256 };

// A colour of the picture and how many pixels have it.
typedef struct Shade {
  uint32_t color, count;
} Shade;

typedef struct Palette {
  uint32_t colors[PALETTE_SIZE]; // not opaque ones first
  size_t count, opaque_from;
  Array(Shade) shades; // in the order in which they come in the picture
  uint8_t *indexes;    // by shade: in the palette, itself or what is nearest to it
  uint32_t *slots;     // hash of colours: number of the shade + 1, 0 = free
  size_t slot_count;
} Palette;

Palette *palette_new(const Pixels *pixels);
void palette_delete(Palette *palette);
// Of a colour that the pixels have.
uint8_t palette_index(const Palette *palette, uint32_t color);

// How many pixels from the first on are of one colour; `left` of them are there, at least 1.
uint32_t pixels_run(const uint32_t *line, uint32_t left);
// How many lines from `y` on are the same; at least 1. In a drawing that is every second one.
uint32_t pixels_same_lines(const Pixels *pixels, uint32_t y);

#endif
