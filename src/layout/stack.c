// stack.c: all frames as ONE table, newest on top: the order is ours, no layout can change it.
#include "labels.h"
#include "metrics.h"

enum {
  TAG = 16,
  HEADER = 30,
  ROW = 30,
  RULE = 1,
  STATE_BORDER = 2,
  LEAST_WIDTH = 138,
  SIDE = 12,
  INSET = 5,
  DOT = 26,
  DOT_GAP = 10,
  SIZE_TITLE = 14,
  SIZE_NAME = 16,
  SIZE_TAG = 12,
};

static int at_least(int width, int least) { return width > least ? width : least; }

static size_t rows_of(const SceneFrame *frame) { return frame->name_count ? frame->name_count : 1; }

int stack_width(const Scene *scene) {
  int width = LEAST_WIDTH;
  for (size_t f = 0; f < scene->frame_count; f++) {
    const SceneFrame *frame = &scene->frames[f];
    width = at_least(width, sans_width(frame->title, SIZE_TITLE, true) + 2 * SIDE);
    for (size_t n = 0; n < frame->name_count; n++)
      width = at_least(width, mono_width(frame->names[n].text, SIZE_NAME) + SIDE + DOT_GAP + DOT +
                                  2 * INSET);
  }
  return width + 2 * STATE_BORDER;
}

static int frame_height(const SceneFrame *frame) {
  return TAG + 2 * STATE_BORDER + HEADER + RULE + ROW * (int)rows_of(frame);
}

int stack_height(const Scene *scene) {
  int height = 0;
  for (size_t f = 0; f < scene->frame_count; f++)
    height += frame_height(&scene->frames[f]) + (f ? FRAME_GAP : 0);
  return height;
}

static Box frame_box(const SceneFrame *frame) {
  switch (frame->state) {
  case FRAME_PLAIN: return (Box){1, TOKEN_LINE, TOKEN_CARD, true, false};
  case FRAME_NEWEST: return (Box){2, TOKEN_ACCENT, TOKEN_CARD, true, false};
  case FRAME_RETURNED: return (Box){1, TOKEN_REMOVEDLINE, TOKEN_PANEL, true, true};
  case FRAME_ABSENT: break;
  }
  return (Box){0};
}

static Font name_font(NameState state) {
  Font font = {.size = SIZE_NAME, .mono = true, .color = TOKEN_INK};
  switch (state) {
  case NAME_NEW:
    font.color = TOKEN_NEW;
    font.bold = true;
    break;
  case NAME_REBOUND:
    font.color = TOKEN_CHANGED;
    font.bold = true;
    break;
  case NAME_GONE:
    font.color = TOKEN_GHOST;
    font.strike = true;
    break;
  case NAME_PLAIN:
  case NAME_ABSENT: break;
  }
  return font;
}

// Name, gap, dot between two insets; a tint lies within the insets so that it spares the rounded
// border.
static void name_row(Html *html, const SceneName *name, const char *port, int width) {
  int text = width - 2 * INSET - DOT - DOT_GAP;
  Token tint = name->state == NAME_NEW       ? TOKEN_NEWFILL
               : name->state == NAME_REBOUND ? TOKEN_CHANGEDFILL
                                             : TOKEN_NONE;
  Box box = tint ? (Box){1, tint, tint, true, false} : (Box){0};
  line_open(html);
  space(html, INSET - box.border, ROW, NULL);
  cell_open(html, 0);
  table_open(html, box, NULL);
  row_open(html);
  words(html, text, ROW - 4, ALIGN_RIGHT, name_font(name->state),
        name->state == NAME_ABSENT ? NULL : name->text);
  space(html, DOT_GAP, ROW - 4, NULL);
  space(html, DOT, ROW - 4, port);
  row_close(html);
  table_close(html);
  cell_close(html);
  space(html, INSET - box.border, ROW, NULL);
  line_close(html);
}

static void empty_row(Html *html, const char *text, const char *port, int width) {
  line_open(html);
  space(html, SIDE, ROW, NULL);
  words(html, width - SIDE - INSET - DOT, ROW, ALIGN_LEFT,
        (Font){.size = SIZE_TAG, .color = TOKEN_MUTED, .italic = true}, text);
  space(html, DOT, ROW, port);
  space(html, INSET, ROW, NULL);
  line_close(html);
}

static void frame_table(Html *html, const SceneFrame *frame, size_t index, int width) {
  Box box = frame_box(frame);
  Token ink = frame->state == FRAME_RETURNED ? TOKEN_GHOST : TOKEN_INK;
  cell_open(html, STATE_BORDER - box.border);
  table_open(html, box, NULL);
  line_open(html);
  space(html, SIDE, HEADER, NULL);
  words(html, width - SIDE, HEADER, ALIGN_LEFT,
        (Font){.size = SIZE_TITLE, .color = ink, .bold = true},
        frame->state == FRAME_ABSENT ? NULL : frame->title);
  line_close(html);
  row_open(html);
  block(html, width, RULE, (Box){.fill = box.line});
  row_close(html);
  for (size_t n = 0; n < rows_of(frame); n++) {
    char port[48];
    snprintf(port, sizeof port, "f%zun%zu", index, n);
    if (n == 0 && (frame->empty || frame->name_count == 0))
      empty_row(html, frame->empty, port, width);
    else
      name_row(html, &frame->names[n], port, width);
  }
  table_close(html);
  cell_close(html);
}

void stack_label(Html *html, const Scene *scene, int margin) {
  int width = stack_width(scene) - 2 * STATE_BORDER;
  table_open(html, (Box){0}, NULL);
  for (size_t f = 0; f < scene->frame_count; f++) {
    const SceneFrame *frame = &scene->frames[f];
    Token ink = frame->state == FRAME_RETURNED ? TOKEN_REMOVED : TOKEN_ACCENT;
    if (f) {
      row_open(html);
      space(html, width + 2 * STATE_BORDER, FRAME_GAP, NULL);
      space(html, margin, FRAME_GAP, NULL);
      row_close(html);
    }
    row_open(html);
    words(html, width + 2 * STATE_BORDER, TAG, ALIGN_LEFT,
          (Font){.size = SIZE_TAG, .color = ink, .bold = true}, frame->tag);
    space(html, margin, TAG, NULL);
    row_close(html);
    row_open(html);
    frame_table(html, frame, f, width);
    space(html, margin, ROW, NULL);
    row_close(html);
  }
  if (scene->frame_count == 0) {
    row_open(html);
    space(html, width, HEADER, NULL);
    row_close(html);
  }
  table_close(html);
}
