// test_report.c: what a check or a diff found: from one process to another, and in each form in
// which it is reported.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/report.h"

// ---- cases ------------------------------------------------------------------------------------

static void add_finding(ReportCase *report, size_t step, uint32_t line, const char *words) {
  report_case_add(report, (Finding){.step = step, .line = line, .words = mem_strdup(words)});
}

static void add_pair(ReportCase *report, size_t step, const char *source, const char *older,
                     const char *newer) {
  PicturePair pair = {.step = step, .source = mem_strdup(source)};
  text_add(&pair.older, older);
  text_add(&pair.newer, newer);
  text_add_n(&pair.changes, "a\0b", 3);
  array_push(&report->pairs, pair);
}

static ReportCase make_differing(void) {
  ReportCase report = report_case_make("s/cycle.json", "cycle", "A cycle", "s/snapshots/cycle.snap",
                                       VERDICT_DIFFERS);
  add_finding(&report, 0, 0, "profile cpython-3.14, was cpython-3.12");
  add_finding(&report, 6, 9, "#2 Node: refcount 1, was 2");
  add_finding(&report, 6, 9, "reference .ref of #2 to #4 gone");
  report_case_add(&report, (Finding){.step = 7, .gone = true, .words = mem_strdup("gone: del b")});
  add_pair(&report, 6, "del a", "<svg>old</svg>", "<svg>new</svg>");
  report.undrawn = 3;
  return report;
}

// ---- packing ----------------------------------------------------------------------------------

static void assert_same_text(const Text *a, const Text *b) {
  assert_int_equal(a->length, b->length);
  assert_memory_equal(text_chars(a), text_chars(b), a->length);
}

static void assert_same_string(const char *a, const char *b) {
  assert_int_equal(a != NULL, b != NULL);
  if (a) assert_string_equal(a, b);
}

static void assert_same_case(const ReportCase *a, const ReportCase *b) {
  assert_string_equal(a->file, b->file);
  assert_string_equal(a->name, b->name);
  assert_same_string(a->title, b->title);
  assert_same_string(a->against, b->against);
  assert_int_equal(a->verdict, b->verdict);
  assert_int_equal(a->undrawn, b->undrawn);
  assert_int_equal(a->findings.count, b->findings.count);
  for (size_t i = 0; i < a->findings.count; i++) {
    const Finding *one = &a->findings.items[i], *other = &b->findings.items[i];
    assert_int_equal(one->step, other->step);
    assert_int_equal(one->gone, other->gone);
    assert_int_equal(one->line, other->line);
    assert_string_equal(one->words, other->words);
  }
  assert_int_equal(a->pairs.count, b->pairs.count);
  for (size_t i = 0; i < a->pairs.count; i++) {
    const PicturePair *one = &a->pairs.items[i], *other = &b->pairs.items[i];
    assert_int_equal(one->step, other->step);
    assert_int_equal(one->gone, other->gone);
    assert_string_equal(one->source, other->source);
    assert_same_text(&one->older, &other->older);
    assert_same_text(&one->newer, &other->newer);
    assert_same_text(&one->changes, &other->changes);
  }
}

static void test_packed_and_back(void **state) {
  (void)state;
  ReportCase first = make_differing();
  ReportCase second = report_case_make("-", "stdin", NULL, NULL, VERDICT_SAME);
  Text bytes = {0};
  report_case_pack(&first, &bytes);
  report_case_pack(&second, &bytes);
  ReportCases cases = {0};
  assert_true(report_cases_unpack(text_chars(&bytes), bytes.length, &cases));
  assert_int_equal(cases.count, 2);
  assert_same_case(&cases.items[0], &first);
  assert_same_case(&cases.items[1], &second);
  report_cases_delete(&cases);
  text_delete(&bytes);
  report_case_delete(&first);
  report_case_delete(&second);
}

// Bytes that end early add nothing, wherever they end.
static void test_cut_off(void **state) {
  (void)state;
  ReportCase report = make_differing();
  Text bytes = {0};
  ReportCases cases = {0};
  report_case_pack(&report, &bytes);
  for (size_t length = 1; length < bytes.length; length++) {
    char *cut = mem_alloc(length); // its own block, so that a sanitizer sees what is read behind it
    memcpy(cut, bytes.chars, length);
    assert_false(report_cases_unpack(cut, length, &cases));
    assert_int_equal(cases.count, 0);
    mem_free(cut);
  }
  report_cases_delete(&cases);
  text_delete(&bytes);
  report_case_delete(&report);
}

// ---- verdicts ---------------------------------------------------------------------------------

static void test_verdicts(void **state) {
  (void)state;
  size_t faults = 0;
  for (Verdict verdict = 0; verdict < VERDICT_COUNT; verdict++) {
    assert_true(strlen(verdict_word(verdict)) > 0);
    faults += verdict_is_fault(verdict);
  }
  assert_int_equal(faults, 4);
  assert_true(verdict_is_fault(VERDICT_MISSING));
  assert_false(verdict_is_fault(VERDICT_UPDATED));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_packed_and_back),
      cmocka_unit_test(test_cut_off),
      cmocka_unit_test(test_verdicts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
