// furniture.c: caption and legend: how much space they take and what is left out, see furniture.h.
#include "heapstory/furniture.h"

#include <string.h>

#include "heapstory/metrics.h"

enum { SIZE_STATEMENT = 26, SMALLEST_STATEMENT = 12, MAX_LINES = 2 };

// ---- caption ----------------------------------------------------------------------------------

// Bytes of `text` that fit into `width`, cut between words where it can be.
static size_t fitting(const char *text, int width) {
  size_t fits = 0, length = strlen(text);
  char line[1024];
  for (size_t end = 1; end <= length; end++) {
    bool between = text[end] == ' ' || text[end] == 0;
    if (!between || end >= sizeof line) continue;
    memcpy(line, text, end);
    line[end] = 0;
    if (sans_width(line, SIZE_SENTENCE, false) > width) break;
    fits = end;
  }
  return fits ? fits : length; // one long word is drawn as it is
}

int sentence_lines(const Scene *scene, int width) {
  const char *text = scene->longest ? scene->longest : "";
  int lines = 0;
  while (*text && lines < MAX_LINES) {
    text += fitting(text, width);
    text += *text == ' ';
    lines++;
  }
  return lines ? lines : 1;
}

char *sentence_line(const char *text, int width, int line, int lines) {
  size_t length = fitting(text, width);
  for (int i = 0; i < line && *text; i++) {
    text += text[length] ? length + 1 : length;
    length = fitting(text, width);
  }
  if (!*text) return NULL;
  char *words = mem_strndup(text, length);
  // What does not fit into the last line is cut: the whole sentence stands in the trace.
  if (line == lines - 1 && text[length] && length > 3) memcpy(words + length - 3, "…", 3);
  return words;
}

int caption_height(const Scene *scene, int width) {
  if (scene->pill_count) return CAPTION_LINE + PILLS_LINE + CAPTION_FOOT;
  return CAPTION_LINE + SENTENCE_LINE * sentence_lines(scene, width) + CAPTION_FOOT;
}

int statement_size(const char *statement, int width) {
  int size = SIZE_STATEMENT;
  while (size > SMALLEST_STATEMENT && mono_width(statement, size) > width) size--;
  return size;
}

CaptionLine caption_line(const Scene *scene, int width) {
  CaptionLine line = {0};
  if (!scene->from) {
    line.size = statement_size(scene->statement, width);
    line.statement = width;
    return line;
  }
  for (line.size = SIZE_STATEMENT;; line.size--) {
    line.from = mono_width(scene->from, line.size);
    line.arrow = mono_width(" → ", line.size);
    line.statement = width - line.from - line.arrow;
    bool fits = mono_width(scene->statement, line.size) <= line.statement;
    if (fits || line.size == SMALLEST_STATEMENT) return line;
  }
}

int pill_width(const char *words) { return sans_width(words, SIZE_PILL, true) + 20; }

// ---- legend -----------------------------------------------------------------------------------

bool legend_has_mark(LegendKind kind) { return kind != LEGEND_WORDS && kind != LEGEND_LEFT_OUT; }

// What a badge or a card says in words anyway goes first when there is no room for all.
static int importance(LegendKind kind) {
  switch (kind) {
  case LEGEND_WORDS: return 0;
  case LEGEND_GENERATION_0:
  case LEGEND_GENERATION_1:
  case LEGEND_GENERATION_2:
  case LEGEND_PERMANENT: return 1;
  case LEGEND_COUNT:
  case LEGEND_NEW_CARD:
  case LEGEND_RESURRECTED_CARD:
  case LEGEND_PROMOTED:
  case LEGEND_FREED_CARD:
  case LEGEND_CHANGED_CARD:
  case LEGEND_COLLECTED_CARD:
  case LEGEND_ISLAND: return 2;
  case LEGEND_REFERENCE:
  case LEGEND_NEW:
  case LEGEND_REBOUND:
  case LEGEND_REMOVED:
  case LEGEND_CLEARED: return 3;
  case LEGEND_LEFT_OUT: break;
  }
  return 4;
}

int legend_item_width(const SceneLegend *item) {
  return LEGEND_GAP + (legend_has_mark(item->kind) ? LEGEND_MARK + LEGEND_MARK_GAP : 0) +
         sans_width(item->words, SIZE_TITLE, false);
}

int legend_choose(const Scene *scene, int width, bool *chosen) {
  int left = width - LEGEND_END;
  for (size_t i = 0; i < scene->legend_count; i++) {
    chosen[i] = true;
    left -= legend_item_width(&scene->legend[i]);
  }
  for (int level = 0; level <= 3; level++)
    for (size_t i = 0; i < scene->legend_count && left < 0; i++) {
      if (importance(scene->legend[i].kind) != level) continue;
      chosen[i] = false;
      left += legend_item_width(&scene->legend[i]);
    }
  return left;
}
