// letters.h: lines of text in the faces of this machine. Private to the room.
//
// A line is shaped once, at one size, and drawn at any: nothing is hinted, so that letters are the
// same at all sizes but for their scale. Lines that come again, as most words of a run do, are
// kept.
#ifndef HEAPSTORY_LETTERS_H
#define HEAPSTORY_LETTERS_H

#include "heapstory/picture.h"
#include "library.h"

typedef struct Letters Letters;

// Borrows the library.
Letters *letters_new(const Library *library);
void letters_delete(Letters *letters);

// The family that a style is drawn in; yours to mem_free. NULL: no font is installed, and lines
// must not be asked for.
char *letters_family(Letters *letters, bool mono);

typedef struct Line {
  PangoLayout *layout;
  double ems;  // its width
  bool is_own; // all of its signs are in the style's own face
} Line;

// Size and colour of the font do not matter. Borrowed until the next call.
const Line *letters_line(Letters *letters, Font font, const char *text);
// Its baseline begins at `start`. As outlines, letters stand where they belong to a fraction of a
// pixel; otherwise they are text, with whole pixels between them.
void letters_show(const Letters *letters, const Line *line, cairo_t *cairo, Point start,
                  double size, bool as_outlines);

#endif
