// parts.c: page, caption, panels and pills, see parts.h.
#include "parts.h"

#include <string.h>

#include "heapstory/metrics.h"

// ---- boxes ------------------------------------------------------------------------------------

Box box_inset(Box box, double by) {
  return (Box){box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by};
}

double box_right(Box box) { return box.x + box.width; }
double box_bottom(Box box) { return box.y + box.height; }

Box box_union(Box a, Box b) {
  if (a.width <= 0 && a.height <= 0) return b;
  if (b.width <= 0 && b.height <= 0) return a;
  double x = a.x < b.x ? a.x : b.x, y = a.y < b.y ? a.y : b.y;
  double right = box_right(a) > box_right(b) ? box_right(a) : box_right(b);
  double bottom = box_bottom(a) > box_bottom(b) ? box_bottom(a) : box_bottom(b);
  return (Box){x, y, right - x, bottom - y};
}

// ---- pills and panels -------------------------------------------------------------------------

void draw_pill(Picture *picture, Box box, Paint paint, Font font, const char *text) {
  // The border lies inside of the box.
  picture_rect(picture, box_inset(box, paint.width / 2), BADGE_RADIUS, paint);
  picture_words(picture, box, ALIGN_CENTER, font, text);
}

char *words_that_fit(Font font, const char *text, int width) {
  size_t length = text ? strlen(text) : 0;
  Text words = {0};
  text_add_n(&words, text, length);
  while (length > 0 && font_width(font, text_chars(&words)) > width) {
    do length--;
    while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80);
    text_clear(&words);
    text_add_n(&words, text, length);
    text_add(&words, "…");
  }
  return words.chars ? text_take(&words) : mem_strdup("");
}

void draw_words(Picture *picture, Box cell, Align align, Font font, const char *text) {
  char *words = words_that_fit(font, text, (int)cell.width);
  picture_words(picture, cell, align, font, words);
  mem_free(words);
}

void draw_panel(Picture *picture, Box box) {
  picture_rect(picture, box, PANEL_RADIUS,
               (Paint){.fill = TOKEN_PANEL, .line = TOKEN_PANELLINE, .width = 1});
}

void draw_panel_title(Picture *picture, Box panel, const char *title) {
  Font font = panel_title_font(TOKEN_MUTED);
  Box cell = {panel.x + PANEL_MARGIN - 6, panel.y + 2, font_width(font, title) + 6,
              PANEL_TITLE_HEIGHT};
  picture_words(picture, cell, ALIGN_LEFT, font, title);
}

// ---- page and caption -------------------------------------------------------------------------

static void draw_pills(Picture *picture, const Scene *scene, Box line) {
  enum { SIDE = 9 }; // of the 20 that pill_width adds, 2 stay
  Box box = {line.x, line.y + (PILLS_LINE - CAPTION_PILL) / 2.0, 0, CAPTION_PILL};
  for (size_t i = 0; i < scene->pill_count; i++) {
    const ScenePill *pill = &scene->pills[i];
    PillLook look = caption_pill_look(pill->kind);
    box.width = pill_width(pill->words);
    picture_rect(picture, box_inset(box, 0.5), BADGE_RADIUS, look.paint);
    // A cell as wide as its words: a wider font is squeezed and does not come near the border.
    Box cell = {box.x + SIDE, box.y, box.width - 2 * SIDE, box.height};
    picture_words(picture, cell, ALIGN_CENTER, look.font, pill->words);
    box.x += box.width + PILL_GAP;
  }
}

static void draw_statement(Picture *picture, const Scene *scene, Box cell) {
  CaptionLine line = caption_line(scene, (int)cell.width);
  CaptionLook look = caption_look(scene, line.size);
  cell.width = line.from;
  picture_words(picture, cell, ALIGN_LEFT, look.from, scene->from);
  cell.x += line.from;
  cell.width = line.arrow;
  if (line.arrow) picture_words(picture, cell, ALIGN_CENTER, look.from, "→");
  cell.x += line.arrow;
  cell.width = line.statement;
  picture_words(picture, cell, ALIGN_LEFT, look.statement, scene->statement);
}

static void draw_sentence(Picture *picture, const Scene *scene, Box box) {
  int width = (int)box.width, lines = sentence_lines(scene, width);
  for (int i = 0; i < lines; i++) {
    char *line = sentence_line(scene->sentence, width, i, lines);
    Box cell = {box.x, box.y + i * SENTENCE_LINE, box.width, SENTENCE_LINE};
    picture_words(picture, cell, ALIGN_LEFT, caption_look(scene, 0).sentence, line);
    mem_free(line);
  }
}

static void draw_caption(Picture *picture, const Scene *scene, Box box) {
  PillLook look = caption_look(scene, 0).step;
  int step = font_width(look.font, scene->pill.widest) + CAPTION_PILL_PAD;
  picture_open(picture, &(PictureGroup){.class = "caption"});
  Box pill = {box.x, box.y + (CAPTION_LINE - CAPTION_PILL) / 2.0, step, CAPTION_PILL};
  if (scene->pill.text) draw_pill(picture, pill, look.paint, look.font, scene->pill.text);
  int rest = (int)box.width - step - CAPTION_GAP;
  draw_statement(picture, scene, (Box){box.x + step + CAPTION_GAP, box.y, rest, CAPTION_LINE});
  box.y += CAPTION_LINE;
  if (scene->pill_count)
    draw_pills(picture, scene, box);
  else
    draw_sentence(picture, scene, box);
  picture_close(picture);
}

double page_head(const Scene *scene, double scale, const DrawOptions *options) {
  int width = (int)(PAGE_WIDTH * scale) - 2 * PAGE_PAD_X;
  return PAGE_PAD_Y + (options->no_caption ? 0 : caption_height(scene, width) + CAPTION_GAP);
}

Picture *page_open_sized(const Scene *scene, double width, double height,
                         const DrawOptions *options, Box *content_out) {
  Picture *picture = picture_new(width, height, scene->name, scene->sentence);
  double head = page_head(scene, width / PAGE_WIDTH, options);
  Box caption = {PAGE_PAD_X, PAGE_PAD_Y, width - 2 * PAGE_PAD_X, head - PAGE_PAD_Y};
  if (!options->no_caption) draw_caption(picture, scene, caption);
  *content_out = (Box){PAGE_PAD_X, head, width - 2 * PAGE_PAD_X, height - head - PAGE_PAD_Y};
  return picture;
}

// Above this scale words would be too small on a slide: the page grows instead, for a poster.
enum { LARGEST_SCALE = 2, LARGEST_PAGE = 3 };

Picture *page_open(const Scene *scene, double scale, const DrawOptions *options, Box *content_out) {
  if (scale < LEAST_SCALE / 100.0) scale = LEAST_SCALE / 100.0;
  Picture *picture =
      page_open_sized(scene, PAGE_WIDTH * scale, PAGE_HEIGHT * scale, options, content_out);
  double times = scale / LARGEST_SCALE;
  if (times > LARGEST_PAGE) times = LARGEST_PAGE;
  if (times > 1) picture_set_page(picture, PAGE_WIDTH * times, PAGE_HEIGHT * times);
  return picture;
}
