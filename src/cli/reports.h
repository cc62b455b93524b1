// reports.h: the reports that --report asks for, from the option to the files. Private to the room.
//
//   Reports reports;
//   if (!reports_open(&reports, &options->report, errors)) ...      before the work
//   reports_take(&reports, bytes, length)                           what report_case_pack gave
//   reports_close(&reports, true, errors)                           after it
#ifndef HEAPSTORY_CLI_REPORTS_H
#define HEAPSTORY_CLI_REPORTS_H

#include "cli.h"
#include "report.h"

enum { REPORT_KINDS = 3 };

typedef struct Reports {
  char *paths[REPORT_KINDS]; // by kind; "-": standard output; NULL: it is not asked for
  ReportCases cases;
} Reports;

// Reads a list as "html=differences.html,junit,github", where nobody said anything none, and makes
// sure that the files can be written. Must be closed in any case.
bool reports_open(Reports *reports, const Setting *setting, Errors *errors);
bool reports_wanted(const Reports *reports);
bool reports_want_pictures(const Reports *reports);
// Adds cases; false where the bytes are none.
bool reports_take(Reports *reports, const char *bytes, size_t length);
// With `keep` writes each report, whole or not at all. Frees all in any case.
bool reports_close(Reports *reports, bool keep, Errors *errors);

#endif
