// card.c: an object as a card: tag above, header (type, number, badges), value or rows.
#include "parts.h"

// ---- header -----------------------------------------------------------------------------------

static void draw_badges(Picture *picture, const SceneCard *card, const CardLook *look,
                        Density density, Box line) {
  CardHeader h = card_header(card, density);
  int refs = card->refs.text ? card_refs_width(card->refs.text, density) : h.refs;
  // The pill of an immortal is as grey as its card: only its words are seen, and they end where
  // pills end.
  bool plain = card->state == CARD_IMMORTAL && card->count == COUNT_PLAIN;
  if (plain) refs = font_width(look->refs.font, card->refs.text);
  Box badge = {box_right(line) - CARD_GAP - refs, line.y + (line.height - CARD_BADGE) / 2, refs,
               CARD_BADGE};
  if (card->refs.text)
    draw_pill(picture, badge, look->refs.paint, look->refs.font, card->refs.text);
  if (!card->generation.text || h.generation == 0) return;
  badge.width = card_generation_width(card->generation.text);
  badge.x -= badge.width + 4;
  draw_pill(picture, badge, look->generation.paint, look->generation.font, card->generation.text);
}

// Words from the left; the badges stand at the right end.
static void draw_header(Picture *picture, const SceneCard *card, const CardLook *look,
                        Density density, Box line) {
  CardHeader h = card_header(card, density);
  Box cell = {line.x + h.side, line.y, h.type, line.height};
  picture_words(picture, cell, ALIGN_LEFT, look->type, card->type);
  cell.x += h.type + CARD_GAP;
  cell.width = h.label;
  picture_words(picture, cell, ALIGN_LEFT, look->label, card->label.text);
  cell.x += h.label ? h.label + CARD_GAP : 0;
  cell.width = h.sub;
  if (h.sub) picture_words(picture, cell, ALIGN_LEFT, look->sub, card->sub.text);
  cell.width = h.value;
  if (h.value) picture_words(picture, cell, ALIGN_LEFT, look->chip_value, card->value.text);
  draw_badges(picture, card, look, density, line);
}

// ---- rows -------------------------------------------------------------------------------------

static void draw_row(Picture *picture, const SceneRow *row, Box line, bool dead) {
  if (row->state == ROW_ABSENT) return;
  RowLook look = row_look(row, dead);
  double room = line.width - CARD_DOT_LEFT - CARD_DOT_RIGHT;
  double own = font_width((Font){.size = SIZE_ROW, .mono = true}, row->key.widest) + 2;
  Box cell = {line.x + CARD_DOT_LEFT, line.y, own < room ? own : room, line.height};
  picture_words(picture, cell, ALIGN_LEFT, look.key, row->key.text);
  // Where no dot is, the value takes its place: both end at the same line.
  if (!row->dotted) room += CARD_DOT_RIGHT - CARD_SIDE;
  cell = (Box){line.x + CARD_DOT_LEFT + own, line.y, room - own, line.height};
  picture_words(picture, cell, ALIGN_RIGHT, look.value, row->value.text);
}

// ---- the card ---------------------------------------------------------------------------------

// At the left end of a chip: its generation.
static void draw_bar(Picture *picture, Paint paint, Box inside) {
  if (!paint.fill) return;
  Box bar = {inside.x + CARD_GAP, inside.y + 3, CHIP_BAR, inside.height - 6};
  picture_rect(picture, box_inset(bar, paint.width / 2), 1.5, paint);
}

static void draw_rows(Picture *picture, const SceneCard *card, const CardLook *look,
                      Density density, Box lines) {
  if (card->row_count == 0) return;
  picture_line(picture, (Point){lines.x, lines.y + 0.5}, (Point){box_right(lines), lines.y + 0.5},
               (Paint){.line = look->box.line, .width = 1});
  lines.height = card_row_height(density);
  double y = lines.y + CARD_RULE;
  for (size_t i = 0; i < card->row_count; i++) {
    lines.y = y + (double)i * lines.height;
    draw_row(picture, &card->rows[i], lines, look->dead);
  }
}

// `body`: with the frame around a card of several objects.
static void draw_body(Picture *picture, const SceneCard *card, const CardLook *look,
                      Density density, Box body) {
  if (card->members >= 2) {
    picture_rect(picture, box_inset(body, 0.5), CARD_RADIUS + GROUP_FRAME / 2.0, look->frame);
    body = box_inset(body, GROUP_FRAME);
  }
  Box inside = box_inset(body, STATE_BORDER);
  picture_rect(picture, box_inset(body, STATE_BORDER - look->box.width / 2), CARD_RADIUS,
               look->box);
  if (density == DENSITY_CHIPS) draw_bar(picture, look->bar, inside);
  Box line = {inside.x, inside.y, inside.width, card_header_height(density)};
  draw_header(picture, card, look, density, line);
  line.y += line.height;
  if (card_has_value(card, density)) {
    Box cell = {line.x + CARD_SIDE, line.y, line.width - CARD_SIDE, CARD_VALUE - 6};
    picture_words(picture, cell, ALIGN_LEFT, look->value, card->value.text);
    line.y += CARD_VALUE;
  }
  draw_rows(picture, card, look, density, line);
}

void draw_card(Picture *picture, const SceneCard *card, Density density, Box box) {
  char id[CARD_ID], class[CARD_CLASS];
  if (card->state == CARD_ABSENT) return;
  CardLook look = card_look(card);
  card_id(card, id);
  card_class(card, class);
  picture_open(picture, &(PictureGroup){.class = class, .id = id, .title = card->tooltip});
  double tag = card_has_tag(card, density) ? CARD_TAG : 0;
  picture_words(picture, (Box){box.x + STATE_BORDER, box.y, box.width - STATE_BORDER, tag},
                ALIGN_LEFT, look.tag, card->tag);
  draw_body(picture, card, &look, density, (Box){box.x, box.y + tag, box.width, box.height - tag});
  picture_close(picture);
}
