// test_collector_view.c: pictures of collections: what they say, and that no line crosses a card or
// a word, for the scenarios that ship and for random programs, under every profile.
#include "collections.h"

#include <stdlib.h>

#include "heapstory/draw.h"
#include "heapstory/scene_collector.h"
#include "golden.h"
#include "picture_check.h"
#include "shipped.h"

// ---- drawing ----------------------------------------------------------------------------------

typedef struct Shown {
  const View *view;
  void *opened;
} Shown;

static Shown show(const Recording *recording) {
  Shown shown = {.view = view_find("collector")};
  shown.opened =
      shown.view->open((const Snapshot *const *)recording->snapshots, recording->count, NULL);
  return shown;
}

static Scene *last_scene(const Played *played) {
  Shown shown = show(played->recording);
  Scene *scene = shown.view->scene(shown.opened, played->recording->count - 1);
  shown.view->close(shown.opened);
  return scene;
}

static Point point_on(const Point *p, double t) {
  double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
  return (Point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                 a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

static bool inside(Point p, Box box) {
  return p.x > box.x && p.x < box.x + box.width && p.y > box.y && p.y < box.y + box.height;
}

static Box shrunk(Box box) {
  return (Box){box.x + 1.5, box.y + 1.5, box.width - 3, box.height - 3};
}

// Cards and boxes of holders: small rectangles that carry words, unlike panels.
static bool is_obstacle(const PictureShape *shape) {
  return (shape->kind == PICTURE_RECT && shape->box.height > 15 && shape->box.height < 70 &&
          shape->paint.line != TOKEN_NONE) ||
         (shape->kind == PICTURE_WORDS && strncmp(shape->text, "×", 2) != 0);
}

static void check_line(const Picture *picture, const PictureShape *line, Text *faults) {
  for (size_t i = 0; i < picture_count(picture); i++) {
    const PictureShape *other = picture_shape(picture, i);
    if (!is_obstacle(other)) continue;
    Box box = other->kind == PICTURE_WORDS ? check_ink(other) : shrunk(other->box);
    for (int t = 0; t <= 24; t++)
      if (inside(point_on(line->points, t / 24.0), box)) {
        text_printf(faults, "a line crosses %s at %.1f,%.1f\n",
                    other->kind == PICTURE_WORDS ? other->text : "a box", box.x, box.y);
        break;
      }
  }
}

static void check_boxes(const Picture *picture, Text *faults) {
  for (size_t i = 0; i < picture_count(picture); i++)
    for (size_t j = 0; j < i; j++) {
      const PictureShape *a = picture_shape(picture, i), *b = picture_shape(picture, j);
      bool cards = a->kind == PICTURE_RECT && b->kind == PICTURE_RECT && is_obstacle(a) &&
                   is_obstacle(b) && check_meet(a->box, b->box, 0.5);
      if (cards && !check_within(a->box, b->box, 0.5))
        text_printf(faults, "two boxes meet at %.1f,%.1f\n", a->box.x, a->box.y);
    }
}

static void assert_well_drawn(const Scene *scene, const char *what) {
  Text faults = {0};
  const DrawOptions options = {0};
  Picture *picture = draw_scene(scene, NULL, &options);
  check_picture(picture, &faults);
  check_boxes(picture, &faults);
  for (size_t i = 0; i < picture_count(picture); i++) {
    const PictureShape *shape = picture_shape(picture, i);
    if (shape->kind == PICTURE_CURVE && shape->point_count == 4 && !shape->straight)
      check_line(picture, shape, &faults);
  }
  if (faults.length) print_error("%s, %s: %s", what, scene->name, text_chars(&faults));
  assert_int_equal(faults.length, 0);
  picture_delete(picture);
  text_delete(&faults);
}

// Draws every step; the number of pictures.
static size_t draw_all(const Recording *recording, const char *what) {
  size_t count = 0;
  Shown shown = show(recording);
  for (size_t i = 0; i < recording->count; i++) {
    Scene *scene = shown.view->scene(shown.opened, i);
    if (!scene) continue;
    assert_well_drawn(scene, what);
    scene_delete(scene);
    count++;
  }
  shown.view->close(shown.opened);
  return count;
}

// ---- all scenarios ----------------------------------------------------------------------------

typedef struct Round {
  const char *profile;
  size_t pictures;
} Round;

static void draw_file(const char *path, void *payload) {
  Round *round = payload;
  Errors errors = {0}, failures = {0};
  Scenario *scenario = scenario_read(path, &errors);
  assert_none(&errors);
  PlayOptions options = {.profile = round->profile, .needs = SNAPSHOT_NEEDS_PHASES};
  Recording *recording = play_scenario(scenario, &options, &errors, &failures);
  round->pictures += draw_all(recording, path); // also what ran before an error of another profile
  recording_delete(recording);
  scenario_delete(scenario);
  errors_delete(&errors);
  errors_delete(&failures);
}

static void every_collection_of_every_scenario_is_well_drawn(void **state) {
  (void)state;
  for (size_t i = 0; profile_name(i); i++) {
    Round round = {.profile = profile_name(i)};
    assert_true(shipped_visit("", draw_file, &round) > 230);
    assert_in_range(round.pictures, 100, 10000);
  }
}

static void collections_of_random_programs_are_well_drawn(void **state) {
  (void)state;
  size_t count = 0;
  for (size_t i = 0; profile_name(i); i++)
    for (uint32_t start = 1; start < 11; start++) {
      seed = start;
      Text text = {0};
      random_program(&text);
      Played played = play_text(text_chars(&text), profile_name(i), SNAPSHOT_NEEDS_PHASES, false);
      count += draw_all(played.recording, "random");
      played_delete(&played);
      text_delete(&text);
    }
  assert_in_range(count, 150, 10000);
}

// ---- what they say ----------------------------------------------------------------------------

static Scene *scene_of(const char *steps, const char *profile) {
  Text text = {0};
  text_printf(&text, "{\"steps\":[%s]}", steps);
  Played played = play_text(text_chars(&text), profile, SNAPSHOT_NEEDS_PHASES, false);
  Scene *scene = last_scene(&played);
  played_delete(&played);
  text_delete(&text);
  return scene;
}

// "1 copy: reachable Link #4 2, ..." is too long for a picture and right for a test.
static void describe(const Scene *scene, Text *text) {
  const SceneCollector *c = scene->collector;
  static const char *const states[] = {"plain", "reached", "tentative", "garbage", "kept"};
  static const char *const link_states[] = {"absent",     "plain",   "outside",
                                            "subtracted", "reaches", "garbage"};
  for (size_t p = 0; p < c->phase_count; p++) {
    const ScenePhase *phase = &c->phases[p];
    text_printf(text, "%s:", phase->function);
    for (size_t m = 0; m < c->member_count; m++) {
      const SceneMember *card = &c->members[m];
      const SceneMemberNow *now = &phase->members[m];
      if (card->many)
        text_printf(text, " [%s %s %s]", card->many, card->type, states[now->state]);
      else
        text_printf(text, " [%s %s %s %s%s%s]", card->type, now->refs, now->gc_refs,
                    states[now->state], now->order ? " " : "", now->order ? now->order : "");
    }
    for (size_t h = 0; h < c->holder_count; h++)
      text_printf(text, " (%s %u %s)", c->holders[h].name, c->holders[h].to,
                  link_states[phase->holders[h]]);
    for (size_t l = 0; l < c->link_count; l++)
      text_printf(text, " %u-%u %s", c->links[l].from, c->links[l].to,
                  link_states[phase->links[l]]);
    text_add(text, "\n");
  }
}

static void assert_says(const char *steps, const char *profile, const char *expected,
                        const char *sentence) {
  Scene *scene = scene_of(steps, profile);
  Text text = {0};
  describe(scene, &text);
  assert_string_equal(text_chars(&text), expected);
  assert_string_equal(scene->sentence, sentence);
  assert_well_drawn(scene, "by hand");
  text_delete(&text);
  scene_delete(scene);
}

#define LINK                                                                                       \
  "\"class Link:\\n    def __init__(self, next_link=None):\\n        self.next_link = "            \
  "next_link\","                                                                                   \
  "{\"collect\":0},\"link_3 = Link()\",\"link_2 = Link(link_3)\",\"link_1 = Link(link_2)\","       \
  "\"link_3.next_link = link_1\",\"A = link_1\",\"del link_1, link_2, link_3\","                   \
  "\"link_4 = Link()\\nlink_4.next_link = link_4\",\"del link_4\","

// InternalDocs/garbage_collector.md: gc_refs of link_1 to link_4 are 2 1 1 1, then 1 0 0 0; link_1
// is reached from outside, link_2 and link_3 through it, link_4 is garbage.
static void the_figures_of_the_docs(void **state) {
  (void)state;
  for (size_t i = 0; profile_name(i); i++)
    assert_says(
        LINK "{\"collect\":0}", profile_name(i),
        "update_refs: [Link refs 2 2 plain] [Link refs 1 1 plain] [Link refs 1 1 plain] "
        "[Link refs 1 1 plain] (A 0 outside) 2-0 plain 1-2 plain 0-1 plain 3-3 plain\n"
        "subtract_refs: [Link refs 2 2→1 plain] [Link refs 1 1→0 plain] [Link refs 1 1→0 "
        "plain] [Link refs 1 1→0 plain] (A 0 outside) 2-0 subtracted 1-2 subtracted 0-1 "
        "subtracted 3-3 subtracted\n"
        "move_unreachable: [Link refs 2 1 plain] [Link refs 1 0 tentative] [Link refs 1 0 "
        "tentative] [Link refs 1 0 plain] (A 0 outside) 2-0 plain 1-2 plain 0-1 plain 3-3 plain\n"
        "move_unreachable: [Link refs 2 1 reached] [Link refs 1 0→1 reached 1st] [Link "
        "refs 1 0→1 reached 2nd] [Link refs 1 0 tentative] (A 0 outside) 2-0 plain 1-2 "
        "reaches 0-1 reaches 3-3 plain\n"
        "delete_garbage: [Link refs 2 1 plain] [Link refs 1 1 plain] [Link refs 1 1 plain] "
        "[Link refs 1 0 garbage] (A 0 outside) 2-0 plain 1-2 plain 0-1 plain 3-3 garbage\n",
        "The collector examines 4 objects: 3 are reachable, 1 is garbage.");
}

static void finalizers_have_a_panel(void **state) {
  (void)state;
  assert_says(
      "\"class Phoenix:\\n    def __del__(self):\\n        global saved\\n        saved = self\","
      "{\"collect\":0},\"p = Phoenix()\\np.me = p\",\"q = []\\nq.append(q)\",\"del p, q\","
      "{\"collect\":0}",
      "cpython-3.14",
      "update_refs: [Phoenix refs 1 1 plain] [list refs 1 1 plain] (saved 0 absent) 0-0 plain "
      "1-1 plain\n"
      "subtract_refs: [Phoenix refs 1 1→0 plain] [list refs 1 1→0 plain] (saved 0 absent) 0-0 "
      "subtracted 1-1 subtracted\n"
      "move_unreachable: [Phoenix refs 1 0 tentative] [list refs 1 0 tentative] (saved 0 absent) "
      "0-0 plain 1-1 plain\n"
      "finalize_garbage: [Phoenix refs 2 0→1 reached] [list refs 1 0 tentative] (saved 0 "
      "reaches) 0-0 plain 1-1 plain\n"
      "delete_garbage: [Phoenix refs 2 1 plain] [list refs 1 0 garbage] (saved 0 outside) 0-0 "
      "plain 1-1 garbage\n",
      "The collector examines 2 objects: none is reachable, finalizers save 1, 1 freed.");
}

// More than six objects: those that were put aside; the others stand in a card.
static void the_many_stand_in_a_card(void **state) {
  (void)state;
  Scene *scene = scene_of("{\"collect\":0},\"keep = [[], [], [], [], [], [], []]\","
                          "\"x = []\\nx.append(x)\\ndel x\",{\"collect\":2}",
                          "cpython-3.14");
  const SceneCollector *c = scene->collector;
  size_t many = 0, garbage = 0;
  for (size_t i = 0; i < c->member_count; i++) {
    if (c->members[i].many) {
      assert_string_equal(c->members[i].type, "reachable");
      many++;
    }
    garbage += c->members[i].island;
  }
  assert_int_equal(many, 1);
  assert_int_equal(garbage, 1);
  assert_in_range(c->member_count, 2, 5);
  assert_string_equal(scene->sentence,
                      "The collector examines 9 objects: 8 are reachable, 1 is garbage.");
  scene_delete(scene);
}

static void the_pill_says_which_collection(void **state) {
  (void)state;
  Scene *scene = scene_of("\"import gc\\ngc.disable()\",\"x = []\\ngc.collect(0)\\ngc.collect(2)\"",
                          "cpython-3.14");
  assert_string_equal(scene->pill.text, "step 2 of 2 · collection 2 of 2");
  scene_delete(scene);
  assert_null(scene_of("{\"collect\":2},\"x = 1\"", "cpython-3.14"));
  assert_null(scene_of("{\"collect\":0}", "cpython-3.14")); // it examines nothing
}

// Their picture, byte for byte.
static void the_picture_of_the_docs(void **state) {
  (void)state;
  Scene *scene = scene_of(LINK "{\"collect\":0}", "cpython-3.14");
  const DrawOptions options = {0};
  Picture *picture = draw_scene(scene, NULL, &options);
  Text svg = {0};
  picture_add_svg(picture, theme_find("light"), NULL, &svg);
  assert_golden("collector-docs.svg", &svg);
  text_delete(&svg);
  picture_delete(picture);
  scene_delete(scene);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_figures_of_the_docs),
      cmocka_unit_test(the_picture_of_the_docs),
      cmocka_unit_test(finalizers_have_a_panel),
      cmocka_unit_test(the_many_stand_in_a_card),
      cmocka_unit_test(the_pill_says_which_collection),
      cmocka_unit_test(every_collection_of_every_scenario_is_well_drawn),
      cmocka_unit_test(collections_of_random_programs_are_well_drawn),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
