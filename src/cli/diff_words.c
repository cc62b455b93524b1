// diff_words.c: a comparison in words, for people and for machines.
#include "diff.h"

#include <inttypes.h>
#include <string.h>

#include "report.h"

bool diff_step(const Diff *diff, size_t from, DiffStep *step_out) {
  const StoredDifferences *all = &diff->differences;
  if (from >= all->count) return false;
  const StoredDifference *first = &all->items[from];
  size_t to = from + 1;
  while (to < all->count && all->items[to].older == first->older &&
         all->items[to].newer == first->newer)
    to++;
  const Stored *older = diff->sides->older.stored, *newer = diff->sides->newer.stored;
  *step_out = (DiffStep){.from = from,
                         .to = to,
                         .older = first->older < 0 ? NULL : older->snapshots[first->older],
                         .newer = first->newer < 0 ? NULL : newer->snapshots[first->newer]};
  return true;
}

// ---- for people -------------------------------------------------------------------------------

// "lessons/cycle.json (textbook)"
static void add_side(Text *text, const Side *side) {
  report_add_visible(text, strcmp(side->file, "-") == 0 ? "standard input" : side->file);
  text_add(text, " (");
  if (side->profile)
    report_add_visible(text, side->profile);
  else
    text_printf(text, "a %s", side_word(side->kind));
  text_add_char(text, ')');
}

// The first line of a statement; the caption of its picture has no more either.
static void add_statement(Text *text, const char *source) {
  size_t length = strcspn(source, "\n");
  char *line = mem_strndup(source, length);
  report_add_visible(text, line);
  if (source[length] && source[length + 1]) text_add(text, " ...");
  mem_free(line);
}

static void add_head(Text *text, const DiffStep *step) {
  const Snapshot *shown = step->newer ? step->newer : step->older;
  if (!shown) {
    text_add(text, "\nthe run as a whole\n");
    return;
  }
  text_printf(text, "\nstep %zu", shown->step);
  if (!step->newer) text_add(text, " of the older run");
  if (!step->older) text_add(text, " of the newer run");
  if (*shown->source) text_add(text, "  ");
  add_statement(text, shown->source);
  text_add_char(text, '\n');
}

static const char *plural(size_t count) { return count == 1 ? "" : "s"; }

void diff_add_text(const Diff *diff, Text *text) {
  const Side *older = &diff->sides->older, *newer = &diff->sides->newer;
  size_t count = diff->differences.count;
  add_side(text, older);
  text_add(text, " -> ");
  add_side(text, newer);
  text_add_char(text, '\n');
  if (newer->title && older->title && strcmp(older->title, newer->title) == 0) {
    report_add_visible(text, newer->title);
    text_add_char(text, '\n');
  }
  DiffStep step = {0};
  while (diff_step(diff, step.to, &step)) {
    add_head(text, &step);
    for (size_t i = step.from; i < step.to; i++)
      text_printf(text, "  %s\n", diff->differences.items[i].words);
  }
  if (count == 0)
    text_add(text, "\nno differences\n");
  else
    text_printf(text, "\n%zu difference%s in %zu step%s\n", count, plural(count), diff->steps,
                plural(diff->steps));
}

// ---- for machines -----------------------------------------------------------------------------

static void add_string(Text *text, const char *key, const char *chars) {
  text_printf(text, "\"%s\":", key);
  if (chars)
    text_add_json(text, chars, strlen(chars));
  else
    text_add(text, "null");
}

static void add_number(Text *text, const char *key, bool known, uint64_t number) {
  if (known)
    text_printf(text, "\"%s\":%" PRIu64, key, number);
  else
    text_printf(text, "\"%s\":null", key);
}

static void add_side_json(Text *text, const char *key, const Side *side) {
  text_printf(text, "\"%s\":{", key);
  add_string(text, "file", side->file);
  text_add_char(text, ',');
  add_string(text, "kind", side_word(side->kind));
  text_add_char(text, ',');
  add_string(text, "title", side->title);
  text_add_char(text, ',');
  add_string(text, "profile", side->profile);
  text_add_char(text, ',');
  add_number(text, "steps", true, side->steps);
  text_add_char(text, '}');
}

static void add_step_json(const Diff *diff, const DiffStep *step, Text *text) {
  const Snapshot *shown = step->newer ? step->newer : step->older;
  uint32_t line = step->newer ? step->newer->line : 0;
  text_add_char(text, '{');
  add_number(text, "old", step->older, step->older ? step->older->step : 0);
  text_add_char(text, ',');
  add_number(text, "new", step->newer, step->newer ? step->newer->step : 0);
  text_add_char(text, ',');
  add_number(text, "line", line, line);
  text_add_char(text, ',');
  add_string(text, "source", shown ? shown->source : NULL);
  text_add(text, ",\"differences\":[");
  for (size_t i = step->from; i < step->to; i++) {
    const StoredDifference *difference = &diff->differences.items[i];
    text_add(text, i > step->from ? ",{" : "{");
    add_string(text, "kind", stored_kind_word(difference->kind));
    text_add_char(text, ',');
    add_string(text, "words", difference->words);
    text_add_char(text, '}');
  }
  text_add(text, "]}");
}

void diff_add_json(const Diff *diff, Text *text) {
  text_add_char(text, '{');
  add_side_json(text, "old", &diff->sides->older);
  text_add_char(text, ',');
  add_side_json(text, "new", &diff->sides->newer);
  text_add_char(text, ',');
  add_number(text, "differences", true, diff->differences.count);
  text_add(text, ",\"steps\":[");
  DiffStep step = {0};
  while (diff_step(diff, step.to, &step)) {
    text_add(text, step.from ? ",\n" : "\n");
    add_step_json(diff, &step, text);
  }
  text_add(text, "]}\n");
}
