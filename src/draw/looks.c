// looks.c: what every state looks like, see looks.h.
#include "heapstory/looks.h"

#include <stdio.h>

#include "heapstory/furniture.h"
#include "heapstory/geometry.h"

static PillLook badge(Paint paint, Token ink) {
  return (PillLook){paint, {.size = SIZE_BADGE, .color = ink}};
}

PillLook generation_look(int generation) {
  static const Token fills[] = {TOKEN_GENERATION_0, TOKEN_GENERATION_1, TOKEN_GENERATION_2,
                                TOKEN_PERMANENT};
  static const Token inks[] = {TOKEN_ON_GENERATION_0, TOKEN_ON_GENERATION_1, TOKEN_ON_GENERATION_2,
                               TOKEN_ON_PERMANENT};
  return badge((Paint){.fill = fills[generation]}, inks[generation]);
}

// ---- words around -----------------------------------------------------------------------------

static PillLook caption_pill(Paint paint, Token ink) {
  return (PillLook){paint, {.size = SIZE_PILL, .color = ink, .bold = true}};
}

CaptionLook caption_look(const Scene *scene, int size) {
  return (CaptionLook){
      .step = caption_pill((Paint){.fill = TOKEN_PILL}, TOKEN_MUTED),
      .from = {.size = size, .color = TOKEN_MUTED, .mono = true},
      .statement = {.size = size, .color = TOKEN_INK, .bold = true, .mono = !scene->titled},
      .sentence = {.size = SIZE_SENTENCE, .color = TOKEN_MUTED},
  };
}

PillLook caption_pill_look(PillKind kind) {
  switch (kind) {
  case PILL_ADDED:
    return caption_pill((Paint){TOKEN_NEWFILL, TOKEN_NEWLINE, 1, DASH_NONE}, TOKEN_NEW);
  case PILL_REMOVED:
    return caption_pill((Paint){TOKEN_REMOVEDFILL, TOKEN_REMOVEDLINE, 1, DASH_NONE}, TOKEN_REMOVED);
  case PILL_CHANGED:
    return caption_pill((Paint){TOKEN_CHANGEDFILL, TOKEN_CHANGEDLINE, 1, DASH_NONE}, TOKEN_CHANGED);
  case PILL_SAME: break;
  }
  return caption_pill((Paint){.fill = TOKEN_PILL}, TOKEN_MUTED);
}

Font panel_title_font(Token color) {
  return (Font){.size = SIZE_TITLE, .color = color, .bold = true};
}

// ---- cards ------------------------------------------------------------------------------------

static const Paint plain = {TOKEN_CARD, TOKEN_LINE, 1, DASH_NONE};
static const Paint immortal = {TOKEN_PILL, TOKEN_LINE, 1, DASH_NONE};
static const Paint created = {TOKEN_NEWFILL, TOKEN_NEWLINE, 2, DASH_NONE};
static const Paint resurrected = {TOKEN_CARD, TOKEN_NEWLINE, 2, DASH_NONE};
static const Paint changed = {TOKEN_CARD, TOKEN_CHANGEDLINE, 2, DASH_NONE};
static const Paint unreachable = {TOKEN_CARD, TOKEN_ISLANDLINE, 2, DASH_NONE};
static const Paint freed = {TOKEN_PANEL, TOKEN_REMOVEDLINE, 1, DASH_DASHED};
static const Paint collected = {TOKEN_PANEL, TOKEN_ISLANDLINE, 1, DASH_DASHED};

typedef struct StateLook {
  Paint box;
  Token tag;
  const char *class;
  bool dead;
} StateLook;

static StateLook state_look(CardState state) {
  switch (state) {
  case CARD_ABSENT: break;
  case CARD_PLAIN: return (StateLook){plain, TOKEN_MUTED, "", false};
  case CARD_NEW:
  case CARD_ADDED: return (StateLook){created, TOKEN_NEW, " new", false};
  case CARD_RESURRECTED: return (StateLook){resurrected, TOKEN_NEW, " resurrected", false};
  case CARD_FREED: return (StateLook){freed, TOKEN_REMOVED, " freed", true};
  case CARD_UNREACHABLE: return (StateLook){unreachable, TOKEN_ISLAND, " unreachable", false};
  case CARD_COLLECTED: return (StateLook){collected, TOKEN_ISLAND, " collected", true};
  case CARD_IMMORTAL: return (StateLook){immortal, TOKEN_MUTED, " immortal", false};
  case CARD_REMOVED: return (StateLook){freed, TOKEN_REMOVED, " removed", true};
  case CARD_CHANGED: return (StateLook){changed, TOKEN_CHANGED, " changed", false};
  }
  return (StateLook){.class = ""};
}

// Of a thing that is dead, whatever its generation was.
static const Paint ghost = {TOKEN_PANEL, TOKEN_GHOSTLINE, 1, DASH_NONE};
static const Paint promoted = {TOKEN_ACCENTFILL, TOKEN_ACCENT, 1, DASH_NONE};

static PillLook generation_badge(const SceneCard *card, bool dead) {
  if (!card->generation.text) return (PillLook){0};
  if (dead) return badge(ghost, TOKEN_GHOST);
  if (card->promoted) return badge(promoted, TOKEN_ACCENT);
  return generation_look(card->generation_number);
}

static Paint generation_bar(const SceneCard *card, bool dead) {
  if (!card->generation.text) return (Paint){0};
  return dead ? ghost : generation_look(card->generation_number).paint;
}

static PillLook refs_badge(CountState count) {
  PillLook look = badge((Paint){.fill = TOKEN_PILL}, TOKEN_INK);
  if (count == COUNT_CHANGED)
    look = badge((Paint){TOKEN_CHANGEDFILL, TOKEN_CHANGEDLINE, 1, DASH_NONE}, TOKEN_CHANGED);
  else if (count == COUNT_ZERO)
    look = badge((Paint){TOKEN_REMOVEDFILL, TOKEN_REMOVEDLINE, 1, DASH_NONE}, TOKEN_REMOVED);
  look.font.bold = true;
  return look;
}

static Paint group_frame(CardState state, bool dead) {
  if (state == CARD_ABSENT) return (Paint){0};
  return (Paint){TOKEN_PILL, TOKEN_LINE, 1, dead ? DASH_DASHED : DASH_NONE};
}

CardLook card_look(const SceneCard *card) {
  StateLook state = state_look(card->state);
  bool dead = state.dead;
  Token ink = dead ? TOKEN_GHOST : TOKEN_INK, muted = dead ? TOKEN_GHOST : TOKEN_MUTED;
  return (CardLook){
      .box = state.box,
      .frame = group_frame(card->state, dead),
      .bar = generation_bar(card, dead),
      .tag = {.size = SIZE_TAG, .color = state.tag, .bold = true},
      .type = {.size = SIZE_TYPE, .color = ink, .bold = true},
      .label = {.size = SIZE_TYPE, .color = muted},
      .sub = {.size = SIZE_SUB, .color = muted},
      .chip_value = {.size = SIZE_CHIP_VALUE, .color = ink, .mono = true},
      .value = {.size = SIZE_VALUE, .color = ink, .bold = !dead, .mono = true, .strike = dead},
      .generation = generation_badge(card, dead),
      .refs = refs_badge(card->count),
      .dead = dead,
  };
}

void card_id(const SceneCard *card, char id[CARD_ID]) {
  long long serial = card->serial;
  snprintf(id, CARD_ID, "obj-%s%lld", serial < 0 ? "m" : "", serial < 0 ? -serial : serial);
}

void card_class(const SceneCard *card, char class[CARD_CLASS]) {
  const char *state = state_look(card->state).class;
  if (card->generation.text)
    snprintf(class, CARD_CLASS, "obj%s gen%d", state, card->generation_number);
  else
    snprintf(class, CARD_CLASS, "obj%s", state);
}

RowLook row_look(const SceneRow *row, bool dead) {
  bool struck = row->state == ROW_REMOVED || dead, other = row->state == ROW_CHANGED && !dead;
  Token ink = other ? TOKEN_CHANGED : TOKEN_INK;
  return (RowLook){
      .key = {.size = row->gap ? SIZE_BADGE : SIZE_ROW,
              .mono = !row->gap,
              .strike = struck,
              .color = struck ? TOKEN_GHOST : TOKEN_MUTED},
      .value = {.size = SIZE_ROW,
                .mono = true,
                .strike = struck,
                .bold = other,
                .color = struck ? TOKEN_GHOST : ink},
  };
}

// ---- the stack --------------------------------------------------------------------------------

static Paint frame_box(FrameState state) {
  switch (state) {
  case FRAME_PLAIN: return plain;
  case FRAME_NEWEST: return (Paint){TOKEN_CARD, TOKEN_ACCENT, 2, DASH_NONE};
  case FRAME_RETURNED: return freed;
  case FRAME_ABSENT: break;
  }
  return (Paint){0};
}

FrameLook frame_look(FrameState state) {
  bool returned = state == FRAME_RETURNED;
  return (FrameLook){
      .box = frame_box(state),
      .tag = {.size = SIZE_TAG, .color = returned ? TOKEN_REMOVED : TOKEN_ACCENT, .bold = true},
      .title = {.size = SIZE_FRAME_TITLE,
                .color = returned ? TOKEN_GHOST : TOKEN_INK,
                .bold = true},
      .empty = {.size = SIZE_TAG, .color = TOKEN_MUTED, .italic = true},
      .class = returned ? "frame returned" : "frame",
  };
}

NameLook name_look(NameState state, bool gap) {
  NameLook look = {{.size = SIZE_NAME, .mono = true, .color = TOKEN_INK}, TOKEN_NONE};
  switch (state) {
  case NAME_NEW:
    look.font.color = TOKEN_NEW;
    look.font.bold = true;
    look.tint = TOKEN_NEWFILL;
    break;
  case NAME_REBOUND:
    look.font.color = TOKEN_CHANGED;
    look.font.bold = true;
    look.tint = TOKEN_CHANGEDFILL;
    break;
  case NAME_GONE:
    look.font.color = TOKEN_GHOST;
    look.font.strike = true;
    break;
  case NAME_PLAIN:
  case NAME_ABSENT: break;
  }
  if (gap) look.font.color = TOKEN_MUTED;
  return look;
}

// ---- islands and references -------------------------------------------------------------------

IslandLook island_look(IslandState state) {
  bool gone = state == ISLAND_COLLECTED;
  return (IslandLook){
      .box = {gone ? TOKEN_PANEL : TOKEN_ISLANDFILL, TOKEN_ISLANDLINE, 1.5,
              gone ? DASH_DASHED : DASH_NONE},
      .title = panel_title_font(TOKEN_ISLAND),
      .class = gone ? "island collected" : "island",
  };
}

EdgeLook edge_look(EdgeState state) {
  static const EdgeLook looks[] = {
      [EDGE_PLAIN] = {{TOKEN_EDGE, 1.5, DASH_NONE, HEAD_FULL, TAIL_DOT}, "reference"},
      [EDGE_NEW] = {{TOKEN_NEWLINE, 3, DASH_NONE, HEAD_FULL, TAIL_DOT}, "reference new"},
      [EDGE_REBOUND] = {{TOKEN_CHANGEDLINE, 3, DASH_NONE, HEAD_FULL, TAIL_DOT},
                        "reference rebound"},
      [EDGE_REMOVED] = {{TOKEN_REMOVEDLINE, 1.6, DASH_DASHED, HEAD_EMPTY, TAIL_RING},
                        "reference removed"},
      [EDGE_REPLACED] = {{TOKEN_REMOVEDLINE, 1.6, DASH_DASHED, HEAD_EMPTY, TAIL_NONE},
                         "reference replaced"},
      [EDGE_ISLAND] = {{TOKEN_ISLANDLINE, 2.2, DASH_NONE, HEAD_FULL, TAIL_DOT},
                       "reference unreachable"},
      [EDGE_CLEARED] = {{TOKEN_GHOSTLINE, 1.3, DASH_DASHED, HEAD_EMPTY, TAIL_RING},
                        "reference cleared"},
  };
  return looks[state];
}

// ---- the legend -------------------------------------------------------------------------------

static MarkLook line_mark(EdgeState state) {
  Arrow arrow = edge_look(state).arrow;
  return (MarkLook){.paint = {.line = arrow.line, .width = arrow.width, .dash = arrow.dash}};
}

static MarkLook box_mark(Paint paint) { return (MarkLook){20, 12, paint, NULL}; }

MarkLook mark_look(LegendKind kind) {
  switch (kind) {
  case LEGEND_WORDS:
  case LEGEND_LEFT_OUT: break;
  case LEGEND_REFERENCE: return line_mark(EDGE_PLAIN);
  case LEGEND_NEW: return line_mark(EDGE_NEW);
  case LEGEND_REBOUND: return line_mark(EDGE_REBOUND);
  case LEGEND_REMOVED: return line_mark(EDGE_REMOVED);
  case LEGEND_CLEARED: return line_mark(EDGE_CLEARED);
  case LEGEND_NEW_CARD: return box_mark(created);
  case LEGEND_RESURRECTED_CARD: return box_mark(resurrected);
  case LEGEND_PROMOTED: return box_mark(promoted);
  case LEGEND_FREED_CARD: return box_mark(freed);
  case LEGEND_CHANGED_CARD: return box_mark(changed);
  case LEGEND_COLLECTED_CARD: return box_mark(collected);
  case LEGEND_ISLAND: return box_mark((Paint){TOKEN_ISLANDFILL, TOKEN_ISLANDLINE, 1, DASH_NONE});
  case LEGEND_GENERATION_0: return box_mark(generation_look(0).paint);
  case LEGEND_GENERATION_1: return box_mark(generation_look(1).paint);
  case LEGEND_GENERATION_2: return box_mark(generation_look(2).paint);
  case LEGEND_PERMANENT: return box_mark(generation_look(3).paint);
  case LEGEND_COUNT: return (MarkLook){22, 18, refs_badge(COUNT_PLAIN).paint, "n"};
  }
  return (MarkLook){0};
}

Font mark_font(void) { return panel_title_font(TOKEN_INK); }

Font legend_font(void) { return (Font){.size = SIZE_TITLE, .color = TOKEN_MUTED}; }
