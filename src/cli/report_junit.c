// report_junit.c: what was found as a JUnit file, as Jenkins, GitLab and GitHub's readers take it:
// a suite, a case for each scenario. Nothing that Jenkins' schema (xunit's junit-10.xsd) does not
// know is written, a case's file included: it stands in the text. The time is always 0: equal runs
// give equal bytes.
#include "report.h"

#include <string.h>

// What a verdict is to those who read JUnit.
typedef enum Outcome { PASSED, SKIPPED, FAILED, ERROR, OUTCOMES } Outcome;

static Outcome outcome_of(Verdict verdict) {
  if (verdict == VERDICT_TROUBLE) return ERROR;
  if (verdict_is_fault(verdict)) return FAILED;
  // Nothing was compared.
  return verdict == VERDICT_SAME || verdict == VERDICT_UPDATED ? PASSED : SKIPPED;
}

static void add_attribute(Text *text, const char *name, const char *words) {
  text_printf(text, " %s=\"", name);
  report_add_words(text, words);
  text_add_char(text, '"');
}

// "scenarios.seeds": readers take a name with dots for folders within folders.
static void add_class(Text *text, const char *file) {
  while (file[0] == '/' || strncmp(file, "./", 2) == 0 || strncmp(file, "../", 3) == 0)
    file += strcspn(file, "/") + 1;
  const char *end = strrchr(file, '/');
  char *folder =
      end && end > file ? mem_strndup(file, (size_t)(end - file)) : mem_strdup("heapstory");
  for (char *at = folder; *at; at++)
    if (*at == '/') *at = '.';
  add_attribute(text, "classname", folder);
  mem_free(folder);
}

// The first finding, and how many there are behind it.
static void add_message(Text *text, const ReportCase *report) {
  Text message = {0};
  size_t count = report->findings.count;
  if (count)
    report_add_finding(&message, &report->findings.items[0]);
  else
    report_add_sentence(&message, report);
  if (count > 1) text_printf(&message, " (and %zu more)", count - 1);
  add_attribute(text, "message", text_chars(&message));
  text_delete(&message);
}

static void add_findings(Text *text, const ReportCase *report) {
  Text line = {0};
  report_add_sentence(&line, report);
  text_add_char(&line, '\n');
  for (size_t i = 0; i < report->findings.count; i++) {
    const Finding *finding = &report->findings.items[i];
    text_add(&line, report->file);
    if (finding->line) text_printf(&line, ":%u", (unsigned)finding->line);
    text_add(&line, ": ");
    report_add_finding(&line, finding);
    text_add_char(&line, '\n');
  }
  report_add_words(text, text_chars(&line));
  text_delete(&line);
}

static void add_outcome(Text *text, const ReportCase *report, Outcome outcome) {
  static const char *const elements[] = {"system-out", "skipped", "failure", "error"};
  const char *element = elements[outcome];
  text_printf(text, "      <%s", element);
  if (outcome != PASSED) add_message(text, report);
  if (outcome == FAILED || outcome == ERROR)
    add_attribute(text, "type", verdict_word(report->verdict));
  text_add_char(text, '>');
  add_findings(text, report);
  text_printf(text, "</%s>\n", element);
}

static void add_case(Text *text, const ReportCase *report) {
  Outcome outcome = outcome_of(report->verdict);
  text_add(text, "    <testcase");
  add_class(text, report->file);
  add_attribute(text, "name", report->name);
  text_add(text, " time=\"0\"");
  if (report->verdict == VERDICT_SAME) {
    text_add(text, "/>\n");
    return;
  }
  text_add(text, ">\n");
  add_outcome(text, report, outcome);
  text_add(text, "    </testcase>\n");
}

void report_add_junit(const ReportCases *cases, Text *text) {
  size_t counts[OUTCOMES] = {0};
  Text numbers = {0};
  for (size_t i = 0; i < cases->count; i++) counts[outcome_of(cases->items[i].verdict)]++;
  text_printf(&numbers,
              " name=\"heapstory\" tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" time=\"0\"",
              cases->count, counts[FAILED], counts[ERROR]);
  text_printf(text,
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites%s>\n"
              "  <testsuite%s skipped=\"%zu\">\n",
              text_chars(&numbers), text_chars(&numbers), counts[SKIPPED]);
  for (size_t i = 0; i < cases->count; i++) add_case(text, &cases->items[i]);
  text_add(text, "  </testsuite>\n</testsuites>\n");
  text_delete(&numbers);
}
