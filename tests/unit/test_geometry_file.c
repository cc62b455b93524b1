// test_geometry_file.c: places that are written and read again draw the same bytes, in every
// picture that ships; what they were not made for is refused in words, and so is any text that is
// none.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "album.h"
#include "heapstory/geometry_file.h"
#include "heapstory/scene.h"

// ---- every picture ----------------------------------------------------------------------------

typedef struct Proof {
  GeometryFile *kept;
  size_t pictures, graphs;
} Proof;

static void add_svg(const Picture *picture, Text *svg) {
  picture_add_svg(picture, theme_find("light"), &(SvgOptions){0}, svg);
}

static GeometryFile *read_text(const Text *text) {
  Errors errors = {0};
  GeometryFile *file = geometry_file_read(text_chars(text), text->length, &errors);
  errors_print(&errors, stderr);
  assert_non_null(file);
  return file;
}

static void assert_same_picture(const AlbumPage *page, const GeometryFile *file) {
  Errors errors = {0};
  Text wanted = {0}, svg = {0};
  Geometry *geometry = geometry_file_find(file, page->view->name, page->scene, &errors);
  errors_print(&errors, stderr);
  if (!geometry) fail_msg("%s: %s %zu has no places", page->file, page->view->name, page->number);
  assert_int_equal(errors.count, 0);
  Picture *picture = draw_scene(page->scene, geometry, &(DrawOptions){0});
  add_svg(page->picture, &wanted);
  add_svg(picture, &svg);
  assert_string_equal(text_chars(&svg), text_chars(&wanted));
  picture_delete(picture);
  geometry_delete(geometry);
  text_delete(&wanted);
  text_delete(&svg);
}

// Written, read, and written again: the same text. Then drawn on what was read.
static void prove(const AlbumPage *page, void *payload) {
  Proof *proof = payload;
  proof->pictures++;
  if (!page->geometry) return;
  proof->graphs++;
  if (page->first) {
    geometry_file_delete(proof->kept);
    proof->kept = geometry_file_new();
  }
  geometry_file_add(proof->kept, page->view->name, page->scene, page->geometry);
  Text text = {0}, again = {0};
  geometry_file_write(proof->kept, &text);
  GeometryFile *file = read_text(&text);
  geometry_file_write(file, &again);
  assert_string_equal(text_chars(&text), text_chars(&again));
  assert_same_picture(page, file);
  geometry_file_delete(file);
  text_delete(&text);
  text_delete(&again);
}

static void test_every_picture(void **state) {
  (void)state;
  Proof proof = {0};
  size_t graphs = 0;
  const char *const folders[] = {"seeds/", "gallery/", "cpython-docs/"};
  for (size_t i = 0; i < 3; i++) {
    proof.graphs = 0;
    album_visit(folders[i], prove, &proof);
    assert_true(proof.graphs > 50);
    graphs += proof.graphs;
  }
  print_message("%zu pictures, %zu with places\n", proof.pictures, graphs);
  geometry_file_delete(proof.kept);
}

// ---- one picture, and its text with one thing changed -----------------------------------------

typedef void OnText(const AlbumPage *page, const char *text);

typedef struct Chosen {
  size_t step;
  OnText *visit;
  size_t count;
} Chosen;

static void choose(const AlbumPage *page, void *payload) {
  Chosen *chosen = payload;
  Text text = {0};
  if (strcmp(page->view->name, "graph") != 0 || page->number != chosen->step) return;
  GeometryFile *file = geometry_file_new();
  geometry_file_add(file, "graph", page->scene, page->geometry);
  geometry_file_write(file, &text);
  chosen->visit(page, text_chars(&text));
  chosen->count++;
  geometry_file_delete(file);
  text_delete(&text);
}

static void with_text(OnText *visit) {
  Chosen chosen = {.step = 8, .visit = visit};
  album_visit("seeds/node-cycle.json", choose, &chosen);
  assert_int_equal(chosen.count, 1);
}

// The text with the first `from` replaced.
static Text changed(const char *text, const char *from, const char *to) {
  Text out = {0};
  const char *at = strstr(text, from);
  if (!at) fail_msg("no \"%s\" in\n%s", from, text);
  text_add_n(&out, text, (size_t)(at - text));
  text_add(&out, to);
  text_add(&out, at + strlen(from));
  return out;
}

// ---- what it was not made for -----------------------------------------------------------------

static const struct {
  const char *from, *to, *words;
  uint32_t line;
} stale[] = {
    {"graph window 1", "graph window 2", "there is no geometry of graph, window 1: heapstory", 0},
    {"graph window 1", "diff window 1", "there is no geometry of graph, window 1: heapstory", 0},
    {"stack 142 114", "stack 142 84", "graph, window 1 was made for other cards", 4},
    {"\"globals\" 2", "\"globals\" 3", "here: frame \"globals\" 3; now: frame \"globals\" 2", 5},
    {"\"globals\" 2", "\"main\" 2", "was made for other cards", 5},
    {"card 2 ", "card 7 ", "heapstory check --svg --update", 6},
    {"\"Node\" \"#2\"", "\"Knot\" \"#2\"", "now: card 2 \"Node\" \"#2\" 232 99, island 1)", 6},
    {"232 99,", "200 99,", "was made for other cards", 6},
    {"232 99, island 1 at", "232 99 at", "was made for other cards", 6},
    {"UNREACHABLE", "REACHABLE", "was made for other cards", 8},
    {"name 2, card 2", "name 2, card 1", "was made for other cards", 10},
    {", back", "", "was made for other cards", 12},
    {"  edge card 2 row 2, card 1, back", "  edge card 2 row 2, card 1, back\n  edge card 1 row 1",
     "was made for other cards", 13},
    {"236 99\n", "231 99\n", "it needs 232 x 99 points, and has others", 6},
    {"236 99\n", "236 98\n", "it needs 232 x 99 points, and has others", 6},
    {" 142 114\n", " 142 113\n", "it needs 142 x 114 points", 4},
};

static void assert_stale(const AlbumPage *page, const char *text) {
  for (size_t i = 0; i < sizeof stale / sizeof *stale; i++) {
    Text other = changed(text, stale[i].from, stale[i].to);
    Errors errors = {.file = "x.geometry"};
    GeometryFile *file = read_text(&other);
    assert_null(geometry_file_find(file, "graph", page->scene, &errors));
    assert_int_equal(errors.count, 1);
    if (!strstr(errors.items[0].message, stale[i].words) ||
        errors.items[0].at.line != stale[i].line)
      fail_msg("%s: line %u: %s", stale[i].to, (unsigned)errors.items[0].at.line,
               errors.items[0].message);
    geometry_file_delete(file);
    errors_delete(&errors);
    text_delete(&other);
  }
}

static void test_stale(void **state) {
  (void)state;
  with_text(assert_stale);
}

// Lines are missing at the end, or there is one too many.
static void assert_all_lines(const AlbumPage *page, const char *text) {
  size_t lines = 0;
  for (const char *at = text; *at; at++) lines += *at == '\n';
  for (size_t keep = 3; keep <= lines + 1; keep++) {
    Text other = {0};
    const char *end = text;
    for (size_t i = 0; i < keep && i < lines; i++) end = strchr(end, '\n') + 1;
    text_add_n(&other, text, (size_t)(end - text));
    if (keep > lines) text_add(&other, "  edge card 2 row 1, card 1\n");
    Errors errors = {0};
    GeometryFile *file = read_text(&other);
    Geometry *geometry = geometry_file_find(file, "graph", page->scene, &errors);
    assert_int_equal(geometry != NULL, keep == lines);
    assert_int_equal(errors.count, keep != lines);
    geometry_delete(geometry);
    geometry_file_delete(file);
    errors_delete(&errors);
    text_delete(&other);
  }
}

static void test_missing_lines(void **state) {
  (void)state;
  with_text(assert_all_lines);
}

// ---- somebody moves a card --------------------------------------------------------------------

static void assert_moved_end(Point before, Point after, double by) {
  assert_true(fabs(after.x - before.x) < 1e-9);
  assert_true(fabs(after.y - before.y - by) < 1e-9);
}

// Card 3, and what refers to it or starts in it; nothing else.
static void assert_moved(const AlbumPage *page, const char *text) {
  const Geometry *old = page->geometry;
  Errors errors = {0};
  Text other = changed(text, "at 514 54.5 ", "at 514 64.5 ");
  GeometryFile *file = read_text(&other);
  Geometry *new = geometry_file_find(file, "graph", page->scene, &errors);
  assert_non_null(new);
  assert_memory_equal(&new->bounds, &old->bounds, sizeof(Box));
  assert_memory_equal(&new->stack, &old->stack, sizeof(Box));
  assert_memory_equal(&new->cards[0], &old->cards[0], sizeof(Box));
  assert_memory_equal(new->islands, old->islands, sizeof(Box));
  assert_true(new->cards[1].y == old->cards[1].y + 10);
  for (size_t i = 0; i < old->edge_count; i++) {
    const SceneEdge *edge = &page->scene->edges[i];
    const Curve *a = &old->edges[i], *b = &new->edges[i];
    assert_int_equal(a->count, b->count);
    assert_moved_end(a->points[0], b->points[0], !edge->from_frame && edge->owner == 1 ? 10 : 0);
    assert_moved_end(a->points[a->count - 1], b->points[b->count - 1], edge->to == 1 ? 10 : 0);
  }
  assert_memory_equal(old->edges[0].points, new->edges[0].points,
                      old->edges[0].count * sizeof(Point));
  geometry_delete(new);
  geometry_file_delete(file);
  text_delete(&other);
}

static void test_a_card_is_moved(void **state) {
  (void)state;
  with_text(assert_moved);
}

// ---- what is no geometry file -----------------------------------------------------------------

#define HEAD "heapstory geometry 1\n"
#define GRAPH HEAD "\ngraph window 1\n"

static const struct {
  const char *text, *words;
  Position at;
} hostile[] = {
    {"", "this is no geometry file of this version", {1, 1}},
    {"heapstory geometry 2\n", "expected 'heapstory geometry 1'", {1, 1}},
    {HEAD "graph\n", "expected a view and its window", {2, 6}},
    {HEAD "Graph window 1\n", "expected a view and its window", {2, 1}},
    {HEAD "graph window 0\n", "expected the number of a window", {2, 14}},
    {HEAD "graph window 1000000000\n", "expected the number of a window", {2, 14}},
    {HEAD "graph window 99999999999999999999999\n", "expected the number of a window", {2, 14}},
    {HEAD "graph window 1 2\n", "expected the number of a window", {2, 14}},
    {GRAPH "graph window 1\n", "this window has its places already, in line 3", {4, 1}},
    {HEAD "  stack 1 1 at 0 0 1 1\n", "expected a view and its window", {2, 3}},
    {GRAPH "  tower 1 1 at 0 0 1 1\n", "expected stack, frame, card, island or edge", {4, 3}},
    {GRAPH "  \n", "expected stack, frame, card, island or edge", {4, 3}},
    {GRAPH "  stack 1 1\n", "expected x y width height", {4, 12}},
    {GRAPH "  stack 1 1 at 0 0 1\n", "expected x y width height", {4, 21}},
    {GRAPH "  stack 1 1 at 0 0 1 1 1\n", "expected x y width height", {4, 25}},
    {GRAPH "  stack 1 1 at 0 0 -1 1\n", "a size is below 0", {4, 24}},
    {GRAPH "  stack 1 1 at nan 0 1 1\n", "expected a number", {4, 16}},
    {GRAPH "  stack 1 1 at 0 inf 1 1\n", "expected a number", {4, 18}},
    {GRAPH "  stack 1 1 at 0x10 0 1 1\n", "expected a number", {4, 16}},
    {GRAPH "  stack 1 1 at 1,5 0 1 1\n", "expected a number", {4, 16}},
    {GRAPH "  stack 1 1 at 1e308 0 1 1\n", "the number is too large for a place", {4, 16}},
    {GRAPH "  stack 1 1 at -1e999 0 1 1\n", "the number is too large for a place", {4, 16}},
    {GRAPH "  stack 1 1 at 0  0 1 1\n", "expected a number", {4, 18}},
    {GRAPH "  stack 1 1 at 0.00000000000000000000000000000001 0 1 1\n", "too long", {4, 16}},
    {GRAPH "  card \"\xc3\xa4\" at 0 0 1 x\n", "expected a number", {4, 21}},
    {GRAPH "  card \"\xff\" at 0 0 1 1\n", "is none of a geometry file", {4, 9}},
    {GRAPH "  card \"\x1b[2J\" at 0 0 1 1\n", "is none of a geometry file", {4, 9}},
    {GRAPH "  stack 1 1 at 0 0 1 1\r\n", "is none of a geometry file", {4, 23}},
    {GRAPH "  frame \"f\" 2 at 0 0 1 1\n", "a frame stands where its stack does", {4, 25}},
    {GRAPH "  edge card 1 at 0 0 1 1 2 2\n", "expected the points of a curve", {4, 29}},
    {GRAPH "  edge card 1 at 0 0\n", "expected the points of a curve", {4, 21}},
    {GRAPH "  edge card 1 at 0 0 1 1 2 2 3 3 4\n", "expected the points of a curve", {4, 35}},
};

static void test_hostile(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
    Errors errors = {0};
    assert_null(geometry_file_read(hostile[i].text, strlen(hostile[i].text), &errors));
    assert_int_equal(errors.count, 1);
    const Error *error = &errors.items[0];
    if (!strstr(error->message, hostile[i].words) || error->at.line != hostile[i].at.line ||
        error->at.column != hostile[i].at.column)
      fail_msg("%s: %u:%u: %s", hostile[i].text, (unsigned)error->at.line,
               (unsigned)error->at.column, error->message);
    errors_delete(&errors);
  }
}

// What stands in a string is no part of the line.
static void test_words_in_strings(void **state) {
  (void)state;
  static const char wanted[] = GRAPH "  card 2 \"a at 1 1\" \" at \" 1 1 at 0.5 -7.25e-15 1 1\n";
  Text text = {0};
  text_add(&text, wanted);
  GeometryFile *file = read_text(&text);
  text_clear(&text);
  geometry_file_write(file, &text);
  assert_string_equal(text_chars(&text), wanted);
  geometry_file_delete(file);
  text_delete(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_picture), cmocka_unit_test(test_stale),
      cmocka_unit_test(test_missing_lines), cmocka_unit_test(test_a_card_is_moved),
      cmocka_unit_test(test_hostile),       cmocka_unit_test(test_words_in_strings),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
