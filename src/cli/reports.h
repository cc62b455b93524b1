// reports.h: the reports that --report asks for, from the option to the files. Private to the room.
//
//   Reports reports;
//   if (!reports_open(&reports, options, errors)) ...      before the work
//   reports_write(&reports, &cases, errors)                         after it
//   reports_close(&reports)
#ifndef HEAPSTORY_CLI_REPORTS_H
#define HEAPSTORY_CLI_REPORTS_H

#include "cli.h"
#include "report.h"

enum { REPORT_KINDS = 3 };

typedef struct Reports {
  char *paths[REPORT_KINDS]; // by kind; "-": standard output; NULL: it is not asked for
} Reports;

// Reads a list as "html=differences.html,junit,github", where nobody said anything none, and makes
// sure that the files can be written. A file that nobody named says in its name which shard it is
// about. Must be closed in any case.
bool reports_open(Reports *reports, const Options *options, Errors *errors);
void reports_close(Reports *reports);
// Whether somebody will look at pictures.
bool reports_want_pictures(const Reports *reports);
// Writes each that is asked for, whole or not at all.
bool reports_write(const Reports *reports, const ReportCases *cases, Errors *errors);

#endif
