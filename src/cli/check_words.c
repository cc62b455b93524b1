// check_words.c: what `heapstory check` prints: a line for each difference, and a summary.
#include "check.h"

#include <string.h>

enum { MOST_FINDINGS = 20 }; // of a scenario, without --all

// ---- differences ------------------------------------------------------------------------------

// "cycle.json:9: step 6: #2 Node: refcount 1, was 2". Files are named by others.
static void print_finding(const ReportCase *report, const Finding *finding) {
  Text text = {0};
  report_add_visible(&text, report->file);
  if (finding->line) text_printf(&text, ":%u", (unsigned)finding->line);
  text_add(&text, ": ");
  report_add_finding(&text, finding);
  printf("%s\n", text_chars(&text));
  text_delete(&text);
}

// An `expect` is said on standard error, with its column.
static bool is_expectation(const Finding *finding) { return finding->step == 0 && finding->line; }

static void print_findings(const Checking *checking, const ReportCase *report) {
  size_t most = checking->options->all ? SIZE_MAX : MOST_FINDINGS, printed = 0, left = 0;
  for (size_t i = 0; i < report->findings.count; i++) {
    const Finding *finding = &report->findings.items[i];
    if (is_expectation(finding)) continue;
    if (printed == most) {
      left++;
      continue;
    }
    print_finding(report, finding);
    printed++;
  }
  if (left)
    printf("  and %zu difference%s more (--all tells %s)\n", left, left == 1 ? "" : "s",
           left == 1 ? "it" : "them");
}

// ---- how to accept them -----------------------------------------------------------------------

// A word as a shell reads it.
static void add_word(Text *text, const char *word) {
  static const char plain[] =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./+,@%-";
  text_add_char(text, ' ');
  if (word[0] && word[strspn(word, plain)] == 0) {
    text_add(text, word);
    return;
  }
  text_add_char(text, '\'');
  for (; *word; word++)
    if (*word == '\'')
      text_add(text, "'\\''");
    else
      text_add_char(text, *word);
  text_add_char(text, '\'');
}

// What stands in the environment does so for the next call as well.
static void add_setting(Text *text, const Setting *setting) {
  if (!setting->value || strncmp(setting->origin, "--", 2) != 0) return;
  text_printf(text, " %s", setting->origin);
  add_word(text, setting->value);
}

static void add_switch(Text *text, const Setting *setting) {
  bool given = setting->value && strncmp(setting->origin, "--", 2) == 0;
  if (given) text_printf(text, " %s", setting->origin);
}

// The scenario alone, whether it was named or found in a folder: then a --snapshots names the
// folder that its snapshot is in.
static void print_command(const Checking *checking, const ReportCase *report) {
  const Options *options = checking->options;
  Text text = {0}, shown = {0};
  text_add(&text, "heapstory check --update");
  add_setting(&text, &options->profile);
  add_setting(&text, &options->max_steps);
  add_switch(&text, &options->gate_dot);
  add_switch(&text, &options->gate_svg);
  if (options->snapshots.value) {
    const char *slash = strrchr(report->against, '/');
    size_t length = slash ? (size_t)(slash - report->against) : 0;
    char *folder = slash ? mem_strndup(report->against, length ? length : 1) : mem_strdup(".");
    text_add(&text, " --snapshots");
    add_word(&text, folder);
    mem_free(folder);
  }
  if (report->file[0] == '-' && report->file[1]) text_add(&text, " --");
  add_word(&text, report->file);
  report_add_visible(&shown, text_chars(&text));
  printf("  to %s: %s\n", report->verdict == VERDICT_TROUBLE ? "replace it" : "accept",
         text_chars(&shown));
  text_delete(&shown);
  text_delete(&text);
}

// Whether the snapshot's own text is the trouble: "snapshots/cycle.snap:7:1: ...".
static bool is_unreadable(const ReportCase *report) {
  size_t length = report->against ? strlen(report->against) : 0;
  for (size_t i = 0; length && i < report->findings.count; i++) {
    const char *words = report->findings.items[i].words;
    if (strncmp(words, report->against, length) != 0 || words[length] != ':') continue;
    if (words[length + 1] >= '1' && words[length + 1] <= '9') return true;
  }
  return false;
}

// What became of the files. NULL where nothing did.
static const char *outcome(Verdict verdict) {
  static const char *const words[VERDICT_COUNT] = {
      [VERDICT_NEW] = "new: %s has been written",
      [VERDICT_UPDATED] = "updated: %s has been replaced",
      [VERDICT_UNREFERENCED] = "no scenario belongs to this snapshot",
      [VERDICT_REMOVED] = "deleted: no scenario belongs to this snapshot",
      [VERDICT_REJECTED] = "no scenario belongs to this snapshot",
      [VERDICT_MISSING] = "there is no snapshot %s; where CI is set none is written",
      [VERDICT_UNMET] = "an 'expect' does not hold: nothing is accepted",
  };
  return words[verdict];
}

static bool is_of_scenario(Verdict verdict) {
  return verdict != VERDICT_UNREFERENCED && verdict != VERDICT_REMOVED &&
         verdict != VERDICT_REJECTED;
}

void check_print_case(const Checking *checking, const ReportCase *report) {
  bool quiet = checking->options->quiet;
  const char *words = outcome(report->verdict), *gap = words ? strstr(words, "%s") : NULL;
  if (report->verdict == VERDICT_DIFFERS || report->verdict == VERDICT_UNMET)
    print_findings(checking, report);
  if (!quiet && (report->verdict == VERDICT_DIFFERS ||
                 (report->verdict == VERDICT_TROUBLE && is_unreadable(report))))
    print_command(checking, report);
  if (!words || (quiet && !verdict_is_fault(report->verdict))) return;
  Text text = {0};
  report_add_visible(&text, report->file);
  text_add(&text, ": ");
  if (!is_of_scenario(report->verdict) && report->findings.count) {
    if (report->verdict == VERDICT_REMOVED) text_add(&text, "deleted: ");
    words = report->findings.items[0].words;
  }
  text_add_n(&text, words, gap ? (size_t)(gap - words) : strlen(words));
  if (gap) report_add_visible(&text, report->against);
  if (gap) text_add(&text, gap + 2);
  printf("%s\n", text_chars(&text));
  text_delete(&text);
}

// ---- summary ----------------------------------------------------------------------------------

static size_t count(const Checking *checking, Verdict verdict) {
  size_t found = 0;
  for (size_t i = 0; i < checking->cases.count; i++)
    found += checking->cases.items[i].verdict == verdict;
  return found;
}

static void print_scenarios(const Options *options) {
  size_t ours = options->file_count, all = ours + options->elsewhere.count;
  if (options->dealt.count)
    printf("%zu of %zu scenario%s (shard %s)", ours, all, all == 1 ? "" : "s",
           options->shard.value);
  else
    printf("%zu scenario%s", ours, ours == 1 ? "" : "s");
}

void check_print_summary(const Checking *checking) {
  static const struct {
    Verdict verdict;
    const char *one, *many;
  } parts[] = {
      {VERDICT_SAME, "same", "same"},
      {VERDICT_NEW, "new", "new"},
      {VERDICT_UPDATED, "updated", "updated"},
      {VERDICT_MISSING, "without a snapshot", "without a snapshot"},
      {VERDICT_DIFFERS, "differs", "differ"},
      {VERDICT_UNMET, "with an 'expect' that does not hold", "with an 'expect' that does not hold"},
      {VERDICT_TROUBLE, "in trouble", "in trouble"},
      {VERDICT_UNREFERENCED, "snapshot without a scenario", "snapshots without a scenario"},
      {VERDICT_REJECTED, "snapshot without a scenario", "snapshots without a scenario"},
      {VERDICT_REMOVED, "snapshot deleted", "snapshots deleted"},
  };
  size_t scenarios = checking->options->file_count, looked_at = 0;
  for (size_t i = 0; i < checking->cases.count; i++)
    looked_at += is_of_scenario(checking->cases.items[i].verdict);
  print_scenarios(checking->options);
  const char *sign = ": ";
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    size_t found = count(checking, parts[i].verdict);
    if (found) printf("%s%zu %s", sign, found, found == 1 ? parts[i].one : parts[i].many);
    if (found) sign = ", ";
  }
  if (looked_at < scenarios) printf("%s%zu not looked at", sign, scenarios - looked_at);
  printf("\n");
}
