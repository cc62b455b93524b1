// test_place.c: places: nothing overlaps, references begin and end where they should, nothing moves
// between steps, and no graph is too large or too dense to be drawn in time.
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "heapstory/layout.h"
#include "layout/place.h"
#include "heapstory/scene.h"
#include "snapshot_builder.h"

static Scene *scene_of(const SampleRun *run, size_t at) {
  return make_scene("graph", (const Snapshot *const *)run->items, run->count, at, NULL);
}

static Geometry *place(const Scene *scene) {
  Errors errors = {0};
  Geometry *geometry = layout_place(scene, &errors);
  errors_print(&errors, stderr);
  assert_non_null(geometry);
  assert_int_equal(errors.count, 0);
  return geometry;
}

static bool meet(Box a, Box b) {
  return a.x + 0.01 < b.x + b.width && b.x + 0.01 < a.x + a.width && a.y + 0.01 < b.y + b.height &&
         b.y + 0.01 < a.y + a.height;
}

static bool is_within(Box inner, Box outer) {
  return inner.x >= outer.x - 0.01 && inner.y >= outer.y - 0.01 &&
         inner.x + inner.width <= outer.x + outer.width + 0.01 &&
         inner.y + inner.height <= outer.y + outer.height + 0.01;
}

// ---- what holds for every geometry ------------------------------------------------------------

static void check_boxes(const Scene *scene, const Geometry *g) {
  for (size_t i = 0; i < g->card_count; i++) {
    assert_true(is_within(g->cards[i], g->bounds));
    assert_false(meet(g->cards[i], g->stack));
    assert_int_equal(lround(g->cards[i].height), card_height(&scene->cards[i], scene->density));
    assert_true(g->cards[i].width >= card_width(&scene->cards[i], scene->density));
    for (size_t j = 0; j < i; j++) assert_false(meet(g->cards[i], g->cards[j]));
    int32_t island = scene->cards[i].island;
    if (island >= 0) assert_true(is_within(g->cards[i], g->islands[island]));
  }
}

static void check_edges(const Scene *scene, const Geometry *g) {
  for (size_t e = 0; e < g->edge_count; e++) {
    const SceneEdge *edge = &scene->edges[e];
    const Curve *curve = &g->edges[e];
    assert_true(curve->count >= 4 && curve->count % 3 == 1);
    Point start = geometry_edge_start(scene, g, edge), end = geometry_edge_end(scene, g, edge);
    assert_memory_equal(&curve->points[0], &start, sizeof start);
    assert_true(hypot(curve->points[curve->count - 1].x - end.x,
                      curve->points[curve->count - 1].y - end.y) < 0.01);
  }
}

static void check_same(const Geometry *a, const Geometry *b) {
  assert_memory_equal(&a->stack, &b->stack, sizeof(Box));
  assert_int_equal(a->card_count, b->card_count);
  assert_int_equal(a->edge_count, b->edge_count);
  assert_memory_equal(a->cards, b->cards, a->card_count * sizeof(Box));
  for (size_t e = 0; e < a->edge_count; e++) {
    assert_int_equal(a->edges[e].count, b->edges[e].count);
    assert_memory_equal(a->edges[e].points, b->edges[e].points, a->edges[e].count * sizeof(Point));
  }
}

static void check_run(SampleRun run) {
  Geometry *first = NULL;
  for (size_t at = 0; at < run.count; at++) {
    Scene *scene = scene_of(&run, at);
    Geometry *geometry = place(scene);
    assert_null(geometry->coarse);
    check_boxes(scene, geometry);
    check_edges(scene, geometry);
    if (first) check_same(first, geometry);
    if (first) geometry_delete(geometry);
    if (!first) first = geometry;
    scene_delete(scene);
  }
  geometry_delete(first);
  sample_delete(&run);
}

static void places_samples(void **state) {
  (void)state;
  check_run(sample_cycle());
  check_run(sample_call());
  check_run(sample_nested());
}

// ---- graphs without snapshots -----------------------------------------------------------------

static Scene *scene_new(size_t cards) {
  Scratch scratch = {0};
  Scene *scene = scratch_alloc(&scratch, sizeof *scene);
  scene->scratch = scratch;
  scene->density = DENSITY_FULL;
  scene->name = scene->statement = scene->sentence = scene->longest = "x";
  scene->cards = scratch_alloc(&scene->scratch, mem_size(cards, sizeof(SceneCard)));
  scene->card_count = cards;
  scene->frames = scratch_alloc(&scene->scratch, sizeof(SceneFrame));
  scene->frames[0] = (SceneFrame){.state = FRAME_NEWEST, .title = "globals", .empty = "no names"};
  scene->frame_count = 1;
  scene->edges = scratch_alloc(&scene->scratch, mem_size(cards * cards + 1, sizeof(SceneEdge)));
  for (size_t i = 0; i < cards; i++) {
    SceneCard *card = &scene->cards[i];
    *card = (SceneCard){.serial = (int64_t)i + 1,
                        .state = CARD_PLAIN,
                        .type = "Node",
                        .label = {"#1", "#1"},
                        .refs = {"refs 1", "refs 1"},
                        .island = -1,
                        .tooltip = ""};
  }
  return scene;
}

static void add_row(Scene *scene, size_t card, size_t to, bool back) {
  SceneCard *owner = &scene->cards[card];
  SceneRow *rows = scratch_alloc(&scene->scratch, mem_size(owner->row_count + 1, sizeof(SceneRow)));
  if (owner->row_count) memcpy(rows, owner->rows, owner->row_count * sizeof *rows);
  rows[owner->row_count] = (SceneRow){.state = ROW_PLAIN, .key = {"k", "k"}};
  scene->edges[scene->edge_count++] = (SceneEdge){.state = EDGE_PLAIN,
                                                  .owner = (uint32_t)card,
                                                  .cell = (uint32_t)owner->row_count++,
                                                  .to = (uint32_t)to,
                                                  .back = back};
  owner->rows = rows;
}

static Scene *complete_graph(size_t cards) {
  Scene *scene = scene_new(cards);
  for (size_t i = 0; i < cards; i++)
    for (size_t j = 0; j < cards; j++)
      if (i != j) add_row(scene, i, j, j < i);
  return scene;
}

// dot alone would take minutes.
static void does_not_hang(void **state) {
  (void)state;
  Scene *scene = complete_graph(60);
  Geometry *geometry = place(scene);
  assert_non_null(geometry->coarse);
  check_boxes(scene, geometry);
  check_edges(scene, geometry);
  geometry_delete(geometry);
  scene_delete(scene);
}

static void guard_ends_in_time(void **state) {
  (void)state;
  Scene *scene = complete_graph(60);
  Geometry geometry = {.card_count = scene->card_count, .edge_count = scene->edge_count};
  geometry.cards = mem_zalloc(mem_size(geometry.card_count, sizeof(Box)));
  geometry.edges = mem_zalloc(mem_size(geometry.edge_count, sizeof(Curve)));
  assert_false(place_guarded(scene, PLACE_FULL, 1, &geometry));
  for (size_t e = 0; e < geometry.edge_count; e++) assert_null(geometry.edges[e].points);
  mem_free(geometry.cards);
  mem_free(geometry.edges);
  scene_delete(scene);
}

static Scene *chain(size_t cards) {
  Scene *scene = scene_new(cards);
  for (size_t i = 0; i + 1 < cards; i++) add_row(scene, i, i + 1, false);
  return scene;
}

// A child process finds what the process itself would.
static void guard_finds_the_same(void **state) {
  (void)state;
  Scene *scene = chain(30);
  Geometry *own = place(scene);
  Geometry *guarded = place(scene);
  Errors errors = {0};
  for (size_t e = 0; e < guarded->edge_count; e++) mem_free(guarded->edges[e].points);
  assert_true(place_guarded(scene, PLACE_FULL, 20, guarded));
  Geometry *again = place(scene);
  for (size_t e = 0; e < again->edge_count; e++) mem_free(again->edges[e].points);
  assert_true(place_by_dot(scene, PLACE_FULL, again, &errors));
  for (size_t i = 0; i < own->card_count; i++)
    assert_memory_equal(&guarded->cards[i], &again->cards[i], sizeof(Box));
  geometry_delete(own);
  geometry_delete(guarded);
  geometry_delete(again);
  scene_delete(scene);
}

static void has_words_for_too_much(Scene *scene, const char *words) {
  Geometry *geometry = place(scene);
  assert_non_null(geometry->coarse);
  assert_non_null(strstr(geometry->coarse, words));
  geometry_delete(geometry);
  scene_delete(scene);
}

// Its size decides, not how long dot takes on this machine.
static void size_decides(void **state) {
  (void)state;
  has_words_for_too_much(chain(601), "too many objects");
  has_words_for_too_much(complete_graph(28), "too many references"); // 756
}

static void stands_in_columns(void **state) {
  (void)state;
  Scene *scene = chain(2000);
  scene->islands = scratch_alloc(&scene->scratch, 2 * sizeof(SceneIsland));
  scene->island_count = 2;
  for (int i = 0; i < 2; i++) scene->islands[i].title = (SceneWord){"UNREACHABLE", "UNREACHABLE"};
  for (size_t i = 0; i < 300; i++) scene->cards[i].island = i < 100 ? 0 : 1;
  Geometry *geometry = place(scene);
  assert_non_null(geometry->coarse);
  check_boxes(scene, geometry);
  check_edges(scene, geometry);
  assert_false(meet(geometry->islands[0], geometry->islands[1]));
  geometry_delete(geometry);
  scene_delete(scene);
}

// The gaps grow, the cards do not, and nothing changes its order.
// A card stands beside what refers to it, except where a sheet was full; sheets fill a page.
static void trees_stay_together(void **state) {
  (void)state;
  Scene *scene = scene_new(2047);
  for (size_t i = 1; i < scene->card_count; i++) add_row(scene, (i - 1) / 2, i, false);
  Geometry *geometry = place(scene);
  assert_non_null(geometry->coarse);
  check_boxes(scene, geometry);
  size_t far = 0;
  for (size_t e = 0; e < scene->edge_count; e++) {
    const Box *from = &geometry->cards[scene->edges[e].owner];
    const Box *to = &geometry->cards[scene->edges[e].to];
    far += to->x < from->x + from->width || to->x > from->x + from->width + 100;
  }
  assert_true(far > 0 && far < scene->edge_count / 50);
  double ratio = geometry->bounds.width / geometry->bounds.height;
  assert_true(ratio > 1.3 && ratio < 2.4);
  geometry_delete(geometry);
  scene_delete(scene);
}

static void spreads_columns(void **state) {
  (void)state;
  Scene *scene = chain(3);
  Geometry *g = place(scene);
  double widths = 0, before = g->bounds.width;
  for (size_t i = 0; i < 3; i++) widths += g->cards[i].width;
  geometry_spread(g, 30);
  check_edges(scene, g);
  double gaps = g->cards[2].x + g->cards[2].width - g->cards[0].x - widths;
  assert_true(gaps > 0);
  assert_true(g->cards[2].x + g->cards[2].width - g->stack.x <= before + 30);
  geometry_delete(g);
  scene_delete(scene);
}

// Three cards of an island in a chain, each with a name: the references of the names pass below the
// cards before theirs, and none of them runs on the border.
static void borders_keep_clear_of_references(void **state) {
  (void)state;
  Scene *scene = chain(3);
  scene->islands = scratch_alloc(&scene->scratch, sizeof(SceneIsland));
  scene->islands[0] = (SceneIsland){.title = {"UNREACHABLE", "UNREACHABLE"}};
  scene->island_count = 1;
  SceneFrame *frame = &scene->frames[0];
  frame->names = scratch_alloc(&scene->scratch, 3 * sizeof(SceneName));
  frame->name_count = 3;
  for (uint32_t i = 0; i < 3; i++) {
    scene->cards[i].island = 0;
    frame->names[i] = (SceneName){.state = NAME_PLAIN, .text = "x"};
    scene->edges[scene->edge_count++] =
        (SceneEdge){.state = EDGE_PLAIN, .from_frame = true, .cell = i, .to = i};
  }
  Geometry *g = place(scene);
  check_boxes(scene, g);
  double bottom = g->islands[0].y + g->islands[0].height, flat = 0;
  for (size_t e = 0; e < g->edge_count; e++)
    for (size_t i = 3; i < g->edges[e].count; i += 3) {
      Point a = g->edges[e].points[i - 3], b = g->edges[e].points[i];
      if (!scene->edges[e].from_frame || fabs(a.y - b.y) > 0.5 || fabs(a.x - b.x) < 20) continue;
      assert_true(fabs(b.y - bottom) >= 6.99);
      flat++;
    }
  assert_true(flat > 0); // dot drew such pieces
  assert_true(g->islands[0].y <= g->cards[0].y - PANEL_TITLE_HEIGHT);
  geometry_delete(g);
  scene_delete(scene);
}

// Down a slope, then flat: as dot ends the slope, two points before the joint.
static void bends_do_not_break(void **state) {
  (void)state;
  Point points[] = {{0, 0}, {0, 0}, {43, 60}, {45, 60}, {45, 60}, {200, 60}, {200, 60}};
  Point before[7];
  memcpy(before, points, sizeof before);
  Curve curve = {points, 7};
  curve_soften(&curve);
  for (size_t i = 0; i < 7; i += 3) assert_memory_equal(&points[i], &before[i], sizeof(Point));
  assert_true(points[2].x < 35 && points[2].x > 22.5); // longer, and not past the middle
  assert_true(fabs(points[2].y - 60) < 0.001 && fabs(points[4].y - 60) < 0.001);
  assert_true(points[4].x > 45 && points[4].x < points[6].x);
  assert_memory_equal(&points[1], &before[1], sizeof(Point)); // the ends of a line are their own
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(places_samples),
      cmocka_unit_test(does_not_hang),
      cmocka_unit_test(guard_ends_in_time),
      cmocka_unit_test(guard_finds_the_same),
      cmocka_unit_test(size_decides),
      cmocka_unit_test(stands_in_columns),
      cmocka_unit_test(trees_stay_together),
      cmocka_unit_test(spreads_columns),
      cmocka_unit_test(borders_keep_clear_of_references),
      cmocka_unit_test(bends_do_not_break),
  };
  int failed = cmocka_run_group_tests(tests, NULL, NULL);
  layout_shutdown();
  return failed;
}
