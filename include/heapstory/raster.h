// raster.h: our own SVG to PNG and PDF, in the fonts that this machine has.
//
// A theme's face that is missing is replaced by the next of its list, or by whatever is there;
// texts that come out wider than their cell are made smaller, so that nothing spills anywhere.
#ifndef HEAPSTORY_RASTER_H
#define HEAPSTORY_RASTER_H

#include "heapstory/picture.h"

typedef struct Raster Raster;

// Loads librsvg and looks up the faces: some milliseconds, and 500 where fontconfig has no cache
// yet. NULL after adding an error.
Raster *raster_new(Errors *errors);
void raster_delete(Raster *raster);

// A line on the `at`-th face that is missing and what is drawn instead; NULL behind the last.
const char *raster_warning(const Raster *raster, size_t at);

// The SVG that is drawn from: its texts fit in the faces of this machine. Borrows the raster.
SvgOptions raster_svg_options(Raster *raster, bool transparent);
// Width of a text in points, as it is drawn here; INFINITY where no font is installed.
double raster_text_width(Raster *raster, Font font, const char *text);

// At 120 pixels an inch: 960 x 540 points are 1600 x 900 pixels. Transparent where nothing is
// drawn.
bool raster_add_png(const Raster *raster, const Text *svg, Text *bytes, Errors *errors);
// One page of the picture's size, its text as text. No date: the same picture is the same bytes.
bool raster_add_pdf(const Raster *raster, const Text *svg, const char *title, Text *bytes,
                    Errors *errors);

#endif
