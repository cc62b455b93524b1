// titles.c: the words around a picture: caption, titles of the panels and islands, legend.
#include <string.h>

#include "labels.h"
#include "heapstory/metrics.h"

// ---- caption ----------------------------------------------------------------------------------

static void sentence(Html *html, const char *text, int width, int lines) {
  for (int i = 0; i < lines; i++) {
    char *line = sentence_line(text, width, i, lines);
    row_open(html);
    words(html, width, SENTENCE_LINE, ALIGN_LEFT,
          (Font){.size = SIZE_SENTENCE, .color = TOKEN_MUTED}, line);
    row_close(html);
    mem_free(line);
  }
}

static void pills(Html *html, const Scene *scene, int width) {
  static const HtmlBox boxes[] = {{1, TOKEN_NEWLINE, TOKEN_NEWFILL, true, false},
                                  {1, TOKEN_REMOVEDLINE, TOKEN_REMOVEDFILL, true, false},
                                  {1, TOKEN_CHANGEDLINE, TOKEN_CHANGEDFILL, true, false},
                                  {1, TOKEN_PILL, TOKEN_PILL, true, false}};
  static const Token inks[] = {TOKEN_NEW, TOKEN_REMOVED, TOKEN_CHANGED, TOKEN_MUTED};
  line_open(html);
  for (size_t i = 0; i < scene->pill_count; i++) {
    const ScenePill *one = &scene->pills[i];
    Font font = {.size = SIZE_PILL, .color = inks[one->kind], .bold = true};
    int own = pill_width(one->words);
    pill(html, own, PILLS_LINE, CAPTION_PILL, boxes[one->kind], font, one->words);
    space(html, PILL_GAP, PILLS_LINE, NULL);
    width -= own + PILL_GAP;
  }
  if (width > 0) space(html, width, PILLS_LINE, NULL);
  line_close(html);
}

static void statement(Html *html, const Scene *scene, int width) {
  CaptionLine line = caption_line(scene, width);
  Font font = {.size = line.size, .color = TOKEN_INK, .bold = true, .mono = true};
  Font muted = {.size = line.size, .color = TOKEN_MUTED, .mono = true};
  if (line.from) {
    words(html, line.from, CAPTION_LINE - 2, ALIGN_LEFT, muted, scene->from);
    words(html, line.arrow, CAPTION_LINE - 2, ALIGN_CENTER, muted, "→");
  }
  words(html, line.statement, CAPTION_LINE - 2, ALIGN_LEFT, font, scene->statement);
}

void caption_label(Html *html, const Scene *scene, int width) {
  int step = sans_width(scene->pill.widest, SIZE_PILL, true) + CAPTION_PILL_PAD;
  int rest = width - step - CAPTION_GAP;
  Font pill_font = {.size = SIZE_PILL, .color = TOKEN_MUTED, .bold = true};
  table_open(html, (HtmlBox){0}, NULL);
  line_open(html);
  pill(html, step, CAPTION_LINE, CAPTION_PILL, (HtmlBox){1, TOKEN_PILL, TOKEN_PILL, true, false},
       pill_font, scene->pill.text);
  space(html, CAPTION_GAP, CAPTION_LINE, NULL);
  statement(html, scene, rest);
  line_close(html);
  if (scene->pill_count)
    pills(html, scene, width);
  else
    sentence(html, scene->sentence, width, sentence_lines(scene, width));
  row_open(html);
  space(html, width, CAPTION_FOOT, NULL);
  row_close(html);
  table_close(html);
}

// ---- legend -----------------------------------------------------------------------------------

typedef struct Mark {
  int width, height; // 0: no mark, words alone
  HtmlBox box;
} Mark;

static const Mark marks[] = {
    [LEGEND_WORDS] = {0, 0, {0}},
    [LEGEND_REFERENCE] = {22, 2, {.fill = TOKEN_EDGE}},
    [LEGEND_NEW] = {22, 3, {.fill = TOKEN_NEWLINE}},
    [LEGEND_REBOUND] = {22, 3, {.fill = TOKEN_CHANGEDLINE}},
    [LEGEND_REMOVED] = {22, 2, {.fill = TOKEN_REMOVEDLINE}},
    [LEGEND_CLEARED] = {22, 2, {.fill = TOKEN_GHOSTLINE}},
    [LEGEND_NEW_CARD] = {20, 12, {2, TOKEN_NEWLINE, TOKEN_NEWFILL, true, false}},
    [LEGEND_RESURRECTED_CARD] = {20, 12, {2, TOKEN_NEWLINE, TOKEN_CARD, true, false}},
    [LEGEND_PROMOTED] = {20, 12, {1, TOKEN_ACCENT, TOKEN_ACCENTFILL, true, false}},
    [LEGEND_FREED_CARD] = {20, 12, {1, TOKEN_REMOVEDLINE, TOKEN_PANEL, true, true}},
    [LEGEND_CHANGED_CARD] = {20, 12, {2, TOKEN_CHANGEDLINE, TOKEN_CARD, true, false}},
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

static void mark(Html *html, LegendKind kind) {
  enum { DASH = 6, DASH_GAP = 2 };
  const Mark *m = &marks[kind];
  table_open(html, (HtmlBox){0}, NULL);
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
    space(html, LEGEND_MARK_GAP + LEGEND_MARK - marks[item->kind].width, PANEL_TITLE_HEIGHT, NULL);
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
  table_open(html, (HtmlBox){0}, NULL);
  row_open(html);
  title(html, text, text, color);
  row_close(html);
  table_close(html);
}

void island_label(Html *html, const SceneIsland *island) {
  table_open(html, (HtmlBox){0}, NULL);
  row_open(html);
  title(html, island->title.text, island->title.widest, TOKEN_ISLAND);
  row_close(html);
  table_close(html);
}

void heap_label(Html *html, const Scene *scene, int width) {
  bool *chosen = mem_alloc(scene->legend_count + 1);
  int left = legend_choose(scene, width - sans_width("HEAP", SIZE_TITLE, true) - 6, chosen);
  table_open(html, (HtmlBox){0}, NULL);
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
