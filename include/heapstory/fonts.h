// fonts.h: which font this machine has for a list of faces.
#ifndef HEAPSTORY_FONTS_H
#define HEAPSTORY_FONTS_H

#include "heapstory/base.h"

// The family that texts are drawn in where `faces` are asked for (comma separated, best first, a
// generic name such as "monospace" at the end). Yours to mem_free; NULL where no font is installed.
char *fonts_choose(const char *faces, bool bold);

#endif
