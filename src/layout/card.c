// card.c: an object as a card: tag above, header (type, number, badges), value or rows.
#include "labels.h"
#include "heapstory/metrics.h"

// ---- looks ------------------------------------------------------------------------------------

typedef struct Look {
  HtmlBox box;
  Token tag;
} Look;

static const Look looks[] = {
    [CARD_ABSENT] = {{0}, TOKEN_NONE},
    [CARD_PLAIN] = {{1, TOKEN_LINE, TOKEN_CARD, true, false}, TOKEN_MUTED},
    [CARD_NEW] = {{2, TOKEN_NEWLINE, TOKEN_NEWFILL, true, false}, TOKEN_NEW},
    [CARD_RESURRECTED] = {{2, TOKEN_NEWLINE, TOKEN_CARD, true, false}, TOKEN_NEW},
    [CARD_FREED] = {{1, TOKEN_REMOVEDLINE, TOKEN_PANEL, true, true}, TOKEN_REMOVED},
    [CARD_UNREACHABLE] = {{2, TOKEN_ISLANDLINE, TOKEN_CARD, true, false}, TOKEN_ISLAND},
    [CARD_COLLECTED] = {{1, TOKEN_ISLANDLINE, TOKEN_PANEL, true, true}, TOKEN_ISLAND},
    [CARD_IMMORTAL] = {{1, TOKEN_LINE, TOKEN_PILL, true, false}, TOKEN_MUTED},
    [CARD_ADDED] = {{2, TOKEN_NEWLINE, TOKEN_NEWFILL, true, false}, TOKEN_NEW},
    [CARD_REMOVED] = {{1, TOKEN_REMOVEDLINE, TOKEN_PANEL, true, true}, TOKEN_REMOVED},
    [CARD_CHANGED] = {{2, TOKEN_CHANGEDLINE, TOKEN_CARD, true, false}, TOKEN_CHANGED},
};

static bool is_dead(const SceneCard *card) {
  return card->state == CARD_FREED || card->state == CARD_COLLECTED || card->state == CARD_REMOVED;
}

static Token generation_fill(int generation) {
  static const Token fills[] = {TOKEN_GENERATION_0, TOKEN_GENERATION_1, TOKEN_GENERATION_2,
                                TOKEN_PERMANENT};
  return fills[generation];
}

static void generation_badge(Html *html, const SceneCard *card, int width, int height) {
  static const Token inks[] = {TOKEN_ON_GENERATION_0, TOKEN_ON_GENERATION_1, TOKEN_ON_GENERATION_2,
                               TOKEN_ON_PERMANENT};
  if (width == 0) return;
  space(html, 4, height, NULL);
  if (!card->generation.text) {
    space(html, width, CARD_BADGE, NULL);
    return;
  }
  int own = card_generation_width(card->generation.text);
  space(html, width - own, CARD_BADGE, NULL);
  int n = card->generation_number;
  Token fill = generation_fill(n);
  HtmlBox box = {1, fill, fill, true, false};
  Token ink = inks[n];
  if (card->promoted) {
    box = (HtmlBox){1, TOKEN_ACCENT, TOKEN_ACCENTFILL, true, false};
    ink = TOKEN_ACCENT;
  }
  if (is_dead(card)) {
    box = (HtmlBox){1, TOKEN_GHOSTLINE, TOKEN_PANEL, true, false};
    ink = TOKEN_GHOST;
  }
  pill(html, own, height, CARD_BADGE, box, (Font){.size = SIZE_BADGE, .color = ink},
       card->generation.text);
}

static void refs_badge(Html *html, const SceneCard *card, int width, int height) {
  HtmlBox box = {1, TOKEN_PILL, TOKEN_PILL, true, false};
  Token ink = TOKEN_INK;
  if (card->count == COUNT_CHANGED) {
    box = (HtmlBox){1, TOKEN_CHANGEDLINE, TOKEN_CHANGEDFILL, true, false};
    ink = TOKEN_CHANGED;
  } else if (card->count == COUNT_ZERO) {
    box = (HtmlBox){1, TOKEN_REMOVEDLINE, TOKEN_REMOVEDFILL, true, false};
    ink = TOKEN_REMOVED;
  }
  space(html, 4, height, NULL);
  if (card->refs.text)
    pill(html, width, height, CARD_BADGE, box,
         (Font){.size = SIZE_BADGE, .color = ink, .bold = true}, card->refs.text);
  else
    space(html, width, CARD_BADGE, NULL);
  space(html, CARD_GAP, height, NULL);
}

// At the left end of a chip: its generation.
static void chip_bar(Html *html, const SceneCard *card, Density density, int height) {
  if (density != DENSITY_CHIPS) return;
  space(html, CARD_GAP, height, NULL);
  bool shown = card->generation.text && !is_dead(card);
  Token fill = shown ? generation_fill(card->generation_number) : TOKEN_NONE;
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

static void header(Html *html, const SceneCard *card, Density density, int width) {
  CardHeader h = card_header(card, density);
  int height = card_header_height(density);
  Token ink = is_dead(card) ? TOKEN_GHOST : TOKEN_INK;
  Token muted = is_dead(card) ? TOKEN_GHOST : TOKEN_MUTED;
  line_open(html);
  chip_bar(html, card, density, height);
  space(html, h.side - (density == DENSITY_CHIPS ? CARD_GAP + CHIP_BAR : 0), height, NULL);
  words(html, h.type, height, ALIGN_LEFT, (Font){.size = SIZE_TYPE, .color = ink, .bold = true},
        card->type);
  if (h.label) {
    space(html, CARD_GAP, height, NULL);
    words(html, h.label, height, ALIGN_LEFT, (Font){.size = SIZE_TYPE, .color = muted},
          card->label.text);
  }
  if (h.sub) {
    space(html, CARD_GAP, height, NULL);
    words(html, h.sub, height, ALIGN_LEFT, (Font){.size = SIZE_SUB, .color = muted},
          card->sub.text);
  }
  if (h.value) {
    space(html, CARD_GAP, height, NULL);
    words(html, h.value, height, ALIGN_LEFT,
          (Font){.size = SIZE_CHIP_VALUE, .color = ink, .mono = true}, card->value.text);
  }
  int refs = card->refs.text ? card_refs_width(card->refs.text, density) : h.refs;
  space(html, CARD_GAP + width - card_header_width(&h) + h.refs - refs, height, NULL);
  generation_badge(html, card, h.generation, height);
  refs_badge(html, card, refs, height);
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
  space(html, CARD_SIDE, CARD_VALUE, NULL);
  cell_open(html, 0);
  table_open(html, (HtmlBox){0}, NULL);
  row_open(html);
  words(html, width - CARD_SIDE, CARD_VALUE - 6, ALIGN_LEFT, font, card->value.text);
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
  space(html, CARD_DOT_LEFT, height, left);
  words(html, key_width, height, ALIGN_LEFT, key, absent ? NULL : line->key.text);
  words(html, width - CARD_DOT_LEFT - key_width - CARD_DOT_RIGHT, height, ALIGN_RIGHT, text,
        absent ? NULL : line->value.text);
  space(html, CARD_DOT_RIGHT, height, port);
  line_close(html);
}

// Around a card of several objects.
static void frame_open(Html *html, const SceneCard *card) {
  if (card->members < 2) return;
  bool absent = card->state == CARD_ABSENT;
  cell_open(html, 0);
  table_open(html,
             absent ? (HtmlBox){.border = 1}
                    : (HtmlBox){1, TOKEN_LINE, TOKEN_PILL, true, is_dead(card)},
             NULL);
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
  const Look *look = &looks[card->state];
  table_open(html, (HtmlBox){0}, NULL);
  if (card_has_tag(card, density)) {
    row_open(html);
    words(html, width, CARD_TAG, ALIGN_LEFT,
          (Font){.size = SIZE_TAG, .color = look->tag, .bold = true}, card->tag);
    row_close(html);
  }
  row_open(html);
  frame_open(html, card);
  cell_open(html, STATE_BORDER - look->box.border); // thin and thick borders take the same space
  table_open(html, look->box, "box");
  header(html, card, density, width);
  if (card_has_value(card, density)) value(html, card, width);
  if (card->row_count) {
    row_open(html);
    block(html, width, CARD_RULE, (HtmlBox){.fill = look->box.line});
    row_close(html);
  }
  for (size_t i = 0; i < card->row_count; i++)
    row(html, &card->rows[i], i, width, card_row_height(density), is_dead(card));
  table_close(html);
  cell_close(html);
  frame_close(html, card);
  row_close(html);
  table_close(html);
}
