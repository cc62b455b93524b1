// test_report_pictures.c: what is drawn of two runs that differ, and the page that shows it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "cli/report_pictures.h"
#include "heapstory/layout.h"
#include "heapstory/play.h"

// ---- runs -------------------------------------------------------------------------------------

static Stored *play(const char *steps) {
  Errors errors = {0};
  Text text = {0};
  const PlayOptions options = {.profile = "cpython-3.12"};
  text_printf(&text, "{\"steps\": [%s]}", steps);
  Scenario *scenario = scenario_read_text("test.json", text_chars(&text), text.length, &errors);
  assert_non_null(scenario);
  Recording *recording = play_scenario(scenario, &options, &errors, &errors);
  assert_int_equal(errors.count, 0);
  Stored *stored =
      stored_take((const Snapshot *const *)recording->snapshots, recording->count, scenario->title);
  recording_delete(recording);
  scenario_delete(scenario);
  text_delete(&text);
  return stored;
}

static ReportCase compare(const char *older_steps, const char *newer_steps) {
  Errors errors = {0};
  Stored *older = play(older_steps), *newer = play(newer_steps);
  ReportCase report =
      report_case_make("test.json", "test", NULL, "snapshots/test.snap", VERDICT_DIFFERS);
  assert_true(report_compare(&report, older, newer, true, &errors));
  assert_int_equal(errors.count, 0);
  stored_delete(older);
  stored_delete(newer);
  return report;
}

static const PicturePair *pair_of(const ReportCase *report, size_t step, bool gone) {
  for (size_t i = 0; i < report->pairs.count; i++)
    if (report->pairs.items[i].step == step && report->pairs.items[i].gone == gone)
      return &report->pairs.items[i];
  fail_msg("step %zu is not drawn", step);
  return NULL;
}

// ---- places -----------------------------------------------------------------------------------

// The first rectangle of a part: ` x="12" y="34" ...`; NULL where the picture has no such part.
static char *place_of(const Text *svg, const char *id) {
  char *mark = mem_alloc(strlen(id) + 16);
  snprintf(mark, strlen(id) + 16, " id=\"%s\"", id);
  const char *at = strstr(text_chars(svg), mark);
  mem_free(mark);
  if (!at) return NULL;
  at = strstr(at, "<rect");
  assert_non_null(at);
  const char *end = strstr(at, " class=");
  assert_non_null(end);
  return mem_strndup(at, (size_t)(end - at));
}

static void assert_same_place(const PicturePair *pair, const char *id) {
  char *older = place_of(&pair->older, id), *newer = place_of(&pair->newer, id);
  assert_non_null(older);
  assert_non_null(newer);
  assert_string_equal(older, newer);
  mem_free(older);
  mem_free(newer);
}

static void assert_part(const Text *svg, const char *id, bool there) {
  char *place = place_of(svg, id);
  assert_int_equal(place != NULL, there);
  mem_free(place);
}

#define NODE "\"class N: pass\", \"a = N()\", \"b = N()\", \"a.x = b\","

static void test_same_places(void **state) {
  (void)state;
  ReportCase report = compare(NODE "\"k = b\", \"c = [a]\"", NODE "\"c = [b]\"");
  const PicturePair *gone = pair_of(&report, 5, true);
  assert_string_equal(gone->source, "k = b");
  assert_true(gone->older.length > 0 && gone->newer.length == 0 && gone->changes.length == 0);
  const PicturePair *changed = pair_of(&report, 5, false);
  assert_string_equal(changed->source, "c = [b]");
  assert_same_place(changed, "obj-2");
  assert_same_place(changed, "obj-3");
  assert_non_null(strstr(text_chars(&changed->older), "<title>as it was, step 6 of 6: c = [a]<"));
  assert_non_null(strstr(text_chars(&changed->newer), "<title>as it is, step 5 of 5: c = [b]<"));
  assert_true(changed->changes.length > 0);
  report_case_delete(&report);
}

// The serials of the older run are those of the newer one: what it has more comes behind them.
static void test_other_serials(void **state) {
  (void)state;
  ReportCase report =
      compare("\"junk = [[], []]\", \"a = [1]\", \"b = [a, a]\"", "\"a = [1]\", \"b = [a]\"");
  const PicturePair *pair = pair_of(&report, 2, false);
  assert_same_place(pair, "obj-1");
  assert_same_place(pair, "obj-2");
  assert_part(&pair->older, "obj-6", true); // junk was #1, which is another list now
  assert_part(&pair->newer, "obj-6", false);
  report_case_delete(&report);
}

// A step is drawn as `render` draws it: with what it did, as of the step before it in its own run.
static void test_what_the_step_did(void **state) {
  (void)state;
  ReportCase report = compare(NODE "\"k = b\"", NODE "\"k = a\"");
  const PicturePair *pair = pair_of(&report, 5, false);
  assert_non_null(strstr(text_chars(&pair->older), "refs 2→3"));
  assert_non_null(strstr(text_chars(&pair->newer), "refs 1→2"));
  assert_null(strstr(text_chars(&pair->newer), "+ new"));
  report_case_delete(&report);
  report = compare("\"a = [1]\"", "\"a = [2]\"");
  pair = pair_of(&report, 1, false);
  assert_non_null(strstr(text_chars(&pair->newer), "+ new"));
  report_case_delete(&report);
}

// More objects than one layout can bear, one after the other: where one layout ends between both
// sides of a step, they have one of their own.
static void test_several_layouts(void **state) {
  (void)state;
  enum { STEPS = 34 };
  Text older = {0}, newer = {0};
  text_add(&older, "\"k = []\"");
  text_add(&newer, "\"k = []\"");
  for (int i = 0; i < STEPS; i++) {
    static const char both[] = ",\"class C%d: pass\\nclass D%d: pass\\nt = C%d()";
    text_printf(&older, both, i, i, i);
    text_printf(&newer, both, i, i, i);
    text_printf(&older, "\"");
    text_printf(&newer, "; u = D%d()\"", i);
  }
  ReportCase report = compare(text_chars(&older), text_chars(&newer));
  assert_int_equal(report.pairs.count, STEPS);
  for (size_t i = 0; i < report.pairs.count; i++) {
    char id[32];
    snprintf(id, sizeof id, "obj-%zu", 4 * i + 4); // behind k, four of each step, and two classes
    assert_same_place(&report.pairs.items[i], id);
  }
  report_case_delete(&report);
  text_delete(&older);
  text_delete(&newer);
}

// Too many to be drawn: each is told in words.
static void test_many(void **state) {
  (void)state;
  Text older = {0}, newer = {0};
  for (int i = 0; i < MOST_PAIRS + 7; i++) {
    text_printf(&older, "%s\"x = [%d]\"", i ? "," : "", i);
    text_printf(&newer, "%s\"x = [%d]\"", i ? "," : "", 1000 + i);
  }
  ReportCase report = compare(text_chars(&older), text_chars(&newer));
  assert_int_equal(report.pairs.count, MOST_PAIRS);
  assert_int_equal(report.undrawn, 7);
  ReportCases cases = {0};
  Text page = {0};
  size_t left_out = 0;
  array_push(&cases, report);
  report_add_html(&cases, &page);
  for (const char *at = text_chars(&page); (at = strstr(at, "Its pictures are left out")); at++)
    left_out++;
  assert_int_equal(left_out, 7);
  report_cases_delete(&cases);
  text_delete(&page);
  text_delete(&older);
  text_delete(&newer);
}

// Without pictures the words are the same.
static void test_words_alone(void **state) {
  (void)state;
  Errors errors = {0};
  Stored *older = play("\"x = [1]\""), *newer = play("\"x = [2]\"");
  ReportCase drawn = report_case_make("a", "a", NULL, NULL, VERDICT_DIFFERS);
  ReportCase told = report_case_make("a", "a", NULL, NULL, VERDICT_DIFFERS);
  ReportCase same = report_case_make("a", "a", NULL, NULL, VERDICT_SAME);
  assert_true(report_compare(&drawn, older, newer, true, &errors));
  assert_true(report_compare(&told, older, newer, false, &errors));
  assert_true(report_compare(&same, older, older, true, &errors));
  assert_int_equal(told.pairs.count, 0);
  assert_int_equal(drawn.pairs.count, 1);
  assert_true(drawn.findings.count > 0);
  assert_int_equal(drawn.findings.count, told.findings.count);
  assert_int_equal(same.findings.count + same.pairs.count, 0);
  report_case_delete(&drawn);
  report_case_delete(&told);
  report_case_delete(&same);
  stored_delete(older);
  stored_delete(newer);
}

// ---- the page ---------------------------------------------------------------------------------

static size_t count_of(const Text *text, const char *words) {
  size_t count = 0;
  for (const char *at = text_chars(text); (at = strstr(at, words)); at++) count++;
  return count;
}

static void assert_has(const Text *text, const char *words) {
  if (!strstr(text_chars(text), words)) fail_msg("the page does not say: %s", words);
}

static void test_page(void **state) {
  (void)state;
  ReportCases cases = {0};
  Text page = {0}, again = {0};
  array_push(&cases, report_case_make("same.json", "same", NULL, NULL, VERDICT_SAME));
  array_push(&cases, report_case_make("new.json", "new", NULL, "new.snap", VERDICT_NEW));
  array_push(&cases, compare(NODE "\"k = b\"", NODE "\"k = a\""));
  report_add_html(&cases, &page);
  report_add_html(&cases, &again);
  assert_string_equal(text_chars(&page), text_chars(&again));
  assert_has(&page, "<h1>1 of 3 scenarios differs</h1>");
  assert_has(&page, "<li><span class=\"verdict differs fault\">differs · 1</span></li>");
  assert_has(&page, "<span class=\"number\">step 5</span> <code><bdi>k = a</bdi></code>");
  assert_has(&page, "<li><bdi>same.json</bdi></li>");
  assert_int_equal(count_of(&page, "<img "), 3);
  assert_int_equal(count_of(&page, "{{"), 0);
  const char *differs = strstr(text_chars(&page), "class=\"case differs\"");
  const char *new = strstr(text_chars(&page), "class=\"case new\"");
  assert_true(differs && new &&differs < new);
  report_cases_delete(&cases);
  text_delete(&page);
  text_delete(&again);
}

static void assert_headline(Verdict verdict, size_t count, const char *expected) {
  ReportCases cases = {0};
  Text page = {0};
  for (size_t i = 0; i < count; i++)
    array_push(&cases, report_case_make("a.json", "a", NULL, NULL, verdict));
  report_add_html(&cases, &page);
  assert_has(&page, expected);
  report_cases_delete(&cases);
  text_delete(&page);
}

static void test_headlines(void **state) {
  (void)state;
  assert_headline(VERDICT_SAME, 1, "<h1>The scenario is the same</h1>");
  assert_headline(VERDICT_SAME, 14, "<h1>All 14 scenarios are the same</h1>");
  assert_headline(VERDICT_SAME, 14, "<p class=\"calm\">Every step is as it was.</p>");
  assert_headline(VERDICT_NEW, 2, "<h1>Nothing differs</h1>");
  assert_headline(VERDICT_TROUBLE, 2, "<h1>2 of 2 scenarios need a look</h1>");
  assert_headline(VERDICT_DIFFERS, 1, "<h1>1 of 1 scenario differs</h1>");
}

// Whatever a scenario says stays words.
static void test_hostile_words(void **state) {
  (void)state;
  static const char hostile[] = "</title></style></script><script>alert(1)</script>\"'\x01\u202e&";
  ReportCases cases = {0};
  Text page = {0};
  array_push(&cases, report_case_make(hostile, hostile, hostile, hostile, VERDICT_DIFFERS));
  array_push(&cases, report_case_make(hostile, hostile, hostile, hostile, VERDICT_SAME));
  ReportCase *first = &cases.items[0];
  report_case_add(first, (Finding){.step = 1, .words = mem_strdup(hostile)});
  PicturePair pair = {.step = 1, .source = mem_strdup(hostile)};
  text_add(&pair.newer, "<svg></svg>");
  array_push(&first->pairs, pair);
  report_add_html(&cases, &page);
  assert_int_equal(count_of(&page, "<script"), 1);
  assert_int_equal(count_of(&page, "</script"), 1);
  assert_int_equal(count_of(&page, "</style"), 1);
  assert_int_equal(count_of(&page, "\u202e") + count_of(&page, "\x01"), 0);
  assert_has(&page, "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;\\x01\\u202e&amp;");
  assert_has(&page, "data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=\"");
  report_cases_delete(&cases);
  text_delete(&page);
}

// A picture that shows nothing of what differs is there once.
static void test_nothing_to_see(void **state) {
  (void)state;
  ReportCases cases = {0};
  Text page = {0};
  array_push(&cases, compare("\"a = [1]\", \"print('a')\"", "\"a = [1]\", \"print('b')\""));
  report_add_html(&cases, &page);
  assert_int_equal(count_of(&page, "<img "), 1);
  assert_has(&page, "the picture is the same: none of this is drawn in it");
  report_cases_delete(&cases);
  text_delete(&page);
}

static int end(void **state) {
  (void)state;
  layout_shutdown();
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_same_places),
      cmocka_unit_test(test_other_serials),
      cmocka_unit_test(test_what_the_step_did),
      cmocka_unit_test(test_several_layouts),
      cmocka_unit_test(test_many),
      cmocka_unit_test(test_words_alone),
      cmocka_unit_test(test_page),
      cmocka_unit_test(test_headlines),
      cmocka_unit_test(test_hostile_words),
      cmocka_unit_test(test_nothing_to_see),
  };
  return cmocka_run_group_tests(tests, NULL, end);
}
