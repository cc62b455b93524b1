// reports.c: the reports that --report asks for, see reports.h.
#include "reports.h"

#include <string.h>
#include <sys/stat.h>

#include "files.h"

// In the order of CHOICE_REPORTS.
static const struct {
  const char *path; // where nobody names another
  bool pictures;
  bool lines; // which may stand among others on standard output
  void (*add)(const ReportCases *cases, Text *text);
} kinds[REPORT_KINDS] = {
    {"report.html", true, false, report_add_html},
    {"junit.xml", false, false, report_add_junit},
    {"-", false, true, report_add_github},
};

// ---- the option -------------------------------------------------------------------------------

// Where nobody names a file: "junit.xml", of a shard "junit-03-of-16.xml". Owned.
static char *path_of(int kind, const Options *options) {
  const char *path = kinds[kind].path, *end = strrchr(path, '.');
  Text text = {0};
  text_add_n(&text, path, end ? (size_t)(end - path) : strlen(path));
  if (end) shard_add_suffix(&options->dealt, &text);
  if (end) text_add(&text, end);
  return text_take(&text);
}

// "html=differences.html", between two commas.
static bool read_report(Reports *reports, const Options *options, const char *word,
                        Errors *errors) {
  const char *origin = options->report.origin;
  size_t length = strcspn(word, "=");
  char *name = mem_strndup(word, length);
  int kind = choice_index(CHOICE_REPORTS, name);
  char *path = kind < 0       ? NULL
               : word[length] ? mem_strdup(word + length + 1)
                              : path_of(kind, options);
  bool well = true;
  if (kind < 0)
    well = choice_refuse(CHOICE_REPORTS, origin, name, (Position){0}, errors);
  else if (!path[0])
    well = error_add(errors, (Position){0}, "%s: a file is missing behind '%s='", origin, name);
  else if (strcmp(path, "-") == 0 && !kinds[kind].lines)
    well = error_add(errors, (Position){0}, "%s: '%s' needs a file: standard output is for words",
                     origin, name);
  else if (reports->paths[kind])
    well = error_add(errors, (Position){0}, "%s: '%s' is there twice", origin, name);
  else
    reports->paths[kind] = path;
  if (!well) mem_free(path);
  mem_free(name);
  return well;
}

static bool read_list(Reports *reports, const Options *options, Errors *errors) {
  bool well = true;
  for (const char *at = options->report.value; at && well;) {
    size_t length = strcspn(at, ",");
    char *word = mem_strndup(at, length);
    well = read_report(reports, options, word, errors);
    mem_free(word);
    at = at[length] ? at + length + 1 : NULL;
  }
  return well;
}

// ---- where they go ----------------------------------------------------------------------------

static bool check_path(const char *path, Errors *errors) {
  Sink sink;
  struct stat status;
  bool exists = stat(path, &status) == 0;
  // A pipe that is opened and closed would have ended for its reader.
  if (strcmp(path, "-") == 0 || (exists && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)))
    return true;
  return sink_open(&sink, path, errors) && sink_close(&sink, false, errors);
}

static bool check_paths(const Reports *reports, const char *origin, Errors *errors) {
  for (int i = 0; i < REPORT_KINDS; i++) {
    const char *path = reports->paths[i];
    for (int j = 0; path && j < i; j++)
      if (reports->paths[j] && strcmp(path, reports->paths[j]) == 0)
        return error_add(errors, (Position){0}, "%s: two reports cannot be written to '%s'", origin,
                         path);
    if (path && !check_path(path, errors)) return false;
  }
  return true;
}

bool reports_open(Reports *reports, const Options *options, Errors *errors) {
  *reports = (Reports){0};
  return read_list(reports, options, errors) &&
         check_paths(reports, options->report.origin, errors);
}

void reports_close(Reports *reports) {
  for (int i = 0; i < REPORT_KINDS; i++) mem_free(reports->paths[i]);
  *reports = (Reports){0};
}

// ---- writing ----------------------------------------------------------------------------------

bool reports_want_pictures(const Reports *reports) {
  for (int i = 0; i < REPORT_KINDS; i++)
    if (reports->paths[i] && kinds[i].pictures) return true;
  return false;
}

bool reports_write(const Reports *reports, const ReportCases *cases, Errors *errors) {
  bool well = true;
  fflush(stdout); // what the command has said stands before it
  for (int i = 0; i < REPORT_KINDS; i++) {
    Text text = {0};
    if (!reports->paths[i]) continue;
    kinds[i].add(cases, &text);
    well = sink_put(reports->paths[i], text_chars(&text), text.length, errors) && well;
    text_delete(&text);
  }
  return well;
}
