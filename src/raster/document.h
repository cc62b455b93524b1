// document.h: an SVG that librsvg has read. Private to the room.
#ifndef HEAPSTORY_DOCUMENT_H
#define HEAPSTORY_DOCUMENT_H

#include <librsvg/rsvg.h>

#include "heapstory/base.h"

// NULL after adding an error. Yours to document_close.
RsvgHandle *document_open(const Text *svg, double dpi, Errors *errors);
void document_close(RsvgHandle *document);
// Adds what librsvg has to complain of, if anything, and frees it; false.
bool document_fail(GError *complaint, const char *what, Errors *errors);

// Between these two pango does not print its own lines about missing fonts: we have said it.
unsigned pango_hush(void);
void pango_unhush(unsigned hushed);

#endif
