// report_github.c: what was found as workflow commands, which GitHub shows as annotations of lines:
// "::error file=cycle.json,line=9,title=cycle differs::step 6: ...".
#include "report.h"

#include <string.h>

// GitHub shows ten errors and ten warnings of a step, and 64 kB of each.
enum { MOST_ANNOTATIONS = 10, MOST_FINDINGS = 20 };

// Escapes of the runner: in the message, and in the properties, which end at ':' and ','.
static void add_escaped(Text *text, const char *words, bool property) {
  Text visible = {0};
  report_add_visible(&visible, words);
  for (const char *at = text_chars(&visible); *at; at++) {
    bool escaped = *at == '%' || *at == '\r' || *at == '\n';
    escaped = escaped || (property && (*at == ':' || *at == ','));
    if (escaped)
      text_printf(text, "%%%02X", (unsigned char)*at);
    else
      text_add_char(text, *at);
  }
  text_delete(&visible);
}

static bool is_mentioned(const ReportCase *report, bool faults) {
  return report->verdict != VERDICT_SAME && verdict_is_fault(report->verdict) == faults;
}

static void add_message(Text *text, const ReportCase *report) {
  Text message = {0};
  size_t count = report->findings.count;
  size_t shown = count > MOST_FINDINGS ? MOST_FINDINGS : count;
  for (size_t i = 0; i < shown; i++) {
    if (i) text_add_char(&message, '\n');
    report_add_finding(&message, &report->findings.items[i]);
  }
  if (shown < count) text_printf(&message, "\nand %zu more", count - shown);
  if (count == 0) report_add_sentence(&message, report);
  add_escaped(text, text_chars(&message), false);
  text_delete(&message);
}

static void add_annotation(Text *text, const char *command, const ReportCase *report) {
  uint32_t line = 0;
  for (size_t i = 0; i < report->findings.count && !line; i++)
    line = report->findings.items[i].line;
  text_printf(text, "::%s file=", command);
  add_escaped(text, report->file, true);
  if (line) text_printf(text, ",line=%u", (unsigned)line);
  text_add(text, ",title=");
  add_escaped(text, report->name, true);
  text_printf(text, "%s %s::", report->verdict == VERDICT_TROUBLE ? "%3A" : "",
              verdict_word(report->verdict));
  add_message(text, report);
  text_add_char(text, '\n');
}

// Those that have no annotation of their own.
static void add_rest(Text *text, const char *command, const ReportCases *cases, size_t from,
                     bool faults) {
  Text names = {0};
  size_t count = 0;
  for (size_t i = from; i < cases->count; i++) {
    const ReportCase *report = &cases->items[i];
    if (!is_mentioned(report, faults)) continue;
    if (count++) text_add_char(&names, '\n');
    text_printf(&names, "%s: %s", report->file, verdict_word(report->verdict));
  }
  text_printf(text, "::%s title=%zu more::", command, count);
  add_escaped(text, text_chars(&names), false);
  text_add_char(text, '\n');
  text_delete(&names);
}

static void add_kind(Text *text, const char *command, const ReportCases *cases, bool faults) {
  size_t count = 0, own = 0, at = 0;
  for (size_t i = 0; i < cases->count; i++) count += is_mentioned(&cases->items[i], faults);
  size_t most = count > MOST_ANNOTATIONS ? MOST_ANNOTATIONS - 1 : count;
  for (; own < most; at++) {
    if (!is_mentioned(&cases->items[at], faults)) continue;
    add_annotation(text, command, &cases->items[at]);
    own++;
  }
  if (own < count) add_rest(text, command, cases, at, faults);
}

void report_add_github(const ReportCases *cases, Text *text) {
  add_kind(text, "error", cases, true);
  add_kind(text, "warning", cases, false);
}
