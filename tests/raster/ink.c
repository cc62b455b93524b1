// ink.c: heapstory-ink [--unfitted] FOLDER: does any text leave its cell in PNG, with the fonts
// that are there?
//
// The first picture and every fourth of each view of the scenarios below scenarios/FOLDER is drawn
// again with its words alone, without background, by the room raster, and the pixels are looked at:
// every one that is painted must lie in the cell of a text. --unfitted draws the words at their
// full size. Prints the first pixel out of place of each picture, then "pictures 12, painted 34567,
// spilling 0".
#include "../unit/album.h"
#include "../unit/sheet.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "heapstory/raster.h"

// Antialiasing reaches into the next pixel; an "f" or "j" leans out of its own width.
enum { SLACK = 2, PAINTED = 40 };

typedef struct Ink {
  Raster *raster;
  bool unfitted;
  size_t pictures, painted, spilling;
} Ink;

// Where it may be painted, by pixel.
typedef struct Cells {
  Sheet sheet;
  bool *allowed;
} Cells;

// ---- words alone ------------------------------------------------------------------------------

// A cell in which nothing is too wide, its words where they were.
static Box widened(Box cell, Align align) {
  enum { WIDE = 10000 };
  return (Box){cell.x - WIDE * (double)align / 2, cell.y, cell.width + WIDE, cell.height};
}

static Picture *words_of(const Picture *picture, bool unfitted) {
  Picture *words = picture_new(picture_width(picture), picture_height(picture), "words", NULL);
  for (size_t i = 0; i < picture_count(picture); i++) {
    const PictureShape *shape = picture_shape(picture, i);
    if (shape->kind == PICTURE_PART)
      picture_place(words, words_of(shape->part, unfitted), shape->box);
    // A struck text has a line of its own, which is drawn a little longer than it.
    Font font = shape->font;
    font.strike = false;
    if (shape->kind == PICTURE_WORDS)
      picture_words(words, unfitted ? widened(shape->box, shape->align) : shape->box, shape->align,
                    font, shape->text);
  }
  return words;
}

static void allow(Cells *cells, Box box, Point corner, double scale) {
  int left = (int)floor(corner.x + box.x * scale) - SLACK, right;
  int top = (int)floor(corner.y + box.y * scale) - SLACK, bottom;
  right = (int)ceil(corner.x + (box.x + box.width) * scale) + SLACK;
  bottom = (int)ceil(corner.y + (box.y + box.height) * scale) + SLACK;
  for (int y = top < 0 ? 0 : top; y < bottom && y < cells->sheet.height; y++)
    for (int x = left < 0 ? 0 : left; x < right && x < cells->sheet.width; x++)
      cells->allowed[y * cells->sheet.width + x] = true;
}

// As the SVG writer places parts: scaled into their box, in its middle.
static void allow_all(Cells *cells, const Picture *picture, Point corner, double scale) {
  for (size_t i = 0; i < picture_count(picture); i++) {
    const PictureShape *shape = picture_shape(picture, i);
    if (shape->kind == PICTURE_WORDS) allow(cells, shape->box, corner, scale);
    if (shape->kind != PICTURE_PART) continue;
    double width = picture_width(shape->part), height = picture_height(shape->part);
    double inner = fmin(shape->box.width / width, shape->box.height / height);
    double x = shape->box.x + (shape->box.width - inner * width) / 2;
    double y = shape->box.y + (shape->box.height - inner * height) / 2;
    allow_all(cells, shape->part, (Point){corner.x + x * scale, corner.y + y * scale},
              inner * scale);
  }
}

// ---- pixels -----------------------------------------------------------------------------------

static Sheet draw(const Ink *ink, const Picture *words) {
  Text png = {0};
  Errors errors = {0};
  const RasterOptions options = {.theme = theme_find("light"), .transparent = true};
  if (!raster_add_png(ink->raster, words, &options, &png, &errors))
    fail_msg("%s", errors.items[0].message);
  Sheet sheet = sheet_read(&png);
  text_delete(&png);
  return sheet;
}

// Adds to `ink`; where the first pixel out of place is goes to `spill_out`.
static bool look(Ink *ink, const Cells *cells, Point *spill_out) {
  bool spills = false;
  const Sheet *sheet = &cells->sheet;
  for (int y = 0; y < sheet->height; y++)
    for (int x = 0; x < sheet->width; x++) {
      int at = y * sheet->width + x;
      if (sheet->pixels[at] >> 24 < PAINTED) continue;
      ink->painted++;
      if (cells->allowed[at] || spills) continue;
      *spill_out = (Point){x, y};
      spills = true;
    }
  return spills;
}

static void look_at(const AlbumPage *page, void *payload) {
  Ink *ink = payload;
  Point spill;
  if (!page->first && page->number % 4 != 0) return;
  ink->pictures++;
  Picture *words = words_of(page->picture, ink->unfitted);
  Cells cells = {.sheet = draw(ink, words)};
  cells.allowed = mem_zalloc(mem_size((size_t)cells.sheet.width, (size_t)cells.sheet.height));
  allow_all(&cells, page->picture, (Point){0, 0}, cells.sheet.width / picture_width(page->picture));
  if (look(ink, &cells, &spill)) {
    ink->spilling++;
    printf("%s, %s %zu: pixel %.0f, %.0f\n", page->file, page->view->name, page->number, spill.x,
           spill.y);
  }
  sheet_delete(&cells.sheet);
  mem_free(cells.allowed);
  picture_delete(words);
}

int main(int count, char **arguments) {
  Errors errors = {0};
  Ink ink = {.raster = raster_new(&errors), .unfitted = count == 3};
  album_visit(arguments[count - 1], look_at, &ink);
  printf("pictures %zu, painted %zu, spilling %zu\n", ink.pictures, ink.painted, ink.spilling);
  raster_delete(ink.raster);
  layout_shutdown();
  return ink.pictures > 0 && ink.spilling == 0 ? 0 : 1;
}
