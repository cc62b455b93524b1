// timeline.c: a run on one page: a table of steps, with bars that share one baseline a row, and a
// bar for each life.
#include "heapstory/scene_timeline.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "parts.h"

enum {
  PAD = 16,
  LABELS = 138, // column of the words at the left
  PITCH_MOST = 240,
  NUMBER_LINE = 20,
  STATEMENT_LINE = 15,
  SIDE = 3, // of a statement's cell
  HEAD_FOOT = 6,
  VALUE_LINE = 17, // the number on a bar
  BAR_WIDTH = 26,
  BAR_LEAST = 28, // height of the highest bar of a row
  BAR_MOST = 64,
  CHART_GAP = 10,
  SEGMENT_LEAST = 14, // a number fits
  LIVES_TITLE = 26,
  LIFE_PITCH = 29,
  LIFE_PITCH_LEAST = 21,
  LIFE_GAP = 4, // between two bars
  FEW_LIVES = 6,
  MORE_LINE = 18,
  LEGEND_LINE = 30,
  SIZE_NUMBER = 13,
  SIZE_LABEL = 13,
  SIZE_COUNT = 12,
  SIZE_STATEMENT = 11,
  LEAST_SIZE = 8,
};

typedef struct Table {
  Picture *picture;
  const SceneTimeline *timeline;
  Box panel;
  double left, pitch; // of the columns
  int statement_lines;
  int bar; // height of the highest bar
  int life_pitch;
} Table;

// ---- sizes ------------------------------------------------------------------------------------

static Font statement_font(bool current) {
  return (Font){.size = SIZE_STATEMENT,
                .color = current ? TOKEN_INK : TOKEN_MUTED,
                .bold = current,
                .mono = true};
}

static double pitch_for(const SceneTimeline *timeline, double width) {
  double pitch = floor((width - 2 * PAD - LABELS) / (double)timeline->column_count);
  return pitch > PITCH_MOST ? PITCH_MOST : pitch;
}

static int lines_for(const SceneTimeline *timeline, double pitch) {
  for (size_t i = 0; i < timeline->column_count; i++)
    if (font_width(statement_font(true), timeline->columns[i].statement) > pitch - SIDE) return 2;
  return 1;
}

static size_t rows_of(const SceneTimeline *timeline) {
  return timeline->all ? timeline->lifetime_count : TIMELINE_LIVES;
}

static int chart_height(int bar) { return VALUE_LINE + bar + CHART_GAP; }

// Everything but the charts.
static int fixed_height(const Table *table) {
  const SceneTimeline *timeline = table->timeline;
  int lives = (int)rows_of(timeline) * table->life_pitch + (timeline->more ? MORE_LINE : 0);
  return PAD + NUMBER_LINE + table->statement_lines * STATEMENT_LINE + HEAD_FOOT + LIVES_TITLE +
         lives + LEGEND_LINE;
}

// By generation there is no number on the bar: the bar takes its place.
static int charts_height(int bar) { return 3 * chart_height(bar); }

static void measure(Table *table, double width) {
  table->pitch = pitch_for(table->timeline, width);
  table->statement_lines = lines_for(table->timeline, table->pitch);
  table->life_pitch = rows_of(table->timeline) <= FEW_LIVES ? LIFE_PITCH : LIFE_PITCH_LEAST;
}

static double scale_for(const Scene *scene, const DrawOptions *options) {
  Table table = {.timeline = scene->timeline};
  double scale = 1;
  for (;; scale += 0.01) {
    measure(&table, PAGE_WIDTH * scale - 2 * PAGE_PAD_X);
    double height = page_head(scene, scale, options) + fixed_height(&table) +
                    charts_height(BAR_LEAST) + PAGE_PAD_Y;
    if (height <= PAGE_HEIGHT * scale) return scale;
  }
}

// What is left of the height makes the bars higher.
static void place(Table *table, Box content) {
  measure(table, content.width);
  table->panel = content;
  table->left = content.x + PAD + LABELS;
  int spare = (int)content.height - fixed_height(table) - charts_height(BAR_LEAST);
  table->bar = BAR_LEAST + (spare > 0 ? spare / 3 : 0);
  if (table->bar > BAR_MOST) table->bar = BAR_MOST;
}

static Box column_box(const Table *table, size_t column, double y, double height) {
  return (Box){table->left + (double)column * table->pitch, y, table->pitch, height};
}

// ---- the head of the table --------------------------------------------------------------------

static void draw_label(const Table *table, double y, double height, const char *bold,
                       const char *muted) {
  Font first = {.size = SIZE_LABEL, .color = TOKEN_INK, .bold = true};
  Font second = {.size = SIZE_COUNT, .color = TOKEN_MUTED};
  double x = table->panel.x + PAD, end = table->left - 6;
  int behind = muted ? font_width(second, muted) : 0;
  char *words = words_that_fit(first, bold, (int)(end - x) - behind - 8);
  int width = font_width(first, words);
  picture_words(table->picture, (Box){x, y, width, height}, ALIGN_LEFT, first, words);
  picture_words(table->picture, (Box){x + width + 8, y, behind, height}, ALIGN_LEFT, second, muted);
  mem_free(words);
}

// Bytes of the first line: as many columns as fit, better behind a sign than in a word.
static size_t break_at(const char *text, int width) {
  size_t fits = 0, sign = 0, length = strlen(text);
  for (size_t end = 1; end <= length; end++) {
    if (((unsigned char)text[end] & 0xc0) == 0x80) continue;
    char *part = mem_strndup(text, end);
    bool wide = font_width(statement_font(true), part) > width;
    mem_free(part);
    if (wide) break;
    fits = end;
    if (strchr(" .,=([{", text[end - 1])) sign = end;
  }
  return sign && fits < length ? sign : fits;
}

// In a size that it fits in, or cut.
static void draw_line(Picture *picture, Box cell, Font font, const char *text) {
  Font smaller = font;
  smaller.size--;
  bool shrink = font_width(font, text) > cell.width && font_width(smaller, text) <= cell.width;
  draw_words(picture, cell, ALIGN_CENTER, shrink ? smaller : font, text);
}

static void draw_statement(const Table *table, const SceneColumn *column, Box cell) {
  Font font = statement_font(column->current);
  int width = (int)cell.width - SIDE;
  size_t first = table->statement_lines > 1 ? break_at(column->statement, width) : 0;
  if (first == 0) first = strlen(column->statement);
  char *line = mem_strndup(column->statement, first);
  Box inner = {cell.x + SIDE / 2.0, cell.y, width, STATEMENT_LINE};
  draw_line(table->picture, inner, font, line);
  mem_free(line);
  inner.y += STATEMENT_LINE;
  draw_line(table->picture, inner, font, column->statement + first);
}

static double draw_head(const Table *table, double y) {
  const SceneTimeline *timeline = table->timeline;
  draw_label(table, y, NUMBER_LINE, "step", timeline->binned ? "last of each" : NULL);
  for (size_t i = 0; i < timeline->column_count; i++) {
    const SceneColumn *column = &timeline->columns[i];
    Font font = {
        .size = SIZE_NUMBER, .color = column->current ? TOKEN_INK : TOKEN_MUTED, .bold = true};
    Box cell = column_box(table, i, y, NUMBER_LINE);
    draw_words(table->picture, cell, ALIGN_CENTER, font, column->title);
    draw_statement(table, column, (Box){cell.x, y + NUMBER_LINE, cell.width, STATEMENT_LINE});
  }
  return y + NUMBER_LINE + table->statement_lines * STATEMENT_LINE + HEAD_FOOT;
}

// ---- charts -----------------------------------------------------------------------------------

static Box bar_box(Box cell, double base, double height) {
  return (Box){cell.x + (cell.width - BAR_WIDTH) / 2, base - height, BAR_WIDTH, height};
}

// A number is never cut: it gets smaller.
static void draw_number(Picture *picture, Box cell, Font font, const char *text) {
  while (font.size > LEAST_SIZE && font_width(font, text) > cell.width) font.size--;
  picture_words(picture, cell, ALIGN_CENTER, font, text);
}

static void draw_bar(const Table *table, size_t index, int64_t value, int64_t most, double base) {
  const SceneColumn *column = &table->timeline->columns[index];
  double height = most ? (double)value / (double)most * table->bar : 0;
  if (value && height < 1) height = 1;
  Box cell = column_box(table, index, base - height - VALUE_LINE, VALUE_LINE);
  Token fill = column->current ? TOKEN_ACCENT : TOKEN_GENERATION_1;
  if (value) picture_rect(table->picture, bar_box(cell, base, height), 0, (Paint){.fill = fill});
  Font font = {.size = SIZE_COUNT,
               .color = column->current ? TOKEN_INK : TOKEN_MUTED,
               .bold = column->current};
  char text[24];
  snprintf(text, sizeof text, "%lld", (long long)value);
  draw_number(table->picture, cell, font, text);
}

static double draw_chart(const Table *table, double y, const char *title, bool bytes) {
  const SceneTimeline *timeline = table->timeline;
  double base = y + VALUE_LINE + table->bar;
  draw_label(table, base - table->bar / 2.0 - 10, 20, title, "alive");
  for (size_t i = 0; i < timeline->column_count; i++) {
    const SceneColumn *column = &timeline->columns[i];
    draw_bar(table, i, bytes ? column->bytes : column->objects,
             bytes ? timeline->most_bytes : timeline->most_objects, base);
  }
  return y + chart_height(table->bar);
}

// ---- generations ------------------------------------------------------------------------------

static double segment_height(int64_t value, double unit) {
  double height = (double)value * unit;
  return value && height < SEGMENT_LEAST ? SEGMENT_LEAST : height;
}

static double stack_height_of(const SceneColumn *column, double unit) {
  double height = 0;
  for (int lane = 0; lane < TIMELINE_LANES; lane++)
    height += segment_height(column->tracked[lane], unit);
  return height;
}

// Points an object: proportional, but that a segment has room for its number.
static double unit_for(const SceneTimeline *timeline, double room) {
  double unit = timeline->most_tracked ? room / (double)timeline->most_tracked : 0;
  for (int tries = 0; tries < 200; tries++) {
    double highest = 0;
    for (size_t i = 0; i < timeline->column_count; i++) {
      double height = stack_height_of(&timeline->columns[i], unit);
      if (height > highest) highest = height;
    }
    if (highest <= room + 0.001) break;
    unit *= 0.97;
  }
  return unit;
}

static double draw_generations_chart(const Table *table, double y) {
  const SceneTimeline *timeline = table->timeline;
  double room = VALUE_LINE + table->bar, base = y + room, unit = unit_for(timeline, room);
  draw_label(table, base - room / 2 - 10, 20, "by generation", NULL);
  for (size_t i = 0; i < timeline->column_count; i++) {
    double top = base;
    if (stack_height_of(&timeline->columns[i], unit) <= 0)
      picture_words(table->picture, column_box(table, i, base - VALUE_LINE, VALUE_LINE),
                    ALIGN_CENTER, (Font){.size = SIZE_COUNT, .color = TOKEN_MUTED}, "0");
    for (int lane = 0; lane < TIMELINE_LANES; lane++) {
      int64_t count = timeline->columns[i].tracked[lane];
      double height = segment_height(count, unit);
      if (count == 0) continue;
      Box bar = bar_box(column_box(table, i, y, room), top, height);
      char text[24];
      snprintf(text, sizeof text, "%lld", (long long)count);
      picture_rect(table->picture, bar, 0, generation_look(lane).paint);
      draw_number(table->picture, bar,
                  (Font){.size = SIZE_COUNT, .color = generation_look(lane).font.color}, text);
      top -= height;
    }
  }
  return y + chart_height(table->bar);
}

// ---- lifetimes --------------------------------------------------------------------------------

static bool is_bar(const SceneSpan *span) {
  return span->state == SPAN_REACHABLE || span->state == SPAN_UNREACHABLE;
}

// A bar over all columns of one state, with the count of each.
static void draw_bar_of_life(const Table *table, const SceneLifetime *life, size_t from, size_t to,
                             double y) {
  bool lost = life->spans[from].state == SPAN_UNREACHABLE;
  double height = table->life_pitch - LIFE_GAP;
  Box box = column_box(table, from, y, height);
  box.width = table->pitch * (double)(to - from);
  Paint paint =
      lost ? (Paint){TOKEN_ISLANDFILL, TOKEN_ISLANDLINE, 1, DASH_NONE} : generation_look(1).paint;
  picture_rect(table->picture, box_inset((Box){box.x + 1.5, box.y, box.width - 3, height}, 0.5), 8,
               paint);
  for (size_t i = from; i < to; i++) {
    Font font = {.size = SIZE_COUNT,
                 .color = lost ? TOKEN_ISLAND : generation_look(1).font.color,
                 .bold = life->spans[i].changed || lost};
    Box cell = column_box(table, i, y, height);
    draw_number(table->picture, (Box){cell.x + 6, y, cell.width - 12, height}, font,
                life->spans[i].count);
  }
}

static void draw_end(const Table *table, SpanState state, size_t column, double y) {
  bool collected = state == SPAN_COLLECTED;
  Font font = {.size = SIZE_COUNT, .color = collected ? TOKEN_ISLAND : TOKEN_REMOVED, .bold = true};
  draw_words(table->picture, column_box(table, column, y, table->life_pitch - LIFE_GAP),
             ALIGN_CENTER, font, collected ? "× gc" : "× freed");
}

static void draw_life(const Table *table, const SceneLifetime *life, double y) {
  char id[32];
  snprintf(id, sizeof id, "life-%lld", (long long)life->serial);
  // Where not all lives have a row, a row is not always the same life's.
  picture_open(table->picture, &(PictureGroup){.class = "life",
                                               .id = table->timeline->all ? id : NULL,
                                               .title = life->tooltip});
  draw_label(table, y, table->life_pitch - LIFE_GAP, life->type, life->label);
  for (size_t i = 0, end; i < table->timeline->column_count; i = end) {
    const SceneSpan *span = &life->spans[i];
    end = i + 1;
    if (span->state == SPAN_FREED || span->state == SPAN_COLLECTED)
      draw_end(table, span->state, i, y);
    if (!is_bar(span)) continue;
    while (end < table->timeline->column_count && life->spans[end].state == span->state) end++;
    draw_bar_of_life(table, life, i, end, y);
  }
  picture_close(table->picture);
}

static void draw_lives(const Table *table, double y) {
  Font title = {.size = SIZE_TITLE, .color = TOKEN_MUTED, .bold = true};
  const char *words = "LIFETIMES, WITH REFERENCE COUNTS";
  double x = table->panel.x + PAD;
  picture_words(table->picture, (Box){x, y, font_width(title, words), LIVES_TITLE - 4}, ALIGN_LEFT,
                title, words);
  y += LIVES_TITLE;
  for (size_t i = 0; i < table->timeline->lifetime_count; i++)
    draw_life(table, &table->timeline->lifetimes[i], y + (double)i * table->life_pitch);
  y += (double)rows_of(table->timeline) * table->life_pitch;
  draw_words(table->picture, (Box){x, y, 2 * LABELS, MORE_LINE}, ALIGN_LEFT,
             (Font){.size = SIZE_COUNT, .color = TOKEN_MUTED}, table->timeline->more);
}

// ---- the page ---------------------------------------------------------------------------------

static void draw_column_of_step(const Table *table, double y, double height) {
  for (size_t i = 0; i < table->timeline->column_count; i++)
    if (table->timeline->columns[i].current)
      picture_rect(table->picture, column_box(table, i, y, height), 0, (Paint){.fill = TOKEN_CARD});
}

// At the foot of the panel, below the columns.
static void draw_foot(const Table *table, const Scene *scene) {
  double room = box_right(table->panel) - PAD - table->left;
  bool *chosen = mem_zalloc(scene->legend_count + 1);
  int left = legend_choose(scene, (int)room, chosen);
  mem_free(chosen);
  Box line = {table->left - LEGEND_GAP, box_bottom(table->panel) - LEGEND_LINE, room - left,
              LEGEND_LINE - 4};
  draw_legend(table->picture, scene, line, 0);
}

Picture *draw_timeline(const Scene *scene, const DrawOptions *options) {
  Box content;
  Table table = {.timeline = scene->timeline};
  table.picture = page_open(scene, scale_for(scene, options), options, &content);
  place(&table, content);
  draw_panel(table.picture, table.panel);
  double y = table.panel.y + PAD - 6;
  int head = NUMBER_LINE + table.statement_lines * STATEMENT_LINE + HEAD_FOOT;
  draw_column_of_step(&table, y, head + charts_height(table.bar));
  y = draw_head(&table, y);
  y = draw_chart(&table, y, "objects", false);
  y = draw_chart(&table, y, "bytes", true);
  y = draw_generations_chart(&table, y);
  draw_lives(&table, y + 4);
  draw_foot(&table, scene);
  return table.picture;
}
