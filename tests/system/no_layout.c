// no_layout.c: stands in for the room `layout` in a heapstory that draws on stored places: whoever
// asks for a layout or for Graphviz ends the process (ctest: system.geometry).
#include <stdlib.h>

#include "heapstory/layout.h"

static void refuse(void) {
  fputs("a layout was asked for\n", stderr);
  abort();
}

Geometry *layout_place(const Scene *scene, Errors *errors) {
  (void)scene, (void)errors;
  refuse();
  return NULL;
}

bool layout_add_dot(const Scene *scene, const Theme *theme, Text *text, Errors *errors) {
  (void)scene, (void)theme, (void)text, (void)errors;
  refuse();
  return false;
}

bool layout_add_picture_dot(const Picture *picture, const Theme *theme, Text *text,
                            Errors *errors) {
  (void)picture, (void)theme, (void)text, (void)errors;
  refuse();
  return false;
}

bool layout_render(const char *dot, const char *format, Text *bytes, Errors *errors) {
  (void)dot, (void)format, (void)bytes, (void)errors;
  refuse();
  return false;
}

bool layout_knows_format(const char *format) {
  (void)format;
  return false;
}

void layout_shutdown(void) {}
