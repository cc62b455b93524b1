// check_story.c: one scenario and its snapshot.
//
// Equal bytes are the same run. Else both are compared as what they say, not as lines; what differs
// goes into the report, and what would be accepted stands beside what was accepted, as
// "cycle.snap.new". A run in which an `expect` does not hold, or that an error ended, is never
// accepted.
#include "check.h"

#include <string.h>

#include "report_pictures.h"

// What is known of one scenario while it is compared.
typedef struct Comparison {
  const Checking *checking;
  const Story *story;
  const SnapshotPlace *place;
  const Text *now;   // the run as a file
  ReportCase report; // what is found
} Comparison;

static const Snapshot *const *snapshots_of(const Story *story) {
  return (const Snapshot *const *)story->recording->snapshots;
}

static void add_finding(Comparison *c, size_t step, bool gone, uint32_t line, const char *words) {
  report_case_add(&c->report,
                  (Finding){.step = step, .gone = gone, .line = line, .words = mem_strdup(words)});
}

// Whether what the run gave may become its snapshot.
static bool may_accept(const Comparison *c) {
  return !c->checking->dry && c->story->failures->count == 0;
}

static void judge(Comparison *c, Verdict verdict) {
  c->report.verdict = c->story->failures->count ? VERDICT_UNMET : verdict;
}

// ---- what differs -----------------------------------------------------------------------------

static bool add_differences(Comparison *c, Stored *older, Errors *errors) {
  const Story *story = c->story;
  bool drawn = reports_want_pictures(&c->checking->reports);
  Stored *newer = stored_take_text(c->now, snapshots_of(story), story->recording->count);
  if (drawn) {
    stored_unroll(older);
    stored_unroll(newer);
  }
  bool well = report_compare(&c->report, older, newer, drawn, errors);
  stored_delete(newer);
  return well;
}

// The same said in other bytes: by hand, by an editor, or by an older heapstory.
static void add_form(Comparison *c) {
  Text words = {0};
  text_printf(&words, "%s says the same, in another form than heapstory writes", c->place->path);
  add_finding(c, 0, false, 0, text_chars(&words));
  text_delete(&words);
}

// ---- what becomes of it -----------------------------------------------------------------------

static bool accept(Comparison *c, Verdict verdict, Errors *errors) {
  judge(c, verdict);
  return snapshot_write(c->place, false, c->now, errors) && snapshot_remove_new(c->place, errors);
}

static bool compare_absent(Comparison *c, Errors *errors) {
  if (may_accept(c)) return accept(c, VERDICT_NEW, errors);
  judge(c, VERDICT_MISSING);
  return true;
}

static bool compare_same(Comparison *c, Errors *errors) {
  judge(c, VERDICT_SAME);
  return c->checking->dry || snapshot_remove_new(c->place, errors);
}

// Line ends of another system are a matter of form. Gives the length that is left.
static size_t drop_returns(char *bytes, size_t length) {
  size_t kept = 0;
  for (size_t i = 0; i < length; i++)
    if (bytes[i] != '\r' || i + 1 == length || bytes[i + 1] != '\n') bytes[kept++] = bytes[i];
  return kept;
}

static bool compare_other(Comparison *c, char *bytes, size_t length, Errors *errors) {
  Errors faults = {.file = c->place->path};
  bool update = c->checking->options->update && may_accept(c);
  Stored *older = stored_read_reel(bytes, drop_returns(bytes, length), &faults);
  size_t before = c->report.findings.count;
  bool well = !older || add_differences(c, older, errors);
  if (older && c->report.findings.count == before) add_form(c);
  stored_delete(older);
  for (size_t i = 0; i < faults.count && !update; i++) {
    errors->file = faults.items[i].file;
    error_add(errors, faults.items[i].at, "%s", faults.items[i].message);
  }
  bool readable = faults.count == 0;
  errors_delete(&faults);
  if (update) return accept(c, VERDICT_UPDATED, errors);
  if (!readable || !well) return false;
  judge(c, VERDICT_DIFFERS);
  return !may_accept(c) || snapshot_write(c->place, true, c->now, errors);
}

static bool compare(Comparison *c, Errors *errors) {
  char *bytes = NULL;
  size_t length = 0;
  switch (snapshot_read(c->place, &bytes, &length, errors)) {
  case SNAPSHOT_ABSENT: return compare_absent(c, errors);
  case SNAPSHOT_REFUSED: return false;
  case SNAPSHOT_PRESENT: break;
  }
  bool same = length == c->now->length && memcmp(bytes, text_chars(c->now), length) == 0;
  bool well = same ? compare_same(c, errors) : compare_other(c, bytes, length, errors);
  mem_free(bytes);
  return well;
}

// ---- telling ----------------------------------------------------------------------------------

static bool put(Story *story, const ReportCase *report, Errors *errors) {
  Text bytes = {0};
  report_case_pack(report, &bytes);
  bool well = story_put(story, text_chars(&bytes), bytes.length, errors);
  text_delete(&bytes);
  return well;
}

// Pictures show all steps at once.
static bool streams(const Story *story) {
  return !story->settings.gate_dot && !story->settings.gate_svg;
}

static void see(Story *story, const Snapshot *before, const Snapshot *snapshot, Errors *errors) {
  (void)errors;
  if (!story->notes) story->notes = stored_writer_new(story->scenario->title);
  stored_writer_add(story->notes, before, snapshot);
}

static void drop(void *notes) { stored_writer_delete(notes); }

const Seeing check_seeing = {.streams = streams, .see = see, .drop = drop};

// The run as a file: of steps that were not seen while it was played, now.
static const Text *file_of(Story *story) {
  const Recording *recording = story->recording;
  if (!story->notes) {
    story->notes = stored_writer_new(story->scenario->title);
    for (size_t i = 0; i < recording->count; i++)
      stored_writer_add(story->notes, i > 0 ? recording->snapshots[i - 1] : NULL,
                        recording->snapshots[i]);
  }
  return stored_writer_text(story->notes);
}

// What could not be written is trouble, but the differences are told.
bool check_story(Story *story, void *payload, Errors *errors) {
  const Checking *checking = payload;
  if (story->broken) return false;
  const Scenario *scenario = story->scenario;
  const SnapshotPlace *place = &checking->places.items[story->at];
  Comparison c = {.checking = checking, .story = story, .place = place};
  c.report =
      report_case_make(scenario->file, scenario->name, scenario->title, place->path, VERDICT_SAME);
  for (size_t i = 0; i < story->failures->count; i++)
    add_finding(&c, 0, false, story->failures->items[i].at.line, story->failures->items[i].message);
  c.now = file_of(story);
  bool well = compare(&c, errors);
  ReportCases others = {0};
  if (well && (story->settings.gate_dot || story->settings.gate_svg))
    well = check_pictures(checking, story, &c.report, &others, errors);
  bool compared = well || c.report.verdict == VERDICT_DIFFERS || c.report.verdict == VERDICT_UNMET;
  if (compared) well &= put(story, &c.report, errors);
  for (size_t i = 0; i < others.count; i++) well &= put(story, &others.items[i], errors);
  report_cases_delete(&others);
  report_case_delete(&c.report);
  return well;
}

// "snapshots/cycle.snap:3:1: no such fact", or the message alone where it is about the scenario.
static Finding finding_of(const Error *error, const char *file) {
  bool own = error->file && strcmp(error->file, file) == 0;
  Text words = {0};
  if (error->file && !own) text_printf(&words, "%s:", error->file);
  if (words.length && error->at.line)
    text_printf(&words, "%u:%u:", (unsigned)error->at.line, (unsigned)error->at.column);
  text_printf(&words, "%s%s", words.length ? " " : "", error->message);
  return (Finding){.line = own ? error->at.line : 0, .words = text_take(&words)};
}

void check_excuse(Story *story, void *payload, const Errors *errors) {
  const Checking *checking = payload;
  const char *file = story->options->files[story->at];
  char *name = story_folder(file);
  Errors ignored = {0};
  ReportCase report =
      report_case_make(file, name, NULL, checking->places.items[story->at].path, VERDICT_TROUBLE);
  for (size_t i = 0; i < errors->count; i++)
    report_case_add(&report, finding_of(&errors->items[i], file));
  put(story, &report, &ignored); // nothing can be taken: `telling` knows
  report_case_delete(&report);
  errors_delete(&ignored);
  mem_free(name);
}
