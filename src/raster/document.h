// document.h: an SVG that librsvg has read. Private to the room.
#ifndef HEAPSTORY_DOCUMENT_H
#define HEAPSTORY_DOCUMENT_H

#include "heapstory/raster.h"
#include "library.h"

const Library *raster_library(const Raster *raster);

// NULL after adding an error. Yours to document_close.
RsvgHandle *document_open(const Library *library, const Text *svg, double dpi, Errors *errors);
void document_close(const Library *library, RsvgHandle *document);
// Adds what librsvg has to complain of, if anything, and frees it; false.
bool document_fail(const Library *library, GError *complaint, const char *what, Errors *errors);

// Between these two pango does not print its own lines about missing fonts: we have said it.
unsigned pango_hush(const Library *library);
void pango_unhush(const Library *library, unsigned hushed);

#endif
