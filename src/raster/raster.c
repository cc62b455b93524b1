// raster.c: librsvg draws the SVG on a surface of cairo: pixels for PNG, a page for PDF.
#include "heapstory/raster.h"

#include <assert.h>
#include <math.h>

#include "document.h"
#include "heapstory/png.h"

enum {
  DPI = 120,          // 13 1/3 inches of a slide are 1600 pixels
  LONGEST = 16384,    // pixels of a side
  MOST = 64 * 1 << 20 // pixels of a picture: 256 MB while it is drawn
};

// ---- drawing ----------------------------------------------------------------------------------

typedef struct Size {
  double width, height;
} Size;

static Size size_of(const Library *library, RsvgHandle *document) {
  Size size = {0};
  library->rsvg_handle_get_intrinsic_size_in_pixels(document, &size.width, &size.height);
  return size;
}

// Draws all of the document on all of the surface, and ends its page.
static bool draw(const Library *library, RsvgHandle *document, cairo_surface_t *surface, Size size,
                 Errors *errors) {
  GError *complaint = NULL;
  const RsvgRectangle all = {0, 0, size.width, size.height};
  cairo_t *cairo = library->cairo_create(surface);
  unsigned hushed = pango_hush(library);
  bool well = library->rsvg_handle_render_document(document, cairo, &all, &complaint);
  pango_unhush(library, hushed);
  library->cairo_show_page(cairo);
  cairo_status_t status = library->cairo_status(cairo);
  library->cairo_destroy(cairo);
  if (!well) return document_fail(library, complaint, "the picture cannot be drawn", errors);
  return status == CAIRO_STATUS_SUCCESS ||
         error_add(errors, (Position){0}, "the picture cannot be drawn: %s",
                   library->cairo_status_to_string(status));
}

// ---- PNG --------------------------------------------------------------------------------------

static bool check_size(Size size, Errors *errors) {
  bool well = size.width >= 1 && size.height >= 1 && size.width <= LONGEST &&
              size.height <= LONGEST && size.width * size.height <= MOST;
  return well || error_add(errors, (Position){0},
                           "a PNG of %.0f x %.0f pixels is too large: at most %d a side and %d "
                           "million in all (SVG and PDF have no such limit)",
                           size.width, size.height, LONGEST, MOST >> 20);
}

static void add_pixels(const Library *library, cairo_surface_t *surface, Text *bytes) {
  library->cairo_surface_flush(surface);
  const Pixels pixels = {
      .pixels = (const uint32_t *)(const void *)library->cairo_image_surface_get_data(surface),
      .stride = (size_t)library->cairo_image_surface_get_stride(surface) / sizeof(uint32_t),
      .width = (uint32_t)library->cairo_image_surface_get_width(surface),
      .height = (uint32_t)library->cairo_image_surface_get_height(surface),
      .dpi = DPI,
  };
  png_add(&pixels, bytes);
}

bool raster_add_png(const Raster *raster, const Text *svg, Text *bytes, Errors *errors) {
  const Library *library = raster_library(raster);
  RsvgHandle *document = document_open(library, svg, DPI, errors);
  if (!document) return false;
  Size size = size_of(library, document);
  size = (Size){round(size.width), round(size.height)};
  bool well = check_size(size, errors);
  if (well) {
    cairo_surface_t *surface =
        library->cairo_image_surface_create(CAIRO_FORMAT_ARGB32, (int)size.width, (int)size.height);
    well = draw(library, document, surface, size, errors);
    if (well) add_pixels(library, surface, bytes);
    library->cairo_surface_destroy(surface);
  }
  document_close(library, document);
  return well;
}

// ---- PDF --------------------------------------------------------------------------------------

static cairo_status_t add_bytes(void *bytes, const unsigned char *data, unsigned int length) {
  text_add_n(bytes, (const char *)data, length);
  return CAIRO_STATUS_SUCCESS;
}

bool raster_add_pdf(const Raster *raster, const Text *svg, const char *title, Text *bytes,
                    Errors *errors) {
  const Library *library = raster_library(raster);
  RsvgHandle *document = document_open(library, svg, 72, errors); // a pixel is a point
  if (!document) return false;
  Size size = size_of(library, document);
  cairo_surface_t *surface =
      library->cairo_pdf_surface_create_for_stream(add_bytes, bytes, size.width, size.height);
  library->cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
  library->cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  bool well = draw(library, document, surface, size, errors);
  library->cairo_surface_finish(surface);
  library->cairo_surface_destroy(surface);
  document_close(library, document);
  return well;
}
