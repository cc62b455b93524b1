// card.c: an object as a card: tag above, header (type, number, badges), value or rows.
#include "labels.h"
#include "metrics.h"

enum {
  TAG = 16,
  HEADER = 28,
  VALUE = 32,
  RULE = 1,
  STATE_BORDER = 2,
  BADGE = 20,
  BADGE_FULL = 62,
  BADGE_DENSE = 24,
  BADGE_PAD = 12,
  SIDE = 10,
  GAP = 6,
  PORT_LEFT = 18,
  PORT_RIGHT = 20,
  SIZE_TYPE = 13,
  SIZE_SUB = 11,
  SIZE_BADGE = 12,
  SIZE_VALUE = 18,
  SIZE_ROW = 14,
  SIZE_TAG = 12,
};

typedef struct Header {
  int type, label, sub, generation, refs; // widths; 0 = not on this card
} Header;

static int row_height(Density density) { return density == DENSITY_DENSE ? 22 : 25; }

static int at_least(int width, int least) { return width > least ? width : least; }

// Only as wide as what it says; the space for more is at the left of the badges.
static int refs_width(const char *text, Density density) {
  int least = density == DENSITY_DENSE ? BADGE_DENSE : BADGE_FULL;
  return at_least(sans_width(text, SIZE_BADGE, true) + BADGE_PAD, least);
}

static Header header_of(const SceneCard *card, Density density) {
  Header h = {.type = sans_width(card->type, SIZE_TYPE, true),
              .label = sans_width(card->label, SIZE_TYPE, false),
              .sub = sans_width(card->sub.widest, SIZE_SUB, false),
              .generation = sans_width(card->generation.widest, SIZE_BADGE, false)};
  if (h.generation) h.generation += BADGE_PAD;
  h.refs = refs_width(card->refs.widest, density);
  return h;
}

static int header_width(const Header *h) {
  return SIDE + h->type + (h->label ? GAP + h->label : 0) + (h->sub ? GAP + h->sub : 0) + GAP +
         (h->generation ? h->generation + 4 : 0) + 4 + h->refs + GAP;
}

static bool has_value(const SceneCard *card) { return card->value.widest; }

static int rows_width(const SceneCard *card) {
  int width = 0;
  for (size_t i = 0; i < card->row_count; i++) {
    int value = mono_width(card->rows[i].value.widest, SIZE_ROW);
    int key = mono_width(card->rows[i].key.widest, SIZE_ROW);
    width = at_least(width, PORT_LEFT + key + (value ? 10 + value : 0) + PORT_RIGHT);
  }
  return width;
}

// Few different widths, so that cards of one column look alike.
static int snap(int width, Density density) {
  static const int full[] = {112, 152, 176, 200, 232, 264, 300, 340, 0};
  static const int dense[] = {96, 112, 128, 144, 160, 176, 200, 232, 264, 300, 340, 0};
  for (const int *step = density == DENSITY_DENSE ? dense : full; *step; step++)
    if (*step >= width) return *step;
  return width;
}

int card_width(const SceneCard *card, Density density) {
  Header header = header_of(card, density);
  int width = at_least(header_width(&header), rows_width(card));
  if (has_value(card))
    width = at_least(width, SIDE + mono_width(card->value.widest, SIZE_VALUE) + 14);
  return snap(width, density);
}

static bool has_tag_row(const SceneCard *card, Density density) {
  return density == DENSITY_FULL || card->tagged;
}

int card_height(const SceneCard *card, Density density) {
  int rows = (int)card->row_count * row_height(density);
  return (has_tag_row(card, density) ? TAG : 0) + 2 * STATE_BORDER + HEADER +
         (has_value(card) ? VALUE : 0) + (rows ? RULE + rows : 0);
}

// ---- looks ------------------------------------------------------------------------------------

typedef struct Look {
  Box box;
  Token tag;
} Look;

static const Look looks[] = {
    [CARD_ABSENT] = {{0}, TOKEN_NONE},
    [CARD_PLAIN] = {{1, TOKEN_LINE, TOKEN_CARD, true, false}, TOKEN_MUTED},
    [CARD_NEW] = {{2, TOKEN_NEWLINE, TOKEN_NEWFILL, true, false}, TOKEN_NEW},
    [CARD_FREED] = {{1, TOKEN_REMOVEDLINE, TOKEN_PANEL, true, true}, TOKEN_REMOVED},
    [CARD_UNREACHABLE] = {{2, TOKEN_ISLANDLINE, TOKEN_CARD, true, false}, TOKEN_ISLAND},
    [CARD_COLLECTED] = {{1, TOKEN_ISLANDLINE, TOKEN_PANEL, true, true}, TOKEN_ISLAND},
    [CARD_IMMORTAL] = {{1, TOKEN_LINE, TOKEN_PILL, true, false}, TOKEN_MUTED},
};

static bool is_dead(const SceneCard *card) {
  return card->state == CARD_FREED || card->state == CARD_COLLECTED;
}

static void generation_badge(Html *html, const SceneCard *card, int width) {
  static const Token fills[] = {TOKEN_GENERATION_0, TOKEN_GENERATION_1, TOKEN_GENERATION_2,
                                TOKEN_PERMANENT};
  static const Token inks[] = {TOKEN_ON_GENERATION_0, TOKEN_ON_GENERATION_1, TOKEN_ON_GENERATION_2,
                               TOKEN_ON_PERMANENT};
  if (width == 0) return;
  space(html, 4, HEADER, NULL);
  if (!card->generation.text) {
    space(html, width, BADGE, NULL);
    return;
  }
  int n = card->generation_number;
  Box box = {1, fills[n], fills[n], true, false};
  Token ink = inks[n];
  if (is_dead(card)) {
    box = (Box){1, TOKEN_GHOSTLINE, TOKEN_PANEL, true, false};
    ink = TOKEN_GHOST;
  }
  pill(html, width, HEADER, BADGE, box, (Font){.size = SIZE_BADGE, .color = ink},
       card->generation.text);
}

static void refs_badge(Html *html, const SceneCard *card, int width) {
  Box box = {1, TOKEN_PILL, TOKEN_PILL, true, false};
  Token ink = TOKEN_INK;
  if (card->count == COUNT_CHANGED) {
    box = (Box){1, TOKEN_CHANGEDLINE, TOKEN_CHANGEDFILL, true, false};
    ink = TOKEN_CHANGED;
  } else if (card->count == COUNT_ZERO) {
    box = (Box){1, TOKEN_REMOVEDLINE, TOKEN_REMOVEDFILL, true, false};
    ink = TOKEN_REMOVED;
  }
  space(html, 4, HEADER, NULL);
  if (card->refs.text)
    pill(html, width, HEADER, BADGE, box, (Font){.size = SIZE_BADGE, .color = ink, .bold = true},
         card->refs.text);
  else
    space(html, width, BADGE, NULL);
  space(html, GAP, HEADER, NULL);
}

static void header(Html *html, const SceneCard *card, Density density, int width) {
  Header h = header_of(card, density);
  Token ink = is_dead(card) ? TOKEN_GHOST : TOKEN_INK;
  Token muted = is_dead(card) ? TOKEN_GHOST : TOKEN_MUTED;
  line_open(html);
  space(html, SIDE, HEADER, NULL);
  words(html, h.type, HEADER, ALIGN_LEFT, (Font){.size = SIZE_TYPE, .color = ink, .bold = true},
        card->type);
  if (h.label) {
    space(html, GAP, HEADER, NULL);
    words(html, h.label, HEADER, ALIGN_LEFT, (Font){.size = SIZE_TYPE, .color = muted},
          card->label);
  }
  if (h.sub) {
    space(html, GAP, HEADER, NULL);
    words(html, h.sub, HEADER, ALIGN_LEFT, (Font){.size = SIZE_SUB, .color = muted},
          card->sub.text);
  }
  int refs = card->refs.text ? refs_width(card->refs.text, density) : h.refs;
  space(html, GAP + width - header_width(&h) + h.refs - refs, HEADER, NULL);
  generation_badge(html, card, h.generation);
  refs_badge(html, card, refs);
  line_close(html);
}

static void value(Html *html, const SceneCard *card, int width) {
  bool dead = is_dead(card);
  Font font = {.size = SIZE_VALUE,
               .color = dead ? TOKEN_GHOST : TOKEN_INK,
               .bold = !dead,
               .mono = true,
               .strike = dead};
  line_open(html);
  space(html, SIDE, VALUE, NULL);
  cell_open(html, 0);
  table_open(html, (Box){0}, NULL);
  row_open(html);
  words(html, width - SIDE, VALUE - 6, ALIGN_LEFT, font, card->value.text);
  row_close(html);
  row_open(html);
  space(html, width - SIDE, 6, NULL);
  row_close(html);
  table_close(html);
  cell_close(html);
  line_close(html);
}

static void row(Html *html, const SceneRow *line, size_t index, int width, int height, bool dead) {
  char port[32], left[32];
  bool struck = line->state == ROW_REMOVED || dead;
  bool changed = line->state == ROW_CHANGED && !dead;
  Font key = {.size = line->gap ? SIZE_BADGE : SIZE_ROW,
              .mono = !line->gap,
              .strike = struck,
              .color = struck ? TOKEN_GHOST : TOKEN_MUTED};
  Font text = {.size = SIZE_ROW,
               .mono = true,
               .strike = struck,
               .bold = changed,
               .color = struck    ? TOKEN_GHOST
                        : changed ? TOKEN_CHANGED
                                  : TOKEN_INK};
  bool absent = line->state == ROW_ABSENT;
  int key_width = mono_width(line->key.widest, SIZE_ROW) + 2;
  snprintf(port, sizeof port, "r%zu", index);
  snprintf(left, sizeof left, "r%zuL", index);
  line_open(html);
  space(html, PORT_LEFT, height, left);
  words(html, key_width, height, ALIGN_LEFT, key, absent ? NULL : line->key.text);
  words(html, width - PORT_LEFT - key_width - PORT_RIGHT, height, ALIGN_RIGHT, text,
        absent ? NULL : line->value.text);
  space(html, PORT_RIGHT, height, port);
  line_close(html);
}

void card_label(Html *html, const SceneCard *card, Density density, int width) {
  const Look *look = &looks[card->state];
  table_open(html, (Box){0}, NULL);
  if (has_tag_row(card, density)) {
    row_open(html);
    words(html, width, TAG, ALIGN_LEFT, (Font){.size = SIZE_TAG, .color = look->tag, .bold = true},
          card->tag);
    row_close(html);
  }
  row_open(html);
  cell_open(html, STATE_BORDER - look->box.border); // thin and thick borders take the same space
  table_open(html, look->box, "box");
  header(html, card, density, width);
  if (has_value(card)) value(html, card, width);
  if (card->row_count) {
    row_open(html);
    block(html, width, RULE, (Box){.fill = look->box.line});
    row_close(html);
  }
  for (size_t i = 0; i < card->row_count; i++)
    row(html, &card->rows[i], i, width, row_height(density), is_dead(card));
  table_close(html);
  cell_close(html);
  row_close(html);
  table_close(html);
}
