// diff.h: what differs between two runs, and the forms in which it is told. Private to the room.
#ifndef HEAPSTORY_CLI_DIFF_H
#define HEAPSTORY_CLI_DIFF_H

#include "pictures.h"
#include "reports.h"
#include "sides.h"

// The comparison, narrowed down to the steps that are asked for.
typedef struct Diff {
  const Sides *sides;
  StoredPairs pairs;             // all steps of both runs
  StoredDifferences differences; // of the steps that are asked for, in their order
  size_t steps;                  // that differ
} Diff;

// The differences of one step: items[from .. to) of the comparison.
typedef struct DiffStep {
  size_t from, to;
  const Snapshot *older, *newer; // NULL where a run has no such step; both: the run as a whole
} DiffStep;

// The step that begins at item `from`; false behind the last.
bool diff_step(const Diff *diff, size_t from, DiffStep *step_out);

// diff_words.c: for people, and as one JSON document.
void diff_add_text(const Diff *diff, Text *text);
void diff_add_json(const Diff *diff, Text *text);

// diff_pictures.c: a picture of every step that differs where a picture shows it; `hidden_out`
// counts the others. False after adding an error.
bool diff_draw(const Diff *diff, const Drawing *drawing, PictureFiles *files, size_t *hidden_out,
               Errors *errors);

// diff_report.c: writes the reports that are asked for. False after adding an error.
bool diff_report(const Diff *diff, const Reports *reports, Errors *errors);

#endif
