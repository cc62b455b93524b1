// report_pictures.h: the pictures of a report: steps as they were and as they are. Private to the
// room.
#ifndef HEAPSTORY_CLI_REPORT_PICTURES_H
#define HEAPSTORY_CLI_REPORT_PICTURES_H

#include "report.h"
#include "report_same.h"

enum { MOST_PAIRS = 40 }; // that are drawn of one scenario

// Draws the steps that the findings of the report name, older and newer on the same places, and
// what changed between them. `pairs`: all steps of both runs, in order. False after adding an error
// (a bug of ours, reported as trouble).
bool report_draw_pairs(ReportCase *report, const StepPair *pairs, size_t count, Errors *errors);

#endif
