// report_pictures.h: the pictures of a report: steps as they were and as they are. Private to the
// room.
#ifndef HEAPSTORY_CLI_REPORT_PICTURES_H
#define HEAPSTORY_CLI_REPORT_PICTURES_H

#include "report.h"

#include "heapstory/stored.h"

enum { MOST_PAIRS = 40 }; // that are drawn of one scenario

// Adds what differs between two runs, as stored_compare or a choice of it says, to the report; with
// `drawn` also the pictures of the steps where something does: older and newer on the same places,
// and what changed between them. False after adding an error (a bug of ours, reported as trouble).
bool report_add_differences(ReportCase *report, const Stored *older, const Stored *newer,
                            const StoredDifferences *differences, bool drawn, Errors *errors);
// All that differs.
bool report_compare(ReportCase *report, const Stored *older, const Stored *newer, bool drawn,
                    Errors *errors);

#endif
