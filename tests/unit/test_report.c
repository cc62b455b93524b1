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

// ---- words of others --------------------------------------------------------------------------

static void assert_words(const char *words, const char *expected) {
  Text text = {0};
  report_add_words(&text, words);
  assert_string_equal(text_chars(&text), expected);
  text_delete(&text);
}

static void test_words(void **state) {
  (void)state;
  assert_words("a → b", "a → b");
  assert_words("</script><b a='\"'>&amp;", "&lt;/script&gt;&lt;b a=&#39;&quot;&#39;&gt;&amp;amp;");
  assert_words("two\nlines\tthere", "two\nlines\tthere");
  assert_words("\x01\x1b[31m\r\x7f", "\\x01\\x1b[31m\\x0d\\x7f");
  assert_words("admin\u202e\u2066nimda\u200f", "admin\\u202e\\u2066nimda\\u200f");
  assert_words("\xc2\x85\u2028\ufeff\uffff\U000e0041", "\\x85\\u2028\\ufeff\\uffff\\U000e0041");
  assert_words("a\xff\xc3(\xed\xa0\x80", "a\\xff\\xc3(\\xed\\xa0\\x80");
  assert_words("]]>", "]]&gt;");
  assert_words("", "");
}

// ---- forms ------------------------------------------------------------------------------------

// A case of each of these; faults have a finding.
static ReportCases make_all(void) {
  static const Verdict all[] = {VERDICT_SAME,         VERDICT_NEW,     VERDICT_UPDATED,
                                VERDICT_UNREFERENCED, VERDICT_REMOVED, VERDICT_REJECTED,
                                VERDICT_MISSING,      VERDICT_DIFFERS, VERDICT_TROUBLE};
  ReportCases cases = {0};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    Verdict verdict = all[i];
    Text file = {0};
    text_printf(&file, "./a/b/%s-%zu.json", verdict_word(verdict), i);
    const char *against = verdict == VERDICT_TROUBLE ? NULL : "a/b/snapshots/x.snap";
    array_push(&cases,
               report_case_make(text_chars(&file), verdict_word(verdict), NULL, against, verdict));
    ReportCase *last = &cases.items[cases.count - 1];
    if (verdict == VERDICT_TROUBLE) add_finding(last, 0, 3, "expected ',' or '}'");
    if (verdict == VERDICT_DIFFERS) {
      report_case_delete(last);
      *last = make_differing();
    }
    text_delete(&file);
  }
  return cases;
}

typedef void (*AddReport)(const ReportCases *cases, Text *text);

static void assert_report(AddReport add, const ReportCases *cases, const char *expected) {
  Text text = {0};
  add(cases, &text);
  assert_string_equal(text_chars(&text), expected);
  text_delete(&text);
}

static void test_junit(void **state) {
  (void)state;
  ReportCases cases = make_all();
  static const char expected[] =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"heapstory\" tests=\"9\" failures=\"3\" errors=\"1\" time=\"0\">\n"
      "  <testsuite name=\"heapstory\" tests=\"9\" failures=\"3\" errors=\"1\" time=\"0\" "
      "skipped=\"3\">\n"
      "    <testcase classname=\"a.b\" name=\"same\" time=\"0\"/>\n"
      "    <testcase classname=\"a.b\" name=\"new\" time=\"0\">\n"
      "      <skipped message=\"there was nothing to compare with: a/b/snapshots/x.snap has been "
      "written\">there was nothing to compare with: a/b/snapshots/x.snap has been written\n"
      "</skipped>\n"
      "    </testcase>\n"
      "    <testcase classname=\"a.b\" name=\"updated\" time=\"0\">\n"
      "      <system-out>it differed: a/b/snapshots/x.snap has been replaced\n"
      "</system-out>\n"
      "    </testcase>\n"
      "    <testcase classname=\"a.b\" name=\"unreferenced\" time=\"0\">\n"
      "      <skipped message=\"no scenario belongs to a/b/snapshots/x.snap\">no scenario belongs "
      "to a/b/snapshots/x.snap\n"
      "</skipped>\n"
      "    </testcase>\n"
      "    <testcase classname=\"a.b\" name=\"removed\" time=\"0\">\n"
      "      <skipped message=\"no scenario belonged to a/b/snapshots/x.snap: it has been "
      "deleted\">no scenario belonged to a/b/snapshots/x.snap: it has been deleted\n"
      "</skipped>\n"
      "    </testcase>\n"
      "    <testcase classname=\"a.b\" name=\"unreferenced\" time=\"0\">\n"
      "      <failure message=\"no scenario belongs to a/b/snapshots/x.snap\" "
      "type=\"unreferenced\">no scenario belongs to a/b/snapshots/x.snap\n"
      "</failure>\n"
      "    </testcase>\n"
      "    <testcase classname=\"a.b\" name=\"missing\" time=\"0\">\n"
      "      <failure message=\"there is nothing to compare with: a/b/snapshots/x.snap is "
      "missing\" type=\"missing\">there is nothing to compare with: a/b/snapshots/x.snap is "
      "missing\n"
      "</failure>\n"
      "    </testcase>\n"
      "    <testcase classname=\"s\" name=\"cycle\" time=\"0\">\n"
      "      <failure message=\"profile cpython-3.14, was cpython-3.12 (and 3 more)\" "
      "type=\"differs\">it differs from s/snapshots/cycle.snap\n"
      "s/cycle.json: profile cpython-3.14, was cpython-3.12\n"
      "s/cycle.json:9: step 6: #2 Node: refcount 1, was 2\n"
      "s/cycle.json:9: step 6: reference .ref of #2 to #4 gone\n"
      "s/cycle.json: step 7 of the older run: gone: del b\n"
      "</failure>\n"
      "    </testcase>\n"
      "    <testcase classname=\"a.b\" name=\"trouble\" time=\"0\">\n"
      "      <error message=\"expected &#39;,&#39; or &#39;}&#39;\" type=\"trouble\">it could not "
      "be compared with its snapshot\n"
      "./a/b/trouble-8.json:3: expected &#39;,&#39; or &#39;}&#39;\n"
      "</error>\n"
      "    </testcase>\n"
      "  </testsuite>\n"
      "</testsuites>\n";
  assert_report(report_add_junit, &cases, expected);
  report_cases_delete(&cases);
}

// Whatever stands in a scenario: words (system/report.sh asks a reader of XML).
static void test_hostile(void **state) {
  (void)state;
  static const char hostile[] = "]]></failure>\x01\x1b\xff\u202e\uffff\"'<&%0A::error::";
  ReportCases cases = {0};
  Text text = {0};
  for (Verdict verdict = 0; verdict < VERDICT_COUNT; verdict++) {
    array_push(&cases, report_case_make(hostile, hostile, hostile, hostile, verdict));
    add_finding(&cases.items[verdict], 1, 2, hostile);
  }
  report_add_junit(&cases, &text);
  assert_null(strstr(text_chars(&text), "]]>"));
  assert_int_equal(utf8_invalid(text_chars(&text), text.length), text.length);
  text_clear(&text);
  report_add_github(&cases, &text);
  assert_null(strstr(text_chars(&text), "\n::error::"));
  assert_non_null(strstr(text_chars(&text), "%250A"));
  text_delete(&text);
  report_cases_delete(&cases);
}

static void test_class_names(void **state) {
  (void)state;
  static const char *const pairs[][2] = {
      {"x.json", "\"heapstory\""},  {"-", "\"heapstory\""},         {"./x.json", "\"heapstory\""},
      {"/x.json", "\"heapstory\""}, {"/tmp/a/x.json", "\"tmp.a\""}, {"../../up/x.json", "\"up\""}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    ReportCases cases = {0};
    Text text = {0};
    array_push(&cases, report_case_make(pairs[i][0], "x", NULL, NULL, VERDICT_SAME));
    report_add_junit(&cases, &text);
    const char *at = strstr(text_chars(&text), "classname=");
    assert_non_null(at);
    assert_memory_equal(at + strlen("classname="), pairs[i][1], strlen(pairs[i][1]));
    text_delete(&text);
    report_cases_delete(&cases);
  }
}

static void test_github(void **state) {
  (void)state;
  ReportCases cases = make_all();
  static const char expected[] =
      "::error file=./a/b/unreferenced-5.json,title=unreferenced unreferenced::no scenario belongs "
      "to a/b/snapshots/x.snap\n"
      "::error file=./a/b/missing-6.json,title=missing missing::there is nothing to compare with: "
      "a/b/snapshots/x.snap is missing\n"
      "::error file=s/cycle.json,line=9,title=cycle differs::profile cpython-3.14, was "
      "cpython-3.12%0Astep 6: #2 Node: refcount 1, was 2%0Astep 6: reference .ref of #2 to #4 "
      "gone%0Astep 7 of the older run: gone: del b\n"
      "::error file=./a/b/trouble-8.json,line=3,title=trouble%3A trouble::expected ',' or '}'\n"
      "::warning file=./a/b/new-1.json,title=new new::there was nothing to compare with: "
      "a/b/snapshots/x.snap has been written\n"
      "::warning file=./a/b/updated-2.json,title=updated updated::it differed: "
      "a/b/snapshots/x.snap "
      "has been replaced\n"
      "::warning file=./a/b/unreferenced-3.json,title=unreferenced unreferenced::no scenario "
      "belongs to a/b/snapshots/x.snap\n"
      "::warning file=./a/b/removed-4.json,title=removed removed::no scenario belonged to "
      "a/b/snapshots/x.snap: it has been deleted\n";
  assert_report(report_add_github, &cases, expected);
  report_cases_delete(&cases);
}

// GitHub shows ten of a kind: nine have their own, the last one names all others.
static void test_many_annotations(void **state) {
  (void)state;
  ReportCases cases = {0};
  for (int i = 0; i < 12; i++) {
    char file[32];
    snprintf(file, sizeof file, "a,%d:%%.json", i);
    array_push(&cases, report_case_make(file, "a", NULL, NULL, VERDICT_DIFFERS));
    for (int f = 0; i == 0 && f < 23; f++) add_finding(&cases.items[0], (size_t)f + 1, 0, "words");
  }
  Text text = {0};
  report_add_github(&cases, &text);
  size_t lines = 0;
  for (const char *at = text_chars(&text); *at; at++) lines += *at == '\n';
  assert_int_equal(lines, 10);
  assert_non_null(
      strstr(text_chars(&text), "file=a%2C0%3A%25.json,title=a differs::step 1: words"));
  assert_non_null(strstr(text_chars(&text), "step 20: words%0Aand 3 more\n"));
  assert_non_null(strstr(text_chars(&text), "::error title=3 more::a,9:%25.json: differs%0Aa,10:"));
  text_delete(&text);
  report_cases_delete(&cases);
}

static void test_nothing(void **state) {
  (void)state;
  ReportCases cases = {0};
  assert_report(report_add_github, &cases, "");
  array_push(&cases, report_case_make("a.json", "a", NULL, NULL, VERDICT_SAME));
  assert_report(report_add_github, &cases, "");
  report_cases_delete(&cases);
}

// ---- verdicts ---------------------------------------------------------------------------------

static void test_verdicts(void **state) {
  (void)state;
  for (Verdict verdict = 0; verdict < VERDICT_COUNT; verdict++) {
    Text sentence = {0};
    ReportCase report = report_case_make("a", "a", NULL, "b.snap", verdict);
    report_add_sentence(&sentence, &report);
    assert_non_null(strstr(text_chars(&sentence), "b.snap"));
    assert_true(strlen(verdict_word(verdict)) > 0);
    assert_int_equal(verdict_is_fault(verdict), verdict >= VERDICT_REJECTED);
    report_case_delete(&report);
    text_delete(&sentence);
  }
  assert_true(verdict_is_fault(VERDICT_MISSING));
  assert_false(verdict_is_fault(VERDICT_UPDATED));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_packed_and_back),
      cmocka_unit_test(test_cut_off),
      cmocka_unit_test(test_verdicts),
      cmocka_unit_test(test_words),
      cmocka_unit_test(test_junit),
      cmocka_unit_test(test_hostile),
      cmocka_unit_test(test_class_names),
      cmocka_unit_test(test_github),
      cmocka_unit_test(test_many_annotations),
      cmocka_unit_test(test_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
