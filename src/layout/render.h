// render.h: the error hook of libcgraph, shared by dot.c and render.c.
#ifndef HEAPSTORY_LAYOUT_RENDER_H
#define HEAPSTORY_LAYOUT_RENDER_H

#include "heapstory/base.h"

// From begin to end, what libcgraph and libgvc complain of goes into `text` instead of standard
// error.
void complaints_begin(Text *text);
// True where nothing was said; else adds an error that starts with `what`. Clears the text.
bool complaints_end(Text *text, const char *what, Errors *errors);

#endif
