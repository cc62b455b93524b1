// layout.h: Scene to DOT text (libcgraph) and to pictures (libgvc).
#ifndef HEAPSTORY_LAYOUT_H
#define HEAPSTORY_LAYOUT_H

#include "heapstory/view.h"

// A look: one row each in src/layout/theme.c. The list ends with name NULL.
typedef struct Theme Theme;
const Theme *theme_find(const char *name);
const char *theme_name(size_t index); // NULL behind the last

// The scene as DOT, ready for plain `dot`. Equal scenes give equal bytes. Adds to `text`.
// False (with an error added) where libcgraph complains: a bug of ours, reported as trouble.
bool layout_add_dot(const Scene *scene, const Theme *theme, Text *text, Errors *errors);

// Renders DOT text into bytes of a format that libgvc knows ("svg", "png", "pdf", ...), appended to
// `bytes`. Any complaint of libgvc is an error and nothing is appended.
bool layout_render(const char *dot, const char *format, Text *bytes, Errors *errors);
// True where layout_render (or the DOT writer: "dot") knows the format.
bool layout_knows_format(const char *format);
// Frees what libgvc keeps for the process; call once, at the end.
void layout_shutdown(void);

#endif
