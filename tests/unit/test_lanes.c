// test_lanes.c: the views `generations` and `timeline`: their numbers are those of the snapshots,
// and their pictures are well made, for programs of our own and for all scenarios under all
// profiles.
#include "album.h"
#include "collections.h"
#include "heapstory/scene_generations.h"
#include "heapstory/scene_timeline.h"
#include "picture_check.h"

#include <stdlib.h>

// ---- drawing ----------------------------------------------------------------------------------

static Scene *scene_of(const Played *played, const char *name, size_t step) {
  const View *view = view_find(name);
  void *opened = view->open((const Snapshot *const *)played->recording->snapshots,
                            played->recording->count, NULL);
  Scene *scene = view->scene(opened, step - 1);
  view->close(opened);
  return scene;
}

static const SceneChip *chip_of(const SceneLane *lane, int64_t serial) {
  for (size_t i = 0; i < lane->chip_count; i++)
    if (lane->chips[i].serial == serial) return &lane->chips[i];
  return NULL;
}

static const char *note_of(const SceneLane *lane, NoteKind kind) {
  for (size_t i = 0; i < lane->note_count; i++)
    if (lane->notes[i].kind == kind) return lane->notes[i].words;
  return NULL;
}

static void assert_state(const SceneLane *lane, int64_t serial, ChipState state) {
  const SceneChip *chip = chip_of(lane, serial);
  assert_non_null(chip);
  assert_int_equal(chip->state, state);
}

static void assert_head(const SceneLane *lane, const char *pill, const char *count,
                        const char *limit, const char *contents) {
  assert_string_equal(lane->pill, pill);
  assert_string_equal(lane->count, count);
  assert_string_equal(lane->limit, limit);
  assert_string_equal(lane->contents, contents);
}

// ---- three generations ------------------------------------------------------------------------

// Threshold 5. Serials: 1 log, 2 and 3 a circle, 4 ... lists in log.
static const char promoted[] =
    "{\"gc\": {\"threshold\": [5, 10, 10]}, \"steps\": ["
    "\"log = []\", \"a = [[]]; a[0].append(a)\", \"del a\", \"log.append([])\","
    "\"log.append([]); log.append([])\", \"import gc; gc.collect()\", \"gc.freeze()\","
    "\"log.append([])\", \"log.pop()\"]}";

static void a_promotion_is_shown(void **state) {
  (void)state;
  Played played = play_text(promoted, "textbook", 0, false);
  Scene *scene = scene_of(&played, "generations", 5);
  const SceneGenerations *g = scene->generations;
  assert_head(&g->lanes[0], "Gen 0", "6→0", "/ 5", "0 objects");
  assert_head(&g->lanes[1], "Gen 1", "0→1", "/ 10", "4 objects");
  assert_true(g->lanes[0].passed);
  assert_false(g->lanes[1].passed);
  assert_state(&g->lanes[0], 1, CHIP_LEFT);
  assert_state(&g->lanes[0], 2, CHIP_COLLECTED);
  assert_state(&g->lanes[0], 3, CHIP_COLLECTED);
  assert_state(&g->lanes[1], 1, CHIP_ARRIVED);
  assert_string_equal(note_of(&g->lanes[0], NOTE_RECLAIMED), "2 reclaimed");
  assert_int_equal(g->move_count, 4); // the one that is born in this step, too
  for (size_t i = 0; i < g->move_count; i++)
    assert_int_equal(g->moves[i].from_cell, g->moves[i].to_cell);
  assert_non_null(strstr(scene->sentence, "The 6th net allocation starts a gen 0 collection: 4 "
                                          "objects survive and move to gen 1, 2 are garbage."));
  assert_false(g->lanes[3].present);
  assert_true(g->lanes[3].reserved); // gc.freeze() is still to come
  scene_delete(scene);
  played_delete(&played);
}

static void every_state_of_a_chip_is_shown(void **state) {
  (void)state;
  Played played = play_text(promoted, "textbook", 0, false);
  Scene *scene = scene_of(&played, "generations", 3);
  assert_state(&scene->generations->lanes[0], 1, CHIP_PLAIN);
  assert_state(&scene->generations->lanes[0], 2, CHIP_UNREACHABLE);
  assert_string_equal(note_of(&scene->generations->lanes[0], NOTE_UNREACHABLE), "2 unreachable");
  scene_delete(scene);
  scene = scene_of(&played, "generations", 7);
  assert_true(scene->generations->lanes[3].present);
  assert_string_equal(scene->generations->lanes[3].contents, "4 objects");
  assert_null(scene->generations->lanes[3].count);
  assert_state(&scene->generations->lanes[2], 1, CHIP_LEFT);
  assert_string_equal(scene->sentence,
                      "4 objects become permanent: no collection looks at them any more.");
  scene_delete(scene);
  scene = scene_of(&played, "generations", 8);
  const SceneLane *young = &scene->generations->lanes[0];
  assert_int_equal(young->chip_count, 1);
  assert_int_equal(young->chips[0].state, CHIP_NEW);
  int64_t born = young->chips[0].serial;
  scene_delete(scene);
  scene = scene_of(&played, "generations", 9);
  assert_state(&scene->generations->lanes[0], born, CHIP_FREED);
  assert_string_equal(note_of(&scene->generations->lanes[0], NOTE_FREED), "1 freed");
  scene_delete(scene);
  played_delete(&played);
}

static void several_collections_are_counted(void **state) {
  (void)state;
  static const char text[] = "{\"steps\": [\"import gc\", \"x = [[]]\", \"gc.collect(0); "
                             "gc.collect(1); gc.collect(1)\"]}";
  Played played = play_text(text, "textbook", 0, false);
  Scene *scene = scene_of(&played, "generations", 3);
  assert_string_equal(scene->sentence, "3 collections run (1 of gen 0, 2 of gen 1): 2 objects "
                                       "survive and move to gen 2, nothing is garbage.");
  assert_int_equal(scene->generations->moves[0].from_lane, 0);
  assert_int_equal(scene->generations->moves[0].to_lane, 2);
  scene_delete(scene);
  played_delete(&played);
}

// Eighteen have a cell; the rest is said in a number, and what dies makes room.
static void a_lane_has_eighteen_cells(void **state) {
  (void)state;
  static const char text[] = "{\"steps\": [\"x = [[] for i in range(39)]\", \"del x[20:]\"]}";
  Played played = play_text(text, "textbook", 0, false);
  Scene *scene = scene_of(&played, "generations", 1);
  const SceneLane *lane = &scene->generations->lanes[0];
  assert_int_equal(lane->chip_count, LANE_CELLS);
  assert_int_equal(lane->rows, LANE_ROWS);
  assert_string_equal(note_of(lane, NOTE_MORE), "+22");
  assert_string_equal(lane->contents, "40 objects");
  scene_delete(scene);
  scene = scene_of(&played, "generations", 2);
  lane = &scene->generations->lanes[0];
  assert_string_equal(note_of(lane, NOTE_MORE), "+3");
  assert_string_equal(note_of(lane, NOTE_FREED), "19 freed");
  scene_delete(scene);
  played_delete(&played);
}

// ---- young and two old spaces -----------------------------------------------------------------

static void two_spaces_are_shown(void **state) {
  (void)state;
  static const char text[] =
      "{\"gc\": {\"threshold\": [5, 10, 0]}, \"steps\": [\"import gc\", \"old = [[]]\","
      "\"gc.collect()\", \"x = []\", \"gc.collect(0)\", \"y = [[], [], [], [], []]\","
      "\"gc.isenabled()\"]}";
  Played played = play_text(text, "cpython-3.14-incremental", 0, false);
  Scene *scene = scene_of(&played, "generations", 5);
  const SceneGenerations *g = scene->generations;
  const SnapshotGc *gc = &played.recording->snapshots[4]->gc;
  assert_true(gc->two_spaces);
  assert_head(&g->lanes[0], "Young", "1→0", "/ 5", "0 objects");
  assert_string_equal(g->lanes[1].role, "visited this cycle");
  assert_string_equal(g->lanes[1].count, "0→1");
  assert_string_equal(g->lanes[1].limit, "/ 3");
  assert_string_equal(g->lanes[2].role, "pending");
  assert_string_equal(g->lanes[2].count, "2");
  assert_int_equal(g->moves[0].to_lane, 1);
  assert_int_equal(gc->internal[2], profile_find("cpython-3.14-incremental")->interpreter_objects);
  scene_delete(scene);
  // A call finds the collection that waits. The increment that starts a cycle marks from the
  // program's names: up from pending, down from young.
  scene = scene_of(&played, "generations", 7);
  g = scene->generations;
  assert_true(g->lanes[0].passed);
  assert_state(&g->lanes[2], 1, CHIP_LEFT);
  assert_state(&g->lanes[1], 1, CHIP_ARRIVED);
  assert_non_null(strstr(scene->sentence, "A new cycle begins"));
  scene_delete(scene);
  played_delete(&played);
}

// ---- all scenarios, all profiles --------------------------------------------------------------

typedef struct Round {
  const char *profile;
  Text faults;
  size_t pages;
  // chips of the picture before, by lane and cell
  int64_t standing[SCENE_LANES][LANE_CELLS];
} Round;

static void blame(Round *round, const AlbumPage *page, const char *what) {
  text_printf(&round->faults, "%s, %s, %s %zu: %s\n", round->profile, page->file, page->view->name,
              page->number, what);
}

static void judge_words(Round *round, const AlbumPage *page) {
  Text faults = {0};
  check_picture(page->picture, &faults);
  if (faults.length) blame(round, page, text_chars(&faults));
  text_delete(&faults);
  round->pages++;
}

static size_t more_in(const SceneLane *lane) {
  const char *note = note_of(lane, NOTE_MORE);
  return note ? strtoul(note + 1, NULL, 10) : 0;
}

// Nothing shares a cell, and who stays in a lane stays in its cell.
static void judge_cells(Round *round, const AlbumPage *page, int index) {
  const SceneLane *lane = &page->scene->generations->lanes[index];
  int64_t now[LANE_CELLS] = {0};
  size_t standing = 0;
  for (size_t i = 0; i < lane->chip_count; i++) {
    const SceneChip *chip = &lane->chips[i];
    if (chip->cell >= LANE_CELLS || chip->cell / LANE_COLUMNS >= lane->rows || now[chip->cell])
      blame(round, page, "a cell that is not free");
    else
      now[chip->cell] = chip->serial;
    standing += chip->state < CHIP_LEFT;
    for (uint32_t cell = 0; cell < LANE_CELLS; cell++)
      if (round->standing[index][cell] == chip->serial && cell != chip->cell)
        blame(round, page, "a chip moves in its lane");
  }
  memcpy(round->standing[index], now, sizeof now);
  if (standing + more_in(lane) != strtoul(lane->contents, NULL, 10))
    blame(round, page, "chips and the number of objects differ");
}

static void judge_lanes(const AlbumPage *page, void *payload) {
  Round *round = payload;
  if (page->first) memset(round->standing, 0, sizeof round->standing);
  judge_words(round, page);
  for (int lane = 0; lane < SCENE_LANES; lane++) judge_cells(round, page, lane);
}

static void judge_timeline(const AlbumPage *page, void *payload) {
  const SceneTimeline *timeline = page->scene->timeline;
  judge_words(payload, page);
  size_t current = 0;
  for (size_t i = 0; i < timeline->column_count; i++) current += timeline->columns[i].current;
  if (current != 1) blame(payload, page, "not one current column");
}

static void judge(const AlbumPage *page, void *payload) {
  if (page->scene->generations)
    judge_lanes(page, payload);
  else
    judge_timeline(page, payload);
}

static void pictures_are_well_made_everywhere(void **state) {
  (void)state;
  static const char *const names[] = {"generations", "timeline", NULL};
  for (size_t i = 0; profile_name(i); i++) {
    Round round = {.profile = profile_name(i)};
    album_visit_under(round.profile, names, judge, &round);
    if (round.faults.length) fail_msg("%.4000s", text_chars(&round.faults));
    assert_true(round.pages > 600);
    text_delete(&round.faults);
  }
}

// ---- numbers ----------------------------------------------------------------------------------

static int64_t last_number(const char *count) {
  const char *arrow = strstr(count, "→");
  return strtoll(arrow ? arrow + strlen("→") : count, NULL, 10);
}

// A program of many steps under every profile: counters are gc.get_count() and gc.get_threshold(),
// objects are those that the snapshot has in the lane.
static void numbers_are_those_of_the_snapshot(void **state) {
  (void)state;
  static const char text[] =
      "{\"gc\": {\"threshold\": [12, 2, 2]}, \"steps\": [\"import gc; log = []\","
      "\"class Node: pass\", {\"repeat\": 7, \"steps\": [\"log.append([{'k': [1]}])\"]},"
      "\"n = Node(); n.me = n\", \"del n\", {\"repeat\": 30, \"steps\": [\"log.append({})\"]},"
      "\"for i in range(40): log.append([[]])\", \"log.clear()\", \"gc.disable()\","
      "\"for i in range(20): log.append([])\", \"gc.enable()\", \"log.append([])\"]}";
  for (size_t i = 0; profile_name(i); i++) {
    Played played = play_text(text, profile_name(i), 0, false);
    for (size_t step = 1; step <= played.recording->count; step++) {
      const Snapshot *snapshot = played.recording->snapshots[step - 1];
      Scene *scene = scene_of(&played, "generations", step);
      int64_t objects[SCENE_LANES] = {0};
      for (size_t o = 0; o < snapshot->object_count; o++) {
        const SnapshotObject *object = &snapshot->objects[o];
        bool visited = snapshot->gc.two_spaces && object->generation == 2 &&
                       !(object->flags & SNAPSHOT_PENDING);
        if (object->serial > 0 && object->generation >= 0)
          objects[visited ? 1 : object->generation]++;
      }
      for (int lane = 0; lane < 3; lane++) {
        const SceneLane *shown = &scene->generations->lanes[lane];
        bool space = snapshot->gc.two_spaces && lane > 0;
        assert_int_equal(strtoll(shown->contents, NULL, 10), objects[lane]);
        assert_int_equal(last_number(shown->count),
                         space ? objects[lane] : snapshot->gc.count[lane]);
        assert_int_equal(strtoll(shown->limit + 2, NULL, 10),
                         space ? objects[1] + objects[2] : snapshot->gc.threshold[lane]);
      }
      scene_delete(scene);
    }
    played_delete(&played);
  }
}

// ---- the timeline -----------------------------------------------------------------------------

static const char lives[] = "{\"steps\": [\"x = []\", \"y = x\", \"a = [[]]; a[0].append(a)\","
                            "\"del a\", \"import gc; gc.collect()\", \"t = (x,)\", \"del t\"]}";

static void assert_span(const SceneLifetime *life, size_t step, SpanState state, const char *count,
                        bool changed) {
  const SceneSpan *span = &life->spans[step - 1];
  assert_int_equal(span->state, state);
  if (count)
    assert_string_equal(span->count, count);
  else
    assert_null(span->count);
  assert_int_equal(span->changed, changed);
}

static void lives_have_their_counts(void **state) {
  (void)state;
  Played played = play_text(lives, "cpython-3.12", 0, false);
  Scene *scene = scene_of(&played, "timeline", 4);
  const SceneTimeline *timeline = scene->timeline;
  assert_int_equal(timeline->column_count, 7);
  assert_int_equal(timeline->lifetime_count, 4);
  assert_true(timeline->all);
  assert_null(timeline->more);
  const SceneLifetime *x = &timeline->lifetimes[0], *a = &timeline->lifetimes[2],
                      *t = &timeline->lifetimes[3];
  assert_span(x, 1, SPAN_REACHABLE, "1", true);
  assert_span(x, 2, SPAN_REACHABLE, "2", true);
  assert_span(x, 3, SPAN_REACHABLE, "2", false);
  assert_span(x, 6, SPAN_REACHABLE, "3", true);
  assert_span(a, 2, SPAN_NONE, NULL, false);
  assert_span(a, 3, SPAN_REACHABLE, "2", true);
  assert_span(a, 4, SPAN_UNREACHABLE, "1", true);
  assert_span(a, 5, SPAN_COLLECTED, NULL, false);
  assert_span(a, 6, SPAN_NONE, NULL, false);
  assert_span(t, 7, SPAN_FREED, NULL, false);
  assert_string_equal(t->type, "tuple");
  assert_string_equal(scene->sentence, "After del a, 2 objects are alive but unreachable, 152 "
                                       "bytes: only the collector frees them.");
  scene_delete(scene);
  played_delete(&played);
}

static void columns_add_up(void **state) {
  (void)state;
  for (size_t i = 0; profile_name(i); i++) {
    Played played = play_text(lives, profile_name(i), 0, false);
    Scene *scene = scene_of(&played, "timeline", 4);
    for (size_t c = 0; c < scene->timeline->column_count; c++) {
      const SceneColumn *column = &scene->timeline->columns[c];
      const Snapshot *snapshot = played.recording->snapshots[c];
      int64_t bytes = 0, tracked = 0, held = 0;
      for (size_t o = 0; o < snapshot->object_count; o++) {
        if (snapshot->objects[o].serial <= 0) continue;
        bytes += (int64_t)snapshot->objects[o].size;
        tracked += snapshot->objects[o].generation >= 0;
      }
      for (int lane = 0; lane < TIMELINE_LANES; lane++) held += column->tracked[lane];
      assert_int_equal(column->objects, snapshot->user_objects);
      assert_int_equal(column->bytes, bytes);
      assert_int_equal(held, tracked);
      assert_int_equal(column->current, c == 3);
    }
    scene_delete(scene);
    played_delete(&played);
  }
}

// Sixty steps: five a column, and each shows its last one. Of the lives those that change nearest
// to the step have a row.
static void many_steps_share_columns(void **state) {
  (void)state;
  Text text = {0};
  text_add(&text, "{\"steps\": [\"x = []\"");
  for (int i = 1; i < 60; i++) text_printf(&text, ",\"a%d = []\"", i);
  text_add(&text, "]}");
  Played played = play_text(text_chars(&text), "textbook", 0, false);
  Scene *scene = scene_of(&played, "timeline", 30);
  const SceneTimeline *timeline = scene->timeline;
  assert_int_equal(timeline->column_count, 12);
  assert_true(timeline->binned);
  assert_string_equal(timeline->columns[5].title, "26–30");
  assert_string_equal(timeline->columns[5].statement, "a29=[]");
  assert_true(timeline->columns[5].current);
  assert_int_equal(timeline->columns[5].objects, 30);
  assert_int_equal(timeline->lifetime_count, TIMELINE_LIVES);
  assert_string_equal(timeline->more, "… 48 more");
  for (size_t i = 0; i < TIMELINE_LIVES; i++) // 25 ... 36: nearest to 30, the earlier one first
    assert_int_equal(timeline->lifetimes[i].serial, 24 + (int64_t)i);
  scene_delete(scene);
  played_delete(&played);
  text_delete(&text);
}

// Thirteen steps, the first one without a picture: a column for each other one.
static void steps_without_a_picture_have_no_column(void **state) {
  (void)state;
  Text text = {0};
  text_add(&text, "{\"steps\": [{\"python\": \"x = []\", \"picture\": false}");
  for (int i = 2; i <= 13; i++) text_printf(&text, ",\"a%d = []\"", i);
  text_add(&text, "]}");
  Played played = play_text(text_chars(&text), "textbook", 0, false);
  Scene *scene = scene_of(&played, "timeline", 2);
  assert_int_equal(scene->timeline->column_count, 12);
  assert_false(scene->timeline->binned);
  assert_string_equal(scene->timeline->columns[0].title, "2");
  assert_true(scene->timeline->columns[0].current);
  assert_int_equal(scene->timeline->columns[0].objects, 2);
  assert_int_equal(scene->timeline->lifetimes[0].spans[0].state, SPAN_REACHABLE);
  scene_delete(scene);
  played_delete(&played);
  text_delete(&text);
}

// ---- golden pictures --------------------------------------------------------------------------

static void read_file(const char *path, Text *text) {
  char buffer[4096];
  FILE *file = fopen(path, "rb");
  if (!file) return;
  for (size_t n; (n = fread(buffer, 1, sizeof buffer, file)) > 0;) text_add_n(text, buffer, n);
  fclose(file);
}

static void compare_golden(const Played *played, const char *view, size_t step, const char *name) {
  Text svg = {0}, wanted = {0}, path = {0};
  const DrawOptions options = {0};
  text_printf(&path, "%s/tests/golden/%s.svg", SOURCE_DIR, name);
  Scene *scene = scene_of(played, view, step);
  Picture *picture = draw_scene(scene, NULL, &options);
  picture_add_svg(picture, theme_find("light"), NULL, &svg);
  if (getenv("UPDATE")) {
    FILE *file = fopen(text_chars(&path), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(svg.chars, 1, svg.length, file), svg.length);
    fclose(file);
  }
  read_file(text_chars(&path), &wanted);
  if (strcmp(text_chars(&svg), text_chars(&wanted)) != 0)
    print_message("%s differs; UPDATE=1 rewrites it\n", text_chars(&path));
  assert_string_equal(text_chars(&svg), text_chars(&wanted));
  picture_delete(picture);
  scene_delete(scene);
  text_delete(&svg);
  text_delete(&wanted);
  text_delete(&path);
}

static void pictures_are_golden(void **state) {
  (void)state;
  Played played = play_text(promoted, "textbook", 0, false);
  compare_golden(&played, "generations", 5, "generations-5");
  played_delete(&played);
  played = play_text(lives, "textbook", 0, false);
  compare_golden(&played, "timeline", 4, "timeline-4");
  played_delete(&played);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_promotion_is_shown),
      cmocka_unit_test(every_state_of_a_chip_is_shown),
      cmocka_unit_test(several_collections_are_counted),
      cmocka_unit_test(a_lane_has_eighteen_cells),
      cmocka_unit_test(two_spaces_are_shown),
      cmocka_unit_test(numbers_are_those_of_the_snapshot),
      cmocka_unit_test(lives_have_their_counts),
      cmocka_unit_test(columns_add_up),
      cmocka_unit_test(many_steps_share_columns),
      cmocka_unit_test(steps_without_a_picture_have_no_column),
      cmocka_unit_test(pictures_are_well_made_everywhere),
      cmocka_unit_test(pictures_are_golden),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
