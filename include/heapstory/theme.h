// theme.h: the looks: what colour each kind of thing has. The only place with colours is theme.c.
#ifndef HEAPSTORY_THEME_H
#define HEAPSTORY_THEME_H

#include <stddef.h>

typedef enum Token {
  TOKEN_NONE, // nothing is painted
  TOKEN_CANVAS,
  TOKEN_PANEL,
  TOKEN_PANELLINE,
  TOKEN_CARD,
  TOKEN_LINE,
  TOKEN_HAIR, // what is there and empty: the rest of a gauge, memory never used
  TOKEN_INK,
  TOKEN_MUTED,
  TOKEN_PILL,
  TOKEN_EDGE,
  TOKEN_ACCENT,
  TOKEN_ACCENTFILL, // the newest, what is looked at, what moved
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

// One row each in src/draw/theme.c.
typedef struct Theme {
  const char *name;
  const char *const *colors; // by token: "#rrggbb"
  // What an SVG shows where its reader prefers dark pages; NULL: the same. Other formats cannot
  // ask.
  const char *const *dark_colors;
} Theme;

const Theme *theme_find(const char *name); // NULL for a name that is no theme
const char *theme_name(size_t index);      // NULL behind the last
// What a style sheet calls a token: "newline"; NULL for TOKEN_NONE.
const char *token_name(Token token);

// The faces of a text, best first, as CSS and pango read them.
extern const char *const sans_faces;
extern const char *const mono_faces;

#endif
