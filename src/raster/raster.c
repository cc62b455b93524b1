// raster.c: a picture on a surface of cairo: pixels for PNG, a page for PDF; and which faces are
// missing.
#include "heapstory/raster.h"

#include <math.h>
#include <string.h>

#include "heapstory/png.h"
#include "paint.h"

enum {
  DPI = 120,          // 13 1/3 inches of a slide are 1600 pixels
  POINTS = 72,        // of an inch
  LONGEST = 16384,    // pixels of a side
  MOST = 64 * 1 << 20 // pixels of a picture: 256 MB while it is drawn
};

struct Raster {
  Library library;
  Letters *letters;
  bool no_fonts; // what pango draws then is left to chance
  Array(char *) warnings;
  cairo_surface_t *page; // of the last PNG; NULL: none yet
};

// ---- faces ------------------------------------------------------------------------------------

static void say_nothing(const gchar *domain, GLogLevelFlags level, const gchar *message,
                        gpointer payload) {
  (void)domain, (void)level, (void)message, (void)payload;
}

// Between these two pango does not print its own lines about missing fonts: we say it.
static unsigned hush(const Raster *raster) {
  return raster->library.g_log_set_handler("Pango", G_LOG_LEVEL_WARNING, say_nothing, NULL);
}

static void unhush(const Raster *raster, unsigned hushed) {
  raster->library.g_log_remove_handler("Pango", hushed);
}

static void warn(Raster *raster, const char *face, const char *instead, const char *package) {
  Text text = {0};
  text_printf(&text, "the font %s is missing, PNG and PDF are drawn in %s (Debian: %s)", face,
              instead, package);
  array_push(&raster->warnings, text_take(&text));
}

static void look_up(Raster *raster, bool mono, const char *package) {
  const char *faces = mono ? mono_faces : sans_faces;
  char *first = mem_strndup(faces, strcspn(faces, ","));
  char *chosen = letters_family(raster->letters, mono);
  if (!chosen && !raster->no_fonts)
    array_push(&raster->warnings,
               mem_strdup("no font is installed, PNG and PDF are drawn without any text "
                          "(Debian: fonts-inter, fonts-jetbrains-mono)"));
  else if (chosen && strcmp(chosen, first) != 0)
    warn(raster, first, chosen, package);
  raster->no_fonts |= !chosen;
  mem_free(chosen);
  mem_free(first);
}

Raster *raster_new(Errors *errors) {
  Raster *raster = mem_zalloc(sizeof *raster);
  if (!library_load(&raster->library, errors)) {
    raster_delete(raster);
    return NULL;
  }
  unsigned hushed = hush(raster);
  raster->letters = letters_new(&raster->library);
  look_up(raster, false, "fonts-inter");
  look_up(raster, true, "fonts-jetbrains-mono");
  unhush(raster, hushed);
  return raster;
}

void raster_delete(Raster *raster) {
  if (!raster) return;
  for (size_t i = 0; i < raster->warnings.count; i++) mem_free(raster->warnings.items[i]);
  array_delete(&raster->warnings);
  letters_delete(raster->letters);
  if (raster->page) raster->library.cairo_surface_destroy(raster->page);
  mem_free(raster);
}

const char *raster_warning(const Raster *raster, size_t at) {
  return at < raster->warnings.count ? raster->warnings.items[at] : NULL;
}

double raster_text_width(Raster *raster, Font font, const char *text) {
  if (raster->no_fonts) return 0;
  unsigned hushed = hush(raster);
  double width = letters_line(raster->letters, font, text)->ems * font.size;
  unhush(raster, hushed);
  return width;
}

// ---- drawing ----------------------------------------------------------------------------------

typedef struct Size {
  double width, height; // pixels, or points of a PDF
} Size;

static void paint_paper(const Painter *painter) {
  paint_set_color(painter, TOKEN_CANVAS);
  painter->library->cairo_paint(painter->cairo);
}

// All of the picture in the middle of all of the surface.
static void paint_page(const Painter *painter, const Picture *picture, Size size) {
  double width = picture_width(picture), height = picture_height(picture);
  double scale = fmin(size.width / width, size.height / height);
  painter->library->cairo_translate(painter->cairo, (size.width - scale * width) / 2,
                                    (size.height - scale * height) / 2);
  painter->library->cairo_scale(painter->cairo, scale, scale);
  painter->library->cairo_set_miter_limit(painter->cairo, 4); // SVG's
  paint_shapes(painter, picture);
}

// False after adding an error.
static bool draw(Raster *raster, const Picture *picture, const RasterOptions *options,
                 cairo_surface_t *surface, Size size, Errors *errors) {
  const Library *library = &raster->library;
  const Painter painter = {.library = library,
                           .letters = raster->no_fonts ? NULL : raster->letters,
                           .theme = options->theme,
                           .cairo = library->cairo_create(surface),
                           .as_outlines = surface == raster->page};
  unsigned hushed = hush(raster);
  if (!options->transparent) paint_paper(&painter);
  paint_page(&painter, picture, size);
  unhush(raster, hushed);
  library->cairo_show_page(painter.cairo);
  cairo_status_t status = library->cairo_status(painter.cairo);
  library->cairo_destroy(painter.cairo);
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

// The page of the last PNG, where that has this size, or a new one.
static cairo_surface_t *page(Raster *raster, int width, int height) {
  const Library *library = &raster->library;
  if (raster->page && library->cairo_image_surface_get_width(raster->page) == width &&
      library->cairo_image_surface_get_height(raster->page) == height)
    return raster->page;
  if (raster->page) library->cairo_surface_destroy(raster->page);
  raster->page = library->cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
  return raster->page;
}

static void clear(const Library *library, cairo_surface_t *surface) {
  cairo_t *cairo = library->cairo_create(surface);
  library->cairo_set_operator(cairo, CAIRO_OPERATOR_CLEAR);
  library->cairo_paint(cairo);
  library->cairo_destroy(cairo);
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

bool raster_add_png(Raster *raster, const Picture *picture, const RasterOptions *options,
                    Text *bytes, Errors *errors) {
  Size size = {round(picture_page_width(picture) * DPI / POINTS),
               round(picture_page_height(picture) * DPI / POINTS)};
  if (!check_size(size, errors)) return false;
  cairo_surface_t *surface = page(raster, (int)size.width, (int)size.height);
  if (options->transparent) clear(&raster->library, surface);
  if (!draw(raster, picture, options, surface, size, errors)) return false;
  add_pixels(&raster->library, surface, bytes);
  return true;
}

// ---- PDF --------------------------------------------------------------------------------------

static cairo_status_t add_bytes(void *bytes, const unsigned char *data, unsigned int length) {
  text_add_n(bytes, (const char *)data, length);
  return CAIRO_STATUS_SUCCESS;
}

bool raster_add_pdf(Raster *raster, const Picture *picture, const RasterOptions *options,
                    Text *bytes, Errors *errors) {
  const Library *library = &raster->library;
  Size size = {picture_page_width(picture), picture_page_height(picture)};
  cairo_surface_t *surface =
      library->cairo_pdf_surface_create_for_stream(add_bytes, bytes, size.width, size.height);
  library->cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, picture_name(picture));
  library->cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  bool well = draw(raster, picture, options, surface, size, errors);
  library->cairo_surface_finish(surface);
  library->cairo_surface_destroy(surface);
  return well;
}
