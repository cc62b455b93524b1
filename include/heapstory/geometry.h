// geometry.h: where the parts of a graph stand: sizes that its words need, places that a layout
// gave them. One geometry serves all steps of a run: their scenes reserve the same space.
//
// Points, from the upper left corner of the drawing (not of the page), y downwards.
#ifndef HEAPSTORY_GEOMETRY_H
#define HEAPSTORY_GEOMETRY_H

#include "heapstory/picture.h"
#include "heapstory/scene.h"

// ---- sizes: what the words of a scene need, whatever the step ---------------------------------

// Whole points. Two writers draw these parts (draw/ and layout/): both take their sizes from here.
enum {
  STATE_BORDER = 2, // a border takes the space of the thickest one
  CARD_TAG = 16,    // "+ new" above the card
  CARD_HEADER = 28,
  CHIP_HEADER = 22, // of a card that is no more than a header
  CHIP_SIDE = 18,   // empty at its left, with the bar in it
  CHIP_BAR = 6,
  GROUP_FRAME = 6, // around a card that stands for several objects
  CARD_VALUE = 32,
  CARD_RULE = 1,
  CARD_SIDE = 10, // empty at the left of header and value
  CARD_GAP = 6,   // between words of the header
  CARD_BADGE = 20,
  CARD_DOT_LEFT = 18,
  CARD_DOT_RIGHT = 20, // cells of the dots
  SIZE_TYPE = 13,
  SIZE_SUB = 11,
  SIZE_BADGE = 12,
  SIZE_VALUE = 18,
  SIZE_CHIP_VALUE = 12,
  SIZE_ROW = 14,
  SIZE_TAG = 12,
  FRAME_TAG = 16,
  FRAME_HEADER = 30,
  FRAME_ROW = 30,
  FRAME_RULE = 1,
  FRAME_FOOT = 3, // below the last row
  FRAME_SIDE = 12,
  FRAME_INSET = 5, // of the tint of a row
  FRAME_DOT = 26,  // cell of the dot
  FRAME_DOT_GAP = 10,
  FRAME_GAP = 12, // between two frames
  SIZE_FRAME_TITLE = 14,
  SIZE_NAME = 16,
};

// Widths of the parts of a card's header; 0 = not on this card. `side` is empty, at the left.
typedef struct CardHeader {
  int side, type, label, sub, value, generation, refs;
} CardHeader;

CardHeader card_header(const SceneCard *card, Density density);
int card_header_width(const CardHeader *header);
// Of a badge that says `text`: the rest of its place stays empty at its left.
int card_refs_width(const char *text, Density density);
int card_generation_width(const char *text); // 0 for NULL
int card_width(const SceneCard *card, Density density);
int card_height(const SceneCard *card, Density density); // with the place of its tag
bool card_has_tag(const SceneCard *card, Density density);
bool card_has_value(const SceneCard *card, Density density); // below the header
int card_header_height(Density density);
int card_border(const SceneCard *card); // with the frame of a card of several objects
int card_row_height(Density density);
// Middle of a row, from the upper end of the card.
double card_row_y(const SceneCard *card, Density density, size_t row);

int stack_width(const Scene *scene);
int stack_height(const Scene *scene);
size_t frame_rows(const SceneFrame *frame);                     // at least 1
int frame_height(const SceneFrame *frame);                      // with the place of its tag
Point stack_dot(const Scene *scene, size_t frame, size_t name); // from the stack's corner

// ---- places -----------------------------------------------------------------------------------

// From the dot in the cell to the border of the target; a back reference too.
typedef struct Curve {
  Point *points; // cubic Bezier, 3n + 1; none: not drawn
  size_t count;
} Curve;

typedef struct Geometry {
  Box stack;
  Box *cards;   // by card of the scene; tag row included
  Curve *edges; // by edge of the scene
  Box *islands; // hull of the cards of each island, title included
  size_t card_count, edge_count, island_count;
  Box bounds;               // of all of it
  bool quick;               // dot needed no watching: it may lay the graph out again
  struct Geometry **frames; // of a storyboard: by frame; those of one window share one
  size_t frame_count;
  const char *coarse; // why it was drawn coarser than wished: words; NULL where it was not
} Geometry;

// Where a reference starts (the dot in its cell) and ends (the middle of its target's border), from
// the places of stack and cards alone.
Point geometry_edge_start(const Scene *scene, const Geometry *geometry, const SceneEdge *edge);
Point geometry_edge_end(const Scene *scene, const Geometry *geometry, const SceneEdge *edge);
// Puts the ends of a reference there, and what is beside them with them. It has 4 points at least.
void curve_pin(Curve *curve, Point from, Point to);

// With places for all that a graph has, and nothing in them yet.
Geometry *geometry_new(const Scene *scene);
void geometry_delete(Geometry *geometry);
// `bounds` of a graph whose parts have their places.
void geometry_find_bounds(Geometry *geometry);

#endif
