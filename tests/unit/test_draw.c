// test_draw.c: pictures: SVG that no words can break, arrows, caption and legend.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "draw/parts.h"

static const Font plain = {.size = 13, .color = TOKEN_INK};
static const Font code = {.size = 14, .color = TOKEN_INK, .mono = true};

static char *svg_of(Picture *picture, const SvgOptions *options) {
  Text text = {0};
  picture_add_svg(picture, theme_find("light"), options, &text);
  picture_delete(picture);
  return text_take(&text);
}

static Picture *page_with(Font font, double width, const char *words) {
  Picture *picture = picture_new(200, 100, "step 1 of 1: x", "One sentence.");
  picture_words(picture, (Box){10, 10, width, 20}, ALIGN_LEFT, font, words);
  return picture;
}

static void assert_says(char *svg, const char *wanted, bool says) {
  if ((strstr(svg, wanted) != NULL) != says) print_message("%s\n", svg);
  assert_int_equal(strstr(svg, wanted) != NULL, says);
  free(svg);
}

// ---- words ------------------------------------------------------------------------------------

static void escapes_words(void **state) {
  (void)state;
  assert_says(svg_of(page_with(plain, 150, "a<b>&\"c\""), NULL), "a&lt;b&gt;&amp;&quot;c&quot;",
              true);
  assert_says(svg_of(page_with(plain, 150, "a\x01z\x7f"), NULL), "a\xef\xbf\xbdz\xef\xbf\xbd",
              true);
  assert_says(svg_of(page_with(plain, 150, "\xff\xc3(\xed\xa0\x80"), NULL), "\xff", false);
  assert_says(svg_of(page_with(plain, 150, "\xef\xbf\xbf"), NULL), "\xef\xbf\xbf", false);
  assert_says(svg_of(page_with(plain, 150, "a\tb\nc"), NULL), ">a b c</text>", true);
}

static void escapes_names(void **state) {
  (void)state;
  Picture *picture = picture_new(10, 10, "step 1: a < b & c", "]]> & <");
  picture_open(picture, &(PictureGroup){.class = "obj", .id = "obj-1", .title = "str '<&>'"});
  picture_close(picture);
  char *svg = svg_of(picture, NULL);
  assert_non_null(strstr(svg, "<title>step 1: a &lt; b &amp; c</title>"));
  assert_non_null(strstr(svg, "<desc>]]&gt; &amp; &lt;</desc>"));
  assert_non_null(strstr(svg, "<g id=\"obj-1\" class=\"obj\"><title>str '&lt;&amp;&gt;'</title>"));
  free(svg);
}

static void keeps_loose_spaces(void **state) {
  (void)state;
  assert_says(svg_of(page_with(plain, 100, "a  b"), NULL), "xml:space=\"preserve\"", true);
  assert_says(svg_of(page_with(plain, 100, " a"), NULL), "xml:space=\"preserve\"", true);
  assert_says(svg_of(page_with(plain, 100, "a b"), NULL), "xml:space=\"preserve\"", false);
}

// A text that fills its cell says its length, so that no other font can make it longer.
static void pins_what_fills_its_cell(void **state) {
  (void)state;
  int width = font_width(plain, "generation");
  assert_says(svg_of(page_with(plain, width, "generation"), NULL), "textLength", true);
  assert_says(svg_of(page_with(plain, 2 * width, "generation"), NULL), "textLength", false);
}

static void keeps_signs_apart(void **state) {
  (void)state;
  assert_says(svg_of(page_with(code, 150, "a != b"), NULL), ">a !<tspan>=</tspan> b</text>", true);
  assert_says(svg_of(page_with(code, 150, "a <= b"), NULL), "&lt;<tspan>=</tspan>", true);
  assert_says(svg_of(page_with(plain, 150, "a != b"), NULL), "tspan", false);
  assert_says(svg_of(page_with(code, 150, "d[-1] = x"), NULL), "tspan", false);
}

// ---- shapes -----------------------------------------------------------------------------------

static void writes_numbers(void **state) {
  (void)state;
  Picture *picture = picture_new(10, 10, "n", NULL);
  picture_rect(picture, (Box){-0.504, 1.2, 3.999, 0.05}, 0, (Paint){.fill = TOKEN_CARD});
  assert_says(svg_of(picture, NULL), "x=\"-0.5\" y=\"1.2\" width=\"4\" height=\"0.05\"", true);
}

static void leaves_the_paper_out(void **state) {
  (void)state;
  assert_says(svg_of(page_with(plain, 100, "x"), NULL), "class=\"canvas\"", true);
  assert_says(svg_of(page_with(plain, 100, "x"), &(SvgOptions){.transparent = true}), "canvas",
              false);
}

static void puts_pictures_into_pictures(void **state) {
  (void)state;
  Picture *outer = picture_new(400, 400, "outer", NULL), *inner = picture_new(100, 50, "in", NULL);
  picture_open(inner, &(PictureGroup){.class = "obj", .id = "obj-1"});
  picture_close(inner);
  picture_place(outer, inner, (Box){0, 0, 200, 200});
  char *svg = svg_of(outer, NULL);
  assert_non_null(strstr(svg, "<g transform=\"translate(0,50) scale(2.000000)\">"));
  assert_null(strstr(svg, "obj-1")); // an id stands once in a file
  free(svg);
}

static double distance(Point a, Point b) { return hypot(a.x - b.x, a.y - b.y); }

// The line ends at the foot of its head, the head at the tip.
static void ends_a_line_in_its_head(void **state) {
  (void)state;
  static const Point line[] = {{0, 0}, {50, 0}, {50, 80}, {100, 80}};
  Picture *picture = picture_new(200, 200, "n", NULL);
  draw_arrow(picture, line, 4, (Arrow){TOKEN_EDGE, 1.5, DASH_NONE, HEAD_FULL, TAIL_DOT});
  assert_int_equal(picture_count(picture), 3);
  const PictureShape *curve = picture_shape(picture, 0), *head = picture_shape(picture, 1);
  assert_int_equal(curve->kind, PICTURE_CURVE);
  assert_int_equal(head->kind, PICTURE_POLYGON);
  Point foot = curve->points[3];
  assert_true(fabs(distance(foot, line[3]) - 9.4) < 0.01);
  assert_true(distance(head->points[1], line[3]) < 0.001);
  Point middle = {(head->points[0].x + head->points[2].x) / 2,
                  (head->points[0].y + head->points[2].y) / 2};
  assert_true(distance(middle, foot) < 0.001);
  picture_delete(picture);
}

static void draws_short_arrows(void **state) {
  (void)state;
  static const Point same[] = {{5, 5}, {5, 5}, {5, 5}, {5, 5}};
  Picture *picture = picture_new(20, 20, "n", NULL);
  draw_arrow(picture, same, 4, (Arrow){TOKEN_EDGE, 3, DASH_NONE, HEAD_FULL, TAIL_DOT});
  draw_straight_arrow(picture, (Point){1, 1}, (Point){3, 1},
                      (Arrow){TOKEN_EDGE, 3, DASH_NONE, HEAD_EMPTY, TAIL_RING});
  assert_says(svg_of(picture, NULL), "nan", false);
}

// What is left is the same curve, from the border on.
static void begins_at_a_border(void **state) {
  (void)state;
  Point line[] = {{0, 0}, {50, 0}, {50, 80}, {100, 80}}, whole[4];
  memcpy(whole, line, sizeof whole);
  curve_begin_at(line, 4, 50);
  assert_true(fabs(line[0].x - 50) < 0.01 && fabs(line[0].y - 40) < 0.01);
  assert_memory_equal(&line[3], &whole[3], sizeof(Point));
  memcpy(line, whole, sizeof line);
  curve_begin_at(line, 4, 120); // never there
  assert_memory_equal(line, whole, sizeof line);
}

// ---- caption and legend -----------------------------------------------------------------------

static void breaks_sentences(void **state) {
  (void)state;
  const char *text = "one two three four five six seven eight nine ten eleven twelve";
  Scene scene = {.longest = text};
  int width = 150;
  assert_int_equal(sentence_lines(&scene, width), 2);
  assert_int_equal(sentence_lines(&scene, 2000), 1);
  char *first = sentence_line(text, width, 0, 2), *second = sentence_line(text, width, 1, 2);
  assert_int_equal(strncmp(text, first, strlen(first)), 0);
  assert_int_equal(text[strlen(first)], ' ');
  assert_string_equal(second + strlen(second) - 3, "…");
  assert_null(sentence_line("short", width, 1, 2));
  assert_int_equal(caption_height(&scene, width) - caption_height(&scene, 2000), SENTENCE_LINE);
  mem_free(first);
  mem_free(second);
}

static void drops_the_least_important(void **state) {
  (void)state;
  SceneLegend items[] = {{LEGEND_REFERENCE, "reference"},
                         {LEGEND_GENERATION_0, "generation 0"},
                         {LEGEND_WORDS, "immortal: never freed"}};
  Scene scene = {.legend = items, .legend_count = 3};
  bool chosen[3];
  int all = legend_item_width(&items[0]) + legend_item_width(&items[1]) +
            legend_item_width(&items[2]) + LEGEND_END;
  assert_int_equal(legend_choose(&scene, all, chosen), 0);
  assert_true(chosen[0] && chosen[1] && chosen[2]);
  assert_true(legend_choose(&scene, all - 1, chosen) > 0);
  assert_true(chosen[0] && chosen[1] && !chosen[2]);
  legend_choose(&scene, legend_item_width(&items[0]) + LEGEND_END, chosen);
  assert_true(chosen[0] && !chosen[1] && !chosen[2]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(escapes_words),
      cmocka_unit_test(escapes_names),
      cmocka_unit_test(keeps_loose_spaces),
      cmocka_unit_test(pins_what_fills_its_cell),
      cmocka_unit_test(keeps_signs_apart),
      cmocka_unit_test(writes_numbers),
      cmocka_unit_test(leaves_the_paper_out),
      cmocka_unit_test(puts_pictures_into_pictures),
      cmocka_unit_test(ends_a_line_in_its_head),
      cmocka_unit_test(draws_short_arrows),
      cmocka_unit_test(begins_at_a_border),
      cmocka_unit_test(breaks_sentences),
      cmocka_unit_test(drops_the_least_important),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
