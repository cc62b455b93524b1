// card.c: an object as a card: tag above, header (type, number, badges), value or rows.
#include <string.h>

#include "parts.h"

typedef struct Look {
  Paint paint;
  Token tag;
  const char *class;
} Look;

static Look look_of(CardState state) {
  switch (state) {
  case CARD_ABSENT: break;
  case CARD_PLAIN: return (Look){{TOKEN_CARD, TOKEN_LINE, 1, DASH_NONE}, TOKEN_MUTED, ""};
  case CARD_NEW: return (Look){{TOKEN_NEWFILL, TOKEN_NEWLINE, 2, DASH_NONE}, TOKEN_NEW, " new"};
  case CARD_RESURRECTED:
    return (Look){{TOKEN_CARD, TOKEN_NEWLINE, 2, DASH_NONE}, TOKEN_NEW, " resurrected"};
  case CARD_FREED:
    return (Look){{TOKEN_PANEL, TOKEN_REMOVEDLINE, 1, DASH_DASHED}, TOKEN_REMOVED, " freed"};
  case CARD_UNREACHABLE:
    return (Look){{TOKEN_CARD, TOKEN_ISLANDLINE, 2, DASH_NONE}, TOKEN_ISLAND, " unreachable"};
  case CARD_COLLECTED:
    return (Look){{TOKEN_PANEL, TOKEN_ISLANDLINE, 1, DASH_DASHED}, TOKEN_ISLAND, " collected"};
  case CARD_IMMORTAL:
    return (Look){{TOKEN_PILL, TOKEN_LINE, 1, DASH_NONE}, TOKEN_MUTED, " immortal"};
  case CARD_ADDED: return (Look){{TOKEN_NEWFILL, TOKEN_NEWLINE, 2, DASH_NONE}, TOKEN_NEW, " new"};
  case CARD_REMOVED:
    return (Look){{TOKEN_PANEL, TOKEN_REMOVEDLINE, 1, DASH_DASHED}, TOKEN_REMOVED, " removed"};
  case CARD_CHANGED:
    return (Look){{TOKEN_CARD, TOKEN_CHANGEDLINE, 2, DASH_NONE}, TOKEN_CHANGED, " changed"};
  }
  return (Look){{0}, TOKEN_MUTED, ""};
}

static bool is_dead(const SceneCard *card) {
  return card->state == CARD_FREED || card->state == CARD_COLLECTED || card->state == CARD_REMOVED;
}

// ---- header -----------------------------------------------------------------------------------

static void draw_generation(Picture *picture, const SceneCard *card, Box box) {
  if (!card->generation.text) return;
  Paint paint = generation_paint(card->generation_number);
  Token ink = generation_ink(card->generation_number);
  if (card->promoted) {
    paint = (Paint){TOKEN_ACCENTFILL, TOKEN_ACCENT, 1, DASH_NONE};
    ink = TOKEN_ACCENT;
  }
  if (is_dead(card)) {
    paint = (Paint){TOKEN_PANEL, TOKEN_GHOSTLINE, 1, DASH_NONE};
    ink = TOKEN_GHOST;
  }
  draw_pill(picture, box, paint, (Font){.size = SIZE_BADGE, .color = ink}, card->generation.text);
}

static void draw_refs(Picture *picture, const SceneCard *card, Box box) {
  Paint paint = {.fill = TOKEN_PILL};
  Token ink = TOKEN_INK;
  if (card->count == COUNT_CHANGED) {
    paint = (Paint){TOKEN_CHANGEDFILL, TOKEN_CHANGEDLINE, 1, DASH_NONE};
    ink = TOKEN_CHANGED;
  } else if (card->count == COUNT_ZERO) {
    paint = (Paint){TOKEN_REMOVEDFILL, TOKEN_REMOVEDLINE, 1, DASH_NONE};
    ink = TOKEN_REMOVED;
  }
  if (card->refs.text)
    draw_pill(picture, box, paint, (Font){.size = SIZE_BADGE, .color = ink, .bold = true},
              card->refs.text);
}

// Words from the left; the badges stand at the right end.
static void draw_header(Picture *picture, const SceneCard *card, Density density, Box line) {
  CardHeader h = card_header(card, density);
  Token ink = is_dead(card) ? TOKEN_GHOST : TOKEN_INK;
  Token muted = is_dead(card) ? TOKEN_GHOST : TOKEN_MUTED;
  Box cell = {line.x + h.side, line.y, h.type, line.height};
  picture_words(picture, cell, ALIGN_LEFT, (Font){.size = SIZE_TYPE, .color = ink, .bold = true},
                card->type);
  cell.x += h.type + CARD_GAP;
  cell.width = h.label;
  picture_words(picture, cell, ALIGN_LEFT, (Font){.size = SIZE_TYPE, .color = muted},
                card->label.text);
  cell.x += h.label ? h.label + CARD_GAP : 0;
  cell.width = h.sub;
  if (h.sub)
    picture_words(picture, cell, ALIGN_LEFT, (Font){.size = SIZE_SUB, .color = muted},
                  card->sub.text);
  cell.width = h.value;
  if (h.value)
    picture_words(picture, cell, ALIGN_LEFT,
                  (Font){.size = SIZE_CHIP_VALUE, .color = ink, .mono = true}, card->value.text);
  int refs = card->refs.text ? card_refs_width(card->refs.text, density) : h.refs;
  // The pill of an immortal is as grey as its card: only its words are seen, and they end where
  // pills end.
  if (card->state == CARD_IMMORTAL)
    refs = font_width((Font){.size = SIZE_BADGE, .bold = true}, card->refs.text);
  Box badge = {box_right(line) - CARD_GAP - refs, line.y + (line.height - CARD_BADGE) / 2, refs,
               CARD_BADGE};
  draw_refs(picture, card, badge);
  if (h.generation == 0) return;
  badge.width = card_generation_width(card->generation.text);
  badge.x -= badge.width + 4;
  draw_generation(picture, card, badge);
}

// ---- rows -------------------------------------------------------------------------------------

static void draw_row(Picture *picture, const SceneRow *row, Box line, bool dead) {
  if (row->state == ROW_ABSENT) return;
  bool struck = row->state == ROW_REMOVED || dead;
  bool changed = row->state == ROW_CHANGED && !dead;
  Font key = {.size = row->gap ? SIZE_BADGE : SIZE_ROW,
              .mono = !row->gap,
              .strike = struck,
              .color = struck ? TOKEN_GHOST : TOKEN_MUTED};
  Font value = {.size = SIZE_ROW,
                .mono = true,
                .strike = struck,
                .bold = changed,
                .color = struck    ? TOKEN_GHOST
                         : changed ? TOKEN_CHANGED
                                   : TOKEN_INK};
  double room = line.width - CARD_DOT_LEFT - CARD_DOT_RIGHT;
  double own = font_width((Font){.size = SIZE_ROW, .mono = true}, row->key.widest) + 2;
  Box cell = {line.x + CARD_DOT_LEFT, line.y, own < room ? own : room, line.height};
  picture_words(picture, cell, ALIGN_LEFT, key, row->key.text);
  // Where no dot is, the value takes its place: both end at the same line.
  if (!row->dotted) room += CARD_DOT_RIGHT - CARD_SIDE;
  cell = (Box){line.x + CARD_DOT_LEFT + own, line.y, room - own, line.height};
  picture_words(picture, cell, ALIGN_RIGHT, value, row->value.text);
}

// ---- the card ---------------------------------------------------------------------------------

// At the left end of a chip: its generation.
static void draw_bar(Picture *picture, const SceneCard *card, Box inside) {
  if (!card->generation.text) return;
  Paint paint = generation_paint(card->generation_number);
  if (is_dead(card)) paint = (Paint){TOKEN_PANEL, TOKEN_GHOSTLINE, 1, DASH_NONE};
  Box bar = {inside.x + CARD_GAP, inside.y + 3, CHIP_BAR, inside.height - 6};
  picture_rect(picture, box_inset(bar, paint.width / 2), 1.5, paint);
}

// Around a card of several objects; `body` becomes what is inside.
static void draw_frame(Picture *picture, const SceneCard *card, Box *body) {
  if (card->members < 2) return;
  picture_rect(picture, box_inset(*body, 0.5), CARD_RADIUS + GROUP_FRAME / 2.0,
               (Paint){TOKEN_PILL, TOKEN_LINE, 1, is_dead(card) ? DASH_DASHED : DASH_NONE});
  *body = box_inset(*body, GROUP_FRAME);
}

static void draw_value(Picture *picture, const SceneCard *card, Box line) {
  bool dead = is_dead(card);
  Font font = {.size = SIZE_VALUE,
               .color = dead ? TOKEN_GHOST : TOKEN_INK,
               .bold = !dead,
               .mono = true,
               .strike = dead};
  picture_words(picture, (Box){line.x + CARD_SIDE, line.y, line.width - CARD_SIDE, line.height - 6},
                ALIGN_LEFT, font, card->value.text);
}

static void draw_body(Picture *picture, const SceneCard *card, Density density, Box body,
                      const Paint *paint) {
  draw_frame(picture, card, &body);
  Box inside = box_inset(body, STATE_BORDER);
  picture_rect(picture, box_inset(body, STATE_BORDER - paint->width / 2), CARD_RADIUS, *paint);
  if (density == DENSITY_CHIPS) draw_bar(picture, card, inside);
  Box line = {inside.x, inside.y, inside.width, card_header_height(density)};
  draw_header(picture, card, density, line);
  double y = inside.y + line.height;
  if (card_has_value(card, density)) {
    draw_value(picture, card, (Box){inside.x, y, inside.width, CARD_VALUE});
    y += CARD_VALUE;
  }
  if (card->row_count == 0) return;
  picture_line(picture, (Point){inside.x, y + 0.5}, (Point){box_right(inside), y + 0.5},
               (Paint){.line = paint->line, .width = 1});
  y += CARD_RULE;
  int height = card_row_height(density);
  for (size_t i = 0; i < card->row_count; i++)
    draw_row(picture, &card->rows[i], (Box){inside.x, y + (double)i * height, inside.width, height},
             is_dead(card));
}

void draw_card(Picture *picture, const SceneCard *card, Density density, Box box) {
  char id[48], class[96];
  long long serial = card->serial;
  if (card->state == CARD_ABSENT) return;
  Look look = look_of(card->state);
  snprintf(id, sizeof id, "obj-%s%lld", serial < 0 ? "m" : "", serial < 0 ? -serial : serial);
  snprintf(class, sizeof class, "obj%s", look.class);
  if (card->generation.text)
    snprintf(class, sizeof class, "obj%s gen%d", look.class, card->generation_number);
  picture_open(picture, &(PictureGroup){.class = class, .id = id, .title = card->tooltip});
  double tag = card_has_tag(card, density) ? CARD_TAG : 0;
  picture_words(picture, (Box){box.x + STATE_BORDER, box.y, box.width - STATE_BORDER, tag},
                ALIGN_LEFT, (Font){.size = SIZE_TAG, .color = look.tag, .bold = true}, card->tag);
  draw_body(picture, card, density, (Box){box.x, box.y + tag, box.width, box.height - tag},
            &look.paint);
  picture_close(picture);
}
