// card.c: an object as a card: tag above, header (type, number, badges), value or rows.
#include "labels.h"
#include "heapstory/metrics.h"

static void generation_badge(Html *html, const SceneCard *card, const CardLook *look, int width,
                             int height) {
  if (width == 0) return;
  space(html, 4, height, NULL);
  if (!card->generation.text) {
    space(html, width, CARD_BADGE, NULL);
    return;
  }
  int own = card_generation_width(card->generation.text);
  space(html, width - own, CARD_BADGE, NULL);
  pill(html, own, height, CARD_BADGE, look->generation, card->generation.text);
}

static void refs_badge(Html *html, const SceneCard *card, const CardLook *look, int width,
                       int height) {
  space(html, 4, height, NULL);
  if (card->refs.text)
    pill(html, width, height, CARD_BADGE, look->refs, card->refs.text);
  else
    space(html, width, CARD_BADGE, NULL);
  space(html, CARD_GAP, height, NULL);
}

// At the left end of a chip: its generation.
static void chip_bar(Html *html, const CardLook *look, Density density, int height) {
  if (density != DENSITY_CHIPS) return;
  space(html, CARD_GAP, height, NULL);
  // A border would take its space from the outside: what has one stays empty.
  Token fill = look->bar.line ? TOKEN_NONE : look->bar.fill;
  cell_open(html, 0);
  table_open(html, (HtmlBox){0}, NULL);
  row_open(html);
  space(html, CHIP_BAR, 3, NULL);
  row_close(html);
  row_open(html);
  block(html, CHIP_BAR, height - 6, (HtmlBox){.fill = fill});
  row_close(html);
  row_open(html);
  space(html, CHIP_BAR, 3, NULL);
  row_close(html);
  table_close(html);
  cell_close(html);
}

static void header(Html *html, const SceneCard *card, const CardLook *look, Density density,
                   int width) {
  CardHeader h = card_header(card, density);
  int height = card_header_height(density);
  line_open(html);
  chip_bar(html, look, density, height);
  space(html, h.side - (density == DENSITY_CHIPS ? CARD_GAP + CHIP_BAR : 0), height, NULL);
  words(html, h.type, height, ALIGN_LEFT, look->type, card->type);
  if (h.label) {
    space(html, CARD_GAP, height, NULL);
    words(html, h.label, height, ALIGN_LEFT, look->label, card->label.text);
  }
  if (h.sub) {
    space(html, CARD_GAP, height, NULL);
    words(html, h.sub, height, ALIGN_LEFT, look->sub, card->sub.text);
  }
  if (h.value) {
    space(html, CARD_GAP, height, NULL);
    words(html, h.value, height, ALIGN_LEFT, look->chip_value, card->value.text);
  }
  int refs = card->refs.text ? card_refs_width(card->refs.text, density) : h.refs;
  space(html, CARD_GAP + width - card_header_width(&h) + h.refs - refs, height, NULL);
  generation_badge(html, card, look, h.generation, height);
  refs_badge(html, card, look, refs, height);
  line_close(html);
}

static void value(Html *html, const char *text, Font font, int width) {
  line_open(html);
  space(html, CARD_SIDE, CARD_VALUE, NULL);
  cell_open(html, 0);
  table_open(html, (HtmlBox){0}, NULL);
  row_open(html);
  words(html, width - CARD_SIDE, CARD_VALUE - 6, ALIGN_LEFT, font, text);
  row_close(html);
  row_open(html);
  space(html, width - CARD_SIDE, 6, NULL);
  row_close(html);
  table_close(html);
  cell_close(html);
  line_close(html);
}

static void row(Html *html, const SceneRow *line, size_t index, int width, int height, bool dead) {
  char port[32], left[32];
  RowLook look = row_look(line, dead);
  bool absent = line->state == ROW_ABSENT;
  int key_width = mono_width(line->key.widest, SIZE_ROW) + 2;
  snprintf(port, sizeof port, "r%zu", index);
  snprintf(left, sizeof left, "r%zuL", index);
  line_open(html);
  space(html, CARD_DOT_LEFT, height, left);
  words(html, key_width, height, ALIGN_LEFT, look.key, absent ? NULL : line->key.text);
  words(html, width - CARD_DOT_LEFT - key_width - CARD_DOT_RIGHT, height, ALIGN_RIGHT, look.value,
        absent ? NULL : line->value.text);
  space(html, CARD_DOT_RIGHT, height, port);
  line_close(html);
}

// Around a card of several objects.
static void frame_open(Html *html, const SceneCard *card, Paint paint) {
  if (card->members < 2) return;
  cell_open(html, 0);
  table_open(html, card->state == CARD_ABSENT ? (HtmlBox){.border = 1} : html_box(paint), NULL);
  row_open(html);
  cell_open(html, GROUP_FRAME - 1);
  table_open(html, (HtmlBox){0}, NULL);
  row_open(html);
}

static void frame_close(Html *html, const SceneCard *card) {
  if (card->members < 2) return;
  row_close(html);
  table_close(html);
  cell_close(html);
  row_close(html);
  table_close(html);
  cell_close(html);
}

void card_label(Html *html, const SceneCard *card, Density density, int width) {
  CardLook look = card_look(card);
  HtmlBox box = html_box(look.box);
  table_open(html, (HtmlBox){0}, NULL);
  if (card_has_tag(card, density)) {
    row_open(html);
    words(html, width, CARD_TAG, ALIGN_LEFT, look.tag, card->tag);
    row_close(html);
  }
  row_open(html);
  frame_open(html, card, look.frame);
  cell_open(html, STATE_BORDER - box.border); // thin and thick borders take the same space
  table_open(html, box, "box");
  header(html, card, &look, density, width);
  if (card_has_value(card, density)) value(html, card->value.text, look.value, width);
  if (card->row_count) {
    row_open(html);
    block(html, width, CARD_RULE, (HtmlBox){.fill = look.box.line});
    row_close(html);
  }
  for (size_t i = 0; i < card->row_count; i++)
    row(html, &card->rows[i], i, width, card_row_height(density), look.dead);
  table_close(html);
  cell_close(html);
  frame_close(html, card);
  row_close(html);
  table_close(html);
}
