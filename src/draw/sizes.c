// sizes.c: how much space the words of a scene need, see geometry.h.
#include "heapstory/geometry.h"
#include "heapstory/metrics.h"

enum {
  BADGE_FULL = 62,
  BADGE_DENSE = 24,
  BADGE_PAD = 12,
  ROW_FULL = 25,
  ROW_DENSE = 22,
  LEAST_STACK = 138,
};

static int at_least(int width, int least) { return width > least ? width : least; }

// ---- cards ------------------------------------------------------------------------------------

int card_row_height(Density density) { return density == DENSITY_FULL ? ROW_FULL : ROW_DENSE; }

int card_refs_width(const char *text, Density density) {
  int least = density == DENSITY_FULL ? BADGE_FULL : BADGE_DENSE;
  return at_least(sans_width(text, SIZE_BADGE, true) + BADGE_PAD, least);
}

int card_generation_width(const char *text) {
  return text ? sans_width(text, SIZE_BADGE, false) + BADGE_PAD : 0;
}

int card_header_height(Density density) {
  return density == DENSITY_CHIPS ? CHIP_HEADER : CARD_HEADER;
}

int card_border(const SceneCard *card) {
  return card->members > 1 ? STATE_BORDER + GROUP_FRAME : STATE_BORDER;
}

// A chip says its generation by its bar, and its value beside its name.
static CardHeader chip_header(CardHeader h, const SceneCard *card) {
  h.side = CHIP_SIDE;
  h.sub = h.generation = 0;
  h.value = mono_width(card->value.widest, SIZE_CHIP_VALUE);
  if (h.value) h.value += 2; // small letters are hinted to whole pixels
  return h;
}

CardHeader card_header(const SceneCard *card, Density density) {
  CardHeader h = {.side = CARD_SIDE,
                  .type = sans_width(card->type, SIZE_TYPE, true),
                  .label = sans_width(card->label.widest, SIZE_TYPE, false),
                  .sub = sans_width(card->sub.widest, SIZE_SUB, false),
                  .generation = card_generation_width(card->generation.widest)};
  h.refs = card_refs_width(card->refs.widest, density);
  if (density == DENSITY_CHIPS) h = chip_header(h, card);
  return h;
}

int card_header_width(const CardHeader *h) {
  return h->side + h->type + (h->label ? CARD_GAP + h->label : 0) +
         (h->sub ? CARD_GAP + h->sub : 0) + (h->value ? CARD_GAP + h->value : 0) + CARD_GAP +
         (h->generation ? h->generation + 4 : 0) + 4 + h->refs + CARD_GAP;
}

bool card_has_value(const SceneCard *card, Density density) {
  return density != DENSITY_CHIPS && card->value.widest;
}

static int rows_width(const SceneCard *card) {
  int width = 0;
  for (size_t i = 0; i < card->row_count; i++) {
    int value = mono_width(card->rows[i].value.widest, SIZE_ROW);
    int key = mono_width(card->rows[i].key.widest, SIZE_ROW);
    width = at_least(width, CARD_DOT_LEFT + key + (value ? 10 + value : 0) + CARD_DOT_RIGHT);
  }
  return width;
}

// Few different widths, so that cards of one column look alike.
static int snap(int width, Density density) {
  static const int full[] = {112, 152, 176, 200, 232, 264, 300, 340, 0};
  static const int dense[] = {96, 112, 128, 144, 160, 176, 200, 232, 264, 300, 340, 0};
  for (const int *step = density == DENSITY_FULL ? full : dense; *step; step++)
    if (*step >= width) return *step;
  return width;
}

int card_width(const SceneCard *card, Density density) {
  CardHeader header = card_header(card, density);
  int width = at_least(card_header_width(&header), rows_width(card));
  if (card_has_value(card, density))
    width = at_least(width, CARD_SIDE + mono_width(card->value.widest, SIZE_VALUE) + 14);
  return snap(width, density);
}

bool card_has_tag(const SceneCard *card, Density density) {
  return density == DENSITY_FULL || (density != DENSITY_CHIPS && card->tagged);
}

// Above the first row.
static int head_height(const SceneCard *card, Density density) {
  return (card_has_tag(card, density) ? CARD_TAG : 0) + card_border(card) +
         card_header_height(density) + (card_has_value(card, density) ? CARD_VALUE : 0) +
         (card->row_count ? CARD_RULE : 0);
}

int card_height(const SceneCard *card, Density density) {
  return head_height(card, density) + (int)card->row_count * card_row_height(density) +
         card_border(card);
}

double card_row_y(const SceneCard *card, Density density, size_t row) {
  return head_height(card, density) + ((double)row + 0.5) * card_row_height(density);
}

// ---- the stack --------------------------------------------------------------------------------

size_t frame_rows(const SceneFrame *frame) { return frame->name_count ? frame->name_count : 1; }

int stack_width(const Scene *scene) {
  int width = LEAST_STACK;
  for (size_t f = 0; f < scene->frame_count; f++) {
    const SceneFrame *frame = &scene->frames[f];
    width = at_least(width, sans_width(frame->title, SIZE_FRAME_TITLE, true) + 2 * FRAME_SIDE);
    for (size_t n = 0; n < frame->name_count; n++)
      width = at_least(width, mono_width(frame->names[n].text, SIZE_NAME) + FRAME_SIDE +
                                  FRAME_DOT_GAP + FRAME_DOT + 2 * FRAME_INSET);
  }
  return width + 2 * STATE_BORDER;
}

int frame_height(const SceneFrame *frame) {
  return FRAME_TAG + 2 * STATE_BORDER + FRAME_HEADER + FRAME_RULE +
         FRAME_ROW * (int)frame_rows(frame) + FRAME_FOOT;
}

int stack_height(const Scene *scene) {
  int height = 0;
  for (size_t f = 0; f < scene->frame_count; f++)
    height += frame_height(&scene->frames[f]) + (f ? FRAME_GAP : 0);
  return height;
}

Point stack_dot(const Scene *scene, size_t frame, size_t name) {
  int top = 0;
  for (size_t f = 0; f < frame; f++) top += frame_height(&scene->frames[f]) + FRAME_GAP;
  top += FRAME_TAG + STATE_BORDER + FRAME_HEADER + FRAME_RULE;
  return (Point){stack_width(scene) - STATE_BORDER - FRAME_INSET - FRAME_DOT / 2.0,
                 top + ((double)name + 0.5) * FRAME_ROW};
}

// ---- places -----------------------------------------------------------------------------------

// The middle of a card's left or right side, its tag left out.
static Point side_of(const Scene *scene, const Geometry *g, uint32_t card, bool right) {
  Box box = g->cards[card];
  double tag = card_has_tag(&scene->cards[card], scene->density) ? CARD_TAG : 0;
  return (Point){right ? box.x + box.width : box.x, box.y + tag + (box.height - tag) / 2};
}

Point geometry_edge_start(const Scene *scene, const Geometry *g, const SceneEdge *edge) {
  if (edge->from_frame) {
    Point dot = stack_dot(scene, edge->owner, edge->cell);
    return (Point){g->stack.x + dot.x, g->stack.y + dot.y};
  }
  const SceneCard *owner = &scene->cards[edge->owner];
  if (owner->row_count == 0) return side_of(scene, g, edge->owner, !edge->back);
  Box box = g->cards[edge->owner];
  double right = box.x + box.width - card_border(owner) - CARD_DOT_RIGHT / 2.0;
  return (Point){edge->back ? box.x + card_border(owner) + CARD_DOT_LEFT / 2.0 : right,
                 box.y + card_row_y(owner, scene->density, edge->cell)};
}

Point geometry_edge_end(const Scene *scene, const Geometry *g, const SceneEdge *edge) {
  return side_of(scene, g, edge->to, edge->back);
}
