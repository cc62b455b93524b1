// report.h: what a check or a diff found, and the forms in which it is reported. Private to the
// room.
#ifndef HEAPSTORY_CLI_REPORT_H
#define HEAPSTORY_CLI_REPORT_H

#include "heapstory/base.h"

// What became of one scenario, or of a snapshot that has none.
typedef enum Verdict {
  VERDICT_SAME,
  VERDICT_NEW,          // there was nothing to compare with; it has been written
  VERDICT_UPDATED,      // it differed, and what is stored has been replaced
  VERDICT_UNREFERENCED, // a snapshot without a scenario; it is mentioned
  VERDICT_REMOVED,      // a snapshot without a scenario; it has been deleted
  VERDICT_REJECTED,     // a snapshot without a scenario, where that is a fault
  VERDICT_MISSING,      // there was nothing to compare with, and nothing may be written (CI)
  VERDICT_DIFFERS,
  VERDICT_UNMET,   // an `expect` does not hold, whatever else differs
  VERDICT_TROUBLE, // it could not be read, played or written
  VERDICT_COUNT
} Verdict;

// "differs", as people read it.
const char *verdict_word(Verdict verdict);
// True where the call must not end well because of it.
bool verdict_is_fault(Verdict verdict);

// One difference, in words; of VERDICT_TROUBLE one error; of VERDICT_UNMET also an `expect`, with a
// line and no step.
typedef struct Finding {
  size_t step;   // of the newer run; of the older one where `gone`; 0: of the run as a whole
  bool gone;     // only the older run has the step
  uint32_t line; // in the file of the case; 0: unknown
  char *words;   // "#2 Node: refcount 1, was 2"; owned
} Finding;

// A step as it was and as it is, on the same places, so that one can lie upon the other.
typedef struct PicturePair {
  size_t step; // as in Finding
  bool gone;
  char *source;      // the statement; owned
  Text older, newer; // SVG; empty where that run has no such step
  Text changes;      // SVG: the diff picture; empty where only one run has the step
} PicturePair;

typedef struct ReportCase {
  char *file;    // the scenario, as it was named, or the snapshot without one; owned
  char *name;    // "cycle"; owned
  char *title;   // NULL where absent; owned
  char *against; // what it was compared with: "snapshots/cycle.snap"; NULL for nothing; owned
  Verdict verdict;
  struct {
    Finding *items;
    size_t count;
    size_t capacity;
  } findings; // in the order of the steps
  struct {
    PicturePair *items;
    size_t count;
    size_t capacity;
  } pairs;        // of the steps that differ, in their order
  size_t undrawn; // steps that differ beyond these
} ReportCase;

// All of a call, in the order of the files.
typedef struct ReportCases {
  ReportCase *items;
  size_t count;
  size_t capacity;
} ReportCases;

// Strings are copied; `title` and `against` may be NULL. Findings and pairs are added afterwards.
ReportCase report_case_make(const char *file, const char *name, const char *title,
                            const char *against, Verdict verdict);
void report_case_add(ReportCase *report, Finding finding); // takes finding.words
void report_case_delete(ReportCase *report);
void report_cases_delete(ReportCases *cases);

// As bytes from one process to another of the same program, and back: story_put, Take. Several in a
// row are several cases.
void report_case_pack(const ReportCase *report, Text *bytes);
// Adds what was packed. False where the bytes are cut off or none of ours: nothing is added.
bool report_cases_unpack(const char *bytes, size_t length, ReportCases *cases);

// One self-contained page; a JUnit file; annotations of a GitHub workflow. Equal cases give equal
// bytes.
void report_add_html(const ReportCases *cases, Text *text);
void report_add_junit(const ReportCases *cases, Text *text);
void report_add_github(const ReportCases *cases, Text *text);

// ---- report_words.c: what the forms share -----------------------------------------------------

// Words of others as they are, but for what is not seen or changes what is: controls, marks that
// turn the direction of writing and what is no UTF-8 are written out ("\x1b", "\u202e").
void report_add_visible(Text *text, const char *words);
// The same in XML or HTML, between tags or in an attribute: nothing of them is markup.
void report_add_words(Text *text, const char *words);
// What became of the case, as a sentence: "it differs from snapshots/cycle.snap".
void report_add_sentence(Text *text, const ReportCase *report);
// "step 6: #2 Node: refcount 1, was 2".
void report_add_finding(Text *text, const Finding *finding);

#endif
