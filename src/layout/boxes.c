// boxes.c: boxes with ports, see boxes.h. Every table is one column or one row: Graphviz adds up
// the sizes of such a table, for any other one it solves two networks.
#include "boxes.h"

#include "heapstory/geometry.h"

// ---- ports ------------------------------------------------------------------------------------

Ports ports_find(const Scene *scene) {
  size_t count = 0;
  Ports ports = {.behind = mem_zalloc(scene->card_count + 1),
                 .first = mem_alloc(mem_size(scene->card_count + 1, sizeof(size_t))),
                 .frame = mem_alloc(mem_size(scene->frame_count + 1, sizeof(size_t)))};
  for (size_t i = 0; i < scene->card_count; i++) {
    ports.first[i] = count;
    count += scene->cards[i].row_count;
  }
  for (size_t f = 0; f < scene->frame_count; f++) {
    ports.frame[f] = count;
    count += frame_rows(&scene->frames[f]);
  }
  ports.left = mem_zalloc(count + 1);
  ports.right = mem_zalloc(count + 1);
  for (size_t e = 0; e < scene->edge_count; e++) {
    const SceneEdge *edge = &scene->edges[e];
    if (edge->back) ports.behind[edge->to] = true;
    if (edge->from_frame)
      ports.right[ports.frame[edge->owner] + edge->cell] = true;
    else if (edge->cell < scene->cards[edge->owner].row_count)
      (edge->back ? ports.left : ports.right)[ports.first[edge->owner] + edge->cell] = true;
  }
  return ports;
}

void ports_delete(Ports *ports) {
  mem_free(ports->behind);
  mem_free(ports->first);
  mem_free(ports->frame);
  mem_free(ports->left);
  mem_free(ports->right);
}

// ---- columns ----------------------------------------------------------------------------------

// What stands between two ports is one cell.
typedef struct Column {
  Html *html;
  int width;
  int gap; // height above the next port that has no cell yet
} Column;

// 65535 is the limit of Graphviz.
static void column_fill(Column *column) {
  enum { TALLEST = 60000 };
  while (column->gap > 0) {
    int height = column->gap < TALLEST ? column->gap : TALLEST;
    text_add(&column->html->text, "<TR>");
    space(column->html, column->width, height, NULL);
    text_add(&column->html->text, "</TR>");
    column->gap -= height;
  }
}

// Cells of one row, from left to right, one of them with a port.
static void column_open_row(Column *column) {
  column_fill(column);
  text_add(&column->html->text, "<TR><TD>");
  table_open(column->html, (HtmlBox){0}, NULL);
  text_add(&column->html->text, "<TR>");
}

static void column_close_row(Column *column) {
  text_add(&column->html->text, "</TR>");
  table_close(column->html);
  text_add(&column->html->text, "</TD></TR>");
}

// ---- cards and the stack ----------------------------------------------------------------------

static void card_row(Column *column, int border, int height, size_t row, bool left, bool right) {
  int middle = column->width - 2 * border - CARD_DOT_LEFT - CARD_DOT_RIGHT;
  char name[32];
  if (!left && !right) {
    column->gap += height;
    return;
  }
  column_open_row(column);
  snprintf(name, sizeof name, "r%zuL", row);
  if (left) space(column->html, border, height, NULL);
  if (left) space(column->html, CARD_DOT_LEFT, height, name);
  space(column->html,
        middle + (left ? 0 : border + CARD_DOT_LEFT) + (right ? 0 : border + CARD_DOT_RIGHT),
        height, NULL);
  snprintf(name, sizeof name, "r%zu", row);
  if (right) space(column->html, CARD_DOT_RIGHT, height, name);
  if (right) space(column->html, border, height, NULL);
  column_close_row(column);
}

// The place of the tag above a box. Where a line ends at the box from behind it spans a column that
// the box has not: dot then does not take the box for the right end of its card, and leads the line
// more softly.
static void tag_row(Html *html, int width, int height, bool behind) {
  text_printf(&html->text, "<TR><TD%s WIDTH=\"%d\" HEIGHT=\"%d\" FIXEDSIZE=\"TRUE\"></TD></TR>",
              behind ? " COLSPAN=\"2\"" : "", width, height);
}

void card_box(Html *html, const Scene *scene, const Ports *ports, size_t index, int width) {
  const SceneCard *card = &scene->cards[index];
  const bool *left = ports->left + ports->first[index], *right = ports->right + ports->first[index];
  Density density = scene->density;
  int row = card_row_height(density), border = card_border(card);
  int tag = card_has_tag(card, density) ? CARD_TAG : 0;
  Column column = {html, width + 2 * border, 0};
  column.gap = card_height(card, density) - tag - row * (int)card->row_count - border;
  table_open(html, (HtmlBox){0}, NULL);
  if (tag) tag_row(html, column.width, tag, ports->behind[index]);
  text_add(&html->text, "<TR><TD PORT=\"box\">");
  table_open(html, (HtmlBox){0}, NULL);
  for (size_t i = 0; i < card->row_count; i++) card_row(&column, border, row, i, left[i], right[i]);
  column.gap += border;
  column_fill(&column);
  table_close(html);
  text_add(&html->text, "</TD></TR>");
  table_close(html);
}

static void name_row(Column *column, size_t frame, size_t name) {
  int margin = FRAME_INSET + STATE_BORDER;
  char port[48];
  snprintf(port, sizeof port, "f%zun%zu", frame, name);
  column_open_row(column);
  space(column->html, column->width - FRAME_DOT - margin, FRAME_ROW, NULL);
  space(column->html, FRAME_DOT, FRAME_ROW, port);
  space(column->html, margin, FRAME_ROW, NULL);
  column_close_row(column);
}

void stack_box(Html *html, const Scene *scene, const Ports *ports) {
  Column column = {html, stack_width(scene), 0};
  table_open(html, (HtmlBox){0}, NULL);
  for (size_t f = 0; f < scene->frame_count; f++) {
    const SceneFrame *frame = &scene->frames[f];
    column.gap += (f ? FRAME_GAP : 0) + FRAME_TAG + STATE_BORDER + FRAME_HEADER + FRAME_RULE;
    for (size_t n = 0; n < frame_rows(frame); n++) {
      if (ports->right[ports->frame[f] + n])
        name_row(&column, f, n);
      else
        column.gap += FRAME_ROW;
    }
    column.gap += FRAME_FOOT + STATE_BORDER;
  }
  if (scene->frame_count == 0) column.gap = FRAME_HEADER;
  column_fill(&column);
  table_close(html);
}
