// test_storyboard.c: pages of steps: which steps, one layout, one legend, nothing upon another.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "heapstory/draw.h"
#include "heapstory/layout.h"
#include "heapstory/scene_storyboard.h"
#include "picture_check.h"
#include "snapshot_builder.h"

static Scene *page_of(const SampleRun *run, size_t page, const ViewOptions *options) {
  return make_scene("storyboard", (const Snapshot *const *)run->items, run->count, page, options);
}

static Geometry *place(const Scene *scene) {
  Errors errors = {0};
  Geometry *geometry = layout_place(scene, &errors);
  assert_non_null(geometry);
  assert_int_equal(errors.count, 0);
  return geometry;
}

static const PictureShape *find_words(const Picture *picture, const char *text) {
  for (size_t i = 0; i < picture_count(picture); i++) {
    const PictureShape *shape = picture_shape(picture, i);
    if (shape->kind == PICTURE_WORDS && strcmp(shape->text, text) == 0) return shape;
  }
  fail_msg("no words '%s'", text);
  return NULL;
}

// ---- the scene --------------------------------------------------------------------------------

static void a_page_has_a_frame_for_every_step(void **state) {
  (void)state;
  SampleRun run = sample_cycle();
  Scene *scene = page_of(&run, 0, &(ViewOptions){.title = "A cycle"});
  assert_int_equal(scene->kind, SCENE_STORYBOARD);
  assert_int_equal(scene->storyboard->frame_count, 7);
  assert_string_equal(scene->storyboard->frames[5].number, "6");
  assert_string_equal(scene->storyboard->frames[5].graph->statement, "del b");
  assert_string_equal(scene->statement, "A cycle");
  assert_string_equal(scene->pill.text, "7 steps");
  assert_string_equal(scene->name, "A cycle: steps 1 to 7");
  assert_null(page_of(&run, 1, NULL));
  scene_delete(scene);
  sample_delete(&run);
}

static void only_steps_that_are_wanted_take_part(void **state) {
  (void)state;
  SampleRun run = sample_cycle();
  const bool wanted[7] = {[1] = true, [4] = true};
  Scene *scene = page_of(&run, 0, &(ViewOptions){.wanted = wanted});
  assert_int_equal(scene->storyboard->frame_count, 2);
  assert_string_equal(scene->storyboard->frames[0].number, "2");
  assert_string_equal(scene->storyboard->frames[1].number, "5");
  scene_delete(scene);
  run.items[0]->picture = false;
  scene = page_of(&run, 0, NULL);
  assert_int_equal(scene->storyboard->frame_count, 6);
  scene_delete(scene);
  sample_delete(&run);
}

static void the_legend_says_each_mark_of_the_page_once(void **state) {
  (void)state;
  static const LegendKind expected[] = {LEGEND_NEW_CARD, LEGEND_NEW,    LEGEND_REMOVED,
                                        LEGEND_CLEARED,  LEGEND_ISLAND, LEGEND_COLLECTED_CARD};
  SampleRun run = sample_cycle();
  Scene *scene = page_of(&run, 0, NULL);
  assert_int_equal(scene->legend_count, sizeof expected / sizeof *expected);
  for (size_t i = 0; i < scene->legend_count; i++)
    assert_int_equal(scene->legend[i].kind, expected[i]);
  scene_delete(scene);
  sample_delete(&run);
}

// More steps than a page has frames: the run of the cycle twice over.
static SampleRun long_run(void) {
  SampleRun run = sample_cycle(), again = sample_cycle();
  for (size_t i = 0; i < again.count; i++) {
    again.items[i]->step += 7;
    run.items[run.count++] = again.items[i];
  }
  return run;
}

static void pages_have_at_most_ten_frames(void **state) {
  (void)state;
  SampleRun run = long_run();
  Scene *first = page_of(&run, 0, NULL), *second = page_of(&run, 1, NULL);
  assert_int_equal(first->storyboard->frame_count, STORYBOARD_FRAMES);
  assert_int_equal(second->storyboard->frame_count, 4);
  assert_int_equal(second->storyboard->fullest, STORYBOARD_FRAMES);
  assert_string_equal(first->pill.text, "page 1 of 2");
  assert_string_equal(second->storyboard->frames[0].number, "11");
  assert_null(page_of(&run, 2, NULL));
  scene_delete(first);
  scene_delete(second);
  sample_delete(&run);
}

// ---- the picture ------------------------------------------------------------------------------

static void all_frames_have_one_layout(void **state) {
  (void)state;
  SampleRun run = sample_cycle();
  Scene *scene = page_of(&run, 0, NULL);
  Geometry *geometry = place(scene);
  assert_int_equal(geometry->frame_count, 7);
  for (size_t i = 1; i < 7; i++) assert_ptr_equal(geometry->frames[i], geometry->frames[0]);
  geometry_delete(geometry);
  scene_delete(scene);
  sample_delete(&run);
}

static void check_page(SampleRun run, size_t page) {
  Scene *scene = page_of(&run, page,
                         &(ViewOptions){.title = "A long title of a story that has "
                                                 "hardly enough room on the page"});
  Geometry *geometry = place(scene);
  Picture *picture = draw_scene(scene, geometry, &(DrawOptions){0});
  Text faults = {0};
  size_t parts = 0;
  check_picture(picture, &faults);
  assert_string_equal(text_chars(&faults), "");
  Box whole = {0, 0, picture_width(picture), picture_height(picture)};
  for (size_t i = 0; i < picture_count(picture); i++) {
    const PictureShape *shape = picture_shape(picture, i);
    if (shape->kind == PICTURE_PART) parts++;
    if (shape->kind == PICTURE_PART || shape->kind == PICTURE_RECT)
      assert_true(check_within(shape->box, whole, 0));
  }
  assert_int_equal(parts, scene->storyboard->frame_count);
  picture_delete(picture);
  geometry_delete(geometry);
  scene_delete(scene);
  sample_delete(&run);
  text_delete(&faults);
}

static void pages_are_well_made(void **state) {
  (void)state;
  check_page(sample_names(), 0);
  check_page(sample_alias(), 0);
  check_page(sample_cycle(), 0);
  check_page(sample_call(), 0);
  check_page(sample_nested(), 0);
  check_page(long_run(), 0);
  check_page(long_run(), 1);
}

// Frames stand two in a row, in the order of the steps; the legend takes the place of the next.
static void frames_stand_two_in_a_row(void **state) {
  (void)state;
  SampleRun run = sample_cycle();
  Scene *scene = page_of(&run, 0, NULL);
  Geometry *geometry = place(scene);
  Picture *picture = draw_scene(scene, geometry, &(DrawOptions){0});
  const PictureShape *one = find_words(picture, "a = Node(1)"),
                     *two = find_words(picture, "b = Node(2)"),
                     *three = find_words(picture, "a.ref = b"),
                     *last = find_words(picture, "gc.collect()"),
                     *legend = find_words(picture, "new object");
  assert_true(one->box.y == two->box.y && one->box.x < two->box.x);
  assert_true(three->box.x == one->box.x && three->box.y > one->box.y);
  assert_true(legend->box.y >= last->box.y && legend->box.x > two->box.x - 60);
  picture_delete(picture);
  geometry_delete(geometry);
  scene_delete(scene);
  sample_delete(&run);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_page_has_a_frame_for_every_step),
      cmocka_unit_test(only_steps_that_are_wanted_take_part),
      cmocka_unit_test(the_legend_says_each_mark_of_the_page_once),
      cmocka_unit_test(pages_have_at_most_ten_frames),
      cmocka_unit_test(all_frames_have_one_layout),
      cmocka_unit_test(pages_are_well_made),
      cmocka_unit_test(frames_stand_two_in_a_row),
  };
  int status = cmocka_run_group_tests(tests, NULL, NULL);
  layout_shutdown();
  return status;
}
