// manifest.c: a line for each picture, and what all depends on, see manifest.h. Scenarios may be
// told in any order and by any process; lines are sorted, sources come in the order of the files.
#include "manifest.h"

#include <stdlib.h>
#include <string.h>

#include "heapstory/digest.h"
#include "places.h"

static const Position nowhere;

// What a piece is: its first byte.
enum { LINE = 'l', SOURCE = 's' };

// What stands in the rule stands on one line.
static bool check_names(const Options *options, Errors *errors) {
  const char *names[] = {options->manifest.value, options->depfile_target.value,
                         options->geometry.value};
  bool broken = false;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    broken = broken || (names[i] && strpbrk(names[i], "\n\r"));
  for (size_t i = 0; i < options->file_count; i++)
    broken = broken || strpbrk(options->files[i], "\n\r");
  return !broken ||
         error_add(errors, nowhere, "--depfile: a name with a line break fits into none");
}

bool manifest_open(Manifest *m, const Options *options, Errors *errors) {
  const char *manifest = options->manifest.value, *depfile = options->depfile.value;
  const char *target = options->depfile_target.value, *output = options->output.value;
  *m = (Manifest){.options = options};
  if (output && strcmp(output, "-") == 0 && (manifest || depfile))
    return error_add(errors, nowhere, "%s: a picture on standard output is no file to list",
                     manifest ? "--manifest" : "--depfile");
  if (target && !depfile) return error_add(errors, nowhere, "--depfile-target wants --depfile");
  if (depfile && !target && (!manifest || strcmp(manifest, "-") == 0))
    return error_add(errors, nowhere, "--depfile wants --manifest FILE or --depfile-target NAME");
  if (depfile && !check_names(options, errors)) return false;
  m->manifest_open = manifest && sink_open(&m->manifest, manifest, errors);
  if (manifest && !m->manifest_open) return false;
  m->depfile_open = depfile && sink_open(&m->depfile, depfile, errors);
  return !depfile || m->depfile_open;
}

// ---- one scenario -----------------------------------------------------------------------------

static bool is_escaped(const char *name) { return strpbrk(name, "\\\n\r"); }

// As GNU's sha256sum writes names that would break a line.
static void add_escaped(Text *text, const char *name) {
  for (const char *c = name; *c; c++) {
    if (*c == '\\')
      text_add(text, "\\\\");
    else if (*c == '\n')
      text_add(text, "\\n");
    else if (*c == '\r')
      text_add(text, "\\r");
    else
      text_add_char(text, *c);
  }
}

static bool put_piece(Story *story, char kind, const char *chars, Errors *errors) {
  Text piece = {0};
  text_add_char(&piece, kind);
  text_add(&piece, chars);
  bool well = story_put(story, text_chars(&piece), piece.length, errors);
  text_delete(&piece);
  return well;
}

static bool put_picture(Story *story, const char *folder, const PictureFile *picture,
                        Errors *errors) {
  char digits[DIGEST_CHARS + 1];
  Text name = {0}, line = {0};
  text_printf(&name, "%s/%s", folder, picture->name);
  digest_sha256(text_chars(&picture->bytes), picture->bytes.length, digits);
  text_printf(&line, "%s%s  ", is_escaped(text_chars(&name)) ? "\\" : "", digits);
  add_escaped(&line, text_chars(&name));
  bool well = put_piece(story, LINE, text_chars(&line), errors);
  text_delete(&name);
  text_delete(&line);
  return well;
}

bool manifest_put(Story *story, const char *folder, const PictureFiles *pictures, Errors *errors) {
  const Options *options = story->options;
  bool well = true;
  for (size_t i = 0; well && options->manifest.value && i < pictures->count; i++)
    well = put_picture(story, folder, &pictures->items[i], errors);
  if (well && options->depfile.value && story->places && story->places->stored)
    well = put_piece(story, SOURCE, story->places->path, errors);
  return well;
}

void manifest_take(Manifest *m, const char *bytes, size_t length) {
  char *chars = mem_strndup(bytes + 1, length - 1);
  if (bytes[0] == LINE)
    array_push(&m->lines, chars);
  else
    array_push(&m->sources, chars);
}

// ---- the files --------------------------------------------------------------------------------

// By the path, which stands behind the hash.
static int by_path(const void *left, const void *right) {
  const char *a = *(char *const *)left, *b = *(char *const *)right;
  return strcmp(a + (a[0] == '\\') + DIGEST_CHARS, b + (b[0] == '\\') + DIGEST_CHARS);
}

static bool write_lines(Manifest *m, Errors *errors) {
  bool well = true;
  if (m->lines.count) qsort(m->lines.items, m->lines.count, sizeof(char *), by_path);
  for (size_t i = 0; well && i < m->lines.count; i++)
    well = sink_write(&m->manifest, m->lines.items[i], strlen(m->lines.items[i]), errors) &&
           sink_write(&m->manifest, "\n", 1, errors);
  return well;
}

// A backslash is one of its own, but in front of what it would escape: there it stands twice.
void depfile_add_name(Text *text, const char *name) {
  size_t backslashes = 0;
  for (const char *c = name; *c; c++) {
    bool blank = *c == ' ' || *c == '\t';
    for (size_t i = 0; (blank || *c == '#') && i < backslashes; i++) text_add_char(text, '\\');
    if (blank || *c == '#' || *c == ':') text_add_char(text, '\\');
    if (*c == '$') text_add_char(text, '$');
    text_add_char(text, *c);
    backslashes = *c == '\\' ? backslashes + 1 : 0;
  }
}

static void add_source(Text *text, const char *file) {
  if (strcmp(file, "-") == 0) return; // standard input is no file
  text_add(text, " \\\n  ");
  depfile_add_name(text, file);
}

static bool write_rule(Manifest *m, Errors *errors) {
  const Options *options = m->options;
  const char *target = options->depfile_target.value;
  Text rule = {0};
  depfile_add_name(&rule, target ? target : options->manifest.value);
  text_add_char(&rule, ':');
  for (size_t i = 0; i < options->file_count; i++) add_source(&rule, options->files[i]);
  for (size_t i = 0; i < m->sources.count; i++) add_source(&rule, m->sources.items[i]);
  text_add_char(&rule, '\n');
  bool well = sink_write(&m->depfile, text_chars(&rule), rule.length, errors);
  text_delete(&rule);
  return well;
}

bool manifest_close(Manifest *m, bool keep, Errors *errors) {
  bool well = !keep || ((!m->manifest_open || write_lines(m, errors)) &&
                        (!m->depfile_open || write_rule(m, errors)));
  // The manifest is what the rule is about: it comes last.
  if (m->depfile_open) well = sink_close(&m->depfile, keep && well, errors) && well;
  if (m->manifest_open) well = sink_close(&m->manifest, keep && well, errors) && well;
  for (size_t i = 0; i < m->lines.count; i++) mem_free(m->lines.items[i]);
  for (size_t i = 0; i < m->sources.count; i++) mem_free(m->sources.items[i]);
  array_delete(&m->lines);
  array_delete(&m->sources);
  return well;
}
