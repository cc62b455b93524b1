// sheet.c: PNG to pixels by cairo (sheet.h).
#include "sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cairo.h>
#include <cmocka.h>

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

Sheet sheet_read(const Text *png) {
  Reader reader = {.bytes = png};
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_bytes, &reader);
  assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
  Sheet sheet = {.width = cairo_image_surface_get_width(surface),
                 .height = cairo_image_surface_get_height(surface)};
  size_t line = (size_t)sheet.width * sizeof *sheet.pixels;
  sheet.pixels = mem_alloc(mem_size(line, (size_t)sheet.height));
  for (int y = 0; y < sheet.height; y++)
    memcpy(sheet.pixels + (size_t)y * (size_t)sheet.width,
           cairo_image_surface_get_data(surface) + y * cairo_image_surface_get_stride(surface),
           line);
  // Without alpha in the file, what stands in that byte is left to chance.
  if (cairo_image_surface_get_format(surface) == CAIRO_FORMAT_RGB24)
    for (size_t i = 0; i < (size_t)sheet.width * (size_t)sheet.height; i++)
      sheet.pixels[i] |= 0xff000000;
  cairo_surface_destroy(surface);
  return sheet;
}

void sheet_delete(Sheet *sheet) { mem_free(sheet->pixels); }
