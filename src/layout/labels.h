// labels.h: the parts of a picture as HTML labels, and their sizes. A size depends only on what the
// scene reserves, never on the state of the step: that is what keeps every part at its place.
#ifndef HEAPSTORY_LAYOUT_LABELS_H
#define HEAPSTORY_LAYOUT_LABELS_H

#include "heapstory/scene.h"
#include "html.h"

enum { FRAME_GAP = 12, PAGE_WIDTH = 960, PAGE_HEIGHT = 540, PANEL_TITLE_HEIGHT = 24 };

// "card.c". Ports: "box", and of row i "ri" at the right and "riL" at the left.
int card_width(const SceneCard *card, Density density);
int card_height(const SceneCard *card, Density density);
void card_label(Html *html, const SceneCard *card, Density density,
                int width); // at least card_width

// "stack.c". All frames as one table. Port of name n of frame f: "f0n0". `margin` is empty space at
// the right.
int stack_width(const Scene *scene);
int stack_height(const Scene *scene);
void stack_label(Html *html, const Scene *scene, int margin);

// "titles.c".
int caption_height(const Scene *scene, int width);
void caption_label(Html *html, const Scene *scene, int width);
void panel_label(Html *html, const char *title, Token color);
// "HEAP" with the legend at the right end, dropped from its start where `width` is too small.
void heap_label(Html *html, const Scene *scene, int width);
// A place of the same size as the widest title; empty where text is NULL.
void island_label(Html *html, const SceneIsland *island);

#endif
