// contrast.h: which colours meet in pictures, and whether they can be told apart in every theme.
//
// Pairs are not made up: they are read from pictures, each text and each line with what is painted
// below it there.
#ifndef HEAPSTORY_TESTS_CONTRAST_H
#define HEAPSTORY_TESTS_CONTRAST_H

#include "flat.h"

typedef enum Meeting { MEETING_TEXT, MEETING_LINE, MEETINGS } Meeting;

// Of each pair a place where it was met: "seeds/node-cycle.json, graph 6, 'refs 1'"; NULL where it
// was not.
typedef struct Pairs {
  char *where[MEETINGS][TOKEN_COUNT][TOKEN_COUNT]; // [token][what it is painted on]
} Pairs;

// `page`: name of the picture, for `where`.
void pairs_note(Pairs *pairs, const Flat *flat, const char *page);
void pairs_delete(Pairs *pairs);
size_t pairs_count(const Pairs *pairs, Meeting meeting);

// Contrast ratio of WCAG 2.1 of two "#rrggbb": 1 to 21.
double contrast_ratio(const char *one, const char *other);
// One line for every pair of a theme whose ratio is too small: `least_text` for texts,
// `least_line` for lines and marks other than hairlines. Returns how many pairs were looked at.
size_t pairs_judge(const Pairs *pairs, const Theme *theme, double least_text, double least_line,
                   Text *faults);
// NULL, or why nothing is lost where a line of this kind is not seen.
const char *hairline_reason(Token token);

#endif
