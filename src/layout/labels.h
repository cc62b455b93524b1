// labels.h: the parts of a picture as HTML labels, and their sizes. A size depends only on what the
// scene reserves, never on the state of the step: that is what keeps every part at its place.
#ifndef HEAPSTORY_LAYOUT_LABELS_H
#define HEAPSTORY_LAYOUT_LABELS_H

#include "heapstory/furniture.h"
#include "heapstory/geometry.h"
#include "html.h"

// "card.c". Ports: "box", and of row i "ri" at the right and "riL" at the left.
void card_label(Html *html, const SceneCard *card, Density density,
                int width); // at least card_width

// "stack.c". All frames as one table. Port of name n of frame f: "f0n0". `margin` is empty space at
// the right.
void stack_label(Html *html, const Scene *scene, int margin);

// "titles.c".
void caption_label(Html *html, const Scene *scene, int width);
void panel_label(Html *html, const char *title, Token color);
// "HEAP" with the legend at the right end, dropped from its start where `width` is too small.
void heap_label(Html *html, const Scene *scene, int width);
// A place of the same size as the widest title; empty where text is NULL.
void island_label(Html *html, const SceneIsland *island);

#endif
