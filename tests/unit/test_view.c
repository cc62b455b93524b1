// test_view.c: snapshots made by hand to Scenes: what is shown, in which state, with which words.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "heapstory/scene.h"
#include "snapshot_builder.h"

static Scene *scene_at(const SampleRun *run, size_t at, const ViewOptions *options) {
  return make_scene("graph", (const Snapshot *const *)run->items, run->count, at, options);
}

static const SceneCard *card(const Scene *scene, int64_t serial) {
  for (size_t i = 0; i < scene->card_count; i++)
    if (scene->cards[i].serial == serial) return &scene->cards[i];
  return NULL;
}

static const SceneFrame *frame(const Scene *scene, const char *title) {
  for (size_t i = 0; i < scene->frame_count; i++)
    if (strcmp(scene->frames[i].title, title) == 0) return &scene->frames[i];
  return NULL;
}

static NameState name_state(const Scene *scene, const char *title, const char *name) {
  const SceneFrame *found = frame(scene, title);
  for (size_t i = 0; found && i < found->name_count; i++)
    if (strcmp(found->names[i].text, name) == 0) return found->names[i].state;
  return NAME_ABSENT;
}

static const SceneRow *row(const Scene *scene, int64_t serial, const char *key) {
  const SceneCard *owner = card(scene, serial);
  for (size_t i = 0; owner && i < owner->row_count; i++)
    if (owner->rows[i].key.text && strcmp(owner->rows[i].key.text, key) == 0)
      return &owner->rows[i];
  return NULL;
}

// State of the edge from a name of a frame, or from a row of a card, to a card; ABSENT where there
// is none.
static EdgeState name_edge(const Scene *scene, const char *name, int64_t to) {
  for (size_t i = 0; i < scene->edge_count; i++) {
    const SceneEdge *edge = &scene->edges[i];
    if (!edge->from_frame || scene->cards[edge->to].serial != to) continue;
    if (strcmp(scene->frames[edge->owner].names[edge->cell].text, name) == 0 && edge->state)
      return edge->state;
  }
  return EDGE_ABSENT;
}

static EdgeState row_edge(const Scene *scene, int64_t from, int64_t to) {
  for (size_t i = 0; i < scene->edge_count; i++) {
    const SceneEdge *edge = &scene->edges[i];
    if (!edge->from_frame && scene->cards[edge->owner].serial == from &&
        scene->cards[edge->to].serial == to && edge->state)
      return edge->state;
  }
  return EDGE_ABSENT;
}

// ---- views ------------------------------------------------------------------------------------

static void knows_its_views(void **state) {
  (void)state;
  assert_non_null(view_find("graph"));
  assert_null(view_find("grap"));
  assert_string_equal(views[0].name, "graph");
  assert_true(*views[0].help);
  scene_delete(NULL);
}

// ---- names and values -------------------------------------------------------------------------

static void rebinding_marks_both_ends(void **state) {
  (void)state;
  SampleRun run = sample_names();
  Scene *scene = scene_at(&run, 3, NULL);
  assert_string_equal(scene->pill.text, "step 4 of 4");
  assert_string_equal(scene->name, "step 4 of 4: x = x + 1");
  assert_int_equal(name_state(scene, "globals", "x"), NAME_REBOUND);
  assert_int_equal(name_state(scene, "globals", "y"), NAME_PLAIN);
  assert_int_equal(name_edge(scene, "x", ELEVEN), EDGE_REBOUND);
  assert_int_equal(name_edge(scene, "x", TEN), EDGE_REPLACED);
  assert_int_equal(name_edge(scene, "z", TEN), EDGE_PLAIN);
  const SceneCard *ten = card(scene, TEN);
  assert_int_equal(ten->state, CARD_IMMORTAL);
  assert_null(ten->label.text);
  assert_string_equal(ten->refs.text, "refs ∞");
  assert_string_equal(ten->sub.text, "immortal");
  assert_string_equal(ten->value.text, "10");
  scene_delete(scene);
  sample_delete(&run);
}

static void deleting_a_name_strikes_it(void **state) {
  (void)state;
  SampleRun run = sample_alias();
  Scene *scene = scene_at(&run, 2, NULL);
  assert_int_equal(name_state(scene, "globals", "y"), NAME_GONE);
  assert_int_equal(name_edge(scene, "y", 1), EDGE_REMOVED);
  assert_string_equal(card(scene, 1)->refs.text, "refs 2→1");
  assert_int_equal(card(scene, 1)->count, COUNT_CHANGED);
  assert_string_equal(card(scene, 1)->value.text, "[ ]");
  assert_string_equal(scene->sentence, "The name y is gone: list #1 keeps 1 reference.");
  scene_delete(scene);
  scene = scene_at(&run, 0, NULL);
  assert_int_equal(card(scene, 1)->state, CARD_NEW);
  assert_string_equal(card(scene, 1)->tag, "+ new");
  assert_int_equal(name_state(scene, "globals", "y"), NAME_ABSENT);
  assert_string_equal(scene->sentence, "list #1 is created and the name x refers to it.");
  scene_delete(scene);
  sample_delete(&run);
}

// ---- the cycle --------------------------------------------------------------------------------

static void a_cycle_becomes_an_island_and_is_collected(void **state) {
  (void)state;
  SampleRun run = sample_cycle();
  Scene *scene = scene_at(&run, 3, NULL); // b.ref = a
  assert_int_equal(row_edge(scene, 2, 3), EDGE_PLAIN);
  assert_int_equal(row_edge(scene, 3, 2), EDGE_NEW);
  assert_string_equal(card(scene, 2)->refs.text, "refs 1→2");
  assert_string_equal(row(scene, 2, "value")->value.text, "1");
  assert_null(row(scene, 3, "ref")->value.text);
  assert_int_equal(scene->islands[0].state, ISLAND_ABSENT);
  assert_null(card(scene, 1));   // the class
  assert_null(card(scene, ONE)); // no name refers to it
  scene_delete(scene);

  scene = scene_at(&run, 5, NULL); // del b
  assert_int_equal(scene->island_count, 1);
  assert_int_equal(scene->islands[0].state, ISLAND_UNREACHABLE);
  assert_string_equal(scene->islands[0].title.text, "UNREACHABLE CYCLE · still in memory");
  assert_int_equal(card(scene, 2)->state, CARD_UNREACHABLE);
  assert_int_equal(card(scene, 3)->island, 0);
  assert_int_equal(row_edge(scene, 2, 3), EDGE_ISLAND);
  assert_int_equal(name_edge(scene, "b", 3), EDGE_REMOVED);
  scene_delete(scene);

  scene = scene_at(&run, 6, NULL); // gc.collect()
  assert_int_equal(scene->islands[0].state, ISLAND_COLLECTED);
  assert_string_equal(scene->islands[0].title.text, "GARBAGE · found by gc.collect()");
  assert_int_equal(card(scene, 2)->state, CARD_COLLECTED);
  assert_int_equal(card(scene, 2)->count, COUNT_ZERO);
  assert_string_equal(card(scene, 2)->refs.text, "refs 1→0");
  assert_int_equal(row(scene, 2, "value")->state, ROW_REMOVED);
  assert_int_equal(row_edge(scene, 3, 2), EDGE_CLEARED);
  assert_string_equal(scene->sentence, "The collector finds 2 unreachable objects and frees them.");
  assert_string_equal(frame(scene, "globals")->empty, "no names shown");
  scene_delete(scene);
  sample_delete(&run);
}

// Everything of every step is there in every step: that is what keeps pictures still.
static void all_steps_have_one_union(void **state) {
  (void)state;
  SampleRun run = sample_cycle();
  Scene *first = scene_at(&run, 0, NULL);
  for (size_t at = 1; at < run.count; at++) {
    Scene *scene = scene_at(&run, at, NULL);
    assert_int_equal(scene->card_count, first->card_count);
    assert_int_equal(scene->edge_count, first->edge_count);
    assert_int_equal(scene->frame_count, first->frame_count);
    assert_string_equal(scene->longest, first->longest);
    for (size_t i = 0; i < scene->card_count; i++) {
      assert_int_equal(scene->cards[i].serial, first->cards[i].serial);
      assert_int_equal(scene->cards[i].row_count, first->cards[i].row_count);
      assert_string_equal(scene->cards[i].refs.widest, first->cards[i].refs.widest);
      for (size_t r = 0; r < scene->cards[i].row_count; r++)
        assert_string_equal(scene->cards[i].rows[r].value.widest,
                            first->cards[i].rows[r].value.widest);
    }
    for (size_t i = 0; i < scene->edge_count; i++) {
      assert_int_equal(scene->edges[i].to, first->edges[i].to);
      assert_int_equal(scene->edges[i].back, first->edges[i].back);
    }
    scene_delete(scene);
  }
  scene_delete(first);
  sample_delete(&run);
}

// ---- calls ------------------------------------------------------------------------------------

static void a_call_stacks_and_returns(void **state) {
  (void)state;
  SampleRun run = sample_call();
  Scene *scene = scene_at(&run, 4, NULL);
  assert_int_equal(scene->frame_count, 2);
  assert_string_equal(scene->frames[0].title, "func()"); // newest on top
  assert_int_equal(scene->frames[0].state, FRAME_NEWEST);
  assert_string_equal(scene->frames[0].tag, "► top of stack");
  assert_int_equal(name_state(scene, "func()", "c"), NAME_NEW);
  assert_string_equal(card(scene, 1)->value.text, "func");
  assert_string_equal(card(scene, 1)->refs.text, "refs 2 · 1 hidden");
  scene_delete(scene);

  scene = scene_at(&run, 5, NULL);
  assert_int_equal(scene->frames[0].state, FRAME_RETURNED);
  assert_string_equal(scene->frames[0].tag, "× returned");
  assert_int_equal(scene->frames[1].state, FRAME_NEWEST);
  assert_int_equal(name_edge(scene, "b", 2), EDGE_REMOVED);
  assert_int_equal(card(scene, 2)->state, CARD_FREED);
  assert_string_equal(card(scene, 2)->tag, "× freed");
  assert_int_equal(card(scene, TWENTY)->state, CARD_IMMORTAL); // stays while its reference goes
  scene_delete(scene);

  scene = scene_at(&run, 0, NULL);
  assert_int_equal(scene->frames[0].state, FRAME_ABSENT);
  assert_string_equal(scene->sentence, "The function func is defined.");
  scene_delete(scene);
  sample_delete(&run);
}

static void a_deep_recursion_shows_its_ends(void **state) {
  (void)state;
  SampleRun run = {0};
  Builder b = builder_new(1, "fact(500)");
  for (int i = 0; i < 500; i++) {
    builder_frame(&b, i + 2, "fact");
    builder_object(&b, i + 1, "int", SHAPE_ATOM, "7000");
    builder_name(&b, "n", i + 1);
  }
  sample_push(&run, &b, NULL);
  Scene *scene = scene_at(&run, 0, NULL);
  assert_int_equal(scene->frame_count, 7);
  assert_non_null(frame(scene, "… 495 more calls"));
  assert_non_null(card(scene, 500));
  assert_null(card(scene, 250));
  scene_delete(scene);
  sample_delete(&run);
}

// ---- rows -------------------------------------------------------------------------------------

static void dense_pictures_write_unshared_values_in_place(void **state) {
  (void)state;
  SampleRun run = sample_nested();
  Scene *scene = scene_at(&run, 1, NULL);
  assert_int_equal(scene->density, DENSITY_DENSE);
  assert_string_equal(row(scene, 1, "'name'")->value.text, "'demo'");
  assert_string_equal(row(scene, 7, "'big'")->value.text, "1267…5376");
  assert_string_equal(row(scene, 4, "boss")->value.text, "None");
  assert_non_null(row(scene, 16, "0 … 98  ×99"));
  assert_string_equal(row(scene, 16, "99")->value.text, "7.5");
  assert_string_equal(card(scene, 17)->refs.text, "99");
  assert_string_equal(card(scene, 16)->sub.text, "[100]");
  assert_string_equal(card(scene, 1)->sub.text, "{5}");
  assert_string_equal(card(scene, 19)->sub.text, "slots");
  assert_string_equal(card(scene, 11)->refs.text, "1→2");
  assert_string_equal(card(scene, 4)->generation.text, "g1");
  assert_null(card(scene, 11)->generation.text);
  assert_int_equal(row_edge(scene, 19, 11), EDGE_NEW);
  assert_int_equal(row_edge(scene, 5, 4), EDGE_PLAIN);
  scene_delete(scene);
  sample_delete(&run);
}

static SampleRun lists(void) {
  static const char *const sources[] = {"l = [1, 2]; l.append(l)", "l[0] = 5", "l.pop()"};
  SampleRun run = {0};
  for (size_t step = 0; step < 3; step++) {
    Builder b = builder_new(step + 1, sources[step]);
    builder_immortal(&b, ONE, "int", "1");
    builder_immortal(&b, TWO, "int", "2");
    builder_immortal(&b, TEN, "int", "10");
    builder_object(&b, 1, "list", SHAPE_LIST, NULL);
    builder_name(&b, "l", 1);
    builder_item(&b, 1, 0, step ? TEN : ONE);
    builder_item(&b, 1, 1, TWO);
    if (step < 2) builder_item(&b, 1, 2, 1);
    sample_push(&run, &b, NULL);
  }
  return run;
}

static void rows_change_and_go(void **state) {
  (void)state;
  SampleRun run = lists();
  Scene *scene = scene_at(&run, 0, NULL);
  assert_string_equal(row(scene, 1, "2")->value.text, "#1 itself");
  assert_int_equal(row(scene, 1, "0")->state, ROW_PLAIN); // the card is new, not the row
  scene_delete(scene);
  scene = scene_at(&run, 1, NULL);
  assert_int_equal(row(scene, 1, "0")->state, ROW_CHANGED);
  assert_string_equal(row(scene, 1, "0")->value.text, "1→10");
  assert_int_equal(row(scene, 1, "1")->state, ROW_PLAIN);
  assert_string_equal(scene->sentence, "list #1[0] now refers to 10.");
  scene_delete(scene);
  scene = scene_at(&run, 2, NULL);
  assert_int_equal(row(scene, 1, "2")->state, ROW_REMOVED);
  assert_string_equal(card(scene, 1)->refs.text, "refs 2→1");
  scene_delete(scene);
  sample_delete(&run);
}

static void long_lists_are_cut_but_not_what_changed(void **state) {
  (void)state;
  SampleRun run = {0};
  for (size_t step = 0; step < 2; step++) {
    Builder b = builder_new(step + 1, step ? "l[50] = None" : "l = list(range(100))");
    builder_immortal(&b, NONE, "NoneType", "None");
    builder_object(&b, 1, "list", SHAPE_LIST, NULL);
    for (int i = 0; i < 100; i++) {
      builder_immortal(&b, -100 - i, "int", scratch_printf(&b.snapshot->scratch, "%d", i));
      builder_item(&b, 1, i, step && i == 50 ? NONE : -100 - i);
    }
    builder_name(&b, "l", 1);
    sample_push(&run, &b, NULL);
  }
  Scene *scene = scene_at(&run, 0, NULL);
  assert_non_null(row(scene, 1, "4"));
  assert_true(row(scene, 1, "… 94 more")->gap);
  assert_string_equal(row(scene, 1, "99")->value.text, "99");
  assert_null(row(scene, 1, "50"));
  scene_delete(scene);
  scene = scene_at(&run, 1, NULL);
  assert_int_equal(row(scene, 1, "50")->state, ROW_CHANGED);
  assert_string_equal(row(scene, 1, "50")->value.text, "50→None");
  assert_non_null(row(scene, 1, "… 45 more"));
  assert_int_equal(row(scene, 1, "99")->state, ROW_PLAIN);
  scene_delete(scene);
  sample_delete(&run);
}

static void words_are_short_enough_for_a_cell(void **state) {
  (void)state;
  SampleRun run = {0};
  Builder b = builder_new(1, "class A:\n  pass\n");
  builder_object(&b, 1, "str", SHAPE_ATOM, "'abcdefghijklmnopqrstuvwxyz'")->length = 26;
  builder_object(&b, 2, "int", SHAPE_ATOM, "-1234567890123");
  builder_object(&b, 3, "AVeryLongClassName", SHAPE_INSTANCE, NULL);
  builder_object(&b, 4, "str", SHAPE_ATOM, "'äöüäöüäöüäöüäöüäöü'")->length = 18;
  builder_name(&b, "a_very_long_name_indeed", 1);
  builder_name(&b, "i", 2);
  builder_name(&b, "o", 3);
  builder_name(&b, "u", 4);
  sample_push(&run, &b, NULL);
  Scene *scene = scene_at(&run, 0, NULL);
  assert_string_equal(scene->statement, "class A: …");
  assert_string_equal(card(scene, 1)->value.text, "'abcdefghijk…wxyz'");
  assert_string_equal(card(scene, 1)->sub.text, "26 chars");
  assert_string_equal(card(scene, 2)->value.text, "-1234…0123");
  assert_string_equal(card(scene, 2)->sub.text, "13 digits");
  assert_string_equal(card(scene, 3)->type, "AVeryLongClas…");
  assert_string_equal(card(scene, 4)->value.text, "'äöüäöüäöüäö…üäöü'");
  assert_string_equal(scene->frames[0].names[0].text, "a_very_long_n…");
  assert_int_equal(scene_columns("…"), 1);
  assert_int_equal(scene_columns("中文"), 4);
  scene_delete(scene);
  sample_delete(&run);
}

// ---- islands
// -------------------------------------------------------------------------------------

// A ring of two and a tail that only the ring holds; then gc.garbage holds them all.
static SampleRun garbage(void) {
  SampleRun run = {0};
  for (size_t step = 0; step < 3; step++) {
    Builder b = builder_new(step + 1, step == 0 ? "a = ..." : step == 1 ? "del a" : "gc.collect()");
    for (int i = 1; i <= 3; i++) {
      SnapshotObject *list = builder_object(&b, i, "list", SHAPE_LIST, NULL);
      if (step == 2) list->flags |= SNAPSHOT_GARBAGE | SNAPSHOT_REACHABLE;
    }
    builder_item(&b, 1, 0, 2);
    builder_item(&b, 1, 1, 3);
    builder_item(&b, 2, 0, 1);
    builder_item(&b, 3, 0, 3);
    if (step == 0) builder_name(&b, "a", 1);
    sample_push(&run, &b, NULL);
  }
  return run;
}

static void islands_are_named_for_what_they_are(void **state) {
  (void)state;
  SampleRun run = garbage();
  Scene *scene = scene_at(&run, 1, NULL);
  assert_int_equal(scene->island_count, 1);
  assert_string_equal(scene->islands[0].title.text, "UNREACHABLE OBJECTS · still in memory");
  assert_int_equal(card(scene, 3)->state, CARD_UNREACHABLE);
  assert_string_equal(row(scene, 3, "0")->value.text, "#3 itself");
  scene_delete(scene);
  scene = scene_at(&run, 2, NULL);
  assert_int_equal(scene->islands[0].state, ISLAND_UNCOLLECTABLE);
  assert_int_equal(card(scene, 1)->state, CARD_PLAIN);
  scene_delete(scene);
  sample_delete(&run);
}

// ---- what is hidden ---------------------------------------------------------------------------

static void classes_are_shown_on_request(void **state) {
  (void)state;
  SampleRun run = sample_cycle();
  ViewOptions options = {.show_types = true};
  Scene *scene = scene_at(&run, 1, &options);
  assert_string_equal(card(scene, 1)->value.text, "Node");
  assert_int_equal(row_edge(scene, 2, 1), EDGE_PLAIN);
  assert_int_equal(name_state(scene, "globals", "Node"), NAME_PLAIN);
  scene_delete(scene);
  scene = scene_at(&run, 1, NULL);
  assert_int_equal(name_state(scene, "globals", "Node"), NAME_ABSENT);
  scene_delete(scene);
  sample_delete(&run);
}

static SampleRun chain(int length, int reach) {
  SampleRun run = {0};
  Builder b = builder_new(1, "build()");
  builder_immortal(&b, NONE, "NoneType", "None");
  for (int i = 1; i <= length; i++) {
    builder_object(&b, i, "Node", SHAPE_INSTANCE, NULL);
    for (int k = 1; k <= reach; k++)
      builder_reference(&b, i, PLACE_ATTRIBUTE, scratch_printf(&b.snapshot->scratch, ".r%d", k),
                        i + k <= length ? i + k : NONE);
  }
  builder_name(&b, "head", 1);
  sample_push(&run, &b, NULL);
  return run;
}

static void a_long_chain_goes_on_in_a_new_line(void **state) {
  (void)state;
  SampleRun run = chain(40, 1);
  ViewOptions options = {.density = DENSITY_DENSE};
  Scene *scene = scene_at(&run, 0, &options);
  assert_int_equal(scene->card_count, 40);
  assert_int_equal(row_edge(scene, 15, 16), EDGE_NEW);
  assert_int_equal(row_edge(scene, 16, 17), EDGE_ABSENT);
  assert_string_equal(row(scene, 16, "r1")->value.text, "Node #17");
  assert_null(scene->left_out); // the row says it
  scene_delete(scene);
  options.density = DENSITY_CHIPS;
  scene = scene_at(&run, 0, &options);
  assert_string_equal(scene->left_out, "… 2 more references");
  scene_delete(scene);
  sample_delete(&run);
}

static void too_much_is_said_to_be_left_out(void **state) {
  (void)state;
  SampleRun run = chain(1000, 1);
  ViewOptions options = {.density = DENSITY_DENSE, .max_objects = 200};
  Scene *scene = scene_at(&run, 0, &options);
  assert_int_equal(scene->card_count, 200);
  assert_string_equal(scene->left_out, "… 800 more objects");
  assert_string_equal(scene->legend[scene->legend_count - 1].words, "… 800 more objects");
  scene_delete(scene);
  options.max_objects = 0;
  scene = scene_at(&run, 0, &options);
  assert_int_equal(scene->card_count, DEFAULT_MAX_OBJECTS);
  scene_delete(scene);
  sample_delete(&run);
  run = chain(60, 8); // too many references for as many cards
  scene = scene_at(&run, 0, &options);
  assert_int_equal(row_edge(scene, 1, 2), EDGE_ABSENT);
  assert_string_equal(row(scene, 1, "r1")->value.text, "Node #2");
  scene_delete(scene);
  sample_delete(&run);
}

// A list that a collection takes a generation on, and one that a finalizer brings back.
static SampleRun sample_survivors(void) {
  SampleRun run = {0};
  for (int step = 0; step < 3; step++) {
    Builder b = builder_new((size_t)step + 1, step ? "gc.collect()" : "x = y = []");
    builder_object(&b, 1, "list", SHAPE_LIST, NULL)->generation = step ? 1 : 0;
    builder_name(&b, "x", 1);
    builder_object(&b, 2, "list", SHAPE_LIST, NULL)->generation = 1;
    builder_name(&b, "y", 2);
    if (step == 1) builder_event(&b, EVENT_RESURRECT, 2, 0, 0, 0);
    sample_push(&run, &b, NULL);
  }
  return run;
}

static void a_promotion_says_from_where_to_where(void **state) {
  (void)state;
  SampleRun run = sample_survivors();
  Scene *scene = scene_at(&run, 1, NULL);
  assert_true(card(scene, 1)->promoted);
  assert_string_equal(card(scene, 1)->generation.text, "gen 0→1");
  assert_false(card(scene, 2)->promoted);
  assert_int_equal(card(scene, 1)->state, CARD_PLAIN);
  scene_delete(scene);
  scene = scene_at(&run, 2, NULL); // for one step only
  assert_false(card(scene, 1)->promoted);
  assert_string_equal(card(scene, 1)->generation.text, "gen 1");
  assert_string_equal(card(scene, 1)->generation.widest, "gen 0→1");
  scene_delete(scene);
  sample_delete(&run);
}

static void a_resurrected_object_says_so(void **state) {
  (void)state;
  SampleRun run = sample_survivors();
  Scene *scene = scene_at(&run, 1, NULL);
  assert_int_equal(card(scene, 2)->state, CARD_RESURRECTED);
  assert_string_equal(card(scene, 2)->tag, "+ resurrected");
  scene_delete(scene);
  scene = scene_at(&run, 2, NULL);
  assert_int_equal(card(scene, 2)->state, CARD_PLAIN);
  scene_delete(scene);
  sample_delete(&run);
}

// Forty lists that nothing leads to; list i refers to list next[i].
static const char *words_inside(int (*next)(int)) {
  enum { LISTS = 40 };
  static char words[64];
  SampleRun run = {0};
  Builder b = builder_new(1, "del l");
  for (int i = 0; i < LISTS; i++) builder_object(&b, i + 1, "list", SHAPE_LIST, NULL);
  for (int i = 0; i < LISTS; i++) {
    int to = next(i);
    if (to >= 0 && to < LISTS) builder_reference(&b, i + 1, PLACE_INDEX, "[0]", to + 1);
  }
  sample_push(&run, &b, NULL);
  Scene *scene = scene_at(&run, 0, NULL);
  const char *found = "no rows";
  for (size_t i = 0; i < scene->card_count; i++)
    if (scene->cards[i].members > 30 && scene->cards[i].row_count)
      found = scene->cards[i].rows[0].value.text;
  snprintf(words, sizeof words, "%s", found ? found : "nothing");
  scene_delete(scene);
  sample_delete(&run);
  return words;
}

static int to_itself(int i) { return i; }
static int to_partner(int i) { return i ^ 1; }
static int to_next(int i) { return (i + 1) % 40; }

static void equal_objects_say_how_they_hang_together(void **state) {
  (void)state;
  assert_string_equal(words_inside(to_itself), "each itself");
  assert_string_equal(words_inside(to_partner), "20 rings of 2");
  assert_string_equal(words_inside(to_next), "ring of 40");
}

static void nothing_is_a_picture_too(void **state) {
  (void)state;
  SampleRun run = {0};
  Builder b = builder_new(1, "pass");
  sample_push(&run, &b, NULL);
  Scene *scene = scene_at(&run, 0, NULL);
  assert_int_equal(scene->card_count, 0);
  assert_string_equal(frame(scene, "globals")->empty, "no names");
  assert_string_equal(scene->sentence, "Nothing changes in memory.");
  scene_delete(scene);
  sample_delete(&run);
}

// ---- many objects -----------------------------------------------------------------------------

static const SceneCard *card_named(const Scene *scene, const char *type) {
  for (size_t i = 0; i < scene->card_count; i++)
    if (scene->cards[i].state && strcmp(scene->cards[i].type, type) == 0) return &scene->cards[i];
  return NULL;
}

static void equal_objects_share_a_card(void **state) {
  (void)state;
  SampleRun run = sample_users();
  ViewOptions options = {.density = DENSITY_COLLAPSED};
  Scene *scene = scene_at(&run, 1, &options);
  assert_int_equal(scene->density, DENSITY_COLLAPSED);
  const SceneCard *group = card_named(scene, "User ×29");
  assert_int_equal(group->members, 29);
  assert_string_equal(group->label.text, "#10 … #39");
  assert_string_equal(group->refs.text, "1");
  assert_string_equal(row(scene, 10, "name")->value.text, "29 values");
  assert_string_equal(row(scene, 10, "boss")->value.text, "None");
  assert_null(row(scene, 10, "role  ×29")->value.text);
  assert_int_equal(row_edge(scene, 10, 2), EDGE_PLAIN);
  assert_int_equal(row_edge(scene, 1, 10), EDGE_PLAIN);
  assert_non_null(row(scene, 1, "0 … 4  ×5"));
  assert_non_null(row(scene, 1, "6 … 29  ×24"));
  // What changed by itself stands by itself.
  assert_int_equal(card(scene, 15)->members, 1);
  assert_int_equal(row_edge(scene, 15, 3), EDGE_NEW);
  assert_int_equal(row_edge(scene, 15, 2), EDGE_REPLACED);
  scene_delete(scene);
  scene = scene_at(&run, 0, &options); // and does so in all steps: nothing moves
  assert_non_null(card_named(scene, "User ×29"));
  assert_int_equal(card(scene, 15)->members, 1);
  scene_delete(scene);
  sample_delete(&run);
}

static void equal_objects_of_other_owners_do_not(void **state) {
  (void)state;
  SampleRun run = {0};
  Builder b = builder_new(1, "a, b = ...");
  for (int owner = 1; owner <= 2; owner++) {
    builder_object(&b, owner, "list", SHAPE_LIST, NULL);
    builder_name(&b, owner == 1 ? "a" : "b", owner);
    for (int i = 0; i < 15; i++) {
      builder_object(&b, 10 * owner + i + 20 * owner, "Node", SHAPE_INSTANCE, NULL);
      builder_item(&b, owner, i, 10 * owner + i + 20 * owner);
    }
  }
  sample_push(&run, &b, NULL);
  ViewOptions options = {.density = DENSITY_COLLAPSED};
  Scene *scene = scene_at(&run, 0, &options);
  assert_int_equal(scene->card_count, 4);
  assert_string_equal(card(scene, 30)->type, "Node ×15");
  assert_string_equal(card(scene, 30)->label.text, "#30–#44");
  assert_string_equal(card(scene, 60)->type, "Node ×15");
  scene_delete(scene);
  sample_delete(&run);
}

static void a_chain_is_a_word(void **state) {
  (void)state;
  SampleRun run = chain(40, 1);
  Scene *scene = scene_at(&run, 0, NULL);
  assert_int_equal(scene->card_count, 2); // what a name refers to has a card of its own
  assert_string_equal(card(scene, 2)->type, "Node ×39");
  assert_int_equal(card(scene, 2)->state, CARD_NEW);
  assert_string_equal(row(scene, 2, "r1")->value.text, "chain of 39");
  assert_int_equal(row_edge(scene, 1, 2), EDGE_NEW);
  scene_delete(scene);
  sample_delete(&run);
}

// Nodes and lists that take turns: each differs from its like by its owner, from one end to the
// other.
static size_t cards_of_turns(int links) {
  SampleRun run = {0};
  Builder b = builder_new(1, "make");
  for (int i = 1; i <= links; i++) {
    builder_object(&b, i, i % 2 ? "Node" : "list", i % 2 ? SHAPE_INSTANCE : SHAPE_LIST, NULL);
    if (i < links)
      builder_reference(&b, i, i % 2 ? PLACE_ATTRIBUTE : PLACE_INDEX, i % 2 ? ".ref" : "[0]",
                        i + 1);
  }
  builder_name(&b, "x", 1);
  sample_push(&run, &b, NULL);
  ViewOptions options = {.density = DENSITY_COLLAPSED, .max_objects = 1000};
  Scene *scene = scene_at(&run, 0, &options);
  size_t count = scene->card_count;
  scene_delete(scene);
  sample_delete(&run);
  return count;
}

static void a_chain_of_several_kinds_parts_once(void **state) {
  (void)state;
  assert_int_equal(cards_of_turns(100), 100); // a picture has room for all of its links
  // The first Node, which has a name; its list; all others of each kind. The last one has no rows.
  assert_int_equal(cards_of_turns(401), 5);
}

// `count` rings of two lists that nothing leads to in the second step.
static SampleRun rings(int count) {
  SampleRun run = {0};
  for (size_t step = 0; step < 2; step++) {
    Builder b = builder_new(step + 1, step ? "del" : "make");
    for (int i = 0; i < count; i++) {
      builder_object(&b, 2 * i + 1, "list", SHAPE_LIST, NULL);
      builder_object(&b, 2 * i + 2, "list", SHAPE_LIST, NULL);
      builder_item(&b, 2 * i + 1, 0, 2 * i + 2);
      builder_item(&b, 2 * i + 2, 0, 2 * i + 1);
      const char *name = scratch_printf(&b.snapshot->scratch, "n%d", i);
      if (!step) builder_name(&b, name, 2 * i + 1);
    }
    sample_push(&run, &b, NULL);
  }
  return run;
}

static void very_many_islands_are_one(void **state) {
  (void)state;
  SampleRun run = rings(6);
  Scene *scene = scene_at(&run, 1, NULL);
  assert_int_equal(scene->island_count, 6);
  scene_delete(scene);
  sample_delete(&run);
  run = rings(7);
  scene = scene_at(&run, 1, NULL);
  assert_int_equal(scene->island_count, 1);
  assert_string_equal(scene->islands[0].title.text, "7 UNREACHABLE CYCLES · still in memory");
  scene_delete(scene);
  sample_delete(&run);
}

// ---- long runs --------------------------------------------------------------------------------

static void the_place_of_the_dead_is_used_again(void **state) {
  (void)state;
  SampleRun run = {0};
  for (size_t step = 0; step < RUN_MAX; step++) {
    Builder b = builder_new(step + 1, "x = []");
    builder_object(&b, (int64_t)step + 1, "list", SHAPE_LIST, NULL);
    builder_name(&b, "x", (int64_t)step + 1);
    sample_push(&run, &b, NULL);
  }
  for (size_t at = 1; at < run.count; at++) {
    Scene *scene = scene_at(&run, at, NULL);
    assert_int_equal(scene->window, 0);
    assert_int_equal(scene->card_count, 2);
    assert_int_equal(card(scene, (int64_t)at + 1)->state, CARD_NEW);
    assert_int_equal(card(scene, (int64_t)at)->state, CARD_FREED);
    assert_string_equal(scene->cards[0].label.widest, "#11"); // the first of those that are as wide
    assert_int_equal(name_edge(scene, "x", (int64_t)at + 1), EDGE_REBOUND);
    scene_delete(scene);
  }
  sample_delete(&run);
}

// Ten new names with objects of ten new types in each step.
static SampleRun many_kinds(void) {
  SampleRun run = {0};
  for (size_t step = 0; step < RUN_MAX; step++) {
    Builder b = builder_new(step + 1, "...");
    builder_object(&b, 1, "list", SHAPE_LIST, NULL);
    builder_name(&b, "survivor", 1);
    for (int i = 0; i < 10; i++) {
      const char *type = scratch_printf(&b.snapshot->scratch, "T%zu_%d", step, i);
      builder_object(&b, (int64_t)(10 * step) + i + 2, type, SHAPE_INSTANCE, NULL);
      builder_name(&b, scratch_printf(&b.snapshot->scratch, "n%d", i),
                   (int64_t)(10 * step) + i + 2);
    }
    sample_push(&run, &b, NULL);
  }
  return run;
}

static void a_union_that_is_too_large_falls_into_windows(void **state) {
  (void)state;
  SampleRun run = many_kinds();
  size_t windows = 0, cards = 0;
  for (size_t at = 0; at < run.count; at++) {
    Scene *scene = scene_at(&run, at, NULL);
    assert_true(scene->window == windows || scene->window == windows + 1);
    // Scenes of one window have one layout.
    if (at > 0 && scene->window == windows) assert_int_equal(scene->card_count, cards);
    assert_in_range(scene->card_count, 11, 60);
    assert_non_null(card(scene, 1));
    windows = scene->window;
    cards = scene->card_count;
    scene_delete(scene);
  }
  assert_int_equal(windows, 3); // five steps of ten objects and their ghosts in the next
  ViewOptions options = {.single_steps = true};
  Scene *scene = scene_at(&run, 9, &options);
  assert_int_equal(scene->window, 9);
  assert_int_equal(scene->card_count, 21); // those of the step before are ghosts
  scene_delete(scene);
  sample_delete(&run);
}

// ---- a part of it all -------------------------------------------------------------------------

static void a_focus_leaves_out_the_rest(void **state) {
  (void)state;
  SampleRun run = chain(20, 1);
  static const char *const words[] = {"head"}, *const numbers[] = {"#10"};
  ViewOptions options = {.focus = {words, 1}};
  Scene *scene = scene_at(&run, 0, &options);
  assert_int_equal(scene->card_count, DEFAULT_DEPTH + 1);
  assert_string_equal(scene->left_out, "… 16 more objects");
  assert_string_equal(row(scene, 4, "r1")->value.text, "Node #5");
  scene_delete(scene);
  options.depth = 1;
  scene = scene_at(&run, 0, &options);
  assert_int_equal(scene->card_count, 2);
  scene_delete(scene);
  options.focus = (ViewWords){numbers, 1};
  scene = scene_at(&run, 0, &options);
  assert_int_equal(scene->card_count, 2);
  assert_non_null(card(scene, 10));
  assert_non_null(card(scene, 11));
  assert_int_equal(name_state(scene, "globals", "head"), NAME_ABSENT);
  scene_delete(scene);
  sample_delete(&run);
}

static void islands_are_in_every_focus(void **state) {
  (void)state;
  SampleRun run = garbage();
  static const char *const words[] = {"nothing"};
  ViewOptions options = {.focus = {words, 1}};
  Scene *scene = scene_at(&run, 1, &options);
  assert_int_equal(card(scene, 3)->state, CARD_UNREACHABLE);
  scene_delete(scene);
  sample_delete(&run);
}

static void what_is_hidden_is_not_drawn(void **state) {
  (void)state;
  SampleRun run = sample_nested();
  static const char *const name[] = {"cfg"}, *const type[] = {"User"}, *const number[] = {"#16"};
  ViewOptions options = {.hide = {name, 1}};
  Scene *scene = scene_at(&run, 1, &options);
  assert_null(card(scene, 1)); // the name alone led to it
  assert_non_null(card(scene, 4));
  assert_int_equal(name_state(scene, "globals", "cfg"), NAME_ABSENT);
  scene_delete(scene);
  options.hide = (ViewWords){type, 1};
  scene = scene_at(&run, 1, &options);
  assert_null(card(scene, 4));
  assert_string_equal(row(scene, 3, "0")->value.text, "User #4");
  assert_int_equal(name_state(scene, "globals", "first"), NAME_ABSENT);
  scene_delete(scene);
  options.hide = (ViewWords){number, 1};
  scene = scene_at(&run, 1, &options);
  assert_null(card(scene, 16));
  assert_null(scene->left_out); // it was asked for
  scene_delete(scene);
  sample_delete(&run);
}

// ---- knots ------------------------------------------------------------------------------------

// `count` lists that refer to a value and to each other's first one; the value has a name too.
static SampleRun hub(int count) {
  SampleRun run = {0};
  Builder b = builder_new(1, "...");
  builder_immortal(&b, NONE, "NoneType", "None");
  builder_object(&b, 1, "list", SHAPE_LIST, NULL);
  builder_object(&b, 2, "list", SHAPE_LIST, NULL);
  for (int i = 0; i < count; i++) {
    builder_object(&b, 10 + i, "list", SHAPE_LIST, NULL);
    builder_item(&b, 1, i, 10 + i);
    builder_item(&b, 10 + i, 0, NONE);
    builder_item(&b, 10 + i, 1, 2);
  }
  builder_name(&b, "l", 1);
  builder_name(&b, "nothing", NONE);
  builder_name(&b, "hub", 2);
  sample_push(&run, &b, NULL);
  return run;
}

static void a_hub_is_written_in_place(void **state) {
  (void)state;
  SampleRun run = hub(4);
  Scene *scene = scene_at(&run, 0, NULL);
  assert_int_equal(row_edge(scene, 10, NONE), EDGE_NEW);
  assert_int_equal(row_edge(scene, 10, 2), EDGE_NEW);
  scene_delete(scene);
  sample_delete(&run);
  run = hub(6); // too many lines to one value
  scene = scene_at(&run, 0, NULL);
  assert_int_equal(row_edge(scene, 10, NONE), EDGE_ABSENT);
  assert_string_equal(row(scene, 10, "0")->value.text, "None");
  assert_int_equal(row_edge(scene, 10, 2), EDGE_NEW);
  assert_int_equal(name_edge(scene, "nothing", NONE), EDGE_NEW); // names keep theirs
  scene_delete(scene);
  sample_delete(&run);
}

static void chips_are_headers(void **state) {
  (void)state;
  SampleRun run = hub(4);
  ViewOptions options = {.density = DENSITY_CHIPS};
  Scene *scene = scene_at(&run, 0, &options);
  assert_int_equal(scene->density, DENSITY_CHIPS);
  for (size_t i = 0; i < scene->card_count; i++) assert_int_equal(scene->cards[i].row_count, 0);
  assert_int_equal(row_edge(scene, 1, 10), EDGE_NEW);
  assert_int_equal(row_edge(scene, 10, 2), EDGE_NEW);
  assert_string_equal(card(scene, 10)->generation.text, "g0");
  scene_delete(scene);
  sample_delete(&run);
}

// ---- very many names --------------------------------------------------------------------------

static void names_of_one_object_share_a_row(void **state) {
  (void)state;
  SampleRun run = {0};
  for (size_t step = 0; step < 2; step++) {
    Builder b = builder_new(step + 1, "n0 = n1 = ...");
    builder_object(&b, 1, "list", SHAPE_LIST, NULL);
    builder_object(&b, 2, "dict", SHAPE_DICT, NULL);
    builder_name(&b, "d", 2);
    for (int i = 0; i < 40; i++)
      builder_name(&b, scratch_printf(&b.snapshot->scratch, "n%d", i), step && i == 20 ? 2 : 1);
    sample_push(&run, &b, NULL);
  }
  Scene *scene = scene_at(&run, 0, NULL);
  assert_int_equal(name_state(scene, "globals", "n0 … n39  ×40"), NAME_NEW);
  assert_string_equal(card(scene, 1)->refs.text, "refs 40");
  scene_delete(scene);
  scene = scene_at(&run, 1, NULL);
  assert_int_equal(name_state(scene, "globals", "n20"), NAME_REBOUND);
  assert_int_equal(name_state(scene, "globals", "n0 … n19  ×20"), NAME_PLAIN);
  assert_int_equal(name_state(scene, "globals", "n0 … n39  ×40"), NAME_ABSENT); // not gone
  scene_delete(scene);
  sample_delete(&run);
}

static void names_are_cut_but_not_what_changed(void **state) {
  (void)state;
  SampleRun run = {0};
  for (size_t step = 0; step < 2; step++) {
    Builder b = builder_new(step + 1, step ? "n50 = l" : "n0 = ...");
    builder_object(&b, 500, "list", SHAPE_LIST, NULL);
    builder_name(&b, "l", 500);
    for (int i = 0; i < 100; i++) {
      builder_object(&b, i + 1, "float", SHAPE_ATOM, "1.5");
      builder_name(&b, scratch_printf(&b.snapshot->scratch, "n%d", i),
                   step && i == 50 ? 500 : i + 1);
    }
    sample_push(&run, &b, NULL);
  }
  Scene *scene = scene_at(&run, 1, NULL);
  assert_int_equal(name_state(scene, "globals", "n50"), NAME_REBOUND);
  assert_int_equal(name_state(scene, "globals", "n99"), NAME_PLAIN);
  assert_int_equal(name_state(scene, "globals", "… 39 more"), NAME_PLAIN);
  assert_int_equal(name_state(scene, "globals", "n30"), NAME_ABSENT);
  scene_delete(scene);
  sample_delete(&run);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(knows_its_views),
      cmocka_unit_test(rebinding_marks_both_ends),
      cmocka_unit_test(deleting_a_name_strikes_it),
      cmocka_unit_test(a_cycle_becomes_an_island_and_is_collected),
      cmocka_unit_test(all_steps_have_one_union),
      cmocka_unit_test(a_call_stacks_and_returns),
      cmocka_unit_test(a_deep_recursion_shows_its_ends),
      cmocka_unit_test(dense_pictures_write_unshared_values_in_place),
      cmocka_unit_test(rows_change_and_go),
      cmocka_unit_test(long_lists_are_cut_but_not_what_changed),
      cmocka_unit_test(words_are_short_enough_for_a_cell),
      cmocka_unit_test(islands_are_named_for_what_they_are),
      cmocka_unit_test(classes_are_shown_on_request),
      cmocka_unit_test(a_long_chain_goes_on_in_a_new_line),
      cmocka_unit_test(too_much_is_said_to_be_left_out),
      cmocka_unit_test(a_promotion_says_from_where_to_where),
      cmocka_unit_test(a_resurrected_object_says_so),
      cmocka_unit_test(equal_objects_say_how_they_hang_together),
      cmocka_unit_test(nothing_is_a_picture_too),
      cmocka_unit_test(equal_objects_share_a_card),
      cmocka_unit_test(equal_objects_of_other_owners_do_not),
      cmocka_unit_test(a_chain_is_a_word),
      cmocka_unit_test(very_many_islands_are_one),
      cmocka_unit_test(the_place_of_the_dead_is_used_again),
      cmocka_unit_test(a_union_that_is_too_large_falls_into_windows),
      cmocka_unit_test(a_focus_leaves_out_the_rest),
      cmocka_unit_test(islands_are_in_every_focus),
      cmocka_unit_test(what_is_hidden_is_not_drawn),
      cmocka_unit_test(a_chain_of_several_kinds_parts_once),
      cmocka_unit_test(a_hub_is_written_in_place),
      cmocka_unit_test(chips_are_headers),
      cmocka_unit_test(names_of_one_object_share_a_row),
      cmocka_unit_test(names_are_cut_but_not_what_changed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
