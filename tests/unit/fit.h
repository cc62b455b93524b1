// fit.h: whether every text of a picture stays where it belongs, by the upper bound of its width.
#ifndef HEAPSTORY_TESTS_FIT_H
#define HEAPSTORY_TESTS_FIT_H

#include "flat.h"

// One line for every text that is wider or higher than its cell, whose cell leaves the fill that it
// stands on or the page, or that runs into another text.
void fit_judge(const Flat *flat, const Picture *picture, const char *page, Text *faults);

#endif
