// layout.h: Scene to DOT text (libcgraph) and to pictures (libgvc).
#ifndef HEAPSTORY_LAYOUT_H
#define HEAPSTORY_LAYOUT_H

#include "heapstory/geometry.h"
#include "heapstory/theme.h"

// Places of all parts of a graph, by `dot`, from the sizes that geometry.h says: no font takes
// part. Never hangs: where a layout would take too long, a coarser one stands in and `coarse` says
// so. NULL after adding an error (a complaint of libgvc: a bug of ours, reported as trouble).
Geometry *layout_place(const Scene *scene, Errors *errors);

// The scene as DOT, ready for plain `dot`. Equal scenes give equal bytes. Adds to `text`.
// False (with an error added) where libcgraph complains: a bug of ours, reported as trouble.
bool layout_add_dot(const Scene *scene, const Theme *theme, Text *text, Errors *errors);

// A picture that is no graph as DOT: every shape at its place.
bool layout_add_picture_dot(const Picture *picture, const Theme *theme, Text *text, Errors *errors);

// Renders DOT text into bytes of a format that libgvc knows ("svg", "png", "pdf", ...), appended to
// `bytes`. Any complaint of libgvc is an error and nothing is appended.
bool layout_render(const char *dot, const char *format, Text *bytes, Errors *errors);
// True where layout_render (or the DOT writer: "dot") knows the format.
bool layout_knows_format(const char *format);
// Frees what libgvc keeps for the process; call once, at the end.
void layout_shutdown(void);

#endif
