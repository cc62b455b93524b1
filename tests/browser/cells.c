// cells.c: heapstory-cells FOLDER THEME: the pictures of the scenarios below scenarios/FOLDER, each
// as the SVG that heapstory writes and the cells of its texts, as a script for measure.html:
//
//   pictures.push({name: "seeds/x.json, graph 6", svg: "<svg...", cells: [[x, y, width, height],
//   ...]});
//
// The n-th cell belongs to the n-th <text>, in the same coordinates.
#include "../unit/album.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void print_string(const char *chars, size_t length) {
  Text json = {0};
  text_add_json(&json, chars, length);
  fputs(text_chars(&json), stdout);
  text_delete(&json);
}

static void print_cells(const Picture *picture) {
  for (size_t i = 0; i < picture_count(picture); i++) {
    const PictureShape *shape = picture_shape(picture, i);
    if (shape->kind == PICTURE_PART) print_cells(shape->part);
    if (shape->kind != PICTURE_WORDS) continue;
    Box cell = shape->box;
    printf("[%.2f,%.2f,%.2f,%.2f],", cell.x, cell.y, cell.width, cell.height);
  }
}

static void print_page(const AlbumPage *page, void *payload) {
  Text svg = {0};
  char name[256];
  int length =
      snprintf(name, sizeof name, "%s, %s %zu", page->file, page->view->name, page->number);
  picture_add_svg(page->picture, payload, NULL, &svg);
  fputs("pictures.push({name: ", stdout);
  print_string(name, (size_t)length);
  fputs(", svg: ", stdout);
  print_string(text_chars(&svg), svg.length);
  fputs(", cells: [", stdout);
  print_cells(page->picture);
  fputs("]});\n", stdout);
  text_delete(&svg);
}

int main(int count, char **arguments) {
  const Theme *theme = count == 3 ? theme_find(arguments[2]) : NULL;
  if (!theme) return 2;
  size_t pictures = album_visit(arguments[1], print_page, (void *)theme);
  layout_shutdown();
  return pictures > 0 && fflush(stdout) == 0 ? 0 : 1;
}
