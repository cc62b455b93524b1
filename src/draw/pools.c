// pools.c: arenas as maps, pools as strips of blocks, large requests as chips.
#include "heapstory/scene_pools.h"

#include <stdio.h>

#include "parts.h"

enum {
  LEFT = 224,
  GUTTER = 12,
  PAD = 16, // between a panel and what stands in it
  TITLE = 20,
  LINE = 17,
  MARK = 14,
  LABEL = 164, // of a strip
  REST = 96,   // least width of "501 untouched"
  BLOCK = 22,  // of a block: least width in the legend
  BLOCK_LEAST = 20,
  BLOCK_MOST = 32,
  STRIP_MOST = 76, // from strip to strip
  CHIP = 22,
  CHIP_STEP = 26,
  LEGEND_LINES = 2,
  LEGEND_STEP = 22,
  SIZE_WORDS = 12,
  SIZE_BLOCK = 11,
  SIZE_LARGE = 14, // of blocks that have room
  SIZE_LEAST = 9,
};

static const Font muted = {.size = SIZE_WORDS, .color = TOKEN_MUTED};
static const Font heading = {.size = SIZE_WORDS, .color = TOKEN_MUTED, .bold = true};

// ---- arenas -----------------------------------------------------------------------------------

static Paint cell_paint(PoolCellKind kind, bool taken) {
  switch (kind) {
  case POOL_CELL_USED: return (Paint){.fill = taken ? TOKEN_NEW : TOKEN_GENERATION_1};
  case POOL_CELL_OTHERS: return (Paint){.fill = TOKEN_GENERATION_0};
  case POOL_CELL_EMPTY: return (Paint){TOKEN_CARD, TOKEN_GENERATION_2, 1, DASH_NONE};
  case POOL_CELL_NEVER: return (Paint){.fill = TOKEN_HAIR};
  case POOL_CELL_LOST: return (Paint){TOKEN_NONE, TOKEN_GHOSTLINE, 0.8, DASH_DOTTED};
  case POOL_CELL_KINDS: break;
  }
  return (Paint){0};
}

static Token cell_ink(const ScenePoolCell *cell) {
  if (cell->kind == POOL_CELL_OTHERS) return TOKEN_ON_GENERATION_0;
  return cell->taken ? TOKEN_CANVAS : TOKEN_ON_GENERATION_1;
}

static const char *cell_class(PoolCellKind kind) {
  static const char *const classes[POOL_CELL_KINDS] = {"pool used", "pool others", "pool empty",
                                                       "pool never-used", "pool lost"};
  return classes[kind];
}

static void draw_cell(Picture *picture, const ScenePoolCell *cell, Box box) {
  Paint paint = cell_paint(cell->kind, cell->taken);
  Font font = {.size = SIZE_BLOCK, .color = cell_ink(cell)};
  picture_open(picture, &(PictureGroup){.class = cell_class(cell->kind), .title = cell->title});
  picture_rect(picture, box_inset(box, paint.width / 2), 2, paint);
  while (cell->size && font.size > 8 && font_width(font, cell->size) > box.width) font.size--;
  if (cell->size && font_width(font, cell->size) <= box.width && box.height >= font.size)
    picture_words(picture, box, ALIGN_CENTER, font, cell->size);
  picture_close(picture);
}

static size_t columns_of(const SceneArena *arena) {
  size_t columns = 1;
  while (columns * columns < arena->cell_count) columns++;
  return columns;
}

// A map of as many rows as columns; the arenas of other steps keep their place.
static void draw_map(Picture *picture, const SceneArena *arena, Box square) {
  size_t columns = columns_of(arena);
  double wide = square.width / (double)columns, high = square.height / (double)columns;
  double gap = high > 16 ? 1.6 : 1;
  Paint paint = {TOKEN_PANEL, TOKEN_GHOSTLINE, 1, DASH_DASHED};
  if (arena->mapped) paint = (Paint){.fill = TOKEN_PANEL};
  picture_rect(picture, box_inset(square, paint.width / 2), 4, paint);
  if (!arena->mapped) draw_words(picture, square, ALIGN_CENTER, muted, "not mapped");
  for (size_t i = 0; arena->mapped && i < arena->cell_count; i++) {
    Box box = {square.x + (double)(i % columns) * wide, square.y + (double)(i / columns) * high,
               wide - gap, high - gap};
    draw_cell(picture, &arena->cells[i], box);
  }
}

static void open_arena(Picture *picture, size_t number, const char *title) {
  char id[32];
  snprintf(id, sizeof id, "arena-%zu", number);
  picture_open(picture, &(PictureGroup){.class = "arena", .id = id, .title = title});
}

// Two by two, each with its own title.
static void draw_maps(Picture *picture, const ScenePools *pools, Box square) {
  double wide = (square.width - GUTTER) / 2, high = (square.height - GUTTER / 2.0) / 2;
  for (size_t i = 0; i < POOLS_ARENAS; i++) {
    Box cell = {square.x + (double)(i % 2) * (wide + GUTTER),
                square.y + (double)(i / 2) * (high + GUTTER / 2.0), wide, LINE};
    Box below = {cell.x, cell.y + LINE, wide, high - LINE};
    if (i < pools->arena_count) {
      open_arena(picture, i, pools->arenas[i].title);
      draw_words(picture, cell, ALIGN_LEFT, muted, pools->arenas[i].title);
      draw_map(picture, &pools->arenas[i], below);
      picture_close(picture);
    } else if (i == pools->arena_count && pools->more_arenas) {
      draw_words(picture, below, ALIGN_CENTER, muted, pools->more_arenas);
    }
  }
}

static void draw_cell_marks(Picture *picture, const ScenePools *pools, Box lines) {
  picture_open(picture, &(PictureGroup){.class = "legend"});
  for (size_t i = 0; i < pools->cell_mark_count; i++) {
    double y = lines.y + (double)i * LINE;
    Paint paint = cell_paint(pools->cell_marks[i].kind, false);
    Box mark = {lines.x, y + (LINE - MARK) / 2.0, MARK, MARK};
    picture_rect(picture, box_inset(mark, paint.width / 2), 2, paint);
    Box words = {lines.x + MARK + 6, y, lines.width - MARK - 6, LINE};
    draw_words(picture, words, ALIGN_LEFT, muted, pools->cell_marks[i].words);
  }
  picture_close(picture);
}

static void draw_arenas(Picture *picture, const ScenePools *pools, Box panel) {
  bool many = pools->arena_count > 1;
  double x = panel.x + PAD, width = panel.width - 2 * PAD, y = panel.y + 10;
  if (!many) open_arena(picture, 0, pools->arenas[0].title);
  draw_panel(picture, panel);
  draw_words(picture, (Box){x, y, width, TITLE}, ALIGN_LEFT, heading,
             many ? "ARENAS" : pools->arenas[0].title);
  draw_words(picture, (Box){x, y + TITLE, width, LINE}, ALIGN_LEFT, muted, pools->figures);
  y += TITLE + LINE + 6;
  double marks = (double)pools->cell_marks_most * LINE, foot = 12;
  double side = box_bottom(panel) - foot - marks - 8 - y;
  if (side > width) side = width;
  Box square = {x, y, width, side};
  if (many)
    draw_maps(picture, pools, square);
  else
    draw_map(picture, &pools->arenas[0], square);
  if (!many) picture_close(picture);
  draw_cell_marks(picture, pools, (Box){x, y + side + 8, width, marks});
}

// ---- blocks -----------------------------------------------------------------------------------

typedef struct BlockLook {
  Paint paint;
  Token ink;
  bool bold, strike;
  bool ring; // of the accent
  const char *class;
} BlockLook;

static BlockLook block_look(PoolBlockState state) {
  const Paint outline = {TOKEN_CARD, TOKEN_GENERATION_2, 1, DASH_NONE};
  switch (state) {
  case POOL_BLOCK_ABSENT: break;
  case POOL_BLOCK_USED:
    return (BlockLook){{.fill = TOKEN_GENERATION_1}, TOKEN_ON_GENERATION_1, .class = "block"};
  case POOL_BLOCK_NEW:
    return (BlockLook){{.fill = TOKEN_NEW}, TOKEN_CANVAS, .bold = true, .class = "block new"};
  case POOL_BLOCK_GONE:
    return (BlockLook){{TOKEN_REMOVEDFILL, TOKEN_REMOVEDLINE, 1.2, DASH_DASHED},
                       TOKEN_REMOVED,
                       .strike = true,
                       .class = "block gone"};
  case POOL_BLOCK_FREE: return (BlockLook){outline, TOKEN_MUTED, .class = "block free"};
  case POOL_BLOCK_NEXT: return (BlockLook){outline, TOKEN_MUTED, .class = "block free next"};
  case POOL_BLOCK_KEPT:
    return (BlockLook){
        {TOKEN_PANEL, TOKEN_GHOSTLINE, 1, DASH_DASHED}, TOKEN_GHOST, .class = "block kept"};
  case POOL_BLOCK_OTHERS:
    return (BlockLook){
        {.fill = TOKEN_GENERATION_0}, TOKEN_ON_GENERATION_0, .class = "block others"};
  case POOL_BLOCK_STATES: break;
  }
  return (BlockLook){0};
}

// What is in focus has the accent: as its colour, or as a ring around it where it is new or goes.
static BlockLook focused(BlockLook look, PoolBlockState state) {
  if (state == POOL_BLOCK_USED) {
    look.paint.fill = TOKEN_ACCENT;
    look.ink = TOKEN_CANVAS;
    look.bold = true;
    look.class = "block focus";
  } else {
    look.ring = true;
    look.class = state == POOL_BLOCK_NEW ? "block new focus" : "block gone focus";
  }
  return look;
}

static void draw_block_box(Picture *picture, BlockLook look, const char *text, Box box) {
  if (look.ring) {
    picture_rect(picture, box_inset(box, 1), 3, (Paint){TOKEN_NONE, TOKEN_ACCENT, 2, DASH_NONE});
    box = box_inset(box, 3);
  }
  picture_rect(picture, box_inset(box, look.paint.width / 2), 2, look.paint);
  Font font = {.size = box.width > 30 && box.height > 24 ? SIZE_LARGE : SIZE_BLOCK,
               .color = look.ink,
               .bold = look.bold,
               .strike = look.strike};
  Box cell = box_inset(box, look.paint.width);
  while (text && font.size > SIZE_LEAST && font_width(font, text) > cell.width) font.size--;
  if (text) draw_words(picture, cell, ALIGN_CENTER, font, text);
}

static void draw_block(Picture *picture, const ScenePoolBlock *block, Box box) {
  BlockLook look = block_look(block->state);
  if (block->focus) look = focused(look, block->state);
  if (block->gap) look.strike = false;
  picture_open(picture, &(PictureGroup){.class = look.class, .title = block->title});
  draw_block_box(picture, look, block->text, box);
  picture_close(picture);
}

// ---- strips -----------------------------------------------------------------------------------

static void draw_label(Picture *picture, const ScenePool *pool, Box box) {
  Font bold = {.size = 14, .color = TOKEN_INK, .bold = true};
  int size = font_width(bold, pool->size);
  Box first = {box.x, box.y, size, 18}, name = {box.x + size + 8, box.y, LABEL - size - 8.0, 18};
  draw_words(picture, first, ALIGN_LEFT, bold, pool->size);
  draw_words(picture, name, ALIGN_LEFT, muted, pool->name);
  draw_words(picture, (Box){box.x, box.y + 17, LABEL, 15}, ALIGN_LEFT, muted, pool->use);
}

static void draw_strip(Picture *picture, const ScenePool *pool, unsigned units, Box row) {
  if (!pool->size) return; // not taken from its arena so far
  double width = row.width - LABEL - 8, step = (width - REST) / units;
  double high = row.height * 0.45;
  if (high < BLOCK_LEAST) high = BLOCK_LEAST;
  if (high > BLOCK_MOST) high = BLOCK_MOST;
  double x = row.x + LABEL + 8, y = row.y + (row.height - high) / 2, end = x;
  picture_open(picture, &(PictureGroup){.class = pool->in_use ? "strip" : "strip empty"});
  draw_label(picture, pool, (Box){row.x, row.y + (row.height - 32) / 2, LABEL, 32});
  for (size_t i = 0; i < pool->block_count; i++) {
    const ScenePoolBlock *block = &pool->blocks[i];
    double wide = step * (block->gap ? POOLS_GAP_UNITS : 1);
    if (block->state != POOL_BLOCK_ABSENT) {
      draw_block(picture, block, (Box){x, y, wide - 1.6, high});
      end = x + wide;
    }
    x += wide;
  }
  if (pool->rest) {
    Box rest = {end, y, box_right(row) - end, high};
    picture_rect(picture, rest, 2, (Paint){.fill = TOKEN_PILL});
    draw_words(picture, rest, ALIGN_CENTER, (Font){.size = SIZE_BLOCK, .color = TOKEN_MUTED},
               pool->rest);
  }
  picture_close(picture);
}

// ---- legend of blocks -------------------------------------------------------------------------

static double mark_width(const SceneBlockMark *mark) {
  int text = font_width((Font){.size = SIZE_BLOCK, .bold = true}, mark->text) + 6;
  return (text > BLOCK ? text : BLOCK) + 6 + font_width(muted, mark->words);
}

static void draw_mark(Picture *picture, const SceneBlockMark *mark, Box cell) {
  BlockLook look = block_look(mark->state);
  if (mark->focus) look = focused(look, mark->state);
  double box = mark_width(mark) - 6 - font_width(muted, mark->words);
  draw_block_box(picture, look, mark->text, (Box){cell.x, cell.y + 1, box, 18});
  draw_words(picture, (Box){cell.x + box + 6, cell.y, cell.width - box - 6, 20}, ALIGN_LEFT, muted,
             mark->words);
}

static void draw_block_marks(Picture *picture, const ScenePools *pools, Box area) {
  double x = area.x, y = area.y;
  picture_open(picture, &(PictureGroup){.class = "legend"});
  for (size_t i = 0; i < pools->block_mark_count; i++) {
    double width = mark_width(&pools->block_marks[i]);
    if (x > area.x && x + width > box_right(area)) {
      x = area.x;
      y += LEGEND_STEP;
    }
    if (y + LEGEND_STEP > box_bottom(area) + 1) break;
    if (width > area.width) width = area.width;
    draw_mark(picture, &pools->block_marks[i], (Box){x, y, width, 20});
    x += width + 18;
  }
  picture_close(picture);
}

static void draw_strips(Picture *picture, const ScenePools *pools, Box panel) {
  draw_panel(picture, panel);
  double x = panel.x + PAD, width = panel.width - 2 * PAD, y = panel.y + 10;
  int title = font_width(heading, "POOLS IN USE");
  draw_words(picture, (Box){x, y, title, TITLE}, ALIGN_LEFT, heading, "POOLS IN USE");
  draw_words(picture, (Box){x + title + 14, y, width - title - 14, TITLE}, ALIGN_LEFT, muted,
             pools->in_use);
  y += TITLE + 6;
  double foot = box_bottom(panel) - 10 - LINE - LEGEND_LINES * LEGEND_STEP - 6;
  double rows = foot - y - (pools->pools_left_out ? LINE : 0);
  double step = rows / (pools->pool_count ? (double)pools->pool_count : 1);
  if (step > STRIP_MOST) step = STRIP_MOST;
  for (size_t i = 0; i < pools->pool_count; i++)
    draw_strip(picture, &pools->pools[i], pools->units,
               (Box){x, y + (double)i * step, width, step});
  if (pools->more_pools)
    draw_words(picture, (Box){x, foot - LINE, width, LINE}, ALIGN_LEFT, muted, pools->more_pools);
  draw_block_marks(picture, pools, (Box){x, foot + 4, width, LEGEND_LINES * LEGEND_STEP});
  if (pools->shared)
    draw_words(picture, (Box){x, box_bottom(panel) - 8 - LINE, width, LINE}, ALIGN_LEFT, muted,
               pools->shared);
}

// ---- large requests ---------------------------------------------------------------------------

static void draw_chip(Picture *picture, const SceneLarge *large, Box box) {
  if (large->state == POOL_BLOCK_ABSENT) return;
  bool new = large->state == POOL_BLOCK_NEW, gone = large->state == POOL_BLOCK_GONE;
  Paint paint = {TOKEN_CARD, TOKEN_LINE, 1, DASH_NONE};
  if (new) paint = (Paint){TOKEN_NEWFILL, TOKEN_NEWLINE, 2, DASH_NONE};
  if (gone) paint = (Paint){TOKEN_PANEL, TOKEN_REMOVEDLINE, 1, DASH_DASHED};
  if (large->focus && !new && !gone) paint = (Paint){TOKEN_ACCENTFILL, TOKEN_ACCENT, 2, DASH_NONE};
  picture_open(picture, &(PictureGroup){.class = new    ? "large new"
                                                 : gone ? "large gone"
                                                        : "large",
                                        .title = large->title});
  picture_rect(picture, box_inset(box, paint.width / 2), CHIP / 2.0, paint);
  Font bold = {.size = SIZE_WORDS, .color = gone ? TOKEN_GHOST : TOKEN_INK, .bold = true};
  int size = font_width(muted, large->size);
  Box cell = box_inset(box, 0);
  cell.x += 10;
  cell.width -= 20;
  draw_words(picture, cell, ALIGN_RIGHT, muted, large->size);
  cell.width -= size + 6;
  draw_words(picture, cell, ALIGN_LEFT, bold, large->label);
  picture_close(picture);
}

static double large_height(const ScenePools *pools) {
  return 10 + TITLE + 4 + (double)pools->large_count * CHIP_STEP +
         (pools->large_words_ever ? LINE : 0) + 8;
}

static void draw_large(Picture *picture, const ScenePools *pools, Box panel) {
  draw_panel(picture, panel);
  double x = panel.x + PAD, width = panel.width - 2 * PAD, y = panel.y + 10;
  draw_words(picture, (Box){x, y, width, TITLE}, ALIGN_LEFT, heading, pools->large_limit);
  y += TITLE + 4;
  for (size_t i = 0; i < pools->large_count; i++)
    draw_chip(picture, &pools->large[i], (Box){x, y + (double)i * CHIP_STEP, width, CHIP});
  y += (double)pools->large_count * CHIP_STEP;
  if (pools->more_large)
    draw_words(picture, (Box){x, y, width, LINE}, ALIGN_LEFT, muted, pools->more_large);
}

// ---- the page ---------------------------------------------------------------------------------

Picture *draw_pools(const Scene *scene, const DrawOptions *options) {
  const ScenePools *pools = scene->pools;
  Box content;
  Picture *picture = page_open(scene, 1, options, &content);
  double large = large_height(pools);
  Box arenas = {content.x, content.y, LEFT, content.height - GUTTER - large};
  Box below = {content.x, box_bottom(content) - large, LEFT, large};
  double x = box_right(arenas) + GUTTER;
  Box strips = {x, content.y, box_right(content) - x, content.height};
  draw_arenas(picture, pools, arenas);
  draw_strips(picture, pools, strips);
  draw_large(picture, pools, below);
  return picture;
}
