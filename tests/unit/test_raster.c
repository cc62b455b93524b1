// test_raster.c: pictures to PNG and PDF, and the faces of this machine. Other faces:
// raster/fonts.sh.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "heapstory/raster.h"
#include "sheet.h"

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

static Picture *page_of(double width, double height) {
  Picture *picture = picture_new(width, height, "step 1 of 1: x", NULL);
  picture_set_page(picture, width, height);
  return picture;
}

static Picture *page_with_words(double width, double height) {
  Picture *picture = page_of(width, height);
  picture_words(picture, (Box){10, 10, 300, 40}, ALIGN_LEFT, plain, "Every word");
  return picture;
}

static Text png_of(double width, double height, bool transparent, Errors *errors) {
  Text png = {0};
  Picture *picture = page_with_words(width, height);
  const RasterOptions options = {.theme = theme_find("light"), .transparent = transparent};
  bool well = raster_add_png(raster, picture, &options, &png, errors);
  assert_int_equal(well, errors->count == 0);
  picture_delete(picture);
  return png;
}

// ---- files ------------------------------------------------------------------------------------

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

static void assert_same(const Text *first, const Text *second) {
  assert_int_equal(first->length, second->length);
  assert_memory_equal(text_chars(first), text_chars(second), first->length);
}

// Whatever was drawn before, and more lines than are kept.
static void draws_the_same_later(void **state) {
  (void)state;
  Errors errors = {0};
  Text first = png_of(960, 540, true, &errors), other = png_of(960, 540, false, &errors);
  for (int i = 0; i < 3000; i++) {
    char words[32];
    snprintf(words, sizeof words, "line %d", i);
    assert_true(raster_text_width(raster, plain, words) > 0);
  }
  Text second = png_of(960, 540, true, &errors);
  assert_same(&first, &second);
  text_delete(&first);
  text_delete(&other);
  text_delete(&second);
}

static void writes_the_same_pdf_twice(void **state) {
  (void)state;
  Errors errors = {0};
  Text first = {0}, second = {0};
  Picture *picture = page_with_words(960, 540);
  const RasterOptions options = {.theme = theme_find("light")};
  assert_true(raster_add_pdf(raster, picture, &options, &first, &errors));
  assert_true(raster_add_pdf(raster, picture, &options, &second, &errors));
  assert_same(&first, &second);
  assert_memory_equal(text_chars(&first), "%PDF-1.", 7);
  assert_false(contains(&first, "Date"));
  picture_delete(picture);
  text_delete(&first);
  text_delete(&second);
}

// ---- shapes -----------------------------------------------------------------------------------

enum { SIDE = 60 }; // points; 100 pixels

// The picture, which is taken.
static Sheet sheet_of(Picture *picture, const char *theme, bool transparent) {
  Errors errors = {0};
  Text png = {0};
  const RasterOptions options = {.theme = theme_find(theme), .transparent = transparent};
  assert_true(raster_add_png(raster, picture, &options, &png, &errors));
  Sheet sheet = sheet_read(&png);
  text_delete(&png);
  picture_delete(picture);
  return sheet;
}

static uint32_t color_of(const char *theme, Token token) {
  const char *color = theme_find(theme)->colors[token];
  return 0xff000000 | (uint32_t)strtoul(color + 1, NULL, 16);
}

// At a place in points.
static uint32_t at(const Sheet *sheet, double x, double y) {
  return sheet->pixels[(int)(y * 5 / 3) * sheet->width + (int)(x * 5 / 3)];
}

static void assert_token(const Sheet *sheet, double x, double y, Token token) {
  assert_int_equal(at(sheet, x, y), color_of("light", token));
}

static const Paint filled = {.fill = TOKEN_NEW}, both = {TOKEN_NEW, TOKEN_REMOVED, 6, DASH_NONE};

static void draws_rectangles(void **state) {
  (void)state;
  Picture *picture = page_of(SIDE, SIDE);
  picture_rect(picture, (Box){6, 6, 18, 18}, 0, filled);
  picture_rect(picture, (Box){36, 6, 18, 18}, 9, filled);
  picture_rect(picture, (Box){9, 36, 18, 18}, 0, both);
  picture_rect(picture, (Box){39, 36, 18, 18}, 0, (Paint){TOKEN_NONE, TOKEN_EDGE, 3, DASH_NONE});
  picture_rect(picture, (Box){0, 30, 60, 0}, 0, both); // no rectangle
  Sheet sheet = sheet_of(picture, "light", false);
  assert_token(&sheet, 1, 1, TOKEN_CANVAS);
  assert_token(&sheet, 6.6, 6.6, TOKEN_NEW);
  assert_token(&sheet, 23.4, 23.4, TOKEN_NEW);
  assert_token(&sheet, 36.6, 6.6, TOKEN_CANVAS); // outside of the corner
  assert_token(&sheet, 45, 6.6, TOKEN_NEW);
  assert_token(&sheet, 6.6, 45, TOKEN_REMOVED); // half of the line lies outside
  assert_token(&sheet, 11.4, 45, TOKEN_REMOVED);
  assert_token(&sheet, 18, 45, TOKEN_NEW);
  assert_token(&sheet, 48, 45, TOKEN_CANVAS);
  assert_token(&sheet, 48, 36.3, TOKEN_EDGE);
  assert_token(&sheet, 30, 30, TOKEN_CANVAS);
  sheet_delete(&sheet);
}

// A radius of more than half a side is half of it: here an ellipse is left.
static void rounds_no_more_than_there_is(void **state) {
  (void)state;
  Picture *picture = page_of(SIDE, SIDE);
  picture_rect(picture, (Box){6, 24, 48, 12}, 100, filled);
  Sheet sheet = sheet_of(picture, "light", false);
  assert_token(&sheet, 6.3, 24.3, TOKEN_CANVAS);
  assert_token(&sheet, 6.9, 30, TOKEN_NEW);
  assert_token(&sheet, 30, 24.9, TOKEN_NEW);
  assert_token(&sheet, 12.6, 24.6, TOKEN_CANVAS);
  sheet_delete(&sheet);
}

static void draws_circles(void **state) {
  (void)state;
  Picture *picture = page_of(SIDE, SIDE);
  picture_circle(picture, (Point){30, 30}, 21, both);
  Sheet sheet = sheet_of(picture, "light", false);
  assert_token(&sheet, 30, 30, TOKEN_NEW);
  assert_token(&sheet, 30, 9, TOKEN_REMOVED);
  assert_token(&sheet, 51, 30, TOKEN_REMOVED);
  assert_token(&sheet, 30 + 21 * 0.7071, 30 - 21 * 0.7071, TOKEN_REMOVED);
  assert_token(&sheet, 10, 10, TOKEN_CANVAS);
  sheet_delete(&sheet);
}

static void draws_lines_and_curves(void **state) {
  (void)state;
  const Paint line = {.line = TOKEN_EDGE, .width = 3};
  const Point arc[] = {{6, 54}, {6, 20}, {54, 20}, {54, 54}};
  const Point head[] = {{24, 36}, {36, 42}, {24, 48}};
  Picture *picture = page_of(SIDE, SIDE);
  picture_line(picture, (Point){6, 6}, (Point){54, 6}, line);
  picture_curve(picture, arc, 4, line);
  picture_polygon(picture, head, 3, filled);
  picture_polygon(picture, head, 1, both); // no polygon
  Sheet sheet = sheet_of(picture, "light", false);
  assert_token(&sheet, 30, 6, TOKEN_EDGE);
  assert_token(&sheet, 3, 6, TOKEN_CANVAS); // it ends where it ends
  assert_token(&sheet, 30, 28.5, TOKEN_EDGE);
  assert_token(&sheet, 30, 20, TOKEN_CANVAS);
  assert_token(&sheet, 30, 53, TOKEN_CANVAS); // a curve is not closed
  assert_token(&sheet, 27, 42, TOKEN_NEW);
  assert_token(&sheet, 34, 37.2, TOKEN_CANVAS);
  sheet_delete(&sheet);
}

static void dashes_lines(void **state) {
  (void)state;
  Picture *picture = page_of(SIDE, SIDE);
  for (int i = 0; i < 3; i++)
    picture_line(picture, (Point){6, 12 + 12 * i}, (Point){54, 12 + 12 * i},
                 (Paint){.line = TOKEN_EDGE, .width = 3, .dash = (Dash)i});
  // The dashes of one line are not those of the next.
  picture_line(picture, (Point){6, 48}, (Point){54, 48}, (Paint){.line = TOKEN_EDGE, .width = 3});
  Sheet sheet = sheet_of(picture, "light", false);
  for (double x = 6.6; x < 45; x += 10) {
    assert_token(&sheet, x + 2, 12, TOKEN_EDGE);
    assert_token(&sheet, x + 7.5, 12, TOKEN_EDGE);
    assert_token(&sheet, x + 2, 24, TOKEN_EDGE); // 6 points and 4
    assert_token(&sheet, x + 7.5, 24, TOKEN_CANVAS);
    assert_token(&sheet, x + 7.5, 48, TOKEN_EDGE);
  }
  for (double x = 6; x < 48; x += 4.5) { // 1.5 points and 3
    assert_int_not_equal(at(&sheet, x + 0.75, 36), color_of("light", TOKEN_CANVAS));
    assert_token(&sheet, x + 3, 36, TOKEN_CANVAS);
  }
  sheet_delete(&sheet);
}

static void puts_pictures_into_pictures(void **state) {
  (void)state;
  Picture *outer = page_of(SIDE, SIDE), *inner = page_of(20, 10);
  picture_rect(inner, (Box){0, 0, 10, 10}, 0, filled);
  picture_place(outer, inner, (Box){6, 6, 48, 48}); // 2.4 times, in the middle of the height
  picture_rect(outer, (Box){0, 54, 6, 6}, 0, filled);
  Sheet sheet = sheet_of(outer, "light", false);
  assert_token(&sheet, 9, 15, TOKEN_CANVAS);
  assert_token(&sheet, 9, 21, TOKEN_NEW);
  assert_token(&sheet, 27, 39, TOKEN_NEW);
  assert_token(&sheet, 33, 30, TOKEN_CANVAS);
  assert_token(&sheet, 9, 45, TOKEN_CANVAS);
  assert_token(&sheet, 3, 57, TOKEN_NEW); // what comes behind is not moved
  sheet_delete(&sheet);
}

static void knows_the_themes(void **state) {
  (void)state;
  static const char *const drawn[][2] = {
      {"light", "light"}, {"dark", "dark"}, {"print", "print"}, {"auto", "light"}};
  for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++) {
    Picture *picture = page_of(SIDE, SIDE);
    picture_rect(picture, (Box){0, 0, 30, 60}, 0, filled);
    Sheet sheet = sheet_of(picture, drawn[i][0], false);
    assert_int_equal(at(&sheet, 15, 30), color_of(drawn[i][1], TOKEN_NEW));
    assert_int_equal(at(&sheet, 45, 30), color_of(drawn[i][1], TOKEN_CANVAS));
    sheet_delete(&sheet);
  }
}

// The page is used again: nothing of what was drawn before is left.
static void clears_the_page(void **state) {
  (void)state;
  Picture *full = page_of(SIDE, SIDE), *empty = page_of(SIDE, SIDE);
  picture_rect(full, (Box){0, 0, SIDE, SIDE}, 0, filled);
  Sheet before = sheet_of(full, "light", true), after = sheet_of(empty, "light", true);
  assert_token(&before, 30, 30, TOKEN_NEW);
  for (int i = 0; i < after.width * after.height; i++) assert_int_equal(after.pixels[i], 0);
  sheet_delete(&before);
  sheet_delete(&after);
}

// ---- words ------------------------------------------------------------------------------------

typedef struct Extent {
  int left, right, top, bottom; // of what is painted, in pixels
  size_t ink;                   // sum of the alphas
} Extent;

static Extent extent_of(Sheet *sheet) {
  Extent extent = {sheet->width, -1, sheet->height, -1, 0};
  for (int y = 0; y < sheet->height; y++)
    for (int x = 0; x < sheet->width; x++) {
      uint32_t alpha = sheet->pixels[y * sheet->width + x] >> 24;
      extent.ink += alpha;
      if (alpha < 40) continue;
      if (x < extent.left) extent.left = x;
      if (x > extent.right) extent.right = x;
      if (y < extent.top) extent.top = y;
      if (y > extent.bottom) extent.bottom = y;
    }
  sheet_delete(sheet);
  return extent;
}

static Extent words_of(Box cell, Align align, Font font, const char *text) {
  Picture *picture = page_of(180, 60);
  picture_words(picture, cell, align, font, text);
  Sheet sheet = sheet_of(picture, "light", true);
  return extent_of(&sheet);
}

static const Box cell = {30, 12, 120, 36}; // pixels 50 to 250, 20 to 80

static void aligns_words(void **state) {
  (void)state;
  Extent left = words_of(cell, ALIGN_LEFT, plain, "HOH");
  Extent center = words_of(cell, ALIGN_CENTER, plain, "HOH");
  Extent right = words_of(cell, ALIGN_RIGHT, plain, "HOH");
  assert_in_range(left.left, 50, 55);
  assert_in_range(right.right, 244, 250);
  assert_in_range(center.left + center.right, 2 * 150 - 3, 2 * 150 + 3);
  // Capitals stand in the middle of the height.
  assert_in_range(left.top + left.bottom, 2 * 50 - 4, 2 * 50 + 4);
}

static void draws_styles(void **state) {
  (void)state;
  Font bold = plain, italic = plain, mono = plain, larger = plain;
  bold.bold = italic.italic = mono.mono = true;
  larger.size = 30;
  Extent is = words_of(cell, ALIGN_LEFT, plain, "HOH");
  assert_true((double)words_of(cell, ALIGN_LEFT, bold, "HOH").ink > 1.2 * (double)is.ink);
  assert_int_not_equal(words_of(cell, ALIGN_LEFT, italic, "HOH").ink, is.ink);
  assert_int_not_equal(words_of(cell, ALIGN_LEFT, mono, "HOH").ink, is.ink);
  Extent large = words_of(cell, ALIGN_LEFT, larger, "HOH");
  assert_in_range((large.right - large.left) * 2, (is.right - is.left) * 3 - 4,
                  (is.right - is.left) * 3 + 4);
}

static void draws_words_smaller_that_do_not_fit(void **state) {
  (void)state;
  static const char *const texts[] = {"WWWWWWWWWWWWWWWWWWWWWWWW", "中中中中中中中中中中中中中",
                                      "→→→→→→→→→→→→→→→→→→→→→"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    for (Align align = ALIGN_LEFT; align <= ALIGN_RIGHT; align++) {
      Extent extent = words_of(cell, align, plain, texts[i]);
      assert_in_range(extent.left, 48, 56);
      assert_in_range(extent.right, 244, 252);
    }
}

// Control characters and what is no UTF-8 are drawn as signs, and nothing breaks a line.
static void draws_any_words(void **state) {
  (void)state;
  static const char *const texts[] = {"H\nO\tH", "\xff\xc3(",      "\x01\x7f", "H\u2029O\rH",
                                      "مرحبا",   "\u202eab\u202c", "é中→😀"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    Extent extent = words_of(cell, ALIGN_CENTER, plain, texts[i]);
    assert_true(extent.ink > 0);
    assert_in_range(extent.left, 48, 252);
    assert_in_range(extent.right, 48, 252);
    assert_in_range(extent.top, 20, 80);
    assert_in_range(extent.bottom, 20, 80);
  }
}

// Code: signs are not joined, "!=" is as wide as "! ="; a struck text has a line through it.
static void keeps_signs_of_code_apart(void **state) {
  (void)state;
  if (raster_warning(raster, 0)) skip(); // the theme's faces are not installed
  Font code = plain, struck = plain;
  code.mono = struck.strike = true;
  size_t apart =
      words_of(cell, ALIGN_LEFT, code, "!").ink + words_of(cell, ALIGN_LEFT, code, "=").ink;
  size_t together = words_of(cell, ALIGN_LEFT, code, "!=").ink;
  assert_in_range(together, apart * 97 / 100, apart * 103 / 100);
  Extent is = words_of(cell, ALIGN_LEFT, plain, "HOH");
  Extent crossed = words_of(cell, ALIGN_LEFT, struck, "HOH");
  assert_true(crossed.left < is.left && crossed.right > is.right && crossed.ink > is.ink);
}

// ---- faces ------------------------------------------------------------------------------------

static void assert_known(Font font, const char *text) {
  double is = raster_text_width(raster, font, text), known = font_natural_width(font, text);
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
      cmocka_unit_test(draws_at_120_dpi),
      cmocka_unit_test(says_what_is_too_large),
      cmocka_unit_test(leaves_the_background_out),
      cmocka_unit_test(draws_the_same_later),
      cmocka_unit_test(writes_the_same_pdf_twice),
      cmocka_unit_test(draws_rectangles),
      cmocka_unit_test(rounds_no_more_than_there_is),
      cmocka_unit_test(draws_circles),
      cmocka_unit_test(draws_lines_and_curves),
      cmocka_unit_test(dashes_lines),
      cmocka_unit_test(puts_pictures_into_pictures),
      cmocka_unit_test(knows_the_themes),
      cmocka_unit_test(clears_the_page),
      cmocka_unit_test(aligns_words),
      cmocka_unit_test(draws_styles),
      cmocka_unit_test(draws_words_smaller_that_do_not_fit),
      cmocka_unit_test(draws_any_words),
      cmocka_unit_test(keeps_signs_of_code_apart),
      cmocka_unit_test(knows_the_first_faces),
  };
  return cmocka_run_group_tests(tests, load, unload);
}
