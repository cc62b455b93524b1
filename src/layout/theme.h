// theme.h: the looks: what colour each kind of thing has. The only place with colours is theme.c.
#ifndef HEAPSTORY_LAYOUT_THEME_H
#define HEAPSTORY_LAYOUT_THEME_H

#include "heapstory/layout.h"

typedef enum Token {
  TOKEN_NONE, // nothing is painted
  TOKEN_CANVAS,
  TOKEN_PANEL,
  TOKEN_PANELLINE,
  TOKEN_CARD,
  TOKEN_LINE,
  TOKEN_INK,
  TOKEN_MUTED,
  TOKEN_PILL,
  TOKEN_EDGE,
  TOKEN_ACCENT,
  TOKEN_NEW,
  TOKEN_NEWLINE,
  TOKEN_NEWFILL, // created
  TOKEN_CHANGED,
  TOKEN_CHANGEDLINE,
  TOKEN_CHANGEDFILL,
  TOKEN_REMOVED,
  TOKEN_REMOVEDLINE,
  TOKEN_REMOVEDFILL,
  TOKEN_ISLAND,
  TOKEN_ISLANDLINE,
  TOKEN_ISLANDFILL, // unreachable
  TOKEN_GHOST,
  TOKEN_GHOSTLINE, // dead things
  TOKEN_GENERATION_0,
  TOKEN_GENERATION_1,
  TOKEN_GENERATION_2,
  TOKEN_PERMANENT,
  TOKEN_ON_GENERATION_0,
  TOKEN_ON_GENERATION_1,
  TOKEN_ON_GENERATION_2,
  TOKEN_ON_PERMANENT,
  TOKEN_COUNT
} Token;

struct Theme {
  const char *name;
  const char *colors[TOKEN_COUNT]; // "#rrggbb"
};

extern const char *const sans_faces;
extern const char *const mono_faces;

#endif
