// generations.c: the lanes of the collector: a head with its counter, chips in six columns, and
// what is to be said about the lane at its end. A chip has the same column in all lanes, so that
// arrows from lane to lane are straight.
#include "heapstory/scene_generations.h"

#include <math.h>
#include <stdio.h>

#include "parts.h"

enum {
  HEAD = 212, // pill, role, counter, gauge
  END = 106,  // words at the end of a lane, at least
  SIDE = 16,
  CHIP_GAP = 7,
  CHIP_HEIGHT = 32,
  CHIP_PITCH = 104, // from column to column, at least
  CHIP_PITCH_MOST = 122,
  CHIP_LINE = 39, // from row to row
  CHIP_RADIUS = 10,
  LANE_LEAST = 100,
  LANE_LEAST_PERMANENT = 72,
  LANE_PAD = 12,
  LANE_GAP = 16,
  LANE_MOST = 150,
  PILL_HEIGHT = 26,
  PILL_LEAST = 64,
  COUNT_LINE = 24,
  GAUGE_WIDTH = 150,
  GAUGE_HEIGHT = 7,
  CONTENTS_LINE = 17,
  NOTE_LINE = 16,
  SIZE_COUNT = 16,
  SIZE_PILL_WORDS = 13,
};

typedef struct Page {
  Picture *picture;
  const SceneGenerations *generations;
  double pitch;
  Box lanes[SCENE_LANES]; // height 0: not in this run
} Page;

// ---- where the lanes stand --------------------------------------------------------------------

static int least_height(const SceneLane *lane, int index) {
  if (!lane->reserved) return 0;
  int least = index == SCENE_LANES - 1 ? LANE_LEAST_PERMANENT : LANE_LEAST;
  int rows = (int)lane->rows * CHIP_LINE - (CHIP_LINE - CHIP_HEIGHT) + 2 * LANE_PAD;
  return rows > least ? rows : least;
}

static int heights(const SceneGenerations *g, size_t *count_out) {
  int all = -LANE_GAP;
  *count_out = 0;
  for (int i = 0; i < SCENE_LANES; i++) {
    int height = least_height(&g->lanes[i], i);
    if (height) all += height + LANE_GAP;
    *count_out += height > 0;
  }
  return all;
}

static double scale_for(const Scene *scene, const DrawOptions *options) {
  size_t count;
  double width = HEAD + LANE_COLUMNS * CHIP_PITCH + END + 2 * PAGE_PAD_X;
  double scale = width / PAGE_WIDTH;
  double height = heights(scene->generations, &count) + PAGE_PAD_Y;
  while (page_head(scene, scale, options) + height > PAGE_HEIGHT * scale) scale += 0.01;
  return scale;
}

// What is left of the height goes to the lanes, up to what looks like a lane.
static void place_lanes(Page *page, Box content) {
  size_t count;
  const SceneGenerations *g = page->generations;
  page->pitch = floor((content.width - HEAD - END) / LANE_COLUMNS);
  if (page->pitch > CHIP_PITCH_MOST) page->pitch = CHIP_PITCH_MOST;
  int spare = (int)content.height - heights(g, &count), more = spare / (int)count;
  double y = content.y;
  for (int i = 0; i < SCENE_LANES; i++) {
    int least = least_height(&g->lanes[i], i), height = least + more;
    if (least <= 0) continue;
    if (height > LANE_MOST && least < LANE_MOST) height = LANE_MOST;
    page->lanes[i] = (Box){content.x, y, content.width, height};
    y += height + LANE_GAP;
  }
}

static Box chip_box(const Page *page, size_t lane, uint32_t cell) {
  Box box = page->lanes[lane];
  double rows = page->generations->lanes[lane].rows;
  double all = rows * CHIP_LINE - (CHIP_LINE - CHIP_HEIGHT);
  return (Box){box.x + HEAD + cell % LANE_COLUMNS * page->pitch,
               box.y + (box.height - all) / 2 + cell / LANE_COLUMNS * CHIP_LINE,
               page->pitch - CHIP_GAP, CHIP_HEIGHT};
}

// ---- the head of a lane -----------------------------------------------------------------------

// Draws words that take what they need and returns where the next ones begin.
static double draw_run(Picture *picture, double x, double y, double height, Font font,
                       const char *text) {
  int width = font_width(font, text);
  picture_words(picture, (Box){x, y, width, height}, ALIGN_LEFT, font, text);
  return x + width;
}

static void draw_title(Picture *picture, const SceneLane *lane, int index, double x, double y) {
  Font font = {.size = SIZE_PILL_WORDS, .color = generation_look(index).font.color, .bold = true};
  int width = font_width(font, lane->pill) + 20;
  if (width < PILL_LEAST) width = PILL_LEAST;
  draw_pill(picture, (Box){x, y, width, PILL_HEIGHT}, generation_look(index).paint, font,
            lane->pill);
  Font role = {.size = SIZE_PILL_WORDS, .color = TOKEN_MUTED};
  draw_run(picture, x + width + 8, y, PILL_HEIGHT, role, lane->role);
}

static void draw_counter(Picture *picture, const SceneLane *lane, double x, double y) {
  Font count = {
      .size = SIZE_COUNT, .color = lane->passed ? TOKEN_CHANGED : TOKEN_INK, .bold = true};
  Font words = {.size = SIZE_TITLE, .color = TOKEN_MUTED};
  double end = x + HEAD - SIDE - 6;
  int rest = font_width(words, lane->limit) + font_width(words, lane->unit) + 16;
  while (count.size > SIZE_TITLE && x + font_width(count, lane->count) + rest > end) count.size--;
  x = draw_run(picture, x, y, COUNT_LINE, count, lane->count) + 8;
  x = draw_run(picture, x, y, COUNT_LINE, words, lane->limit) + 8;
  draw_words(picture, (Box){x, y, end - x, COUNT_LINE}, ALIGN_LEFT, words, lane->unit);
}

static void draw_gauge(Picture *picture, const SceneLane *lane, double x, double y) {
  picture_rect(picture, (Box){x, y, GAUGE_WIDTH, GAUGE_HEIGHT}, 0, (Paint){.fill = TOKEN_HAIR});
  double part = lane->full > 0 ? (double)lane->filled / (double)lane->full : 0;
  Token fill = lane->passed ? TOKEN_CHANGEDLINE : TOKEN_GENERATION_2;
  if (lane->passed) part = 1;
  if (part > 0)
    picture_rect(picture, (Box){x, y, GAUGE_WIDTH * part, GAUGE_HEIGHT}, 0, (Paint){.fill = fill});
}

static void draw_head(Picture *picture, const SceneLane *lane, int index, Box box) {
  Font small = {.size = 11, .color = TOKEN_MUTED};
  int height = PILL_HEIGHT + COUNT_LINE + CONTENTS_LINE + (lane->count ? GAUGE_HEIGHT : -4);
  double x = box.x + SIDE, y = box.y + (box.height - height) / 2;
  draw_title(picture, lane, index, x, y);
  y += PILL_HEIGHT;
  if (lane->count) {
    draw_counter(picture, lane, x, y);
    draw_gauge(picture, lane, x, y + COUNT_LINE);
    y += COUNT_LINE + GAUGE_HEIGHT;
  } else {
    draw_run(picture, x, y + 1, COUNT_LINE - 4, (Font){.size = SIZE_TITLE, .color = TOKEN_MUTED},
             "never scanned");
    y += COUNT_LINE - 4;
  }
  draw_words(picture, (Box){x, y, HEAD - SIDE - 6, CONTENTS_LINE}, ALIGN_LEFT, small,
             lane->contents);
}

// ---- chips ------------------------------------------------------------------------------------

typedef struct ChipLook {
  const char *class;
  Paint paint;
  Token type, label;
  const char *mark; // in front of the type
} ChipLook;

static const ChipLook looks[] = {
    [CHIP_PLAIN] = {"object", {TOKEN_CARD, TOKEN_LINE, 1, DASH_NONE}, TOKEN_INK, TOKEN_MUTED, ""},
    [CHIP_UNREACHABLE] = {"object unreachable",
                          {TOKEN_CARD, TOKEN_ISLANDLINE, 2, DASH_NONE},
                          TOKEN_ISLAND,
                          TOKEN_MUTED,
                          ""},
    [CHIP_NEW] =
        {"object new", {TOKEN_NEWFILL, TOKEN_NEWLINE, 2, DASH_NONE}, TOKEN_INK, TOKEN_MUTED, "+"},
    [CHIP_ARRIVED] = {"object arrived",
                      {TOKEN_ACCENTFILL, TOKEN_ACCENT, 2, DASH_NONE},
                      TOKEN_INK,
                      TOKEN_MUTED,
                      ""},
    [CHIP_LEFT] = {"ghost left",
                   {TOKEN_PANEL, TOKEN_GHOSTLINE, 1, DASH_DASHED},
                   TOKEN_GHOST,
                   TOKEN_GHOST,
                   ""},
    [CHIP_UNTRACKED] = {"ghost untracked",
                        {TOKEN_PANEL, TOKEN_GHOSTLINE, 1, DASH_DOTTED},
                        TOKEN_GHOST,
                        TOKEN_GHOST,
                        ""},
    [CHIP_FREED] = {"ghost freed",
                    {TOKEN_PANEL, TOKEN_REMOVEDLINE, 1, DASH_DASHED},
                    TOKEN_REMOVED,
                    TOKEN_REMOVED,
                    "×"},
    [CHIP_COLLECTED] = {"ghost collected",
                        {TOKEN_ISLANDFILL, TOKEN_ISLANDLINE, 1, DASH_DASHED},
                        TOKEN_ISLAND,
                        TOKEN_ISLAND,
                        "×"},
};

// The mark hangs in front of the words, which stand at the same place with and without it.
static void draw_chip_words(Picture *picture, const SceneChip *chip, const ChipLook *look,
                            Box box) {
  enum { GAP = 5, AIR = 5, MARK = 12 };
  Font type = {.size = SIZE_TITLE, .color = look->type, .bold = true};
  Font label = {.size = SIZE_TITLE, .color = look->label};
  int room = (int)box.width - 2 * AIR - MARK - GAP, behind = font_width(label, chip->label);
  char *front = words_that_fit(type, chip->type, room - behind);
  int width = font_width(type, front), left = ((int)box.width - width - GAP - behind) / 2;
  if (left < AIR + MARK) left = AIR + MARK;
  double x = box.x + left;
  picture_words(picture, (Box){x, box.y, width, box.height}, ALIGN_RIGHT, type, front);
  picture_words(picture, (Box){x + width + GAP, box.y, behind, box.height}, ALIGN_LEFT, label,
                chip->label);
  picture_words(picture, (Box){x - MARK, box.y, MARK - 2, box.height}, ALIGN_RIGHT, type,
                look->mark);
  mem_free(front);
}

static void draw_chip(Picture *picture, const SceneChip *chip, int lane, Box box) {
  ChipLook look = looks[chip->state];
  if (lane == SCENE_LANES - 1 && chip->state == CHIP_PLAIN) look.paint.fill = TOKEN_PILL;
  char id[48];
  // What moves is in two lanes at once.
  snprintf(id, sizeof id, "obj-%lld-lane-%d", (long long)chip->serial, lane);
  picture_open(picture, &(PictureGroup){.class = look.class, .id = id, .title = chip->tooltip});
  picture_rect(picture, box_inset(box, STATE_BORDER - look.paint.width / 2), CHIP_RADIUS,
               look.paint);
  draw_chip_words(picture, chip, &look, box);
  picture_close(picture);
}

// ---- the end of a lane, and arrows ------------------------------------------------------------

static Token note_color(NoteKind kind) {
  switch (kind) {
  case NOTE_PLAIN:
  case NOTE_MORE: break;
  case NOTE_RECLAIMED:
  case NOTE_UNREACHABLE: return TOKEN_ISLAND;
  case NOTE_FREED: return TOKEN_REMOVED;
  case NOTE_MOVED: return TOKEN_ACCENT;
  }
  return TOKEN_MUTED;
}

// Behind the last column that the lane ever needs.
static void draw_notes(const Page *page, const SceneLane *lane, Box box) {
  double x = box.x + HEAD + lane->columns * page->pitch;
  double y = box.y + (box.height - (double)lane->note_count * NOTE_LINE) / 2;
  for (size_t i = 0; i < lane->note_count; i++) {
    Font font = {.size = SIZE_TITLE, .color = note_color(lane->notes[i].kind), .bold = true};
    Box cell = {x, y + (double)i * NOTE_LINE, box_right(box) - 8 - x, NOTE_LINE};
    draw_words(page->picture, cell, ALIGN_LEFT, font, lane->notes[i].words);
  }
}

// True where chips stand between a cell and the border of its lane, on this side of it.
static bool is_blocked(const SceneLane *lane, uint32_t cell, bool below) {
  for (size_t i = 0; i < lane->chip_count; i++) {
    uint32_t other = lane->chips[i].cell;
    bool column = other % LANE_COLUMNS == cell % LANE_COLUMNS;
    if (column && (below ? other > cell : other < cell)) return true;
  }
  return false;
}

// Where an arrow leaves or meets a chip: at its border, or, where others are in the way, at that of
// the lane.
static Point end_of_arrow(const Page *page, size_t lane, uint32_t cell, bool below) {
  enum { INSIDE = 7 };
  Box chip = chip_box(page, lane, cell), box = page->lanes[lane];
  double x = chip.x + chip.width / 2;
  if (is_blocked(&page->generations->lanes[lane], cell, below))
    return (Point){x, below ? box_bottom(box) - INSIDE : box.y + INSIDE};
  return (Point){x, below ? box_bottom(chip) : chip.y};
}

static void draw_move(const Page *page, const SceneMove *move) {
  bool down = move->to_lane > move->from_lane;
  Point start = end_of_arrow(page, move->from_lane, move->from_cell, down);
  Point tip = end_of_arrow(page, move->to_lane, move->to_cell, !down);
  double bend = (tip.y - start.y) / 2;
  Point points[] = {start, {start.x, start.y + bend}, {tip.x, tip.y - bend}, tip};
  draw_arrow(page->picture, points, 4,
             (Arrow){.line = TOKEN_ACCENT, .width = 2, .head = HEAD_FULL});
}

static bool goes_along(const SceneMove *a, const SceneMove *b) {
  return a->from_lane == b->from_lane && a->to_lane == b->to_lane &&
         a->from_cell % LANE_COLUMNS == a->to_cell % LANE_COLUMNS &&
         a->from_cell % LANE_COLUMNS == b->from_cell % LANE_COLUMNS &&
         b->from_cell % LANE_COLUMNS == b->to_cell % LANE_COLUMNS;
}

// What moves within one column between the same lanes has one arrow: from the chip that is nearest
// to where they go, to the first one there.
static void draw_moves(const Page *page, size_t index) {
  const SceneGenerations *g = page->generations;
  SceneMove all = g->moves[index];
  bool down = all.to_lane > all.from_lane;
  for (size_t i = 0; i < g->move_count; i++) {
    const SceneMove *other = &g->moves[i];
    if (!goes_along(&all, other)) continue;
    if (i < index) return; // it has been drawn
    if (down ? other->from_cell > all.from_cell : other->from_cell < all.from_cell)
      all.from_cell = other->from_cell;
    if (down ? other->to_cell < all.to_cell : other->to_cell > all.to_cell)
      all.to_cell = other->to_cell;
  }
  draw_move(page, &all);
}

static void draw_lane(const Page *page, int index) {
  const SceneLane *lane = &page->generations->lanes[index];
  Picture *picture = page->picture;
  char id[16];
  snprintf(id, sizeof id, "lane-%d", index);
  picture_open(picture, &(PictureGroup){.class = "lane", .id = id, .title = lane->pill});
  draw_head(picture, lane, index, page->lanes[index]);
  for (size_t i = 0; i < lane->chip_count; i++)
    draw_chip(picture, &lane->chips[i], index, chip_box(page, (size_t)index, lane->chips[i].cell));
  draw_notes(page, lane, page->lanes[index]);
  picture_close(picture);
}

// ---- the page ---------------------------------------------------------------------------------

Picture *draw_generations(const Scene *scene, const DrawOptions *options) {
  Box content;
  Page page = {.generations = scene->generations};
  page.picture = page_open(scene, scale_for(scene, options), options, &content);
  place_lanes(&page, content);
  for (int i = 0; i < SCENE_LANES; i++)
    if (scene->generations->lanes[i].present) draw_panel(page.picture, page.lanes[i]);
  // Through a lane between two others an arrow passes behind the chips.
  for (size_t i = 0; i < scene->generations->move_count; i++) draw_moves(&page, i);
  for (int i = 0; i < SCENE_LANES; i++)
    if (scene->generations->lanes[i].present) draw_lane(&page, i);
  return page.picture;
}
