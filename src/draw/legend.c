// legend.c: words for the marks of a picture, each beside its mark.
#include "heapstory/metrics.h"
#include "parts.h"

typedef struct Mark {
  double width, height;
  Paint paint; // of a box; of a line where `arrow.width`
  Arrow arrow;
} Mark;

static Mark mark_of(LegendKind kind) {
  switch (kind) {
  case LEGEND_WORDS:
  case LEGEND_LEFT_OUT: break;
  case LEGEND_REFERENCE: return (Mark){.arrow = {.line = TOKEN_EDGE, .width = 1.5}};
  case LEGEND_NEW: return (Mark){.arrow = {.line = TOKEN_NEWLINE, .width = 3}};
  case LEGEND_REBOUND: return (Mark){.arrow = {.line = TOKEN_CHANGEDLINE, .width = 3}};
  case LEGEND_REMOVED:
    return (Mark){.arrow = {.line = TOKEN_REMOVEDLINE, .width = 1.6, .dash = DASH_DASHED}};
  case LEGEND_CLEARED:
    return (Mark){.arrow = {.line = TOKEN_GHOSTLINE, .width = 1.3, .dash = DASH_DASHED}};
  case LEGEND_NEW_CARD: return (Mark){20, 12, {TOKEN_NEWFILL, TOKEN_NEWLINE, 2, DASH_NONE}, {0}};
  case LEGEND_RESURRECTED_CARD:
    return (Mark){20, 12, {TOKEN_CARD, TOKEN_NEWLINE, 2, DASH_NONE}, {0}};
  case LEGEND_PROMOTED: return (Mark){20, 12, {TOKEN_ACCENTFILL, TOKEN_ACCENT, 1, DASH_NONE}, {0}};
  case LEGEND_FREED_CARD:
    return (Mark){20, 12, {TOKEN_PANEL, TOKEN_REMOVEDLINE, 1, DASH_DASHED}, {0}};
  case LEGEND_CHANGED_CARD:
    return (Mark){20, 12, {TOKEN_CARD, TOKEN_CHANGEDLINE, 2, DASH_NONE}, {0}};
  case LEGEND_COLLECTED_CARD:
    return (Mark){20, 12, {TOKEN_PANEL, TOKEN_ISLANDLINE, 1, DASH_DASHED}, {0}};
  case LEGEND_ISLAND:
    return (Mark){20, 12, {TOKEN_ISLANDFILL, TOKEN_ISLANDLINE, 1, DASH_NONE}, {0}};
  case LEGEND_GENERATION_0: return (Mark){20, 12, generation_paint(0), {0}};
  case LEGEND_GENERATION_1: return (Mark){20, 12, generation_paint(1), {0}};
  case LEGEND_GENERATION_2: return (Mark){20, 12, generation_paint(2), {0}};
  case LEGEND_PERMANENT: return (Mark){20, 12, generation_paint(3), {0}};
  case LEGEND_COUNT: return (Mark){22, 18, {.fill = TOKEN_PILL}, {0}};
  }
  return (Mark){0};
}

void draw_legend_mark(Picture *picture, LegendKind kind, Box cell) {
  Mark mark = mark_of(kind);
  double middle = cell.y + cell.height / 2;
  if (mark.arrow.width > 0) {
    Paint paint = {.line = mark.arrow.line, .width = mark.arrow.width, .dash = mark.arrow.dash};
    picture_line(picture, (Point){cell.x, middle}, (Point){cell.x + 22, middle}, paint);
    return;
  }
  Box box = {cell.x, middle - mark.height / 2, mark.width, mark.height};
  picture_rect(picture, box_inset(box, mark.paint.width / 2), 4, mark.paint);
  if (kind == LEGEND_COUNT)
    picture_words(picture, box, ALIGN_CENTER,
                  (Font){.size = SIZE_TITLE, .color = TOKEN_INK, .bold = true}, "n");
}

static double draw_item(Picture *picture, const SceneLegend *item, double x, Box line) {
  x += LEGEND_GAP;
  if (legend_has_mark(item->kind)) {
    draw_legend_mark(picture, item->kind, (Box){x, line.y, LEGEND_MARK, line.height});
    x += LEGEND_MARK + LEGEND_MARK_GAP;
  }
  Font font = {.size = SIZE_TITLE, .color = TOKEN_MUTED};
  int width = font_width(font, item->words);
  picture_words(picture, (Box){x, line.y, width, line.height}, ALIGN_LEFT, font, item->words);
  return x + width;
}

static double slack_of_last(const Scene *scene, const bool *chosen) {
  Font font = {.size = SIZE_TITLE};
  for (size_t i = scene->legend_count; i-- > 0;)
    if (chosen[i])
      return font_width(font, scene->legend[i].words) -
             font_natural_width(font, scene->legend[i].words);
  return 0;
}

void draw_legend(Picture *picture, const Scene *scene, Box line, double title_width) {
  bool *chosen = mem_zalloc(scene->legend_count + 1);
  int left = legend_choose(scene, (int)(line.width - title_width), chosen);
  // Cells are as wide as the widest face needs: what the last one has left stays outside.
  double x = line.x + title_width + left + slack_of_last(scene, chosen);
  picture_open(picture, &(PictureGroup){.class = "legend"});
  for (size_t i = 0; i < scene->legend_count; i++)
    if (chosen[i]) x = draw_item(picture, &scene->legend[i], x, line);
  picture_close(picture);
  mem_free(chosen);
}
