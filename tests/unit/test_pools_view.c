// test_pools_view.c: what the pools view shows of runs that are played: its words, its blocks, what
// stands still, and that every picture of every scenario is well made under every profile.
#include "heapstory/draw.h"
#include "heapstory/play.h"
#include "heapstory/profile.h"
#include "heapstory/scene_pools.h"
#include "heapstory/view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "picture_check.h"
#include "shipped.h"

typedef struct Shown {
  Scenario *scenario;
  Recording *recording;
  void *opened;
  Errors errors, failures;
} Shown;

static void open_view(Shown *s, const char *profile, const ViewOptions *view_options) {
  const View *view = view_find("pools");
  PlayOptions options = {.needs = view->needs, .profile = profile};
  errors_print(&s->errors, stderr);
  assert_non_null(s->scenario);
  s->recording = play_scenario(s->scenario, &options, &s->errors, &s->failures);
  errors_print(&s->errors, stderr);
  assert_int_equal(s->errors.count, 0);
  s->opened = view->open((const Snapshot *const *)s->recording->snapshots, s->recording->count,
                         view_options);
}

static Shown show_file(const char *path, const char *profile) {
  Shown s = {0};
  s.scenario = scenario_read(path, &s.errors);
  open_view(&s, profile, NULL);
  return s;
}

static Shown show_steps(const char *profile, const ViewOptions *options, const char *steps) {
  Shown s = {0};
  Text text = {0};
  text_printf(&text, "{\"steps\": [%s]}", steps);
  s.scenario = scenario_read_text("test", text_chars(&text), text.length, &s.errors);
  text_delete(&text);
  open_view(&s, profile, options);
  return s;
}

static Scene *scene_at(const Shown *s, size_t at) {
  return view_find("pools")->scene(s->opened, at);
}

static void shown_delete(Shown *s) {
  view_find("pools")->close(s->opened);
  recording_delete(s->recording);
  scenario_delete(s->scenario);
  errors_delete(&s->errors);
  errors_delete(&s->failures);
}

// ---- every scenario, every profile ------------------------------------------------------------

static void check_page(const char *file, const Scene *scene) {
  Text faults = {0};
  const DrawOptions options = {0};
  Picture *picture = draw_scene(scene, NULL, &options);
  check_picture(picture, &faults);
  if (faults.length) fail_msg("%s, %s:\n%s", file, scene->name, text_chars(&faults));
  picture_delete(picture);
}

// The map and the words say the numbers of the trace.
static void numbers_agree(const Scene *scene, const Snapshot *snapshot) {
  const ScenePools *pools = scene->pools;
  size_t in_use = 0, used = 0;
  for (size_t a = 0; a < pools->arena_count; a++)
    for (size_t i = 0; i < pools->arenas[a].cell_count; i++)
      in_use += pools->arenas[a].cells[i].size != NULL;
  if (!pools->more_arenas) assert_int_equal(in_use, snapshot->memory.pools);
  assert_int_equal(strtoull(pools->in_use, NULL, 10), snapshot->memory.pools);
  for (size_t i = 0; i < pools->pool_count; i++)
    if (pools->pools[i].in_use) used += strtoull(pools->pools[i].use, NULL, 10);
  assert_true(used <= snapshot->memory.blocks);
  if (!pools->more_pools) assert_int_equal(used, snapshot->memory.blocks);
}

// A pool keeps its strip, an object its place on it.
static void strips_stay(const Scene *before, const Scene *now) {
  assert_int_equal(before->pools->pool_count, now->pools->pool_count);
  assert_int_equal(before->pools->units, now->pools->units);
  assert_int_equal(before->pools->large_count, now->pools->large_count);
  for (size_t i = 0; i < now->pools->pool_count; i++) {
    const ScenePool *old = &before->pools->pools[i], *new = &now->pools->pools[i];
    assert_int_equal(old->block_count, new->block_count);
    if (old->name && new->name) assert_string_equal(old->name, new->name);
    for (size_t b = 0; b < new->block_count; b++)
      if (new->blocks[b].state == POOL_BLOCK_USED && !new->blocks[b].gap)
        assert_string_equal(old->blocks[b].text, new->blocks[b].text);
  }
}

// Under the profile; NULL: under its own.
static void check_scenario(const char *path, void *profile) {
  Shown s = show_file(path, profile);
  Scene *before = NULL;
  for (size_t i = 0; i < s.recording->count; i++) {
    Scene *scene = scene_at(&s, i);
    numbers_agree(scene, s.recording->snapshots[i]);
    if (before) strips_stay(before, scene);
    check_page(path, scene);
    scene_delete(before);
    before = scene;
  }
  scene_delete(before);
  shown_delete(&s);
}

static void every_picture_is_well_made(void **state) {
  (void)state;
  for (size_t i = 0; profile_name(i); i++) {
    void *profile = (void *)profile_name(i);
    assert_true(shipped_visit("seeds", check_scenario, profile) >= 40);
    assert_true(shipped_visit("gallery", check_scenario, profile) >= 10);
  }
  assert_true(shipped_visit("cpython/figures", check_scenario, NULL) >= 40);
}

// Thousands of objects, several arenas, long names, wide numbers, nothing at all.
static void awkward_runs_are_well_made(void **state) {
  (void)state;
  static const char *const runs[] = {
      "\"x = 1\", \"y = x\"",
      "\"objs = [object() for i in range(70000)]\", \"del objs[5]\", \"del objs\"",
      "\"n = [float(i) for i in range(250000)]\", \"m = [[] for i in range(9)]\", \"del n\"",
      "\"class AVeryLongClassNameThatNeverEnds:\\n    pass\", "
      "\"an_instance_of_that = AVeryLongClassNameThatNeverEnds()\", "
      "\"a = ['x' * 600 for i in range(9)]\", \"b = bytearray(9999999)\", \"del a, b\"",
  };
  for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
    Shown s = show_steps("cpython-3.14", NULL, runs[i]);
    for (size_t at = 0; at < s.recording->count; at++) {
      Scene *scene = scene_at(&s, at);
      numbers_agree(scene, s.recording->snapshots[at]);
      check_page(runs[i], scene);
      scene_delete(scene);
    }
    shown_delete(&s);
  }
}

// ---- words ------------------------------------------------------------------------------------

// "#3+ >" : a block taken now by #3, the one given out next. See marks.
static void add_block(const ScenePoolBlock *block, Text *text) {
  static const char *const marks[POOL_BLOCK_STATES] = {
      [POOL_BLOCK_NEW] = "+",  [POOL_BLOCK_GONE] = "-", [POOL_BLOCK_FREE] = ".",
      [POOL_BLOCK_NEXT] = ">", [POOL_BLOCK_KEPT] = "x", [POOL_BLOCK_OTHERS] = "o"};
  if (block->state == POOL_BLOCK_ABSENT) return;
  bool named = block->text && (block->text[0] == '#' || block->gap);
  text_printf(text, " %s%s%s", named ? block->text : "",
              marks[block->state] ? marks[block->state] : "", block->focus ? "!" : "");
}

static void assert_strips(const Shown *s, size_t at, const char *sentence, const char *strips) {
  Scene *scene = scene_at(s, at);
  Text text = {0};
  for (size_t i = 0; i < scene->pools->pool_count; i++) {
    const ScenePool *pool = &scene->pools->pools[i];
    if (!pool->size) continue;
    text_printf(&text, "%s, %s:", pool->size, pool->use);
    for (size_t b = 0; b < pool->block_count; b++) add_block(&pool->blocks[b], &text);
    text_add(&text, "\n");
  }
  assert_string_equal(scene->sentence, sentence);
  assert_string_equal(text_chars(&text), strips);
  text_delete(&text);
  scene_delete(scene);
}

// In the textbook no interpreter stands in the pools. What a statement needs for itself (code, its
// constants) was there before the list.
static void a_list_in_the_textbook(void **state) {
  (void)state;
  static const char nothing[] = "No object of the program takes a block or gives one back.";
  static const char rest[] = "32 B, 1 used · 510 blocks: #1 >\n"
                             "64 B, 1 used · 255 blocks: > . #1 .\n";
  Shown s = show_steps("textbook", NULL,
                       "\"x = []\", \"x.append(x)\", \"y = x\", \"del x, y\", {\"collect\": 2}");
  assert_strips(&s, 0, "list #1 takes a 64-byte block of pool 0.",
                "64 B, 1 used · 255 blocks: > . #1+! .\n");
  assert_strips(&s, 1, "The items of list #1 take a 32-byte block of pool 3.",
                "32 B, 1 used · 510 blocks: #1+! >\n"
                "64 B, 1 used · 255 blocks: > . #1! .\n");
  assert_strips(&s, 2, nothing, rest);
  assert_strips(&s, 3, nothing, rest); // unreachable, and still in its blocks
  assert_strips(&s, 4, "list #1 gives up 2 blocks, 96 bytes.",
                "32 B, given back to its arena: #1-\n"
                "64 B, given back to its arena: #1-\n");
  shown_delete(&s);
}

// FACTS.md 5: the pool never sees the block of a float again.
static void free_lists_keep_blocks(void **state) {
  (void)state;
  Shown s = show_steps("cpython-3.12", NULL, "\"x = 2.5\", \"x = None\", \"y = x\", \"y = 4.5\"");
  assert_strips(&s, 0, "float #1 takes a 32-byte block of pool 1.",
                "32 B, 1 used · 510 blocks: #1+! >\n");
  assert_strips(&s, 1,
                "float #1 is dead; the free list of its type keeps the 32-byte block in pool 1.",
                "32 B, 1 used · 510 blocks: #1- >\n");
  assert_strips(&s, 2, "No object of the program takes a block or gives one back.",
                "32 B, 1 used · 510 blocks: x >\n");
  assert_strips(&s, 3, "float #2 takes the 32-byte block that the free list of its type kept.",
                "32 B, 1 used · 510 blocks: #2+! >\n");
  shown_delete(&s);
}

static void a_block_is_taken_again(void **state) {
  (void)state;
  Shown s = show_steps("cpython-3.12", NULL,
                       "\"class P:\\n    __slots__ = ('x', 'y')\", \"p = P()\", \"q = P()\", "
                       "\"del p\", \"r = P()\"");
  assert_strips(&s, 3, "P #3 gives its 48-byte block back to pool 5.",
                "48 B, 2 used · 340 blocks: o #3- #4 .\n"
                "64 B, 10 used · 255 blocks: #1 . > x x o x o o o o x . .\n");
  assert_strips(&s, 4, "P #5 takes the 48-byte block of pool 5 that was freed last.",
                "48 B, 3 used · 340 blocks: o #5+! #4 >\n"
                "64 B, 10 used · 255 blocks: #1 . > x x o x o o o o x . .\n");
  Scene *scene = scene_at(&s, 4);
  assert_non_null(scene->pools->shared); // an interpreter stands in first pools, too
  scene_delete(scene);
  shown_delete(&s);
}

// ---- what is in focus -------------------------------------------------------------------------

static const SceneBlockMark *focus_mark(const Scene *scene) {
  for (size_t i = 0; i < scene->pools->block_mark_count; i++)
    if (scene->pools->block_marks[i].focus) return &scene->pools->block_marks[i];
  return NULL;
}

static void the_focus_keeps_the_accent(void **state) {
  (void)state;
  const char *const words[] = {"x"}, *const numbers[] = {"#2"};
  const char *steps = "\"x = [1, 2, 3]\", \"y = [x]\", \"z = {}\", \"del x\"";
  const ViewOptions named = {.focus = {words, 1}}, numbered = {.focus = {numbers, 1}};
  Shown s = show_steps("cpython-3.12", &named, steps);
  for (size_t i = 0; i < 3; i++) {
    Scene *scene = scene_at(&s, i);
    assert_string_equal(focus_mark(scene)->words, "list #1: head + items");
    scene_delete(scene);
  }
  shown_delete(&s);
  s = show_steps("cpython-3.12", &numbered, steps);
  Scene *first = scene_at(&s, 0), *last = scene_at(&s, 3);
  assert_null(focus_mark(first));
  assert_string_equal(focus_mark(last)->words, "list #2: head + items");
  scene_delete(first);
  scene_delete(last);
  shown_delete(&s);
}

// ---- maps, gaps, chips ------------------------------------------------------------------------

static void maps_say_what_becomes_of_pools(void **state) {
  (void)state;
  Shown s = show_steps("textbook", NULL, "\"x = 2.5\", \"del x\"");
  Scene *scene = scene_at(&s, 0);
  const SceneArena *arena = &scene->pools->arenas[0];
  assert_string_equal(scene->pools->figures, "1 MiB = 64 pools of 16 KiB");
  assert_int_equal(arena->cell_count, 64);
  assert_int_equal(arena->cells[62].kind, POOL_CELL_NEVER);
  assert_int_equal(arena->cells[63].kind, POOL_CELL_LOST); // FACTS.md 4: 63 fit
  scene_delete(scene);
  shown_delete(&s);
}

// A block that is a step's own is shown, whatever stands between.
static void what_changes_is_never_in_a_gap(void **state) {
  (void)state;
  Shown s = show_steps("cpython-3.12", NULL,
                       "\"l = [i + 1000 for i in range(300)]\", \"del l[150]\", \"l[250] = None\"");
  for (size_t at = 1; at < 3; at++) {
    Scene *scene = scene_at(&s, at);
    size_t gone = 0, gaps = 0;
    for (size_t i = 0; i < scene->pools->pool_count; i++)
      for (size_t b = 0; b < scene->pools->pools[i].block_count; b++) {
        const ScenePoolBlock *block = &scene->pools->pools[i].blocks[b];
        gaps += block->gap;
        gone += block->state == POOL_BLOCK_GONE && !block->gap;
        if (block->gap) assert_int_not_equal(block->state, POOL_BLOCK_GONE);
      }
    assert_int_equal(gone, 1);
    assert_true(gaps > 1);
    scene_delete(scene);
  }
  shown_delete(&s);
}

static void large_requests_have_chips(void **state) {
  (void)state;
  Shown s = show_steps("cpython-3.12", NULL,
                       "\"a = 'x' * 600\", \"b = [None] * 70\", \"b += [None] * 5\", \"del a\", "
                       "\"c = 'y' * 2000\"");
  static const struct {
    PoolBlockState state[2];
    const char *size[2];
  } rows[] = {{{POOL_BLOCK_NEW, POOL_BLOCK_ABSENT}, {"656 B", NULL}},
              {{POOL_BLOCK_USED, POOL_BLOCK_NEW}, {"656 B", "560 B"}},
              {{POOL_BLOCK_USED, POOL_BLOCK_NEW}, {"656 B", "704 B"}},
              {{POOL_BLOCK_GONE, POOL_BLOCK_USED}, {"656 B", "704 B"}},
              {{POOL_BLOCK_NEW, POOL_BLOCK_USED}, {"2048 B", "704 B"}}};
  for (size_t at = 0; at < 5; at++) {
    Scene *scene = scene_at(&s, at);
    for (size_t i = 0; i < 2; i++) {
      const SceneLarge *chip = &scene->pools->large[i];
      assert_int_equal(chip->state, rows[at].state[i]);
      if (rows[at].size[i]) assert_string_equal(chip->size, rows[at].size[i]);
    }
    scene_delete(scene);
  }
  shown_delete(&s);
}

// ---- the bytes --------------------------------------------------------------------------------

static void read_file(const char *path, Text *text) {
  char buffer[4096];
  FILE *file = fopen(path, "rb");
  if (!file) return;
  for (size_t n; (n = fread(buffer, 1, sizeof buffer, file)) > 0;) text_add_n(text, buffer, n);
  fclose(file);
}

static void write_file(const char *path, const Text *text) {
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  fwrite(text_chars(text), 1, text->length, file);
  fclose(file);
}

// UPDATE=1 rewrites it: read the difference before it is committed.
static void a_picture_is_golden(void **state) {
  (void)state;
  const char *path = SOURCE_DIR "/tests/golden/pools-8.svg";
  Shown s = show_file(SOURCE_DIR "/scenarios/gallery/08-pools.json", NULL);
  Scene *scene = scene_at(&s, 7);
  const DrawOptions options = {0};
  Picture *picture = draw_scene(scene, NULL, &options);
  Text svg = {0}, wanted = {0};
  picture_add_svg(picture, theme_find("light"), NULL, &svg);
  if (getenv("UPDATE")) write_file(path, &svg);
  read_file(path, &wanted);
  if (strcmp(text_chars(&svg), text_chars(&wanted)) != 0)
    print_message("%s differs; UPDATE=1 rewrites it\n", path);
  assert_string_equal(text_chars(&svg), text_chars(&wanted));
  text_delete(&svg);
  text_delete(&wanted);
  picture_delete(picture);
  scene_delete(scene);
  shown_delete(&s);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_picture_is_well_made),
      cmocka_unit_test(awkward_runs_are_well_made),
      cmocka_unit_test(a_list_in_the_textbook),
      cmocka_unit_test(free_lists_keep_blocks),
      cmocka_unit_test(a_block_is_taken_again),
      cmocka_unit_test(the_focus_keeps_the_accent),
      cmocka_unit_test(maps_say_what_becomes_of_pools),
      cmocka_unit_test(what_changes_is_never_in_a_gap),
      cmocka_unit_test(large_requests_have_chips),
      cmocka_unit_test(a_picture_is_golden),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
