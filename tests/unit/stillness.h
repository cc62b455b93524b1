// stillness.h: whether anything moves between the pictures of a run.
//
// All pictures of one window share one canvas, and in them every object and every frame (a group
// with an id) has its box and its first word at one place.
#ifndef HEAPSTORY_TESTS_STILLNESS_H
#define HEAPSTORY_TESTS_STILLNESS_H

#include "heapstory/picture.h"

typedef struct Standing {
  char *id;
  Box box; // inside of the border: the border itself may grow
  Box word;
} Standing;

typedef struct Stillness {
  double width, height; // of the canvas; 0 before the first picture
  Standing *items;      // every group with an id that was seen in this window
  size_t count;
  size_t capacity;
  size_t compared; // groups that were seen before, in all windows
} Stillness;

// A new window begins: what was seen is forgotten.
void stillness_begin(Stillness *stillness);
// One line for everything that stands elsewhere than in an earlier picture of the window.
void stillness_judge(Stillness *stillness, const Picture *picture, const char *page, Text *faults);
void stillness_delete(Stillness *stillness);

#endif
