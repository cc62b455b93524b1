// test_raster.c: SVG to PNG and PDF, and the faces of this machine. Other faces: raster/fonts.sh.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "heapstory/raster.h"

static Raster *raster; // one for all tests

static int load(void **state) {
  (void)state;
  Errors errors = {0};
  raster = raster_new(&errors);
  return raster ? 0 : -1;
}

static int unload(void **state) {
  (void)state;
  raster_delete(raster);
  return 0;
}

static const Font plain = {.size = 20, .color = TOKEN_INK};

static Text svg_of(double width, double height, bool transparent) {
  Text svg = {0};
  Picture *picture = picture_new(width, height, "step 1 of 1: x", NULL);
  picture_set_page(picture, width, height);
  picture_words(picture, (Box){10, 10, 300, 40}, ALIGN_LEFT, plain, "Every word");
  picture_add_svg(picture, theme_find("light"), &(SvgOptions){.transparent = transparent}, &svg);
  picture_delete(picture);
  return svg;
}

static Text png_of(double width, double height, bool transparent, Errors *errors) {
  Text svg = svg_of(width, height, transparent), png = {0};
  bool well = raster_add_png(raster, &svg, &png, errors);
  assert_int_equal(well, errors->count == 0);
  text_delete(&svg);
  return png;
}

static uint32_t number_at(const Text *bytes, size_t at) {
  const unsigned char *four = (const unsigned char *)text_chars(bytes) + at;
  return (uint32_t)four[0] << 24 | (uint32_t)four[1] << 16 | (uint32_t)four[2] << 8 | four[3];
}

static void assert_size(double width, double height, uint32_t across, uint32_t down) {
  Errors errors = {0};
  Text png = png_of(width, height, false, &errors);
  assert_int_equal(errors.count, 0);
  assert_int_equal(number_at(&png, 16), across);
  assert_int_equal(number_at(&png, 20), down);
  text_delete(&png);
}

static void draws_at_120_dpi(void **state) {
  (void)state;
  assert_size(960, 540, 1600, 900);
  assert_size(960, 720, 1600, 1200);
  assert_size(500.3, 300, 834, 500);
}

static void assert_too_large(double width, double height, const char *words) {
  Errors errors = {0};
  Text png = png_of(width, height, false, &errors);
  assert_int_equal(errors.count, 1);
  assert_non_null(strstr(errors.items[0].message, words));
  assert_int_equal(png.length, 0);
  text_delete(&png);
  errors_delete(&errors);
}

static void says_what_is_too_large(void **state) {
  (void)state;
  assert_too_large(12000, 540, "20000 x 900 pixels is too large");
  assert_too_large(9000, 9000, "15000 x 15000 pixels is too large");
}

static bool contains(const Text *bytes, const char *four) {
  for (size_t i = 0; i + 4 <= bytes->length; i++)
    if (memcmp(text_chars(bytes) + i, four, 4) == 0) return true;
  return false;
}

static void leaves_the_background_out(void **state) {
  (void)state;
  Errors errors = {0};
  Text solid = png_of(960, 540, false, &errors), clear = png_of(960, 540, true, &errors);
  assert_false(contains(&solid, "tRNS"));
  assert_true(contains(&clear, "tRNS"));
  text_delete(&solid);
  text_delete(&clear);
}

static void refuses_what_is_no_svg(void **state) {
  (void)state;
  Errors errors = {0};
  Text svg = {0}, bytes = {0};
  text_add(&svg, "<svg");
  assert_false(raster_add_png(raster, &svg, &bytes, &errors));
  assert_false(raster_add_pdf(raster, &svg, "x", &bytes, &errors));
  assert_int_equal(errors.count, 2);
  assert_int_equal(bytes.length, 0);
  text_delete(&svg);
  errors_delete(&errors);
}

static void writes_the_same_pdf_twice(void **state) {
  (void)state;
  Errors errors = {0};
  Text svg = svg_of(960, 540, false), first = {0}, second = {0};
  assert_true(raster_add_pdf(raster, &svg, "x", &first, &errors));
  assert_true(raster_add_pdf(raster, &svg, "x", &second, &errors));
  assert_int_equal(first.length, second.length);
  assert_memory_equal(text_chars(&first), text_chars(&second), first.length);
  assert_memory_equal(text_chars(&first), "%PDF-1.", 7);
  assert_false(contains(&first, "Date"));
  text_delete(&svg);
  text_delete(&first);
  text_delete(&second);
}

// ---- faces ------------------------------------------------------------------------------------

// Of ASCII in the theme's faces the room knows the width, of all else it measures it: so with an
// ideograph behind, which comes from another face.
static double measured(Font font, const char *text) {
  Text longer = {0};
  text_printf(&longer, "%s中", text);
  double width = raster_text_width(raster, font, text_chars(&longer));
  text_delete(&longer);
  return width - raster_text_width(raster, font, "中");
}

static void assert_known(Font font, const char *text) {
  double is = measured(font, text), known = font_natural_width(font, text);
  // Kerning moves pairs of letters together: capitals by 4 %.
  if (is > known * 1.01 || is < known * 0.95)
    fail_msg("\"%s\" is %.2f wide, not %.2f", text, is, known);
  assert_true(is <= font_width(font, text));
}

static void knows_the_first_faces(void **state) {
  (void)state;
  if (raster_warning(raster, 0)) skip(); // the theme's faces are not installed
  static const char *const texts[] = {"refs 1",         "STACK",      "The quick brown fox, again",
                                      "#1177",          "0123456789", "unreachable (3)",
                                      "d['k'] = {1: 2}"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    for (int style = 0; style < 4; style++) {
      Font font = {.size = 20, .color = TOKEN_INK, .bold = style & 1, .mono = style & 2};
      assert_known(font, texts[i]);
    }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(draws_at_120_dpi),          cmocka_unit_test(says_what_is_too_large),
      cmocka_unit_test(leaves_the_background_out), cmocka_unit_test(refuses_what_is_no_svg),
      cmocka_unit_test(writes_the_same_pdf_twice), cmocka_unit_test(knows_the_first_faces),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
