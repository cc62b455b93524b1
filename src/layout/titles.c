// titles.c: the words around a picture: caption, titles of the panels and islands, legend.
#include <string.h>

#include "labels.h"
#include "metrics.h"

enum {
  CAPTION_LINE = 36,
  SENTENCE_LINE = 21,
  CAPTION_FOOT = 6,
  PILL = 26,
  PILL_PAD = 12,
  PILL_GAP = 12,
  SIZE_PILL = 13,
  SIZE_STATEMENT = 26,
  SMALLEST_STATEMENT = 12,
  SIZE_SENTENCE = 15,
  SIZE_TITLE = 12,
  MAX_LINES = 2,
  MARK = 24,
  LEGEND_GAP = 18,
  LEGEND_END = 4,
};

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

static int sentence_lines(const char *text, int width) {
  int lines = 0;
  while (*text && lines < MAX_LINES) {
    text += fitting(text, width);
    text += *text == ' ';
    lines++;
  }
  return lines ? lines : 1;
}

int caption_height(const Scene *scene, int width) {
  return CAPTION_LINE + SENTENCE_LINE * sentence_lines(scene->longest, width) + CAPTION_FOOT;
}

// The largest size at which the statement fits.
static int statement_size(const char *statement, int width) {
  int size = SIZE_STATEMENT;
  while (size > SMALLEST_STATEMENT && mono_width(statement, size) > width) size--;
  return size;
}

static void sentence(Html *html, const char *text, int width, int lines) {
  for (int i = 0; i < lines; i++) {
    size_t length = fitting(text, width), next = length + (text[length] == ' ');
    char *line = mem_strndup(text, length);
    // What does not fit into the last line is cut: the whole sentence stands in the trace.
    if (i == lines - 1 && text[next] && length > 3) memcpy(line + length - 3, "…", 3);
    row_open(html);
    words(html, width, SENTENCE_LINE, ALIGN_LEFT,
          (Font){.size = SIZE_SENTENCE, .color = TOKEN_MUTED}, line);
    row_close(html);
    mem_free(line);
    text += text[length] ? next : length;
  }
}

void caption_label(Html *html, const Scene *scene, int width) {
  int step = sans_width(scene->pill.widest, SIZE_PILL, true) + PILL_PAD;
  int rest = width - step - PILL_GAP;
  Font pill_font = {.size = SIZE_PILL, .color = TOKEN_MUTED, .bold = true};
  Font font = {.size = statement_size(scene->statement, rest),
               .color = TOKEN_INK,
               .bold = true,
               .mono = true};
  table_open(html, (Box){0}, NULL);
  line_open(html);
  pill(html, step, CAPTION_LINE, PILL, (Box){1, TOKEN_PILL, TOKEN_PILL, true, false}, pill_font,
       scene->pill.text);
  space(html, PILL_GAP, CAPTION_LINE, NULL);
  words(html, rest, CAPTION_LINE - 2, ALIGN_LEFT, font, scene->statement);
  line_close(html);
  sentence(html, scene->sentence, width, sentence_lines(scene->longest, width));
  row_open(html);
  space(html, width, CAPTION_FOOT, NULL);
  row_close(html);
  table_close(html);
}

// ---- legend -----------------------------------------------------------------------------------

typedef struct Mark {
  int width, height; // 0: no mark, words alone
  Box box;
} Mark;

static const Mark marks[] = {
    [LEGEND_WORDS] = {0, 0, {0}},
    [LEGEND_REFERENCE] = {22, 2, {.fill = TOKEN_EDGE}},
    [LEGEND_NEW] = {22, 3, {.fill = TOKEN_NEWLINE}},
    [LEGEND_REBOUND] = {22, 3, {.fill = TOKEN_CHANGEDLINE}},
    [LEGEND_REMOVED] = {22, 2, {.fill = TOKEN_REMOVEDLINE}},
    [LEGEND_CLEARED] = {22, 2, {.fill = TOKEN_GHOSTLINE}},
    [LEGEND_NEW_CARD] = {20, 12, {2, TOKEN_NEWLINE, TOKEN_NEWFILL, true, false}},
    [LEGEND_FREED_CARD] = {20, 12, {1, TOKEN_REMOVEDLINE, TOKEN_PANEL, true, true}},
    [LEGEND_COLLECTED_CARD] = {20, 12, {1, TOKEN_ISLANDLINE, TOKEN_PANEL, true, true}},
    [LEGEND_ISLAND] = {20, 12, {1, TOKEN_ISLANDLINE, TOKEN_ISLANDFILL, true, false}},
    [LEGEND_GENERATION_0] = {20, 12, {1, TOKEN_GENERATION_0, TOKEN_GENERATION_0, true, false}},
    [LEGEND_GENERATION_1] = {20, 12, {1, TOKEN_GENERATION_1, TOKEN_GENERATION_1, true, false}},
    [LEGEND_GENERATION_2] = {20, 12, {1, TOKEN_GENERATION_2, TOKEN_GENERATION_2, true, false}},
    [LEGEND_PERMANENT] = {20, 12, {1, TOKEN_PERMANENT, TOKEN_PERMANENT, true, false}},
    [LEGEND_COUNT] = {22, 18, {1, TOKEN_PILL, TOKEN_PILL, true, false}},
};

static bool is_dashed_line(LegendKind kind) {
  return kind == LEGEND_REMOVED || kind == LEGEND_CLEARED;
}

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
  case LEGEND_FREED_CARD:
  case LEGEND_COLLECTED_CARD:
  case LEGEND_ISLAND: return 2;
  case LEGEND_REFERENCE:
  case LEGEND_NEW:
  case LEGEND_REBOUND:
  case LEGEND_REMOVED:
  case LEGEND_CLEARED: break;
  }
  return 3;
}

static int item_width(const SceneLegend *item) {
  return LEGEND_GAP + (marks[item->kind].width ? MARK + 6 : 0) +
         sans_width(item->words, SIZE_TITLE, false);
}

static void mark(Html *html, LegendKind kind) {
  enum { DASH = 6, DASH_GAP = 2 };
  const Mark *m = &marks[kind];
  table_open(html, (Box){0}, NULL);
  row_open(html);
  if (kind == LEGEND_COUNT) {
    pill(html, m->width, PANEL_TITLE_HEIGHT, m->height, m->box,
         (Font){.size = SIZE_TITLE, .color = TOKEN_INK, .bold = true}, "n");
  } else if (is_dashed_line(kind)) {
    for (int i = 0; i < 3; i++) {
      if (i) space(html, DASH_GAP, m->height, NULL);
      block(html, DASH, m->height, m->box);
    }
  } else {
    block(html, m->width, m->height, m->box);
  }
  row_close(html);
  table_close(html);
}

static void legend_item(Html *html, const SceneLegend *item) {
  space(html, LEGEND_GAP, PANEL_TITLE_HEIGHT, NULL);
  if (marks[item->kind].width) {
    cell_open(html, 0);
    mark(html, item->kind);
    cell_close(html);
    space(html, 6 + MARK - marks[item->kind].width, PANEL_TITLE_HEIGHT, NULL);
  }
  words(html, sans_width(item->words, SIZE_TITLE, false), PANEL_TITLE_HEIGHT, ALIGN_LEFT,
        (Font){.size = SIZE_TITLE, .color = TOKEN_MUTED}, item->words);
}

// ---- titles -----------------------------------------------------------------------------------

static void title(Html *html, const char *text, const char *widest, Token color) {
  words(html, sans_width(widest, SIZE_TITLE, true) + 6, PANEL_TITLE_HEIGHT, ALIGN_LEFT,
        (Font){.size = SIZE_TITLE, .color = color, .bold = true}, text);
}

void panel_label(Html *html, const char *text, Token color) {
  table_open(html, (Box){0}, NULL);
  row_open(html);
  title(html, text, text, color);
  row_close(html);
  table_close(html);
}

void island_label(Html *html, const SceneIsland *island) {
  table_open(html, (Box){0}, NULL);
  row_open(html);
  title(html, island->title.text, island->title.widest, TOKEN_ISLAND);
  row_close(html);
  table_close(html);
}

// Drops the least important items until the rest fits; returns the width that is left over.
static int choose_items(const Scene *scene, int width, bool *chosen) {
  int left = width - sans_width("HEAP", SIZE_TITLE, true) - 6 - LEGEND_END;
  for (size_t i = 0; i < scene->legend_count; i++) {
    chosen[i] = true;
    left -= item_width(&scene->legend[i]);
  }
  for (int level = 0; level <= 3; level++)
    for (size_t i = 0; i < scene->legend_count && left < 0; i++) {
      if (importance(scene->legend[i].kind) != level) continue;
      chosen[i] = false;
      left += item_width(&scene->legend[i]);
    }
  return left;
}

void heap_label(Html *html, const Scene *scene, int width) {
  bool *chosen = mem_alloc(scene->legend_count + 1);
  int left = choose_items(scene, width, chosen);
  table_open(html, (Box){0}, NULL);
  row_open(html);
  title(html, "HEAP", "HEAP", TOKEN_MUTED);
  space(html, left, PANEL_TITLE_HEIGHT, NULL);
  for (size_t i = 0; i < scene->legend_count; i++)
    if (chosen[i]) legend_item(html, &scene->legend[i]);
  space(html, LEGEND_END, PANEL_TITLE_HEIGHT, NULL);
  row_close(html);
  table_close(html);
  mem_free(chosen);
}
