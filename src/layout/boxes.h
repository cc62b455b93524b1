// boxes.h: cards and the stack as dot gets them to lay them out: boxes of their size with a port
// where a line begins or ends, and no word. Names of ports: labels.h.
#ifndef HEAPSTORY_LAYOUT_BOXES_H
#define HEAPSTORY_LAYOUT_BOXES_H

#include "heapstory/scene.h"
#include "html.h"

// Which rows of cards, and which names, a line begins at, and which cards one ends at from behind.
typedef struct Ports {
  bool *behind;          // by card
  size_t *first, *frame; // by card, by frame: of its first row or name in `left` and `right`
  bool *left, *right;    // a name has its port at the right
} Ports;

Ports ports_find(const Scene *scene);
void ports_delete(Ports *ports);

// `width`: of the card without its border.
void card_box(Html *html, const Scene *scene, const Ports *ports, size_t index, int width);
void stack_box(Html *html, const Scene *scene, const Ports *ports);

#endif
