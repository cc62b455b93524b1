// legend.c: words for the marks of a picture, each beside its mark.
#include "heapstory/metrics.h"
#include "parts.h"

void draw_legend_mark(Picture *picture, LegendKind kind, Box cell) {
  MarkLook mark = mark_look(kind);
  double middle = cell.y + cell.height / 2;
  if (mark.width == 0) {
    picture_line(picture, (Point){cell.x, middle}, (Point){cell.x + MARK_LINE, middle}, mark.paint);
    return;
  }
  Box box = {cell.x, middle - mark.height / 2.0, mark.width, mark.height};
  picture_rect(picture, box_inset(box, mark.paint.width / 2), 4, mark.paint);
  picture_words(picture, box, ALIGN_CENTER, mark_font(), mark.words);
}

static double draw_item(Picture *picture, const SceneLegend *item, double x, Box line) {
  x += LEGEND_GAP;
  if (legend_has_mark(item->kind)) {
    draw_legend_mark(picture, item->kind, (Box){x, line.y, LEGEND_MARK, line.height});
    x += LEGEND_MARK + LEGEND_MARK_GAP;
  }
  Font font = legend_font();
  int width = font_width(font, item->words);
  picture_words(picture, (Box){x, line.y, width, line.height}, ALIGN_LEFT, font, item->words);
  return x + width;
}

static double slack_of_last(const Scene *scene, const bool *chosen) {
  Font font = legend_font();
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
