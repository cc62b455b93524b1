// looks.h: what tells states apart where there is no colour: how cards and references of each state
// are drawn, read from pictures.
#ifndef HEAPSTORY_TESTS_LOOKS_H
#define HEAPSTORY_TESTS_LOOKS_H

#include "heapstory/picture.h"

typedef struct LookSeen {
  char *class;      // "obj new", "reference removed": without the generation
  Paint paint;      // of its first box or line
  size_t dots;      // circles in it: where a reference starts
  const char *mark; // what a word in it always begins with: "+" of "+ new"; NULL for none
} LookSeen;

typedef struct Looks {
  LookSeen *items;
  size_t count;
  size_t capacity;
} Looks;

// Adds the look of every class of card and reference that was not seen before.
void looks_note(Looks *looks, const Picture *picture);
void looks_delete(Looks *looks);
// One line for every two states of cards, or of references, which the greys of `theme`, lines,
// weights and words do not tell apart. Returns how many pairs were looked at.
size_t looks_judge(const Looks *looks, const Theme *theme, Text *faults);

#endif
