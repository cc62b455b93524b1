// looks.h: what every state looks like, in tokens: boxes, pills, words, lines, and the marks that a
// legend explains. The only place that says so; two writers show it: draw/ as shapes, layout/ as
// attributes of Graphviz.
//
// A Paint with a fill and no line is a box without a border. What is ABSENT has no look: all zero.
#ifndef HEAPSTORY_LOOKS_H
#define HEAPSTORY_LOOKS_H

#include "heapstory/picture.h"
#include "heapstory/scene.h"

// A rounded box with words in its middle.
typedef struct PillLook {
  Paint paint;
  Font font;
} PillLook;

PillLook generation_look(int generation); // 0 1 2, 3 = permanent

// ---- words around -----------------------------------------------------------------------------

typedef struct CaptionLook {
  PillLook step;
  Font from, statement; // from: what the statement is compared with
  Font sentence;
} CaptionLook;

CaptionLook caption_look(const Scene *scene, int size); // of the statement
// Of a number in the caption of a difference.
PillLook caption_pill_look(PillKind kind);
// Titles of panels, and of what lies in them.
Font panel_title_font(Token color);

// ---- cards ------------------------------------------------------------------------------------

typedef struct CardLook {
  Paint box;
  Paint frame;                       // around the box of a card that stands for several objects
  Paint bar;                         // of a chip: its generation; all zero for none
  Font tag;                          // the words above it
  Font type, label, sub, chip_value; // words of the header
  Font value;                        // of an atom, below the header
  PillLook generation, refs;
  bool dead;
} CardLook;

CardLook card_look(const SceneCard *card);

enum { CARD_ID = 32, CARD_CLASS = 64 };
// "obj-3", "obj-m1" for a serial below zero: unique in a picture.
void card_id(const SceneCard *card, char id[CARD_ID]);
// "obj new gen0": what it is and what happened to it, for style sheets.
void card_class(const SceneCard *card, char class[CARD_CLASS]);

typedef struct RowLook {
  Font key, value;
} RowLook;

RowLook row_look(const SceneRow *row, bool dead); // dead: its card is

// ---- the stack --------------------------------------------------------------------------------

typedef struct FrameLook {
  Paint box;
  Font tag, title, empty; // empty: the words that say that there are no names
  const char *class;
} FrameLook;

typedef struct NameLook {
  Font font;
  Token tint; // behind the words; TOKEN_NONE for none
} NameLook;

FrameLook frame_look(FrameState state);
NameLook name_look(NameState state, bool gap); // gap: "… 84 more"

// ---- islands and references -------------------------------------------------------------------

typedef struct IslandLook {
  Paint box;
  Font title;
  const char *class;
} IslandLook;

IslandLook island_look(IslandState state);

typedef enum HeadKind { HEAD_NONE, HEAD_FULL, HEAD_EMPTY } HeadKind;
typedef enum TailKind { TAIL_NONE, TAIL_DOT, TAIL_RING } TailKind;

typedef struct Arrow {
  Token line;
  double width;
  Dash dash;
  HeadKind head;
  TailKind tail;
} Arrow;

typedef struct EdgeLook {
  Arrow arrow;
  const char *class;
} EdgeLook;

EdgeLook edge_look(EdgeState state);

// ---- the legend -------------------------------------------------------------------------------

// A box with its size in points, or, where the sizes are 0, a line. All zero where there is no
// mark.
typedef struct MarkLook {
  int width, height;
  Paint paint;
  const char *words; // in the box; NULL for none
} MarkLook;

enum { MARK_LINE = 22 }; // length of a line

MarkLook mark_look(LegendKind kind);
Font mark_font(void);   // of the words in a mark
Font legend_font(void); // of those beside it

#endif
