// raster.h: pictures to PNG and PDF, in the fonts that this machine has.
//
// A theme's face that is missing is replaced by the next of its list, or by whatever is there;
// texts that come out wider than their cell are made smaller, so that nothing spills anywhere.
#ifndef HEAPSTORY_RASTER_H
#define HEAPSTORY_RASTER_H

#include "heapstory/picture.h"

typedef struct Raster Raster;

// Loads pango and looks up the faces: some milliseconds, and 500 where fontconfig has no cache yet.
// NULL after adding an error. It keeps what comes again, words and the page, so that the next
// picture takes less time; what is drawn does not depend on it.
Raster *raster_new(Errors *errors);
void raster_delete(Raster *raster);

// A line on the `at`-th face that is missing and what is drawn instead; NULL behind the last.
const char *raster_warning(const Raster *raster, size_t at);

// Width of a text in points, as it is drawn here; 0 where no font is installed.
double raster_text_width(Raster *raster, Font font, const char *text);

typedef struct RasterOptions {
  const Theme *theme; // in its light colours, where it has both
  bool transparent;   // no background
} RasterOptions;

// At 120 pixels an inch: 960 x 540 points are 1600 x 900 pixels.
bool raster_add_png(Raster *raster, const Picture *picture, const RasterOptions *options,
                    Text *bytes, Errors *errors);
// One page of the picture's size, its text as text. No date: the same picture is the same bytes.
bool raster_add_pdf(Raster *raster, const Picture *picture, const RasterOptions *options,
                    Text *bytes, Errors *errors);

#endif
