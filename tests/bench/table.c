// table.c: rows and growth tables as words and as Markdown.
#include "internal.h"

#include <math.h>
#include <string.h>

static const char *ratio_word(Goal goal) {
  return goal.sense == GOAL_AT_MOST ? "of theirs" : "times";
}

// ---- words --------------------------------------------------------------------------------------

static void pad(Text *text, size_t width) {
  while (text->length < width) text_add_char(text, ' ');
}

static void add_newest(Text *text, const Numbers *numbers, Unit unit) {
  if (numbers->count > 0) number_add(text, numbers->items[numbers->count - 1], unit);
}

static void add_ratio_words(Text *text, const Row *row) {
  add_newest(text, &row->judged, UNIT_TIMES);
  text_printf(text, " %s", ratio_word(row->goal));
  if (row->largest > 0) {
    text_add(text, " (");
    number_add(text, row->smallest, UNIT_TIMES);
    text_add(text, " to ");
    number_add(text, row->largest, UNIT_TIMES);
    text_add(text, ")");
  }
}

void row_print(const Row *row, FILE *stream) {
  Text line = {0};
  text_printf(&line, "  %-54s", row->name);
  if (row->skipped) {
    fprintf(stream, "%s not measured: %s\n", text_chars(&line), row->skipped);
    text_delete(&line);
    return;
  }
  size_t start = line.length;
  text_add_char(&line, ' ');
  add_newest(&line, &row->ours, row->unit);
  pad(&line, start + 11);
  add_newest(&line, &row->theirs, row->unit);
  pad(&line, start + 21);
  if (row->is_ratio) add_ratio_words(&line, row);
  pad(&line, start + 51);
  goal_add(&line, row->goal, row->judged_unit);
  pad(&line, start + 71);
  if (row->goal.sense != GOAL_NONE) {
    double newest = row->judged.items[row->judged.count - 1];
    text_add(&line, goal_met(row->goal, newest) ? "met" : "NOT MET");
  }
  while (line.length > 0 && line.chars[line.length - 1] == ' ') line.chars[--line.length] = 0;
  fprintf(stream, "%s\n", text_chars(&line));
  fflush(stream);
  text_delete(&line);
}

void growth_print(const GrowthTable *table, FILE *stream) {
  fprintf(stream, "  %s\n", table->name);
  for (size_t i = 0; i < table->count; i++) {
    Text line = {0};
    text_printf(&line, "  %12zu %s ", table->sizes[i], table->of);
    pad(&line, 56);
    add_newest(&line, &table->time[i], UNIT_SECONDS);
    pad(&line, 67);
    add_newest(&line, &table->memory[i], UNIT_BYTES);
    fprintf(stream, "%s\n", text_chars(&line));
    text_delete(&line);
  }
  fflush(stream);
}

// ---- Markdown -----------------------------------------------------------------------------------

static double middle(const Numbers *numbers) { return median(numbers->items, numbers->count); }

// Rows of a group that are named "what: which" and have the same goal are one line.
typedef struct Fold {
  Array(const Row *) rows;
  size_t stem; // length of "what: "; 0: the only row, its name has no colon
} Fold;

static size_t stem_of(const Row *row) {
  const char *colon = strstr(row->name, ": ");
  return colon ? (size_t)(colon - row->name) + 2 : 0;
}

static bool fold_with(const Row *a, const Row *b) {
  size_t stem = stem_of(a);
  return stem > 0 && stem == stem_of(b) && strncmp(a->name, b->name, stem) == 0 &&
         strcmp(a->group, b->group) == 0 && !a->skipped && !b->skipped && !a->of_growth &&
         !b->of_growth && a->goal.sense == b->goal.sense && a->goal.limit == b->goal.limit;
}

// The rows that the one at `first` begins; none where an earlier one has it.
static Fold fold_of(const Bench *bench, size_t first) {
  const Row *row = &bench->rows.items[first];
  Fold fold = {0};
  for (size_t i = 0; i < first; i++)
    if (fold_with(&bench->rows.items[i], row)) return fold;
  array_push(&fold.rows, row);
  for (size_t i = first + 1; i < bench->rows.count; i++)
    if (fold_with(row, &bench->rows.items[i])) array_push(&fold.rows, &bench->rows.items[i]);
  if (fold.rows.count > 1) fold.stem = stem_of(row);
  return fold;
}

// "7.10 ms", or "31.7 ms to 138 ms".
static void add_range(Text *text, const Fold *fold, const Numbers *(*of)(const Row *row),
                      Unit unit) {
  double least = HUGE_VAL, most = -HUGE_VAL;
  for (size_t i = 0; i < fold->rows.count; i++) {
    const Numbers *numbers = of(fold->rows.items[i]);
    if (numbers->count == 0) return;
    least = fmin(least, middle(numbers));
    most = fmax(most, middle(numbers));
  }
  number_add(text, least, unit);
  if (fold->rows.count == 1) return;
  text_add(text, " to ");
  number_add(text, most, unit);
}

static const Numbers *ours_of(const Row *row) { return &row->ours; }
static const Numbers *theirs_of(const Row *row) { return &row->theirs; }
static const Numbers *judged_of(const Row *row) { return &row->judged; }

static double worst(const Row *row) {
  double value = row->judged.items[0];
  for (size_t i = 1; i < row->judged.count; i++)
    value = row->goal.sense == GOAL_AT_LEAST ? fmin(value, row->judged.items[i])
                                             : fmax(value, row->judged.items[i]);
  return value;
}

// "at most 2; **not met**: a generator 2.02".
static void add_verdict(Text *text, const Fold *fold) {
  const Row *first = fold->rows.items[0];
  goal_add(text, first->goal, first->judged_unit);
  const char *before = "; **not met**: ";
  for (size_t i = 0; i < fold->rows.count; i++) {
    const Row *row = fold->rows.items[i];
    if (row_met(row)) continue;
    text_add(text, before);
    if (fold->stem) text_printf(text, "%s ", row->name + fold->stem);
    number_add(text, worst(row), row->judged_unit);
    before = ", ";
  }
}

// "lists; tuples", or "the same" as in the line before.
static void add_names(Text *text, const Fold *fold, Text *names_before) {
  Text names = {0};
  for (size_t i = 0; i < fold->rows.count; i++)
    text_printf(&names, "%s%s", i > 0 ? "; " : "", fold->rows.items[i]->name + fold->stem);
  bool same = fold->stem && strcmp(text_chars(&names), text_chars(names_before)) == 0;
  text_printf(text, "%.*s%s", (int)fold->stem, fold->rows.items[0]->name,
              same ? "the same" : text_chars(&names));
  text_delete(names_before);
  *names_before = names;
}

static void fold_markdown(const Fold *fold, Text *names_before, FILE *stream) {
  Text line = {0};
  const Row *row = fold->rows.items[0];
  text_add(&line, "| ");
  add_names(&line, fold, names_before);
  text_add(&line, " | ");
  if (row->skipped) {
    fprintf(stream, "%snot measured: %s | | | |\n", text_chars(&line), row->skipped);
    text_delete(&line);
    return;
  }
  add_range(&line, fold, ours_of, row->unit);
  text_add(&line, " | ");
  add_range(&line, fold, theirs_of, row->unit);
  text_add(&line, " | ");
  if (row->is_ratio) {
    add_range(&line, fold, judged_of, UNIT_TIMES);
    text_printf(&line, " %s", ratio_word(row->goal));
  }
  text_add(&line, " | ");
  add_verdict(&line, fold);
  fprintf(stream, "%s |\n", text_chars(&line));
  text_delete(&line);
}

// "1,000,000".
static void add_whole(Text *text, size_t number) {
  if (number >= 1000) {
    add_whole(text, number / 1000);
    text_printf(text, ",%03zu", number % 1000);
  } else {
    text_printf(text, "%zu", number);
  }
}

// "1.04", the worst of the runs.
static void add_exponent(Text *text, const Row *row) {
  number_add(text, worst(row), UNIT_EXPONENT);
  if (!row_met(row)) text_add(text, " **not met**");
  text_add(text, " | ");
}

static void growth_markdown(const Bench *bench, const GrowthTable *table, FILE *stream) {
  size_t last = table->count - 1;
  // A run that failed is a row that was not measured.
  if (table->time[last].count == 0) return;
  const Row *time = &bench->rows.items[table->rows[0]];
  Text line = {0};
  text_printf(&line, "| %s | ", table->name);
  add_whole(&line, table->sizes[0]);
  text_add(&line, " to ");
  add_whole(&line, table->sizes[last]);
  text_printf(&line, " %s | ", table->of);
  number_add(&line, middle(&table->time[last]), UNIT_SECONDS);
  if (table->memory[last].count > 0) {
    text_add(&line, ", ");
    number_add(&line, middle(&table->memory[last]), UNIT_BYTES);
  }
  text_add(&line, " | ");
  add_exponent(&line, time);
  if (table->memory[last].count > 0)
    add_exponent(&line, &bench->rows.items[table->rows[1]]);
  else
    text_add(&line, "| ");
  goal_add(&line, time->goal, UNIT_EXPONENT);
  fprintf(stream, "%s |\n", text_chars(&line));
  text_delete(&line);
}

void rows_markdown(const Bench *bench, FILE *stream) {
  const char *group = "";
  Text names = {0};
  for (size_t i = 0; i < bench->rows.count; i++) {
    const Row *row = &bench->rows.items[i];
    if (row->of_growth) continue;
    Fold fold = fold_of(bench, i);
    if (fold.rows.count > 0) {
      if (!*group)
        fprintf(stream, "\n| | heapstory | beside it | ratio | goal |\n|---|---|---|---|---|\n");
      if (strcmp(group, row->group) != 0)
        fprintf(stream, "| **%s**: %s | | | | |\n", row->group, group_words(row->group));
      group = row->group;
      fold_markdown(&fold, &names, stream);
    }
    array_delete(&fold.rows);
  }
  text_delete(&names);
  if (bench->growths.count > 0)
    fprintf(stream, "\n| how it grows | sizes | the largest takes | exponent of time | of memory | "
                    "goal |\n|---|---|---|---|---|---|\n");
  for (size_t i = 0; i < bench->growths.count; i++)
    growth_markdown(bench, &bench->growths.items[i], stream);
}
