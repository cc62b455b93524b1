// page.h: how a scene is set on a 16:9 page, estimated from sizes alone: no layout runs before DOT
// is written.
//
// dot decides the positions; what is decided here is only how much air is between the columns and
// how tall the two panels are. The page itself is exact whatever dot does: `size` scales the
// drawing to it and `viewport` pins its shape.
#ifndef HEAPSTORY_LAYOUT_PAGE_H
#define HEAPSTORY_LAYOUT_PAGE_H

#include "heapstory/furniture.h"

typedef struct Page {
  bool *first, *last;   // by card: no reference leads to it, from it (backward ones aside)
  int *shift;           // by card: columns that it stands further right than references ask for
  int *card_width;      // by card
  int width;            // of panels and caption, in the drawing's own points
  int legend_width;     // of the title line of the heap
  int ranksep;          // between two columns of ranks; a reference spans three
  int strut, heap_fill; // height and width of the invisible bars that give the panels their sizes
  int magnify;          // page size in percent of 960 x 540: large pictures get larger pages
} Page;

enum { REFERENCE_RANKS = 3 };

Page page_plan(const Scene *scene);
void page_delete(Page *page);
// Ranks that a reference to (or in DOT's direction into) a card spans at least.
int page_minlen(const Page *page, uint32_t card);
int page_nodesep(const Scene *scene);

#endif
