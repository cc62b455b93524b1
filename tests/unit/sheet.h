// sheet.h: the pixels of a PNG, for tests that look at what was drawn. Cairo reads it, not we.
#ifndef HEAPSTORY_TESTS_SHEET_H
#define HEAPSTORY_TESTS_SHEET_H

#include "heapstory/base.h"

// Pixels as cairo keeps them: alpha, red, green, blue from the highest byte down, the colours
// multiplied by alpha.
typedef struct Sheet {
  uint32_t *pixels; // line by line
  int width, height;
} Sheet;

// The test fails where it is no PNG. Yours to sheet_delete.
Sheet sheet_read(const Text *png);
void sheet_delete(Sheet *sheet);

#endif
