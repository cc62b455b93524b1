// test_diff.c: two steps laid over one another: what it counts, what it draws of both, and how.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "heapstory/draw.h"
#include "heapstory/layout.h"
#include "picture_check.h"
#include "snapshot_builder.h"

static Scene *diff_of(const SampleRun *run, size_t at, size_t against) {
  const ViewOptions options = {.against = against};
  return make_scene("diff", (const Snapshot *const *)run->items, run->count, at, &options);
}

static const SceneCard *card_of(const Scene *scene, int64_t serial) {
  for (size_t i = 0; i < scene->card_count; i++)
    if (scene->cards[i].serial == serial) return &scene->cards[i];
  return NULL;
}

static size_t edges_in(const Scene *scene, EdgeState state) {
  size_t count = 0;
  for (size_t e = 0; e < scene->edge_count; e++) count += scene->edges[e].state == state;
  return count;
}

static void assert_pills(const Scene *scene, const char *expected) {
  Text text = {0};
  for (size_t i = 0; i < scene->pill_count; i++)
    text_printf(&text, "%s%s", i ? " · " : "", scene->pills[i].words);
  assert_string_equal(text_chars(&text), expected);
  text_delete(&text);
}

// ---- counts -----------------------------------------------------------------------------------

static void pills_count_what_differs(void **state) {
  (void)state;
  static const char *const expected[] = {
      "+1 object · +1 reference",         // a = Node(1), from nothing
      "+1 object · +1 reference",         // b = Node(2)
      "2 objects changed · +1 reference", // a.ref = b
      "2 objects changed · +1 reference", // b.ref = a
      "1 object changed · −1 reference",  // del a
      "2 objects changed · −1 reference", // del b: lost from sight
      "−2 objects · −2 references",       // gc.collect()
  };
  SampleRun run = sample_cycle();
  for (size_t at = 0; at < run.count; at++) {
    Scene *scene = diff_of(&run, at, 0);
    assert_pills(scene, expected[at]);
    scene_delete(scene);
  }
  sample_delete(&run);
}

static void any_step_can_be_compared_with(void **state) {
  (void)state;
  SampleRun run = sample_cycle();
  Scene *scene = diff_of(&run, 4, 2);
  assert_string_equal(scene->from, "step 2");
  assert_string_equal(scene->statement, "step 5: del a");
  assert_pills(scene, "2 objects changed · +2 references · −1 reference");
  scene_delete(scene);
  scene = diff_of(&run, 1, 5); // back in time
  assert_pills(scene, "2 objects changed · +1 reference · −2 references");
  scene_delete(scene);
  scene = diff_of(&run, 3, 4);
  assert_pills(scene, "no difference");
  assert_int_equal(scene->pills[0].kind, PILL_SAME);
  assert_int_equal(scene->card_count, 2); // then all of it is shown
  scene_delete(scene);
  sample_delete(&run);
}

// ---- states -----------------------------------------------------------------------------------

static void things_are_added_changed_and_removed(void **state) {
  (void)state;
  SampleRun run = sample_cycle();
  Scene *scene = diff_of(&run, 1, 0);
  assert_int_equal(card_of(scene, 3)->state, CARD_ADDED);
  assert_string_equal(card_of(scene, 3)->tag, "+ added");
  scene_delete(scene);
  scene = diff_of(&run, 2, 0);
  assert_int_equal(card_of(scene, 2)->state, CARD_CHANGED);
  assert_string_equal(card_of(scene, 2)->tag, "~ changed");
  assert_int_equal(card_of(scene, 3)->state, CARD_PLAIN); // its count alone is another one
  assert_int_equal(card_of(scene, 3)->count, COUNT_CHANGED);
  scene_delete(scene);
  scene = diff_of(&run, 6, 0);
  assert_int_equal(card_of(scene, 2)->state, CARD_REMOVED);
  assert_string_equal(card_of(scene, 2)->tag, "− removed");
  assert_int_equal(edges_in(scene, EDGE_REMOVED), 2);
  assert_int_equal(edges_in(scene, EDGE_CLEARED), 0);
  assert_int_equal(card_of(scene, 2)->island, -1); // no island of the dead
  scene_delete(scene);
  sample_delete(&run);
}

static void the_legend_speaks_of_a_difference(void **state) {
  (void)state;
  SampleRun run = sample_cycle();
  Scene *scene = diff_of(&run, 1, 0);
  assert_int_equal(scene->legend[0].kind, LEGEND_NEW_CARD);
  assert_string_equal(scene->legend[0].words, "added");
  scene_delete(scene);
  sample_delete(&run);
}

// ---- what is left out -------------------------------------------------------------------------

// A chain l1 -> l2 -> ... -> l9, each with a name; then the fifth one drops the sixth.
static SampleRun chain(void) {
  static const char *const names[] = {"l1", "l2", "l3", "l4", "l5", "l6", "l7", "l8", "l9"};
  SampleRun run = {0};
  for (size_t step = 0; step < 2; step++) {
    Builder b = builder_new(step + 1, step ? "del l5[0]" : "...");
    for (int64_t i = 1; i <= 9; i++) builder_object(&b, i, "list", SHAPE_LIST, NULL);
    for (int64_t i = 1; i < 9; i++)
      if (step == 0 || i != 5) builder_reference(&b, i, PLACE_INDEX, "[0]", i + 1);
    for (size_t i = 0; i < 9; i++) builder_name(&b, names[i], (int64_t)i + 1);
    sample_push(&run, &b, NULL);
  }
  return run;
}

static void only_what_differs_and_one_reference_around_is_drawn(void **state) {
  (void)state;
  SampleRun run = chain();
  Scene *scene = diff_of(&run, 1, 0);
  assert_pills(scene, "2 objects changed · −1 reference");
  assert_int_equal(scene->card_count, 4); // l4 l5 l6 l7
  for (int64_t serial = 4; serial <= 7; serial++) assert_non_null(card_of(scene, serial));
  assert_string_equal(scene->left_out, "… 5 objects the same");
  assert_int_equal(scene->frames[0].name_count, 5);
  assert_string_equal(scene->frames[0].names[4].text, "… 5 more");
  assert_true(scene->frames[0].names[4].gap);
  assert_string_equal(card_of(scene, 7)->rows[0].value.text, "list #8");
  assert_false(card_of(scene, 7)->rows[0].dotted);
  scene_delete(scene);
  sample_delete(&run);
}

static void references_of_what_is_left_lead_where_they_led(void **state) {
  (void)state;
  SampleRun run = chain();
  Scene *scene = diff_of(&run, 1, 0);
  for (size_t e = 0; e < scene->edge_count; e++) {
    const SceneEdge *edge = &scene->edges[e];
    assert_true(edge->to < scene->card_count);
    int64_t to = scene->cards[edge->to].serial;
    if (!edge->from_frame) {
      assert_int_equal(scene->cards[edge->owner].serial + 1, to);
      continue;
    }
    const char *name = scene->frames[edge->owner].names[edge->cell].text;
    assert_int_equal(strtol(name + 1, NULL, 10), to);
  }
  assert_int_equal(scene->edge_count, 4 + 3);
  scene_delete(scene);
  sample_delete(&run);
}

// ---- the picture ------------------------------------------------------------------------------

static void check_all(SampleRun run) {
  for (size_t at = 0; at < run.count; at++) {
    Errors errors = {0};
    Text faults = {0}, dot = {0};
    Scene *scene = diff_of(&run, at, 0);
    Geometry *geometry = layout_place(scene, &errors);
    assert_non_null(geometry);
    Picture *picture = draw_scene(scene, geometry, &(DrawOptions){0});
    check_picture(picture, &faults);
    assert_string_equal(text_chars(&faults), "");
    assert_true(layout_add_dot(scene, theme_find("light"), &dot, &errors));
    assert_int_equal(errors.count, 0);
    picture_delete(picture);
    geometry_delete(geometry);
    scene_delete(scene);
    text_delete(&faults);
    text_delete(&dot);
  }
  sample_delete(&run);
}

// DOT says the same: the numbers, and what the step is compared with.
// ---- two runs ---------------------------------------------------------------------------------

static Scene *diff_of_two(Builder *older, Builder *newer) {
  const ViewOptions options = {0};
  Snapshot *was = builder_done(older), *is = builder_done(newer);
  Scene *scene = view_diff_of(was, is, &options);
  snapshot_delete(was);
  snapshot_delete(is);
  return scene;
}

// A str that counts in the one and is immortal in the other.
static void immortality_is_a_change_of_the_count(void **state) {
  (void)state;
  for (int back = 0; back < 2; back++) {
    Builder sides[] = {builder_new(1, "s = 'x'"), builder_new(1, "s = 'x'")};
    for (int i = 0; i < 2; i++) {
      SnapshotObject *object = builder_object(&sides[i], 1, "str", SHAPE_ATOM, "'x'");
      if (i != back) object->flags |= SNAPSHOT_IMMORTAL;
      builder_extra(&sides[i], i != back ? 1000 : 0); // CPython's own number for it
      builder_name(&sides[i], "s", 1);
    }
    Scene *scene = diff_of_two(&sides[0], &sides[1]);
    assert_string_equal(card_of(scene, 1)->refs.text, back ? "refs ∞→1" : "refs 1→∞");
    assert_pills(scene, "1 object changed");
    scene_delete(scene);
  }
}

// What one run still has and nobody reaches has come, as far as the other is concerned.
static void what_is_new_and_out_of_reach_is_added(void **state) {
  (void)state;
  Builder older = builder_new(1, "del a"), newer = builder_new(1, "del a");
  builder_object(&newer, 1, "list", SHAPE_LIST, NULL);
  builder_item(&newer, 1, 0, 1);
  Scene *scene = diff_of_two(&older, &newer);
  assert_int_equal(card_of(scene, 1)->state, CARD_UNREACHABLE);
  assert_string_equal(card_of(scene, 1)->tag, "+ added");
  assert_pills(scene, "+1 object");
  scene_delete(scene);
}

static void dot_has_the_pills(void **state) {
  (void)state;
  SampleRun run = sample_alias();
  Errors errors = {0};
  Text dot = {0};
  Scene *scene = diff_of(&run, 1, 0);
  assert_true(layout_add_dot(scene, theme_find("light"), &dot, &errors));
  assert_non_null(strstr(text_chars(&dot), "1&#160;object&#160;changed"));
  assert_non_null(strstr(text_chars(&dot), "+1&#160;reference"));
  assert_non_null(strstr(text_chars(&dot), ">step&#160;1<"));
  scene_delete(scene);
  text_delete(&dot);
  sample_delete(&run);
}

static void pictures_are_well_made(void **state) {
  (void)state;
  check_all(sample_names());
  check_all(sample_alias());
  check_all(sample_cycle());
  check_all(sample_call());
  check_all(sample_nested());
  check_all(chain());
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pills_count_what_differs),
      cmocka_unit_test(any_step_can_be_compared_with),
      cmocka_unit_test(things_are_added_changed_and_removed),
      cmocka_unit_test(the_legend_speaks_of_a_difference),
      cmocka_unit_test(only_what_differs_and_one_reference_around_is_drawn),
      cmocka_unit_test(references_of_what_is_left_lead_where_they_led),
      cmocka_unit_test(immortality_is_a_change_of_the_count),
      cmocka_unit_test(what_is_new_and_out_of_reach_is_added),
      cmocka_unit_test(dot_has_the_pills),
      cmocka_unit_test(pictures_are_well_made),
  };
  int status = cmocka_run_group_tests(tests, NULL, NULL);
  layout_shutdown();
  return status;
}
