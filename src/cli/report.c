// report.c: what was found in one scenario: made, deleted, handed from one process to another.
#include "report.h"

#include <string.h>

// ---- verdicts ---------------------------------------------------------------------------------

static const struct {
  const char *word;
  bool fault;
} verdicts[VERDICT_COUNT] = {
    [VERDICT_SAME] = {"same", false},       [VERDICT_NEW] = {"new", false},
    [VERDICT_UPDATED] = {"updated", false}, [VERDICT_UNREFERENCED] = {"unreferenced", false},
    [VERDICT_REMOVED] = {"removed", false}, [VERDICT_REJECTED] = {"unreferenced", true},
    [VERDICT_MISSING] = {"missing", true},  [VERDICT_DIFFERS] = {"differs", true},
    [VERDICT_UNMET] = {"unmet", true},      [VERDICT_TROUBLE] = {"trouble", true},
};

const char *verdict_word(Verdict verdict) { return verdicts[verdict].word; }

bool verdict_is_fault(Verdict verdict) { return verdicts[verdict].fault; }

// ---- cases ------------------------------------------------------------------------------------

static char *copy(const char *words) { return words ? mem_strdup(words) : NULL; }

ReportCase report_case_make(const char *file, const char *name, const char *title,
                            const char *against, Verdict verdict) {
  return (ReportCase){.file = mem_strdup(file),
                      .name = mem_strdup(name),
                      .title = copy(title),
                      .against = copy(against),
                      .verdict = verdict};
}

void report_case_add(ReportCase *report, Finding finding) {
  array_push(&report->findings, finding);
}

static void delete_pair(PicturePair *pair) {
  mem_free(pair->source);
  text_delete(&pair->older);
  text_delete(&pair->newer);
  text_delete(&pair->changes);
}

void report_case_delete(ReportCase *report) {
  mem_free(report->file);
  mem_free(report->name);
  mem_free(report->title);
  mem_free(report->against);
  for (size_t i = 0; i < report->findings.count; i++) mem_free(report->findings.items[i].words);
  for (size_t i = 0; i < report->pairs.count; i++) delete_pair(&report->pairs.items[i]);
  array_delete(&report->findings);
  array_delete(&report->pairs);
  *report = (ReportCase){0};
}

void report_cases_delete(ReportCases *cases) {
  for (size_t i = 0; i < cases->count; i++) report_case_delete(&cases->items[i]);
  array_delete(cases);
}

// ---- as bytes: numbers as they lie in memory, bytes behind their length -----------------------

static void pack_number(Text *bytes, uint64_t number) {
  text_add_n(bytes, (const char *)&number, sizeof number);
}

static void pack_bytes(Text *bytes, const char *chars, size_t length) {
  pack_number(bytes, length);
  text_add_n(bytes, chars, length);
}

static void pack_string(Text *bytes, const char *string) {
  if (string)
    pack_bytes(bytes, string, strlen(string));
  else
    pack_number(bytes, UINT64_MAX);
}

static void pack_text(Text *bytes, const Text *text) {
  pack_bytes(bytes, text_chars(text), text->length);
}

void report_case_pack(const ReportCase *report, Text *bytes) {
  pack_string(bytes, report->file);
  pack_string(bytes, report->name);
  pack_string(bytes, report->title);
  pack_string(bytes, report->against);
  pack_number(bytes, report->verdict);
  pack_number(bytes, report->undrawn);
  pack_number(bytes, report->findings.count);
  for (size_t i = 0; i < report->findings.count; i++) {
    const Finding *finding = &report->findings.items[i];
    pack_number(bytes, finding->step);
    pack_number(bytes, finding->gone);
    pack_number(bytes, finding->line);
    pack_string(bytes, finding->words);
  }
  pack_number(bytes, report->pairs.count);
  for (size_t i = 0; i < report->pairs.count; i++) {
    const PicturePair *pair = &report->pairs.items[i];
    pack_number(bytes, pair->step);
    pack_number(bytes, pair->gone);
    pack_string(bytes, pair->source);
    pack_text(bytes, &pair->older);
    pack_text(bytes, &pair->newer);
    pack_text(bytes, &pair->changes);
  }
}

// ---- and back ---------------------------------------------------------------------------------

typedef struct Bytes {
  const char *at;
  size_t left;
  bool broken;
} Bytes;

static uint64_t unpack_number(Bytes *b) {
  uint64_t number = 0;
  b->broken = b->broken || b->left < sizeof number;
  if (b->broken) return 0;
  memcpy(&number, b->at, sizeof number);
  b->at += sizeof number;
  b->left -= sizeof number;
  return number;
}

// NULL where there is none, or where the bytes end.
static char *unpack_string(Bytes *b) {
  uint64_t length = unpack_number(b);
  if (b->broken || length == UINT64_MAX) return NULL;
  b->broken = length > b->left;
  if (b->broken) return NULL;
  char *string = mem_strndup(b->at, length);
  b->at += length;
  b->left -= length;
  return string;
}

static char *unpack_owned(Bytes *b) {
  char *string = unpack_string(b);
  b->broken = b->broken || !string;
  return string;
}

static Text unpack_text(Bytes *b) {
  Text text = {0};
  uint64_t length = unpack_number(b);
  b->broken = b->broken || length > b->left;
  if (b->broken || length == 0) return text;
  text_add_n(&text, b->at, length);
  b->at += length;
  b->left -= length;
  return text;
}

static Finding unpack_finding(Bytes *b) {
  Finding finding = {.step = unpack_number(b)};
  finding.gone = unpack_number(b);
  finding.line = (uint32_t)unpack_number(b);
  finding.words = unpack_owned(b);
  return finding;
}

static PicturePair unpack_pair(Bytes *b) {
  PicturePair pair = {.step = unpack_number(b)};
  pair.gone = unpack_number(b);
  pair.source = unpack_owned(b);
  pair.older = unpack_text(b);
  pair.newer = unpack_text(b);
  pair.changes = unpack_text(b);
  return pair;
}

static ReportCase unpack_case(Bytes *b) {
  ReportCase report = {0};
  report.file = unpack_owned(b);
  report.name = unpack_owned(b);
  report.title = unpack_string(b);
  report.against = unpack_string(b);
  uint64_t verdict = unpack_number(b);
  b->broken = b->broken || verdict >= VERDICT_COUNT;
  report.verdict = b->broken ? VERDICT_TROUBLE : (Verdict)verdict;
  report.undrawn = unpack_number(b);
  for (uint64_t left = unpack_number(b); left && !b->broken; left--)
    array_push(&report.findings, unpack_finding(b));
  for (uint64_t left = unpack_number(b); left && !b->broken; left--)
    array_push(&report.pairs, unpack_pair(b));
  return report;
}

bool report_cases_unpack(const char *bytes, size_t length, ReportCases *cases) {
  Bytes b = {.at = bytes, .left = length};
  size_t before = cases->count;
  while (b.left && !b.broken) array_push(cases, unpack_case(&b));
  while (b.broken && cases->count > before) report_case_delete(&array_pop(cases));
  return !b.broken;
}
