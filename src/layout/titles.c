// titles.c: the words around a picture: caption, titles of the panels and islands, legend.
#include <math.h>
#include <string.h>

#include "labels.h"
#include "heapstory/metrics.h"

// ---- caption ----------------------------------------------------------------------------------

static void sentence(Html *html, const char *text, Font font, int width, int lines) {
  for (int i = 0; i < lines; i++) {
    char *line = sentence_line(text, width, i, lines);
    row_open(html);
    words(html, width, SENTENCE_LINE, ALIGN_LEFT, font, line);
    row_close(html);
    mem_free(line);
  }
}

static void pills(Html *html, const Scene *scene, int width) {
  line_open(html);
  for (size_t i = 0; i < scene->pill_count; i++) {
    const ScenePill *one = &scene->pills[i];
    int own = pill_width(one->words);
    pill(html, own, PILLS_LINE, CAPTION_PILL, caption_pill_look(one->kind), one->words);
    space(html, PILL_GAP, PILLS_LINE, NULL);
    width -= own + PILL_GAP;
  }
  if (width > 0) space(html, width, PILLS_LINE, NULL);
  line_close(html);
}

static void statement(Html *html, const Scene *scene, int width) {
  CaptionLine line = caption_line(scene, width);
  CaptionLook look = caption_look(scene, line.size);
  if (line.from) {
    words(html, line.from, CAPTION_LINE - 2, ALIGN_LEFT, look.from, scene->from);
    words(html, line.arrow, CAPTION_LINE - 2, ALIGN_CENTER, look.from, "→");
  }
  words(html, line.statement, CAPTION_LINE - 2, ALIGN_LEFT, look.statement, scene->statement);
}

void caption_label(Html *html, const Scene *scene, int width) {
  int step = sans_width(scene->pill.widest, SIZE_PILL, true) + CAPTION_PILL_PAD;
  int rest = width - step - CAPTION_GAP;
  CaptionLook look = caption_look(scene, 0);
  table_open(html, (HtmlBox){0}, NULL);
  line_open(html);
  pill(html, step, CAPTION_LINE, CAPTION_PILL, look.step, scene->pill.text);
  space(html, CAPTION_GAP, CAPTION_LINE, NULL);
  statement(html, scene, rest);
  line_close(html);
  if (scene->pill_count)
    pills(html, scene, width);
  else
    sentence(html, scene->sentence, look.sentence, width, sentence_lines(scene, width));
  row_open(html);
  space(html, width, CAPTION_FOOT, NULL);
  row_close(html);
  table_close(html);
}

// ---- legend -----------------------------------------------------------------------------------

static int thickness(Paint line) { return (int)ceil(line.width); }

static void line_mark(Html *html, Paint line) {
  enum { DASH = 6, DASH_GAP = 2 };
  HtmlBox box = {.fill = line.line};
  if (line.dash == DASH_NONE) {
    block(html, MARK_LINE, thickness(line), box);
    return;
  }
  for (int i = 0; i < 3; i++) {
    if (i) space(html, DASH_GAP, thickness(line), NULL);
    block(html, DASH, thickness(line), box);
  }
}

static void mark(Html *html, const MarkLook *look) {
  table_open(html, (HtmlBox){0}, NULL);
  row_open(html);
  if (look->words)
    pill(html, look->width, PANEL_TITLE_HEIGHT, look->height, (PillLook){look->paint, mark_font()},
         look->words);
  else if (look->width)
    block(html, look->width, look->height, html_box(look->paint));
  else
    line_mark(html, look->paint);
  row_close(html);
  table_close(html);
}

static void legend_item(Html *html, const SceneLegend *item) {
  space(html, LEGEND_GAP, PANEL_TITLE_HEIGHT, NULL);
  if (legend_has_mark(item->kind)) {
    MarkLook look = mark_look(item->kind);
    int width = look.width ? look.width : MARK_LINE;
    cell_open(html, 0);
    mark(html, &look);
    cell_close(html);
    space(html, LEGEND_MARK_GAP + LEGEND_MARK - width, PANEL_TITLE_HEIGHT, NULL);
  }
  Font font = legend_font();
  words(html, font_width(font, item->words), PANEL_TITLE_HEIGHT, ALIGN_LEFT, font, item->words);
}

// ---- titles -----------------------------------------------------------------------------------

static void title(Html *html, const char *text, const char *widest, Token color) {
  words(html, sans_width(widest, SIZE_TITLE, true) + 6, PANEL_TITLE_HEIGHT, ALIGN_LEFT,
        panel_title_font(color), text);
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
