// diff_report.c: a comparison as a case of a report (report.h).
#include "diff.h"

#include <string.h>

#include "report_pictures.h"

// What the newer run was compared with: the other file, or the other Python.
static char *against(const Sides *sides) {
  Text text = {0};
  const Side *older = &sides->older, *newer = &sides->newer;
  text_add(&text, older->file);
  if (older->profile && newer->profile && strcmp(older->profile, newer->profile) != 0)
    text_printf(&text, " under %s", older->profile);
  return text_take(&text);
}

// A trace has the lines of the scenario that it was made from, which is not the file of the case.
static StoredDifferences with_own_lines(const Diff *diff) {
  StoredDifferences own = {0};
  for (size_t i = 0; i < diff->differences.count; i++) {
    array_push(&own, diff->differences.items[i]);
    if (!diff->sides->newer.scenario) own.items[i].line = 0;
  }
  return own;
}

bool diff_report(const Diff *diff, const Reports *reports, Errors *errors) {
  const Side *older = &diff->sides->older, *newer = &diff->sides->newer;
  bool same = diff->differences.count == 0;
  char *name = side_folder(newer), *other = against(diff->sides);
  ReportCase report = report_case_make(newer->file, name, newer->title, other,
                                       same ? VERDICT_SAME : VERDICT_DIFFERS);
  StoredDifferences own = with_own_lines(diff);
  ReportCases cases = {0};
  bool well = report_add_differences(&report, older->stored, newer->stored, &own,
                                     reports_want_pictures(reports), errors);
  array_delete(&own);
  array_push(&cases, report);
  well = well && reports_write(reports, &cases, errors);
  report_cases_delete(&cases);
  mem_free(name);
  mem_free(other);
  return well;
}
