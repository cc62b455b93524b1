// test_pictures.c: what holds in every picture of every scenario that ships: nothing moves, every
// text stays in its place, and every colour can be told from what it is painted on.
//
// All of them are drawn once, before the first test; `test_pictures seeds/` draws those alone.
#include "album.h"
#include "contrast.h"
#include "fit.h"
#include "looks.h"
#include "stillness.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct Findings {
  Pairs pairs;
  Looks looks;
  Stillness stillness;
  const char *folder; // below scenarios/; "" = all
  Text moved, spilt;
  size_t window; // of the page before
  size_t pictures;
} Findings;

static Findings found;

// Nothing moves within a window; the graph of a run that ships needs no second one.
static void look(const AlbumPage *page, void *payload) {
  Findings *findings = payload;
  char name[256];
  snprintf(name, sizeof name, "%s, %s %zu", page->file, page->view->name, page->number);
  Flat flat = flat_take(page->picture);
  pairs_note(&findings->pairs, &flat, name);
  looks_note(&findings->looks, page->picture);
  fit_judge(&flat, page->picture, name, &findings->spilt);
  bool other_window = !page->first && findings->window != page->scene->window;
  if (other_window && strcmp(page->view->name, "graph") == 0)
    text_printf(&findings->moved, "%s: a second window\n", name);
  if (page->first || other_window) stillness_begin(&findings->stillness);
  findings->window = page->scene->window;
  if (page->view->scope == VIEW_OF_STEP)
    stillness_judge(&findings->stillness, page->picture, name, &findings->moved);
  flat_delete(&flat);
}

static int draw_all(void **state) {
  *state = &found;
  found.pictures = album_visit(found.folder, look, &found);
  return 0;
}

static int delete_all(void **state) {
  Findings *findings = *state;
  pairs_delete(&findings->pairs);
  looks_delete(&findings->looks);
  stillness_delete(&findings->stillness);
  text_delete(&findings->moved);
  text_delete(&findings->spilt);
  layout_shutdown();
  return 0;
}

// The first lines, and how many there are.
static void assert_none(const Text *faults) {
  const char *text = text_chars(faults);
  size_t lines = 0;
  for (const char *at = text; (at = strchr(at, '\n')); at++) lines++;
  if (lines == 0) return;
  const char *end = text;
  for (size_t i = 0; i < 20 && *end; i++) end += strcspn(end, "\n") + 1;
  fail_msg("%zu faults:\n%.*s", lines, (int)(end - text), text);
}

// ---- nothing moves ----------------------------------------------------------------------------

static void what_survives_stands_still(void **state) {
  const Findings *findings = *state;
  assert_none(&findings->moved);
  size_t least = *findings->folder ? 1 : 1000;
  assert_true(findings->pictures > least);
  assert_true(findings->stillness.compared > least);
}

// A picture of two objects, the second one `by` points to the right.
static Picture *two_objects(double by, double width) {
  Picture *picture = picture_new(width, 540, "two objects", "");
  for (int i = 0; i < 2; i++) {
    Box box = {100 + (i ? by : 0), 100 + 100.0 * i, 112, 60};
    picture_open(picture, &(PictureGroup){.id = i ? "obj-2" : "obj-1"});
    picture_rect(picture, box, 8, (Paint){.fill = TOKEN_CARD, .line = TOKEN_LINE, .width = 1});
    picture_words(picture, box, ALIGN_LEFT, (Font){.size = 13, .color = TOKEN_INK}, "list");
    picture_close(picture);
  }
  return picture;
}

static bool is_noticed(double by, double width) {
  Stillness stillness = {0};
  Text faults = {0};
  Picture *before = two_objects(0, 960), *after = two_objects(by, width);
  stillness_judge(&stillness, before, "before", &faults);
  stillness_judge(&stillness, after, "after", &faults);
  bool noticed = faults.length > 0;
  picture_delete(before);
  picture_delete(after);
  stillness_delete(&stillness);
  text_delete(&faults);
  return noticed;
}

static void the_smallest_movement_is_noticed(void **state) {
  (void)state;
  assert_false(is_noticed(0, 960));
  assert_true(is_noticed(0.01, 960));
  assert_true(is_noticed(-1e-9, 960));
  assert_true(is_noticed(0, 960.5));
}

// ---- text stays in its place ------------------------------------------------------------------

static void text_fits_its_cell(void **state) {
  const Findings *findings = *state;
  assert_none(&findings->spilt);
}

static Text faults_of(Box cell, const char *text, const char *other) {
  Picture *picture = picture_new(200, 100, "a card", "");
  Font font = {.size = 13, .color = TOKEN_INK};
  Text faults = {0};
  picture_rect(picture, (Box){10, 10, 100, 40}, 8, (Paint){.fill = TOKEN_CARD});
  picture_words(picture, (Box){10, 10, 100, 40}, ALIGN_RIGHT, font, other);
  picture_words(picture, cell, ALIGN_LEFT, font, text);
  Flat flat = flat_take(picture);
  fit_judge(&flat, picture, "page", &faults);
  flat_delete(&flat);
  picture_delete(picture);
  return faults;
}

static void assert_fault(Box cell, const char *text, const char *other, const char *wanted) {
  Text faults = faults_of(cell, text, other);
  if (wanted ? !strstr(text_chars(&faults), wanted) : faults.length > 0)
    fail_msg("'%s': %s", text, text_chars(&faults));
  text_delete(&faults);
}

static void a_text_that_leaves_its_place_is_noticed(void **state) {
  (void)state;
  assert_fault((Box){12, 10, 50, 40}, "list", NULL, NULL);
  assert_fault((Box){12, 10, 50, 40}, "list", "#1", NULL);
  assert_fault((Box){12, 10, 20, 40}, "MappingProxy", NULL, "wider than its cell");
  assert_fault((Box){12, 10, 50, 8}, "list", NULL, "higher than its cell");
  assert_fault((Box){-5, 10, 50, 40}, "list", NULL, "leaves the page");
  assert_fault((Box){60, 10, 100, 40}, "MappingProxy", NULL, "leaves what it stands on");
  assert_fault((Box){70, 10, 40, 40}, "list", "long text", "runs into");
}

// ---- colours can be told apart ----------------------------------------------------------------

// DESIGN's claim, and WCAG's AA: text 4.5, lines and marks 3.
static void every_theme_is_legible(void **state) {
  const Findings *findings = *state;
  Text faults = {0};
  assert_true(pairs_count(&findings->pairs, MEETING_TEXT) > 15);
  assert_true(pairs_count(&findings->pairs, MEETING_LINE) > 15);
  for (size_t i = 0; theme_name(i); i++)
    assert_true(pairs_judge(&findings->pairs, theme_find(theme_name(i)), 4.5, 3, &faults) > 30);
  assert_none(&faults);
  text_delete(&faults);
}

static void contrast_is_as_wcag_has_it(void **state) {
  (void)state;
  assert_float_equal(contrast_ratio("#000000", "#ffffff"), 21, 1e-9);
  assert_float_equal(contrast_ratio("#ffffff", "#ffffff"), 1, 1e-9);
  // The known neighbours of 4.5 on white.
  assert_true(contrast_ratio("#767676", "#ffffff") >= 4.5);
  assert_true(contrast_ratio("#777777", "#ffffff") < 4.5);
  assert_float_equal(contrast_ratio("#ff0000", "#ffffff"), 3.998, 0.001);
}

static void a_pale_text_is_noticed(void **state) {
  (void)state;
  Pairs pairs = {0};
  Text faults = {0};
  Picture *picture = picture_new(100, 100, "pale", "");
  picture_rect(picture, (Box){0, 0, 50, 50}, 0, (Paint){.fill = TOKEN_GENERATION_2});
  picture_words(picture, (Box){0, 0, 50, 50}, ALIGN_LEFT, (Font){.size = 9, .color = TOKEN_INK},
                "x");
  Flat flat = flat_take(picture);
  pairs_note(&pairs, &flat, "page");
  assert_int_equal(pairs_count(&pairs, MEETING_TEXT), 1);
  pairs_judge(&pairs, theme_find("light"), 4.5, 3, &faults);
  assert_non_null(strstr(text_chars(&faults), "light: text ink on generation-2"));
  flat_delete(&flat);
  picture_delete(picture);
  pairs_delete(&pairs);
  text_delete(&faults);
}

// On paper nothing tells two states apart but lines, weights, words, and light and dark.
static void every_state_is_seen_in_print(void **state) {
  const Findings *findings = *state;
  Text faults = {0};
  assert_true(looks_judge(&findings->looks, theme_find("print"), &faults) > 20);
  assert_none(&faults);
  text_delete(&faults);
}

static void states_that_look_alike_are_noticed(void **state) {
  (void)state;
  Looks looks = {0};
  Text faults = {0};
  Picture *picture = picture_new(100, 100, "two states", "");
  Token lines[] = {TOKEN_REMOVEDLINE, TOKEN_ISLANDLINE};
  for (int i = 0; i < 2; i++) {
    picture_open(picture, &(PictureGroup){.class = i ? "obj freed gen0" : "obj collected"});
    picture_rect(picture, (Box){0, 0, 10, 10}, 0, (Paint){TOKEN_PANEL, lines[i], 1, DASH_DASHED});
    picture_close(picture);
  }
  looks_note(&looks, picture);
  assert_int_equal(looks_judge(&looks, theme_find("print"), &faults), 1);
  assert_non_null(strstr(text_chars(&faults), "'obj freed' and 'obj collected' look alike"));
  picture_delete(picture);
  looks_delete(&looks);
  text_delete(&faults);
}

static bool is_grey(const char *color) {
  return strncmp(color + 1, color + 3, 2) == 0 && strncmp(color + 3, color + 5, 2) == 0;
}

static void every_theme_has_every_colour(void **state) {
  (void)state;
  for (size_t i = 0; theme_name(i); i++) {
    const Theme *theme = theme_find(theme_name(i));
    for (Token token = TOKEN_NONE + 1; token < TOKEN_COUNT; token++) {
      if (!theme->colors[token] || strlen(theme->colors[token]) != 7 ||
          strspn(theme->colors[token] + 1, "0123456789abcdef") != 6)
        fail_msg("%s: %s is no colour", theme->name, token_name(token));
      if (strcmp(theme->name, "print") == 0 && !is_grey(theme->colors[token]))
        fail_msg("print: %s is not grey", token_name(token));
    }
  }
  assert_non_null(theme_find("print"));
}

// Light where nobody asks, and the dark colours for those who do.
static void auto_is_light_and_dark(void **state) {
  (void)state;
  Text both = {0}, light = {0};
  Picture *picture = two_objects(0, 960);
  picture_add_svg(picture, theme_find("auto"), NULL, &both);
  picture_add_svg(picture, theme_find("light"), NULL, &light);
  const char *query = strstr(text_chars(&both), "@media (prefers-color-scheme:dark){\n");
  assert_non_null(query);
  assert_non_null(strstr(query, ".auto .canvas{fill:#0f1319}"));
  const char *paper = strstr(text_chars(&both), ".auto .canvas{fill:#ffffff}");
  assert_true(paper && paper < query);
  assert_null(strstr(text_chars(&light), "@media"));
  picture_delete(picture);
  text_delete(&both);
  text_delete(&light);
}

int main(int count, char **arguments) {
  found.folder = count > 1 ? arguments[1] : "";
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_survives_stands_still),
      cmocka_unit_test(the_smallest_movement_is_noticed),
      cmocka_unit_test(text_fits_its_cell),
      cmocka_unit_test(a_text_that_leaves_its_place_is_noticed),
      cmocka_unit_test(every_theme_is_legible),
      cmocka_unit_test(contrast_is_as_wcag_has_it),
      cmocka_unit_test(a_pale_text_is_noticed),
      cmocka_unit_test(every_state_is_seen_in_print),
      cmocka_unit_test(states_that_look_alike_are_noticed),
      cmocka_unit_test(every_theme_has_every_colour),
      cmocka_unit_test(auto_is_light_and_dark),
  };
  return cmocka_run_group_tests(tests, draw_all, delete_all);
}
