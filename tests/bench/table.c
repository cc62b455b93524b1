// table.c: rows and growth tables as words and as Markdown.
#include "internal.h"

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

// The numbers of all runs: "7.10 ms, 7.12 ms, 7.09 ms".
static void add_all(Text *text, const Numbers *numbers, Unit unit) {
  for (size_t i = 0; i < numbers->count; i++) {
    if (i > 0) text_add(text, ", ");
    number_add(text, numbers->items[i], unit);
  }
}

static void row_markdown(const Row *row, FILE *stream) {
  Text line = {0};
  text_printf(&line, "| %s | ", row->name);
  if (row->skipped) {
    fprintf(stream, "%snot measured: %s | | | | |\n", text_chars(&line), row->skipped);
    text_delete(&line);
    return;
  }
  add_all(&line, &row->ours, row->unit);
  text_add(&line, " | ");
  add_all(&line, &row->theirs, row->unit);
  text_add(&line, " | ");
  if (row->is_ratio) {
    add_all(&line, &row->judged, UNIT_TIMES);
    text_printf(&line, " %s", ratio_word(row->goal));
  }
  text_add(&line, " | ");
  goal_add(&line, row->goal, row->judged_unit);
  text_add(&line, " | ");
  if (row->goal.sense != GOAL_NONE) text_add(&line, row_met(row) ? "met" : "**not met**");
  fprintf(stream, "%s |\n", text_chars(&line));
  text_delete(&line);
}

static double middle(const Numbers *numbers) { return median(numbers->items, numbers->count); }

// "| time | 1.2 ms | 2.4 ms | 1.01, 1.02 | at most 1.18 | met |".
static void growth_row(const char *what, const GrowthTable *table, const Numbers *costs, Unit unit,
                       const Row *exponent_row, FILE *stream) {
  Text line = {0};
  text_printf(&line, "| %s |", what);
  for (size_t i = 0; i < table->count; i++) {
    text_add_char(&line, ' ');
    number_add(&line, middle(&costs[i]), unit);
    text_add(&line, " |");
  }
  text_add_char(&line, ' ');
  add_all(&line, &exponent_row->judged, UNIT_EXPONENT);
  text_add(&line, " | ");
  goal_add(&line, exponent_row->goal, UNIT_EXPONENT);
  fprintf(stream, "%s | %s |\n", text_chars(&line), row_met(exponent_row) ? "met" : "**not met**");
  text_delete(&line);
}

static void growth_markdown(const Bench *bench, const GrowthTable *table, FILE *stream) {
  // A run that failed is a row that was not measured.
  for (size_t i = 0; i < table->count; i++)
    if (table->time[i].count == 0) return;
  fprintf(stream, "\n| %s, by %s |", table->name, table->of);
  for (size_t i = 0; i < table->count; i++) fprintf(stream, " %zu |", table->sizes[i]);
  fprintf(stream, " exponent | goal | |\n|---|---|---|---|");
  for (size_t i = 0; i < table->count; i++) fprintf(stream, "---|");
  fprintf(stream, "\n");
  growth_row("time", table, table->time, UNIT_SECONDS, &bench->rows.items[table->rows[0]], stream);
  growth_row("memory", table, table->memory, UNIT_BYTES, &bench->rows.items[table->rows[1]],
             stream);
}

void rows_markdown(const Bench *bench, FILE *stream) {
  const char *group = "";
  for (size_t i = 0; i < bench->rows.count; i++) {
    const Row *row = &bench->rows.items[i];
    if (row->of_growth) continue;
    if (!*group)
      fprintf(stream,
              "\n| | heapstory | beside it | ratio | goal | |\n|---|---|---|---|---|---|\n");
    if (strcmp(group, row->group) != 0) fprintf(stream, "| **%s** | | | | | |\n", row->group);
    group = row->group;
    row_markdown(row, stream);
  }
  for (size_t i = 0; i < bench->growths.count; i++)
    growth_markdown(bench, &bench->growths.items[i], stream);
}
