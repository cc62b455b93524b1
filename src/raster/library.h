// library.h: pango with its cairo, loaded when a picture needs them. Forty libraries stand below:
// linked, they would make the start of every command three times as long. Private to the room.
#ifndef HEAPSTORY_LIBRARY_H
#define HEAPSTORY_LIBRARY_H

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "heapstory/base.h"

// Their functions, each under its own name.
typedef struct Library {
#define FUNCTION(library, name) __typeof__(name) *name;
#include "library.def"
#undef FUNCTION
} Library;

// False after adding an error: which library is missing.
bool library_load(Library *library, Errors *errors);

#endif
