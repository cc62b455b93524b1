// ink.c: heapstory-ink [--unfitted] FOLDER: does any text leave its cell in PNG, with the fonts
// that are there?
//
// The first picture and every fourth of each view of the scenarios below scenarios/FOLDER is drawn
// again with its words alone, without background, by the room raster, and the pixels are looked at:
// every one that is painted must lie in the cell of a text. --unfitted draws the words at their
// full size. Prints the first pixel out of place of each picture, then "pictures 12, painted 34567,
// spilling 0".
#include "../unit/album.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cairo.h>
#include <cmocka.h>

#include "heapstory/raster.h"

// Antialiasing reaches into the next pixel; an "f" or "j" leans out of its own width.
enum { SLACK = 2, PAINTED = 40 };

typedef struct Ink {
  Raster *raster;
  bool unfitted;
  size_t pictures, painted, spilling;
} Ink;

// Pixels and what may be painted.
typedef struct Sheet {
  cairo_surface_t *surface;
  int width, height;
  bool *allowed;
} Sheet;

// ---- words alone ------------------------------------------------------------------------------

static Picture *words_of(const Picture *picture) {
  Picture *words = picture_new(picture_width(picture), picture_height(picture), "words", NULL);
  for (size_t i = 0; i < picture_count(picture); i++) {
    const PictureShape *shape = picture_shape(picture, i);
    if (shape->kind == PICTURE_PART) picture_place(words, words_of(shape->part), shape->box);
    // A struck text has a line of its own, which is drawn a little longer than it.
    Font font = shape->font;
    font.strike = false;
    if (shape->kind == PICTURE_WORDS)
      picture_words(words, shape->box, shape->align, font, shape->text);
  }
  return words;
}

static void allow(Sheet *sheet, Box box, Point corner, double scale) {
  int left = (int)floor(corner.x + box.x * scale) - SLACK, right;
  int top = (int)floor(corner.y + box.y * scale) - SLACK, bottom;
  right = (int)ceil(corner.x + (box.x + box.width) * scale) + SLACK;
  bottom = (int)ceil(corner.y + (box.y + box.height) * scale) + SLACK;
  for (int y = top < 0 ? 0 : top; y < bottom && y < sheet->height; y++)
    for (int x = left < 0 ? 0 : left; x < right && x < sheet->width; x++)
      sheet->allowed[y * sheet->width + x] = true;
}

// As the SVG writer places parts: scaled into their box, in its middle.
static void allow_all(Sheet *sheet, const Picture *picture, Point corner, double scale) {
  for (size_t i = 0; i < picture_count(picture); i++) {
    const PictureShape *shape = picture_shape(picture, i);
    if (shape->kind == PICTURE_WORDS) allow(sheet, shape->box, corner, scale);
    if (shape->kind != PICTURE_PART) continue;
    double width = picture_width(shape->part), height = picture_height(shape->part);
    double inner = fmin(shape->box.width / width, shape->box.height / height);
    double x = shape->box.x + (shape->box.width - inner * width) / 2;
    double y = shape->box.y + (shape->box.height - inner * height) / 2;
    allow_all(sheet, shape->part, (Point){corner.x + x * scale, corner.y + y * scale},
              inner * scale);
  }
}

// ---- pixels -----------------------------------------------------------------------------------

typedef struct Reader {
  const Text *bytes;
  size_t at;
} Reader;

static cairo_status_t read_bytes(void *payload, unsigned char *data, unsigned int length) {
  Reader *reader = payload;
  if (reader->at + length > reader->bytes->length) return CAIRO_STATUS_READ_ERROR;
  memcpy(data, text_chars(reader->bytes) + reader->at, length);
  reader->at += length;
  return CAIRO_STATUS_SUCCESS;
}

static Sheet draw(const Ink *ink, const Picture *words) {
  Text svg = {0}, png = {0};
  Errors errors = {0};
  SvgOptions options = raster_svg_options(ink->raster, true);
  if (ink->unfitted) options = (SvgOptions){.transparent = true};
  picture_add_svg(words, theme_find("light"), &options, &svg);
  if (!raster_add_png(ink->raster, &svg, &png, &errors)) fail_msg("%s", errors.items[0].message);
  Reader reader = {.bytes = &png};
  Sheet sheet = {.surface = cairo_image_surface_create_from_png_stream(read_bytes, &reader)};
  sheet.width = cairo_image_surface_get_width(sheet.surface);
  sheet.height = cairo_image_surface_get_height(sheet.surface);
  sheet.allowed = mem_zalloc(mem_size((size_t)sheet.width, (size_t)sheet.height));
  text_delete(&svg);
  text_delete(&png);
  return sheet;
}

// Adds to `ink`; where the first pixel out of place is goes to `spill_out`.
static bool look(Ink *ink, const Sheet *sheet, Point *spill_out) {
  bool spills = false;
  const unsigned char *data = cairo_image_surface_get_data(sheet->surface);
  int stride = cairo_image_surface_get_stride(sheet->surface);
  for (int y = 0; y < sheet->height; y++)
    for (int x = 0; x < sheet->width; x++) {
      uint32_t pixel;
      memcpy(&pixel, data + y * stride + 4 * x, sizeof pixel);
      if (pixel >> 24 < PAINTED) continue;
      ink->painted++;
      if (sheet->allowed[y * sheet->width + x] || spills) continue;
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
  Picture *words = words_of(page->picture);
  Sheet sheet = draw(ink, words);
  allow_all(&sheet, words, (Point){0, 0}, sheet.width / picture_width(words));
  if (look(ink, &sheet, &spill)) {
    ink->spilling++;
    printf("%s, %s %zu: pixel %.0f, %.0f\n", page->file, page->view->name, page->number, spill.x,
           spill.y);
  }
  cairo_surface_destroy(sheet.surface);
  mem_free(sheet.allowed);
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
