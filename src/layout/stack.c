// stack.c: all frames as ONE table, newest on top: the order is ours, no layout can change it.
#include "labels.h"
#include "heapstory/metrics.h"

static HtmlBox frame_box(const SceneFrame *frame) {
  switch (frame->state) {
  case FRAME_PLAIN: return (HtmlBox){1, TOKEN_LINE, TOKEN_CARD, true, false};
  case FRAME_NEWEST: return (HtmlBox){2, TOKEN_ACCENT, TOKEN_CARD, true, false};
  case FRAME_RETURNED: return (HtmlBox){1, TOKEN_REMOVEDLINE, TOKEN_PANEL, true, true};
  case FRAME_ABSENT: break;
  }
  return (HtmlBox){0};
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
  int text = width - 2 * FRAME_INSET - FRAME_DOT - FRAME_DOT_GAP;
  Token tint = name->state == NAME_NEW       ? TOKEN_NEWFILL
               : name->state == NAME_REBOUND ? TOKEN_CHANGEDFILL
                                             : TOKEN_NONE;
  HtmlBox box = tint ? (HtmlBox){1, tint, tint, true, false} : (HtmlBox){0};
  line_open(html);
  space(html, FRAME_INSET - box.border, FRAME_ROW, NULL);
  cell_open(html, 0);
  table_open(html, box, NULL);
  row_open(html);
  words(html, text, FRAME_ROW - 4, ALIGN_RIGHT, name_font(name->state),
        name->state == NAME_ABSENT ? NULL : name->text);
  space(html, FRAME_DOT_GAP, FRAME_ROW - 4, NULL);
  space(html, FRAME_DOT, FRAME_ROW - 4, port);
  row_close(html);
  table_close(html);
  cell_close(html);
  space(html, FRAME_INSET - box.border, FRAME_ROW, NULL);
  line_close(html);
}

static void empty_row(Html *html, const char *text, const char *port, int width) {
  line_open(html);
  space(html, FRAME_SIDE, FRAME_ROW, NULL);
  words(html, width - FRAME_SIDE - FRAME_INSET - FRAME_DOT, FRAME_ROW, ALIGN_LEFT,
        (Font){.size = SIZE_TAG, .color = TOKEN_MUTED, .italic = true}, text);
  space(html, FRAME_DOT, FRAME_ROW, port);
  space(html, FRAME_INSET, FRAME_ROW, NULL);
  line_close(html);
}

static void frame_table(Html *html, const SceneFrame *frame, size_t index, int width) {
  HtmlBox box = frame_box(frame);
  Token ink = frame->state == FRAME_RETURNED ? TOKEN_GHOST : TOKEN_INK;
  cell_open(html, STATE_BORDER - box.border);
  table_open(html, box, NULL);
  line_open(html);
  space(html, FRAME_SIDE, FRAME_HEADER, NULL);
  words(html, width - FRAME_SIDE, FRAME_HEADER, ALIGN_LEFT,
        (Font){.size = SIZE_FRAME_TITLE, .color = ink, .bold = true},
        frame->state == FRAME_ABSENT ? NULL : frame->title);
  line_close(html);
  row_open(html);
  block(html, width, FRAME_RULE, (HtmlBox){.fill = box.line});
  row_close(html);
  for (size_t n = 0; n < frame_rows(frame); n++) {
    char port[48];
    snprintf(port, sizeof port, "f%zun%zu", index, n);
    if (n == 0 && (frame->empty || frame->name_count == 0))
      empty_row(html, frame->empty, port, width);
    else
      name_row(html, &frame->names[n], port, width);
  }
  row_open(html);
  space(html, width, FRAME_FOOT, NULL);
  row_close(html);
  table_close(html);
  cell_close(html);
}

void stack_label(Html *html, const Scene *scene, int margin) {
  int width = stack_width(scene) - 2 * STATE_BORDER;
  table_open(html, (HtmlBox){0}, NULL);
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
    words(html, width + 2 * STATE_BORDER, FRAME_TAG, ALIGN_LEFT,
          (Font){.size = SIZE_TAG, .color = ink, .bold = true}, frame->tag);
    space(html, margin, FRAME_TAG, NULL);
    row_close(html);
    row_open(html);
    frame_table(html, frame, f, width);
    space(html, margin, FRAME_ROW, NULL);
    row_close(html);
  }
  if (scene->frame_count == 0) {
    row_open(html);
    space(html, width, FRAME_HEADER, NULL);
    row_close(html);
  }
  table_close(html);
}
